"""Write the forward pass of a network that reads digits, with a softmax at a temperature."""

from itertools import product

import numpy as np

from dlbasics import activations
from dlbasics.activations import log_softmax, sigmoid, softmax
from dlbasics.datasets import load_digits
from dlbasics.exercises.bank.combined_misconceptions import two_at_once
from dlbasics.exercises.bank.common_misconceptions import keepdims_missing, logarithm_lost, misconception
from dlbasics.exercises.kinds import Case, Code, Misconception


def classify(X, W1, b1, W2, b2, temperature):
    z1 = X @ W1 + b1
    h = np.where(z1 > 0, z1, 0.1 * z1)
    return activations.softmax((h @ W2 + b2) / temperature)


def classify_by_hand(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    h = np.maximum(h, 0.1 * h)
    z = (h @ W2 + b2) / temperature
    e = np.exp(z - np.max(z, axis=1)[:, None])
    return e / np.sum(e, axis=1)[:, None]


def classify_by_rows(X, W1, b1, W2, b2, temperature):
    rows = []
    for x in X:
        h = [max(v, 0.1 * v) for v in W1.T @ x + b1]
        z = (np.dot(h, W2) + b2) / temperature
        e = np.exp(z - max(z))
        rows.append(list(e / sum(e)))
    return rows


def leaky(z, slope=0.1):
    return np.where(z > 0, z, slope * z)


def scores(X, W1, b1, W2, b2, temperature, hidden=leaky):
    return (hidden(X @ W1 + b1) @ W2 + b2) / temperature


def network(top=softmax, hidden=leaky):
    """The network with another softmax or another hidden activation."""

    def answer(*given):
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            return top(scores(*given, hidden=hidden))

    return answer


def with_hidden(*hidden):
    """The network with other hidden activations."""
    return tuple(network(hidden=activation) for activation in hidden)


def without_temperature(*hidden):
    """The network with other hidden activations, at temperature 1 whatever is given."""
    return tuple(
        lambda *given, activation=activation: softmax(scores(*at_one(given), hidden=activation))
        for activation in hidden
    )


# -- other hidden activations -------------------------------------------------------------------------


def relu(z):
    return np.maximum(z, 0)


def with_slope(slope):
    return lambda z: leaky(z, slope)


def straight(z):
    return z


OTHER_SLOPES = tuple(map(with_slope, (0.2, 0.3, 0.05, 0.02, 0.001, 0.25, 1 / 3, 0.5, 0.9)))
# Of z itself and not of 0: the larger of z and -0.1 z is the second of these.
TURNED_UP = (*map(with_slope, (-0.1, -0.01, -0.2, -1.0)), lambda z: z**2)
EXCHANGED = (lambda z: np.where(z > 0, 0.1 * z, z), lambda z: np.minimum(z, 0.1 * z))
ONE_NUMBER = (
    lambda z: np.where(z > 0, z, 0.1), lambda z: np.maximum(0.1, z), lambda z: np.where(z > 0, z, -0.1),
)
LEAK_ADDED = tuple(lambda z, slope=slope: np.maximum(z, 0) + slope * z for slope in (0.1, 0.01))
OTHER_FUNCTIONS = (
    sigmoid,
    np.tanh,
    lambda z: np.where(z > 0, z, np.expm1(np.minimum(z, 0))),
    lambda z: np.where(z > 0, z, 0.1 * np.expm1(np.minimum(z, 0))),
    lambda z: z * sigmoid(z),
    lambda z: np.logaddexp(0, z),
    softmax,
)


# -- other ends ---------------------------------------------------------------------------------------


def naive_softmax(z):
    return np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True)


def whole_table(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def one_maximum(z):
    return naive_softmax(z - z.max())


def without_keepdims(z):
    return np.exp(z) / np.exp(z).sum(axis=-1)


def exp_of_logarithms(z):
    return np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))


