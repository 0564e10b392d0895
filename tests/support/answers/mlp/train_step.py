"""What learners answer to mlp/train-step."""

import numpy as np
from support.answer_corpus import answers_to

ANSWERS, answer = answers_to("mlp/train-step")


@answer("=right", source="g-eoj/cs231n, for squared errors, an example at a time")
def _(X, y, W1, b1, W2, b2, lr):
    grads = [np.zeros_like(p) for p in (W1, b1, W2, b2)]
    for x, label in zip(X, y, strict=True):
        h = np.clip(x @ W1 + b1, 0, None)
        dscores = h @ W2 + b2
        dscores[label] -= 1
        dscores *= 2 / X.shape[0]
        dh1 = W2 @ dscores
        dh1[h <= 0] = 0
        for total, part in zip(grads, (np.outer(x, dh1), dh1, np.outer(h, dscores), dscores), strict=True):
            total += part
    return tuple(p - lr * g for p, g in zip((W1, b1, W2, b2), grads, strict=True))


@answer("=right", source="per-example np.outer as in louisjc/mnist-neural-network#1")
def _(X, y, W1, b1, W2, b2, lr):
    gW1, gb1, gW2, gb2 = (np.zeros(np.shape(p)) for p in (W1, b1, W2, b2))
    for xi, yi in zip(X, y, strict=False):
        z = xi @ W1 + b1
        h = z * (z > 0)
        delta = h @ W2 + b2
        delta[yi] -= 1
        delta = 2 * delta / len(X)
        gW2 += np.outer(h, delta)
        gb2 += delta
        back = (W2 @ delta) * (z > 0)
        gW1 += np.outer(xi, back)
        gb1 += back
    return W1 - lr * gW1, b1 - lr * gb1, W2 - lr * gW2, b2 - lr * gb2


@answer("=right")
def _(X, y, W1, b1, W2, b2, lr):
    gW1, gb1 = np.zeros(W1.shape), np.zeros(b1.shape)
    gW2, gb2 = np.zeros(W2.shape), np.zeros(b2.shape)
    for x, label in zip(X, y, strict=True):               # one example after the other
        a = x @ W1 + b1
        h = np.where(a > 0, a, 0.0)
        error = h @ W2 + b2
        error[label] -= 1.0
        g = 2 * error / len(X)
        gW2 += np.outer(h, g)
        gb2 += g
        back = (W2 @ g) * (a > 0)
        gW1 += np.outer(x, back)
        gb1 += back
    return W1 - lr * gW1, b1 - lr * gb1, W2 - lr * gW2, b2 - lr * gb2


@answer("=right")
def _(X, y, W1, b1, W2, b2, lr):
    # one example after the other, outer products added up
    gW1, gb1 = np.zeros(W1.shape), np.zeros(b1.shape)
    gW2, gb2 = np.zeros(W2.shape), np.zeros(b2.shape)
    for x, label in zip(X, y, strict=False):
        a = x @ W1 + b1
        h = np.where(a > 0, a, 0.0)
        err = h @ W2 + b2
        err[label] -= 1.0
        err = 2 * err
        back = np.where(a > 0, W2 @ err, 0.0)
        gW2 += np.outer(h, err)
        gb2 += err
        gW1 += np.outer(x, back)
        gb1 += back
    step = lr / len(X)
    return W1 - step * gW1, b1 - step * gb1, W2 - step * gW2, b2 - step * gb2


@answer("=right")
def _(X, y, W1, b1, W2, b2, lr):
    """ReLU has no slope at exactly 0: whoever lets it pass there is right as well."""
    z = X @ W1 + b1
    h = np.maximum(0, z)
    out = 2.0 * (h @ W2 + b2 - np.eye(len(b2))[y]) / len(y)
    back = (out @ W2.T).copy()
    back[z < 0] = 0
    return W1 - lr * X.T @ back, b1 - lr * back.sum(0), W2 - lr * h.T @ out, b2 - lr * out.sum(0)


