"""What learners answer to overfitting/fold-errors."""

import numpy as np
from support.answer_corpus import answers_to

from dlbasics import overfitting

ANSWERS, answer = answers_to("overfitting/fold-errors")


@answer("=right", source="JuliaStats/MLBase.jl#4, with lists")
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        test = list(range(j, len(x), k))
        train = [i for i in range(len(x)) if i not in test]
        model = overfitting.polynomial_fit(x[train], y[train], degree)
        residuals = y[test] - overfitting.polynomial_predict(x[test], model)
        errors.append(float(residuals @ residuals) / len(test))
    return errors


@answer("=right", source="nickgillian/grt#43, by strides")
def _(x, y, degree, k):
    errors = np.zeros(k)
    for j in range(k):
        model = overfitting.polynomial_fit(np.delete(x, np.s_[j::k]), np.delete(y, np.s_[j::k]), degree)
        residual = overfitting.polynomial_predict(x[j::k], model) - y[j::k]
        errors[j] = residual @ residual / len(residual)
    return errors


@answer("=right", source="MahanFathi/CS231#2")
def _(x, y, degree, k):
    def one(j):
        held_out = slice(j, None, k)
        w = overfitting.polynomial_fit(np.delete(x, held_out), np.delete(y, held_out), degree)
        r = y[held_out] - overfitting.polynomial_predict(x[held_out], w)
        return (r @ r) / r.size

    return np.fromiter(map(one, range(k)), dtype=float, count=k)


@answer("=right")
def _(x, y, degree, k):
    def one(j):
        out = np.arange(j, len(x), k)
        w = overfitting.polynomial_fit(np.delete(x, out), np.delete(y, out), degree)
        r = overfitting.polynomial_predict(x[out], w) - y[out]
        return np.dot(r, r) / len(out)

    return np.fromiter((one(j) for j in range(k)), dtype=float)


@answer("=right")
def _(x, y, degree, k):
    errors = np.empty(k)
    for j in range(k):
        fold = np.s_[j::k]
        w = overfitting.polynomial_fit(np.delete(x, fold), np.delete(y, fold), degree)
        miss = overfitting.polynomial_predict(x[fold], w) - y[fold]
        errors[j] = miss @ miss / miss.size
    return errors


@answer("=right")
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


def error_between(x, y, degree, train, test):
    model = overfitting.polynomial_fit(x[train], y[train], degree)
    return np.mean((overfitting.polynomial_predict(x[test], model) - y[test]) ** 2)


@answer("fits all points", source="Open-Deep-ML/DML-OpenProblem#357")
def _(x, y, degree, k):
    i = np.arange(len(x))
    return np.array([error_between(x, y, degree, i >= 0, i % k == j) for j in range(k)])


@answer("judges on the training part", source="andpol5/credit-classifier#1")
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        train = np.arange(len(x)) % k != j
        model = overfitting.polynomial_fit(x[train], y[train], degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[train], model) - y[train]) ** 2))
    return np.array(errors)


@answer("the parts exchanged", source="janchorowski/ml_uwr#50")
def _(x, y, degree, k):
    i = np.arange(len(x))
    return np.array([error_between(x, y, degree, i % k == j, i % k != j) for j in range(k)])


def error_of_fit(x, y, train, test, degree):
    coefficients = overfitting.polynomial_fit(x[train], y[train], degree)
    return np.mean((overfitting.polynomial_predict(x[test], coefficients) - y[test]) ** 2)


@answer("blocks", source="NeuromatchAcademy/course-content, KFold(n_splits)")
def _(x, y, degree, k):
    folds = np.array_split(np.arange(len(x)), k)
    return np.array([error_of_fit(x, y, np.setdiff1d(np.arange(len(x)), f), f, degree) for f in folds])


@answer("blocks")
def _(x, y, degree, k):
    n, errors = len(x), []
    for j in range(k):
        s = int(np.ceil(n / k))
        te = np.arange(j * s, min((j + 1) * s, n))
        tr = np.delete(np.arange(n), te)
        w = overfitting.polynomial_fit(x[tr], y[tr], degree)
        errors.append(np.mean((y[te] - overfitting.polynomial_predict(x[te], w)) ** 2))
    return np.array(errors)


