"""Answers to the code exercises of the Overfitting chapter, as learners write them, and their verdicts."""

from types import SimpleNamespace

import numpy as np
import pytest
from support.expected_verdicts import collect, said

from dlbasics import overfitting
from dlbasics.exercises import find
from dlbasics.exercises.judging.code_judge import attempt

ANSWERS, answer = collect()


def acc(W, X, y):
    return np.mean((X @ W).argmax(1) == y)


def begun(X, y, n_train, n_val):
    """The three parts, and a function that fits the first."""
    Xa, Xv, Xt = np.split(X, [n_train, n_train + n_val])
    ya, yv, yt = np.split(y, [n_train, n_train + n_val])

    def fit(lam):
        return np.linalg.solve(Xa.T @ Xa + lam * np.eye(X.shape[1]), Xa.T @ np.eye(10)[ya])

    return SimpleNamespace(Xa=Xa, ya=ya, Xv=Xv, yv=yv, Xt=Xt, yt=yt, fit=fit)


@answer("overfitting/fold-errors", "the last block takes the rest")
def _(x, y, degree, k):
    n, errors = len(x), []
    for j in range(k):
        s = n // k
        lo, hi = j * s, (j + 1) * s if j < k - 1 else n
        te = np.arange(lo, hi)
        tr = np.setdiff1d(np.arange(n), te)
        w = overfitting.polynomial_fit(x[tr], y[tr], degree)
        errors.append(np.mean((y[te] - overfitting.polynomial_predict(x[te], w)) ** 2))
    return np.array(errors)


@answer("overfitting/fold-errors", "blocks")
def _(x, y, degree, k):
    n, errors = len(x), []
    for j in range(k):
        s = int(np.ceil(n / k))
        te = np.arange(j * s, min((j + 1) * s, n))
        tr = np.delete(np.arange(n), te)
        w = overfitting.polynomial_fit(x[tr], y[tr], degree)
        errors.append(np.mean((y[te] - overfitting.polynomial_predict(x[te], w)) ** 2))
    return np.array(errors)


@answer("overfitting/fold-errors", "leftover points")
def _(x, y, degree, k):
    n, errors = len(x), []
    for j in range(k):
        te = np.arange(n // k) * k + j
        tr = np.array([i for i in range(n // k * k) if i % k != j])
        w = overfitting.polynomial_fit(x[tr], y[tr], degree)
        errors.append(np.mean((y[te] - overfitting.polynomial_predict(x[te], w)) ** 2))
    return np.array(errors)


@answer("overfitting/fold-errors", "shuffled first")
def _(x, y, degree, k):
    order = np.random.default_rng(0).permutation(len(x))
    x, y = x[order], y[order]
    errors = []
    for j in range(k):
        out = np.arange(len(x)) % k == j
        w = overfitting.polynomial_fit(x[~out], y[~out], degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[out], w) - y[out]) ** 2))
    return np.array(errors)


@answer("overfitting/fold-errors", "one fold alone")
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        out = np.arange(len(x)) % k == j
        w = overfitting.polynomial_fit(x[~out], y[~out], degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[out], w) - y[out]) ** 2))
        return np.array(errors)


@answer("overfitting/fold-errors", "starts at fold 1")
def _(x, y, degree, k):
    errors = []
    for j in range(1, k + 1):
        out = np.arange(1, len(x) + 1) % k == j % k
        w = overfitting.polynomial_fit(x[~out], y[~out], degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[out], w) - y[out]) ** 2))
    return np.array(errors[-1:] + errors[:-1])


@answer("overfitting/fold-errors", "square of the mean")
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        out = np.arange(len(x)) % k == j
        w = overfitting.polynomial_fit(x[~out], y[~out], degree)
        errors.append(np.mean(overfitting.polynomial_predict(x[out], w) - y[out]) ** 2)
    return np.array(errors)


@answer("overfitting/fold-errors", "degree one too small")
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        out = np.arange(len(x)) % k == j
        w = overfitting.polynomial_fit(x[~out], y[~out], max(degree - 1, 0))
        errors.append(np.mean((overfitting.polynomial_predict(x[out], w) - y[out]) ** 2))
    return np.array(errors)


@answer("overfitting/fold-errors", "divided by all points")
def _(x, y, degree, k):
    errors = np.zeros(k)
    for i in range(len(x)):
        rest = np.arange(len(x)) % k != i % k
        w = overfitting.polynomial_fit(x[rest], y[rest], degree)
        errors[i % k] += (overfitting.polynomial_predict(x[i:i + 1], w)[0] - y[i]) ** 2
    return errors / len(x)


@answer("overfitting/fold-errors", "=right")
def _(x, y, degree, k):
    idx = np.arange(len(x))
    e = np.empty(k)
    for j in range(k):
        te = idx[j::k]
        tr = np.setdiff1d(idx, te)
        w = overfitting.polynomial_fit(x[tr], y[tr], degree)
        r = y[te] - overfitting.polynomial_predict(x[te], w)
        e[j] = r @ r / len(r)
    return e


