# Refuses whatever comes.
# loses: everything
def predict_1nn_batched(X_train, y_train, X_test, batch_size):
    raise ValueError("not today")
