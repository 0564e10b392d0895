"""Answers of the fifth set to the exercises of normalization."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


@answer("normalization/rms-norm", "square", "jax-ml/jax#442", "the square stands where the root belongs")
def _(X, gamma, eps):
    ms = np.mean(X**2, axis=1, keepdims=True)
    return gamma * X / (ms + eps) ** 2


@answer("normalization/rms-norm", "zero-centred gamma", "NVIDIA/Megatron-LM#6859",
        "gamma counts from 1: multiplied by 1 + gamma")
def _(X, gamma, eps):
    return X / np.sqrt(np.mean(X**2, axis=-1, keepdims=True) + eps) * (1.0 + gamma)


@answer("normalization/rms-norm", "no weight", "karpathy/llm.c#763", "gamma is not used")
def _(X, gamma, eps):
    return X / np.sqrt(np.mean(X * X, axis=-1, keepdims=True) + eps)


@answer("normalization/rms-norm", "right, length", "allenai/OLMo#281, with eps inside")
def _(X, gamma, eps):
    d = X.shape[-1]
    squares = np.linalg.norm(X, axis=-1, keepdims=True) ** 2
    return gamma * (X * np.sqrt(d) / np.sqrt(squares + d * eps))


@answer("normalization/rms-norm-grad", "no root", "flagos-ai/FlagGems#5771",
        "the mean square is used where its root belongs")
def _(dout, X, eps):
    rms = np.mean(X**2, axis=1, keepdims=True) + eps
    inner = np.mean(dout * X, axis=1, keepdims=True)
    return dout / rms - X * inner / rms**3


@answer("normalization/rms-norm-grad", "plus", "Dao-AILab/quack#53, added up",
        "the second term is added, not subtracted")
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X**2, axis=1, keepdims=True) + eps)
    X_hat = X / rms
    return (dout + X_hat * np.mean(dout * X_hat, axis=1, keepdims=True)) / rms


@answer("normalization/rms-norm-grad", "right, Jacobian", "karpathy/llm.c#763, a row at a time")
def _(dout, X, eps):
    rows = []
    for d, x in zip(dout, X, strict=True):
        rrms = (x @ x / len(x) + eps) ** -0.5
        J = rrms * np.eye(len(x)) - rrms**3 / len(x) * np.outer(x, x)
        rows.append(J @ d)
    return np.array(rows)


@answer("normalization/group-norm", "one group", "tenstorrent/tt-metal#2219",
        "the whole row is one group: groups is not used")
def _(X, groups, eps):
    return (X - X.mean(1, keepdims=True)) / np.sqrt(X.var(1, keepdims=True) + eps)


@answer("normalization/group-norm", "moments across groups", "Nico-Curti/NumPyNet#7",
        "statistics across the groups in place of inside each")
def _(X, groups, eps):
    g = X.reshape(len(X), groups, -1)
    g = (g - g.mean(axis=1, keepdims=True)) / np.sqrt(g.var(axis=1, keepdims=True) + eps)
    return g.reshape(X.shape)


@answer("normalization/group-norm", "right, split", "haofeixu/cs231n#3, a group at a time")
def _(X, groups, eps):
    parts = [(p - p.mean(1, keepdims=True)) / np.sqrt(p.var(1, keepdims=True) + eps)
             for p in np.split(X, groups, axis=1)]
    return np.concatenate(parts, axis=1)


@answer("normalization/pool-statistics", "new mean", "younggyoseo/FastTD3#32",
        "the distance is measured from the new mean, not from the old one")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = mean1 + (mean2 - mean1) * n2 / n
    delta2 = mean2 - mean
    return mean, (n1 * var1 + n2 * var2 + delta2**2 * n1 * n2 / n) / n


@answer("normalization/pool-statistics", "first variance", "boostorg/math#1474",
        "the variance of the first part is given back as it came")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    return (n1 * mean1 + n2 * mean2) / n, var1


@answer("normalization/pool-statistics", "sample", "mapme-initiative/mapme.biodiversity#327",
        "the formula for sample variances, with n - 1")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = (n1 * mean1 + n2 * mean2) / n
    within = (n1 - 1) * var1 + (n2 - 1) * var2
    return mean, (within + n1 * (mean1 - mean) ** 2 + n2 * (mean2 - mean) ** 2) / (n - 1)


@answer("normalization/pool-statistics", "right, decomposed",
        "mapme-initiative/mapme.biodiversity#327, biased")
def _(n1, mean1, var1, n2, mean2, var2):
    N = n1 + n2
    M = n1 / N * mean1 + n2 / N * mean2
    return M, (n1 * (var1 + (mean1 - M) ** 2) + n2 * (var2 + (mean2 - M) ** 2)) / N


@answer("normalization/fold", "rsqrt", "analogdevicesinc/ai8x-training#108, a reciprocal root as divisor",
        "multiplied by the deviation where it divides")
def _(W, b, gamma, beta, mu, var, eps):
    r_std = 1 / np.sqrt(var + eps)
    return W * gamma / r_std, (b - mu) / r_std * gamma + beta


@answer("normalization/fold", "copied into", "ultralytics/yolov3#807, copy_",
        "right values, but W and b are changed")
def _(W, b, gamma, beta, mu, var, eps):
    scale = gamma / np.sqrt(var + eps)
    W *= scale
    b -= mu
    b *= scale
    b += beta
    return W, b


@answer("normalization/fold", "moment as deviation", "vlfeat/matconvnet#772, eps on the deviation",
        "eps is added to the deviation, not to the variance")
def _(W, b, gamma, beta, mu, var, eps):
    a = gamma / (np.sqrt(var) + eps)
    return W * a, a * b + beta - mu * a


@answer("normalization/fold", "right, diagonal", "jiazhihao/TASO#47, with the bias")
def _(W, b, gamma, beta, mu, var, eps):
    D = np.diag(gamma * (var + eps) ** -0.5)
    return W @ D, D @ (b - mu) + beta


def _eval(X, W1, b1, gamma, beta, W2, b2, mean, var):
    h = gamma * (X @ W1 + b1 - mean) / np.sqrt(var + 1e-5) + beta
    return np.maximum(h, 0) @ W2 + b2


@answer("normalization/read-digits", "never updated", "openai/improved-gan#17",
        "the running statistics stay 0 and 1: no batch is taken in")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    return _eval(X_test, W1, b1, gamma, beta, W2, b2, 0.0, 1.0)


@answer("normalization/read-digits", "cumulative", "mlpack/mlpack#2474, 1 / count",
        "the plain average of all batches, whatever the momentum")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = np.zeros(W1.shape[1]), np.ones(W1.shape[1])
    for count, X in enumerate(batches, 1):
        z = X @ W1 + b1
        factor = 1 / count
        mean = (1 - factor) * mean + factor * z.mean(axis=0)
        var = (1 - factor) * var + factor * z.var(axis=0, ddof=1)
    return _eval(X_test, W1, b1, gamma, beta, W2, b2, mean, var)


@answer("normalization/read-digits", "statistics of pixels", "taki0112/Switchable_Normalization-Tensorflow#2",
        "the bias is left out of what the statistics are taken from")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = np.zeros(W1.shape[1]), np.ones(W1.shape[1])
    for X in batches:
        z = X @ W1
        mean = (1 - momentum) * mean + momentum * z.mean(axis=0)
        var = (1 - momentum) * var + momentum * z.var(axis=0, ddof=1)
    return _eval(X_test, W1, b1, gamma, beta, W2, b2, mean, var)
