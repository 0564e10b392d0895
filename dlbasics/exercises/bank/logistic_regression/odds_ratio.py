"""Compute the factor by which the odds change when a feature rises by a step."""

import numpy as np

from dlbasics.activations import sigmoid
from dlbasics.exercises.bank.combined_misconceptions import two_at_once
from dlbasics.exercises.kinds import Case, Code, Misconception


def odds_ratio(w, sd, step):
    return np.exp(w * step / sd)


# -- two at once -----------------------------------------------------------------------------------------


def ratio_with(rise=lambda step, sd: step / sd, sign=1, factor=np.exp):
    """The factor for another rise of the standardized feature, or another function of the score's change."""
    return lambda w, sd, step: factor(sign * w * rise(step, sd))


RISES = [
    ("forgets the scaling", {"rise": lambda step, sd: step}),
    ("multiplies by sd", {"rise": lambda step, sd: step * sd}),
    ("one deviation", {"rise": lambda step, sd: 1}),
    ("one unit", {"rise": lambda step, sd: 1 / sd}),
    ("scaled twice", {"rise": lambda step, sd: step / sd**2}),
    ("whole deviations", {"rise": lambda step, sd: step // sd}),
]
SIGN = [("fall", {"sign": -1})]
FACTORS = [
    ("rise instead of factor", {"factor": np.expm1}),
    ("straight line", {"factor": lambda change: 1 + change}),
    *(("another base", {"factor": lambda change, base=base: base**change}) for base in (10.0, 2.0)),
    ("factor on the probability", {"factor": lambda change: 2 * sigmoid(change)}),
]


def odds_ratio_cases(rng):
    w, sd, step = rng.normal(size=4), rng.uniform(0.5, 20, 4), rng.uniform(0.1, 9, 4)
    return [
        Case((w, sd, step), about="four features"),
        Case((np.array([0.5, -0.5]), np.array([2.0, 4.0]), np.array([2.0, 2.0])),
             about="one weight of each sign"),
        Case((np.array([0.7, -1.2]), np.array([2.0, 0.5]), np.array([-3.0, -1.0])),
             about="features that fall: negative steps"),
        Case((np.array([0.0, 1.0]), np.array([3.0, 3.0]), np.array([1.0, 0.0])), kind="edge",
             about="a weight of 0, and a step of 0"),
        Case((np.array([-30.0, 30.0]), np.array([0.1, 0.1]), np.array([1.0, 1.0])), kind="extreme",
             about="strong weights, a small deviation"),
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
        "The score is the logarithm of the odds. So what happens to the odds when something is **added** to "
        "the score?",
        "The model sees the standardized feature. By how much does that rise when the original one rises by "
        "`step`? Check yourself: for a step of one standard deviation the factor depends on `w` alone.",
    ],
    reference=odds_ratio,
    alternatives=[lambda w, sd, step: np.exp(w / sd) ** step],
    cases=odds_ratio_cases,
    misconceptions=[
        Misconception(
            "forgets the scaling", lambda w, sd, step: np.exp(w * step),
            "This fits weights of the original features. Here a rise of `step` moves the "
            "standardized feature by `step / sd` only.",
        ),
        Misconception(
            "log-odds", lambda w, sd, step: w * step / sd,
            "This is how much the **score** changes, the log-odds. The odds themselves change by the factor "
            "$e$ to that power.",
        ),
        Misconception(
            "not quite the log-odds", lambda w, sd, step: w * step,
            "Two things: this has the size of a change of the **score**, the log-odds, and the odds change "
            "by the factor $e$ to that power. And the score changes by `w` times the rise of the "
            "*standardized* feature: how large is it when the original one rises by `step`?",
            also=(lambda w, sd, step: w / sd, lambda w, sd, step: w * step * sd),
        ),
        Misconception(
            "multiplies by sd", lambda w, sd, step: np.exp(w * step * sd),
            "This is what multiplying by `sd` gives. Standardizing divides by it, so a rise of `step` counts "
            "less where `sd` is large.",
            also=(lambda w, sd, step: np.exp(w * sd),),
        ),
        Misconception(
            "probability", lambda w, sd, step: sigmoid(w * step / sd),
            "A sigmoid gives a number from 0 to 1, a probability. The question asks for a factor on the "
            "**odds**: it is 1 where nothing changes, and can be any positive number.",
            also=(lambda w, sd, step: sigmoid(w * step), lambda w, sd, step: sigmoid(w / sd),
                  lambda w, sd, step: sigmoid(w)),
        ),
        Misconception(
            "factor on the probability", lambda w, sd, step: 2 * sigmoid(w * step / sd),
            "This is the factor (or the change) of the **probability**, for an example whose probability was "
            "½, say. Each example has another one. The odds change by the same factor for all.",
            also=(lambda w, sd, step: sigmoid(w * step / sd) - 0.5,
                  lambda w, sd, step: sigmoid(w * step / sd) / sigmoid(w),
                  lambda w, sd, step: sigmoid(w + w * step / sd) / sigmoid(w)),
        ),
        Misconception(
            "rise instead of factor", lambda w, sd, step: np.expm1(w * step / sd),
            "This is the relative **rise**, the factor minus 1 (or a percentage). Where nothing changes the "
            "factor is 1.",
            also=(lambda w, sd, step: 100 * np.expm1(w * step / sd),
                  lambda w, sd, step: 100 * np.exp(w * step / sd)),
        ),
        Misconception(
            "one deviation", lambda w, sd, step: np.exp(w),
            "The step counts as one standard deviation here, whatever `step` is. How many deviations is a "
            "rise of `step`?",
        ),
        Misconception(
            "one unit", lambda w, sd, step: np.exp(w / sd),
            "The step counts as 1 in the original unit here, whatever it is. The rise is `step`.",
        ),
        Misconception(
            "all at once", lambda w, sd, step: np.exp(np.sum(w * step / sd)),
            "This is one number for all features, as if they rose together or their factors were put "
            "together. The question is about one feature after the other, *the others fixed*.",
            also=(lambda w, sd, step: np.exp(np.sum(w * step)),
                  lambda w, sd, step: np.sum(np.exp(w * step / sd)),
                  lambda w, sd, step: np.mean(np.exp(w * step / sd))),
        ),
        Misconception(
            "straight line", lambda w, sd, step: 1 + w * step / sd,
            "$1 + x$ is near $e^x$ only for small $x$. The factor is the exponential itself, and never "
            "negative.",
        ),
        Misconception(
            "slope of the factor", lambda w, sd, step: step * w / sd * np.exp(w / sd),
            "This is 0 where the weight is 0: it is how fast the factor $e^x$ grows, times a step. Asked "
            "for is the factor itself, which is 1 there.",
            also=(lambda w, sd, step: w * step / sd * np.exp(w),
                  lambda w, sd, step: w * step / sd * np.exp(w * step / sd)),
        ),
        Misconception(
            "fall", lambda w, sd, step: np.exp(-w * step / sd),
            "The sign of the change is reversed here, as if the feature **fell**: a positive weight raises "
            "the odds when its feature rises.",
        ),
        Misconception(
            "never below 1", lambda w, sd, step: np.exp(np.abs(w) * step / sd),
            "The sign of the weight is lost here. With a negative weight the odds **fall** as its feature "
            "rises, so that the factor lies between 0 and 1.",
            also=(lambda w, sd, step: np.exp(np.abs(w) * step), lambda w, sd, step: np.exp(np.abs(w) / sd),
                  lambda w, sd, step: np.exp(np.abs(w)), lambda w, sd, step: np.exp(np.abs(w * step / sd))),
        ),
        Misconception(
            "linear", lambda w, sd, step: step * np.exp(w / sd),
            "Two steps of 1 multiply the odds twice: the factor for `step` is $e^{w/sd}$ to the **power** "
            "`step`, not times `step`.",
            also=(lambda w, sd, step: np.exp(w) * step / sd, lambda w, sd, step: np.exp(w) * step),
        ),
        Misconception(
            "changes added", lambda w, sd, step: 1 + step * (np.exp(w / sd) - 1),
            "The change for one unit is added `step` times. Factors multiply: the factor for `step` is "
            "$e^{w/sd}$ to the **power** `step`.",
        ),
        Misconception(
            "sd outside the power", lambda w, sd, step: np.exp(w * step) / sd,
            "Here `sd` does not scale the exponent. It belongs to the rise of the feature, and so into the "
            "power: a step of 0 must give the factor 1.",
            also=(lambda w, sd, step: np.exp(w * step) / np.exp(sd),
                  lambda w, sd, step: np.exp(w * step) * sd, lambda w, sd, step: np.exp(w) / sd,
                  lambda w, sd, step: np.exp(w * step - sd)),
        ),
        Misconception(
            "upside down", lambda w, sd, step: np.exp(w / (sd * step)),
            "This factor comes nearer to 1 when `step` grows. A larger step changes the odds more: `step` "
            "multiplies the weight, `sd` divides it.",
            also=(lambda w, sd, step: np.exp(w * sd / step), lambda w, sd, step: np.exp(w / step)),
        ),
        Misconception(
            "added in the power", lambda w, sd, step: np.exp(w + step / sd),
            "This is what **adding** weight and step, or their factors, gives. The score changes by the "
            "weight **times** the rise: a weight of 0 must give the factor 1.",
            also=(lambda w, sd, step: np.exp(w / sd + step), lambda w, sd, step: np.exp(w + step),
                  lambda w, sd, step: np.exp(w) + np.exp(step / sd),
                  lambda w, sd, step: np.exp(w) ** step + np.exp(1 / sd),
                  lambda w, sd, step: np.exp(w + step - sd)),
        ),
        Misconception(
            "scaled twice", lambda w, sd, step: np.exp(w * step / sd**2),
            "`sd` counts with the wrong power. The weight belongs to the standardized feature and stays as "
            "it is; only the step is divided, once, by the standard deviation.",
            also=(lambda w, sd, step: np.exp(w * step / np.sqrt(sd)),),
        ),
        Misconception(
            "whole deviations", lambda w, sd, step: np.exp(w * (step // sd)),
            "Only **whole** deviations of the step count here: the quotient is cut, as `//` does, or "
            "rounded. Half a deviation changes the odds, too: divide with `/`.",
            also=(lambda w, sd, step: np.exp(w * np.round(step / sd)),),
        ),
        Misconception(
            "step as a value", lambda w, sd, step: np.exp(w * (step - step.mean()) / sd),
            "A step is a difference of two values, so no mean is subtracted from it: the mean cancels. Only "
            "the division by `sd` changes a difference.",
            also=(lambda w, sd, step: np.exp(w * (step - step.mean()) / step.std()),),
        ),
        Misconception(
            "another base", lambda w, sd, step: 10.0 ** (w * step / sd),
            "This is a power of 10 or of 2. The score is the **natural** logarithm of the odds: the base is "
            "$e$.",
            also=(lambda w, sd, step: 2.0 ** (w * step / sd),),
        ),
        Misconception(
            "weight forgotten", lambda w, sd, step: np.exp(step / sd),
            "The weight makes no difference here. It says how much the score rises for each deviation.",
            also=(lambda w, sd, step: np.exp(step),),
        ),
        Misconception(
            "logarithm", lambda w, sd, step: np.log(w * step / sd),
            "This is a logarithm of the change of the score. The score is already a logarithm, that of the "
            "odds: undo it.",
            also=(lambda w, sd, step: np.log1p(np.abs(w * step / sd)),),
        ),
        Misconception(
            "sign of the step lost", lambda w, sd, step: np.exp(w * np.abs(step) / sd),
            "A step of −3 counts as 3 here. Where a feature falls, the odds change by the reciprocal factor: "
            "keep the sign of the step.",
        ),
        Misconception(
            "held at a limit", lambda w, sd, step: np.exp(np.clip(w * step / sd, -5, 5)),
            "Where the change of the score passes some limit, your factor no longer changes: clipping does "
            "that. Here exp overflows for no real feature: let it have the change as it is.",
            also=tuple(lambda w, sd, step, limit=limit: np.exp(np.clip(w * step / sd, -limit, limit))
                       for limit in (1, 2, 3, 10, 20, 30, 50, 100)),
        ),
    ],
    composed=two_at_once(ratio_with, RISES, SIGN, FACTORS),
    explanation="Epidemiologists publish exactly these numbers. Note the words *the others fixed*: "
    "features that rise and fall together share their weight in ways that one number does not tell.",
    rows_alone=("w", "sd", "step"),
)