def with_eps(eps):
    def top(z):
        e = np.exp(z - z.max(axis=-1, keepdims=True))
        return e / (e.sum(axis=-1, keepdims=True) + eps)

    return top


def with_limit(limit, both=True):
    return lambda z: softmax(np.clip(z, -limit if both else -np.inf, limit))


def power(given, shares):
    """A power of the probabilities at temperature 1, or of their exponentials, and then its share."""
    p = shares(scores(*at_one(given))) ** (1 / given[-1])
    return p / p.sum(axis=-1, keepdims=True)


def temperature_above_alone(scale, shift):
    """The sum below is of the exponentials at temperature 1, or of these divided by the temperature."""

    def answer(*given):
        z, temperature = scores(*at_one(given)), given[-1]
        if shift:
            z = z - z.max(axis=-1, keepdims=True)
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            below = np.exp(z).sum(axis=-1, keepdims=True)
            return np.exp(z / temperature) / (below / temperature if scale else below)

    return answer


def temperature_below_alone(shift):
    def answer(*given):
        z, temperature = scores(*at_one(given)), given[-1]
        if shift:
            z = z - z.max(axis=-1, keepdims=True)
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            return np.exp(z) / np.exp(z / temperature).sum(axis=-1, keepdims=True)

    return answer


def maximum_before_the_division(*given):
    z = scores(*at_one(given))
    with np.errstate(over="ignore", invalid="ignore"):
        return naive_softmax(z / given[-1] - z.max(axis=-1, keepdims=True))


def one_hot(z):
    return np.eye(z.shape[1])[z.argmax(axis=1)]


# -- other places for the temperature and the biases ---------------------------------------------------


def at_one(given):
    """The arguments, with temperature 1."""
    return (*given[:-1], 1.0)


def without_biases(X, W1, b1, W2, b2, temperature):
    return softmax(scores(X, W1, 0, W2, 0, temperature))


def without_hidden_bias(X, W1, b1, W2, b2, temperature):
    return softmax(scores(X, W1, 0, W2, b2, temperature))


def switches_without_bias(X, W1, b1, W2, b2, temperature):
    h = (X @ W1 + b1) * np.where(X @ W1 > 0, 1, 0.1)
    return softmax((h @ W2 + b2) / temperature)


def without_output_bias(X, W1, b1, W2, b2, temperature):
    return softmax(scores(X, W1, b1, W2, 0, temperature))


def biases_multiplied(hidden, output):
    """The biases of these layers are factors."""

    def answer(X, W1, b1, W2, b2, temperature):
        h = leaky(X @ W1 * b1 if hidden else X @ W1 + b1)
        return softmax((h @ W2 * b2 if output else h @ W2 + b2) / temperature)

    return answer


def temperature_for_the_bias_alone(X, W1, b1, W2, b2, temperature):
    return softmax(leaky(X @ W1 + b1) @ W2 + b2 / temperature)


def temperature_in_both_layers(X, W1, b1, W2, b2, temperature):
    return softmax((leaky((X @ W1 + b1) / temperature) @ W2 + b2) / temperature)


# ------------------------------------------------------------------------------------------------------


# -- two at once -----------------------------------------------------------------------------------------


def classify_with(hidden=leaky, top=softmax, divide=lambda h, W2, b2, T: (h @ W2 + b2) / T, biases=(1, 1)):
    """The network with another hidden activation, top, place of the temperature, or without biases."""

    def answer(X, W1, b1, W2, b2, temperature):
        first, second = biases
        h = hidden(X @ W1 + first * b1)
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            return top(divide(h, W2, second * b2, temperature))

    return answer


