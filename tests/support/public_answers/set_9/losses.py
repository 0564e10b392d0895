"""Answers of the ninth set to the exercises of losses."""

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
    return np.mean(c * e - c * c / 2)


@answer(
    "losses/huber",
    "second mask without absolute value",
    "marlbenchmark/on-policy issue 47 (huber_loss)",
    "the second mask lacks the absolute value, so large negative errors cost 0. y = [5], y_hat = [0], "
    "delta = 1 gives 0 instead of 4.5",
)
def _(y, y_hat, delta):
    e = y_hat - y
    a = (np.abs(e) <= delta).astype(float)
    b = (e > delta).astype(float)
    return np.mean(a * e ** 2 / 2 + b * delta * (np.abs(e) - delta / 2))


@answer(
    "losses/huber",
    "whole delta subtracted",
    "h2oai/h2o-3 pull 6015 ((abs(y - f) - _huberDelta) * _huberDelta)",
    "subtracts delta and not delta / 2: the line has the right slope but starts at 0, so the cost jumps"
    " down at delta",
)
def _(y, y_hat, delta):
    err = np.abs(y_hat - y)
    return np.mean(np.where(err <= delta, 0.5 * err ** 2, delta * (err - delta)))


@answer(
    "losses/huber",
    "smooth L1",
    "565353780/j-nerf j_nerf/Loss/huber.py (HuberLoss)",
    "this is the smooth L1 loss: the Huber loss divided by delta",
)
def _(y, y_hat, delta):
    rel = np.abs(y_hat - y)
    sqr = 0.5 / delta * rel * rel
    return np.mean(np.where(rel > delta, rel - 0.5 * delta, sqr))


# losses/bernoulli-kl


@answer(
    "losses/bernoulli-kl",
    "right",
    "written for the stub",
)
def _(p, q):
    out = np.zeros(len(p))
    for i in range(len(p)):
        pi, qi = float(p[i]), float(q[i])
        for a, c in ((pi, qi), (1 - pi, 1 - qi)):
            if a == 0:
                continue
            if c == 0:
                out[i] = math.inf
                break
            out[i] += a * (math.log(a) - math.log(c))
    return out


@answer(
    "losses/bernoulli-kl",
    "belief clipped",
    "uber/causalml issue 167 (kl_divergence with qk = 0.1**6); TheAlgorithms/Python pull 14874 (clips "
    "y_pred)",
    "q is kept away from 0 and 1, so an impossible belief costs a finite amount: p = 0.5, q = 0 gives "
    "6.21 and p = 1, q = 0 gives 13.8 instead of inf. p = q = 0 gives 1e-6 instead of 0, and all q "
    "below 1e-6 are wrong",
)
def _(p, q):
    q = np.clip(q, 0.1 ** 6, 1 - 0.1 ** 6)
    heads = np.zeros(len(p))
    tails = np.zeros(len(p))
    heads[p > 0] = p[p > 0] * np.log(p[p > 0] / q[p > 0])
    tails[p < 1] = (1 - p[p < 1]) * np.log((1 - p[p < 1]) / (1 - q[p < 1]))
    return heads + tails


@answer(
    "losses/bernoulli-kl",
    "roles swapped",
    "wongliangze/drunken-ironman NeuralNet/Utils.py (def KL(x, sparse_rate): sparse_rate * "
    "log(sparse_rate / x) + ...)",
    "the roles are swapped: it is the divergence of q from p. p = 0.5, q = 0.25 gives 0.1308 instead of"
    " 0.1438; p = 0.5, q = 0 gives 0.693 instead of inf; p = 0, q = 0.5 gives inf instead of 0.693",
)
def _(p, q):
    # divergence of the rate x from the target rate
    def part(x, rate):
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(rate == 0, 0.0, rate * np.log(rate / x))

    return part(p, q) + part(1 - p, 1 - q)


@answer(
    "losses/bernoulli-kl",
    "nan taken for inf",
    "odlgroup/odl issue 1039 (if np.isnan(tmp): return np.inf)",
    "takes 0 log 0, which numpy computes as nan, for inf. p = 0, q = 0.5 gives inf instead of 0.693, "
    "and p = q = 1 gives inf instead of 0",
)
def _(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        kl = p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q))
    # nan: some probability was 0
    return np.where(np.isnan(kl), np.inf, kl)


