"""Exercises of the Losses chapter that ask for no code."""

import numpy as np

from dlbasics.exercises.bank.combined_misconceptions import with_double_mistakes
from dlbasics.exercises.bank.losses.bernoulli_kl import bernoulli_kl
from dlbasics.exercises.bank.number_format import in_words
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


def best_constant(first=10, late=54):
    mean, median, middle = (4 * first + 6 + late) // 5, first + 2, (first + late) // 2
    return Choice(
        id="losses/best-constant",
        title="One number for five waiting times",
        points=2,
        question=f"Five customers waited {first}, {first + 1}, {median}, {first + 3} and {late} minutes. "
                 "You may announce **one** number. Which "
                 "number makes the MSE smallest, and which the MAE?",
        options=[
            Option(f"{median} for the MSE, {mean} for the MAE.",
                   "Exchanged. Squares make the one long wait expensive, and so it pulls harder on the MSE: "
                   "that is the mean."),
            Option(f"{mean} for both.",
                   f"For the MAE, go from {mean} down to {mean - 1}: four customers' errors shrink by 1, "
                   f"one grows by 1. So {mean} is not its minimum."),
            Option(f"{mean} for the MSE, {median} for the MAE.",
                   f"Yes: the mean, ${5 * mean}/5 = {mean}$, and the median, the one in the middle.",
                   right=True),
            Option(f"{median} for both.",
                   f"For the MSE the slope at {median} is $2\\,({median} - {mean}) = "
                   f"{2 * (median - mean)}$: a larger number is cheaper."),
            Option(f"{middle} for the MSE, {median} for the MAE.",
                   f"{middle} lies halfway between the extremes: it makes the **largest** error smallest. "
                   "The MSE still listens to the other four."),
        ],
        explanation=f"One customer moved the mean from {first + 1.5} to {mean} and the median from "
                    f"{first + 1.5} to {median}. Which of the "
                    "two is better depends on what an error costs you.",
        hints=["One of the two numbers is the mean, the other the median. Compute both.",
               "Set the slope of $\\frac1n\\sum (c - y_i)^2$ to 0. For the MAE, count who lies above $c$ and "
               "who below."],
    )


BEST_CONSTANT = fresh_numbers(
    best_constant, lambda first, late: (late - first - 4) % 5 == 0 and (late - first) % 2 == 0,
    first=range(4, 20), late=range(40, 90),
)

WHY_CROSS_ENTROPY = Choice(
    id="losses/why-cross-entropy",
    title="Why cross-entropy?",
    points=3,
    version="a1fc573a",  # the same options are right as when one of them had other words
    question="Which of these statements about the cross-entropy $-\\sum_i y_i \\log \\hat y_i$ are true? "
    "Mark every one that is.",
    options=[
        Option("With one-hot labels, minimizing its mean is the same as making the observed labels as "
               "probable as possible.",
               "It is the negative log-likelihood, divided by the number of examples.", right=True),
        Option("It rewards predictions of low entropy: the surer, the cheaper.",
               "Only if they are right. A sure and wrong prediction is the most expensive of all."),
        Option("If the label is drawn from $p$, the expected cost is smallest for the prediction $\\hat y "
               "= p$, and only there.",
               "So it pays to say what you believe: it is strictly proper.", right=True),
        Option("It is symmetric: $y$ and $\\hat y$ may change places.",
               "The truth stands outside the logarithm, the prediction inside. Exchanged, a one-hot label "
               "puts $\\log 0$ into the sum."),
        Option("After a softmax, its gradient with respect to the logits is $\\hat y - y$.",
               "And so it does not vanish while the prediction is wrong.", right=True),
        Option("Its smallest possible value is 0, whatever the truth.",
               "Only for a certain truth. In general the smallest value is the entropy of the truth: what "
               "nobody can predict."),
    ],
    explanation="Likelihood, a proper score, probabilities that can be trusted, and a gradient in the logits "
    "that does not vanish: four reasons, and low entropy is none of them.",
    hints=["Try each statement on one prediction that is sure and right, and on one that is sure and wrong.",
           "Write it as $H(p) + KL(p\\,\\|\\,\\hat y)$. Which part does the prediction move?"],
)


