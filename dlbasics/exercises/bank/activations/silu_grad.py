"""Write the derivative of SiLU."""

import numpy as np

from dlbasics.activations import sigmoid
from dlbasics.exercises.kinds import Case, Code, Misconception


def silu_grad(x):
    s = sigmoid(x)
    return s * (1 + x * sigmoid(-x))


def silu_grad_cases(rng):
    return [
        Case((np.array([-3.0, -1.0, 0.0, 1.0, 3.0]),), about="five numbers around 0"),
        Case((rng.uniform(-6, 6, size=(2, 4)),), about="a table of numbers between -6 and 6"),
        Case((np.array([]),), kind="edge", about="no numbers at all"),
        Case((np.array([-1000.0, 1000.0]),), kind="extreme",
             about="far out, where one exponential overflows"),
    ]


SILU_GRAD = Code(
    id="activations/silu-grad",
    title="The derivative of SiLU",
    points=5,
    stub='''\
def silu_grad(x):
    """SiLU, also called Swish, is `x * sigmoid(x)`. Return its
    **derivative** for every entry of the array `x`. You may use
    `sigmoid`, which the chapter has defined."""
    ...
''',
    hints=[
        "SiLU is a product, $x$ times $\\sigma(x)$: use the product rule, $(uv)' = u'v + uv'$.",
        "That gives $\\sigma(x) + x\\,\\sigma'(x)$, and you know $\\sigma'(x) = "
        "\\sigma(x)\\,(1-\\sigma(x))$.",
    ],
    reference=silu_grad,
    alternatives=[lambda x: sigmoid(x) + x * sigmoid(x) * (1 - sigmoid(x))],
    cases=silu_grad_cases,
    misconceptions=[
        Misconception(
            "the function itself", lambda x: x * sigmoid(x),
            "That is SiLU itself. The exercise asks for its derivative.",
        ),
        Misconception(
            "multiplies derivatives", lambda x: sigmoid(x) * sigmoid(-x),
            "You multiplied the derivatives, $1 \\cdot \\sigma'(x)$. The derivative of a product is $u'v + "
            "uv'$.",
        ),
        Misconception(
            "second term only", lambda x: x * sigmoid(x) * sigmoid(-x),
            "One half of the product rule is missing: the term in which $x$ is differentiated, $1 \\cdot "
            "\\sigma(x)$.",
        ),
        Misconception(
            "first term only", sigmoid,
            "You held $\\sigma(x)$ constant. It depends on $x$ as well: add $x\\,\\sigma'(x)$.",
        ),
        Misconception(
            "loses x", lambda x: sigmoid(x) * (1 + sigmoid(-x)),
            "Nearly: in the second term of the product rule the factor $x$ remains. You have $\\sigma + "
            "\\sigma'$; it must be $\\sigma + x\\,\\sigma'$.",
        ),
        Misconception(
            "half a slope", lambda x: sigmoid(x) + x * sigmoid(-x),
            "The product rule is there; in it $\\sigma'$ is $\\sigma(1-\\sigma)$, a product of two. You have "
            "$1-\\sigma$ alone.",
        ),
        Misconception(
            "x for sigma", lambda x: sigmoid(x) + x * (x * (1 - x)),
            "`x * (1 - x)` is the slope of the sigmoid only where `x` already holds $\\sigma$. Here $x$ is "
            "the input: $\\sigma(x)\\,(1-\\sigma(x))$.",
        ),
        Misconception(
            "mixed brackets", lambda x: sigmoid(x) + x * sigmoid(x) * (1 - x),
            "In the second term stands $1 - x$ where $1 - \\sigma(x)$ belongs: $\\sigma' = "
            "\\sigma\\,(1-\\sigma)$.",
        ),
        Misconception(
            "x stays in the first term", lambda x: x * sigmoid(x) + sigmoid(x) * sigmoid(-x),
            "You have $x\\sigma + \\sigma'$. Where $x$ is differentiated it becomes 1, and where $\\sigma$ "
            "is, $x$ stays: the $x$ belongs to the other term.",
        ),
        Misconception(
            "minus", lambda x: sigmoid(x) * (1 - x * sigmoid(-x)),
            "The two terms of the product rule are added, not subtracted.",
        ),
    ],
    explanation="The derivative is negative below about $x = -1.28$: unlike the four functions of this "
                "chapter, SiLU falls before it rises.",
    curve=(-6, 6),
)
