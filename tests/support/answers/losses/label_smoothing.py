"""What learners answer to losses/label-smoothing."""

import numpy as np
from support.answer_corpus import answers_to

from dlbasics.activations import log_softmax, softmax

ANSWERS, answer = answers_to("losses/label-smoothing")


@answer("=right", source="eladhoffer/utils.pytorch#14, as proposed")
def _(y, z, smoothing):
    lsm = log_softmax(z)
    likelihood = lsm[np.arange(len(y)), y]
    return np.mean(-((1 - smoothing) * likelihood + smoothing / z.shape[1] * lsm.sum(-1)))


@answer("=right", source="ml-explore/mlx#166")
def _(y, z, smoothing):
    top = z.max(axis=1)
    log_sum = top + np.log(np.exp(z - top[:, None]).sum(axis=1))
    score = z[np.arange(len(y)), y]
    return np.mean(log_sum - (1 - smoothing) * score - smoothing * z.mean(axis=1))


@answer("=right", source="fastai/fastai#1814, as fixed")
def _(y, z, smoothing):
    z = z - z.max(1, keepdims=True)
    log_preds = z - np.log(np.sum(np.exp(z), axis=1, keepdims=True))
    nll = -log_preds[np.arange(len(y)), y].mean()
    return (1 - smoothing) * nll + smoothing * (-log_preds.sum(axis=-1) / z.shape[1]).mean()


@answer("=right", source="TimDettmers/ConvE#55, as corrected")
def _(y, z, smoothing):
    one_hot = np.zeros(z.shape)
    one_hot[np.arange(len(y)), y] = 1
    targets = (1.0 - smoothing) * one_hot + smoothing / z.shape[1]
    return -(targets * log_softmax(z)).sum() / len(z)


@answer("=right", source="linkedin/Liger-Kernel#198")
def _(y, z, smoothing):
    m = z.max(axis=1)
    lse = m + np.log(np.sum(np.exp(z - m[:, None]), axis=1))
    true = lse - z[np.arange(len(y)), y]
    uniform = lse - z.sum(axis=1) / z.shape[1]
    return np.mean((1 - smoothing) * true + smoothing * uniform)


@answer("=right", source="davidpicard/deepseed, loss.py")
def _(y, z, smoothing):
    target = np.zeros_like(z)
    np.put_along_axis(target, y[:, None], 1.0, axis=1)
    target = (1 - smoothing) * target + smoothing / z.shape[1]
    return (-target * log_softmax(z)).mean(axis=0).sum()


@answer("=right", source="ml-explore/mlx#166")
def _(y, z, smoothing):
    top = z.max(axis=1)
    logsumexp = top + np.log(np.exp(z - top[:, None]).sum(axis=1))
    score = np.take_along_axis(z, y[:, None], axis=1)[:, 0]
    return np.mean(logsumexp - (1 - smoothing) * score - smoothing * z.mean(axis=1))


@answer("=right")
def _(y, z, smoothing):
    log_total = np.logaddexp.reduce(z, axis=1)
    true = np.take_along_axis(z, y[:, None], axis=1)[:, 0]
    return np.mean(log_total - (1 - smoothing) * true - smoothing * z.mean(axis=1))


@answer("=right")
def _(y, z, smoothing):
    # the targets sum to 1, so the loss is log-sum-exp minus the expected logit
    lse = np.logaddexp.reduce(z, axis=1)
    true = np.take_along_axis(z, y[:, None], axis=1)[:, 0]
    expected = (1 - smoothing) * true + smoothing * z.mean(axis=1)
    return np.mean(lse - expected)


@answer("=right")
def _(y, z, smoothing):
    n, k = z.shape
    lp = log_softmax(z)
    s = smoothing
    t = 0
    for i in range(n):
        for c in range(k):
            t -= ((1 - s) * (c == y[i]) + s / k) * lp[i, c]
    return t / n


