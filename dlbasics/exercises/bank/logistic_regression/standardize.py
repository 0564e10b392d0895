"""Standardize training data, and new data by the same change."""

import numpy as np

from dlbasics.exercises.kinds import Case, Code, Misconception


def standardize(X, X_new):
    mu, sd = X.mean(axis=0), X.std(axis=0)
    sd = np.where(sd == 0, 1, sd)
    return (X - mu) / sd, (X_new - mu) / sd


def standardize_loops(X, X_new):
    out, out_new = np.zeros(X.shape), np.zeros(X_new.shape)
    for j in range(X.shape[1]):
        sd = np.sqrt(np.mean((X[:, j] - np.mean(X[:, j])) ** 2)) or 1
        out[:, j], out_new[:, j] = (X[:, j] - np.mean(X[:, j])) / sd, (X_new[:, j] - np.mean(X[:, j])) / sd
    return out, out_new


def scaled(X, mu, sd):
    return (X - mu) / np.where(sd == 0, 1, sd)


def divided(X, mu, sd):
    """As `scaled`, without a thought of features that are constant."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return (X - mu) / sd


def with_eps(way, eps):
    return lambda X, X_new: tuple((A - X.mean(0)) / way(X.std(0), eps) for A in (X, X_new))


def pooled(X, X_new):
    both = np.concatenate([X, X_new])
    mu, sd = both.mean(axis=0), both.std(axis=0)
    return scaled(X, mu, sd), scaled(X_new, mu, sd)


def divides_by_zero(X, X_new):
    return divided(X, X.mean(axis=0), X.std(axis=0)), divided(X_new, X.mean(axis=0), X.std(axis=0))


def standardize_in_place(X, X_new):
    mu, sd = X.mean(axis=0), X.std(axis=0)
    sd[sd == 0] = 1
    X -= mu
    X /= sd
    X_new -= mu
    X_new /= sd
    return X, X_new


def standardize_cases(rng):
    size = np.array([1.0, 10.0, 500.0])
    table, new = rng.normal(5, 2, (6, 3)) * size, rng.normal(6, 2, (4, 3)) * size
    constant = table.copy()
    constant[:, 1] = 7.0
    return [
        Case((table, new), about="three features of very different size"),
        Case((rng.normal(size=(4, 4)), rng.normal(size=(4, 4))), about="as many features as examples"),
        Case((table, new[:1]), kind="edge", about="a single new example"),
        Case((constant, new), kind="edge", about="the second feature is constant in the training part"),
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
        "Features are columns, so their means are `X.mean(axis=0)`. The new part may not take part in any "
        "statistic.",
        "Compute `mu` and `sd` from `X` once, and use them twice.",
        "Where `sd` is 0, divide by 1 instead: `np.where(sd == 0, 1, sd)`.",
    ],
    reference=standardize,
    alternatives=[standardize_loops],
    cases=standardize_cases,
    misconceptions=[
        Misconception(
            "own statistics", lambda X, X_new:
            (scaled(X, X.mean(0), X.std(0)), scaled(X_new, X_new.mean(0), X_new.std(0))),
            "You scaled `X_new` by its **own** mean and deviation. A single new patient would always "
            "become 0, whatever the measurements: the new part must be changed exactly as the training "
            "part was.",
            also=(lambda X, X_new: tuple(divided(A, A.mean(0), A.std(0)) for A in (X, X_new)),),
        ),
        Misconception(
            "new part as it was", lambda X, X_new: (scaled(X, X.mean(0), X.std(0)), X_new),
            "`X_new` comes back as it was measured. A model that was trained on scaled features needs the "
            "same scale everywhere.",
            also=(lambda X, X_new: (divided(X, X.mean(0), X.std(0)), X_new),),
        ),
        Misconception(
            "rows", lambda X, X_new: tuple(
                scaled(A, A.mean(1, keepdims=True), A.std(1, keepdims=True)) for A in (X, X_new)),
            "You standardized each **example** by the mean of its own features, areas and fractions thrown "
            "together. A feature is a column: `axis=0`.",
        ),
        Misconception(
            "smallest and largest", lambda X, X_new: tuple(
                scaled(A, X.min(0), X.max(0) - X.min(0)) for A in (X, X_new)),
            "You mapped each feature to the range from 0 to 1. That is another scaling; here the mean is to "
            "be 0 and the standard deviation 1.",
            also=(lambda X, X_new: tuple(divided(A, X.min(0), X.max(0) - X.min(0)) for A in (X, X_new)),),
        ),
        Misconception(
            "divides only", lambda X, X_new: tuple(scaled(A, 0, X.std(0)) for A in (X, X_new)),
            "The spreads are 1 now, and the means are not 0: subtract the mean first.",
            also=(lambda X, X_new: tuple(divided(A, 0, X.std(0)) for A in (X, X_new)),),
        ),
        Misconception(
            "no brackets", lambda X, X_new: tuple(A - scaled(X.mean(0), 0, X.std(0)) for A in (X, X_new)),
            "Division comes before subtraction: `X - mu / sd` divides only the mean. Write `(X - mu) / sd`.",
            also=(lambda X, X_new: tuple(A - divided(X.mean(0), 0, X.std(0)) for A in (X, X_new)),),
        ),
        Misconception(
            "eps in the divisor", with_eps(lambda sd, eps: sd + eps, 1e-8),
            "An eps in the divisor keeps `nan` away, but where a feature was constant and a new example "
            "differs a little, it divides by almost nothing: a huge number comes out. Divide such a column "
            "by 1.",
            credit=0.5,
            also=tuple(
                with_eps(way, eps)
                for eps in (1e-15, 1e-12, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5)
                for way in (lambda sd, eps: sd + eps, np.maximum, lambda sd, eps: np.sqrt(sd**2 + eps),
                            lambda sd, eps: np.where(sd < eps, eps, sd))),
        ),
        Misconception(
            "constant becomes 0", lambda X, X_new: tuple(
                np.where(X.std(0) == 0, 0, scaled(A, X.mean(0), X.std(0))) for A in (X, X_new)),
            "You set a constant feature to 0 everywhere. In `X` that is what comes out; in `X_new` it may "
            "have other values, and it is only to be shifted there.",
            credit=0.5,
        ),
        Misconception(
            "constant untouched", lambda X, X_new: tuple(
                np.where(X.std(0) == 0, A, scaled(A, X.mean(0), X.std(0))) for A in (X, X_new)),
            "A constant feature comes back as it was. It is to be shifted too, by its mean.",
            credit=0.5,
        ),
        Misconception(
            "nan_to_num", lambda X, X_new: tuple(
                np.nan_to_num(divided(A, X.mean(0), X.std(0))) for A in (X, X_new)),
            "`np.nan_to_num` hides the division by 0 in `X`. In `X_new` the same division gives an infinity, "
            "and that becomes 1.8e308. Divide such a column by 1.",
            credit=0.5,
        ),
        Misconception(
            "pooled", pooled,
            "You computed the statistics over both parts together. So the training part has seen the "
            "examples it will be tested on: a leak. Use `X` alone.",
        ),
        Misconception(
            "whole table", lambda X, X_new: (scaled(X, X.mean(), X.std()), scaled(X_new, X.mean(), X.std())),
            "You used one mean and one deviation for the whole table. Each feature needs its own: `axis=0`.",
        ),
        Misconception(
            "sample deviation", lambda X, X_new:
            (scaled(X, X.mean(0), X.std(0, ddof=1)), scaled(X_new, X.mean(0), X.std(0, ddof=1))),
            "Your deviation has the divisor $n-1$. It would serve as well, but this exercise asks for the "
            "divisor $n$, as in `np.std` without `ddof`.",
            credit=0.75,
        ),
        Misconception(
            "variance", lambda X, X_new: (scaled(X, X.mean(0), X.var(0)), scaled(X_new, X.mean(0), X.var(0))),
            "You divided by the variance. That leaves a feature with standard deviation $1/\\mathrm{sd}$; "
            "divide by its root.",
        ),
        Misconception(
            "centres only", lambda X, X_new: (X - X.mean(0), X_new - X.mean(0)),
            "The means are 0 now, but the spreads are as different as before: divide by the standard "
            "deviation.",
        ),
        Misconception(
            "constant feature", divides_by_zero,
            "Right, until a feature is constant: then its deviation is 0 and the column becomes `nan`. "
            "Divide such a column by 1.",
            credit=0.5,
        ),
        Misconception(
            "in place", standardize_in_place,
            "The values are right, but the caller's tables have been overwritten. "
            "Build new ones: `(X - mu) / sd` does.",
            credit=0.5,
        ),
    ],
    explanation="The means and deviations belong to the model, as its weights do: they are learned from "
    "the training part, and have to be kept with it.",
)
