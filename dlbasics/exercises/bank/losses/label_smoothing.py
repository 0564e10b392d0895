"""Compute the cross-entropy of logits against smoothed labels."""

import numpy as np

from dlbasics.activations import log_softmax, softmax
from dlbasics.exercises.kinds import Case, Code, Misconception

from ..eps_variants import EPSILONS, added, with_each_eps


def smoothed_cross_entropy(y, z, smoothing):
    log_p = z - z.max(axis=1, keepdims=True)
    log_p = log_p - np.log(np.exp(log_p).sum(axis=1, keepdims=True))
    true = log_p[np.arange(len(y)), y]
    return np.mean(-(1 - smoothing) * true - smoothing * log_p.mean(axis=1))


def smoothed_with_table(y, z, smoothing):
    k = z.shape[1]
    targets = (1 - smoothing) * np.eye(k)[y] + smoothing / k
    return -(targets * log_softmax(z)).sum() / len(z)


def smoothed_naive(y, z, smoothing):
    k = z.shape[1]
    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        y_hat = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
        return -(((1 - smoothing) * np.eye(k)[y] + smoothing / k) * np.log(y_hat)).sum(axis=1).mean()


def smoothed_targets(y, z, smoothing):
    return (1 - smoothing) * np.eye(z.shape[1])[y] + smoothing / z.shape[1]


def smoothed_rounded(y, z, smoothing):
    with np.errstate(divide="ignore", invalid="ignore"):
        return -(smoothed_targets(y, z, smoothing) * np.log(softmax(z))).sum(axis=1).mean()


def smoothed_eps(cap, eps):
    return lambda y, z, smoothing: (
        -(smoothed_targets(y, z, smoothing) * np.log(cap(softmax(z), eps))).sum(axis=1).mean()
    )


def smoothed_one_maximum(y, z, smoothing):
    z = z - z.max()
    with np.errstate(divide="ignore"):
        log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -(smoothed_targets(y, z, smoothing) * log_p).sum(axis=1).mean()


def smoothed_maximum_lost(y, z, smoothing):
    log_p = z - np.log(np.exp(z - z.max(axis=1, keepdims=True)).sum(axis=1, keepdims=True))
    return -(smoothed_targets(y, z, smoothing) * log_p).sum(axis=1).mean()


def smoothed_kl(y, z, smoothing):
    targets = smoothed_targets(y, z, smoothing)
    own = (targets * np.log(np.where(targets > 0, targets, 1))).sum(axis=1).mean()
    return own + with_targets(y, z, targets)


def with_targets(y, z, targets):
    return -(targets * log_softmax(z)).sum(axis=1).mean()


def smoothed_cross_entropy_cases(rng):
    return [
        Case((np.array([5, 0]), rng.normal(0, 2, (2, 10)), 0.1), about="two digits, smoothing 0.1"),
        Case(
            (rng.integers(0, 4, 7), rng.normal(0, 3, (7, 4)), 0.3),
            about="seven examples, four classes, smoothing 0.3",
        ),
        Case((np.array([1, 0]), np.array([[0.5, 2.0], [1.0, -1.0]]), 0.0), kind="edge", about="no smoothing"),
        Case(
            (np.array([2, 0]), np.array([[0.5, 2.0, 1.0], [1.0, -1.0, 0.0]]), 1.0),
            kind="edge",
            about="smoothing 1: the label no longer matters",
        ),
        Case(
            (np.array([0, 1]), np.array([[1000.0, 0.0, -1000.0], [-900.0, -1800.0, -1800.0]]), 0.1),
            kind="extreme",
            about="logits of a thousand and more, of both signs",
        ),
    ]


