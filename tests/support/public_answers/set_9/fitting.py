"""A ninth set of public answers, to the exercises about fitting, losses and logistic regression."""

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


# regularization/lambda-max


@answer(
    "regularization/lambda-max",
    "right",
    "written for the stub",
)
def _(X, y):
    C = np.cov(X, y, rowvar=False, bias=True)
    return 2 * np.abs(C[-1, :-1]).max()


@answer(
    "regularization/lambda-max",
    "targets not centred",
    "benchopt/benchopt benchmarks/lasso/datasets.py (get_lmbd_max); benchopt/benchmark_lasso pull 71 "
    "('correct alpha_max when using intercept')",
    "the targets are not centred, as if there were no bias",
)
def _(X, y):
    n = X.shape[0]
    return 2 * np.abs(X.T @ y).max() / n


@answer(
    "regularization/lambda-max",
    "loss with 1 / 2n",
    "Cross Validated, 'lambda_min is 1/N max|sum_j y^T X_j| rather than max|sum_j y^T X_j|?' (stored "
    "page); ariamgo/optimization-double-descent optimization_double_descent/objectives/lasso.py has "
    "that loss",
    "the formula for the loss with 1 / (2n), as in scikit-learn",
)
def _(X, y):
    yc = y - y.mean()
    return np.max(np.abs(X.T @ yc)) / len(y)


@answer(
    "regularization/lambda-max",
    "norm without inf",
    "pmtk3 lassoMaxLambda.m (maxLambda = norm(2*(X'*y), inf)), with the inf forgotten",
    "the length of the gradient instead of its largest entry (the `inf` of the norm is lost)",
)
def _(X, y):
    residual = y - y.mean()
    gradient = 2 * X.T @ residual / len(y)
    return np.linalg.norm(gradient)


# regularization/max-norm


@answer(
    "regularization/max-norm",
    "right",
    "written for the stub",
)
def _(W, limit):
    out = np.array(W, dtype=float)
    for j in range(out.shape[1]):
        length = math.sqrt(sum(v * v for v in out[:, j]))
        if length > limit:
            out[:, j] = out[:, j] * (limit / length)
    return out


@answer(
    "regularization/max-norm",
    "one norm for the matrix",
    "itdxer/neupy MaxNormRegularization (max_norm_clip)",
    "the length of the whole matrix is limited, not that of each column",
)
def _(W, limit):
    norm = np.sqrt(np.sum(W ** 2))
    if norm >= limit:
        return limit * W / norm
    return W.copy()


@answer(
    "regularization/max-norm",
    "in place, with an eps",
    "lewisl/SimpleNN python_examples/hints.py (w *= desired / (epsilon + norms)); lisa-lab/pylearn2 "
    "issue 1126 on the shrinking",
    "two mistakes: `*=` changes the given W itself; and the 1e-7 shrinks columns that should stay, a "
    "column of length 1e-7 to half of it",
)
def _(W, limit):
    norms = np.sqrt(np.sum(np.square(W), axis=0, keepdims=True))
    desired = np.clip(norms, 0, limit)
    W *= desired / (1e-7 + norms)
    return W


@answer(
    "regularization/max-norm",
    "zero column divided by its norm",
    "lisa-lab/pylearn2 issue 1126 and pull 1484 (updated_W * (desired_norms / (1e-7 + col_norms)), here"
    " without the 1e-7 that they want to drop)",
    "a column of zeros gives 0 / 0: nan in the whole column instead of zeros",
)
def _(W, limit):
    col_norms = np.sqrt((W ** 2).sum(axis=0))
    desired_norms = np.minimum(col_norms, limit)
    return W * (desired_norms / col_norms)


# regularization/penalized-gradient


@answer(
    "regularization/penalized-gradient",
    "right",
    "written for the stub",
)
def _(X, y, w, b, lam):
    r = np.dot(X, w) + b - y
    dw = np.mean(2 * r[:, None] * X, axis=0) + 2 * lam * w
    return dw, float(np.mean(2 * r))


@answer(
    "regularization/penalized-gradient",
    "2 of the penalty missing",
    "jingtinghuang/CS231n-Spring-2017 issue #3 ('Missing factor of 2 in gradient of L2 regularization')",
    "the 2 of the penalty is missing: lam * w instead of 2 * lam * w (as if the penalty were halved)",
)
def _(X, y, w, b, lam):
    r = X @ w + b - y
    dw = 2 * X.T @ r / len(y) + lam * w
    db = 2 * r.mean()
    return dw, db


@answer(
    "regularization/penalized-gradient",
    "lam over n",
    "ageron/handson-ml3 issue #118 (2 alpha w / m)",
    "the penalty is divided by the number of examples as well: 2 / n * (X.T r + lam w)",
)
def _(X, y, w, b, lam):
    m = X.shape[0]
    error = X @ w + b - y
    dw = (2 / m) * (X.T @ error + lam * w)
    db = (2 / m) * np.sum(error)
    return dw, db


@answer(
    "regularization/penalized-gradient",
    "1 for the bias in the penalty",
    "JWarmenhoven/Coursera-Machine-Learning issue #3 (np.ones instead of np.zeros for the bias column)",
    "the bias stands first in one vector of parameters, and its entry in the penalty is set to 1 where "
    "0 was meant: db is too large by 2 * lam, whatever b is. dw is right",
)
def _(X, y, w, b, lam):
    n = X.shape[0]
    A = np.c_[np.ones((n, 1)), X]
    theta = np.r_[b, w]
    theta_ = np.r_[1, w]                 # no penalty for the bias
    grad = 2 * A.T @ (A @ theta - y) / n + 2 * lam * theta_
    return grad[1:], grad[0]


