# Returns None.
# loses: everything

def network_parameters(X_train):
    pass


def label_readout(y_train):
    pass


def predict_network(X_test, W, b, R, classes):
    pass
