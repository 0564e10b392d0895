"""Write the backward pass of RMSNorm."""

import numpy as np

from dlbasics.exercises.bank.combined_misconceptions import two_at_once
from dlbasics.exercises.bank.common_misconceptions import misconception
from dlbasics.exercises.bank.normalization.rms_norm import centred
from dlbasics.exercises.kinds import Case, Code


def rms_norm_grad(dout, X, eps):
    rms = np.sqrt(np.mean(X**2, axis=-1, keepdims=True) + eps)
    x_hat = X / rms
    along = np.mean(dout * x_hat, axis=-1, keepdims=True)
    return (dout - x_hat * along) / rms


def rms_norm_grad_by_jacobian(dout, X, eps):
    rows = []
    for g, x in zip(dout, X, strict=True):
        r = np.sqrt(x @ x / len(x) + eps)
        rows.append(g @ (np.eye(len(x)) / r - np.outer(x, x) / (len(x) * r**3)))
    return np.array(rows)


# -- the parts of the backward pass -----------------------------------------------------------------


def rms_of(X, eps):
    return np.sqrt(np.mean(X**2, axis=-1, keepdims=True) + eps)


def rms_without_eps(X, eps):
    return np.sqrt(np.mean(X**2, axis=-1, keepdims=True))


def rms_plus_eps(X, eps):
    return rms_without_eps(X, eps) + eps


def rms_of_the_distance(X, eps):
    return np.sqrt(X.var(axis=-1, keepdims=True) + eps)


def made_of(combine, rms=rms_of):
    """A backward pass ``combine(dout, x_hat, along, rms)``, where `along` is the mean of dout * x_hat."""

    def answer(dout, X, eps):
        r = rms(X, eps)
        return combine(dout, X / r, np.mean(dout * X / r, axis=-1, keepdims=True), r)

    return answer


def right_with(rms):
    return made_of(lambda dout, x_hat, along, r: (dout - x_hat * along) / r, rms)


def eps_in_one_place(dout, X, eps):
    """The mean square without eps in the second term."""
    with np.errstate(divide="ignore", invalid="ignore"):
        along = row_mean(dout * X) / row_mean(X**2)
        return (dout - X * along) / rms_of(X, eps)


def with_second_term(factor):
    """The first term rightly, the second with a ``factor(d, rms)`` that does not belong there."""
    return made_of(lambda dout, x_hat, along, r: (dout - factor(x_hat.shape[-1], r) * x_hat * along) / r)


def row_mean(A):
    return A.mean(axis=-1, keepdims=True)


def layer_norm_grad(dout, X, eps):
    s = rms_of_the_distance(X, eps)
    x_hat = centred(X) / s
    return (centred(dout) - x_hat * row_mean(dout * x_hat)) / s


DIAGONALS = (
    lambda dout, x_hat, along, r: dout * (1 - x_hat**2 / x_hat.shape[-1]) / r,
    lambda dout, x_hat, along, r: dout * (1 - x_hat**2) / r,
    lambda dout, x_hat, along, r: (dout - dout * x_hat**2 / r) / r,
    lambda dout, x_hat, along, r: (dout - dout * x_hat**2 / r) / r / x_hat.shape[-1],
    lambda dout, x_hat, along, r: dout * (1 - x_hat**2) / r / x_hat.shape[-1],
)


def all_moved_at_once(step):
    """Differences between outputs of the whole table, each entry a step further and a step back."""

    def answer(dout, X, eps):
        ahead, back = X + step, X - step
        return dout * (ahead / rms_of(ahead, eps) - back / rms_of(back, eps)) / (2 * step)

    return answer


def entries_left_moved(step):
    """Differences of the loss, in which each entry has moved with all entries before it."""

    def answer(dout, X, eps):
        tables = X + step * np.tri(X.size).reshape(-1, *X.shape)
        change = tables / rms_of(tables, eps) - X / rms_of(X, eps)
        return (dout * change).sum(axis=(1, 2)).reshape(X.shape) / step

    return answer


