"""Exercises of the Normalization chapter: definitions only; the engine judges them."""

import numpy as np

from dlbasics.activations import softmax
from dlbasics.datasets import load_digits
from dlbasics.exercises.kinds import (
    Before,
    Case,
    Choice,
    Code,
    Misconception,
    Mistake,
    Number,
    Option,
    Order,
    Tune,
    Wrong,
)

# --------------------------------------------------------------------------------------------- RMS norm


def rms_norm(X, gamma, eps):
    mean_square = np.mean(X**2, axis=-1, keepdims=True)
    return gamma * X / np.sqrt(mean_square + eps)


def rms_norm_by_rows(X, gamma, eps):
    return np.array([gamma * row / np.sqrt(row @ row / len(row) + eps) for row in X])


def rms_norm_without_eps(X, gamma, eps):
    with np.errstate(divide="ignore", invalid="ignore"):
        return gamma * X / np.sqrt(np.mean(X**2, axis=-1, keepdims=True))


def centred(X, axis=-1):
    return X - X.mean(axis=axis, keepdims=True)


def rms_norm_cases(rng):
    return [
        Case((rng.normal(1, 2, size=(3, 5)), rng.uniform(0.5, 2, size=5), 1e-5),
             about="three rows of five features"),
        Case((rng.normal(2, 1, size=(4, 4)), rng.uniform(0.5, 2, size=4), 1e-5),
             about="a square table, where a missing keepdims goes unnoticed"),
        Case((np.array([[0.0, 0.0, 0.0], [3.0, 4.0, 0.0]]), np.ones(3), 1e-5), kind="edge",
             about="one row is all 0"),
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
        "`keepdims=True`.",
    ],
    reference=rms_norm,
    alternatives=[rms_norm_by_rows],
    cases=rms_norm_cases,
    misconceptions=[
        Misconception(
            "layer norm", lambda X, gamma, eps: gamma * centred(X) / np.sqrt(
                np.mean(centred(X) ** 2, axis=-1, keepdims=True) + eps),
            "That is layer norm: you subtracted the mean. RMSNorm leaves the mean where it is and only "
            "divides.",
        ),
        Misconception(
            "variance below", lambda X, gamma, eps: gamma * X / np.sqrt(X.var(axis=-1, keepdims=True) + eps),
            "You divide by the standard deviation, which measures the distance from the row's mean. The "
            "root mean square measures the distance from 0.",
        ),
        Misconception(
            "down the columns", lambda X, gamma, eps: gamma * X / np.sqrt(np.mean(X**2, axis=0) + eps),
            "You averaged down the columns, over the examples, as batch norm does. Here each **row** is on "
            "its own: `axis=-1`.",
        ),
        Misconception(
            "no root", lambda X, gamma, eps: gamma * X / (np.mean(X**2, axis=-1, keepdims=True) + eps),
            "The root is missing: you divide by the mean **square**, so twice the input gives half the "
            "output.",
        ),
        Misconception(
            "sum of squares", lambda X, gamma, eps: gamma * X / np.sqrt(
                np.sum(X**2, axis=-1, keepdims=True) + eps),
            "You divide by the length of the row, $\\sqrt{\\sum x_j^2}$: then the outputs shrink as the "
            "layer gets wider. Take the **mean** of the squares.",
        ),
        Misconception(
            "eps outside", lambda X, gamma, eps: gamma * X / (
                np.sqrt(np.mean(X**2, axis=-1, keepdims=True)) + eps),
            "`eps` stands outside your root. It belongs to the mean square, inside: for small rows the two "
            "differ much.",
            credit=0.5,
        ),
        Misconception(
            "forgets gamma", lambda X, gamma, eps: X / np.sqrt(np.mean(X**2, axis=-1, keepdims=True) + eps),
            "The rows are right; `gamma` has not been used.",
        ),
        Misconception(
            "no eps", rms_norm_without_eps,
            "`eps` is missing. Without it a row of zeros becomes 0/0, and a row of tiny numbers is blown up "
            "to full size.",
            credit=0.5,
        ),
        Misconception(
            "no keepdims", lambda X, gamma, eps: gamma * X / np.sqrt(np.mean(X**2, axis=-1) + eps),
            "Your `n` means lie in a row, and numpy lays them along the **features**. That fails, or, where "
            "the table is square, divides each column by another row's number. `keepdims=True` keeps them "
            "in a column.",
        ),
        Misconception(
            "whole table", lambda X, gamma, eps: gamma * X / np.sqrt(np.mean(X**2) + eps),
            "You took one mean over the whole table, so that a loud example makes all others quiet. Each row "
            "has a root mean square of its own: `axis=-1`.",
        ),
        Misconception(
            "norm of the row", lambda X, gamma, eps: gamma * X / (
                np.linalg.norm(X, axis=-1, keepdims=True) + eps),
            "`np.linalg.norm` is the root of the **sum** of squares: $\\sqrt{d}$ times too large, and `eps` "
            "belongs under the root.",
        ),
        Misconception(
            "n - 1", lambda X, gamma, eps: gamma * X / np.sqrt(
                np.sum(X**2, axis=-1, keepdims=True) / (X.shape[-1] - 1) + eps),
            "You divided the sum of squares by $d - 1$. That corrects for a mean that was estimated, and "
            "here there is none: divide by $d$.",
        ),
    ],
    explanation="Many large language models use it in place of layer norm: one pass less over the row, "
                "and about the same quality. So the division seems to matter more than the mean of 0.",
)

# ----------------------------------------------------------------------------------- its backward pass


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


def rms_parts(dout, X, eps):
    rms = np.sqrt(np.mean(X**2, axis=-1, keepdims=True) + eps)
    return rms, X / rms, np.mean(dout * X / rms, axis=-1, keepdims=True)


def rms_grad_constant(dout, X, eps):
    return dout / rms_parts(dout, X, eps)[0]


