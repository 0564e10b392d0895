"""What learners answer to regularization/max-norm."""

import math

import numpy as np
from support.answer_corpus import answers_to

ANSWERS, answer = answers_to("regularization/max-norm")


# The exercise asks for six digits, and Keras does the same.
@answer("=right", source="lisa-lab/pylearn2#1126")
def _(W, limit):
    col_norms = np.sqrt(np.sum(np.square(W), axis=0))
    desired_norms = np.clip(col_norms, 0, limit)
    return W * (desired_norms / (1e-7 + col_norms))


@answer("=right", source="BVLC/caffe#109, column by column")
def _(W, limit):
    columns = []
    for column in W.T:
        length = np.linalg.norm(column)
        columns.append(column if length <= limit else column / length * limit)
    return np.column_stack(columns)


@answer("=right", source="vlawhern/arl-eegmodels#1, a column at a time")
def _(W, limit):
    W = W.copy()
    for j in range(W.shape[1]):
        length = np.sqrt(W[:, j] @ W[:, j])
        if length > limit:
            W[:, j] *= limit / length
    return W


@answer("=right", source="google-deepmind/optax#1752")
def _(W, limit):
    norms = np.linalg.norm(W, axis=0)
    safe = np.where(norms == 0, 1.0, norms)
    return np.where(norms <= limit, W, W / safe * limit)


@answer("=right", source="vlawhern/arl-eegmodels#1, K.epsilon() + norms")
def _(W, limit):
    norms = np.sqrt(np.sum(np.square(W), axis=0, keepdims=True))
    return W * (np.clip(norms, 0, limit) / (1e-12 + norms))


@answer("=right")
def _(W, limit):
    length = np.hypot.reduce(np.abs(W), axis=0)
    shrink = np.ones_like(length, dtype=float)
    np.divide(limit, length, out=shrink, where=length > limit)
    return W @ np.diag(shrink)


@answer("=right")
def _(W, limit):
    out = np.array(W, dtype=float)
    for j in range(out.shape[1]):
        length = math.sqrt(sum(v * v for v in out[:, j]))
        if length > limit:
            out[:, j] = out[:, j] * (limit / length)
    return out


@answer("=right")
def _(W, limit):
    out = np.array(W, dtype=float)
    for j in range(out.shape[1]):
        length = np.linalg.norm(out[:, j])
        if length > limit:
            out[:, j] *= limit / length
    return out


@answer("=right")
def _(W, limit):
    cols = []
    for c in W.T:
        n = np.hypot.reduce(c)
        cols.append(c if n <= limit else c / n * limit)
    return np.array(cols).T


@answer("rows", source="kevinzakka/pytorch-goodies#1")
def _(W, limit):
    norm = np.linalg.norm(W, axis=1, keepdims=True)
    desired = np.clip(norm, 0, limit)
    return W * (desired / norm)


@answer("rows", source="mdenil/dropout#5; kevinzakka/pytorch-goodies#1")
def _(W, limit):
    norms = np.sqrt((W**2).sum(axis=1, keepdims=True))
    desired = np.clip(norms, 0, limit)
    return W * desired / np.maximum(norms, 1e-12)


@answer("lengths of the rows for columns")
def _(W, limit):
    norm = np.linalg.norm(W, axis=1)
    return W * np.minimum(1, limit / np.maximum(norm, 1e-12))


@answer("whole matrix", source="ShadeAlsha/LTR-weight-balancing#18")
def _(W, limit):
    norm = np.linalg.norm(W)
    return W * limit / norm if norm > limit else W.copy()


@answer("whole matrix", source="apache/mxnet#9291, clip_global_norm")
def _(W, limit):
    total_norm = np.sqrt((W**2).sum())
    scale = limit / (total_norm + 1e-8)
    return W * scale if scale < 1 else W.copy()


# Takes the length of the whole matrix and always scales to limit, also what is shorter: all columns get the
# same factor, small matrices grow.
@answer("whole matrix", source="lewisl/SimpleNN python_examples/hints.py (z2 = z .* (2.5/norm(z)))")
def _(W, limit):
    length = np.sqrt((W**2).sum())
    return W * (limit / length)


