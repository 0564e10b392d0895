"""Answers of the tenth set to the exercises of overfitting."""

import numpy as np
from support.public_answers.model import collect

from dlbasics import overfitting

ANSWERS, answer = collect()


# overfitting/fold-errors


@answer(
    "overfitting/fold-errors",
    "right",
    "written for the stub",
)
def _(x, y, degree, k):
    errors = np.empty(k)
    for j in range(k):
        fold = np.s_[j::k]
        w = overfitting.polynomial_fit(np.delete(x, fold), np.delete(y, fold), degree)
        miss = overfitting.polynomial_predict(x[fold], w) - y[fold]
        errors[j] = miss @ miss / miss.size
    return errors


@answer(
    "overfitting/fold-errors",
    "setdiff1d of the values",
    "mar-kan/ML-Analytics Project2/polynomial_regression_CV.py (np.setdiff1d(np.arange(n), test_ind), "
    "right there on indices; here on the values)",
    "np.setdiff1d is applied to the values and not to the indices: it sorts x and y separately (and "
    "drops repeated values), so the training pairs no longer belong together",
)
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        x_test, y_test = x[j::k], y[j::k]
        x_train = np.setdiff1d(x, x_test)
        y_train = np.setdiff1d(y, y_test)
        w = overfitting.polynomial_fit(x_train, y_train, degree)
        errors.append(np.mean((overfitting.polynomial_predict(x_test, w) - y_test)**2))
    return np.array(errors)


@answer(
    "overfitting/fold-errors",
    "blocks of n // k",
    "https://github.com/open-mmlab/mmpretrain/pull/563 (test_start = length // num_splits * fold; 'may "
    "omit some samples due to rounding')",
    "folds are neighbouring points, n // k of them, in place of every k-th point; if k does not divide "
    "n the last points are in no fold",
)
def _(x, y, degree, k):
    n = len(x)
    index = np.arange(n)
    errors = []
    for j in range(k):
        start = n // k * j
        end = n // k * (j + 1)
        out = (index >= start) & (index < end)
        w = overfitting.polynomial_fit(x[~out], y[~out], degree)
        predicted = overfitting.polynomial_predict(x[out], w)
        errors.append(np.mean((predicted - y[out])**2))
    return np.array(errors)


@answer(
    "overfitting/fold-errors",
    "divided by all points",
    "mar-kan/ML-Analytics Project2/polynomial_regression_CV.py (loss of each fold, then cv = sum(loss) / n)",
    "the squared errors of a fold are divided by the number n of all points and not by the number in "
    "the fold: every error is too small by a factor of about k",
)
def _(x, y, degree, k):
    n = len(x)
    fold = np.arange(n) % k
    loss = []
    for j in range(k):
        out = fold == j
        w = overfitting.polynomial_fit(x[~out], y[~out], degree)
        loss.append(np.sum((y[out] - overfitting.polynomial_predict(x[out], w))**2) / n)
    return np.array(loss)


# overfitting/expected-noisy-mse


@answer(
    "overfitting/expected-noisy-mse",
    "right",
    "written for the stub",
)
def _(X, y, w, scale):
    # the noise acts like d more examples with target 0
    n, d = X.shape
    A = np.vstack([X / np.sqrt(n), scale * np.eye(d)])
    t = np.concatenate([y / np.sqrt(n), np.zeros(d)])
    r = A @ w - t
    return r @ r


@answer(
    "overfitting/expected-noisy-mse",
    "square of the sum",
    "https://github.com/THUDM/GRAND/issues/10 (the two formulas (a1b1+...+anbn)^2 and a1^2b1^2+...)",
    "squares the sum of the weights and not each weight: (w1 + w2)^2, as if all features of an example "
    "got the same noise",
)
def _(X, y, w, scale):
    mse = np.mean((X @ w - y)**2)
    noise = scale**2 * np.sum(w)**2
    return mse + noise


@answer(
    "overfitting/expected-noisy-mse",
    "sum and mean mixed",
    "https://studyx.ai/homework/109167679-final-answer-the-relationship-between-minimizing-the-sum-of-squares-error-averaged-over"
    " (Bishop exercise 3.4: the penalty depends on 'the noise variance and the number of data points')",
    "mixes the sum and the mean over the examples: the first term is a mean, the noise term is that of "
    "the sum, n * scale^2 * sum w^2, too large by the factor n",
)
def _(X, y, w, scale):
    n = len(y)
    clean = np.mean((y - X @ w)**2)
    penalty = n * scale**2 * np.sum(w**2)
    return clean + penalty


@answer(
    "overfitting/expected-noisy-mse",
    "half of the noise term",
    "https://paperzz.com/doc/7009832/consider-a-linear-model-of-the-form-together-with-a-sum-of (error "
    "with 1/2) and qammunity.org/21087604",
    "keeps the 1/2 of Bishop's error function in the noise term only: scale^2 / 2 * sum w^2, half of "
    "what is due",
)
def _(X, y, w, scale):
    error = X @ w - y
    # weight decay: lambda / 2 * |w|^2 with lambda = scale^2
    return np.mean(error**2) + 0.5 * scale**2 * (w @ w)


