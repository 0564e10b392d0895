"""Gradients of a penalized error in which a part has another factor, or two parts have."""

from itertools import product

import numpy as np

from dlbasics.exercises.kinds import Misconception


def gradient_with(error=lambda n: 2 / n, penalty=lambda w, lam, n: 2 * lam * w, bias=lambda b, lam, n: 0.0):
    """The gradient with other terms: ``error(n)`` times the sums of the error, and what is added to them."""
    def answer(X, y, w, b, lam):
        n, too_high = len(y), X @ w + b - y
        dw = error(n) * X.T @ too_high + penalty(w, lam, n)
        return dw, error(n) * too_high.sum() + bias(b, lam, n)

    return answer


ERRORS = {
    "no two in the error": (
        lambda n: 1 / n,
        "The part of the error is half of what it should be: the derivative of $e^2$ is $2e$, with the error "
        "$e = \\hat y - y$."),
    "sum": (
        lambda n: 2,
        "The part of the error is that of the **sum** of the squares. The loss says mean: divide by $n$."),
    "half the sum": (
        lambda n: 1,
        "The part of the error is that of **half** the **sum** of the squares. The loss is their mean, "
        "without a ½: the 2 stays, and $n$ divides."),
}
PENALTIES = {
    "half": (
        lambda w, lam, n: lam * w,
        "The penalty adds $\\lambda w$. That belongs to $\\tfrac12\\lambda\\sum w^2$; without the ½ it is "
        "$2\\lambda w$."),
    "penalty over n": (
        lambda w, lam, n: 2 * lam * w / n,
        "The penalty is divided by $n$. Only the error is a mean over examples; the penalty is added once."),
    "half the penalty over n": (
        lambda w, lam, n: lam * w / n,
        "The penalty adds $\\lambda w/n$, as for $\\frac{\\lambda}{2n}\\sum w^2$. In this loss it has "
        "neither the ½ nor the $n$."),
    "no penalty": (
        lambda w, lam, n: 0 * w,
        "The penalty adds nothing. But it depends on $w$ as well."),
    "L1": (
        lambda w, lam, n: lam * np.sign(w),
        "The penalty adds $\\lambda\\,\\mathrm{sign}(w)$, as an L1 penalty does. Here the weights are "
        "squared."),
}
# Pairs that are the gradient of one well-known loss.
OF_ONE_LOSS = {
    ("no two in the error", "half"): (
        "no two at all",
        "Both 2s are missing: this is the gradient of **half** the loss. Many books put a ½ before it for "
        "that; here there is none."),
    ("no two in the error", "half the penalty over n"): (
        "half, and penalty over n",
        "This is the gradient of $\\frac{1}{2n}(\\sum (\\hat y - y)^2 + \\lambda\\sum w^2)$, as some "
        "courses write the loss. Here there is no ½, and the penalty is not divided by $n$."),
    ("half the sum", "half"): (
        "half the sum, half the penalty",
        "This is the gradient of $\\tfrac12\\sum (\\hat y - y)^2 + \\tfrac12\\lambda\\sum w^2$, as "
        "some books write the loss. Here it is the **mean** of the squares, and there is no ½."),
}


def one_factor():
    """One part has another factor."""
    for name, (factor, sentence) in ERRORS.items():
        yield Misconception(name, gradient_with(error=factor), sentence)
    for name, (penalty, sentence) in PENALTIES.items():
        yield Misconception(name, gradient_with(penalty=penalty), sentence)


def two_factors():
    """Both parts have another factor."""
    for pair in product(ERRORS, PENALTIES):
        (error, about_error), (penalty, about_penalty) = ERRORS[pair[0]], PENALTIES[pair[1]]
        default = f"{pair[0]}; {pair[1]}", f"{about_error} {about_penalty}"
        name, sentence = OF_ONE_LOSS.get(pair, default)
        yield Misconception(name, gradient_with(error, penalty), sentence)


def penalized_bias():
    """The bias is treated as a weight, with each factor that people give the penalty."""
    others = "The bias is penalized too. It shifts all predictions together, and need not be small."
    for error, penalty in product(("", *ERRORS), ("half", "penalty over n", "half the penalty over n")):
        factor, about_error = ERRORS.get(error, (lambda n: 2 / n, ""))
        term, about_penalty = PENALTIES[penalty]
        parts = [part for part in (error, penalty, "penalizes the bias") if part]
        yield Misconception(
            "; ".join(parts), gradient_with(factor, term, term),
            " ".join(part for part in (about_error, about_penalty, others) if part))


def turned_round():
    """The gradient of another well-known loss, first the part of the bias; or minus that gradient."""
    for (error, penalty), (name, sentence) in OF_ONE_LOSS.items():
        answer = gradient_with(ERRORS[error][0], PENALTIES[penalty][0])
        yield Misconception(
            f"the pair turned round; {name}", lambda *given, answer=answer: answer(*given)[::-1],
            f"The pair is in the wrong order: first `dw`, then `db`. And: {sentence}")
        yield Misconception(
            f"downhill; {name}", lambda *given, answer=answer: tuple(-part for part in answer(*given)),
            f"This points downhill; the minus belongs to the update, not to the gradient. And: {sentence}")
