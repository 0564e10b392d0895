"""What learners answer to losses/huber."""

import numpy as np
from support.answer_corpus import answers_to

ANSWERS, answer = answers_to("losses/huber")


@answer("=right", source="chainer/chainer#940, with a minimum")
def _(y, y_hat, delta):
    a = abs(y_hat - y)
    q = np.minimum(a, delta)
    return np.average(0.5 * q * q + delta * (a - q))


@answer("=right", source="mlpack/mlpack#2199")
def _(y, y_hat, delta):
    total = 0.0
    for target, value in zip(y, y_hat, strict=True):
        e = abs(value - target)
        total += e * e / 2 if e <= delta else delta * (e - delta / 2)
    return total / len(y)


@answer("=right", source="borgwang/tinynn#26")
def _(y, y_hat, delta):
    l1_dist = np.abs(y_hat - y)
    near = l1_dist < delta
    return (np.sum(0.5 * l1_dist[near] ** 2) + np.sum(delta * l1_dist[~near] - 0.5 * delta**2)) / len(y)


@answer("=right", source="search code: chex, quadratic = minimum(abs_errors, delta)")
def _(y, y_hat, delta):
    size = np.abs(y_hat - y)
    quadratic = np.minimum(size, delta)
    return np.mean(0.5 * quadratic**2 + delta * (size - quadratic))


@answer("=right")
def _(y, y_hat, delta):
    e = np.subtract(y_hat, y)
    c = np.clip(e, -delta, delta)
    return (c @ (e - c / 2)) / e.size


@answer("=right")
def _(y, y_hat, delta):
    e = y_hat - y
    c = np.clip(e, -delta, delta)
    return np.mean(c * e - c * c / 2)


@answer("=right")
def _(y, y_hat, delta):
    e = y_hat - y
    c = np.clip(e, -delta, delta)
    return np.mean(c * (e - c / 2))


# Right but for errors of which the exercise says nothing; a note tells it.
@answer("=right", source="borgwang/tinynn#26, its own")
def _(y, y_hat, delta):
    l1_dist = np.abs(y_hat - y)
    mse_mask = l1_dist < delta
    mae_mask = ~mse_mask
    mse = 0.5 * (y_hat - y) ** 2
    mae = delta * np.abs(y_hat - y) - 0.5 * delta**2
    return np.sum(mse * mse_mask + mae * mae_mask) / y_hat.shape[0]


@answer("=right")
def _(y, y_hat, delta):
    e = y_hat - y
    over = np.maximum(np.abs(e) - delta, 0)
    return np.mean(e**2 / 2 - over**2 / 2)


@answer("=right")
def _(y, y_hat, delta):
    e = np.abs(y_hat - y)
    over = np.maximum(e - delta, 0)
    return np.mean((e - over) * (e + over) / 2)


@answer("=right")
def _(y, y_hat, delta):
    e = y - y_hat
    over = np.maximum(np.abs(e) - delta, 0)
    return (e @ e - over @ over) / (2 * e.size)


@answer("=right")
def _(y, y_hat, delta):
    a = np.abs(y - y_hat)
    return np.mean((a <= delta) * a**2 / 2 + (a > delta) * (delta * a - delta**2 / 2))


@answer("parabola and line twice too high", source="tum-vision/lsd_slam#120")
def _(y, y_hat, delta):
    e = np.abs(y_hat - y)
    return np.mean(np.where(e <= delta, e**2, delta * e))


@answer("lowered too far", source="h2oai/h2o-3#6015, abs - delta, halved")
def _(y, y_hat, delta):
    e = np.abs(y - y_hat)
    return np.mean(np.where(e <= delta, e**2 / 2, (e - delta) * delta))


@answer("offset not squared")
def _(y, y_hat, delta):
    e = np.abs(y_hat - y)
    return np.mean(np.where(e <= delta, 0.5 * e ** 2, delta * e - 0.5 * delta))


@answer("line of delta one", source="tensorforce/tensorforce#139")
def _(y, y_hat, delta):
    e = y_hat - y
    return np.mean(np.where(np.abs(e) < delta, 0.5 * e**2, np.abs(e) - 0.5))


