"""Write `log(1 + exp(x))` for inputs of any size."""

import numpy as np

from dlbasics.exercises.kinds import Case, Code, Misconception


def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def softplus_naive(x):
    with np.errstate(over="ignore"):
        return np.log(1 + np.exp(x))


def softplus_log1p(x):
    with np.errstate(over="ignore"):
        return np.log1p(np.exp(x))


def softplus_cases(rng):
    return [
        Case((np.array([-2.0, 0.0, 1.0]),), about="three small numbers"),
        Case((rng.uniform(-5, 5, size=(2, 3)),), about="a table of numbers between -5 and 5"),
        Case((np.array([]),), kind="edge", about="no numbers at all"),
        Case((np.array([-50.0, -100.0, -700.0]),), kind="extreme",
             about="very negative, where the value is tiny"),
        Case((np.array([100.0, 750.0, 1e5]),), kind="extreme", about="large, where exp overflows"),
    ]


SOFTPLUS = Code(
    id="activations/softplus",
    title="Softplus: a ReLU with a rounded corner",
    points=4,
    stub='''\
def softplus(x):
    """Return `log(1 + exp(x))` for every entry of the array `x`. It must
    hold for $x = 750$, where $e^x$ overflows, and for $x = -50$, where
    $1 + e^x$ rounds to 1."""
    ...
''',
    hints=[
        "For large $x$ the answer is close to $x$ itself. Take $e^x$ out of the logarithm: $\\log(1+e^x) = "
        "x + \\log(1+e^{-x})$.",
        "One formula serves both signs: $\\max(x, 0) + \\log(1 + e^{-|x|})$. The exponential now never "
        "exceeds 1.",
        "For tiny $u$, `np.log(1 + u)` loses $u$ in the rounding of the sum; `np.log1p(u)` does not.",
    ],
    reference=softplus,
    atol=0.0,  # the tiny values are the point
    alternatives=[lambda x: np.logaddexp(0, x)],
    cases=softplus_cases,
    misconceptions=[
        Misconception(
            "as on paper", softplus_naive,
            "The formula is right on paper. In floating point $e^{750}$ is `inf`, and $1 + e^{-50}$ is "
            "exactly 1, so one end overflows and the other becomes 0. Rearrange it so that exp only sees "
            "negative numbers.",
            credit=0.5,
        ),
        Misconception(
            "no log1p", lambda x: np.maximum(x, 0) + np.log(1 + np.exp(-np.abs(x))),
            "No overflow any more: well done. But at $x = -50$ you return 0 where the answer is $e^{-50}$: "
            "$1 + e^{-50}$ rounds to 1 before the logarithm sees it. `np.log1p` is made for this.",
            credit=0.75,
        ),
        Misconception(
            "log1p alone", softplus_log1p,
            "`log1p` has saved the small end, and $e^{750}$ still overflows. Take $e^x$ out of the "
            "logarithm, so that exp only sees negative numbers.",
            credit=0.75,
        ),
        Misconception(
            "x for its positive part", lambda x: x + np.log1p(np.exp(-np.abs(x))),
            "Right for $x \\ge 0$. For negative $x$ nothing was taken out of the logarithm, so nothing is to "
            "be added: not $x$ but $\\max(x, 0)$.",
        ),
        Misconception(
            "sign", lambda x: np.maximum(-x, 0) + np.log1p(np.exp(-np.abs(x))),
            "This is the mirror image, $\\log(1 + e^{-x})$: it falls where softplus rises. Check the sign "
            "of $x$.",
        ),
        Misconception(
            "relu", lambda x: np.maximum(x, 0),
            "That is the ReLU, which softplus rounds off: at $x = 0$ softplus is $\\log 2$, not 0.",
        ),
        Misconception(
            "clipped", lambda x: np.log1p(np.exp(np.clip(x, -500, 500))),
            "Clipping the input silences the overflow, and then every $x$ above the limit has the same "
            "answer. Softplus goes on rising, close to $x$ itself.",
            credit=0.5,
        ),
        Misconception(
            "clipped near the limit", lambda x: np.log1p(np.exp(np.minimum(x, 700))),
            "You stop $x$ at 700, just before the overflow, so that every larger $x$ gets 700 as well. "
            "Softplus goes on rising, close to $x$ itself.",
            credit=0.5,
        ),
        Misconception(
            "exp of the modulus", lambda x: np.log1p(np.exp(-np.abs(x))),
            "$\\log(1+e^{-|x|})$ is one of the two parts. The other is $\\max(x, 0)$.",
        ),
    ],
    explanation="Softplus is the integral of the sigmoid, so its derivative is $\\sigma(x)$. It returns in "
                "the Losses chapter: binary cross-entropy from logits is a softplus.",
    curve=(-6, 6),
)
