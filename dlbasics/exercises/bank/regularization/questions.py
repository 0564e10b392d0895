"""Exercises of the Regularization chapter that ask for no code."""

import numpy as np

from dlbasics.exercises.bank.combined_misconceptions import with_double_mistakes
from dlbasics.exercises.bank.number_format import has_digits, signed
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
from dlbasics.regularization import soft_threshold

RIDGE_DERIVATION = Order(
    id="regularization/ridge-derivation",
    title="Derive ridge regression",
    points=3,
    version="81c80466",  # the same lines in the same order as before
    question="Put the lines in order, from the penalized loss to its best weights ($\\lambda > 0$). The "
             "columns of $X$ and the targets $y$ have mean 0, so there is no bias.",
    lines=[
        "$L(w) = \\tfrac1n (Xw - y)^\\top (Xw - y) + \\lambda\\, w^\\top w$",
        "$\\frac{\\partial L}{\\partial w} = \\tfrac2n X^\\top (Xw - y) + 2 \\lambda w$",
        "$\\tfrac1n X^\\top (Xw - y) + \\lambda w = 0$",
        "$\\tfrac1n X^\\top X w + \\lambda w = \\tfrac1n X^\\top y$",
        "$\\left(\\tfrac1n X^\\top X + \\lambda I\\right) w = \\tfrac1n X^\\top y$",
        "$w = \\left(\\tfrac1n X^\\top X + \\lambda I\\right)^{-1} \\tfrac1n X^\\top y$",
    ],
    before=[
        OrderConstraint(0, 1, "The derivative is that of the loss: the loss comes first."),
        OrderConstraint(1, 2, "Nothing can be set to 0 before the gradient is there."),
        OrderConstraint(2, 3, "First set the gradient to 0; only then does $X^\\top y$ move to the other "
                              "side."),
        OrderConstraint(3, 4, "$w$ can be taken out of the bracket only once all terms with $w$ stand on one "
                              "side."),
        OrderConstraint(4, 5, "The inverse of the bracket can be used once the bracket exists."),
    ],
    explanation="The identity $I$ appears since $\\lambda w = \\lambda I w$: a number cannot be added to a "
                "matrix. In numpy it can, and adds $\\lambda$ to **every** entry: a well-known mistake.",
    hints=[
        "Loss, gradient, set to 0. What remains is to collect everything that multiplies $w$.",
        "The line with $= 0$ is the gradient, divided by 2. Then the term without $w$ goes to the other "
        "side, and only after that can $w$ be taken out of a bracket.",
    ],
)


def arrives_at_zero(v=3):
    return Number(
        id="regularization/arrives-at-zero",
        title="When does the weight vanish?",
        points=2,
        question=f"The loss of a single weight is $(w - {v})^2$. With the penalty $\\lambda |w|$, what is "
                 "the **smallest** $\\lambda$ at which the best weight is exactly 0?",
        answer=2.0 * v,
        tolerance=0.01,
        mistakes=with_double_mistakes(2.0 * v, 0.01, [
            WrongNumber(v, "The derivative of the square has a factor 2: at $\\lambda = "
                           f"{v}$ the best weight is still {v / 2:g}."),
            WrongNumber(v / 2, "You halved where you should double: the derivative of the square has a "
                               "factor 2."),
            WrongNumber(v**2, f"{v**2} is the loss at $w = 0$. What counts there is not its height but its "
                              "slope."),
            WrongNumber(2.0, "That would be right for $(w - 1)^2$. Here the loss alone puts the weight at "
                             f"{v}."),
            WrongNumber(-2 * v, f"{signed(-2 * v)} is the slope of the loss at 0. The penalty must be as "
                                "steep; "
                                "$\\lambda$ itself is "
                                "never negative."),
            WrongNumber(4 * v, f"Doubled once too often. The slope of $(w-{v})^2$ at 0 is ${-2 * v}$, and "
                               "the "
                               "2 is in it "
                               "already."),
            WrongNumber(np.inf, "That is the answer for L2. The constant pull of L1 wins at a finite "
                                "$\\lambda$."),
        ], lambda double, sign, target: double * sign * target,
            slips=[
                WrongNumber(0, f"With $\\lambda = 0$ there is no penalty, and the best weight is {v}. Make "
                               "$\\lambda$ larger."),
                WrongNumber(2 * v**2, f"You took 2 times the square of {v}. The derivative of "
                                      f"$(w - {v})^2$ has no square any more."),
            ],
            double=[2, (1, "the factor 2 of the square is missing"),
                    (0.5, "you halved where you should double"), (4, "you doubled once too often")],
            sign=[1, (-1, "$\\lambda$ is never negative")],
            target=[v, (v**2, f"the slope of the loss counts, not its height {v**2}")],
        ),
        explanation=f"At $w = 0$ the slope of the loss is ${-2 * v}$. The penalty holds the weight there "
                    "as soon as its own slope, $\\lambda$, is at least as large.",
        hints=[
            f"Without a penalty the best weight is {v}. The penalty moves it towards 0, by $\\lambda/2$: see "
            "the soft threshold in the chapter. When does it arrive?",
            f"Or compare slopes at $w = 0$. That of the loss is $2(0 - {v})$; that of the penalty is "
            "$\\lambda$, "
            "and it must be at least as steep.",
        ],
    )