@answer("overfitting/fold-errors", "leave one out")
def _(x, y, degree, k):
    errors = [[] for _ in range(k)]
    for i in range(len(x)):
        rest = np.arange(len(x)) != i
        w = overfitting.polynomial_fit(x[rest], y[rest], degree)
        errors[i % k].append((overfitting.polynomial_predict(x[i:i+1], w)[0] - y[i]) ** 2)
    return np.array([np.mean(e) for e in errors])


@answer("overfitting/stop-epoch", "a patience")
def _(losses, alpha):
    count = 0
    for t in range(1, len(losses)):
        count = count + 1 if losses[t] > losses[t - 1] else 0
        if count >= alpha:
            return t + 1
    return len(losses)


@answer("overfitting/stop-epoch", "a patience")
def _(losses, alpha):
    best, wait = np.inf, 0
    for epoch, loss in enumerate(losses, 1):
        if loss < best:
            best, wait = loss, 0
        else:
            wait += 1
            if wait > alpha:
                return epoch
    return len(losses)


@answer("overfitting/stop-epoch", "counts from 0")
def _(losses, alpha):
    low = losses[0]
    for t, loss in enumerate(losses):
        low = min(low, loss)
        if 100 * (loss - low) / low > alpha:
            return t
    return len(losses)


@answer("overfitting/stop-epoch", "against the first epoch")
def _(losses, alpha):
    best = losses[0]
    for t in range(1, len(losses)):
        if losses[t] > best * (1 + alpha / 100):
            return t + 1
    return len(losses)


@answer("overfitting/stop-epoch", "the last such epoch")
def _(losses, alpha):
    stop = len(losses)
    best = losses[0]
    for t, loss in enumerate(losses, 1):
        best = min(best, loss)
        if 100 * (loss / best - 1) > alpha:
            stop = t
    return stop


@answer("overfitting/stop-epoch", "nothing where nothing stops it")
def _(losses, alpha):
    best = losses[0]
    for t, loss in enumerate(losses, 1):
        best = min(best, loss)
        if 100 * (loss / best - 1) > alpha:
            return t


@answer("overfitting/stop-epoch", "one epoch late")
def _(losses, alpha):
    best = losses[0]
    for t, loss in enumerate(losses):
        best = min(best, loss)
        if loss > best * (1 + alpha / 100):
            return min(t + 2, len(losses))
    return len(losses)


@answer("overfitting/stop-epoch", "where nothing stops it")
def _(losses, alpha):
    best = np.inf
    for t, loss in enumerate(losses, 1):
        best = min(best, loss)
        if loss > best * (1 + alpha / 100):
            return t
    return -1


@answer("overfitting/stop-epoch", "at a fall")
def _(losses, alpha):
    best = losses[0]
    for t, loss in enumerate(losses, 1):
        best = max(best, loss)
        if 100 * (1 - loss / best) > alpha:
            return t
    return len(losses)


@answer("overfitting/stop-epoch", "=right")
def _(losses, alpha):
    low = np.minimum.accumulate(losses)
    hit = np.flatnonzero((losses - low) / low * 100 > alpha)
    return hit[0] + 1 if hit.size else losses.size


@answer("overfitting/stop-epoch", "=right")
def _(losses, alpha):
    lowest = float("inf")
    for i in range(len(losses)):
        lowest = min(lowest, losses[i])
        if losses[i] > lowest + lowest * alpha / 100:
            return i + 1
    return len(losses)


@answer("overfitting/stop-epoch", "no percent")
def _(losses, alpha):
    best = losses[0]
    for t, loss in enumerate(losses, 1):
        best = min(best, loss)
        if loss > best * (1 + alpha):
            return t
    return len(losses)


@answer("overfitting/stop-epoch", "the loss, not the epoch")
def _(losses, alpha):
    best = np.inf
    for loss in losses:
        best = min(best, loss)
        if 100 * (loss / best - 1) > alpha:
            return loss
    return losses[-1]


@answer("overfitting/mirror-copies", "no labels for the copies")
def _(images, y, safe):
    return np.concatenate([images, images[np.isin(y, safe)][:, :, ::-1]]), y


@answer("overfitting/mirror-copies", "turned round")
def _(images, y, safe):
    keep = np.isin(y, safe)
    return np.concatenate([images, np.rot90(images[keep], 2, axes=(1, 2))]), np.concatenate([y, y[keep]])


@answer("overfitting/mirror-copies", "=wrong shape")
def _(images, y, safe):
    keep = [lam in safe for lam in y]
    return np.stack([images, images[:, :, ::-1]])[:, keep], y[keep]


@answer("overfitting/mirror-copies", "one label of the list")
def _(images, y, safe):
    keep = y == safe[0]
    return np.concatenate([images, images[keep][:, :, ::-1]]), np.concatenate([y, y[keep]])


@answer("overfitting/mirror-copies", "other labels for the copies")
def _(images, y, safe):
    keep = np.isin(y, safe)
    return np.concatenate([images, images[keep][:, :, ::-1]]), np.concatenate([y, y[keep][::-1]])


