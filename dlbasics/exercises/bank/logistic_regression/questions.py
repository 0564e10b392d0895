"""Exercises of the Logistic regression chapter that ask for no code."""

from functools import cache

import numpy as np

from dlbasics import datasets
from dlbasics.activations import sigmoid
from dlbasics.exercises.kinds import Before, Choice, Mistake, Number, Option, Order, Tune, Wrong

from .standardize import standardize
from .train_from_nothing import gradient_descent

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
        Before(0, 1, "Begin with the cost of one example: only then is there something to differentiate."),
        Before(1, 2, "The single fraction is the sum of two fractions over a common denominator: those two "
                     "come first."),
        Before(2, 3, "The slope of the sigmoid multiplies the derivative with respect to $\\hat y_i$, "
                     "already one fraction."),
        Before(3, 4, "$\\hat y_i - y_i$ is what remains after the slope of the sigmoid has cancelled the "
                     "denominator."),
        Before(4, 5, "$x_i$ enters with $\\partial z_i/\\partial w = x_i$: first you need the derivative "
                     "with respect to $z_i$."),
        Before(5, 6, "The mean over examples collects the gradients of single examples: derive one of those "
                     "first."),
        Before(6, 7, "The matrix product is a short way to write the sum over examples: the sum comes "
                     "first."),
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

FIRST_STEP = Number(
    id="logistic_regression/first-step",
    title="The first gradient",
    points=2,
    question="All weights and the bias are 0. Of 100 training examples, 30 have $y = 1$. What is "
    "$\\partial L/\\partial b$ for the **mean** loss?",
    answer=0.2,
    tolerance=1e-3,
    mistakes=[
        Mistake(-0.2, "The sign is reversed: the gradient is the mean of $\\hat y_i - y_i$, not of $y_i - "
                      "\\hat y_i$."),
        Mistake(20, "That is the sum over the examples. The loss is a mean, so divide by $n = 100$."),
        Mistake(-0.3, "You took $\\hat y = 0$. With a score of 0 the sigmoid gives one half."),
        Mistake(0.5, "That is the mean of $\\hat y_i$. Subtract the mean of $y_i$."),
        Mistake(0.05, "You multiplied by the slope of the sigmoid, ¼. It has cancelled in the gradient."),
        Mistake(0.0, "It would be 0 if half of the examples had $y = 1$."),
        Mistake(0.3, "That is the mean of $y_i$. Subtract it from the mean of $\\hat y_i$."),
        Mistake(-20, "That is the sum over the examples, and its sign is reversed: the gradient is the mean "
                     "of $\\hat y_i - y_i$."),
    ],
    explanation="Every prediction is $\\sigma(0) = 0.5$, so the gradient is $0.5 - 0.3 = 0.2$: the bias must "
    "fall. "
    "It comes to rest when the mean prediction equals the share of ones.",
    hints=["What is $\\sigma(0)$?", "$\\partial L/\\partial b$ is the mean of $\\hat y_i - y_i$ over all "
                                    "examples."],
)

ODDS = Number(
    id="logistic_regression/odds",
    title="Double the odds",
    points=2,
    question="A model gives a patient the probability 0.2. Then one feature rises by 1, and its weight is "
    "$w_j = \\log 2 \\approx 0.693$. What is the new probability? (Three digits.)",
    answer=1 / 3,
    tolerance=2e-3,
    mistakes=[
        Mistake(0.4, "You doubled the **probability**. What doubles is the odds, $p/(1-p)$."),
        Mistake(0.5, "That is the new odds, 0.5. Turn odds back into a probability: odds / (1 + odds)."),
        Mistake(0.2 + np.log(2),
                "You added the weight to the probability. It is added to the score, the log-odds."),
        Mistake(float(sigmoid(0.2 + np.log(2))),
                "You took 0.2 for the score. It is a probability; its score is $\\log(0.2/0.8)$."),
        Mistake(1 / 9, "You halved the odds. A positive weight raises them."),
        Mistake(2 / 3, "That is $\\sigma(w_j)$: you took the weight for the whole score. It is **added** to "
                       "the score of before, $\\log(0.2/0.8)$."),
        Mistake(0.25, "Those are the odds before the change, $0.2/0.8$. Double them, and turn them back "
                      "into a probability."),
        Mistake(0.2 + 0.16 * np.log(2),
                "You followed the slope of the sigmoid, $\\hat y(1 - \\hat y)$. That is near for a small "
                "change; for a large one the curve bends away."),
        Mistake(0.33, "The idea is right; give three digits."),
    ],
    explanation="Odds $0.2/0.8 = 1/4$; the weight multiplies them by $e^{w_j} = 2$; odds of ½ are a "
    "probability of ⅓.",
    hints=["Odds are $p/(1-p)$. What are they before the change?",
                         "A change of $w_j$ in the score multiplies the odds by $e^{w_j}$."],
)

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
    question="A line separates the two classes of the training set without a mistake. You run gradient "
    "descent on the mean cross-entropy, without any penalty, and never stop. What happens?",
    options=[
        Option("The loss tends to 0 and the weights grow without bound, ever more slowly.",
               "Yes. Once the line separates, every doubling of $w$ and $b$ lowers the loss, so no finite "
               "weights are the best ones.", right=True),
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
    goal=lambda threshold: bool(rates(threshold)[0] >= 0.92 and rates(threshold)[1] <= 0.2),
    mistakes=[
        Wrong(lambda threshold: bool(rates(threshold)[0] < 0.92),
              "Too many malignant samples are missed. A lower threshold finds more of them."),
        Wrong(lambda threshold: bool(rates(threshold)[1] > 0.2),
              "Enough are found, at the price of too many false alarms. Raise the threshold a little."),
    ],
    explanation="Somewhere below one half: in screening, a miss costs more than an alarm. Note that you "
    "have now chosen the threshold on held-out data; its true rates need data that are newer still.",
    hints=["At a threshold of one half, which of the two conditions fails?",
           "Go down from one half in small steps."],
)
