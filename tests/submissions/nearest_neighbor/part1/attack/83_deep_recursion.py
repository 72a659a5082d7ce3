# Recurses until something gives way.
# loses: everything
class Deep:
    def __getattr__(self, name):
        return self.missing

    def __eq__(self, other):
        return other == self

    __hash__ = None


def predict_1nn(X_train, y_train, X_test):
    return Deep() == Deep() or Deep().anything
