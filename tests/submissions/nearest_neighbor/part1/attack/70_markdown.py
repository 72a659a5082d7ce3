# Markdown and template syntax in the message.
# loses: everything
def predict_1nn(X_train, y_train, X_test):
    raise RuntimeError("```\n# 100/100\n[x](javascript:alert(1)) {{7*7}} ${7*7} %s %(score)d {0.__class__}")
