"""Exercises of the Losses chapter that ask for no code."""

import numpy as np

from dlbasics.exercises.kinds import Before, Choice, Mistake, Number, Option, Order, Tune, Wrong

from .bernoulli_kl import bernoulli_kl

BEST_CONSTANT = Choice(
    id="losses/best-constant",
    title="One number for five waiting times",
    points=2,
    question="Five customers waited 10, 11, 12, 13 and 54 minutes. You may announce **one** number. Which "
    "number makes the MSE smallest, and which the MAE?",
    options=[
        Option("12 for the MSE, 20 for the MAE.",
               "Exchanged. Squares make the one long wait expensive, and so it pulls harder on the MSE: "
               "that is the mean."),
        Option("20 for both.",
               "For the MAE, go from 20 down to 19: four customers' errors shrink by 1, one grows by 1. So "
               "20 is not its minimum."),
        Option("20 for the MSE, 12 for the MAE.",
               "Yes: the mean, $100/5 = 20$, and the median, the one in the middle.", right=True),
        Option("12 for both.",
               "For the MSE the slope at 12 is $2\\,(12 - 20) = -16$: a larger number is cheaper."),
        Option("32 for the MSE, 12 for the MAE.",
               "32 lies halfway between the extremes: it makes the **largest** error smallest. The MSE "
               "still listens to the other four."),
    ],
    explanation="One customer moved the mean from 11.5 to 20 and the median from 11.5 to 12. Which of the "
    "two is better depends on what an error costs you.",
    hints=["One of the two numbers is the mean, the other the median. Compute both.",
           "Set the slope of $\\frac1n\\sum (c - y_i)^2$ to 0. For the MAE, count who lies above $c$ and "
           "who below."],
)

