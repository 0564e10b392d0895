"""Answers of the seventh set to the exercises of activations."""

import numpy as np
from support.public_answers.model import collect

from dlbasics.activations import sigmoid, softmax

ANSWERS, answer = collect()


@answer("activations/hard-sigmoid", "max of min", "jakelong0509/Song_Detector, functions/activations.py",
        "Python's max and min on an array (and slope 0.2)")
def _(x):
    return max(0, min(1, x * 0.2 + 0.5))


@answer("activations/hard-sigmoid", "two ReLUs", "tinygrad/tinygrad#18063, as it was",
        "a difference of two ReLUs: where x is huge the 1 is lost in rounding")
def _(x):
    z = x / 6 + 0.5
    return np.maximum(z, 0) - np.maximum(z - 1, 0)


@answer("activations/hard-sigmoid", "whole corners",
        "search code: np.where(arg < -2.5, 0, where(2.5 <= arg, 1))",
        "slope 0.2 between -2.5 and 2.5")
def _(x):
    return np.where(x < -2.5, 0.0, np.where(x >= 2.5, 1.0, 0.2 * x + 0.5))


@answer("activations/silu-grad", "beta ten", "search code: dev_swish, belta = 10",
        "the derivative of x * sigmoid(10 x), without the factor: the sigmoid is ten times too steep")
def _(x):
    s = sigmoid(10 * x)
    return s * (1 + 10 * x - 10 * x * s)


@answer("activations/silu-grad", "right, y + s (1 - y)", "byronprice/Perceptron-Model, SwishPrime.m")
def _(x):
    s = sigmoid(x)
    return x * s + s * (1 - x * s)


@answer("activations/silu-grad", "right, three terms", "search code: swish_prime by scipy's expit")
def _(x):
    y = x * sigmoid(x)
    return sigmoid(x) + y - sigmoid(x) * y


@answer("activations/softplus", "minus x", "AlfonsJ/2024_07_31_PER2324, 2.4.2.softplus.py",
        "exp(-x) for exp(x): the mirrored function")
def _(x):
    return np.log(1 + np.exp(-x))


@answer("activations/softplus", "less the maximum", "search code: bluebird, exp(x - x.max(axis=1, keepdims))",
        "the maximum of the row is subtracted, as in softmax, and never given back")
def _(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True)) if x.ndim else np.exp(x - x)
    return np.log(1 + e)


@answer("activations/softplus", "cut at 20", "jaxleyverse/jaxley#714, save_exp clips above 20",
        "x is clipped above 20 and so is the result")
def _(x):
    return np.log1p(np.exp(np.minimum(x, 20.0)))


@answer("activations/softplus", "right, a mask", "tracel-ai/burn#5374, as a reviewer wrote it")
def _(x):
    large = x > 30
    return np.where(large, x + np.exp(-np.where(large, x, 30)), np.log1p(np.exp(np.where(large, 0, x))))


@answer("activations/elu", "a list", "MasterShomya/TensorTonic-Solutions, elu-activation.py",
        "the result is a list, and exp(x) - 1 loses the small ones")
def _(x, alpha):
    with np.errstate(over="ignore"):
        return list(np.where(x > 0, x, alpha * (np.exp(x) - 1)))


@answer("activations/elu", "masks", "kovtjw/Study, keras65_3_2_elu.py",
        "0 times infinity is nan where x is large, and exp(x) - 1 loses the small ones")
def _(x, alpha):
    return (x > 0) * x + (x <= 0) * (alpha * (np.exp(x) - 1))


@answer("activations/masked-softmax", "clipped at 15", "search code: torch.clamp(x, min=-15.0, max=15.0)",
        "scores beyond -15 and 15 are cut off")
def _(z, mask):
    z = np.clip(z, -15.0, 15.0) * mask
    e = np.exp(z - z.max(axis=1, keepdims=True)) * mask
    return e / e.sum(axis=1, keepdims=True)


@answer("activations/masked-softmax", "a little for all", "search code: K.exp(prob) * mask + 1e-10",
        "1e-10 is added to every class, the masked ones too, and nothing is subtracted before exp")
def _(z, mask):
    with np.errstate(over="ignore", invalid="ignore"):
        e = np.exp(z) * mask + 1e-10
        return e / e.sum(axis=1, keepdims=True)


@answer("activations/masked-softmax", "exp of the quotient",
        "stackoverflow, by nvidia/Nemotron-CC-Math: softmax_2",
        "a bracket: z is divided by the sum before exp")
def _(z, mask):
    z = np.where(mask, z, -np.inf)
    with np.errstate(over="ignore", invalid="ignore"):
        return np.exp(z / np.sum(np.exp(z), axis=1, keepdims=True))


@answer("activations/masked-softmax", "masked zeros", "sh0416/brook, utils.py",
        "the maximum is taken with zeros for the masked scores: very negative allowed ones all become 0")
def _(z, mask):
    masked = z * mask
    e = np.exp(masked - masked.max(axis=1, keepdims=True)) * mask
    total = e.sum(axis=1, keepdims=True)
    return e / (total + (total == 0))


@answer("activations/masked-softmax", "right, 1 - 1 / mask", "gist kaniblu/94f3ede72d1651b087a561cf80b306ca")
def _(z, mask):
    m = mask.astype(float)
    with np.errstate(divide="ignore"):
        z = z * m + (1 - 1 / m)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@answer("activations/classify-digits", "max of arrays", "search code: leaky_relu, max(0.1 * x, x)",
        "Python's max of two arrays")
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    h = max(0.1 * h, h)
    return softmax((h @ W2 + b2) / temperature)


@answer("activations/classify-digits", "0.01, over the table",
        "search code: numpy.maximum(alpha * x, x), e_x.sum()",
        "slope 0.01, and a softmax over the whole table")
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    h = np.maximum(0.01 * h, h)
    z = (h @ W2 + b2) / temperature
    e = np.exp(z - np.max(z))
    return e / e.sum()


@answer("activations/classify-digits", "0.01, down the columns", "devvrath123/neuralnetworksfromscratch",
        "slope 0.01, and a softmax down the columns")
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    h = np.where(h >= 0, h, 0.01 * h)
    z = (h @ W2 + b2) / temperature
    e = np.exp(z - z.max(axis=0, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)


@answer("activations/classify-digits", "right, 1e-12 below", "search code: z_exp / (sum_z_exp + epsilon)")
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    h[h < 0] *= 0.1
    z = (h @ W2 + b2) / temperature
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / (e.sum(axis=1, keepdims=True) + 1e-12)
