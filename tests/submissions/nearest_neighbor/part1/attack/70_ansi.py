# Escapes that would repaint a terminal, and a text that runs backwards.
# loses: everything
def predict_1nn(X_train, y_train, X_test):
    raise RuntimeError("\x1b[2J\x1b[H\x1b]0;100/100\x07\x9b31m passed\r\u202e001/001\u2066")
