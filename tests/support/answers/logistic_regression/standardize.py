"""What learners answer to logistic_regression/standardize."""

import math

import numpy as np
from support.answer_corpus import answers_to

ANSWERS, answer = answers_to("logistic_regression/standardize")


@answer("=right", source="ai2cm/fv3net#639, as corrected")
def _(X, X_new):
    mean, std = np.mean(X, axis=0), np.std(X, axis=0)
    std = np.where(X.max(axis=0) == X.min(axis=0), 1.0, std)
    return (X - mean) / std, (X_new - mean) / std


@answer("=right", source="PolyMathOrg/PolyMath#128, column by column")
def _(X, X_new):
    A, B = np.array(X, dtype=float), np.array(X_new, dtype=float)
    for j in range(X.shape[1]):
        mean, sd = X[:, j].mean(), X[:, j].std()
        scale = sd if sd > 0 else 1.0
        A[:, j] = (X[:, j] - mean) / scale
        B[:, j] = (X_new[:, j] - mean) / scale
    return A, B


@answer("=right", source="scikit-learn/scikit-learn#17794")
def _(X, X_new):
    mean = X.sum(axis=0) / len(X)
    std = np.sqrt(((X - mean) ** 2).sum(axis=0) / len(X))
    varies = np.ptp(X, axis=0) > 0
    std[~varies] = 1
    mean = np.where(varies, mean, X[0])
    return (X - mean) / std, (X_new - mean) / std


@answer("=right")
def _(X, X_new):
    out, new = np.empty(X.shape), np.empty(X_new.shape)
    for j, column in enumerate(X.T):
        shift = column.sum() / column.size
        varies = len(set(column.tolist())) > 1
        scale = (((column - shift) ** 2).sum() / column.size) ** 0.5 if varies else 1.0
        out[:, j] = (column - shift) / scale
        new[:, j] = (X_new[:, j] - shift) / scale
    return out, new


@answer("=right")
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


@answer("=right")
def _(X, X_new):
    A = np.array(X, dtype=float)
    B = np.array(X_new, dtype=float)
    for j in range(A.shape[1]):
        column = np.array(X[:, j], dtype=float)
        center = column.sum() / len(column)
        if column.min() == column.max():
            spread = 1.0
            center = column[0]
        else:
            spread = math.sqrt(((column - center) ** 2).mean())
        A[:, j] = (A[:, j] - center) / spread
        B[:, j] = (B[:, j] - center) / spread
    return A, B


@answer("=right")
def _(X, X_new):
    mu, sd = (X.mean(0), X.std(0))
    sd[np.isclose(sd, 0)] = 1
    return ((X - mu) / sd, (X_new - mu) / sd)


@answer("=right")
def _(X, X_new):
    X = X.copy()
    Xn = X_new.copy()
    for j in range(X.shape[1]):
        m = sum(X[:, j]) / len(X)
        v = sum((X[:, j] - m) ** 2) / len(X)
        s = v ** 0.5 if v > 1e-20 else 1
        X[:, j] = (X[:, j] - m) / s
        Xn[:, j] = (Xn[:, j] - m) / s
    return (X, Xn)


@answer("=right")
def _(X, X_new):
    mu, sd = (X.mean(0), X.std(0))
    Z, Zn = (X - mu, X_new - mu)
    ok = sd > 1e-10
    Z[:, ok] /= sd[ok]
    Zn[:, ok] /= sd[ok]
    return (Z, Zn)


@answer("own statistics", source="khuyentran1401/production-ready-data-science-code#5")
def _(X, X_new):
    def standardize_features(X):
        std = X.std(axis=0)
        return (X - X.mean(axis=0)) / np.where(std == 0, 1, std)

    return standardize_features(X), standardize_features(X_new)


@answer("own statistics", source="scikit-learn/scikit-learn#26357")
def _(X, X_new):
    mean, s = X.mean(axis=0), X.std(axis=0)
    flat = s < 1e-9 * (1 + np.abs(mean))
    return (X - mean) / np.where(flat, 1, s), (X_new - mean) / np.where(flat, 1, X_new.std(axis=0))


