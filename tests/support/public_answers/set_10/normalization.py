"""Answers of the tenth set to the exercises of normalization."""

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
    # a right triangle: rms and root of eps are its legs
    rms = np.linalg.norm(X, axis=1) / np.sqrt(X.shape[1])
    root = np.hypot(rms, np.sqrt(eps))
    return (X.T / root).T * gamma


@answer(
    "normalization/rms-norm",
    "root of the rms",
    "https://github.com/pytorch/pytorch/issues/139274 (and 136597)",
    "root of the root mean square: takes sqrt(RMS(x) + eps) as the old PyTorch page has it",
)
def _(X, gamma, eps):
    RMS = np.sqrt(np.mean(X**2, axis=-1, keepdims=True))
    return X / np.sqrt(RMS + eps) * gamma


@answer(
    "normalization/rms-norm",
    "times d to the power of -1/2",
    "https://github.com/kyegomez/zeta/issues/180 (self.scale = dim**-0.5)",
    "divides by the length of the row and then multiplies by d**-0.5 where sqrt(d) is due: the result "
    "is too small by the factor d. eps has no part; a row of zeros gives nan",
)
def _(X, gamma, eps):
    scale = X.shape[-1] ** -0.5
    normed = X / np.linalg.norm(X, axis=-1, keepdims=True)
    return normed * scale * gamma


@answer(
    "normalization/rms-norm",
    "eps beside the root",
    "https://github.com/allenai/OLMo/issues/281",
    "eps is added to the root and not under it: with a tiny eps and ordinary rows nearly the same, but "
    "wrong for a larger eps (rms 1, eps 0.1: 0.909 and not 0.953) and for rows as small as sqrt(eps)",
)
def _(X, gamma, eps):
    norm_x = np.sqrt(np.sum(X**2, axis=-1, keepdims=True))
    rms_x = norm_x * X.shape[-1] ** (-1.0 / 2)
    return gamma * X / (rms_x + eps)


# normalization/group-norm


@answer(
    "normalization/group-norm",
    "right",
    "written for the stub",
)
def _(X, groups, eps):
    def normalize(part):
        middle = part - part.mean(axis=1, keepdims=True)
        return middle / np.sqrt((middle**2).mean(axis=1, keepdims=True) + eps)
    return np.hstack([normalize(part) for part in np.split(X, groups, axis=1)])


