"""Answers of the eighth set to the exercises of losses."""

import numpy as np
from support.public_answers.model import collect

from dlbasics.activations import sigmoid

ANSWERS, answer = collect()


# losses/huber


@answer(
    "losses/huber",
    "jump at delta",
    "h2oai/h2o-3#6015, (Math.abs(y - f) - delta) * delta",
    "delta * (|e| - delta): the line starts at 0, not at delta**2 / 2",
)
def _(y, y_hat, delta):
    e = np.abs(y_hat - y)
    return np.mean(np.where(e <= delta, e**2 / 2, delta * (e - delta)))


@answer(
    "losses/huber",
    "the line of delta 1",
    "tensorforce/tensorforce#139, y=(tf.abs(delta) - 0.5)",
    "beyond delta it is |e| - 0.5, whatever delta is",
)
def _(y, y_hat, delta):
    e = y_hat - y
    return np.mean(np.where(np.abs(e) < delta, 0.5 * e**2, np.abs(e) - 0.5))


@answer(
    "losses/huber",
    "large negative errors are free",
    "marlbenchmark/on-policy#47, b = (e > d).float()",
    "the line counts only for e > delta; for e < -delta the cost is 0",
)
def _(y, y_hat, delta):
    e = y_hat - y
    a = (abs(e) <= delta).astype(float)
    b = (e > delta).astype(float)
    return np.mean(a * e**2 / 2 + b * delta * (abs(e) - delta / 2))


@answer(
    "losses/huber",
    "sum instead of mean",
    "borgwang/tinynn#26, return np.sum(loss)",
    "adds the costs up, does not divide by n",
)
def _(y, y_hat, delta):
    loss = np.where(
        np.abs(y - y_hat) < delta, 0.5 * (y - y_hat) ** 2, delta * np.abs(y - y_hat) - 0.5 * delta**2
    )
    return np.sum(loss)


@answer(
    "losses/huber",
    "branches exchanged",
    "RoboticsClubIITJ/ML-DL-implementation#24 (MSE when delta ~ 0 and MAE when delta ~ infinity)",
    "square beyond delta, straight line within",
)
def _(y, y_hat, delta):
    e = np.abs(y_hat - y)
    return np.mean(np.where(e <= delta, delta * (e - delta / 2), e**2 / 2))


@answer("losses/huber", "clipped error times a mean", "own style: c * (e - c / 2) with the clipped error c")
def _(y, y_hat, delta):
    e = np.subtract(y_hat, y)
    c = np.clip(e, -delta, delta)
    return (c @ (e - c / 2)) / e.size


# losses/pinball


@answer(
    "losses/pinball",
    "negative costs",
    "scikit-learn/scikit-learn#6076 and #8087, sign error in QuantileLossFunction",
    "the errors of too high predictions keep their minus sign",
)
def _(y, y_hat, q):
    diff = y - y_hat
    mask = y > y_hat
    return (q * diff[mask].sum() + (1.0 - q) * diff[~mask].sum()) / y.shape[0]


@answer(
    "losses/pinball",
    "q and 1 - q exchanged",
    "ufal/npfl139#17 (tau behaved as 1 - tau); KalleBylin/temporal-fusion-transformers#1",
    "too high costs q, too low costs 1 - q",
)
def _(y, y_hat, q):
    return np.mean(np.maximum(q * (y_hat - y), (q - 1) * (y_hat - y)))


@answer(
    "losses/pinball",
    "absolute values inside",
    "Nixtla/utilsforecast#63, max(q * abs(y_hat - y), (q - 1) * abs(y_hat - y))",
    "with abs the first is always the larger: both sides cost q",
)
def _(y, y_hat, q):
    d = np.abs(y_hat - y)
    return np.mean(np.maximum(q * d, (q - 1) * d))


