"""Normalize each group of neighbouring features of a row."""

import numpy as np

from dlbasics.exercises.kinds import Case, Code, Misconception


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


def standardized(parts, axis, eps, ddof=0):
    with np.errstate(all="ignore"):
        spread = parts.var(axis=axis, keepdims=True, ddof=ddof)
        return (parts - parts.mean(axis=axis, keepdims=True)) / np.sqrt(spread + eps)


def group_norm_over(X, groups, below):
    """Group norm that divides by ``below(variance)``."""
    parts = X.reshape(len(X), groups, -1)
    with np.errstate(all="ignore"):
        spread = below(parts.var(axis=-1, keepdims=True))
        return ((parts - parts.mean(axis=-1, keepdims=True)) / spread).reshape(X.shape)


def group_norm_without_keepdims(X, groups, eps):
    parts = X.reshape(len(X), groups, -1)
    return ((parts - parts.mean(axis=-1)) / np.sqrt(parts.var(axis=-1) + eps)).reshape(X.shape)


def group_norm_one_pass(X, groups, eps):
    parts = X.reshape(len(X), groups, -1)
    mean = parts.mean(axis=-1, keepdims=True)
    var = (parts**2).mean(axis=-1, keepdims=True) - mean**2
    with np.errstate(all="ignore"):
        return ((parts - mean) / np.sqrt(var + eps)).reshape(X.shape)


def group_norm_cases(rng):
    far = np.array([[0.0, 1.0, 2.0, 3.0, 5.0, 8.0], [4.0, 1.0, 0.0, 2.0, 2.0, 6.0]])
    return [
        Case((rng.normal(1, 2, size=(3, 12)), 3, 1e-5), about="twelve features in three groups of four"),
        Case((rng.normal(0, 1, size=(2, 8)), 1, 0.1), about="one group: all eight features; a large eps"),
        Case((rng.normal(0, 1, size=(2, 3)), 3, 1e-5), kind="edge",
             about="as many groups as features: each is alone"),
        Case((1e8 + far, 2, 1e-5), kind="extreme", about="features of a hundred million, a few apart"),
    ]


GROUP_NORM = Code(
    id="normalization/group-norm",
    title="GroupNorm: between the two",
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
        "Give the table a third axis: `(n, groups, d // groups)`. Which axis holds the features of one "
        "group?",
        "Mean and variance over the last axis, with `keepdims=True`; at the end, back to two axes with "
        "`reshape`.",
    ],
    reference=group_norm,
    alternatives=[group_norm_by_columns],
    cases=group_norm_cases,
    misconceptions=[
        Misconception(
            "whole row", lambda X, groups, eps: standardized(X, 1, eps),
            "That is layer norm: one mean for the whole row. Each group has its own.",
        ),
        Misconception(
            "groups as size", lambda X, groups, eps: standardized(
                X.reshape(len(X), -1, groups), -1, eps).reshape(X.shape),
            "You made groups **of size** `groups`. It is the number of groups; each holds `d // groups` "
            "features.",
        ),
        Misconception(
            "interleaved", lambda X, groups, eps: standardized(
                X.reshape(len(X), -1, groups), 1, eps).reshape(X.shape),
            "Your groups take every `groups`-th feature. A group is a run of **neighbours**: in `reshape`, "
            "the groups come before the features within them.",
        ),
        Misconception(
            "over the batch too", lambda X, groups, eps: standardized(
                X.reshape(len(X), groups, -1), (0, 2), eps).reshape(X.shape),
            "You averaged over the examples as well, so that one example's output depends on the others. "
            "Group norm looks at one example at a time.",
        ),
        Misconception(
            "unbiased", lambda X, groups, eps: standardized(
                X.reshape(len(X), groups, -1), -1, eps, ddof=1).reshape(X.shape),
            "You divided the squares by $n - 1$. Normalization layers use the biased variance, `ddof=0`; "
            "with one feature in a group yours is even 0/0.",
        ),
        Misconception(
            "across the groups", lambda X, groups, eps: standardized(
                X.reshape(len(X), groups, -1), 1, eps).reshape(X.shape),
            "Your mean runs **across** the groups: it takes together the first feature of each. The "
            "features of one group lie along the last axis.",
        ),
        Misconception(
            "no keepdims", group_norm_without_keepdims,
            "Mean and variance have lost their last axis, so numpy lines them up with the wrong one. Keep "
            "it: `keepdims=True`.",
        ),
        Misconception(
            "variance below", lambda X, groups, eps: group_norm_over(
                X, groups, lambda var: var + eps),
            "You divided by the variance. Divide by its root, or the spread is $1/\\sqrt{\\mathrm{var}}$, "
            "not 1.",
        ),
        Misconception(
            "eps outside", lambda X, groups, eps: group_norm_over(
                X, groups, lambda var: np.sqrt(var) + eps),
            "`eps` stands outside your root; here it is added to the variance. For a small variance the two "
            "differ much.",
            credit=0.5,
        ),
        Misconception(
            "no eps", lambda X, groups, eps: group_norm_over(X, groups, np.sqrt),
            "`eps` is missing: a feature that is alone in its group has variance 0, and yours becomes 0/0.",
            credit=0.5,
        ),
        Misconception(
            "centres only", lambda X, groups, eps: group_norm_over(X, groups, np.ones_like),
            "Every group has mean 0 now. The second half is missing: divide by $\\sqrt{\\mathrm{var} + "
            "\\varepsilon}$.",
        ),
        Misconception(
            "left in three axes", lambda X, groups, eps: standardized(
                X.reshape(len(X), groups, -1), -1, eps),
            "The numbers are right, but they still stand in three axes, `(n, groups, d // groups)`. Give "
            "back the shape of `X`.",
            credit=0.5,
        ),
        Misconception(
            "one pass", group_norm_one_pass,
            "Right on paper. With a large mean, $E[x^2] - E[x]^2$ subtracts two huge numbers and little of "
            "the variance is left. Subtract the mean **first**, then square.",
            credit=0.5,
        ),
    ],
    explanation="One group is layer norm. It was made for image networks whose batches are too small for "
                "batch norm.",
)
