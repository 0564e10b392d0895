"""Write a sigmoid of three straight pieces."""

import numpy as np

from dlbasics.exercises.bank.activations.elementwise_misconceptions import fits_one_shape
from dlbasics.exercises.bank.common_misconceptions import if_on_an_array, misconception, nan_at_0
from dlbasics.exercises.kinds import Case, Code, Misconception


def hard_sigmoid(x):
    return np.clip((x + 3) / 6, 0, 1)


def one_entry(x):
    if x <= -3:
        return 0.0
    return 1.0 if x >= 3 else (x + 3) / 6


def one_entry_in_whole_numbers(x):
    if x <= -3:
        return 0
    return 1 if x >= 3 else (x + 3) / 6


def kept_in_whole_numbers(x):
    return hard_sigmoid(x).astype(int)


def masks_see_new_values(is_left, is_right):
    def answer(x):
        new = x.copy()
        new[is_left(new)] = 0
        new[is_right(new)] = 1
        middle = ~is_left(new) & ~is_right(new)
        new[middle] = (new[middle] + 3) / 6
        return new

    return answer


def between_its_own_ends(x):
    with np.errstate(invalid="ignore"):
        return (x - x.min()) / (x.max() - x.min())


def two_ramps(lower, upper):
    """The difference of two ReLUs."""
    return lambda x: np.maximum(lower(x), 0) - np.maximum(upper(x), 0)


def one_decision_for_all(beyond_3_first):
    """An `if` that asks whether any number lies beyond a corner."""

    def answer(x):
        ends = [(np.any(x > 3), np.ones_like), (np.any(x < -3), np.zeros_like)]
        for is_beyond, end in ends if beyond_3_first else ends[::-1]:
            if is_beyond:
                return end(x)
        return (x + 3) / 6

    return answer


def line_of_slope(slope):
    return lambda x: np.clip(slope * x + 0.5, 0, 1)


def line_of_slope_between_the_corners(slope):
    return lambda x: np.where(x <= -3, 0.0, np.where(x >= 3, 1.0, slope * x + 0.5))


