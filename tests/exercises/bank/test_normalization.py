"""Answers to the code exercises of the Normalization chapter, as learners write them, and their verdicts."""

import numpy as np
import pytest
from support.expected_verdicts import collect, said

ANSWERS, answer = collect()

# -- rms-norm --------------------------------------------------------------------------------------


@answer("normalization/rms-norm", "whole table")
def _(X, gamma, eps):
    rms = np.linalg.norm(X) / np.sqrt(X.size)
    return gamma * X / (rms + eps)


@answer("normalization/rms-norm", "two roots")
def _(X, gamma, eps):
    return gamma * X / np.sqrt(np.sqrt(np.mean(X ** 2, -1, keepdims=True)) + eps)


@answer("normalization/rms-norm", "gamma added")
def _(X, gamma, eps):
    return X / np.sqrt(np.mean(X ** 2, -1, keepdims=True) + eps) + gamma


@answer("normalization/rms-norm", "square of the mean")
def _(X, gamma, eps):
    return gamma * X / np.sqrt(np.mean(X, -1, keepdims=True) ** 2 + eps)


@answer("normalization/rms-norm", "another eps")
def _(X, gamma, eps):
    return gamma * X / np.sqrt(np.mean(X ** 2, -1, keepdims=True) + 1e-08)


@answer("normalization/rms-norm", "multiplied")
def _(X, gamma, eps):
    return gamma * X * np.sqrt(np.mean(X ** 2, -1, keepdims=True) + eps)


@answer("normalization/rms-norm", "d outside the root")
def _(X, gamma, eps):
    r = np.sqrt(np.sum(X ** 2, -1, keepdims=True) + eps) / X.shape[-1]
    return gamma * X / r


@answer("normalization/rms-norm", "eps divided too")
def _(X, gamma, eps):
    return gamma * X / np.sqrt((np.sum(X ** 2, -1, keepdims=True) + eps) / X.shape[-1])


@answer("normalization/rms-norm", "gamma first")
def _(X, gamma, eps):
    X = gamma * X
    return X / np.sqrt(np.mean(X ** 2, -1, keepdims=True) + eps)


@answer("normalization/rms-norm", "=right")
def _(X, gamma, eps):
    return (X.T / np.sqrt((X ** 2).mean(1) + eps)).T * gamma


@answer("normalization/rms-norm", "=right")
def _(X, gamma, eps):
    return np.apply_along_axis(lambda r: r / np.sqrt(np.dot(r, r) / r.size + eps) * gamma, 1, X)


@answer("normalization/rms-norm", "each entry alone")
def _(X, gamma, eps):
    return gamma * X / np.sqrt(X ** 2 + eps)


# -- rms-norm-grad ---------------------------------------------------------------------------------


@answer("normalization/rms-norm-grad", "dout left out")
def the_mean_of_the_squares_in_the_second_term(dout, X, eps):
    rms = np.sqrt(np.mean(X**2, axis=1, keepdims=True) + eps)
    x_hat = X / rms
    return (dout - np.mean(x_hat * x_hat, axis=1, keepdims=True) * x_hat) / rms


@answer("normalization/rms-norm-grad", "one root short")
def _(dout, X, eps):
    d = X.shape[-1]
    rms = np.sqrt((X ** 2).mean(-1, keepdims=True) + eps)
    return dout / rms - X * (dout * X).sum(-1, keepdims=True) / (d * rms)


@answer("normalization/rms-norm-grad", "over the table")
def _(dout, X, eps):
    rms = np.sqrt((X ** 2).mean(-1, keepdims=True) + eps)
    xh = X / rms
    return (dout - xh * np.mean(dout * xh)) / rms


@answer("normalization/rms-norm-grad", "product taken apart")
def _(dout, X, eps):
    rms = np.sqrt((X ** 2).mean(-1, keepdims=True) + eps)
    xh = X / rms
    return (dout - xh * np.mean(dout, -1, keepdims=True)) / rms


@answer("normalization/rms-norm-grad", "one root short")
def _(dout, X, eps):
    rms = np.sqrt((X ** 2).mean(-1, keepdims=True) + eps)
    xh = X / rms
    return (dout - X * np.mean(dout * xh, -1, keepdims=True)) / rms


