# Raises StopIteration([1, 2, 3]) in the call.
# loses: everything
def predict_1nn(X_train, y_train, X_test):
    raise StopIteration([1, 2, 3])
