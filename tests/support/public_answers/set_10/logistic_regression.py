"""Answers of the tenth set to the exercises of logistic regression."""

import math

import numpy as np
from support.public_answers.model import collect

from dlbasics.activations import sigmoid, softmax

ANSWERS, answer = collect()


# logistic_regression/odds-ratio


@answer(
    "logistic_regression/odds-ratio",
    "right",
    "written for the stub",
)
def _(w, sd, step):
    # the rise in standard deviations, then in bits, then the power of two
    rise = np.divide(step, sd)
    return np.exp2(w * rise * np.log2(np.e))


@answer(
    "logistic_regression/odds-ratio",
    "times sd",
    "https://github.com/salesforce/TransmogrifAI/pull/345 (review asks why the coefficients are "
    "multiplied by featureStd)",
    "multiplies by the standard deviation where it should divide: exp(w * sd * step)",
)
def _(w, sd, step):
    w_original = w * sd        # weight per original unit
    return np.exp(w_original * step)


@answer(
    "logistic_regression/odds-ratio",
    "percent times units",
    "https://imathworks.com/cv/interpretation-of-continuous-variable-in-an-odds-ratio-for-logistic-regression/"
    " (copy of a Cross Validated question)",
    "takes the percentage of one unit times the number of units (2% per year, so 20% in ten years): the"
    " factor must be raised to a power",
)
def _(w, sd, step):
    per_unit = np.exp(w / sd) - 1      # e.g. 0.02: the odds rise by 2% per unit
    return 1 + per_unit * step


@answer(
    "logistic_regression/odds-ratio",
    "one unit rounded to 3 decimals",
    "http://www.childrensmercy.org/stats/weblog2005/ContinuousVariables.aspx (1.002 to the power 1000) "
    "and https://github.com/d2l-ai/d2l-en/pull/2158 (np.around(np.exp(lr.coef_[0]), 3))",
    "rounds the odds ratio of one unit to 3 decimals before it is raised to the power step: with a "
    "large sd everything is lost (w = 0.5, sd = 2000, step = 1000 gives 1.0 and not 1.284); otherwise "
    "the third digit is wrong",
)
def _(w, sd, step):
    one_unit = np.around(np.exp(w / sd), 3)
    return one_unit ** step


# logistic_regression/l2-step


@answer(
    "logistic_regression/l2-step",
    "right",
    "written for the stub",
)
def _(X, y, w, b, lr, lam):
    # one vector for all parameters; a column of ones carries the bias
    A = np.column_stack([X, np.ones(len(X))])
    theta = np.append(w, float(b))
    grad = A.T @ (sigmoid(A @ theta) - y) / len(y)
    grad[:-1] += 2 * lam * w
    theta = theta - lr * grad
    return theta[:-1], theta[-1]


@answer(
    "logistic_regression/l2-step",
    "bias with the new weights",
    "https://github.com/PauloCarvalhoRJ/gammaray/issues/279 (check for simultaneous updating); the same"
    " in https://github.com/bfortuner/ml-glossary/pull/26",
    "no simultaneous update: the gradient of the bias is computed with the new weights. w is right; b "
    "is wrong whenever lr > 0 and w moves",
)
def _(X, y, w, b, lr, lam):
    n = len(y)
    w = w - lr * (X.T @ (sigmoid(X @ w + b) - y) / n + 2 * lam * w)
    b = b - lr * (sigmoid(X @ w + b) - y).sum() / n
    return w, b


@answer(
    "logistic_regression/l2-step",
    "first weight taken for the bias, no copy",
    "https://github.com/dibgerge/ml-coursera-python-assignments/issues/45 (thetaZero = theta; "
    "thetaZero[1] = 0); the aliasing also in lawlite19/MachineLearning_Python issue 4",
    "two mistakes: takes w[0] for the bias and spares it from the penalty, and `reg = w` is no copy, so"
    " w[0] is set to 0 in the caller's array and the step starts from 0 there",
)
def _(X, y, w, b, lr, lam):
    n = len(y)
    error = sigmoid(X @ w + b) - y
    reg = w
    reg[0] = 0                 # the bias is not penalized
    dw = X.T @ error / n + 2 * lam * reg
    db = error.sum() / n
    return w - lr * dw, b - lr * db


