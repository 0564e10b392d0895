"""A third set of public answers, to the exercises about fits, losses and probabilities."""

import numpy as np
from support.public_answers.model import collect

from dlbasics import overfitting
from dlbasics.activations import sigmoid, softmax

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


@answer(
    "regularization/penalized-gradient", "bias first", "trekhleb/homemade-machine-learning#63",
    "penalty on b",
)
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e / len(y) + 2 * lam * w, 2 * e.mean() + 2 * lam * b


@answer("regularization/lambda-max", "y by its size", "mathurinm/celer#148", "divided by n twice")
def _(X, y):
    return np.max(np.abs(2 * X.T @ (y - y.mean()))) / len(y) ** 2


@answer("regularization/drop-channels", "floor", "bennyfri/TFMacCpp#6", "divided by the drop rate")
def _(images, u, drop_prob):
    kept = np.floor(u + (1 - drop_prob))
    return images / drop_prob * kept[:, :, None, None]


@answer(
    "regularization/max-norm", "desired alone", "lisa-lab/pylearn2#1126, the lengths not divided",
    "times desired",
)
def _(W, limit):
    return W * np.clip(np.sqrt(np.sum(W**2, axis=0)), 0, limit)


@answer("regularization/sparse-diagnosis", "step twice", "rctn/sparsecoding#16", "2 lr in the threshold")
def _(X, y, X_new, lam, lr, steps):
    mu, sd = X.mean(0), X.std(0)
    S, w, b = (X - mu) / sd, np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        e = S @ w + b - y
        w, b = w - lr * 2 * S.T @ e / len(y), b - lr * 2 * e.mean()
        w = np.sign(w) * np.maximum(np.abs(w) - 2 * lr * lam, 0)
    return w, (X_new - mu) / sd @ w + b


@answer("losses/huber", "sqrt", "mlpack/mlpack#2199, the pseudo form", "pseudo-Huber")
def _(y, y_hat, delta):
    return np.mean(delta**2 * (np.sqrt(1 + ((y_hat - y) / delta) ** 2) - 1))


@answer("losses/huber", "median", "wandb/senpai#22, pure L1", "delta times the distance")
def _(y, y_hat, delta):
    return delta * np.mean(np.abs(y_hat - y))


@answer("losses/pinball", "both", "scikit-learn/scikit-learn#23445", "a minus lost")
def _(y, y_hat, q):
    e = y - y_hat
    return np.mean(q * np.maximum(e, 0) + (1 - q) * np.minimum(e, 0))


@answer("losses/bernoulli-kl", "entropy", "pytorch/pytorch#144220", "the cross-entropy")
def _(p, q):
    with np.errstate(all="ignore"):
        a = np.where(p == 0, 0, -p * np.log(q))
        return a + np.where(p == 1, 0, -(1 - p) * np.log(1 - q))


@answer("losses/weighted-bce", "weight of rows", "open-mmlab/mmpretrain#516", "only the first weight")
def _(y, z, pos_weight):
    loss = np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))
    return np.mean(loss * (1 + (pos_weight[0] - 1) * y))


@answer("losses/weighted-bce", "square", "ImprintLab/Medical-SAM2#78, weighted twice", "the weight squared")
def _(y, z, pos_weight):
    loss = np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))
    return np.mean(loss * np.where(y == 1, pos_weight**2, 1))


@answer("losses/label-smoothing", "no label", "Samyssmile/edux#201, uniform only", "smoothing ignored")
def _(y, z, smoothing):
    p = softmax(z)
    return -np.mean(np.log(np.maximum(p[np.arange(len(y)), y], 1e-7)))


@answer("losses/calibrate-digits", "accuracy", "KeyKy in gpleiss/temperature_scaling#3", "by accuracy")
def _(z, y, temperatures):
    scores = []
    for t in temperatures:
        s = z / t
        log_p = s - s.max(1, keepdims=True)
        log_p = log_p - np.log(np.exp(log_p).sum(1, keepdims=True))
        scores.append((np.mean(s.argmax(1) == y), t, -log_p[np.arange(len(y)), y].mean()))
    best = max(scores, key=lambda row: row[0])
    return best[1], best[2]


