"""Public answers to the exercises of Logistic regression."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


def sigmoid(x):
    """The sigmoid, as the chapter has it."""
    return 0.5 * (1 + np.tanh(x / 2))


def softmax(z):
    """Softmax along the rows, as the chapter has it."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@answer("logistic_regression/odds-ratio", "exp w", "d2l-ai/d2l-en#2158", "exp(w): one standardized unit")
def _(w, sd, step):
    return np.around(np.exp(w), 3)


@answer(
    "logistic_regression/odds-ratio", "one deviation", "gamlj/gamlj#167",
    "the step is counted in deviations",
)
def _(w, sd, step):
    return np.exp(w * step)


@answer(
    "logistic_regression/odds-ratio", "coefficient", "easystats/report#182",
    "the log odds: not exponentiated",
)
def _(w, sd, step):
    return w * step / sd


@answer(
    "logistic_regression/standardize", "own", "khuyentran1401/production-ready-data-science-code#5",
    "own mean",
)
def _(X, X_new):
    def standardize_features(X):
        std = X.std(axis=0)
        return (X - X.mean(axis=0)) / np.where(std == 0, 1, std)

    return standardize_features(X), standardize_features(X_new)


@answer(
    "logistic_regression/standardize", "no axis", "khuyentran1401/production-ready-data-science-code#5",
    "one mean",
)
def _(X, X_new):
    mean, std = X.mean(), X.std()
    return (X - mean) / std, (X_new - mean) / std


@answer(
    "logistic_regression/standardize", "mean zeroed", "elixir-nx/scholar#363",
    "constant features are not shifted",
)
def _(X, X_new):
    mean, std = X.mean(axis=0), X.std(axis=0)
    mean = np.where(std == 0, 0, mean)
    std = np.where(std == 0, 1, std)
    return (X - mean) / std, (X_new - mean) / std


@answer(
    "logistic_regression/standardize", "by zero", "ai2cm/fv3net#639",
    "a constant feature is divided by 0",
)
def _(X, X_new):
    mean, std = np.mean(X, axis=0), np.std(X, axis=0)
    return (X - mean) / std, (X_new - mean) / std


@answer(
    "logistic_regression/standardize", "together", "scikit-learn/scikit-learn#24695",
    "scaled before the split",
)
def _(X, X_new):
    both = np.vstack([X, X_new])
    std = both.std(axis=0)
    both = (both - both.mean(axis=0)) / np.where(std == 0, 1, std)
    return both[: len(X)], both[len(X) :]


@answer("logistic_regression/standardize", "right", "ai2cm/fv3net#639, as corrected")
def _(X, X_new):
    mean, std = np.mean(X, axis=0), np.std(X, axis=0)
    std = np.where(X.max(axis=0) == X.min(axis=0), 1.0, std)
    return (X - mean) / std, (X_new - mean) / std


@answer(
    "logistic_regression/l2-step", "no two", "jingtinghuang/CS231n-Spring-2017#3",
    "lam * w, not twice it",
)
def _(X, y, w, b, lr, lam):
    e = sigmoid(X @ w + b) - y
    return w - lr * (X.T @ e / len(y) + lam * w), b - lr * e.mean()


@answer(
    "logistic_regression/l2-step", "no n", "eriklindernoren/ML-From-Scratch#124",
    "the sum over the examples",
)
def _(X, y, w, b, lr, lam):
    y_pred = sigmoid(X @ w + b)
    w = w - lr * (-(y - y_pred).dot(X) + 2 * lam * w)
    return w, b - lr * -(y - y_pred).sum()


@answer(
    "logistic_regression/l2-step", "decay", "jiacheng-ye/code-for-nlp-beginner#2",
    "lam scales the error's gradient",
)
def _(X, y, w, b, lr, lam):
    gradients = X.T @ (y - sigmoid(X @ w + b)) / len(y)
    return w + lr * (gradients * lam - w), b + lr * np.mean(y - sigmoid(X @ w + b))


