# A dict that is its own key's value, in a tuple.
# loses: everything
def predict_1nn(X_train, y_train, X_test):
    result = {}
    result["again"] = (result, [result])
    return result
