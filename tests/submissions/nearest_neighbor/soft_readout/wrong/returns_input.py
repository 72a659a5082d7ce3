# Gives the queries back.
# loses: everything
def soft_predict_proba(X_train, y_train, X_test, temperature):
    return X_test


def soft_readout_jacobian(X_train, y_train, X_test, temperature):
    return X_test
