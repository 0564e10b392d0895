"""Exercises of the Logistic regression chapter: definitions only; the engine judges them."""

from functools import cache

import numpy as np

from dlbasics import datasets
from dlbasics.activations import sigmoid, softmax
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
from dlbasics.losses import binary_cross_entropy

# ---------------------------------------------------------------------------------------- the derivation

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

# ---------------------------------------------------------------------------------------- small questions

FIRST_STEP = Number(
    id="logistic_regression/first-step",
    title="The first gradient",
    points=2,
    question="All weights and the bias are 0. Of 100 training examples, 30 have $y = 1$. What is $\\partial "
    "L/\\partial b$ "
    "for the **mean** loss?",
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
        Mistake(0.2 + np.log(2), "You added the weight to the probability. It is added to the score, the "
                                 "log-odds."),
        Mistake(float(sigmoid(0.2 + np.log(2))), "You took 0.2 for the score. It is a probability; its score "
                                                 "is $\\log(0.2/0.8)$."),
        Mistake(1 / 9, "You halved the odds. A positive weight raises them."),
        Mistake(2 / 3, "That is $\\sigma(w_j)$: you took the weight for the whole score. It is **added** to "
                       "the score of before, $\\log(0.2/0.8)$."),
        Mistake(0.25, "Those are the odds before the change, $0.2/0.8$. Double them, and turn them back "
                      "into a probability."),
        Mistake(0.2 + 0.16 * np.log(2), "You followed the slope of the sigmoid, $\\hat y(1 - \\hat y)$. That "
                                        "is near for a small change; for a large one the curve bends away."),
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
    question="A model decides $1$ where $\\hat y \\ge 0.5$. Which of these changes leave **every** decision "
    "unchanged, whatever "
    "the data? Mark every one that does.",
    options=[
        Option("Doubling $w$ and $b$.", "$z$ doubles, its sign stays: the same decisions, with more "
                                        "confidence.", right=True),
        Option("Doubling $w$ alone.",
               "The boundary is $x \\cdot w = -b$: doubling $w$ alone moves it towards the origin, unless $b "
               "= 0$."),
        Option("Adding 1 to $b$.", "Every score rises by 1: examples with a score between −1 and 0 change "
                                   "sides."),
        Option("Deciding by $z \\ge 0$ and leaving the sigmoid out.",
               "$\\sigma$ rises and $\\sigma(0) = 0.5$, so both rules are one.", right=True),
        Option("Changing the signs of $w$ and $b$.", "Every decision is reversed, except on the boundary "
                                                     "itself."),
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
    "descent on the mean "
    "cross-entropy, without any penalty, for ever. What happens?",
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

# ------------------------------------------------------------------------------------------- standardize


def standardize(X, X_new):
    mu, sd = X.mean(axis=0), X.std(axis=0)
    sd = np.where(sd == 0, 1, sd)
    return (X - mu) / sd, (X_new - mu) / sd


def standardize_loops(X, X_new):
    out, out_new = np.zeros(X.shape), np.zeros(X_new.shape)
    for j in range(X.shape[1]):
        sd = np.sqrt(np.mean((X[:, j] - np.mean(X[:, j])) ** 2)) or 1
        out[:, j], out_new[:, j] = (X[:, j] - np.mean(X[:, j])) / sd, (X_new[:, j] - np.mean(X[:, j])) / sd
    return out, out_new


def scaled(X, mu, sd):
    return (X - mu) / np.where(sd == 0, 1, sd)


def divided(X, mu, sd):
    """As `scaled`, without a thought of features that are constant."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return (X - mu) / sd


def with_eps(way, eps):
    return lambda X, X_new: tuple((A - X.mean(0)) / way(X.std(0), eps) for A in (X, X_new))


def pooled(X, X_new):
    both = np.concatenate([X, X_new])
    mu, sd = both.mean(axis=0), both.std(axis=0)
    return scaled(X, mu, sd), scaled(X_new, mu, sd)


def divides_by_zero(X, X_new):
    return divided(X, X.mean(axis=0), X.std(axis=0)), divided(X_new, X.mean(axis=0), X.std(axis=0))


def standardize_in_place(X, X_new):
    mu, sd = X.mean(axis=0), X.std(axis=0)
    sd[sd == 0] = 1
    X -= mu
    X /= sd
    X_new -= mu
    X_new /= sd
    return X, X_new


def standardize_cases(rng):
    size = np.array([1.0, 10.0, 500.0])
    table, new = rng.normal(5, 2, (6, 3)) * size, rng.normal(6, 2, (4, 3)) * size
    constant = table.copy()
    constant[:, 1] = 7.0
    return [
        Case((table, new), about="three features of very different size"),
        Case((rng.normal(size=(4, 4)), rng.normal(size=(4, 4))), about="as many features as examples"),
        Case((table, new[:1]), kind="edge", about="a single new example"),
        Case((constant, new), kind="edge", about="the second feature is constant in the training part"),
        Case((1e8 + rng.integers(0, 9, (5, 3)), 1e8 + rng.integers(0, 9, (2, 3))), kind="extreme",
             about="features around a hundred million that differ by a few units"),
    ]


STANDARDIZE = Code(
    id="logistic_regression/standardize",
    title="Scale without peeking",
    points=4,
    stub='''\
def standardize(X, X_new):
    """Give every **feature** of the training part `X`, shape `(n, d)`, mean 0
    and standard deviation 1 (`np.std`, divisor $n$), and apply **the same**
    change to `X_new`, `(m, d)`. A feature that is constant in `X` is only
    shifted. Return both tables."""
    ...
''',
    hints=[
        "Features are columns, so their means are `X.mean(axis=0)`. The new part may not take part in any "
        "statistic.",
        "Compute `mu` and `sd` from `X` once, and use them twice.",
        "Where `sd` is 0, divide by 1 instead: `np.where(sd == 0, 1, sd)`.",
    ],
    reference=standardize,
    alternatives=[standardize_loops],
    cases=standardize_cases,
    misconceptions=[
        Misconception(
            "own statistics", lambda X, X_new:
            (scaled(X, X.mean(0), X.std(0)), scaled(X_new, X_new.mean(0), X_new.std(0))),
            "You scaled `X_new` by its **own** mean and deviation. A single new patient would always become "
            "0, whatever the "
            "measurements: the new part must be changed exactly as the training part was.",
            also=(lambda X, X_new: tuple(divided(A, A.mean(0), A.std(0)) for A in (X, X_new)),),
        ),
        Misconception(
            "new part as it was", lambda X, X_new: (scaled(X, X.mean(0), X.std(0)), X_new),
            "`X_new` comes back as it was measured. A model that was trained on scaled features needs the "
            "same scale everywhere.",
            also=(lambda X, X_new: (divided(X, X.mean(0), X.std(0)), X_new),),
        ),
        Misconception(
            "rows", lambda X, X_new: tuple(
                scaled(A, A.mean(1, keepdims=True), A.std(1, keepdims=True)) for A in (X, X_new)),
            "You standardized each **example** by the mean of its own features, areas and fractions thrown "
            "together. A feature is a column: `axis=0`.",
        ),
        Misconception(
            "smallest and largest", lambda X, X_new: tuple(
                scaled(A, X.min(0), X.max(0) - X.min(0)) for A in (X, X_new)),
            "You mapped each feature to the range from 0 to 1. That is another scaling; here the mean is to "
            "be 0 and the standard deviation 1.",
            also=(lambda X, X_new: tuple(divided(A, X.min(0), X.max(0) - X.min(0)) for A in (X, X_new)),),
        ),
        Misconception(
            "divides only", lambda X, X_new: tuple(scaled(A, 0, X.std(0)) for A in (X, X_new)),
            "The spreads are 1 now, and the means are not 0: subtract the mean first.",
            also=(lambda X, X_new: tuple(divided(A, 0, X.std(0)) for A in (X, X_new)),),
        ),
        Misconception(
            "no brackets", lambda X, X_new: tuple(A - scaled(X.mean(0), 0, X.std(0)) for A in (X, X_new)),
            "Division comes before subtraction: `X - mu / sd` divides only the mean. Write `(X - mu) / sd`.",
            also=(lambda X, X_new: tuple(A - divided(X.mean(0), 0, X.std(0)) for A in (X, X_new)),),
        ),
        Misconception(
            "eps in the divisor", with_eps(lambda sd, eps: sd + eps, 1e-8),
            "An eps in the divisor keeps `nan` away, but where a feature was constant and a new example "
            "differs a little, it divides by almost nothing: a huge number comes out. Divide such a column "
            "by 1.",
            credit=0.5,
            also=tuple(
                with_eps(way, eps)
                for eps in (1e-15, 1e-12, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5)
                for way in (lambda sd, eps: sd + eps, np.maximum, lambda sd, eps: np.sqrt(sd**2 + eps),
                            lambda sd, eps: np.where(sd < eps, eps, sd))),
        ),
        Misconception(
            "constant becomes 0", lambda X, X_new: tuple(
                np.where(X.std(0) == 0, 0, scaled(A, X.mean(0), X.std(0))) for A in (X, X_new)),
            "You set a constant feature to 0 everywhere. In `X` that is what comes out; in `X_new` it may "
            "have other values, and it is only to be shifted there.",
            credit=0.5,
        ),
        Misconception(
            "constant untouched", lambda X, X_new: tuple(
                np.where(X.std(0) == 0, A, scaled(A, X.mean(0), X.std(0))) for A in (X, X_new)),
            "A constant feature comes back as it was. It is to be shifted too, by its mean.",
            credit=0.5,
        ),
        Misconception(
            "nan_to_num", lambda X, X_new: tuple(
                np.nan_to_num(divided(A, X.mean(0), X.std(0))) for A in (X, X_new)),
            "`np.nan_to_num` hides the division by 0 in `X`. In `X_new` the same division gives an infinity, "
            "and that becomes 1.8e308. Divide such a column by 1.",
            credit=0.5,
        ),
        Misconception(
            "pooled", pooled,
            "You computed the statistics over both parts together. So the training part has seen the "
            "examples it will be "
            "tested on: a leak. Use `X` alone.",
        ),
        Misconception(
            "whole table", lambda X, X_new: (scaled(X, X.mean(), X.std()), scaled(X_new, X.mean(), X.std())),
            "You used one mean and one deviation for the whole table. Each feature needs its own: `axis=0`.",
        ),
        Misconception(
            "sample deviation", lambda X, X_new:
            (scaled(X, X.mean(0), X.std(0, ddof=1)), scaled(X_new, X.mean(0), X.std(0, ddof=1))),
            "Your deviation has the divisor $n-1$. It would serve as well, but this exercise asks for the "
            "divisor $n$, "
            "as in `np.std` without `ddof`.",
            credit=0.75,
        ),
        Misconception(
            "variance", lambda X, X_new: (scaled(X, X.mean(0), X.var(0)), scaled(X_new, X.mean(0), X.var(0))),
            "You divided by the variance. That leaves a feature with standard deviation $1/\\mathrm{sd}$; "
            "divide by its root.",
        ),
        Misconception(
            "centres only", lambda X, X_new: (X - X.mean(0), X_new - X.mean(0)),
            "The means are 0 now, but the spreads are as different as before: divide by the standard "
            "deviation.",
        ),
        Misconception(
            "constant feature", divides_by_zero,
            "Right, until a feature is constant: then its deviation is 0 and the column becomes `nan`. "
            "Divide such a column by 1.",
            credit=0.5,
        ),
        Misconception(
            "in place", standardize_in_place,
            "The values are right, but the caller's tables have been overwritten. "
            "Build new ones: `(X - mu) / sd` does.",
            credit=0.5,
        ),
    ],
    explanation="The means and deviations belong to the model, as its weights do: they are learned from the "
    "training part, "
    "and have to be kept with it.",
)

# ------------------------------------------------------------------------------------------ odds ratio


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
            "standardized feature "
            "by `step / sd` only.",
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
            "`step`, "
            "not times `step`.",
            also=(lambda w, sd, step: np.exp(w) * step / sd,),
        ),
    ],
    explanation="Epidemiologists publish exactly these numbers. Note the words *the others fixed*: "
    "features that rise and fall together share their weight in ways that one number does not tell.",
)

# ---------------------------------------------------------------------------------- a step with penalty


def l2_step(X, y, w, b, lr, lam):
    dz = (sigmoid(X @ w + b) - y) / len(y)
    return w - lr * (X.T @ dz + 2 * lam * w), b - lr * dz.sum()


def l2_step_loops(X, y, w, b, lr, lam):
    dw, db = 2 * lam * w, 0.0
    for x_i, y_i in zip(X, y, strict=True):
        error = sigmoid(x_i @ w + b) - y_i
        dw, db = dw + error * x_i / len(y), db + error / len(y)
    return w - lr * dw, b - lr * db


def stepped(X, y, w, b, lr, lam, dw=lambda dw, w, lam, n: dw + 2 * lam * w, db=lambda db, b, lam: db):
    """One step with what a misconception makes of the two gradients."""
    error = sigmoid(X @ w + b) - y
    return (w - lr * dw(X.T @ error / len(y), w, lam, len(y)), b - lr * db(error.mean(), b, lam))


def gradients(X, y, w, b, lam):
    error = sigmoid(X @ w + b) - y
    return X.T @ error / len(y) + 2 * lam * w, error.mean()


def step_with_slope(X, y, w, b, lr, lam):
    y_hat = sigmoid(X @ w + b)
    dz = (y_hat - y) * y_hat * (1 - y_hat)
    return w - lr * (X.T @ dz / len(y) + 2 * lam * w), b - lr * dz.mean()


def uses_new_w(X, y, w, b, lr, lam):
    w_new = w - lr * (X.T @ (sigmoid(X @ w + b) - y) / len(y) + 2 * lam * w)
    return w_new, b - lr * np.mean(sigmoid(X @ w_new + b) - y)


def step_in_place(X, y, w, b, lr, lam):
    error = sigmoid(X @ w + b) - y
    w -= lr * (X.T @ error / len(y) + 2 * lam * w)
    return w, b - lr * error.mean()


def l2_step_cases(rng):
    X, w = rng.normal(size=(7, 3)), rng.normal(size=3)
    y = np.array([0.0, 1.0, 1.0, 0.0, 1.0, 0.0, 1.0])
    return [
        Case((X, y, w, 0.7, 0.5, 0.1), about="seven examples, three features"),
        Case((X, y, w, -0.3, 0.5, 0.0), about="no penalty"),
        Case((X[:1], y[:1], w, 2.0, 1.0, 0.5), kind="edge", about="one example"),
        Case((1e4 * X, y, w, 0.0, 0.1, 1.0), kind="extreme", about="huge features: scores in the thousands"),
    ]


L2_STEP = Code(
    id="logistic_regression/l2-step",
    title="One step with an L2 penalty",
    points=5,
    stub='''\
def l2_step(X, y, w, b, lr, lam):
    """Return `(w, b)` after **one** step of gradient descent on the mean
    cross-entropy plus the penalty $\\\\lambda\\\\sum_j w_j^2$, which spares the
    bias. Shapes: `X` `(n, d)`, `y` `(n,)`, `w` `(d,)`, `b` a number. You may
    use `sigmoid`."""
    ...
''',
    hints=[
        "Without the penalty: `error = sigmoid(X @ w + b) - y`, then `X.T @ error / n` and `error.mean()`.",
        "The derivative of $\\lambda w_j^2$ is $2\\lambda w_j$. It joins the gradient of `w`, "
        "before the step.",
        "Compute both gradients at the old `w` and `b`; then return `w - lr * dw, b - lr * db`.",
    ],
    reference=l2_step,
    alternatives=[l2_step_loops],
    cases=l2_step_cases,
    misconceptions=[
        Misconception(
            "penalizes the bias", lambda *a: stepped(*a, db=lambda db, b, lam: db + 2 * lam * b),
            "You shrank the bias too. It only sets the level; pulling it to 0 pulls every prediction towards "
            "one half.",
            also=(lambda *a: stepped(*a, db=lambda db, b, lam: db + lam * b),),
        ),
        Misconception(
            "half the penalty, and on the bias", lambda *a: stepped(
                *a, dw=lambda dw, w, lam, n: dw + lam * w, db=lambda db, b, lam: db + lam * b),
            "Two things: the gradient of the penalty is $2\\lambda w$, and the bias has none, since it only "
            "sets the level.",
        ),
        Misconception(
            "penalty without the rate", lambda X, y, w, b, lr, lam: (
                stepped(X, y, w, b, lr, 0.0)[0] - 2 * lam * w, stepped(X, y, w, b, lr, 0.0)[1]),
            "You subtract $2\\lambda w$ whole. It is a part of the gradient, so the learning rate multiplies "
            "it as well.",
        ),
        Misconception(
            "two steps", lambda X, y, w, b, lr, lam: (
                stepped(X, y, w, b, lr, 0.0)[0] * (1 - 2 * lr * lam), stepped(X, y, w, b, lr, 0.0)[1]),
            "You stepped twice, first on the loss and then on the penalty at the **new** `w`. Add the two "
            "gradients at the old `w`, then step once.",
            credit=0.5,
        ),
        Misconception(
            "truth minus prediction", lambda *a: stepped(
                *a, dw=lambda dw, w, lam, n: 2 * lam * w - dw, db=lambda db, b, lam: -db),
            "The penalty is right, and the error has its sign reversed: it is prediction minus truth.",
        ),
        Misconception(
            "absolute values", lambda *a: stepped(*a, dw=lambda dw, w, lam, n: dw + lam * np.sign(w)),
            "$\\lambda\\,\\mathrm{sign}(w)$ belongs to an L1 penalty, the sum of absolute values. The "
            "derivative of a square is $2w$.",
        ),
        Misconception(
            "the penalty itself", lambda *a: stepped(*a, dw=lambda dw, w, lam, n: dw + lam * np.sum(w**2)),
            "You added the penalty to the gradient. What joins the gradient is the penalty's **derivative**.",
            also=(lambda *a: stepped(*a, dw=lambda dw, w, lam, n: dw + lam * w**2),),
        ),
        Misconception(
            "penalty over 2n", lambda *a: stepped(*a, dw=lambda dw, w, lam, n: dw + lam * w / n),
            "Your gradient belongs to the penalty $\\frac{\\lambda}{2n}\\sum w^2$ of some courses. Here it "
            "is $\\lambda\\sum w^2$, with neither the ½ nor the $n$.",
            credit=0.5,
        ),
        Misconception(
            "bias stands still", lambda X, y, w, b, lr, lam: (l2_step(X, y, w, b, lr, lam)[0], b),
            "The weights are right and the bias has not moved. No penalty does not mean no gradient: its "
            "step is `- lr * error.mean()`.",
        ),
        Misconception(
            "score without the bias", lambda X, y, w, b, lr, lam: (
                l2_step(X, y, w, 0.0, lr, lam)[0], b + l2_step(X, y, w, 0.0, lr, lam)[1]),
            "The bias is missing from your scores: $z = Xw + b$.",
        ),
        Misconception(
            "no sigmoid", lambda X, y, w, b, lr, lam: (
                w - lr * (X.T @ (X @ w + b - y) / len(y) + 2 * lam * w), b - lr * np.mean(X @ w + b - y)),
            "You compared the **scores** with the truth, as linear regression does. The error is $\\sigma(z) "
            "- y$.",
        ),
        Misconception(
            "slope of the sigmoid", step_with_slope,
            "You multiplied the error by $\\hat y(1-\\hat y)$. In the cross-entropy's gradient that slope "
            "has cancelled.",
        ),
        Misconception(
            "the gradient itself", lambda X, y, w, b, lr, lam: gradients(X, y, w, b, lam),
            "You return the gradients. Take the step: the old value minus the learning rate times the "
            "gradient.",
        ),
        Misconception(
            "penalty ignored", lambda *a: stepped(*a, dw=lambda dw, w, lam, n: dw),
            "This is a step without the penalty: $\\lambda$ does not appear in it.",
        ),
        Misconception(
            "half the penalty", lambda *a: stepped(*a, dw=lambda dw, w, lam, n: dw + lam * w),
            "Your gradient belongs to the penalty $\\frac{\\lambda}{2}\\sum w^2$, which many books use. Here "
            "it has no "
            "½, so its gradient is $2\\lambda w$.",
            credit=0.5,
        ),
        Misconception(
            "grows the weights", lambda *a: stepped(*a, dw=lambda dw, w, lam, n: dw - 2 * lam * w),
            "Your penalty pushes the weights **away** from 0. Check the sign: the gradient of the penalty is "
            "$+2\\lambda w$.",
        ),
        Misconception(
            "penalty over n", lambda *a: stepped(*a, dw=lambda dw, w, lam, n: dw + 2 * lam * w / n),
            "You divided the penalty by $n$ as well. The mean is over examples; the penalty stands outside "
            "it.",
        ),
        Misconception(
            "uphill", lambda X, y, w, b, lr, lam: l2_step(X, y, w, b, -lr, lam),
            "You went **up** the gradient: the loss grows. Descent subtracts: `w - lr * dw`.",
        ),
        Misconception(
            "sum", lambda X, y, w, b, lr, lam:
            stepped(X, y, w, b, lr, lam, lambda dw, w, lam, n: n * dw + 2 * lam * w,
                    lambda db, b, lam: len(y) * db),
            "You added the examples' gradients up. The loss is their **mean**: divide by $n$.",
            also=(
                lambda *a: stepped(*a, dw=lambda dw, w, lam, n: n * dw + 2 * lam * w),
                lambda X, y, *a: stepped(X, y, *a, db=lambda db, b, lam: len(y) * db),
                lambda X, y, *a: stepped(X, y, *a, dw=lambda dw, w, lam, n: n * (dw + 2 * lam * w),
                                         db=lambda db, b, lam: len(y) * db)),
        ),
        Misconception(
            "new w for the bias", uses_new_w,
            "You computed the bias's gradient with the **new** `w`. Both gradients belong to the same point: "
            "compute both, then step.",
            credit=0.5,
        ),
        Misconception(
            "in place", step_in_place,
            "The values are right, but `w -= ...` has overwritten the caller's array. Return a new one.",
            credit=0.5,
        ),
    ],
    explanation="Written as $w(1 - 2\\eta\\lambda) - \\eta\\,\\partial L/\\partial w$ it shows why the "
    "penalty is also called weight decay.",
)

# -------------------------------------------------------------------------------------------- decisions


def decide(y_hat, cost_miss, cost_alarm):
    return (y_hat * cost_miss >= (1 - y_hat) * cost_alarm).astype(int)


def decide_cases(rng):
    y_hat = rng.uniform(0, 1, 12)
    return [
        Case((y_hat, 10.0, 1.0), about="a miss costs ten times as much as a false alarm"),
        Case((y_hat, 1.0, 4.0), about="a false alarm costs four times as much as a miss"),
        Case((rng.uniform(0, 1, 8), 2.0, 2.0), about="both mistakes cost the same"),
        Case((np.array([0.2, 0.25, 0.3, 0.75]), 3.0, 1.0), kind="edge", about="one probability lies exactly "
        "on the threshold"),
        Case((np.array([0.0, 1e-12, 1.0]), 1e9, 1.0), kind="extreme", about="a miss costs a billion times as "
        "much"),
    ]


DECIDE = Code(
    id="logistic_regression/decide",
    title="What a mistake costs",
    points=4,
    stub='''\
def decide(y_hat, cost_miss, cost_alarm):
    """Decide 1 or 0 for every probability in `y_hat`, shape `(n,)`, so that the
    **expected cost** is smallest: deciding 0 where $y = 1$ costs `cost_miss`,
    deciding 1 where $y = 0$ costs `cost_alarm`, the rest costs nothing. On a
    tie decide 1. Return integers."""
    ...
''',
    hints=[
        "Deciding 0 costs $\\hat y$ `* cost_miss` on average. What does deciding 1 cost on average?",
        "Decide 1 where $\\hat y$ `* cost_miss` is at least $(1-\\hat y)$ `* cost_alarm`.",
        "Comparisons give True and False; `.astype(int)` makes integers of them.",
    ],
    reference=decide,
    alternatives=[lambda y_hat, cost_miss, cost_alarm:
                  np.where(y_hat >= cost_alarm / (cost_alarm + cost_miss), 1, 0)],
    cases=decide_cases,
    misconceptions=[
        Misconception(
            "one half", lambda y_hat, cost_miss, cost_alarm: (y_hat >= 0.5).astype(int),
            "A threshold of ½ is right only where both mistakes cost the same. Where a miss is worse, decide "
            "1 sooner.",
        ),
        Misconception(
            "swapped", lambda y_hat, cost_miss, cost_alarm: decide(y_hat, cost_alarm, cost_miss),
            "You exchanged the two costs: when misses are expensive, your threshold rises. It must fall.",
        ),
        Misconception(
            "ratio", lambda y_hat, cost_miss, cost_alarm: (y_hat >= cost_alarm / cost_miss).astype(int),
            "Your threshold is the ratio of the costs, and with equal costs that is 1: compare the expected "
            "cost of **both** "
            "decisions. The threshold is a share of the sum of the costs.",
        ),
        Misconception(
            "strict", lambda y_hat, cost_miss, cost_alarm:
            (y_hat * cost_miss > (1 - y_hat) * cost_alarm).astype(int),
            "Right but for the tie: when both decisions cost the same, decide 1. Use `>=`.",
            credit=0.75,
        ),
        Misconception(
            "booleans", lambda y_hat, cost_miss, cost_alarm: y_hat * cost_miss >= (1 - y_hat) * cost_alarm,
            "The decisions are right, but they are True and False. The exercise asks for integers: "
            "`.astype(int)`.",
            credit=0.75,
        ),
        Misconception(
            "floats", lambda y_hat, cost_miss, cost_alarm:
            (y_hat * cost_miss >= (1 - y_hat) * cost_alarm).astype(float),
            "The decisions are right, but they are 0.0 and 1.0. The exercise asks for integers: "
            "`.astype(int)`.",
            credit=0.75,
        ),
        Misconception(
            "reversed", lambda y_hat, cost_miss, cost_alarm:
            (y_hat * cost_miss < (1 - y_hat) * cost_alarm).astype(int),
            "Every decision is reversed. Decide 1 where deciding 0 would cost **more**.",
            also=(lambda y_hat, cost_miss, cost_alarm:
                  (y_hat * cost_miss <= (1 - y_hat) * cost_alarm).astype(int),),
        ),
        Misconception(
            "ratio upside down", lambda y_hat, cost_miss, cost_alarm:
            (y_hat >= cost_miss / cost_alarm).astype(int),
            "Your threshold is the cost of a miss divided by that of an alarm: it rises where misses are "
            "expensive, and with equal costs it is 1. Compare the expected costs of both decisions.",
        ),
        Misconception(
            "miss alone", lambda y_hat, cost_miss, cost_alarm: (y_hat * cost_miss >= 0.5).astype(int),
            "You weighed the probability by the cost of a miss and kept the threshold of ½. The cost of an "
            "alarm must count too: "
            "compare the expected costs of the two decisions.",
        ),
    ],
    explanation="The threshold is `cost_alarm / (cost_alarm + cost_miss)`. It is right only if the "
    "probabilities are: "
    "that is what calibration is for.",
)

# -------------------------------------------------------------------------------------------------- AUC


def auc(y, score):
    positive, negative = score[y == 1], score[y == 0]
    wins = positive[:, None] > negative
    ties = positive[:, None] == negative
    return wins.mean() + ties.mean() / 2


def auc_by_ranks(y, score):
    _, place, count = np.unique(score, return_inverse=True, return_counts=True)
    rank = (np.cumsum(count) - (count - 1) / 2)[place]
    ones = np.sum(y == 1)
    return (rank[y == 1].sum() - ones * (ones + 1) / 2) / (ones * (len(y) - ones))


def auc_ranks_without_ties(y, score):
    rank = np.empty(len(y))
    rank[np.argsort(score, kind="stable")] = np.arange(1, len(y) + 1)
    ones = np.sum(y == 1)
    return (rank[y == 1].sum() - ones * (ones + 1) / 2) / (ones * (len(y) - ones))


def auc_without_ties(y, score):
    wins = np.sum(score[y == 1][:, None] > score[y == 0])
    with np.errstate(invalid="ignore"):
        return wins / (wins + np.sum(score[y == 1][:, None] < score[y == 0]))


def auc_argsort(y, score):
    rank, ones = np.argsort(score) + 1, np.sum(y == 1)
    return (rank[y == 1].sum() - ones * (ones + 1) / 2) / (ones * (len(y) - ones))


def auc_curve_by_rows(y, score):
    here = y[np.argsort(-score, kind="stable")]
    return np.sum(np.cumsum(here)[here == 0]) / (np.sum(y == 1) * np.sum(y == 0))


def auc_cases(rng):
    y = np.array([1, 1, 0, 1, 0, 0, 1, 0, 0, 0])
    return [
        Case((y, rng.normal(size=10) + y), about="ten different scores"),
        # An odd number of ties: three.
        Case((np.array([0, 1, 0, 1, 1, 0]), np.array([1.0, 2.0, 2.0, 3.0, 1.0, 1.0])),
             about="some scores are equal"),
        Case((np.array([1, 0, 1, 0]), np.zeros(4)), kind="edge", about="all scores are equal"),
        Case((np.array([0, 0, 1]), np.array([0.1, 0.2, 0.3])), kind="edge", about="one example of class 1, "
        "ranked first"),
        Case((np.array([0, 1, 0, 1]), np.array([-1e300, 1e300, 1e-300, 2e-300])), kind="extreme",
             about="huge and tiny scores"),
    ]


AUC = Code(
    id="logistic_regression/auc",
    title="The area under the ROC curve, without the curve",
    points=5,
    stub='''\
def auc(y, score):
    """The probability that a random example of class 1 has a higher score than
    a random example of class 0; equal scores count one half. `y` holds 0 and 1,
    `score` any real numbers, both of shape `(n,)`. Both classes occur."""
    ...
''',
    hints=[
        "Compare **every** example of class 1 with **every** example of class 0: a table of comparisons.",
        "`score[y == 1][:, None] > score[y == 0]` is that table; its mean is the share of won comparisons.",
        "Add half the share of equal pairs.",
    ],
    reference=auc,
    alternatives=[auc_by_ranks],
    cases=auc_cases,
    misconceptions=[
        Misconception(
            "ties lose", lambda y, score: np.mean(score[y == 1][:, None] > score[y == 0]),
            "Equal scores count nothing in yours. A tie is half a win: a model that gives everyone the same "
            "score has ½, "
            "the value of guessing.",
            credit=0.5,
        ),
        Misconception(
            "ties win", lambda y, score: np.mean(score[y == 1][:, None] >= score[y == 0]),
            "Equal scores count as wins in yours, so a model that gives everyone the same score would be "
            "perfect. "
            "A tie is half a win.",
            credit=0.5,
        ),
        Misconception(
            "reversed", lambda y, score: 1 - auc(y, score),
            "You counted the pairs in which class **0** has the higher score.",
            also=(lambda y, score: np.mean(score[y == 1][:, None] < score[y == 0]),),
        ),
        Misconception(
            "ties left out", auc_without_ties,
            "You left equal pairs out of the count and out of the total. They take part, as half a win each: "
            "where all scores are equal yours is even 0/0.",
            credit=0.5,
        ),
        Misconception(
            "half a tie rounded off", lambda y, score: (
                np.sum(score[y == 1][:, None] > score[y == 0])
                + np.sum(score[y == 1][:, None] == score[y == 0]) // 2) / (np.sum(y == 1) * np.sum(y == 0)),
            "`//` rounds down: with an odd number of ties half a win is lost. Divide with `/`.",
            credit=0.5,
        ),
        Misconception(
            "not divided", lambda y, score: auc(y, score) * np.sum(y == 1) * np.sum(y == 0),
            "That is the **number** of won comparisons. Divide it by the number of pairs.",
        ),
        Misconception(
            "Gini", lambda y, score: 2 * auc(y, score) - 1,
            "That is the Gini coefficient, wins minus losses: 0 for guessing. The probability asked for is "
            "½ for guessing.",
        ),
        Misconception(
            "argsort for ranks", auc_argsort,
            "`np.argsort` says **which** example stands at each place, not which place each example has. "
            "Apply it twice, or count with comparisons.",
        ),
        Misconception(
            "ranks from 0", lambda y, score: auc_ranks_without_ties(y, score) - 1 / np.sum(y == 0),
            "Your ranks begin at 0, and the formula $n_1(n_1+1)/2$ that you subtract belongs to ranks from "
            "1. (Equal scores must share the mean of their ranks, too.)",
        ),
        Misconception(
            "curve row by row", auc_curve_by_rows,
            "Your curve takes a step at every row. Rows with equal scores pass the threshold **together**: "
            "the curve goes through them in one slanted step.",
            credit=0.5,
        ),
        Misconception(
            "accuracy", lambda y, score: np.mean((score >= 0.5) == y),
            "That is the accuracy at one threshold. This measure needs none: it looks at the order of the "
            "scores alone.",
        ),
        Misconception(
            "all pairs", lambda y, score: auc(y, score) * np.sum(y == 1) * np.sum(y == 0) / len(y) ** 2,
            "You divided by all $n^2$ pairs. Only pairs of one example of each class take part: $n_1 n_0$ of "
            "them.",
        ),
        Misconception(
            "matching rows", lambda y, score:
            np.mean([a > b for a, b in zip(score[y == 1], score[y == 0], strict=False)]),
            "You compared the first of one class with the first of the other, the second with the second, "
            "and so on. "
            "Every example of class 1 meets every example of class 0.",
        ),
        Misconception(
            "ranks without ties", auc_ranks_without_ties,
            "Ranks are a fine way; but equal scores must share the **mean** of their ranks. Yours go by the "
            "order of the rows.",
            credit=0.5,
        ),
    ],
    explanation="It is the Mann-Whitney statistic divided by $n_1 n_0$. No threshold, and any rising "
    "function of the scores "
    "has the same AUC: so it says nothing about calibration.",
)

# ----------------------------------------------------------------------------------------- calibration


def calibration_error(y, y_hat, bins):
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    return np.abs(np.bincount(place, y_hat - y)).sum() / len(y)


def calibration_gaps(y, y_hat, bins, last_open=False):
    """Per filled bin: number of examples, mean outcome, mean prediction, its middle."""
    place = (y_hat * bins).astype(int)
    place = place if last_open else np.minimum(place, bins - 1)
    filled = [j for j in range(bins) if np.any(place == j)]
    return np.array([(np.sum(place == j), y[place == j].mean(), y_hat[place == j].mean(), (j + 0.5) / bins)
                     for j in filled]).reshape(-1, 4).T


def calibration_by_bins(y, y_hat, bins):
    count, mean_y, mean_y_hat, _ = calibration_gaps(y, y_hat, bins)
    return np.sum(count / len(y) * np.abs(mean_y - mean_y_hat))


def calibration_of_confidence(y, y_hat, bins):
    return calibration_by_bins(((y_hat >= 0.5) == y).astype(float), np.maximum(y_hat, 1 - y_hat), bins)


def calibration_open(y, y_hat, bins):
    count, mean_y, mean_y_hat, _ = calibration_gaps(y, y_hat, bins, last_open=True)
    return np.sum(count / len(y) * np.abs(mean_y - mean_y_hat))


def calibration_middle(y, y_hat, bins):
    count, mean_y, _, middle = calibration_gaps(y, y_hat, bins)
    return np.sum(count / len(y) * np.abs(mean_y - middle))


def calibration_squared(y, y_hat, bins):
    count, mean_y, mean_y_hat, _ = calibration_gaps(y, y_hat, bins)
    return np.sum(count / len(y) * (mean_y - mean_y_hat) ** 2)


def calibration_of(y, y_hat, groups):
    """Sum over groups, given as masks or indices, of their share times their distance."""
    return sum(abs(np.sum(y[g] - y_hat[g])) for g in groups) / len(y)


def calibration_with_empty(y, y_hat, bins):
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    with np.errstate(invalid="ignore"):
        count = np.bincount(place, minlength=bins)
        return np.sum(count / len(y) * np.abs(np.bincount(place, y_hat - y, minlength=bins) / count))


def calibration_equal_counts(y, y_hat, bins):
    return calibration_of(y, y_hat, np.array_split(np.argsort(y_hat), bins))


def calibration_one_edge_short(y, y_hat, bins):
    place = np.digitize(y_hat, np.linspace(0, 1, bins)) - 1
    return calibration_of(y, y_hat, [place == j for j in range(bins)])


def calibration_own_range(y, y_hat, bins):
    return np.abs(np.histogram(y_hat, bins, weights=y_hat - y)[0]).sum() / len(y)


def calibration_both_ends(y, y_hat, bins):
    edges = np.linspace(0, 1, bins + 1)
    return calibration_of(
        y, y_hat, [(y_hat >= edges[j]) & (y_hat <= edges[j + 1]) for j in range(bins)])


def calibration_cases(rng):
    y_hat = rng.uniform(0.01, 0.99, 60)
    # Too sure at both ends, so that the distances have both signs.
    y = (rng.uniform(size=60) < 0.3 + 0.4 * y_hat).astype(float)
    return [
        Case((y, y_hat, 5), about="sixty predictions, five bins"),
        Case((y[:9], y_hat[:9], 10), about="nine predictions, ten bins: some bins are empty"),
        # Every wrong way to make the bins gives another number here.
        Case((np.array([1.0, 0, 1, 0, 0, 0, 0, 0, 1]),
              np.array([0.29, 0.37, 0.38, 0.43, 0.43, 0.45, 0.6, 0.65, 0.84]), 4),
             about="nine predictions, four bins, and the first one empty"),
        Case((np.array([0.0, 1.0, 1.0]), np.array([1.0, 1.0, 0.9]), 4), kind="edge",
             about="predictions of exactly 1"),
        Case((y, y_hat, 1), kind="edge", about="a single bin"),
        # All are too high, so it is the same on which side of the border the second one counts.
        Case((np.array([0.0, 0.0, 0.0]), np.array([0.25, 0.5, 0.75]), 2), kind="edge",
             about="a prediction on the border between two bins"),
        Case((np.array([0.0, 1.0, 1.0]), np.array([1e-300, 1e-12, 1 - 1e-16]), 5), kind="extreme",
             about="predictions next to 0 and 1"),
    ]


CALIBRATION_ERROR = Code(
    id="logistic_regression/calibration-error",
    title="How far off are the probabilities?",
    points=5,
    stub='''\
def calibration_error(y, y_hat, bins):
    """Expected calibration error: sort the predictions `y_hat` into `bins`
    equal intervals from 0 to 1 (the last one includes 1); in each, take the
    **distance** between the share of $y = 1$ and the mean prediction; average
    the distances, **weighted** by the number of examples."""
    ...
''',
    hints=[
        "The number of the interval is `(y_hat * bins).astype(int)`; only $\\hat y = 1$ falls out at the "
        "end: `np.minimum`.",
        "Skip empty intervals: a mean of nothing is `nan`. Weigh the others by their count divided by $n$.",
        "In one interval: `count / n * abs(y[here].mean() - y_hat[here].mean())`.",
    ],
    reference=calibration_error,
    alternatives=[calibration_by_bins],
    cases=calibration_cases,
    misconceptions=[
        Misconception(
            "unweighted", lambda y, y_hat, bins:
            np.mean(np.abs(np.subtract(*calibration_gaps(y, y_hat, bins)[1:3]))),
            "Each interval counts the same in yours, even one with a single example. Weigh it by its share "
            "of the examples.",
        ),
        Misconception(
            "empty intervals", calibration_with_empty,
            "An interval without a prediction has no mean: 0/0 is `nan`, and the whole sum with it. Skip it.",
            credit=0.5,
        ),
        Misconception(
            "divided by the bins", lambda y, y_hat, bins:
            np.sum(np.abs(np.subtract(*calibration_gaps(y, y_hat, bins)[1:3]))) / bins,
            "You divided by the number of intervals, so that empty ones count as perfect and full ones no "
            "more than the rest. Weigh each by its share of the examples.",
        ),
        Misconception(
            "not divided", lambda y, y_hat, bins: len(y) * calibration_error(y, y_hat, bins),
            "Each distance is multiplied by a count: divide by the number of examples, so that the weights "
            "sum to 1.",
        ),
        Misconception(
            "largest", lambda y, y_hat, bins:
            np.max(np.abs(np.subtract(*calibration_gaps(y, y_hat, bins)[1:3]))),
            "That is the **largest** distance, the *maximum* calibration error. Average them, weighted.",
        ),
        Misconception(
            "equal counts", calibration_equal_counts,
            "Your intervals hold equally many examples. Here they are equally **wide**, from 0 to 1.",
        ),
        Misconception(
            "one edge short", calibration_one_edge_short,
            "`np.linspace(0, 1, bins)` has `bins` **edges**, and so one interval less. It takes `bins + 1`.",
        ),
        Misconception(
            "range of the data", calibration_own_range,
            "Your intervals run from the smallest prediction to the largest. They are to run from 0 to 1: "
            "`np.histogram` needs `range=(0, 1)`.",
        ),
        Misconception(
            "border counted twice", calibration_both_ends,
            "A prediction on the border between two intervals counts in both of yours. Make one end open: "
            "`<` on one side, `<=` on the other.",
            credit=0.5,
        ),
        Misconception(
            "signed", lambda y, y_hat, bins: np.mean(y_hat - y),
            "Without the absolute value, too high in one interval pays for too low in another, and all that "
            "is left is the "
            "difference of the two means. Take the distance in each interval.",
            also=(lambda y, y_hat, bins: np.mean(y - y_hat), lambda y, y_hat, bins: abs(np.mean(y - y_hat))),
        ),
        Misconception(
            "squared", calibration_squared,
            "You squared the distances. That is a measure too, but this one takes them as they are.",
        ),
        Misconception(
            "loses the ones", calibration_open,
            "Predictions of exactly 1 fall out of your last interval. It includes its upper end.",
            credit=0.5,
        ),
        Misconception(
            "middle of the bin", calibration_middle,
            "You compared with the **middle** of the interval. Compare with the mean of the predictions that "
            "lie in it.",
        ),
        Misconception(
            "confidence", calibration_of_confidence,
            "You compared how often the **decision** is right with how sure it is, as is done for many "
            "classes. Here it is the share "
            "of $y = 1$ against the mean of $\\hat y$.",
        ),
        Misconception(
            "example by example", lambda y, y_hat, bins: np.mean(np.abs(y - y_hat)),
            "That is the mean distance of single predictions. A prediction of 0.7 is never right for one "
            "example: "
            "it can only be right for a group.",
        ),
    ],
    explanation="The number depends on the number of intervals, and with few examples it is hardly ever "
    "0, even for true probabilities. "
    "Compare only values that were computed alike.",
)

# ------------------------------------------------------------------------------------ softmax regression


def softmax_gradient(X, y, W, b):
    dz = softmax(X @ W + b)
    dz[np.arange(len(y)), y] -= 1
    return X.T @ dz / len(y), dz.mean(axis=0)


def softmax_gradient_loops(X, y, W, b):
    dW, db = np.zeros(W.shape), np.zeros(b.shape)
    for x_i, y_i in zip(X, y, strict=True):
        z = x_i @ W + b
        e = np.exp(z - z.max())
        error = e / e.sum() - (np.arange(len(b)) == y_i)
        dW += np.outer(x_i, error) / len(y)
        db += error / len(y)
    return dW, db


def from_error(X, error):
    return X.T @ error / len(X), error.mean(axis=0)


def one_hot(y, k):
    return np.eye(k)[y]


def naive_gradient(X, y, W, b):
    with np.errstate(over="ignore", invalid="ignore"):
        e = np.exp(X @ W + b)
        return from_error(X, e / e.sum(axis=1, keepdims=True) - one_hot(y, len(b)))


def with_slope(X, y, W, b):
    p = softmax(X @ W + b)
    return from_error(X, (p - one_hot(y, len(b))) * p * (1 - p))


def times(grads, first, second):
    return first * grads[0], second * grads[1]


def turned(dW, db):
    return dW.T, db


def minus_label_over(cap):
    """The derivative with respect to the probabilities, which ``cap`` may keep away from 0."""

    def answer(X, y, W, b):
        with np.errstate(divide="ignore", invalid="ignore"):
            return from_error(X, -one_hot(y, len(b)) / cap(softmax(X @ W + b)))

    return answer


def whole_columns(X, y, W, b):
    p = softmax(X @ W + b)
    p[:, y] -= 1
    return from_error(X, p)


def softmax_gradient_cases(rng):
    X, W, b = rng.normal(size=(6, 4)), rng.normal(size=(4, 3)), rng.normal(size=3)
    y = np.array([0, 2, 1, 2, 0, 2])
    return [
        Case((X, y, W, b), about="six examples, four features, three classes"),
        Case((rng.normal(size=(3, 3)), np.array([1, 1, 0]), rng.normal(size=(3, 3)), np.zeros(3)),
             about="three of everything"),
        Case((X[:1], y[:1], W, b), kind="edge", about="one example"),
        Case((1e4 * X, y, W, b), kind="extreme", about="scores in the thousands"),
    ]


SOFTMAX_GRADIENT = Code(
    id="logistic_regression/softmax-gradient",
    title="From two classes to k",
    points=6,
    stub='''\
def softmax_gradient(X, y, W, b):
    """Gradients `(dW, db)` of the **mean** cross-entropy of
    `softmax(X @ W + b)`. Shapes: `X` `(n, d)`, `W` `(d, k)`, `b` `(k,)`; `y`
    `(n,)` holds the index of each true class. You may use `softmax`."""
    ...
''',
    hints=[
        "At the scores the gradient is again *prediction minus target*: `softmax(z) - Y`, with `Y` one-hot, "
        "shape `(n, k)`.",
        "`np.eye(k)[y]` makes the one-hot rows. `k` is `len(b)`.",
        "`dW` has the shape of `W`: `X.T @ error / n`. `db` is the mean of the errors over the examples, "
        "`axis=0`.",
    ],
    reference=softmax_gradient,
    alternatives=[softmax_gradient_loops],
    cases=softmax_gradient_cases,
    misconceptions=[
        Misconception(
            "sum", lambda X, y, W, b: tuple(len(y) * g for g in softmax_gradient(X, y, W, b)),
            "You added the examples up. The loss is their mean: divide by $n$.",
            also=(lambda X, y, W, b: times(softmax_gradient(X, y, W, b), len(y), 1),
                  lambda X, y, W, b: times(softmax_gradient(X, y, W, b), 1, len(y))),
        ),
        Misconception(
            "mean over the table", lambda X, y, W, b: tuple(g / len(b) for g in softmax_gradient(X, y, W, b)),
            "You divided by the number of classes too. The cost of one example is one number, whatever $k$ "
            "is: divide by $n$ alone.",
        ),
        Misconception(
            "transposed", lambda X, y, W, b: turned(*softmax_gradient(X, y, W, b)),
            "`dW` lies on its side. A gradient has the shape of what it belongs to, `(d, k)`: `X.T @ error`.",
            credit=0.5,
        ),
        Misconception(
            "scores without the bias", lambda X, y, W, b: softmax_gradient(X, y, W, 0 * b),
            "The bias is missing from your scores: `X @ W + b`.",
        ),
        Misconception(
            "no softmax", lambda X, y, W, b: from_error(X, X @ W + b - one_hot(y, len(b))),
            "You subtracted the labels from the **scores**. The error is the softmax of the scores minus the "
            "labels.",
        ),
        Misconception(
            "labels forgotten", lambda X, y, W, b: from_error(X, softmax(X @ W + b)),
            "You multiply the predictions alone. The error is prediction **minus target**.",
        ),
        Misconception(
            "with respect to the probability", minus_label_over(lambda p: p),
            "$-y/\\hat y$ is the derivative with respect to the **probability**. The step through the "
            "softmax is missing; after it $\\hat y - y$ remains.",
            also=tuple(minus_label_over(lambda p, eps=eps, cap=cap: cap(p, eps))
                       for eps in (1e-15, 1e-12, 1e-10, 1e-9, 1e-8, 1e-7) for cap in (np.add, np.maximum)),
        ),
        Misconception(
            "whole columns", whole_columns,
            "`p[:, y]` is whole columns, for every example. One entry in each row is meant: "
            "`p[np.arange(n), y]`.",
        ),
        Misconception(
            "decisions", lambda X, y, W, b: from_error(
                X, one_hot((X @ W + b).argmax(axis=1), len(b)) - one_hot(y, len(b))),
            "You compared the **decision** with the truth, as the perceptron does: a right answer then gets "
            "no gradient, however unsure it is. Take the probabilities.",
        ),
        Misconception(
            "sign", lambda X, y, W, b: tuple(-g for g in softmax_gradient(X, y, W, b)),
            "The sign is reversed: the error is prediction minus target.",
        ),
        Misconception(
            "index subtracted", lambda X, y, W, b: from_error(X, softmax(X @ W + b) - y[:, None]),
            "You subtracted the class **index** from the probabilities. Class 2 is not twice class 1: "
            "turn `y` into one-hot rows first.",
        ),
        Misconception(
            "softmax over examples", lambda X, y, W, b:
            from_error(X, softmax(X @ W + b, axis=0) - one_hot(y, len(b))),
            "Your softmax runs down the columns: the examples compete. The classes of each example compete: "
            "axis −1.",
        ),
        Misconception(
            "sigmoid", lambda X, y, W, b: from_error(X, sigmoid(X @ W + b) - one_hot(y, len(b))),
            "You took a sigmoid for each class on its own. That is multi-label classification: the "
            "probabilities need not sum to 1.",
        ),
        Misconception(
            "slope of the softmax", with_slope,
            "You multiplied by $f(1-f)$ once more. In the gradient at the scores, $\\hat y - y$, that slope "
            "has cancelled already.",
        ),
        Misconception(
            "naive softmax", naive_gradient,
            "Right for small scores; for large ones $e^z$ is `inf` and the gradient `nan`. "
            "Subtract each row's maximum, or use `softmax`.",
            credit=0.5,
        ),
        Misconception(
            "true class only", lambda X, y, W, b:
            from_error(X, (softmax(X @ W + b) - 1) * one_hot(y, len(b))),
            "Only the true class gets a gradient in yours. The other classes must be pushed down too, by "
            "their probabilities.",
        ),
    ],
    explanation="For $k = 2$ this is logistic regression with $w = W_{:,1} - W_{:,0}$. "
    "The last layer of almost every classifier is exactly this.",
)

# ------------------------------------------------------------------------------------------- explorers

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
    explanation="Somewhere below one half: in screening, a miss costs more than an alarm. Note that you have "
    "now chosen the "
    "threshold on held-out data; its true rates need data that are newer still.",
    hints=["At a threshold of one half, which of the two conditions fails?",
        "Go down from one half in small steps."],
)

# ------------------------------------------------------------------------------------------- the whole


def gradient_descent(X, y, steps=500, lr=0.5, lam=0.0, bias=True):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = sigmoid(X @ w + b) - y
        w, b = w - lr * (X.T @ error / len(y) + 2 * lam * w), b - bias * lr * error.mean()
    return w, b


def train_and_predict(X, y, X_new, **how):
    X, X_new = standardize(X, X_new)
    w, b = gradient_descent(X, y, **({"lam": 0.005} | how))
    return sigmoid(X_new @ w + b)


def newton(X, y, X_new):
    """Another way down: second derivatives instead of many steps."""
    X, X_new = (np.column_stack([A, np.ones(len(A))]) for A in standardize(X, X_new))
    penalty = 0.01 * np.diag(np.arange(X.shape[1]) < X.shape[1] - 1)
    w = np.zeros(X.shape[1])
    for _ in range(20):
        y_hat = sigmoid(X @ w)
        hessian = (X * (y_hat * (1 - y_hat))[:, None]).T @ X / len(y) + penalty
        w = w - np.linalg.solve(hessian, X.T @ (y_hat - y) / len(y) + penalty @ w)
    return sigmoid(X_new @ w)


def without_scaling(X, y, X_new):
    w, b = gradient_descent(X, y, lam=0.005)
    return sigmoid(X_new @ w + b)


def own_statistics(X, y, X_new):
    w, b = gradient_descent(standardize(X, X)[0], y, lam=0.005)
    return sigmoid(standardize(X_new, X_new)[0] @ w + b)


def new_unscaled(X, y, X_new):
    w, b = gradient_descent(standardize(X, X)[0], y, lam=0.005)
    return sigmoid(X_new @ w + b)


def returns_scores(X, y, X_new):
    X, X_new = standardize(X, X_new)
    w, b = gradient_descent(X, y, lam=0.005)
    return X_new @ w + b


def constant_becomes_nan(X, y, X_new):
    X, X_new = divides_by_zero(X, X_new)
    w, b = gradient_descent(X, y, lam=0.005)
    return sigmoid(X_new @ w + b)


def reached(y_hat, case):
    """What held-out data say about predictions: (finding, sentence), empty if they are good enough."""
    y, accuracy, loss = case.goal
    if not np.isfinite(y_hat).all():
        return "nan", "Some predictions are `nan` or `inf`. Where could a division by 0 hide, or an overflow?"
    if y_hat.min() < 0 or y_hat.max() > 1:
        return "scores", "Some numbers lie outside 0 to 1: they are no probabilities. Is the sigmoid missing?"
    share, cost = np.mean((y_hat >= 0.5) == y), float(binary_cross_entropy(y, y_hat))
    right = f"{share:.1%} of the held-out examples are right"
    if share < 0.5:
        return "reversed", f"Only {right}: a coin does better."
    if np.ptp(y_hat) < 1e-9 and not np.isin(y_hat, (0, 1)).all():
        return "constant", (f"Every sample gets the same probability, {y_hat[0]:.3f}, so {right}. Do the "
                            "weights move, and has `y_hat - y` the shape `(n,)`?")
    if share < accuracy:
        return "accuracy", f"{right}. At least {accuracy:.0%} are needed."
    if np.isin(y_hat, (0, 1)).all():
        return "decisions", "You return decisions, 0 and 1 alone. The cross-entropy judges probabilities."
    if not cost <= loss:
        fault, cure = "timid", "More steps help, or larger ones."
        if np.maximum(y_hat, 1 - y_hat).mean() > share:
            fault, cure = "sure", "A smaller rate, fewer steps or a penalty help."
        return fault, (f"{right}, which is enough. But their mean cross-entropy is {cost:.3f}, and at most "
                       f"{loss:g} is needed: the probabilities are too {fault}. {cure}")
    return "", ""


def wrap_up_cases(rng):
    X, y, *_ = datasets.load_breast_cancer()
    order = rng.permutation(len(y))
    X, y = X[order], y[order].astype(float)
    train, new = slice(0, 380), slice(380, None)
    ill = np.flatnonzero(y[new] == 1)[:30] + 380
    few = np.concatenate([np.flatnonzero(y == 0)[:300], np.flatnonzero(y == 1)[:24]])
    constant = np.column_stack([X, np.full(len(X), 3.0)])
    parts = {
        ("ordinary", "all thirty features, as they were measured"): (X[train], y[train], X[new], y[new]),
        ("edge", "class 1 is rare"): (X[few[::2]], y[few[::2]], X[few[1::2]], y[few[1::2]]),
        ("edge", "one feature is constant"): (constant[train], y[train], constant[new], y[new]),
        ("extreme", "all new samples are of one kind"): (X[train], y[train], X[ill], y[ill]),
    }
    return [
        # Thirty samples of the harder class alone: fewer are right, and each miss weighs more.
        Case(part[:3], kind, about, goal=(part[3], 0.85, 0.5) if kind == "extreme" else (part[3], 0.92, 0.2))
        for (kind, about), part in parts.items()
    ]


WRAP_UP = Code(
    id="logistic_regression/train-from-nothing",
    title="The whole chapter: train it from nothing",
    points=10,
    stub='''\
def train_and_predict(X, y, X_new):
    """Train a logistic regression on `X` `(n, d)` and `y` `(n,)` of 0 and 1, in
    your own way, and return the probability of 1 for every row of `X_new`
    `(m, d)`. The features are as they were measured, of any size. You are
    judged by the truth about `X_new`: **accuracy and cross-entropy**."""
    ...
''',
    hints=[
        "In this order: standardize both tables by the statistics of `X`, start at 0, repeat the gradient "
        "step, predict.",
        "300 to 1000 steps with a learning rate of 0.5 will do for standardized features. Do not forget the "
        "bias.",
        "`error = sigmoid(X @ w + b) - y`; then `w - lr * X.T @ error / n` and `b - lr * error.mean()`. "
        "A small penalty, `+ 0.01 * w` in the gradient, keeps the probabilities honest.",
    ],
    reference=train_and_predict,
    alternatives=[newton, lambda X, y, X_new: train_and_predict(X, y, X_new, steps=300, lr=1.0, lam=0.0)],
    cases=wrap_up_cases,
    accept=reached,
    misconceptions=[
        Misconception(
            "no scaling", without_scaling,
            "Your features go in as they were measured, areas in the thousands beside fractions of one. The "
            "steps that suit one "
            "overshoot on the other: standardize, and `X_new` by the same statistics.",
        ),
        Misconception(
            "new samples unscaled", new_unscaled,
            "You trained on standardized features and predict on `X_new` as it was measured: the weights "
            "belong to the other scale. Standardize `X_new` too, by the statistics of `X`.",
        ),
        Misconception(
            "own statistics", own_statistics,
            "You standardized `X_new` by its **own** mean and deviation. When all new samples are of one "
            "kind, that makes them "
            "look average. Use the statistics of the training part.",
        ),
        Misconception(
            "scores", returns_scores,
            "You return the scores $z$. The probabilities are $\\sigma(z)$.",
        ),
        Misconception(
            "decisions", lambda X, y, X_new: (train_and_predict(X, y, X_new) >= 0.5).astype(float),
            "Your decisions may be right, but a decision of 0 for a sample of class 1 costs infinitely much "
            "cross-entropy. "
            "Return the probabilities.",
            also=(lambda X, y, X_new: (train_and_predict(X, y, X_new) >= 0.5).astype(int),
                  lambda X, y, X_new: train_and_predict(X, y, X_new) >= 0.5),
        ),
        Misconception(
            "uphill", lambda X, y, X_new: train_and_predict(X, y, X_new, lr=-0.5),
            "Your loss grows while you train: the step must go **against** the gradient. "
            "If it does, you return the probability of the wrong class.",
        ),
        Misconception(
            "no bias", lambda X, y, X_new: train_and_predict(X, y, X_new, bias=False),
            "Where class 1 is rare your probabilities are too high: the bias is still at 0, or near it. With "
            "standardized features that says: the average sample has the probability one half. Does the bias "
            "take its steps, and steps enough?",
        ),
        Misconception(
            "stops too soon", lambda X, y, X_new: train_and_predict(X, y, X_new, steps=20, lr=0.05),
            "Your model points the right way but is still close to its start, where every probability is one "
            "half. "
            "Take more steps, or larger ones.",
        ),
        Misconception(
            "constant feature", constant_becomes_nan,
            "A constant feature has deviation 0, and dividing by it gives `nan` everywhere. Divide such a "
            "column by 1.",
            credit=0.5,
        ),
    ],
    explanation="You have written what every training loop does, in ten lines: scale, predict, compare, "
    "step.",
)

EXERCISES = [
    GRADIENT_DERIVATION,
    FIRST_STEP,
    ODDS,
    ODDS_RATIO,
    STANDARDIZE,
    L2_STEP,
    SAME_BOUNDARY,
    SEPARABLE,
    THRESHOLD,
    DECIDE,
    AUC,
    CALIBRATION_ERROR,
    SOFTMAX_GRADIENT,
    WRAP_UP,
]
