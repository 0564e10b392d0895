"""Answers of the second set to the exercises of normalization."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


@answer(
    "normalization/rms-norm", "wrong scale", "kyegomez/zeta#180", "divided by d ** 0.5 where it multiplies",
)
def _(X, gamma, eps):
    scale = X.shape[-1] ** -0.5
    return X / np.sqrt(np.sum(X**2, axis=-1, keepdims=True) + eps) * scale * gamma


@answer("normalization/rms-norm", "whole table", "bkitano/llama-from-scratch#4", "one rms for all rows")
def _(X, gamma, eps):
    return X / np.sqrt(np.mean(X**2) + eps) * gamma


@answer("normalization/rms-norm", "double root", "pytorch/pytorch#139274", "the root of the root")
def _(X, gamma, eps):
    rms = np.sqrt(np.mean(X**2, axis=1, keepdims=True))
    return X / np.sqrt(rms + eps) * gamma


@answer("normalization/rms-norm", "no eps", "tenstorrent/tt-metal#55347", "eps not used")
def _(X, gamma, eps):
    return gamma * X / np.sqrt((X * X).mean(axis=1))[:, None]


@answer("normalization/rms-norm", "right", "bkitano/llama-from-scratch#4, by nkkbr")
def _(X, gamma, eps):
    f = np.power(np.mean(np.power(X, 2), axis=-1, keepdims=True) + eps, -0.5)
    return np.einsum("ij,j->ij", X * f, gamma)


@answer(
    "normalization/rms-norm-grad", "no mean", "karpathy/llm.c#763, the sum", "the sum in place of the mean",
)
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X**2, axis=1, keepdims=True) + eps)
    return dout / rms - X * np.sum(dout * X, axis=1, keepdims=True) / rms**3


@answer(
    "normalization/rms-norm-grad", "one power less", "linkedin/Liger-Kernel#117, 1/RMS inside",
    "one rms too few",
)
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X**2, axis=1, keepdims=True) + eps)
    return (dout - X * np.mean(dout * X, axis=1, keepdims=True) / rms) / rms


@answer(
    "normalization/rms-norm-grad", "by n", "linkedin/Liger-Kernel#117, N taken for rows",
    "mean over n, not d",
)
def _(dout, X, eps):
    n = X.shape[0]
    rms = np.sqrt(np.mean(X**2, axis=1, keepdims=True) + eps)
    return 1 / rms * (dout - 1 / n * 1 / rms**2 * np.sum(dout * X, axis=1, keepdims=True) * X)


@answer("normalization/rms-norm-grad", "right", "linkedin/Liger-Kernel#117, row by row")
def _(dout, X, eps):
    dX = np.zeros(X.shape)
    for i, (dy, x) in enumerate(zip(dout, X, strict=True)):
        n = len(x)
        r = 1 / np.sqrt(np.dot(x, x) / n + eps)
        dX[i] = r * (dy - 1 / n * r * r * np.dot(dy, x) * x)
    return dX


@answer("normalization/group-norm", "batch axis", "Nico-Curti/NumPyNet#7", "statistics over the examples")
def _(X, groups, eps):
    G = X.reshape(len(X), groups, -1)
    return ((G - G.mean(axis=0)) / np.sqrt(G.var(axis=0) + eps)).reshape(X.shape)


@answer("normalization/group-norm", "inverse", "Nico-Curti/NumPyNet#7, self.var divided by", "times the root")
def _(X, groups, eps):
    G = X.reshape(len(X), groups, -1)
    var = 1.0 / np.sqrt(G.var(axis=2, keepdims=True) + eps)
    return ((G - G.mean(axis=2, keepdims=True)) / var).reshape(X.shape)


@answer(
    "normalization/group-norm", "shape kept", "pytorch/pytorch#5956, not reshaped back",
    "three axes come back",
)
def _(X, groups, eps):
    G = X.reshape(X.shape[0], groups, X.shape[1] // groups)
    mean, var = G.mean(-1, keepdims=True), G.var(-1, keepdims=True)
    return (G - mean) / np.sqrt(var + eps)


@answer("normalization/group-norm", "right", "chainer/chainer#4638")
def _(X, groups, eps):
    rows = np.reshape(X, (X.shape[0] * groups, -1))
    centred = (rows.T - rows.mean(axis=1)).T
    return (centred / np.sqrt((centred**2).mean(axis=1) + eps)[:, None]).reshape(X.shape)


@answer("normalization/group-norm", "right, split", "patrick-kidger/equinox#1155, its description")
def _(X, groups, eps):
    parts = []
    for part in np.split(X, groups, axis=1):
        mean = part.mean(axis=1, keepdims=True)
        parts.append((part - mean) / np.sqrt(part.var(axis=1, keepdims=True) + eps))
    return np.hstack(parts)


@answer("normalization/pool-statistics", "weights", "morinim/ultra#23", "the spreads as counts")
def _(n1, mean1, var1, n2, mean2, var2):
    s1, s2 = np.sqrt(var1), np.sqrt(var2)
    mean = (s1 * mean1 + s2 * mean2) / (s1 + s2)
    var = (n1 * (var1 + (mean1 - mean) ** 2) + n2 * (var2 + (mean2 - mean) ** 2)) / (n1 + n2)
    return mean, var


@answer("normalization/pool-statistics", "pooled", "page: pooled variance", "the pooled variance of a t test")
def _(n1, mean1, var1, n2, mean2, var2):
    mean = (n1 * mean1 + n2 * mean2) / (n1 + n2)
    return mean, ((n1 - 1) * var1 + (n2 - 1) * var2) / (n1 + n2 - 2)


@answer(
    "normalization/pool-statistics", "no distance", "posterior/distributions#11",
    "the distance of the means left out",
)
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    return (n1 * mean1 + n2 * mean2) / n, (n1 * var1 + n2 * var2) / n


@answer("normalization/pool-statistics", "right", "Oneflow-Inc/oneflow#7471, the answer")
def _(n1, mean1, var1, n2, mean2, var2):
    delta, total = mean2 - mean1, n1 + n2
    mean = mean1 + delta * n2 / total
    m2 = var1 * n1 + var2 * n2 + np.square(delta) * n1 * n2 / total
    return mean, m2 / total


@answer("normalization/fold", "bias kept", "jiazhihao/TASO#47", "the bias is left as it was")
def _(W, b, gamma, beta, mu, var, eps):
    return W * (gamma / np.sqrt(var + eps)), b


@answer("normalization/fold", "sign", "fxmeng/RMNet#16", "the mean is added")
def _(W, b, gamma, beta, mu, var, eps):
    s = gamma / np.sqrt(var + eps)
    return W * s, (b + mu) * s + beta


@answer(
    "normalization/fold", "no root", "LeelaChessZero/lc0#779, the variance itself", "divided by var + eps",
)
def _(W, b, gamma, beta, mu, var, eps):
    s = gamma / (var + eps)
    return W * s, (b - mu) * s + beta


@answer("normalization/fold", "right", "vlfeat/matconvnet#772, with a diagonal matrix")
def _(W, b, gamma, beta, mu, var, eps):
    D = np.diag(gamma * (var + eps) ** -0.5)
    return W @ D, D @ (b - mu) + beta


def _logits(X_test, W1, b1, gamma, beta, W2, b2, mean, var):
    h = gamma * (X_test @ W1 + b1 - mean) / np.sqrt(var + 1e-5) + beta
    return np.maximum(h, 0) @ W2 + b2


@answer(
    "normalization/read-digits", "deviation", "pytorch/pytorch#7028",
    "the standard deviation for the variance",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = 0, 1
    for batch in batches:
        z = batch @ W1 + b1
        mean = (1 - momentum) * mean + momentum * z.mean(0)
        var = (1 - momentum) * var + momentum * z.std(0, ddof=1)
    return _logits(X_test, W1, b1, gamma, beta, W2, b2, mean, var)


@answer("normalization/read-digits", "one for all", "pytorch/pytorch#106366", "one variance for all units")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = 0, 1
    for batch in batches:
        z = batch @ W1 + b1
        mean = mean + momentum * (z.mean(0) - mean)
        var = var + momentum * (z.var(ddof=1) - var)
    return _logits(X_test, W1, b1, gamma, beta, W2, b2, mean, var)


@answer(
    "normalization/read-digits", "starts at zero", "pytorch/pytorch#19902, both zeros",
    "the variance starts at 0",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean = var = np.zeros(W1.shape[1])
    for batch in batches:
        z = batch @ W1 + b1
        mean = (1 - momentum) * mean + momentum * z.mean(0)
        var = (1 - momentum) * var + momentum * z.var(0, ddof=1)
    return _logits(X_test, W1, b1, gamma, beta, W2, b2, mean, var)


@answer("normalization/read-digits", "right", "tinygrad/tinygrad#807")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = np.zeros(len(b1)), np.ones(len(b1))
    for batch in batches:
        z = batch @ W1 + b1
        mean = (1 - momentum) * mean + momentum * z.mean(axis=0)
        var = (1 - momentum) * var + momentum * z.size / (z.size - z.shape[1]) * z.var(axis=0)
    return _logits(X_test, W1, b1, gamma, beta, W2, b2, mean, var)