@answer("softmax, then log", source="manassharma07/crysx_nn#7; keras-team/keras#10027")
def _(y, z, smoothing):
    _n, k = z.shape
    with np.errstate(all="ignore"):
        e = np.exp(z - np.max(z))
        log_p = np.log(e / e.sum(axis=1, keepdims=True))
        target = (1 - smoothing) * np.eye(k)[y] + smoothing / k
        return -np.mean((target * log_p).sum(axis=1))


@answer("eps inside the log", source="Samyssmile/edux#201 (Math.log(Math.max(probData[i], 1e-7f)))")
def _(y, z, smoothing):
    _, k = z.shape
    e = np.exp(z - z.max(axis=1, keepdims=True))
    probs = e / e.sum(axis=1, keepdims=True)
    target = np.eye(k)[y] * (1 - smoothing) + smoothing / k
    return -np.mean(np.sum(target * np.log(np.maximum(probs, 1e-7)), axis=1))


@answer("logits held at a limit")
def _(y, z, smoothing):
    k = z.shape[1]
    s = smoothing
    eye = np.eye(k)[y]
    T = (1 - s) * eye + s / k
    z = np.clip(z, -500, 500)
    return -(T * log_softmax(z)).sum(axis=1).mean()


@answer("not divided by k", source="ZhugeKongan/torch-template-for-deep-learning#2")
def _(y, z, smoothing):
    log_p = log_softmax(z)
    nll = -log_p[np.arange(len(y)), y]
    return np.mean((1 - smoothing) * nll - smoothing * log_p.sum(axis=1))


@answer("1 - s shared")
def _(y, z, smoothing):
    n, k = z.shape
    lp = z - z.max(axis=1, keepdims=True)
    lp = lp - np.log(np.exp(lp).sum(axis=1, keepdims=True))
    nll = -lp[np.arange(n), y]
    s = smoothing
    return np.mean((1 - s) * nll - (1 - s) / k * lp.sum(axis=1))


@answer(
    "1 shared",
    source="TimDettmers/ConvE#55, (1.0 - label_smoothing) * e2_multi + 1.0 / e2_multi.size(1)",
)
def _(y, z, smoothing):
    _n, k = z.shape
    target = (1.0 - smoothing) * np.eye(k)[y] + 1.0 / k
    return -np.mean((target * log_softmax(z)).sum(axis=1))


@answer("1 shared")
def _(y, z, smoothing):
    k = z.shape[1]
    hot = np.eye(k)[y]
    lp = log_softmax(z)
    s = smoothing
    t = (1.0 - s) * hot + 1.0 / k
    return np.mean(np.sum(-t * lp, axis=1))


@answer("sign of the uniform part")
def _(y, z, smoothing):
    n = len(y)
    lp = log_softmax(z)
    s = smoothing
    return np.mean(-(1 - s) * lp[np.arange(n), y] + s * lp.mean(axis=1))


@answer("no logarithm", source="eladhoffer/utils.pytorch#14, without the logarithm")
def _(y, z, smoothing):
    p = softmax(z)
    return -np.mean((1 - smoothing) * p[np.arange(len(y)), y] + smoothing / z.shape[1] * p.sum(-1))


@answer("KL divergence", source="tunz/transformer-pytorch#5")
def _(y, z, smoothing):
    k = z.shape[1]
    target = (1 - smoothing) * np.eye(k)[y] + smoothing / k
    constant = np.sum(target * np.log(target + 1e-20), axis=1)
    return np.mean(constant - np.sum(target * log_softmax(z), axis=1))


@answer("binary cross-entropy")
def _(y, z, smoothing):
    k = z.shape[1]
    s = smoothing
    eye = np.eye(k)[y]
    T = (1 - s) * eye + s / k
    p = softmax(z)
    return -(T * np.log(p) + (1 - T) * np.log(1 - p)).sum(axis=1).mean()


@answer("shared by the others", source="pytorch/pytorch#7455, smooth_one_hot: smoothing / (classes - 1)")
def _(y, z, smoothing):
    n, k = z.shape
    true_dist = np.full((n, k), smoothing / (k - 1))
    true_dist[np.arange(n), y] = 1 - smoothing
    return -np.mean((true_dist * log_softmax(z)).sum(axis=1))