@answer("logistic_regression/odds-ratio", "sd in the exponent", "kim0sun/glca#3", "divided by step")
def _(w, sd, step):
    return np.exp(w * sd / step)


@answer("logistic_regression/standardize", "max", "abstractqqq/polars_ds_extension#403", "min and max")
def _(X, X_new):
    low, high = X.min(0), X.max(0)
    span = np.where(high > low, high - low, 1)
    return (X - low) / span, (X_new - low) / span


@answer("logistic_regression/l2-step", "regularized rate", "zyxue/stanford-cs229#11", "lam without the rate")
def _(X, y, w, b, lr, lam):
    e = sigmoid(X @ w + b) - y
    return (1 - 2 * lam) * w - lr * X.T @ e / len(y), b - lr * e.mean()


@answer(
    "logistic_regression/decide", "product", "tidymodels/probably#88, the costs multiplied",
    "cost_miss alone",
)
def _(y_hat, cost_miss, cost_alarm):
    return (y_hat * cost_miss >= cost_alarm * 0.5).astype(int)


@answer("logistic_regression/auc", "accuracy", "kboyd/Roc#16, at one half", "the accuracy at 0.5")
def _(y, score):
    return np.mean((score > 0.5) == (y == 1))


@answer(
    "logistic_regression/calibration-error", "accuracy", "mshergad in Lightning-AI/torchmetrics#1907",
    "bins of values",
)
def _(y, y_hat, bins):
    total = 0.0
    for value in np.unique(y_hat):
        same = y_hat == value
        total += same.mean() * abs(y[same].mean() - value)
    return total


@answer(
    "logistic_regression/softmax-gradient", "mean over k", "AhmedHani/FCIS-Machine-Learning-2017#10",
    "by n k",
)
def _(X, y, W, b):
    d = (softmax(X @ W + b) - np.eye(W.shape[1])[y]) / (len(y) * W.shape[1])
    return X.T @ d, d.sum(0)


@answer(
    "logistic_regression/softmax-gradient", "columns", "imdeepmind/NeuralPy#147", "softmax over the examples",
)
def _(X, y, W, b):
    z = X @ W + b
    e = np.exp(z - z.max(0))
    d = (e / e.sum(0) - np.eye(W.shape[1])[y]) / len(y)
    return X.T @ d, d.sum(0)


@answer("regularization/drop-channels", "right", "bennyfri/TFMacCpp#6, with where")
def _(images, u, drop_prob):
    return np.where((u < drop_prob)[..., None, None], 0, images / (1 - drop_prob))


@answer("losses/weighted-bce", "right", "pytorch/pytorch#54843, with logaddexp")
def _(y, z, pos_weight):
    return np.mean(np.where(y == 1, pos_weight * np.logaddexp(0, -z), np.logaddexp(0, z)))


@answer("losses/label-smoothing", "right", "fastai/fastai#1814, as fixed")
def _(y, z, smoothing):
    z = z - z.max(1, keepdims=True)
    log_preds = z - np.log(np.sum(np.exp(z), axis=1, keepdims=True))
    nll = -log_preds[np.arange(len(y)), y].mean()
    return (1 - smoothing) * nll + smoothing * (-log_preds.sum(axis=-1) / z.shape[1]).mean()


@answer("logistic_regression/auc", "right", "accord-net/framework#857, signs")
def _(y, score):
    return (1 + np.sign(np.subtract.outer(score[y == 1], score[y == 0])).mean()) / 2


@answer("overfitting/stop-epoch", "right", "cogitare-ai/cogitare#32")
def _(losses, alpha):
    lowest, epoch = float("inf"), 0
    while epoch < len(losses):
        lowest = min(lowest, losses[epoch])
        epoch += 1
        if (losses[epoch - 1] / lowest - 1) * 100 > alpha:
            break
    return epoch
