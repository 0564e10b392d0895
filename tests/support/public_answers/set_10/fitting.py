"""A tenth set of public answers, to the exercises about fitting, losses and logistic regression."""

import math

import numpy as np
from support.public_answers.model import collect

from dlbasics import overfitting
from dlbasics.activations import sigmoid, softmax

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


# regularization/lambda-max


@answer(
    "regularization/lambda-max",
    "right",
    "written for the stub",
)
def _(X, y):
    residual = y - y.mean()
    slopes = [-2 * np.mean(column * residual) for column in X.T]
    return max(max(slopes), -min(slopes))


@answer(
    "regularization/lambda-max",
    "targets not centred",
    "https://github.com/benchopt/benchmark_lasso/pull/71 ('FIX correct alpha_max when using "
    "intercept'); benchopt benchmarks/lasso/datasets.py get_lmbd_max",
    "the targets are not centred, as if there were no free bias: 2 / n * max |X.T y|. Right only if the"
    " mean of y is 0 (or all columns of X have mean 0); usually too large",
)
def _(X, y):
    n = len(y)
    return 2 * np.abs(X.T @ y).max() / n


@answer(
    "regularization/lambda-max",
    "absolute value after the maximum",
    "find_string 'np.abs(np.max(X.T': script on the leukemia data, file id 3094449319 (lambda max = "
    "np.abs(np.max(X.T @ y)) / n)",
    "the absolute value is taken after the maximum: if the strongest slope is negative it is not found,"
    " and the largest signed one is taken (slopes -6 and 2 give 2 and not 6)",
)
def _(X, y):
    n, _d = X.shape
    r = y - np.mean(y)
    return 2 * np.abs(np.max(X.T @ r)) / n


@answer(
    "regularization/lambda-max",
    "columns standardized",
    "https://github.com/JuliaStats/Lasso.jl/issues/11 ('Lasso.jl standardizes each column by its "
    "standard deviation by default')",
    "standardizes the columns of X first, as glmnet and Lasso.jl do by default: the value is for other "
    "features",
)
def _(X, y):
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    r = y - y.mean()
    return np.abs(2 * (Z.T @ r) / len(y)).max()


# regularization/max-norm


@answer(
    "regularization/max-norm",
    "right",
    "written for the stub",
)
def _(W, limit):
    out = np.array(W, dtype=float)
    for j in range(out.shape[1]):
        length = np.linalg.norm(out[:, j])
        if length > limit:
            out[:, j] *= limit / length
    return out


@answer(
    "regularization/max-norm",
    "size of each weight",
    "https://github.com/keras-team/keras/issues/3628 (norms = K.sqrt(K.square(p))); apache/mxnet "
    "csharp-package/src/MxNet/NN/Constraints/MaxNorm.cs",
    "the sum is missing: sqrt(w^2) is the size of each single weight, so every weight is cut to the "
    "range -limit to limit",
)
def _(W, limit):
    norms = np.sqrt(np.square(W))
    desired = np.clip(norms, 0, limit)
    return W * (desired / np.maximum(norms, 1e-12))


@answer(
    "regularization/max-norm",
    "one length, always scaled",
    "lewisl/SimpleNN python_examples/hints.py (z2 = z .* (2.5/norm(z)))",
    "takes the length of the whole matrix and always scales to limit, also what is shorter: all columns"
    " get the same factor, small matrices grow",
)
def _(W, limit):
    length = np.sqrt((W**2).sum())
    return W * (limit / length)


@answer(
    "regularization/max-norm",
    "in place, with an eps",
    "keras MaxNorm as quoted in https://github.com/vlawhern/arl-eegmodels/issues/1; the shrinking in "
    "https://github.com/lisa-lab/pylearn2/issues/1126",
    "w *= changes the caller's W itself, which the statement forbids; and + 1e-7 in the denominator "
    "shrinks every column a little, also those that should stay (visible for columns with a length near"
    " 1e-6)",
)
def _(W, limit):
    norms = np.sqrt(np.sum(np.square(W), axis=0, keepdims=True))
    desired = np.clip(norms, 0, limit)
    W *= desired / (1e-7 + norms)
    return W


# regularization/penalized-gradient


@answer(
    "regularization/penalized-gradient",
    "right",
    "written for the stub",
)
def _(X, y, w, b, lam):
    n, d = X.shape
    dw, db = np.zeros(d), 0.0
    for i in range(n):
        error = float(np.dot(X[i], w)) + b - y[i]
        dw += 2 * error * X[i] / n
        db += 2 * error / n
    for j in range(d):
        dw[j] += 2 * lam * w[j]
    return dw, db


@answer(
    "regularization/penalized-gradient",
    "penalty over n",
    "ageron/handson-ml3 issue #118 (2 alpha w / m); code corpus compute_gradient_linear_reg ((lambda_ /"
    " m) * w[j], course of A. Ng)",
    "the gradient of the penalty is divided by the number of examples as well (2 * lam * w / n), as in "
    "losses where the penalty stands inside the mean",
)
def _(X, y, w, b, lam):
    m = X.shape[0]
    Y_pred = X.dot(w) + b
    dW = -(2 * X.T.dot(y - Y_pred) - 2 * lam * w) / m
    db = -2 * np.sum(y - Y_pred) / m
    return dW, db


@answer(
    "regularization/penalized-gradient",
    "sum of the weights",
    "ageron/handson-ml2 issue #510 (alpha * theta_ridge[1], a single number, added to the whole "
    "gradient vector); adapted",
    "the sum of the penalty survives the derivative: the NUMBER 2 * lam * sum(w) is added to every "
    "entry by broadcasting, instead of 2 * lam * w_j",
)
def _(X, y, w, b, lam):
    error = X @ w + b - y
    dw = 2 * X.T @ error / len(y) + 2 * lam * np.sum(w)
    db = 2 * error.mean()
    return dw, db


