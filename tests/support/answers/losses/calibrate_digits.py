"""What learners answer to losses/calibrate-digits."""

import math

import numpy as np
from support.answer_corpus import answers_to

from dlbasics.activations import log_softmax, sigmoid, softmax

ANSWERS, answer = answers_to("losses/calibrate-digits")


def costs_at(z, y, temperatures):
    return np.array([-log_softmax(z / t)[np.arange(len(y)), y].mean() for t in temperatures])


@answer("=right", source="EFS-OpenSource/calibration-framework#61, as a minimum of pairs")
def _(z, y, temperatures):
    costs = costs_at(z, y, temperatures).tolist()
    cost, temperature = min(zip(costs, temperatures, strict=True))
    return [temperature, cost]


@answer("=right", source="gpleiss/temperature_scaling#24")
def _(z, y, temperatures):
    s = z[None] / np.asarray(temperatures)[:, None, None]
    s = s - s.max(axis=2, keepdims=True)
    cost = np.log(np.exp(s).sum(axis=2)) - s[:, np.arange(len(y)), y]
    best = cost.mean(axis=1).argmin()
    return temperatures[best], cost.mean(axis=1)[best]


@answer("=right", source="AUSP59/neuralware-x, docs/CALIBRATION.md")
def _(z, y, temperatures):
    best = None
    for t in temperatures:
        s = z / t
        m = s.max(axis=1)
        nll = float(np.mean(m + np.log(np.exp(s - m[:, None]).sum(axis=1)) - s[np.arange(len(y)), y]))
        if best is None or nll < best[1]:
            best = (t, nll)
    return best


@answer("=right")
def _(z, y, temperatures):
    t = np.asarray(temperatures, dtype=float)
    scaled = z[None] / t[:, None, None]
    rows = np.arange(len(y))
    picked = scaled[:, rows, y]
    cost = (np.logaddexp.reduce(scaled, axis=2) - picked).mean(axis=1)
    return min(zip(t.tolist(), cost.tolist(), strict=False), key=lambda pair: pair[1])


@answer("=right")
def _(z, y, temperatures):
    t = np.asarray(temperatures, dtype=float)[:, None, None]
    s = z[None] / t                                      # (temperature, example, class)
    right = np.take_along_axis(s, y[None, :, None], axis=2)[:, :, 0]
    costs = (np.logaddexp.reduce(s, axis=2) - right).mean(axis=1)
    best = int(costs.argmin())
    return temperatures[best], costs[best]


@answer("=right")
def _(z, y, temperatures):
    best_t, best_cost = None, math.inf
    for t in temperatures:
        s = z / t
        cost = (np.logaddexp.reduce(s, axis=1)
                - np.take_along_axis(s, y[:, None], axis=1)[:, 0]).mean()
        if cost < best_cost:
            best_t, best_cost = t, cost
    return best_t, best_cost


@answer("=right")
def _(z, y, temperatures):
    best = None
    for t in temperatures:
        total = 0
        for row, c in zip(z, y, strict=True):
            s = row / t
            m = s.max()
            total += m + np.log(np.exp(s - m).sum()) - s[c]
        if best is None or total < best[1]:
            best = (t, total)
    return best[0], best[1] / len(y)


# The log-probabilities are divided by the temperature after the softmax, without a new normalization.
@answer(
    "logarithms divided",
    source="PrimeIntellect-ai/prime-rl#697 ('we did logprobs /= temperature ..., which is just plain "
           "wrong')",
)
def _(z, y, temperatures):
    s = z - z.max(axis=1, keepdims=True)
    logp = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    right = logp[np.arange(len(y)), y]
    costs = np.array([-np.mean(right / t) for t in temperatures])
    i = np.argmin(costs)
    return temperatures[i], costs[i]


