"""What learners answer to normalization/rms-norm-grad."""

import math

import numpy as np
from support.answer_corpus import answers_to

ANSWERS, answer = answers_to("normalization/rms-norm-grad")


@answer("=right", source="linkedin/Liger-Kernel#117, row by row")
def _(dout, X, eps):
    dX = np.zeros(X.shape)
    for i, (dy, x) in enumerate(zip(dout, X, strict=True)):
        n = len(x)
        r = 1 / np.sqrt(np.dot(x, x) / n + eps)
        dX[i] = r * (dy - 1 / n * r * r * np.dot(dy, x) * x)
    return dX


@answer("=right", source="karpathy/llm.c#763, a row at a time")
def _(dout, X, eps):
    rows = []
    for d, x in zip(dout, X, strict=True):
        rrms = (x @ x / len(x) + eps) ** -0.5
        J = rrms * np.eye(len(x)) - rrms**3 / len(x) * np.outer(x, x)
        rows.append(J @ d)
    return np.array(rows)


@answer("=right", source="limei1221/triton-rmsnorm, README.md")
def _(dout, X, eps):
    r = (np.mean(X**2, axis=1) + eps) ** -0.5
    s = np.einsum("ij,ij->i", dout, X)
    return r[:, None] * dout - (r**3 / X.shape[1] * s)[:, None] * X


@answer("=right", source="linkedin/Liger-Kernel#117")
def _(dout, X, eps):
    rows = []
    for g, x in zip(dout, X, strict=False):
        d = x.size
        ms = x @ x / d + eps
        jacobian = (np.eye(d) - np.outer(x, x) / (d * ms)) / np.sqrt(ms)
        rows.append(jacobian @ g)
    return np.array(rows)


@answer("=right")
def _(dout, X, eps):
    out = np.empty(X.shape)
    d = X.shape[1]
    for i, (x, g) in enumerate(zip(X, dout, strict=True)):
        rms = math.sqrt(x @ x / d + eps)
        jacobian = np.eye(d) / rms - np.outer(x, x) / (d * rms ** 3)
        out[i] = g @ jacobian
    return out


@answer("=right")
def _(dout, X, eps):
    # the Jacobian of each row, I / r - x x^T / (d r^3), times dout
    out = np.empty(np.shape(X), dtype=float)
    d = X.shape[1]
    for i, (g, x) in enumerate(zip(dout, X, strict=False)):
        r = math.sqrt(np.dot(x, x) / d + eps)
        J = np.eye(d) / r - np.outer(x, x) / (d * r ** 3)
        out[i] = J @ g
    return out


@answer("=right")
def _(dout, X, eps):
    _n, _d = X.shape
    inv = 1 / np.sqrt((X * X).mean(1, keepdims=True) + eps)
    return inv * dout - inv ** 3 * X * (X * dout).mean(1, keepdims=True)


@answer("=right")
def _(dout, X, eps):
    _n, d = X.shape
    r = np.sqrt((X * X).mean(1) + eps)
    s = np.einsum('ij,ij->i', dout, X)
    return dout / r[:, None] - X * (s / (d * r ** 3))[:, None]


@answer("=right")
def _(dout, X, eps):
    _n, d = X.shape
    r = np.sqrt((X * X).mean(1, keepdims=True) + eps)
    dr = -(dout * X).sum(1, keepdims=True) / r ** 2
    dms = dr * 0.5 / r
    return dout / r + dms * 2 * X / d


@answer("constant rms", source="mlpack/mlpack#2474")
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X**2, axis=1, keepdims=True) + eps)
    return dout / rms


# The backward pass of layer norm is used with rms in place of the deviation: the mean of dout is subtracted
# too, though RMSNorm subtracts no mean.
@answer(
    "layer norm's",
    source="layer norm backward (dnorm - dnorm.mean - norm * (dnorm * norm).mean) * rstd as in "
           "karpathy/llm.c, turned into RMSNorm; cf. karpathy/llm.c#763 'rmsnorm backward simple baseline "
           "kernel'",
)
def _(dout, X, eps):
    rstd = 1.0 / np.sqrt(np.mean(X ** 2, axis=-1, keepdims=True) + eps)
    norm = X * rstd
    dnorm_mean = dout.mean(axis=-1, keepdims=True)
    dnorm_norm_mean = (dout * norm).mean(axis=-1, keepdims=True)
    return (dout - dnorm_mean - norm * dnorm_norm_mean) * rstd


