"""A second set of public answers, to the exercises of Overfitting and of Regularization."""

import numpy as np
from support.public_answers.model import collect

from dlbasics import overfitting

ANSWERS, answer = collect()


def _error(x, y, degree, train, test):
    model = overfitting.polynomial_fit(x[train], y[train], degree)
    return np.mean((overfitting.polynomial_predict(x[test], model) - y[test]) ** 2)


@answer("overfitting/fold-errors", "swapped", "janchorowski/ml_uwr#50", "one fold trains, the others test")
def _(x, y, degree, k):
    i = np.arange(len(x))
    return np.array([_error(x, y, degree, i % k == j, i % k != j) for j in range(k)])


@answer("overfitting/fold-errors", "same data", "Open-Deep-ML/DML-OpenProblem#357", "trained on all points")
def _(x, y, degree, k):
    i = np.arange(len(x))
    return np.array([_error(x, y, degree, i >= 0, i % k == j) for j in range(k)])


@answer(
    "overfitting/fold-errors", "rounding", "open-mmlab/mmpretrain#563",
    "folds of neighbours, the last points omitted",
)
def _(x, y, degree, k):
    size, i = len(x) // k, np.arange(len(x))
    folds = [(i >= size * j) & (i < size * (j + 1)) for j in range(k)]
    return np.array([_error(x, y, degree, ~fold, fold) for fold in folds])


@answer("overfitting/fold-errors", "right", "JuliaStats/MLBase.jl#4, with lists")
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        test = list(range(j, len(x), k))
        train = [i for i in range(len(x)) if i not in test]
        model = overfitting.polynomial_fit(x[train], y[train], degree)
        residuals = y[test] - overfitting.polynomial_predict(x[test], model)
        errors.append(float(residuals @ residuals) / len(test))
    return errors


@answer("overfitting/mirror-copies", "all", "smallcorgi/Faster-RCNN_TF#213", "mirrors every image")
def _(images, y, safe):
    return np.concatenate([images, images[:, :, ::-1]]), np.concatenate([y, y])


@answer("overfitting/mirror-copies", "places", "smallcorgi/Faster-RCNN_TF#213", "safe taken for places")
def _(images, y, safe):
    return np.concatenate([images, images[safe][:, :, ::-1]]), np.concatenate([y, y[safe]])


@answer(
    "overfitting/mirror-copies", "not mirrored", "endernewton/tf-faster-rcnn#193",
    "the copies are not mirrored",
)
def _(images, y, safe):
    chosen = np.isin(y, safe)
    return np.vstack([images, images[chosen]]), np.hstack([y, y[chosen]])


@answer("overfitting/mirror-copies", "right", "jgraving/DeepPoseKit#53, image by image")
def _(images, y, safe):
    more, labels = list(images), list(y)
    for image, label in zip(images, y, strict=True):
        if label in safe:
            more.append(np.fliplr(image))
            labels.append(label)
    return np.array(more), np.array(labels)


@answer(
    "overfitting/expected-noisy-mse", "per feature", "peterroelants/peterroelants.github.io#25",
    "scale, not squared",
)
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + scale * np.sum(w**2)


@answer(
    "overfitting/expected-noisy-mse", "no weights", "d2l-ai/d2l-vi#1112, without the weights", "w left out",
)
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + scale**2 * X.shape[1]


@answer(
    "overfitting/expected-noisy-mse", "mean zero", "d2l-ai/d2l-vi#1112", "noise of mean 0 changes nothing",
)
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2)


@answer("overfitting/expected-noisy-mse", "right", "d2l-ai/d2l-vi#1112, as a variance")
def _(X, y, w, scale):
    bias = X.dot(w) - y
    variance = w @ (scale**2 * np.eye(len(w))) @ w
    return bias.dot(bias) / bias.size + variance


@answer("overfitting/stop-epoch", "from 0", "keras-team/keras#8100", "counted from 0")
def _(losses, alpha):
    best = losses[0]
    for i, loss in enumerate(losses):
        best = min(best, loss)
        if loss > best * (1 + alpha / 100):
            return i
    return len(losses)


@answer("overfitting/stop-epoch", "previous", "modelscope/ms-swift#5326", "compared with the epoch before")
def _(losses, alpha):
    for i in range(1, len(losses)):
        if losses[i] > losses[i - 1] * (1 + alpha / 100):
            return i + 1
    return len(losses)


@answer(
    "overfitting/stop-epoch", "absolute", "plutoyuxie/Reconstruction-by-inpainting#8", "alpha as an amount",
)
def _(losses, alpha):
    best = np.inf
    for epoch, loss in enumerate(losses, start=1):
        if loss > best + alpha:
            return epoch
        best = min(best, loss)
    return len(losses)


