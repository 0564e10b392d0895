"""What learners answer to logistic_regression/calibration-error."""

import itertools

import numpy as np
from support.answer_corpus import answers_to

ANSWERS, answer = answers_to("logistic_regression/calibration-error")


@answer("=right", source="mead-ml/mead-baseline#484, with bincount")
def _(y, y_hat, bins):
    place = np.clip(np.digitize(y_hat, np.linspace(0, 1, bins + 1)) - 1, 0, bins - 1)
    confidences = np.bincount(place, weights=y_hat, minlength=bins)
    hits = np.bincount(place, weights=y, minlength=bins)
    return float(np.abs(confidences - hits).sum() / len(y))


@answer("=right", source="Lightning-AI/torchmetrics#3510, as netcal")
def _(y, y_hat, bins):
    claims, hits = (np.histogram(y_hat, bins, (0, 1), weights=w)[0] for w in (y_hat, y))
    return np.linalg.norm(claims - hits, 1) / np.size(y)


@answer("=right", source="yangmingli.com/model-calibration")
def _(y, y_hat, bins):
    ece = 0.0
    for j in range(bins):
        inside = [i for i, p in enumerate(y_hat) if int(min(p * bins, bins - 1)) == j]
        if inside:
            share = sum(y[i] for i in inside) / len(inside)
            ece += len(inside) / len(y) * abs(share - sum(y_hat[i] for i in inside) / len(inside))
    return ece


@answer("=right")
def _(y, y_hat, bins):
    gaps = {}
    for truth, guess in zip(y, y_hat, strict=False):
        key = min(int(guess * bins), bins - 1)
        gaps[key] = gaps.get(key, 0.0) + float(truth) - float(guess)
    return sum(map(abs, gaps.values())) / len(y)


@answer("=right")
def _(y, y_hat, bins):
    # |share - mean| * count is |sum of (y - y_hat)| in the bin
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    gap = np.zeros(bins)
    np.add.at(gap, place, y - y_hat)
    return np.abs(gap).sum() / len(y)


@answer("=right")
def _(y, y_hat, bins):
    # weight * |mean(y) - mean(p)| = |sum of (y - p) in the bin| / n
    gaps = np.zeros(bins)
    for truth, p in zip(y, y_hat, strict=False):
        gaps[min(int(p * bins), bins - 1)] += truth - p
    return np.abs(gaps).sum() / len(y)


@answer("=right")
def _(y, y_hat, bins):
    e = np.linspace(0, 1, bins + 1)
    e[-1] += 1e-08
    k = np.digitize(y_hat, e) - 1
    return sum(abs((y[k == j] - y_hat[k == j]).sum()) for j in range(bins)) / len(y)


@answer("=right")
def _(y, y_hat, bins):
    k = np.digitize(y_hat, np.arange(0, 1, 1 / bins)) - 1
    return sum(abs((y[k == j] - y_hat[k == j]).sum()) for j in range(bins) if (k == j).any()) / len(y)


@answer("unweighted", source="ethen8181/machine-learning#20")
def _(y, y_hat, bins):
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    errors = [abs(y[place == i].mean() - y_hat[place == i].mean()) for i in range(bins) if (place == i).any()]
    return np.mean(errors)


# A plain mean over the bins that are not empty, without the weights by the number of examples.
@answer(
    "unweighted",
    source="ethen8181/machine-learning#20 (compute_calibration_error sums the errors without the bin "
           "sizes)",
)
def _(y, y_hat, bins):
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    errors = []
    for k in range(bins):
        inside = place == k
        if inside.any():
            errors.append(abs(y[inside].mean() - y_hat[inside].mean()))
    return np.mean(errors)


@answer("unweighted")
def _(y, y_hat, bins):
    e = np.linspace(0, 1, bins + 1)
    out = []
    for lo, hi in itertools.pairwise(e):
        m = (y_hat >= lo) & (y_hat < hi)
        if m.any():
            out.append(abs(y[m].mean() - y_hat[m].mean()))
    return np.mean(out)


@answer("divided by the bins", source="ethen8181/machine-learning#20")
def _(y, y_hat, bins):
    index = np.minimum((y_hat * bins).astype(int), bins - 1)
    error = 0.0
    for m in range(bins):
        inside = index == m
        if inside.sum() > 0:
            error += abs(y[inside].mean() - y_hat[inside].mean())
    return error / bins


