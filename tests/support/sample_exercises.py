"""One exercise of each kind, to test the engine with."""

import numpy as np

from dlbasics.exercises import (
    Case,
    Choice,
    Code,
    Misconception,
    Number,
    Option,
    Order,
    OrderConstraint,
    Tune,
    WrongNumber,
    WrongRegion,
    fresh_numbers,
)


def swish(x):
    x = np.asarray(x, dtype=float)
    return x * np.exp(np.minimum(x, 0)) / (1 + np.exp(-np.abs(x)))


def swish_alternative(x):
    x = np.asarray(x, dtype=float)
    return x / 2 * (1 + np.tanh(x / 2))


def naive(x):
    return x / (1 + np.exp(-x))


def no_factor(x):
    return np.exp(np.minimum(x, 0)) / (1 + np.exp(-np.abs(x)))


def in_place(x):
    z = x / 2
    x *= 1 + np.tanh(z)
    x /= 2
    return x


def branch(x):
    if x > 0:
        return x / (1 + np.exp(-x))
    return x * np.exp(x) / (1 + np.exp(x))


def cases(rng):
    return [
        Case((rng.normal(size=5),)),
        Case((rng.normal(size=(2, 3)),), about="a matrix"),
        Case((np.array([0.0]),), "edge", "zero"),
        Case((np.array([-1000.0, 1000.0]),), "extreme", "very large inputs"),
    ]


CODE = Code(
    "activations/sample-swish",
    "Swish",
    2,
    stub='''
    def swish(x):
        """Return $x \\\\sigma(x)$ for each element of the array `x`."""
        ...
    ''',
    hints=("Start from the **sigmoid**.", "Multiply it by `x`.", "Mind `np.exp` of large numbers."),
    reference=swish,
    cases=cases,
    misconceptions=(
        Misconception("no factor", no_factor, "This is the sigmoid alone: multiply it by `x`."),
        Misconception("in place", in_place, "Your function writes into its argument."),
        Misconception("branch", branch, "`if` takes one truth value, but `x` is an array: use `np.where`."),
        Misconception("plus", lambda x: naive(x) + x, "You add the input a second time."),
    ),
    alternatives=(swish_alternative,),
    explanation="The sigmoid **gates** its own input.",
    curve=(-4, 4),
)
CHOICE = Choice(
    "activations/sample-choice",
    "Which saturates?",
    1,
    "Which functions have a gradient near $0$ at $x = 10$? <b>All</b> of them:",
    options=(
        Option("`sigmoid`", "Its two tails are flat.", right=True),
        Option("`tanh`", "Both its tails are flat too.", right=True),
        Option("`relu`", "Its slope is 1 for every positive $x$."),
        Option("the identity", "A straight line has one slope everywhere."),
    ),
    explanation="Flat tails give no gradient.",
    hints=("Draw them.", "Look at the slope, not at the value."),
)
SINGLE = Choice(
    "activations/sample-single",
    "One of them",
    1,
    "What is $\\max(0, -3)$?",
    options=(Option("-3", "That is the smaller one."), Option("0", "", right=True)),
    hints=("Which is larger?", "Zero or less?"),
)
NUMBER = Number(
    "activations/sample-number",
    "The slope",
    1,
    "What is the largest slope of the sigmoid?",
    answer=0.25,
    tolerance=0.001,
    unit="per unit",
    mistakes=(WrongNumber(0.5, "That is its **value** at 0."), WrongNumber(1, "That is the slope of tanh.")),
    explanation="$\\sigma(0)(1-\\sigma(0)) = 1/4$.",
    hints=("Where is it steepest?", "Use $\\sigma' = \\sigma (1 - \\sigma)$."),
)
ORDER = Order(
    "activations/sample-order",
    "A stable softmax",
    2,
    "Put the lines in order.",
    lines=("`m = z.max()`", "`z = z - m`", "`e = np.exp(z)`", "`s = e.sum()`", "`return e / s`"),
    before=(
        OrderConstraint(0, 1, "You subtract the maximum before you know it."),
        OrderConstraint(1, 2, "You exponentiate before the maximum is subtracted: that overflows."),
        OrderConstraint(2, 3, "You sum exponentials that do not exist yet."),
        OrderConstraint(3, 4, "You divide by a sum that is not computed yet."),
    ),
    hints=("What can overflow?", "First the maximum."),
)
TUNE = Tune(
    "activations/sample-tune",
    "Cool it down",
    1,
    "Make the largest probability exceed 0.9.",
    explorer="softmax",
    goal=lambda temperature, kind: temperature <= 0.5 and kind == "sharp",
    mistakes=(
        WrongRegion(lambda temperature, kind: temperature > 1, "A high temperature flattens."),
        WrongRegion(lambda temperature, kind: kind != "sharp", "These scores lie too near each other."),
    ),
    explanation="Dividing by a small temperature widens the gaps.",
    hints=("Move it down.", "Below one."),
)
EXERCISES = [CODE, CHOICE, SINGLE, NUMBER, ORDER, TUNE]


class FakeExplorer:
    """The part of an explorer that an exercise reads."""

    name = "softmax"

    def __init__(self, temperature=2.0, kind="sharp"):
        self.values = {"temperature": temperature, "kind": kind}

    def grid(self):
        for temperature in (0.25, 0.5, 1.0, 2.0, 1e-7):
            for kind in ("sharp", "even"):
                yield {"temperature": temperature, "kind": kind}


# -- questions whose numbers can vary; the lists above have none of them ---------------------------


def share(part=1, whole=4):
    return Number(
        "activations/sample-share",
        "A share",
        2,
        f"Which share are {part} of {whole} units?",
        answer=part / whole,
        tolerance=0.001,
        mistakes=(WrongNumber(whole / part, f"You divided {whole} by {part}: the other way round."),
                  WrongNumber(part, "That is how many there are, not their share.")),
        explanation=f"${part}/{whole}$ of all.",
        hints=(f"Divide by {whole}.",),
    )


def larger(low=2, high=5):
    return Choice(
        "activations/sample-larger",
        "The larger one",
        1,
        f"What is $\\max({low}, {high})$?",
        options=(Option(str(low), f"{low} is below {high}."), Option(str(high), "", right=True),
                 Option(str(low + high), "That is the sum.")),
        hints=("Which one lies farther right?",),
    )


def counting(first=1):
    return Order(
        "activations/sample-counting",
        "Count",
        1,
        "Put the numbers in order.",
        lines=tuple(str(first + step) for step in range(4)),
        before=tuple(OrderConstraint(step, step + 1, f"{first + step} comes before {first + step + 1}.")
                     for step in range(3)),
        hints=("The smallest one first.",),
    )


FRESH_NUMBER = fresh_numbers(share, lambda part, whole: part < whole, part=(1, 2, 3, 5), whole=(4, 5, 8, 10))
FRESH_CHOICE = fresh_numbers(larger, lambda low, high: low < high, low=range(2, 6), high=range(4, 9))
FRESH_ORDER = fresh_numbers(counting, first=range(1, 20))
FRESH = [FRESH_NUMBER, FRESH_CHOICE, FRESH_ORDER]