# regularization/drop-channels


@answer(
    "regularization/drop-channels",
    "right",
    "written for the stub",
)
def _(images, u, drop_prob):
    out = np.zeros(images.shape)
    for i, c in np.argwhere(u >= drop_prob):
        out[i, c] = images[i, c] / (1 - drop_prob)
    return out


@answer(
    "regularization/drop-channels",
    "divided by drop_prob",
    "lmjohns3/theanets pull request #123 (divide by 1 - weight rather than weight); "
    "rasbt/LLMs-from-scratch issue #431",
    "what is kept is divided by drop_prob instead of 1 - drop_prob",
)
def _(images, u, drop_prob):
    keep = (u >= drop_prob)[:, :, None, None]
    return images * keep / drop_prob


@answer(
    "regularization/drop-channels",
    "on the array itself",
    "rohan-varma/neuralnets issue #1 (compute_dropout: activations /= ..., activations *= mult)",
    "it works on the array that was given: the dropped channels are set to 0 in images itself",
)
def _(images, u, drop_prob):
    out = images
    out[u < drop_prob] = 0
    return out / (1 - drop_prob)


@answer(
    "regularization/drop-channels",
    "share that was kept",
    "made after the discussion in modern-fortran/neural-fortran pull request #194 (the effective "
    "dropout rate is not exactly dropout_rate); no such code seen",
    "it rescales by the share of channels that happen to be kept in this batch instead of 1 - drop_prob",
)
def _(images, u, drop_prob):
    mask = (u >= drop_prob).astype(float)
    kept = mask.mean()                        # effective keep rate
    return images * mask[:, :, None, None] / kept


# regularization/sparse-diagnosis


@answer(
    "regularization/sparse-diagnosis",
    "right",
    "written for the stub",
)
def _(X, y, X_new, lam, lr, steps):
    mean, std = X.mean(axis=0), X.std(axis=0)
    Z = (X - mean) / std
    n, d = Z.shape
    w, b, t = np.zeros(d), 0.0, lr * lam
    for _ in range(steps):
        r = Z @ w + b - y
        v = w - 2 * lr / n * (r @ Z)
        b = b - 2 * lr / n * r.sum()
        w = v - np.clip(v, -t, t)             # the soft threshold
    return w, (X_new - mean) / std @ w + b


@answer(
    "regularization/sparse-diagnosis",
    "threshold lam",
    "glm-tools/pyglmnet issue #383 (_prox is called with reg_lambda * alpha without the learning rate)",
    "the soft threshold is lam instead of lr * lam: the penalty is 1 / lr times too strong, and far too"
    " many weights (often all) are 0",
)
def _(X, y, X_new, lam, lr, steps):
    mean, std = X.mean(axis=0), X.std(axis=0)
    Z = (X - mean) / std
    n, d = Z.shape
    w = np.zeros(d)
    b = 0.0
    for _ in range(steps):
        error = Z @ w + b - y
        w_temp = w - lr * 2 * Z.T @ error / n
        b = b - lr * 2 * error.mean()
        w = np.sign(w_temp) * np.maximum(np.abs(w_temp) - lam, 0)
    return w, ((X_new - mean) / std) @ w + b


@answer(
    "regularization/sparse-diagnosis",
    "lower limit t",
    "code corpus, file id 18557629540: res = np.where(vect < thresh, vect + thresh, res)",
    "in the soft threshold the lower limit is t instead of -t: every value below t is moved up by t, so"
    " values between -t and t are not set to 0",
)
def _(X, y, X_new, lam, lr, steps):
    def soft_threshold(v, thresh):
        res = np.where(v > thresh, v - thresh, np.zeros(v.shape))
        return np.where(v < thresh, v + thresh, res)
    mean, std = X.mean(axis=0), X.std(axis=0)
    Z = (X - mean) / std
    w = np.zeros(X.shape[1])
    b = 0.0
    for _ in range(steps):
        r = Z @ w + b - y
        dw = 2 * Z.T @ r / len(y)
        db = 2 * r.mean()
        w = soft_threshold(w - lr * dw, lr * lam)
        b = b - lr * db
    return w, ((X_new - mean) / std) @ w + b


@answer(
    "regularization/sparse-diagnosis",
    "column of ones thresholded",
    "hiromakimaki/MLStudy Sparse100/chap1/lasso.py (np.ones column, soft_threshold on every coefficient)",
    "the intercept is put into the weights as a column of ones and goes through the soft threshold like"
    " the others: b is pulled towards 0 by lam / 2, and all predictions are shifted. w is right once "
    "the features are centered",
)
def _(X, y, X_new, lam, lr, steps):
    mean, std = X.mean(axis=0), X.std(axis=0)
    A = np.hstack([(X - mean) / std, np.ones((X.shape[0], 1))])
    A_new = np.hstack([(X_new - mean) / std, np.ones((X_new.shape[0], 1))])
    beta = np.zeros(A.shape[1])
    for _ in range(steps):
        beta = beta - lr * 2 * A.T @ (A @ beta - y) / len(y)
        beta = np.sign(beta) * np.clip(np.abs(beta) - lr * lam, 0, None)
    return beta[:-1], A_new @ beta


# losses/huber


