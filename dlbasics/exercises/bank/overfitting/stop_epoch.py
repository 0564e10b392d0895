"""Exercises of the Overfitting chapter: definitions only; the engine judges them."""

import numpy as np

from dlbasics.datasets import load_digits, noisy_sine
from dlbasics.exercises.kinds import (
    Before,
    Case,
    Choice,
    Code,
    Misconception,
    Mistake,
    Number,
    Option,
    Order,
    Tune,
    Wrong,
)
from dlbasics.overfitting import polynomial_features, polynomial_fit, polynomial_predict

# ------------------------------------------------------------------------------------ cross-validation


def fold_errors(x, y, degree, k, held=lambda x, j, k: np.arange(len(x)) % k == j):
    errors = []
    for j in range(k):
        out = held(x, j, k)
        w = polynomial_fit(x[~out], y[~out], degree)
        errors.append(np.mean((polynomial_predict(x[out], w) - y[out]) ** 2))
    return np.array(errors)


def fold_errors_by_list(x, y, degree, k):
    errors = []
    for j in range(k):
        w = polynomial_fit(np.delete(x, np.s_[j::k]), np.delete(y, np.s_[j::k]), degree)
        errors.append(((y[j::k] - polynomial_predict(x[j::k], w)) ** 2).mean())
    return np.asarray(errors)


def fitted_on_all(x, y, degree, k):
    squares = (polynomial_predict(x, polynomial_fit(x, y, degree)) - y) ** 2
    return np.array([squares[j::k].mean() for j in range(k)])


def judged_on_training(x, y, degree, k):
    errors = []
    for j in range(k):
        kept = np.arange(len(x)) % k != j
        w = polynomial_fit(x[kept], y[kept], degree)
        errors.append(np.mean((polynomial_predict(x[kept], w) - y[kept]) ** 2))
    return np.array(errors)


def in_blocks(x, j, k):
    block = np.concatenate([np.full(len(rows), i) for i, rows in enumerate(np.array_split(x, k))])
    return block == j


def in_equal_blocks(x, j, k):
    return np.arange(len(x)) // (len(x) // k) == j


def fold_scores(x, y, degree, k, score, judged=lambda out: out):
    """As `fold_errors`, with another score of the differences, or other points judged."""
    errors = []
    for j in range(k):
        out = np.arange(len(x)) % k == j
        w, rows = polynomial_fit(x[~out], y[~out], degree), judged(out)
        errors.append(score(polynomial_predict(x[rows], w) - y[rows]))
    return np.array(errors)


def fold_errors_cases(rng):
    x, y = noisy_sine(20, rng)
    wide, deep = noisy_sine(17, rng)
    return [
        Case((x, y, 3, 4), about="20 points, degree 3, four folds"),
        Case((wide, deep, 1, 5), about="17 points: the folds differ in size by one"),
        Case((x[:6], y[:6], 1, 6), kind="edge", about="as many folds as points: each fold is one point"),
        Case((x, 1e6 * y, 0, 2), kind="extreme", about="degree 0 and very large values"),
    ]


FOLD_ERRORS = Code(
    id="overfitting/fold-errors",
    title="Every point is new once",
    points=5,
    stub='''\
def fold_errors(x, y, degree, k):
    """Cross-validation. Fold $j$ holds the points $j, j + k, j + 2k, …$
    For $j = 0, …, k - 1$: fit a polynomial with
    `overfitting.polynomial_fit` to all points **outside** fold $j$, and
    take the mean squared error of `overfitting.polynomial_predict` on
    the points **in** it. Return the `k` errors as an array."""
    ...
''',
    hints=[
        "`out = np.arange(len(x)) % k == j` marks the points of fold $j$; `~out` marks the others.",
        "Inside the loop: `w = overfitting.polynomial_fit(x[~out], y[~out], degree)`, then the mean of "
        "`(overfitting.polynomial_predict(x[out], w) - y[out]) ** 2`.",
    ],
    reference=fold_errors,
    alternatives=[fold_errors_by_list],
    cases=fold_errors_cases,
    misconceptions=[
        Misconception(
            "fits all points", fitted_on_all,
            "You fitted one polynomial to **all** points and then judged it fold by fold. Each point has "
            "been seen, so these are training errors in pieces. Fit anew for each fold, without it.",
        ),
        Misconception(
            "judges on the training part", judged_on_training,
            "The fits are right, but you measured the error on the points that were fitted. The fold that "
            "was held out must judge.",
        ),
        Misconception(
            "the parts exchanged",
            lambda x, y, degree, k: fold_errors(x, y, degree, k, lambda x, j, k: np.arange(len(x)) % k != j),
            "The two parts are exchanged: you fit to the single fold and judge on all the others. Most of "
            "the points are for fitting.",
        ),
        Misconception(
            "blocks", lambda x, y, degree, k: fold_errors(x, y, degree, k, in_blocks),
            "Your folds are blocks of neighbours. The points are sorted, so the first and the last block ask "
            "the polynomial to go on where it has seen nothing. Fold $j$ takes every $k$-th point.",
        ),
        Misconception(
            "blocks of n // k", lambda x, y, degree, k: fold_errors(x, y, degree, k, in_equal_blocks),
            "Your folds are blocks of `n // k` neighbours, and where `k` does not divide $n$ the last points "
            "are in none of them. Fold $j$ takes every $k$-th point: $j$, $j + k$, $j + 2k$.",
        ),
        Misconception(
            "judges on all points",
            lambda x, y, degree, k: fold_scores(x, y, degree, k, lambda e: np.mean(e**2), np.ones_like),
            "The fits are right, but each was judged on **all** points, most of which it has seen. Only the "
            "fold that was held out may judge.",
        ),
        Misconception(
            "sum", lambda x, y, degree, k: fold_scores(x, y, degree, k, lambda e: np.sum(e**2)),
            "You summed the squares over the fold. A **mean** is asked for, so that folds of different size "
            "can be compared.",
        ),
        Misconception(
            "absolute errors",
            lambda x, y, degree, k: fold_scores(x, y, degree, k, lambda e: np.mean(np.abs(e))),
            "That is the mean **absolute** error of each fold. The exercise wants the mean of the squares.",
        ),
        Misconception(
            "root", lambda x, y, degree, k: np.sqrt(fold_errors(x, y, degree, k)),
            "You took the root. The exercise wants each mean squared error as it is.",
        ),
        Misconception(
            "their mean", lambda x, y, degree, k: fold_errors(x, y, degree, k).mean(),
            "You returned the mean over the folds. Often that is what one wants in the end. Here return the "
            "`k` single errors: their spread tells how sure the mean is.",
        ),
    ],
    explanation="With few data this is better than one split: every point is used for fitting and, once, for "
                "judging. The price is `k` fits.",
)

