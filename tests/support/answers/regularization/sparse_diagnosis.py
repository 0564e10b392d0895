"""What learners answer to regularization/sparse-diagnosis."""

import numpy as np
from support.answer_corpus import answers_to

from dlbasics.regularization import soft_threshold

ANSWERS, answer = answers_to("regularization/sparse-diagnosis")


def lasso(X, y, X_new, lam, lr, steps, shrink, b_at_new_w=False, threshold_b=False):
    mu, sd = X.mean(0), X.std(0)
    S, w, b = (X - mu) / sd, np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = S @ w + b - y
        w = shrink(w - lr * 2 * S.T @ error / len(y), lr * lam)
        if b_at_new_w:
            error = S @ w + b - y
        b = b - lr * 2 * error.mean()
        if threshold_b:
            b = shrink(b, lr * lam)
    return w, (X_new - mu) / sd @ w + b


def soft(w, t):
    return np.sign(w) * np.maximum(np.abs(w) - t, 0)


# The features are centred, so that b does not depend on w.
@answer("=right", source="PauloCarvalhoRJ/gammaray#279")
def _(X, y, X_new, lam, lr, steps):
    return lasso(X, y, X_new, lam, lr, steps, soft, b_at_new_w=True)


@answer("=right", source="mrirecon/bart#28, a difference of two ReLUs")
def _(X, y, X_new, lam, lr, steps):
    return lasso(X, y, X_new, lam, lr, steps, lambda w, t: np.maximum(w - t, 0) - np.maximum(-w - t, 0))


def standardized(X, X_new):
    mean, scale = X.mean(axis=0), X.std(axis=0)
    return (X - mean) / scale, (X_new - mean) / scale


@answer("=right", source="compneuro-julia, sparse-coding/009.jl, soft_thres")
def _(X, y, X_new, lam, lr, steps):
    A, A_new = standardized(X, X_new)
    w, b, t = np.zeros(X.shape[1]), 0.0, lr * lam
    for _ in range(steps):
        e = A @ w + b - y
        v = w - lr * 2 * e @ A / len(y)
        w, b = np.maximum(v - t, 0) - np.maximum(-v - t, 0), b - lr * 2 * e.mean()
    return w, A_new @ w + b


@answer("=right", source="PyLops/pylops#170")
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


@answer("=right")
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


@answer("=right")
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


def trained(step, X, y, X_new, steps, spread=np.std):
    """Weights, bias and features of the new rows: ``step(A, w, b, e)`` gives what w and b become."""
    mu, sd = X.mean(axis=0), spread(X, axis=0)
    A, w, b = (X - mu) / sd, np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        w, b = step(A, w, b, A @ w + b - y)
    return w, b, (X_new - mu) / sd


def answer_with_step(expected):
    """Keep an answer that makes another step: ``step(A, w, b, e, n, lam, lr)``."""
    def keep(step):
        def answered(X, y, X_new, lam, lr, steps):
            n = len(y)
            w, b, B = trained(lambda A, w, b, e: step(A, w, b, e, n, lam, lr), X, y, X_new, steps)
            return w, B @ w + b

        return answer(expected)(answered)

    return keep


@answer_with_step("=right")
def _(A, w, b, e, n, lam, lr):
    y = A @ w + b - e
    w = soft(w - 2 * lr * A.T @ e / n, lr * lam)
    return w, b - 2 * lr * np.mean(A @ w + b - y)


@answer_with_step("=right")
def _(A, w, b, e, n, lam, lr):
    u, t = w - 2 / n * lr * sum(e[i] * A[i] for i in range(n)), lr * lam
    return np.where(u > t, u - t, np.where(u < -t, u + t, 0)), b - lr * 2 * e.mean()


def fitted(X, y, lam, lr, steps, factor, shrink):
    """Weights, bias and scale of proximal descent on the standardized features."""
    mean, std = X.mean(axis=0), X.std(axis=0)
    Z = (X - mean) / std
    w, b = np.zeros(X.shape[1]), 0.0
    for _i in range(steps):
        e = Z @ w + b - y
        w, b = w - lr * factor * Z.T @ e, b - lr * factor * e.sum()
        w = np.sign(w) * np.maximum(np.abs(w) - shrink, 0)
    return w, b, mean, std


