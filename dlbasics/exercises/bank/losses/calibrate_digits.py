"""Choose the softmax temperature with the smallest cross-entropy."""

import numpy as np

from dlbasics import datasets
from dlbasics.activations import log_softmax, softmax
from dlbasics.exercises.kinds import Case, Code, Misconception

from ..eps_variants import EPSILONS, added, with_each_eps


def nearest_mean(rng, n):
    """Logits and labels of `n` real digits under the nearest-mean classifier of the chapter.

    Its scores are log-densities of round clouds of variance 1 around each class's mean image, so they
    reach thousands and are far too sure.
    """
    X, y, *_ = datasets.load_digits()
    rows = rng.permutation(len(y))
    X, y = 16 * X[rows], y[rows]
    means = np.array([X[:900][y[:900] == digit].mean(axis=0) for digit in range(10)])
    return (X @ means.T - (means**2).sum(axis=1) / 2)[900 : 900 + n], y[900 : 900 + n]


def cost_at(z, y, temperature):
    return -log_softmax(z / temperature)[np.arange(len(y)), y].mean()


def calibrate(z, y, temperatures):
    costs = []
    for temperature in temperatures:
        scores = z / temperature
        scores = scores - scores.max(axis=1, keepdims=True)
        log_p = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        costs.append(-np.mean(log_p[np.arange(len(y)), y]))
    best = np.argmin(costs)
    return temperatures[best], costs[best]


def calibrate_briefly(z, y, temperatures):
    costs = np.array([cost_at(z, y, t) for t in temperatures])
    return temperatures[costs.argmin()], costs.min()


def best_by(measure, cost=cost_at):
    """A calibration that chooses by another measure, or reports another cost."""

    def answer(z, y, temperatures):
        measures = [measure(z, y, t) for t in temperatures]
        with np.errstate(invalid="ignore"):
            best = int(np.argmin(measures))
        return temperatures[best], cost(z, y, temperatures[best])

    return answer


def entropy_at(z, y, temperature):
    return -(softmax(z / temperature) * log_softmax(z / temperature)).sum(axis=1).mean()


def mistakes_at(z, y, temperature):
    return (softmax(z / temperature).argmax(axis=1) != y).mean()


def naive_cost(z, y, temperature):
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        e = np.exp(z / temperature)
        return -np.log(e / e.sum(axis=1, keepdims=True))[np.arange(len(y)), y].mean()


def rounded_cost(z, y, temperature):
    with np.errstate(divide="ignore"):
        return -np.log(softmax(z / temperature))[np.arange(len(y)), y].mean()


def eps_cost(cap, eps):
    return lambda z, y, temperature: -np.log(cap(softmax(z / temperature), eps))[np.arange(len(y)), y].mean()


def calibrate_with_eps(cap, eps):
    return best_by(eps_cost(cap, eps), eps_cost(cap, eps))


def one_maximum_cost(z, y, temperature):
    z = z / temperature - (z / temperature).max()
    with np.errstate(divide="ignore"):
        return (np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(y)), y]).mean()


def squared_at(z, y, temperature):
    return ((softmax(z / temperature) - np.eye(z.shape[1])[y]) ** 2).sum(axis=1).mean()


def doubt_at(z, y, temperature):
    """How far the mean claim lies from the share of right answers."""
    p = softmax(z / temperature)
    return abs(p.max(axis=1).mean() - (p.argmax(axis=1) == y).mean())


def claimed_cost(z, y, temperature):
    return -log_softmax(z / temperature).max(axis=1).mean()


def calibrate_cumulative(z, y, temperatures):
    costs = []
    for temperature in temperatures:
        z = z / temperature
        costs.append(cost_at(z, y, 1.0))
    return temperatures[int(np.argmin(costs))], min(costs)


def multiplied_cost(z, y, temperature):
    return cost_at(z, y, 1 / temperature)


def plain_cost(z, y, temperature):
    return cost_at(z, y, 1.0)


def twice_cost(z, y, temperature):
    return cost_at(softmax(z / temperature), y, 1.0)


def table_cost(z, y, temperature):
    return cost_at(z, y, temperature) / z.shape[1]