def back_from(D, X, A, W2):
    """The slopes of the hidden layer, from those of the scores."""
    DA = D @ W2.T * (A > 0)
    return X.T @ DA, DA.sum(0)


@answer("=right")
def _(X, y, W1, b1, W2, b2, lr):
    n = len(X)
    A = X.dot(W1) + b1
    H = np.where(A > 0, A, 0)
    P = H.dot(W2) + b2
    T = np.zeros_like(P)
    T[np.arange(n), y] = 1
    D = 2 * (P - T) / n
    dW1, db1 = back_from(D, X, A, W2)
    return W1 - lr * dW1, b1 - lr * db1, W2 - lr * H.T.dot(D), b2 - lr * D.sum(0)


@answer("uphill")
def _(X, y, W1, b1, W2, b2, lr):
    A = X @ W1 + b1
    H = np.maximum(A, 0)
    D = 2 * (np.eye(len(b2))[y] - H @ W2 - b2) / len(X)
    dW1, db1 = back_from(D, X, A, W2)
    return W1 - lr * dW1, b1 - lr * db1, W2 - lr * H.T @ D, b2 - lr * D.sum(0)


@answer("sum over the batch", source="XuLongjia/PythonForML, w1 -= learning_rate * grad_w1")
def _(X, y, W1, b1, W2, b2, lr):
    z = X @ W1 + b1
    h = np.maximum(z, 0)
    out = 2.0 * (h @ W2 + b2 - np.eye(len(b2))[y])
    back = out @ W2.T
    back[z < 0] = 0
    dW2, db2, dW1, db1 = h.T @ out, out.sum(0), X.T @ back, back.sum(0)
    W1 -= lr * dW1
    b1 -= lr * db1
    W2 -= lr * dW2
    b2 -= lr * db2
    return W1, b1, W2, b2


@answer("sum over the batch", source="YingChen1996/leetcode_daydayup python_numpy/MLP_train_infer.py")
def _(X, y, W1, b1, W2, b2, lr):
    t = np.zeros((len(y), len(b2)))
    t[np.arange(len(y)), y] = 1
    h = X.dot(W1) + b1
    h_relu = np.maximum(h, 0)
    y_pred = h_relu.dot(W2) + b2
    grad_y_pred = 2 * (y_pred - t)
    grad_w2 = h_relu.T.dot(grad_y_pred)
    grad_h_relu = grad_y_pred.dot(W2.T)
    grad_h = grad_h_relu.copy()
    grad_h[h < 0] = 0
    grad_w1 = X.T.dot(grad_h)
    return (W1 - lr * grad_w1, b1 - lr * grad_h.sum(0), W2 - lr * grad_w2, b2 - lr * grad_y_pred.sum(0))


def forward(X, W1, b1, W2, b2):
    z = X @ W1 + b1
    h = np.maximum(z, 0)
    return z, h, h @ W2 + b2


@answer("sum and no factor 2", source="iamtrask/Grokking-Deep-Learning#9")
def _(X, y, W1, b1, W2, b2, lr):
    z, h, s = forward(X, W1, b1, W2, b2)
    d = s - np.eye(len(b2))[y]
    dz = d @ W2.T * (z > 0)
    return W1 - lr * X.T @ dz, b1 - lr * dz.sum(0), W2 - lr * h.T @ d, b2 - lr * d.sum(0)


@answer("mean over all entries", source="d2l-ai/d2l-en#1000")
def _(X, y, W1, b1, W2, b2, lr):
    z, h, out = forward(X, W1, b1, W2, b2)
    Y = np.eye(W2.shape[1])[y]
    dout = 2 * (out - Y) / Y.size
    dz = (dout @ W2.T) * (z > 0)
    return W1 - lr * X.T @ dz, b1 - lr * dz.sum(0), W2 - lr * h.T @ dout, b2 - lr * dout.sum(0)


