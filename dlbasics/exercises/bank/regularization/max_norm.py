"""Exercises of the Regularization chapter: definitions only; the engine judges them."""

import numpy as np

from dlbasics.datasets import load_breast_cancer
from dlbasics.exercises.kinds import (
    Before,
    Case,
    Choice,
    Code,
    Misconception,
    Mistake,
    Number,
    Option,
    Order,
    Tune,
    Wrong,
)
from dlbasics.regularization import soft_threshold

# -------------------------------------------------------------------------------- ridge, line by line

RIDGE = Order(
    id="regularization/ridge-derivation",
    title="Derive ridge regression",
    points=3,
    question="Put the lines in order, from the penalized loss to its best weights. The columns of $X$ and "
             "the targets $y$ have mean 0, so there is no bias.",
    lines=[
        "$L(w) = \\tfrac1n (Xw - y)^\\top (Xw - y) + \\lambda\\, w^\\top w$",
        "$\\frac{\\partial L}{\\partial w} = \\tfrac2n X^\\top (Xw - y) + 2 \\lambda w$",
        "$\\tfrac1n X^\\top (Xw - y) + \\lambda w = 0$",
        "$\\tfrac1n X^\\top X w + \\lambda w = \\tfrac1n X^\\top y$",
        "$\\left(\\tfrac1n X^\\top X + \\lambda I\\right) w = \\tfrac1n X^\\top y$",
        "$w = \\left(\\tfrac1n X^\\top X + \\lambda I\\right)^{-1} \\tfrac1n X^\\top y$",
    ],
    before=[
        Before(0, 1, "A derivative of what? The loss comes first."),
        Before(1, 2, "Nothing can be set to 0 before the gradient is there."),
        Before(2, 3, "First set the gradient to 0; only then does $X^\\top y$ move to the other side."),
        Before(3, 4, "$w$ can be taken out of the bracket only once all terms with $w$ stand on one side."),
        Before(4, 5, "The inverse of the bracket can be used once the bracket exists."),
    ],
    explanation="The identity $I$ appears since $\\lambda w = \\lambda I w$: a number cannot be added to a "
                "matrix. In numpy it can, and adds $\\lambda$ to **every** entry: a well-known mistake.",
    hints=["Loss, gradient, set to 0. What remains is to collect everything that multiplies $w$."],
)

# ---------------------------------------------------------------------------------- when does L1 arrive?

ARRIVES = Number(
    id="regularization/arrives-at-zero",
    title="When does the weight vanish?",
    points=2,
    question="The loss of a single weight is $(w - 3)^2$. With the penalty $\\lambda |w|$, what is the "
             "**smallest** $\\lambda$ at which the best weight is exactly 0?",
    answer=6.0,
    tolerance=0.01,
    mistakes=[
        Mistake(3.0, "The threshold is $\\lambda/2$, since the loss has no factor ½: at $\\lambda = 3$ the "
                     "weight is still 1.5."),
        Mistake(1.5, "You halved where you should double: the threshold $\\lambda/2$ must reach 3."),
        Mistake(9.0, "9 is the loss at $w = 0$. What counts there is not its height but its slope."),
        Mistake(2.0, "For $v = 1$ that would be right. Here the loss alone puts the weight at 3."),
        Mistake(-6.0, "-6 is the slope of the loss at 0. The penalty must be as steep; $\\lambda$ itself is "
                      "never negative."),
        Mistake(12.0, "Doubled once too often. The slope of $(w-3)^2$ at 0 is $-6$, and the 2 is in it "
                      "already."),
        Mistake(np.inf, "That is the answer for L2. The constant pull of L1 wins at a finite $\\lambda$."),
    ],
    explanation="At $w = 0$ the slope of the loss is $-6$. The penalty holds the weight there as soon as its "
                "own slope, $\\lambda$, is at least as large.",
    hints=["The solution is $S(v, \\lambda/2)$, with $v = 3$.",
           "Or compare slopes at $w = 0$: $2(0 - 3)$ against $\\lambda$."],
)

# ----------------------------------------------------------------------------- gradient of a penalized loss


def penalized_gradient(X, y, w, b, lam):
    too_high = X @ w + b - y
    return 2 * X.T @ too_high / len(y) + 2 * lam * w, 2 * too_high.mean()


def penalized_by_sums(X, y, w, b, lam):
    n = X.shape[0]
    residual = y - X @ w - b
    dw = np.array([-2 * np.dot(X[:, j], residual) / n + lam * 2 * w[j] for j in range(X.shape[1])])
    return dw, -2 * np.sum(residual) / n


def penalized_bias(X, y, w, b, lam):
    dw, db = penalized_gradient(X, y, w, b, lam)
    return dw, db + 2 * lam * b


def penalized_half(X, y, w, b, lam):
    return penalized_gradient(X, y, w, b, lam / 2)


def penalized_over_n(X, y, w, b, lam):
    return penalized_gradient(X, y, w, b, lam / len(y))


def penalized_no_two(X, y, w, b, lam):
    error = X @ w + b - y
    return X.T @ error / len(y) + 2 * lam * w, error.mean()


def penalized_sum(X, y, w, b, lam):
    error = X @ w + b - y
    return 2 * X.T @ error + 2 * lam * w, 2 * error.sum()


def penalized_sign(X, y, w, b, lam):
    error = y - X @ w - b
    return 2 * X.T @ error / len(y) + 2 * lam * w, 2 * error.mean()


def penalized_negative(X, y, w, b, lam):
    dw, db = penalized_gradient(X, y, w, b, lam)
    return -dw, -db


