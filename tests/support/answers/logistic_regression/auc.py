"""What learners answer to logistic_regression/auc."""

from itertools import pairwise

import numpy as np
from support.answer_corpus import answers_to

ANSWERS, answer = answers_to("logistic_regression/auc")


@answer("=right", source="smartcorelib/smartcore#373, as expected there")
def _(y, score):
    n1, n0 = np.sum(y == 1), np.sum(y == 0)
    ranks = np.array([np.sum(score < s) + (np.sum(score == s) + 1) / 2 for s in score])
    return (ranks[y == 1].sum() - n1 * (n1 + 1) / 2) / (n1 * n0)


@answer("=right", source="aidotse/LeakPro#465, the end of each block")
def _(y, score):
    tpr, fpr = [0.0], [0.0]
    for threshold in sorted(set(score.tolist()), reverse=True):
        tpr.append(np.mean(score[y == 1] >= threshold))
        fpr.append(np.mean(score[y == 0] >= threshold))
    return sum((b - a) * (c + d) / 2 for a, b, c, d in zip(fpr[:-1], fpr[1:], tpr[:-1], tpr[1:], strict=True))


@answer("=right", source="smartcorelib/smartcore#374")
def _(y, score):
    _values, place, counts = np.unique(score, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    n1 = int(np.sum(y))
    n0 = len(y) - n1
    return (ranks[y == 1].sum() - n1 * (n1 + 1) / 2) / (n1 * n0)


@answer("=right", source="accord-net/framework#857, signs")
def _(y, score):
    return (1 + np.sign(np.subtract.outer(score[y == 1], score[y == 0])).mean()) / 2


@answer("=right", source="dtcenter/MET#1150, trapezoids")
def _(y, score):
    area, x, h = 0.0, 1.0, 1.0
    for s in np.unique(score):
        x2, h2 = np.mean(score[y == 0] > s), np.mean(score[y == 1] > s)
        area += (x - x2) * (h + h2) * 0.5
        x, h = x2, h2
    return area


@answer("=right", source="benhamner/Metrics, ml_metrics/auc.py")
def _(y, score):
    pairs = sorted((s, i) for i, s in enumerate(score))
    ranks = [0.0] * len(pairs)
    start = 0
    for i in range(1, len(pairs) + 1):
        if i == len(pairs) or pairs[i][0] != pairs[start][0]:
            for j in range(start, i):
                ranks[pairs[j][1]] = (start + 1 + i) / 2
            start = i
    n1 = sum(1 for label in y if label == 1)
    total = sum(r for r, label in zip(ranks, y, strict=True) if label == 1)
    return (total - n1 * (n1 + 1) / 2) / (n1 * (len(y) - n1))


@answer("=right")
def _(y, score):
    negatives = np.sort(score[y == 0])
    positives = score[y == 1]
    below = np.searchsorted(negatives, positives, side="left")
    not_above = np.searchsorted(negatives, positives, side="right")
    return (below + not_above).sum() / (2 * negatives.size * positives.size)


@answer("=right")
def _(y, score):
    neg = np.sort(score[y == 0])
    pos = score[y == 1]
    below = np.searchsorted(neg, pos, side="left")
    not_above = np.searchsorted(neg, pos, side="right")
    return (below.sum() + not_above.sum()) / (2 * len(pos) * len(neg))


@answer("=right")
def _(y, score):
    negative = np.sort(score[y == 0])
    positive = score[y == 1]
    below = np.searchsorted(negative, positive, side="left")
    not_above = np.searchsorted(negative, positive, side="right")
    return (below + not_above).sum() / (2 * len(negative) * len(positive))


@answer("=right")
def _(y, score):
    a = np.sort(score[y == 0])
    p = score[y == 1]
    return ((np.searchsorted(a, p, 'left') + np.searchsorted(a, p, 'right')) / 2).mean() / len(a)


@answer("ties lose", source="JuliaAI/MLJBase.jl#319, no ties")
def _(y, score):
    wins = [a > b for a in score[y == 1] for b in score[y == 0]]
    return sum(wins) / len(wins)


@answer("ties lose", source="ledell/cvAUC#6, needs 0.5 for ties")
def _(y, score):
    total = 0
    pos, neg = score[y == 1], score[y == 0]
    for a in pos:
        for b in neg:
            if a > b:
                total += 1
    return total / (len(pos) * len(neg))


@answer("ties win", source="scdevries in brian-lau/MatlabAUC#1")
def _(y, score):
    return np.mean(score[y == 1][:, None] >= score[y == 0])


@answer("losses count one half")
def _(y, score):
    pos = score[y == 1]
    neg = score[y == 0]
    return np.where(pos[:, None] > neg, 1, 0.5).mean()


@answer("reversed", source="NVIDIA-TAO/tao-pytorch#99")
def _(y, score):
    one, zero = score[y == 1], score[y == 0]
    return np.mean((one[:, None] < zero) + 0.5 * (one[:, None] == zero))


@answer("near scores count as equal")
def _(y, score):
    p, q = score[y == 1][:, None], score[y == 0]
    return np.mean(np.where(np.isclose(p, q), 0.5, p > q))


@answer("not divided", source="accord-net/framework#857, W = 612.5")
def _(y, score):
    d = score[y == 1][:, None] - score[y == 0]
    return np.sum(d > 0) + 0.5 * np.sum(d == 0)


@answer("Gini", source="bbci/bbci_public#136, its range")
def _(y, score):
    d = score[y == 1][:, None] - score[y == 0]
    return np.mean(np.sign(d))


@answer("Gini", source="MariemBouhaha/Opioids, my_metric.py, 2 * auc - 1")
def _(y, score):
    r = np.array([np.sum(score < s) + (np.sum(score == s) + 1) / 2 for s in score])
    n1, n0 = np.sum(y == 1), np.sum(y < 1)
    return 2 * (r[y == 1].sum() - n1 * (n1 + 1) / 2) / (n0 * n1) - 1


@answer("rank sum", source="bbci/bbci_public#136, nothing subtracted")
def _(y, score):
    ranks = np.array([np.sum(score < s) + (np.sum(score == s) + 1) / 2 for s in score])
    return ranks[y == 1].sum() / (np.sum(y == 1) * np.sum(y == 0))


@answer("rank sum")
def _(y, score):
    n1 = (y == 1).sum()
    n0 = (y == 0).sum()
    r = np.argsort(np.argsort(score)) + 1
    return r[y == 1].sum() / (n1 * n0)


@answer("curve row by row", source="linkedin/photon-ml#43")
def _(y, score):
    positives = auc = 0
    for i in np.argsort(-score, kind="stable"):
        if y[i] > 0.5:
            positives += 1
        else:
            auc += positives
    return auc / (np.sum(y == 1) * np.sum(y == 0))


@answer("curve row by row")
def _(y, score):
    o = np.argsort(-score)
    t = y[o]
    tpr = np.cumsum(t) / t.sum()
    fpr = np.cumsum(1 - t) / (1 - t).sum()
    return np.trapezoid(tpr, fpr)


# The 'fast AUC' does not know ties: equal scores count as the sort happens to place them. y = [0, 1], score
# = [1, 1] gives 1, y = [1, 0] gives 0, instead of 0.5.
@answer(
    "ranks without ties",
    source="JuliaAI/MLJBase.jl#319 (the fast AUC from the Kaggle thread ieee-fraud-detection/107601)",
)
def _(y, score):
    y = np.asarray(y)[np.argsort(score)]
    n = len(y)
    n_false = 0
    area = 0
    for label in y:
        n_false += 1 - label
        area += label * n_false
    return area / (n_false * (n - n_false))


# Rank formula with argsort of argsort: equal scores get different ranks, in the order of the array, so a tie
# counts 0 or 1 by position and not one half. y = [0, 1], score = [5, 5] gives 1 (and 0 for y = [1, 0]);
# without ties between the classes it is right.
@answer(
    "ranks without ties",
    source="a-mazzetto/anomaly-detection pvalues/auc_pvalue.py; the same symptom in "
           "smartcorelib/smartcore#373",
)
def _(y, score):
    n1 = np.sum(y)
    n0 = len(y) - n1
    order = np.argsort(score, kind="stable")
    rank = np.argsort(order, kind="stable") + 1
    U = np.sum(rank[y == 1]) - n1 * (n1 + 1) / 2
    return U / (n1 * n0)


@answer(
    "subtracts the other class's ranks",
    source="bbci/bbci_public#136, proc_aucValues normalized by the smaller class",
)
def _(y, score):
    ranks = np.array([np.sum(score < s) + (np.sum(score == s) + 1) / 2 for s in score])
    n1, n0 = np.sum(y == 1), np.sum(y == 0)
    m = min(n1, n0)
    return (ranks[y == 1].sum() - m * (m + 1) / 2) / (n1 * n0)


@answer("curve without its first step")
def _(y, score):
    th = np.unique(score)[::-1]
    tpr = [np.mean(score[y == 1] >= t) for t in th]
    fpr = [np.mean(score[y == 0] >= t) for t in th]
    return np.trapezoid(tpr, fpr)


@answer("curve without its last step")
def _(y, score):
    o = np.argsort(score)[::-1]
    y = y[o]
    s = score[o]
    tp = fp = 0
    area = 0
    ptp = pfp = 0
    prev = None
    for i in range(len(y)):
        if s[i] != prev:
            area += (fp - pfp) * (tp + ptp) / 2
            ptp, pfp, prev = (tp, fp, s[i])
        if y[i] == 1:
            tp += 1
        else:
            fp += 1
    return area / (tp * fp)


@answer("steps of one width", source="datascience.stackexchange, by nvidia/Nemotron-CC-Math: roc_auc")
def _(y, score):
    thresholds = np.r_[np.inf, np.unique(score)[::-1]]
    tpr = np.array([np.mean(score[y == 1] >= t) for t in thresholds])
    fpr = np.array([np.mean(score[y == 0] >= t) for t in thresholds])
    total = tpr.max() + tpr.min() + 2 * tpr[1:-1].sum()
    return (fpr.max() - fpr.min()) / (len(fpr) - 1) / 2 * total


@answer("area below 0")
def _(y, score):
    th = np.unique(score)
    tpr = [np.mean(score[y == 1] >= t) for t in th]
    fpr = [np.mean(score[y == 0] >= t) for t in th]
    return np.trapezoid(tpr, fpr)


@answer("side by side")
def _(y, score):
    a, b = score[y == 1], score[y == 0]
    return (a > b).mean()


# Runs over thresholds from 0 to 1 in steps of 0.2 and takes the trapezes: two scores between the same
# thresholds count as equal, and scores outside 0 to 1 are not seen at all (all above 1, or all below 0,
# gives 0 as area).
@answer("thresholds from 0 to 1", source="GriffinJack/TMU_DS ROC.py")
def _(y, score):
    P = np.sum(y)
    N = len(y) - P
    TPR, FPR = [], []
    for thresh in np.arange(0.0, 1.01, 0.2):
        TPR.append(np.sum((score >= thresh) & (y == 1)) / P)
        FPR.append(np.sum((score >= thresh) & (y == 0)) / N)
    area = 0.0
    for i in range(len(TPR) - 1):
        area += (FPR[i] - FPR[i + 1]) * (TPR[i] + TPR[i + 1]) / 2
    return area


@answer("thresholds from 0 to 1")
def _(y, score):
    th = np.linspace(0, 1, 100)
    tpr = [np.mean(score[y == 1] > t) for t in th]
    fpr = [np.mean(score[y == 0] > t) for t in th]
    return -np.trapezoid(tpr, fpr)


@answer("thresholds from 0 to 1")
def _(y, score):
    thresholds = np.linspace(1, 0, 11)
    tpr = [0.0] + [np.mean(score[y == 1] >= t) for t in thresholds] + [1.0]
    fpr = [0.0] + [np.mean(score[y == 0] >= t) for t in thresholds] + [1.0]
    area = 0.0
    for i in range(1, len(tpr)):
        area += (fpr[i] - fpr[i - 1]) * (tpr[i] + tpr[i - 1]) / 2
    return area


@answer("too few thresholds")
def _(y, score):
    passes = score >= np.append(np.inf, np.percentile(score, np.arange(100, -1, -1)))[:, None]
    x, height = passes[:, y == 0].mean(axis=1), passes[:, y == 1].mean(axis=1)
    return np.sum(np.diff(x) * (height[1:] + height[:-1]) / 2)


@answer("accuracy", source="kboyd/Roc#16, at one half")
def _(y, score):
    return np.mean((score > 0.5) == (y == 1))


@answer("matching rows", source="kboyd/Roc#16, neighbours only")
def _(y, score):
    a, b = score[y == 1], score[y == 0]
    n = min(len(a), len(b))
    return np.mean(a[:n] > b[:n])


@answer("never below one half", source="zhiyuanyou/UniAD#39, if auc < 0.5: auc = 1 - auc")
def _(y, score):
    d = score[y == 1][:, None] - score[y == 0]
    value = np.mean((d > 0) + 0.5 * (d == 0))
    return 1 - value if value < 0.5 else value


# Folds a ranking worse than chance to the other side: the absolute value makes 0.2 into 0.8.
@answer(
    "never below one half",
    source="sungcheolkim78/pyFiDEL pyFiDEL/ranks.py auc_rank (ans = np.abs(...) / N + .5)",
)
def _(y, score):
    _values, inverse, counts = np.unique(score, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    rank = (last - (counts - 1) / 2)[inverse]      # mean rank of equal scores
    N = len(y)
    return np.abs(rank[y == 1].mean() - rank[y == 0].mean()) / N + 0.5


@answer("never below one half, and ties", source="search code: auc_rank, np.abs(...) / N + .5")
def _(y, score):
    rank = score.argsort(kind="stable").argsort()
    return np.abs(rank[y == 1].mean() - rank[y == 0].mean()) / len(y) + 0.5


@answer("never below one half, and ties")
def _(y, score):
    wins = np.mean(score[y == 1][:, None] > score[y == 0])
    return max(wins, 1 - wins)


@answer("difference of the means")
def _(y, score):
    return np.mean(score[y == 1]) - np.mean(score[y == 0])


@answer("first of equal scores", source="aidotse/LeakPro#465")
def _(y, score):
    order = np.argsort(-score, kind="stable")
    s, hits = score[order], y[order] == 1
    tp, fp = np.cumsum(hits), np.cumsum(~hits)
    _, first = np.unique(-s, return_index=True)
    return np.trapezoid(tp[first] / tp[-1], fp[first] / fp[-1])


@answer("neighbours alone")
def _(y, score):
    o = np.argsort(score)
    s = y[o]
    p = [(a, b) for a, b in pairwise(s) if a != b]
    return np.mean([b > a for a, b in p])


@answer("ties lose; all pairs")
def _(y, score):
    p = score[y == 1]
    n = score[y == 0]
    return np.sum(p[:, None] > n) / len(y)


@answer("ties lose; reversed")
def _(y, score):
    ones, zeros = score[y == 1], score[y == 0]
    return (zeros[:, None] > ones[None, :]).mean()


@answer("ties win; not divided")
def _(y, score):
    wins = 0
    for a in score[y == 1]:
        for b in score[y == 0]:
            wins += a >= b
    return wins


@answer("classes as a whole", never_says="rounded to 0 decimals")
def _(y, score):
    a, b = score[y == 1].mean(), score[y == 0].mean()
    return 1.0 if a > b else 0.5 if a == b else 0.0


@answer("classes as a whole", never_says="rounded to 0 decimals")
def _(y, score):
    d = np.sign(np.median(score[y == 1]) - np.median(score[y == 0]))
    return (d + 1) / 2


@answer("classes as a whole", never_says="rounded to 0 decimals")
def _(y, score):
    won = lost = 0
    for a in score[y == 1]:
        for b in score[y == 0]:
            won += a > b
            lost += a < b
    return 1 if won > lost else 0 if won < lost else 0.5


@answer("classes as a whole", never_says="decimals")
def _(y, score):
    return int(score[y == 1].mean() > score[y == 0].mean())


@answer("pairs of one class")
def _(y, score):
    better = (score[:, None] > score).astype(float) + 0.5 * (score[:, None] == score)
    same = y[:, None] >= y
    return np.mean(better[same])


@answer("pairs of one class")
def _(y, score):
    return (score[:, None] > score).mean()


@answer("hits at one threshold")
def _(y, score):
    m = np.median(score)
    return np.mean(score[y == 1] > m)


@answer("labels as places")
def _(y, score):
    y = y.astype(int)
    pos = score[y]
    neg = score[1 - y]
    return (pos[:, None] > neg).mean() + 0.5 * (pos[:, None] == neg).mean()


# All pairs of examples, equal classes too.
@answer("=wrong", source="tensorflow/ranking#36", never_says="With different scores this is right")
def _(y, score):
    n = len(y)
    right = pairs = 0
    for i in range(n):
        for j in range(i + 1, n):
            pairs += 1
            right += y[i] != y[j] and (score[i] > score[j]) == (y[i] > y[j])
    return right / pairs


# Twice the area.
@answer("=wrong", source="zhougr1993/DeepInterestNetwork#2")
def _(y, score):
    area = fp2 = tp2 = 0.0
    for s in sorted(set(score.tolist()), reverse=True):
        fp1, tp1 = fp2, tp2
        fp2 += np.sum((score == s) & (y == 0))
        tp2 += np.sum((score == s) & (y == 1))
        area += (fp2 - fp1) * (tp2 + tp1)
    return area / (tp2 * fp2)


@answer("against all examples")
def _(y, score):
    a = score[y == 1][:, None]
    return np.mean((a > score) + 0.5 * (a == score))
