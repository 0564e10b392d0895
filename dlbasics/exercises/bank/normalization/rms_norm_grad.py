"""Write the backward pass of RMSNorm."""

import numpy as np

from dlbasics.exercises.kinds import Case, Code, Misconception

from .rms_norm import centred


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
