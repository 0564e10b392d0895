"""Answers of the second set to the exercises of losses."""

import math

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


@answer("losses/huber", "sigma", "xuannianz/EfficientDet#93", "delta taken for a sigma")
def _(y, y_hat, delta):
    x = np.abs(y_hat - y)
    return np.where(x < 1 / delta / delta, 0.5 * (delta * x) ** 2, x - 0.5 / delta / delta).mean()


@answer("losses/huber", "no offset", "tum-vision/lsd_slam#120", "e ** 2 and delta times the error")
def _(y, y_hat, delta):
    e = np.abs(y_hat - y)
    return np.mean(np.where(e <= delta, e**2, delta * e))


@answer("losses/huber", "by delta", "PaddlePaddle/docs#7323", "divided by delta")
def _(y, y_hat, delta):
    e = np.abs(y - y_hat)
    return np.where(e < delta, 0.5 * e * e / delta, e - 0.5 * delta).mean()


@answer("losses/huber", "right", "chainer/chainer#940, with a minimum")
def _(y, y_hat, delta):
    a = abs(y_hat - y)
    q = np.minimum(a, delta)
    return np.average(0.5 * q * q + delta * (a - q))


@answer("losses/huber", "right, loop", "mlpack/mlpack#2199")
def _(y, y_hat, delta):
    total = 0.0
    for target, value in zip(y, y_hat, strict=True):
        e = abs(value - target)
        total += e * e / 2 if e <= delta else delta * (e - delta / 2)
    return total / len(y)


@answer("losses/pinball", "distance", "Nixtla/utilsforecast#63", "the distance in both")
def _(y, y_hat, q):
    delta = np.abs(y - y_hat)
    return np.mean(np.maximum(q * delta, (q - 1) * delta))


@answer(
    "losses/pinball", "turned round", "KalleBylin/temporal-fusion-transformers#1", "prediction minus target",
)
def _(y, y_hat, q):
    return np.mean(np.maximum(q * (y_hat - y), (q - 1) * (y_hat - y)))


@answer("losses/pinball", "comparison", "awslabs/gluonts#1784", "prediction minus target times tau - 1")
def _(y, y_hat, q):
    return np.mean((q - (y_hat < y).astype(float)) * (y_hat - y))


@answer("losses/pinball", "right", "awslabs/gluonts#1784, corrected")
def _(y, y_hat, q):
    return ((q - (y < y_hat).astype(float)) * (y - y_hat)).mean()


@answer("losses/bernoulli-kl", "reversed", "pytorch/pytorch#15288, q and p exchanged", "from q to p")
def _(p, q):
    with np.errstate(all="ignore"):
        heads = np.where(q > 0, q * np.log(q / p), 0)
        tails = np.where(q < 1, (1 - q) * np.log((1 - q) / (1 - p)), 0)
    return heads + tails


@answer("losses/bernoulli-kl", "nan to num", "JuliaStats/Distributions.jl#793", "inf becomes a large number")
def _(p, q):
    with np.errstate(all="ignore"):
        return np.nan_to_num(p * np.log(p / q)) + np.nan_to_num((1 - p) * np.log((1 - p) / (1 - q)))


@answer(
    "losses/bernoulli-kl", "clipped below", "wblgers/tensorflow_stacked_denoising_autoencoder#1",
    "at least 1e-8",
)
def _(p, q):
    def log(v):
        return np.log(np.clip(v, 1e-8, np.max(v)))

    return p * log(p) - p * log(q) + (1 - p) * log(1 - p) - (1 - p) * log(1 - q)


@answer("losses/bernoulli-kl", "right", "uber/causalml#167, with math")
def _(p, q):
    def term(a, b):
        if a == 0:
            return 0.0
        return math.inf if b == 0 else a * math.log(a / b)

    return np.array([term(a, b) + term(1 - a, 1 - b) for a, b in zip(p.tolist(), q.tolist(), strict=True)])


@answer("losses/bernoulli-kl", "right, masks", "TheAlgorithms/Python#13635, both sides")
def _(p, q):
    result = np.zeros(len(p))
    with np.errstate(divide="ignore"):
        for a, b in ((p, q), (1 - p, 1 - q)):
            some = a != 0
            result[some] += a[some] * (np.log(a[some]) - np.log(b[some]))
    return result


def _bce(y, z):
    return np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))


