"""What learners answer to regularization/lambda-max."""

import numpy as np
from support.answer_corpus import answers_to

ANSWERS, answer = answers_to("regularization/lambda-max")


@answer("=right", source="mathurinm/celer#252, for this loss")
def _(X, y):
    y = y - np.mean(y)
    return np.linalg.norm(X.T @ y, ord=np.inf) / (len(y) / 2)


@answer("=right", source="benchopt/benchmark_lasso#71, X centred")
def _(X, y):
    centred = X - X.mean(axis=0)
    return 2 * np.linalg.norm(centred.T @ y, ord=np.inf) / X.shape[0]


@answer("=right", source="search code: lambda_max_lasso, residual of the free part")
def _(X, y):
    residual = y - np.ones(len(y)) * np.average(y)
    return max(np.abs(residual @ column) * 2 / len(y) for column in X.T)


@answer("=right")
def _(X, y):
    return max(abs(2 * np.cov(column, y, bias=True)[0, 1]) for column in X.T)


@answer("=right")
def _(X, y):
    C = np.cov(X, y, rowvar=False, bias=True)
    return 2 * np.abs(C[-1, :-1]).max()


@answer("=right")
def _(X, y):
    residual = y - y.mean()
    slopes = [-2 * np.mean(column * residual) for column in X.T]
    return max(max(slopes), -min(slopes))


@answer("=right")
def _(X, y):
    return max(abs(2 * np.cov(X[:, j], y, bias=True)[0, 1]) for j in range(X.shape[1]))


@answer("no two", source="mathurinm/celer#252, with centred y")
def _(X, y):
    return np.linalg.norm(X.T @ (y - y.mean()), ord=np.inf) / len(y)


@answer("no two", source="scikit-learn _alpha_grid, see scikit-learn/scikit-learn#32768")
def _(X, y):
    Xy = X.T @ (y - y.mean())
    return np.abs(Xy).max() / len(y)


@answer("no two")
def _(X, y):
    return np.abs(2 / len(y) * (X - X.mean(0)).T @ y).max() / 2


@answer("no mean", source="paiml/aprender#2133")
def _(X, y):
    return 2 * np.max(np.abs(X.T @ (y - y.mean())))


# The length of the gradient instead of its largest entry (the `inf` of the norm is lost).
@answer("length", source="pmtk3 lassoMaxLambda.m (maxLambda = norm(2*(X'*y), inf)), with the inf forgotten")
def _(X, y):
    residual = y - y.mean()
    gradient = 2 * X.T @ residual / len(y)
    return np.linalg.norm(gradient)


@answer(
    "no absolute value",
    source="scikit-learn/scikit-learn#32767 and #32768, np.maximum(0, Xyw) for positive=True",
)
def _(X, y):
    n = len(y)
    return 2 / n * np.maximum(0, X.T @ (y - np.mean(y))).max()


@answer("no absolute value")
def _(X, y):
    return max(0.0, *(2 * X.T @ (y - y.mean()) / len(y)))


@answer("the other sign alone")
def _(X, y):
    return -(2 * X.T @ (y - y.mean()) / len(y)).min()


@answer("absolute value too late")
def _(X, y):
    g = 2 / len(y) * X.T @ (y - y.mean())
    return np.abs(np.max(g))


@answer("one feature alone")
def _(X, y):
    for j in range(X.shape[1]):
        return abs(2 * np.mean(X[:, j] * (y - y.mean())))


@answer("smallest", source="benchopt/benchmark_lasso#71, the smallest")
def _(X, y):
    return np.min(np.abs(2 * X.T @ (y - y.mean()) / len(y)))


@answer("added up", source="h2oai/h2o-3#1468, the sum of all")
def _(X, y):
    return np.sum(np.abs(2 * X.T @ (y - y.mean()) / len(y)))


@answer("average", source="scikit-learn/scikit-learn#8927, averaged")
def _(X, y):
    return 2 * np.mean(np.abs(X.T @ (y - np.mean(y)))) / len(y)


@answer("not centred", source="benchopt/benchmark_lasso#71, FIX correct alpha_max when using intercept")
def _(X, y):
    return 2 * np.abs(X.T @ y).max() / len(y)


@answer("not centred; no two", source="search code: lassoMaxLambda, max(abs(X'*y))/n")
def _(X, y):
    return np.max(np.abs(X.T @ y)) / len(y)


@answer("not centred; no mean", source="pmtk3, lassoMaxLambda.m, norm(2*(X'*y),inf)")
def _(X, y):
    return np.linalg.norm(2 * (X.T @ y), np.inf)


@answer("not centred; neither two nor mean", source="benchopt/benchopt#45", never_says=r"X^\top(y - \bar y)")
def _(X, y):
    return np.max(np.abs(X.T @ y))


