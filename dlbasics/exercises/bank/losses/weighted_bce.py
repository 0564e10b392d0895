"""Exercises of the Losses chapter: definitions only; the engine judges them."""

import numpy as np

from dlbasics import datasets
from dlbasics.activations import log_softmax, sigmoid, softmax
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

# An eps that keeps a logarithm finite is one mistake, whatever its size and wherever it stands.
EPSILONS = (float(np.finfo(float).eps), 1e-15, 1e-12, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6)


def added(p, eps):
    return p + eps


def clipped(p, eps):
    return np.clip(p, eps, 1 - eps)


def with_each_eps(make):
    """``make(cap, eps)`` for every usual eps, added or as a limit."""
    return tuple(make(cap, eps) for eps in EPSILONS for cap in (added, clipped))


# ------------------------------------------------------------------------------------------------ Huber


def huber(y, y_hat, delta):
    error = np.abs(y_hat - y)
    bent = np.minimum(error, delta)  # the part of the error that is still squared
    return np.mean(bent * (error - bent / 2))


def huber_by_hand(y, y_hat, delta):
    costs = []
    for error in np.abs(y_hat - y):
        costs.append(error**2 / 2 if error <= delta else delta * (error - delta / 2))
    return sum(costs) / len(costs)


def huber_pieces(error, square, line, delta):
    """Mean of two pieces that meet, or should meet, where the size of the error is delta."""
    inside = np.abs(error) <= delta
    return np.mean(np.where(inside, square(np.where(inside, error, 0)), line(np.abs(error))))


def huber_exchanged(y, y_hat, delta):
    error = np.abs(y_hat - y)
    with np.errstate(over="ignore"):
        return np.mean(np.where(error > delta, error**2 / 2, delta * (error - delta / 2)))


def huber_cases(rng):
    y = rng.normal(size=12)
    return [
        Case((np.array([1.0, 2.0, 3.0, 4.0]), np.array([1.5, 1.0, 6.0, -1.0]), 2.0),
             about="errors of 0.5, -1, 3 and -5, with delta = 2"),
        Case((y, y + rng.normal(0, 2, size=12), 0.5), about="twelve random errors of both signs, delta = "
                                                            "0.5"),
        Case((np.array([0.0, 0.0, 5.0]), np.array([1.5, -1.5, 5.0]), 1.5), kind="edge",
             about="errors of exactly delta, and one of 0"),
        Case((np.array([0.0, 1.0]), np.array([1e200, 1.5]), 1.0), kind="extreme",
             about="one error so large that its square overflows"),
    ]


HUBER = Code(
    id="losses/huber",
    title="Huber: a square that becomes a line",
    points=4,
    stub='''\
def huber(y, y_hat, delta):
    """Return the mean Huber loss of two arrays of shape `(n,)`. An error
    `e = y_hat - y` costs `e**2 / 2` while `abs(e) <= delta`. Beyond, the cost
    goes on as a straight line in `abs(e)` that continues the parabola with the
    **same value and the same slope**."""
    ...
''',
    hints=[
        "At $|e| = \\delta$ the parabola has the value $\\delta^2/2$ and the slope $\\delta$. Write the "
        "line through that point with that slope.",
        "The line is $\\delta\\,(|e| - \\delta/2)$. Choose between the pieces with `np.where(np.abs(e) <= "
        "delta, ..., ...)`.",
        "Then take the mean. Where an error is 1e200, do not let its square decide anything.",
    ],
    reference=huber,
    alternatives=[
        huber_by_hand,
        lambda y, y_hat, delta: huber_pieces(
            y_hat - y, lambda e: e**2 / 2, lambda a: delta * a - delta**2 / 2, delta),
    ],
    cases=huber_cases,
    misconceptions=[
        Misconception(
            "line without its offset",
            lambda y, y_hat, delta: huber_pieces(y_hat - y, lambda e: e**2 / 2, lambda a: delta * a, delta),
            "Your line has the right slope, but it does not meet the parabola: at $|e| = \\delta$ the cost "
            "jumps from $\\delta^2/2$ to $\\delta^2$. Lower the line.",
        ),
        Misconception(
            "lowered too far",
            lambda y, y_hat, delta: huber_pieces(
                y_hat - y, lambda e: e**2 / 2, lambda a: delta * (a - delta), delta),
            "Your line has the right slope and starts too low: at $|e| = \\delta$ it is 0, and the parabola "
            "$\\delta^2/2$. Lower it by half as much.",
        ),
        Misconception(
            "raised",
            lambda y, y_hat, delta: huber_pieces(
                y_hat - y, lambda e: e**2 / 2, lambda a: delta * (a + delta / 2), delta),
            "Your line has the right slope and lies too high: at $|e| = \\delta$ the parabola has reached "
            "$\\delta^2/2$. Check the sign of the offset.",
        ),
        Misconception(
            "line of delta one",
            lambda y, y_hat, delta: huber_pieces(
                y_hat - y, lambda e: e**2 / 2, lambda a: a - 0.5, delta),
            "$|e| - \\frac12$ continues the parabola where $\\delta = 1$, and only there. With another delta "
            "the slope at the seam is $\\delta$.",
        ),
        Misconception(
            "absolute error beyond",
            lambda y, y_hat, delta: huber_pieces(y_hat - y, lambda e: e**2 / 2, lambda a: a, delta),
            "Beyond $\\delta$ yours is the bare absolute error. It must continue the parabola: value "
            "$\\delta^2/2$ and slope $\\delta$ at the seam.",
        ),
        Misconception(
            "divided by delta", lambda y, y_hat, delta: huber(y, y_hat, delta) / delta,
            "That is the smooth L1 loss, the Huber loss divided by $\\delta$: its slope far out is 1. Here "
            "the parabola is $\\frac12 e^2$, whatever delta is.",
        ),
        Misconception(
            "only the line halved",
            lambda y, y_hat, delta: huber_pieces(
                y_hat - y, lambda e: e**2, lambda a: delta * (a - delta / 2), delta),
            "The line is right, and it continues $\\frac12 e^2$. Your parabola is $e^2$, and the two do not "
            "meet.",
        ),
        Misconception(
            "signed line",
            lambda y, y_hat, delta: np.mean(np.where(
                np.abs(y_hat - y) <= delta,
                np.clip(y_hat - y, -delta, delta) ** 2 / 2,
                delta * (y_hat - y - delta / 2))),
            "On the line you took $e$ itself, so that large negative errors earn money. The line is one in "
            "$|e|$.",
        ),
        Misconception(
            "pieces exchanged",
            lambda y, y_hat, delta: np.mean(np.where(
                np.abs(y_hat - y) > delta,
                np.square(np.minimum(np.abs(y_hat - y), 1e150)) / 2,
                delta * (np.abs(y_hat - y) - delta / 2))),
            "The two pieces are exchanged: small errors are to be squared, large ones lie on the line. "
            "`np.where` takes the first where the condition holds.",
            also=(huber_exchanged,),
        ),
        Misconception(
            "flat beyond",
            lambda y, y_hat, delta: np.mean(np.minimum(np.abs(y_hat - y), delta) ** 2 / 2),
            "You cut the error off at $\\delta$, so that beyond it the cost no longer grows and an outlier "
            "pulls with no force at all. It must go on as a line.",
        ),
        Misconception(
            "slope one",
            lambda y, y_hat, delta: huber_pieces(
                y_hat - y, lambda e: e**2 / 2, lambda a: a - delta + delta**2 / 2, delta),
            "Your pieces meet, but with a corner: the parabola arrives with slope $\\delta$, and your line "
            "leaves with slope 1.",
        ),
        Misconception(
            "whole square",
            lambda y, y_hat, delta: huber_pieces(
                y_hat - y, lambda e: e**2, lambda a: 2 * delta * a - delta**2, delta),
            "Twice the Huber loss: your parabola is $e^2$ and not $\\frac12 e^2$. The pieces fit each "
            "other; halve both.",
        ),
        Misconception(
            "sign of the error forgotten",
            lambda y, y_hat, delta: np.mean(np.where(
                y_hat - y <= delta,
                np.minimum(y_hat - y, delta) ** 2 / 2,
                delta * (np.abs(y_hat - y) - delta / 2))),
            "You compared $e$ itself with $\\delta$, so that every negative error counts as small and is "
            "squared. Compare $|e|$.",
        ),
        Misconception(
            "squares only", lambda y, y_hat, delta: np.mean((y_hat - y) ** 2) / 2,
            "This is half the MSE: the large errors are squared too, and delta has no effect.",
        ),
        Misconception(
            "pseudo-Huber",
            lambda y, y_hat, delta: np.mean(delta**2 * (np.hypot(1, (y_hat - y) / delta) - 1)),
            "That is the *pseudo*-Huber loss, a smooth relative that only approaches the two pieces. Here "
            "the square is exact up to $\\delta$.",
        ),
        Misconception(
            "sum", lambda y, y_hat, delta: len(y) * huber(y, y_hat, delta),
            "The pieces are right; you added the costs up. The mean divides by the number of examples.",
        ),
    ],
    explanation="Near 0 it behaves like half the MSE, far out like $\\delta$ times the MAE, and its gradient "
    "never exceeds $\\delta$ in size: an outlier can pull, but only so hard.",
)