@answer(
    "regularization/penalized-gradient",
    "bias penalized",
    "code corpus: class Ridge of @tushushu ('L = (y - W * X - b) ^ 2 + alpha * (W, b) ^ 2 ... dL/db = "
    "-2 * (y - y_hat) + 2 * alpha * b')",
    "the bias is penalized too: 2 * lam * b is added to db, though the loss has only w in the penalty. "
    "dw is right; db is wrong for b != 0 and lam != 0",
)
def _(X, y, w, b, lam):
    y_hat = X @ w + b
    dw = (-2 * (y - y_hat)[:, None] * X).mean(axis=0) + 2 * lam * w
    db = (-2 * (y - y_hat)).mean() + 2 * lam * b
    return dw, db


# regularization/drop-channels


@answer(
    "regularization/drop-channels",
    "right",
    "written for the stub",
)
def _(images, u, drop_prob):
    out = np.zeros(np.shape(images))
    for i, c in np.argwhere(u >= drop_prob):
        out[i, c] = images[i, c] / (1.0 - drop_prob)
    return out


@answer(
    "regularization/drop-channels",
    "share that survived",
    "modern-fortran/neural-fortran pull request #194 'Dropout layer' (the effective dropout rate is not"
    " exactly the specified one; rescaling); adapted",
    "the surviving channels are divided by the share that HAPPENED to survive (mean of the mask) "
    "instead of by 1 - drop_prob",
)
def _(images, u, drop_prob):
    keep = (u >= drop_prob).astype(float)
    mask = keep / keep.mean()          # the expected size stays the same
    return images * mask[:, :, None, None]


@answer(
    "regularization/drop-channels",
    "alias of the images",
    "rohan-varma/neuralnets issue #1 (compute_dropout works in place on the given activations: "
    "activations /= ..., activations *= mult); adapted to channels",
    "`out` is only another name for `images`, so the dropped channels are set to 0 in the caller's "
    "array as well",
)
def _(images, u, drop_prob):
    out = images
    out[u < drop_prob] = 0             # whole channels, all their pixels
    return out / (1 - drop_prob)


@answer(
    "regularization/drop-channels",
    "drop_prob as keep probability",
    "nilbahaaeddine/M1_CNN src/classes/dropout.py (np.random.binomial(1, self.drop_probability, ...) / "
    "self.drop_probability); v-iashin/CS231n pull request #8",
    "drop_prob is treated as the probability to keep: channels with u < drop_prob survive and are "
    "divided by drop_prob",
)
def _(images, u, drop_prob):
    n, channels = u.shape
    mask = (u < drop_prob).astype(float) / drop_prob
    return images * mask.reshape(n, channels, 1, 1)


# regularization/sparse-diagnosis


@answer(
    "regularization/sparse-diagnosis",
    "right",
    "written for the stub",
)
def _(X, y, X_new, lam, lr, steps):
    mean, std = X.mean(axis=0), X.std(axis=0)
    Z = (X - mean) / std
    n = len(y)
    # everything the slopes need, computed once
    gram, center, cross, level = Z.T @ Z / n, Z.mean(axis=0), Z.T @ y / n, np.mean(y)
    w, b, t = np.zeros(X.shape[1]), 0.0, lr * lam
    for _ in range(steps):
        slope_w = 2 * (gram @ w + b * center - cross)
        slope_b = 2 * (center @ w + b - level)
        v = w - lr * slope_w
        w = v - np.clip(v, -t, t)      # the soft threshold
        b = b - lr * slope_b
    return w, (X_new - mean) / std @ w + b


@answer(
    "regularization/sparse-diagnosis",
    "sign of the weights",
    "page click4ai.perfionixai.com/problems/lasso-regression (dw = (2/n) X^T (y_pred - y) + alpha * "
    "sign(w)); sophiamyang.github.io 'Lasso regression from scratch, subgradient method'",
    "subgradient descent: lam * sign(w) is added to the slope instead of the soft threshold",
)
def _(X, y, X_new, lam, lr, steps):
    mu, sd = X.mean(axis=0), X.std(axis=0)
    Xs = (X - mu) / sd
    n, d = Xs.shape
    w, b = np.zeros(d), 0.0
    for _ in range(steps):
        error = Xs @ w + b - y
        dw = (2 / n) * (Xs.T @ error) + lam * np.sign(w)
        db = (2 / n) * np.sum(error)
        w = w - lr * dw
        b = b - lr * db
    return w, (X_new - mu) / sd @ w + b


@answer(
    "regularization/sparse-diagnosis",
    "column of ones thresholded",
    "page github.com/martincho48/Portfolio (LASSO with np.ones column; there the threshold skips "
    "beta[0]) and glm-tools/pyglmnet issue #383 (beta[1:] with fit_intercept); here the exception is "
    "forgotten",
    "a column of ones carries the bias and the soft threshold is applied to the whole vector, so the "
    "bias is pulled to 0 as well. w is nearly right (centered features), but the predictions are "
    "shifted by about lam / 2 towards 0",
)
def _(X, y, X_new, lam, lr, steps):
    mean, std = X.mean(axis=0), X.std(axis=0)
    A = np.hstack((np.ones((X.shape[0], 1)), (X - mean) / std))
    A_new = np.hstack((np.ones((X_new.shape[0], 1)), (X_new - mean) / std))
    beta = np.zeros(A.shape[1])
    for _ in range(steps):
        gradient = 2 / len(y) * A.T @ (A @ beta - y)
        beta = beta - lr * gradient
        beta = np.sign(beta) * np.maximum(0, np.abs(beta) - lr * lam)
    return beta[1:], A_new @ beta


@answer(
    "regularization/sparse-diagnosis",
    "half the threshold, own statistics",
    "CoAxLab/DataSciencePsychNeuro issue #6 (soft threshold lambda / 2); cs109/a-2017 issue #11 (test "
    "data standardized by its own mean and deviation); two mistakes combined",
    "the threshold is half of what fits the step (lr * lam / 2, from the closed formula of the lasso "
    "with lambda / 2) although the slope already has its factor 2",
)
def _(X, y, X_new, lam, lr, steps):
    Xs = (X - X.mean(axis=0)) / X.std(axis=0)
    Xs_new = (X_new - X_new.mean(axis=0)) / X_new.std(axis=0)
    w = np.zeros(X.shape[1])
    b = 0.0
    for _ in range(steps):
        r = Xs @ w + b - y
        u = w - lr * 2 * Xs.T @ r / len(y)
        b = b - lr * 2 * r.mean()
        w = np.sign(u) * np.maximum(np.abs(u) - lr * lam / 2, 0)
    return w, Xs_new @ w + b