@answer(
    "losses/huber",
    "right",
    "written for the stub",
)
def _(y, y_hat, delta):
    e = y_hat - y
    c = np.clip(e, -delta, delta)
    return np.mean(c * e - c * c / 2)


@answer(
    "losses/huber",
    "second mask without absolute value",
    "marlbenchmark/on-policy issue 47 (huber_loss)",
    "the second mask lacks the absolute value, so large negative errors cost 0. y = [5], y_hat = [0], "
    "delta = 1 gives 0 instead of 4.5",
)
def _(y, y_hat, delta):
    e = y_hat - y
    a = (np.abs(e) <= delta).astype(float)
    b = (e > delta).astype(float)
    return np.mean(a * e ** 2 / 2 + b * delta * (np.abs(e) - delta / 2))


@answer(
    "losses/huber",
    "whole delta subtracted",
    "h2oai/h2o-3 pull 6015 ((abs(y - f) - _huberDelta) * _huberDelta)",
    "subtracts delta and not delta / 2: the line has the right slope but starts at 0, so the cost jumps"
    " down at delta",
)
def _(y, y_hat, delta):
    err = np.abs(y_hat - y)
    return np.mean(np.where(err <= delta, 0.5 * err ** 2, delta * (err - delta)))


@answer(
    "losses/huber",
    "smooth L1",
    "565353780/j-nerf j_nerf/Loss/huber.py (HuberLoss)",
    "this is the smooth L1 loss: the Huber loss divided by delta",
)
def _(y, y_hat, delta):
    rel = np.abs(y_hat - y)
    sqr = 0.5 / delta * rel * rel
    return np.mean(np.where(rel > delta, rel - 0.5 * delta, sqr))


# losses/bernoulli-kl


@answer(
    "losses/bernoulli-kl",
    "right",
    "written for the stub",
)
def _(p, q):
    out = np.zeros(len(p))
    for i in range(len(p)):
        pi, qi = float(p[i]), float(q[i])
        for a, c in ((pi, qi), (1 - pi, 1 - qi)):
            if a == 0:
                continue
            if c == 0:
                out[i] = math.inf
                break
            out[i] += a * (math.log(a) - math.log(c))
    return out


@answer(
    "losses/bernoulli-kl",
    "belief clipped",
    "uber/causalml issue 167 (kl_divergence with qk = 0.1**6); TheAlgorithms/Python pull 14874 (clips "
    "y_pred)",
    "q is kept away from 0 and 1, so an impossible belief costs a finite amount: p = 0.5, q = 0 gives "
    "6.21 and p = 1, q = 0 gives 13.8 instead of inf. p = q = 0 gives 1e-6 instead of 0, and all q "
    "below 1e-6 are wrong",
)
def _(p, q):
    q = np.clip(q, 0.1 ** 6, 1 - 0.1 ** 6)
    heads = np.zeros(len(p))
    tails = np.zeros(len(p))
    heads[p > 0] = p[p > 0] * np.log(p[p > 0] / q[p > 0])
    tails[p < 1] = (1 - p[p < 1]) * np.log((1 - p[p < 1]) / (1 - q[p < 1]))
    return heads + tails


@answer(
    "losses/bernoulli-kl",
    "roles swapped",
    "wongliangze/drunken-ironman NeuralNet/Utils.py (def KL(x, sparse_rate): sparse_rate * "
    "log(sparse_rate / x) + ...)",
    "the roles are swapped: it is the divergence of q from p. p = 0.5, q = 0.25 gives 0.1308 instead of"
    " 0.1438; p = 0.5, q = 0 gives 0.693 instead of inf; p = 0, q = 0.5 gives inf instead of 0.693",
)
def _(p, q):
    # divergence of the rate x from the target rate
    def part(x, rate):
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(rate == 0, 0.0, rate * np.log(rate / x))

    return part(p, q) + part(1 - p, 1 - q)


@answer(
    "losses/bernoulli-kl",
    "nan taken for inf",
    "odlgroup/odl issue 1039 (if np.isnan(tmp): return np.inf)",
    "takes 0 log 0, which numpy computes as nan, for inf. p = 0, q = 0.5 gives inf instead of 0.693, "
    "and p = q = 1 gives inf instead of 0",
)
def _(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        kl = p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q))
    # nan: some probability was 0
    return np.where(np.isnan(kl), np.inf, kl)


# losses/label-smoothing


@answer(
    "losses/label-smoothing",
    "right",
    "written for the stub",
)
def _(y, z, smoothing):
    log_total = np.logaddexp.reduce(z, axis=1)
    true = np.take_along_axis(z, y[:, None], axis=1)[:, 0]
    return np.mean(log_total - (1 - smoothing) * true - smoothing * z.mean(axis=1))


@answer(
    "losses/label-smoothing",
    "only the wrong classes share",
    "pytorch/pytorch issue 7455 (smooth_one_hot); mindspore-ai/mindspore issue 73",
    "the smoothing is shared by the k - 1 wrong classes only; the true class gets 1 - smoothing and not"
    " 1 - smoothing + smoothing / k",
)
def _(y, z, smoothing):
    n, k = z.shape
    z = z - z.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    true_dist = np.full((n, k), smoothing / (k - 1))
    true_dist[np.arange(n), y] = 1.0 - smoothing
    return np.mean(-(true_dist * log_p).sum(axis=1))


