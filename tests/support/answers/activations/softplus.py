"""What learners answer to activations/softplus."""

import math

import numpy as np
from support.answer_corpus import answers_to

from dlbasics.activations import sigmoid

ANSWERS, answer = answers_to("activations/softplus")


@answer("=right", source="ctgk/PRML, autodiff softplus")
def _(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


@answer("=right", source="rushter/MLAlgorithms#31")
def _(x):
    return np.logaddexp(0, x)


# The exercise asks for six digits.
@answer("=right", source="aesara-devs/aesara#260")
def _(x):
    return np.where(x > 14, x, np.log1p(np.exp(np.minimum(x, 14))))


@answer("=right", source="mlpack/mlpack#2371, with log1p")
def _(x):
    with np.errstate(over="ignore"):
        return np.where(x > 0, x + np.log1p(np.exp(-x)), np.log1p(np.exp(x)))


@answer("=right", source="tracel-ai/burn#5374, as a reviewer wrote it")
def _(x):
    large = x > 30
    return np.where(large, x + np.exp(-np.where(large, x, 30)), np.log1p(np.exp(np.where(large, 0, x))))


@answer("=right")
def _(x):
    return np.logaddexp(0.0, x)


@answer("=right")
def _(x):
    out = np.empty(x.shape)
    for i, v in np.ndenumerate(x):
        out[i] = v + math.log1p(math.exp(-v)) if v > 0 else math.log1p(math.exp(v))
    return out


@answer("as on paper", source="tarickali/mininet, activations/softplus.py")
def _(x):
    return np.log(1 + np.exp(x))


@answer("as on paper")
def _(x):
    sp = np.vectorize(lambda y: math.log(1 + math.exp(y)))
    return sp(x)


@answer("no log1p", source="wizplan/ml-essence, 04/softplus2.py, with np.maximum")
def _(x):
    return np.maximum(0, x) + np.log(1 + np.exp(-np.abs(x)))


@answer("no log1p", source="mlpack/mlpack#2371")
def _(x):
    return np.where(x > 20, x, np.log(1 + np.exp(x)))


# Guards the upper end only. log(1 + ...) without log1p: x = -50 gives 0 instead of 1.93e-22, x = -30 gives
# 9.3481e-14 instead of 9.3576e-14.
@answer(
    "no log1p",
    source="https://manongdao.com/article-2153735.html (third answer, 'i use this code to work in arrays')",
)
def _(x):
    in_range = x < 100
    return np.log(1 + np.exp(x * in_range)) * in_range + x * (1 - in_range)


@answer("log1p alone", never_says="return `inf`")
def _(x):
    return np.array([math.log1p(math.exp(v)) for v in x.ravel()]).reshape(x.shape)


@answer("zero below a limit")
def _(x):
    rval = np.where(x <= -30.8, 0.0, x)
    mid = (x > -30.8) & (x < 34)
    return np.where(mid, np.log1p(np.exp(np.where(mid, x, 0))), rval)


@answer("zero below a limit")
def _(x):
    return np.where(x < -15, 0, np.logaddexp(0, x))


@answer("large parts cancel", source="rushter/MLAlgorithms#30")
def _(x):
    return x + np.log(1 + 1 / np.exp(x))


@answer("large parts cancel")
def _(x):
    return x + np.log1p(np.exp(-x))


@answer("one maximum for all")
def _(x):
    m = x.max()
    return m + np.log(np.exp(0 - m) + np.exp(x - m))


@answer("through the sigmoid of minus x")
def _(x):
    return -np.log(sigmoid(-x))


@answer("x itself too early", source="tracel-ai/burn#5374, a threshold below 20")
def _(x):
    return np.where(x > 2, x, np.log1p(np.exp(np.minimum(x, 2))))


@answer("exp itself too early")
def _(x):
    new = np.empty(np.shape(x))
    low, high = x < -5, x > 35
    middle = ~low & ~high
    new[low] = np.exp(x[low])
    new[high] = x[high]
    new[middle] = np.log1p(np.exp(x[middle]))
    return new


@answer("even", source="borgwang/tinynn#25 (softplus(x) = log(1+exp(-x)) + max(x, 0))")
def _(x):
    return np.log1p(np.exp(-x)) + np.maximum(x, 0.0)


@answer("modulus in the exponent")
def _(x):
    return np.log1p(np.exp(np.abs(x)))


@answer("sign", source="AlfonsJ/2024_07_31_PER2324, 2.4.2.softplus.py")
def _(x):
    return np.log(1 + np.exp(-x))


@answer("another logarithm", source="openvinotoolkit/openvino#6751, log2")
def _(x):
    return np.maximum(x, 0) + np.log2(1 + np.exp(-np.abs(x)))


@answer("clipped", source="jaxleyverse/jaxley#714, save_exp clips above 20")
def _(x):
    return np.log1p(np.exp(np.minimum(x, 20.0)))


@answer("a huge number for infinity")
def _(x):
    return np.nan_to_num(np.log1p(np.exp(x)))


@answer("eps inside the log")
def _(x):
    return np.maximum(x, 0) + np.log(1 + np.exp(-np.abs(x)) + 1e-12)


@answer("if on an array", source="wizplan/ml-essence, 04/softplus2.py")
def _(x):
    return max(0, x) + np.log(1 + np.exp(-abs(x)))


@answer("if on an array")
def _(x: float) -> float:
    if x > 100:
        return x
    if x < -100:
        return 0.0
    return math.log(1.0 + math.exp(x))


@answer("one row only")
def _(x):
    return np.array([math.log1p(math.exp(-abs(t))) + max(t, 0) for t in x])


@answer("the logarithm subtracted", source="openvinotoolkit/openvino#4932 (review)")
def _(x):
    tail = np.log1p(np.exp(-np.abs(x)))
    return np.where(x >= 0, x - tail, tail)


@answer("power of 2")
def _(x):
    return np.logaddexp2(0, x)


@answer("nan at 0")
def _(x):
    return np.log1p(np.exp(-np.abs(x))) + x * (1 + x / np.abs(x)) / 2


@answer("twice as bent", source="tracel-ai/burn#5374, beta")
def _(x):
    return np.logaddexp(0, 2 * x) / 2


# Computed in single precision.
@answer("=unstable", source="openvinotoolkit/openvino#4932, expf and logf")
def _(x):
    return np.logaddexp(np.float32(0), x.astype(np.float32))


# x is limited to 20: from there on the result stays the same.
@answer("=wrong", source="tenstorrent/tt-metal#55893, at both ends")
def _(x):
    return np.log1p(np.exp(np.clip(x, -126.5, 20)))


# The inverse function, log(exp(x) - 1).
@answer("=wrong", source="sims1253/bayesfam#31, its link")
def _(x):
    with np.errstate(all="ignore"):
        return x + np.log(-np.expm1(-x))


# The maximum of the row is subtracted, as in softmax, and never given back.
@answer("=wrong", source="search code: bluebird, exp(x - x.max(axis=1, keepdims))")
def _(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True)) if x.ndim else np.exp(x - x)
    return np.log(1 + e)