# Folds are neighbouring points, n // k of them, in place of every k-th point; if k does not divide n the
# last points are in no fold.
@answer(
    "blocks of n // k",
    source="open-mmlab/mmpretrain#563 (test_start = length // num_splits * fold; 'may omit some samples "
           "due to rounding')",
)
def _(x, y, degree, k):
    n = len(x)
    index = np.arange(n)
    errors = []
    for j in range(k):
        start = n // k * j
        end = n // k * (j + 1)
        out = (index >= start) & (index < end)
        w = overfitting.polynomial_fit(x[~out], y[~out], degree)
        predicted = overfitting.polynomial_predict(x[out], w)
        errors.append(np.mean((predicted - y[out])**2))
    return np.array(errors)


@answer("the last block takes the rest")
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


@answer("leftover points")
def _(x, y, degree, k):
    n, errors = len(x), []
    for j in range(k):
        te = np.arange(n // k) * k + j
        tr = np.array([i for i in range(n // k * k) if i % k != j])
        w = overfitting.polynomial_fit(x[tr], y[tr], degree)
        errors.append(np.mean((y[te] - overfitting.polynomial_predict(x[te], w)) ** 2))
    return np.array(errors)


@answer("shuffled first")
def _(x, y, degree, k):
    order = np.random.default_rng(0).permutation(len(x))
    x, y = x[order], y[order]
    errors = []
    for j in range(k):
        out = np.arange(len(x)) % k == j
        w = overfitting.polynomial_fit(x[~out], y[~out], degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[out], w) - y[out]) ** 2))
    return np.array(errors)


@answer("leave one out")
def _(x, y, degree, k):
    errors = [[] for _ in range(k)]
    for i in range(len(x)):
        rest = np.arange(len(x)) != i
        w = overfitting.polynomial_fit(x[rest], y[rest], degree)
        errors[i % k].append((overfitting.polynomial_predict(x[i:i+1], w)[0] - y[i]) ** 2)
    return np.array([np.mean(e) for e in errors])


@answer("starts at fold 1")
def _(x, y, degree, k):
    errors = []
    for j in range(1, k + 1):
        out = np.arange(1, len(x) + 1) % k == j % k
        w = overfitting.polynomial_fit(x[~out], y[~out], degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[out], w) - y[out]) ** 2))
    return np.array(errors[-1:] + errors[:-1])


@answer("one fold alone")
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        out = np.arange(len(x)) % k == j
        w = overfitting.polynomial_fit(x[~out], y[~out], degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[out], w) - y[out]) ** 2))
        return np.array(errors)


# The squared errors of a fold are divided by the number n of all points and not by the number in the fold:
# every error is too small by a factor of about k.
@answer(
    "divided by all points",
    source="mar-kan/ML-Analytics Project2/polynomial_regression_CV.py (loss of each fold, then cv = "
           "sum(loss) / n)",
)
def _(x, y, degree, k):
    n = len(x)
    fold = np.arange(n) % k
    loss = []
    for j in range(k):
        out = fold == j
        w = overfitting.polynomial_fit(x[~out], y[~out], degree)
        loss.append(np.sum((y[out] - overfitting.polynomial_predict(x[out], w))**2) / n)
    return np.array(loss)


@answer("divided by all points")
def _(x, y, degree, k):
    errors = np.zeros(k)
    for i in range(len(x)):
        rest = np.arange(len(x)) % k != i % k
        w = overfitting.polynomial_fit(x[rest], y[rest], degree)
        errors[i % k] += (overfitting.polynomial_predict(x[i:i + 1], w)[0] - y[i]) ** 2
    return errors / len(x)


@answer("absolute errors", source="NicolasHug/Surprise#160, the other measure")
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        test = np.arange(len(x)) % k == j
        coefficients = overfitting.polynomial_fit(x[~test], y[~test], degree)
        errors.append(np.mean(np.abs(overfitting.polynomial_predict(x[test], coefficients) - y[test])))
    return np.array(errors)


