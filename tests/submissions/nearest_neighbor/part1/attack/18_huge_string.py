# A string of fifty million characters.
# loses: everything
def predict_1nn(X_train, y_train, X_test):
    return "=" * 50_000_000
