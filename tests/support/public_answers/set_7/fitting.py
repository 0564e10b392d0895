"""A seventh set of public answers, to the exercises about overfitting and logistic regression."""

from itertools import pairwise

import numpy as np
from support.public_answers.model import collect

from dlbasics import overfitting
from dlbasics.activations import sigmoid, softmax

ANSWERS, answer = collect()


def _error(x, y, train, test, degree):
    coefficients = overfitting.polynomial_fit(x[train], y[train], degree)
    return np.mean((overfitting.polynomial_predict(x[test], coefficients) - y[test]) ** 2)


@answer("overfitting/fold-errors", "shuffled blocks",
        "nikhilkomakula/all-in-one-python, cross_validation_split",
        "the points are shuffled first, then cut into blocks")
def _(x, y, degree, k):
    order = np.random.RandomState(42).permutation(len(x))
    size = int(np.ceil(len(x) / k))
    errors = []
    for i in range(k):
        test = order[i * size:min((i + 1) * size, len(x))]
        train = np.concatenate([order[:i * size], order[(i + 1) * size:]])
        errors.append(_error(x, y, train, test, degree))
    return np.array(errors)


@answer("overfitting/fold-errors", "blocks, longer first",
        "NeuromatchAcademy/course-content, KFold(n_splits)",
        "neighbouring points make a fold")
def _(x, y, degree, k):
    folds = np.array_split(np.arange(len(x)), k)
    return np.array([_error(x, y, np.setdiff1d(np.arange(len(x)), f), f, degree) for f in folds])


@answer("overfitting/mirror-copies", "as bytes",
        "search code: HorizontalFlip, output_img.astype(numpy.uint8)",
        "the mirrored copies are turned into bytes: the fractions are lost")
def _(images, y, safe):
    keep = np.isin(y, safe)
    copies = np.empty(images[keep].shape)
    width = images.shape[2]
    for x in range(width):
        copies[:, :, width - 1 - x] = images[keep][:, :, x]
    return np.concatenate([images, copies.astype(np.uint8)]), np.concatenate([y, y[keep]])


@answer("overfitting/mirror-copies", "upside down, all",
        "magicyuli/10-601-Machine-Learning, augment.m, flip(img, 1)",
        "all images are copied, and the copies are upside down")
def _(images, y, safe):
    copies = np.array([np.flip(image, 0) for image in images])
    return np.concatenate([images, copies]), np.concatenate([y, y])


@answer("overfitting/mirror-copies", "labels mirrored", "rsinghal757/tgs-image-segmentation, Utils.py",
        "the labels are mirrored, too: they come in the reverse order")
def _(images, y, safe):
    keep = np.isin(y, safe)
    copies = [np.fliplr(one) for one in images[keep]]
    copies = np.array(copies).reshape(-1, *images.shape[1:])
    return np.append(images, copies, axis=0), np.append(y, np.flip(y[keep]), axis=0)


@answer("overfitting/mirror-copies", "right, fliplr of each",
        "rsinghal757/tgs-image-segmentation, for the images")
def _(images, y, safe):
    rows = np.flatnonzero([label in safe for label in y])
    copies = np.array([np.fliplr(images[i]) for i in rows]).reshape(-1, *images.shape[1:])
    return np.append(images, copies, axis=0), np.append(y, y[rows])


@answer("overfitting/expected-noisy-mse", "first weight spared",
        "becausejustyn, regularised_reg_functions.py",
        "the first weight is taken for the intercept: no noise on its feature")
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + scale**2 * np.dot(w[1:], w[1:])


@answer("overfitting/expected-noisy-mse", "half of both",
        "search code: SquaredLoss, 0.5 * mean + 0.5 * l2_reg",
        "both terms are halved")
def _(X, y, w, scale):
    return 0.5 * np.mean((X @ w - y) ** 2) + 0.5 * scale**2 * float(w @ w)