ARRIVES_AT_ZERO = fresh_numbers(arrives_at_zero, v=range(3, 21))

EXACT_ZEROS = Choice(
    id="regularization/exact-zeros",
    title="Who makes exact zeros?",
    points=3,
    question="Which of these leave some weights **exactly** 0, on ordinary data and with a well-chosen "
             "strength? Mark every one that does.",
    options=[
        Option("Ridge regression with a very large $\\lambda$.",
               "A single weight under ridge ends at $v/(1 + \\lambda)$: small for a large $\\lambda$, and 0 "
               "only if $v$ was 0."),
        Option("The lasso, solved by coordinate descent.",
               "Yes: each weight goes through the soft threshold.", right=True),
        Option("Gradient descent with $\\lambda\\,\\mathrm{sign}(w)$ added to the gradient.",
               "Its steps of length $\\eta\\lambda$ jump across 0 and back. The chapter counted: none of 30 "
               "was 0."),
        Option("Gradient descent in which each step ends with a soft threshold.",
               "Yes: the proximal gradient step lands on 0 and can stay there.", right=True),
        Option("AdamW with a large weight decay.",
               "Its decay multiplies each weight by $1 - \\eta\\lambda$ in each step, in practice a little "
               "below 1. That makes the weight smaller, but not 0."),
        Option("The elastic net with $r = 0.5$.",
               "Yes: its L1 part keeps the corner at 0. At the same $\\lambda$ there are usually fewer zeros "
               "than with the lasso, but exact ones.",
               right=True),
        Option("A layer trained with dropout at $p = 0.5$.",
               "Dropout makes **outputs** 0, for one example, in training. The weights remain."),
    ],
    explanation="Exact zeros need a corner in the penalty **and** an algorithm that respects it.",
    hints=[
        "Two questions for each: has the penalty a corner at 0, and can the algorithm land on it?",
        "A factor below 1 makes a number smaller, and never 0. A step of fixed length jumps across 0. A soft "
        "threshold lands on it: which of these methods use one?",
    ],
)

CURVE, CROSS = np.array([[1.0, 0.6], [0.6, 1.0]]), np.array([0.5, 1.5])  # as the explorer draws them
RATIO = {"L1": 1.0, "elastic net": 0.5, "L2": 0.0}


def diamond_zeros(penalty, lam):
    """How many of the explorer's two best weights are exactly 0."""
    w, r = np.zeros(2), RATIO[penalty]
    for i in [0, 1] * 100:
        pull = CURVE[i] @ CROSS - CURVE[i, 1 - i] * w[1 - i]
        w[i] = soft_threshold(pull, r * lam / 2) / (1 + (1 - r) * lam)
    return int((w == 0).sum())


DIAMOND = Tune(
    id="regularization/diamond",
    title="Onto a corner",
    points=2,
    version="b85c010e",  # the same settings are right as before the statement said where the cross is
    question="Leave the cross at its first place (**Reset** puts it back there). Move the **diamond** "
             "explorer until exactly one of the two weights is 0.",
    explorer="diamond",
    offers={"penalty": ("L1", "L2", "elastic net"), "lam": (0.0, 4.0)},
    goal=lambda penalty, lam: diamond_zeros(penalty, lam) == 1,
    mistakes=[
        WrongRegion(lambda penalty, lam: penalty == "L2",
                    "A circle has no corners: here no $\\lambda$ makes a weight 0. Choose another penalty."),
        WrongRegion(lambda penalty, lam: diamond_zeros(penalty, lam) == 2,
                    "Now both are 0: the diamond has shrunk to a point. A smaller $\\lambda$."),
        WrongRegion(lambda penalty, lam: penalty == "L1" and diamond_zeros(penalty, lam) == 0,
                    "The dot is on an edge of the diamond, not yet on a corner. A larger $\\lambda$."),
        WrongRegion(lambda penalty, lam: penalty == "elastic net" and diamond_zeros(penalty, lam) == 0,
                    "The elastic net has corners too, but blunt ones: here the dot does not reach them "
                    "within the slider's range. Sharper corners help."),
    ],
    explanation="With L1 and $\\lambda = 2$ the first weight is 0 and the second one is still 0.8: the "
                "ellipse touches the diamond at its corner, on the axis.",
    hints=[
        "Which of the shapes has the sharpest corners, and where do they lie?",
        "With that shape move $\\lambda$ from small to large. At first the dot lies on an edge, and in the "
        "end the shape has shrunk to a point. What happens in between?",
    ],
)


