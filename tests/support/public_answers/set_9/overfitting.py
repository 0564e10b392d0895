"""Answers of the ninth set to the exercises of overfitting."""

import math

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
    def one(j):
        out = np.arange(j, len(x), k)
        w = overfitting.polynomial_fit(np.delete(x, out), np.delete(y, out), degree)
        r = overfitting.polynomial_predict(x[out], w) - y[out]
        return np.dot(r, r) / len(out)

    return np.fromiter((one(j) for j in range(k)), dtype=float)


@answer(
    "overfitting/fold-errors",
    "blocks of int(n / k)",
    "build_k_indices of the EPFL ML course (interval = int(num_row / k_fold), many copies); "
    "open-mmlab/mmpretrain pull 563 on the samples left over",
    "fold j is the j-th block of neighbours and not j, j + k, j + 2k, ...; what is left over when k "
    "does not divide n is in no fold",
)
def _(x, y, degree, k):
    n = len(x)
    interval = int(n / k)
    indices = np.arange(n)
    errors = []
    for j in range(k):
        val = indices[j * interval:(j + 1) * interval]
        train = np.setdiff1d(indices, val)
        w = overfitting.polynomial_fit(x[train], y[train], degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[val], w) - y[val]) ** 2))
    return np.array(errors)


@answer(
    "overfitting/fold-errors",
    "one fit for all folds",
    "JuliaAI/DecisionTree.jl pull 133 (full data used instead of the training data of the fold)",
    "one model fitted to all points, those of the fold included",
)
def _(x, y, degree, k):
    w = overfitting.polynomial_fit(x, y, degree)
    fold = np.arange(len(x)) % k
    result = np.zeros(k)
    for j in range(k):
        out = fold == j
        result[j] = np.mean((y[out] - overfitting.polynomial_predict(x[out], w)) ** 2)
    return result


@answer(
    "overfitting/fold-errors",
    "divided by all points",
    "mar-kan/ML-Analytics Project2/polynomial_regression_CV.py (cv = sum(loss) / n)",
    "the sum of squares of a fold is divided by the number of all points and not by that of the fold",
)
def _(x, y, degree, k):
    n = len(x)
    loss = []
    for j in range(k):
        test = np.zeros(n, dtype=bool)
        test[j::k] = True
        w = overfitting.polynomial_fit(x[~test], y[~test], degree)
        residual = y[test] - overfitting.polynomial_predict(x[test], w)
        loss.append(np.sum(residual ** 2) / n)
    return np.array(loss)


# overfitting/expected-noisy-mse


@answer(
    "overfitting/expected-noisy-mse",
    "right",
    "written for the stub",
)
def _(X, y, w, scale):
    n, d = X.shape
    A = np.vstack([X, math.sqrt(n) * scale * np.eye(d)])
    t = np.concatenate([y, np.zeros(d)])
    r = A @ w - t
    return r @ r / n


@answer(
    "overfitting/expected-noisy-mse",
    "N kept in the noise term",
    "https://studyx.ai/homework/109167679-final-answer-the-relationship-between-minimizing-the-sum-of-squares-error-averaged-over"
    " (PRML exercise 3.4, lambda from N sigma**2)",
    "the factor N of the sum of squares is kept, though the error is a mean: the noise term is n times "
    "too large",
)
def _(X, y, w, scale):
    n = len(y)
    mse = np.mean((X @ w - y) ** 2)
    return mse + n * scale ** 2 * np.sum(w ** 2)


@answer(
    "overfitting/expected-noisy-mse",
    "noise added to the targets",
    "https://www.rohan-paul.com/p/ml-interview-q-series-objective-function (follow-up: how does input "
    "noise differ from output noise)",
    "the noise is treated as if it were on the targets; the weights that multiply it are forgotten. w ="
    " 0 and scale = 1 gives 1 too much; w = [3, 4], scale = 1 adds 1 instead of 25",
)
def _(X, y, w, scale):
    residual = y - X @ w
    # the noise adds its variance to every squared error
    return np.mean(residual ** 2) + scale ** 2


