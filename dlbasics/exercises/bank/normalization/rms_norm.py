"""Divide each row by its root mean square."""

import numpy as np

from dlbasics.exercises.bank.combined_misconceptions import two_at_once
from dlbasics.exercises.bank.common_misconceptions import misconception, one_row_lost
from dlbasics.exercises.kinds import Case, Code


def rms_norm(X, gamma, eps):
    mean_square = np.mean(X**2, axis=-1, keepdims=True)
    return gamma * X / np.sqrt(mean_square + eps)


def rms_norm_by_rows(X, gamma, eps):
    return np.array([gamma * row / np.sqrt(row @ row / len(row) + eps) for row in X])


def centred(X):
    return X - X.mean(axis=-1, keepdims=True)


# -- how a measure of the row's size, a square, becomes what the row is divided by ---------------------


def inside(square, eps):
    return np.sqrt(square + eps)


def outside(square, eps):
    return np.sqrt(square) + eps


def left_out(square, eps):
    return np.sqrt(square)


def floored(square, eps):
    return np.maximum(np.sqrt(square), eps)


def floored_inside(square, eps):
    return np.sqrt(np.maximum(square, eps))


PLACES = (inside, outside, left_out)


def mean_square(X):
    return np.mean(X**2, axis=-1, keepdims=True)


def sum_of_squares(X):
    return np.sum(X**2, axis=-1, keepdims=True)


def running_sum_of_squares(X):
    """What a sum gives that begins once, before the loop over the rows."""
    return np.cumsum(sum_of_squares(X), axis=0)


def times_root_of_d(answer):
    return lambda X, gamma, eps: np.sqrt(X.shape[-1]) * answer(X, gamma, eps)


def dividing(square, place=inside, rows=lambda X: X, use_gamma=True):
    """``rows(X)`` divided by the root of ``square(X)``, with the eps in a place of its own."""
    return lambda X, gamma, eps: (gamma if use_gamma else 1) * rows(X) / place(square(X), eps)


def in_each_place(square, rows=lambda X: X, use_gamma=True):
    return [dividing(square, place, rows, use_gamma) for place in PLACES]


def with_another_eps(*sizes):
    return [lambda X, gamma, eps, size=size: rms_norm(X, gamma, size) for size in sizes]


def with_gamma(use):
    """``use(normalized rows, gamma)``."""
    return lambda X, gamma, eps: use(rms_norm(X, 1.0, eps), gamma)


def times_the_root(square, place=inside):
    return lambda X, gamma, eps: gamma * X * place(square(X), eps)


# -- two at once -----------------------------------------------------------------------------------------


def rms_norm_with(square=mean_square, place=inside, rows=lambda X: X, use=np.multiply):
    """Rows divided by another measure of their size, and another use of gamma."""
    return lambda X, gamma, eps: use(rows(X) / place(square(X), eps), gamma)


MEASURES = [
    ("centred rows", {"rows": centred}),
    ("layer norm", {"rows": centred, "square": lambda X: np.mean(centred(X) ** 2, axis=-1, keepdims=True)}),
    ("variance below", {"square": lambda X: X.var(axis=-1, keepdims=True)}),
    ("down the columns", {"square": lambda X: np.mean(X**2, axis=0)}),
    ("no root", {"place": np.add}),
    ("sum of squares", {"square": sum_of_squares}),
    ("n - 1", {"square": lambda X: sum_of_squares(X) / (X.shape[-1] - 1)}),
    ("whole table", {"square": lambda X: np.mean(X**2)}),
    ("mean of absolute values", {
        "square": lambda X: np.abs(X).mean(axis=-1, keepdims=True), "place": lambda size, eps: size + eps}),
]
USES = [
    ("forgets gamma", {"use": lambda rows, gamma: rows}),
    ("1 + gamma", {"use": lambda rows, gamma: rows * (1 + gamma)}),
    ("gamma added", {"use": np.add}),
    ("divided by gamma", {"use": np.divide}),
]


