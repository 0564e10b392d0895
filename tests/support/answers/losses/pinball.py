"""What learners answer to losses/pinball."""

import numpy as np
from support.answer_corpus import answers_to

ANSWERS, answer = answers_to("losses/pinball")


@answer("=right", source="awslabs/gluonts#1784, as corrected")
def _(y, y_hat, q):
    return ((q - (y < y_hat).astype(float)) * (y - y_hat)).mean()


@answer("=right", source="ml-stat-Sustech/TorchCP#27, a quantile_loss_function")
def _(y, y_hat, q):
    errors = y - y_hat
    return np.abs(np.maximum((q - 1) * errors, q * errors)).mean()


@answer("=right", source="JuliaAI/MLJLinearModels.jl#5")
def _(y, y_hat, q):
    r = y - y_hat
    return np.where(r < 0, -(1 - q) * r, q * r).mean()


@answer("=right", source="keyvan-amiri/UQ4PPM, QuantileLoss.py")
def _(y, y_hat, q):
    diff = y_hat - y
    return np.mean(((diff >= 0).astype(float) - q) * diff)


@answer("=right", source="sachinruk.github.io, tilted_loss in Theano")
def _(y, y_hat, q):
    e = y - y_hat
    return (q * np.sum(e) - np.sum(e[np.nonzero(e < 0)])) / e.shape[0]


@answer("=right", source="awslabs/gluonts#1784, the version before")
def _(y, y_hat, q):
    too_high = np.heaviside(y_hat - y, 0.5)
    return np.average(np.abs((too_high - q) * (y_hat - y)))


@answer("=right")
def _(y, y_hat, q):
    u = y - y_hat
    return np.mean(u * (q - (u < 0)))


@answer("=right")
def _(y, y_hat, q):
    # half the absolute error, tilted by q - 1/2
    error = np.subtract(y, y_hat)
    return (0.5 * np.abs(error) + (q - 0.5) * error).mean()


@answer("=right")
def _(y, y_hat, q):
    e = y - y_hat
    return (q * e[e > 0].sum() - (1 - q) * e[e < 0].sum()) / e.size


@answer("sides exchanged", source="KalleBylin/temporal-fusion-transformers#1")
def _(y, y_hat, q):
    return np.mean(np.maximum(q * (y_hat - y), (q - 1) * (y_hat - y)))


@answer("sides exchanged", source="awslabs/gluonts#1784")
def _(y, y_hat, q):
    return np.mean((q - (y_hat < y).astype(float)) * (y_hat - y))


@answer(
    "one price for both",
    source="Nixtla/utilsforecast#63, max(q * abs(y_hat - y), (q - 1) * abs(y_hat - y))",
)
def _(y, y_hat, q):
    d = np.abs(y_hat - y)
    return np.mean(np.maximum(q * d, (q - 1) * d))


@answer("plain MAE")
def _(y, y_hat, q):
    e = np.abs(y - y_hat)
    return np.mean(q * e + (1 - q) * e)


@answer("negative cost", source="scikit-learn/scikit-learn#8087")
def _(y, y_hat, q):
    diff = y - y_hat
    mask = y > y_hat
    return (q * diff[mask].sum() + (1.0 - q) * diff[~mask].sum()) / y.shape[0]


@answer("negative cost", source="scikit-learn/scikit-learn#23445")
def _(y, y_hat, q):
    e = y - y_hat
    return np.mean(q * np.maximum(e, 0) + (1 - q) * np.minimum(e, 0))


@answer("negated")
def _(y, y_hat, q):
    e = y - y_hat
    return -np.mean(np.maximum(q * e, (q - 1) * e))


@answer("1 - q in the maximum", source="sktime/pytorch-forecasting#740")
def _(y, y_hat, q):
    return np.mean(np.maximum(q * (y - y_hat), (1 - q) * (y - y_hat)))


@answer("q outside the bracket")
def _(y, y_hat, q):
    return np.mean(np.abs((y_hat - y) * (y <= y_hat) - q))


@answer("smaller of the two", source="ufal/npfl139#17")
def _(y, y_hat, q):
    return np.mean((y_hat - y) * ((y > y_hat) - q))


@answer("squared", source="google/jaxopt#408, squared")
def _(y, y_hat, q):
    e = y - y_hat
    return np.mean(np.where(e > 0, q, 1 - q) * e**2)


@answer("prices without the errors")
def _(y, y_hat, q):
    return np.mean(np.where(y > y_hat, q, 1 - q))


@answer("divided by the price")
def _(y, y_hat, q):
    e = y - y_hat
    return np.mean(np.where(e > 0, e / q, -e / (1 - q)))


@answer("both prices at once")
def _(y, y_hat, q):
    e = y - y_hat
    e[e < 0] = (q - 1) * e[e < 0]
    e[e >= 0] = q * e[e >= 0]
    return e.mean()


@answer("twice", source="search code: 2 * np.sum(np.abs((, eight repositories")
def _(y, y_hat, q):
    return 2 * np.mean(np.abs((y_hat - y) * ((y <= y_hat) - q)))