@answer("divided by n - 1")
def _(X, y):
    return np.abs(2 * X.T @ (y - y.mean())).max() / (len(y) - 1)


@answer("divided by n - 1")
def _(X, y):
    return max(abs(2 * np.cov(X[:, j], y)[0, 1]) for j in range(X.shape[1]))


@answer("divided by d")
def _(X, y):
    return np.abs(2 * X.T @ (y - y.mean())).max() / X.shape[1]


@answer(
    "standardized features",
    source="joshday/SparseRegression.jl#2 (glmnet uses standardized copies of x and y)",
)
def _(X, y):
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    return 2 * np.abs(Z.T @ (y - y.mean())).max() / len(y)


@answer("features of length 1")
def _(X, y):
    return np.abs(2 * (X / np.linalg.norm(X, axis=0)).T @ (y - y.mean()) / len(y)).max()


@answer("correlation", source="joshday/SparseRegression.jl#2")
def _(X, y):
    Xs, ys = (X - X.mean(0)) / X.std(0), (y - y.mean()) / y.std()
    return np.max(np.abs(Xs.T @ ys)) * 2 / len(y)


@answer("correlation")
def _(X, y):
    r = [np.corrcoef(X[:, j], y)[0, 1] if y.std() > 0 else 0.0 for j in range(X.shape[1])]
    return 2 * np.max(np.abs(r))


@answer("correlation")
def _(X, y):
    return 2 * max(abs(np.corrcoef(c, y)[0, 1]) for c in X.T)


@answer("standardized targets", source="jaredhuling/oem#8, y squared")
def _(X, y):
    ys = (y - y.mean()) / y.std()
    return 2 * np.abs(X.T @ ys).max() / len(y)


@answer("a weight, not a slope")
def _(X, y):
    Xc, yc = X - X.mean(axis=0), y - y.mean()
    return 2 * np.abs(np.linalg.lstsq(Xc, yc, rcond=None)[0]).max()


@answer("largest single product")
def _(X, y):
    r = y - y.mean()
    return 2 * np.max(np.abs(X * r[:, None]))


@answer("median as the bias")
def _(X, y):
    r = y - np.median(y)
    return 2 * np.abs(X.T @ r).max() / len(y)


@answer("median as the bias; no two")
def _(X, y):
    return np.max(np.abs(X.T @ (np.median(y) - y))) / len(y)


@answer("always 0")
def _(X, y):
    A = np.column_stack([X, np.ones(len(y))])
    v = np.linalg.lstsq(A, y, rcond=None)[0]
    g = 2 * X.T @ (A @ v - y) / len(y)
    return np.abs(g).max()


@answer("largest curvature")
def _(X, y):
    return 2 * np.linalg.eigvalsh(X.T @ X / len(X)).max()


@answer("absolute values inside the sum")
def _(X, y):
    return (2 * np.abs(X).T @ np.abs(y - y.mean()) / len(y)).max()


@answer("position of the largest")
def _(X, y):
    g = np.abs(2 * X.T @ (y - y.mean()) / len(y))
    return np.argmax(g)


@answer("all slopes")
def _(X, y):
    return np.abs(2 * X.T @ (y - y.mean()) / len(y))


# Divided by n twice.
@answer("=wrong", source="mathurinm/celer#148")
def _(X, y):
    return np.max(np.abs(2 * X.T @ (y - y.mean()))) / len(y) ** 2


# The root of the largest slope.
@answer("=wrong", source="scikit-learn/scikit-learn#32768, the square forgotten")
def _(X, y):
    Xy = 2 * X.T @ (y - y.mean()) / len(y)
    return np.sqrt(np.max(np.abs(Xy)))


@answer("with its sign")
def _(X, y):
    s = 2 * X.T @ (y - y.mean()) / len(y)
    return max(s) if abs(max(s)) > abs(min(s)) else min(s)


@answer("a slope for each example")
def _(X, y):
    yc = y - y.mean()
    g = (2 * X * yc[:, None]).mean(axis=1)
    return np.abs(g).max()


@answer("largest of each multiplied")
def _(X, y):
    c = y - y.mean()
    return 2 * np.abs(X).max() * np.abs(c).max()


@answer("distance of the slopes")
def _(X, y):
    c = y - y.mean()
    g = 2 * X.T @ c / len(y)
    return g.max() - g.min()


@answer("rows centred")
def _(X, y):
    c = y - y.mean()
    Xc = X - X.mean(axis=1, keepdims=True)
    return 2 * np.abs(Xc.T @ c).max() / len(y)


@answer("a slope for each example")
def _(X, y):
    c = y - y.mean()
    return 2 * np.abs((X * c[:, None]).sum(axis=1)).max() / len(y)


@answer("one mean for all features")
def _(X, y):
    Xc = X - X.mean()
    return np.abs(2 * Xc.T @ y / len(y)).max()
