"""What learners answer to regularization/drop-channels."""

import numpy as np
from support.answer_corpus import answers_to

ANSWERS, answer = answers_to("regularization/drop-channels")


@answer("=right", source="plaidml/plaidml#283, by channels")
def _(images, u, drop_prob):
    out = np.array(images, dtype=float)
    for i, j in zip(*np.nonzero(u < drop_prob), strict=True):
        out[i, j] = 0.0
    return out / (1.0 - drop_prob)


@answer("=right", source="bennyfri/TFMacCpp#6, with where")
def _(images, u, drop_prob):
    return np.where((u < drop_prob)[..., None, None], 0, images / (1 - drop_prob))


@answer("=right", source="kaldi-asr/kaldi#2815")
def _(images, u, drop_prob):
    scale = (u >= drop_prob).astype(float) / (1 - drop_prob)
    mask = np.broadcast_to(scale.reshape(*u.shape, 1, 1), images.shape)
    return mask * images


@answer("=right", source="Sumesh-Suresh/Deep_Learning_library, dropout2d.py")
def _(images, u, drop_prob):
    mask = (u >= drop_prob).astype(int)[:, :, None, None]
    mask = np.tile(mask, (1, 1, images.shape[2], images.shape[3]))
    return images * mask / (1 - drop_prob)


@answer("=right")
def _(images, u, drop_prob):
    return np.einsum("nchw,nc->nchw", images, (u >= drop_prob) / (1 - drop_prob))


@answer("=right")
def _(images, u, drop_prob):
    out = np.zeros(images.shape)
    for i, c in np.argwhere(u >= drop_prob):
        out[i, c] = images[i, c] / (1 - drop_prob)
    return out


@answer("=right")
def _(images, u, drop_prob):
    out = np.zeros(np.shape(images))
    for i, c in np.argwhere(u >= drop_prob):
        out[i, c] = images[i, c] / (1.0 - drop_prob)
    return out


@answer("=right")
def _(images, u, drop_prob):
    out = images.copy()
    out[u < drop_prob] = 0
    return out / (1 - drop_prob)


@answer("keeps what it should drop", source="kok202/Dluid#125, dropout value was inverted")
def _(images, u, drop_prob):
    mask = (u < drop_prob).astype(float) / (1 - drop_prob)
    return images * mask[:, :, None, None]


@answer("kept where u < 1 - p", source="karpathy/neuraltalk#29")
def _(images, u, drop_prob):
    mask = (u < (1 - drop_prob)) * (1.0 / (1 - drop_prob))
    return images * mask[:, :, None, None]


@answer("one mask for all images", source="lisa-lab/pylearn2#338, per batch")
def _(images, u, drop_prob):
    return images * (u[0] >= drop_prob)[None, :, None, None] / (1 - drop_prob)


@answer("one mask for all images")
def _(images, u, drop_prob):
    out = images / (1 - drop_prob)
    out[:, u[0] < drop_prob] = 0
    return out


@answer("boundary", source="search code: SpatialDropout, rand > drop_prob")
def _(images, u, drop_prob):
    return images * (u > drop_prob)[:, :, None, None] / (1.0 - drop_prob)


@answer("not scaled", source="kbreininger/tutorial-dlframework#3")
def _(images, u, drop_prob):
    return images * (u >= drop_prob)[:, :, np.newaxis, np.newaxis]


@answer(
    "not scaled",
    source="modern-fortran/neural-fortran#194 (a mask of 0 and 1 in the naive implementation)",
)
def _(images, u, drop_prob):
    keep = np.where(u < drop_prob, 0.0, 1.0)
    return images * keep[:, :, None, None]


@answer("multiplies", source="teelinsan/KerasDropconnect#1")
def _(images, u, drop_prob):
    keep = (u >= drop_prob)[:, :, None, None]
    return images * keep * (1 - drop_prob)


@answer("divides by p", source="lmjohns3/theanets#123")
def _(images, u, drop_prob):
    mask = (u >= drop_prob)[:, :, None, None]
    return images * mask / drop_prob


@answer("divides by p", source="bennyfri/TFMacCpp#6")
def _(images, u, drop_prob):
    kept = np.floor(u + (1 - drop_prob))
    return images / drop_prob * kept[:, :, None, None]


@answer("multiplies by p")
def _(images, u, drop_prob):
    return images * (u >= drop_prob)[:, :, None, None] * drop_prob


