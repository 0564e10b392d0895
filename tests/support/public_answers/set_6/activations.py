"""Answers of the sixth set to the exercises of activations."""

import numpy as np
from support.public_answers.model import collect

from dlbasics.activations import sigmoid, softmax

ANSWERS, answer = collect()


@answer("activations/hard-sigmoid", "no shift", "AmigoCDT/MXNet-MobileNetV3#2, relu6 without + 3",
        "x is not shifted by 3: corners at 0 and 6")
def _(x):
    return np.minimum(np.maximum(x, 0), 6) / 6


@answer("activations/hard-sigmoid", "0.5 and 0.6", "apache/singa#482, the numbers of its test",
        "another line: slope 0.5, 0.6 at zero")
def _(x):
    return np.clip(x * 0.5 + 0.6, 0, 1)


@answer("activations/hard-sigmoid", "right, masks", "apache/singa#482")
def _(x):
    line = np.maximum(x / 6 + 0.5, 0)
    return np.where(line < 1, line, 0) + (line >= 1)


@answer("activations/silu-grad", "x for s", "BoltzmannEntropy/interviews.ai#15",
        "the slope of the sigmoid is computed from x, not from sigmoid(x)")
def _(x):
    return sigmoid(x) + x * x * (1 - x)


@answer("activations/silu-grad", "sigma(-x) alone", "tenstorrent/tt-metal#55727, half of the product",
        "of the slope of the sigmoid one factor is missing, sigmoid(x)")
def _(x):
    return sigmoid(x) + x * sigmoid(-x)


@answer("activations/silu-grad", "s (s - 1)", "mantasu/cs231n#10",
        "the slope of the sigmoid has the wrong sign")
def _(x):
    s = sigmoid(x)
    return s + x * s * (s - 1)


@answer("activations/silu-grad", "right, sigma(-x)", "tenstorrent/tt-metal#55727")
def _(x):
    return sigmoid(x) + x * sigmoid(x) * sigmoid(-x)


@answer("activations/softplus", "no modulus", "borgwang/tinynn#25, as it is asked there",
        "exp(-x) in place of exp(-|x|): for negative x the part for positive ones")
def _(x):
    return np.log(1 + np.exp(-x)) + np.maximum(x, 0.0)


@answer("activations/softplus", "clamped", "tenstorrent/tt-metal#55893, at both ends",
        "x is limited to 20: from there on the result stays the same")
def _(x):
    return np.log1p(np.exp(np.clip(x, -126.5, 20)))


@answer("activations/softplus", "inverse", "sims1253/bayesfam#31, its link",
        "the inverse function, log(exp(x) - 1)")
def _(x):
    with np.errstate(all="ignore"):
        return x + np.log(-np.expm1(-x))


@answer("activations/elu", "no minus one", "hughperkins/DeepCL#46, of both formulas",
        "alpha * exp(x) below: the 1 is not subtracted")
def _(x, alpha):
    return np.where(x > 0, x, alpha * np.exp(np.minimum(x, 0)))


@answer("activations/elu", "added everywhere", "PaddlePaddle/Paddle#26543, the case of a negative alpha",
        "the curve is added for positive x, too")
def _(x, alpha):
    with np.errstate(over="ignore"):
        return np.maximum(x, 0) + alpha * np.expm1(x)


@answer("activations/masked-softmax", "mask in the power", "qhfan/RMT#21",
        "above, the scores times the mask; below, the sum over all classes")
def _(z, mask):
    shifted = z - z.max(axis=1, keepdims=True)
    return np.exp(shifted * mask) / np.exp(shifted).sum(axis=1, keepdims=True)


@answer("activations/masked-softmax", "1e10", "lsdefine/attention-is-all-you-need-keras#16",
        "1e10 is subtracted: a masked score that is larger still matters")
def _(z, mask):
    return softmax(z + (-1e10) * (1 - mask))


@answer("activations/masked-softmax", "divided by allowed", "abisee/pointer-generator#88",
        "softmax over all, mask, divided by the sum: 0 / 0 where a masked score is huge")
def _(z, mask):
    with np.errstate(invalid="ignore"):
        dist = softmax(z) * mask
        return dist / dist.sum(axis=1, keepdims=True)


@answer("activations/masked-softmax", "right, filled", "georg-wolflein/good-features#1")
def _(z, mask):
    filled = z.copy()
    filled[~mask] = -np.inf
    e = np.exp(filled - np.max(filled, axis=1)[:, None])
    return e / np.sum(e, axis=1)[:, None]


@answer("activations/classify-digits", "constant leak", "SilasMarvin/dnns-from-scratch-in-zig#5",
        "below zero a constant 0.1, not a tenth of the score")
def _(X, W1, b1, W2, b2, temperature):
    z = X @ W1 + b1
    return softmax((np.where(z > 0, z, 0.1) @ W2 + b2) / temperature)


@answer("activations/classify-digits", "T after", "EFS-OpenSource/calibration-framework#55",
        "the probabilities are divided by the temperature, not the scores")
def _(X, W1, b1, W2, b2, temperature):
    z = X @ W1 + b1
    return softmax(np.where(z > 0, z, 0.1 * z) @ W2 + b2) / temperature


@answer("activations/classify-digits", "right, largest first", "scikit-learn/scikit-learn#28574")
def _(X, W1, b1, W2, b2, temperature):
    z = X @ W1 + b1
    s = np.maximum(z, 0.1 * z) @ W2 + b2
    s = (s - s.max(axis=1, keepdims=True)) / temperature
    return np.exp(s) / np.exp(s).sum(axis=1, keepdims=True)