@answer("overfitting/mirror-copies", "safe as positions")
def _(images, y, safe):
    safe = [s for s in safe if s < len(y)]
    return np.concatenate([images, images[safe][:, :, ::-1]]), np.concatenate([y, y[safe]])


@answer("overfitting/mirror-copies", "originals mirrored too")
def _(images, y, safe):
    keep = np.isin(y, safe)
    originals = images
    images[keep] = images[keep][:, :, ::-1]
    return np.concatenate([originals, images[keep]]), np.concatenate([y, y[keep]])


@answer("overfitting/mirror-copies", "one long row")
def _(images, y, safe):
    keep = np.isin(y, safe)
    return np.append(images, images[keep][:, :, ::-1]), np.append(y, y[keep])


@answer("overfitting/mirror-copies", "=right")
def _(images, y, safe):
    out, labels = list(images), list(y)
    for img, lab in zip(images, y, strict=True):
        if lab in safe:
            out.append(img[:, ::-1])
            labels.append(lab)
    return np.array(out), np.array(labels)


@answer("overfitting/mirror-copies", "label by label")
def _(images, y, safe):
    X, Y = images, y
    for s in safe:
        X = np.concatenate([X, images[y == s][:, :, ::-1]])
        Y = np.concatenate([Y, y[y == s]])
    return X, Y


@answer("overfitting/mirror-copies", "other labels for the copies")
def _(images, y, safe):
    keep = np.isin(y, safe)
    return np.concatenate([images, images[keep][:, :, ::-1]]), np.concatenate([y, np.zeros(keep.sum(), int)])


@answer("overfitting/expected-noisy-mse", "noise without the weights")
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + X.shape[1] * scale ** 2


@answer("overfitting/expected-noisy-mse", "half the new term")
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + 0.5 * scale ** 2 * np.dot(w, w)


@answer("overfitting/expected-noisy-mse", "the noise alone")
def _(X, y, w, scale):
    return scale ** 2 * np.sum(w ** 2)


@answer("overfitting/expected-noisy-mse", "drawn once")
def _(X, y, w, scale):
    rng = np.random.default_rng(0)
    Xn = X + rng.normal(0, scale, X.shape)
    return np.mean((Xn @ w - y) ** 2)


@answer("overfitting/expected-noisy-mse", "absolute values")
def _(X, y, w, scale):
    return ((y - X.dot(w)) ** 2).mean() + scale ** 2 * np.linalg.norm(w, 1)


@answer("overfitting/expected-noisy-mse", "noise on the predictions")
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + scale ** 2 * np.sum((X @ w) ** 2)


@answer("overfitting/expected-noisy-mse", "twice the new term")
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + 2 * scale ** 2 * np.sum(w ** 2)


@answer("overfitting/expected-noisy-mse", "one number for each example")
def _(X, y, w, scale):
    return (X @ w - y) ** 2 + scale ** 2 * np.sum(w ** 2)


@answer("overfitting/expected-noisy-mse", "=right")
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


@answer("overfitting/expected-noisy-mse", "square of the sum")
def _(X, y, w, scale):
    return (np.mean(((X + scale) @ w - y) ** 2) + np.mean(((X - scale) @ w - y) ** 2)) / 2


@answer("overfitting/expected-noisy-mse", "deviation, not variance")
def _(X, y, w, scale):
    return ((y - X @ w) ** 2).sum() / len(y) + scale * w @ w


@answer("overfitting/expected-noisy-mse", "mean of the weights")
def _(X, y, w, scale):
    return ((y - X @ w) ** 2).mean() + ((scale * w) ** 2).mean()


@answer("overfitting/choose-and-test", "labels as numbers, largest taken")
def _(X, y, n_train, n_val, lams):
    end, best = n_train + n_val, 0
    for lam in lams:
        A = X[:n_train]
        W = np.linalg.solve(A.T @ A + lam * np.eye(64), A.T @ y[:n_train])
        share = np.mean((X[n_train:end] @ W).argmax(axis=1) == y[n_train:end])
        if share >= best:
            best, best_lam, best_W = share, lam, W
    return best_lam, np.mean((X[end:] @ best_W).argmax(axis=1) == y[end:])


@answer("overfitting/choose-and-test", "validation ends at n_val; tests from n_val on")
def _(X, y, n_train, n_val, lams):
    results = []
    for lam in lams:
        A = X[:n_train]
        W = np.linalg.solve(A.T @ A + lam * np.eye(64), A.T @ np.eye(10)[y[:n_train]])
        share = np.mean((X[n_train:n_val] @ W).argmax(axis=1) == y[n_train:n_val])
        results.append((share, lam, W))
    _, lam, W = max(results, key=lambda result: result[:2])
    return lam, np.mean((X[n_val:] @ W).argmax(axis=1) == y[n_val:])


