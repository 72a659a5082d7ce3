# A function that takes other arguments.
# loses: everything
# status: error
def predict_1nn(X_train):
    return X_train
