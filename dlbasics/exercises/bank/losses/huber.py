"""Compute the mean Huber loss: a parabola that goes on as a straight line."""

import numpy as np

from dlbasics.exercises.bank.combined_misconceptions import two_at_once
from dlbasics.exercises.bank.common_misconceptions import (
    all_pairs,
    if_on_an_array,
    misconception,
    one_example_only,
)
from dlbasics.exercises.kinds import Case, Code, Misconception


def huber(y, y_hat, delta):
    error = np.abs(y_hat - y)
    bent = np.minimum(error, delta)  # the part of the error that is still squared
    return np.mean(bent * (error - bent / 2))


def huber_by_hand(y, y_hat, delta):
    costs = []
    for error in np.abs(y_hat - y):
        costs.append(error**2 / 2 if error <= delta else delta * (error - delta / 2))
    return sum(costs) / len(costs)


# -- the two pieces, as functions of the error and delta -----------------------------------------------


def right_square(error, delta):
    return error**2 / 2


def right_line(error, delta):
    return delta * (np.abs(error) - delta / 2)


# What stands in the place of the parabola; those of the error itself, and not of its size, have a sign.
WRONG_SQUARES = {
    "not halved": lambda error, delta: error**2,
    "not squared": lambda error, delta: np.abs(error) / 2,
    "not squared, signed": lambda error, delta: error / 2,
    "not squared, the other sign": lambda error, delta: -error / 2,
    "neither": lambda error, delta: np.abs(error),
    "neither, signed": lambda error, delta: error,
    "neither, the other sign": lambda error, delta: -error,
    "divided by delta": lambda error, delta: error**2 / (2 * delta),
    "levelling off": lambda error, delta: error**2 / 2 / (1 + error**2),
}


def pieces(square, line, inside=np.less_equal):
    """Mean of two pieces that meet, or should meet, where the size of the error is delta."""

    def answer(y, y_hat, delta):
        error = y_hat - y
        small = inside(np.abs(error), delta)
        return np.mean(np.where(small, square(np.where(small, error, 0), delta), line(error, delta)))

    return answer


def with_line(line, but=()):
    """A wrong line beside each parabola; an error of exactly delta can belong to either piece."""
    squares = (right_square, *(square for name, square in WRONG_SQUARES.items()
                               if name not in (*but, "levelling off")))
    return (*(pieces(square, line) for square in squares), pieces(right_square, line, np.less))


def with_square(*names):
    """A wrong parabola beside the right line."""
    squares = [WRONG_SQUARES[name] for name in names]
    limits = (np.less_equal, np.less)
    return tuple(pieces(square, right_line, inside) for square in squares for inside in limits)


# -- other mistakes ------------------------------------------------------------------------------------


def mean_of(formula):
    """The mean of a formula of the error and delta, which may overflow, without its warnings."""

    def answer(y, y_hat, delta):
        with np.errstate(over="ignore", invalid="ignore"):
            return np.mean(formula(y_hat - y, delta))

    return answer


def compared_with_its_sign(direction, line):
    """The sign of the error decides with its size: all negative errors count as small."""

    def answer(y, y_hat, delta):
        error = direction * (y_hat - y)
        square = np.clip(error, -1e150, delta) ** 2 / 2
        return np.mean(np.where(error <= delta, square, line(error, delta)))

    return answer


def decided_once(decide):
    """One `if` for all errors."""

    def answer(y, y_hat, delta):
        error = np.abs(y_hat - y)
        with np.errstate(over="ignore"):
            return np.mean(right_square(error, delta) if decide(error, delta) else right_line(error, delta))

    return answer


def part_means(combine, empty=0.0):
    """The mean of the small errors' costs and the mean of the large ones', combined."""

    def answer(y, y_hat, delta):
        error = np.abs(y_hat - y)
        small, large = error[error <= delta], error[error > delta]
        square = np.mean(right_square(small, delta)) if small.size else empty
        line = np.mean(right_line(large, delta)) if large.size else empty
        return combine(square, line)

    return answer


def exchanged_arguments(error_of):
    """`scipy.special.huber` with its arguments exchanged: the error as the limit, delta as the error."""

    def answer(y, y_hat, delta):
        limit = error_of(y, y_hat)
        with np.errstate(over="ignore"):
            cost = np.where(delta <= limit, delta**2 / 2, limit * (delta - limit / 2))
        return np.mean(np.where(limit < 0, np.inf, cost))

    return answer