@answer(
    "logistic_regression/l2-step", "by m", "fengdu78/Coursera-ML-AndrewNg-Notes#82, with x",
    "lam / m, no two",
)
def _(X, y, w, b, lr, lam):
    m = len(y)
    e = sigmoid(X @ w + b) - y
    return w - lr * (X.T @ e / m + lam / m * w), b - lr * e.mean()


@answer("logistic_regression/l2-step", "half the rate", "rushter/MLAlgorithms#40", "w @ w for w")
def _(X, y, w, b, lr, lam):
    e = sigmoid(X @ w + b) - y
    return w - lr * (X.T @ e / len(y) + lam * np.sum(w**2)), b - lr * e.mean()


@answer(
    "logistic_regression/decide", "half", "fairlearn/fairlearn#473, costs left out",
    "one half, whatever it costs",
)
def _(y_hat, cost_miss, cost_alarm):
    return (y_hat >= 0.5).astype(int)


@answer(
    "logistic_regression/decide", "swapped", "makama-md/AI-for-Medical-Diagnosis#1",
    "misses and alarms change places",
)
def _(y_hat, cost_miss, cost_alarm):
    return (y_hat >= cost_miss / (cost_miss + cost_alarm)).astype(int)


@answer(
    "logistic_regression/decide", "ratio", "fairlearn/fairlearn#473, Cfp / Cfn",
    "the ratio as the threshold",
)
def _(y_hat, cost_miss, cost_alarm):
    return np.where(y_hat >= cost_alarm / cost_miss, 1, 0)


@answer("logistic_regression/decide", "right", "fairlearn/fairlearn#473")
def _(y_hat, cost_miss, cost_alarm):
    return (cost_miss * y_hat >= cost_alarm * (1 - y_hat)).astype(int)


@answer("logistic_regression/auc", "ties", "linkedin/photon-ml#43", "a tie counts as it stands in the order")
def _(y, score):
    positives = auc = 0
    for i in np.argsort(-score, kind="stable"):
        if y[i] > 0.5:
            positives += 1
        else:
            auc += positives
    return auc / (np.sum(y == 1) * np.sum(y == 0))


@answer("logistic_regression/auc", "ranks", "smartcorelib/smartcore#373", "ties get different ranks")
def _(y, score):
    ranks = np.empty(len(score))
    ranks[np.argsort(score)] = np.arange(1, len(score) + 1)
    n1, n0 = np.sum(y == 1), np.sum(y == 0)
    return (ranks[y == 1].sum() - n1 * (n1 + 1) / 2) / (n1 * n0)


@answer("logistic_regression/auc", "smaller class", "bbci/bbci_public#136", "shifted by the smaller class")
def _(y, score):
    order = np.array([np.mean(np.r_[score < s, score <= s]) * len(score) + 0.5 for s in score])
    n = min(np.sum(y == 1), np.sum(y == 0))
    return (order[y == 1].sum() - n * (n + 1) / 2) / (np.sum(y == 1) * np.sum(y == 0))


@answer(
    "logistic_regression/auc", "all pairs", "tensorflow/ranking#36",
    "all pairs of examples, equal classes too",
)
def _(y, score):
    n = len(y)
    right = pairs = 0
    for i in range(n):
        for j in range(i + 1, n):
            pairs += 1
            right += y[i] != y[j] and (score[i] > score[j]) == (y[i] > y[j])
    return right / pairs


@answer(
    "logistic_regression/auc", "inverted", "NVIDIA-TAO/tao-pytorch#99",
    "low scores for class 1 count as good",
)
def _(y, score):
    one, zero = score[y == 1], score[y == 0]
    return np.mean((one[:, None] < zero) + 0.5 * (one[:, None] == zero))


@answer("logistic_regression/auc", "right", "smartcorelib/smartcore#373, as expected there")
def _(y, score):
    n1, n0 = np.sum(y == 1), np.sum(y == 0)
    ranks = np.array([np.sum(score < s) + (np.sum(score == s) + 1) / 2 for s in score])
    return (ranks[y == 1].sum() - n1 * (n1 + 1) / 2) / (n1 * n0)