@answer(
    "logistic_regression/l2-step",
    "lambda over 2n",
    "https://github.com/dibgerge/ml-coursera-python-assignments/pull/76 and "
    "fengdu78/Coursera-ML-AndrewNg-Notes issue 82 (lambda / m * theta_j)",
    "penalty of the Coursera course, lambda / (2 n) * sum of squares: the gradient is lam / n * w in "
    "place of 2 * lam * w, too small by the factor 2 n",
)
def _(X, y, w, b, lr, lam):
    m = X.shape[0]
    h = sigmoid(X @ w + b)
    dw = (1 / m) * (X.T @ (h - y)) + (lam / m) * w
    db = (1 / m) * (h - y).sum()
    return w - lr * dw, b - lr * db


# logistic_regression/auc


@answer(
    "logistic_regression/auc",
    "right",
    "written for the stub",
)
def _(y, score):
    negative = np.sort(score[y == 0])
    positive = score[y == 1]
    below = np.searchsorted(negative, positive, side="left")
    not_above = np.searchsorted(negative, positive, side="right")
    return (below + not_above).sum() / (2 * len(negative) * len(positive))


@answer(
    "logistic_regression/auc",
    "argsort of argsort",
    "a-mazzetto/anomaly-detection pvalues/auc_pvalue.py; the same symptom in smartcorelib/smartcore "
    "issue 373",
    "rank formula with argsort of argsort: equal scores get different ranks, in the order of the array,"
    " so a tie counts 0 or 1 by position and not one half. y = [0, 1], score = [5, 5] gives 1 (and 0 "
    "for y = [1, 0]); without ties between the classes it is right",
)
def _(y, score):
    n1 = np.sum(y)
    n0 = len(y) - n1
    order = np.argsort(score, kind="stable")
    rank = np.argsort(order, kind="stable") + 1
    U = np.sum(rank[y == 1]) - n1 * (n1 + 1) / 2
    return U / (n1 * n0)


@answer(
    "logistic_regression/auc",
    "thresholds in steps of 0.2",
    "GriffinJack/TMU_DS ROC.py",
    "runs over thresholds from 0 to 1 in steps of 0.2 and takes the trapezes: two scores between the "
    "same thresholds count as equal, and scores outside 0 to 1 are not seen at all (all above 1, or all"
    " below 0, gives 0 as area)",
)
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


