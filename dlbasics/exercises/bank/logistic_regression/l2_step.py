"""Take one step of gradient descent on a cross-entropy with an L2 penalty."""

import numpy as np

from dlbasics.activations import sigmoid
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
        "The derivative of $\\lambda w_j^2$ is $2\\lambda w_j$. It joins the gradient of `w`, before the "
        "step.",
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
            "Your gradient belongs to the penalty $\\frac{\\lambda}{2}\\sum w^2$, which many books use. "
            "Here it has no ½, so its gradient is $2\\lambda w$.",
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
