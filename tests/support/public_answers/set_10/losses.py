"""Answers of the tenth set to the exercises of losses."""

import math

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


# losses/huber


@answer(
    "losses/huber",
    "right",
    "written for the stub",
)
def _(y, y_hat, delta):
    e = y_hat - y
    c = np.clip(e, -delta, delta)
    return np.mean(c * (e - c / 2))


@answer(
    "losses/huber",
    "weight times the square",
    "https://github.com/tum-vision/lsd_slam/issues/120 (wh * w_p * rp * rp, 'only a discontinuity in "
    "the derivative')",
    "uses the Huber weight min(1, delta / |e|) on e^2 / 2: beyond delta the cost is delta |e| / 2",
)
def _(y, y_hat, delta):
    r = np.abs(y_hat - y)
    weight = np.where(r <= delta, 1.0, delta / np.maximum(r, delta))
    return np.mean(weight * r**2 / 2)


@answer(
    "losses/huber",
    "square divided by 1 + e^2",
    "https://github.com/unibas-gravis/scalismo/issues/260",
    "divides the quadratic part by 1 + e^2: small errors cost too little (e = 1, delta = 2: 0.25 and "
    "not 0.5) and there is a jump at delta",
)
def _(y, y_hat, delta):
    v = y_hat - y
    quadratic = (v * v / 2) / (1 + v * v)
    linear = delta * (np.abs(v) - delta / 2)
    return np.mean(np.where(np.abs(v) < delta, quadratic, linear))


@answer(
    "losses/huber",
    "no absolute value in the test",
    "https://github.com/ml-explore/mlx/pull/1986 (condition (x - y) < beta in the formula)",
    "the test has no absolute value: e < delta is true for every negative error, so a large negative "
    "error (prediction far too low) keeps the square",
)
def _(y, y_hat, delta):
    e = y_hat - y
    losses = np.where(e < delta, 0.5 * e**2, delta * (np.abs(e) - 0.5 * delta))
    return losses.mean()


# losses/bernoulli-kl


@answer(
    "losses/bernoulli-kl",
    "right",
    "written for the stub",
)
def _(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        heads = p * (np.log(p) - np.log(q))
        tails = (1 - p) * (np.log(1 - p) - np.log(1 - q))
    # 0 times an infinity is nan here, and counts as 0
    return np.nansum([heads, tails], axis=0)


@answer(
    "losses/bernoulli-kl",
    "terms only where both are positive",
    "search corpus code: Julia function 'The binary Kullback-Leibler divergence.' KL(q, p), if (q > 0.0"
    " && p > 0.0) (repository not named by the search)",
    "a term is taken only where both p and q are above 0 (or below 1), so a belief that rules out what "
    "can happen costs nothing at that place: p = 0.5, q = 0 gives 0.5 log 0.5 = -0.35, p = 1, q = 0 "
    "gives 0, where inf is asked",
)
def _(p, q):
    kl = np.zeros(len(p))
    a = (p > 0) & (q > 0)
    kl[a] += p[a] * np.log(p[a] / q[a])
    a = (p < 1) & (q < 1)
    kl[a] += (1 - p[a]) * np.log((1 - p[a]) / (1 - q[a]))
    return kl


@answer(
    "losses/bernoulli-kl",
    "guard around the whole divergence",
    "madlabunimib/MADBayes weighted_imputation/backends/numba/algorithms/kullback_leibler_divergence.py"
    " and TheAlgorithms/Python pull 13635 (filter y_true != 0), carried over to a coin",
    "the guard `p != 0` is put around the whole divergence: for p = 0 the result is 0, where -log(1 - "
    "q) is due (p = 0, q = 0.5 gives 0 and not 0.693; p = 0, q = 1 gives 0 and not inf)",
)
def _(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        kl = p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q))
    return np.where(p != 0, kl, 0.0)


@answer(
    "losses/bernoulli-kl",
    "both clipped at 1e-15",
    "chengsoonong/digbeta python/digbeta/kullback.py klBern",
    "keeps q (and p) away from 0 and 1 by 1e-15: where inf is asked it gives a finite number (p = 1, q "
    "= 0 gives 34.5; p = 0.5, q = 0 gives 16.6)",
)
def _(p, q):
    eps = 1e-15
    x = np.minimum(np.maximum(p, eps), 1 - eps)
    y = np.minimum(np.maximum(q, eps), 1 - eps)
    return x * np.log(x / y) + (1 - x) * np.log((1 - x) / (1 - y))


# losses/label-smoothing


@answer(
    "losses/label-smoothing",
    "right",
    "written for the stub",
)
def _(y, z, smoothing):
    # the targets sum to 1, so the loss is log-sum-exp minus the expected logit
    lse = np.logaddexp.reduce(z, axis=1)
    true = np.take_along_axis(z, y[:, None], axis=1)[:, 0]
    expected = (1 - smoothing) * true + smoothing * z.mean(axis=1)
    return np.mean(lse - expected)


