"""Take one step of gradient descent on a cross-entropy with an L2 penalty."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dlbasics.activations import sigmoid
from dlbasics.exercises.bank.combined_misconceptions import two_at_once
from dlbasics.exercises.bank.common_misconceptions import (
    last_example_only,
    misconception,
    with_the_last_alone,
)
from dlbasics.exercises.kinds import Case, Code, Misconception


def l2_step(X, y, w, b, lr, lam):
    dz = (sigmoid(X @ w + b) - y) / len(y)
    return w - lr * (X.T @ dz + 2 * lam * w), b - lr * dz.sum()


def l2_step_loops(X, y, w, b, lr, lam):
    dw, db = 2 * lam * w, 0.0
    for x_i, y_i in zip(X, y, strict=True):
        error = sigmoid(x_i @ w + b) - y_i
        dw, db = dw + error * x_i / len(y), db + error / len(y)
    return w - lr * dw, b - lr * db


# -- the parts of a step, each right or wrong in its own way ------------------------------------------


def error_of(X, y, w, b):
    return sigmoid(X @ w + b) - y


def penalty(w, lam, n):
    return 2 * lam * w


def half(w, lam, n):
    return lam * w


def over_n(w, lam, n):
    return 2 * lam * w / n


def half_over_n(w, lam, n):
    return lam * w / n


def none(w, lam, n):
    return 0 * w


@dataclass(frozen=True)
class Step:
    """A step whose parts may be wrong.

    ``error(X, y, w, b)`` at the scores, ``penalty(w, lam, n)`` in the gradient of the weights and
    ``on_bias(b, lam, n)`` in that of the bias; ``sums``: which of the two, "w" and "b", are not divided by n.
    """

    error: Callable = error_of
    penalty: Callable = penalty
    on_bias: Callable = none
    sums: str = ""

    def gradients(self, X, y, w, b, lam):
        n, error = len(y), self.error(X, y, w, b)
        dw, db = X.T @ error, error.sum()
        return (dw / (1 if "w" in self.sums else n) + self.penalty(w, lam, n),
                db / (1 if "b" in self.sums else n) + self.on_bias(b, lam, n))

    def __call__(self, X, y, w, b, lr, lam):
        dw, db = self.gradients(X, y, w, b, lam)
        return w - lr * dw, b - lr * db


def with_the_last_example(*which):
    """A step whose slopes of the loss (0: of the weights, 1: of the bias) hold the last example alone."""
    slopes = with_the_last_alone(Step(penalty=none).gradients, *which)

    def step(X, y, w, b, lr, lam):
        dw, db = slopes(X, y, w, b, lam)
        return w - lr * (dw + 2 * lam * w), b - lr * db

    return step


def in_two_steps(penalty):
    """First a step on the loss, then one on the penalty, at the new weights."""

    def step(X, y, w, b, lr, lam):
        w, b = Step(penalty=none)(X, y, w, b, lr, lam)
        return w - lr * penalty(w, lam, len(y)), b

    return step


def without_rate(penalty):
    """The learning rate does not multiply the penalty."""

    def step(X, y, w, b, lr, lam):
        w_new, b = Step(penalty=none)(X, y, w, b, lr, lam)
        return w_new - penalty(w, lam, len(y)), b

    return step


def uphill(step):
    return lambda X, y, w, b, lr, lam: step(X, y, w, b, -lr, lam)


def at_full_rate(step):
    return lambda X, y, w, b, lr, lam: step(X, y, w, b, 1.0, lam)


def moved_by(step):
    """What is added to the old values, without these."""

    def answer(X, y, w, b, lr, lam):
        w_new, b_new = step(X, y, w, b, lr, lam)
        return w_new - w, b_new - b

    return answer


def one_by_one(penalty):
    """A step after each example."""

    def step(X, y, w, b, lr, lam):
        for x_i, y_i in zip(X, y, strict=True):
            error = sigmoid(x_i @ w + b) - y_i
            w, b = w - lr * (error * x_i + penalty(w, lam, len(y))), b - lr * error
        return w, b

    return step


def one_by_one_of_the_mean(X, y, w, b, lr, lam):
    """A small step after each example, of its share of the mean."""
    n = len(y)
    for x_i, y_i in zip(X, y, strict=True):
        error = sigmoid(x_i @ w + b) - y_i
        w, b = w - lr / n * (error * x_i + 2 * lam * w), b - lr / n * error
    return w, b


def shrunk_first(factor):
    """The weights shrink, and the gradient is taken at what is left of them."""
    return lambda X, y, w, b, lr, lam: Step(penalty=none)(X, y, w * (1 - factor * lr * lam), b, lr, lam)


def scores_minus_truth(X, y, w, b):
    return X @ w + b - y


def decision_minus_truth(X, y, w, b):
    return (X @ w + b >= 0) - y


def class_1_alone(X, y, w, b):
    return y * error_of(X, y, w, b)


def error_of_signs(X, y, w, b):
    """For labels of -1 and 1."""
    return sigmoid(X @ w + b) - (2 * y - 1)


def error_of_every_pair(X, y, w, b):
    """Each prediction minus each label, averaged over the labels."""
    return sigmoid(X @ w + b) - y.mean()


def with_slope(X, y, w, b):
    y_hat = sigmoid(X @ w + b)
    return (y_hat - y) * y_hat * (1 - y_hat)


def without_bias(X, y, w, b):
    return error_of(X, y, w, 0.0)


def bias_multiplied(X, y, w, b):
    return sigmoid(X @ w * b) - y


def bias_in_new_place(step):
    """The gradient of the bias is taken at the new weights."""

    def answer(X, y, w, b, lr, lam):
        w_new = step(X, y, w, b, lr, lam)[0]
        return w_new, step(X, y, w_new, b, lr, lam)[1]

    return answer


def one_mean(sums):
    """One number for the gradient of all weights."""

    def step(X, y, w, b, lr, lam):
        dw, db = Step(penalty=none, sums=sums).gradients(X, y, w, b, lam)
        return w - lr * (dw.mean() + 2 * lam * w), b - lr * db

    return step


def with_product(product, penalty=penalty):
    """The slopes of the weights are means of ``product(y_hat, y, X)``."""

    def step(X, y, w, b, lr, lam):
        y_hat = sigmoid(X @ w + b)
        dw = product(y_hat[:, None], y[:, None], X).mean(axis=0) + penalty(w, lam, len(y))
        return w - lr * dw, b - lr * np.mean(y_hat - y)

    return step


def bias_from_nothing(step):
    """The new bias is what the step adds, without the old one."""

    def answer(X, y, w, b, lr, lam):
        w_new, b_new = step(X, y, w, b, lr, lam)
        return w_new, b_new - b

    return answer


def bias_twice(step):
    def answer(X, y, w, b, lr, lam):
        w_new, b_new = step(X, y, w, b, lr, lam)
        return w_new, 2 * b_new - b

    return answer


def first_weight_lost(penalty):
    """The first weight is set to 0 after the errors have been computed."""

    def step(X, y, w, b, lr, lam):
        w_new, b_new = Step(penalty=penalty)(X, y, w, b, lr, lam)
        without, _ = Step(penalty=none)(X, y, w, b, lr, lam)
        return np.r_[without[0] - w[0], w_new[1:]], b_new

    return step


def loss_for_gradient(with_penalty):
    def step(X, y, w, b, lr, lam):
        z = X @ w + b
        loss = np.mean(np.logaddexp(0, z) - y * z) + with_penalty * lam * np.sum(w**2)
        return w - lr * loss, b - lr * loss

    return step


# -- two at once -----------------------------------------------------------------------------------------


def moved_with(move=lambda step: step, **parts):
    """A step with other parts, which is taken in another way."""
    return move(Step(**parts))


ERRORS = [
    ("truth minus prediction", {"error": lambda *at: -error_of(*at)}),
    ("score without the bias", {"error": without_bias}),
    ("bias multiplied in the score", {"error": bias_multiplied}),
    ("no sigmoid", {"error": scores_minus_truth}),
    ("decisions", {"error": decision_minus_truth}),
    ("slope of the sigmoid", {"error": with_slope}),
    ("class 1 alone", {"error": class_1_alone}),
    ("sigmoid of the other sign", {"error": lambda X, y, w, b: sigmoid(-(X @ w + b)) - y}),
]
SUMS = [("sum", {"sums": sums}) for sums in ("wb", "w", "b")]
PENALTIES = [
    ("half the penalty", {"penalty": half}),
    ("penalty over n", {"penalty": over_n}),
    ("penalty over 2n", {"penalty": half_over_n}),
    ("penalty ignored", {"penalty": none}),
    *(("grows the weights", {"penalty": lambda w, lam, n, size=size: -size * lam * w}) for size in (1, 2)),
    *(("absolute values", {"penalty": lambda w, lam, n, size=size: size * lam * np.sign(w)})
      for size in (1, 2)),
    ("the penalty itself", {"penalty": lambda w, lam, n: lam * np.sum(w**2)}),
    ("the weights squared", {"penalty": lambda w, lam, n: lam * w**2}),
    *(("the sum of the weights", {"penalty": lambda w, lam, n, size=size: size * lam * np.sum(w)})
      for size in (1, 2)),
]
ON_BIAS = [
    *(("penalizes the bias", {"on_bias": form}) for form in (penalty, half)),
    *(("lam on the bias", {"on_bias": lambda b, lam, n, size=size: size * lam}) for size in (1, 2)),
]
MOVES = [
    ("new w for the bias", {"move": bias_in_new_place}),
    ("uphill", {"move": uphill}),
    ("no learning rate", {"move": at_full_rate}),
    ("old bias lost", {"move": bias_from_nothing}),
    ("bias moves twice", {"move": bias_twice}),
]
# One hides the other, or they have a sentence of their own; two signs give a third mistake.
NOT_TOGETHER = [
    ("truth minus prediction", "penalty ignored"), ("truth minus prediction", "grows the weights"),
    *(("truth minus prediction", name) for name in (
        "the penalty itself", "the weights squared", "the sum of the weights", "uphill")),
    ("grows the weights", "uphill"),
    ("decisions", "new w for the bias"), ("decisions", "bias moves twice"),
    ("half the penalty", "penalizes the bias"),
]


def step_in_place(X, y, w, b, lr, lam):
    error = sigmoid(X @ w + b) - y
    w -= lr * (X.T @ error / len(y) + 2 * lam * w)
    return w, b - lr * error.mean()


def l2_step_cases(rng):
    X, w = rng.normal(size=(7, 3)), rng.uniform(0.3, 2, size=3) * [1, -1, 1]
    y = np.array([0.0, 1.0, 1.0, 0.0, 1.0, 0.0, 1.0])
    return [
        # With a rate of 0.5 or 1, half a penalty and a forgotten rate would look alike.
        Case((X, y, w, 0.7, 0.3, 0.1), about="seven examples, three features"),
        Case((X, y, w, -0.3, 0.5, 0.0), about="no penalty"),
        Case((X[:1], y[:1], w, 2.0, 1.0, 0.5), kind="edge", about="one example"),
        Case((1e4 * X, y, w, 0.0, 0.1, 1.0), kind="extreme", about="huge features: scores in the thousands"),
        Case((1e6 * X, y, 1e-6 * w, 0.3, 0.1, 0.1), kind="extreme",
             about="features in the millions, and weights of millionths"),
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
        "The loss is a sum of two parts, and so is its gradient. The chapter derives the gradient of "
        "the first part. For the second, differentiate $\\lambda\\sum_j w_j^2$ with respect to a single "
        "$w_j$.",
        "In which of the two parts does the bias occur? Only that one has a gradient for it. And which part "
        "is a mean over the examples?",
        "Both gradients belong to the old place: compute both before you change `w` or `b`. Check yourself "
        "with `lam = 0`: then it is a step of the chapter's `fit`.",
    ],
    reference=l2_step,
    alternatives=[l2_step_loops],
    cases=l2_step_cases,
    misconceptions=[
        misconception(
            "penalizes the bias",
            [Step(on_bias=penalty), Step(on_bias=half), Step(on_bias=over_n), Step(on_bias=half_over_n)],
            "The bias shrinks here too. It only sets the level: pulled to 0, it no longer lets the mean "
            "prediction be the share of ones.",
        ),
        misconception(
            "lam on the bias",
            [Step(on_bias=lambda b, lam, n: 2 * lam), Step(on_bias=lambda b, lam, n: lam),
             Step(on_bias=lambda b, lam, n: 2 * lam / n), Step(on_bias=lambda b, lam, n: lam / n)],
            "The gradient of the bias is off by a multiple of $\\lambda$ that does not depend on `b`, as a 1 "
            "in the place of the bias in the penalty gives it. The bias has no penalty: a 0 belongs there.",
        ),
        misconception(
            "half the penalty, and on the bias",
            [Step(penalty=half, on_bias=half), Step(penalty=half_over_n, on_bias=half_over_n),
             Step(penalty=over_n, on_bias=over_n), Step(penalty=half, on_bias=penalty)],
            "Two things: the gradient of the penalty is $2\\lambda w$, and the bias has none, since it only "
            "sets the level.",
        ),
        misconception(
            "first weight left out",
            [Step(penalty=lambda w, lam, n: np.r_[0, 2 * lam * w[1:]]),
             Step(penalty=lambda w, lam, n: np.r_[0, lam * w[1:]]),
             Step(penalty=lambda w, lam, n: np.r_[0, lam * w[1:] / n])],
            "The first weight has no penalty here, as if it were the intercept. The intercept is `b`: every "
            "entry of `w` is penalized.",
        ),
        misconception(
            "first weight begins at 0",
            [first_weight_lost(form) for form in (penalty, half, over_n, half_over_n, none)],
            "The first new weight is the step of the error alone: the old one is not in it, nor its penalty. "
            "A 0 that is written into `reg[0]` after `reg = w` does that, since both names mean one array: "
            "take a copy. And the intercept is `b`: every entry of `w` is penalized.",
        ),
        misconception(
            "penalty without the rate",
            [without_rate(penalty), without_rate(half), without_rate(over_n), without_rate(half_over_n)],
            "Here the penalty's part is subtracted whole. It is a part of the gradient, so the learning rate "
            "multiplies it as well.",
        ),
        misconception(
            "shrinks first", [shrunk_first(2), shrunk_first(1)],
            "The weights shrink first, and the slopes of the loss are taken at what is left of them. Both "
            "parts of the gradient belong to the **old** weights: one step from there.",
        ),
        misconception(
            "two steps", [in_two_steps(penalty), in_two_steps(half)],
            "This is what two steps give, first on the loss and then on the penalty at the **new** `w`. Add "
            "the two gradients at the old `w`, then step once.",
            credit=0.5,
        ),
        misconception(
            "truth minus prediction",
            [Step(error=lambda *at: -error_of(*at))],
            "The loss grows here: its error has the wrong sign. It is prediction minus truth. (The penalty "
            "does shrink the weights.)",
        ),
        misconception(
            "class 1 alone", [Step(error=class_1_alone)],
            "Only examples of class 1 move your weights. Those of class 0 cost $-\\log(1 - \\hat y)$: the "
            "error is $\\hat y - y$ for both.",
        ),
        misconception(
            "absolute values",
            [Step(penalty=lambda w, lam, n: lam * np.sign(w)),
             Step(penalty=lambda w, lam, n: 2 * lam * np.sign(w)),
             Step(penalty=lambda w, lam, n: lam * np.abs(w)),
             Step(penalty=lambda w, lam, n: 2 * lam * np.abs(w))],
            "This is what signs or absolute values of the weights give. $\\lambda\\,\\mathrm{sign}(w)$ "
            "belongs to an L1 penalty; the derivative of a square is $2w$, with its sign.",
        ),
        misconception(
            "the penalty itself", [Step(penalty=lambda w, lam, n: lam * np.sum(w**2))],
            "The penalty, one number, joins the gradient of every weight here. What belongs there is the "
            "penalty's **derivative**: one number for each weight.",
        ),
        misconception(
            "the sum of the weights",
            [Step(penalty=lambda w, lam, n: 2 * lam * np.sum(w)),
             Step(penalty=lambda w, lam, n: lam * np.sum(w))],
            "The same number, from the sum of all weights, joins the gradient of every weight here. The "
            "derivative in $w_j$ of $\\lambda\\sum w^2$ holds $w_j$ alone.",
        ),
        misconception(
            "the weights squared",
            [Step(penalty=lambda w, lam, n: lam * w**2), Step(penalty=lambda w, lam, n: 2 * lam * w**2)],
            "The **squares** of the weights join the gradient here. A square is the penalty of a weight, not "
            "its derivative: a negative weight must be pulled up.",
        ),
        misconception(
            "the same pull on all",
            [Step(penalty=lambda w, lam, n: lam + 0 * w), Step(penalty=lambda w, lam, n: 2 * lam + 0 * w)],
            "The same number joins the gradient of every weight here, whatever the weight is. The derivative "
            "of a square grows with the weight.",
        ),
        misconception(
            "norm for its square",
            [Step(penalty=lambda w, lam, n: lam * w / np.linalg.norm(w)),
             Step(penalty=lambda w, lam, n: 2 * lam * w / np.linalg.norm(w)),
             Step(penalty=lambda w, lam, n: lam * np.linalg.norm(w)),
             Step(penalty=lambda w, lam, n: 2 * lam * np.linalg.norm(w))],
            "This is what the **length** of `w` gives, the root of the sum of squares. The penalty is the "
            "sum itself: no root, and no length in its derivative.",
        ),
        misconception(
            "penalty over 2n", [Step(penalty=half_over_n)],
            "This gradient belongs to the penalty $\\frac{\\lambda}{2n}\\sum w^2$ of some courses. Here it "
            "is $\\lambda\\sum w^2$, with neither the ½ nor the $n$.",
            credit=0.5,
        ),
        Misconception(
            "bias stands still", lambda X, y, w, b, lr, lam: (l2_step(X, y, w, b, lr, lam)[0], b),
            "The weights are right and the bias has not moved. No penalty does not mean no gradient: it "
            "takes its step on the loss.",
        ),
        misconception(
            "old bias lost", [bias_from_nothing(l2_step)],
            "The new bias is the step alone, $-\\eta\\,\\partial L/\\partial b$: the old `b` is not in it. "
            "(If you keep the weights and the bias in one vector and set the bias to 0 in a second one, make "
            "the second with `.copy()`: `=` alone gives the same array another name.)",
        ),
        misconception(
            "bias moves twice", [bias_twice(l2_step)],
            "The bias moves twice as far as it should: its gradient is subtracted twice, or has a factor 2. "
            "The gradient of the bias is the mean of $\\hat y - y$, and a step subtracts it once.",
        ),
        misconception(
            "only the truth divided by n",
            [Step(error=lambda X, y, w, b: sigmoid(X @ w + b) - y / len(y), sums="wb")],
            "Only the truth is divided by $n$, so the predictions weigh $n$ times too much beside it. The "
            "whole error is: $(\\hat y - y)/n$, with brackets.",
        ),
        misconception(
            "only a part multiplied by the feature",
            [with_product(lambda y_hat, y, X: y_hat - y * X),
             with_product(lambda y_hat, y, X: y_hat * X - y),
             with_product(lambda y_hat, y, X: y_hat - y * X, half),
             with_product(lambda y_hat, y, X: y_hat * X - y, half)],
            "In the slopes of the weights only the truth, or only the prediction, is multiplied by the "
            "feature. The whole error is: $(\\hat y - y)\\,x$, with brackets.",
        ),
        misconception(
            "score without the bias",
            [Step(error=without_bias), Step(error=lambda X, y, w, b: X @ w - y)],
            "The bias is missing in the scores here: $z = Xw + b$. And make sure that the error is "
            "$\\sigma(z) - y$, with the sigmoid.",
        ),
        misconception(
            "bias multiplied in the score",
            [Step(error=bias_multiplied)],
            "The bias **multiplies** the scores here, `*` in the place of `+`: $z = Xw + b$.",
        ),
        misconception(
            "no sigmoid",
            [Step(error=scores_minus_truth)],
            "This is what the **scores** minus the truth give, as in linear regression. The error is "
            "$\\sigma(z) - y$.",
        ),
        misconception(
            "decisions", [Step(error=decision_minus_truth)],
            "This is what the **decision** minus the truth gives, as in the perceptron. The error is the "
            "probability minus the truth.",
        ),
        misconception(
            "slope of the sigmoid",
            [Step(error=with_slope), Step(error=lambda *at: 2 * with_slope(*at))],
            "Here the error is multiplied by $\\hat y(1-\\hat y)$, as for a squared error. In the "
            "cross-entropy's gradient that slope has cancelled.",
        ),
        misconception(
            "the gradient itself",
            [lambda X, y, w, b, lr, lam, step=step: step.gradients(X, y, w, b, lam)
             for step in (Step(), Step(penalty=half), Step(penalty=half_over_n), Step(sums="wb"))],
            "These are the gradients. Take the step: the old value minus the learning rate times the "
            "gradient.",
        ),
        misconception(
            "the change alone",
            [moved_by(Step()), uphill(moved_by(Step())), moved_by(Step(penalty=half))],
            "This is what changes, without the values that it changes. Return the new `w` and `b`: the old "
            "ones minus the learning rate times their gradients.",
        ),
        misconception(
            "no learning rate",
            [at_full_rate(l2_step)],
            "The gradients are subtracted whole here. The learning rate multiplies them first.",
        ),
        misconception(
            "the loss itself", [loss_for_gradient(True), loss_for_gradient(False)],
            "Here the **loss** is subtracted. A step follows its gradient: how does the loss change when one "
            "weight changes?",
        ),
        misconception(
            "penalty ignored", [Step(penalty=none)],
            "This is a step without the penalty: $\\lambda$ makes no difference here.",
        ),
        misconception(
            "half the penalty", [Step(penalty=half)],
            "This gradient belongs to the penalty $\\frac{\\lambda}{2}\\sum w^2$, which many books use. "
            "Here it has no ½, so its gradient is $2\\lambda w$.",
            credit=0.5,
        ),
        misconception(
            "grows the weights",
            [Step(penalty=lambda w, lam, n: -2 * lam * w), Step(penalty=lambda w, lam, n: -lam * w)],
            "The penalty pushes the weights **away** from 0 here. Check the sign: the gradient of the "
            "penalty is $+2\\lambda w$, and the step subtracts it.",
        ),
        misconception(
            "penalty outside the bracket",
            [without_rate(lambda w, lam, n: -2 * lam * w), without_rate(lambda w, lam, n: -lam * w)],
            "The gradient of the penalty is added to the weights, without the learning rate and with a "
            "plus, as in `w - lr * a + c`, which lacks its brackets. It is a part of the gradient: `w - lr "
            "* (a + c)`.",
        ),
        misconception(
            "penalty over n", [Step(penalty=over_n)],
            "Here the penalty is divided by $n$ as well. The mean is over examples; the penalty stands "
            "outside it.",
        ),
        misconception(
            "uphill",
            [uphill(l2_step)],
            "This step goes **up** the gradient: the loss grows. Descent subtracts.",
        ),
        misconception(
            "sum",
            [Step(sums="wb"), Step(sums="w"), Step(sums="b"),
             Step(sums="wb", penalty=lambda w, lam, n: 2 * n * lam * w)],
            "Here the examples' gradients are added up, for the weights, for the bias or for both. The loss "
            "is their **mean**: divide by $n$.",
        ),
        misconception(
            "gradient halved",
            [lambda X, y, w, b, lr, lam: Step(penalty=lambda w, lam, n: 4 * lam * w)(X, y, w, b, lr / 2, lam),
             lambda X, y, w, b, lr, lam: Step(penalty=penalty)(X, y, w, b, lr / 2, lam)],
            "The gradient of the loss, or the whole step, is half as large as it should be: this is what "
            "$1/(2n)$ gives, from a squared error. The cross-entropy has no square, and so no ½.",
        ),
        misconception(
            "new w for the bias", [bias_in_new_place(Step())],
            "This is what comes out when the gradient of the bias is computed with the **new** `w`. Both "
            "gradients belong to the same place: compute both, then step.",
            credit=0.5,
        ),
        last_example_only(*(with_the_last_example(*which) for which in ((0, 1), (0,), (1,)))),
        misconception(
            "a step for each example",
            [one_by_one(penalty), one_by_one(half), one_by_one(none), one_by_one(over_n),
             one_by_one_of_the_mean],
            "This is what a step after **each** example gives. One step takes the mean of all their "
            "gradients at the old place.",
        ),
        misconception(
            "one mean for all weights", [one_mean(""), one_mean("w")],
            "Here all weights get the same gradient from the loss, a mean over the features too. Each "
            "feature has its own.",
        ),
        misconception(
            "in place", [step_in_place],
            "The values are right, but the caller's `w` has been overwritten, as `-=` does. Return a new "
            "array.",
            credit=0.5,
        ),
        misconception(
            "sigmoid of the other sign",
            [Step(error=lambda X, y, w, b: sigmoid(-(X @ w + b)) - y)],
            "This is what $\\sigma(-z)$ gives, the probability of class 0, in the place of the prediction. "
            "The prediction is `sigmoid(X @ w + b)`.",
        ),
        misconception(
            "labels of -1 and 1",
            [Step(error=error_of_signs), Step(error=error_of_signs, penalty=half),
             Step(error=error_of_signs, sums="wb")],
            "The labels are turned into -1 and 1 here. $\\hat y - y$ is the error for labels of 0 and 1, as "
            "`y` holds them: a probability never comes near -1.",
        ),
        misconception(
            "every pair", [Step(error=error_of_every_pair, sums=sums) for sums in ("", "w", "b", "wb")],
            "Each prediction meets the mean of **all** labels, where only its own belongs: that is what a "
            "table of every prediction minus every label gives, from shapes `(n,)` and `(n, 1)`. Both must "
            "have the shape `(n,)`.",
        ),
        misconception(
            "penalty at the new weights",
            [lambda X, y, w, b, lr, lam, factor=factor: (
                Step(penalty=none)(X, y, w, b, lr, lam)[0] / (1 + factor * lr * lam),
                l2_step(X, y, w, b, lr, lam)[1]) for factor in (2, 1)],
            "The step of the loss comes first, and the weights that it gives are then divided: so the "
            "penalty is taken at the **new** weights. Both parts of the gradient belong to the old ones.",
        ),
    ],
    composed=two_at_once(moved_with, ERRORS, SUMS, PENALTIES, ON_BIAS, MOVES, but=NOT_TOGETHER),
    explanation="Written as $w(1 - 2\\eta\\lambda) - \\eta\\,\\partial L/\\partial w$ it shows why the "
    "penalty is also called weight decay. ($L$ is the cross-entropy here, without the penalty.)",
)
