"""Answers of the third set to the exercises of overfitting."""

import numpy as np
from support.public_answers.model import collect

from dlbasics import overfitting

ANSWERS, answer = collect()


@answer("overfitting/fold-errors", "next fold", "icarofua/vehicle-rear#20", "two folds left out")
def _(x, y, degree, k):
    i, errors = np.arange(len(x)) % k, []
    for j in range(k):
        train = (i != j) & (i != (j + 1) % k)
        w = overfitting.polynomial_fit(x[train], y[train], degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[i == j], w) - y[i == j]) ** 2))
    return np.array(errors)


@answer("overfitting/mirror-copies", "flipud", "tflearn/tflearn#141", "upside down")
def _(images, y, safe):
    chosen = np.isin(y, safe)
    return np.concatenate([images, images[chosen][:, ::-1]]), np.concatenate([y, y[chosen]])


@answer("overfitting/mirror-copies", "copies first", "open-mmlab/mmaction2#590", "the copies come first")
def _(images, y, safe):
    chosen = np.isin(y, safe)
    return np.concatenate([images[chosen, :, ::-1], images]), np.concatenate([y[chosen], y])


@answer("overfitting/expected-noisy-mse", "twice", "d2l-ai/d2l-vi#867, for noise on both", "2 scale ** 2")
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + 2 * scale**2 * np.sum(w**2)


@answer("overfitting/stop-epoch", "rounded", "SciSharp/TensorFlow.NET#1178", "whole percents")
def _(losses, alpha):
    best = losses[0]
    for i, loss in enumerate(losses, 1):
        best = min(best, loss)
        if int(100 * (loss - best) / best) > alpha:
            return i
    return len(losses)


@answer(
    "overfitting/stop-epoch", "best epoch", "PeterWang512/CNNDetection#33", "the epoch with the lowest loss",
)
def _(losses, alpha):
    return int(np.argmin(losses)) + 1


@answer(
    "overfitting/choose-and-test", "one-hot from 1", "hunkim/DeepLearningZeroToAll#20",
    "labels counted from 1",
)
def _(X, y, n_train, n_val, lams):
    A, Y = X[:n_train], np.eye(10)[y[:n_train] - 1]
    scores = []
    for lam in lams:
        W = np.linalg.solve(A.T @ A + lam * np.eye(X.shape[1]), A.T @ Y)
        hits = (X @ W).argmax(1) == y
        scores.append((hits[n_train : n_train + n_val].mean(), lam, hits[n_train + n_val :].mean()))
    return max(scores)[1:]


@answer("overfitting/stop-epoch", "right", "cogitare-ai/cogitare#32")
def _(losses, alpha):
    lowest, epoch = float("inf"), 0
    while epoch < len(losses):
        lowest = min(lowest, losses[epoch])
        epoch += 1
        if (losses[epoch - 1] / lowest - 1) * 100 > alpha:
            break
    return epoch