@answer(
    "overfitting/expected-noisy-mse",
    "deviations added",
    "my variation on the derivation at "
    "https://studyx.ai/homework/109167807-1-minimizing-the-sum-of-squares-error-averaged-over-noisy-data-2-minimizing-the-standard"
    " (step 'using the property of variance'); no thread with exactly this line found",
    "adds standard deviations, not variances: (scale * sum(w))**2 would hold if all features of an "
    "example got the same noise. w = [1, -1], scale = 1 adds 0 instead of 2; w = [1, 1] adds 4 instead "
    "of 2",
)
def _(X, y, w, scale):
    prediction = X @ w
    noise = scale * w.sum()          # standard deviation of noise @ w
    return np.mean((prediction - y) ** 2) + noise ** 2


# overfitting/choose-and-test


@answer(
    "overfitting/choose-and-test",
    "right",
    "written for the stub",
)
def _(X, y, n_train, n_val, lams):
    X1, X2, X3 = np.split(X, [n_train, n_train + n_val])
    y1, y2, y3 = np.split(y, [n_train, n_train + n_val])
    Y = (y1[:, None] == np.arange(10)).astype(float)
    G, C = X1.T @ X1, X1.T @ Y
    models = [np.linalg.solve(G + lam * np.eye(len(G)), C) for lam in lams]
    hits = [np.count_nonzero((X2 @ W).argmax(axis=1) == y2) for W in models]
    best = np.lexsort((lams, hits))[-1]
    return lams[best], np.mean((X3 @ models[best]).argmax(axis=1) == y3)


@answer(
    "overfitting/choose-and-test",
    "refitted to both parts",
    "AlexanderKroll/ProSmith issue 10 (training_GB.py, dtrain_val_all)",
    "the chosen lam is right, but the model is fitted once more to training and validation together "
    "before the test",
)
def _(X, y, n_train, n_val, lams):
    def fit(A, labels, lam):
        Y = np.eye(10)[labels]
        return np.linalg.solve(A.T @ A + lam * np.eye(A.shape[1]), A.T @ Y)

    def accuracy(A, labels, W):
        return np.mean((A @ W).argmax(axis=1) == labels)

    end = n_train + n_val
    best_lam, best_acc = None, -1.0
    for lam in sorted(lams):
        W = fit(X[:n_train], y[:n_train], lam)
        acc = accuracy(X[n_train:end], y[n_train:end], W)
        if acc >= best_acc:
            best_lam, best_acc = lam, acc
    W = fit(X[:end], y[:end], best_lam)      # use all the data that we may use
    return best_lam, accuracy(X[end:], y[end:], W)


@answer(
    "overfitting/choose-and-test",
    "last of the list on ties",
    "kunzhan/M-ILBO issue 1 (if val_acc >= best_val_acc); on ties to the largest lambda, JuliaAI/MLJ.jl"
    " issue 487",
    "on ties it takes the last of the list, which is the largest only if `lams` rises",
)
def _(X, y, n_train, n_val, lams):
    d = X.shape[1]
    X_train, y_train = X[:n_train], y[:n_train]
    X_val, y_val = X[n_train:n_train + n_val], y[n_train:n_train + n_val]
    X_test, y_test = X[n_train + n_val:], y[n_train + n_val:]
    Y = np.eye(10)[y_train]
    best_val_acc = 0
    for lam in lams:
        W = np.linalg.solve(X_train.T @ X_train + lam * np.eye(d), X_train.T @ Y)
        val_acc = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
        if val_acc >= best_val_acc:
            best_val_acc = val_acc
            best_lam = lam
            test_acc = np.mean(np.argmax(X_test @ W, axis=1) == y_test)
    return best_lam, test_acc


@answer(
    "overfitting/choose-and-test",
    "validation cut from training",
    "anuragranj/coma issue 5 (train = train[:-nVal]; val = train[-nVal:])",
    "the validation digits are cut from the end of the training part, after that was cut off already; "
    "the real ones are never used",
)
def _(X, y, n_train, n_val, lams):
    X_test, y_test = X[n_train + n_val:], y[n_train + n_val:]
    X_train, y_train = X[:n_train], y[:n_train]
    X_val, y_val = X_train[-n_val:], y_train[-n_val:]
    identity = np.eye(X.shape[1])
    Y = np.eye(10)[y_train]
    best = (-1, None, None)
    for lam in lams:
        W = np.linalg.solve(X_train.T @ X_train + lam * identity, X_train.T @ Y)
        acc = np.mean((X_val @ W).argmax(axis=1) == y_val)
        best = max(best, (acc, lam, np.mean((X_test @ W).argmax(axis=1) == y_test)))
    return best[1], best[2]


