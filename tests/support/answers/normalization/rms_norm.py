"""What learners answer to normalization/rms-norm."""

import numpy as np
from support.answer_corpus import answers_to

ANSWERS, answer = answers_to("normalization/rms-norm")


@answer("=right", source="allenai/OLMo#281, the other one")
def _(X, gamma, eps):
    return X * np.power(np.power(X, 2).mean(-1, keepdims=True) + eps, -0.5) * gamma


@answer("=right", source="bkitano/llama-from-scratch#4, by nkkbr")
def _(X, gamma, eps):
    f = np.power(np.mean(np.power(X, 2), axis=-1, keepdims=True) + eps, -0.5)
    return np.einsum("ij,j->ij", X * f, gamma)


@answer("=right", source="allenai/OLMo#281, with eps inside")
def _(X, gamma, eps):
    d = X.shape[-1]
    squares = np.linalg.norm(X, axis=-1, keepdims=True) ** 2
    return gamma * (X * np.sqrt(d) / np.sqrt(squares + d * eps))


@answer("=right", source="hkproj/pytorch-llama#2")
def _(X, gamma, eps):
    rsqrt = 1 / np.sqrt(np.mean(X * X, axis=-1, keepdims=True) + eps)
    return gamma * (X * rsqrt)


@answer("=right", source="ZZZZ-HH/YiDong-KuaiRand, RMSNorm.py")
def _(X, gamma, eps):
    rms = np.sqrt(np.mean(np.power(X, 2), axis=-1, keepdims=True) + eps)
    return X * (gamma / rms)


@answer("=right", source="allenai/OLMo#281 and bkitano/llama-from-scratch#4")
def _(X, gamma, eps):
    rms = np.linalg.norm(X, axis=1) / X.shape[1] ** 0.5
    return ((X * gamma).T / np.hypot(rms, eps**0.5)).T


@answer("=right")
def _(X, gamma, eps):
    d = X.shape[1]
    length = np.linalg.norm(X, axis=1, keepdims=True)
    return gamma * X / np.hypot(length / np.sqrt(d), np.sqrt(eps))


@answer("=right")
def _(X, gamma, eps):
    # a right triangle: rms and root of eps are its legs
    rms = np.linalg.norm(X, axis=1) / np.sqrt(X.shape[1])
    root = np.hypot(rms, np.sqrt(eps))
    return (X.T / root).T * gamma


@answer("=right")
def _(X, gamma, eps):
    return (X.T / np.sqrt((X ** 2).mean(1) + eps)).T * gamma


@answer("=right")
def _(X, gamma, eps):
    return np.apply_along_axis(lambda r: r / np.sqrt(np.dot(r, r) / r.size + eps) * gamma, 1, X)


@answer("layer norm", source="patrick-kidger/equinox#1155")
def _(X, gamma, eps):
    c = X - X.mean(-1, keepdims=True)
    return gamma * c / np.sqrt((c**2).mean(-1, keepdims=True) + eps)


@answer("variance below", source="keras-team/keras#22393 (rms_scaling used var(x))")
def _(X, gamma, eps):
    rms = np.sqrt(X.var(axis=-1, keepdims=True) + eps)
    return X / rms * gamma


@answer("down the columns", source="kyegomez/zeta#180, dim -2")
def _(X, gamma, eps):
    return X / np.sqrt(np.mean(X**2, axis=-2, keepdims=True) + eps) * gamma


@answer("two roots", source="pytorch/pytorch#139274")
def _(X, gamma, eps):
    rms = np.sqrt(np.mean(X**2, axis=-1, keepdims=True))
    return X / np.sqrt(rms + eps) * gamma


@answer("multiplied", source="mosaicml/llm-foundry#371")
def _(X, gamma, eps):
    rsqrt = 1 / np.sqrt(np.mean(X**2, axis=-1, keepdims=True) + eps)
    return X / rsqrt * gamma


@answer("norm of the row", source="allenai/OLMo#281, without the size")
def _(X, gamma, eps):
    return X / (np.linalg.norm(X, axis=-1, keepdims=True) + eps) * gamma


@answer("d on the wrong side", source="kyegomez/zeta#180")
def _(X, gamma, eps):
    scale = X.shape[-1] ** -0.5
    return X / np.sqrt(np.sum(X**2, axis=-1, keepdims=True) + eps) * scale * gamma