# Rounds to 4 decimals (and uses log(1 + .) in place of log1p): 0.6931 at 0, and 0 for everything below about
# -10, so 0 at -50 where 1.9e-22 is asked.
@answer(
    "=wrong",
    source="SwetaAIS2024/Deep_ML_practice_problems Day5/Problem_99_Softplus_Activation_function.py",
)
def _(x):
    val = np.log(1 + np.exp(-np.abs(x))) + np.maximum(0, x)
    return np.round(val, 4)


@answer("exponential missing")
def _(x):
    return np.log1p(x)


@answer("exponential missing")
def _(x):
    return np.maximum(x, 0) + np.log1p(-np.abs(x))


@answer("minimum for maximum")
def _(x):
    return np.minimum(x, 0) + np.log1p(np.exp(-np.abs(x)))


@answer("log1p of expm1")
def _(x):
    return np.maximum(x, 0) + np.log1p(np.expm1(-np.abs(x)))


# Decides once for the whole array.
@answer("one answer for the whole array")
def _(x):
    if np.any(x > 700):
        return x
    return np.log1p(np.exp(x))


@answer("one answer for the whole array")
def _(x):
    if np.any(x < -30):
        return np.exp(x)
    return np.logaddexp(0, x)


@answer("one answer for the whole array")
def _(x):
    if np.max(x) > 700:
        return np.maximum(x, 0)
    return np.log1p(np.exp(x))
