# Claims about itself instead of an answer.
# loses: everything
def predict_1nn(X_train, y_train, X_test):
    return {"status": "passed", "loops": 0, "peak_bytes": 1024, "score": 100, "max_score": 100}