def rms_grad_of_layer_norm(dout, X, eps):
    rms, x_hat, along = rms_parts(dout, X, eps)
    return (centred(dout) - x_hat * along) / rms


def rms_grad_sum(dout, X, eps):
    rms, x_hat, along = rms_parts(dout, X, eps)
    return (dout - x_hat * along * X.shape[-1]) / rms


def rms_grad_plus(dout, X, eps):
    rms, x_hat, along = rms_parts(dout, X, eps)
    return (dout + x_hat * along) / rms


def rms_grad_not_divided(dout, X, eps):
    _, x_hat, along = rms_parts(dout, X, eps)
    return dout - x_hat * along


def rms_grad_no_direction(dout, X, eps):
    rms, _, along = rms_parts(dout, X, eps)
    return (dout - along) / rms


def rms_grad_one_root_short(dout, X, eps):
    rms, x_hat, along = rms_parts(dout, X, eps)
    return dout / rms - x_hat * along


def rms_grad_twice(dout, X, eps):
    rms, x_hat, along = rms_parts(dout, X, eps)
    return (dout - 2 * x_hat * along) / rms


def rms_grad_down_the_columns(dout, X, eps):
    rms, x_hat, _ = rms_parts(dout, X, eps)
    return (dout - x_hat * np.mean(dout * x_hat, axis=0)) / rms


def rms_grad_diagonal(dout, X, eps):
    rms, x_hat, _ = rms_parts(dout, X, eps)
    return dout * (1 - x_hat**2 / X.shape[-1]) / rms


def rms_grad_through_rms_only(dout, X, eps):
    rms, x_hat, along = rms_parts(dout, X, eps)
    return -x_hat * along / rms


def rms_grad_without_eps(dout, X, eps):
    with np.errstate(divide="ignore", invalid="ignore"):
        return rms_norm_grad(dout, X, 0.0)


def layer_norm_grad(dout, X, eps):
    s = np.sqrt(X.var(axis=-1, keepdims=True) + eps)
    x_hat = centred(X) / s
    return (centred(dout) - x_hat * np.mean(dout * x_hat, axis=-1, keepdims=True)) / s


def rms_norm_grad_cases(rng):
    return [
        Case((rng.normal(size=(3, 5)), rng.normal(1, 2, size=(3, 5)), 1e-5),
             about="three rows of five features"),
        Case((rng.normal(size=(1, 8)), rng.normal(3, 1, size=(1, 8)), 0.1), about="one row, a large eps"),
        Case((rng.normal(size=(2, 3)), np.array([[0.0, 0.0, 0.0], [1.0, 2.0, 2.0]]), 0.01), kind="edge",
             about="one row is all 0"),
        Case((rng.normal(size=(2, 4)), rng.normal(size=(2, 4)) * [[1e4], [1e-3]], 1e-6), kind="extreme",
             about="a row of large numbers and a row of small ones"),
    ]


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
        "`rms` depends on every entry of the row, so each $x_k$ reaches the loss on two ways: directly, and "
        "through `rms`. Both must be added.",
        "The derivative of `rms` with respect to $x_k$ is $x_k/(d \\cdot \\mathrm{rms}) = \\hat x_k/d$.",
        "Follow the chapter's result for layer norm and ask which of its three terms came from the mean. "
        "Then check yourself with `check_gradient` and a random `dout`.",
    ],
    reference=rms_norm_grad,
    alternatives=[rms_norm_grad_by_jacobian],
    cases=rms_norm_grad_cases,
    atol=1e-12,
    misconceptions=[
        Misconception(
            "constant rms", rms_grad_constant,
            "You treated `rms` as a constant. It is computed from the same row, so it has a derivative "
            "too: a second term is missing.",
        ),
        Misconception(
            "layer norm's", rms_grad_of_layer_norm,
            "This is the backward pass of **layer norm**: you also removed the mean of `dout`. That term "
            "comes from subtracting the mean, and RMSNorm subtracts none.",
        ),
        Misconception(
            "sum for mean", rms_grad_sum,
            "The second term is $d$ times too large: the derivative of a mean square carries a factor "
            "$1/d$. Average `dout * x_hat` over the row.",
        ),
        Misconception(
            "plus", rms_grad_plus,
            "Check a sign: a larger $x_k$ makes `rms` larger and the outputs **smaller**. The second term "
            "is subtracted.",
        ),
        Misconception(
            "not divided", rms_grad_not_divided,
            "The bracket is right, but the whole of it is divided by `rms`: a row ten times larger answers "
            "ten times less.",
        ),
        Misconception(
            "layer norm's, unchanged", layer_norm_grad,
            "That is layer norm's backward pass as it stands in the chapter: it computes with $x - \\mu$. On "
            "the way forward nothing was subtracted here, so no mean appears on the way back, neither of "
            "`X` nor of `dout`.",
        ),
        Misconception(
            "one root short", rms_grad_one_root_short,
            "The first term is right. The second lacks a division by `rms`: written with `X` it has "
            "$\\mathrm{rms}^3$ below it, one for each $\\hat x$ and one for the bracket.",
        ),
        Misconception(
            "twice", rms_grad_twice,
            "The second term is twice too large. Squaring brings a factor 2, and the root a factor ½ that "
            "cancels it.",
        ),
        Misconception(
            "down the columns", rms_grad_down_the_columns,
            "You averaged `dout * x_hat` over the examples. `rms` belongs to a row, so the average runs "
            "along the row: `axis=-1`.",
        ),
        Misconception(
            "diagonal only", rms_grad_diagonal,
            "You let each $x_k$ answer for its own output alone. It changes `rms`, and with it **every** "
            "output of the row: sum over all of them.",
        ),
        Misconception(
            "through rms only", rms_grad_through_rms_only,
            "That is the way through `rms`. Each $x_k$ also reaches its own output directly: `dout / rms` "
            "is missing.",
        ),
        Misconception(
            "no eps", rms_grad_without_eps,
            "Nearly: `eps` is missing from your `rms`. A row of zeros becomes 0/0, and the others are off by "
            "what eps adds.",
            credit=0.5,
        ),
        Misconception(
            "no direction", rms_grad_no_direction,
            "The average of `dout * x_hat` is right. It must be multiplied by $\\hat x_k$ before it is "
            "subtracted: what goes is the part of the gradient **along** the row.",
        ),
    ],
    explanation="The same picture as in the chapter: what would only stretch the row is removed, since the "
                "layer ignores it.",
)