@answer("always", source="keras-team/keras#474")
def _(W, limit):
    return W / np.sqrt(np.sum(W**2, axis=0, keepdims=True)) * limit


@answer(
    "always, with an eps",
    source="lisa-lab/pylearn2#1126 (a switch is needed for columns within the allowed range)",
)
def _(W, limit):
    norms = np.sqrt((W**2).sum(axis=0))
    return W * limit / np.maximum(norms, 1e-12)


@answer("always, with an eps")
def _(W, limit):
    n = np.linalg.norm(W, axis=0)
    n[n == 0] = 1
    return W / n * limit


@answer("all or none")
def _(W, limit):
    norms = np.linalg.norm(W, axis=0)
    if np.any(norms > limit):
        return W * (limit / (norms + 1e-12))
    return W.copy()


@answer("by limit alone")
def _(W, limit):
    n = np.linalg.norm(W, axis=0)
    scale = np.ones_like(n)
    scale[n > limit] = limit
    return W * scale


@answer("factor turned round")
def _(W, limit):
    norm = np.linalg.norm(W, axis=0)
    return np.where(norm > limit, W * norm / limit, W)


@answer("not divided by the old length", source="lisa-lab/pylearn2#1126, the lengths not divided")
def _(W, limit):
    return W * np.clip(np.sqrt(np.sum(W**2, axis=0)), 0, limit)


@answer("not divided by the old length")
def _(W, limit):
    return W * np.clip(np.linalg.norm(W, axis=0), None, limit)


@answer("every entry becomes limit")
def _(W, limit):
    n = np.linalg.norm(W, axis=0)
    return np.where(n > limit, limit, W)


@answer("an eps beside the length")
def _(W, limit):
    eps = 1e-3
    norms = np.sqrt(np.sum(np.square(W), axis=0, keepdims=True))
    desired = np.clip(norms, 0, limit)
    return W * (desired / (eps + norms))


@answer("a margin beside the limit")
def _(W, limit):
    length = np.linalg.norm(W, axis=0)
    return np.where(length > limit + 1e-6, W * limit / np.maximum(length, limit), W)


@answer(
    "zeros become nan",
    source="lisa-lab/pylearn2#1126 and pull 1484 (updated_W * (desired_norms / (1e-7 + col_norms)), here "
           "without the 1e-7 that they want to drop)",
)
def _(W, limit):
    col_norms = np.sqrt((W ** 2).sum(axis=0))
    desired_norms = np.minimum(col_norms, limit)
    return W * (desired_norms / col_norms)


@answer("the wrong way round")
def _(W, limit):
    n = np.sqrt((W ** 2).sum(axis=0))
    return W * np.maximum(limit / np.maximum(n, 1e-12), 1)


@answer("clips entries", source="keras-team/keras#8239")
def _(W, limit):
    return np.clip(W, -limit, limit)


@answer("clips entries", source="keras-team/keras#3628, norms = K.sqrt(K.square(p))")
def _(W, limit):
    norms = np.sqrt(np.square(W))
    desired = np.clip(norms, 0, limit)
    return W * (desired / np.maximum(norms, 1e-12))


@answer("squared length", source="Lasagne/Lasagne#135, without the root")
def _(W, limit):
    s = np.sum(W**2, axis=0)
    return W * np.where(s > limit, limit / np.where(s > 0, s, 1), 1.0)


@answer("the first column alone")
def _(W, limit):
    out = W.copy()
    for j in range(W.shape[1]):
        norm = np.linalg.norm(W[:, j])
        if norm > limit:
            out[:, j] *= limit / norm
        return out


@answer("sum of absolute values", source="pronobis/libspn-keras#17, divided by sums")
def _(W, limit):
    length = np.abs(W).sum(axis=0)
    return W * np.where(length > limit, limit / np.maximum(length, 1e-300), 1)


