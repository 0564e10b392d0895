"""Answers to the code exercises of the Regularization chapter, as learners write them, and their verdicts."""

import numpy as np
import pytest
from support.expected_verdicts import collect, said

from dlbasics.exercises import find
from dlbasics.exercises.judging.code_judge import attempt

ANSWERS, answer = collect()


@answer("regularization/penalized-gradient", "only db is a mean")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e + 2 * lam * w, 2 * e.mean()


@answer("regularization/penalized-gradient", "errors beside the features")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * (X * e).mean(axis=0) + 2 * lam * w, 2 * e.mean()


@answer("regularization/sparse-diagnosis", "half of lam")
def _(X, y, X_new, lam, lr, steps):
    m, s = X.mean(axis=0), X.std(axis=0)
    X, X_new, w, b = (X - m) / s, (X_new - m) / s, np.zeros(X.shape[1]), 0
    for _ in range(steps):
        e = X @ w + b - y
        w = w - lr * 2 / len(y) * X.T @ e
        w = np.sign(w) * np.maximum(np.abs(w) - lam / 2, 0)
        b = b - lr * 2 * e.mean()
    return w, X_new @ w + b


@answer("regularization/sparse-diagnosis", "sum in the weights")
def _(X, y, X_new, lam, lr, steps):
    m, s = X.mean(axis=0), X.std(axis=0)
    X, X_new, w, b = (X - m) / s, (X_new - m) / s, np.zeros(X.shape[1]), 0
    for _ in range(steps):
        e = X @ w + b - y
        w = w - lr * 2 * X.T @ e
        w = np.sign(w) * np.maximum(np.abs(w) - lr * lam, 0)
        b = b - lr * 2 * e.mean()
    return w, X_new @ w + b


@answer("regularization/penalized-gradient", "the loss as well")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return np.mean(e ** 2) + lam * w @ w, 2 * X.T @ e / len(y) + 2 * lam * w, 2 * e.mean()


@answer("regularization/penalized-gradient", "divided by d")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * (X * e[:, None]).sum(axis=0) / X.shape[1] + 2 * lam * w, 2 * e.mean()


@answer("regularization/penalized-gradient", "the sum of the weights")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e / len(y) + 2 * lam * np.sum(w), 2 * e.mean()


@answer("regularization/penalized-gradient", "the penalty subtracted")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e / len(y) - 2 * lam * w, 2 * e.mean()


@answer("regularization/penalized-gradient", "sum; half")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e + lam * w, 2 * np.sum(e)


@answer("regularization/penalized-gradient", "the pair turned round")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * e.mean(), 2 * X.T @ e / len(y) + 2 * lam * w


@answer("regularization/penalized-gradient", "no two at all")
def _(X, y, w, b, lam):
    e = X.dot(w) + b - y
    return (X.T @ e) / len(y) + lam * w, e.mean()


@answer("regularization/penalized-gradient", "no two in dw")
def _(X, y, w, b, lam):
    e = X.dot(w) + b - y
    return X.T @ e / len(y) + 2 * lam * w, 2 * e.mean()


@answer("regularization/penalized-gradient", "half; penalizes the bias")
def _(X, y, w, b, lam):
    A = np.column_stack([np.ones(len(X)), X])
    v = np.append(b, w)
    g = 2 * A.T @ (A @ v - y) / len(y) + lam * v
    return g[1:], g[0]


@answer("regularization/penalized-gradient", "a step")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    dw, db = 2 * X.T @ e / len(y) + 2 * lam * w, 2 * e.mean()
    return w - 0.1 * dw, b - 0.1 * db


@answer("regularization/penalized-gradient", "the penalty over d")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e / len(y) + 2 * lam * w / len(w), 2 * e.mean()


@answer("regularization/penalized-gradient", "no two in the error; L1")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return X.T @ e / len(y) + lam * np.sign(w), e.mean()


@answer("regularization/penalized-gradient", "=right")
def _(X, y, w, b, lam):
    n = len(y)
    dw, db = np.zeros_like(w), 0
    for i in range(n):
        r = np.dot(X[i], w) + b - y[i]
        dw += 2 / n * r * X[i]
        db += 2 / n * r
    return dw + 2 * lam * w, db