@answer("length over the number")
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        keep = np.arange(len(x)) % k != j
        w = overfitting.polynomial_fit(x[keep], y[keep], degree)
        r = overfitting.polynomial_predict(x[~keep], w) - y[~keep]
        errors.append(np.linalg.norm(r) / len(r))
    return np.array(errors)


@answer("square of the mean")
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        out = np.arange(len(x)) % k == j
        w = overfitting.polynomial_fit(x[~out], y[~out], degree)
        errors.append(np.mean(overfitting.polynomial_predict(x[out], w) - y[out]) ** 2)
    return np.array(errors)


@answer("root", source="NicolasHug/Surprise#160, RMSE")
def _(x, y, degree, k):
    fold, errors = np.arange(len(x)) % k, []
    for j in range(k):
        model = overfitting.polynomial_fit(x[fold != j], y[fold != j], degree)
        residual = overfitting.polynomial_predict(x[fold == j], model) - y[fold == j]
        errors.append(np.sqrt(np.mean(residual**2)))
    return np.array(errors)


@answer("their mean", source="pysverma/k-fold-cross-validation-from-scratch")
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        inside = np.arange(len(x)) % k == j
        model = overfitting.polynomial_fit(x[~inside], y[~inside], degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[inside], model) - y[inside]) ** 2))
    return 1 / k * sum(errors)


@answer("degree one too small")
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        out = np.arange(len(x)) % k == j
        w = overfitting.polynomial_fit(x[~out], y[~out], max(degree - 1, 0))
        errors.append(np.mean((overfitting.polynomial_predict(x[out], w) - y[out]) ** 2))
    return np.array(errors)


# np.setdiff1d is applied to the values and not to the indices: it sorts x and y separately (and drops
# repeated values), so the training pairs no longer belong together.
@answer(
    "x and y sorted apart",
    source="mar-kan/ML-Analytics Project2/polynomial_regression_CV.py (np.setdiff1d(np.arange(n), "
           "test_ind), right there on indices; here on the values)",
)
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        x_test, y_test = x[j::k], y[j::k]
        x_train = np.setdiff1d(x, x_test)
        y_train = np.setdiff1d(y, y_test)
        w = overfitting.polynomial_fit(x_train, y_train, degree)
        errors.append(np.mean((overfitting.polynomial_predict(x_test, w) - y_test)**2))
    return np.array(errors)


@answer("left out by value")
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        left = ~np.isin(x, x[j::k])
        w = overfitting.polynomial_fit(x[left], y[left], degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[j::k], w) - y[j::k]) ** 2))
    return np.array(errors)


@answer("two folds left out", source="icarofua/vehicle-rear#20")
def _(x, y, degree, k):
    i, errors = np.arange(len(x)) % k, []
    for j in range(k):
        train = (i != j) & (i != (j + 1) % k)
        w = overfitting.polynomial_fit(x[train], y[train], degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[i == j], w) - y[i == j]) ** 2))
    return np.array(errors)


# The first slice starts at the fold instead of ending there: it trains on it, never on those before.
@answer(
    "the fold and those behind it",
    source="whitead/dmol-book#250, pd.concat([soldata[splits[i]:], soldata[splits[i + 1]:]])",
)
def _(x, y, degree, k):
    folds = [np.arange(j, len(x), k) for j in range(k)]
    order = np.concatenate(folds)
    splits = np.cumsum([0] + [len(f) for f in folds])
    errors = []
    for i in range(k):
        train = np.concatenate([order[splits[i] :], order[splits[i + 1] :]])
        test = order[splits[i] : splits[i + 1]]
        w = overfitting.polynomial_fit(x[train], y[train], degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[test], w) - y[test]) ** 2))
    return np.array(errors)


# The loop runs over the points, not the folds: n errors, most of them counted in wrong folds.
@answer("a loop over the points", source="yjb6/CS231n-2022#8, for i in range(N) where num_folds was meant")
def _(x, y, degree, k):
    errors = []
    for i in range(len(x)):
        test = np.arange(i, len(x), k)
        train = np.setdiff1d(np.arange(len(x)), test)
        w = overfitting.polynomial_fit(x[train], y[train], degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[test], w) - y[test]) ** 2))
    return np.array(errors)