# ------------------------------------------------------------------------------- Prechelt's criterion


def first_above(losses, reference, alpha):
    for epoch, (loss, least) in enumerate(zip(losses, reference, strict=True), start=1):
        if 100 * (loss / least - 1) > alpha:
            return epoch
    return len(losses)


def stop_epoch(losses, alpha):
    return first_above(losses, np.minimum.accumulate(losses), alpha)


def stop_epoch_by_mask(losses, alpha):
    over = 100 * (losses / np.minimum.accumulate(losses) - 1) > alpha
    return int(np.argmax(over)) + 1 if over.any() else len(losses)


def stop_epoch_cases(rng):
    bumpy = np.array([1.0, 0.8, 0.83, 0.7, 0.74, 0.72, 0.765, 0.9, 0.6])
    falling = np.sort(rng.uniform(0.2, 1.0, size=8))[::-1].copy()
    return [
        Case((bumpy, 8.0), about="falls with bumps, then rises"),
        Case((bumpy, 4.0), about="the same losses, less patience"),
        Case((np.array([1.0, 0.96, 0.92, 0.95, 0.99, 1.03, 1.08, 1.13, 1.18]), 10.0),
             about="rises slowly, step by step"),
        Case((np.array([100.0, 80.0, 83.0, 87.0, 90.0, 85.0, 89.0]), 8.0), about="a loss in other units"),
        Case((falling, 5.0), kind="edge", about="falls all the time: nothing stops it"),
        Case((np.array([2.0, 1.0, 1.5, 1.25, 1.75, 3.0]), 50.0), kind="edge",
             about="one loss lies exactly 50 percent above the lowest, which is not more"),
        Case((np.array([0.5]), 5.0), kind="edge", about="a single epoch"),
        Case((np.array([0.9, 1e-9, 5e-9, 2e-10, 1e-7, 3e-10]), 50.0), kind="extreme",
             about="a loss of nearly 0"),
    ]