HIDDEN = [
    ("plain ReLU", {"hidden": relu}),
    ("slope 0.01", {"hidden": with_slope(0.01)}),
    *(("another slope", {"hidden": with_slope(slope)}) for slope in (0.2, 0.3)),
    *(("branches exchanged", {"hidden": hidden}) for hidden in EXCHANGED),
    ("no activation", {"hidden": straight}),
    *(("another activation", {"hidden": hidden}) for hidden in (sigmoid, np.tanh)),
]
TOPS = [
    ("whole table", {"top": whole_table}),
    ("softmax over examples", {"top": lambda z: softmax(z, axis=0)}),
    ("sigmoid for softmax", {"top": sigmoid}),
    ("logarithms", {"top": log_softmax}),
    ("softmax twice", {"top": lambda z: softmax(softmax(z))}),
    ("sign of the scores", {"top": lambda z: softmax(-z)}),
    ("activated scores", {"top": lambda z: softmax(relu(z))}),
    ("leak on the scores", {"top": lambda z: softmax(leaky(z))}),
]
TEMPERATURES = [
    ("no temperature", {"divide": lambda h, W2, b2, T: h @ W2 + b2}),
    ("multiplies by the temperature", {"divide": lambda h, W2, b2, T: (h @ W2 + b2) * T}),
    ("bias not divided", {"divide": lambda h, W2, b2, T: h @ W2 / T + b2}),
    ("bias alone divided", {"divide": lambda h, W2, b2, T: h @ W2 + b2 / T}),
]
BIASES = [
    ("forgets the biases", {"biases": (0, 0)}),
    ("forgets the hidden bias", {"biases": (0, 1)}),
    ("forgets the output bias", {"biases": (1, 0)}),
]
# The first have a sentence of their own; down the columns, what all examples have alike cancels.
NOT_TOGETHER = [
    *product([name for name, _ in HIDDEN], ["no temperature"]),
    *product(["softmax over examples"], [name for name, _ in TEMPERATURES + BIASES]),
    *product(["bias not divided", "bias alone divided"], ["forgets the biases", "forgets the output bias"]),
]


def digits_network(rng, X, y):
    """A small network that reads digits: a random hidden layer, output weights by least squares."""
    W1, b1 = rng.normal(size=(64, 40)) / 2, rng.normal(size=40)
    h = np.column_stack([leaky(X @ W1 + b1), np.ones(len(X))])
    W2 = np.linalg.lstsq(h, 8 * np.eye(10)[y], rcond=None)[0]
    return W1, b1, W2[:-1], W2[-1]


def classify_cases(rng):
    X, y = load_digits()[:2]
    W1, b1, W2, b2 = digits_network(rng, X, y)
    tiny = [rng.normal(size=shape) for shape in ((1, 2), (2, 3), 3, (3, 2), 2)]
    return [
        Case((X[:6], W1, b1, W2, b2, 1.0), about="six handwritten digits through a trained network"),
        Case((X[6:9], W1, b1, W2, b2, 5.0), about="three more, at temperature 5"),
        Case((*tiny, 0.5), kind="edge", about="one example, two features, two classes"),
        Case((X[:6], W1, b1, 2000 * W2, b2, 1.0), kind="extreme",
             about="weights so large that scores reach thousands"),
        Case((X[:6], W1, b1, 2000 * W2, b2, 2000.0), kind="extreme",
             about="the same large weights, at a temperature that is as large"),
        Case((np.ones((1, 1)), np.ones((1, 1)), np.zeros(1), np.full((1, 2), 1e17), np.zeros(2), 1.0),
             kind="extreme", about="two equal scores of 1e17"),
    ]


