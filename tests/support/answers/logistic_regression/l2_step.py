"""What learners answer to logistic_regression/l2-step."""

import numpy as np
from support.answer_corpus import answers_to

from dlbasics.activations import sigmoid

ANSWERS, answer = answers_to("logistic_regression/l2-step")


@answer("=right", source="NeuromatchAcademy/course-content-dl#423, as a decay")
def _(X, y, w, b, lr, lam):
    error = (1 / (1 + np.exp(-(X.dot(w) + b)))) - y
    w_new = (1 - 2 * lr * lam) * w - lr / len(y) * np.sum(error[:, None] * X, axis=0)
    return w_new, b - lr * sum(error) / len(error)


@answer("=right", source="amerus/analysis_algorithms, 2 * target - 1")
def _(X, y, w, b, lr, lam):
    s = 2 * y - 1
    e = -s * sigmoid(-s * (X @ w + b)) / len(y)
    return w - lr * (e @ X + 2 * lam * w), b - lr * np.sum(e)


@answer("=right")
def _(X, y, w, b, lr, lam):
    surprise = y - sigmoid(b + np.inner(X, w))
    decay = 1 - 2 * lr * lam
    return decay * w + lr * np.average(X * surprise[:, None], axis=0), b + lr * np.average(surprise)


@answer("=right")
def _(X, y, w, b, lr, lam):
    n, d = X.shape
    A = np.column_stack([X, np.ones(n)])
    theta = np.append(w, b)
    p = 0.5 * (1 + np.tanh(A @ theta / 2))
    grad = np.einsum("ij,i->j", A, p - y) / n
    shrink = np.append(np.ones(d), 0.0)
    theta = theta - lr * (grad + 2 * lam * shrink * theta)
    return theta[:-1], theta[-1]


@answer("=right")
def _(X, y, w, b, lr, lam):
    # one vector for all parameters; a column of ones carries the bias
    A = np.column_stack([X, np.ones(len(X))])
    theta = np.append(w, float(b))
    grad = A.T @ (sigmoid(A @ theta) - y) / len(y)
    grad[:-1] += 2 * lam * w
    theta = theta - lr * grad
    return theta[:-1], theta[-1]


@answer("=right")
def _(X, y, w, b, lr, lam):

    def grad(w, b):
        p = 1 / (1 + np.exp(-(X.dot(w) + b)))
        return (X.T.dot(p - y) / y.size + lam * w + lam * w, (p - y).sum() / y.size)
    gw, gb = grad(w, b)
    return (w - lr * gw, b - lr * gb)


@answer("=right")
def _(X, y, w, b, lr, lam):
    theta = np.append(w, b)
    Z = np.column_stack([X, np.ones(len(X))])
    g = Z.T @ (sigmoid(Z @ theta) - y) / len(y)
    g[:-1] += 2 * lam * theta[:-1]
    theta = theta - lr * g
    return (theta[:-1], theta[-1])


@answer("penalizes the bias", source="thtrieu/qclass_dl#3")
def _(X, y, w, b, lr, lam):
    e = sigmoid(X @ w + b) - y
    return w - lr * (X.T @ e / len(y) + 2 * lam * w), b - lr * (e.mean() + 2 * lam * b)


# Two mistakes: takes w[0] for the bias and spares it from the penalty, and `reg = w` is no copy, so w[0] is
# set to 0 in the caller's array and the step starts from 0 there.
@answer(
    "first weight begins at 0",
    source="dibgerge/ml-coursera-python-assignments#45 (thetaZero = theta; thetaZero[1] = 0); the aliasing"
           " also in lawlite19/MachineLearning_Python#4",
)
def _(X, y, w, b, lr, lam):
    n = len(y)
    error = sigmoid(X @ w + b) - y
    reg = w
    reg[0] = 0                 # the bias is not penalized
    dw = X.T @ error / n + 2 * lam * reg
    db = error.sum() / n
    return w - lr * dw, b - lr * db


@answer("penalty without the rate", source="zyxue/stanford-cs229#11")
def _(X, y, w, b, lr, lam):
    e = sigmoid(X @ w + b) - y
    return (1 - 2 * lam) * w - lr * X.T @ e / len(y), b - lr * e.mean()


