"""What learners answer to mlp/layer-gradients."""

import numpy as np
from support.answer_corpus import answers_to

ANSWERS, answer = answers_to("mlp/layer-gradients")


@answer("=right", source="g-eoj/cs231n, as einsum")
def _(h, W, dz):
    return np.einsum("nd,nk->dk", h, dz), np.ones(len(dz)) @ dz, np.tensordot(dz, W, axes=([1], [1]))


@answer("=right", source="page: CNNs Part 2, victorzhou.com, summed over the batch")
def _(h, W, dz):
    dW = sum(np.outer(a, d) for a, d in zip(h, dz, strict=True))
    return dW, np.ones(len(dz)) @ dz, np.array([W @ d for d in dz])


@answer("=right", source="rust0258/...#62 (the form with np.ones)")
def _(h, W, dz):
    return np.einsum("nd,nk->dk", h, dz), np.ones(len(dz)) @ dz, np.einsum("nk,dk->nd", dz, W)


@answer("=right")
def _(h, W, dz):
    dW = np.einsum("nd,nk->dk", h, dz)
    db = np.einsum("nk->k", dz)
    dh = np.einsum("nk,dk->nd", dz, W)
    return dW, db, dh


@answer("=right")
def _(h, W, dz):
    dW = np.einsum("ni,nj->ij", h, dz)
    db = np.ones(len(dz)) @ dz
    dh = np.einsum("nj,ij->ni", dz, W)
    return dW, db, dh


@answer("=right")
def _(h, W, dz):
    return np.einsum("nd,nk->dk", h, dz), dz.sum(0), np.einsum("nk,dk->nd", dz, W)


@answer("mean over examples", source="community.deeplearning.ai/t/63071")
def _(h, W, dz):
    n = len(h)
    return h.T @ dz / n, dz.sum(axis=0) / n, dz @ W.T


@answer("mean over examples", source="Kulbear/deep-learning-coursera#8")
def _(h, W, dz):
    m = h.shape[0]
    dW = np.dot(h.T, dz) / m
    db = np.sum(dz, axis=0) / m
    dh = np.dot(dz, W.T)
    return dW, db, dh


@answer("mean everywhere")
def _(h, W, dz):
    n = h.shape[0]
    return h.T @ dz / n, dz.sum(0) / n, dz @ W.T / n


@answer("mean everywhere, and one bias for all")
def _(h, W, dz):
    n = len(h)
    return h.T @ dz / n, dz.mean(), dz @ W.T / n


@answer("mean in the bias", source="jimfleming/differentiation#1, np.mean there")
def _(h, W, dz):
    return h.T @ dz, np.mean(dz, axis=0), dz @ W.T


@answer("mean in the weights", source="janchorowski/nn_assignments#21")
def _(h, W, dz):
    num_samples = h.shape[0]
    return np.dot(h.T, dz) / num_samples, dz.sum(axis=0), np.dot(dz, W.T)


@answer("bias not summed", source="SethHWeidman/DLFS_code#8, as proposed there")
def _(h, W, dz):
    return h.T @ dz, dz, dz @ W.T


@answer("inputs in the bias", source="rust0258/Natural-Language-Processing-Specialization#70")
def _(h, W, dz):
    dW = h.T @ dz
    db = h.T @ dz
    return dW, db, dz @ W.T


@answer("one bias for all")
def _(h, W, dz):
    return h.T @ dz, np.mean(dz), dz @ W.T


@answer("bias as a row", source="guevara/read-it-later#7332")
def _(h, W, dz):
    return h.T.dot(dz), np.sum(dz, axis=0, keepdims=True), dz.dot(W.T)


@answer(
    "bias as a row",
    source="dlsyscourse/hw2#8 ((1, out_features) against (out_features,)); "
           "Kulbear/deep-learning-coursera#8 (keepdims=True)",
)
def _(h, W, dz):
    dW = h.T @ dz
    db = dz.sum(axis=0, keepdims=True)
    dh = dz @ W.T
    return dW, db, dh


@answer("weights transposed", source="rasbt/stat453-deep-learning-ss21#5, .t() at the end")
def _(h, W, dz):
    return (h.T @ dz).T, dz.sum(axis=0), dz @ W.T


@answer("forward again", source="community.deeplearning.ai/t/71024")
def _(h, W, dz):
    return h.T @ dz, dz.sum(0), dz @ W


@answer("slope of ReLU added", source="JohnMachado11, relu.backward")
def _(h, W, dz):
    return h.T @ dz, dz.sum(0), (dz @ W.T) * (h > 0)


