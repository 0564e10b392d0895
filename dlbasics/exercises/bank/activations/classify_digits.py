"""Write the forward pass of a network that reads digits, with a softmax at a temperature."""

import numpy as np

from dlbasics.activations import softmax
from dlbasics.datasets import load_digits
from dlbasics.exercises.kinds import Case, Code, Misconception


def classify(X, W1, b1, W2, b2, temperature):
    z1 = X @ W1 + b1
    h = np.where(z1 > 0, z1, 0.1 * z1)
    return softmax((h @ W2 + b2) / temperature)


def classify_by_hand(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    h = np.maximum(h, 0.1 * h)
    z = (h @ W2 + b2) / temperature
    e = np.exp(z - np.max(z, axis=1)[:, None])
    return e / np.sum(e, axis=1)[:, None]


def scores(X, W1, b1, W2, b2, temperature, slope=0.1):
    z1 = X @ W1 + b1
    return (np.where(z1 > 0, z1, slope * z1) @ W2 + b2) / temperature


def without_biases(X, W1, b1, W2, b2, temperature):
    return softmax(scores(X, W1, 0, W2, 0, temperature))


def naive_softmax(z):
    with np.errstate(over="ignore", invalid="ignore"):
        return np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True)


def whole_table(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def one_maximum(z):
    return naive_softmax(z - z.max())


def digits_network(rng, X, y):
    """A small network that reads digits: a random hidden layer, output weights by least squares."""
    W1, b1 = rng.normal(size=(64, 40)) / 2, rng.normal(size=40)
    z1 = X @ W1 + b1
    h = np.column_stack([np.where(z1 > 0, z1, 0.1 * z1), np.ones(len(X))])
    W2 = np.linalg.lstsq(h, 8 * np.eye(10)[y], rcond=None)[0]
    return W1, b1, W2[:-1], W2[-1]


def classify_cases(rng):
    X, y = load_digits()[:2]
    W1, b1, W2, b2 = digits_network(rng, X, y)
    tiny = [rng.normal(size=shape) for shape in ((1, 2), (2, 3), 3, (3, 2), 2)]
    return [
        Case((X[:6], W1, b1, W2, b2, 1.0), about="six handwritten digits through a trained network"),
        Case((X[6:9], W1, b1, W2, b2, 5.0), about="three more, at temperature 5"),
        Case((*tiny, 0.5), kind="edge", about="one example, two features, two classes"),
        Case((X[:6], W1, b1, 2000 * W2, b2, 1.0), kind="extreme",
             about="weights so large that scores reach thousands"),
    ]


CLASSIFY_DIGITS = Code(
    id="activations/classify-digits",
    title="The whole chapter: read real digits",
    points=8,
    stub='''\
def classify(X, W1, b1, W2, b2, temperature):
    """Class probabilities, shape `(n, k)`, for the examples `X`, shape
    `(n, d)`: a hidden layer with leaky ReLU of slope **0.1**, an output
    layer, and a softmax at the given temperature, safe for scores of any
    size."""
    ...
''',
    hints=[
        "Four lines, in this order: hidden pre-activation, leaky ReLU, scores, softmax. The shapes lead "
        "you: `(n, d) @ (d, h)`, then `(n, h) @ (h, k)`.",
        "The scores are **divided** by the temperature, before the softmax. No activation stands between "
        "the output layer and the softmax.",
        "Subtract each row's own maximum, `axis=-1, keepdims=True`. One maximum for the whole table is not "
        "enough.",
    ],
    reference=classify,
    alternatives=[classify_by_hand],
    cases=classify_cases,
    misconceptions=[
        Misconception(
            "naive softmax", lambda *given: naive_softmax(scores(*given)),
            "The network is right; the softmax overflows when scores reach 710. Subtract each row's maximum "
            "first.",
            credit=0.5,
        ),
        Misconception(
            "one maximum for all", lambda *given: one_maximum(scores(*given)),
            "You subtracted the maximum of the **whole table**. A row far below it underflows to 0/0. Each "
            "row needs its own: `axis=-1, keepdims=True`.",
            credit=0.5,
        ),
        Misconception(
            "multiplies by the temperature", lambda *given: softmax(scores(*given) * given[-1] ** 2),
            "A high temperature must flatten. Yours sharpens: divide the scores by it instead of "
            "multiplying.",
        ),
        Misconception(
            "temperature after softmax", lambda *given: softmax(scores(*given[:-1], 1.0)) / given[-1],
            "You divided the probabilities, so that they no longer sum to 1. The temperature divides the "
            "scores.",
        ),
        Misconception(
            "plain ReLU", lambda *given: softmax(scores(*given, slope=0.0)),
            "Your hidden layer is a plain ReLU. This network was built with a leak: slope 0.1 for negative "
            "inputs.",
        ),
        Misconception(
            "slope 0.01", lambda *given: softmax(scores(*given, slope=0.01)),
            "Your leak is 0.01, which `leaky_relu` takes unless told otherwise. This network was built with "
            "slope **0.1**.",
        ),
        Misconception(
            "no activation", lambda *given: softmax(scores(*given, slope=1.0)),
            "There is no activation between your layers, so the two are one straight map. The hidden layer "
            "ends with a leaky ReLU.",
        ),
        Misconception(
            "no temperature", lambda *given: softmax(scores(*given[:-1], 1.0)),
            "The temperature has not been used. It divides the scores, before the softmax.",
        ),
        Misconception(
            "bias not divided", lambda *given: softmax(scores(*given) + given[4] * (1 - 1 / given[-1])),
            "The temperature has divided `h @ W2`, but not `b2`. The bias is part of the score: divide the "
            "sum.",
        ),
        Misconception(
            "whole table", lambda *given: whole_table(scores(*given)),
            "All your probabilities **together** sum to 1. Each row is a distribution of its own: "
            "`axis=-1, keepdims=True` in the sum as well.",
        ),
        Misconception(
            "softmax over examples", lambda *given: softmax(scores(*given), axis=0),
            "Your **columns** sum to 1: the examples compete for each class. The classes compete for each "
            "example: axis -1.",
        ),
        Misconception(
            "activated scores", lambda *given: softmax(np.maximum(scores(*given), 0)),
            "A ReLU before the softmax makes all negative scores equal. Scores go into the softmax as they "
            "are.",
        ),
        Misconception(
            "leak on the scores", lambda *given: softmax(np.maximum(0.1 * scores(*given), scores(*given))),
            "The leaky ReLU stands behind the hidden layer alone. You sent the scores through it as well, "
            "which draws the negative ones together.",
        ),
        Misconception(
            "forgets the biases", without_biases,
            "The biases are missing: each layer is `X @ W + b`.",
        ),
    ],
    explanation="Four lines, and it is how every classifier of this book makes its predictions.",
)
