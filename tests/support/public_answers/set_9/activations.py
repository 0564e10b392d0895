"""Answers of the ninth set to the exercises of activations."""

import numpy as np
from support.public_answers.model import collect

from dlbasics.activations import sigmoid

ANSWERS, answer = collect()


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
