"""Compute the cross-entropy of logits against smoothed labels."""

import numpy as np

from dlbasics.activations import log_softmax, softmax
from dlbasics.exercises.bank.combined_misconceptions import two_at_once
from dlbasics.exercises.bank.common_misconceptions import misconception, one_example_only, table_meets_row
from dlbasics.exercises.bank.eps_clipping import added, with_each_eps
from dlbasics.exercises.kinds import Case, Code, Misconception
from dlbasics.validation import ignore_fp_warnings as quiet


def smoothed_cross_entropy(y, z, smoothing):
    log_p = z - z.max(axis=1, keepdims=True)
    log_p = log_p - np.log(np.exp(log_p).sum(axis=1, keepdims=True))
    true = log_p[np.arange(len(y)), y]
    return np.mean(-(1 - smoothing) * true - smoothing * log_p.mean(axis=1))


def smoothed_with_table(y, z, smoothing):
    return -(smoothed_targets(y, z, smoothing) * log_softmax(z)).sum() / len(z)


def smoothed_by_hand(y, z, smoothing):
    n, k = z.shape
    total = 0.0
    for i in range(n):
        top = max(z[i])
        log_sum = top + np.log(sum(np.exp(z[i] - top)))
        for j in range(k):
            target = (1 - smoothing) * (j == y[i]) + smoothing / k
            total += target * (log_sum - z[i, j])
    return total / n


def smoothed_targets(y, z, smoothing):
    return (1 - smoothing) * np.eye(z.shape[1])[y] + smoothing / z.shape[1]


# -- other logarithms of probabilities -----------------------------------------------------------------


def with_log_p(log_p):
    """The right targets, with another function of the logits for the logarithms."""
    return quiet(lambda y, z, s: -(smoothed_targets(y, z, s) * log_p(z)).sum(axis=1).mean())


def naive_softmax(z):
    return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)


def eps_log(cap, eps):
    return lambda z: np.log(cap(softmax(z), eps))


def one_maximum(z):
    z = z - z.max()
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


def maximum_of_columns(z):
    z = z - z.max(axis=0)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


def maximum_lost(z):
    return z - np.log(np.exp(z - z.max(axis=1, keepdims=True)).sum(axis=1, keepdims=True))


def without_keepdims(z):
    z = z - z.max(axis=1)
    return z - np.log(np.exp(z).sum(axis=1))


# -- other targets -------------------------------------------------------------------------------------


def with_targets(targets):
    """Right logarithms with other targets; with an eps that shows in ordinary cases as well.

    ``targets(hot, s, k, n)`` makes them from the one-hot labels, the smoothing, and the numbers of classes
    and of examples.
    """

    def answer(y, z, smoothing, log_p):
        n, k = z.shape
        return -(targets(np.eye(k)[y], smoothing, k, n) * log_p(z)).sum(axis=1).mean()

    return tuple(
        quiet(lambda y, z, s, log_p=log_p: answer(y, z, s, log_p))
        for log_p in (log_softmax, *(eps_log(added, eps) for eps in (1e-7, 1e-6, 1e-5)))
    )


def with_labels(labels, log_p):
    """Right but for the one-hot labels, ``labels(y, k)``."""
    return quiet(lambda y, z, s: -(
        ((1 - s) * labels(y, z.shape[1]) + s / z.shape[1]) * log_p(z)).sum(axis=1).mean())


def smoothed_with_share(y, z, smoothing, share):
    """Every class gets a share of another size."""
    return -(((1 - smoothing) * np.eye(z.shape[1])[y] + share) * log_softmax(z)).sum(axis=1).mean()


def smoothed_kl(log_p):
    def answer(y, z, smoothing):
        targets = smoothed_targets(y, z, smoothing)
        own = (targets * np.log(np.where(targets > 0, targets, 1))).sum(axis=1)
        return np.mean(own - (targets * log_p(z)).sum(axis=1))

    return quiet(answer)


def binary(reduce):
    """The cross-entropy of each entry as a label of its own."""

    def answer(y, z, smoothing):
        targets, p = smoothed_targets(y, z, smoothing), softmax(z)
        return reduce(-targets * np.log(p) - (1 - targets) * np.log(1 - p))

    return quiet(answer)


