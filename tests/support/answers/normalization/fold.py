"""What learners answer to normalization/fold."""

import numpy as np
from support.answer_corpus import answers_to

ANSWERS, answer = answers_to("normalization/fold")


@answer("=right", source="tenstorrent/tt-metal#5317, by columns")
def _(W, b, gamma, beta, mu, var, eps):
    scale = gamma / np.sqrt(var + eps)
    return W * scale[None, :], (b - mu) * scale + beta


@answer("=right", source="vlfeat/matconvnet#772, with a diagonal matrix")
def _(W, b, gamma, beta, mu, var, eps):
    D = np.diag(gamma * (var + eps) ** -0.5)
    return W @ D, D @ (b - mu) + beta


@answer("=right", source="search code: FuseConvBN, W_bn as a diagonal matrix")
def _(W, b, gamma, beta, mu, var, eps):
    D = np.diag(gamma / np.sqrt(var + eps))
    return W @ D, (b - mu) @ D + beta


@answer("=right", source="Shanghua-Gao/RBN#4 (torch.diag and torch.mm)")
def _(W, b, gamma, beta, mu, var, eps):
    w_bn = np.diag(gamma / np.sqrt(eps + var))
    return W @ w_bn, (b - mu) @ w_bn + beta


@answer("=right")
def _(W, b, gamma, beta, mu, var, eps):
    S = np.diag(gamma / np.sqrt(var + eps))
    return W @ S, S @ (b - mu) + beta


@answer("=right")
def _(W, b, gamma, beta, mu, var, eps):
    def normalized(z):                     # batch norm in eval mode
        return gamma * (z - mu) / np.sqrt(var + eps) + beta
    b_new = normalized(b)                  # what the input 0 gives
    stretch = np.diag(gamma / np.sqrt(var + eps))
    return W @ stretch, b_new


@answer("=right")
def _(W, b, gamma, beta, mu, var, eps):
    s = np.reciprocal(np.sqrt(var + eps)) * gamma
    return (np.einsum('dk,k->dk', W, s), beta + s * b - s * mu)


@answer("=right")
def _(W, b, gamma, beta, mu, var, eps):
    bn = lambda z: gamma * (z - mu) / np.sqrt(var + eps) + beta
    f = lambda X: bn(X @ W + b)
    b_new = f(np.zeros((1, len(W))))[0]
    return (f(np.eye(len(W))) - b_new, b_new)


@answer("=right")
def _(W, b, gamma, beta, mu, var, eps):
    W2 = np.zeros_like(W)
    b2 = np.zeros_like(b)
    for k in range(len(b)):
        s = gamma[k] / (var[k] + eps) ** 0.5
        W2[:, k] = W[:, k] * s
        b2[k] = (b[k] - mu[k]) * s + beta[k]
    return [W2, b2]


# The old bias is added without the factor gamma / sqrt(var + eps). b_new is wrong by b * (1 - a), so
# wherever b is not 0 and a is not 1; W_new is right.
@answer(
    "bias not scaled",
    source="vlfeat/matconvnet#772 (mergeBatchNorm); the same in ultralytics/yolov3#807",
)
def _(W, b, gamma, beta, mu, var, eps):
    a = gamma / np.sqrt(var + eps)
    offset = beta - mu * a
    return W * a, b + offset


@answer("old bias lost", source="tenstorrent/tt-metal#5317, no bias")
def _(W, b, gamma, beta, mu, var, eps):
    s = gamma / np.sqrt(var + eps)
    return W * s, beta - mu * s


@answer("scales beta", source="facebookresearch/LeViT#24")
def _(W, b, gamma, beta, mu, var, eps):
    root = (var + eps) ** 0.5
    return W * gamma / root, (beta + (b - mu) * gamma) / root


# A bracket too many: beta is divided by the standard deviation too. b_new is wrong wherever beta is not 0
# and the standard deviation is not 1; W_new is right.
@answer(
    "scales beta",
    source="facebookresearch/LeViT#24 ('Fix missing parenthesis in folding', which would have divided "
           "bn.bias)",
)
def _(W, b, gamma, beta, mu, var, eps):
    std = np.sqrt(var + eps)
    W_new = W * gamma / std
    b_new = ((b - mu) * gamma + beta) / std
    return W_new, b_new


@answer("adds the mean", source="fxmeng/RMNet#16")
def _(W, b, gamma, beta, mu, var, eps):
    s = gamma / np.sqrt(var + eps)
    return W * s, (b + mu) * s + beta


@answer("subtracts beta")
def _(W, b, gamma, beta, mu, var, eps):
    s = gamma / np.sqrt(var + eps)
    return (W * s, (b - mu) * s - beta)


@answer("mean not scaled", source="AlexeyAB/yolo2_light#5, mu unscaled")
def _(W, b, gamma, beta, mu, var, eps):
    s = gamma / np.sqrt(var + eps)
    return W * s, b * s - mu + beta


@answer("bias as it was", source="jiazhihao/TASO#47")
def _(W, b, gamma, beta, mu, var, eps):
    return W * (gamma / np.sqrt(var + eps)), b


@answer("gamma missing in the bias")
def _(W, b, gamma, beta, mu, var, eps):
    std = np.sqrt(var + eps)
    return W * gamma / std, (b - mu) / std + beta