# ---------------------------------------------------------------------------------------------- pinball


def pinball(y, y_hat, q):
    error = y - y_hat
    return np.mean(np.where(error >= 0, q * error, (1 - q) * -error))


def pinball_cases(rng):
    y = rng.normal(size=10)
    return [
        Case((np.array([10.0, 12.0, 20.0, 15.0]), np.array([14.0, 11.0, 12.0, 15.0]), 0.9),
             about="one prediction too high, two too low, one exact, q = 0.9"),
        Case((y, np.zeros(10), 0.25), about="ten random targets, one constant prediction, q = 0.25"),
        Case((y, y + 1, 0.8), kind="edge", about="every prediction too high by 1"),
        Case((np.array([3.0, 4.0]), np.array([3.0, 4.0]), 0.3), kind="edge", about="no error at all"),
        Case((np.array([1e300, 0.0]), np.array([0.0, 1e300]), 0.1), kind="extreme", about="very large "
                                                                         "errors"),
    ]


PINBALL = Code(
    id="losses/pinball",
    title="Too late is worse than too early",
    points=3,
    stub='''\
def pinball(y, y_hat, q):
    """Return the mean pinball loss of two arrays of shape `(n,)`, for a number
    `q` between 0 and 1: each unit by which a prediction is too **low** costs
    `q`, each unit by which it is too **high** costs `1 - q`."""
    ...
''',
    hints=[
        "Too low means $\\hat y < y$. Let $e = y - \\hat y$: then too low means $e > 0$.",
        "`np.where(e >= 0, q * e, ...)`. No cost is negative: what is the size of the error where $e < 0$?",
    ],
    reference=pinball,
    alternatives=[lambda y, y_hat, q: np.maximum(q * (y - y_hat), (q - 1) * (y - y_hat)).mean()],
    cases=pinball_cases,
    misconceptions=[
        Misconception(
            "sides exchanged", lambda y, y_hat, q: pinball(y, y_hat, 1 - q),
            "The two sides are exchanged: with you a prediction that is too **high** costs q. Is $y - \\hat "
            "y$ positive or negative when the prediction is too low?",
        ),
        Misconception(
            "one price for both", lambda y, y_hat, q: np.mean(q * np.abs(y - y_hat)),
            "Both directions cost q. Then q only scales the MAE, and the best constant is the median "
            "whatever q is.",
        ),
        Misconception(
            "plain MAE", lambda y, y_hat, q: np.mean(np.abs(y - y_hat)),
            "This is the MAE: both directions cost 1, and q is not used.",
        ),
        Misconception(
            "negative cost", lambda y, y_hat, q: np.mean(np.where(y >= y_hat, q, 1 - q) * (y - y_hat)),
            "The two weights are right, but errors in one direction come out negative and pay for those in "
            "the other. A cost needs the size of the error.",
        ),
        Misconception(
            "one side free", lambda y, y_hat, q: np.mean(q * np.maximum(y - y_hat, 0)),
            "Predictions that are too high cost you nothing. Then infinity would be the best prediction; "
            "they cost $1-q$ each unit.",
        ),
        Misconception(
            "1 - q in the maximum",
            lambda y, y_hat, q: np.mean(np.maximum(q * (y - y_hat), (1 - q) * (y - y_hat))),
            "In the form with a maximum the second factor is $q - 1$, a negative number: then one of the two "
            "products is the cost, and the other lies below 0.",
        ),
        Misconception(
            "smaller of the two",
            lambda y, y_hat, q: np.mean(np.minimum(q * (y - y_hat), (q - 1) * (y - y_hat))),
            "Of $qe$ and $(q-1)e$ you took the smaller, which is never positive. The cost is the larger one.",
        ),
        Misconception(
            "no size", lambda y, y_hat, q: np.mean(q * (y - y_hat)),
            "You multiplied the signed error by q. Errors of both signs cancel, and $1 - q$ does not appear.",
        ),
        Misconception(
            "other side free", lambda y, y_hat, q: np.mean((1 - q) * np.maximum(y_hat - y, 0)),
            "Predictions that are too low cost you nothing. Each unit of them costs q.",
        ),
        Misconception(
            "squared", lambda y, y_hat, q: np.mean(np.where(y >= y_hat, q, 1 - q) * (y - y_hat) ** 2),
            "You squared the errors. That loss has its use too (it leads to expectiles); here each **unit** "
            "of error costs q or 1 - q.",
        ),
        Misconception(
            "sum", lambda y, y_hat, q: len(y) * pinball(y, y_hat, q),
            "The costs are right; you added them up. The mean divides by the number of examples.",
        ),
    ],
    explanation="The constant that minimizes it is the $q$-quantile of the targets; at $q = \\frac12$ it is "
    "half the MAE, and the quantile is the median. With $q = 0.9$ a model learns to promise a time that is "
    "kept nine times in ten.",
)

# --------------------------------------------------------------------------------- KL of two Bernoullis


def bernoulli_kl(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        yes = np.where(p == 0, 0, p * np.log(p / q))
        no = np.where(p == 1, 0, (1 - p) * np.log((1 - p) / (1 - q)))
    return yes + no


def bernoulli_kl_by_rows(p, q):
    def part(a, b):
        return 0.0 if a == 0 else np.inf if b == 0 else a * (np.log(a) - np.log(b))

    return np.array([part(a, b) + part(1 - a, 1 - b) for a, b in zip(p, q, strict=True)])


def bernoulli_kl_naive(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        return p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q))


def bernoulli_kl_clipped(p, q, eps=1e-7):
    return bernoulli_kl(np.clip(p, eps, 1 - eps), np.clip(q, eps, 1 - eps))


def kl_with_eps(cap, eps):
    return lambda p, q: (
        p * np.log(cap(p, eps) / cap(q, eps)) + (1 - p) * np.log(cap(1 - p, eps) / cap(1 - q, eps)))


def kl_in_nats_of(log):
    """The formula as on paper, with another logarithm."""

    def answer(p, q):
        with np.errstate(divide="ignore", invalid="ignore"):
            return p * log(p / q) + (1 - p) * log((1 - p) / (1 - q))

    return answer