@answer("normalization/rms-norm-grad", "product taken apart")
def _(dout, X, eps):
    rms = np.sqrt((X ** 2).mean(-1, keepdims=True) + eps)
    xh = X / rms
    return (dout - xh ** 2 * np.mean(dout, -1, keepdims=True)) / rms


@answer("normalization/rms-norm-grad", "diagonal only")
def _(dout, X, eps):
    rms = np.sqrt((X ** 2).mean(-1, keepdims=True) + eps)
    xh = X / rms
    return (dout - dout * xh ** 2) / rms


@answer("normalization/rms-norm-grad", "half")
def _(dout, X, eps):
    d = X.shape[-1]
    r2 = np.mean(X ** 2, -1, keepdims=True) + eps
    return dout / np.sqrt(r2) - X * np.sum(dout * X, -1, keepdims=True) / (2 * d * r2 ** 1.5)


@answer("normalization/rms-norm-grad", "eps outside")
def _(dout, X, eps):
    rms = np.sqrt((X ** 2).mean(-1, keepdims=True))
    xh = X / (rms + eps)
    return (dout - xh * np.mean(dout * xh, -1, keepdims=True)) / (rms + eps)


@answer("normalization/rms-norm-grad", "=right")
def _(dout, X, eps):
    _n, _d = X.shape
    inv = 1 / np.sqrt((X * X).mean(1, keepdims=True) + eps)
    return inv * dout - inv ** 3 * X * (X * dout).mean(1, keepdims=True)


@answer("normalization/rms-norm-grad", "=right")
def _(dout, X, eps):
    _n, d = X.shape
    r = np.sqrt((X * X).mean(1) + eps)
    s = np.einsum('ij,ij->i', dout, X)
    return dout / r[:, None] - X * (s / (d * r ** 3))[:, None]


@answer("normalization/rms-norm-grad", "=right")
def _(dout, X, eps):
    _n, d = X.shape
    r = np.sqrt((X * X).mean(1, keepdims=True) + eps)
    dr = -(dout * X).sum(1, keepdims=True) / r ** 2
    dms = dr * 0.5 / r
    return dout / r + dms * 2 * X / d


# -- group-norm ------------------------------------------------------------------------------------


@answer("normalization/group-norm", "batch norm")
def _(X, groups, eps):
    out = []
    for p in np.split(X, groups, axis=1):
        out.append((p - p.mean(0)) / np.sqrt(p.var(0) + eps))
    return np.hstack(out)


