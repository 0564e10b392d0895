"""An eighth set of public answers, to the exercises about networks, activations and normalization."""

import numpy as np
from support.public_answers.model import collect

from dlbasics.activations import sigmoid, softmax

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


# activations/hard-sigmoid


@answer(
    "activations/hard-sigmoid",
    "slope 0.2",
    "STEllAR-GROUP/phylanx pull request 880 (Keras' definition)",
    "Keras' old hard sigmoid, 0.2 x + 0.5: the corners are at -2.5 and 2.5",
)
def _(x):
    y = 0.2 * x + 0.5
    return np.clip(y, 0, 1)


@answer(
    "activations/hard-sigmoid",
    "slope 1/2",
    "pytorch/pytorch issue 139381 (BinaryConnect's definition)",
    "(x + 1) / 2: the corners are at -1 and 1",
)
def _(x):
    return np.maximum(0, np.minimum(1, (x + 1) / 2))


@answer(
    "activations/hard-sigmoid",
    "the half is missing",
    "pytorch/pytorch pull request 34545 (review)",
    "the middle piece is x / 6 without + 1/2",
)
def _(x):
    return np.where(x <= -3, 0.0, np.where(x >= 3, 1.0, x / 6))


@answer(
    "activations/hard-sigmoid",
    "hard swish",
    "tensorflow/swift-apis pull request 743",
    "multiplied by x: this is the hard swish",
)
def _(x):
    relu6 = np.clip(x + 3, 0, 6)
    return x * relu6 / 6.0


@answer(
    "activations/hard-sigmoid",
    "numbers only",
    "Frozander/ML101 ml101/activations.py (leaky_relu)",
    "`if x <= -3` works for a single number, not for an array",
)
def _(x):
    if x <= -3:
        return 0.0
    if x >= 3:
        return 1.0
    return x / 6 + 0.5


@answer("activations/hard-sigmoid", "np.interp", "numpy documentation of np.interp")
def _(x):
    return np.interp(x, [-3.0, 3.0], [0.0, 1.0])


# activations/silu-grad


@answer(
    "activations/silu-grad",
    "1 - swish in place of 1 - sigmoid",
    "GitHub file with `def d_swish(x)` next to d_mish (find_string)",
    "the derivative of the sigmoid is written s (1 - swish)",
)
def _(x):
    def swish(x):
        return x * sigmoid(x)

    return sigmoid(x) + x * sigmoid(x) * (1 - swish(x))


@answer(
    "activations/silu-grad",
    "swish in place of the sigmoid",
    "GitHub notebook with `def d_swish(A_l, beta=1)` (find_string)",
    "y + x (1 - y): twice the sigmoid and the swish are mixed up",
)
def _(x):
    y = x * sigmoid(x)
    return y + x * (1 - y)


@answer(
    "activations/silu-grad",
    "derivative twice",
    "GitHub file with `def d_swish(activation)` next to inv_tanh (find_string)",
    "puts the derivative into the formula of the derivative again",
)
def _(x):
    def d(t):
        s = sigmoid(t)
        return s + t * s * (1 - s)

    z = d(x)
    return d(z)


@answer(
    "activations/silu-grad",
    "x for the output",
    "pjreddie/darknet pull request 252 (swish_gradient)",
    "x + s (1 - x) holds only if x is the output of the SiLU already",
)
def _(x):
    sigma = sigmoid(x)
    return x + sigma * (1 - x)


@answer(
    "activations/silu-grad",
    "e^x overflows",
    "Frozander/ML101 ml101/activations.py (swish_der)",
    "e^x squared overflows for large x: nan instead of 1",
)
def _(x):
    return np.exp(x) * (np.exp(x) + x + 1) / ((np.exp(x) + 1) ** 2)


@answer(
    "activations/silu-grad",
    "from the output",
    "byronprice/Perceptron-Model SwishPrime.m; pytorch/pytorch issue 110815",
)
def _(x):
    s = sigmoid(x)
    y = x * s
    return y + s * (1 - y)


# activations/softplus


