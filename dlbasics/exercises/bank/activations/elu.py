"""Write ELU: `x` above 0, `alpha * (exp(x) - 1)` below."""

import numpy as np

from dlbasics.exercises.kinds import Case, Code, Misconception


def elu(x, alpha):
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))


def elu_in_place(x, alpha):
    x[x < 0] = alpha * np.expm1(x[x < 0])
    return x


def elu_by_masks(x, alpha):
    with np.errstate(over="ignore", invalid="ignore"):
        return (x > 0) * x + (x <= 0) * alpha * (np.exp(x) - 1)


def elu_cases(rng):
    return [
        Case((np.array([-2.0, -0.5, 0.0, 0.5, 2.0]), 1.0), about="both sides of 0, alpha = 1"),
        Case((rng.uniform(-4, 4, size=(3, 2)), 0.5), about="a table, alpha = 0.5"),
        Case((np.array([-0.2, 0.2]), 3.0), about="alpha = 3: steeper on the left than on the right"),
        Case((np.array([]), 1.0), kind="edge", about="no numbers at all"),
        Case((np.array([-1e-12, -1e-15]), 1.0), kind="edge", about="just below 0, where $e^x - 1$ cancels"),
        Case((np.array([-1000.0, 1000.0]), 1.5), kind="extreme", about="very large inputs"),
    ]


ELU = Code(
    id="activations/elu",
    title="ELU: negative, but not for ever",
    points=4,
    stub='''\
def elu(x, alpha):
    """Return $x$ where $x > 0$ and `alpha * (exp(x) - 1)` elsewhere, for
    an array `x` of floats and a number `alpha`. Leave `x` as it was."""
    ...
''',
    hints=[
        "`np.where(condition, a, b)` picks from two arrays. It computes **both** in full: also $e^{1000}$.",
        "Give the exponential only inputs that it can take: `np.minimum(x, 0)`.",
        "Near 0, $e^x - 1$ subtracts two nearly equal numbers. `np.expm1(x)` computes it without that loss.",
    ],
    reference=elu,
    atol=0.0,  # just below 0 the digits are the point
    alternatives=[lambda x, alpha: np.maximum(x, 0) + alpha * np.expm1(-np.maximum(-x, 0))],
    cases=elu_cases,
    misconceptions=[
        Misconception(
            "in place", elu_in_place,
            "The values are right, but `x` itself has been overwritten. Whoever called you still needs it: "
            "the backward pass, for one. Build a new array, with `np.where` or a copy.",
            credit=0.5,
        ),
        Misconception(
            "forgets minus one", lambda x, alpha: np.where(x > 0, x, alpha * np.exp(np.minimum(x, 0))),
            "Without the $-1$ the left branch tends to 0 and meets the right one with a jump of $\\alpha$ "
            "at $x = 0$. ELU is continuous, and tends to $-\\alpha$.",
        ),
        Misconception(
            "no brackets", lambda x, alpha: np.where(x > 0, x, alpha * np.exp(np.minimum(x, 0)) - 1),
            "$\\alpha$ multiplies the whole bracket, $\\alpha(e^x - 1)$. Yours is $\\alpha e^x - 1$, which "
            "jumps at $x = 0$ unless $\\alpha = 1$, and tends to $-1$.",
        ),
        Misconception(
            "larger of both branches", lambda x, alpha: np.maximum(x, alpha * np.expm1(np.minimum(x, 0))),
            "Taking the larger branch works as long as $\\alpha \\le 1$. With $\\alpha = 3$ the curve lies "
            "below the line $x$ just left of 0, and you return $x$. Let the sign of $x$ decide.",
            credit=0.5,
        ),
        Misconception(
            "masks multiplied", elu_by_masks,
            "A mask does not keep the other branch from being computed: at $x = 1000$ it makes $0 \\cdot "
            "\\infty$, which is `nan`. Give exp only `np.minimum(x, 0)`; and `np.expm1` keeps the digits "
            "just below 0.",
            credit=0.5,
        ),
        Misconception(
            "minus one twice", lambda x, alpha: np.where(x > 0, x, alpha * (np.expm1(np.minimum(x, 0)) - 1)),
            "`np.expm1(x)` is $e^x - 1$ already: the name says so. You subtracted 1 once more, and the curve "
            "jumps at 0.",
        ),
        Misconception(
            "alpha inside", lambda x, alpha: np.where(x > 0, x, np.expm1(alpha * np.minimum(x, 0))),
            "$\\alpha$ multiplies the whole branch, $\\alpha(e^x - 1)$, and not the exponent: it sets the "
            "floor, $-\\alpha$.",
        ),
        Misconception(
            "alpha on both sides", lambda x, alpha: alpha * np.where(x > 0, x, np.expm1(np.minimum(x, 0))),
            "You scaled both branches. Positive inputs pass unchanged; $\\alpha$ belongs to the negative "
            "side alone.",
        ),
        Misconception(
            "leaky", lambda x, alpha: np.where(x > 0, x, alpha * x),
            "That is leaky ReLU, a straight line on the left. ELU bends there and levels off at $-\\alpha$.",
        ),
        Misconception(
            "no expm1", lambda x, alpha: np.where(x > 0, x, alpha * (np.exp(np.minimum(x, 0)) - 1)),
            "Right for most inputs. Just below 0, $e^x$ is so close to 1 that subtracting 1 leaves few "
            "correct digits. `np.expm1` keeps them all.",
            credit=0.75,
        ),
    ],
    explanation="ELU never goes silent: its slope on the left, $\\alpha e^x$, is small but not 0, and its "
                "negative values bring the mean output closer to 0.",
)
