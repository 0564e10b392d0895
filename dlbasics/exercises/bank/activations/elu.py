"""Write ELU: `x` above 0, `alpha * (exp(x) - 1)` below."""

import math

import numpy as np

from dlbasics.exercises.bank.activations.elementwise_misconceptions import (
    fits_one_shape,
    no_numbers_at_all,
    one_row_only,
)
from dlbasics.exercises.bank.common_misconceptions import (
    if_on_an_array,
    math_on_an_array,
    misconception,
    nan_at_0,
)
from dlbasics.exercises.kinds import Case, Code, Misconception
from dlbasics.validation import ignore_fp_warnings as quiet


def elu(x, alpha):
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))


def elu_with_a_copy(x, alpha):
    new = x.copy()
    new[x < 0] = alpha * np.expm1(x[x < 0])
    return new


def elu_in_place(x, alpha):
    x[x < 0] = alpha * np.expm1(x[x < 0])
    return x


def elu_in_place_with_exp(x, alpha):
    x[x < 0] = alpha * (np.exp(x[x < 0]) - 1)
    return x


def elu_with_another_left(left):
    """ELU with another function of `x` and `alpha` at and below 0."""
    return lambda x, alpha: np.where(x > 0, x, left(np.minimum(x, 0), alpha))


def series_near_0(limit, series, expm1):
    """ELU with the beginning of a series for `expm1` where `x` is nearer to 0 than some limit."""
    return elu_with_another_left(
        lambda x, alpha: alpha * np.where(np.abs(x) < limit, series(x), expm1(x)))


def elu_by_masks(expm1):
    def answer(x, alpha):
        with np.errstate(over="ignore", invalid="ignore"):
            return (x > 0) * x + (x <= 0) * alpha * expm1(x)

    return answer


def one_answer_for_all(reduce, expm1):
    """The branch that a question to the whole array chooses; `reduce` is `np.all` or `np.any`."""
    return quiet(lambda x, alpha: x.copy() if reduce(x > 0) else alpha * expm1(x))


def one_entry(x, alpha):
    return float(x) if x > 0 else alpha * math.expm1(x)


def one_entry_with_exp(x, alpha):
    return float(x) if x > 0 else alpha * (math.exp(x) - 1)


# A loop that stops at tables, or at an empty array, and loses digits besides.
WITHOUT_EXPM1 = {
    "fault": ", without expm1",
    "but": ", except just below 0, where `exp(x) - 1` loses digits that `expm1` keeps",
}


def elu_cases(rng):
    return [
        Case((np.array([-2.0, -0.5, 0.0, 0.5, 2.0]), 1.0), about="both sides of 0, alpha = 1"),
        Case((rng.uniform(-4, 4, size=(3, 2)), 0.5), about="a table, alpha = 0.5"),
        Case((np.array([-0.2, 0.2]), 3.0), about="alpha = 3: steeper on the left than on the right"),
        Case((np.array([-12.0, -9.0, -6.0, 6.0]), 2.0), kind="edge",
             about="where it comes near to -alpha and does not reach it"),
        Case((np.array([]), 1.0), kind="edge", about="no numbers at all"),
        Case((np.array([-1e-12, -1e-15]), 1.0), kind="edge", about="just below 0, where $e^x - 1$ cancels"),
        # Nearer still, and what rounding leaves of exp(x) - 1 would show, another for each way to exp.
        Case((np.array([-0.05, -5e-3, -5e-4, -5e-5, -5e-6, -9e-7, -9e-8]), 2.0), kind="edge",
             about="nearer and nearer to 0, alpha = 2"),
        Case((np.array([0.5, 2.0]), 2.0), kind="edge", about="positive numbers alone"),
        Case((np.array([-1e6, -1000.0, 1000.0]), 1.5), kind="extreme", about="very large inputs"),
    ]


