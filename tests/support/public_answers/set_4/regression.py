"""A fourth set of public answers, to the exercises about fits, losses and probabilities."""

import numpy as np
from support.public_answers.model import collect

from dlbasics import overfitting
from dlbasics.activations import sigmoid, softmax

ANSWERS, answer = collect()


@answer(
    "overfitting/fold-errors", "own error", "nickgillian/grt#43, tested on its own",
    "trained and tested on a fold",
)
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        w = overfitting.polynomial_fit(x[j::k], y[j::k], degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[j::k], w) - y[j::k]) ** 2))
    return np.array(errors)


@answer(
    "overfitting/mirror-copies", "in their places", "yhenon/keras-frcnn#175, replaced",
    "mirrored in place of copied",
)
def _(images, y, safe):
    out = images.copy()
    chosen = np.isin(y, safe)
    out[chosen] = out[chosen][:, :, ::-1]
    return out, y


@answer("overfitting/expected-noisy-mse", "one example", "d2l-ai/d2l-vi#867, divided by n", "divided by n")
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + scale**2 * np.sum(w**2) / len(y)


@answer("overfitting/stop-epoch", "one before", "keras-team/keras#8100, restore", "the epoch before the stop")
def _(losses, alpha):
    best = losses[0]
    for i, loss in enumerate(losses):
        if loss > best * (1 + alpha / 100):
            return i
        best = min(best, loss)
    return len(losses)


@answer(
    "overfitting/choose-and-test", "mean of both", "INRIA/scikit-learn-mooc#642",
    "the accuracy on both parts",
)
def _(X, y, n_train, n_val, lams):
    A, Y = X[:n_train], np.eye(10)[y[:n_train]]
    best = (-1.0, 0.0, 0.0)
    for lam in lams:
        W = np.linalg.solve(A.T @ A + lam * np.eye(X.shape[1]), A.T @ Y)
        hits = (X @ W).argmax(1) == y
        val, test = hits[n_train : n_train + n_val].mean(), hits[n_train + n_val :].mean()
        best = max(best, (val, lam, (val + test) / 2))
    return best[1:]


@answer(
    "regularization/penalized-gradient", "penalty twice", "NeuromatchAcademy#423, lam squared", "lam squared",
)
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e / len(y) + 2 * lam**2 * w, 2 * e.mean()


@answer("regularization/lambda-max", "of the squares", "jaredhuling/oem#8, y squared", "y is standardized")
def _(X, y):
    ys = (y - y.mean()) / y.std()
    return 2 * np.abs(X.T @ ys).max() / len(y)


@answer("regularization/drop-channels", "pixels", "scut-mingqinchen/Self2Self#7", "drops whole images")
def _(images, u, drop_prob):
    keep = u.mean(axis=1) >= drop_prob
    return images * keep[:, None, None, None] / (1 - drop_prob)


@answer("regularization/max-norm", "minus", "keras-team/keras#5816, norm minus limit", "the excess divided")
def _(W, limit):
    norms = np.linalg.norm(W, axis=0)
    return W / np.maximum(norms - limit, 1)


@answer("regularization/sparse-diagnosis", "lam by n", "snuspl/cruise#984", "the threshold by n")
def _(X, y, X_new, lam, lr, steps):
    mu, sd = X.mean(0), X.std(0)
    S, w, b = (X - mu) / sd, np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        e = S @ w + b - y
        w, b = w - lr * 2 * S.T @ e / len(y), b - lr * 2 * e.mean()
        w = np.sign(w) * np.maximum(np.abs(w) - lr * lam / len(y), 0)
    return w, (X_new - mu) / sd @ w + b


@answer("losses/huber", "squares at delta", "torch/nn#579, delta squared", "the line with delta squared")
def _(y, y_hat, delta):
    e = np.abs(y_hat - y)
    return np.mean(np.where(e <= delta, e**2 / 2, delta**2 * (e - 0.5)))


@answer("losses/pinball", "squared", "google/jaxopt#408, squared", "squared errors")
def _(y, y_hat, q):
    e = y - y_hat
    return np.mean(np.where(e > 0, q, 1 - q) * e**2)


@answer("losses/pinball", "median", "JuliaML/LossFunctions.jl#42", "q is not used")
def _(y, y_hat, q):
    return np.mean(np.abs(y - y_hat)) / 2