@answer("regularization/penalized-gradient", "the penalty for each example")
def _(X, y, w, b, lam):
    n = len(y)
    dw, db = np.zeros_like(w), 0
    for i in range(n):
        r = np.dot(X[i], w) + b - y[i]
        dw += 2 / n * r * X[i] + 2 * lam * w
        db += 2 / n * r
    return dw, db


@answer("regularization/penalized-gradient", "the length as a penalty")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e / len(y) + lam * w / np.linalg.norm(w), 2 * e.mean()


@answer("regularization/lambda-max", "not centred; neither two nor mean")
def _(X, y):
    return np.max(np.abs(X.T @ y))


@answer("regularization/lambda-max", "standardized features")
def _(X, y):
    X = (X - X.mean(0)) / X.std(0)
    return 2 * np.max(np.abs(X.T @ (y - y.mean()))) / len(y)


@answer("regularization/lambda-max", "position of the largest")
def _(X, y):
    g = np.abs(2 * X.T @ (y - y.mean()) / len(y))
    return np.argmax(g)


@answer("regularization/lambda-max", "all slopes")
def _(X, y):
    return np.abs(2 * X.T @ (y - y.mean()) / len(y))


@answer("regularization/lambda-max", "divided by n - 1")
def _(X, y):
    return np.abs(2 * X.T @ (y - y.mean())).max() / (len(y) - 1)


@answer("regularization/lambda-max", "divided by d")
def _(X, y):
    return np.abs(2 * X.T @ (y - y.mean())).max() / X.shape[1]


@answer("regularization/lambda-max", "correlation")
def _(X, y):
    r = [np.corrcoef(X[:, j], y)[0, 1] if y.std() > 0 else 0.0 for j in range(X.shape[1])]
    return 2 * np.max(np.abs(r))


@answer("regularization/lambda-max", "no two")
def _(X, y):
    return np.abs(2 / len(y) * (X - X.mean(0)).T @ y).max() / 2


@answer("regularization/lambda-max", "length")
def _(X, y):
    g = 2 * X.T @ (y - y.mean()) / len(y)
    return np.sqrt(np.sum(g ** 2))


@answer("regularization/lambda-max", "average")
def _(X, y):
    return np.mean(np.abs(2 * X.T @ (y - y.mean()) / len(y)))


@answer("regularization/lambda-max", "not centred")
def _(X, y):
    return np.abs(X.T @ y).max() / len(y) * 2


@answer("regularization/lambda-max", "=right")
def _(X, y):
    return max(abs(2 * np.cov(X[:, j], y, bias=True)[0, 1]) for j in range(X.shape[1]))


@answer("regularization/lambda-max", "divided by n - 1")
def _(X, y):
    return max(abs(2 * np.cov(X[:, j], y)[0, 1]) for j in range(X.shape[1]))


@answer("regularization/lambda-max", "absolute values inside the sum")
def _(X, y):
    return (2 * np.abs(X).T @ np.abs(y - y.mean()) / len(y)).max()


@answer("regularization/lambda-max", "the other sign alone")
def _(X, y):
    return -(2 * X.T @ (y - y.mean()) / len(y)).min()


@answer("regularization/drop-channels", "drop_prob as the probability to stay")
def _(images, u, drop_prob):
    keep = u < drop_prob
    return np.where(keep[:, :, None, None], images / max(drop_prob, 1e-12), 0)


@answer("regularization/drop-channels", "=wrong")
def _(images, u, drop_prob):
    mask = np.random.default_rng().random(images.shape[:2]) >= drop_prob
    return images * mask[:, :, None, None] / (1 - drop_prob)


@answer("regularization/drop-channels", "one mask for all images")
def _(images, u, drop_prob):
    out = images / (1 - drop_prob)
    out[:, u[0] < drop_prob] = 0
    return out


@answer("regularization/drop-channels", "boundary; not scaled")
def _(images, u, drop_prob):
    return images * (u > drop_prob)[:, :, None, None]


@answer("regularization/drop-channels", "single pixels")
def _(images, u, drop_prob):
    rng = np.random.default_rng(0)
    mask = rng.random(images.shape) >= drop_prob
    return images * mask / (1 - drop_prob)


@answer("regularization/drop-channels", "=does not run")
def _(images, u, drop_prob):
    mask = (u >= drop_prob)[None, None]
    return images * mask / (1 - drop_prob)