# It rescales by the share of channels that happen to be kept in this batch instead of 1 - drop_prob.
@answer(
    "divides by what is left",
    source="made after the discussion in modern-fortran/neural-fortran#194 (the effective dropout rate is "
           "not exactly dropout_rate); no such code seen",
)
def _(images, u, drop_prob):
    mask = (u >= drop_prob).astype(float)
    kept = mask.mean()                        # effective keep rate
    return images * mask[:, :, None, None] / kept


@answer("drop_prob as the probability to stay", source="v-iashin/CS231n#8")
def _(images, u, drop_prob):
    mask = (u < drop_prob) / drop_prob
    return images * mask[:, :, None, None]


# drop_prob is treated as the probability to keep: channels with u < drop_prob survive and are divided by
# drop_prob.
@answer(
    "drop_prob as the probability to stay",
    source="nilbahaaeddine/M1_CNN src/classes/dropout.py (np.random.binomial(1, self.drop_probability, "
           "...) / self.drop_probability); v-iashin/CS231n#8",
)
def _(images, u, drop_prob):
    n, channels = u.shape
    mask = (u < drop_prob).astype(float) / drop_prob
    return images * mask.reshape(n, channels, 1, 1)


@answer("drop_prob as the probability to stay")
def _(images, u, drop_prob):
    keep = u < drop_prob
    return np.where(keep[:, :, None, None], images / max(drop_prob, 1e-12), 0)


@answer("boundary; not scaled")
def _(images, u, drop_prob):
    return images * (u > drop_prob)[:, :, None, None]


@answer("in place", source="search code: input *= mask, input /= keep_probability")
def _(images, u, drop_prob):
    images *= (u >= drop_prob)[:, :, None, None]
    images /= 1 - drop_prob
    return images


# It works on the array that was given: the dropped channels are set to 0 in images itself.
@answer(
    "in place",
    source="rohan-varma/neuralnets#1 (compute_dropout: activations /= ..., activations *= mult)",
)
def _(images, u, drop_prob):
    out = images
    out[u < drop_prob] = 0
    return out / (1 - drop_prob)


@answer("the dropped cut out")
def _(images, u, drop_prob):
    return images[u >= drop_prob] / (1 - drop_prob)


@answer("the mask as well")
def _(images, u, drop_prob):
    mask = (u >= drop_prob) / (1 - drop_prob)
    return images * mask[:, :, None, None], mask


@answer("the dropped unchanged")
def _(images, u, drop_prob):
    return np.where((u < drop_prob)[:, :, None, None], images / (1 - drop_prob), images)


@answer("nan for the dropped")
def _(images, u, drop_prob):
    out = images / (1 - drop_prob)
    out[u < drop_prob] = np.nan
    return out


@answer("a mean for the dropped")
def _(images, u, drop_prob):
    mean = images.mean(axis=(2, 3), keepdims=True)
    keep = (u >= drop_prob)[:, :, None, None]
    return np.where(keep, images / (1 - drop_prob), mean)


@answer("only the beginning")
def _(images, u, drop_prob):
    out = images.astype(float)
    for i in range(len(images)):
        for c in range(images.shape[1]):
            out[i, c] *= (u[i, c] >= drop_prob) / (1 - drop_prob)
        return out


@answer("multiplied by u")
def _(images, u, drop_prob):
    weights = np.where(u < drop_prob, 0, u)
    return images * weights[:, :, None, None] / (1 - drop_prob)


@answer("mask over single pixels")
def _(images, u, drop_prob):
    n, c, h, w = images.shape
    mask = np.tile((u >= drop_prob).ravel(), h * w).reshape(n, c, h, w)
    return images * mask / (1 - drop_prob)


@answer("mask not spread over the pixels")
def _(images, u, drop_prob):
    mask = (u >= drop_prob) / (1 - drop_prob)
    return images * mask


@answer("so many by rank", source="modern-fortran/neural-fortran#194")
def _(images, u, drop_prob):
    mask = u >= np.quantile(u, drop_prob)
    return images * mask[:, :, None, None] / (1 - drop_prob)


@answer("whole images")
def _(images, u, drop_prob):
    out = images / (1 - drop_prob)
    for i in range(len(u)):
        for j in range(u.shape[1]):
            if u[i, j] < drop_prob:
                out[i] = 0
    return out


@answer("single pixels")
def _(images, u, drop_prob):
    rng = np.random.default_rng(0)
    mask = rng.random(images.shape) >= drop_prob
    return images * mask / (1 - drop_prob)


