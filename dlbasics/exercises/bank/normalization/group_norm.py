"""Normalize each group of neighbouring features of a row."""

import numpy as np

from dlbasics.exercises.bank.common_misconceptions import misconception, one_row_lost
from dlbasics.exercises.kinds import Case, Code


def group_norm(X, groups, eps):
    parts = X.reshape(len(X), groups, -1)
    distance = parts - parts.mean(axis=-1, keepdims=True)
    return (distance / np.sqrt(parts.var(axis=-1, keepdims=True) + eps)).reshape(X.shape)


def group_norm_by_columns(X, groups, eps):
    out = np.empty_like(X)
    for columns in np.split(np.arange(X.shape[1]), groups):
        part = X[:, columns]
        part = part - part.mean(axis=1, keepdims=True)
        out[:, columns] = part / np.sqrt((part**2).mean(axis=1, keepdims=True) + eps)
    return out


# -- the parts of an answer: how the table is cut, over what is averaged, what is divided by -------------


def runs(X, groups):
    return X.reshape(len(X), groups, -1)


def runs_of_that_size(X, groups):
    return X.reshape(len(X), -1, groups)


def groups_first(X, groups):
    return X.reshape(groups, len(X), -1)


def row_blocks(X, groups):
    return np.stack(np.split(X, groups))


def by_blocks_of_rows(X, groups, eps):
    """Batch norm of each block of rows; blocks may differ in size, and be empty."""
    blocks = [rows for rows in np.array_split(X, groups) if len(rows)]
    return np.vstack([(rows - rows.mean(axis=0)) / np.sqrt(rows.var(axis=0) + eps) for rows in blocks])


def as_it_is(X, groups):
    return X


def inside(var, eps):
    return np.sqrt(var + eps)


def outside(var, eps):
    return np.sqrt(var) + eps


def at_least(var, eps):
    return np.sqrt(np.maximum(var, eps))


PLACES = (inside, outside, lambda var, eps: np.sqrt(var), lambda var, eps: np.sqrt(var + 1e-5))


def normalized(cut, axis, below=inside, ddof=0, centre=True):
    """Cut the table, average over `axis`, and divide by ``below(variance, eps)``."""

    def answer(X, groups, eps):
        parts = cut(X, groups)
        mean = parts.mean(axis=axis, keepdims=True)
        spread = below(parts.var(axis=axis, keepdims=True, ddof=ddof), eps)
        return ((parts - mean if centre else parts) / spread).reshape(X.shape)

    return answer


def mean_after_the_division(below):
    """The mean of a group is subtracted when its numbers have been divided already."""

    def answer(X, groups, eps):
        parts = runs(X, groups)
        spread = below(parts.var(axis=-1, keepdims=True), eps)
        return (parts / spread - parts.mean(axis=-1, keepdims=True)).reshape(X.shape)

    return answer


def in_each_place(cut, axis, **how):
    return [normalized(cut, axis, below, **how) for below in PLACES]


def without_keepdims(X, groups, eps):
    parts = runs(X, groups)
    return ((parts - parts.mean(axis=-1)) / np.sqrt(parts.var(axis=-1) + eps)).reshape(X.shape)


def without_keepdims_by_columns(X, groups, eps):
    parts = [(part - part.mean(axis=1)) / np.sqrt(part.var(axis=1) + eps)
             for part in np.split(X, groups, axis=1)]
    return np.hstack(parts)


def by_own_measure(square):
    """Centred runs, divided by the root of ``square(centred runs, X)``."""

    def answer(X, groups, eps):
        parts = runs(X, groups)
        parts = parts - parts.mean(axis=-1, keepdims=True)
        return (parts / np.sqrt(square(parts, X) + eps)).reshape(X.shape)

    return answer


def rms_of_runs(X, groups, eps):
    parts = runs(X, groups)
    return (parts / np.sqrt(np.mean(parts**2, axis=-1, keepdims=True) + eps)).reshape(X.shape)


def tiled(X, groups, eps):
    parts = runs(X, groups)
    size = parts.shape[-1]
    mean, var = (np.tile(statistic, size) for statistic in (parts.mean(axis=-1), parts.var(axis=-1)))
    return (X - mean) / np.sqrt(var + eps)


def left_in_three_axes(X, groups, eps):
    return runs(group_norm(X, groups, eps), groups)


