"""A ninth set of public answers, to the exercises about networks, activations and normalization."""

import math

import numpy as np
from support.public_answers.model import collect

from dlbasics.activations import sigmoid

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


# activations/hard-sigmoid


@answer(
    "activations/hard-sigmoid",
    "right",
    "written for the stub",
)
def _(x):
    return np.interp(x, [-3.0, 3.0], [0.0, 1.0])


@answer(
    "activations/hard-sigmoid",
    "slope 0.2 of old Keras",
    "STEllAR-GROUP/phylanx pull 880 (def hard_sigmoid); tensorflow/tensorflow issue 65381 on the two "
    "definitions",
    "the old Keras line: slope 0.2, so the corners are at -2.5 and 2.5",
)
def _(x):
    y = 0.2 * x + 0.5
    return np.clip(y, 0, 1)


@answer(
    "activations/hard-sigmoid",
    "3 added after the clipping",
    "joaopauloschuler/neural-api issue 67 and jax-ml/jax pull 2709 (relu6(x + 3) / 6), with the bracket"
    " misplaced",
    "the 3 is added after the clipping, not before it",
)
def _(x):
    # relu6(x) + 3, divided by 6
    relu6 = np.minimum(np.maximum(x, 0), 6)
    return (relu6 + 3) / 6


@answer(
    "activations/hard-sigmoid",
    "middle mask after the ends",
    "davidvetrano/keras-js lib/activations/hard_sigmoid.js (in-place, overwrites its own input before "
    "testing), adapted to masks",
    "the mask of the middle is taken after the ends were overwritten, so the 0 and 1 just written are "
    "treated as inputs. x = -5 gives 0.5 instead of 0, x = 5 gives 0.667 instead of 1; between the "
    "corners it is right",
)
def _(x):
    out = np.array(x, dtype=float)
    out[out <= -3] = 0
    out[out >= 3] = 1
    middle = (out > -3) & (out < 3)
    out[middle] = out[middle] / 6 + 0.5
    return out


# activations/softplus


@answer(
    "activations/softplus",
    "right",
    "written for the stub",
)
def _(x):
    return np.logaddexp(0.0, x)


@answer(
    "activations/softplus",
    "x for every positive x",
    "https://pythonhint.com/post/5838444679621791/avoid-overflow-with-softplus-function-in-python (if x"
    " > 0: return x)",
    "returns x for all x > 0, not only for large ones: x = 1 gives 1 instead of 1.3133, x = 0.1 gives "
    "0.1 instead of 0.7444",
)
def _(x):
    # for large x the function is just x
    small = np.minimum(x, 0)
    return np.where(x > 0, x, np.log1p(np.exp(small)))


@answer(
    "activations/softplus",
    "no absolute value",
    "borgwang/tinynn issue 25 (softplus(x) = log(1+exp(-x)) + max(x, 0))",
    "the absolute value is missing",
)
def _(x):
    return np.log1p(np.exp(-x)) + np.maximum(x, 0.0)


@answer(
    "activations/softplus",
    "log without log1p",
    "https://manongdao.com/article-2153735.html (third answer, 'i use this code to work in arrays')",
    "guards the upper end only. log(1 + ...) without log1p: x = -50 gives 0 instead of 1.93e-22, x = "
    "-30 gives 9.3481e-14 instead of 9.3576e-14",
)
def _(x):
    in_range = x < 100
    return np.log(1 + np.exp(x * in_range)) * in_range + x * (1 - in_range)


# activations/masked-softmax


@answer(
    "activations/masked-softmax",
    "right",
    "written for the stub",
)
def _(z, mask):
    out = np.zeros(z.shape)
    for i in range(z.shape[0]):
        allowed = z[i, mask[i]]
        e = np.exp(allowed - allowed.max())
        out[i, mask[i]] = e / e.sum()
    return out


