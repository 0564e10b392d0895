"""Answers of the seventh set to the exercises of logistic regression."""

from itertools import pairwise

import numpy as np
from support.public_answers.model import collect

from dlbasics.activations import sigmoid, softmax

ANSWERS, answer = collect()


@answer("logistic_regression/odds-ratio", "coefficient alone",
        "bilgekosee/python, 55.py, numpy.exp(log_odds)",
        "exp of the weight: for one standard deviation, whatever the step")
def _(w, sd, step):
    return np.exp(w)


@answer("logistic_regression/odds-ratio", "right, a power", "elinsky/ml-interview-dojo, e^beta for each unit")
def _(w, sd, step):
    return np.exp(w / sd) ** step


@answer("logistic_regression/standardize", "exact zero only",
        "scikit-learn/scikit-learn#3722, std nearly zero",
        "only a deviation of exactly 0 is replaced: that of a constant can be 1e-17")
def _(X, X_new):
    mean, s = X.mean(axis=0), X.std(axis=0)
    s = np.where(s == 0, 1.0, s)
    return (X - mean) / s, (X_new - mean) / s


@answer("logistic_regression/standardize", "n - 1, by zero",
        "selvikiyikci/simple-linear-regression, scaling.py",
        "the deviation with n - 1, and a constant feature is divided by 0")
def _(X, X_new):
    mean, s = np.mean(X, axis=0), np.std(X, axis=0, ddof=1)
    with np.errstate(all="ignore"):
        return (X - mean) / s, (X_new - mean) / s


@answer("logistic_regression/standardize", "scaled, then split", "scikit-learn/scikit-learn#24695",
        "mean and deviation are those of both tables together")
def _(X, X_new):
    both = np.vstack([X, X_new])
    mean, s = both.mean(axis=0), both.std(axis=0)
    s = np.where(np.ptp(both, axis=0) == 0, 1, s)
    return (X - mean) / s, (X_new - mean) / s


@answer("logistic_regression/l2-step", "summed, bias too", "Junlin-Yin/Data-Mining-Homework, logistic_r.py",
        "the slopes are sums over the examples, and the bias is penalized, too")
def _(X, y, w, b, lr, lam):
    e = sigmoid(X @ w + b) - y
    return w - lr * (X.T @ e + 2 * lam * w), b - lr * (e.sum() + 2 * lam * b)


@answer("logistic_regression/l2-step", "lam / n",
        "R11happy/Machine-Learning2018winter, logistic_r.py, (1./N)*lmbda",
        "the slope of the penalty is lam w / n, not 2 lam w")
def _(X, y, w, b, lr, lam):
    e = sigmoid(X @ w + b) - y
    return w - lr * (X.T @ e / len(y) + lam * w / len(y)), b - lr * e.mean()


@answer("logistic_regression/l2-step", "right, signs of y", "amerus/analysis_algorithms, 2 * target - 1")
def _(X, y, w, b, lr, lam):
    s = 2 * y - 1
    e = -s * sigmoid(-s * (X @ w + b)) / len(y)
    return w - lr * (e @ X + 2 * lam * w), b - lr * np.sum(e)


@answer("logistic_regression/decide", "strict, a list",
        "search code: [1 if p > threshold else 0 for p in probs]",
        "on a tie 0 is decided")
def _(y_hat, cost_miss, cost_alarm):
    threshold = cost_alarm / (cost_alarm + cost_miss)
    return np.array([1 if p > threshold else 0 for p in y_hat])


@answer("logistic_regression/decide", "share of the miss",
        "SughoshDixit/Blog, C01 / (C01 + C10), costs mixed up",
        "the threshold is cost_miss / (cost_miss + cost_alarm)")
def _(y_hat, cost_miss, cost_alarm):
    return (y_hat >= cost_miss / (cost_miss + cost_alarm)).astype(int)


@answer("logistic_regression/decide", "right, where below", "oscarm524/Grand_View_Teaching, cost_function.py")
def _(y_hat, cost_miss, cost_alarm):
    return np.where((1 - y_hat) * cost_alarm > y_hat * cost_miss, 0, 1)


