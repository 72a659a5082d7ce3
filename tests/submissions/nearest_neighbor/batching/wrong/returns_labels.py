# Gives the training labels back.
# loses: everything
def predict_1nn_batched(X_train, y_train, X_test, batch_size):
    return y_train
