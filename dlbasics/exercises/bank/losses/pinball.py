"""Compute the mean pinball loss: too low and too high cost differently."""

import numpy as np

from dlbasics.exercises.bank.combined_misconceptions import two_at_once
from dlbasics.exercises.bank.common_misconceptions import all_pairs, if_on_an_array, one_example_only
from dlbasics.exercises.kinds import Case, Code, Misconception


def pinball(y, y_hat, q):
    error = y - y_hat
    return np.mean(np.where(error >= 0, q * error, (1 - q) * -error))


def pinball_by_hand(y, y_hat, q):
    costs = [q * (a - b) if a > b else (1 - q) * (b - a) for a, b in zip(y, y_hat, strict=True)]
    return sum(costs) / len(costs)


def mean_of(formula):
    """The mean of a formula in e, the target minus the prediction, and q."""
    return lambda y, y_hat, q: np.mean(formula(y - y_hat, q))


def part_means(combine, empty=0.0, is_low=np.greater_equal, is_high=np.less):
    """The mean error of predictions that are too low, and of those too high, each at its price."""

    def answer(y, y_hat, q):
        error = y - y_hat
        low, high = error[is_low(error, 0)], -error[is_high(error, 0)]
        cost_of_low = q * np.mean(low) if low.size else empty
        cost_of_high = (1 - q) * np.mean(high) if high.size else empty
        return combine(cost_of_low, cost_of_high)

    return answer


def weighted_mean(is_low):
    def answer(y, y_hat, q):
        price = np.where(is_low(y, y_hat), q, 1 - q)
        return np.average(np.abs(y - y_hat), weights=price)

    return answer


def if_once(y, y_hat, q):
    if y >= y_hat:
        return np.mean(q * (y - y_hat))
    return np.mean((1 - q) * (y_hat - y))


def decided_once(is_low):
    """One `if` for all errors: each of them has the same price."""
    return lambda y, y_hat, q: (q if is_low(y - y_hat) else 1 - q) * np.mean(np.abs(y - y_hat))


def whole_numbers(y, y_hat, q):
    """The costs, written into an array of integers."""
    with np.errstate(invalid="ignore"):
        return np.where(y > y_hat, q * (y - y_hat), (1 - q) * (y_hat - y)).astype(int).mean()


def in_whole_units(whole):
    """The size of each error is made a whole number first."""
    return lambda y, y_hat, q: np.mean(np.where(y > y_hat, q, 1 - q) * whole(np.abs(y - y_hat)))


def hits_not_counted(nothing):
    """The sum of the costs, divided by the number of errors that are not 0."""

    def answer(y, y_hat, q):
        misses = np.count_nonzero(y - y_hat)
        return len(y) * pinball(y, y_hat, q) / misses if misses else nothing

    return answer


def nan_at_exact_hits(y, y_hat, q):
    return np.nan if np.any(y == y_hat) else pinball(y, y_hat, q)


# -- two at once -----------------------------------------------------------------------------------------


def mean_of_all(cost, is_low):
    return cost.mean()


def means_of_the_sides(share=1, empty=np.nan):
    def reduce(cost, is_low):
        low, high = cost[is_low], cost[~is_low & (cost != 0)]
        return share * sum(side.mean() if side.size else empty for side in (low, high))

    return reduce


def pinball_with(prices=lambda q: (q, 1 - q), size=np.abs, reduce=mean_of_all):
    """The loss with other prices of low and high predictions, another size or mean."""

    def answer(y, y_hat, q):
        error = y - y_hat
        low, high = prices(q)
        return reduce(np.where(error > 0, low, high) * size(error), error > 0)

    return answer


PRICES = [
    ("sides exchanged", {"prices": lambda q: (1 - q, q)}),
    ("one price for both", {"prices": lambda q: (q, q)}),
    ("1 - q for both", {"prices": lambda q: (1 - q, 1 - q)}),
    ("plain MAE", {"prices": lambda q: (1, 1)}),
    ("divided by the price", {"prices": lambda q: (1 / q, 1 / (1 - q))}),
]
SIZES = [("negative cost", {"size": lambda e: e}), ("squared", {"size": np.square})]
MEANS = [
    ("sum", {"reduce": lambda cost, is_low: cost.sum()}),
    *(("means of the sides", {"reduce": means_of_the_sides(*how)})
      for how in ((1,), (1 / 2,), (1, 0.0), (1 / 2, 0.0))),
]


