"""What learners answer to activations/masked-softmax."""

import math

import numpy as np
from support.answer_corpus import answers_to

from dlbasics.activations import softmax

ANSWERS, answer = answers_to("activations/masked-softmax")


@answer("=right", source="pytorch/pytorch#25110, the mask there")
def _(z, mask):
    x = z.copy()
    x[~mask] = float("-inf")
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@answer("=right", source="allenai/allennlp#890, rows in a loop")
def _(z, mask):
    out = np.zeros_like(z, dtype=float)
    for i in range(len(z)):
        kept = z[i, mask[i]]
        weights = np.exp(kept - kept.max())
        out[i, mask[i]] = weights / weights.sum()
    return out


@answer("=right", source="pytorch/pytorch#131060, exp times mask")
def _(z, mask):
    lowest = np.where(mask, z, -np.inf).max(axis=1, keepdims=True)
    e = np.exp(np.minimum(z - lowest, 0)) * mask
    return e / np.sum(e, axis=1, keepdims=True)


# With finite scores it is right.
@answer("=right", source="tracel-ai/burn#4697, finfo.min added")
def _(z, mask):
    with np.errstate(over="ignore"):
        s = z + (1 - mask) * np.finfo(float).min
    e = np.exp(s - s.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


@answer("=right", source="ml-explore/mlx#2395, a row at a time")
def _(z, mask):
    out = np.zeros(z.shape)
    for i in range(len(z)):
        s = z[i, mask[i]]
        e = np.exp(s - s.max())
        out[i, mask[i]] = e / e.sum()
    return out


@answer("=right", source="georg-wolflein/good-features#1")
def _(z, mask):
    filled = z.copy()
    filled[~mask] = -np.inf
    e = np.exp(filled - np.max(filled, axis=1)[:, None])
    return e / np.sum(e, axis=1)[:, None]


@answer("=right", source="gist kaniblu/94f3ede72d1651b087a561cf80b306ca")
def _(z, mask):
    m = mask.astype(float)
    with np.errstate(divide="ignore"):
        z = z * m + (1 - 1 / m)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@answer("=right", source="allenai/allennlp#893")
def _(z, mask):
    out = np.zeros(np.shape(z))
    for i, (row, ok) in enumerate(zip(z, mask, strict=False)):
        allowed = row[ok]
        e = np.exp(allowed - allowed.max())
        out[i, ok] = e / e.sum()
    return out


@answer("=right")
def _(z, mask):
    out = np.zeros(z.shape)
    for i in range(z.shape[0]):
        allowed = z[i, mask[i]]
        e = np.exp(allowed - allowed.max())
        out[i, mask[i]] = e / e.sum()
    return out


@answer("=right")
def _(z, mask):
    out = np.zeros(z.shape)
    for i in range(len(z)):
        allowed = np.flatnonzero(mask[i])
        e = np.exp(z[i, allowed] - z[i, allowed].max())
        out[i, allowed] = e / e.sum()
    return out


@answer("=right")
def _(z, mask):
    m = mask.astype(float)
    x = z * m + (1 - 1 / m)
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@answer("=right")
def _(z, mask):
    rows = []
    for zs, ms in zip(z, mask, strict=True):
        top = max((a for a, m in zip(zs, ms, strict=True) if m))
        es = [math.exp(a - top) if m else 0.0 for a, m in zip(zs, ms, strict=True)]
        rows.append([e / sum(es) for e in es])
    return rows


@answer("mask after", source="lucidrains/memory-compressed-attention#2")
def _(z, mask):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return p * mask


@answer("mask after", source="NVIDIA/Megatron-LM#731")
def _(z, mask):
    return softmax(z, axis=-1) * mask


@answer("the rest in equal parts")
def _(z, mask):
    p = softmax(z)
    lost = np.where(mask, 0, p).sum(axis=1, keepdims=True)
    return np.where(mask, p + lost / mask.sum(axis=1, keepdims=True), 0)


@answer("score zero", source="georg-wolflein/good-features#1")
def _(z, mask):
    return softmax(z * mask, axis=1)


# Masked scores become 0 and not -inf, so a masked class still gets exp(0) of the mass. z = [0.43, -0.21,
# 0.99, 0.32], mask = [T, T, T, F] gives 0.17 to the last class instead of 0, and the rest is too small.
@answer(
    "score zero",
    source="georg-wolflein/good-features#1; CSSLab/maia2#14 (logits multiplied by the 0/1 mask)",
)
def _(z, mask):
    z = np.where(mask, z, 0)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@answer("score not low enough", source="lucidrains/nGPT-pytorch#11")
def _(z, mask):
    z = z + ~mask * -10.0
    e = np.exp(z - z.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


@answer("score not low enough")
def _(z, mask):
    return softmax(np.where(mask, z, -20.0))


@answer("score not low enough", never_says="off by")
def _(z, mask):
    low = z.min(axis=1, keepdims=True) - 10
    return softmax(np.where(mask, z, low))


@answer("adds the mask")
def _(z, mask):
    z = z + mask
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


@answer("adds the mask", never_says="Allowed scores are larger by 1")
def _(z, mask):
    return softmax(z - (1 - mask))


@answer("maximum of all")
def _(z, mask):
    e = np.exp(z - z.max(axis=1, keepdims=True)) * mask
    return np.nan_to_num(e / e.sum(axis=1, keepdims=True))


@answer("maximum of all", never_says="a masked score is huge")
def _(z, mask):
    p = softmax(z) * mask
    return p / (p.sum(axis=1, keepdims=True) + 1e-9)


@answer("maximum with zeros", source="allenai/allennlp, masked_softmax")
def _(z, mask):
    v = z * mask
    result = np.exp(v - v.max(axis=-1, keepdims=True))
    result = result / result.sum(axis=-1, keepdims=True)
    result = result * mask
    return result / (result.sum(axis=-1, keepdims=True) + 1e-13)


@answer("maximum with zeros", source="sh0416/brook brook/utils.py (masked_softmax)")
def _(z, mask):
    m = mask.astype(float)
    zm = np.where(mask, z, 0.0)
    e = np.exp(zm - zm.max(axis=1, keepdims=True)) * m
    total = e.sum(axis=1, keepdims=True)
    total = total + (total == 0)
    return e / total


@answer("eps for a row that vanishes")
def _(z, mask, epsilon=1e-05):
    exps = np.exp(z) * mask.astype(float)
    return exps / (exps.sum(axis=-1, keepdims=True) + epsilon)


@answer("eps for a row that vanishes")
def _(z, mask):
    p = softmax(z) * mask
    return p / (p.sum(axis=1, keepdims=True) + 1e-6)


@answer("logarithm lost")
def _(z, mask):
    out = np.zeros(z.shape)
    for i, allowed in enumerate(mask):
        t = z[i][allowed]
        out[i, allowed] = np.exp(t - np.logaddexp.reduce(t))
    return out


@answer("eps in the sum")
def _(z, mask):
    s = np.where(mask, z, -np.inf)
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return e / (e.sum(axis=1, keepdims=True) + 1e-4)


@answer("adds a large negative number", source="lsdefine/attention-is-all-you-need-keras#16")
def _(z, mask):
    return softmax(z + (-1e10) * (1 - mask))


@answer(
    "adds a large negative number",
    source="dmlc/gluon-nlp#1457 (neg = -1e4); andy840314/QANet-pytorch-#5 (inputs + (-1e30) * (1 - mask))",
)
def _(z, mask):
    scores = z + (1.0 - mask) * -1e4
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@answer("adds a large negative number")
def _(z, mask):
    return softmax(z + np.log(mask + 1e-45))


@answer("a number for minus infinity", source="tracel-ai/burn#4697")
def _(z, mask):
    s = np.where(mask, z, -np.inf)
    e = np.exp(s - np.maximum(s.max(1, keepdims=True), -1e4))
    return e / np.maximum(e.sum(1, keepdims=True), 1e-6)


@answer("a number for minus infinity")
def _(z, mask):
    return softmax(np.where(mask, z, -1000000000.0))


@answer("a number for minus infinity")
def _(z, mask):
    z = z.copy()
    z[~mask] = -1000000.0
    return softmax(z)


@answer(
    "zero times infinity",
    source="lucidrains/memory-compressed-attention#2",
    never_says="Do not multiply",
)
def _(z, mask):
    z = np.where(mask, z, -float("-inf"))
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@answer("zero times infinity")
def _(z, mask):
    m = mask.astype(int)
    return softmax(np.where(~m, -np.inf, z))


@answer("plus infinity")
def _(z, mask):
    return softmax(np.where(mask, z, np.inf))


@answer("shares of the scores")
def _(z, mask):
    s = np.where(mask, z, 0)
    return s / s.sum(axis=1, keepdims=True)


@answer("times minus infinity", never_says="takes everything")
def _(z, mask):
    return softmax(z * np.where(mask, 1, -np.inf))


@answer("mask read the other way", source="jadore801120/attention-is-all-you-need-pytorch#5")
def _(z, mask):
    s = np.where(mask, -np.inf, z)
    with np.errstate(all="ignore"):
        e = np.exp(s - s.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)


@answer("mask read the other way", source="lucidrains/halonet-pytorch#4")
def _(z, mask):
    return softmax(np.where(mask, -np.inf, z), axis=1)


@answer("mask read the other way")
def _(z, mask):
    return softmax(z + mask * -1000000000.0)


@answer("no maximum")
def _(z, mask):
    e = np.where(mask, np.exp(z), 0)
    return e / e.sum(axis=1, keepdims=True)


@answer("not normalized")
def _(z, mask):
    z = np.where(mask, z, -np.inf)
    return np.exp(z - z.max(axis=1, keepdims=True))


@answer("keepdims missing", source="page: Softmax regression in NumPy")
def _(z, mask):
    y = np.where(mask, z, -np.inf)
    return np.exp(y / np.sum(np.exp(y), axis=1))


@answer("whole table", source="apache/singa#540")
def _(z, mask):
    z = np.where(mask, z, -np.inf)
    e_x = np.exp(z - np.max(z))
    return e_x / e_x.sum()


@answer("exp of the quotient", source="stackoverflow, by nvidia/Nemotron-CC-Math: softmax_2")
def _(z, mask):
    z = np.where(mask, z, -np.inf)
    with np.errstate(over="ignore", invalid="ignore"):
        return np.exp(z / np.sum(np.exp(z), axis=1, keepdims=True))


@answer("scores held at a limit", source="search code: torch.clamp(x, min=-15.0, max=15.0)")
def _(z, mask):
    z = np.clip(z, -15.0, 15.0) * mask
    e = np.exp(z - z.max(axis=1, keepdims=True)) * mask
    return e / e.sum(axis=1, keepdims=True)


# 1e-10 is added to every class, the masked ones too, and nothing is subtracted before exp.
@answer("a little for all", source="search code: K.exp(prob) * mask + 1e-10")
def _(z, mask):
    with np.errstate(over="ignore", invalid="ignore"):
        e = np.exp(z) * mask + 1e-10
        return e / e.sum(axis=1, keepdims=True)


@answer("logarithms", source="allenai/allennlp#890")
def _(z, mask):
    s = np.where(mask, z, -np.inf)
    s = s - s.max(1, keepdims=True)
    return s - np.log(np.exp(s).sum(1, keepdims=True))


# After the softmax the masked ones get minus infinity; the others were divided by all.
@answer("minus infinity after", source="gabrielmittag/NISQA#17")
def _(z, mask):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    p[~mask] = -np.inf
    return p


@answer("zero where it is allowed", source="pbloem/former#10")
def _(z, mask):
    e = np.exp(z - z.max(1, keepdims=True))
    p = e / e.sum(1, keepdims=True)
    return np.where(mask, 0, p)


@answer("divided by the root of k")
def _(z, mask):
    z = np.where(mask, z / np.sqrt(z.shape[1]), -np.inf)
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


@answer("moved to the left")
def _(z, mask):
    out = np.zeros(z.shape)
    for i in range(len(z)):
        s = z[i][mask[i]]
        e = np.exp(s - s.max())
        out[i, :len(s)] = e / e.sum()
    return out


# Above, the scores times the mask; below, the sum over all classes.
@answer("=wrong", source="qhfan/RMT#21")
def _(z, mask):
    shifted = z - z.max(axis=1, keepdims=True)
    return np.exp(shifted * mask) / np.exp(shifted).sum(axis=1, keepdims=True)


@answer("another shift than the maximum")
def _(z, mask):
    out = np.zeros(z.shape)
    for i in range(len(z)):
        v = z[i, mask[i]]
        out[i, mask[i]] = np.exp(v - v.mean()) / np.exp(v - v.mean()).sum()
    return out


@answer("another shift than the maximum")
def _(z, mask):
    out = np.zeros(z.shape)
    for i in range(len(z)):
        v = z[i][mask[i]]
        e = np.exp(v - np.median(v))
        out[i][mask[i]] = e / e.sum()
    return out


@answer("another shift than the maximum")
def _(z, mask):
    lowest = np.where(mask, z, np.inf).min(axis=-1, keepdims=True)
    e = np.exp(np.where(mask, z - lowest, -np.inf))
    return e / e.sum(axis=-1, keepdims=True)


@answer("all to the best", never_says="depend")
def _(z, mask):
    best = np.where(mask, z, -np.inf).argmax(1)
    return np.eye(z.shape[1])[best]


@answer("all to the best")
def _(z, mask):
    t = np.where(mask, z, -np.inf)
    hard = (t == t.max(axis=1, keepdims=True)).astype(float)
    return hard / hard.sum(axis=1, keepdims=True)


@answer("maximum of all")
def _(z, mask):
    m = np.where(mask, z, -np.inf).max(axis=1, keepdims=True)
    e = np.exp(z - m) * mask
    return e / e.sum(axis=1, keepdims=True)


@answer("score 0 taken for masked")
def _(z, mask):
    s = np.where(mask, z, 0)
    allowed = s != 0
    s = np.where(allowed, s, -np.inf)
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@answer("sum goes on")
def _(z, mask):
    p = np.zeros(z.shape)
    total = 0.0
    for i in range(len(z)):
        top = max(z[i, j] for j in range(z.shape[1]) if mask[i, j])
        for j in range(z.shape[1]):
            if mask[i, j]:
                p[i, j] = math.exp(z[i, j] - top)
                total += p[i, j]
        for j in range(z.shape[1]):
            p[i, j] /= total
    return p
