"""What learners answer to logistic_regression/softmax-gradient."""

import numpy as np
from support.answer_corpus import answers_to

from dlbasics.activations import sigmoid, softmax

ANSWERS, answer = answers_to("logistic_regression/softmax-gradient")


@answer("=right", source="mejorcodigo.com/p/119237, the course's own")
def _(X, y, W, b):
    probs = softmax(X @ W + b)
    dx = probs.copy()
    dx[np.arange(len(y)), y] -= 1
    dx /= len(y)
    return X.T @ dx, np.sum(dx, axis=0)


@answer("=right", source="hankcs/CS224n#17, an outer product for each example")
def _(X, y, W, b):
    dW, db = np.zeros(W.shape), np.zeros(len(b))
    for x, label in zip(X, y, strict=True):
        z = x @ W + b
        d3 = np.exp(z - z.max())
        d3 = d3 / d3.sum()
        d3[label] -= 1
        dW += np.outer(x, d3)
        db += d3
    return dW / len(X), db / len(X)


@answer("=right", source="rasbt/stat453-deep-learning-ss21#5, mended")
def _(X, y, W, b):
    d = softmax(X @ W + b) - (np.arange(W.shape[1]) == y[:, None])
    return np.einsum("ni,nj->ij", X, d) / len(X), np.einsum("nj->j", d) / len(X)


@answer("=right")
def _(X, y, W, b):
    dW, db = np.zeros(W.shape), np.zeros(b.shape)
    for i, (x, label) in enumerate(zip(X, y, strict=False), start=1):
        z = x @ W + b
        e = np.exp(z - z.max())
        g = e / e.sum() - (np.arange(b.size) == label)
        dW += (np.outer(x, g) - dW) / i
        db += (g - db) / i
    return dW, db


@answer("=right")
def _(X, y, W, b):
    n = X.shape[0]
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(n):
        s = X[i] @ W + b
        p = np.exp(s - s.max())
        p /= p.sum()
        p[y[i]] -= 1
        dW += np.outer(X[i], p) / n
        db += p / n
    return dW, db


@answer("=right")
def _(X, y, W, b):
    n, k = len(X), W.shape[1]
    P = softmax(X @ W + b)
    seen = np.zeros((k, X.shape[1]))
    np.add.at(seen, y, X)                  # row c: sum of the inputs of class c
    dW = (np.einsum("nd,nk->dk", X, P) - seen.T) / n
    db = P.mean(axis=0) - np.bincount(y, minlength=k) / n
    return dW, db


@answer("=right")
def _(X, y, W, b):
    Z = X @ W + b
    Z = Z - np.max(Z, axis=1).reshape(-1, 1)
    P = np.exp(Z)
    P = P / P.sum(axis=1)[:, None]
    Y = np.zeros_like(P)
    for i, c in enumerate(y):
        Y[i, c] = 1
    D = (P - Y) / len(y)
    return (np.dot(X.T, D), np.sum(D, axis=0))


@answer("=right")
def _(X, y, W, b):
    A = np.c_[X, np.ones(len(X))]
    T = np.vstack([W, b])
    P = softmax(A @ T)
    P[np.arange(len(y)), y] -= 1
    G = A.T @ P / len(y)
    return (G[:-1], G[-1])


@answer("sum", source="torchedup.dev, backprop-softmax-cross-entropy")
def _(X, y, W, b):
    dz = softmax(X @ W + b)
    dz[np.arange(len(y)), y] -= 1
    return X.T @ dz, dz.sum(axis=0)


@answer("sum", source="apache/mxnet#2215")
def _(X, y, W, b):
    delta = softmax(X @ W + b)
    delta[range(len(y)), y] -= 1
    return np.dot(X.T, delta), np.sum(delta, axis=0)


@answer("mean over the table", source="AhmedHani/FCIS-Machine-Learning-2017#10")
def _(X, y, W, b):
    d = (softmax(X @ W + b) - np.eye(W.shape[1])[y]) / (len(y) * W.shape[1])
    return X.T @ d, d.sum(0)


