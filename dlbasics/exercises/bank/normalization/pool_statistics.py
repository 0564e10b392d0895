"""Merge the means and variances of two parts of a batch."""

import numpy as np

from dlbasics.exercises.kinds import Case, Code, Misconception


def pool(n1, mean1, var1, n2, mean2, var2):
    n, apart = n1 + n2, mean2 - mean1
    return mean1 + apart * n2 / n, (n1 * var1 + n2 * var2) / n + apart**2 * n1 * n2 / n**2


def pool_by_parts(n1, mean1, var1, n2, mean2, var2):
    p, q = n1 / (n1 + n2), n2 / (n1 + n2)
    mean = mean1 - q * (mean1 - mean2)
    return mean, p * (var1 + (mean1 - mean) ** 2) + q * (var2 + (mean2 - mean) ** 2)


def pooled_mean(n1, mean1, n2, mean2):
    return mean1 + (mean2 - mean1) * n2 / (n1 + n2)


def pool_by_moments(n1, mean1, var1, n2, mean2, var2):
    mean = (n1 * mean1 + n2 * mean2) / (n1 + n2)
    square = (n1 * (var1 + mean1**2) + n2 * (var2 + mean2**2)) / (n1 + n2)
    return mean, square - mean**2


def pool_cases(rng):
    def batch(n, centre=0.0):
        X = rng.normal(centre, 2, size=(n, 3))
        return n, X.mean(axis=0), X.var(axis=0)

    return [
        Case((*batch(20, 1.0), *batch(5, 4.0)), about="batches of 20 and 5 examples, three features"),
        Case((*batch(8), *batch(8, 3.0)), about="two batches of 8"),
        Case((6, np.array([1.0, 2.0]), np.array([0.5, 3.0]), 1, np.array([4.0, 2.0]), np.zeros(2)),
             kind="edge", about="the second batch is a single example"),
        Case((10, np.array([1e9, 1e9]), np.array([1.0, 2.0]), 30, np.array([1e9 + 2, 1e9]),
              np.array([1.5, 1.0])), kind="extreme", about="means of a thousand million"),
    ]


POOL_STATISTICS = Code(
    id="normalization/pool-statistics",
    title="Two batches into one",
    points=5,
    stub='''\
def pool(n1, mean1, var1, n2, mean2, var2):
    """Two machines have each seen a part of a batch, `n1` and `n2`
    examples, and know mean and (biased) variance of every feature on
    their part. Return `(mean, var)` of the whole batch. The means may be
    huge beside the variances."""
    ...
''',
    hints=[
        "A part of the spread lies **within** the two parts, and a part **between** them: it is there even "
        "if both variances are 0.",
        "The mean of the whole lies the fraction $n_2/(n_1+n_2)$ of the way from the first mean to the "
        "second. So how far is each part's mean from it?",
        "Compute with the difference of the two means and never with their squares.",
    ],
    reference=pool,
    alternatives=[pool_by_parts],
    cases=pool_cases,
    misconceptions=[
        Misconception(
            "within only",
            lambda n1, mean1, var1, n2, mean2, var2: (
                pooled_mean(n1, mean1, n2, mean2), (n1 * var1 + n2 * var2) / (n1 + n2)),
            "The mean is right. Your variance only counts the spread **within** the parts. If each machine "
            "saw one constant, 0 here and 10 there, you would report 0.",
        ),
        Misconception(
            "not weighted",
            lambda n1, mean1, var1, n2, mean2, var2: (
                (mean1 + mean2) / 2, (var1 + var2) / 2 + (mean2 - mean1) ** 2 / 4),
            "You gave both parts the same weight. A part with more examples counts for more.",
        ),
        Misconception(
            "plain averages",
            lambda n1, mean1, var1, n2, mean2, var2: ((mean1 + mean2) / 2, (var1 + var2) / 2),
            "Averages of the two means and of the two variances: that ignores both the sizes of the parts "
            "and the distance between their means.",
        ),
        Misconception(
            "pooled estimate",
            lambda n1, mean1, var1, n2, mean2, var2: (
                pooled_mean(n1, mean1, n2, mean2), ((n1 - 1) * var1 + (n2 - 1) * var2) / (n1 + n2 - 2)),
            "That is the pooled variance of a t-test: it assumes both parts scatter around their **own** "
            "mean. Batch norm needs the spread around the common one.",
        ),
        Misconception(
            "not divided",
            lambda n1, mean1, var1, n2, mean2, var2: (
                pooled_mean(n1, mean1, n2, mean2), (n1 + n2) * pool(n1, mean1, var1, n2, mean2, var2)[1]),
            "That is the **sum** of all squared distances, which some algorithms carry along. The variance "
            "is their mean: divide by $n_1 + n_2$.",
        ),
        Misconception(
            "distance not divided",
            lambda n1, mean1, var1, n2, mean2, var2: (
                pooled_mean(n1, mean1, n2, mean2),
                (n1 * var1 + n2 * var2) / (n1 + n2) + (mean2 - mean1) ** 2 * n1 * n2 / (n1 + n2)),
            "The spread within is a mean, that between is still a sum: $n_1 n_2/(n_1 + n_2)$ times the "
            "squared distance counts all examples. Divide it by $n_1 + n_2$ too.",
        ),
        Misconception(
            "unbiased",
            lambda n1, mean1, var1, n2, mean2, var2: (
                pooled_mean(n1, mean1, n2, mean2),
                pool(n1, mean1, var1, n2, mean2, var2)[1] * (n1 + n2) / (n1 + n2 - 1)),
            "All is there, but you divided by $n_1 + n_2 - 1$. The variances here are biased ones, and so is "
            "the result.",
            credit=0.5,
        ),
        Misconception(
            "unbiased parts",
            lambda n1, mean1, var1, n2, mean2, var2: (
                pooled_mean(n1, mean1, n2, mean2),
                ((n1 - 1) * var1 + (n2 - 1) * var2 + (mean2 - mean1) ** 2 * n1 * n2 / (n1 + n2))
                / (n1 + n2 - 1)),
            "That joins **unbiased** variances, which are sums divided by $n - 1$. These are biased: $n_1$ "
            "times `var1` is the sum of the first part.",
            credit=0.5,
        ),
        Misconception(
            "weights exchanged",
            lambda n1, mean1, var1, n2, mean2, var2: pool(n2, mean1, var1, n1, mean2, var2),
            "Each part has got the weight of the other: the mean of the larger part must count for more.",
        ),
        Misconception(
            "variances added",
            lambda n1, mean1, var1, n2, mean2, var2: (pooled_mean(n1, mean1, n2, mean2), var1 + var2),
            "Variances add up for a **sum** of two independent numbers. Here two groups of numbers are put "
            "side by side.",
        ),
        Misconception(
            "by moments", pool_by_moments,
            "Right on paper: $E[x^2] - E[x]^2$. With means of $10^9$ the squares are $10^{18}$ and the "
            "variance drowns in their rounding. Use the difference of the means.",
            credit=0.5,
        ),
        Misconception(
            "distance not weighted",
            lambda n1, mean1, var1, n2, mean2, var2: (
                pooled_mean(n1, mean1, n2, mean2),
                (n1 * var1 + n2 * var2) / (n1 + n2) + (mean2 - mean1) ** 2),
            "Within and between are both there, but the distance between the means counts too much. Each "
            "part is off by its distance to the **common** mean, not to the other part's.",
        ),
    ],
    explanation="Synchronized batch norm does this over many graphics cards.",
)