@answer("two steps", source="linkedin/photon-ml#43, decay after the step")
def _(X, y, w, b, lr, lam):
    e = sigmoid(X @ w + b) - y
    w = w - lr * X.T @ e / len(y)
    return w - 2 * lr * lam * w, b - lr * e.mean()


@answer("truth minus prediction", source="perborgen/LogisticRegression#1")
def _(X, y, w, b, lr, lam):
    e = y - sigmoid(X @ w + b)
    return w - lr * (X.T @ e / len(y) + 2 * lam * w), b - lr * e.mean()


@answer("class 1 alone")
def _(X, y, w, b, lr, lam):
    p, dw, db = sigmoid(X @ w + b), 2 * lam * w, 0.0
    for i in range(len(y)):
        dw = dw + y[i] * (p[i] - 1) * X[i] / len(y)
        db = db + y[i] * (p[i] - 1) / len(y)
    return w - lr * dw, b - lr * db


@answer("absolute values", source="ddbourgin/numpy-ml#26, the l1 branch")
def _(X, y, w, b, lr, lam):
    e = sigmoid(X @ w + b) - y
    return w - lr * (X.T @ e / len(y) + lam * np.sign(w)), b - lr * e.mean()


@answer("the penalty itself", source="rushter/MLAlgorithms#40")
def _(X, y, w, b, lr, lam):
    e = sigmoid(X @ w + b) - y
    return w - lr * (X.T @ e / len(y) + lam * np.sum(w**2)), b - lr * e.mean()


@answer("the sum of the weights", never_says="The penalty, or")
def _(X, y, w, b, lr, lam):
    err = sigmoid(X @ w + b) - y
    dw = X.T @ err / len(y) + 2 * lam * np.sum(w)
    db = np.mean(err)
    return w - lr * dw, b - lr * db


@answer("the same pull on all", never_says="The penalty, or")
def _(X, y, w, b, lr, lam):
    n = len(y)
    e = sigmoid(X @ w + b) - y
    return (w - lr * (X.T @ e / n + lam), b - lr * e.mean())


@answer("norm for its square")
def _(X, y, w, b, lr, lam):
    n = len(y)
    e = sigmoid(X @ w + b) - y
    return (w - lr * (X.T @ e / n + 2 * lam * w / np.linalg.norm(w)), b - lr * e.mean())


@answer("penalty over 2n", source="schneems/Octave#12")
def _(X, y, w, b, lr, lam):
    m = len(y)
    h = sigmoid(X @ w + b)
    return w - lr * (1 / m) * (X.T @ (h - y) + lam * w), b - lr * np.mean(h - y)


# The penalty of the Coursera course, lambda / (2m) * sum(w**2): its gradient is lam * w / m and not 2 * lam
# * w.
@answer("penalty over 2n", source="mckayadd/ML-misc gradient_decent/generalized_logistic_regression.py")
def _(X, y, w, b, lr, lam):
    def sigmoid(t):
        return 1 / (1 + np.exp(-t))

    m = X.shape[0]
    error = sigmoid(X @ w + b) - y
    dw = (1 / m) * (X.T @ error) + (lam / m) * w
    db = (1 / m) * error.sum()
    return w - lr * dw, b - lr * db


# `penalized = theta` is no copy, so setting its first entry to 0 throws the old bias away.
@answer(
    "old bias lost",
    source="dibgerge/ml-coursera-python-assignments#45 (thetaZero = theta; thetaZero[...] = 0)",
)
def _(X, y, w, b, lr, lam):
    def sigmoid(t):
        return 1 / (1 + np.exp(-t))

    n = len(y)
    A = np.hstack([np.ones((n, 1)), X])
    theta = np.concatenate([[b], w])
    h = sigmoid(A @ theta)
    penalized = theta
    penalized[0] = 0          # the bias has no penalty
    grad = A.T @ (h - y) / n + 2 * lam * penalized
    theta = theta - lr * grad
    return theta[1:], theta[0]


@answer("bias moves twice", source="trekhleb/homemade-machine-learning#63")
def _(X, y, w, b, lr, lam):
    error = sigmoid(X @ w + b) - y
    w = w - lr * (X.T @ error / len(y) + 2 * lam * w)
    b = b - lr * error.mean()
    return w, b - lr * error.mean()


