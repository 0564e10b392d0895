"""Answers of the ninth set to the exercises of regularization."""

import math

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