def penalized_other_sum(X, y, w, b, lam):
    dw, db = penalized_gradient(X, y, w, b, lam)
    return dw, db * len(y)


def penalized_value(X, y, w, b, lam):
    dw, db = penalized_gradient(X, y, w, b, 0.0)
    return dw + lam * np.sum(w**2), db


def penalized_l1(X, y, w, b, lam):
    dw, db = penalized_gradient(X, y, w, b, 0.0)
    return dw + lam * np.sign(w), db


def penalized_gradient_cases(rng):
    return [
        Case((np.array([[1.0, 0.0], [0.0, 2.0], [1.0, 1.0]]), np.array([1.0, -1.0, 0.0]),
              np.array([0.5, -2.0]), 3.0, 0.1), about="three examples, two features"),
        Case((rng.normal(size=(6, 4)), rng.normal(size=6), rng.normal(size=4), -0.7, 0.5),
             about="six examples, four features"),
        Case((rng.normal(size=(5, 3)), rng.normal(size=5), rng.normal(size=3), 1.5, 0.0), kind="edge",
             about="lam = 0: no penalty"),
        Case((np.array([[2.0]]), np.array([1.0]), np.array([-1.0]), 0.5, 2.0), kind="edge",
             about="one example, one feature"),
        Case((rng.normal(size=(4, 2)), rng.normal(size=4), np.array([3e4, -5e3]), 10.0, 1e6), kind="extreme",
             about="large weights and a very large lam"),
    ]


PENALIZED_GRADIENT = Code(
    id="regularization/penalized-gradient",
    title="The gradient of a penalized loss",
    points=4,
    stub='''\
def penalized_gradient(X, y, w, b, lam):
    """The loss is `mean((X @ w + b - y)**2) + lam * sum(w**2)`.
    Return its gradient as a pair `(dw, db)`: an array like `w`, and a
    number."""
    ...
''',
    hints=[
        "Begin with `error = X @ w + b - y`. The derivative of a square brings a 2, the mean a $1/n$.",
        "Error part: $\\frac2n X^\\top \\text{error}$ for $w$, and twice the mean error for $b$.",
        "The penalty adds $2\\lambda w$ to `dw`. Does it contain $b$?",
    ],
    reference=penalized_gradient,
    alternatives=[penalized_by_sums],
    cases=penalized_gradient_cases,
    misconceptions=[
        Misconception(
            "penalizes the bias", penalized_bias,
            "You penalized the bias too. The sum in the loss runs over $w$ only: the bias shifts all "
            "predictions together and needs no restraint.", credit=0.5,
        ),
        Misconception(
            "half", penalized_half,
            "Your penalty adds $\\lambda w$. That belongs to $\\tfrac12\\lambda\\sum w^2$; without the ½ "
            "the gradient is $2\\lambda w$.",
        ),
        Misconception(
            "penalty over n", penalized_over_n,
            "You divided the penalty by $n$. Only the error is a mean over examples; the penalty is added "
            "once.",
        ),
        Misconception(
            "no two in the error", penalized_no_two,
            "The penalty is right. The squared error lost its 2: $\\frac{\\partial}{\\partial e} e^2 = 2e$.",
        ),
        Misconception(
            "no two at all", lambda *given: tuple(part / 2 for part in penalized_gradient(*given)),
            "Both 2s are missing: yours is the gradient of **half** the loss. Many books put a ½ before it "
            "to that end; here there is none.",
        ),
        Misconception(
            "half, and penalty over n", lambda X, y, w, b, lam: tuple(
                part / 2 for part in penalized_gradient(X, y, w, b, lam / len(y))),
            "That belongs to $\\frac{1}{2n}(\\sum e^2 + \\lambda\\sum w^2)$, as some courses write it. Here "
            "there is no ½, and the penalty is not divided by $n$.",
        ),
        Misconception(
            "no bias in the prediction",
            lambda X, y, w, b, lam: penalized_gradient(X, y, w, 0.0, lam),
            "The bias is missing from the prediction: the error is `X @ w + b - y`.",
        ),
        Misconception(
            "only dw is a mean", penalized_other_sum,
            "`dw` is right. For `db` you summed the errors: there, too, the mean is taken, over the same $n$ "
            "examples.",
        ),
        Misconception(
            "downhill", penalized_negative,
            "You return **minus** the gradient, the direction of a step. The gradient points uphill; the "
            "minus belongs to the update.",
        ),
        Misconception(
            "the penalty itself", penalized_value,
            "You added the penalty, one number, to every entry of the gradient. Add its **derivative**: "
            "$2\\lambda w$, one number for each weight.",
        ),
        Misconception(
            "sum", penalized_sum,
            "Yours is the gradient of the **sum** of the squared errors. The loss says mean: divide by $n$.",
        ),
        Misconception(
            "sign", penalized_sign,
            "The error part has the wrong sign: a prediction that is too high must give a positive gradient. "
            "Use $\\hat y - y$.",
        ),
        Misconception(
            "L1", penalized_l1,
            "$\\lambda\\,\\mathrm{sign}(w)$ is the gradient of the L1 penalty. Here the weights are squared.",
        ),
        Misconception(
            "no penalty", lambda X, y, w, b, lam: penalized_gradient(X, y, w, b, 0.0),
            "That is the gradient of the error alone. The penalty depends on $w$ as well.",
        ),
    ],
    explanation="Add this to any training loop that you have: one term, `2 * lam * w`, and it regularizes.",
)

# ------------------------------------------------------------------------------------------- largest lambda


def lambda_max(X, y):
    return np.abs(2 * X.T @ (y - y.mean()) / len(y)).max()


