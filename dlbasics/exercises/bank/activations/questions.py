"""Exercises of the Activations chapter that ask for no code."""

import numpy as np

from dlbasics.activations import softmax
from dlbasics.exercises.kinds import Before, Choice, Mistake, Number, Option, Order, Tune, Wrong

DYING_RELU = Choice(
    id="activations/dying-relu",
    title="A silent unit",
    points=2,
    question="A ReLU unit in the only hidden layer has a negative pre-activation for **every** training "
             "example. You go on training with plain gradient descent. What happens to this unit?",
    options=[
        Option("Nothing: its weights and bias stay exactly as they are.",
               "Yes. Output 0 and slope 0 on every example: each term of its gradient is 0, so no step "
               "moves it.",
               right=True),
        Option("It recovers slowly, since the other units change.",
               "Its input is the data, which does not change, and its own gradient is 0. In a deeper layer, "
               "whose input does change, recovery would be possible; here it is not."),
        Option("Its bias recovers, since the bias does not depend on the input.",
               "The bias gradient also passes through the slope of the ReLU, and that slope is 0."),
        Option("Its weights shrink to 0.",
               "Only weight decay would do that. Plain gradient descent subtracts the gradient, and the "
               "gradient is 0."),
        Option("A smaller learning rate wakes it up.",
               "A smaller learning rate makes such an accident rarer. Afterwards, any learning rate times 0 "
               "is 0."),
    ],
    explanation="A leak cures it: with slope 0.01 instead of 0 the gradient is small, but it is there.",
    hints=["Follow the chain rule: the unit's gradient is (what arrives from above) x (slope) x (input). "
           "Which is 0?"],
)

SOFTMAX_LAWS = Choice(
    id="activations/softmax-laws",
    title="What leaves a softmax unchanged?",
    points=3,
    question="Which of these changes to the scores $z$ leave **all** probabilities of the softmax as they "
             "were, whatever $z$ is? Mark every one that does.",
    options=[
        Option("Adding 100 to every score.",
               "A common factor $e^{100}$ cancels: nothing changes.", right=True),
        Option("Subtracting the largest score from every score.",
               "It is a shift by a constant, so nothing changes; and it is what makes the computation "
               "safe.", right=True),
        Option("Doubling every score.",
               "Doubling doubles the differences too: temperature 1/2. The largest probability grows."),
        Option("Dividing every score by their sum.",
               "That is a change of scale, so it acts as a temperature; and it fails where the sum is 0."),
        Option("Adding 100 to the largest score only.",
               "This class now takes nearly everything: the differences changed."),
        Option("Adding 3 to every score at temperature 2.",
               "Every quotient $z_i/2$ grows by the same 1.5: at a fixed temperature a shift still "
               "cancels.", right=True),
    ],
    explanation="Softmax sees differences between scores and nothing else.",
    hints=["Write $f_i/f_j = e^{z_i - z_j}$. Which of the changes keep every difference?"],
)

SIGMOID_CHAIN = Number(
    id="activations/sigmoid-chain",
    title="Five sigmoids deep",
    points=2,
    question="A gradient passes back through five layers, each with one sigmoid unit and weight 1. What is "
             "the **largest** factor by which the five sigmoids can multiply it? (Three significant digits.)",
    answer=0.25**5,
    tolerance=5e-6,
    mistakes=[
        Mistake(0.5**5, "You multiplied values, $\\sigma(0) = 1/2$. The gradient is multiplied by "
                        "**slopes**: $\\sigma'(0) = 1/4$ at most."),
        Mistake(1.25, "The chain rule multiplies the slopes, it does not add them."),
        Mistake(0.25**4, "That is four layers. Count the sigmoids once more."),
        Mistake(0.001, "Right to one digit. The exercise asks for three."),
        Mistake(0.25, "That is one sigmoid. The gradient passes through five, one after the other."),
        Mistake(1.0, "Factor 1 would be a ReLU that is switched on. How steep is the sigmoid at its "
                     "steepest point?"),
    ],
    explanation="$(1/4)^5 \\approx 0.000977$: less than a thousandth remains, and that is the best case.",
    hints=["$\\sigma' = \\sigma(1-\\sigma)$. For which value of $\\sigma$ is that product largest?"],
)

SIGMOID_DERIVATION = Order(
    id="activations/sigmoid-derivation",
    title="Derive the slope of the sigmoid",
    points=3,
    question="Put the lines in order, from the definition to the form that is used in code.",
    lines=[
        "$\\sigma(x) = (1 + e^{-x})^{-1}$",
        "$\\sigma'(x) = -(1 + e^{-x})^{-2} \\cdot (-e^{-x})$",
        "$\\sigma'(x) = \\dfrac{1}{1 + e^{-x}} \\cdot \\dfrac{e^{-x}}{1 + e^{-x}}$",
        "$\\sigma'(x) = \\dfrac{1}{1 + e^{-x}} \\cdot \\left(1 - \\dfrac{1}{1 + e^{-x}}\\right)$",
        "$\\sigma'(x) = \\sigma(x)\\,(1 - \\sigma(x))$",
    ],
    before=[
        Before(0, 1, "Begin with what is being differentiated: the definition."),
        Before(1, 2, "The chain rule comes first; only then can its result be split into two fractions."),
        Before(2, 3, "The step to $1 - \\ldots$ rewrites the fraction $e^{-x}/(1+e^{-x})$: that fraction "
                     "must be there first."),
        Before(3, 4, "Only when both factors are written with $1/(1+e^{-x})$ can you recognise $\\sigma$ in "
                     "them."),
    ],
    explanation="The trick is $\\frac{e^{-x}}{1+e^{-x}} = 1 - \\frac{1}{1+e^{-x}}$, which is also "
                "$\\sigma(-x)$.",
    hints=["First the definition, then the chain rule, then algebra that brings $\\sigma$ back."],
)

LOGITS = np.array([1.0, 2.0, 3.0, 4.0])  # the scores that the temperature explorer of the chapter draws


def top_share(temperature):
    return softmax(LOGITS / temperature).max()


TEMPERATURE = Tune(
    id="activations/temperature",
    title="Not too sure of itself",
    points=2,
    question="Move the **temperature** explorer until the largest probability is between 0.45 and 0.55.",
    explorer="temperature",
    goal=lambda temperature: bool(0.45 <= top_share(temperature) <= 0.55),
    mistakes=[
        Wrong(lambda temperature: bool(top_share(temperature) > 0.55),
              "Too sure: the largest bar is still above 0.55. A higher temperature flattens."),
        Wrong(lambda temperature: bool(top_share(temperature) < 0.45),
              "Too flat: the largest bar is below 0.45. A lower temperature sharpens."),
    ],
    explanation="Only the quotient $z/\\tau$ counts: temperature 2 does to these scores what halving all of "
                "them would do.",
    hints=["At temperature 1 the largest probability is about 0.64. Which way does it have to go?"],
)