def bits_cost(z, y, temperature):
    return cost_at(z, y, temperature) / np.log(2)


def sum_cost(z, y, temperature):
    return cost_at(z, y, temperature) * len(y)


def calibrate_cases(rng):
    digits, labels = nearest_mean(rng, 400)
    small = np.array([[2.0, 0.0, -1.0], [0.0, 3.0, 0.0], [1.0, 4.0, 0.0], [0.0, 0.5, 2.0]])
    return [
        Case(
            (small, np.array([0, 1, 0, 2]), np.array([1.0, 0.5, 2.0, 4.0])),
            about="four examples, three classes, one of them confidently wrong",
        ),
        Case(
            (
                np.array(
                    [
                        [-1.5, 5.5, -2.5],
                        [-1.5, 4.0, 2.0],
                        [0.0, 0.5, 4.5],
                        [0.5, -5.0, 4.0],
                        [3.5, -1.0, -1.5],
                    ]
                ),
                np.array([0, 1, 2, 2, 0]),
                np.array([1.0, 0.5, 2.0, 4.0, 8.0]),
            ),
            about="five examples, the first of them very sure and wrong",
        ),
        Case(
            (digits, labels, np.array([30.0, 10.0, 300.0, 60.0, 100.0])),
            about="the scores of 400 real digits",
        ),
        Case(
            (small, np.array([0, 1, 1, 2]), np.array([1.0, 0.25, 2.0])),
            kind="edge",
            about="every example is right; the temperatures are not in order",
        ),
        Case(
            (digits, labels, np.array([1.0, 2.0])),
            kind="extreme",
            about="real digits at temperatures so low that exp of a score overflows",
        ),
        Case(
            (np.array([[2000.0, 0.0], [-1000.0, -1002.0]]), np.array([1, 0]), np.array([0.5, 1.0])),
            kind="extreme",
            about="a probability so small that it rounds to 0, and two rows far apart",
        ),
    ]


