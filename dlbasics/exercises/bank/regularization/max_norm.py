"""Scale down the columns of a weight matrix that are longer than a limit."""

import numpy as np

from dlbasics.exercises.kinds import Case, Code, Misconception


def max_norm(W, limit):
    norm = np.sqrt((W**2).sum(axis=0))
    return W * (limit / np.maximum(norm, limit))


def max_norm_loop(W, limit):
    out = W.astype(float)
    for j in range(W.shape[1]):
        norm = np.linalg.norm(W[:, j])
        if norm > limit:
            out[:, j] = W[:, j] * limit / norm
    return out


def max_norm_rows(W, limit):
    norm = np.sqrt((W**2).sum(axis=1, keepdims=True))
    return W * (limit / np.maximum(norm, limit))


def max_norm_always(W, limit):
    with np.errstate(invalid="ignore"):
        return W / np.sqrt((W**2).sum(axis=0)) * limit


def max_norm_in_place(W, limit):
    W *= limit / np.maximum(np.sqrt((W**2).sum(axis=0)), limit)
    return W


def max_norm_root_late(W, limit):
    squared = (W**2).sum(axis=0)
    return np.where(squared > limit, W * limit / np.sqrt(np.maximum(squared, 1e-300)), W)


def max_norm_one(W, limit):
    norm = np.sqrt((W**2).sum(axis=0))
    return W / np.where(norm > limit, norm, 1)


def max_norm_longest(W, limit):
    return W * (limit / max(np.sqrt((W**2).sum(axis=0)).max(), limit))


def max_norm_cases(rng):
    return [
        Case((np.array([[3.0, 0.9], [4.0, 1.2]]), 2.0), about="one column too long, one short enough"),
        Case((rng.normal(size=(4, 3)) * [0.1, 1.0, 5.0], 2.0), about="four rows, three columns"),
        Case((np.array([[0.0, 6.0], [0.0, 8.0]]), 5.0), kind="edge", about="a column of zeros"),
        Case((np.array([[3.0], [4.0]]), 5.0), kind="edge", about="a column of exactly the allowed length"),
        Case((1e6 * rng.normal(size=(3, 3)), 0.5), kind="extreme", about="weights of a million"),
    ]


MAX_NORM = Code(
    id="regularization/max-norm",
    title="A leash instead of a price",
    points=4,
    stub='''\
def max_norm(W, limit):
    """Another restraint, often used with dropout: the weights into a unit,
    a **column** of `W`, may not be longer than `limit`, where the length
    is the root of the sum of squares. A longer column is scaled down to
    `limit`; the others stay. Do not change `W` itself."""
    ...
''',
    hints=[
        "The lengths of the columns: `np.sqrt((W**2).sum(axis=0))`, one number a column.",
        "A column is multiplied by `limit / length` if that is less than 1, and by 1 otherwise.",
        "To avoid 0/0 for a column of zeros: `limit / np.maximum(length, limit)`.",
    ],
    reference=max_norm,
    alternatives=[max_norm_loop],
    cases=max_norm_cases,
    misconceptions=[
        Misconception(
            "rows", max_norm_rows,
            "You limited the **rows**: what leaves an input. What enters a unit is a column of `W`, since "
            "`z = X @ W`.",
        ),
        Misconception(
            "whole matrix", lambda W, limit: W * (limit / max(np.sqrt((W**2).sum()), limit)),
            "You measured the whole matrix, and one long column shortened all of them. Each column has its "
            "own length.",
        ),
        Misconception(
            "always", max_norm_always,
            "You gave **every** column the length `limit`; short ones grew, and a column of zeros became "
            "0/0. Only columns that are too long change.",
        ),
        Misconception(
            "always, with an eps", lambda W, limit: W * limit / (np.sqrt((W**2).sum(axis=0)) + 1e-8),
            "The small number saves the column of zeros from 0/0; but every other column gets the length "
            "`limit`, the short ones too. Only columns that are too long change.",
        ),
        Misconception(
            "clips entries", lambda W, limit: np.clip(W, -limit, limit),
            "Clipping each weight changes the column's direction. Scale the whole column by one factor.",
        ),
        Misconception(
            "squared length", lambda W, limit: W * (limit / np.maximum((W**2).sum(axis=0), limit)),
            "You compared with the **squared** length. Take the square root first.",
        ),
        Misconception(
            "squared length in the question", max_norm_root_late,
            "The factor is right, but you asked whether the **squared** length is above `limit`. A column of "
            "length 1.5 is within a limit of 2, though its square is not.",
        ),
        Misconception(
            "no limit in the factor", lambda W, limit: W / np.maximum(np.sqrt((W**2).sum(axis=0)), limit),
            "You divided by the length and did not multiply by `limit`: long columns end at length 1, and "
            "short ones are divided by `limit`. The factor is `limit / length`, or 1.",
        ),
        Misconception(
            "to length 1", max_norm_one,
            "The right columns, but you scaled them to length 1. They may be as long as `limit`.",
        ),
        Misconception(
            "one factor for all", max_norm_longest,
            "One factor for the whole matrix, from its longest column, shortens the others too. Each column "
            "has its own factor.",
        ),
        Misconception(
            "sum of absolute values", lambda W, limit: W * (limit / np.maximum(np.abs(W).sum(axis=0), limit)),
            "That is the L1 length. Here a column's length is the root of its sum of squares.",
        ),
        Misconception(
            "in place", max_norm_in_place,
            "The values are right, but `W` itself has changed: `*=` works in place. Return a new array.",
            credit=0.5,
        ),
    ],
    explanation="A price pulls at every weight all the time. A leash does nothing until it is tight, and "
                "then allows no more, however large the learning rate.",
)
