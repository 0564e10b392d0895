"""Answers of the seventh set to the exercises of mlp."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


@answer("mlp/share-read", "labels as one-hot", "search code: compute_accuracy, argmax of both with axis=1",
        "the labels are taken for a one-hot table: argmax along an axis that y does not have")
def _(scores, y):
    return np.mean(np.argmax(scores, axis=1) == np.argmax(y, axis=1))


@answer("mlp/share-read", "unpacked shape",
        "AlyssaChen2003/Machine-Learning-and-Application, ex1/evaluate.py",
        "m, n = y.shape, where y has one axis")
def _(scores, y):
    m, _ = y.shape
    pred = scores.argmax(axis=1)
    hits = 0
    for i in range(m):
        if pred[i] == y[i]:
            hits += 1
    return hits / m


@answer("mlp/share-read", "right, counted", "FondH/MachineLearning, ex2/evaluate.py")
def _(scores, y):
    right = 0
    for i, row in enumerate(scores):
        if np.argmax(row) == y[i]:
            right += 1
    return right / len(y)


@answer("mlp/dense-layer", "max of two", "search code: return max(0, output) after np.dot + bias",
        "Python's max of 0 and an array")
def _(X, W, b):
    return max(0, np.dot(X, W) + b)


@answer("mlp/dense-layer", "all summed", "search code: relu((np.sum((input_layer * hidden_layer)) + bias))",
        "entries are multiplied and all summed, one number for the whole batch")
def _(X, W, b):
    z = np.array([np.sum(x[:, None] * W) + b for x in X])
    return np.where(z <= 0, 0, z)


@answer("mlp/dense-layer", "right, times a mask", "search code: return x * (x > 0)")
def _(X, W, b):
    z = np.dot(X, W) + b
    return z * (z > 0)


@answer("mlp/dense-layer", "right, vectorized", "datascience.stackexchange.com/q/120115, np.vectorize(ReLU)")
def _(X, W, b):
    relu = np.vectorize(lambda v: max(0.0, v), otypes=[float])
    return relu(X @ W + b)


@answer("mlp/batches", "last twice", "martinjedwabny/HandsOnMLTensorflow, aux.py, the loop to n + 1",
        "the rest comes twice; where nothing is left an empty batch follows")
def _(order, size):
    out, i = [], 0
    for i in range(len(order) // size + 1):
        out.append(order[i * size:(i + 1) * size])
    if len(order) % size:
        out.append(order[i * size:])
    return out


@answer("mlp/batches", "from the start", "search code: iter_minibatches, X[:current_batch_size]",
        "each batch begins at the first example and is longer than the one before")
def _(order, size):
    out, end = [], size
    while len(order) - end >= 0:
        out.append(order[:end])
        end += size
    if len(order) % size:
        out.append(order[:len(order) % size])
    return out


@answer("mlp/descend", "slopes exchanged", "search code: theta_1_sum = 1.00, theta_0 * curr_x",
        "the weight gets the slope of the bias, the bias that of the weight, which begins at 1; no factor 2")
def _(x, y, w, b, lr, steps):
    m = len(x)
    for _ in range(steps):
        s0, s1 = 0.0, 1.0
        for i in range(m):
            error = b + w * x[i] - y[i]
            s0 += error
            s1 += error * x[i]
        w, b = w - lr / m * s0, b - lr / m * s1
    return w, b


@answer("mlp/descend", "after each example", "li-hoan/workspace, math/gradient_descent_method1.py",
        "w and b move after each example, not once for all: n moves a step")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        for one, target in zip(x, y, strict=True):
            o = w * one + b - target
            w, b = w - lr * 2 * o * one, b - lr * 2 * o
    return w, b


@answer("mlp/descend", "right, a loop", "arjunan-k/ML_Projects, Gradient_Descent/README.md")
def _(x, y, w, b, lr, steps):
    n = x.shape[0]
    for _ in range(steps):
        dw = db = 0.0
        for one, target in zip(x, y, strict=True):
            dw += -2 * one * (target - (w * one + b)) * (1 / n)
            db += -2 * (target - (w * one + b)) * (1 / n)
        w, b = w - lr * dw, b - lr * db
    return w, b


@answer("mlp/layer-gradients", "dW for W", "SSiwach/Machine_learning_july, def_fun_oo.py, self.weights = ...",
        "the weights are overwritten by their slope, and dh is computed with it")
def _(h, W, dz):
    W = np.dot(h.T, dz)
    return W, np.sum(dz, axis=0), np.dot(dz, W.T)


@answer("mlp/layer-gradients", "mean, kept", "kvfrans/notes#5, jnp.mean(d_h2, axis=1)",
        "db is a mean over the examples, not their sum")
def _(h, W, dz):
    return h.T @ dz, np.mean(dz, axis=0), dz @ W.T


@answer("mlp/train-step", "not divided", "xinzheshen/dl_practice, 04_nn_by_np.py",
        "the slopes are summed over the examples, not averaged")
def _(X, y, W1, b1, W2, b2, lr):
    z = X @ W1 + b1
    h = np.maximum(0, z)
    out = 2.0 * (h @ W2 + b2 - np.eye(len(b2))[y])
    back = (out @ W2.T).copy()
    back[z < 0] = 0
    return W1 - lr * X.T @ back, b1 - lr * back.sum(0), W2 - lr * h.T @ out, b2 - lr * out.sum(0)


@answer("mlp/train-step", "in place, summed", "XuLongjia/PythonForML, w1 -= learning_rate * grad_w1",
        "the given arrays are changed, and the slopes are summed over the examples")
def _(X, y, W1, b1, W2, b2, lr):
    z = X @ W1 + b1
    h = np.maximum(z, 0)
    out = 2.0 * (h @ W2 + b2 - np.eye(len(b2))[y])
    back = out @ W2.T
    back[z < 0] = 0
    dW2, db2, dW1, db1 = h.T @ out, out.sum(0), X.T @ back, back.sum(0)
    W1 -= lr * dW1
    b1 -= lr * db1
    W2 -= lr * dW2
    b2 -= lr * db2
    return W1, b1, W2, b2


@answer("mlp/train-step", "ReLU at the end", "datascience.stackexchange.com/q/120115",
        "the scores go through a ReLU, and the way back knows no slope of ReLU at all; no factor 2")
def _(X, y, W1, b1, W2, b2, lr):
    h = np.maximum(0, X @ W1 + b1)
    out = (np.maximum(0, h @ W2 + b2) - np.eye(len(b2))[y]) / len(y)
    back = out @ W2.T
    return W1 - lr * X.T @ back, b1 - lr * back.sum(0), W2 - lr * h.T @ out, b2 - lr * out.sum(0)
