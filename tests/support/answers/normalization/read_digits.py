"""What learners answer to normalization/read-digits."""

import numpy as np
from support.answer_corpus import answers_to

ANSWERS, answer = answers_to("normalization/read-digits")


def eval_mode(X_test, W1, b1, gamma, beta, W2, b2, mean, var):
    h = gamma * (X_test @ W1 + b1 - mean) / np.sqrt(var + 1e-5) + beta
    return np.maximum(h, 0) @ W2 + b2


@answer("=right", source="tinygrad/tinygrad#807")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = np.zeros(len(b1)), np.ones(len(b1))
    for batch in batches:
        z = batch @ W1 + b1
        mean = (1 - momentum) * mean + momentum * z.mean(axis=0)
        var = (1 - momentum) * var + momentum * z.size / (z.size - z.shape[1]) * z.var(axis=0)
    return eval_mode(X_test, W1, b1, gamma, beta, W2, b2, mean, var)


def logits_with(mean, var, X_test, W1, b1, gamma, beta, W2, b2):
    z = gamma * (X_test @ W1 + b1 - mean) / np.sqrt(var + 1e-5) + beta
    return np.maximum(z, 0) @ W2 + b2


@answer("=right", source="pytorch/pytorch#106366")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = np.zeros(len(b1)), np.ones(len(b1))
    for X in batches:
        z = X @ W1 + b1
        mean = mean + momentum * (z.mean(axis=0) - mean)
        var = var + momentum * (z.var(axis=0) * len(z) / (len(z) - 1) - var)
    return logits_with(mean, var, X_test, W1, b1, gamma, beta, W2, b2)


@answer("=right", source="pytorch/pytorch#106366, unrolled")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    H = np.asarray(batches) @ W1 + b1
    m, n = H.shape[:2]
    weights = momentum * (1.0 - momentum) ** np.arange(m)[::-1]
    mean = weights @ H.mean(axis=1)
    var = (1.0 - momentum) ** m + weights @ (H.var(axis=1) * n / (n - 1))
    scale = gamma / np.sqrt(var + 1e-5)
    return np.maximum((X_test @ W1 + b1 - mean) * scale + beta, 0) @ W2 + b2


@answer("=right")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    # closed form: the last batch counts momentum, the one before momentum * (1 - momentum), ...
    m = len(batches)
    weights = momentum * (1 - momentum) ** np.arange(m - 1, -1, -1)
    A = batches @ W1 + b1                                  # (m, n, hidden)
    mean = weights @ A.mean(axis=1)
    var = (1 - momentum) ** m + weights @ A.var(axis=1, ddof=1)
    scale = gamma / np.sqrt(var + 1e-5)
    # batch norm in eval mode is part of the linear layer
    h = np.maximum(X_test @ (W1 * scale) + (b1 - mean) * scale + beta, 0)
    return h @ W2 + b2


@answer("=right")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    H = np.einsum('mnd,dh->mnh', batches, W1) + b1
    means = H.mean(axis=1)
    variances = H.var(axis=1, ddof=1)              # divisor n - 1 is kept
    m = len(H)
    # all the steps at once: weights of the batches and of the start
    weights = momentum * (1.0 - momentum) ** np.arange(m - 1, -1, -1)
    start = (1.0 - momentum) ** m
    mean = weights @ means
    var = start * 1.0 + weights @ variances
    # batch norm in eval mode folded into the first layer
    scale = gamma / np.sqrt(var + 1e-5)
    A = X_test @ (W1 * scale) + ((b1 - mean) * scale + beta)
    return np.where(A > 0, A, 0.0) @ W2 + b2


@answer("=right")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    m = np.zeros(16)
    v = np.ones(16)
    for B in batches:
        z = B @ W1 + b1
        n = len(z)
        mu = sum(z) / n
        m = m * (1 - momentum) + mu * momentum
        v = v * (1 - momentum) + momentum * sum((z - mu) ** 2) / (n - 1)
    a = gamma * (X_test @ W1 + b1 - m) / (v + 1e-05) ** 0.5 + beta
    a[a < 0] = 0
    return (a @ W2 + b2).tolist()


