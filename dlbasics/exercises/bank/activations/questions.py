"""Exercises of the Activations chapter that ask for no code."""

import numpy as np

from dlbasics.activations import softmax
from dlbasics.exercises.bank.combined_misconceptions import with_double_mistakes
from dlbasics.exercises.bank.number_format import in_tex, in_words
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
               "Nothing pulls them to 0: a step subtracts the gradient, times the learning rate, and the "
               "gradient is 0."),
        Option("A smaller learning rate wakes it up.",
               "A smaller learning rate makes such an accident rarer. Afterwards, any learning rate times 0 "
               "is 0."),
    ],
    explanation="A leak helps: with slope 0.01 instead of 0 the gradient is small, but it is there. So the "
                "unit moves again, but with so small a leak it can take very long until it comes back.",
    hints=["Follow the chain rule. The gradient of a weight is a product of three: what arrives from the "
           "next layer, the slope of the activation, and the input. Which of them is 0?",
           "One factor of the three is 0 on every example. What is the sum of these products, for each "
           "weight and for the bias?"],
)


def softmax_laws(shift=100, small=3, temperature=2):
    return Choice(
        id="activations/softmax-laws",
        title="What leaves a softmax unchanged?",
        points=3,
        question="Which of these changes to the scores $z$ leave **all** probabilities of the softmax as "
                 "they were, whatever $z$ is? Mark every one that does.",
        options=[
            Option(f"Adding {shift} to every score.",
                   f"A common factor $e^{{{shift}}}$ cancels: nothing changes.", right=True),
            Option("Subtracting the largest score from every score.",
                   "It is a shift by a constant, so nothing changes; and it is what makes the computation "
                   "safe.", right=True),
            Option("Doubling every score.",
                   "Doubling doubles the differences too: temperature 1/2. Unless all scores are equal, the "
                   "largest probability grows."),
            Option("Dividing every score by their sum.",
                   "That is a change of scale: it acts as a temperature, turns the order round where the sum "
                   "is negative, and fails where it is 0."),
            Option(f"Adding {shift} to the largest score only.",
                   "This class now takes nearly everything: the differences changed."),
            Option(f"Adding {small} to every score at temperature {temperature}.",
                   f"Every quotient $z_i/{temperature}$ grows by the same {small / temperature:g}: at a "
                   "fixed temperature a shift still cancels.", right=True),
        ],
        explanation="Softmax depends on the differences between the scores and on nothing else.",
        hints=["Write $f_i/f_j = e^{z_i - z_j}$. Which of the changes keep every difference?",
               "The same number added to all scores keeps them. What does a common factor do to a "
               "difference, and what does a change of one score alone?"],
    )


SOFTMAX_LAWS = fresh_numbers(softmax_laws, shift=(10, 20, 50, 100, 1000), small=(1, 3, 4, 6),
                             temperature=(2, 4, 5, 8))


def sigmoid_chain(depth=5):
    count, answer = in_words(depth), 0.25**depth
    return Number(
        id="activations/sigmoid-chain",
        title=f"{count.capitalize()} sigmoids deep",
        points=2,
        version="faeea39b",  # the same answer is right as before the statement said more
        question=f"A gradient passes back through {count} layers, each with one sigmoid unit, weight 1 and "
                 f"a bias of any size. What is the **largest** factor by which the {count} sigmoids can "
                 "multiply it? (Three significant digits.)",
        answer=answer,
        tolerance=0.00512 * answer,
        mistakes=with_double_mistakes(answer, 0.00512 * answer, [
            WrongNumber(0.5**depth, "You multiplied values, $\\sigma(0) = 1/2$. The gradient is multiplied "
                                    "by **slopes**: $\\sigma'(0) = 1/4$ at most."),
            WrongNumber(0.25 * depth, "The chain rule multiplies the slopes, it does not add them."),
            WrongNumber(0.25 ** (depth - 1), f"That is {in_words(depth - 1)} layers. Count the sigmoids once "
                                             "more."),
            WrongNumber(0.25, f"That is one sigmoid. The gradient passes through {count}, one after the "
                              "other."),
            WrongNumber(1.0, "Factor 1 would be a ReLU that is switched on. How steep is the sigmoid at its "
                             "steepest point?"),
        ], lambda slope, layers: slope**layers,
            slips=[
                WrongNumber(0.25 ** (depth + 1), f"That is {in_words(depth + 1)} layers. Count the sigmoids "
                                                 "once more."),
                WrongNumber(4.0**depth, "That is larger than 1. You multiplied by 4 each time; the slope is "
                                        "¼ at most."),
            ],
            slope=[0.25, (0.5, "values of the sigmoid stand where its slopes belong")],
            layers=[depth, (depth - 1, f"that is {in_words(depth - 1)} layers"),
                    (depth + 1, f"that is {in_words(depth + 1)} layers")],
        ),
        explanation=f"$(1/4)^{{{depth}}} \\approx {in_tex(answer)}$: that is what remains in the best case.",
        hints=["$\\sigma' = \\sigma(1-\\sigma)$. For which value of $\\sigma$ is that product largest?",
               "The chain rule multiplies one slope for each sigmoid. With suitable biases all of them are "
               "the largest at once: a power."],
    )