@answer("mean over the table", source="victorlempitsky/Mate#2, numel instead of size")
def _(X, y, W, b):
    P = softmax(X @ W + b)
    P[np.arange(len(y)), y] -= 1
    P /= P.size
    return X.T @ P, P.sum(axis=0)


# The mean is taken twice for the bias: the errors are divided by n and then averaged once more, so db is too
# small by the factor n. dW is right; for n = 1 all is right.
@answer(
    "divided twice",
    source="deeplearning4j/deeplearning4j#366 ('biases are still divided by batch size twice')",
)
def _(X, y, W, b):
    n, k = X.shape[0], W.shape[1]
    delta = (softmax(X @ W + b) - np.eye(k)[y]) / n
    dW = X.T @ delta
    db = delta.mean(axis=0)
    return dW, db


@answer("no slope for the biases", source="rasbt/stat453-deep-learning-ss21#5, -torch.sum(y - probas)")
def _(X, y, W, b):
    n = len(y)
    probas = softmax(X @ W + b)
    onehot = np.eye(W.shape[1])[y]
    grad_w = -X.T @ (onehot - probas) / n
    grad_b = -np.sum(onehot - probas) / n
    return grad_w, grad_b


@answer("only a part multiplied by the feature")
def _(X, y, W, b):
    dW, db = np.zeros(W.shape), np.zeros(b.shape)
    for row, label in zip(X, y, strict=True):
        p, hot = softmax(row @ W + b), np.eye(len(b))[label]
        dW += np.outer(row, p) - hot
        db += p - hot
    return dW / len(y), db / len(y)


@answer("divided by d")
def _(X, y, W, b):
    p = softmax(X @ W + b)
    p[np.arange(len(y)), y] -= 1
    return (X.T @ p / X.shape[1], p.sum(0) / X.shape[1])


@answer("transposed", source="rasbt/stat453-deep-learning-ss21#5, .t()")
def _(X, y, W, b):
    d = softmax(X @ W + b) - np.eye(len(b))[y]
    return (X.T @ d / len(y)).T, d.mean(axis=0)


@answer("biases multiplied")
def _(X, y, W, b):
    error = softmax(X @ W * b) - np.eye(len(b))[y]
    return X.T @ error / len(y), error.mean(axis=0)


@answer("exponentials")
def _(X, y, W, b):
    Y = np.eye(len(b))[y]
    return (X.T @ (np.exp(X @ W + b) - Y) / len(y), (np.exp(X @ W + b) - Y).mean(0))


@answer("labels forgotten", source="mantasu/cs231n#10, without the -1")
def _(X, y, W, b):
    p = softmax(X @ W + b)
    return X.T @ p / len(y), p.mean(axis=0)


@answer("through the probabilities", source="Mak-GIBA/e_qualifications, backward")
def _(X, y, W, b):
    p = softmax(X @ W + b)
    rows = np.arange(len(y))
    g = p * -p[rows, y][:, None]
    g[rows, y] += p[rows, y]
    d = -g / np.maximum(p[rows, y], 1e-300)[:, None] / len(y)
    return X.T @ d, sum(d)


@answer("through the probabilities")
def _(X, y, W, b):
    s = X @ W + b
    p = softmax(s)
    dz = np.zeros_like(p)
    for i in range(len(y)):
        J = np.diag(p[i]) - np.outer(p[i], p[i])
        g = np.zeros(len(b))
        g[y[i]] = -1 / p[i, y[i]]
        dz[i] = J @ g
    return (X.T @ dz / len(y), dz.mean(0))


@answer("through the probabilities, with an eps")
def _(X, y, W, b):
    p, Y = softmax(X @ W + b), np.eye(len(b))[y]
    g = -Y / (p + 1e-8)
    dz = p * (g - np.sum(g * p, axis=1, keepdims=True))
    return X.T @ dz / len(y), dz.mean(axis=0)


@answer("as many classes as labels", source="search code: one_hot_encode, y.max() + 1")
def _(X, y, W, b):
    Y = np.zeros((y.size, y.max() + 1))
    Y[np.arange(y.size), y] = 1
    d = softmax(X @ W + b) - Y
    return X.T @ d / len(y), d.mean(axis=0)