# losses/huber


@answer(
    "losses/huber",
    "right",
    "written for the stub",
)
def _(y, y_hat, delta):
    e = y_hat - y
    c = np.clip(e, -delta, delta)
    return np.mean(c * (e - c / 2))


@answer(
    "losses/huber",
    "weight times the square",
    "https://github.com/tum-vision/lsd_slam/issues/120 (wh * w_p * rp * rp, 'only a discontinuity in "
    "the derivative')",
    "uses the Huber weight min(1, delta / |e|) on e^2 / 2: beyond delta the cost is delta |e| / 2",
)
def _(y, y_hat, delta):
    r = np.abs(y_hat - y)
    weight = np.where(r <= delta, 1.0, delta / np.maximum(r, delta))
    return np.mean(weight * r**2 / 2)


@answer(
    "losses/huber",
    "square divided by 1 + e^2",
    "https://github.com/unibas-gravis/scalismo/issues/260",
    "divides the quadratic part by 1 + e^2: small errors cost too little (e = 1, delta = 2: 0.25 and "
    "not 0.5) and there is a jump at delta",
)
def _(y, y_hat, delta):
    v = y_hat - y
    quadratic = (v * v / 2) / (1 + v * v)
    linear = delta * (np.abs(v) - delta / 2)
    return np.mean(np.where(np.abs(v) < delta, quadratic, linear))


@answer(
    "losses/huber",
    "no absolute value in the test",
    "https://github.com/ml-explore/mlx/pull/1986 (condition (x - y) < beta in the formula)",
    "the test has no absolute value: e < delta is true for every negative error, so a large negative "
    "error (prediction far too low) keeps the square",
)
def _(y, y_hat, delta):
    e = y_hat - y
    losses = np.where(e < delta, 0.5 * e**2, delta * (np.abs(e) - 0.5 * delta))
    return losses.mean()


# losses/bernoulli-kl


@answer(
    "losses/bernoulli-kl",
    "right",
    "written for the stub",
)
def _(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        heads = p * (np.log(p) - np.log(q))
        tails = (1 - p) * (np.log(1 - p) - np.log(1 - q))
    # 0 times an infinity is nan here, and counts as 0
    return np.nansum([heads, tails], axis=0)


@answer(
    "losses/bernoulli-kl",
    "terms only where both are positive",
    "search corpus code: Julia function 'The binary Kullback-Leibler divergence.' KL(q, p), if (q > 0.0"
    " && p > 0.0) (repository not named by the search)",
    "a term is taken only where both p and q are above 0 (or below 1), so a belief that rules out what "
    "can happen costs nothing at that place: p = 0.5, q = 0 gives 0.5 log 0.5 = -0.35, p = 1, q = 0 "
    "gives 0, where inf is asked",
)
def _(p, q):
    kl = np.zeros(len(p))
    a = (p > 0) & (q > 0)
    kl[a] += p[a] * np.log(p[a] / q[a])
    a = (p < 1) & (q < 1)
    kl[a] += (1 - p[a]) * np.log((1 - p[a]) / (1 - q[a]))
    return kl


@answer(
    "losses/bernoulli-kl",
    "guard around the whole divergence",
    "madlabunimib/MADBayes weighted_imputation/backends/numba/algorithms/kullback_leibler_divergence.py"
    " and TheAlgorithms/Python pull 13635 (filter y_true != 0), carried over to a coin",
    "the guard `p != 0` is put around the whole divergence: for p = 0 the result is 0, where -log(1 - "
    "q) is due (p = 0, q = 0.5 gives 0 and not 0.693; p = 0, q = 1 gives 0 and not inf)",
)
def _(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        kl = p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q))
    return np.where(p != 0, kl, 0.0)


@answer(
    "losses/bernoulli-kl",
    "both clipped at 1e-15",
    "chengsoonong/digbeta python/digbeta/kullback.py klBern",
    "keeps q (and p) away from 0 and 1 by 1e-15: where inf is asked it gives a finite number (p = 1, q "
    "= 0 gives 34.5; p = 0.5, q = 0 gives 16.6)",
)
def _(p, q):
    eps = 1e-15
    x = np.minimum(np.maximum(p, eps), 1 - eps)
    y = np.minimum(np.maximum(q, eps), 1 - eps)
    return x * np.log(x / y) + (1 - x) * np.log((1 - x) / (1 - y))


# losses/label-smoothing


@answer(
    "losses/label-smoothing",
    "right",
    "written for the stub",
)
def _(y, z, smoothing):
    # the targets sum to 1, so the loss is log-sum-exp minus the expected logit
    lse = np.logaddexp.reduce(z, axis=1)
    true = np.take_along_axis(z, y[:, None], axis=1)[:, 0]
    expected = (1 - smoothing) * true + smoothing * z.mean(axis=1)
    return np.mean(lse - expected)


@answer(
    "losses/label-smoothing",
    "1 / k added to every class",
    "https://github.com/TimDettmers/ConvE/issues/55",
    "adds 1 / k to every class in place of smoothing / k: the targets of a row sum to 2 - smoothing",
)
def _(y, z, smoothing):
    n, k = z.shape
    z = z - z.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    target = np.zeros((n, k))
    target[np.arange(n), y] = 1
    target = (1.0 - smoothing) * target + (1.0 / k)
    return -np.mean((target * log_p).sum(axis=1))


@answer(
    "losses/label-smoothing",
    "1 - smoothing / k",
    "https://github.com/ildoonet/pytorch-randaugment/issues/30 (target * (1. - s_by_c) + smooth)",
    "shrinks the one-hot label by 1 - smoothing / k in place of 1 - smoothing: the true class gets the "
    "target 1 and the row sums to 1 + smoothing (k - 1) / k",
)
def _(y, z, smoothing):
    _n, k = z.shape
    s_by_c = smoothing / k
    target = np.eye(k)[y] * (1.0 - s_by_c) + s_by_c
    m = z.max(axis=1, keepdims=True)
    log_p = z - m - np.log(np.exp(z - m).sum(axis=1, keepdims=True))
    return np.mean(-(target * log_p).sum(axis=1))


