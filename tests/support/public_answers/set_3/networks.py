"""A third set of public answers, to the exercises about networks and their normalization."""

import numpy as np
from support.public_answers.model import collect

from dlbasics.activations import sigmoid

ANSWERS, answer = collect()


@answer(
    "mlp/share-read", "second axis", "PaddlePaddle/Paddle#19800, an axis too far",
    "an axis that is not there",
)
def _(scores, y):
    return np.mean(np.argmax(scores, axis=2) == y)


@answer("mlp/share-read", "sorted", "lisa-lab/DeepLearningTutorials#15, argsort", "the first of the sorted")
def _(scores, y):
    return np.mean(np.argsort(scores, axis=1)[:, 0] == y)


@answer("mlp/dense-layer", "row vector", "community.deeplearning.ai/t/119220, W.T", "W.T does not fit")
def _(X, W, b):
    return np.maximum(0, np.dot(W.T, X) + b)


@answer("mlp/dense-layer", "sigmoid", "OpenHUTB/nn#1369, a sigmoid", "another activation")
def _(X, W, b):
    return sigmoid(X @ W + b)


@answer("mlp/dense-layer", "leaky", "Nico-Curti/NumPyNet, leaky", "leaky ReLU")
def _(X, W, b):
    z = X @ W + b
    return np.where(z > 0, z, 0.01 * z)


@answer("mlp/batches", "rest first", "nagadomi/kaggle-cifar10-torch7#6", "the short batch comes first")
def _(order, size):
    rest = len(order) % size
    return ([order[:rest]] if rest else []) + [order[i : i + size] for i in range(rest, len(order), size)]


@answer("mlp/batches", "last filled", "geti#1872, wrapped round", "the last batch is filled from the start")
def _(order, size):
    return [np.take(order, range(i, i + size), mode="wrap") for i in range(0, len(order), size)]


@answer(
    "mlp/batches", "sorted", "delira-dev/delira#31, in the order of the numbers", "sorts the numbers first",
)
def _(order, size):
    order = np.sort(order)
    return [order[i : i + size] for i in range(0, len(order), size)]


@answer("mlp/descend", "half the loss", "schneems/Octave#14", "1/m without the 2")
def _(x, y, w, b, lr, steps):
    m = len(y)
    for _ in range(steps):
        h = w * x + b
        w, b = w - lr * (1 / m) * np.sum((h - y) * x), b - lr * (1 / m) * np.sum(h - y)
    return w, b


@answer("mlp/descend", "one example", "hans/glove.py#6, updated in the loop", "a step for each example")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        for xi, yi in zip(x, y, strict=True):
            e = w * xi + b - yi
            w, b = w - lr * 2 * e * xi, b - lr * 2 * e
    return w, b


@answer("mlp/layer-gradients", "slope of ReLU", "JohnMachado11, relu.backward", "masks dz by h")
def _(h, W, dz):
    return h.T @ dz, dz.sum(0), (dz @ W.T) * (h > 0)


@answer("mlp/layer-gradients", "order", "g-eoj/cs231n, dh first", "dh, dW, db")
def _(h, W, dz):
    return dz @ W.T, h.T @ dz, dz.sum(axis=0)


@answer("mlp/train-step", "no rate for biases", "JohnMachado11, biases", "the biases take whole slopes")
def _(X, y, W1, b1, W2, b2, lr):
    z = X @ W1 + b1
    h = np.maximum(z, 0)
    d = 2 * (h @ W2 + b2 - np.eye(len(b2))[y]) / len(X)
    dz = d @ W2.T * (z > 0)
    return W1 - lr * X.T @ dz, b1 - dz.sum(0), W2 - lr * h.T @ d, b2 - d.sum(0)


@answer(
    "activations/hard-sigmoid", "clip first", "Theano/Theano#1392, clipped first", "clips x, not the line",
)
def _(x):
    return np.clip(x, -3, 3) / 6


@answer(
    "activations/hard-sigmoid", "quarter", "es-ude/elastic-ai.creator#259",
    "slope 1/4, the tangent of the sigmoid",
)
def _(x):
    return np.clip(0.25 * x + 0.5, 0, 1)


@answer(
    "activations/silu-grad", "of the input only", "Gervasiolab, swish expanded",
    "sigma + x sigma (1 + sigma)",
)
def _(x):
    s = sigmoid(x)
    return s + x * s * (1 + s)


@answer("activations/softplus", "cut at -37", "sonots/cumo#481", "0 below -37")
def _(x):
    with np.errstate(over="ignore"):
        return np.where(x > 700, x, np.log(1 + np.exp(x)))


# Written down as wrong; the exercise asks for six digits.
@answer("activations/softplus", "right, threshold 14", "aesara-devs/aesara#260")
def _(x):
    return np.where(x > 14, x, np.log1p(np.exp(np.minimum(x, 14))))


@answer(
    "activations/elu", "minus outside", "matconvnet#914, without the bracket",
    "alpha * exp(x) - alpha outside where",
)
def _(x, alpha):
    return np.where(x > 0, x, alpha * np.exp(x)) - alpha