def lambda_max_by_columns(X, y):
    centred = X - X.mean(axis=0)
    return max(abs(2 * np.mean(centred[:, j] * (y - np.mean(y)))) for j in range(X.shape[1]))


def lambda_max_cases(rng):
    X = rng.normal(size=(8, 3)) + np.array([0.0, 2.0, -1.0])
    falling = np.column_stack([np.arange(5.0), [0.5, -0.5, 0.0, 0.5, -0.5]])
    return [
        Case((falling, 10.0 - 2 * np.arange(5.0)), about="the targets fall as the first feature rises"),
        Case((X, X @ np.array([0.5, -1.0, 2.0]) + 3 + rng.normal(size=8)), about="three features with means "
                                                                                 "other than 0"),
        Case((rng.normal(size=(6, 2)), np.full(6, 4.0)), kind="edge", about="every target is the same"),
        Case((np.array([[1.0], [3.0]]), np.array([0.0, 1.0])), kind="edge", about="one feature, two rows"),
        Case((1e4 * X, 1e6 + 1e3 * X[:, 0]), kind="extreme", about="targets near a million"),
    ]


LAMBDA_MAX = Code(
    id="regularization/lambda-max",
    title="Where the path begins",
    points=4,
    stub='''\
def lambda_max(X, y):
    """The smallest `lam` at which `mean((X @ w + b - y)**2) + lam *
    sum(abs(w))` is least at $w = 0$, all weights exactly 0. The bias $b$
    is free: with $w = 0$ the best one is the mean of `y`."""
    ...
''',
    hints=[
        "At $w = 0$ the prediction is the same for all: the mean of `y`. How steep is the error there, for "
        "each weight?",
        "A weight stays at 0 while the slope of the error, up or down, is at most $\\lambda$.",
        "The slopes are $\\frac2n X^\\top(\\bar y - y)$. You need the largest absolute value.",
    ],
    reference=lambda_max,
    alternatives=[lambda_max_by_columns],
    cases=lambda_max_cases,
    misconceptions=[
        Misconception(
            "no two", lambda X, y: lambda_max(X, y) / 2,
            "Half of it. The squared error has no factor ½ here, so its slope keeps the 2. (With the ½, as "
            "in scikit-learn's `Lasso`, yours would be right.)", credit=0.5,
        ),
        Misconception(
            "no mean", lambda X, y: lambda_max(X, y) * len(y),
            "You summed over the examples. The loss is a mean: divide by $n$.", credit=0.5,
        ),
        Misconception(
            "neither two nor mean", lambda X, y: lambda_max(X, y) * len(y) / 2,
            "That is the largest entry of $X^\\top(y - \\bar y)$. The loss is a **mean** of squares: divide "
            "by $n$, and let the square bring its 2.",
        ),
        Misconception(
            "length", lambda X, y: np.linalg.norm(2 * X.T @ (y - y.mean()) / len(y)),
            "You took the length of the vector of slopes. Each weight faces the same $\\lambda$ on its own, "
            "so only the largest slope counts.",
        ),
        Misconception(
            "not centred", lambda X, y: np.abs(2 * X.T @ y / len(y)).max(),
            "With $w = 0$ the bias already predicts the mean of `y`. What is left to explain is `y - "
            "y.mean()`.",
        ),
        Misconception(
            "no absolute value", lambda X, y: (2 * X.T @ (y - y.mean()) / len(y)).max(),
            "A weight can leave 0 downwards too. A strong **negative** slope counts as much: take absolute "
            "values.",
        ),
        Misconception(
            "smallest", lambda X, y: np.abs(2 * X.T @ (y - y.mean()) / len(y)).min(),
            "At that $\\lambda$ only the weakest feature is held at 0. **All** of them must be: take the "
            "largest slope.",
        ),
        Misconception(
            "added up", lambda X, y: np.abs(2 * X.T @ (y - y.mean()) / len(y)).sum(),
            "You added the slopes. Each weight faces the same $\\lambda$ on its own, so the strongest one "
            "decides.",
        ),
    ],
    explanation="Software for lasso paths starts here and goes down in equal ratios.",
)

# ---------------------------------------------------------------------------------------- several choices

ZEROS = Choice(
    id="regularization/exact-zeros",
    title="Who makes exact zeros?",
    points=3,
    question="Which of these leave some weights **exactly** 0, on ordinary data and with a well-chosen "
             "strength? Mark every one that does.",
    options=[
        Option("Ridge regression with a very large $\\lambda$.",
               "Ridge multiplies by $s/(s + \\lambda)$, which is small for a large $\\lambda$ and never 0."),
        Option("The lasso, solved by coordinate descent.",
               "Yes: each weight goes through the soft threshold.", right=True),
        Option("Gradient descent with $\\lambda\\,\\mathrm{sign}(w)$ added to the gradient.",
               "Its steps of length $\\eta\\lambda$ jump across 0 and back. The chapter counted: none of 30 "
               "was 0."),
        Option("Gradient descent in which each step ends with a soft threshold.",
               "Yes: the proximal gradient step lands on 0 and can stay there.", right=True),
        Option("AdamW with a large weight decay.",
               "A factor below 1 in each step shrinks, but never makes 0."),
        Option("The elastic net with $r = 0.5$.",
               "Yes: its L1 part keeps the corner at 0; fewer zeros than the lasso, but exact ones.",
               right=True),
        Option("A layer trained with dropout at $p = 0.5$.",
               "Dropout makes **outputs** 0, for one example, in training. The weights remain."),
    ],
    explanation="Exact zeros need a corner in the penalty **and** an algorithm that respects it.",
    hints=["Two questions for each: has the penalty a corner at 0, and can the algorithm land on it?"],
)

