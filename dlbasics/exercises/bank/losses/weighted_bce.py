"""Compute the binary cross-entropy from logits, with a weight for each present label."""

import math

import numpy as np

from dlbasics.activations import log_softmax, sigmoid, softmax
from dlbasics.exercises.bank.combined_misconceptions import two_at_once
from dlbasics.exercises.bank.common_misconceptions import if_on_an_array, misconception
from dlbasics.exercises.bank.eps_clipping import CLIPPERS, EPSILONS, added, clipped
from dlbasics.exercises.kinds import Case, Code
from dlbasics.validation import ignore_fp_warnings as quiet


def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def weighted_bce(y, z, pos_weight):
    def softplus(x):
        return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))

    return np.mean(pos_weight * y * softplus(-z) + (1 - y) * softplus(z))


def weighted_bce_by_hand(y, z, pos_weight):
    total = 0.0
    for i in range(len(y)):
        for j in range(len(pos_weight)):
            against = -z[i, j] if y[i, j] else z[i, j]
            cost = max(against, 0) + math.log1p(math.exp(-abs(against)))
            total += cost * pos_weight[j] if y[i, j] else cost
    return total / y.size


# -- each entry's cost, before the mean ----------------------------------------------------------------


def costs(y, z, pos_weight):
    return pos_weight * y * softplus(-z) + (1 - y) * softplus(z)


def costs_of_probabilities(present, absent):
    """The costs, from what stands for the probability of each label and of its absence."""
    return lambda y, z, pos_weight: -pos_weight * y * np.log(present(z)) - (1 - y) * np.log(absent(z))


naive_costs = costs_of_probabilities(lambda z: 1 / (1 + np.exp(-z)), lambda z: 1 - 1 / (1 + np.exp(-z)))


def eps_costs(cap, eps):
    def absent(z):
        # 1 - (1 - 1e-15) is not 1e-15
        return 1 - clipped(sigmoid(z), eps) if cap is clipped else cap(1 - sigmoid(z), eps)

    return costs_of_probabilities(lambda z: cap(sigmoid(z), eps), absent)


def twice_eps_costs(eps):
    """A limit on the probability and the same eps in the logarithm, as Keras has it."""
    return costs_of_probabilities(
        lambda z: clipped(sigmoid(z), eps) + eps, lambda z: 1 - clipped(sigmoid(z), eps) + eps)


def held_costs(limit):
    return lambda y, z, pos_weight: costs(y, np.clip(z, -limit, limit), pos_weight)


def held_naive_costs(limit, probability):
    """Through the probability of a logit that is held at a limit, where 1 less the probability is not 0."""
    held = costs_of_probabilities(probability, lambda z: 1 - probability(z))
    return lambda y, z, pos_weight: held(y, np.clip(z, -limit, limit), pos_weight)


def logits_as_probabilities(cap, eps):
    return costs_of_probabilities(lambda z: cap(z, eps), lambda z: cap(1 - z, eps))


def mean_of(entries):
    return quiet(lambda y, z, pos_weight: np.mean(entries(y, z, pos_weight)))


def in_other_dress(reduce):
    """Another reduction of right costs, of those through the probability, and with an eps."""
    return tuple(
        quiet(lambda y, z, pos_weight, entries=entries: reduce(entries(y, z, pos_weight), y, pos_weight))
        for entries in (
            costs,
            naive_costs,
            *(eps_costs(cap, eps) for eps in (1e-7, 1e-6, 1e-5, 1e-3) for cap in (clipped, added)),
        )
    )


def entry_by_math(y, z, pos_weight):
    total = 0.0
    for i in range(len(y)):
        for j in range(len(pos_weight)):
            p = 1 / (1 + math.exp(-z[i, j]))
            total -= pos_weight[j] * math.log(p) if y[i, j] else math.log(1 - p)
    return total / y.size


def if_once(y, z, pos_weight):
    if y == 1:
        return np.mean(pos_weight * softplus(-z))
    return np.mean(softplus(z))


# -- two at once -----------------------------------------------------------------------------------------


