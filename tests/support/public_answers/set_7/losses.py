"""Answers of the seventh set to the exercises of losses."""

import numpy as np
from support.public_answers.model import collect

from dlbasics.activations import sigmoid, softmax

ANSWERS, answer = collect()


@answer("losses/huber", "not squared", "search code: _huber_loss_np, ifthen = 0.5 * err",
        "near ones cost half the error, not half its square; delta is 1")
def _(y, y_hat, delta):
    err = y - y_hat
    absolute = np.abs(err)
    return np.mean(np.where(absolute < 1.0, 0.5 * err, absolute - 0.5))


@answer("losses/huber", "a whole delta", "h2oai/h2o-3#6015, abs - delta, halved",
        "the line is delta (abs(e) - delta): it begins at 0, not at delta ** 2 / 2")
def _(y, y_hat, delta):
    e = np.abs(y - y_hat)
    return np.mean(np.where(e <= delta, e**2 / 2, (e - delta) * delta))


@answer("losses/huber", "berHu", "dontLoveBugs/FCRN_pytorch#8, the reverse Huber loss",
        "the other way round: a line near 0, a parabola beyond")
def _(y, y_hat, delta):
    e = np.abs(y_hat - y)
    return np.mean(np.where(e <= delta, e, (e**2 + delta**2) / (2 * delta)))


@answer("losses/huber", "summed", "KumarArindam/ML-CheatSheet, losses_scratch.py",
        "the sum of all, not their mean")
def _(y, y_hat, delta):
    e = np.abs(y - y_hat)
    return np.sum(np.where(e < delta, 0.5 * e**2, delta * e - 0.5 * delta**2))


@answer("losses/huber", "right, clipped part", "search code: chex, quadratic = minimum(abs_errors, delta)")
def _(y, y_hat, delta):
    size = np.abs(y_hat - y)
    quadratic = np.minimum(size, delta)
    return np.mean(0.5 * quadratic**2 + delta * (size - quadratic))


@answer("losses/pinball", "one for each", "search code: torch.where(residual > 0, residual * tau, ...)",
        "a cost for each pair, not their mean")
def _(y, y_hat, q):
    r = y - y_hat
    return np.where(r > 0, r * q, r * (q - 1))


@answer("losses/pinball", "summed", "stefanlinner/boostrq, R/loss.R, sum(...)",
        "the sum, not the mean")
def _(y, y_hat, q):
    r = y - y_hat
    return np.sum(q * r * (r > 0) + (q - 1) * r * (r <= 0))


@answer("losses/pinball", "right, a mask", "keyvan-amiri/UQ4PPM, QuantileLoss.py")
def _(y, y_hat, q):
    diff = y_hat - y
    return np.mean(((diff >= 0).astype(float) - q) * diff)


@answer("losses/pinball", "right, two sums", "sachinruk.github.io, tilted_loss in Theano")
def _(y, y_hat, q):
    e = y - y_hat
    return (q * np.sum(e) - np.sum(e[np.nonzero(e < 0)])) / e.shape[0]


@answer("losses/bernoulli-kl", "one number, by odds",
        "search code: bernoulli_kl_divergence, numerator / denominator",
        "the mean of all, and nan where p is 0 or 1")
def _(p, q):
    with np.errstate(all="ignore"):
        loss = p * np.log((p - p * q) / (q - p * q)) + np.log((1 - p) / (1 - q))
    return np.mean(loss)


@answer("losses/bernoulli-kl", "minus, clamped", "search code: kl_div(q, p), -1.0 * torch.sum, clamp 1e-6",
        "both are clamped, and the sign is turned")
def _(p, q):
    p, q = np.clip(p, 1e-6, 1 - 1e-6), np.clip(q, 1e-6, 1 - 1e-6)
    return -1.0 * (p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q)))


@answer("losses/bernoulli-kl", "one clip for both",
        "search code: kl_bernoulli, clip 1e-7 and 0.9999999999999999",
        "both are clipped: what costs inf costs a number")
def _(p, q):
    m, n = np.clip(p, 1e-7, 0.9999999999999999), np.clip(q, 1e-7, 0.9999999999999999)
    return m * np.log(m / n) + (1 - m) * np.log((1 - m) / (1 - n))


@answer("losses/bernoulli-kl", "heads, summed", "madlabunimib/MADBayes, kullback_leibler_divergence.py",
        "the term for heads alone, summed over all")
def _(p, q):
    with np.errstate(all="ignore"):
        return np.sum(np.where(p != 0, p * np.log(p / q), 0))


@answer("losses/weighted-bce", "the other clamp", "tensorflow/tensorflow#11978, as it is proposed there",
        "-y z + weight * softplus(z): for weights other than 1 another function")
def _(y, z, pos_weight):
    weight = 1 + (pos_weight - 1) * y
    return np.mean(-y * z + weight * (np.log1p(np.exp(-np.abs(z))) + np.maximum(z, 0)))


@answer("losses/weighted-bce", "clipped, by rows", "search code: weightBCE, p = np.clip(p, 1e-3, 1 - 1e-3)",
        "probabilities are clipped at 0.001, and the sum is divided by the number of rows")
def _(y, z, pos_weight):
    p = np.clip(sigmoid(z), 1e-3, 1 - 1e-3)
    return np.sum(y * -1 * np.log(p) * pos_weight + (1 - y) * -1 * np.log(1 - p)) / len(p)