# ------------------------------------------------------------------------------------------- group norm


def group_norm(X, groups, eps):
    parts = X.reshape(len(X), groups, -1)
    distance = parts - parts.mean(axis=-1, keepdims=True)
    return (distance / np.sqrt(parts.var(axis=-1, keepdims=True) + eps)).reshape(X.shape)


def group_norm_by_columns(X, groups, eps):
    out = np.empty_like(X)
    for columns in np.split(np.arange(X.shape[1]), groups):
        part = centred(X[:, columns])
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

# --------------------------------------------------------------------------------- folding it into a layer


def fold(W, b, gamma, beta, mu, var, eps):
    scale = gamma / np.sqrt(var + eps)
    return W * scale, (b - mu) * scale + beta


def fold_by_diagonal(W, b, gamma, beta, mu, var, eps):
    D = np.diag(gamma / np.sqrt(var + eps))
    return W @ D, b @ D + beta - mu @ D


def fold_in_place(W, b, gamma, beta, mu, var, eps):
    scale = gamma / np.sqrt(var + eps)
    W *= scale
    return W, (b - mu) * scale + beta


def fold_without_eps(W, b, gamma, beta, mu, var, eps):
    with np.errstate(all="ignore"):
        return fold(W, b, gamma, beta, mu, var, 0.0)


def fold_scale(gamma, var, eps):
    return gamma / np.sqrt(var + eps)


def fold_cases(rng):
    def layer(d, k, var):
        return (rng.normal(size=(d, k)), rng.normal(size=k), rng.uniform(0.5, 2, size=k), rng.normal(size=k),
                rng.normal(size=k), var)

    return [
        Case((*layer(3, 4, rng.uniform(0.5, 4, size=4)), 1e-5), about="three inputs, four units"),
        Case((*layer(3, 3, rng.uniform(0.5, 4, size=3)), 0.1), about="a square layer, and a large eps"),
        Case((*layer(2, 2, np.array([0.0, 1.0])), 1e-3), kind="edge", about="a unit whose variance is 0"),
        Case((*layer(2, 2, np.array([1e12, 1e-8])), 1e-5), kind="extreme",
             about="variances of $10^{12}$ and $10^{-8}$"),
    ]


FOLD = Code(
    id="normalization/fold",
    title="Make batch norm vanish",
    points=4,
    stub='''\
def fold(W, b, gamma, beta, mu, var, eps):
    """After training, `z = X @ W + b` and batch norm in **eval** mode
    (running mean `mu`, running variance `var`) are one linear layer.
    Return its weights and bias, `(W_new, b_new)`. `W` has shape
    `(d, k)`, all others `(k,)`. Leave the given arrays as they are."""
    ...
''',
    hints=[
        "Write out what happens to one unit: $\\gamma\\,(x \\cdot w + b - \\mu)/\\sqrt{\\mathrm{var} + "
        "\\varepsilon} + \\beta$. Which factor stands before $w$?",
        "One factor for each unit, that is for each **column** of `W`: an array of shape `(k,)` "
        "multiplies the columns by itself.",
    ],
    reference=fold,
    alternatives=[fold_by_diagonal],
    cases=fold_cases,
    misconceptions=[
        Misconception(
            "forgets the mean",
            lambda W, b, gamma, beta, mu, var, eps: (
                W * fold_scale(gamma, var, eps), b * fold_scale(gamma, var, eps) + beta),
            "The weights are right. In the bias the running mean has got lost: it is subtracted before the "
            "scaling.",
        ),
        Misconception(
            "bias not scaled",
            lambda W, b, gamma, beta, mu, var, eps: (
                W * fold_scale(gamma, var, eps), b + beta - mu * fold_scale(gamma, var, eps)),
            "The old bias passes through the normalization too: it must be scaled like the weights.",
        ),
        Misconception(
            "old bias lost",
            lambda W, b, gamma, beta, mu, var, eps: (
                W * fold_scale(gamma, var, eps), beta - mu * fold_scale(gamma, var, eps)),
            "Where is `b`? In training batch norm cancels it, but the running mean was measured **with** "
            "it, so in eval mode both must be there.",
        ),
        Misconception(
            "scales beta",
            lambda W, b, gamma, beta, mu, var, eps: (
                W * fold_scale(gamma, var, eps), (b - mu + beta) * fold_scale(gamma, var, eps)),
            "`beta` is added at the very end, after the scaling. Leave it out of the bracket.",
        ),
        Misconception(
            "adds the mean",
            lambda W, b, gamma, beta, mu, var, eps: (
                W * fold_scale(gamma, var, eps), (b + mu) * fold_scale(gamma, var, eps) + beta),
            "Check a sign in the bias: the running mean is **subtracted** from `b`.",
        ),
        Misconception(
            "mean not scaled",
            lambda W, b, gamma, beta, mu, var, eps: (
                W * fold_scale(gamma, var, eps), b * fold_scale(gamma, var, eps) - mu + beta),
            "You subtract the running mean after the scaling. It is in the unit of $z$ and goes through the "
            "division with it.",
        ),
        Misconception(
            "bias as it was",
            lambda W, b, gamma, beta, mu, var, eps: (W * fold_scale(gamma, var, eps), b - mu + beta),
            "Only the weights are scaled. What is left of the bias, $b - \\mu$, goes through the same "
            "division.",
        ),
        Misconception(
            "forgets beta",
            lambda W, b, gamma, beta, mu, var, eps: (
                W * fold_scale(gamma, var, eps), (b - mu) * fold_scale(gamma, var, eps)),
            "The scaling is right. `beta` is missing: batch norm adds it at the end.",
        ),
        Misconception(
            "forgets gamma",
            lambda W, b, gamma, beta, mu, var, eps: (
                W / np.sqrt(var + eps), (b - mu) / np.sqrt(var + eps) + beta),
            "`gamma` is missing: batch norm multiplies by it after the division.",
        ),
        Misconception(
            "weights as they were",
            lambda W, b, gamma, beta, mu, var, eps: (W, (b - mu) * fold_scale(gamma, var, eps) + beta),
            "The bias is right. But each unit's weights must be scaled too, since `X @ W` goes through the "
            "same division.",
        ),
        Misconception(
            "rows scaled",
            lambda W, b, gamma, beta, mu, var, eps: (
                W * fold_scale(gamma, var, eps)[:, None], (b - mu) * fold_scale(gamma, var, eps) + beta),
            "You scale the **rows** of `W`, and a row belongs to an input. A unit is a column: an array of "
            "shape `(k,)` meets the columns by itself.",
        ),
        Misconception(
            "eps outside",
            lambda W, b, gamma, beta, mu, var, eps: (
                W * gamma / (np.sqrt(var) + eps), (b - mu) * gamma / (np.sqrt(var) + eps) + beta),
            "`eps` stands outside your root; batch norm adds it to the variance. For a unit that hardly "
            "varies the two differ much.",
            credit=0.5,
        ),
        Misconception(
            "variance for deviation",
            lambda W, b, gamma, beta, mu, var, eps: (
                W * gamma / (var + eps), (b - mu) * gamma / (var + eps) + beta),
            "You divide by the variance. Normalization divides by its root.",
        ),
        Misconception(
            "no eps", fold_without_eps,
            "Nearly: `eps` is missing, so that a unit with variance 0 gets infinite weights, and the others "
            "are off in the digits that eps moves.",
            credit=0.5,
        ),
        Misconception(
            "in place", fold_in_place,
            "The result is right, but `W *= ...` has changed the caller's weights: folding twice would "
            "scale twice. Multiply into a new array.",
            credit=0.5,
        ),
    ],
    explanation="Programs that run image networks on a phone do this first: in eval mode batch norm costs "
                "nothing.",
)