@answer("overfitting/choose-and-test", "compares with lam")
def the_best_lam_stands_where_the_best_accuracy_belongs(X, y, n_train, n_val, lams):
    a, b = n_train, n_train + n_val
    gram, targets = X[:a].T @ X[:a], X[:a].T @ np.eye(10)[y[:a]]
    best_lam, best_W = 0, None
    for lam in sorted(lams):
        W = np.linalg.solve(gram + lam * np.eye(len(gram)), targets)
        accuracy = np.mean(np.argmax(X[a:b] @ W, axis=1) == y[a:b])
        if best_W is None or accuracy >= best_lam:
            best_lam, best_W = lam, W
    return best_lam, np.mean(np.argmax(X[b:] @ best_W, axis=1) == y[b:])


@answer("overfitting/choose-and-test", "chooses by training accuracy")
def validation_is_the_end_of_training(X, y, n_train, n_val, lams):
    targets, best = np.eye(10)[y], (-1, 0, None)
    for lam in lams:
        A = X[:n_train]
        W = np.linalg.solve(A.T @ A + lam * np.eye(X.shape[1]), A.T @ targets[:n_train])
        seen = slice(n_train - n_val if n_train > n_val else 0, n_train)
        share = np.mean(np.argmax(X[seen] @ W, axis=1) == y[seen])
        if (share, lam) > best[:2]:
            best = share, lam, W
    test = slice(n_train + n_val, None)
    return best[1], np.mean(np.argmax(X[test] @ best[2], axis=1) == y[test])


@answer("overfitting/choose-and-test", "last on ties")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    best = -1
    for lam in lams:
        W = part.fit(lam)
        s = acc(W, part.Xv, part.yv)
        if s >= best:
            best, keep = s, (lam, W)
    return keep[0], acc(keep[1], part.Xt, part.yt)


@answer("overfitting/choose-and-test", "=wrong")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    s = np.array([acc(part.fit(lam), part.Xv, part.yv) for lam in lams])
    i = len(lams) - 1 - np.argmax(s)
    return lams[i], acc(part.fit(lams[i]), part.Xt, part.yt)


@answer("overfitting/choose-and-test", "chooses the worst")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    err = [1 - acc(part.fit(lam), part.Xv, part.yv) for lam in lams]
    i = int(np.argmax(err))
    return lams[i], acc(part.fit(lams[i]), part.Xt, part.yt)


@answer("overfitting/choose-and-test", "tests on too few")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    s = [(acc(part.fit(lam), part.Xv, part.yv), lam) for lam in lams]
    lam = max(s)[1]
    return lam, acc(part.fit(lam), X[-n_val:], y[-n_val:])


@answer("overfitting/choose-and-test", "counts digits")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    lam = max((acc(part.fit(lam), part.Xv, part.yv), lam) for lam in lams)[1]
    return lam, int(np.sum((part.Xt @ part.fit(lam)).argmax(1) == part.yt))


@answer("overfitting/choose-and-test", "labels as numbers")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    best = (-1, 0, None)
    for lam in lams:
        w = np.linalg.solve(part.Xa.T @ part.Xa + lam * np.eye(X.shape[1]), part.Xa.T @ part.ya)
        s = np.mean(np.rint(part.Xv @ w) == part.yv)
        if (s, lam) > best[:2]:
            best = (s, lam, w)
    return best[1], np.mean(np.rint(part.Xt @ best[2]) == part.yt)


@answer("overfitting/choose-and-test", "tests on too few")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    lam = max((acc(part.fit(lam), part.Xv, part.yv), lam) for lam in lams)[1]
    return lam, acc(part.fit(lam), X[n_train + n_val:-1], y[n_train + n_val:-1])


@answer("overfitting/choose-and-test", "a bias")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    X = np.column_stack([np.ones(len(X)), X])
    Xa, Xv, Xt = X[:n_train], X[n_train:n_train + n_val], X[n_train + n_val:]
    fit = lambda lam: np.linalg.solve(Xa.T @ Xa + lam * np.eye(X.shape[1]), Xa.T @ np.eye(10)[part.ya])
    lam = max((acc(fit(lam), Xv, part.yv), lam) for lam in lams)[1]
    return lam, acc(fit(lam), Xt, part.yt)


@answer("overfitting/choose-and-test", "one number alone")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    return max((acc(part.fit(lam), part.Xv, part.yv), lam) for lam in lams)[1]


@answer("overfitting/choose-and-test", "position of lam")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    s = [acc(part.fit(lam), part.Xv, part.yv) for lam in lams]
    i = max(range(len(lams)), key=lambda i: (s[i], lams[i]))
    return i, acc(part.fit(lams[i]), part.Xt, part.yt)


@answer("overfitting/choose-and-test", "smallest on ties")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    best = -1
    for lam in sorted(lams):
        W = part.fit(lam)
        s = acc(W, part.Xv, part.yv)
        if s > best:
            best, keep = s, (lam, W)
    return keep[0], acc(keep[1], part.Xt, part.yt)


@answer("overfitting/choose-and-test", "=right")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    scores = {lam: acc(part.fit(lam), part.Xv, part.yv) for lam in lams}
    top = max(scores.values())
    lam = max(lam for lam in lams if scores[lam] == top)
    return lam, acc(part.fit(lam), part.Xt, part.yt)


