"""Compute the expected calibration error of probabilities."""

import numpy as np

from dlbasics.exercises.bank.common_misconceptions import misconception
from dlbasics.exercises.kinds import Case, Code, Misconception


def calibration_error(y, y_hat, bins):
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    return np.abs(np.bincount(place, y_hat - y)).sum() / len(y)


# -- the ways to number the intervals; what lies in none of them has the number -1 -------------------


def last_closed(y_hat, bins):
    return np.minimum((y_hat * bins).astype(int), bins - 1)


def upper_ends(y_hat, bins):
    """Intervals that hold their upper end; the first one holds 0, too."""
    return np.maximum(np.ceil(y_hat * bins).astype(int) - 1, 0)


def ones_apart(y_hat, bins):
    return (y_hat * bins).astype(int)


def ones_lost(y_hat, bins):
    return np.where(y_hat < 1, last_closed(y_hat, bins), -1)


def zeros_lost(y_hat, bins):
    return np.where(y_hat > 0, upper_ends(y_hat, bins), -1)


def both_lost(y_hat, bins):
    return np.where((y_hat > 0) & (y_hat < 1), last_closed(y_hat, bins), -1)


def inside_only(y_hat, bins):
    return np.where(y_hat * bins % 1 > 0, last_closed(y_hat, bins), -1)


def nearest(y_hat, bins):
    return np.minimum(np.round(y_hat * bins).astype(int), bins - 1)


def nearest_of_even(y_hat, bins):
    return np.round(y_hat * (bins - 1)).astype(int)


def one_edge_short(y_hat, bins):
    return np.digitize(y_hat, np.linspace(0, 1, bins)) - 1


def by_quantiles(y_hat, bins):
    edges = np.quantile(y_hat, np.linspace(0, 1, bins + 1))
    return np.clip(np.searchsorted(edges, y_hat, side="right") - 1, 0, bins - 1)


def of_equal_counts(y_hat, bins):
    place = np.zeros(len(y_hat), dtype=int)
    for j, rows in enumerate(np.array_split(np.argsort(y_hat), bins)):
        place[rows] = j
    return place


def between_the_extremes(y_hat, bins):
    low, high = y_hat.min(), y_hat.max()
    return last_closed((y_hat - low) / (high - low), bins) if high > low else np.zeros(len(y_hat), dtype=int)


PLACES = (last_closed, upper_ends, ones_lost, zeros_lost)


def rounded_borders(digits):
    def place(y_hat, bins):
        return np.digitize(y_hat, np.round(np.linspace(0, 1, bins + 1), digits)[1:-1])

    return place


def rounded_predictions(digits):
    return lambda y_hat, bins: last_closed(np.round(y_hat, digits), bins)


def rounded_width(digits):
    def place(y_hat, bins):
        width = max(round(1 / bins, digits), 1e-3)
        return np.minimum((y_hat / width).astype(int), bins - 1)

    return place


ROUNDED_PLACES = tuple(
    form(digits) for form in (rounded_borders, rounded_predictions, rounded_width) for digits in (2, 1, 3))


# -- what is made of the intervals ------------------------------------------------------------------


def gaps(y, y_hat, place):
    """Per filled interval: its number, its examples, mean outcome, mean prediction."""
    y, y_hat, place = y[place >= 0], y_hat[place >= 0], place[place >= 0]
    count = np.bincount(place)
    filled = np.flatnonzero(count)
    sums = [np.bincount(place, values)[filled] for values in (y, y_hat)]
    return filled, count[filled], *(total / count[filled] for total in sums)


def weighted(place, distance=np.abs, keep=lambda j, bins: j >= 0):
    """The mean distance, weighted by the examples, of the intervals that ``keep``."""

    def answer(y, y_hat, bins):
        j, count, mean_y, mean_y_hat = gaps(y, y_hat, place(y_hat, bins))
        return np.sum((count * distance(mean_y - mean_y_hat))[keep(j, bins)]) / len(y)

    return answer


def weighed_by_class_1(place):
    def answer(y, y_hat, bins):
        _, count, outcome, prediction = gaps(y, y_hat, place(y_hat, bins))
        return np.sum(count * outcome * np.abs(outcome - prediction)) / y.sum()

    return answer


def of_distances(reduce, place, distance=np.abs):
    """``reduce(distances, bins)``, without weights."""

    def answer(y, y_hat, bins):
        _, _, mean_y, mean_y_hat = gaps(y, y_hat, place(y_hat, bins))
        return reduce(distance(mean_y - mean_y_hat), bins)

    return answer


def in_each(make, places=PLACES):
    """The same with each of the usual ways to number the intervals."""
    return [make(place) for place in places]