STOP_EPOCH = Code(
    id="overfitting/stop-epoch",
    title="Stop when too much has been lost",
    points=4,
    stub='''\
def stop_epoch(losses, alpha):
    """Another rule for early stopping: stop after the first epoch whose
    validation loss is **more than** `alpha` percent above the lowest
    loss **so far**. Return the number of that epoch, counted from 1; if
    no epoch does it, the number of epochs. `losses` is an array of
    positive numbers, one for each epoch."""
    ...
''',
    hints=[
        "Go through the epochs and keep the lowest loss up to now. `np.minimum.accumulate(losses)` gives all "
        "of them at once.",
        "An epoch stops the training if `100 * (loss / lowest - 1) > alpha`. Return at the first one; after "
        "the loop, return `len(losses)`.",
    ],
    reference=stop_epoch,
    alternatives=[stop_epoch_by_mask],
    cases=stop_epoch_cases,
    misconceptions=[
        Misconception(
            "knows the future", lambda losses, alpha: first_above(losses, [min(losses)] * len(losses), alpha),
            "You compare with the lowest loss of the **whole** run. While it trains, nobody knows that one: "
            "only the epochs so far.",
        ),
        Misconception(
            "against the previous epoch",
            lambda losses, alpha: first_above(losses, [losses[0], *losses[:-1]], alpha),
            "You compare each loss with the one before. A slow rise, a little in each epoch, then never "
            "stops you. Compare with the lowest so far.",
        ),
        Misconception(
            "against the first epoch",
            lambda losses, alpha: first_above(losses, [losses[0]] * len(losses), alpha),
            "You compare with the first loss. What has been gained since then counts: the lowest so far.",
        ),
        Misconception(
            "counts from 0",
            lambda losses, alpha: stop_epoch(losses, alpha) - int(
                100 * (losses[stop_epoch(losses, alpha) - 1] / losses[: stop_epoch(losses, alpha)].min() - 1)
                > alpha),
            "You return the position in the array, which counts from 0. Epochs are counted from 1.",
        ),
        Misconception(
            "all one too small", lambda losses, alpha: stop_epoch(losses, alpha) - 1,
            "Your numbers are positions in the array, one too small throughout; where nothing stops the "
            "training, too. Epochs are counted from 1.",
        ),
        Misconception(
            "at exactly alpha", lambda losses, alpha: first_above(
                losses, np.minimum.accumulate(losses), np.nextafter(alpha, 0)),
            "Nearly: a loss **exactly** `alpha` percent above the lowest does not stop the training, only "
            "one that is more than that: `>`, not `>=`.",
            credit=0.75,
        ),
        Misconception(
            "argmax of nothing",
            lambda losses, alpha: int(np.argmax(
                100 * (losses / np.minimum.accumulate(losses) - 1) > alpha)) + 1,
            "Where no epoch does it, `np.argmax` finds its maximum, False, at position 0, and you stop after "
            "the first epoch. Ask `.any()` first.",
            credit=0.5,
        ),
        Misconception(
            "percent of the loss itself",
            lambda losses, alpha: next((t for t in range(1, len(losses) + 1) if 100 * (
                1 - losses[:t].min() / losses[t - 1]) > alpha), len(losses)),
            "You divide the difference by the present loss. \"`alpha` percent above the lowest\" is a "
            "percentage **of the lowest**: divide by that.",
        ),
        Misconception(
            "no percent", lambda losses, alpha: stop_epoch(losses, 100 * alpha),
            "`alpha` is in percent: 5 means 5 %, a loss 1.05 times the lowest. You treat 5 as five times.",
        ),
        Misconception(
            "a difference",
            lambda losses, alpha: next((t for t in range(1, len(losses) + 1)
                                        if losses[t - 1] - losses[:t].min() > alpha / 100), len(losses)),
            "You take the difference to the lowest loss. A percentage is relative: divide by the lowest. It "
            "matters when the losses are small.",
        ),
        Misconception(
            "a difference of alpha",
            lambda losses, alpha: next((t for t in range(1, len(losses) + 1)
                                        if losses[t - 1] - losses[:t].min() > alpha), len(losses)),
            "You compare the bare difference to the lowest loss with `alpha`, which is a percentage: divide "
            "by the lowest, and multiply by 100.",
        ),
        Misconception(
            "the best epoch",
            lambda losses, alpha: int(np.argmin(losses[: stop_epoch(losses, alpha)])) + 1,
            "That is the epoch whose weights you would keep. The question is when the training ends.",
        ),
        Misconception(
            "the best epoch of all", lambda losses, alpha: int(np.argmin(losses)) + 1,
            "That is the best epoch of the whole run, and `alpha` has not been used. The question is when "
            "the rule ends the training.",
        ),
    ],
    explanation="This is the criterion GL of Prechelt. Patience counts epochs; this rule measures what has "
                "been lost. Both need the best weights to be restored afterwards.",
)

# ------------------------------------------------------------------------------------ mirror copies


def mirror_copies(images, y, safe):
    chosen = np.isin(y, safe)
    return np.concatenate([images, images[chosen][:, :, ::-1]]), np.concatenate([y, y[chosen]])


def mirror_copies_by_loop(images, y, safe):
    extra = [i for i in range(len(y)) if y[i] in list(safe)]
    mirrored = np.array([np.fliplr(images[i]) for i in extra]).reshape(-1, *images.shape[1:])
    return np.vstack([images, mirrored]), np.append(y, y[extra])


def instead_of_besides(images, y, safe):
    chosen = np.isin(y, safe)
    return np.where(chosen[:, None, None], images[:, :, ::-1], images), y.copy()


def mirror_interleaved(images, y, safe):
    pairs = [(image, label) for image, label in zip(images, y, strict=True)]
    pairs = [pair for image, label in pairs
             for pair in [(image, label), (image[:, ::-1], label)][: 1 + (label in safe)]]
    return np.array([image for image, _ in pairs]), np.array([label for _, label in pairs])


def mirror_first(images, y, safe):
    new_images, new_y = mirror_copies(images, y, safe)
    return np.roll(new_images, -len(y), axis=0), np.roll(new_y, -len(y))


def mirror_by_label(images, y, safe):
    rows = np.concatenate([np.flatnonzero(y == label) for label in safe])
    return np.concatenate([images, images[rows][:, :, ::-1]]), np.concatenate([y, y[rows]])


def mirrored_with(images, y, safe, mirror):
    chosen = np.isin(y, safe)
    return np.concatenate([images, mirror(images[chosen])]), np.concatenate([y, y[chosen]])


def mirror_copies_cases(rng):
    data = load_digits()
    rows = rng.choice(len(data.y), 12, replace=False)
    rows = np.concatenate([rows, [np.flatnonzero(data.y == d)[0] for d in (8, 0, 3)]])
    images, y = data.X[rows].reshape(-1, 8, 8), data.y[rows]
    small = np.arange(12.0).reshape(2, 2, 3)
    return [
        Case((images, y, [0, 8]), about="fifteen digits; zeros and eights may be mirrored"),
        Case((small, np.array([1, 0]), [1]), about="two small images, one of them safe"),
        Case((small, np.array([1, 0]), [5]), kind="edge", about="no image has a safe label"),
        Case((images[:4] * 1e300, np.array([1, 1, 2, 2]), [1, 2]), kind="extreme",
             about="all are safe; huge grey values"),
    ]