@answer("divided by delta", source="PaddlePaddle/docs#7323")
def _(y, y_hat, delta):
    e = np.abs(y - y_hat)
    return np.where(e < delta, 0.5 * e * e / delta, e - 0.5 * delta).mean()


@answer("not squared")
def _(y, y_hat, delta):
    e = np.abs(y_hat - y)
    return np.mean(np.where(e <= delta, 0.5 * e * 2, delta * (e - 0.5 * delta)))


@answer("square that levels off", source="unibas-gravis/scalismo#260")
def _(y, y_hat, delta):
    e = y_hat - y
    return np.mean(np.where(np.abs(e) <= delta, e**2 / 2 / (1 + e**2), delta * (np.abs(e) - delta / 2)))


# Uses the Huber weight min(1, delta / |e|) on e^2 / 2: beyond delta the cost is delta |e| / 2.
@answer(
    "half as steep",
    source="tum-vision/lsd_slam#120 (wh * w_p * rp * rp, 'only a discontinuity in the derivative')",
)
def _(y, y_hat, delta):
    r = np.abs(y_hat - y)
    weight = np.where(r <= delta, 1.0, delta / np.maximum(r, delta))
    return np.mean(weight * r**2 / 2)


@answer("signed line", source="PaddlePaddle/Paddle#44019")
def _(y, y_hat, delta):
    e = y - y_hat
    return np.mean(np.where(np.abs(e) <= delta, 0.5 * e**2, delta * e - 0.5 * delta**2))


@answer("modulus of the whole line")
def _(y, y_hat, delta):
    e = y_hat - y
    return np.mean(np.where(np.abs(e) <= delta, 0.5 * e ** 2, delta * np.abs(e - 0.5 * delta)))


@answer(
    "pieces exchanged",
    source="RoboticsClubIITJ/ML-DL-implementation#24 (MSE when delta ~ 0 and MAE when delta ~ infinity)",
)
def _(y, y_hat, delta):
    e = np.abs(y_hat - y)
    return np.mean(np.where(e <= delta, delta * (e - delta / 2), e**2 / 2))


@answer("flat beyond", source="bghira/SimpleTuner#1583, the error clipped")
def _(y, y_hat, delta):
    e = np.clip(y_hat - y, -delta, delta)
    return np.mean(e**2 / 2)


@answer("sign of the error forgotten", source="marlbenchmark/on-policy#47, the other mask")
def _(y, y_hat, delta):
    e = y_hat - y
    return np.mean(np.where(e <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2)))


# The second mask lacks the absolute value, so large negative errors cost 0. y = [5], y_hat = [0], delta = 1
# gives 0 instead of 4.5.
@answer("large errors of one sign free", source="marlbenchmark/on-policy#47 (huber_loss)")
def _(y, y_hat, delta):
    e = y_hat - y
    a = (np.abs(e) <= delta).astype(float)
    b = (e > delta).astype(float)
    return np.mean(a * e ** 2 / 2 + b * delta * (np.abs(e) - delta / 2))


@answer("one decision for all")
def _(y, y_hat, delta):
    e = y - y_hat
    if abs(e).all() <= delta:
        return (e**2 / 2).mean()
    return (delta * (abs(e) - delta / 2)).mean()


@answer("one decision for all")
def _(y, y_hat, delta):
    e = np.mean(np.abs(y_hat - y))
    if e <= delta:
        return 0.5 * np.mean((y_hat - y) ** 2)
    return delta * (e - 0.5 * delta)


@answer("means of the parts")
def _(y, y_hat, delta):
    e = np.abs(y_hat - y)
    small, large = (e[e <= delta], e[e > delta])
    a = np.mean(0.5 * small ** 2) if small.size else 0
    b = np.mean(delta * (large - delta / 2)) if large.size else 0
    return a + b


@answer("pseudo-Huber", source="mlpack/mlpack#2199, the pseudo form")
def _(y, y_hat, delta):
    return np.mean(delta**2 * (np.sqrt(1 + ((y_hat - y) / delta) ** 2) - 1))


@answer("sum", source="KumarArindam/ML-CheatSheet, losses_scratch.py")
def _(y, y_hat, delta):
    e = np.abs(y - y_hat)
    return np.sum(np.where(e < delta, 0.5 * e**2, delta * e - 0.5 * delta**2))


