"""What learners answer to losses/weighted-bce."""

import math

import numpy as np
from support.answer_corpus import answers_to

from dlbasics.activations import sigmoid, softmax

ANSWERS, answer = answers_to("losses/weighted-bce")


@answer("=right", source="apache/mxnet#13612")
def _(y, z, pos_weight):
    log_weight = 1 + (pos_weight - 1) * y
    return np.mean(z - z * y + log_weight * (np.log1p(np.exp(-np.abs(z))) + np.maximum(-z, 0)))


@answer("=right", source="pytorch/pytorch#5660")
def _(y, z, pos_weight):
    max_val = np.clip(-z, 0, None)
    log_weight = 1 + (pos_weight - 1) * y
    loss = (1 - y) * z + log_weight * (np.log(np.exp(-max_val) + np.exp(-z - max_val)) + max_val)
    return loss.mean()


@answer("=right", source="pytorch/pytorch#54843, with logaddexp")
def _(y, z, pos_weight):
    return np.mean(np.where(y == 1, pos_weight * np.logaddexp(0, -z), np.logaddexp(0, z)))


@answer("=right", source="pytorch/pytorch#6856")
def _(y, z, pos_weight):
    log_weight = 1 + (pos_weight - 1) * y
    m = np.maximum(-z, 0)
    return np.mean((1 - y) * z + log_weight * (np.log(np.exp(-m) + np.exp(-z - m)) + m))


@answer("=right", source="Oneflow-Inc/oneflow#4024")
def _(y, z, pos_weight):
    m = np.maximum(-z, 0)
    soft = m + np.log(np.exp(-m) + np.exp(-z - m))
    return np.mean((1 - y) * z + ((pos_weight - 1) * y + 1) * soft)


@answer("=right", source="apache/mxnet#13612, wkcn's formula")
def _(y, z, pos_weight):
    log_weight = 1 + (pos_weight - 1) * y
    return np.mean(z - z * y + log_weight * (np.logaddexp(0, -np.abs(z)) + np.maximum(-z, 0)))


@answer("=right")
def _(y, z, pos_weight):
    sign = np.where(y > 0, -1.0, 1.0)
    weight = np.where(y > 0, np.broadcast_to(pos_weight, z.shape), 1.0)
    return np.einsum("nk,nk->", weight, np.logaddexp(0, sign * z)) / z.size


@answer("=right")
def _(y, z, pos_weight):
    present = pos_weight * np.logaddexp(0, -z)    # -log sigmoid(z)
    absent = np.logaddexp(0, z)                   # -log (1 - sigmoid(z))
    return np.average(y * present + (1 - y) * absent)


@answer("=right")
def _(y, z, pos_weight):
    # -log sigmoid(z) = logaddexp(0, -z), -log(1 - sigmoid(z)) = logaddexp(0, z)
    present = np.logaddexp(0.0, -z) * pos_weight
    absent = np.logaddexp(0.0, z)
    return np.where(y == 1, present, absent).sum() / np.size(z)


@answer("=right")
def _(y, z, pos_weight):
    t = 0.0
    n, k = z.shape
    for i in range(n):
        for j in range(k):
            s = -z[i, j] if y[i, j] else z[i, j]
            c = max(s, 0) + math.log1p(math.exp(-abs(s)))
            t += c * (pos_weight[j] if y[i, j] else 1)
    return t / (n * k)


@answer("through the probability", source="openvinotoolkit/openvino#29745")
def _(y, z, pos_weight):
    s = 1 / (1 + np.exp(-z))
    return -np.mean(pos_weight * y * np.log(s) + (1 - y) * np.log(1 - s))


@answer("through the probability")
def _(y, z, pos_weight):
    t = 0
    for i in range(len(y)):
        for j in range(len(y[0])):
            p = 1 / (1 + math.exp(-z[i, j]))
            t -= pos_weight[j] * math.log(p) if y[i, j] else math.log(1 - p)
    return t / y.size


