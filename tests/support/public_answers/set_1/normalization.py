"""Public answers to the exercises of Normalization."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


@answer(
    "normalization/rms-norm", "rsqrt", "mosaicml/llm-foundry#371",
    "divided by the reciprocal: multiplied",
)
def _(X, gamma, eps):
    rsqrt = 1 / np.sqrt(np.mean(X**2, axis=-1, keepdims=True) + eps)
    return X / rsqrt * gamma


@answer("normalization/rms-norm", "eps outside", "allenai/OLMo#281", "eps is added to the root")
def _(X, gamma, eps):
    norm_x = np.linalg.norm(X, 2, axis=-1, keepdims=True)
    rms_x = norm_x * X.shape[1] ** (-1.0 / 2)
    return X / (rms_x + eps) * gamma


@answer(
    "normalization/rms-norm", "variance", "keras-team/keras#22393",
    "the variance, not the mean of the squares",
)
def _(X, gamma, eps):
    return gamma * X / np.sqrt(np.var(X, axis=1, keepdims=True) + eps)


@answer("normalization/rms-norm", "right", "allenai/OLMo#281, the other one")
def _(X, gamma, eps):
    return X * np.power(np.power(X, 2).mean(-1, keepdims=True) + eps, -0.5) * gamma


@answer(
    "normalization/rms-norm-grad", "one term", "mlpack/mlpack#2474",
    "the way through the root is missing",
)
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X**2, axis=1, keepdims=True) + eps)
    return dout / rms


@answer(
    "normalization/rms-norm-grad", "sum of all", "flagos-ai/FlagGems#59",
    "the sum runs over the whole table",
)
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X**2, axis=1, keepdims=True) + eps)
    x_hat = X / rms
    dx_3 = np.sum(dout * x_hat)
    return (dout - x_hat * dx_3 / X.shape[1]) / rms


@answer(
    "normalization/rms-norm-grad", "layer norm", "tenstorrent/tt-metal#12633",
    "the gradient of layer norm",
)
def _(dout, X, eps):
    n = X.shape[1]
    rstd = 1 / np.sqrt(np.mean(X**2, axis=1, keepdims=True) + eps)
    y = X * rstd
    dy = dout
    return (n * dy - dy.sum(1, keepdims=True) - y * (y * dy).sum(1, keepdims=True)) * (rstd / n)


@answer(
    "normalization/group-norm", "strided", "tensorflow/addons#751",
    "every groups-th feature: the reshape mixes them",
)
def _(X, groups, eps):
    n, d = X.shape
    g = X.reshape(n, d // groups, groups)
    g = (g - g.mean(axis=1, keepdims=True)) / np.sqrt(g.var(axis=1, keepdims=True) + eps)
    return g.reshape(n, d)


@answer(
    "normalization/group-norm", "group size", "tensorflow/addons#14",
    "groups taken for the length of a run",
)
def _(X, groups, eps):
    g = X.reshape(X.shape[0], -1, groups)
    g = (g - g.mean(axis=2, keepdims=True)) / np.sqrt(g.var(axis=2, keepdims=True) + eps)
    return g.reshape(X.shape)


@answer("normalization/group-norm", "right", "huggingface/candle#334")
def _(X, groups, eps):
    g = X.reshape(-1, X.shape[1] // groups)
    g = g - g.mean(axis=1, keepdims=True)
    return (g / np.sqrt((g**2).mean(axis=1, keepdims=True) + eps)).reshape(X.shape)


@answer(
    "normalization/pool-statistics", "plain mean", "oracle/tribuo#215",
    "the mean of the means, not weighted",
)
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = (mean1 + mean2) / 2.0
    delta = mean2 - mean1
    return mean, (n1 * var1 + n2 * var2 + delta**2 * n1 * n2 / n) / n


@answer(
    "normalization/pool-statistics", "var for m2", "Oneflow-Inc/oneflow#7471",
    "variances in place of sums of squares",
)
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = (n1 * mean1 + n2 * mean2) / n
    return mean, var1 + var2 + (n1 * n2 / n) * (mean1 - mean2) * (mean1 - mean2)


@answer(
    "normalization/pool-statistics", "squares", "TheAlgorithms/Java#7602",
    "mean square minus squared mean cancels",
)
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = (n1 * mean1 + n2 * mean2) / n
    squares = n1 * (var1 + mean1**2) + n2 * (var2 + mean2**2)
    return mean, squares / n - mean**2


@answer(
    "normalization/pool-statistics", "equal counts", "tenstorrent/tt-metal#50624",
    "as if both had equally many",
)
def _(n1, mean1, var1, n2, mean2, var2):
    mean = (n1 * mean1 + n2 * mean2) / (n1 + n2)
    return mean, (var1 + var2) / 2 + np.var([mean1, mean2], axis=0)


@answer("normalization/pool-statistics", "right", "pytorch/ignite#3750")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    delta = mean2 - mean1
    return mean1 + delta * n2 / n, (n1 * var1 + n2 * var2 + delta * delta * n1 * n2 / n) / n


@answer("normalization/fold", "b not scaled", "ultralytics/yolov3#807", "b is not multiplied by the scale")
def _(W, b, gamma, beta, mu, var, eps):
    w_bn = gamma / np.sqrt(eps + var)
    b_bn = beta - gamma * mu / np.sqrt(var + eps)
    return W * w_bn, b + b_bn


@answer("normalization/fold", "eps", "analogdevicesinc/ai8x-training#108", "1e-20 in place of eps")
def _(W, b, gamma, beta, mu, var, eps):
    r_std = np.sqrt(var + 1e-20)
    return W * gamma / r_std, (b - mu) / r_std * gamma + beta


@answer("normalization/fold", "parentheses", "facebookresearch/LeViT#24", "beta is divided by the root too")
def _(W, b, gamma, beta, mu, var, eps):
    root = (var + eps) ** 0.5
    return W * gamma / root, (beta + (b - mu) * gamma) / root


@answer("normalization/fold", "rows", "tenstorrent/tt-metal#5317", "the scale is spread over the rows")
def _(W, b, gamma, beta, mu, var, eps):
    scale = gamma / np.sqrt(var + eps)
    return W * scale[:, None], (b - mu) * scale + beta


@answer("normalization/fold", "right", "tenstorrent/tt-metal#5317, by columns")
def _(W, b, gamma, beta, mu, var, eps):
    scale = gamma / np.sqrt(var + eps)
    return W * scale[None, :], (b - mu) * scale + beta


def _read(X, W1, b1, gamma, beta, W2, b2, mean, var):
    """The logits in eval mode with the given statistics."""
    z = (X @ W1 + b1 - mean) / np.sqrt(var + 1e-5) * gamma + beta
    return np.maximum(z, 0) @ W2 + b2


@answer("normalization/read-digits", "momentum", "pytorch/pytorch#15298", "momentum weighs the old value")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = np.zeros(W1.shape[1]), np.ones(W1.shape[1])
    for X in batches:
        z = X @ W1 + b1
        mean = momentum * mean + (1 - momentum) * z.mean(axis=0)
        var = momentum * var + (1 - momentum) * z.var(axis=0, ddof=1)
    return _read(X_test, W1, b1, gamma, beta, W2, b2, mean, var)


@answer("normalization/read-digits", "biased", "tinygrad/tinygrad#807", "the biased variance is kept")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = np.zeros(W1.shape[1]), np.ones(W1.shape[1])
    for X in batches:
        z = X @ W1 + b1
        mean = (1 - momentum) * mean + momentum * z.mean(axis=0)
        var = (1 - momentum) * var + momentum * z.var(axis=0)
    return _read(X_test, W1, b1, gamma, beta, W2, b2, mean, var)


@answer("normalization/read-digits", "test batch", "keras-team/keras#81", "the statistics of the test batch")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    z = X_test @ W1 + b1
    return _read(X_test, W1, b1, gamma, beta, W2, b2, z.mean(axis=0), z.var(axis=0))