@answer("blocks of k")
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        out = np.arange(len(x)) // k == j
        w = overfitting.polynomial_fit(x[~out], y[~out], degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[out], w) - y[out]) ** 2))
    return np.array(errors)


@answer("k neighbours from j on")
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        fold = slice(j, j + k)
        w = overfitting.polynomial_fit(np.delete(x, fold), np.delete(y, fold), degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[fold], w) - y[fold]) ** 2))
    return np.array(errors)


@answer("the point j alone")
def _(x, y, degree, k):
    errs = np.empty(k)
    for j in range(k):
        w = overfitting.polynomial_fit(np.delete(x, j), np.delete(y, j), degree)
        errs[j] = (overfitting.polynomial_predict(x[j:j + 1], w)[0] - y[j]) ** 2
    return errs


@answer("one point left out of the fit")
def _(x, y, degree, k):
    errors = np.zeros(k)
    for j in range(k):
        x_train = np.delete(x, j)
        y_train = np.delete(y, j)
        w = overfitting.polynomial_fit(x_train, y_train, degree)
        errors[j] = np.mean((overfitting.polynomial_predict(x[j::k], w) - y[j::k]) ** 2)
    return errors


@answer("complement of the numbers")
def _(x, y, degree, k):
    result = np.zeros(k)
    for j in range(k):
        out = np.arange(j, len(x), k)
        w = overfitting.polynomial_fit(x[~out], y[~out], degree)
        result[j] = np.mean((overfitting.polynomial_predict(x[out], w) - y[out]) ** 2)
    return result


@answer("fitted to the fold that judges", source="nickgillian/grt#43, tested on its own")
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        w = overfitting.polynomial_fit(x[j::k], y[j::k], degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[j::k], w) - y[j::k]) ** 2))
    return np.array(errors)


@answer("coefficients of powers")
def _(x, y, degree, k):
    out = []
    i = np.arange(len(x))
    for j in range(k):
        w = overfitting.polynomial_fit(x[i % k != j], y[i % k != j], degree)
        pred = sum(c * x[j::k] ** p for p, c in enumerate(w))
        out.append(np.mean((pred - y[j::k]) ** 2))
    return np.array(out)


@answer("predicts before the fit")
def _(x, y, degree, k):
    i = np.arange(len(x))
    out = []
    w = overfitting.polynomial_fit(x, y, degree)
    for j in range(k):
        out.append(np.mean((overfitting.polynomial_predict(x[j::k], w) - y[j::k]) ** 2))
        w = overfitting.polynomial_fit(x[i % k != j], y[i % k != j], degree)
    return np.array(out)


@answer("every pair")
def _(x, y, degree, k):
    i = np.arange(len(x))
    out = []
    for j in range(k):
        w = overfitting.polynomial_fit(x[i % k != j], y[i % k != j], degree)
        p = overfitting.polynomial_predict(x[j::k], w)
        out.append(np.mean((p - y[j::k].reshape(-1, 1)) ** 2))
    return np.array(out)


@answer("the parts exchanged; absolute errors")
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        fold = np.arange(len(x)) % k == j
        w = overfitting.polynomial_fit(x[fold], y[fold], degree)
        errors.append(np.abs(overfitting.polynomial_predict(x[~fold], w) - y[~fold]).mean())
    return np.array(errors)


# Blocks, not strides.
@answer("=wrong", source="mar-kan/ML-Analytics, polynomial_regression_CV.py")
def _(x, y, degree, k):
    n = len(x)
    loss = []
    for j in range(1, k + 1):
        test = ((n / k) * (j - 1) + np.arange(1, n / k + 1) - 1).astype("int")
        train = np.setdiff1d(np.arange(n), test)
        model = overfitting.polynomial_fit(x[train], y[train], degree)
        loss.append(np.mean((overfitting.polynomial_predict(x[test], model) - y[test]) ** 2))
    return np.array(loss)


