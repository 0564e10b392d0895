"""Compute the expected squared error under input noise, without drawing any."""

import numpy as np

from dlbasics.exercises.kinds import Case, Code, Misconception


def expected_noisy_mse(X, y, w, scale):
    return np.mean((y - X @ w) ** 2) + scale**2 * np.sum(w**2)


def plus(noise_term):
    """The error without noise, plus a term of one's own."""
    return lambda X, y, w, scale: np.mean((y - X @ w) ** 2) + noise_term(X, y, w, scale)


def with_error(score):
    """Another score of the errors without noise, and the right term for the noise."""
    return lambda X, y, w, scale: score(y - X @ w) + scale**2 * np.sum(w**2)


def all_pairs(X, y, w, scale):
    """What ``(n, 1) - (n,)`` gives: each target against each prediction."""
    return np.mean((y[:, None] - X @ w) ** 2) + scale**2 * np.sum(w**2)


# Terms that people add for the noise, but for its variance: ``term(X, y, w)``, and what is said of each.
TERMS = {
    "noise without the weights": (
        lambda X, y, w: X.shape[1],
        "This is what noise gives that is added up over the features **without** their weights. Noise on an "
        "input is multiplied by its weight before it reaches the prediction."),
    "absolute values": (
        lambda X, y, w: np.sum(np.abs(w)),
        "This is what the absolute values of the weights give, an L1 penalty. The variance of $e_i w_i$ is "
        "$s^2 w_i^2$: squares."),
    "weights not squared": (
        lambda X, y, w: np.sum(w),
        "This is what the sum of the weights gives, without squares. The variance of $e_i w_i$ is $s^2 "
        "w_i^2$."),
    "mean of the weights": (
        lambda X, y, w: np.mean(w**2),
        "This is what the **mean** of the squared weights gives. The mean is over the examples; over the "
        "features the noise adds up: a sum."),
    "length, not squared": (
        lambda X, y, w: np.linalg.norm(w),
        "This is what the **length** of $w$ gives, the root of the sum of squares. The term needs the sum of "
        "squares itself, without a root."),
    "largest weight": (
        lambda X, y, w: np.max(w**2),
        "This is what the **largest** weight alone gives. The noise of every feature reaches the prediction: "
        "add their variances up."),
    "counted for each feature": (
        lambda X, y, w: X.shape[1] * np.sum(w**2),
        "The new term is multiplied by the number of features. The sum over the weights counts each of them "
        "already."),
}
DEVIATION = (
    "And: you have the standard deviation, `scale`; what enters a squared error is the variance, `scale**2`.")


def other_terms():
    """Another term for the noise, with its variance and with its standard deviation."""
    for name, (term, sentence) in TERMS.items():
        yield Misconception(
            name, plus(lambda X, y, w, scale, term=term: scale**2 * term(X, y, w)), sentence)
        yield Misconception(
            f"{name}; deviation", plus(lambda X, y, w, scale, term=term: scale * term(X, y, w)),
            f"{sentence} {DEVIATION}")


def drawn_once(draw):
    """Noise drawn once: ``draw(shape, scale)``."""
    return lambda X, y, w, scale: np.mean((y - (X + draw(X.shape, scale)) @ w) ** 2)


def usual_draws():
    """One draw each, by the seeds that people take."""
    for seed in (0, 42):
        for source in (np.random.default_rng, np.random.RandomState):
            yield drawn_once(
                lambda shape, scale, source=source, seed=seed: source(seed).normal(0, scale, shape))


def expected_noisy_mse_cases(rng):
    X, y, w = rng.normal(size=(6, 3)), rng.normal(size=6), rng.normal(size=3)
    return [
        Case((X, y, w, 0.5), about="six examples with three features"),
        Case((X[:, :2], y, np.array([2.0, -3.0]), 2.0), about="two features, loud noise"),
        Case((X, y, w, 0.0), kind="edge", about="no noise"),
        Case((X[:1], y[:1], w, 0.1), kind="edge", about="a single example"),
        Case((X[:, :1], y, np.array([-1.5]), 0.5), kind="edge", about="a single feature"),
        Case((X, y, 1e4 * w, 0.01), kind="extreme", about="large weights, little noise"),
    ]