@answer(
    "losses/label-smoothing",
    "1e-4 in the logarithm",
    "https://github.com/MarvinTeichmann/tensorflow-fcn/issues/18 (softmax = tf.nn.softmax(logits) + "
    "epsilon, epsilon = 1e-4)",
    "a stable softmax, but then log(p + 1e-4): every -log p is capped at 9.2, and already at moderate "
    "logits the small probabilities are off (p = 1e-4 costs 8.5 and not 9.2)",
)
def _(y, z, smoothing):
    n, k = z.shape
    epsilon = 1e-4
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True) + epsilon       # never log(0)
    target = np.full((n, k), smoothing / k)
    target[np.arange(n), y] += 1 - smoothing
    return -np.mean(np.sum(target * np.log(p), axis=1))


# losses/pinball


@answer(
    "losses/pinball",
    "right",
    "written for the stub",
)
def _(y, y_hat, q):
    # half the absolute error, tilted by q - 1/2
    error = np.subtract(y, y_hat)
    return (0.5 * np.abs(error) + (q - 0.5) * error).mean()


@answer(
    "losses/pinball",
    "maximum of absolute errors",
    "Nixtla/utilsforecast pull request #63 'correct calculation of quantile loss' (max(q * abs(y_hat - "
    "y), (q - 1) * abs(y_hat - y)))",
    "the maximum is taken over multiples of the ABSOLUTE error, so q * |e| always wins: a prediction "
    "that is too high by 1 costs q instead of 1 - q",
)
def _(y, y_hat, q):
    delta_y = np.abs(y_hat - y)
    return np.mean(np.maximum(q * delta_y, (q - 1) * delta_y))


@answer(
    "losses/pinball",
    "signed difference",
    "scikit-learn/scikit-learn pull request #6133 / issue #6076 'Bug in QuantileLossFunction' (alpha * "
    "diff[mask].sum() + (1.0 - alpha) * diff[~mask].sum()); VowpalWabbit/vowpal_wabbit issue #370",
    "the signed difference is weighted on both sides: for a prediction that is too high the cost is "
    "negative, -(1 - q) * |e|, and cancels the others. y = [0, 0], y_hat = [-1, 1], q = 0.5 gives 0 "
    "instead of 0.5",
)
def _(y, y_hat, q):
    diff = y - y_hat
    mask = y > y_hat
    loss = q * diff[mask].sum() + (1.0 - q) * diff[~mask].sum()
    return loss / y.shape[0]


@answer(
    "losses/pinball",
    "a mean for each side",
    "ml-stat-Sustech/TorchCP issue #27 'Quantile Loss Or Pinball loss not properly implemented' (wrong "
    "reduction over the examples); two-sided form of the code corpus function pinball_loss(predictions,"
    " actuals, q); adapted",
    "the two kinds of mistakes are averaged each over its own examples and the two means are added, "
    "instead of one mean over all n. y = [1, 1, 1], y_hat = [0, 0, 2], q = 0.5 gives 1.0 instead of 0.5",
)
def _(y, y_hat, q):
    low = y_hat < y
    high = y_hat > y
    loss = 0.0
    if low.any():
        loss += q * np.mean(y[low] - y_hat[low])
    if high.any():
        loss += (1 - q) * np.mean(y_hat[high] - y[high])
    return loss


# losses/weighted-bce


@answer(
    "losses/weighted-bce",
    "right",
    "written for the stub",
)
def _(y, z, pos_weight):
    # -log sigmoid(z) = logaddexp(0, -z), -log(1 - sigmoid(z)) = logaddexp(0, z)
    present = np.logaddexp(0.0, -z) * pos_weight
    absent = np.logaddexp(0.0, z)
    return np.where(y == 1, present, absent).sum() / np.size(z)


@answer(
    "losses/weighted-bce",
    "weight on log1p alone",
    "tensorflow/tensorflow issue #15791 (my_binary_crossentropy_np: loss2 = l * log(1 + exp(-abs)), "
    "loss3 = maximum(-output, 0), added up)",
    "in the stable formula the weight multiplies only log(1 + exp(-|z|)); max(-z, 0) stands outside the"
    " bracket",
)
def _(y, z, pos_weight):
    weight = 1.0 + (pos_weight - 1.0) * y
    loss1 = (1.0 - y) * z
    loss2 = weight * np.log1p(np.exp(-np.abs(z)))
    loss3 = np.maximum(-z, 0)
    return np.mean(loss1 + loss2 + loss3)


@answer(
    "losses/weighted-bce",
    "divided by the weights",
    "libuyu/GHM_Detection issue #19 'loss is too small' (question of dividing weighted BCE by the total"
    " of the weights); adapted to pos_weight",
    "a weighted average: the sum is divided by the sum of the weights instead of by the number of entries",
)
def _(y, z, pos_weight):
    bce = np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))
    weights = np.where(y == 1, pos_weight, 1.0)
    return np.sum(weights * bce) / np.sum(weights)


@answer(
    "losses/weighted-bce",
    "weight on both, clipped",
    "Teppei-Kanayama/NucleusDetection main/myloss.py (weighted_loss = weight * loss, eps in the log); "
    "readerbench/IRVIN architectures/bce_weights.py (clip to epsilon); two mistakes combined",
    "goes through the probability and clips it at 1e-7, so no cost can exceed 16.1: a present label "
    "with z = -1000 costs 16.1 instead of 1000",
)
def _(y, z, pos_weight):
    eps = 1e-7
    p = 1 / (1 + np.exp(-np.clip(z, -500, 500)))
    p = np.clip(p, eps, 1 - eps)
    loss = -(y * np.log(p) + (1 - y) * np.log(1 - p))
    return np.mean(pos_weight * loss)


# losses/calibrate-digits


@answer(
    "losses/calibrate-digits",
    "right",
    "written for the stub",
)
def _(z, y, temperatures):
    best_t, best_cost = None, math.inf
    for t in temperatures:
        s = z / t
        cost = (np.logaddexp.reduce(s, axis=1)
                - np.take_along_axis(s, y[:, None], axis=1)[:, 0]).mean()
        if cost < best_cost:
            best_t, best_cost = t, cost
    return best_t, best_cost


