"""Answers of the tenth set to the exercises of activations."""

import numpy as np
from support.public_answers.model import collect

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
    "x / 6 without the half",
    "https://github.com/pytorch/pytorch/pull/34545 (review comment that rewrites the cases as 'x / 6 "
    "otherwise')",
    "the middle piece is x / 6 without the + 1/2, so the line runs through 0 and jumps at both corners:"
    " every x in (-3, 3) is 0.5 too small (x = 0 gives 0 and not 0.5, x = -1.5 gives -0.25); outside it"
    " is right",
)
def _(x):
    return np.where(x <= -3, 0.0, np.where(x >= 3, 1.0, x / 6))


@answer(
    "activations/hard-sigmoid",
    "masks of the array being written",
    "apekshaan07/Machine-Learning cal.py (sigmoid: output = input.copy(), masks taken from output after"
    " it has been written)",
    "the masks are computed on the array that is being overwritten: what was set to 0 or 1 lies between"
    " -3 and 3 and goes through the straight line once more. x <= -3 gives 0.5 and x >= 3 gives 0.667; "
    "the middle is right. (An integer array is also cut to whole numbers.)",
)
def _(x):
    out = x.copy()
    out[out <= -3] = 0
    out[out >= 3] = 1
    middle = (out > -3) & (out < 3)
    out[middle] = out[middle] / 6 + 0.5
    return out


@answer(
    "activations/hard-sigmoid",
    "hard swish",
    "https://github.com/Bisonai/mobilenetv3-tensorflow/issues/11 ('HardSigmoid() contains h-swish')",
    "this is hard swish, x times the hard sigmoid: right only at x <= -3 and at x = 1 by chance; x = 0 "
    "gives 0, x = 6 gives 6, x = -1.5 gives -0.375",
)
def _(x):
    relu6 = np.clip(x + 3, 0, 6)
    return x * relu6 / 6


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
    "x taken out for every x",
    "https://github.com/rushter/MLAlgorithms/pull/30 (taken back in pull 31)",
    "the repair holds at the upper end only (750 is right)",
)
def _(x):
    # log(1 + e^x) = x + log(1 + e^-x)
    return x + np.log(1 + 1 / np.exp(x))


@answer(
    "activations/softplus",
    "no absolute value in the exponent",
    "https://github.com/borgwang/tinynn/issues/25 (the formula as the reader of the code writes it down)",
    "the absolute value in the exponent is missing: log1p(exp(-x)) + max(x, 0)",
)
def _(x):
    return np.log1p(np.exp(-x)) + np.maximum(x, 0.0)


@answer(
    "activations/softplus",
    "rounded to 4 decimals",
    "SwetaAIS2024/Deep_ML_practice_problems Day5/Problem_99_Softplus_Activation_function.py",
    "rounds to 4 decimals (and uses log(1 + .) in place of log1p): 0.6931 at 0, and 0 for everything "
    "below about -10, so 0 at -50 where 1.9e-22 is asked",
)
def _(x):
    val = np.log(1 + np.exp(-np.abs(x))) + np.maximum(0, x)
    return np.round(val, 4)


# activations/masked-softmax


@answer(
    "activations/masked-softmax",
    "right",
    "written for the stub",
)
def _(z, mask):
    out = np.zeros(z.shape)
    for i in range(len(z)):
        allowed = np.flatnonzero(mask[i])
        e = np.exp(z[i, allowed] - z[i, allowed].max())
        out[i, allowed] = e / e.sum()
    return out


@answer(
    "activations/masked-softmax",
    "mask after the sum",
    "lmthang/nmt.hybrid code/softmax.m (norms summed before the mask is applied)",
    "the masked classes get 0, but the denominator still contains them: as soon as a class is masked "
    "the row sums to less than 1",
)
def _(z, mask):
    scores = z - z.max(axis=1, keepdims=True)
    probs = np.exp(scores)
    norms = probs.sum(axis=1, keepdims=True)
    return probs * (mask / norms)