@answer("forgets gamma and beta")
def _(W, b, gamma, beta, mu, var, eps):
    s = np.sqrt(var + eps)
    return (W / s, (b - mu) / s)


@answer("mean off the weights")
def _(W, b, gamma, beta, mu, var, eps):
    s = gamma / np.sqrt(var + eps)
    return ((W - mu) * s, b * s + beta)


@answer("mean off the weights and the bias")
def _(W, b, gamma, beta, mu, var, eps):
    s = gamma / np.sqrt(var + eps)
    return (W - mu) * s, (b - mu) * s + beta


@answer("beta in the weights")
def _(W, b, gamma, beta, mu, var, eps):
    s = gamma / np.sqrt(var + eps)
    z = W * s + (b - mu) * s + beta
    return (z, b)


@answer("rows scaled", source="tenstorrent/tt-metal#5317")
def _(W, b, gamma, beta, mu, var, eps):
    scale = gamma / np.sqrt(var + eps)
    return W * scale[:, None], (b - mu) * scale + beta


@answer("upside down")
def _(W, b, gamma, beta, mu, var, eps):
    s = np.sqrt(var + eps) / gamma
    return (W * s, (b - mu) * s + beta)


@answer(
    "multiplied by the deviation",
    source="analogdevicesinc/ai8x-training#108, a reciprocal root as divisor",
)
def _(W, b, gamma, beta, mu, var, eps):
    r_std = 1 / np.sqrt(var + eps)
    return W * gamma / r_std, (b - mu) / r_std * gamma + beta


@answer("eps outside", source="vlfeat/matconvnet#772, eps on the deviation")
def _(W, b, gamma, beta, mu, var, eps):
    a = gamma / (np.sqrt(var) + eps)
    return W * a, a * b + beta - mu * a


@answer("variance for deviation", source="LeelaChessZero/lc0#779, the variance itself")
def _(W, b, gamma, beta, mu, var, eps):
    s = gamma / (var + eps)
    return W * s, (b - mu) * s + beta


@answer("eps in one part")
def _(W, b, gamma, beta, mu, var, eps):
    s = gamma / np.sqrt(var + eps)
    return (W * s, beta + (b - mu) * gamma / np.sqrt(var) + eps * 0)


@answer("another eps")
def _(W, b, gamma, beta, mu, var, eps):
    s = gamma / np.sqrt(var + 1e-05)
    return (W * s, (b - mu) * s + beta)


@answer("another eps")
def _(W, b, gamma, beta, mu, var, eps):
    scale = gamma / np.sqrt(np.maximum(var, eps))
    return W * scale, (b - mu) * scale + beta


@answer("deviation forgotten", source="analogdevicesinc/ai8x-training#19")
def _(W, b, gamma, beta, mu, var, eps):
    return W * gamma, (b - mu) * gamma + beta


@answer("bias scaled twice", source="microsoft/onnxscript#3027, scaled a second time")
def _(W, b, gamma, beta, mu, var, eps):
    s = gamma / np.sqrt(var + eps)
    return W * s, (b - mu) * s * s + beta


@answer("sign of gamma lost", source="LeelaChessZero/lc0#779, negative gammas")
def _(W, b, gamma, beta, mu, var, eps):
    s = np.sqrt(gamma**2 / (var + eps))
    return W * s, (b - mu) * s + beta


# Two mistakes of the darknet code: the layer's own bias b is ignored, and eps is added to the root of var
# and not under it.
@answer(
    "old bias lost; eps outside",
    source="AlexeyAB/darknet fuse_conv_batchnorm, older version (biases - scales * rolling_mean / "
           "(sqrt(rolling_variance) + .000001f))",
)
def _(W, b, gamma, beta, mu, var, eps):
    std = np.sqrt(var) + eps
    b_new = beta - gamma * mu / std
    W_new = W * (gamma / std)
    return W_new, b_new


@answer("scales beta; eps outside")
def _(W, b, gamma, beta, mu, var, eps):
    std = np.sqrt(var) + eps
    W_new = gamma * W / std
    b_new = gamma * (b - mu + beta) / std
    return W_new, b_new


# 1e-20 in place of eps.
@answer("=wrong", source="analogdevicesinc/ai8x-training#108")
def _(W, b, gamma, beta, mu, var, eps):
    r_std = np.sqrt(var + 1e-20)
    return W * gamma / r_std, (b - mu) / r_std * gamma + beta


# Right values, but W and b are changed.
@answer("=changes its input", source="ultralytics/yolov3#807, copy_")
def _(W, b, gamma, beta, mu, var, eps):
    scale = gamma / np.sqrt(var + eps)
    W *= scale
    b -= mu
    b *= scale
    b += beta
    return W, b


@answer("beta divided by the factor")
def _(W, b, gamma, beta, mu, var, eps):
    f = gamma / np.sqrt(var + eps)
    return W * f, (b - mu + beta / f) * f


@answer("beta divided by the factor")
def _(W, b, gamma, beta, mu, var, eps):
    factor = gamma / np.sqrt(var + eps)
    center = mu - beta / factor
    return W * factor, (b - center) * factor


@answer("rows scaled")
def _(W, b, gamma, beta, mu, var, eps):
    s = gamma / np.sqrt(var + eps)
    if W.shape[0] == s.shape[0]:
        W_new = W * s.reshape(-1, 1)
    else:
        W_new = W * s.reshape(1, -1)
    return W_new, (b - mu) * s + beta
