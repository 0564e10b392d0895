"""Answers of the eighteenth set to the exercises of normalization."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


# normalization/group-norm


@answer(
    "normalization/group-norm",
    "rows in groups",
    "written for the stub",
    wrong="averages each feature over a group of examples",
)
def _(X, groups, eps):
    out = [(B - B.mean(0)) / np.sqrt(B.var(0) + eps) for B in np.array_split(X, groups)]
    return np.concatenate(out)


# normalization/pool-statistics


@answer(
    "normalization/pool-statistics",
    "weights crossed in the mean",
    "written for the stub",
    wrong="each mean has the weight of the other part",
)
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    m = (n2 * mean1 + n1 * mean2) / n
    return m, (n1 * (var1 + (mean1 - m) ** 2) + n2 * (var2 + (mean2 - m) ** 2)) / n


# normalization/fold


@answer(
    "normalization/fold",
    "gamma left out of the bias",
    "written for the stub",
    wrong="gamma is missing in the bias",
)
def _(W, b, gamma, beta, mu, var, eps):
    std = np.sqrt(var + eps)
    return W * gamma / std, (b - mu) / std + beta


# normalization/read-digits


@answer(
    "normalization/read-digits",
    "all batches as one",
    "written for the stub",
    wrong="one step of the running statistics, with the statistics of all batches together",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    z = batches.reshape(-1, batches.shape[-1]) @ W1 + b1
    rm, rv = momentum * z.mean(0), (1 - momentum) + momentum * z.var(0, ddof=1)
    return np.maximum(gamma * (X_test @ W1 + b1 - rm) / np.sqrt(rv + 1e-5) + beta, 0) @ W2 + b2