# ------------------------------------------------------------------------------------------ tune the diamond

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
    question="Move the **diamond** explorer until exactly one of the two weights is 0.",
    explorer="diamond",
    goal=lambda penalty, lam: diamond_zeros(penalty, lam) == 1,
    mistakes=[
        Wrong(lambda penalty, lam: penalty == "L2",
              "A circle has no corners: no $\\lambda$ will do. Choose another penalty."),
        Wrong(lambda penalty, lam: diamond_zeros(penalty, lam) == 2,
              "Now both are 0: the diamond has shrunk to a point. A smaller $\\lambda$."),
        Wrong(lambda penalty, lam: penalty == "L1" and diamond_zeros(penalty, lam) == 0,
              "The dot is on an edge of the diamond, not yet on a corner. A larger $\\lambda$."),
        Wrong(lambda penalty, lam: penalty == "elastic net" and diamond_zeros(penalty, lam) == 0,
              "The elastic net has corners too, but blunt ones: here the dot does not reach them within the "
              "slider's range. Sharper corners help."),
    ],
    explanation="With L1 and $\\lambda = 2$ the first weight is 0 and the second one is still 0.8: the "
                "ellipse touches the diamond at its corner, on the axis.",
    hints=["Which of the shapes has the sharpest corners?"],
)

# ---------------------------------------------------------------------------------------------- translate

TRANSLATE = Number(
    id="regularization/translate",
    title="One penalty, two libraries",
    points=2,
    question="A colleague fits ridge regression to $n = 60$ examples with scikit-learn, which minimizes "
             "$\\lVert Xw - y\\rVert^2 + \\alpha \\lVert w\\rVert^2$, and finds $\\alpha = 12$ best. Which "
             "$\\lambda$ gives the same weights in this book's $\\frac1n\\lVert Xw - y\\rVert^2 + \\lambda "
             "\\lVert w\\rVert^2$?",
    answer=0.2,
    tolerance=0.001,
    mistakes=[
        Mistake(720.0, "You multiplied. The mean is the **smaller** loss, so its penalty must be smaller: "
                       "divide by $n$."),
        Mistake(12.0, "With the same number the penalty would weigh 60 times more, since the mean is 60 "
                      "times smaller than the sum."),
        Mistake(0.1, "There is no ½ in either formula: only the $1/n$ has to be translated."),
        Mistake(0.4, "The 2 that squares bring stands in both parts of both gradients, so it cancels."),
        Mistake(5.0, "You divided the wrong way round: it is $\\alpha / n$, not $n / \\alpha$."),
    ],
    explanation="Divide the colleague's whole loss by $n$: the minimum stays where it is, and $\\alpha/n$ "
                "stands where $\\lambda$ stood.",
    hints=["Multiplying a whole loss by a number does not move its minimum. Which number makes the first "
           "terms equal?"],
)

# ----------------------------------------------------------------------------------------- drop whole maps


def drop_channels(images, u, drop_prob):
    kept = (u >= drop_prob) / (1 - drop_prob)
    return images * kept[:, :, None, None]


def drop_channels_loop(images, u, drop_prob):
    out = np.zeros(images.shape)
    for i, j in np.argwhere(u >= drop_prob):
        out[i, j] = images[i, j] / (1 - drop_prob)
    return out


def drop_in_place(images, u, drop_prob):
    images[u < drop_prob] = 0
    images /= 1 - drop_prob
    return images


def dropped_by_p(images, u, drop_prob):
    with np.errstate(all="ignore"):
        return images * ((u >= drop_prob) / np.float64(drop_prob))[:, :, None, None]


def drop_counted(images, u, drop_prob):
    kept = (u >= drop_prob).astype(float)
    return images * (kept / max(kept.mean(), 1e-9))[:, :, None, None]


def drop_channels_cases(rng):
    u = np.array([[0.1, 0.5, 0.9, 0.35], [0.7, 0.2, 0.3, 0.05]])
    return [
        Case((rng.normal(size=(2, 4, 2, 2)), u, 0.5), about="two images, four channels; one number of u is "
                                                            "exactly 0.5, and is kept"),
        Case((rng.normal(size=(2, 4, 1, 3)), u, 0.25), about="a smaller probability"),
        Case((rng.normal(size=(2, 4, 2, 1)), u, 0.0), kind="edge", about="drop_prob = 0: nothing is dropped"),
        Case((rng.normal(size=(1, 2, 2, 2)), np.array([[0.1, 0.2]]), 0.9), kind="edge", about="no channel "
                                                                                              "survives"),
        Case((1e200 * rng.normal(size=(1, 3, 2, 2)), np.array([[0.995, 0.2, 0.5]]), 0.99), kind="extreme",
             about="huge values, and one channel in a hundred kept"),
    ]


