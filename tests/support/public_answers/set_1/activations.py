"""Public answers to the exercises of Activation functions."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


def sigmoid(x):
    """The sigmoid, as the chapter has it."""
    return 0.5 * (1 + np.tanh(x / 2))


@answer(
    "activations/hard-sigmoid", "slope 0.2", "PaddlePaddle/Paddle#44820",
    "slope 0.2: corners at -2.5 and 2.5",
)
def _(x):
    return np.maximum(0, np.minimum(1, 0.2 * x + 0.5))


@answer("activations/hard-sigmoid", "no half", "pytorch/pytorch#34545, a review", "x / 6 without the half")
def _(x):
    return np.where(x <= -3, 0, np.where(x >= 3, 1, x / 6))


@answer("activations/hard-sigmoid", "hard tanh", "pytorch/pytorch#139381", "from -1 to 1, slope 1/2")
def _(x):
    return np.maximum(-1, np.minimum(1, (x + 1) / 2))


@answer("activations/hard-sigmoid", "0.1668", "tenstorrent/tt-llk#891", "the slope is rounded")
def _(x):
    return np.clip(0.1668 * x + 0.5, 0, 1)


@answer("activations/hard-sigmoid", "right", "pytorch/pytorch#34545")
def _(x):
    return np.minimum(np.maximum(x + 3, 0), 6) / 6


@answer("activations/silu-grad", "parentheses", "chelsea0x3b/dfdx#915", "only the last term is divided")
def _(x):
    exp_nx = np.exp(-x)
    return 1 + exp_nx + x * exp_nx / (1 + exp_nx) ** 2


@answer(
    "activations/silu-grad", "y for dy", "iree-org/fusilli#376, half of the formula",
    "the second term lacks x",
)
def _(x):
    sig = sigmoid(x)
    return sig + sig * (1 - sig)


@answer(
    "activations/silu-grad", "one term", "chelsea0x3b/dfdx#915, half of the formula",
    "only x times the slope",
)
def _(x):
    return x * sigmoid(x) * (1 - sigmoid(x))


@answer("activations/silu-grad", "right", "pytorch/pytorch#110815")
def _(x):
    y = x * sigmoid(x)
    return y + sigmoid(x) * (1 - y)


@answer("activations/silu-grad", "exp", "deeplearning4j/nd4j#2194", "right in the middle, but exp overflows")
def _(x):
    ex = np.exp(x)
    return (ex * (x + ex + 1)) / (ex + 1) ** 2


@answer("activations/softplus", "naive", "tarickali/mininet, activations/softplus.py", "exp overflows")
def _(x):
    return np.log(1 + np.exp(x))


@answer("activations/softplus", "max", "wizplan/ml-essence, 04/softplus2.py", "max of Python on an array")
def _(x):
    return max(0, x) + np.log(1 + np.exp(-abs(x)))


@answer(
    "activations/softplus", "no log1p", "wizplan/ml-essence, 04/softplus2.py, with np.maximum",
    "1 + tiny is 1",
)
def _(x):
    return np.maximum(0, x) + np.log(1 + np.exp(-np.abs(x)))


@answer("activations/softplus", "right", "ctgk/PRML, autodiff softplus")
def _(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


@answer("activations/elu", "times zero", "ddbourgin/numpy-ml#3", "inf times 0 where exp overflows")
def _(x, alpha):
    return x * (x > 0) + alpha * (np.exp(x) - 1.0) * (x < 0)


@answer("activations/elu", "no alpha", "phlippe/uvadlc_notebooks#161", "alpha is not used")
def _(x, alpha):
    return np.where(x > 0, x, np.exp(x) - 1)


@answer("activations/elu", "exp - alpha", "apache/singa#480", "alpha is subtracted, not a factor")
def _(x, alpha):
    return np.where(x > 0, x, np.exp(np.minimum(x, 0)) - alpha)


@answer("activations/elu", "if", "ddbourgin/numpy-ml#3, a review", "an if on an array")
def _(x, alpha):
    return x if x > 0 else alpha * (np.exp(x) - 1)


@answer(
    "activations/elu", "slope coefficients", "pytorch/pytorch#4269",
    "alpha multiplies the positive part too",
)
def _(x, alpha):
    return np.where(x <= 0, (np.exp(np.minimum(x, 0)) - 1) * alpha, x * alpha)


@answer("activations/elu", "no expm1", "Theano/Theano#4009", "right, but loses digits just below 0")
def _(x, alpha):
    return alpha * (np.exp(0.5 * (x - abs(x))) - 1) + 0.5 * (x + abs(x))


@answer(
    "activations/masked-softmax", "mask last", "lucidrains/memory-compressed-attention#2",
    "rows do not sum to 1",
)
def _(z, mask):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return p * mask


@answer(
    "activations/masked-softmax", "tiny score", "THUwangcy/ReChorus#8",
    "masked scores become 1e-13, not -inf",
)
def _(z, mask):
    z = np.where(mask, z, 1e-13)
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@answer(
    "activations/masked-softmax", "plus inf", "lucidrains/memory-compressed-attention#2",
    "+inf for the masked",
)
def _(z, mask):
    z = np.where(mask, z, -float("-inf"))
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@answer("activations/masked-softmax", "times mask", "tensorflow/tensorflow#11756", "masked scores become 0")
def _(z, mask):
    z = z * mask
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


@answer(
    "activations/masked-softmax", "one sum", "apache/singa#540",
    "one maximum and one sum for the whole table",
)
def _(z, mask):
    z = np.where(mask, z, -np.inf)
    e_x = np.exp(z - np.max(z))
    return e_x / e_x.sum()


@answer(
    "activations/masked-softmax", "keepdims", "page: Softmax regression in NumPy",
    "no keepdims, exp of the quotient",
)
def _(z, mask):
    y = np.where(mask, z, -np.inf)
    return np.exp(y / np.sum(np.exp(y), axis=1))


@answer("activations/masked-softmax", "right", "pytorch/pytorch#25110, the mask there")
def _(z, mask):
    x = z.copy()
    x[~mask] = float("-inf")
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def _softmax(z):
    """Softmax of the rows."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@answer(
    "activations/classify-digits", "relu first", "tflearn/tflearn#784",
    "ReLU before the leak: no leak is left",
)
def _(X, W1, b1, W2, b2, temperature):
    x = np.maximum(X @ W1 + b1, 0)
    x = np.where(x > 0, x, 0.1 * x)
    z = (x @ W2 + b2) / temperature
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@answer("activations/classify-digits", "branches", "BrainJS/brain.js#560", "0 below, a tenth above")
def _(X, W1, b1, W2, b2, temperature):
    s = X @ W1 + b1
    h = np.where(s < 0, 0, 0.1 * s)
    z = (h @ W2 + b2) / temperature
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@answer(
    "activations/classify-digits", "times T", "EFS-OpenSource/calibration-framework#13",
    "multiplied by T",
)
def _(X, W1, b1, W2, b2, temperature):
    s = X @ W1 + b1
    h = np.maximum(0.1 * s, s)
    z = (h @ W2 + b2) * temperature
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@answer("activations/classify-digits", "right", "tensorflow/tensorflow#24566")
def _(X, W1, b1, W2, b2, temperature):
    s = X @ W1 + b1
    h = np.maximum(s, 0) - 0.1 * np.maximum(-s, 0)
    return _softmax((h @ W2 + b2) / temperature)