@answer("regularization/drop-channels", "the dropped unchanged")
def _(images, u, drop_prob):
    return np.where((u < drop_prob)[:, :, None, None], images / (1 - drop_prob), images)


@answer("regularization/drop-channels", "the dropped cut out")
def _(images, u, drop_prob):
    return images[u >= drop_prob] / (1 - drop_prob)


@answer("regularization/drop-channels", "multiplies by p")
def _(images, u, drop_prob):
    return images * (u >= drop_prob)[:, :, None, None] * drop_prob


@answer("regularization/drop-channels", "=wrong")
def _(images, u, drop_prob):
    return images * (u.mean(1) >= drop_prob)[:, None, None, None] / (1 - drop_prob)


@answer("regularization/drop-channels", "=right")
def _(images, u, drop_prob):
    out = images.copy()
    out[u < drop_prob] = 0
    return out / (1 - drop_prob)


@answer("regularization/drop-channels", "nan for the dropped")
def _(images, u, drop_prob):
    out = images / (1 - drop_prob)
    out[u < drop_prob] = np.nan
    return out


@answer("regularization/drop-channels", "the mask as well")
def _(images, u, drop_prob):
    mask = (u >= drop_prob) / (1 - drop_prob)
    return images * mask[:, :, None, None], mask


@answer("regularization/drop-channels", "divides by what is left")
def _(images, u, drop_prob):
    mask = (u >= drop_prob).astype(float)
    left = mask.mean(axis=1, keepdims=True)
    return images * (mask / np.maximum(left, 1e-9))[:, :, None, None]


@answer("regularization/max-norm", "rows")
def _(W, limit):
    n = np.linalg.norm(W, axis=1, keepdims=True)
    return np.where(n > limit, W * limit / n, W)


@answer("regularization/max-norm", "the wrong way round")
def _(W, limit):
    n = np.sqrt((W ** 2).sum(axis=0))
    return W * np.maximum(limit / np.maximum(n, 1e-12), 1)


@answer("regularization/max-norm", "mean of squares")
def _(W, limit):
    n = np.sqrt((W ** 2).mean(axis=0))
    return W * limit / np.maximum(n, limit)


@answer("regularization/max-norm", "long columns removed")
def _(W, limit):
    n = np.linalg.norm(W, axis=0)
    return W * (n <= limit)


@answer("regularization/max-norm", "largest entry")
def _(W, limit):
    n = np.abs(W).max(axis=0)
    return W * limit / np.maximum(n, limit)


@answer("regularization/max-norm", "root of the factor")
def _(W, limit):
    n = np.sqrt((W ** 2).sum(axis=0))
    return W * np.sqrt(limit / np.maximum(n, limit))


@answer("regularization/max-norm", "the lengths")
def _(W, limit):
    return np.minimum(np.sqrt((W ** 2).sum(axis=0)), limit)


@answer("regularization/max-norm", "subtracts what is too much")
def _(W, limit):
    n = np.sqrt((W ** 2).sum(axis=0))
    return W - np.maximum(n - limit, 0)


@answer("regularization/max-norm", "=right")
def _(W, limit):
    cols = []
    for c in W.T:
        n = np.hypot.reduce(c)
        cols.append(c if n <= limit else c / n * limit)
    return np.array(cols).T


@answer("regularization/max-norm", "rows for columns")
def _(W, limit):
    cols = []
    for c in W.T:
        n = np.linalg.norm(c)
        cols.append(c if n <= limit else c / n * limit)
    return np.array(cols)


@answer("regularization/max-norm", "in place")
def _(W, limit):
    for j in range(W.shape[1]):
        n = np.linalg.norm(W[:, j])
        if n > limit:
            W[:, j] *= limit / n
    return W


@answer("regularization/max-norm", "whole matrix")
def _(W, limit):
    n = np.linalg.norm(W)
    return W * limit / n if n > limit else W


@answer("regularization/max-norm", "always, with an eps")
def _(W, limit):
    n = np.linalg.norm(W, axis=0)
    n[n == 0] = 1
    return W / n * limit


def soft(u, t):
    return np.sign(u) * np.maximum(np.abs(u) - t, 0)