@answer(
    "losses/pinball",
    "a mean for each side",
    "scikit-learn/scikit-learn#6076, .sum() / y.shape[0] read as .mean()",
    "averages the two sides by themselves and adds, so their sizes do not count",
)
def _(y, y_hat, q):
    low, high = y[y > y_hat] - y_hat[y > y_hat], y_hat[y < y_hat] - y[y < y_hat]
    loss = 0.0
    if len(low):
        loss += q * low.mean()
    if len(high):
        loss += (1 - q) * high.mean()
    return loss


@answer(
    "losses/pinball",
    "twice the loss",
    "awslabs/gluonts evaluation metric quantile_loss, 2 * abs(...), see awslabs/gluonts#1784",
    "the factor 2 that makes the median's loss the absolute error",
)
def _(y, y_hat, q):
    return 2 * np.mean(np.abs((y_hat - y) * ((y <= y_hat) - q)))


@answer("losses/pinball", "absolute value of a product", "awslabs/gluonts#1784, the version before")
def _(y, y_hat, q):
    too_high = np.heaviside(y_hat - y, 0.5)
    return np.average(np.abs((too_high - q) * (y_hat - y)))


# losses/bernoulli-kl


@answer(
    "losses/bernoulli-kl",
    "nan at the ends",
    "uber/causalml#167; Lightning-AI/torchmetrics#1029",
    "0 * log 0 is nan in numpy and is left so",
)
def _(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        return p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q))


@answer(
    "losses/bernoulli-kl",
    "an epsilon everywhere",
    "PIQuIL/QuCumber#67; pytorch/pytorch#15288; TheAlgorithms/Python#14874",
    "the cost of an impossible belief is finite, not inf",
)
def _(p, q):
    eps = 1e-16
    q = np.clip(q, 1e-15, 1 - 1e-15)
    return p * (np.log(p + eps) - np.log(q)) + (1 - p) * (np.log(1 - p + eps) - np.log(1 - q))