@answer("logistic_regression/auc", "ties of neighbours", "smartcorelib/smartcore#373",
        "equal scores share a rank only if they stand next to each other in the input")
def _(y, score):
    n = len(score)
    order = np.argsort(score, kind="stable")
    ranks = np.empty(n)
    i = 0
    while i < n:
        j = i
        while j + 1 < n and score[j] == score[j + 1]:
            j += 1
        ranks[i:j + 1] = (i + j) / 2 + 1
        i = j + 1
    positive = y[order] == 1
    n1 = positive.sum()
    return (ranks[positive].sum() - n1 * (n1 + 1) / 2) / (n1 * (n - n1))


@answer("logistic_regression/auc", "even steps",
        "datascience.stackexchange, by nvidia/Nemotron-CC-Math: roc_auc",
        "the trapezoids are all taken for equally wide")
def _(y, score):
    thresholds = np.r_[np.inf, np.unique(score)[::-1]]
    tpr = np.array([np.mean(score[y == 1] >= t) for t in thresholds])
    fpr = np.array([np.mean(score[y == 0] >= t) for t in thresholds])
    total = tpr.max() + tpr.min() + 2 * tpr[1:-1].sum()
    return (fpr.max() - fpr.min()) / (len(fpr) - 1) / 2 * total


@answer("logistic_regression/auc", "ranks, never below half", "search code: auc_rank, np.abs(...) / N + .5",
        "ranks without ties, and never below one half")
def _(y, score):
    rank = score.argsort(kind="stable").argsort()
    return np.abs(rank[y == 1].mean() - rank[y == 0].mean()) / len(y) + 0.5


@answer("logistic_regression/auc", "Gini of tied ranks", "MariemBouhaha/Opioids, my_metric.py, 2 * auc - 1",
        "twice the area less 1")
def _(y, score):
    r = np.array([np.sum(score < s) + (np.sum(score == s) + 1) / 2 for s in score])
    n1, n0 = np.sum(y == 1), np.sum(y < 1)
    return 2 * (r[y == 1].sum() - n1 * (n1 + 1) / 2) / (n0 * n1) - 1


@answer("logistic_regression/auc", "right, tied ranks in a loop", "benhamner/Metrics, ml_metrics/auc.py")
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


@answer("logistic_regression/calibration-error", "zeros lost",
        "search code: np.digitize(confs, bins, right=True) - 1",
        "the intervals hold their upper end, and a prediction of 0 lies in none")
def _(y, y_hat, bins):
    index = np.digitize(y_hat, np.linspace(0, 1, bins + 1), right=True) - 1
    return sum(np.mean(index == j) * abs(y[index == j].mean() - y_hat[index == j].mean())
               for j in range(bins) if np.any(index == j))


@answer("logistic_regression/calibration-error", "accuracy, upper ends",
        "itechproduct.com, Maja Pavlovic's example",
        "the share that is classified rightly, beside the probability of 1; intervals hold their upper end")
def _(y, y_hat, bins):
    right = (y_hat > 0.5).astype(float) == y
    edges = np.linspace(0, 1, bins + 1)
    ece = 0.0
    for low, high in pairwise(edges):
        inside = (y_hat > low) & (y_hat <= high)
        if inside.any():
            ece += abs(y_hat[inside].mean() - right[inside].mean()) * inside.mean()
    return ece


@answer("logistic_regression/calibration-error", "three decimals",
        "onenoughtone.com, rounded to 3 decimal places",
        "rounded to three decimals")
def _(y, y_hat, bins):
    index = np.minimum((y_hat * bins).astype(int), bins - 1)
    ece = sum(abs(np.sum(y[index == j] - y_hat[index == j])) for j in range(bins)) / len(y)
    return round(float(ece), 3)


@answer("logistic_regression/calibration-error", "ones lost", "MeirNizri/How-Humans-React, evaluation.py",
        "the last interval does not hold 1")