def rms_norm_cases(rng):
    return [
        Case((rng.normal(1, 2, size=(3, 5)), rng.uniform(0.5, 2, size=5), 1e-5),
             about="three rows of five features"),
        Case((rng.normal(2, 1, size=(4, 4)), rng.uniform(0.5, 2, size=4) * [1, -1, 1, -1], 0.1),
             about="a square table, where a missing keepdims goes unnoticed, and a large eps"),
        Case((np.array([[0.0, 0.0, 0.0], [3.0, 4.0, 0.0]]), np.ones(3), 1e-5), kind="edge",
             about="one row is all 0"),
        Case((np.array([[1.0, -2.0, 2.0]]), np.array([1.0, 0.5, 2.0]), 1e-5), kind="edge", about="one row"),
        Case((np.array([[1e100, -2e100], [1e-3, 3e-3]]), np.array([1.0, 2.0]), 1e-5), kind="extreme",
             about="a row of huge numbers and a row so small that eps counts"),
    ]


RMS_NORM = Code(
    id="normalization/rms-norm",
    title="RMSNorm: layer norm without the mean",
    points=3,
    stub='''\
def rms_norm(X, gamma, eps):
    """Divide each **row** of `X`, shape `(n, d)`, by its own root mean
    square, the root of (the mean of the squares, plus `eps`), and
    multiply feature $j$ by `gamma[j]`. No mean is subtracted."""
    ...
''',
    hints=[
        "The name is the recipe, read backwards: square, mean over the row, (add `eps`), root.",
        "You need one number for each row, and it must stay a column so that it divides row by row: "
        "`keepdims=True`. Check yourself: with `gamma` of ones, the mean of the squares of each row of the "
        "result is 1, or a little less, as long as the squares in the row are much larger than `eps`.",
    ],
    reference=rms_norm,
    alternatives=[rms_norm_by_rows],
    cases=rms_norm_cases,
    misconceptions=[
        misconception(
            "layer norm", in_each_place(lambda X: np.mean(centred(X) ** 2, axis=-1, keepdims=True), centred),
            "This is layer norm: the mean is subtracted. RMSNorm leaves the mean where it is and only "
            "divides.",
        ),
        misconception(
            "centred rows", in_each_place(mean_square, centred),
            "The mean is subtracted from each row here. RMSNorm only divides.",
        ),
        misconception(
            "variance below", in_each_place(lambda X: X.var(axis=-1, keepdims=True)),
            "This is what the standard deviation below gives: it measures the distance from the row's mean. "
            "The root mean square measures the distance from 0.",
        ),
        misconception(
            "down the columns", in_each_place(lambda X: np.mean(X**2, axis=0)),
            "This is what averages down the columns give, over the examples, as in batch norm. Here each "
            "**row** is on its own: `axis=-1`.",
        ),
        misconception(
            "no root",
            [lambda X, gamma, eps: gamma * X / (mean_square(X) + eps),
             lambda X, gamma, eps: gamma * X / mean_square(X),
             lambda X, gamma, eps: gamma * X / (sum_of_squares(X) + eps)],
            "The root is missing: twice the input gives half the output here. What is divided by is a mean "
            "or a sum of **squares**.",
        ),
        misconception(
            "two roots",
            [lambda X, gamma, eps: gamma * X / np.sqrt(np.sqrt(mean_square(X)) + eps),
             lambda X, gamma, eps: gamma * X / np.sqrt(np.sqrt(mean_square(X) + eps)),
             lambda X, gamma, eps: gamma * X / np.sqrt(np.sqrt(mean_square(X) + eps) + eps)],
            "This is what **two** roots give: four times the input gives only twice the output. A row's "
            "size must cancel.",
        ),
        misconception(
            "multiplied", [times_the_root(mean_square), times_the_root(mean_square, outside),
                           times_the_root(mean_square, left_out), times_the_root(sum_of_squares)],
            "Here the rows are **multiplied** by their size, so that loud ones become louder. (`1 / sqrt` "
            "is what one multiplies by; dividing by it again is the same mistake.)",
        ),
        misconception(
            "sum of squares", [dividing(sum_of_squares)],
            "Here each row is divided by the root of the **sum** of its squares: then the outputs shrink as "
            "the layer gets wider. Take the mean of the squares.",
        ),
        misconception(
            "norm of the row", [dividing(sum_of_squares, outside), dividing(sum_of_squares, left_out)],
            "Here each row is divided by its length, as `np.linalg.norm` gives it, the root of the **sum** "
            "of squares: $\\sqrt{d}$ times too large. And `eps` belongs under the root.",
        ),
        misconception(
            "d on the wrong side",
            [dividing(lambda X: sum_of_squares(X) * X.shape[-1], place) for place in PLACES]
            + [lambda X, gamma, eps: gamma * X / np.sqrt(sum_of_squares(X) + eps) * X.shape[-1] ** -0.5,
               lambda X, gamma, eps: gamma * X / (np.linalg.norm(X, axis=-1, keepdims=True) + eps)
               * X.shape[-1] ** -0.5],
            "The number of features stands on the wrong side. The mean square is the sum of squares "
            "**divided** by $d$: a row's length is $\\sqrt d$ times its root mean square.",
        ),
        misconception(
            "d outside the root",
            [lambda X, gamma, eps: gamma * X * X.shape[-1] / np.sqrt(sum_of_squares(X) + eps),
             lambda X, gamma, eps: gamma * X * X.shape[-1] / np.sqrt(sum_of_squares(X)),
             lambda X, gamma, eps: gamma * X / (np.sqrt(sum_of_squares(X)) / X.shape[-1] + eps),
             *(times_root_of_d(dividing(mean_square, place)) for place in PLACES)],
            "Too large by $\\sqrt d$. So it is if the **root** is divided by $d$: the mean is taken of the "
            "squares, under the root.",
        ),
        misconception(
            "eps outside", [dividing(mean_square, outside)],
            "Here `eps` is outside the root. It is added to the mean square, inside: for small rows the two "
            "differ much.",
            credit=0.5,
        ),
        misconception(
            "eps divided too",
            [lambda X, gamma, eps: gamma * X / np.sqrt((sum_of_squares(X) + eps) / X.shape[-1]),
             lambda X, gamma, eps: gamma * X / np.sqrt(mean_square(X) + eps**2),
             lambda X, gamma, eps: gamma * X / np.sqrt(mean_square(X) + np.sqrt(eps)),
             lambda X, gamma, eps: gamma * X / np.sqrt(np.mean(X**2 + eps**2, axis=-1, keepdims=True))],
            "Nearly: `eps` counts with another size here, divided by $d$, squared or under a root of its "
            "own. It is added as it is to the mean of the squares.",
            credit=0.5,
        ),
        misconception(
            "another eps",
            [*with_another_eps(1e-5, 1e-6, 1e-8, 1e-12),
             *(dividing(mean_square, place) for place in (floored, floored_inside))],
            "Nearly: this is what a fixed small number gives in place of `eps`, or `eps` as a lower limit. "
            "Add it, as it comes, to the mean square: a large one counts.",
            credit=0.5,
        ),
        misconception(
            "forgets gamma", in_each_place(mean_square, use_gamma=False),
            "`gamma` makes no difference here. Feature $j$ is multiplied by `gamma[j]` at the end.",
        ),
        misconception(
            "1 + gamma", [with_gamma(lambda rows, gamma: rows * (1 + gamma))],
            "This is what 1 + `gamma` gives, as some models store it. Here `gamma` itself is the factor.",
        ),
        misconception(
            "gamma added", [with_gamma(lambda rows, gamma: rows + gamma)],
            "Here `gamma` is **added**. It is a factor for each feature.",
        ),
        misconception(
            "divided by gamma", [with_gamma(lambda rows, gamma: rows / gamma)],
            "Here the rows are **divided** by `gamma`. It is a factor for each feature.",
        ),
        misconception(
            "gamma first", [lambda X, gamma, eps: rms_norm(gamma * X, 1.0, eps)],
            "This is what comes out when `gamma` is multiplied in **before** the rows are measured: then it "
            "changes their root mean square. It comes last.",
        ),
        misconception(
            "gamma by rows",
            [lambda X, gamma, eps: gamma[:, None] * rms_norm(X, 1.0, eps),
             lambda X, gamma, eps: gamma[: len(X), None] * rms_norm(X, 1.0, eps)],
            "Here row $i$ is multiplied by `gamma[i]`. `gamma` belongs to the **features**: an array of "
            "shape `(d,)` meets the columns by itself.",
        ),
        misconception(
            "no eps", [dividing(mean_square, left_out)],
            "`eps` makes no difference here. Without it a row of zeros becomes 0/0, and a row of tiny "
            "numbers is blown up to full size.",
            credit=0.5,
        ),
        misconception(
            "no keepdims",
            [lambda X, gamma, eps, place=place: gamma * X / place(np.mean(X**2, axis=-1), eps)
             for place in PLACES]
            + [lambda X, gamma, eps: gamma * X / np.sqrt(np.sum(X**2, axis=-1) + eps)],
            "The `n` means lie in a row here, and numpy lays them along the **features**. That fails, or, "
            "where the table is square, divides each column by another row's number. `keepdims=True` keeps "
            "them in a column.",
        ),
        misconception(
            "whole table", in_each_place(lambda X: np.mean(X**2)),
            "This is what one mean over the whole table gives: a loud example makes all others quiet. Each "
            "row has a root mean square of its own: `axis=-1`.",
        ),
        misconception(
            "sum runs on",
            in_each_place(lambda X: running_sum_of_squares(X) / X.shape[-1])
            + in_each_place(running_sum_of_squares),
            "The squares of the rows above are still in the sum of a row: it begins once, before the loop. "
            "Begin it again at 0 for **each** row, and divide it by $d$.",
        ),
        misconception(
            "square of the mean", in_each_place(lambda X: X.mean(axis=-1, keepdims=True) ** 2),
            "This is the mean, squared. Square **first**: positive and negative numbers must not cancel.",
        ),
        misconception(
            "not squared", in_each_place(lambda X: X.mean(axis=-1, keepdims=True)),
            "This is what the root of the plain mean gives. Square the numbers first: a mean can be "
            "negative, and then it has no root.",
        ),
        misconception(
            "square for the root",
            [lambda X, gamma, eps: gamma * X / ((X**2).mean(axis=-1, keepdims=True) + eps) ** 2,
             lambda X, gamma, eps: gamma * X / ((X**2).mean(axis=-1, keepdims=True) ** 2 + eps)],
            "This is what the **square** of the mean square gives. It is the root that undoes the squares "
            "of the numbers.",
        ),
        misconception(
            "each entry alone", in_each_place(lambda X: X**2),
            "Each number is divided by its own size here, so that hardly more than its sign is left. All "
            "numbers of a row share **one** root mean square.",
        ),
        misconception(
            "mean of absolute values",
            [lambda X, gamma, eps: gamma * X / (np.abs(X).mean(axis=-1, keepdims=True) + eps),
             lambda X, gamma, eps: gamma * X / np.abs(X).mean(axis=-1, keepdims=True),
             lambda X, gamma, eps: gamma * X / np.sqrt(X**2 + eps).mean(axis=-1, keepdims=True)],
            "Each row is divided by the mean of its **absolute values** here: that is what a root **before** "
            "the mean gives. First square, then take the mean, last the root.",
        ),
        misconception(
            "largest value",
            [lambda X, gamma, eps: gamma * X / (np.abs(X).max(axis=-1, keepdims=True) + eps),
             lambda X, gamma, eps: gamma * X / np.abs(X).max(axis=-1, keepdims=True)],
            "This is what the largest value of the row below gives. The root mean square takes all of them.",
        ),
        misconception(
            "n - 1",
            [dividing(lambda X: sum_of_squares(X) / (X.shape[-1] - 1), place) for place in (inside, outside)],
            "This is what the divisor $d - 1$ gives. It corrects for a mean that was estimated, and here "
            "there is none: divide by $d$.",
        ),
        misconception(
            "not divided", [lambda X, gamma, eps: gamma * X, lambda X, gamma, eps: X.copy()],
            "The rows come back as long as they were, times `gamma` at most. Each is to be divided by its "
            "root mean square.",
        ),
        misconception(
            "root of the deviation", in_each_place(lambda X: X.std(axis=-1, keepdims=True)),
            "This is what the root of the **standard deviation** gives. The root mean square has the squares "
            "themselves under its root, and no mean is subtracted.",
        ),
        misconception(
            "sign of gamma lost", [with_gamma(lambda rows, gamma: rows * np.abs(gamma))],
            "Right where `gamma` is positive. A negative one turns its feature round, and here its sign is "
            "lost.",
        ),
        one_row_lost(rms_norm),
    ],
    composed=two_at_once(rms_norm_with, MEASURES, USES, but=[("no root", "gamma added")]),
    explanation="Many large language models use it in place of layer norm: one pass less over the row, "
                "and about the same quality. So the division seems to matter more than the mean of 0.",
    rows_alone=("X",),
)
