"""What learners answer to activations/hard-sigmoid."""

import numpy as np
from support.answer_corpus import answers_to

ANSWERS, answer = answers_to("activations/hard-sigmoid")


@answer("=right", source="pytorch/pytorch#34545")
def _(x):
    return np.minimum(np.maximum(x + 3, 0), 6) / 6


@answer("=right", source="Tencent/ncnn#2826, the baseline")
def _(x):
    out = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        out[i] = max(0, min(x[i] + 3, 6)) / 6
    return out


@answer("=right", source="pytorch/pytorch#54615")
def _(x):
    out = np.zeros(x.shape)
    middle = np.abs(x) < 3
    out[middle] = (x[middle] + 3) / 6
    out[x >= 3] = 1
    return out


@answer("=right", source="apache/singa#482")
def _(x):
    line = np.maximum(x / 6 + 0.5, 0)
    return np.where(line < 1, line, 0) + (line >= 1)


@answer("=right", source="numpy documentation of np.interp")
def _(x):
    return np.interp(x, [-3.0, 3.0], [0.0, 1.0])


@answer("=right")
def _(x):
    return np.piecewise(x, [x <= -3, x >= 3], [0, 1, lambda v: (v + 3) / 6])


@answer("=right")
def _(x):
    return np.select([x < -3, x > 3], [0.0, 1.0], (x + 3) * (1 / 6))


@answer("ceiling only", source="chainer/chainer#2041, the upper end alone")
def _(x):
    return np.minimum(1, x / 6 + 0.5)


@answer("difference of two ramps", source="tinygrad/tinygrad#7433")
def _(x):
    def relu(v):
        return (v + np.abs(v)) / 2

    alpha, beta = 1 / 6, 0.5
    return relu(alpha * x + beta) - relu(alpha * x + beta - 1)


@answer("difference of two ramps", source="tinygrad/tinygrad#18063, as it was")
def _(x):
    z = x / 6 + 0.5
    return np.maximum(z, 0) - np.maximum(z - 1, 0)


@answer("no brackets, and a limit missing")
def _(x):
    return np.maximum(0, x + 3 / 6)


@answer("3 not divided, between the corners")
def _(x):
    return np.where(x < -3, 0.0, np.where(x > 3, 1.0, x / 6 + 3))


@answer("divided too late", source="jax-ml/jax#2709, not divided")
def _(x):
    return np.minimum(np.maximum(x + 3, 0), 6)


@answer("whole numbers")
def _(x):
    out = np.zeros(x.shape, dtype=int)
    for i in np.ndindex(*x.shape):
        out[i] = min(1, max(0, (x[i] + 3) / 6))
    return out


@answer("no shift", source="Theano/Theano#1392, clipped first")
def _(x):
    return np.clip(x, -3, 3) / 6


@answer("no shift", source="AmigoCDT/MXNet-MobileNetV3#2, relu6 without + 3")
def _(x):
    return np.minimum(np.maximum(x, 0), 6) / 6


@answer("ends exchanged")
def _(x):
    return np.where(x < -3, 1, np.where(x > 3, 0, (x + 3) / 6))


@answer(
    "limits before the line",
    source="joaopauloschuler/neural-api#67 and jax-ml/jax#2709 (relu6(x + 3) / 6), with the bracket "
           "misplaced",
)
def _(x):
    # relu6(x) + 3, divided by 6
    relu6 = np.minimum(np.maximum(x, 0), 6)
    return (relu6 + 3) / 6


@answer("limits before the line")
def _(x):
    return (np.clip(x, 0, 6) + 3) / 6


# The masks are computed on the array that is being overwritten: what was set to 0 or 1 lies between -3 and 3
# and goes through the straight line once more. x <= -3 gives 0.5 and x >= 3 gives 0.667; the middle is
# right. (An integer array is also cut to whole numbers.)
@answer(
    "masks see new values",
    source="apekshaan07/Machine-Learning cal.py (sigmoid: output = input.copy(), masks taken from output "
           "after it has been written)",
)
def _(x):
    out = x.copy()
    out[out <= -3] = 0
    out[out >= 3] = 1
    middle = (out > -3) & (out < 3)
    out[middle] = out[middle] / 6 + 0.5
    return out


@answer("a mask sees the new 0")
def _(x):
    out = np.array(x)
    out[out <= -3] = 0
    out[(out > -3) & (out < 3)] = out[(out > -3) & (out < 3)] / 6 + 0.5
    out[out >= 3] = 1
    return out


@answer("tangent at 0", source="es-ude/elastic-ai.creator#259")
def _(x):
    return np.clip(0.25 * x + 0.5, 0, 1)


@answer("slope 1/5", source="search code: np.where(arg < -2.5, 0, where(2.5 <= arg, 1))")
def _(x):
    return np.where(x < -2.5, 0.0, np.where(x >= 2.5, 1.0, 0.2 * x + 0.5))


@answer("slope 1/5", source="STEllAR-GROUP/phylanx#880 (Keras' definition)")
def _(x):
    y = 0.2 * x + 0.5
    return np.clip(y, 0, 1)


@answer("slope 1/5")
def _(x):
    res = []
    for i in x.ravel():
        res.append(0 if i < -2.5 else 1 if i > 2.5 else 0.2 * i + 0.5)
    return np.array(res).reshape(x.shape)