# A norm, not a mean square.
@answer("=wrong", source="Neuroinflab/kCSD-python, cross_validation")
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        inside = np.arange(len(x)) % k == j
        model = overfitting.polynomial_fit(x[~inside], y[~inside], degree)
        errors.append(np.linalg.norm(y[inside] - overfitting.polynomial_predict(x[inside], model)))
    return np.array(errors)


# The points are shuffled first, then cut into blocks.
@answer("=wrong", source="nikhilkomakula/all-in-one-python, cross_validation_split")
def _(x, y, degree, k):
    order = np.random.RandomState(42).permutation(len(x))
    size = int(np.ceil(len(x) / k))
    errors = []
    for i in range(k):
        test = order[i * size:min((i + 1) * size, len(x))]
        train = np.concatenate([order[:i * size], order[(i + 1) * size:]])
        errors.append(error_of_fit(x, y, train, test, degree))
    return np.array(errors)


# k is taken for the size of a fold: as many errors as fit, of blocks.
@answer("=wrong shape", source="franneck94/TensorCross#35, the split")
def _(x, y, degree, k):
    errors = []
    for start in range(0, len(x) - k + 1, k):
        test = np.zeros(len(x), bool)
        test[start:start + k] = True
        coefficients = overfitting.polynomial_fit(x[~test], y[~test], degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[test], coefficients) - y[test]) ** 2))
    return np.array(errors)


@answer("targets from the beginning")
def _(x, y, degree, k):
    out = []
    for j in range(k):
        m = np.arange(len(x)) % k == j
        w = overfitting.polynomial_fit(x[~m], y[~m], degree)
        pred = overfitting.polynomial_predict(x[m], w)
        out.append(np.mean((pred - y[:len(pred)]) ** 2))
    return np.array(out)


@answer("an empty fold")
def _(x, y, degree, k):
    errors = []
    for j in range(1, k + 1):
        inside = (np.arange(len(x)) + 1) % k == j
        w = overfitting.polynomial_fit(x[~inside], y[~inside], degree)
        d = overfitting.polynomial_predict(x[inside], w) - y[inside]
        errors.append(np.mean(d ** 2))
    return np.array(errors)


@answer("shuffled first")
def _(x, y, degree, k):
    g = np.random.default_rng(0).permutation(len(x))
    errs = []
    for j in range(k):
        o = g % k == j
        w = overfitting.polynomial_fit(x[~o], y[~o], degree)
        errs.append(np.mean((overfitting.polynomial_predict(x[o], w) - y[o]) ** 2))
    return np.array(errs)


@answer("one neighbouring fold")
def _(x, y, degree, k):
    errs = []
    for j in range(k):
        o = np.arange(len(x)) % k == j
        other = np.arange(len(x)) % k == (j + 1) % k
        w = overfitting.polynomial_fit(x[other], y[other], degree)
        errs.append(np.mean((overfitting.polynomial_predict(x[o], w) - y[o]) ** 2))
    return np.array(errs)


@answer("fitted to other targets")
def _(x, y, degree, k):
    errs = []
    for j in range(k):
        o = np.arange(len(x)) % k == j
        w = overfitting.polynomial_fit(x[~o], y[:np.sum(~o)], degree)
        errs.append(np.mean((overfitting.polynomial_predict(x[o], w) - y[o]) ** 2))
    return np.array(errs)


@answer("divided by one less")
def _(x, y, degree, k):
    errs = []
    for j in range(k):
        o = np.arange(len(x)) % k == j
        w = overfitting.polynomial_fit(x[~o], y[~o], degree)
        errs.append(np.sum((overfitting.polynomial_predict(x[o], w) - y[o]) ** 2) / max(o.sum() - 1, 1))
    return np.array(errs)


@answer("folds never put back")
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        x_val, y_val = x[j::k], y[j::k]
        x = np.delete(x, np.arange(j, len(x), k))
        y = np.delete(y, np.arange(j, len(y), k))
        w = overfitting.polynomial_fit(x, y, degree)
        errors.append(np.mean((overfitting.polynomial_predict(x_val, w) - y_val) ** 2))
    return np.array(errors)
