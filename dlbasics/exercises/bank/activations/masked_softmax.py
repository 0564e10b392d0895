"""Write a softmax over the classes that a mask allows."""

import numpy as np

from dlbasics.activations import softmax
from dlbasics.exercises.kinds import Case, Code, Misconception


def masked_softmax(z, mask):
    return softmax(np.where(mask, z, -np.inf))


def masked_by_hand(z, mask):
    peak = np.where(mask, z, -np.inf).max(axis=-1, keepdims=True)
    e = np.exp(np.where(mask, z - peak, -np.inf))
    return e / e.sum(axis=-1, keepdims=True)


def masked_max_of_all(z, mask):
    e = np.exp(z - z.max(axis=-1, keepdims=True)) * mask
    with np.errstate(invalid="ignore"):
        return e / e.sum(axis=-1, keepdims=True)


def masked_naive(z, mask):
    with np.errstate(over="ignore", invalid="ignore"):
        e = np.exp(z) * mask
        return e / e.sum(axis=-1, keepdims=True)


def masked_table_maximum(z, mask):
    e = np.exp(np.where(mask, z - z[mask].max(), -np.inf))
    with np.errstate(invalid="ignore"):
        return e / e.sum(axis=-1, keepdims=True)


def masked_products(z, mask):
    e = np.exp(z * mask - (z * mask).max(axis=-1, keepdims=True)) * mask
    with np.errstate(invalid="ignore"):
        return e / e.sum(axis=-1, keepdims=True)


def masked_zero_times_infinity(z, mask):
    with np.errstate(invalid="ignore"):
        return softmax(z + (1 - mask) * -np.inf)


def masked_in_place(z, mask):
    z[~mask] = -np.inf
    return softmax(z)


def masked_whole_table(z, mask):
    p = np.exp(np.where(mask, z - z[mask].max(), -np.inf))
    return p / p.sum()


def masked_softmax_cases(rng):
    mask = np.array([[True, True, False, True], [False, True, True, True], [True, False, False, True]])
    huge = np.array([[1.0, 2.0, 1e12], [3.0, 1000.0, 1001.0]])
    apart = np.array([[1.0, 2.0, 3.0], [1001.0, 1000.0, 1.0], [-1001.0, -1000.0, 2.0]])
    return [
        Case((rng.normal(0, 2, size=(3, 4)), mask), about="three rows, each with its own mask"),
        Case((np.array([[1.0, 2.0, 3.0]]), np.array([[True, True, True]])),
             kind="edge", about="nothing is masked"),
        Case((np.array([[1.0, 2.0, 3.0]]), np.array([[False, True, False]])),
             kind="edge", about="one class is left"),
        Case((huge, np.array([[True, True, False], [True, True, True]])), kind="extreme",
             about="huge scores, the largest of them masked"),
        Case((apart, np.array([[True, False, True], [True, True, False], [True, True, False]])),
             kind="extreme", about="rows whose scores lie a thousand apart"),
    ]


MASKED_SOFTMAX = Code(
    id="activations/masked-softmax",
    title="Softmax over the allowed classes",
    points=6,
    stub='''\
def masked_softmax(z, mask):
    """Softmax along each **row** of `z`, shape `(n, k)`, over the classes
    where the boolean array `mask` is True. Other classes get probability
    0; each row sums to 1 and allows at least one class. A masked score
    may be huge: it must not matter."""
    ...
''',
    hints=[
        "A class gets probability 0 when its score is $-\\infty$: $e^{-\\infty} = 0$, in numpy too.",
        "Replace the masked scores by `-np.inf` **first**, with `np.where`; then subtract each row's "
        "maximum as usual.",
        "Row by row: `axis=-1, keepdims=True`, in the maximum and in the sum.",
    ],
    reference=masked_softmax,
    alternatives=[masked_by_hand],
    cases=masked_softmax_cases,
    misconceptions=[
        Misconception(
            "mask after", lambda z, mask: softmax(z) * mask,
            "You masked after normalizing: the masked classes took their share with them, and the rows no "
            "longer sum to 1.",
        ),
        Misconception(
            "score zero", lambda z, mask: softmax(z * mask),
            "A masked **score** of 0 is not a masked **probability** of 0: $e^0 = 1$ still gets its share. "
            "The score that gives 0 is $-\\infty$.",
        ),
        Misconception(
            "ignores the mask", lambda z, mask: softmax(z),
            "These are the probabilities over all classes: the mask has not been used.",
        ),
        Misconception(
            "maximum of all", masked_max_of_all,
            "Right until a masked score is huge: the maximum over **all** classes was subtracted (`softmax` "
            "does it too), so every allowed exponential underflowed to 0 and the row became 0/0. Mask before "
            "the maximum is taken.",
            credit=0.5,
        ),
        Misconception(
            "one maximum for the table", masked_table_maximum,
            "You subtracted the largest allowed score of the **whole table**. A row far below it underflows "
            "to 0/0. Each row needs its own: `axis=-1, keepdims=True`.",
            credit=0.5,
        ),
        Misconception(
            "maximum with zeros", masked_products,
            "In `z * mask` a masked score is 0, and 0 can be the largest: allowed scores near -1000 then "
            "underflow, and the row becomes 0/0. Put `-np.inf` there, with `np.where`.",
            credit=0.5,
        ),
        Misconception(
            "adds a large negative number", lambda z, mask: softmax(z + (1 - mask) * -1e9),
            "Adding a large negative number is not enough for every score: a masked one of $10^{12}$ stays "
            "the largest. **Replace** the score, with `np.where`, instead of adding to it.",
            credit=0.5,
        ),
        Misconception(
            "zero times infinity", masked_zero_times_infinity,
            "`(1 - mask) * -np.inf` is $0 \\cdot \\infty$ where a class is allowed, and that is `nan`. Do "
            "not multiply but choose: `np.where(mask, z, -np.inf)`.",
        ),
        Misconception(
            "in place", masked_in_place,
            "The values are right, but `z` has been overwritten, and whoever called you has lost the masked "
            "scores. Build a new array: `np.where`, or a copy.",
            credit=0.5,
        ),
        Misconception(
            "mask read the other way", lambda z, mask: softmax(np.where(mask, -np.inf, z)),
            "You masked what is allowed. Here True means **allowed**; in some libraries, such as PyTorch's "
            "`masked_fill`, True marks what is taken out.",
        ),
        Misconception(
            "columns", lambda z, mask: softmax(np.where(mask, z, -np.inf), axis=0),
            "Your **columns** sum to 1: the examples compete with each other. The classes of each row do: "
            "`axis=-1`.",
        ),
        Misconception(
            "no maximum", masked_naive,
            "Right for small scores; but $e^{1000}$ is `inf`, and inf/inf is `nan`. Subtract the row's "
            "allowed maximum first.",
            credit=0.5,
        ),
        Misconception(
            "whole table", masked_whole_table,
            "You normalized over the whole table: all entries together sum to 1. Each row is a distribution "
            "of its own: `axis=-1, keepdims=True`.",
        ),
    ],
    explanation="This is how a language model is kept from looking ahead, and how a game-playing network is "
                "kept to legal moves.",
)