# ------------------------------------------------------------------------------ statistics of two batches


def pool(n1, mean1, var1, n2, mean2, var2):
    n, apart = n1 + n2, mean2 - mean1
    return mean1 + apart * n2 / n, (n1 * var1 + n2 * var2) / n + apart**2 * n1 * n2 / n**2


def pool_by_parts(n1, mean1, var1, n2, mean2, var2):
    p, q = n1 / (n1 + n2), n2 / (n1 + n2)
    mean = mean1 - q * (mean1 - mean2)
    return mean, p * (var1 + (mean1 - mean) ** 2) + q * (var2 + (mean2 - mean) ** 2)


def pooled_mean(n1, mean1, n2, mean2):
    return mean1 + (mean2 - mean1) * n2 / (n1 + n2)


def pool_by_moments(n1, mean1, var1, n2, mean2, var2):
    mean = (n1 * mean1 + n2 * mean2) / (n1 + n2)
    square = (n1 * (var1 + mean1**2) + n2 * (var2 + mean2**2)) / (n1 + n2)
    return mean, square - mean**2


def pool_cases(rng):
    def batch(n, centre=0.0):
        X = rng.normal(centre, 2, size=(n, 3))
        return n, X.mean(axis=0), X.var(axis=0)

    return [
        Case((*batch(20, 1.0), *batch(5, 4.0)), about="batches of 20 and 5 examples, three features"),
        Case((*batch(8), *batch(8, 3.0)), about="two batches of 8"),
        Case((6, np.array([1.0, 2.0]), np.array([0.5, 3.0]), 1, np.array([4.0, 2.0]), np.zeros(2)),
             kind="edge", about="the second batch is a single example"),
        Case((10, np.array([1e9, 1e9]), np.array([1.0, 2.0]), 30, np.array([1e9 + 2, 1e9]),
              np.array([1.5, 1.0])), kind="extreme", about="means of a thousand million"),
    ]