@answer(
    "activations/masked-softmax",
    "masked scores become 0",
    "georg-wolflein/good-features pull 1; CSSLab/maia2 pull 14 (logits multiplied by the 0/1 mask)",
    "masked scores become 0 and not -inf, so a masked class still gets exp(0) of the mass. z = [0.43, "
    "-0.21, 0.99, 0.32], mask = [T, T, T, F] gives 0.17 to the last class instead of 0, and the rest is"
    " too small",
)
def _(z, mask):
    z = np.where(mask, z, 0)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@answer(
    "activations/masked-softmax",
    "maximum over masked zeros",
    "sh0416/brook brook/utils.py (masked_softmax)",
    "the maximum is taken over the masked zeros too",
)
def _(z, mask):
    m = mask.astype(float)
    zm = np.where(mask, z, 0.0)
    e = np.exp(zm - zm.max(axis=1, keepdims=True)) * m
    total = e.sum(axis=1, keepdims=True)
    total = total + (total == 0)
    return e / total


@answer(
    "activations/masked-softmax",
    "minus 10000",
    "dmlc/gluon-nlp pull 1457 (neg = -1e4); andy840314/QANet-pytorch- issue 5 (inputs + (-1e30) * (1 - "
    "mask))",
    "a fixed penalty of 10000 is added to the masked score and does not replace it",
)
def _(z, mask):
    scores = z + (1.0 - mask) * -1e4
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# activations/silu-grad


@answer(
    "activations/silu-grad",
    "right",
    "written for the stub",
)
def _(x):
    # log sigmoid(x) = -log(1 + exp(-x)), and 1 - sigmoid(x) = sigmoid(-x)
    s = np.exp(-np.logaddexp(0, -x))
    rest = np.exp(-np.logaddexp(0, x))
    return s * (1 + x * rest)


@answer(
    "activations/silu-grad",
    "numerator without brackets",
    "chelsea0x3b/dfdx pull request #915 (review: 'Are you missing parentheses here?')",
    "parentheses missing in the quotient: only the last term is divided by (1 + exp(-x))**2",
)
def _(x):
    # quotient rule on x / (1 + e^-x)
    e = np.exp(-x)
    return 1 + e + x * e / (1 + e) ** 2


@answer(
    "activations/silu-grad",
    "x for the output",
    "pjreddie/darknet pull request #252 (comment: swish_gradient(x, sigma) returns x + sigma*(1-x))",
    "the formula f'(x) = f(x) + sigmoid(x) * (1 - f(x)) with x put where the activation f(x) belongs",
)
def _(x):
    sigma = sigmoid(x)
    return x + sigma * (1 - x)


@answer(
    "activations/silu-grad",
    "e^x overflows",
    "Frozander/ML101 ml101/activations.py (swish_der); the same form in deeplearning4j/nd4j pull "
    "request #2194",
    "the closed form e^x (e^x + x + 1) / (e^x + 1)^2 is right on paper, but e^x overflows: from about x"
    " = 355 on it is inf / inf = nan, where the slope is 1",
)
def _(x):
    ex = np.exp(x)
    return ex * (ex + x + 1) / (ex + 1) ** 2


# activations/elu


@answer(
    "activations/elu",
    "right",
    "written for the stub",
)
def _(x, alpha):
    out = np.array(x, copy=True)
    low = out <= 0
    out[low] = alpha * np.expm1(out[low])
    return out


@answer(
    "activations/elu",
    "exp minus alpha",
    "apache/singa pull request #480 (review: 'this line is computing (exp(x)-alpha) * 1?')",
    "alpha in the wrong place: exp(x) - alpha instead of alpha * (exp(x) - 1) for x <= 0",
)
def _(x, alpha):
    neg = np.exp(np.minimum(x, 0)) - alpha
    return np.where(x > 0, x, neg)


