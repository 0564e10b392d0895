"""What learners answer to normalization/group-norm."""

import numpy as np
from support.answer_corpus import answers_to

ANSWERS, answer = answers_to("normalization/group-norm")


@answer("=right", source="huggingface/candle#334")
def _(X, groups, eps):
    g = X.reshape(-1, X.shape[1] // groups)
    g = g - g.mean(axis=1, keepdims=True)
    return (g / np.sqrt((g**2).mean(axis=1, keepdims=True) + eps)).reshape(X.shape)


@answer("=right", source="chainer/chainer#4638")
def _(X, groups, eps):
    rows = np.reshape(X, (X.shape[0] * groups, -1))
    centred = (rows.T - rows.mean(axis=1)).T
    return (centred / np.sqrt((centred**2).mean(axis=1) + eps)[:, None]).reshape(X.shape)


@answer("=right", source="patrick-kidger/equinox#1155, its description")
def _(X, groups, eps):
    parts = []
    for part in np.split(X, groups, axis=1):
        mean = part.mean(axis=1, keepdims=True)
        parts.append((part - mean) / np.sqrt(part.var(axis=1, keepdims=True) + eps))
    return np.hstack(parts)


@answer("=right", source="google/objax#230, with repeat")
def _(X, groups, eps):
    size = X.shape[1] // groups
    mean = np.repeat(X.reshape(len(X), groups, size).mean(2), size, axis=1)
    var = np.repeat(X.reshape(len(X), groups, size).var(2), size, axis=1)
    return (X - mean) * (var + eps) ** -0.5


@answer("=right", source="haofeixu/cs231n#3, a group at a time")
def _(X, groups, eps):
    parts = [(p - p.mean(1, keepdims=True)) / np.sqrt(p.var(1, keepdims=True) + eps)
             for p in np.split(X, groups, axis=1)]
    return np.concatenate(parts, axis=1)


@answer("=right", source="wzr-skn/mmdetection, gn_verify.py")
def _(X, groups, eps):
    parts = []
    for part in np.split(X, groups, axis=1):
        mean, var = part.mean(axis=1), part.var(axis=1)
        parts.append((part - mean[:, None]) / np.sqrt(var[:, None] + eps))
    return np.concatenate(parts, axis=1)


@answer("=right", source="chainer/chainer#7706 (y_foreach)")
def _(X, groups, eps):
    parts = []
    for part in np.split(X, groups, axis=1):
        centred = part - part.mean(axis=1)[:, None]
        parts.append(centred / np.sqrt((centred**2).mean(axis=1)[:, None] + eps))
    return np.hstack(parts)


@answer("=right")
def _(X, groups, eps):
    parts = []
    for run in np.split(X, groups, axis=1):
        centred = run - run.mean(axis=1)[:, None]
        var = (centred ** 2).mean(axis=1)[:, None]
        parts.append(centred / np.sqrt(var + eps))
    return np.hstack(parts)


@answer("=right")
def _(X, groups, eps):
    def normalize(part):
        middle = part - part.mean(axis=1, keepdims=True)
        return middle / np.sqrt((middle**2).mean(axis=1, keepdims=True) + eps)
    return np.hstack([normalize(part) for part in np.split(X, groups, axis=1)])


@answer("=right")
def _(X, groups, eps):
    out = []
    for row in X:
        r = []
        for g in np.array_split(row, groups):
            r += list((g - g.mean()) / np.sqrt(g.var() + eps))
        out.append(r)
    return out


@answer("=right")
def _(X, groups, eps):
    parts = np.hsplit(X, groups)
    parts = [(p - p.mean(1)[:, None]) / np.sqrt(p.var(1)[:, None] + eps) for p in parts]
    return np.concatenate(parts, axis=1)


@answer("=right")
def _(X, groups, eps):
    s = X.shape[1] // groups
    m = np.repeat(X.reshape(-1, groups, s).mean(2), s, axis=1)
    v = np.repeat(X.reshape(-1, groups, s).var(2), s, axis=1)
    return (X - m) / np.sqrt(v + eps)


@answer("=right")
def _(X, groups, eps):
    parts = X.reshape(len(X), groups, -1)
    k = parts.shape[-1]
    d = parts - (parts @ np.full(k, 1 / k))[..., None]
    return (d / np.sqrt((d**2 @ np.full(k, 1 / k))[..., None] + eps)).reshape(X.shape)


@answer("whole row", source="tenstorrent/tt-metal#2219")
def _(X, groups, eps):
    return (X - X.mean(1, keepdims=True)) / np.sqrt(X.var(1, keepdims=True) + eps)


@answer("whole row", source="brainpy/BrainPy#765, reduction_axes with G")
def _(X, groups, eps):
    G = X.reshape(len(X), groups, -1)
    G = (G - G.mean(axis=(1, 2), keepdims=True)) / np.sqrt(G.var(axis=(1, 2), keepdims=True) + eps)
    return G.reshape(X.shape)


# Mean and variance run over the axis of the groups too, so all groups share them: this is layer norm,
# whatever `groups` is.
@answer("whole row", source="brainpy/BrainPy#765 (reduction_axes contains the group axis)")
def _(X, groups, eps):
    n, d = X.shape
    x = X.reshape(n, groups, d // groups)
    axes = tuple(range(1, x.ndim))
    mean = x.mean(axis=axes, keepdims=True)
    var = x.var(axis=axes, keepdims=True)
    return ((x - mean) / np.sqrt(var + eps)).reshape(X.shape)


@answer("batch norm", source="Nico-Curti/NumPyNet#7")
def _(X, groups, eps):
    G = X.reshape(len(X), groups, -1)
    return ((G - G.mean(axis=0)) / np.sqrt(G.var(axis=0) + eps)).reshape(X.shape)


@answer("batch norm")
def _(X, groups, eps):
    out = []
    for p in np.split(X, groups, axis=1):
        out.append((p - p.mean(0)) / np.sqrt(p.var(0) + eps))
    return np.hstack(out)


@answer("batch norm")
def _(X, groups, eps):
    m = X.mean(0)
    v = X.var(0)
    return (X - m) / np.sqrt(v + eps)


@answer("batch norm in groups of rows")
def _(X, groups, eps):
    out = [(B - B.mean(0)) / np.sqrt(B.var(0) + eps) for B in np.array_split(X, groups)]
    return np.concatenate(out)


@answer("groups as size", source="tensorflow/addons#14")
def _(X, groups, eps):
    g = X.reshape(X.shape[0], -1, groups)
    g = (g - g.mean(axis=2, keepdims=True)) / np.sqrt(g.var(axis=2, keepdims=True) + eps)
    return g.reshape(X.shape)


@answer("interleaved", source="tensorflow/addons#751")
def _(X, groups, eps):
    n, d = X.shape
    g = X.reshape(n, d // groups, groups)
    g = (g - g.mean(axis=1, keepdims=True)) / np.sqrt(g.var(axis=1, keepdims=True) + eps)
    return g.reshape(n, d)


@answer("interleaved", says="numpy's own order", never_says="in `reshape`, the groups come before")
def _(X, groups, eps):
    n, d = X.shape
    R = X.reshape((n, groups, d // groups), order="F")
    m = R.mean(axis=2, keepdims=True)
    v = R.var(axis=2, keepdims=True)
    return ((R - m) / np.sqrt(v + eps)).reshape((n, d), order="F")


# Reshapes the whole table to (groups, -1) and forgets the examples: one block holds several whole rows (or
# parts of them), so examples are mixed.
@answer(
    "groups of rows",
    source="chainer/chainer functions/normalization/group_normalization.py reshapes to (1, batch_size * "
           "groups, -1); here with batch_size left out",
)
def _(X, groups, eps):
    G = X.reshape(groups, -1)
    mean = G.mean(axis=-1, keepdims=True)
    var = G.var(axis=-1, keepdims=True)
    G = (G - mean) / np.sqrt(var + eps)
    return G.reshape(X.shape)


@answer("unbiased", source="harvardnlp/annotated-transformer#119")
def _(X, groups, eps):
    shape = X.shape
    x = X.reshape(shape[0], groups, -1)
    mean = x.mean(axis=-1, keepdims=True)
    var = x.var(axis=-1, ddof=1, keepdims=True)
    return ((x - mean) / np.sqrt(var + eps)).reshape(shape)


@answer("whole row, unbiased")
def _(X, groups, eps):
    return (X - X.mean(1, keepdims=True)) / np.sqrt(X.var(1, ddof=1, keepdims=True) + eps)


@answer("across the groups", source="Nico-Curti/NumPyNet#7")
def _(X, groups, eps):
    g = X.reshape(len(X), groups, -1)
    g = (g - g.mean(axis=1, keepdims=True)) / np.sqrt(g.var(axis=1, keepdims=True) + eps)
    return g.reshape(X.shape)


@answer("eps outside", source="community.deeplearning.ai/t/178397, sqrt(sigma2) + epsilon")
def _(X, groups, eps):
    G = X.reshape(len(X), groups, -1)
    m = G.mean(axis=2, keepdims=True)
    return ((G - m) / (np.sqrt(np.mean((G - m) ** 2, axis=2, keepdims=True)) + eps)).reshape(X.shape)


@answer("another eps")
def _(X, groups, eps):
    n, d = X.shape
    Y = X.reshape(n, groups, d // groups)
    return ((Y - Y.mean(2, keepdims=True)) / np.sqrt(Y.var(2, keepdims=True) + 1e-05)).reshape(n, d)


@answer("no mean subtracted")
def _(X, groups, eps):
    n, d = X.shape
    Y = X.reshape(n, groups, d // groups)
    return (Y / np.sqrt((Y ** 2).mean(2, keepdims=True) + eps)).reshape(n, d)


@answer("sum of squares")
def _(X, groups, eps):
    n, d = X.shape
    Y = X.reshape(n, groups, d // groups)
    Y = Y - Y.mean(2, keepdims=True)
    return (Y / np.sqrt((Y ** 2).sum(2, keepdims=True) + eps)).reshape(n, d)


@answer("one spread for all")
def _(X, groups, eps):
    n, d = X.shape
    Y = X.reshape(n, groups, d // groups)
    return ((Y - Y.mean(2, keepdims=True)) / np.sqrt(Y.var(keepdims=True) + eps)).reshape(n, d)


@answer("statistics in the wrong places")
def _(X, groups, eps):
    s = X.shape[1] // groups
    m = np.tile(X.reshape(-1, groups, s).mean(2), s)
    v = np.tile(X.reshape(-1, groups, s).var(2), s)
    return (X - m) / np.sqrt(v + eps)


@answer("left in three axes", source="pytorch/pytorch#5956, not reshaped back")
def _(X, groups, eps):
    G = X.reshape(X.shape[0], groups, X.shape[1] // groups)
    mean, var = G.mean(-1, keepdims=True), G.var(-1, keepdims=True)
    return (G - mean) / np.sqrt(var + eps)


@answer("multiplied", source="Nico-Curti/NumPyNet#7, self.var divided by")
def _(X, groups, eps):
    G = X.reshape(len(X), groups, -1)
    var = 1.0 / np.sqrt(G.var(axis=2, keepdims=True) + eps)
    return ((G - G.mean(axis=2, keepdims=True)) / var).reshape(X.shape)


@answer("square for the root", source="131250208/TPlinker-joint-extraction#37")
def _(X, groups, eps):
    N, C = X.shape
    x = X.reshape(N, groups, C // groups)
    mean = np.mean(x, axis=-1, keepdims=True)
    variance = np.mean((x - mean) ** 2, axis=-1, keepdims=True)
    std = (variance + eps) ** 2
    return ((x - mean) / std).reshape(N, C)


@answer("variance from zero", source="tenstorrent/tt-metal#51159, K = 1")
def _(X, groups, eps):
    G = X.reshape(len(X), groups, -1)
    mean = G.mean(axis=2, keepdims=True)
    var = np.mean(G**2, axis=2, keepdims=True)
    return ((G - mean) / np.sqrt(var + eps)).reshape(X.shape)


# Two differences: the standard deviation has m - 1 in the denominator (the torch default), and eps is added
# to it, outside the root.
@answer(
    "unbiased; eps outside",
    source="nathanjpaek/kb-pilot KernelBench/KernelBench/level9/6638_GroupedChannelNorm.py; unbiased "
           "variance also in tong-wu-umn/spike-compression-autoencoder groupnorm.py",
)
def _(X, groups, eps):
    n, d = X.shape
    x = X.reshape(n, groups, d // groups)
    mean = x.mean(axis=2, keepdims=True)
    std = x.std(axis=2, ddof=1, keepdims=True)
    x_norm = (x - mean) / (std + eps)
    return x_norm.reshape(n, d)


@answer("one mean for all")
def _(X, groups, eps):
    n, d = X.shape
    R = (X - X.mean(axis=-1, keepdims=True)).reshape(n, groups, d // groups)
    return (R / np.sqrt(R.var(axis=-1, keepdims=True) + eps)).reshape(X.shape)


@answer("sum runs on")
def _(X, groups, eps):
    n, d = X.shape
    size = d // groups
    out = np.zeros((n, d))
    for i in range(n):
        s = 0.0
        ss = 0.0
        for g in range(groups):
            for j in range(g * size, (g + 1) * size):
                s += X[i, j]
            mean = s / size
            for j in range(g * size, (g + 1) * size):
                ss += (X[i, j] - mean) ** 2
            var = ss / size
            for j in range(g * size, (g + 1) * size):
                out[i, j] = (X[i, j] - mean) / np.sqrt(var + eps)
    return out


# Torch's std with n - 1, and 1e-7 added to it where eps belongs under the root.
@answer("=wrong", source="KernelBench, 6638_GroupedChannelNorm.py")
def _(X, groups, eps):
    G = X.reshape(len(X), groups, -1)
    G = (G - G.mean(axis=2, keepdims=True)) / (G.std(axis=2, ddof=1, keepdims=True) + 1e-7)
    return G.reshape(X.shape)


@answer("last group left out")
def _(X, groups, eps):
    out = np.zeros(X.shape)
    size = X.shape[1] // groups
    for i in range(len(X)):
        for s in range(0, X.shape[1] - size, size):
            c = X[i, s:s + size]
            out[i, s:s + size] = (c - c.mean()) / np.sqrt(c.var() + eps)
    return out


@answer("last group left out")
def _(X, groups, eps):
    out = X.copy()
    size = X.shape[1] // groups
    for g in range(groups - 1):
        part = X[:, g * size:(g + 1) * size]
        centred = part - part.mean(axis=1, keepdims=True)
        out[:, g * size:(g + 1) * size] = centred / np.sqrt(part.var(axis=1, keepdims=True) + eps)
    return out


@answer("a lone feature as it was")
def _(X, groups, eps):
    n, d = X.shape
    if groups == d:
        # one feature alone: nothing to normalize
        return X.copy()
    Z = X.reshape(n, groups, -1)
    Z = Z - Z.mean(axis=-1, keepdims=True)
    Z = Z / np.sqrt((Z ** 2).mean(axis=-1, keepdims=True) + eps)
    return Z.reshape(n, d)


@answer("mean after the division")
def _(X, groups, eps):
    n, d = X.shape
    Z = X.reshape(n * groups, d // groups)
    mean = Z.mean(axis=-1, keepdims=True)
    var = Z.var(axis=-1, keepdims=True)
    Z = Z / np.sqrt(var + eps)
    Z = Z - mean
    return Z.reshape(n, d)