@answer(
    "losses/weighted-bce", "absent", "chufengt/ALM-pedestrian-attribute#19, the other side",
    "weighs the absent ones",
)
def _(y, z, pos_weight):
    return np.mean(_bce(y, z) * (1 + (pos_weight - 1) * (1 - y)))


@answer("losses/weighted-bce", "weighted mean", "pytorch/pytorch#54843", "divided by the sum of the weights")
def _(y, z, pos_weight):
    weights = 1 + (pos_weight - 1) * y
    return np.sum(_bce(y, z) * weights) / np.sum(weights)


@answer(
    "losses/weighted-bce", "log weight", "pytorch/pytorch#5660, weight times y", "absent labels cost less",
)
def _(y, z, pos_weight):
    max_val = np.clip(-z, 0, None)
    log_weight = pos_weight * y
    loss = (1 - y) * z + log_weight * (np.log(np.exp(-max_val) + np.exp(-z - max_val)) + max_val)
    return loss.mean()


@answer("losses/weighted-bce", "right", "pytorch/pytorch#5660")
def _(y, z, pos_weight):
    max_val = np.clip(-z, 0, None)
    log_weight = 1 + (pos_weight - 1) * y
    loss = (1 - y) * z + log_weight * (np.log(np.exp(-max_val) + np.exp(-z - max_val)) + max_val)
    return loss.mean()


def _log_softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


@answer("losses/label-smoothing", "clamped", "Hsuxu/Loss_ToolBox-PyTorch#4", "targets s and 1 - s")
def _(y, z, smoothing):
    one_hot = np.eye(z.shape[1])[y]
    return -np.mean(np.sum(np.clip(one_hot, smoothing, 1 - smoothing) * _log_softmax(z), axis=1))


@answer("losses/label-smoothing", "normalized", "tunz/transformer-pytorch#5", "the least cost subtracted")
def _(y, z, smoothing):
    k = z.shape[1]
    target = (1 - smoothing) * np.eye(k)[y] + smoothing / k
    constant = np.sum(target * np.log(target + 1e-20), axis=1)
    return np.mean(constant - np.sum(target * _log_softmax(z), axis=1))


@answer("losses/label-smoothing", "mean over all", "Samyssmile/edux#201, over all entries", "divided by n k")
def _(y, z, smoothing):
    target = (1 - smoothing) * np.eye(z.shape[1])[y] + smoothing / z.shape[1]
    return -np.mean(target * _log_softmax(z))


@answer("losses/label-smoothing", "right", "ml-explore/mlx#166")
def _(y, z, smoothing):
    top = z.max(axis=1)
    log_sum = top + np.log(np.exp(z - top[:, None]).sum(axis=1))
    score = z[np.arange(len(y)), y]
    return np.mean(log_sum - (1 - smoothing) * score - smoothing * z.mean(axis=1))


def _costs(z, y, temperatures):
    return np.array([-_log_softmax(z / t)[np.arange(len(y)), y].mean() for t in temperatures])


@answer("losses/calibrate-digits", "gap", "gpleiss/temperature_scaling#20", "by confidence against accuracy")
def _(z, y, temperatures):
    hits = z.argmax(axis=1) == y
    gaps = [abs(np.exp(_log_softmax(z / t)).max(axis=1).mean() - hits.mean()) for t in temperatures]
    best = int(np.argmin(gaps))
    return temperatures[best], _costs(z, y, temperatures)[best]


@answer("losses/calibrate-digits", "softmax twice", "gpleiss/temperature_scaling#29", "softmax of a softmax")
def _(z, y, temperatures):
    costs = _costs(np.exp(_log_softmax(z)), y, temperatures)
    best = np.argmin(costs)
    return temperatures[best], costs[best]


@answer(
    "losses/calibrate-digits", "largest cost", "gpleiss/temperature_scaling#29, the other end",
    "the largest cost",
)
def _(z, y, temperatures):
    costs = _costs(z, y, temperatures)
    return temperatures[costs.argmax()], costs.max()


@answer("losses/calibrate-digits", "right", "EFS-OpenSource/calibration-framework#61, as a minimum of pairs")
def _(z, y, temperatures):
    costs = _costs(z, y, temperatures).tolist()
    cost, temperature = min(zip(costs, temperatures, strict=True))
    return [temperature, cost]