@answer("own statistics")
def _(X, X_new):
    f = lambda A: (A - A.mean(0)) / A.std(0, ddof=1)
    return (f(X), f(X_new))


# The statistics of X are taken after it has been scaled: 0 and 1.
@answer("new part as it was")
def _(X, X_new):
    sd = X.std(axis=0)
    X = (X - X.mean(axis=0)) / np.where(sd == 0, 1, sd)
    sd = X.std(axis=0)
    X_new = (X_new - X.mean(axis=0)) / np.where(sd == 0, 1, sd)
    return X, X_new


@answer("new part half done")
def _(X, X_new):
    mu = X.mean(0)
    sd = X.std(0)
    sd = np.where(sd == 0, 1, sd)
    return ((X - mu) / sd, X_new - mu)


@answer("rows", source="JuliaStats/StatsBase.jl#910, the other dims")
def _(X, X_new):
    def scaled(table):
        sd = table.std(axis=1, keepdims=True)
        return (table - table.mean(axis=1, keepdims=True)) / np.where(sd == 0, 1, sd)

    return scaled(X), scaled(X_new)


@answer("smallest and largest", source="abstractqqq/polars_ds_extension#403")
def _(X, X_new):
    low, high = X.min(0), X.max(0)
    span = np.where(high > low, high - low, 1)
    return (X - low) / span, (X_new - low) / span


@answer("divides only", source="abstractqqq/polars_ds_extension#403, skipped")
def _(X, X_new):
    sd = np.where(np.ptp(X, axis=0) == 0, 1, X.std(axis=0))
    return X / sd, X_new / sd


# A small number in the denominator instead of the case 'constant': a feature that is constant in X but not
# in X_new is divided by 1e-8, so a difference of 1 becomes 1e8 instead of 1.
@answer("eps in the divisor", source="search code: / (X_train.std(axis=0) + 1e-8), ten files")
def _(X, X_new):
    mu = X.mean(axis=0)
    sigma = X.std(axis=0) + 1e-8       # no division by zero
    return (X - mu) / sigma, (X_new - mu) / sigma


@answer("threshold too high", source="ai2cm/fv3net#639, std_threshold")
def _(X, X_new):
    mean, std = X.mean(axis=0), X.std(axis=0)
    std = np.where(std < 1e-3, 1, std)
    return (X - mean) / std, (X_new - mean) / std


@answer("constant left out")
def _(X, X_new):
    kept = X.std(axis=0) > 1e-12
    A, B = X[:, kept], X_new[:, kept]
    return (A - A.mean(axis=0)) / A.std(axis=0), (B - A.mean(axis=0)) / A.std(axis=0)


@answer(
    "constant untouched",
    source="elixir-nx/scholar#363, StandardScaler discarding the mean on a constant feature",
)
def _(X, X_new):
    constant = np.ptp(X, axis=0) == 0
    mean = np.where(constant, 0, X.mean(axis=0))
    sd = np.where(constant, 1, X.std(axis=0))
    return (X - mean) / sd, (X_new - mean) / sd


@answer("pooled", source="scikit-learn/scikit-learn#24695")
def _(X, X_new):
    both = np.vstack([X, X_new])
    mean, s = both.mean(axis=0), both.std(axis=0)
    s = np.where(np.ptp(both, axis=0) == 0, 1, s)
    return (X - mean) / s, (X_new - mean) / s


@answer("whole table", source="khuyentran1401/production-ready-data-science-code#5")
def _(X, X_new):
    mean, std = X.mean(), X.std()
    return (X - mean) / std, (X_new - mean) / std


@answer("sample deviation", source="picnicml/doddle-model#19")
def _(X, X_new):
    sd = np.std(X, axis=0, ddof=1)
    sd = np.where(sd == 0, 1, sd)
    return (X - X.mean(axis=0)) / sd, (X_new - X.mean(axis=0)) / sd


@answer("sample deviation", source="selvikiyikci/simple-linear-regression, scaling.py")
def _(X, X_new):
    mean, s = np.mean(X, axis=0), np.std(X, axis=0, ddof=1)
    with np.errstate(all="ignore"):
        return (X - mean) / s, (X_new - mean) / s