POOL = Code(
    id="normalization/pool-statistics",
    title="Two batches into one",
    points=5,
    stub='''\
def pool(n1, mean1, var1, n2, mean2, var2):
    """Two machines have each seen a part of a batch, `n1` and `n2`
    examples, and know mean and (biased) variance of every feature on
    their part. Return `(mean, var)` of the whole batch. The means may be
    huge beside the variances."""
    ...
''',
    hints=[
        "A part of the spread lies **within** the two parts, and a part **between** them: it is there even "
        "if both variances are 0.",
        "The mean of the whole lies the fraction $n_2/(n_1+n_2)$ of the way from the first mean to the "
        "second. So how far is each part's mean from it?",
        "Compute with the difference of the two means and never with their squares.",
    ],
    reference=pool,
    alternatives=[pool_by_parts],
    cases=pool_cases,
    misconceptions=[
        Misconception(
            "within only",
            lambda n1, mean1, var1, n2, mean2, var2: (
                pooled_mean(n1, mean1, n2, mean2), (n1 * var1 + n2 * var2) / (n1 + n2)),
            "The mean is right. Your variance only counts the spread **within** the parts. If each machine "
            "saw one constant, 0 here and 10 there, you would report 0.",
        ),
        Misconception(
            "not weighted",
            lambda n1, mean1, var1, n2, mean2, var2: (
                (mean1 + mean2) / 2, (var1 + var2) / 2 + (mean2 - mean1) ** 2 / 4),
            "You gave both parts the same weight. A part with more examples counts for more.",
        ),
        Misconception(
            "plain averages",
            lambda n1, mean1, var1, n2, mean2, var2: ((mean1 + mean2) / 2, (var1 + var2) / 2),
            "Averages of the two means and of the two variances: that ignores both the sizes of the parts "
            "and the distance between their means.",
        ),
        Misconception(
            "pooled estimate",
            lambda n1, mean1, var1, n2, mean2, var2: (
                pooled_mean(n1, mean1, n2, mean2), ((n1 - 1) * var1 + (n2 - 1) * var2) / (n1 + n2 - 2)),
            "That is the pooled variance of a t-test: it assumes both parts scatter around their **own** "
            "mean. Batch norm needs the spread around the common one.",
        ),
        Misconception(
            "not divided",
            lambda n1, mean1, var1, n2, mean2, var2: (
                pooled_mean(n1, mean1, n2, mean2), (n1 + n2) * pool(n1, mean1, var1, n2, mean2, var2)[1]),
            "That is the **sum** of all squared distances, which some algorithms carry along. The variance "
            "is their mean: divide by $n_1 + n_2$.",
        ),
        Misconception(
            "distance not divided",
            lambda n1, mean1, var1, n2, mean2, var2: (
                pooled_mean(n1, mean1, n2, mean2),
                (n1 * var1 + n2 * var2) / (n1 + n2) + (mean2 - mean1) ** 2 * n1 * n2 / (n1 + n2)),
            "The spread within is a mean, that between is still a sum: $n_1 n_2/(n_1 + n_2)$ times the "
            "squared distance counts all examples. Divide it by $n_1 + n_2$ too.",
        ),
        Misconception(
            "unbiased",
            lambda n1, mean1, var1, n2, mean2, var2: (
                pooled_mean(n1, mean1, n2, mean2),
                pool(n1, mean1, var1, n2, mean2, var2)[1] * (n1 + n2) / (n1 + n2 - 1)),
            "All is there, but you divided by $n_1 + n_2 - 1$. The variances here are biased ones, and so is "
            "the result.",
            credit=0.5,
        ),
        Misconception(
            "unbiased parts",
            lambda n1, mean1, var1, n2, mean2, var2: (
                pooled_mean(n1, mean1, n2, mean2),
                ((n1 - 1) * var1 + (n2 - 1) * var2 + (mean2 - mean1) ** 2 * n1 * n2 / (n1 + n2))
                / (n1 + n2 - 1)),
            "That joins **unbiased** variances, which are sums divided by $n - 1$. These are biased: $n_1$ "
            "times `var1` is the sum of the first part.",
            credit=0.5,
        ),
        Misconception(
            "weights exchanged",
            lambda n1, mean1, var1, n2, mean2, var2: pool(n2, mean1, var1, n1, mean2, var2),
            "Each part has got the weight of the other: the mean of the larger part must count for more.",
        ),
        Misconception(
            "variances added",
            lambda n1, mean1, var1, n2, mean2, var2: (pooled_mean(n1, mean1, n2, mean2), var1 + var2),
            "Variances add up for a **sum** of two independent numbers. Here two groups of numbers are put "
            "side by side.",
        ),
        Misconception(
            "by moments", pool_by_moments,
            "Right on paper: $E[x^2] - E[x]^2$. With means of $10^9$ the squares are $10^{18}$ and the "
            "variance drowns in their rounding. Use the difference of the means.",
            credit=0.5,
        ),
        Misconception(
            "distance not weighted",
            lambda n1, mean1, var1, n2, mean2, var2: (
                pooled_mean(n1, mean1, n2, mean2),
                (n1 * var1 + n2 * var2) / (n1 + n2) + (mean2 - mean1) ** 2),
            "Within and between are both there, but the distance between the means counts too much. Each "
            "part is off by its distance to the **common** mean, not to the other part's.",
        ),
    ],
    explanation="Synchronized batch norm does this over many graphics cards.",
)

# -------------------------------------------------------------------------------------------- the wrap-up


