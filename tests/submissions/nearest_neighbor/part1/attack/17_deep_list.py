# A list nested a hundred thousand deep.
# loses: everything
def predict_1nn(X_train, y_train, X_test):
    result = []
    for _ in range(100_000):
        result = [result]
    return result
