"""Answers of the second set to the exercises of logistic regression."""

import numpy as np
from support.public_answers.model import collect

from dlbasics.activations import sigmoid, softmax

ANSWERS, answer = collect()


@answer(
    "logistic_regression/odds-ratio", "scaled after", "IQSS/Zelig#302, scaled afterwards", "scales exp(w)",
)
def _(w, sd, step):
    return np.exp(w) * step / sd


@answer(
    "logistic_regression/odds-ratio", "approximated", "juba/questionr#31, 1 + the coefficient",
    "1 + x for exp(x)",
)
def _(w, sd, step):
    return 1 + w * step / sd


@answer("logistic_regression/odds-ratio", "times sd", "easystats/report#182, Std. beta", "multiplied by sd")
def _(w, sd, step):
    return np.exp(w * sd * step)


@answer("logistic_regression/odds-ratio", "probability", "MRCIEU/gwas-vcf-specification#15", "a probability")
def _(w, sd, step):
    return 1 / (1 + np.exp(-w * step / sd))


@answer("logistic_regression/odds-ratio", "right", "d2l-ai/d2l-en#2158, a power")
def _(w, sd, step):
    return np.exp(w / sd) ** step


@answer(
    "logistic_regression/standardize", "zeroed first", "rasbt/mlxtend#1058",
    "constants become minus their mean",
)
def _(X, X_new):
    mean, sd = X.mean(0), X.std(0)
    constant = sd == 0
    X, X_new = X.copy(), X_new.copy()
    X[:, constant] = 0
    X_new[:, constant] = 0
    sd[constant] = 1
    return (X - mean) / sd, (X_new - mean) / sd


@answer("logistic_regression/standardize", "ddof", "picnicml/doddle-model#19", "divisor n - 1")
def _(X, X_new):
    sd = np.std(X, axis=0, ddof=1)
    sd = np.where(sd == 0, 1, sd)
    return (X - X.mean(axis=0)) / sd, (X_new - X.mean(axis=0)) / sd


@answer(
    "logistic_regression/standardize", "rows", "JuliaStats/StatsBase.jl#910, the other dims",
    "rows in place of columns",
)
def _(X, X_new):
    def scaled(table):
        sd = table.std(axis=1, keepdims=True)
        return (table - table.mean(axis=1, keepdims=True)) / np.where(sd == 0, 1, sd)

    return scaled(X), scaled(X_new)


@answer("logistic_regression/standardize", "right", "PolyMathOrg/PolyMath#128, column by column")
def _(X, X_new):
    A, B = np.array(X, dtype=float), np.array(X_new, dtype=float)
    for j in range(X.shape[1]):
        mean, sd = X[:, j].mean(), X[:, j].std()
        scale = sd if sd > 0 else 1.0
        A[:, j] = (X[:, j] - mean) / scale
        B[:, j] = (X_new[:, j] - mean) / scale
    return A, B


@answer(
    "logistic_regression/l2-step", "bias twice", "trekhleb/homemade-machine-learning#63",
    "the bias moves twice",
)
def _(X, y, w, b, lr, lam):
    error = sigmoid(X @ w + b) - y
    w = w - lr * (X.T @ error / len(y) + 2 * lam * w)
    b = b - lr * error.mean()
    return w, b - lr * error.mean()


@answer("logistic_regression/l2-step", "lam by m", "schneems/Octave#12", "the penalty divided by n, no 2")
def _(X, y, w, b, lr, lam):
    m = len(y)
    h = sigmoid(X @ w + b)
    return w - lr * (1 / m) * (X.T @ (h - y) + lam * w), b - lr * np.mean(h - y)


@answer("logistic_regression/l2-step", "linear", "SingleZombie/DL-Demos#2, no sigmoid", "no sigmoid")
def _(X, y, w, b, lr, lam):
    error = X @ w + b - y
    return w - lr * (X.T @ error / len(y) + 2 * lam * w), b - lr * error.mean()


@answer("logistic_regression/l2-step", "right", "NeuromatchAcademy/course-content-dl#423, as a decay")
def _(X, y, w, b, lr, lam):
    error = (1 / (1 + np.exp(-(X.dot(w) + b)))) - y
    w_new = (1 - 2 * lr * lam) * w - lr / len(y) * np.sum(error[:, None] * X, axis=0)
    return w_new, b - lr * sum(error) / len(error)


@answer("logistic_regression/decide", "tie", "lucazav/binclass-tools#3, a strict comparison", "0 on a tie")
def _(y_hat, cost_miss, cost_alarm):
    return (y_hat > cost_alarm / (cost_alarm + cost_miss)).astype(int)


@answer(
    "logistic_regression/decide", "booleans", "HealthCatalyst/healthcareai-r#1199, as booleans",
    "no integers",
)
def _(y_hat, cost_miss, cost_alarm):
    return y_hat * cost_miss >= (1 - y_hat) * cost_alarm


