# Always raises ValueError.
# loses: everything

def network_parameters(X_train):
    raise ValueError("no")


def label_readout(y_train):
    raise ValueError("no")


def predict_network(X_test, W, b, R, classes):
    raise ValueError("no")