@answer(
    "logistic_regression/auc",
    "absolute distance from one half",
    "sungcheolkim78/pyFiDEL pyFiDEL/ranks.py auc_rank (ans = np.abs(...) / N + .5)",
    "folds a ranking worse than chance to the other side: the absolute value makes 0.2 into 0.8",
)
def _(y, score):
    _values, inverse, counts = np.unique(score, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    rank = (last - (counts - 1) / 2)[inverse]      # mean rank of equal scores
    N = len(y)
    return np.abs(rank[y == 1].mean() - rank[y == 0].mean()) / N + 0.5


# logistic_regression/softmax-gradient


@answer(
    "logistic_regression/softmax-gradient",
    "right",
    "written for the stub",
)
def _(X, y, W, b):
    n, k = len(X), W.shape[1]
    P = softmax(X @ W + b)
    seen = np.zeros((k, X.shape[1]))
    np.add.at(seen, y, X)                  # row c: sum of the inputs of class c
    dW = (np.einsum("nd,nk->dk", X, P) - seen.T) / n
    db = P.mean(axis=0) - np.bincount(y, minlength=k) / n
    return dW, db


@answer(
    "logistic_regression/softmax-gradient",
    "whole columns",
    "find_string '[:, y] -= 1': student file id 15691637066 (comment 'M[:, y] -= 1 wrong why ?') and "
    "file id 36482364926 (dscores[:, y] -= 1)",
    "P[:, y] -= 1 subtracts 1 in all rows, for every class that occurs in y, and not only at the true "
    "class of each row",
)
def _(X, y, W, b):
    n = X.shape[0]
    dscores = np.array(softmax(X @ W + b))
    dscores[:, y] -= 1
    dscores /= n
    dW = X.T @ dscores
    db = dscores.sum(axis=0)
    return dW, db


@answer(
    "logistic_regression/softmax-gradient",
    "mean taken twice for the bias",
    "https://github.com/deeplearning4j/deeplearning4j/pull/366 ('biases are still divided by batch size"
    " twice')",
    "the mean is taken twice for the bias: the errors are divided by n and then averaged once more, so "
    "db is too small by the factor n. dW is right; for n = 1 all is right",
)
def _(X, y, W, b):
    n, k = X.shape[0], W.shape[1]
    delta = (softmax(X @ W + b) - np.eye(k)[y]) / n
    dW = X.T @ delta
    db = delta.mean(axis=0)
    return dW, db


@answer(
    "logistic_regression/softmax-gradient",
    "slope of the softmax once more",
    "https://github.com/hunkim/DeepLearningZeroToAll/issues/20 (d_layer1 = diff * sigma_prime(layer1) "
    "in the lab)",
    "multiplies (p - y) by the slope p (1 - p) of the activation once more, as for a squared error with"
    " a sigmoid: every entry is shrunk (to about a quarter or less), and the columns of the gradient no"
    " longer cancel over the classes",
)
def _(X, y, W, b):
    n = len(X)
    P = softmax(X @ W + b)
    Y = np.eye(W.shape[1])[y]
    diff = P - Y
    d_layer = diff * P * (1 - P)          # through the activation
    dW = X.T @ d_layer / n
    db = d_layer.mean(axis=0)
    return dW, db


# logistic_regression/standardize


@answer(
    "logistic_regression/standardize",
    "right",
    "written for the stub",
)
def _(X, X_new):
    A = np.array(X, dtype=float)
    B = np.array(X_new, dtype=float)
    for j in range(A.shape[1]):
        column = np.array(X[:, j], dtype=float)
        center = column.sum() / len(column)
        if column.min() == column.max():
            spread = 1.0
            center = column[0]
        else:
            spread = math.sqrt(((column - center) ** 2).mean())
        A[:, j] = (A[:, j] - center) / spread
        B[:, j] = (B[:, j] - center) / spread
    return A, B


@answer(
    "logistic_regression/standardize",
    "X overwritten first",
    "code corpus, find_string '/ (X_train.std(axis=0) + 1e-8)', file id 16788000738 (X_train = (X_train"
    " - X_train.mean(axis=0)) / ...; X_val = (X_val - X_train.mean(axis=0)) / ...)",
    "X is overwritten first, and the mean and deviation for X_new are then taken from the already "
    "standardized X (about 0 and 1)",
)
def _(X, X_new):
    constant = np.ptp(X, axis=0) == 0
    X = (X - X.mean(axis=0)) / np.where(constant, 1.0, X.std(axis=0))
    X_new = (X_new - X.mean(axis=0)) / np.where(constant, 1.0, X.std(axis=0))
    return X, X_new


@answer(
    "logistic_regression/standardize",
    "constant left as it is",
    "elixir-nx/scholar pull request #363 'Fix StandardScaler discarding the mean on a constant feature'",
    "for a constant feature both numbers are neutralised (mean 0 and deviation 1), so it is left as it "
    "is, not shifted: a column of 5s stays 5 instead of 0, in both tables",
)
def _(X, X_new):
    mean = X.mean(axis=0)
    std = X.std(axis=0)
    constant = np.ptp(X, axis=0) == 0
    mean = np.where(constant, 0.0, mean)
    std = np.where(constant, 1.0, std)
    return (X - mean) / std, (X_new - mean) / std


@answer(
    "logistic_regression/standardize",
    "eps in the divisor",
    "code corpus, find_string '/ (X_train.std(axis=0) + 1e-8)': ten files, e.g. ids 18083012522 and "
    "62695677083",
    "a small number in the denominator instead of the case 'constant': a feature that is constant in X "
    "but not in X_new is divided by 1e-8, so a difference of 1 becomes 1e8 instead of 1",
)
def _(X, X_new):
    mu = X.mean(axis=0)
    sigma = X.std(axis=0) + 1e-8       # no division by zero
    return (X - mu) / sigma, (X_new - mu) / sigma


# logistic_regression/decide


@answer(
    "logistic_regression/decide",
    "right",
    "written for the stub",
)
def _(y_hat, cost_miss, cost_alarm):
    # row 0: expected cost of deciding 1, row 1: of deciding 0;
    # argmin takes the first of equals, that is the decision 1
    costs = np.vstack([(1 - y_hat) * cost_alarm, y_hat * cost_miss])
    return 1 - np.argmin(costs, axis=0)


@answer(
    "logistic_regression/decide",
    "ratio of the costs",
    "page datarekha.com/interview/case-study/choosing-classification-threshold-for-business-goal (FN "
    "cost / FP cost ratio), against page docs.featrix.com cost-optimal thresholds (C_FP / (C_FP + "
    "C_FN)); adapted",
    "the ratio of the costs is used as the threshold for the probability; it is the threshold for the "
    "odds p / (1 - p)",
)
def _(y_hat, cost_miss, cost_alarm):
    threshold = cost_alarm / cost_miss
    return (y_hat >= threshold).astype(int)


@answer(
    "logistic_regression/decide",
    "threshold searched on a grid",
    "oscarm524/Grand_View_Teaching "
    "DATA-448/Spring_2023/In_Class_Assignments/In_Class_17/cost_function.py (np.round(np.linspace(0.05,"
    " 0.95, num = 40), 2)); expected cost from probabilities as in the code corpus function "
    "expected_cost_for_threshold",
    "the threshold is searched on a grid from 0.05 to 0.95 by the total expected cost over the given "
    "predictions, instead of the exact cut for each",
)
def _(y_hat, cost_miss, cost_alarm):
    best_cost, best = np.inf, None
    for t in np.round(np.linspace(0.05, 0.95, num=40), 2):
        d = (y_hat >= t).astype(int)
        miss = np.sum((d == 0) * y_hat) * cost_miss
        alarm = np.sum((d == 1) * (1 - y_hat)) * cost_alarm
        if miss + alarm < best_cost:
            best_cost, best = miss + alarm, d
    return best


@answer(
    "logistic_regression/decide",
    "argmin on ties",
    "finite-sample/optimal-classification-cutoffs pull request #15 (argmin_j sum_i p_i * C(i, j), "
    "README cost matrix rows = true class); adapted",
    "expected costs of both decisions by a cost matrix and argmin, right apart from ties: argmin takes "
    "the first of equals, which is class 0, so y_hat = 0.5 with equal costs gives 0 instead of 1",
)
def _(y_hat, cost_miss, cost_alarm):
    # rows: true class, columns: decision
    C = np.array([[0.0, cost_alarm], [cost_miss, 0.0]])
    P = np.stack([1 - y_hat, y_hat], axis=1)
    return np.argmin(P @ C, axis=1)


# logistic_regression/calibration-error


@answer(
    "logistic_regression/calibration-error",
    "right",
    "written for the stub",
)
def _(y, y_hat, bins):
    # weight * |mean(y) - mean(p)| = |sum of (y - p) in the bin| / n
    gaps = np.zeros(bins)
    for truth, p in zip(y, y_hat, strict=False):
        gaps[min(int(p * bins), bins - 1)] += truth - p
    return np.abs(gaps).sum() / len(y)


@answer(
    "logistic_regression/calibration-error",
    "edges from the data",
    "NannyML/nannyml pull request #172 'Use np.histogram_bin_edges to compute bin edges for ECE'",
    "the intervals run from the smallest to the largest prediction of the data (histogram_bin_edges "
    "without range) instead of from 0 to 1",
)
def _(y, y_hat, bins):
    edges = np.histogram_bin_edges(y_hat, bins=bins)
    edges[-1] += 1e-8                  # the last one includes the maximum
    place = np.digitize(y_hat, edges) - 1
    error = 0.0
    for i in range(bins):
        in_bin = place == i
        if in_bin.any():
            error += in_bin.mean() * abs(y[in_bin].mean() - y_hat[in_bin].mean())
    return error


@answer(
    "logistic_regression/calibration-error",
    "an extra bin for 1",
    "Lightning-AI/torchmetrics issue #3510 'Calibration error counts a confidence of exactly 1.0 in an "
    "extra bin'",
    "a prediction of exactly 1 falls into an extra bin of its own behind the last one (no minimum, and "
    "bincount silently makes room for it). y_hat = [0.95, 1.0], y = [1, 0], bins 10: 0.525 instead of "
    "0.475",
)
def _(y, y_hat, bins):
    place = (y_hat * bins).astype(int)
    count = np.bincount(place, minlength=bins)
    some = np.maximum(count, 1)
    share = np.bincount(place, weights=y, minlength=bins) / some
    conf = np.bincount(place, weights=y_hat, minlength=bins) / some
    return np.sum(count * np.abs(share - conf)) / count.sum()


@answer(
    "logistic_regression/calibration-error",
    "middle of the interval",
    "JonathanWenger/pycalib issue #4 'ECE calibration in scoring.py seems to be wrong' (accuracy "
    "compared with the diagonal, not with the averaged prediction; 'not correct for fully accurate "
    "predictions')",
    "the share of 1s is compared with the middle of the interval instead of the mean prediction in it",
)
def _(y, y_hat, bins):
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    count = np.bincount(place, minlength=bins)
    ones = np.bincount(place, weights=y, minlength=bins)
    centers = (np.arange(bins) + 0.5) / bins
    used = count > 0
    gap = np.abs(ones[used] / count[used] - centers[used])
    return (gap * count[used] / len(y)).sum()


# logistic_regression/train-from-nothing


@answer(
    "logistic_regression/train-from-nothing",
    "right",
    "written for the stub",
)
def _(X, y, X_new):
    # Newton's method (reweighted least squares) with a small ridge
    mean, std = X.mean(axis=0), X.std(axis=0)
    std = np.where(np.ptp(X, axis=0) == 0, 1.0, std)
    Z = np.column_stack([np.ones(len(X)), (X - mean) / std])
    Z_new = np.column_stack([np.ones(len(X_new)), (X_new - mean) / std])
    ridge = np.full(Z.shape[1], 1.0)
    ridge[0] = 1e-6

    def sig(v):
        return 0.5 * (1 + np.tanh(0.5 * v))

    def cost(t):
        v = Z @ t
        return np.sum(np.logaddexp(0, v) - y * v) + 0.5 * np.sum(ridge * t * t)

    theta = np.zeros(Z.shape[1])
    for _ in range(30):
        p = sig(Z @ theta)
        g = Z.T @ (p - y) + ridge * theta
        H = (Z * (p * (1 - p))[:, None]).T @ Z + np.diag(ridge)
        step = np.linalg.solve(H, g)
        size = 1.0
        while cost(theta - size * step) > cost(theta) and size > 1e-4:
            size /= 2
        theta = theta - size * step
    return sig(Z_new @ theta)


@answer(
    "logistic_regression/train-from-nothing",
    "decisions returned",
    "MainakVerse/Classifications logistic-regression.py and kibromey23/Machine-Learning "
    "supervised_learning_projects/logistic_regression_from_scratch.py (predict returns np.where(y_pred "
    ">= 0.5, 1, 0))",
    "trained properly, but returns the decisions 0 and 1 instead of probabilities (the predict method "
    "of the scratch classes)",
)
def _(X, y, X_new):
    mean, std = X.mean(axis=0), X.std(axis=0)
    std = np.where(np.ptp(X, axis=0) == 0, 1, std)
    X, X_new = (X - mean) / std, (X_new - mean) / std
    n_samples, n_features = X.shape
    weights, bias = np.zeros(n_features), 0
    for _ in range(1000):
        y_pred = 1 / (1 + np.exp(-(X @ weights + bias)))
        dw = (1 / n_samples) * X.T @ (y_pred - y)
        db = (1 / n_samples) * np.sum(y_pred - y)
        weights = weights - 0.1 * dw
        bias = bias - 0.1 * db
    y_pred = 1 / (1 + np.exp(-(X_new @ weights + bias)))
    return np.where(y_pred >= 0.5, 1, 0)


@answer(
    "logistic_regression/train-from-nothing",
    "rows divided by their length",
    "hyc3z/PythonDLCourse NormalizingRows.py (x / np.linalg.norm(x, axis=1, keepdims=True), 'gradient "
    "descent converges faster after normalization'); code corpus def normalize_rows(x)",
    "each ROW is divided by its own length instead of each feature by its spread: the size of the "
    "patient's values is lost and the largest feature dominates, all rows look alike",
)
def _(X, y, X_new):
    X = X / np.linalg.norm(X, axis=1, keepdims=True)
    X_new = X_new / np.linalg.norm(X_new, axis=1, keepdims=True)
    w = np.zeros(X.shape[1])
    b = 0.0
    for _ in range(2000):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        w = w - 0.1 * X.T @ (p - y) / len(y)
        b = b - 0.1 * (p - y).mean()
    return 1 / (1 + np.exp(-(X_new @ w + b)))


@answer(
    "logistic_regression/train-from-nothing",
    "stopped too early",
    "datascience.stackexchange.com/questions/80165 (class with lr=0.001 and normalize); code corpus "
    "LogisticRegression by S. Raschka with n_iter=100; adapted",
    "everything right but the training is stopped much too early (learning rate 0.001, 100 steps): the "
    "ranking is good, so the accuracy may pass, but the probabilities are still near 0.5 and the "
    "cross-entropy is still about 0.5 to 0.6, above 0.2",
)
def _(X, y, X_new, lr=0.001, n_iter=100):
    mean, std = X.mean(axis=0), X.std(axis=0)
    std = np.where(np.ptp(X, axis=0) == 0, 1.0, std)
    X = (X - mean) / std
    X_new = (X_new - mean) / std
    W, b = np.zeros(X.shape[1]), 0.0
    for _epoch in range(n_iter):
        A = 1 / (1 + np.exp(-(X @ W + b)))
        dZ = A - y
        W = W - lr * (X.T @ dZ) / len(y)
        b = b - lr * dZ.mean()
    return 1 / (1 + np.exp(-(X_new @ W + b)))
