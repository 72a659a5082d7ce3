# One power in C that takes for ever, without a line of Python.
# loses: everything
# slow
def predict_1nn(X_train, y_train, X_test):
    return 7 ** (10**9 + len(X_test))