@answer(
    "activations/masked-softmax",
    "masked scores 0 and an eps",
    "allenai/allennlp nn/util.py masked_softmax as copied widely (see pull 437 there); search corpus "
    "code, 'masked_softmax(vector, mask)'",
    "masked scores are set to 0 and the row is renormalized with + 1e-13",
)
def _(z, mask):
    # zero out the masked scores, to limit errors from large values outside the mask
    v = np.where(mask, z, 0.0)
    e = np.exp(v - v.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    p = p * mask
    return p / (p.sum(axis=1, keepdims=True) + 1e-13)


@answer(
    "activations/masked-softmax",
    "minus 10000",
    "google-research/bert modeling.py: adder = (1.0 - mask) * -10000.0 (found by find_string in many "
    "copies, e.g. file id 16128469102)",
    "adds -10000 to masked scores in place of replacing them: right for ordinary scores, but a masked "
    "score of 10000 or more comes through (z = [0, 1, 20000], last one masked, gives probability 1 to "
    "the forbidden class)",
)
def _(z, mask):
    # 0 for the classes we keep, -10000 for the masked ones: effectively removed
    adder = (1.0 - mask.astype(float)) * -10000.0
    s = z + adder
    s = s - s.max(axis=1, keepdims=True)
    e = np.exp(s)
    return e / e.sum(axis=1, keepdims=True)


# activations/silu-grad


@answer(
    "activations/silu-grad",
    "right",
    "written for the stub",
)
def _(x):
    # sigmoid(x) and sigmoid(-x) by logaddexp, then s * (1 + x * (1 - s))
    s = np.exp(-np.logaddexp(0.0, -x))
    one_minus_s = np.exp(-np.logaddexp(0.0, x))
    return s * (1.0 + x * one_minus_s)


@answer(
    "activations/silu-grad",
    "derivative at the output",
    "code corpus: numpy MLP script with activation = 'swish' (forward returns the activated Z; "
    "derivative_W1 then computes sigmoid = 1 / (1 + np.exp(-Z)) from it); same pattern as the "
    "deeplearningcourses.com MLP scripts",
    "the derivative is taken at the output of the activation (z = x * sigmoid(x) is put in for x), as "
    "in the sigmoid habit 'derivative from the activation'. Differs for every x != 0: at x = 2 it gives"
    " about 1.07 for z = 1.76 instead of 1.0908, at x = -1 about 0.37 instead of 0.0723",
)
def _(x):
    sigmoid = lambda v: 1 / (1 + np.exp(-v))
    z = x * sigmoid(x)                 # the activation
    s = sigmoid(z)
    return s + z * s * (1 - s)


@answer(
    "activations/silu-grad",
    "sigmoid as a quotient",
    "huggingface/candle pull request #2083 'Fix the silu gradient issue on 0.'",
    "sigmoid(x) is recovered from the forward value as silu(x) / x, so at x = 0 it is 0/0: nan instead "
    "of 0.5",
)
def _(x):
    out = x / (1 + np.exp(-x))         # forward
    sig = out / x                      # sigmoid(x), already computed
    return sig * (1 - out) + out


@answer(
    "activations/silu-grad",
    "second half of the product rule",
    "code corpus: class Swish(Activation) of a numpy/cupy autograd package, docstring 'Backwards pass "
    "applies `sigmoid(data) * data * (1 - sigmoid(data))` to the gradient' (corrected in a later "
    "version of the same file)",
    "product rule kept only in its second half: x * s * (1 - s), the term sigmoid(x) is missing",
)
def _(x):
    s = 1 / (1 + np.exp(-x))
    return s * x * (1 - s)


# activations/elu


@answer(
    "activations/elu",
    "right",
    "written for the stub",
)
def _(x, alpha):
    return np.piecewise(x, [x > 0],
                        [lambda v: v, lambda v: alpha * np.expm1(v)])


@answer(
    "activations/elu",
    "masks multiplied",
    "ddbourgin/numpy-ml pull request #3 (_z = z * (z > 0) + self.alpha * (np.exp(z) - 1.) * (z < 0)); "
    "apache/mxnet pull request #14673",
    "both branches are multiplied by 0/1 masks and added; exp overflows for large x and inf * 0 is nan:"
    " elu(1000) gives nan instead of 1000",
)
def _(x, alpha):
    return x * (x > 0) + alpha * (np.exp(x) - 1.) * (x <= 0)


@answer(
    "activations/elu",
    "absolute values, no expm1",
    "Theano/Theano pull request #4009 (alpha * (tensor.exp(0.5 * (x - abs(x))) - 1) + 0.5 * (x + abs(x)))",
    "closed formula with abs instead of where: no overflow, but exp(..) - 1 cancels",
)
def _(x, alpha):
    neg = 0.5 * (x - np.abs(x))        # x where negative, 0 elsewhere
    pos = 0.5 * (x + np.abs(x))        # x where positive, 0 elsewhere
    return alpha * (np.exp(neg) - 1) + pos


@answer(
    "activations/elu",
    "larger of both branches",
    "idiom np.maximum(alpha * x, x) of klim-pavlovich/mycnn core/activations.py (leaky_relu), carried "
    "to ELU; discussion of the max/min formula of ELU for other alpha in pytorch/pytorch issue #43389",
    "the maximum trick of leaky ReLU is carried over: max(x, alpha * expm1(min(x, 0)))",
)
def _(x, alpha):
    # below zero the exponential is above the line, so take the larger one
    return np.maximum(x, alpha * np.expm1(np.minimum(x, 0)))


# activations/classify-digits


@answer(
    "activations/classify-digits",
    "through the log-sum-exp",
    "written for the stub",
    "beside scores of 1e17 the logarithm of the sum is lost in the rounding",
)
def _(X, W1, b1, W2, b2, temperature):
    h = np.einsum('nd,dh->nh', X, W1) + b1
    h = np.clip(h, 0, None) + 0.1 * np.clip(h, None, 0)
    z = (np.einsum('nh,hk->nk', h, W2) + b2) / temperature
    # log-softmax with a stable log-sum-exp for each row
    return np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True))