EXPECTED_NOISY_MSE = Code(
    id="overfitting/expected-noisy-mse",
    title="Average over all noise, without drawing any",
    points=4,
    stub='''\
def expected_noisy_mse(X, y, w, scale):
    """Independent noise of mean 0 and standard deviation `scale` is added
    to every entry of `X`, shape `(n, d)`. Return the **expected** mean
    squared error of the predictions `X @ w` for the targets `y`, exactly:
    without drawing random numbers."""
    ...
''',
    hints=[
        "Begin with one example $x$ and its noise $e$: the prediction is $(x + e)\\cdot w$, that is, "
        "$x\\cdot w + e\\cdot w$. Multiply the square of $(y - x\\cdot w) - e\\cdot w$ out: it has three "
        "terms. Which of them has the mean 0? (The box *where the penalty comes from* in the Formula section "
        "does this.)",
        "Two terms remain: the squared error without noise, and $\\mathbb{E}\\,(e\\cdot w)^2$. The variance "
        "of $e_i w_i$ is $s^2 w_i^2$, and variances of independent numbers add. What does the second term "
        "become, with $s$ for `scale`?",
        "Now the mean over the $n$ examples. The first term differs from example to example; in the second "
        "neither $x$ nor $y$ occurs. What does a mean make of a term that is the same for all?",
    ],
    reference=expected_noisy_mse,
    alternatives=[lambda X, y, w, scale: ((X @ w - y) @ (X @ w - y)) / len(y) + scale * scale * (w @ w)],
    cases=expected_noisy_mse_cases,
    misconceptions=[
        Misconception(
            "ignores the noise", plus(lambda X, y, w, scale: 0.0),
            "This is the error without any noise. The noise has mean 0, but its **square** has not: what is "
            "squared does not cancel. A term is missing.",
        ),
        Misconception(
            "the noise alone", lambda X, y, w, scale: scale**2 * np.sum(w**2),
            "This is the term that the noise adds. The error that the model has without noise belongs to it "
            "too.",
        ),
        Misconception(
            "deviation, not variance", plus(lambda X, y, w, scale: scale * np.sum(w**2)),
            "This is what `scale` gives in place of its square. It is a standard deviation; what enters a "
            "squared error is the variance, `scale**2`.",
        ),
        Misconception(
            "noise on the targets", plus(lambda X, y, w, scale: scale**2),
            "This is the answer for noise on the *targets*. Noise on an input is multiplied by its weight "
            "before it reaches the prediction.",
        ),
        *other_terms(),
        Misconception(
            "variance squared", plus(lambda X, y, w, scale: scale**4 * np.sum(w**2)),
            "`scale` stands there to the power of 4. It is the standard deviation, and its square is the "
            "variance: that is what enters.",
        ),
        Misconception(
            "all squared", plus(lambda X, y, w, scale: (scale * np.sum(w**2)) ** 2),
            "The sum of the squared weights is squared once more. Square `scale` and each weight, and then "
            "add up.",
            also=(plus(lambda X, y, w, scale: (scale**2 * np.sum(w**2)) ** 2),),
        ),
        Misconception(
            "noise on both", plus(lambda X, y, w, scale: scale**2 * (np.sum(w**2) + 1)),
            "Beside the right new term you add noise of the targets. Only the inputs are noisy here.",
            also=(plus(lambda X, y, w, scale: scale**2 * np.sum(w**2) + scale),),
        ),
        Misconception(
            "noise of all entries", plus(lambda X, y, w, scale: X.size * scale**2),
            "This is what noise gives that is added up over **all** entries of `X`, without weights. Every "
            "example has the noise of its own inputs alone, and each input is multiplied by its weight "
            "before it reaches the prediction.",
        ),
        Misconception(
            "square of the sum", plus(lambda X, y, w, scale: scale**2 * np.sum(w) ** 2),
            "This is what the square of the **sum** of the weights gives. It would be right if all features "
            "of an example had the same noise. The noises are independent: their variances add, "
            "$\\sum w_i^2$.",
        ),
        Misconception(
            "divided among the examples", plus(lambda X, y, w, scale: scale**2 * np.sum(w**2) / len(y)),
            "Your new term is divided by $n$. Every example has it once, so the mean over the examples "
            "leaves it as it is.",
        ),
        Misconception(
            "half the new term", plus(lambda X, y, w, scale: scale**2 * np.sum(w**2) / 2),
            "What the noise adds is half of what it should be. No ½ comes in: the term is the expected "
            "square $\\mathbb{E}\\,(e\\cdot w)^2$.",
        ),
        Misconception(
            "twice the new term", plus(lambda X, y, w, scale: 2 * scale**2 * np.sum(w**2)),
            "What the noise adds is twice what it should be. The term is the expected square "
            "$\\mathbb{E}\\,(e\\cdot w)^2$; the one with the 2 has mean 0.",
        ),
        Misconception(
            "first weight left out", plus(lambda X, y, w, scale: scale**2 * np.sum(w[1:] ** 2)),
            "The first weight does not enter the new term, as if it were an intercept. Every feature is "
            "noisy: all weights belong to the sum.",
        ),
        Misconception(
            "the new term subtracted", plus(lambda X, y, w, scale: -(scale**2) * np.sum(w**2)),
            "The new term is subtracted. Noise makes predictions worse on average, so it is added.",
        ),
        Misconception(
            "the middle term kept", plus(lambda X, y, w, scale: scale**2 * np.sum(w**2) - 2 * np.mean(
                y - X @ w) * scale * np.sum(w)),
            "The middle term of the square is still there. The noise $e$ in it has mean 0, so it falls out.",
            also=(plus(lambda X, y, w, scale: scale**2 * np.sum(w**2) + 2 * np.mean(
                y - X @ w) * scale * np.sum(w)),),
        ),
        Misconception(
            "noise as a factor", lambda X, y, w, scale: (1 + scale**2) * np.mean((y - X @ w) ** 2),
            "This is what noise gives that makes the error grow by a **factor**. It adds a term in which "
            "neither $x$ nor $y$ occurs.",
            also=(lambda X, y, w, scale: (1 + scale**2 * np.sum(w**2)) * np.mean((y - X @ w) ** 2),),
        ),
        Misconception(
            "sum over the examples", with_error(lambda error: np.sum(error**2)),
            "The squared errors are summed, where their **mean** is asked for.",
        ),
        Misconception(
            "half the squared error", with_error(lambda error: np.mean(error**2) / 2),
            "The error without noise is half of what it should be: the mean of the squares has no ½ here.",
        ),
        Misconception(
            "half of both", lambda X, y, w, scale: expected_noisy_mse(X, y, w, scale) / 2,
            "Half of it: this is the expected value of $\\tfrac1{2n}\\sum (\\hat y - y)^2$, as some books "
            "write the loss. Here there is no ½.",
        ),
        Misconception(
            "absolute error", with_error(lambda error: np.mean(np.abs(error))),
            "The error without noise is the mean of the **absolute** errors; asked for is the mean of their "
            "squares.",
        ),
        Misconception(
            "square of the mean error", with_error(lambda error: np.mean(error) ** 2),
            "The error without noise is the square of the mean error, in which errors of either sign cancel: "
            "square first, and then take the mean.",
        ),
        Misconception(
            "variance of the errors", with_error(np.var),
            "The error without noise is the **variance** of the errors, which leaves out how far they lie "
            "from 0 on average. Take the mean of the squares.",
        ),
        Misconception(
            "every pair", all_pairs,
            "In the error without noise **every** target meets **every** prediction. An array of shape `(n, "
            "1)` minus one of shape `(n,)` gives that, and so does a square that was multiplied out with a "
            "product of means: it is the mean of the products, each prediction with its own target.",
        ),
        Misconception(
            "every pair; ignores the noise", lambda X, y, w, scale: np.mean((y[:, None] - X @ w) ** 2),
            "**Every** target meets **every** prediction: an array of shape `(n, 1)` minus one of shape "
            "`(n,)` gives that. Each prediction has its own target. And the term that the noise adds is "
            "missing.",
        ),
        Misconception(
            "moves the inputs", lambda X, y, w, scale: np.mean((y - (X + scale) @ w) ** 2),
            "This is the error for inputs that are all moved by one number, `scale` or its square. That is a "
            "shift, always to the same side; noise goes both ways, and its mean is 0.",
            also=(lambda X, y, w, scale: np.mean((y - (X - scale) @ w) ** 2),
                  lambda X, y, w, scale: np.mean((y - (X + scale**2) @ w) ** 2)),
        ),
        Misconception(
            "noise that multiplies",
            plus(lambda X, y, w, scale: scale**2 * np.mean(X**2, axis=0) @ w**2),
            "This is the answer for noise that **multiplies** the entries of `X`: large entries have more "
            "of it. Here it is added, the same to all.",
        ),
        Misconception(
            "noise on the predictions", plus(lambda X, y, w, scale: scale**2 * np.mean((X @ w) ** 2)),
            "Your new term is made of the predictions, as if noise multiplied them. Noise on the inputs "
            "reaches the prediction through the weights alone: neither `X` nor the predictions occur in the "
            "term.",
            also=(plus(lambda X, y, w, scale: scale**2 * np.sum((X @ w) ** 2)),
                  plus(lambda X, y, w, scale: scale**2 * np.var(X @ w)),
                  plus(lambda X, y, w, scale: scale * np.mean((X @ w) ** 2))),
        ),
        Misconception(
            "drawn once", next(usual_draws()),
            "This is the error for one noise that was drawn. Another draw gives another number. Asked for is "
            "the mean over all draws, and it has a formula.",
            also=tuple(usual_draws())[1:],
        ),
        Misconception(
            "root", lambda X, y, w, scale: np.sqrt(expected_noisy_mse(X, y, w, scale)),
            "This is the root of the right answer. The mean squared error is asked for as it is.",
        ),
        Misconception(
            "counted for each example", plus(lambda X, y, w, scale: len(y) * scale**2 * np.sum(w**2)),
            "Your new term is $n$ times too large. Every example has it once, and the error is their mean: "
            "it does not grow with $n$.",
        ),
        Misconception(
            "one number for each example",
            lambda X, y, w, scale: (y - X @ w) ** 2 + scale**2 * np.sum(w**2),
            "These are the expected squared errors of the single examples, and they are right. Asked for is "
            "one number, their mean.",
            credit=0.5,
        ),
        Misconception(
            "noise on the weights", plus(lambda X, y, w, scale: scale**2 * np.mean(np.sum(X**2, axis=1))),
            "Your new term holds the inputs in place of the weights, as it would if the noise were on the "
            "**weights**. Here the noise is on the inputs.",
            also=(plus(lambda X, y, w, scale: scale**2 * np.sum(X**2)),),
        ),
        Misconception(
            "roots added",
            lambda X, y, w, scale: (np.sqrt(np.mean((X @ w - y) ** 2)) + scale * np.sqrt(np.sum(w**2))) ** 2,
            "You add two **roots**, of the error and of the noise, and square the sum. The noise knows "
            "nothing of the errors, so their squares add: no root is needed.",
        ),
    ],
    places=(
        ("sum over the examples", "half the squared error", "absolute error", "square of the mean error",
         "variance of the errors", "every pair"),
        ("ignores the noise", "deviation, not variance", "noise on the targets", *TERMS,
         *(f"{name}; deviation" for name in TERMS), "noise of all entries", "square of the sum",
         "divided among the examples", "half the new term", "twice the new term", "first weight left out",
         "the new term subtracted", "counted for each example"),
    ),
    explanation="So training on inputs with fresh noise in each epoch is, on average and for a linear model, "
                "ridge regression with $\\lambda = s^2$.",
)
