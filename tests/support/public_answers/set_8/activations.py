"""Answers of the eighth set to the exercises of activations."""

import numpy as np
from support.public_answers.model import collect

from dlbasics.activations import sigmoid, softmax

ANSWERS, answer = collect()


# activations/hard-sigmoid


@answer(
    "activations/hard-sigmoid",
    "slope 0.2",
    "STEllAR-GROUP/phylanx pull request 880 (Keras' definition)",
    "Keras' old hard sigmoid, 0.2 x + 0.5: the corners are at -2.5 and 2.5",
)
def _(x):
    y = 0.2 * x + 0.5
    return np.clip(y, 0, 1)


@answer(
    "activations/hard-sigmoid",
    "slope 1/2",
    "pytorch/pytorch issue 139381 (BinaryConnect's definition)",
    "(x + 1) / 2: the corners are at -1 and 1",
)
def _(x):
    return np.maximum(0, np.minimum(1, (x + 1) / 2))


@answer(
    "activations/hard-sigmoid",
    "the half is missing",
    "pytorch/pytorch pull request 34545 (review)",
    "the middle piece is x / 6 without + 1/2",
)
def _(x):
    return np.where(x <= -3, 0.0, np.where(x >= 3, 1.0, x / 6))


@answer(
    "activations/hard-sigmoid",
    "hard swish",
    "tensorflow/swift-apis pull request 743",
    "multiplied by x: this is the hard swish",
)
def _(x):
    relu6 = np.clip(x + 3, 0, 6)
    return x * relu6 / 6.0


@answer(
    "activations/hard-sigmoid",
    "numbers only",
    "Frozander/ML101 ml101/activations.py (leaky_relu)",
    "`if x <= -3` works for a single number, not for an array",
)
def _(x):
    if x <= -3:
        return 0.0
    if x >= 3:
        return 1.0
    return x / 6 + 0.5


@answer("activations/hard-sigmoid", "np.interp", "numpy documentation of np.interp")
def _(x):
    return np.interp(x, [-3.0, 3.0], [0.0, 1.0])


# activations/silu-grad


@answer(
    "activations/silu-grad",
    "1 - swish in place of 1 - sigmoid",
    "GitHub file with `def d_swish(x)` next to d_mish (find_string)",
    "the derivative of the sigmoid is written s (1 - swish)",
)
def _(x):
    def swish(x):
        return x * sigmoid(x)

    return sigmoid(x) + x * sigmoid(x) * (1 - swish(x))


@answer(
    "activations/silu-grad",
    "swish in place of the sigmoid",
    "GitHub notebook with `def d_swish(A_l, beta=1)` (find_string)",
    "y + x (1 - y): twice the sigmoid and the swish are mixed up",
)
def _(x):
    y = x * sigmoid(x)
    return y + x * (1 - y)


@answer(
    "activations/silu-grad",
    "derivative twice",
    "GitHub file with `def d_swish(activation)` next to inv_tanh (find_string)",
    "puts the derivative into the formula of the derivative again",
)
def _(x):
    def d(t):
        s = sigmoid(t)
        return s + t * s * (1 - s)

    z = d(x)
    return d(z)


@answer(
    "activations/silu-grad",
    "x for the output",
    "pjreddie/darknet pull request 252 (swish_gradient)",
    "x + s (1 - x) holds only if x is the output of the SiLU already",
)
def _(x):
    sigma = sigmoid(x)
    return x + sigma * (1 - x)


@answer(
    "activations/silu-grad",
    "e^x overflows",
    "Frozander/ML101 ml101/activations.py (swish_der)",
    "e^x squared overflows for large x: nan instead of 1",
)
def _(x):
    return np.exp(x) * (np.exp(x) + x + 1) / ((np.exp(x) + 1) ** 2)


@answer(
    "activations/silu-grad",
    "from the output",
    "byronprice/Perceptron-Model SwishPrime.m; pytorch/pytorch issue 110815",
)
def _(x):
    s = sigmoid(x)
    y = x * s
    return y + s * (1 - y)


# activations/softplus