@answer("variance", source="mlflow/mlflow#11847, the variance as it is")
def _(X, X_new):
    mean, var = np.mean(X, axis=0), np.var(X, axis=0)
    var = np.where(var == 0, 1, var)
    return (X - mean) / var, (X_new - mean) / var


@answer("length")
def _(X, X_new):
    f = lambda A: A / np.linalg.norm(A, axis=1, keepdims=True)
    return (f(X), f(X_new))


@answer("length")
def _(X, X_new):
    mu = X.mean(axis=0)
    sd = np.sqrt(((X - mu) ** 2).sum(axis=0))
    sd[sd == 0] = 1
    return ((X - mu) / sd, (X_new - mu) / sd)


@answer("root mean square", source="microsoft/FeaturizersLibrary#37, average 0")
def _(X, X_new):
    mean = X.mean(axis=0)
    s = np.sqrt(np.mean(X**2, axis=0))
    s = np.where(X.std(axis=0) < 1e-9 * (1 + np.abs(mean)), 1, s)
    return (X - mean) / s, (X_new - mean) / s


@answer("median and quartiles")
def _(X, X_new):
    med = np.median(X, axis=0)
    iqr = np.percentile(X, 75, axis=0) - np.percentile(X, 25, axis=0)
    iqr[iqr == 0] = 1
    return ((X - med) / iqr, (X_new - med) / iqr)


@answer("constant feature", source="ai2cm/fv3net#639")
def _(X, X_new):
    mean, std = np.mean(X, axis=0), np.std(X, axis=0)
    return (X - mean) / std, (X_new - mean) / std


@answer(
    "deviation not exactly 0",
    source="scikit-learn/scikit-learn#17794 (_handle_zeros_in_scale; np.full(1000, 14.62) gives -1.0)",
)
def _(X, X_new):
    mean = X.mean(axis=0)
    std = X.std(axis=0)
    std[std == 0] = 1
    return (X - mean) / std, (X_new - mean) / std


@answer("constant zeroed and then shifted", source="rasbt/mlxtend#1058")
def _(X, X_new):
    mean, sd = X.mean(0), X.std(0)
    constant = sd == 0
    X, X_new = X.copy(), X_new.copy()
    X[:, constant] = 0
    X_new[:, constant] = 0
    sd[constant] = 1
    return (X - mean) / sd, (X_new - mean) / sd


@answer("own statistics; variance")
def _(X, X_new):
    def scale(A):
        v = A.var(axis=0)
        v[v < 1e-12] = 1
        return (A - A.mean(axis=0)) / v

    return scale(X), scale(X_new)


@answer("tables exchanged; whole table")
def _(X, X_new):
    mu, sd = np.mean(X), np.std(X)
    return (X_new - mu) / sd, (X - mu) / sd


# A tanh of the standardized values.
@answer("=wrong", source="numaproj/numalogic#153")
def _(X, X_new):
    mean, s = X.mean(axis=0), X.std(axis=0)
    s = np.where(s < 1e-9 * (1 + np.abs(mean)), 1, s)
    return tuple(0.5 * (np.tanh(0.01 * ((part - mean) / s)) + 1) for part in (X, X_new))


@answer("divided before it is shifted")
def _(X, X_new):
    m = X.mean(axis=0)
    s = np.where(np.ptp(X, axis=0) == 0, 1, X.std(axis=0))
    return X / s - m, X_new / s - m


@answer("constant in the new part")
def _(X, X_new):
    m, s = X.mean(axis=0), X.std(axis=0)
    s = np.where(np.ptp(X_new, axis=0) == 0, 1, s)
    with np.errstate(all="ignore"):
        return (X - m) / s, (X_new - m) / s


@answer("constant in the new part")
def _(X, X_new):
    mu = X.mean(axis=0)
    sd = X.std(axis=0)

    def change(A):
        varies = np.ptp(A, axis=0) > 0
        return (A - mu) / np.where(varies, sd, 1.0)

    return change(X), change(X_new)


@answer("=wrong")
def _(X, X_new):
    m, s = X.mean(axis=0), X.std(axis=0)
    s = np.where(X[0] == X[-1], 1.0, s)
    return (X - m) / s, (X_new - m) / s
