"""Merge the means and variances of two parts of a batch."""

import numpy as np

from dlbasics.exercises.bank.combined_misconceptions import two_at_once
from dlbasics.exercises.bank.common_misconceptions import misconception
from dlbasics.exercises.kinds import Case, Code, Misconception


def pool(n1, mean1, var1, n2, mean2, var2):
    n, apart = n1 + n2, mean2 - mean1
    return mean1 + apart * n2 / n, (n1 * var1 + n2 * var2) / n + apart**2 * n1 * n2 / n**2


def pool_by_parts(n1, mean1, var1, n2, mean2, var2):
    p, q = n1 / (n1 + n2), n2 / (n1 + n2)
    mean = mean1 - q * (mean1 - mean2)
    return mean, p * (var1 + (mean1 - mean) ** 2) + q * (var2 + (mean2 - mean) ** 2)


# -- the parts of an answer: the mean, the spread within the parts, that between them -------------------


def right_mean(n1, mean1, n2, mean2):
    return mean1 + (mean2 - mean1) * n2 / (n1 + n2)


def plain_mean(n1, mean1, n2, mean2):
    return (mean1 + mean2) / 2


def weighted(n1, n2, first, second):
    return (n1 * first + n2 * second) / (n1 + n2)


def plain(n1, n2, first, second):
    return (first + second) / 2


def unbiased_sums(n1, n2, first, second):
    return ((n1 - 1) * first + (n2 - 1) * second) / (n1 + n2)


def two_degrees_less(n1, n2, first, second):
    return ((n1 - 1) * first + (n2 - 1) * second) / (n1 + n2 - 2)


def mean_deviation(n1, n2, first, second):
    return weighted(n1, n2, np.sqrt(first), np.sqrt(second)) ** 2


def by_squared_shares(n1, n2, first, second):
    return (n1**2 * first + n2**2 * second) / (n1 + n2) ** 2


def right_between(n1, n2, apart):
    return apart**2 * n1 * n2 / (n1 + n2) ** 2


def nothing(n1, n2, apart):
    return 0 * apart


def made_of(mean=right_mean, within=weighted, between=right_between, whole=lambda var, n: var):
    """An answer from its parts: ``whole(within + between, n)`` is the variance."""

    def answer(n1, mean1, var1, n2, mean2, var2):
        var = within(n1, n2, var1, var2) + between(n1, n2, mean2 - mean1)
        return mean(n1, mean1, n2, mean2), whole(var, n1 + n2)

    return answer


def in_each_mean(**parts):
    """The same variance beside the right mean and beside the plain one."""
    return [made_of(**parts), made_of(mean=plain_mean, **parts)]


def about_the_plain_mean(n1, mean1, var1, n2, mean2, var2):
    """The examples count in the variance, and not in the mean from which it is measured."""
    mean = (mean1 + mean2) / 2
    return mean, weighted(n1, n2, var1 + (mean1 - mean) ** 2, var2 + (mean2 - mean) ** 2)


def around_the_crossed_mean(n1, mean1, var1, n2, mean2, var2):
    """Each part has the weight of the other in the mean from which the variance is measured."""
    mean = right_mean(n2, mean1, n1, mean2)
    return mean, weighted(n1, n2, var1 + (mean1 - mean) ** 2, var2 + (mean2 - mean) ** 2)


def by_moments(square_of_the_whole, minus=True):
    """E[x^2] - E[x]^2, or E[x^2] alone."""

    def answer(n1, mean1, var1, n2, mean2, var2):
        mean = (n1 * mean1 + n2 * mean2) / (n1 + n2)
        return mean, square_of_the_whole(n1, mean1, var1, n2, mean2, var2) - (mean**2 if minus else 0)

    return answer


def by_moments_around_one_number(n1, mean1, var1, n2, mean2, var2):
    """The same after one number is subtracted from the means of all features."""
    middle = np.mean([mean1, mean2])
    mean, var = by_moments(squares_of_the_parts)(n1, mean1 - middle, var1, n2, mean2 - middle, var2)
    return mean + middle, var