def _(y, y_hat, bins):
    edges = np.linspace(0.0, 1.0, bins + 1)
    ece = 0.0
    for i in range(bins):
        inside = (y_hat >= edges[i]) & (y_hat < edges[i + 1])
        if inside.sum() > 0:
            ece += inside.sum() / len(y) * abs(y[inside].mean() - y_hat[inside].mean())
    return ece


@answer("logistic_regression/calibration-error", "right, lists", "yangmingli.com/model-calibration")
def _(y, y_hat, bins):
    ece = 0.0
    for j in range(bins):
        inside = [i for i, p in enumerate(y_hat) if int(min(p * bins, bins - 1)) == j]
        if inside:
            share = sum(y[i] for i in inside) / len(inside)
            ece += len(inside) / len(y) * abs(share - sum(y_hat[i] for i in inside) / len(inside))
    return ece


@answer("logistic_regression/softmax-gradient", "classes from the labels",
        "search code: one_hot_encode, y.max() + 1",
        "as many classes as the largest label says, not as W has")
def _(X, y, W, b):
    Y = np.zeros((y.size, y.max() + 1))
    Y[np.arange(y.size), y] = 1
    d = softmax(X @ W + b) - Y
    return X.T @ d / len(y), d.mean(axis=0)


@answer("logistic_regression/softmax-gradient", "likelihood, first class fixed",
        "search code: regression_ll_grad",
        "uphill, the slope of the likelihood, and the first class gets none")
def _(X, y, W, b):
    d = np.eye(len(b))[y] - softmax(X @ W + b)
    d[:, 0] = 0
    return X.T @ d / len(y), d.mean(axis=0)


@answer("logistic_regression/softmax-gradient", "by softmax's own slopes",
        "Mak-GIBA/e_qualifications, backward",
        "taken for right at first: divided by the probability of the true class, which may be 0")
def _(X, y, W, b):
    p = softmax(X @ W + b)
    rows = np.arange(len(y))
    g = p * -p[rows, y][:, None]
    g[rows, y] += p[rows, y]
    d = -g / np.maximum(p[rows, y], 1e-300)[:, None] / len(y)
    return X.T @ d, sum(d)


@answer("logistic_regression/train-from-nothing", "one slope for all",
        "search code: Logreg, np.sum(np.dot(X.T, err))",
        "the slopes of all weights are added up: each weight gets the same; not standardized")
def _(X, y, X_new):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(1000):
        e = sigmoid(X @ w + b) - y
        w, b = w - 1e-3 * np.sum(X.T @ e) / len(y), b - 1e-3 * np.sum(e) / len(y)
    return sigmoid(X_new @ w + b)


@answer("logistic_regression/train-from-nothing", "as measured",
        "mohitlohani7/NLP-Sentiment-Analysis, model.py",
        "not standardized")
def _(X, y, X_new):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(1000):
        e = sigmoid(X @ w + b) - y
        w, b = w - 0.01 * X.T @ e / len(y), b - 0.01 * e.mean()
    return sigmoid(X_new @ w + b)


@answer("logistic_regression/train-from-nothing", "n twice", "amerus/analysis_algorithms, grad / m of a mean",
        "divided by n twice: it hardly learns; standardized")
def _(X, y, X_new):
    mean, s = X.mean(axis=0), X.std(axis=0)
    s = np.where(np.ptp(X, axis=0) == 0, 1, s)
    A, n = (X - mean) / s, len(y)
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(1000):
        e = (sigmoid(A @ w + b) - y) / n
        w, b = w - 0.05 * A.T @ e / n, b - 0.05 * e.sum() / n
    return sigmoid((X_new - mean) / s @ w + b)


@answer("logistic_regression/train-from-nothing", "one mean for all",
        "errorhandle.ai, (X - X.mean()) / X.std()",
        "one mean and one deviation for the whole table")
def _(X, y, X_new):
    mean, s = X.mean(), X.std()
    A = (X - mean) / s
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(1000):
        e = sigmoid(A @ w + b) - y
        w, b = w - 0.1 * A.T @ e / len(y), b - 0.1 * e.mean()
    return sigmoid((X_new - mean) / s @ w + b)
