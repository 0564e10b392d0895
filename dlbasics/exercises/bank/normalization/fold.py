"""Fold batch norm in eval mode into the linear layer before it."""

import numpy as np

from dlbasics.exercises.bank.common_misconceptions import misconception
from dlbasics.exercises.kinds import Case, Code, Misconception
from dlbasics.validation import ignore_fp_warnings as quiet


def fold(W, b, gamma, beta, mu, var, eps):
    scale = gamma / np.sqrt(var + eps)
    return W * scale, (b - mu) * scale + beta


def fold_by_diagonal(W, b, gamma, beta, mu, var, eps):
    D = np.diag(gamma / np.sqrt(var + eps))
    return W @ D, b @ D + beta - mu @ D


# -- the parts of an answer: the scale, the new weights, the new bias -----------------------------------


def scale_of(gamma, var, eps):
    return gamma / np.sqrt(var + eps)


def columns(W, s):
    return W * s


def with_scale(scale):
    """Right but for the factor, ``scale(gamma, var, eps)``."""

    def answer(W, b, gamma, beta, mu, var, eps):
        s = scale(gamma, var, eps)
        return W * s, (b - mu) * s + beta

    return answer


def with_bias(bias, weights=columns, scale=scale_of):
    """The weights are ``weights(W, s)``, the bias is ``bias(b, mu, beta, s)``."""

    def answer(W, b, gamma, beta, mu, var, eps):
        s = scale(gamma, var, eps)
        return weights(W, s), bias(b, mu, beta, s)

    return answer


def right_bias(b, mu, beta, s):
    return (b - mu) * s + beta


def with_weights(weights):
    return with_bias(right_bias, weights)


def gamma_missing(in_weights, in_bias):
    def answer(W, b, gamma, beta, mu, var, eps):
        spread = np.sqrt(var + eps)
        return W / spread * (1 if in_weights else gamma), (b - mu) / spread * (1 if in_bias else gamma) + beta

    return answer


def eps_in_one_part(in_weights):
    def answer(W, b, gamma, beta, mu, var, eps):
        with_eps, without = gamma / np.sqrt(var + eps), gamma / np.sqrt(var)
        if in_weights:
            return W * with_eps, (b - mu) * without + beta
        return W * without, (b - mu) * with_eps + beta

    return answer


def bias_not_divided(W, b, gamma, beta, mu, var, eps):
    return W * scale_of(gamma, var, eps), (b - mu) * gamma + beta


def beta_divided(W, b, gamma, beta, mu, var, eps):
    spread = np.sqrt(var + eps)
    return W * gamma / spread, ((b - mu) * gamma + beta) / spread


def beta_times_gamma(W, b, gamma, beta, mu, var, eps):
    s = scale_of(gamma, var, eps)
    return W * s, (b - mu) * s + beta * gamma


def mean_off_the_weights(W, b, gamma, beta, mu, var, eps):
    s = scale_of(gamma, var, eps)
    return (W - mu) * s, b * s + beta


def with_means_off_both(W, b, gamma, beta, mu, var, eps):
    s = scale_of(gamma, var, eps)
    return (W - mu) * s, right_bias(b, mu, beta, s)


def added_to_weights(part, bias):
    def answer(W, b, gamma, beta, mu, var, eps):
        s = scale_of(gamma, var, eps)
        return W * s + part(b, mu, beta, s), bias(b, mu, beta, s)

    return answer


def in_place(W, b, gamma, beta, mu, var, eps):
    s = scale_of(gamma, var, eps)
    W *= s
    return W, (b - mu) * s + beta


def in_place_of_the_bias(W, b, gamma, beta, mu, var, eps):
    s = scale_of(gamma, var, eps)
    b -= mu
    b *= s
    b += beta
    return W * s, b


