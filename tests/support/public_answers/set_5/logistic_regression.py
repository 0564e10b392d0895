"""Answers of the fifth set to the exercises of logistic regression."""

import numpy as np
from support.public_answers.model import collect

from dlbasics.activations import sigmoid, softmax

ANSWERS, answer = collect()


@answer("logistic_regression/odds-ratio", "each exponentiated", "jacob-long/jtools#99, exp of each part",
        "exp is taken of each number by itself")
def _(w, sd, step):
    return np.exp(w) * np.exp(step) / np.exp(sd)


@answer("logistic_regression/odds-ratio", "delta method", "leifeld-lab/texreg#27",
        "the coefficient times its odds ratio, a delta method")
def _(w, sd, step):
    b = w / sd
    return np.exp(b) * b * step


@answer("logistic_regression/odds-ratio", "right, loop", "jacob-long/jtools#99, once")
def _(w, sd, step):
    out = []
    for wi, s, t in zip(w, sd, step, strict=True):
        out.append(np.e ** (wi / s * t))
    return np.array(out)


@answer("logistic_regression/standardize", "variance", "mlflow/mlflow#11847, the variance as it is",
        "divided by the variance")
def _(X, X_new):
    mean, var = np.mean(X, axis=0), np.var(X, axis=0)
    var = np.where(var == 0, 1, var)
    return (X - mean) / var, (X_new - mean) / var


@answer("logistic_regression/standardize", "eps", "inferno-pytorch/inferno#186",
        "1e-4 is added to each deviation")
def _(X, X_new):
    mean, std = X.mean(axis=0), X.std(axis=0)
    return (X - mean) / (std + 1e-4), (X_new - mean) / (std + 1e-4)


@answer("logistic_regression/standardize", "threshold", "ai2cm/fv3net#639, std_threshold",
        "features with a deviation below 0.001 count as constant")
def _(X, X_new):
    mean, std = X.mean(axis=0), X.std(axis=0)
    std = np.where(std < 1e-3, 1, std)
    return (X - mean) / std, (X_new - mean) / std


@answer("logistic_regression/standardize", "right, where", "scikit-learn/scikit-learn#17794")
def _(X, X_new):
    mean = X.sum(axis=0) / len(X)
    std = np.sqrt(((X - mean) ** 2).sum(axis=0) / len(X))
    varies = np.ptp(X, axis=0) > 0
    std[~varies] = 1
    mean = np.where(varies, mean, X[0])
    return (X - mean) / std, (X_new - mean) / std


@answer("logistic_regression/l2-step", "slope of sigmoid",
        "JuliaAI/MLJLinearModels.jl#104, sigma (1 - sigma)",
        "the error is multiplied by the slope of the sigmoid")
def _(X, y, w, b, lr, lam):
    p = sigmoid(X @ w + b)
    d = (p - y) * p * (1 - p)
    return w - lr * (X.T @ d / len(y) + 2 * lam * w), b - lr * d.mean()


@answer("logistic_regression/l2-step", "L1", "ddbourgin/numpy-ml#26, the l1 branch",
        "the penalty is that of the absolute weights")
def _(X, y, w, b, lr, lam):
    e = sigmoid(X @ w + b) - y
    return w - lr * (X.T @ e / len(y) + lam * np.sign(w)), b - lr * e.mean()


@answer("logistic_regression/l2-step", "bias penalized", "thtrieu/qclass_dl#3", "the bias is penalized, too")
def _(X, y, w, b, lr, lam):
    e = sigmoid(X @ w + b) - y
    return w - lr * (X.T @ e / len(y) + 2 * lam * w), b - lr * (e.mean() + 2 * lam * b)


@answer("logistic_regression/decide", "quantile", "JohnPierman/ethogram#14, a share by rank",
        "the threshold is a quantile of the predictions")
def _(y_hat, cost_miss, cost_alarm):
    threshold = np.quantile(y_hat, cost_alarm / (cost_alarm + cost_miss))
    return (y_hat >= threshold).astype(int)


@answer("logistic_regression/decide", "the cost", "h2oai/driverlessai-recipes#83",
        "the smaller expected cost, not the decision")
def _(y_hat, cost_miss, cost_alarm):
    return np.minimum(y_hat * cost_miss, (1 - y_hat) * cost_alarm)


@answer("logistic_regression/decide", "right, difference", "pycaret/pycaret#920, both costs")
def _(y_hat, cost_miss, cost_alarm):
    gain = y_hat * cost_miss - (1 - y_hat) * cost_alarm
    return np.heaviside(np.round(gain, 12), 1).astype(int)


@answer("logistic_regression/auc", "not halved", "zhougr1993/DeepInterestNetwork#2", "twice the area")
def _(y, score):
    area = fp2 = tp2 = 0.0
    for s in sorted(set(score.tolist()), reverse=True):
        fp1, tp1 = fp2, tp2
        fp2 += np.sum((score == s) & (y == 0))
        tp2 += np.sum((score == s) & (y == 1))
        area += (fp2 - fp1) * (tp2 + tp1)
    return area / (tp2 * fp2)