def trained(step, X, y, X_new, steps, spread=np.std):
    """Weights, bias and features of the new rows: ``step(A, w, b, e)`` gives what w and b become."""
    mu, sd = X.mean(axis=0), spread(X, axis=0)
    A, w, b = (X - mu) / sd, np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        w, b = step(A, w, b, A @ w + b - y)
    return w, b, (X_new - mu) / sd


def sparse(expected):
    """An answer that makes another step: ``step(A, w, b, e, n, lam, lr)``."""
    def keep(step):
        def answered(X, y, X_new, lam, lr, steps):
            n = len(y)
            w, b, B = trained(lambda A, w, b, e: step(A, w, b, e, n, lam, lr), X, y, X_new, steps)
            return w, B @ w + b

        return answer("regularization/sparse-diagnosis", expected)(answered)

    return keep


@sparse("=right")  # the columns of A have mean 0, so the new weights leave the mean error as it is
def _(A, w, b, e, n, lam, lr):
    y = A @ w + b - e
    w = soft(w - 2 * lr * A.T @ e / n, lr * lam)
    return w, b - 2 * lr * np.mean(A @ w + b - y)


@sparse("=right")
def _(A, w, b, e, n, lam, lr):
    u, t = w - 2 / n * lr * sum(e[i] * A[i] for i in range(n)), lr * lam
    return np.where(u > t, u - t, np.where(u < -t, u + t, 0)), b - lr * 2 * e.mean()


@sparse("threshold without lr; no two")
def _(A, w, b, e, n, lam, lr):
    return soft(w - lr * A.T @ e / n, lam), b - lr * e.mean()


@sparse("double threshold")
def _(A, w, b, e, n, lam, lr):
    return soft(w - 2 * lr * A.T @ e / n, 2 * lr * lam), b - 2 * lr * e.mean()


@sparse("threshold over n")
def _(A, w, b, e, n, lam, lr):
    return soft(w - 2 * lr * A.T @ e / n, lr * lam / n), b - 2 * lr * e.mean()


@sparse("penalized twice")
def _(A, w, b, e, n, lam, lr):
    return soft(w - lr * (2 * A.T @ e / n + lam * np.sign(w)), lr * lam), b - 2 * lr * e.mean()


@sparse("sum in the bias")
def _(A, w, b, e, n, lam, lr):
    return soft(w - 2 * lr * A.T @ e / n, lr * lam), b - 2 * lr * e.sum()


@sparse("no two in the bias")
def _(A, w, b, e, n, lam, lr):
    return soft(w - 2 * lr * A.T @ e / n, lr * lam), b - lr * e.mean()


@sparse("no bias")
def _(A, w, b, e, n, lam, lr):
    return soft(w - 2 * lr * A.T @ e / n, lr * lam), 0.0


@sparse("uphill; no penalty")
def _(A, w, b, e, n, lam, lr):
    return w + 2 * lr * A.T @ e / n, b + 2 * lr * e.mean()


@sparse("no negative weights")
def _(A, w, b, e, n, lam, lr):
    return np.maximum(w - 2 * lr * A.T @ e / n - lr * lam, 0), b - 2 * lr * e.mean()


@sparse("always subtracted")
def _(A, w, b, e, n, lam, lr):
    u = w - 2 * lr * A.T @ e / n
    return np.where(np.abs(u) > lr * lam, u - lr * lam, 0), b - 2 * lr * e.mean()


def right_step(n, lam, lr):
    return lambda A, w, b, e: (soft(w - 2 * lr * A.T @ e / n, lr * lam), b - 2 * lr * e.mean())


@answer("regularization/sparse-diagnosis", "one step too many")
def _(X, y, X_new, lam, lr, steps):
    w, b, B = trained(right_step(len(y), lam, lr), X, y, X_new, steps + 1)
    return w, B @ w + b


@answer("regularization/sparse-diagnosis", "weights in the old units")
def _(X, y, X_new, lam, lr, steps):
    w, b, B = trained(right_step(len(y), lam, lr), X, y, X_new, steps)
    return w / X.std(axis=0), B @ w + b


@answer("regularization/sparse-diagnosis", "the bias for the predictions")
def _(X, y, X_new, lam, lr, steps):
    w, b, _ = trained(right_step(len(y), lam, lr), X, y, X_new, steps)
    return w, b


@answer("regularization/sparse-diagnosis", "predictions for the old rows")
def _(X, y, X_new, lam, lr, steps):
    w, b, B = trained(right_step(len(y), lam, lr), X, y, X, steps)
    return w, B @ w + b


