"""Write `log(1 + exp(x))` for inputs of any size."""

import math

import numpy as np

from dlbasics.activations import sigmoid
from dlbasics.exercises.bank.activations.elementwise_misconceptions import fits_one_shape
from dlbasics.exercises.bank.common_misconceptions import (
    if_on_an_array,
    math_on_an_array,
    misconception,
    nan_at_0,
)
from dlbasics.exercises.bank.eps_clipping import EPSILONS
from dlbasics.exercises.kinds import Case, Code, Misconception
from dlbasics.validation import ignore_fp_warnings as quiet

LIMITS = (15, 20, 25, 30, 32, 34, 36, 40, 50, 60, 64, 80, 88, 100, 128, 200, 256, 300, 400, 500, 600)


def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def softplus_by_sign(x):
    return np.where(x > 0, x + np.log1p(np.exp(-np.abs(x))), np.log1p(np.exp(np.minimum(x, 0))))


def entries(rule):
    """One number after the other, whatever the shape."""
    return lambda x: np.array([rule(v) for v in x.ravel()]).reshape(x.shape)


def one_entry(x):
    return max(x, 0) + math.log1p(math.exp(-abs(x)))


def one_entry_by_sign(x):
    return x + math.log1p(math.exp(-x)) if x > 0 else math.log1p(math.exp(x))


def zero_below(limit):
    return lambda x: np.where(x < -limit, 0.0, softplus(x))


def x_above(limit, rest=softplus):
    return lambda x: np.where(x > limit, x, rest(np.minimum(x, limit)))


def one_answer_for_all(asks, then, otherwise):
    """One formula for the whole array, by one question to all of it."""
    return quiet(lambda x: then(x) if x.size and asks(x) else otherwise(x))


def exp_below(limit):
    return lambda x: np.where(x < -limit, np.exp(np.minimum(x, -limit)), softplus(x))


def below_one_maximum(largest):
    """The trick of the softmax: one number is taken out of the logarithm for the whole array."""

    def answer(x):
        top = largest(x)
        return top + np.log(np.exp(-top) + np.exp(x - top))

    return quiet(answer)


