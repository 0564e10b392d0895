"""Answers of the ninth set to the exercises of mlp."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


# mlp/share-read


@answer(
    "mlp/share-read",
    "right",
    "written for the stub",
)
def _(scores, y):
    first = np.argsort(-np.asarray(scores), axis=1, kind="stable")[:, 0]
    return np.count_nonzero(np.equal(first, y)) / len(y)


@answer(
    "mlp/share-read",
    "argmax without an axis",
    "lisa-lab/DeepLearningTutorials pull 15; Zasder3/train-CLIP issue 6",
    "argmax without an axis: one index into the flattened table, compared with all labels",
)
def _(scores, y):
    y_pred = np.argmax(scores)
    return np.mean(y_pred == y)


@answer(
    "mlp/share-read",
    "hits marked by their label",
    "qubvel-org/segmentation_models.pytorch pull 539 (matched = target_i * (output_i == target_i))",
    "a hit is marked with its label, and label 0 looks like a miss",
)
def _(scores, y):
    guess = scores.argmax(axis=1)
    matched = y * (guess == y)
    return np.count_nonzero(matched) / len(y)


@answer(
    "mlp/share-read",
    "one-hot entries compared",
    "keras-team/keras pull 5849 (element-wise accuracy instead of a mean over examples)",
    "compares one-hot entries, not examples",
)
def _(scores, y):
    k = scores.shape[1]
    answer = np.eye(k)[scores.argmax(axis=1)]
    truth = np.eye(k)[y]
    return (answer == truth).mean()


# mlp/batches


@answer(
    "mlp/batches",
    "right",
    "written for the stub",
)
def _(order, size):
    if len(order) == 0:
        return []
    return np.split(order, np.arange(size, len(order), size))


@answer(
    "mlp/batches",
    "last batch dropped",
    "Lasagne/Lasagne pull 683 (iterate_minibatches); DavidSlayback/torch-toolkit "
    "torch_toolkit/utils/minibatch.py",
    "the last, smaller batch is dropped. order = arange(10), size = 4 gives two batches and loses 8 and"
    " 9; with len(order) < size the list is empty",
)
def _(order, size):
    out = []
    for start in range(0, len(order) - size + 1, size):
        out.append(order[start:start + size])
    return out


@answer(
    "mlp/batches",
    "array_split",
    "https://stackoverflow.com/questions/14406567/partition-array-into-n-chunks-with-numpy; the blog "
    "post 'The Pitfalls of np.array_split' (Lee's Space Station)",
    "array_split makes nearly equal parts and not full ones. order = arange(10), size = 4 gives lengths"
    " 4, 3, 3 instead of 4, 4, 2",
)
def _(order, size):
    number = int(np.ceil(len(order) / size))
    return np.array_split(order, number)


@answer(
    "mlp/batches",
    "one batch more",
    "the num_complete_minibatches pattern (Silva-6/deeplearning.AI-deep_learning "
    "1-random_mini_batches.py) without its `if m % mini_batch_size != 0`; scverse/annbatch pull 132 on "
    "empty splits",
    "always makes one batch more than the full ones",
)
def _(order, size):
    full = len(order) // size
    result = []
    for k in range(full + 1):
        result.append(order[k * size:(k + 1) * size])
    return result


# mlp/layer-gradients


@answer(
    "mlp/layer-gradients",
    "right",
    "written for the stub",
)
def _(h, W, dz):
    dW = np.einsum("nd,nk->dk", h, dz)
    db = np.einsum("nk->k", dz)
    dh = np.einsum("nk,dk->nd", dz, W)
    return dW, db, dh


@answer(
    "mlp/layer-gradients",
    "divided once more",
    "Kulbear/deep-learning-coursera issue 8; SkalskiP/ILearnDeepLearning.py issue 29",
    "divides by the number of examples once more, though dz is already the slope of the loss. dW and db"
    " are n times too small for n > 1; dh is right",
)
def _(h, W, dz):
    m = h.shape[0]
    dW = np.dot(h.T, dz) / m
    db = np.sum(dz, axis=0) / m
    dh = np.dot(dz, W.T)
    return dW, db, dh


@answer(
    "mlp/layer-gradients",
    "keepdims in db",
    "dlsyscourse/hw2 issue 8 ((1, out_features) against (out_features,)); "
    "Kulbear/deep-learning-coursera issue 8 (keepdims=True)",
    "db keeps its first axis: shape (1, k) instead of (k,)",
)
def _(h, W, dz):
    dW = h.T @ dz
    db = dz.sum(axis=0, keepdims=True)
    dh = dz @ W.T
    return dW, db, dh


@answer(
    "mlp/layer-gradients",
    "ReLU of the layer below",
    "xjtuwgt/PytorchBERT HarvardPytorch/warmup.py (grad_h = grad_h_relu.copy(); grad_h[h < 0] = 0)",
    "the ReLU of the layer below is built in: dh is set to 0 wherever h <= 0",
)
def _(h, W, dz):
    dW = h.T.dot(dz)
    db = np.sum(dz, axis=0)
    grad_h = dz.dot(W.T)
    dh = grad_h.copy()
    dh[h <= 0] = 0
    return dW, db, dh


# mlp/dense-layer


@answer(
    "mlp/dense-layer",
    "right",
    "written for the stub",
)
def _(X, W, b):
    units = []
    for w, bias in zip(W.T, b, strict=True):
        units.append(np.clip(np.dot(X, w) + bias, 0, None))
    return np.stack(units, axis=1)


@answer(
    "mlp/dense-layer",
    "np.max",
    "ahmedfgad/NumPyCNN issue #4 and pull request #3 (numpy.max(feature_map, 0))",
    "np.max instead of np.maximum: the 0 is taken as the axis, so it returns the largest sum of each "
    "unit over the batch, shape (k,), negative values included",
)
def _(X, W, b):
    Z = X @ W + b
    return np.max(Z, 0)


@answer(
    "mlp/dense-layer",
    "bias added last",
    "Sentdex/NNfSiX issue #153 ('the bias and the activation function should be interchanged')",
    "the ReLU comes before the bias: relu(X W) + b",
)
def _(X, W, b):
    A = np.maximum(X @ W, 0)
    return A + b


@answer(
    "mlp/dense-layer",
    "reshape for the transpose",
    "abdur75648/Deep-Learning-Specialization-Coursera issue #7 ('you cannot simply reshape a matrix')",
    "reshape where a transpose is meant: the shapes fit, but each unit gets numbers cut from the table "
    "row by row instead of its column",
)
def _(X, W, b):
    d, k = W.shape
    rows = W.reshape(k, d)            # one row of weights for each unit
    out = np.zeros((X.shape[0], k))
    for i in range(X.shape[0]):
        for j in range(k):
            out[i, j] = max(0, np.dot(rows[j], X[i]) + b[j])
    return out


# mlp/descend


@answer(
    "mlp/descend",
    "right",
    "written for the stub",
)
def _(x, y, w, b, lr, steps):
    A = np.vander(x, 2)                    # columns x and 1
    theta = np.array([w, b], dtype=float)
    for _ in range(steps):
        theta = theta - lr * 2 / len(x) * (A.T @ (A @ theta - y))
    return theta[0], theta[1]


@answer(
    "mlp/descend",
    "half the mean squared error",
    "paudelsamir/365DaysOfData 01-Supervised-Learning/code/day13_Linear_regression_python.py; "
    "MiguelTorresPerez/MachineLearningSpecialization exercise2.py",
    "the factor 2 is missing: slopes of half the mean squared error (1/(2m), as in a well-known course)",
)
def _(x, y, w, b, lr, steps):
    m = x.shape[0]
    for _ in range(steps):
        dj_dw = 0
        dj_db = 0
        for i in range(m):
            f_wb = w * x[i] + b
            dj_dw += (f_wb - y[i]) * x[i]
            dj_db += f_wb - y[i]
        w, b = w - lr * dj_dw / m, b - lr * dj_db / m
    return w, b


@answer(
    "mlp/descend",
    "w first",
    "PauloCarvalhoRJ/gammaray issue #279 and schneems/Octave pull request #14 (simultaneous update)",
    "w is updated first, and the slope for b is taken with the new w: not at the same place",
)
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        w = w - lr * (2 * (w * x + b - y) * x).mean()
        b = b - lr * (2 * (w * x + b - y)).mean()
    return w, b


@answer(
    "mlp/descend",
    "bracket left out",
    "code corpus, snippet compute_gradient: dj_dw_i = (f_wb - y[i] * x[i])",
    "a parenthesis in the wrong place: the slope for w is the mean of (y_hat - y * x) instead of (y_hat"
    " - y) * x",
)
def _(x, y, w, b, lr, steps):
    for _ in range(steps):
        y_hat = w * x + b
        dw = 2 * (y_hat - y * x).mean()
        db = 2 * (y_hat - y).mean()
        w = w - lr * dw
        b = b - lr * db
    return w, b


# mlp/train-step


@answer(
    "mlp/train-step",
    "right",
    "written for the stub",
)
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


@answer(
    "mlp/train-step",
    "sum over the batch, no 2",
    "xinzheshen/dl_practice src/pytorch_test/base/04_nn_by_np.py (np.square(y_pred - y).sum(), w1 -= "
    "learning_rate * grad_w1)",
    "two mistakes: the squared errors are added up over the batch without the mean (gradients n times "
    "too large), and the short form -= changes the arrays that were given",
)
def _(X, y, W1, b1, W2, b2, lr):
    h = X.dot(W1) + b1
    h_relu = np.maximum(0, h)
    y_pred = h_relu.dot(W2) + b2
    target = np.eye(W2.shape[1])[y]
    grad_y_pred = 2.0 * (y_pred - target)
    grad_w2 = h_relu.T.dot(grad_y_pred)
    grad_h = grad_y_pred.dot(W2.T)
    grad_h[h < 0] = 0
    grad_w1 = X.T.dot(grad_h)
    W1 -= lr * grad_w1
    b1 -= lr * grad_h.sum(axis=0)
    W2 -= lr * grad_w2
    b2 -= lr * grad_y_pred.sum(axis=0)
    return W1, b1, W2, b2


@answer(
    "mlp/train-step",
    "output layer first",
    "Bot-Academy/NeuralNetworkFromScratch pull request #3 (weights updated in a way that affects the "
    "update of the earlier layer)",
    "the output layer is updated before the error is passed back, so the hidden layer's gradient is "
    "taken with the new W2",
)
def _(X, y, W1, b1, W2, b2, lr):
    n = X.shape[0]
    a = X @ W1 + b1
    h = np.maximum(a, 0)
    scores = h @ W2 + b2
    d_scores = 2 * (scores - np.eye(W2.shape[1])[y]) / n
    # output layer
    W2 = W2 - lr * h.T @ d_scores
    b2 = b2 - lr * d_scores.sum(axis=0)
    # hidden layer
    d_a = (d_scores @ W2.T) * (a > 0)
    W1 = W1 - lr * X.T @ d_a
    b1 = b1 - lr * d_a.sum(axis=0)
    return W1, b1, W2, b2


@answer(
    "mlp/train-step",
    "sums for outputs",
    "ft1148137/NN_Playground basic_nn/two_layer_nn_with_numpy.py (y_pred = h.dot(w2))",
    "the scores are computed from the sums before the ReLU (h instead of h_relu), while the way back "
    "uses the ReLU",
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