DROP_CHANNELS = Code(
    id="regularization/drop-channels",
    title="Drop whole channels",
    points=5,
    stub='''\
def drop_channels(images, u, drop_prob):
    """**Inverted** dropout of whole channels, in training. `images` has
    shape `(n, channels, height, width)`; `u`, shape `(n, channels)`,
    holds a random number from [0, 1) for each. A channel is dropped,
    with all its pixels, where `u < drop_prob`. Do not change `images`."""
    ...
''',
    hints=[
        "First a mask of shape `(n, channels)`: which channels stay?",
        "To stretch the mask over the pixels: `mask[:, :, None, None]`.",
        "Inverted: what stays is divided by the probability of staying, so that the expected value is that "
        "of the input.",
    ],
    reference=drop_channels,
    alternatives=[drop_channels_loop],
    cases=drop_channels_cases,
    misconceptions=[
        Misconception(
            "not scaled", lambda images, u, drop_prob: images * (u >= drop_prob)[:, :, None, None],
            "The right channels are gone, but what stays is not scaled: the expected value is only $(1-p)$ "
            "times the input. Inverted dropout divides by $1-p$.", credit=0.5,
        ),
        Misconception(
            "multiplies", lambda images, u, drop_prob: images * (
                (u >= drop_prob) * (1 - drop_prob))[:, :, None, None],
            "Multiplying by $1-p$ belongs to **evaluation**, when training was not scaled. In training, "
            "divide.",
        ),
        Misconception(
            "divides by p", dropped_by_p,
            "You divided by `drop_prob`, the probability of going. What stays is divided by the probability "
            "of **staying**, $1-p$.",
        ),
        Misconception(
            "kept where u < 1 - p", lambda images, u, drop_prob: images * (
                (u < 1 - drop_prob) / (1 - drop_prob))[:, :, None, None],
            "Just as many are dropped on average, but not the ones asked for: a channel is dropped where "
            "`u < drop_prob`. Yours **stays** where `u < 1 - drop_prob`.",
            credit=0.5,
        ),
        Misconception(
            "keeps what it should drop", lambda images, u, drop_prob: images * (
                (u < drop_prob) / (1 - drop_prob))[:, :, None, None],
            "You kept exactly the channels that should go: `drop_prob` is the probability of being "
            "**dropped**.",
        ),
        Misconception(
            "one mask for all images", lambda images, u, drop_prob: images * (
                (u[:1] >= drop_prob) / (1 - drop_prob))[:, :, None, None],
            "All images lose the channels of the first one. Each image has its own row of `u`.",
        ),
        Misconception(
            "boundary", lambda images, u, drop_prob: images * (
                (u > drop_prob) / (1 - drop_prob))[:, :, None, None],
            "Nearly: a channel is dropped where `u < drop_prob`, so one with `u` equal to `drop_prob` "
            "stays.", credit=0.75,
        ),
        Misconception(
            "in place", drop_in_place,
            "The values are right, but `images` has been overwritten. The backward pass needs it: make a new "
            "array.", credit=0.5,
        ),
        Misconception(
            "divides by what is left", drop_counted,
            "You divided by the share that happened to stay. So each channel's factor depends on what became "
            "of the others. Divide by the **probability** $1-p$, whatever was drawn.",
        ),
    ],
    explanation="Neighbouring pixels say nearly the same, so single dropped pixels are guessed from "
                "their neighbours. Dropping whole channels leaves nothing to guess from.",
)

# --------------------------------------------------------------------------------- dropout, in evaluation

EVALUATION = Choice(
    id="regularization/dropout-evaluation",
    title="The network goes to work",
    points=2,
    question="A network was trained with **inverted** dropout, $p = 0.4$. It now makes predictions for "
             "patients. What has to be done with the outputs of its hidden units?",
    options=[
        Option("Multiply them by 0.6.",
               "That would be right after training **without** scaling. Inverted dropout has already divided "
               "by 0.6 in training."),
        Option("Divide them by 0.6.",
               "The division makes up for missing units. In evaluation no unit is missing."),
        Option("Drop 40 % of them at random, as in training.",
               "Then the same patient gets another diagnosis each time. Averaged over many masks that would "
               "be a committee, but one mask alone is worse than the whole network."),
        Option("Nothing: use all units as they are.",
               "Yes. The expected output in training was the full output, so nothing needs to be changed.",
               right=True),
        Option("Remove the 40 % of the units with the smallest weights.",
               "That is pruning. Dropout removes no unit for good."),
    ],
    explanation="All cost is paid in training; that is why libraries use the inverted form.",
    hints=["What is the expected output of a unit in training, with the division by $1-p$?"],
)

# ------------------------------------------------------------------------------------------------- max norm


def max_norm(W, limit):
    norm = np.sqrt((W**2).sum(axis=0))
    return W * (limit / np.maximum(norm, limit))


def max_norm_loop(W, limit):
    out = W.astype(float)
    for j in range(W.shape[1]):
        norm = np.linalg.norm(W[:, j])
        if norm > limit:
            out[:, j] = W[:, j] * limit / norm
    return out


def max_norm_rows(W, limit):
    norm = np.sqrt((W**2).sum(axis=1, keepdims=True))
    return W * (limit / np.maximum(norm, limit))


def max_norm_always(W, limit):
    with np.errstate(invalid="ignore"):
        return W / np.sqrt((W**2).sum(axis=0)) * limit


def max_norm_in_place(W, limit):
    W *= limit / np.maximum(np.sqrt((W**2).sum(axis=0)), limit)
    return W


def max_norm_root_late(W, limit):
    squared = (W**2).sum(axis=0)
    return np.where(squared > limit, W * limit / np.sqrt(np.maximum(squared, 1e-300)), W)


def max_norm_one(W, limit):
    norm = np.sqrt((W**2).sum(axis=0))
    return W / np.where(norm > limit, norm, 1)


def max_norm_longest(W, limit):
    return W * (limit / max(np.sqrt((W**2).sum(axis=0)).max(), limit))


def max_norm_cases(rng):
    return [
        Case((np.array([[3.0, 0.9], [4.0, 1.2]]), 2.0), about="one column too long, one short enough"),
        Case((rng.normal(size=(4, 3)) * [0.1, 1.0, 5.0], 2.0), about="four rows, three columns"),
        Case((np.array([[0.0, 6.0], [0.0, 8.0]]), 5.0), kind="edge", about="a column of zeros"),
        Case((np.array([[3.0], [4.0]]), 5.0), kind="edge", about="a column of exactly the allowed length"),
        Case((1e6 * rng.normal(size=(3, 3)), 0.5), kind="extreme", about="weights of a million"),
    ]