@answer("slope rounded", source="Theano/Theano#1392, 0.17")
def _(x):
    return np.clip(0.17 * x + 0.5, 0, 1)


@answer("slope rounded")
def _(x):
    return np.where(x <= -3, 0, np.where(x >= 3, 1, 0.17 * x + 0.5))


@answer("slope 1/2", source="pytorch/pytorch#139381 (BinaryConnect's definition)")
def _(x):
    return np.maximum(0, np.minimum(1, (x + 1) / 2))


@answer("slope 1/2")
def _(x):
    return np.clip((x + 1.0) / 2.0, 0, 1)


@answer("half missing between the corners", source="pytorch/pytorch#34545, a review")
def _(x):
    return np.where(x <= -3, 0, np.where(x >= 3, 1, x / 6))


@answer("line between its own ends")
def _(x):
    low, high = np.min(x), np.max(x)
    return (x - low) / (high - low)


# This is hard swish, x times the hard sigmoid: right only at x <= -3 and at x = 1 by chance; x = 0 gives 0,
# x = 6 gives 6, x = -1.5 gives -0.375.
@answer("hard swish", source="Bisonai/mobilenetv3-tensorflow#11 ('HardSigmoid() contains h-swish')")
def _(x):
    relu6 = np.clip(x + 3, 0, 6)
    return x * relu6 / 6


@answer("nan at 0")
def _(x):
    return 0.5 + x / np.abs(x) * np.minimum(np.abs(x) / 6, 0.5)


@answer("if on an array", source="jakelong0509/Song_Detector, functions/activations.py")
def _(x):
    return max(0, min(1, x * 0.2 + 0.5))


@answer("if on an array", source="Frozander/ML101 ml101/activations.py (leaky_relu)")
def _(x):
    if x <= -3:
        return 0.0
    if x >= 3:
        return 1.0
    return x / 6 + 0.5


@answer("no numbers at all")
def _(x):
    f = lambda v: 0.0 if v <= -3 else 1.0 if v >= 3 else (v + 3) / 6
    return np.vectorize(f)(x)


# From -1 to 1, slope 1/2.
@answer("=wrong", source="pytorch/pytorch#139381")
def _(x):
    return np.maximum(-1, np.minimum(1, (x + 1) / 2))


# Corners computed wrongly.
@answer("=wrong", source="Tencent/ncnn#2826")
def _(x):
    alpha, beta = 1 / 6, 0.5
    lower = -alpha / beta
    upper = 1 / alpha + lower
    return np.where(x < lower, 0.0, np.where(x > upper, 1.0, x * alpha + beta))


# One half between the corners.
@answer("one half between the corners", source="unifyai/ivy#2859, mean of corners")
def _(x):
    return np.where(x <= -3, 0, np.where(x >= 3, 1, 0.5))


# 0 above 3, too.
@answer("0 beyond 3", source="pytorch/pytorch#51408, the other way round")
def _(x):
    return np.where((x > -3) & (x < 3), x / 6 + 0.5, 0)


# Another line: slope 0.5, 0.6 at zero.
@answer("=wrong", source="apache/singa#482, the numbers of its test")
def _(x):
    return np.clip(x * 0.5 + 0.6, 0, 1)


@answer("=wrong")
def _(x):
    out = np.zeros_like(x)
    for i in range(len(x)):
        out[i] = np.clip((x[i] + 3) / 6, 0, 1)
        return out


@answer("difference of two ramps")
def _(x):
    return 0.5 + (np.abs(x + 3) - np.abs(x - 3)) / 12


@answer("one decision for all")
def _(x):
    y = x / 6 + 0.5
    if np.any(y > 1):
        y = np.ones_like(y)
    if np.any(y < 0):
        y = np.zeros_like(y)
    return y


@answer("one decision for all")
def _(x):
    if (x <= -3).any():
        return np.zeros_like(x)
    elif (x >= 3).any():
        return np.ones_like(x)
    return (x + 3) / 6


@answer("limits exchanged", never_says="np.any")
def _(x):
    return np.minimum(0, np.maximum(1, (x + 3) / 6))


@answer("limits exchanged", never_says="np.any")
def _(x):
    return np.maximum(1, np.minimum(0, (x + 3) / 6))


@answer("limits exchanged", never_says="use `np.clip`")
def _(x):
    return np.clip((x + 3) / 6, 1, 0)


@answer("a bent line")
def _(x):
    middle = 1 / (1 + np.exp(-x))
    return np.where(x <= -3, 0.0, np.where(x >= 3, 1.0, middle))


@answer("0 beyond 3")
def _(x):
    return (x > -3) * (x < 3) * (x / 6 + 0.5)


@answer("x beyond 3")
def _(x):
    return np.where(x <= -3, 0, np.where(x >= 3, x, x / 6 + 0.5))


@answer("one half between the corners")
def _(x):
    return np.where(x <= -3, 0.0, np.where(x >= 3, 1.0, 0.5))


@answer("a bent line")
def _(x):
    t = np.clip((x + 3) / 6, 0, 1)
    return t * t * (3 - 2 * t)


@answer("slope 6")
def _(x):
    run, rise = 6.0, 1.0
    result = np.empty(np.shape(x))
    low, high = x <= -3, x >= 3
    between = ~(low | high)
    result[low], result[high] = 0.0, 1.0
    result[between] = run / rise * (x[between] + 3)
    return result
