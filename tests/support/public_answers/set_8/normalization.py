"""Answers of the eighth set to the exercises of normalization."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


# normalization/rms-norm


@answer(
    "normalization/rms-norm",
    "eps outside the root",
    "allenai/OLMo issue 281",
    "adds eps to the root mean square, not under the root",
)
def _(X, gamma, eps):
    norm_x = np.linalg.norm(X, axis=-1, keepdims=True)
    rms_x = norm_x * X.shape[-1] ** (-1.0 / 2)
    return gamma * (X / (rms_x + eps))


@answer(
    "normalization/rms-norm",
    "divided by rsqrt",
    "mosaicml/llm-foundry issue 371",
    "divides by the reciprocal root, so it multiplies by the root mean square",
)
def _(X, gamma, eps):
    rsqrt = 1 / np.sqrt(np.mean(X**2, axis=-1, keepdims=True) + eps)
    return X / rsqrt * gamma


@answer(
    "normalization/rms-norm",
    "variance",
    "keras-team/keras pull request 22393",
    "divides by the root of the variance, which subtracts the mean, not of the mean of the squares",
)
def _(X, gamma, eps):
    variance = X.var(axis=-1, keepdims=True)
    return X / np.sqrt(variance + eps) * gamma


@answer(
    "normalization/rms-norm",
    "over the whole array",
    "bkitano/llama-from-scratch issue 4",
    "one root mean square for all rows",
)
def _(X, gamma, eps):
    rms = np.sqrt(np.mean(np.square(X)) + eps)
    return X / rms * gamma


@answer(
    "normalization/rms-norm",
    "root of the root",
    "pytorch/pytorch issue 139274",
    "sqrt(RMS + eps): the root is taken twice",
)
def _(X, gamma, eps):
    rms = np.sqrt(np.mean(X**2, axis=-1, keepdims=True))
    return X / np.sqrt(rms + eps) * gamma


@answer(
    "normalization/rms-norm",
    "hypot",
    "own style after allenai/OLMo issue 281 and bkitano/llama-from-scratch issue 4",
)
def _(X, gamma, eps):
    rms = np.linalg.norm(X, axis=1) / X.shape[1] ** 0.5
    return ((X * gamma).T / np.hypot(rms, eps**0.5)).T


# normalization/rms-norm-grad


@answer(
    "normalization/rms-norm-grad",
    "rms as a constant",
    "ooples/AiDotNet pull request 695 (review of RmsNormBackward)",
    "treats rms as a constant: the second term is missing",
)
def _(dout, X, eps):
    inv_rms = 1.0 / np.sqrt((X**2).mean(axis=-1, keepdims=True) + eps)
    return dout * inv_rms


@answer(
    "normalization/rms-norm-grad",
    "1/N missing",
    "linkedin/Liger-Kernel pull request 117 (the comment's formula, without 1/N)",
    "the sum of dout * X over the row instead of its mean",
)
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X**2, axis=-1, keepdims=True) + eps)
    dot = np.sum(dout * X, axis=-1, keepdims=True)
    return (1 / rms) * (dout - (1 / rms**2) * dot * X)


@answer(
    "normalization/rms-norm-grad",
    "variance instead of rms",
    "flagos-ai/FlagGems pull request 5771",
    "the stored mean of squares is used where its root belongs",
)
def _(dout, X, eps):
    rms = np.mean(X**2, axis=-1, keepdims=True) + eps
    return dout / rms - X * np.mean(dout * X, axis=-1, keepdims=True) / rms**3


@answer(
    "normalization/rms-norm-grad",
    "layer norm's backward",
    "karpathy/llm.c pull request 763 (from layernorm_backward)",
    "subtracts the mean of dout too, which belongs to layer norm",
)
def _(dout, X, eps):
    rstd = 1 / np.sqrt(np.mean(X * X, axis=-1, keepdims=True) + eps)
    norm = X * rstd
    dnorm_mean = dout.mean(axis=-1, keepdims=True)
    dnorm_norm_mean = (dout * norm).mean(axis=-1, keepdims=True)
    return (dout - dnorm_mean - norm * dnorm_norm_mean) * rstd


@answer(
    "normalization/rms-norm-grad",
    "wrong power",
    "linkedin/Liger-Kernel pull request 117 (1/RMS^2 lost)",
    "the second term is divided by rms once instead of three times",
)
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X**2, axis=-1, keepdims=True) + eps)
    return (dout - X * np.mean(dout * X, axis=-1, keepdims=True)) / rms


@answer(
    "normalization/rms-norm-grad",
    "Jacobian, row by row",
    "own style after linkedin/Liger-Kernel pull request 117",
)
def _(dout, X, eps):
    rows = []
    for g, x in zip(dout, X, strict=False):
        d = x.size
        ms = x @ x / d + eps
        jacobian = (np.eye(d) - np.outer(x, x) / (d * ms)) / np.sqrt(ms)
        rows.append(jacobian @ g)
    return np.array(rows)


# normalization/group-norm


@answer(
    "normalization/group-norm",
    "interleaved groups",
    "tensorflow/addons issue 751",
    "reshapes to (n, d / groups, groups): a group holds every groups-th feature, not neighbours",
)
def _(X, groups, eps):
    n, d = X.shape
    x = X.reshape(n, d // groups, groups)
    x = (x - x.mean(axis=1, keepdims=True)) / np.sqrt(x.var(axis=1, keepdims=True) + eps)
    return x.reshape(n, d)


@answer(
    "normalization/group-norm",
    "group axis in the reduction",
    "brainpy/BrainPy issue 765",
    "mean and variance over the groups too: this is layer norm",
)
def _(X, groups, eps):
    n, d = X.shape
    x = X.reshape(n, groups, d // groups)
    axes = (*tuple(range(1, x.ndim - 1)), -1)
    mean = x.mean(axis=axes, keepdims=True)
    var = x.var(axis=axes, keepdims=True)
    return ((x - mean) / np.sqrt(var + eps)).reshape(n, d)


@answer(
    "normalization/group-norm",
    "Bessel's correction",
    "harvardnlp/annotated-transformer pull request 119",
    "the unbiased variance, divided by n - 1",
)
def _(X, groups, eps):
    shape = X.shape
    x = X.reshape(shape[0], groups, -1)
    mean = x.mean(axis=-1, keepdims=True)
    var = x.var(axis=-1, ddof=1, keepdims=True)
    return ((x - mean) / np.sqrt(var + eps)).reshape(shape)


@answer(
    "normalization/group-norm", "sqrt(var) + eps", "tracel-ai/burn issue 2185", "divides by sqrt(var) + eps"
)
def _(X, groups, eps):
    g = X.reshape(len(X), groups, -1)
    out = (g - g.mean(-1, keepdims=True)) / (np.sqrt(g.var(-1, keepdims=True)) + eps)
    return out.reshape(X.shape)


@answer(
    "normalization/group-norm",
    "squared instead of rooted",
    "131250208/TPlinker-joint-extraction issue 37",
    "** 2 instead of ** 0.5: divides by the square of the variance",
)
def _(X, groups, eps):
    N, C = X.shape
    x = X.reshape(N, groups, C // groups)
    mean = np.mean(x, axis=-1, keepdims=True)
    variance = np.mean((x - mean) ** 2, axis=-1, keepdims=True)
    std = (variance + eps) ** 2
    return ((x - mean) / std).reshape(N, C)


@answer("normalization/group-norm", "split and stack", "chainer/chainer issue 7706 (y_foreach)")
def _(X, groups, eps):
    parts = []
    for part in np.split(X, groups, axis=1):
        centred = part - part.mean(axis=1)[:, None]
        parts.append(centred / np.sqrt((centred**2).mean(axis=1)[:, None] + eps))
    return np.hstack(parts)


# normalization/pool-statistics


@answer(
    "normalization/pool-statistics",
    "average of the variances",
    "fyu/drn issue 26",
    "only averages the variances: what lies between the two means is missing",
)
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    return (n1 * mean1 + n2 * mean2) / n, (n1 * var1 + n2 * var2) / n


@answer(
    "normalization/pool-statistics",
    "square missing",
    "scikit-multiflow/scikit-multiflow pull request 187",
    "the difference of the means is not squared",
)
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = (n1 * mean1 + n2 * mean2) / n
    incremental_variance = n1 * n2 * (mean1 - mean2) / n
    return mean, (n1 * var1 + n2 * var2 + incremental_variance) / n


@answer(
    "normalization/pool-statistics",
    "E[x^2] - E[x]^2",
    "PaddlePaddle/Paddle pull request 16121; Stack Overflow 49522553",
    "right on paper, but for huge means two huge numbers cancel",
)
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = (n1 * mean1 + n2 * mean2) / n
    mean_of_squares = (n1 * (var1 + mean1**2) + n2 * (var2 + mean2**2)) / n
    return mean, mean_of_squares - mean**2


@answer(
    "normalization/pool-statistics",
    "delta from the new mean",
    "younggyoseo/FastTD3 issues 8 and 32",
    "the difference is measured from the mean that has been updated already",
)
def _(n1, mean1, var1, n2, mean2, var2):
    new_count = n1 + n2
    delta = mean2 - mean1
    mean = mean1 + delta * (n2 / new_count)
    delta2 = mean2 - mean
    M2 = var1 * n1 + var2 * n2 + delta2**2 * (n1 * n2 / new_count)
    return mean, M2 / new_count


@answer(
    "normalization/pool-statistics",
    "n - 1",
    "blog: Calculating Running Estimate of Mean and Standard Deviation in Python",
    "takes the variances for unbiased ones and returns an unbiased one",
)
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = (n1 * mean1 + n2 * mean2) / n
    var = ((n1 - 1) * var1 + (n2 - 1) * var2 + n1 * (mean - mean1) ** 2 + n2 * (mean - mean2) ** 2) / (n - 1)
    return mean, var


@answer(
    "normalization/pool-statistics", "shares", "Improbable-AI/pql torch_util.py (RunningMeanStd), rewritten"
)
def _(n1, mean1, var1, n2, mean2, var2):
    share = n2 / (n1 + n2)
    gap = mean2 - mean1
    return mean1 + share * gap, (1 - share) * (var1 + share * gap * gap) + share * var2


# normalization/fold


@answer(
    "normalization/fold",
    "bias not scaled",
    "ultralytics/yolov3 issue 807; Tencent/ncnn issue 1339",
    "the layer's own bias is added without being scaled",
)
def _(W, b, gamma, beta, mu, var, eps):
    w_bn = gamma / np.sqrt(eps + var)
    b_bn = beta - gamma * mu / np.sqrt(var + eps)
    return W * w_bn, b + b_bn


@answer(
    "normalization/fold",
    "only the weights",
    "jiazhihao/TASO pull request 47",
    "fuses gamma / sqrt(var + eps) into the weights and leaves the bias as it was",
)
def _(W, b, gamma, beta, mu, var, eps):
    return W * gamma / np.sqrt(var + eps), b.copy()


@answer(
    "normalization/fold",
    "another eps",
    "analogdevicesinc/ai8x-training pull request 108",
    "1e-20 instead of the eps of the batch norm",
)
def _(W, b, gamma, beta, mu, var, eps):
    r_std = np.sqrt(var + 1e-20)
    return W * (gamma / r_std), (b - mu) / r_std * gamma + beta


@answer(
    "normalization/fold",
    "scale along the wrong axis",
    "tenstorrent/tt-metal pull request 5317 (scale[:, None, None, None])",
    "scales the rows of W, as in a convolution's layout, not its columns",
)
def _(W, b, gamma, beta, mu, var, eps):
    scale = gamma / np.sqrt(var + eps)
    return W * scale[:, None], (b - mu) * scale + beta


@answer(
    "normalization/fold",
    "in place",
    "LeelaChessZero/lc0 pull request 779 (FoldBN)",
    "changes W and b that were given",
)
def _(W, b, gamma, beta, mu, var, eps):
    scale = gamma / np.sqrt(var + eps)
    W *= scale
    b -= mu
    b *= scale
    b += beta
    return W, b


@answer("normalization/fold", "diagonal matrix", "Shanghua-Gao/RBN issue 4 (torch.diag and torch.mm)")
def _(W, b, gamma, beta, mu, var, eps):
    w_bn = np.diag(gamma / np.sqrt(eps + var))
    return W @ w_bn, (b - mu) @ w_bn + beta


# normalization/read-digits


@answer(
    "normalization/read-digits",
    "momentum reversed",
    "discuss.pytorch.org 114394; the cs231n assignment 2",
    "the momentum weighs the old value instead of the new batch",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    running_mean, running_var = np.zeros(len(b1)), np.ones(len(b1))
    for X in batches:
        z = X @ W1 + b1
        running_mean = momentum * running_mean + (1 - momentum) * z.mean(axis=0)
        running_var = momentum * running_var + (1 - momentum) * z.var(axis=0, ddof=1)
    z = (X_test @ W1 + b1 - running_mean) / np.sqrt(running_var + 1e-5)
    return np.maximum(gamma * z + beta, 0) @ W2 + b2


@answer(
    "normalization/read-digits",
    "biased variance kept",
    "tinygrad/tinygrad pull request 807 (before)",
    "keeps the biased variance of the batch, not the unbiased one",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = np.zeros(W1.shape[1]), np.ones(W1.shape[1])
    for X in batches:
        z = X @ W1 + b1
        mean = (1 - momentum) * mean + momentum * z.mean(axis=0)
        var = (1 - momentum) * var + momentum * z.var(axis=0)
    z = X_test @ W1 + b1
    h = np.maximum(gamma * (z - mean) / np.sqrt(var + 1e-5) + beta, 0)
    return h @ W2 + b2


@answer(
    "normalization/read-digits",
    "statistics of the test digits",
    "ooples/AiDotNet.Tensors pull request 27 (review); Tencent/ncnn issue 358",
    "normalizes with the mean and variance of the test batch: train mode",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = np.zeros(W1.shape[1]), np.ones(W1.shape[1])
    for X in batches:
        z = X @ W1 + b1
        mean = (1 - momentum) * mean + momentum * z.mean(axis=0)
        var = (1 - momentum) * var + momentum * z.var(axis=0, ddof=1)
    z = X_test @ W1 + b1
    z_hat = (z - z.mean(axis=0)) / np.sqrt(z.var(axis=0) + 1e-5)
    return np.maximum(z_hat * gamma + beta, 0) @ W2 + b2


@answer(
    "normalization/read-digits",
    "variance starts at 0",
    "d2l-ai/d2l-en pull request 1591; chainer/chainer issue 879",
    "the running variance begins at 0 instead of 1",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    moving_mean, moving_var = np.zeros(W1.shape[1]), np.zeros(W1.shape[1])
    for X in batches:
        Y = X @ W1 + b1
        moving_mean = (1.0 - momentum) * moving_mean + momentum * Y.mean(axis=0)
        moving_var = (1.0 - momentum) * moving_var + momentum * Y.var(axis=0, ddof=1)
    Y = (X_test @ W1 + b1 - moving_mean) / np.sqrt(moving_var + 1e-5)
    return np.maximum(gamma * Y + beta, 0) @ W2 + b2


@answer(
    "normalization/read-digits",
    "standard deviation kept",
    "pytorch/pytorch issue 7028",
    "keeps a running standard deviation where the variance belongs",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    running_mean = np.zeros(b1.shape)
    running_var = np.ones(b1.shape)
    for batch in batches:
        hidden = batch @ W1 + b1
        running_mean += momentum * (hidden.mean(axis=0) - running_mean)
        running_var += momentum * (np.std(hidden, axis=0, ddof=1) - running_var)
    hidden = X_test @ W1 + b1
    normed = (hidden - running_mean) / np.sqrt(running_var + 1e-5)
    return np.maximum(normed * gamma + beta, 0) @ W2 + b2


@answer(
    "normalization/read-digits",
    "weights of all batches at once",
    "own style; the formula of pytorch/pytorch issue 106366, unrolled",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    H = np.asarray(batches) @ W1 + b1
    m, n = H.shape[:2]
    weights = momentum * (1.0 - momentum) ** np.arange(m)[::-1]
    mean = weights @ H.mean(axis=1)
    var = (1.0 - momentum) ** m + weights @ (H.var(axis=1) * n / (n - 1))
    scale = gamma / np.sqrt(var + 1e-5)
    return np.maximum((X_test @ W1 + b1 - mean) * scale + beta, 0) @ W2 + b2
