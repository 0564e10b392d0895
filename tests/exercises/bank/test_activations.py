"""Answers to the code exercises of the Activations chapter, as learners write them, and their verdicts."""

import math

import numpy as np
import pytest
from support.expected_verdicts import collect, said

from dlbasics.activations import log_softmax, sigmoid, softmax
from dlbasics.exercises import find
from dlbasics.exercises.judging.code_judge import attempt

ANSWERS, answer = collect()


@answer("activations/hard-sigmoid", "3 not divided, between the corners")
def _(x):
    return np.where(x < -3, 0.0, np.where(x > 3, 1.0, x / 6 + 3))


@answer("activations/hard-sigmoid", "slope 1/2")
def _(x):
    return np.clip((x + 1.0) / 2.0, 0, 1)


@answer("activations/hard-sigmoid", "masks see new values")
def _(x):
    out = x.copy()
    out[out < -3] = 0
    out[out > 3] = 1
    mid = (out >= -3) & (out <= 3)
    out[mid] = (out[mid] + 3) / 6
    return out


@answer("activations/hard-sigmoid", "no numbers at all")
def _(x):
    f = lambda v: 0.0 if v <= -3 else 1.0 if v >= 3 else (v + 3) / 6
    return np.vectorize(f)(x)


@answer("activations/hard-sigmoid", "=wrong")
def _(x):
    out = np.zeros_like(x)
    for i in range(len(x)):
        out[i] = np.clip((x[i] + 3) / 6, 0, 1)
        return out


@answer("activations/hard-sigmoid", "hard swish")
def _(x):
    return x * np.clip(x + 3, 0, 6) / 6


@answer("activations/hard-sigmoid", "slope 1/5")
def _(x):
    res = []
    for i in x.ravel():
        res.append(0 if i < -2.5 else 1 if i > 2.5 else 0.2 * i + 0.5)
    return np.array(res).reshape(x.shape)


@answer("activations/hard-sigmoid", "ends exchanged")
def _(x):
    return np.where(x < -3, 1, np.where(x > 3, 0, (x + 3) / 6))


@answer("activations/hard-sigmoid", "whole numbers")
def _(x):
    out = np.zeros(x.shape, dtype=int)
    for i in np.ndindex(*x.shape):
        out[i] = min(1, max(0, (x[i] + 3) / 6))
    return out


@answer("activations/hard-sigmoid", "limits before the line")
def _(x):
    return (np.clip(x, 0, 6) + 3) / 6


@answer("activations/hard-sigmoid", "=right")
def _(x):
    return np.piecewise(x, [x <= -3, x >= 3], [0, 1, lambda v: (v + 3) / 6])


@answer("activations/hard-sigmoid", "=right")
def _(x):
    return np.select([x < -3, x > 3], [0.0, 1.0], (x + 3) * (1 / 6))


@answer("activations/silu-grad", "at the output")
def _(x):
    z = x * sigmoid(x)
    s = sigmoid(z)
    return s + z * s * (1 - s)


@answer("activations/silu-grad", "SiLU for sigma")
def _(x):
    f = x * sigmoid(x)
    return sigmoid(x) + x * f * (1 - f)


@answer("activations/silu-grad", "first summand lost")
def _(x):
    s = sigmoid(x)
    return s * (1 - x * s)


@answer("activations/silu-grad", "slope of sigma forgotten")
def _(x):
    s = sigmoid(x)
    return s + x * s


@answer("activations/silu-grad", "difference quotient")
def _(x):
    h = 1e-05
    f = lambda t: t * sigmoid(t)
    return (f(x + h) - f(x)) / h


@answer("activations/silu-grad", "overflows at one end")
def _(x):
    s = np.exp(x) / (1 + np.exp(x))
    return s + x * s * (1 - s)


@answer("activations/silu-grad", "neighbours in the array")
def _(x):
    return np.gradient(x * sigmoid(x), x)


