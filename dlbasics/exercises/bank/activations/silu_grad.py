"""Write the derivative of SiLU."""

import math

import numpy as np

from dlbasics import activations
from dlbasics.activations import sigmoid
from dlbasics.exercises.bank.activations.elementwise_misconceptions import fits_one_shape
from dlbasics.exercises.bank.common_misconceptions import if_on_an_array, math_on_an_array
from dlbasics.exercises.kinds import Case, Code, Misconception


def silu_grad(x):
    s = activations.sigmoid(x)
    return s * (1 + x * (1 - s))


def silu(x):
    return x * sigmoid(x)


def one_entry(x):
    s = float(sigmoid(x))
    return s + x * s * (1 - s)


def one_entry_by_math(x):
    s = 1 / (1 + math.exp(-x)) if x > -700 else 0.0
    return s + x * s * (1 - s)


def with_sigmoid(s):
    """The product rule with another function in the place of the sigmoid."""

    def answer(x):
        with np.errstate(over="ignore", invalid="ignore"):
            return s(x) + x * s(x) * (1 - s(x))

    return answer


def at_another_rate(beta, inner):
    """The product rule for x * sigmoid(beta x), with its inner derivative or another number."""
    return lambda x: sigmoid(beta * x) * (1 + inner * x * sigmoid(-beta * x))


def quotient(formula):
    """A fraction of exponentials, such as a table of derivatives gives."""

    def answer(x):
        with np.errstate(over="ignore", invalid="ignore"):
            return formula(x, np.exp(x))

    return answer


def one_if(x):
    if x >= 0:
        s = 1 / (1 + np.exp(-x))
    else:
        s = np.exp(x) / (1 + np.exp(x))
    return s + x * s * (1 - s)


def one_entry_by_math_alone(x):
    s = 1 / (1 + math.exp(-x))
    return s + x * s * (1 - s)


def ends_at(left, right):
    """0 and 1 themselves beyond these two places."""
    return lambda x: np.where(x > right, 1.0, np.where(x < left, 0.0, silu_grad(x)))


def second_derivative(x):
    slope = sigmoid(x) * sigmoid(-x)
    return 2 * slope + x * slope * (1 - 2 * sigmoid(x))


def difference_quotient(before, after, h):
    return lambda x: (silu(x + after * h) - silu(x - before * h)) / ((before + after) * h)


