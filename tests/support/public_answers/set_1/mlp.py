"""Public answers to the exercises of The multilayer perceptron."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


@answer(
    "mlp/share-read", "no axis", "lisa-lab/DeepLearningTutorials#15",
    "argmax without an axis: one index for all",
)
def _(scores, y):
    y_pred = np.argmax(scores)
    return np.mean(y_pred == y)


@answer("mlp/share-read", "axis 0", "Zasder3/train-CLIP#6", "argmax along axis 0: a row for each class")
def _(scores, y):
    return (np.argmax(scores, 0) == y).sum() / len(y)


@answer("mlp/share-read", "percent", "tensorflow/tensorflow#19927", "100 times too much: a percentage")
def _(scores, y):
    return 100.0 * np.sum(np.argmax(scores, 1) == y) / scores.shape[0]


@answer("mlp/share-read", "max", "saurabhgarg1996/ATC_code#1", "the highest score instead of its index")
def _(scores, y):
    return np.mean(np.max(scores, axis=-1) == y)


@answer("mlp/share-read", "right", "tensorflow/tensorflow#19927, the answer given there")
def _(scores, y):
    return np.average(np.argmax(scores, axis=1) == y)


@answer("mlp/dense-layer", "max axis", "ahmedfgad/NumPyCNN#4", "np.max(z, 0) reads the 0 as an axis")
def _(X, W, b):
    z = np.dot(X, W) + b
    return np.max(z, 0)


@answer("mlp/dense-layer", "no bias", "Kulbear/deep-learning-coursera#48", "the bias is not added")
def _(X, W, b):
    Z = X @ W
    return np.maximum(0, Z)


@answer(
    "mlp/dense-layer", "transposed", "mrafraim/Deep-Learning, day 11",
    "W @ X: examples taken for columns",
)
def _(X, W, b):
    Z = np.dot(W.T, X) + b
    return np.maximum(0, Z)


@answer(
    "mlp/batches", "last dropped", "davidedr/Image-Classification, minibatch_builder.py",
    "the rest is lost",
)
def _(order, size):
    n_batches = len(order) // size
    result = []
    for i in range(n_batches):
        result.append(order[i * size : (i + 1) * size])
    return result


@answer(
    "mlp/batches", "one too many", "gditzler/multiscale-learning, baselines.py",
    "an empty batch if size divides n",
)
def _(order, size):
    out = []
    for i in range(len(order) // size + 1):
        start, stop = i * size, (i + 1) * size
        if stop >= len(order):
            stop = len(order)
        out.append(order[start:stop])
    return out


@answer(
    "mlp/batches", "wrong guard", "get_minibatches_idx of the Theano tutorials",
    "asks size != n, not start != n",
)
def _(order, size):
    minibatches = []
    minibatch_start = 0
    for _i in range(len(order) // size):
        minibatches.append(order[minibatch_start : minibatch_start + size])
        minibatch_start += size
    if size != len(order):
        minibatches.append(order[minibatch_start:])
    return minibatches


@answer("mlp/batches", "right", "JiaMauJian/gradient-descent, 3_mk_batches.py")
def _(order, size):
    batch = list()
    for start_idx in range(0, order.shape[0], size):
        batch.append(order[slice(start_idx, start_idx + size)])
    return batch


@answer(
    "mlp/descend", "no two", "kishan-ved.github.io, Gradient descent from scratch",
    "the 2 of the square is missing",
)
def _(x, y, w, b, lr, steps):
    n = y.shape[0]
    for _i in range(steps):
        dw, db = 0, 0
        for i in range(n):
            f = w * x[i] + b
            dw += (f - y[i]) * x[i]
            db += f - y[i]
        w = w - lr * dw / n
        b = b - lr * db / n
    return w, b


@answer("mlp/descend", "no n", "eriklindernoren/ML-From-Scratch#38", "the gradient is not divided by n")
def _(x, y, w, b, lr, steps):
    for _i in range(steps):
        y_pred = w * x + b
        grad_w = -(y - y_pred).dot(x)
        grad_b = -(y - y_pred).sum()
        w -= lr * grad_w
        b -= lr * grad_b
    return w, b


@answer(
    "mlp/descend", "mean of product", "eriklindernoren/ML-From-Scratch#38, a fix proposed there",
    "mean of a number",
)
def _(x, y, w, b, lr, steps):
    for _i in range(steps):
        e = y - (w * x + b)
        grad_w = np.mean(-2 * e.dot(x))
        grad_b = np.mean(-2 * e)
        w, b = w - lr * grad_w, b - lr * grad_b
    return w, b


@answer("mlp/descend", "right", "llSourcell/linear_regression_live#2")
def _(x, y, w, b, lr, steps):
    N = float(len(x))
    for _i in range(steps):
        b_gradient = -(2 / N) * np.sum(y - ((w * x) + b))
        w_gradient = -(2 / N) * np.sum(x * (y - ((w * x) + b)))
        w, b = w - lr * w_gradient, b - lr * b_gradient
    return w, b


@answer(
    "mlp/layer-gradients", "db with h", "rust0258/Natural-Language-Processing-Specialization#70",
    "h.T also in db",
)
def _(h, W, dz):
    dW = h.T @ dz
    db = h.T @ dz
    return dW, db, dz @ W.T


@answer(
    "mlp/layer-gradients", "by m", "bighuang624/Andrew-Ng-Deep-Learning-notes#10",
    "divided by n, as dz is already",
)
def _(h, W, dz):
    m = h.shape[0]
    dW = 1.0 / m * np.dot(h.T, dz)
    db = 1.0 / m * np.sum(dz, axis=0)
    dh = np.dot(dz, W.T)
    return dW, db, dh


@answer("mlp/layer-gradients", "twice", "bighuang624/Andrew-Ng-Deep-Learning-notes#10", "dW is doubled")
def _(h, W, dz):
    return np.dot(h.T, dz) * 2, np.sum(dz, axis=0), np.dot(dz, W.T)


@answer("mlp/layer-gradients", "keepdims", "guevara/read-it-later#7332", "db has the shape (1, k)")
def _(h, W, dz):
    return h.T.dot(dz), np.sum(dz, axis=0, keepdims=True), dz.dot(W.T)


@answer("mlp/layer-gradients", "db not summed", "SethHWeidman/DLFS_code#8, as proposed there", "db is dz")
def _(h, W, dz):
    return h.T @ dz, dz, dz @ W.T


@answer(
    "mlp/train-step", "W2 too early", "Bot-Academy/NeuralNetworkFromScratch#3",
    "the new W2 in the hidden gradient",
)
def _(X, y, W1, b1, W2, b2, lr):
    z = X @ W1 + b1
    h = np.maximum(0, z)
    d = 2 * (h @ W2 + b2 - np.eye(len(b2))[y]) / len(X)
    W2 = W2 - lr * h.T @ d
    b2 = b2 - lr * d.sum(axis=0)
    dh = (d @ W2.T) * (z > 0)
    W1 = W1 - lr * X.T @ dh
    b1 = b1 - lr * dh.sum(axis=0)
    return W1, b1, W2, b2


@answer("mlp/train-step", "in place", "louisjc/mnist-neural-network#1", "the given arrays are changed by -=")
def _(X, y, W1, b1, W2, b2, lr):
    z = X @ W1 + b1
    h = np.maximum(0, z)
    output_deltas = 2 * (h @ W2 + b2 - np.eye(len(b2))[y]) / len(X)
    hidden_deltas = (output_deltas @ W2.T) * (z > 0)
    W2 -= lr * h.T @ output_deltas
    b2 -= lr * output_deltas.sum(axis=0)
    W1 -= lr * X.T @ hidden_deltas
    b1 -= lr * hidden_deltas.sum(axis=0)
    return W1, b1, W2, b2


@answer(
    "mlp/train-step", "no derivative", "Bot-Academy/NeuralNetworkFromScratch#3",
    "no slope of the activation",
)
def _(X, y, W1, b1, W2, b2, lr):
    h = np.maximum(0, X @ W1 + b1)
    d = 2 * (h @ W2 + b2 - np.eye(len(b2))[y]) / len(X)
    dh = d @ W2.T
    return W1 - lr * X.T @ dh, b1 - lr * dh.sum(0), W2 - lr * h.T @ d, b2 - lr * d.sum(0)


@answer("mlp/train-step", "mean input", "FesianXu/AI_Blog#1", "the mean example in place of each")
def _(X, y, W1, b1, W2, b2, lr):
    z = X @ W1 + b1
    h = np.maximum(0, z)
    d = 2 * (h @ W2 + b2 - np.eye(len(b2))[y]) / len(X)
    dh = (d @ W2.T) * (z > 0)
    inputs = np.sum(X, axis=0) / len(X)
    return W1 - lr * np.outer(inputs, dh.sum(0)), b1 - lr * dh.sum(0), W2 - lr * h.T @ d, b2 - lr * d.sum(0)