@answer(
    "losses/label-smoothing",
    "share taken off once too often",
    "eladhoffer/utils.pytorch issue 14 (cross_entropy.py: eps_nll = 1. - eps_sum - smooth_eps)",
    "smoothing / k is taken off the true class once too often: the targets sum to 1 - smoothing / k",
)
def _(y, z, smoothing):
    n, k = z.shape
    m = z.max(axis=1, keepdims=True)
    lsm = z - m - np.log(np.sum(np.exp(z - m), axis=1, keepdims=True))
    eps_sum = smoothing / k
    eps_nll = 1.0 - eps_sum - smoothing
    likelihood = lsm[np.arange(n), y]
    loss = -(eps_nll * likelihood + eps_sum * lsm.sum(axis=1))
    return loss.mean()


@answer(
    "losses/label-smoothing",
    "probabilities lifted to 1e-7",
    "Samyssmile/edux issue 201 (Math.log(Math.max(probData[i], 1e-7f)))",
    "probabilities below 1e-7 are lifted to it, so no class costs more than 16.1",
)
def _(y, z, smoothing):
    _, k = z.shape
    e = np.exp(z - z.max(axis=1, keepdims=True))
    probs = e / e.sum(axis=1, keepdims=True)
    target = np.eye(k)[y] * (1 - smoothing) + smoothing / k
    return -np.mean(np.sum(target * np.log(np.maximum(probs, 1e-7)), axis=1))


# losses/pinball


@answer(
    "losses/pinball",
    "right",
    "written for the stub",
)
def _(y, y_hat, q):
    u = y - y_hat
    return np.mean(u * (q - (u < 0)))


@answer(
    "losses/pinball",
    "sign not turned",
    "scikit-learn/scikit-learn issue #6076 and issue #8087 (QuantileLossFunction)",
    "the sign is not turned for predictions that are too high: they lower the loss. y = [-1], y_hat = "
    "[0], q = 0.5 gives -0.5 instead of 0.5",
)
def _(y, y_hat, q):
    diff = y - y_hat
    mask = y > y_hat
    return (q * diff[mask].sum() + (1.0 - q) * diff[~mask].sum()) / y.shape[0]


@answer(
    "losses/pinball",
    "absolute values in the maximum",
    "Nixtla/utilsforecast pull request #63 (max(q * abs(y_hat - y), (q - 1) * abs(y_hat - y)))",
    "absolute values inside the maximum: the second term is never positive, so the loss is always q * "
    "|y - y_hat|. Too low is right, too high costs q instead of 1 - q (right for q = 0.5)",
)
def _(y, y_hat, q):
    delta = np.abs(y_hat - y)
    return np.mean(np.maximum(q * delta, (q - 1) * delta))


@answer(
    "losses/pinball",
    "y and y_hat exchanged",
    "sktime/pytorch-forecasting pull request #740 (the documented quantile loss has the terms y and "
    "y_pred switched)",
    "y and y_hat exchanged in the error, so that too high costs q and too low costs 1 - q",
)
def _(y, y_hat, q):
    e = y_hat - y
    return np.mean(np.maximum(q * e, (q - 1) * e))


# losses/weighted-bce


@answer(
    "losses/weighted-bce",
    "right",
    "written for the stub",
)
def _(y, z, pos_weight):
    present = pos_weight * np.logaddexp(0, -z)    # -log sigmoid(z)
    absent = np.logaddexp(0, z)                   # -log (1 - sigmoid(z))
    return np.average(y * present + (1 - y) * absent)


@answer(
    "losses/weighted-bce",
    "weight on log1p alone",
    "tensorflow/tensorflow issue #15791 (loss2 = l * log(1 + exp(-|x|)), loss3 = max(-x, 0)); the same "
    "numbers in PaddlePaddle/Paddle pull request #65859",
    "the weight multiplies only the log1p term of the stable formula, not max(-z, 0): parentheses are "
    "missing",
)
def _(y, z, pos_weight):
    factor = 1.0 + (pos_weight - 1.0) * y
    loss1 = (1.0 - y) * z
    loss2 = factor * np.log1p(np.exp(-np.abs(z)))
    loss3 = np.maximum(-z, 0)
    return np.mean(loss1 + loss2 + loss3)


@answer(
    "losses/weighted-bce",
    "eps inside the logarithm",
    "Teppei-Kanayama/NucleusDetection main/myloss.py (weighted_binary_cross_entropy with eps)",
    "probabilities first, with a small eps inside the logarithm: costs cannot exceed -log(1e-12) = 27.6",
)
def _(y, z, pos_weight):
    eps = 1e-12
    p = 1 / (1 + np.exp(-z))
    loss = -(pos_weight * y * np.log(p + eps) + (1. - y) * np.log(1. - p + eps))
    return loss.mean()


@answer(
    "losses/weighted-bce",
    "weight on both terms",
    "ioneliabuzatu/grn-control src/losses.py and shayan-kousha/SurVAE survae/test.py (loss = loss * weight)",
    "the weight of the label multiplies the whole entry, also where the label is absent (weight and "
    "pos_weight are confused). y = 0, z = 0, weight 3 gives 2.08 instead of 0.693",
)
def _(y, z, pos_weight):
    loss = np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))
    loss = loss * pos_weight
    return loss.mean()


# losses/calibrate-digits


@answer(
    "losses/calibrate-digits",
    "right",
    "written for the stub",
)
def _(z, y, temperatures):
    t = np.asarray(temperatures, dtype=float)[:, None, None]
    s = z[None] / t                                      # (temperature, example, class)
    right = np.take_along_axis(s, y[None, :, None], axis=2)[:, :, 0]
    costs = (np.logaddexp.reduce(s, axis=2) - right).mean(axis=1)
    best = int(costs.argmin())
    return temperatures[best], costs[best]