@answer("own statistics", source="khuyentran1401/production-ready-data-science-code#5")
def _(X, y, X_new, lam, lr, steps):
    w, b, _mean, _std = fitted(X, y, lam, lr, steps, 2 / len(y), lr * lam)
    return w, (X_new - X_new.mean(axis=0)) / X_new.std(axis=0) @ w + b


def proximal_steps(X, y, lam, lr, steps, soft):
    mu, sd = X.mean(0), X.std(0)
    S, w, b = (X - mu) / sd, np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        e = S @ w + b - y
        w, b = w - lr * 2 * S.T @ e / len(y), b - lr * 2 * e.mean()
        w = soft(w, lr * lam)
    return w, b, mu, sd


@answer("new patients left raw", source="elixir-nx/scholar#363, passed through raw")
def _(X, y, X_new, lam, lr, steps):
    w, b, _mu, _sd = proximal_steps(
        X, y, lam, lr, steps, lambda w, t: np.sign(w) * np.maximum(np.abs(w) - t, 0))
    return w, X_new @ w + b


def right_step(n, lam, lr):
    return lambda A, w, b, e: (soft(w - 2 * lr * A.T @ e / n, lr * lam), b - 2 * lr * e.mean())


@answer("new patients half standardized")
def _(X, y, X_new, lam, lr, steps):
    w, b, _ = trained(right_step(len(y), lam, lr), X, y, X_new, steps)
    return w, X_new / X.std(axis=0) @ w + b


@answer("only centred")
def _(X, y, X_new, lam, lr, steps):
    w, b, B = trained(right_step(len(y), lam, lr), X, y, X_new, steps, spread=lambda X, axis: 1.0)
    return w, B @ w + b


@answer("divided by the range")
def _(X, y, X_new, lam, lr, steps):
    w, b, B = trained(right_step(len(y), lam, lr), X, y, X_new, steps, spread=np.ptp)
    return w, B @ w + b


@answer("no two", source="copenhagen2/Homework-of-Convex-Optimization, hw8")
def _(X, y, X_new, lam, lr, steps):
    w, b, mean, std = fitted(X, y, lam, lr, steps, 1 / len(y), lr * lam)
    return w, (X_new - mean) / std @ w + b


