"""Answers of the third set to the exercises of normalization."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


@answer("normalization/rms-norm", "norm", "allenai/OLMo#281, without the size", "the length of the row")
def _(X, gamma, eps):
    return X / (np.linalg.norm(X, axis=-1, keepdims=True) + eps) * gamma


@answer(
    "normalization/rms-norm-grad", "weight", "karpathy/llm.c#763, by azret", "the dot product not divided",
)
def _(dout, X, eps):
    rstd = 1 / np.sqrt(np.mean(X**2, axis=1, keepdims=True) + eps)
    o = np.sum(dout * X, axis=1, keepdims=True)
    return rstd * dout - o * X * rstd**2


@answer("normalization/group-norm", "ddof", "pytorch/pytorch#5956, torch.var", "divisor n - 1")
def _(X, groups, eps):
    G = X.reshape(X.shape[0], groups, -1)
    with np.errstate(all="ignore"):
        G = (G - G.mean(-1, keepdims=True)) / np.sqrt(G.var(-1, keepdims=True, ddof=1) + eps)
    return G.reshape(X.shape)


@answer("normalization/pool-statistics", "deviation", "montanaflynn/stats#79", "deviations in the formula")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = (n1 * mean1 + n2 * mean2) / n
    sd = (n1 * np.sqrt(var1) + n2 * np.sqrt(var2)) / n
    return mean, sd**2


@answer(
    "normalization/fold", "bias of norm lost", "tenstorrent/tt-metal#5317",
    "beta lost where mu is subtracted",
)
def _(W, b, gamma, beta, mu, var, eps):
    s = gamma / np.sqrt(var + eps)
    return W * s, b * s - mu


@answer(
    "normalization/read-digits", "torch default", "pytorch/pytorch#60528, 0.1",
    "momentum 0.1 whatever is asked",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var, momentum = 0.0, 1.0, 0.1
    for X in batches:
        z = X @ W1 + b1
        mean = (1 - momentum) * mean + momentum * z.mean(0)
        var = (1 - momentum) * var + momentum * z.var(0, ddof=1)
    h = gamma * (X_test @ W1 + b1 - mean) / np.sqrt(var + 1e-5) + beta
    return np.maximum(h, 0) @ W2 + b2


@answer("normalization/group-norm", "right", "google/objax#230, with repeat")
def _(X, groups, eps):
    size = X.shape[1] // groups
    mean = np.repeat(X.reshape(len(X), groups, size).mean(2), size, axis=1)
    var = np.repeat(X.reshape(len(X), groups, size).var(2), size, axis=1)
    return (X - mean) * (var + eps) ** -0.5