@answer(
    "losses/calibrate-digits",
    "logits overwritten",
    "Adibvafa/CodonTransformer pull request #20 'Fix multiple temperature scaling in "
    "sample_non_deterministic()' (temperature modifying the logits again and again)",
    "the logits are overwritten in the loop, so each temperature is applied on top of all the earlier "
    "ones (for [1, 2, 3] the third one acts as 6)",
)
def _(z, y, temperatures):
    rows = np.arange(len(y))
    costs = []
    for t in temperatures:
        z = z / t
        z = z - z.max(axis=1, keepdims=True)
        logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
        costs.append(-np.mean(logp[rows, y]))
    best = np.argmin(costs)
    return temperatures[best], costs[best]


@answer(
    "losses/calibrate-digits",
    "log-probabilities divided",
    "PrimeIntellect-ai/prime-rl pull request #697 'Fix temperature scaling of vLLM logprobs' (logprobs "
    "/= temperature)",
    "the temperature divides the log-probabilities after the softmax, without normalizing again",
)
def _(z, y, temperatures):
    z = z - z.max(axis=1, keepdims=True)
    logprobs = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    picked = logprobs[np.arange(len(y)), y]
    costs = [-(picked / t).mean() for t in temperatures]
    best = np.argmin(costs)
    return temperatures[best], costs[best]


@answer(
    "losses/calibrate-digits",
    "logarithm to base 10",
    "huawei-noah/Efficient-Computing issue #12 (log10 for entropy beside the natural log of PyTorch); "
    "np.log(p + 1e-12) from the code corpus class TemperatureScaler",
    "the temperature is chosen right, but the cost is in decimal digits (log10) instead of nats: "
    "smaller by the factor 2.3026",
)
def _(z, y, temperatures):
    def nll(t):
        s = z / t
        s = s - s.max(axis=1, keepdims=True)
        probs = np.exp(s) / np.exp(s).sum(axis=1, keepdims=True)
        p = probs[np.arange(len(y)), y]
        return -np.mean(np.log10(p + 1e-12))
    costs = np.array([nll(t) for t in temperatures])
    i = np.argmin(costs)
    return temperatures[i], costs[i]


# logistic_regression/odds-ratio


@answer(
    "logistic_regression/odds-ratio",
    "right",
    "written for the stub",
)
def _(w, sd, step):
    # the rise in standard deviations, then in bits, then the power of two
    rise = np.divide(step, sd)
    return np.exp2(w * rise * np.log2(np.e))


@answer(
    "logistic_regression/odds-ratio",
    "times sd",
    "https://github.com/salesforce/TransmogrifAI/pull/345 (review asks why the coefficients are "
    "multiplied by featureStd)",
    "multiplies by the standard deviation where it should divide: exp(w * sd * step)",
)
def _(w, sd, step):
    w_original = w * sd        # weight per original unit
    return np.exp(w_original * step)


@answer(
    "logistic_regression/odds-ratio",
    "percent times units",
    "https://imathworks.com/cv/interpretation-of-continuous-variable-in-an-odds-ratio-for-logistic-regression/"
    " (copy of a Cross Validated question)",
    "takes the percentage of one unit times the number of units (2% per year, so 20% in ten years): the"
    " factor must be raised to a power",
)
def _(w, sd, step):
    per_unit = np.exp(w / sd) - 1      # e.g. 0.02: the odds rise by 2% per unit
    return 1 + per_unit * step


@answer(
    "logistic_regression/odds-ratio",
    "one unit rounded to 3 decimals",
    "http://www.childrensmercy.org/stats/weblog2005/ContinuousVariables.aspx (1.002 to the power 1000) "
    "and https://github.com/d2l-ai/d2l-en/pull/2158 (np.around(np.exp(lr.coef_[0]), 3))",
    "rounds the odds ratio of one unit to 3 decimals before it is raised to the power step: with a "
    "large sd everything is lost (w = 0.5, sd = 2000, step = 1000 gives 1.0 and not 1.284); otherwise "
    "the third digit is wrong",
)
def _(w, sd, step):
    one_unit = np.around(np.exp(w / sd), 3)
    return one_unit ** step


# logistic_regression/l2-step


@answer(
    "logistic_regression/l2-step",
    "right",
    "written for the stub",
)
def _(X, y, w, b, lr, lam):
    # one vector for all parameters; a column of ones carries the bias
    A = np.column_stack([X, np.ones(len(X))])
    theta = np.append(w, float(b))
    grad = A.T @ (sigmoid(A @ theta) - y) / len(y)
    grad[:-1] += 2 * lam * w
    theta = theta - lr * grad
    return theta[:-1], theta[-1]


@answer(
    "logistic_regression/l2-step",
    "bias with the new weights",
    "https://github.com/PauloCarvalhoRJ/gammaray/issues/279 (check for simultaneous updating); the same"
    " in https://github.com/bfortuner/ml-glossary/pull/26",
    "no simultaneous update: the gradient of the bias is computed with the new weights. w is right; b "
    "is wrong whenever lr > 0 and w moves",
)
def _(X, y, w, b, lr, lam):
    n = len(y)
    w = w - lr * (X.T @ (sigmoid(X @ w + b) - y) / n + 2 * lam * w)
    b = b - lr * (sigmoid(X @ w + b) - y).sum() / n
    return w, b


@answer(
    "logistic_regression/l2-step",
    "first weight taken for the bias, no copy",
    "https://github.com/dibgerge/ml-coursera-python-assignments/issues/45 (thetaZero = theta; "
    "thetaZero[1] = 0); the aliasing also in lawlite19/MachineLearning_Python issue 4",
    "two mistakes: takes w[0] for the bias and spares it from the penalty, and `reg = w` is no copy, so"
    " w[0] is set to 0 in the caller's array and the step starts from 0 there",
)
def _(X, y, w, b, lr, lam):
    n = len(y)
    error = sigmoid(X @ w + b) - y
    reg = w
    reg[0] = 0                 # the bias is not penalized
    dw = X.T @ error / n + 2 * lam * reg
    db = error.sum() / n
    return w - lr * dw, b - lr * db