def hard_sigmoid_cases(rng):
    return [
        Case((np.array([-4.0, -3.0, 0.0, 3.0, 4.0]),),
             about="both corners, the middle and a point beyond each"),
        Case((rng.uniform(-6, 6, size=(3, 4)),), about="a table of numbers between -6 and 6"),
        Case((rng.uniform(-2.9, 2.9, size=5),), kind="edge", about="numbers between the corners alone"),
        Case((np.array([]),), kind="edge", about="no numbers at all"),
        Case((np.array([-1e300, -1000.0, 0.3, 1000.0, 1e300]),), kind="extreme", about="very large inputs"),
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
        "It rises by 1 over 6 units of $x$, so its slope is 1/6. Write it as a fraction over 6: which "
        "numerator is 0 at $x = -3$ and 6 at $x = 3$?",
        "What remains is to hold the line between 0 and 1: what is below 0 becomes 0, and what is above 1 "
        "becomes 1. `np.clip(a, 0, 1)` does it, or a maximum and a minimum.",
    ],
    reference=hard_sigmoid,
    alternatives=[
        lambda x: np.maximum(0, np.minimum(1, x / 6 + 0.5)),
        lambda x: [[one_entry_in_whole_numbers(v) for v in row] for row in x] if x.ndim > 1
        else [one_entry_in_whole_numbers(v) for v in x],
    ],
    cases=hard_sigmoid_cases,
    misconceptions=[
        Misconception(
            "line only", lambda x: (x + 3) / 6,
            "Your line is right, but it runs on: beyond the corners it leaves the range from 0 to 1. Hold "
            "it there. The limits of the line are 0 and 1, not -3 and 3.",
        ),
        Misconception(
            "floor only", lambda x: np.maximum(0, (x + 3) / 6),
            "The lower corner is there, the upper one is not: for $x > 3$ your values pass 1.",
            also=(lambda x: np.clip((x + 3) / 6, 0, 6), lambda x: np.clip((x + 3) / 6, 0, 3)),
        ),
        Misconception(
            "ceiling only", lambda x: np.minimum(1, (x + 3) / 6),
            "The upper corner is there, the lower one is not: for $x < -3$ your values fall below 0.",
            also=(lambda x: np.clip((x + 3) / 6, -1, 1),),
        ),
        Misconception(
            "difference of two ramps", two_ramps(lambda x: (x + 3) / 6, lambda x: (x - 3) / 6),
            "Right until a number is huge: there your result is 0, or ½. Two huge numbers that differ by a "
            "few units are the same after rounding, and their difference is 0. Hold the line at 1 instead: "
            "`np.minimum` or `np.clip`.",
            credit=0.75,
            also=(
                two_ramps(lambda x: x / 6 + 0.5, lambda x: x / 6 + 0.5 - 1),
                lambda x: two_ramps(lambda x: x + 3, lambda x: x - 3)(x) / 6,
                lambda x: 0.5 + (np.abs(x + 3) - np.abs(x - 3)) / 12,
            ),
        ),
        Misconception(
            "no brackets", lambda x: np.clip(x + 3 / 6, 0, 1),
            "Between your corners you return $x + 0.5$. `x + 3 / 6` gives that, since division comes before "
            "addition; the line is `(x + 3) / 6`.",
        ),
        Misconception(
            "no brackets, and a limit missing", lambda x: np.maximum(0, x + 3 / 6),
            "Two things at once: your line is $x + 0.5$, since division comes before addition, and `(x + 3) "
            "/ 6` is meant; and nothing holds it on one side at least. It stays between 0 and 1 on both.",
            also=(lambda x: np.minimum(1, x + 3 / 6), lambda x: x + 3 / 6),
        ),
        Misconception(
            "3 not divided", lambda x: np.clip(x / 6 + 3, 0, 1),
            "You return 1 nearly everywhere: that is what $x/6 + 3$ gives, held between 0 and 1. The 3 is "
            "divided by 6 as well: $(x + 3)/6$.",
        ),
        Misconception(
            "3 not divided, between the corners",
            lambda x: np.where(x <= -3, 0, np.where(x >= 3, 1, x / 6 + 3)),
            "Between the corners you have $x/6 + 3$, which is 2.5 at $x = -3$. The 3 is divided by 6 as "
            "well: $(x + 3)/6$.",
            also=(lambda x: np.where(x < -3, 0, np.where(x > 3, 1, x / 6 + 3)),),
        ),
        Misconception(
            "not divided", lambda x: np.clip(x + 3, 0, 1),
            "Your line, $x + 3$, starts in the right corner and is too steep: it reaches 1 at $x = -2$, not "
            "at 3. Between the corners lie 6 units of $x$, for a rise of 1.",
        ),
        Misconception(
            "divided by 3", lambda x: np.clip((x + 3) / 3, 0, 1),
            "Your line, $(x + 3)/3$, starts in the right corner and is twice too steep: it reaches 1 at $x = "
            "0$ already. From corner to corner it is 6 units of $x$, not 3.",
        ),
        Misconception(
            "slope 6", lambda x: np.clip(6 * (x + 3), 0, 1),
            "Your line rises by 6 for each unit of $x$: the width is divided by the height. It should rise "
            "by 1 on a way of 6 units, so the slope is 1/6.",
            also=(
                lambda x: np.where(x <= -3, 0.0, np.where(x >= 3, 1.0, 6 * (x + 3))),
                lambda x: np.where(x <= -3, 0.0, np.where(x >= 3, 1.0, 6 * x + 0.5)),
            ),
        ),
        Misconception(
            "divided too late", lambda x: np.clip(x + 3, 0, 6),
            "The corners are right, but your values run from 0 to 6, not to 1: divide by 6.",
        ),
        Misconception(
            "whole numbers", lambda x: np.clip((x + 3) // 6, 0, 1),
            "Your values are only 0 and 1, with a jump at $x = 3$: the fractions between are cut off. `//` "
            "does that, and so does an array of whole numbers in which results are kept. Divide with `/`, "
            "and keep floats.",
            also=(
                kept_in_whole_numbers,
                lambda x: np.clip((x + 3) // 6, 0, 1).astype(int),
                lambda x: np.floor(hard_sigmoid(x)),
            ),
        ),
        Misconception(
            "type of the first result", lambda x: np.vectorize(one_entry_in_whole_numbers)(x),
            "Where your first result is a whole 0 or 1, the fractions of all others are cut off: "
            "`np.vectorize` takes the type of the first result for every entry. Return `0.0` and `1.0`, or "
            "compute with the whole array.",
        ),
        Misconception(
            "step", lambda x: np.where(x > 0, 1.0, 0.0),
            "Your values jump from 0 to 1 at $x = 0$: a step. Between the corners at -3 and 3 the value "
            "rises evenly.",
            also=(
                lambda x: np.where(x >= 0, 1.0, 0.0),
                lambda x: np.where(x > 0, 1, 0),
                lambda x: np.where(x >= 0, 1, 0),
                lambda x: np.heaviside(x, 0.5),
            ),
        ),
        Misconception(
            "no shift", lambda x: np.clip(x / 6, 0, 1),
            "The slope is right. But your line passes through 0 at $x = 0$, where it should have come half "
            "the way, to ½.",
            also=(
                lambda x: np.clip(x, 0, 6) / 6,
                lambda x: np.clip(x, -3, 3) / 6,
                lambda x: x / 6,
                lambda x: np.clip(x / 6, -1, 1),
            ),
        ),
        Misconception(
            "shifted the other way", lambda x: np.clip((x - 3) / 6, 0, 1),
            "The slope is right. But your line starts to rise at $x = 3$, where it should be at 1 already: "
            "it is shifted to the right instead of to the left.",
        ),
        Misconception(
            "falls", lambda x: np.clip((3 - x) / 6, 0, 1),
            "The corners and the slope are right, but your values fall from 1 to 0 as $x$ grows. Check the "
            "sign of $x$.",
        ),
        Misconception(
            "ends exchanged", lambda x: np.where(x < -3, 1, np.where(x > 3, 0, (x + 3) / 6)),
            "The line between the corners is right. Beyond them the two ends are exchanged: 0 belongs to the "
            "left, 1 to the right.",
        ),
        Misconception(
            "clips the input", lambda x: np.clip(x, 0, 1),
            "You return $x$ itself, held between 0 and 1. First comes the line $(x+3)/6$, then the limits.",
        ),
        Misconception(
            "limits before the line", lambda x: (np.clip(x, 0, 1) + 3) / 6,
            "Your values never fall below ½: that is what the line gives after $x$ has been held above 0. "
            "The limits are for the result: first the line, then the limits.",
            also=(lambda x: (np.clip(x, 0, 6) + 3) / 6, lambda x: (np.maximum(x, 0) + 3) / 6),
        ),
        Misconception(
            "middle left as it is", lambda x: np.where(x <= -3, 0, np.where(x >= 3, 1, x)),
            "Beyond the corners you are right. Between them you return $x$ itself: there the line $(x+3)/6$ "
            "belongs.",
        ),
        Misconception(
            "a bent line", lambda x: np.where(x <= -3, 0.0, np.where(x >= 3, 1.0, 1 / (1 + np.exp(-x)))),
            "Beyond the corners you are right. Between them your values lie on a curve, such as the sigmoid "
            "itself: there the straight line $(x+3)/6$ belongs.",
            also=(lambda x: hard_sigmoid(x) ** 2 * (3 - 2 * hard_sigmoid(x)),),
        ),
        Misconception(
            "one half between the corners",
            lambda x: np.where(x <= -3, 0.0, np.where(x >= 3, 1.0, 0.5)),
            "Beyond the corners you are right. Between them you return ½ everywhere: there the line rises, "
            "$(x+3)/6$.",
            also=(lambda x: np.where(x < -3, 0.0, np.where(x > 3, 1.0, 0.5)),),
        ),
        Misconception(
            "0 beyond 3", lambda x: np.where((x > -3) & (x < 3), (x + 3) / 6, 0.0),
            "Up to 3 you are right. From there on you return 0, as a product of conditions gives it: the "
            "value stays at 1.",
            also=(lambda x: np.where((x >= -3) & (x <= 3), (x + 3) / 6, 0.0),),
        ),
        Misconception(
            "x beyond 3", lambda x: np.where(x >= 3, x, np.maximum((x + 3) / 6, 0)),
            "Up to 3 you are right. From there on you return $x$ itself, as ReLU does: the value stays at 1.",
            also=(lambda x: np.where(x > 3, x, np.maximum((x + 3) / 6, 0)),),
        ),
        Misconception(
            "masks see new values", masks_see_new_values(lambda x: x < -3, lambda x: x > 3),
            "Between the corners you are right. Beyond them the line was applied once more to the 0 and the "
            "1 that stood there already: 0 became ½, and 1 became ⅔. Choose with masks of the old $x$.",
            also=(masks_see_new_values(lambda x: x <= -3, lambda x: x >= 3),),
        ),
        Misconception(
            "a mask sees the new 0",
            lambda x: np.where(x < -3, 0.5, np.where(x > 3, 1.0, (x + 3) / 6)),
            "Above -3 you are right. Further left you return ½, which is what the line makes of a 0 that "
            "stood there already. Choose with masks of the old $x$.",
            also=(lambda x: np.where(x <= -3, 0.5, np.where(x >= 3, 1.0, (x + 3) / 6)),),
        ),
        Misconception(
            "a mask sees the new 1",
            lambda x: np.where(x < -3, 0.0, np.where(x > 3, 4 / 6, (x + 3) / 6)),
            "Below 3 you are right. Further right you return ⅔, which is what the line makes of a 1 that "
            "stood there already. Choose with masks of the old $x$.",
            also=(lambda x: np.where(x <= -3, 0.0, np.where(x >= 3, 4 / 6, (x + 3) / 6)),),
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
        misconception(
            "slope rounded", tuple(form(slope) for slope in (0.17, 0.167, 0.1667, 0.16667, 0.166667)
                                   for form in (line_of_slope, line_of_slope_between_the_corners)),
            "Your slope is a rounded number, such as 0.17 or 0.1667. It is exactly 1/6: write the fraction.",
        ),
        Misconception(
            "slope 1/3", lambda x: np.clip(x / 3 + 0.5, 0, 1),
            "Slope 1/3 puts the corners at -1.5 and 1.5. From -3 to 3 it is 6 units of $x$, for a rise of 1.",
        ),
        Misconception(
            "slope 1/2", lambda x: np.clip((x + 1) / 2, 0, 1),
            "Slope 1/2 puts the corners at -1 and 1. Networks with binary weights define it so; this "
            "exercise asks for -3 and 3.",
        ),
        Misconception(
            "hard tanh", lambda x: np.clip(x, -1, 1),
            "Your values run from -1 to 1: that is a tanh of straight pieces. A sigmoid runs from 0 to 1.",
            also=(lambda x: np.clip(x / 3, -1, 1),),
        ),
        Misconception(
            "half missing between the corners",
            lambda x: np.where(x <= -3, 0.0, np.where(x >= 3, 1.0, x / 6)),
            "Between the corners you have $x/6$, which goes from -½ to ½. The line goes through ½ at $x = "
            "0$: $x/6 + 1/2$.",
            also=(lambda x: np.where(x < -3, 0.0, np.where(x > 3, 1.0, x / 6)),),
        ),
        Misconception(
            "line between its own ends", between_its_own_ends,
            "Your line goes from the smallest entry of the array to its largest one, so that each value "
            "depends on the other entries. Its corners are fixed: -3 and 3, whatever the array holds.",
        ),
        Misconception(
            "hard swish", lambda x: x * hard_sigmoid(x),
            "That is $x$ times the answer, which is called hard swish. Return the factor beside $x$ alone.",
        ),
        Misconception(
            "derivative", lambda x: np.where((x > -3) & (x < 3), 1 / 6, 0.0),
            "That is the slope of the three pieces: 1/6 between the corners and 0 beyond. The exercise asks "
            "for their height.",
            also=(lambda x: np.where((x >= -3) & (x <= 3), 1 / 6, 0.0),),
        ),
        Misconception(
            "limits exchanged", lambda x: np.minimum(0, np.maximum(1, (x + 3) / 6)),
            "The two limits are exchanged, so that one of them is all that is left. From below the line is "
            "held at 0, by a maximum, and from above at 1, by a minimum; `np.clip` takes the lower limit "
            "first.",
            also=(lambda x: np.maximum(1, np.minimum(0, (x + 3) / 6)),),
        ),
        Misconception(
            "one decision for all", one_decision_for_all(beyond_3_first=True),
            "Where one number of the array lies beyond a corner, **all** your values become 1, or all 0: "
            "`np.any` asks once for the whole array. Each number has an answer of its own: use `np.clip`, or "
            "`np.where`.",
            also=(one_decision_for_all(beyond_3_first=False),),
        ),
        nan_at_0(hard_sigmoid),
        Misconception(
            "the sigmoid itself", lambda x: 1 / (1 + np.exp(-x)),
            "That is the sigmoid itself, the smooth curve. The exercise replaces it by three straight "
            "pieces, without exp.",
            also=(lambda x: np.where(x < 0, np.exp(-np.abs(x)), 1) / (1 + np.exp(-np.abs(x))),),
        ),
        if_on_an_array(one_entry, lambda x: max(0, min(1, (x + 3) / 6))),
        *fits_one_shape(one_entry, lambda x: float(np.clip((x + 3) / 6, 0, 1))),
    ],
    by_entry=True,
    explanation="Mobile networks use this shape since it needs no exponential. Its price: beyond the "
                "corners the derivative is exactly 0, not merely small.",
    curve=(-5, 5),
)
