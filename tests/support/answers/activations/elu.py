"""What learners answer to activations/elu."""

import math

import numpy as np
from support.answer_corpus import answers_to

ANSWERS, answer = answers_to("activations/elu")


@answer("=right", source="vlfeat/matconvnet#914, with expm1")
def _(x, alpha):
    y = np.zeros(x.shape)
    y[x > 0] = x[x > 0]
    y[x <= 0] = alpha * np.expm1(x[x <= 0])
    return y


@answer("=right", source="kaldi-asr/kaldi#1419")
def _(x, alpha):
    return np.maximum(x, 0) + alpha * np.expm1(-np.maximum(-x, 0))


@answer("=right", source="PaddlePaddle/Paddle#26543, for an alpha above 0")
def _(x, alpha):
    return np.maximum(0, x) + np.minimum(0, alpha * np.expm1(np.minimum(x, 0)))


@answer("=right", source="numpy documentation of np.piecewise")
def _(x, alpha):
    return np.piecewise(x, [x > 0], [lambda t: t, lambda t: alpha * np.expm1(t)])


@answer("=right")
def _(x, alpha):
    out = np.array(x, copy=True)
    low = out <= 0
    out[low] = alpha * np.expm1(out[low])
    return out


@answer("=right")
def _(x, alpha):
    return np.array([v if v > 0 else alpha * math.expm1(v) for v in x.ravel()]).reshape(x.shape)


# Two mistakes: the array that was given is overwritten (y is the same array as x), and exp(x) - 1 cancels
# the digits of tiny negative x (-1e-17 gives 0).
@answer(
    "in place",
    source="Techtonique/nnetsauce nnetsauce/utils/activations.py (elu by an index into x.copy(); here the "
           "copy is forgotten)",
)
def _(x, alpha):
    y = x
    index = x < 0
    y[index] = alpha * (np.exp(x[index]) - 1)
    return y


@answer("forgets minus one", source="hughperkins/DeepCL#46, of both formulas")
def _(x, alpha):
    return np.where(x > 0, x, alpha * np.exp(np.minimum(x, 0)))


@answer("derivative", source="eriklindernoren/ML-From-Scratch#73")
def _(x, alpha):
    return np.where(x > 0, 1.0, alpha * np.exp(np.minimum(x, 0)))


@answer("no brackets", source="root-project/root#21539")
def _(x, alpha):
    return np.where(x > 0, x, alpha * np.exp(np.minimum(x, 0)) - 1)


@answer("alpha subtracted", source="apache/singa#480")
def _(x, alpha):
    return np.where(x > 0, x, np.exp(np.minimum(x, 0)) - alpha)


# The maximum trick of leaky ReLU is carried over: max(x, alpha * expm1(min(x, 0))).
@answer(
    "larger of both branches",
    source="idiom np.maximum(alpha * x, x) of klim-pavlovich/mycnn core/activations.py (leaky_relu), "
           "carried to ELU; discussion of the max/min formula of ELU for other alpha in "
           "pytorch/pytorch#43389",
)
def _(x, alpha):
    # below zero the exponential is above the line, so take the larger one
    return np.maximum(x, alpha * np.expm1(np.minimum(x, 0)))


@answer("larger of both branches, without expm1")
def _(x, alpha):
    return np.maximum(x, alpha * (np.exp(np.minimum(x, 0)) - 1))


@answer("larger of both formulas")
def _(x, alpha):
    return np.maximum(x, alpha * np.expm1(x))


@answer("both formulas added", source="PaddlePaddle/Paddle#26543, the case of a negative alpha")
def _(x, alpha):
    with np.errstate(over="ignore"):
        return np.maximum(x, 0) + alpha * np.expm1(x)


# Both branches are multiplied by 0/1 masks and added; exp overflows for large x and inf * 0 is nan:
# elu(1000) gives nan instead of 1000.
@answer(
    "masks multiplied",
    source="ddbourgin/numpy-ml#3 (_z = z * (z > 0) + self.alpha * (np.exp(z) - 1.) * (z < 0)); "
           "apache/mxnet#14673",
)
def _(x, alpha):
    return x * (x > 0) + alpha * (np.exp(x) - 1.) * (x <= 0)


@answer("bracket turned round", source="pytorch/pytorch#43389")
def _(x, alpha):
    return np.where(x > 0, x, -alpha * np.expm1(np.minimum(x, 0)))