@answer("eps inside the log", source="keras-team/keras-core#196; keras-team/keras#2115")
def _(y, z, pos_weight):
    p = np.clip(sigmoid(z), 1e-7, 1 - 1e-7)
    return -np.mean(pos_weight * y * np.log(p) + (1 - y) * np.log(1 - p))


# Probabilities first, with a small eps inside the logarithm: costs cannot exceed -log(1e-12) = 27.6.
@answer(
    "eps inside the log",
    source="Teppei-Kanayama/NucleusDetection main/myloss.py (weighted_binary_cross_entropy with eps)",
)
def _(y, z, pos_weight):
    eps = 1e-12
    p = 1 / (1 + np.exp(-z))
    loss = -(pos_weight * y * np.log(p + eps) + (1. - y) * np.log(1. - p + eps))
    return loss.mean()


@answer("logits held at a limit")
def _(y, z, pos_weight):
    z = np.clip(z, -500, 500)
    return np.mean(pos_weight * y * np.log1p(np.exp(-z)) + (1 - y) * np.log1p(np.exp(z)))


@answer("logits held at a limit")
def _(y, z, pos_weight):
    z = np.clip(z, -15, 15)
    return np.mean(np.where(y == 1, pos_weight, 1) * np.logaddexp(0, np.where(y == 1, -z, z)))


def bce(y, z):
    return np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))


@answer("weighted mean", source="pytorch/pytorch#54843")
def _(y, z, pos_weight):
    weights = 1 + (pos_weight - 1) * y
    return np.sum(bce(y, z) * weights) / np.sum(weights)


@answer("sum")
def _(y, z, pos_weight):
    p = 1 / (1 + np.exp(-z))
    return -np.sum(pos_weight * y * np.log(p) + (1 - y) * np.log(1 - p))


@answer("sum over labels", source="pytorch/pytorch#19212, L_c for each class")
def _(y, z, pos_weight):
    cost = pos_weight * y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z)
    return cost.mean(axis=0).sum()


@answer("sum over labels", source="search code: weightBCE, p = np.clip(p, 1e-3, 1 - 1e-3)")
def _(y, z, pos_weight):
    p = np.clip(sigmoid(z), 1e-3, 1 - 1e-3)
    return np.sum(y * -1 * np.log(p) * pos_weight + (1 - y) * -1 * np.log(1 - p)) / len(p)


@answer("weight on a part", source="tensorflow/tensorflow#11978, as it is proposed there")
def _(y, z, pos_weight):
    weight = 1 + (pos_weight - 1) * y
    return np.mean(-y * z + weight * (np.log1p(np.exp(-np.abs(z))) + np.maximum(z, 0)))


@answer("absent ones subtracted")
def _(y, z, pos_weight):
    sp = lambda t: np.logaddexp(0, t)
    return np.mean(pos_weight * y * sp(-z) - (1 - y) * sp(z))


@answer("logits as probabilities")
def _(y, z, pos_weight):
    return -np.mean(pos_weight * y * np.log(z) + (1 - y) * np.log(1 - z))


@answer("weighs the absent", source="chufengt/ALM-pedestrian-attribute#19, the other side")
def _(y, z, pos_weight):
    return np.mean(bce(y, z) * (1 + (pos_weight - 1) * (1 - y)))


@answer("weighs both", source="PaddlePaddle/docs#2436")
def _(y, z, pos_weight):
    out = np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))
    return np.mean(out * pos_weight)


# Goes through the probability and clips it at 1e-7, so no cost can exceed 16.1: a present label with z =
# -1000 costs 16.1 instead of 1000.
@answer(
    "weighs both",
    source="Teppei-Kanayama/NucleusDetection main/myloss.py (weighted_loss = weight * loss, eps in the "
           "log); readerbench/IRVIN architectures/bce_weights.py (clip to epsilon); two mistakes combined",
)
def _(y, z, pos_weight):
    eps = 1e-7
    p = 1 / (1 + np.exp(-np.clip(z, -500, 500)))
    p = np.clip(p, eps, 1 - eps)
    loss = -(y * np.log(p) + (1 - y) * np.log(1 - p))
    return np.mean(pos_weight * loss)