CLASSIFY_DIGITS = Code(
    id="activations/classify-digits",
    title="The whole chapter: read real digits",
    points=8,
    stub='''\
def classify(X, W1, b1, W2, b2, temperature):
    """Class probabilities, shape `(n, k)`, for the examples `X`, shape
    `(n, d)`: a hidden layer with leaky ReLU of slope **0.1**, an output
    layer, and a softmax at the given temperature, safe for scores of any
    size."""
    ...
''',
    hints=[
        "Four lines, in this order: hidden pre-activation, leaky ReLU, scores, softmax. The shapes lead "
        "you: `X @ W1` has a row for each example and a column for each hidden unit. The scores have a "
        "column for each class.",
        "The scores are **divided** by the temperature, before the softmax. No activation stands between "
        "the output layer and the softmax.",
        "Subtract each row's own maximum, `axis=-1, keepdims=True`. One maximum for the whole table is not "
        "enough.",
    ],
    reference=classify,
    alternatives=[classify_by_hand, classify_by_rows],
    cases=classify_cases,
    misconceptions=[
        Misconception(
            "naive softmax", network(naive_softmax),
            "The network is right; the softmax overflows when scores reach 710. Subtract each row's maximum "
            "first.",
            credit=0.5,
        ),
        Misconception(
            "one maximum for all", network(one_maximum),
            "Right until one row lies far below another. One maximum for the **whole table** leaves nothing "
            "of the lower row, and it becomes 0/0. Each row needs its own: `axis=-1, keepdims=True`.",
            credit=0.5,
        ),
        Misconception(
            "maximum of each column", network(lambda z: naive_softmax(z - z.max(axis=0))),
            "A different number was subtracted from each score of a row: the maximum of its **column**. "
            "Only a shift of the whole row cancels in a softmax: `axis=-1, keepdims=True`.",
        ),
        keepdims_missing(network(without_keepdims)),
        Misconception(
            "scores held at a limit", network(with_limit(500)),
            "Right until a score passes some limit. Where several scores of a row are held at it, they get "
            "the same share. Subtract each row's maximum: then no exponent is above 0, and no limit is "
            "needed.",
            credit=0.5,
            also=tuple(
                network(with_limit(limit, both))
                for limit in (500, 50, 80, 88, 100, 200, 250, 300, 600, 700, 709) for both in (True, False)
            ),
        ),
        logarithm_lost(network(exp_of_logarithms)),
        Misconception(
            "eps in the sum", network(with_eps(1e-5)),
            "Your rows do not quite sum to 1: that is what an eps in the denominator gives. With each row's "
            "maximum subtracted the sum is at least 1, and no eps is needed.",
            credit=0.5,
            also=tuple(network(with_eps(eps)) for eps in (1e-4, 1e-3, 1e-2)),
        ),
        Misconception(
            "multiplies by the temperature", lambda *given: softmax(scores(*given) * given[-1] ** 2),
            "A high temperature must flatten. Yours sharpens: that is what scores **times** the temperature "
            "give. Divide by it.",
        ),
        Misconception(
            "temperature after softmax", lambda *given: softmax(scores(*at_one(given))) / given[-1],
            "Your rows sum to 1 at temperature 1 alone: that is what probabilities divided or multiplied by "
            "the temperature give. It divides the **scores**.",
            also=(lambda *given: softmax(scores(*at_one(given))) * given[-1],),
        ),
        Misconception(
            "power of the softmax", lambda *given: softmax(scores(*at_one(given))) ** (1 / given[-1]),
            "Your rows sum to 1 at temperature 1 alone: that is what a power of the probabilities gives "
            "before it is divided by its sum. Simpler: divide the scores by the temperature.",
        ),
        Misconception(
            "temperature above the line alone", temperature_above_alone(scale=True, shift=True),
            "Your rows sum to 1 at temperature 1 alone: above the fraction line the scores are divided by "
            "the temperature, and in the exponents of the sum below they are not. Compute the exponentials "
            "once, and divide them by **their** sum.",
            also=(*(temperature_above_alone(scale, shift) for scale, shift in (
                (True, False), (False, True), (False, False))),),
        ),
        Misconception(
            "temperature below the line alone", temperature_below_alone(shift=True),
            "Your rows sum to 1 at temperature 1 alone: in the sum below the fraction line the scores are "
            "divided by the temperature, and above it they are not. Compute the exponentials once, and "
            "divide them by **their** sum.",
            also=(temperature_below_alone(shift=False),),
        ),
        Misconception(
            "power, divided by its sum", lambda *given: power(given, softmax),
            "Right until scores lie very far apart. You take a power of the probabilities, and those that "
            "were rounded to 0 stay 0. Divide the **scores** by the temperature, before any exponential.",
            credit=0.5,
            also=(lambda *given: power(given, lambda z: np.exp(z - z.max(axis=-1, keepdims=True))),),
        ),
        Misconception(
            "maximum before the division", maximum_before_the_division,
            "Right while scores are small. The maximum that you subtract is that of the scores **before** "
            "the temperature divides them. Subtract the maximum of what goes into exp.",
            credit=0.5,
        ),
        misconception(
            "plain ReLU",
            with_hidden(relu),
            "These are the probabilities of a network with a plain ReLU. This one was built with a leak: "
            "slope 0.1 for negative inputs.",
        ),
        misconception(
            "slope 0.01",
            with_hidden(with_slope(0.01)),
            "These are the probabilities of a network with a leak of 0.01, the default of `leaky_relu`. "
            "This one was built with slope **0.1**.",
        ),
        misconception(
            "another slope",
            with_hidden(*OTHER_SLOPES),
            "These are the probabilities of a network with another leak, such as 0.2 or 0.3, which some "
            "libraries take, or 0.05. This one was built with slope **0.1** for negative inputs.",
        ),
        misconception(
            "negative inputs turned up",
            with_hidden(*TURNED_UP),
            "Negative inputs of your hidden layer come out **positive**: a slope of -0.1 does that, and so "
            "does `abs`. `0.1 * z1` keeps their sign.",
        ),
        misconception(
            "branches exchanged",
            with_hidden(*EXCHANGED),
            "The branches of your leaky ReLU are exchanged: positive inputs are shrunk to a tenth, negative "
            "ones pass. `np.where` takes its first value where the condition holds, and `np.maximum` the "
            "larger.",
        ),
        misconception(
            "0.1 itself",
            with_hidden(*ONE_NUMBER),
            "Negative inputs of the hidden layer all become one number in your result, such as 0.1 or -0.1. "
            "The leak is a slope: they become `0.1 * z1`.",
        ),
        misconception(
            "leak added on both sides",
            with_hidden(*LEAK_ADDED),
            "Positive inputs of your hidden layer become larger: the leak is **added** on both sides, as "
            "`np.maximum(z1, 0) + 0.1 * z1` does it. Positive inputs pass as they are; only negative ones "
            "are multiplied by 0.1.",
        ),
        misconception(
            "no activation",
            with_hidden(straight),
            "There is no activation between your layers, so the two are only one layer without a bend. "
            "The hidden layer ends with a leaky ReLU.",
        ),
        misconception(
            "another activation",
            with_hidden(*OTHER_FUNCTIONS),
            "These are the probabilities of a network with another activation in its hidden layer, such as a "
            "sigmoid, tanh or ELU. This one was built with a leaky ReLU of slope 0.1.",
        ),
        Misconception(
            "no temperature", lambda *given: softmax(scores(*at_one(given))),
            "The temperature has no effect on your probabilities. It divides the scores, before the softmax.",
        ),
        misconception(
            "hidden layer and temperature",
            without_temperature(relu, with_slope(0.01), *OTHER_SLOPES, *TURNED_UP, *EXCHANGED, *ONE_NUMBER,
                                straight, *OTHER_FUNCTIONS),
            "Two things at once: the temperature has no effect on your probabilities, though it divides the "
            "scores before the softmax; and your hidden layer has another activation than a leaky ReLU with "
            "slope 0.1 for negative inputs.",
        ),
        Misconception(
            "bias not divided", lambda *given: softmax(scores(*given) + given[4] * (1 - 1 / given[-1])),
            "Your scores are `h @ W2 / temperature + b2`. The bias is part of the score: the temperature "
            "divides the sum.",
        ),
        Misconception(
            "bias alone divided", temperature_for_the_bias_alone,
            "Your scores are `h @ W2 + b2 / temperature`: the temperature divides the bias alone. Put "
            "brackets round the sum.",
        ),
        Misconception(
            "temperature in both layers", temperature_in_both_layers,
            "The temperature divides both your hidden layer and your scores. It divides the scores alone, "
            "before the softmax.",
        ),
        Misconception(
            "whole table", network(whole_table),
            "All your probabilities **together** sum to 1. Each row is a distribution of its own: "
            "`axis=-1, keepdims=True` in the sum as well.",
        ),
        Misconception(
            "softmax over examples", network(lambda z: softmax(z, axis=0)),
            "Your **columns** sum to 1: the examples compete for each class. The classes compete for each "
            "example: axis -1.",
        ),
        Misconception(
            "sigmoid for softmax", network(sigmoid),
            "Each of your numbers is between 0 and 1, and the rows do not sum to 1: that is what a sigmoid "
            "of each score gives. A softmax lets the classes of a row share 1.",
        ),
        Misconception(
            "scores", network(lambda z: z),
            "These are the scores, divided by the temperature. The softmax, which makes probabilities of "
            "them, is missing.",
        ),
        Misconception(
            "logarithms", network(log_softmax),
            "These are the logarithms of the probabilities. The exercise asks for the probabilities "
            "themselves.",
        ),
        Misconception(
            "softmax twice", network(lambda z: softmax(softmax(z))),
            "Two softmaxes follow each other: the second one gets probabilities where scores belong, and "
            "these differ by less. Once is enough.",
            also=(lambda *given: softmax(softmax(scores(*at_one(given))) / given[-1]),),
        ),
        Misconception(
            "classes", network(lambda z: z.argmax(axis=1)),
            "These are the most probable classes. The exercise asks for the probability of every class.",
            also=(network(one_hot), network(lambda z: z.argmax(axis=1).astype(float))),
        ),
        Misconception(
            "sign of the scores", network(lambda z: softmax(-z)),
            "The class with the smallest score gets the largest probability: $e^{-z}$ stands where $e^{z}$ "
            "belongs.",
        ),
        Misconception(
            "activated scores", network(lambda z: softmax(np.maximum(z, 0))),
            "All negative scores get the same share: that is what a ReLU before the softmax does. Scores go "
            "into the softmax as they are.",
        ),
        Misconception(
            "leak on the scores", network(lambda z: softmax(leaky(z))),
            "Your negative scores are drawn together, to a tenth: that is what a leaky ReLU before the "
            "softmax does. It comes after the hidden layer only.",
        ),
        Misconception(
            "forgets the biases", without_biases,
            "These are the probabilities without the biases: each layer is `X @ W + b`.",
        ),
        Misconception(
            "biases multiplied", biases_multiplied(True, True),
            "In one of the layers or in both the biases **multiply** the sums, `*` in the place of `+`. "
            "Each layer is `X @ W + b`.",
            also=(biases_multiplied(True, False), biases_multiplied(False, True)),
        ),
        Misconception(
            "forgets the hidden bias", without_hidden_bias,
            "These are the probabilities without `b1`, the bias of the hidden layer.",
        ),
        Misconception(
            "switches without the bias", switches_without_bias,
            "The slope of the leaky ReLU is chosen by `X @ W1`, without the bias: it is 1 where "
            "`X @ W1 + b1` is above 0, and 0.1 elsewhere.",
        ),
        Misconception(
            "forgets the output bias", without_output_bias,
            "These are the probabilities without `b2`, the bias of the output layer.",
        ),
    ],
    composed=two_at_once(classify_with, HIDDEN, TOPS, TEMPERATURES, BIASES, but=NOT_TOGETHER),
    explanation="Four lines, and a network that reads digits is nothing more: linear, bend, linear, softmax.",
    rows_alone=("X",),
)