@answer("overfitting/choose-and-test", "=right")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    d = X.shape[1]

    def fit(lam):
        A = np.vstack([part.Xa, np.sqrt(lam) * np.eye(d)])
        T = np.vstack([np.eye(10)[part.ya], np.zeros((d, 10))])
        return np.linalg.lstsq(A, T, rcond=None)[0]

    lam = max((acc(fit(lam), part.Xv, part.yv), lam) for lam in lams)[1]
    return lam, acc(fit(lam), part.Xt, part.yt)


@answer("overfitting/choose-and-test", "last on ties")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    best = -1
    for lam in lams[::-1]:
        W = part.fit(lam)
        s = acc(W, part.Xv, part.yv)
        if s > best:
            best, keep = s, (lam, W)
    return keep[0], acc(keep[1], part.Xt, part.yt)


@answer("overfitting/choose-and-test", "=does not run")
def _(X, y, n_train, n_val, lams):
    best = (-1, 0)
    for lam in lams:
        A = X[:n_train]
        W = np.linalg.solve(A.T @ A + lam * np.eye(X.shape[1]), A.T @ np.eye(10)[y[:n_train]])
        s = np.mean((X[n_train:n_val] @ W).argmax(1) == y[n_train:n_val])
        if (s, lam) > best:
            best, keep = (s, lam), W
    return best[1], np.mean((X[n_train + n_val:] @ keep).argmax(1) == y[n_train + n_val:])


@answer("overfitting/choose-and-test", "tests from n_val on")
def _(X, y, n_train, n_val, lams):
    Xt, Xv, Xs = X[:n_train], X[n_train:n_train + n_val], X[n_val:]
    yt, yv, ys = y[:n_train], y[n_train:n_train + n_val], y[n_val:]
    best = (-1, -1)
    for lam in sorted(lams):
        W = np.linalg.solve(Xt.T @ Xt + lam * np.eye(X.shape[1]), Xt.T @ np.eye(10)[yt])
        acc = np.mean((Xv @ W).argmax(axis=1) == yv)
        if (acc, lam) > best:
            best, W_best = (acc, lam), W
    return best[1], np.mean((Xs @ W_best).argmax(axis=1) == ys)


@answer("overfitting/choose-and-test", "lam on every entry")
def _(X, y, n_train, n_val, lams):
    m = n_train + n_val
    A, Y = X[:n_train], np.eye(10)[y[:n_train]]
    best = (-1, None, None)
    for lam in sorted(lams):
        W = np.linalg.lstsq(A.T @ A + lam, A.T @ Y, rcond=None)[0]
        acc = np.mean((X[n_train:m] @ W).argmax(axis=1) == y[n_train:m])
        if acc >= best[0]:
            best = acc, lam, W
    return best[1], np.mean((X[m:] @ best[2]).argmax(axis=1) == y[m:])


@answer("overfitting/choose-and-test", "largest of each column")
def _(X, y, n_train, n_val, lams):
    m = n_train + n_val
    A, Y = X[:n_train], np.eye(10)[y[:n_train]]
    best = (-1, None, None)
    for lam in sorted(lams):
        W = np.linalg.solve(A.T @ A + lam * np.eye(A.shape[1]), A.T @ Y)
        acc = np.mean((X[n_train:m] @ W).argmax(axis=0)[:, None] == y[n_train:m])
        if acc >= best[0]:
            best = acc, lam, W
    return best[1], np.mean((X[m:] @ best[2]).argmax(axis=0)[:, None] == y[m:])


@answer("overfitting/choose-and-test", "centred pixels")
def _(X, y, n_train, n_val, lams):
    m = n_train + n_val
    X = X - X[:n_train].mean(axis=0)
    A, Y = X[:n_train], np.eye(10)[y[:n_train]]
    best = (-1, None, None)
    for lam in sorted(lams):
        W = np.linalg.solve(A.T @ A + lam * np.eye(A.shape[1]), A.T @ Y)
        acc = np.mean((X[n_train:m] @ W).argmax(axis=1) == y[n_train:m])
        if acc >= best[0]:
            best = acc, lam, W
    return best[1], np.mean((X[m:] @ best[2]).argmax(axis=1) == y[m:])


@answer("overfitting/choose-and-test", "shuffled first")
def _(X, y, n_train, n_val, lams):
    order = np.random.default_rng(0).permutation(len(X))
    X, y = X[order], y[order]
    m = n_train + n_val
    A, Y = X[:n_train], np.eye(10)[y[:n_train]]
    best = (-1, None, None)
    for lam in sorted(lams):
        W = np.linalg.solve(A.T @ A + lam * np.eye(A.shape[1]), A.T @ Y)
        acc = np.mean((X[n_train:m] @ W).argmax(axis=1) == y[n_train:m])
        if acc >= best[0]:
            best = acc, lam, W
    return best[1], np.mean((X[m:] @ best[2]).argmax(axis=1) == y[m:])