@answer("logistic_regression/auc", "never below half", "xrobin/pROC#36", "turned round where it is below 1/2")
def _(y, score):
    difference = score[y == 1][:, None] - score[y == 0]
    area = np.mean(difference > 0) + 0.5 * np.mean(difference == 0)
    return max(area, 1 - area)


@answer("logistic_regression/auc", "right, curve", "dtcenter/MET#1150, trapezoids")
def _(y, score):
    area, x, h = 0.0, 1.0, 1.0
    for s in np.unique(score):
        x2, h2 = np.mean(score[y == 0] > s), np.mean(score[y == 1] > s)
        area += (x - x2) * (h + h2) * 0.5
        x, h = x2, h2
    return area


@answer("logistic_regression/calibration-error", "closed above", "Lightning-AI/torchmetrics#1744",
        "the intervals are closed above, and 0 is in none")
def _(y, y_hat, bins):
    place = np.digitize(y_hat, np.linspace(0, 1, bins + 1), right=True) - 1
    total = 0.0
    for m in range(bins):
        inside = place == m
        if inside.any():
            total += inside.sum() * abs(y[inside].mean() - y_hat[inside].mean())
    return total / len(y)


@answer("logistic_regression/calibration-error", "not divided", "ethen8181/machine-learning#20, half mended",
        "weighted, but not divided by the number of examples")
def _(y, y_hat, bins):
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    total = 0.0
    for m in range(bins):
        inside = place == m
        if inside.any():
            total += inside.sum() * abs(y[inside].mean() - y_hat[inside].mean())
    return total


@answer("logistic_regression/calibration-error", "weighted twice",
        "scikit-learn/scikit-learn#11096, counts twice",
        "the weights enter squared")
def _(y, y_hat, bins):
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    total = 0.0
    for m in range(bins):
        inside = place == m
        if inside.any():
            total += inside.mean() ** 2 * abs(y[inside].mean() - y_hat[inside].mean())
    return total


@answer("logistic_regression/softmax-gradient", "all rows", "find_string: probs[:, y] -= 1, two repositories",
        "the 1 is taken away in every row, for each class that occurs")
def _(X, y, W, b):
    probs = softmax(X @ W + b)
    probs[:, y] -= 1
    probs /= len(y)
    return X.T @ probs, probs.sum(axis=0)


@answer("logistic_regression/softmax-gradient", "twice", "markroxor/fromscratchtoml#65", "twice the gradient")
def _(X, y, W, b):
    d = 2 * (softmax(X @ W + b) - np.eye(W.shape[1])[y]) / len(y)
    return X.T @ d, d.sum(axis=0)


@answer("logistic_regression/softmax-gradient", "dW a sum", "janchorowski/nn_assignments#21",
        "db is a mean, dW a sum")
def _(X, y, W, b):
    d = softmax(X @ W + b) - np.eye(W.shape[1])[y]
    return np.dot(X.T, d), np.mean(d, axis=0)


@answer("logistic_regression/softmax-gradient", "right, einsum", "rasbt/stat453-deep-learning-ss21#5, mended")
def _(X, y, W, b):
    d = softmax(X @ W + b) - (np.arange(W.shape[1]) == y[:, None])
    return np.einsum("ni,nj->ij", X, d) / len(X), np.einsum("nj->j", d) / len(X)


def _descend(Z, y, steps=1500, lr=0.5):
    w, b = np.zeros(Z.shape[1]), 0.0
    for _ in range(steps):
        e = sigmoid(Z @ w + b) - y
        w, b = w - lr * (Z.T @ e / len(y) + 1e-3 * w), b - lr * e.mean()
    return w, b


@answer("logistic_regression/train-from-nothing", "logits", "gpleiss/temperature_scaling#17",
        "the log-odds, not the probability")
def _(X, y, X_new):
    mu, sd = X.mean(0), X.std(0)
    sd[sd == 0] = 1
    w, b = _descend((X - mu) / sd, y)
    return (X_new - mu) / sd @ w + b


@answer("logistic_regression/train-from-nothing", "of the training part", "andpol5/credit-classifier#1",
        "the probabilities of the rows of X")
def _(X, y, X_new):
    mu, sd = X.mean(0), X.std(0)
    sd[sd == 0] = 1
    w, b = _descend((X - mu) / sd, y)
    return sigmoid((X - mu) / sd @ w + b)


@answer("logistic_regression/train-from-nothing", "right, ridge", "ddbourgin/numpy-ml#26, a little L2")
def _(X, y, X_new):
    mu, sd = X.mean(0), X.std(0)
    sd[sd == 0] = 1
    w, b = _descend((X - mu) / sd, y)
    return sigmoid((X_new - mu) / sd @ w + b)