@answer("activations/silu-grad", "slope of tanh")
def _(x):
    s = sigmoid(x)
    return s + x * (1 - s ** 2)


@answer("activations/silu-grad", "difference for the product")
def _(x):
    s = sigmoid(x)
    return s + x * (s - (1 - s))


@answer("activations/silu-grad", "sigmoid of the output")
def _(x):
    f = x / (1 + np.exp(-x))
    s = 1 / (1 + np.exp(-f))
    return f + s * (1 - f)


@answer("activations/silu-grad", "=right")
def _(x):
    f = x * sigmoid(x)
    return f + sigmoid(x) * (1 - f)


@answer("activations/softplus", "if on an array")
def _(x: float) -> float:
    if x > 100:
        return x
    if x < -100:
        return 0.0
    return math.log(1.0 + math.exp(x))


@answer("activations/softplus", "one row only")
def _(x):
    return np.array([math.log1p(math.exp(-abs(t))) + max(t, 0) for t in x])


@answer("activations/softplus", "zero below a limit")
def _(x):
    rval = np.where(x <= -30.8, 0.0, x)
    mid = (x > -30.8) & (x < 34)
    return np.where(mid, np.log1p(np.exp(np.where(mid, x, 0))), rval)


@answer("activations/softplus", "as on paper")
def _(x):
    sp = np.vectorize(lambda y: math.log(1 + math.exp(y)))
    return sp(x)


@answer("activations/softplus", "clipped")
def _(x):
    return np.log1p(np.exp(np.minimum(x, 100)))


@answer("activations/softplus", "another logarithm")
def _(x):
    return np.maximum(x, 0) + np.log2(1 + np.exp(-np.abs(x)))


@answer("activations/softplus", "even")
def _(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-x))


@answer("activations/softplus", "large parts cancel")
def _(x):
    return x + np.log1p(np.exp(-x))


@answer("activations/softplus", "a huge number for infinity")
def _(x):
    return np.nan_to_num(np.log1p(np.exp(x)))


@answer("activations/softplus", "eps inside the log")
def _(x):
    return np.maximum(x, 0) + np.log(1 + np.exp(-np.abs(x)) + 1e-12)


@answer("activations/softplus", "zero below a limit")
def _(x):
    return np.where(x < -15, 0, np.logaddexp(0, x))


@answer("activations/softplus", "=right")
def _(x):
    out = np.empty(x.shape)
    for i, v in np.ndenumerate(x):
        out[i] = v + math.log1p(math.exp(-v)) if v > 0 else math.log1p(math.exp(v))
    return out


@answer("activations/elu", "SELU")
def _(x, alpha):
    scale = 1.0507009873554805
    return scale * np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))


@answer("activations/elu", "derivative")
def _(x, alpha):
    return np.where(x > 0, 1.0, alpha * np.exp(np.minimum(x, 0)))


@answer("activations/elu", "alpha not used")
def _(x, alpha):
    return np.where(x > 0, x, np.expm1(np.minimum(x, 0)))


@answer("activations/elu", "sign of the exponent")
def _(x, alpha):
    return np.where(x > 0, x, alpha * (np.exp(-x) - 1))


@answer("activations/elu", "branches exchanged")
def _(x, alpha):
    return np.where(x > 0, alpha * np.expm1(x), x)


@answer("activations/elu", "if on an array")
def _(x, alpha):
    if x > 0:
        return x
    return alpha * (np.exp(x) - 1)


@answer("activations/elu", "in place")
def _(x, alpha):
    neg = x <= 0
    x[neg] = alpha * (np.exp(x[neg]) - 1)
    return x


@answer("activations/elu", "larger of both branches, without expm1")
def _(x, alpha):
    return np.maximum(x, alpha * (np.exp(np.minimum(x, 0)) - 1))


@answer("activations/elu", "masks multiplied")
def _(x, alpha):
    return x * (x > 0) + alpha * np.expm1(x) * (x <= 0)


