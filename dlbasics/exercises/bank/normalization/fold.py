"""Fold batch norm in eval mode into the linear layer before it."""

import numpy as np

from dlbasics.exercises.kinds import Case, Code, Misconception


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
