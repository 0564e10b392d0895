"""Compute the validation error of each fold in cross-validation."""

from itertools import pairwise, product

import numpy as np

from dlbasics import overfitting
from dlbasics.datasets import noisy_sine
from dlbasics.exercises.bank.combined_misconceptions import two_at_once
from dlbasics.exercises.bank.memoize_arrays import memoize_arrays
from dlbasics.exercises.kinds import Case, Code, Misconception


def fold_errors(x, y, degree, k):
    errors = []
    for j in range(k):
        out = np.arange(len(x)) % k == j
        w = overfitting.polynomial_fit(x[~out], y[~out], degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[out], w) - y[out]) ** 2))
    return np.array(errors)


def fold_errors_by_list(x, y, degree, k):
    errors = []
    for j in range(k):
        w = overfitting.polynomial_fit(np.delete(x, np.s_[j::k]), np.delete(y, np.s_[j::k]), degree)
        errors.append(((y[j::k] - overfitting.polynomial_predict(x[j::k], w)) ** 2).mean())
    return np.asarray(errors)


# -- the same with other parts --------------------------------------------------------------------


def strides(n, k):
    """The parts as they should be: the rows to fit and the rows that judge, for each fold."""
    rows = np.arange(n)
    return [(rows[rows % k != j], rows[j::k]) for j in range(k)]


def errors_of(x, y, degree, parts, score=lambda difference: np.mean(difference**2)):
    """The score of each pair of rows to fit and rows that judge."""
    return np.array([score(predicted(x[fitted], y[fitted], degree, x[judged]) - y[judged])
                     for fitted, judged in parts])


@memoize_arrays(256)
def fitted(x, y, degree):
    return overfitting.polynomial_fit(x, y, degree)


@memoize_arrays(256)
def predicted(x, y, degree, new):
    """Predictions at new points; a fit is made once, however many mistakes begin after it."""
    return overfitting.polynomial_predict(new, fitted(x, y, degree))


def with_parts(parts_of):
    """An answer with other parts: ``parts_of(n, k)`` lists pairs of rows."""
    return lambda x, y, degree, k: errors_of(x, y, degree, parts_of(len(x), k))


right_errors = with_parts(strides)


def with_score(score):
    """An answer with the right parts and another score of the differences."""
    return lambda x, y, degree, k: errors_of(x, y, degree, strides(len(x), k), score)


def without(n, folds):
    """All rows but those of a fold, for each fold."""
    return [(np.delete(np.arange(n), fold), fold) for fold in folds]


def blocks(n, k):
    return without(n, np.array_split(np.arange(n), k))


