# An integer of three million digits.
# loses: everything
def predict_1nn(X_train, y_train, X_test):
    return (1 << 10_000_000) + 1