@answer("not divided", source="ethen8181/machine-learning#20, half mended")
def _(y, y_hat, bins):
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    total = 0.0
    for m in range(bins):
        inside = place == m
        if inside.any():
            total += inside.sum() * abs(y[inside].mean() - y_hat[inside].mean())
    return total


def shares_and_gaps(y, y_hat, bins):
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    for j in range(bins):
        inside = place == j
        if inside.any():
            yield inside.mean(), abs(y[inside].mean() - y_hat[inside].mean())


@answer("largest", source="Khanz9664/TrustLens#163, MCE")
def _(y, y_hat, bins):
    return max(gap for _, gap in shares_and_gaps(y, y_hat, bins))


@answer("equal counts", source="Khanz9664/TrustLens#163")
def _(y, y_hat, bins):
    total = 0.0
    for part in np.array_split(np.argsort(y_hat), bins):
        if len(part):
            total += len(part) / len(y) * abs(y[part].mean() - y_hat[part].mean())
    return total


@answer("one edge short", source="Lightning-AI/torchmetrics#1907")
def _(y, y_hat, bins):
    edges = np.linspace(0, 1, bins)
    index = np.minimum(np.digitize(y_hat, edges) - 1, bins - 2)
    return sum(abs(y[index == j].mean() - y_hat[index == j].mean()) * np.mean(index == j)
               for j in range(bins) if np.any(index == j))


# The intervals run from the smallest to the largest prediction of the data (histogram_bin_edges without
# range) instead of from 0 to 1.
@answer(
    "range of the data",
    source="NannyML/nannyml#172 'Use np.histogram_bin_edges to compute bin edges for ECE'",
)
def _(y, y_hat, bins):
    edges = np.histogram_bin_edges(y_hat, bins=bins)
    edges[-1] += 1e-8                  # the last one includes the maximum
    place = np.digitize(y_hat, edges) - 1
    error = 0.0
    for i in range(bins):
        in_bin = place == i
        if in_bin.any():
            error += in_bin.mean() * abs(y[in_bin].mean() - y_hat[in_bin].mean())
    return error


@answer("nearest edge")
def _(y, y_hat, bins):
    k = np.round(y_hat * (bins - 1)).astype(int)
    out = 0
    for j in range(bins):
        m = k == j
        if m.any():
            out += m.sum() * abs(y[m].mean() - y_hat[m].mean())
    return out / len(y)


@answer("signed", source="Project-MONAI/MONAI#8707, no abs")
def _(y, y_hat, bins):
    index = np.minimum((y_hat * bins).astype(int), bins - 1)
    return sum((y[index == j].mean() - y_hat[index == j].mean()) * np.mean(index == j)
               for j in range(bins) if np.any(index == j))


@answer("squared", source="ethen8181/machine-learning#20")
def _(y, y_hat, bins):
    index = np.minimum((y_hat * bins).astype(int), bins - 1)
    total = 0.0
    for m in range(bins):
        inside = index == m
        if inside.any():
            total += inside.mean() * (y[inside].mean() - y_hat[inside].mean()) ** 2
    return total


@answer("squared")
def _(y, y_hat, bins):
    e = np.linspace(0, 1, bins + 1)
    out = 0
    for lo, hi in itertools.pairwise(e):
        m = (y_hat >= lo) & (y_hat < hi)
        if m.any():
            out += m.mean() * (y[m].mean() - y_hat[m].mean()) ** 2
    return np.sqrt(out)


def weighted_distances(y, y_hat, bins, index, count):
    """The weighted distances of the bins from 0 to `count`."""
    total = 0.0
    for m in range(count):
        inside = index == m
        if inside.any():
            total += abs(y[inside].mean() - y_hat[inside].mean()) * inside.sum()
    return total / len(y)


@answer("loses the ones", source="Lightning-AI/torchmetrics#3510")
def _(y, y_hat, bins):
    index = np.digitize(y_hat, np.linspace(0, 1, bins + 1)) - 1
    return weighted_distances(y, y_hat, bins, index, bins + 1)