@answer(
    "losses/bernoulli-kl",
    "only the heads",
    "TheAlgorithms/Python#13635 (kullback_leibler_divergence on the vector itself)",
    "leaves out the term of tails",
)
def _(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(p == 0, 0.0, p * np.log(p / q))


@answer(
    "losses/bernoulli-kl",
    "the other direction",
    "pytorch/pytorch#57459, KLDivLoss and F.kl_div compute KL(Q || P); cokelaer/fitter#27",
    "KL of the belief from the coin",
)
def _(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        heads = np.where(q == 0, 0.0, q * np.log(q / p))
        tails = np.where(q == 1, 0.0, (1 - q) * np.log((1 - q) / (1 - p)))
    return heads + tails


@answer(
    "losses/bernoulli-kl",
    "every sure belief is inf",
    "Lightning-AI/torchmetrics#1029 (q_i should not be 0, unless the corresponding p_i also is)",
    "inf also where p agrees with q = 0 or q = 1, where the divergence is 0",
)
def _(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        heads = np.where(p == 0, 0.0, p * np.log(p / q))
        tails = np.where(p == 1, 0.0, (1 - p) * np.log((1 - p) / (1 - q)))
    return np.where((q == 0) | (q == 1), np.inf, heads + tails)


@answer("losses/bernoulli-kl", "a loop with math", "own style, after the proposal in uber/causalml#167")
def _(p, q):
    import math

    def term(a, b):
        if a == 0:
            return 0.0
        return math.inf if b == 0 else a * math.log(a / b)

    return np.array([term(a, b) + term(1 - a, 1 - b) for a, b in zip(p.tolist(), q.tolist(), strict=False)])


# losses/weighted-bce


@answer(
    "losses/weighted-bce",
    "weights absent labels as well",
    "open-mmlab/mmpretrain#434, weight=class_weight instead of pos_weight=class_weight",
    "multiplies the whole cost of a label, also where it is absent",
)
def _(y, z, pos_weight):
    loss = np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))
    return np.mean(pos_weight * loss)


@answer(
    "losses/weighted-bce",
    "log of the sigmoid",
    "huggingface/candle#2561",
    "sigmoid is exactly 0 or 1 at logits of 1000: inf or nan",
)
def _(y, z, pos_weight):
    with np.errstate(all="ignore"):
        p = 1 / (1 + np.exp(-z))
        return -np.mean(pos_weight * y * np.log(p) + (1 - y) * np.log(1 - p))


@answer(
    "losses/weighted-bce",
    "clipped probabilities",
    "keras-team/keras-core#196; keras-team/keras#2115",
    "a wrong logit of 1000 costs about 16, not 1000",
)
def _(y, z, pos_weight):
    p = np.clip(sigmoid(z), 1e-7, 1 - 1e-7)
    return -np.mean(pos_weight * y * np.log(p) + (1 - y) * np.log(1 - p))


@answer(
    "losses/weighted-bce",
    "the weight on the absent labels",
    "artemmavrin/focal-loss#8 (alpha weight for negative loss)",
    "absent labels count pos_weight times, present ones once",
)
def _(y, z, pos_weight):
    soft = np.log1p(np.exp(-np.abs(z)))
    pos = soft + np.maximum(-z, 0)
    neg = soft + np.maximum(z, 0)
    return np.mean(y * pos + pos_weight * (1 - y) * neg)


@answer(
    "losses/weighted-bce",
    "a bracket is missing",
    "tf.nn.weighted_cross_entropy_with_logits, l * (log1p(exp(-|x|)) + max(-x, 0)), keras#2115",
    "the weight multiplies only the logarithm, not the max beside it",
)
def _(y, z, pos_weight):
    weight = 1 + (pos_weight - 1) * y
    return np.mean((1 - y) * z + weight * np.log1p(np.exp(-np.abs(z))) + np.maximum(-z, 0))


@answer("losses/weighted-bce", "logaddexp", "own style")
def _(y, z, pos_weight):
    sign = np.where(y > 0, -1.0, 1.0)
    weight = np.where(y > 0, np.broadcast_to(pos_weight, z.shape), 1.0)
    return np.einsum("nk,nk->", weight, np.logaddexp(0, sign * z)) / z.size


# losses/label-smoothing


def _log_softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


@answer(
    "losses/label-smoothing",
    "shared among the other classes",
    "pytorch/pytorch#7455, smooth_one_hot: smoothing / (classes - 1)",
    "the true class gets 1 - smoothing, the others smoothing / (k - 1)",
)
def _(y, z, smoothing):
    n, k = z.shape
    true_dist = np.full((n, k), smoothing / (k - 1))
    true_dist[np.arange(n), y] = 1 - smoothing
    return -np.mean((true_dist * _log_softmax(z)).sum(axis=1))


@answer(
    "losses/label-smoothing",
    "a whole 1 / k is added",
    "TimDettmers/ConvE#55, (1.0 - label_smoothing) * e2_multi + 1.0 / e2_multi.size(1)",
    "adds 1 / k instead of smoothing / k",
)
def _(y, z, smoothing):
    _n, k = z.shape
    target = (1.0 - smoothing) * np.eye(k)[y] + 1.0 / k
    return -np.mean((target * _log_softmax(z)).sum(axis=1))


@answer(
    "losses/label-smoothing",
    "only smoothing / k is taken away",
    "ildoonet/pytorch-randaugment#30, target * (1. - s_by_c) + smooth",
    "the one-hot label is multiplied by 1 - smoothing / k, so the true class keeps 1",
)
def _(y, z, smoothing):
    _n, k = z.shape
    s_by_c = smoothing / k
    target = np.eye(k)[y] * (1.0 - s_by_c) + s_by_c
    return -np.mean((target * _log_softmax(z)).sum(axis=1))


@answer(
    "losses/label-smoothing",
    "one maximum for the whole table",
    "manassharma07/crysx_nn#7; keras-team/keras#10027",
    "a row far below the largest logit underflows: log 0",
)
def _(y, z, smoothing):
    _n, k = z.shape
    with np.errstate(all="ignore"):
        e = np.exp(z - np.max(z))
        log_p = np.log(e / e.sum(axis=1, keepdims=True))
        target = (1 - smoothing) * np.eye(k)[y] + smoothing / k
        return -np.mean((target * log_p).sum(axis=1))


@answer(
    "losses/label-smoothing",
    "targets that do not add up to 1",
    "CoinCheung/pytorch-loss#19, lb_pos = 1 - smooth with lb_neg = smooth / num_classes",
    "the true class lacks its own smoothing / k",
)
def _(y, z, smoothing):
    n, k = z.shape
    lb_pos, lb_neg = 1.0 - smoothing, smoothing / k
    label = np.full((n, k), lb_neg)
    label[np.arange(n), y] = lb_pos
    return -np.sum(label * _log_softmax(z), axis=1).mean()


@answer("losses/label-smoothing", "logsumexp less the mean logit", "ml-explore/mlx#166")
def _(y, z, smoothing):
    top = z.max(axis=1)
    logsumexp = top + np.log(np.exp(z - top[:, None]).sum(axis=1))
    score = np.take_along_axis(z, y[:, None], axis=1)[:, 0]
    return np.mean(logsumexp - (1 - smoothing) * score - smoothing * z.mean(axis=1))


# losses/calibrate-digits


def _cross_entropy(z, y):
    return -np.mean(_log_softmax(z)[np.arange(len(y)), y])


@answer(
    "losses/calibrate-digits",
    "multiplied by the temperature",
    "EFS-OpenSource/calibration-framework#13, softmax(z * T)",
    "multiplies the logits by T",
)
def _(z, y, temperatures):
    costs = [_cross_entropy(z * t, y) for t in temperatures]
    i = np.argmin(costs)
    return temperatures[i], costs[i]


@answer(
    "losses/calibrate-digits",
    "chosen by the calibration error",
    "gpleiss/temperature_scaling#20, change nll_loss to ece_loss",
    "minimizes the expected calibration error, not the cross-entropy, and returns it",
)
def _(z, y, temperatures):
    def ece(t):
        p = np.exp(_log_softmax(z / t))
        confidence, right = p.max(axis=1), p.argmax(axis=1) == y
        place = np.minimum((confidence * 15).astype(int), 14)
        gap = np.bincount(place, weights=right - confidence, minlength=15)
        return np.abs(gap).sum() / len(y)

    errors = [ece(t) for t in temperatures]
    best = int(np.argmin(errors))
    return temperatures[best], errors[best]


@answer(
    "losses/calibrate-digits",
    "the index of the best",
    "maxpumperla/hyperas#12 (choice returns the index)",
    "returns argmin itself, the place, not the temperature",
)
def _(z, y, temperatures):
    costs = np.array([_cross_entropy(z / t, y) for t in temperatures])
    return np.argmin(costs), costs.min()


@answer(
    "losses/calibrate-digits",
    "probabilities taken for logits",
    "EFS-OpenSource/calibration-framework#55 (temperature applied to confidences)",
    "divides the softmax by T and takes the softmax again",
)
def _(z, y, temperatures):
    confidences = np.exp(_log_softmax(z))
    costs = [_cross_entropy(confidences / t, y) for t in temperatures]
    best = int(np.argmin(costs))
    return temperatures[best], costs[best]


@answer(
    "losses/calibrate-digits",
    "the logits are divided again and again",
    "Adibvafa/CodonTransformer#20, fix multiple temperature scaling",
    "z is overwritten in the loop, so each temperature comes on top of those before",
)
def _(z, y, temperatures):
    best, best_cost = None, np.inf
    for t in temperatures:
        z = z / t
        cost = _cross_entropy(z, y)
        if cost < best_cost:
            best, best_cost = t, cost
    return best, best_cost


@answer("losses/calibrate-digits", "min with a key, all temperatures at once", "own style")
def _(z, y, temperatures):
    t = np.asarray(temperatures, dtype=float)
    scaled = z[None] / t[:, None, None]
    rows = np.arange(len(y))
    picked = scaled[:, rows, y]
    cost = (np.logaddexp.reduce(scaled, axis=2) - picked).mean(axis=1)
    return min(zip(t.tolist(), cost.tolist(), strict=False), key=lambda pair: pair[1])