@answer(
    "activations/softplus",
    "as on paper",
    "rushter/MLAlgorithms pull request 30 (before)",
    "np.exp overflows for 750, and 1 + exp(-50) rounds to 1",
)
def _(x):
    return np.log(1 + np.exp(x))


@answer(
    "activations/softplus",
    "x + log(1 + 1/exp(x))",
    "rushter/MLAlgorithms pull requests 30 and 31",
    "mends the large x only: for x = -50 two large numbers cancel, and for x = -800 it divides by 0",
)
def _(x):
    return x + np.log(1 + 1 / np.exp(x))


@answer(
    "activations/softplus",
    "threshold 20",
    "mlpack/mlpack pull request 2371",
    "x itself above 20; below, 1 + e^x still rounds to 1 for x = -50",
)
def _(x):
    return np.where(x > 20, x, np.log(1 + np.exp(np.minimum(x, 20))))


@answer(
    "activations/softplus",
    "log instead of log1p",
    "apache/tvm issue 1768",
    "no overflow, but log(1 + e^-|x|) loses all digits: 0 for x = -50",
)
def _(x):
    return np.log(1 + np.exp(0 - np.abs(x))) + np.maximum(x, 0)


@answer(
    "activations/softplus",
    "minus instead of plus",
    "openvinotoolkit/openvino pull request 4932 (review)",
    "x - log(1 + e^-x) for positive x: the sign is wrong",
)
def _(x):
    tail = np.log1p(np.exp(-np.abs(x)))
    return np.where(x >= 0, x - tail, tail)


@answer("activations/softplus", "logaddexp", "rushter/MLAlgorithms pull request 31 (after)")
def _(x):
    return np.logaddexp(0, x)


# activations/elu


@answer(
    "activations/elu",
    "parentheses",
    "root-project/root issue 21539",
    "alpha * exp(x) - 1: the parentheses are missing",
)
def _(x, alpha):
    return np.where(x > 0, x, alpha * np.exp(np.minimum(x, 0)) - 1)


@answer(
    "activations/elu",
    "no alpha",
    "phlippe/uvadlc_notebooks pull request 161; tensorflow/tensorflow issue 61861",
    "alpha is not used",
)
def _(x, alpha):
    return np.where(x > 0, x, np.expm1(np.minimum(x, 0)))


@answer(
    "activations/elu",
    "writes into x",
    "Stack Overflow 32109319 (fancy_index_relu)",
    "writes the result into the array that was given",
)
def _(x, alpha):
    neg = x <= 0
    x[neg] = alpha * np.expm1(x[neg])
    return x


@answer(
    "activations/elu",
    "exp(x) - 1 as on paper",
    "eriklindernoren/ML-From-Scratch activation_functions.py; ggml-org/llama.cpp pull request 8866",
    "exp(x) - 1 loses the digits for small x, and exp overflows (a warning) for large x",
)
def _(x, alpha):
    return np.where(x >= 0.0, x, alpha * (np.exp(x) - 1))


@answer(
    "activations/elu",
    "derivative",
    "mlpack/mlpack pull request 1540 (Deriv)",
    "returns the derivative of ELU",
)
def _(x, alpha):
    f = alpha * np.expm1(np.minimum(x, 0))
    return np.where(x > 0, 1.0, f + alpha)


@answer("activations/elu", "np.piecewise", "numpy documentation of np.piecewise")
def _(x, alpha):
    return np.piecewise(x, [x > 0], [lambda t: t, lambda t: alpha * np.expm1(t)])


# activations/masked-softmax


@answer(
    "activations/masked-softmax",
    "masked scores become 0",
    "georg-wolflein/good-features pull request 1",
    "multiplies the scores by the mask: exp(0) = 1 is still counted",
)
def _(z, mask):
    return softmax(z * mask, axis=1)


@answer(
    "activations/masked-softmax",
    "mask after softmax",
    "NVIDIA/Megatron-LM pull request 731",
    "sets the others to 0 after the softmax: the rows no longer sum to 1",
)
def _(z, mask):
    return softmax(z, axis=-1) * mask