MIRROR_COPIES = Code(
    id="overfitting/mirror-copies",
    title="Mirror only what may be mirrored",
    points=4,
    stub='''\
def mirror_copies(images, y, safe):
    """Augment `images`, shape `(n, height, width)`, with labels `y`,
    shape `(n,)`: return all of them, in their order, **followed by** a
    copy mirrored left to right of each image whose label is in the list
    `safe`, again in order. Return the pair `(images, y)` with matching
    labels."""
    ...
''',
    hints=[
        "`np.isin(y, safe)` marks the images that may be mirrored.",
        "The columns are the **last** axis: `images[chosen][:, :, ::-1]`. Then `np.concatenate` for the "
        "images and, in the same order, for the labels.",
    ],
    reference=mirror_copies,
    alternatives=[mirror_copies_by_loop],
    cases=mirror_copies_cases,
    misconceptions=[
        Misconception(
            "mirrors everything",
            lambda images, y, safe: mirror_copies(images, y, np.unique(y)),
            "You mirrored every image. A mirrored 3 that is still called 3 is a wrong label: only labels in "
            "`safe`.",
        ),
        Misconception(
            "upside down",
            lambda images, y, safe: mirrored_with(images, y, safe, lambda a: a[:, ::-1]),
            "Your copies stand on their heads: you reversed axis 1, the rows. (So does `np.fliplr` with "
            "images in a pile.) Left to right is the last axis.",
        ),
        Misconception(
            "every axis",
            lambda images, y, safe: mirrored_with(images, y, safe, np.flip),
            "`np.flip` without an axis reverses all of them: the order of the images, the rows and the "
            "columns. Reverse the last axis alone.",
        ),
        Misconception(
            "turned round",
            lambda images, y, safe: mirrored_with(images, y, safe, lambda a: a[:, ::-1, ::-1]),
            "You reversed rows and columns: the copies are turned by 180 degrees, and a 6 becomes a 9. "
            "Mirrored left to right, the rows stay where they are.",
        ),
        Misconception(
            "reverses the order",
            lambda images, y, safe: mirrored_with(images, y, safe, lambda a: a[::-1]),
            "You reversed axis 0: the order of the images, not the images themselves. So the labels no "
            "longer fit, either.",
        ),
        Misconception(
            "not mirrored", lambda images, y, safe: mirrored_with(images, y, safe, lambda a: a),
            "The copies are there, but they are not mirrored. Mere repetition teaches nothing new.",
        ),
        Misconception(
            "instead", instead_of_besides,
            "You replaced the images by their mirror images. They should come *in addition*, after all the "
            "originals.",
        ),
        Misconception(
            "each behind its original", mirror_interleaved,
            "Each copy stands right behind its original. All originals come first, in their order, and then "
            "all copies.",
        ),
        Misconception(
            "copies first", mirror_first,
            "The copies stand before the originals. The originals come first, followed by the copies.",
        ),
        Misconception(
            "copies alone",
            lambda images, y, safe: tuple(part[len(y):] for part in mirror_copies(images, y, safe)),
            "Only the copies are there. Augmented data keep the originals: put the copies behind them.",
        ),
        Misconception(
            "label by label", mirror_by_label,
            "The right copies, in another order: you took them label by label. They come in the order of "
            "their originals.",
            credit=0.5,
        ),
        Misconception(
            "unsafe ones", lambda images, y, safe: mirror_copies(images, y, np.setdiff1d(y, safe)),
            "You mirrored exactly those that must not be mirrored. `safe` lists the labels that survive it.",
        ),
    ],
    explanation="An augmentation is a claim about labels, so it may hold for some classes and not for "
                "others. Even a zero is only safe as long as nobody asks which way the pen went.",
)

# --------------------------------------------------------------------------------- noise as a penalty


def expected_noisy_mse(X, y, w, scale):
    return np.mean((y - X @ w) ** 2) + scale**2 * np.sum(w**2)


def noisy_cases(rng):
    X, y, w = rng.normal(size=(6, 3)), rng.normal(size=6), rng.normal(size=3)
    return [
        Case((X, y, w, 0.5), about="six examples with three features"),
        Case((X[:, :2], y, np.array([2.0, -3.0]), 2.0), about="two features, loud noise"),
        Case((X, y, w, 0.0), kind="edge", about="no noise"),
        Case((X[:1], y[:1], w, 0.1), kind="edge", about="a single example"),
        Case((X, y, 1e4 * w, 0.01), kind="extreme", about="large weights, little noise"),
    ]


