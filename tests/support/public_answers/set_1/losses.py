"""Public answers to the exercises of Loss functions."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


@answer("losses/huber", "one side", "marlbenchmark/on-policy#47", "errors below -delta cost nothing")
def _(y, y_hat, delta):
    e = y_hat - y
    a = (abs(e) <= delta).astype(float)
    b = (e > delta).astype(float)
    return np.mean(a * e**2 / 2 + b * delta * (abs(e) - delta / 2))


@answer("losses/huber", "delta 1", "tensorforce/tensorforce#139", "the line is that of delta = 1")
def _(y, y_hat, delta):
    e = y_hat - y
    return np.mean(np.where(np.abs(e) < delta, 0.5 * e**2, np.abs(e) - 0.5))


@answer("losses/huber", "jump", "tum-vision/lsd_slam#120", "the line misses minus delta / 2")
def _(y, y_hat, delta):
    rp = y_hat - y
    wh = np.where(np.abs(rp) < delta / 2, 1, (delta / 2) / np.abs(rp))
    return np.mean(wh * rp * rp)


@answer("losses/huber", "sum", "borgwang/tinynn#26", "the sum, not the mean")
def _(y, y_hat, delta):
    loss = np.where(
        np.abs(y - y_hat) < delta, 0.5 * ((y - y_hat) ** 2), delta * np.abs(y - y_hat) - 0.5 * (delta**2)
    )
    return np.sum(loss)


@answer("losses/huber", "masks", "borgwang/tinynn#26, its own", "right, but nan where a square overflows")
def _(y, y_hat, delta):
    l1_dist = np.abs(y_hat - y)
    mse_mask = l1_dist < delta
    mae_mask = ~mse_mask
    mse = 0.5 * (y_hat - y) ** 2
    mae = delta * np.abs(y_hat - y) - 0.5 * delta**2
    return np.sum(mse * mse_mask + mae * mae_mask) / y_hat.shape[0]


@answer("losses/pinball", "sign", "scikit-learn/scikit-learn#8087", "too high gives a negative cost")
def _(y, y_hat, q):
    diff = y - y_hat
    mask = y > y_hat
    return (q * diff[mask].sum() + (1.0 - q) * diff[~mask].sum()) / y.shape[0]


@answer("losses/pinball", "swapped", "awslabs/gluonts#1784", "q and 1 - q change places")
def _(y, y_hat, q):
    return np.mean((q - (y_hat < y)) * (y_hat - y))


@answer("losses/pinball", "sum", "ml-stat-Sustech/TorchCP#27", "the sum, not the mean")
def _(y, y_hat, q):
    error = y - y_hat
    return np.sum(np.maximum(q * error, (q - 1) * error))


@answer("losses/pinball", "docs", "sktime/pytorch-forecasting#740", "both terms of the same difference")
def _(y, y_hat, q):
    return np.mean(np.maximum(q * (y - y_hat), (1 - q) * (y - y_hat)))


@answer("losses/pinball", "right", "awslabs/gluonts#1784, as corrected")
def _(y, y_hat, q):
    return ((q - (y < y_hat).astype(float)) * (y - y_hat)).mean()


@answer("losses/bernoulli-kl", "clamped q", "uber/causalml#167", "nan at p = 0, and q is clamped")
def _(p, q):
    q = np.clip(q, 0.1**6, 1 - 0.1**6)
    return p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q))


@answer("losses/bernoulli-kl", "eps", "pytorch/pytorch#15288", "eps in the log: no inf")
def _(p, q):
    EPS = 1e-16
    one = p * (np.log(p + EPS) - np.log(q + EPS))
    zero = (1 - p) * (np.log(1 - p + EPS) - np.log(1 - q + EPS))
    return one + zero


@answer("losses/bernoulli-kl", "one side", "TheAlgorithms/Python#13635", "tails are left out")
def _(p, q):
    mask = p != 0
    out = np.zeros_like(p)
    with np.errstate(divide="ignore"):
        out[mask] = p[mask] * np.log(p[mask] / q[mask])
    return out


@answer("losses/bernoulli-kl", "summed", "pytorch/pytorch#15288", "one sum instead of one for each pair")
def _(p, q):
    kldiv_1 = p * (np.log(p) - np.log(q))
    kldiv_0 = (1 - p) * (np.log(1 - p) - np.log(1 - q))
    return (kldiv_1 + kldiv_0).sum()


@answer("losses/bernoulli-kl", "both clamped", "uber/causalml#999", "p and q are clamped: no inf")
def _(p, q):
    p = np.clip(p, 0.1**6, 1 - 0.1**6)
    q = np.clip(q, 0.1**6, 1 - 0.1**6)
    return p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q))


@answer(
    "losses/weighted-bce", "weighs all", "PaddlePaddle/docs#2436",
    "pos_weight on the cost of absent labels too",
)
def _(y, z, pos_weight):
    out = np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))
    return np.mean(out * pos_weight)


@answer(
    "losses/weighted-bce", "log of sigmoid", "openvinotoolkit/openvino#29745",
    "the log of 0 for large logits",
)
def _(y, z, pos_weight):
    s = 1 / (1 + np.exp(-z))
    return -np.mean(pos_weight * y * np.log(s) + (1 - y) * np.log(1 - s))


@answer("losses/weighted-bce", "eps", "openvinotoolkit/openvino#29745, with an eps", "eps limits the cost")
def _(y, z, pos_weight):
    s = 1 / (1 + np.exp(-z))
    return -np.mean(pos_weight * y * np.log(s + 1e-12) + (1 - y) * np.log(1 - s + 1e-12))


@answer("losses/weighted-bce", "right", "apache/mxnet#13612")
def _(y, z, pos_weight):
    log_weight = 1 + (pos_weight - 1) * y
    return np.mean(z - z * y + log_weight * (np.log1p(np.exp(-np.abs(z))) + np.maximum(-z, 0)))


def _log_softmax(z):
    """The logarithm of softmax along the rows."""
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


@answer("losses/label-smoothing", "1 / k", "TimDettmers/ConvE#55", "adds 1 / k, not smoothing / k")
def _(y, z, smoothing):
    k = z.shape[1]
    target = (1.0 - smoothing) * np.eye(k)[y] + 1.0 / k
    return -np.mean(np.sum(target * _log_softmax(z), axis=1))


@answer(
    "losses/label-smoothing", "s by c", "ildoonet/pytorch-randaugment#30",
    "1 - smoothing / k for the true class",
)
def _(y, z, smoothing):
    s_by_c = smoothing / z.shape[1]
    target = np.eye(z.shape[1])[y] * (1.0 - s_by_c) + s_by_c
    return -np.mean(np.sum(target * _log_softmax(z), axis=1))


@answer(
    "losses/label-smoothing", "k - 1", "pytorch/pytorch#7455",
    "smoothing / (k - 1) for the other classes",
)
def _(y, z, smoothing):
    n, k = z.shape
    true_dist = np.full((n, k), smoothing / (k - 1))
    true_dist[np.arange(n), y] = 1 - smoothing
    return -(true_dist * _log_softmax(z)).sum(axis=1).mean()


@answer(
    "losses/label-smoothing", "twice", "eladhoffer/utils.pytorch#14",
    "smoothing / k is subtracted once more",
)
def _(y, z, smoothing):
    lsm = _log_softmax(z)
    eps_sum = smoothing / z.shape[1]
    eps_nll = 1.0 - eps_sum - smoothing
    likelihood = lsm[np.arange(len(y)), y]
    return np.mean(-(eps_nll * likelihood + eps_sum * lsm.sum(-1)))


@answer("losses/label-smoothing", "fastai", "fastai/fastai#1814", "smoothing times k / (k - 1) too much")
def _(y, z, smoothing):
    lsm = _log_softmax(z)
    c = z.shape[1]
    nll = -lsm[np.arange(len(y)), y]
    eps = smoothing * c / (c - 1)
    return np.mean((1 - eps) * nll - eps * lsm.sum(axis=1) / c)


@answer("losses/label-smoothing", "right", "eladhoffer/utils.pytorch#14, as proposed")
def _(y, z, smoothing):
    lsm = _log_softmax(z)
    likelihood = lsm[np.arange(len(y)), y]
    return np.mean(-((1 - smoothing) * likelihood + smoothing / z.shape[1] * lsm.sum(-1)))


@answer("losses/calibrate-digits", "times", "EFS-OpenSource/calibration-framework#13", "z times T")
def _(z, y, temperatures):
    costs = [-_log_softmax(z * t)[np.arange(len(y)), y].mean() for t in temperatures]
    best = int(np.argmin(costs))
    return temperatures[best], costs[best]


@answer(
    "losses/calibrate-digits", "confidences", "EFS-OpenSource/calibration-framework#55",
    "T divides probabilities",
)
def _(z, y, temperatures):
    p = np.exp(_log_softmax(z))
    costs = [-_log_softmax(p / t)[np.arange(len(y)), y].mean() for t in temperatures]
    best = int(np.argmin(costs))
    return temperatures[best], costs[best]