def pinball_cases(rng):
    y = rng.normal(size=10)
    return [
        Case((np.array([10.0, 12.0, 20.0, 15.0]), np.array([14.0, 11.0, 12.0, 15.0]), 0.9),
             about="one prediction too high, two too low, one exact, q = 0.9"),
        Case((y, np.zeros(10), 0.25), about="ten random targets, one constant prediction, q = 0.25"),
        Case((y, y + 1, 0.8), kind="edge", about="every prediction too high by 1"),
        Case((np.array([3.0, 4.0]), np.array([3.0, 4.0]), 0.3), kind="edge", about="no error at all"),
        Case((np.array([1e300, 0.0]), np.array([0.0, 1e300]), 0.1), kind="extreme",
             about="very large errors"),
    ]


PINBALL = Code(
    id="losses/pinball",
    title="Too late is worse than too early",
    points=3,
    stub='''\
def pinball(y, y_hat, q):
    """Return the mean pinball loss of two arrays of shape `(n,)`, for a number
    `q` between 0 and 1: each unit by which a prediction is too **low** costs
    `q`, each unit by which it is too **high** costs `1 - q`."""
    ...
''',
    hints=[
        "Too low means $\\hat y < y$. Let $e = y - \\hat y$ here, the other way round than in the chapter: "
        "then too low means $e > 0$.",
        "A condition on $e$ chooses the price, `q` or `1 - q`; `np.where` does that for all errors at once. "
        "What is the price multiplied by?",
        "No cost is negative: where $e < 0$, the price is multiplied by $-e$. The mean comes last.",
    ],
    reference=pinball,
    alternatives=[
        lambda y, y_hat, q: np.maximum(q * (y - y_hat), (q - 1) * (y - y_hat)).mean(),
        pinball_by_hand,
        mean_of(lambda e, q: (q - (e < 0)) * e),
    ],
    cases=pinball_cases,
    misconceptions=[
        Misconception(
            "sides exchanged", lambda y, y_hat, q: pinball(y, y_hat, 1 - q),
            "The two sides are exchanged: here a prediction that is too **high** costs q. Is $y - \\hat "
            "y$ positive or negative when the prediction is too low?",
        ),
        Misconception(
            "one price for both", mean_of(lambda e, q: q * np.abs(e)),
            "Both directions cost q. Then q only scales the MAE, and the best constant is the median "
            "whatever q is.",
        ),
        Misconception(
            "1 - q for both", mean_of(lambda e, q: (1 - q) * np.abs(e)),
            "Both directions cost $1 - q$. That is the price of predictions that are too high; those that "
            "are too low cost q.",
        ),
        Misconception(
            "plain MAE", mean_of(lambda e, q: np.abs(e)),
            "This is the MAE: both directions cost 1, and q has no effect. Adding both prices, $q|e| + "
            "(1-q)|e|$, gives it as well: only one of them counts, by the sign of $e$.",
        ),
        Misconception(
            "negative cost", mean_of(lambda e, q: np.where(e >= 0, q, 1 - q) * e),
            "Errors in one direction come out negative here, and pay for those in the other. A cost needs "
            "the size of the error.",
        ),
        Misconception(
            "negative cost, sides exchanged", mean_of(lambda e, q: np.where(e >= 0, 1 - q, q) * -e),
            "Two things: the sides are exchanged, so that a prediction that is too high costs q; and errors "
            "in the other direction come out negative, where a cost needs their size.",
        ),
        Misconception(
            "negated", lambda y, y_hat, q: -pinball(y, y_hat, q),
            "Your values are the right ones with a minus before them. A cost is never negative.",
        ),
        Misconception(
            "one side free", mean_of(lambda e, q: q * np.maximum(e, 0)),
            "Predictions that are too high cost nothing here, so every prediction that is high enough "
            "would be best. Each unit of them costs $1 - q$.",
        ),
        Misconception(
            "other side free", mean_of(lambda e, q: (1 - q) * np.maximum(-e, 0)),
            "Predictions that are too low cost you nothing. Each unit of them costs q.",
        ),
        Misconception(
            "1 - q in the maximum", mean_of(lambda e, q: np.maximum(q * e, (1 - q) * e)),
            "Let $e = y - \\hat y$. You return the larger of $qe$ and $(1-q)e$. In the form with a maximum "
            "the second factor is $q - 1$, a negative number: then one of the two products is the cost, and "
            "the other is not above 0.",
        ),
        Misconception(
            "bracket of q - 1 lost", mean_of(lambda e, q: np.maximum(q * e, q - 1 * e)),
            "Where a prediction is too high you return $q - e$, with $e = y - \\hat y$. The product needs "
            "its bracket: `(q - 1) * e`.",
            also=(mean_of(lambda e, q: np.where(e >= 0, q * e, q - 1 * e)),),
        ),
        Misconception(
            "bracket of 1 - q lost", mean_of(lambda e, q: np.where(e >= 0, q * e, 1 - q * -e)),
            "Where a prediction is too high, a 1 stands by itself in your result: `1 - q * e` is not "
            "`(1 - q) * e`. The price needs its bracket, `(1 - q)`, times the size of the error.",
            also=(
                mean_of(lambda e, q: np.where(e >= 0, q * e, 1 - q * e)),
                mean_of(lambda e, q: q * np.maximum(e, 0) + 1 - q * np.maximum(-e, 0)),
            ),
        ),
        Misconception(
            "q outside the bracket", mean_of(lambda e, q: np.abs(-e * (e <= 0) - q)),
            "A product with the error and q are subtracted from each other here. For $e = y - \\hat y$ the "
            "price is q minus the truth value of *too high*: both stand in one bracket, before the bracket "
            "is multiplied by the error.",
            also=(
                mean_of(lambda e, q: np.abs(e * (e >= 0) - q)),
                mean_of(lambda e, q: e * (e > 0) - q),
                mean_of(lambda e, q: q - (e < 0) * e),
                mean_of(lambda e, q: -e * (e <= 0) - q),
            ),
        ),
        Misconception(
            "smaller of the two", mean_of(lambda e, q: np.minimum(q * e, (q - 1) * e)),
            "Let $e = y - \\hat y$. Of $qe$ and $(q-1)e$ you return the smaller, which is never positive. "
            "The cost is the larger one.",
        ),
        Misconception(
            "both products added", mean_of(lambda e, q: q * e + (q - 1) * e),
            "Let $e = y - \\hat y$. Your costs are $qe + (q-1)e$, the sum of two products. Only one of them "
            "is the cost of an error: the larger.",
        ),
        Misconception(
            "no size", mean_of(lambda e, q: q * e),
            "You return the mean of $qe$, with the sign of the error. Errors of both signs cancel, and $1 - "
            "q$ does not appear.",
            also=(mean_of(lambda e, q: -q * e),),
        ),
        Misconception(
            "squared", mean_of(lambda e, q: np.where(e >= 0, q, 1 - q) * e**2),
            "Each error is squared. That loss has its use too (it leads to expectiles); here each **unit** "
            "of error costs q or 1 - q.",
        ),
        Misconception(
            "prices without the errors", mean_of(lambda e, q: np.where(e > 0, q, 1 - q)),
            "You count q or 1 - q for each example. Multiply it by the **size** of the error.",
            also=(mean_of(lambda e, q: np.where(e >= 0, q, 1 - q)),
                  mean_of(lambda e, q: q * (e > 0) + (1 - q) * (e < 0))),
        ),
        Misconception(
            "divided by the price", mean_of(lambda e, q: np.where(e >= 0, e / q, -e / (1 - q))),
            "The errors are divided by their prices. Each unit costs q or $1 - q$: multiply.",
        ),
        Misconception(
            "both prices at once", mean_of(lambda e, q: np.where(e >= 0, q * e, -q * (1 - q) * e)),
            "Errors in one direction are multiplied by **both** prices, $q\\,(1-q)$. A mask that is taken "
            "after the first price has been written finds those errors again: take both masks of the old "
            "values.",
            also=(mean_of(lambda e, q: np.where(e >= 0, q * (1 - q) * e, -(1 - q) * e)),),
        ),
        Misconception(
            "both prices for one side", mean_of(lambda e, q: np.where(e > 0, e, (q - 1) * e)),
            "Errors of one sign cost q **and** $1 - q$ here, 1 for each unit. Each error costs one of the "
            "two, by its sign.",
            also=(mean_of(lambda e, q: np.where(e > 0, q * e, -e)),),
        ),
        Misconception(
            "twice", lambda y, y_hat, q: 2 * pinball(y, y_hat, q),
            "Twice the loss: so defined, it is the MAE at $q = \\frac12$, and some libraries take it. Here "
            "each unit costs q or $1 - q$, no more.",
        ),
        Misconception(
            "means of the sides", part_means(lambda low, high: low + high),
            "The mean of the predictions that are too low and the mean of those too high are put together. "
            "So few of one kind count as much as many of the other. Take one mean, over all examples.",
            also=(
                part_means(lambda low, high: (low + high) / 2),
                part_means(lambda low, high: low + high, np.nan),
                part_means(lambda low, high: (low + high) / 2, np.nan),
                part_means(lambda low, high: low + high, is_low=np.greater),
                part_means(lambda low, high: (low + high) / 2, is_low=np.greater),
                *(part_means(combine, empty, np.greater, np.less_equal) for empty in (0.0, np.nan)
                  for combine in (lambda low, high: low + high, lambda low, high: (low + high) / 2)),
            ),
        ),
        Misconception(
            "mean error first",
            lambda y, y_hat, q: max(q * np.mean(y - y_hat), (q - 1) * np.mean(y - y_hat)),
            "This is the loss of the mean error, or of the sum of the errors, in which errors of both signs "
            "cancel. Each error is priced first; the mean comes last.",
            also=(lambda y, y_hat, q: max(q * np.sum(y - y_hat), (q - 1) * np.sum(y - y_hat)),),
        ),
        Misconception(
            "one decision for all", decided_once(lambda error: np.mean(error) > 0),
            "One price is chosen for all errors together. Each error has its own, by its own sign: "
            "`np.where` chooses for every entry, and the mean comes last.",
            also=tuple(map(decided_once, (
                lambda error: np.mean(error) >= 0, lambda error: np.any(error > 0),
                lambda error: np.any(error >= 0), lambda error: np.median(error) > 0,
                lambda error: np.median(error) >= 0))),
        ),
        Misconception(
            "prices averaged apart",
            lambda y, y_hat, q: np.mean(np.where(y > y_hat, q, 1 - q)) * np.mean(np.abs(y - y_hat)),
            "The prices are averaged apart from the errors or their sizes, and the two means are "
            "multiplied. Each error meets its own price first; the mean comes last.",
            also=(
                lambda y, y_hat, q: np.mean(np.where(y >= y_hat, q, 1 - q)) * np.mean(np.abs(y - y_hat)),
                lambda y, y_hat, q: np.mean(q - (y < y_hat)) * np.mean(y - y_hat),
                lambda y, y_hat, q: np.mean(q - (y <= y_hat)) * np.mean(y - y_hat),
            ),
        ),
        Misconception(
            "costs cut to whole numbers", whole_numbers,
            "Your costs lose what stands behind the point before the mean is taken. An array of integers "
            "cuts what is written into it: make it with `np.zeros(n)`, without `dtype=int`.",
        ),
        Misconception(
            "whole units only", in_whole_units(np.trunc),
            "Only **whole** units of an error count here: each size is rounded or cut to a whole number "
            "first. Half a unit costs half as much as a whole one.",
            also=(in_whole_units(np.ceil), in_whole_units(np.round)),
        ),
        Misconception(
            "quantile of the errors", lambda y, y_hat, q: np.quantile(np.abs(y - y_hat), q),
            "This is the $q$-quantile of the errors. The loss leads to a quantile when a prediction is "
            "chosen by it; it is itself a mean of prices.",
            also=(
                lambda y, y_hat, q: np.quantile(y - y_hat, q),
                lambda y, y_hat, q: np.quantile(y_hat - y, q),
            ),
        ),
        Misconception(
            "sum", lambda y, y_hat, q: len(y) * pinball(y, y_hat, q),
            "The costs are added up. The mean divides by the number of examples.",
        ),
        Misconception(
            "weighted mean", weighted_mean(np.greater),
            "The sum is divided by the sum of the prices. That is a weighted mean; here the sum is divided "
            "by the number of examples.",
            also=(weighted_mean(np.greater_equal),),
        ),
        all_pairs(pinball),
        one_example_only(pinball),
        if_on_an_array(if_once, lambda y, y_hat, q: max(q * (y - y_hat), (q - 1) * (y - y_hat))),
        Misconception(
            "nan where an error is 0", nan_at_exact_hits,
            "One prediction is exactly right, and you return `nan`: its error is divided by its size there, "
            "0/0, as a fraction does that gives the sign of the error. Choose the side by a comparison.",
            credit=0.5,
        ),
        Misconception(
            "q not used", lambda y, y_hat, q: np.mean(np.abs(y - y_hat)) / 2,
            "`q` has no effect: this is half the mean distance, the pinball loss for $q = \\frac12$.",
        ),
        Misconception(
            "hits not counted", hits_not_counted(0.0),
            "The sum is divided by the number of predictions that are **wrong**. One that is exactly right "
            "costs nothing, and it counts in the mean: divide by the number of all.",
            credit=0.5,
            also=(hits_not_counted(np.nan),),
        ),
    ],
    places=(
        ("sum",),
        ("sides exchanged", "one price for both", "1 - q for both", "plain MAE", "one side free",
         "other side free", "1 - q in the maximum", "smaller of the two", "both products added", "no size"),
    ),
    composed=two_at_once(
        pinball_with, PRICES, SIZES, MEANS,
        but=[("one price for both", "negative cost"), ("plain MAE", "negative cost"),
             ("plain MAE", "squared")],
    ),
    explanation="The constant that minimizes it is the $q$-quantile of the targets; at $q = \\frac12$ it is "
    "half the MAE, and the quantile is the median. With $q = 0.9$ a model learns to promise a time that is "
    "kept nine times in ten.",
)