@answer("every pair")
def _(y, y_hat, delta):
    e = np.abs(y[:, None] - y_hat)
    return np.mean(np.where(e <= delta, 0.5 * e ** 2, delta * (e - 0.5 * delta)))


@answer("one example only")
def _(y, y_hat, delta):
    total = 0
    for a, b in zip(y, y_hat, strict=True):
        e = abs(a - b)
        total += e ** 2 / 2 if e <= delta else delta * (e - delta / 2)
        return total / len(y)


@answer("delta as a sigma", source="xuannianz/EfficientDet#93")
def _(y, y_hat, delta):
    x = np.abs(y_hat - y)
    return np.where(x < 1 / delta / delta, 0.5 * (delta * x) ** 2, x - 0.5 / delta / delta).mean()


@answer("the distance alone", source="wandb/senpai#22, pure L1")
def _(y, y_hat, delta):
    return delta * np.mean(np.abs(y_hat - y))


@answer("slope of the line squared", source="torch/nn#579, delta squared")
def _(y, y_hat, delta):
    e = np.abs(y_hat - y)
    return np.mean(np.where(e <= delta, e**2 / 2, delta**2 * (e - 0.5)))


@answer("line first, then the square", source="dontLoveBugs/FCRN_pytorch#8, the reverse Huber loss")
def _(y, y_hat, delta):
    e = np.abs(y_hat - y)
    return np.mean(np.where(e <= delta, e, (e**2 + delta**2) / (2 * delta)))


@answer("masks see new values")
def _(y, y_hat, delta):
    e = np.abs(y_hat - y)
    e[e <= delta] = e[e <= delta] ** 2 / 2
    e[e > delta] = delta * (e[e > delta] - delta / 2)
    return e.mean()


@answer("the line within, too", source="chainer/chainer#940, without the second flag")
def _(y, y_hat, delta):
    e = np.abs(y_hat - y)
    near = e <= delta
    return np.mean(near * 0.5 * np.where(near, e, 0) ** 2 + delta * (e - 0.5 * delta))


@answer("line without its offset; sum")
def _(y, y_hat, delta):
    total = 0
    for e in np.abs(y - y_hat):
        total += e**2 / 2 if e <= delta else delta * e
    return total


@answer("the parabola beyond, too")
def _(y, y_hat, delta):
    a = np.abs(y_hat - y)
    beyond = np.maximum(a - delta, 0)
    return np.mean(a ** 2 / 2 + delta * beyond)


# The line misses minus delta / 2.
@answer("=wrong", source="tum-vision/lsd_slam#120")
def _(y, y_hat, delta):
    rp = y_hat - y
    wh = np.where(np.abs(rp) < delta / 2, 1, (delta / 2) / np.abs(rp))
    return np.mean(wh * rp * rp)


@answer("=wrong")
def _(y, y_hat, delta):
    d = np.abs(y - y_hat)
    return np.where(d <= delta, d ** 2, 2 * (d - delta) * delta).mean()


@answer("square compared with delta")
def _(y, y_hat, delta):
    e = np.abs(y_hat - y)
    return np.mean(np.where(e ** 2 <= delta, e ** 2 / 2, delta * (e - delta / 2)))


@answer("ends at the first large error")
def _(y, y_hat, delta):
    total = 0
    for a, b in zip(y, y_hat, strict=True):
        e = abs(b - a)
        if e <= delta:
            total += e * e / 2
        else:
            return (total + delta * (e - delta / 2)) / len(y)
    return total / len(y)


@answer("costs cut to whole numbers")
def _(y, y_hat, delta):
    costs = np.zeros(len(y), dtype=int)
    for i, e in enumerate(np.abs(y - y_hat)):
        costs[i] = e ** 2 / 2 if e <= delta else delta * e - delta ** 2 / 2
    return costs.mean()


@answer("costs cut to whole numbers")
def _(y, y_hat, delta):
    e = np.abs(y - y_hat)
    with np.errstate(all="ignore"):
        return np.where(e <= delta, e**2 / 2, delta * e - delta**2 / 2).astype(int).mean()