# A prediction of exactly 1 gets a hidden bin of its own instead of belonging to the last one.
@answer(
    "loses the ones",
    source="Lightning-AI/torchmetrics#3510 (confidence 1.0 counted in an extra bin); same in "
           "mead-ml/mead-baseline#484 (np.digitize - 1)",
)
def _(y, y_hat, bins):
    place = (y_hat * bins).astype(int)
    count = np.bincount(place, minlength=bins + 1)
    ones = np.bincount(place, weights=y, minlength=bins + 1)
    conf = np.bincount(place, weights=y_hat, minlength=bins + 1)
    mask = count != 0
    gap = np.abs(ones[mask] / count[mask] - conf[mask] / count[mask])
    return np.sum(gap * count[mask]) / len(y)


@answer("loses the ones")
def _(y, y_hat, bins):
    d = {}
    for a, b in zip(y, y_hat, strict=False):
        d.setdefault(int(b * bins), []).append((a, b))
    gaps = [len(v) * abs(np.mean([a for a, _ in v]) - np.mean([b for _, b in v])) for v in d.values()]
    return sum(gaps) / len(y)


@answer("loses the zeros", source="Lightning-AI/torchmetrics#1744")
def _(y, y_hat, bins):
    place = np.digitize(y_hat, np.linspace(0, 1, bins + 1), right=True) - 1
    total = 0.0
    for m in range(bins):
        inside = place == m
        if inside.any():
            total += inside.sum() * abs(y[inside].mean() - y_hat[inside].mean())
    return total / len(y)


@answer("loses the zeros", source="search code: np.digitize(confs, bins, right=True) - 1")
def _(y, y_hat, bins):
    index = np.digitize(y_hat, np.linspace(0, 1, bins + 1), right=True) - 1
    return sum(np.mean(index == j) * abs(y[index == j].mean() - y_hat[index == j].mean())
               for j in range(bins) if np.any(index == j))


@answer("loses the zeros")
def _(y, y_hat, bins):
    e = np.linspace(0, 1, bins + 1)
    out = 0
    for lo, hi in itertools.pairwise(e):
        m = (y_hat > lo) & (y_hat <= hi)
        if m.any():
            out += m.mean() * abs(y[m].mean() - y_hat[m].mean())
    return out


@answer("loses both ends")
def _(y, y_hat, bins):
    e = np.linspace(0, 1, bins + 1)
    out = 0
    for lo, hi in itertools.pairwise(e):
        m = (y_hat > lo) & (y_hat < hi)
        if m.any():
            out += m.mean() * abs(y[m].mean() - y_hat[m].mean())
    return out


@answer("an interval skipped", source="texttron/BrowseComp-Plus#18, range(len(bins) - 1)")
def _(y, y_hat, bins):
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    err = 0.0
    for i in range(bins - 1):
        inside = place == i
        if np.sum(inside) > 0:
            err += np.sum(inside) / len(y) * abs(np.mean(y[inside]) - np.mean(y_hat[inside]))
    return err


@answer("first interval only")
def _(y, y_hat, bins):
    k = np.minimum((y_hat * bins).astype(int), bins - 1)
    out = 0
    for j in range(bins):
        m = k == j
        if m.any():
            out += m.mean() * abs(y[m].mean() - y_hat[m].mean())
        return out


@answer("weighted twice", source="scikit-learn/scikit-learn#11096, counts twice")
def _(y, y_hat, bins):
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    total = 0.0
    for m in range(bins):
        inside = place == m
        if inside.any():
            total += inside.mean() ** 2 * abs(y[inside].mean() - y_hat[inside].mean())
    return total


# The share of ones is compared with the middle of the interval instead of the mean prediction in it.
@answer(
    "middle of the bin",
    source="JonathanWenger/pycalib#4 (calibrated_acc in ECE is not the averaged prediction)",
)
def _(y, y_hat, bins):
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    middle = (np.arange(bins) + 0.5) / bins
    total = 0.0
    for k in range(bins):
        inside = place == k
        if inside.any():
            total += inside.sum() * abs(y[inside].mean() - middle[k])
    return total / len(y)