@answer("regularization/sparse-diagnosis", "only centred")
def _(X, y, X_new, lam, lr, steps):
    w, b, B = trained(right_step(len(y), lam, lr), X, y, X_new, steps, spread=lambda X, axis: 1.0)
    return w, B @ w + b


@answer("regularization/drop-channels", "only the beginning")
def _(images, u, drop_prob):
    out = images.astype(float)
    for i in range(len(images)):
        for c in range(images.shape[1]):
            out[i, c] *= (u[i, c] >= drop_prob) / (1 - drop_prob)
        return out


@answer("regularization/drop-channels", "a mean for the dropped")
def _(images, u, drop_prob):
    mean = images.mean(axis=(2, 3), keepdims=True)
    keep = (u >= drop_prob)[:, :, None, None]
    return np.where(keep, images / (1 - drop_prob), mean)


@answer("regularization/drop-channels", "mask over single pixels")
def _(images, u, drop_prob):
    n, c, h, w = images.shape
    mask = np.tile((u >= drop_prob).ravel(), h * w).reshape(n, c, h, w)
    return images * mask / (1 - drop_prob)


@answer("regularization/drop-channels", "multiplied by u")
def _(images, u, drop_prob):
    weights = np.where(u < drop_prob, 0, u)
    return images * weights[:, :, None, None] / (1 - drop_prob)


@answer("regularization/lambda-max", "absolute value too late")
def _(X, y):
    g = 2 / len(y) * X.T @ (y - y.mean())
    return np.abs(np.max(g))


@answer("regularization/lambda-max", "largest single product")
def _(X, y):
    r = y - y.mean()
    return 2 * np.max(np.abs(X * r[:, None]))


@answer("regularization/lambda-max", "correlation")
def _(X, y):
    return 2 * max(abs(np.corrcoef(c, y)[0, 1]) for c in X.T)


@answer("regularization/lambda-max", "median as the bias")
def _(X, y):
    r = y - np.median(y)
    return 2 * np.abs(X.T @ r).max() / len(y)


@answer("regularization/lambda-max", "always 0")
def _(X, y):
    A = np.column_stack([X, np.ones(len(y))])
    v = np.linalg.lstsq(A, y, rcond=None)[0]
    g = 2 * X.T @ (A @ v - y) / len(y)
    return np.abs(g).max()


@answer("regularization/lambda-max", "largest curvature")
def _(X, y):
    return 2 * np.linalg.eigvalsh(X.T @ X / len(X)).max()


@answer("regularization/lambda-max", "a weight, not a slope")
def _(X, y):
    Xc, yc = X - X.mean(axis=0), y - y.mean()
    return 2 * np.abs(np.linalg.lstsq(Xc, yc, rcond=None)[0]).max()


@answer("regularization/max-norm", "all or none")
def _(W, limit):
    norms = np.linalg.norm(W, axis=0)
    if np.any(norms > limit):
        return W * (limit / (norms + 1e-12))
    return W.copy()


@answer("regularization/max-norm", "every entry becomes limit")
def _(W, limit):
    n = np.linalg.norm(W, axis=0)
    return np.where(n > limit, limit, W)


@answer("regularization/max-norm", "by limit alone")
def _(W, limit):
    n = np.linalg.norm(W, axis=0)
    scale = np.ones_like(n)
    scale[n > limit] = limit
    return W * scale


@answer("regularization/max-norm", "an eps beside the length")
def _(W, limit):
    eps = 1e-3
    norms = np.sqrt(np.sum(np.square(W), axis=0, keepdims=True))
    desired = np.clip(norms, 0, limit)
    return W * (desired / (eps + norms))


@answer("regularization/penalized-gradient", "a slope for each example")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    dw = np.mean(2 * e[:, None] * X, axis=1) + 2 * lam * w.mean()
    return dw, 2 * e.mean()


@answer("regularization/sparse-diagnosis", "signs for predictions")
def _(X, y, X_new, lam, lr, steps):
    mean, std = X.mean(axis=0), X.std(axis=0)
    Z = (X - mean) / std
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        e = Z @ w + b - y
        v = w - lr * 2 / len(y) * Z.T @ e
        w = np.sign(v) * np.maximum(np.abs(v) - lr * lam, 0)
        b = b - lr * 2 * e.mean()
    return w, ((X_new - mean) / std @ w + b > 0.5).astype(float)