WHY_CROSS_ENTROPY = Choice(
    id="losses/why-cross-entropy",
    title="Why cross-entropy?",
    points=3,
    question="Which of these statements about the cross-entropy $-\\sum_i y_i \\log \\hat y_i$ are true? "
    "Mark every one that is.",
    options=[
        Option("With one-hot labels, minimizing its mean is the same as making the observed labels as "
               "probable as possible.",
               "It is the negative log-likelihood, divided by the number of examples.", right=True),
        Option("It rewards predictions of low entropy: the surer, the cheaper.",
               "Only if they are right. A sure and wrong prediction is the most expensive of all."),
        Option("If the label is drawn from $p$, its expected value is smallest for the prediction $\\hat y "
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
    explanation="Likelihood, a proper score, and a gradient that does not saturate: three reasons, and low "
    "entropy is none of them.",
    hints=["Try each statement on one prediction that is sure and right, and on one that is sure and wrong.",
           "Write it as $H(p) + KL(p\\,\\|\\,\\hat y)$. Which part does the prediction move?"],
)

NO_IDEA = Number(
    id="losses/no-idea",
    title="A network before its first step",
    points=1,
    question="A network for ten digits has just been initialized and gives each digit a probability of 0.1. "
    "What is its cross-entropy, in nats? (Three significant digits.)",
    answer=float(np.log(10)),
    tolerance=0.006,
    unit="nats",
    mistakes=[
        Mistake(float(np.log2(10)),
                "That is in bits. A nat is the unit of the natural logarithm: $\\ln 10$."),
        Mistake(1.0, "You took the logarithm to base 10. Machine learning takes the natural one."),
        Mistake(0.1, "0.1 is the probability of the true digit. What does its logarithm cost?"),
        Mistake(-float(np.log(10)), "The logarithm of 0.1 is negative; the cost is its opposite."),
        Mistake(0.9, "$1 - 0.1$ is how much probability is missing, an absolute error. The cross-entropy "
                     "takes the logarithm."),
        Mistake(float(np.log(10)) / 10,
                "You divided by the ten classes. The cost of one image is the surprise about its true "
                "digit, whole."),
        Mistake(float(np.log(10) - 9 * np.log(0.9)),
                "You charged the nine wrong digits too, $-\\ln 0.9$ each: that is the **binary** "
                "cross-entropy."),
        Mistake(10 * float(np.log(10)),
                "Only the true digit counts: the others are multiplied by 0. There is nothing to add up."),
    ],
    explanation="Random first weights make the answers slightly different from 0.1, so a real network begins "
    "a little above $\\log k$. Far above it, or below it, something is wrong before training has started.",
    hints=["Of the sum over the ten digits one term is left: the one of the true digit.",
           "Take the natural logarithm: $-\\ln 0.1$."],
)

DISH = Number(
    id="losses/dish",
    title="Another dish",
    points=2,
    question="A dish holds rice and greens, but no pumpkin: $y = [1, 0, 1]$. The network says $\\hat y = "
    "[0.6, 0.2, 0.5]$. What is the binary cross-entropy, as the **mean over the three labels**? (Natural "
    "logarithm, three decimals.)",
    answer=float(-(np.log(0.6) + np.log(0.8) + np.log(0.5)) / 3),
    tolerance=0.0015,
    unit="nats",
    mistakes=[
        Mistake(float(-(np.log(0.6) + np.log(0.8) + np.log(0.5))),
                "Each label's cost is right, and you added them up. The mean divides by 3."),
        Mistake(float(-(np.log(0.6) + np.log(0.5)) / 3),
                "The absent label costs something too: the network gave pumpkin 0.2, and $-\\log(1 - 0.2)$ "
                "is not 0."),
        Mistake(float(-(np.log(0.6) + np.log(0.2) + np.log(0.5)) / 3),
                "For the absent label you took $\\log 0.2$. There the right answer was given $1 - 0.2 = "
                "0.8$."),
        Mistake(float(-(np.log2(0.6) + np.log2(0.8) + np.log2(0.5)) / 3),
                "That is in bits: you used the logarithm to base 2."),
        Mistake(float(-(np.log10(0.6) + np.log10(0.8) + np.log10(0.5)) / 3),
                "You used the logarithm to base 10; here it is the natural one."),
        Mistake(0.48, "Right, and rounded too far: give three decimals."),
        Mistake(float((np.log(0.6) + np.log(0.8) + np.log(0.5)) / 3),
                "The sign: the logarithm of a probability is negative, the cost is its opposite."),
        Mistake(float(-(np.log(0.4) + np.log(0.2) + np.log(0.5)) / 3),
                "$y$ and $1 - y$ are exchanged: where the label is present, take $\\log \\hat y$ itself."),
    ],
    explanation="$(0.511 + 0.223 + 0.693)/3 = 0.476$. The least sure label, 0.5, costs the most: $\\log 2$.",
    hints=["Label by label: what probability did the network give to what is really so?",
           "To what is really so it gave 0.6, 0.8 and 0.5."],
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
        Before(0, 1, "Begin with the definition. Only then can the softmax be put into the logarithm."),
        Before(1, 2, "First the bracket, then its multiplication: the second term does not depend on $i$, "
                     "so the sum falls on $y_i$ alone."),
        Before(2, 3, "That $\\sum_i y_i = 1$ can only be used once this sum stands there by itself."),
        Before(3, 4, "Simplify first, then differentiate: the derivative is taken of the short form."),
        Before(4, 5, "The quotient is the softmax, $\\hat y_m$; it must be there before you can recognise "
                     "it."),
    ],
    explanation="Nothing in $\\hat y - y$ can vanish while the prediction is wrong. The logarithm has "
    "undone the exponential of the softmax.",
    hints=["Which line is the definition, and which is the result? They stand first and last.",
           "Logarithm of a quotient, multiply out, use $\\sum_i y_i = 1$, differentiate, recognise the "
           "softmax."],
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
    goal=lambda truth, prediction: bool(
        coin_entropy(prediction) < coin_entropy(truth) - 1e-9 and coin_kl(truth, prediction) >= 0.3),
    mistakes=[
        Wrong(lambda truth, prediction: bool(coin_entropy(truth) == 0),
              "This truth is certain: its entropy is 0, and no prediction can be surer. Choose a truth "
              "below 1."),
        Wrong(lambda truth, prediction: bool(coin_entropy(prediction) >= coin_entropy(truth) - 1e-9),
              "This prediction is not surer than the truth: it lies as near to 0.5, or nearer. Move it "
              "towards 0 or 1."),
        Wrong(lambda truth, prediction: bool(coin_kl(truth, prediction) < 0.3),
              "Surer than the truth, and still cheap: the gap is below 0.3 nats. Go nearer to the end, or "
              "to the other side."),
    ],
    explanation="So low entropy is not what cross-entropy rewards. It rewards being near the truth, and "
    "punishes too much certainty more and more.",
    hints=["Leave the truth near 0.7. Where must the prediction go to be surer than that?",
           "The price grows without limit as the prediction nears 0 or 1."],
)