@answer(
    "logistic_regression/l2-step",
    "lambda over 2n",
    "https://github.com/dibgerge/ml-coursera-python-assignments/pull/76 and "
    "fengdu78/Coursera-ML-AndrewNg-Notes issue 82 (lambda / m * theta_j)",
    "penalty of the Coursera course, lambda / (2 n) * sum of squares: the gradient is lam / n * w in "
    "place of 2 * lam * w, too small by the factor 2 n",
)
def _(X, y, w, b, lr, lam):
    m = X.shape[0]
    h = sigmoid(X @ w + b)
    dw = (1 / m) * (X.T @ (h - y)) + (lam / m) * w
    db = (1 / m) * (h - y).sum()
    return w - lr * dw, b - lr * db


# logistic_regression/auc


@answer(
    "logistic_regression/auc",
    "right",
    "written for the stub",
)
def _(y, score):
    negative = np.sort(score[y == 0])
    positive = score[y == 1]
    below = np.searchsorted(negative, positive, side="left")
    not_above = np.searchsorted(negative, positive, side="right")
    return (below + not_above).sum() / (2 * len(negative) * len(positive))


@answer(
    "logistic_regression/auc",
    "argsort of argsort",
    "a-mazzetto/anomaly-detection pvalues/auc_pvalue.py; the same symptom in smartcorelib/smartcore "
    "issue 373",
    "rank formula with argsort of argsort: equal scores get different ranks, in the order of the array,"
    " so a tie counts 0 or 1 by position and not one half. y = [0, 1], score = [5, 5] gives 1 (and 0 "
    "for y = [1, 0]); without ties between the classes it is right",
)
def _(y, score):
    n1 = np.sum(y)
    n0 = len(y) - n1
    order = np.argsort(score, kind="stable")
    rank = np.argsort(order, kind="stable") + 1
    U = np.sum(rank[y == 1]) - n1 * (n1 + 1) / 2
    return U / (n1 * n0)


@answer(
    "logistic_regression/auc",
    "thresholds in steps of 0.2",
    "GriffinJack/TMU_DS ROC.py",
    "runs over thresholds from 0 to 1 in steps of 0.2 and takes the trapezes: two scores between the "
    "same thresholds count as equal, and scores outside 0 to 1 are not seen at all (all above 1, or all"
    " below 0, gives 0 as area)",
)
def _(y, score):
    P = np.sum(y)
    N = len(y) - P
    TPR, FPR = [], []
    for thresh in np.arange(0.0, 1.01, 0.2):
        TPR.append(np.sum((score >= thresh) & (y == 1)) / P)
        FPR.append(np.sum((score >= thresh) & (y == 0)) / N)
    area = 0.0
    for i in range(len(TPR) - 1):
        area += (FPR[i] - FPR[i + 1]) * (TPR[i] + TPR[i + 1]) / 2
    return area


