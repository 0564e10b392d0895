"""Compute the expected calibration error of probabilities."""

import numpy as np

from dlbasics.exercises.kinds import Case, Code, Misconception


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


def calibration_error_cases(rng):
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
    cases=calibration_error_cases,
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
            "Without the absolute value, too high in one interval pays for too low in another, and all "
            "that is left is the difference of the two means. Take the distance in each interval.",
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
            "classes. Here it is the share of $y = 1$ against the mean of $\\hat y$.",
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
