# Refuses everything.
# loses: everything


def predict_cosine_1nn(X_train, y_train, X_test):
    raise ValueError('not supported')