@answer(
    "activations/softplus",
    "as on paper",
    "rushter/MLAlgorithms pull request 30 (before)",
    "np.exp overflows for 750, and 1 + exp(-50) rounds to 1",
)
def _(x):
    return np.log(1 + np.exp(x))


@answer(
    "activations/softplus",
    "x + log(1 + 1/exp(x))",
    "rushter/MLAlgorithms pull requests 30 and 31",
    "mends the large x only: for x = -50 two large numbers cancel, and for x = -800 it divides by 0",
)
def _(x):
    return x + np.log(1 + 1 / np.exp(x))


@answer(
    "activations/softplus",
    "threshold 20",
    "mlpack/mlpack pull request 2371",
    "x itself above 20; below, 1 + e^x still rounds to 1 for x = -50",
)
def _(x):
    return np.where(x > 20, x, np.log(1 + np.exp(np.minimum(x, 20))))


@answer(
    "activations/softplus",
    "log instead of log1p",
    "apache/tvm issue 1768",
    "no overflow, but log(1 + e^-|x|) loses all digits: 0 for x = -50",
)
def _(x):
    return np.log(1 + np.exp(0 - np.abs(x))) + np.maximum(x, 0)


@answer(
    "activations/softplus",
    "minus instead of plus",
    "openvinotoolkit/openvino pull request 4932 (review)",
    "x - log(1 + e^-x) for positive x: the sign is wrong",
)
def _(x):
    tail = np.log1p(np.exp(-np.abs(x)))
    return np.where(x >= 0, x - tail, tail)


@answer("activations/softplus", "logaddexp", "rushter/MLAlgorithms pull request 31 (after)")
def _(x):
    return np.logaddexp(0, x)


# activations/elu


@answer(
    "activations/elu",
    "parentheses",
    "root-project/root issue 21539",
    "alpha * exp(x) - 1: the parentheses are missing",
)
def _(x, alpha):
    return np.where(x > 0, x, alpha * np.exp(np.minimum(x, 0)) - 1)


@answer(
    "activations/elu",
    "no alpha",
    "phlippe/uvadlc_notebooks pull request 161; tensorflow/tensorflow issue 61861",
    "alpha is not used",
)
def _(x, alpha):
    return np.where(x > 0, x, np.expm1(np.minimum(x, 0)))


@answer(
    "activations/elu",
    "writes into x",
    "Stack Overflow 32109319 (fancy_index_relu)",
    "writes the result into the array that was given",
)
def _(x, alpha):
    neg = x <= 0
    x[neg] = alpha * np.expm1(x[neg])
    return x


@answer(
    "activations/elu",
    "exp(x) - 1 as on paper",
    "eriklindernoren/ML-From-Scratch activation_functions.py; ggml-org/llama.cpp pull request 8866",
    "exp(x) - 1 loses the digits for small x, and exp overflows (a warning) for large x",
)
def _(x, alpha):
    return np.where(x >= 0.0, x, alpha * (np.exp(x) - 1))


@answer(
    "activations/elu",
    "derivative",
    "mlpack/mlpack pull request 1540 (Deriv)",
    "returns the derivative of ELU",
)
def _(x, alpha):
    f = alpha * np.expm1(np.minimum(x, 0))
    return np.where(x > 0, 1.0, f + alpha)


@answer("activations/elu", "np.piecewise", "numpy documentation of np.piecewise")
def _(x, alpha):
    return np.piecewise(x, [x > 0], [lambda t: t, lambda t: alpha * np.expm1(t)])


# activations/masked-softmax


@answer(
    "activations/masked-softmax",
    "masked scores become 0",
    "georg-wolflein/good-features pull request 1",
    "multiplies the scores by the mask: exp(0) = 1 is still counted",
)
def _(z, mask):
    return softmax(z * mask, axis=1)


@answer(
    "activations/masked-softmax",
    "mask after softmax",
    "NVIDIA/Megatron-LM pull request 731",
    "sets the others to 0 after the softmax: the rows no longer sum to 1",
)
def _(z, mask):
    return softmax(z, axis=-1) * mask


@answer(
    "activations/masked-softmax",
    "mask after, then renormalize",
    "allenai/allennlp pull request 437 (before)",
    "a huge masked score takes all the probability first; what is left underflows to 0",
)
def _(z, mask):
    result = softmax(z, axis=-1) * mask
    return result / (result.sum(axis=1, keepdims=True) + 1e-13)