LABEL_SMOOTHING = Code(
    id="losses/label-smoothing",
    title="Labels that are not quite certain",
    points=5,
    stub='''\
def smoothed_cross_entropy(y, z, smoothing):
    """Mean cross-entropy, in nats, of logits `z` `(n, k)` against smoothed
    labels. `y` `(n,)` holds class indices; the target of an example is
    `1 - smoothing` times its one-hot label plus `smoothing / k` for **every**
    class. It must hold for logits in the thousands."""
    ...
''',
    hints=[
        "`np.eye(k)[y]` is the table of one-hot labels. Build the targets from it as the sentence says; "
        "their rows sum to 1.",
        "The logarithm of a softmax needs no softmax: $\\log \\hat y_i = z_i - m - \\log\\sum_j e^{z_j - "
        "m}$ with the row's maximum $m$.",
        "Multiply targets and log-probabilities, sum along each row, change the sign, take the mean over "
        "the rows.",
    ],
    reference=smoothed_cross_entropy,
    alternatives=[smoothed_with_table],
    cases=smoothed_cross_entropy_cases,
    misconceptions=[
        Misconception(
            "softmax, then log",
            smoothed_naive,
            "Right for small logits. But $e^{1000}$ is `inf`, and the quotient is `nan`. Compute the "
            "logarithm of the softmax in one step, with the row's maximum taken off first.",
            credit=0.5,
        ),
        Misconception(
            "softmax rounded to 0",
            smoothed_rounded,
            "Your softmax does not overflow, but its small entries round to 0, and $\\log 0$ is $-\\infty$. "
            "Take the logarithm before anything rounds: $\\log \\hat y_i = z_i - m - \\log \\sum_j "
            "e^{z_j - m}$.",
            credit=0.5,
        ),
        Misconception(
            "eps inside the log",
            smoothed_eps(added, EPSILONS[0]),
            "The eps at the logarithm puts a ceiling on every cost. A logit a thousand below the largest "
            "has a log-probability of minus a thousand, and with the target $s/k$ it counts. Work from the "
            "logits and nothing needs an eps.",
            credit=0.5,
            also=(*with_each_eps(smoothed_eps)[1:], *(smoothed_eps(np.maximum, eps) for eps in EPSILONS)),
        ),
        Misconception(
            "one maximum for all",
            smoothed_one_maximum,
            "You subtracted the maximum of the whole table. A row that lies far below it becomes all zeros "
            "under exp. Each row has its own maximum: `axis=1, keepdims=True`.",
            credit=0.5,
        ),
        Misconception(
            "maximum not given back",
            smoothed_maximum_lost,
            "You took the maximum off inside the sum and forgot it outside: $\\log \\sum_j e^{z_j} = m + "
            "\\log \\sum_j e^{z_j - m}$.",
        ),
        Misconception(
            "not divided by k",
            lambda y, z, smoothing: with_targets(y, z, (1 - smoothing) * np.eye(z.shape[1])[y] + smoothing),
            "Every class got the whole `smoothing`: your targets sum to more than 1. Each gets `smoothing / "
            "k`.",
        ),
        Misconception(
            "parts exchanged",
            lambda y, z, smoothing: smoothed_cross_entropy(y, z, 1 - smoothing),
            "The two parts are exchanged: the one-hot label keeps $1 - s$, and $s$ is what is shared.",
        ),
        Misconception(
            "sign",
            lambda y, z, smoothing: -smoothed_cross_entropy(y, z, smoothing),
            "The sign is turned round: log-probabilities are negative, the cost is their opposite.",
        ),
        Misconception(
            "softmax over the examples",
            lambda y, z, smoothing: (
                -(smoothed_targets(y, z, smoothing) * log_softmax(z, axis=0)).sum(axis=1).mean()
            ),
            "Your softmax runs down the columns: the examples compete for each class. The classes of one "
            "example compete: the last axis.",
        ),
        Misconception(
            "KL divergence",
            smoothed_kl,
            "That is the KL divergence from the smoothed label: you subtracted the label's own entropy. Its "
            "gradient is the same; the cross-entropy keeps it.",
            credit=0.5,
        ),
        Misconception(
            "logits as logarithms",
            lambda y, z, smoothing: -(smoothed_targets(y, z, smoothing) * z).sum(axis=1).mean(),
            "Logits are not log-probabilities yet. The logarithm of the sum of exponentials must be "
            "subtracted from each row.",
        ),
        Misconception(
            "shared by the others",
            lambda y, z, smoothing: with_targets(
                y, z, np.where(np.eye(z.shape[1])[y] == 1, 1 - smoothing, smoothing / (z.shape[1] - 1))
            ),
            "You shared the smoothing among the **other** classes, $k - 1$ of them. Here every class gets "
            "its $1/k$, the true one too.",
        ),
        Misconception(
            "nothing for the others",
            lambda y, z, smoothing: with_targets(y, z, (1 - smoothing) * np.eye(z.shape[1])[y]),
            "You took from the true class and gave nothing to the others: the targets sum to less than 1, "
            "and you have only multiplied the plain loss by $1 - s$.",
        ),
        Misconception(
            "added on top",
            lambda y, z, smoothing: with_targets(y, z, np.eye(z.shape[1])[y] + smoothing / z.shape[1]),
            "You added the smoothing on top of the one-hot label: the targets sum to more than 1. The label "
            "itself shrinks by $1 - s$.",
        ),
        Misconception(
            "smooths the prediction",
            lambda y, z, smoothing: (
                -np.log(
                    1e-300 + ((1 - smoothing) * softmax(z) + smoothing / z.shape[1])[np.arange(len(y)), y]
                ).mean()
            ),
            "You smoothed the **prediction**, inside the logarithm. The labels are to be smoothed; the "
            "prediction stays as it is.",
        ),
        Misconception(
            "not smoothed",
            lambda y, z, smoothing: with_targets(y, z, np.eye(z.shape[1])[y]),
            "This is the plain cross-entropy: `smoothing` is not used.",
        ),
        Misconception(
            "mean over the table",
            lambda y, z, smoothing: smoothed_cross_entropy(y, z, smoothing) / z.shape[1],
            "You took the mean over all entries of the table. A row is one example: sum along it, then take "
            "the mean over the rows.",
        ),
        Misconception(
            "sum",
            lambda y, z, smoothing: smoothed_cross_entropy(y, z, smoothing) * len(z),
            "Each example's cost is right; you added them up. The mean divides by the number of examples.",
        ),
    ],
    explanation="With a hard label the best logits are infinitely far apart; with a smoothed one they are "
    "finite. The price: the model is asked to be less sure than the data are, so its probabilities are "
    "biased on purpose.",
)
