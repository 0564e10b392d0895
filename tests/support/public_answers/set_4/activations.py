"""Answers of the fourth set to the exercises of activations."""

import numpy as np
from support.public_answers.model import collect

from dlbasics.activations import sigmoid

ANSWERS, answer = collect()


@answer(
    "activations/hard-sigmoid", "between", "unifyai/ivy#2859, mean of corners",
    "one half between the corners",
)
def _(x):
    return np.where(x <= -3, 0, np.where(x >= 3, 1, 0.5))


@answer("activations/hard-sigmoid", "rounded slope", "Theano/Theano#1392, 0.17", "a rounded slope")
def _(x):
    return np.clip(0.17 * x + 0.5, 0, 1)


@answer(
    "activations/silu-grad", "quotient", "deeplearning4j/nd4j#2194, without the square",
    "the square is missing",
)
def _(x):
    e = np.exp(-x)
    return (1 + e + x * e) / (1 + e)


@answer(
    "activations/silu-grad", "difference quotient", "Gervasiolab, numeric", "a coarse difference quotient",
)
def _(x):
    h = 0.01
    return ((x + h) * sigmoid(x + h) - x * sigmoid(x)) / h


@answer("activations/softplus", "base two", "openvinotoolkit/openvino#6751, log2", "another logarithm")
def _(x):
    return np.maximum(x, 0) + np.log2(1 + np.exp(-np.abs(x)))


@answer("activations/softplus", "relu smooth", "tracel-ai/burn#5374, beta", "a factor before x")
def _(x):
    return np.logaddexp(0, 2 * x) / 2


@answer("activations/elu", "absolute", "kaldi-asr/kaldi#1419, in and out mixed", "exp of the modulus")
def _(x, alpha):
    return np.where(x > 0, x, alpha * (np.exp(-np.abs(x)) + 1))


@answer("activations/elu", "minimum outside", "PaddlePaddle/Paddle#37316, min in exp", "min(0, x) added")
def _(x, alpha):
    return np.maximum(0, x) + alpha * np.minimum(0, x) * np.exp(np.minimum(0, x))


@answer("activations/masked-softmax", "mask inverted after", "pbloem/former#10", "zeros where it is allowed")
def _(z, mask):
    e = np.exp(z - z.max(1, keepdims=True))
    p = e / e.sum(1, keepdims=True)
    return np.where(mask, 0, p)


# Written down as wrong; with finite scores it is right.
@answer("activations/masked-softmax", "right, smallest float", "tracel-ai/burn#4697, finfo.min added")
def _(z, mask):
    with np.errstate(over="ignore"):
        s = z + (1 - mask) * np.finfo(float).min
    e = np.exp(s - s.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


@answer("activations/classify-digits", "bias after", "nengo/nengo-dl#144, b2 after", "b2 is not divided")
def _(X, W1, b1, W2, b2, temperature):
    s = X @ W1 + b1
    z = np.where(s > 0, s, 0.1 * s) @ W2 / temperature + b2
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


@answer(
    "activations/classify-digits", "leak on scores", "tflearn/tflearn#784, on both layers", "leaky scores",
)
def _(X, W1, b1, W2, b2, temperature):
    def leaky(v):
        return np.where(v > 0, v, 0.1 * v)

    z = leaky(leaky(X @ W1 + b1) @ W2 + b2) / temperature
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)