def silu_grad_cases(rng):
    return [
        Case((np.array([-3.0, -1.0, 0.0, 1.0, 3.0]),), about="five numbers around 0"),
        Case((rng.uniform(-6, 6, size=(2, 4)),), about="a table of numbers between -6 and 6"),
        Case((np.array([]),), kind="edge", about="no numbers at all"),
        Case((np.array([-12.0, -9.0, 9.0, 12.0]),), kind="edge",
             about="where it comes near to 0 and to 1, and reaches neither"),
        Case((np.array([-1000.0, 1000.0]),), kind="extreme",
             about="far out, where one exponential overflows"),
        Case((np.array([-1e9, 1e9]),), kind="extreme", about="a billion, on both sides"),
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
        "With $u = x$ and $v = \\sigma(x)$: what is $u'$? And the chapter has $v' = \\sigma'(x)$ for you, "
        "written with $\\sigma$ alone.",
        "Add the two terms of the product rule. Compute `sigmoid(x)` once, and give it a name: nothing else "
        "is needed. Check yourself: at $x = 0$ the slope is ½, and far to the right it is 1.",
    ],
    reference=silu_grad,
    alternatives=[
        lambda x: sigmoid(x) + x * sigmoid(x) * sigmoid(-x),
        lambda x: silu(x) + sigmoid(x) * (1 - silu(x)),
    ],
    cases=silu_grad_cases,
    misconceptions=[
        Misconception(
            "the function itself", lambda x: x * sigmoid(x),
            "That is SiLU itself. The exercise asks for its derivative.",
        ),
        Misconception(
            "multiplies derivatives", lambda x: sigmoid(x) * sigmoid(-x),
            "You return $\\sigma'(x)$: the derivatives of the two factors, 1 and $\\sigma'$, multiplied. The "
            "derivative of a product is $u'v + uv'$.",
        ),
        Misconception(
            "second term only", lambda x: x * sigmoid(x) * sigmoid(-x),
            "One half of the product rule is missing: the term in which $x$ is differentiated, $1 \\cdot "
            "\\sigma(x)$.",
        ),
        Misconception(
            "first term only", sigmoid,
            "You return $\\sigma(x)$, as if it did not change with $x$. It does: add $x\\,\\sigma'(x)$.",
        ),
        Misconception(
            "loses x", lambda x: sigmoid(x) * (1 + sigmoid(-x)),
            "Nearly: in the second term of the product rule the factor $x$ remains. You have $\\sigma + "
            "\\sigma'$; it must be $\\sigma + x\\,\\sigma'$.",
        ),
        Misconception(
            "half a slope", lambda x: sigmoid(x) + x * sigmoid(-x),
            "This is $\\sigma + x\\,(1 - \\sigma)$, however it is written. In the second term of the product "
            "rule stands $\\sigma' = \\sigma(1-\\sigma)$, a product of two. (A short form is $f + \\sigma\\,"
            "(1 - f)$, with the **output** $f = x\\sigma$.)",
        ),
        Misconception(
            "x for the second term", lambda x: sigmoid(x) + x,
            "This is $\\sigma + x$, which grows without limit. In the second term $x$ is multiplied by the "
            "slope of the sigmoid, $\\sigma'$.",
        ),
        Misconception(
            "slope of sigma forgotten", lambda x: sigmoid(x) + x * sigmoid(x),
            "You return $\\sigma + x\\sigma$. In the second term $\\sigma$ itself must be differentiated: "
            "$\\sigma + x\\,\\sigma'$.",
        ),
        Misconception(
            "x for sigma", lambda x: sigmoid(x) + x * (x * (1 - x)),
            "In the second term you have $x\\,(1-x)$ for $\\sigma'$. That is the slope of the sigmoid only "
            "where `x` already holds $\\sigma$. Here $x$ is the input: $\\sigma(x)\\,(1-\\sigma(x))$.",
        ),
        Misconception(
            "mixed brackets", lambda x: sigmoid(x) + x * sigmoid(x) * (1 - x),
            "In the second term stands $1 - x$ where $1 - \\sigma(x)$ belongs: $\\sigma' = "
            "\\sigma\\,(1-\\sigma)$.",
        ),
        Misconception(
            "bracket too early", lambda x: (sigmoid(x) + x) * sigmoid(x) * sigmoid(-x),
            "You have $(\\sigma + x)\\,\\sigma'$: the slope multiplies both terms. It belongs to $x$ alone: "
            "$\\sigma + x\\,\\sigma'$.",
        ),
        Misconception(
            "x stays in the first term", lambda x: x * sigmoid(x) + sigmoid(x) * sigmoid(-x),
            "You have $x\\sigma + \\sigma'$. Where $x$ is differentiated it becomes 1, and where $\\sigma$ "
            "is, $x$ stays: the $x$ belongs to the other term.",
        ),
        Misconception(
            "x stays in both terms", lambda x: silu(x) + x * sigmoid(x) * sigmoid(-x),
            "Your first term is $x\\sigma$. In $u'v$ the factor $x$ is differentiated, and 1 is left of it: "
            "$1 \\cdot \\sigma(x)$.",
        ),
        Misconception(
            "bracket closed too early", lambda x: sigmoid(x) * (1 + x) * sigmoid(-x),
            "You have $\\sigma\\,(1 + x)\\,(1 - \\sigma)$. The 1 is not multiplied by $1 - \\sigma$: "
            "$\\sigma\\,(1 + x\\,(1 - \\sigma))$.",
        ),
        Misconception(
            "square of sigma", lambda x: sigmoid(x) + x * sigmoid(x) ** 2,
            "In the second term you have $\\sigma^2$ for $\\sigma'$. The slope of the sigmoid is "
            "$\\sigma\\,(1-\\sigma)$.",
        ),
        Misconception(
            "1 for the first term", lambda x: 1 + x * sigmoid(x) * sigmoid(-x),
            "Your first term is 1, the derivative of $x$ alone. In $u'v$ the other factor stays: $1 \\cdot "
            "\\sigma(x)$.",
        ),
        Misconception(
            "slope twice as steep", lambda x: sigmoid(x) + 2 * x * sigmoid(x) * sigmoid(-x),
            "Your second term is twice as large: a slope of the sigmoid that is twice too steep. $1 - "
            "\\tanh^2(x/2)$ is four times $\\sigma'$, and $\\sigma = (1 + \\tanh(x/2))/2$ has an inner "
            "derivative of ½ besides.",
        ),
        Misconception(
            "minus", lambda x: sigmoid(x) * (1 - x * sigmoid(-x)),
            "Your second term has the other sign. The two terms of the product rule are added, and "
            "$\\sigma' = \\sigma\\,(1-\\sigma)$ is positive.",
        ),
        Misconception(
            "minus, and half a slope", lambda x: sigmoid(x) - x * sigmoid(-x),
            "Two things are wrong in your second term: it is subtracted, where the product rule adds; and "
            "the slope of the sigmoid, $\\sigma' = \\sigma(1-\\sigma)$, is a product of two.",
        ),
        Misconception(
            "first summand lost", lambda x: sigmoid(x) * (1 - silu(x)),
            "You return $\\sigma\\,(1 - x\\sigma)$. In the short form, $f + \\sigma\\,(1 - f)$ with $f = "
            "x\\sigma$, the first $f$ is missing.",
        ),
        Misconception(
            "SiLU for sigma", lambda x: sigmoid(x) + x * silu(x) * (1 - silu(x)),
            "In the second term you have $f\\,(1-f)$ with $f = x\\sigma$, SiLU itself. The slope of the "
            "sigmoid is made of the sigmoid: $\\sigma\\,(1-\\sigma)$.",
        ),
        Misconception(
            "at the output", lambda x: silu_grad(silu(x)),
            "These are the right slopes of other places: of SiLU's output $x\\,\\sigma(x)$ instead of its "
            "input. The derivative is taken at $x$.",
        ),
        Misconception(
            "sigmoid of the output", lambda x: silu(x) + sigmoid(silu(x)) * (1 - silu(x)),
            "In your formula $\\sigma$ is taken of SiLU's output $x\\,\\sigma(x)$. It is taken of $x$ "
            "itself.",
            also=(lambda x: sigmoid(silu(x)) + x * sigmoid(silu(x)) * sigmoid(-silu(x)),),
        ),
        Misconception(
            "SiLU in the bracket", lambda x: sigmoid(x) + silu(x) * (1 - silu(x)),
            "In the second term stands $1 - f$ with $f = x\\sigma$, SiLU itself. The slope of the sigmoid is "
            "made of the sigmoid: $\\sigma\\,(1-\\sigma)$.",
        ),
        Misconception(
            "SiLU for every sigma", lambda x: silu(x) + x * (1 - silu(x)),
            "You have $f + x\\,(1 - f)$ with $f = x\\sigma$. In the short form the sigmoid itself stands "
            "before the bracket: $f + \\sigma\\,(1 - f)$.",
        ),
        Misconception(
            "SiLU in the whole product rule", lambda x: silu(x) + x * silu(x) * (1 - silu(x)),
            "You have $f + x\\,f\\,(1 - f)$ with $f = x\\sigma$: SiLU itself stands in all places of the "
            "sigmoid. The product rule takes $\\sigma$ and its slope, $\\sigma\\,(1 - \\sigma)$.",
        ),
        Misconception(
            "derivative of the derivative's values", lambda x: silu_grad(silu_grad(x)),
            "The derivative is right, and then taken once more, at its own values. At 0 it must give ½: one "
            "call is enough.",
        ),
        Misconception(
            "slope of a sigmoid's output", lambda x: silu(x) * (1 - silu(x)),
            "You return $f\\,(1-f)$ with $f = x\\sigma$. That form belongs to the sigmoid, whose slope is "
            "$\\sigma\\,(1-\\sigma)$. SiLU is a product of two: $u'v + uv'$.",
        ),
        Misconception(
            "difference for the product", lambda x: sigmoid(x) + x * (sigmoid(x) - sigmoid(-x)),
            "In the second term you have $\\sigma - (1-\\sigma)$ for $\\sigma'$. The slope of the sigmoid "
            "is the **product** of the two, $\\sigma\\,(1-\\sigma)$.",
        ),
        Misconception(
            "product read as a call", lambda x: sigmoid(x) + x * sigmoid(1 - sigmoid(x)),
            "A product has become a call: you take the sigmoid **of** a bracket, which it should be "
            "multiplied by. In $\\sigma\\,(1-\\sigma)$ two numbers are multiplied: `s * (1 - s)`.",
            also=(
                lambda x: sigmoid(x) + x * sigmoid(1 - x),
                lambda x: sigmoid(x) * sigmoid(1 + x * sigmoid(-x)),
            ),
        ),
        Misconception(
            "slope of tanh", lambda x: sigmoid(x) + x * (1 - sigmoid(x) ** 2),
            "You have $1 - \\sigma^2$ for $\\sigma'$. Such is the slope of tanh, $1 - \\tanh^2$; that of the "
            "sigmoid is $\\sigma\\,(1-\\sigma)$.",
        ),
        Misconception(
            "one factor squared", lambda x: sigmoid(x) + x * sigmoid(x) * sigmoid(-x) ** 2,
            "In your second term one of the two factors of the slope stands twice. The slope of the sigmoid "
            "has each of them once: $\\sigma\\,(1-\\sigma)$.",
            also=(lambda x: sigmoid(x) + x * sigmoid(x) ** 2 * sigmoid(-x),),
        ),
        Misconception(
            "slope of ReLU", lambda x: np.where(x > 0, 1.0, 0.0),
            "Your values are a step from 0 to 1: that is the slope of ReLU. SiLU bends smoothly, and at 0 "
            "its slope is ½.",
            also=(lambda x: np.where(x > 0, 1, 0), lambda x: np.where(x >= 0, 1.0, 0.0),
                  lambda x: np.where(x >= 0, 1, 0), lambda x: np.heaviside(x, 0.5)),
        ),
        Misconception(
            "second derivative", second_derivative,
            "You differentiated once too often: this is the second derivative, the slope of the slope.",
        ),
        Misconception(
            "sign of x in the sigmoid", with_sigmoid(lambda x: sigmoid(-x)),
            "You have $\\sigma(-x)$ where $\\sigma(x)$ belongs: $\\sigma(x) = 1/(1 + e^{-x})$, with a minus.",
            also=(with_sigmoid(lambda x: 1 / (1 + np.exp(x))),),
        ),
        Misconception(
            "brackets of the sigmoid", with_sigmoid(lambda x: 1 / 1 + np.exp(-x)),
            "Your product rule holds, with $1 + e^{-x}$ for the sigmoid. That is its denominator: `1 / 1 + "
            "np.exp(-x)` needs brackets, `1 / (1 + np.exp(-x))`.",
            also=(with_sigmoid(lambda x: 1 + np.exp(-x)),),
        ),
        Misconception(
            "difference quotient", difference_quotient(0, 1, 1e-6),
            "Your values are near the derivative and not equal to it: that is what a difference quotient "
            "with a finite step gives. Use the product rule, which is exact.",
            credit=0.5,
            also=(
                *(difference_quotient(0, 1, h) for h in (1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1e-9, 1e-10, 1e-12)),
                *(difference_quotient(1, 0, h) for h in (1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1e-9, 1e-10)),
                *(difference_quotient(1, 1, h) for h in (
                    1e-2, 0.1, 1e-10, 1e-12, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8)),
            ),
        ),
        Misconception(
            "nan at 0", lambda x: np.where(x == 0, np.nan, silu_grad(x)),
            "At $x = 0$ you return `nan`: 0 is divided by 0 there, as in SiLU divided by $x$, "
            "which is $\\sigma(x)$ everywhere else. Compute $\\sigma(x)$ without a division by $x$.",
            credit=0.5,
        ),
        Misconception(
            "neighbours in the array", lambda x: np.gradient(silu(x), x),
            "These are differences between neighbouring entries of the array. Each entry has a slope of its "
            "own, whatever stands beside it: use the product rule.",
            also=(lambda x: np.gradient(silu(x)), lambda x: np.diff(silu(x)) / np.diff(x),
                  lambda x: np.gradient(silu(x)) / np.gradient(x)),
        ),
        Misconception(
            "overflows at one end", quotient(lambda x, e: e * (1 + x + e) / (1 + e) ** 2),
            "Right for moderate numbers. Far out an exponential becomes `inf`, and a quotient of two such "
            "numbers is `nan`. `sigmoid` holds at both ends: write the derivative with it.",
            credit=0.5,
            also=(
                quotient(lambda x, e: (1 + (1 + x) * np.exp(-x)) / (1 + np.exp(-x)) ** 2),
                quotient(lambda x, e: e / (1 + e) + x * e / (1 + e) ** 2),
                quotient(lambda x, e: e / (1 + e) * (1 + x * (1 - e / (1 + e)))),
                quotient(lambda x, e: 1 / (1 + np.exp(-x)) + x * np.exp(-x) / (1 + np.exp(-x)) ** 2),
                quotient(lambda x, e: e * (1 + x + e) / (1 + 2 * e + e**2)),
            ),
        ),
        Misconception(
            "quotient without brackets",
            quotient(lambda x, e: 1 + np.exp(-x) + x * np.exp(-x) / (1 + np.exp(-x)) ** 2),
            "This is the derivative as a fraction of which only a **part** of the numerator is divided, so "
            "that the rest stands whole beside it. Division comes before addition: the numerator needs "
            "brackets, as in $(1 + e^{-x} + x e^{-x})/(1 + e^{-x})^2$.",
            also=(
                quotient(lambda x, e: 1 + (1 + x) * np.exp(-x) / (1 + np.exp(-x)) ** 2),
                quotient(lambda x, e: 1 + np.exp(-x) + x * np.exp(-x) * sigmoid(x) ** 2),
                quotient(lambda x, e: e + x * e + e**2 / (1 + e) ** 2),
                quotient(lambda x, e: e**2 + x * e + e / (1 + e) ** 2),
                quotient(lambda x, e: e**2 + e + x * e / (1 + e) ** 2),
                quotient(lambda x, e: e * (1 + x) + e**2 / (1 + e) ** 2),
                quotient(lambda x, e: e * (1 + e) + x * e / (1 + e) ** 2),
            ),
        ),
        Misconception(
            "ends too early", ends_at(-6, 6),
            "Beyond some limit you return 0 or 1 itself, and you do so too early: at $x = 12$ the slope is "
            "still 1.00007, and at $x = -12$ it is $-0.00007$. `sigmoid` holds at both ends, so no limit is "
            "needed.",
            credit=0.5,
            also=tuple(form for limit in (3, 4, 5, 7, 8, 10) for form in (
                ends_at(-limit, limit), ends_at(-np.inf, limit), ends_at(-limit, np.inf))),
        ),
        if_on_an_array(one_if),
        math_on_an_array(one_entry_by_math_alone),
        *fits_one_shape(one_entry, one_entry_by_math),
        Misconception(
            "plus in the slope", lambda x: sigmoid(x) + x * sigmoid(x) * (1 + sigmoid(x)),
            "The product rule is there, but the slope of the sigmoid is not $\\sigma\\,(1 + \\sigma)$: it is "
            "$\\sigma\\,(1 - \\sigma)$, and never above 1/4.",
        ),
        Misconception(
            "sigmoid applied twice", lambda x: sigmoid(x) + x * sigmoid(sigmoid(x)) * sigmoid(-sigmoid(x)),
            "In your second term the sigmoid is applied twice: it is taken of $\\sigma(x)$ in place of $x$. "
            "In $\\sigma\\,(1-\\sigma)$ every $\\sigma$ is $\\sigma(x)$ itself.",
            also=(lambda x: sigmoid(x) + x * sigmoid(x) * sigmoid(-sigmoid(x)),),
        ),
        Misconception(
            "sigmoid at another rate", at_another_rate(10, 10),
            "Your sigmoid is taken of a multiple of $x$, such as $10x$: it is steeper or flatter. In SiLU "
            "it is taken of $x$ itself.",
            also=tuple(at_another_rate(beta, inner) for beta in (10, 1.702, 2, 0.5) for inner in (beta, 1)),
        ),
        Misconception(
            "square missing", lambda x: (1 + np.exp(-x) + x * np.exp(-x)) * sigmoid(x),
            "The numerator of the quotient is right, $1 + e^{-x} + x e^{-x}$, but below it belongs the "
            "**square** of $1 + e^{-x}$.",
        ),
        Misconception(
            "held between 0 and 1", lambda x: np.clip(silu_grad(x), 0, 1),
            "Your slope never leaves the range from 0 to 1, as the sigmoid does not. The slope of SiLU does: "
            "it is a little above 1 for $x$ beyond 1.28, and below 0 for $x$ beyond −1.28.",
            credit=0.5,
            also=(lambda x: np.maximum(silu_grad(x), 0), lambda x: np.minimum(silu_grad(x), 1)),
        ),
    ],
    by_entry=True,
    explanation="The derivative is negative below about $x = -1.28$: unlike sigmoid, tanh and ReLU, "
                "SiLU falls before it rises.",
    curve=(-6, 6),
)