SIGMOID_CHAIN = fresh_numbers(sigmoid_chain, depth=range(5, 14))


def sigmoid_derivation(slope=1):
    k = "" if slope == 1 else str(slope)
    f, of = (r"\sigma", "") if slope == 1 else ("f", f" for $f(x) = \\sigma({k}x)$")
    power, times = f"e^{{-{k}x}}", rf"{k} \cdot " if k else ""
    return Order(
        id="activations/sigmoid-derivation",
        title="Derive the slope of the sigmoid",
        points=3,
        version="7eb30c2e",  # the same lines in the same order as before the goal was named
        question=f"Put the lines in order{of}, from the definition to the form ${times}{f}\\,(1 - {f})$.",
        lines=[
            f"${f}(x) = (1 + {power})^{{-1}}$",
            f"${f}'(x) = -(1 + {power})^{{-2}} \\cdot (-{k}{power})$",
            f"${f}'(x) = {times}\\dfrac{{1}}{{1 + {power}}} \\cdot \\dfrac{{{power}}}{{1 + {power}}}$",
            f"${f}'(x) = {times}\\dfrac{{1}}{{1 + {power}}} \\cdot \\left(1 - "
            f"\\dfrac{{1}}{{1 + {power}}}\\right)$",
            f"${f}'(x) = {times}{f}(x)\\,(1 - {f}(x))$",
        ],
        before=[
            OrderConstraint(0, 1, "Begin with what is being differentiated: the definition."),
            OrderConstraint(1, 2, "The chain rule comes first; only then can its result be split into two "
                                  "fractions."),
            OrderConstraint(2, 3, f"The step to $1 - \\ldots$ rewrites the fraction ${power}/(1+{power})$: "
                                  "that "
                                  "fraction must be there first."),
            OrderConstraint(3, 4, f"Only when both factors are written with $1/(1+{power})$ can you "
                                  f"recognise ${f}$ in them."),
        ],
        explanation=f"The trick is $\\frac{{{power}}}{{1+{power}}} = 1 - \\frac{{1}}{{1+{power}}}$, which "
                    f"is also ${f}(-x)$.",
        hints=[f"First the definition, then the chain rule, then algebra that brings ${f}$ back.",
               "The chain rule leaves a square in the denominator. One of the two fractions that it can be "
               "split into is known already; the other must first be written with the same denominator."],
    )


SIGMOID_DERIVATION = fresh_numbers(sigmoid_derivation, slope=range(1, 11))

LOGITS = np.array([1.0, 2.0, 3.0, 4.0])  # the scores that the temperature explorer of the chapter draws


def top_share(temperature):
    return softmax(LOGITS / temperature).max()


TEMPERATURE = Tune(
    id="activations/temperature",
    title="Not too sure of itself",
    points=2,
    question="Move the **temperature** explorer until the largest probability is between 0.45 and 0.55.",
    explorer="temperature",
    offers={"temperature": (0.1, 10)},
    goal=lambda temperature: bool(0.45 <= top_share(temperature) <= 0.55),
    mistakes=[
        WrongRegion(lambda temperature: bool(top_share(temperature) > 0.55),
                    "Too sure: the largest bar is still above 0.55. A higher temperature flattens."),
        WrongRegion(lambda temperature: bool(top_share(temperature) < 0.45),
                    "Too flat: the largest bar is below 0.45. A lower temperature sharpens."),
    ],
    explanation="Only the quotient $z/\\tau$ counts: temperature 2 does to these scores what halving all of "
                "them would do.",
    hints=["At temperature 1 the largest probability is about 0.64. Which way does it have to go?",
           "A higher temperature flattens: the largest bar sinks. Go up from 1 in small steps."],
)
