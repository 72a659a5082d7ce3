# A number under the asked name.
# loses: everything
# status: error
predict_1nn = 3