# losses/label-smoothing


@answer(
    "losses/label-smoothing",
    "right",
    "written for the stub",
)
def _(y, z, smoothing):
    log_total = np.logaddexp.reduce(z, axis=1)
    true = np.take_along_axis(z, y[:, None], axis=1)[:, 0]
    return np.mean(log_total - (1 - smoothing) * true - smoothing * z.mean(axis=1))


@answer(
    "losses/label-smoothing",
    "only the wrong classes share",
    "pytorch/pytorch issue 7455 (smooth_one_hot); mindspore-ai/mindspore issue 73",
    "the smoothing is shared by the k - 1 wrong classes only; the true class gets 1 - smoothing and not"
    " 1 - smoothing + smoothing / k",
)
def _(y, z, smoothing):
    n, k = z.shape
    z = z - z.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    true_dist = np.full((n, k), smoothing / (k - 1))
    true_dist[np.arange(n), y] = 1.0 - smoothing
    return np.mean(-(true_dist * log_p).sum(axis=1))


@answer(
    "losses/label-smoothing",
    "share taken off once too often",
    "eladhoffer/utils.pytorch issue 14 (cross_entropy.py: eps_nll = 1. - eps_sum - smooth_eps)",
    "smoothing / k is taken off the true class once too often: the targets sum to 1 - smoothing / k",
)
def _(y, z, smoothing):
    n, k = z.shape
    m = z.max(axis=1, keepdims=True)
    lsm = z - m - np.log(np.sum(np.exp(z - m), axis=1, keepdims=True))
    eps_sum = smoothing / k
    eps_nll = 1.0 - eps_sum - smoothing
    likelihood = lsm[np.arange(n), y]
    loss = -(eps_nll * likelihood + eps_sum * lsm.sum(axis=1))
    return loss.mean()


@answer(
    "losses/label-smoothing",
    "probabilities lifted to 1e-7",
    "Samyssmile/edux issue 201 (Math.log(Math.max(probData[i], 1e-7f)))",
    "probabilities below 1e-7 are lifted to it, so no class costs more than 16.1",
)
def _(y, z, smoothing):
    _, k = z.shape
    e = np.exp(z - z.max(axis=1, keepdims=True))
    probs = e / e.sum(axis=1, keepdims=True)
    target = np.eye(k)[y] * (1 - smoothing) + smoothing / k
    return -np.mean(np.sum(target * np.log(np.maximum(probs, 1e-7)), axis=1))


# losses/pinball


@answer(
    "losses/pinball",
    "right",
    "written for the stub",
)
def _(y, y_hat, q):
    u = y - y_hat
    return np.mean(u * (q - (u < 0)))


@answer(
    "losses/pinball",
    "sign not turned",
    "scikit-learn/scikit-learn issue #6076 and issue #8087 (QuantileLossFunction)",
    "the sign is not turned for predictions that are too high: they lower the loss. y = [-1], y_hat = "
    "[0], q = 0.5 gives -0.5 instead of 0.5",
)
def _(y, y_hat, q):
    diff = y - y_hat
    mask = y > y_hat
    return (q * diff[mask].sum() + (1.0 - q) * diff[~mask].sum()) / y.shape[0]


@answer(
    "losses/pinball",
    "absolute values in the maximum",
    "Nixtla/utilsforecast pull request #63 (max(q * abs(y_hat - y), (q - 1) * abs(y_hat - y)))",
    "absolute values inside the maximum: the second term is never positive, so the loss is always q * "
    "|y - y_hat|. Too low is right, too high costs q instead of 1 - q (right for q = 0.5)",
)
def _(y, y_hat, q):
    delta = np.abs(y_hat - y)
    return np.mean(np.maximum(q * delta, (q - 1) * delta))


@answer(
    "losses/pinball",
    "y and y_hat exchanged",
    "sktime/pytorch-forecasting pull request #740 (the documented quantile loss has the terms y and "
    "y_pred switched)",
    "y and y_hat exchanged in the error, so that too high costs q and too low costs 1 - q",
)
def _(y, y_hat, q):
    e = y_hat - y
    return np.mean(np.maximum(q * e, (q - 1) * e))


# losses/weighted-bce


