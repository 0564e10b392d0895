"""Exercises of the Activations chapter: definitions only; the engine judges them."""

import numpy as np

from dlbasics.activations import sigmoid, softmax
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

# ---------------------------------------------------------------------------------------- hard sigmoid


def hard_sigmoid(x):
    return np.clip((x + 3) / 6, 0, 1)


def hard_sigmoid_if(x):
    if x < -3:
        return 0
    return 1 if x > 3 else (x + 3) / 6


def hard_sigmoid_cases(rng):
    return [
        Case((np.array([-4.0, -3.0, 0.0, 3.0, 4.0]),), about="both corners, the middle and a point beyond "
                                                             "each"),
        Case((rng.uniform(-6, 6, size=(3, 4)),), about="a table of numbers between -6 and 6"),
        Case((np.array([]),), kind="edge", about="no numbers at all"),
        Case((np.array([-1e300, -1000.0, 1000.0, 1e300]),), kind="extreme", about="very large inputs"),
    ]


HARD_SIGMOID = Code(
    id="activations/hard-sigmoid",
    title="A sigmoid without exp",
    points=2,
    stub='''\
def hard_sigmoid(x):
    """Three straight pieces instead of a curve: 0 up to $x = -3$,
    1 from $x = 3$ on, and the straight line between those corners.
    `x` is an array of any shape."""
    ...
''',
    hints=[
        "The line passes through $(-3, 0)$ and $(3, 1)$. Find its slope and its height at $x = 0$.",
        "The line is $(x + 3)/6$. What remains is to hold it between 0 and 1: look up `np.clip`.",
    ],
    reference=hard_sigmoid,
    alternatives=[lambda x: np.maximum(0, np.minimum(1, x / 6 + 0.5))],
    cases=hard_sigmoid_cases,
    misconceptions=[
        Misconception(
            "line only", lambda x: (x + 3) / 6,
            "Your line is right, but it runs on: beyond the corners it leaves the range from 0 to 1. Hold "
            "it there.",
        ),
        Misconception(
            "floor only", lambda x: np.maximum(0, (x + 3) / 6),
            "The lower corner is there, the upper one is not: for $x > 3$ your values pass 1.",
        ),
        Misconception(
            "ceiling only", lambda x: np.minimum(1, (x + 3) / 6),
            "The upper corner is there, the lower one is not: for $x < -3$ your values fall below 0.",
        ),
        Misconception(
            "no brackets", lambda x: np.clip(x + 3 / 6, 0, 1),
            "Division comes before addition: `x + 3 / 6` is $x + 0.5$. Write `(x + 3) / 6`.",
        ),
        Misconception(
            "not divided", lambda x: np.clip(x + 3, 0, 1),
            "Your line, $x + 3$, starts in the right corner and is too steep: it reaches 1 at $x = -2$, not "
            "at 3. Between the corners lie 6 units of $x$, for a rise of 1.",
        ),
        Misconception(
            "divided too late", lambda x: np.clip(x + 3, 0, 6),
            "The corners are right, but your values run from 0 to 6, not to 1: divide by 6.",
        ),
        Misconception(
            "whole numbers", lambda x: np.clip((x + 3) // 6, 0, 1),
            "`//` rounds down to a whole number, and the line becomes a step. Divide with `/`.",
        ),
        Misconception(
            "no shift", lambda x: np.clip(x / 6, 0, 1),
            "The slope is right. But your line passes through 0 at $x = 0$, where it should have come half "
            "the way, to ½.",
        ),
        Misconception(
            "clips the input", lambda x: np.clip(x, 0, 1),
            "You clipped $x$ itself. First the line $(x+3)/6$, then the clipping: the order matters.",
        ),
        Misconception(
            "tangent at 0", lambda x: np.clip(x / 4 + 0.5, 0, 1),
            "That is the tangent of $\\sigma$ at 0, slope 1/4; its corners lie at -2 and 2. Here they lie "
            "at -3 and 3, so the slope is 1/6.",
        ),
        Misconception(
            "slope 1/5", lambda x: np.clip(0.2 * x + 0.5, 0, 1),
            "Slope 0.2 puts the corners at -2.5 and 2.5. Some libraries define it so; this exercise asks "
            "for -3 and 3.",
        ),
        Misconception(
            "if on an array", hard_sigmoid_if,
            "`if` wants one answer, and `x < -3` has one for each entry of the array. `np.clip` and "
            "`np.where` treat every entry on its own.",
        ),
    ],
    explanation="Mobile networks use this shape since it needs no exponential. Its price: beyond the "
                "corners the derivative is exactly 0, not merely small.",
    curve=(-5, 5),
)

# --------------------------------------------------------------------------------------------- softplus


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
        Case((np.array([-50.0, -100.0, -700.0]),), kind="extreme", about="very negative, where the value is "
                                                                         "tiny"),
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

# -------------------------------------------------------------------------------------------------- ELU


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

# ---------------------------------------------------------------------------------------------- SiLU'


def silu_grad(x):
    s = sigmoid(x)
    return s * (1 + x * sigmoid(-x))


def silu_grad_cases(rng):
    return [
        Case((np.array([-3.0, -1.0, 0.0, 1.0, 3.0]),), about="five numbers around 0"),
        Case((rng.uniform(-6, 6, size=(2, 4)),), about="a table of numbers between -6 and 6"),
        Case((np.array([]),), kind="edge", about="no numbers at all"),
        Case((np.array([-1000.0, 1000.0]),), kind="extreme", about="far out, where one exponential "
                                                                   "overflows"),
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

# --------------------------------------------------------------------------------------- masked softmax


def masked_softmax(z, mask):
    return softmax(np.where(mask, z, -np.inf))


def masked_by_hand(z, mask):
    peak = np.where(mask, z, -np.inf).max(axis=-1, keepdims=True)
    e = np.exp(np.where(mask, z - peak, -np.inf))
    return e / e.sum(axis=-1, keepdims=True)


def masked_max_of_all(z, mask):
    e = np.exp(z - z.max(axis=-1, keepdims=True)) * mask
    with np.errstate(invalid="ignore"):
        return e / e.sum(axis=-1, keepdims=True)


def masked_naive(z, mask):
    with np.errstate(over="ignore", invalid="ignore"):
        e = np.exp(z) * mask
        return e / e.sum(axis=-1, keepdims=True)


def masked_table_maximum(z, mask):
    e = np.exp(np.where(mask, z - z[mask].max(), -np.inf))
    with np.errstate(invalid="ignore"):
        return e / e.sum(axis=-1, keepdims=True)


def masked_products(z, mask):
    e = np.exp(z * mask - (z * mask).max(axis=-1, keepdims=True)) * mask
    with np.errstate(invalid="ignore"):
        return e / e.sum(axis=-1, keepdims=True)


def masked_zero_times_infinity(z, mask):
    with np.errstate(invalid="ignore"):
        return softmax(z + (1 - mask) * -np.inf)


def masked_in_place(z, mask):
    z[~mask] = -np.inf
    return softmax(z)


def masked_whole_table(z, mask):
    p = np.exp(np.where(mask, z - z[mask].max(), -np.inf))
    return p / p.sum()


def masked_softmax_cases(rng):
    mask = np.array([[True, True, False, True], [False, True, True, True], [True, False, False, True]])
    huge = np.array([[1.0, 2.0, 1e12], [3.0, 1000.0, 1001.0]])
    apart = np.array([[1.0, 2.0, 3.0], [1001.0, 1000.0, 1.0], [-1001.0, -1000.0, 2.0]])
    return [
        Case((rng.normal(0, 2, size=(3, 4)), mask), about="three rows, each with its own mask"),
        Case((np.array([[1.0, 2.0, 3.0]]), np.array([[True, True, True]])),
             kind="edge", about="nothing is masked"),
        Case((np.array([[1.0, 2.0, 3.0]]), np.array([[False, True, False]])),
             kind="edge", about="one class is left"),
        Case((huge, np.array([[True, True, False], [True, True, True]])), kind="extreme",
             about="huge scores, the largest of them masked"),
        Case((apart, np.array([[True, False, True], [True, True, False], [True, True, False]])),
             kind="extreme", about="rows whose scores lie a thousand apart"),
    ]


MASKED_SOFTMAX = Code(
    id="activations/masked-softmax",
    title="Softmax over the allowed classes",
    points=6,
    stub='''\
def masked_softmax(z, mask):
    """Softmax along each **row** of `z`, shape `(n, k)`, over the classes
    where the boolean array `mask` is True. Other classes get probability
    0; each row sums to 1 and allows at least one class. A masked score
    may be huge: it must not matter."""
    ...
''',
    hints=[
        "A class gets probability 0 when its score is $-\\infty$: $e^{-\\infty} = 0$, in numpy too.",
        "Replace the masked scores by `-np.inf` **first**, with `np.where`; then subtract each row's "
        "maximum as usual.",
        "Row by row: `axis=-1, keepdims=True`, in the maximum and in the sum.",
    ],
    reference=masked_softmax,
    alternatives=[masked_by_hand],
    cases=masked_softmax_cases,
    misconceptions=[
        Misconception(
            "mask after", lambda z, mask: softmax(z) * mask,
            "You masked after normalizing: the masked classes took their share with them, and the rows no "
            "longer sum to 1.",
        ),
        Misconception(
            "score zero", lambda z, mask: softmax(z * mask),
            "A masked **score** of 0 is not a masked **probability** of 0: $e^0 = 1$ still gets its share. "
            "The score that gives 0 is $-\\infty$.",
        ),
        Misconception(
            "ignores the mask", lambda z, mask: softmax(z),
            "These are the probabilities over all classes: the mask has not been used.",
        ),
        Misconception(
            "maximum of all", masked_max_of_all,
            "Right until a masked score is huge: the maximum over **all** classes was subtracted (`softmax` "
            "does it too), so every allowed exponential underflowed to 0 and the row became 0/0. Mask before "
            "the maximum is taken.",
            credit=0.5,
        ),
        Misconception(
            "one maximum for the table", masked_table_maximum,
            "You subtracted the largest allowed score of the **whole table**. A row far below it underflows "
            "to 0/0. Each row needs its own: `axis=-1, keepdims=True`.",
            credit=0.5,
        ),
        Misconception(
            "maximum with zeros", masked_products,
            "In `z * mask` a masked score is 0, and 0 can be the largest: allowed scores near -1000 then "
            "underflow, and the row becomes 0/0. Put `-np.inf` there, with `np.where`.",
            credit=0.5,
        ),
        Misconception(
            "adds a large negative number", lambda z, mask: softmax(z + (1 - mask) * -1e9),
            "Adding a large negative number is not enough for every score: a masked one of $10^{12}$ stays "
            "the largest. **Replace** the score, with `np.where`, instead of adding to it.",
            credit=0.5,
        ),
        Misconception(
            "zero times infinity", masked_zero_times_infinity,
            "`(1 - mask) * -np.inf` is $0 \\cdot \\infty$ where a class is allowed, and that is `nan`. Do "
            "not multiply but choose: `np.where(mask, z, -np.inf)`.",
        ),
        Misconception(
            "in place", masked_in_place,
            "The values are right, but `z` has been overwritten, and whoever called you has lost the masked "
            "scores. Build a new array: `np.where`, or a copy.",
            credit=0.5,
        ),
        Misconception(
            "mask read the other way", lambda z, mask: softmax(np.where(mask, -np.inf, z)),
            "You masked what is allowed. Here True means **allowed**; in some libraries, such as PyTorch's "
            "`masked_fill`, True marks what is taken out.",
        ),
        Misconception(
            "columns", lambda z, mask: softmax(np.where(mask, z, -np.inf), axis=0),
            "Your **columns** sum to 1: the examples compete with each other. The classes of each row do: "
            "`axis=-1`.",
        ),
        Misconception(
            "no maximum", masked_naive,
            "Right for small scores; but $e^{1000}$ is `inf`, and inf/inf is `nan`. Subtract the row's "
            "allowed maximum first.",
            credit=0.5,
        ),
        Misconception(
            "whole table", masked_whole_table,
            "You normalized over the whole table: all entries together sum to 1. Each row is a distribution "
            "of its own: `axis=-1, keepdims=True`.",
        ),
    ],
    explanation="This is how a language model is kept from looking ahead, and how a game-playing network is "
                "kept to legal moves.",
)

# ----------------------------------------------------------------------------------- the digits classifier


def classify(X, W1, b1, W2, b2, temperature):
    z1 = X @ W1 + b1
    h = np.where(z1 > 0, z1, 0.1 * z1)
    return softmax((h @ W2 + b2) / temperature)


def classify_by_hand(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    h = np.maximum(h, 0.1 * h)
    z = (h @ W2 + b2) / temperature
    e = np.exp(z - np.max(z, axis=1)[:, None])
    return e / np.sum(e, axis=1)[:, None]


def scores(X, W1, b1, W2, b2, temperature, slope=0.1):
    z1 = X @ W1 + b1
    return (np.where(z1 > 0, z1, slope * z1) @ W2 + b2) / temperature


def without_biases(X, W1, b1, W2, b2, temperature):
    return softmax(scores(X, W1, 0, W2, 0, temperature))


def naive_softmax(z):
    with np.errstate(over="ignore", invalid="ignore"):
        return np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True)


def whole_table(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def one_maximum(z):
    return naive_softmax(z - z.max())


def digits_network(rng, X, y):
    """A small network that reads digits: a random hidden layer, output weights by least squares."""
    W1, b1 = rng.normal(size=(64, 40)) / 2, rng.normal(size=40)
    z1 = X @ W1 + b1
    h = np.column_stack([np.where(z1 > 0, z1, 0.1 * z1), np.ones(len(X))])
    W2 = np.linalg.lstsq(h, 8 * np.eye(10)[y], rcond=None)[0]
    return W1, b1, W2[:-1], W2[-1]


def classify_cases(rng):
    X, y = load_digits()[:2]
    W1, b1, W2, b2 = digits_network(rng, X, y)
    tiny = [rng.normal(size=shape) for shape in ((1, 2), (2, 3), 3, (3, 2), 2)]
    return [
        Case((X[:6], W1, b1, W2, b2, 1.0), about="six handwritten digits through a trained network"),
        Case((X[6:9], W1, b1, W2, b2, 5.0), about="three more, at temperature 5"),
        Case((*tiny, 0.5), kind="edge", about="one example, two features, two classes"),
        Case((X[:6], W1, b1, 2000 * W2, b2, 1.0), kind="extreme", about="weights so large that scores reach "
                                                                        "thousands"),
    ]


CLASSIFY = Code(
    id="activations/classify-digits",
    title="The whole chapter: read real digits",
    points=8,
    stub='''\
def classify(X, W1, b1, W2, b2, temperature):
    """Class probabilities, shape `(n, k)`, for the examples `X`, shape
    `(n, d)`: a hidden layer with leaky ReLU of slope **0.1**, an output
    layer, and a softmax at the given temperature, safe for scores of any
    size."""
    ...
''',
    hints=[
        "Four lines, in this order: hidden pre-activation, leaky ReLU, scores, softmax. The shapes lead "
        "you: `(n, d) @ (d, h)`, then `(n, h) @ (h, k)`.",
        "The scores are **divided** by the temperature, before the softmax. No activation stands between "
        "the output layer and the softmax.",
        "Subtract each row's own maximum, `axis=-1, keepdims=True`. One maximum for the whole table is not "
        "enough.",
    ],
    reference=classify,
    alternatives=[classify_by_hand],
    cases=classify_cases,
    misconceptions=[
        Misconception(
            "naive softmax", lambda *given: naive_softmax(scores(*given)),
            "The network is right; the softmax overflows when scores reach 710. Subtract each row's maximum "
            "first.",
            credit=0.5,
        ),
        Misconception(
            "one maximum for all", lambda *given: one_maximum(scores(*given)),
            "You subtracted the maximum of the **whole table**. A row far below it underflows to 0/0. Each "
            "row needs its own: `axis=-1, keepdims=True`.",
            credit=0.5,
        ),
        Misconception(
            "multiplies by the temperature", lambda *given: softmax(scores(*given) * given[-1] ** 2),
            "A high temperature must flatten. Yours sharpens: divide the scores by it instead of "
            "multiplying.",
        ),
        Misconception(
            "temperature after softmax", lambda *given: softmax(scores(*given[:-1], 1.0)) / given[-1],
            "You divided the probabilities, so that they no longer sum to 1. The temperature divides the "
            "scores.",
        ),
        Misconception(
            "plain ReLU", lambda *given: softmax(scores(*given, slope=0.0)),
            "Your hidden layer is a plain ReLU. This network was built with a leak: slope 0.1 for negative "
            "inputs.",
        ),
        Misconception(
            "slope 0.01", lambda *given: softmax(scores(*given, slope=0.01)),
            "Your leak is 0.01, which `leaky_relu` takes unless told otherwise. This network was built with "
            "slope **0.1**.",
        ),
        Misconception(
            "no activation", lambda *given: softmax(scores(*given, slope=1.0)),
            "There is no activation between your layers, so the two are one straight map. The hidden layer "
            "ends with a leaky ReLU.",
        ),
        Misconception(
            "no temperature", lambda *given: softmax(scores(*given[:-1], 1.0)),
            "The temperature has not been used. It divides the scores, before the softmax.",
        ),
        Misconception(
            "bias not divided", lambda *given: softmax(scores(*given) + given[4] * (1 - 1 / given[-1])),
            "The temperature has divided `h @ W2`, but not `b2`. The bias is part of the score: divide the "
            "sum.",
        ),
        Misconception(
            "whole table", lambda *given: whole_table(scores(*given)),
            "All your probabilities **together** sum to 1. Each row is a distribution of its own: "
            "`axis=-1, keepdims=True` in the sum as well.",
        ),
        Misconception(
            "softmax over examples", lambda *given: softmax(scores(*given), axis=0),
            "Your **columns** sum to 1: the examples compete for each class. The classes compete for each "
            "example: axis -1.",
        ),
        Misconception(
            "activated scores", lambda *given: softmax(np.maximum(scores(*given), 0)),
            "A ReLU before the softmax makes all negative scores equal. Scores go into the softmax as they "
            "are.",
        ),
        Misconception(
            "leak on the scores", lambda *given: softmax(np.maximum(0.1 * scores(*given), scores(*given))),
            "The leaky ReLU stands behind the hidden layer alone. You sent the scores through it as well, "
            "which draws the negative ones together.",
        ),
        Misconception(
            "forgets the biases", without_biases,
            "The biases are missing: each layer is `X @ W + b`.",
        ),
    ],
    explanation="Four lines, and it is how every classifier of this book makes its predictions.",
)

# -------------------------------------------------------------------------------------------- questions

DYING_RELU = Choice(
    id="activations/dying-relu",
    title="A silent unit",
    points=2,
    question="A ReLU unit in the only hidden layer has a negative pre-activation for **every** training "
             "example. You go on training with plain gradient descent. What happens to this unit?",
    options=[
        Option("Nothing: its weights and bias stay exactly as they are.",
               "Yes. Output 0 and slope 0 on every example: each term of its gradient is 0, so no step "
               "moves it.",
               right=True),
        Option("It recovers slowly, since the other units change.",
               "Its input is the data, which does not change, and its own gradient is 0. In a deeper layer, "
               "whose input does change, recovery would be possible; here it is not."),
        Option("Its bias recovers, since the bias does not depend on the input.",
               "The bias gradient also passes through the slope of the ReLU, and that slope is 0."),
        Option("Its weights shrink to 0.",
               "Only weight decay would do that. Plain gradient descent subtracts the gradient, and the "
               "gradient is 0."),
        Option("A smaller learning rate wakes it up.",
               "A smaller learning rate makes such an accident rarer. Afterwards, any learning rate times 0 "
               "is 0."),
    ],
    explanation="A leak cures it: with slope 0.01 instead of 0 the gradient is small, but it is there.",
    hints=["Follow the chain rule: the unit's gradient is (what arrives from above) x (slope) x (input). "
           "Which is 0?"],
)

SOFTMAX_LAWS = Choice(
    id="activations/softmax-laws",
    title="What leaves a softmax unchanged?",
    points=3,
    question="Which of these changes to the scores $z$ leave **all** probabilities of the softmax as they "
             "were, whatever $z$ is? Mark every one that does.",
    options=[
        Option("Adding 100 to every score.", "A common factor $e^{100}$ cancels: nothing "
                                             "changes.", right=True),
        Option("Subtracting the largest score from every score.",
               "It is a shift by a constant, so nothing changes; and it is what makes the computation "
               "safe.", right=True),
        Option("Doubling every score.",
               "Doubling doubles the differences too: temperature 1/2. The largest probability grows."),
        Option("Dividing every score by their sum.",
               "That is a change of scale, so it acts as a temperature; and it fails where the sum is 0."),
        Option("Adding 100 to the largest score only.", "This class now takes nearly everything: the "
                                                        "differences changed."),
        Option("Adding 3 to every score at temperature 2.",
               "Every quotient $z_i/2$ grows by the same 1.5: at a fixed temperature a shift still "
               "cancels.", right=True),
    ],
    explanation="Softmax sees differences between scores and nothing else.",
    hints=["Write $f_i/f_j = e^{z_i - z_j}$. Which of the changes keep every difference?"],
)

SIGMOID_CHAIN = Number(
    id="activations/sigmoid-chain",
    title="Five sigmoids deep",
    points=2,
    question="A gradient passes back through five layers, each with one sigmoid unit and weight 1. What is "
             "the **largest** factor by which the five sigmoids can multiply it? (Three significant digits.)",
    answer=0.25**5,
    tolerance=5e-6,
    mistakes=[
        Mistake(0.5**5, "You multiplied values, $\\sigma(0) = 1/2$. The gradient is multiplied by "
                        "**slopes**: $\\sigma'(0) = 1/4$ at most."),
        Mistake(1.25, "The chain rule multiplies the slopes, it does not add them."),
        Mistake(0.25**4, "That is four layers. Count the sigmoids once more."),
        Mistake(0.001, "Right to one digit. The exercise asks for three."),
        Mistake(0.25, "That is one sigmoid. The gradient passes through five, one after the other."),
        Mistake(1.0, "Factor 1 would be a ReLU that is switched on. How steep is the sigmoid at its "
                     "steepest point?"),
    ],
    explanation="$(1/4)^5 \\approx 0.000977$: less than a thousandth remains, and that is the best case.",
    hints=["$\\sigma' = \\sigma(1-\\sigma)$. For which value of $\\sigma$ is that product largest?"],
)

SIGMOID_DERIVATION = Order(
    id="activations/sigmoid-derivation",
    title="Derive the slope of the sigmoid",
    points=3,
    question="Put the lines in order, from the definition to the form that is used in code.",
    lines=[
        "$\\sigma(x) = (1 + e^{-x})^{-1}$",
        "$\\sigma'(x) = -(1 + e^{-x})^{-2} \\cdot (-e^{-x})$",
        "$\\sigma'(x) = \\dfrac{1}{1 + e^{-x}} \\cdot \\dfrac{e^{-x}}{1 + e^{-x}}$",
        "$\\sigma'(x) = \\dfrac{1}{1 + e^{-x}} \\cdot \\left(1 - \\dfrac{1}{1 + e^{-x}}\\right)$",
        "$\\sigma'(x) = \\sigma(x)\\,(1 - \\sigma(x))$",
    ],
    before=[
        Before(0, 1, "Begin with what is being differentiated: the definition."),
        Before(1, 2, "The chain rule comes first; only then can its result be split into two fractions."),
        Before(2, 3, "The step to $1 - \\ldots$ rewrites the fraction $e^{-x}/(1+e^{-x})$: that fraction "
                     "must be there first."),
        Before(3, 4, "Only when both factors are written with $1/(1+e^{-x})$ can you recognise $\\sigma$ in "
                     "them."),
    ],
    explanation="The trick is $\\frac{e^{-x}}{1+e^{-x}} = 1 - \\frac{1}{1+e^{-x}}$, which is also "
                "$\\sigma(-x)$.",
    hints=["First the definition, then the chain rule, then algebra that brings $\\sigma$ back."],
)

LOGITS = np.array([1.0, 2.0, 3.0, 4.0])  # the scores that the temperature explorer of the chapter draws


def top_share(temperature):
    return softmax(LOGITS / temperature).max()


TEMPERATURE = Tune(
    id="activations/temperature",
    title="Not too sure of itself",
    points=2,
    question="Move the **temperature** explorer until the largest probability is between 0.45 and 0.55.",
    explorer="temperature",
    goal=lambda temperature: bool(0.45 <= top_share(temperature) <= 0.55),
    mistakes=[
        Wrong(lambda temperature: bool(top_share(temperature) > 0.55),
              "Too sure: the largest bar is still above 0.55. A higher temperature flattens."),
        Wrong(lambda temperature: bool(top_share(temperature) < 0.45),
              "Too flat: the largest bar is below 0.45. A lower temperature sharpens."),
    ],
    explanation="Only the quotient $z/\\tau$ counts: temperature 2 does to these scores what halving all of "
                "them would do.",
    hints=["At temperature 1 the largest probability is about 0.64. Which way does it have to go?"],
)

EXERCISES = [
    SIGMOID_DERIVATION,
    SIGMOID_CHAIN,
    HARD_SIGMOID,
    SILU_GRAD,
    SOFTPLUS,
    ELU,
    DYING_RELU,
    SOFTMAX_LAWS,
    TEMPERATURE,
    MASKED_SOFTMAX,
    CLASSIFY,
]
