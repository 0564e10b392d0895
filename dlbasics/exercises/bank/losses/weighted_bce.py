"""Compute the binary cross-entropy from logits, with a weight for each present label."""

import numpy as np

from dlbasics.activations import log_softmax, sigmoid
from dlbasics.exercises.kinds import Case, Code, Misconception

from ..eps_variants import EPSILONS, added, clipped, with_each_eps


def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def weighted_bce(y, z, pos_weight):
    return np.mean(pos_weight * y * softplus(-z) + (1 - y) * softplus(z))


def weighted_bce_naive(y, z, pos_weight):
    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        y_hat = 1 / (1 + np.exp(-z))
        return np.mean(-pos_weight * y * np.log(y_hat) - (1 - y) * np.log(1 - y_hat))


def weighted_bce_eps(cap, eps):
    def answer(y, z, pos_weight):
        y_hat, absent = cap(sigmoid(z), eps), cap(1 - sigmoid(z), eps)
        # 1 - (1 - 1e-15) is not 1e-15
        absent = 1 - y_hat if cap is clipped else absent
        return np.mean(-pos_weight * y * np.log(y_hat) - (1 - y) * np.log(absent))

    return answer


def weighted_bce_cases(rng):
    dish = np.array([[1.0, 1.0, 0.0], [0.0, 1.0, 1.0]])
    return [
        Case(
            (dish, np.array([[1.4, 2.2, -2.2], [-0.5, 0.3, -1.0]]), np.array([1.0, 2.0, 5.0])),
            about="two dishes with three labels; the third label is rare and weighs 5",
        ),
        Case(
            (rng.integers(0, 2, (6, 4)).astype(float), rng.normal(0, 2, (6, 4)), rng.uniform(0.5, 4, 4)),
            about="six random examples with four labels",
        ),
        Case(
            (np.array([[1.0, 0.0]]), np.array([[0.0, 0.0]]), np.array([1.0, 1.0])),
            kind="edge",
            about="no opinion at all: both logits are 0, both weights 1",
        ),
        Case(
            (np.array([[1.0, 0.0]]), np.array([[-1000.0, 1000.0]]), np.array([3.0, 3.0])),
            kind="extreme",
            about="certain and wrong: logits of -1000 and 1000",
        ),
    ]