@answer(
    "activations/elu",
    "pieces multiplied with masks",
    "ddbourgin/numpy-ml pull request #3 (first version of Elu.fn)",
    "the pieces are chosen by multiplying with 0 and 1: for large positive x, exp(x) is inf and inf * 0"
    " is nan (x = 1000 gives nan instead of 1000)",
)
def _(x, alpha):
    return x * (x > 0) + alpha * (np.exp(x) - 1.) * (x < 0)


@answer(
    "activations/elu",
    "y is x",
    "Techtonique/nnetsauce nnetsauce/utils/activations.py (elu by an index into x.copy(); here the copy"
    " is forgotten)",
    "two mistakes: the array that was given is overwritten (y is the same array as x), and exp(x) - 1 "
    "cancels the digits of tiny negative x (-1e-17 gives 0)",
)
def _(x, alpha):
    y = x
    index = x < 0
    y[index] = alpha * (np.exp(x[index]) - 1)
    return y


# activations/classify-digits


@answer(
    "activations/classify-digits",
    "right",
    "written for the stub",
)
def _(X, W1, b1, W2, b2, temperature):
    a = np.einsum("nd,dh->nh", X, W1) + b1
    h = a - 0.9 * np.minimum(a, 0)          # x for x > 0, 0.1 x below
    z = np.einsum("nh,hk->nk", h, W2) + b2
    z = (z - z.max(axis=1, keepdims=True)) / temperature
    return np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True))