@answer(
    "sign in the gradient",
    source="snorkel-team/snorkel#216 (subgradient method or proximal step); "
           "eriklindernoren/ML-From-Scratch#105",
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


@answer("threshold without lr", source="glm-tools/pyglmnet#383")
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


@answer("half of lam")
def _(X, y, X_new, lam, lr, steps):
    m, s = X.mean(axis=0), X.std(axis=0)
    X, X_new, w, b = (X - m) / s, (X_new - m) / s, np.zeros(X.shape[1]), 0
    for _ in range(steps):
        e = X @ w + b - y
        w = w - lr * 2 / len(y) * X.T @ e
        w = np.sign(w) * np.maximum(np.abs(w) - lam / 2, 0)
        b = b - lr * 2 * e.mean()
    return w, X_new @ w + b


@answer("double threshold", source="rctn/sparsecoding#16")
def _(X, y, X_new, lam, lr, steps):
    mu, sd = X.mean(0), X.std(0)
    S, w, b = (X - mu) / sd, np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        e = S @ w + b - y
        w, b = w - lr * 2 * S.T @ e / len(y), b - lr * 2 * e.mean()
        w = np.sign(w) * np.maximum(np.abs(w) - 2 * lr * lam, 0)
    return w, (X_new - mu) / sd @ w + b


@answer("threshold over n", source="snuspl/cruise#984")
def _(X, y, X_new, lam, lr, steps):
    mu, sd = X.mean(0), X.std(0)
    S, w, b = (X - mu) / sd, np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        e = S @ w + b - y
        w, b = w - lr * 2 * S.T @ e / len(y), b - lr * 2 * e.mean()
        w = np.sign(w) * np.maximum(np.abs(w) - lr * lam / len(y), 0)
    return w, (X_new - mu) / sd @ w + b


@answer("L2", source="scikit-learn-contrib/lightning#32")
def _(X, y, X_new, lam, lr, steps):
    return lasso(X, y, X_new, lam, lr, steps, lambda w, t: w / (1 + 2 * t))


@answer("hard threshold", source="rctn/sparsecoding#16, a hard threshold")
def _(X, y, X_new, lam, lr, steps):
    w, b, mu, sd = proximal_steps(X, y, lam, lr, steps, lambda w, t: np.where(np.abs(w) > t, w, 0))
    return w, (X_new - mu) / sd @ w + b


@answer_with_step("threshold without lr; no two")
def _(A, w, b, e, n, lam, lr):
    return soft(w - lr * A.T @ e / n, lam), b - lr * e.mean()


def descended(X, y, X_new, steps, move):
    mean, sd = X.mean(axis=0), X.std(axis=0)
    Z = (X - mean) / sd
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        def slopes(w, b=b):
            e = Z @ w + b - y
            return 2 * Z.T @ e / len(y), 2 * e.mean()
        w, b = move(w, b, slopes)
    return w, (X_new - mean) / sd @ w + b


@answer("penalized twice", source="alphacsc/alphacsc#108")
def _(X, y, X_new, lam, lr, steps):
    def move(w, b, slopes):
        dw, db = slopes(w)
        return soft(w - lr * (dw + lam * np.sign(w)), lam * lr), b - lr * db
    return descended(X, y, X_new, steps, move)


@answer("no negative weights", source="hasktorch/hasktorch#74")
def _(X, y, X_new, lam, lr, steps):
    w, b, mu, sd = proximal_steps(X, y, lam, lr, steps, lambda w, t: np.sign(w) * np.maximum(w - t, 0))
    return w, (X_new - mu) / sd @ w + b


@answer_with_step("always subtracted")
def _(A, w, b, e, n, lam, lr):
    u = w - 2 * lr * A.T @ e / n
    return np.where(np.abs(u) > lr * lam, u - lr * lam, 0), b - 2 * lr * e.mean()


@answer("subtracted inside abs")
def _(X, y, X_new, lam, lr, steps):
    mu, sd = X.mean(axis=0), X.std(axis=0)
    A, w, b = (X - mu) / sd, np.zeros(X.shape[1]), 0
    for _ in range(steps):
        r = A @ w + b - y
        moved = w - lr * 2 * A.T @ r / len(y)
        b = b - lr * 2 * r.mean()
        w = np.sign(moved) * np.maximum(np.abs(moved - lr * lam), 0)
    return w, (X_new - mu) / sd @ w + b


@answer_with_step("uphill; no penalty")
def _(A, w, b, e, n, lam, lr):
    return w + 2 * lr * A.T @ e / n, b + 2 * lr * e.mean()


@answer("one step too many")
def _(X, y, X_new, lam, lr, steps):
    w, b, B = trained(right_step(len(y), lam, lr), X, y, X_new, steps + 1)
    return w, B @ w + b


@answer("one step alone")
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


@answer("weight by weight")
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


# A column of ones carries the bias and the soft threshold is applied to the whole vector, so the bias is
# pulled to 0 as well. w is nearly right (centered features), but the predictions are shifted by about lam /
# 2 towards 0.
@answer(
    "thresholds the bias",
    source="martincho48/Portfolio (LASSO with np.ones column; there the threshold skips beta[0]) and "
           "glm-tools/pyglmnet#383 (beta[1:] with fit_intercept); here the exception is forgotten",
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


@answer_with_step("no two in the bias")
def _(A, w, b, e, n, lam, lr):
    return soft(w - 2 * lr * A.T @ e / n, lr * lam), b - lr * e.mean()


@answer_with_step("sum in the bias")
def _(A, w, b, e, n, lam, lr):
    return soft(w - 2 * lr * A.T @ e / n, lr * lam), b - 2 * lr * e.sum()


@answer("sum in the weights")
def _(X, y, X_new, lam, lr, steps):
    m, s = X.mean(axis=0), X.std(axis=0)
    X, X_new, w, b = (X - m) / s, (X_new - m) / s, np.zeros(X.shape[1]), 0
    for _ in range(steps):
        e = X @ w + b - y
        w = w - lr * 2 * X.T @ e
        w = np.sign(w) * np.maximum(np.abs(w) - lr * lam, 0)
        b = b - lr * 2 * e.mean()
    return w, X_new @ w + b


@answer_with_step("half the sum in the bias")
def _(A, w, b, e, n, lam, lr):
    return soft(w - lr * 2 * A.T @ e / n, lr * lam), b - lr * e.sum()


@answer_with_step("no bias")
def _(A, w, b, e, n, lam, lr):
    return soft(w - 2 * lr * A.T @ e / n, lr * lam), 0.0


@answer("sign lost", source="TomographicImaging/CIL#1662, soft_shrinkage always produces positive values")
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


@answer("statistics of all patients")
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


@answer("signs for predictions")
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


@answer("weights in the old units")
def _(X, y, X_new, lam, lr, steps):
    w, b, B = trained(right_step(len(y), lam, lr), X, y, X_new, steps)
    return w / X.std(axis=0), B @ w + b


@answer("the bias for the predictions")
def _(X, y, X_new, lam, lr, steps):
    w, b, _ = trained(right_step(len(y), lam, lr), X, y, X_new, steps)
    return w, b


@answer("predictions for the old rows")
def _(X, y, X_new, lam, lr, steps):
    w, b, B = trained(right_step(len(y), lam, lr), X, y, X, steps)
    return w, B @ w + b


@answer("past zero", source="jsboige/CoursIA#16178, without the maximum")
def _(X, y, X_new, lam, lr, steps):
    return lasso(X, y, X_new, lam, lr, steps, lambda w, t: np.sign(w) * (np.abs(w) - t))


# In the soft threshold the lower limit is t instead of -t: every value below t is moved up by t, so values
# between -t and t are not set to 0.
@answer("no weight set to 0", source="search code: res = np.where(vect < thresh, vect + thresh, res)")
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


@answer("asked again after the threshold")
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


@answer("rows divided by their length")
def _(X, y, X_new, lam, lr, steps):
    A, A_new = [Z / np.linalg.norm(Z, axis=1, keepdims=True) for Z in (X, X_new)]
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        e = A @ w + b - y
        w = soft(w - lr * 2 * A.T @ e / len(y), lr * lam)
        b = b - lr * 2 * e.mean()
    return w, A_new @ w + b


@answer("small weights removed")
def _(X, y, X_new, lam, lr, steps):
    w, b, B = trained(right_step(len(y), lam, lr), X, y, X_new, steps)
    w = np.where(np.abs(w) < 1e-3, 0, w)
    return w, B @ w + b


@answer("sign by division")
def _(X, y, X_new, lam, lr, steps):
    A, A_new = (X - X.mean(0)) / X.std(0), (X_new - X.mean(0)) / X.std(0)
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        e = A @ w + b - y
        u = w - lr * 2 * A.T @ e / len(y)
        w = u / np.abs(u) * np.maximum(np.abs(u) - lr * lam, 0)
        b = b - lr * 2 * e.mean()
    return w, A_new @ w + b


@answer("threshold first", source="mrirecon/bart#28, the order switched")
def _(X, y, X_new, lam, lr, steps):
    def move(w, b, slopes):
        w = soft(w, lam * lr)
        dw, db = slopes(w)
        return w - lr * dw, b - lr * db
    return descended(X, y, X_new, steps, move)


@answer("all weights stay 0", source="dganguli/robust-pca#9, 1 / mu for mu")
def _(X, y, X_new, lam, lr, steps):
    def move(w, b, slopes):
        dw, db = slopes(w)
        return soft(w - lr * dw, lam / lr), b - lr * db
    return descended(X, y, X_new, steps, move)


@answer("momentum")
def _(X, y, X_new, lam, lr, steps):
    mu, sd = X.mean(0), X.std(0)
    Z = (X - mu) / sd
    w, b = np.zeros(X.shape[1]), 0.0
    v = w
    t = 1
    for _ in range(steps):
        e = Z @ v + b - y
        u = v - lr * 2 * Z.T @ e / len(y)
        b = b - lr * 2 * e.mean()
        wn = np.sign(u) * np.maximum(np.abs(u) - lr * lam, 0)
        tn = (1 + np.sqrt(1 + 4 * t * t)) / 2
        v = wn + (t - 1) / tn * (wn - w)
        w, t = wn, tn
    return w, (X_new - mu) / sd @ w + b


# The threshold is half of what fits the step (lr * lam / 2, from the closed formula of the lasso with lambda
# / 2) although the slope already has its factor 2.
@answer(
    "own statistics; half a threshold",
    source="CoAxLab/DataSciencePsychNeuro#6 (soft threshold lambda / 2); cs109/a-2017#11 (test data "
           "standardized by its own mean and deviation); two mistakes combined",
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


# lr alone is the threshold: lam is not used.
@answer("=wrong", source="cvxgrp/nonexp_global_aa1#1, mu forgotten")
def _(X, y, X_new, lam, lr, steps):
    def move(w, b, slopes):
        dw, db = slopes(w)
        return soft(w - lr * dw, lr), b - lr * db
    return descended(X, y, X_new, steps, move)


# Coordinate descent, with lam as the threshold of the ratio: no gradient steps at all.
@answer("=wrong", source="wizplan/ml-essence, 05/lasso.py")
def _(X, y, X_new, lam, lr, steps):
    A, A_new = standardized(X, X_new)
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        b = np.mean(y - A @ w)
        for k in range(len(w)):
            w[k] = 0
            q, r = (y - b - A @ w) @ A[:, k], A[:, k] @ A[:, k]
            w[k] = soft_threshold(q / r, lam)
    return w, A_new @ w + b


@answer("zeros stay")
def _(X, y, X_new, lam, lr, steps):
    m, s = X.mean(0), X.std(0)
    Z = (X - m) / s
    w, b = np.zeros(X.shape[1]), 0.0
    alive = np.ones(X.shape[1], bool)
    for i in range(steps):
        e = Z @ w + b - y
        w = soft_threshold(w - 2 * lr * Z.T @ e / len(y), lr * lam) * alive
        b -= 2 * lr * e.mean()
        if i > 0:
            alive &= w != 0
    return w, (X_new - m) / s @ w + b


@answer("zeros stay")
def _(X, y, X_new, lam, lr, steps):
    m, s = X.mean(0), X.std(0)
    Z = (X - m) / s
    d = X.shape[1]
    w, b = np.zeros(d), 0.0
    for t in range(steps):
        e = Z @ w + b - y
        for j in range(d):
            if t > 0 and w[j] == 0:
                continue
            v = w[j] - lr * 2 * np.mean(Z[:, j] * e)
            w[j] = np.sign(v) * max(abs(v) - lr * lam, 0)
        b -= lr * 2 * np.mean(e)
    return w, (X_new - m) / s @ w + b


@answer("one example in each step")
def _(X, y, X_new, lam, lr, steps):
    mu, sd = X.mean(axis=0), X.std(axis=0)
    Z = (X - mu) / sd
    w, b = np.zeros(X.shape[1]), 0.0
    for k in range(steps):
        i = k % len(y)
        e = Z[i] @ w + b - y[i]
        w, b = w - lr * 2 * e * Z[i], b - lr * 2 * e
        w = np.sign(w) * np.maximum(np.abs(w) - lr * lam, 0)
    return w, (X_new - mu) / sd @ w + b