WEIGHTED_BCE = Code(
    id="losses/weighted-bce",
    title="Rare labels weigh more",
    points=5,
    stub='''\
def weighted_bce(y, z, pos_weight):
    """Binary cross-entropy from logits for several labels at once: the mean
    over **all** entries of the tables `y` (0 or 1) and `z`, shape `(n, k)`.
    Where label `j` is **present**, its cost counts `pos_weight[j]` times. It
    must hold for logits of 1000."""
    ...
''',
    hints=[
        "With $\\hat y = \\sigma(z)$: $-\\log \\hat y = \\log(1 + e^{-z})$ and $-\\log(1 - \\hat y) = "
        "\\log(1 + e^{z})$. So no probability is needed.",
        "$\\log(1 + e^{x}) = \\max(x, 0) + \\log(1 + e^{-|x|})$: the exponential never exceeds 1. "
        "`np.logaddexp(0, x)` does the same.",
        "The weight multiplies the term with $y$, not the one with $1 - y$. Shapes `(n, k)` and `(k,)` "
        "broadcast as you wish.",
    ],
    reference=weighted_bce,
    alternatives=[
        lambda y, z, pos_weight: (np.where(y == 1, pos_weight, 1) * np.logaddexp(0, (1 - 2 * y) * z)).mean(),
    ],
    cases=weighted_bce_cases,
    misconceptions=[
        Misconception(
            "through the probability",
            weighted_bce_naive,
            "Right for moderate logits. At $z = -1000$ a cost that should be 1000 becomes infinite: the "
            "sigmoid is exactly 0 there, and $e^{1000}$ overflows. Go from the logit to the cost without "
            "the probability between them, and let exp see no large number.",
            credit=0.5,
        ),
        Misconception(
            "eps inside the log",
            weighted_bce_eps(added, EPSILONS[0]),
            "The eps at the logarithm silences the infinity and puts a ceiling of $-\\log \\varepsilon$ in "
            "its place, 36 at most: at $z = -1000$ the cost is 1000. Go from the logit to the cost without "
            "the probability between them.",
            credit=0.5,
            also=with_each_eps(weighted_bce_eps)[1:],
        ),
        Misconception(
            "weighted mean",
            lambda y, z, pos_weight: (
                weighted_bce(y, z, pos_weight) * y.size / np.sum(1 + (pos_weight - 1) * y)
            ),
            "You divided by the sum of the weights. That is a weighted mean; here the sum is divided by the "
            "number of entries, so that a weight of 2 counts twice.",
        ),
        Misconception(
            "sum",
            lambda y, z, pos_weight: weighted_bce(y, z, pos_weight) * y.size,
            "The costs are right; you added them all up. The mean divides by the number of entries.",
        ),
        Misconception(
            "weight on a part",
            lambda y, z, pos_weight: np.mean(
                np.maximum(z, 0) - pos_weight * y * z + np.log1p(np.exp(-np.abs(z)))
            ),
            "In $\\max(z, 0) - yz + \\log(1 + e^{-|z|})$ the weight may not stand at $yz$ alone: where the "
            "label is present it multiplies the **whole** cost.",
        ),
        Misconception(
            "present only",
            lambda y, z, pos_weight: np.mean(pos_weight * y * softplus(-z)),
            "Only labels that are present cost something. An absent one that is predicted is a mistake too: "
            "$(1 - y)$ times $-\\log(1 - \\hat y)$ is missing.",
        ),
        Misconception(
            "sign",
            lambda y, z, pos_weight: -weighted_bce(y, z, pos_weight),
            "Your cost is negative: the logarithm of a probability is at most 0, and its opposite is the "
            "cost.",
        ),
        Misconception(
            "a sigmoid too many",
            lambda y, z, pos_weight: weighted_bce(y, sigmoid(z), pos_weight),
            "A formula that starts from logits got probabilities: your sigmoid runs twice. Put $z$ in "
            "directly.",
        ),
        Misconception(
            "weighs the absent",
            lambda y, z, pos_weight: np.mean(y * softplus(-z) + pos_weight * (1 - y) * softplus(z)),
            "The weight stands at the wrong term: with you a label that is **absent** weighs more.",
        ),
        Misconception(
            "weighs both",
            lambda y, z, pos_weight: np.mean(pos_weight * (y * softplus(-z) + (1 - y) * softplus(z))),
            "You weigh the whole label, present or absent. Only where it is present does its cost count "
            "`pos_weight` times.",
        ),
        Misconception(
            "no weight",
            lambda y, z, pos_weight: np.mean(y * softplus(-z) + (1 - y) * softplus(z)),
            "A sound binary cross-entropy, without the weights: `pos_weight` is not used.",
        ),
        Misconception(
            "sum over labels",
            lambda y, z, pos_weight: weighted_bce(y, z, pos_weight) * y.shape[1],
            "You added up the labels of each example and took the mean over examples only. That is a "
            "convention, too; here the mean runs over all entries, so it is smaller by the number of labels.",
        ),
        Misconception(
            "sign of the logit",
            lambda y, z, pos_weight: np.mean(pos_weight * y * softplus(z) + (1 - y) * softplus(-z)),
            "A large logit says *present*. With you it is expensive exactly where the label **is** present: "
            "the signs of $z$ are exchanged.",
        ),
        Misconception(
            "softmax",
            lambda y, z, pos_weight: np.mean(-(pos_weight * y * log_softmax(z)).sum(axis=-1)),
            "You used a softmax: its labels compete, and only one can win. Rice and pumpkin can be in the "
            "same dish; each label has its own sigmoid.",
        ),
    ],
    explanation="A label that is present once in fifty examples is easily ignored at little cost; a weight "
    "changes the price. It also changes what the probabilities mean: they are calibrated for the weighted "
    "data, no longer for the real ones.",
)
