"""Answers of the sixth set to the exercises of losses."""

import numpy as np
from support.public_answers.model import collect

from dlbasics.activations import sigmoid, softmax

ANSWERS, answer = collect()


@answer("losses/huber", "by 1 + e**2", "unibas-gravis/scalismo#260",
        "the squared part is divided by 1 + e ** 2")
def _(y, y_hat, delta):
    e = y_hat - y
    return np.mean(np.where(np.abs(e) <= delta, e**2 / 2 / (1 + e**2), delta * (np.abs(e) - delta / 2)))


@answer("losses/huber", "line everywhere", "chainer/chainer#940, without the second flag",
        "the line is added within delta, too")
def _(y, y_hat, delta):
    e = np.abs(y_hat - y)
    near = e <= delta
    return np.mean(near * 0.5 * np.where(near, e, 0) ** 2 + delta * (e - 0.5 * delta))


@answer("losses/pinball", "below only", "mattsherar/Temporal_Fusion_Transform#2, a minus lost",
        "both terms are of what is too low; too high costs nothing")
def _(y, y_hat, q):
    under = y - y_hat
    return np.mean(q * np.maximum(under, 0) + (1 - q) * np.maximum(under, 0))


@answer("losses/pinball", "twice", "find_string: 2 * np.sum(np.abs((, eight repositories",
        "twice the mean loss")
def _(y, y_hat, q):
    return 2 * np.mean(np.abs((y_hat - y) * ((y <= y_hat) - q)))


@answer("losses/pinball", "right, where", "JuliaAI/MLJLinearModels.jl#5")
def _(y, y_hat, q):
    r = y - y_hat
    return np.where(r < 0, -(1 - q) * r, q * r).mean()


@answer("losses/bernoulli-kl", "from one half", "loeweX/AmortizedCausalDiscovery#3",
        "the divergence from a fair coin: q is not used")
def _(p, q):
    with np.errstate(all="ignore"):
        a = np.where(p > 0, p * np.log(p / 0.5), 0)
        b = np.where(p < 1, (1 - p) * np.log((1 - p) / 0.5), 0)
    return a + b


@answer("losses/bernoulli-kl", "of logits", "rguthrie3/MorphologicalPriorsForWordEmbeddings#1",
        "p and q are taken for logits and put through a sigmoid")
def _(p, q):
    p, q = sigmoid(p), sigmoid(q)
    return p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q))


def _kl(p, q):
    with np.errstate(all="ignore"):
        a = np.where(p > 0, p * np.log(p / q), 0)
        b = np.where(p < 1, (1 - p) * np.log((1 - p) / (1 - q)), 0)
    return a + b


@answer("losses/bernoulli-kl", "negative", "fannie1208/CaNet#3",
        "a minus stands before the divergence")
def _(p, q):
    return -_kl(p, q)


@answer("losses/bernoulli-kl", "right, where", "TheAlgorithms/Python#14874, without the clip")
def _(p, q):
    return _kl(p, q)


@answer("losses/weighted-bce", "clamp without minus", "pytorch/pytorch#2221",
        "max(z, 0) where max(-z, 0) belongs: exp overflows for large negative logits")
def _(y, z, pos_weight):
    with np.errstate(over="ignore"):
        m = np.maximum(z, 0)
        weight = 1 + (pos_weight - 1) * y
        return np.mean((1 - y) * z + weight * (m + np.log(np.exp(-m) + np.exp(-z - m))))


@answer("losses/weighted-bce", "summed over labels", "pytorch/pytorch#19212, L_c for each class",
        "the mean over the examples, but a sum over the labels")
def _(y, z, pos_weight):
    cost = pos_weight * y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z)
    return cost.mean(axis=0).sum()


@answer("losses/weighted-bce", "right, larger of two", "Oneflow-Inc/oneflow#4024")
def _(y, z, pos_weight):
    m = np.maximum(-z, 0)
    soft = m + np.log(np.exp(-m) + np.exp(-z - m))
    return np.mean((1 - y) * z + ((pos_weight - 1) * y + 1) * soft)


def _log_softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


@answer("losses/label-smoothing", "entropy", "facebookresearch/pytext#1112",
        "the entropy of the prediction takes the place of the uniform part")
def _(y, z, smoothing):
    log_p = _log_softmax(z)
    entropy = -np.sum(np.exp(log_p) * log_p, axis=1)
    return np.mean(-(1 - smoothing) * log_p[np.arange(len(y)), y] - smoothing * entropy)


@answer("losses/label-smoothing", "divergence", "facebookresearch/pytext#385",
        "the divergence from the uniform distribution, not the cross-entropy: s log k is missing")
def _(y, z, smoothing):
    log_p = _log_softmax(z)
    k = z.shape[1]
    kl = np.sum(1 / k * (np.log(1 / k) - log_p), axis=1)
    return np.mean(-(1 - smoothing) * log_p[np.arange(len(y)), y] + smoothing * kl)


@answer("losses/label-smoothing", "right, log-sum-exp", "linkedin/Liger-Kernel#198")
def _(y, z, smoothing):
    m = z.max(axis=1)
    lse = m + np.log(np.sum(np.exp(z - m[:, None]), axis=1))
    true = lse - z[np.arange(len(y)), y]
    uniform = lse - z.sum(axis=1) / z.shape[1]
    return np.mean((1 - smoothing) * true + smoothing * uniform)


@answer("losses/calibrate-digits", "cost before", "gpleiss/temperature_scaling#29, Before temperature",
        "the cost without a temperature is returned beside the best temperature")
def _(z, y, temperatures):
    rows = np.arange(len(y))
    costs = [-_log_softmax(z / t)[rows, y].mean() for t in temperatures]
    return temperatures[int(np.argmin(costs))], -_log_softmax(z)[rows, y].mean()


@answer("losses/calibrate-digits", "sigmoid", "gpleiss/temperature_scaling#17, sigmoid(logits / T)",
        "a sigmoid of the true logit in place of softmax")
def _(z, y, temperatures):
    rows = np.arange(len(y))
    costs = np.array([np.logaddexp(0, -(z / t)[rows, y]).mean() for t in temperatures])
    return temperatures[costs.argmin()], costs.min()


@answer("losses/calibrate-digits", "mean of logs", "scikit-learn/scikit-learn#31068, the mean first",
        "the logarithm of the mean probability, not the mean of the logarithms")
def _(z, y, temperatures):
    costs = np.array([-np.log(softmax(z / t)[np.arange(len(y)), y].mean()) for t in temperatures])
    return temperatures[costs.argmin()], costs.min()