@answer("=right")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):

    class BN:

        def __init__(s):
            s.m = np.zeros(16)
            s.v = np.ones(16)

        def update(s, z):
            s.m += momentum * (z.mean(0) - s.m)
            s.v += momentum * (np.var(z, 0, ddof=1) - s.v)

        def __call__(s, z):
            return gamma * (z - s.m) / np.sqrt(s.v + 1e-05) + beta
    bn = BN()
    for B in batches:
        bn.update(B.dot(W1) + b1)
    return np.where((h := bn(X_test.dot(W1) + b1)) > 0, h, 0).dot(W2) + b2


@answer("training mode", source="keras-team/keras#81")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    z = X_test @ W1 + b1
    return eval_mode(X_test, W1, b1, gamma, beta, W2, b2, z.mean(axis=0), z.var(axis=0))


# The conventions of Keras in place of PyTorch's: momentum weighs the OLD value, and the biased variance
# (divisor n) is kept.
@answer(
    "momentum reversed",
    source="hannawong/MLE-interview pytorch/BN (MyBN: (1 - momentum) * x_mean + momentum * running_mean "
           "with x.var(axis=0)); pytorch/examples#289; CanReader/FastNN#11; two mistakes combined",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    eps = 1e-5
    running_mean, running_var = np.zeros(W1.shape[1]), np.ones(W1.shape[1])
    for x in batches:
        z = x @ W1 + b1
        running_mean = momentum * running_mean + (1 - momentum) * z.mean(axis=0)
        running_var = momentum * running_var + (1 - momentum) * z.var(axis=0)
    z = X_test @ W1 + b1
    x_hat = (z - running_mean) / np.sqrt(running_var + eps)
    return np.maximum(gamma * x_hat + beta, 0) @ W2 + b2


@answer("biased variance kept", source="tinygrad/tinygrad#807 (before)")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = np.zeros(W1.shape[1]), np.ones(W1.shape[1])
    for X in batches:
        z = X @ W1 + b1
        mean = (1 - momentum) * mean + momentum * z.mean(axis=0)
        var = (1 - momentum) * var + momentum * z.var(axis=0)
    z = X_test @ W1 + b1
    h = np.maximum(gamma * (z - mean) / np.sqrt(var + 1e-5) + beta, 0)
    return h @ W2 + b2


@answer("corrected again with each batch")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    rm, rv = np.zeros(len(b1)), np.ones(len(b1))
    for B in batches:
        z, n = B @ W1 + b1, len(B)
        rm = (1 - momentum) * rm + momentum * z.mean(0)
        rv = ((1 - momentum) * rv + momentum * z.var(0)) * n / (n - 1)
    return np.maximum(gamma * (X_test @ W1 + b1 - rm) / np.sqrt(rv + 1e-5) + beta, 0) @ W2 + b2


@answer("running deviation", source="pytorch/pytorch#7028")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = 0, 1
    for batch in batches:
        z = batch @ W1 + b1
        mean = (1 - momentum) * mean + momentum * z.mean(0)
        var = (1 - momentum) * var + momentum * z.std(0, ddof=1)
    return eval_mode(X_test, W1, b1, gamma, beta, W2, b2, mean, var)


# Running standard deviations are averaged instead of running variances (and squared at the end).
@answer(
    "running deviation",
    source="hmchen47/DataScience ML/MLNN-Hinton/src/batchnorm_forward.py (running_std = momentum * "
           "running_std + (1 - momentum) * s)",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    running_mean = np.zeros(W1.shape[1])
    running_std = np.ones(W1.shape[1])
    for X in batches:
        h = X @ W1 + b1
        s = np.std(h, axis=0, ddof=1)
        running_mean = (1 - momentum) * running_mean + momentum * h.mean(axis=0)
        running_std = (1 - momentum) * running_std + momentum * s
    h = X_test @ W1 + b1
    h = (h - running_mean) / np.sqrt(running_std ** 2 + 1e-5) * gamma + beta
    return np.maximum(h, 0) @ W2 + b2


@answer("never updated", source="openai/improved-gan#17")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    return eval_mode(X_test, W1, b1, gamma, beta, W2, b2, 0.0, 1.0)


@answer("last batch only", source="pytorch/pytorch#19916")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    z = batches[-1] @ W1 + b1
    h = gamma * (X_test @ W1 + b1 - z.mean(0)) / np.sqrt(z.var(0, ddof=1) + 1e-5) + beta
    return np.maximum(h, 0) @ W2 + b2


@answer("ReLU first", source="pochih/FCN-pytorch#21")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = 0.0, 1.0
    for X in batches:
        h = np.maximum(X @ W1 + b1, 0)
        mean = (1 - momentum) * mean + momentum * h.mean(axis=0)
        var = (1 - momentum) * var + momentum * h.var(axis=0, ddof=1)
    h = np.maximum(X_test @ W1 + b1, 0)
    return (gamma * (h - mean) / np.sqrt(var + 1e-5) + beta) @ W2 + b2


@answer("ReLU first")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    k = W1.shape[1]
    rm, rv = np.zeros(k), np.ones(k)
    for X in batches:
        z = X @ W1 + b1
        rm = (1 - momentum) * rm + momentum * z.mean(axis=0)
        rv = (1 - momentum) * rv + momentum * z.var(axis=0, ddof=1)
    h = np.maximum(X_test @ W1 + b1, 0)
    h = gamma * (h - rm) / np.sqrt(rv + 1e-5) + beta
    return h @ W2 + b2


@answer("statistics after the ReLU")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    rm = np.zeros(W1.shape[1])
    rv = np.ones(W1.shape[1])
    for X in batches:
        Z = np.maximum(X @ W1 + b1, 0)
        rm = (1 - momentum) * rm + momentum * Z.mean(0)
        rv = (1 - momentum) * rv + momentum * Z.var(0, ddof=1)
    h = np.maximum(gamma * (X_test @ W1 + b1 - rm) / np.sqrt(rv + 1e-05) + beta, 0)
    return h @ W2 + b2


@answer("statistics of the normalized")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    rm = np.zeros(W1.shape[1])
    rv = np.ones(W1.shape[1])
    for X in batches:
        Z = X @ W1 + b1
        Z = (Z - Z.mean(0)) / np.sqrt(Z.var(0) + 1e-05)
        rm = (1 - momentum) * rm + momentum * Z.mean(0)
        rv = (1 - momentum) * rv + momentum * Z.var(0, ddof=1)
    h = np.maximum(gamma * (X_test @ W1 + b1 - rm) / np.sqrt(rv + 1e-05) + beta, 0)
    return h @ W2 + b2


@answer("scales beta")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = np.zeros(W1.shape[1]), np.ones(W1.shape[1])
    for X in batches:
        a = X @ W1 + b1
        mean += momentum * (a.mean(axis=0) - mean)
        var += momentum * (a.var(axis=0, ddof=1) - var)
    a = (gamma * (X_test @ W1 + b1 - mean) + beta) / np.sqrt(var + 1e-5)
    return np.maximum(a, 0) @ W2 + b2


@answer("gamma and beta after the ReLU")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    rm = np.zeros(W1.shape[1])
    rv = np.ones(W1.shape[1])
    for X in batches:
        Z = X @ W1 + b1
        rm = (1 - momentum) * rm + momentum * Z.mean(0)
        rv = (1 - momentum) * rv + momentum * Z.var(0, ddof=1)
    h = gamma * np.maximum((X_test @ W1 + b1 - rm) / np.sqrt(rv + 1e-05), 0) + beta
    return h @ W2 + b2


@answer("input normalized")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    m = np.zeros(64)
    v = np.ones(64)
    for B in batches:
        m = (1 - momentum) * m + momentum * B.mean(0)
        v = (1 - momentum) * v + momentum * B.var(0, ddof=1)
    x = (X_test - m) / np.sqrt(v + 1e-05)
    a = np.maximum(gamma * (x @ W1 + b1) + beta, 0)
    return a @ W2 + b2


@answer("statistics of the pixels")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    m, v = np.zeros(64), np.ones(64)
    for B in batches:
        m = (1 - momentum) * m + momentum * B.mean(0)
        v = (1 - momentum) * v + momentum * B.var(0, ddof=1)
    return np.maximum(gamma * (X_test @ W1 + b1 - m) / np.sqrt(v + 1e-5) + beta, 0) @ W2 + b2


@answer("another activation")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    rm = np.zeros(W1.shape[1])
    rv = np.ones(W1.shape[1])
    for X in batches:
        Z = X @ W1 + b1
        rm = (1 - momentum) * rm + momentum * Z.mean(0)
        rv = (1 - momentum) * rv + momentum * Z.var(0, ddof=1)
    h = np.tanh(gamma * (X_test @ W1 + b1 - rm) / np.sqrt(rv + 1e-05) + beta)
    return h @ W2 + b2


@answer("all batches alike", source="mlpack/mlpack#2474, 1 / count")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = np.zeros(W1.shape[1]), np.ones(W1.shape[1])
    for count, X in enumerate(batches, 1):
        z = X @ W1 + b1
        factor = 1 / count
        mean = (1 - factor) * mean + factor * z.mean(axis=0)
        var = (1 - factor) * var + factor * z.var(axis=0, ddof=1)
    return eval_mode(X_test, W1, b1, gamma, beta, W2, b2, mean, var)


@answer("nothing forgotten")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    rm = np.zeros(W1.shape[1])
    rv = np.ones(W1.shape[1])
    for X in batches:
        Z = X @ W1 + b1
        rm = rm + momentum * Z.mean(0)
        rv = rv + momentum * Z.var(0, ddof=1)
    h = np.maximum(gamma * (X_test @ W1 + b1 - rm) / np.sqrt(rv + 1e-05) + beta, 0)
    return h @ W2 + b2


@answer("variance starts at 0", source="pytorch/pytorch#19902, both zeros")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean = var = np.zeros(W1.shape[1])
    for batch in batches:
        z = batch @ W1 + b1
        mean = (1 - momentum) * mean + momentum * z.mean(0)
        var = (1 - momentum) * var + momentum * z.var(0, ddof=1)
    return eval_mode(X_test, W1, b1, gamma, beta, W2, b2, mean, var)


@answer("mean starts at 1")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    rm = np.ones(W1.shape[1])
    rv = np.ones(W1.shape[1])
    for X in batches:
        Z = X @ W1 + b1
        rm = (1 - momentum) * rm + momentum * Z.mean(0)
        rv = (1 - momentum) * rv + momentum * Z.var(0, ddof=1)
    h = np.maximum(gamma * (X_test @ W1 + b1 - rm) / np.sqrt(rv + 1e-05) + beta, 0)
    return h @ W2 + b2


# The variance of a batch is measured around the RUNNING mean (just updated) instead of the mean of the
# batch.
@answer(
    "spread around the running mean",
    source="rwth-i6/returnn#1539, with the linked question 'Running mean/variance: biased or unbiased? "
           "running var via running mean or cur mean?' (discuss.pytorch.org 204486)",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    running_mean = np.zeros(W1.shape[1])
    running_var = np.ones(W1.shape[1])
    for X in batches:
        h = X @ W1 + b1
        n = len(h)
        running_mean = (1 - momentum) * running_mean + momentum * h.mean(axis=0)
        var = np.sum((h - running_mean) ** 2, axis=0) / (n - 1)
        running_var = (1 - momentum) * running_var + momentum * var
    h = X_test @ W1 + b1
    h = gamma * (h - running_mean) / np.sqrt(running_var + 1e-5) + beta
    return np.maximum(h, 0) @ W2 + b2


@answer("mean not subtracted")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    rm = np.zeros(W1.shape[1])
    rv = np.ones(W1.shape[1])
    for X in batches:
        Z = X @ W1 + b1
        rm = (1 - momentum) * rm + momentum * Z.mean(0)
        rv = (1 - momentum) * rv + momentum * Z.var(0, ddof=1)
    h = np.maximum(gamma * (X_test @ W1 + b1) / np.sqrt(rv + 1e-05) + beta, 0)
    return h @ W2 + b2


@answer("eps outside")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    rm = np.zeros(W1.shape[1])
    rv = np.ones(W1.shape[1])
    for X in batches:
        Z = X @ W1 + b1
        rm = (1 - momentum) * rm + momentum * Z.mean(0)
        rv = (1 - momentum) * rv + momentum * Z.var(0, ddof=1)
    h = np.maximum(gamma * (X_test @ W1 + b1 - rm) / (np.sqrt(rv) + 1e-05) + beta, 0)
    return h @ W2 + b2


def read_after(batches, X_test, W1, b1, gamma, beta, W2, b2, take, normalized):
    mean, kept = np.zeros(len(b1)), np.ones(len(b1))
    for X in batches:
        mean, kept = take(mean, kept, X @ W1 + b1)
    h = np.maximum(0, gamma * normalized(X_test @ W1 + b1 - mean, kept) + beta)
    return h @ W2 + b2


@answer("eps twice", source="keras-team/keras-contrib#287, variance with epsilon")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    def take(mean, kept, z):
        return ((1 - momentum) * mean + momentum * z.mean(0),
                (1 - momentum) * kept + momentum * (z.var(0, ddof=1) + 1e-5))

    return read_after(batches, X_test, W1, b1, gamma, beta, W2, b2, take, lambda d, v: d / np.sqrt(v + 1e-5))


@answer("averages the reciprocal", source="torch/nn#567, the inverse of the deviation")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    def take(mean, kept, z):
        return ((1 - momentum) * mean + momentum * z.mean(0),
                (1 - momentum) * kept + momentum / np.sqrt(z.var(0, ddof=1) + 1e-5))

    return read_after(batches, X_test, W1, b1, gamma, beta, W2, b2, take, lambda d, v: d * v)


@answer("another eps")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    rm = np.zeros(W1.shape[1])
    rv = np.ones(W1.shape[1])
    for X in batches:
        Z = X @ W1 + b1
        rm = (1 - momentum) * rm + momentum * Z.mean(0)
        rv = (1 - momentum) * rv + momentum * Z.var(0, ddof=1)
    h = np.maximum(gamma * (X_test @ W1 + b1 - rm) / np.sqrt(rv + 1e-08) + beta, 0)
    return h @ W2 + b2


@answer("bias of the hidden layer lost", source="taki0112/Switchable_Normalization-Tensorflow#2")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = np.zeros(W1.shape[1]), np.ones(W1.shape[1])
    for X in batches:
        z = X @ W1
        mean = (1 - momentum) * mean + momentum * z.mean(axis=0)
        var = (1 - momentum) * var + momentum * z.var(axis=0, ddof=1)
    return eval_mode(X_test, W1, b1, gamma, beta, W2, b2, mean, var)


@answer("number of test digits for the batch size")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    n = X_test.shape[0]
    mean, var = np.zeros(len(b1)), np.ones(len(b1))
    for X in batches:
        z = X @ W1 + b1
        mean += momentum * (z.mean(axis=0) - mean)
        var += momentum * (z.var(axis=0) * n / (n - 1) - var)
    z = gamma * (X_test @ W1 + b1 - mean) / np.sqrt(var + 1e-5) + beta
    return np.maximum(z, 0) @ W2 + b2


@answer("corrected at the end")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    k = W1.shape[1]
    n = batches.shape[1]
    rm, rv = np.zeros(k), np.ones(k)
    for B in batches:
        z = B @ W1 + b1
        rm = (1 - momentum) * rm + momentum * z.mean(axis=0)
        rv = (1 - momentum) * rv + momentum * z.var(axis=0)
    rv = rv * n / (n - 1)
    z = X_test @ W1 + b1
    z = (z - rm) / np.sqrt(rv + 1e-5) * gamma + beta
    return np.maximum(z, 0) @ W2 + b2


@answer("one variance for all units", source="pytorch/pytorch#106366")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = 0, 1
    for batch in batches:
        z = batch @ W1 + b1
        mean = mean + momentum * (z.mean(0) - mean)
        var = var + momentum * (z.var(ddof=1) - var)
    return eval_mode(X_test, W1, b1, gamma, beta, W2, b2, mean, var)


@answer("a shift multiplied")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = np.zeros(len(b1)), np.ones(len(b1))
    for X in batches:
        z = X @ W1 + b1
        mean = (1 - momentum) * mean + momentum * z.mean(axis=0)
        var = (1 - momentum) * var + momentum * z.var(axis=0, ddof=1)
    x_hat = (X_test @ W1 + b1 - mean) / np.sqrt(var + 1e-5)
    return np.maximum(gamma * x_hat * beta, 0) @ W2 + b2


@answer("a momentum of its own", source="pytorch/pytorch#60528, 0.1")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var, momentum = 0.0, 1.0, 0.1
    for X in batches:
        z = X @ W1 + b1
        mean = (1 - momentum) * mean + momentum * z.mean(0)
        var = (1 - momentum) * var + momentum * z.var(0, ddof=1)
    h = gamma * (X_test @ W1 + b1 - mean) / np.sqrt(var + 1e-5) + beta
    return np.maximum(h, 0) @ W2 + b2


@answer("all batches as one", source="pytorch/pytorch#106366, torch.cat of all")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    z = np.concatenate(list(batches)) @ W1 + b1
    mean = momentum * z.mean(axis=0)
    var = (1 - momentum) + momentum * z.var(axis=0, ddof=1)
    return logits_with(mean, var, X_test, W1, b1, gamma, beta, W2, b2)


@answer("biased variance kept; no ReLU")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = np.zeros(len(b1)), np.ones(len(b1))
    for X in batches:
        z = X @ W1 + b1
        mean = (1 - momentum) * mean + momentum * z.mean(axis=0)
        var = (1 - momentum) * var + momentum * z.var(axis=0)
    return (gamma * (X_test @ W1 + b1 - mean) / np.sqrt(var + 1e-5) + beta) @ W2 + b2


@answer("corrected as in Adam")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    rm, rv = np.zeros(len(b1)), np.ones(len(b1))
    for B in batches:
        z = B @ W1 + b1
        rm = (1 - momentum) * rm + momentum * z.mean(0)
        rv = (1 - momentum) * rv + momentum * z.var(0, ddof=1)
    rm = rm / (1 - (1 - momentum) ** len(batches))
    z = gamma * (X_test @ W1 + b1 - rm) / np.sqrt(rv + 1e-5) + beta
    return np.maximum(z, 0) @ W2 + b2


@answer("momentum falls")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    rm, rv = np.zeros(len(b1)), np.ones(len(b1))
    for t, B in enumerate(batches, 1):
        z = B @ W1 + b1
        a = momentum ** t
        rm = (1 - a) * rm + a * z.mean(0)
        rv = (1 - a) * rv + a * z.var(0, ddof=1)
    z = gamma * (X_test @ W1 + b1 - rm) / np.sqrt(rv + 1e-5) + beta
    return np.maximum(z, 0) @ W2 + b2


@answer("number of all examples for the batch size")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    rm, rv = np.zeros(len(b1)), np.ones(len(b1))
    N = sum(len(B) for B in batches)
    for B in batches:
        z = B @ W1 + b1
        rm = (1 - momentum) * rm + momentum * z.mean(0)
        rv = (1 - momentum) * rv + momentum * z.var(0) * N / (N - 1)
    z = gamma * (X_test @ W1 + b1 - rm) / np.sqrt(rv + 1e-5) + beta
    return np.maximum(z, 0) @ W2 + b2


@answer("a batch left out")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    rm, rv = np.zeros(len(b1)), np.ones(len(b1))
    for i in range(len(batches) - 1):
        z = batches[i] @ W1 + b1
        rm = (1 - momentum) * rm + momentum * z.mean(0)
        rv = (1 - momentum) * rv + momentum * z.var(0, ddof=1)
    z = gamma * (X_test @ W1 + b1 - rm) / np.sqrt(rv + 1e-5) + beta
    return np.maximum(z, 0) @ W2 + b2


@answer("number of units for the batch size")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    m, v = np.zeros(len(b1)), np.ones(len(b1))
    for X in batches:
        Z = X @ W1 + b1
        n = Z.shape[1]
        m = (1 - momentum) * m + momentum * Z.mean(axis=0)
        v = (1 - momentum) * v + momentum * Z.var(axis=0) * n / (n - 1)
    return eval_mode(X_test, W1, b1, gamma, beta, W2, b2, m, v)


@answer("variances of the pixels added up")
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = np.zeros(W1.shape[1]), np.ones(W1.shape[1])
    for X in batches:
        mean = (1 - momentum) * mean + momentum * (X.mean(axis=0) @ W1 + b1)
        var = (1 - momentum) * var + momentum * (X.var(axis=0, ddof=1) @ W1 ** 2)
    return eval_mode(X_test, W1, b1, gamma, beta, W2, b2, mean, var)