NOISY_MSE = Code(
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
        "For one example the chapter derives it: the squared error without noise, plus a term in which "
        "neither $x$ nor $y$ occurs.",
        "That term is $s^2\\sum_i w_i^2$. It is the same for every example, so the mean over the examples "
        "leaves it as it is.",
    ],
    reference=expected_noisy_mse,
    alternatives=[lambda X, y, w, scale: ((X @ w - y) @ (X @ w - y)) / len(y) + scale * scale * (w @ w)],
    cases=noisy_cases,
    misconceptions=[
        Misconception(
            "ignores the noise", lambda X, y, w, scale: np.mean((y - X @ w) ** 2),
            "The noise has mean 0, but its **square** has not: what is squared does not cancel. A term is "
            "missing.",
        ),
        Misconception(
            "deviation, not variance",
            lambda X, y, w, scale: np.mean((y - X @ w) ** 2) + scale * np.sum(w**2),
            "`scale` is a standard deviation. What enters a squared error is the variance, `scale**2`.",
        ),
        Misconception(
            "noise on the targets", lambda X, y, w, scale: np.mean((y - X @ w) ** 2) + scale**2,
            "That would be noise on the *targets*. Noise on an input is multiplied by its weight before it "
            "reaches the prediction.",
        ),
        Misconception(
            "square of the sum",
            lambda X, y, w, scale: np.mean((y - X @ w) ** 2) + scale**2 * np.sum(w) ** 2,
            "You squared the sum of the weights. The noises of different features are independent: their "
            "variances add, $\\sum w_i^2$.",
        ),
        Misconception(
            "absolute values",
            lambda X, y, w, scale: np.mean((y - X @ w) ** 2) + scale**2 * np.sum(np.abs(w)),
            "That is an L1 penalty. The variance of $e_i w_i$ is $s^2 w_i^2$: squares.",
        ),
        Misconception(
            "mean of the weights",
            lambda X, y, w, scale: np.mean((y - X @ w) ** 2) + scale**2 * np.mean(w**2),
            "The mean is over the examples. Over the features the noise adds up: a sum.",
        ),
        Misconception(
            "divided among the examples",
            lambda X, y, w, scale: np.mean((y - X @ w) ** 2) + scale**2 * np.sum(w**2) / len(y),
            "You divided the new term by $n$. Every example has it once, so the mean over the examples "
            "leaves it as it is.",
        ),
        Misconception(
            "sum over the examples",
            lambda X, y, w, scale: np.sum((y - X @ w) ** 2) + scale**2 * np.sum(w**2),
            "The new term is right. The squared errors are summed, where their **mean** is asked for.",
        ),
        Misconception(
            "length, not squared",
            lambda X, y, w, scale: np.mean((y - X @ w) ** 2) + scale**2 * np.linalg.norm(w),
            "`np.linalg.norm` is the root of the sum of squares. The term needs the sum of squares itself: "
            "square it, or write `w @ w`.",
        ),
        Misconception(
            "moves the inputs", lambda X, y, w, scale: np.mean((y - (X + scale) @ w) ** 2),
            "You moved every input by `scale`. That is a shift, always to the same side; noise goes both "
            "ways, and its mean is 0.",
        ),
        Misconception(
            "root",
            lambda X, y, w, scale: np.sqrt(np.mean((y - X @ w) ** 2) + scale**2 * np.sum(w**2)),
            "Both terms are right, but you took the root. The mean squared error is asked for as it is.",
        ),
        Misconception(
            "counted for each example",
            lambda X, y, w, scale: np.mean((y - X @ w) ** 2) + len(y) * scale**2 * np.sum(w**2),
            "Every example has this term once, and the error is their mean: it does not grow with $n$.",
        ),
        Misconception(
            "noise on the weights",
            lambda X, y, w, scale: np.mean((y - X @ w) ** 2) + scale**2 * np.mean(np.sum(X**2, axis=1)),
            "This is the answer for noise on the **weights**. Here the noise is on the inputs.",
        ),
    ],
    explanation="So training on noisy inputs is, for a linear model, ridge regression with $\\lambda = s^2$.",
)

# -------------------------------------------------------------------------------------- the wrap-up


def accuracies(X, y, n_train, n_val, lams, rows=None, strength=lambda lam: lam):
    """For each lam the share read in each of the three parts, and minus the validation's squared error."""
    parts = [slice(0, n_train), slice(n_train, n_train + n_val), slice(n_train + n_val, None)]
    A, T = X[rows or parts[0]], np.eye(10)[y[rows or parts[0]]]
    table = []
    for lam in lams:
        W = np.linalg.solve(A.T @ A + strength(lam) * np.eye(X.shape[1]), A.T @ T)
        read = [np.mean((X[part] @ W).argmax(axis=1) == y[part]) for part in parts]
        table.append([*read, -np.mean((X[parts[1]] @ W - np.eye(10)[y[parts[1]]]) ** 2)])
    return np.array(table)


def chosen(lams, table, by=1, report=2):
    best = max(range(len(lams)), key=lambda i: (table[i, by], lams[i]))
    return float(lams[best]), table[best, report]


def choose_and_test(X, y, n_train, n_val, lams):
    train, val = slice(n_train), slice(n_train, n_train + n_val)
    best = (-1.0, 0.0, None)
    for lam in lams:
        A, targets = X[train], np.eye(10)[y[train]]
        W = np.linalg.solve(A.T @ A + lam * np.eye(X.shape[1]), A.T @ targets)
        score = np.mean((X[val] @ W).argmax(axis=1) == y[val])
        if (score, lam) > best[:2]:
            best = (score, lam, W)
    _, lam, W = best
    test = slice(n_train + n_val, None)
    return float(lam), np.mean((X[test] @ W).argmax(axis=1) == y[test])


def smaller_on_ties(X, y, n_train, n_val, lams):
    table = accuracies(X, y, n_train, n_val, lams)
    best = max(range(len(lams)), key=lambda i: (table[i, 1], -lams[i]))
    return float(lams[best]), table[best, 2]


def refitted(X, y, n_train, n_val, lams):
    lam, _ = chosen(lams, accuracies(X, y, n_train, n_val, lams))
    return lam, accuracies(X, y, n_train, n_val, [lam], rows=slice(0, n_train + n_val))[0, 2]


def wrong_digits(rng, n, n_train, share):
    """Digits in random order; of the training labels a share is wrong."""
    data = load_digits()
    rows = rng.choice(len(data.y), n, replace=False)
    X, y = data.X[rows], data.y[rows].copy()
    wrong = rng.choice(n_train, round(share * n_train), replace=False)
    y[wrong] = (y[wrong] + rng.integers(1, 10, len(wrong))) % 10
    return X, y