@answer(
    "activations/classify-digits",
    "relu before the leak",
    "tflearn/tflearn pull request #784 (x = tf.nn.relu(x) first, negative values are lost)",
    "the leaky ReLU takes the positive part first and then looks for the negative part in what is left,"
    " where there is none: it is a plain ReLU",
)
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    h = np.maximum(h, 0)
    h = h - 0.1 * np.maximum(-h, 0)
    z = (h @ W2 + b2) / temperature
    z = z - z.max(axis=1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


@answer(
    "activations/classify-digits",
    "maximum of the batch",
    "tillaczel/numpy_mnist nn/activations.py (SoftMax.forward: np.exp(x-np.max(x)))",
    "the largest score of the whole batch is subtracted, not that of each row",
)
def _(X, W1, b1, W2, b2, temperature):
    a = X @ W1 + b1
    h = np.where(a > 0, a, 0.1 * a)
    z = (h @ W2 + b2) / temperature
    logit = np.exp(z - np.max(z))
    return logit / np.sum(logit, axis=1, keepdims=True)


@answer(
    "activations/classify-digits",
    "temperature outside the exp below",
    "code corpus, file id 28161160675: np.exp(x / t) / np.sum(np.exp(x) / t)",
    "in the denominator the temperature divides the exponential instead of the score",
)
def _(X, W1, b1, W2, b2, temperature):
    a = X @ W1 + b1
    h = np.where(a > 0, a, 0.1 * a)
    z = h @ W2 + b2
    z = z - np.amax(z, axis=1, keepdims=True)
    return np.exp(z / temperature) / np.sum(np.exp(z) / temperature, axis=1, keepdims=True)


# normalization/rms-norm


@answer(
    "normalization/rms-norm",
    "right",
    "written for the stub",
)
def _(X, gamma, eps):
    d = X.shape[1]
    length = np.linalg.norm(X, axis=1, keepdims=True)
    return gamma * X / np.hypot(length / np.sqrt(d), np.sqrt(eps))


@answer(
    "normalization/rms-norm",
    "eps beside the root",
    "allenai/OLMo issue 281",
    "eps is added to the root and not under it",
)
def _(X, gamma, eps):
    norm_x = np.linalg.norm(X, axis=-1, keepdims=True)
    rms_x = norm_x * X.shape[-1] ** (-1.0 / 2)
    x_normed = X / (rms_x + eps)
    return gamma * x_normed


@answer(
    "normalization/rms-norm",
    "variance below the root",
    "keras-team/keras pull 22393 (rms_scaling used var(x))",
    "divides by the standard deviation: the variance subtracts the mean",
)
def _(X, gamma, eps):
    rms = np.sqrt(X.var(axis=-1, keepdims=True) + eps)
    return X / rms * gamma


@answer(
    "normalization/rms-norm",
    "times d to the power of -1/2",
    "kyegomez/zeta issue 180 (self.scale = dim**-0.5, multiplied)",
    "two mistakes: the unit vector is multiplied by d**-0.5 where it should be divided by it, so the "
    "result is d times too small; and eps is added to the sum of squares and not to their mean. [3, 4] "
    "gives [0.424, 0.566] instead of [0.849, 1.131]",
)
def _(X, gamma, eps):
    _, d = X.shape
    scale = d ** -0.5
    norm = np.sqrt(np.sum(X ** 2, axis=-1, keepdims=True) + eps)
    return X / norm * scale * gamma


# normalization/group-norm


@answer(
    "normalization/group-norm",
    "right",
    "written for the stub",
)
def _(X, groups, eps):
    parts = []
    for run in np.split(X, groups, axis=1):
        centred = run - run.mean(axis=1)[:, None]
        var = (centred ** 2).mean(axis=1)[:, None]
        parts.append(centred / np.sqrt(var + eps))
    return np.hstack(parts)


@answer(
    "normalization/group-norm",
    "unbiased variance",
    "pytorch/pytorch issue 22617 (manual norm with torch.var)",
    "the unbiased variance (the default of torch.var)",
)
def _(X, groups, eps):
    n, d = X.shape
    x = X.reshape(n, groups, -1)
    mean = x.mean(axis=-1, keepdims=True)
    var = x.var(axis=-1, keepdims=True, ddof=1)
    x = (x - mean) / np.sqrt(var + eps)
    return x.reshape(n, d)


@answer(
    "normalization/group-norm",
    "axis of the groups in the mean",
    "brainpy/BrainPy issue 765 (reduction_axes contains the group axis)",
    "mean and variance run over the axis of the groups too, so all groups share them: this is layer "
    "norm, whatever `groups` is",
)
def _(X, groups, eps):
    n, d = X.shape
    x = X.reshape(n, groups, d // groups)
    axes = tuple(range(1, x.ndim))
    mean = x.mean(axis=axes, keepdims=True)
    var = x.var(axis=axes, keepdims=True)
    return ((x - mean) / np.sqrt(var + eps)).reshape(X.shape)


@answer(
    "normalization/group-norm",
    "groups last in the reshape",
    "tensorflow/addons issue 751 (reshape into groups without the right order of the axes)",
    "the reshape puts the groups last, so a group holds every groups-th feature (0, 2, 4 and 1, 3, 5 "
    "for d = 6, groups = 2) and not neighbours",
)
def _(X, groups, eps):
    n, d = X.shape
    x = X.reshape(n, d // groups, groups)
    mean = x.mean(axis=1, keepdims=True)
    var = x.var(axis=1, keepdims=True)
    x = (x - mean) / np.sqrt(var + eps)
    return x.reshape(n, d)


# normalization/fold


@answer(
    "normalization/fold",
    "right",
    "written for the stub",
)
def _(W, b, gamma, beta, mu, var, eps):
    S = np.diag(gamma / np.sqrt(var + eps))
    return W @ S, S @ (b - mu) + beta


@answer(
    "normalization/fold",
    "old bias as it was",
    "vlfeat/matconvnet issue 772 (mergeBatchNorm); the same in ultralytics/yolov3 issue 807",
    "the old bias is added without the factor gamma / sqrt(var + eps). b_new is wrong by b * (1 - a), "
    "so wherever b is not 0 and a is not 1; W_new is right",
)
def _(W, b, gamma, beta, mu, var, eps):
    a = gamma / np.sqrt(var + eps)
    offset = beta - mu * a
    return W * a, b + offset


@answer(
    "normalization/fold",
    "beta inside the bracket",
    "facebookresearch/LeViT pull 24 ('Fix missing parenthesis in folding', which would have divided bn.bias)",
    "a bracket too many: beta is divided by the standard deviation too. b_new is wrong wherever beta is"
    " not 0 and the standard deviation is not 1; W_new is right",
)
def _(W, b, gamma, beta, mu, var, eps):
    std = np.sqrt(var + eps)
    W_new = W * gamma / std
    b_new = ((b - mu) * gamma + beta) / std
    return W_new, b_new


@answer(
    "normalization/fold",
    "in place",
    "LeelaChessZero/lc0 pull 779 (FoldBN changes the weights and biases in place), adapted to numpy",
    "the numbers are right, but they are written into the given arrays `W` and `b`, which must stay as "
    "they are",
)
def _(W, b, gamma, beta, mu, var, eps):
    scale = gamma / np.sqrt(var + eps)
    W *= scale
    b -= mu
    b *= scale
    b += beta
    return W, b


# normalization/rms-norm-grad


@answer(
    "normalization/rms-norm-grad",
    "right",
    "written for the stub",
)
def _(dout, X, eps):
    out = np.empty(X.shape)
    d = X.shape[1]
    for i, (x, g) in enumerate(zip(X, dout, strict=True)):
        rms = math.sqrt(x @ x / d + eps)
        jacobian = np.eye(d) / rms - np.outer(x, x) / (d * rms ** 3)
        out[i] = g @ jacobian
    return out


@answer(
    "normalization/rms-norm-grad",
    "half of the root forgotten",
    "code corpus, class RMSNorm (backward: dx_norm / rms + 2 * x * drms * dx_squared)",
    "the second term is twice too large: the 2 of x**2 is kept, but the 1/2 of the square root is forgotten",
)
def _(dout, X, eps):
    rms = np.sqrt(np.mean(np.square(X), axis=1, keepdims=True) + eps)
    x_norm = X / rms
    m = X.shape[1]
    drms = -np.sum(dout * x_norm, axis=1, keepdims=True) / rms
    dx_squared = np.ones_like(X) / (m * rms)
    return dout / rms + 2 * X * drms * dx_squared


@answer(
    "normalization/rms-norm-grad",
    "slope of rms without rms",
    "mayank31398/kernel-hyperdrive cute_kernels/kernels/rmsnorm/README.md (backward with w / r_i^2 * x "
    "* 1/(2H) * 2x)",
    "the slope of rms is taken as x / d instead of x / (d * rms), so the second term is divided by "
    "rms**2 instead of rms**3",
)
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X ** 2, axis=-1, keepdims=True) + eps)
    return dout / rms - X * np.mean(dout * X, axis=-1, keepdims=True) / rms ** 2


@answer(
    "normalization/rms-norm-grad",
    "layer norm's mean subtracted",
    "not found as such: made after intel/torch-xpu-ops pull request #4790, where RMSNorm's backward "
    "shares layer norm's kernel; layer norm's usual formula, written from memory",
    "the backward pass of layer norm is copied: the mean of dout is subtracted as well, although "
    "RMSNorm does not center",
)
def _(dout, X, eps):
    rms = np.sqrt(np.mean(X ** 2, axis=-1, keepdims=True) + eps)
    x_hat = X / rms
    d = X.shape[1]
    dx = d * dout - dout.sum(axis=1, keepdims=True)
    dx = dx - x_hat * (dout * x_hat).sum(axis=1, keepdims=True)
    return dx / (d * rms)


# normalization/pool-statistics


@answer(
    "normalization/pool-statistics",
    "right",
    "written for the stub",
)
def _(n1, mean1, var1, n2, mean2, var2):
    f = n2 / (n1 + n2)                     # share of the second part
    step = mean2 - mean1
    return mean1 + f * step, (1 - f) * var1 + f * var2 + f * (1 - f) * step ** 2


@answer(
    "normalization/pool-statistics",
    "mean of squares",
    "statrs-dev/statrs pull request #408 (and #376: catastrophic cancellation with a large offset)",
    "mean of the squares minus square of the mean: right on paper, but the digits cancel when the means"
    " are huge beside the variances",
)
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = (n1 * mean1 + n2 * mean2) / n
    square = (n1 * (var1 + mean1 ** 2) + n2 * (var2 + mean2 ** 2)) / n
    return mean, square - mean ** 2


@answer(
    "normalization/pool-statistics",
    "variances for sums of squares",
    "Oneflow-Inc/oneflow issue #7471 (var = a.var() + b.var() + 5*7/(5+7) * (difference of means)**2)",
    "the variances are put into the formula for sums of squares (M2): they are added without the counts"
    " and nothing is divided by n",
)
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    delta = mean2 - mean1
    mean = mean1 + delta * n2 / n
    var = var1 + var2 + n1 * n2 / n * delta ** 2
    return mean, var


@answer(
    "normalization/pool-statistics",
    "zero variance as empty",
    "code corpus, snippet welford_variance_calc (if var1 == 0: return var2)",
    "a part with variance 0 is treated as if it were empty: the variance of the other part is returned",
)
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    delta = mean2 - mean1
    mean = mean1 + delta * (n2 / n)
    var = (n1 * var1 + n2 * var2 + delta ** 2 * (n1 * n2) / n) / n
    var = np.where(var1 == 0, var2, np.where(var2 == 0, var1, var))
    return mean, var


# normalization/read-digits


@answer(
    "normalization/read-digits",
    "right",
    "written for the stub",
)
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


@answer(
    "normalization/read-digits",
    "momentum of the old value",
    "hannawong/MLE-interview (BN implementation in numpy); jodusan/dstl README.md (cs231n batchnorm_forward)",
    "the momentum is used the other way round, as in cs231n or Keras: running = momentum * running + (1"
    " - momentum) * batch",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    running_mean = np.zeros(W1.shape[1])
    running_var = np.ones(W1.shape[1])
    for X in batches:
        a = X @ W1 + b1
        running_mean = momentum * running_mean + (1 - momentum) * a.mean(axis=0)
        running_var = momentum * running_var + (1 - momentum) * a.var(axis=0, ddof=1)
    a = X_test @ W1 + b1
    h = (a - running_mean) / np.sqrt(running_var + 1e-5) * gamma + beta
    return np.maximum(h, 0) @ W2 + b2


@answer(
    "normalization/read-digits",
    "divisor n",
    "pytorch/pytorch issue #19902 and issue #60528 (biased for the output, unbiased for running_var)",
    "the biased variance (divisor n) goes into the running variance; PyTorch keeps the unbiased one (n - 1)",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    running_mean = np.zeros(W1.shape[1])
    running_var = np.ones(W1.shape[1])
    for X in batches:
        a = X @ W1 + b1
        running_mean += momentum * (a.mean(axis=0) - running_mean)
        running_var += momentum * (a.var(axis=0) - running_var)
    a = X_test @ W1 + b1
    h = gamma * (a - running_mean) / np.sqrt(running_var + 1e-5) + beta
    return np.maximum(h, 0) @ W2 + b2


@answer(
    "normalization/read-digits",
    "deviations averaged",
    "hmchen47/DataScience ML/MLNN-Hinton/src/batchnorm_forward.py (running_std)",
    "the moving average is taken of the standard deviations instead of the variances",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    eps = 1e-5
    running_mean = np.zeros(W1.shape[1])
    running_std = np.ones(W1.shape[1])
    for X in batches:
        a = X @ W1 + b1
        std = np.sqrt(a.var(axis=0, ddof=1) + eps)
        running_mean = (1 - momentum) * running_mean + momentum * a.mean(axis=0)
        running_std = (1 - momentum) * running_std + momentum * std
    a_hat = (X_test @ W1 + b1 - running_mean) / running_std
    return np.maximum(gamma * a_hat + beta, 0) @ W2 + b2