def softplus_cases(rng):
    return [
        Case((np.array([-2.0, 0.0, 1.0]),), about="three small numbers"),
        Case((rng.uniform(-5, 5, size=(2, 3)),), about="a table of numbers between -5 and 5"),
        Case((np.array([-13.0, -12.0, -9.0, -7.0, 7.0, 9.0, 10.5, 11.2, 12.0]),), kind="edge",
             about="where it comes near to 0 and to $x$, and reaches neither"),
        Case((np.array([]),), kind="edge", about="no numbers at all"),
        Case((np.array([-32.5, 1.0, -50.0, -100.0, -700.0]),), kind="extreme",
             about="very negative numbers, where the value is tiny, and one between them"),
        Case((np.array([100.0, 730.0, -1.0, 750.0, 1e5]),), kind="extreme",
             about="large numbers, where exp overflows, and one between them"),
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
        "This form is safe where $x \\ge 0$. The one of the question is safe where $x < 0$. In both, the "
        "exponent is then $-|x|$. What is added to the logarithm is $x$ in the first form, and 0 in the "
        "second one. Which function of $x$ gives both?",
        "For tiny $u$, `np.log(1 + u)` loses $u$ in the rounding of the sum; `np.log1p(u)` does not.",
    ],
    reference=softplus,
    atol=0.0,  # the tiny values are the point
    alternatives=[
        lambda x: np.logaddexp(0, x),
        softplus_by_sign,
        entries(one_entry_by_sign),
        lambda x: np.where(x > 20, x, np.log1p(np.exp(np.minimum(x, 20)))),
    ],
    cases=softplus_cases,
    misconceptions=[
        Misconception(
            "as on paper", quiet(lambda x: np.log(1 + np.exp(x))),
            "Right for moderate numbers. At $x = 750$ the exponential is too large for a float: `np.exp` "
            "gives `inf`, and `math.exp` stops. And at $x = -50$ you return 0, since $1 + e^{-50}$ is "
            "exactly 1 in floating point. Rearrange the formula so that all exponents are negative, and "
            "look at `np.log1p`.",
            credit=0.5,
            also=(
                entries(lambda x: math.log(1 + math.exp(x))),
                lambda x: np.vectorize(lambda v: math.log(1 + math.exp(v)))(x),
                quiet(lambda x: np.log(np.exp(0) + np.exp(x))),
                quiet(lambda x: -np.log(1 / (1 + np.exp(x)))),
            ),
        ),
        Misconception(
            "no log1p", lambda x: np.maximum(x, 0) + np.log(1 + np.exp(-np.abs(x))),
            "Right for large $x$. But at $x = -50$ you return 0 where the answer is $e^{-50}$. In "
            "floating point $1 + e^{-50}$ is exactly 1, and its logarithm is 0. `np.log1p(u)` is $\\log(1 + "
            "u)$ without that loss, for $u = e^{-|x|}$.",
            credit=0.75,
        ),
        Misconception(
            "log1p alone", quiet(lambda x: np.log1p(np.exp(x))),
            "The small end is right. At $x = 750$ the exponential is too large for a float: `np.exp` gives "
            "`inf`, and `math.exp` stops. Take $e^x$ out of the logarithm, so that all exponents are "
            "negative.",
            credit=0.75,
            also=(
                entries(lambda x: math.log1p(math.exp(x))),
                lambda x: np.vectorize(lambda v: math.log1p(math.exp(v)))(x),
            ),
        ),
        Misconception(
            "zero below a limit", zero_below(30.8),
            "Right for positive $x$. Far on the negative side you return 0, where the answer is small and "
            "not 0: at $x = -700$ it is $e^{-700}$. No limit is needed there: `np.log1p` keeps such numbers.",
            credit=0.75,
            also=tuple(map(zero_below, (20, 25, 30, 33, 34, 36, 37, 40, 50, 100, 500))),
        ),
        Misconception(
            "large parts cancel", quiet(lambda x: x + np.log1p(np.exp(-x))),
            "Right for $x \\ge 0$. For very negative $x$ two numbers of the size of $x$ cancel, and the "
            "small rest, $e^x$, is lost. $x + \\log(1 + e^{-x})$ does that; there, use $\\log(1 + e^x)$ "
            "itself.",
            credit=0.75,
            also=(
                quiet(lambda x: x + np.log(1 + np.exp(-x))),
                quiet(lambda x: x - np.log(sigmoid(x))),
                quiet(lambda x: np.log(np.exp(-x) + 1) + x),
            ),
        ),
        misconception(
            "one maximum for all",
            (below_one_maximum(np.max), below_one_maximum(lambda x: max(x.max(), 0)),
             below_one_maximum(lambda x: x.max(initial=0)), below_one_maximum(lambda x: np.abs(x).max())),
            "Right for moderate numbers. One maximum was taken out of the logarithm for the **whole array**: "
            "beside a huge entry nothing is left of the others, and their values become `-inf`. Each entry "
            "needs its own, the larger of $x$ and 0; and with `np.log1p` tiny values keep their digits.",
            credit=0.5,
        ),
        Misconception(
            "through the sigmoid", quiet(lambda x: -np.log(1 - sigmoid(x))),
            "Right for moderate numbers. At $x = 100$ you return `inf` already, and at $x = -50$ you return "
            "0: $-\\log(1 - \\sigma(x))$ does that, since $\\sigma$ rounds to 1 at one end, and $1 - "
            "\\sigma$ at the other. Go without the sigmoid.",
            credit=0.5,
            also=(quiet(lambda x: np.log(1 / (1 - sigmoid(x)))),),
        ),
        Misconception(
            "through the sigmoid of minus x", quiet(lambda x: -np.log(sigmoid(-x))),
            "Right for moderate numbers. At $x = 750$ you return `inf` and at $x = -50$ you return 0: "
            "$-\\log \\sigma(-x)$ does that, since $\\sigma(-750)$ is rounded to 0 and $\\sigma(50)$ to 1. "
            "Go without the sigmoid.",
            credit=0.5,
        ),
        Misconception(
            "x itself too early", x_above(10),
            "Above some limit you return $x$ itself, and you do so too early: at $x = 11.2$ the rest, about "
            "$e^{-x}$, still shows. A formula that is safe everywhere needs no limit.",
            credit=0.5,
            also=tuple(
                quiet(x_above(limit, rest)) for limit in range(12)
                for rest in (softplus, lambda x: np.log(1 + np.exp(x)))
            ),
        ),
        misconception(
            "one answer for the whole array",
            (
                *(one_answer_for_all(lambda x, limit=limit: np.any(x > limit), then, otherwise)
                  for limit in (99, 700) for then in (np.copy, lambda x: np.maximum(x, 0)) for otherwise in (
                      softplus, lambda x: np.log1p(np.exp(x)), lambda x: np.log(1 + np.exp(x)))),
                one_answer_for_all(lambda x: np.any(x < -30), np.exp, softplus),
            ),
            "All your entries take the same formula: a question to the whole array, with `.all()`, `.any()` "
            "or `.max()`, has one answer for all of them. Let each entry decide for itself, with `np.where`.",
            credit=0.5,
        ),
        Misconception(
            "exp itself too early", exp_below(5),
            "Below some limit you return $e^x$ itself: near, but not equal. $\\log(1 + u)$ is $u$ only for a "
            "far smaller $u$; `np.log1p` is right for every one.",
            credit=0.5,
            also=tuple(map(exp_below, (3, 4, 6, 7, 8, 9, 10, 11, 12))),
        ),
        Misconception(
            "x for its positive part", lambda x: x + np.log1p(np.exp(-np.abs(x))),
            "Right for $x \\ge 0$. For negative $x$ nothing was taken out of the logarithm, so nothing is to "
            "be added: not $x$ but $\\max(x, 0)$.",
            also=(lambda x: x + np.log(1 + np.exp(-np.abs(x))),),
        ),
        Misconception(
            "even", lambda x: np.abs(x) + np.log1p(np.exp(-np.abs(x))),
            "Right for $x \\ge 0$. For negative $x$ you return the same as for $-x$, or `inf` far out, and "
            "softplus is small there. $|x|$ in the place of $\\max(x, 0)$ does that; so does $e^{-x}$ in "
            "the place of $e^{-|x|}$.",
            also=(
                lambda x: np.abs(x) + np.log(1 + np.exp(-np.abs(x))),
                quiet(lambda x: np.maximum(x, 0) + np.log1p(np.exp(-x))),
                quiet(lambda x: np.maximum(x, 0) + np.log(1 + np.exp(-x))),
            ),
        ),
        Misconception(
            "modulus in the exponent", quiet(lambda x: np.log1p(np.exp(np.abs(x)))),
            "This is $\\log(1 + e^{|x|})$: the same for $x$ and $-x$, and `inf` where $|x|$ is large. The "
            "modulus helps with a minus before it, $e^{-|x|}$, once $e^x$ has been taken out of the "
            "logarithm.",
            also=(quiet(lambda x: np.log(1 + np.exp(np.abs(x)))),),
        ),
        Misconception(
            "no minus at the modulus", quiet(lambda x: np.maximum(x, 0) + np.log1p(np.exp(np.abs(x)))),
            "Beside $\\max(x, 0)$ you have $\\log(1 + e^{|x|})$, which grows on both sides. What is left "
            "there must be small: $\\log(1 + e^{-|x|})$.",
            also=(quiet(lambda x: np.maximum(x, 0) + np.log(1 + np.exp(np.abs(x)))),),
        ),
        Misconception(
            "max and the whole", quiet(lambda x: np.maximum(x, 0) + np.log1p(np.exp(x))),
            "Your values are $\\max(x, 0)$ plus the whole of $\\log(1 + e^x)$: for positive $x$ that is $x$ "
            "too much. Beside $\\max(x, 0)$ only $\\log(1 + e^{-|x|})$ is left.",
            also=(
                quiet(lambda x: np.maximum(x, 0) + np.log(1 + np.exp(x))),
                lambda x: np.maximum(x, 0) + softplus(x),
            ),
        ),
        Misconception(
            "sign", lambda x: np.maximum(-x, 0) + np.log1p(np.exp(-np.abs(x))),
            "This is the mirror image, $\\log(1 + e^{-x})$: it falls where softplus rises. Check the sign "
            "of $x$.",
            also=(quiet(lambda x: np.log(1 + np.exp(-x))), quiet(lambda x: np.log1p(np.exp(-x)))),
        ),
        Misconception(
            "log-sigmoid", lambda x: -softplus(-x),
            "That is $\\log \\sigma(x) = -\\log(1 + e^{-x})$, below 0 everywhere. Softplus is "
            "$\\log(1 + e^{x})$, above 0.",
            also=(quiet(lambda x: np.log(sigmoid(x))), quiet(lambda x: -np.log(1 + np.exp(-x)))),
        ),
        Misconception(
            "relu", lambda x: np.maximum(x, 0),
            "That is the ReLU, which softplus rounds off: at $x = 0$ softplus is $\\log 2$, not 0.",
        ),
        Misconception(
            "identity", lambda x: x,
            "You return $x$ itself: that is $\\log(e^x)$. The 1 belongs into the logarithm, beside $e^x$.",
            also=(quiet(lambda x: np.log(np.exp(x))), lambda x: x.copy()),
        ),
        Misconception(
            "exp", quiet(np.exp),
            "You return $e^x$: that is $\\log(1) + e^x$. The logarithm is taken of the whole sum, $1 + e^x$.",
        ),
        Misconception(
            "2 for 1", quiet(lambda x: np.log1p(1 + np.exp(x))),
            "You return $\\log(2 + e^x)$. `np.log1p(u)` is $\\log(1 + u)$ already: only $e^x$ goes into it.",
            also=(lambda x: np.logaddexp(np.log(2), x), quiet(lambda x: np.log(2 + np.exp(x)))),
        ),
        Misconception(
            "2 for 1 in the rest", lambda x: np.maximum(x, 0) + np.log1p(1 + np.exp(-np.abs(x))),
            "Beside $\\max(x, 0)$ you have $\\log(2 + e^{-|x|})$. `np.log1p(u)` is $\\log(1 + u)$ already: "
            "only the exponential goes into it.",
        ),
        Misconception(
            "e for 1", lambda x: np.logaddexp(1, x),
            "You return $\\log(e + e^x)$. `np.logaddexp(a, b)` is $\\log(e^a + e^b)$: the 1 is $e^0$.",
        ),
        Misconception(
            "another logarithm", quiet(lambda x: np.log2(1 + np.exp(x))),
            "Your values fit a logarithm with another base, 2 or 10. Here it is the natural one: at $x = 0$ "
            "softplus is $\\ln 2 \\approx 0.693$.",
            also=(
                quiet(lambda x: np.log10(1 + np.exp(x))),
                lambda x: np.maximum(x, 0) + np.log2(1 + np.exp(-np.abs(x))),
                lambda x: np.maximum(x, 0) + np.log10(1 + np.exp(-np.abs(x))),
                lambda x: softplus(x) / np.log(2),
                lambda x: softplus(x) / np.log(10),
            ),
        ),
        Misconception(
            "derivative", sigmoid,
            "That is the slope of softplus, the sigmoid. The exercise asks for softplus itself.",
            also=(quiet(lambda x: 1 / (1 + np.exp(-x))), quiet(lambda x: np.exp(x) / (1 + np.exp(x)))),
        ),
        Misconception(
            "clipped", lambda x: np.log1p(np.exp(np.clip(x, -500, 500))),
            "Above some limit every $x$ has the same answer here, and softplus goes on rising, close to $x$ "
            "itself. Clipping the input does that: it silences the overflow and changes the value.",
            credit=0.5,
            also=tuple(
                form(limit)
                for limit in LIMITS
                for form in (
                    lambda c: lambda x: np.log1p(np.exp(np.clip(x, -c, c))),
                    lambda c: lambda x: np.log1p(np.exp(np.minimum(x, c))),
                    lambda c: lambda x: np.log(1 + np.exp(np.clip(x, -c, c))),
                    lambda c: lambda x: np.log(1 + np.exp(np.minimum(x, c))),
                )
            ),
        ),
        Misconception(
            "clipped near the limit", lambda x: np.log1p(np.exp(np.minimum(x, 700))),
            "Every $x$ above some limit near 700 gets that same limit. It keeps exp from overflowing, which "
            "happens above 709, but it changes the value: softplus goes on rising, close to $x$ itself.",
            credit=0.5,
            also=tuple(
                form(limit)
                for limit in (700, 705, 708, 709, 709.78)
                for form in (
                    lambda c: lambda x: np.log(1 + np.exp(np.minimum(x, c))),
                    lambda c: lambda x: np.log1p(np.exp(np.minimum(x, c))),
                )
            ),
        ),
        Misconception(
            "a huge number for infinity", quiet(lambda x: np.nan_to_num(np.log1p(np.exp(x)))),
            "At $x = 750$ you return the largest float of all: the overflow was replaced by some huge "
            "number, as `np.nan_to_num` does. The answer is close to $x$ itself, 750.",
            credit=0.5,
            also=(quiet(lambda x: np.nan_to_num(np.log(1 + np.exp(x)))),),
        ),
        Misconception(
            "eps inside the log", lambda x: np.maximum(x, 0) + np.log(1 + np.exp(-np.abs(x)) + 1e-12),
            "For very negative $x$ your value stops near a small constant, an eps in the logarithm, where it "
            "should go on falling like $e^x$. The logarithm of $1 + e^x$ needs no eps.",
            credit=0.5,
            also=tuple(
                form(eps)
                for eps in EPSILONS
                if 1e-15 < eps < 1e-6
                for form in (
                    lambda e: lambda x: np.maximum(x, 0) + np.log(1 + np.exp(-np.abs(x)) + e),
                    lambda e: quiet(lambda x: np.log(1 + np.exp(x) + e)),
                )
            ),
        ),
        Misconception(
            "exp of the modulus", lambda x: np.log1p(np.exp(-np.abs(x))),
            "$\\log(1+e^{-|x|})$ is one of the two parts. The other is $\\max(x, 0)$.",
            also=(lambda x: np.log(1 + np.exp(-np.abs(x))),),
        ),
        if_on_an_array(one_entry_by_sign, one_entry),
        math_on_an_array(lambda x: math.log(1 + math.exp(x))),
        *fits_one_shape(one_entry, lambda x: math.log1p(math.exp(-abs(x))) + max(x, 0), one_entry_by_sign),
        Misconception(
            "minimum for maximum", lambda x: np.minimum(x, 0) + np.log1p(np.exp(-np.abs(x))),
            "The part beside the logarithm is the smaller of $x$ and 0; it is the larger one, $\\max(x, 0)$.",
        ),
        Misconception(
            "log1p of expm1", lambda x: np.maximum(x, 0) + np.log1p(np.expm1(-np.abs(x))),
            "`log1p` and `expm1` undo each other: the logarithm of $1 + (e^v - 1)$ is $v$ itself. Under the "
            "logarithm stands $1 + e^v$, with `exp`.",
        ),
        Misconception(
            "exponential missing", quiet(lambda x: np.maximum(x, 0) + np.log1p(-np.abs(x))),
            "The exponential is missing: `log1p` gets a number such as $-|x|$ itself, and most of these have "
            "no logarithm. Under the logarithm stands $1 + e^{-|x|}$.",
            also=(quiet(lambda x: np.log1p(x)),),
        ),
        Misconception(
            "the logarithm subtracted", lambda x: np.maximum(x, 0) - np.log1p(np.exp(-np.abs(x))),
            "At $x = 0$ you are below 0, and softplus never is: the logarithm lies between softplus and "
            "$\\max(x, 0)$ and is **added**.",
            also=(lambda x: np.where(x >= 0, x, 0) - np.where(x >= 0, 1, -1) * np.log1p(np.exp(-np.abs(x))),),
        ),
        Misconception(
            "power of 2", lambda x: np.logaddexp2(0, x) * np.log(2),
            "This is a logarithm of $1 + 2^x$: `logaddexp2` takes powers of 2, and its logarithm has base 2. "
            "Softplus has $e^x$ and the natural logarithm, as `logaddexp` has them.",
            also=(lambda x: np.logaddexp2(0, x),),
        ),
        nan_at_0(softplus),
        Misconception(
            "twice as bent", lambda x: np.logaddexp(0, 2 * x) / 2,
            "This is $\\frac12 \\log(1 + e^{2x})$, the softplus of a library whose `beta` is 2. Here no "
            "factor stands before $x$.",
        ),
    ],
    by_entry=True,
    explanation="Softplus is the integral of the sigmoid, so its derivative is $\\sigma(x)$. It returns in "
                "the Losses chapter: binary cross-entropy from logits is a softplus.",
    curve=(-6, 6),
)
