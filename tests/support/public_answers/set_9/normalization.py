"""Answers of the ninth set to the exercises of normalization."""

import math

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


# normalization/rms-norm


@answer(
    "normalization/rms-norm",
    "right",
    "written for the stub",
)
def _(X, gamma, eps):
    d = X.shape[1]
    length = np.linalg.norm(X, axis=1, keepdims=True)
    return gamma * X / np.hypot(length / np.sqrt(d), np.sqrt(eps))


@answer(
    "normalization/rms-norm",
    "eps beside the root",
    "allenai/OLMo issue 281",
    "eps is added to the root and not under it",
)
def _(X, gamma, eps):
    norm_x = np.linalg.norm(X, axis=-1, keepdims=True)
    rms_x = norm_x * X.shape[-1] ** (-1.0 / 2)
    x_normed = X / (rms_x + eps)
    return gamma * x_normed


@answer(
    "normalization/rms-norm",
    "variance below the root",
    "keras-team/keras pull 22393 (rms_scaling used var(x))",
    "divides by the standard deviation: the variance subtracts the mean",
)
def _(X, gamma, eps):
    rms = np.sqrt(X.var(axis=-1, keepdims=True) + eps)
    return X / rms * gamma


@answer(
    "normalization/rms-norm",
    "times d to the power of -1/2",
    "kyegomez/zeta issue 180 (self.scale = dim**-0.5, multiplied)",
    "two mistakes: the unit vector is multiplied by d**-0.5 where it should be divided by it, so the "
    "result is d times too small; and eps is added to the sum of squares and not to their mean. [3, 4] "
    "gives [0.424, 0.566] instead of [0.849, 1.131]",
)
def _(X, gamma, eps):
    _, d = X.shape
    scale = d ** -0.5
    norm = np.sqrt(np.sum(X ** 2, axis=-1, keepdims=True) + eps)
    return X / norm * scale * gamma


# normalization/group-norm


@answer(
    "normalization/group-norm",
    "right",
    "written for the stub",
)
def _(X, groups, eps):
    parts = []
    for run in np.split(X, groups, axis=1):
        centred = run - run.mean(axis=1)[:, None]
        var = (centred ** 2).mean(axis=1)[:, None]
        parts.append(centred / np.sqrt(var + eps))
    return np.hstack(parts)


@answer(
    "normalization/group-norm",
    "unbiased variance",
    "pytorch/pytorch issue 22617 (manual norm with torch.var)",
    "the unbiased variance (the default of torch.var)",
)
def _(X, groups, eps):
    n, d = X.shape
    x = X.reshape(n, groups, -1)
    mean = x.mean(axis=-1, keepdims=True)
    var = x.var(axis=-1, keepdims=True, ddof=1)
    x = (x - mean) / np.sqrt(var + eps)
    return x.reshape(n, d)