@answer(
    "losses/label-smoothing",
    "1 / k added to every class",
    "https://github.com/TimDettmers/ConvE/issues/55",
    "adds 1 / k to every class in place of smoothing / k: the targets of a row sum to 2 - smoothing",
)
def _(y, z, smoothing):
    n, k = z.shape
    z = z - z.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    target = np.zeros((n, k))
    target[np.arange(n), y] = 1
    target = (1.0 - smoothing) * target + (1.0 / k)
    return -np.mean((target * log_p).sum(axis=1))


@answer(
    "losses/label-smoothing",
    "1 - smoothing / k",
    "https://github.com/ildoonet/pytorch-randaugment/issues/30 (target * (1. - s_by_c) + smooth)",
    "shrinks the one-hot label by 1 - smoothing / k in place of 1 - smoothing: the true class gets the "
    "target 1 and the row sums to 1 + smoothing (k - 1) / k",
)
def _(y, z, smoothing):
    _n, k = z.shape
    s_by_c = smoothing / k
    target = np.eye(k)[y] * (1.0 - s_by_c) + s_by_c
    m = z.max(axis=1, keepdims=True)
    log_p = z - m - np.log(np.exp(z - m).sum(axis=1, keepdims=True))
    return np.mean(-(target * log_p).sum(axis=1))


@answer(
    "losses/label-smoothing",
    "1e-4 in the logarithm",
    "https://github.com/MarvinTeichmann/tensorflow-fcn/issues/18 (softmax = tf.nn.softmax(logits) + "
    "epsilon, epsilon = 1e-4)",
    "a stable softmax, but then log(p + 1e-4): every -log p is capped at 9.2, and already at moderate "
    "logits the small probabilities are off (p = 1e-4 costs 8.5 and not 9.2)",
)
def _(y, z, smoothing):
    n, k = z.shape
    epsilon = 1e-4
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True) + epsilon       # never log(0)
    target = np.full((n, k), smoothing / k)
    target[np.arange(n), y] += 1 - smoothing
    return -np.mean(np.sum(target * np.log(p), axis=1))


# losses/pinball


@answer(
    "losses/pinball",
    "right",
    "written for the stub",
)
def _(y, y_hat, q):
    # half the absolute error, tilted by q - 1/2
    error = np.subtract(y, y_hat)
    return (0.5 * np.abs(error) + (q - 0.5) * error).mean()


@answer(
    "losses/pinball",
    "maximum of absolute errors",
    "Nixtla/utilsforecast pull request #63 'correct calculation of quantile loss' (max(q * abs(y_hat - "
    "y), (q - 1) * abs(y_hat - y)))",
    "the maximum is taken over multiples of the ABSOLUTE error, so q * |e| always wins: a prediction "
    "that is too high by 1 costs q instead of 1 - q",
)
def _(y, y_hat, q):
    delta_y = np.abs(y_hat - y)
    return np.mean(np.maximum(q * delta_y, (q - 1) * delta_y))


@answer(
    "losses/pinball",
    "signed difference",
    "scikit-learn/scikit-learn pull request #6133 / issue #6076 'Bug in QuantileLossFunction' (alpha * "
    "diff[mask].sum() + (1.0 - alpha) * diff[~mask].sum()); VowpalWabbit/vowpal_wabbit issue #370",
    "the signed difference is weighted on both sides: for a prediction that is too high the cost is "
    "negative, -(1 - q) * |e|, and cancels the others. y = [0, 0], y_hat = [-1, 1], q = 0.5 gives 0 "
    "instead of 0.5",
)
def _(y, y_hat, q):
    diff = y - y_hat
    mask = y > y_hat
    loss = q * diff[mask].sum() + (1.0 - q) * diff[~mask].sum()
    return loss / y.shape[0]


@answer(
    "losses/pinball",
    "a mean for each side",
    "ml-stat-Sustech/TorchCP issue #27 'Quantile Loss Or Pinball loss not properly implemented' (wrong "
    "reduction over the examples); two-sided form of the code corpus function pinball_loss(predictions,"
    " actuals, q); adapted",
    "the two kinds of mistakes are averaged each over its own examples and the two means are added, "
    "instead of one mean over all n. y = [1, 1, 1], y_hat = [0, 0, 2], q = 0.5 gives 1.0 instead of 0.5",
)
def _(y, y_hat, q):
    low = y_hat < y
    high = y_hat > y
    loss = 0.0
    if low.any():
        loss += q * np.mean(y[low] - y_hat[low])
    if high.any():
        loss += (1 - q) * np.mean(y_hat[high] - y[high])
    return loss


# losses/weighted-bce


