"""Decide 0 or 1 so that the expected cost of mistakes is smallest."""

from functools import partial

import numpy as np

from dlbasics.exercises.bank.combined_misconceptions import two_at_once
from dlbasics.exercises.bank.common_misconceptions import misconception
from dlbasics.exercises.kinds import Case, Code, Misconception
from dlbasics.validation import ignore_fp_warnings as quiet


def decide(y_hat, cost_miss, cost_alarm):
    return (y_hat * cost_miss >= (1 - y_hat) * cost_alarm).astype(int)


def decide_one_by_one(y_hat, cost_miss, cost_alarm):
    return [int(p * cost_miss >= (1 - p) * cost_alarm) for p in y_hat]


def deciding(compare, left, right, kind=int):
    """Decide by comparing ``left(y_hat, cost_miss, cost_alarm)`` with ``right(...)``."""
    return lambda *case: compare(left(*case), right(*case)).astype(kind)


def all_forms(left, right, compares=(np.greater_equal, np.greater)):
    """The forms of one wrong comparison: with the tie and without it; integers, truth values, floats."""
    return [deciding(compare, left, right, kind) for kind in (int, bool, float) for compare in compares]


def above(threshold):
    """All forms of a wrong ``threshold(cost_miss, cost_alarm)`` for the probability."""
    return all_forms(lambda y_hat, miss, alarm: y_hat, lambda y_hat, miss, alarm: threshold(miss, alarm))


def cost_of_0(y_hat, cost_miss, cost_alarm):
    return y_hat * cost_miss


def cost_of_1(y_hat, cost_miss, cost_alarm):
    return (1 - y_hat) * cost_alarm


# Thresholds that people try one after the other.
GRIDS = (
    *(np.linspace(0, 1, count) for count in (11, 21, 101, 1001)), np.linspace(0.05, 0.95, 19),
    np.linspace(0.01, 0.99, 99), np.arange(0.01, 1, 0.01), np.round(np.linspace(0.05, 0.95, 40), 2),
)


def best_of(grid):
    """One of a list of thresholds: the first with the smallest expected cost of all rows together."""

    def answer(y_hat, cost_miss, cost_alarm):
        decisions = y_hat >= grid[:, None]
        costs = np.where(decisions, (1 - y_hat) * cost_alarm, y_hat * cost_miss).sum(axis=1)
        return decisions[np.argmin(costs)].astype(int)

    return answer


ROUNDINGS = (np.round, np.floor, np.ceil, *(partial(np.round, decimals=digits) for digits in (1, 2, 3)))


def right_threshold(y_hat, cost_miss, cost_alarm):
    return cost_alarm / (cost_alarm + cost_miss)


def rounded_to(digits):
    """The threshold rounded, or the probabilities, or both."""
    return [
        deciding(np.greater_equal, lambda y_hat, *costs: y_hat,
                 lambda *case: np.round(right_threshold(*case), digits)),
        deciding(np.greater_equal, lambda y_hat, *costs: np.round(y_hat, digits), right_threshold),
        deciding(np.greater_equal, lambda y_hat, *costs: np.round(y_hat, digits),
                 lambda *case: np.round(right_threshold(*case), digits)),
    ]


def of_the_threshold(*case):
    return case[0] / right_threshold(*case)


@quiet
def of_the_costs(*case):
    return cost_of_0(*case) / cost_of_1(*case)


def kept_inside(margin):
    """The threshold kept away from 0 and 1, or the probabilities."""
    return [
        deciding(np.greater_equal, lambda y_hat, *costs: y_hat,
                 lambda *case: np.clip(right_threshold(*case), margin, 1 - margin)),
        deciding(np.greater_equal, lambda y_hat, *costs: np.clip(y_hat, margin, 1 - margin), right_threshold),
    ]


# -- two at once ------------------------------------------------------------------------------------


