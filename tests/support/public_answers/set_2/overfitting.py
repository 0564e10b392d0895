"""Answers of the second set to the exercises of overfitting."""

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
