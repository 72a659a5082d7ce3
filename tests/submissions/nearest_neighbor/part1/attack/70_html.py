# Markup in the message, in the class and in the output.
# loses: everything
Wrong = type("<img src=x onerror=alert(1)>", (Exception,), {})


def predict_1nn(X_train, y_train, X_test):
    print("</pre><script>alert(document.cookie)</script>")
    raise Wrong("<script>alert('x')</script>]]>&amp;<b>100/100</b>")
