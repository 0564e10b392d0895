"""Standardize training data, and new data by the same change."""

from itertools import product

import numpy as np

from dlbasics.exercises.bank.combined_misconceptions import two_at_once
from dlbasics.exercises.bank.common_misconceptions import misconception
from dlbasics.exercises.kinds import Case, Code, Misconception
from dlbasics.validation import ignore_fp_warnings as quiet


def standardize(X, X_new):
    mu, sd = X.mean(axis=0), X.std(axis=0)
    # The deviation of a constant column can be 1e-17 instead of 0: its mean is rounded.
    sd = np.where(np.ptp(X, axis=0) == 0, 1, sd)
    return (X - mu) / sd, (X_new - mu) / sd


def standardize_loops(X, X_new):
    out, out_new = np.zeros(X.shape), np.zeros(X_new.shape)
    for j in range(X.shape[1]):
        sd = np.sqrt(np.mean((X[:, j] - np.mean(X[:, j])) ** 2))
        sd = 1 if sd < 1e-12 else sd
        out[:, j], out_new[:, j] = (X[:, j] - np.mean(X[:, j])) / sd, (X_new[:, j] - np.mean(X[:, j])) / sd
    return out, out_new


# What becomes of a deviation before it divides: constant columns get a 1, or are forgotten.
def with_ones(sd):
    return np.where(sd < 1e-12, 1, sd)


def with_ones_for_0(sd):
    return np.where(sd == 0, 1, sd)


def as_it_is(sd):
    return sd


def scaled(X, mu, sd, guard=with_ones):
    return (X - mu) / guard(sd)


def divides_by_zero(X, X_new):
    with np.errstate(divide="ignore", invalid="ignore"):
        return tuple(scaled(A, X.mean(0), X.std(0), as_it_is) for A in (X, X_new))


def by(statistics, guard=with_ones):
    """Scale both tables by ``statistics(X)``, a mean and a deviation."""
    return lambda X, X_new: tuple(scaled(A, *statistics(X), guard) for A in (X, X_new))


def each_by(statistics, guard=with_ones):
    """Scale each table by its own ``statistics(table)``."""
    return lambda X, X_new: tuple(scaled(A, *statistics(A), guard) for A in (X, X_new))


def both_by(statistics):
    """Scale both tables by the ``statistics`` of both together."""
    return lambda X, X_new: tuple(scaled(A, *statistics(np.concatenate([X, X_new]))) for A in (X, X_new))


def new_by(statistics, guard=with_ones):
    """Scale the training part rightly and the new one by ``statistics(X, X_new)``."""
    return lambda X, X_new: (scaled(X, X.mean(0), X.std(0), guard),
                             scaled(X_new, *statistics(X, X_new), guard))


def mean_and_deviation(A):
    return A.mean(0), A.std(0)


def with_sample_deviation(A):
    return A.mean(0), A.std(0, ddof=1)


def of_the_rows(A):
    return A.mean(1, keepdims=True), A.std(1, keepdims=True)


# The usual ways to keep a divisor away from 0 by an eps, each with the sizes in which it is met.
FLOAT_EPS = float(np.finfo(float).eps)
EPS_WAYS = {
    lambda sd, eps: sd + eps:
        (1e-20, 1e-16, FLOAT_EPS, 1e-15, 1e-12, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3),
    np.maximum: (FLOAT_EPS, 1e-15, 1e-12, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-3),
    lambda sd, eps: np.sqrt(sd**2 + eps): (1e-12, 1e-10, 1e-8, 1e-7, 1e-6, 1e-5),
    lambda sd, eps: np.where(sd == 0, eps, sd): (1e-12, 1e-10, 1e-8, 1e-6),
}


def with_eps(way, eps):
    return lambda X, X_new: tuple((A - X.mean(0)) / way(X.std(0), eps) for A in (X, X_new))


def with_threshold(threshold):
    return lambda X, X_new: tuple(
        scaled(A, X.mean(0), X.std(0), lambda sd: np.where(sd < threshold, 1, sd)) for A in (X, X_new))


def constant_becomes(value):
    """Right but for constant columns, which become ``value(table)``; by a deviation of 0, or by equality."""
    return [
        lambda X, X_new: tuple(
            np.where(X.std(0) < 1e-12, value(A), scaled(A, X.mean(0), X.std(0))) for A in (X, X_new)),
        lambda X, X_new: tuple(
            np.where(X.std(0) == 0, value(A), scaled(A, X.mean(0), X.std(0), with_ones_for_0))
            for A in (X, X_new)),
    ]


