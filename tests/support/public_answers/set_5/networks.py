"""A fifth set of public answers, to the exercises about networks and their activation functions."""

import numpy as np
from support.public_answers.model import collect

from dlbasics.activations import sigmoid

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


@answer("activations/hard-sigmoid", "0 above", "pytorch/pytorch#51408, the other way round",
        "0 above 3, too")
def _(x):
    return np.where((x > -3) & (x < 3), x / 6 + 0.5, 0)


@answer("activations/hard-sigmoid", "no lower end", "chainer/chainer#2041, the upper end alone",
        "not cut off below 0")
def _(x):
    return np.minimum(1, x / 6 + 0.5)


@answer("activations/hard-sigmoid", "right, pieces", "pytorch/pytorch#54615")
def _(x):
    out = np.zeros(x.shape)
    middle = np.abs(x) < 3
    out[middle] = (x[middle] + 3) / 6
    out[x >= 3] = 1
    return out


@answer("activations/silu-grad", "x for y", "pjreddie/darknet#252",
        "the formula for the output is used with the input")
def _(x):
    sigma = sigmoid(x)
    return x + sigma * (1 - x)


@answer("activations/silu-grad", "x alone", "RubixML/ML#437",
        "the slope of the sigmoid is missing: x alone is added")
def _(x):
    return sigmoid(x) + x


@answer("activations/silu-grad", "right, one bracket", "chelsea0x3b/dfdx#915, written shorter")
def _(x):
    s = sigmoid(x)
    return s * (1 + x * (1 - s))


@answer("activations/softplus", "float", "openvinotoolkit/openvino#4932, expf and logf",
        "computed in single precision")
def _(x):
    return np.logaddexp(np.float32(0), x.astype(np.float32))


@answer("activations/softplus", "line from 2 on", "tracel-ai/burn#5374, a threshold below 20",
        "from 2 on a straight line, which is not near enough")
def _(x):
    return np.where(x > 2, x, np.log1p(np.exp(np.minimum(x, 2))))


@answer("activations/softplus", "right, both sides", "mlpack/mlpack#2371, with log1p")
def _(x):
    with np.errstate(over="ignore"):
        return np.where(x > 0, x + np.log1p(np.exp(-x)), np.log1p(np.exp(x)))


@answer("activations/elu", "slope", "eriklindernoren/ML-From-Scratch#73", "the slope, not the value")
def _(x, alpha):
    return np.where(x > 0, 1.0, alpha * np.exp(np.minimum(x, 0)))


@answer("activations/elu", "alpha inside", "pytorch/pytorch#43389, negiptcoef",
        "alpha multiplies x inside the exponential, too")
def _(x, alpha):
    return np.where(x > 0, x, alpha * np.expm1(alpha * np.minimum(x, 0)))


@answer("activations/elu", "in place", "pytorch/pytorch#47671, elu_", "right values, but x is changed")
def _(x, alpha):
    below = x <= 0
    x[below] = alpha * np.expm1(x[below])
    return x


@answer("activations/elu", "right, max and min", "PaddlePaddle/Paddle#26543, for an alpha above 0")
def _(x, alpha):
    return np.maximum(0, x) + np.minimum(0, alpha * np.expm1(np.minimum(x, 0)))


@answer("activations/masked-softmax", "inf after", "gabrielmittag/NISQA#17",
        "after the softmax the masked ones get minus infinity; the others were divided by all")
def _(z, mask):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    p[~mask] = -np.inf
    return p


@answer("activations/masked-softmax", "max of all", "stevezheng23/reading_comprehension_tf#69",
        "the largest score is sought among the masked ones, too")
def _(z, mask):
    e = np.exp(z - np.max(z, axis=1, keepdims=True)) * mask
    return e / np.sum(e, axis=1, keepdims=True)


@answer("activations/masked-softmax", "mask means hidden", "jadore801120/attention-is-all-you-need-pytorch#5",
        "True is read as hidden: only the forbidden classes are kept")
def _(z, mask):
    s = np.where(mask, -np.inf, z)
    with np.errstate(all="ignore"):
        e = np.exp(s - s.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)


@answer("activations/masked-softmax", "right, rows", "ml-explore/mlx#2395, a row at a time")
def _(z, mask):
    out = np.zeros(z.shape)
    for i in range(len(z)):
        s = z[i, mask[i]]
        e = np.exp(s - s.max())
        out[i, mask[i]] = e / e.sum()
    return out


@answer("activations/classify-digits", "sigmoid", "gpleiss/temperature_scaling#17",
        "a sigmoid for each class: the rows do not add up to 1")
def _(X, W1, b1, W2, b2, temperature):
    s = X @ W1 + b1
    return sigmoid((np.where(s > 0, s, 0.1 * s) @ W2 + b2) / temperature)


@answer("activations/classify-digits", "leak upwards", "tinygrad/tinygrad#170, leakyrelu there",
        "the leak has the wrong sign: a tenth of the size, upwards")
def _(X, W1, b1, W2, b2, temperature):
    s = X @ W1 + b1
    h = np.maximum(s, 0) + np.maximum(-0.1 * s, 0)
    z = (h @ W2 + b2) / temperature
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@answer("activations/classify-digits", "right, log", "gpleiss/temperature_scaling#24, from log_softmax")
def _(X, W1, b1, W2, b2, temperature):
    s = X @ W1 + b1
    z = (np.maximum(0.1 * s, s) @ W2 + b2) / temperature
    top = z.max(axis=1, keepdims=True)
    return np.exp(z - top - np.log(np.exp(z - top).sum(axis=1, keepdims=True)))