def blocks_of_ceil(n, k):
    size = -(-n // k)
    return without(n, [np.arange(n)[j * size : (j + 1) * size] for j in range(k)])


def blocks_by_share(n, k):
    return without(n, [np.arange(n * j // k, n * (j + 1) // k) for j in range(k)])


def equal_blocks(n, k):
    return without(n, np.arange(n // k * k).reshape(k, -1))


def equal_blocks_alone(n, k):
    return equal_blocks(n // k * k, k)


def last_block_longer(n, k):
    ends = [*range(0, n // k * k, n // k)[:k], n]
    return without(n, [np.arange(start, end) for start, end in pairwise(ends)])


def equal_strides(n, k):
    return without(n, np.arange(n // k * k).reshape(-1, k).T)


def equal_strides_alone(n, k):
    return strides(n // k * k, k)


def shuffled(order_of, folds_of):
    """An answer that first brings the points into another order."""
    def answer(x, y, degree, k):
        order = order_of(len(x))
        return errors_of(x[order], y[order], degree, folds_of(len(x), k))

    return answer


def by_drawn_numbers(source, seed):
    """Folds by the remainders of drawn numbers; the points stay where they are."""
    def parts(n, k):
        drawn = source(seed).permutation(n)
        return [(np.flatnonzero(drawn % k != j), np.flatnonzero(drawn % k == j)) for j in range(k)]

    return with_parts(parts)


def usual_shuffles():
    """Answers with the orders that people draw, by the seeds that people take."""
    for seed in (0, 42):
        for source in (np.random.RandomState, np.random.default_rng):
            yield by_drawn_numbers(source, seed)
            for folds_of in (blocks, strides):
                yield shuffled(lambda n, source=source, seed=seed: source(seed).permutation(n), folds_of)


def leave_one_out(x, y, degree, k):
    squares = errors_of(x, y, degree, strides(len(x), len(x)))
    return np.array([squares[j::k].mean() for j in range(k)])


def by_fold_size(x, y, degree, k):
    return with_score(lambda difference: np.sum(difference**2))(x, y, degree, k) / (len(x) // k)


def with_both_errors(x, y, degree, k):
    training = errors_of(x, y, degree, [(others, others) for others, _ in strides(len(x), k)])
    return np.column_stack([training, right_errors(x, y, degree, k)])


# Other parts together with another score: what is said of each.
OTHER_PARTS = {
    "blocks": (blocks, "These are the errors of blocks of neighbours; fold $j$ takes every $k$-th point."),
    "fits all points": (
        lambda n, k: [(np.arange(n), fold) for _, fold in strides(n, k)],
        "The polynomial has seen **all** points, those of the fold too. Fit once more for each fold, "
        "without it."),
    "judges on the training part": (
        lambda n, k: [(others, others) for others, _ in strides(n, k)],
        "The errors are those on the points that were fitted; the fold must judge."),
}
OTHER_SCORES = {
    "sum": (
        lambda difference: np.sum(difference**2),
        "And your numbers are sums of squares, where a mean is asked for."),
    "absolute errors": (
        lambda difference: np.mean(np.abs(difference)),
        "And your numbers are absolute errors, where the mean of the squares is asked for."),
    "root": (
        lambda difference: np.sqrt(np.mean(difference**2)),
        "And the root has been taken; return each mean of squares as it is."),
}


def two_mistakes():
    for (part, (parts_of, one)), (name, (score, two)) in product(OTHER_PARTS.items(), OTHER_SCORES.items()):
        yield Misconception(
            f"{part}; {name}",
            lambda x, y, degree, k, parts_of=parts_of, score=score: errors_of(
                x, y, degree, parts_of(len(x), k), score),
            f"{one} {two}")


def two_left_out(step):
    """The fold that judges and a neighbour are kept from the fit."""
    def parts(n, k):
        rows = np.arange(n)
        return [(rows[(rows % k != j) & (rows % k != (j + step) % k)], rows[j::k]) for j in range(k)]

    return parts


def from_the_fold_on(n, k, twice=True):
    """The fit begins at the fold instead of ending before it; what comes after may be in it twice."""
    folds = [np.arange(j, n, k) for j in range(k)]
    later = [np.concatenate([folds[0][:0], *folds[j + 1 :]]) for j in range(k)]
    return [(np.concatenate([fold, rest, rest] if twice else [fold, rest]), fold)
            for fold, rest in zip(folds, later, strict=True)]


def never_put_back(n, k):
    """The last fit has nothing left: its curve is that of the fit before."""
    rows = np.arange(n)
    return [(rows[rows % k > min(j, k - 2)], rows[j::k]) for j in range(k)]


def overwritten_points(x, y, degree, k):
    """The points outside a fold take the names of all points, and the next fold is cut from them."""
    errors = []
    for j in range(k):
        held_out = x[j::k], y[j::k]
        x, y = np.delete(x, np.s_[j::k]), np.delete(y, np.s_[j::k])
        w = fitted(x, y, degree)
        errors.append(np.mean((overfitting.polynomial_predict(held_out[0], w) - held_out[1]) ** 2))
    return np.array(errors)


def blocks_of_k(n, k):
    """What ``//`` in the place of ``%`` gives; the last blocks can be empty."""
    return without(n, [np.arange(n)[j * k : (j + 1) * k] for j in range(k)])


def windows(n, k):
    """What the slice ``j:j + k`` gives in the place of ``j::k``."""
    return without(n, [np.arange(n)[j : j + k] for j in range(k)])


def single_points(n, k):
    return without(n, [np.arange(n)[j : j + 1] for j in range(k)])


def one_point_left_out(n, k):
    """What ``np.delete(x, j)`` leaves for the fit."""
    return [(np.delete(np.arange(n), j), np.arange(j, n, k)) for j in range(k)]


def point_by_point(n, k):
    folds = [np.arange(i, n, k) for i in range(n)]
    return without(n, folds)


def values_left(x, y, degree, k):
    """The values that are not in the fold, sorted, of `x` and of `y`, each alone."""
    errors = []
    for j in range(k):
        w = overfitting.polynomial_fit(np.setdiff1d(x, x[j::k]), np.setdiff1d(y, y[j::k]), degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[j::k], w) - y[j::k]) ** 2))
    return np.array(errors)


def left_out_by_value(marks):
    """The fit is without all points whose value is in the fold: ``marks(x, y, j, k)``."""
    def answer(x, y, degree, k):
        rows = np.arange(len(x))
        return errors_of(x, y, degree, [(~marks(x, y, j, k), rows % k == j) for j in range(k)])

    return answer


def each_left_out_by_value(x, y, degree, k):
    errors = []
    for j in range(k):
        others = [np.array([v for v in values if v not in values[j::k]]) for values in (x, y)]
        w = overfitting.polynomial_fit(*others, degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[j::k], w) - y[j::k]) ** 2))
    return np.array(errors)


def with_curve(curve):
    """The right fits, read as another curve: ``curve(w, x)``."""
    def answer(x, y, degree, k):
        return np.array([np.mean((curve(fitted(x[others], y[others], degree), x[fold]) - y[fold]) ** 2)
                         for others, fold in strides(len(x), k)])

    return answer


def before_the_fit(first):
    """Each fold is judged by the fit for the fold before it; the first one by ``first(rows)``."""
    def parts(n, k):
        others = [first(np.arange(n)), *(rows for rows, _ in strides(n, k))]
        return [(rows, np.arange(j, n, k)) for j, rows in enumerate(others[:-1])]

    return parts


def every_pair(x, y, degree, k):
    return np.array([np.mean((predicted(x[others], y[others], degree, x[fold]) - y[fold, None]) ** 2)
                     for others, fold in strides(len(x), k)])


def first_targets(x, y, degree, k):
    """Predictions for the fold, compared with as many targets from the beginning."""
    return np.array([np.mean((predicted(x[others], y[others], degree, x[fold]) - y[: len(fold)]) ** 2)
                     for others, fold in strides(len(x), k)])


def next_fold_alone(step):
    """Fitted to a neighbour of the fold alone."""
    return lambda n, k: [(np.arange((j + step) % k, n, k), np.arange(j, n, k)) for j in range(k)]


def fitted_to_first_targets(x, y, degree, k):
    """The points outside the fold, with as many targets from the beginning."""
    return np.array([
        np.mean((predicted(x[others], y[: len(others)], degree, x[fold]) - y[fold]) ** 2)
        for others, fold in strides(len(x), k)])


def complements_of_the_numbers(n, k):
    """What ``~`` makes of row numbers: ~0 is -1, ~3 is -4, as many rows as in the fold, from the end."""
    return [(~fold, fold) for _, fold in strides(n, k)]


def with_both(parts_of=strides, score=lambda difference: np.mean(difference**2)):
    """An answer with other parts and another score; those of `OTHER_PARTS` have sentences of their own."""
    return lambda x, y, degree, k: errors_of(x, y, degree, parts_of(len(x), k), score)


PARTS = [
    ("the parts exchanged", {"parts_of": lambda n, k: [(fold, others) for others, fold in strides(n, k)]}),
    ("complement of the numbers", {"parts_of": complements_of_the_numbers}),
    ("fitted to the fold that judges", {"parts_of": lambda n, k: [(out, out) for _, out in strides(n, k)]}),
    *(("two folds left out", {"parts_of": two_left_out(step)}) for step in (1, -1)),
    ("k neighbours from j on", {"parts_of": windows}),
]
SCORES = [
    *((name, {"score": score}) for name, (score, _) in OTHER_SCORES.items()),
    ("square of the mean", {"score": lambda difference: np.mean(difference) ** 2}),
    ("variance", {"score": np.var}),
    ("median", {"score": lambda difference: np.median(difference**2)}),
    ("length over the number", {"score": lambda difference: np.linalg.norm(difference) / len(difference)}),
]


def fold_errors_cases(rng):
    x, y = noisy_sine(20, rng)
    wide, deep = noisy_sine(17, rng)
    mixed = rng.permutation(8)
    twice = np.array([0.0, 0.3, 0.0, 0.0, 0.2, 0.0, 0.0, 0.0])
    return [
        Case((wide, deep, 1, 5), about="17 points: the folds differ in size by one"),
        Case((x, y, 3, 4), about="20 points, degree 3, four folds"),
        Case((x[:8][mixed], y[:8][mixed], 1, 3), kind="edge", about="points in no order"),
        Case((np.repeat([0.0, 0.2, 0.5, 1.0], 2), np.repeat(y[:4], [2, 3, 2, 1]) + twice, 1, 3), kind="edge",
             about="every x occurs twice"),
        Case((x[:6], y[:6], 1, 6), kind="edge", about="as many folds as points: each fold is one point"),
        Case((x, 1e6 * y, 0, 2), kind="extreme", about="degree 0 and very large values"),
    ]


FOLD_ERRORS = Code(
    id="overfitting/fold-errors",
    title="Every point is new once",
    points=5,
    stub='''\
def fold_errors(x, y, degree, k):
    """Cross-validation. Fold $j$ holds the points $j, j + k, j + 2k, …$
    For $j = 0, …, k - 1$: fit a polynomial to all points **outside** fold
    $j$. `overfitting.polynomial_fit(x, y, degree)` does it and returns
    the coefficients `w`. Then take the mean squared error on the points
    **in** the fold; `overfitting.polynomial_predict(x, w)` returns the
    predictions. Return the `k` errors as an array."""
    ...
''',
    hints=[
        "With 7 points and 3 folds: which points are in fold 0, which in fold 1? The numbers 0 to 6 leave a "
        "remainder when divided by 3: what has it to do with the fold?",
        "In a loop over $j$ you need two sets of rows: those of fold $j$, and all others. An array of True "
        "and False marks the first (`%` gives the remainder), and `~` in front of it marks the others.",
        "Three steps for each fold: fit to the others, predict for the fold, and take the mean of the "
        "squared differences. Collect the means in a list; `np.array` makes an array of it at the end.",
    ],
    reference=fold_errors,
    alternatives=[fold_errors_by_list, right_errors],
    cases=fold_errors_cases,
    misconceptions=[
        Misconception(
            "fits all points", with_parts(lambda n, k: [(np.arange(n), fold) for _, fold in strides(n, k)]),
            "These are the errors of one polynomial, fitted to **all** points and then judged fold by fold. "
            "It has seen every point, so they are training errors in pieces. Fit again for each fold, "
            "without its points.",
        ),
        Misconception(
            "judges on the training part",
            with_parts(lambda n, k: [(others, others) for others, _ in strides(n, k)]),
            "The fits are right, but these are their errors on the points that were fitted. The fold that "
            "was held out must judge.",
        ),
        Misconception(
            "the parts exchanged",
            with_parts(lambda n, k: [(fold, others) for others, fold in strides(n, k)]),
            "The two parts are exchanged: these are the errors of fits to the single fold, judged on all the "
            "others. Most of the points are for fitting.",
        ),
        Misconception(
            "blocks", with_parts(blocks),
            "This is what folds of **neighbouring** points give, one block after the other. If the points "
            "are sorted, the first and the last block ask the polynomial to go on where it has seen nothing. "
            "Fold $j$ takes every $k$-th point: $j$, $j + k$, $j + 2k$.",
            also=(with_parts(blocks_of_ceil), with_parts(blocks_by_share)),
        ),
        Misconception(
            "blocks of n // k", with_parts(equal_blocks),
            "This is what blocks of `n // k` neighbours give. Where `k` does not divide $n$, the last points "
            "are in none of them. And fold $j$ takes every $k$-th point: $j$, $j + k$, $j + 2k$.",
            also=(with_parts(equal_blocks_alone),),
        ),
        Misconception(
            "the last block takes the rest", with_parts(last_block_longer),
            "This is what blocks of `n // k` neighbours give, the last of which takes all points that are "
            "left. Fold $j$ takes every $k$-th point: $j$, $j + k$, $j + 2k$.",
        ),
        Misconception(
            "leftover points", with_parts(equal_strides),
            "This is what folds of equal size give: where `k` does not divide $n$, the last points judge "
            "nothing. Some folds hold one point more than the others.",
            also=(with_parts(equal_strides_alone),),
        ),
        Misconception(
            "shuffled first", next(usual_shuffles()),
            "This is what folds of **shuffled** points give. Often that is a good idea. Here the folds are "
            "fixed, so that everybody gets the same errors: fold $j$ takes the points $j$, $j + k$, $j + "
            "2k$.",
            also=tuple(usual_shuffles())[1:],
        ),
        Misconception(
            "leave one out", leave_one_out,
            "This is what you get when each point is judged by a fit to **all other points**, those of its "
            "own fold too. The whole fold is held out at once: one fit for each fold.",
        ),
        Misconception(
            "judges on all points", with_parts(lambda n, k: [(o, np.arange(n)) for o, _ in strides(n, k)]),
            "The fits are right, but each was judged on **all** points, those too that it has seen. Only the "
            "fold that was held out may judge.",
        ),
        Misconception(
            "starts at fold 1", lambda x, y, degree, k: np.roll(right_errors(x, y, degree, k), -1),
            "These are the right errors, but not in order, or not all of them. The first is that of the fold "
            "which holds the points $0, k, 2k$: the points are counted from 0, and so are the folds.",
            credit=0.5,
            also=(lambda x, y, degree, k: np.roll(right_errors(x, y, degree, k), 1),
                  lambda x, y, degree, k: right_errors(x, y, degree, k)[::-1],
                  lambda x, y, degree, k: right_errors(x, y, degree, k)[1:],
                  lambda x, y, degree, k: np.append(right_errors(x, y, degree, k)[1:], np.nan)),
        ),
        Misconception(
            "an empty fold", lambda x, y, degree, k: np.append(right_errors(x, y, degree, k)[:-1], np.nan),
            "Your last error is `nan`, the mean over no point at all: that fold is empty. Remainders of a "
            "division by `k` go from 0 to `k - 1`; none of them is `k`.",
            credit=0.5,
        ),
        Misconception(
            "one neighbouring fold", with_parts(next_fold_alone(1)),
            "Each fit has seen one other fold alone. It is made of **all** points outside the fold that "
            "judges.",
            also=(with_parts(next_fold_alone(-1)),),
        ),
        Misconception(
            "fitted to other targets", fitted_to_first_targets,
            "The fits are made of points and targets that do not belong together: the targets are those at "
            "the beginning of `y`. Choose from `x` and from `y` by the same marks.",
        ),
        Misconception(
            "one fold alone", lambda x, y, degree, k: right_errors(x, y, degree, k)[:1],
            "Only the error of **one** fold comes back. Collect one error for each fold, and return them "
            "after the loop has ended.",
            also=(lambda x, y, degree, k: right_errors(x, y, degree, k)[0],
                  lambda x, y, degree, k: right_errors(x, y, degree, k)[-1],
                  lambda x, y, degree, k: right_errors(x, y, degree, k)[-1:]),
        ),
        Misconception(
            "sum", with_score(lambda difference: np.sum(difference**2)),
            "These are the **sums** of the squares over each fold. A mean is asked for, so that folds of "
            "different size can be compared.",
        ),
        Misconception(
            "divided by one less",
            with_score(lambda difference: np.sum(difference**2) / max(len(difference) - 1, 1)),
            "You divide the squares of a fold by one less than the number of its points. A mean divides by "
            "their number.",
            credit=0.5,
        ),
        Misconception(
            "divided by all points",
            lambda x, y, degree, k: with_score(lambda d: np.sum(d**2))(x, y, degree, k) / len(x),
            "Each sum of squares is divided by the number of **all** points. The mean of a fold is divided "
            "by the number of points in that fold.",
        ),
        Misconception(
            "divided by one size for all", by_fold_size,
            "Each sum of squares is divided by the same number, the size that all folds would have if they "
            "were equal. Some hold one point more: divide by the number of points in the fold itself.",
            also=(lambda x, y, degree, k: by_fold_size(x, y, degree, k) * (len(x) // k) * k / len(x),),
        ),
        Misconception(
            "absolute errors", with_score(lambda difference: np.mean(np.abs(difference))),
            "That is the mean **absolute** error of each fold. The exercise wants the mean of the squares.",
        ),
        Misconception(
            "median", with_score(lambda difference: np.median(difference**2)),
            "This is the **median** of the squares in each fold. The exercise wants their mean.",
        ),
        Misconception(
            "length over the number",
            with_score(lambda difference: np.linalg.norm(difference) / len(difference)),
            "Each error is the **length** of the vector of differences, which is a root, divided by the "
            "number of points. The mean squared error has no root: take the mean of the squares.",
        ),
        Misconception(
            "square of the mean", with_score(lambda difference: np.mean(difference) ** 2),
            "This is the square of the mean difference. Differences of either sign cancel in it: square "
            "first, and then take the mean.",
        ),
        Misconception(
            "variance", with_score(np.var),
            "This is the **variance** of the differences in each fold. It leaves out how far they lie from 0 "
            "on average. The mean squared error is the mean of the squares themselves.",
        ),
        Misconception(
            "root", lambda x, y, degree, k: np.sqrt(right_errors(x, y, degree, k)),
            "These are the roots. The exercise wants each mean squared error as it is.",
        ),
        Misconception(
            "their mean", lambda x, y, degree, k: right_errors(x, y, degree, k).mean(),
            "This is **one** number made of the errors of all folds, or their mean and their spread. Often "
            "that is what one wants in the end. Here return the `k` single errors.",
            also=(lambda x, y, degree, k: right_errors(x, y, degree, k).sum(),
                  lambda x, y, degree, k: np.sqrt(right_errors(x, y, degree, k)).mean(),
                  lambda x, y, degree, k: np.sqrt(right_errors(x, y, degree, k).mean()),
                  lambda x, y, degree, k: with_score(lambda d: np.sum(d**2))(x, y, degree, k).sum() / len(x),
                  lambda x, y, degree, k: (right_errors(x, y, degree, k).mean(),
                                           right_errors(x, y, degree, k).std())),
        ),
        Misconception(
            "both errors", with_both_errors,
            "For each fold two errors come back, that of the points fitted and that of the fold. Return the "
            "error of the **fold** alone.",
            credit=0.5,
            also=(lambda x, y, degree, k: tuple(with_both_errors(x, y, degree, k).T),
                  lambda x, y, degree, k: tuple(with_both_errors(x, y, degree, k).T[::-1])),
        ),
        *two_mistakes(),
        Misconception(
            "degree one too small", lambda x, y, degree, k: right_errors(x, y, max(degree - 1, 0), k),
            "These errors belong to polynomials of a degree that is one too small. `degree` is the highest "
            "power; the coefficients are one more.",
        ),
        Misconception(
            "degree one too large", lambda x, y, degree, k: right_errors(x, y, degree + 1, k),
            "These errors belong to polynomials of a degree that is one too large. Pass `degree` as it is: "
            "the constant is not counted.",
        ),
        Misconception(
            "sorts the points", lambda x, y, degree, k: right_errors(np.sort(x), y[np.argsort(x)], degree, k),
            "Right where the points are sorted. Where they are not, this is what sorting them first gives: "
            "the folds then hold other points. Take the points in the order in which they come.",
            credit=0.75,
        ),
        Misconception(
            "x and y sorted apart", values_left,
            "What is left for a fit is sorted here, `x` and `y` each by itself, so that the pairs are torn "
            "apart: `np.setdiff1d` sorts what it returns. Take it of the row **numbers**, "
            "`np.setdiff1d(np.arange(n), fold)`, and use the same rows of both.",
        ),
        Misconception(
            "left out by value", left_out_by_value(lambda x, y, j, k: np.isin(x, x[j::k])),
            "Right where no value occurs twice. Where one does, points of other folds are left out too: they "
            "are chosen by their **value** and not by their row. Fold $j$ holds the rows $j, j + k, j + 2k$.",
            credit=0.5,
            also=(left_out_by_value(lambda x, y, j, k: np.isin(y, y[j::k])), each_left_out_by_value,
                  left_out_by_value(lambda x, y, j, k: np.isin(x, x[j::k]) & np.isin(y, y[j::k])),
                  left_out_by_value(lambda x, y, j, k: np.isin(x, x[j::k]) | np.isin(y, y[j::k]))),
        ),
        Misconception(
            "two folds left out", with_parts(two_left_out(1)),
            "Each of your fits leaves out **two** folds: the one that judges, and a neighbour. Fit to all "
            "points outside fold $j$.",
            also=(with_parts(two_left_out(-1)),),
        ),
        Misconception(
            "the fold and those behind it", with_parts(from_the_fold_on),
            "The fits see the fold that judges, and never the folds before it: a slice begins where it "
            "should end. Fit to all points outside fold $j$, those before it and those after it.",
            also=(with_parts(lambda n, k: from_the_fold_on(n, k, twice=False)),),
        ),
        Misconception(
            "folds never put back", with_parts(never_put_back),
            "What one fit leaves out stays left out in all that follow: the later fits see too few points, "
            "or none. The mark of the held-out points is made once, before the loop, or `x` and `y` "
            "themselves become shorter: begin with all points for each fold.",
            also=(overwritten_points,),
        ),
        Misconception(
            "a loop over the points",
            lambda x, y, degree, k: errors_of(x, y, degree, point_by_point(len(x), k)),
            "One number for each **point** comes back. The loop runs over the `k` folds: there are as many "
            "errors as folds.",
        ),
        Misconception(
            "blocks of k", with_parts(blocks_of_k),
            "Your folds are blocks of `k` neighbours, from $jk$ on, as the quotient `//` gives them. Where "
            "no point is left, the mean of nothing is nan. Fold $j$ takes every $k$-th point: the remainder, "
            "`%`, tells.",
        ),
        Misconception(
            "k neighbours from j on", with_parts(windows),
            "Your fold $j$ is the `k` neighbours from $j$ on, so the folds overlap: the slice `j:j + k` is "
            "that. Fold $j$ takes every $k$-th point: $j$, $j + k$, $j + 2k$.",
        ),
        Misconception(
            "the point j alone", with_parts(single_points),
            "Your fold $j$ holds the point $j$ **alone**. It holds $j$, $j + k$, $j + 2k$ and so on: leave "
            "all of them out, and judge by all of them.",
        ),
        Misconception(
            "one point left out of the fit", with_parts(one_point_left_out),
            "Your fit leaves out the point $j$ **alone**, as `np.delete(x, j)` does, and sees all other "
            "points of the fold that judges it. Leave out the whole fold: $j$, $j + k$, $j + 2k$ and so on.",
        ),
        Misconception(
            "complement of the numbers", with_parts(complements_of_the_numbers),
            "Each fit sees only as many points as the fold holds, counted from the **end**. `~` does that to "
            "row numbers: `~0` is -1, and `~3` is -4. It turns round an array of True and False. Of row "
            "numbers the others are `np.setdiff1d(np.arange(n), fold)`.",
        ),
        Misconception(
            "fitted to the fold that judges",
            with_parts(lambda n, k: [(rows, rows) for _, rows in strides(n, k)]),
            "Each polynomial is fitted to the very fold that judges it. Fit to all points **outside** the "
            "fold.",
        ),
        Misconception(
            "coefficients of powers", with_curve(lambda w, x: np.polyval(w[::-1], x)),
            "The coefficients `w` are read as those of powers of `x` here, and that gives another curve. "
            "`polynomial_fit` takes Legendre polynomials, and `polynomial_predict(x, w)` knows them.",
            also=(with_curve(np.polyval),),
        ),
        Misconception(
            "predicts before the fit", with_parts(before_the_fit(lambda rows: rows)),
            "Each fold is judged by the fit that was made **before** its own, and that fit has seen its "
            "points. First fit to all points outside fold $j$, then predict.",
        ),
        Misconception(
            "targets from the beginning", first_targets,
            "The predictions for each fold are compared with the **first** targets of `y`, as many as there "
            "are. Take the targets of the same points: the same rows of `x` and of `y`.",
        ),
        Misconception(
            "every pair", every_pair,
            "Each prediction is compared with **each** target of the fold: that is what shapes `(m,)` and "
            "`(m, 1)` give, a table of shape `(m, m)`. Both must have the shape `(m,)`.",
        ),
    ],
    composed=two_at_once(
        with_both, PARTS, SCORES,
        # The mean of these differences is 0.
        but=[("fitted to the fold that judges", "variance"),
             ("fitted to the fold that judges", "square of the mean")],
    ),
    explanation="With few data this is better than one split: every point is used for fitting and, once, for "
                "judging. The price is `k` fits.",
)
