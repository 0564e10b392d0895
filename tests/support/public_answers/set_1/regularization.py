"""Public answers to the exercises of Overfitting and of Regularization."""

import numpy as np
from support.public_answers.model import collect

from dlbasics import overfitting

ANSWERS, answer = collect()


@answer(
    "overfitting/fold-errors", "blocks", "mar-kan/ML-Analytics, polynomial_regression_CV.py",
    "blocks, not strides",
)
def _(x, y, degree, k):
    n = len(x)
    loss = []
    for j in range(1, k + 1):
        test = ((n / k) * (j - 1) + np.arange(1, n / k + 1) - 1).astype("int")
        train = np.setdiff1d(np.arange(n), test)
        model = overfitting.polynomial_fit(x[train], y[train], degree)
        loss.append(np.mean((overfitting.polynomial_predict(x[test], model) - y[test]) ** 2))
    return np.array(loss)


@answer(
    "overfitting/fold-errors", "averaged", "pysverma/k-fold-cross-validation-from-scratch",
    "one mean, not k errors",
)
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        inside = np.arange(len(x)) % k == j
        model = overfitting.polynomial_fit(x[~inside], y[~inside], degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[inside], model) - y[inside]) ** 2))
    return 1 / k * sum(errors)


@answer(
    "overfitting/fold-errors", "norm", "Neuroinflab/kCSD-python, cross_validation",
    "a norm, not a mean square",
)
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        inside = np.arange(len(x)) % k == j
        model = overfitting.polynomial_fit(x[~inside], y[~inside], degree)
        errors.append(np.linalg.norm(y[inside] - overfitting.polynomial_predict(x[inside], model)))
    return np.array(errors)


@answer("overfitting/mirror-copies", "wrong axis", "nicolov/segmentation_keras#21", "mirrored top to bottom")
def _(images, y, safe):
    chosen = np.isin(y, safe)
    return np.concatenate([images, images[chosen][:, ::-1]]), np.concatenate([y, y[chosen]])


@answer(
    "overfitting/mirror-copies", "batch axis", "nicolov/segmentation_keras#21, one axis less",
    "the order is turned",
)
def _(images, y, safe):
    chosen = np.isin(y, safe)
    return np.concatenate([images, np.flip(images[chosen], 0)]), np.concatenate([y, y[chosen]])


@answer("overfitting/mirror-copies", "right", "eriklindernoren/PyTorch-YOLOv3#440")
def _(images, y, safe):
    chosen = np.isin(y, safe)
    return np.concatenate([images, np.flip(images[chosen], [-1])]), np.concatenate([y, y[chosen]])


@answer(
    "overfitting/stop-epoch", "fraction", "keras-team/keras#13494, the 100 left out",
    "a fraction, not percent",
)
def _(losses, alpha):
    for t in range(len(losses)):
        gl = losses[t] / np.min(losses[: t + 1]) - 1
        if gl > alpha:
            return t + 1
    return len(losses)


@answer(
    "overfitting/stop-epoch", "all losses", "keras-team/keras#13494, with the final minimum",
    "looks ahead",
)
def _(losses, alpha):
    for t, loss in enumerate(losses):
        if 100 * (loss / min(losses) - 1) > alpha:
            return t + 1
    return len(losses)


@answer("overfitting/stop-epoch", "right", "keras-team/keras#13494")
def _(losses, alpha):
    for t in range(len(losses)):
        if 100 * (losses[t] / losses[: t + 1].min() - 1) > alpha:
            return t + 1
    return len(losses)


@answer(
    "regularization/penalized-gradient", "no two", "jingtinghuang/CS231n-Spring-2017#3",
    "lam * w, not twice it",
)
def _(X, y, w, b, lam):
    e = X @ w + b - y
    dw = 2 * X.T @ e / len(y)
    dw += lam * w
    return dw, 2 * np.mean(e)


@answer(
    "regularization/penalized-gradient", "no x", "fengdu78/Coursera-ML-AndrewNg-Notes#82",
    "x is missing in dw",
)
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * np.mean(e) + 2 * lam * w, 2 * np.mean(e)


@answer(
    "regularization/penalized-gradient", "bias", "rasmusbergpalm/DeepLearnToolbox#32",
    "the bias is penalized",
)
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e / len(y) + 2 * lam * w, 2 * e.mean() + 2 * lam * b


@answer(
    "regularization/penalized-gradient", "norm", "ddbourgin/numpy-ml#53",
    "the gradient of the norm, not its square",
)
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e / len(y) + lam * w / np.sqrt(w @ w), 2 * e.mean()


@answer(
    "regularization/penalized-gradient", "penalty", "ddbourgin/numpy-ml#26",
    "the penalty, not its gradient",
)
def _(X, y, w, b, lam):
    e = X @ w + b - y
    d_penalty = lam * np.square(w).sum()
    return 2 * X.T @ e / len(y) + d_penalty, 2 * e.mean()