def log_k_for_the_uniform(y, z, smoothing):
    log_p = log_softmax(z)
    return np.mean(-(1 - smoothing) * log_p[np.arange(len(y)), y]) + smoothing * np.log(z.shape[1])


def logits_for_the_uniform(logits):
    def answer(y, z, smoothing):
        true = log_softmax(z)[np.arange(len(y)), y]
        return -np.mean((1 - smoothing) * true + smoothing * logits(z).mean(axis=1))

    return answer


def entropy_for_the_uniform(sign):
    def answer(y, z, smoothing):
        log_p = log_softmax(z)
        entropy = -(np.exp(log_p) * log_p).sum(axis=1)
        return np.mean(-(1 - smoothing) * log_p[np.arange(len(y)), y] + sign * smoothing * entropy)

    return quiet(answer)


# -- two at once -----------------------------------------------------------------------------------------


def right_targets(hot, s, k, n):
    return (1 - s) * hot + s / k


def smoothed_with(targets=right_targets, log_p=log_softmax, divisor=lambda n, k: n, factor=1):
    """The cross-entropy with other targets, logarithms, another divisor or factor."""

    def answer(y, z, smoothing):
        n, k = z.shape
        costs = targets(np.eye(k)[y], smoothing, k, n) * log_p(z)
        return -factor * costs.sum() / divisor(n, k)

    return quiet(answer)


TARGETS = [
    ("not divided by k", {"targets": lambda hot, s, k, n: (1 - s) * hot + s}),
    ("parts exchanged", {"targets": lambda hot, s, k, n: s * hot + (1 - s) / k}),
    ("1 - s shared", {"targets": lambda hot, s, k, n: (1 - s) * hot + (1 - s) / k}),
    ("1 shared", {"targets": lambda hot, s, k, n: (1 - s) * hot + 1 / k}),
    ("divided by n", {"targets": lambda hot, s, k, n: (1 - s) * hot + s / n}),
    ("two classes", {"targets": lambda hot, s, k, n: (1 - s) * hot + s / 2}),
    ("shared by the others", {"targets": lambda hot, s, k, n: np.where(hot == 1, 1 - s, s / (k - 1))}),
    ("true class without its share", {"targets": lambda hot, s, k, n: np.where(hot == 1, 1 - s, s / k)}),
    ("k - 1 shares", {"targets": lambda hot, s, k, n: (1 - s) * hot + s / (k - 1)}),
    ("nothing for the others", {"targets": lambda hot, s, k, n: (1 - s) * hot}),
    ("added on top", {"targets": lambda hot, s, k, n: hot + s / k}),
    ("uniform part alone", {"targets": lambda hot, s, k, n: np.full_like(hot, s / k)}),
    ("not smoothed", {"targets": lambda hot, s, k, n: hot}),
]
LOGARITHMS = [
    ("maximum of each column", {"log_p": maximum_of_columns}),
    ("maximum not given back", {"log_p": maximum_lost}),
    ("softmax over the examples", {"log_p": lambda z: log_softmax(z, axis=0)}),
    ("a softmax too many", {"log_p": lambda z: log_softmax(softmax(z))}),
    ("no logarithm", {"log_p": softmax}),
    ("logits as logarithms", {"log_p": lambda z: z}),
]
DIVISORS = [
    ("mean over the table", {"divisor": lambda n, k: n * k}),
    ("sum", {"divisor": lambda n, k: 1}),
    ("mean over the classes", {"divisor": lambda n, k: k}),
]
FACTORS = [("sign", {"factor": -1}), ("bits", {"factor": 1 / np.log(2)})]


