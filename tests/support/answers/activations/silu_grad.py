"""What learners answer to activations/silu-grad."""

import numpy as np
from support.answer_corpus import answers_to

from dlbasics.activations import sigmoid

ANSWERS, answer = answers_to("activations/silu-grad")


@answer("=right", source="pytorch/pytorch#110815")
def _(x):
    y = x * sigmoid(x)
    return y + sigmoid(x) * (1 - y)


@answer("=right", source="chelsea0x3b/dfdx#915, by entries")
def _(x):
    slope = np.vectorize(lambda v: float(sigmoid(v) * (1 + v * sigmoid(-v))), otypes=[float])
    return slope(x)


@answer("=right", source="chelsea0x3b/dfdx#915, written shorter")
def _(x):
    s = sigmoid(x)
    return s * (1 + x * (1 - s))


@answer("=right", source="tenstorrent/tt-metal#55727")
def _(x):
    return sigmoid(x) + x * sigmoid(x) * sigmoid(-x)


@answer("=right", source="byronprice/Perceptron-Model, SwishPrime.m")
def _(x):
    s = sigmoid(x)
    return x * s + s * (1 - x * s)


@answer("=right", source="search code: swish_prime by scipy's expit")
def _(x):
    y = x * sigmoid(x)
    return sigmoid(x) + y - sigmoid(x) * y


@answer("=right", source="byronprice/Perceptron-Model SwishPrime.m; pytorch/pytorch#110815")
def _(x):
    s = sigmoid(x)
    y = x * s
    return y + s * (1 - y)


@answer("=right")
def _(x):
    # log sigmoid(x) = -log(1 + exp(-x)), and 1 - sigmoid(x) = sigmoid(-x)
    s = np.exp(-np.logaddexp(0, -x))
    rest = np.exp(-np.logaddexp(0, x))
    return s * (1 + x * rest)


@answer("=right")
def _(x):
    # sigmoid(x) and sigmoid(-x) by logaddexp, then s * (1 + x * (1 - s))
    s = np.exp(-np.logaddexp(0.0, -x))
    one_minus_s = np.exp(-np.logaddexp(0.0, x))
    return s * (1.0 + x * one_minus_s)


@answer("=right")
def _(x):
    f = x * sigmoid(x)
    return f + sigmoid(x) * (1 - f)


@answer("multiplies derivatives", source="RubixML/ML#437, the sigmoid's part")
def _(x):
    s = sigmoid(x)
    return s * (1 - s)


@answer("second term only", source="chelsea0x3b/dfdx#915, half of the formula")
def _(x):
    return x * sigmoid(x) * (1 - sigmoid(x))


# Product rule kept only in its second half: x * s * (1 - s), the term sigmoid(x) is missing.
@answer(
    "second term only",
    source="search code: class Swish(Activation) of a numpy/cupy autograd package, docstring 'Backwards "
           "pass applies `sigmoid(data) * data * (1 - sigmoid(data))` to the gradient' (corrected in a "
           "later version of the same file)",
)
def _(x):
    s = 1 / (1 + np.exp(-x))
    return s * x * (1 - s)


@answer("loses x", source="iree-org/fusilli#376, half of the formula")
def _(x):
    sig = sigmoid(x)
    return sig + sig * (1 - sig)


@answer("half a slope", source="pjreddie/darknet#252")
def _(x):
    sigma = sigmoid(x)
    return x + sigma * (1 - x)


@answer("half a slope", source="tenstorrent/tt-metal#55727, half of the product")
def _(x):
    return sigmoid(x) + x * sigmoid(-x)


@answer("x for the second term", source="RubixML/ML#437")
def _(x):
    return sigmoid(x) + x


@answer("slope of sigma forgotten", source="RubixML/ML#437")
def _(x):
    sig = sigmoid(x)
    return sig + x * sig


@answer("x for sigma", source="BoltzmannEntropy/interviews.ai#15")
def _(x):
    return sigmoid(x) + x * x * (1 - x)


@answer("minus", source="mantasu/cs231n#10")
def _(x):
    s = sigmoid(x)
    return s + x * s * (s - 1)


@answer("minus, and half a slope")
def _(x):
    sig = sigmoid(x)
    return sig - x * (1 - sig)


@answer("first summand lost")
def _(x):
    s = sigmoid(x)
    return s * (1 - x * s)


@answer("SiLU for sigma")
def _(x):
    f = x * sigmoid(x)
    return sigmoid(x) + x * f * (1 - f)


# The derivative is taken at the output of the activation (z = x * sigmoid(x) is put in for x), as in the
# sigmoid habit 'derivative from the activation'. Differs for every x != 0: at x = 2 it gives about 1.07 for
# z = 1.76 instead of 1.0908, at x = -1 about 0.37 instead of 0.0723.
@answer(
    "at the output",
    source="search code: numpy MLP script with activation = 'swish' (forward returns the activated Z; "
           "derivative_W1 then computes sigmoid = 1 / (1 + np.exp(-Z)) from it); same pattern as the "
           "deeplearningcourses.com MLP scripts",
)
def _(x):
    sigmoid = lambda v: 1 / (1 + np.exp(-v))
    z = x * sigmoid(x)                 # the activation
    s = sigmoid(z)
    return s + z * s * (1 - s)


