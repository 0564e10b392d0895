"""What learners answer to regularization/penalized-gradient."""

import numpy as np
from support.answer_corpus import answers_to

ANSWERS, answer = answers_to("regularization/penalized-gradient")


@answer("=right", source="NeuromatchAcademy/course-content-dl#423, by entries")
def _(X, y, w, b, lam):
    residual = [sum(X[i, j] * w[j] for j in range(len(w))) + b - y[i] for i in range(len(y))]
    dw = [2 * sum(r * row[j] for r, row in zip(residual, X, strict=True)) / len(y)
          + 2 * lam * w[j] for j in range(len(w))]
    return np.array(dw), 2 * sum(residual) / len(y)


@answer("=right", source="ZiyangJiao/Python_machineLearning, ridge.py")
def _(X, y, w, b, lam):
    A = np.c_[X, np.ones(len(X))]
    v = np.r_[w, b]
    g = 2 / len(y) * (A.T @ A @ v - A.T @ y)
    return g[:-1] + 2 * lam * w, g[-1]


@answer("=right", source="ageron/handson-ml3#72, A = [[0, 0], [0, 1]]")
def _(X, y, w, b, lam):
    X_b = np.c_[np.ones(len(X)), X]
    theta = np.r_[b, w]
    A = np.identity(theta.size)
    A[0, 0] = 0
    g = 2 * (np.einsum("ni,n->i", X_b, X_b @ theta - y) / len(X) + lam * A @ theta)
    return g[1:], g[0]


@answer("=right")
def _(X, y, w, b, lam):
    r = np.dot(X, w) + b - y
    dw = np.mean(2 * r[:, None] * X, axis=0) + 2 * lam * w
    return dw, float(np.mean(2 * r))


@answer("=right")
def _(X, y, w, b, lam):
    n, d = X.shape
    dw, db = np.zeros(d), 0.0
    for i in range(n):
        error = float(np.dot(X[i], w)) + b - y[i]
        dw += 2 * error * X[i] / n
        db += 2 * error / n
    for j in range(d):
        dw[j] += 2 * lam * w[j]
    return dw, db


@answer("=right")
def _(X, y, w, b, lam):
    n = len(y)
    dw, db = np.zeros_like(w), 0
    for i in range(n):
        r = np.dot(X[i], w) + b - y[i]
        dw += 2 / n * r * X[i]
        db += 2 / n * r
    return dw + 2 * lam * w, db


@answer("penalizes the bias", source="rasmusbergpalm/DeepLearnToolbox#32")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e / len(y) + 2 * lam * w, 2 * e.mean() + 2 * lam * b


# The bias is penalized too: 2 * lam * b is added to db, though the loss has only w in the penalty. dw is
# right; db is wrong for b != 0 and lam != 0.
@answer(
    "penalizes the bias",
    source="search code: class Ridge of @tushushu ('L = (y - W * X - b) ^ 2 + alpha * (W, b) ^ 2 ... dL/db"
           " = -2 * (y - y_hat) + 2 * alpha * b')",
)
def _(X, y, w, b, lam):
    y_hat = X @ w + b
    dw = (-2 * (y - y_hat)[:, None] * X).mean(axis=0) + 2 * lam * w
    db = (-2 * (y - y_hat)).mean() + 2 * lam * b
    return dw, db


# The bias stands first in one vector of parameters, and its entry in the penalty is set to 1 where 0 was
# meant: db is too large by 2 * lam, whatever b is. dw is right.
@answer(
    "lam on the bias",
    source="JWarmenhoven/Coursera-Machine-Learning#3 (np.ones instead of np.zeros for the bias column)",
)
def _(X, y, w, b, lam):
    n = X.shape[0]
    A = np.c_[np.ones((n, 1)), X]
    theta = np.r_[b, w]
    theta_ = np.r_[1, w]                 # no penalty for the bias
    grad = 2 * A.T @ (A @ theta - y) / n + 2 * lam * theta_
    return grad[1:], grad[0]


@answer("no two in the error", source="EPFLMachineLearningTeamYoor/Project1, half the MSE")
def _(X, y, w, b, lam):
    e = y - X @ w - b
    return -X.T @ e / len(y) + 2 * lam * w, -np.mean(e)


@answer("sum", source="d2l-ai/d2l-en#1000")
def _(X, y, w, b, lam):
    error = X.dot(w) + b - y
    return 2 * X.T.dot(error) + 2 * lam * w, 2 * np.sum(error)


@answer("half", source="jingtinghuang/CS231n-Spring-2017#3")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    dw = 2 * X.T @ e / len(y)
    dw += lam * w
    return dw, 2 * np.mean(e)