@answer(
    "losses/calibrate-digits",
    "times the temperature",
    "EFS-OpenSource/calibration-framework issue #13 ('the code represents softmax(z*T)')",
    "the logits are multiplied by the temperature instead of divided: it finds the weight 1 / T",
)
def _(z, y, temperatures):
    best, best_cost = None, np.inf
    for t in temperatures:
        s = z * t
        s = s - s.max(axis=1, keepdims=True)
        logp = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
        cost = -np.mean(logp[np.arange(len(y)), y])
        if cost < best_cost:
            best, best_cost = t, cost
    return best, best_cost


@answer(
    "losses/calibrate-digits",
    "log-probabilities divided",
    "PrimeIntellect-ai/prime-rl pull request #697 ('we did logprobs /= temperature ..., which is just "
    "plain wrong')",
    "the log-probabilities are divided by the temperature after the softmax, without a new normalization",
)
def _(z, y, temperatures):
    s = z - z.max(axis=1, keepdims=True)
    logp = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    right = logp[np.arange(len(y)), y]
    costs = np.array([-np.mean(right / t) for t in temperatures])
    i = np.argmin(costs)
    return temperatures[i], costs[i]


@answer(
    "losses/calibrate-digits",
    "logits overwritten in the loop",
    "Adibvafa/CodonTransformer pull request #20 (temperature scaling applied several times to the same "
    "logits)",
    "the logits are overwritten in the loop, so that each temperature is applied on top of all earlier "
    "ones: the third is scored at t1 * t2 * t3",
)
def _(z, y, temperatures):
    costs = []
    for t in temperatures:
        z = z / t
        z = z - z.max(axis=1, keepdims=True)
        p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
        costs.append(-np.mean(np.log(p[np.arange(len(y)), y])))
    i = np.argmin(costs)
    return temperatures[i], costs[i]


# logistic_regression/odds-ratio


@answer(
    "logistic_regression/odds-ratio",
    "right",
    "written for the stub",
)
def _(w, sd, step):
    factors = []
    for weight, spread, rise in zip(w, sd, step, strict=True):
        factors.append(np.exp(weight * (rise / spread)))
    return np.array(factors)


@answer(
    "logistic_regression/odds-ratio",
    "sd not used",
    "bilgekosee/python 55.py (odds = exp(coef)); the interpretation at "
    "http://logisticregressionanalysis.com/830-what-is-the-odds-ratio-in-logistic-regression/",
    "reads the weights as if the features were not standardized; `sd` is not used. w = 0.8, sd = 4, "
    "step = 2 gives 4.95 instead of 1.49",
)
def _(w, sd, step):
    return np.exp(w * step)


@answer(
    "logistic_regression/odds-ratio",
    "times sd",
    "salesforce/TransmogrifAI pull 345 (contribution.map(_ * featureStd), and the reviewer's doubt); "
    "ejolly/pymer4 issue 127 has the opposite conversion, beta * std(x)",
    "multiplies by the standard deviation instead of dividing. w = 0.8, sd = 4, step = 2 gives 601.8 "
    "instead of 1.49",
)
def _(w, sd, step):
    # back to the original scale
    w_original = w * sd
    return np.exp(w_original * step)


@answer(
    "logistic_regression/odds-ratio",
    "relative change",
    "https://medium.com/ro-data-team-blog/interpret-the-impact-size-with-logistic-regression-coefficients-5eec21baaac8"
    " ('decreases the odds by 60%')",
    "returns the relative change of the odds, not the factor: everywhere 1 too small. w = 0.8, sd = 4, "
    "step = 2 gives 0.49 instead of 1.49; w = 0 gives 0 instead of 1",
)
def _(w, sd, step):
    change = np.exp(w / sd * step) - 1
    return change


# logistic_regression/l2-step


@answer(
    "logistic_regression/l2-step",
    "right",
    "written for the stub",
)
def _(X, y, w, b, lr, lam):
    n, d = X.shape
    A = np.column_stack([X, np.ones(n)])
    theta = np.append(w, b)
    p = 0.5 * (1 + np.tanh(A @ theta / 2))
    grad = np.einsum("ij,i->j", A, p - y) / n
    shrink = np.append(np.ones(d), 0.0)
    theta = theta - lr * (grad + 2 * lam * shrink * theta)
    return theta[:-1], theta[-1]


@answer(
    "logistic_regression/l2-step",
    "lambda over 2m",
    "mckayadd/ML-misc gradient_decent/generalized_logistic_regression.py",
    "the penalty of the Coursera course, lambda / (2m) * sum(w**2): its gradient is lam * w / m and not"
    " 2 * lam * w",
)
def _(X, y, w, b, lr, lam):
    def sigmoid(t):
        return 1 / (1 + np.exp(-t))

    m = X.shape[0]
    error = sigmoid(X @ w + b) - y
    dw = (1 / m) * (X.T @ error) + (lam / m) * w
    db = (1 / m) * error.sum()
    return w - lr * dw, b - lr * db