@answer(
    "true class without its share",
    source="CoinCheung/pytorch-loss#19, lb_pos = 1 - smooth with lb_neg = smooth / num_classes",
)
def _(y, z, smoothing):
    n, k = z.shape
    lb_pos, lb_neg = 1.0 - smoothing, smoothing / k
    label = np.full((n, k), lb_neg)
    label[np.arange(n), y] = lb_pos
    return -np.sum(label * log_softmax(z), axis=1).mean()


@answer("k - 1 shares", source="mindspore-ai/mindspore#73, 1 - s + s / k")
def _(y, z, smoothing):
    k = z.shape[1]
    z = z - z.max(1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(1, keepdims=True))
    target = np.full(z.shape, smoothing / (k - 1))
    target[np.arange(len(y)), y] = 1 - smoothing + smoothing / k
    return -(target * log_p).sum(1).mean()


@answer("divided by n")
def _(y, z, smoothing):
    n, k = z.shape
    lp = log_softmax(z)
    s = smoothing
    eye = np.eye(k)[y]
    T = (1 - s) * eye + s / n
    return -(T * lp).sum(axis=1).mean()


@answer("two classes")
def _(y, z, smoothing):
    k = z.shape[1]
    lp = log_softmax(z)
    s = smoothing
    eye = np.eye(k)[y]
    T = (1 - s) * eye + s / 2
    return -(T * lp).sum(axis=1).mean()


@answer("added on top", source="ildoonet/pytorch-randaugment#30, target * (1. - s_by_c) + smooth")
def _(y, z, smoothing):
    _n, k = z.shape
    s_by_c = smoothing / k
    target = np.eye(k)[y] * (1.0 - s_by_c) + s_by_c
    return -np.mean((target * log_softmax(z)).sum(axis=1))


@answer("not smoothed", source="Samyssmile/edux#201, uniform only")
def _(y, z, smoothing):
    p = softmax(z)
    return -np.mean(np.log(np.maximum(p[np.arange(len(y)), y], 1e-7)))


@answer("not smoothed", source="dice-group/dice-embeddings#458, the ratio ignored")
def _(y, z, smoothing):
    return -np.mean(log_softmax(z)[np.arange(len(y)), y])


@answer("every label for every example")
def _(y, z, smoothing):
    lp = log_softmax(z)
    s = smoothing
    return np.mean(-(1 - s) * lp[:, y] - s * lp.mean(axis=1, keepdims=True))


@answer("bits")
def _(y, z, smoothing):
    k = z.shape[1]
    lp = log_softmax(z)
    s = smoothing
    eye = np.eye(k)[y]
    T = (1 - s) * eye + s / k
    return -(T * lp).sum(axis=1).mean() / np.log(2)


@answer("mean over the table", source="Samyssmile/edux#201, over all entries")
def _(y, z, smoothing):
    target = (1 - smoothing) * np.eye(z.shape[1])[y] + smoothing / z.shape[1]
    return -np.mean(target * log_softmax(z))


@answer("sum", source="search code: label_smoothed_nll_loss, return loss.sum()")
def _(y, z, smoothing):
    log_p = log_softmax(z)
    nll = -log_p[np.arange(len(y)), y]
    return ((1 - smoothing) * nll - smoothing / z.shape[1] * log_p.sum(axis=1)).sum()


@answer("table meets row")
def _(y, z, smoothing):
    targets = (1 - smoothing) * y + smoothing / z.shape[1]
    return -(log_softmax(z) * targets).sum(axis=1).mean()


@answer("class number as a label")
def _(y, z, smoothing):
    t = (1 - smoothing) * y[:, None] + smoothing / z.shape[1]
    return -np.mean(np.sum(t * log_softmax(z), axis=1))


@answer("as many classes as labels")
def _(y, z, smoothing):
    k = y.max() + 1
    lp = log_softmax(z)
    return np.mean(-(1 - smoothing) * lp[np.arange(len(y)), y] - smoothing / k * lp.sum(axis=1))


