"""Answers of the fifth set to the exercises of activations."""

import numpy as np
from support.public_answers.model import collect

from dlbasics.activations import sigmoid

ANSWERS, answer = collect()


@answer("activations/hard-sigmoid", "0 above", "pytorch/pytorch#51408, the other way round",
        "0 above 3, too")
def _(x):
    return np.where((x > -3) & (x < 3), x / 6 + 0.5, 0)


@answer("activations/hard-sigmoid", "no lower end", "chainer/chainer#2041, the upper end alone",
        "not cut off below 0")
def _(x):
    return np.minimum(1, x / 6 + 0.5)


@answer("activations/hard-sigmoid", "right, pieces", "pytorch/pytorch#54615")
def _(x):
    out = np.zeros(x.shape)
    middle = np.abs(x) < 3
    out[middle] = (x[middle] + 3) / 6
    out[x >= 3] = 1
    return out


@answer("activations/silu-grad", "x for y", "pjreddie/darknet#252",
        "the formula for the output is used with the input")
def _(x):
    sigma = sigmoid(x)
    return x + sigma * (1 - x)


@answer("activations/silu-grad", "x alone", "RubixML/ML#437",
        "the slope of the sigmoid is missing: x alone is added")
def _(x):
    return sigmoid(x) + x


@answer("activations/silu-grad", "right, one bracket", "chelsea0x3b/dfdx#915, written shorter")
def _(x):
    s = sigmoid(x)
    return s * (1 + x * (1 - s))


@answer("activations/softplus", "float", "openvinotoolkit/openvino#4932, expf and logf",
        "computed in single precision")
def _(x):
    return np.logaddexp(np.float32(0), x.astype(np.float32))


@answer("activations/softplus", "line from 2 on", "tracel-ai/burn#5374, a threshold below 20",
        "from 2 on a straight line, which is not near enough")
def _(x):
    return np.where(x > 2, x, np.log1p(np.exp(np.minimum(x, 2))))


@answer("activations/softplus", "right, both sides", "mlpack/mlpack#2371, with log1p")
def _(x):
    with np.errstate(over="ignore"):
        return np.where(x > 0, x + np.log1p(np.exp(-x)), np.log1p(np.exp(x)))


@answer("activations/elu", "slope", "eriklindernoren/ML-From-Scratch#73", "the slope, not the value")
def _(x, alpha):
    return np.where(x > 0, 1.0, alpha * np.exp(np.minimum(x, 0)))


@answer("activations/elu", "alpha inside", "pytorch/pytorch#43389, negiptcoef",
        "alpha multiplies x inside the exponential, too")
def _(x, alpha):
    return np.where(x > 0, x, alpha * np.expm1(alpha * np.minimum(x, 0)))


@answer("activations/elu", "in place", "pytorch/pytorch#47671, elu_", "right values, but x is changed")
def _(x, alpha):
    below = x <= 0
    x[below] = alpha * np.expm1(x[below])
    return x


@answer("activations/elu", "right, max and min", "PaddlePaddle/Paddle#26543, for an alpha above 0")
def _(x, alpha):
    return np.maximum(0, x) + np.minimum(0, alpha * np.expm1(np.minimum(x, 0)))


@answer("activations/masked-softmax", "inf after", "gabrielmittag/NISQA#17",
        "after the softmax the masked ones get minus infinity; the others were divided by all")
def _(z, mask):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    p[~mask] = -np.inf
    return p


@answer("activations/masked-softmax", "max of all", "stevezheng23/reading_comprehension_tf#69",
        "the largest score is sought among the masked ones, too")
def _(z, mask):
    e = np.exp(z - np.max(z, axis=1, keepdims=True)) * mask
    return e / np.sum(e, axis=1, keepdims=True)


@answer("activations/masked-softmax", "mask means hidden", "jadore801120/attention-is-all-you-need-pytorch#5",
        "True is read as hidden: only the forbidden classes are kept")
def _(z, mask):
    s = np.where(mask, -np.inf, z)
    with np.errstate(all="ignore"):
        e = np.exp(s - s.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)


@answer("activations/masked-softmax", "right, rows", "ml-explore/mlx#2395, a row at a time")
def _(z, mask):
    out = np.zeros(z.shape)
    for i in range(len(z)):
        s = z[i, mask[i]]
        e = np.exp(s - s.max())
        out[i, mask[i]] = e / e.sum()
    return out


@answer("activations/classify-digits", "sigmoid", "gpleiss/temperature_scaling#17",
        "a sigmoid for each class: the rows do not add up to 1")
def _(X, W1, b1, W2, b2, temperature):
    s = X @ W1 + b1
    return sigmoid((np.where(s > 0, s, 0.1 * s) @ W2 + b2) / temperature)


@answer("activations/classify-digits", "leak upwards", "tinygrad/tinygrad#170, leakyrelu there",
        "the leak has the wrong sign: a tenth of the size, upwards")
def _(X, W1, b1, W2, b2, temperature):
    s = X @ W1 + b1
    h = np.maximum(s, 0) + np.maximum(-0.1 * s, 0)
    z = (h @ W2 + b2) / temperature
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@answer("activations/classify-digits", "right, log", "gpleiss/temperature_scaling#24, from log_softmax")
def _(X, W1, b1, W2, b2, temperature):
    s = X @ W1 + b1
    z = (np.maximum(0.1 * s, s) @ W2 + b2) / temperature
    top = z.max(axis=1, keepdims=True)
    return np.exp(z - top - np.log(np.exp(z - top).sum(axis=1, keepdims=True)))
