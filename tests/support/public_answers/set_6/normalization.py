"""A sixth set of public answers, to the exercises about normalization and regularization."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


@answer("normalization/rms-norm", "root of the deviation", "stanford-cs336/assignment1-basics#93",
        "the root of the standard deviation, with its mean subtracted, in place of the rms")
def _(X, gamma, eps):
    return X / np.sqrt(X.std(axis=1, keepdims=True) + eps) * gamma


@answer("normalization/rms-norm", "root of d, too", "patrick-kidger/equinox#545, both factors",
        "multiplied by the root of the number of features, too")
def _(X, gamma, eps):
    n = X.shape[1]
    return X / np.sqrt(eps + np.sum(X**2, axis=1, keepdims=True) / n) * gamma * np.sqrt(n)


@answer("normalization/rms-norm", "right, reciprocal", "hkproj/pytorch-llama#2")
def _(X, gamma, eps):
    rsqrt = 1 / np.sqrt(np.mean(X * X, axis=-1, keepdims=True) + eps)
    return gamma * (X * rsqrt)


@answer("normalization/rms-norm-grad", "times rms", "rasbt/LLMs-from-scratch#871, the other operation",
        "multiplied by rms in the end where it divides")
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X**2, axis=1, keepdims=True) + eps)
    x_hat = X / rms
    return (dout - x_hat * np.mean(dout * x_hat, axis=1, keepdims=True)) * rms


@answer("normalization/rms-norm-grad", "eps beside", "NVIDIA/TransformerEngine#364, as in the paper",
        "eps is added to the root, not under it")
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X**2, axis=1, keepdims=True)) + eps
    x_hat = X / rms
    return (dout - x_hat * np.mean(dout * x_hat, axis=1, keepdims=True)) / rms


@answer("normalization/group-norm", "about zero", "tenstorrent/tt-metal#51159, K = 1",
        "the variance is measured from zero: the squared mean is in it")
def _(X, groups, eps):
    G = X.reshape(len(X), groups, -1)
    mean = G.mean(axis=2, keepdims=True)
    var = np.mean(G**2, axis=2, keepdims=True)
    return ((G - mean) / np.sqrt(var + eps)).reshape(X.shape)


@answer("normalization/group-norm", "groups first", "tensorflow/addons#751, groups as the first axis",
        "the reshape with the groups first puts different rows into one run")
def _(X, groups, eps):
    n, d = X.shape
    G = X.reshape(groups, n, d // groups)
    G = (G - G.mean(axis=(1, 2), keepdims=True)) / np.sqrt(G.var(axis=(1, 2), keepdims=True) + eps)
    return G.reshape(n, d)


@answer("normalization/pool-statistics", "of a mean", "musevlt/mpdaf#2",
        "the variance of an average: weights squared, and no distance of the means")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    return (n1 * mean1 + n2 * mean2) / n, (n1**2 * var1 + n2**2 * var2) / n**2


@answer("normalization/pool-statistics", "variances add", "statsthinking21/statsthinking21-core#15",
        "the variances are added, as for a sum of two numbers")
def _(n1, mean1, var1, n2, mean2, var2):
    return (n1 * mean1 + n2 * mean2) / (n1 + n2), var1 + var2


@answer("normalization/pool-statistics", "not squared", "simple-statistics/simple-statistics#187, no square",
        "the distances to the new mean are not squared")
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = (n1 * mean1 + n2 * mean2) / n
    return mean, (n1 * (var1 + abs(mean1 - mean)) + n2 * (var2 + abs(mean2 - mean))) / n


@answer("normalization/pool-statistics", "right, shares", "Eventual-Inc/Daft#7474")
def _(n1, mean1, var1, n2, mean2, var2):
    a, b = n1 / (n1 + n2), n2 / (n1 + n2)
    delta = mean2 - mean1
    return mean1 + b * delta, a * var1 + b * var2 + a * b * delta**2


@answer("normalization/fold", "twice", "microsoft/onnxscript#3027, scaled a second time",
        "the bias is scaled twice")
def _(W, b, gamma, beta, mu, var, eps):
    s = gamma / np.sqrt(var + eps)
    return W * s, (b - mu) * s * s + beta


@answer("normalization/fold", "b forgotten", "tenstorrent/tt-metal#5317, no bias",
        "b is missing in the new bias")
def _(W, b, gamma, beta, mu, var, eps):
    s = gamma / np.sqrt(var + eps)
    return W * s, beta - mu * s


@answer("normalization/fold", "gamma positive", "LeelaChessZero/lc0#779, negative gammas",
        "a negative gamma is made positive")
def _(W, b, gamma, beta, mu, var, eps):
    s = np.sqrt(gamma**2 / (var + eps))
    return W * s, (b - mu) * s + beta


def _logits(mean, var, X_test, W1, b1, gamma, beta, W2, b2):
    z = gamma * (X_test @ W1 + b1 - mean) / np.sqrt(var + 1e-5) + beta
    return np.maximum(z, 0) @ W2 + b2


@answer("normalization/read-digits", "relu first", "pochih/FCN-pytorch#21",
        "ReLU comes before batch norm")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = 0.0, 1.0
    for X in batches:
        h = np.maximum(X @ W1 + b1, 0)
        mean = (1 - momentum) * mean + momentum * h.mean(axis=0)
        var = (1 - momentum) * var + momentum * h.var(axis=0, ddof=1)
    h = np.maximum(X_test @ W1 + b1, 0)
    return (gamma * (h - mean) / np.sqrt(var + 1e-5) + beta) @ W2 + b2


@answer("normalization/read-digits", "one big batch", "pytorch/pytorch#106366, torch.cat of all",
        "all batches are taken in as one")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    z = np.concatenate(list(batches)) @ W1 + b1
    mean = momentum * z.mean(axis=0)
    var = (1 - momentum) + momentum * z.var(axis=0, ddof=1)
    return _logits(mean, var, X_test, W1, b1, gamma, beta, W2, b2)


@answer("normalization/read-digits", "right, difference", "pytorch/pytorch#106366")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = np.zeros(len(b1)), np.ones(len(b1))
    for X in batches:
        z = X @ W1 + b1
        mean = mean + momentum * (z.mean(axis=0) - mean)
        var = var + momentum * (z.var(axis=0) * len(z) / (len(z) - 1) - var)
    return _logits(mean, var, X_test, W1, b1, gamma, beta, W2, b2)


@answer("regularization/penalized-gradient", "one for all", "ageron/handson-ml2#510, theta_ridge[1]",
        "the penalty of one weight is added to the slope of every weight")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e / len(y) + 2 * lam * w[0], 2 * e.mean()


@answer("regularization/penalized-gradient", "subtracted", "thejakeyboy/umich-eecs545-lectures#2",
        "the slope of the penalty is subtracted")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e / len(y) - 2 * lam * w, 2 * e.mean()


@answer("regularization/lambda-max", "root", "scikit-learn/scikit-learn#32768, the square forgotten",
        "the root of the largest slope")
def _(X, y):
    Xy = 2 * X.T @ (y - y.mean()) / len(y)
    return np.sqrt(np.max(np.abs(Xy)))


@answer("regularization/lambda-max", "by all entries", "victorlempitsky/Mate#2, numel",
        "divided by the number of entries of X, not of the examples")
def _(X, y):
    return 2 * np.max(np.abs(X.T @ (y - y.mean()))) / X.size


@answer("regularization/drop-channels", "1 + p", "ayrna/dlordinal#138, an incorrect factor",
        "scaled by 1 + p, not by 1 / (1 - p)")
def _(images, u, drop_prob):
    return images * (u >= drop_prob)[:, :, None, None] * (1 + drop_prob)


@answer("regularization/drop-channels", "one mask", "lisa-lab/pylearn2#338, per batch",
        "the mask of the first image is used for all")
def _(images, u, drop_prob):
    return images * (u[0] >= drop_prob)[None, :, None, None] / (1 - drop_prob)


@answer("regularization/drop-channels", "root", "fastai/course-v3#376, to keep the deviation",
        "divided by the root of 1 - p")
def _(images, u, drop_prob):
    return images * (u >= drop_prob)[:, :, None, None] / np.sqrt(1 - drop_prob)


@answer("regularization/drop-channels", "right, repeated", "kaldi-asr/kaldi#2815")
def _(images, u, drop_prob):
    scale = (u >= drop_prob).astype(float) / (1 - drop_prob)
    mask = np.broadcast_to(scale.reshape(*u.shape, 1, 1), images.shape)
    return mask * images


@answer("regularization/max-norm", "zero column", "cleverhans-lab/cleverhans#324",
        "0 / 0 for a column of zeros")
def _(W, limit):
    norms = np.sqrt((W**2).sum(axis=0))
    with np.errstate(invalid="ignore"):
        return W / norms * np.minimum(norms, limit)


@answer("regularization/max-norm", "largest entry", "Oneflow-Inc/oneflow#8007, another ord",
        "the largest entry stands for the length")
def _(W, limit):
    norms = np.max(np.abs(W), axis=0)
    return W * np.where(norms > limit, limit / np.maximum(norms, 1e-12), 1.0)


@answer("regularization/max-norm", "right, select", "google-deepmind/optax#1752")
def _(W, limit):
    norms = np.linalg.norm(W, axis=0)
    safe = np.where(norms == 0, 1.0, norms)
    return np.where(norms <= limit, W, W / safe * limit)


def _descend(X, y, X_new, steps, move):
    mean, sd = X.mean(axis=0), X.std(axis=0)
    Z = (X - mean) / sd
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        def slopes(w, b=b):
            e = Z @ w + b - y
            return 2 * Z.T @ e / len(y), 2 * e.mean()
        w, b = move(w, b, slopes)
    return w, (X_new - mean) / sd @ w + b


def _soft(w, t):
    return np.sign(w) * np.maximum(np.abs(w) - t, 0)


@answer("regularization/sparse-diagnosis", "divided by lr", "dganguli/robust-pca#9, 1 / mu for mu",
        "the threshold is lam / lr, not lam * lr")
def _(X, y, X_new, lam, lr, steps):
    def move(w, b, slopes):
        dw, db = slopes(w)
        return _soft(w - lr * dw, lam / lr), b - lr * db
    return _descend(X, y, X_new, steps, move)


@answer("regularization/sparse-diagnosis", "threshold first", "mrirecon/bart#28, the order switched",
        "the threshold comes before the step, not after it")
def _(X, y, X_new, lam, lr, steps):
    def move(w, b, slopes):
        w = _soft(w, lam * lr)
        dw, db = slopes(w)
        return w - lr * dw, b - lr * db
    return _descend(X, y, X_new, steps, move)


@answer("regularization/sparse-diagnosis", "penalty in both", "alphacsc/alphacsc#108",
        "the slope of the penalty is in the gradient, too: penalized twice")
def _(X, y, X_new, lam, lr, steps):
    def move(w, b, slopes):
        dw, db = slopes(w)
        return _soft(w - lr * (dw + lam * np.sign(w)), lam * lr), b - lr * db
    return _descend(X, y, X_new, steps, move)


@answer("regularization/sparse-diagnosis", "no threshold", "cvxgrp/nonexp_global_aa1#1, mu forgotten",
        "lr alone is the threshold: lam is not used")
def _(X, y, X_new, lam, lr, steps):
    def move(w, b, slopes):
        dw, db = slopes(w)
        return _soft(w - lr * dw, lr), b - lr * db
    return _descend(X, y, X_new, steps, move)
