"""Answers of the sixth set to the exercises of overfitting."""

import numpy as np
from support.public_answers.model import collect

from dlbasics import overfitting

ANSWERS, answer = collect()


@answer("overfitting/fold-errors", "MAE", "NicolasHug/Surprise#160, the other measure",
        "the mean of the absolute errors")
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        test = np.arange(len(x)) % k == j
        coefficients = overfitting.polynomial_fit(x[~test], y[~test], degree)
        errors.append(np.mean(np.abs(overfitting.polynomial_predict(x[test], coefficients) - y[test])))
    return np.array(errors)


@answer("overfitting/fold-errors", "k as size", "franneck94/TensorCross#35, the split",
        "k is taken for the size of a fold: as many errors as fit, of blocks")
def _(x, y, degree, k):
    errors = []
    for start in range(0, len(x) - k + 1, k):
        test = np.zeros(len(x), bool)
        test[start:start + k] = True
        coefficients = overfitting.polynomial_fit(x[~test], y[~test], degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[test], coefficients) - y[test]) ** 2))
    return np.array(errors)


@answer("overfitting/mirror-copies", "one off", "yhenon/keras-frcnn#175, cols - x1",
        "mirrored to width - x, one column too far: the first column stays")
def _(images, y, safe):
    keep = np.isin(y, safe)
    width = images.shape[2]
    columns = (width - np.arange(width)) % width
    return np.concatenate([images, images[keep][:, :, columns]]), np.concatenate([y, y[keep]])


@answer("overfitting/mirror-copies", "all labels twice", "smallcorgi/Faster-RCNN_TF#213, index * 2",
        "all labels are repeated, but only some of the images")
def _(images, y, safe):
    keep = np.isin(y, safe)
    return np.concatenate([images, images[keep][:, :, ::-1]]), np.concatenate([y, y])


@answer("overfitting/expected-noisy-mse", "noise on w", "microsoft/CNTK#414, weight noise",
        "the noise is on the weights, not on the entries of X")
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + scale**2 * np.mean(np.sum(X**2, axis=1))


@answer("overfitting/expected-noisy-mse", "sum of squares", "shogun-toolbox/shogun#3064",
        "the squared errors are summed, not averaged")
def _(X, y, w, scale):
    return np.sum((X @ w - y) ** 2) + scale**2 * np.sum(w**2)


@answer("overfitting/stop-epoch", "of the current", "FGA-DIKU/BONSAI#192",
        "percent of the current loss, not of the lowest")
def _(losses, alpha):
    best = np.inf
    for epoch, loss in enumerate(losses, 1):
        best = min(best, loss)
        if 100 * (loss - best) / loss > alpha:
            return epoch
    return len(losses)


@answer("overfitting/stop-epoch", "inverted", "HomericIntelligence/Odyssey#1978",
        "it stops where the loss is not far above the lowest: the comparison is the wrong way round")
def _(losses, alpha):
    best = losses[0]
    for i in range(1, len(losses)):
        if losses[i] < best * (1 + alpha / 100):
            return i + 1
        best = min(best, losses[i])
    return len(losses)


@answer("overfitting/stop-epoch", "small gains lost", "pytorch/ignite#685, min_delta",
        "a loss counts as a new lowest only if it is more than alpha percent lower")
def _(losses, alpha):
    best = losses[0]
    for epoch, loss in enumerate(losses, 1):
        if loss > best * (1 + alpha / 100):
            return epoch
        if loss < best * (1 - alpha / 100):
            best = loss
    return len(losses)


@answer("overfitting/stop-epoch", "right, negative scores", "pytorch/ignite#685")
def _(losses, alpha):
    best_score = None
    for epoch, loss in enumerate(losses):
        score = -loss
        if best_score is None or score > best_score:
            best_score = score
        elif score < best_score * (1 + alpha / 100):
            return epoch + 1
    return len(losses)


def _fit(X, y, lam):
    return np.linalg.solve(X.T @ X + lam * np.eye(X.shape[1]), X.T @ np.eye(10)[y])


def _accuracy(W, X, y):
    return np.mean(np.argmax(X @ W, axis=1) == y)


def _parts(X, y, n_train, n_val):
    cut = [n_train, n_train + n_val]
    return list(zip(np.split(X, cut), np.split(y, cut), strict=True))


@answer("overfitting/choose-and-test", "one standard error", "JuliaAI/MLJ.jl#487",
        "the largest lam within one standard error of the best, not the best")
def _(X, y, n_train, n_val, lams):
    train, val, test = _parts(X, y, n_train, n_val)
    scores = np.array([_accuracy(_fit(*train, lam), *val) for lam in lams])
    se = np.sqrt(scores.max() * (1 - scores.max()) / n_val)
    lam = max(lam for lam, score in zip(lams, scores, strict=True) if score >= scores.max() - se)
    return lam, _accuracy(_fit(*train, lam), *test)


@answer("overfitting/choose-and-test", "validation reported", "keras-team/keras-tuner#1018",
        "the accuracy on the validation part is returned, not that of the test")
def _(X, y, n_train, n_val, lams):
    train, val, _ = _parts(X, y, n_train, n_val)
    score, lam = max((_accuracy(_fit(*train, lam), *val), lam) for lam in lams)
    return lam, score


@answer("overfitting/choose-and-test", "refit", "alan-turing-institute/autoemulate#118",
        "fitted again on both parts before the test")
def _(X, y, n_train, n_val, lams):
    train, val, test = _parts(X, y, n_train, n_val)
    _, lam = max((_accuracy(_fit(*train, lam), *val), lam) for lam in lams)
    both = n_train + n_val
    return lam, _accuracy(_fit(X[:both], y[:both], lam), *test)


@answer("overfitting/choose-and-test", "largest", "HazyResearch/deepdive#204",
        "always the largest lam, whatever the validation says")
def _(X, y, n_train, n_val, lams):
    train, _, test = _parts(X, y, n_train, n_val)
    lam = max(lams)
    return lam, _accuracy(_fit(*train, lam), *test)


@answer("overfitting/choose-and-test", "right, max of pairs", "JuliaAI/MLJ.jl#487, the usual approach")
def _(X, y, n_train, n_val, lams):
    train, val, test = _parts(X, y, n_train, n_val)
    _, lam = max((_accuracy(_fit(*train, lam), *val), lam) for lam in lams)
    return lam, _accuracy(_fit(*train, lam), *test)