@answer(
    "logistic_regression/decide", "share of miss", "finite-sample/optimal-classification-cutoffs#15",
    "transposed",
)
def _(y_hat, cost_miss, cost_alarm):
    return np.where(y_hat >= cost_miss / (cost_alarm + cost_miss), 1, 0)


@answer("logistic_regression/decide", "right", "finite-sample/optimal-classification-cutoffs#15, both costs")
def _(y_hat, cost_miss, cost_alarm):
    zero, one = cost_miss * y_hat, cost_alarm * (1 - y_hat)
    return np.argmin(np.stack([one, zero]), axis=0) ^ 1


@answer("logistic_regression/decide", "right, list", "tidymodels/probably#88, in a loop")
def _(y_hat, cost_miss, cost_alarm):
    return [1 if p * cost_miss >= (1 - p) * cost_alarm else 0 for p in y_hat]


@answer("logistic_regression/auc", "ties as wins", "scdevries in brian-lau/MatlabAUC#1", "ties count 1")
def _(y, score):
    return np.mean(score[y == 1][:, None] >= score[y == 0])


@answer("logistic_regression/auc", "ties as losses", "JuliaAI/MLJBase.jl#319, no ties", "ties count 0")
def _(y, score):
    wins = [a > b for a in score[y == 1] for b in score[y == 0]]
    return sum(wins) / len(wins)


@answer("logistic_regression/auc", "first of a block", "aidotse/LeakPro#465", "the top of each block of ties")
def _(y, score):
    order = np.argsort(-score, kind="stable")
    s, hits = score[order], y[order] == 1
    tp, fp = np.cumsum(hits), np.cumsum(~hits)
    _, first = np.unique(-s, return_index=True)
    return np.trapezoid(tp[first] / tp[-1], fp[first] / fp[-1])


@answer("logistic_regression/auc", "right", "aidotse/LeakPro#465, the end of each block")
def _(y, score):
    tpr, fpr = [0.0], [0.0]
    for threshold in sorted(set(score.tolist()), reverse=True):
        tpr.append(np.mean(score[y == 1] >= threshold))
        fpr.append(np.mean(score[y == 0] >= threshold))
    return sum((b - a) * (c + d) / 2 for a, b, c, d in zip(fpr[:-1], fpr[1:], tpr[:-1], tpr[1:], strict=True))


@answer("logistic_regression/auc", "right, ranks", "smartcorelib/smartcore#374")
def _(y, score):
    _values, place, counts = np.unique(score, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    n1 = int(np.sum(y))
    n0 = len(y) - n1
    return (ranks[y == 1].sum() - n1 * (n1 + 1) / 2) / (n1 * n0)


def _bins(y, y_hat, bins):
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    for j in range(bins):
        inside = place == j
        if inside.any():
            yield inside.mean(), abs(y[inside].mean() - y_hat[inside].mean())


@answer(
    "logistic_regression/calibration-error", "root mean square", "hendrycks/natural-adv-examples#16", "rms",
)
def _(y, y_hat, bins):
    return np.sqrt(sum(share * gap**2 for share, gap in _bins(y, y_hat, bins)))


@answer("logistic_regression/calibration-error", "largest", "Khanz9664/TrustLens#163, MCE", "the largest gap")
def _(y, y_hat, bins):
    return max(gap for _, gap in _bins(y, y_hat, bins))


@answer(
    "logistic_regression/calibration-error", "quantiles", "Khanz9664/TrustLens#163",
    "intervals of equal counts",
)
def _(y, y_hat, bins):
    total = 0.0
    for part in np.array_split(np.argsort(y_hat), bins):
        if len(part):
            total += len(part) / len(y) * abs(y[part].mean() - y_hat[part].mean())
    return total


@answer("logistic_regression/calibration-error", "right", "mead-ml/mead-baseline#484, with bincount")
def _(y, y_hat, bins):
    place = np.clip(np.digitize(y_hat, np.linspace(0, 1, bins + 1)) - 1, 0, bins - 1)
    confidences = np.bincount(place, weights=y_hat, minlength=bins)
    hits = np.bincount(place, weights=y, minlength=bins)
    return float(np.abs(confidences - hits).sum() / len(y))


@answer(
    "logistic_regression/calibration-error", "right, histogram", "Lightning-AI/torchmetrics#3510, as netcal",
)
def _(y, y_hat, bins):
    claims, hits = (np.histogram(y_hat, bins, (0, 1), weights=w)[0] for w in (y_hat, y))
    return np.linalg.norm(claims - hits, 1) / np.size(y)


@answer(
    "logistic_regression/softmax-gradient", "slope too", "zhuozhiyongde, softmax_prime", "times p (1 - p)",
)
def _(X, y, W, b):
    p = softmax(X @ W + b)
    d = (p - np.eye(W.shape[1])[y]) * p * (1 - p) / len(y)
    return X.T @ d, d.sum(axis=0)


@answer("logistic_regression/softmax-gradient", "from 1", "hunkim/DeepLearningZeroToAll#20", "labels from 1")
def _(X, y, W, b):
    p = softmax(X @ W + b)
    p[np.arange(len(y)), y - 1] -= 1
    p /= len(y)
    return X.T @ p, p.sum(axis=0)


@answer("logistic_regression/softmax-gradient", "sign", "mbadry1/DeepLearning.ai-Summary#76", "y - y_hat")
def _(X, y, W, b):
    d = (np.eye(W.shape[1])[y] - softmax(X @ W + b)) / len(y)
    return X.T @ d, d.sum(axis=0)


@answer(
    "logistic_regression/softmax-gradient", "right", "hankcs/CS224n#17, an outer product for each example",
)
def _(X, y, W, b):
    dW, db = np.zeros(W.shape), np.zeros(len(b))
    for x, label in zip(X, y, strict=True):
        z = x @ W + b
        d3 = np.exp(z - z.max())
        d3 = d3 / d3.sum()
        d3[label] -= 1
        dW += np.outer(x, d3)
        db += d3
    return dW / len(X), db / len(X)


def _train(X, y, lr=0.5, steps=2000):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        with np.errstate(over="ignore"):
            error = 1 / (1 + np.exp(-(X @ w + b))) - y
        w, b = w - lr * X.T @ error / len(y), b - lr * error.mean()
    return w, b


@answer(
    "logistic_regression/train-from-nothing", "not scaled", "openproblems-bio/openproblems#37", "not scaled",
)
def _(X, y, X_new):
    w, b = _train(X, y, lr=0.01, steps=300)
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-(X_new @ w + b)))