@answer(
    "losses/weighted-bce",
    "right",
    "written for the stub",
)
def _(y, z, pos_weight):
    # -log sigmoid(z) = logaddexp(0, -z), -log(1 - sigmoid(z)) = logaddexp(0, z)
    present = np.logaddexp(0.0, -z) * pos_weight
    absent = np.logaddexp(0.0, z)
    return np.where(y == 1, present, absent).sum() / np.size(z)


@answer(
    "losses/weighted-bce",
    "weight on log1p alone",
    "tensorflow/tensorflow issue #15791 (my_binary_crossentropy_np: loss2 = l * log(1 + exp(-abs)), "
    "loss3 = maximum(-output, 0), added up)",
    "in the stable formula the weight multiplies only log(1 + exp(-|z|)); max(-z, 0) stands outside the"
    " bracket",
)
def _(y, z, pos_weight):
    weight = 1.0 + (pos_weight - 1.0) * y
    loss1 = (1.0 - y) * z
    loss2 = weight * np.log1p(np.exp(-np.abs(z)))
    loss3 = np.maximum(-z, 0)
    return np.mean(loss1 + loss2 + loss3)


@answer(
    "losses/weighted-bce",
    "divided by the weights",
    "libuyu/GHM_Detection issue #19 'loss is too small' (question of dividing weighted BCE by the total"
    " of the weights); adapted to pos_weight",
    "a weighted average: the sum is divided by the sum of the weights instead of by the number of entries",
)
def _(y, z, pos_weight):
    bce = np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))
    weights = np.where(y == 1, pos_weight, 1.0)
    return np.sum(weights * bce) / np.sum(weights)


@answer(
    "losses/weighted-bce",
    "weight on both, clipped",
    "Teppei-Kanayama/NucleusDetection main/myloss.py (weighted_loss = weight * loss, eps in the log); "
    "readerbench/IRVIN architectures/bce_weights.py (clip to epsilon); two mistakes combined",
    "goes through the probability and clips it at 1e-7, so no cost can exceed 16.1: a present label "
    "with z = -1000 costs 16.1 instead of 1000",
)
def _(y, z, pos_weight):
    eps = 1e-7
    p = 1 / (1 + np.exp(-np.clip(z, -500, 500)))
    p = np.clip(p, eps, 1 - eps)
    loss = -(y * np.log(p) + (1 - y) * np.log(1 - p))
    return np.mean(pos_weight * loss)


# losses/calibrate-digits


@answer(
    "losses/calibrate-digits",
    "right",
    "written for the stub",
)
def _(z, y, temperatures):
    best_t, best_cost = None, math.inf
    for t in temperatures:
        s = z / t
        cost = (np.logaddexp.reduce(s, axis=1)
                - np.take_along_axis(s, y[:, None], axis=1)[:, 0]).mean()
        if cost < best_cost:
            best_t, best_cost = t, cost
    return best_t, best_cost


@answer(
    "losses/calibrate-digits",
    "logits overwritten",
    "Adibvafa/CodonTransformer pull request #20 'Fix multiple temperature scaling in "
    "sample_non_deterministic()' (temperature modifying the logits again and again)",
    "the logits are overwritten in the loop, so each temperature is applied on top of all the earlier "
    "ones (for [1, 2, 3] the third one acts as 6)",
)
def _(z, y, temperatures):
    rows = np.arange(len(y))
    costs = []
    for t in temperatures:
        z = z / t
        z = z - z.max(axis=1, keepdims=True)
        logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
        costs.append(-np.mean(logp[rows, y]))
    best = np.argmin(costs)
    return temperatures[best], costs[best]


@answer(
    "losses/calibrate-digits",
    "log-probabilities divided",
    "PrimeIntellect-ai/prime-rl pull request #697 'Fix temperature scaling of vLLM logprobs' (logprobs "
    "/= temperature)",
    "the temperature divides the log-probabilities after the softmax, without normalizing again",
)
def _(z, y, temperatures):
    z = z - z.max(axis=1, keepdims=True)
    logprobs = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    picked = logprobs[np.arange(len(y)), y]
    costs = [-(picked / t).mean() for t in temperatures]
    best = np.argmin(costs)
    return temperatures[best], costs[best]


@answer(
    "losses/calibrate-digits",
    "logarithm to base 10",
    "huawei-noah/Efficient-Computing issue #12 (log10 for entropy beside the natural log of PyTorch); "
    "np.log(p + 1e-12) from the code corpus class TemperatureScaler",
    "the temperature is chosen right, but the cost is in decimal digits (log10) instead of nats: "
    "smaller by the factor 2.3026",
)
def _(z, y, temperatures):
    def nll(t):
        s = z / t
        s = s - s.max(axis=1, keepdims=True)
        probs = np.exp(s) / np.exp(s).sum(axis=1, keepdims=True)
        p = probs[np.arange(len(y)), y]
        return -np.mean(np.log10(p + 1e-12))
    costs = np.array([nll(t) for t in temperatures])
    i = np.argmin(costs)
    return temperatures[i], costs[i]
