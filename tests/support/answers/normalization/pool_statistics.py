"""What learners answer to normalization/pool-statistics."""

import numpy as np
from support.answer_corpus import answers_to

ANSWERS, answer = answers_to("normalization/pool-statistics")


@answer("=right", source="pytorch/ignite#3750")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    delta = mean2 - mean1
    return mean1 + delta * n2 / n, (n1 * var1 + n2 * var2 + delta * delta * n1 * n2 / n) / n


@answer("=right", source="Oneflow-Inc/oneflow#7471, the answer")
def _(n1, mean1, var1, n2, mean2, var2):
    delta, total = mean2 - mean1, n1 + n2
    mean = mean1 + delta * n2 / total
    m2 = var1 * n1 + var2 * n2 + np.square(delta) * n1 * n2 / total
    return mean, m2 / total


@answer("=right", source="mapme-initiative/mapme.biodiversity#327, biased")
def _(n1, mean1, var1, n2, mean2, var2):
    N = n1 + n2
    M = n1 / N * mean1 + n2 / N * mean2
    return M, (n1 * (var1 + (mean1 - M) ** 2) + n2 * (var2 + (mean2 - M) ** 2)) / N


@answer("=right", source="Eventual-Inc/Daft#7474")
def _(n1, mean1, var1, n2, mean2, var2):
    a, b = n1 / (n1 + n2), n2 / (n1 + n2)
    delta = mean2 - mean1
    return mean1 + b * delta, a * var1 + b * var2 + a * b * delta**2


@answer("=right", source="Improbable-AI/pql torch_util.py (RunningMeanStd), rewritten")
def _(n1, mean1, var1, n2, mean2, var2):
    share = n2 / (n1 + n2)
    gap = mean2 - mean1
    return mean1 + share * gap, (1 - share) * (var1 + share * gap * gap) + share * var2


@answer("=right")
def _(n1, mean1, var1, n2, mean2, var2):
    f = n2 / (n1 + n2)                     # share of the second part
    step = mean2 - mean1
    return mean1 + f * step, (1 - f) * var1 + f * var2 + f * (1 - f) * step ** 2


@answer("=right")
def _(n1, mean1, var1, n2, mean2, var2):
    # share of the second part; the mean moves from mean1 by that share
    f = n2 / (n1 + n2)
    gap = mean2 - mean1
    mean = mean1 + f * gap
    within = var1 + f * (var2 - var1)
    between = f * (1 - f) * gap * gap
    return mean, within + between


@answer("=right")
def _(n1, mean1, var1, n2, mean2, var2):
    w = n2 / (n1 + n2)
    return ((1 - w) * mean1 + w * mean2, (1 - w) * var1 + w * var2 + w * (1 - w) * (mean1 - mean2) ** 2)


@answer("=right")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    m = (n1 * mean1 + n2 * mean2) / n
    d1, d2 = (mean1 - m, mean2 - m)
    return (m, (n1 * (var1 + d1 * d1) + n2 * (var2 + d2 * d2)) / n)


@answer("=right")
def _(n1, mean1, var1, n2, mean2, var2):
    m = np.average([mean1, mean2], axis=0, weights=[n1, n2])
    return (m, np.average([var1 + (mean1 - m) ** 2, var2 + (mean2 - m) ** 2], axis=0, weights=[n1, n2]))


@answer("within only", source="posterior/distributions#11")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    return (n1 * mean1 + n2 * mean2) / n, (n1 * var1 + n2 * var2) / n


@answer("within only, unbiased")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    return (n1 * mean1 + n2 * mean2) / n, (n1 * var1 + n2 * var2) / (n - 1)


@answer("whole division")
def _(n1, mean1, var1, n2, mean2, var2):
    a, b = n1 // (n1 + n2), n2 // (n1 + n2)
    mean = a * mean1 + b * mean2
    return mean, a * (var1 + (mean1 - mean) ** 2) + b * (var2 + (mean2 - mean) ** 2)