def bce_with(weights=lambda w: (w, 1), absent=softplus, logit=lambda z: z,
             divisor=lambda y, w: y.size, sign=1):
    """The cost with other weights, another cost of absent labels, other logits, another divisor or sign."""

    def answer(y, z, pos_weight):
        of_present, of_absent = weights(pos_weight)
        z = logit(z)
        entries = of_present * y * softplus(-z) + of_absent * (1 - y) * absent(z)
        return sign * entries.sum() / divisor(y, pos_weight)

    return answer


WEIGHTS = [
    ("weighs the absent", {"weights": lambda w: (1, w)}),
    ("weighs both", {"weights": lambda w: (w, w)}),
    ("no weight", {"weights": lambda w: (1, 1)}),
    ("one minus the weight", {"weights": lambda w: (w, 1 - w)}),
    ("one more than the weight", {"weights": lambda w: (1 + w, 1)}),
    ("the first weight for all", {"weights": lambda w: (w[0], 1)}),
    ("the weight squared", {"weights": lambda w: (w**2, 1)}),
]
ABSENT = [
    ("present only", {"absent": lambda z: 0}),
    ("absent ones subtracted", {"absent": lambda z: -softplus(z)}),
]
LOGITS = [("a sigmoid too many", {"logit": sigmoid}), ("sign of the logit", {"logit": np.negative})]
DIVISORS = [
    ("weighted mean", {"divisor": lambda y, w: np.sum(1 + (w - 1) * y)}),
    ("sum", {"divisor": lambda y, w: 1}),
    ("sum over labels", {"divisor": lambda y, w: len(y)}),
    ("sum over examples", {"divisor": lambda y, w: y.shape[1]}),
    ("divided by the present labels", {"divisor": lambda y, w: y.sum()}),
]
SIGN = [("sign", {"sign": -1})]


# -- other weights ---------------------------------------------------------------------------------------


def with_weight_where(is_weighed, cost=costs):
    """The weight counts where ``is_weighed(y, z)``, on the cost without weights."""
    return mean_of(lambda y, z, w: np.where(is_weighed(y, z), w, 1) * cost(y, z, 1))


def with_changed_weights(change):
    """``change(pos_weight)`` for the weights of the present labels."""
    return lambda y, z, w: np.mean(costs(y, z, change(w)))


def with_weights_of_rows(y, z, pos_weight):
    """Row number i has the weight of label number i, counted round where there are fewer labels."""
    return np.mean(costs(y, z, np.resize(pos_weight, len(y))[:, None]))


def with_weights_of_rows_if_they_fit(y, z, pos_weight):
    return (with_weights_of_rows if len(y) == len(pos_weight) else weighted_bce)(y, z, pos_weight)


def part_means(share, empty=0.0):
    """The mean cost of present labels and that of absent ones, added up or averaged."""

    def answer(y, z, pos_weight):
        cost = costs(y, z, pos_weight)
        parts = [cost[y == 1], cost[y == 0]]
        return share * sum(part.mean() if part.size else empty for part in parts)

    return answer


def divided_in_each_round(divisor):
    """Rows added up, where the sum so far is divided after each of them."""

    def answer(y, z, pos_weight):
        total = 0.0
        for row in costs(y, z, pos_weight):
            total = (total + row.sum()) / divisor(y)
        return total / (len(y) * y.shape[1] / divisor(y))

    return answer


