"""Answers of the second set to the exercises of mlp."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


@answer("mlp/share-read", "error", "lisa-lab/DeepLearningTutorials, errors()", "the share that is wrong")
def _(scores, y):
    y_pred = np.argmax(scores, axis=1)
    return np.mean(np.not_equal(y_pred, y))


@answer(
    "mlp/share-read", "count", "lisa-lab/DeepLearningTutorials#15, summed", "a number of examples, no share",
)
def _(scores, y):
    return int(sum(scores.argmax(axis=1) == y))


@answer(
    "mlp/share-read", "one-hot", "nntrainer/nntrainer#430, compared entry by entry", "all entries counted",
)
def _(scores, y):
    one_hot = np.eye(scores.shape[1])[y]
    predicted = np.eye(scores.shape[1])[scores.argmax(axis=1)]
    return np.mean(one_hot == predicted)


@answer("mlp/share-read", "right", "lisa-lab/DeepLearningTutorials#15, in a loop")
def _(scores, y):
    correct = 0
    for row, label in zip(scores.tolist(), list(y), strict=True):
        if row.index(max(row)) == label:
            correct += 1
    return correct / len(y)


@answer("mlp/dense-layer", "linear", "guevara/read-it-later#5709", "no ReLU")
def _(X, W, b):
    return X.dot(W) + b


@answer("mlp/dense-layer", "rounded", "Open-Deep-ML/DML-OpenProblem#261", "rounded to two decimals")
def _(X, W, b):
    return np.round(np.maximum(0, X @ W + b), 2)


@answer(
    "mlp/dense-layer", "before bias", "rasbt/mlxtend#51, bias after the unit", "the bias comes after ReLU",
)
def _(X, W, b):
    return np.maximum(X @ W, 0) + b


@answer("mlp/dense-layer", "right", "guevara/read-it-later#5709, with ReLU in place")
def _(X, W, b):
    Z = np.einsum("nd,dk->nk", X, W) + b
    Z[Z < 0] = 0
    return Z


@answer(
    "mlp/batches", "array_split", "numpy documentation, array_split", "size taken for a number of batches",
)
def _(order, size):
    return np.array_split(order, size)


@answer("mlp/batches", "even", "datawhale, array_split of ceil(n / size)", "batches of about equal size")
def _(order, size):
    return np.array_split(order, max(1, int(np.ceil(len(order) / size))))


@answer("mlp/batches", "step one", "PaddlePaddle/PaddleX#366, a stride of one", "overlapping windows")
def _(order, size):
    return [order[i : i + size] for i in range(len(order))]


@answer("mlp/batches", "right", "bioinf-jku/TTUR#34, with a while loop")
def _(order, size):
    result, rest = [], np.array(order)
    while rest.size > 0:
        head, rest = rest[:size], rest[size:]
        result.append(head)
    return result


@answer("mlp/descend", "one after the other", "PauloCarvalhoRJ/gammaray#279", "b from the new w")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        w = w - lr * np.mean(2 * (w * x + b - y) * x)
        b = b - lr * np.mean(2 * (w * x + b - y))
    return w, b


@answer(
    "mlp/descend", "n for b", "datawhalechina/leedl-tutorial#56", "the number of the example in place of b",
)
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        b_grad, w_grad = 0.0, 0.0
        for n in range(len(x)):
            b_grad = b_grad - 2.0 * (y[n] - n - w * x[n]) * 1.0
            w_grad = w_grad - 2.0 * (y[n] - n - w * x[n]) * x[n]
        b, w = b - lr * b_grad / len(x), w - lr * w_grad / len(x)
    return w, b


@answer(
    "mlp/descend", "b's slope for both", "gavinkhung/machine-learning-visualized#5", "w gets the slope for b",
)
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        slope = 2 * np.mean(w * x + b - y)
        w, b = w - lr * slope, b - lr * slope
    return w, b


@answer("mlp/descend", "ascent", "patrickloeber/pytorchTutorial#10, the sign turned", "goes uphill")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        error = w * x + b - y
        w, b = w + lr * 2 * np.mean(error * x), b + lr * 2 * np.mean(error)
    return w, b


@answer("mlp/descend", "right", "trekhleb/homemade-machine-learning#63, a design matrix")
def _(x, y, w, b, lr, steps):
    data = np.c_[x, np.ones(len(x))]
    theta = np.array([w, b], dtype=float)
    for _ in range(steps):
        delta = data @ theta - y
        theta -= lr * (2 / len(x)) * (delta @ data)
    return theta[0], theta[1]


@answer("mlp/layer-gradients", "elementwise", "community.deeplearning.ai/t/119220", "* in place of @")
def _(h, W, dz):
    dW = h.T * dz
    return dW, dz.sum(axis=0), dz @ W.T


@answer("mlp/layer-gradients", "columns", "community.deeplearning.ai/t/71024", "examples taken for columns")
def _(h, W, dz):
    dW = np.dot(dz.T, h)
    db = np.sum(dz, axis=0)
    dh = np.dot(W, dz.T)
    return dW, db, dh


@answer("mlp/layer-gradients", "no transpose", "community.deeplearning.ai/t/71024", "dz @ W does not fit")
def _(h, W, dz):
    return h.T @ dz, dz.sum(0), dz @ W


@answer("mlp/layer-gradients", "right", "g-eoj/cs231n, as einsum")
def _(h, W, dz):
    return np.einsum("nd,nk->dk", h, dz), np.ones(len(dz)) @ dz, np.tensordot(dz, W, axes=([1], [1]))


def _forward(X, W1, b1, W2, b2):
    z = X @ W1 + b1
    h = np.maximum(z, 0)
    return z, h, h @ W2 + b2


@answer("mlp/train-step", "mean over all", "d2l-ai/d2l-en#1000", "the mean over examples and classes")
def _(X, y, W1, b1, W2, b2, lr):
    z, h, out = _forward(X, W1, b1, W2, b2)
    Y = np.eye(W2.shape[1])[y]
    dout = 2 * (out - Y) / Y.size
    dz = (dout @ W2.T) * (z > 0)
    return W1 - lr * X.T @ dz, b1 - lr * dz.sum(0), W2 - lr * h.T @ dout, b2 - lr * dout.sum(0)


@answer(
    "mlp/train-step", "output slope", "hunkim/DeepLearningZeroToAll#20",
    "a slope at the output, which has none",
)
def _(X, y, W1, b1, W2, b2, lr):
    z, h, out = _forward(X, W1, b1, W2, b2)
    Y = np.eye(W2.shape[1])[y]
    dout = 2 * (out - Y) * (out > 0) / len(X)
    dz = (dout @ W2.T) * (z > 0)
    return W1 - lr * X.T @ dz, b1 - lr * dz.sum(0), W2 - lr * h.T @ dout, b2 - lr * dout.sum(0)


@answer(
    "mlp/train-step", "softmax", "zhuozhiyongde, np_mnist_mlp.py",
    "softmax and cross-entropy in place of squares",
)
def _(X, y, W1, b1, W2, b2, lr):
    z, h, out = _forward(X, W1, b1, W2, b2)
    p = np.exp(out - out.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    dout = (p - np.eye(W2.shape[1])[y]) / len(X)
    dz = (dout @ W2.T) * (z > 0)
    return W1 - lr * X.T @ dz, b1 - lr * dz.sum(0), W2 - lr * h.T @ dout, b2 - lr * dout.sum(0)


@answer("mlp/train-step", "right", "g-eoj/cs231n, for squared errors, an example at a time")
def _(X, y, W1, b1, W2, b2, lr):
    grads = [np.zeros_like(p) for p in (W1, b1, W2, b2)]
    for x, label in zip(X, y, strict=True):
        h = np.clip(x @ W1 + b1, 0, None)
        dscores = h @ W2 + b2
        dscores[label] -= 1
        dscores *= 2 / X.shape[0]
        dh1 = W2 @ dscores
        dh1[h <= 0] = 0
        for total, part in zip(grads, (np.outer(x, dh1), dh1, np.outer(h, dscores), dscores), strict=True):
            total += part
    return tuple(p - lr * g for p, g in zip((W1, b1, W2, b2), grads, strict=True))
