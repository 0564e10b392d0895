"""Answers of the eighth set to the exercises of regularization."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


# regularization/penalized-gradient


@answer(
    "regularization/penalized-gradient",
    "the 2 of the penalty is missing",
    "jingtinghuang/CS231n-Spring-2017#3, dW += reg * W",
    "the derivative of w**2 is 2 w: the penalty's gradient is half of what it should be",
)
def _(X, y, w, b, lam):
    n = X.shape[0]
    e = X @ w + b - y
    dw = 2 * X.T @ e / n
    dw += lam * w
    return dw, 2 * e.mean()


@answer(
    "regularization/penalized-gradient",
    "the penalty with a minus",
    "andersbll/nnet#4, np.dot(...)/n - self.weight_decay*self.W",
    "subtracts the penalty's gradient, so the weights would grow",
)
def _(X, y, w, b, lam):
    n = len(y)
    error = X.dot(w) + b - y
    dW = 2 * np.dot(X.T, error) / n - 2 * lam * w
    db = 2 * np.mean(error)
    return dW, db


@answer(
    "regularization/penalized-gradient",
    "the bias is punished too",
    "hypelib/Hype#11; Lightning-Universe/lightning-bolts#668",
    "adds 2 lam b to the gradient of the bias, which has no penalty",
)
def _(X, y, w, b, lam):
    residual = X @ w + b - y
    dw = 2 / len(y) * (X.T @ residual) + 2 * lam * w
    db = 2 * residual.mean() + 2 * lam * b
    return dw, db


@answer(
    "regularization/penalized-gradient",
    "lam divided by n",
    "JWarmenhoven/Coursera-Machine-Learning#3, (theta * reg) / m",
    "the penalty of another course, which is divided by the number of examples",
)
def _(X, y, w, b, lam):
    m = X.shape[0]
    h = X @ w + b
    grad_w = 2 * X.T @ (h - y) / m + 2 * lam / m * w
    grad_b = 2 * np.sum(h - y) / m
    return grad_w, grad_b


@answer(
    "regularization/penalized-gradient",
    "the inputs are missing",
    "fengdu78/Coursera-ML-AndrewNg-Notes#82, the sum of h - y without x_j",
    "forgets the factor x_j, so each weight gets the gradient of the bias",
)
def _(X, y, w, b, lam):
    m = len(y)
    error = X @ w + b - y
    dw = np.zeros_like(w, dtype=float)
    for j in range(len(w)):
        dw[j] = 2 / m * np.sum(error) + 2 * lam * w[j]
    return dw, 2 / m * np.sum(error)


@answer(
    "regularization/penalized-gradient",
    "a column of ones and a 0 in the penalty",
    "own style, after ageron/handson-ml3#72, A = [[0, 0], [0, 1]]",
)
def _(X, y, w, b, lam):
    X_b = np.c_[np.ones(len(X)), X]
    theta = np.r_[b, w]
    A = np.identity(theta.size)
    A[0, 0] = 0
    g = 2 * (np.einsum("ni,n->i", X_b, X_b @ theta - y) / len(X) + lam * A @ theta)
    return g[1:], g[0]


# regularization/lambda-max


@answer(
    "regularization/lambda-max",
    "targets not centred",
    "benchopt/benchmark_lasso#71, FIX correct alpha_max when using intercept",
    "takes b = 0 in place of the mean of y: the value is too high",
)
def _(X, y):
    return 2 * np.abs(X.T @ y).max() / len(y)


@answer(
    "regularization/lambda-max",
    "scikit-learn's half",
    "scikit-learn _alpha_grid, see scikit-learn/scikit-learn#32768",
    "the formula for 1/(2n) times the squared error: half of it for the mean",
)
def _(X, y):
    Xy = X.T @ (y - y.mean())
    return np.abs(Xy).max() / len(y)


@answer(
    "regularization/lambda-max",
    "only positive correlations",
    "scikit-learn/scikit-learn#32767 and #32768, np.maximum(0, Xyw) for positive=True",
    "without the absolute value a feature with a negative pull is overlooked",
)
def _(X, y):
    n = len(y)
    return 2 / n * np.maximum(0, X.T @ (y - np.mean(y))).max()


@answer(
    "regularization/lambda-max",
    "not divided by n",
    "mathurinm/celer#148, theta is R / (alpha * n_samples) not R / alpha",
    "the value for the sum of the squared errors",
)
def _(X, y):
    return 2 * np.max(np.abs(X.T @ (y - y.mean())))


@answer(
    "regularization/lambda-max",
    "standardized copies of X",
    "joshday/SparseRegression.jl#2 (glmnet uses standardized copies of x and y)",
    "scales the features first, though the loss is about X as it is",
)
def _(X, y):
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    return 2 * np.abs(Z.T @ (y - y.mean())).max() / len(y)


@answer("regularization/lambda-max", "largest covariance", "own style: one covariance for each column")
def _(X, y):
    return max(abs(2 * np.cov(column, y, bias=True)[0, 1]) for column in X.T)


# regularization/drop-channels


@answer(
    "regularization/drop-channels",
    "divided by the probability to drop",
    "rasbt/LLMs-from-scratch#431; lmjohns3/theanets#123",
    "scales by 1 / drop_prob; right only for one half",
)
def _(images, u, drop_prob):
    mask = (u >= drop_prob)[:, :, None, None]
    return images * mask / drop_prob


@answer(
    "regularization/drop-channels",
    "nothing scaled up",
    "modern-fortran/neural-fortran#194 (a mask of 0 and 1 in the naive implementation)",
    "plain dropout: the kept channels are not divided by 1 - drop_prob",
)
def _(images, u, drop_prob):
    keep = np.where(u < drop_prob, 0.0, 1.0)
    return images * keep[:, :, None, None]


@answer(
    "regularization/drop-channels",
    "keeps what it should drop",
    "kok202/Dluid#125, dropout value was inverted",
    "keeps channels where u < drop_prob",
)
def _(images, u, drop_prob):
    mask = (u < drop_prob).astype(float) / (1 - drop_prob)
    return images * mask[:, :, None, None]


@answer(
    "regularization/drop-channels",
    "works on the input array",
    "rohan-varma/neuralnets#1, activations /= dropout_prob; activations *= mult",
    "changes images in place",
)
def _(images, u, drop_prob):
    images *= (u >= drop_prob)[:, :, None, None]
    images /= 1 - drop_prob
    return images


@answer(
    "regularization/drop-channels",
    "rescaled to the same sum",
    "modern-fortran/neural-fortran#195, scale = sum(input) / sum(input * mask)",
    "divides by what was kept this time, not by the expected share",
)
def _(images, u, drop_prob):
    kept = images * (u >= drop_prob)[:, :, None, None]
    total = kept.sum()
    return kept * (images.sum() / total) if total else kept


@answer("regularization/drop-channels", "einsum", "own style")
def _(images, u, drop_prob):
    return np.einsum("nchw,nc->nchw", images, (u >= drop_prob) / (1 - drop_prob))


# regularization/max-norm


@answer(
    "regularization/max-norm",
    "rows instead of columns",
    "mdenil/dropout#5; kevinzakka/pytorch-goodies#1",
    "limits the weights out of an input, not those into a unit",
)
def _(W, limit):
    norms = np.sqrt((W**2).sum(axis=1, keepdims=True))
    desired = np.clip(norms, 0, limit)
    return W * desired / np.maximum(norms, 1e-12)


@answer(
    "regularization/max-norm",
    "short columns are stretched",
    "lisa-lab/pylearn2#1126 (a switch is needed for columns within the allowed range)",
    "every column gets length limit, the short ones too",
)
def _(W, limit):
    norms = np.sqrt((W**2).sum(axis=0))
    return W * limit / np.maximum(norms, 1e-12)


@answer(
    "regularization/max-norm",
    "one norm for the whole table",
    "apache/mxnet#9291, clip_global_norm",
    "scales all columns by the norm of the whole matrix",
)
def _(W, limit):
    total_norm = np.sqrt((W**2).sum())
    scale = limit / (total_norm + 1e-8)
    return W * scale if scale < 1 else W.copy()


@answer(
    "regularization/max-norm",
    "each weight by itself",
    "keras-team/keras#3628, norms = K.sqrt(K.square(p))",
    "no sum in the norm: clips single weights",
)
def _(W, limit):
    norms = np.sqrt(np.square(W))
    desired = np.clip(norms, 0, limit)
    return W * (desired / np.maximum(norms, 1e-12))


@answer(
    "regularization/max-norm",
    "scaled in place",
    "apache/mxnet#9291, arr *= scale; vlawhern/arl-eegmodels#1, w *= desired / norms",
    "changes W itself",
)
def _(W, limit):
    for j in range(W.shape[1]):
        length = np.linalg.norm(W[:, j])
        if length > limit:
            W[:, j] *= limit / length
    return W


@answer("regularization/max-norm", "np.hypot.reduce", "own style")
def _(W, limit):
    length = np.hypot.reduce(np.abs(W), axis=0)
    shrink = np.ones_like(length, dtype=float)
    np.divide(limit, length, out=shrink, where=length > limit)
    return W @ np.diag(shrink)


# regularization/sparse-diagnosis


@answer(
    "regularization/sparse-diagnosis",
    "the threshold lacks the learning rate",
    "glm-tools/pyglmnet#383",
    "thresholds by lam, not by lr * lam",
)
def _(X, y, X_new, lam, lr, steps):
    mean, std = X.mean(axis=0), X.std(axis=0)
    Z = (X - mean) / std
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        e = Z @ w + b - y
        w = w - lr * 2 * Z.T @ e / len(y)
        b = b - lr * 2 * e.mean()
        w = np.sign(w) * np.maximum(np.abs(w) - lam, 0)
    return w, (X_new - mean) / std @ w + b


@answer(
    "regularization/sparse-diagnosis",
    "new patients by their own statistics",
    "cs109/a-2017#11; AIStream-Peelout/flow-forecast#482",
    "standardizes X_new by its own mean and standard deviation",
)
def _(X, y, X_new, lam, lr, steps):
    def scale(A):
        return (A - A.mean(axis=0)) / A.std(axis=0)

    X, X_new = scale(X), scale(X_new)
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        e = X @ w + b - y
        w = w - lr * 2 * X.T @ e / len(y)
        b = b - lr * 2 * e.mean()
        w = np.sign(w) * np.maximum(np.abs(w) - lr * lam, 0)
    return w, X_new @ w + b


@answer(
    "regularization/sparse-diagnosis",
    "new patients not standardized",
    "cavalab/srbench#19; krishnanlab/PyGenePlexus#364",
    "only the training table is scaled",
)
def _(X, y, X_new, lam, lr, steps):
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        e = X @ w + b - y
        w = w - lr * 2 * X.T @ e / len(y)
        b = b - lr * 2 * e.mean()
        w = np.sign(w) * np.maximum(np.abs(w) - lr * lam, 0)
    return w, X_new @ w + b


@answer(
    "regularization/sparse-diagnosis",
    "the sign is lost",
    "TomographicImaging/CIL#1662, soft_shrinkage always produces positive values",
    "takes the sign after the absolute value: all weights come out positive",
)
def _(X, y, X_new, lam, lr, steps):
    mean, std = X.mean(axis=0), X.std(axis=0)
    Z = (X - mean) / std
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        e = Z @ w + b - y
        w = w - lr * 2 * Z.T @ e / len(y)
        b = b - lr * 2 * e.mean()
        w = np.abs(w)
        w = np.sign(w) * np.maximum(w - lr * lam, 0)
    return w, (X_new - mean) / std @ w + b


@answer(
    "regularization/sparse-diagnosis",
    "subgradient instead of the threshold",
    "snorkel-team/snorkel#216 (subgradient method or proximal step); eriklindernoren/ML-From-Scratch#105",
    "adds lam * sign(w) to the gradient: weights are never exactly 0",
)
def _(X, y, X_new, lam, lr, steps):
    mean, std = X.mean(axis=0), X.std(axis=0)
    Z = (X - mean) / std
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        e = Z @ w + b - y
        grad_w = 2 * Z.T @ e / len(y) + lam * np.sign(w)
        w = w - lr * grad_w
        b = b - lr * 2 * e.mean()
    return w, (X_new - mean) / std @ w + b


@answer(
    "regularization/sparse-diagnosis",
    "clip in place of sign and maximum",
    "own style, after PyLops/pylops#170",
)
def _(X, y, X_new, lam, lr, steps):
    mu, sd = np.mean(X, 0), np.std(X, 0)
    Z, N = ((A - mu) / sd for A in (X, X_new))
    n, d = Z.shape
    theta = np.zeros(d + 1)
    Zb = np.column_stack([Z, np.ones(n)])
    t = lr * lam
    while steps > 0:
        theta = theta - (2 * lr / n) * (Zb.T @ (Zb @ theta - y))
        theta[:d] -= np.clip(theta[:d], -t, t)
        steps -= 1
    return theta[:d], N @ theta[:d] + theta[d]
