"""Write a sigmoid of three straight pieces."""

import numpy as np

from dlbasics.exercises.kinds import Case, Code, Misconception


def hard_sigmoid(x):
    return np.clip((x + 3) / 6, 0, 1)


def hard_sigmoid_if(x):
    if x < -3:
        return 0
    return 1 if x > 3 else (x + 3) / 6


def hard_sigmoid_cases(rng):
    return [
        Case((np.array([-4.0, -3.0, 0.0, 3.0, 4.0]),),
             about="both corners, the middle and a point beyond each"),
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