# Mistakes that are often made together: in the bias, and in the factor.
BIASES = {
    "bias not scaled": lambda b, mu, beta, s: b + beta - mu * s,
    "old bias lost": lambda b, mu, beta, s: beta - mu * s,
    "beta alone": lambda b, mu, beta, s: beta,
    "scales beta": lambda b, mu, beta, s: (b - mu + beta) * s,
    "adds the mean": lambda b, mu, beta, s: (b + mu) * s + beta,
    "subtracts beta": lambda b, mu, beta, s: (b - mu) * s - beta,
    "mean not scaled": lambda b, mu, beta, s: b * s - mu + beta,
}
SCALES = {
    "eps outside": lambda gamma, var, eps: gamma / (np.sqrt(var) + eps),
    "variance for deviation": lambda gamma, var, eps: gamma / (var + eps),
    "multiplied by the deviation": lambda gamma, var, eps: gamma * np.sqrt(var + eps),
    "no eps": lambda gamma, var, eps: gamma / np.sqrt(var),
}


def fold_cases(rng):
    def layer(d, k, var):
        W, b, gamma = rng.normal(size=(d, k)), rng.normal(size=k), rng.uniform(0.5, 2, size=k)
        gamma[1::2] *= -1  # training can make it negative
        return W, b, gamma, rng.normal(size=k), rng.normal(size=k), var

    return [
        Case((*layer(3, 4, rng.uniform(0.5, 4, size=4)), 1e-5), about="three inputs, four units"),
        Case((*layer(3, 3, rng.uniform(0.5, 4, size=3)), 0.1), about="a square layer, and a large eps"),
        Case((*layer(2, 2, np.array([0.0, 1.0])), 1e-3), kind="edge", about="a unit whose variance is 0"),
        Case((np.array([[1.0, -2.0], [0.5, 3.0]]), np.array([0.5, -1.0]), np.array([0.0, 2.0]),
              np.array([0.25, -0.5]), np.array([1.5, 2.5]), np.array([4.0, 1.0]), 1e-5), kind="edge",
             about="a unit whose `gamma` is 0"),
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
        "One factor for each unit, that is for each **column** of `W`. If `f` has the shape `(k,)`, then in "
        "`W * f` column $j$ is multiplied by `f[j]`.",
        "What is left when $x$ is 0? That is the new bias. Check yourself: for some random `X`, "
        "`X @ W_new + b_new` must be what the two layers give one after the other.",
    ],
    reference=fold,
    alternatives=[fold_by_diagonal],
    cases=fold_cases,
    misconceptions=[
        misconception(
            "forgets the mean", [with_bias(lambda b, mu, beta, s: b * s + beta)],
            "The weights are right. In the bias the running mean has got lost: it is subtracted before the "
            "scaling.",
        ),
        misconception(
            "bias not scaled", [with_bias(lambda b, mu, beta, s: b + beta - mu * s)],
            "The old bias comes through as it was. It passes through the normalization too: it must be "
            "scaled like the weights.",
        ),
        misconception(
            "old bias lost", [with_bias(lambda b, mu, beta, s: beta - mu * s)],
            "Where is `b`? In training batch norm cancels it, but the running mean was measured **with** "
            "it, so in eval mode both must be there.",
        ),
        misconception(
            "beta alone", [with_bias(lambda b, mu, beta, s: beta)],
            "The new bias is `beta` alone here. What was left of the old one, $b - \\mu$, comes through the "
            "scaling and is added.",
        ),
        misconception(
            "scales beta",
            [with_bias(lambda b, mu, beta, s: (b - mu + beta) * s), beta_divided, beta_times_gamma],
            "Here `beta` is scaled, too. It is added at the very end, after the scaling.",
        ),
        misconception(
            "adds the mean", [with_bias(lambda b, mu, beta, s: (b + mu) * s + beta)],
            "Check a sign in the bias: the running mean is **subtracted** from `b`.",
        ),
        misconception(
            "subtracts beta", [with_bias(lambda b, mu, beta, s: (b - mu) * s - beta)],
            "Check a sign in the bias: `beta` is **added** at the end.",
        ),
        misconception(
            "mean minus bias", [with_bias(lambda b, mu, beta, s: (mu - b) * s + beta)],
            "Check a sign in the bias: the running mean is subtracted **from** the old bias, not the other "
            "way round.",
        ),
        misconception(
            "mean not scaled", [with_bias(lambda b, mu, beta, s: b * s - mu + beta)],
            "The running mean comes through as it was. It has the unit of $z$ and goes through the division "
            "with it.",
        ),
        misconception(
            "bias as it was",
            [with_bias(lambda b, mu, beta, s: b - mu + beta), with_bias(lambda b, mu, beta, s: b),
             with_bias(lambda b, mu, beta, s: b + beta)],
            "Only the weights are scaled. What is left of the bias, $b - \\mu$, goes through the same "
            "scaling before `beta` is added.",
        ),
        misconception(
            "forgets beta",
            [with_bias(lambda b, mu, beta, s: (b - mu) * s), with_bias(lambda b, mu, beta, s: b * s)],
            "The weights are right. In the bias `beta` is missing: batch norm adds it at the end.",
        ),
        misconception(
            "beta twice", [with_bias(lambda b, mu, beta, s: (b - mu) * s + 2 * beta)],
            "`beta` counts twice in the bias.",
        ),
        misconception(
            "forgets gamma", [gamma_missing(True, True)],
            "`gamma` is missing, in the weights and in the bias: batch norm multiplies by it after the "
            "division.",
        ),
        misconception(
            "gamma missing in the weights", [gamma_missing(True, False)],
            "`gamma` is missing in the weights. Batch norm multiplies by it after the division, and both "
            "parts go through that.",
        ),
        misconception(
            "gamma missing in the bias", [gamma_missing(False, True)],
            "`gamma` is missing in the bias. Batch norm multiplies by it after the division, and $b - \\mu$ "
            "goes through that too.",
        ),
        misconception(
            "forgets gamma and beta",
            [with_bias(lambda b, mu, beta, s: (b - mu) * s,
                       scale=lambda gamma, var, eps: 1 / np.sqrt(var + eps))],
            "`gamma` and `beta` are missing: after the division each unit is scaled and shifted.",
        ),
        misconception(
            "weights as they were", [with_weights(lambda W, s: W)],
            "The bias is right. But each unit's weights must be scaled too, since `X @ W` goes through the "
            "same division.",
        ),
        misconception(
            "mean off the weights", [mean_off_the_weights],
            "Here the running mean is subtracted from the **weights**. It does not depend on $x$, and so "
            "belongs to the bias alone.",
        ),
        misconception(
            "mean off the weights and the bias", [with_means_off_both],
            "The running mean is subtracted from the weights too. It shifts the output, whatever the input "
            "is: only the bias takes it.",
        ),
        misconception(
            "beta in the weights",
            [added_to_weights(lambda b, mu, beta, s: beta, lambda b, mu, beta, s: (b - mu) * s),
             added_to_weights(right_bias, right_bias),
             added_to_weights(right_bias, lambda b, mu, beta, s: b)],
            "Something is added to the weights here. What does not depend on $x$ belongs to the bias alone.",
        ),
        misconception(
            "rows scaled",
            [with_weights(lambda W, s: W * s[:, None]), with_weights(lambda W, s: np.diag(s) @ W),
             with_weights(lambda W, s: W * s[:, None] if len(W) == len(s) else W * s)],
            "The **rows** of `W` are scaled here, and a row belongs to an input. A unit is a column: an "
            "array of shape `(k,)` multiplies the columns.",
        ),
        misconception(
            "transposed", [with_weights(lambda W, s: (W * s).T)],
            "The weights lie on their side, `(k, d)`, as PyTorch keeps them. Here `W` has shape `(d, k)`, "
            "and so has the result.",
            credit=0.5,
        ),
        misconception(
            "upside down", [with_scale(lambda gamma, var, eps: np.sqrt(var + eps) / gamma),
                            with_bias(right_bias, lambda W, s: W / s)],
            "The factor is upside down: `gamma` multiplies, the deviation divides.",
        ),
        misconception(
            "multiplied by the deviation", [with_scale(lambda gamma, var, eps: gamma * np.sqrt(var + eps))],
            "This is what multiplying by the deviation gives. Normalization **divides** by it.",
        ),
        misconception(
            "gamma divides", [with_scale(lambda gamma, var, eps: 1 / (gamma * np.sqrt(var + eps)))],
            "This is what dividing by `gamma` gives. Batch norm multiplies by it after the division by the "
            "deviation.",
        ),
        misconception(
            "bias not divided", [bias_not_divided],
            "The weights are right. In the bias $b - \\mu$ is multiplied by `gamma`, but not divided by the "
            "deviation.",
        ),
        misconception(
            "eps outside", [with_scale(lambda gamma, var, eps: gamma / (np.sqrt(var) + eps))],
            "Here `eps` is outside the root; batch norm adds it to the variance. For a unit that hardly "
            "varies the two differ much.",
            credit=0.5,
        ),
        misconception(
            "variance for deviation", [with_scale(lambda gamma, var, eps: gamma / (var + eps)),
                                       with_scale(lambda gamma, var, eps: gamma / var)],
            "This is divided by the variance. Normalization divides by its root.",
        ),
        misconception(
            "eps in one part", [eps_in_one_part(True), eps_in_one_part(False)],
            "`eps` counts in the weights here and not in the bias, or the other way round. One factor "
            "belongs to both.",
            credit=0.5,
        ),
        misconception(
            "no eps", [with_scale(lambda gamma, var, eps: gamma / np.sqrt(var)),
                       with_scale(lambda gamma, var, eps: gamma / np.sqrt(var) + eps)],
            "Nearly: without an `eps` under the root a unit with variance 0 gets infinite weights, and the "
            "others are off in the digits that eps moves.",
            credit=0.5,
        ),
        misconception(
            "another eps",
            [*(with_scale(lambda gamma, var, eps, size=size: gamma / np.sqrt(var + size))
               for size in (1e-5, 1e-3, 1e-8, 1e-6, 1e-12)),
             with_scale(lambda gamma, var, eps: gamma / np.sqrt(np.maximum(var, eps))),
             with_scale(lambda gamma, var, eps: gamma / np.maximum(np.sqrt(var), eps))],
            "Nearly: this is what a fixed small number gives in place of `eps`, or `eps` as a lower limit. "
            "Add it, as it comes, to the variance: a large one counts.",
            credit=0.5,
        ),
        misconception(
            "in place", [in_place, in_place_of_the_bias],
            "The result is right, but the caller's arrays have been changed, as `*=` or `-=` does: folding "
            "twice would scale twice. Compute new ones.",
            credit=0.5,
        ),
        Misconception(
            "deviation forgotten",
            lambda W, b, gamma, beta, mu, var, eps: (W * gamma, (b - mu) * gamma + beta),
            "Only `gamma` scales here. Batch norm also divides by the running deviation, "
            "$\\sqrt{\\mathrm{var} + \\varepsilon}$.",
        ),
        misconception(
            "bias scaled twice", [with_bias(lambda b, mu, beta, s: (b - mu) * s * s + beta)],
            "The weights are right. In the bias $b - \\mu$ is scaled **twice**: once, like the weights.",
        ),
        misconception(
            "beta divided by the factor",
            [with_bias(quiet(lambda b, mu, beta, s: (b - mu + beta / s) * s)),
             with_bias(quiet(lambda b, mu, beta, s: (b - (mu - beta / s)) * s))],
            "Right until a `gamma` is 0. You divide `beta` by the factor and multiply by it again, which is "
            "0/0 there. Add `beta` at the end, as it is.",
            credit=0.75,
        ),
        misconception(
            "sign of gamma lost",
            [with_scale(lambda gamma, var, eps: np.sqrt(gamma**2 / (var + eps))),
             with_bias(right_bias, lambda W, s: W * np.abs(s))],
            "Right for units whose `gamma` is positive. A negative one turns its unit round, and here its "
            "sign is lost.",
        ),
    ],
    composed=tuple(
        (name, other, with_bias(bias, scale=scale))
        for name, bias in BIASES.items() for other, scale in SCALES.items()
    ),
    explanation="Programs that run image networks on a phone do this first: in eval mode batch norm costs "
                "nothing.",
)