# overfitting/mirror-copies


@answer(
    "overfitting/mirror-copies",
    "right",
    "written for the stub",
)
def _(images, y, safe):
    safe = set(safe)
    rows = np.array([i for i, label in enumerate(y) if label in safe], dtype=int)
    mirrored = np.flip(np.take(images, rows, axis=0), axis=-1)
    return np.append(images, mirrored, axis=0), np.append(y, y[rows])


@answer(
    "overfitting/mirror-copies",
    "fliplr of the batch",
    "cchen156/Learning-to-See-in-the-Dark issue #55 and lavi135246/pytorch-Learning-to-See-in-the-Dark "
    "issue #11 (axis of flip counted as for a single image)",
    "np.fliplr on the whole batch: it reverses axis 1, which here is the height, so the copies stand "
    "upside down instead of being mirrored left to right",
)
def _(images, y, safe):
    mask = np.isin(y, safe)
    flipped = np.fliplr(images[mask])
    return np.concatenate((images, flipped)), np.concatenate((y, y[mask]))


@answer(
    "overfitting/mirror-copies",
    "fliplr thrown away",
    "Eaphan/NCLR issue #10 ('np.fliplr(img) does not modify img in place')",
    "the result of np.fliplr is thrown away: the copies are added, but not mirrored",
)
def _(images, y, safe):
    copies = images[np.isin(y, safe)].copy()
    for img in copies:
        np.fliplr(img)
    return np.concatenate([images, copies]), np.concatenate([y, y[np.isin(y, safe)]])


@answer(
    "overfitting/mirror-copies",
    "class by class",
    "jtavara23/Peru_Traffic_Sign_Classification augmentDataProcess.py (flip_extend, loop over the classes)",
    "the mirrored copies are appended class by class, in the order of the list safe, instead of in the "
    "order of the images",
)
def _(images, y, safe):
    X_extended = images
    y_extended = y
    for c in safe:
        X_extended = np.append(X_extended, images[y == c][:, :, ::-1], axis=0)
        missing = X_extended.shape[0] - y_extended.shape[0]
        y_extended = np.append(y_extended, np.full(missing, c, dtype=y.dtype))
    return X_extended, y_extended


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
    return int(over[0]) + 1 if len(over) else len(losses)


@answer(
    "overfitting/stop-epoch",
    "tolerated loss replaces the best",
    "keras-team/keras issue #4360 ('self.best can be reset to current even if current is worse')",
    "a loss within the tolerance replaces the best one, even if it is worse, so each loss is compared "
    "with the one before",
)
def _(losses, alpha):
    best = losses[0]
    for epoch, loss in enumerate(losses, start=1):
        if loss <= best * (1 + alpha / 100):
            best = loss
        else:
            return epoch
    return len(losses)


@answer(
    "overfitting/stop-epoch",
    "bracket in the wrong place",
    "code corpus, file id 22146912002: return 100 * (error / error_opt) - 1 (generalization_loss)",
    "a parenthesis in the wrong place: 100 * (loss / best) - 1 instead of 100 * (loss / best - 1)",
)
def _(losses, alpha):
    best = float("inf")
    for epoch, loss in enumerate(losses, start=1):
        best = min(best, loss)
        generalization_loss = 100 * (loss / best) - 1
        if generalization_loss > alpha:
            return epoch
    return len(losses)


@answer(
    "overfitting/stop-epoch",
    "epochs from 0",
    "StatsDLMathsRecomSys/Inductive-representation-learning-on-temporal-graphs issue #14 (index shift by 1)",
    "the epochs are counted from 0: the number returned is one too small whenever the rule stops ([1, "
    "2] with alpha = 5 gives 1 instead of 2)",
)
def _(losses, alpha):
    best = losses[0]
    for epoch, loss in enumerate(losses):
        if loss < best:
            best = loss
        if loss > best * (1 + alpha / 100):
            return epoch
    return len(losses)