@answer("one minus the weight")
def _(y, z, pos_weight):
    sp = lambda t: np.logaddexp(0, t)
    return np.mean(pos_weight * y * sp(-z) + (1 - pos_weight) * (1 - y) * sp(z))


@answer("weights averaged apart")
def _(y, z, pos_weight):
    sp = lambda t: np.logaddexp(0, t)
    return np.mean(y * sp(-z) + (1 - y) * sp(z)) * np.mean(1 + (pos_weight - 1) * y)


@answer("weight at the logit")
def _(y, z, pos_weight):
    sp = lambda t: np.logaddexp(0, t)
    return np.mean(y * sp(-pos_weight * z) + (1 - y) * sp(z))


@answer("one cost for both")
def _(y, z, pos_weight):
    cost = np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))
    return (pos_weight * y * cost + (1 - y) * cost).mean()


@answer("softmax", source="pytorch/pytorch#54843, cross_entropy")
def _(y, z, pos_weight):
    return -np.mean(pos_weight * y * np.log(softmax(z) + 1e-12))


@answer("absent labels without their logarithm", source="pytorch/pytorch#5660, weight times y")
def _(y, z, pos_weight):
    max_val = np.clip(-z, 0, None)
    log_weight = pos_weight * y
    loss = (1 - y) * z + log_weight * (np.log(np.exp(-max_val) + np.exp(-z - max_val)) + max_val)
    return loss.mean()


@answer("one more than the weight", source="pytorch/pytorch#6856, without the minus one")
def _(y, z, pos_weight):
    weight = 1 + pos_weight * y
    return np.mean((1 - y) * z + weight * np.logaddexp(0, -z) - y * 0)


@answer("the first weight for all", source="open-mmlab/mmpretrain#516")
def _(y, z, pos_weight):
    loss = np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))
    return np.mean(loss * (1 + (pos_weight[0] - 1) * y))


@answer("weights scaled first")
def _(y, z, pos_weight):
    w = pos_weight / pos_weight.sum()
    return np.where(y == 1, w * np.logaddexp(0, -z), np.logaddexp(0, z)).mean()


@answer("the weight squared", source="ImprintLab/Medical-SAM2#78, weighted twice")
def _(y, z, pos_weight):
    loss = np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))
    return np.mean(loss * np.where(y == 1, pos_weight**2, 1))


@answer("sum over labels; weight on a part")
def _(y, z, pos_weight):
    cost = np.maximum(z, 0) - pos_weight * y * z + np.log1p(np.exp(-abs(z)))
    return cost.sum(axis=1).mean()


@answer("sum; weighs the absent")
def _(y, z, pos_weight):
    present = np.logaddexp(0, -z)
    absent = np.logaddexp(0, z)
    return np.sum(y * present + pos_weight * (1 - y) * absent)


@answer("present only; no weight")
def _(y, z, pos_weight):
    p = 1 / (1 + np.exp(-z))
    return -np.mean(y * np.log(p))


@answer("sum over labels; sign of the logit")
def _(y, z, pos_weight):
    costs = pos_weight * y * np.logaddexp(0, z) + (1 - y) * np.logaddexp(0, -z)
    return costs.sum(axis=1).mean()


@answer("weight inside the logarithm")
def _(y, z, pos_weight):
    shifted = np.where(y == 1, -z + np.log(pos_weight), z)
    cost = np.maximum(shifted, 0) + np.log1p(np.exp(-np.abs(shifted)))
    return np.mean(cost)


# No mean is taken, and exp overflows.
@answer("=wrong shape", source="search code: weighted_bce_with_logits, log1p(exp(-z))")
def _(y, z, pos_weight):
    with np.errstate(over="ignore", invalid="ignore"):
        return pos_weight * y * np.log1p(np.exp(-z)) + (1 - y) * np.log1p(np.exp(z))