@answer(
    "activations/classify-digits",
    "log-probabilities divided",
    "MoonshotAI/Kimi-Audio pull request #161 (temperature after log_softmax); "
    "PrimeIntellect-ai/prime-rl pull request #697",
    "the temperature is applied after the softmax (log-probabilities divided by T, i.e. p ** (1/T)) and"
    " the rows are not normalized again",
)
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    h = np.where(h > 0, h, 0.1 * h)
    z = h @ W2 + b2
    z = z - z.max(axis=1, keepdims=True)
    logprobs = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return np.exp(logprobs / temperature)


@answer(
    "activations/classify-digits",
    "maximum of the table",
    "apache/singa pull request #540 (proposed softmax e_x = np.exp(x - np.max(x)) for a 2-D input); "
    "alberto467/CI2025_project src/utils.py",
    "the maximum of the whole table is subtracted instead of the maximum of each row",
)
def _(X, W1, b1, W2, b2, temperature):
    hidden = X @ W1 + b1
    hidden = np.where(hidden > 0, hidden, 0.1 * hidden)
    scores = hidden @ W2 + b2
    e_x = np.exp((scores - np.max(scores)) / temperature)
    return e_x / e_x.sum(axis=1, keepdims=True)


@answer(
    "activations/classify-digits",
    "bias not divided",
    "explosion/thinc pull request #589 (review thread: should the temperature sit in the Softmax layer "
    "or in the op); adapted",
    "the temperature divides only the matrix product, the bias b2 is added afterwards and stays unscaled",
)
def _(X, W1, b1, W2, b2, temperature):
    Z1 = X @ W1 + b1
    A1 = np.maximum(0.1 * Z1, Z1)
    Z2 = (A1 @ W2) / temperature + b2
    E = np.exp(Z2 - Z2.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)