@answer("sum for mean", source="karpathy/llm.c#763, the sum")
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X**2, axis=1, keepdims=True) + eps)
    return dout / rms - X * np.sum(dout * X, axis=1, keepdims=True) / rms**3


@answer("sum for mean, and one root short", source="karpathy/llm.c#763, by azret")
def _(dout, X, eps):
    rstd = 1 / np.sqrt(np.mean(X**2, axis=1, keepdims=True) + eps)
    o = np.sum(dout * X, axis=1, keepdims=True)
    return rstd * dout - o * X * rstd**2


@answer("plus", source="Dao-AILab/quack#53, added up")
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X**2, axis=1, keepdims=True) + eps)
    X_hat = X / rms
    return (dout + X_hat * np.mean(dout * X_hat, axis=1, keepdims=True)) / rms


@answer("first term not divided")
def _(dout, X, eps):
    rms = np.sqrt((X**2).mean(axis=-1, keepdims=True) + eps)
    x_hat = X / rms
    return dout - x_hat * (dout * x_hat).mean(axis=-1, keepdims=True) / rms


@answer("multiplied", source="rasbt/LLMs-from-scratch#871, the other operation")
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X**2, axis=1, keepdims=True) + eps)
    x_hat = X / rms
    return (dout - x_hat * np.mean(dout * x_hat, axis=1, keepdims=True)) * rms


@answer("one root short", source="linkedin/Liger-Kernel#117 (1/RMS^2 lost)")
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X**2, axis=-1, keepdims=True) + eps)
    return (dout - X * np.mean(dout * X, axis=-1, keepdims=True)) / rms


# The square root is forgotten in d rms / dX: 2 * x / (d * rms) is used, twice the true x / (d * rms).
@answer(
    "twice",
    source="search code: numpy class RMSNorm with normalize(x) and backward(x, grad_output) (dx = dx_norm "
           "/ rms + 2 * x * drms * dx_squared, dx_squared = 1 / (m * rms))",
)
def _(dout, X, eps):
    rms = np.sqrt(np.mean(np.square(X), axis=-1, keepdims=True) + eps)
    x_norm = X / rms
    m = X.shape[1]
    drms = -np.sum(dout * x_norm, axis=-1, keepdims=True) / rms
    dx_squared = 1.0 / (m * rms)
    return dout / rms + 2 * X * drms * dx_squared


@answer("half")
def _(dout, X, eps):
    d = X.shape[-1]
    r2 = np.mean(X ** 2, -1, keepdims=True) + eps
    return dout / np.sqrt(r2) - X * np.sum(dout * X, -1, keepdims=True) / (2 * d * r2 ** 1.5)


@answer("twice, and more")
def _(dout, X, eps):
    r = np.sqrt(np.mean(X**2, axis=1, keepdims=True) + eps)
    return dout / r - 2 * X * np.sum(dout * X, axis=1, keepdims=True) / r**3


@answer("over the table")
def _(dout, X, eps):
    rms = np.sqrt((X ** 2).mean(-1, keepdims=True) + eps)
    xh = X / rms
    return (dout - xh * np.mean(dout * xh)) / rms


@answer("diagonal only")
def _(dout, X, eps):
    rms = np.sqrt((X ** 2).mean(-1, keepdims=True) + eps)
    xh = X / rms
    return (dout - dout * xh ** 2) / rms


@answer("product taken apart")
def _(dout, X, eps):
    rms = np.sqrt((X ** 2).mean(-1, keepdims=True) + eps)
    xh = X / rms
    return (dout - xh * np.mean(dout, -1, keepdims=True)) / rms


@answer("dout left out")
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X**2, axis=1, keepdims=True) + eps)
    x_hat = X / rms
    return (dout - np.mean(x_hat * x_hat, axis=1, keepdims=True) * x_hat) / rms