def smoothed_cross_entropy_cases(rng):
    return [
        Case((np.array([5, 0]), rng.normal(0, 2, (2, 10)), 0.1), about="two digits, smoothing 0.1"),
        Case((rng.integers(0, 4, 7), rng.normal(0, 3, (7, 4)), 0.3),
             about="seven examples, four classes, smoothing 0.3"),
        Case((np.array([1, 0]), np.array([[0.5, 2.0], [1.0, -1.0]]), 0.0), kind="edge", about="no smoothing"),
        Case((np.array([2, 0]), np.array([[0.5, 2.0, 1.0], [1.0, -1.0, 0.0]]), 1.0), kind="edge",
             about="smoothing 1: the label no longer matters"),
        Case((np.array([0, 1]), np.array([[1000.0, 0.0, -1000.0], [-900.0, -1800.0, -1800.0]]), 0.1),
             kind="extreme", about="logits of a thousand and more, of both signs"),
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
    alternatives=[smoothed_with_table, smoothed_by_hand],
    cases=smoothed_cross_entropy_cases,
    misconceptions=[
        misconception(
            "softmax, then log",
            (with_log_p(lambda z: np.log(naive_softmax(z))),
             with_log_p(lambda z: z - np.log(np.exp(z).sum(axis=1, keepdims=True)))),
            "Right for small logits. Far from 0 an exponential becomes `inf`, or so small that it rounds to "
            "0, and the cost is no finite number. Compute the logarithm of the softmax in one step, with the "
            "row's maximum taken off first: $z_i - m - \\log \\sum_j e^{z_j - m}$.",
            credit=0.5,
        ),
        misconception(
            "softmax rounded to 0", (with_log_p(lambda z: np.log(softmax(z))),),
            "Right for small logits. Far from 0 your cost is infinite: the small entries of a softmax round "
            "to 0, and $\\log 0$ is $-\\infty$; where less than the row's maximum is taken off, exp becomes "
            "`inf`. With the row's maximum $m$, and the logarithm taken before anything rounds: "
            "$\\log \\hat y_i = z_i - m - \\log \\sum_j e^{z_j - m}$.",
            credit=0.5,
        ),
        misconception(
            "eps inside the log",
            [with_log_p(log_p) for log_p in with_each_eps(eps_log)],
            "Your costs have a ceiling: that is what an eps in the logarithm gives, added or as a limit. A "
            "logit a thousand below the largest has a log-probability of minus a thousand, and with the "
            "target `smoothing / k` it counts. Work from the logits and nothing needs an eps.",
            credit=0.5,
        ),
        misconception(
            "logits held at a limit",
            [with_log_p(lambda z, limit=limit: log_softmax(np.clip(z, -limit, limit)))
             for limit in (500, 50, 100, 300, 600, 700, 709)],
            "Right until a logit passes some limit: held there, it loses its distance from the others. With "
            "the row's maximum taken off, exp sees nothing above 0, and no limit is needed.",
            credit=0.5,
        ),
        misconception(
            "one maximum for all", (with_log_p(one_maximum),),
            "Right until one row lies far below another. One maximum for the whole table leaves nothing of "
            "the lower row under exp, and the logarithm of its sum is $-\\infty$. Each row has its own "
            "maximum: `axis=1, keepdims=True`.",
            credit=0.5,
        ),
        misconception(
            "maximum of each column", (with_log_p(maximum_of_columns),),
            "This is what comes out when each **class** has its own number subtracted before the "
            "exponential, such as the maximum of its column. Only what is the same for all classes of an "
            "example cancels: the maximum of the row, `axis=1, keepdims=True`.",
        ),
        misconception(
            "maximum not given back", (with_log_p(maximum_lost),),
            "The maximum is taken off inside the sum and not outside: $\\log \\sum_j e^{z_j} = m + "
            "\\log \\sum_j e^{z_j - m}$.",
        ),
        misconception(
            "not divided by k", with_targets(lambda hot, s, k, n: (1 - s) * hot + s),
            "Every class has the whole `smoothing`: your targets sum to more than 1. Each gets `smoothing / "
            "k`.",
        ),
        misconception(
            "parts exchanged", with_targets(lambda hot, s, k, n: s * hot + (1 - s) / k),
            "The two parts are exchanged: the one-hot label keeps `1 - smoothing`, and `smoothing` is what "
            "is shared.",
        ),
        misconception(
            "1 - s shared", with_targets(lambda hot, s, k, n: (1 - s) * hot + (1 - s) / k),
            "What you share among the classes is `1 - smoothing`, which the one-hot label has kept already. "
            "The classes share `smoothing`: each gets `smoothing / k`.",
        ),
        misconception(
            "1 shared", with_targets(lambda hot, s, k, n: (1 - s) * hot + 1 / k),
            "Every class has $1/k$ more here, so that the targets sum to more than 1. The classes share "
            "`smoothing`: each gets `smoothing / k`.",
        ),
        Misconception(
            "sign", lambda y, z, smoothing: -smoothed_cross_entropy(y, z, smoothing),
            "The sign is turned round: log-probabilities are negative, the cost is their opposite.",
        ),
        misconception(
            "sign of the uniform part", with_targets(lambda hot, s, k, n: (1 - s) * hot - s / k),
            "The part of the true class is right. The uniform part has the other sign: it is a cost as "
            "well, and added.",
        ),
        misconception(
            "softmax over the examples",
            (with_log_p(lambda z: log_softmax(z, axis=0)), with_log_p(lambda z: np.log(softmax(z, axis=0)))),
            "Your softmax runs down the columns: the examples compete for each class. The classes of one "
            "example compete: the last axis.",
        ),
        misconception(
            "softmax over the table",
            (with_log_p(lambda z: z - z.max() - np.log(np.exp(z - z.max()).sum())),
             with_log_p(lambda z: z - z.max(axis=1, keepdims=True)
                        - np.log(np.exp(z - z.max(axis=1, keepdims=True)).sum())),
             with_log_p(lambda z: z - np.log(np.exp(z).sum()))),
            "Your probabilities sum to 1 over the **whole table**. Each row is an example with a "
            "distribution of its own: `axis=1, keepdims=True`.",
        ),
        misconception(
            "a softmax too many", (with_log_p(lambda z: log_softmax(softmax(z))),),
            "Your logarithms are those of a softmax of a softmax: what starts from logits got probabilities. "
            "Give it $z$ directly.",
        ),
        misconception(
            "no logarithm", (with_log_p(softmax), with_log_p(naive_softmax)),
            "Targets meet probabilities here, not their logarithms. The cross-entropy takes $\\log "
            "\\hat y$.",
        ),
        misconception(
            "KL divergence",
            (smoothed_kl(log_softmax), smoothed_kl(lambda z: np.log(naive_softmax(z))),
             smoothed_kl(lambda z: np.log(softmax(z)))),
            "That is the KL divergence from the smoothed label: the cross-entropy without the label's own "
            "entropy. Its gradient is the same; the cross-entropy keeps it.",
            credit=0.5,
        ),
        misconception(
            "binary cross-entropy",
            (binary(lambda costs: costs.sum(axis=1).mean()), binary(np.mean), binary(np.sum)),
            "You charge every class twice, for being present and for being absent: that is the "
            "**binary** cross-entropy. Here only $\\log \\hat y$ counts, weighed by the targets.",
        ),
        misconception(
            "logits as logarithms", (with_log_p(lambda z: z),),
            "Logits are not log-probabilities yet. The logarithm of the sum of exponentials must be "
            "subtracted from each row.",
        ),
        misconception(
            "shared by the others",
            with_targets(lambda hot, s, k, n: np.where(hot == 1, 1 - s, s / (k - 1))),
            "The smoothing is shared among the **other** classes, $k - 1$ of them. Here every class gets "
            "its $1/k$, the true one too.",
        ),
        misconception(
            "true class without its share",
            with_targets(lambda hot, s, k, n: np.where(hot == 1, 1 - s, s / k)),
            "The true class has `1 - smoothing` here, without a share of its own: your targets sum to less "
            "than 1. **Every** class gets `smoothing / k`, the true one too, so that it has `1 - smoothing "
            "+ smoothing / k`.",
        ),
        misconception(
            "k - 1 shares",
            (
                *with_targets(lambda hot, s, k, n: (1 - s) * hot + s / (k - 1)),
                *with_targets(lambda hot, s, k, n: np.where(hot == 1, 1 - s + s / k, s / (k - 1))),
                *with_targets(lambda hot, s, k, n: (1 - s * k / (k - 1)) * hot + s / k),
            ),
            "A share of $1/(k-1)$ has got into your targets, which belongs to smoothing among the **other** "
            "classes. Here all $k$ classes share: `1 - smoothing` times the one-hot label plus `smoothing / "
            "k`.",
        ),
        misconception(
            "divided by n", with_targets(lambda hot, s, k, n: (1 - s) * hot + s / n),
            "The smoothing is divided by the number of examples. The **classes** of one example share it: "
            "`smoothing / k`.",
        ),
        misconception(
            "two classes",
            (*with_targets(lambda hot, s, k, n: (1 - s) * hot + s / 2),
             *with_targets(lambda hot, s, k, n: hot * (1 - s / 2) + (1 - hot) * s / 2)),
            "You give every class `smoothing / 2`, which fits two classes. Here $k$ classes share: "
            "`smoothing / k`.",
        ),
        misconception(
            "nothing for the others", with_targets(lambda hot, s, k, n: (1 - s) * hot),
            "The true class has `1 - smoothing` and the others nothing: the targets sum to less than 1, "
            "and the plain loss is only multiplied by `1 - smoothing`.",
        ),
        misconception(
            "added on top",
            (*with_targets(lambda hot, s, k, n: hot + s / k),
             *with_targets(lambda hot, s, k, n: (1 - s / k) * hot + s / k)),
            "The targets sum to more than 1: the shares are added, and the label gives up too little for "
            "them. It shrinks by the whole factor `1 - smoothing`.",
        ),
        misconception(
            "uniform part alone",
            (*with_targets(lambda hot, s, k, n: np.full_like(hot, s / k)),
             *with_targets(lambda hot, s, k, n: np.full_like(hot, 1 / k))),
            "Only the uniform part is there: the labels `y` have no effect. Add `1 - smoothing` times the "
            "cost of the true class.",
        ),
        misconception(
            "uniform part shrinks too", with_targets(lambda hot, s, k, n: (1 - s) * (hot + s / k)),
            "The factor `1 - smoothing` stands before both parts. It belongs to the one-hot label alone: `1 "
            "- smoothing` times the label, plus `smoothing / k`.",
        ),
        misconception(
            "smooths the prediction",
            (
                quiet(lambda y, z, s: -np.log(1e-300 + (
                    (1 - s) * softmax(z) + s / z.shape[1])[np.arange(len(y)), y]).mean()),
                quiet(lambda y, z, s: -np.log(
                    ((1 - s) * softmax(z) + s / z.shape[1])[np.arange(len(y)), y]).mean()),
            ),
            "Your values are those of a smoothed **prediction**, inside the logarithm. The labels are to be "
            "smoothed; the prediction stays as it is.",
        ),
        misconception(
            "not smoothed", with_targets(lambda hot, s, k, n: hot),
            "This is the plain cross-entropy: `smoothing` has no effect.",
        ),
        misconception(
            "largest class for the true one",
            (lambda y, z, s: -np.mean(
                (1 - s) * log_softmax(z).max(axis=1) + s * log_softmax(z).mean(axis=1)),),
            "The part of the true class is that of the **largest** logit here: the labels `y` have no "
            "effect. Take the entry at `y`.",
        ),
        misconception(
            "every label for every example",
            (
                lambda y, z, s: np.mean(
                    -(1 - s) * log_softmax(z)[:, y] - s * log_softmax(z).mean(axis=1, keepdims=True)),
                lambda y, z, s: np.mean(-(1 - s) * log_softmax(z)[:, y] - s * log_softmax(z).mean()),
            ),
            "Each example is charged for the labels of **all** examples: `log_p[:, y]` gives a table of "
            "shape `(n, n)`. Take one entry of each row: `log_p[np.arange(n), y]`.",
        ),
        Misconception(
            "bits", lambda y, z, smoothing: smoothed_cross_entropy(y, z, smoothing) / np.log(2),
            "These are bits, the unit of the logarithm to base 2. Nats come from the natural logarithm.",
        ),
        Misconception(
            "mean over the table",
            lambda y, z, smoothing: smoothed_cross_entropy(y, z, smoothing) / z.shape[1],
            "The mean runs over all entries of the table. A row is one example: sum along it, then take "
            "the mean over the rows.",
        ),
        Misconception(
            "sum", lambda y, z, smoothing: smoothed_cross_entropy(y, z, smoothing) * len(z),
            "The costs of the examples are added up. The mean divides by their number.",
        ),
        Misconception(
            "mean over the classes",
            lambda y, z, smoothing: smoothed_cross_entropy(y, z, smoothing) * len(z) / z.shape[1],
            "All costs are added up and divided by the number of classes. Each row is summed; the mean runs "
            "over the `n` examples.",
        ),
        table_meets_row(
            with_log_p(without_keepdims),
            with_log_p(lambda z: np.log(np.exp(z) / np.exp(z).sum(axis=1))),
            lambda y, z, s: -np.mean((1 - s) * (log_softmax(z) * y).sum(axis=1)
                                     + s * log_softmax(z).mean(axis=1)),
            lambda y, z, s: -np.mean((1 - s) * (y * log_softmax(z)).sum(axis=1)
                                     + s * log_softmax(z).mean(axis=1)),
            lambda y, z, s: -(((1 - s) * y + s / z.shape[1]) * log_softmax(z)).sum(axis=1).mean(),
            lambda y, z, s: -(log_softmax(z) * ((1 - s) * y + s / z.shape[1])).sum(axis=1).mean(),
            lambda y, z, s: -np.mean(log_softmax(z) * y),
        ),
        misconception(
            "class number as a label",
            (
                *(with_labels(lambda y, k: np.repeat(y[:, None], k, axis=1), log_p)
                  for log_p in (log_softmax, eps_log(added, 1e-12))),
                with_labels(lambda y, k: np.repeat(y[:, None] == 1, k, axis=1), log_softmax),
            ),
            "The labels are no one-hot rows here: the **number** of the class, or whether it is 1, stands in "
            "every column. `y` holds indices: make one-hot rows, `np.eye(k)[y]`, or take one entry of each "
            "row.",
        ),
        misconception(
            "as many classes as labels",
            (lambda y, z, s: smoothed_with_share(y, z, s, s / (y.max() + 1)),
             lambda y, z, s: smoothed_with_share(y, z, s, s / len(np.unique(y)))),
            "The number of classes is taken from the labels that occur. It is the number of columns of `z`, "
            "also where some class does not occur among the labels.",
        ),
        misconception(
            "ten classes",
            [lambda y, z, s: smoothed_with_share(y, z, s, s / 10)],
            "Your smoothing is divided by 10, however many classes the logits have. It is shared by "
            "as many classes as `z` has columns.",
        ),
        one_example_only(smoothed_cross_entropy),
        misconception(
            "divided by 1 + s",
            with_targets(lambda hot, s, k, n: (hot + s / k) / (1 + s)),
            "The label keeps its whole 1 here, and all targets are divided by `1 + smoothing` afterwards. "
            "It gives up `smoothing` before the shares are added: `1 - smoothing` times one-hot, plus "
            "`smoothing / k`.",
        ),
        misconception(
            "targets between s and 1 - s",
            with_targets(lambda hot, s, k, n: np.clip(hot, s, 1 - s)),
            "The targets are `smoothing` and `1 - smoothing` here, so those of an example do not sum to 1. "
            "The other classes share `smoothing`: each gets `smoothing / k`.",
        ),
        Misconception(
            "log k for the uniform part", log_k_for_the_uniform,
            "For the smoothed part you take $\\log k$, the cost of a **prediction** that is uniform. Here "
            "the target is uniform: take the mean of $-\\log \\hat y_i$ over all classes.",
        ),
        misconception(
            "entropy for the uniform part", [entropy_for_the_uniform(-1), entropy_for_the_uniform(1)],
            "This is what the entropy of the **predictions** gives in the place of the uniform part. The "
            "labels are smoothed: the share `smoothing / k` of every class meets its $-\\log \\hat y_i$.",
        ),
        misconception(
            "logits in the uniform part",
            [logits_for_the_uniform(lambda z: z),
             logits_for_the_uniform(lambda z: z - z.max(axis=1, keepdims=True))],
            "The part of the true class is right. In the part that all classes share stand **logits**, whole "
            "or with the row's maximum taken off. Log-probabilities belong there, too: the logarithm of the "
            "sum of exponentials is missing.",
        ),
        misconception(
            "divergence from uniform",
            [quiet(lambda y, z, s: smoothed_cross_entropy(y, z, s) - s * np.log(z.shape[1]))],
            "Your value lacks `smoothing * log(k)`: so much less is the **divergence** from the uniform "
            "distribution than the cross-entropy. Asked for is the cross-entropy.",
        ),
    ],
    composed=two_at_once(smoothed_with, TARGETS, LOGARITHMS, DIVISORS, FACTORS),
    explanation="With a hard label the best logits are infinitely far apart; with a smoothed one they are "
    "finite. The price: the model is asked to be less sure than the data are, so its probabilities are "
    "biased on purpose.",
)
