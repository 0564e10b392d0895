"""Answers of the sixth set to the exercises of normalization."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


@answer("normalization/rms-norm", "root of the deviation", "stanford-cs336/assignment1-basics#93",
        "the root of the standard deviation, with its mean subtracted, in place of the rms")
def _(X, gamma, eps):
    return X / np.sqrt(X.std(axis=1, keepdims=True) + eps) * gamma


@answer("normalization/rms-norm", "root of d, too", "patrick-kidger/equinox#545, both factors",
        "multiplied by the root of the number of features, too")
def _(X, gamma, eps):
    n = X.shape[1]
    return X / np.sqrt(eps + np.sum(X**2, axis=1, keepdims=True) / n) * gamma * np.sqrt(n)


@answer("normalization/rms-norm", "right, reciprocal", "hkproj/pytorch-llama#2")
def _(X, gamma, eps):
    rsqrt = 1 / np.sqrt(np.mean(X * X, axis=-1, keepdims=True) + eps)
    return gamma * (X * rsqrt)


@answer("normalization/rms-norm-grad", "times rms", "rasbt/LLMs-from-scratch#871, the other operation",
        "multiplied by rms in the end where it divides")
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X**2, axis=1, keepdims=True) + eps)
    x_hat = X / rms
    return (dout - x_hat * np.mean(dout * x_hat, axis=1, keepdims=True)) * rms


@answer("normalization/rms-norm-grad", "eps beside", "NVIDIA/TransformerEngine#364, as in the paper",
        "eps is added to the root, not under it")
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X**2, axis=1, keepdims=True)) + eps
    x_hat = X / rms
    return (dout - x_hat * np.mean(dout * x_hat, axis=1, keepdims=True)) / rms


@answer("normalization/group-norm", "about zero", "tenstorrent/tt-metal#51159, K = 1",
        "the variance is measured from zero: the squared mean is in it")
def _(X, groups, eps):
    G = X.reshape(len(X), groups, -1)
    mean = G.mean(axis=2, keepdims=True)
    var = np.mean(G**2, axis=2, keepdims=True)
    return ((G - mean) / np.sqrt(var + eps)).reshape(X.shape)


@answer("normalization/group-norm", "groups first", "tensorflow/addons#751, groups as the first axis",
        "the reshape with the groups first puts different rows into one run")
def _(X, groups, eps):
    n, d = X.shape
    G = X.reshape(groups, n, d // groups)
    G = (G - G.mean(axis=(1, 2), keepdims=True)) / np.sqrt(G.var(axis=(1, 2), keepdims=True) + eps)
    return G.reshape(n, d)


@answer("normalization/pool-statistics", "of a mean", "musevlt/mpdaf#2",
        "the variance of an average: weights squared, and no distance of the means")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    return (n1 * mean1 + n2 * mean2) / n, (n1**2 * var1 + n2**2 * var2) / n**2


@answer("normalization/pool-statistics", "variances add", "statsthinking21/statsthinking21-core#15",
        "the variances are added, as for a sum of two numbers")
def _(n1, mean1, var1, n2, mean2, var2):
    return (n1 * mean1 + n2 * mean2) / (n1 + n2), var1 + var2


@answer("normalization/pool-statistics", "not squared", "simple-statistics/simple-statistics#187, no square",
        "the distances to the new mean are not squared")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = (n1 * mean1 + n2 * mean2) / n
    return mean, (n1 * (var1 + abs(mean1 - mean)) + n2 * (var2 + abs(mean2 - mean))) / n


@answer("normalization/pool-statistics", "right, shares", "Eventual-Inc/Daft#7474")
def _(n1, mean1, var1, n2, mean2, var2):
    a, b = n1 / (n1 + n2), n2 / (n1 + n2)
    delta = mean2 - mean1
    return mean1 + b * delta, a * var1 + b * var2 + a * b * delta**2


@answer("normalization/fold", "twice", "microsoft/onnxscript#3027, scaled a second time",
        "the bias is scaled twice")
def _(W, b, gamma, beta, mu, var, eps):
    s = gamma / np.sqrt(var + eps)
    return W * s, (b - mu) * s * s + beta


@answer("normalization/fold", "b forgotten", "tenstorrent/tt-metal#5317, no bias",
        "b is missing in the new bias")
def _(W, b, gamma, beta, mu, var, eps):
    s = gamma / np.sqrt(var + eps)
    return W * s, beta - mu * s


@answer("normalization/fold", "gamma positive", "LeelaChessZero/lc0#779, negative gammas",
        "a negative gamma is made positive")
def _(W, b, gamma, beta, mu, var, eps):
    s = np.sqrt(gamma**2 / (var + eps))
    return W * s, (b - mu) * s + beta


def _logits(mean, var, X_test, W1, b1, gamma, beta, W2, b2):
    z = gamma * (X_test @ W1 + b1 - mean) / np.sqrt(var + 1e-5) + beta
    return np.maximum(z, 0) @ W2 + b2


@answer("normalization/read-digits", "relu first", "pochih/FCN-pytorch#21",
        "ReLU comes before batch norm")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = 0.0, 1.0
    for X in batches:
        h = np.maximum(X @ W1 + b1, 0)
        mean = (1 - momentum) * mean + momentum * h.mean(axis=0)
        var = (1 - momentum) * var + momentum * h.var(axis=0, ddof=1)
    h = np.maximum(X_test @ W1 + b1, 0)
    return (gamma * (h - mean) / np.sqrt(var + 1e-5) + beta) @ W2 + b2


@answer("normalization/read-digits", "one big batch", "pytorch/pytorch#106366, torch.cat of all",
        "all batches are taken in as one")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    z = np.concatenate(list(batches)) @ W1 + b1
    mean = momentum * z.mean(axis=0)
    var = (1 - momentum) + momentum * z.var(axis=0, ddof=1)
    return _logits(mean, var, X_test, W1, b1, gamma, beta, W2, b2)


@answer("normalization/read-digits", "right, difference", "pytorch/pytorch#106366")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = np.zeros(len(b1)), np.ones(len(b1))
    for X in batches:
        z = X @ W1 + b1
        mean = mean + momentum * (z.mean(axis=0) - mean)
        var = var + momentum * (z.var(axis=0) * len(z) / (len(z) - 1) - var)
    return _logits(mean, var, X_test, W1, b1, gamma, beta, W2, b2)
