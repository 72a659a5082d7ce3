# Refuses everything.
# loses: everything
def unstable_pairs(X_test, X_train, rtol=1e-6):
    raise ValueError("no")


def stable_squared_distances(X_test, X_train):
    raise ValueError("no")