@answer("activations/elu", "leaky")
def _(x, alpha):
    neg = np.maximum(-x, 0)
    return np.maximum(x, 0) - alpha * neg


@answer("activations/elu", "=right")
def _(x, alpha):
    return np.array([v if v > 0 else alpha * math.expm1(v) for v in x.ravel()]).reshape(x.shape)


@answer("activations/masked-softmax", "maximum with zeros")
def _(z, mask):
    result = softmax(z * mask)
    result = result * mask
    return result / (result.sum(axis=-1, keepdims=True) + 1e-13)


@answer("activations/masked-softmax", "eps for a row that vanishes")
def _(z, mask, epsilon=1e-05):
    exps = np.exp(z) * mask.astype(float)
    return exps / (exps.sum(axis=-1, keepdims=True) + epsilon)


@answer("activations/masked-softmax", "adds the mask")
def _(z, mask):
    z = z + mask
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


@answer("activations/masked-softmax", "a number for minus infinity")
def _(z, mask):
    return softmax(np.where(mask, z, -1000000000.0))


@answer("activations/masked-softmax", "a number for minus infinity")
def _(z, mask):
    z = z.copy()
    z[~mask] = -1000000.0
    return softmax(z)


@answer("activations/masked-softmax", "maximum of all")
def _(z, mask):
    p = softmax(z) * mask
    return p / (p.sum(axis=1, keepdims=True) + 1e-08)


@answer("activations/masked-softmax", "mask read the other way")
def _(z, mask):
    return softmax(z + mask * -1000000000.0)


@answer("activations/masked-softmax", "maximum of all")
def _(z, mask):
    e = np.exp(z - z.max(axis=1, keepdims=True)) * mask
    return np.nan_to_num(e / e.sum(axis=1, keepdims=True))


@answer("activations/masked-softmax", "not normalized")
def _(z, mask):
    z = np.where(mask, z, -np.inf)
    return np.exp(z - z.max(axis=1, keepdims=True))


@answer("activations/masked-softmax", "adds a large negative number")
def _(z, mask):
    return softmax(z + np.log(mask + 1e-45))


@answer("activations/masked-softmax", "adds a large negative number")
def _(z, mask):
    adder = (1.0 - mask.astype(float)) * -1000000000.0
    return softmax(z + adder) * mask


@answer("activations/masked-softmax", "=right")
def _(z, mask):
    m = mask.astype(float)
    x = z * m + (1 - 1 / m)
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@answer("activations/masked-softmax", "=right")
def _(z, mask):
    rows = []
    for zs, ms in zip(z, mask, strict=True):
        top = max((a for a, m in zip(zs, ms, strict=True) if m))
        es = [math.exp(a - top) if m else 0.0 for a, m in zip(zs, ms, strict=True)]
        rows.append([e / sum(es) for e in es])
    return rows


@answer("activations/classify-digits", "=wrong")
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    h = np.where(h > 0, h, 0.1 * h)
    z = (h @ W2 + b2) / temperature
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return np.round(e / e.sum(axis=1, keepdims=True), 4)


@answer("activations/classify-digits", "branches exchanged")
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    h = np.where(h > 0, 0.1 * h, h)
    return softmax((h @ W2 + b2) / temperature)


@answer("activations/classify-digits", "another activation")
def _(X, W1, b1, W2, b2, temperature):
    h = np.tanh(X @ W1 + b1)
    return softmax((h @ W2 + b2) / temperature)


@answer("activations/classify-digits", "sigmoid for softmax")
def _(X, W1, b1, W2, b2, temperature):
    z = X @ W1 + b1
    h = np.where(z > 0, z, 0.1 * z)
    return sigmoid((h @ W2 + b2) / temperature)


@answer("activations/classify-digits", "temperature in both layers")
def _(X, W1, b1, W2, b2, temperature):
    z = (X @ W1 + b1) / temperature
    h = np.where(z > 0, z, 0.1 * z)
    return softmax((h @ W2 + b2) / temperature)