@answer("logistic_regression/train-from-nothing", "labels", "IBM/differential-privacy-library#68", "0 or 1")
def _(X, y, X_new):
    mu, sd = X.mean(0), X.std(0)
    w, b = _train((X - mu) / sd, y, steps=500)
    return ((X_new - mu) / sd @ w + b > 0).astype(float)


@answer(
    "logistic_regression/train-from-nothing", "least squares", "Open-Quant/openquant#99",
    "sigmoid of least squares",
)
def _(X, y, X_new):
    A = np.c_[np.ones(len(X)), X]
    coeffs = np.linalg.lstsq(A, y, rcond=None)[0]
    return sigmoid(np.c_[np.ones(len(X_new)), X_new] @ coeffs)


@answer(
    "logistic_regression/train-from-nothing", "Newton", "blobcity/ai-seed#53, by Newton's method", "0 / 0",
)
def _(X, y, X_new):
    mu, sd = X.mean(0), X.std(0)
    A = np.c_[np.ones(len(X)), (X - mu) / sd]
    theta = np.zeros(A.shape[1])
    for _ in range(25):
        p = sigmoid(A @ theta)
        H = A.T @ (A * (p * (1 - p))[:, None]) + 0.01 * np.eye(len(theta))
        theta = theta + np.linalg.solve(H, A.T @ (y - p) - 0.01 * theta)
    return sigmoid(np.c_[np.ones(len(X_new)), (X_new - mu) / sd] @ theta)


@answer("logistic_regression/train-from-nothing", "descent", "dssg/triage#508", "0 / 0")
def _(X, y, X_new):
    mu, sd = np.mean(X, 0), np.std(X, 0)
    w, b = _train((X - mu) / sd, y)
    return sigmoid((X_new - mu) / sd @ w + b)


@answer("logistic_regression/train-from-nothing", "right, Newton", "blobcity/ai-seed#53, constants kept")
def _(X, y, X_new):
    mu, sd = X.mean(0), X.std(0)
    sd[sd < 1e-9] = 1
    A = np.c_[np.ones(len(X)), (X - mu) / sd]
    theta = np.zeros(A.shape[1])
    for _ in range(25):
        p = sigmoid(A @ theta)
        H = A.T @ (A * (p * (1 - p))[:, None]) + 0.1 * np.eye(len(theta))
        theta = theta + np.linalg.solve(H, A.T @ (y - p) - 0.1 * theta)
    return sigmoid(np.c_[np.ones(len(X_new)), (X_new - mu) / sd] @ theta)


@answer("logistic_regression/train-from-nothing", "right, descent", "PolyMathOrg/PolyMath#128, then descent")
def _(X, y, X_new):
    mu, sd = np.mean(X, 0), np.std(X, 0) + 1e-12
    w, b = _train((X - mu) / sd, y)
    return sigmoid((X_new - mu) / sd @ w + b)