# The share of 1s is compared with the middle of the interval instead of the mean prediction in it.
@answer(
    "middle of the bin",
    source="JonathanWenger/pycalib#4 'ECE calibration in scoring.py seems to be wrong' (accuracy compared "
           "with the diagonal, not with the averaged prediction; 'not correct for fully accurate "
           "predictions')",
)
def _(y, y_hat, bins):
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    count = np.bincount(place, minlength=bins)
    ones = np.bincount(place, weights=y, minlength=bins)
    centers = (np.arange(bins) + 0.5) / bins
    used = count > 0
    gap = np.abs(ones[used] / count[used] - centers[used])
    return (gap * count[used] / len(y)).sum()


@answer("confidence", source="EFS-OpenSource/calibration-framework#25")
def _(y, y_hat, bins):
    index = np.minimum((y_hat * bins).astype(int), bins - 1)
    matched = (y_hat >= 0.5) == y
    total = 0.0
    for m in range(bins):
        inside = index == m
        if inside.any():
            total += inside.mean() * abs(matched[inside].mean() - y_hat[inside].mean())
    return total


@answer("confidence", source="mead-ml/mead-baseline#484")
def _(y, y_hat, bins):
    claim = np.maximum(y_hat, 1 - y_hat)
    hit = (y_hat >= 0.5) == (y == 1)
    place = np.minimum((claim * bins).astype(int), bins - 1)
    return sum((place == j).mean() * abs(hit[place == j].mean() - claim[place == j].mean())
               for j in np.unique(place))


@answer("confidence", source="Lightning-AI/torchmetrics#2519; EFS-OpenSource/calibration-framework#25")
def _(y, y_hat, bins):
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    correct = ((y_hat >= 0.5).astype(int) == y).astype(float)
    gap = np.bincount(place, weights=correct - y_hat, minlength=bins)
    return np.abs(gap).sum() / len(y)


@answer("borders rounded")
def _(y, y_hat, bins):
    place = np.digitize(y_hat, np.round(np.linspace(0, 1, bins + 1), 2)[1:-1])
    return sum(abs((y - y_hat)[place == j].sum()) for j in range(bins)) / len(y)


@answer("example by example", source="mshergad in Lightning-AI/torchmetrics#1907")
def _(y, y_hat, bins):
    total = 0.0
    for value in np.unique(y_hat):
        same = y_hat == value
        total += same.mean() * abs(y[same].mean() - value)
    return total


@answer("weighed by class 1")
def _(y, y_hat, bins):
    i = np.minimum((y_hat * bins).astype(int), bins - 1)
    return sum(y[i == j].sum() / y.sum() * abs(y[i == j].mean() - y_hat[i == j].mean())
               for j in range(bins) if (i == j).any())


@answer("divided by the bins; range of the data")
def _(y, y_hat, bins):
    n, edges = np.histogram(y_hat, bins=bins)
    positives, _ = np.histogram(y_hat, bins=edges, weights=y)
    predicted, _ = np.histogram(y_hat, bins=edges, weights=y_hat)
    full = n > 0
    gap = np.abs(positives[full] / n[full] - predicted[full] / n[full])
    return gap.sum() / bins


# Rounded to three decimals.
@answer("=wrong", source="onenoughtone.com, rounded to 3 decimal places")
def _(y, y_hat, bins):
    index = np.minimum((y_hat * bins).astype(int), bins - 1)
    ece = sum(abs(np.sum(y[index == j] - y_hat[index == j])) for j in range(bins)) / len(y)
    return round(float(ece), 3)


@answer("predictions sorted alone")
def _(y, y_hat, bins):
    y_hat = np.sort(y_hat)
    i = np.minimum((y_hat * bins).astype(int), bins - 1)
    return sum(np.mean(i == k) * abs(y[i == k].mean() - y_hat[i == k].mean()) for k in np.unique(i))


@answer("stops at an empty interval")
def _(y, y_hat, bins):
    i = np.minimum((y_hat * bins).astype(int), bins - 1)
    e = 0
    for k in range(bins):
        m = i == k
        if not m.any():
            break
        e += m.mean() * abs(y[m].mean() - y_hat[m].mean())
    return e


@answer("intervals of one left out")
def _(y, y_hat, bins):
    idx = np.minimum((y_hat * bins).astype(int), bins - 1)
    num, den = 0.0, 0
    for k in range(bins):
        m = idx == k
        if m.sum() > 1:
            num += m.sum() * abs(y[m].mean() - y_hat[m].mean())
            den += m.sum()
    return num / den if den else 0.0