@answer("divided by 1 + s", source="open-mmlab/mmpretrain#285, mode classy_vision")
def _(y, z, smoothing):
    k = z.shape[1]
    target = (np.eye(k)[y] + smoothing / k) / (1 + smoothing)
    return -np.mean(np.sum(target * log_softmax(z), axis=1))


@answer("targets between s and 1 - s", source="Hsuxu/Loss_ToolBox-PyTorch#4")
def _(y, z, smoothing):
    one_hot = np.eye(z.shape[1])[y]
    return -np.mean(np.sum(np.clip(one_hot, smoothing, 1 - smoothing) * log_softmax(z), axis=1))


@answer("log k for the uniform part")
def _(y, z, smoothing):
    cost = np.mean(np.logaddexp.reduce(z, axis=1) - z[range(len(y)), y])
    return (1 - smoothing) * cost + smoothing * np.log(z.shape[1])


@answer("entropy for the uniform part", source="facebookresearch/pytext#1112")
def _(y, z, smoothing):
    log_p = log_softmax(z)
    entropy = -np.sum(np.exp(log_p) * log_p, axis=1)
    return np.mean(-(1 - smoothing) * log_p[np.arange(len(y)), y] - smoothing * entropy)


# The divergence from the uniform distribution, not the cross-entropy: s log k is missing.
@answer("divergence from uniform", source="facebookresearch/pytext#385")
def _(y, z, smoothing):
    log_p = log_softmax(z)
    k = z.shape[1]
    kl = np.sum(1 / k * (np.log(1 / k) - log_p), axis=1)
    return np.mean(-(1 - smoothing) * log_p[np.arange(len(y)), y] + smoothing * kl)


@answer("true class without its share; sum")
def _(y, z, smoothing):
    n, k = z.shape
    logp = log_softmax(z)
    loss = 0.0
    for i in range(n):
        for j in range(k):
            t = 1 - smoothing if j == y[i] else smoothing / k
            loss -= t * logp[i, j]
    return loss


@answer("true class without its share; mean over the table")
def _(y, z, smoothing):
    n, k = z.shape
    target = np.ones((n, k)) * smoothing / k
    target[np.arange(n), y] = 1 - smoothing
    return -np.mean(target * log_softmax(z))


@answer("not divided by k; sign")
def _(y, z, smoothing):
    target = (1 - smoothing) * np.eye(z.shape[1])[y] + smoothing
    return (target * log_softmax(z)).sum(axis=1).mean()


@answer("maximum of each column")
def _(y, z, smoothing):
    n, k = z.shape
    z = z - z.max(axis=0, keepdims=True)
    e = np.exp(z)
    log_p = z - np.log(e.sum(axis=1, keepdims=True))
    target = (1 - smoothing) * np.eye(k)[y] + smoothing / k
    return -(target * log_p).sum() / n


@answer("logits in the uniform part")
def _(y, z, smoothing):
    rows = np.arange(len(y))
    s = z - z.max(axis=1, keepdims=True)
    log_sum = np.log(np.exp(s).sum(axis=1))
    nll = log_sum - s[rows, y]
    uniform = -s.mean(axis=1)
    return np.mean((1 - smoothing) * nll + smoothing * uniform)


# smoothing is 0.1, whatever is given.
@answer("=wrong", source="SeoYoungDeok/ViT_pytorch, label_smoothing=0.1")
def _(y, z, smoothing):
    log_p = log_softmax(z)
    return np.mean(-0.9 * log_p[np.arange(len(y)), y] - 0.1 * log_p.mean(axis=1))


@answer("softmax over the table")
def _(y, z, smoothing):
    k = z.shape[1]
    t = (1 - smoothing) * np.eye(k)[y] + smoothing / k
    m = z.max(1, keepdims=True)
    return np.mean((t * (m - z)).sum(1)) + np.mean(np.log(np.exp(z - m).sum()))


@answer("ten classes")
def _(y, z, smoothing):
    s = z - z.max(axis=1, keepdims=True)
    logp = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    true = logp[np.arange(len(y)), y]
    return -np.mean((1 - smoothing) * true + smoothing / 10 * logp.sum(axis=1))
