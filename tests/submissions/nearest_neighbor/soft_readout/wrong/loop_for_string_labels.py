# Looks up labels one by one where they are strings.
# loses: vectorization
import numpy as np


def validate(X_train, y_train, X_test, temperature):
    X_train = np.asarray(X_train, dtype=np.float64)
    X_test = np.asarray(X_test, dtype=np.float64)
    y_train = np.asarray(y_train)
    if X_train.ndim != 2 or X_test.ndim != 2 or y_train.ndim != 1:
        raise ValueError("wrong number of dimensions")
    if X_train.shape[1] != X_test.shape[1]:
        raise ValueError("feature counts differ")
    if X_train.shape[0] != y_train.shape[0]:
        raise ValueError("labels do not match the rows")
    if X_train.shape[0] == 0:
        raise ValueError("empty training set")
    if not np.isfinite(X_train).all() or not np.isfinite(X_test).all():
        raise ValueError("NaN or infinity")
    check_temperature(temperature)
    return X_train, y_train, X_test


def check_temperature(temperature):
    if isinstance(temperature, (bool, np.bool_)):
        raise ValueError("temperature is a bool")
    if not isinstance(temperature, (int, float, np.integer, np.floating)):
        raise ValueError("temperature is not a number")
    if not np.isfinite(temperature) or temperature <= 0:
        raise ValueError("temperature must be finite and positive")


def squared_distances(X_test, X_train):
    cross = X_test @ X_train.T
    squared = (X_test**2).sum(axis=1)[:, None] - 2.0 * cross + (X_train**2).sum(axis=1)
    return np.maximum(squared, 0.0)


def softmax(squared, temperature):
    logits = -(squared - squared.min(axis=1, keepdims=True)) / temperature
    powers = np.exp(logits)
    return powers / powers.sum(axis=1, keepdims=True)


def one_hot(y_train):
    classes, codes = np.unique(y_train, return_inverse=True)
    if y_train.dtype.kind in "US":
        place = {label: j for j, label in enumerate(classes.tolist())}
        codes = np.array([place[label] for label in y_train.tolist()])
    members = np.zeros((len(y_train), len(classes)))
    members[np.arange(len(y_train)), codes] = 1.0
    return members


def soft_predict_proba(X_train, y_train, X_test, temperature):
    X_train, y_train, X_test = validate(X_train, y_train, X_test, temperature)
    weights = softmax(squared_distances(X_test, X_train), temperature)
    return weights @ one_hot(y_train)


def soft_readout_jacobian(X_train, y_train, X_test, temperature):
    X_train, y_train, X_test = validate(X_train, y_train, X_test, temperature)
    weights = softmax(squared_distances(X_test, X_train), temperature)
    members = one_hot(y_train)
    proba = weights @ members
    pull = np.stack([(weights * member) @ X_train for member in members.T], axis=1)
    mean = weights @ X_train
    return 2.0 / temperature * (pull - proba[:, :, None] * mean[:, None, :])
