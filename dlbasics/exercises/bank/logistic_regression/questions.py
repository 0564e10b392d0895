"""Exercises of the Logistic regression chapter that ask for no code."""

from functools import cache

import numpy as np

from dlbasics import datasets
from dlbasics.activations import sigmoid
from dlbasics.exercises.bank.combined_misconceptions import with_double_mistakes
from dlbasics.exercises.bank.logistic_regression.standardize import standardize
from dlbasics.exercises.bank.logistic_regression.train_from_nothing import gradient_descent
from dlbasics.exercises.bank.number_format import fraction_character, fraction_of
from dlbasics.exercises.kinds import (
    Choice,
    Number,
    Option,
    Order,
    OrderConstraint,
    Tune,
    WrongNumber,
    WrongRegion,
    fresh_numbers,
)

GRADIENT_DERIVATION = Order(
    id="logistic_regression/gradient-derivation",
    title="Derive the gradient",
    points=4,
    question="Put the lines in order: from the cost of one example to the gradient of the mean loss.",
    lines=[
        "$L_i = -y_i \\log \\hat y_i - (1-y_i)\\log(1-\\hat y_i)$",
        "$\\dfrac{\\partial L_i}{\\partial \\hat y_i} = -\\dfrac{y_i}{\\hat y_i} + \\dfrac{1-y_i}{1-\\hat "
        "y_i}$",
        "$\\dfrac{\\partial L_i}{\\partial \\hat y_i} = \\dfrac{\\hat y_i - y_i}{\\hat y_i\\,(1-\\hat y_i)}$",
        "$\\dfrac{\\partial L_i}{\\partial z_i} = \\dfrac{\\hat y_i - y_i}{\\hat y_i\\,(1-\\hat y_i)} \\cdot "
        "\\hat y_i\\,(1-\\hat y_i)$",
        "$\\dfrac{\\partial L_i}{\\partial z_i} = \\hat y_i - y_i$",
        "$\\dfrac{\\partial L_i}{\\partial w} = (\\hat y_i - y_i)\\, x_i$",
        "$\\dfrac{\\partial L}{\\partial w} = \\dfrac1n \\sum_i (\\hat y_i - y_i)\\, x_i$",
        "$\\dfrac{\\partial L}{\\partial w} = \\dfrac1n X^\\top (\\hat y - y)$",
    ],
    before=[
        OrderConstraint(0, 1, "Begin with the cost of one example: only then is there something to "
                              "differentiate."),
        OrderConstraint(1, 2, "The single fraction is the sum of two fractions over a common denominator: "
                              "those two come first."),
        OrderConstraint(2, 3, "First make one fraction of the two. The line in which it is multiplied by "
                              "$\\hat y_i\\,(1-\\hat y_i)$, the slope of the sigmoid, comes after it."),
        OrderConstraint(3, 4, "$\\hat y_i - y_i$ is what remains after the slope of the sigmoid has "
                              "cancelled the denominator."),
        OrderConstraint(4, 5, "$x_i$ enters with $\\partial z_i/\\partial w = x_i$: first you need the "
                              "derivative with respect to $z_i$."),
        OrderConstraint(5, 6, "The mean over examples collects the gradients of single examples: derive one "
                              "of those first."),
        OrderConstraint(6, 7, "The matrix product is a short way to write the sum over examples: the sum "
                              "comes first."),
    ],
    explanation="Each step out of the cost moves one link inwards: $L_i \\to \\hat y_i \\to z_i \\to w$. "
    "The mean is linear, so it can wait until the end.",
    hints=[
        "Follow the chain from the outside in: cost, prediction, score, weights. Examples are collected "
        "last.",
        "A fraction appears, is simplified, and meets the slope of the sigmoid, which cancels its "
        "denominator.",
    ],
)