@answer("losses/bernoulli-kl", "log of 2", "odlgroup/odl#1042, in bits", "bits")
def _(p, q):
    with np.errstate(all="ignore"):
        a = np.where(p == 0, 0, p * np.log2(p / q))
        return a + np.where(p == 1, 0, (1 - p) * np.log2((1 - p) / (1 - q)))


@answer("losses/weighted-bce", "softmax", "pytorch/pytorch#54843, cross_entropy", "classes compete")
def _(y, z, pos_weight):
    return -np.mean(pos_weight * y * np.log(softmax(z) + 1e-12))


@answer(
    "losses/label-smoothing", "mean of targets", "mindspore-ai/mindspore#73, 1 - s + s / k",
    "k - 1 and k mixed",
)
def _(y, z, smoothing):
    k = z.shape[1]
    z = z - z.max(1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(1, keepdims=True))
    target = np.full(z.shape, smoothing / (k - 1))
    target[np.arange(len(y)), y] = 1 - smoothing + smoothing / k
    return -(target * log_p).sum(1).mean()


@answer("losses/calibrate-digits", "inverse", "gpleiss/temperature_scaling#24, 1 / T", "returns 1 / T")
def _(z, y, temperatures):
    costs = []
    for t in temperatures:
        s = z / t
        s = s - s.max(1, keepdims=True)
        costs.append(-(s - np.log(np.exp(s).sum(1, keepdims=True)))[np.arange(len(y)), y].mean())
    return 1 / temperatures[int(np.argmin(costs))], min(costs)


@answer("logistic_regression/odds-ratio", "percent", "vincentarelbundock/marginaleffects#1658", "percent")
def _(w, sd, step):
    return 100 * (np.exp(w * step / sd) - 1)


@answer(
    "logistic_regression/standardize", "means kept", "abstractqqq/polars_ds_extension#403, skipped",
    "not centred",
)
def _(X, X_new):
    sd = np.where(np.ptp(X, axis=0) == 0, 1, X.std(axis=0))
    return X / sd, X_new / sd


@answer(
    "logistic_regression/l2-step", "decoupled", "linkedin/photon-ml#43, decay after the step", "decay after",
)
def _(X, y, w, b, lr, lam):
    e = sigmoid(X @ w + b) - y
    w = w - lr * X.T @ e / len(y)
    return w - 2 * lr * lam * w, b - lr * e.mean()


@answer(
    "logistic_regression/decide", "costs weighed", "siddhartha in scikit-learn#17976",
    "costs as probabilities",
)
def _(y_hat, cost_miss, cost_alarm):
    weight = cost_miss / (cost_miss + cost_alarm)
    return (y_hat * weight >= 0.5).astype(int)


@answer("logistic_regression/auc", "correlation", "kboyd/Roc#16, neighbours only", "pairs in order")
def _(y, score):
    a, b = score[y == 1], score[y == 0]
    n = min(len(a), len(b))
    return np.mean(a[:n] > b[:n])


@answer(
    "logistic_regression/calibration-error", "confidence of max", "mead-ml/mead-baseline#484",
    "max(p, 1 - p)",
)
def _(y, y_hat, bins):
    claim = np.maximum(y_hat, 1 - y_hat)
    hit = (y_hat >= 0.5) == (y == 1)
    place = np.minimum((claim * bins).astype(int), bins - 1)
    return sum((place == j).mean() * abs(hit[place == j].mean() - claim[place == j].mean())
               for j in np.unique(place))


@answer("logistic_regression/softmax-gradient", "b as mean of all", "OpenHUTB/nn#2416", "one number for db")
def _(X, y, W, b):
    d = (softmax(X @ W + b) - np.eye(W.shape[1])[y]) / len(y)
    return X.T @ d, d.sum()


@answer("logistic_regression/train-from-nothing", "no bias", "wmkouw/libTLDA#7", "no bias, few steps")
def _(X, y, X_new):
    mu, sd = X.mean(0), X.std(0)
    sd = np.where(sd == 0, 1, sd)
    w = np.zeros(X.shape[1])
    for _ in range(50):
        w -= 0.1 * ((X - mu) / sd).T @ (sigmoid((X - mu) / sd @ w) - y) / len(y)
    return sigmoid((X_new - mu) / sd @ w)
