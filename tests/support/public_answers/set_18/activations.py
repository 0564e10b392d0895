"""Answers of the eighteenth set to the exercises of activations."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


# activations/elu


@answer(
    "activations/elu",
    "the formula of the statement",
    "written for the stub",
    wrong="right, but only few digits just below 0",
)
def _(x, alpha):
    return np.where(x > 0, x, alpha * (np.exp(x) - 1))


@answer(
    "activations/elu",
    "the formula, on a copy",
    "written for the stub",
    wrong="right, but only few digits just below 0",
)
def _(x, alpha):
    out = x.copy()
    m = x <= 0
    out[m] = alpha * (np.exp(x[m]) - 1)
    return out


# activations/masked-softmax


@answer(
    "activations/masked-softmax",
    "divided by the root of k",
    "written for the stub",
    wrong="the scores are divided by the root of k, as attention does",
)
def _(z, mask):
    z = np.where(mask, z / np.sqrt(z.shape[1]), -np.inf)
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


@answer(
    "activations/masked-softmax",
    "probabilities moved left",
    "written for the stub",
    wrong="the probabilities stand at the beginning of the row, and not at their classes",
)
def _(z, mask):
    out = np.zeros(z.shape)
    for i in range(len(z)):
        s = z[i][mask[i]]
        e = np.exp(s - s.max())
        out[i, :len(s)] = e / e.sum()
    return out