@answer(
    "activations/masked-softmax",
    "mask reversed",
    "lucidrains/halonet-pytorch issue 4",
    "masked_fill fills where the mask is True: the allowed classes are removed",
)
def _(z, mask):
    return softmax(np.where(mask, -np.inf, z), axis=1)


@answer(
    "activations/masked-softmax",
    "minus 10000",
    "NVIDIA/apex pull request 924 (BERT's additive mask)",
    "adds -10000 to the masked scores: a larger one survives",
)
def _(z, mask):
    return softmax(z + (1.0 - mask) * -10000.0)


@answer(
    "activations/masked-softmax",
    "only the allowed entries, row by row",
    "own style after allenai/allennlp pull request 893",
)
def _(z, mask):
    out = np.zeros(np.shape(z))
    for i, (row, ok) in enumerate(zip(z, mask, strict=False)):
        allowed = row[ok]
        e = np.exp(allowed - allowed.max())
        out[i, ok] = e / e.sum()
    return out


# activations/classify-digits


@answer(
    "activations/classify-digits",
    "times the temperature",
    "bowang-lab/BLEEP issue 5",
    "multiplies the scores by the temperature instead of dividing",
)
def _(X, W1, b1, W2, b2, temperature):
    z = X @ W1 + b1
    h = np.where(z > 0, z, 0.1 * z)
    return softmax((h @ W2 + b2) * temperature)


@answer(
    "activations/classify-digits",
    "temperature cancels",
    "google/gemma.cpp pull request 981",
    "divides the exponentials by the temperature: it cancels and has no effect",
)
def _(X, W1, b1, W2, b2, temperature):
    z1 = X @ W1 + b1
    h = np.where(z1 > 0, z1, 0.1 * z1)
    logits = h @ W2 + b2
    e = np.exp(logits - logits.max(axis=1, keepdims=True)) / temperature
    return e / e.sum(axis=1, keepdims=True)


@answer(
    "activations/classify-digits",
    "Python's sum",
    "Stack Overflow 76450489 (MNIST NN from scratch)",
    "sum(np.exp(z)) adds up over the examples, and np.exp overflows",
)
def _(X, W1, b1, W2, b2, temperature):
    z1 = X.dot(W1) + b1
    a1 = np.maximum(z1, 0.1 * z1)
    z2 = (a1.dot(W2) + b2) / temperature
    a2 = np.exp(z2) / sum(np.exp(z2))
    return a2


@answer(
    "activations/classify-digits",
    "maximum of the whole batch",
    "keras-team/keras pull request 9606",
    "subtracts one maximum for all rows: a row far below it underflows to 0 / 0",
)
def _(X, W1, b1, W2, b2, temperature):
    z1 = X @ W1 + b1
    h = np.where(z1 >= 0, z1, z1 * 0.1)
    x = (h @ W2 + b2) / temperature
    return np.exp(x - x.max()) / np.exp(x - x.max()).sum(axis=1, keepdims=True)


@answer(
    "activations/classify-digits",
    "leaky part lost",
    "tflearn/tflearn pull request 784",
    "x is overwritten by relu(x) first, so the negative part is gone: a plain ReLU",
)
def _(X, W1, b1, W2, b2, temperature):
    x = X @ W1 + b1
    x = np.maximum(x, 0)
    x = x - 0.1 * np.maximum(-x, 0)
    return softmax((x @ W2 + b2) / temperature)


@answer(
    "activations/classify-digits",
    "through the log-sum-exp",
    "own style after zackchase/mxnet-the-straight-dope pull request 382",
)
def _(X, W1, b1, W2, b2, temperature):
    z = X @ W1 + b1
    scores = (np.maximum(z, z / 10) @ W2 + b2) / temperature
    return np.exp(scores - np.logaddexp.reduce(scores, axis=1, keepdims=True))


# normalization/rms-norm