def with_empty(place):
    def answer(y, y_hat, bins):
        at = place(y_hat, bins)
        here, minlength = at >= 0, max(bins, at.max() + 1)
        with np.errstate(invalid="ignore"):
            count = np.bincount(at[here], minlength=minlength)
            distance = np.bincount(at[here], (y_hat - y)[here], minlength=minlength) / count
            return np.sum(count / len(y) * np.abs(distance))

    return answer


def weighted_twice(place):
    def answer(y, y_hat, bins):
        _, count, mean_y, mean_y_hat = gaps(y, y_hat, place(y_hat, bins))
        return np.sum((count / len(y)) ** 2 * np.abs(mean_y - mean_y_hat))

    return answer


def with_middle(place):
    def answer(y, y_hat, bins):
        j, count, mean_y, _ = gaps(y, y_hat, place(y_hat, bins))
        return np.sum(count / len(y) * np.abs(mean_y - (j + 0.5) / bins))

    return answer


def of_confidence(place):
    """As for many classes: how sure the decision is, against how often it is right."""
    return lambda y, y_hat, bins: weighted(place)(
        ((y_hat >= 0.5) == y).astype(float), np.maximum(y_hat, 1 - y_hat), bins)


def of_right_decisions(place):
    """The share of right decisions against the mean prediction."""

    def answer(y, y_hat, bins):
        at = place(y_hat, bins)
        _, count, right, _ = gaps(((y_hat >= 0.5) == y).astype(float), y_hat, at)
        return np.sum(count / len(y) * np.abs(right - gaps(y, y_hat, at)[3]))

    return answer


def of_sorted_predictions(place):
    """The predictions are sorted, and the labels are not."""
    return lambda y, y_hat, bins: weighted(place)(y, np.sort(y_hat), bins)


def until_an_empty_one(j, bins):
    """Which of the filled intervals, with the numbers j, stand before the first empty one."""
    return j == np.arange(len(j))


def border_twice(y, y_hat, bins):
    edges = np.linspace(0, 1, bins + 1)
    groups = [(y_hat >= edges[j]) & (y_hat <= edges[j + 1]) for j in range(bins)]
    return sum(abs(np.sum(y[g] - y_hat[g])) for g in groups) / len(y)


def filled_only(distances, bins):
    return np.mean(distances)


def by_the_bins(distances, bins):
    return np.sum(distances) / bins


def without_lone_predictions(among_the_rest):
    """Intervals that hold one prediction left out; the others count by their share of the rest, or of all."""

    def answer(y, y_hat, bins):
        place = last_closed(y_hat, bins)
        stays = np.bincount(place, minlength=bins)[place] > 1
        if not stays.any():
            return 0.0
        error = calibration_error(y[stays], y_hat[stays], bins)
        return error if among_the_rest else error * stays.mean()

    return answer


