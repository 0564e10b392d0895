"""What learners answer to logistic_regression/train-from-nothing."""

import numpy as np
from support.answer_corpus import answers_to

from dlbasics.activations import sigmoid, softmax

ANSWERS, answer = answers_to("logistic_regression/train-from-nothing")


@answer("=right", source="blobcity/ai-seed#53, constants kept")
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


def trained(X, y, lr=0.5, steps=2000):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        with np.errstate(over="ignore"):
            error = 1 / (1 + np.exp(-(X @ w + b))) - y
        w, b = w - lr * X.T @ error / len(y), b - lr * error.mean()
    return w, b


@answer("=right", source="PolyMathOrg/PolyMath#128, then descent")
def _(X, y, X_new):
    mu, sd = np.mean(X, 0), np.std(X, 0) + 1e-12
    w, b = trained((X - mu) / sd, y)
    return sigmoid((X_new - mu) / sd @ w + b)


def descended(Z, y, steps=1500, lr=0.5):
    w, b = np.zeros(Z.shape[1]), 0.0
    for _ in range(steps):
        e = sigmoid(Z @ w + b) - y
        w, b = w - lr * (Z.T @ e / len(y) + 1e-3 * w), b - lr * e.mean()
    return w, b


@answer("=right", source="ddbourgin/numpy-ml#26, a little L2")
def _(X, y, X_new):
    mu, sd = X.mean(0), X.std(0)
    sd[sd == 0] = 1
    w, b = descended((X - mu) / sd, y)
    return sigmoid((X_new - mu) / sd @ w + b)


def scaler(X):
    mean = X.mean(axis=0)
    sd = np.where(np.ptp(X, axis=0) == 0, 1.0, X.std(axis=0))
    return lambda A: (A - mean) / sd


@answer("=right")
def _(X, y, X_new):
    scale = scaler(X)
    A = np.c_[np.ones(len(X)), scale(X)]
    ridge = np.diag(np.r_[1e-6, np.full(X.shape[1], 1.0)])
    theta = np.zeros(A.shape[1])
    for _ in range(25):
        p = sigmoid(A @ theta)
        hessian = A.T @ (A * (p * (1 - p))[:, None]) + ridge
        theta = theta - np.linalg.solve(hessian, A.T @ (p - y) + ridge @ theta)
    return sigmoid(np.c_[np.ones(len(X_new)), scale(X_new)] @ theta)


@answer("=right")
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


@answer("=right")
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


@answer("=right")
def _(X, y, X_new):
    mu, sd = (X.mean(0), X.std(0))
    sd[sd == 0] = 1
    A = np.c_[np.ones(len(X)), (X - mu) / sd]
    B = np.c_[np.ones(len(X_new)), (X_new - mu) / sd]
    w = np.zeros(A.shape[1])
    m = v = 0
    for t in range(1, 301):
        g = A.T @ (sigmoid(A @ w) - y) / len(y) + 0.01 * w
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g * g
        w = w - 0.05 * (m / (1 - 0.9 ** t)) / (np.sqrt(v / (1 - 0.999 ** t)) + 1e-08)
    return sigmoid(B @ w)


@answer("no scaling", source="openproblems-bio/openproblems#37")
def _(X, y, X_new):
    w, b = trained(X, y, lr=0.01, steps=300)
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-(X_new @ w + b)))


@answer("no scaling", source="snuspl/cruise#984 (diverges without feature scaling)")
def _(X, y, X_new):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(1000):
        e = sigmoid(X @ w + b) - y
        w = w - 0.1 * X.T @ e / len(y)
        b = b - 0.1 * e.mean()
    return sigmoid(X_new @ w + b)


def newton(X, y):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    for _ in range(30):
        p = sigmoid(A @ w)
        H = A.T @ (A * (p * (1 - p))[:, None]) + 1e-3 * np.eye(len(w))
        w += np.linalg.solve(H, A.T @ (y - p) - 1e-3 * w)
    return w


def scaled(X):
    mean, s = X.mean(axis=0), X.std(axis=0)
    return mean, np.where(s < 1e-9 * (1 + np.abs(mean)), 1, s)