def left_out(is_constant):
    def answer(X, X_new):
        kept = ~is_constant(X.std(0))
        return tuple(scaled(A[:, kept], X[:, kept].mean(0), X[:, kept].std(0), as_it_is) for A in (X, X_new))

    return answer


def without(hide):
    """Divides by 0 where a feature is constant, and hides what comes of it by ``hide(table)``."""
    return lambda X, X_new: tuple(hide(scaled(A, X.mean(0), X.std(0), as_it_is)) for A in (X, X_new))


def overwriting(guard):
    def form(X, X_new):
        mu, sd = X.mean(axis=0), guard(X.std(axis=0))
        X -= mu
        X /= sd
        X_new -= mu
        X_new /= sd
        return X, X_new

    return form


def length(X):
    return np.sqrt(np.sum(X**2, axis=0))


def smallest_and_range(X):
    return X.min(0), X.max(0) - X.min(0)


def median_and_quartiles(X):
    low, middle, high = np.percentile(X, [25, 50, 75], axis=0)
    return middle, high - low


def mean_distance(X):
    return np.abs(X - X.mean(0)).mean(0)


RANGES = [
    by(smallest_and_range),
    by(smallest_and_range, as_it_is),
    by(lambda X: (X.mean(0), np.ptp(X, axis=0))),
    by(lambda X: (X.min(), np.ptp(X))),
    by(lambda X: ((X.min(0) + X.max(0)) / 2, np.ptp(X, axis=0) / 2)),
    by(lambda X: (0, np.abs(X).max(0))),
    by(lambda X: (X.mean(0), X.max(0))),
    both_by(smallest_and_range),
    each_by(smallest_and_range),
]


def zeroed_and_shifted(is_constant):
    """Columns whose deviation ``is_constant`` are set to 0 first."""

    def answer(X, X_new):
        mu, sd = X.mean(0), X.std(0)
        constant = is_constant(sd)
        return tuple((np.where(constant, 0, A) - mu) / np.where(constant, 1, sd) for A in (X, X_new))

    return answer


def shifted_after(guard):
    """Divided first; then the mean is subtracted, in the unit from before."""
    return lambda X, X_new: tuple(A / guard(X.std(0)) - X.mean(0) for A in (X, X_new))


def constant_in_the_new_part(X, X_new):
    sd = np.where(np.ptp(X_new, axis=0) == 0, 1, X.std(0))
    with np.errstate(divide="ignore", invalid="ignore"):
        return tuple((A - X.mean(0)) / sd for A in (X, X_new))


def each_asked_apart(spread):
    """Each table says which of its own features are constant: those of which ``spread(table)`` is 0."""

    def answer(X, X_new):
        def scale(A):
            return (A - X.mean(0)) / np.where(spread(A) == 0, 1, X.std(0))

        return scale(X), scale(X_new)

    return quiet(answer)


# -- two at once -----------------------------------------------------------------------------------------


def standardize_with(center=lambda A: A.mean(0), spread=lambda A: A.std(0), source=lambda X, X_new: (X, X),
                     swap=1):
    """Scale both tables by other numbers, from other tables, or return them in the other order."""

    def answer(X, X_new):
        tables = zip((X, X_new), source(X, X_new), strict=True)
        return tuple(scaled(A, center(of), spread(of)) for A, of in tables)[::swap]

    return answer


SOURCES = [
    ("own statistics", {"source": lambda X, X_new: (X, X_new)}),
    ("statistics of the new part", {"source": lambda X, X_new: (X_new, X_new)}),
    ("pooled", {"source": lambda X, X_new: [np.concatenate([X, X_new])] * 2}),
]
SCALES = [
    ("divides only", {"center": lambda A: 0}),
    ("centres only", {"spread": lambda A: 1.0}),
    ("variance", {"spread": lambda A: A.var(0)}),
    ("length", {"spread": lambda A: length(A - A.mean(0))}),
    ("mean distance", {"spread": mean_distance}),
    ("smallest and largest", {"center": lambda A: A.min(0), "spread": lambda A: np.ptp(A, axis=0)}),
    ("whole table", {"center": np.mean, "spread": np.std}),
    ("median and quartiles", {"center": lambda A: median_and_quartiles(A)[0],
                              "spread": lambda A: median_and_quartiles(A)[1]}),
]
ORDER = [("tables exchanged", {"swap": -1})]