@answer("whole columns", source="search code: probs[:, y] -= 1, two repositories")
def _(X, y, W, b):
    probs = softmax(X @ W + b)
    probs[:, y] -= 1
    probs /= len(y)
    return X.T @ probs, probs.sum(axis=0)


@answer("sign", source="mbadry1/DeepLearning.ai-Summary#76")
def _(X, y, W, b):
    d = (np.eye(W.shape[1])[y] - softmax(X @ W + b)) / len(y)
    return X.T @ d, d.sum(axis=0)


@answer("classes from 1", source="hunkim/DeepLearningZeroToAll#20")
def _(X, y, W, b):
    p = softmax(X @ W + b)
    p[np.arange(len(y)), y - 1] -= 1
    p /= len(y)
    return X.T @ p, p.sum(axis=0)


@answer("classes from 1")
def _(X, y, W, b):
    k = W.shape[1]
    p = softmax(X @ W + b)
    Y = np.eye(k)[y - 1]
    return (X.T @ (p - Y) / len(y), (p - Y).mean(0))


@answer("softmax over examples", source="imdeepmind/NeuralPy#147")
def _(X, y, W, b):
    z = X @ W + b
    e = np.exp(z - z.max(0))
    d = (e / e.sum(0) - np.eye(W.shape[1])[y]) / len(y)
    return X.T @ d, d.sum(0)


@answer("softmax over the table", source="bruceoutdoors.wordpress.com, Softmax")
def _(X, y, W, b):
    f = X @ W + b
    f = f - np.max(f)
    p = np.exp(f) / np.sum(np.exp(f))
    p[np.arange(len(y)), y] -= 1
    return X.T @ p / len(y), p.mean(axis=0)


@answer("maximum of each column")
def _(X, y, W, b):
    z = X @ W + b
    z = z - z.max(0)
    p = np.exp(z) / np.exp(z).sum(1, keepdims=True)
    p[range(len(y)), y] -= 1
    return (X.T @ p / len(y), p.mean(0))


@answer("slope of the softmax", source="zhuozhiyongde, softmax_prime")
def _(X, y, W, b):
    p = softmax(X @ W + b)
    d = (p - np.eye(W.shape[1])[y]) * p * (1 - p) / len(y)
    return X.T @ d, d.sum(axis=0)


# Multiplies by p * (1 - p), as if the cross-entropy had not already cancelled the slope of the softmax (and
# that is only its diagonal).
@answer(
    "slope of the softmax",
    source="hunkim/DeepLearningZeroToAll#20 (d_layer1 = diff * sigma_prime(layer1)); "
           "zhuozhiyongde/Fundamentals-of-Artificial-Intelligence-2024Spring-PKU#1 (softmax(x) * (1 - "
           "softmax(x)))",
)
def _(X, y, W, b):
    n = len(X)
    z = X @ W + b
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    diff = p.copy()
    diff[range(n), y] -= 1
    dz = diff * p * (1 - p)      # chain rule through the softmax
    return X.T @ dz / n, dz.sum(axis=0) / n


@answer("eps below")
def _(X, y, W, b):
    s = X @ W + b
    e = np.exp(s - s.max(1, keepdims=True))
    p = e / (e.sum(1, keepdims=True) + 1e-08)
    p[np.arange(len(y)), y] -= 1
    return (X.T @ p / len(y), p.mean(0))


@answer("one maximum")
def _(X, y, W, b):
    z = X @ W + b
    z = z - z.max()
    p = np.exp(z) / np.exp(z).sum(1, keepdims=True)
    p[range(len(y)), y] -= 1
    return (X.T @ p / len(y), p.mean(0))


@answer("last example only")
def _(X, y, W, b):
    n = len(y)
    P = softmax(X @ W + b)
    for i in range(n):
        d = P[i].copy()
        d[y[i]] -= 1
        dW = np.outer(X[i], d) / n
        db = d / n
    return (dW, db)


@answer("true class only", source="mantasu/cs231n#10")
def _(X, y, W, b):
    p = softmax(X @ W + b)
    rows = np.arange(len(y))
    d = np.zeros_like(p)
    d[rows, y] = p[rows, y] - 1
    return X.T @ d / len(y), d.mean(axis=0)


