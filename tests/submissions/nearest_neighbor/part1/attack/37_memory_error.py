# Raises MemoryError() in the call.
# loses: everything
def predict_1nn(X_train, y_train, X_test):
    raise MemoryError()
