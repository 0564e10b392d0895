"""Answers of the seventh set to the exercises of normalization."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


@answer("normalization/rms-norm", "a floor", "keras docs, rms_normalization: a lower bound for the norm",
        "eps is the least value of the mean square, not added to it")
def _(X, gamma, eps):
    return X / np.sqrt(np.maximum(np.mean(np.square(X), axis=-1, keepdims=True), eps)) * gamma


@answer("normalization/rms-norm", "of everything", "search code: weight * x / jnp.sqrt(jnp.mean(x**2) + eps)",
        "one root mean square for the whole table")
def _(X, gamma, eps):
    return gamma * X / np.sqrt(np.mean(X**2) + eps)


@answer("normalization/rms-norm", "right, gamma first", "ZZZZ-HH/YiDong-KuaiRand, RMSNorm.py")
def _(X, gamma, eps):
    rms = np.sqrt(np.mean(np.power(X, 2), axis=-1, keepdims=True) + eps)
    return X * (gamma / rms)


@answer("normalization/rms-norm-grad", "two", "search code: dx_norm / rms + 2 * x * drms * dx_squared",
        "the second term counts twice")
def _(dout, X, eps):
    rms = np.sqrt(np.mean(np.square(X), axis=1, keepdims=True) + eps)
    drms = -np.sum(dout * X / rms, axis=1, keepdims=True) / rms
    return dout / rms + 2 * X * drms / (X.shape[1] * rms)


@answer("normalization/rms-norm-grad", "a root short", "mayank31398/kernel-hyperdrive, rmsnorm/README.md",
        "the second term is divided by rms twice, not three times")
def _(dout, X, eps):
    r = np.sqrt(np.mean(X**2, axis=-1, keepdims=True) + eps)
    return dout / r - np.sum(dout * X, axis=-1, keepdims=True) / r**2 * X / X.shape[1]


@answer("normalization/rms-norm-grad", "right, r cubed", "limei1221/triton-rmsnorm, README.md")
def _(dout, X, eps):
    r = (np.mean(X**2, axis=1) + eps) ** -0.5
    s = np.einsum("ij,ij->i", dout, X)
    return r[:, None] * dout - (r**3 / X.shape[1] * s)[:, None] * X


@answer("normalization/group-norm", "deviation, 1e-7", "KernelBench, 6638_GroupedChannelNorm.py",
        "torch's std with n - 1, and 1e-7 added to it where eps belongs under the root")
def _(X, groups, eps):
    G = X.reshape(len(X), groups, -1)
    G = (G - G.mean(axis=2, keepdims=True)) / (G.std(axis=2, ddof=1, keepdims=True) + 1e-7)
    return G.reshape(X.shape)


@answer("normalization/group-norm", "eps outside",
        "community.deeplearning.ai/t/178397, sqrt(sigma2) + epsilon",
        "eps is added to the root")
def _(X, groups, eps):
    G = X.reshape(len(X), groups, -1)
    m = G.mean(axis=2, keepdims=True)
    return ((G - m) / (np.sqrt(np.mean((G - m) ** 2, axis=2, keepdims=True)) + eps)).reshape(X.shape)


@answer("normalization/group-norm", "over the groups", "brainpy/BrainPy#765, reduction_axes with G",
        "mean and variance go over the groups, too: one for the whole row")
def _(X, groups, eps):
    G = X.reshape(len(X), groups, -1)
    G = (G - G.mean(axis=(1, 2), keepdims=True)) / np.sqrt(G.var(axis=(1, 2), keepdims=True) + eps)
    return G.reshape(X.shape)


@answer("normalization/group-norm", "right, split", "wzr-skn/mmdetection, gn_verify.py")
def _(X, groups, eps):
    parts = []
    for part in np.split(X, groups, axis=1):
        mean, var = part.mean(axis=1), part.var(axis=1)
        parts.append((part - mean[:, None]) / np.sqrt(var[:, None] + eps))
    return np.concatenate(parts, axis=1)


@answer("normalization/pool-statistics", "plain means", "bloomsburyai/question-generation, online_moments.py",
        "plain averages of both, whatever the counts and the distance of the means")
def _(n1, mean1, var1, n2, mean2, var2):
    return 1 / 2 * mean1 + 1 / 2 * mean2, 1 / 2 * var1 + 1 / 2 * var2


@answer("normalization/pool-statistics", "no return", "search code: std_pooled_deviation, np.sqrt at the end",
        "nothing is returned")
def _(n1, mean1, var1, n2, mean2, var2):
    mean = (n1 * mean1 + n2 * mean2) / (n1 + n2)
    pooled = (n1 * var1 + n2 * var2) / (n1 + n2)
    _ = mean, pooled


@answer("normalization/pool-statistics", "delta with the new mean", "younggyoseo/FastTD3#8, delta2 squared",
        "the distance is measured from the new mean, yet weighted as if it were that of the parts")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = mean1 + (mean2 - mean1) * n2 / n
    return mean, (n1 * var1 + n2 * var2 + (mean2 - mean) ** 2 * n1 * n2 / n) / n


@answer("normalization/fold", "unsqueezed", "Ace1928/eidosian_forge, scale.unsqueeze(-1) for torch's layout",
        "the scale stands in a column: it would scale rows, and fits no table that is not square")
def _(W, b, gamma, beta, mu, var, eps):
    scale = gamma / np.sqrt(var + eps)
    return W * scale[:, None], (b - mu) * scale + beta


@answer("normalization/fold", "bias of norm alone", "search code: FuseConvBN, W_bn * (W_conv * F) + b_bn",
        "the bias of the layer is lost")
def _(W, b, gamma, beta, mu, var, eps):
    scale = gamma / np.sqrt(var + eps)
    return W @ np.diag(scale), beta - mu * scale


@answer("normalization/fold", "right, diagonal", "search code: FuseConvBN, W_bn as a diagonal matrix")
def _(W, b, gamma, beta, mu, var, eps):
    D = np.diag(gamma / np.sqrt(var + eps))
    return W @ D, (b - mu) @ D + beta


def _read(batches, X_test, W1, b1, gamma, beta, W2, b2, take, normalized):
    mean, kept = np.zeros(len(b1)), np.ones(len(b1))
    for X in batches:
        mean, kept = take(mean, kept, X @ W1 + b1)
    h = np.maximum(0, gamma * normalized(X_test @ W1 + b1 - mean, kept) + beta)
    return h @ W2 + b2


@answer("normalization/read-digits", "eps kept", "keras-team/keras-contrib#287, variance with epsilon",
        "eps is in the running variance already, and is added again in the end")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    def take(mean, kept, z):
        return ((1 - momentum) * mean + momentum * z.mean(0),
                (1 - momentum) * kept + momentum * (z.var(0, ddof=1) + 1e-5))

    return _read(batches, X_test, W1, b1, gamma, beta, W2, b2, take, lambda d, v: d / np.sqrt(v + 1e-5))


@answer("normalization/read-digits", "reciprocal kept", "torch/nn#567, the inverse of the deviation",
        "the running average is of the reciprocal deviation")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    def take(mean, kept, z):
        return ((1 - momentum) * mean + momentum * z.mean(0),
                (1 - momentum) * kept + momentum / np.sqrt(z.var(0, ddof=1) + 1e-5))

    return _read(batches, X_test, W1, b1, gamma, beta, W2, b2, take, lambda d, v: d * v)


@answer("normalization/read-digits", "keeps by momentum, biased", "hannawong/MLE-interview, MyBN",
        "momentum is the share of the old value, and the variance is the biased one")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    def take(mean, kept, z):
        return ((1 - momentum) * z.mean(0) + momentum * mean, (1 - momentum) * z.var(0) + momentum * kept)

    return _read(batches, X_test, W1, b1, gamma, beta, W2, b2, take, lambda d, v: d / np.sqrt(v + 1e-5))
