# A list that contains itself.
# loses: everything
def predict_1nn(X_train, y_train, X_test):
    result = []
    result.append(result)
    return result