@answer("losses/weighted-bce", "a table, overflowing",
        "search code: weighted_bce_with_logits, log1p(exp(-z))",
        "no mean is taken, and exp overflows")
def _(y, z, pos_weight):
    with np.errstate(over="ignore", invalid="ignore"):
        return pos_weight * y * np.log1p(np.exp(-z)) + (1 - y) * np.log1p(np.exp(z))


@answer("losses/weighted-bce", "times the share", "tensorpack/tensorpack#278, multiplied by the ratio",
        "the mean is multiplied by the share of absent labels")
def _(y, z, pos_weight):
    cost = pos_weight * y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z)
    return np.mean(cost) * np.mean(1 - y)


@answer("losses/weighted-bce", "right, relu and softrelu", "apache/mxnet#13612, wkcn's formula")
def _(y, z, pos_weight):
    log_weight = 1 + (pos_weight - 1) * y
    return np.mean(z - z * y + log_weight * (np.logaddexp(0, -np.abs(z)) + np.maximum(-z, 0)))


def _log_softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


@answer("losses/label-smoothing", "no smoothing", "dice-group/dice-embeddings#458, the ratio ignored",
        "smoothing is not used")
def _(y, z, smoothing):
    return -np.mean(_log_softmax(z)[np.arange(len(y)), y])


@answer("losses/label-smoothing", "more than one", "pytorch/pytorch#7455, labels * c + s / (classNum - 1)",
        "smoothing / (k - 1) for every class: the targets add up to more than 1")
def _(y, z, smoothing):
    k = z.shape[1]
    target = np.eye(k)[y] * (1 - smoothing) + smoothing / (k - 1)
    return -np.mean(np.sum(target * _log_softmax(z), axis=1))


@answer("losses/label-smoothing", "fixed a tenth", "SeoYoungDeok/ViT_pytorch, label_smoothing=0.1",
        "smoothing is 0.1, whatever is given")
def _(y, z, smoothing):
    log_p = _log_softmax(z)
    return np.mean(-0.9 * log_p[np.arange(len(y)), y] - 0.1 * log_p.mean(axis=1))


@answer("losses/label-smoothing", "summed", "search code: label_smoothed_nll_loss, return loss.sum()",
        "the sum over the examples")
def _(y, z, smoothing):
    log_p = _log_softmax(z)
    nll = -log_p[np.arange(len(y)), y]
    return ((1 - smoothing) * nll - smoothing / z.shape[1] * log_p.sum(axis=1)).sum()


@answer("losses/label-smoothing", "right, mean then sum", "davidpicard/deepseed, loss.py")
def _(y, z, smoothing):
    target = np.zeros_like(z)
    np.put_along_axis(target, y[:, None], 1.0, axis=1)
    target = (1 - smoothing) * target + smoothing / z.shape[1]
    return (-target * _log_softmax(z)).mean(axis=0).sum()


@answer("losses/calibrate-digits", "each class a coin",
        "acarmonag/Medical-Literature-Classifier, calibration.py",
        "a sigmoid and a binary cross-entropy for each class, in place of softmax")
def _(z, y, temperatures):
    Y = np.eye(z.shape[1])[y]
    best, best_loss = 1.0, np.inf
    for t in temperatures:
        p = sigmoid(z / t)
        loss = -np.mean(Y * np.log(p + 1e-8) + (1 - Y) * np.log(1 - p + 1e-8))
        if loss < best_loss:
            best, best_loss = t, loss
    return best, best_loss


@answer("losses/calibrate-digits", "a little in the log", "search code: -np.mean(np.log(p + 1e-12))",
        "1e-12 is added inside the logarithm: a probability of 0 costs 27.6")
def _(z, y, temperatures):
    costs = np.array([-np.mean(np.log(softmax(z / t)[np.arange(len(y)), y] + 1e-12)) for t in temperatures])
    return temperatures[costs.argmin()], costs.min()


@answer("losses/calibrate-digits", "a grid of its own",
        "search code: TemperatureScaler, linspace(0.5, 5.0, 60)",
        "60 temperatures from 0.5 to 5 are tried, not those that are given")
def _(z, y, temperatures):
    best, cost = 1.0, 1e9
    for t in np.linspace(0.5, 5.0, 60):
        nll = -np.mean(_log_softmax(z / t)[np.arange(len(y)), y])
        if nll < cost:
            best, cost = t, nll
    return float(best), cost


@answer("losses/calibrate-digits", "by the calibration error",
        "gpleiss/temperature_scaling#20, ece_loss for nll_loss",
        "the calibration error decides, not the cross-entropy")
def _(z, y, temperatures):
    rows = np.arange(len(y))

    def ece(p):
        sure, right = p.max(axis=1), p.argmax(axis=1) == y
        index = np.ceil(sure * 15)
        return sum(np.mean(index == j) * abs(sure[index == j].mean() - right[index == j].mean())
                   for j in np.unique(index))

    t = min(temperatures, key=lambda t: ece(softmax(z / t)))
    return t, -_log_softmax(z / t)[rows, y].mean()


@answer("losses/calibrate-digits", "right, a running minimum", "AUSP59/neuralware-x, docs/CALIBRATION.md")
def _(z, y, temperatures):
    best = None
    for t in temperatures:
        s = z / t
        m = s.max(axis=1)
        nll = float(np.mean(m + np.log(np.exp(s - m[:, None]).sum(axis=1)) - s[np.arange(len(y)), y]))
        if best is None or nll < best[1]:
            best = (t, nll)
    return best
