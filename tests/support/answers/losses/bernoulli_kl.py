"""What learners answer to losses/bernoulli-kl."""

import math

import numpy as np
from support.answer_corpus import answers_to

from dlbasics.activations import sigmoid

ANSWERS, answer = answers_to("losses/bernoulli-kl")


@answer("=right", source="uber/causalml#167, with math")
def _(p, q):
    def term(a, b):
        if a == 0:
            return 0.0
        return math.inf if b == 0 else a * math.log(a / b)

    return np.array([term(a, b) + term(1 - a, 1 - b) for a, b in zip(p.tolist(), q.tolist(), strict=True)])


@answer("=right", source="TheAlgorithms/Python#13635, both sides")
def _(p, q):
    result = np.zeros(len(p))
    with np.errstate(divide="ignore"):
        for a, b in ((p, q), (1 - p, 1 - q)):
            some = a != 0
            result[some] += a[some] * (np.log(a[some]) - np.log(b[some]))
    return result


def xlogy(x, y):
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(x == 0, 0.0, x * np.log(y))


@answer("=right", source="ageron/handson-ml2#561")
def _(p, q):
    return xlogy(p, p) - xlogy(p, q) + xlogy(1 - p, 1 - p) - xlogy(1 - p, 1 - q)


def kl(p, q):
    with np.errstate(all="ignore"):
        a = np.where(p > 0, p * np.log(p / q), 0)
        b = np.where(p < 1, (1 - p) * np.log((1 - p) / (1 - q)), 0)
    return a + b


@answer("=right", source="TheAlgorithms/Python#14874, without the clip")
def _(p, q):
    return kl(p, q)


@answer("=right")
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


@answer("=right")
def _(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        heads = p * (np.log(p) - np.log(q))
        tails = (1 - p) * (np.log(1 - p) - np.log(1 - q))
    # 0 times an infinity is nan here, and counts as 0
    return np.nansum([heads, tails], axis=0)


@answer("=right")
def _(p, q):
    out = np.zeros(len(p))
    for i in range(len(p)):
        if p[i] > 0:
            out[i] += math.inf if q[i] == 0 else p[i] * math.log(p[i] / q[i])
        if p[i] < 1:
            out[i] += math.inf if q[i] == 1 else (1 - p[i]) * math.log((1 - p[i]) / (1 - q[i]))
    return list(out)


@answer(
    "exchanged",
    source="pytorch/pytorch#57459, KLDivLoss and F.kl_div compute KL(Q || P); cokelaer/fitter#27",
)
def _(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        heads = np.where(q == 0, 0.0, q * np.log(q / p))
        tails = np.where(q == 1, 0.0, (1 - q) * np.log((1 - q) / (1 - p)))
    return heads + tails


@answer("heads only", source="TheAlgorithms/Python#13635")
def _(p, q):
    mask = p != 0
    out = np.zeros_like(p)
    with np.errstate(divide="ignore"):
        out[mask] = p[mask] * np.log(p[mask] / q[mask])
    return out


@answer("heads only", source="TheAlgorithms/Python#13635 (kullback_leibler_divergence on the vector itself)")
def _(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(p == 0, 0.0, p * np.log(p / q))


@answer("heads only")
def _(p, q):
    p, q = (np.clip(p, 1e-07, 1), np.clip(q, 1e-07, 1))
    return p * np.log(p / q)


@answer("tails subtracted")
def _(p, q):
    with np.errstate(all='ignore'):
        a = np.where(p == 0, 0, p * np.log(p / q))
        b = np.where(p == 1, 0, (1 - p) * np.log((1 - p) / (1 - q)))
    return a - b


@answer("cross-entropy", source="pytorch/pytorch#144220")
def _(p, q):
    with np.errstate(all="ignore"):
        a = np.where(p == 0, 0, -p * np.log(q))
        return a + np.where(p == 1, 0, -(1 - p) * np.log(1 - q))


@answer("bits", source="odlgroup/odl#1042, in bits")
def _(p, q):
    with np.errstate(all="ignore"):
        a = np.where(p == 0, 0, p * np.log2(p / q))
        return a + np.where(p == 1, 0, (1 - p) * np.log2((1 - p) / (1 - q)))


@answer("as on paper", source="uber/causalml#167; Lightning-AI/torchmetrics#1029")
def _(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        return p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q))


@answer("as on paper")
def _(p, q):
    costs = []
    for a, b in zip(p, q, strict=True):
        costs.append(a * math.log(a / b) + (1 - a) * math.log((1 - a) / (1 - b)))
    return np.array(costs)


@answer("belief clipped", source="uber/causalml#167")
def _(p, q):
    q = np.clip(q, 0.1**6, 1 - 0.1**6)
    return p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q))