def lam_everywhere(X, y, n_train, n_val, lams):
    """What `A.T @ A + lam` does: it adds to every entry, or finds a matrix that has no inverse."""
    A, targets = X[:n_train], np.eye(10)[y[:n_train]]
    return lams[0], np.linalg.solve(A.T @ A + lams[0], A.T @ targets)


def fitted_on_everything(X, y, n_train, n_val, lams):
    return chosen(lams, accuracies(X, y, n_train, n_val, lams, rows=slice(None)))


def wrongly_reported(X, y, n_train, n_val, lams, told):
    return told(*chosen(lams, accuracies(X, y, n_train, n_val, lams)))


def last_model(X, y, n_train, n_val, lams):
    table = accuracies(X, y, n_train, n_val, lams)
    return chosen(lams, table)[0], table[-1, 2]


def tested_on_the_rest(X, y, n_train, n_val, lams):
    lam, share = chosen(lams, table := accuracies(X, y, n_train, n_val, lams))
    seen = table[lams.index(lam), 1]
    return lam, (n_val * seen + (len(X) - n_train - n_val) * share) / (len(X) - n_train)


LAMS = [0.01, 0.1, 1.0, 10.0, 100.0, 1000.0]
NEAR = [1.0, 1.25, 1.5]


def telling_digits(rng, n, n_train, n_val, share, lams, telling):
    """Digits for which `telling` holds, of the table and of the `lam` that each way to choose prefers."""
    while True:
        X, y = wrong_digits(rng, n, n_train, share)
        table = accuracies(X, y, n_train, n_val, lams)
        if telling(table, *(chosen(lams, table, by)[0] for by in (1, 2, 3))):
            return X, y


def choose_cases(rng):
    # Seldom do test and squared error choose otherwise than validation, but here they must.
    draws = [
        (500, 80, 60, 0.3, lambda table, val, test, square: True),
        (300, 60, 40, 0.0, lambda table, val, test, square: test != val == square),
        (300, 100, 40, 0.2, lambda table, val, test, square: square != val),
    ]
    cases = []
    for n, n_train, n_val, share, telling in draws:
        X, y = telling_digits(rng, n, n_train, n_val, share, LAMS, telling)
        about = f"{n_train} digits to train on, {share:.0%} of their labels wrong"
        cases.append(Case((X, y, n_train, n_val, LAMS), about=about))
    X, y = telling_digits(rng, 300, 100, 5, 0.0, NEAR,
                          lambda table, val, *_: val > NEAR[0] and table[0, 1] == table[:, 1].max())
    cases.append(Case((X, y, 100, 5, NEAR), kind="edge", about="five validation digits: a tie"))
    cases.append(Case((X, y, 100, 100, [10.0]), kind="edge", about="a single value to choose from"))
    cases.append(Case((1000 * X, y, 100, 100, [1e4, 1e6, 1e8]), kind="extreme", about="large inputs"))
    return cases


