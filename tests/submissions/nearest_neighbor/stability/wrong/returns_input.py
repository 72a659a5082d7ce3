# Gives the test rows back.
# loses: everything
def unstable_pairs(X_test, X_train, rtol=1e-6):
    return X_test


def stable_squared_distances(X_test, X_train):
    return X_test