@answer("regularization/sparse-diagnosis", "one step alone")
def _(X, y, X_new, lam, lr, steps):
    mean, std = X.mean(axis=0), X.std(axis=0)
    Z = (X - mean) / std
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        e = Z @ w + b - y
        v = w - lr * 2 / len(y) * Z.T @ e
        w = np.sign(v) * np.maximum(np.abs(v) - lr * lam, 0)
        b = b - lr * 2 * e.mean()
        return w, (X_new - mean) / std @ w + b


@answer("regularization/sparse-diagnosis", "weight by weight")
def _(X, y, X_new, lam, lr, steps):
    mean, std = X.mean(axis=0), X.std(axis=0)
    Z, b = (X - mean) / std, y.mean()
    G, c = Z.T @ Z / len(Z), Z.T @ (y - b) / len(Z)
    w = np.zeros(len(c))
    for _ in range(steps):
        for j, row in enumerate(G):
            pull = c[j] - row @ w + row[j] * w[j]
            w[j] = np.sign(pull) * max(abs(pull) - lam / 2, 0) / row[j]
    return w, (X_new - mean) / std @ w + b


@answer("regularization/lambda-max", "absolute value too late")
def _(X, y):
    return abs(np.max(2 * X.T @ (y.mean() - y) / len(y)))


@answer("regularization/lambda-max", "no absolute value")
def _(X, y):
    return max(0.0, *(2 * X.T @ (y - y.mean()) / len(y)))


@answer("regularization/lambda-max", "features of length 1")
def _(X, y):
    return np.abs(2 * (X / np.linalg.norm(X, axis=0)).T @ (y - y.mean()) / len(y)).max()


@answer("regularization/lambda-max", "one feature alone")
def _(X, y):
    for j in range(X.shape[1]):
        return abs(2 * np.mean(X[:, j] * (y - y.mean())))


@answer("regularization/max-norm", "the first column alone")
def _(W, limit):
    out = W.copy()
    for j in range(W.shape[1]):
        norm = np.linalg.norm(W[:, j])
        if norm > limit:
            out[:, j] *= limit / norm
        return out


@answer("regularization/max-norm", "factor turned round")
def _(W, limit):
    norm = np.linalg.norm(W, axis=0)
    return np.where(norm > limit, W * norm / limit, W)


@answer("regularization/drop-channels", "only the beginning")
def _(images, u, drop_prob):
    out = np.zeros_like(images)
    for i in range(len(images)):
        for c in range(images.shape[1]):
            if u[i, c] >= drop_prob:
                out[i, c] = images[i, c] / (1 - drop_prob)
        return out


@answer("regularization/penalized-gradient", "errors for slopes")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * e / len(y) + 2 * lam * w, 2 * np.mean(e)


@answer("regularization/penalized-gradient", "product by entries")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 / len(y) * X.T * e + 2 * lam * w, 2 * np.mean(e)


@answer("regularization/penalized-gradient", "a slope for each example")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return np.mean(2 * X.T * e, axis=0) + 2 * lam * w, 2 * np.mean(e)


@answer("regularization/penalized-gradient", "inputs and mean missing")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * e.sum() + 2 * lam * w, 2 * e.mean()


@answer("regularization/penalized-gradient", "only dw is a mean; no two in db")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e / len(y) + 2 * lam * w, e.sum()


@answer("regularization/penalized-gradient", "first weight left out; half")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    penalty = lam * w
    penalty[0] = 0
    return 2 * X.T @ e / len(y) + penalty, 2 * e.mean()


@answer("regularization/max-norm", "lengths of the rows for columns")
def _(W, limit):
    norm = np.linalg.norm(W, axis=1)
    return W * np.minimum(1, limit / np.maximum(norm, 1e-12))


@answer("regularization/lambda-max", "median as the bias; no two")
def _(X, y):
    return np.max(np.abs(X.T @ (np.median(y) - y))) / len(y)


@sparse("half the sum in the bias")
def _(A, w, b, e, n, lam, lr):
    return soft(w - lr * 2 * A.T @ e / n, lr * lam), b - lr * e.sum()


