"""A seventh set of public answers, to the exercises about networks and activations."""

import numpy as np
from support.public_answers.model import collect

from dlbasics.activations import sigmoid, softmax

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


@answer("activations/hard-sigmoid", "max of min", "jakelong0509/Song_Detector, functions/activations.py",
        "Python's max and min on an array (and slope 0.2)")
def _(x):
    return max(0, min(1, x * 0.2 + 0.5))


@answer("activations/hard-sigmoid", "two ReLUs", "tinygrad/tinygrad#18063, as it was",
        "a difference of two ReLUs: where x is huge the 1 is lost in rounding")
def _(x):
    z = x / 6 + 0.5
    return np.maximum(z, 0) - np.maximum(z - 1, 0)


@answer("activations/hard-sigmoid", "whole corners",
        "search code: np.where(arg < -2.5, 0, where(2.5 <= arg, 1))",
        "slope 0.2 between -2.5 and 2.5")
def _(x):
    return np.where(x < -2.5, 0.0, np.where(x >= 2.5, 1.0, 0.2 * x + 0.5))


@answer("activations/silu-grad", "beta ten", "search code: dev_swish, belta = 10",
        "the derivative of x * sigmoid(10 x), without the factor: the sigmoid is ten times too steep")
def _(x):
    s = sigmoid(10 * x)
    return s * (1 + 10 * x - 10 * x * s)


@answer("activations/silu-grad", "right, y + s (1 - y)", "byronprice/Perceptron-Model, SwishPrime.m")
def _(x):
    s = sigmoid(x)
    return x * s + s * (1 - x * s)


@answer("activations/silu-grad", "right, three terms", "search code: swish_prime by scipy's expit")
def _(x):
    y = x * sigmoid(x)
    return sigmoid(x) + y - sigmoid(x) * y


@answer("activations/softplus", "minus x", "AlfonsJ/2024_07_31_PER2324, 2.4.2.softplus.py",
        "exp(-x) for exp(x): the mirrored function")
def _(x):
    return np.log(1 + np.exp(-x))


@answer("activations/softplus", "less the maximum", "search code: bluebird, exp(x - x.max(axis=1, keepdims))",
        "the maximum of the row is subtracted, as in softmax, and never given back")
def _(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True)) if x.ndim else np.exp(x - x)
    return np.log(1 + e)


@answer("activations/softplus", "cut at 20", "jaxleyverse/jaxley#714, save_exp clips above 20",
        "x is clipped above 20 and so is the result")
def _(x):
    return np.log1p(np.exp(np.minimum(x, 20.0)))


@answer("activations/softplus", "right, a mask", "tracel-ai/burn#5374, as a reviewer wrote it")
def _(x):
    large = x > 30
    return np.where(large, x + np.exp(-np.where(large, x, 30)), np.log1p(np.exp(np.where(large, 0, x))))


@answer("activations/elu", "a list", "MasterShomya/TensorTonic-Solutions, elu-activation.py",
        "the result is a list, and exp(x) - 1 loses the small ones")
def _(x, alpha):
    with np.errstate(over="ignore"):
        return list(np.where(x > 0, x, alpha * (np.exp(x) - 1)))


@answer("activations/elu", "masks", "kovtjw/Study, keras65_3_2_elu.py",
        "0 times infinity is nan where x is large, and exp(x) - 1 loses the small ones")
def _(x, alpha):
    return (x > 0) * x + (x <= 0) * (alpha * (np.exp(x) - 1))


@answer("activations/masked-softmax", "clipped at 15", "search code: torch.clamp(x, min=-15.0, max=15.0)",
        "scores beyond -15 and 15 are cut off")
def _(z, mask):
    z = np.clip(z, -15.0, 15.0) * mask
    e = np.exp(z - z.max(axis=1, keepdims=True)) * mask
    return e / e.sum(axis=1, keepdims=True)


@answer("activations/masked-softmax", "a little for all", "search code: K.exp(prob) * mask + 1e-10",
        "1e-10 is added to every class, the masked ones too, and nothing is subtracted before exp")
def _(z, mask):
    with np.errstate(over="ignore", invalid="ignore"):
        e = np.exp(z) * mask + 1e-10
        return e / e.sum(axis=1, keepdims=True)


@answer("activations/masked-softmax", "exp of the quotient",
        "stackoverflow, by nvidia/Nemotron-CC-Math: softmax_2",
        "a bracket: z is divided by the sum before exp")
def _(z, mask):
    z = np.where(mask, z, -np.inf)
    with np.errstate(over="ignore", invalid="ignore"):
        return np.exp(z / np.sum(np.exp(z), axis=1, keepdims=True))


@answer("activations/masked-softmax", "masked zeros", "sh0416/brook, utils.py",
        "the maximum is taken with zeros for the masked scores: very negative allowed ones all become 0")
def _(z, mask):
    masked = z * mask
    e = np.exp(masked - masked.max(axis=1, keepdims=True)) * mask
    total = e.sum(axis=1, keepdims=True)
    return e / (total + (total == 0))


@answer("activations/masked-softmax", "right, 1 - 1 / mask", "gist kaniblu/94f3ede72d1651b087a561cf80b306ca")
def _(z, mask):
    m = mask.astype(float)
    with np.errstate(divide="ignore"):
        z = z * m + (1 - 1 / m)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@answer("activations/classify-digits", "max of arrays", "search code: leaky_relu, max(0.1 * x, x)",
        "Python's max of two arrays")
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    h = max(0.1 * h, h)
    return softmax((h @ W2 + b2) / temperature)


@answer("activations/classify-digits", "0.01, over the table",
        "search code: numpy.maximum(alpha * x, x), e_x.sum()",
        "slope 0.01, and a softmax over the whole table")
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    h = np.maximum(0.01 * h, h)
    z = (h @ W2 + b2) / temperature
    e = np.exp(z - np.max(z))
    return e / e.sum()


@answer("activations/classify-digits", "0.01, down the columns", "devvrath123/neuralnetworksfromscratch",
        "slope 0.01, and a softmax down the columns")
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    h = np.where(h >= 0, h, 0.01 * h)
    z = (h @ W2 + b2) / temperature
    e = np.exp(z - z.max(axis=0, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)


@answer("activations/classify-digits", "right, 1e-12 below", "search code: z_exp / (sum_z_exp + epsilon)")
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    h[h < 0] *= 0.1
    z = (h @ W2 + b2) / temperature
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / (e.sum(axis=1, keepdims=True) + 1e-12)
