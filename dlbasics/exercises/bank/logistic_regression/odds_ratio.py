"""Compute the factor by which the odds change when a feature rises by a step."""

import numpy as np

from dlbasics.activations import sigmoid
from dlbasics.exercises.kinds import Case, Code, Misconception


def odds_ratio(w, sd, step):
    return np.exp(w * step / sd)


def odds_ratio_cases(rng):
    w, sd, step = rng.normal(size=4), rng.uniform(0.5, 20, 4), rng.uniform(0.1, 9, 4)
    return [
        Case((w, sd, step), about="four features"),
        Case((np.array([0.5, -0.5]), np.array([2.0, 4.0]), np.array([2.0, 2.0])),
             about="one weight of each sign"),
        Case((np.array([0.0, 1.0]), np.array([3.0, 3.0]), np.array([1.0, 0.0])), kind="edge",
             about="a weight of 0, and a step of 0"),
        Case((np.array([-30.0]), np.array([0.1]), np.array([1.0])), kind="extreme",
             about="a strong weight, a small deviation"),
    ]


ODDS_RATIO = Code(
    id="logistic_regression/odds-ratio",
    title="Read a weight aloud",
    points=3,
    stub='''\
def odds_ratio(w, sd, step):
    """`w` holds weights for **standardized** features whose standard deviations
    were `sd`. By what factor do the odds of $y = 1$ change when a feature rises
    by `step` in its **original** unit, the others fixed? All three are arrays
    of shape `(d,)`."""
    ...
''',
    hints=[
        "The score is the logarithm of the odds: what is added to the score multiplies the odds.",
        "A rise of `step` in the original unit is a rise of `step / sd` in the standardized feature.",
    ],
    reference=odds_ratio,
    alternatives=[lambda w, sd, step: np.exp(w / sd) ** step],
    cases=odds_ratio_cases,
    misconceptions=[
        Misconception(
            "forgets the scaling", lambda w, sd, step: np.exp(w * step),
            "That would be right for weights of the original features. Here a rise of `step` moves the "
            "standardized feature by `step / sd` only.",
        ),
        Misconception(
            "log-odds", lambda w, sd, step: w * step / sd,
            "That is how much the **score** changes, the log-odds. The odds themselves change by the factor "
            "$e$ to that power.",
        ),
        Misconception(
            "multiplies by sd", lambda w, sd, step: np.exp(w * step * sd),
            "Standardizing divides by `sd`. You multiplied.",
        ),
        Misconception(
            "probability", lambda w, sd, step: sigmoid(w * step / sd),
            "A sigmoid turns a score into a probability. The question asks for a factor on the odds, which "
            "is 1 where nothing changes.",
        ),
        Misconception(
            "rise instead of factor", lambda w, sd, step: np.expm1(w * step / sd),
            "You subtracted 1: that is the relative **rise**. The factor itself is $e^{\\ldots}$.",
            also=(lambda w, sd, step: 100 * np.expm1(w * step / sd),),
        ),
        Misconception(
            "one deviation", lambda w, sd, step: np.exp(w),
            "That is the factor for a rise of one standard deviation. How many deviations is a rise of "
            "`step`?",
        ),
        Misconception(
            "one unit", lambda w, sd, step: np.exp(w / sd),
            "That is the factor for a rise of 1 in the original unit. The rise is `step`.",
        ),
        Misconception(
            "all at once", lambda w, sd, step: np.exp(np.sum(w * step / sd)),
            "You let all features rise together: one number for all. The question is about one feature after "
            "the other, *the others fixed*.",
        ),
        Misconception(
            "straight line", lambda w, sd, step: 1 + w * step / sd,
            "$1 + x$ is near $e^x$ only for small $x$. The factor is the exponential itself, and never "
            "negative.",
        ),
        Misconception(
            "fall", lambda w, sd, step: np.exp(-w * step / sd),
            "You computed the factor for a **fall** by `step`: a positive weight raises the odds.",
        ),
        Misconception(
            "linear", lambda w, sd, step: step * np.exp(w / sd),
            "Two steps of 1 multiply the odds twice: the factor for `step` is $e^{w/sd}$ to the **power** "
            "`step`, not times `step`.",
            also=(lambda w, sd, step: np.exp(w) * step / sd,),
        ),
    ],
    explanation="Epidemiologists publish exactly these numbers. Note the words *the others fixed*: "
    "features that rise and fall together share their weight in ways that one number does not tell.",
)
