"""Answers of the eighteenth set to the exercises of the first network."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


# mlp/share-read


@answer(
    "mlp/share-read",
    "all of them compared",
    "written for the stub",
    wrong="asks whether all answers are right: 1 or 0, no share",
)
def _(scores, y):
    return float(np.array_equal(scores.argmax(1), y))


@answer(
    "mlp/share-read",
    "distance of the classes",
    "written for the stub",
    wrong="1 minus the mean distance of the class numbers: a 3 for a 2 counts less than a 3 for a 9",
)
def _(scores, y):
    return 1 - np.mean(np.abs(scores.argmax(1) - y))


# mlp/dense-layer


@answer(
    "mlp/dense-layer",
    "larger of sum and bias",
    "written for the stub",
    wrong="np.maximum(X @ W, b): the bias is a floor, and is not added",
)
def _(X, W, b):
    return np.maximum(X @ W, b)


# mlp/batches


@answer(
    "mlp/batches",
    "one object array",
    "written for the stub",
)
def _(order, size):
    out = [order[i:i + size] for i in range(0, len(order), size)]
    a = np.empty(len(out), dtype=object)
    for i, o in enumerate(out):
        a[i] = o
    return a


# mlp/descend


@answer(
    "mlp/descend",
    "one example a step",
    "written for the stub",
    wrong="each step looks at one example, the next one each time",
)
def _(x, y, w, b, lr, steps):
    n = len(x)
    for t in range(steps):
        i = t % n
        e = w * x[i] + b - y[i]
        w, b = w - lr * 2 * e * x[i], b - lr * 2 * e
    return w, b


# mlp/layer-gradients


@answer(
    "mlp/layer-gradients",
    "ReLU of what arrives",
    "written for the stub",
    wrong="the negative entries of dz are cut to 0, as ReLU cuts values",
)
def _(h, W, dz):
    dz = np.where(dz > 0, dz, 0)
    return h.T @ dz, dz.sum(0), dz @ W.T


# mlp/train-step


@answer(
    "mlp/train-step",
    "targets of -1 and 1",
    "written for the stub",
    wrong="the targets are -1 and 1 in place of 0 and 1",
)
def _(X, y, W1, b1, W2, b2, lr):
    h = np.maximum(X @ W1 + b1, 0)
    ds = 2 * (h @ W2 + b2 - (2 * np.eye(len(b2))[y] - 1)) / len(X)
    dz = (ds @ W2.T) * (h > 0)
    return W1 - lr * X.T @ dz, b1 - lr * dz.sum(0), W2 - lr * h.T @ ds, b2 - lr * ds.sum(0)