# A part with variance 0 is treated as if it were empty: the variance of the other part is returned.
@answer(
    "part without spread left out",
    source="search code: welford_variance_calc (if var1 == 0: return var2)",
)
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    delta = mean2 - mean1
    mean = mean1 + delta * (n2 / n)
    var = (n1 * var1 + n2 * var2 + delta ** 2 * (n1 * n2) / n) / n
    var = np.where(var1 == 0, var2, np.where(var2 == 0, var1, var))
    return mean, var


@answer("not weighted", source="oracle/tribuo#215")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = (mean1 + mean2) / 2.0
    delta = mean2 - mean1
    return mean, (n1 * var1 + n2 * var2 + delta**2 * n1 * n2 / n) / n


@answer("not weighted", source="tenstorrent/tt-metal#50624")
def _(n1, mean1, var1, n2, mean2, var2):
    mean = (n1 * mean1 + n2 * mean2) / (n1 + n2)
    return mean, (var1 + var2) / 2 + np.var([mean1, mean2], axis=0)


@answer("plain averages", source="bloomsburyai/question-generation, online_moments.py")
def _(n1, mean1, var1, n2, mean2, var2):
    return 1 / 2 * mean1 + 1 / 2 * mean2, 1 / 2 * var1 + 1 / 2 * var2


@answer("pooled estimate", source="page: pooled variance")
def _(n1, mean1, var1, n2, mean2, var2):
    mean = (n1 * mean1 + n2 * mean2) / (n1 + n2)
    return mean, ((n1 - 1) * var1 + (n2 - 1) * var2) / (n1 + n2 - 2)


@answer("spread between not divided")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    return (n1 * mean1 + n2 * mean2) / n, (n1 * var1 + n2 * var2) / n + n1 * n2 * (mean2 - mean1) ** 2


@answer("mean of the deviations", source="montanaflynn/stats#79")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = (n1 * mean1 + n2 * mean2) / n
    sd = (n1 * np.sqrt(var1) + n2 * np.sqrt(var2)) / n
    return mean, sd**2


@answer(
    "unbiased parts",
    source="blog: Calculating Running Estimate of Mean and Standard Deviation in Python",
)
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = (n1 * mean1 + n2 * mean2) / n
    var = ((n1 - 1) * var1 + (n2 - 1) * var2 + n1 * (mean - mean1) ** 2 + n2 * (mean - mean2) ** 2) / (n - 1)
    return mean, var


@answer("weights exchanged")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    m = (n2 * mean1 + n1 * mean2) / n
    return m, (n1 * (var1 + (mean1 - m) ** 2) + n2 * (var2 + (mean2 - m) ** 2)) / n


@answer("variances added", source="Oneflow-Inc/oneflow#7471")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = (n1 * mean1 + n2 * mean2) / n
    return mean, var1 + var2 + (n1 * n2 / n) * (mean1 - mean2) * (mean1 - mean2)


@answer("variances squared")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    m = (n1 * mean1 + n2 * mean2) / n
    return (m, (n1 * (var1 ** 2 + (mean1 - m) ** 2) + n2 * (var2 ** 2 + (mean2 - m) ** 2)) / n)


@answer("variance of a mean", source="musevlt/mpdaf#2")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    return (n1 * mean1 + n2 * mean2) / n, (n1**2 * var1 + n2**2 * var2) / n**2


@answer("variance of a mean")
def _(n1, mean1, var1, n2, mean2, var2):
    w1 = n1 / (n1 + n2)
    w2 = n2 / (n1 + n2)
    mean = w1 * mean1 + w2 * mean2
    var = w1 ** 2 * var1 + w2 ** 2 * var2 + w1 * w2 * (mean1 - mean2) ** 2
    return mean, var


