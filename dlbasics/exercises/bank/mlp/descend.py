"""Write gradient descent for a line: two numbers, a weight and a bias."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

import numpy as np

from dlbasics.exercises.bank.combined_misconceptions import two_at_once
from dlbasics.exercises.bank.common_misconceptions import last_example_only, with_the_last_alone
from dlbasics.exercises.kinds import Case, Code, Misconception
from dlbasics.validation import ignore_fp_warnings as quiet


def descend(x, y, w, b, lr, steps):
    for _ in range(steps):
        errors = w * x + b - y
        dw = (2 * errors * x).mean()
        db = (2 * errors).mean()
        w = w - lr * dw
        b = b - lr * db
    return w, b


def descend_by_loop(x, y, w, b, lr, steps):
    for _ in range(steps):
        dw = db = 0.0
        for one, target in zip(x, y, strict=True):
            dw += 2 * (w * one + b - target) * one / len(x)
            db += 2 * (w * one + b - target) / len(x)
        w, b = w - lr * dw, b - lr * db
    return w, b


def slope_of_weight(errors, x):
    return (2 * errors * x).mean()


def slope_of_bias(errors, x):
    return (2 * errors).mean()


@dataclass(frozen=True)
class DescentBug:
    """Ways to be wrong about gradient descent: as the fields stand here, all is right.

    Attributes
    ----------
    dw, db : callable
        The slopes of the weight and of the bias, from the errors and the inputs.
    factor : callable
        What both slopes are multiplied by, from the number of examples.
    sign : int
        -1 walks uphill.
    in_turn : bool
        Whether the slope of the bias is taken after the weight has moved.
    predict : callable
        The prediction, from the weight, the bias and the inputs.
    count : callable
        How many steps are taken, from how many are asked for.
    start : (float, float), optional
        The weight and the bias to begin at, whatever is given.
    rate : float, optional
        The learning rate, whatever is given.
    """

    dw: Callable = slope_of_weight
    db: Callable = slope_of_bias
    factor: Callable = lambda n: 1
    sign: int = 1
    in_turn: bool = False
    predict: Callable = lambda w, b, x: w * x + b
    count: Callable = lambda steps: steps
    start: tuple[float, float] | None = None
    rate: float | None = None


def descent_with(**wrong):
    """Gradient descent with a `DescentBug` of these fields."""
    bug = DescentBug(**wrong)

    def other(x, y, w, b, lr, steps):
        w, b = bug.start or (w, b)
        move = bug.sign * bug.factor(len(x)) * (bug.rate or lr)
        for _ in range(bug.count(steps)):
            errors = bug.predict(w, b, x) - y
            w_next = w - move * bug.dw(errors, x)
            if bug.in_turn:
                errors = bug.predict(w_next, b, x) - y
            w, b = w_next, b - move * bug.db(errors, x)
        return w, b

    return other


FACTORS = {
    "no factor 2": {"factor": lambda n: 1 / 2},
    "sum for mean": {"factor": lambda n: n},
    "sum and no factor 2": {"factor": lambda n: n / 2},
    "divided twice": {"factor": lambda n: 1 / n},
}
SLOPES = {
    "x forgotten": {"dw": lambda e, x: (2 * e).mean()},
    "x in the slope of the bias": {"db": lambda e, x: (2 * e * x).mean()},
    "product of means": {"dw": lambda e, x: 2 * e.mean() * x.mean()},
    "only dw is a mean": {"db": lambda e, x: 2 * e.sum()},
    "only db is a mean": {"dw": lambda e, x: 2 * (e * x).sum()},
    "squared errors": {"dw": lambda e, x: (2 * e**2 * x).mean(), "db": lambda e, x: (2 * e**2).mean()},
}
COUNTS = {
    "one step": {"count": lambda steps: 1},
    "one step too many": {"count": lambda steps: steps + 1},
    "one step too few": {"count": lambda steps: max(steps - 1, 0)},
}
UPHILL = {"uphill": {"sign": -1}}
IN_TURN = {"one after the other": {"in_turn": True}}
OWN_START = {"own start": {"start": (0.0, 0.0)}}
FULL_RATE = {"no learning rate": {"rate": 1.0}}
PREDICTIONS = {
    "bias missing in the prediction": {"predict": lambda w, b, x: w * x},
    "bias multiplied in the prediction": {"predict": lambda w, b, x: w * x * b},
}
PLACES = (FACTORS, SLOPES, COUNTS, UPHILL, IN_TURN, OWN_START, FULL_RATE, PREDICTIONS)
ONE_MISTAKE = {name: descent_with(**options) for place in PLACES for name, options in place.items()}


def divided_by(degrees_of_freedom):
    """Both slopes divided by the number of examples less some."""
    return quiet(descent_with(factor=lambda n: np.divide(n, n - degrees_of_freedom)))


def slope_at_the_start(x, y, w, b, lr, steps):
    errors = w * x + b - y
    return w - steps * lr * (2 * errors * x).mean(), b - steps * lr * (2 * errors).mean()


def slopes_returned(x, y, w, b, lr, steps):
    w, b = descend(x, y, w, b, lr, steps)
    errors = w * x + b - y
    return (2 * errors * x).mean(), (2 * errors).mean()


def weight_for_input(x, y, w, b, lr, steps):
    for _ in range(steps):
        errors = w * x + b - y
        w, b = w - lr * (2 * errors * w).mean(), b - lr * (2 * errors).mean()
    return w, b


def itself_for_input(bias_by, weight_by="x"):
    """Slopes in which a number of the model stands where its factor belongs, named for the bias first."""

    def other(x, y, w, b, lr, steps):
        for _ in range(steps):
            errors = w * x + b - y
            factors = {"x": x, "w": w, "b": b}
            dw, db = (2 * errors * factors[weight_by]).mean(), (2 * errors * factors[bias_by]).mean()
            w, b = w - lr * dw, b - lr * db
        return w, b

    return other


def slopes_added_up(x, y, w, b, lr, steps):
    dw = db = 0.0
    for _ in range(steps):
        errors = w * x + b - y
        dw, db = dw + (2 * errors * x).mean(), db + (2 * errors).mean()
        w, b = w - lr * dw, b - lr * db
    return w, b


def one_example_in_each_step(of):
    """Steps with one example each, number ``of(step, n)``."""

    def other(x, y, w, b, lr, steps):
        for step in range(steps):
            i = of(step, len(x))
            error = w * x[i] + b - y[i]
            w, b = w - lr * 2 * error * x[i], b - lr * 2 * error
        return w, b

    return other


def example_by_example(share):
    """Steps after each example, each as long as its share in the mean, or not."""

    def other(x, y, w, b, lr, steps):
        rate = lr / len(x) if share else lr
        for _ in range(steps):
            for one, target in zip(x, y, strict=True):
                error = w * one + b - target
                w, b = w - rate * 2 * error * one, b - rate * 2 * error
        return w, b

    return other


def with_the_last_example(*which):
    """Slopes (0: of the weight, 1: of the bias) that hold the last example alone."""

    def slopes(x, y, w, b):
        errors = w * x + b - y
        return (2 * errors * x).mean(), (2 * errors).mean()

    def other(x, y, w, b, lr, steps):
        for _ in range(steps):
            dw, db = with_the_last_alone(slopes, *which)(x, y, w, b)
            w, b = w - lr * dw, b - lr * db
        return w, b

    return other


def bias_before_weight(x, y, w, b, lr, steps):
    for _ in range(steps):
        b = b - lr * (2 * (w * x + b - y)).mean()
        w = w - lr * (2 * (w * x + b - y) * x).mean()
    return w, b


def descent_by(step):
    """Walk down by `step(dw, db, t)`, made of both slopes and the number of the step."""

    def other(x, y, w, b, lr, steps):
        for t in range(steps):
            errors = w * x + b - y
            dw, db = step((2 * errors * x).mean(), (2 * errors).mean(), t)
            w, b = w - lr * dw, b - lr * db
        return w, b

    return other


def at_a_falling_rate(factor):
    return descent_by(lambda dw, db, t: (factor(t) * dw, factor(t) * db))


def with_product(product):
    """The slope of the weight is twice the mean of ``product(prediction, target, input)``."""

    def other(x, y, w, b, lr, steps):
        for _ in range(steps):
            predicted = w * x + b
            dw, db = 2 * product(predicted, y, x).mean(), 2 * (predicted - y).mean()
            w, b = w - lr * dw, b - lr * db
        return w, b

    return other


def every_pair(of_prediction):
    """Errors in a table, multiplied by the inputs of its rows or of its columns."""

    def other(x, y, w, b, lr, steps):
        for _ in range(steps):
            errors = (w * x + b)[:, None] - y
            inputs = x[:, None] if of_prediction else x
            w, b = w - lr * (2 * errors * inputs).mean(), b - lr * (2 * errors).mean()
        return w, b

    return other


def by_the_root(x, y, w, b, lr, steps):
    for _ in range(steps):
        errors = w * x + b - y
        with np.errstate(invalid="ignore"):
            root = np.sqrt((errors**2).mean())
            w, b = w - lr * (errors * x).mean() / root, b - lr * errors.mean() / root
    return w, b


def with_momentum(beta):
    def other(x, y, w, b, lr, steps):
        moves = np.zeros(2)
        for _ in range(steps):
            errors = w * x + b - y
            moves = beta * moves + np.array([(2 * errors * x).mean(), (2 * errors).mean()])
            w, b = w - lr * moves[0], b - lr * moves[1]
        return w, b

    return other


def stops_early(limit=0.01, after_the_step=False):
    def other(x, y, w, b, lr, steps):
        for _ in range(steps):
            errors = w * x + b - y
            dw, db = (2 * errors * x).mean(), (2 * errors).mean()
            is_small = max(abs(dw), abs(db)) < limit
            if is_small and not after_the_step:
                break
            w, b = w - lr * dw, b - lr * db
            if is_small:
                break
        return w, b

    return other


def loss_of(x, y, w, b):
    return np.mean((w * x + b - y) ** 2)


def lowest_on_the_way(x, y, w, b, lr, steps):
    return min(whole_path(x, y, w, b, lr, steps), key=lambda place: loss_of(x, y, *place))


def stops_at_a_rise(x, y, w, b, lr, steps):
    for _ in range(steps):
        moved = descend(x, y, w, b, lr, 1)
        if loss_of(x, y, *moved) > loss_of(x, y, w, b):
            return moved
        w, b = moved
    return w, b


def shorter_where_the_loss_would_rise(x, y, w, b, lr, steps):
    for _ in range(steps):
        rate, before = lr, loss_of(x, y, w, b)
        moved = descend(x, y, w, b, rate, 1)
        while loss_of(x, y, *moved) > before and rate > 1e-12:
            rate /= 2
            moved = descend(x, y, w, b, rate, 1)
        w, b = moved
    return w, b


def kept_as_they_begin(x, y, w, b, lr, steps):
    place = np.array([w, b])
    for _ in range(steps):
        place[:] = descend(x, y, *place, lr, 1)
    return tuple(place)


def whole_path(x, y, w, b, lr, steps):
    return [descend(x, y, w, b, lr, count) for count in range(steps + 1)]


def descend_cases(rng):
    x = rng.uniform(-2, 2, 6)
    return [
        Case((np.array([1.0, 1.0, 2.0]), np.array([3.0, 5.0, 8.0]), 0.7, -1.3, 0.1, 1),
             about="one step, with the three walks"),
        Case((np.array([1.0, 1.0, 2.0]), np.array([3.0, 5.0, 8.0]), 1.0, 0.5, 0.1, 3), about="three steps"),
        Case((x, 1 - 2 * x + rng.normal(size=6), 0.0, 0.0, 0.05, 4), about="six random points, four steps"),
        Case((np.array([2.0]), np.array([7.0]), 1.0, -1.0, 0.1, 2), kind="edge", about="one point"),
        Case((np.array([1.0, 3.0]), np.array([2.0, 2.0]), 0.25, 0.75, 0.1, 0), kind="edge",
             about="no step at all"),
        Case((np.array([1.0, 3.0]), np.array([0.0, 0.0]), 1e-7, -5e-8, 0.1, 3), kind="edge",
             about="very near the lowest point: the slopes are small, but not 0"),
        Case((np.array([1.0, 3.0]), np.array([2.0, 1.0]), 0.5, 0.5, 0.5, 3), kind="edge",
             about="a learning rate that is too large: the loss grows"),
        Case((np.array([1.0, 2.0]), np.array([3.0, 7.0]), 1, -1, 0.1, 2), kind="edge",
             about="`w` and `b` begin at whole numbers"),
        Case((np.array([0.5, 1.0, 2.0]), np.array([3.0, 5.0, 8.0]), 0.5, -1.0, 0.01, 51), kind="edge",
             about="51 small steps, which do not reach the lowest point"),
        Case((np.array([1e4, 2e4]), np.array([3e4, 1e4]), 0.0, 0.0, 1e-9, 2), kind="extreme",
             about="large inputs and a very small learning rate"),
    ]


DESCEND = Code(
    id="mlp/descend",
    title="Walk downhill with two numbers",
    points=4,
    stub='''\
def descend(x, y, w, b, lr, steps):
    """The model is $\\\\hat y = w x + b$, the loss is the mean squared error
    over all examples in the arrays `x` and `y`. Begin at `w` and `b`, and
    take as many steps of gradient descent as `steps` says, with the
    learning rate `lr`. Return the last `w` and `b`. In each step both
    slopes are taken at the same place."""
    ...
''',
    hints=[
        "Where $e$ are the errors `w * x + b - y`, the loss is the mean of $e^2$. By the chain rule its "
        "slope in $w$ is the mean of $2e$ times the slope of $e$ in $w$. What is the slope of $e$ in $w$, "
        "and what in $b$?",
        "Compute the errors once in each step, then both slopes from them, and only then change `w` and "
        "`b`. The errors must be computed again in the next step.",
    ],
    reference=descend,
    alternatives=[descend_by_loop],
    cases=descend_cases,
    misconceptions=[
        Misconception(
            "uphill", ONE_MISTAKE["uphill"],
            "You walk uphill: the loss grows with each step. The slope points to where the loss grows, so it "
            "is **subtracted**. If you do subtract, your slope has the wrong sign: where the error is the "
            "target minus the prediction, one more minus belongs to it.",
        ),
        Misconception(
            "no factor 2", ONE_MISTAKE["no factor 2"],
            "Your slopes are half as large as they must be. The derivative of $e^2$ is $2e$.",
        ),
        Misconception(
            "no factor 2 in the bias", descent_with(db=lambda e, x: e.mean()),
            "The slope for `w` is right, the one for `b` is half as large as it must be. The derivative of "
            "$e^2$ is $2e$ for both.",
        ),
        Misconception(
            "no factor 2 in the weight", descent_with(dw=lambda e, x: (e * x).mean()),
            "The slope for `b` is right, the one for `w` is half as large as it must be. The derivative of "
            "$e^2$ is $2e$ for both.",
        ),
        Misconception(
            "clipped slopes", descent_with(dw=lambda e, x: np.clip((2 * e * x).mean(), -1, 1),
                                           db=lambda e, x: np.clip((2 * e).mean(), -1, 1)),
            "Your slopes are never above 1 or below -1: something holds them there. Take them as they are; "
            "the learning rate makes the step small.",
        ),
        Misconception(
            "sum for mean", ONE_MISTAKE["sum for mean"],
            "You add up the slopes of the examples. The loss is a **mean**, so its slope is the mean of "
            "theirs.",
        ),
        Misconception(
            "only dw is a mean", ONE_MISTAKE["only dw is a mean"],
            "Only the slope for `w` is a mean. The one for `b` is a **sum** over the examples, and the loss "
            "is a mean: divide by their number in both.",
        ),
        Misconception(
            "only db is a mean", ONE_MISTAKE["only db is a mean"],
            "Only the slope for `b` is a mean. The one for `w` is a **sum** over the examples, and the loss "
            "is a mean: divide by their number in both.",
        ),
        Misconception(
            "divided by n - 1", divided_by(1),
            "Your slopes are divided by $n - 1$ or $n - 2$, as an unbiased variance is. The loss is a plain "
            "mean: divide by $n$.",
            also=(divided_by(2),),
        ),
        Misconception(
            "sum and no factor 2", ONE_MISTAKE["sum and no factor 2"],
            "Two things at once: the loss is a **mean**, so its slopes are means too; and the derivative of "
            "$e^2$ is $2e$, so there is a factor 2.",
        ),
        Misconception(
            "x forgotten", ONE_MISTAKE["x forgotten"],
            "Your weight moves exactly as the bias does. In the slope of $w$ stands one factor more: the "
            "input $x$, which $w$ is multiplied by.",
        ),
        Misconception(
            "x in the slope of the bias", ONE_MISTAKE["x in the slope of the bias"],
            "You multiply the slope of $b$ by $x$ as well. The bias is added as it is, so it has slope 1 "
            "there.",
        ),
        Misconception(
            "bias stays", descent_with(db=lambda e, x: 0.0),
            "Your bias never moves. It is a number of the model, as the weight is: it takes a step too.",
        ),
        Misconception(
            "weight stays", descent_with(dw=lambda e, x: 0.0),
            "Your weight never moves: only the bias takes steps.",
        ),
        Misconception(
            "one after the other", ONE_MISTAKE["one after the other"],
            "You change `w` first and compute the slope of `b` with the new `w`. Both slopes belong to the "
            "same place: compute both, then change both.",
        ),
        Misconception(
            "product of means", ONE_MISTAKE["product of means"],
            "You multiply the mean error by the mean input. Multiply example by example, and take the mean "
            "of the products.",
        ),
        Misconception(
            "slope at the start", slope_at_the_start,
            "Your first step is right, but the next ones repeat it. At the new place the slope is another "
            "one: compute the errors again in each step.",
        ),
        Misconception(
            "one step", ONE_MISTAKE["one step"],
            "You take one step, however many are asked for. Perhaps a `return` stands inside the loop. Or "
            "each step begins again at the first `w` and `b`: the next one must begin where this one ends.",
            also=(lambda x, y, w, b, lr, steps: descend(x, y, w, b, lr, min(steps, 1)),),
        ),
        Misconception(
            "one step too many", ONE_MISTAKE["one step too many"],
            "You take one step more than `steps`.",
        ),
        Misconception(
            "one step at least", descent_with(count=lambda steps: max(steps, 1)),
            "Where `steps` is 0 you take a step all the same. Ask first whether a step is to be taken, and "
            "only then take it.",
            credit=0.75,
        ),
        Misconception(
            "one step too few", ONE_MISTAKE["one step too few"],
            "You take one step less than `steps`. A loop over `range(steps)` runs exactly `steps` times.",
        ),
        Misconception(
            "own start", ONE_MISTAKE["own start"],
            "You begin at 0, whatever `w` and `b` are. Begin at the two numbers that are given.",
        ),
        Misconception(
            "example by example", example_by_example(share=False),
            "You take a step after each example, so that the next one meets another `w` and `b`. Here a step "
            "uses the mean over **all** examples, at one place.",
            also=(example_by_example(share=True),),
        ),
        last_example_only(*(with_the_last_example(*which) for which in ((0, 1), (0,), (1,)))),
        Misconception(
            "swapped", lambda x, y, w, b, lr, steps: descend(x, y, w, b, lr, steps)[::-1],
            "Both numbers are right, in the opposite order: return `w` first.",
        ),
        Misconception(
            "the whole path", whole_path,
            "You return all places on the way. The exercise asks for the last `w` and `b` only.",
            also=(lambda *given: np.array(whole_path(*given)),),
        ),
        Misconception(
            "squared errors", ONE_MISTAKE["squared errors"],
            "The slope of $e^2$ is $2e$: in it the error stands once, not squared.",
        ),
        Misconception(
            "divided by the sum of x", descent_with(dw=lambda e, x: 2 * (e * x).sum() / x.sum(),
                                                    db=lambda e, x: 2 * e.sum() / x.sum()),
            "The slopes are divided by the sum of the inputs. A mean is a sum divided by how **many** there "
            "are: `len(x)`.",
        ),
        Misconception(
            "one of them uphill", descent_with(dw=lambda e, x: -(2 * e * x).mean()),
            "One of the two numbers walks uphill, the other down. Both slopes begin with the same error, "
            "`w * x + b - y`, and both are subtracted.",
            also=(descent_with(db=lambda e, x: -(2 * e).mean()),),
        ),
        Misconception(
            "no learning rate", ONE_MISTAKE["no learning rate"],
            "You subtract the whole slope. Multiply it by the learning rate first.",
        ),
        Misconception(
            "slopes returned", slopes_returned,
            "You return the slopes at the end. The exercise asks for the place: `w` and `b`.",
        ),
        Misconception(
            "weight for input", weight_for_input,
            "This is what the error times the **weight** gives as the slope for `w`. The slope of `w * x "
            "+ b` in `w` is `x`: multiply each error by its input.",
        ),
        Misconception(
            "bias for its slope", itself_for_input("b"),
            "The slope for `b` is multiplied by `b`, or by `w`. In `w * x + b` the bias has slope 1: its "
            "slope of the loss is the mean of $2e$.",
            also=(itself_for_input("w"),),
        ),
        Misconception(
            "slopes added up", slopes_added_up,
            "The first step is right. From the second on, the slopes of all earlier steps are in it, too: a "
            "sum that begins outside the loop does that. Each step takes the slopes of its own place alone.",
        ),
        Misconception(
            "bias before weight", bias_before_weight,
            "You change `b` first and compute the slope of `w` with the new `b`. Both slopes belong to the "
            "same place: compute both, then change both.",
        ),
        Misconception(
            "bias missing in the prediction", ONE_MISTAKE["bias missing in the prediction"],
            "Your errors are `w * x - y`: the bias is missing in the prediction, `w * x + b`.",
        ),
        Misconception(
            "bias multiplied in the prediction", ONE_MISTAKE["bias multiplied in the prediction"],
            "The bias **multiplies** the prediction here, `*` in the place of `+`: the model is `w * x + b`.",
        ),
        Misconception(
            "only a part multiplied by x", with_product(lambda predicted, y, x: predicted - y * x),
            "In the slope of `w` only the target, or only the prediction, is multiplied by the input. The "
            "whole error is: $(\\hat y - y)\\,x$, with brackets.",
            also=(with_product(lambda predicted, y, x: predicted * x - y),),
        ),
        Misconception(
            "divided twice", ONE_MISTAKE["divided twice"],
            "Your slopes are divided by the number of examples once more: a mean is divided by it already.",
        ),
        Misconception(
            "every pair", every_pair(of_prediction=True),
            "Each prediction is compared with every target: shapes `(n, 1)` and `(n,)` make a table of n × n "
            "errors. Keep `x` and `y` in the shape `(n,)`.",
            also=(every_pair(of_prediction=False),),
        ),
        Misconception(
            "falling learning rate", at_a_falling_rate(lambda t: 1 / (1 + t)),
            "The first step is right, and the later ones are too short: the learning rate shrinks here. "
            "It stays `lr`.",
            also=tuple(map(at_a_falling_rate, (
                lambda t: 1 / np.sqrt(1 + t), lambda t: 1 / (1 + 0.1 * t), lambda t: 1 / (1 + 0.01 * t),
                lambda t: 0.5**t, lambda t: 0.9**t, lambda t: 0.95**t, lambda t: 0.99**t,
            ))),
        ),
        Misconception(
            "absolute errors", descent_with(dw=lambda e, x: (np.sign(e) * x).mean(),
                                            db=lambda e, x: np.sign(e).mean()),
            "Only the signs of your errors count, not their sizes: that belongs to the mean **absolute** "
            "error. Here the errors are squared, so each counts by its size.",
            also=(descent_with(dw=lambda e, x: (2 * np.sign(e) * x).mean(),
                               db=lambda e, x: (2 * np.sign(e)).mean()),),
        ),
        Misconception(
            "signs of the slopes", descent_by(lambda dw, db, t: (np.sign(dw), np.sign(db))),
            "Each step moves both numbers by exactly `lr`: only the signs of the slopes are left. Multiply "
            "`lr` by the slope itself.",
        ),
        Misconception(
            "momentum", with_momentum(0.9),
            "The first step is right; the later ones hold a part of the steps before, which is called "
            "momentum. Each step takes the slopes of its own place alone.",
            also=tuple(map(with_momentum, (0.5, 0.8, 0.95, 0.99))),
        ),
        Misconception(
            "root of the loss", by_the_root,
            "Your slopes are those of the **root** of the mean squared error: divided by twice the root. The "
            "loss has no root.",
        ),
        Misconception(
            "stops early", stops_early(),
            "You stop before `steps` steps are done. Where the slopes are small the steps are short, but "
            "they are taken.",
            credit=0.5,
            also=(stops_early(after_the_step=True),),
        ),
        Misconception(
            "slopes exchanged", descent_with(dw=lambda e, x: (2 * e).mean(),
                                             db=lambda e, x: (2 * e * x).mean()),
            "The two slopes are exchanged: your weight moves by that of the bias, and the bias by that of "
            "the weight. In `w * x + b` the input belongs to `w`, and so does the slope with the factor $x$.",
        ),
        Misconception(
            "never to a higher loss", lowest_on_the_way,
            "Right as long as the loss falls. Where the learning rate is too large it grows, and there you "
            "do something else: you stop, go back, or take a shorter step. Take all steps with `lr`, and "
            "return where the last one ends.",
            credit=0.5,
            also=(stops_at_a_rise, shorter_where_the_loss_would_rise),
        ),
        Misconception(
            "kept as whole numbers", kept_as_they_begin,
            "Right as long as `w` and `b` are no whole numbers. An array that is made of whole numbers keeps "
            "only those, and cuts off the rest of each step. Make it one of floats, or use no array.",
            credit=0.75,
        ),
        Misconception(
            "one example in each step", one_example_in_each_step(lambda step, n: step % n),
            "Each of your steps looks at **one** example. The loss is the mean over all of them, and so are "
            "both slopes in each step.",
            also=(one_example_in_each_step(lambda step, n: 0), one_example_in_each_step(lambda step, n: -1)),
        ),
    ],
    composed=(
        *two_at_once(descent_with, *(place.items() for place in PLACES),
                     but=[("x forgotten", "one after the other"), *product(
                         ("sum for mean", "sum and no factor 2", "divided twice"),
                         ("only dw is a mean", "only db is a mean"))]),
        ("weight for input", "bias for its slope", itself_for_input("b", "w")),
    ),
    explanation="Four lines in a loop. A network with 2410 numbers learns in the same way; it only needs a "
                "faster way to its slopes.",
)
