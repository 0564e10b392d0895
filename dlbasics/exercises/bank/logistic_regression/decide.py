"""Decide 0 or 1 so that the expected cost of mistakes is smallest."""

import numpy as np

from dlbasics.exercises.kinds import Case, Code, Misconception


def decide(y_hat, cost_miss, cost_alarm):
    return (y_hat * cost_miss >= (1 - y_hat) * cost_alarm).astype(int)


def decide_cases(rng):
    y_hat = rng.uniform(0, 1, 12)
    return [
        Case((y_hat, 10.0, 1.0), about="a miss costs ten times as much as a false alarm"),
        Case((y_hat, 1.0, 4.0), about="a false alarm costs four times as much as a miss"),
        Case((rng.uniform(0, 1, 8), 2.0, 2.0), about="both mistakes cost the same"),
        Case((np.array([0.2, 0.25, 0.3, 0.75]), 3.0, 1.0), kind="edge",
             about="one probability lies exactly on the threshold"),
        Case((np.array([0.0, 1e-12, 1.0]), 1e9, 1.0), kind="extreme",
             about="a miss costs a billion times as much"),
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
        "Deciding 0 costs $\\hat y$ `* cost_miss` on average. What does deciding 1 cost on average?",
        "Decide 1 where $\\hat y$ `* cost_miss` is at least $(1-\\hat y)$ `* cost_alarm`.",
        "Comparisons give True and False; `.astype(int)` makes integers of them.",
    ],
    reference=decide,
    alternatives=[lambda y_hat, cost_miss, cost_alarm:
                  np.where(y_hat >= cost_alarm / (cost_alarm + cost_miss), 1, 0)],
    cases=decide_cases,
    misconceptions=[
        Misconception(
            "one half", lambda y_hat, cost_miss, cost_alarm: (y_hat >= 0.5).astype(int),
            "A threshold of ½ is right only where both mistakes cost the same. Where a miss is worse, decide "
            "1 sooner.",
        ),
        Misconception(
            "swapped", lambda y_hat, cost_miss, cost_alarm: decide(y_hat, cost_alarm, cost_miss),
            "You exchanged the two costs: when misses are expensive, your threshold rises. It must fall.",
        ),
        Misconception(
            "ratio", lambda y_hat, cost_miss, cost_alarm: (y_hat >= cost_alarm / cost_miss).astype(int),
            "Your threshold is the ratio of the costs, and with equal costs that is 1: compare the "
            "expected cost of **both** decisions. The threshold is a share of the sum of the costs.",
        ),
        Misconception(
            "strict", lambda y_hat, cost_miss, cost_alarm:
            (y_hat * cost_miss > (1 - y_hat) * cost_alarm).astype(int),
            "Right but for the tie: when both decisions cost the same, decide 1. Use `>=`.",
            credit=0.75,
        ),
        Misconception(
            "booleans", lambda y_hat, cost_miss, cost_alarm: y_hat * cost_miss >= (1 - y_hat) * cost_alarm,
            "The decisions are right, but they are True and False. The exercise asks for integers: "
            "`.astype(int)`.",
            credit=0.75,
        ),
        Misconception(
            "floats", lambda y_hat, cost_miss, cost_alarm:
            (y_hat * cost_miss >= (1 - y_hat) * cost_alarm).astype(float),
            "The decisions are right, but they are 0.0 and 1.0. The exercise asks for integers: "
            "`.astype(int)`.",
            credit=0.75,
        ),
        Misconception(
            "reversed", lambda y_hat, cost_miss, cost_alarm:
            (y_hat * cost_miss < (1 - y_hat) * cost_alarm).astype(int),
            "Every decision is reversed. Decide 1 where deciding 0 would cost **more**.",
            also=(lambda y_hat, cost_miss, cost_alarm:
                  (y_hat * cost_miss <= (1 - y_hat) * cost_alarm).astype(int),),
        ),
        Misconception(
            "ratio upside down", lambda y_hat, cost_miss, cost_alarm:
            (y_hat >= cost_miss / cost_alarm).astype(int),
            "Your threshold is the cost of a miss divided by that of an alarm: it rises where misses are "
            "expensive, and with equal costs it is 1. Compare the expected costs of both decisions.",
        ),
        Misconception(
            "miss alone", lambda y_hat, cost_miss, cost_alarm: (y_hat * cost_miss >= 0.5).astype(int),
            "You weighed the probability by the cost of a miss and kept the threshold of ½. The cost of an "
            "alarm must count too: "
            "compare the expected costs of the two decisions.",
        ),
    ],
    explanation="The threshold is `cost_alarm / (cost_alarm + cost_miss)`. It is right only if the "
    "probabilities are: "
    "that is what calibration is for.",
)