def without_the_last_group(copy_of):
    """A loop that ends too soon: the last group is what stood in the result before it."""

    def answer(X, groups, eps):
        out, done = copy_of(X), X.shape[1] - X.shape[1] // groups
        out[:, :done] = group_norm(X, groups, eps)[:, :done]
        return out

    return answer


def around(mean_of):
    """The spread of each run, around another mean than its own."""

    def answer(X, groups, eps):
        return ((runs(X, groups) - mean_of(X))
                / np.sqrt(runs(X, groups).var(axis=-1, keepdims=True) + eps)).reshape(X.shape)

    return answer


def mean_of_the_row(X):
    return X.mean(axis=1)[:, None, None]


def mean_of_the_table(X):
    return X.mean()


def with_sums_carried_on(of_values=True, of_squares=True, over_rows=False):
    """Sums of values, or of squared distances, that are not set back to 0 when a run begins."""

    def carried(sums, does_go_on):
        if not does_go_on:
            return sums
        return np.cumsum(sums).reshape(sums.shape) if over_rows else np.cumsum(sums, axis=1)

    def answer(X, groups, eps):
        parts = runs(X, groups)
        size = parts.shape[-1]
        distance = parts - carried(parts.sum(axis=-1, keepdims=True), of_values) / size
        var = carried((distance**2).sum(axis=-1, keepdims=True), of_squares) / size
        return (distance / np.sqrt(var + eps)).reshape(X.shape)

    return answer


def one_pass(X, groups, eps):
    parts = runs(X, groups)
    mean = parts.mean(axis=-1, keepdims=True)
    var = (parts**2).mean(axis=-1, keepdims=True) - mean**2
    return ((parts - mean) / np.sqrt(var + eps)).reshape(X.shape)


def in_each_place_back():
    """Multiplied where it should be divided."""
    return [normalized(runs, -1, lambda var, eps, below=below: 1 / below(var, eps)) for below in PLACES]


def group_norm_cases(rng):
    far = np.array([[0.0, 1.0, 2.0, 3.0, 5.0, 8.0], [4.0, 1.0, 0.0, 2.0, 2.0, 6.0]])
    return [
        Case((rng.normal(1, 2, size=(3, 12)), 3, 1e-5), about="twelve features in three groups of four"),
        Case((rng.normal(0, 1, size=(2, 8)), 1, 0.1), about="one group: all eight features; a large eps"),
        Case((rng.normal(0, 1, size=(2, 3)), 3, 1e-5), kind="edge",
             about="as many groups as features: each is alone"),
        Case((np.array([[1.0, 3.0, -2.0, 2.0]]), 2, 1e-5), kind="edge", about="one row"),
        Case((1e8 + far, 2, 1e-5), kind="extreme", about="features of a hundred million, a few apart"),
    ]


