"""Answers of the fifth set to the exercises of losses."""

import numpy as np
from support.public_answers.model import collect

from dlbasics.activations import sigmoid, softmax

ANSWERS, answer = collect()


@answer("losses/huber", "signed line", "PaddlePaddle/Paddle#44019",
        "the line runs in the error with its sign, not in its size")
def _(y, y_hat, delta):
    e = y - y_hat
    return np.mean(np.where(np.abs(e) <= delta, 0.5 * e**2, delta * e - 0.5 * delta**2))


@answer("losses/huber", "signed test", "marlbenchmark/on-policy#47, the other mask",
        "large negative errors are squared, too")
def _(y, y_hat, delta):
    e = y_hat - y
    return np.mean(np.where(e <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2)))


@answer("losses/huber", "clipped", "bghira/SimpleTuner#1583, the error clipped",
        "no line at all: the error is clipped, then squared")
def _(y, y_hat, delta):
    e = np.clip(y_hat - y, -delta, delta)
    return np.mean(e**2 / 2)


@answer("losses/huber", "right, masks", "borgwang/tinynn#26")
def _(y, y_hat, delta):
    l1_dist = np.abs(y_hat - y)
    near = l1_dist < delta
    return (np.sum(0.5 * l1_dist[near] ** 2) + np.sum(delta * l1_dist[~near] - 0.5 * delta**2)) / len(y)


@answer("losses/pinball", "all pairs", "ml-stat-Sustech/TorchCP#27, 64 x 64",
        "each target with each prediction, not pair by pair")
def _(y, y_hat, q):
    errors = y[:, None] - y_hat[None, :]
    return np.mean(np.maximum((q - 1) * errors, q * errors))


@answer("losses/pinball", "indicator", "ufal/npfl139#17",
        "the wrong side is counted: all costs negative, the prices exchanged")
def _(y, y_hat, q):
    return np.mean((y_hat - y) * ((y > y_hat) - q))


@answer("losses/pinball", "of the mean", "VowpalWabbit/vowpal_wabbit#370",
        "errors of both signs cancel: the loss of the mean error")
def _(y, y_hat, q):
    e = np.mean(y - y_hat)
    return max(q * e, (q - 1) * e)


@answer("losses/pinball", "right, abs", "ml-stat-Sustech/TorchCP#27, a quantile_loss_function")
def _(y, y_hat, q):
    errors = y - y_hat
    return np.abs(np.maximum((q - 1) * errors, q * errors)).mean()


@answer("losses/bernoulli-kl", "brackets", "caglar/autoencoders#5",
        "a bracket is missing: log q is not multiplied by p")
def _(p, q):
    with np.errstate(all="ignore"):
        return p * np.log(p) - np.log(q) + (1 - p) * np.log(1 - p) - (1 - p) * np.log(1 - q)


@answer("losses/bernoulli-kl", "no log", "rasbt/machine-learning-book#44",
        "the ratio without its logarithm")
def _(p, q):
    with np.errstate(all="ignore"):
        return p * (p / q) + (1 - p) * ((1 - p) / (1 - q))


@answer("losses/bernoulli-kl", "estimator", "Rolv-Arild/rocket-learn#12",
        "a sampling estimate, (r - 1) - log r, in place of the expectation")
def _(p, q):
    with np.errstate(all="ignore"):
        r = q / p
        return (r - 1) - np.log(r)


@answer("losses/bernoulli-kl", "symmetrized", "tatopenn-cell/Dense-Evolution#103, J there",
        "the divergence of both directions added up")
def _(p, q):
    with np.errstate(all="ignore"):
        return (p - q) * np.log(p / q) + (q - p) * np.log((1 - p) / (1 - q))


def _xlogy(x, y):
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(x == 0, 0.0, x * np.log(y))


@answer("losses/bernoulli-kl", "right, xlogy", "ageron/handson-ml2#561")
def _(p, q):
    return _xlogy(p, p) - _xlogy(p, q) + _xlogy(1 - p, 1 - p) - _xlogy(1 - p, 1 - q)


@answer("losses/weighted-bce", "half weighted", "tensorflow/tensorflow#15791",
        "a part of the cost of present labels is not weighted")