@answer("belief clipped")
def _(p, q):
    q = q.copy()
    q[q == 0] = 0.001
    q[q == 1] = 0.999
    return p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q))


@answer("clipped", source="pytorch/pytorch#15288")
def _(p, q):
    EPS = 1e-16
    one = p * (np.log(p + EPS) - np.log(q + EPS))
    zero = (1 - p) * (np.log(1 - p + EPS) - np.log(1 - q + EPS))
    return one + zero


@answer("clipped", source="uber/causalml#999")
def _(p, q):
    p = np.clip(p, 0.1**6, 1 - 0.1**6)
    q = np.clip(q, 0.1**6, 1 - 0.1**6)
    return p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q))


@answer("clipped", source="wblgers/tensorflow_stacked_denoising_autoencoder#1")
def _(p, q):
    def log(v):
        return np.log(np.clip(v, 1e-8, np.max(v)))

    return p * log(p) - p * log(q) + (1 - p) * log(1 - p) - (1 - p) * log(1 - q)


@answer("clipped")
def _(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        heads = np.where(p == 0, 0.0, p * np.log(p / q))
    tails = (1 - p) * np.log((1 - p + 1e-12) / (1 - q + 1e-12))
    return np.where((q == 0) & (p > 0), np.inf, heads + tails)


@answer("nan_to_num", source="JuliaStats/Distributions.jl#793")
def _(p, q):
    with np.errstate(all="ignore"):
        return np.nan_to_num(p * np.log(p / q)) + np.nan_to_num((1 - p) * np.log((1 - p) / (1 - q)))


# A term is taken only where both p and q are above 0 (or below 1), so a belief that rules out what can
# happen costs nothing at that place: p = 0.5, q = 0 gives 0.5 log 0.5 = -0.35, p = 1, q = 0 gives 0, where
# inf is asked.
@answer("finite terms only", source="search code: Julia, KL(q, p), if (q > 0.0 && p > 0.0)")
def _(p, q):
    kl = np.zeros(len(p))
    a = (p > 0) & (q > 0)
    kl[a] += p[a] * np.log(p[a] / q[a])
    a = (p < 1) & (q < 1)
    kl[a] += (1 - p[a]) * np.log((1 - p[a]) / (1 - q[a]))
    return kl


@answer("both terms cleaned together")
def _(p, q):
    r = np.zeros(len(p))
    for i in range(len(p)):
        if 0 < p[i] < 1 and 0 < q[i] < 1:
            r[i] = p[i] * np.log(p[i] / q[i]) + (1 - p[i]) * np.log((1 - p[i]) / (1 - q[i]))
    return r


# The guard `p != 0` is put around the whole divergence: for p = 0 the result is 0, where -log(1 - q) is due
# (p = 0, q = 0.5 gives 0 and not 0.693; p = 0, q = 1 gives 0 and not inf).
@answer(
    "certain, so free",
    source="madlabunimib/MADBayes "
           "weighted_imputation/backends/numba/algorithms/kullback_leibler_divergence.py and "
           "TheAlgorithms/Python#13635 (filter y_true != 0), carried over to a coin",
)
def _(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        kl = p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q))
    return np.where(p != 0, kl, 0.0)


@answer("certain, so free")
def _(p, q):
    r = np.zeros(len(p))
    for i in range(len(p)):
        if (q[i] == 0 and p[i] > 0) or (q[i] == 1 and p[i] < 1):
            r[i] = np.inf
        elif 0 < p[i] < 1:
            r[i] = p[i] * np.log(p[i] / q[i]) + (1 - p[i]) * np.log((1 - p[i]) / (1 - q[i]))
    return r