@answer(
    "normalization/rms-norm",
    "eps outside the root",
    "allenai/OLMo issue 281",
    "adds eps to the root mean square, not under the root",
)
def _(X, gamma, eps):
    norm_x = np.linalg.norm(X, axis=-1, keepdims=True)
    rms_x = norm_x * X.shape[-1] ** (-1.0 / 2)
    return gamma * (X / (rms_x + eps))


@answer(
    "normalization/rms-norm",
    "divided by rsqrt",
    "mosaicml/llm-foundry issue 371",
    "divides by the reciprocal root, so it multiplies by the root mean square",
)
def _(X, gamma, eps):
    rsqrt = 1 / np.sqrt(np.mean(X**2, axis=-1, keepdims=True) + eps)
    return X / rsqrt * gamma


@answer(
    "normalization/rms-norm",
    "variance",
    "keras-team/keras pull request 22393",
    "divides by the root of the variance, which subtracts the mean, not of the mean of the squares",
)
def _(X, gamma, eps):
    variance = X.var(axis=-1, keepdims=True)
    return X / np.sqrt(variance + eps) * gamma


@answer(
    "normalization/rms-norm",
    "over the whole array",
    "bkitano/llama-from-scratch issue 4",
    "one root mean square for all rows",
)
def _(X, gamma, eps):
    rms = np.sqrt(np.mean(np.square(X)) + eps)
    return X / rms * gamma


@answer(
    "normalization/rms-norm",
    "root of the root",
    "pytorch/pytorch issue 139274",
    "sqrt(RMS + eps): the root is taken twice",
)
def _(X, gamma, eps):
    rms = np.sqrt(np.mean(X**2, axis=-1, keepdims=True))
    return X / np.sqrt(rms + eps) * gamma


@answer(
    "normalization/rms-norm",
    "hypot",
    "own style after allenai/OLMo issue 281 and bkitano/llama-from-scratch issue 4",
)
def _(X, gamma, eps):
    rms = np.linalg.norm(X, axis=1) / X.shape[1] ** 0.5
    return ((X * gamma).T / np.hypot(rms, eps**0.5)).T


# normalization/rms-norm-grad


@answer(
    "normalization/rms-norm-grad",
    "rms as a constant",
    "ooples/AiDotNet pull request 695 (review of RmsNormBackward)",
    "treats rms as a constant: the second term is missing",
)
def _(dout, X, eps):
    inv_rms = 1.0 / np.sqrt((X**2).mean(axis=-1, keepdims=True) + eps)
    return dout * inv_rms


@answer(
    "normalization/rms-norm-grad",
    "1/N missing",
    "linkedin/Liger-Kernel pull request 117 (the comment's formula, without 1/N)",
    "the sum of dout * X over the row instead of its mean",
)
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X**2, axis=-1, keepdims=True) + eps)
    dot = np.sum(dout * X, axis=-1, keepdims=True)
    return (1 / rms) * (dout - (1 / rms**2) * dot * X)


@answer(
    "normalization/rms-norm-grad",
    "variance instead of rms",
    "flagos-ai/FlagGems pull request 5771",
    "the stored mean of squares is used where its root belongs",
)
def _(dout, X, eps):
    rms = np.mean(X**2, axis=-1, keepdims=True) + eps
    return dout / rms - X * np.mean(dout * X, axis=-1, keepdims=True) / rms**3


@answer(
    "normalization/rms-norm-grad",
    "layer norm's backward",
    "karpathy/llm.c pull request 763 (from layernorm_backward)",
    "subtracts the mean of dout too, which belongs to layer norm",
)
def _(dout, X, eps):
    rstd = 1 / np.sqrt(np.mean(X * X, axis=-1, keepdims=True) + eps)
    norm = X * rstd
    dnorm_mean = dout.mean(axis=-1, keepdims=True)
    dnorm_norm_mean = (dout * norm).mean(axis=-1, keepdims=True)
    return (dout - dnorm_mean - norm * dnorm_norm_mean) * rstd


@answer(
    "normalization/rms-norm-grad",
    "wrong power",
    "linkedin/Liger-Kernel pull request 117 (1/RMS^2 lost)",
    "the second term is divided by rms once instead of three times",
)
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X**2, axis=-1, keepdims=True) + eps)
    return (dout - X * np.mean(dout * X, axis=-1, keepdims=True)) / rms