@answer(
    "normalization/group-norm",
    "axis of the groups in the mean",
    "brainpy/BrainPy issue 765 (reduction_axes contains the group axis)",
    "mean and variance run over the axis of the groups too, so all groups share them: this is layer "
    "norm, whatever `groups` is",
)
def _(X, groups, eps):
    n, d = X.shape
    x = X.reshape(n, groups, d // groups)
    axes = tuple(range(1, x.ndim))
    mean = x.mean(axis=axes, keepdims=True)
    var = x.var(axis=axes, keepdims=True)
    return ((x - mean) / np.sqrt(var + eps)).reshape(X.shape)


@answer(
    "normalization/group-norm",
    "groups last in the reshape",
    "tensorflow/addons issue 751 (reshape into groups without the right order of the axes)",
    "the reshape puts the groups last, so a group holds every groups-th feature (0, 2, 4 and 1, 3, 5 "
    "for d = 6, groups = 2) and not neighbours",
)
def _(X, groups, eps):
    n, d = X.shape
    x = X.reshape(n, d // groups, groups)
    mean = x.mean(axis=1, keepdims=True)
    var = x.var(axis=1, keepdims=True)
    x = (x - mean) / np.sqrt(var + eps)
    return x.reshape(n, d)


# normalization/fold


@answer(
    "normalization/fold",
    "right",
    "written for the stub",
)
def _(W, b, gamma, beta, mu, var, eps):
    S = np.diag(gamma / np.sqrt(var + eps))
    return W @ S, S @ (b - mu) + beta


@answer(
    "normalization/fold",
    "old bias as it was",
    "vlfeat/matconvnet issue 772 (mergeBatchNorm); the same in ultralytics/yolov3 issue 807",
    "the old bias is added without the factor gamma / sqrt(var + eps). b_new is wrong by b * (1 - a), "
    "so wherever b is not 0 and a is not 1; W_new is right",
)
def _(W, b, gamma, beta, mu, var, eps):
    a = gamma / np.sqrt(var + eps)
    offset = beta - mu * a
    return W * a, b + offset


@answer(
    "normalization/fold",
    "beta inside the bracket",
    "facebookresearch/LeViT pull 24 ('Fix missing parenthesis in folding', which would have divided bn.bias)",
    "a bracket too many: beta is divided by the standard deviation too. b_new is wrong wherever beta is"
    " not 0 and the standard deviation is not 1; W_new is right",
)
def _(W, b, gamma, beta, mu, var, eps):
    std = np.sqrt(var + eps)
    W_new = W * gamma / std
    b_new = ((b - mu) * gamma + beta) / std
    return W_new, b_new


@answer(
    "normalization/fold",
    "in place",
    "LeelaChessZero/lc0 pull 779 (FoldBN changes the weights and biases in place), adapted to numpy",
    "the numbers are right, but they are written into the given arrays `W` and `b`, which must stay as "
    "they are",
)
def _(W, b, gamma, beta, mu, var, eps):
    scale = gamma / np.sqrt(var + eps)
    W *= scale
    b -= mu
    b *= scale
    b += beta
    return W, b


# normalization/rms-norm-grad


@answer(
    "normalization/rms-norm-grad",
    "right",
    "written for the stub",
)
def _(dout, X, eps):
    out = np.empty(X.shape)
    d = X.shape[1]
    for i, (x, g) in enumerate(zip(X, dout, strict=True)):
        rms = math.sqrt(x @ x / d + eps)
        jacobian = np.eye(d) / rms - np.outer(x, x) / (d * rms ** 3)
        out[i] = g @ jacobian
    return out


@answer(
    "normalization/rms-norm-grad",
    "half of the root forgotten",
    "code corpus, class RMSNorm (backward: dx_norm / rms + 2 * x * drms * dx_squared)",
    "the second term is twice too large: the 2 of x**2 is kept, but the 1/2 of the square root is forgotten",
)
def _(dout, X, eps):
    rms = np.sqrt(np.mean(np.square(X), axis=1, keepdims=True) + eps)
    x_norm = X / rms
    m = X.shape[1]
    drms = -np.sum(dout * x_norm, axis=1, keepdims=True) / rms
    dx_squared = np.ones_like(X) / (m * rms)
    return dout / rms + 2 * X * drms * dx_squared


@answer(
    "normalization/rms-norm-grad",
    "slope of rms without rms",
    "mayank31398/kernel-hyperdrive cute_kernels/kernels/rmsnorm/README.md (backward with w / r_i^2 * x "
    "* 1/(2H) * 2x)",
    "the slope of rms is taken as x / d instead of x / (d * rms), so the second term is divided by "
    "rms**2 instead of rms**3",
)
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X ** 2, axis=-1, keepdims=True) + eps)
    return dout / rms - X * np.mean(dout * X, axis=-1, keepdims=True) / rms ** 2


@answer(
    "normalization/rms-norm-grad",
    "layer norm's mean subtracted",
    "not found as such: made after intel/torch-xpu-ops pull request #4790, where RMSNorm's backward "
    "shares layer norm's kernel; layer norm's usual formula, written from memory",
    "the backward pass of layer norm is copied: the mean of dout is subtracted as well, although "
    "RMSNorm does not center",
)
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X ** 2, axis=-1, keepdims=True) + eps)
    x_hat = X / rms
    d = X.shape[1]
    dx = d * dout - dout.sum(axis=1, keepdims=True)
    dx = dx - x_hat * (dout * x_hat).sum(axis=1, keepdims=True)
    return dx / (d * rms)


# normalization/pool-statistics


@answer(
    "normalization/pool-statistics",
    "right",
    "written for the stub",
)
def _(n1, mean1, var1, n2, mean2, var2):
    f = n2 / (n1 + n2)                     # share of the second part
    step = mean2 - mean1
    return mean1 + f * step, (1 - f) * var1 + f * var2 + f * (1 - f) * step ** 2