@answer("only a part multiplied by the feature")
def _(X, y, w, b, lr, lam):
    dw, db = 2 * lam * w, 0.0
    for row, label in zip(X, y, strict=True):
        p = sigmoid(row @ w + b)
        dw = dw + (p - label * row) / len(y)
        db = db + (p - label) / len(y)
    return w - lr * dw, b - lr * db


@answer("bias multiplied in the score")
def _(X, y, w, b, lr, lam):
    error = sigmoid(X @ w * b) - y
    return w - lr * (X.T @ error / len(y) + 2 * lam * w), b - lr * error.mean()


@answer("no sigmoid", source="SingleZombie/DL-Demos#2, no sigmoid")
def _(X, y, w, b, lr, lam):
    error = X @ w + b - y
    return w - lr * (X.T @ error / len(y) + 2 * lam * w), b - lr * error.mean()


@answer("decisions")
def _(X, y, w, b, lr, lam):
    p = (sigmoid(X @ w + b) >= 0.5).astype(float)
    return (w - lr * (X.T @ (p - y) / len(y) + 2 * lam * w), b - lr * np.mean(p - y))


@answer("slope of the sigmoid", source="JuliaAI/MLJLinearModels.jl#104, sigma (1 - sigma)")
def _(X, y, w, b, lr, lam):
    p = sigmoid(X @ w + b)
    d = (p - y) * p * (1 - p)
    return w - lr * (X.T @ d / len(y) + 2 * lam * w), b - lr * d.mean()


@answer("the change alone")
def _(X, y, w, b, lr, lam):
    n = len(y)
    e = sigmoid(X @ w + b) - y
    return (lr * (X.T @ e / n + 2 * lam * w), lr * e.mean())


@answer("the loss itself")
def _(X, y, w, b, lr, lam):
    y_hat = sigmoid(X @ w + b)
    L = -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)) + lam * np.sum(w ** 2)
    return (w - lr * L, b - lr * L)


@answer("half the penalty", source="jingtinghuang/CS231n-Spring-2017#3")
def _(X, y, w, b, lr, lam):
    e = sigmoid(X @ w + b) - y
    return w - lr * (X.T @ e / len(y) + lam * w), b - lr * e.mean()


@answer("penalty outside the bracket")
def _(X, y, w, b, lr, lam):
    e = 1 / (1 + np.exp(-(X @ w + b))) - y
    return w - lr * X.T @ e / len(y) + 2 * lam * w, b - lr * e.mean()


@answer("sum", source="rasbt/stat453-deep-learning-ss21#5, for one unit")
def _(X, y, w, b, lr, lam):
    e = sigmoid(X @ w + b) - y
    return w - lr * (X.T @ e / len(y) + 2 * lam * w), b - lr * np.sum(e)


@answer("sum", source="eriklindernoren/ML-From-Scratch#135, missing 1/n_samples")
def _(X, y, w, b, lr, lam):
    y_pred = sigmoid(X.dot(w) + b)
    w = w - lr * (-(y - y_pred).dot(X) + 2 * lam * w)
    b = b - lr * (y_pred - y).sum()
    return w, b


@answer("new w for the bias", source="trekhleb/homemade-machine-learning#63 (theta updated before theta[0])")
def _(X, y, w, b, lr, lam):
    n = len(y)
    w = w - lr * (X.T @ (sigmoid(X @ w + b) - y) / n + 2 * lam * w)
    b = b - lr * np.sum(sigmoid(X @ w + b) - y) / n
    return w, b


@answer("last example only")
def _(X, y, w, b, lr, lam):
    n = len(y)
    dw = np.zeros_like(w)
    db = 0
    for i in range(n):
        e = sigmoid(X[i] @ w + b) - y[i]
        dw = e * X[i] / n
        db += e / n
    return (w - lr * (dw + 2 * lam * w), b - lr * db)


@answer("a step for each example")
def _(X, y, w, b, lr, lam):
    for i in range(len(y)):
        e = sigmoid(X[i] @ w + b) - y[i]
        w = w - lr * (e * X[i] + 2 * lam * w)
        b = b - lr * e
    return (w, b)


@answer("one mean for all weights")
def _(X, y, w, b, lr, lam):
    e = sigmoid(X @ w + b) - y
    return (w - lr * (np.mean(X.T @ e) + 2 * lam * w), b - lr * e.mean())