def first_step(n=100, ones=30):
    share = ones / n
    answer = 0.5 - share
    return Number(
        id="logistic_regression/first-step",
        title="The first gradient",
        points=2,
        question=f"All weights and the bias are 0. Of {n} training examples, {ones} have $y = 1$. What is "
                 "$\\partial L/\\partial b$ for the **mean** loss?",
        answer=answer,
        tolerance=1e-3,
        mistakes=with_double_mistakes(answer, 1e-3, [
            WrongNumber(-answer, "The sign is reversed: the gradient is the mean of $\\hat y_i - y_i$, not "
                                 "of $y_i - "
                                 "\\hat y_i$."),
            WrongNumber(n * answer, "That is the sum over the examples. The loss is a mean, so divide by $n "
                                    f"= {n}$."),
            WrongNumber(-share, "You took $\\hat y = 0$. With a score of 0 the sigmoid gives one half."),
            WrongNumber(0.5, "That is the mean of $\\hat y_i$. Subtract the mean of $y_i$."),
            WrongNumber(answer / 4, "You multiplied by the slope of the sigmoid, ¼. It has cancelled in the "
                                    "gradient."),
            WrongNumber(0.0, "It would be 0 if half of the examples had $y = 1$."),
            WrongNumber(share, "That is the mean of $y_i$. Subtract it from the mean of $\\hat y_i$."),
            WrongNumber(-n * answer, "That is the sum over the examples, and its sign is reversed: the "
                                     "gradient is the mean "
                                     "of $\\hat y_i - y_i$."),
        ], lambda sign, scale, guess, slope: sign * scale * (guess - share) * slope,
            slips=[
                WrongNumber(1 - share, "You took $\\hat y = 1$. With a score of 0 the sigmoid gives one "
                                       "half."),
                WrongNumber(-share / 2, "That is the part of the examples with $y = 1$. Add the part of "
                                        "those with $y = 0$."),
                WrongNumber((1 - share) / 2, "That is the part of the examples with $y = 0$. Add the part "
                                             "of those with $y = 1$; it is negative."),
                WrongNumber(2 * answer, "There is no factor 2: this loss has logarithms, not squares."),
                WrongNumber(answer / 2, "That is the gradient of the mean squared error. This loss has "
                                        "logarithms: the mean of $\\hat y_i - y_i$ is all that is left."),
            ],
            sign=[1, (-1, "the sign is reversed")],
            scale=[1, (n, "that is the sum, not the mean")],
            guess=[0.5, (0, "a score of 0 gives one half, not 0"),
                   (1, "a score of 0 gives one half, not 1")],
            slope=[1, (0.25, "the slope of the sigmoid, ¼, has cancelled")],
        ),
        explanation=f"Every prediction is $\\sigma(0) = 0.5$, so the gradient is $0.5 - {share:g} = "
                    f"{answer:g}$: "
                    f"the bias must {'fall' if answer > 0 else 'rise'}. "
                    "It comes to rest when the mean prediction equals the share of ones.",
        hints=["What is $\\sigma(0)$?", "$\\partial L/\\partial b$ is the mean of $\\hat y_i - y_i$ over all "
                                        "examples."],
    )


FIRST_STEP = fresh_numbers(
    first_step, lambda n, ones: 0 < ones < n and 100 * ones % n == 0,
    n=(40, 50, 80, 100, 200, 400), ones=(4, 5, 8, 10, 12, 16, 20, 24, 30, 35, 40, 60, 70, 80, 90, 120),
)