@answer(
    "normalization/rms-norm-grad",
    "Jacobian, row by row",
    "own style after linkedin/Liger-Kernel pull request 117",
)
def _(dout, X, eps):
    rows = []
    for g, x in zip(dout, X, strict=False):
        d = x.size
        ms = x @ x / d + eps
        jacobian = (np.eye(d) - np.outer(x, x) / (d * ms)) / np.sqrt(ms)
        rows.append(jacobian @ g)
    return np.array(rows)


# normalization/group-norm


@answer(
    "normalization/group-norm",
    "interleaved groups",
    "tensorflow/addons issue 751",
    "reshapes to (n, d / groups, groups): a group holds every groups-th feature, not neighbours",
)
def _(X, groups, eps):
    n, d = X.shape
    x = X.reshape(n, d // groups, groups)
    x = (x - x.mean(axis=1, keepdims=True)) / np.sqrt(x.var(axis=1, keepdims=True) + eps)
    return x.reshape(n, d)


@answer(
    "normalization/group-norm",
    "group axis in the reduction",
    "brainpy/BrainPy issue 765",
    "mean and variance over the groups too: this is layer norm",
)
def _(X, groups, eps):
    n, d = X.shape
    x = X.reshape(n, groups, d // groups)
    axes = (*tuple(range(1, x.ndim - 1)), -1)
    mean = x.mean(axis=axes, keepdims=True)
    var = x.var(axis=axes, keepdims=True)
    return ((x - mean) / np.sqrt(var + eps)).reshape(n, d)


@answer(
    "normalization/group-norm",
    "Bessel's correction",
    "harvardnlp/annotated-transformer pull request 119",
    "the unbiased variance, divided by n - 1",
)
def _(X, groups, eps):
    shape = X.shape
    x = X.reshape(shape[0], groups, -1)
    mean = x.mean(axis=-1, keepdims=True)
    var = x.var(axis=-1, ddof=1, keepdims=True)
    return ((x - mean) / np.sqrt(var + eps)).reshape(shape)


@answer(
    "normalization/group-norm", "sqrt(var) + eps", "tracel-ai/burn issue 2185", "divides by sqrt(var) + eps"
)
def _(X, groups, eps):
    g = X.reshape(len(X), groups, -1)
    out = (g - g.mean(-1, keepdims=True)) / (np.sqrt(g.var(-1, keepdims=True)) + eps)
    return out.reshape(X.shape)


@answer(
    "normalization/group-norm",
    "squared instead of rooted",
    "131250208/TPlinker-joint-extraction issue 37",
    "** 2 instead of ** 0.5: divides by the square of the variance",
)
def _(X, groups, eps):
    N, C = X.shape
    x = X.reshape(N, groups, C // groups)
    mean = np.mean(x, axis=-1, keepdims=True)
    variance = np.mean((x - mean) ** 2, axis=-1, keepdims=True)
    std = (variance + eps) ** 2
    return ((x - mean) / std).reshape(N, C)


@answer("normalization/group-norm", "split and stack", "chainer/chainer issue 7706 (y_foreach)")
def _(X, groups, eps):
    parts = []
    for part in np.split(X, groups, axis=1):
        centred = part - part.mean(axis=1)[:, None]
        parts.append(centred / np.sqrt((centred**2).mean(axis=1)[:, None] + eps))
    return np.hstack(parts)


# normalization/pool-statistics


@answer(
    "normalization/pool-statistics",
    "average of the variances",
    "fyu/drn issue 26",
    "only averages the variances: what lies between the two means is missing",
)
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    return (n1 * mean1 + n2 * mean2) / n, (n1 * var1 + n2 * var2) / n


@answer(
    "normalization/pool-statistics",
    "square missing",
    "scikit-multiflow/scikit-multiflow pull request 187",
    "the difference of the means is not squared",
)
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = (n1 * mean1 + n2 * mean2) / n
    incremental_variance = n1 * n2 * (mean1 - mean2) / n
    return mean, (n1 * var1 + n2 * var2 + incremental_variance) / n


@answer(
    "normalization/pool-statistics",
    "E[x^2] - E[x]^2",
    "PaddlePaddle/Paddle pull request 16121; Stack Overflow 49522553",
    "right on paper, but for huge means two huge numbers cancel",
)
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = (n1 * mean1 + n2 * mean2) / n
    mean_of_squares = (n1 * (var1 + mean1**2) + n2 * (var2 + mean2**2)) / n
    return mean, mean_of_squares - mean**2


@answer(
    "normalization/pool-statistics",
    "delta from the new mean",
    "younggyoseo/FastTD3 issues 8 and 32",
    "the difference is measured from the mean that has been updated already",
)
def _(n1, mean1, var1, n2, mean2, var2):
    new_count = n1 + n2
    delta = mean2 - mean1
    mean = mean1 + delta * (n2 / new_count)
    delta2 = mean2 - mean
    M2 = var1 * n1 + var2 * n2 + delta2**2 * (n1 * n2 / new_count)
    return mean, M2 / new_count


@answer(
    "normalization/pool-statistics",
    "n - 1",
    "blog: Calculating Running Estimate of Mean and Standard Deviation in Python",
    "takes the variances for unbiased ones and returns an unbiased one",
)
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = (n1 * mean1 + n2 * mean2) / n
    var = ((n1 - 1) * var1 + (n2 - 1) * var2 + n1 * (mean - mean1) ** 2 + n2 * (mean - mean2) ** 2) / (n - 1)
    return mean, var


@answer(
    "normalization/pool-statistics", "shares", "Improbable-AI/pql torch_util.py (RunningMeanStd), rewritten"
)
def _(n1, mean1, var1, n2, mean2, var2):
    share = n2 / (n1 + n2)
    gap = mean2 - mean1
    return mean1 + share * gap, (1 - share) * (var1 + share * gap * gap) + share * var2


# normalization/fold


@answer(
    "normalization/fold",
    "bias not scaled",
    "ultralytics/yolov3 issue 807; Tencent/ncnn issue 1339",
    "the layer's own bias is added without being scaled",
)
def _(W, b, gamma, beta, mu, var, eps):
    w_bn = gamma / np.sqrt(eps + var)
    b_bn = beta - gamma * mu / np.sqrt(var + eps)
    return W * w_bn, b + b_bn


@answer(
    "normalization/fold",
    "only the weights",
    "jiazhihao/TASO pull request 47",
    "fuses gamma / sqrt(var + eps) into the weights and leaves the bias as it was",
)
def _(W, b, gamma, beta, mu, var, eps):
    return W * gamma / np.sqrt(var + eps), b.copy()


@answer(
    "normalization/fold",
    "another eps",
    "analogdevicesinc/ai8x-training pull request 108",
    "1e-20 instead of the eps of the batch norm",
)
def _(W, b, gamma, beta, mu, var, eps):
    r_std = np.sqrt(var + 1e-20)
    return W * (gamma / r_std), (b - mu) / r_std * gamma + beta


@answer(
    "normalization/fold",
    "scale along the wrong axis",
    "tenstorrent/tt-metal pull request 5317 (scale[:, None, None, None])",
    "scales the rows of W, as in a convolution's layout, not its columns",
)
def _(W, b, gamma, beta, mu, var, eps):
    scale = gamma / np.sqrt(var + eps)
    return W * scale[:, None], (b - mu) * scale + beta


@answer(
    "normalization/fold",
    "in place",
    "LeelaChessZero/lc0 pull request 779 (FoldBN)",
    "changes W and b that were given",
)
def _(W, b, gamma, beta, mu, var, eps):
    scale = gamma / np.sqrt(var + eps)
    W *= scale
    b -= mu
    b *= scale
    b += beta
    return W, b


@answer("normalization/fold", "diagonal matrix", "Shanghua-Gao/RBN issue 4 (torch.diag and torch.mm)")
def _(W, b, gamma, beta, mu, var, eps):
    w_bn = np.diag(gamma / np.sqrt(eps + var))
    return W @ w_bn, (b - mu) @ w_bn + beta


# normalization/read-digits


@answer(
    "normalization/read-digits",
    "momentum reversed",
    "discuss.pytorch.org 114394; the cs231n assignment 2",
    "the momentum weighs the old value instead of the new batch",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    running_mean, running_var = np.zeros(len(b1)), np.ones(len(b1))
    for X in batches:
        z = X @ W1 + b1
        running_mean = momentum * running_mean + (1 - momentum) * z.mean(axis=0)
        running_var = momentum * running_var + (1 - momentum) * z.var(axis=0, ddof=1)
    z = (X_test @ W1 + b1 - running_mean) / np.sqrt(running_var + 1e-5)
    return np.maximum(gamma * z + beta, 0) @ W2 + b2


@answer(
    "normalization/read-digits",
    "biased variance kept",
    "tinygrad/tinygrad pull request 807 (before)",
    "keeps the biased variance of the batch, not the unbiased one",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = np.zeros(W1.shape[1]), np.ones(W1.shape[1])
    for X in batches:
        z = X @ W1 + b1
        mean = (1 - momentum) * mean + momentum * z.mean(axis=0)
        var = (1 - momentum) * var + momentum * z.var(axis=0)
    z = X_test @ W1 + b1
    h = np.maximum(gamma * (z - mean) / np.sqrt(var + 1e-5) + beta, 0)
    return h @ W2 + b2


@answer(
    "normalization/read-digits",
    "statistics of the test digits",
    "ooples/AiDotNet.Tensors pull request 27 (review); Tencent/ncnn issue 358",
    "normalizes with the mean and variance of the test batch: train mode",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = np.zeros(W1.shape[1]), np.ones(W1.shape[1])
    for X in batches:
        z = X @ W1 + b1
        mean = (1 - momentum) * mean + momentum * z.mean(axis=0)
        var = (1 - momentum) * var + momentum * z.var(axis=0, ddof=1)
    z = X_test @ W1 + b1
    z_hat = (z - z.mean(axis=0)) / np.sqrt(z.var(axis=0) + 1e-5)
    return np.maximum(z_hat * gamma + beta, 0) @ W2 + b2


@answer(
    "normalization/read-digits",
    "variance starts at 0",
    "d2l-ai/d2l-en pull request 1591; chainer/chainer issue 879",
    "the running variance begins at 0 instead of 1",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    moving_mean, moving_var = np.zeros(W1.shape[1]), np.zeros(W1.shape[1])
    for X in batches:
        Y = X @ W1 + b1
        moving_mean = (1.0 - momentum) * moving_mean + momentum * Y.mean(axis=0)
        moving_var = (1.0 - momentum) * moving_var + momentum * Y.var(axis=0, ddof=1)
    Y = (X_test @ W1 + b1 - moving_mean) / np.sqrt(moving_var + 1e-5)
    return np.maximum(gamma * Y + beta, 0) @ W2 + b2


@answer(
    "normalization/read-digits",
    "standard deviation kept",
    "pytorch/pytorch issue 7028",
    "keeps a running standard deviation where the variance belongs",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    running_mean = np.zeros(b1.shape)
    running_var = np.ones(b1.shape)
    for batch in batches:
        hidden = batch @ W1 + b1
        running_mean += momentum * (hidden.mean(axis=0) - running_mean)
        running_var += momentum * (np.std(hidden, axis=0, ddof=1) - running_var)
    hidden = X_test @ W1 + b1
    normed = (hidden - running_mean) / np.sqrt(running_var + 1e-5)
    return np.maximum(normed * gamma + beta, 0) @ W2 + b2


@answer(
    "normalization/read-digits",
    "weights of all batches at once",
    "own style; the formula of pytorch/pytorch issue 106366, unrolled",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    H = np.asarray(batches) @ W1 + b1
    m, n = H.shape[:2]
    weights = momentum * (1.0 - momentum) ** np.arange(m)[::-1]
    mean = weights @ H.mean(axis=1)
    var = (1.0 - momentum) ** m + weights @ (H.var(axis=1) * n / (n - 1))
    scale = gamma / np.sqrt(var + 1e-5)
    return np.maximum((X_test @ W1 + b1 - mean) * scale + beta, 0) @ W2 + b2