@answer(
    "logistic_regression/l2-step",
    "an alias for the parameters",
    "dibgerge/ml-coursera-python-assignments issue 45 (thetaZero = theta; thetaZero[...] = 0)",
    "`penalized = theta` is no copy, so setting its first entry to 0 throws the old bias away",
)
def _(X, y, w, b, lr, lam):
    def sigmoid(t):
        return 1 / (1 + np.exp(-t))

    n = len(y)
    A = np.hstack([np.ones((n, 1)), X])
    theta = np.concatenate([[b], w])
    h = sigmoid(A @ theta)
    penalized = theta
    penalized[0] = 0          # the bias has no penalty
    grad = A.T @ (h - y) / n + 2 * lam * penalized
    theta = theta - lr * grad
    return theta[1:], theta[0]


@answer(
    "logistic_regression/l2-step",
    "bias corrected twice",
    "trekhleb/homemade-machine-learning issue 17 and pull 63 (gradient_step)",
    "two mistakes at the bias: it is shrunk by (1 - 2 lr lam) with the others, and the 'correction' "
    "takes its gradient off a second time",
)
def _(X, y, w, b, lr, lam):
    def sigmoid(t):
        return 1 / (1 + np.exp(-t))

    n = len(y)
    data = np.hstack([np.ones((n, 1)), X])
    theta = np.hstack([b, w])
    delta = sigmoid(data @ theta) - y
    decay = 1 - 2 * lr * lam
    theta = theta * decay - lr * (data.T @ delta) / n
    # the bias must not be regularized
    theta[0] = theta[0] - lr * (data[:, 0] @ delta) / n
    return theta[1:], theta[0]


# logistic_regression/auc


@answer(
    "logistic_regression/auc",
    "right",
    "written for the stub",
)
def _(y, score):
    neg = np.sort(score[y == 0])
    pos = score[y == 1]
    below = np.searchsorted(neg, pos, side="left")
    not_above = np.searchsorted(neg, pos, side="right")
    return (below.sum() + not_above.sum()) / (2 * len(pos) * len(neg))


@answer(
    "logistic_regression/auc",
    "fast AUC without ties",
    "JuliaAI/MLJBase.jl issue 319 (the fast AUC from the Kaggle thread ieee-fraud-detection/107601)",
    "the 'fast AUC' does not know ties: equal scores count as the sort happens to place them. y = [0, "
    "1], score = [1, 1] gives 1, y = [1, 0] gives 0, instead of 0.5",
)
def _(y, score):
    y = np.asarray(y)[np.argsort(score)]
    n = len(y)
    n_false = 0
    area = 0
    for label in y:
        n_false += 1 - label
        area += label * n_false
    return area / (n_false * (n - n_false))


@answer(
    "logistic_regression/auc",
    "distance from one half",
    "ranks.py by Sung-Cheol Kim, auc_rank (excerpt of the code corpus, repository not named there)",
    "the absolute value folds everything below 0.5 upwards: a score that ranks class 1 lowest gives 1 "
    "instead of 0 (y = [0, 0, 1], score = [3, 2, 1])",
)
def _(y, score):
    N = len(y)
    N1 = np.sum(y == 1)
    N0 = N - N1
    rank = np.argsort(np.argsort(score)) + 1
    gap = rank[y == 1].sum() / N1 - rank[y == 0].sum() / N0
    return np.abs(gap) / N + 0.5


@answer(
    "logistic_regression/auc",
    "ties in the unsorted scores",
    "smartcorelib/smartcore issue 373",
    "looks for ties in the unsorted scores, while the ranks belong to the sorted ones",
)
def _(y, score):
    n = len(score)
    order = np.argsort(score, kind="stable")
    rank = np.zeros(n)
    i = 0
    while i < n:
        j = i + 1
        while j < n and score[j] == score[i]:     # a group of ties
            j += 1
        rank[i:j] = (i + 1 + j) / 2               # shares its mean rank
        i = j
    n1 = np.sum(y == 1)
    n0 = n - n1
    return (rank[y[order] == 1].sum() - n1 * (n1 + 1) / 2) / (n1 * n0)


# logistic_regression/softmax-gradient


@answer(
    "logistic_regression/softmax-gradient",
    "right",
    "written for the stub",
)
def _(X, y, W, b):
    n = X.shape[0]
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(n):
        s = X[i] @ W + b
        p = np.exp(s - s.max())
        p /= p.sum()
        p[y[i]] -= 1
        dW += np.outer(X[i], p) / n
        db += p / n
    return dW, db


@answer(
    "logistic_regression/softmax-gradient",
    "dW not divided",
    "janchorowski/nn_assignments pull 21 (dLdTheta = np.dot(X, dLdA.T) without / num_samples)",
    "dW is the gradient of the sum and not of the mean: n times too large. db is right",
)
def _(X, y, W, b):
    scores = X @ W + b
    scores = scores - scores.max(axis=1, keepdims=True)
    probs = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    probs[np.arange(len(y)), y] -= 1
    dW = X.T.dot(probs)
    db = probs.mean(axis=0)
    return dW, db


@answer(
    "logistic_regression/softmax-gradient",
    "one sum spread over the biases",
    "rasbt/stat453-deep-learning-ss21 issue 5 (-torch.sum(y - probas))",
    "db is one sum over examples and classes, spread over all classes",
)
def _(X, y, W, b):
    n, k = X.shape[0], W.shape[1]
    z = X @ W + b
    e = np.exp(z - z.max(axis=1, keepdims=True))
    probas = e / e.sum(axis=1, keepdims=True)
    onehot = np.eye(k)[y]
    grad_w = -X.T @ (onehot - probas) / n
    grad_b = -np.sum(onehot - probas) / n
    return grad_w, grad_b * np.ones(k)