@answer("overfitting/stop-epoch", "right", "ravin-d-27/PyDeepFlow#103, vectorized")
def _(losses, alpha):
    above = losses > np.minimum.accumulate(losses) * (1 + alpha / 100)
    return int(np.argmax(above)) + 1 if np.any(above) else losses.size


def _accuracies(X, y, n_train, parts, lams):
    Y = np.eye(10)[y[:n_train]]
    A = X[:n_train]
    result = []
    for lam in lams:
        W = np.linalg.solve(A.T @ A + lam * np.eye(X.shape[1]), A.T @ Y)
        result.append([np.mean((X[part] @ W).argmax(1) == y[part]) for part in parts])
    return np.array(result)


@answer(
    "overfitting/choose-and-test", "by the test", "mahmoodlab/HEST#140, tuned on the test",
    "chosen on the test",
)
def _(X, y, n_train, n_val, lams):
    scores = _accuracies(X, y, n_train, [slice(n_train + n_val, None)], lams)[:, 0]
    best = max(zip(scores, lams, strict=True))
    return best[1], best[0]


@answer("overfitting/choose-and-test", "first", "scikit-learn/scikit-learn#16029", "the first of equal ones")
def _(X, y, n_train, n_val, lams):
    parts = [slice(n_train, n_train + n_val), slice(n_train + n_val, None)]
    scores = _accuracies(X, y, n_train, parts, lams)
    best = np.argmax(scores[:, 0])
    return lams[best], scores[best, 1]


@answer(
    "overfitting/choose-and-test", "test repeated", "icarofua/vehicle-rear#20",
    "validation counted as test, too",
)
def _(X, y, n_train, n_val, lams):
    parts = [slice(n_train, n_train + n_val), slice(n_train, None)]
    scores = _accuracies(X, y, n_train, parts, lams)
    best = max(range(len(lams)), key=lambda i: (scores[i, 0], lams[i]))
    return lams[best], scores[best, 1]


@answer("overfitting/choose-and-test", "right", "scikit-learn/scikit-learn#16029, sorted descending")
def _(X, y, n_train, n_val, lams):
    order = sorted(lams, reverse=True)
    parts = [slice(n_train, n_train + n_val), slice(n_train + n_val, None)]
    scores = _accuracies(X, y, n_train, parts, order)
    best = int(np.argmax(scores[:, 0]))
    return order[best], float(scores[best, 1])


@answer("regularization/penalized-gradient", "by n", "ageron/handson-ml3#118", "the penalty divided by n")
def _(X, y, w, b, lam):
    m = len(y)
    error = X @ w + b - y
    return 2 / m * X.T @ error + 2 * lam * w / m, 2 / m * error.sum()


@answer("regularization/penalized-gradient", "sum", "d2l-ai/d2l-en#1000", "the sum of the errors")
def _(X, y, w, b, lam):
    error = X.dot(w) + b - y
    return 2 * X.T.dot(error) + 2 * lam * w, 2 * np.sum(error)


@answer(
    "regularization/penalized-gradient", "lasso", "eriklindernoren/ML-From-Scratch#105",
    "the penalty of lasso",
)
def _(X, y, w, b, lam):
    error = X @ w + b - y
    return 2 * X.T @ error / len(y) + lam * np.sign(w), 2 * error.mean()


@answer("regularization/penalized-gradient", "right", "NeuromatchAcademy/course-content-dl#423, by entries")
def _(X, y, w, b, lam):
    residual = [sum(X[i, j] * w[j] for j in range(len(w))) + b - y[i] for i in range(len(y))]
    dw = [2 * sum(r * row[j] for r, row in zip(residual, X, strict=True)) / len(y)
          + 2 * lam * w[j] for j in range(len(w))]
    return np.array(dw), 2 * sum(residual) / len(y)


@answer("regularization/lambda-max", "glmnet", "joshday/SparseRegression.jl#2", "X and y standardized")
def _(X, y):
    Xs, ys = (X - X.mean(0)) / X.std(0), (y - y.mean()) / y.std()
    return np.max(np.abs(Xs.T @ ys)) * 2 / len(y)


@answer("regularization/lambda-max", "summed", "h2oai/h2o-3#1468, the sum of all", "summed over the features")
def _(X, y):
    return np.sum(np.abs(2 * X.T @ (y - y.mean()) / len(y)))


@answer(
    "regularization/lambda-max", "least", "benchopt/benchmark_lasso#71, the smallest",
    "the least, not the largest",
)
def _(X, y):
    return np.min(np.abs(2 * X.T @ (y - y.mean()) / len(y)))