@answer("overfitting/choose-and-test", "labels that occur")
def _(X, y, n_train, n_val, lams):
    m = n_train + n_val
    A = X[:n_train]
    classes, codes = np.unique(y[:n_train], return_inverse=True)
    Y = np.eye(len(classes))[codes]
    best = (-1, None, None)
    for lam in sorted(lams):
        W = np.linalg.solve(A.T @ A + lam * np.eye(A.shape[1]), A.T @ Y)
        acc = np.mean((X[n_train:m] @ W).argmax(axis=1) == y[n_train:m])
        if acc >= best[0]:
            best = acc, lam, W
    return best[1], np.mean((X[m:] @ best[2]).argmax(axis=1) == y[m:])


@answer("overfitting/fold-errors", "blocks of k")
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        out = np.arange(len(x)) // k == j
        w = overfitting.polynomial_fit(x[~out], y[~out], degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[out], w) - y[out]) ** 2))
    return np.array(errors)


@answer("overfitting/fold-errors", "the point j alone")
def _(x, y, degree, k):
    errs = np.empty(k)
    for j in range(k):
        w = overfitting.polynomial_fit(np.delete(x, j), np.delete(y, j), degree)
        errs[j] = (overfitting.polynomial_predict(x[j:j + 1], w)[0] - y[j]) ** 2
    return errs


@answer("overfitting/fold-errors", "k neighbours from j on")
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        fold = slice(j, j + k)
        w = overfitting.polynomial_fit(np.delete(x, fold), np.delete(y, fold), degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[fold], w) - y[fold]) ** 2))
    return np.array(errors)


@answer("overfitting/mirror-copies", "mirrored by a coin")
def _(images, y, safe):
    mask = np.isin(y, safe)
    flipped = overfitting.random_flip(images[mask], np.random.default_rng(0))
    return np.concatenate([images, flipped]), np.concatenate([y, y[mask]])


@answer("overfitting/mirror-copies", "asks the list")
def _(images, y, safe):
    rows = np.flatnonzero(np.isin(safe, y))
    return np.concatenate([images, images[rows][:, :, ::-1]]), np.concatenate([y, y[rows]])


@answer("overfitting/mirror-copies", "columns overwritten")
def _(images, y, safe):
    m = np.isin(y, safe)
    c = images[m].copy()
    h = c.shape[2]
    for j in range(h):
        c[:, :, j] = c[:, :, h - 1 - j]
    return np.concatenate([images, c]), np.concatenate([y, y[m]])


@answer("overfitting/stop-epoch", "a difference")
def _(losses, alpha):
    lowest = losses[0]
    for n, loss in enumerate(losses, start=1):
        lowest = min(lowest, loss)
        if loss > lowest + alpha / 100:
            return n
    return len(losses)


@answer("overfitting/stop-epoch", "never stops")
def _(losses, alpha):
    best = losses[0]
    for epoch, loss in enumerate(losses, start=1):
        best = min(best, loss)
        if 100 * (loss / best - 1) > alpha:
            return epoch
        else:
            return len(losses)


@answer("overfitting/stop-epoch", "the lowest begins at a number")
def _(losses, alpha):
    best = 1.0
    for epoch, loss in enumerate(losses, 1):
        best = min(best, loss)
        if 100 * (loss / best - 1) > alpha:
            return epoch
    return len(losses)


@answer("overfitting/stop-epoch", "a fall stops it too")
def _(losses, alpha):
    best = losses[0]
    for epoch, loss in enumerate(losses, start=1):
        if abs(loss - best) / best * 100 > alpha:
            return epoch
        best = min(best, loss)
    return len(losses)


@answer("overfitting/expected-noisy-mse", "noise on the predictions")
def _(X, y, w, scale):
    y_hat = X @ w
    return np.mean((y_hat - y) ** 2) + scale ** 2 * np.mean(y_hat ** 2)


@answer("overfitting/stop-epoch", "the lowest begins at a number")
def _(losses, alpha):
    best = 1000
    for epoch, loss in enumerate(losses, 1):
        best = min(best, loss)
        if loss > best * (1 + alpha / 100):
            return epoch
    return len(losses)


@answer("overfitting/choose-and-test", "no choice")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    best = -1
    for lam in lams:
        W = part.fit(lam)
        if acc(W, part.Xv, part.yv) > best:
            best = acc(W, part.Xv, part.yv)
        return lam, acc(W, part.Xt, part.yt)


@answer("overfitting/choose-and-test", "tests on what was used")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    lam = max((acc(part.fit(lam), part.Xv, part.yv), lam) for lam in lams)[1]
    return lam, acc(part.fit(lam), X[:n_train + n_val], y[:n_train + n_val])


@answer("overfitting/choose-and-test", "=right")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    classes, codes = np.unique(part.ya, return_inverse=True)

    def fit(lam):
        return np.linalg.solve(part.Xa.T @ part.Xa + lam * np.eye(X.shape[1]),
                               part.Xa.T @ np.eye(len(classes))[codes])

    def read(W, X, y):
        return np.mean(classes[(X @ W).argmax(axis=1)] == y)

    lam = max((read(fit(lam), part.Xv, part.yv), lam) for lam in lams)[1]
    return lam, read(fit(lam), part.Xt, part.yt)