# overfitting/choose-and-test


@answer(
    "overfitting/choose-and-test",
    "right",
    "written for the stub",
)
def _(X, y, n_train, n_val, lams):
    Xs = np.split(X, [n_train, n_train + n_val])
    ys = np.split(y, [n_train, n_train + n_val])
    Y = (ys[0][:, None] == np.arange(10)).astype(float)
    gram, cross = Xs[0].T @ Xs[0], Xs[0].T @ Y
    candidates = []
    for lam in lams:
        W = np.linalg.solve(gram + lam * np.eye(X.shape[1]), cross)
        hits = np.sum((Xs[1] @ W).argmax(axis=1) == ys[1])
        candidates.append((hits, lam, W))
    hits, lam, W = max(candidates, key=lambda c: (c[0], c[1]))
    return lam, np.mean((Xs[2] @ W).argmax(axis=1) == ys[2])


@answer(
    "overfitting/choose-and-test",
    "last of the list on ties",
    "https://github.com/rasbt/mlxtend/issues/456 and "
    "https://github.com/scikit-learn/scikit-learn/issues/21895 (the choice among equal scores depends "
    "on the order of the grid)",
    "ties by >=, which keeps the last lam of the list and not the largest: right if lams rises, wrong "
    "if it falls or is mixed (lams [10, 1, 0.1] with equal accuracy gives 0.1)",
)
def _(X, y, n_train, n_val, lams):
    d = X.shape[1]
    X_train, y_train = X[:n_train], y[:n_train]
    X_val, y_val = X[n_train:n_train + n_val], y[n_train:n_train + n_val]
    X_test, y_test = X[n_train + n_val:], y[n_train + n_val:]
    Y = np.eye(10)[y_train]
    best_acc, best_lam, best_W = -1.0, None, None
    for lam in lams:
        W = np.linalg.solve(X_train.T @ X_train + lam * np.eye(d), X_train.T @ Y)
        acc = np.mean((X_val @ W).argmax(axis=1) == y_val)
        if acc >= best_acc:            # on ties the larger one
            best_acc, best_lam, best_W = acc, lam, W
    return best_lam, np.mean((X_test @ best_W).argmax(axis=1) == y_test)


@answer(
    "overfitting/choose-and-test",
    "W of the last lam",
    "https://github.com/allenai/allennlp/issues/1223 ('the last model is evaluated, not the best one');"
    " castorini/honk issue 96",
    "lam is chosen rightly, but the test uses the W of the last lam of the loop and not that of the "
    "chosen one: the test accuracy is wrong unless the last lam is chosen (or does equally well)",
)
def _(X, y, n_train, n_val, lams):
    stop = n_train + n_val
    X_train, X_val, X_test = X[:n_train], X[n_train:stop], X[stop:]
    Y = np.eye(10)[y[:n_train]]
    best_acc, best_lam = -1, 0
    for lam in sorted(lams):
        W = np.linalg.solve(X_train.T @ X_train + lam * np.eye(X.shape[1]), X_train.T @ Y)
        acc = np.mean((X_val @ W).argmax(axis=1) == y[n_train:stop])
        if acc >= best_acc:
            best_acc = acc
            best_lam = lam
    test_acc = np.mean((X_test @ W).argmax(axis=1) == y[stop:])
    return best_lam, test_acc


@answer(
    "overfitting/choose-and-test",
    "refitted to both parts",
    "https://github.com/WUR-AI/AgML-CY-Bench/issues/286 (best settings are fitted again with the full "
    "data); refit=True of scikit-learn's GridSearchCV",
    "fits the chosen lam once more to training and validation together before the test, as GridSearchCV"
    " does with refit=True: lam is right, the test accuracy is that of another model",
)
def _(X, y, n_train, n_val, lams):
    def fit(A, labels, lam):
        return np.linalg.solve(A.T @ A + lam * np.eye(A.shape[1]), A.T @ np.eye(10)[labels])
    def accuracy(A, labels, W):
        return np.mean((A @ W).argmax(axis=1) == labels)
    m = n_train + n_val
    scores = [accuracy(X[n_train:m], y[n_train:m], fit(X[:n_train], y[:n_train], lam))
              for lam in lams]
    best = max(lam for lam, s in zip(lams, scores, strict=False) if s == max(scores))
    W = fit(X[:m], y[:m], best)        # final model
    return best, accuracy(X[m:], y[m:], W)


# overfitting/mirror-copies