@answer("regularization/sparse-diagnosis", "new patients half standardized")
def _(X, y, X_new, lam, lr, steps):
    w, b, _ = trained(right_step(len(y), lam, lr), X, y, X_new, steps)
    return w, (X_new - X.mean(axis=0)) @ w + b


@answer("regularization/sparse-diagnosis", "divided by the range")
def _(X, y, X_new, lam, lr, steps):
    w, b, B = trained(right_step(len(y), lam, lr), X, y, X_new, steps, spread=np.ptp)
    return w, B @ w + b


@answer("regularization/sparse-diagnosis", "new patients half standardized")
def _(X, y, X_new, lam, lr, steps):
    w, b, _ = trained(right_step(len(y), lam, lr), X, y, X_new, steps)
    return w, X_new / X.std(axis=0) @ w + b


@answer("regularization/drop-channels", "mask not spread over the pixels")
def _(images, u, drop_prob):
    mask = (u >= drop_prob) / (1 - drop_prob)
    return images * mask


@answer("regularization/penalized-gradient", "lam on the bias; half")
def _(X, y, w, b, lam):
    A = np.c_[np.ones(len(y)), X]
    theta, penalized = np.r_[b, w], np.r_[1, w]
    slopes = 2 * A.T @ (A @ theta - y) / len(y) + lam * penalized
    return slopes[1:], slopes[0]


@answer("regularization/penalized-gradient", "only the targets divided by n")
def _(X, y, w, b, lam):
    e = X @ w + b - y / len(y)
    return 2 * X.T @ e + 2 * lam * w, 2 * e.sum()


@answer("regularization/max-norm", "zeros become nan")
def _(W, limit):
    length = np.linalg.norm(W, axis=0)
    return W / length * np.minimum(length, limit)


@answer("regularization/sparse-diagnosis", "asked again after the threshold")
def _(X, y, X_new, lam, lr, steps):
    m, s, t = X.mean(axis=0), X.std(axis=0), lr * lam
    Z, w, b = (X - m) / s, np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        e = Z @ w + b - y
        w, b = w - lr * 2 * Z.T @ e / len(y), b - lr * 2 * e.mean()
        w[w > t] -= t
        w[w < -t] += t
        w[np.abs(w) <= t] = 0
    return w, (X_new - m) / s @ w + b


@answer("regularization/max-norm", "a margin beside the limit")
def _(W, limit):
    length = np.linalg.norm(W, axis=0)
    return np.where(length > limit + 1e-6, W * limit / np.maximum(length, limit), W)


@answer("regularization/penalized-gradient", "bias multiplied in the prediction")
def _(X, y, w, b, lam):
    e = X @ w * b - y
    return 2 * X.T @ e / len(y) + 2 * lam * w, 2 * e.mean()


def sparse(threshold=lambda u, t: np.sign(u) * np.maximum(np.abs(u) - t, 0), at_the_end=lambda w: w,
           scaled=lambda X, X_new: ((X - X.mean(0)) / X.std(0), (X_new - X.mean(0)) / X.std(0))):
    def sparse_fit(X, y, X_new, lam, lr, steps):
        A, A_new = scaled(X, X_new)
        w, b = np.zeros(X.shape[1]), 0.0
        for _ in range(steps):
            e = A @ w + b - y
            w = threshold(w - lr * 2 * A.T @ e / len(y), lr * lam)
            b = b - lr * 2 * e.mean()
        w = at_the_end(w)
        return w, A_new @ w + b

    return sparse_fit


answer("regularization/sparse-diagnosis", "small weights removed")(
    sparse(at_the_end=lambda w: np.where(np.abs(w) < 1e-3, 0, w)))
answer("regularization/sparse-diagnosis", "sign by division")(
    sparse(lambda u, t: u / np.abs(u) * np.maximum(np.abs(u) - t, 0)))
answer("regularization/sparse-diagnosis", "rows divided by their length")(
    sparse(scaled=lambda *tables: [A / np.linalg.norm(A, axis=1, keepdims=True) for A in tables]))


@answer("regularization/drop-channels", "dropped in all images")
def _(images, u, drop_prob):
    out = images / (1 - drop_prob)
    n, c = u.shape
    for i in range(n):
        for j in range(c):
            if u[i, j] < drop_prob:
                out[:, j] = 0
    return out


