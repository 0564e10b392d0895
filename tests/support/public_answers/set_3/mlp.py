"""Answers of the third set to the exercises of mlp."""

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


@answer("mlp/dense-layer", "right", "rasbt/mlxtend#51, a unit at a time")
def _(X, W, b):
    return np.array([[max(0.0, float(x @ W[:, j] + b[j])) for j in range(len(b))] for x in X])


@answer("mlp/batches", "right", "awasthiabhijeet/PIE#32, with split")
def _(order, size):
    return np.split(order, np.arange(size, len(order), size))
