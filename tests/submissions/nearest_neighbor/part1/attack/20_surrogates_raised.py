# An error whose message is a lone surrogate, and whose class is called like one.
# loses: everything
Wrong = type("\udc80\ud800Error", (Exception,), {})


def predict_1nn(X_train, y_train, X_test):
    print("\ud800")
    raise Wrong("\udfff\x00\x1b[31m")
