# Refuses everything.
# loses: everything
def soft_predict_proba(X_train, y_train, X_test, temperature):
    raise ValueError("no")


def soft_readout_jacobian(X_train, y_train, X_test, temperature):
    raise ValueError("no")