@answer("activations/classify-digits", "branches exchanged")
def _(X, W1, b1, W2, b2, temperature):
    z = X @ W1 + b1
    h = np.minimum(z, 0.1 * z)
    return softmax((h @ W2 + b2) / temperature)


@answer("activations/classify-digits", "forgets the output bias")
def _(X, W1, b1, W2, b2, temperature):
    z = X @ W1 + b1
    h = np.where(z > 0, z, 0.1 * z)
    return softmax(h @ W2 / temperature)


@answer("activations/classify-digits", "logarithms")
def _(X, W1, b1, W2, b2, temperature):
    z = X @ W1 + b1
    h = np.where(z > 0, z, 0.1 * z)
    return log_softmax((h @ W2 + b2) / temperature)


@answer("activations/classify-digits", "eps in the sum")
def _(X, W1, b1, W2, b2, temperature):
    z = X @ W1 + b1
    h = np.where(z > 0, z, 0.1 * z)
    z = (h @ W2 + b2) / temperature
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / (e.sum(axis=1, keepdims=True) + 1e-05)


@answer("activations/classify-digits", "scores held at a limit")
def _(X, W1, b1, W2, b2, temperature):
    z = X @ W1 + b1
    h = np.where(z > 0, z, 0.1 * z)
    z = np.clip((h @ W2 + b2) / temperature, -500, 500)
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


@answer("activations/classify-digits", "power of the softmax")
def _(X, W1, b1, W2, b2, temperature):
    z = X @ W1 + b1
    h = np.where(z > 0, z, 0.1 * z)
    return softmax(h @ W2 + b2) ** (1 / temperature)


@answer("activations/classify-digits", "hidden layer and temperature")
def _(X, W1, b1, W2, b2, temperature):
    h = np.maximum(0, X @ W1 + b1)
    z = h @ W2 + b2
    return softmax(z)


# Once accepted, or told what was not their mistake


@answer("activations/softplus", "x itself too early")
def _(x):
    return np.where(x > 10, x, np.log1p(np.exp(np.minimum(x, 10))))


@answer("activations/softplus", "through the sigmoid of minus x")
def _(x):
    return -np.log(sigmoid(-x))


@answer("activations/softplus", "as on paper")
def _(x):
    return -np.log(1 / (1 + np.exp(x)))


@answer("activations/softplus", "exp itself too early")
def _(x):
    new = np.empty(np.shape(x))
    low, high = x < -5, x > 35
    middle = ~low & ~high
    new[low] = np.exp(x[low])
    new[high] = x[high]
    new[middle] = np.log1p(np.exp(x[middle]))
    return new


@answer("activations/silu-grad", "ends too early")
def _(x):
    s = sigmoid(x)
    return np.where(x > 10, 1.0, np.where(x < -10, 0.0, s + x * s * (1 - s)))


@answer("activations/silu-grad", "sigmoid applied twice")
def _(x):
    slope = lambda v: sigmoid(v) * (1 - sigmoid(v))
    s = sigmoid(x)
    return s + x * slope(s)


@answer("activations/elu", "one answer for the whole array")
def _(x, alpha):
    if (x > 0).all():
        return x.copy()
    return alpha * np.expm1(x)


@answer("activations/elu", "one branch for all")
def _(x, alpha):
    return alpha * np.expm1(x)


@answer("activations/elu", "larger of both formulas")
def _(x, alpha):
    return np.maximum(x, alpha * np.expm1(x))


@answer("activations/masked-softmax", "zero times infinity")
def _(z, mask):
    m = mask.astype(int)
    return softmax(np.where(~m, -np.inf, z))


@answer("activations/masked-softmax", "plus infinity")
def _(z, mask):
    return softmax(np.where(mask, z, np.inf))


@answer("activations/masked-softmax", "no maximum")
def _(z, mask):
    e = np.where(mask, np.exp(z), 0)
    return e / e.sum(axis=1, keepdims=True)