@answer("most accurate", source="KeyKy in gpleiss/temperature_scaling#3")
def _(z, y, temperatures):
    scores = []
    for t in temperatures:
        s = z / t
        log_p = s - s.max(1, keepdims=True)
        log_p = log_p - np.log(np.exp(log_p).sum(1, keepdims=True))
        scores.append((np.mean(s.argmax(1) == y), t, -log_p[np.arange(len(y)), y].mean()))
    best = max(scores, key=lambda row: row[0])
    return best[1], best[2]


@answer("most accurate")
def _(z, y, temperatures):
    best, bt = (np.inf, None)
    for t in temperatures:
        c = -log_softmax(z / t)[np.arange(len(y)), y].mean()
        if c < best:
            best, bt = (c, t)
        return bt, best


@answer("last temperature", source="autogluon/autogluon#4396")
def _(z, y, temperatures):
    costs = costs_at(z, y, temperatures)
    return temperatures[-1], costs[-1]


@answer("last temperature")
def _(z, y, temperatures):
    best, bt = (np.inf, None)
    for t in temperatures:
        c = -log_softmax(z / t)[np.arange(len(y)), y].mean()
        if c < best:
            bt, bc = (t, c)
    return bt, bc


@answer("cost of the last")
def _(z, y, temperatures):
    costs = []
    for t in temperatures:
        c = -log_softmax(z / t)[np.arange(len(y)), y].mean()
        costs.append(c)
    return temperatures[np.argmin(costs)], c


@answer("place in another list")
def _(z, y, temperatures):
    costs = [-log_softmax(z / t)[np.arange(len(y)), y].mean() for t in temperatures]
    i = int(np.argmin(costs))
    return np.sort(temperatures)[i], costs[i]


@answer("eps inside the log", source="search code: -np.mean(np.log(p + 1e-12))")
def _(z, y, temperatures):
    costs = np.array([-np.mean(np.log(softmax(z / t)[np.arange(len(y)), y] + 1e-12)) for t in temperatures])
    return temperatures[costs.argmin()], costs.min()


@answer("matches the accuracy", source="gpleiss/temperature_scaling#20")
def _(z, y, temperatures):
    hits = z.argmax(axis=1) == y
    gaps = [abs(np.exp(log_softmax(z / t)).max(axis=1).mean() - hits.mean()) for t in temperatures]
    best = int(np.argmin(gaps))
    return temperatures[best], costs_at(z, y, temperatures)[best]


@answer("calibration error", source="gpleiss/temperature_scaling#20, ece_loss for nll_loss")
def _(z, y, temperatures):
    rows = np.arange(len(y))

    def ece(p):
        sure, right = p.max(axis=1), p.argmax(axis=1) == y
        index = np.ceil(sure * 15)
        return sum(np.mean(index == j) * abs(sure[index == j].mean() - right[index == j].mean())
                   for j in np.unique(index))

    t = min(temperatures, key=lambda t: ece(softmax(z / t)))
    return t, -log_softmax(z / t)[rows, y].mean()


@answer("calibration error", source="gpleiss/temperature_scaling#20, change nll_loss to ece_loss")
def _(z, y, temperatures):
    def ece(t):
        p = np.exp(log_softmax(z / t))
        confidence, right = p.max(axis=1), p.argmax(axis=1) == y
        place = np.minimum((confidence * 15).astype(int), 14)
        gap = np.bincount(place, weights=right - confidence, minlength=15)
        return np.abs(gap).sum() / len(y)

    errors = [ece(t) for t in temperatures]
    best = int(np.argmin(errors))
    return temperatures[best], errors[best]


@answer("calibration error")
def _(z, y, temperatures):

    def ece(t):
        p = softmax(z / t)
        conf = p.max(1)
        acc = p.argmax(1) == y
        b = np.minimum((conf * 10).astype(int), 9)
        full = [b == i for i in range(10) if (b == i).any()]
        return sum(abs(acc[i].mean() - conf[i].mean()) * i.mean() for i in full)
    c = [ece(t) for t in temperatures]
    i = int(np.argmin(c))
    return temperatures[i], c[i]


