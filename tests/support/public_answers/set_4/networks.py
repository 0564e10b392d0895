"""A fourth set of public answers, to the exercises about networks and their normalization."""

import numpy as np
from support.public_answers.model import collect

from dlbasics.activations import sigmoid

ANSWERS, answer = collect()


@answer("mlp/share-read", "sum of scores", "TobiasHeOl/AbLang2#4, probabilities summed", "sums the scores")
def _(scores, y):
    return float(np.sum(scores[np.arange(len(y)), y]) / np.sum(scores))


@answer("mlp/dense-layer", "one bias", "nengo/nengo-dl#144, one bias", "the sum of all biases")
def _(X, W, b):
    return np.maximum(X @ W + np.sum(b), 0)


@answer("mlp/dense-layer", "maximum of all", "bfortuner/ml-glossary#17", "the largest entry is kept")
def _(X, W, b):
    z = X @ W + b
    return np.where(z == z.max(axis=1, keepdims=True), z, 0)


@answer("mlp/batches", "gap", "TTUR#20, one example skipped", "an example between batches is lost")
def _(order, size):
    return [order[i : i + size] for i in range(0, len(order), size + 1)]


@answer("mlp/batches", "lists", "deepset-ai/FARM#507, reshaped", "a table, and the rest is dropped")
def _(order, size):
    n = len(order) // size
    return order[: n * size].reshape(n, size)


@answer("mlp/descend", "returns history", "girishkuniyal/Predict-housing-prices#1", "lists of all values")
def _(x, y, w, b, lr, steps):
    ws, bs = [w], [b]
    for _ in range(steps):
        e = w * x + b - y
        w, b = w - lr * 2 * np.mean(e * x), b - lr * 2 * np.mean(e)
        ws.append(w)
        bs.append(b)
    return ws, bs


@answer(
    "mlp/descend", "rate divided", "PauloCarvalhoRJ/gammaray#279, decaying rate", "lr falls with each step",
)
def _(x, y, w, b, lr, steps):
    for i in range(steps):
        e = w * x + b - y
        w, b = w - lr / (i + 1) * 2 * np.mean(e * x), b - lr / (i + 1) * 2 * np.mean(e)
    return w, b


@answer(
    "mlp/layer-gradients", "mean in both", "community.deeplearning.ai/t/63071", "divided by n, but not dh",
)
def _(h, W, dz):
    n = len(h)
    return h.T @ dz / n, dz.sum(axis=0) / n, dz @ W.T


@answer("mlp/train-step", "first layer alone", "g-eoj/cs231n, dW1 forgotten", "b1 is not moved")
def _(X, y, W1, b1, W2, b2, lr):
    z = X @ W1 + b1
    h = np.maximum(z, 0)
    d = 2 * (h @ W2 + b2 - np.eye(len(b2))[y]) / len(X)
    dz = d @ W2.T * (z > 0)
    return W1 - lr * X.T @ dz, b1, W2 - lr * h.T @ d, b2 - lr * d.sum(0)


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


@answer("normalization/rms-norm", "gamma as rows", "kyegomez/zeta#180, dim -2", "gamma belongs to the rows")
def _(X, gamma, eps):
    return X / np.sqrt(np.mean(X**2, axis=-2, keepdims=True) + eps) * gamma


@answer("normalization/rms-norm", "mean subtracted", "patrick-kidger/equinox#1155", "layer norm")
def _(X, gamma, eps):
    c = X - X.mean(-1, keepdims=True)
    return gamma * c / np.sqrt((c**2).mean(-1, keepdims=True) + eps)


@answer(
    "normalization/rms-norm-grad", "of the rms", "stanford-cs336/spring2024#6", "the gradient of rms alone",
)
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X**2, axis=1, keepdims=True) + eps)
    return dout * X / (X.shape[1] * rms)


@answer("normalization/group-norm", "deviation", "google/objax#230, std + eps", "eps beside the deviation")
def _(X, groups, eps):
    G = X.reshape(len(X), groups, -1)
    return ((G - G.mean(-1, keepdims=True)) / (G.std(-1, keepdims=True) + eps)).reshape(X.shape)


@answer(
    "normalization/pool-statistics", "no weights in between", "oracle/tribuo#215, the counts equal", "/ 4",
)
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = (n1 * mean1 + n2 * mean2) / n
    return mean, (n1 * var1 + n2 * var2) / n + (mean1 - mean2) ** 2 / 4


@answer(
    "normalization/fold", "gamma alone", "analogdevicesinc/ai8x-training#19", "the deviation is forgotten",
)
def _(W, b, gamma, beta, mu, var, eps):
    return W * gamma, (b - mu) * gamma + beta


@answer("normalization/fold", "mean of weights", "AlexeyAB/yolo2_light#5, mu unscaled", "mu is not scaled")
def _(W, b, gamma, beta, mu, var, eps):
    s = gamma / np.sqrt(var + eps)
    return W * s, b * s - mu + beta


@answer(
    "normalization/read-digits", "last batch", "pytorch/pytorch#19916", "the statistics of the last batch",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    z = batches[-1] @ W1 + b1
    h = gamma * (X_test @ W1 + b1 - z.mean(0)) / np.sqrt(z.var(0, ddof=1) + 1e-5) + beta
    return np.maximum(h, 0) @ W2 + b2