def odds(p=0.2, factor=2):
    verb, opposite = {2: ("double", "halved"), 3: ("triple", "divided")}[factor]
    weight, before = float(np.log(factor)), p / (1 - p)
    answer = factor * before / (1 + factor * before)
    return Number(
        id="logistic_regression/odds",
        title=f"{verb.capitalize()} the odds",
        points=2,
        version="4e10aade",  # the same answer is right as before the statement said more
        question=f"A model gives a patient the probability {p:g}. Then one feature, whose weight is "
                 f"$w_j = \\log {factor} \\approx {weight:.3f}$, rises by 1, and the others stay as they "
                 "are. What is the new probability? (Three decimals.)",
        answer=answer,
        tolerance=2e-3,
        mistakes=with_double_mistakes(answer, 2e-3, [
            WrongNumber(factor * p, f"You {verb}d the **probability**. What {verb}s is the odds, $p/(1-p)$."),
            WrongNumber(factor * before, f"That is the new odds, {factor * before:.3g}. Turn odds back into "
                                         "a "
                                         "probability: odds / (1 + odds)."),
            WrongNumber(p + weight,
                        "You added the weight to the probability. It is added to the score, the log-odds."),
            WrongNumber(float(sigmoid(p + weight)),
                        f"You took {p:g} for the score. It is a probability; its score is "
                        f"$\\log({p:g}/{1 - p:g})$."),
            WrongNumber(before / (factor + before), f"You {opposite} the odds. A positive weight raises "
                                                    "them."),
            WrongNumber(factor / (1 + factor), "That is $\\sigma(w_j)$: you took the weight for the whole "
                                               "score. It is **added** to the score of before, "
                                               f"$\\log({p:g}/{1 - p:g})$."),
            WrongNumber(before, f"Those are the odds before the change, ${p:g}/{1 - p:g}$. "
                                f"{verb.capitalize()} them, and turn them back "
                                "into a probability."),
            WrongNumber(p + p * (1 - p) * weight,
                        "You followed the slope of the sigmoid, $\\hat y(1 - \\hat y)$. That is near for a "
                        "small rise of the score; for a large one the curve bends away."),
        ], lambda start, times, back: start * times / (1 + start * times if back else 1),
            slips=[
                WrongNumber(float(np.log(factor * before)), "That is the new score, the log-odds. The "
                                                            "sigmoid turns it into a probability."),
                WrongNumber(factor * p / (1 + factor * p), f"You took {p:g} for the odds. It is a "
                                                           f"probability: its odds are ${p:g}/{1 - p:g}$."),
                WrongNumber(1 - answer, "That is the probability of the opposite. Subtract it from 1."),
                WrongNumber(100 * answer, "A probability is 1 at most. If you mean per cent, write the sign "
                                          "% behind the number."),
            ],
            start=[before, (p, f"{p:g} was taken for the odds, which are ${p:g}/{1 - p:g}$")],
            times=[factor, (1 / factor, "a positive weight raises the odds"),
                   (weight, f"the odds are multiplied by {factor}, not by its logarithm")],
            back=[True, (False, "odds have to be turned back into a probability")],
        ),
        explanation=f"Odds ${p:g}/{1 - p:g} = {fraction_of(before)}$; the weight multiplies them by "
                    f"$e^{{w_j}} = {factor}$; odds of "
                    f"{fraction_character(factor * before)} are a probability of "
                    f"{fraction_character(answer)}.",
        hints=["Odds are $p/(1-p)$. What are they before the change?",
               "A change of $w_j$ in the score multiplies the odds by $e^{w_j}$.",
               "Turn the new odds back into a probability. Odds of 3, for example, mean three times *yes* "
               "for each *no*: that is the probability $3/(3 + 1)$."],
    )


ODDS = fresh_numbers(odds, p=[percent / 100 for percent in range(5, 85, 5)], factor=(2, 3))

SAME_BOUNDARY = Choice(
    id="logistic_regression/same-boundary",
    title="What leaves every decision as it was?",
    points=3,
    question="A model decides $1$ where $\\hat y \\ge 0.5$. Which of these changes leave **every** "
    "decision unchanged, whatever the data? Mark every one that does.",
    options=[
        Option("Doubling $w$ and $b$.",
               "$z$ doubles, its sign stays: the same decisions, with more confidence.", right=True),
        Option("Doubling $w$ alone.",
               "The boundary is $x \\cdot w = -b$: doubling $w$ alone moves it towards the origin, unless $b "
               "= 0$."),
        Option("Adding 1 to $b$.",
               "Every score rises by 1: examples with a score between −1 and 0 change sides."),
        Option("Deciding by $z \\ge 0$ and leaving the sigmoid out.",
               "$\\sigma$ rises and $\\sigma(0) = 0.5$, so both rules are one.", right=True),
        Option("Changing the signs of $w$ and $b$.",
               "Every decision is reversed, except on the boundary itself."),
        Option("Subtracting the training mean $\\mu$ from every example and adding $\\mu \\cdot w$ to $b$.",
               "$(x - \\mu) \\cdot w + b + \\mu \\cdot w = x \\cdot w + b$: no score has changed.",
               right=True),
    ],
    explanation="Decisions depend on the sign of $z$ alone. Probabilities, and so the loss, depend on its "
    "size too.",
    hints=["The decision is the sign of $z = x \\cdot w + b$.",
           "Write the new $z$ for each option and compare its sign with the old one."],
)