@answer("regularization/lambda-max", "not centred", "benchopt/benchmark_lasso#71", "y is not centred")
def _(X, y):
    return 2 * np.max(np.abs(X.T @ y)) / len(y)


@answer(
    "regularization/lambda-max", "half", "mathurinm/celer#252, with centred y",
    "the 2 of the square is missing",
)
def _(X, y):
    return np.linalg.norm(X.T @ (y - y.mean()), ord=np.inf) / len(y)


@answer("regularization/lambda-max", "no n", "benchopt/benchopt#45", "not centred, no 2 and no n")
def _(X, y):
    return np.max(np.abs(X.T @ y))


@answer(
    "regularization/lambda-max", "frobenius", "scikit-learn/scikit-learn#19773",
    "length, not largest entry",
)
def _(X, y):
    return 2 * np.linalg.norm(X.T @ (y - y.mean())) / len(y)


@answer("regularization/lambda-max", "positive", "scikit-learn/scikit-learn#32768", "no absolute value")
def _(X, y):
    Xy = np.maximum(0, X.T @ (y - y.mean()))
    return 2 * np.max(Xy) / X.shape[0]


@answer("regularization/lambda-max", "right", "mathurinm/celer#252, for this loss")
def _(X, y):
    y = y - np.mean(y)
    return np.linalg.norm(X.T @ y, ord=np.inf) / (len(y) / 2)


@answer("regularization/drop-channels", "by p", "lmjohns3/theanets#123", "divided by the chance to drop")
def _(images, u, drop_prob):
    mask = (u >= drop_prob)[:, :, None, None]
    return images * mask / drop_prob


@answer("regularization/drop-channels", "keep", "v-iashin/CS231n#8", "drop_prob taken for the chance to keep")
def _(images, u, drop_prob):
    mask = (u < drop_prob) / drop_prob
    return images * mask[:, :, None, None]


@answer(
    "regularization/drop-channels", "not scaled", "kbreininger/tutorial-dlframework#3",
    "not inverted: no scaling",
)
def _(images, u, drop_prob):
    return images * (u >= drop_prob)[:, :, np.newaxis, np.newaxis]


@answer("regularization/drop-channels", "broadcast", "miguelvr/dropblock#3", "the mask's axes do not fit")
def _(images, u, drop_prob):
    block_mask = (u >= drop_prob) / (1 - drop_prob)
    return images * block_mask[:, None, :]


@answer("regularization/max-norm", "rows", "kevinzakka/pytorch-goodies#1", "lengths of rows")
def _(W, limit):
    norm = np.linalg.norm(W, axis=1, keepdims=True)
    desired = np.clip(norm, 0, limit)
    return W * (desired / norm)


@answer("regularization/max-norm", "each weight", "keras-team/keras#3628", "each weight is limited alone")
def _(W, limit):
    norms = np.sqrt(np.square(W))
    desired = np.clip(norms, 0, limit)
    return W * (desired / (1e-7 + norms))


@answer("regularization/max-norm", "unit", "keras-team/keras#474", "every column is scaled, shorter ones too")
def _(W, limit):
    return W / np.sqrt(np.sum(W**2, axis=0, keepdims=True)) * limit


@answer("regularization/max-norm", "clip", "keras-team/keras#8239", "the weights are clipped one by one")
def _(W, limit):
    return np.clip(W, -limit, limit)


def _fitted(X, y, lam, lr, steps, factor, shrink):
    """Weights, bias and scale of proximal descent on the standardized features."""
    mean, std = X.mean(axis=0), X.std(axis=0)
    Z = (X - mean) / std
    w, b = np.zeros(X.shape[1]), 0.0
    for _i in range(steps):
        e = Z @ w + b - y
        w, b = w - lr * factor * Z.T @ e, b - lr * factor * e.sum()
        w = np.sign(w) * np.maximum(np.abs(w) - shrink, 0)
    return w, b, mean, std


@answer(
    "regularization/sparse-diagnosis", "half the loss", "copenhagen2/Homework-of-Convex-Optimization, hw8",
    "no 2",
)
def _(X, y, X_new, lam, lr, steps):
    w, b, mean, std = _fitted(X, y, lam, lr, steps, 1 / len(y), lr * lam)
    return w, (X_new - mean) / std @ w + b


@answer(
    "regularization/sparse-diagnosis", "lam alone", "jsboige/CoursIA#16178",
    "the threshold lacks the step",
)
def _(X, y, X_new, lam, lr, steps):
    w, b, mean, std = _fitted(X, y, lam, lr, steps, 2 / len(y), lam)
    return w, (X_new - mean) / std @ w + b


@answer(
    "regularization/sparse-diagnosis", "own scale", "khuyentran1401/production-ready-data-science-code#5",
    "own mean",
)
def _(X, y, X_new, lam, lr, steps):
    w, b, _mean, _std = _fitted(X, y, lam, lr, steps, 2 / len(y), lr * lam)
    return w, (X_new - X_new.mean(axis=0)) / X_new.std(axis=0) @ w + b