def square_first(error, delta):
    """The square is written first, and the mask of the line finds large squares among its values."""
    cost = np.where(error <= delta, np.minimum(error, delta) ** 2 / 2, error)
    return np.where(cost > delta, right_line(cost, delta), cost)


def line_first(error, delta):
    """The line is written first, and the mask of the square finds small values of the line."""
    cost = np.where(error > delta, right_line(error, delta), error)
    return np.where(cost <= delta, np.minimum(cost, delta) ** 2 / 2, cost)


def with_late_mask(costs):
    return lambda y, y_hat, delta: np.mean(costs(np.abs(y_hat - y), delta))


def if_once(y, y_hat, delta):
    error = np.abs(y_hat - y)
    if error <= delta:
        return np.mean(error**2 / 2)
    return np.mean(delta * (error - delta / 2))


def ended_early(divisor, counts_the_line=True):
    """A loop that ends at the first error beyond delta, whose cost still counts or does not."""

    def answer(y, y_hat, delta):
        error = np.abs(y_hat - y)
        large = np.flatnonzero(error > delta)
        small = error[: large[0]] if large.size else error
        line = right_line(error[large[:1]], delta).sum() if counts_the_line else 0
        return (right_square(small, delta).sum() + line) / divisor(error, small)

    return answer


def in_whole_numbers(make_whole):
    """The costs are made whole numbers, one by one, before the mean."""
    return mean_of(lambda e, delta: make_whole(np.where(np.abs(e) <= delta, e**2 / 2, right_line(e, delta))))


def in_an_array_of_integers(costs):
    kept = np.zeros(len(costs), dtype=int)
    for i, cost in enumerate(costs):
        kept[i] = cost
    return kept


def as_integers(costs):
    with np.errstate(invalid="ignore"):
        return costs.astype(int)


def line_within_too(y, y_hat, delta):
    error = np.abs(y_hat - y)
    return np.mean(right_square(np.where(error <= delta, error, 0), delta) + right_line(error, delta))


# -- two at once -----------------------------------------------------------------------------------------


def with_total(line=right_line, total=np.mean):
    """Another line, and another total of the costs of small errors and of large ones."""

    def answer(y, y_hat, delta):
        error = np.abs(y_hat - y)
        is_small = error <= delta
        return total(np.where(is_small, np.where(is_small, error, 0) ** 2 / 2, line(error, delta)))

    return answer


LINES = [
    ("line without its offset", {"line": lambda e, delta: delta * e}),
    ("lowered too far", {"line": lambda e, delta: delta * (e - delta)}),
    ("raised", {"line": lambda e, delta: delta * (e + delta / 2)}),
    ("offset not squared", {"line": lambda e, delta: delta * (e - 0.5)}),
    ("line of delta one", {"line": lambda e, delta: e - 0.5}),
    ("absolute error beyond", {"line": lambda e, delta: e}),
    ("line without its slope", {"line": lambda e, delta: e - delta / 2}),
    ("slope one", {"line": lambda e, delta: e - delta + delta**2 / 2}),
    ("half as steep", {"line": lambda e, delta: delta * e / 2}),
    ("flat beyond", {"line": lambda e, delta: delta**2 / 2}),
]
TOTALS = [("sum", {"total": np.sum})]


def parabola_less_the_rest(error, delta):
    """Multiplied out; beside a huge error delta is lost in the rounding."""
    over = np.maximum(np.abs(error) - delta, 0)
    return (np.abs(error) - over) * (np.abs(error) + over) / 2


def huber_cases(rng):
    y = rng.normal(size=12)
    return [
        Case((np.array([1.0, 2.0, 3.0, 4.0]), np.array([1.5, 1.0, 6.0, -1.0]), 2.0),
             about="errors of 0.5, -1, 3 and -5, with delta = 2"),
        Case((y, y + rng.normal(0, 2, size=12), 0.5),
             about="twelve random errors of both signs, delta = 0.5"),
        Case((np.array([0.0, 5.0, 0.0]), np.array([1.5, 5.0, -1.5]), 1.5), kind="edge",
             about="errors of exactly delta, and one of 0"),
        Case((np.array([2.0, -3.0]), np.array([-2.0, 4.0]), 3.0), kind="edge",
             about="every error larger than delta"),
        Case((np.zeros(3), np.array([3.5, -1.0, 6.0]), 4.0), kind="edge",
             about="an error within delta whose square is beyond it"),
        Case((np.array([0.0, 1.0]), np.array([1e200, 1.5]), 1.0), kind="extreme",
             about="one error so large that its square overflows"),
    ]