def weighted_bce_cases(rng):
    dish = np.array([[1.0, 1.0, 0.0], [0.0, 1.0, 1.0]])
    return [
        Case((dish, np.array([[1.4, 2.2, -2.2], [-0.5, 0.3, -1.0]]), np.array([1.0, 2.0, 5.0])),
             about="two dishes with three labels; the third label is rare and weighs 5"),
        Case((rng.integers(0, 2, (6, 4)).astype(float), rng.normal(0, 2, (6, 4)), rng.uniform(0.5, 4, 4)),
             about="six random examples with four labels"),
        Case((np.array([[1.0, 1.0, 1.0, 0.0], [0.0, 1.0, 1.0, 1.0]]),
              np.array([[0.5, -1.0, -2.0, 1.5], [1.0, 0.3, 0.7, -0.4]]), np.array([0.3, 0.0, 50.0, 0.0])),
             kind="edge", about="a weight below 1, weights of 0, and a weight of 50"),
        Case((np.array([[1.0, 0.0], [1.0, 1.0]]), np.array([[0.5, -1.0], [2.0, -0.5]]), np.array([2.0, 5.0])),
             kind="edge", about="as many examples as labels"),
        Case((np.array([[1.0, 0.0]]), np.array([[0.0, 0.0]]), np.array([1.0, 1.0])), kind="edge",
             about="no opinion at all: both logits are 0, both weights 1"),
        Case((np.array([[1.0, 0.0]]), np.array([[-1000.0, 1000.0]]), np.array([3.0, 3.0])), kind="extreme",
             about="certain and wrong: logits of -1000 and 1000"),
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
        "The weight multiplies the term with $y$, not the one with $1 - y$. In a product with a "
        "table of shape `(n, k)`, numpy uses an array of shape `(k,)` for every row.",
    ],
    reference=weighted_bce,
    alternatives=[
        lambda y, z, pos_weight: (np.where(y == 1, pos_weight, 1) * np.logaddexp(0, (1 - 2 * y) * z)).mean(),
        weighted_bce_by_hand,
    ],
    cases=weighted_bce_cases,
    misconceptions=[
        misconception(
            "through the probability",
            (
                mean_of(naive_costs),
                mean_of(costs_of_probabilities(sigmoid, lambda z: 1 - sigmoid(z))),
                mean_of(lambda y, z, w: w * y * np.log(1 + np.exp(-z)) + (1 - y) * np.log(1 + np.exp(z))),
                mean_of(lambda y, z, w: (1 - y) * z + (1 + (w - 1) * y) * np.log(1 + np.exp(-z))),
                entry_by_math,
                mean_of(lambda y, z, w: w * y * np.log1p(np.exp(-z)) + (1 - y) * (z + np.log1p(np.exp(-z)))),
            ),
            "Right for moderate logits. At $z = -1000$ the sigmoid is exactly 0 and $e^{-z}$ is `inf`, so "
            "that a cost that should be 1000 has no finite value. Let exp see no large number: it "
            "takes $-|z|$, and the cost needs no probability.",
            credit=0.5,
        ),
        misconception(
            "eps inside the log",
            (
                *(mean_of(eps_costs(cap, eps)) for eps in EPSILONS for cap in CLIPPERS
                  if 1 - eps < 1 or cap is not clipped),
                *(mean_of(twice_eps_costs(eps)) for eps in EPSILONS[:8]),
            ),
            "Your cost has a ceiling, $-\\log \\varepsilon$ of an eps or a limit on the probability, 36 or "
            "some hundreds at most: at $z = -1000$ the cost is 1000. Go from the logit to the cost without "
            "the probability between them.",
            credit=0.5,
        ),
        misconception(
            "logits held at a limit",
            [*(mean_of(held_costs(limit))
               for limit in (500, 50, 15, 20, 30, 36, 80, 88, 100, 300, 600, 700, 709)),
             *(mean_of(held_naive_costs(limit, probability)) for limit in (15, 20, 25, 30, 35, 36)
               for probability in (sigmoid, lambda z: np.exp(z) / (1 + np.exp(z))))],
            "Your cost stops growing where the logit passes some limit: at $z = -1000$ it is about the limit "
            "instead of 1000. Clipping the logit silences the overflow and changes the value; softplus "
            "needs neither.",
            credit=0.5,
        ),
        misconception(
            "a huge number for infinity",
            (
                quiet(lambda y, z, w: np.nan_to_num(np.mean(naive_costs(y, z, w)))),
                mean_of(lambda y, z, w: np.nan_to_num(naive_costs(y, z, w), posinf=0.0)),
            ),
            "Where the probability rounds to 0, your cost is not the right one but 0 or a huge number, as "
            "`np.nan_to_num` makes them. At $z = -1000$ the cost is 1000: go from the logit to it without "
            "the probability between them.",
            credit=0.5,
        ),
        misconception(
            "weights taken by the label",
            (mean_of(lambda y, z, pos_weight: pos_weight[y.astype(int)] * costs(y, z, 1)),),
            "`pos_weight[y]` takes the first weight where a label is absent, and the second where one is "
            "present. There is one weight for each **column**, and only present labels have it: "
            "`np.where(y == 1, pos_weight, 1)`.",
        ),
        misconception(
            "weighted mean", in_other_dress(lambda entries, y, w: entries.sum() / np.sum(1 + (w - 1) * y)),
            "The sum is divided by the sum of the weights. That is a weighted mean; here the sum is divided "
            "by the number of entries, so that a weight of 2 counts twice.",
        ),
        misconception(
            "sum", in_other_dress(lambda entries, y, w: entries.sum()),
            "All costs are added up. The mean divides by the number of entries.",
        ),
        misconception(
            "sum over labels", in_other_dress(lambda entries, y, w: entries.sum() / len(y)),
            "Your value is too large by the number of labels: it is a mean over the examples of sums over "
            "the labels. That is a convention, too; here the mean runs over all entries.",
        ),
        misconception(
            "sum over examples", in_other_dress(lambda entries, y, w: entries.sum() / y.shape[1]),
            "Your value is too large by the number of examples: the sum is divided by the number of labels "
            "only. The mean runs over all entries of the table.",
        ),
        misconception(
            "divided by the present labels", in_other_dress(lambda entries, y, w: entries.sum() / y.sum()),
            "The sum is divided by the number of labels that are present. The mean runs over all entries, "
            "the absent ones too.",
        ),
        misconception(
            "weight on a part",
            (
                lambda y, z, w: np.mean(np.maximum(z, 0) - w * y * z + np.log1p(np.exp(-np.abs(z)))),
                lambda y, z, w: np.mean((1 - y) * z + np.maximum(-z, 0)
                                        + (1 + (w - 1) * y) * np.log1p(np.exp(-np.abs(z)))),
                lambda y, z, w: np.mean((1 - y) * z + (1 + (w - 1) * y) * np.maximum(-z, 0)
                                        + np.log1p(np.exp(-np.abs(z)))),
                lambda y, z, w: np.mean(np.maximum(z, 0) - y * z
                                        + (1 + (w - 1) * y) * np.log1p(np.exp(-np.abs(z)))),
                lambda y, z, w: np.mean((1 + (w - 1) * y) * softplus(z) - y * z),
            ),
            "The weight reaches only a part of the cost. In a form of several summands, such as $\\max(z, "
            "0) - yz + \\log(1 + e^{-|z|})$, it may not stand at one of them alone: where the label is "
            "present it multiplies the **whole** cost.",
        ),
        misconception(
            "present only",
            (
                lambda y, z, pos_weight: np.mean(pos_weight * y * softplus(-z)),
                mean_of(lambda y, z, w: -w * y * np.log(sigmoid(z))),
                *(mean_of(lambda y, z, w, eps=eps: -w * y * np.log(sigmoid(z) + eps))
                  for eps in EPSILONS[:8]),
            ),
            "Only labels that are present cost something. An absent one that is predicted is a mistake too: "
            "$(1 - y)$ times $-\\log(1 - \\hat y)$ is missing.",
        ),
        misconception(
            "sign", in_other_dress(lambda entries, y, w: -entries.mean()),
            "Your cost is negative: the logarithm of a probability is at most 0, and its opposite is the "
            "cost.",
        ),
        misconception(
            "absent ones subtracted",
            (
                lambda y, z, pos_weight: np.mean(pos_weight * y * softplus(-z) - (1 - y) * softplus(z)),
                lambda y, z, pos_weight: np.mean((1 - y) * softplus(z) - pos_weight * y * softplus(-z)),
                mean_of(lambda y, z, w: -w * y * np.log(sigmoid(z)) + (1 - y) * np.log(1 - sigmoid(z))),
            ),
            "The costs of present and absent labels have opposite signs here, and pay for each other. "
            "Both are positive, and added: one minus before the whole bracket, $-(\\ldots + \\ldots)$.",
        ),
        misconception(
            "a sigmoid too many",
            (
                lambda y, z, pos_weight: weighted_bce(y, sigmoid(z), pos_weight),
                mean_of(lambda y, z, w: naive_costs(y, sigmoid(z), w)),
            ),
            "Your costs are those of the logits $\\sigma(z)$: a formula that starts from logits got "
            "probabilities. Put $z$ in directly.",
        ),
        misconception(
            "logits as probabilities",
            (
                mean_of(costs_of_probabilities(lambda z: z, lambda z: 1 - z)),
                *(mean_of(logits_as_probabilities(cap, eps)) for eps in EPSILONS[:8]
                  for cap in (clipped, added)),
            ),
            "Your logarithms are taken of the logits themselves, as if they were probabilities: they lie "
            "outside 0 and 1. The probability is $\\sigma(z)$, and its logarithm has a form without it.",
        ),
        misconception(
            "weighs the absent",
            (
                lambda y, z, pos_weight: np.mean(y * softplus(-z) + pos_weight * (1 - y) * softplus(z)),
                mean_of(lambda y, z, w: -y * np.log(sigmoid(z)) - w * (1 - y) * np.log(1 - sigmoid(z))),
            ),
            "The weight stands at the wrong term: here a label that is **absent** weighs more.",
        ),
        misconception(
            "weighs both",
            (
                lambda y, z, pos_weight: np.mean(pos_weight * (y * softplus(-z) + (1 - y) * softplus(z))),
                mean_of(lambda y, z, w: w * naive_costs(y, z, 1)),
            ),
            "You weigh the whole label, present or absent. Only where it is present does its cost count "
            "`pos_weight` times.",
        ),
        misconception(
            "one minus the weight",
            (
                lambda y, z, pos_weight: np.mean(
                    pos_weight * y * softplus(-z) + (1 - pos_weight) * (1 - y) * softplus(z)),
                mean_of(lambda y, z, w: -w * y * np.log(sigmoid(z))
                        - (1 - w) * (1 - y) * np.log(1 - sigmoid(z))),
            ),
            "Your absent labels weigh $1 - w$. That fits shares that sum to 1; here an absent label "
            "counts once, whatever the weight of the present one is.",
        ),
        misconception(
            "no weight",
            (
                lambda y, z, pos_weight: np.mean(y * softplus(-z) + (1 - y) * softplus(z)),
                mean_of(lambda y, z, w: naive_costs(y, z, 1)),
                *(mean_of(lambda y, z, w, eps=eps, cap=cap: eps_costs(cap, eps)(y, z, 1))
                  for eps in EPSILONS[:8] for cap in (clipped, added)),
            ),
            "`pos_weight` has no effect: this is a binary cross-entropy without the weights.",
        ),
        misconception(
            "weights averaged apart",
            (
                lambda y, z, w: np.mean(costs(y, z, 1)) * np.mean(1 + (w - 1) * y),
                lambda y, z, w: np.mean(costs(y, z, 1).mean(axis=1) * (1 + (w - 1) * y).mean(axis=1)),
                lambda y, z, w: np.mean(costs(y, z, 1).mean(axis=1) * (1 + (w - 1) * y).sum(axis=1)),
                lambda y, z, w: np.mean(costs(y, z, 1)) * np.mean(w),
            ),
            "Costs and weights are averaged (or added up) apart, and then multiplied. Each cost meets its "
            "own weight first; the mean comes last.",
        ),
        misconception(
            "weight at the logit",
            (
                lambda y, z, w: np.mean(y * softplus(-w * z) + (1 - y) * softplus(z)),
                lambda y, z, w: np.mean(y * softplus(-w * z) + (1 - y) * softplus(w * z)),
            ),
            "The weight multiplies the logit. It multiplies the **cost** of a present label, after the "
            "logarithm.",
        ),
        misconception(
            "weight inside the logarithm",
            (
                mean_of(lambda y, z, w: -y * np.log(w * sigmoid(z)) - (1 - y) * np.log(1 - sigmoid(z))),
                lambda y, z, w: np.mean(y * (softplus(-z) - np.log(w)) + (1 - y) * softplus(z)),
                lambda y, z, w: np.mean(y * softplus(np.log(w) - z) + (1 - y) * softplus(z)),
                mean_of(lambda y, z, w: y * np.log(1 + w * np.exp(-z)) + (1 - y) * np.log(1 + np.exp(z))),
            ),
            "The weight stands inside the logarithm, where it only shifts the cost, or the logit, by "
            "$\\log w$. It multiplies the whole logarithm.",
        ),
        misconception(
            "squared error",
            (
                lambda y, z, w: np.mean((1 + (w - 1) * y) * (sigmoid(z) - y) ** 2),
                lambda y, z, w: np.mean((sigmoid(z) - y) ** 2),
                lambda y, z, w: np.mean((1 + (w - 1) * y) * np.abs(sigmoid(z) - y)),
            ),
            "That is an error between the probability and the label, squared or not. The cross-entropy takes "
            "the logarithm of the probability.",
        ),
        misconception(
            "one cost for both",
            (
                mean_of(lambda y, z, w: (w * y + 1 - y) * softplus(z)),
                mean_of(lambda y, z, w: (w * y + 1 - y) * softplus(-z)),
            ),
            "A present label and an absent one have the same cost here, the same function of the logit. "
            "They are opposite: a present one costs $\\log(1 + e^{-z})$, an absent one $\\log(1 + e^{z})$.",
        ),
        misconception(
            "sign of the logit",
            (
                lambda y, z, pos_weight: np.mean(pos_weight * y * softplus(z) + (1 - y) * softplus(-z)),
                mean_of(lambda y, z, w: naive_costs(y, -z, w)),
            ),
            "A large logit says *present*. Here it is expensive exactly where the label **is** present: "
            "the signs of $z$ are exchanged.",
        ),
        misconception(
            "labels exchanged",
            (
                lambda y, z, w: np.mean(w * (1 - y) * softplus(-z) + y * softplus(z)),
            ),
            "Present and absent are exchanged: $y$ stands at the cost of an absent label, and $1 - y$ at "
            "that of a present one.",
        ),
        misconception(
            "softmax",
            (
                lambda y, z, pos_weight: np.mean(-(pos_weight * y * log_softmax(z)).sum(axis=-1)),
                lambda y, z, pos_weight: np.mean(-pos_weight * y * log_softmax(z)),
                lambda y, z, pos_weight: np.mean(-y * log_softmax(z)),
                mean_of(costs_of_probabilities(softmax, lambda z: 1 - softmax(z))),
            ),
            "These are costs of a softmax: its labels compete, and only one can win. Rice and pumpkin can "
            "be in the same dish; each label has its own sigmoid.",
        ),
        if_on_an_array(if_once, lambda y, z, w: np.mean(max(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))))),
        misconception(
            "absent labels without their logarithm",
            (mean_of(lambda y, z, pos_weight: pos_weight * y * softplus(-z) + (1 - y) * z),),
            "A label that is absent costs $z$ here, which can be negative. It costs $\\log(1 + e^z)$.",
        ),
        misconception(
            "one more than the weight",
            (mean_of(lambda y, z, pos_weight: costs(y, z, 1 + pos_weight)),),
            "A present label counts once more than its weight says: that is what $1 + w\\,y$ gives as a "
            "factor. It counts `pos_weight[j]` times in all.",
        ),
        misconception(
            "the first weight for all",
            (mean_of(lambda y, z, pos_weight: costs(y, z, pos_weight[0])),),
            "Every label has the weight of the first one. Label $j$, a column, has its own: `pos_weight[j]`.",
        ),
        misconception(
            "the mean weight for all",
            [with_changed_weights(lambda w: np.full(len(w), w.mean()))],
            "Every label has the same weight, the mean of all. Label $j$, a column, has its own: "
            "`pos_weight[j]`.",
        ),
        misconception(
            "weights taken by the row", [with_weights_of_rows, with_weights_of_rows_if_they_fit],
            "Row $i$ has got the weight of label $i$. The weights belong to the labels, the **columns**: "
            "`pos_weight[j]` in column $j$ of every row.",
        ),
        misconception(
            "means of the parts", [part_means(1), part_means(0.5)],
            "The mean cost of the present labels and the mean cost of the absent ones are put together. So a "
            "few present ones count as much as many absent ones. Take one mean, over all entries.",
        ),
        misconception(
            "weights scaled first",
            [mean_of(lambda y, z, w, size=size: costs(y, z, w / size(w)))
             for size in (np.sum, np.mean, np.max)],
            "The weights are scaled before they are used, so that their sum, their mean or the largest of "
            "them is 1. `pos_weight[j]` counts as it is given.",
        ),
        misconception(
            "weights held at a limit",
            [*map(with_changed_weights, (
                lambda w: np.maximum(w, 1), lambda w: np.where(w > 0, w, 1),
                *(lambda w, most=most: np.minimum(w, most) for most in (10, 20)),
                *(lambda w, most=most: np.clip(w, 1, most) for most in (10, 20)),
                *(lambda w, least=least: np.maximum(w, least) for least in (0.1, 0.01))))],
            "Some weights are changed before they are used: held at a smallest or a largest value, or 1 in "
            "the place of 0. `pos_weight[j]` counts as it is given, be it below 1, 0 or very large.",
            credit=0.5,
        ),
        misconception(
            "weighs what is predicted",
            [with_weight_where(lambda y, z: z > 0), with_weight_where(lambda y, z: z >= 0),
             with_weight_where(lambda y, z: z > 0, naive_costs),
             with_weight_where(lambda y, z: (z > 0) & (y == 1)),
             with_weight_where(lambda y, z: (z >= 0) & (y == 1))],
            "Here it depends on the **prediction** whether a cost is weighed: where a label is predicted, "
            "$z > 0$. The weight belongs to labels that **are** present, `y == 1`.",
        ),
        misconception(
            "weighs what is missed",
            [with_weight_where(lambda y, z: (z < 0) & (y == 1)),
             with_weight_where(lambda y, z: (z <= 0) & (y == 1)),
             with_weight_where(lambda y, z: (z < 0) & (y == 1), naive_costs),
             with_weight_where(lambda y, z: (z > 0) != (y == 1))],
            "Only labels on the wrong side of $z = 0$ are weighed here. The weight counts wherever a label "
            "is **present**, also where it is predicted rightly.",
        ),
        misconception(
            "divided in each round",
            [divided_in_each_round(divisor) for divisor in (lambda y: y.shape[1], len, np.size)],
            "The sum so far is divided again in **each** round of the loop, so that the first examples "
            "count less than the last one. Add up all of them first, and divide once, after the loop.",
        ),
        misconception(
            "one row only",
            [lambda y, z, w, row=row, size=size: costs(y[row], z[row], w).sum() / size(y)
             for row in (0, -1) for size in (np.size, len, lambda y: y.shape[1])],
            "Only one example counts in your value, the first or the last. A `return` inside the loop does "
            "that, or `=` where `+=` would add.",
        ),
        misconception(
            "the weight squared",
            (mean_of(lambda y, z, pos_weight: costs(y, z, pos_weight**2)),),
            "The weights enter squared here, or twice. A present label counts `pos_weight[j]` times.",
        ),
    ],
    places=(
        ("sum", "sum over labels", "sum over examples"),
        ("weight on a part", "weight at the logit", "weight inside the logarithm"),
    ),
    composed=two_at_once(
        bce_with, WEIGHTS, ABSENT, LOGITS, DIVISORS, SIGN,
        but=[("weighs the absent", "present only"), ("weighs both", "present only"),
             ("one minus the weight", "present only"), ("weighs the absent", "sign of the logit"),
             ("absent ones subtracted", "sign"), ("one minus the weight", "sign")],
    ),
    explanation="A label that is present once in fifty examples is easily ignored at little cost; a weight "
    "changes the price. It also changes what the probabilities mean: they are calibrated for the weighted "
    "data, no longer for the real ones.",
)
