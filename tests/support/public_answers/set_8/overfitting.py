"""Answers of the eighth set to the exercises of overfitting."""

import numpy as np
from support.public_answers.model import collect

from dlbasics import overfitting

ANSWERS, answer = collect()


# overfitting/fold-errors


@answer(
    "overfitting/fold-errors",
    "folds are contiguous blocks",
    "fchollet/deep-learning-with-python-notebooks#223; the left-over points as in open-mmlab/mmpretrain#563",
    "a fold is a block of len(x) // k neighbouring points, not every k-th one; the rest is in no fold",
)
def _(x, y, degree, k):
    num_val = len(x) // k
    scores = []
    for fold in range(k):
        x_val = x[num_val * fold : num_val * (fold + 1)]
        y_val = y[num_val * fold : num_val * (fold + 1)]
        x_train = np.concatenate([x[: num_val * fold], x[num_val * (fold + 1) :]])
        y_train = np.concatenate([y[: num_val * fold], y[num_val * (fold + 1) :]])
        w = overfitting.polynomial_fit(x_train, y_train, degree)
        scores.append(np.mean((overfitting.polynomial_predict(x_val, w) - y_val) ** 2))
    return np.array(scores)


@answer(
    "overfitting/fold-errors",
    "the training part holds the fold too",
    "whitead/dmol-book#250, pd.concat([soldata[splits[i]:], soldata[splits[i + 1]:]])",
    "the first slice starts at the fold instead of ending there: it trains on it, never on those before",
)
def _(x, y, degree, k):
    folds = [np.arange(j, len(x), k) for j in range(k)]
    order = np.concatenate(folds)
    splits = np.cumsum([0] + [len(f) for f in folds])
    errors = []
    for i in range(k):
        train = np.concatenate([order[splits[i] :], order[splits[i + 1] :]])
        test = order[splits[i] : splits[i + 1]]
        w = overfitting.polynomial_fit(x[train], y[train], degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[test], w) - y[test]) ** 2))
    return np.array(errors)


@answer(
    "overfitting/fold-errors",
    "fitted on the fold, tested on the rest",
    "JuliaStats/MLBase.jl#4, Fix k-fold CV",
    "the two parts are swapped: one fold trains, the k - 1 others validate",
)
def _(x, y, degree, k):
    index = np.arange(len(x))
    errors = []
    for j in range(k):
        fold = index % k == j
        w = overfitting.polynomial_fit(x[fold], y[fold], degree)
        residual = overfitting.polynomial_predict(x[~fold], w) - y[~fold]
        errors.append(np.mean(residual**2))
    return np.array(errors)


@answer(
    "overfitting/fold-errors",
    "one number, the average",
    "fchollet/deep-learning-with-python-notebooks#223, validation_score = np.average(validation_scores)",
    "returns the mean of the k errors instead of the k errors",
)
def _(x, y, degree, k):
    validation_scores = []
    for j in range(k):
        out = np.arange(len(x)) % k == j
        w = overfitting.polynomial_fit(x[~out], y[~out], degree)
        validation_scores.append(np.mean((overfitting.polynomial_predict(x[out], w) - y[out]) ** 2))
    return np.average(validation_scores)


@answer(
    "overfitting/fold-errors",
    "loops over the points",
    "yjb6/CS231n-2022#8, for i in range(N) where num_folds was meant",
    "the loop runs over the points, not the folds: n errors, most of them counted in wrong folds",
)
def _(x, y, degree, k):
    errors = []
    for i in range(len(x)):
        test = np.arange(i, len(x), k)
        train = np.setdiff1d(np.arange(len(x)), test)
        w = overfitting.polynomial_fit(x[train], y[train], degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[test], w) - y[test]) ** 2))
    return np.array(errors)


@answer("overfitting/fold-errors", "np.delete and strided slices", "own style, after MahanFathi/CS231#2")
def _(x, y, degree, k):
    def one(j):
        held_out = slice(j, None, k)
        w = overfitting.polynomial_fit(np.delete(x, held_out), np.delete(y, held_out), degree)
        r = y[held_out] - overfitting.polynomial_predict(x[held_out], w)
        return (r @ r) / r.size

    return np.fromiter(map(one, range(k)), dtype=float, count=k)


