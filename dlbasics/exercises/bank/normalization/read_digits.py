"""Read digits with a network in eval mode, whose running statistics come from batches."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dlbasics.activations import log_softmax, sigmoid, softmax
from dlbasics.datasets import load_digits
from dlbasics.exercises.bank.combined_misconceptions import two_at_once
from dlbasics.exercises.bank.common_misconceptions import misconception
from dlbasics.exercises.bank.memoize_arrays import memoize_arrays
from dlbasics.exercises.kinds import Case, Code


def read_digits(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = np.zeros(len(b1)), np.ones(len(b1))
    for X in batches:
        z = X @ W1 + b1
        mean = (1 - momentum) * mean + momentum * z.mean(axis=0)
        var = (1 - momentum) * var + momentum * z.var(axis=0, ddof=1)
    x_hat = (X_test @ W1 + b1 - mean) / np.sqrt(var + 1e-5)
    return np.maximum(gamma * x_hat + beta, 0) @ W2 + b2


def read_digits_folded(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    Z = batches @ W1 + b1
    keep = 1 - momentum
    mean, var = 0.0, 1.0
    for m, v in zip(Z.mean(axis=1), Z.var(axis=1, ddof=1), strict=True):
        mean, var = mean + momentum * (m - mean), keep * var + momentum * v
    h = gamma * (X_test @ W1 + (b1 - mean)) / np.sqrt(var + 1e-5) + beta
    return (h * (h > 0)) @ W2 + b2


# -- the running statistics, right or wrong -----------------------------------------------------------


def means(Z):
    return Z.mean(axis=1)


def unbiased(Z):
    return Z.var(axis=1, ddof=1)


def biased(Z):
    return Z.var(axis=1)


def one_pass(Z):
    return ((Z**2).mean(axis=1) - Z.mean(axis=1) ** 2) * Z.shape[1] / (Z.shape[1] - 1)


def blended(start, values, momentum):
    """All running values: the start, and what it has become after each batch."""
    steps = [start]
    for value in values:
        steps.append((1 - momentum) * steps[-1] + momentum * value)
    return steps


def running(spread=unbiased, start=(0.0, 1.0), center=means):
    """Statistics that are blended batch by batch, from ``center(Z)`` and ``spread(Z)`` of all batches."""
    return lambda Z, momentum: (blended(start[0], center(Z), momentum)[-1],
                                blended(start[1], spread(Z), momentum)[-1])


RIGHT_STATISTICS = running()


def with_momenta(momentum_of):
    """Another momentum for each batch, ``momentum_of(momentum, number of the batch from 1)``."""

    def statistics(Z, momentum):
        mean, var = 0.0, 1.0
        for t, (own_mean, own_var) in enumerate(zip(means(Z), unbiased(Z), strict=True), 1):
            share = momentum_of(momentum, t)
            mean, var = (1 - share) * mean + share * own_mean, (1 - share) * var + share * own_var
        return mean, var

    return statistics


def around_the_running_mean(first):
    """The spread of each batch is measured from the running mean after it, or (`first` = 0) before it."""

    def statistics(Z, momentum):
        mean = blended(np.zeros(Z.shape[-1]), means(Z), momentum)
        apart = Z - np.array(mean[first : first + len(Z)])[:, None]
        spread = np.sum(apart**2, axis=1) / (Z.shape[1] - 1)
        return mean[-1], blended(1.0, spread, momentum)[-1]

    return statistics


def reversed_momentum(statistics):
    return lambda Z, momentum: statistics(Z, 1 - momentum)


def from_the_first_batch(spread):
    """Starts with the statistics of the first batch."""
    return lambda Z, momentum: running(spread, (Z[0].mean(axis=0), spread(Z[:1])[0]))(Z[1:], momentum)


def nothing_forgotten(Z, momentum):
    return momentum * means(Z).sum(axis=0), 1 + momentum * unbiased(Z).sum(axis=0)


def of_the_deviation(spread, squared):
    """Running averages of the deviation, squared again in the end or not."""

    def statistics(Z, momentum):
        mean, deviation = running(lambda Z: np.sqrt(spread(Z)))(Z, momentum)
        return mean, deviation**2 if squared else deviation

    return statistics


def of_the_reciprocal(spread):
    """A running average of 1 / deviation."""
    return running(lambda Z: 1 / np.sqrt(spread(Z) + 1e-5))


def of_all_examples(ddof):
    return lambda Z, momentum: (Z.mean(axis=(0, 1)), Z.reshape(-1, Z.shape[-1]).var(axis=0, ddof=ddof))


def as_one_batch(ddof):
    """One step, with the statistics of all examples together."""

    def statistics(Z, momentum):
        mean, var = of_all_examples(ddof)(Z, momentum)
        return momentum * mean, 1 - momentum + momentum * var

    return statistics


def corrected_as_in_adam(Z, momentum):
    mean, var = RIGHT_STATISTICS(Z, momentum)
    share = 1 - (1 - momentum) ** len(Z)
    return mean / share, var / share


def of_normalized(Z, momentum):
    """The statistics of the batches after each has been normalized."""
    spread = np.sqrt(Z.var(axis=1, keepdims=True) + 1e-5)
    return running()((Z - Z.mean(axis=1, keepdims=True)) / spread, momentum)


# -- the reader -------------------------------------------------------------------------------------


def relu(a):
    return np.maximum(a, 0)


@memoize_arrays(64)
def statistics_of(Z, momentum, statistics):
    return statistics(Z, momentum)


@dataclass(frozen=True)
class Reader:
    """An answer whose parts may be wrong.

    ``statistics(pre-activations of the batches, momentum)``; ``divisor(variance)``;
    ``middle(x_hat, gamma, beta)`` between the norm and the output layer; ``output(h, W2, b2)``.
    """

    statistics: Callable = RIGHT_STATISTICS
    divisor: Callable = lambda var: np.sqrt(var + 1e-5)
    middle: Callable = lambda x_hat, gamma, beta: relu(gamma * x_hat + beta)
    output: Callable = lambda h, W2, b2: h @ W2 + b2
    bias_in_training: bool = True
    bias_in_reading: bool = True
    before_statistics: Callable = lambda z: z
    subtracts: bool = True

    def __call__(self, batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
        Z = self.before_statistics(batches @ W1 + (b1 if self.bias_in_training else 0))
        mean, var = statistics_of(Z, momentum, self.statistics)
        z = X_test @ W1 + (b1 if self.bias_in_reading else 0)
        x_hat = (z - (mean if self.subtracts else 0)) / self.divisor(var)
        return self.output(self.middle(x_hat, gamma, beta), W2, b2)


def with_eps(*sizes):
    return [Reader(divisor=lambda var, size=size: np.sqrt(var + size)) for size in sizes]


def in_training_mode(ddof):
    """`X_test` normalized by its own statistics."""

    def answer(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
        z = X_test @ W1 + b1
        x_hat = (z - z.mean(axis=0)) / np.sqrt(z.var(axis=0, ddof=ddof) + 1e-5)
        return relu(gamma * x_hat + beta) @ W2 + b2

    return answer


def learning_from_the_test(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    """The running statistics take in `X_test`, too."""
    mean, var = running()(batches @ W1 + b1, momentum)
    z = X_test @ W1 + b1
    mean, var = running(start=(mean, var))(z[None], momentum)
    return relu(gamma * (z - mean) / np.sqrt(var + 1e-5) + beta) @ W2 + b2


def with_bracket(bracket):
    """The norm from ``bracket(centred, spread, gamma, beta)``, and then the ReLU."""

    def answer(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
        mean, var = RIGHT_STATISTICS(batches @ W1 + b1, momentum)
        return relu(bracket(X_test @ W1 + b1 - mean, np.sqrt(var + 1e-5), gamma, beta)) @ W2 + b2

    return answer


def relu_first(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = running()(relu(batches @ W1 + b1), momentum)
    x_hat = (relu(X_test @ W1 + b1) - mean) / np.sqrt(var + 1e-5)
    return (gamma * x_hat + beta) @ W2 + b2


def relu_first_in_reading(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    """The running statistics are right."""
    mean, var = RIGHT_STATISTICS(batches @ W1 + b1, momentum)
    x_hat = (relu(X_test @ W1 + b1) - mean) / np.sqrt(var + 1e-5)
    return (gamma * x_hat + beta) @ W2 + b2


def without_norm(scale):
    def answer(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
        return relu(scale(X_test @ W1 + b1, gamma, beta)) @ W2 + b2

    return answer


def input_normalized(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = RIGHT_STATISTICS(batches, momentum)
    x_hat = (X_test - mean) / np.sqrt(var + 1e-5)
    return relu(gamma * (x_hat @ W1 + b1) + beta) @ W2 + b2


def statistics_of_the_pixels(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    mean, var = RIGHT_STATISTICS(batches, momentum)
    x_hat = (X_test @ W1 + b1 - mean) / np.sqrt(var + 1e-5)
    return relu(gamma * x_hat + beta) @ W2 + b2


def corrected_at_the_end(Z, momentum):
    mean, var = running(biased)(Z, momentum)
    return mean, var * Z.shape[1] / (Z.shape[1] - 1)


def corrected_with_each_batch(Z, momentum):
    """The factor n/(n - 1) multiplies the whole running variance after each batch."""
    mean, factor = running()(Z, momentum)[0], Z.shape[1] / (Z.shape[1] - 1)
    var = 1.0
    for own in biased(Z):
        var = ((1 - momentum) * var + momentum * own) * factor
    return mean, var


def corrected_by_the_test(batches, X_test, *rest):
    """The factor n/(n - 1) of the variance counts the digits to read."""
    n = len(X_test)
    return Reader(running(lambda Z: biased(Z) * n / (n - 1)))(batches, X_test, *rest)


def corrected_by_the_units(Z):
    """The factor k/(k - 1) of the variance counts the hidden units."""
    return biased(Z) * Z.shape[2] / (Z.shape[2] - 1)


def from_variances_of_pixels(ddof):
    """The variance of each sum as if its pixels were independent."""

    def answer(batches, X_test, W1, b1, *rest):
        spread = batches.var(axis=1, ddof=ddof) @ W1**2
        return Reader(running(lambda Z: spread))(batches, X_test, W1, b1, *rest)

    return answer


def one_for_all(ddof):
    """One variance of a batch, over examples and units."""
    return lambda Z: Z.var(axis=(1, 2), ddof=ddof)[:, None]


# -- two at once --------------------------------------------------------------------------------------

STATISTICS = [
    ("momentum reversed", {"statistics": reversed_momentum(running())}),
    ("never updated", {"statistics": lambda Z, momentum: (0.0, 1.0)}),
    *(("last batch only", {"statistics": lambda Z, momentum, own=own: running()(Z[-1:], own or momentum)})
      for own in (1.0, None)),
    ("first batch only", {"statistics": lambda Z, momentum: running()(Z[:1], momentum)}),
    ("starts from the first batch", {"statistics": from_the_first_batch(unbiased)}),
    *(("running deviation", {"statistics": of_the_deviation(unbiased, how)}) for how in (True, False)),
    ("all batches alike", {
        "statistics": lambda Z, momentum: (Z.mean(axis=(0, 1)), Z.var(axis=1, ddof=1).mean(axis=0))}),
    ("nothing forgotten", {"statistics": nothing_forgotten}),
    ("variance starts at 0", {"statistics": running(start=(0.0, 0.0))}),
    ("mean starts at 1", {"statistics": running(start=(1.0, 1.0))}),
    ("biased variance kept", {"statistics": running(biased)}),
]
DIVISORS = [
    ("divides by the variance", {"divisor": lambda var: var + 1e-5}),
    ("mean not subtracted", {"subtracts": False}),
]
MIDDLES = [
    ("no ReLU", {"middle": lambda x_hat, gamma, beta: gamma * x_hat + beta}),
    *(("forgets gamma and beta", {"middle": middle}) for middle in (
        lambda x_hat, gamma, beta: relu(x_hat), lambda x_hat, gamma, beta: relu(x_hat + beta),
        lambda x_hat, gamma, beta: relu(gamma * x_hat))),
    ("gamma and beta after the ReLU", {"middle": lambda x_hat, gamma, beta: gamma * relu(x_hat) + beta}),
    *(("another activation", {"middle": lambda x_hat, gamma, beta, f=f: f(gamma * x_hat + beta)})
      for f in (np.tanh, sigmoid)),
]
OUTPUTS = [
    ("bias of the output lost", {"output": lambda h, W2, b2: h @ W2}),
    *(("probabilities", {"output": lambda h, W2, b2, f=f: f(h @ W2 + b2)}) for f in (softmax, sigmoid)),
    ("ReLU at the end", {"output": lambda h, W2, b2: relu(h @ W2 + b2)}),
]
NOT_TOGETHER = [  # one hides the other
    ("never updated", "mean not subtracted"), ("mean starts at 1", "mean not subtracted"),
    ("running deviation", "divides by the variance"), ("biased variance kept", "probabilities"),
    ("no ReLU", "ReLU at the end"),
]


def read_digits_cases(rng):
    X = load_digits().X[rng.permutation(1797)]
    W1, b1 = rng.normal(size=(64, 16)) / 4, rng.normal(size=16)
    gamma = rng.uniform(0.5, 2, size=16) * np.tile([1, -1], 8)  # training can make it negative
    rest = (gamma, rng.normal(size=16), rng.normal(size=(16, 10)), rng.normal(size=10))
    batches = X[:160].reshape(5, 32, 64)
    return [
        Case((batches, X[160:166], W1, b1, *rest, 0.1), about="five batches of 32 real digits, momentum 0.1"),
        Case((X[:28].reshape(7, 4, 64), X[166:170], W1, b1, *rest, 0.3),
             about="seven batches of 4, momentum 0.3"),
        Case((batches, X[170:171], W1, b1, *rest, 0.3), kind="edge", about="a single digit to read"),
        Case((batches + 1e7, X[171:175] + 1e7, W1, b1, *rest, 1.0), kind="extreme",
             about="all pixels raised by ten million, momentum 1"),
    ]


READ_DIGITS = Code(
    id="normalization/read-digits",
    title="The whole chapter: from batches to a reader",
    points=8,
    version="37e871d3",  # what the statement says more was judged before it said so
    stub='''\
def read_digits(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    """Logits in **eval** mode: a row for each digit of `X_test`, 10 columns.
    The hidden layer is linear (`W1`, `b1`), batch norm (`eps = 1e-5`),
    ReLU; the output layer is linear (`W2`, `b2`). The running mean starts
    at 0, the running variance at 1; take in the `batches`, tables of one
    size with 64 columns, one after the other, by PyTorch's conventions for
    the momentum and for the variance that is kept."""
    ...
''',
    hints=[
        "Two parts: a loop over the batches that only updates the two running arrays; then one pass of "
        "`X_test` that only reads them.",
        "What is averaged is the pre-activation, `batch @ W1 + b1`: mean and variance of each column, over "
        "the examples. The new running value is `1 - momentum` times the old one, plus `momentum` times that "
        "of the batch.",
        "PyTorch keeps the **unbiased** variance (`ddof=1`), although training itself divides by the biased "
        "one.",
    ],
    reference=read_digits,
    alternatives=[read_digits_folded],
    cases=read_digits_cases,
    atol=1e-6,
    misconceptions=[
        misconception(
            "training mode", [in_training_mode(0), in_training_mode(1)],
            "Here `X_test` is normalized by its own mean and variance: training mode. The answer for one "
            "digit then depends on the others. For a single digit the pixels make no difference: the logits "
            "are always the same, or `nan`.",
        ),
        misconception(
            "learns from the test digits", [learning_from_the_test],
            "The running arrays have taken in `X_test` as well. In eval mode they are only read.",
        ),
        misconception(
            "momentum reversed",
            [Reader(reversed_momentum(running())), Reader(reversed_momentum(running(biased))),
             Reader(reversed_momentum(running(biased)), divisor=lambda var: np.sqrt(var + 1e-3)),
             Reader(reversed_momentum(running(biased)), divisor=lambda var: np.sqrt(var) + 1e-5)],
            "The running arrays keep `momentum` of the **old** value here: Keras' convention. In PyTorch's "
            "the new batch counts `momentum`. (And what is kept is the unbiased variance.)",
            credit=0.5,
        ),
        misconception(
            "biased variance kept", [Reader(running(biased))],
            "This is what the biased variance gives. PyTorch keeps the unbiased one, `ddof=1`, since "
            "these few examples stand for all that will come.",
            credit=0.75,
        ),
        misconception(
            "corrected again with each batch", [Reader(corrected_with_each_batch)],
            "$n/(n-1)$ multiplies the whole running variance, again with each batch. It belongs to the "
            "batch's own variance alone, before that is blended in.",
        ),
        misconception(
            "running deviation",
            [Reader(of_the_deviation(unbiased, True)), Reader(of_the_deviation(biased, True)),
             Reader(of_the_deviation(unbiased, False)), Reader(of_the_deviation(biased, False)),
             *(Reader(of_the_deviation(spread, False), divisor=lambda kept, eps=eps: kept + eps)
               for spread in (unbiased, biased) for eps in (1e-5, 0.0)),
             *(Reader(of_the_deviation(lambda Z, spread=spread: spread(Z) + 1e-5, False),
                      divisor=lambda kept: kept) for spread in (unbiased, biased))],
            "Standard **deviations** are averaged here. Average the variances and take the root at the end: "
            "the two differ.",
        ),
        misconception(
            "never updated", [Reader(lambda Z, momentum: (0.0, 1.0))],
            "The running arrays are still 0 and 1, as at the start: the batches make no difference here.",
        ),
        misconception(
            "last batch only",
            [Reader(lambda Z, momentum: running()(Z[-1:], 1.0)),
             Reader(lambda Z, momentum: running(biased)(Z[-1:], 1.0)),
             Reader(lambda Z, momentum: running()(Z[-1:], momentum))],
            "Only the last batch counts here. Each batch must blend into what was there before.",
        ),
        misconception(
            "first batch only", [Reader(lambda Z, momentum: running()(Z[:1], momentum))],
            "Only the first batch counts here. That is what a `return` inside the loop gives.",
        ),
        misconception(
            "starts from the first batch",
            [Reader(from_the_first_batch(unbiased)), Reader(from_the_first_batch(biased))],
            "The running arrays start from the first batch here. They start at 0 and 1, and the first batch "
            "is blended in like all others.",
        ),
        misconception(
            "ReLU first", [relu_first, relu_first_in_reading],
            "This is what a ReLU **before** the batch norm gives. In this network it is linear, norm, ReLU.",
        ),
        misconception(
            "statistics after the ReLU",
            [Reader(before_statistics=relu), Reader(running(biased), before_statistics=relu)],
            "The running arrays are those of the values **after** the ReLU here, and the test digits are "
            "normalized before it. Batch norm sees the pre-activations in both.",
        ),
        misconception(
            "statistics of the normalized", [Reader(of_normalized)],
            "The running arrays are those of batches that were **already** normalized: a mean of 0 and a "
            "variance near 1. They must come from the pre-activations.",
        ),
        misconception(
            "forgets gamma and beta",
            [Reader(middle=lambda x_hat, gamma, beta: relu(x_hat)),
             Reader(middle=lambda x_hat, gamma, beta: relu(x_hat + beta)),
             Reader(middle=lambda x_hat, gamma, beta: relu(gamma * x_hat))],
            "`gamma`, `beta` or both are missing: after the normalization each unit is scaled and shifted.",
        ),
        misconception(
            "scales beta",
            [with_bracket(lambda centred, spread, gamma, beta: (gamma * centred + beta) / spread),
             with_bracket(lambda centred, spread, gamma, beta: gamma * (centred / spread + beta)),
             with_bracket(lambda centred, spread, gamma, beta: gamma * (centred + beta) / spread)],
            "Here `beta` is scaled, too, by `gamma` or by the deviation. It is added at the very end, after "
            "the scaling.",
        ),
        misconception(
            "gamma and beta after the ReLU",
            [Reader(middle=lambda x_hat, gamma, beta: gamma * relu(x_hat) + beta),
             Reader(middle=lambda x_hat, gamma, beta: relu(gamma * x_hat) + beta)],
            "Here the ReLU comes before `gamma` or `beta` has done its part. They belong to the norm: scale "
            "and shift first, then ReLU.",
        ),
        misconception(
            "ReLU at the end",
            [Reader(output=lambda h, W2, b2: relu(h @ W2 + b2)),
             Reader(middle=lambda x_hat, gamma, beta: gamma * x_hat + beta,
                    output=lambda h, W2, b2: relu(h @ W2 + b2))],
            "No logit is negative here: this is what a ReLU at the very end gives. It belongs between the "
            "norm and the output layer, and logits may be negative.",
        ),
        misconception(
            "no normalization",
            [without_norm(lambda z, gamma, beta: gamma * z + beta), without_norm(lambda z, gamma, beta: z)],
            "The batches make no difference here, and nothing is divided: the hidden layer has no batch "
            "norm.",
        ),
        misconception(
            "input normalized", [input_normalized],
            "The **pixels** are normalized here. Batch norm stands after the linear layer: it sees the "
            "pre-activations, shape `(n, 16)`.",
        ),
        misconception(
            "statistics of the pixels", [statistics_of_the_pixels],
            "Something with 64 entries, one for each pixel, meets the 16 hidden units. Are the running "
            "arrays those of the pixels? Batch norm normalizes the hidden units: take mean and variance of "
            "`X @ W1 + b1`.",
        ),
        misconception(
            "no ReLU", [Reader(middle=lambda x_hat, gamma, beta: gamma * x_hat + beta)],
            "The ReLU is missing: linear, norm, ReLU, linear.",
        ),
        misconception(
            "another activation",
            [Reader(middle=lambda x_hat, gamma, beta: np.tanh(gamma * x_hat + beta)),
             Reader(middle=lambda x_hat, gamma, beta: sigmoid(gamma * x_hat + beta)),
             Reader(middle=lambda x_hat, gamma, beta: np.abs(gamma * x_hat + beta))],
            "This is what another activation gives (tanh, sigmoid or the absolute value). The network has a "
            "ReLU: negative values become 0.",
        ),
        misconception(
            "probabilities",
            [Reader(output=lambda h, W2, b2: softmax(h @ W2 + b2)),
             Reader(output=lambda h, W2, b2: log_softmax(h @ W2 + b2)),
             Reader(output=lambda h, W2, b2: sigmoid(h @ W2 + b2)),
             Reader(running(biased), output=lambda h, W2, b2: softmax(h @ W2 + b2))],
            "These are probabilities, after a softmax or a sigmoid, or their logarithms. The logits before "
            "it are asked for.",
            credit=0.5,
        ),
        misconception(
            "digits", [Reader(output=lambda h, W2, b2: (h @ W2 + b2).argmax(axis=1))],
            "These are the digits that are read. The logits are asked for, ten numbers for each.",
            credit=0.5,
        ),
        misconception(
            "all batches alike",
            [Reader(lambda Z, momentum: (Z.mean(axis=(0, 1)), Z.var(axis=1, ddof=1).mean(axis=0))),
             Reader(lambda Z, momentum: (Z.mean(axis=(0, 1)), Z.var(axis=1).mean(axis=0))),
             Reader(of_all_examples(1)), Reader(of_all_examples(0))],
            "This is what the plain average over the batches gives. A running average has a start, 0 and 1, "
            "and forgets: each new batch counts `momentum`, and all that was before it the rest.",
        ),
        misconception(
            "nothing forgotten", [Reader(nothing_forgotten)],
            "Each batch is added here, and nothing of what was before is lost. The old value counts only the "
            "rest, 1 − `momentum`.",
        ),
        misconception(
            "variance starts at 0",
            [Reader(running(start=(0.0, 0.0))), Reader(running(biased, start=(0.0, 0.0)))],
            "The running variance starts at 0 here, as the mean does. It starts at 1: before the first batch "
            "the layer is to change nothing.",
        ),
        misconception(
            "mean starts at 1",
            [Reader(running(start=(1.0, 1.0))), Reader(running(biased, start=(1.0, 1.0))),
             Reader(running(start=(1.0, 0.0)))],
            "The running mean starts at 1 here. It starts at 0, and only the variance at 1: before the first "
            "batch the layer is to change nothing.",
        ),
        misconception(
            "one number for all units",
            [Reader(running(lambda Z: Z.var(axis=(1, 2), ddof=1), center=lambda Z: Z.mean(axis=(1, 2)))),
             Reader(running(lambda Z: Z.var(axis=(1, 2)), center=lambda Z: Z.mean(axis=(1, 2))))],
            "All units share one mean and one variance here. Batch norm has them for each unit: average over "
            "the examples, `axis=0`.",
        ),
        misconception(
            "spread around the running mean",
            [Reader(around_the_running_mean(1)), Reader(around_the_running_mean(0))],
            "The variance of a batch is measured from the **running** mean here. It is measured from the "
            "batch's own mean.",
        ),
        misconception(
            "mean not subtracted", [Reader(subtracts=False)],
            "The running mean makes no difference here: it stays at 0, or it is not subtracted before the "
            "division.",
        ),
        misconception(
            "divides by the variance",
            [Reader(divisor=lambda var: var + 1e-5), Reader(divisor=lambda var: var)],
            "This is divided by the running variance. Normalization divides by its root.",
        ),
        misconception(
            "eps outside", [Reader(divisor=lambda var: np.sqrt(var) + 1e-5)],
            "Nearly: here `eps` is added to the root. It belongs under it, to the variance.",
            credit=0.75,
        ),
        misconception(
            "eps twice", [Reader(running(lambda Z: unbiased(Z) + 1e-5))],
            "Nearly: `eps` is in your running variance already, and is added again when the test is read. "
            "Keep the variance without it; it is added once, in the end.",
            credit=0.75,
        ),
        misconception(
            "averages the reciprocal",
            [Reader(of_the_reciprocal(spread), divisor=lambda kept: 1 / kept)
             for spread in (unbiased, biased)],
            "This is what a running average of 1 / deviation gives. The **variances** are averaged. The root "
            "and the division come once, in the end.",
        ),
        misconception(
            "another eps", with_eps(0.0, 1e-3, 1e-6, 1e-8),
            "Nearly: this is what another `eps` gives, or none. In this network it is $10^{-5}$, under the "
            "root.",
            credit=0.75,
        ),
        misconception(
            "bias of the hidden layer lost",
            [Reader(bias_in_training=False), Reader(bias_in_reading=False),
             Reader(bias_in_training=False, bias_in_reading=False)],
            "`b1` is missing, for the batches, for the test digits or for both. A batch's own mean would "
            "cancel it; the running mean, which starts at 0, does not. Add it in both places.",
        ),
        misconception(
            "corrected as in Adam",
            [Reader(statistics=corrected_as_in_adam),
             Reader(statistics=lambda Z, momentum: (corrected_as_in_adam(Z, momentum)[0],
                                                    RIGHT_STATISTICS(Z, momentum)[1])),
             Reader(statistics=lambda Z, momentum: (RIGHT_STATISTICS(Z, momentum)[0],
                                                    corrected_as_in_adam(Z, momentum)[1]))],
            "Your running statistics, or one of them, are divided by $1 - (1 - m)^t$ after $t$ batches, as "
            "Adam divides its averages. Batch norm does not correct its start: take them as they are.",
        ),
        misconception(
            "number of batches for their size",
            [Reader(statistics=running(lambda Z: Z.var(axis=1) * len(Z) / (len(Z) - 1)))],
            "Your factor $n/(n-1)$ counts the **batches**. It corrects the variance of one batch, so $n$ is "
            "the number of examples in it.",
        ),
        misconception(
            "number of all examples for the batch size",
            [Reader(statistics=running(lambda Z: biased(Z) * Z[..., 0].size / (Z[..., 0].size - 1)))],
            "Your factor $n/(n-1)$ counts the examples of **all** batches together. It corrects the variance "
            "of one batch, so $n$ is the number of examples in that.",
        ),
        misconception(
            "a batch left out",
            [Reader(lambda Z, momentum: running()(Z[:-1], momentum)),
             Reader(lambda Z, momentum: running()(Z[1:], momentum))],
            "One batch does not count here, the last or the first. Take in **all** of them, one after the "
            "other.",
        ),
        misconception(
            "momentum falls",
            [Reader(with_momenta(lambda momentum, t: momentum**t)),
             Reader(with_momenta(lambda momentum, t: momentum / t))],
            "The first batch is taken in rightly, and each later one counts less: your momentum falls from "
            "batch to batch. It stays as it is.",
        ),
        misconception(
            "number of test digits for the batch size", [corrected_by_the_test],
            "Your factor $n/(n-1)$ counts the digits of `X_test`. It corrects the variance of one batch, so "
            "$n$ is the number of examples in that.",
        ),
        misconception(
            "number of units for the batch size", [Reader(running(corrected_by_the_units))],
            "The $n$ of your factor $n/(n-1)$ counts the hidden units. It is the number of **digits** in the "
            "batch.",
        ),
        misconception(
            "variances of the pixels added up", [from_variances_of_pixels(ddof) for ddof in (1, 0)],
            "The variances of the pixels are added up, each times its weight squared. That is the variance "
            "of a sum only if the pixels have nothing to do with each other, and neighbouring pixels do. "
            "Take the variance of the pre-activations themselves.",
        ),
        misconception(
            "corrected at the end", [Reader(corrected_at_the_end)],
            "The factor $n/(n-1)$ comes once, at the end, so that it also multiplies what is left of the "
            "start, 1. It corrects the variance of a **batch**, before that is blended in: `ddof=1`.",
            credit=0.75,
        ),
        misconception(
            "bias of the output lost", [Reader(output=lambda h, W2, b2: h @ W2)],
            "The output layer has a bias too, `b2`: it is missing here.",
        ),
        misconception(
            "one pass", [Reader(running(one_pass))],
            "All is right except for a variance by $E[x^2] - E[x]^2$: with a large mean it loses its "
            "digits. Subtract the mean first; `var` does.",
            credit=0.75,
        ),
        misconception(
            "one variance for all units",
            [Reader(statistics=running(spread)) for spread in (one_for_all(1), one_for_all(0))],
            "One variance is kept for all hidden units together. Each unit has its own: average over the "
            "examples of a batch only.",
        ),
        misconception(
            "a shift multiplied",
            [Reader(middle=lambda x_hat, gamma, beta: relu(gamma * x_hat * beta)),
             Reader(output=lambda h, W2, b2: h @ W2 * b2)],
            "`beta` or `b2` **multiplies** here, `*` in the place of `+`. Both are added.",
        ),
        misconception(
            "a momentum of its own",
            [Reader(statistics=lambda Z, momentum, own=own: RIGHT_STATISTICS(Z, own))
             for own in (0.1, 0.9, 0.99)],
            "These are the logits for one fixed momentum, such as 0.1, the default of libraries. Here it is "
            "an argument: `momentum`.",
        ),
        misconception(
            "all batches as one", [Reader(statistics=as_one_batch(ddof)) for ddof in (1, 0)],
            "The running statistics take **one** step, with the mean and the variance of all batches "
            "together. Take one step after each batch, with its own.",
        ),
    ],
    composed=two_at_once(Reader, STATISTICS, DIVISORS, MIDDLES, OUTPUTS, but=NOT_TOGETHER),
    explanation="Two lines learn and one line reads. Mixing them up is a frequent bug with batch norm.",
    rows_alone=("X_test",),
)