def squares_of_the_parts(n1, mean1, var1, n2, mean2, var2):
    return (n1 * (var1 + mean1**2) + n2 * (var2 + mean2**2)) / (n1 + n2)


def squares_by_shares(n1, mean1, var1, n2, mean2, var2):
    p, q = n1 / (n1 + n2), n2 / (n1 + n2)
    return p * (var1 + mean1**2) + q * (var2 + mean2**2)


def squares_apart(n1, mean1, var1, n2, mean2, var2):
    return (n1 * var1 + n2 * var2) / (n1 + n2) + (n1 * mean1**2 + n2 * mean2**2) / (n1 + n2)


def weighted_by(spread):
    """Means that are weighted by a function of the variances."""

    def answer(n1, mean1, var1, n2, mean2, var2):
        s1, s2 = spread(var1), spread(var2)
        with np.errstate(invalid="ignore", divide="ignore"):
            mean = (s1 * mean1 + s2 * mean2) / (s1 + s2)
        var = (n1 * (var1 + (mean1 - mean) ** 2) + n2 * (var2 + (mean2 - mean) ** 2)) / (n1 + n2)
        return mean, var

    return answer


def without_a_constant_part(n1, mean1, var1, n2, mean2, var2):
    mean, var = pool(n1, mean1, var1, n2, mean2, var2)
    return mean, np.where(var1 == 0, var2, np.where(var2 == 0, var1, var))


def without_a_single_example(n1, mean1, var1, n2, mean2, var2):
    mean, var = pool(n1, mean1, var1, n2, mean2, var2)
    return mean, var2 if n1 == 1 else var1 if n2 == 1 else var


def weighted_mean(n1, mean1, n2, mean2):
    """The same mean; for huge means it is rounded otherwise."""
    return weighted(n1, n2, mean1, mean2)


def distance_as_it_is(mean_of):
    def answer(n1, mean1, var1, n2, mean2, var2):
        mean = mean_of(n1, mean1, n2, mean2)
        return mean, weighted(n1, n2, var1 + np.abs(mean1 - mean), var2 + np.abs(mean2 - mean))

    return answer


# -- two at once -----------------------------------------------------------------------------------------

