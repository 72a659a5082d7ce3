# A string of twenty million characters.
# loses: everything
def predict_1nn(X_train, y_train, X_test):
    return "=" * 20_000_000