ELU = Code(
    id="activations/elu",
    title="ELU: negative, but not without limit",
    points=4,
    version="52d38366",  # what the statement says of digits was judged before it said so
    stub='''\
def elu(x, alpha):
    """Return $x$ where $x > 0$ and `alpha * (exp(x) - 1)` elsewhere, for
    an array `x` of floats and a number `alpha`. Lose no digits where
    `x` is close to 0. Leave `x` as it was."""
    ...
''',
    hints=[
        "`np.where(condition, a, b)` picks from two arrays. It computes **both** in full: also $e^{1000}$.",
        "Give the exponential only inputs that it can take: `np.minimum(x, 0)`.",
        "Near 0, $e^x - 1$ subtracts two nearly equal numbers. `np.expm1(x)` computes it without that loss.",
    ],
    reference=elu,
    rtol=1e-8,  # just below 0 the digits are the point
    atol=0.0,
    alternatives=[
        lambda x, alpha: np.maximum(x, 0) + alpha * np.expm1(-np.maximum(-x, 0)),
        elu_with_a_copy,
        lambda x, alpha: [[one_entry(v, alpha) for v in row] for row in x] if x.ndim > 1
        else [one_entry(v, alpha) for v in x],
    ],
    cases=elu_cases,
    misconceptions=[
        Misconception(
            "in place", elu_in_place,
            "`x` itself has been overwritten. The caller still needs it, for example for the backward pass. "
            "Build a new array, with `np.where` or a copy.",
            credit=0.5,
            also=(elu_in_place_with_exp,),
        ),
        Misconception(
            "forgets minus one", elu_with_another_left(lambda x, alpha: alpha * np.exp(x)),
            "Without the $-1$ the left branch tends to 0 and meets the right one with a jump of $\\alpha$ "
            "at $x = 0$. ELU is continuous, and tends to $-\\alpha$.",
        ),
        Misconception(
            "derivative", lambda x, alpha: np.where(x > 0, 1.0, alpha * np.exp(np.minimum(x, 0))),
            "That is the derivative of ELU: 1 on the right and $\\alpha e^x$ on the left. The exercise asks "
            "for ELU itself.",
            also=(
                lambda x, alpha: np.where(x >= 0, 1.0, alpha * np.exp(np.minimum(x, 0))),
                lambda x, alpha: np.where(x > 0, 1.0, elu(x, alpha) + alpha),
            ),
        ),
        Misconception(
            "no brackets", elu_with_another_left(lambda x, alpha: alpha * np.exp(x) - 1),
            "$\\alpha$ multiplies the whole bracket, $\\alpha(e^x - 1)$. Yours is $\\alpha e^x - 1$, which "
            "jumps at $x = 0$ unless $\\alpha = 1$, and tends to $-1$.",
        ),
        Misconception(
            "alpha subtracted", elu_with_another_left(lambda x, alpha: np.exp(x) - alpha),
            "Your left branch is $e^x - \\alpha$. It tends to $-\\alpha$, as it should, but jumps at $x = 0$ "
            "unless $\\alpha = 1$. There $\\alpha$ **multiplies** a bracket that is 0: "
            "$\\alpha(e^x - 1)$.",
            also=(elu_with_another_left(lambda x, alpha: np.expm1(x) + 1 - alpha),),
        ),
        Misconception(
            "1 subtracted everywhere",
            lambda x, alpha: np.maximum(x, 0) + alpha * np.exp(np.minimum(x, 0)) - 1,
            "You are off by the same number everywhere, $\\alpha - 1$. The factor multiplies the whole "
            "bracket: $\\alpha(e^x - 1)$.",
        ),
        Misconception(
            "larger of both branches", lambda x, alpha: np.maximum(x, alpha * np.expm1(np.minimum(x, 0))),
            "Right as long as $\\alpha \\le 1$. With $\\alpha = 3$ the curve lies below the line $x$ just "
            "left of 0, and you return $x$ there: the larger of the two branches. Let the sign of $x$ "
            "decide.",
            credit=0.5,
        ),
        Misconception(
            "larger of both branches, without expm1",
            lambda x, alpha: np.maximum(x, alpha * (np.exp(np.minimum(x, 0)) - 1)),
            "You return the larger of the two branches. With $\\alpha = 3$ the curve lies below the line $x$ "
            "just left of 0, and you return $x$ there: let the sign of $x$ decide. And of $e^x - 1$ only few "
            "digits are correct just below 0; `np.expm1` keeps them all.",
            credit=0.5,
        ),
        Misconception(
            "larger of both formulas", quiet(lambda x, alpha: np.maximum(x, alpha * np.expm1(x))),
            "You return the larger of the two formulas. Right of 0 that is often the exponential, and the "
            "answer there is $x$. Let the sign of $x$ decide.",
            also=(quiet(lambda x, alpha: np.maximum(x, alpha * (np.exp(x) - 1))),),
        ),
        Misconception(
            "both formulas added", quiet(lambda x, alpha: np.maximum(x, 0) + alpha * np.expm1(x)),
            "Your left branch has the right formula. On the right you add the exponential to $x$, and the "
            "answer there is $x$ alone. Before you add the two, let each be 0 on the other's side.",
            also=(quiet(lambda x, alpha: np.maximum(x, 0) + alpha * (np.exp(x) - 1)),),
        ),
        Misconception(
            "masks multiplied", elu_by_masks(lambda x: np.exp(x) - 1),
            "At $x = 1000$ you return `nan`: there $e^x$ is `inf`, and a mask multiplies it by 0, which does "
            "not keep it from being computed. Give exp only `np.minimum(x, 0)`; and `np.expm1` keeps the "
            "digits just below 0.",
            credit=0.5,
            also=(elu_by_masks(np.expm1),),
        ),
        Misconception(
            "minus one twice", elu_with_another_left(lambda x, alpha: alpha * (np.expm1(x) - 1)),
            "You return $\\alpha(e^x - 2)$ on the left, and the curve jumps at 0. `np.expm1(x)` is $e^x - 1$ "
            "already: the name says so.",
        ),
        Misconception(
            "minus one in the exponent", elu_with_another_left(lambda x, alpha: alpha * np.exp(x - 1)),
            "You return $\\alpha e^{x-1}$ on the left: the 1 is subtracted in the exponent. It belongs "
            "outside, $\\alpha(e^x - 1)$.",
        ),
        Misconception(
            "bracket turned round", elu_with_another_left(lambda x, alpha: -alpha * np.expm1(x)),
            "Your left branch is positive: it is $\\alpha(1 - e^x)$. The difference goes the other way, "
            "$e^x - 1$, which is below 0 there.",
            also=(elu_with_another_left(lambda x, alpha: alpha * (1 - np.exp(x))),),
        ),
        Misconception(
            "sign of the exponent", quiet(lambda x, alpha: np.where(x > 0, x, alpha * np.expm1(-x))),
            "On the left you return $\\alpha(e^{-x} - 1)$, which is positive and grows without limit. The "
            "exponent is $x$ itself, which is negative there.",
            also=(
                quiet(lambda x, alpha: np.where(x > 0, x, alpha * (np.exp(-x) - 1))),
                quiet(lambda x, alpha: np.where(x > 0, x, alpha * (np.exp(np.abs(x)) - 1))),
            ),
        ),
        Misconception(
            "alpha inside", elu_with_another_left(lambda x, alpha: np.expm1(alpha * x)),
            "$\\alpha$ multiplies the whole branch, $\\alpha(e^x - 1)$, and not the exponent: it sets the "
            "floor, $-\\alpha$.",
            also=(elu_with_another_left(lambda x, alpha: np.exp(alpha * x) - 1),),
        ),
        Misconception(
            "alpha inside and outside", elu_with_another_left(lambda x, alpha: alpha * np.expm1(alpha * x)),
            "Your left branch is $\\alpha(e^{\\alpha x} - 1)$. $\\alpha$ multiplies the whole branch, and "
            "not the exponent as well.",
            also=(elu_with_another_left(lambda x, alpha: alpha * (np.exp(alpha * x) - 1)),),
        ),
        Misconception(
            "CELU", elu_with_another_left(lambda x, alpha: alpha * np.expm1(x / alpha)),
            "That is CELU, a relative: its exponent is $x/\\alpha$, so that its slope at 0 is always 1. ELU "
            "has $x$ itself in the exponent.",
            also=(elu_with_another_left(lambda x, alpha: alpha * (np.exp(x / alpha) - 1)),),
        ),
        Misconception(
            "alpha on both sides", lambda x, alpha: alpha * np.where(x > 0, x, np.expm1(np.minimum(x, 0))),
            "Your right branch is $\\alpha x$. Positive inputs pass unchanged; $\\alpha$ belongs to the "
            "negative side alone.",
            also=(lambda x, alpha: alpha * np.where(x > 0, x, np.exp(np.minimum(x, 0)) - 1),),
        ),
        Misconception(
            "alpha on the right", lambda x, alpha: np.where(x > 0, alpha * x, np.expm1(np.minimum(x, 0))),
            "Your right branch is $\\alpha x$ and your left one $e^x - 1$: $\\alpha$ stands on the wrong "
            "side. It belongs to the negative one.",
            also=(lambda x, alpha: np.where(x > 0, alpha * x, np.exp(np.minimum(x, 0)) - 1),),
        ),
        Misconception(
            "alpha not used", elu_with_another_left(lambda x, alpha: np.expm1(x)),
            "Your left branch tends to $-1$ whatever $\\alpha$ is. It is $\\alpha$ times $e^x - 1$ and "
            "tends to $-\\alpha$.",
            also=(elu_with_another_left(lambda x, alpha: np.exp(x) - 1),),
        ),
        Misconception(
            "SELU", lambda x, alpha: 1.0507009873554805 * elu(x, alpha),
            "On the right you return about $1.0507\\,x$. That is SELU, a relative with this constant before "
            "both branches, and with an $\\alpha$ of its own. ELU has no such factor, and takes $\\alpha$ "
            "as given.",
            also=(
                lambda x, alpha: 1.0507 * elu(x, alpha),
                lambda x, alpha: 1.0507009873554805 * elu(x, 1.6732632423543772),
                lambda x, alpha: 1.0507 * elu(x, 1.67326),
                lambda x, alpha: 1.0507 * elu(x, 1.6733),
            ),
        ),
        Misconception(
            "branches exchanged", quiet(lambda x, alpha: np.where(x > 0, alpha * np.expm1(x), x)),
            "The branches are exchanged: you return $x$ on the left, and an exponential that grows without "
            "limit on the right. `np.where` takes its first value where the condition holds.",
            also=(quiet(lambda x, alpha: np.where(x > 0, alpha * (np.exp(x) - 1), x)),),
        ),
        Misconception(
            "branches exchanged, without minus one",
            quiet(lambda x, alpha: np.where(x > 0, alpha * np.exp(x), x)),
            "Two things at once: the branches are exchanged, since you return $x$ on the left and an "
            "exponential on the right; and the bracket lacks its 1, $\\alpha(e^x - 1)$.",
            also=(quiet(lambda x, alpha: np.where(x >= 0, alpha * np.exp(x), x)),),
        ),
        Misconception(
            "one branch for all", quiet(lambda x, alpha: alpha * np.expm1(x)),
            "You return $\\alpha(e^x - 1)$ everywhere. That is the left branch; where $x > 0$ the answer is "
            "$x$ itself.",
            also=(quiet(lambda x, alpha: alpha * (np.exp(x) - 1)),),
        ),
        Misconception(
            "one answer for the whole array", one_answer_for_all(np.all, np.expm1),
            "All your entries take the same branch: a question to the whole array, with `.all()` or "
            "`.any()`, has one answer for all of them. Let each entry decide for itself, with `np.where`.",
            also=(
                one_answer_for_all(np.all, lambda x: np.exp(x) - 1),
                one_answer_for_all(np.any, np.expm1),
                one_answer_for_all(np.any, lambda x: np.exp(x) - 1),
            ),
        ),
        Misconception(
            "threshold at alpha", lambda x, alpha: np.where(x > alpha, x, alpha * np.expm1(x)),
            "Your right branch begins at $x = \\alpha$; it begins at 0. $\\alpha$ is the depth of the floor "
            "on the left, $-\\alpha$.",
            also=(lambda x, alpha: np.where(x > alpha, x, alpha * np.expm1(np.minimum(x, 0))),
                  quiet(lambda x, alpha: np.where(x > alpha, x, alpha * (np.exp(x) - 1)))),
        ),
        Misconception(
            "leaky", lambda x, alpha: np.where(x > 0, x, alpha * x),
            "That is leaky ReLU, a straight line on the left. ELU bends there and comes near $-\\alpha$.",
        ),
        Misconception(
            "relu", lambda x, alpha: np.maximum(x, 0),
            "That is the ReLU: 0 for negative inputs. ELU is $\\alpha(e^x - 1)$ there, below 0.",
        ),
        Misconception(
            "flat on the left", lambda x, alpha: np.where(x > 0, x, -alpha),
            "On the left you return $-\\alpha$ everywhere. ELU only tends to it: it leaves 0 with slope "
            "$\\alpha$ and bends, as $\\alpha(e^x - 1)$.",
        ),
        Misconception(
            "no expm1", elu_with_another_left(lambda x, alpha: alpha * (np.exp(x) - 1)),
            "Right for most inputs. Just below 0 only few of your digits are correct: $e^x$ is so close to 1 "
            "there that subtracting 1 leaves little. `np.expm1` keeps them all.",
            credit=0.75,
        ),
        misconception(
            "series near 0",
            tuple(series_near_0(limit, lambda x: x, expm1)
                  for limit in (1e-3, 1e-1, 1e-2, 1e-4, 1e-5, 1e-6, 1e-7)
                  for expm1 in (lambda x: np.exp(x) - 1, np.expm1)),
            "Close to 0 you return $\\alpha x$ in the place of $\\alpha(e^x - 1)$. But $e^x - 1$ is $x + "
            "x^2/2 + \\dots$, and what you leave out shows among the digits. `np.expm1` needs no limit: it "
            "keeps them all.",
            credit=0.75,
        ),
        if_on_an_array(one_entry, lambda x, alpha: max(0, x) + min(0, alpha * (np.exp(x) - 1))),
        math_on_an_array(
            lambda x, alpha: np.where(x > 0, x, alpha * (math.exp(x) - 1)),
            lambda x, alpha: np.where(x > 0, x, alpha * math.expm1(x)),
        ),
        *fits_one_shape(one_entry),
        nan_at_0(elu),
        one_row_only([one_entry_with_exp], **WITHOUT_EXPM1),
        no_numbers_at_all([one_entry_with_exp], **WITHOUT_EXPM1, credit=0.5),
    ],
    by_entry=True,
    explanation="ELU never goes silent: its slope on the left, $\\alpha e^x$, becomes small but not 0, and "
                "its negative values bring the mean output closer to 0.",
)