def kl_terms(p, q):
    """Both terms as on paper: nan where p is 0 or 1."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return p * np.log(p / q), (1 - p) * np.log((1 - p) / (1 - q))


def cross_entropy_as_on_paper(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        return -p * np.log(q) - (1 - p) * np.log(1 - q)


def guards_the_belief(p, q):
    heads, tails = kl_terms(p, q)
    return np.where(q == 0, 0, heads) + np.where(q == 1, 0, tails)


def bernoulli_kl_cases(rng):
    return [
        Case((np.array([0.5, 0.2, 0.9]), np.array([0.25, 0.6, 0.9])), about="three pairs, the last one "
                                                                            "equal"),
        Case((rng.uniform(0.05, 0.95, 8), rng.uniform(0.05, 0.95, 8)), about="eight random pairs"),
        Case((np.array([0.0, 1.0]), np.array([0.3, 0.3])), kind="edge", about="a certain truth: p = 0 and "
                                                                              "p = 1"),
        Case((np.array([0.0, 1.0]), np.array([0.0, 1.0])), kind="edge", about="certain and right: p = q = "
                                                                              "0, and p = q = 1"),
        Case((np.array([0.3, 0.3]), np.array([0.0, 1.0])), kind="extreme", about="q rules out what can "
                                                                "happen"),
    ]


BERNOULLI_KL = Code(
    id="losses/bernoulli-kl",
    title="What a wrong belief about a coin costs",
    points=4,
    stub='''\
def bernoulli_kl(p, q):
    """Return for each pair of entries the KL divergence, in nats, of a coin
    that shows heads with probability `p` from a belief `q`. Both are arrays of
    shape `(n,)`; so is the result. `0 log 0` counts as 0, and a belief that
    rules out what can happen costs `inf`."""
    ...
''',
    hints=[
        "A coin has two outcomes. Sum $p_i \\log(p_i / q_i)$ over heads $(p, q)$ and tails $(1-p, 1-q)$.",
        "numpy makes `nan` of 0 log 0. Choose with `np.where(p == 0, 0, ...)` for heads; what is the like "
        "for tails?",
        "Let the infinity come by itself: $p \\log(p/0)$ is `inf` in numpy. `np.errstate` silences the "
        "warnings that this raises.",
    ],
    reference=bernoulli_kl,
    alternatives=[bernoulli_kl_by_rows],
    cases=bernoulli_kl_cases,
    misconceptions=[
        Misconception(
            "exchanged", lambda p, q: bernoulli_kl(q, p),
            "This is the divergence the other way round. The truth $p$ weighs the logarithms: it decides "
            "how often each surprise happens.",
        ),
        Misconception(
            "heads only", lambda p, q: np.where(p == 0, 0, p * np.log(np.where(p == 0, 1, p) / q)),
            "Heads are there, tails are missing. That is why some of your values are negative; a KL "
            "divergence never is.",
            also=(lambda p, q: kl_terms(p, q)[0],),
        ),
        Misconception(
            "cross-entropy",
            lambda p, q: -np.where(p == 0, 0, p * np.log(q)) - np.where(p == 1, 0, (1 - p) * np.log1p(-q)),
            "That is the cross-entropy: it contains the truth's own entropy. Where $q = p$ the divergence "
            "must be 0.",
            also=(cross_entropy_as_on_paper,),
        ),
        Misconception(
            "bits", lambda p, q: bernoulli_kl(p, q) / np.log(2),
            "These are bits: you used `log2`. Nats come from the natural logarithm, `np.log`.",
            also=(kl_in_nats_of(np.log2),),
        ),
        Misconception(
            "as on paper", bernoulli_kl_naive,
            "Right for coins that can fall on both sides. For $p = 0$ or $p = 1$ numpy computes 0 times "
            "infinity, which is `nan`; the convention 0 log 0 = 0 has to be written out.",
            credit=0.5,
        ),
        Misconception(
            "clipped", bernoulli_kl_clipped,
            "Clipping hides what the question asks for: where the belief rules out what can happen, the "
            "cost is infinite, and yours is a number that your own eps has chosen.",
            credit=0.5,
            also=(
                *with_each_eps(kl_with_eps),
                *(lambda p, q, eps=eps: bernoulli_kl_clipped(p, q, eps) for eps in EPSILONS),
                *(lambda p, q, eps=eps: bernoulli_kl(p, np.clip(q, eps, 1 - eps)) for eps in EPSILONS),
            ),
        ),
        Misconception(
            "nan_to_num", lambda p, q: sum(map(np.nan_to_num, kl_terms(p, q))),
            "`np.nan_to_num` makes 0 of `nan`, as you wanted, and also a huge number of the infinity that "
            "the question asks for. Tell it `posinf=np.inf`, or choose with `np.where`.",
            credit=0.5,
            also=(lambda p, q: np.nan_to_num(sum(kl_terms(p, q))),),
        ),
        Misconception(
            "certain, so free",
            lambda p, q: np.where((p == 0) | (p == 1), 0, sum(kl_terms(p, q))),
            "For a certain truth you set the whole cost to 0. Only the term of what cannot happen is 0; the "
            "other one, $\\log(1/q)$ or $\\log(1/(1-q))$, remains.",
        ),
        Misconception(
            "guards the belief", guards_the_belief,
            "You set terms to 0 where the **belief** $q$ is 0 or 1. There the cost is infinite, unless the "
            "truth agrees. It is $p$ that decides which term is 0 log 0.",
        ),
        Misconception(
            "both ways", lambda p, q: (bernoulli_kl(p, q) + bernoulli_kl(q, p)) / 2,
            "You took the mean of both directions. That is symmetric, and another quantity; the KL "
            "divergence is not symmetric.",
        ),
        Misconception(
            "sign", lambda p, q: -bernoulli_kl(p, q),
            "The sign is turned round: $\\log(q/p)$ instead of $\\log(p/q)$. A divergence is never negative.",
        ),
    ],
    explanation="It is 0 exactly where the belief is the truth, and it grows without limit as the belief "
    "rules the truth out. Training with binary cross-entropy makes this number small, since the truth's own "
    "entropy does not move.",
)

# --------------------------------------------------------------------------- weighted BCE from logits


def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def weighted_bce(y, z, pos_weight):
    return np.mean(pos_weight * y * softplus(-z) + (1 - y) * softplus(z))


def weighted_bce_naive(y, z, pos_weight):
    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        y_hat = 1 / (1 + np.exp(-z))
        return np.mean(-pos_weight * y * np.log(y_hat) - (1 - y) * np.log(1 - y_hat))


def weighted_bce_eps(cap, eps):
    def answer(y, z, pos_weight):
        y_hat, absent = cap(sigmoid(z), eps), cap(1 - sigmoid(z), eps)
        # 1 - (1 - 1e-15) is not 1e-15
        absent = 1 - y_hat if cap is clipped else absent
        return np.mean(-pos_weight * y * np.log(y_hat) - (1 - y) * np.log(absent))

    return answer


def weighted_bce_cases(rng):
    dish = np.array([[1.0, 1.0, 0.0], [0.0, 1.0, 1.0]])
    return [
        Case((dish, np.array([[1.4, 2.2, -2.2], [-0.5, 0.3, -1.0]]), np.array([1.0, 2.0, 5.0])),
             about="two dishes with three labels; the third label is rare and weighs 5"),
        Case((rng.integers(0, 2, (6, 4)).astype(float), rng.normal(0, 2, (6, 4)), rng.uniform(0.5, 4, 4)),
             about="six random examples with four labels"),
        Case((np.array([[1.0, 0.0]]), np.array([[0.0, 0.0]]), np.array([1.0, 1.0])), kind="edge",
             about="no opinion at all: both logits are 0, both weights 1"),
        Case((np.array([[1.0, 0.0]]), np.array([[-1000.0, 1000.0]]), np.array([3.0, 3.0])), kind="extreme",
             about="certain and wrong: logits of -1000 and 1000"),
    ]


WEIGHTED_BCE = Code(
    id="losses/weighted-bce",
    title="Rare labels weigh more",
    points=5,
    stub='''\
def weighted_bce(y, z, pos_weight):
    """Binary cross-entropy from logits for several labels at once: the mean
    over **all** entries of the tables `y` (0 or 1) and `z`, shape `(n, k)`.
    Where label `j` is **present**, its cost counts `pos_weight[j]` times. It
    must hold for logits of 1000."""
    ...
''',
    hints=[
        "With $\\hat y = \\sigma(z)$: $-\\log \\hat y = \\log(1 + e^{-z})$ and $-\\log(1 - \\hat y) = "
        "\\log(1 + e^{z})$. So no probability is needed.",
        "$\\log(1 + e^{x}) = \\max(x, 0) + \\log(1 + e^{-|x|})$: the exponential never exceeds 1. "
        "`np.logaddexp(0, x)` does the same.",
        "The weight multiplies the term with $y$, not the one with $1 - y$. Shapes `(n, k)` and `(k,)` "
        "broadcast as you wish.",
    ],
    reference=weighted_bce,
    alternatives=[
        lambda y, z, pos_weight: (np.where(y == 1, pos_weight, 1) * np.logaddexp(0, (1 - 2 * y) * z)).mean(),
    ],
    cases=weighted_bce_cases,
    misconceptions=[
        Misconception(
            "through the probability", weighted_bce_naive,
            "Right for moderate logits. At $z = -1000$ a cost that should be 1000 becomes infinite: the "
            "sigmoid is exactly 0 there, and $e^{1000}$ overflows. Go from the logit to the cost without "
            "the probability between them, and let exp see no large number.",
            credit=0.5,
        ),
        Misconception(
            "eps inside the log", weighted_bce_eps(added, EPSILONS[0]),
            "The eps at the logarithm silences the infinity and puts a ceiling of $-\\log \\varepsilon$ in "
            "its place, 36 at most: at $z = -1000$ the cost is 1000. Go from the logit to the cost without "
            "the probability between them.",
            credit=0.5,
            also=with_each_eps(weighted_bce_eps)[1:],
        ),
        Misconception(
            "weighted mean",
            lambda y, z, pos_weight: weighted_bce(y, z, pos_weight) * y.size / np.sum(
                1 + (pos_weight - 1) * y),
            "You divided by the sum of the weights. That is a weighted mean; here the sum is divided by the "
            "number of entries, so that a weight of 2 counts twice.",
        ),
        Misconception(
            "sum", lambda y, z, pos_weight: weighted_bce(y, z, pos_weight) * y.size,
            "The costs are right; you added them all up. The mean divides by the number of entries.",
        ),
        Misconception(
            "weight on a part",
            lambda y, z, pos_weight: np.mean(
                np.maximum(z, 0) - pos_weight * y * z + np.log1p(np.exp(-np.abs(z)))),
            "In $\\max(z, 0) - yz + \\log(1 + e^{-|z|})$ the weight may not stand at $yz$ alone: where the "
            "label is present it multiplies the **whole** cost.",
        ),
        Misconception(
            "present only", lambda y, z, pos_weight: np.mean(pos_weight * y * softplus(-z)),
            "Only labels that are present cost something. An absent one that is predicted is a mistake too: "
            "$(1 - y)$ times $-\\log(1 - \\hat y)$ is missing.",
        ),
        Misconception(
            "sign", lambda y, z, pos_weight: -weighted_bce(y, z, pos_weight),
            "Your cost is negative: the logarithm of a probability is at most 0, and its opposite is the "
            "cost.",
        ),
        Misconception(
            "a sigmoid too many", lambda y, z, pos_weight: weighted_bce(y, sigmoid(z), pos_weight),
            "A formula that starts from logits got probabilities: your sigmoid runs twice. Put $z$ in "
            "directly.",
        ),
        Misconception(
            "weighs the absent",
            lambda y, z, pos_weight: np.mean(y * softplus(-z) + pos_weight * (1 - y) * softplus(z)),
            "The weight stands at the wrong term: with you a label that is **absent** weighs more.",
        ),
        Misconception(
            "weighs both",
            lambda y, z, pos_weight: np.mean(pos_weight * (y * softplus(-z) + (1 - y) * softplus(z))),
            "You weigh the whole label, present or absent. Only where it is present does its cost count "
            "`pos_weight` times.",
        ),
        Misconception(
            "no weight", lambda y, z, pos_weight: np.mean(y * softplus(-z) + (1 - y) * softplus(z)),
            "A sound binary cross-entropy, without the weights: `pos_weight` is not used.",
        ),
        Misconception(
            "sum over labels", lambda y, z, pos_weight: weighted_bce(y, z, pos_weight) * y.shape[1],
            "You added up the labels of each example and took the mean over examples only. That is a "
            "convention, too; here the mean runs over all entries, so it is smaller by the number of labels.",
        ),
        Misconception(
            "sign of the logit",
            lambda y, z, pos_weight: np.mean(pos_weight * y * softplus(z) + (1 - y) * softplus(-z)),
            "A large logit says *present*. With you it is expensive exactly where the label **is** present: "
            "the signs of $z$ are exchanged.",
        ),
        Misconception(
            "softmax", lambda y, z, pos_weight: np.mean(-(pos_weight * y * log_softmax(z)).sum(axis=-1)),
            "You used a softmax: its labels compete, and only one can win. Rice and pumpkin can be in the "
            "same dish; each label has its own sigmoid.",
        ),
    ],
    explanation="A label that is present once in fifty examples is easily ignored at little cost; a weight "
    "changes the price. It also changes what the probabilities mean: they are calibrated for the weighted "
    "data, no longer for the real ones.",
)

# ------------------------------------------------------------------------------------- label smoothing


def smoothed_cross_entropy(y, z, smoothing):
    log_p = z - z.max(axis=1, keepdims=True)
    log_p = log_p - np.log(np.exp(log_p).sum(axis=1, keepdims=True))
    true = log_p[np.arange(len(y)), y]
    return np.mean(-(1 - smoothing) * true - smoothing * log_p.mean(axis=1))


def smoothed_with_table(y, z, smoothing):
    k = z.shape[1]
    targets = (1 - smoothing) * np.eye(k)[y] + smoothing / k
    return -(targets * log_softmax(z)).sum() / len(z)


def smoothed_naive(y, z, smoothing):
    k = z.shape[1]
    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        y_hat = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
        return -(((1 - smoothing) * np.eye(k)[y] + smoothing / k) * np.log(y_hat)).sum(axis=1).mean()


def smoothed_targets(y, z, smoothing):
    return (1 - smoothing) * np.eye(z.shape[1])[y] + smoothing / z.shape[1]


def smoothed_rounded(y, z, smoothing):
    with np.errstate(divide="ignore", invalid="ignore"):
        return -(smoothed_targets(y, z, smoothing) * np.log(softmax(z))).sum(axis=1).mean()


def smoothed_eps(cap, eps):
    return lambda y, z, smoothing: -(
        smoothed_targets(y, z, smoothing) * np.log(cap(softmax(z), eps))).sum(axis=1).mean()


def smoothed_one_maximum(y, z, smoothing):
    z = z - z.max()
    with np.errstate(divide="ignore"):
        log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -(smoothed_targets(y, z, smoothing) * log_p).sum(axis=1).mean()


def smoothed_maximum_lost(y, z, smoothing):
    log_p = z - np.log(np.exp(z - z.max(axis=1, keepdims=True)).sum(axis=1, keepdims=True))
    return -(smoothed_targets(y, z, smoothing) * log_p).sum(axis=1).mean()


def smoothed_kl(y, z, smoothing):
    targets = smoothed_targets(y, z, smoothing)
    own = (targets * np.log(np.where(targets > 0, targets, 1))).sum(axis=1).mean()
    return own + with_targets(y, z, targets)


def with_targets(y, z, targets):
    return -(targets * log_softmax(z)).sum(axis=1).mean()


def smoothed_cases(rng):
    return [
        Case((np.array([5, 0]), rng.normal(0, 2, (2, 10)), 0.1), about="two digits, smoothing 0.1"),
        Case((rng.integers(0, 4, 7), rng.normal(0, 3, (7, 4)), 0.3), about="seven examples, four classes, "
                                                                           "smoothing 0.3"),
        Case((np.array([1, 0]), np.array([[0.5, 2.0], [1.0, -1.0]]), 0.0), kind="edge", about="no smoothing"),
        Case((np.array([2, 0]), np.array([[0.5, 2.0, 1.0], [1.0, -1.0, 0.0]]), 1.0), kind="edge",
             about="smoothing 1: the label no longer matters"),
        Case((np.array([0, 1]), np.array([[1000.0, 0.0, -1000.0], [-900.0, -1800.0, -1800.0]]), 0.1),
             kind="extreme", about="logits of a thousand and more, of both signs"),
    ]


SMOOTHED = Code(
    id="losses/label-smoothing",
    title="Labels that are not quite certain",
    points=5,
    stub='''\
def smoothed_cross_entropy(y, z, smoothing):
    """Mean cross-entropy, in nats, of logits `z` `(n, k)` against smoothed
    labels. `y` `(n,)` holds class indices; the target of an example is
    `1 - smoothing` times its one-hot label plus `smoothing / k` for **every**
    class. It must hold for logits in the thousands."""
    ...
''',
    hints=[
        "`np.eye(k)[y]` is the table of one-hot labels. Build the targets from it as the sentence says; "
        "their rows sum to 1.",
        "The logarithm of a softmax needs no softmax: $\\log \\hat y_i = z_i - m - \\log\\sum_j e^{z_j - "
        "m}$ with the row's maximum $m$.",
        "Multiply targets and log-probabilities, sum along each row, change the sign, take the mean over "
        "the rows.",
    ],
    reference=smoothed_cross_entropy,
    alternatives=[smoothed_with_table],
    cases=smoothed_cases,
    misconceptions=[
        Misconception(
            "softmax, then log", smoothed_naive,
            "Right for small logits. But $e^{1000}$ is `inf`, and the quotient is `nan`. Compute the "
            "logarithm of the softmax in one step, with the row's maximum taken off first.",
            credit=0.5,
        ),
        Misconception(
            "softmax rounded to 0", smoothed_rounded,
            "Your softmax does not overflow, but its small entries round to 0, and $\\log 0$ is $-\\infty$. "
            "Take the logarithm before anything rounds: $\\log \\hat y_i = z_i - m - \\log \\sum_j "
            "e^{z_j - m}$.",
            credit=0.5,
        ),
        Misconception(
            "eps inside the log", smoothed_eps(added, EPSILONS[0]),
            "The eps at the logarithm puts a ceiling on every cost. A logit a thousand below the largest "
            "has a log-probability of minus a thousand, and with the target $s/k$ it counts. Work from the "
            "logits and nothing needs an eps.",
            credit=0.5,
            also=(*with_each_eps(smoothed_eps)[1:], *(smoothed_eps(np.maximum, eps) for eps in EPSILONS)),
        ),
        Misconception(
            "one maximum for all", smoothed_one_maximum,
            "You subtracted the maximum of the whole table. A row that lies far below it becomes all zeros "
            "under exp. Each row has its own maximum: `axis=1, keepdims=True`.",
            credit=0.5,
        ),
        Misconception(
            "maximum not given back", smoothed_maximum_lost,
            "You took the maximum off inside the sum and forgot it outside: $\\log \\sum_j e^{z_j} = m + "
            "\\log \\sum_j e^{z_j - m}$.",
        ),
        Misconception(
            "not divided by k",
            lambda y, z, smoothing: with_targets(y, z, (1 - smoothing) * np.eye(z.shape[1])[y] + smoothing),
            "Every class got the whole `smoothing`: your targets sum to more than 1. Each gets `smoothing / "
            "k`.",
        ),
        Misconception(
            "parts exchanged", lambda y, z, smoothing: smoothed_cross_entropy(y, z, 1 - smoothing),
            "The two parts are exchanged: the one-hot label keeps $1 - s$, and $s$ is what is shared.",
        ),
        Misconception(
            "sign", lambda y, z, smoothing: -smoothed_cross_entropy(y, z, smoothing),
            "The sign is turned round: log-probabilities are negative, the cost is their opposite.",
        ),
        Misconception(
            "softmax over the examples",
            lambda y, z, smoothing: -(
                smoothed_targets(y, z, smoothing) * log_softmax(z, axis=0)).sum(axis=1).mean(),
            "Your softmax runs down the columns: the examples compete for each class. The classes of one "
            "example compete: the last axis.",
        ),
        Misconception(
            "KL divergence", smoothed_kl,
            "That is the KL divergence from the smoothed label: you subtracted the label's own entropy. Its "
            "gradient is the same; the cross-entropy keeps it.",
            credit=0.5,
        ),
        Misconception(
            "logits as logarithms",
            lambda y, z, smoothing: -(smoothed_targets(y, z, smoothing) * z).sum(axis=1).mean(),
            "Logits are not log-probabilities yet. The logarithm of the sum of exponentials must be "
            "subtracted from each row.",
        ),
        Misconception(
            "shared by the others",
            lambda y, z, smoothing: with_targets(
                y, z, np.where(np.eye(z.shape[1])[y] == 1, 1 - smoothing, smoothing / (z.shape[1] - 1))),
            "You shared the smoothing among the **other** classes, $k - 1$ of them. Here every class gets "
            "its $1/k$, the true one too.",
        ),
        Misconception(
            "nothing for the others",
            lambda y, z, smoothing: with_targets(y, z, (1 - smoothing) * np.eye(z.shape[1])[y]),
            "You took from the true class and gave nothing to the others: the targets sum to less than 1, "
            "and you have only multiplied the plain loss by $1 - s$.",
        ),
        Misconception(
            "added on top",
            lambda y, z, smoothing: with_targets(y, z, np.eye(z.shape[1])[y] + smoothing / z.shape[1]),
            "You added the smoothing on top of the one-hot label: the targets sum to more than 1. The label "
            "itself shrinks by $1 - s$.",
        ),
        Misconception(
            "smooths the prediction",
            lambda y, z, smoothing: -np.log(1e-300 + (
                (1 - smoothing) * softmax(z) + smoothing / z.shape[1])[np.arange(len(y)), y]).mean(),
            "You smoothed the **prediction**, inside the logarithm. The labels are to be smoothed; the "
            "prediction stays as it is.",
        ),
        Misconception(
            "not smoothed", lambda y, z, smoothing: with_targets(y, z, np.eye(z.shape[1])[y]),
            "This is the plain cross-entropy: `smoothing` is not used.",
        ),
        Misconception(
            "mean over the table",
            lambda y, z, smoothing: smoothed_cross_entropy(y, z, smoothing) / z.shape[1],
            "You took the mean over all entries of the table. A row is one example: sum along it, then take "
            "the mean over the rows.",
        ),
        Misconception(
            "sum", lambda y, z, smoothing: smoothed_cross_entropy(y, z, smoothing) * len(z),
            "Each example's cost is right; you added them up. The mean divides by the number of examples.",
        ),
    ],
    explanation="With a hard label the best logits are infinitely far apart; with a smoothed one they are "
    "finite. The price: the model is asked to be less sure than the data are, so its probabilities are "
    "biased on purpose.",
)

# -------------------------------------------------------------------------- wrap-up: cure overconfidence


def nearest_mean(rng, n):
    """Logits and labels of `n` real digits under the nearest-mean classifier of the chapter.

    Its scores are log-densities of round clouds of variance 1 around each class's mean image, so they
    reach thousands and are far too sure.
    """
    X, y, *_ = datasets.load_digits()
    rows = rng.permutation(len(y))
    X, y = 16 * X[rows], y[rows]
    means = np.array([X[:900][y[:900] == digit].mean(axis=0) for digit in range(10)])
    return (X @ means.T - (means**2).sum(axis=1) / 2)[900 : 900 + n], y[900 : 900 + n]


def cost_at(z, y, temperature):
    return -log_softmax(z / temperature)[np.arange(len(y)), y].mean()


def calibrate(z, y, temperatures):
    costs = []
    for temperature in temperatures:
        scores = z / temperature
        scores = scores - scores.max(axis=1, keepdims=True)
        log_p = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        costs.append(-np.mean(log_p[np.arange(len(y)), y]))
    best = np.argmin(costs)
    return temperatures[best], costs[best]


def calibrate_briefly(z, y, temperatures):
    costs = np.array([cost_at(z, y, t) for t in temperatures])
    return temperatures[costs.argmin()], costs.min()


def best_by(measure, cost=cost_at):
    """A calibration that chooses by another measure, or reports another cost."""

    def answer(z, y, temperatures):
        measures = [measure(z, y, t) for t in temperatures]
        with np.errstate(invalid="ignore"):
            best = int(np.argmin(measures))
        return temperatures[best], cost(z, y, temperatures[best])

    return answer


def entropy_at(z, y, temperature):
    return -(softmax(z / temperature) * log_softmax(z / temperature)).sum(axis=1).mean()


def mistakes_at(z, y, temperature):
    return (softmax(z / temperature).argmax(axis=1) != y).mean()


def naive_cost(z, y, temperature):
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        e = np.exp(z / temperature)
        return -np.log(e / e.sum(axis=1, keepdims=True))[np.arange(len(y)), y].mean()


def rounded_cost(z, y, temperature):
    with np.errstate(divide="ignore"):
        return -np.log(softmax(z / temperature))[np.arange(len(y)), y].mean()


def eps_cost(cap, eps):
    return lambda z, y, temperature: -np.log(cap(softmax(z / temperature), eps))[np.arange(len(y)), y].mean()


def calibrate_with_eps(cap, eps):
    return best_by(eps_cost(cap, eps), eps_cost(cap, eps))


def one_maximum_cost(z, y, temperature):
    z = z / temperature - (z / temperature).max()
    with np.errstate(divide="ignore"):
        return (np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(y)), y]).mean()


def squared_at(z, y, temperature):
    return ((softmax(z / temperature) - np.eye(z.shape[1])[y]) ** 2).sum(axis=1).mean()


def doubt_at(z, y, temperature):
    """How far the mean claim lies from the share of right answers."""
    p = softmax(z / temperature)
    return abs(p.max(axis=1).mean() - (p.argmax(axis=1) == y).mean())


def claimed_cost(z, y, temperature):
    return -log_softmax(z / temperature).max(axis=1).mean()


def calibrate_cumulative(z, y, temperatures):
    costs = []
    for temperature in temperatures:
        z = z / temperature
        costs.append(cost_at(z, y, 1.0))
    return temperatures[int(np.argmin(costs))], min(costs)


def multiplied_cost(z, y, temperature):
    return cost_at(z, y, 1 / temperature)


def plain_cost(z, y, temperature):
    return cost_at(z, y, 1.0)


def twice_cost(z, y, temperature):
    return cost_at(softmax(z / temperature), y, 1.0)


def table_cost(z, y, temperature):
    return cost_at(z, y, temperature) / z.shape[1]


def bits_cost(z, y, temperature):
    return cost_at(z, y, temperature) / np.log(2)


def sum_cost(z, y, temperature):
    return cost_at(z, y, temperature) * len(y)


def calibrate_cases(rng):
    digits, labels = nearest_mean(rng, 400)
    small = np.array([[2.0, 0.0, -1.0], [0.0, 3.0, 0.0], [1.0, 4.0, 0.0], [0.0, 0.5, 2.0]])
    return [
        Case((small, np.array([0, 1, 0, 2]), np.array([1.0, 0.5, 2.0, 4.0])),
             about="four examples, three classes, one of them confidently wrong"),
        Case((np.array([[-1.5, 5.5, -2.5], [-1.5, 4.0, 2.0], [0.0, 0.5, 4.5], [0.5, -5.0, 4.0],
                        [3.5, -1.0, -1.5]]), np.array([0, 1, 2, 2, 0]), np.array([1.0, 0.5, 2.0, 4.0, 8.0])),
             about="five examples, the first of them very sure and wrong"),
        Case((digits, labels, np.array([30.0, 10.0, 300.0, 60.0, 100.0])),
             about="the scores of 400 real digits"),
        Case((small, np.array([0, 1, 1, 2]), np.array([1.0, 0.25, 2.0])), kind="edge",
             about="every example is right; the temperatures are not in order"),
        Case((digits, labels, np.array([1.0, 2.0])), kind="extreme",
             about="real digits at temperatures so low that exp of a score overflows"),
        Case((np.array([[2000.0, 0.0], [-1000.0, -1002.0]]), np.array([1, 0]), np.array([0.5, 1.0])),
             kind="extreme", about="a probability so small that it rounds to 0, and two rows far apart"),
    ]


CALIBRATE = Code(
    id="losses/calibrate-digits",
    title="The whole chapter: cure an overconfident classifier",
    points=8,
    stub='''\
def calibrate(z, y, temperatures):
    """Choose the temperature that makes the probabilities
    `softmax(z / temperature)` deserve the most trust. `z` `(n, k)` holds
    logits, `y` `(n,)` the true classes. Return two numbers: the one of
    `temperatures` with the **smallest mean cross-entropy**, and that cost in
    nats."""
    ...
''',
    hints=[
        "One temperature first: write the mean cross-entropy of `z / temperature` from logits. Only the "
        "true class counts: `log_p[np.arange(n), y]`.",
        "The scores of the digits reach thousands. Take each row's maximum off before `np.exp`, and never "
        "form the probability.",
        "Collect one cost for each temperature in a list; `np.argmin` says where the smallest stands. "
        "Return `temperatures[best], costs[best]`.",
    ],
    reference=calibrate,
    alternatives=[calibrate_briefly],
    cases=calibrate_cases,
    misconceptions=[
        Misconception(
            "lowest entropy", best_by(entropy_at),
            "You chose the temperature with the **surest** predictions. Sureness is no merit: at a low "
            "temperature the classifier is wrong with near certainty, and pays for it. Compare with the "
            "labels: cross-entropy, not entropy.",
        ),
        Misconception(
            "most accurate", best_by(mistakes_at),
            "You chose by accuracy. A temperature never changes which class is largest, so all are equally "
            "accurate and you took the first. Choose by the cross-entropy.",
        ),
        Misconception(
            "softmax, then log", best_by(naive_cost, naive_cost),
            "Right while the scores are small. For the real digits `np.exp` overflows, the cost is `nan`, "
            "and `np.argmin` takes the first `nan` for the smallest. Work from the logits: maximum off, "
            "then the log of the sum.",
            credit=0.5,
        ),
        Misconception(
            "eps inside the log", calibrate_with_eps(added, EPSILONS[0]),
            "Your eps caps each cost at $-\\log \\varepsilon$, 36 at most, so that very wrong predictions "
            "look cheap. Work from the logits and nothing needs a cap.",
            credit=0.5,
            also=with_each_eps(calibrate_with_eps)[1:],
        ),
        Misconception(
            "softmax rounded to 0", best_by(rounded_cost, rounded_cost),
            "Your softmax does not overflow, but a very small probability rounds to 0, and $-\\log 0$ is "
            "`inf`. Take the logarithm before anything rounds: $z_i - m - \\log \\sum_j e^{z_j - m}$.",
            credit=0.5,
        ),
        Misconception(
            "one maximum for all", best_by(one_maximum_cost, one_maximum_cost),
            "You subtracted the maximum of the whole table: rows far below it become all zeros under exp. "
            "Each row has its own maximum.",
            credit=0.5,
        ),
        Misconception(
            "matches the accuracy", best_by(doubt_at),
            "You chose the temperature at which the mean claim equals the share of right answers. That can "
            "be true on average while single answers are far too sure; the cross-entropy sees each one.",
        ),
        Misconception(
            "squared error", best_by(squared_at),
            "You chose by the squared error of the probabilities. It is a proper score too, but not the one "
            "asked for: the cross-entropy punishes sure mistakes harder.",
            also=(best_by(squared_at, squared_at),),
        ),
        Misconception(
            "the claimed class", best_by(claimed_cost, claimed_cost),
            "You took the logarithm of the **largest** probability. The cost looks at the one that the true "
            "class `y` was given.",
        ),
        Misconception(
            "each divides the last", calibrate_cumulative,
            "`z = z / temperature` in the loop divides what the temperature before has left. Keep `z`, and "
            "give the quotient a name of its own.",
        ),
        Misconception(
            "temperature not used", best_by(plain_cost, plain_cost),
            "All your costs are equal: the temperature does not reach the probabilities. Divide the scores "
            "by it.",
        ),
        Misconception(
            "a softmax too many", best_by(twice_cost, twice_cost),
            "A cross-entropy from logits got probabilities: the softmax runs twice, and no cost comes near "
            "0. Give it `z / temperature`.",
        ),
        Misconception(
            "places exchanged", lambda z, y, temperatures: calibrate_briefly(z, y, temperatures)[::-1],
            "Both numbers are right, in the wrong order: first the temperature, then the cost.",
            credit=0.75,
        ),
        Misconception(
            "mean over the table", best_by(table_cost, table_cost),
            "You averaged over the classes too. The cost of one example is its surprise about the true "
            "class, whole; the mean is over the examples.",
            credit=0.5,
        ),
        Misconception(
            "bits", best_by(bits_cost, bits_cost),
            "The temperature is right and the cost is in bits. Nats come from the natural logarithm.",
            credit=0.5,
        ),
        Misconception(
            "multiplies", best_by(multiplied_cost, multiplied_cost),
            "You multiplied the scores by the temperature. A high temperature flattens: divide.",
        ),
        Misconception(
            "sum", best_by(sum_cost, sum_cost),
            "The temperature is right; the cost you report is the sum. The mean does not depend on how many "
            "digits there are.",
            credit=0.5,
        ),
        Misconception(
            "place instead of temperature",
            lambda z, y, temperatures: (
                int(np.argmin([cost_at(z, y, t) for t in temperatures])),
                calibrate_briefly(z, y, temperatures)[1]),
            "You return the **place** of the best temperature in the list. Return the temperature that "
            "stands there.",
            credit=0.5,
        ),
        Misconception(
            "the worst", best_by(lambda z, y, t: -cost_at(z, y, t)),
            "You chose the largest cost: `argmax` instead of `argmin`, or a forgotten minus sign.",
            also=(best_by(lambda z, y, t: -cost_at(z, y, t), lambda z, y, t: -cost_at(z, y, t)),),
        ),
    ],
    explanation="One number, chosen on labelled examples, turned a classifier that was sure of its errors "
    "into one whose probabilities can be believed, and it did not change a single answer. In earnest, "
    "choose it on validation data and report the cost on a test set.",
)

# -------------------------------------------------------------------------------------------- questions

BEST_CONSTANT = Choice(
    id="losses/best-constant",
    title="One number for five waiting times",
    points=2,
    question="Five customers waited 10, 11, 12, 13 and 54 minutes. You may announce **one** number. Which "
    "number makes the MSE smallest, and which the MAE?",
    options=[
        Option("12 for the MSE, 20 for the MAE.",
               "Exchanged. Squares make the one long wait expensive, and so it pulls harder on the MSE: "
               "that is the mean."),
        Option("20 for both.",
               "For the MAE, go from 20 down to 19: four customers' errors shrink by 1, one grows by 1. So "
               "20 is not its minimum."),
        Option("20 for the MSE, 12 for the MAE.",
               "Yes: the mean, $100/5 = 20$, and the median, the one in the middle.", right=True),
        Option("12 for both.",
               "For the MSE the slope at 12 is $2\\,(12 - 20) = -16$: a larger number is cheaper."),
        Option("32 for the MSE, 12 for the MAE.",
               "32 lies halfway between the extremes: it makes the **largest** error smallest. The MSE "
               "still listens to the other four."),
    ],
    explanation="One customer moved the mean from 11.5 to 20 and the median from 11.5 to 12. Which of the "
    "two is better depends on what an error costs you.",
    hints=["One of the two numbers is the mean, the other the median. Compute both.",
           "Set the slope of $\\frac1n\\sum (c - y_i)^2$ to 0. For the MAE, count who lies above $c$ and "
           "who below."],
)

WHY_CROSS_ENTROPY = Choice(
    id="losses/why-cross-entropy",
    title="Why cross-entropy?",
    points=3,
    question="Which of these statements about the cross-entropy $-\\sum_i y_i \\log \\hat y_i$ are true? "
    "Mark every one that is.",
    options=[
        Option("With one-hot labels, minimizing its mean is the same as making the observed labels as "
               "probable as possible.",
               "It is the negative log-likelihood, divided by the number of examples.", right=True),
        Option("It rewards predictions of low entropy: the surer, the cheaper.",
               "Only if they are right. A sure and wrong prediction is the most expensive of all."),
        Option("If the label is drawn from $p$, its expected value is smallest for the prediction $\\hat y "
               "= p$, and only there.",
               "So it pays to say what you believe: it is strictly proper.", right=True),
        Option("It is symmetric: $y$ and $\\hat y$ may change places.",
               "The truth stands outside the logarithm, the prediction inside. Exchanged, a one-hot label "
               "puts $\\log 0$ into the sum."),
        Option("After a softmax, its gradient with respect to the logits is $\\hat y - y$.",
               "And so it does not vanish while the prediction is wrong.", right=True),
        Option("Its smallest possible value is 0, whatever the truth.",
               "Only for a certain truth. In general the smallest value is the entropy of the truth: what "
               "nobody can predict."),
    ],
    explanation="Likelihood, a proper score, and a gradient that does not saturate: three reasons, and low "
    "entropy is none of them.",
    hints=["Try each statement on one prediction that is sure and right, and on one that is sure and wrong.",
           "Write it as $H(p) + KL(p\\,\\|\\,\\hat y)$. Which part does the prediction move?"],
)

NO_IDEA = Number(
    id="losses/no-idea",
    title="A network before its first step",
    points=1,
    question="A network for ten digits has just been initialized and gives each digit a probability of 0.1. "
    "What is its cross-entropy, in nats? (Three significant digits.)",
    answer=float(np.log(10)),
    tolerance=0.006,
    unit="nats",
    mistakes=[
        Mistake(float(np.log2(10)), "That is in bits. A nat is the unit of the natural logarithm: $\\ln "
                                    "10$."),
        Mistake(1.0, "You took the logarithm to base 10. Machine learning takes the natural one."),
        Mistake(0.1, "0.1 is the probability of the true digit. What does its logarithm cost?"),
        Mistake(-float(np.log(10)), "The logarithm of 0.1 is negative; the cost is its opposite."),
        Mistake(0.9, "$1 - 0.1$ is how much probability is missing, an absolute error. The cross-entropy "
                     "takes the logarithm."),
        Mistake(float(np.log(10)) / 10, "You divided by the ten classes. The cost of one image is the "
                                        "surprise about its true digit, whole."),
        Mistake(float(np.log(10) - 9 * np.log(0.9)), "You charged the nine wrong digits too, $-\\ln 0.9$ "
                                                     "each: that is the **binary** cross-entropy."),
        Mistake(10 * float(np.log(10)), "Only the true digit counts: the others are multiplied by 0. There "
                                        "is nothing to add up."),
    ],
    explanation="If a network for $k$ classes does not begin near $\\log k$, something is wrong before "
    "training has started: a good first test.",
    hints=["Of the sum over the ten digits one term is left: the one of the true digit.",
           "Take the natural logarithm: $-\\ln 0.1$."],
)

DISH = Number(
    id="losses/dish",
    title="Another dish",
    points=2,
    question="A dish holds rice and greens, but no pumpkin: $y = [1, 0, 1]$. The network says $\\hat y = "
    "[0.6, 0.2, 0.5]$. What is the binary cross-entropy, as the **mean over the three labels**? (Natural "
    "logarithm, three decimals.)",
    answer=float(-(np.log(0.6) + np.log(0.8) + np.log(0.5)) / 3),
    tolerance=0.0015,
    unit="nats",
    mistakes=[
        Mistake(float(-(np.log(0.6) + np.log(0.8) + np.log(0.5))),
                "Each label's cost is right, and you added them up. The mean divides by 3."),
        Mistake(float(-(np.log(0.6) + np.log(0.5)) / 3),
                "The absent label costs something too: the network gave pumpkin 0.2, and $-\\log(1 - 0.2)$ "
                "is not 0."),
        Mistake(float(-(np.log(0.6) + np.log(0.2) + np.log(0.5)) / 3),
                "For the absent label you took $\\log 0.2$. There the right answer was given $1 - 0.2 = "
                "0.8$."),
        Mistake(float(-(np.log2(0.6) + np.log2(0.8) + np.log2(0.5)) / 3), "That is in bits: you used the "
                                                                          "logarithm to base 2."),
        Mistake(float(-(np.log10(0.6) + np.log10(0.8) + np.log10(0.5)) / 3), "You used the logarithm to "
                                                                             "base 10; here it is the "
                                                                             "natural one."),
        Mistake(0.48, "Right, and rounded too far: give three decimals."),
        Mistake(float((np.log(0.6) + np.log(0.8) + np.log(0.5)) / 3),
                "The sign: the logarithm of a probability is negative, the cost is its opposite."),
        Mistake(float(-(np.log(0.4) + np.log(0.2) + np.log(0.5)) / 3),
                "$y$ and $1 - y$ are exchanged: where the label is present, take $\\log \\hat y$ itself."),
    ],
    explanation="$(0.511 + 0.223 + 0.693)/3 = 0.476$. The least sure label, 0.5, costs the most: $\\log 2$.",
    hints=["Label by label: what probability did the network give to what is really so?",
           "To what is really so it gave 0.6, 0.8 and 0.5."],
)

GRADIENT = Order(
    id="losses/softmax-gradient",
    title="Derive the prediction minus the label",
    points=4,
    question="Put the lines in order, from the definition to the gradient with respect to a logit $z_m$. "
    "The label $y$ sums to 1.",
    lines=[
        "$L = -\\sum_i y_i \\log \\hat y_i \\quad\\text{with}\\quad \\hat y_i = e^{z_i} / \\sum_j e^{z_j}$",
        "$L = -\\sum_i y_i \\left( z_i - \\log \\sum_j e^{z_j} \\right)$",
        "$L = -\\sum_i y_i z_i + \\left(\\sum_i y_i\\right) \\log \\sum_j e^{z_j}$",
        "$L = -\\sum_i y_i z_i + \\log \\sum_j e^{z_j}$",
        "$\\dfrac{\\partial L}{\\partial z_m} = -y_m + \\dfrac{e^{z_m}}{\\sum_j e^{z_j}}$",
        "$\\dfrac{\\partial L}{\\partial z_m} = \\hat y_m - y_m$",
    ],
    before=[
        Before(0, 1, "Begin with the definition. Only then can the softmax be put into the logarithm."),
        Before(1, 2, "First the bracket, then its multiplication: the second term does not depend on $i$, "
                     "so the sum falls on $y_i$ alone."),
        Before(2, 3, "That $\\sum_i y_i = 1$ can only be used once this sum stands there by itself."),
        Before(3, 4, "Simplify first, then differentiate: the derivative is taken of the short form."),
        Before(4, 5, "The quotient is the softmax, $\\hat y_m$; it must be there before you can recognise "
                     "it."),
    ],
    explanation="Nothing in $\\hat y - y$ can vanish while the prediction is wrong. The logarithm has "
    "undone the exponential of the softmax.",
    hints=["Which line is the definition, and which is the result? They stand first and last.",
           "Logarithm of a quotient, multiply out, use $\\sum_i y_i = 1$, differentiate, recognise the "
           "softmax."],
)


def coin_entropy(p):
    return float(-sum(share * np.log(share) for share in (p, 1 - p) if share > 0))


def coin_kl(p, q):
    return float(bernoulli_kl(np.array([p]), np.array([q]))[0])


OVERCONFIDENT = Tune(
    id="losses/overconfident",
    title="Surer than the truth",
    points=2,
    question="In the **cross-entropy** explorer, find a truth and a prediction such that the prediction has "
    "a **lower entropy** than the truth, and yet costs **at least 0.3 nats more** than the truth itself "
    "would.",
    explorer="cross-entropy",
    goal=lambda truth, prediction: bool(
        coin_entropy(prediction) < coin_entropy(truth) - 1e-9 and coin_kl(truth, prediction) >= 0.3),
    mistakes=[
        Wrong(lambda truth, prediction: bool(coin_entropy(truth) == 0),
              "This truth is certain: its entropy is 0, and no prediction can be surer. Choose a truth "
              "below 1."),
        Wrong(lambda truth, prediction: bool(coin_entropy(prediction) >= coin_entropy(truth) - 1e-9),
              "This prediction is not surer than the truth: it lies as near to 0.5, or nearer. Move it "
              "towards 0 or 1."),
        Wrong(lambda truth, prediction: bool(coin_kl(truth, prediction) < 0.3),
              "Surer than the truth, and still cheap: the gap is below 0.3 nats. Go nearer to the end, or "
              "to the other side."),
    ],
    explanation="So low entropy is not what cross-entropy rewards. It rewards being near the truth, and "
    "punishes too much certainty more and more.",
    hints=["Leave the truth near 0.7. Where must the prediction go to be surer than that?",
           "The price grows without limit as the prediction nears 0 or 1."],
)

EXERCISES = [
    BEST_CONSTANT,
    NO_IDEA,
    DISH,
    GRADIENT,
    WHY_CROSS_ENTROPY,
    OVERCONFIDENT,
    HUBER,
    PINBALL,
    BERNOULLI_KL,
    WEIGHTED_BCE,
    SMOOTHED,
    CALIBRATE,
]