CHOOSE_AND_TEST = Code(
    id="overfitting/choose-and-test",
    title="The whole chapter: few digits, wrong labels",
    points=8,
    stub='''\
def choose_and_test(X, y, n_train, n_val, lams):
    """The first `n_train` digits are for training, the next `n_val` for
    validation, the rest is the test. For each `lam` fit, on the training
    part, `W = solve(X.T @ X + lam * I, X.T @ Y)`, where `Y` holds one-hot
    labels (10 classes, `y` holds 0 to 9); an example's class is the
    largest entry of its row of `X @ W`. Choose the `lam` with the best
    validation accuracy, on ties the **largest**. Do not refit. Return
    the pair `(lam, test accuracy)`."""
    ...
''',
    hints=[
        "Three slices first: `X[:n_train]`, `X[n_train:n_train + n_val]`, `X[n_train + n_val:]`, and "
        "likewise for `y`. One-hot labels are `np.eye(10)[y]`.",
        "Fit and score in a loop over `lams`, with `np.linalg.solve(A.T @ A + lam * np.eye(A.shape[1]), A.T "
        "@ targets)`. Keep the best `(accuracy, lam, W)`.",
        "Ties: compare the pairs `(accuracy, lam)`; Python compares the accuracy first and then `lam`. Use "
        "the test part once, after the loop.",
    ],
    reference=choose_and_test,
    alternatives=[lambda X, y, n_train, n_val, lams: chosen(lams, accuracies(X, y, n_train, n_val, lams))],
    cases=choose_cases,
    misconceptions=[
        Misconception(
            "chooses by training accuracy",
            lambda *given: chosen(given[-1], accuracies(*given), by=0),
            "You chose by the accuracy on the **training** part. There the least restrained model always "
            "looks best: it knows the wrong labels by heart.",
        ),
        Misconception(
            "chooses on the test part",
            lambda *given: chosen(given[-1], accuracies(*given), by=2),
            "You chose by the **test** accuracy. Then it is no test any more: it has been used to choose. "
            "That is what validation is for.",
        ),
        Misconception(
            "reports the validation accuracy",
            lambda *given: chosen(given[-1], accuracies(*given), report=1),
            "The choice is right, and then you report the validation accuracy. It is the best of several, so "
            "it flatters. Report the test.",
        ),
        Misconception(
            "reports the training accuracy",
            lambda *given: chosen(given[-1], accuracies(*given), report=0),
            "The choice is right, and then you report the accuracy on the training digits. Those the model "
            "has seen.",
        ),
        Misconception(
            "smallest on ties", smaller_on_ties,
            "On ties you take the smaller `lam`. Among equally good models prefer the more restrained one, "
            "as the exercise says.",
            credit=0.5,
        ),
        Misconception(
            "refits on both parts", refitted,
            "You fitted once more, on training and validation together. People do that, and often gain by "
            "it. Here test the model that was chosen, as it is.",
            credit=0.5,
        ),
        Misconception(
            "fits on both parts",
            lambda *given: chosen(given[-1], accuracies(*given, rows=slice(0, given[2] + given[3]))),
            "Your fit has seen the validation digits, so they cannot judge it: a leak. Fit on the training "
            "part only.",
        ),
        Misconception(
            "chooses by squared error", lambda *given: chosen(given[-1], accuracies(*given), by=3),
            "You chose by the squared error on the validation part. The exercise chooses by **accuracy**, "
            "the share of digits read: the two need not agree.",
        ),
        Misconception(
            "tests the last model", last_model,
            "The `lam` is right, and then the test is taken by the model that was fitted **last**. Keep the "
            "`W` of the best one beside its `lam`.",
        ),
        Misconception(
            "tests on validation too", tested_on_the_rest,
            "Your test part begins at `n_train` and holds the validation digits, which have just been used "
            "to choose. It begins at `n_train + n_val`.",
        ),
        Misconception(
            "lam without I", lam_everywhere,
            "`A.T @ A + lam` adds `lam` to **every** entry, and a pixel that is always 0 leaves a matrix "
            "without an inverse. `lam * np.eye(A.shape[1])` adds it to the diagonal alone.",
        ),
        Misconception(
            "fits on everything", fitted_on_everything,
            "Your fit has seen **all** digits, those of validation and test too. So none is left that could "
            "judge. Fit on the training part only.",
        ),
        Misconception(
            "share of mistakes",
            lambda *given: wrongly_reported(*given, told=lambda lam, share: (lam, 1 - share)),
            "The choice is right. You report the share of **mistakes**; asked for is the accuracy, the "
            "share that was read.",
            credit=0.75,
        ),
        Misconception(
            "the pair turned round",
            lambda *given: wrongly_reported(*given, told=lambda lam, share: (share, lam)),
            "Both numbers are right, in the wrong order: first `lam`, then the test accuracy.",
            credit=0.75,
        ),
        Misconception(
            "penalty over n",
            lambda *given: chosen(given[-1], accuracies(*given, strength=lambda lam: lam / given[2])),
            "You divided `lam` by the number of examples. Here it stands beside a **sum** over them, `X.T @ "
            "X`, as it is.",
        ),
        Misconception(
            "penalty times n",
            lambda *given: chosen(given[-1], accuracies(*given, strength=lambda lam: given[2] * lam)),
            "You multiplied `lam` by the number of examples. That belongs to the *mean* squared error; here "
            "`lam` stands as it is.",
        ),
    ],
    explanation="A validation curve, a penalty, a choice and one honest look at the test: this is how a "
                "model is made in earnest, whatever the model.",
)

# -------------------------------------------------------------------------------------------- questions

DIAGNOSIS = Choice(
    id="overfitting/diagnosis",
    title="Which one do you keep?",
    points=2,
    question="Four models for the same task, with their errors in training and in validation. The validation "
             "set is large. Which one do you keep?",
    options=[
        Option("A: 9 % in training, 9 % in validation.",
               "No gap, and yet the worst prediction of the four: it underfits. The gap is not what you "
               "minimize."),
        Option("B: 5 % in training, 6 % in validation.",
               "A small gap is pleasant. But another model errs less often on new examples, and that is what "
               "counts."),
        Option("C: 1 % in training, 4 % in validation.",
               "Yes. Its gap is larger than B's, and its validation error is the smallest of all: it is the "
               "best guess at what will happen with new examples.", right=True),
        Option("D: 0 % in training, 7 % in validation.",
               "Perfect on what it has seen. Of the others, C fits the training data worse and predicts "
               "better: D overfits, by definition."),
        Option("None of them: every model with a gap overfits.",
               "Nearly every trained model has some gap, since it was fitted to its training data. "
               "Overfitting means that a *less* fitting model would predict better."),
    ],
    explanation="After that, the gap of C tells you what to try next: restrain it a little, or find data.",
    hints=["Which of the eight numbers estimates the error on examples that are still to come?"],
)

GAP = Number(
    id="overfitting/gap",
    title="How large is the gap?",
    points=2,
    question="A polynomial of degree 9 is fitted by least squares to 40 points at fixed places. The noise "
             "has standard deviation 0.2. By how much does the expected squared error for new noise at these "
             "places exceed the expected training error? (Two significant digits.)",
    answer=2 * 0.2**2 * 10 / 40,
    tolerance=4e-4,
    mistakes=[
        Mistake(2 * 0.2**2 * 9 / 40, "A polynomial of degree 9 has ten coefficients: count the constant."),
        Mistake(0.2**2 * 10 / 40, "That is one side: new noise lies as far above $s^2$ as training lies "
                                  "below. The gap is twice as large."),
        Mistake(2 * 0.2 * 10 / 40, "The formula has $s^2$, the variance. 0.2 is the standard deviation."),
        Mistake(2 * 0.2**2 * 40 / 10, "The quotient is upside down: more data, smaller gap."),
        Mistake(0.2**2 * (1 - 10 / 40), "That is the expected training error itself, without the bias. The "
                                        "gap is its distance from the error for new noise."),
        Mistake(2 * 10 / 40, "The noise is missing: the gap is $2p/n$ times $s^2$."),
        Mistake(0.2**2 * (1 + 10 / 40), "That is the error for new noise itself, without the bias. The gap "
                                        "is its distance from the training error."),
    ],
    explanation="$2 s^2 p/n = 2 \\cdot 0.04 \\cdot 10/40 = 0.02$. With 400 points it would be 0.002.",
    hints=["The chapter has a formula for the gap: $2s^2p/n$. What is $p$ here?"],
)