# Takes 0 log 0, which numpy computes as nan, for inf. p = 0, q = 0.5 gives inf instead of 0.693, and p = q =
# 1 gives inf instead of 0.
@answer("certain, so infinite", source="odlgroup/odl#1039 (if np.isnan(tmp): return np.inf)")
def _(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        kl = p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q))
    # nan: some probability was 0
    return np.where(np.isnan(kl), np.inf, kl)


@answer("certain, so infinite")
def _(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        kl = p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q))
    kl = np.where(np.isnan(kl), np.inf, kl)
    return np.where(p == q, 0.0, kl)


@answer("a sigmoid too many", source="rguthrie3/MorphologicalPriorsForWordEmbeddings#1")
def _(p, q):
    p, q = sigmoid(p), sigmoid(q)
    return p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q))


@answer("the belief guards the tails")
def _(p, q):
    heads = np.where(p == 0, 0, p * np.log(p / q))
    tails = np.where(q == 1, 0, (1 - p) * np.log((1 - p) / (1 - q)))
    return heads + tails


@answer("brackets missing in the tails")
def _(p, q):
    return p * np.log(p / q) + (1 - p) * np.log(1 - p / 1 - q)


@answer("tails weighed by the belief")
def _(p, q):
    with np.errstate(all='ignore'):
        return p * np.log(p / q) + (1 - q) * np.log((1 - p) / (1 - q))


@answer("weighed by the belief")
def _(p, q):
    with np.errstate(all="ignore"):
        one = np.where(p == 0, 0, q * np.log(p / q))
        two = np.where(p == 1, 0, (1 - q) * np.log((1 - p) / (1 - q)))
    return one + two


@answer("belief without weight", source="caglar/autoencoders#5")
def _(p, q):
    with np.errstate(all="ignore"):
        return p * np.log(p) - np.log(q) + (1 - p) * np.log(1 - p) - (1 - p) * np.log(1 - q)


@answer("no logarithm", source="rasbt/machine-learning-book#44")
def _(p, q):
    with np.errstate(all="ignore"):
        return p * (p / q) + (1 - p) * ((1 - p) / (1 - q))


@answer("estimate from samples", source="Rolv-Arild/rocket-learn#12")
def _(p, q):
    with np.errstate(all="ignore"):
        r = q / p
        return (r - 1) - np.log(r)


@answer(
    "every sure belief costs all",
    source="Lightning-AI/torchmetrics#1029 (q_i should not be 0, unless the corresponding p_i also is)",
)
def _(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        heads = np.where(p == 0, 0.0, p * np.log(p / q))
        tails = np.where(p == 1, 0.0, (1 - p) * np.log((1 - p) / (1 - q)))
    return np.where((q == 0) | (q == 1), np.inf, heads + tails)


@answer("both ways", source="tatopenn-cell/Dense-Evolution#103, J there")
def _(p, q):
    with np.errstate(all="ignore"):
        return (p - q) * np.log(p / q) + (q - p) * np.log((1 - p) / (1 - q))


@answer("sign", source="fannie1208/CaNet#3")
def _(p, q):
    return -kl(p, q)


@answer("sign", source="search code: kl_div(q, p), -1.0 * torch.sum, clamp 1e-6")
def _(p, q):
    p, q = np.clip(p, 1e-6, 1 - 1e-6), np.clip(q, 1e-6, 1 - 1e-6)
    return -1.0 * (p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q)))


@answer("one number for all", source="pytorch/pytorch#15288")
def _(p, q):
    kldiv_1 = p * (np.log(p) - np.log(q))
    kldiv_0 = (1 - p) * (np.log(1 - p) - np.log(1 - q))
    return (kldiv_1 + kldiv_0).sum()


@answer("one number for all", source="search code: bernoulli_kl_divergence, numerator / denominator")
def _(p, q):
    with np.errstate(all="ignore"):
        loss = p * np.log((p - p * q) / (q - p * q)) + np.log((1 - p) / (1 - q))
    return np.mean(loss)


@answer("q in both terms")
def _(p, q):
    from scipy.special import rel_entr
    return rel_entr(p, q) + rel_entr(1 - p, q)


@answer("exchanged; bits")
def _(p, q):
    def kl(a, b):
        with np.errstate(all='ignore'):
            return np.where(a == 0, 0.0, a * np.log2(a / b))
    return kl(q, p) + kl(1 - q, 1 - p)


