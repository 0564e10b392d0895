"""Answers to the code exercises of the first chapter, as learners write them, and their verdicts."""

import numpy as np
import pytest
from support.expected_verdicts import collect, said

from dlbasics.activations import softmax
from dlbasics.exercises import find
from dlbasics.exercises.judging.code_judge import attempt

ANSWERS, answer = collect()


# How many are read


@answer("mlp/share-read", "=right")
def _(scores, y):
    answers = np.array([int(np.argmax(row)) for row in scores])
    return sum(answers == y) / len(y)


@answer("mlp/share-read", "=right")
def _(scores, y):
    return float(np.mean(np.argsort(scores, axis=1)[:, -1] == y))


@answer("mlp/share-read", "=right")
def _(scores, y):
    return 1 - np.count_nonzero(np.argmax(scores, 1) - y) / len(y)


@answer("mlp/share-read", "along the columns")
def _(scores, y):
    shares = scores - scores.max()
    return (shares.argmax(axis=0) == y).mean()


@answer("mlp/share-read", "count")
def _(scores, y):
    right = 0
    for i in range(len(y)):
        if scores[i].argmax() == y[i]:
            right += 1
    return right


@answer("mlp/share-read", "stops at the first")
def _(scores, y):
    right = 0
    for i in range(len(y)):
        if scores[i].argmax() == y[i]:
            right += 1
            return right / len(y)
    return right / len(y)


@answer("mlp/share-read", "rounded down")
def _(scores, y):
    return (scores.argmax(axis=1) == y).sum() // len(y)


@answer("mlp/share-read", "=wrong shape")
def _(scores, y):
    return scores.argmax(axis=1) == y


# A layer


@answer("mlp/dense-layer", "=right")
def _(X, W, b):
    z = np.einsum("nd,dk->nk", X, W) + b
    z[z < 0] = 0
    return z


@answer("mlp/dense-layer", "=right")
def _(X, W, b):
    return np.clip(np.dot(X, W) + b[None, :], 0, None)


@answer("mlp/dense-layer", "bias apart")
def _(X, W, b):
    return np.maximum(0, X @ W) + np.maximum(0, b)


@answer("mlp/dense-layer", "sigmoid")
def _(X, W, b):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-(X @ W + b)))


@answer("mlp/dense-layer", "built-in max")
def _(X, W, b):
    z = X @ W + b
    return z if z > 0 else 0


@answer("mlp/dense-layer", "largest entry")
def _(X, W, b):
    return (X @ W + b).max(axis=0)


@answer("mlp/dense-layer", "=does not run")
def _(X, W, b):
    return np.maximum(X @ W + b[:, None], 0)


# Batches


@answer("mlp/batches", "=right")
def _(order, size):
    pieces = []
    while len(order) > 0:
        pieces.append(order[:size])
        order = order[size:]
    return pieces


