"""Answers of the seventh set to the exercises of overfitting."""

import numpy as np
from support.public_answers.model import collect

from dlbasics import overfitting

ANSWERS, answer = collect()


def _error(x, y, train, test, degree):
    coefficients = overfitting.polynomial_fit(x[train], y[train], degree)
    return np.mean((overfitting.polynomial_predict(x[test], coefficients) - y[test]) ** 2)


@answer("overfitting/fold-errors", "shuffled blocks",
        "nikhilkomakula/all-in-one-python, cross_validation_split",
        "the points are shuffled first, then cut into blocks")
def _(x, y, degree, k):
    order = np.random.RandomState(42).permutation(len(x))
    size = int(np.ceil(len(x) / k))
    errors = []
    for i in range(k):
        test = order[i * size:min((i + 1) * size, len(x))]
        train = np.concatenate([order[:i * size], order[(i + 1) * size:]])
        errors.append(_error(x, y, train, test, degree))
    return np.array(errors)


@answer("overfitting/fold-errors", "blocks, longer first",
        "NeuromatchAcademy/course-content, KFold(n_splits)",
        "neighbouring points make a fold")
def _(x, y, degree, k):
    folds = np.array_split(np.arange(len(x)), k)
    return np.array([_error(x, y, np.setdiff1d(np.arange(len(x)), f), f, degree) for f in folds])


@answer("overfitting/mirror-copies", "as bytes",
        "search code: HorizontalFlip, output_img.astype(numpy.uint8)",
        "the mirrored copies are turned into bytes: the fractions are lost")
def _(images, y, safe):
    keep = np.isin(y, safe)
    copies = np.empty(images[keep].shape)
    width = images.shape[2]
    for x in range(width):
        copies[:, :, width - 1 - x] = images[keep][:, :, x]
    return np.concatenate([images, copies.astype(np.uint8)]), np.concatenate([y, y[keep]])


@answer("overfitting/mirror-copies", "upside down, all",
        "magicyuli/10-601-Machine-Learning, augment.m, flip(img, 1)",
        "all images are copied, and the copies are upside down")
def _(images, y, safe):
    copies = np.array([np.flip(image, 0) for image in images])
    return np.concatenate([images, copies]), np.concatenate([y, y])


@answer("overfitting/mirror-copies", "labels mirrored", "rsinghal757/tgs-image-segmentation, Utils.py",
        "the labels are mirrored, too: they come in the reverse order")
def _(images, y, safe):
    keep = np.isin(y, safe)
    copies = [np.fliplr(one) for one in images[keep]]
    copies = np.array(copies).reshape(-1, *images.shape[1:])
    return np.append(images, copies, axis=0), np.append(y, np.flip(y[keep]), axis=0)


@answer("overfitting/mirror-copies", "right, fliplr of each",
        "rsinghal757/tgs-image-segmentation, for the images")
def _(images, y, safe):
    rows = np.flatnonzero([label in safe for label in y])
    copies = np.array([np.fliplr(images[i]) for i in rows]).reshape(-1, *images.shape[1:])
    return np.append(images, copies, axis=0), np.append(y, y[rows])


@answer("overfitting/expected-noisy-mse", "first weight spared",
        "becausejustyn, regularised_reg_functions.py",
        "the first weight is taken for the intercept: no noise on its feature")
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + scale**2 * np.dot(w[1:], w[1:])


@answer("overfitting/expected-noisy-mse", "half of both",
        "search code: SquaredLoss, 0.5 * mean + 0.5 * l2_reg",
        "both terms are halved")
def _(X, y, w, scale):
    return 0.5 * np.mean((X @ w - y) ** 2) + 0.5 * scale**2 * float(w @ w)


@answer("overfitting/expected-noisy-mse", "scale as a variance",
        "davidrosenberg/mlcourse, ridge, Lambda * norm**2",
        "scale itself multiplies the squared length, where its square belongs")
def _(X, y, w, scale):
    return np.linalg.norm(X.dot(w) - y) ** 2 / len(y) + scale * np.linalg.norm(w) ** 2


@answer("overfitting/expected-noisy-mse", "right, by norms", "davidrosenberg/mlcourse, ridge_skeleton.py")
def _(X, y, w, scale):
    return np.linalg.norm(np.dot(X, w) - y) ** 2 / X.shape[0] + np.linalg.norm(scale * w) ** 2


@answer("overfitting/stop-epoch", "above the worst", "allenai/allennlp#426, worse than the worst",
        "it waits for a loss above the highest so far, not above the lowest")
def _(losses, alpha):
    for epoch in range(1, len(losses)):
        if losses[epoch] > max(losses[:epoch]) * (1 + alpha / 100):
            return epoch + 1
    return len(losses)


@answer("overfitting/stop-epoch", "right, GL", "search code: nnkit, generalization_loss")
def _(losses, alpha):
    optimum = float("inf")
    for epoch in range(len(losses)):
        if losses[epoch] <= optimum:
            optimum = losses[epoch]
        gl = 100 * ((losses[epoch] / optimum) - 1)
        if gl > alpha:
            return epoch + 1
    return len(losses)


def _fit(X, y, lam):
    return np.linalg.solve(X.T @ X + lam * np.eye(X.shape[1]), X.T @ np.eye(10)[y])


def _accuracy(W, X, y):
    return np.mean(np.argmax(X @ W, axis=1) == y)


@answer("overfitting/choose-and-test", "numbers in the code",
        "search code: homework4_11, X(1:120), X(121:200)",
        "the parts have fixed sizes, whatever n_train and n_val are")
def _(X, y, n_train, n_val, lams):
    train, val, test = slice(0, 120), slice(120, 200), slice(200, None)
    best = max((_accuracy(_fit(X[train], y[train], lam), X[val], y[val]), lam) for lam in lams)[1]
    return best, _accuracy(_fit(X[train], y[train], best), X[test], y[test])


@answer("overfitting/choose-and-test", "by the test", "nick1889/ML-Foundation-2018, mlf4_15_coursera.m",
        "the test decides which lam is best")
def _(X, y, n_train, n_val, lams):
    test = slice(n_train + n_val, None)
    best, chosen = -1.0, None
    for lam in sorted(lams, reverse=True):
        share = _accuracy(_fit(X[:n_train], y[:n_train], lam), X[test], y[test])
        if share > best:
            best, chosen = share, lam
    return chosen, best


@answer("overfitting/choose-and-test", "on the training part", "yuchaz/ML_NTU_codes, hw4/question14.py",
        "the training part is scored in place of the validation")
def _(X, y, n_train, n_val, lams):
    test = slice(n_train + n_val, None)
    scores = [_accuracy(_fit(X[:n_train], y[:n_train], lam), X[:n_train], y[:n_train]) for lam in lams]
    lam = max(zip(scores, lams, strict=True))[1]
    return lam, _accuracy(_fit(X[:n_train], y[:n_train], lam), X[test], y[test])


@answer("overfitting/choose-and-test", "right, pinv, from large to small", "robert1003/ML, 107/lin_reg.py")
def _(X, y, n_train, n_val, lams):
    best, chosen, model = -1, None, None
    end = n_train + n_val
    A = X[:n_train]
    for lam in sorted(lams)[::-1]:
        W = np.linalg.pinv(A.T @ A + lam * np.identity(X.shape[1])) @ A.T @ np.eye(10)[y[:n_train]]
        hits = np.count_nonzero((X[n_train:end] @ W).argmax(axis=1) == y[n_train:end])
        if hits > best:
            best, chosen, model = hits, lam, W
    return chosen, ((X[end:] @ model).argmax(axis=1) == y[end:]).mean()