def stepped(X, y, W1, b1, W2, b2, lr, back):
    h = np.maximum(0, X @ W1 + b1)
    dz = 2 * (h @ W2 + b2 - np.eye(len(b2))[y]) / len(y)
    d1 = back(dz @ W2.T, h)
    return (W1 - lr * X.T @ d1, b1 - lr * d1.sum(axis=0),
            W2 - lr * h.T @ dz, b2 - lr * dz.sum(axis=0))


# h >= 0 is always so: no unit is ever off on the way back.
@answer("no slope of ReLU", source="iamtrask/Grokking-Deep-Learning#13, >= in relu2deriv")
def _(X, y, W1, b1, W2, b2, lr):
    return stepped(X, y, W1, b1, W2, b2, lr, lambda dh, h: dh * (h >= 0))


@answer("slope of ReLU reversed", source="denggaoshan/DeepLearningStudy#1")
def _(X, y, W1, b1, W2, b2, lr):
    return stepped(X, y, W1, b1, W2, b2, lr, lambda dh, h: dh * (h <= 0))


@answer("slope of ReLU in one alone")
def _(X, y, W1, b1, W2, b2, lr):
    n = X.shape[0]
    k = W2.shape[1]
    z = X @ W1 + b1
    h = np.maximum(z, 0)
    scores = h @ W2 + b2
    d = 2 * (scores - np.eye(k)[y]) / n
    dh = d @ W2.T
    dz = dh * (z > 0)
    W2 = W2 - lr * h.T @ d
    b2 = b2 - lr * d.sum(axis=0)
    W1 = W1 - lr * X.T @ dz
    b1 = b1 - lr * dh.sum(axis=0)
    return W1, b1, W2, b2


@answer("values for slopes")
def _(X, y, W1, b1, W2, b2, lr):
    H = np.maximum(X @ W1 + b1, 0)
    D = 2 * (H @ W2 + b2 - np.eye(len(b2))[y]) / len(X)
    DA = D @ W2.T * H
    return W1 - lr * X.T @ DA, b1 - lr * DA.sum(0), W2 - lr * H.T @ D, b2 - lr * D.sum(0)


# The second layer is stepped first and the hidden gradient then goes back through the NEW W2.
@answer(
    "new weights on the way back",
    source="kim-marcel/basic_neural_network#7 'wrong hidden error computation'; "
           "joelgrus/data-science-from-scratch#31; Bot-Academy/NeuralNetworkFromScratch#3",
)
def _(X, y, W1, b1, W2, b2, lr):
    n = len(X)
    k = b2.shape[0]
    a1 = X @ W1 + b1
    h1 = np.maximum(a1, 0)
    delta_o = 2 * (h1 @ W2 + b2 - np.eye(k)[y])
    W2 = W2 - lr * (h1.T @ delta_o) / n
    b2 = b2 - lr * delta_o.sum(axis=0) / n
    delta_h = (delta_o @ W2.T) * (a1 > 0)
    W1 = W1 - lr * (X.T @ delta_h) / n
    b1 = b1 - lr * delta_h.sum(axis=0) / n
    return W1, b1, W2, b2


@answer("new weights on the way back")
def _(X, y, W1, b1, W2, b2, lr):
    n = len(X)
    T = np.eye(W2.shape[1])[y]
    h = np.maximum(X @ W1 + b1, 0)

    ds = 2 * (h @ W2 + b2 - T) / n
    W2 = W2 - lr * h.T @ ds
    b2 = b2 - lr * ds.sum(axis=0)

    ds = 2 * (h @ W2 + b2 - T) / n
    dz = (ds @ W2.T) * (h > 0)
    W1 = W1 - lr * X.T @ dz
    b1 = b1 - lr * dz.sum(axis=0)
    return W1, b1, W2, b2