@answer(
    "logistic_regression/softmax-gradient",
    "slope of the softmax twice",
    "hunkim/DeepLearningZeroToAll issue 20 (d_layer1 = diff * sigma_prime(layer1)); "
    "zhuozhiyongde/Fundamentals-of-Artificial-Intelligence-2024Spring-PKU issue 1 (softmax(x) * (1 - "
    "softmax(x)))",
    "multiplies by p * (1 - p), as if the cross-entropy had not already cancelled the slope of the "
    "softmax (and that is only its diagonal)",
)
def _(X, y, W, b):
    n = len(X)
    z = X @ W + b
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    diff = p.copy()
    diff[range(n), y] -= 1
    dz = diff * p * (1 - p)      # chain rule through the softmax
    return X.T @ dz / n, dz.sum(axis=0) / n


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
        column = A[:, j].copy()
        m = column.mean()
        s = 1.0 if (column == column[0]).all() else column.std()
        A[:, j] = (column - m) / s
        B[:, j] = (B[:, j] - m) / s
    return A, B


@answer(
    "logistic_regression/standardize",
    "X_new by its own statistics",
    "khuyentran1401/production-ready-data-science-code pull request #5 (standardize_features(X_test) "
    "uses X_test's own mean/std)",
    "X_new is standardized by its own mean and standard deviation instead of those of X",
)
def _(X, X_new):
    def scale(A):
        spread = np.where(np.ptp(A, axis=0) == 0, 1.0, A.std(axis=0))
        return (A - A.mean(axis=0)) / spread
    return scale(X), scale(X_new)


@answer(
    "logistic_regression/standardize",
    "std compared with 0",
    "scikit-learn/scikit-learn issue #17794 (_handle_zeros_in_scale; np.full(1000, 14.62) gives -1.0)",
    "a constant feature is looked for by std == 0, without tolerance",
)
def _(X, X_new):
    mean = X.mean(axis=0)
    std = X.std(axis=0)
    std[std == 0] = 1
    return (X - mean) / std, (X_new - mean) / std


@answer(
    "logistic_regression/standardize",
    "ddof 1 and an eps",
    "selvikiyikci/simple-linear-regression scaling.py (ddof=1); online-ml/river pull request #132 "
    "(epsilon in the scaler)",
    "two mistakes: the standard deviation of the sample (ddof=1, divisor n - 1) instead of divisor n, "
    "and 1e-8 added to every divisor instead of a treatment of constant features, so that X_new in a "
    "constant column is divided by 1e-8",
)
def _(X, X_new):
    mean = np.mean(X, axis=0)
    std = np.std(X, axis=0, ddof=1) + 1e-8
    return (X - mean) / std, (X_new - mean) / std


# logistic_regression/decide


@answer(
    "logistic_regression/decide",
    "right",
    "written for the stub",
)
def _(y_hat, cost_miss, cost_alarm):
    threshold = cost_alarm / (cost_miss + cost_alarm)
    return np.heaviside(np.asarray(y_hat) - threshold, 1.0).astype(int)


@answer(
    "logistic_regression/decide",
    "cost matrix transposed",
    "finite-sample/optimal-classification-cutoffs pull request #15 ('The cost matrix was read transposed')",
    "the cost matrix is read transposed: the threshold is cost_miss / (cost_miss + cost_alarm)",
)
def _(y_hat, cost_miss, cost_alarm):
    C = np.array([[0, cost_alarm], [cost_miss, 0]])   # rows: true class, columns: decision
    probs = np.stack([1 - y_hat, y_hat], axis=1)
    expected = probs @ C.T
    return (expected[:, 1] <= expected[:, 0]).astype(int)


@answer(
    "logistic_regression/decide",
    "threshold of the log odds",
    "code corpus, snippet optimal_bayes_threshold: -np.log((pi * cost_fn) / ((1 - pi) * cost_fp)) (a "
    "threshold for log-likelihood ratios, right there; its use on probabilities is my adaptation)",
    "the threshold is the one for the log odds, -log(cost_miss / cost_alarm), but it is compared with "
    "the probability",
)
def _(y_hat, cost_miss, cost_alarm):
    # optimal Bayes threshold, no extra prior
    threshold = -np.log(cost_miss / cost_alarm)
    return (y_hat >= threshold).astype(int)


@answer(
    "logistic_regression/decide",
    "greater than",
    "code corpus, snippet '#Find threshold which minimizes costs' (cost_of_threshold: 1 if p > "
    "threshold else 0)",
    "on a tie it decides 0: the comparison is > instead of >=. Only probabilities exactly at the "
    "threshold are wrong, such as 0.5 for equal costs or 0.2 for cost_miss = 4 and cost_alarm = 1",
)
def _(y_hat, cost_miss, cost_alarm):
    threshold = cost_alarm / (cost_alarm + cost_miss)
    return np.array([1 if p > threshold else 0 for p in y_hat], dtype=int)


# logistic_regression/calibration-error


@answer(
    "logistic_regression/calibration-error",
    "right",
    "written for the stub",
)
def _(y, y_hat, bins):
    # |share - mean| * count is |sum of (y - y_hat)| in the bin
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    gap = np.zeros(bins)
    np.add.at(gap, place, y - y_hat)
    return np.abs(gap).sum() / len(y)


@answer(
    "logistic_regression/calibration-error",
    "bins without weights",
    "ethen8181/machine-learning issue #20 (compute_calibration_error sums the errors without the bin sizes)",
    "a plain mean over the bins that are not empty, without the weights by the number of examples",
)
def _(y, y_hat, bins):
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    errors = []
    for k in range(bins):
        inside = place == k
        if inside.any():
            errors.append(abs(y[inside].mean() - y_hat[inside].mean()))
    return np.mean(errors)