@answer(
    "normalization/pool-statistics",
    "mean of squares",
    "statrs-dev/statrs pull request #408 (and #376: catastrophic cancellation with a large offset)",
    "mean of the squares minus square of the mean: right on paper, but the digits cancel when the means"
    " are huge beside the variances",
)
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = (n1 * mean1 + n2 * mean2) / n
    square = (n1 * (var1 + mean1 ** 2) + n2 * (var2 + mean2 ** 2)) / n
    return mean, square - mean ** 2


@answer(
    "normalization/pool-statistics",
    "variances for sums of squares",
    "Oneflow-Inc/oneflow issue #7471 (var = a.var() + b.var() + 5*7/(5+7) * (difference of means)**2)",
    "the variances are put into the formula for sums of squares (M2): they are added without the counts"
    " and nothing is divided by n",
)
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    delta = mean2 - mean1
    mean = mean1 + delta * n2 / n
    var = var1 + var2 + n1 * n2 / n * delta ** 2
    return mean, var


@answer(
    "normalization/pool-statistics",
    "zero variance as empty",
    "code corpus, snippet welford_variance_calc (if var1 == 0: return var2)",
    "a part with variance 0 is treated as if it were empty: the variance of the other part is returned",
)
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    delta = mean2 - mean1
    mean = mean1 + delta * (n2 / n)
    var = (n1 * var1 + n2 * var2 + delta ** 2 * (n1 * n2) / n) / n
    var = np.where(var1 == 0, var2, np.where(var2 == 0, var1, var))
    return mean, var


# normalization/read-digits


@answer(
    "normalization/read-digits",
    "right",
    "written for the stub",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    # closed form: the last batch counts momentum, the one before momentum * (1 - momentum), ...
    m = len(batches)
    weights = momentum * (1 - momentum) ** np.arange(m - 1, -1, -1)
    A = batches @ W1 + b1                                  # (m, n, hidden)
    mean = weights @ A.mean(axis=1)
    var = (1 - momentum) ** m + weights @ A.var(axis=1, ddof=1)
    scale = gamma / np.sqrt(var + 1e-5)
    # batch norm in eval mode is part of the linear layer
    h = np.maximum(X_test @ (W1 * scale) + (b1 - mean) * scale + beta, 0)
    return h @ W2 + b2


@answer(
    "normalization/read-digits",
    "momentum of the old value",
    "hannawong/MLE-interview (BN implementation in numpy); jodusan/dstl README.md (cs231n batchnorm_forward)",
    "the momentum is used the other way round, as in cs231n or Keras: running = momentum * running + (1"
    " - momentum) * batch",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    running_mean = np.zeros(W1.shape[1])
    running_var = np.ones(W1.shape[1])
    for X in batches:
        a = X @ W1 + b1
        running_mean = momentum * running_mean + (1 - momentum) * a.mean(axis=0)
        running_var = momentum * running_var + (1 - momentum) * a.var(axis=0, ddof=1)
    a = X_test @ W1 + b1
    h = (a - running_mean) / np.sqrt(running_var + 1e-5) * gamma + beta
    return np.maximum(h, 0) @ W2 + b2


@answer(
    "normalization/read-digits",
    "divisor n",
    "pytorch/pytorch issue #19902 and issue #60528 (biased for the output, unbiased for running_var)",
    "the biased variance (divisor n) goes into the running variance; PyTorch keeps the unbiased one (n - 1)",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    running_mean = np.zeros(W1.shape[1])
    running_var = np.ones(W1.shape[1])
    for X in batches:
        a = X @ W1 + b1
        running_mean += momentum * (a.mean(axis=0) - running_mean)
        running_var += momentum * (a.var(axis=0) - running_var)
    a = X_test @ W1 + b1
    h = gamma * (a - running_mean) / np.sqrt(running_var + 1e-5) + beta
    return np.maximum(h, 0) @ W2 + b2


@answer(
    "normalization/read-digits",
    "deviations averaged",
    "hmchen47/DataScience ML/MLNN-Hinton/src/batchnorm_forward.py (running_std)",
    "the moving average is taken of the standard deviations instead of the variances",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    eps = 1e-5
    running_mean = np.zeros(W1.shape[1])
    running_std = np.ones(W1.shape[1])
    for X in batches:
        a = X @ W1 + b1
        std = np.sqrt(a.var(axis=0, ddof=1) + eps)
        running_mean = (1 - momentum) * running_mean + momentum * a.mean(axis=0)
        running_std = (1 - momentum) * running_std + momentum * std
    a_hat = (X_test @ W1 + b1 - running_mean) / running_std
    return np.maximum(gamma * a_hat + beta, 0) @ W2 + b2