HUBER = Code(
    id="losses/huber",
    title="Huber: a square that becomes a line",
    points=4,
    stub='''\
def huber(y, y_hat, delta):
    """Return the mean Huber loss of two arrays of shape `(n,)`. An error
    `e = y_hat - y` costs `e**2 / 2` while `abs(e) <= delta`. Beyond, the cost
    goes on as a straight line in `abs(e)` that continues the parabola with the
    **same value and the same slope**."""
    ...
''',
    hints=[
        "At $|e| = \\delta$ the parabola has the value $\\delta^2/2$ and the slope $\\delta$. Write the "
        "line through that point with that slope.",
        "A line through the point $(a, c)$ with the slope $m$ is $c + m\\,(x - a)$. What are $x$, $a$, $c$ "
        "and $m$ here? `np.where` chooses between the pieces, error by error; what is the condition?",
        "Then take the mean. The square of 1e200 is `inf`, and `np.where` computes both pieces before it "
        "chooses: numpy warns of it. To avoid the warning, square a number that is never larger than "
        "`delta`, with the help of `np.minimum`.",
    ],
    reference=huber,
    alternatives=[
        huber_by_hand,
        pieces(right_square, lambda error, delta: delta * np.abs(error) - delta**2 / 2),
    ],
    cases=huber_cases,
    misconceptions=[
        misconception(
            "line without its offset", with_line(lambda e, delta: delta * np.abs(e), but=("not halved",)),
            "Your line has the right slope and lies too high: at $|e| = \\delta$ it is $\\delta^2$, and the "
            "parabola $\\frac12 e^2$ has reached $\\delta^2/2$. Lower the line.",
        ),
        misconception(
            "parabola and line twice too high",
            tuple(pieces(WRONG_SQUARES["not halved"], lambda e, delta: delta * np.abs(e), inside)
                  for inside in (np.less_equal, np.less)),
            "Your pieces meet, but with a corner, and the parabola is twice too high: up to $\\delta$ the "
            "cost is $\\frac12 e^2$. Where that ends, it has the value $\\delta^2/2$ and the slope "
            "$\\delta$: the line goes on from there.",
        ),
        misconception(
            "lowered too far", with_line(lambda e, delta: delta * (np.abs(e) - delta)),
            "Your line has the right slope and starts too low: at $|e| = \\delta$ it is 0, and the parabola "
            "$\\frac12 e^2$ has reached $\\delta^2/2$. Lower it by half as much.",
        ),
        misconception(
            "raised", with_line(lambda e, delta: delta * (np.abs(e) + delta / 2)),
            "Your line has the right slope and lies too high: at $|e| = \\delta$ the parabola $\\frac12 e^2$ "
            "has reached $\\delta^2/2$. Check the sign of the offset.",
        ),
        misconception(
            "offset not squared", with_line(lambda e, delta: delta * (np.abs(e) - 0.5)),
            "Your line, $\\delta\\,(|e| - \\frac12)$, meets the parabola $\\frac12 e^2$ where $\\delta = 1$, "
            "and only there. What it is lowered by grows with $\\delta^2$.",
        ),
        misconception(
            "line of delta one", with_line(lambda e, delta: np.abs(e) - 0.5),
            "The line $|e| - \\frac12$ continues the parabola $\\frac12 e^2$ where $\\delta = 1$, and only "
            "there. With another delta the slope where the two pieces meet is $\\delta$.",
        ),
        misconception(
            "absolute error beyond", with_line(lambda e, delta: np.abs(e)),
            "Beyond $\\delta$ yours is the bare absolute error. It must continue the parabola "
            "$\\frac12 e^2$: value $\\delta^2/2$ and slope $\\delta$ where the two pieces meet.",
        ),
        misconception(
            "line without its slope",
            with_line(lambda e, delta: np.abs(e) - delta / 2, but=("divided by delta",)),
            "Your line, $|e| - \\delta/2$, has slope 1. Where the two pieces meet, the parabola "
            "$\\frac12 e^2$ has slope $\\delta$ and value $\\delta^2/2$: multiply by $\\delta$.",
        ),
        misconception(
            "slope one", with_line(lambda e, delta: np.abs(e) - delta + delta**2 / 2),
            "Your line begins where the parabola $\\frac12 e^2$ ends, but with a corner: the parabola "
            "arrives with slope $\\delta$, and your line leaves with slope 1.",
        ),
        Misconception(
            "divided by delta", lambda y, y_hat, delta: huber(y, y_hat, delta) / delta,
            "That is the smooth L1 loss, the Huber loss divided by $\\delta$: its slope far out is 1. Here "
            "the parabola is $\\frac12 e^2$, whatever delta is.",
        ),
        misconception(
            "only the line halved", with_square("not halved"),
            "The line is right, and it continues $\\frac12 e^2$. Your parabola is $e^2$, and the two do not "
            "meet.",
        ),
        misconception(
            "not squared",
            with_square("not squared", "not squared, signed", "not squared, the other sign", "neither",
                        "neither, signed", "neither, the other sign"),
            "The line is right. Small errors enter as they are, not squared: up to $\\delta$ the cost is "
            "$\\frac12 e^2$.",
        ),
        misconception(
            "only the square divided by delta", with_square("divided by delta"),
            "The line is right, and it continues $\\frac12 e^2$. Your parabola is $e^2/(2\\delta)$, as in "
            "the smooth L1 loss, and the two do not meet.",
        ),
        misconception(
            "square that levels off", with_square("levelling off"),
            "The line is right. Small errors cost less than they should: their $\\frac12 e^2$ is divided by "
            "$1 + e^2$, as in losses that level off. Up to $\\delta$ the cost is $\\frac12 e^2$ itself.",
        ),
        misconception(
            "half as steep",
            tuple(pieces(right_square, lambda e, delta: delta * np.abs(e) / 2, inside)
                  for inside in (np.less_equal, np.less)),
            "Your line, $\\frac12 \\delta\\,|e|$, begins where the parabola $\\frac12 e^2$ ends, but is half "
            "as steep as it must be: its slope is $\\delta$. The weight $\\min(1, \\delta/|e|)$ times "
            "$\\frac12 e^2$ gives such a line. That weight makes the slope of the loss, not the loss.",
        ),
        misconception(
            "signed line",
            tuple(pieces(square, lambda e, delta, sign=sign: delta * (sign * e - delta / 2))
                  for square in (right_square, WRONG_SQUARES["not halved"]) for sign in (1, -1)),
            "On the line you took $e$ itself, so that large errors of one sign earn money. The line is one "
            "in $|e|$.",
        ),
        misconception(
            "modulus of the whole line",
            tuple(pieces(square, lambda e, delta, sign=sign: delta * np.abs(sign * e - delta / 2))
                  for square in (right_square, WRONG_SQUARES["not halved"]) for sign in (1, -1)),
            "For errors of one sign your line lies too high: $|e - \\delta/2|$ is $|e| + \\delta/2$ there. "
            "Take the size of $e$ first, then lower it: $|e| - \\delta/2$.",
        ),
        misconception(
            "pieces exchanged",
            (
                mean_of(lambda e, delta: np.where(np.abs(e) > delta, e**2 / 2, right_line(e, delta))),
                lambda y, y_hat, delta: np.mean(np.where(
                    np.abs(y_hat - y) > delta,
                    np.square(np.minimum(np.abs(y_hat - y), 1e150)) / 2,
                    right_line(y_hat - y, delta))),
            ),
            "The two pieces are exchanged: small errors are to be squared, large ones lie on the line. "
            "`np.where` takes the first where the condition holds.",
        ),
        misconception(
            "flat beyond",
            (
                lambda y, y_hat, delta: np.mean(np.minimum(np.abs(y_hat - y), delta) ** 2 / 2),
                mean_of(lambda e, delta: np.minimum(e**2, delta**2) / 2),
            ),
            "Beyond $\\delta$ your cost no longer grows, and an outlier pulls with no force at all. It must "
            "go on as a line.",
        ),
        misconception(
            "whole square",
            (pieces(WRONG_SQUARES["not halved"], lambda e, delta: 2 * right_line(e, delta)),),
            "Your values are twice too large: that is what $e^2$ gives in the place of $\\frac12 e^2$, with "
            "a line that is twice as steep. Halve both pieces.",
        ),
        misconception(
            "sign of the error forgotten",
            (
                compared_with_its_sign(1, right_line),
                compared_with_its_sign(-1, right_line),
                mean_of(lambda e, delta: np.where(e <= delta, e**2 / 2, right_line(e, delta))),
                mean_of(lambda e, delta: np.where(-e <= delta, e**2 / 2, right_line(e, delta))),
            ),
            "Large errors of one sign are squared here: they count as small, as if $e$ itself were "
            "compared with $\\delta$. Compare $|e|$.",
        ),
        misconception(
            "large errors of one sign free",
            (
                pieces(right_square, lambda e, delta: (e > delta) * right_line(e, delta)),
                pieces(right_square, lambda e, delta: (-e > delta) * right_line(e, delta)),
            ),
            "Large errors of one sign cost nothing here: they count neither as small nor as large. An "
            "error is large where its **size** is, $|e| > \\delta$.",
        ),
        misconception(
            "derivative",
            (
                mean_of(lambda e, delta: np.clip(e, -delta, delta)),
                mean_of(lambda e, delta: np.clip(-e, -delta, delta)),
                mean_of(lambda e, delta: np.minimum(np.abs(e), delta)),
            ),
            "That is the slope of the loss: the error, held between $-\\delta$ and $\\delta$. The exercise "
            "asks for the loss.",
        ),
        misconception(
            "squares only", (mean_of(lambda e, delta: e**2 / 2), mean_of(lambda e, delta: e**2)),
            "The large errors are squared too, and delta has no effect: this is the MSE, or half of it.",
        ),
        misconception(
            "the line for all",
            (mean_of(right_line), mean_of(lambda e, delta: np.minimum(e**2 / 2, right_line(e, delta)))),
            "All your errors lie on the line, the small ones too. The line touches the parabola from below, "
            "so the smaller of the two pieces is always the line. Let the size of the error decide.",
        ),
        misconception(
            "one decision for all",
            (
                decided_once(lambda error, delta: np.mean(error) <= delta),
                decided_once(lambda error, delta: np.all(error <= delta)),
                decided_once(lambda error, delta: np.any(error <= delta)),
                decided_once(lambda error, delta: np.all(error) <= delta),
                decided_once(lambda error, delta: np.any(error) <= delta),
                lambda y, y_hat, delta: huber(np.zeros(1), np.mean(np.abs(y_hat - y)), delta),
                lambda y, y_hat, delta: huber(np.zeros(1), np.mean(y_hat - y), delta),
            ),
            "One decision is taken for all errors together: all lie on the parabola, or all on the line. "
            "Each error decides for itself, with `np.where`; the mean comes last.",
        ),
        misconception(
            "means of the parts",
            (
                part_means(lambda square, line: square + line),
                part_means(lambda square, line: (square + line) / 2),
                part_means(lambda square, line: square + line, np.nan),
                part_means(lambda square, line: (square + line) / 2, np.nan),
            ),
            "The mean of the small errors' costs and the mean of the large ones' are put together. So few "
            "large errors count as much as many small ones. Take one mean, over all examples.",
        ),
        misconception(
            "nan where a square overflows",
            (
                mean_of(lambda e, delta:
                        (abs(e) <= delta) * e**2 / 2 + (abs(e) > delta) * right_line(e, delta)),
            ),
            "Right, except for an error of 1e200, where you return `nan`. Its square is `inf`, and `inf` "
            "times the 0 of a mask is `nan`; so is `inf` less another `inf`. `np.where` chooses without it.",
            credit=1.0,
        ),
        misconception(
            "huge numbers cancel", (mean_of(parabola_less_the_rest),),
            "Right until an error is so large that two huge numbers cancel. The line itself, "
            "$\\delta\\,(|e| - \\delta/2)$, has no such limit.",
            credit=1.0,
        ),
        misconception(
            "pseudo-Huber",
            (
                mean_of(lambda e, delta: delta**2 * (np.hypot(1, e / delta) - 1)),
                mean_of(lambda e, delta: delta**2 * (np.sqrt(1 + (e / delta) ** 2) - 1)),
            ),
            "That is the *pseudo*-Huber loss, a smooth relative that only approaches the two pieces. Here "
            "the square is exact up to $\\delta$.",
        ),
        misconception(
            "log-cosh",
            (
                mean_of(lambda e, delta: np.logaddexp(e, -e) - np.log(2)),
                mean_of(lambda e, delta: np.log(np.cosh(e))),
            ),
            "That is the log-cosh loss, a smooth relative in which delta has no part. Here the two pieces "
            "meet at $\\delta$.",
        ),
        misconception(
            "arguments exchanged",
            (
                exchanged_arguments(lambda y, y_hat: y_hat - y),
                exchanged_arguments(lambda y, y_hat: y - y_hat),
                exchanged_arguments(lambda y, y_hat: np.abs(y - y_hat)),
            ),
            "Delta and the error have changed places: these are the costs of an error delta with the error "
            "as the limit. `scipy.special.huber(delta, r)` takes delta first.",
        ),
        Misconception(
            "sum", lambda y, y_hat, delta: len(y) * huber(y, y_hat, delta),
            "You added the costs up. The mean divides by the number of examples.",
        ),
        all_pairs(huber),
        one_example_only(huber),
        if_on_an_array(if_once),
        misconception(
            "delta as a sigma",
            (
                mean_of(lambda e, delta: np.where(np.abs(e) < 1 / delta**2, (delta * e) ** 2 / 2,
                                                  np.abs(e) - 0.5 / delta**2)),
            ),
            "Your cost bends at $1/\\delta^2$, with $(\\delta e)^2/2$ before: that is a smooth L1 loss whose "
            "parameter is called sigma. Here it bends at $\\delta$, and the parabola is $\\frac12 e^2$.",
        ),
        misconception(
            "the distance alone",
            (lambda y, y_hat, delta: delta * np.mean(np.abs(y_hat - y)),),
            "Small errors are not squared: this is $\\delta$ times the mean distance. Up to $\\delta$ the "
            "cost is $\\frac12 e^2$, and the line beyond is lowered so that it meets the parabola.",
        ),
        misconception(
            "slope of the line squared",
            with_line(lambda e, delta: delta**2 * (np.abs(e) - 0.5)),
            "The line rises by $\\delta^2$ for each unit here. The parabola $\\frac12 e^2$ arrives with the "
            "slope $\\delta$: the line goes on with it.",
        ),
        misconception(
            "line first, then the square",
            (
                mean_of(lambda e, delta: np.where(
                    np.abs(e) <= delta, np.abs(e), (e**2 + delta**2) / (2 * delta))),
                mean_of(lambda e, delta: np.where(
                    np.abs(e) <= delta, delta * np.abs(e), (e**2 + delta**2) / 2)),
            ),
            "This is the Huber loss turned round: small errors lie on a line, and large ones on a parabola. "
            "Here the small ones are squared.",
        ),
        misconception(
            "masks see new values", tuple(map(with_late_mask, (line_first, square_first))),
            "Some errors go through **both** pieces: what the first piece has made of them is taken for an "
            "error by the second. A mask that is taken after the first piece has been written does that. "
            "Take both masks of the errors themselves.",
        ),
        misconception(
            "square compared with delta",
            tuple(mean_of(lambda e, delta, inside=inside: np.where(
                inside(e**2, delta), e**2 / 2, right_line(e, delta))) for inside in (np.less_equal, np.less)),
            "The **square** of an error is compared with `delta` here, so that the pieces meet at the root "
            "of `delta`. It is the size of the error that decides, $|e| \\le \\delta$.",
        ),
        misconception(
            "ends at the first large error",
            [ended_early(divisor, counts) for counts in (True, False)
             for divisor in (lambda all_of_them, small: len(all_of_them), lambda all_of_them, small: 1,
                             lambda all_of_them, small: len(small) + (len(small) < len(all_of_them)))],
            "Your sum ends at the first error beyond `delta`, and the examples after it do not count. A "
            "`return` or a `break` inside the loop does that. Let the loop go on to the last example.",
        ),
        misconception(
            "costs cut to whole numbers",
            [in_whole_numbers(make_whole) for make_whole in (in_an_array_of_integers, as_integers, np.trunc)],
            "Each cost has lost what stands behind its point before the mean is taken. An array of integers "
            "cuts what is written into it: make it with `np.zeros(n)`, without `dtype=int`.",
        ),
        misconception(
            "the parabola beyond, too",
            (mean_of(lambda e, delta: e**2 / 2 + delta * np.maximum(np.abs(e) - delta, 0)),
             mean_of(lambda e, delta: e**2 / 2 + np.where(np.abs(e) > delta, right_line(e, delta), 0))),
            "Errors beyond `delta` cost the whole parabola **and** the line here, so that their square "
            "still grows. Each error costs one of the two: the parabola ends at $\\delta$, with the value "
            "$\\delta^2/2$.",
        ),
        Misconception(
            "the line within, too", line_within_too,
            "Errors up to `delta` cost the parabola **and** the line here. Each error costs one of the two: "
            "the line begins beyond.",
        ),
    ],
    composed=two_at_once(with_total, LINES, TOTALS),
    explanation="Near 0 it behaves like half the MSE, far out like $\\delta$ times the MAE, and its gradient "
    "never exceeds $\\delta$ in size: an outlier cannot pull harder than that.",
)