@answer(
    "overfitting/mirror-copies",
    "right",
    "written for the stub",
)
def _(images, y, safe):
    chosen = [i for i in range(len(y)) if y[i] in list(safe)]
    index = np.array(list(range(len(y))) + chosen, dtype=int)
    out = np.take(images, index, axis=0)           # a new array
    for place in range(len(y), len(index)):
        out[place] = np.fliplr(images[index[place]])
    return out, np.take(y, index)


@answer(
    "overfitting/mirror-copies",
    "fliplr of the batch",
    "pages note.nkmk.me python-numpy-flip-flipud-fliplr and numpy manual (fliplr(A) == A[:, ::-1]); "
    "nicolov/segmentation_keras issue #21 'wrong flip'; lavi135246/pytorch-Learning-to-See-in-the-Dark "
    "issue #11",
    "np.fliplr is applied to the whole batch: it turns axis 1, which is the height here, so the copies "
    "are upside down instead of mirrored left to right",
)
def _(images, y, safe):
    mask = np.isin(y, safe)
    flipped = np.fliplr(images[mask])
    return np.concatenate([images, flipped]), np.concatenate([y, y[mask]])


@answer(
    "overfitting/mirror-copies",
    "label by label",
    "code corpus: def flip_augmentation(images, labels, aug_ratio) (for label in labels_: idx_label = "
    "np.where(labels == label)[0] ...)",
    "the copies are collected label by label, so they are ordered by label and not as in `images`. y = "
    "[1, 0, 1, 0] with safe [0, 1] gives copies with labels 0, 0, 1, 1 instead of 1, 0, 1, 0",
)
def _(images, y, safe):
    augmented_images = [images]
    augmented_labels = [y]
    for label in safe:
        idx_label = np.where(y == label)[0]
        augmented_images.append(images[idx_label][:, :, ::-1])
        augmented_labels.append(y[idx_label])
    return np.concatenate(augmented_images), np.concatenate(augmented_labels)


@answer(
    "overfitting/mirror-copies",
    "labels turned round",
    "rsinghal757/tgs-image-segmentation Utils.py (DataAugment: np.fliplr for x and for y); "
    "juglab/VoidSeg_cluster train_utils.py augment_data; adapted to class labels",
    "the labels are 'flipped' along with the images (habit from segmentation, where y is an image too):"
    " the labels of the copies come in the reverse order and no longer match",
)
def _(images, y, safe):
    keep = np.isin(y, safe)
    x_flip = np.flip(images[keep], axis=-1)
    y_flip = np.flip(y[keep], axis=-1)
    return np.append(images, x_flip, axis=0), np.append(y, y_flip, axis=0)


# overfitting/stop-epoch


@answer(
    "overfitting/stop-epoch",
    "right",
    "written for the stub",
)
def _(losses, alpha):
    losses = np.asarray(losses, dtype=float)
    lowest = np.minimum.accumulate(losses)
    over = np.flatnonzero(losses > lowest * (1 + alpha / 100))
    return int(over[0]) + 1 if over.size else len(losses)


@answer(
    "overfitting/stop-epoch",
    "lowest loss of all",
    "code corpus, find_string 'generalization_loss = 100', file id 1976003254 (error_per_epochs_va[e] /"
    " min(error_per_epochs_va) - 1, safe there only because the list grows with the epochs)",
    "the lowest loss of the WHOLE array is the yardstick, also of epochs that are still to come: with "
    "losses 2.0, 1.5, 1.0, 1.2 and alpha 10 it stops at epoch 1 instead of 4",
)
def _(losses, alpha):
    for e in range(len(losses)):
        generalization_loss = 100 * (losses[e] / min(losses) - 1)
        if generalization_loss > alpha:
            return e + 1
    return len(losses)


@answer(
    "overfitting/stop-epoch",
    "begins at 100",
    "code corpus, find_string 'generalization_loss = 100', file id 41091617244 (self.lowest_loss = 100;"
    " generalization_stop)",
    "the lowest loss so far starts at the constant 100 instead of the first loss (or infinity)",
)
def _(losses, alpha):
    lowest_loss = 100
    for epoch, loss in enumerate(losses, start=1):
        if loss < lowest_loss:
            lowest_loss = loss
        if 100 * (loss - lowest_loss) / lowest_loss > alpha:
            return epoch
    return len(losses)


@answer(
    "overfitting/stop-epoch",
    "epoch before",
    "code corpus, find_string 'generalization_loss = 100', file id 67163862491 (uninterrupted = 100.0 *"
    " (valid / np.roll(valid, 1) - 1.0)[1:], the rise from one epoch to the next); "
    "tensorflow/tensorflow issue #36241 (improve on the best epoch, not the latest)",
    "each loss is compared with the loss of the epoch BEFORE, not with the lowest so far",
)
def _(losses, alpha):
    rise = 100.0 * (losses / np.roll(losses, 1) - 1.0)[1:]
    for i, r in enumerate(rise):
        if r > alpha:
            return i + 2
    return len(losses)