CALIBRATE_DIGITS = Code(
    id="losses/calibrate-digits",
    title="The whole chapter: cure an overconfident classifier",
    points=8,
    stub='''\
def calibrate(z, y, temperatures):
    """Choose the temperature that makes the probabilities
    `softmax(z / temperature)` deserve the most trust. `z` `(n, k)` holds
    logits, `y` `(n,)` the true classes. Return two numbers: the one of
    `temperatures` with the **smallest mean cross-entropy**, and that cost in
    nats."""
    ...
''',
    hints=[
        "One temperature first: write the mean cross-entropy of `z / temperature` from logits. Only the "
        "true class counts: `log_p[np.arange(n), y]`.",
        "The scores of the digits reach thousands. Take each row's maximum off before `np.exp`, and never "
        "form the probability.",
        "Collect one cost for each temperature in a list; `np.argmin` says where the smallest stands. "
        "Return `temperatures[best], costs[best]`.",
    ],
    reference=calibrate,
    alternatives=[calibrate_briefly],
    cases=calibrate_cases,
    misconceptions=[
        Misconception(
            "lowest entropy",
            best_by(entropy_at),
            "You chose the temperature with the **surest** predictions. Sureness is no merit: at a low "
            "temperature the classifier is wrong with near certainty, and pays for it. Compare with the "
            "labels: cross-entropy, not entropy.",
        ),
        Misconception(
            "most accurate",
            best_by(mistakes_at),
            "You chose by accuracy. A temperature never changes which class is largest, so all are equally "
            "accurate and you took the first. Choose by the cross-entropy.",
        ),
        Misconception(
            "softmax, then log",
            best_by(naive_cost, naive_cost),
            "Right while the scores are small. For the real digits `np.exp` overflows, the cost is `nan`, "
            "and `np.argmin` takes the first `nan` for the smallest. Work from the logits: maximum off, "
            "then the log of the sum.",
            credit=0.5,
        ),
        Misconception(
            "eps inside the log",
            calibrate_with_eps(added, EPSILONS[0]),
            "Your eps caps each cost at $-\\log \\varepsilon$, 36 at most, so that very wrong predictions "
            "look cheap. Work from the logits and nothing needs a cap.",
            credit=0.5,
            also=with_each_eps(calibrate_with_eps)[1:],
        ),
        Misconception(
            "softmax rounded to 0",
            best_by(rounded_cost, rounded_cost),
            "Your softmax does not overflow, but a very small probability rounds to 0, and $-\\log 0$ is "
            "`inf`. Take the logarithm before anything rounds: $z_i - m - \\log \\sum_j e^{z_j - m}$.",
            credit=0.5,
        ),
        Misconception(
            "one maximum for all",
            best_by(one_maximum_cost, one_maximum_cost),
            "You subtracted the maximum of the whole table: rows far below it become all zeros under exp. "
            "Each row has its own maximum.",
            credit=0.5,
        ),
        Misconception(
            "matches the accuracy",
            best_by(doubt_at),
            "You chose the temperature at which the mean claim equals the share of right answers. That can "
            "be true on average while single answers are far too sure; the cross-entropy sees each one.",
        ),
        Misconception(
            "squared error",
            best_by(squared_at),
            "You chose by the squared error of the probabilities. It is a proper score too, but not the one "
            "asked for: the cross-entropy punishes sure mistakes harder.",
            also=(best_by(squared_at, squared_at),),
        ),
        Misconception(
            "the claimed class",
            best_by(claimed_cost, claimed_cost),
            "You took the logarithm of the **largest** probability. The cost looks at the one that the true "
            "class `y` was given.",
        ),
        Misconception(
            "each divides the last",
            calibrate_cumulative,
            "`z = z / temperature` in the loop divides what the temperature before has left. Keep `z`, and "
            "give the quotient a name of its own.",
        ),
        Misconception(
            "temperature not used",
            best_by(plain_cost, plain_cost),
            "All your costs are equal: the temperature does not reach the probabilities. Divide the scores "
            "by it.",
        ),
        Misconception(
            "a softmax too many",
            best_by(twice_cost, twice_cost),
            "A cross-entropy from logits got probabilities: the softmax runs twice, and no cost comes near "
            "0. Give it `z / temperature`.",
        ),
        Misconception(
            "places exchanged",
            lambda z, y, temperatures: calibrate_briefly(z, y, temperatures)[::-1],
            "Both numbers are right, in the wrong order: first the temperature, then the cost.",
            credit=0.75,
        ),
        Misconception(
            "mean over the table",
            best_by(table_cost, table_cost),
            "You averaged over the classes too. The cost of one example is its surprise about the true "
            "class, whole; the mean is over the examples.",
            credit=0.5,
        ),
        Misconception(
            "bits",
            best_by(bits_cost, bits_cost),
            "The temperature is right and the cost is in bits. Nats come from the natural logarithm.",
            credit=0.5,
        ),
        Misconception(
            "multiplies",
            best_by(multiplied_cost, multiplied_cost),
            "You multiplied the scores by the temperature. A high temperature flattens: divide.",
        ),
        Misconception(
            "sum",
            best_by(sum_cost, sum_cost),
            "The temperature is right; the cost you report is the sum. The mean does not depend on how many "
            "digits there are.",
            credit=0.5,
        ),
        Misconception(
            "place instead of temperature",
            lambda z, y, temperatures: (
                int(np.argmin([cost_at(z, y, t) for t in temperatures])),
                calibrate_briefly(z, y, temperatures)[1],
            ),
            "You return the **place** of the best temperature in the list. Return the temperature that "
            "stands there.",
            credit=0.5,
        ),
        Misconception(
            "the worst",
            best_by(lambda z, y, t: -cost_at(z, y, t)),
            "You chose the largest cost: `argmax` instead of `argmin`, or a forgotten minus sign.",
            also=(best_by(lambda z, y, t: -cost_at(z, y, t), lambda z, y, t: -cost_at(z, y, t)),),
        ),
    ],
    explanation="One number, chosen on labelled examples, turned a classifier that was sure of its errors "
    "into one whose probabilities can be believed, and it did not change a single answer. In earnest, "
    "choose it on validation data and report the cost on a test set.",
)