MAX_NORM = Code(
    id="regularization/max-norm",
    title="A leash instead of a price",
    points=4,
    stub='''\
def max_norm(W, limit):
    """Another restraint, often used with dropout: the weights into a unit,
    a **column** of `W`, may not be longer than `limit`, where the length
    is the root of the sum of squares. A longer column is scaled down to
    `limit`; the others stay. Do not change `W` itself."""
    ...
''',
    hints=[
        "The lengths of the columns: `np.sqrt((W**2).sum(axis=0))`, one number a column.",
        "A column is multiplied by `limit / length` if that is less than 1, and by 1 otherwise.",
        "To avoid 0/0 for a column of zeros: `limit / np.maximum(length, limit)`.",
    ],
    reference=max_norm,
    alternatives=[max_norm_loop],
    cases=max_norm_cases,
    misconceptions=[
        Misconception(
            "rows", max_norm_rows,
            "You limited the **rows**: what leaves an input. What enters a unit is a column of `W`, since "
            "`z = X @ W`.",
        ),
        Misconception(
            "whole matrix", lambda W, limit: W * (limit / max(np.sqrt((W**2).sum()), limit)),
            "You measured the whole matrix, and one long column shortened all of them. Each column has its "
            "own length.",
        ),
        Misconception(
            "always", max_norm_always,
            "You gave **every** column the length `limit`; short ones grew, and a column of zeros became "
            "0/0. Only columns that are too long change.",
        ),
        Misconception(
            "always, with an eps", lambda W, limit: W * limit / (np.sqrt((W**2).sum(axis=0)) + 1e-8),
            "The small number saves the column of zeros from 0/0; but every other column gets the length "
            "`limit`, the short ones too. Only columns that are too long change.",
        ),
        Misconception(
            "clips entries", lambda W, limit: np.clip(W, -limit, limit),
            "Clipping each weight changes the column's direction. Scale the whole column by one factor.",
        ),
        Misconception(
            "squared length", lambda W, limit: W * (limit / np.maximum((W**2).sum(axis=0), limit)),
            "You compared with the **squared** length. Take the square root first.",
        ),
        Misconception(
            "squared length in the question", max_norm_root_late,
            "The factor is right, but you asked whether the **squared** length is above `limit`. A column of "
            "length 1.5 is within a limit of 2, though its square is not.",
        ),
        Misconception(
            "no limit in the factor", lambda W, limit: W / np.maximum(np.sqrt((W**2).sum(axis=0)), limit),
            "You divided by the length and did not multiply by `limit`: long columns end at length 1, and "
            "short ones are divided by `limit`. The factor is `limit / length`, or 1.",
        ),
        Misconception(
            "to length 1", max_norm_one,
            "The right columns, but you scaled them to length 1. They may be as long as `limit`.",
        ),
        Misconception(
            "one factor for all", max_norm_longest,
            "One factor for the whole matrix, from its longest column, shortens the others too. Each column "
            "has its own factor.",
        ),
        Misconception(
            "sum of absolute values", lambda W, limit: W * (limit / np.maximum(np.abs(W).sum(axis=0), limit)),
            "That is the L1 length. Here a column's length is the root of its sum of squares.",
        ),
        Misconception(
            "in place", max_norm_in_place,
            "The values are right, but `W` itself has changed: `*=` works in place. Return a new array.",
            credit=0.5,
        ),
    ],
    explanation="A price pulls at every weight all the time. A leash does nothing until it is tight, and "
                "then allows no more, however large the learning rate.",
)

# ------------------------------------------------------------------------------------ the whole chapter


def sparse_scores(X, y, X_new, lam, lr, steps, *, mu=None, scale=None, new=None, shrink=None, spare=True,
                  two=2, b=0.0):
    """Reference, with a handle for each mistake that people make."""
    mu = X.mean(axis=0) if mu is None else mu
    scale = X.std(axis=0) if scale is None else scale
    A, w = (X - mu) / scale, np.zeros(X.shape[1])
    shrink = shrink or (lambda w, dw: soft_threshold(w - lr * dw, lr * lam))
    for _ in range(steps):
        error = A @ w + b - y
        w, b = shrink(w, two * A.T @ error / len(y)), b - lr * two * error.mean()
        if not spare:
            b = float(soft_threshold(b, lr * lam))
    return w, ((X_new - mu) / scale if new is None else new) @ w + b


def sparse_fit(X, y, X_new, lam, lr, steps):
    return sparse_scores(X, y, X_new, lam, lr, steps)


def sparse_by_gram(X, y, X_new, lam, lr, steps):
    mu, scale = X.mean(axis=0), X.std(axis=0)
    A = (X - mu) / scale
    G, c, w, b = A.T @ A / len(y), A.T @ y / len(y), np.zeros(A.shape[1]), 0.0
    for _ in range(steps):
        w = w - 2 * lr * (G @ w - c)
        w = np.sign(w) * np.maximum(np.abs(w) - lr * lam, 0)
        b = b - 2 * lr * (b - y.mean())
    return w, (X_new - mu) / scale @ w + b


def sparse_guarded(X, y, X_new, lam, lr, steps):
    return sparse_scores(X, y, X_new, lam, lr, steps, scale=X.std(axis=0) + 1e-8)


def own_statistics(X, y, X_new, lam, lr, steps):
    new = (X_new - X_new.mean(axis=0)) / X_new.std(axis=0)
    return sparse_scores(X, y, X_new, lam, lr, steps, new=new)