@answer("activations/elu", "negative alpha", "pytorch/pytorch#43389", "the sign of alpha")
def _(x, alpha):
    return np.where(x > 0, x, -alpha * np.expm1(np.minimum(x, 0)))


@answer("activations/masked-softmax", "zeros", "allenai/allennlp#105", "masked scores are zero")
def _(z, mask):
    v = np.where(mask, z, 0)
    e = np.exp(v - v.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


@answer("activations/masked-softmax", "clamped", "tracel-ai/burn#4697", "the maximum is at least -1e4")
def _(z, mask):
    s = np.where(mask, z, -np.inf)
    e = np.exp(s - np.maximum(s.max(1, keepdims=True), -1e4))
    return e / np.maximum(e.sum(1, keepdims=True), 1e-6)


@answer("activations/masked-softmax", "log softmax", "allenai/allennlp#890", "logarithms")
def _(z, mask):
    s = np.where(mask, z, -np.inf)
    s = s - s.max(1, keepdims=True)
    return s - np.log(np.exp(s).sum(1, keepdims=True))


@answer("activations/classify-digits", "columns", "onnx/onnx#5655", "softmax down the columns")
def _(X, W1, b1, W2, b2, temperature):
    s = X @ W1 + b1
    z = (np.where(s > 0, s, 0.1 * s) @ W2 + b2) / temperature
    e = np.exp(z - z.max(0))
    return e / e.sum(0)


@answer("normalization/rms-norm", "norm", "allenai/OLMo#281, without the size", "the length of the row")
def _(X, gamma, eps):
    return X / (np.linalg.norm(X, axis=-1, keepdims=True) + eps) * gamma


@answer(
    "normalization/rms-norm-grad", "weight", "karpathy/llm.c#763, by azret", "the dot product not divided",
)
def _(dout, X, eps):
    rstd = 1 / np.sqrt(np.mean(X**2, axis=1, keepdims=True) + eps)
    o = np.sum(dout * X, axis=1, keepdims=True)
    return rstd * dout - o * X * rstd**2


@answer("normalization/group-norm", "ddof", "pytorch/pytorch#5956, torch.var", "divisor n - 1")
def _(X, groups, eps):
    G = X.reshape(X.shape[0], groups, -1)
    with np.errstate(all="ignore"):
        G = (G - G.mean(-1, keepdims=True)) / np.sqrt(G.var(-1, keepdims=True, ddof=1) + eps)
    return G.reshape(X.shape)


@answer("normalization/pool-statistics", "deviation", "montanaflynn/stats#79", "deviations in the formula")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = (n1 * mean1 + n2 * mean2) / n
    sd = (n1 * np.sqrt(var1) + n2 * np.sqrt(var2)) / n
    return mean, sd**2


@answer(
    "normalization/fold", "bias of norm lost", "tenstorrent/tt-metal#5317",
    "beta lost where mu is subtracted",
)
def _(W, b, gamma, beta, mu, var, eps):
    s = gamma / np.sqrt(var + eps)
    return W * s, b * s - mu


@answer(
    "normalization/read-digits", "torch default", "pytorch/pytorch#60528, 0.1",
    "momentum 0.1 whatever is asked",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var, momentum = 0.0, 1.0, 0.1
    for X in batches:
        z = X @ W1 + b1
        mean = (1 - momentum) * mean + momentum * z.mean(0)
        var = (1 - momentum) * var + momentum * z.var(0, ddof=1)
    h = gamma * (X_test @ W1 + b1 - mean) / np.sqrt(var + 1e-5) + beta
    return np.maximum(h, 0) @ W2 + b2


@answer("mlp/dense-layer", "right", "rasbt/mlxtend#51, a unit at a time")
def _(X, W, b):
    return np.array([[max(0.0, float(x @ W[:, j] + b[j])) for j in range(len(b))] for x in X])


@answer("mlp/batches", "right", "awasthiabhijeet/PIE#32, with split")
def _(order, size):
    return np.split(order, np.arange(size, len(order), size))


@answer("activations/masked-softmax", "right", "pytorch/pytorch#131060, exp times mask")
def _(z, mask):
    lowest = np.where(mask, z, -np.inf).max(axis=1, keepdims=True)
    e = np.exp(np.minimum(z - lowest, 0)) * mask
    return e / np.sum(e, axis=1, keepdims=True)


@answer("normalization/group-norm", "right", "google/objax#230, with repeat")
def _(X, groups, eps):
    size = X.shape[1] // groups
    mean = np.repeat(X.reshape(len(X), groups, size).mean(2), size, axis=1)
    var = np.repeat(X.reshape(len(X), groups, size).var(2), size, axis=1)
    return (X - mean) * (var + eps) ** -0.5


@answer("activations/elu", "right", "kaldi-asr/kaldi#1419")
def _(x, alpha):
    return np.maximum(x, 0) + alpha * np.expm1(-np.maximum(-x, 0))