def decide_with(sides=lambda *case: (cost_of_0(*case), cost_of_1(*case)), together=lambda side: side,
                compare=np.greater_equal, kind=int):
    """Decide by comparing other sides, put together over the rows or not, or the other way round."""

    def answer(y_hat, cost_miss, cost_alarm):
        left, right = (together(side + 0 * y_hat) + 0 * y_hat for side in sides(y_hat, cost_miss, cost_alarm))
        return compare(left, right).astype(kind)

    return answer


SIDES = [
    ("one half", {"sides": lambda y_hat, miss, alarm: (y_hat, 0.5)}),
    ("swapped", {"sides": lambda y_hat, miss, alarm: (y_hat * alarm, (1 - y_hat) * miss)}),
    ("probabilities exchanged", {"sides": lambda y_hat, miss, alarm: ((1 - y_hat) * miss, y_hat * alarm)}),
    ("ratio", {"sides": lambda y_hat, miss, alarm: (y_hat, alarm / miss)}),
    ("ratio upside down", {"sides": lambda y_hat, miss, alarm: (y_hat, miss / alarm)}),
    ("miss alone", {"sides": lambda y_hat, miss, alarm: (y_hat * miss, 0.5)}),
    ("alarm alone", {"sides": lambda y_hat, miss, alarm: (y_hat, 1 - 0.5 / alarm)}),
    ("one over the sum", {"sides": lambda y_hat, miss, alarm: (y_hat, 1 / (miss + alarm))}),
    ("costs alone", {"sides": lambda y_hat, miss, alarm: (miss, alarm)}),
]
TURNED = [("reversed", {"compare": compare, "kind": kind})
          for kind in (int, float) for compare in (np.less, np.less_equal)]
OVER_ROWS = [("one decision from the means", {"together": np.mean})]
NOT_TOGETHER = [  # both are one mistake that has a name
    ("swapped", "reversed"), ("probabilities exchanged", "reversed"),
    # Another pair, or one mistake, decides the same.
    ("costs alone", "reversed"), *((name, "one decision from the means") for name in (
        "swapped", "probabilities exchanged", "ratio", "ratio upside down", "alarm alone", "costs alone")),
]


def decide_cases(rng):
    y_hat = rng.uniform(0, 1, 12)
    return [
        Case((y_hat, 10.0, 1.0), about="a miss costs ten times as much as a false alarm"),
        Case((y_hat, 1.0, 4.0), about="a false alarm costs four times as much as a miss"),
        Case((rng.uniform(0, 1, 8), 2.0, 2.0), about="both mistakes cost the same"),
        Case(((np.arange(200) + 0.5) / 200, 3.7, 1.3), about="200 probabilities, spread evenly"),
        # Here the larger cost says 1 to all, and what is expected on average 0.
        Case((rng.permutation([*rng.uniform(0.05, 0.25, 9), *rng.uniform(0.35, 0.5, 2)]), 2.0, 1.0),
             about="small probabilities, and a miss costs twice as much"),
        # Any list of thresholds tried one by one leaves some of these on the wrong side.
        Case((np.array([0.04, 0.049, 0.0464, 0.0485, 0.0451, 0.0479]), 20.3, 1.0),
             about="small probabilities, and a miss costs twenty times as much"),
        Case((np.array([0.951, 0.9692, 0.9674, 0.956, 0.9652, 0.9671, 0.9701, 0.9629]), 1.0, 29.3),
             about="large probabilities, and a false alarm costs thirty times as much"),
        Case((np.array([0.4, 0.42822, 0.4281, 0.4284, 0.428, 0.4282182, 0.42821, 0.429, 0.4282175, 0.42825]),
              23.1, 17.3), about="probabilities close to each other, near the threshold"),
        Case((np.array([0.9, 0.6, 0.7]), 2.0, 2.0), kind="edge", about="1 is right for all"),
        Case((np.array([0.1, 0.4, 0.3]), 2.0, 2.0), kind="edge", about="0 is right for all"),
        Case((np.array([0.2, 0.25, 0.3, 0.75]), 3.0, 1.0), kind="edge",
             about="one probability lies exactly on the threshold"),
        Case((np.array([0.0, 1e-12, 1e-6, 1.0]), 1e9, 1.0), kind="extreme",
             about="a miss costs a billion times as much"),
        Case((np.array([0.2, 0.6, 0.3, 0.4]), 2e-9, 1e-9), kind="extreme",
             about="costs of a billionth"),
    ]