@answer("by moments", source="TheAlgorithms/Java#7602")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = (n1 * mean1 + n2 * mean2) / n
    squares = n1 * (var1 + mean1**2) + n2 * (var2 + mean2**2)
    return mean, squares / n - mean**2


@answer("mean of the squares")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    m = (n1 * mean1 + n2 * mean2) / n
    v = (n1 * var1 + n2 * var2) / n + (n1 * mean1 ** 2 + n2 * mean2 ** 2) / n
    return (m, v)


@answer("distance not weighted", source="oracle/tribuo#215, the counts equal")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = (n1 * mean1 + n2 * mean2) / n
    return mean, (n1 * var1 + n2 * var2) / n + (mean1 - mean2) ** 2 / 4


# The distance is measured from the new mean, yet weighted as if it were that of the parts.
@answer("distance to the new mean", source="younggyoseo/FastTD3#8, delta2 squared")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = mean1 + (mean2 - mean1) * n2 / n
    return mean, (n1 * var1 + n2 * var2 + (mean2 - mean) ** 2 * n1 * n2 / n) / n


@answer("distance not squared", source="scikit-multiflow/scikit-multiflow#187")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = (n1 * mean1 + n2 * mean2) / n
    incremental_variance = n1 * n2 * (mean1 - mean2) / n
    return mean, (n1 * var1 + n2 * var2 + incremental_variance) / n


@answer("minus")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    m = (n1 * mean1 + n2 * mean2) / n
    return (m, (n1 * var1 + n2 * var2) / n - n1 * n2 * (mean1 - mean2) ** 2 / n ** 2)


# A plus in place of a times in the mean: mean1 + delta + n2 / n, which is mean2 plus a share.
@answer(
    "mean misplaced",
    source="RLE-Foundation/rllte#47 'Potential bug in TorchRunningMeanStd' (new_mean = mean + delta + "
           "batch_count / tot_count); pokaxpoka/B_Pref#3",
)
def _(n1, mean1, var1, n2, mean2, var2):
    tot_count = n1 + n2
    delta = mean2 - mean1
    new_mean = mean1 + delta + n2 / tot_count
    m_2 = var1 * n1 + var2 * n2 + delta ** 2 * n1 * n2 / tot_count
    return new_mean, m_2 / tot_count


@answer("weighted by the spreads", source="morinim/ultra#23")
def _(n1, mean1, var1, n2, mean2, var2):
    s1, s2 = np.sqrt(var1), np.sqrt(var2)
    mean = (s1 * mean1 + s2 * mean2) / (s1 + s2)
    var = (n1 * (var1 + (mean1 - mean) ** 2) + n2 * (var2 + (mean2 - mean) ** 2)) / (n1 + n2)
    return mean, var


@answer("distance not weighted; deviation for variance")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = mean1 + (mean2 - mean1) * n2 / n
    var = (n1 * var1 + n2 * var2) / n + (mean1 - mean2) ** 2
    return mean, np.sqrt(var)


@answer("not weighted; minus")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    var = (n1 * var1 + n2 * var2) / n - (mean2 - mean1) ** 2 * n1 * n2 / n**2
    return (mean1 + mean2) / 2, var


# The variance of the first part is given back as it came.
@answer("=wrong", source="boostorg/math#1474")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    return (n1 * mean1 + n2 * mean2) / n, var1


# Nothing is returned.
@answer("=wrong", source="search code: std_pooled_deviation, np.sqrt at the end")
def _(n1, mean1, var1, n2, mean2, var2):
    mean = (n1 * mean1 + n2 * mean2) / (n1 + n2)
    pooled = (n1 * var1 + n2 * var2) / (n1 + n2)
    _ = mean, pooled


@answer("by moments")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    c = np.mean([np.mean(mean1), np.mean(mean2)])
    a, b = mean1 - c, mean2 - c
    m = (n1 * a + n2 * b) / n
    v = (n1 * (var1 + a ** 2) + n2 * (var2 + b ** 2)) / n - m ** 2
    return m + c, v
