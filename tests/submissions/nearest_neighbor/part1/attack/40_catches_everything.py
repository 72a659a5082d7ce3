# Loops for ever and catches whatever is to stop it.
# loses: everything
# slow
def predict_1nn(X_train, y_train, X_test):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