@answer("d outside the root", source="patrick-kidger/equinox#545, both factors")
def _(X, gamma, eps):
    n = X.shape[1]
    return X / np.sqrt(eps + np.sum(X**2, axis=1, keepdims=True) / n) * gamma * np.sqrt(n)


@answer("eps outside", source="allenai/OLMo#281")
def _(X, gamma, eps):
    norm_x = np.linalg.norm(X, 2, axis=-1, keepdims=True)
    rms_x = norm_x * X.shape[1] ** (-1.0 / 2)
    return X / (rms_x + eps) * gamma


@answer("eps divided too")
def _(X, gamma, eps):
    return gamma * X / np.sqrt((np.sum(X ** 2, -1, keepdims=True) + eps) / X.shape[-1])


@answer("another eps", source="keras docs, rms_normalization: a lower bound for the norm")
def _(X, gamma, eps):
    return X / np.sqrt(np.maximum(np.mean(np.square(X), axis=-1, keepdims=True), eps)) * gamma


@answer("forgets gamma", source="karpathy/llm.c#763")
def _(X, gamma, eps):
    return X / np.sqrt(np.mean(X * X, axis=-1, keepdims=True) + eps)


@answer("1 + gamma", source="NVIDIA/Megatron-LM#6859")
def _(X, gamma, eps):
    return X / np.sqrt(np.mean(X**2, axis=-1, keepdims=True) + eps) * (1.0 + gamma)


@answer("gamma added")
def _(X, gamma, eps):
    return X / np.sqrt(np.mean(X ** 2, -1, keepdims=True) + eps) + gamma


@answer("gamma first")
def _(X, gamma, eps):
    X = gamma * X
    return X / np.sqrt(np.mean(X ** 2, -1, keepdims=True) + eps)


@answer("no eps", source="tenstorrent/tt-metal#55347")
def _(X, gamma, eps):
    return gamma * X / np.sqrt((X * X).mean(axis=1))[:, None]


@answer("whole table", source="bkitano/llama-from-scratch#4")
def _(X, gamma, eps):
    return X / np.sqrt(np.mean(X**2) + eps) * gamma


@answer("whole table")
def _(X, gamma, eps):
    rms = np.linalg.norm(X) / np.sqrt(X.size)
    return gamma * X / (rms + eps)


@answer("sum runs on")
def _(X, gamma, eps):
    out = np.zeros(X.shape)
    total = 0
    for i in range(X.shape[0]):
        for j in range(X.shape[1]):
            total += X[i, j] ** 2
        rms = np.sqrt(total / X.shape[1] + eps)
        out[i] = X[i] / rms * gamma
    return out


@answer("square of the mean")
def _(X, gamma, eps):
    return gamma * X / np.sqrt(np.mean(X, -1, keepdims=True) ** 2 + eps)


@answer("square for the root", source="jax-ml/jax#442")
def _(X, gamma, eps):
    ms = np.mean(X**2, axis=1, keepdims=True)
    return gamma * X / (ms + eps) ** 2


@answer("each entry alone")
def _(X, gamma, eps):
    return gamma * X / np.sqrt(X ** 2 + eps)


@answer("mean of absolute values")
def _(X, gamma, eps):
    return gamma * X / np.mean(np.sqrt(X**2 + eps), axis=1, keepdims=True)


# The root of the standard deviation, with its mean subtracted, in place of the rms.
@answer("root of the deviation", source="stanford-cs336/assignment1-basics#93")
def _(X, gamma, eps):
    return X / np.sqrt(X.std(axis=1, keepdims=True) + eps) * gamma


@answer("down the columns; gamma added")
def _(X, gamma, eps):
    rms = np.sqrt((X**2).mean(axis=0) + eps)
    return X / rms + gamma


@answer("forgets gamma; n - 1")
def _(X, gamma, eps):
    d = X.shape[1]
    ms = (X**2).sum(axis=1, keepdims=True) / (d - 1)
    return X / np.sqrt(ms + eps)


@answer("gamma by rows")
def _(X, gamma, eps):
    out = np.array(X, dtype=float)
    for i in range(len(X)):
        out[i] = X[i] / np.sqrt((X[i] ** 2).mean() + eps) * gamma[i % len(gamma)]
    return out


@answer("one row lost")
def _(X, gamma, eps):
    ms = np.mean(X ** 2, axis=1)
    out = X / np.sqrt(ms + eps)[:, None] * gamma[None, :]
    return out.squeeze()