# overfitting/mirror-copies


@answer(
    "overfitting/mirror-copies",
    "upside down",
    "tflearn/tflearn#141; nicolov/segmentation_keras#21 (axis of one image used for a batch)",
    "mirrors the rows, top to bottom, instead of the columns",
)
def _(images, y, safe):
    chosen = np.isin(y, safe)
    flipped = images[chosen][:, ::-1, :]
    return np.concatenate([images, flipped]), np.concatenate([y, y[chosen]])


@answer(
    "overfitting/mirror-copies",
    "flips the batch axis",
    "cchen156/Learning-to-See-in-the-Dark#55 and lavi135246/pytorch-Learning-to-See-in-the-Dark#11",
    "[::-1] on a batch reverses the order of the images, so nothing is mirrored and labels do not match",
)
def _(images, y, safe):
    mask = np.isin(y, safe)
    copies = images[mask][::-1]
    return np.concatenate((images, copies), axis=0), np.concatenate((y, y[mask]))


@answer(
    "overfitting/mirror-copies",
    "all labels doubled",
    "smallcorgi/Faster-RCNN_TF#213, self._image_index = self._image_index * 2",
    "the labels are doubled whole, though only the safe images were copied",
)
def _(images, y, safe):
    mirrored = images[np.isin(y, safe)][:, :, ::-1]
    return np.concatenate([images, mirrored]), np.concatenate([y, y])


@answer(
    "overfitting/mirror-copies",
    "every digit mirrored",
    "chrischute/real-nvp#5, horizontal flips left on for MNIST",
    "ignores safe: mirrors all classes, also those that a mirror changes",
)
def _(images, y, safe):
    return np.concatenate([images, np.flip(images, axis=2)]), np.concatenate([y, y])


@answer(
    "overfitting/mirror-copies",
    "each copy right after its image",
    "Udacity CarND behavioral cloning, augmented_images.append(image); augmented_images.append(flip(image))",
    "copies are interleaved with the images, not put after all of them",
)
def _(images, y, safe):
    augmented_images, augmented_labels = [], []
    for image, label in zip(images, y, strict=False):
        augmented_images.append(image)
        augmented_labels.append(label)
        if label in safe:
            augmented_images.append(np.fliplr(image))
            augmented_labels.append(label)
    return np.array(augmented_images), np.array(augmented_labels)


@answer("overfitting/mirror-copies", "index arithmetic", "own style: one gather with an index table")
def _(images, y, safe):
    n, _, width = images.shape
    rows = [i for i in range(n) if y[i] in list(safe)]
    take = np.r_[np.arange(n), np.array(rows, dtype=int)]
    columns = np.tile(np.arange(width), (take.size, 1))
    columns[n:] = columns[n:, ::-1]
    return np.take_along_axis(images[take], columns[:, None, :], axis=2), y[take]


# overfitting/expected-noisy-mse


@answer(
    "overfitting/expected-noisy-mse",
    "standard deviation not squared",
    "wiseodd/wiseodd.github.io#4; j-min/Dropouts#2 (confusion between std and variance)",
    "adds scale * sum(w**2), but the variance of the noise is scale**2",
)
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + scale * np.sum(w**2)


@answer(
    "overfitting/expected-noisy-mse",
    "norm without its square",
    "eriklindernoren/ML-From-Scratch#105, self.alpha * np.linalg.norm(w)",
    "the length of w in place of its square",
)
def _(X, y, w, scale):
    mse = np.mean((X @ w - y) ** 2)
    return mse + scale**2 * np.linalg.norm(w)


@answer(
    "overfitting/expected-noisy-mse",
    "the halves of Bishop's exercise 3.4",
    "studyx.ai/homework/109167807 (sum-of-squares error averaged over noisy data)",
    "keeps the factor 1/2 of the sum-of-squares error",
)
def _(X, y, w, scale):
    return 0.5 * np.mean((X @ w - y) ** 2) + 0.5 * scale**2 * np.sum(w**2)


