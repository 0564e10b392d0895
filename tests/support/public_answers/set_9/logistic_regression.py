"""Answers of the ninth set to the exercises of logistic regression."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


# logistic_regression/odds-ratio


@answer(
    "logistic_regression/odds-ratio",
    "right",
    "written for the stub",
)
def _(w, sd, step):
    factors = []
    for weight, spread, rise in zip(w, sd, step, strict=True):
        factors.append(np.exp(weight * (rise / spread)))
    return np.array(factors)


@answer(
    "logistic_regression/odds-ratio",
    "sd not used",
    "bilgekosee/python 55.py (odds = exp(coef)); the interpretation at "
    "http://logisticregressionanalysis.com/830-what-is-the-odds-ratio-in-logistic-regression/",
    "reads the weights as if the features were not standardized; `sd` is not used. w = 0.8, sd = 4, "
    "step = 2 gives 4.95 instead of 1.49",
)
def _(w, sd, step):
    return np.exp(w * step)


@answer(
    "logistic_regression/odds-ratio",
    "times sd",
    "salesforce/TransmogrifAI pull 345 (contribution.map(_ * featureStd), and the reviewer's doubt); "
    "ejolly/pymer4 issue 127 has the opposite conversion, beta * std(x)",
    "multiplies by the standard deviation instead of dividing. w = 0.8, sd = 4, step = 2 gives 601.8 "
    "instead of 1.49",
)
def _(w, sd, step):
    # back to the original scale
    w_original = w * sd
    return np.exp(w_original * step)


@answer(
    "logistic_regression/odds-ratio",
    "relative change",
    "https://medium.com/ro-data-team-blog/interpret-the-impact-size-with-logistic-regression-coefficients-5eec21baaac8"
    " ('decreases the odds by 60%')",
    "returns the relative change of the odds, not the factor: everywhere 1 too small. w = 0.8, sd = 4, "
    "step = 2 gives 0.49 instead of 1.49; w = 0 gives 0 instead of 1",
)
def _(w, sd, step):
    change = np.exp(w / sd * step) - 1
    return change


# logistic_regression/l2-step


@answer(
    "logistic_regression/l2-step",
    "right",
    "written for the stub",
)
def _(X, y, w, b, lr, lam):
    n, d = X.shape
    A = np.column_stack([X, np.ones(n)])
    theta = np.append(w, b)
    p = 0.5 * (1 + np.tanh(A @ theta / 2))
    grad = np.einsum("ij,i->j", A, p - y) / n
    shrink = np.append(np.ones(d), 0.0)
    theta = theta - lr * (grad + 2 * lam * shrink * theta)
    return theta[:-1], theta[-1]


@answer(
    "logistic_regression/l2-step",
    "lambda over 2m",
    "mckayadd/ML-misc gradient_decent/generalized_logistic_regression.py",
    "the penalty of the Coursera course, lambda / (2m) * sum(w**2): its gradient is lam * w / m and not"
    " 2 * lam * w",
)
def _(X, y, w, b, lr, lam):
    def sigmoid(t):
        return 1 / (1 + np.exp(-t))

    m = X.shape[0]
    error = sigmoid(X @ w + b) - y
    dw = (1 / m) * (X.T @ error) + (lam / m) * w
    db = (1 / m) * error.sum()
    return w - lr * dw, b - lr * db


@answer(
    "logistic_regression/l2-step",
    "an alias for the parameters",
    "dibgerge/ml-coursera-python-assignments issue 45 (thetaZero = theta; thetaZero[...] = 0)",
    "`penalized = theta` is no copy, so setting its first entry to 0 throws the old bias away",
)
def _(X, y, w, b, lr, lam):
    def sigmoid(t):
        return 1 / (1 + np.exp(-t))

    n = len(y)
    A = np.hstack([np.ones((n, 1)), X])
    theta = np.concatenate([[b], w])
    h = sigmoid(A @ theta)
    penalized = theta
    penalized[0] = 0          # the bias has no penalty
    grad = A.T @ (h - y) / n + 2 * lam * penalized
    theta = theta - lr * grad
    return theta[1:], theta[0]


@answer(
    "logistic_regression/l2-step",
    "bias corrected twice",
    "trekhleb/homemade-machine-learning issue 17 and pull 63 (gradient_step)",
    "two mistakes at the bias: it is shrunk by (1 - 2 lr lam) with the others, and the 'correction' "
    "takes its gradient off a second time",
)
def _(X, y, w, b, lr, lam):
    def sigmoid(t):
        return 1 / (1 + np.exp(-t))

    n = len(y)
    data = np.hstack([np.ones((n, 1)), X])
    theta = np.hstack([b, w])
    delta = sigmoid(data @ theta) - y
    decay = 1 - 2 * lr * lam
    theta = theta * decay - lr * (data.T @ delta) / n
    # the bias must not be regularized
    theta[0] = theta[0] - lr * (data[:, 0] @ delta) / n
    return theta[1:], theta[0]


# logistic_regression/auc


@answer(
    "logistic_regression/auc",
    "right",
    "written for the stub",
)
def _(y, score):
    neg = np.sort(score[y == 0])
    pos = score[y == 1]
    below = np.searchsorted(neg, pos, side="left")
    not_above = np.searchsorted(neg, pos, side="right")
    return (below.sum() + not_above.sum()) / (2 * len(pos) * len(neg))


@answer(
    "logistic_regression/auc",
    "fast AUC without ties",
    "JuliaAI/MLJBase.jl issue 319 (the fast AUC from the Kaggle thread ieee-fraud-detection/107601)",
    "the 'fast AUC' does not know ties: equal scores count as the sort happens to place them. y = [0, "
    "1], score = [1, 1] gives 1, y = [1, 0] gives 0, instead of 0.5",
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


@answer(
    "logistic_regression/auc",
    "distance from one half",
    "ranks.py by Sung-Cheol Kim, auc_rank (excerpt of the code corpus, repository not named there)",
    "the absolute value folds everything below 0.5 upwards: a score that ranks class 1 lowest gives 1 "
    "instead of 0 (y = [0, 0, 1], score = [3, 2, 1])",
)
def _(y, score):
    N = len(y)
    N1 = np.sum(y == 1)
    N0 = N - N1
    rank = np.argsort(np.argsort(score)) + 1
    gap = rank[y == 1].sum() / N1 - rank[y == 0].sum() / N0
    return np.abs(gap) / N + 0.5


@answer(
    "logistic_regression/auc",
    "ties in the unsorted scores",
    "smartcorelib/smartcore issue 373",
    "looks for ties in the unsorted scores, while the ranks belong to the sorted ones",
)
def _(y, score):
    n = len(score)
    order = np.argsort(score, kind="stable")
    rank = np.zeros(n)
    i = 0
    while i < n:
        j = i + 1
        while j < n and score[j] == score[i]:     # a group of ties
            j += 1
        rank[i:j] = (i + 1 + j) / 2               # shares its mean rank
        i = j
    n1 = np.sum(y == 1)
    n0 = n - n1
    return (rank[y[order] == 1].sum() - n1 * (n1 + 1) / 2) / (n1 * n0)


# logistic_regression/softmax-gradient


@answer(
    "logistic_regression/softmax-gradient",
    "right",
    "written for the stub",
)
def _(X, y, W, b):
    n = X.shape[0]
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(n):
        s = X[i] @ W + b
        p = np.exp(s - s.max())
        p /= p.sum()
        p[y[i]] -= 1
        dW += np.outer(X[i], p) / n
        db += p / n
    return dW, db


@answer(
    "logistic_regression/softmax-gradient",
    "dW not divided",
    "janchorowski/nn_assignments pull 21 (dLdTheta = np.dot(X, dLdA.T) without / num_samples)",
    "dW is the gradient of the sum and not of the mean: n times too large. db is right",
)
def _(X, y, W, b):
    scores = X @ W + b
    scores = scores - scores.max(axis=1, keepdims=True)
    probs = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    probs[np.arange(len(y)), y] -= 1
    dW = X.T.dot(probs)
    db = probs.mean(axis=0)
    return dW, db


@answer(
    "logistic_regression/softmax-gradient",
    "one sum spread over the biases",
    "rasbt/stat453-deep-learning-ss21 issue 5 (-torch.sum(y - probas))",
    "db is one sum over examples and classes, spread over all classes",
)
def _(X, y, W, b):
    n, k = X.shape[0], W.shape[1]
    z = X @ W + b
    e = np.exp(z - z.max(axis=1, keepdims=True))
    probas = e / e.sum(axis=1, keepdims=True)
    onehot = np.eye(k)[y]
    grad_w = -X.T @ (onehot - probas) / n
    grad_b = -np.sum(onehot - probas) / n
    return grad_w, grad_b * np.ones(k)


@answer(
    "logistic_regression/softmax-gradient",
    "slope of the softmax twice",
    "hunkim/DeepLearningZeroToAll issue 20 (d_layer1 = diff * sigma_prime(layer1)); "
    "zhuozhiyongde/Fundamentals-of-Artificial-Intelligence-2024Spring-PKU issue 1 (softmax(x) * (1 - "
    "softmax(x)))",
    "multiplies by p * (1 - p), as if the cross-entropy had not already cancelled the slope of the "
    "softmax (and that is only its diagonal)",
)
def _(X, y, W, b):
    n = len(X)
    z = X @ W + b
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    diff = p.copy()
    diff[range(n), y] -= 1
    dz = diff * p * (1 - p)      # chain rule through the softmax
    return X.T @ dz / n, dz.sum(axis=0) / n


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
        column = A[:, j].copy()
        m = column.mean()
        s = 1.0 if (column == column[0]).all() else column.std()
        A[:, j] = (column - m) / s
        B[:, j] = (B[:, j] - m) / s
    return A, B


@answer(
    "logistic_regression/standardize",
    "X_new by its own statistics",
    "khuyentran1401/production-ready-data-science-code pull request #5 (standardize_features(X_test) "
    "uses X_test's own mean/std)",
    "X_new is standardized by its own mean and standard deviation instead of those of X",
)
def _(X, X_new):
    def scale(A):
        spread = np.where(np.ptp(A, axis=0) == 0, 1.0, A.std(axis=0))
        return (A - A.mean(axis=0)) / spread
    return scale(X), scale(X_new)


@answer(
    "logistic_regression/standardize",
    "std compared with 0",
    "scikit-learn/scikit-learn issue #17794 (_handle_zeros_in_scale; np.full(1000, 14.62) gives -1.0)",
    "a constant feature is looked for by std == 0, without tolerance",
)
def _(X, X_new):
    mean = X.mean(axis=0)
    std = X.std(axis=0)
    std[std == 0] = 1
    return (X - mean) / std, (X_new - mean) / std


@answer(
    "logistic_regression/standardize",
    "ddof 1 and an eps",
    "selvikiyikci/simple-linear-regression scaling.py (ddof=1); online-ml/river pull request #132 "
    "(epsilon in the scaler)",
    "two mistakes: the standard deviation of the sample (ddof=1, divisor n - 1) instead of divisor n, "
    "and 1e-8 added to every divisor instead of a treatment of constant features, so that X_new in a "
    "constant column is divided by 1e-8",
)
def _(X, X_new):
    mean = np.mean(X, axis=0)
    std = np.std(X, axis=0, ddof=1) + 1e-8
    return (X - mean) / std, (X_new - mean) / std


# logistic_regression/decide


@answer(
    "logistic_regression/decide",
    "right",
    "written for the stub",
)
def _(y_hat, cost_miss, cost_alarm):
    threshold = cost_alarm / (cost_miss + cost_alarm)
    return np.heaviside(np.asarray(y_hat) - threshold, 1.0).astype(int)


@answer(
    "logistic_regression/decide",
    "cost matrix transposed",
    "finite-sample/optimal-classification-cutoffs pull request #15 ('The cost matrix was read transposed')",
    "the cost matrix is read transposed: the threshold is cost_miss / (cost_miss + cost_alarm)",
)
def _(y_hat, cost_miss, cost_alarm):
    C = np.array([[0, cost_alarm], [cost_miss, 0]])   # rows: true class, columns: decision
    probs = np.stack([1 - y_hat, y_hat], axis=1)
    expected = probs @ C.T
    return (expected[:, 1] <= expected[:, 0]).astype(int)


@answer(
    "logistic_regression/decide",
    "threshold of the log odds",
    "code corpus, snippet optimal_bayes_threshold: -np.log((pi * cost_fn) / ((1 - pi) * cost_fp)) (a "
    "threshold for log-likelihood ratios, right there; its use on probabilities is my adaptation)",
    "the threshold is the one for the log odds, -log(cost_miss / cost_alarm), but it is compared with "
    "the probability",
)
def _(y_hat, cost_miss, cost_alarm):
    # optimal Bayes threshold, no extra prior
    threshold = -np.log(cost_miss / cost_alarm)
    return (y_hat >= threshold).astype(int)


@answer(
    "logistic_regression/decide",
    "greater than",
    "code corpus, snippet '#Find threshold which minimizes costs' (cost_of_threshold: 1 if p > "
    "threshold else 0)",
    "on a tie it decides 0: the comparison is > instead of >=. Only probabilities exactly at the "
    "threshold are wrong, such as 0.5 for equal costs or 0.2 for cost_miss = 4 and cost_alarm = 1",
)
def _(y_hat, cost_miss, cost_alarm):
    threshold = cost_alarm / (cost_alarm + cost_miss)
    return np.array([1 if p > threshold else 0 for p in y_hat], dtype=int)


# logistic_regression/calibration-error


@answer(
    "logistic_regression/calibration-error",
    "right",
    "written for the stub",
)
def _(y, y_hat, bins):
    # |share - mean| * count is |sum of (y - y_hat)| in the bin
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    gap = np.zeros(bins)
    np.add.at(gap, place, y - y_hat)
    return np.abs(gap).sum() / len(y)


@answer(
    "logistic_regression/calibration-error",
    "bins without weights",
    "ethen8181/machine-learning issue #20 (compute_calibration_error sums the errors without the bin sizes)",
    "a plain mean over the bins that are not empty, without the weights by the number of examples",
)
def _(y, y_hat, bins):
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    errors = []
    for k in range(bins):
        inside = place == k
        if inside.any():
            errors.append(abs(y[inside].mean() - y_hat[inside].mean()))
    return np.mean(errors)


@answer(
    "logistic_regression/calibration-error",
    "an extra bin for 1",
    "Lightning-AI/torchmetrics issue #3510 (confidence 1.0 counted in an extra bin); same in "
    "mead-ml/mead-baseline pull request #484 (np.digitize - 1)",
    "a prediction of exactly 1 gets a hidden bin of its own instead of belonging to the last one",
)
def _(y, y_hat, bins):
    place = (y_hat * bins).astype(int)
    count = np.bincount(place, minlength=bins + 1)
    ones = np.bincount(place, weights=y, minlength=bins + 1)
    conf = np.bincount(place, weights=y_hat, minlength=bins + 1)
    mask = count != 0
    gap = np.abs(ones[mask] / count[mask] - conf[mask] / count[mask])
    return np.sum(gap * count[mask]) / len(y)


@answer(
    "logistic_regression/calibration-error",
    "middle of the interval",
    "JonathanWenger/pycalib issue #4 (calibrated_acc in ECE is not the averaged prediction)",
    "the share of ones is compared with the middle of the interval instead of the mean prediction in it",
)
def _(y, y_hat, bins):
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    middle = (np.arange(bins) + 0.5) / bins
    total = 0.0
    for k in range(bins):
        inside = place == k
        if inside.any():
            total += inside.sum() * abs(y[inside].mean() - middle[k])
    return total / len(y)


# logistic_regression/train-from-nothing


@answer(
    "logistic_regression/train-from-nothing",
    "right",
    "written for the stub",
)
def _(X, y, X_new):
    # Newton's method with a small ridge on the weights
    low, width = X.min(axis=0), np.ptp(X, axis=0)
    width = np.where(width == 0, 1.0, width)
    A = (X - low) / width
    B = (X_new - low) / width
    mean, std = A.mean(axis=0), A.std(axis=0)
    std = np.where(np.ptp(A, axis=0) == 0, 1.0, std)
    A = np.column_stack([np.ones(len(A)), (A - mean) / std])
    B = np.column_stack([np.ones(len(B)), (B - mean) / std])
    ridge = np.ones(A.shape[1])
    ridge[0] = 1e-6
    w = np.zeros(A.shape[1])
    for _ in range(30):
        p = np.exp(-np.logaddexp(0, -(A @ w)))
        slope = A.T @ (p - y) + ridge * w
        curve = (A * (p * (1 - p))[:, None]).T @ A + np.diag(ridge)
        w = w - np.linalg.solve(curve, slope)
    return np.exp(-np.logaddexp(0, -(B @ w)))


@answer(
    "logistic_regression/train-from-nothing",
    "unscaled, fixed rate",
    "Heena-Solanki12/Cardio-ML-Project model/LogisticRegression.py (lr=0.005, n_iters=3000, np.clip(x, "
    "-20, 20))",
    "gradient descent on the features as measured, without standardizing, with a fixed learning rate: "
    "with features in the hundreds the scores jump between large values of both signs and the "
    "probabilities sit at 0 and 1; tiny features are not learned at all",
)
def _(X, y, X_new):
    def sig(x):
        x = np.clip(x, -20, 20)
        return 1 / (1 + np.exp(-x))
    n_samples, n_features = X.shape
    weights = np.zeros(n_features)
    bias = 0
    for _ in range(3000):
        predictions = sig(np.dot(X, weights) + bias)
        dw = (1 / n_samples) * np.dot(X.T, (predictions - y))
        db = (1 / n_samples) * np.sum(predictions - y)
        weights -= 0.005 * dw
        bias -= 0.005 * db
    return sig(np.dot(X_new, weights) + bias)


@answer(
    "logistic_regression/train-from-nothing",
    "new rows unscaled",
    "cavalab/srbench pull request #19 ('missing standardization of X_test'); Kotlin/kotlindl issue #287",
    "the training table is standardized, but the new rows go into the model as they were measured",
)
def _(X, y, X_new):
    mean = X.mean(axis=0)
    std = np.where(np.ptp(X, axis=0) == 0, 1.0, X.std(axis=0))
    X = (X - mean) / std
    n, d = X.shape
    w = np.zeros(d)
    b = 0.0
    for _ in range(2000):
        p = 1 / (1 + np.exp(-np.clip(X @ w + b, -500, 500)))
        w -= 0.1 * (X.T @ (p - y)) / n
        b -= 0.1 * (p - y).mean()
    return 1 / (1 + np.exp(-np.clip(X_new @ w + b, -500, 500)))


@answer(
    "logistic_regression/train-from-nothing",
    "classes for probabilities",
    "IBM/differential-privacy-library issue #68 (predict_proba gives 1 for the label and 0 otherwise); "
    "shankarpandala/lazypredict issue #425",
    "trained well, but the classes 0 and 1 are returned instead of probabilities",
)
def _(X, y, X_new):
    mean = X.mean(axis=0)
    std = np.where(np.ptp(X, axis=0) == 0, 1.0, X.std(axis=0))
    Z = (X - mean) / std
    Z_new = (X_new - mean) / std
    n, d = Z.shape
    w = np.zeros(d)
    b = 0.0
    for _ in range(2000):
        p = 1 / (1 + np.exp(-np.clip(Z @ w + b, -500, 500)))
        w -= 0.1 * (Z.T @ (p - y)) / n
        b -= 0.1 * (p - y).mean()
    y_predicted = 1 / (1 + np.exp(-np.clip(Z_new @ w + b, -500, 500)))
    return (y_predicted > 0.5).astype(float)