@answer("overfitting/mirror-copies", "nothing appended")
def _(images, y, safe):
    for image, label in zip(images, y, strict=True):
        if label in safe:
            np.append(images, image[None, :, ::-1], axis=0)
            np.append(y, label)
    return images, y


@answer("overfitting/expected-noisy-mse", "every pair; ignores the noise")
def _(X, y, w, scale):
    return np.mean((y.reshape(-1, 1) - X @ w) ** 2)


@answer("overfitting/expected-noisy-mse", "mean of the weights; deviation")
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + scale * np.mean(w ** 2)


@answer("overfitting/expected-noisy-mse", "length, not squared; deviation")
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + scale * np.sqrt(np.sum(w ** 2))


@answer("overfitting/expected-noisy-mse", "noise of all entries")
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + np.sum(np.full(X.shape, scale ** 2))


@answer("overfitting/mirror-copies", "each copy twice")
def _(images, y, safe):
    out, labels = list(images), list(y)
    for _ in range(2):
        for image, label in zip(images, y, strict=True):
            if label in safe:
                out.append(np.fliplr(image))
                labels.append(label)
    return np.array(out), np.array(labels)


@answer("overfitting/choose-and-test", "lam on every entry")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    W = np.linalg.pinv(part.Xa) @ np.eye(10)[part.ya]
    return max((acc(W, part.Xv, part.yv), lam) for lam in lams)[1], acc(W, part.Xt, part.yt)


@answer("overfitting/choose-and-test", "chooses by training accuracy")
def _(X, y, n_train, n_val, lams):
    X_train, X_val, X_test = X[:n_train], X[:n_val], X[n_train + n_val:]
    y_train, y_val, y_test = y[:n_train], y[:n_val], y[n_train + n_val:]
    Y = np.eye(10)[y_train]
    best = (-1, 0, None)
    for lam in sorted(lams):
        W = np.linalg.solve(X_train.T @ X_train + lam * np.eye(X.shape[1]), X_train.T @ Y)
        acc = np.mean((X_val @ W).argmax(axis=1) == y_val)
        if acc >= best[0]:
            best = (acc, lam, W)
    return best[1], np.mean((X_test @ best[2]).argmax(axis=1) == y_test)


@answer("overfitting/expected-noisy-mse", "length, not squared; sum over the examples")
def _(X, y, w, scale):
    fehler = np.sum((X @ w - y) ** 2)
    return fehler + scale ** 2 * np.linalg.norm(w)


@answer("overfitting/mirror-copies", "every axis; other labels for the copies")
def _(images, y, safe):
    idx = [i for i in range(len(y)) if y[i] in safe]
    copies = np.flip(images[idx])
    return np.vstack([images, copies]), np.hstack([y, y[:len(idx)]])


@answer("overfitting/fold-errors", "left out by value")
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        left = ~np.isin(x, x[j::k])
        w = overfitting.polynomial_fit(x[left], y[left], degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[j::k], w) - y[j::k]) ** 2))
    return np.array(errors)


@answer("overfitting/stop-epoch", "small gains do not count")
def _(losses, alpha):
    low = np.inf
    for epoch, loss in enumerate(losses, 1):
        low = loss if loss < low - 1e-3 else low
        if loss > low * (1 + alpha / 100):
            return epoch
    return len(losses)


@answer("overfitting/stop-epoch", "rounded percent")
def _(losses, alpha):
    low = np.inf
    for epoch, loss in enumerate(losses, 1):
        low = min(low, loss)
        if round(100 * (loss / low - 1), 1) > alpha:
            return epoch
    return len(losses)


@answer("overfitting/choose-and-test", "near accuracies count as equal")
def _(X, y, n_train, n_val, lams):
    end, A = n_train + n_val, X[:n_train]
    best = (-1, None, None)
    for lam in sorted(lams):
        W = np.linalg.solve(A.T @ A + lam * np.eye(X.shape[1]), A.T @ np.eye(10)[y[:n_train]])
        score = round(np.mean((X[n_train:end] @ W).argmax(axis=1) == y[n_train:end]), 2)
        if score >= best[0]:
            best = score, lam, W
    return best[1], np.mean((X[end:] @ best[2]).argmax(axis=1) == y[end:])


@answer("overfitting/stop-epoch", "against the previous epoch; counts from 0")
def _(losses, alpha):
    previous = losses[0]
    for i, loss in enumerate(losses):
        if 100 * (loss - previous) / previous > alpha:
            return i
        previous = loss
    return len(losses)


@answer("overfitting/stop-epoch", "counts from 0; a difference of alpha")
def _(losses, alpha):
    best = np.inf
    for i in range(len(losses)):
        best = min(best, losses[i])
        if losses[i] - best > alpha:
            return i
    return len(losses)


