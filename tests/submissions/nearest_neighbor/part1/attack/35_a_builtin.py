# A builtin under the asked name.
# loses: everything
predict_1nn = max