def not_standardized(X, y, X_new, lam, lr, steps):
    with np.errstate(all="ignore"):
        return sparse_scores(X, y, X_new, lam, lr, steps, mu=0.0, scale=1.0)


def subgradient(X, y, X_new, lam, lr, steps):
    return sparse_scores(X, y, X_new, lam, lr, steps, shrink=lambda w, dw: w - lr * (dw + lam * np.sign(w)))


def threshold_lam(X, y, X_new, lam, lr, steps):
    return sparse_scores(X, y, X_new, lam, lr, steps, shrink=lambda w, dw: soft_threshold(w - lr * dw, lam))


def threshold_first(X, y, X_new, lam, lr, steps):
    return sparse_scores(X, y, X_new, lam, lr, steps,
                         shrink=lambda w, dw: soft_threshold(w, lr * lam) - lr * dw)


def no_penalty(X, y, X_new, lam, lr, steps):
    return sparse_fit(X, y, X_new, 0.0, lr, steps)


def squared_weights(X, y, X_new, lam, lr, steps):
    return sparse_scores(X, y, X_new, lam, lr, steps, shrink=lambda w, dw: w - lr * (dw + 2 * lam * w))


def threshold_bias(X, y, X_new, lam, lr, steps):
    return sparse_scores(X, y, X_new, lam, lr, steps, spare=False)


def hard_threshold(X, y, X_new, lam, lr, steps):
    def shrink(w, dw):
        moved = w - lr * dw
        return np.where(np.abs(moved) > lr * lam, moved, 0.0)

    return sparse_scores(X, y, X_new, lam, lr, steps, shrink=shrink)


def sample_spread(X, y, X_new, lam, lr, steps):
    return sparse_scores(X, y, X_new, lam, lr, steps, scale=X.std(axis=0, ddof=1))


def half_threshold(X, y, X_new, lam, lr, steps):
    return sparse_scores(X, y, X_new, lam, lr, steps,
                         shrink=lambda w, dw: soft_threshold(w - lr * dw, lr * lam / 2))


def sparse_sum(X, y, X_new, lam, lr, steps):
    with np.errstate(all="ignore"):
        return sparse_scores(X, y, X_new, lam, lr, steps, two=2 * len(y))


def whole_table(X, y, X_new, lam, lr, steps):
    with np.errstate(all="ignore"):
        return sparse_scores(X, y, X_new, lam, lr, steps, mu=X.mean(), scale=X.std())


def joint_statistics(X, y, X_new, lam, lr, steps):
    both = np.vstack([X, X_new])
    return sparse_scores(X, y, X_new, lam, lr, steps, mu=both.mean(axis=0), scale=both.std(axis=0))


def by_variance(X, y, X_new, lam, lr, steps):
    return sparse_scores(X, y, X_new, lam, lr, steps, scale=X.var(axis=0))


def bias_left_out(X, y, X_new, lam, lr, steps):
    w, _ = sparse_fit(X, y, X_new, lam, lr, steps)
    return w, (X_new - X.mean(axis=0)) / X.std(axis=0) @ w


def diagnoses(X, y, X_new, lam, lr, steps):
    w, predicted = sparse_fit(X, y, X_new, lam, lr, steps)
    return w, np.sign(predicted)


def threshold_at_the_end(X, y, X_new, lam, lr, steps):
    mu, scale = X.mean(axis=0), X.std(axis=0)
    w, _ = sparse_fit(X, y, X_new, 0.0, lr, steps)
    w, b = soft_threshold(w, lr * lam), y.mean() * (1 - (1 - 2 * lr) ** steps)
    return w, (X_new - mu) / scale @ w + b


def new_left_raw(X, y, X_new, lam, lr, steps):
    return sparse_scores(X, y, X_new, lam, lr, steps, new=X_new)


def sparse_fit_cases(rng):
    table = load_breast_cancer()
    rows = rng.permutation(569)
    X, y = table.X, 2.0 * table.y - 1
    some, new = rows[:60], rows[60:68]
    columns = [0, 1, 4, 7, 20, 21, 24, 27]
    small = rng.normal(size=(12, 3)) + np.array([5.0, 0.0, -2.0])
    target = small[:, 0] - small[:, 1] + 2 + 0.3 * rng.normal(size=12)
    return [
        Case((X[some], y[some], X[new], 0.3, 0.03, 60), about="sixty tumours, eight new ones"),
        Case((X[some][:, columns], y[some], X[new][:, columns], 0.1, 0.05, 40), about="eight of the "
                                                                                      "measurements"),
        Case((small, target, small[:4] + 1, 0.0, 0.1, 25), kind="edge", about="lam = 0: no penalty"),
        Case((small, target, small[:2], 100.0, 0.1, 25), kind="edge", about="lam so large that every weight "
                                                                            "is 0"),
        Case((1e6 * small, target, 1e6 * small[:3], 0.5, 0.1, 25), kind="extreme",
             about="features in another unit, a million times larger"),
    ]