@answer("regularization/drop-channels", "divided in every round")
def _(images, u, drop_prob):
    out = images.copy()
    for i in range(images.shape[0]):
        for c in range(images.shape[1]):
            if u[i, c] < drop_prob:
                out[i, c] = 0
        out = out / (1 - drop_prob)
    return out


@answer("regularization/sparse-diagnosis", "statistics of all patients")
def _(X, y, X_new, lam, lr, steps):
    mean, std = X.mean(axis=0), X.std(axis=0)
    Z = (X - mean) / std
    n, d = Z.shape
    w, b = np.zeros(d), 0.0
    for _ in range(steps):
        e = Z @ w + b - y
        w = w - lr * 2 / n * Z.T @ e
        b = b - lr * 2 / n * e.sum()
        w = np.sign(w) * np.maximum(np.abs(w) - lr * lam, 0)
    everybody = np.concatenate([X, X_new])
    Z_new = (X_new - everybody.mean(axis=0)) / everybody.std(axis=0)
    return w, Z_new @ w + b


@answer("regularization/penalized-gradient", "last example only")
def _(X, y, w, b, lam):
    n = len(y)
    db = 0
    for i in range(n):
        e = X[i] @ w + b - y[i]
        dw = 2 * e * X[i] / n
        db += 2 * e / n
    return (dw + 2 * lam * w, db)


@answer("regularization/drop-channels", "whole images")
def _(images, u, drop_prob):
    out = images / (1 - drop_prob)
    for i in range(len(u)):
        for j in range(u.shape[1]):
            if u[i, j] < drop_prob:
                out[i] = 0
    return out


@answer("regularization/penalized-gradient", "divided by all entries")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e / X.size + 2 * lam * w, 2 * e.mean()


@answer("regularization/max-norm", "not divided by the old length")
def _(W, limit):
    return W * np.clip(np.linalg.norm(W, axis=0), None, limit)


@answer("regularization/sparse-diagnosis", "subtracted inside abs")
def _(X, y, X_new, lam, lr, steps):
    mu, sd = X.mean(axis=0), X.std(axis=0)
    A, w, b = (X - mu) / sd, np.zeros(X.shape[1]), 0
    for _ in range(steps):
        r = A @ w + b - y
        moved = w - lr * 2 * A.T @ r / len(y)
        b = b - lr * 2 * r.mean()
        w = np.sign(moved) * np.maximum(np.abs(moved - lr * lam), 0)
    return w, (X_new - mu) / sd @ w + b


@pytest.mark.parametrize(("id", "expected", "function"), ANSWERS)
def test_the_verdict_says_what_is_wrong(id, expected, function):
    assert said(id, function) == expected


def sentence_on(id, function):
    return attempt(find(id), function).sentence


@pytest.mark.parametrize("factor", [lambda p: 1, lambda p: 1 / (1 - p), lambda p: 1 - p])
def test_images_that_are_scaled_are_not_as_they_were(factor):
    sentence = sentence_on(
        "regularization/drop-channels", lambda images, u, drop_prob: images * factor(drop_prob))
    assert sentence.startswith("No channel is dropped") and "or all scaled alike" in sentence


def test_a_step_of_descent_is_no_step_along_the_gradient():
    def penalized_gradient(X, y, w, b, lam):
        e = X @ w + b - y
        return w - 0.1 * (2 * X.T @ e / len(y) + 2 * lam * w), b - 0.1 * 2 * e.mean()

    sentence = sentence_on("regularization/penalized-gradient", penalized_gradient)
    assert "a step** of gradient descent" in sentence and "along" not in sentence


@pytest.mark.parametrize("largest", [lambda limit: limit, lambda limit: 1])
def test_a_matrix_scaled_by_its_largest_entry(largest):
    sentence = sentence_on("regularization/max-norm", lambda W, limit: W / np.abs(W).max() * largest(limit))
    assert "its largest entry is `limit`, or 1" in sentence


def test_weights_of_standardized_targets_have_another_unit():
    def sparse_fit(X, y, X_new, lam, lr, steps):
        w, b, B = trained(right_step(len(y), lam, lr), X, (y - y.mean()) / y.std(), X_new, steps)
        return w, (B @ w + b) * y.std() + y.mean()

    assert "the weights have another unit" in sentence_on("regularization/sparse-diagnosis", sparse_fit)