@answer("no logarithm")
def _(z, y, temperatures):
    costs = [-softmax(z / t)[np.arange(len(y)), y].mean() for t in temperatures]
    i = np.argmin(costs)
    return temperatures[i], costs[i]


@answer("log of the mean", source="scikit-learn/scikit-learn#31068, the mean first")
def _(z, y, temperatures):
    costs = np.array([-np.log(softmax(z / t)[np.arange(len(y)), y].mean()) for t in temperatures])
    return temperatures[costs.argmin()], costs.min()


@answer("every label for every example")
def _(z, y, temperatures):
    costs = [-log_softmax(z / t)[:, y].mean() for t in temperatures]
    i = np.argmin(costs)
    return temperatures[i], costs[i]


@answer("softmax over the examples")
def _(z, y, temperatures):
    costs = [-log_softmax(z / t, axis=0)[np.arange(len(y)), y].mean() for t in temperatures]
    i = np.argmin(costs)
    return temperatures[i], costs[i]


# The logits are overwritten in the loop, so that each temperature is applied on top of all earlier ones: the
# third is scored at t1 * t2 * t3.
@answer(
    "each divides the last",
    source="Adibvafa/CodonTransformer#20 (temperature scaling applied several times to the same logits)",
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


@answer("a softmax too many", source="EFS-OpenSource/calibration-framework#55")
def _(z, y, temperatures):
    p = np.exp(log_softmax(z))
    costs = [-log_softmax(p / t)[np.arange(len(y)), y].mean() for t in temperatures]
    best = int(np.argmin(costs))
    return temperatures[best], costs[best]


@answer("minus before the cost", source="markus93/NN_calibration#10, log likelihood")
def _(z, y, temperatures):
    likelihoods = -costs_at(z, y, temperatures)
    best = np.argmax(likelihoods)
    return temperatures[best], likelihoods[best]


def cross_entropy(z, y):
    return -np.mean(log_softmax(z)[np.arange(len(y)), y])


@answer("multiplies", source="EFS-OpenSource/calibration-framework#13, softmax(z * T)")
def _(z, y, temperatures):
    costs = [cross_entropy(z * t, y) for t in temperatures]
    i = np.argmin(costs)
    return temperatures[i], costs[i]


# The logits are multiplied by the temperature instead of divided: it finds the weight 1 / T.
@answer("multiplies", source="EFS-OpenSource/calibration-framework#13 ('the code represents softmax(z*T)')")
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


@answer("multiplies")
def _(z, y, temperatures):

    def f(t):
        p = softmax(z * t)
        return -np.log(p[np.arange(len(y)), y]).mean()
    c = [f(t) for t in temperatures]
    return temperatures[np.argmin(c)], min(c)


@answer("sum", source="markus93/NN_calibration#10, the likelihood of all")
def _(z, y, temperatures):
    costs = costs_at(z, y, temperatures) * len(y)
    return temperatures[np.argmin(costs)], costs.min()


@answer("sum")
def _(z, y, temperatures):
    costs = []
    for t in temperatures:
        p = np.exp(z / t) / np.exp(z / t).sum(axis=1, keepdims=True)
        costs.append(-np.log(p)[np.arange(len(y)), y].sum())
    i = np.argmin(costs)
    return temperatures[i], costs[i]


@answer("place instead of temperature", source="maxpumperla/hyperas#12 (choice returns the index)")
def _(z, y, temperatures):
    costs = np.array([cross_entropy(z / t, y) for t in temperatures])
    return np.argmin(costs), costs.min()


@answer("a grid of your own", source="search code: TemperatureScaler, linspace(0.5, 5.0, 60)")
def _(z, y, temperatures):
    best, cost = 1.0, 1e9
    for t in np.linspace(0.5, 5.0, 60):
        nll = -np.mean(log_softmax(z / t)[np.arange(len(y)), y])
        if nll < cost:
            best, cost = t, nll
    return float(best), cost


@answer("the worst", source="gpleiss/temperature_scaling#29, the other end")
def _(z, y, temperatures):
    costs = costs_at(z, y, temperatures)
    return temperatures[costs.argmax()], costs.max()


@answer("table meets row")
def _(z, y, temperatures):
    costs = [-np.mean(np.sum(log_softmax(z / t) * y, axis=1)) for t in temperatures]
    return temperatures[np.argmin(costs)], min(costs)


@answer("temperature above the line alone")
def _(z, y, temperatures):
    z = z - z.max(axis=1, keepdims=True)
    costs = []
    for t in temperatures:
        log_p = z / t - np.log((np.exp(z) / t).sum(axis=1, keepdims=True))
        costs.append(-log_p[np.arange(len(y)), y].mean())
    return temperatures[np.argmin(costs)], min(costs)


@answer("sigmoid of the true logit", source="gpleiss/temperature_scaling#17, sigmoid(logits / T)")
def _(z, y, temperatures):
    rows = np.arange(len(y))
    costs = np.array([np.logaddexp(0, -(z / t)[rows, y]).mean() for t in temperatures])
    return temperatures[costs.argmin()], costs.min()


@answer("sigmoid of every logit", source="acarmonag/Medical-Literature-Classifier, calibration.py")
def _(z, y, temperatures):
    Y = np.eye(z.shape[1])[y]
    best, best_loss = 1.0, np.inf
    for t in temperatures:
        p = sigmoid(z / t)
        loss = -np.mean(Y * np.log(p + 1e-8) + (1 - Y) * np.log(1 - p + 1e-8))
        if loss < best_loss:
            best, best_loss = t, loss
    return best, best_loss


@answer("near costs count as equal")
def _(z, y, temperatures):
    best, chosen = np.inf, None
    for t in temperatures:
        u = z / t - (z / t).max(axis=1, keepdims=True)
        log_p = u - np.log(np.exp(u).sum(axis=1, keepdims=True))
        cost = -log_p[np.arange(len(y)), y].mean()
        if cost < best - 1e-4:
            best, chosen = cost, t
    return chosen, best


@answer("cost without the temperature", source="gpleiss/temperature_scaling#29, Before temperature")
def _(z, y, temperatures):
    rows = np.arange(len(y))
    costs = [-log_softmax(z / t)[rows, y].mean() for t in temperatures]
    return temperatures[int(np.argmin(costs))], -log_softmax(z)[rows, y].mean()


@answer("search begins too low")
def _(z, y, temperatures):
    best, best_t = 1.0, 1.0
    for t in temperatures:
        s = z / t
        s = s - s.max(1, keepdims=True)
        lp = s - np.log(np.exp(s).sum(1, keepdims=True))
        cost = -lp[np.arange(len(y)), y].mean()
        if cost < best:
            best, best_t = cost, t
    return best_t, best


@answer("search begins too low")
def _(z, y, temperatures):
    n, k = z.shape
    best = temperatures[0]
    best_cost = np.log(k)
    for t in temperatures:
        s = z / t
        s = s - s.max(axis=1, keepdims=True)
        log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
        cost = -log_p[np.arange(n), y].mean()
        if cost < best_cost:
            best_cost = cost
            best = t
    return best, best_cost


@answer("multiplies; sum")
def _(z, y, temperatures):
    costs = []
    for t in temperatures:
        log_p = log_softmax(z * t)
        costs.append(-np.sum(log_p[np.arange(len(y)), y]))
    best = np.argmin(costs)
    return temperatures[best], costs[best]


@answer("temperature not used; place instead of temperature")
def _(z, y, temperatures):
    costs = [-log_softmax(z)[np.arange(len(y)), y].mean() for t in temperatures]
    return np.argmin(costs), min(costs)


@answer("temperature not used")
def _(z, y, temperatures):
    rows = np.arange(len(y))
    s = z - z.max(axis=1, keepdims=True)
    costs = []
    for t in temperatures:
        e = np.exp(s) / t
        log_p = s - np.log(t) - np.log(e.sum(axis=1, keepdims=True))
        costs.append(-np.mean(log_p[rows, y]))
    i = np.argmin(costs)
    return temperatures[i], costs[i]


@answer("maximum of each column")
def _(z, y, temperatures):
    n = len(y)
    costs = []
    for t in temperatures:
        s = z / t
        s = s - s.max(axis=0)
        log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
        costs.append(-log_p[np.arange(n), y].mean())
    best = np.argmin(costs)
    return temperatures[best], costs[best]


# Returns 1 / T.
@answer("=wrong", source="gpleiss/temperature_scaling#24, 1 / T")
def _(z, y, temperatures):
    costs = []
    for t in temperatures:
        s = z / t
        s = s - s.max(1, keepdims=True)
        costs.append(-(s - np.log(np.exp(s).sum(1, keepdims=True)))[np.arange(len(y)), y].mean())
    return 1 / temperatures[int(np.argmin(costs))], min(costs)


# The temperature is chosen right, but the cost is in decimal digits (log10) instead of nats: smaller by the
# factor 2.3026.
@answer(
    "=wrong",
    source="huawei-noah/Efficient-Computing#12 (log10 for entropy beside the natural log of PyTorch); "
           "np.log(p + 1e-12) from TemperatureScaler",
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


@answer("near costs count as equal")
def _(z, y, temperatures):
    from scipy.special import log_softmax
    best = np.inf
    for t in temperatures:
        c = round(float(-np.mean(log_softmax(z / t, axis=1)[np.arange(len(y)), y])), 3)
        if c <= best:
            best, keep = c, t
    return keep, -np.mean(log_softmax(z / keep, axis=1)[np.arange(len(y)), y])


@answer("compared with the one before")
def _(z, y, temperatures):
    best, last = None, np.inf
    for t, c in zip(temperatures, costs_at(z, y, temperatures), strict=True):
        if c < last:
            best, cost = t, c
        last = c
    return best, cost


@answer("compared with the one before")
def _(z, y, temperatures):
    costs, best = costs_at(z, y, temperatures), 0
    for i in range(1, len(costs)):
        if costs[i] < costs[i - 1]:
            best = i
    return temperatures[best], costs[best]


# The mean probability of the true class, with the labels, is largest at the lowest temperature.
@answer("lowest entropy", never_says="Compare with the labels.")
def _(z, y, temperatures):
    rows = np.arange(len(y))
    t = max(temperatures, key=lambda t: np.exp(log_softmax(z / t))[rows, y].mean())
    return t, -log_softmax(z / t)[rows, y].mean()


@answer("softmax, then log", never_says="Expected a single number")
def _(z, y, temperatures):
    best_t, best_c = None, float("inf")
    for t in temperatures:
        e = np.exp(z / t)
        p = e / e.sum(axis=1, keepdims=True)
        c = np.mean([-np.log(p[i, y[i]]) for i in range(len(y))])
        if c < best_c:
            best_t, best_c = t, c
    return best_t, best_c


@answer("softmax rounded to 0")
def _(z, y, temperatures):
    best_t, best_c = None, float("inf")
    for t in temperatures:
        c = -np.log(softmax(z / t)[np.arange(len(y)), y]).mean()
        if c < best_c:
            best_t, best_c = t, c
    return best_t, best_c


@answer("search begins with another temperature")
def _(z, y, temperatures):
    best, best_cost = 1.0, costs_at(z, y, [1.0])[0]
    for t, cost in zip(temperatures, costs_at(z, y, temperatures), strict=True):
        if cost < best_cost:
            best, best_cost = t, cost
    return best, best_cost
