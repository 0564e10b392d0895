"""Answers of the eighth set to the exercises of mlp."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


# mlp/share-read


@answer(
    "mlp/share-read",
    "argmax over the columns",
    "Zasder3/train-CLIP issue 6 (the mend proposed there)",
    "takes the best example of each class (axis 0), not the best class of each example",
)
def _(scores, y):
    return (np.argmax(scores, axis=0) == y).mean()


@answer(
    "mlp/share-read",
    "argmax of the flattened array",
    "lisa-lab/DeepLearningTutorials pull request 15",
    "argmax without an axis is one number for the whole array",
)
def _(scores, y):
    y_pred = np.argmax(scores)
    return np.mean(y_pred == y)


@answer(
    "mlp/share-read",
    "max instead of argmax",
    "saurabhgarg1996/ATC_code issue 1",
    "compares the highest score itself with the class, so the accuracy is about 0",
)
def _(scores, y):
    pred = np.max(scores, axis=1)
    return np.mean(pred == y)


@answer(
    "mlp/share-read",
    "per cent",
    "quark0/darts issue 165 (utils.accuracy)",
    "multiplies by 100.0 / batch_size: per cent, not a share from 0 to 1",
)
def _(scores, y):
    batch_size = y.shape[0]
    correct = (scores.argmax(axis=1) == y).sum()
    return correct * (100.0 / batch_size)


@answer(
    "mlp/share-read",
    "a fixed batch size",
    "mitmul/chainer-cifar10 issue 1; NYU-DLSP20 pull request 801",
    "divides the number of hits by the number of classes, not by the number of examples",
)
def _(scores, y):
    correct = 0
    for i in range(len(y)):
        if scores[i].argmax() == y[i]:
            correct += 1
    return correct / scores.shape[1]


@answer("mlp/share-read", "stable sort in a loop", "numpy idiom, np.argsort answers on Stack Overflow")
def _(scores, y):
    hits = [
        int(np.argsort(-np.asarray(row), kind="stable")[0]) == int(label)
        for row, label in zip(scores, y, strict=False)
    ]
    return hits.count(True) / len(hits)


# mlp/dense-layer


@answer(
    "mlp/dense-layer",
    "bias after the activation",
    "Sentdex/NNfSiX issue 153",
    "adds the bias after ReLU instead of before",
)
def _(X, W, b):
    return np.maximum(0, X @ W) + b


@answer(
    "mlp/dense-layer",
    "np.max instead of np.maximum",
    "ahmedfgad/NumPyCNN issue 4",
    "np.max(z, 0) takes the maximum along axis 0",
)
def _(X, W, b):
    z = np.dot(X, W) + b
    return np.max(z, 0)


@answer(
    "mlp/dense-layer", "no bias", "Kulbear/deep-learning-coursera pull request 48", "the bias is forgotten"
)
def _(X, W, b):
    Z = np.dot(X, W)
    A = Z * (Z > 0)
    return A


@answer(
    "mlp/dense-layer",
    "ReLU on the inputs",
    "tflearn/tflearn pull request 784 (ReLU first, the rest later)",
    "clips the inputs of the layer at 0, not its outputs",
)
def _(X, W, b):
    X = np.maximum(X, 0)
    return X @ W + b


@answer(
    "mlp/dense-layer",
    "derivative of ReLU",
    "Stack Overflow 32109319 (ReLU and dReLU side by side)",
    "returns the derivative of ReLU, 0 or 1",
)
def _(X, W, b):
    Z = X @ W + b
    return 1.0 * (Z > 0)


@answer("mlp/dense-layer", "absolute value", "Stack Overflow 32109319 (third way)")
def _(X, W, b):
    z = np.einsum("nd,dk->nk", X, W) + b
    return (abs(z) + z) / 2


# mlp/batches


@answer(
    "mlp/batches",
    "last batch dropped",
    "ialhashim/DenseDepth pull request 137",
    "N // bs full batches only: what is left over is lost",
)
def _(order, size):
    N = len(order)
    out = []
    for i in range(N // size):
        out.append(order[i * size : (i + 1) * size])
    return out


@answer(
    "mlp/batches",
    "one empty batch more",
    "awasthiabhijeet/PIE pull request 32",
    "an additional, empty batch when the number of examples is a multiple of the size",
)
def _(order, size):
    n_batches = len(order) // size + 1
    return [order[i * size : (i + 1) * size] for i in range(n_batches)]


@answer(
    "mlp/batches",
    "array_split takes a number of parts",
    "numpy/numpy issue 12691",
    "np.array_split(a, size) makes `size` parts, not parts of length `size`",
)
def _(order, size):
    return np.array_split(order, size)


@answer(
    "mlp/batches",
    "balanced parts",
    "numpy/numpy pull request 9936 (docstring of array_split)",
    "array_split evens the parts out, so several are smaller than `size`",
)
def _(order, size):
    n_batches = int(np.ceil(len(order) / size))
    return np.array_split(order, n_batches)


@answer(
    "mlp/batches",
    "zip of starts and ends",
    "siddk/entity-network issue 7",
    "the range of the ends is one shorter, so the last batch is lost even if it is full",
)
def _(order, size):
    n = len(order)
    return [order[start:end] for start, end in zip(range(0, n, size), range(size, n, size), strict=False)]


@answer("mlp/batches", "np.split at indices", "numpy documentation of np.split")
def _(order, size):
    parts = np.split(order, np.arange(size, len(order), size))
    return [part for part in parts if len(part)]


# mlp/descend


@answer(
    "mlp/descend",
    "one after the other",
    "kaleko/CourseraML issue 12",
    "the slope for b is taken with the new w",
)
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        w = w - lr * 2 * ((w * x + b - y) * x).mean()
        b = b - lr * 2 * (w * x + b - y).mean()
    return w, b


@answer(
    "mlp/descend",
    "factor 2 missing",
    "Open-Deep-ML/DML-OpenProblem issue 97",
    "slopes of half the mean squared error: the factor 2 is missing",
)
def _(x, y, w, b, lr, steps):
    m = len(y)
    for _ in range(steps):
        errors = w * x + b - y
        dw = (x @ errors) / m
        db = errors.sum() / m
        w, b = w - lr * dw, b - lr * db
    return w, b


@answer(
    "mlp/descend",
    "sum instead of mean",
    "tsycnh/mlbasic issue 2",
    "the slopes are added up over the examples and never divided by their number",
)
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        all_dw = 0
        all_db = 0
        for i in range(len(x)):
            y_ = w * x[i] + b
            all_dw += 2 * (y_ - y[i]) * x[i]
            all_db += 2 * (y_ - y[i])
        w = w - lr * all_dw
        b = b - lr * all_db
    return w, b


@answer(
    "mlp/descend",
    "always the initial place",
    "kaleko/CourseraML issues 4 and 7",
    "each step takes the slopes at the initial w and b",
)
def _(x, y, w, b, lr, steps):
    initial_w, initial_b = w, b
    for _ in range(steps):
        error = initial_w * x + initial_b - y
        w = w - lr * 2 * (error * x).mean()
        b = b - lr * 2 * error.mean()
    return w, b


@answer(
    "mlp/descend",
    "a step for each example",
    "Cross Validated: Gradient Descent Different Implementation Causes Error",
    "updates after every single example: stochastic gradient descent, not the slopes over all examples",
)
def _(x, y, w, b, lr, steps):
    for _iteration in range(steps):
        for i in range(len(x)):
            dwb = 2 * (b + w * x[i] - y[i])
            dw1 = 2 * x[i] * (b + w * x[i] - y[i])
            b = b - lr * dwb
            w = w - lr * dw1
    return w, b


@answer(
    "mlp/descend", "normal-equation form", "ageron/handson-ml issue 49 (2/m * X_b.T.dot(X_b.dot(theta) - y))"
)
def _(x, y, w, b, lr, steps):
    X_b = np.c_[x, np.ones(len(x))]
    theta = np.array([w, b], dtype=float)
    for _ in range(steps):
        theta = theta - lr * (2 / len(x)) * X_b.T.dot(X_b.dot(theta) - y)
    w, b = theta
    return w, b


# mlp/layer-gradients


@answer(
    "mlp/layer-gradients",
    "db not added up",
    "datascience.stackexchange 20139; jimfleming/differentiation issue 1",
    "db is dz itself, a row for each example, not the sum over the examples",
)
def _(h, W, dz):
    dW = h.T @ dz
    db = dz
    dh = dz @ W.T
    return dW, db, dh


@answer(
    "mlp/layer-gradients",
    "divided by m",
    "Kulbear/deep-learning-coursera issue 8",
    "dW and db are divided by the number of examples; dz already belongs to the loss",
)
def _(h, W, dz):
    m = h.shape[0]
    dW = np.dot(h.T, dz) / m
    db = np.sum(dz, axis=0) / m
    dh = np.dot(dz, W.T)
    return dW, db, dh


@answer(
    "mlp/layer-gradients",
    "db averaged",
    "dengfy/cs231n issue 1; kvfrans/notes issue 5",
    "db is the mean over the examples, while dW is the sum",
)
def _(h, W, dz):
    return h.T.dot(dz), np.mean(dz, axis=0), dz.dot(W.T)


@answer(
    "mlp/layer-gradients",
    "db out of dW",
    "rust0258/Deeplearning.ai-Natural-Language-Processing-Specialization issue 62",
    "db adds up the rows of dW, so it is multiplied by the inputs",
)
def _(h, W, dz):
    grad_W = np.dot(h.T, dz)
    grad_b = np.sum(np.dot(h.T, dz), axis=0)
    grad_h = np.dot(dz, W.T)
    return grad_W, grad_b, grad_h


@answer(
    "mlp/layer-gradients",
    "ReLU mask in dh",
    "the two-layer numpy net, e.g. xinzheshen/dl_practice 04_nn_by_np.py",
    "multiplies dh by the derivative of the ReLU in front, which is no part of this layer",
)
def _(h, W, dz):
    dW = h.T.dot(dz)
    db = dz.sum(axis=0)
    grad_h = dz.dot(W.T).copy()
    grad_h[h < 0] = 0
    return dW, db, grad_h


@answer("mlp/layer-gradients", "einsum and a vector of ones", "rust0258/... issue 62 (the form with np.ones)")
def _(h, W, dz):
    return np.einsum("nd,nk->dk", h, dz), np.ones(len(dz)) @ dz, np.einsum("nk,dk->nd", dz, W)


# mlp/train-step


@answer(
    "mlp/train-step",
    "new W2 in the backward pass",
    "VikParuchuri/zero_to_gpt issue 12; joelgrus/data-science-from-scratch issue 31",
    "the gradient goes back through the W2 that has been updated already",
)
def _(X, y, W1, b1, W2, b2, lr):
    n, k = len(X), len(b2)
    z1 = X @ W1 + b1
    h = np.maximum(z1, 0)
    grad = 2 * (h @ W2 + b2 - np.eye(k)[y]) / n
    W2 = W2 - lr * (h.T @ grad)
    b2 = b2 - lr * grad.sum(axis=0)
    grad = (grad @ W2.T) * (z1 > 0)
    W1 = W1 - lr * (X.T @ grad)
    b1 = b1 - lr * grad.sum(axis=0)
    return W1, b1, W2, b2


@answer(
    "mlp/train-step",
    "updates in place",
    "xinzheshen/dl_practice src/pytorch_test/base/04_nn_by_np.py",
    "`-=` changes the arrays that were given",
)
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


@answer(
    "mlp/train-step",
    "scores from h before ReLU",
    "ft1148137/NN_Playground basic_nn/two_layer_nn_with_numpy.py",
    "the scores are computed from the sums before the ReLU",
)
def _(X, y, W1, b1, W2, b2, lr):
    h = X.dot(W1) + b1
    h_relu = np.maximum(h, 0)
    y_pred = h.dot(W2) + b2
    grad_y_pred = 2.0 * (y_pred - np.eye(len(b2))[y]) / len(X)
    grad_w2 = h_relu.T.dot(grad_y_pred)
    grad_h = grad_y_pred.dot(W2.T)
    grad_h[h < 0] = 0
    grad_w1 = X.T.dot(grad_h)
    return (
        W1 - lr * grad_w1,
        b1 - lr * grad_h.sum(axis=0),
        W2 - lr * grad_w2,
        b2 - lr * grad_y_pred.sum(axis=0),
    )


@answer(
    "mlp/train-step",
    "sum over the examples",
    "YingChen1996/leetcode_daydayup python_numpy/MLP_train_infer.py",
    "no mean over the examples: the gradients are n times too large",
)
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


@answer(
    "mlp/train-step",
    "ReLU gradient overwrites",
    "haifengl/smile issue 528",
    "`=` instead of `*=`: the derivative of ReLU replaces the gradient that arrives from above",
)
def _(X, y, W1, b1, W2, b2, lr):
    n = X.shape[0]
    z1 = X @ W1 + b1
    a1 = np.maximum(z1, 0)
    d2 = 2 / n * (a1 @ W2 + b2 - np.eye(W2.shape[1])[y])
    d1 = d2 @ W2.T
    d1 = np.where(z1 > 0, 1.0, 0.0)
    return W1 - lr * X.T @ d1, b1 - lr * d1.sum(axis=0), W2 - lr * a1.T @ d2, b2 - lr * d2.sum(axis=0)


@answer(
    "mlp/train-step",
    "outer products, example by example",
    "per-example np.outer as in louisjc/mnist-neural-network issue 1",
)
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