# -- two at once --------------------------------------------------------------------------------------


def grad_with(factor=lambda d: 1, root=rms_of, average=row_mean, centre=lambda dout: dout):
    """A backward pass with a factor in its second term, another root, average or first term."""

    def answer(dout, X, eps):
        r = root(X, eps)
        x_hat = X / r
        return (centre(dout) - factor(X.shape[-1]) * x_hat * average(dout * x_hat)) / r

    return answer


SECOND_TERMS = [
    ("sum for mean", {"factor": lambda d: d}),
    ("averaged twice", {"factor": lambda d: 1 / d}),
    ("plus", {"factor": lambda d: -1}),
    ("twice", {"factor": lambda d: 2}),
    ("half", {"factor": lambda d: 0.5}),
    ("d - 1", {"factor": lambda d: d / (d - 1)}),
]
ROOTS = [("mean square for its root", {"root": lambda X, eps: rms_of(X, eps) ** 2})]
AVERAGES = [
    ("down the columns", {"average": lambda A: A.mean(axis=0)}),
    ("over the table", {"average": np.mean}),
]
FIRST_TERMS = [("layer norm's", {"centre": centred})]


def rms_norm_grad_cases(rng):
    return [
        Case((rng.normal(size=(3, 5)), rng.normal(1, 2, size=(3, 5)), 1e-5),
             about="three rows of five features"),
        Case((rng.normal(size=(1, 8)), rng.normal(3, 1, size=(1, 8)), 0.1), about="one row, a large eps"),
        Case((rng.normal(size=(2, 3)), np.array([[0.0, 0.0, 0.0], [1.0, 2.0, 2.0]]), 0.01), kind="edge",
             about="one row is all 0"),
        Case((np.array([[2.0], [-1.0]]), np.array([[0.5], [3.0]]), 0.1), kind="edge",
             about="one feature, a large eps"),
        Case((rng.normal(size=(2, 4)), rng.normal(size=(2, 4)) * [[1e4], [1e-3]], 1e-6), kind="extreme",
             about="a row of large numbers and a row of small ones"),
    ]


FIRST, SECOND = rms_norm_grad(np.array([[1.0, 0.0]]), np.array([[3.0, 4.0]]), 0.0)[0]
ROW_TO_TRY = (f"Try one row by hand: `X = [[3, 4]]`, `dout = [[1, 0]]` and `eps = 0` must give {FIRST:.3f} "
              f"and −{-SECOND:.3f}.")

