"""Answers of the fifth set to the exercises of overfitting."""

import numpy as np
from support.public_answers.model import collect

from dlbasics import overfitting

ANSWERS, answer = collect()


@answer("overfitting/fold-errors", "training error", "andpol5/credit-classifier#1",
        "the error on the points that were fitted, not on the fold")
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        train = np.arange(len(x)) % k != j
        model = overfitting.polynomial_fit(x[train], y[train], degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[train], model) - y[train]) ** 2))
    return np.array(errors)


@answer("overfitting/fold-errors", "root", "NicolasHug/Surprise#160, RMSE", "the root of each error")
def _(x, y, degree, k):
    fold, errors = np.arange(len(x)) % k, []
    for j in range(k):
        model = overfitting.polynomial_fit(x[fold != j], y[fold != j], degree)
        residual = overfitting.polynomial_predict(x[fold == j], model) - y[fold == j]
        errors.append(np.sqrt(np.mean(residual**2)))
    return np.array(errors)


@answer("overfitting/fold-errors", "right, slices", "nickgillian/grt#43, by strides")
def _(x, y, degree, k):
    errors = np.zeros(k)
    for j in range(k):
        model = overfitting.polynomial_fit(np.delete(x, np.s_[j::k]), np.delete(y, np.s_[j::k]), degree)
        residual = overfitting.polynomial_predict(x[j::k], model) - y[j::k]
        errors[j] = residual @ residual / len(residual)
    return errors


@answer("overfitting/mirror-copies", "transposed", "albumentations-team/albumentations#549, swapaxes",
        "rows and columns change places: not mirrored")
def _(images, y, safe):
    chosen = np.isin(y, safe)
    return np.concatenate([images, images[chosen].swapaxes(1, 2)]), np.concatenate([y, y[chosen]])


@answer("overfitting/mirror-copies", "first labels", "CaptainEven/MCMOT#54, labels that do not follow",
        "the copies get the labels of the first images")
def _(images, y, safe):
    chosen = np.isin(y, safe)
    copies = images[chosen][:, :, ::-1]
    return np.concatenate([images, copies]), np.concatenate([y, y[: len(copies)]])


@answer("overfitting/mirror-copies", "right, loop", "yhenon/keras-frcnn#175, one by one")
def _(images, y, safe):
    new_images, new_y = list(images), list(y)
    for image, label in zip(images, y, strict=True):
        if label in safe:
            new_images.append(np.fliplr(image))
            new_y.append(label)
    return np.array(new_images), np.array(new_y)


@answer("overfitting/expected-noisy-mse", "multiplied noise", "madrury/ridge-regression-and-noisy-predictors",
        "noise that multiplies the entries, not noise that is added")
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + scale**2 * np.mean(X**2, axis=0) @ w**2


@answer("overfitting/expected-noisy-mse", "half", "page: studyx.ai homework 109167807, Bishop's error",
        "half the squared error, and half the noise")
def _(X, y, w, scale):
    return 0.5 * np.mean((X @ w - y) ** 2) + 0.5 * scale**2 * (w @ w)


@answer("overfitting/expected-noisy-mse", "length", "d2l-ai/d2l-vi#962, the norm as a penalty",
        "the length of w, not its square")
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + scale**2 * np.linalg.norm(w)


@answer("overfitting/stop-epoch", "at least", "allenai/allennlp#1246", "alpha percent itself stops, too")
def _(losses, alpha):
    for t in range(len(losses)):
        if 100 * (losses[t] / losses[: t + 1].min() - 1) >= alpha:
            return t + 1
    return len(losses)


@answer("overfitting/stop-epoch", "one late", "keras-team/keras#8100", "one epoch late")
def _(losses, alpha):
    best = np.inf
    for t, loss in enumerate(losses):
        if 100 * (loss / best - 1) > alpha:
            return t + 2
        best = min(best, loss)
    return len(losses)


@answer("overfitting/stop-epoch", "never a new best", "modelscope/ms-swift#5326, not reset",
        "compared with the first loss, which is never replaced")
def _(losses, alpha):
    best_loss = losses[0]
    for t, loss in enumerate(losses):
        if 100 * (loss - best_loss) / best_loss > alpha:
            return t + 1
    return len(losses)


@answer("overfitting/stop-epoch", "right, accumulate", "mihaelacr/pydeeplearn#10")
def _(losses, alpha):
    late = np.flatnonzero(100 * (losses / np.minimum.accumulate(losses) - 1) > alpha)
    return int(late[0]) + 1 if late.size else len(losses)


def _ridge(A, y, lam):
    return np.linalg.solve(A.T @ A + lam * np.eye(A.shape[1]), A.T @ np.eye(10)[y])


@answer("overfitting/choose-and-test", "on training", "mldbai/mldb#369",
        "chosen by the accuracy on the training part")
def _(X, y, n_train, n_val, lams):
    A, best = X[:n_train], (-1, 0, 0)
    for lam in lams:
        hits = (X @ _ridge(A, y[:n_train], lam)).argmax(1) == y
        best = max(best, (hits[:n_train].mean(), lam, hits[n_train + n_val :].mean()))
    return best[1], best[2]


@answer("overfitting/choose-and-test", "times 2 n", "EPFLMachineLearningTeamYoor/Project1",
        "lam is multiplied by twice the number of examples")
def _(X, y, n_train, n_val, lams):
    A, best = X[:n_train], (-1, 0, 0)
    for lam in lams:
        hits = (X @ _ridge(A, y[:n_train], lam * 2 * n_train)).argmax(1) == y
        best = max(best, (hits[n_train : n_train + n_val].mean(), lam, hits[n_train + n_val :].mean()))
    return best[1], best[2]


@answer("overfitting/choose-and-test", "digits as numbers", "mlpack/benchmarks#8",
        "the digit itself is fitted, and rounded")
def _(X, y, n_train, n_val, lams):
    A, best = X[:n_train], (-1, 0, 0)
    for lam in lams:
        w = np.linalg.solve(A.T @ A + lam * np.eye(A.shape[1]), A.T @ y[:n_train])
        hits = np.rint(X @ w) == y
        best = max(best, (hits[n_train : n_train + n_val].mean(), lam, hits[n_train + n_val :].mean()))
    return best[1], best[2]
