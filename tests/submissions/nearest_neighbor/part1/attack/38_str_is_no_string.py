# An error whose text is a number, and whose notes are not strings.
# loses: everything
class Odd(Exception):
    def __str__(self):
        return 7


def predict_1nn(X_train, y_train, X_test):
    error = Odd()
    error.__notes__ = [object(), "\x1b[2J"]
    raise error from error