# The penalty is divided by the number of examples as well: 2 / n * (X.T r + lam w).
@answer("penalty over n", source="ageron/handson-ml3#118 (2 alpha w / m)")
def _(X, y, w, b, lam):
    m = X.shape[0]
    error = X @ w + b - y
    dw = (2 / m) * (X.T @ error + lam * w)
    db = (2 / m) * np.sum(error)
    return dw, db


@answer("L1", source="eriklindernoren/ML-From-Scratch#105")
def _(X, y, w, b, lam):
    error = X @ w + b - y
    return 2 * X.T @ error / len(y) + lam * np.sign(w), 2 * error.mean()


@answer("no two at all")
def _(X, y, w, b, lam):
    e = X.dot(w) + b - y
    return (X.T @ e) / len(y) + lam * w, e.mean()


@answer("no two in the error; L1")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return X.T @ e / len(y) + lam * np.sign(w), e.mean()


@answer("sum; half")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e + lam * w, 2 * np.sum(e)


@answer("half; penalizes the bias")
def _(X, y, w, b, lam):
    A = np.column_stack([np.ones(len(X)), X])
    v = np.append(b, w)
    g = 2 * A.T @ (A @ v - y) / len(y) + lam * v
    return g[1:], g[0]


@answer("inputs missing", source="fengdu78/Coursera-ML-AndrewNg-Notes#82")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * np.mean(e) + 2 * lam * w, 2 * np.mean(e)


@answer("inputs missing", source="fengdu78/Coursera-ML-AndrewNg-Notes#82, the sum of h - y without x_j")
def _(X, y, w, b, lam):
    m = len(y)
    error = X @ w + b - y
    dw = np.zeros_like(w, dtype=float)
    for j in range(len(w)):
        dw[j] = 2 / m * np.sum(error) + 2 * lam * w[j]
    return dw, 2 / m * np.sum(error)


@answer("inputs and mean missing")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * e.sum() + 2 * lam * w, 2 * e.mean()


@answer("errors for slopes")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * e / len(y) + 2 * lam * w, 2 * np.mean(e)


@answer("product by entries")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 / len(y) * X.T * e + 2 * lam * w, 2 * np.mean(e)


@answer("errors beside the features")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * (X * e).mean(axis=0) + 2 * lam * w, 2 * e.mean()


@answer("only the targets divided by n")
def _(X, y, w, b, lam):
    e = X @ w + b - y / len(y)
    return 2 * X.T @ e + 2 * lam * w, 2 * e.sum()


@answer("bias multiplied in the prediction")
def _(X, y, w, b, lam):
    e = X @ w * b - y
    return 2 * X.T @ e / len(y) + 2 * lam * w, 2 * e.mean()


@answer("only db is a mean")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e + 2 * lam * w, 2 * e.mean()


@answer("only dw is a mean; no two in db")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e / len(y) + 2 * lam * w, e.sum()


@answer("no two in dw")
def _(X, y, w, b, lam):
    e = X.dot(w) + b - y
    return X.T @ e / len(y) + 2 * lam * w, 2 * e.mean()


@answer("a step")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    dw, db = 2 * X.T @ e / len(y) + 2 * lam * w, 2 * e.mean()
    return w - 0.1 * dw, b - 0.1 * db


@answer("the penalty itself", source="ddbourgin/numpy-ml#26")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    d_penalty = lam * np.square(w).sum()
    return 2 * X.T @ e / len(y) + d_penalty, 2 * e.mean()


# The sum of the penalty survives the derivative: the NUMBER 2 * lam * sum(w) is added to every entry by
# broadcasting, instead of 2 * lam * w_j.
@answer(
    "the sum of the weights",
    source="ageron/handson-ml2#510 (alpha * theta_ridge[1], a single number, added to the whole gradient "
           "vector); adapted",
)
def _(X, y, w, b, lam):
    error = X @ w + b - y
    dw = 2 * X.T @ error / len(y) + 2 * lam * np.sum(w)
    db = 2 * error.mean()
    return dw, db


@answer("first weight left out", source="ageron/handson-ml#487, theta[1:]")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 / len(y) * X.T @ e + np.r_[0, 2 * lam * w[1:]], 2 * e.mean()


@answer("first weight left out; half")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    penalty = lam * w
    penalty[0] = 0
    return 2 * X.T @ e / len(y) + penalty, 2 * e.mean()


@answer("the penalty subtracted", source="thejakeyboy/umich-eecs545-lectures#2")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e / len(y) - 2 * lam * w, 2 * e.mean()


@answer("the penalty for each example")
def _(X, y, w, b, lam):
    n = len(y)
    dw, db = np.zeros_like(w), 0
    for i in range(n):
        r = np.dot(X[i], w) + b - y[i]
        dw += 2 / n * r * X[i] + 2 * lam * w
        db += 2 / n * r
    return dw, db