def standardize_cases(rng):
    size = np.array([1.0, 10.0, 500.0])
    table, new = rng.normal(5, 2, (6, 3)) * size, rng.normal(6, 2, (4, 3)) * size
    constant = table.copy()
    constant[:, 1] = 7.0
    constant[[1, -1], 2] = constant[0, 2]  # some equal rows do not make a feature constant
    tenths = rng.normal(5, 2, (10, 3)) * size
    tenths[:, 0] = 0.1
    small = np.array([1.0, 2e-6 / table[:, 1].std(), 1.0])  # a deviation of 2e-6, whatever the seed
    return [
        Case((table, new), about="three features of very different size"),
        Case((rng.normal(size=(4, 4)), rng.normal(size=(4, 4))), about="as many features as examples"),
        Case((table, new[:1]), kind="edge", about="a single new example"),
        Case((constant, new), kind="edge", about="the second feature is constant in the training part"),
        Case((tenths, new), kind="edge", about="the first feature is 0.1 in all ten training examples: its "
                                               "deviation is 1e-17, not 0"),
        Case((table * small, new * small), kind="edge",
             about="the numbers of the second feature are very small"),
        Case((1e8 + rng.integers(0, 9, (5, 3)), 1e8 + rng.integers(0, 9, (2, 3))), kind="extreme",
             about="features around a hundred million that differ by a few units"),
    ]