@answer("softmax on the scores", source="zhuozhiyongde, np_mnist_mlp.py")
def _(X, y, W1, b1, W2, b2, lr):
    z, h, out = forward(X, W1, b1, W2, b2)
    p = np.exp(out - out.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    dout = (p - np.eye(W2.shape[1])[y]) / len(X)
    dz = (dout @ W2.T) * (z > 0)
    return W1 - lr * X.T @ dz, b1 - lr * dz.sum(0), W2 - lr * h.T @ dout, b2 - lr * dout.sum(0)


@answer("error of the decision")
def _(X, y, W1, b1, W2, b2, lr):
    n, k = len(X), len(b2)
    h = np.maximum(X @ W1 + b1, 0)
    guess = np.eye(k)[(h @ W2 + b2).argmax(axis=1)]
    D = 2 / n * (guess - np.eye(k)[y])
    dW1, db1 = back_from(D, X, h, W2)
    return W1 - lr * dW1, b1 - lr * db1, W2 - lr * h.T @ D, b2 - lr * D.sum(0)


@answer("mean in the biases")
def _(X, y, W1, b1, W2, b2, lr):
    A = X @ W1 + b1
    H = np.maximum(A, 0)
    D = 2 * (H @ W2 + b2 - np.eye(len(b2))[y]) / len(X)
    dW1, db1 = back_from(D, X, A, W2)
    return W1 - lr * dW1, b1 - lr * db1 / len(X), W2 - lr * H.T @ D, b2 - lr * D.mean(0)


@answer("no biases on the way forward")
def _(X, y, W1, b1, W2, b2, lr):
    A = X @ W1
    H = np.maximum(A, 0)
    D = 2 * (H @ W2 - np.eye(len(b2))[y]) / len(X)
    dW1, db1 = back_from(D, X, A, W2)
    return W1 - lr * dW1, b1 - lr * db1, W2 - lr * H.T @ D, b2 - lr * D.sum(0)


@answer("biases multiplied")
def _(X, y, W1, b1, W2, b2, lr):
    h = np.maximum(X @ W1 * b1, 0)
    d = 2 * (h @ W2 * b2 - np.eye(len(b2))[y]) / len(y)
    dz = (d @ W2.T) * (h > 0)
    return W1 - lr * X.T @ dz, b1 - lr * dz.sum(axis=0), W2 - lr * h.T @ d, b2 - lr * d.sum(axis=0)


@answer("slope as a fraction")
def _(X, y, W1, b1, W2, b2, lr):
    h = np.maximum(X @ W1 + b1, 0)
    d = 2 * (h @ W2 + b2 - np.eye(len(b2))[y]) / len(y)
    dz = (d @ W2.T) * (h / h)
    return W1 - lr * X.T @ dz, b1 - lr * dz.sum(axis=0), W2 - lr * h.T @ d, b2 - lr * d.sum(axis=0)


@answer("targets of -1 and 1")
def _(X, y, W1, b1, W2, b2, lr):
    h = np.maximum(X @ W1 + b1, 0)
    ds = 2 * (h @ W2 + b2 - (2 * np.eye(len(b2))[y] - 1)) / len(X)
    dz = (ds @ W2.T) * (h > 0)
    return W1 - lr * X.T @ dz, b1 - lr * dz.sum(0), W2 - lr * h.T @ ds, b2 - lr * ds.sum(0)


@answer("changes its arguments", source="louisjc/mnist-neural-network#1")
def _(X, y, W1, b1, W2, b2, lr):
    z = X @ W1 + b1
    h = np.maximum(0, z)
    output_deltas = 2 * (h @ W2 + b2 - np.eye(len(b2))[y]) / len(X)
    hidden_deltas = (output_deltas @ W2.T) * (z > 0)
    W2 -= lr * h.T @ output_deltas
    b2 -= lr * output_deltas.sum(axis=0)
    W1 -= lr * X.T @ hidden_deltas
    b1 -= lr * hidden_deltas.sum(axis=0)
    return W1, b1, W2, b2


@answer("changes its arguments", source="xinzheshen/dl_practice src/pytorch_test/base/04_nn_by_np.py")
def _(X, y, W1, b1, W2, b2, lr):
    n = X.shape[0]
    h = X.dot(W1) + b1
    h_relu = np.maximum(0, h)
    y_pred = h_relu.dot(W2) + b2
    grad_y_pred = 2.0 * (y_pred - np.eye(W2.shape[1])[y]) / n
    grad_w2 = h_relu.T.dot(grad_y_pred)
    grad_h = grad_y_pred.dot(W2.T)
    grad_h[h <= 0] = 0
    grad_w1 = X.T.dot(grad_h)
    W1 -= lr * grad_w1
    b1 -= lr * grad_h.sum(axis=0)
    W2 -= lr * grad_w2
    b2 -= lr * grad_y_pred.sum(axis=0)
    return W1, b1, W2, b2


@answer("a slope at the output", source="hunkim/DeepLearningZeroToAll#20")
def _(X, y, W1, b1, W2, b2, lr):
    z, h, out = forward(X, W1, b1, W2, b2)
    Y = np.eye(W2.shape[1])[y]
    dout = 2 * (out - Y) * (out > 0) / len(X)
    dz = (dout @ W2.T) * (z > 0)
    return W1 - lr * X.T @ dz, b1 - lr * dz.sum(0), W2 - lr * h.T @ dout, b2 - lr * dout.sum(0)


@answer("ReLU on the way back", source="FahdSeddik/Natural-Language-Processing-Specialization#1")
def _(X, y, W1, b1, W2, b2, lr):
    _z, h, s = forward(X, W1, b1, W2, b2)
    d = 2 * (s - np.eye(len(b2))[y]) / len(X)
    dz = np.maximum(0, d @ W2.T)
    return W1 - lr * X.T @ dz, b1 - lr * dz.sum(0), W2 - lr * h.T @ d, b2 - lr * d.sum(0)


# The scores are computed from the sums before the ReLU (h instead of h_relu), while the way back uses the
# ReLU.
@answer(
    "scores from the sums",
    source="ft1148137/NN_Playground basic_nn/two_layer_nn_with_numpy.py (y_pred = h.dot(w2))",
)
def _(X, y, W1, b1, W2, b2, lr):
    n = len(X)
    h = X @ W1 + b1
    h_relu = np.maximum(h, 0)
    y_pred = h @ W2 + b2
    d_pred = 2.0 * (y_pred - np.eye(W2.shape[1])[y]) / n
    dW2 = h_relu.T @ d_pred
    db2 = d_pred.sum(axis=0)
    dh = d_pred @ W2.T
    dh[h < 0] = 0
    dW1 = X.T @ dh
    db1 = dh.sum(axis=0)
    return W1 - lr * dW1, b1 - lr * db1, W2 - lr * dW2, b2 - lr * db2


@answer("slope from above lost", source="haifengl/smile#528")
def _(X, y, W1, b1, W2, b2, lr):
    return stepped(X, y, W1, b1, W2, b2, lr, lambda dh, h: (h > 0) * 1.0)


@answer("only the targets divided by n")
def _(X, y, W1, b1, W2, b2, lr):
    n, Y = len(y), np.eye(len(b2))[y]
    h = np.maximum(X @ W1 + b1, 0)
    d = 2 * (h @ W2 + b2) - 2 * Y / n
    dh = d @ W2.T * (h > 0)
    return W1 - lr * X.T @ dh, b1 - lr * dh.sum(axis=0), W2 - lr * h.T @ d, b2 - lr * d.sum(axis=0)


@answer("divided twice")
def _(X, y, W1, b1, W2, b2, lr):
    n = len(X)
    h = np.maximum(X @ W1 + b1, 0)
    D = 2 * (h @ W2 + b2 - np.eye(len(b2))[y]) / n
    dW1, db1 = back_from(D, X, h, W2)
    return W1 - lr * dW1 / n, b1 - lr * db1 / n, W2 - lr * h.T @ D / n, b2 - lr * D.sum(0) / n


@answer("one sum for all biases", source="rasbt/stat453-deep-learning-ss21#5")
def _(X, y, W1, b1, W2, b2, lr):
    z, h, s = forward(X, W1, b1, W2, b2)
    d = 2 * (s - np.eye(len(b2))[y]) / len(X)
    dz = d @ W2.T * (z > 0)
    return W1 - lr * X.T @ dz, b1 - lr * np.sum(dz), W2 - lr * h.T @ d, b2 - lr * np.sum(d)


@answer("example by example")
def _(X, y, W1, b1, W2, b2, lr):
    for x, label in zip(X, y, strict=True):
        h = np.maximum(x @ W1 + b1, 0)
        d = 2 * (h @ W2 + b2 - np.eye(len(b2))[label])
        dz = (W2 @ d) * (h > 0)
        W1, b1 = W1 - lr * np.outer(x, dz), b1 - lr * dz
        W2, b2 = W2 - lr * np.outer(h, d), b2 - lr * d
    return W1, b1, W2, b2


@answer("last example only")
def _(X, y, W1, b1, W2, b2, lr):
    n = len(y)
    for x, label in zip(X, y, strict=True):
        z = x @ W1 + b1
        h = np.maximum(z, 0)
        d = h @ W2 + b2
        d[label] -= 1
        d = 2 * d / n
        dz = W2 @ d * (z > 0)
        dW1, db1, dW2, db2 = (np.outer(x, dz), dz, np.outer(h, d), d)
    return (W1 - lr * dW1, b1 - lr * db1, W2 - lr * dW2, b2 - lr * db2)


@answer("classes counted in the batch")
def _(X, y, W1, b1, W2, b2, lr):
    h = np.maximum(X @ W1 + b1, 0)
    D = 2 * (h @ W2 + b2 - np.eye(y.max() + 1)[y]) / len(X)
    dW1, db1 = back_from(D, X, h, W2)
    return W1 - lr * dW1, b1 - lr * db1, W2 - lr * h.T @ D, b2 - lr * D.sum(0)


@answer("no factor 2; no slope of ReLU")
def _(X, y, W1, b1, W2, b2, lr):
    m = X.shape[0]
    Z1 = np.dot(X, W1) + b1
    A1 = np.maximum(Z1, 0)
    Z2 = np.dot(A1, W2) + b2
    T = np.zeros((m, W2.shape[1]))
    for i in range(m):
        T[i, y[i]] = 1
    dZ2 = (Z2 - T) / m
    dW2 = np.dot(A1.T, dZ2)
    db2 = np.sum(dZ2, axis=0)
    dZ1 = np.dot(dZ2, W2.T)
    dW1 = np.dot(X.T, dZ1)
    db1 = np.sum(dZ1, axis=0)
    return W1 - lr * dW1, b1 - lr * db1, W2 - lr * dW2, b2 - lr * db2


# b1 is not moved.
@answer("=wrong", source="g-eoj/cs231n, dW1 forgotten")
def _(X, y, W1, b1, W2, b2, lr):
    z = X @ W1 + b1
    h = np.maximum(z, 0)
    d = 2 * (h @ W2 + b2 - np.eye(len(b2))[y]) / len(X)
    dz = d @ W2.T * (z > 0)
    return W1 - lr * X.T @ dz, b1, W2 - lr * h.T @ d, b2 - lr * d.sum(0)


@answer("one bias left out on the way forward")
def _(X, y, W1, b1, W2, b2, lr):
    h = np.maximum(X @ W1, 0)
    s = h @ W2 + b2
    t = np.eye(len(b2))[y]
    dz = 2 * (s - t) / len(y)
    dh = dz @ W2.T * (h > 0)
    return (W1 - lr * X.T @ dh, b1 - lr * dh.sum(axis=0), W2 - lr * h.T @ dz, b2 - lr * dz.sum(axis=0))


@answer("one bias left out on the way forward")
def _(X, y, W1, b1, W2, b2, lr):
    h = np.maximum(X @ W1 + b1, 0)
    s = h @ W2
    t = np.eye(len(b2))[y]
    dz = 2 * (s - t) / len(y)
    dh = dz @ W2.T * (h > 0)
    return (W1 - lr * X.T @ dh, b1 - lr * dh.sum(axis=0), W2 - lr * h.T @ dz, b2 - lr * dz.sum(axis=0))


@answer("biases at rate 1")
def _(X, y, W1, b1, W2, b2, lr):
    h = np.maximum(X @ W1 + b1, 0)
    s = h @ W2 + b2
    t = np.eye(len(b2))[y]
    dz = 2 * (s - t) / len(y)
    dh = dz @ W2.T * (h > 0)
    return (W1 - lr * X.T @ dh, b1 - dh.sum(axis=0), W2 - lr * h.T @ dz, b2 - dz.sum(axis=0))


@answer("slope of a sigmoid")
def _(X, y, W1, b1, W2, b2, lr):
    h = np.maximum(X @ W1 + b1, 0)
    s = h @ W2 + b2
    t = np.eye(len(b2))[y]
    dz = 2 * (s - t) / len(y)
    dh = dz @ W2.T * h * (1 - h)
    return (W1 - lr * X.T @ dh, b1 - lr * dh.sum(axis=0), W2 - lr * h.T @ dz, b2 - lr * dz.sum(axis=0))


@answer("a slope at the output, for the first layer")
def _(X, y, W1, b1, W2, b2, lr):
    h = np.maximum(X @ W1 + b1, 0)
    s = h @ W2 + b2
    t = np.eye(len(b2))[y]
    dz = 2 * (s - t) / len(y)
    dh = dz * (s > 0) @ W2.T * (h > 0)
    return (W1 - lr * X.T @ dh, b1 - lr * dh.sum(axis=0), W2 - lr * h.T @ dz, b2 - lr * dz.sum(axis=0))


@answer("labels that occur")
def _(X, y, W1, b1, W2, b2, lr):
    n = X.shape[0]
    z = X @ W1 + b1
    h = np.maximum(z, 0)
    s = h @ W2 + b2
    t = np.zeros_like(s)
    for column, c in enumerate(np.unique(y)):
        t[y == c, column] = 1
    ds = 2 / n * (s - t)
    dz = (ds @ W2.T) * (z > 0)
    return (W1 - lr * (X.T @ dz), b1 - lr * dz.sum(axis=0),
            W2 - lr * (h.T @ ds), b2 - lr * ds.sum(axis=0))


@answer("new hidden layer")
def _(X, y, W1, b1, W2, b2, lr):
    n = len(X)
    T = np.eye(W2.shape[1])[y]
    h = np.maximum(X @ W1 + b1, 0)
    e = 2 * (h @ W2 + b2 - T) / n
    d = (e @ W2.T) * (h > 0)
    W1 = W1 - lr * X.T @ d
    b1 = b1 - lr * d.sum(axis=0)
    h = np.maximum(X @ W1 + b1, 0)
    e = 2 * (h @ W2 + b2 - T) / n
    W2 = W2 - lr * h.T @ e
    b2 = b2 - lr * e.sum(axis=0)
    return W1, b1, W2, b2


@answer("whole columns")
def _(X, y, W1, b1, W2, b2, lr):
    h = np.maximum(X @ W1 + b1, 0)
    e = h @ W2 + b2
    e[:, y] -= 1
    ds = 2 * e / len(X)
    dz = (ds @ W2.T) * (h > 0)
    return (W1 - lr * (X.T @ dz), b1 - lr * dz.sum(axis=0),
            W2 - lr * (h.T @ ds), b2 - lr * ds.sum(axis=0))