@answer("overfitting/expected-noisy-mse", "scale as a variance",
        "davidrosenberg/mlcourse, ridge, Lambda * norm**2",
        "scale itself multiplies the squared length, where its square belongs")
def _(X, y, w, scale):
    return np.linalg.norm(X.dot(w) - y) ** 2 / len(y) + scale * np.linalg.norm(w) ** 2


@answer("overfitting/expected-noisy-mse", "right, by norms", "davidrosenberg/mlcourse, ridge_skeleton.py")
def _(X, y, w, scale):
    return np.linalg.norm(np.dot(X, w) - y) ** 2 / X.shape[0] + np.linalg.norm(scale * w) ** 2


@answer("overfitting/stop-epoch", "above the worst", "allenai/allennlp#426, worse than the worst",
        "it waits for a loss above the highest so far, not above the lowest")
def _(losses, alpha):
    for epoch in range(1, len(losses)):
        if losses[epoch] > max(losses[:epoch]) * (1 + alpha / 100):
            return epoch + 1
    return len(losses)


@answer("overfitting/stop-epoch", "right, GL", "search code: nnkit, generalization_loss")
def _(losses, alpha):
    optimum = float("inf")
    for epoch in range(len(losses)):
        if losses[epoch] <= optimum:
            optimum = losses[epoch]
        gl = 100 * ((losses[epoch] / optimum) - 1)
        if gl > alpha:
            return epoch + 1
    return len(losses)


def _fit(X, y, lam):
    return np.linalg.solve(X.T @ X + lam * np.eye(X.shape[1]), X.T @ np.eye(10)[y])


def _accuracy(W, X, y):
    return np.mean(np.argmax(X @ W, axis=1) == y)


@answer("overfitting/choose-and-test", "numbers in the code",
        "search code: homework4_11, X(1:120), X(121:200)",
        "the parts have fixed sizes, whatever n_train and n_val are")
def _(X, y, n_train, n_val, lams):
    train, val, test = slice(0, 120), slice(120, 200), slice(200, None)
    best = max((_accuracy(_fit(X[train], y[train], lam), X[val], y[val]), lam) for lam in lams)[1]
    return best, _accuracy(_fit(X[train], y[train], best), X[test], y[test])


@answer("overfitting/choose-and-test", "by the test", "nick1889/ML-Foundation-2018, mlf4_15_coursera.m",
        "the test decides which lam is best")
def _(X, y, n_train, n_val, lams):
    test = slice(n_train + n_val, None)
    best, chosen = -1.0, None
    for lam in sorted(lams, reverse=True):
        share = _accuracy(_fit(X[:n_train], y[:n_train], lam), X[test], y[test])
        if share > best:
            best, chosen = share, lam
    return chosen, best


@answer("overfitting/choose-and-test", "on the training part", "yuchaz/ML_NTU_codes, hw4/question14.py",
        "the training part is scored in place of the validation")
def _(X, y, n_train, n_val, lams):
    test = slice(n_train + n_val, None)
    scores = [_accuracy(_fit(X[:n_train], y[:n_train], lam), X[:n_train], y[:n_train]) for lam in lams]
    lam = max(zip(scores, lams, strict=True))[1]
    return lam, _accuracy(_fit(X[:n_train], y[:n_train], lam), X[test], y[test])


@answer("overfitting/choose-and-test", "right, pinv, from large to small", "robert1003/ML, 107/lin_reg.py")
def _(X, y, n_train, n_val, lams):
    best, chosen, model = -1, None, None
    end = n_train + n_val
    A = X[:n_train]
    for lam in sorted(lams)[::-1]:
        W = np.linalg.pinv(A.T @ A + lam * np.identity(X.shape[1])) @ A.T @ np.eye(10)[y[:n_train]]
        hits = np.count_nonzero((X[n_train:end] @ W).argmax(axis=1) == y[n_train:end])
        if hits > best:
            best, chosen, model = hits, lam, W
    return chosen, ((X[end:] @ model).argmax(axis=1) == y[end:]).mean()


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