@answer("normalization/group-norm", "another eps")
def _(X, groups, eps):
    n, d = X.shape
    Y = X.reshape(n, groups, d // groups)
    return ((Y - Y.mean(2, keepdims=True)) / np.sqrt(Y.var(2, keepdims=True) + 1e-05)).reshape(n, d)


@answer("normalization/group-norm", "no mean subtracted")
def _(X, groups, eps):
    n, d = X.shape
    Y = X.reshape(n, groups, d // groups)
    return (Y / np.sqrt((Y ** 2).mean(2, keepdims=True) + eps)).reshape(n, d)


@answer("normalization/group-norm", "one spread for all")
def _(X, groups, eps):
    n, d = X.shape
    Y = X.reshape(n, groups, d // groups)
    return ((Y - Y.mean(2, keepdims=True)) / np.sqrt(Y.var(keepdims=True) + eps)).reshape(n, d)


@answer("normalization/group-norm", "sum of squares")
def _(X, groups, eps):
    n, d = X.shape
    Y = X.reshape(n, groups, d // groups)
    Y = Y - Y.mean(2, keepdims=True)
    return (Y / np.sqrt((Y ** 2).sum(2, keepdims=True) + eps)).reshape(n, d)


@answer("normalization/group-norm", "batch norm")
def _(X, groups, eps):
    m = X.mean(0)
    v = X.var(0)
    return (X - m) / np.sqrt(v + eps)


@answer("normalization/group-norm", "=right")
def _(X, groups, eps):
    out = []
    for row in X:
        r = []
        for g in np.array_split(row, groups):
            r += list((g - g.mean()) / np.sqrt(g.var() + eps))
        out.append(r)
    return out


@answer("normalization/group-norm", "=right")
def _(X, groups, eps):
    parts = np.hsplit(X, groups)
    parts = [(p - p.mean(1)[:, None]) / np.sqrt(p.var(1)[:, None] + eps) for p in parts]
    return np.concatenate(parts, axis=1)


@answer("normalization/group-norm", "=right")
def _(X, groups, eps):
    s = X.shape[1] // groups
    m = np.repeat(X.reshape(-1, groups, s).mean(2), s, axis=1)
    v = np.repeat(X.reshape(-1, groups, s).var(2), s, axis=1)
    return (X - m) / np.sqrt(v + eps)


@answer("normalization/group-norm", "statistics in the wrong places")
def _(X, groups, eps):
    s = X.shape[1] // groups
    m = np.tile(X.reshape(-1, groups, s).mean(2), s)
    v = np.tile(X.reshape(-1, groups, s).var(2), s)
    return (X - m) / np.sqrt(v + eps)


# -- pool-statistics -------------------------------------------------------------------------------


@answer("normalization/pool-statistics", "distance not weighted")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    m = (n1 * mean1 + n2 * mean2) / n
    return (m, (n1 * var1 + n2 * var2) / n + (mean1 - mean2) ** 2 / 4)


@answer("normalization/pool-statistics", "distance not weighted")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    m = (n1 * mean1 + n2 * mean2) / n
    return (m, (n1 * var1 + n2 * var2) / n + (mean1 - m) ** 2 + (mean2 - m) ** 2)


@answer("normalization/pool-statistics", "distance not squared")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    m = (n1 * mean1 + n2 * mean2) / n
    return (m, (n1 * var1 + n2 * var2) / n + n1 * n2 * (mean1 - mean2) / n ** 2)


@answer("normalization/pool-statistics", "minus")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    m = (n1 * mean1 + n2 * mean2) / n
    return (m, (n1 * var1 + n2 * var2) / n - n1 * n2 * (mean1 - mean2) ** 2 / n ** 2)


@answer("normalization/pool-statistics", "variance of a mean")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    m = (n1 * mean1 + n2 * mean2) / n
    return (m, (n1 ** 2 * var1 + n2 ** 2 * var2) / n ** 2)


@answer("normalization/pool-statistics", "unbiased parts")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    d = mean2 - mean1
    m = mean1 + d * n2 / n
    M = var1 * (n1 - 1) + var2 * (n2 - 1) + d ** 2 * n1 * n2 / n
    return (m, M / n)


@answer("normalization/pool-statistics", "weights exchanged")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    d = mean2 - mean1
    m = mean1 + d * n1 / n
    M = var1 * n1 + var2 * n2 + d ** 2 * n1 * n2 / n
    return (m, M / n)


@answer("normalization/pool-statistics", "mean of the squares")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    m = (n1 * mean1 + n2 * mean2) / n
    v = (n1 * var1 + n2 * var2) / n + (n1 * mean1 ** 2 + n2 * mean2 ** 2) / n
    return (m, v)


@answer("normalization/pool-statistics", "=right")
def _(n1, mean1, var1, n2, mean2, var2):
    w = n2 / (n1 + n2)
    return ((1 - w) * mean1 + w * mean2, (1 - w) * var1 + w * var2 + w * (1 - w) * (mean1 - mean2) ** 2)


@answer("normalization/pool-statistics", "=right")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    m = (n1 * mean1 + n2 * mean2) / n
    d1, d2 = (mean1 - m, mean2 - m)
    return (m, (n1 * (var1 + d1 * d1) + n2 * (var2 + d2 * d2)) / n)


@answer("normalization/pool-statistics", "=right")
def _(n1, mean1, var1, n2, mean2, var2):
    m = np.average([mean1, mean2], axis=0, weights=[n1, n2])
    return (m, np.average([var1 + (mean1 - m) ** 2, var2 + (mean2 - m) ** 2], axis=0, weights=[n1, n2]))


@answer("normalization/pool-statistics", "variances squared")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    m = (n1 * mean1 + n2 * mean2) / n
    return (m, (n1 * (var1 ** 2 + (mean1 - m) ** 2) + n2 * (var2 ** 2 + (mean2 - m) ** 2)) / n)


# -- fold ------------------------------------------------------------------------------------------


@answer("normalization/fold", "forgets gamma and beta")
def _(W, b, gamma, beta, mu, var, eps):
    s = np.sqrt(var + eps)
    return (W / s, (b - mu) / s)


@answer("normalization/fold", "subtracts beta")
def _(W, b, gamma, beta, mu, var, eps):
    s = gamma / np.sqrt(var + eps)
    return (W * s, (b - mu) * s - beta)


@answer("normalization/fold", "mean off the weights")
def _(W, b, gamma, beta, mu, var, eps):
    s = gamma / np.sqrt(var + eps)
    return ((W - mu) * s, b * s + beta)


@answer("normalization/fold", "upside down")
def _(W, b, gamma, beta, mu, var, eps):
    s = np.sqrt(var + eps) / gamma
    return (W * s, (b - mu) * s + beta)


@answer("normalization/fold", "multiplied by the deviation")
def _(W, b, gamma, beta, mu, var, eps):
    s = gamma * np.sqrt(var + eps)
    return (W * s, (b - mu) * s + beta)


@answer("normalization/fold", "another eps")
def _(W, b, gamma, beta, mu, var, eps):
    s = gamma / np.sqrt(var + 1e-05)
    return (W * s, (b - mu) * s + beta)


@answer("normalization/fold", "beta in the weights")
def _(W, b, gamma, beta, mu, var, eps):
    s = gamma / np.sqrt(var + eps)
    z = W * s + (b - mu) * s + beta
    return (z, b)


@answer("normalization/fold", "=right")
def _(W, b, gamma, beta, mu, var, eps):
    s = np.reciprocal(np.sqrt(var + eps)) * gamma
    return (np.einsum('dk,k->dk', W, s), beta + s * b - s * mu)


@answer("normalization/fold", "=right")
def _(W, b, gamma, beta, mu, var, eps):
    bn = lambda z: gamma * (z - mu) / np.sqrt(var + eps) + beta
    f = lambda X: bn(X @ W + b)
    b_new = f(np.zeros((1, len(W))))[0]
    return (f(np.eye(len(W))) - b_new, b_new)


@answer("normalization/fold", "=right")
def _(W, b, gamma, beta, mu, var, eps):
    W2 = np.zeros_like(W)
    b2 = np.zeros_like(b)
    for k in range(len(b)):
        s = gamma[k] / (var[k] + eps) ** 0.5
        W2[:, k] = W[:, k] * s
        b2[k] = (b[k] - mu[k]) * s + beta[k]
    return [W2, b2]


@answer("normalization/fold", "eps in one part")
def _(W, b, gamma, beta, mu, var, eps):
    s = gamma / np.sqrt(var + eps)
    return (W * s, beta + (b - mu) * gamma / np.sqrt(var) + eps * 0)


# -- read-digits -----------------------------------------------------------------------------------


@answer("normalization/read-digits", "running deviation")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    rm = np.zeros(W1.shape[1])
    rv = np.ones(W1.shape[1])
    for X in batches:
        Z = X @ W1 + b1
        rm = (1 - momentum) * rm + momentum * Z.mean(0)
        rv = (1 - momentum) * rv + momentum * Z.std(0)
    h = np.maximum(gamma * (X_test @ W1 + b1 - rm) / np.sqrt(rv + 1e-05) + beta, 0)
    return h @ W2 + b2


@answer("normalization/read-digits", "eps outside")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    rm = np.zeros(W1.shape[1])
    rv = np.ones(W1.shape[1])
    for X in batches:
        Z = X @ W1 + b1
        rm = (1 - momentum) * rm + momentum * Z.mean(0)
        rv = (1 - momentum) * rv + momentum * Z.var(0, ddof=1)
    h = np.maximum(gamma * (X_test @ W1 + b1 - rm) / (np.sqrt(rv) + 1e-05) + beta, 0)
    return h @ W2 + b2


@answer("normalization/read-digits", "another eps")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    rm = np.zeros(W1.shape[1])
    rv = np.ones(W1.shape[1])
    for X in batches:
        Z = X @ W1 + b1
        rm = (1 - momentum) * rm + momentum * Z.mean(0)
        rv = (1 - momentum) * rv + momentum * Z.var(0, ddof=1)
    h = np.maximum(gamma * (X_test @ W1 + b1 - rm) / np.sqrt(rv + 1e-08) + beta, 0)
    return h @ W2 + b2


@answer("normalization/read-digits", "mean starts at 1")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    rm = np.ones(W1.shape[1])
    rv = np.ones(W1.shape[1])
    for X in batches:
        Z = X @ W1 + b1
        rm = (1 - momentum) * rm + momentum * Z.mean(0)
        rv = (1 - momentum) * rv + momentum * Z.var(0, ddof=1)
    h = np.maximum(gamma * (X_test @ W1 + b1 - rm) / np.sqrt(rv + 1e-05) + beta, 0)
    return h @ W2 + b2


@answer("normalization/read-digits", "mean not subtracted")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    rm = np.zeros(W1.shape[1])
    rv = np.ones(W1.shape[1])
    for X in batches:
        Z = X @ W1 + b1
        rm = (1 - momentum) * rm + momentum * Z.mean(0)
        rv = (1 - momentum) * rv + momentum * Z.var(0, ddof=1)
    h = np.maximum(gamma * (X_test @ W1 + b1) / np.sqrt(rv + 1e-05) + beta, 0)
    return h @ W2 + b2


@answer("normalization/read-digits", "nothing forgotten")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    rm = np.zeros(W1.shape[1])
    rv = np.ones(W1.shape[1])
    for X in batches:
        Z = X @ W1 + b1
        rm = rm + momentum * Z.mean(0)
        rv = rv + momentum * Z.var(0, ddof=1)
    h = np.maximum(gamma * (X_test @ W1 + b1 - rm) / np.sqrt(rv + 1e-05) + beta, 0)
    return h @ W2 + b2


@answer("normalization/read-digits", "bias of the hidden layer lost")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    rm = np.zeros(W1.shape[1])
    rv = np.ones(W1.shape[1])
    for X in batches:
        Z = X @ W1
        rm = (1 - momentum) * rm + momentum * Z.mean(0)
        rv = (1 - momentum) * rv + momentum * Z.var(0, ddof=1)
    h = np.maximum(gamma * (X_test @ W1 + b1 - rm) / np.sqrt(rv + 1e-05) + beta, 0)
    return h @ W2 + b2


@answer("normalization/read-digits", "another activation")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    rm = np.zeros(W1.shape[1])
    rv = np.ones(W1.shape[1])
    for X in batches:
        Z = X @ W1 + b1
        rm = (1 - momentum) * rm + momentum * Z.mean(0)
        rv = (1 - momentum) * rv + momentum * Z.var(0, ddof=1)
    h = np.tanh(gamma * (X_test @ W1 + b1 - rm) / np.sqrt(rv + 1e-05) + beta)
    return h @ W2 + b2


@answer("normalization/read-digits", "statistics after the ReLU")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    rm = np.zeros(W1.shape[1])
    rv = np.ones(W1.shape[1])
    for X in batches:
        Z = np.maximum(X @ W1 + b1, 0)
        rm = (1 - momentum) * rm + momentum * Z.mean(0)
        rv = (1 - momentum) * rv + momentum * Z.var(0, ddof=1)
    h = np.maximum(gamma * (X_test @ W1 + b1 - rm) / np.sqrt(rv + 1e-05) + beta, 0)
    return h @ W2 + b2


@answer("normalization/read-digits", "gamma and beta after the ReLU")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    rm = np.zeros(W1.shape[1])
    rv = np.ones(W1.shape[1])
    for X in batches:
        Z = X @ W1 + b1
        rm = (1 - momentum) * rm + momentum * Z.mean(0)
        rv = (1 - momentum) * rv + momentum * Z.var(0, ddof=1)
    h = gamma * np.maximum((X_test @ W1 + b1 - rm) / np.sqrt(rv + 1e-05), 0) + beta
    return h @ W2 + b2


@answer("normalization/read-digits", "spread around the running mean")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    rm = np.zeros(W1.shape[1])
    rv = np.ones(W1.shape[1])
    for X in batches:
        Z = X @ W1 + b1
        rm = (1 - momentum) * rm + momentum * Z.mean(0)
        rv = (1 - momentum) * rv + momentum * ((Z - rm) ** 2).sum(0) / (len(Z) - 1)
    h = np.maximum(gamma * (X_test @ W1 + b1 - rm) / np.sqrt(rv + 1e-05) + beta, 0)
    return h @ W2 + b2


@answer("normalization/read-digits", "statistics of the normalized")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    rm = np.zeros(W1.shape[1])
    rv = np.ones(W1.shape[1])
    for X in batches:
        Z = X @ W1 + b1
        Z = (Z - Z.mean(0)) / np.sqrt(Z.var(0) + 1e-05)
        rm = (1 - momentum) * rm + momentum * Z.mean(0)
        rv = (1 - momentum) * rv + momentum * Z.var(0, ddof=1)
    h = np.maximum(gamma * (X_test @ W1 + b1 - rm) / np.sqrt(rv + 1e-05) + beta, 0)
    return h @ W2 + b2


@answer("normalization/read-digits", "momentum reversed")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    rm = np.zeros(W1.shape[1])
    rv = np.ones(W1.shape[1])
    for X in batches:
        Z = X @ W1 + b1
        rm = momentum * rm + (1 - momentum) * Z.mean(0)
        rv = momentum * rv + (1 - momentum) * Z.var(0)
    h = np.maximum(gamma * (X_test @ W1 + b1 - rm) / np.sqrt(rv + 1e-05) + beta, 0)
    return h @ W2 + b2


@answer("normalization/read-digits", "=right")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    m = np.zeros(16)
    v = np.ones(16)
    for B in batches:
        z = B @ W1 + b1
        n = len(z)
        mu = sum(z) / n
        m = m * (1 - momentum) + mu * momentum
        v = v * (1 - momentum) + momentum * sum((z - mu) ** 2) / (n - 1)
    a = gamma * (X_test @ W1 + b1 - m) / (v + 1e-05) ** 0.5 + beta
    a[a < 0] = 0
    return (a @ W2 + b2).tolist()


@answer("normalization/read-digits", "=right")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):

    class BN:

        def __init__(s):
            s.m = np.zeros(16)
            s.v = np.ones(16)

        def update(s, z):
            s.m += momentum * (z.mean(0) - s.m)
            s.v += momentum * (np.var(z, 0, ddof=1) - s.v)

        def __call__(s, z):
            return gamma * (z - s.m) / np.sqrt(s.v + 1e-05) + beta
    bn = BN()
    for B in batches:
        bn.update(B.dot(W1) + b1)
    return np.where((h := bn(X_test.dot(W1) + b1)) > 0, h, 0).dot(W2) + b2


@answer("normalization/read-digits", "momentum reversed")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    m = np.zeros(16)
    v = np.ones(16)
    for B in batches:
        z = B @ W1 + b1
        m = momentum * m + (1 - momentum) * z.mean(0)
        v = momentum * v + (1 - momentum) * z.var(0)
    a = np.maximum(gamma * (X_test @ W1 + b1 - m) / np.sqrt(v + 0.001) + beta, 0)
    return a @ W2 + b2


@answer("normalization/read-digits", "input normalized")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    m = np.zeros(64)
    v = np.ones(64)
    for B in batches:
        m = (1 - momentum) * m + momentum * B.mean(0)
        v = (1 - momentum) * v + momentum * B.var(0, ddof=1)
    x = (X_test - m) / np.sqrt(v + 1e-05)
    a = np.maximum(gamma * (x @ W1 + b1) + beta, 0)
    return a @ W2 + b2


@answer("normalization/pool-statistics", "within only, unbiased")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    return (n1 * mean1 + n2 * mean2) / n, (n1 * var1 + n2 * var2) / (n - 1)


@answer("normalization/pool-statistics", "spread between not divided")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    return (n1 * mean1 + n2 * mean2) / n, (n1 * var1 + n2 * var2) / n + n1 * n2 * (mean2 - mean1) ** 2


@answer("normalization/pool-statistics", "not weighted")
def _(n1, mean1, var1, n2, mean2, var2):
    mean = (mean1 + mean2) / 2
    return mean, (n1 * (var1 + (mean1 - mean) ** 2) + n2 * (var2 + (mean2 - mean) ** 2)) / (n1 + n2)


@answer("normalization/pool-statistics", "distance not weighted")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = (n1 * mean1 + n2 * mean2) / n
    return mean, (n1 * var1 + n2 * var2) / n + ((mean1 - mean) ** 2 + (mean2 - mean) ** 2) / 2


@answer("normalization/pool-statistics", "whole division")
def _(n1, mean1, var1, n2, mean2, var2):
    a, b = n1 // (n1 + n2), n2 // (n1 + n2)
    mean = a * mean1 + b * mean2
    return mean, a * (var1 + (mean1 - mean) ** 2) + b * (var2 + (mean2 - mean) ** 2)


@answer("normalization/fold", "mean off the weights and the bias")
def _(W, b, gamma, beta, mu, var, eps):
    s = gamma / np.sqrt(var + eps)
    return (W - mu) * s, (b - mu) * s + beta


@answer("normalization/rms-norm-grad", "twice, and more")
def _(dout, X, eps):
    r = np.sqrt(np.mean(X**2, axis=1, keepdims=True) + eps)
    return dout / r - 2 * X * np.sum(dout * X, axis=1, keepdims=True) / r**3


@answer("normalization/rms-norm", "mean of absolute values")
def _(X, gamma, eps):
    return gamma * X / np.mean(np.sqrt(X**2 + eps), axis=1, keepdims=True)


@answer("normalization/group-norm", "whole row, unbiased")
def _(X, groups, eps):
    return (X - X.mean(1, keepdims=True)) / np.sqrt(X.var(1, ddof=1, keepdims=True) + eps)


@answer("normalization/group-norm", "=right")
def _(X, groups, eps):
    parts = X.reshape(len(X), groups, -1)
    k = parts.shape[-1]
    d = parts - (parts @ np.full(k, 1 / k))[..., None]
    return (d / np.sqrt((d**2 @ np.full(k, 1 / k))[..., None] + eps)).reshape(X.shape)


@answer("normalization/read-digits", "running deviation")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    m, s = np.zeros(16), np.ones(16)
    for B in batches:
        z = B @ W1 + b1
        m = (1 - momentum) * m + momentum * z.mean(0)
        s = (1 - momentum) * s + momentum * z.std(0, ddof=1)
    return np.maximum(gamma * (X_test @ W1 + b1 - m) / (s + 1e-5) + beta, 0) @ W2 + b2


@answer("normalization/read-digits", "statistics of the pixels")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    m, v = np.zeros(64), np.ones(64)
    for B in batches:
        m = (1 - momentum) * m + momentum * B.mean(0)
        v = (1 - momentum) * v + momentum * B.var(0, ddof=1)
    return np.maximum(gamma * (X_test @ W1 + b1 - m) / np.sqrt(v + 1e-5) + beta, 0) @ W2 + b2


@answer("normalization/group-norm", "unbiased; eps outside")
def _(X, groups, eps):
    n, d = X.shape
    G = X.reshape(n * groups, d // groups)
    G = G - G.mean(axis=1, keepdims=True)
    G = G / (G.std(axis=1, ddof=1, keepdims=True) + eps)
    return G.reshape(n, d)


@answer("normalization/fold", "scales beta; eps outside")
def _(W, b, gamma, beta, mu, var, eps):
    std = np.sqrt(var) + eps
    W_new = gamma * W / std
    b_new = gamma * (b - mu + beta) / std
    return W_new, b_new


@answer("normalization/read-digits", "scales beta")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = np.zeros(W1.shape[1]), np.ones(W1.shape[1])
    for X in batches:
        a = X @ W1 + b1
        mean += momentum * (a.mean(axis=0) - mean)
        var += momentum * (a.var(axis=0, ddof=1) - var)
    a = (gamma * (X_test @ W1 + b1 - mean) + beta) / np.sqrt(var + 1e-5)
    return np.maximum(a, 0) @ W2 + b2


@answer("normalization/rms-norm-grad", "first term not divided")
def _(dout, X, eps):
    rms = np.sqrt((X**2).mean(axis=-1, keepdims=True) + eps)
    x_hat = X / rms
    return dout - x_hat * (dout * x_hat).mean(axis=-1, keepdims=True) / rms


@answer("normalization/pool-statistics", "part without spread left out")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = (n1 * mean1 + n2 * mean2) / n
    if n1 == 1:
        return mean, var2
    if n2 == 1:
        return mean, var1
    return mean, (n1 * var1 + n2 * var2) / n + (mean1 - mean2) ** 2 * n1 * n2 / n**2


@answer("normalization/read-digits", "a shift multiplied")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = np.zeros(len(b1)), np.ones(len(b1))
    for X in batches:
        z = X @ W1 + b1
        mean = (1 - momentum) * mean + momentum * z.mean(axis=0)
        var = (1 - momentum) * var + momentum * z.var(axis=0, ddof=1)
    x_hat = (X_test @ W1 + b1 - mean) / np.sqrt(var + 1e-5)
    return np.maximum(gamma * x_hat * beta, 0) @ W2 + b2


@answer("normalization/read-digits", "number of test digits for the batch size")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    n = X_test.shape[0]
    mean, var = np.zeros(len(b1)), np.ones(len(b1))
    for X in batches:
        z = X @ W1 + b1
        mean += momentum * (z.mean(axis=0) - mean)
        var += momentum * (z.var(axis=0) * n / (n - 1) - var)
    z = gamma * (X_test @ W1 + b1 - mean) / np.sqrt(var + 1e-5) + beta
    return np.maximum(z, 0) @ W2 + b2


@answer("normalization/read-digits", "biased variance kept; no ReLU")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = np.zeros(len(b1)), np.ones(len(b1))
    for X in batches:
        z = X @ W1 + b1
        mean = (1 - momentum) * mean + momentum * z.mean(axis=0)
        var = (1 - momentum) * var + momentum * z.var(axis=0)
    return (gamma * (X_test @ W1 + b1 - mean) / np.sqrt(var + 1e-5) + beta) @ W2 + b2


@answer("normalization/rms-norm", "down the columns; gamma added")
def _(X, gamma, eps):
    rms = np.sqrt((X**2).mean(axis=0) + eps)
    return X / rms + gamma


@answer("normalization/rms-norm", "forgets gamma; n - 1")
def _(X, gamma, eps):
    d = X.shape[1]
    ms = (X**2).sum(axis=1, keepdims=True) / (d - 1)
    return X / np.sqrt(ms + eps)


@answer("normalization/pool-statistics", "distance not weighted; deviation for variance")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = mean1 + (mean2 - mean1) * n2 / n
    var = (n1 * var1 + n2 * var2) / n + (mean1 - mean2) ** 2
    return mean, np.sqrt(var)


@answer("normalization/pool-statistics", "not weighted; minus")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    var = (n1 * var1 + n2 * var2) / n - (mean2 - mean1) ** 2 * n1 * n2 / n**2
    return (mean1 + mean2) / 2, var


@answer("normalization/rms-norm-grad", "layer norm's; sum for mean")
def _(dout, X, eps):
    rms = np.sqrt((X**2).mean(axis=1, keepdims=True) + eps)
    x_hat = X / rms
    mean = dout.mean(axis=1, keepdims=True)
    return (dout - mean - x_hat * (dout * x_hat).sum(axis=1, keepdims=True)) / rms


@answer("normalization/rms-norm-grad", "plus; over the table")
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X**2, axis=-1, keepdims=True) + eps)
    x_hat = X / rms
    return dout / rms + x_hat * np.mean(dout * x_hat) / rms


@answer("normalization/rms-norm", "sum runs on")
def _(X, gamma, eps):
    out = np.zeros(X.shape)
    total = 0
    for i in range(X.shape[0]):
        for j in range(X.shape[1]):
            total += X[i, j] ** 2
        rms = np.sqrt(total / X.shape[1] + eps)
        out[i] = X[i] / rms * gamma
    return out


@answer("normalization/read-digits", "corrected at the end")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    k = W1.shape[1]
    n = batches.shape[1]
    rm, rv = np.zeros(k), np.ones(k)
    for B in batches:
        z = B @ W1 + b1
        rm = (1 - momentum) * rm + momentum * z.mean(axis=0)
        rv = (1 - momentum) * rv + momentum * z.var(axis=0)
    rv = rv * n / (n - 1)
    z = X_test @ W1 + b1
    z = (z - rm) / np.sqrt(rv + 1e-5) * gamma + beta
    return np.maximum(z, 0) @ W2 + b2


@answer("normalization/read-digits", "corrected again with each batch")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    rm, rv = np.zeros(len(b1)), np.ones(len(b1))
    for B in batches:
        z, n = B @ W1 + b1, len(B)
        rm = (1 - momentum) * rm + momentum * z.mean(0)
        rv = ((1 - momentum) * rv + momentum * z.var(0)) * n / (n - 1)
    return np.maximum(gamma * (X_test @ W1 + b1 - rm) / np.sqrt(rv + 1e-5) + beta, 0) @ W2 + b2


@pytest.mark.parametrize(("id", "expected", "function"), ANSWERS)
def test_the_verdict_says_what_is_wrong(id, expected, function):
    assert said(id, function) == expected