GROUP_NORM = Code(
    id="normalization/group-norm",
    title="GroupNorm: layer norm in groups",
    points=4,
    stub='''\
def group_norm(X, groups, eps):
    """Cut each row of `X`, shape `(n, d)`, into `groups` equal runs of
    neighbouring features. Subtract from each run its own mean and divide
    by `sqrt(var + eps)` with its own (biased) variance. The result has
    the shape of `X`. There is no `gamma` and no `beta`."""
    ...
''',
    hints=[
        "Give the table a third axis with `reshape`, so that the features of one group stand along an axis "
        "of their own: with two groups a row `[a, b, c, d]` becomes `[[a, b], [c, d]]`. How many rows, "
        "groups, and features in a group are there? (Or write a loop over the groups: `X[:, start:stop]` are "
        "neighbouring columns.)",
        "Mean and variance run over the axis that holds the features of one group, and only over that. What "
        "is subtracted must still fit the three axes; at the end there are two again. Check yourself: with "
        "one group it is layer norm.",
    ],
    reference=group_norm,
    alternatives=[group_norm_by_columns],
    cases=group_norm_cases,
    atol=1e-6,  # a mean near a hundred million may be rounded in the eighth place after the point
    misconceptions=[
        misconception(
            "whole row", in_each_place(as_it_is, 1),
            "This is layer norm: one mean for the whole row. Each group has its own.",
        ),
        misconception(
            "batch norm", [*in_each_place(as_it_is, 0), normalized(runs, 0)],
            "This is batch norm: each feature is averaged over the **examples**. Group norm looks at one "
            "example at a time, and averages over the features of a group.",
        ),
        misconception(
            "batch norm in groups of rows", [by_blocks_of_rows, normalized(row_blocks, 1)],
            "You cut the **rows** into groups, and average each feature over the rows of a group. Each row "
            "stands alone here: cut its features into groups, and average over the features of one.",
        ),
        misconception(
            "groups as size", in_each_place(runs_of_that_size, -1),
            "This is what groups **of size** `groups` give. It is the number of groups; each holds "
            "`d // groups` features.",
        ),
        misconception(
            "interleaved", in_each_place(runs_of_that_size, 1),
            "This is what comes out when a group takes every `groups`-th feature. A group is a run of "
            "**neighbours**: that is what `reshape` gives in numpy's own order, when the groups come before "
            "the features within them.",
        ),
        misconception(
            "over the batch too",
            [*in_each_place(runs, (0, 2)), normalized(runs_of_that_size, (0, 2)),
             normalized(runs_of_that_size, (0, 1))],
            "Here the averages run over the examples as well, so that one example's output depends on the "
            "others. Group norm looks at one example at a time.",
        ),
        misconception(
            "groups of rows",
            [normalized(row_blocks, (1, 2)), normalized(groups_first, (1, 2)),
             normalized(groups_first, (0, 2)), normalized(groups_first, 1), normalized(groups_first, 0)],
            "Here whole **rows** go into a group together. Each row is cut into groups of its own: the axis "
            "of the rows comes first, then that of the groups.",
        ),
        misconception(
            "unbiased", [normalized(runs, -1, ddof=1)],
            "This is what the divisor $n - 1$ gives. Normalization layers use the biased variance, `ddof=0`; "
            "with one feature in a group the other is even 0/0.",
        ),
        misconception(
            "whole row, unbiased", [normalized(as_it_is, 1, ddof=1)],
            "Two things: one mean and one variance are taken of the whole row, where each **group** has its "
            "own; and the divisor is $n - 1$, where normalization layers use the biased variance, `ddof=0`.",
        ),
        misconception(
            "across the groups", in_each_place(runs, 1),
            "Here the mean runs **across** the groups: it takes together the first feature of each. The "
            "features of one group lie along the last axis.",
        ),
        misconception(
            "no keepdims", [without_keepdims, without_keepdims_by_columns],
            "Mean and variance have lost their last axis here, so numpy lines them up with the wrong one. "
            "Keep it: `keepdims=True`.",
        ),
        misconception(
            "variance below", [normalized(runs, -1, lambda var, eps: var + eps),
                               normalized(runs, -1, lambda var, eps: var)],
            "This is divided by the variance. Divide by its root, or the spread is "
            "$1/\\sqrt{\\mathrm{var}}$, not 1.",
        ),
        misconception(
            "eps outside", [normalized(runs, -1, outside)],
            "Here `eps` is outside the root; it belongs to the variance. For a small variance the two differ "
            "much.",
            credit=0.5,
        ),
        misconception(
            "no eps", [normalized(runs, -1, lambda var, eps: np.sqrt(var))],
            "`eps` makes no difference here: a feature that is alone in its group has variance 0, and 0/0 "
            "comes out.",
            credit=0.5,
        ),
        misconception(
            "another eps",
            [*(normalized(runs, -1, lambda var, eps, size=size: np.sqrt(var + size))
               for size in (1e-5, 1e-6, 1e-8, 1e-12)),
             normalized(runs, -1, at_least),
             normalized(runs, -1, lambda var, eps: np.maximum(np.sqrt(var), eps))],
            "Nearly: this is what a fixed small number gives in place of `eps`, or `eps` as a lower limit. "
            "Add it, as it comes, to the variance: a large one counts.",
            credit=0.5,
        ),
        misconception(
            "centres only", [normalized(runs, -1, lambda var, eps: np.ones_like(var)),
                             normalized(as_it_is, 1, lambda var, eps: np.ones_like(var))],
            "The means are 0 now. The second half is missing: divide by $\\sqrt{\\mathrm{var} + "
            "\\varepsilon}$.",
        ),
        misconception(
            "no mean subtracted",
            [normalized(runs, -1, centre=False), rms_of_runs, normalized(runs, -1, outside, centre=False)],
            "No mean is subtracted here: the groups are only divided. Each must have mean 0 in the end.",
        ),
        misconception(
            "sum of squares",
            [by_own_measure(lambda parts, X: np.sum(parts**2, axis=-1, keepdims=True)),
             by_own_measure(lambda parts, X: np.sum(parts**2, axis=-1, keepdims=True) ** 2)],
            "Each group is divided by its length here, the root of the **sum** of squares, or by the sum "
            "itself. The variance is their mean, and what divides is its root.",
        ),
        misconception(
            "one spread for all",
            [by_own_measure(lambda parts, X: parts.var()), by_own_measure(lambda parts, X: X.var()),
             by_own_measure(lambda parts, X: X.var(axis=1)[:, None, None]),
             by_own_measure(lambda parts, X: (parts**2).mean(axis=(1, 2), keepdims=True)),
             by_own_measure(lambda parts, X: (parts**2).mean())],
            "The means are those of the groups here, but the spread is one for the whole row or the whole "
            "table. Each group has its own variance.",
        ),
        misconception(
            "one mean for all",
            [around(mean_of) for mean_of in (mean_of_the_row, mean_of_the_table)],
            "The mean that is subtracted is one for the whole row or the whole table here, and the spread is "
            "that of the group. Each group has its own mean, too.",
        ),
        misconception(
            "whole table", [normalized(runs, (0, 1, 2)), normalized(runs, (0, 1, 2), outside)],
            "This is what one mean and one variance for the whole table give. Each group of each row has its "
            "own.",
        ),
        misconception(
            "statistics in the wrong places", [tiled],
            "Each group has the right mean and variance here, but they meet the features of other groups. A "
            "group is a run of neighbours: `np.repeat` spreads its numbers so, and `np.tile` does not.",
        ),
        misconception(
            "left in three axes", [left_in_three_axes],
            "The numbers are right, but they still stand in three axes, `(n, groups, d // groups)`. Give "
            "back the shape of `X`.",
            credit=0.5,
        ),
        misconception(
            "one pass", [one_pass],
            "Right on paper. With a large mean, $E[x^2] - E[x]^2$ is the difference of two huge numbers and "
            "little of the variance is left. Subtract the mean **first**, then square.",
            credit=0.5,
        ),
        misconception(
            "multiplied",
            in_each_place_back(),
            "This is what **multiplying** by the root gives: small spreads become smaller, and large ones "
            "larger. Divide by it.",
        ),
        misconception(
            "last group left out", [without_the_last_group(np.zeros_like), without_the_last_group(np.array)],
            "The last group of each row is not normalized: it stays 0, or as it was. `range` stops "
            "**before** its end, and so does a slice: the end is the number of groups, or of features, "
            "itself.",
        ),
        misconception(
            "sum runs on",
            [with_sums_carried_on(), with_sums_carried_on(of_squares=False),
             with_sums_carried_on(of_values=False), with_sums_carried_on(over_rows=True)],
            "What stands in the groups before is still in the sums of a group, in its mean, in its variance "
            "or in both. Begin them again at 0 for **each** group, and divide them by its size.",
        ),
        misconception(
            "square for the root",
            [normalized(runs, -1, lambda var, eps: (var + eps) ** 2),
             normalized(runs, -1, lambda var, eps: var**2)],
            "This is divided by the **square** of the variance. Divide by its root: then a run keeps the "
            "spread 1, however large it was.",
        ),
        misconception(
            "variance from zero",
            [by_own_measure(lambda parts, X: (X.reshape(parts.shape) ** 2).mean(axis=-1, keepdims=True))],
            "The mean is subtracted above, but below stands the root of the mean of the **squares** of the "
            "run as it was. A variance is measured from the run's own mean.",
        ),
        one_row_lost(group_norm),
        misconception(
            "mean after the division", [mean_after_the_division(below) for below in PLACES],
            "The numbers are divided first, and then the mean of the **undivided** ones is subtracted. "
            "Subtract the mean first, and divide what is left.",
        ),
        misconception(
            "a lone feature as it was",
            [lambda X, groups, eps: X.copy() if groups == X.shape[1] else group_norm(X, groups, eps)],
            "Where each group is one feature, `X` comes back as it was. The mean of a lone number is this "
            "number itself, so that 0 is left of it.",
            credit=0.5,
        ),
    ],
    composed=(("unbiased", "eps outside", normalized(runs, -1, outside, ddof=1)),),
    explanation="With one group it is layer norm. Group norm was made for image networks whose batches are "
                "too small for batch norm.",
    rows_alone=("X",),
)
