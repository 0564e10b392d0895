"""What learners answer to mlp/dense-layer."""

import numpy as np
from support.answer_corpus import answers_to

from dlbasics.activations import sigmoid

ANSWERS, answer = answers_to("mlp/dense-layer")


@answer("=right", source="guevara/read-it-later#5709, with ReLU in place")
def _(X, W, b):
    Z = np.einsum("nd,dk->nk", X, W) + b
    Z[Z < 0] = 0
    return Z


@answer("=right", source="rasbt/mlxtend#51, a unit at a time")
def _(X, W, b):
    return np.array([[max(0.0, float(x @ W[:, j] + b[j])) for j in range(len(b))] for x in X])


@answer("=right", source="mnielsen/neural-networks-and-deep-learning#19")
def _(X, W, b):
    rows = [np.dot(W.T, x) + b for x in X]
    return np.array([np.where(z > 0, z, 0.0) for z in rows])


@answer("=right", source="search code: return x * (x > 0)")
def _(X, W, b):
    z = np.dot(X, W) + b
    return z * (z > 0)


@answer("=right", source="datascience.stackexchange.com/q/120115, np.vectorize(ReLU)")
def _(X, W, b):
    relu = np.vectorize(lambda v: max(0.0, v), otypes=[float])
    return relu(X @ W + b)


@answer("=right", source="Stack Overflow 32109319 (third way)")
def _(X, W, b):
    z = np.einsum("nd,dk->nk", X, W) + b
    return (abs(z) + z) / 2


@answer("=right")
def _(X, W, b):
    units = []
    for w, bias in zip(W.T, b, strict=True):
        units.append(np.clip(np.dot(X, w) + bias, 0, None))
    return np.stack(units, axis=1)


@answer("=right")
def _(X, W, b):
    units = [np.tensordot(X, W[:, j], axes=1) + b[j] for j in range(W.shape[1])]
    Z = np.stack(units, axis=1)
    return (np.abs(Z) + Z) / 2


@answer("=right")
def _(X, W, b):
    return np.clip(np.dot(X, W) + b[None, :], 0, None)


@answer("no activation", source="guevara/read-it-later#5709")
def _(X, W, b):
    return X.dot(W) + b


# np.max(value, 0) takes the 0 as the axis, not as a second candidate, and returns the value itself: no ReLU
# at all.
@answer(
    "no activation",
    source="ahmedfgad/NumPyCNN#4 'A code error in relu function' and pull request #3 "
           "(numpy.max(feature_map[r, c, map_num], 0))",
)
def _(X, W, b):
    n, k = X.shape[0], W.shape[1]
    out = np.zeros((n, k))
    for i in range(n):
        for j in range(k):
            z = np.dot(X[i], W[:, j]) + b[j]
            out[i, j] = np.max(z, 0)
    return out


@answer("no bias", source="Kulbear/deep-learning-coursera#48")
def _(X, W, b):
    Z = X @ W
    return np.maximum(0, Z)


@answer("no bias", source="Kulbear/deep-learning-coursera#48")
def _(X, W, b):
    Z = np.dot(X, W)
    A = Z * (Z > 0)
    return A


@answer("bias after ReLU", source="rasbt/mlxtend#51, bias after the unit")
def _(X, W, b):
    return np.maximum(X @ W, 0) + b


@answer(
    "bias multiplied",
    source="rahkeemg/neural-network-from-scratch neural_network.py (self.output = np.dot(inputs, "
           "self.weights) * self.biases)",
)
def _(X, W, b):
    output = np.dot(X, W) * b
    return np.maximum(0, output)


@answer("transposed weights")
def _(X, W, b):
    n = X.shape[0]
    k = b.shape[0]
    out = np.zeros((n, k))
    for i in range(n):
        for j in range(k):
            out[i, j] = np.maximum(0, (X[i] * W[j]).sum() + b[j])
    return out


@answer("weights in another order", source="TobiasLee/Chinese-Hip-pop-Generation#8")
def _(X, W, b):
    W = W.T.reshape(X.shape[1], -1)
    return np.maximum(0, np.dot(X, W) + b)


# Reshape where a transpose is meant: the shapes fit, but each unit gets numbers cut from the table row by
# row instead of its column.
@answer(
    "weights in another order",
    source="abdur75648/Deep-Learning-Specialization-Coursera#7 ('you cannot simply reshape a matrix')",
)
def _(X, W, b):
    d, k = W.shape
    rows = W.reshape(k, d)            # one row of weights for each unit
    out = np.zeros((X.shape[0], k))
    for i in range(X.shape[0]):
        for j in range(k):
            out[i, j] = max(0, np.dot(rows[j], X[i]) + b[j])
    return out


# The learner wants the weights of a unit in a row and turns W by reshape instead of .T, which scrambles the
# numbers.
@answer(
    "weights in another order",
    source="course style with one row of weights for each neuron and np.dot(weights, inputs) (Dense_Layer "
           "and class Layer 'weight matrix is of the order n_out * n_in'); reshape in place of transpose, "
           "adapted",
)
def _(X, W, b):
    d, k = W.shape
    weights = W.reshape(k, d)          # one row for each neuron
    outputs = []
    for x in X:
        outputs.append([max(0.0, np.dot(row, x) + bias)
                        for row, bias in zip(weights, b, strict=False)])
    return np.array(outputs)


