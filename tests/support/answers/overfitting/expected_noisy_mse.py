"""What learners answer to overfitting/expected-noisy-mse."""

import math

import numpy as np
from support.answer_corpus import answers_to

ANSWERS, answer = answers_to("overfitting/expected-noisy-mse")


@answer("=right", source="d2l-ai/d2l-vi#1112, as a variance")
def _(X, y, w, scale):
    bias = X.dot(w) - y
    variance = w @ (scale**2 * np.eye(len(w))) @ w
    return bias.dot(bias) / bias.size + variance


@answer("=right", source="davidrosenberg/mlcourse, ridge_skeleton.py")
def _(X, y, w, scale):
    return np.linalg.norm(np.dot(X, w) - y) ** 2 / X.shape[0] + np.linalg.norm(scale * w) ** 2


@answer("=right", source="the data-augmentation form of ridge")
def _(X, y, w, scale):
    n, d = X.shape
    A = np.vstack([X, np.sqrt(n) * scale * np.identity(d)])
    t = np.append(y, np.zeros(d))
    r = A @ w - t
    return float(np.dot(r, r)) / n


@answer("=right")
def _(X, y, w, scale):
    n, d = X.shape
    A = np.vstack([X, math.sqrt(n) * scale * np.eye(d)])
    t = np.concatenate([y, np.zeros(d)])
    r = A @ w - t
    return r @ r / n


@answer("=right")
def _(X, y, w, scale):
    # the noise acts like d more examples with target 0
    n, d = X.shape
    A = np.vstack([X / np.sqrt(n), scale * np.eye(d)])
    t = np.concatenate([y / np.sqrt(n), np.zeros(d)])
    r = A @ w - t
    return r @ r


@answer("=right")
def _(X, y, w, scale):
    total = 0
    for i in range(len(y)):
        p = 0
        for j in range(len(w)):
            p += X[i, j] * w[j]
        total += (p - y[i]) ** 2
    for j in range(len(w)):
        total += len(y) * scale ** 2 * w[j] ** 2
    return total / len(y)


@answer("ignores the noise", source="d2l-ai/d2l-vi#1112")
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2)


@answer("the noise alone")
def _(X, y, w, scale):
    return scale ** 2 * np.sum(w ** 2)


@answer("deviation, not variance", source="peterroelants/peterroelants.github.io#25")
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + scale * np.sum(w**2)


@answer("deviation, not variance", source="davidrosenberg/mlcourse, ridge, Lambda * norm**2")
def _(X, y, w, scale):
    return np.linalg.norm(X.dot(w) - y) ** 2 / len(y) + scale * np.linalg.norm(w) ** 2


@answer(
    "noise on the targets",
    source="Cross Validated, How is adding noise to training data equivalent to regularization (noise of "
           "y)",
)
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + scale**2


@answer("noise without the weights", source="d2l-ai/d2l-vi#1112, without the weights")
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + scale**2 * X.shape[1]


@answer("absolute values")
def _(X, y, w, scale):
    return ((y - X.dot(w)) ** 2).mean() + scale ** 2 * np.linalg.norm(w, 1)


@answer("mean of the weights")
def _(X, y, w, scale):
    return ((y - X @ w) ** 2).mean() + ((scale * w) ** 2).mean()


@answer("mean of the weights; deviation")
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + scale * np.mean(w ** 2)


@answer("length, not squared", source="d2l-ai/d2l-vi#962, the norm as a penalty")
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + scale**2 * np.linalg.norm(w)


@answer("length, not squared; deviation")
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + scale * np.sqrt(np.sum(w ** 2))


@answer("noise of all entries")
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + np.sum(np.full(X.shape, scale ** 2))


# Adds standard deviations, not variances: (scale * sum(w))**2 would hold if all features of an example got
# the same noise. w = [1, -1], scale = 1 adds 0 instead of 2; w = [1, 1] adds 4 instead of 2.
@answer(
    "square of the sum",
    source="my variation on the derivation at "
           "https://studyx.ai/homework/109167807-1-minimizing-the-sum-of-squares-error-averaged-over-noisy-data-2-minimizing-the-standard"
           " (step 'using the property of variance'); no thread with exactly this line found",
)
def _(X, y, w, scale):
    prediction = X @ w
    noise = scale * w.sum()          # standard deviation of noise @ w
    return np.mean((prediction - y) ** 2) + noise ** 2


@answer("divided among the examples", source="d2l-ai/d2l-vi#867, divided by n")
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + scale**2 * np.sum(w**2) / len(y)