@answer(
    "overfitting/expected-noisy-mse",
    "noise that does not go through the weights",
    "Cross Validated, How is adding noise to training data equivalent to regularization (noise of y)",
    "adds the variance once, as if the noise were added to the predictions",
)
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + scale**2


@answer(
    "overfitting/expected-noisy-mse",
    "draws the noise",
    "Machine_learning_notes/Injecting noise in input (the simulation instead of the proof)",
    "an average over a few random draws, not the expectation",
)
def _(X, y, w, scale):
    rng = np.random.default_rng(0)
    runs = []
    for _ in range(50):
        noisy = X + rng.normal(0, scale, size=X.shape)
        runs.append(np.mean((noisy @ w - y) ** 2))
    return np.mean(runs)


@answer(
    "overfitting/expected-noisy-mse",
    "extra rows, as for ridge regression",
    "own style, after the data-augmentation form of ridge",
)
def _(X, y, w, scale):
    n, d = X.shape
    A = np.vstack([X, np.sqrt(n) * scale * np.identity(d)])
    t = np.append(y, np.zeros(d))
    r = A @ w - t
    return float(np.dot(r, r)) / n


# overfitting/stop-epoch


@answer(
    "overfitting/stop-epoch",
    "compared with the epoch before",
    "nelson-liu/paraphrase-id-tensorflow#53 (the losses to compare against)",
    "looks at the previous loss, not at the lowest so far: a slow rise is never seen",
)
def _(losses, alpha):
    for i in range(1, len(losses)):
        if losses[i] > losses[i - 1] * (1 + alpha / 100):
            return i + 1
    return len(losses)


@answer(
    "overfitting/stop-epoch",
    "counted from 0",
    "StatsDLMathsRecomSys/Inductive-representation-learning-on-temporal-graphs#14 (index shift by 1)",
    "returns the index of the epoch, one too small",
)
def _(losses, alpha):
    best = float("inf")
    for epoch, val in enumerate(losses):
        if val < best:
            best = val
        if val > best * (1 + alpha / 100):
            return epoch
    return len(losses)


@answer(
    "overfitting/stop-epoch",
    "the minimum of all epochs",
    "JuliaAI/EarlyStopping.jl GL, E_opt read as the overall minimum",
    "compares with a minimum that includes the future",
)
def _(losses, alpha):
    E_opt = min(losses)
    for epoch, E in enumerate(losses, start=1):
        if 100 * (E - E_opt) / abs(E_opt) > alpha:
            return epoch
    return len(losses)


@answer(
    "overfitting/stop-epoch",
    "absolute difference",
    "cmu-db/peloton#1422, EarlyStop(val_losses, patience, delta): delta is absolute",
    "alpha / 100 is added to the lowest loss, not taken as a share of it",
)
def _(losses, alpha):
    delta = alpha / 100
    best = losses[0]
    for epoch, loss in enumerate(losses, 1):
        best = min(best, loss)
        if loss - best > delta:
            return epoch
    return len(losses)


@answer(
    "overfitting/stop-epoch",
    "stops at exactly alpha percent",
    "marrlab/DomainLab#541, >= or >?",
    ">= where more than alpha percent is asked; with alpha 0 it stops at once",
)
def _(losses, alpha):
    lowest = np.inf
    for number, loss in enumerate(losses, 1):
        lowest = min(lowest, loss)
        if loss >= (1 + alpha / 100) * lowest:
            return number
    return len(losses)


@answer("overfitting/stop-epoch", "running minimum and argmax", "own style, after nnkit generalization_loss")
def _(losses, alpha):
    losses = np.asarray(losses, dtype=float)
    too_high = losses > np.minimum.accumulate(losses) * (1 + alpha / 100)
    return int(np.append(too_high, True).argmax()) + 1 if too_high.any() else losses.size


# overfitting/choose-and-test


def _fit(X, y, lam):
    return np.linalg.solve(X.T @ X + lam * np.eye(X.shape[1]), X.T @ np.eye(10)[y])


def _accuracy(W, X, y):
    return np.mean((X @ W).argmax(axis=1) == y)


