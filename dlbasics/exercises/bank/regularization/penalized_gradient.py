"""Compute the gradient of a squared error with an L2 penalty."""

import numpy as np

from dlbasics.exercises.kinds import Case, Code, Misconception


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