@answer("means of the sides", source="scikit-learn/scikit-learn#6076, .sum() / y.shape[0] read as .mean()")
def _(y, y_hat, q):
    low, high = y[y > y_hat] - y_hat[y > y_hat], y_hat[y < y_hat] - y[y < y_hat]
    loss = 0.0
    if len(low):
        loss += q * low.mean()
    if len(high):
        loss += (1 - q) * high.mean()
    return loss


@answer("means of the sides")
def _(y, y_hat, q):
    low, high = y > y_hat, y <= y_hat
    return q * np.mean((y - y_hat)[low]) + (1 - q) * np.mean((y_hat - y)[high])


@answer("means of the sides")
def _(y, y_hat, q):
    e = y - y_hat
    a = e[e >= 0].mean() if (e >= 0).any() else 0
    b = (-e[e < 0]).mean() if (e < 0).any() else 0
    return q * a + (1 - q) * b


@answer("mean error first", source="VowpalWabbit/vowpal_wabbit#370")
def _(y, y_hat, q):
    e = np.mean(y - y_hat)
    return max(q * e, (q - 1) * e)


@answer("sum", source="stefanlinner/boostrq, R/loss.R, sum(...)")
def _(y, y_hat, q):
    r = y - y_hat
    return np.sum(q * r * (r > 0) + (q - 1) * r * (r <= 0))


@answer("weighted mean")
def _(y, y_hat, q):
    return np.average(np.abs(y - y_hat), weights=np.where(y > y_hat, q, 1 - q))


@answer("every pair", source="ml-stat-Sustech/TorchCP#27, 64 x 64")
def _(y, y_hat, q):
    errors = y[:, None] - y_hat[None, :]
    return np.mean(np.maximum((q - 1) * errors, q * errors))


@answer("one example only")
def _(y, y_hat, q):
    for e in y - y_hat:
        cost = q * e if e > 0 else (q - 1) * e
    return cost / len(y)


@answer("if on an array")
def _(y, y_hat, q):
    if y >= y_hat:
        return np.mean(q * (y - y_hat))
    return np.mean((1 - q) * (y_hat - y))


@answer("nan where an error is 0")
def _(y, y_hat, q):
    e = y - y_hat
    return np.mean(np.abs(e) * (0.5 + e / np.abs(e) * (q - 0.5)))


@answer("q not used", source="JuliaML/LossFunctions.jl#42")
def _(y, y_hat, q):
    return np.mean(np.abs(y - y_hat)) / 2


@answer("smaller of the two; sum")
def _(y, y_hat, q):
    e = y - y_hat
    return np.minimum(q * e, (q - 1) * e).sum()


@answer("negative cost; means of the sides")
def _(y, y_hat, q):
    diff = y - y_hat
    too_low, too_high = diff[diff > 0], diff[diff < 0]
    return q * np.mean(too_low) + (1 - q) * np.mean(too_high)


@answer("sides exchanged; squared")
def _(y, y_hat, q):
    total = 0.0
    for t, p in zip(y, y_hat, strict=True):
        total += q * (p - t) ** 2 if p > t else (1 - q) * (t - p) ** 2
    return total / len(y)


@answer("both prices for one side")
def _(y, y_hat, q):
    total = 0.0
    for i in range(len(y)):
        e = y[i] - y_hat[i]
        if e > 0:
            total += q * e
        total += (1 - q) * abs(e)
    return total / len(y)


# Both terms are of what is too low; too high costs nothing.
@answer("=wrong", source="mattsherar/Temporal_Fusion_Transform#2, a minus lost")
def _(y, y_hat, q):
    under = y - y_hat
    return np.mean(q * np.maximum(under, 0) + (1 - q) * np.maximum(under, 0))


# A cost for each pair, not their mean.
@answer("=wrong shape", source="search code: torch.where(residual > 0, residual * tau, ...)")
def _(y, y_hat, q):
    r = y - y_hat
    return np.where(r > 0, r * q, r * (q - 1))


@answer("one decision for all")
def _(y, y_hat, q):
    e = y - y_hat
    if e.mean() > 0:
        return q * np.abs(e).mean()
    return (1 - q) * np.abs(e).mean()


@answer("prices averaged apart")
def _(y, y_hat, q):
    e = y - y_hat
    return np.where(e > 0, q, 1 - q).mean() * np.abs(e).mean()


@answer("prices averaged apart")
def _(y, y_hat, q):
    e = y - y_hat
    share = np.mean(e < 0)
    return np.mean(e) * (q - share)


@answer("costs cut to whole numbers")
def _(y, y_hat, q):
    cost = np.zeros(len(y), dtype=int)
    for i in range(len(y)):
        e = y[i] - y_hat[i]
        cost[i] = q * e if e > 0 else (q - 1) * e
    return cost.mean()


@answer("whole units only")
def _(y, y_hat, q):
    total = 0.0
    for a, b in zip(y, y_hat, strict=True):
        units = int(abs(a - b))
        total += units * (q if b < a else 1 - q)
    return total / len(y)


@answer("whole units only")
def _(y, y_hat, q):
    units = np.ceil(np.abs(y - y_hat))
    return np.mean(np.where(y_hat < y, q, 1 - q) * units)


@answer("hits not counted")
def _(y, y_hat, q):
    u = y - y_hat
    cost = np.where(u > 0, q * u, (q - 1) * u)
    wrong = np.count_nonzero(u)
    if wrong == 0:
        return 0.0
    return cost.sum() / wrong