@answer(
    "overfitting/choose-and-test",
    "chosen on the test set",
    "kracwarlock/action-recognition-visual-attention#4; ZhuZhouFan/AlphaQCM#7",
    "picks the lam with the best test accuracy",
)
def _(X, y, n_train, n_val, lams):
    X_train, y_train = X[:n_train], y[:n_train]
    X_test, y_test = X[n_train + n_val :], y[n_train + n_val :]
    best_lam, best_test = None, -1
    for lam in sorted(lams):
        acc = _accuracy(_fit(X_train, y_train, lam), X_test, y_test)
        if acc >= best_test:
            best_lam, best_test = lam, acc
    return best_lam, best_test


@answer(
    "overfitting/choose-and-test",
    "ties go to the first",
    "marrlab/DomainLab#541 (changed back to only >)",
    "> keeps the first of equally good lams, the smallest in a rising list, not the largest",
)
def _(X, y, n_train, n_val, lams):
    end = n_train + n_val
    best_acc, best_lam, best_W = -1, None, None
    for lam in sorted(lams):
        W = _fit(X[:n_train], y[:n_train], lam)
        acc = _accuracy(W, X[n_train:end], y[n_train:end])
        if acc > best_acc:
            best_acc, best_lam, best_W = acc, lam, W
    return best_lam, _accuracy(best_W, X[end:], y[end:])


@answer(
    "overfitting/choose-and-test",
    "refitted to training and validation",
    "fchollet/deep-learning-with-python-notebooks#223, model.fit(data) before the test",
    "the final model is fitted to both parts, which the task forbids",
)
def _(X, y, n_train, n_val, lams):
    end = n_train + n_val
    scores = {
        lam: _accuracy(_fit(X[:n_train], y[:n_train], lam), X[n_train:end], y[n_train:end]) for lam in lams
    }
    best = max(lam for lam in lams if scores[lam] == max(scores.values()))
    final = _fit(X[:end], y[:end], best)
    return best, _accuracy(final, X[end:], y[end:])


@answer(
    "overfitting/choose-and-test",
    "the index of lam",
    "maxpumperla/hyperas#12; ayueme/machine_learning_base_r#4 (an index taken for the value)",
    "returns the place of the best lam in the list, not lam",
)
def _(X, y, n_train, n_val, lams):
    end = n_train + n_val
    models = [_fit(X[:n_train], y[:n_train], lam) for lam in lams]
    accs = np.array([_accuracy(W, X[n_train:end], y[n_train:end]) for W in models])
    candidates = np.flatnonzero(accs == accs.max())
    best = max(candidates, key=lambda i: lams[i])
    return best, _accuracy(models[best], X[end:], y[end:])


@answer(
    "overfitting/choose-and-test",
    "reports the validation accuracy",
    "snap-stanford/distance-encoding#8; keras-team/keras-tuner#1018",
    "the second number is the accuracy that lam was chosen by, not the test accuracy",
)
def _(X, y, n_train, n_val, lams):
    end = n_train + n_val
    best_lam, best_acc = None, -1.0
    for lam in sorted(lams):
        W = _fit(X[:n_train], y[:n_train], lam)
        acc = _accuracy(W, X[n_train:end], y[n_train:end])
        if acc >= best_acc:
            best_lam, best_acc = lam, acc
    return best_lam, best_acc


@answer("overfitting/choose-and-test", "max of tuples, np.split", "own style")
def _(X, y, n_train, n_val, lams):
    cuts = [n_train, n_train + n_val]
    (A, V, T), (a, v, t) = np.split(X, cuts), np.split(y, cuts)
    Y = (a[:, None] == range(10)).astype(float)
    gram, target = A.T @ A, A.T @ Y
    W = {lam: np.linalg.solve(gram + np.diag(np.full(len(gram), lam)), target) for lam in lams}
    _hits, lam = max((int(np.count_nonzero(np.argmax(V @ W[each], 1) == v)), each) for each in lams)
    return lam, np.count_nonzero(np.argmax(T @ W[lam], 1) == t) / len(t)