@answer("sigmoid of the output", source="pytorch/pytorch#110815, sigmoid of the output")
def _(x):
    y = x * sigmoid(x)
    return y + sigmoid(y) * (1 - y)


@answer("SiLU in the bracket", source="GitHub file with `def d_swish(x)` next to d_mish")
def _(x):
    def swish(x):
        return x * sigmoid(x)

    return sigmoid(x) + x * sigmoid(x) * (1 - swish(x))


@answer("SiLU for every sigma", source="GitHub notebook with `def d_swish(A_l, beta=1)`")
def _(x):
    y = x * sigmoid(x)
    return y + x * (1 - y)


@answer("SiLU in the whole product rule")
def _(x):
    f = x * sigmoid(x)
    return f + x * f * (1 - f)


@answer(
    "derivative of the derivative's values",
    source="GitHub file with `def d_swish(activation)` next to inv_tanh",
)
def _(x):
    def d(t):
        s = sigmoid(t)
        return s + t * s * (1 - s)

    z = d(x)
    return d(z)


@answer("difference for the product")
def _(x):
    s = sigmoid(x)
    return s + x * (s - (1 - s))


@answer("product read as a call", never_says=r"**of** $1-\sigma$")
def _(x):
    return sigmoid(x) + x * sigmoid(1 - x)


@answer("product read as a call", never_says="In the second term")
def _(x):
    return sigmoid(x) * sigmoid(1 + x * sigmoid(-x))


@answer("slope of tanh")
def _(x):
    s = sigmoid(x)
    return s + x * (1 - s ** 2)


@answer("one factor squared", never_says=r"$1-\sigma$ stands")
def _(x):
    return sigmoid(x) + x * sigmoid(x) ** 2 * sigmoid(-x)


@answer("one factor squared", says="What is read from `x` once it has been changed")
def _(x):
    s = sigmoid(x)
    f = x
    f *= s
    return s + x * s * (1 - s)


@answer("difference quotient", source="Gervasiolab, numeric")
def _(x):
    h = 0.01
    return ((x + h) * sigmoid(x + h) - x * sigmoid(x)) / h


# sigmoid(x) is recovered from the forward value as silu(x) / x, so at x = 0 it is 0/0: nan instead of 0.5.
@answer("nan at 0", source="huggingface/candle#2083 'Fix the silu gradient issue on 0.'")
def _(x):
    out = x / (1 + np.exp(-x))         # forward
    sig = out / x                      # sigmoid(x), already computed
    return sig * (1 - out) + out


@answer("neighbours in the array")
def _(x):
    return np.gradient(x * sigmoid(x), x)


@answer("neighbours in the array", never_says="makes an array")
def _(x):
    f = x * sigmoid(x)
    return np.gradient(f) / np.gradient(x)


# The closed form e^x (e^x + x + 1) / (e^x + 1)^2 is right on paper, but e^x overflows: from about x = 355 on
# it is inf / inf = nan, where the slope is 1.
@answer(
    "overflows at one end",
    source="Frozander/ML101 ml101/activations.py (swish_der); the same form in deeplearning4j/nd4j#2194",
)
def _(x):
    ex = np.exp(x)
    return ex * (ex + x + 1) / (ex + 1) ** 2


@answer("quotient without brackets", source="chelsea0x3b/dfdx#915")
def _(x):
    exp_nx = np.exp(-x)
    return 1 + exp_nx + x * exp_nx / (1 + exp_nx) ** 2


@answer("ends too early")
def _(x):
    s = sigmoid(x)
    return np.where(x > 10, 1.0, np.where(x < -10, 0.0, s + x * s * (1 - s)))


@answer("plus in the slope", source="Gervasiolab, swish expanded")
def _(x):
    s = sigmoid(x)
    return s + x * s * (1 + s)


@answer("sigmoid applied twice")
def _(x):
    slope = lambda v: sigmoid(v) * (1 - sigmoid(v))
    s = sigmoid(x)
    return s + x * slope(s)


# The derivative of x * sigmoid(10 x), without the factor: the sigmoid is ten times too steep.
@answer("sigmoid at another rate", source="search code: dev_swish, belta = 10")
def _(x):
    s = sigmoid(10 * x)
    return s * (1 + 10 * x - 10 * x * s)


@answer("square missing", source="deeplearning4j/nd4j#2194, without the square")
def _(x):
    e = np.exp(-x)
    return (1 + e + x * e) / (1 + e)


@answer("slope of ReLU", never_says="rounded")
def _(x):
    return np.where(x > 0, 1.0, 0.0)


@answer("slope of ReLU", never_says="rounded")
def _(x):
    return (x >= 0) * 1.0


@answer("x stays in both terms")
def _(x):
    s = sigmoid(x)
    return x * s * (1 - s) + s * x


@answer("bracket closed too early")
def _(x):
    s = sigmoid(x)
    return s * (1 + x) * (1 - s)


@answer("square of sigma")
def _(x):
    s = sigmoid(x)
    return s + x * s ** 2


@answer("held between 0 and 1")
def _(x):
    s = sigmoid(x)
    return np.clip(s + x * s * (1 - s), 0, 1)