# The divergence from a fair coin: q is not used.
@answer("=wrong", source="loeweX/AmortizedCausalDiscovery#3")
def _(p, q):
    with np.errstate(all="ignore"):
        a = np.where(p > 0, p * np.log(p / 0.5), 0)
        b = np.where(p < 1, (1 - p) * np.log((1 - p) / 0.5), 0)
    return a + b


@answer("=wrong")
def _(p, q):
    def term(a, b):
        return np.where(np.isclose(a, 0), 0, a * np.log(a / b))

    return term(p, q) + term(1 - p, 1 - q)


# p = 0 costs 0 whatever q is, and p = q = 1 costs inf; all else is right, wherever it stands.
@answer("=wrong", says="right for all ordinary ones", never_says="Only the last entry")
def _(p, q):
    out = np.zeros(len(p))
    for i in range(len(p)):
        if p[i] == 0:
            out[i] = 0
        elif q[i] == 0 or q[i] == 1:
            out[i] = np.inf
        elif p[i] == 1:
            out[i] = -np.log(q[i])
        else:
            out[i] = (p[i] * np.log(p[i] / q[i])
                      + (1 - p[i]) * np.log((1 - p[i]) / (1 - q[i])))
    return out


# The term for heads alone, summed over all.
@answer("=wrong shape", source="madlabunimib/MADBayes, kullback_leibler_divergence.py")
def _(p, q):
    with np.errstate(all="ignore"):
        return np.sum(np.where(p != 0, p * np.log(p / q), 0))


@answer("clipped, and an infinity put in")
def _(p, q):
    from scipy.special import rel_entr
    c = np.clip(q, 1e-3, 1 - 1e-3)
    kl = rel_entr(p, c) + rel_entr(1 - p, 1 - c)
    kl = np.where(((q == 0) & (p > 0)) | ((q == 1) & (p < 1)), np.inf, kl)
    return np.where(p == q, 0.0, kl)


@answer("clipped, and an infinity put in")
def _(p, q):
    eps = 1e-12
    kl = p * np.log((p + eps) / (q + eps)) + (1 - p) * np.log((1 - p + eps) / (1 - q + eps))
    bad = ((q == 0) & (p > 0)) | ((q == 1) & (p < 1))
    return np.where(bad, np.inf, kl)


@answer("clipped, and an infinity put in")
def _(p, q):
    from scipy.special import rel_entr
    c = np.clip(q, 1e-12, 1 - 1e-12)
    kl = rel_entr(p, c) + rel_entr(1 - p, 1 - c)
    return np.where(((q == 0) & (p > 0)) | ((q == 1) & (p < 1)), np.inf, kl)


@answer("one weight for both")
def _(p, q):
    with np.errstate(all="ignore"):
        t = np.stack([p * np.log(p / q), p * np.log((1 - p) / (1 - q))])
    return np.nansum(t, axis=0)


@answer("weights exchanged")
def _(p, q):
    from scipy.special import xlogy
    with np.errstate(all="ignore"):
        return xlogy(1 - p, p / q) + xlogy(p, (1 - p) / (1 - q))


@answer("half of the entropy")
def _(p, q):
    from scipy.special import xlogy
    return -xlogy(p, q) - xlogy(1 - p, 1 - q) + xlogy(p, p)


@answer("one end forgotten")
def _(p, q):
    out = np.zeros(len(p))
    for i in range(len(p)):
        if p[i] > 0:
            if q[i] == 0:
                out[i] = np.inf
                continue
            out[i] += p[i] * math.log(p[i] / q[i])
        if p[i] < 1 and q[i] < 1:
            out[i] += (1 - p[i]) * math.log((1 - p[i]) / (1 - q[i]))
    return out


@answer("one impossible for all")
def _(p, q):
    if np.any((q == 0) & (p > 0)) or np.any((q == 1) & (p < 1)):
        return np.full(p.shape, np.inf)
    with np.errstate(divide="ignore", invalid="ignore"):
        a = np.where(p > 0, p * np.log(p / q), 0)
        b = np.where(p < 1, (1 - p) * np.log((1 - p) / (1 - q)), 0)
    return a + b