SPARSE_FIT = Code(
    id="regularization/sparse-diagnosis",
    title="The whole chapter: a diagnosis from few measurements",
    points=8,
    stub='''\
def sparse_fit(X, y, X_new, lam, lr, steps):
    """Standardize `X` by its own mean and standard deviation. From `w = 0`
    and `b = 0` take `steps` steps on `mean((X @ w + b - y)**2) + lam *
    sum(abs(w))`: gradients of the error for `w` and `b` at the same point,
    then the soft threshold that fits the step, for `w`. Return `w` and
    the predictions for the rows of `X_new`, as patients still to come."""
    ...
''',
    hints=[
        "Keep `mu = X.mean(axis=0)` and `scale = X.std(axis=0)`: you need them twice, for `X` and for "
        "`X_new`.",
        "One step: `error = A @ w + b - y`; `dw = 2 * A.T @ error / n`; `db = 2 * error.mean()`.",
        "After `w - lr * dw` comes the soft threshold by `lr * lam`. The bias takes a plain step.",
        "At the end `(X_new - mu) / scale @ w + b`, with the numbers from `X`.",
    ],
    reference=sparse_fit,
    alternatives=[sparse_by_gram, sparse_guarded],
    cases=sparse_fit_cases,
    rtol=1e-4,  # a guard against division by 0, such as std + 1e-8, is no mistake
    atol=1e-5,
    misconceptions=[
        Misconception(
            "own statistics", own_statistics,
            "You standardized the new patients by **their own** mean and spread. They must be measured with "
            "the same ruler as the training data; a single new patient would have no spread at all.",
            credit=0.5,
        ),
        Misconception(
            "new patients left raw", new_left_raw,
            "The weights are right. But they belong to standardized features, and `X_new` went in as it was.",
            credit=0.5,
        ),
        Misconception(
            "not standardized", not_standardized,
            "`X` has not been standardized: the price of a weight now depends on the unit, and large "
            "features make the steps explode.",
        ),
        Misconception(
            "sign in the gradient", subgradient,
            "You added $\\lambda\\,\\mathrm{sign}(w)$ to the gradient. Such steps jump across 0 and back; "
            "exact zeros need the soft threshold after the step.",
        ),
        Misconception(
            "threshold without lr", threshold_lam,
            "Your threshold is $\\lambda$ in **each** step. A step of length $\\eta$ shrinks by "
            "$\\eta\\lambda$.",
        ),
        Misconception(
            "threshold before the step", threshold_first,
            "You applied the soft threshold before the gradient step, so the step moves the weights off 0 "
            "again. First the step, then the threshold.",
        ),
        Misconception(
            "no penalty", no_penalty,
            "`lam` has not been used: these are steps on the error alone. After each of them comes the soft "
            "threshold.",
        ),
        Misconception(
            "L2", squared_weights,
            "That is the L2 penalty: it shrinks every weight and makes none 0. Here the penalty is the sum "
            "of absolute values.",
        ),
        Misconception(
            "thresholds the bias", threshold_bias,
            "The bias went through the soft threshold as well. It is not penalized: give it a plain step.",
            credit=0.5,
        ),
        Misconception(
            "hard threshold", hard_threshold,
            "You set small weights to 0 and left the others as they were. The **soft** threshold also moves "
            "the others towards 0, by $\\eta\\lambda$.",
        ),
        Misconception(
            "no two", lambda *given: sparse_scores(*given, two=1),
            "The gradients of the squared error lack their 2, $\\frac{\\partial}{\\partial e} e^2 = 2e$. So "
            "the error counts half against the penalty.",
        ),
        Misconception(
            "half a threshold", half_threshold,
            "Your threshold is $\\eta\\lambda/2$. The $\\lambda/2$ of the chapter is for $(w-v)^2$, whose "
            "slope holds a 2. The step has taken that 2 already: $\\eta\\lambda$.",
        ),
        Misconception(
            "sum", sparse_sum,
            "Your gradients are those of the **sum** of the squared errors, $n$ times too long: the steps "
            "run away. The loss says mean: divide by $n$.",
        ),
        Misconception(
            "one mean for the table", whole_table,
            "You took one mean and one spread over the **whole table**. Each measurement has its own unit, "
            "so each column has its own: `axis=0`.",
        ),
        Misconception(
            "spread with n - 1", sample_spread,
            "You standardized with `ddof=1`, which divides by $n-1$ and is what pandas does. This book, "
            "numpy and scikit-learn's scaler divide by $n$: `X.std(axis=0)`.",
            credit=0.75,
        ),
        Misconception(
            "statistics of all patients", joint_statistics,
            "Your mean and spread were taken over `X` **and** `X_new`. Patients still to come are not there "
            "when the model is made: that is a leak.",
            credit=0.5,
        ),
        Misconception(
            "divides by the variance", by_variance,
            "You divided by the variance. To give a feature variance 1, divide by its root, the standard "
            "deviation.",
        ),
        Misconception(
            "no bias", bias_left_out,
            "The weights are right, and the predictions have no bias: without it they miss the mean of `y`. "
            "It takes its own step beside the weights, and is added at the end.",
            credit=0.5,
        ),
        Misconception(
            "bias put in place", lambda *given: sparse_scores(*given, b=given[1].mean()),
            "You set the bias to the mean of `y`, where it would end after many steps. The exercise begins "
            "at `b = 0` and takes `steps` of them.",
            credit=0.5,
        ),
        Misconception(
            "signs for predictions", diagnoses,
            "The weights are right. You return diagnoses, the signs; asked for are the predictions, the "
            "numbers before the sign is taken.",
            credit=0.5,
        ),
        Misconception(
            "one threshold at the end", threshold_at_the_end,
            "You applied the soft threshold once, after the last step. Each step needs its own: the pull of "
            "$\\eta\\lambda$ adds up over the steps.",
        ),
    ],
    explanation="Exchange the squared error for cross-entropy, and the same ten lines train a sparse "
                "logistic regression.",
)

EXERCISES = [
    RIDGE,
    ARRIVES,
    PENALIZED_GRADIENT,
    LAMBDA_MAX,
    ZEROS,
    DIAMOND,
    TRANSLATE,
    DROP_CHANNELS,
    EVALUATION,
    MAX_NORM,
    SPARSE_FIT,
]