@answer("the penalty over d")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e / len(y) + 2 * lam * w / len(w), 2 * e.mean()


@answer("the length as a penalty", source="ddbourgin/numpy-ml#53")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e / len(y) + lam * w / np.sqrt(w @ w), 2 * e.mean()


@answer("divided by d")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * (X * e[:, None]).sum(axis=0) / X.shape[1] + 2 * lam * w, 2 * e.mean()


@answer("divided by all entries")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e / X.size + 2 * lam * w, 2 * e.mean()


@answer("last example only")
def _(X, y, w, b, lam):
    n = len(y)
    db = 0
    for i in range(n):
        e = X[i] @ w + b - y[i]
        dw = 2 * e * X[i] / n
        db += 2 * e / n
    return (dw + 2 * lam * w, db)


@answer("a slope for each example")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return np.mean(2 * X.T * e, axis=0) + 2 * lam * w, 2 * np.mean(e)


@answer("the pair turned round")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * e.mean(), 2 * X.T @ e / len(y) + 2 * lam * w


@answer("the loss as well")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return np.mean(e ** 2) + lam * w @ w, 2 * X.T @ e / len(y) + 2 * lam * w, 2 * e.mean()


@answer("one penalty for all", source="ageron/handson-ml2#510, theta_ridge[1]")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e / len(y) + 2 * lam * w[0], 2 * e.mean()


@answer("lam on the bias; half")
def _(X, y, w, b, lam):
    A = np.c_[np.ones(len(y)), X]
    theta, penalized = np.r_[b, w], np.r_[1, w]
    slopes = 2 * A.T @ (A @ theta - y) / len(y) + lam * penalized
    return slopes[1:], slopes[0]


# lam is missing in the slope of the penalty.
@answer("lam missing", source="wanhy13/Linear_regression, ridge.py")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e / len(y) + 2 * w, 2 * np.mean(e)


# lam is forgotten, and the error is summed, not averaged.
@answer("=wrong", source="wanhy13/Linear_regression, ridge.py, + 2*w")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e + 2 * w, 2 * e.sum()


@answer("=wrong", says="What is read from `w` once it has been changed")
def _(X, y, w, b, lam):
    dw = w
    dw *= 2 * lam
    error = X @ w + b - y
    dw = dw + 2 * (X.T @ error) / len(y)
    db = 2 * error.mean()
    return dw, db


# db is an entry for each feature.
@answer("=wrong shape", source="girishkuniyal/Predict-housing-prices-in-Portland#1")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    dw = 2 / len(y) * X.T @ e
    return dw + 2 * lam * w, dw


@answer("half; no two in db")
def _(X, y, w, b, lam):
    r = X @ w + b - y
    return 2 / len(y) * X.T @ r + lam * w, r.mean()


@answer("absolute weights")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    n = len(y)
    dw = 2 * X.T @ e / n + 2 * lam * np.abs(w)
    db = 2 * e.mean()
    return dw, db


@answer("lam squared")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    n = len(y)
    dw = 2 * X.T @ e / n + 2 * lam ** 2 * w
    db = 2 * e.mean()
    return dw, db


@answer("the penalty in both")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    n = len(y)
    dw = 2 * X.T @ e / n + 2 * lam * w
    db = 2 * e.mean() + 2 * lam * w.sum()
    return dw, db


@answer("lam missing")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    n = len(y)
    dw = 2 * X.T @ e / n + 2 * w
    db = 2 * e.mean()
    return dw, db


@answer("means multiplied")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    dw = 2 * X.mean(axis=0) * e.mean() + 2 * lam * w
    db = 2 * e.mean()
    return dw, db


@answer("targets missing in dw")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    n = len(y)
    dw = 2 * X.T @ (X @ w + b) / n + 2 * lam * w
    db = 2 * e.mean()
    return dw, db


@answer("last example only")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    dw = 2 * X[-1] * e[-1] + 2 * lam * w
    db = 2 * e.mean()
    return dw, db


@answer("twice the penalty")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    n = len(y)
    dw = 2 * X.T @ e / n + 4 * lam * w
    db = 2 * e.mean()
    return dw, db


@answer("no bias in one of the errors")
def _(X, y, w, b, lam):
    n = len(y)
    dw = 2 / n * (X.T @ (X @ w - y)) + 2 * lam * w
    db = 2 * np.mean(X @ w + b - y)
    return dw, db


@answer("one slope for all", never_says="examples **and**")
def _(X, y, w, b, lam):
    r = X @ w + b - y
    dw = 2 * (X.T @ r).mean() + 2 * lam * w
    db = 2 * r.mean()
    return dw, db