@answer("sign of the exponent")
def _(x, alpha):
    return np.where(x > 0, x, alpha * (np.exp(-x) - 1))


@answer("alpha inside and outside", source="pytorch/pytorch#43389, negiptcoef")
def _(x, alpha):
    return np.where(x > 0, x, alpha * np.expm1(alpha * np.minimum(x, 0)))


@answer("alpha on both sides", source="pytorch/pytorch#4269")
def _(x, alpha):
    return np.where(x <= 0, (np.exp(np.minimum(x, 0)) - 1) * alpha, x * alpha)


@answer("alpha not used", source="phlippe/uvadlc_notebooks#161")
def _(x, alpha):
    return np.where(x > 0, x, np.exp(x) - 1)


@answer("alpha not used", source="phlippe/uvadlc_notebooks#161; tensorflow/tensorflow#61861")
def _(x, alpha):
    return np.where(x > 0, x, np.expm1(np.minimum(x, 0)))


@answer("SELU", source="tenstorrent/tt-metal#21489")
def _(x, alpha):
    scale = 1.0507009873554805
    return scale * np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))


@answer("branches exchanged")
def _(x, alpha):
    return np.where(x > 0, alpha * np.expm1(x), x)


@answer("branches exchanged, without minus one")
def _(x, alpha):
    out = x.copy()
    mask = x > 0
    out[mask] = alpha * np.exp(x[mask])
    return out


@answer("one branch for all")
def _(x, alpha):
    return alpha * np.expm1(x)


@answer("one answer for the whole array")
def _(x, alpha):
    if (x > 0).all():
        return x.copy()
    return alpha * np.expm1(x)


@answer("leaky")
def _(x, alpha):
    neg = np.maximum(-x, 0)
    return np.maximum(x, 0) - alpha * neg


@answer(
    "no expm1",
    source="Theano/Theano#4009 (alpha * (tensor.exp(0.5 * (x - abs(x))) - 1) + 0.5 * (x + abs(x)))",
)
def _(x, alpha):
    neg = 0.5 * (x - np.abs(x))        # x where negative, 0 elsewhere
    pos = 0.5 * (x + np.abs(x))        # x where positive, 0 elsewhere
    return alpha * (np.exp(neg) - 1) + pos


@answer("no expm1")
def _(x, alpha):
    return np.where(x > 0, x, alpha * (np.exp(x) - 1))


@answer("no expm1")
def _(x, alpha):
    out = x.copy()
    m = x <= 0
    out[m] = alpha * (np.exp(x[m]) - 1)
    return out


@answer("if on an array", source="ddbourgin/numpy-ml#3, a review")
def _(x, alpha):
    return x if x > 0 else alpha * (np.exp(x) - 1)


@answer("nan at 0")
def _(x, alpha):
    share = 0.5 * (1 + x / np.abs(x))
    return share * x + (1 - share) * alpha * np.expm1(np.minimum(x, 0))


@answer("one row only, without expm1")
def _(x, alpha):
    return np.array([v if v > 0 else alpha * (np.exp(v) - 1) for v in x])


@answer("no numbers at all, without expm1")
def _(x, alpha):
    return np.vectorize(lambda v: v if v > 0 else alpha * (math.exp(v) - 1))(x)


# alpha * exp(x) - alpha outside where.
@answer("=wrong", source="matconvnet#914, without the bracket")
def _(x, alpha):
    return np.where(x > 0, x, alpha * np.exp(x)) - alpha


# exp of the modulus.
@answer("=wrong", source="kaldi-asr/kaldi#1419, in and out mixed")
def _(x, alpha):
    return np.where(x > 0, x, alpha * (np.exp(-np.abs(x)) + 1))


# min(0, x) added.
@answer("=wrong", source="PaddlePaddle/Paddle#37316, min in exp")
def _(x, alpha):
    return np.maximum(0, x) + alpha * np.minimum(0, x) * np.exp(np.minimum(0, x))


@answer("=wrong", says="What is read from `x` once it has been changed")
def _(x, alpha):
    low = np.minimum(x, 0, out=x)
    return np.where(x > 0, x, alpha * np.expm1(low))


# sinh(-3000) is -inf, and exp(-3000) is 0.
@answer("=overflows")
def _(x, alpha):
    with np.errstate(over="ignore", invalid="ignore"):
        return np.where(x > 0, x, alpha * 2 * np.exp(np.minimum(x, 0) / 2) * np.sinh(np.minimum(x, 0) / 2))