# Keeps the 1/2 of Bishop's error function in the noise term only: scale^2 / 2 * sum w^2, half of what is
# due.
@answer(
    "half the new term",
    source="https://paperzz.com/doc/7009832/consider-a-linear-model-of-the-form-together-with-a-sum-of "
           "(error with 1/2) and qammunity.org/21087604",
)
def _(X, y, w, scale):
    error = X @ w - y
    # weight decay: lambda / 2 * |w|^2 with lambda = scale^2
    return np.mean(error**2) + 0.5 * scale**2 * (w @ w)


@answer("twice the new term", source="d2l-ai/d2l-vi#867, for noise on both")
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + 2 * scale**2 * np.sum(w**2)


@answer("first weight left out", source="becausejustyn, regularised_reg_functions.py")
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + scale**2 * np.dot(w[1:], w[1:])


@answer("sum over the examples", source="shogun-toolbox/shogun#3064")
def _(X, y, w, scale):
    return np.sum((X @ w - y) ** 2) + scale**2 * np.sum(w**2)


@answer("half of both", source="page: studyx.ai homework 109167807, Bishop's error")
def _(X, y, w, scale):
    return 0.5 * np.mean((X @ w - y) ** 2) + 0.5 * scale**2 * (w @ w)


@answer("every pair; ignores the noise")
def _(X, y, w, scale):
    return np.mean((y.reshape(-1, 1) - X @ w) ** 2)


@answer("noise that multiplies", source="madrury/ridge-regression-and-noisy-predictors")
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + scale**2 * np.mean(X**2, axis=0) @ w**2


@answer("noise on the predictions")
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + scale ** 2 * np.sum((X @ w) ** 2)


@answer("drawn once")
def _(X, y, w, scale):
    rng = np.random.default_rng(0)
    Xn = X + rng.normal(0, scale, X.shape)
    return np.mean((Xn @ w - y) ** 2)


# The factor N of the sum of squares is kept, though the error is a mean: the noise term is n times too
# large.
@answer(
    "counted for each example",
    source="https://studyx.ai/homework/109167679-final-answer-the-relationship-between-minimizing-the-sum-of-squares-error-averaged-over"
           " (PRML exercise 3.4, lambda from N sigma**2)",
)
def _(X, y, w, scale):
    n = len(y)
    mse = np.mean((X @ w - y) ** 2)
    return mse + n * scale ** 2 * np.sum(w ** 2)


@answer("one number for each example")
def _(X, y, w, scale):
    return (X @ w - y) ** 2 + scale ** 2 * np.sum(w ** 2)


@answer("noise on the weights", source="microsoft/CNTK#414, weight noise")
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + scale**2 * np.mean(np.sum(X**2, axis=1))


@answer("length, not squared; sum over the examples")
def _(X, y, w, scale):
    fehler = np.sum((X @ w - y) ** 2)
    return fehler + scale ** 2 * np.linalg.norm(w)


# An average over a few random draws, not the expectation.
@answer(
    "=wrong",
    source="Machine_learning_notes/Injecting noise in input (the simulation instead of the proof)",
)
def _(X, y, w, scale):
    rng = np.random.default_rng(0)
    runs = []
    for _ in range(50):
        noisy = X + rng.normal(0, scale, size=X.shape)
        runs.append(np.mean((noisy @ w - y) ** 2))
    return np.mean(runs)


@answer("variance squared")
def _(X, y, w, scale):
    mse = np.mean((X @ w - y) ** 2)
    return mse + scale ** 4 * np.sum(w ** 2)


@answer("counted for each feature")
def _(X, y, w, scale):
    mse = np.mean((X @ w - y) ** 2)
    return mse + scale ** 2 * (w @ w) * X.shape[1]


@answer("all squared")
def _(X, y, w, scale):
    mse = np.mean((X @ w - y) ** 2)
    return mse + (scale * np.sum(w ** 2)) ** 2


@answer("largest weight")
def _(X, y, w, scale):
    mse = np.mean((X @ w - y) ** 2)
    return mse + scale ** 2 * np.max(w ** 2)


@answer("noise on both")
def _(X, y, w, scale):
    mse = np.mean((X @ w - y) ** 2)
    return mse + scale ** 2 * (np.sum(w ** 2) + 1)


@answer("roots added")
def _(X, y, w, scale):
    rmse = np.sqrt(np.mean((X @ w - y)**2))
    sd = scale * np.sqrt(np.sum(w**2))
    return (rmse + sd)**2
