"""Answers of the fifth set to the exercises of mlp."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


@answer("mlp/share-read", "first row", "BVLC/caffe#3182", "the class of the first example serves for all")
def _(scores, y):
    return np.mean(scores[0].argmax() == y)


@answer("mlp/share-read", "by classes", "mitmul/chainer-cifar10#1", "divided by the number of classes")
def _(scores, y):
    return np.sum(np.argmax(scores, axis=1) == y) / scores.shape[1]


@answer("mlp/share-read", "right, loop", "iamtrask/Grokking-Deep-Learning#9")
def _(scores, y):
    correct_cnt = 0
    for i in range(len(scores)):
        correct_cnt += int(np.argmax(scores[i]) == y[i])
    return correct_cnt / float(len(scores))


@answer("mlp/dense-layer", "bias column", "mnielsen/neural-networks-and-deep-learning#19",
        "the biases stand in a column: one for each example")
def _(X, W, b):
    return np.maximum(X @ W + b.reshape(-1, 1), 0)


@answer("mlp/dense-layer", "reshaped", "TobiasLee/Chinese-Hip-pop-Generation#8",
        "the weights are reshaped, which puts them in another order")
def _(X, W, b):
    W = W.T.reshape(X.shape[1], -1)
    return np.maximum(0, np.dot(X, W) + b)


@answer("mlp/dense-layer", "slope", "oreilly-japan/deep-learning-from-scratch#43",
        "returns the slope of ReLU, 1 or 0, not its value")
def _(X, W, b):
    z = np.dot(X, W) + b
    grad = np.zeros_like(z)
    grad[z >= 0] = 1
    return grad


@answer("mlp/dense-layer", "right, a row at a time", "mnielsen/neural-networks-and-deep-learning#19")
def _(X, W, b):
    rows = [np.dot(W.T, x) + b for x in X]
    return np.array([np.where(z > 0, z, 0.0) for z in rows])


@answer("mlp/batches", "reaches back", "alibaba/graphlearn-for-pytorch#125",
        "the last batch reaches back until it is full: some examples come twice")
def _(order, size):
    n = len(order)
    return [order[max(0, min(i, n - size)):i + size] for i in range(0, n, size)]


@answer("mlp/batches", "starts only", "HorizonRobotics/alf#1222, the splits in place of the parts",
        "the places where batches begin, not the batches")
def _(order, size):
    return [np.arange(i, min(i + size, len(order))) for i in range(0, len(order), size)]


@answer("mlp/batches", "right, while", "fani-lab/RePair#60, with the last one")
def _(order, size):
    parts = []
    while len(order) > 0:
        parts.append(order[:size])
        order = order[size:]
    return parts


@answer("mlp/descend", "initial", "kaleko/CourseraML#7", "each step takes the slopes at the starting point")
def _(x, y, w, b, lr, steps):
    w0, b0 = w, b
    for _ in range(steps):
        error = w0 * x + b0 - y
        w = w - lr * 2 * np.mean(error * x)
        b = b - lr * 2 * np.mean(error)
    return w, b


@answer("mlp/descend", "by sum of x", "djib2011/python_ml_tutorial#1",
        "divided by the sum of x, not by their number")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        y_hat = w * x + b
        dw = -(2 / sum(x)) * sum(x * (y - y_hat))
        db = -(2 / sum(x)) * sum(y - y_hat)
        w, b = w - lr * dw, b - lr * db
    return w, b


@answer("mlp/descend", "direction of dw", "zhulei227/ML_Notes#1", "w goes uphill, b downhill")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        e = y - (w * x + b)
        dw = 2 * np.mean(e * x)
        db = -2 * np.mean(e)
        w, b = w - lr * dw, b - lr * db
    return w, b


@answer("mlp/descend", "one more", "freud14/poutyne#109", "one step too many")
def _(x, y, w, b, lr, steps):
    i = 0
    while i <= steps:
        e = w * x + b - y
        w, b = w - lr * 2 * np.mean(e * x), b - lr * 2 * np.mean(e)
        i += 1
    return w, b


@answer("mlp/descend", "right, as a table", "kaleko/CourseraML#12, with a copy")
def _(x, y, w, b, lr, steps):
    A = np.column_stack([x, np.ones(len(x))])
    theta = np.array([w, b], dtype=float)
    for _ in range(steps):
        theta = theta - lr * 2 / len(y) * A.T @ (A @ theta - y)
    return theta[0], theta[1]


@answer("mlp/layer-gradients", "one sum", "rasbt/stat453-deep-learning-ss21#5",
        "one sum over all units, the same for each bias")
def _(h, W, dz):
    return h.T @ dz, np.full(dz.shape[1], np.sum(dz)), dz @ W.T


@answer("mlp/layer-gradients", "mean in db", "jimfleming/differentiation#1, np.mean there",
        "db is a mean over the examples, dW a sum")
def _(h, W, dz):
    return h.T @ dz, np.mean(dz, axis=0), dz @ W.T


@answer("mlp/layer-gradients", "dh transposed", "page: CNNs Part 2, victorzhou.com, for batches",
        "dh comes transposed")
def _(h, W, dz):
    return h.T @ dz, dz.sum(axis=0), W @ dz.T


@answer("mlp/layer-gradients", "W only by n", "janchorowski/nn_assignments#21",
        "dW is divided by the number of examples once more")
def _(h, W, dz):
    num_samples = h.shape[0]
    return np.dot(h.T, dz) / num_samples, dz.sum(axis=0), np.dot(dz, W.T)


@answer("mlp/layer-gradients", "right, outer", "page: CNNs Part 2, victorzhou.com, summed over the batch")
def _(h, W, dz):
    dW = sum(np.outer(a, d) for a, d in zip(h, dz, strict=True))
    return dW, np.ones(len(dz)) @ dz, np.array([W @ d for d in dz])


def _forward(X, W1, b1, W2, b2):
    z = X @ W1 + b1
    h = np.maximum(z, 0)
    return z, h, h @ W2 + b2


@answer("mlp/train-step", "relu of the slope", "FahdSeddik/Natural-Language-Processing-Specialization#1",
        "ReLU is applied to the slope that comes back, not its own slope")
def _(X, y, W1, b1, W2, b2, lr):
    _z, h, s = _forward(X, W1, b1, W2, b2)
    d = 2 * (s - np.eye(len(b2))[y]) / len(X)
    dz = np.maximum(0, d @ W2.T)
    return W1 - lr * X.T @ dz, b1 - lr * dz.sum(0), W2 - lr * h.T @ d, b2 - lr * d.sum(0)


@answer("mlp/train-step", "plain error", "iamtrask/Grokking-Deep-Learning#9",
        "the error itself: neither the 2 of the square nor the mean")
def _(X, y, W1, b1, W2, b2, lr):
    z, h, s = _forward(X, W1, b1, W2, b2)
    d = s - np.eye(len(b2))[y]
    dz = d @ W2.T * (z > 0)
    return W1 - lr * X.T @ dz, b1 - lr * dz.sum(0), W2 - lr * h.T @ d, b2 - lr * d.sum(0)


@answer("mlp/train-step", "one bias sum", "rasbt/stat453-deep-learning-ss21#5",
        "all biases of a layer move by one and the same sum")
def _(X, y, W1, b1, W2, b2, lr):
    z, h, s = _forward(X, W1, b1, W2, b2)
    d = 2 * (s - np.eye(len(b2))[y]) / len(X)
    dz = d @ W2.T * (z > 0)
    return W1 - lr * X.T @ dz, b1 - lr * np.sum(dz), W2 - lr * h.T @ d, b2 - lr * np.sum(d)