SEPARABLE = Choice(
    id="logistic_regression/separable",
    title="A perfect line",
    points=2,
    version="b0f7c072",  # the same answer is right as before the statement said more
    question="A line separates the two classes of the training set without a mistake, and no example lies "
    "on it. You run gradient descent with a small enough learning rate on the mean cross-entropy, without "
    "any penalty, and never stop. What happens?",
    options=[
        Option("The loss tends to 0 and the weights grow without bound, ever more slowly.",
               "Yes: without end, slower and slower. Once the line separates, every doubling of $w$ and $b$ "
               "lowers the loss, so no finite weights are the best ones.", right=True),
        Option("It stops at the separating line with the smallest loss.",
               "There is no such stop: along any separating direction, longer weights always cost less."),
        Option("The loss reaches exactly 0 after finitely many steps.",
               "On paper $\\sigma(z)$ never reaches 1, so each example always costs something."),
        Option("The steps become larger and larger, and the loss diverges.",
               "The gradient shrinks together with the errors $\\hat y - y$: the steps become smaller."),
        Option("Gradient descent gets stuck in a local minimum.",
               "The loss is convex: it has no local minimum that is not global. Here it has no minimum at "
               "all."),
    ],
    explanation="A penalty on the weights gives the loss a minimum again; stopping early does something "
    "similar.",
    hints=["Take weights that separate, and multiply them by 2. What does each example's cost do?",
           "Is there any finite point at which the gradient is 0?"],
)


@cache
def patients():
    """The held-out part and the model that the threshold explorer of the chapter draws: ``(y, y_hat)``."""
    X, y, *_ = datasets.load_breast_cancer()
    order = np.random.default_rng(0).permutation(len(y))
    train, test = order[:400], order[400:]
    X, X_test = standardize(X[train][:, [0, 1, 4]], X[test][:, [0, 1, 4]])
    w, b = gradient_descent(X, y[train], steps=2000, lr=0.5)
    return y[test], sigmoid(X_test @ w + b)


def rates(threshold):
    """Share of the malignant samples that are found, and of the benign ones that raise an alarm."""
    y, y_hat = patients()
    return np.mean(y_hat[y == 1] >= threshold), np.mean(y_hat[y == 0] >= threshold)


THRESHOLD = Tune(
    id="logistic_regression/threshold",
    title="Miss few, alarm few",
    points=2,
    question="Move the **threshold** explorer until at least 92 % of the malignant samples are found and at "
    "most 20 % of the benign ones raise an alarm.",
    explorer="threshold",
    offers={"threshold": (0.01, 0.99)},
    goal=lambda threshold: bool(rates(threshold)[0] >= 0.92 and rates(threshold)[1] <= 0.2),
    mistakes=[
        WrongRegion(lambda threshold: bool(rates(threshold)[0] < 0.92),
                    "Too many malignant samples are missed. A lower threshold finds more of them."),
        WrongRegion(lambda threshold: bool(rates(threshold)[1] > 0.2),
                    "Enough are found, at the price of too many false alarms. Raise the threshold a little."),
    ],
    explanation="Somewhere below one half: here a miss costs more than an alarm. Note that you have now "
    "chosen the threshold on held-out data; its true rates need data that are newer still.",
    hints=["At a threshold of one half, which of the two conditions fails?",
           "Go down from one half in small steps."],
)