def calibration_error_cases(rng):
    y_hat = rng.uniform(0.01, 0.99, 60)
    # Too sure at both ends, so that the distances have both signs.
    y = (rng.uniform(size=60) < 0.3 + 0.4 * y_hat).astype(float)
    return [
        Case((y, y_hat, 5), about="sixty predictions, five bins"),
        Case((y[:9], y_hat[:9], 10), about="nine predictions, ten bins: some bins are empty"),
        # Every wrong way to make the bins gives another number here.
        Case((np.array([0.0, 0, 1, 0, 0, 0, 1, 0, 1]),
              np.array([0.26, 0.34, 0.39, 0.45, 0.53, 0.55, 0.56, 0.72, 0.76]), 4),
             about="nine predictions, four bins, and the first one empty"),
        Case((np.array([0.0, 1.0, 1.0]), np.array([1.0, 1.0, 0.9]), 4), kind="edge",
             about="predictions of exactly 1"),
        Case((np.array([1.0, 0.0, 1.0]), np.array([0.0, 0.1, 0.2]), 4), kind="edge",
             about="a prediction of exactly 0"),
        Case((y, y_hat, 1), kind="edge", about="a single bin"),
        # Any rounding to some digits moves one of these to the interval beside it.
        Case((np.array([1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0]),
              np.array([0.331, 0.3331, 0.3334, 0.336, 0.66, 0.6665, 0.6669, 0.67, 0.1, 0.9]), 3),
             kind="edge", about="three intervals, and predictions close to their borders"),
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
    version="412c4146",  # what the statement says more was judged before it said so
    stub='''\
def calibration_error(y, y_hat, bins):
    """Expected calibration error: sort the predictions `y_hat` into `bins`
    equal intervals from 0 to 1 (the first includes 0 and the last 1; what
    lies on a border may count on either side of it); in each, take the
    **distance** between the share of $y = 1$ and the mean prediction; average
    the distances, **weighted** by the number of examples."""
    ...
''',
    hints=[
        "First find the interval of each prediction. Multiplied by `bins`, the predictions run from 0 to "
        "`bins`: the whole part is the number of the interval. Where does a prediction of exactly 1 land, "
        "and where does it belong?",
        "For one interval, a condition in brackets, as in `v[v > 0]`, picks its examples from `y` and from "
        "`y_hat`. Compare the two means. An "
        "empty interval has no means: leave it out. Or use sums: the distance of two means, times the number "
        "of examples, is the distance of two sums, and `np.bincount` gives the sums of all intervals at "
        "once.",
        "The weights are the intervals' shares of all examples, so they sum to 1. Check yourself: with one "
        "interval, the distance between the mean of `y` and the mean of `y_hat` must come out.",
    ],
    reference=calibration_error,
    alternatives=[weighted(last_closed), weighted(upper_ends)],
    cases=calibration_error_cases,
    misconceptions=[
        misconception(
            "unweighted", in_each(lambda place: of_distances(filled_only, place), (*PLACES, ones_apart)),
            "This is what comes out when each interval counts the same, even one with a single example. "
            "Weigh it by its share of the examples.",
        ),
        misconception(
            "empty intervals", in_each(with_empty, (*PLACES, both_lost)),
            "An interval without a prediction has no mean: 0/0 is `nan`, and the whole sum with it. Skip it.",
            credit=0.5,
        ),
        misconception(
            "divided by the bins", in_each(lambda place: of_distances(by_the_bins, place)),
            "Here the sum is divided by the number of intervals, so that empty ones count as perfect and "
            "full ones no more than the rest. Weigh each by its share of the examples.",
        ),
        misconception(
            "distances added",
            in_each(lambda place: of_distances(lambda distances, bins: distances.sum(), place)),
            "This is the plain **sum** of the distances. Average them: each with the share of the examples "
            "that lie in its interval.",
        ),
        Misconception(
            "not divided", lambda y, y_hat, bins: len(y) * calibration_error(y, y_hat, bins),
            "Each distance counts as often as there are examples. Divide by the number of examples, so that "
            "the weights sum to 1.",
        ),
        misconception(
            "largest", in_each(lambda place: of_distances(lambda distances, bins: distances.max(), place)),
            "This is the **largest** distance, the *maximum* calibration error. Average them, weighted.",
        ),
        misconception(
            "equal counts", in_each(weighted, (of_equal_counts, by_quantiles)),
            "This is what intervals give that hold equally many examples. Here they are equally **wide**, "
            "from 0 to 1.",
        ),
        misconception(
            "one edge short", in_each(weighted, (one_edge_short,)),
            "This is what `bins - 1` intervals give. `np.linspace(0, 1, bins)` has `bins` **edges**, and so "
            "one interval less: it takes `bins + 1`.",
        ),
        misconception(
            "range of the data", in_each(weighted, (between_the_extremes,)),
            "This is what intervals give that run from the smallest prediction to the largest. They are to "
            "run from 0 to 1: `np.histogram` needs `range=(0, 1)`.",
        ),
        misconception(
            "nearest edge", in_each(weighted, (nearest, nearest_of_even)),
            "A product is rounded to the **nearest** whole number here, `y_hat * bins` or `y_hat * (bins - "
            "1)`. Multiply by `bins` and cut off the decimals: with five intervals, 0.19 lies in the first.",
        ),
        misconception(
            "ten intervals", [lambda y, y_hat, bins: calibration_error(y, y_hat, 10)],
            "This is what ten intervals give, whatever `bins` is.",
        ),
        Misconception(
            "border counted twice", border_twice,
            "A prediction on the border between two intervals counts in both. Make one end open: `<` on one "
            "side, `<=` on the other.",
            credit=0.5,
        ),
        Misconception(
            "signed", lambda y, y_hat, bins: np.mean(y_hat - y),
            "All that is left here is the difference of the two means: too high in one interval pays for "
            "too low in another. Signed differences give that, and so does one interval for all. Take a "
            "distance in each of the `bins` intervals.",
            also=(lambda y, y_hat, bins: np.mean(y - y_hat), lambda y, y_hat, bins: abs(np.mean(y - y_hat))),
        ),
        misconception(
            "squared",
            [*in_each(lambda place: weighted(place, np.square)),
             *in_each(lambda place: lambda *a: np.sqrt(weighted(place, np.square)(*a)))],
            "Here the distances are squared before they are averaged. That is a measure too, but this one "
            "takes them as they are.",
        ),
        misconception(
            "loses the ones", in_each(weighted, (ones_lost, ones_apart)),
            "Predictions of exactly 1 do not count in the last interval: they are lost, or in an interval of "
            "their own. The last interval includes its upper end.",
            credit=0.5,
        ),
        misconception(
            "loses the zeros", in_each(weighted, (zeros_lost,)),
            "Predictions of exactly 0 count in no interval here. The first one begins at 0.",
            credit=0.5,
        ),
        misconception(
            "loses both ends", in_each(weighted, (both_lost, inside_only)),
            "Predictions of exactly 0 and of exactly 1 count in no interval here. Together the intervals "
            "cover all numbers from 0 to 1.",
            credit=0.5,
        ),
        misconception(
            "an interval skipped",
            [weighted(last_closed, keep=lambda j, bins: j < bins - 1),
             weighted(last_closed, keep=lambda j, bins: j > 0),
             weighted(upper_ends, keep=lambda j, bins: j < bins - 1)],
            "The examples of the first or of the last interval do not count here. `range(bins)` ends with "
            "`bins - 1`, and the edges are one more than the intervals.",
        ),
        misconception(
            "first interval only",
            [weighted(last_closed, keep=lambda j, bins: j == 0),
             weighted(last_closed, keep=lambda j, bins: j == j.min()),
             weighted(upper_ends, keep=lambda j, bins: j == 0)],
            "Only one interval counts here. That is what a `return` inside the loop gives.",
        ),
        misconception(
            "last interval only", [weighted(last_closed, keep=lambda j, bins: j == j.max())],
            "Only the last filled interval counts here. That is what `=` gives in a loop, where `+=` would "
            "add.",
        ),
        misconception(
            "stops at an empty interval",
            [weighted(place, keep=until_an_empty_one) for place in (last_closed, upper_ends)],
            "The intervals after the first **empty** one do not count here. A `break` or a `return` inside "
            "the loop does that. Leave an empty interval out and go on: `continue`.",
            credit=0.5,
        ),
        misconception(
            "predictions sorted alone", in_each(of_sorted_predictions),
            "The predictions have been sorted, and the labels have not: each prediction meets the label of "
            "another example. To sort them *into intervals* is to find the interval of each one; both "
            "arrays keep their order.",
        ),
        misconception(
            "weighted twice", in_each(weighted_twice),
            "The shares of the examples enter squared here, as if each distance were weighted twice. One "
            "weight is enough: the number in the interval divided by the number of all.",
        ),
        misconception(
            "middle of the bin", in_each(with_middle),
            "This is what the **middle** of the interval gives in place of a mean. Compare with the mean of "
            "the predictions that lie in it.",
        ),
        misconception(
            "confidence", [*in_each(of_confidence), *in_each(of_right_decisions, (last_closed, upper_ends))],
            "This is about how often the **decision** is right, as it is done for many classes. Here it is "
            "the share of $y = 1$ against the mean of $\\hat y$.",
        ),
        misconception(
            "borders rounded", in_each(weighted, ROUNDED_PLACES),
            "Some predictions near a border count in the interval beside it. Rounded borders, a rounded "
            "width or rounded predictions do that. The borders are the multiples of 1 / `bins`, with all "
            "their digits.",
            credit=0.5,
        ),
        Misconception(
            "example by example", lambda y, y_hat, bins: np.mean(np.abs(y - y_hat)),
            "This averages the distances of single predictions, or adds them up. A prediction of 0.7 is "
            "never right for one example: it can only be right for a group.",
            also=(lambda y, y_hat, bins: np.sum(np.abs(y - y_hat)),),
        ),
        Misconception(
            "Brier score", lambda y, y_hat, bins: np.mean((y - y_hat) ** 2),
            "This is the Brier score, the mean squared error of single predictions, or its root. The "
            "calibration error compares the means of groups.",
            also=(lambda y, y_hat, bins: np.sqrt(np.mean((y - y_hat) ** 2)),),
        ),
        misconception(
            "weighed by class 1", [weighed_by_class_1(place) for place in (last_closed, upper_ends)],
            "Each distance counts by how many of the examples with $y = 1$ lie in its interval. It counts by "
            "how many of **all** examples lie there: an interval with $y = 0$ alone has a distance, too.",
        ),
        misconception(
            "intervals of one left out", [without_lone_predictions(among) for among in (True, False)],
            "An interval that holds a single prediction does not count here. Every interval counts with its "
            "share of the predictions, however few they are.",
            credit=0.5,
        ),
    ],
    composed=tuple(
        (name, other, of_distances(reduce, place))
        for name, place in (("range of the data", between_the_extremes), ("one edge short", one_edge_short),
                            ("equal counts", by_quantiles), ("equal counts", of_equal_counts))
        for other, reduce in (("unweighted", filled_only), ("divided by the bins", by_the_bins),
                              ("distances added", lambda distances, bins: distances.sum()))
    ),
    explanation="The number depends on the number of intervals, and with few examples it is hardly ever "
    "0, even for true probabilities. "
    "Compare only values that were computed alike.",
)