@answer(
    "losses/weighted-bce",
    "right",
    "written for the stub",
)
def _(y, z, pos_weight):
    present = pos_weight * np.logaddexp(0, -z)    # -log sigmoid(z)
    absent = np.logaddexp(0, z)                   # -log (1 - sigmoid(z))
    return np.average(y * present + (1 - y) * absent)


@answer(
    "losses/weighted-bce",
    "weight on log1p alone",
    "tensorflow/tensorflow issue #15791 (loss2 = l * log(1 + exp(-|x|)), loss3 = max(-x, 0)); the same "
    "numbers in PaddlePaddle/Paddle pull request #65859",
    "the weight multiplies only the log1p term of the stable formula, not max(-z, 0): parentheses are "
    "missing",
)
def _(y, z, pos_weight):
    factor = 1.0 + (pos_weight - 1.0) * y
    loss1 = (1.0 - y) * z
    loss2 = factor * np.log1p(np.exp(-np.abs(z)))
    loss3 = np.maximum(-z, 0)
    return np.mean(loss1 + loss2 + loss3)


@answer(
    "losses/weighted-bce",
    "eps inside the logarithm",
    "Teppei-Kanayama/NucleusDetection main/myloss.py (weighted_binary_cross_entropy with eps)",
    "probabilities first, with a small eps inside the logarithm: costs cannot exceed -log(1e-12) = 27.6",
)
def _(y, z, pos_weight):
    eps = 1e-12
    p = 1 / (1 + np.exp(-z))
    loss = -(pos_weight * y * np.log(p + eps) + (1. - y) * np.log(1. - p + eps))
    return loss.mean()


@answer(
    "losses/weighted-bce",
    "weight on both terms",
    "ioneliabuzatu/grn-control src/losses.py and shayan-kousha/SurVAE survae/test.py (loss = loss * weight)",
    "the weight of the label multiplies the whole entry, also where the label is absent (weight and "
    "pos_weight are confused). y = 0, z = 0, weight 3 gives 2.08 instead of 0.693",
)
def _(y, z, pos_weight):
    loss = np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))
    loss = loss * pos_weight
    return loss.mean()


# losses/calibrate-digits


@answer(
    "losses/calibrate-digits",
    "right",
    "written for the stub",
)
def _(z, y, temperatures):
    t = np.asarray(temperatures, dtype=float)[:, None, None]
    s = z[None] / t                                      # (temperature, example, class)
    right = np.take_along_axis(s, y[None, :, None], axis=2)[:, :, 0]
    costs = (np.logaddexp.reduce(s, axis=2) - right).mean(axis=1)
    best = int(costs.argmin())
    return temperatures[best], costs[best]


@answer(
    "losses/calibrate-digits",
    "times the temperature",
    "EFS-OpenSource/calibration-framework issue #13 ('the code represents softmax(z*T)')",
    "the logits are multiplied by the temperature instead of divided: it finds the weight 1 / T",
)
def _(z, y, temperatures):
    best, best_cost = None, np.inf
    for t in temperatures:
        s = z * t
        s = s - s.max(axis=1, keepdims=True)
        logp = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
        cost = -np.mean(logp[np.arange(len(y)), y])
        if cost < best_cost:
            best, best_cost = t, cost
    return best, best_cost


@answer(
    "losses/calibrate-digits",
    "log-probabilities divided",
    "PrimeIntellect-ai/prime-rl pull request #697 ('we did logprobs /= temperature ..., which is just "
    "plain wrong')",
    "the log-probabilities are divided by the temperature after the softmax, without a new normalization",
)
def _(z, y, temperatures):
    s = z - z.max(axis=1, keepdims=True)
    logp = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    right = logp[np.arange(len(y)), y]
    costs = np.array([-np.mean(right / t) for t in temperatures])
    i = np.argmin(costs)
    return temperatures[i], costs[i]


@answer(
    "losses/calibrate-digits",
    "logits overwritten in the loop",
    "Adibvafa/CodonTransformer pull request #20 (temperature scaling applied several times to the same "
    "logits)",
    "the logits are overwritten in the loop, so that each temperature is applied on top of all earlier "
    "ones: the third is scored at t1 * t2 * t3",
)
def _(z, y, temperatures):
    costs = []
    for t in temperatures:
        z = z / t
        z = z - z.max(axis=1, keepdims=True)
        p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
        costs.append(-np.mean(np.log(p[np.arange(len(y)), y])))
    i = np.argmin(costs)
    return temperatures[i], costs[i]
