"""Compute the mean Huber loss: a parabola that goes on as a straight line."""

import numpy as np

from dlbasics.exercises.kinds import Case, Code, Misconception


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
        Case((y, y + rng.normal(0, 2, size=12), 0.5),
             about="twelve random errors of both signs, delta = 0.5"),
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