@answer("sigmoid of the other sign", source="Yorko/mlcourse.ai#640")
def _(X, y, w, b, lr, lam):
    e = sigmoid(-(X @ w + b)) - y
    return w - lr * (X.T @ e / len(y) + 2 * lam * w), b - lr * e.mean()


@answer("every pair")
def _(X, y, w, b, lr, lam):
    e = sigmoid(X @ w + b) - y[:, None]
    return w - lr * (X.T @ e.mean(0) + 2 * lam * w), b - lr * e.mean()


@answer("penalizes the bias; sum", source="Junlin-Yin/Data-Mining-Homework, logistic_r.py")
def _(X, y, w, b, lr, lam):
    e = sigmoid(X @ w + b) - y
    return w - lr * (X.T @ e + 2 * lam * w), b - lr * (e.sum() + 2 * lam * b)


# Two mistakes at the bias: it is shrunk by (1 - 2 lr lam) with the others, and the 'correction' takes its
# gradient off a second time.
@answer(
    "penalizes the bias; bias moves twice",
    source="trekhleb/homemade-machine-learning#17 and pull 63 (gradient_step)",
)
def _(X, y, w, b, lr, lam):
    def sigmoid(t):
        return 1 / (1 + np.exp(-t))

    n = len(y)
    data = np.hstack([np.ones((n, 1)), X])
    theta = np.hstack([b, w])
    delta = sigmoid(data @ theta) - y
    decay = 1 - 2 * lr * lam
    theta = theta * decay - lr * (data.T @ delta) / n
    # the bias must not be regularized
    theta[0] = theta[0] - lr * (data[:, 0] @ delta) / n
    return theta[1:], theta[0]


@answer("half the penalty; uphill")
def _(X, y, w, b, lr, lam):
    n = len(y)
    e = sigmoid(X @ w + b) - y
    return (w + lr * (X.T @ e / n + lam * w), b + lr * e.mean())


@answer("grows the weights; sum")
def _(X, y, w, b, lr, lam):
    residual = y - sigmoid(X @ w + b)
    w_new = w + lr * (X.T @ residual + 2 * lam * w)
    b_new = b + lr * residual.sum()
    return w_new, b_new


@answer("penalty over 2n; old bias lost")
def _(X, y, w, b, lr, lam):
    A, theta = np.c_[np.ones(len(y)), X], np.r_[b, w]
    error = sigmoid(A @ theta) - y
    penalized = theta
    penalized[0] = 0
    theta = theta - lr * (A.T @ error + lam * penalized) / len(y)
    return theta[1:], theta[0]


@answer("lam on the bias; half the penalty")
def _(X, y, w, b, lr, lam):
    A, theta, penalized = np.c_[np.ones(len(y)), X], np.r_[b, w], np.r_[1, w]
    theta = theta - lr * (A.T @ (sigmoid(A @ theta) - y) / len(y) + lam * penalized)
    return theta[1:], theta[0]


@answer("sum; new w for the bias")
def _(X, y, w, b, lr, lam):
    w = w - lr * (X.T @ (sigmoid(X @ w + b) - y) / len(y) + 2 * lam * w)
    b = b - lr * (sigmoid(X @ w + b) - y).sum()
    return w, b


# lam scales the error's gradient.
@answer("=wrong", source="jiacheng-ye/code-for-nlp-beginner#2")
def _(X, y, w, b, lr, lam):
    gradients = X.T @ (y - sigmoid(X @ w + b)) / len(y)
    return w + lr * (gradients * lam - w), b + lr * np.mean(y - sigmoid(X @ w + b))


@answer("labels of -1 and 1")
def _(X, y, w, b, lr, lam):
    t = 2 * y - 1
    e = sigmoid(X @ w + b) - t
    return w - lr * (X.T @ e / len(y) + 2 * lam * w), b - lr * e.mean()


@answer("penalty at the new weights")
def _(X, y, w, b, lr, lam):
    error = sigmoid(X @ w + b) - y
    w_half = w - lr * (X.T @ error) / len(y)
    w_new = w_half / (1 + 2 * lr * lam)
    return w_new, b - lr * error.sum() / len(y)