RMS_NORM_GRAD = Code(
    id="normalization/rms-norm-grad",
    title="The way back through RMSNorm",
    points=6,
    stub='''\
def rms_norm_grad(dout, X, eps):
    """The layer computes `X / rms` with
    `rms = sqrt(mean(X**2) + eps)` for each **row** of `X`, shape `(n, d)`.
    Given the gradient `dout` of the loss with respect to its output,
    return the gradient with respect to `X`."""
    ...
''',
    hints=[
        "`rms` depends on every entry of the row. So each $x_k$ reaches the loss along two paths: through "
        "its own output, $x_k/\\mathrm{rms}$, and through `rms`, which divides all outputs of the row. The "
        "slopes of the two paths are added.",
        "Write $\\hat x$ for the output, $X/\\mathrm{rms}$; here no mean is subtracted. The derivative of "
        "`rms` with respect to $x_k$ is $x_k/(d \\cdot \\mathrm{rms}) = \\hat x_k/d$.",
        "The chapter's result for layer norm has three terms, and one of them came from the mean. "
        f"{ROW_TO_TRY} Then check yourself with `check_gradient` and a random `dout`.",
    ],
    reference=rms_norm_grad,
    alternatives=[rms_norm_grad_by_jacobian],
    cases=rms_norm_grad_cases,
    atol=1e-12,
    misconceptions=[
        misconception(
            "constant rms",
            [made_of(lambda dout, x_hat, along, r: dout / r, rms)
             for rms in (rms_of, rms_without_eps, rms_plus_eps)],
            "This is what a constant `rms` gives. It is computed from the same row, so it has a derivative "
            "too: a second term is missing.",
        ),
        misconception(
            "layer norm's",
            [made_of(lambda dout, x_hat, along, r: (centred(dout) - x_hat * along) / r),
             made_of(lambda dout, x_hat, along, r: (dout + row_mean(dout) - x_hat * along) / r)],
            "A mean of `dout` enters here, as in the backward pass of **layer norm**. That term comes from "
            "subtracting the mean, and RMSNorm subtracts none.",
        ),
        misconception(
            "sum for mean", [with_second_term(lambda d, r: d)],
            "The second term is $d$ times too large: the derivative of a mean square carries a factor "
            "$1/d$. Average `dout * x_hat` over the row.",
        ),
        misconception(
            "sum for mean, and one root short", [with_second_term(lambda d, r: d * r)],
            "The first term is right. The second lacks its factor $1/d$, from the mean, and one `rms` below: "
            "written with `X` it is divided by $d\\,\\mathrm{rms}^3$.",
        ),
        misconception(
            "averaged twice", [with_second_term(lambda d, r: 1 / d)],
            "The second term is $d$ times too small: a mean over the row has the factor $1/d$ in it already.",
        ),
        misconception(
            "plus",
            [with_second_term(lambda d, r: -1), with_second_term(lambda d, r: -d),
             with_second_term(lambda d, r: -r)],
            "Check a sign: a larger $x_k$ makes `rms` larger and the outputs **smaller**. The second term "
            "is subtracted.",
        ),
        misconception(
            "first term not divided", [made_of(lambda dout, x_hat, along, r: dout - x_hat * along / r)],
            "Only the second term is divided by `rms`: `dout` stands undivided before it. The division is "
            "that of the whole difference, which needs brackets.",
        ),
        misconception(
            "not divided", [made_of(lambda dout, x_hat, along, r: dout - x_hat * along)],
            "The bracket is right, but the whole of it is divided by `rms`: a row ten times larger answers "
            "ten times less.",
        ),
        misconception(
            "multiplied", [made_of(lambda dout, x_hat, along, r: (dout - x_hat * along) * r)],
            "The bracket is right, but here it is **multiplied** by `rms`. A row ten times larger answers "
            "ten times less.",
        ),
        misconception(
            "layer norm's, unchanged",
            [layer_norm_grad, right_with(rms_of_the_distance)],
            "This is layer norm's backward pass as it stands in the chapter, or its deviation: it computes "
            "with $x - \\mu$. On the way forward nothing was subtracted here, so no mean appears on the way "
            "back, neither of `X` nor of `dout`.",
        ),
        misconception(
            "one root short",
            [with_second_term(lambda d, r: r), with_second_term(lambda d, r: r / d),
             with_second_term(lambda d, r: r**2), with_second_term(lambda d, r: d * r**2),
             with_second_term(lambda d, r: 1 / r), with_second_term(lambda d, r: r**2 / d)],
            "The first term is right. The second has the wrong power of `rms`: written with `X` it has "
            "$\\mathrm{rms}^3$ below it, one for each $\\hat x$ and one for the bracket, and $d$.",
        ),
        misconception(
            "twice", [with_second_term(lambda d, r: 2)],
            "The second term is too large by a factor of 2. Squaring brings a 2, and the root a ½ that "
            "cancels it.",
        ),
        misconception(
            "half", [with_second_term(lambda d, r: 0.5)],
            "The second term has a factor of ½ too much. The root brings it, and the square a 2 that cancels "
            "it.",
        ),
        misconception(
            "twice, and more",
            [with_second_term(lambda d, r: 2 * d), with_second_term(lambda d, r: 2 * r),
             with_second_term(lambda d, r: 2 * d * r)],
            "Two things in the second term: a factor of 2 is too much (squaring brings a 2, the root a ½ "
            "that cancels it), and a factor $1/d$ or a division by `rms` is missing.",
        ),
        misconception(
            "half, and more",
            [with_second_term(lambda d, r: 0.5 * d), with_second_term(lambda d, r: 0.5 * r),
             with_second_term(lambda d, r: 0.5 * d * r)],
            "Two things in the second term: a factor of ½ is too much (the root brings it, and the square a "
            "2 that cancels it), and a factor $1/d$ or a division by `rms` is missing.",
        ),
        misconception(
            "d - 1", [with_second_term(lambda d, r: d / (d - 1))],
            "This is what the divisor $d - 1$ gives in the second term. On the way forward the squares are "
            "divided by $d$.",
        ),
        misconception(
            "down the columns",
            [made_of(lambda dout, x_hat, along, r: (dout - x_hat * np.mean(dout * x_hat, axis=0)) / r),
             lambda dout, X, eps: rms_norm_grad(dout.T, X.T, eps).T],
            "Here the average of `dout * x_hat`, or every average, runs down the columns, over the examples. "
            "`rms` belongs to a row, so each average runs along the row: `axis=-1`.",
        ),
        misconception(
            "over the table",
            [made_of(lambda dout, x_hat, along, r: (dout - x_hat * np.mean(dout * x_hat)) / r)],
            "This is what **one** average of `dout * x_hat` over the whole table gives. `rms` belongs to a "
            "row, so each row has its own.",
        ),
        misconception(
            "diagonal only", [made_of(combine) for combine in DIAGONALS],
            "Each $x_k$ answers for its own output alone here. It changes `rms`, and with it **every** "
            "output of the row: sum over all of them.",
        ),
        misconception(
            "all moved at once",
            [made_of(lambda dout, x_hat, along, r: dout * (1 - x_hat * row_mean(x_hat)) / r),
             *map(all_moved_at_once, (1e-4, 1e-5, 1e-6, 1e-7))],
            "This is what comes out when **all** entries of a row move by the same small step. The slope at "
            "one entry belongs to a step of that entry alone: each output of the row then changes, and "
            "`dout` weights these changes before they are added.",
        ),
        misconception(
            "entries left moved", [*map(entries_left_moved, (1e-4, 1e-5, 1e-6, 1e-7))],
            "Your values are running sums of the right ones: differences of a loss in which each entry "
            "stays moved while the next one moves give that. The slope at one entry belongs to a step of "
            "that entry alone: take the step back before the next.",
        ),
        misconception(
            "product taken apart",
            [made_of(lambda dout, x_hat, along, r: (dout - x_hat * row_mean(dout)) / r),
             made_of(lambda dout, x_hat, along, r: (dout - x_hat**2 * row_mean(dout)) / r),
             made_of(lambda dout, x_hat, along, r: (dout - x_hat * row_mean(dout) * row_mean(x_hat)) / r),
             made_of(lambda dout, x_hat, along, r: (dout - dout * row_mean(x_hat**2)) / r)],
            "The second term has another mean here. It is the mean of the **products** `dout * x_hat`, and "
            "neither a mean of `dout` alone nor one of `x_hat` alone can take its place.",
        ),
        misconception(
            "dout left out",
            [made_of(lambda dout, x_hat, along, r: (dout - x_hat * row_mean(x_hat**2)) / r)],
            "The second term has no `dout` in it: this is what the mean of $\\hat x^2$ gives, which is 1 but "
            "for `eps`. A slope on the way back is a multiple of `dout` in every term: take the mean of "
            "`dout * x_hat`.",
        ),
        misconception(
            "through rms only", [made_of(lambda dout, x_hat, along, r: -x_hat * along / r),
                                 made_of(lambda dout, x_hat, along, r: x_hat * along / r)],
            "This is the way through `rms` alone. Each $x_k$ also reaches its own output directly: "
            "`dout / rms` is missing.",
        ),
        misconception(
            "eps in one place", [eps_in_one_place],
            "Nearly: in the second term stands the mean square without `eps`. There, too, $\\mathrm{rms}^2$ "
            "is the mean of the squares **plus** `eps`.",
            credit=0.5,
        ),
        misconception(
            "no eps", [right_with(rms_without_eps)],
            "Nearly: `eps` makes no difference here. A row of zeros becomes 0/0, and the others are off by "
            "what eps adds.",
            credit=0.5,
        ),
        misconception(
            "eps outside", [right_with(rms_plus_eps)],
            "Nearly: here `eps` is added to the root. It belongs under it, to the mean of the squares.",
            credit=0.5,
        ),
        misconception(
            "another eps",
            [*(right_with(lambda X, eps, size=size: rms_of(X, size)) for size in (1e-5, 1e-6, 1e-8, 1e-12)),
             right_with(lambda X, eps: np.sqrt(np.maximum(row_mean(X**2), eps)))],
            "Nearly: this is what a fixed small number gives in place of `eps`, or `eps` as a lower limit. "
            "Add it, as it comes, to the mean square.",
            credit=0.5,
        ),
        misconception(
            "mean square for its root",
            [right_with(lambda X, eps: rms_of(X, eps) ** 2)],
            "This is what the mean square gives in place of its root, in both terms. `rms` is the **root** "
            "of the mean square.",
        ),
        misconception(
            "no direction", [made_of(lambda dout, x_hat, along, r: (dout - along) / r),
                             made_of(lambda dout, x_hat, along, r: dout / r - along)],
            "The average of `dout * x_hat` is subtracted as it is. It must be multiplied by $\\hat x_k$ "
            "first: what goes is the part of the gradient **along** the row.",
        ),
        misconception(
            "the way forward", [lambda dout, X, eps: X / rms_of(X, eps),
                                made_of(lambda dout, x_hat, along, r: dout * x_hat)],
            "This is the output of the layer, or `dout` times it. The gradient is asked for: how does the "
            "loss change when an entry of `X` changes?",
        ),
        misconception(
            "mean over the rows",
            (made_of(lambda dout, x_hat, along, r: (
                dout - x_hat.shape[-1] / len(x_hat) * x_hat * along) / r),),
            "The second term is divided by the number of rows. The mean of the squares runs along a row: "
            "divide by `d`, the number of features.",
        ),
        misconception(
            "sum runs on",
            (lambda dout, X, eps: dout / rms_of(X, eps) - X * np.cumsum(np.sum(
                dout * X, axis=-1, keepdims=True), axis=0) / (X.shape[-1] * rms_of(X, eps) ** 3),),
            "The products of the rows above are still in the sum of a row: it begins once, before the loop. "
            "Begin it again at 0 for **each** row.",
        ),
        misconception(
            "divided twice",
            (made_of(lambda dout, x_hat, along, r: dout / r - x_hat * along / r**3),),
            "Your second term holds the **normalized** row and is divided by a power of `rms` that belongs "
            "to `X` as it was. With `x_hat` it is divided once; `rms**3` goes with `X`.",
        ),
        misconception(
            "nothing for one feature",
            (lambda dout, X, eps: rms_norm_grad(dout, X, eps) * (X.shape[-1] > 1),),
            "Right for two features and more. With one feature your gradient is 0, as in layer norm. Here "
            "the output is $x / \\sqrt{x^2 + \\varepsilon}$, which still changes a little with $x$.",
            credit=0.5,
        ),
        misconception(
            "nothing for a row of zeros",
            (lambda dout, X, eps: rms_norm_grad(dout, X, eps) * X.any(axis=-1, keepdims=True),),
            "Right for all other rows. Where a row is all 0 your gradient is 0, too. The layer divides that "
            "row by $\\sqrt{\\varepsilon}$, so each entry has the slope $1 / \\sqrt{\\varepsilon}$.",
            credit=0.5,
        ),
    ],
    composed=two_at_once(grad_with, SECOND_TERMS, ROOTS, AVERAGES, FIRST_TERMS),
    explanation="The same picture as in the chapter: what would only stretch the row is removed, since the "
                "layer ignores it (all but what a small `eps` leaves).",
    rows_alone=("dout", "X"),
)