@answer("dropped in all images")
def _(images, u, drop_prob):
    out = images / (1 - drop_prob)
    n, c = u.shape
    for i in range(n):
        for j in range(c):
            if u[i, j] < drop_prob:
                out[:, j] = 0
    return out


@answer("divided in every round")
def _(images, u, drop_prob):
    out = images.copy()
    for i in range(images.shape[0]):
        for c in range(images.shape[1]):
            if u[i, c] < drop_prob:
                out[i, c] = 0
        out = out / (1 - drop_prob)
    return out


@answer("root of the probability", source="fastai/course-v3#376, to keep the deviation")
def _(images, u, drop_prob):
    return images * (u >= drop_prob)[:, :, None, None] / np.sqrt(1 - drop_prob)


@answer("one plus p", source="ayrna/dlordinal#138, an incorrect factor")
def _(images, u, drop_prob):
    return images * (u >= drop_prob)[:, :, None, None] * (1 + drop_prob)


# The mask's axes do not fit.
@answer("=does not run", source="miguelvr/dropblock#3")
def _(images, u, drop_prob):
    block_mask = (u >= drop_prob) / (1 - drop_prob)
    return images * block_mask[:, None, :]


# Scaled twice.
@answer("=wrong", source="CSTR-Edinburgh/mlpractical#32")
def _(images, u, drop_prob):
    keep = (u >= drop_prob)[:, :, None, None] / (1 - drop_prob)
    return images * keep / (1 - drop_prob)


# Drops whole images.
@answer("=wrong", source="scut-mingqinchen/Self2Self#7")
def _(images, u, drop_prob):
    keep = u.mean(axis=1) >= drop_prob
    return images * keep[:, None, None, None] / (1 - drop_prob)


RNG = np.random.default_rng(5)


# Draws random numbers of its own.
@answer("=wrong", source="tinygrad/tinygrad#170, binomial")
def _(images, u, drop_prob):
    mask = RNG.binomial(1, 1 - drop_prob, size=u.shape)
    return images * mask[:, :, None, None] / (1 - drop_prob)


# Divides by what was kept this time, not by the expected share.
@answer("=wrong", source="modern-fortran/neural-fortran#195, scale = sum(input) / sum(input * mask)")
def _(images, u, drop_prob):
    kept = images * (u >= drop_prob)[:, :, None, None]
    total = kept.sum()
    return kept * (images.sum() / total) if total else kept


@answer("=wrong")
def _(images, u, drop_prob):
    mask = np.random.default_rng().random(images.shape[:2]) >= drop_prob
    return images * mask[:, :, None, None] / (1 - drop_prob)


@answer("as it was where nothing goes")
def _(images, u, drop_prob):
    if not (u < drop_prob).any():
        return images
    keep = u >= drop_prob
    return images * keep[:, :, None, None] / (1 - drop_prob)


@answer("as it was where nothing goes")
def _(images, u, drop_prob):
    drop = u < drop_prob
    if drop.sum() == 0:
        return images.copy()
    out = images / (1 - drop_prob)
    out[drop] = 0
    return out


@answer("as it was where nothing goes")
def _(images, u, drop_prob):
    out = np.zeros(images.shape)
    for i in range(len(images)):
        gone = u[i] < drop_prob
        if not gone.any():
            out[i] = images[i]
            continue
        out[i] = images[i] / (1 - drop_prob)
        out[i, gone] = 0
    return out


@answer("one plus p")
def _(images, u, drop_prob):
    keep = u >= drop_prob
    return images * keep[:, :, None, None] / (1 + drop_prob)


@answer("divides by what is left")
def _(images, u, drop_prob):
    keep = u >= drop_prob
    f = keep / np.maximum(keep.mean(axis=0), 1e-09)
    return images * f[:, :, None, None]


@answer("always doubled")
def _(images, u, drop_prob):
    keep = u >= drop_prob
    return images * keep[:, :, None, None] * 2


@answer("kept in all images")
def _(images, u, drop_prob):
    keep = u >= drop_prob
    return images * keep.any(axis=0)[None, :, None, None] / (1 - drop_prob)


@answer("mask in another order")
def _(images, u, drop_prob):
    n, channels = images.shape[0], images.shape[1]
    keep = (u.T >= drop_prob).reshape(n, channels, 1, 1)
    return images * keep / (1 - drop_prob)