@answer("activations/masked-softmax", "shares of the scores")
def _(z, mask):
    s = np.where(mask, z, 0)
    return s / s.sum(axis=1, keepdims=True)


@answer("activations/classify-digits", "power, divided by its sum")
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    h = np.maximum(h, 0.1 * h)
    p = softmax(h @ W2 + b2) ** (1 / temperature)
    return p / p.sum(axis=1, keepdims=True)


@answer("activations/classify-digits", "maximum before the division")
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    h = np.maximum(h, 0.1 * h)
    z = h @ W2 + b2
    e = np.exp(z / temperature - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# Once told something that was true of another form of their mistake


@answer("activations/silu-grad", "SiLU in the whole product rule")
def _(x):
    f = x * sigmoid(x)
    return f + x * f * (1 - f)


@answer("activations/softplus", "modulus in the exponent")
def _(x):
    return np.log1p(np.exp(np.abs(x)))


@answer("activations/softplus", "power of 2")
def _(x):
    return np.logaddexp2(0, x)


@answer("activations/elu", "larger of both branches")
def _(x, alpha):
    return np.maximum(x, alpha * np.expm1(np.minimum(x, 0)))


@answer("activations/elu", "one row only, without expm1")
def _(x, alpha):
    return np.array([v if v > 0 else alpha * (np.exp(v) - 1) for v in x])


@answer("activations/elu", "no numbers at all, without expm1")
def _(x, alpha):
    return np.vectorize(lambda v: v if v > 0 else alpha * (math.exp(v) - 1))(x)


@answer("activations/masked-softmax", "eps for a row that vanishes")
def _(z, mask):
    e = np.exp(z - z.max(axis=1, keepdims=True)) * mask
    return e / (e.sum(axis=1, keepdims=True) + 1e-5)


@answer("activations/masked-softmax", "eps for a row that vanishes")
def _(z, mask):
    p = softmax(z) * mask
    return p / (p.sum(axis=1, keepdims=True) + 1e-6)


@answer("activations/masked-softmax", "eps for a row that vanishes")
def _(z, mask):
    p = softmax(np.where(mask, z, -1e9)) * mask
    return p / (p.sum(axis=1, keepdims=True) + 1e-4)


@answer("activations/masked-softmax", "maximum with zeros")
def _(z, mask):
    s = z * mask
    e = np.exp(s - s.max(axis=1, keepdims=True)) * mask
    return e / (e.sum(axis=1, keepdims=True) + 1e-6)


@answer("activations/masked-softmax", "eps in the sum")
def _(z, mask):
    s = np.where(mask, z, -np.inf)
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return e / (e.sum(axis=1, keepdims=True) + 1e-4)


@answer("activations/masked-softmax", "score not low enough")
def _(z, mask):
    return softmax(np.where(mask, z, -20.0))


@answer("activations/classify-digits", "hidden layer and temperature")
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    return softmax(np.where(h > 0, h, 0.2 * h) @ W2 + b2)


FALSE_WORDS = [
    ("activations/silu-grad", lambda x: sigmoid(x) + x * sigmoid(x) ** 2 * sigmoid(-x), "$1-\\sigma$ stands"),
    ("activations/silu-grad", lambda x: sigmoid(x) + x * sigmoid(1 - x), "**of** $1-\\sigma$"),
    ("activations/silu-grad", lambda x: sigmoid(x) * sigmoid(1 + x * sigmoid(-x)), "In the second term"),
    ("activations/softplus",
     lambda x: np.array([math.log1p(math.exp(v)) for v in x.ravel()]).reshape(x.shape), "return `inf`"),
    ("activations/masked-softmax", lambda z, mask: softmax(z - (1 - mask)), "Allowed scores are larger by 1"),
    ("activations/masked-softmax",
     lambda z, mask: softmax(z * np.where(mask, 1, -np.inf)), "takes everything"),
    ("activations/masked-softmax", lambda z, mask: softmax(z) * mask / (
        (softmax(z) * mask).sum(axis=1, keepdims=True) + 1e-9), "a masked score is huge"),
    ("activations/classify-digits", lambda X, W1, b1, W2, b2, temperature: softmax(
        (np.where(X @ W1 + b1 > 0, X @ W1 + b1, -0.1) @ W2 + b2) / temperature), "all become 0.1"),
    ("activations/classify-digits", lambda X, W1, b1, W2, b2, temperature: softmax(
        (np.where(X @ W1 + b1 > 0, 1, 0.05) * (X @ W1 + b1) @ W2 + b2) / temperature), "or 0.9 or"),
]


@pytest.mark.parametrize(("id", "function", "words"), FALSE_WORDS)
def test_no_verdict_says_what_is_false_of_the_answer(id, function, words):
    verdict = attempt(find(id), function)
    assert verdict.status == "misconception" and words not in verdict.sentence


@answer("activations/hard-sigmoid", "no brackets, and a limit missing")
def _(x):
    return np.maximum(0, x + 3 / 6)


@answer("activations/elu", "branches exchanged, without minus one")
def _(x, alpha):
    out = x.copy()
    mask = x > 0
    out[mask] = alpha * np.exp(x[mask])
    return out


@answer("activations/silu-grad", "minus, and half a slope")
def _(x):
    sig = sigmoid(x)
    return sig - x * (1 - sig)


@answer("activations/hard-sigmoid", "masks see new values")
def _(x):
    out = np.array(x)
    out[out <= -3] = 0
    out[out >= 3] = 1
    out[(out > -3) & (out < 3)] = out[(out > -3) & (out < 3)] / 6 + 0.5
    return out


@answer("activations/hard-sigmoid", "a mask sees the new 0")
def _(x):
    out = np.array(x)
    out[out <= -3] = 0
    out[(out > -3) & (out < 3)] = out[(out > -3) & (out < 3)] / 6 + 0.5
    out[out >= 3] = 1
    return out


@answer("activations/classify-digits", "temperature below the line alone")
def _(X, W1, b1, W2, b2, temperature):
    a = X @ W1 + b1
    z = np.where(a > 0, a, 0.1 * a) @ W2 + b2
    z = z - z.max(axis=1, keepdims=True)
    return np.exp(z) / np.exp(z / temperature).sum(axis=1, keepdims=True)


@answer("activations/elu", "nan at 0")
def _(x, alpha):
    share = 0.5 * (1 + x / np.abs(x))
    return share * x + (1 - share) * alpha * np.expm1(np.minimum(x, 0))


@answer("activations/softplus", "nan at 0")
def _(x):
    return np.log1p(np.exp(-np.abs(x))) + x * (1 + x / np.abs(x)) / 2


@answer("activations/hard-sigmoid", "nan at 0")
def _(x):
    return 0.5 + x / np.abs(x) * np.minimum(np.abs(x) / 6, 0.5)


@answer("activations/silu-grad", "difference quotient")
def _(x):
    return ((x + 1e-5) * sigmoid(x + 1e-5) - (x - 1e-5) * sigmoid(x - 1e-5)) / 2e-5


@answer("activations/classify-digits", "biases multiplied")
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 * b1
    z = (np.where(h > 0, h, 0.1 * h) @ W2 + b2) / temperature
    return softmax(z)


@answer("activations/classify-digits", "slope 0.01; bias alone divided")
def _(X, W1, b1, W2, b2, temperature):
    z1 = X @ W1 + b1
    h = np.where(z1 > 0, z1, 0.01 * z1)
    return softmax(h @ W2 + b2 / temperature)


@answer("activations/classify-digits", "multiplies by the temperature; forgets the output bias")
def _(X, W1, b1, W2, b2, temperature):
    z1 = X @ W1 + b1
    h = np.maximum(z1, 0.1 * z1)
    return softmax(temperature * (h @ W2))


@answer("activations/hard-sigmoid", "line between its own ends")
def _(x):
    low, high = np.min(x), np.max(x)
    return (x - low) / (high - low)


@answer("activations/softplus", "one maximum for all")
def _(x):
    m = x.max()
    return m + np.log(np.exp(0 - m) + np.exp(x - m))


@answer("activations/softplus", "one maximum for all")
def _(x):
    if x.size == 0:
        return x
    m = max(0, np.max(x))
    return np.log(np.exp(-m) + np.exp(x - m)) + m


@answer("activations/masked-softmax", "the rest in equal parts")
def _(z, mask):
    p = softmax(z)
    lost = np.where(mask, 0, p).sum(axis=1, keepdims=True)
    return np.where(mask, p + lost / mask.sum(axis=1, keepdims=True), 0)


@answer("activations/classify-digits", "leak added on both sides")
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    h = np.maximum(h, 0) + 0.1 * h
    return softmax((h @ W2 + b2) / temperature)


@answer("activations/hard-sigmoid", "slope rounded")
def _(x):
    return np.where(x <= -3, 0, np.where(x >= 3, 1, 0.17 * x + 0.5))


@answer("activations/hard-sigmoid", "slope rounded")
def _(x):
    return np.clip(0.1667 * x + 0.5, 0, 1)


@answer("activations/masked-softmax", "logarithm lost")
def _(z, mask):
    out = np.zeros(z.shape)
    for i, allowed in enumerate(mask):
        t = z[i][allowed]
        out[i, allowed] = np.exp(t - np.logaddexp.reduce(t))
    return out


@answer("activations/classify-digits", "logarithm lost")
def _(X, W1, b1, W2, b2, temperature):
    z1 = X @ W1 + b1
    h = 0.55 * z1 + 0.45 * abs(z1)
    s = (h @ W2 + b2) / temperature
    m = s.max(axis=1, keepdims=True)
    return np.exp(s - (m + np.log(np.exp(s - m).sum(axis=1, keepdims=True))))


@answer("activations/classify-digits", "=right")
def _(X, W1, b1, W2, b2, temperature):
    z1 = X @ W1 + b1
    s = (np.maximum(z1, 0.1 * z1) @ W2 + b2) / temperature
    s = s - s.max(axis=1, keepdims=True)
    return np.exp(s - np.logaddexp.reduce(s, axis=1, keepdims=True))


@answer("activations/classify-digits", "negative inputs turned up")
def _(X, W1, b1, W2, b2, temperature):
    z1 = X @ W1 + b1
    return softmax((np.maximum(z1, -0.1 * z1) @ W2 + b2) / temperature)


@answer("activations/classify-digits", "negative inputs turned up")
def _(X, W1, b1, W2, b2, temperature):
    return softmax((np.abs(X @ W1 + b1) @ W2 + b2) / temperature)


@pytest.mark.parametrize(("id", "expected", "function"), ANSWERS)
def test_the_verdict_says_what_is_wrong(id, expected, function):
    assert said(id, function) == expected


def test_rows_of_nan_are_explained_to_those_who_masked_every_class_too():
    everything_masked = lambda z, mask: softmax(np.where(~mask.astype(int), -np.inf, z))
    assert "**every** class" in attempt(find("activations/masked-softmax"), everything_masked).sentence


@pytest.mark.parametrize("limit", [3, 5, 8, 10, 11, 12])
def test_exp_itself_far_on_the_left_is_no_softplus(limit):
    def softplus(x):
        return np.where(x < -limit, np.exp(np.minimum(x, 0)), np.logaddexp(0, x))

    assert said("activations/softplus", softplus) == "exp itself too early"


@pytest.mark.parametrize("limit", [1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7])
@pytest.mark.parametrize("minus_one", [np.expm1, lambda x: np.exp(x) - 1])
def test_x_itself_near_0_is_no_elu(limit, minus_one):
    def elu(x, alpha):
        y = np.where(np.abs(x) < limit, x, minus_one(np.minimum(x, 0)))
        return np.where(x > 0, x, alpha * y)

    assert said("activations/elu", elu) == "series near 0"