@answer(
    "logistic_regression/calibration-error",
    "an extra bin for 1",
    "Lightning-AI/torchmetrics issue #3510 (confidence 1.0 counted in an extra bin); same in "
    "mead-ml/mead-baseline pull request #484 (np.digitize - 1)",
    "a prediction of exactly 1 gets a hidden bin of its own instead of belonging to the last one",
)
def _(y, y_hat, bins):
    place = (y_hat * bins).astype(int)
    count = np.bincount(place, minlength=bins + 1)
    ones = np.bincount(place, weights=y, minlength=bins + 1)
    conf = np.bincount(place, weights=y_hat, minlength=bins + 1)
    mask = count != 0
    gap = np.abs(ones[mask] / count[mask] - conf[mask] / count[mask])
    return np.sum(gap * count[mask]) / len(y)


@answer(
    "logistic_regression/calibration-error",
    "middle of the interval",
    "JonathanWenger/pycalib issue #4 (calibrated_acc in ECE is not the averaged prediction)",
    "the share of ones is compared with the middle of the interval instead of the mean prediction in it",
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


# logistic_regression/train-from-nothing


@answer(
    "logistic_regression/train-from-nothing",
    "right",
    "written for the stub",
)
def _(X, y, X_new):
    # Newton's method with a small ridge on the weights
    low, width = X.min(axis=0), np.ptp(X, axis=0)
    width = np.where(width == 0, 1.0, width)
    A = (X - low) / width
    B = (X_new - low) / width
    mean, std = A.mean(axis=0), A.std(axis=0)
    std = np.where(np.ptp(A, axis=0) == 0, 1.0, std)
    A = np.column_stack([np.ones(len(A)), (A - mean) / std])
    B = np.column_stack([np.ones(len(B)), (B - mean) / std])
    ridge = np.ones(A.shape[1])
    ridge[0] = 1e-6
    w = np.zeros(A.shape[1])
    for _ in range(30):
        p = np.exp(-np.logaddexp(0, -(A @ w)))
        slope = A.T @ (p - y) + ridge * w
        curve = (A * (p * (1 - p))[:, None]).T @ A + np.diag(ridge)
        w = w - np.linalg.solve(curve, slope)
    return np.exp(-np.logaddexp(0, -(B @ w)))


@answer(
    "logistic_regression/train-from-nothing",
    "unscaled, fixed rate",
    "Heena-Solanki12/Cardio-ML-Project model/LogisticRegression.py (lr=0.005, n_iters=3000, np.clip(x, "
    "-20, 20))",
    "gradient descent on the features as measured, without standardizing, with a fixed learning rate: "
    "with features in the hundreds the scores jump between large values of both signs and the "
    "probabilities sit at 0 and 1; tiny features are not learned at all",
)
def _(X, y, X_new):
    def sig(x):
        x = np.clip(x, -20, 20)
        return 1 / (1 + np.exp(-x))
    n_samples, n_features = X.shape
    weights = np.zeros(n_features)
    bias = 0
    for _ in range(3000):
        predictions = sig(np.dot(X, weights) + bias)
        dw = (1 / n_samples) * np.dot(X.T, (predictions - y))
        db = (1 / n_samples) * np.sum(predictions - y)
        weights -= 0.005 * dw
        bias -= 0.005 * db
    return sig(np.dot(X_new, weights) + bias)


@answer(
    "logistic_regression/train-from-nothing",
    "new rows unscaled",
    "cavalab/srbench pull request #19 ('missing standardization of X_test'); Kotlin/kotlindl issue #287",
    "the training table is standardized, but the new rows go into the model as they were measured",
)
def _(X, y, X_new):
    mean = X.mean(axis=0)
    std = np.where(np.ptp(X, axis=0) == 0, 1.0, X.std(axis=0))
    X = (X - mean) / std
    n, d = X.shape
    w = np.zeros(d)
    b = 0.0
    for _ in range(2000):
        p = 1 / (1 + np.exp(-np.clip(X @ w + b, -500, 500)))
        w -= 0.1 * (X.T @ (p - y)) / n
        b -= 0.1 * (p - y).mean()
    return 1 / (1 + np.exp(-np.clip(X_new @ w + b, -500, 500)))


@answer(
    "logistic_regression/train-from-nothing",
    "classes for probabilities",
    "IBM/differential-privacy-library issue #68 (predict_proba gives 1 for the label and 0 otherwise); "
    "shankarpandala/lazypredict issue #425",
    "trained well, but the classes 0 and 1 are returned instead of probabilities",
)
def _(X, y, X_new):
    mean = X.mean(axis=0)
    std = np.where(np.ptp(X, axis=0) == 0, 1.0, X.std(axis=0))
    Z = (X - mean) / std
    Z_new = (X_new - mean) / std
    n, d = Z.shape
    w = np.zeros(d)
    b = 0.0
    for _ in range(2000):
        p = 1 / (1 + np.exp(-np.clip(Z @ w + b, -500, 500)))
        w -= 0.1 * (Z.T @ (p - y)) / n
        b -= 0.1 * (p - y).mean()
    y_predicted = 1 / (1 + np.exp(-np.clip(Z_new @ w + b, -500, 500)))
    return (y_predicted > 0.5).astype(float)