def translate(n=60, alpha=12):
    return Number(
        id="regularization/translate",
        title="One penalty, two libraries",
        points=2,
        question=f"A colleague fits ridge regression to $n = {n}$ examples with scikit-learn, which "
                 "minimizes $\\lVert Xw - y\\rVert^2 + \\alpha \\lVert w\\rVert^2$, and finds $\\alpha = "
                 f"{alpha}$ best. Which $\\lambda$ gives the same weights in this book's $\\frac1n\\lVert "
                 "Xw - y\\rVert^2 + \\lambda \\lVert w\\rVert^2$?",
        answer=alpha / n,
        tolerance=0.005 * alpha / n,
        mistakes=with_double_mistakes(alpha / n, 0.005 * alpha / n, [
            WrongNumber(alpha * n, "You multiplied. The mean is the **smaller** loss, so its penalty must be "
                                   "smaller: "
                                   "divide by $n$."),
            WrongNumber(alpha, f"With the same number the penalty would weigh {n} times more, since the mean "
                               f"is {n} "
                               "times smaller than the sum."),
            WrongNumber(alpha / n / 2, "There is no ½ in either formula: only the $1/n$ has to be "
                                       "translated."),
            WrongNumber(2 * alpha / n, "The 2 that squares bring stands in both parts of both gradients, so "
                                       "it cancels."),
            WrongNumber(n / alpha, "You divided the wrong way round: it is $\\alpha / n$, not $n / "
                                   "\\alpha$."),
        ], lambda mean, half: mean * half,
            slips=[
                WrongNumber(1 / n, "That is the number by which the colleague's whole loss is multiplied. "
                                   "Multiply $\\alpha$ by it."),
            ],
            mean=[alpha / n, (alpha * n, "you multiplied by $n$ instead of dividing"),
                  (alpha, "the $1/n$ is missing"), (n / alpha, "you divided the wrong way round")],
            half=[1, (0.5, "there is no ½ in either formula"),
                  (2, "the 2 that squares bring cancels")],
        ),
        explanation="Divide the colleague's whole loss by $n$: the minimum stays where it is, and "
                    "$\\alpha/n$ stands where $\\lambda$ stood.",
        hints=[
            "Multiplying a whole loss by a number does not move its minimum. Which number makes the first "
            "terms equal?",
            "Multiply the colleague's **second** term by that number too. What stands before $\\lVert "
            "w\\rVert^2$ then?",
        ],
    )


TRANSLATE = fresh_numbers(
    translate, lambda n, alpha: has_digits(alpha / n, 2),
    n=(20, 40, 50, 60, 80, 120, 200), alpha=(2, 3, 4, 6, 8, 12, 15, 30),
)


def dropout_evaluation(percent=40):
    kept = 1 - percent / 100
    return Choice(
        id="regularization/dropout-evaluation",
        title="The network goes to work",
        points=2,
        question=f"A network was trained with **inverted** dropout, $p = {percent / 100:g}$. It now makes "
                 "predictions for patients. What has to be done with the outputs of its hidden units?",
        options=[
            Option(f"Multiply them by {kept:g}.",
                   "That would be right after training **without** scaling. Inverted dropout has already "
                   f"divided by {kept:g} in training."),
            Option(f"Divide them by {kept:g}.",
                   "The division makes up for missing units. In evaluation no unit is missing."),
            Option(f"Drop {percent} % of them at random, as in training.",
                   "Then the same patient gets another diagnosis each time. Averaged over many masks that "
                   "would be a committee, but one mask alone is usually worse than the whole network."),
            Option("Nothing: use all units as they are.",
                   "Yes. The expected output in training was the full output, so nothing needs to be "
                   "changed.",
                   right=True),
            Option(f"Remove the {percent} % of the units with the smallest weights.",
                   "That is pruning. After training, dropout removes no unit."),
        ],
        explanation="All cost is paid in training; that is why libraries use the inverted form.",
        hints=[
            "What is the expected output of a unit in training, with the division by $1-p$?",
            "The division makes up for the units that are missing. In evaluation all units are "
            "there: what is "
            "left to make up for?",
        ],
    )


DROPOUT_EVALUATION = fresh_numbers(dropout_evaluation, percent=(10, 15, 20, 25, 30, 35, 40, 50, 60))