def _ece(y, y_hat, bins, index, count):
    """The weighted distances of the bins from 0 to `count`."""
    total = 0.0
    for m in range(count):
        inside = index == m
        if inside.any():
            total += abs(y[inside].mean() - y_hat[inside].mean()) * inside.sum()
    return total / len(y)


@answer(
    "logistic_regression/calibration-error", "not weighted", "ethen8181/machine-learning#20",
    "plain mean of bins",
)
def _(y, y_hat, bins):
    index = np.minimum((y_hat * bins).astype(int), bins - 1)
    error = 0.0
    for m in range(bins):
        inside = index == m
        if inside.sum() > 0:
            error += abs(y[inside].mean() - y_hat[inside].mean())
    return error / bins


@answer(
    "logistic_regression/calibration-error", "extra bin", "Lightning-AI/torchmetrics#3510",
    "1 has a bin of its own",
)
def _(y, y_hat, bins):
    index = np.digitize(y_hat, np.linspace(0, 1, bins + 1)) - 1
    return _ece(y, y_hat, bins, index, bins + 1)


@answer(
    "logistic_regression/calibration-error", "last skipped", "texttron/BrowseComp-Plus#18",
    "the last bin is left out",
)
def _(y, y_hat, bins):
    index = np.minimum((y_hat * bins).astype(int), bins - 1)
    return _ece(y, y_hat, bins, index, bins - 1)


@answer(
    "logistic_regression/calibration-error", "centres", "JonathanWenger/pycalib#4",
    "the centre, not the mean",
)
def _(y, y_hat, bins):
    index = np.minimum((y_hat * bins).astype(int), bins - 1)
    total = 0.0
    for m in range(bins):
        inside = index == m
        if inside.any():
            total += inside.mean() * abs(y[inside].mean() - (m + 0.5) / bins)
    return total


@answer(
    "logistic_regression/calibration-error", "accuracy", "EFS-OpenSource/calibration-framework#25",
    "share correct",
)
def _(y, y_hat, bins):
    index = np.minimum((y_hat * bins).astype(int), bins - 1)
    matched = (y_hat >= 0.5) == y
    total = 0.0
    for m in range(bins):
        inside = index == m
        if inside.any():
            total += inside.mean() * abs(matched[inside].mean() - y_hat[inside].mean())
    return total


@answer(
    "logistic_regression/calibration-error", "squares", "ethen8181/machine-learning#20",
    "squared distances",
)
def _(y, y_hat, bins):
    index = np.minimum((y_hat * bins).astype(int), bins - 1)
    total = 0.0
    for m in range(bins):
        inside = index == m
        if inside.any():
            total += inside.mean() * (y[inside].mean() - y_hat[inside].mean()) ** 2
    return total


@answer(
    "logistic_regression/softmax-gradient", "sum", "torchedup.dev, backprop-softmax-cross-entropy",
    "not the mean",
)
def _(X, y, W, b):
    dz = softmax(X @ W + b)
    dz[np.arange(len(y)), y] -= 1
    return X.T @ dz, dz.sum(axis=0)


@answer(
    "logistic_regression/softmax-gradient", "log probs", "mejorcodigo.com/p/119237",
    "log probabilities, not p",
)
def _(X, y, W, b):
    log_probs = np.log(softmax(X @ W + b))
    dx = log_probs.copy()
    dx[np.arange(len(y)), y] -= 1
    dx /= len(y)
    return X.T @ dx, dx.sum(axis=0)


@answer(
    "logistic_regression/softmax-gradient", "one max", "bruceoutdoors.wordpress.com, Softmax",
    "sum over all rows",
)
def _(X, y, W, b):
    f = X @ W + b
    f = f - np.max(f)
    p = np.exp(f) / np.sum(np.exp(f))
    p[np.arange(len(y)), y] -= 1
    return X.T @ p / len(y), p.mean(axis=0)


@answer("logistic_regression/softmax-gradient", "right", "mejorcodigo.com/p/119237, the course's own")
def _(X, y, W, b):
    probs = softmax(X @ W + b)
    dx = probs.copy()
    dx[np.arange(len(y)), y] -= 1
    dx /= len(y)
    return X.T @ dx, np.sum(dx, axis=0)