@answer("largest entry", source="Oneflow-Inc/oneflow#8007, another ord")
def _(W, limit):
    norms = np.max(np.abs(W), axis=0)
    return W * np.where(norms > limit, limit / np.maximum(norms, 1e-12), 1.0)


@answer("mean of squares")
def _(W, limit):
    n = np.sqrt((W ** 2).mean(axis=0))
    return W * limit / np.maximum(n, limit)


@answer("root of the factor")
def _(W, limit):
    n = np.sqrt((W ** 2).sum(axis=0))
    return W * np.sqrt(limit / np.maximum(n, limit))


@answer("long columns removed")
def _(W, limit):
    n = np.linalg.norm(W, axis=0)
    return W * (n <= limit)


@answer("subtracts what is too much")
def _(W, limit):
    n = np.sqrt((W ** 2).sum(axis=0))
    return W - np.maximum(n - limit, 0)


@answer("rows for columns")
def _(W, limit):
    cols = []
    for c in W.T:
        n = np.linalg.norm(c)
        cols.append(c if n <= limit else c / n * limit)
    return np.array(cols)


@answer("the lengths")
def _(W, limit):
    return np.minimum(np.sqrt((W ** 2).sum(axis=0)), limit)


@answer("in place", source="apache/mxnet#9291, arr *= scale; vlawhern/arl-eegmodels#1, w *= desired / norms")
def _(W, limit):
    for j in range(W.shape[1]):
        length = np.linalg.norm(W[:, j])
        if length > limit:
            W[:, j] *= limit / length
    return W


@answer("divided by 1 at least")
def _(W, limit):
    n = np.linalg.norm(W, axis=0)
    return W / np.maximum(n, 1) * limit


@answer("the first long one alone")
def _(W, limit):
    W = W.copy()
    for j in range(W.shape[1]):
        n = np.linalg.norm(W[:, j])
        if n > limit:
            W[:, j] *= limit / n
            return W
    return W


# Each weight is limited alone.
@answer("=wrong", source="keras-team/keras#3628")
def _(W, limit):
    norms = np.sqrt(np.square(W))
    desired = np.clip(norms, 0, limit)
    return W * (desired / (1e-7 + norms))


# The excess divided.
@answer("=wrong", source="keras-team/keras#5816, norm minus limit")
def _(W, limit):
    norms = np.linalg.norm(W, axis=0)
    return W / np.maximum(norms - limit, 1)


# The sum of all squares is divided by the root of their number; one length for the matrix.
@answer("=wrong", source="search code: norm = mag / np.sqrt(length)")
def _(W, limit):
    norm = (W * W).sum() / np.sqrt(W.size)
    return W * (limit / norm) if norm > limit else W.copy()


# Changes W, and an eps.
@answer("=changes its input", source="vlawhern/arl-eegmodels#1")
def _(W, limit):
    norms = np.sqrt(np.sum(np.square(W), axis=0, keepdims=True))
    desired = np.clip(norms, 0, limit)
    W *= desired / (1e-7 + norms)
    return W


@answer("break at the first short one")
def _(W, limit):
    out = W.copy()
    for j in range(W.shape[1]):
        norm = np.linalg.norm(W[:, j])
        if norm <= limit:
            break
        out[:, j] *= limit / norm
    return out


@answer("whole matrix")
def _(W, limit):
    total = np.linalg.norm(W)
    coef = min(1.0, limit / (total + 1e-6))
    return W * coef


@answer("factor squared")
def _(W, limit):
    norm = (W ** 2).sum(axis=0)
    return W / np.maximum(1, norm / limit ** 2)


@answer("mean of absolute values")
def _(W, limit):
    norm = np.abs(W).mean(axis=0)
    return W * limit / np.maximum(norm, limit)


@answer("factor squared")
def _(W, limit):
    norm = np.sqrt((W ** 2).sum(axis=0))
    f = limit / np.maximum(norm, limit)
    return W * f * f


@answer("soft threshold")
def _(W, limit):
    length = np.sqrt((W**2).sum(axis=0))
    safe_length = np.where(length > 0, length, 1)
    return W * np.maximum(1 - limit / safe_length, 0)