def read_digits(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = np.zeros(len(b1)), np.ones(len(b1))
    for X in batches:
        z = X @ W1 + b1
        mean = (1 - momentum) * mean + momentum * z.mean(axis=0)
        var = (1 - momentum) * var + momentum * z.var(axis=0, ddof=1)
    x_hat = (X_test @ W1 + b1 - mean) / np.sqrt(var + 1e-5)
    return np.maximum(gamma * x_hat + beta, 0) @ W2 + b2


def read_digits_folded(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    Z = batches @ W1 + b1
    keep = 1 - momentum
    mean, var = 0.0, 1.0
    for m, v in zip(Z.mean(axis=1), Z.var(axis=1, ddof=1), strict=True):
        mean, var = mean + momentum * (m - mean), keep * var + momentum * v
    h = gamma * (X_test @ W1 + (b1 - mean)) / np.sqrt(var + 1e-5) + beta
    return (h * (h > 0)) @ W2 + b2


def with_statistics(statistics):
    """A reader whose running statistics are ``statistics(pre-activations of the batches, momentum)``."""

    def answer(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
        with np.errstate(all="ignore"):
            mean, var = statistics(batches @ W1 + b1, momentum)
            x_hat = (X_test @ W1 + b1 - mean) / np.sqrt(var + 1e-5)
            return np.maximum(gamma * x_hat + beta, 0) @ W2 + b2

    return answer


def running(Z, momentum, ddof=1, spread=None, start=1.0):
    mean, var = np.zeros(Z.shape[-1]), np.full(Z.shape[-1], start)
    for z in Z:
        mean = (1 - momentum) * mean + momentum * z.mean(axis=0)
        var = (1 - momentum) * var + momentum * (spread(z) if spread else z.var(axis=0, ddof=ddof))
    return mean, var


def reading(read, power=0.5):
    """A reader with the right statistics and another last step, ``read(what the norm gives, W2, b2)``."""

    def answer(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
        mean, var = running(batches @ W1 + b1, momentum)
        return read(gamma * (X_test @ W1 + b1 - mean) / (var + 1e-5) ** power + beta, W2, b2)

    return answer


def one_pass_spread(z):
    return ((z**2).mean(axis=0) - z.mean(axis=0) ** 2) * len(z) / (len(z) - 1)


def running_deviation(Z, momentum):
    mean, deviation = running(Z, momentum, spread=lambda z: z.std(axis=0, ddof=1))
    return mean, deviation**2


def read_in_training_mode(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    z = X_test @ W1 + b1
    x_hat = (z - z.mean(axis=0)) / np.sqrt(z.var(axis=0) + 1e-5)
    return np.maximum(gamma * x_hat + beta, 0) @ W2 + b2


def read_relu_first(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = running(np.maximum(batches @ W1 + b1, 0), momentum)
    x_hat = (np.maximum(X_test @ W1 + b1, 0) - mean) / np.sqrt(var + 1e-5)
    return (gamma * x_hat + beta) @ W2 + b2


def read_without_gamma(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    return read_digits(batches, X_test, W1, b1, 1.0, 0.0, W2, b2, momentum)


def read_digits_cases(rng):
    X = load_digits().X[rng.permutation(1797)]
    W1, b1 = rng.normal(size=(64, 16)) / 4, rng.normal(size=16)
    rest = (rng.uniform(0.5, 2, size=16), rng.normal(size=16), rng.normal(size=(16, 10)), rng.normal(size=10))
    batches = X[:160].reshape(5, 32, 64)
    return [
        Case((batches, X[160:166], W1, b1, *rest, 0.1), about="five batches of 32 real digits, momentum 0.1"),
        Case((X[:80].reshape(20, 4, 64), X[166:170], W1, b1, *rest, 0.3),
             about="twenty batches of 4, momentum 0.3"),
        Case((batches, X[170:171], W1, b1, *rest, 0.3), kind="edge", about="a single digit to read"),
        Case((batches + 1e7, X[171:175] + 1e7, W1, b1, *rest, 1.0), kind="extreme",
             about="all pixels raised by ten million, momentum 1"),
    ]


READ_DIGITS = Code(
    id="normalization/read-digits",
    title="The whole chapter: from batches to a reader",
    points=8,
    stub='''\
def read_digits(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    """Logits, shape `(n, 10)`, of the digits `X_test`, in **eval** mode.
    The hidden layer is linear (`W1`, `b1`), batch norm (`eps = 1e-5`),
    ReLU; the output layer is linear (`W2`, `b2`). The running mean starts
    at 0, the running variance at 1; take in `batches`, shape
    `(m, n, 64)`, one after the other, by PyTorch's conventions for the
    momentum and for the variance that is kept."""
    ...
''',
    hints=[
        "Two parts: a loop over the batches that only updates the two running arrays; then one pass of "
        "`X_test` that only reads them.",
        "What is averaged is the pre-activation, shape `(n, 16)`: mean and variance over the examples. The "
        "new value counts `momentum`, the old one the rest.",
        "PyTorch keeps the **unbiased** variance (`ddof=1`), although training itself divides by the biased "
        "one.",
    ],
    reference=read_digits,
    alternatives=[read_digits_folded],
    cases=read_digits_cases,
    atol=1e-6,
    misconceptions=[
        Misconception(
            "training mode", read_in_training_mode,
            "You normalized `X_test` by its own mean and variance: training mode. The answer for one digit "
            "then depends on the others, and a single digit always gives the same logits.",
        ),
        Misconception(
            "momentum reversed", with_statistics(lambda Z, momentum: running(Z, 1 - momentum)),
            "Your running arrays keep `momentum` of the **old** value: Keras' convention. In PyTorch's the "
            "new batch counts `momentum`.",
            credit=0.5,
        ),
        Misconception(
            "biased variance kept", with_statistics(lambda Z, momentum: running(Z, momentum, ddof=0)),
            "Nearly: you kept the biased variance. PyTorch keeps the unbiased one, `ddof=1`, since these "
            "few examples stand for all that will come.",
            credit=0.75,
        ),
        Misconception(
            "running deviation", with_statistics(running_deviation),
            "You averaged the standard deviations. Average the **variances** and take the root at the end: "
            "the two differ.",
        ),
        Misconception(
            "never updated", with_statistics(lambda Z, momentum: (0.0, 1.0)),
            "The running arrays are still 0 and 1, as at the start: your loop does not change what the last "
            "lines use.",
        ),
        Misconception(
            "last batch only", with_statistics(lambda Z, momentum: running(Z[-1:], 1.0)),
            "Only the last batch counts in your answer. Each batch must blend into what was there before.",
        ),
        Misconception(
            "ReLU first", read_relu_first,
            "Your ReLU stands before the batch norm. In this network it is linear, norm, ReLU.",
        ),
        Misconception(
            "forgets gamma and beta", read_without_gamma,
            "`gamma` and `beta` are missing: after the normalization each unit is scaled and shifted.",
        ),
        Misconception(
            "no ReLU", reading(lambda a, W2, b2: a @ W2 + b2),
            "The ReLU is missing: linear, norm, ReLU, linear.",
        ),
        Misconception(
            "probabilities", reading(lambda a, W2, b2: softmax(np.maximum(a, 0) @ W2 + b2)),
            "These are probabilities, after a softmax. The question asks for the logits before it.",
            credit=0.5,
        ),
        Misconception(
            "all batches alike",
            with_statistics(lambda Z, momentum: (Z.mean(axis=(0, 1)), Z.var(axis=1, ddof=1).mean(axis=0))),
            "You took the plain average over the batches. A running average has a start, 0 and 1, and "
            "forgets: each new batch counts `momentum`, and all that was before it the rest.",
            also=(with_statistics(lambda Z, momentum: (
                Z.mean(axis=(0, 1)), Z.reshape(-1, Z.shape[-1]).var(axis=0, ddof=1))),
                with_statistics(lambda Z, momentum: (
                    Z.mean(axis=(0, 1)), Z.reshape(-1, Z.shape[-1]).var(axis=0)))),
        ),
        Misconception(
            "variance starts at 0",
            with_statistics(lambda Z, momentum: running(Z, momentum, start=0.0)),
            "Your running variance starts at 0, as the mean does. It starts at 1: before the first batch the "
            "layer is to change nothing.",
        ),
        Misconception(
            "divides by the variance", reading(lambda a, W2, b2: np.maximum(a, 0) @ W2 + b2, power=1.0),
            "You divide by the running variance. Normalization divides by its root.",
        ),
        Misconception(
            "bias of the output lost", reading(lambda a, W2, b2: np.maximum(a, 0) @ W2),
            "The hidden layer is right; the output layer has a bias too, `b2`.",
        ),
        Misconception(
            "one pass", with_statistics(lambda Z, momentum: running(Z, momentum, spread=one_pass_spread)),
            "All is right except for a variance by $E[x^2] - E[x]^2$: with a large mean it loses its "
            "digits. Subtract the mean first; `var` does.",
            credit=0.75,
        ),
    ],
    explanation="Two lines learn and one line reads. Mixing them up is a frequent bug with batch norm.",
)

# -------------------------------------------------------------------------------------------- questions

HOW_MANY_MEANS = Number(
    id="normalization/how-many-means",
    title="Count the means",
    points=1,
    question="A layer gets 32 sentences of 50 words, each word a vector of 512 features: `X` has shape "
             "`(32, 50, 512)`. How many means does **layer norm** compute?",
    answer=1600,
    tolerance=0.5,
    mistakes=[
        Mistake(512, "One for each feature: that is batch norm. Layer norm averages **over** the features."),
        Mistake(32, "One for each sentence would average over words too. Layer norm takes each word alone."),
        Mistake(50, "The 50 positions share nothing across sentences: each word of each sentence has its "
                    "own mean."),
        Mistake(819200, "That is every single number. A mean is taken over the 512 features of each word."),
        Mistake(1, "One mean of everything would make all words depend on each other."),
        Mistake(3200, "There are 1600 variances as well; the question asks for the means."),
        Mistake(25600, "That is one for each place in a sentence and each feature: a mean over the sentences "
                       "only. Layer norm averages over the 512 features."),
        Mistake(16384, "That is one for each sentence and feature: a mean over the words. Layer norm takes "
                       "one over the 512 features of each word."),
    ],
    explanation="One for each word: $32 \\cdot 50 = 1600$, and as many variances. `gamma` and `beta` have "
                "512 entries each, whatever the batch.",
    hints=["The mean is taken along the last axis. What is left of the shape then?"],
)

LARGEST_VALUE = Number(
    id="normalization/largest-value",
    title="How large can it get?",
    points=3,
    question="Batch norm sees a batch of 17 examples ($\\varepsilon = 0$, $\\gamma = 1$, $\\beta = 0$). One "
             "example has a value of 1,000,000 in some feature, the other sixteen have 0. What does batch "
             "norm make of the million?",
    answer=4.0,
    tolerance=0.005,
    mistakes=[
        Mistake(1e6, "Unchanged? The million moves the mean and the deviation as well: it is measured by a "
                     "stick that it has stretched itself."),
        Mistake(17.0, "Close to the idea, but the deviation is a **root**: compute mean and variance with "
                      "$a$ in place of the million."),
        Mistake(16.0, "That is the square of the answer: take the root of the variance."),
        Mistake(4.25, "You divided by the right deviation, but the mean, $a/17$, must be subtracted from the "
                      "million first."),
        Mistake(17**0.5, "You divided the million by the root of the mean **square**, $a/\\sqrt{17}$: that "
                         "is RMSNorm. Batch norm measures both from the mean."),
        Mistake(16 / 17**0.5, "That is the answer with `ddof=1`. Normalization layers divide by the biased "
                              "deviation."),
        Mistake(16 / 17, "You subtracted the mean: $\\frac{16}{17}$ of the million are left. Now divide by "
                         "the deviation, which is $\\frac{4}{17}$ of a million."),
        Mistake(-0.25, "That is what the sixteen zeros become: each lies a quarter of a deviation below the "
                       "mean."),
        Mistake(1.0, "A standard deviation of 1 belongs to the whole feature, not to each value."),
    ],
    explanation="With $n$ examples no value can exceed $\\sqrt{n - 1}$: here 4, in a batch of two 1. Small "
                "batches cut off what is exceptional.",
    hints=["Call the million $a$. The mean is $a/17$, and the mean of the squares $a^2/17$.",
           "Variance: $a^2/17 - a^2/17^2 = 16\\,a^2/17^2$."],
)

USELESS_BIAS = Choice(
    id="normalization/useless-bias",
    title="A bias before batch norm",
    points=2,
    question="A layer computes `z = X @ W + b`, and batch norm in training mode follows at once. What is the "
             "gradient of the loss with respect to `b`?",
    options=[
        Option("The sum of `dout` over the examples, as for every bias.",
               "That is the gradient of `beta`, which is added **after** the normalization. Follow `b` "
               "through the subtraction of the mean."),
        Option("The sum of `dout`, divided by the standard deviation.",
               "That would be so if the mean were a constant. But it contains `b` as well, and takes it "
               "away again."),
        Option("Exactly 0, whatever the loss.",
               "Yes. `b` raises every example and the mean by the same amount, so the output does not "
               "change.",
               right=True),
        Option("0 only if the features have mean 0.",
               "Whatever the features are: adding `b` to all of them raises the mean by `b`."),
        Option("Small, but not 0, because of `eps`.",
               "`eps` is added to the variance, and a shift does not change the variance."),
    ],
    explanation="So such a bias is left out (`bias=False`): `beta` takes its place. Before layer norm a bias "
                "is of use: there the mean of the row takes away only what all features share.",
    hints=["Replace `b` by `b + 1`. What happens to `z`, what to its mean over the batch?"],
)

INVARIANCES = Choice(
    id="normalization/invariances",
    title="What batch norm does not see",
    points=3,
    question="Which of these changes to `X`, shape `(n, d)`, leave the output of batch norm in **training** "
             "mode as it was, whatever `X` is? ($\\varepsilon = 0$, no feature is constant.) Mark every one "
             "that does.",
    options=[
        Option("Adding 5 to all features of **one** example.",
               "Only that example moves, so it stands elsewhere among the others: batch norm sees it. "
               "(Layer norm would not.)"),
        Option("Adding 5 to **one** feature of all examples.",
               "The feature's mean moves along and is subtracted.", right=True),
        Option("Multiplying one feature of all examples by $-2$.",
               "The size does not matter, but the **sign** does: the output of this feature is reversed."),
        Option("Multiplying the whole table by 10.",
               "Every feature's distances and its deviation grow tenfold.", right=True),
        Option("Replacing one example by the mean of the others.",
               "The mean of each feature changes, and so does its spread; all outputs move."),
        Option("Multiplying feature $j$ of all examples by $j + 1$.",
               "Each feature is measured by its own deviation, so each may have a positive factor of its "
               "own.", right=True),
    ],
    explanation="A shift and a positive scale of each **feature** cancel. For layer norm it is a shift and a "
                "positive scale of each **example**.",
    hints=["Batch norm looks at one column at a time. Which changes shift or stretch whole columns?"],
)

WAY_BACK = Order(
    id="normalization/way-back",
    title="The way back, in five lines",
    points=4,
    question="One feature of a batch, $\\hat x_i = (x_i - \\mu)/s$ with $s = \\sqrt{\\mathrm{var} + "
             "\\varepsilon}$, and $g_i = \\partial L/\\partial \\hat x_i$. Put the derivation in order.",
    lines=[
        "$\\dfrac{\\partial L}{\\partial x_k} = \\sum_i g_i\\, \\dfrac{\\partial \\hat x_i}{\\partial x_k}$",
        "$\\dfrac{\\partial \\hat x_i}{\\partial x_k} = \\dfrac{1}{s}\\left(\\delta_{ik} - "
        "\\dfrac{\\partial \\mu}{\\partial x_k}\\right) - \\dfrac{x_i - \\mu}{s^2}\\, \\dfrac{\\partial "
        "s}{\\partial x_k}$",
        "$\\dfrac{\\partial \\hat x_i}{\\partial x_k} = \\dfrac{1}{s}\\left(\\delta_{ik} - \\dfrac1n - "
        "\\dfrac{\\hat x_i \\hat x_k}{n}\\right)$",
        "$\\dfrac{\\partial L}{\\partial x_k} = \\dfrac1s \\left(g_k - \\dfrac1n\\sum_i g_i - \\hat x_k\\, "
        "\\dfrac1n\\sum_i g_i \\hat x_i\\right)$",
        "$\\sum_k \\dfrac{\\partial L}{\\partial x_k} = 0$",
    ],
    before=[
        Before(1, 2, "First the quotient rule with the derivatives of $\\mu$ and $s$ still open; then "
                     "$\\frac1n$ and $\\frac{\\hat x_k}{n}$ are put in for them."),
        Before(0, 3, "The result needs the chain rule before it: that multiplies the derivatives by $g_i$ "
                     "and sums them."),
        Before(2, 3, "The sum over $i$ can be carried out only when each $\\partial \\hat x_i/\\partial x_k$ "
                     "is known."),
        Before(3, 4, "That the gradient sums to 0 is a consequence of the finished formula."),
    ],
    explanation="$\\frac{\\partial \\mu}{\\partial x_k} = \\frac1n$ and $\\frac{\\partial s}{\\partial x_k} "
                "= \\frac{x_k - \\mu}{n s} = \\frac{\\hat x_k}{n}$ do the work of the third line.",
    hints=["Chain rule, quotient rule, insert, sum up, look at the result."],
)

BATCHES_SEEN = 20  # the running-mean explorer of the chapter draws this many


def start_left(momentum):
    """Fraction of the starting value that is left in a running mean after `BATCHES_SEEN` batches."""
    return (1 - momentum) ** BATCHES_SEEN


def jitter(momentum):
    """Standard deviation of a settled running mean, as a fraction of that of a single batch's mean."""
    return (momentum / (2 - momentum)) ** 0.5


RUNNING_MEAN = Tune(
    id="normalization/running-mean",
    title="Neither slow nor nervous",
    points=2,
    question="Move the **running mean** explorer until less than 5 % of the starting value is left after 20 "
             "batches **and** the settled running mean jitters less than 35 % as much as a single batch's "
             "mean.",
    explorer="running-mean",
    goal=lambda momentum: bool(start_left(momentum) < 0.05 and jitter(momentum) < 0.35),
    mistakes=[
        Wrong(lambda momentum: bool(start_left(momentum) >= 0.05),
              "Too slow: after 20 batches more than 5 % of the starting value is left. Each batch must count "
              "for more."),
        Wrong(lambda momentum: bool(jitter(momentum) >= 0.35),
              "Too nervous: it follows each batch too closely. Each batch must count for less."),
    ],
    explanation="The start fades as $(1 - m)^t$ and the jitter is $\\sqrt{m/(2 - m)}$. The usual 0.1 is "
                "chosen for thousands of batches, not for twenty.",
    hints=["The sentence under the figure gives both percentages. Begin at 0.1."],
)

EXERCISES = [
    HOW_MANY_MEANS,
    INVARIANCES,
    USELESS_BIAS,
    RMS_NORM,
    WAY_BACK,
    RMS_NORM_GRAD,
    GROUP_NORM,
    LARGEST_VALUE,
    RUNNING_MEAN,
    POOL,
    FOLD,
    READ_DIGITS,
]