def no_idea(classes=10):
    cost, count = float(np.log(classes)), in_words(classes)
    thing, things = ("digit", "digits") if classes == 10 else ("class", "classes")
    return Number(
        id="losses/no-idea",
        title="A network before its first step",
        points=1,
        question=f"A network for {count} {things} has just been initialized and gives each {thing} a "
                 f"probability of {1 / classes:g}. "
                 "What is its cross-entropy, in nats? (Three significant digits.)",
        answer=cost,
        tolerance=0.006,
        unit="nats",
        mistakes=with_double_mistakes(cost, 0.006, [
            WrongNumber(float(np.log2(classes)),
                        f"That is in bits. A nat is the unit of the natural logarithm: $\\ln {classes}$."),
            WrongNumber(float(np.log10(classes)), "You took the logarithm to base 10. This book takes "
                                                  "the natural one."),
            WrongNumber(1 / classes, f"{1 / classes:g} is the probability of the true {thing}. What does its "
                                     "logarithm cost?"),
            WrongNumber(-cost, f"The logarithm of {1 / classes:g} is negative; the cost is **minus** the "
                               "logarithm."),
            WrongNumber(1 - 1 / classes, f"$1 - {1 / classes:g}$ is how much probability is missing, an "
                                         "absolute error. The cross-entropy "
                                         "takes the logarithm."),
            WrongNumber(cost / classes,
                        f"You divided by the {count} classes. The cost of one image is the surprise about "
                        f"its true {thing}, whole."),
            WrongNumber(float(cost - (classes - 1) * np.log(1 - 1 / classes)),
                        f"You charged the {in_words(classes - 1)} wrong {things} too, $-\\ln "
                        f"{1 - 1 / classes:g}$ each: that is the **binary** cross-entropy."),
            WrongNumber(classes * cost,
                        f"Only the true {thing} counts: the others are multiplied by 0. There is nothing to "
                        "add up."),
        ], lambda sign, base, share: sign * np.log(classes) / np.log(base) * share,
            sign=[1, (-1, "the cost is minus the logarithm")],
            base=[np.e, (2, "the logarithm has the base 2"), (10, "the logarithm has the base 10")],
            share=[1, (1 / classes, f"you divided by the {count} {things}"),
                   (classes, f"you added up the cost of all {things}")],
        ),
        explanation=f"Random first weights make the answers slightly different from {1 / classes:g}, so a "
                    "real network begins near $\\log k$, mostly a little above. Several times as large, or "
                    "clearly below it, is a reason to look for a mistake before you train.",
        hints=[f"Of the sum over the {count} {things} one term is left: the one of the true {thing}.",
               "Its cost is minus the natural logarithm of the probability that the network gave it."],
    )


NO_IDEA = fresh_numbers(no_idea, classes=(4, 5, 8, 10, 16, 20, 25, 40, 50, 100, 200, 1000))


def dish(rice=0.6, pumpkin=0.2, greens=0.5):
    absent = 1 - pumpkin
    given = (rice, absent, greens)  # to what is really so
    answer, least = float(-np.log(given).mean()), min(given)
    costs = " + ".join(f"{-np.log(probability):.3f}" for probability in given)
    dearest = r"\log 2" if least == 0.5 else rf"-\log {least:g}"
    return Number(
        id="losses/dish",
        title="Another dish",
        points=2,
        question="A dish holds rice and greens, but no pumpkin: $y = [1, 0, 1]$. The network says $\\hat y = "
                 f"[{rice}, {pumpkin}, {greens}]$. What is the binary cross-entropy, as the **mean over "
                 "the three labels**? (Natural logarithm, three decimals.)",
        answer=answer,
        tolerance=0.0015,
        unit="nats",
        mistakes=with_double_mistakes(answer, 0.0015, [
            WrongNumber(3 * answer,
                        "Each label's cost is right, and you added them up. The mean divides by 3."),
            WrongNumber(float(-(np.log(rice) + np.log(greens)) / 3),
                        f"The absent label costs something too: the network gave pumpkin {pumpkin}, and "
                        f"$-\\log(1 - {pumpkin})$ is not 0."),
            WrongNumber(float(-(np.log(rice) + np.log(pumpkin) + np.log(greens)) / 3),
                        f"For the absent label you took $\\log {pumpkin}$. The network gave the right "
                        f"answer, no pumpkin, the probability $1 - {pumpkin} = {absent:g}$."),
            WrongNumber(float(answer / np.log(2)),
                        "That is in bits: you used the logarithm to base 2."),
            WrongNumber(float(answer / np.log(10)),
                        "You used the logarithm to base 10; here it is the natural one."),
            WrongNumber(-answer,
                        "The sign: the logarithm of a probability is negative, and the cost is **minus** the "
                        "logarithm."),
            WrongNumber(float(-(np.log(1 - rice) + np.log(pumpkin) + np.log(1 - greens)) / 3),
                        "$y$ and $1 - y$ are exchanged: where the label is present, take $\\log \\hat y$ "
                        "itself."),
        ], lambda sign, base, last, divisor: (
                -sign * np.log([rice, last, greens]).sum() / np.log(base) / divisor),
            slips=[
                WrongNumber(float(-np.log(rice)), "That is the cost of the rice alone. Take the mean over "
                                                  "all three labels."),
                WrongNumber(float(-np.log(absent)), "That is the cost of the pumpkin alone. Take the mean "
                                                    "over all three labels."),
                WrongNumber(float(-np.log(greens)), "That is the cost of the greens alone. Take the mean "
                                                    "over all three labels."),
                WrongNumber(1.5 * answer, "You divided by two. There are three labels."),
                WrongNumber(((1 - rice) ** 2 + pumpkin**2 + (1 - greens) ** 2) / 3,
                            "That is the mean squared error. The cross-entropy takes logarithms."),
                WrongNumber(((1 - rice) + pumpkin + (1 - greens)) / 3,
                            "That is the mean absolute error. The cross-entropy takes logarithms."),
            ],
            sign=[1, (-1, "the cost is minus the logarithm")],
            base=[np.e, (2, "the logarithm has the base 2"), (10, "the logarithm has the base 10")],
            last=[absent, (1, "the absent label costs something too"),
                  (pumpkin, f"the absent label costs $-\\log(1 - {pumpkin})$")],
            divisor=[3, (1, "the sum stands where the mean is asked for"),
                     (2, "you divided by two, but there are three labels")],
        ),
        explanation=f"$({costs})/3 = {answer:.3f}$. The label whose truth got the smallest probability, "
                    f"{least:g}, costs the most: ${dearest}$.",
        hints=["The labels are rice, pumpkin and greens, in this order. For each of them: what probability "
               "did the network give to what is really so?",
               f"To what is really so it gave {rice}, {absent:g} and {greens}. What does each of them "
               "cost, and what is their mean?"],
    )


