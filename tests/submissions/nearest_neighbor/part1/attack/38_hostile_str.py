# An error that cannot be shown.
# loses: everything
class Shy(Exception):
    def __str__(self):
        raise self

    __repr__ = __str__

    def __format__(self, spec):
        raise KeyboardInterrupt


def predict_1nn(X_train, y_train, X_test):
    raise Shy