def _(y, z, pos_weight):
    weight = 1.0 + (pos_weight - 1.0) * y
    return np.mean((1 - y) * z + weight * np.log1p(np.exp(-np.abs(z))) + np.maximum(-z, 0))


@answer("losses/weighted-bce", "one more", "pytorch/pytorch#6856, without the minus one",
        "each weight is larger by 1")
def _(y, z, pos_weight):
    weight = 1 + pos_weight * y
    return np.mean((1 - y) * z + weight * np.logaddexp(0, -z) - y * 0)


@answer("losses/weighted-bce", "clipped", "tensorflow/tensorflow#15791, its own clip",
        "the probability is clipped: a logit of 1000 costs too little")
def _(y, z, pos_weight):
    p = np.clip(sigmoid(z), 1e-8, 1 - 1e-8)
    return np.mean(-(pos_weight * y * np.log(p) + (1 - y) * np.log(1 - p)))


@answer("losses/weighted-bce", "right, multiplier", "pytorch/pytorch#6856")
def _(y, z, pos_weight):
    log_weight = 1 + (pos_weight - 1) * y
    m = np.maximum(-z, 0)
    return np.mean((1 - y) * z + log_weight * (np.log(np.exp(-m) + np.exp(-z - m)) + m))


def _log_softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


@answer("losses/label-smoothing", "sum", "ZhugeKongan/torch-template-for-deep-learning#2",
        "smoothing for every class, not smoothing / k")
def _(y, z, smoothing):
    log_p = _log_softmax(z)
    nll = -log_p[np.arange(len(y)), y]
    return np.mean((1 - smoothing) * nll - smoothing * log_p.sum(axis=1))


@answer("losses/label-smoothing", "divided again", "open-mmlab/mmpretrain#285, mode classy_vision",
        "the label is not lowered but all targets are divided by 1 + smoothing")
def _(y, z, smoothing):
    k = z.shape[1]
    target = (np.eye(k)[y] + smoothing / k) / (1 + smoothing)
    return -np.mean(np.sum(target * _log_softmax(z), axis=1))


@answer("losses/label-smoothing", "probabilities", "eladhoffer/utils.pytorch#14, without the logarithm",
        "probabilities where their logarithms belong")
def _(y, z, smoothing):
    p = softmax(z)
    return -np.mean((1 - smoothing) * p[np.arange(len(y)), y] + smoothing / z.shape[1] * p.sum(-1))


@answer("losses/label-smoothing", "right, table", "TimDettmers/ConvE#55, as corrected")
def _(y, z, smoothing):
    one_hot = np.zeros(z.shape)
    one_hot[np.arange(len(y)), y] = 1
    targets = (1.0 - smoothing) * one_hot + smoothing / z.shape[1]
    return -(targets * _log_softmax(z)).sum() / len(z)


def _costs(z, y, temperatures):
    return np.array([-_log_softmax(z / t)[np.arange(len(y)), y].mean() for t in temperatures])


@answer("losses/calibrate-digits", "last", "autogluon/autogluon#4396",
        "the last temperature in place of the best")
def _(z, y, temperatures):
    costs = _costs(z, y, temperatures)
    return temperatures[-1], costs[-1]


@answer("losses/calibrate-digits", "sum", "markus93/NN_calibration#10, the likelihood of all",
        "the cost is the sum over the examples")
def _(z, y, temperatures):
    costs = _costs(z, y, temperatures) * len(y)
    return temperatures[np.argmin(costs)], costs.min()


@answer("losses/calibrate-digits", "sign", "markus93/NN_calibration#10, log likelihood",
        "the log-likelihood, which is negative: the sign of the cost")
def _(z, y, temperatures):
    likelihoods = -_costs(z, y, temperatures)
    best = np.argmax(likelihoods)
    return temperatures[best], likelihoods[best]


@answer("losses/calibrate-digits", "right, table", "gpleiss/temperature_scaling#24")
def _(z, y, temperatures):
    s = z[None] / np.asarray(temperatures)[:, None, None]
    s = s - s.max(axis=2, keepdims=True)
    cost = np.log(np.exp(s).sum(axis=2)) - s[:, np.arange(len(y)), y]
    best = cost.mean(axis=1).argmin()
    return temperatures[best], cost.mean(axis=1)[best]
