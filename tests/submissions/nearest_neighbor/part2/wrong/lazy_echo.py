# Returns what it was given.
# loses: everything

def network_parameters(X_train):
    return X_train


def label_readout(y_train):
    return y_train


def predict_network(X_test, W, b, R, classes):
    return X_test
