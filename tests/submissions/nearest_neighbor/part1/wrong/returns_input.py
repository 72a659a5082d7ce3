# Returns the labels as they came.
# loses: everything


def predict_1nn(X_train, y_train, X_test):
    return y_train