@answer(
    "logistic_regression/auc",
    "absolute distance from one half",
    "sungcheolkim78/pyFiDEL pyFiDEL/ranks.py auc_rank (ans = np.abs(...) / N + .5)",
    "folds a ranking worse than chance to the other side: the absolute value makes 0.2 into 0.8",
)
def _(y, score):
    _values, inverse, counts = np.unique(score, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    rank = (last - (counts - 1) / 2)[inverse]      # mean rank of equal scores
    N = len(y)
    return np.abs(rank[y == 1].mean() - rank[y == 0].mean()) / N + 0.5


# logistic_regression/softmax-gradient


@answer(
    "logistic_regression/softmax-gradient",
    "right",
    "written for the stub",
)
def _(X, y, W, b):
    n, k = len(X), W.shape[1]
    P = softmax(X @ W + b)
    seen = np.zeros((k, X.shape[1]))
    np.add.at(seen, y, X)                  # row c: sum of the inputs of class c
    dW = (np.einsum("nd,nk->dk", X, P) - seen.T) / n
    db = P.mean(axis=0) - np.bincount(y, minlength=k) / n
    return dW, db


@answer(
    "logistic_regression/softmax-gradient",
    "whole columns",
    "find_string '[:, y] -= 1': student file id 15691637066 (comment 'M[:, y] -= 1 wrong why ?') and "
    "file id 36482364926 (dscores[:, y] -= 1)",
    "P[:, y] -= 1 subtracts 1 in all rows, for every class that occurs in y, and not only at the true "
    "class of each row",
)
def _(X, y, W, b):
    n = X.shape[0]
    dscores = np.array(softmax(X @ W + b))
    dscores[:, y] -= 1
    dscores /= n
    dW = X.T @ dscores
    db = dscores.sum(axis=0)
    return dW, db


@answer(
    "logistic_regression/softmax-gradient",
    "mean taken twice for the bias",
    "https://github.com/deeplearning4j/deeplearning4j/pull/366 ('biases are still divided by batch size"
    " twice')",
    "the mean is taken twice for the bias: the errors are divided by n and then averaged once more, so "
    "db is too small by the factor n. dW is right; for n = 1 all is right",
)
def _(X, y, W, b):
    n, k = X.shape[0], W.shape[1]
    delta = (softmax(X @ W + b) - np.eye(k)[y]) / n
    dW = X.T @ delta
    db = delta.mean(axis=0)
    return dW, db


@answer(
    "logistic_regression/softmax-gradient",
    "slope of the softmax once more",
    "https://github.com/hunkim/DeepLearningZeroToAll/issues/20 (d_layer1 = diff * sigma_prime(layer1) "
    "in the lab)",
    "multiplies (p - y) by the slope p (1 - p) of the activation once more, as for a squared error with"
    " a sigmoid: every entry is shrunk (to about a quarter or less), and the columns of the gradient no"
    " longer cancel over the classes",
)
def _(X, y, W, b):
    n = len(X)
    P = softmax(X @ W + b)
    Y = np.eye(W.shape[1])[y]
    diff = P - Y
    d_layer = diff * P * (1 - P)          # through the activation
    dW = X.T @ d_layer / n
    db = d_layer.mean(axis=0)
    return dW, db


# logistic_regression/standardize


@answer(
    "logistic_regression/standardize",
    "right",
    "written for the stub",
)
def _(X, X_new):
    A = np.array(X, dtype=float)
    B = np.array(X_new, dtype=float)
    for j in range(A.shape[1]):
        column = np.array(X[:, j], dtype=float)
        center = column.sum() / len(column)
        if column.min() == column.max():
            spread = 1.0
            center = column[0]
        else:
            spread = math.sqrt(((column - center) ** 2).mean())
        A[:, j] = (A[:, j] - center) / spread
        B[:, j] = (B[:, j] - center) / spread
    return A, B


@answer(
    "logistic_regression/standardize",
    "X overwritten first",
    "code corpus, find_string '/ (X_train.std(axis=0) + 1e-8)', file id 16788000738 (X_train = (X_train"
    " - X_train.mean(axis=0)) / ...; X_val = (X_val - X_train.mean(axis=0)) / ...)",
    "X is overwritten first, and the mean and deviation for X_new are then taken from the already "
    "standardized X (about 0 and 1)",
)
def _(X, X_new):
    constant = np.ptp(X, axis=0) == 0
    X = (X - X.mean(axis=0)) / np.where(constant, 1.0, X.std(axis=0))
    X_new = (X_new - X.mean(axis=0)) / np.where(constant, 1.0, X.std(axis=0))
    return X, X_new


@answer(
    "logistic_regression/standardize",
    "constant left as it is",
    "elixir-nx/scholar pull request #363 'Fix StandardScaler discarding the mean on a constant feature'",
    "for a constant feature both numbers are neutralised (mean 0 and deviation 1), so it is left as it "
    "is, not shifted: a column of 5s stays 5 instead of 0, in both tables",
)
def _(X, X_new):
    mean = X.mean(axis=0)
    std = X.std(axis=0)
    constant = np.ptp(X, axis=0) == 0
    mean = np.where(constant, 0.0, mean)
    std = np.where(constant, 1.0, std)
    return (X - mean) / std, (X_new - mean) / std


@answer(
    "logistic_regression/standardize",
    "eps in the divisor",
    "code corpus, find_string '/ (X_train.std(axis=0) + 1e-8)': ten files, e.g. ids 18083012522 and "
    "62695677083",
    "a small number in the denominator instead of the case 'constant': a feature that is constant in X "
    "but not in X_new is divided by 1e-8, so a difference of 1 becomes 1e8 instead of 1",
)
def _(X, X_new):
    mu = X.mean(axis=0)
    sigma = X.std(axis=0) + 1e-8       # no division by zero
    return (X - mu) / sigma, (X_new - mu) / sigma


# logistic_regression/decide


@answer(
    "logistic_regression/decide",
    "right",
    "written for the stub",
)
def _(y_hat, cost_miss, cost_alarm):
    # row 0: expected cost of deciding 1, row 1: of deciding 0;
    # argmin takes the first of equals, that is the decision 1
    costs = np.vstack([(1 - y_hat) * cost_alarm, y_hat * cost_miss])
    return 1 - np.argmin(costs, axis=0)


@answer(
    "logistic_regression/decide",
    "ratio of the costs",
    "page datarekha.com/interview/case-study/choosing-classification-threshold-for-business-goal (FN "
    "cost / FP cost ratio), against page docs.featrix.com cost-optimal thresholds (C_FP / (C_FP + "
    "C_FN)); adapted",
    "the ratio of the costs is used as the threshold for the probability; it is the threshold for the "
    "odds p / (1 - p)",
)
def _(y_hat, cost_miss, cost_alarm):
    threshold = cost_alarm / cost_miss
    return (y_hat >= threshold).astype(int)


@answer(
    "logistic_regression/decide",
    "threshold searched on a grid",
    "oscarm524/Grand_View_Teaching "
    "DATA-448/Spring_2023/In_Class_Assignments/In_Class_17/cost_function.py (np.round(np.linspace(0.05,"
    " 0.95, num = 40), 2)); expected cost from probabilities as in the code corpus function "
    "expected_cost_for_threshold",
    "the threshold is searched on a grid from 0.05 to 0.95 by the total expected cost over the given "
    "predictions, instead of the exact cut for each",
)
def _(y_hat, cost_miss, cost_alarm):
    best_cost, best = np.inf, None
    for t in np.round(np.linspace(0.05, 0.95, num=40), 2):
        d = (y_hat >= t).astype(int)
        miss = np.sum((d == 0) * y_hat) * cost_miss
        alarm = np.sum((d == 1) * (1 - y_hat)) * cost_alarm
        if miss + alarm < best_cost:
            best_cost, best = miss + alarm, d
    return best


@answer(
    "logistic_regression/decide",
    "argmin on ties",
    "finite-sample/optimal-classification-cutoffs pull request #15 (argmin_j sum_i p_i * C(i, j), "
    "README cost matrix rows = true class); adapted",
    "expected costs of both decisions by a cost matrix and argmin, right apart from ties: argmin takes "
    "the first of equals, which is class 0, so y_hat = 0.5 with equal costs gives 0 instead of 1",
)
def _(y_hat, cost_miss, cost_alarm):
    # rows: true class, columns: decision
    C = np.array([[0.0, cost_alarm], [cost_miss, 0.0]])
    P = np.stack([1 - y_hat, y_hat], axis=1)
    return np.argmin(P @ C, axis=1)


# logistic_regression/calibration-error


@answer(
    "logistic_regression/calibration-error",
    "right",
    "written for the stub",
)
def _(y, y_hat, bins):
    # weight * |mean(y) - mean(p)| = |sum of (y - p) in the bin| / n
    gaps = np.zeros(bins)
    for truth, p in zip(y, y_hat, strict=False):
        gaps[min(int(p * bins), bins - 1)] += truth - p
    return np.abs(gaps).sum() / len(y)


@answer(
    "logistic_regression/calibration-error",
    "edges from the data",
    "NannyML/nannyml pull request #172 'Use np.histogram_bin_edges to compute bin edges for ECE'",
    "the intervals run from the smallest to the largest prediction of the data (histogram_bin_edges "
    "without range) instead of from 0 to 1",
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


@answer(
    "logistic_regression/calibration-error",
    "an extra bin for 1",
    "Lightning-AI/torchmetrics issue #3510 'Calibration error counts a confidence of exactly 1.0 in an "
    "extra bin'",
    "a prediction of exactly 1 falls into an extra bin of its own behind the last one (no minimum, and "
    "bincount silently makes room for it). y_hat = [0.95, 1.0], y = [1, 0], bins 10: 0.525 instead of "
    "0.475",
)
def _(y, y_hat, bins):
    place = (y_hat * bins).astype(int)
    count = np.bincount(place, minlength=bins)
    some = np.maximum(count, 1)
    share = np.bincount(place, weights=y, minlength=bins) / some
    conf = np.bincount(place, weights=y_hat, minlength=bins) / some
    return np.sum(count * np.abs(share - conf)) / count.sum()


@answer(
    "logistic_regression/calibration-error",
    "middle of the interval",
    "JonathanWenger/pycalib issue #4 'ECE calibration in scoring.py seems to be wrong' (accuracy "
    "compared with the diagonal, not with the averaged prediction; 'not correct for fully accurate "
    "predictions')",
    "the share of 1s is compared with the middle of the interval instead of the mean prediction in it",
)
def _(y, y_hat, bins):
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    count = np.bincount(place, minlength=bins)
    ones = np.bincount(place, weights=y, minlength=bins)
    centers = (np.arange(bins) + 0.5) / bins
    used = count > 0
    gap = np.abs(ones[used] / count[used] - centers[used])
    return (gap * count[used] / len(y)).sum()


# logistic_regression/train-from-nothing


@answer(
    "logistic_regression/train-from-nothing",
    "right",
    "written for the stub",
)
def _(X, y, X_new):
    # Newton's method (reweighted least squares) with a small ridge
    mean, std = X.mean(axis=0), X.std(axis=0)
    std = np.where(np.ptp(X, axis=0) == 0, 1.0, std)
    Z = np.column_stack([np.ones(len(X)), (X - mean) / std])
    Z_new = np.column_stack([np.ones(len(X_new)), (X_new - mean) / std])
    ridge = np.full(Z.shape[1], 1.0)
    ridge[0] = 1e-6

    def sig(v):
        return 0.5 * (1 + np.tanh(0.5 * v))

    def cost(t):
        v = Z @ t
        return np.sum(np.logaddexp(0, v) - y * v) + 0.5 * np.sum(ridge * t * t)

    theta = np.zeros(Z.shape[1])
    for _ in range(30):
        p = sig(Z @ theta)
        g = Z.T @ (p - y) + ridge * theta
        H = (Z * (p * (1 - p))[:, None]).T @ Z + np.diag(ridge)
        step = np.linalg.solve(H, g)
        size = 1.0
        while cost(theta - size * step) > cost(theta) and size > 1e-4:
            size /= 2
        theta = theta - size * step
    return sig(Z_new @ theta)


@answer(
    "logistic_regression/train-from-nothing",
    "decisions returned",
    "MainakVerse/Classifications logistic-regression.py and kibromey23/Machine-Learning "
    "supervised_learning_projects/logistic_regression_from_scratch.py (predict returns np.where(y_pred "
    ">= 0.5, 1, 0))",
    "trained properly, but returns the decisions 0 and 1 instead of probabilities (the predict method "
    "of the scratch classes)",
)
def _(X, y, X_new):
    mean, std = X.mean(axis=0), X.std(axis=0)
    std = np.where(np.ptp(X, axis=0) == 0, 1, std)
    X, X_new = (X - mean) / std, (X_new - mean) / std
    n_samples, n_features = X.shape
    weights, bias = np.zeros(n_features), 0
    for _ in range(1000):
        y_pred = 1 / (1 + np.exp(-(X @ weights + bias)))
        dw = (1 / n_samples) * X.T @ (y_pred - y)
        db = (1 / n_samples) * np.sum(y_pred - y)
        weights = weights - 0.1 * dw
        bias = bias - 0.1 * db
    y_pred = 1 / (1 + np.exp(-(X_new @ weights + bias)))
    return np.where(y_pred >= 0.5, 1, 0)


@answer(
    "logistic_regression/train-from-nothing",
    "rows divided by their length",
    "hyc3z/PythonDLCourse NormalizingRows.py (x / np.linalg.norm(x, axis=1, keepdims=True), 'gradient "
    "descent converges faster after normalization'); code corpus def normalize_rows(x)",
    "each ROW is divided by its own length instead of each feature by its spread: the size of the "
    "patient's values is lost and the largest feature dominates, all rows look alike",
)
def _(X, y, X_new):
    X = X / np.linalg.norm(X, axis=1, keepdims=True)
    X_new = X_new / np.linalg.norm(X_new, axis=1, keepdims=True)
    w = np.zeros(X.shape[1])
    b = 0.0
    for _ in range(2000):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        w = w - 0.1 * X.T @ (p - y) / len(y)
        b = b - 0.1 * (p - y).mean()
    return 1 / (1 + np.exp(-(X_new @ w + b)))


@answer(
    "logistic_regression/train-from-nothing",
    "stopped too early",
    "datascience.stackexchange.com/questions/80165 (class with lr=0.001 and normalize); code corpus "
    "LogisticRegression by S. Raschka with n_iter=100; adapted",
    "everything right but the training is stopped much too early (learning rate 0.001, 100 steps): the "
    "ranking is good, so the accuracy may pass, but the probabilities are still near 0.5 and the "
    "cross-entropy is still about 0.5 to 0.6, above 0.2",
)
def _(X, y, X_new, lr=0.001, n_iter=100):
    mean, std = X.mean(axis=0), X.std(axis=0)
    std = np.where(np.ptp(X, axis=0) == 0, 1.0, std)
    X = (X - mean) / std
    X_new = (X_new - mean) / std
    W, b = np.zeros(X.shape[1]), 0.0
    for _epoch in range(n_iter):
        A = 1 / (1 + np.exp(-(X @ W + b)))
        dZ = A - y
        W = W - lr * (X.T @ dZ) / len(y)
        b = b - lr * dZ.mean()
    return 1 / (1 + np.exp(-(X_new @ W + b)))