# np.max instead of np.maximum: the 0 is taken as the axis, so it returns the largest sum of each unit over
# the batch, shape (k,), negative values included.
@answer("largest entry", source="ahmedfgad/NumPyCNN#4 and pull request #3 (numpy.max(feature_map, 0))")
def _(X, W, b):
    Z = X @ W + b
    return np.max(Z, 0)


@answer("built-in max", source="search code: return max(0, output) after np.dot + bias")
def _(X, W, b):
    return max(0, np.dot(X, W) + b)


@answer("built-in max")
def _(X, W, b):
    z = X @ W + b
    return z if z > 0 else 0


@answer("switch", source="oreilly-japan/deep-learning-from-scratch#43")
def _(X, W, b):
    z = np.dot(X, W) + b
    grad = np.zeros_like(z)
    grad[z >= 0] = 1
    return grad


@answer("switch", source="Stack Overflow 32109319 (ReLU and dReLU side by side)")
def _(X, W, b):
    Z = X @ W + b
    return 1.0 * (Z > 0)


@answer("sigmoid", source="OpenHUTB/nn#1369, a sigmoid")
def _(X, W, b):
    return sigmoid(X @ W + b)


@answer("sigmoid")
def _(X, W, b):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-(X @ W + b)))


@answer("bias apart")
def _(X, W, b):
    return np.maximum(0, X @ W) + np.maximum(0, b)


@answer("ReLU on the inputs", source="tflearn/tflearn#784 (ReLU first, the rest later)")
def _(X, W, b):
    X = np.maximum(X, 0)
    return X @ W + b


@answer("leaky", source="Nico-Curti/NumPyNet, leaky")
def _(X, W, b):
    z = X @ W + b
    return np.where(z > 0, z, 0.01 * z)


@answer("cut at 1 as well")
def _(X, W, b):
    return np.clip(np.dot(X, W) + b, 0, 1)


@answer("one row or column lost")
def _(X, W, b):
    return np.squeeze(np.maximum(X @ W + b, 0))


@answer("bias added to every weight")
def _(X, W, b):
    z = X @ (W + b)
    return (z > 0) * z


@answer("sums run on")
def _(X, W, b):
    h = np.zeros((len(X), len(b)))
    for i in range(len(X)):
        z = 0
        for j in range(len(b)):
            z += b[j]
            for m in range(len(W)):
                z += X[i, m] * W[m, j]
            h[i, j] = max(z, 0)
    return h


@answer("one bias for all", source="nengo/nengo-dl#144, one bias")
def _(X, W, b):
    return np.maximum(X @ W + np.sum(b), 0)


# np.maximum(X @ W, b): the bias is a floor, and is not added.
@answer("bias as a floor")
def _(X, W, b):
    return np.maximum(X @ W, b)


@answer("bias subtracted; leaky")
def _(X, W, b):
    输出 = np.matmul(X, W) - b
    结果 = np.where(输出 > 0, 输出, 0.01 * 输出)
    return 结果


# W.T does not fit.
@answer("=does not run", source="community.deeplearning.ai/t/119220, W.T")
def _(X, W, b):
    return np.maximum(0, np.dot(W.T, X) + b)


# The biases stand in a column: one for each example.
@answer("=does not run", source="mnielsen/neural-networks-and-deep-learning#19")
def _(X, W, b):
    return np.maximum(X @ W + b.reshape(-1, 1), 0)


@answer("=does not run")
def _(X, W, b):
    return np.maximum(X @ W + b[:, None], 0)


# Rounded to two decimals.
@answer("=wrong", source="Open-Deep-ML/DML-OpenProblem#261")
def _(X, W, b):
    return np.round(np.maximum(0, X @ W + b), 2)


# The largest entry is kept.
@answer("=wrong", source="bfortuner/ml-glossary#17")
def _(X, W, b):
    z = X @ W + b
    return np.where(z == z.max(axis=1, keepdims=True), z, 0)


# Cut off above 6, too.
@answer("cut from above", source="AmigoCDT/MXNet-MobileNetV3#2")
def _(X, W, b):
    return np.clip(X @ W + b, 0, 6)


# Below zero a constant 0.01, not 0.
@answer("=wrong", source="SilasMarvin/dnns-from-scratch-in-zig#5, in the forward pass")
def _(X, W, b):
    z = X @ W + b
    z[z < 0] = 0.01
    return z


# Entries are multiplied and all summed, one number for the whole batch.
@answer("=wrong", source="search code: relu((np.sum((input_layer * hidden_layer)) + bias))")
def _(X, W, b):
    z = np.array([np.sum(x[:, None] * W) + b for x in X])
    return np.where(z <= 0, 0, z)


@answer("bias as a threshold")
def _(X, W, b):
    z = X @ W
    return np.where(z > b, z, 0)


@answer("minus the bias as a floor")
def _(X, W, b):
    return np.maximum(X @ W, -b)


@answer("outputs in another order")
def _(X, W, b):
    z = W.T @ X.T + b.reshape(-1, 1)
    a = np.maximum(z, 0)
    return a.reshape(X.shape[0], W.shape[1])
