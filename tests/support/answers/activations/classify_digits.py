"""What learners answer to activations/classify-digits."""

import numpy as np
from support.answer_corpus import answers_to

from dlbasics.activations import log_softmax, sigmoid, softmax

ANSWERS, answer = answers_to("activations/classify-digits")


@answer("=right", source="tensorflow/tensorflow#24566")
def _(X, W1, b1, W2, b2, temperature):
    s = X @ W1 + b1
    h = np.maximum(s, 0) - 0.1 * np.maximum(-s, 0)
    return softmax((h @ W2 + b2) / temperature)


@answer("=right", source="tensorflow/tensorflow#24566, as a log softmax")
def _(X, W1, b1, W2, b2, temperature):
    h = X.dot(W1) + b1
    h[h < 0] *= 0.1
    logits = (h.dot(W2) + b2) / temperature
    logits -= np.amax(logits, axis=1)[:, np.newaxis]
    return np.exp(logits - np.log(np.exp(logits).sum(axis=1))[:, None])


@answer("=right", source="gpleiss/temperature_scaling#24, from log_softmax")
def _(X, W1, b1, W2, b2, temperature):
    s = X @ W1 + b1
    z = (np.maximum(0.1 * s, s) @ W2 + b2) / temperature
    top = z.max(axis=1, keepdims=True)
    return np.exp(z - top - np.log(np.exp(z - top).sum(axis=1, keepdims=True)))


@answer("=right", source="scikit-learn/scikit-learn#28574")
def _(X, W1, b1, W2, b2, temperature):
    z = X @ W1 + b1
    s = np.maximum(z, 0.1 * z) @ W2 + b2
    s = (s - s.max(axis=1, keepdims=True)) / temperature
    return np.exp(s) / np.exp(s).sum(axis=1, keepdims=True)


@answer("=right", source="search code: z_exp / (sum_z_exp + epsilon)")
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    h[h < 0] *= 0.1
    z = (h @ W2 + b2) / temperature
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / (e.sum(axis=1, keepdims=True) + 1e-12)


@answer("=right")
def _(X, W1, b1, W2, b2, temperature):
    a = np.einsum("nd,dh->nh", X, W1) + b1
    h = a - 0.9 * np.minimum(a, 0)          # x for x > 0, 0.1 x below
    z = np.einsum("nh,hk->nk", h, W2) + b2
    z = (z - z.max(axis=1, keepdims=True)) / temperature
    return np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True))


@answer("=right")
def _(X, W1, b1, W2, b2, temperature):
    z1 = X @ W1 + b1
    s = (np.maximum(z1, 0.1 * z1) @ W2 + b2) / temperature
    s = s - s.max(axis=1, keepdims=True)
    return np.exp(s - np.logaddexp.reduce(s, axis=1, keepdims=True))


@answer(
    "one maximum for all",
    source="tillaczel/numpy_mnist nn/activations.py (SoftMax.forward: np.exp(x-np.max(x)))",
)
def _(X, W1, b1, W2, b2, temperature):
    a = X @ W1 + b1
    h = np.where(a > 0, a, 0.1 * a)
    z = (h @ W2 + b2) / temperature
    logit = np.exp(z - np.max(z))
    return logit / np.sum(logit, axis=1, keepdims=True)


@answer("scores held at a limit")
def _(X, W1, b1, W2, b2, temperature):
    z = X @ W1 + b1
    h = np.where(z > 0, z, 0.1 * z)
    z = np.clip((h @ W2 + b2) / temperature, -500, 500)
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


@answer("logarithm lost", source="zackchase/mxnet-the-straight-dope#382")
def _(X, W1, b1, W2, b2, temperature):
    z = X @ W1 + b1
    scores = (np.maximum(z, z / 10) @ W2 + b2) / temperature
    return np.exp(scores - np.logaddexp.reduce(scores, axis=1, keepdims=True))


@answer("logarithm lost")
def _(X, W1, b1, W2, b2, temperature):
    h = np.einsum('nd,dh->nh', X, W1) + b1
    h = np.clip(h, 0, None) + 0.1 * np.clip(h, None, 0)
    z = (np.einsum('nh,hk->nk', h, W2) + b2) / temperature
    # log-softmax with a stable log-sum-exp for each row
    return np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True))


@answer("logarithm lost")
def _(X, W1, b1, W2, b2, temperature):
    z1 = X @ W1 + b1
    h = 0.55 * z1 + 0.45 * abs(z1)
    s = (h @ W2 + b2) / temperature
    m = s.max(axis=1, keepdims=True)
    return np.exp(s - (m + np.log(np.exp(s - m).sum(axis=1, keepdims=True))))


@answer("eps in the sum")
def _(X, W1, b1, W2, b2, temperature):
    z = X @ W1 + b1
    h = np.where(z > 0, z, 0.1 * z)
    z = (h @ W2 + b2) / temperature
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / (e.sum(axis=1, keepdims=True) + 1e-05)


