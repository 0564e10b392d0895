"""Answers of the tenth set to the exercises of regularization."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


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
