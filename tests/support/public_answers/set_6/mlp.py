"""Answers of the sixth set to the exercises of mlp."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


@answer("mlp/share-read", "column against row", "blue-oil/blueoil#58, the shape a reviewer asks about",
        "a column of answers is compared with a row of labels: each answer with every label")
def _(scores, y):
    pred = np.argmax(scores, axis=1).reshape(-1, 1)
    return np.mean(pred == y)


@answer("mlp/share-read", "balanced", "CoSMoMVPA/CoSMoMVPA#76, balanced accuracy",
        "the share is taken for each class, then the plain mean over the classes")
def _(scores, y):
    pred = np.argmax(scores, axis=1)
    return np.mean([np.mean(pred[y == c] == c) for c in np.unique(y)])


@answer("mlp/share-read", "top two", "mila-iqia/blocks#656, top_k",
        "it counts as read if the right class is among the two best")
def _(scores, y):
    best = np.argsort(scores, axis=1)[:, -2:]
    return np.mean([y[i] in best[i] for i in range(len(y))])


@answer("mlp/dense-layer", "relu6", "AmigoCDT/MXNet-MobileNetV3#2",
        "cut off above 6, too")
def _(X, W, b):
    return np.clip(X @ W + b, 0, 6)


@answer("mlp/dense-layer", "0.01 below", "SilasMarvin/dnns-from-scratch-in-zig#5, in the forward pass",
        "below zero a constant 0.01, not 0")
def _(X, W, b):
    z = X @ W + b
    z[z < 0] = 0.01
    return z


@answer("mlp/batches", "one behind", "broadinstitute/ml4h#136, the index already counted up",
        "each batch is the one before: the first is empty, the last is lost")
def _(order, size):
    out = []
    for start in range(0, len(order), size):
        out.append(order[max(start - size, 0):start])
    return out


@answer("mlp/batches", "drawn", "mnielsen/neural-networks-and-deep-learning#50",
        "each batch is drawn at random, examples can come twice")
def _(order, size):
    n = len(order)
    return [np.random.choice(order, min(size, n - i)) for i in range(0, n, size)]  # noqa: NPY002


@answer("mlp/batches", "first only", "keras-team/keras#2590, index_array reset",
        "only the first batch follows the order; from then on the numbers come one after the other")
def _(order, size):
    index = order
    out = []
    for start in range(0, len(order), size):
        out.append(index[start:start + size])
        index = np.arange(len(order))
    return out


@answer("mlp/descend", "w for x", "udacity/deep-learning#253, m * diff",
        "the slope for w has w where x belongs")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        diff = y - (w * x + b)
        w, b = w + lr * 2 * np.mean(w * diff), b + lr * 2 * np.mean(diff)
    return w, b


@answer("mlp/descend", "added up", "h2oai/datatable#3234, the gradient is never set back",
        "the slopes of all earlier steps are added to the new ones")
def _(x, y, w, b, lr, steps):
    dw = db = 0.0
    for _ in range(steps):
        e = w * x + b - y
        dw += 2 * np.mean(e * x)
        db += 2 * np.mean(e)
        w -= lr * dw
        b -= lr * db
    return w, b


@answer("mlp/layer-gradients", "overwritten", "haifengl/smile#528, = for *=",
        "the slope that arrives is replaced by 1 or 0")
def _(h, W, dz):
    g = np.where(dz > 0, 1.0, 0.0)
    return h.T @ g, g.sum(axis=0), g @ W.T


@answer("mlp/layer-gradients", "dW transposed", "rasbt/stat453-deep-learning-ss21#5, .t() at the end",
        "dW comes transposed")
def _(h, W, dz):
    return (h.T @ dz).T, dz.sum(axis=0), dz @ W.T


def _step(X, y, W1, b1, W2, b2, lr, back):
    h = np.maximum(0, X @ W1 + b1)
    dz = 2 * (h @ W2 + b2 - np.eye(len(b2))[y]) / len(y)
    d1 = back(dz @ W2.T, h)
    return (W1 - lr * X.T @ d1, b1 - lr * d1.sum(axis=0),
            W2 - lr * h.T @ dz, b2 - lr * dz.sum(axis=0))


@answer("mlp/train-step", "zero is on", "iamtrask/Grokking-Deep-Learning#13, >= in relu2deriv",
        "h >= 0 is always so: no unit is ever off on the way back")
def _(X, y, W1, b1, W2, b2, lr):
    return _step(X, y, W1, b1, W2, b2, lr, lambda dh, h: dh * (h >= 0))


@answer("mlp/train-step", "the wrong way round", "denggaoshan/DeepLearningStudy#1",
        "units that are off let the slope through, those that are on do not")
def _(X, y, W1, b1, W2, b2, lr):
    return _step(X, y, W1, b1, W2, b2, lr, lambda dh, h: dh * (h <= 0))


@answer("mlp/train-step", "overwritten", "haifengl/smile#528",
        "the slope from above is replaced by the slope of ReLU, 1 or 0")
def _(X, y, W1, b1, W2, b2, lr):
    return _step(X, y, W1, b1, W2, b2, lr, lambda dh, h: (h > 0) * 1.0)