STANDARDIZE = Code(
    id="logistic_regression/standardize",
    title="Scale without peeking",
    points=4,
    stub='''\
def standardize(X, X_new):
    """Give every **feature** of the training part `X`, shape `(n, d)`, mean 0
    and standard deviation 1 (`np.std`, divisor $n$), and apply **the same**
    change to `X_new`, `(m, d)`. A feature that is constant in `X` is only
    shifted. Return both tables."""
    ...
''',
    hints=[
        "A feature is a column. Its mean runs down the column, over the examples: which `axis` is that? The "
        "new part must not take part in any statistic.",
        "Compute means and deviations from `X` once, and use them twice.",
        "A constant feature needs another divisor, one that leaves it as it is. How do you see that a "
        "column is constant? Its deviation need not be exactly 0: for three times 0.1 it is 1e-17, since "
        "the mean is rounded. Its largest and its smallest value are not rounded.",
    ],
    reference=standardize,
    alternatives=[standardize_loops],
    cases=standardize_cases,
    atol=1e-6,  # a mean near a hundred million may be rounded in the eighth place after the point
    misconceptions=[
        misconception(
            "own statistics",
            [each_by(mean_and_deviation), each_by(mean_and_deviation, as_it_is),
             each_by(with_sample_deviation), each_by(lambda A: (A.mean(), A.std())),
             new_by(lambda X, X_new: (X_new.mean(0), X.std(0))),
             new_by(lambda X, X_new: (X.mean(0), X_new.std(0)))],
            "Here `X_new` is scaled by a mean or a deviation of its **own**. With its own mean, a single new "
            "patient would always become 0, whatever the measurements. The new part must be changed exactly "
            "as the training part was.",
        ),
        misconception(
            "statistics of the new part",
            [lambda X, X_new: by(mean_and_deviation)(X_new, X)[::-1],
             lambda X, X_new: by(with_sample_deviation)(X_new, X)[::-1]],
            "Both tables are scaled by the statistics of `X_new`. The model is trained on `X`: take mean and "
            "deviation from there.",
        ),
        misconception(
            "new part as it was",
            [new_by(lambda X, X_new: (0, 1.0)), new_by(lambda X, X_new: (0, 1.0), as_it_is)],
            "`X_new` comes back as it was measured: either nothing is done to it, or the mean and the "
            "deviation are taken of an `X` that has been scaled already, and are 0 and 1. Take both from `X` "
            "as it was given, and use them for both tables.",
        ),
        misconception(
            "new part half done",
            [new_by(lambda X, X_new: (X.mean(0), 1.0)), new_by(lambda X, X_new: (0, X.std(0)))],
            "`X` is right, but `X_new` is only shifted, or only divided. Both tables need the whole change.",
        ),
        Misconception(
            "tables exchanged", lambda X, X_new: standardize(X, X_new)[::-1],
            "The two tables come back in the wrong order: first `X`, then `X_new`.",
            credit=0.5,
        ),
        misconception(
            "rows",
            [each_by(of_the_rows), each_by(lambda A: (A.mean(1)[:, None], A.std(1, ddof=1)[:, None])),
             each_by(lambda A: (A.mean(1), A.std(1))), by(lambda X: (X.mean(1), X.std(1)))],
            "This is what means of the rows give, `axis=1`: each **example** by its own features, areas and "
            "fractions thrown together. A feature is a column: `axis=0`.",
        ),
        misconception(
            "smallest and largest", RANGES,
            "This is what scaling by the largest value or by the range (largest minus smallest) gives. That "
            "is another scaling; here the mean is to be 0 and the **standard deviation** 1.",
        ),
        misconception(
            "divides only",
            [by(lambda X: (0, X.std(0))), by(lambda X: (0, X.std(0)), as_it_is),
             by(lambda X: (0, X.std(0, ddof=1)))],
            "The spreads are 1 now, and the means are not 0: subtract the mean first.",
        ),
        misconception(
            "no brackets",
            [lambda X, X_new, guard=guard: tuple(A - X.mean(0) / guard(X.std(0)) for A in (X, X_new))
             for guard in (with_ones, as_it_is)],
            "Division comes before subtraction: this is what `X - mu / sd` gives, where only the mean is "
            "divided. The subtraction needs brackets.",
        ),
        misconception(
            "divided before it is shifted", [shifted_after(guard) for guard in (with_ones, as_it_is)],
            "The mean is subtracted **after** the division, but it is that of the numbers from before. "
            "Subtract it first, and divide the difference.",
        ),
        misconception(
            "constant in the new part",
            [constant_in_the_new_part, each_asked_apart(lambda A: np.ptp(A, axis=0)),
             each_asked_apart(lambda A: A.std(axis=0))],
            "Which features of `X_new` are constant is judged by `X_new`, so that a single new example is "
            "not divided at all. The training part decides: where `X` is constant the divisor is 1, for both "
            "tables.",
        ),
        misconception(
            "eps in the divisor", [with_eps(way, eps) for way, sizes in EPS_WAYS.items() for eps in sizes],
            "This is what a small number in the divisor gives. It keeps `nan` away, but where a feature was "
            "constant and a new example differs a little, it divides by almost nothing: a huge number comes "
            "out. Divide such a column by 1.",
            credit=0.5,
        ),
        misconception(
            "threshold too high", [with_threshold(threshold) for threshold in (1e-2, 1e-3, 1e-4, 1e-5)],
            "A feature of small numbers is taken for constant here, and only shifted. A deviation of 2e-6 is "
            "small compared with 1, and not compared with the feature's own values.",
            credit=0.5,
        ),
        misconception(
            "constant becomes 0",
            [*constant_becomes(np.zeros_like),
             without(lambda A: np.where(np.isfinite(A), A, 0)),
             without(lambda A: np.nan_to_num(A, nan=0, posinf=0, neginf=0))],
            "A constant feature becomes 0 everywhere here. In `X` that is what comes out; in `X_new` it may "
            "have other values, and it is only to be shifted there.",
            credit=0.5,
        ),
        misconception(
            "constant left out",
            [left_out(lambda sd: sd < 1e-12), left_out(lambda sd: sd == 0)],
            "A column that is constant in `X` is missing in the result. It stays: it is only shifted, by its "
            "mean.",
            credit=0.5,
        ),
        misconception(
            "constant untouched", constant_becomes(lambda A: A),
            "A constant feature comes back as it was. It is to be shifted too, by its mean.",
            credit=0.5,
        ),
        misconception(
            "nan_to_num", [without(np.nan_to_num), without(lambda A: np.where(np.isnan(A), 0, A))],
            "In `X` the 0/0 of a constant feature is hidden. In `X_new` the same division gives an infinity "
            "(or 1.8e308). Divide such a column by 1.",
            credit=0.5,
        ),
        misconception(
            "pooled",
            [both_by(mean_and_deviation), both_by(with_sample_deviation),
             new_by(lambda X, X_new: mean_and_deviation(np.concatenate([X, X_new])))],
            "These are the statistics of both parts together, at least for `X_new`. A new example must not "
            "change how it is measured, and training must not see what it will be tested on: a leak. Use `X` "
            "alone.",
        ),
        misconception(
            "whole table",
            [by(lambda X: (X.mean(), X.std())), by(lambda X: (X.mean(), X.std(ddof=1)))],
            "This is what one mean and one deviation for the whole table give. Each feature needs its own: "
            "`axis=0`.",
        ),
        misconception(
            "sample deviation",
            [by(with_sample_deviation, guard) for guard in (with_ones, as_it_is, with_ones_for_0)],
            "This deviation has the divisor $n-1$. It would serve as well, but this exercise asks for the "
            "divisor $n$, as in `np.std` without `ddof`.",
            credit=0.75,
        ),
        misconception(
            "variance",
            [by(lambda X: (X.mean(0), X.var(0))), by(lambda X: (X.mean(0), X.std(0) ** 0.5)),
             by(lambda X: (X.mean(0), X.var(0, ddof=1)))],
            "This is what dividing by the variance (or by the root of the deviation) gives. The variance has "
            "the unit squared; divide by its root, the deviation.",
        ),
        misconception(
            "centres only", [by(lambda X: (X.mean(0), 1.0))],
            "The means are 0 now, but the spreads are as different as before: divide by the standard "
            "deviation.",
        ),
        misconception(
            "length",
            [by(lambda X: (X.mean(0), length(X - X.mean(0)))), by(lambda X: (0, length(X))),
             by(lambda X: (X.mean(0), length(X))), each_by(lambda A: (0, length(A.T)[:, None]))],
            "Each feature (or each row) is divided by its **length** here, the root of the sum of squares. "
            "The standard deviation is the root of their **mean**, taken from the mean of the feature.",
        ),
        misconception(
            "root mean square",
            [by(lambda X: (0, np.sqrt(np.mean(X**2, axis=0)))),
             by(lambda X: (X.mean(0), np.sqrt(np.mean(X**2, axis=0))))],
            "This is divided by the root of the mean of the squares. Subtract the mean **before** you "
            "square: the deviation measures distances from the mean.",
        ),
        misconception(
            "median and quartiles",
            [by(median_and_quartiles), by(lambda X: (np.median(X, axis=0), X.std(0)))],
            "This is what the median, or the distance of the quartiles, gives: a scaling that outliers "
            "disturb less. The exercise asks for mean 0 and standard deviation 1.",
        ),
        misconception(
            "mean distance", [by(lambda X: (X.mean(0), mean_distance(X)))],
            "This is divided by the mean **distance** from the mean. The standard deviation is the root of "
            "the mean of the squared distances.",
        ),
        misconception(
            "constant feature",
            [divides_by_zero, by(mean_and_deviation, lambda sd: np.where(sd < 1e-12, np.nan, sd))],
            "Right, until a feature is constant: then its deviation is 0 and `nan` comes out. Divide such a "
            "column by 1.",
            credit=0.5,
        ),
        Misconception(
            "in place", overwriting(with_ones),
            "The caller's tables have been overwritten. Build new ones: the result of a calculation is a new "
            "array, that of `-=` or `/=` is the old one.",
            credit=0.5,
            also=(overwriting(with_ones_for_0), overwriting(as_it_is)),
        ),
        Misconception(
            "deviation not exactly 0", by(mean_and_deviation, with_ones_for_0),
            "Right for most constant features. But the mean of three times 0.1 is rounded, and the deviation "
            "is 1e-17 in place of 0: dividing by it blows up what is only to be shifted. Compare the largest "
            "value with the smallest, or the deviation with a small limit.",
            credit=0.75,
        ),
        misconception(
            "constant zeroed and then shifted",
            [zeroed_and_shifted(lambda sd: sd < 1e-12), zeroed_and_shifted(lambda sd: sd == 0)],
            "A constant column becomes minus its mean: its values are 0 before the mean is subtracted. "
            "Subtracting the mean alone already gives 0.", credit=0.5,
        ),
    ],
    composed=two_at_once(
        standardize_with, SOURCES, SCALES, ORDER,
        but=[("own statistics", "smallest and largest"), ("own statistics", "whole table"),
             ("pooled", "smallest and largest"),
             # their sentences speak of means or spreads of the training part
             *product(["statistics of the new part", "pooled"], ["divides only", "centres only"])],
    ),
    explanation="The means and deviations belong to the model, as its weights do: they are learned from "
    "the training part, and have to be kept with it.",
)
