"""Answers of the fourth set to the exercises of normalization."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


@answer("normalization/rms-norm", "gamma as rows", "kyegomez/zeta#180, dim -2", "gamma belongs to the rows")
def _(X, gamma, eps):
    return X / np.sqrt(np.mean(X**2, axis=-2, keepdims=True) + eps) * gamma


@answer("normalization/rms-norm", "mean subtracted", "patrick-kidger/equinox#1155", "layer norm")
def _(X, gamma, eps):
    c = X - X.mean(-1, keepdims=True)
    return gamma * c / np.sqrt((c**2).mean(-1, keepdims=True) + eps)


@answer(
    "normalization/rms-norm-grad", "of the rms", "stanford-cs336/spring2024#6", "the gradient of rms alone",
)
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X**2, axis=1, keepdims=True) + eps)
    return dout * X / (X.shape[1] * rms)


@answer("normalization/group-norm", "deviation", "google/objax#230, std + eps", "eps beside the deviation")
def _(X, groups, eps):
    G = X.reshape(len(X), groups, -1)
    return ((G - G.mean(-1, keepdims=True)) / (G.std(-1, keepdims=True) + eps)).reshape(X.shape)


@answer(
    "normalization/pool-statistics", "no weights in between", "oracle/tribuo#215, the counts equal", "/ 4",
)
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = (n1 * mean1 + n2 * mean2) / n
    return mean, (n1 * var1 + n2 * var2) / n + (mean1 - mean2) ** 2 / 4


@answer(
    "normalization/fold", "gamma alone", "analogdevicesinc/ai8x-training#19", "the deviation is forgotten",
)
def _(W, b, gamma, beta, mu, var, eps):
    return W * gamma, (b - mu) * gamma + beta


@answer("normalization/fold", "mean of weights", "AlexeyAB/yolo2_light#5, mu unscaled", "mu is not scaled")
def _(W, b, gamma, beta, mu, var, eps):
    s = gamma / np.sqrt(var + eps)
    return W * s, b * s - mu + beta


@answer(
    "normalization/read-digits", "last batch", "pytorch/pytorch#19916", "the statistics of the last batch",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    z = batches[-1] @ W1 + b1
    h = gamma * (X_test @ W1 + b1 - z.mean(0)) / np.sqrt(z.var(0, ddof=1) + 1e-5) + beta
    return np.maximum(h, 0) @ W2 + b2
