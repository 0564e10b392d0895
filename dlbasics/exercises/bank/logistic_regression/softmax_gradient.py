"""Compute the gradient of softmax regression."""

import numpy as np

from dlbasics.activations import sigmoid, softmax
from dlbasics.exercises.kinds import Case, Code, Misconception


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