WITHIN = [
    ("as for a t test", {"within": two_degrees_less}),
    ("mean of the deviations", {"within": mean_deviation}),
    ("unbiased parts", {"within": unbiased_sums}),
    ("variances squared", {"within": lambda n1, n2, first, second: weighted(n1, n2, first**2, second**2)}),
    ("variances added", {"within": lambda n1, n2, first, second: first + second}),
    ("variance of a mean", {"within": by_squared_shares}),
]
BETWEEN = [
    *(("distance not weighted", {"between": lambda n1, n2, apart, share=share: share(n1, n2) * apart**2})
      for share in (lambda n1, n2: 1, lambda n1, n2: 1 / 4, lambda n1, n2: 1 / 2)),
    ("distance not squared", {"between": lambda n1, n2, apart: np.abs(apart) * n1 * n2 / (n1 + n2) ** 2}),
    ("minus", {"between": lambda n1, n2, apart: -right_between(n1, n2, apart)}),
]
WHOLE = [
    ("unbiased", {"whole": lambda var, n: var * n / (n - 1)}),
    ("deviation for variance", {"whole": lambda var, n: np.sqrt(var)}),
]
MEANS = [("not weighted", {"mean": plain_mean})]


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
        Case((10, np.array([1e9, -1e9]), np.array([1.0, 2.0]), 30, np.array([1e9 + 2, 1 - 1e9]),
              np.array([1.5, 1.0])), kind="extreme", about="huge means, one above 0 and one below"),
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
        "The parts 0, 0 and 10, 10 both have the variance 0. Together they have the mean 5 and the variance "
        "25. So a part of the spread lies **within** the two parts, and a part **between** them.",
        "The mean of the whole lies the fraction $n_2/(n_1+n_2)$ of the way from the first mean to the "
        "second. So how far is each part's mean from it? The mean squared distance of a part from any number "
        "$c$ is its variance plus (its mean minus $c$) squared. For example 0 and 2, with the mean 1 and the "
        "variance 1: from $c = 3$ the squares are 9 and 1, and their mean is $5 = 1 + 2^2$.",
        "Compute with the difference of the two means and never with their squares.",
    ],
    reference=pool,
    alternatives=[pool_by_parts],
    cases=pool_cases,
    misconceptions=[
        misconception(
            "within only", [made_of(between=nothing)],
            "The mean is right. The variance only counts the spread **within** the parts. If each machine "
            "saw one constant, 0 here and 10 there, it would be 0.",
        ),
        misconception(
            "within only, unbiased",
            [made_of(between=nothing, whole=lambda var, n: var * n / (n - 1)),
             made_of(plain_mean, between=nothing, whole=lambda var, n: var * n / (n - 1))],
            "The spread **between** the parts is missing: the distance of the two means makes the whole "
            "wider. And the divisor is $n_1 + n_2$, without a $- 1$.",
        ),
        misconception(
            "whole division", [lambda n1, mean1, var1, n2, mean2, var2: (0 * mean1, 0 * var1)],
            "Mean and variance are 0 here, whatever the input is. Is `//` used for `/`? It cuts a fraction "
            "below 1 to 0.",
        ),
        misconception(
            "part without spread left out", [without_a_constant_part, without_a_single_example],
            "Where a part has no spread, as one of a single example, your variance is that of the other part "
            "alone. Its examples still count, and so does the distance of its mean from the other.",
        ),
        misconception(
            "between only",
            [made_of(within=lambda n1, n2, first, second: 0 * first),
             made_of(within=lambda n1, n2, first, second: 0 * first, mean=plain_mean,
                     between=lambda n1, n2, apart: apart**2 / 4),
             made_of(within=lambda n1, n2, first, second: 0 * first,
                     between=lambda n1, n2, apart: apart**2 / 4)],
            "The variance only counts the distance **between** the two means. Each part has a spread of its "
            "own as well.",
        ),
        misconception(
            "not weighted",
            [made_of(plain_mean, plain, lambda n1, n2, apart: apart**2 / 4), made_of(plain_mean),
             made_of(plain_mean, plain), made_of(within=plain),
             made_of(within=plain, between=lambda n1, n2, apart: apart**2 / 4), about_the_plain_mean],
            "Both parts have the same weight here, in the mean, in the variance or in both. A part with more "
            "examples counts for more.",
        ),
        misconception(
            "plain averages", [made_of(plain_mean, plain, nothing), made_of(right_mean, plain, nothing),
                               made_of(plain_mean, weighted, nothing)],
            "These are averages of the two means or of the two variances, as if the sizes of the parts, or "
            "the distance between their means, did not count.",
        ),
        misconception(
            "pooled estimate",
            in_each_mean(between=nothing, within=lambda n1, n2, first, second:
                         ((n1 - 1) * first + (n2 - 1) * second) / (n1 + n2 - 2)),
            "This is the pooled variance of a t-test: it assumes both parts scatter around their **own** "
            "mean. Batch norm needs the spread around the common one.",
        ),
        misconception(
            "not divided",
            [made_of(whole=lambda var, n: n * var), made_of(between=nothing, whole=lambda var, n: n * var)],
            "This is the **sum** of all squared distances, which some algorithms carry along. The variance "
            "is their mean: divide by $n_1 + n_2$.",
        ),
        misconception(
            "distance not divided",
            [made_of(between=lambda n1, n2, apart: apart**2 * n1 * n2 / (n1 + n2)),
             made_of(within=lambda n1, n2, first, second: n1 * first + n2 * second)],
            "One of the two spreads is a mean here, the other still a sum over all examples. Divide both, "
            "within and between, by $n_1 + n_2$.",
        ),
        misconception(
            "spread between not divided", [made_of(between=lambda n1, n2, apart: apart**2 * n1 * n2)],
            "The spread between the parts is not divided: `n1 * n2 * (mean2 - mean1)**2` belongs over "
            "`(n1 + n2)**2`.",
        ),
        misconception(
            "unbiased", [made_of(whole=lambda var, n: var * n / (n - 1))],
            "This is what the divisor $n_1 + n_2 - 1$ gives. The variances here are biased ones, and so is "
            "the result.",
            credit=0.5,
        ),
        misconception(
            "as for a t test",
            [made_of(within=two_degrees_less)],
            "Within the parts you have the pooled variance of a t test: weights $n - 1$, and $n_1 + n_2 - 2$ "
            "below. Here the variances are those of a description, with the weights $n_1$ and $n_2$.",
        ),
        misconception(
            "mean of the deviations",
            [made_of(within=mean_deviation), made_of(within=mean_deviation, between=nothing)],
            "Within the parts you average the standard deviations and square the result. Variances are what "
            "adds up: average these.",
        ),
        misconception(
            "unbiased parts",
            [made_of(within=unbiased_sums, whole=lambda var, n: var * n / (n - 1)),
             made_of(within=unbiased_sums), made_of(within=unbiased_sums, between=nothing),
             made_of(within=unbiased_sums, between=nothing, whole=lambda var, n: var * n / (n - 1))],
            "Here the variances count as **unbiased** ones, sums divided by $n - 1$. These are biased: $n_1$ "
            "times `var1` is the sum of the first part.",
        ),
        misconception(
            "weights exchanged",
            [lambda n1, mean1, var1, n2, mean2, var2: pool(n2, mean1, var1, n1, mean2, var2),
             made_of(mean=lambda n1, mean1, n2, mean2: right_mean(n2, mean1, n1, mean2)),
             around_the_crossed_mean,
             made_of(within=lambda n1, n2, first, second: weighted(n2, n1, first, second))],
            "Each part has got the weight of the other, in the mean or in the variance: the larger part must "
            "count for more.",
        ),
        misconception(
            "variances added",
            [made_of(within=lambda n1, n2, first, second: first + second, between=nothing),
             made_of(within=lambda n1, n2, first, second: first + second),
             made_of(within=lambda n1, n2, first, second: (first + second) / (n1 + n2)),
             made_of(within=lambda n1, n2, first, second: first + second,
                     between=lambda n1, n2, apart: apart**2 * n1 * n2 / (n1 + n2)),
             lambda n1, mean1, var1, n2, mean2, var2: (mean1 + mean2, var1 + var2)],
            "Variances add up for a **sum** of two independent numbers. Here two groups of numbers are put "
            "side by side, and each counts with its number of examples.",
        ),
        misconception(
            "variances squared",
            [made_of(within=lambda n1, n2, first, second: weighted(n1, n2, first**2, second**2)),
             made_of(within=lambda n1, n2, first, second: weighted(n1, n2, first**2, second**2),
                     between=nothing)],
            "The given variances are squared here, as deviations would have to be. They are squares already.",
        ),
        misconception(
            "variance of a mean",
            [made_of(between=between, within=within) for between in (nothing, right_between)
             for within in (lambda n1, n2, first, second: first / n1 + second / n2, by_squared_shares)],
            "The given variances are put together as for the variance of a **mean** or of a difference of "
            "means, as in a standard error. Asked for is the variance of the examples themselves: each "
            "variance counts with its part's share of them.",
        ),
        misconception(
            "by moments",
            [by_moments(squares_of_the_parts), by_moments(squares_by_shares), by_moments(squares_apart),
             by_moments_around_one_number],
            "Right on paper: $E[x^2] - E[x]^2$. With means of $10^9$ the squares are $10^{18}$ and the "
            "variance drowns in their rounding. Use the difference of the means.",
            credit=0.5,
        ),
        misconception(
            "mean of the squares", [by_moments(squares_apart, minus=False)],
            "This is the mean of the **squares** of all examples. The variance measures distances from the "
            "mean: the square of the mean is still in it.",
        ),
        misconception(
            "distance not weighted",
            [made_of(between=lambda n1, n2, apart: apart**2),
             made_of(between=lambda n1, n2, apart: apart**2 / 4),
             made_of(between=lambda n1, n2, apart: apart**2 / 2),
             made_of(between=lambda n1, n2, apart: apart**2 * (n1**2 + n2**2) / (n1 + n2) ** 2),
             made_of(between=lambda n1, n2, apart: apart**2 * (n1**2 + n2**2) / (n1 + n2) ** 2 / 2),
             made_of(between=lambda n1, n2, apart: apart**2 * n1 / (n1 + n2)),
             made_of(between=lambda n1, n2, apart: apart**2 * n2 / (n1 + n2)),
             made_of(between=lambda n1, n2, apart: apart**2 * n2**2 / (n1 + n2) ** 2),
             made_of(between=lambda n1, n2, apart: apart**2 * n1**2 / (n1 + n2) ** 2)],
            "Within and between are both there, but the distance between the means has the wrong weight. "
            "Each part is off by its distance to the **common** mean, and counts with its share of the "
            "examples.",
        ),
        misconception(
            "distance to the new mean",
            [made_of(between=lambda n1, n2, apart: apart**2 * n1**3 * n2 / (n1 + n2) ** 4),
             made_of(between=lambda n1, n2, apart: apart**2 * n2**3 * n1 / (n1 + n2) ** 4)],
            "This is what a distance to the **new** mean gives in a formula that needs the distance between "
            "the two old ones.",
        ),
        misconception(
            "distance not squared",
            [made_of(between=lambda n1, n2, apart: apart * n1 * n2 / (n1 + n2) ** 2),
             made_of(between=lambda n1, n2, apart: -apart * n1 * n2 / (n1 + n2) ** 2),
             made_of(between=lambda n1, n2, apart: np.abs(apart) * n1 * n2 / (n1 + n2) ** 2),
             distance_as_it_is(right_mean), distance_as_it_is(weighted_mean)],
            "The distance between the means is not squared here. Variances are squares.",
        ),
        misconception(
            "minus", [made_of(between=lambda n1, n2, apart: -right_between(n1, n2, apart))],
            "The spread between the parts is subtracted here. Parts that lie apart make the whole **wider**.",
        ),
        misconception(
            "deviation for variance",
            [made_of(whole=lambda var, n: np.sqrt(var)),
             made_of(between=nothing, whole=lambda var, n: np.sqrt(var)),
             made_of(whole=lambda var, n: np.sqrt(var * n / (n - 1)))],
            "This is a standard **deviation**, a root. The variance is asked for.",
        ),
        misconception(
            "mean misplaced",
            [made_of(mean=lambda n1, mean1, n2, mean2: mean1 + (mean2 - mean1) + n2 / (n1 + n2)),
             made_of(mean=lambda n1, mean1, n2, mean2: mean1 + mean2 * n2 / (n1 + n2)),
             made_of(mean=lambda n1, mean1, n2, mean2: mean1 - (mean2 - mean1) * n2 / (n1 + n2)),
             made_of(mean=lambda n1, mean1, n2, mean2: mean2 + (mean2 - mean1) * n2 / (n1 + n2)),
             made_of(mean=lambda n1, mean1, n2, mean2: n1 * mean1 + n2 * mean2 / (n1 + n2))],
            "The variance is right, and the mean does not lie between the two means where it should. Look at "
            "signs and brackets: it is on the way from the first mean to the second, the fraction "
            "$n_2/(n_1+n_2)$ of it.",
        ),
        Misconception(
            "weighted by the spreads", weighted_by(np.sqrt),
            "The two means are weighted by their **spreads** here. What counts is how many examples each "
            "machine has seen: `n1` and `n2`.",
            also=(weighted_by(np.asarray),),
        ),
    ],
    composed=two_at_once(
        made_of, WITHIN, BETWEEN, WHOLE, MEANS,
        but=[("unbiased parts", "unbiased"), ("minus", "deviation for variance"),
             ("distance not weighted", "not weighted")],
    ),
    explanation="Synchronized batch norm does this over many graphics cards.",
)