DECIDE = Code(
    id="logistic_regression/decide",
    title="What a mistake costs",
    points=4,
    stub='''\
def decide(y_hat, cost_miss, cost_alarm):
    """Decide 1 or 0 for every probability in `y_hat`, shape `(n,)`, so that the
    **expected cost** is smallest: deciding 0 where $y = 1$ costs `cost_miss`,
    deciding 1 where $y = 0$ costs `cost_alarm`, the rest costs nothing. On a
    tie decide 1. Return integers."""
    ...
''',
    hints=[
        "Take one patient, whose probability is $\\hat y$. If you decide 0, how likely is that a mistake, "
        "and what does it then cost? The product is the expected cost of deciding 0.",
        "Find the expected cost of deciding 1 in the same way. The cheaper decision wins. Check yourself: "
        "where both mistakes cost the same, the border must lie at ½.",
        "Look at the rest of the statement: which decision does a tie ask for, and of which type are the "
        "numbers? A comparison gives True and False.",
    ],
    reference=decide,
    alternatives=[lambda y_hat, cost_miss, cost_alarm:
                  np.where(y_hat >= cost_alarm / (cost_alarm + cost_miss), 1, 0),
                  decide_one_by_one],
    cases=decide_cases,
    misconceptions=[
        misconception(
            "one half", above(lambda miss, alarm: 0.5),
            "These are the decisions of a threshold of ½. It is right only where both mistakes cost the "
            "same. Where a miss is worse, decide 1 sooner.",
        ),
        misconception(
            "swapped", above(lambda miss, alarm: miss / (miss + alarm)),
            "These are the decisions for exchanged costs: where misses are expensive, 1 is decided more "
            "rarely. It must be decided more often.",
        ),
        misconception(
            "probabilities exchanged",
            all_forms(lambda y_hat, miss, alarm: (1 - y_hat) * miss,
                      lambda y_hat, miss, alarm: y_hat * alarm),
            "A miss is weighed with the probability of $y = 0$ here, and an alarm with that of $y = 1$. A "
            "miss happens where $y = 1$.",
        ),
        misconception(
            "ratio", above(lambda miss, alarm: alarm / miss),
            "This is what the ratio of the costs gives as a threshold. With equal costs it would be 1, where "
            "½ belongs. Compare the expected cost of **both** decisions: an alarm costs nothing where $y = "
            "1$.",
        ),
        Misconception(
            "strict", deciding(np.greater, cost_of_0, cost_of_1),
            "Right, except for the tie: when both decisions cost the same, decide 1. (`np.round(0.5)` is 0, "
            "and `argmin` takes the first of two equal costs.)",
            credit=0.75,
        ),
        Misconception(
            "booleans", deciding(np.greater_equal, cost_of_0, cost_of_1, bool),
            "The decisions are True and False. The exercise asks for integers: `.astype(int)`.",
            credit=0.75,
        ),
        Misconception(
            "floats", deciding(np.greater_equal, cost_of_0, cost_of_1, float),
            "The decisions are 0.0 and 1.0. The exercise asks for integers: `.astype(int)`.",
            credit=0.75,
        ),
        Misconception(
            "strict, and no integers", deciding(np.greater, cost_of_0, cost_of_1, float),
            "Two things: on a tie the exercise asks for 1, and it asks for integers (`.astype(int)`).",
            credit=0.5,
            also=(deciding(np.greater, cost_of_0, cost_of_1, bool),),
        ),
        misconception(
            "reversed", all_forms(cost_of_0, cost_of_1, (np.less, np.less_equal)),
            "Every decision is reversed. Decide 1 where deciding 0 would cost **more**.",
        ),
        misconception(
            "ratio upside down", above(lambda miss, alarm: miss / alarm),
            "This is what the cost of a miss divided by that of an alarm gives as a threshold. It rises "
            "where misses are expensive, and with equal costs it is 1. Compare the expected costs of both "
            "decisions.",
        ),
        misconception(
            "miss alone", all_forms(cost_of_0, lambda *case: 0.5),
            "This is what the probability times the cost of a miss gives, against a threshold of ½. The cost "
            "of an alarm must count too: compare the expected costs of the two decisions.",
        ),
        misconception(
            "alarm alone", above(lambda miss, alarm: 1 - 0.5 / alarm),
            "Only the cost of an alarm counts here. The cost of a miss must count too: compare the expected "
            "costs of the two decisions.",
        ),
        misconception(
            "one over the sum", above(lambda miss, alarm: 1 / (miss + alarm)),
            "These are the decisions of a threshold 1 / (`cost_miss` + `cost_alarm`). It comes out when the "
            "probability of $y = 0$ is not multiplied as a whole: $1 - \\hat y \\cdot$ `cost_alarm` is not "
            "$(1 - \\hat y) \\cdot$ `cost_alarm`.",
        ),
        misconception(
            "half the ratio", above(lambda miss, alarm: 0.5 * alarm / miss),
            "These are the decisions of a threshold of ½ times the ratio of the costs. It fits equal costs, "
            "and can rise above 1 for others. Compare the expected costs of both decisions.",
        ),
        misconception(
            "half the ratio upside down", above(lambda miss, alarm: 0.5 * miss / alarm),
            "These are the decisions of a threshold of ½ times the ratio of the costs, upside down: where "
            "misses are expensive it rises. Compare the expected costs of both decisions.",
        ),
        misconception(
            "costs alone", all_forms(lambda y_hat, miss, alarm: 0 * y_hat + miss,
                                     lambda y_hat, miss, alarm: 0 * y_hat + alarm),
            "Everyone gets the same decision here, that of the larger cost. An unlikely mistake weighs less: "
            "multiply each cost by the probability that it has to be paid. An alarm is false where $y = 0$, "
            "and that has the probability $1 - \\hat y$. (`y_hat` holds probabilities: another sigmoid would "
            "press them all into the range from 0.5 to 0.73.)",
        ),
        misconception(
            "one decision from the means",
            all_forms(lambda *case: 0 * case[0] + np.mean(cost_of_0(*case)),
                      lambda *case: 0 * case[0] + np.mean(cost_of_1(*case))),
            "Everyone gets the same decision here: the expected costs of all rows are put together before "
            "they are compared. Compare them row by row, without a mean or a sum.",
        ),
        misconception(
            "1 for all", above(lambda miss, alarm: 0.0),
            "Every decision is 1 here, whatever the probabilities and the costs are. A threshold of 0 does "
            "that, and `//` in the place of `/` makes one: it cuts a fraction below 1 to 0.",
        ),
        misconception(
            "0 for all",
            [*above(lambda miss, alarm: np.inf),
             *above(lambda miss, alarm: (alarm + miss) / alarm),
             *above(lambda miss, alarm: (alarm + miss) / miss),
             *above(lambda miss, alarm: 100 * alarm / (alarm + miss)),
             *all_forms(lambda y_hat, miss, alarm: y_hat.astype(int) * miss,
                        lambda y_hat, miss, alarm: (1 - y_hat.astype(int)) * alarm),
             *all_forms(lambda *case: -cost_of_0(*case), cost_of_1)],
            "Every decision is 0 here, or nearly every one, whatever the probabilities and the costs are. A "
            "threshold above 1 does that: one in percent, or a fraction that stands upside down. So does a "
            "`y_hat` that is cut to whole numbers, or an expected cost with a minus before it.",
        ),
        misconception(
            "costs rounded",
            [deciding(compare, lambda *case, rounded=rounded: rounded(cost_of_0(*case)),
                      lambda *case, rounded=rounded: rounded(cost_of_1(*case)))
             for rounded in ROUNDINGS for compare in (np.greater_equal, np.greater)],
            "The expected costs are rounded before they are compared. Compare them as they are: the cheaper "
            "decision wins, however small the difference is.",
        ),
        misconception(
            "a threshold near the right one",
            [
                *map(best_of, GRIDS),
                *(form for digits in (1, 2, 3) for form in rounded_to(digits)),
                *(form for margin in (0.1, 0.05, 0.01) for form in kept_inside(margin)),
                lambda *case: (decide(*case) | np.isclose(case[0], right_threshold(*case))).astype(int),
            ],
            "These are the decisions of a threshold that is near the right one and not equal to it: what "
            "lies between the two is decided wrongly. The best of a list of thresholds does that, and so "
            "does rounding. No search is needed: compare the two expected costs of each row.",
        ),
        misconception(
            "quotient cut",
            [form for quotient in (of_the_threshold, of_the_costs) for form in (
                lambda *case, quotient=quotient: quotient(*case).astype(int),
                lambda *case, quotient=quotient: np.floor(quotient(*case)))],
            "Some of your decisions are 2 or more: a quotient of what should be compared is cut to a whole "
            "number. A decision is the answer to a comparison, such as `>=`.",
        ),
        misconception(
            "share of the classes counted again",
            [form for weigh in (np.multiply, np.divide) for form in all_forms(
                lambda y_hat, miss, alarm, weigh=weigh: weigh(y_hat * miss, np.mean(y_hat)),
                lambda y_hat, miss, alarm, weigh=weigh: weigh((1 - y_hat) * alarm, 1 - np.mean(y_hat)))],
            "The mean of all predictions weighs the costs here, as the share of class 1, so the decision on "
            "one example depends on the others. How frequent a class is stands in each probability "
            "already.",
        ),
        Misconception(
            "places of the ones", lambda *case: np.flatnonzero(decide(*case)),
            "These are the **places** where 1 is decided, as `np.where` with one argument gives them. Return "
            "a 0 or a 1 for every entry of `y_hat`.",
            also=(lambda *case: np.flatnonzero(cost_of_0(*case) > cost_of_1(*case)),),
        ),
        Misconception(
            "by rank", lambda y_hat, miss, alarm: (
                y_hat >= np.quantile(y_hat, alarm / (alarm + miss))).astype(int),
            "Here a **share** of the rows gets 1, those with the highest predictions, so the decision on one "
            "example depends on the others. Each is decided by its own probability and the two costs.",
        ),
        misconception(
            "difference against one half",
            all_forms(lambda *case: cost_of_0(*case) - cost_of_1(*case), lambda *case: 0.5),
            "This is what the **difference** of the two expected costs gives, against ½. Costs are no "
            "probabilities: the cheaper decision wins, however small the difference is.",
        ),
        Misconception(
            "the cost itself", lambda *case: np.minimum(cost_of_0(*case), cost_of_1(*case)),
            "These are expected costs. The exercise asks for the decisions, 0 and 1, that lead to the "
            "smaller ones.",
            also=(cost_of_0, cost_of_1, lambda *case: cost_of_0(*case) - cost_of_1(*case)),
        ),
    ],
    composed=two_at_once(decide_with, SIDES, TURNED, OVER_ROWS, but=NOT_TOGETHER),
    by_entry=True,
    explanation="The threshold is `cost_alarm / (cost_alarm + cost_miss)`. It is right only if the "
    "probabilities are: "
    "that is what calibration is for.",
)
