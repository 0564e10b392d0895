"""Read digits with a network in eval mode, whose running statistics come from batches."""

import numpy as np

from dlbasics.activations import softmax
from dlbasics.datasets import load_digits
from dlbasics.exercises.kinds import Case, Code, Misconception


def read_digits(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = np.zeros(len(b1)), np.ones(len(b1))
    for X in batches:
        z = X @ W1 + b1
        mean = (1 - momentum) * mean + momentum * z.mean(axis=0)
        var = (1 - momentum) * var + momentum * z.var(axis=0, ddof=1)
    x_hat = (X_test @ W1 + b1 - mean) / np.sqrt(var + 1e-5)
    return np.maximum(gamma * x_hat + beta, 0) @ W2 + b2


def read_digits_folded(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    Z = batches @ W1 + b1
    keep = 1 - momentum
    mean, var = 0.0, 1.0
    for m, v in zip(Z.mean(axis=1), Z.var(axis=1, ddof=1), strict=True):
        mean, var = mean + momentum * (m - mean), keep * var + momentum * v
    h = gamma * (X_test @ W1 + (b1 - mean)) / np.sqrt(var + 1e-5) + beta
    return (h * (h > 0)) @ W2 + b2


def with_statistics(statistics):
    """A reader whose running statistics are ``statistics(pre-activations of the batches, momentum)``."""

    def answer(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
        with np.errstate(all="ignore"):
            mean, var = statistics(batches @ W1 + b1, momentum)
            x_hat = (X_test @ W1 + b1 - mean) / np.sqrt(var + 1e-5)
            return np.maximum(gamma * x_hat + beta, 0) @ W2 + b2

    return answer


def running(Z, momentum, ddof=1, spread=None, start=1.0):
    mean, var = np.zeros(Z.shape[-1]), np.full(Z.shape[-1], start)
    for z in Z:
        mean = (1 - momentum) * mean + momentum * z.mean(axis=0)
        var = (1 - momentum) * var + momentum * (spread(z) if spread else z.var(axis=0, ddof=ddof))
    return mean, var


def reading(read, power=0.5):
    """A reader with the right statistics and another last step, ``read(what the norm gives, W2, b2)``."""

    def answer(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
        mean, var = running(batches @ W1 + b1, momentum)
        return read(gamma * (X_test @ W1 + b1 - mean) / (var + 1e-5) ** power + beta, W2, b2)

    return answer


def one_pass_spread(z):
    return ((z**2).mean(axis=0) - z.mean(axis=0) ** 2) * len(z) / (len(z) - 1)


def running_deviation(Z, momentum):
    mean, deviation = running(Z, momentum, spread=lambda z: z.std(axis=0, ddof=1))
    return mean, deviation**2


def read_in_training_mode(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    z = X_test @ W1 + b1
    x_hat = (z - z.mean(axis=0)) / np.sqrt(z.var(axis=0) + 1e-5)
    return np.maximum(gamma * x_hat + beta, 0) @ W2 + b2


def read_relu_first(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = running(np.maximum(batches @ W1 + b1, 0), momentum)
    x_hat = (np.maximum(X_test @ W1 + b1, 0) - mean) / np.sqrt(var + 1e-5)
    return (gamma * x_hat + beta) @ W2 + b2


def read_without_gamma(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    return read_digits(batches, X_test, W1, b1, 1.0, 0.0, W2, b2, momentum)


def read_digits_cases(rng):
    X = load_digits().X[rng.permutation(1797)]
    W1, b1 = rng.normal(size=(64, 16)) / 4, rng.normal(size=16)
    rest = (rng.uniform(0.5, 2, size=16), rng.normal(size=16), rng.normal(size=(16, 10)), rng.normal(size=10))
    batches = X[:160].reshape(5, 32, 64)
    return [
        Case((batches, X[160:166], W1, b1, *rest, 0.1), about="five batches of 32 real digits, momentum 0.1"),
        Case((X[:80].reshape(20, 4, 64), X[166:170], W1, b1, *rest, 0.3),
             about="twenty batches of 4, momentum 0.3"),
        Case((batches, X[170:171], W1, b1, *rest, 0.3), kind="edge", about="a single digit to read"),
        Case((batches + 1e7, X[171:175] + 1e7, W1, b1, *rest, 1.0), kind="extreme",
             about="all pixels raised by ten million, momentum 1"),
    ]


READ_DIGITS = Code(
    id="normalization/read-digits",
    title="The whole chapter: from batches to a reader",
    points=8,
    stub='''\
def read_digits(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    """Logits, shape `(n, 10)`, of the digits `X_test`, in **eval** mode.
    The hidden layer is linear (`W1`, `b1`), batch norm (`eps = 1e-5`),
    ReLU; the output layer is linear (`W2`, `b2`). The running mean starts
    at 0, the running variance at 1; take in `batches`, shape
    `(m, n, 64)`, one after the other, by PyTorch's conventions for the
    momentum and for the variance that is kept."""
    ...
''',
    hints=[
        "Two parts: a loop over the batches that only updates the two running arrays; then one pass of "
        "`X_test` that only reads them.",
        "What is averaged is the pre-activation, shape `(n, 16)`: mean and variance over the examples. The "
        "new value counts `momentum`, the old one the rest.",
        "PyTorch keeps the **unbiased** variance (`ddof=1`), although training itself divides by the biased "
        "one.",
    ],
    reference=read_digits,
    alternatives=[read_digits_folded],
    cases=read_digits_cases,
    atol=1e-6,
    misconceptions=[
        Misconception(
            "training mode", read_in_training_mode,
            "You normalized `X_test` by its own mean and variance: training mode. The answer for one digit "
            "then depends on the others, and a single digit always gives the same logits.",
        ),
        Misconception(
            "momentum reversed", with_statistics(lambda Z, momentum: running(Z, 1 - momentum)),
            "Your running arrays keep `momentum` of the **old** value: Keras' convention. In PyTorch's the "
            "new batch counts `momentum`.",
            credit=0.5,
        ),
        Misconception(
            "biased variance kept", with_statistics(lambda Z, momentum: running(Z, momentum, ddof=0)),
            "Nearly: you kept the biased variance. PyTorch keeps the unbiased one, `ddof=1`, since these "
            "few examples stand for all that will come.",
            credit=0.75,
        ),
        Misconception(
            "running deviation", with_statistics(running_deviation),
            "You averaged the standard deviations. Average the **variances** and take the root at the end: "
            "the two differ.",
        ),
        Misconception(
            "never updated", with_statistics(lambda Z, momentum: (0.0, 1.0)),
            "The running arrays are still 0 and 1, as at the start: your loop does not change what the last "
            "lines use.",
        ),
        Misconception(
            "last batch only", with_statistics(lambda Z, momentum: running(Z[-1:], 1.0)),
            "Only the last batch counts in your answer. Each batch must blend into what was there before.",
        ),
        Misconception(
            "ReLU first", read_relu_first,
            "Your ReLU stands before the batch norm. In this network it is linear, norm, ReLU.",
        ),
        Misconception(
            "forgets gamma and beta", read_without_gamma,
            "`gamma` and `beta` are missing: after the normalization each unit is scaled and shifted.",
        ),
        Misconception(
            "no ReLU", reading(lambda a, W2, b2: a @ W2 + b2),
            "The ReLU is missing: linear, norm, ReLU, linear.",
        ),
        Misconception(
            "probabilities", reading(lambda a, W2, b2: softmax(np.maximum(a, 0) @ W2 + b2)),
            "These are probabilities, after a softmax. The question asks for the logits before it.",
            credit=0.5,
        ),
        Misconception(
            "all batches alike",
            with_statistics(lambda Z, momentum: (Z.mean(axis=(0, 1)), Z.var(axis=1, ddof=1).mean(axis=0))),
            "You took the plain average over the batches. A running average has a start, 0 and 1, and "
            "forgets: each new batch counts `momentum`, and all that was before it the rest.",
            also=(with_statistics(lambda Z, momentum: (
                Z.mean(axis=(0, 1)), Z.reshape(-1, Z.shape[-1]).var(axis=0, ddof=1))),
                with_statistics(lambda Z, momentum: (
                    Z.mean(axis=(0, 1)), Z.reshape(-1, Z.shape[-1]).var(axis=0)))),
        ),
        Misconception(
            "variance starts at 0",
            with_statistics(lambda Z, momentum: running(Z, momentum, start=0.0)),
            "Your running variance starts at 0, as the mean does. It starts at 1: before the first batch the "
            "layer is to change nothing.",
        ),
        Misconception(
            "divides by the variance", reading(lambda a, W2, b2: np.maximum(a, 0) @ W2 + b2, power=1.0),
            "You divide by the running variance. Normalization divides by its root.",
        ),
        Misconception(
            "bias of the output lost", reading(lambda a, W2, b2: np.maximum(a, 0) @ W2),
            "The hidden layer is right; the output layer has a bias too, `b2`.",
        ),
        Misconception(
            "one pass", with_statistics(lambda Z, momentum: running(Z, momentum, spread=one_pass_spread)),
            "All is right except for a variance by $E[x^2] - E[x]^2$: with a large mean it loses its "
            "digits. Subtract the mean first; `var` does.",
            credit=0.75,
        ),
    ],
    explanation="Two lines learn and one line reads. Mixing them up is a frequent bug with batch norm.",
)