@answer(
    "normalization/group-norm",
    "groups last in the reshape",
    "https://github.com/tensorflow/addons/issues/751 and "
    "https://github.com/titu1994/Keras-Group-Normalization/issues/6 (channels-last reshape without the "
    "transpose)",
    "reshapes to (n, d / groups, groups) and normalizes over axis 1: a group is then every groups-th "
    "feature (0, 2, 4, ... for two groups) and not a run of neighbours",
)
def _(X, groups, eps):
    n, d = X.shape
    G = X.reshape(n, d // groups, groups)
    mean = G.mean(axis=1, keepdims=True)
    var = G.var(axis=1, keepdims=True)
    return ((G - mean) / np.sqrt(var + eps)).reshape(n, d)


@answer(
    "normalization/group-norm",
    "whole table in groups",
    "chainer/chainer functions/normalization/group_normalization.py reshapes to (1, batch_size * "
    "groups, -1); here with batch_size left out",
    "reshapes the whole table to (groups, -1) and forgets the examples: one block holds several whole "
    "rows (or parts of them), so examples are mixed",
)
def _(X, groups, eps):
    G = X.reshape(groups, -1)
    mean = G.mean(axis=-1, keepdims=True)
    var = G.var(axis=-1, keepdims=True)
    G = (G - mean) / np.sqrt(var + eps)
    return G.reshape(X.shape)


@answer(
    "normalization/group-norm",
    "ddof 1 and eps outside",
    "nathanjpaek/kb-pilot KernelBench/KernelBench/level9/6638_GroupedChannelNorm.py; unbiased variance "
    "also in tong-wu-umn/spike-compression-autoencoder groupnorm.py",
    "two differences: the standard deviation has m - 1 in the denominator (the torch default), and eps "
    "is added to it, outside the root",
)
def _(X, groups, eps):
    n, d = X.shape
    x = X.reshape(n, groups, d // groups)
    mean = x.mean(axis=2, keepdims=True)
    std = x.std(axis=2, ddof=1, keepdims=True)
    x_norm = (x - mean) / (std + eps)
    return x_norm.reshape(n, d)


# normalization/fold


@answer(
    "normalization/fold",
    "right",
    "written for the stub",
)
def _(W, b, gamma, beta, mu, var, eps):
    def normalized(z):                     # batch norm in eval mode
        return gamma * (z - mu) / np.sqrt(var + eps) + beta
    b_new = normalized(b)                  # what the input 0 gives
    stretch = np.diag(gamma / np.sqrt(var + eps))
    return W @ stretch, b_new


@answer(
    "normalization/fold",
    "old bias as it was",
    "https://github.com/ultralytics/yolov3/issues/807 (fusedconv.bias.copy_(b_conv + b_bn)); the same "
    "in XiaoMi/mace issue 262",
    "the old bias is added as it is, without gamma / sqrt(var + eps)",
)
def _(W, b, gamma, beta, mu, var, eps):
    w_bn = gamma / np.sqrt(eps + var)
    b_bn = beta - gamma * mu / np.sqrt(var + eps)
    return W * w_bn, b + b_bn


@answer(
    "normalization/fold",
    "in place",
    "A1ex-Chen/DL_project_log deeplite-torch-zoo/deeplite_torch_zoo/utils/kd/kd_fuse_bn_to_conv.py "
    "(bias *= A; W.mul_(A); bias.add_(b))",
    "the returned values are right, but W and b of the caller are changed in place (*= and +=)",
)
def _(W, b, gamma, beta, mu, var, eps):
    denom = np.sqrt(var + eps)
    shift = beta - gamma * mu / denom
    A = gamma / denom
    W *= A
    b *= A
    b += shift
    return W, b


@answer(
    "normalization/fold",
    "old bias left out, eps outside",
    "AlexeyAB/darknet fuse_conv_batchnorm, older version (biases - scales * rolling_mean / "
    "(sqrt(rolling_variance) + .000001f)); find_string file ids 43503889082, 365392120",
    "two mistakes of the darknet code: the layer's own bias b is ignored, and eps is added to the root "
    "of var and not under it",
)
def _(W, b, gamma, beta, mu, var, eps):
    std = np.sqrt(var) + eps
    b_new = beta - gamma * mu / std
    W_new = W * (gamma / std)
    return W_new, b_new


# normalization/rms-norm-grad


@answer(
    "normalization/rms-norm-grad",
    "right",
    "written for the stub",
)
def _(dout, X, eps):
    # the Jacobian of each row, I / r - x x^T / (d r^3), times dout
    out = np.empty(np.shape(X), dtype=float)
    d = X.shape[1]
    for i, (g, x) in enumerate(zip(dout, X, strict=False)):
        r = math.sqrt(np.dot(x, x) / d + eps)
        J = np.eye(d) / r - np.outer(x, x) / (d * r ** 3)
        out[i] = J @ g
    return out


@answer(
    "normalization/rms-norm-grad",
    "root forgotten",
    "code corpus: numpy class RMSNorm with normalize(x) and backward(x, grad_output) (dx = dx_norm / "
    "rms + 2 * x * drms * dx_squared, dx_squared = 1 / (m * rms))",
    "the square root is forgotten in d rms / dX: 2 * x / (d * rms) is used, twice the true x / (d * rms)",
)
def _(dout, X, eps):
    rms = np.sqrt(np.mean(np.square(X), axis=-1, keepdims=True) + eps)
    x_norm = X / rms
    m = X.shape[1]
    drms = -np.sum(dout * x_norm, axis=-1, keepdims=True) / rms
    dx_squared = 1.0 / (m * rms)
    return dout / rms + 2 * X * drms * dx_squared


@answer(
    "normalization/rms-norm-grad",
    "slope of rms without rms",
    "mayank31398/kernel-hyperdrive cute_kernels/kernels/rmsnorm/README.md (derivation: (w / r^2) [r - x"
    " * 1/(2H) * 2x])",
    "quotient rule with rms**2 below, but d rms / dX taken as x / d without the 1 / rms: the second "
    "term is divided by rms**2 instead of rms**3",
)
def _(dout, X, eps):
    H = X.shape[1]
    r = np.sqrt(np.mean(X ** 2, axis=-1, keepdims=True) + eps)
    dot = np.sum(dout * X, axis=-1, keepdims=True)
    return dout / r - dot * X * 2 / (2 * H) / r ** 2


@answer(
    "normalization/rms-norm-grad",
    "backward pass of layer norm",
    "layer norm backward (dnorm - dnorm.mean - norm * (dnorm * norm).mean) * rstd as in karpathy/llm.c,"
    " turned into RMSNorm; cf. karpathy/llm.c pull request #763 'rmsnorm backward simple baseline "
    "kernel'",
    "the backward pass of layer norm is used with rms in place of the deviation: the mean of dout is "
    "subtracted too, though RMSNorm subtracts no mean",
)
def _(dout, X, eps):
    rstd = 1.0 / np.sqrt(np.mean(X ** 2, axis=-1, keepdims=True) + eps)
    norm = X * rstd
    dnorm_mean = dout.mean(axis=-1, keepdims=True)
    dnorm_norm_mean = (dout * norm).mean(axis=-1, keepdims=True)
    return (dout - dnorm_mean - norm * dnorm_norm_mean) * rstd


# normalization/pool-statistics


@answer(
    "normalization/pool-statistics",
    "right",
    "written for the stub",
)
def _(n1, mean1, var1, n2, mean2, var2):
    # share of the second part; the mean moves from mean1 by that share
    f = n2 / (n1 + n2)
    gap = mean2 - mean1
    mean = mean1 + f * gap
    within = var1 + f * (var2 - var1)
    between = f * (1 - f) * gap * gap
    return mean, within + between


@answer(
    "normalization/pool-statistics",
    "distance to the new mean",
    "younggyoseo/FastTD3 issue #32 'Potential typo in variance update equation in "
    "EmpiricalNormalization' and issue #8 (delta2 with the updated self._mean)",
    "the distance in the term between the parts is measured to the already updated mean, not from mean "
    "to mean",
)
def _(n1, mean1, var1, n2, mean2, var2):
    new_count = n1 + n2
    delta = mean2 - mean1
    mean = mean1 + delta * (n2 / new_count)
    delta2 = mean2 - mean
    m_a = var1 * n1
    m_b = var2 * n2
    M2 = m_a + m_b + delta2 ** 2 * (n1 * n2 / new_count)
    return mean, M2 / new_count


@answer(
    "normalization/pool-statistics",
    "plus for a times in the mean",
    "RLE-Foundation/rllte issue #47 'Potential bug in TorchRunningMeanStd' (new_mean = mean + delta + "
    "batch_count / tot_count); pokaxpoka/B_Pref pull request #3",
    "a plus in place of a times in the mean: mean1 + delta + n2 / n, which is mean2 plus a share",
)
def _(n1, mean1, var1, n2, mean2, var2):
    tot_count = n1 + n2
    delta = mean2 - mean1
    new_mean = mean1 + delta + n2 / tot_count
    m_2 = var1 * n1 + var2 * n2 + delta ** 2 * n1 * n2 / tot_count
    return new_mean, m_2 / tot_count


@answer(
    "normalization/pool-statistics",
    "sample variances",
    "code corpus: GroupCombinationFormulas.R (Cochrane handbook table 7.7.a: ((N1-1)*SD1^2 + "
    "(N2-1)*SD2^2 + (N1*N2/(N1+N2))*(M1^2+M2^2-2*M1*M2)) / (N1+N2-1)); "
    "ComplexOrganizationOfLivingMatter/Epithelia3D pooledmeanstd.m; two mistakes",
    "the formula for sample variances (n - 1) is used for biased ones: n1 = n2 = 2, equal means, "
    "variances 1 gives 0.667 instead of 1",
)
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = (n1 * mean1 + n2 * mean2) / n
    gap = mean1 ** 2 + mean2 ** 2 - 2 * mean1 * mean2
    var = ((n1 - 1) * var1 + (n2 - 1) * var2 + (n1 * n2 / n) * gap) / (n - 1)
    return mean, var


# normalization/read-digits


@answer(
    "normalization/read-digits",
    "right",
    "written for the stub",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    H = np.einsum('mnd,dh->mnh', batches, W1) + b1
    means = H.mean(axis=1)
    variances = H.var(axis=1, ddof=1)              # divisor n - 1 is kept
    m = len(H)
    # all the steps at once: weights of the batches and of the start
    weights = momentum * (1.0 - momentum) ** np.arange(m - 1, -1, -1)
    start = (1.0 - momentum) ** m
    mean = weights @ means
    var = start * 1.0 + weights @ variances
    # batch norm in eval mode folded into the first layer
    scale = gamma / np.sqrt(var + 1e-5)
    A = X_test @ (W1 * scale) + ((b1 - mean) * scale + beta)
    return np.where(A > 0, A, 0.0) @ W2 + b2


@answer(
    "normalization/read-digits",
    "deviations averaged",
    "hmchen47/DataScience ML/MLNN-Hinton/src/batchnorm_forward.py (running_std = momentum * running_std"
    " + (1 - momentum) * s)",
    "running standard deviations are averaged instead of running variances (and squared at the end)",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    running_mean = np.zeros(W1.shape[1])
    running_std = np.ones(W1.shape[1])
    for X in batches:
        h = X @ W1 + b1
        s = np.std(h, axis=0, ddof=1)
        running_mean = (1 - momentum) * running_mean + momentum * h.mean(axis=0)
        running_std = (1 - momentum) * running_std + momentum * s
    h = X_test @ W1 + b1
    h = (h - running_mean) / np.sqrt(running_std ** 2 + 1e-5) * gamma + beta
    return np.maximum(h, 0) @ W2 + b2


@answer(
    "normalization/read-digits",
    "spread around the running mean",
    "rwth-i6/returnn issue #1539, with the linked question 'Running mean/variance: biased or unbiased? "
    "running var via running mean or cur mean?' (discuss.pytorch.org 204486)",
    "the variance of a batch is measured around the RUNNING mean (just updated) instead of the mean of "
    "the batch",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    running_mean = np.zeros(W1.shape[1])
    running_var = np.ones(W1.shape[1])
    for X in batches:
        h = X @ W1 + b1
        n = len(h)
        running_mean = (1 - momentum) * running_mean + momentum * h.mean(axis=0)
        var = np.sum((h - running_mean) ** 2, axis=0) / (n - 1)
        running_var = (1 - momentum) * running_var + momentum * var
    h = X_test @ W1 + b1
    h = gamma * (h - running_mean) / np.sqrt(running_var + 1e-5) + beta
    return np.maximum(h, 0) @ W2 + b2


@answer(
    "normalization/read-digits",
    "momentum of Keras",
    "hannawong/MLE-interview pytorch/BN (MyBN: (1 - momentum) * x_mean + momentum * running_mean with "
    "x.var(axis=0)); pytorch/examples issue #289; CanReader/FastNN issue #11; two mistakes combined",
    "the conventions of Keras in place of PyTorch's: momentum weighs the OLD value, and the biased "
    "variance (divisor n) is kept",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    eps = 1e-5
    running_mean, running_var = np.zeros(W1.shape[1]), np.ones(W1.shape[1])
    for x in batches:
        z = x @ W1 + b1
        running_mean = momentum * running_mean + (1 - momentum) * z.mean(axis=0)
        running_var = momentum * running_var + (1 - momentum) * z.var(axis=0)
    z = X_test @ W1 + b1
    x_hat = (z - running_mean) / np.sqrt(running_var + eps)
    return np.maximum(gamma * x_hat + beta, 0) @ W2 + b2