@answer(
    "slope of ReLU added",
    source="xjtuwgt/PytorchBERT HarvardPytorch/warmup.py (grad_h = grad_h_relu.copy(); grad_h[h < 0] = 0)",
)
def _(h, W, dz):
    dW = h.T.dot(dz)
    db = np.sum(dz, axis=0)
    grad_h = dz.dot(W.T)
    dh = grad_h.copy()
    dh[h <= 0] = 0
    return dW, db, dh


@answer("product of sums", never_says="multiplies sums over")
def _(h, W, dz):
    return np.outer(h.mean(axis=0), dz.mean(axis=0)), dz.sum(axis=0), dz @ W.T


# The bias gradient is the row sum of dW, that is, every example is weighted with the sum of its h: right
# shape (k,), wrong values unless each row of h sums to 1. dW and dh are right.
@answer(
    "bias from the weights",
    source="rust0258/Deeplearning.ai-Natural-Language-Processing-Specialization#62 and 64 (grad_b1 = "
           "np.sum(np.dot(l1, x.T), axis=1))",
)
def _(h, W, dz):
    dW = h.T @ dz
    db = np.sum(h.T @ dz, axis=0)
    dh = dz @ W.T
    return dW, db, dh


@answer("size of dz lost", source="haifengl/smile#528, = for *=")
def _(h, W, dz):
    g = np.where(dz > 0, 1.0, 0.0)
    return h.T @ g, g.sum(axis=0), g @ W.T


@answer("ones for the biases")
def _(h, W, dz):
    return np.einsum("nd,nk->dk", h, dz), np.ones(W.shape[1]), np.einsum("nk,dk->nd", dz, W)


@answer("last example only")
def _(h, W, dz):
    dh = np.zeros_like(h)
    for i in range(len(h)):
        dW, db = np.outer(h[i], dz[i]), dz[i]
        dh[i] = W @ dz[i]
    return dW, db, dh


@answer("last example only in one")
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


@answer("inputs added up over the examples")
def _(h, W, dz):
    return h.T @ dz, dz.sum(axis=0), (dz @ W.T).sum(axis=0)


@answer("ReLU of what arrives")
def _(h, W, dz):
    dz = np.where(dz > 0, dz, 0)
    return h.T @ dz, dz.sum(0), dz @ W.T


@answer("mean in the bias; weights transposed")
def _(h, W, dz):
    return dz.T @ h, dz.mean(axis=0), dz @ W.T


@answer("mean in the weights; slope of ReLU added")
def _(h, W, dz):
    dW = np.dot(h.T, dz) / h.shape[0]
    db = np.sum(dz, axis=0)
    dh = np.dot(dz, W.T) * np.where(h > 0, 1, 0)
    return dW, db, dh


# dW is doubled.
@answer("=wrong", source="bighuang624/Andrew-Ng-Deep-Learning-notes#10")
def _(h, W, dz):
    return np.dot(h.T, dz) * 2, np.sum(dz, axis=0), np.dot(dz, W.T)


# One sum over all units, the same for each bias.
@answer("=wrong", source="rasbt/stat453-deep-learning-ss21#5")
def _(h, W, dz):
    return h.T @ dz, np.full(dz.shape[1], np.sum(dz)), dz @ W.T


# The weights are overwritten by their slope, and dh is computed with it.
@answer("=wrong", source="SSiwach/Machine_learning_july, def_fun_oo.py, self.weights = ...")
def _(h, W, dz):
    W = np.dot(h.T, dz)
    return W, np.sum(dz, axis=0), np.dot(dz, W.T)


# * in place of @.
@answer("=does not run", source="community.deeplearning.ai/t/119220")
def _(h, W, dz):
    dW = h.T * dz
    return dW, dz.sum(axis=0), dz @ W.T


# Examples taken for columns.
@answer("=wrong shape", source="community.deeplearning.ai/t/71024")
def _(h, W, dz):
    dW = np.dot(dz.T, h)
    db = np.sum(dz, axis=0)
    dh = np.dot(W, dz.T)
    return dW, db, dh


# dh, dW, db.
@answer("=wrong shape", source="g-eoj/cs231n, dh first")
def _(h, W, dz):
    return dz @ W.T, h.T @ dz, dz.sum(axis=0)


@answer("weights in another order")
def _(h, W, dz):
    d, k = W.shape
    dW = h.T @ dz
    db = dz.sum(axis=0)
    dh = dz @ W.reshape(k, d)
    return dW, db, dh


@answer("inverse for transpose")
def _(h, W, dz):
    dW = h.T @ dz
    db = dz.sum(axis=0)
    dh = dz @ np.linalg.pinv(W)
    return dW, db, dh


@answer("slopes in another order")
def _(h, W, dz):
    dW = (dz.T @ h).reshape(W.shape)
    db = dz.sum(axis=0)
    dh = dz @ W.T
    return dW, db, dh