@answer(
    "activations/masked-softmax",
    "mask after, then renormalize",
    "allenai/allennlp pull request 437 (before)",
    "a huge masked score takes all the probability first; what is left underflows to 0",
)
def _(z, mask):
    result = softmax(z, axis=-1) * mask
    return result / (result.sum(axis=1, keepdims=True) + 1e-13)


@answer(
    "activations/masked-softmax",
    "mask reversed",
    "lucidrains/halonet-pytorch issue 4",
    "masked_fill fills where the mask is True: the allowed classes are removed",
)
def _(z, mask):
    return softmax(np.where(mask, -np.inf, z), axis=1)


@answer(
    "activations/masked-softmax",
    "minus 10000",
    "NVIDIA/apex pull request 924 (BERT's additive mask)",
    "adds -10000 to the masked scores: a larger one survives",
)
def _(z, mask):
    return softmax(z + (1.0 - mask) * -10000.0)


@answer(
    "activations/masked-softmax",
    "only the allowed entries, row by row",
    "own style after allenai/allennlp pull request 893",
)
def _(z, mask):
    out = np.zeros(np.shape(z))
    for i, (row, ok) in enumerate(zip(z, mask, strict=False)):
        allowed = row[ok]
        e = np.exp(allowed - allowed.max())
        out[i, ok] = e / e.sum()
    return out


# activations/classify-digits


@answer(
    "activations/classify-digits",
    "times the temperature",
    "bowang-lab/BLEEP issue 5",
    "multiplies the scores by the temperature instead of dividing",
)
def _(X, W1, b1, W2, b2, temperature):
    z = X @ W1 + b1
    h = np.where(z > 0, z, 0.1 * z)
    return softmax((h @ W2 + b2) * temperature)


@answer(
    "activations/classify-digits",
    "temperature cancels",
    "google/gemma.cpp pull request 981",
    "divides the exponentials by the temperature: it cancels and has no effect",
)
def _(X, W1, b1, W2, b2, temperature):
    z1 = X @ W1 + b1
    h = np.where(z1 > 0, z1, 0.1 * z1)
    logits = h @ W2 + b2
    e = np.exp(logits - logits.max(axis=1, keepdims=True)) / temperature
    return e / e.sum(axis=1, keepdims=True)


@answer(
    "activations/classify-digits",
    "Python's sum",
    "Stack Overflow 76450489 (MNIST NN from scratch)",
    "sum(np.exp(z)) adds up over the examples, and np.exp overflows",
)
def _(X, W1, b1, W2, b2, temperature):
    z1 = X.dot(W1) + b1
    a1 = np.maximum(z1, 0.1 * z1)
    z2 = (a1.dot(W2) + b2) / temperature
    a2 = np.exp(z2) / sum(np.exp(z2))
    return a2


@answer(
    "activations/classify-digits",
    "maximum of the whole batch",
    "keras-team/keras pull request 9606",
    "subtracts one maximum for all rows: a row far below it underflows to 0 / 0",
)
def _(X, W1, b1, W2, b2, temperature):
    z1 = X @ W1 + b1
    h = np.where(z1 >= 0, z1, z1 * 0.1)
    x = (h @ W2 + b2) / temperature
    return np.exp(x - x.max()) / np.exp(x - x.max()).sum(axis=1, keepdims=True)


@answer(
    "activations/classify-digits",
    "leaky part lost",
    "tflearn/tflearn pull request 784",
    "x is overwritten by relu(x) first, so the negative part is gone: a plain ReLU",
)
def _(X, W1, b1, W2, b2, temperature):
    x = X @ W1 + b1
    x = np.maximum(x, 0)
    x = x - 0.1 * np.maximum(-x, 0)
    return softmax((x @ W2 + b2) / temperature)


@answer(
    "activations/classify-digits",
    "through the log-sum-exp",
    "own style after zackchase/mxnet-the-straight-dope pull request 382",
    "beside scores of 1e17 the logarithm of the sum is lost in the rounding",
)
def _(X, W1, b1, W2, b2, temperature):
    z = X @ W1 + b1
    scores = (np.maximum(z, z / 10) @ W2 + b2) / temperature
    return np.exp(scores - np.logaddexp.reduce(scores, axis=1, keepdims=True))