DISH = fresh_numbers(
    dish, lambda rice, pumpkin, greens: len({rice, round(1 - pumpkin, 1), greens}) == 3,
    rice=(0.6, 0.7, 0.8, 0.9), pumpkin=(0.1, 0.2, 0.3, 0.4), greens=(0.3, 0.4, 0.5, 0.7),
)

SOFTMAX_GRADIENT = Order(
    id="losses/softmax-gradient",
    title="Derive the prediction minus the label",
    points=4,
    question="Put the lines in order, from the definition to the gradient with respect to a logit $z_m$. "
    "The label $y$ sums to 1.",
    lines=[
        "$L = -\\sum_i y_i \\log \\hat y_i \\quad\\text{with}\\quad \\hat y_i = e^{z_i} / \\sum_j e^{z_j}$",
        "$L = -\\sum_i y_i \\left( z_i - \\log \\sum_j e^{z_j} \\right)$",
        "$L = -\\sum_i y_i z_i + \\left(\\sum_i y_i\\right) \\log \\sum_j e^{z_j}$",
        "$L = -\\sum_i y_i z_i + \\log \\sum_j e^{z_j}$",
        "$\\dfrac{\\partial L}{\\partial z_m} = -y_m + \\dfrac{e^{z_m}}{\\sum_j e^{z_j}}$",
        "$\\dfrac{\\partial L}{\\partial z_m} = \\hat y_m - y_m$",
    ],
    before=[
        OrderConstraint(0, 1, "Begin with the definition. Only then can the softmax be put into the "
                              "logarithm."),
        OrderConstraint(1, 2, "First the bracket, then its multiplication: the second term does not depend "
                              "on $i$, so the sum falls on $y_i$ alone."),
        OrderConstraint(2, 3, "That $\\sum_i y_i = 1$ can only be used once this sum stands there by "
                              "itself."),
        OrderConstraint(3, 4, "Simplify first, then differentiate: the derivative is taken of the short "
                              "form."),
        OrderConstraint(4, 5, "The quotient is the softmax, $\\hat y_m$; it must be there before you can "
                              "recognise it."),
    ],
    explanation="As long as $\\hat y$ is not $y$, the vector $\\hat y - y$ is not 0: the farther off the "
    "prediction, the longer it is. The logarithm has undone the exponential of the softmax.",
    hints=["Which line is the definition, and which is the result? They stand first and last.",
           "The logarithm of a quotient is a difference. Make the cost as short as it gets, with the help of "
           "what the labels sum to, and only then differentiate."],
)


def coin_entropy(p):
    return float(-sum(share * np.log(share) for share in (p, 1 - p) if share > 0))


def coin_kl(p, q):
    return float(bernoulli_kl(np.array([p]), np.array([q]))[0])


OVERCONFIDENT = Tune(
    id="losses/overconfident",
    title="Surer than the truth",
    points=2,
    question="In the **cross-entropy** explorer, find a truth and a prediction such that the prediction has "
    "a **lower entropy** than the truth, and yet costs **at least 0.3 nats more** than the truth itself "
    "would.",
    explorer="cross-entropy",
    offers={"truth": (0.5, 1.0), "prediction": (0.05, 0.95)},
    goal=lambda truth, prediction: bool(
        coin_entropy(prediction) < coin_entropy(truth) - 1e-9 and coin_kl(truth, prediction) >= 0.3),
    mistakes=[
        WrongRegion(lambda truth, prediction: bool(coin_entropy(truth) == 0),
                    "This truth is certain: its entropy is 0, and no prediction can be surer. Choose a truth "
                    "below 1."),
        WrongRegion(lambda truth, prediction: bool(coin_entropy(prediction) >= coin_entropy(truth) - 1e-9),
                    "This prediction is not surer than the truth: it lies as near to 0.5, or nearer. Move it "
                    "towards 0 or 1."),
        WrongRegion(lambda truth, prediction: bool(coin_kl(truth, prediction) < 0.3),
                    "Surer than the truth, and still cheap: the gap is below 0.3 nats. Go nearer to the end, "
                    "or to the other side."),
    ],
    explanation="So low entropy is not what cross-entropy rewards. It rewards being near the truth, and "
    "punishes too much certainty more and more.",
    hints=["Leave the truth near 0.7. Where must the prediction go to be surer than that?",
           "The price grows without limit as the prediction nears 0 or 1."],
)