@answer("new samples unscaled", source="elixir-nx/scholar#363")
def _(X, y, X_new):
    mean, s = scaled(X)
    w = newton((X - mean) / s, y)
    return sigmoid(w[0] + X_new @ w[1:])


def descended_with_penalty(Z, y, lr=0.5, steps=2000, lam=0.001):
    w, b = np.zeros(Z.shape[1]), 0.0
    for _ in range(steps):
        e = sigmoid(Z @ w + b) - y
        w, b = w - lr * (Z.T @ e / len(y) + 2 * lam * w), b - lr * e.mean()
    return w, b


@answer("new samples unscaled", source="cavalab/srbench#19; krishnanlab/PyGenePlexus#364")
def _(X, y, X_new):
    w, b = descended_with_penalty(scaler(X)(X), y)
    return sigmoid(X_new @ w + b)


# The training table is standardized, but the new rows go into the model as they were measured.
@answer(
    "new samples unscaled",
    source="cavalab/srbench#19 ('missing standardization of X_test'); Kotlin/kotlindl#287",
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


@answer("own statistics")
def _(X, y, X_new):
    mu = X.mean(0)
    sd = X.std(0)
    sd[sd == 0] = 1
    A = (X - mu) / sd
    B = (X_new - X_new.mean(0)) / X_new.std(0)
    w = np.zeros(X.shape[1])
    b = 0.0
    for _ in range(500):
        e = 1 / (1 + np.exp(-(A @ w + b))) - y
        w = w - 0.5 * A.T @ e / len(y)
        b = b - 0.5 * e.mean()
    return 1 / (1 + np.exp(-(B @ w + b)))


@answer("scores", source="gpleiss/temperature_scaling#17")
def _(X, y, X_new):
    mu, sd = X.mean(0), X.std(0)
    sd[sd == 0] = 1
    w, b = descended((X - mu) / sd, y)
    return (X_new - mu) / sd @ w + b


@answer("decisions", source="NVIDIA/cuml#1324; flipkart-incubator/spark-transformers#2")
def _(X, y, X_new):
    scale = scaler(X)
    w, b = descended_with_penalty(scale(X), y)
    return (sigmoid(scale(X_new) @ w + b) >= 0.5).astype(float)


# Trained properly, but returns the decisions 0 and 1 instead of probabilities (the predict method of the
# scratch classes).
@answer(
    "decisions",
    source="MainakVerse/Classifications logistic-regression.py and kibromey23/Machine-Learning "
           "supervised_learning_projects/logistic_regression_from_scratch.py (predict returns "
           "np.where(y_pred >= 0.5, 1, 0))",
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


@answer("uphill", source="Yorko/mlcourse.ai#640, at the end")
def _(X, y, X_new):
    mean, s = scaled(X)
    w = newton((X - mean) / s, y)
    return sigmoid(-(w[0] + (X_new - mean) / s @ w[1:]))


@answer(
    "uphill",
    source="Stack Exchange, missing minus sign before the binary cross-entropy (answer by Oxbowerce)",
)
def _(X, y, X_new):
    scale = scaler(X)
    Z = scale(X)
    w, b = np.zeros(Z.shape[1]), 0.0
    for _ in range(500):
        e = y - sigmoid(Z @ w + b)
        w = w - 0.1 * Z.T @ e / len(y)
        b = b - 0.1 * e.mean()
    return sigmoid(scale(X_new) @ w + b)


@answer("sigmoid twice", source="Open-Quant/openquant#99")
def _(X, y, X_new):
    A = np.c_[np.ones(len(X)), X]
    coeffs = np.linalg.lstsq(A, y, rcond=None)[0]
    return sigmoid(np.c_[np.ones(len(X_new)), X_new] @ coeffs)


@answer("single step")
def _(X, y, X_new):
    mu, sd = (X.mean(0), X.std(0))
    sd[sd == 0] = 1
    A, B = ((X - mu) / sd, (X_new - mu) / sd)
    w = np.zeros(A.shape[1])
    b = 0
    p = sigmoid(A @ w + b)
    w = w - 0.5 * A.T @ (p - y) / len(y)
    b -= 0.5 * (p - y).mean()
    return sigmoid(B @ w + b)


def standardized(X, X_new):
    mu, sd = X.mean(axis=0), X.std(axis=0)
    sd[sd == 0] = 1
    return (X - mu) / sd, (X_new - mu) / sd


@answer("penalty too strong")
def _(X, y, X_new):
    A, B = standardized(X, X_new)
    w, b = np.zeros(X.shape[1]), np.log(y.mean() / (1 - y.mean()))
    for _ in range(300):
        e = sigmoid(A @ w + b) - y
        w, b = w - 0.002 * (A.T @ e / len(y) + 200 * w), b - 0.002 * e.mean()
    return sigmoid(B @ w + b)


@answer("both columns")
def _(X, y, X_new):
    A, B = standardized(X, X_new)
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(300):
        e = sigmoid(A @ w + b) - y
        w, b = w - 0.5 * A.T @ e / len(y), b - 0.5 * e.mean()
    return np.c_[1 - sigmoid(B @ w + b), sigmoid(B @ w + b)]


@answer("rows of the training part", source="andpol5/credit-classifier#1")
def _(X, y, X_new):
    mu, sd = X.mean(0), X.std(0)
    sd[sd == 0] = 1
    w, b = descended((X - mu) / sd, y)
    return sigmoid((X - mu) / sd @ w + b)


@answer("no bias", source="wmkouw/libTLDA#7")
def _(X, y, X_new):
    mu, sd = X.mean(0), X.std(0)
    sd = np.where(sd == 0, 1, sd)
    w = np.zeros(X.shape[1])
    for _ in range(50):
        w -= 0.1 * ((X - mu) / sd).T @ (sigmoid((X - mu) / sd @ w) - y) / len(y)
    return sigmoid((X_new - mu) / sd @ w)


@answer("stops too soon", source="amerus/analysis_algorithms, grad / m of a mean")
def _(X, y, X_new):
    mean, s = X.mean(axis=0), X.std(axis=0)
    s = np.where(np.ptp(X, axis=0) == 0, 1, s)
    A, n = (X - mean) / s, len(y)
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(1000):
        e = (sigmoid(A @ w + b) - y) / n
        w, b = w - 0.05 * A.T @ e / n, b - 0.05 * e.sum() / n
    return sigmoid((X_new - mean) / s @ w + b)


@answer("weights too large", source="dssg/triage#508, scaled there")
def _(X, y, X_new):
    mean, s = scaled(X)
    w = newton((X - mean) / s, y)
    return sigmoid(w[0] + (X_new - mean) / s @ w[1:])


@answer("weights too large")
def _(X, y, X_new):
    mu = X.mean(0)
    sd = X.std(0)
    sd[sd == 0] = 1
    A = (X - mu) / sd
    B = (X_new - mu) / sd
    w = np.zeros(X.shape[1])
    b = 0.0
    for _ in range(500):
        e = 1 / (1 + np.exp(-(A @ w + b))) - y
        w = w - 0.5 * A.T @ e
        b = b - 0.5 * e.sum()
    return 1 / (1 + np.exp(-(B @ w + b)))


@answer("labels of -1 and 1")
def _(X, y, X_new):
    A, B = standardized(X, X_new)
    t = np.where(y == 1, 1, -1)
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(1000):
        e = sigmoid(A @ w + b) - t
        w, b = w - 0.5 * A.T @ e / len(t), b - 0.5 * e.mean()
    return sigmoid(B @ w + b)


@answer("constant feature", source="blobcity/ai-seed#53, by Newton's method")
def _(X, y, X_new):
    mu, sd = X.mean(0), X.std(0)
    A = np.c_[np.ones(len(X)), (X - mu) / sd]
    theta = np.zeros(A.shape[1])
    for _ in range(25):
        p = sigmoid(A @ theta)
        H = A.T @ (A * (p * (1 - p))[:, None]) + 0.01 * np.eye(len(theta))
        theta = theta + np.linalg.solve(H, A.T @ (y - p) - 0.01 * theta)
    return sigmoid(np.c_[np.ones(len(X_new)), (X_new - mu) / sd] @ theta)


@answer("constant feature", source="dssg/triage#508")
def _(X, y, X_new):
    mu, sd = np.mean(X, 0), np.std(X, 0)
    w, b = trained((X - mu) / sd, y)
    return sigmoid((X_new - mu) / sd @ w + b)


@answer("line fitted to 0 and 1", never_says="so does a straight line")
def _(X, y, X_new):
    mu = X.mean(axis=0)
    sd = np.where(np.ptp(X, axis=0) > 0, X.std(axis=0), 1.0)
    A = np.column_stack([(X - mu) / sd, np.ones(len(X))])
    A_new = np.column_stack([(X_new - mu) / sd, np.ones(len(X_new))])
    theta = np.linalg.lstsq(A, y, rcond=None)[0]
    return A_new @ theta


# 0 or 1.
@answer("=wrong", source="IBM/differential-privacy-library#68")
def _(X, y, X_new):
    mu, sd = X.mean(0), X.std(0)
    w, b = trained((X - mu) / sd, y, steps=500)
    return ((X_new - mu) / sd @ w + b > 0).astype(float)


# The slopes of all weights are added up: each weight gets the same; not standardized.
@answer("=wrong", source="search code: Logreg, np.sum(np.dot(X.T, err))")
def _(X, y, X_new):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(1000):
        e = sigmoid(X @ w + b) - y
        w, b = w - 1e-3 * np.sum(X.T @ e) / len(y), b - 1e-3 * np.sum(e) / len(y)
    return sigmoid(X_new @ w + b)


# Gradient descent on the features as measured, without standardizing, with a fixed learning rate: with
# features in the hundreds the scores jump between large values of both signs and the probabilities sit at 0
# and 1; tiny features are not learned at all.
@answer(
    "=wrong",
    source="Heena-Solanki12/Cardio-ML-Project model/LogisticRegression.py (lr=0.005, n_iters=3000, "
           "np.clip(x, -20, 20))",
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


# Each ROW is divided by its own length instead of each feature by its spread: the size of the patient's
# values is lost and the largest feature dominates, all rows look alike.
@answer(
    "=wrong",
    source="hyc3z/PythonDLCourse NormalizingRows.py (x / np.linalg.norm(x, axis=1, keepdims=True), "
           "'gradient descent converges faster after normalization'); normalize_rows(x)",
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


def with_last_step(predict, X, y, X_new, lam=0.01, lr=0.3):
    Z, N = standardized(X, X_new)
    w, b = np.zeros(Z.shape[1]), 0.0
    for _ in range(500):
        r = sigmoid(Z @ w + b) - y
        w, b = w - lr * (Z.T @ r / len(y) + lam * w), b - lr * r.mean()
    return predict(N @ w + b)


# A habit of other libraries: a softmax as the last layer, here over the samples.
@answer("samples compete", never_says="as good as 0 or 1")
def _(X, y, X_new):
    return with_last_step(softmax, X, y, X_new)


@answer("samples compete", never_says="penalty")
def _(X, y, X_new):
    return with_last_step(lambda z: sigmoid(z) / sigmoid(z).sum(), X, y, X_new)


@answer("=wrong", never_says="the weights hardly differ from 0")
def _(X, y, X_new):
    return with_last_step(lambda z: sigmoid(z) / len(z), X, y, X_new)


# The order of the predictions is good.
@answer("=wrong", never_says="keep its own label")
def _(X, y, X_new):
    return with_last_step(sigmoid, X, y, X_new, lam=5.0, lr=0.1)


# Newton's method with no penalty to speak of, on data that a plane separates.
@answer("=wrong", says="without a penalty that goes on until the training data are separated",
        never_says="to the last digit")
def _(X, y, X_new):
    A, B = (np.column_stack([Z, np.ones(len(Z))]) for Z in standardized(X, X_new))
    t = np.zeros(A.shape[1])
    for _ in range(20):
        p = sigmoid(A @ t)
        H = A.T @ (A * (p * (1 - p))[:, None]) + 1e-6 * np.eye(len(t))
        t = t - np.linalg.solve(H, A.T @ (p - y))
    return sigmoid(B @ t)


@answer("=wrong", never_says="three features")
def _(X, y, X_new):
    m, s = X[:, 0].mean(), X[:, 0].std()
    x, w, b = (X[:, 0] - m) / s, 0.0, 0.0
    for _ in range(500):
        r = sigmoid(w * x + b) - y
        w, b = w - 0.3 * (r * x).mean(), b - 0.3 * r.mean()
    return sigmoid(w * (X_new[:, 0] - m) / s + b)