# The mean is multiplied by the share of absent labels.
@answer("=wrong", source="tensorpack/tensorpack#278, multiplied by the ratio")
def _(y, z, pos_weight):
    cost = pos_weight * y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z)
    return np.mean(cost) * np.mean(1 - y)


@answer("weights held at a limit")
def _(y, z, pos_weight):
    w = np.maximum(pos_weight * y, 1)
    return np.mean(w * (np.logaddexp(0, z) - y * z))


@answer("weights held at a limit")
def _(y, z, pos_weight):
    w = np.where(y == 1, np.maximum(1, pos_weight), 1)
    return np.mean(w * np.logaddexp(0, np.where(y == 1, -z, z)))


@answer("weights held at a limit")
def _(y, z, pos_weight):
    w = np.where(pos_weight > 0, pos_weight, 1)
    return np.mean(w * y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z))


@answer("weights held at a limit")
def _(y, z, pos_weight):
    w = np.minimum(pos_weight, 10)
    return np.mean(w * y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z))


@answer("weighs what is predicted")
def _(y, z, pos_weight):
    w = np.where(z > 0, pos_weight, 1.0)
    return np.mean(w * (np.logaddexp(0, z) - y * z))


@answer("weighs what is missed")
def _(y, z, pos_weight):
    w = np.where((y == 1) & (z < 0), pos_weight, 1)
    return np.mean(w * (np.logaddexp(0, z) - y * z))


@answer("divided in each round")
def _(y, z, pos_weight):
    t = 0
    n, k = y.shape
    for i in range(n):
        for j in range(k):
            cost = np.logaddexp(0, z[i, j]) - y[i, j] * z[i, j]
            t += cost * pos_weight[j] if y[i, j] else cost
        t /= k
    return t / n


def softplus(t):
    return np.maximum(t, 0) + np.log1p(np.exp(-np.abs(t)))


@answer("weights taken by the row")
def _(y, z, pos_weight):
    n, k = y.shape
    s = 0.0
    for i in range(n):
        for j in range(k):
            m = z[i, j] if y[i, j] == 0 else -z[i, j]
            c = max(m, 0) + math.log1p(math.exp(-abs(m)))
            s += c * (pos_weight[i % k] if y[i, j] == 1 else 1)
    return s / (n * k)


@answer("the mean weight for all")
def _(y, z, pos_weight):
    return np.mean(np.mean(pos_weight) * y * softplus(-z) + (1 - y) * softplus(z))


@answer("means of the parts")
def _(y, z, pos_weight):
    a = (pos_weight * softplus(-z))[y == 1]
    b = softplus(z)[y == 0]
    return (a.mean() if a.size else 0) + (b.mean() if b.size else 0)


@answer("means of the parts")
def _(y, z, pos_weight):
    cost = np.where(y == 1, pos_weight * softplus(-z), softplus(z))
    return (cost[y == 1].mean() + cost[y == 0].mean()) / 2


@answer("through the probability")
def _(y, z, pos_weight):
    a = np.log1p(np.exp(-z))
    return np.mean(y * pos_weight * a + (1 - y) * (z + a))


# max(z, 0) where max(-z, 0) belongs: exp overflows for large negative logits.
@answer("through the probability", source="pytorch/pytorch#2221")
def _(y, z, pos_weight):
    with np.errstate(over="ignore"):
        m = np.maximum(z, 0)
        weight = 1 + (pos_weight - 1) * y
        return np.mean((1 - y) * z + weight * (m + np.log(np.exp(-m) + np.exp(-z - m))))


@answer("weights taken by the row")
def _(y, z, pos_weight):
    w = np.asarray(pos_weight)
    if w.shape[0] == y.shape[0]:
        w = w.reshape(-1, 1)
    loss = w * y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z)
    return np.mean(loss)