@answer("regularization/lambda-max", "right", "benchopt/benchmark_lasso#71, X centred")
def _(X, y):
    centred = X - X.mean(axis=0)
    return 2 * np.linalg.norm(centred.T @ y, ord=np.inf) / X.shape[0]


@answer("regularization/drop-channels", "multiplied", "teelinsan/KerasDropconnect#1", "multiplied by 1 - p")
def _(images, u, drop_prob):
    keep = (u >= drop_prob)[:, :, None, None]
    return images * keep * (1 - drop_prob)


@answer("regularization/drop-channels", "twice", "CSTR-Edinburgh/mlpractical#32", "scaled twice")
def _(images, u, drop_prob):
    keep = (u >= drop_prob)[:, :, None, None] / (1 - drop_prob)
    return images * keep / (1 - drop_prob)


@answer("regularization/drop-channels", "counted", "clab/dynet#182", "scaled by the share that was kept")
def _(images, u, drop_prob):
    keep = u >= drop_prob
    return images * keep[..., None, None] / np.mean(keep)


@answer("regularization/drop-channels", "right", "plaidml/plaidml#283, by channels")
def _(images, u, drop_prob):
    out = np.array(images, dtype=float)
    for i, j in zip(*np.nonzero(u < drop_prob), strict=True):
        out[i, j] = 0.0
    return out / (1.0 - drop_prob)


# Written down as wrong; the exercise asks for six digits, and Keras does the same.
@answer("regularization/max-norm", "right, eps", "lisa-lab/pylearn2#1126")
def _(W, limit):
    col_norms = np.sqrt(np.sum(np.square(W), axis=0))
    desired_norms = np.clip(col_norms, 0, limit)
    return W * (desired_norms / (1e-7 + col_norms))


@answer("regularization/max-norm", "in place", "vlawhern/arl-eegmodels#1", "changes W, and an eps")
def _(W, limit):
    norms = np.sqrt(np.sum(np.square(W), axis=0, keepdims=True))
    desired = np.clip(norms, 0, limit)
    W *= desired / (1e-7 + norms)
    return W


@answer(
    "regularization/max-norm", "whole", "ShadeAlsha/LTR-weight-balancing#18",
    "one length for the whole table",
)
def _(W, limit):
    norm = np.linalg.norm(W)
    return W * limit / norm if norm > limit else W.copy()


@answer("regularization/max-norm", "right", "BVLC/caffe#109, column by column")
def _(W, limit):
    columns = []
    for column in W.T:
        length = np.linalg.norm(column)
        columns.append(column if length <= limit else column / length * limit)
    return np.column_stack(columns)


def _lasso(X, y, X_new, lam, lr, steps, shrink, b_at_new_w=False, threshold_b=False):
    mu, sd = X.mean(0), X.std(0)
    S, w, b = (X - mu) / sd, np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = S @ w + b - y
        w = shrink(w - lr * 2 * S.T @ error / len(y), lr * lam)
        if b_at_new_w:
            error = S @ w + b - y
        b = b - lr * 2 * error.mean()
        if threshold_b:
            b = shrink(b, lr * lam)
    return w, (X_new - mu) / sd @ w + b


def _soft(w, t):
    return np.sign(w) * np.maximum(np.abs(w) - t, 0)


@answer("regularization/sparse-diagnosis", "no zero", "jsboige/CoursIA#16178, without the maximum", "never 0")
def _(X, y, X_new, lam, lr, steps):
    return _lasso(X, y, X_new, lam, lr, steps, lambda w, t: np.sign(w) * (np.abs(w) - t))


@answer(
    "regularization/sparse-diagnosis", "bias too", "glm-tools/pyglmnet#383, no exception for b",
    "shrinks b, too",
)
def _(X, y, X_new, lam, lr, steps):
    return _lasso(X, y, X_new, lam, lr, steps, _soft, threshold_b=True)


# The features are centred, so that b does not depend on w.
@answer("regularization/sparse-diagnosis", "right, one after the other", "PauloCarvalhoRJ/gammaray#279")
def _(X, y, X_new, lam, lr, steps):
    return _lasso(X, y, X_new, lam, lr, steps, _soft, b_at_new_w=True)


@answer(
    "regularization/sparse-diagnosis", "ridge", "scikit-learn-contrib/lightning#32", "shrinks by a factor",
)
def _(X, y, X_new, lam, lr, steps):
    return _lasso(X, y, X_new, lam, lr, steps, lambda w, t: w / (1 + 2 * t))


@answer("regularization/sparse-diagnosis", "right", "mrirecon/bart#28, a difference of two ReLUs")
def _(X, y, X_new, lam, lr, steps):
    return _lasso(X, y, X_new, lam, lr, steps, lambda w, t: np.maximum(w - t, 0) - np.maximum(-w - t, 0))