@answer("multiplies by the temperature", source="EFS-OpenSource/calibration-framework#13")
def _(X, W1, b1, W2, b2, temperature):
    s = X @ W1 + b1
    h = np.maximum(0.1 * s, s)
    z = (h @ W2 + b2) * temperature
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@answer("multiplies by the temperature", source="bowang-lab/BLEEP#5")
def _(X, W1, b1, W2, b2, temperature):
    z = X @ W1 + b1
    h = np.where(z > 0, z, 0.1 * z)
    return softmax((h @ W2 + b2) * temperature)


@answer("temperature after softmax", source="EFS-OpenSource/calibration-framework#55")
def _(X, W1, b1, W2, b2, temperature):
    z = X @ W1 + b1
    return softmax(np.where(z > 0, z, 0.1 * z) @ W2 + b2) / temperature


# The temperature is applied after the softmax (log-probabilities divided by T, i.e. p ** (1/T)) and the rows
# are not normalized again.
@answer(
    "power of the softmax",
    source="MoonshotAI/Kimi-Audio#161 (temperature after log_softmax); PrimeIntellect-ai/prime-rl#697",
)
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    h = np.where(h > 0, h, 0.1 * h)
    z = h @ W2 + b2
    z = z - z.max(axis=1, keepdims=True)
    logprobs = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return np.exp(logprobs / temperature)


@answer("power of the softmax")
def _(X, W1, b1, W2, b2, temperature):
    z = X @ W1 + b1
    h = np.where(z > 0, z, 0.1 * z)
    return softmax(h @ W2 + b2) ** (1 / temperature)


@answer("temperature above the line alone", source="search code: np.exp(x / t) / np.sum(np.exp(x) / t)")
def _(X, W1, b1, W2, b2, temperature):
    a = X @ W1 + b1
    h = np.where(a > 0, a, 0.1 * a)
    z = h @ W2 + b2
    z = z - np.amax(z, axis=1, keepdims=True)
    return np.exp(z / temperature) / np.sum(np.exp(z) / temperature, axis=1, keepdims=True)


@answer("temperature below the line alone")
def _(X, W1, b1, W2, b2, temperature):
    a = X @ W1 + b1
    z = np.where(a > 0, a, 0.1 * a) @ W2 + b2
    z = z - z.max(axis=1, keepdims=True)
    return np.exp(z) / np.exp(z / temperature).sum(axis=1, keepdims=True)


@answer("power, divided by its sum")
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    h = np.maximum(h, 0.1 * h)
    p = softmax(h @ W2 + b2) ** (1 / temperature)
    return p / p.sum(axis=1, keepdims=True)