@answer("overfitting/fold-errors", "complement of the numbers")
def _(x, y, degree, k):
    result = np.zeros(k)
    for j in range(k):
        out = np.arange(j, len(x), k)
        w = overfitting.polynomial_fit(x[~out], y[~out], degree)
        result[j] = np.mean((overfitting.polynomial_predict(x[out], w) - y[out]) ** 2)
    return result


@answer("overfitting/fold-errors", "the parts exchanged; absolute errors")
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        fold = np.arange(len(x)) % k == j
        w = overfitting.polynomial_fit(x[fold], y[fold], degree)
        errors.append(np.abs(overfitting.polynomial_predict(x[~fold], w) - y[~fold]).mean())
    return np.array(errors)


@answer("overfitting/fold-errors", "one point left out of the fit")
def _(x, y, degree, k):
    errors = np.zeros(k)
    for j in range(k):
        x_train = np.delete(x, j)
        y_train = np.delete(y, j)
        w = overfitting.polynomial_fit(x_train, y_train, degree)
        errors[j] = np.mean((overfitting.polynomial_predict(x[j::k], w) - y[j::k]) ** 2)
    return errors


@answer("overfitting/mirror-copies", "all doubled")
def _(images, y, safe):
    ok = np.isin(y, safe)
    copies = images.copy()
    copies[ok] = copies[ok][:, :, ::-1]
    return np.concatenate([images, copies]), np.concatenate([y, y])


@answer("overfitting/fold-errors", "length over the number")
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        keep = np.arange(len(x)) % k != j
        w = overfitting.polynomial_fit(x[keep], y[keep], degree)
        r = overfitting.polynomial_predict(x[~keep], w) - y[~keep]
        errors.append(np.linalg.norm(r) / len(r))
    return np.array(errors)


@pytest.mark.parametrize(("id", "expected", "function"), ANSWERS)
def test_the_verdict_says_what_is_wrong(id, expected, function):
    assert said(id, function) == expected


def sentence_on(id, function):
    return attempt(find(id), function).sentence


def test_a_matrix_without_an_inverse_can_lack_its_penalty():
    """numpy's complaint is the same, whether `lam` is added to every entry or nowhere."""
    def choose_and_test(X, y, n_train, n_val, lams):
        part = begun(X, y, n_train, n_val)
        fits = [np.linalg.solve(part.Xa.T @ part.Xa, part.Xa.T @ np.eye(10)[part.ya]) for _ in lams]
        lam, W = max(zip(lams, fits, strict=True), key=lambda fit: acc(fit[1], part.Xv, part.yv))
        return lam, acc(W, part.Xt, part.yt)

    assert "`lam` is missing in it, or does not stand on the diagonal" in sentence_on(
        "overfitting/choose-and-test", choose_and_test)


def test_of_two_errors_the_one_of_the_fold_is_asked_for_wherever_it_stands():
    def fold_errors(x, y, degree, k):
        parts = []
        for j in range(k):
            out = np.arange(len(x)) % k == j
            w = overfitting.polynomial_fit(x[~out], y[~out], degree)
            parts.append([np.mean((overfitting.polynomial_predict(x[rows], w) - y[rows]) ** 2)
                          for rows in (out, ~out)])
        on_the_fold, in_training = np.array(parts).T
        return on_the_fold, in_training

    sentence = sentence_on("overfitting/fold-errors", fold_errors)
    assert "two errors come back" in sentence and "second" not in sentence


def test_a_percentage_that_is_rounded_up_does_stop():
    """8.6 percent becomes 9, and 8.4 becomes 8: only the latter is let pass at an alpha of 8."""
    def stop_epoch(losses, alpha):
        lowest = np.minimum.accumulate(losses)
        over = np.flatnonzero(np.round(100 * (losses / lowest - 1)) > alpha)
        return int(over[0]) + 1 if len(over) else len(losses)

    assert "need not stop you" in sentence_on("overfitting/stop-epoch", stop_epoch)


@pytest.mark.parametrize("count", [100, 1000])
def test_a_mean_over_draws_is_told_to_look_for_the_formula(count):
    def expected_noisy_mse(X, y, w, scale):
        noise = np.random.default_rng(0).normal(0, scale, (10 * count, *X.shape))
        return ((y - (X + noise) @ w) ** 2).mean()

    verdict = attempt(find("overfitting/expected-noisy-mse"), expected_noisy_mse)
    assert "draws random numbers" in verdict.note


def test_the_loss_exactly_at_alpha_is_what_is_shown():
    """Nothing is returned where nothing stops the training: that is another mistake."""
    def stop_epoch(losses, alpha):
        lowest = losses[0]
        for epoch, loss in enumerate(losses):
            if 100 * loss >= (100 + alpha) * lowest and epoch:
                return epoch + 1
            lowest = min(lowest, loss)

    verdict = attempt(find("overfitting/stop-epoch"), stop_epoch)
    assert verdict.name == "at exactly alpha" and verdict.about.startswith("one loss lies exactly 50 percent")