LABEL_KEEPERS = Choice(
    id="overfitting/label-keepers",
    title="Which changes keep the label?",
    points=3,
    question="Each line names a task and a change to its examples. Which changes keep the label, so that "
             "they may be used to augment the data? Mark every one that does.",
    options=[
        Option("Handwritten digits: turn the image by 180 degrees.",
               "A 6 becomes a 9, and the other way round: with the old label both are wrong."),
        Option("Handwritten digits: turn the image by 5 degrees.",
               "People write that obliquely anyway: the digit stays what it is.", right=True),
        Option("Is there a cat in the photograph? Mirror it left to right.",
               "A mirrored cat is a cat.", right=True),
        Option("Is the traffic sign *turn left* or *turn right*? Mirror it left to right.",
               "The mirror image is exactly the other sign."),
        Option("Is the review kind? Replace *funny* by *amusing*.",
               "In a review of a film the two say the same.", right=True),
        Option("Is the review kind? Replace *the play is short* by *the play is lacking*.",
               "The thesaurus offers it, and the praise is gone while the label still says *kind*."),
        Option("Is the review kind? Leave out a word at random.",
               "Sometimes that word is *not*, or *never*. Then the sentence says the opposite."),
    ],
    explanation="Ask each time: would a person who sees only the changed example give it the same label?",
    hints=["Imagine the changed example without the original. Which label would you give it?"],
)

PROTOCOL = Order(
    id="overfitting/protocol",
    title="An honest experiment with early stopping",
    points=3,
    question="Put the steps in order, from the raw data to the number in the report.",
    lines=[
        "Split the data into training, validation and test.",
        "Make augmented copies of the training examples.",
        "Train for one epoch.",
        "Measure the validation loss.",
        "If it is the lowest so far, copy the weights.",
        "Once the patience is used up, go back to the copied weights.",
        "Measure the error on the test set, once.",
    ],
    before=[
        Before(0, 1, "Copies made before the split end up on both sides of it: a leak. Split first."),
        Before(1, 2, "The augmented examples are what is trained on: they must be there first."),
        Before(2, 3, "The validation loss judges an epoch: train it first."),
        Before(3, 4, "Whether these weights are the best is known only after measuring them."),
        Before(4, 5, "You cannot go back to weights of which you have not kept a copy."),
        Before(5, 6, "The test judges what you will use: the restored weights. It comes last, and once."),
    ],
    explanation="The third to the fifth line repeat in each epoch. The test set enters one line only.",
    hints=["What touches the test set stands at the end. What could carry a copy of an example across the "
           "split?"],
)


def expected_new_error(degree, noise, points):
    """Expected squared error, for new noise at the places fitted, as the noise explorer draws it."""
    x = (np.arange(points) + 0.5) / points
    A, g = polynomial_features(x, degree), np.sin(2 * np.pi * x)
    bias2 = np.mean((g - A @ np.linalg.lstsq(A, g, rcond=None)[0]) ** 2)
    return bias2 + noise**2 * (1 + (degree + 1) / points)


def best_degree(noise, points):
    return int(np.argmin([expected_new_error(degree, noise, points) for degree in range(10)]))


AFFORD = Tune(
    id="overfitting/afford",
    title="Afford a richer model",
    points=2,
    question="Your measurements cannot be made with less noise than 0.2. Find a position of the **noise** "
             "explorer, with noise 0.2 or more, at which the best degree is nevertheless 5.",
    explorer="noise-level",
    goal=lambda noise, points: bool(noise >= 0.2 - 1e-9 and best_degree(noise, points) == 5),
    mistakes=[
        Wrong(lambda noise, points: bool(noise < 0.2 - 1e-9),
              "With so little noise that is no feat. Set the noise to 0.2 or more."),
        Wrong(lambda noise, points: bool(noise > 0.2 + 1e-9 and best_degree(noise, points) < 5),
              "More noise asks for a simpler model. You may go down to 0.2; then look at the other slider."),
        Wrong(lambda noise, points: bool(best_degree(noise, points) < 5),
              "For so few points the simpler model is still the better one. What else can you change, if not "
              "the noise?"),
    ],
    explanation="The variance is $s^2p/n$. When $s$ is given, $n$ pays for a larger $p$.",
    hints=["The price of two more coefficients is $2s^2/n$. Make it small without touching $s$."],
)

EXERCISES = [
    DIAGNOSIS,
    GAP,
    FOLD_ERRORS,
    AFFORD,
    LABEL_KEEPERS,
    MIRROR_COPIES,
    NOISY_MSE,
    STOP_EPOCH,
    PROTOCOL,
    CHOOSE_AND_TEST,
]