@answer("sum; scores without the bias")
def _(X, y, W, b):
    p = softmax(X @ W)
    p[np.arange(len(y)), y] -= 1
    return (X.T @ p, p.sum(0))


@answer("divided twice; sign")
def _(X, y, W, b):
    one_hot = np.eye(W.shape[1])[y]
    delta = (one_hot - softmax(X @ W + b)) / len(X)
    return X.T @ delta, delta.mean(axis=0)


@answer("sum; sigmoid")
def _(X, y, W, b):
    p = sigmoid(X @ W + b)
    p[np.arange(len(y)), y] -= 1
    return X.T @ p, p.sum(axis=0)


# log probabilities, not p.
@answer("logarithms", source="mejorcodigo.com/p/119237")
def _(X, y, W, b):
    log_probs = np.log(softmax(X @ W + b))
    dx = log_probs.copy()
    dx[np.arange(len(y)), y] -= 1
    dx /= len(y)
    return X.T @ dx, dx.sum(axis=0)


@answer("a softmax too many")
def _(X, y, W, b):
    probabilities = softmax(X @ W + b)
    Y = np.eye(W.shape[1])[y]
    G = softmax(probabilities) - Y
    return X.T @ G / len(X), G.mean(axis=0)


@answer("classes count alike")
def _(X, y, W, b):
    k = W.shape[1]
    counts = np.bincount(y, minlength=k)
    weight = 1.0 / (counts[y] * np.count_nonzero(counts))
    G = (softmax(X @ W + b) - np.eye(k)[y]) * weight[:, None]
    return X.T @ G, G.sum(axis=0)


# Twice the gradient.
@answer("=wrong", source="markroxor/fromscratchtoml#65")
def _(X, y, W, b):
    d = 2 * (softmax(X @ W + b) - np.eye(W.shape[1])[y]) / len(y)
    return X.T @ d, d.sum(axis=0)


# Uphill, the slope of the likelihood, and the first class gets none.
@answer("=wrong", source="search code: regression_ll_grad")
def _(X, y, W, b):
    d = np.eye(len(b))[y] - softmax(X @ W + b)
    d[:, 0] = 0
    return X.T @ d / len(y), d.mean(axis=0)


@answer("1 not subtracted")
def _(X, y, W, b):
    n = len(y)
    P = softmax(X @ W + b)
    P[np.arange(n), y] = -1
    return X.T @ P / n, P.mean(0)


@answer("logarithms")
def _(X, y, W, b):
    E = np.log(softmax(X @ W + b)) - np.eye(W.shape[1])[y]
    return X.T @ E / len(y), E.mean(0)


@answer("squared error")
def _(X, y, W, b):
    n = len(y)
    P = softmax(X @ W + b)
    E = 2 * (P - np.eye(W.shape[1])[y])
    E = P * (E - (E * P).sum(1, keepdims=True))
    return X.T @ E / n, E.mean(0)


@answer("a class without labels")
def _(X, y, W, b):
    P = softmax(X @ W + b)
    T = np.zeros_like(P)
    for c in range(y.max()):
        T[y == c, c] = 1
    E = (P - T) / len(y)
    return X.T @ E, E.sum(axis=0)


@answer("one class for all")
def _(X, y, W, b):
    E = softmax(X @ W + b) - np.eye(W.shape[1])[y]
    n = len(y)
    return np.repeat((X.T @ E[:, :1]) / n, W.shape[1], axis=1), np.repeat(E[:, 0].mean(), W.shape[1])


@answer("slopes in another order")
def _(X, y, W, b):
    n = len(y)
    P = softmax(X @ W + b)
    Y = np.eye(W.shape[1])[y]
    dW = ((P - Y).T @ X / n).reshape(W.shape)
    return dW, (P - Y).mean(axis=0)


@answer("as many classes as labels")
def _(X, y, W, b):
    _, place = np.unique(y, return_inverse=True)
    place = place.reshape(-1)
    G = softmax(X @ W + b)
    G[np.arange(len(y)), place] -= 1
    return X.T @ G / len(y), G.mean(axis=0)