@answer("eps outside", source="NVIDIA/TransformerEngine#364, as in the paper")
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X**2, axis=1, keepdims=True)) + eps
    x_hat = X / rms
    return (dout - x_hat * np.mean(dout * x_hat, axis=1, keepdims=True)) / rms


@answer("mean square for its root", source="flagos-ai/FlagGems#5771")
def _(dout, X, eps):
    rms = np.mean(X**2, axis=-1, keepdims=True) + eps
    return dout / rms - X * np.mean(dout * X, axis=-1, keepdims=True) / rms**3


@answer("mean over the rows", source="linkedin/Liger-Kernel#117, N taken for rows")
def _(dout, X, eps):
    n = X.shape[0]
    rms = np.sqrt(np.mean(X**2, axis=1, keepdims=True) + eps)
    return 1 / rms * (dout - 1 / n * 1 / rms**2 * np.sum(dout * X, axis=1, keepdims=True) * X)


@answer("layer norm's; sum for mean")
def _(dout, X, eps):
    rms = np.sqrt((X**2).mean(axis=1, keepdims=True) + eps)
    x_hat = X / rms
    mean = dout.mean(axis=1, keepdims=True)
    return (dout - mean - x_hat * (dout * x_hat).sum(axis=1, keepdims=True)) / rms


@answer("plus; over the table")
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X**2, axis=-1, keepdims=True) + eps)
    x_hat = X / rms
    return dout / rms + x_hat * np.mean(dout * x_hat) / rms


@answer("entries left moved")
def _(dout, X, eps):
    def loss(A):
        return np.sum(dout * A / np.sqrt(np.mean(A ** 2, axis=-1, keepdims=True) + eps))
    h = 1e-6
    A = np.array(X, dtype=float)
    base = loss(A)
    grad = np.zeros(A.shape)
    for i in range(A.shape[0]):
        for j in range(A.shape[1]):
            A[i, j] += h
            grad[i, j] = (loss(A) - base) / h
    return grad


# The gradient of rms alone.
@answer("=wrong", source="stanford-cs336/spring2024#6")
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X**2, axis=1, keepdims=True) + eps)
    return dout * X / (X.shape[1] * rms)


@answer("all moved at once")
def _(dout, X, eps):
    g = np.zeros_like(X)
    h = 1e-6
    f = lambda X: X / np.sqrt(np.mean(X ** 2, 1, keepdims=True) + eps)
    g = dout * (f(X + h) - f(X - h)) / (2 * h)
    return g


@answer("divided twice")
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X ** 2, axis=-1, keepdims=True) + eps)
    X = X / rms
    dot = np.mean(dout * X, axis=-1, keepdims=True)
    return dout / rms - X * dot / rms ** 3


@answer("sum runs on")
def _(dout, X, eps):
    n, d = X.shape
    dX = np.zeros((n, d))
    s = 0.0
    for i in range(n):
        q = 0.0
        for j in range(d):
            q += X[i, j] ** 2
            s += dout[i, j] * X[i, j]
        r = math.sqrt(q / d + eps)
        for j in range(d):
            dX[i, j] = dout[i, j] / r - X[i, j] * s / (d * r ** 3)
    return dX


@answer("nothing for one feature")
def _(dout, X, eps):
    n, d = X.shape
    if d == 1:
        return np.zeros((n, d))
    rms = np.sqrt((X ** 2).mean(axis=1, keepdims=True) + eps)
    xhat = X / rms
    return (dout - xhat * (dout * xhat).mean(axis=1, keepdims=True)) / rms


@answer("nothing for a row of zeros")
def _(dout, X, eps):
    ms = np.mean(X ** 2, axis=-1, keepdims=True)
    rms = np.sqrt(ms + eps)
    g = dout / rms - X * np.mean(dout * X, axis=-1, keepdims=True) / rms ** 3
    return np.where(ms > 0, g, 0.0)


@answer("down the columns")
def _(dout, X, eps):
    N = X.shape[0]
    ivar = 1.0 / np.sqrt(np.sum(X ** 2, axis=0) / N + eps)
    xhat = X * ivar
    return ivar * (dout - xhat * np.sum(dout * xhat, axis=0) / N)