@answer("maximum before the division")
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    h = np.maximum(h, 0.1 * h)
    z = h @ W2 + b2
    e = np.exp(z / temperature - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# The leaky ReLU takes the positive part first and then looks for the negative part in what is left, where
# there is none: it is a plain ReLU.
@answer("plain ReLU", source="tflearn/tflearn#784 (x = tf.nn.relu(x) first, negative values are lost)")
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    h = np.maximum(h, 0)
    h = h - 0.1 * np.maximum(-h, 0)
    z = (h @ W2 + b2) / temperature
    z = z - z.max(axis=1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


@answer("slope 0.01", source="tflearn/tflearn#784, a slope of 0.01")
def _(X, W1, b1, W2, b2, temperature):
    s = X @ W1 + b1
    z = (np.where(s > 0, s, 0.01 * s) @ W2 + b2) / temperature
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


@answer("another slope", never_says="or 0.9 or")
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    return softmax((np.where(h > 0, 1, 0.05) * h @ W2 + b2) / temperature)


@answer("negative inputs turned up", source="tinygrad/tinygrad#170, leakyrelu there")
def _(X, W1, b1, W2, b2, temperature):
    s = X @ W1 + b1
    h = np.maximum(s, 0) + np.maximum(-0.1 * s, 0)
    z = (h @ W2 + b2) / temperature
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@answer("negative inputs turned up")
def _(X, W1, b1, W2, b2, temperature):
    z1 = X @ W1 + b1
    return softmax((np.maximum(z1, -0.1 * z1) @ W2 + b2) / temperature)


@answer("negative inputs turned up")
def _(X, W1, b1, W2, b2, temperature):
    return softmax((np.abs(X @ W1 + b1) @ W2 + b2) / temperature)


@answer("branches exchanged")
def _(X, W1, b1, W2, b2, temperature):
    z = X @ W1 + b1
    h = np.minimum(z, 0.1 * z)
    return softmax((h @ W2 + b2) / temperature)


@answer("0.1 itself", never_says="all become 0.1")
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    return softmax((np.where(h > 0, h, -0.1) @ W2 + b2) / temperature)


@answer("leak added on both sides")
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    h = np.maximum(h, 0) + 0.1 * h
    return softmax((h @ W2 + b2) / temperature)


@answer("another activation")
def _(X, W1, b1, W2, b2, temperature):
    h = np.tanh(X @ W1 + b1)
    return softmax((h @ W2 + b2) / temperature)


@answer("no temperature", source="google/gemma.cpp#981")
def _(X, W1, b1, W2, b2, temperature):
    z1 = X @ W1 + b1
    h = np.where(z1 > 0, z1, 0.1 * z1)
    logits = h @ W2 + b2
    e = np.exp(logits - logits.max(axis=1, keepdims=True)) / temperature
    return e / e.sum(axis=1, keepdims=True)


@answer("hidden layer and temperature")
def _(X, W1, b1, W2, b2, temperature):
    h = np.maximum(0, X @ W1 + b1)
    z = h @ W2 + b2
    return softmax(z)


@answer("hidden layer and temperature")
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    return softmax(np.where(h > 0, h, 0.2 * h) @ W2 + b2)


@answer("bias not divided", source="nengo/nengo-dl#144, b2 after")
def _(X, W1, b1, W2, b2, temperature):
    s = X @ W1 + b1
    z = np.where(s > 0, s, 0.1 * s) @ W2 / temperature + b2
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


@answer("temperature in both layers")
def _(X, W1, b1, W2, b2, temperature):
    z = (X @ W1 + b1) / temperature
    h = np.where(z > 0, z, 0.1 * z)
    return softmax((h @ W2 + b2) / temperature)


@answer("softmax over examples", source="onnx/onnx#5655")
def _(X, W1, b1, W2, b2, temperature):
    s = X @ W1 + b1
    z = (np.where(s > 0, s, 0.1 * s) @ W2 + b2) / temperature
    e = np.exp(z - z.max(0))
    return e / e.sum(0)


@answer("softmax over examples", source="Stack Overflow 76450489 (MNIST NN from scratch)")
def _(X, W1, b1, W2, b2, temperature):
    z1 = X.dot(W1) + b1
    a1 = np.maximum(z1, 0.1 * z1)
    z2 = (a1.dot(W2) + b2) / temperature
    a2 = np.exp(z2) / sum(np.exp(z2))
    return a2


@answer("sigmoid for softmax", source="gpleiss/temperature_scaling#17")
def _(X, W1, b1, W2, b2, temperature):
    s = X @ W1 + b1
    return sigmoid((np.where(s > 0, s, 0.1 * s) @ W2 + b2) / temperature)


@answer("logarithms")
def _(X, W1, b1, W2, b2, temperature):
    z = X @ W1 + b1
    h = np.where(z > 0, z, 0.1 * z)
    return log_softmax((h @ W2 + b2) / temperature)


@answer("softmax twice", source="gpleiss/temperature_scaling#29")
def _(X, W1, b1, W2, b2, temperature):
    s = X @ W1 + b1
    z = np.maximum(s, 0.1 * s) @ W2 + b2
    for scale in (1, temperature):
        z = z / scale
        e = np.exp(z - z.max(1, keepdims=True))
        z = e / e.sum(1, keepdims=True)
    return z


@answer("leak on the scores", source="tflearn/tflearn#784, on both layers")
def _(X, W1, b1, W2, b2, temperature):
    def leaky(v):
        return np.where(v > 0, v, 0.1 * v)

    z = leaky(leaky(X @ W1 + b1) @ W2 + b2) / temperature
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


@answer("biases multiplied")
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 * b1
    z = (np.where(h > 0, h, 0.1 * h) @ W2 + b2) / temperature
    return softmax(z)


@answer("forgets the output bias")
def _(X, W1, b1, W2, b2, temperature):
    z = X @ W1 + b1
    h = np.where(z > 0, z, 0.1 * z)
    return softmax(h @ W2 / temperature)


@answer("slope 0.01; whole table", source="search code: numpy.maximum(alpha * x, x), e_x.sum()")
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    h = np.maximum(0.01 * h, h)
    z = (h @ W2 + b2) / temperature
    e = np.exp(z - np.max(z))
    return e / e.sum()


@answer("slope 0.01; softmax over examples", source="devvrath123/neuralnetworksfromscratch")
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    h = np.where(h >= 0, h, 0.01 * h)
    z = (h @ W2 + b2) / temperature
    e = np.exp(z - z.max(axis=0, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)


@answer("slope 0.01; bias alone divided")
def _(X, W1, b1, W2, b2, temperature):
    z1 = X @ W1 + b1
    h = np.where(z1 > 0, z1, 0.01 * z1)
    return softmax(h @ W2 + b2 / temperature)


@answer("multiplies by the temperature; forgets the output bias")
def _(X, W1, b1, W2, b2, temperature):
    z1 = X @ W1 + b1
    h = np.maximum(z1, 0.1 * z1)
    return softmax(temperature * (h @ W2))


# 0 below, a tenth above.
@answer("=wrong", source="BrainJS/brain.js#560")
def _(X, W1, b1, W2, b2, temperature):
    s = X @ W1 + b1
    h = np.where(s < 0, 0, 0.1 * s)
    z = (h @ W2 + b2) / temperature
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# Python's max of two arrays.
@answer("=does not run", source="search code: leaky_relu, max(0.1 * x, x)")
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    h = max(0.1 * h, h)
    return softmax((h @ W2 + b2) / temperature)


@answer("switches without the bias")
def _(X, W1, b1, W2, b2, temperature):
    a = X @ W1
    slope = np.where(a > 0, 1.0, 0.1)
    h = slope * (a + b1)
    z = (h @ W2 + b2) / temperature
    z = z - z.max(axis=1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)