@answer("mlp/batches", "=right")
def _(order, size):
    count = -(-len(order) // size)
    return [list(order[i * size : (i + 1) * size]) for i in range(count)]


@answer("mlp/batches", "rest left out")
def _(order, size):
    return [order[i * size : (i + 1) * size] for i in range(len(order) // size)]


@answer("mlp/batches", "an empty one")
def _(order, size):
    return [order[i * size : (i + 1) * size] for i in range(len(order) // size + 1)]


@answer("mlp/batches", "balanced")
def _(order, size):
    return np.array_split(order, -(-len(order) // size))


@answer("mlp/batches", "first batch only")
def _(order, size):
    for i in range(0, len(order), size):
        return order[i : i + size]


# Downhill


@answer("mlp/descend", "=right")
def _(x, y, w, b, lr, steps):
    A, p = np.stack([x, np.ones_like(x)], axis=1), np.array([w, b], float)
    for _ in range(steps):
        p = p - lr * 2 / len(x) * A.T @ (A @ p - y)
    return p


@answer("mlp/descend", "uphill")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        errors = y - (w * x + b)
        w, b = w - lr * (2 * errors * x).mean(), b - lr * (2 * errors).mean()
    return w, b


@answer("mlp/descend", "squared errors")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        squares = (w * x + b - y) ** 2
        w, b = w - lr * (2 * squares * x).mean(), b - lr * (2 * squares).mean()
    return w, b


@answer("mlp/descend", "one after the other")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        w = w - lr * (2 * (w * x + b - y) * x).mean()
        b = b - lr * (2 * (w * x + b - y)).mean()
    return w, b


@answer("mlp/descend", "the whole path")
def _(x, y, w, b, lr, steps):
    path = [(w, b)]
    for _ in range(steps):
        errors = w * x + b - y
        w, b = w - lr * 2 * (errors * x).mean(), b - lr * 2 * errors.mean()
        path.append((w, b))
    return path


@answer("mlp/descend", "own start")
def _(x, y, w, b, lr, steps):
    w = b = 0.0
    for _ in range(steps):
        errors = w * x + b - y
        w, b = w - lr * 2 * (errors * x).mean(), b - lr * 2 * errors.mean()
    return w, b


@answer("mlp/descend", "one step too few")
def _(x, y, w, b, lr, steps):
    for _ in range(1, steps):
        errors = w * x + b - y
        w, b = w - lr * 2 * (errors * x).mean(), b - lr * 2 * errors.mean()
    return w, b


@answer("mlp/descend", "example by example")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        for i in range(len(x)):
            error = w * x[i] + b - y[i]
            w -= lr * 2 * error * x[i]
            b -= lr * 2 * error
    return w, b


# One layer back


@answer("mlp/layer-gradients", "=right")
def _(h, W, dz):
    return np.einsum("nd,nk->dk", h, dz), dz.sum(0), np.einsum("nk,dk->nd", dz, W)


@answer("mlp/layer-gradients", "mean everywhere")
def _(h, W, dz):
    n = h.shape[0]
    return h.T @ dz / n, dz.sum(0) / n, dz @ W.T / n


@answer("mlp/layer-gradients", "=does not run")
def _(h, W, dz):
    return dz @ h.T, dz.sum(0), dz @ W.T


@answer("mlp/layer-gradients", "=wrong shape")
def _(h, W, dz):
    return h.T @ dz, dz.sum(0), W @ dz.T


# The whole step


def back_from(D, X, A, W2):
    """The slopes of the hidden layer, from those of the scores."""
    DA = D @ W2.T * (A > 0)
    return X.T @ DA, DA.sum(0)


@answer("mlp/train-step", "=right")
def _(X, y, W1, b1, W2, b2, lr):
    """ReLU has no slope at exactly 0: whoever lets it pass there is right as well."""
    z = X @ W1 + b1
    h = np.maximum(0, z)
    out = 2.0 * (h @ W2 + b2 - np.eye(len(b2))[y]) / len(y)
    back = (out @ W2.T).copy()
    back[z < 0] = 0
    return W1 - lr * X.T @ back, b1 - lr * back.sum(0), W2 - lr * h.T @ out, b2 - lr * out.sum(0)


@answer("mlp/train-step", "=right")
def _(X, y, W1, b1, W2, b2, lr):
    n = len(X)
    A = X.dot(W1) + b1
    H = np.where(A > 0, A, 0)
    P = H.dot(W2) + b2
    T = np.zeros_like(P)
    T[np.arange(n), y] = 1
    D = 2 * (P - T) / n
    dW1, db1 = back_from(D, X, A, W2)
    return W1 - lr * dW1, b1 - lr * db1, W2 - lr * H.T.dot(D), b2 - lr * D.sum(0)


@answer("mlp/train-step", "changes its arguments")
def _(X, y, W1, b1, W2, b2, lr):
    A = X @ W1 + b1
    H = np.maximum(A, 0)
    D = 2 * (H @ W2 + b2 - np.eye(len(b2))[y]) / len(X)
    dW1, db1 = back_from(D, X, A, W2)
    W1 -= lr * dW1
    b1 -= lr * db1
    W2 -= lr * H.T @ D
    b2 -= lr * D.sum(0)
    return W1, b1, W2, b2


@answer("mlp/train-step", "softmax on the scores")
def _(X, y, W1, b1, W2, b2, lr):
    A = X @ W1 + b1
    H = np.maximum(A, 0)
    e = np.exp(H @ W2 + b2)
    D = (e / e.sum(axis=1, keepdims=True) - np.eye(len(b2))[y]) / len(X)
    dW1, db1 = back_from(D, X, A, W2)
    return W1 - lr * dW1, b1 - lr * db1, W2 - lr * H.T @ D, b2 - lr * D.sum(0)


@answer("mlp/train-step", "mean in the biases")
def _(X, y, W1, b1, W2, b2, lr):
    A = X @ W1 + b1
    H = np.maximum(A, 0)
    D = 2 * (H @ W2 + b2 - np.eye(len(b2))[y]) / len(X)
    dW1, db1 = back_from(D, X, A, W2)
    return W1 - lr * dW1, b1 - lr * db1 / len(X), W2 - lr * H.T @ D, b2 - lr * D.mean(0)


@answer("mlp/train-step", "uphill")
def _(X, y, W1, b1, W2, b2, lr):
    A = X @ W1 + b1
    H = np.maximum(A, 0)
    D = 2 * (np.eye(len(b2))[y] - H @ W2 - b2) / len(X)
    dW1, db1 = back_from(D, X, A, W2)
    return W1 - lr * dW1, b1 - lr * db1, W2 - lr * H.T @ D, b2 - lr * D.sum(0)


@answer("mlp/train-step", "values for slopes")
def _(X, y, W1, b1, W2, b2, lr):
    H = np.maximum(X @ W1 + b1, 0)
    D = 2 * (H @ W2 + b2 - np.eye(len(b2))[y]) / len(X)
    DA = D @ W2.T * H
    return W1 - lr * X.T @ DA, b1 - lr * DA.sum(0), W2 - lr * H.T @ D, b2 - lr * D.sum(0)


@answer("mlp/train-step", "no biases on the way forward")
def _(X, y, W1, b1, W2, b2, lr):
    A = X @ W1
    H = np.maximum(A, 0)
    D = 2 * (H @ W2 - np.eye(len(b2))[y]) / len(X)
    dW1, db1 = back_from(D, X, A, W2)
    return W1 - lr * dW1, b1 - lr * db1, W2 - lr * H.T @ D, b2 - lr * D.sum(0)


# Once accepted, or told what was not their mistake


@answer("mlp/share-read", "somewhere in the labels")
def _(scores, y):
    return np.isin(scores.argmax(axis=1), y).mean()


@answer("mlp/share-read", "search begins too high")
def _(scores, y):
    right = 0
    for row, label in zip(scores, y, strict=True):
        best, found = -999, 0
        for j, score in enumerate(row):
            if score > best:
                best, found = score, j
        right += found == label
    return right / len(y)


@answer("mlp/share-read", "mean probability")
def _(scores, y):
    return softmax(scores)[np.arange(len(y)), y].mean()


@answer("mlp/dense-layer", "one row or column lost")
def _(X, W, b):
    return np.squeeze(np.maximum(X @ W + b, 0))


@answer("mlp/dense-layer", "sums run on")
def _(X, W, b):
    h = np.zeros((len(X), len(b)))
    for i in range(len(X)):
        z = 0
        for j in range(len(b)):
            z += b[j]
            for m in range(len(W)):
                z += X[i, m] * W[m, j]
            h[i, j] = max(z, 0)
    return h


@answer("mlp/batches", "end does not move")
def _(order, size):
    return [order[start:size] for start in range(0, len(order), size)]


@answer("mlp/batches", "one array for all")
def _(order, size):
    pieces, buffer = [], np.empty(size, dtype=order.dtype)
    for start in range(0, len(order), size):
        part = order[start : start + size]
        buffer[: len(part)] = part
        pieces.append(buffer[: len(part)])
    return pieces


@answer("mlp/descend", "stops early")
def _(x, y, w, b, lr, steps, limit=1e-2):
    for _ in range(steps):
        e = w * x + b - y
        dw, db = 2 * np.mean(e * x), 2 * np.mean(e)
        if abs(dw) < limit and abs(db) < limit:
            break
        w, b = w - lr * dw, b - lr * db
    return w, b


@answer("mlp/descend", "bias before weight")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        b = b - lr * 2 * np.mean(w * x + b - y)
        w = w - lr * 2 * np.mean((w * x + b - y) * x)
    return w, b


@answer("mlp/descend", "one step")
def _(x, y, w, b, lr, steps):
    w_new, b_new = w, b
    for _ in range(steps):
        e = w * x + b - y
        w_new = w - lr * 2 * np.mean(e * x)
        b_new = b - lr * 2 * np.mean(e)
    return w_new, b_new


@answer("mlp/layer-gradients", "inputs added up over the examples")
def _(h, W, dz):
    return h.T @ dz, dz.sum(axis=0), (dz @ W.T).sum(axis=0)


@answer("mlp/layer-gradients", "last example only")
def _(h, W, dz):
    dh = np.zeros_like(h)
    for i in range(len(h)):
        dW, db = np.outer(h[i], dz[i]), dz[i]
        dh[i] = W @ dz[i]
    return dW, db, dh


@answer("mlp/train-step", "classes counted in the batch")
def _(X, y, W1, b1, W2, b2, lr):
    h = np.maximum(X @ W1 + b1, 0)
    D = 2 * (h @ W2 + b2 - np.eye(y.max() + 1)[y]) / len(X)
    dW1, db1 = back_from(D, X, h, W2)
    return W1 - lr * dW1, b1 - lr * db1, W2 - lr * h.T @ D, b2 - lr * D.sum(0)


@answer("mlp/train-step", "divided twice")
def _(X, y, W1, b1, W2, b2, lr):
    n = len(X)
    h = np.maximum(X @ W1 + b1, 0)
    D = 2 * (h @ W2 + b2 - np.eye(len(b2))[y]) / n
    dW1, db1 = back_from(D, X, h, W2)
    return W1 - lr * dW1 / n, b1 - lr * db1 / n, W2 - lr * h.T @ D / n, b2 - lr * D.sum(0) / n


@answer("mlp/train-step", "example by example")
def _(X, y, W1, b1, W2, b2, lr):
    for x, label in zip(X, y, strict=True):
        h = np.maximum(x @ W1 + b1, 0)
        d = 2 * (h @ W2 + b2 - np.eye(len(b2))[label])
        dz = (W2 @ d) * (h > 0)
        W1, b1 = W1 - lr * np.outer(x, dz), b1 - lr * dz
        W2, b2 = W2 - lr * np.outer(h, d), b2 - lr * d
    return W1, b1, W2, b2


@answer("mlp/layer-gradients", "mean everywhere, and one bias for all")
def _(h, W, dz):
    n = len(h)
    return h.T @ dz / n, dz.mean(), dz @ W.T / n


@answer("mlp/layer-gradients", "one bias for all")
def _(h, W, dz):
    return h.T @ dz, np.mean(dz), dz @ W.T


def rows_asked_for_the_label(scores, y):
    return sum((row == y).any() for row in scores) / len(y)


def last_row_of_argsort(scores, y):
    return (np.argsort(scores, axis=1)[-1] == y).mean()


def product_of_means(h, W, dz):
    return np.outer(h.mean(axis=0), dz.mean(axis=0)), dz.sum(axis=0), dz @ W.T


def batches_by_number(order, size):
    return [order[order // size == j] for j in range(-(-len(order) // size))]


@pytest.mark.parametrize(("id", "function", "words"), [
    ("mlp/share-read", rows_asked_for_the_label, "`axis=0` looks down"),
    ("mlp/share-read", last_row_of_argsort, "`axis=0` looks down"),
    ("mlp/layer-gradients", product_of_means, "multiplies sums over"),
    ("mlp/batches", batches_by_number, "0, 1, 2 in the first"),
])
def test_no_verdict_says_what_is_false_of_the_answer(id, function, words):
    verdict = attempt(find(id), function)
    assert verdict.status == "misconception" and words not in verdict.sentence


@answer("mlp/share-read", "along the columns")
def _(scores, y):
    predictions = scores.argmax(axis=0)
    correct = 0
    for p, t in zip(predictions, y, strict=False):
        if p == t:
            correct += 1
    return correct / len(y)


@answer("mlp/share-read", "percent")
def _(scores, y):
    # accuracy
    acc = (scores.argmax(axis=-1) == y).mean() * 100
    return round(acc, 2)


@answer("mlp/share-read", "divided by the classes; counted from 1")
def _(scores, y):
    n, k = scores.shape
    hits = 0
    for i in range(n):
        best = 0
        for j in range(k):
            if scores[i, j] > scores[i, best]:
                best = j
        if best + 1 == y[i]:
            hits += 1
    return hits / k


@answer("mlp/dense-layer", "bias subtracted; leaky")
def _(X, W, b):
    输出 = np.matmul(X, W) - b
    结果 = np.where(输出 > 0, 输出, 0.01 * 输出)
    return 结果


@answer("mlp/train-step", "no factor 2; no slope of ReLU")
def _(X, y, W1, b1, W2, b2, lr):
    m = X.shape[0]
    Z1 = np.dot(X, W1) + b1
    A1 = np.maximum(Z1, 0)
    Z2 = np.dot(A1, W2) + b2
    T = np.zeros((m, W2.shape[1]))
    for i in range(m):
        T[i, y[i]] = 1
    dZ2 = (Z2 - T) / m
    dW2 = np.dot(A1.T, dZ2)
    db2 = np.sum(dZ2, axis=0)
    dZ1 = np.dot(dZ2, W2.T)
    dW1 = np.dot(X.T, dZ1)
    db1 = np.sum(dZ1, axis=0)
    return W1 - lr * dW1, b1 - lr * db1, W2 - lr * dW2, b2 - lr * db2


@answer("mlp/descend", "only a part multiplied by x")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        dw = 2 * np.mean((w * x + b) * x - y)
        db = 2 * np.mean(w * x + b - y)
        w, b = w - lr * dw, b - lr * db
    return w, b


@answer("mlp/train-step", "only the targets divided by n")
def _(X, y, W1, b1, W2, b2, lr):
    n, Y = len(y), np.eye(len(b2))[y]
    h = np.maximum(X @ W1 + b1, 0)
    d = 2 * (h @ W2 + b2) - 2 * Y / n
    dh = d @ W2.T * (h > 0)
    return W1 - lr * X.T @ dh, b1 - lr * dh.sum(axis=0), W2 - lr * h.T @ d, b2 - lr * d.sum(axis=0)


@answer("mlp/share-read", "near scores count as equal")
def _(scores, y):
    return np.mean(np.round(scores, 3).argmax(axis=1) == y)


@answer("mlp/batches", "the rest sorted")
def _(order, size):
    parts, rest = [], order
    while len(rest):
        parts.append(rest[:size])
        rest = np.setdiff1d(rest, rest[:size])
    return parts


@answer("mlp/descend", "bias multiplied in the prediction")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        e = w * x * b - y
        w, b = w - lr * 2 * np.mean(e * x), b - lr * 2 * np.mean(e)
    return w, b


@answer("mlp/train-step", "biases multiplied")
def _(X, y, W1, b1, W2, b2, lr):
    h = np.maximum(X @ W1 * b1, 0)
    d = 2 * (h @ W2 * b2 - np.eye(len(b2))[y]) / len(y)
    dz = (d @ W2.T) * (h > 0)
    return W1 - lr * X.T @ dz, b1 - lr * dz.sum(axis=0), W2 - lr * h.T @ d, b2 - lr * d.sum(axis=0)


@answer("mlp/train-step", "slope as a fraction")
def _(X, y, W1, b1, W2, b2, lr):
    h = np.maximum(X @ W1 + b1, 0)
    d = 2 * (h @ W2 + b2 - np.eye(len(b2))[y]) / len(y)
    dz = (d @ W2.T) * (h / h)
    return W1 - lr * X.T @ dz, b1 - lr * dz.sum(axis=0), W2 - lr * h.T @ d, b2 - lr * d.sum(axis=0)


@answer("mlp/descend", "no factor 2; one step too few")
def _(x, y, w, b, lr, steps):
    m = len(x)
    for _ in range(1, steps):
        f = w * x + b
        dj_dw = np.sum((f - y) * x) / m
        dj_db = np.sum(f - y) / m
        w = w - lr * dj_dw
        b = b - lr * dj_db
    return w, b


@answer("mlp/descend", "sum for mean; one after the other")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        w = w - lr * 2 * np.sum((w * x + b - y) * x)
        b = b - lr * 2 * np.sum(w * x + b - y)
    return w, b


@answer("mlp/layer-gradients", "mean in the bias; weights transposed")
def _(h, W, dz):
    return dz.T @ h, dz.mean(axis=0), dz @ W.T


@answer("mlp/layer-gradients", "mean in the weights; slope of ReLU added")
def _(h, W, dz):
    dW = np.dot(h.T, dz) / h.shape[0]
    db = np.sum(dz, axis=0)
    dh = np.dot(dz, W.T) * np.where(h > 0, 1, 0)
    return dW, db, dh


@answer("mlp/dense-layer", "transposed weights")
def _(X, W, b):
    n = X.shape[0]
    k = b.shape[0]
    out = np.zeros((n, k))
    for i in range(n):
        for j in range(k):
            out[i, j] = np.maximum(0, (X[i] * W[j]).sum() + b[j])
    return out


@answer("mlp/batches", "last example missing")
def _(order, size):
    out = []
    for start in range(0, len(order), size):
        stop = min(start + size, len(order) - 1)
        out.append(order[start:stop])
    return out


@answer("mlp/batches", "a last one alone is missing")
def _(order, size):
    result = []
    for start in range(0, len(order) - 1, size):
        result.append(order[start:start + size])
    return result


@answer("mlp/descend", "example by example")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        for xi, yi in zip(x, y, strict=True):
            e = w * xi + b - yi
            dw = 2 * e * xi / len(x)
            db = 2 * e / len(x)
            w = w - lr * dw
            b = b - lr * db
    return w, b


@answer("mlp/layer-gradients", "last example only in one")
def _(h, W, dz):
    n = h.shape[0]
    dW = np.zeros(W.shape)
    db = np.zeros(W.shape[1])
    dh = np.zeros(h.shape)
    for i in range(n):
        dW = np.outer(h[i], dz[i])
        db += dz[i]
        dh[i] = W @ dz[i]
    return dW, db, dh


@answer("mlp/train-step", "slope of ReLU in one alone")
def _(X, y, W1, b1, W2, b2, lr):
    n = X.shape[0]
    k = W2.shape[1]
    z = X @ W1 + b1
    h = np.maximum(z, 0)
    scores = h @ W2 + b2
    d = 2 * (scores - np.eye(k)[y]) / n
    dh = d @ W2.T
    dz = dh * (z > 0)
    W2 = W2 - lr * h.T @ d
    b2 = b2 - lr * d.sum(axis=0)
    W1 = W1 - lr * X.T @ dz
    b1 = b1 - lr * dh.sum(axis=0)
    return W1, b1, W2, b2


@answer("mlp/descend", "last example only")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        for xi, yi in zip(x, y, strict=True):
            e = w * xi + b - yi
            dw = 2 * e * xi / len(x)
            db = 2 * e / len(x)
        w, b = (w - lr * dw, b - lr * db)
    return (w, b)


@answer("mlp/train-step", "last example only")
def _(X, y, W1, b1, W2, b2, lr):
    n = len(y)
    for x, label in zip(X, y, strict=True):
        z = x @ W1 + b1
        h = np.maximum(z, 0)
        d = h @ W2 + b2
        d[label] -= 1
        d = 2 * d / n
        dz = W2 @ d * (z > 0)
        dW1, db1, dW2, db2 = (np.outer(x, dz), dz, np.outer(h, d), d)
    return (W1 - lr * dW1, b1 - lr * db1, W2 - lr * dW2, b2 - lr * db2)


@answer("mlp/share-read", "stops at a mistake")
def _(scores, y):
    good = 0
    for row, label in zip(scores, y, strict=True):
        if np.argmax(row) != label:
            return good / len(y)
        good += 1
    return good / len(y)


@answer("mlp/share-read", "stops at a mistake")
def _(scores, y):
    seen = right = 0
    for i in range(len(y)):
        seen += 1
        if scores[i].argmax() != y[i]:
            break
        right += 1
    return right / seen


@answer("mlp/dense-layer", "cut at 1 as well")
def _(X, W, b):
    return np.clip(np.dot(X, W) + b, 0, 1)


@answer("mlp/dense-layer", "bias added to every weight")
def _(X, W, b):
    z = X @ (W + b)
    return (z > 0) * z


@answer("mlp/batches", "an empty one first")
def _(order, size):
    return np.split(order, range(0, len(order), size))


@answer("mlp/descend", "bias for its slope")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        err = w * x + b - y
        gw, gb = np.mean(2 * err * x), np.mean(2 * err * b)
        w, b = w - lr * gw, b - lr * gb
    return w, b


@answer("mlp/descend", "bias for its slope")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        err = w * x + b - y
        gw, gb = 2 * (err * x).mean(), 2 * err.mean() * w
        w, b = w - lr * gw, b - lr * gb
    return w, b


@answer("mlp/descend", "weight for input; bias for its slope")
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        err = w * x + b - y
        gw, gb = 2 * err.mean() * w, 2 * err.mean() * b
        w, b = w - lr * gw, b - lr * gb
    return w, b


@answer("mlp/layer-gradients", "ones for the biases")
def _(h, W, dz):
    return np.einsum("nd,nk->dk", h, dz), np.ones(W.shape[1]), np.einsum("nk,dk->nd", dz, W)


@answer("mlp/train-step", "error of the decision")
def _(X, y, W1, b1, W2, b2, lr):
    n, k = len(X), len(b2)
    h = np.maximum(X @ W1 + b1, 0)
    guess = np.eye(k)[(h @ W2 + b2).argmax(axis=1)]
    D = 2 / n * (guess - np.eye(k)[y])
    dW1, db1 = back_from(D, X, h, W2)
    return W1 - lr * dW1, b1 - lr * db1, W2 - lr * h.T @ D, b2 - lr * D.sum(0)


@pytest.mark.parametrize(("id", "expected", "function"), ANSWERS)
def test_an_answer_gets_its_verdict(id, expected, function):
    assert said(id, function) == expected


def test_a_batch_that_is_too_short_is_a_full_one():
    """The last one, which holds the rest, may be right."""
    too_short = lambda order, size: [order[i : i + size - 1] for i in range(0, len(order), size)]
    assert "Each full batch" in attempt(find("mlp/batches"), too_short).sentence
