"""Choose the softmax temperature with the smallest cross-entropy."""

import numpy as np

from dlbasics import datasets
from dlbasics.activations import log_softmax, softmax
from dlbasics.exercises.bank.combined_misconceptions import two_at_once
from dlbasics.exercises.bank.common_misconceptions import misconception, table_meets_row
from dlbasics.exercises.bank.eps_clipping import EPSILONS, with_each_eps
from dlbasics.exercises.bank.memoize_arrays import memoize_arrays
from dlbasics.exercises.kinds import Case, Code, Misconception
from dlbasics.validation import ignore_fp_warnings as quiet


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


@memoize_arrays(64)
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


def costs_of(cost, z, y, temperatures):
    return [cost(z, y, temperature) for temperature in temperatures]


def by_cost(*costs):
    """Calibrations that choose by another cost, and report it."""
    return tuple(quiet(best_by(cost, cost)) for cost in costs)


def with_costs(finish):
    """What is made of the right costs at the end: `finish` gets the temperatures and their costs."""
    return lambda z, y, temperatures: finish(temperatures, np.array(costs_of(cost_at, z, y, temperatures)))


# -- other measures of one temperature -----------------------------------------------------------------


def true_of(table, y):
    """Each row's entry at the true class."""
    return table[np.arange(len(y)), y]


def with_log_p(log_p):
    """The cost with another function of the scores for the logarithms of the probabilities."""
    return lambda z, y, temperature: -true_of(log_p(z / temperature), y).mean()


def naive_softmax(z):
    return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)


def one_maximum(z):
    return z - z.max() - np.log(np.exp(z - z.max()).sum(axis=1, keepdims=True))


def maximum_of_columns(z):
    z = z - z.max(axis=0)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


def without_keepdims(z):
    return z - z.max(axis=1) - np.log(np.exp(z - z.max(axis=1)).sum(axis=1))


def cost_with_temperature_above(scale, shift):
    """The sum below is of the exponentials at temperature 1, or of these divided by the temperature."""

    def cost(z, y, temperature):
        z = z - z.max(axis=1, keepdims=True) if shift else z
        below = np.log(np.exp(z).sum(axis=1)) - (np.log(temperature) if scale else 0)
        return np.mean(below - true_of(z, y) / temperature)

    return cost


def cost_with_exponentials_divided(of_logs):
    """The temperature cancels, but for rounding, which chooses the smallest of equal costs."""

    def cost(z, y, temperature):
        scores = z - z.max(axis=1, keepdims=True)
        exponentials = np.exp(scores) / temperature
        if of_logs:
            below = np.log(exponentials.sum(axis=1, keepdims=True))
            return -true_of(scores - np.log(temperature) - below, y).mean()
        return -np.log(true_of(exponentials / exponentials.sum(axis=1, keepdims=True), y)).mean()

    return cost


def entropy_at(z, y, temperature):
    return -(softmax(z / temperature) * log_softmax(z / temperature)).sum(axis=1).mean()


def mistakes_at(z, y, temperature):
    return (softmax(z / temperature).argmax(axis=1) != y).mean()


def cost_of_the_hits(z, y, temperature):
    hit = z.argmax(axis=1) == y
    return cost_at(z[hit], y[hit], temperature)


def stops_at_the_first_rise(z, y, temperatures):
    costs = costs_of(cost_at, z, y, temperatures)
    rises = [i for i in range(1, len(costs)) if costs[i] > costs[i - 1]]
    best = rises[0] - 1 if rises else len(costs) - 1
    return temperatures[best], costs[best]


def below_the_one_before(z, y, temperatures):
    """The last temperature whose cost is lower than that of the one before it."""
    costs = costs_of(cost_at, z, y, temperatures)
    falls = [i for i in range(1, len(costs)) if costs[i] < costs[i - 1]]
    best = falls[-1] if falls else 0
    return temperatures[best], costs[best]


naive_cost = with_log_p(lambda z: np.log(naive_softmax(z)))
rounded_cost = with_log_p(lambda z: np.log(softmax(z)))


def calibrate_with_eps(cap, eps):
    cost = with_log_p(lambda z: np.log(cap(softmax(z), eps)))
    return quiet(best_by(cost, cost))


def squared_at(z, y, temperature):
    return ((softmax(z / temperature) - np.eye(z.shape[1])[y]) ** 2).sum(axis=1).mean()


def doubt_at(z, y, temperature):
    """How far the mean claim lies from the share of right answers."""
    p = softmax(z / temperature)
    return abs(p.max(axis=1).mean() - (p.argmax(axis=1) == y).mean())


def calibration_error(bins):
    """The gap between claim and share of right answers in each bin, weighed by its size."""

    def gap(z, y, temperature):
        p = softmax(z / temperature)
        claim, right = p.max(axis=1), p.argmax(axis=1) == y
        bin = np.minimum((claim * bins).astype(int), bins - 1)
        full = np.unique(bin)
        return sum(abs(right[bin == i].mean() - claim[bin == i].mean()) * (bin == i).mean() for i in full)

    return gap


def binary_cost(reduce):
    """The cross-entropy of each class as a label of its own."""

    def cost(z, y, temperature):
        p, hot = softmax(z / temperature), np.eye(z.shape[1])[y]
        return reduce(-hot * np.log(p + 1e-12) - (1 - hot) * np.log(1 - p + 1e-12))

    return cost


def coin_cost(reduce, eps):
    """A sigmoid of each logit, and the cross-entropy of each class as a label of its own."""

    def cost(z, y, temperature):
        p, hot = 1 / (1 + np.exp(-z / temperature)), np.eye(z.shape[1])[y]
        return reduce(-hot * np.log(p + eps) - (1 - hot) * np.log(1 - p + eps))

    return cost


def row_sums(costs):
    return costs.sum(axis=1).mean()


def exact_coin_cost(reduce):
    def cost(z, y, temperature):
        away = np.where(np.eye(z.shape[1])[y] == 1, -z, z) / temperature
        return reduce(np.logaddexp(0, away))

    return cost


def claimed_cost(z, y, temperature):
    return -log_softmax(z / temperature).max(axis=1).mean()


def multiplied_cost(z, y, temperature):
    return cost_at(z, y, 1 / temperature)


def plain_cost(z, y, temperature):
    return cost_at(z, y, 1.0)


def twice_cost(z, y, temperature):
    return cost_at(softmax(z / temperature), y, 1.0)


# -- other ways to choose ------------------------------------------------------------------------------


def calibrate_cumulative(z, y, temperatures):
    costs = []
    for temperature in temperatures:
        z = z / temperature
        costs.append(cost_at(z, y, 1.0))
    return temperatures[int(np.argmin(costs))], min(costs)


def calibrate_on(grid):
    """A calibration that tries temperatures of its own."""
    return lambda z, y, temperatures: calibrate_briefly(z, y, grid)


def calibrate_between(z, y, temperatures):
    """The best of all temperatures between the smallest and the largest, by golden-section search."""
    low, high, share = np.min(temperatures), np.max(temperatures), (5**0.5 - 1) / 2
    for _ in range(40):
        left, right = high - share * (high - low), low + share * (high - low)
        if cost_at(z, y, left) < cost_at(z, y, right):
            high = right
        else:
            low = left
    return (low + high) / 2, cost_at(z, y, (low + high) / 2)


def nan_cost_skipped(z, y, temperatures):
    costs = costs_of(naive_cost, z, y, temperatures)
    return temperatures[int(np.nanargmin(costs))], np.nanmin(costs)


def smallest_so_far(cost, gain=0.0, begin=lambda k: np.inf, **default):
    """A loop that keeps the smallest so far, if it is smaller by so much; nan is never smaller.

    Where none is smaller than ``begin(number of classes)`` the first temperature stays, or a `default`.
    """

    def answer(z, y, temperatures):
        best, best_cost = default.get("default", temperatures[0]), begin(z.shape[1])
        for temperature in temperatures:
            now = cost(z, y, temperature)
            if now < best_cost - gain:
                best, best_cost = temperature, now
        return best, best_cost

    return quiet(answer)


def smallest_from_each_start(cost):
    """The loop with each temperature that stays where no cost is smaller."""
    return (smallest_so_far(cost),
            *(smallest_so_far(cost, default=start) for start in (None, 1.0, 0.0)))


def best_when_rounded(digits):
    return best_by(lambda z, y, temperature: np.round(cost_at(z, y, temperature), digits))


def last_of_nearly_equal(blurred):
    """The last temperature of those with the smallest cost, when costs are blurred."""
    def finish(temperatures, costs):
        best = np.flatnonzero(blurred(costs) == blurred(costs).min())[-1]
        return temperatures[best], costs[best]

    return with_costs(finish)


# -- two at once -----------------------------------------------------------------------------------------


def log_p_at(z, y, temperature):
    return true_of(log_softmax(z / temperature), y)


def calibrate_with(terms=log_p_at, factor=lambda n, k: 1 / n, choose=np.argmin,
                   report=lambda temperatures, best: temperatures[best]):
    """A calibration with other terms of the cost, another factor, choice or report of the choice."""

    def answer(z, y, temperatures):
        costs = [-factor(*z.shape) * terms(z, y, temperature).sum() for temperature in temperatures]
        best = int(choose(costs))
        return report(temperatures, best), costs[best]

    return quiet(answer)


TERMS = [
    ("multiplies", {"terms": lambda z, y, t: log_p_at(z, y, 1 / t)}),
    ("temperature not used", {"terms": lambda z, y, t: log_p_at(z, y, 1.0)}),
    ("temperature after the softmax", {"terms": lambda z, y, t: log_p_at(z, y, 1.0) - np.log(t)}),
    ("no logarithm", {"terms": lambda z, y, t: true_of(softmax(z / t), y)}),
    ("a softmax too many", {"terms": lambda z, y, t: log_p_at(softmax(z / t), y, 1.0)}),
    ("softmax over the examples", {"terms": lambda z, y, t: true_of(log_softmax(z / t, axis=0), y)}),
    ("the claimed class", {"terms": lambda z, y, t: log_softmax(z / t).max(axis=1)}),
]
FACTORS = [
    ("sum", {"factor": lambda n, k: 1}),
    ("mean over the table", {"factor": lambda n, k: 1 / (n * k)}),
    ("bits", {"factor": lambda n, k: 1 / n / np.log(2)}),
]
CHOICES = [("the worst", {"choose": np.argmax})]
REPORTS = [("place instead of temperature", {"report": lambda temperatures, best: best})]


def calibrate_cases(rng):
    digits, labels = nearest_mean(rng, 150)
    small = np.array([[2.0, 0.0, -1.0], [0.0, 3.0, 0.0], [1.0, 4.0, 0.0], [0.0, 0.5, 2.0]])
    five = np.array([[-1.5, 5.5, -2.5], [-1.5, 4.0, 2.0], [0.0, 0.5, 4.5], [0.5, -5.0, 4.0],
                     [3.5, -1.0, -1.5]])
    return [
        Case((small, np.array([0, 1, 0, 2]), np.array([1.0, 0.5, 4.0])),
             about="four examples, three classes, one of them confidently wrong"),
        Case((five, np.array([0, 1, 2, 2, 0]), np.array([1.0, 0.5, 4.0, 8.0, 2.0])),
             about="five examples, the first of them very sure and wrong"),
        Case((five, np.array([0, 1, 2, 2, 0]), np.array([3.4, 3.6, 3.38, 3.36, 2.5])),
             kind="edge",
             about="temperatures whose costs differ by very little"),
        Case((small, np.array([0, 1, 1, 2]), np.array([1.0, 0.25, 2.0])), kind="edge",
             about="every example is right; the temperatures are not in order"),
        Case((small, np.array([0, 1, 1, 2]), np.array([4.0, 2.0, 8.0])), kind="edge",
             about="every example is right; all temperatures are above 1"),
        Case((np.array([[2000.0, 0.0], [-1000.0, -1002.0]]), np.array([1, 0]), np.array([0.5, 1.0])),
             kind="extreme", about="a probability so small that it rounds to 0, and two rows far apart"),
        # The digits come last: what differs from a known mistake does so on the small tables already.
        Case((digits, labels, np.array([30.0, 10.0, 300.0, 60.0, 100.0])),
             about="the scores of 150 real digits"),
        Case((digits, labels, np.array([1.0, 2.0])), kind="extreme",
             about="real digits at temperatures so low that exp of a score overflows"),
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
        "Collect one cost for each temperature in a list; `np.argmin` says at which place the smallest "
        "stands. The temperature stands at the same place.",
    ],
    reference=calibrate,
    alternatives=[calibrate_briefly, smallest_so_far(cost_at)],
    cases=calibrate_cases,
    misconceptions=[
        misconception(
            "lowest entropy", (best_by(entropy_at), *by_cost(entropy_at)),
            "You chose the lowest temperature, at which the predictions are **surest**. A low entropy "
            "rewards that, and so does the mean *probability* of the true class, without its logarithm. At a "
            "low temperature the classifier is also nearly certain of its wrong answers; in the "
            "cross-entropy, which is asked for, each of these costs much.",
        ),
        misconception(
            "highest entropy",
            (
                best_by(lambda z, y, t: -entropy_at(z, y, t)),
                *by_cost(lambda z, y, t: softmax(z / t).max(axis=1).mean()),
            ),
            "You chose the highest temperature, at which the predictions are least sure, whatever the labels "
            "are. The cross-entropy compares them with the labels.",
        ),
        misconception(
            "stops at the first rise", (stops_at_the_first_rise,),
            "You stop where the cost rises for the first time. That is the best temperature only if they "
            "come in order; they need not. Try all, and take the smallest cost.",
            credit=0.5,
        ),
        misconception(
            "compared with the one before", (below_the_one_before,),
            "You compare each cost with that of the temperature **before** it, so the last one at which the "
            "cost falls wins. Compare with the smallest cost so far.",
            credit=0.5,
        ),
        misconception(
            "logarithms divided",
            by_cost(lambda z, y, temperature: -true_of(log_softmax(z), y).mean() / temperature),
            "Your cost falls with each higher temperature, so the highest always wins: the **logarithms** "
            "are divided by it. Divide the scores, before the softmax.",
        ),
        misconception(
            "hits alone", by_cost(cost_of_the_hits),
            "Only the examples that are classified rightly count in your cost, so the lowest temperature "
            "always wins. A wrong one that was sure is what makes it expensive: average over all.",
        ),
        misconception(
            "most accurate",
            (
                best_by(mistakes_at),
                with_costs(lambda temperatures, costs: (temperatures[0], costs[0])),
                *by_cost(mistakes_at),
            ),
            "Your answer is the **first** temperature. A measure that no temperature changes gives that: the "
            "accuracy, for one, since the largest class stays the largest. So does a loop that ends at once. "
            "Choose by the cross-entropy, after the last temperature.",
        ),
        misconception(
            "last temperature",
            (
                with_costs(lambda temperatures, costs: (temperatures[-1], costs[-1])),
                with_costs(lambda temperatures, costs: (temperatures[-1], costs.min())),
            ),
            "Your answer is always the **last** temperature, as if each one replaced the best so far. It "
            "may do that only where its cost is smaller, and then this cost is the one to beat.",
        ),
        misconception(
            "cost of the last",
            (with_costs(lambda temperatures, costs: (temperatures[costs.argmin()], costs[-1])),),
            "The temperature is right. The cost that you report is that of the last one that you tried: "
            "report the smallest.",
            credit=0.5,
        ),
        misconception(
            "cost of the first",
            (with_costs(lambda temperatures, costs: (temperatures[costs.argmin()], costs[0])),),
            "The temperature is right. The cost that you report is that of the first one that you tried: "
            "report the smallest.",
            credit=0.5,
        ),
        misconception(
            "place in another list",
            (
                with_costs(lambda temperatures, costs: (np.sort(temperatures)[costs.argmin()], costs.min())),
                with_costs(lambda temperatures, costs: (temperatures[np.sort(temperatures).searchsorted(
                    temperatures[costs.argmin()])], costs.min())),
            ),
            "The cost is right; the temperature stands at the right place in another order. Temperatures and "
            "costs must be in one order: do not sort one of them alone.",
            credit=0.5,
        ),
        misconception(
            "softmax, then log",
            (
                *by_cost(naive_cost, with_log_p(lambda z: z - np.log(np.exp(z).sum(axis=1, keepdims=True)))),
                *smallest_from_each_start(naive_cost),
                quiet(nan_cost_skipped),
            ),
            "Right while the scores are small. For the real digits `np.exp` overflows, the cost is `nan` or "
            "`inf`, and no comparison finds the smallest any more. Work from the logits: maximum off, "
            "then the log of the sum.",
            credit=0.5,
        ),
        misconception(
            "eps inside the log", with_each_eps(calibrate_with_eps),
            "Your costs have a ceiling: that is what an eps in the logarithm gives, added or as a limit, so "
            "that very wrong predictions look cheap. Work from the logits and nothing needs a cap.",
            credit=0.5,
        ),
        misconception(
            "scores held at a limit",
            [form for limit in (500, 50, 100, 300, 600, 700, 709) for form in by_cost(
                with_log_p(lambda z, limit=limit: log_softmax(np.clip(z, -limit, limit))))],
            "Right until a score passes some limit: held there, it loses its distance from the others. With "
            "the row's maximum taken off, exp sees nothing above 0, and no limit is needed.",
            credit=0.5,
        ),
        misconception(
            "softmax rounded to 0", (*by_cost(rounded_cost), *smallest_from_each_start(rounded_cost)),
            "Right while the scores lie near each other. Where they do not, the cost becomes `inf` or `nan`: "
            "a very small probability rounds to 0, for example, and $-\\log 0$ is `inf`. Take the logarithm "
            "before anything rounds: $z_i - m - \\log \\sum_j e^{z_j - m}$, with the row's maximum $m$.",
            credit=0.5,
        ),
        misconception(
            "one maximum for all",
            (*by_cost(with_log_p(one_maximum)), *smallest_from_each_start(with_log_p(one_maximum))),
            "Right until one row lies far below another. One maximum for the whole table leaves nothing of "
            "the lower row under exp, and the logarithm of its sum is $-\\infty$. Each row has its own "
            "maximum.",
            credit=0.5,
        ),
        misconception(
            "maximum of each column",
            (*by_cost(with_log_p(maximum_of_columns)),
             *smallest_from_each_start(with_log_p(maximum_of_columns))),
            "This is what comes out when each **class** has its own number subtracted before the "
            "exponential, such as the maximum of its column. Only what is the same for all classes of an "
            "example cancels: the maximum of the row, `axis=1, keepdims=True`.",
        ),
        misconception(
            "matches the accuracy", (best_by(doubt_at), *by_cost(doubt_at)),
            "Your choice is the temperature at which the mean of the highest probabilities is nearest to "
            "the share of right answers. That can be true on average while single answers are far too sure; "
            "the cross-entropy sees each one.",
        ),
        misconception(
            "calibration error",
            (*by_cost(calibration_error(10), calibration_error(15), calibration_error(5)),
             best_by(calibration_error(10)), best_by(calibration_error(15))),
            "Your choice is that of the smallest gap between claims and shares of right answers, bin by "
            "bin. It sees groups of examples; the cross-entropy, which is asked for, sees each one.",
        ),
        misconception(
            "squared error",
            (best_by(squared_at), *by_cost(squared_at, lambda z, y, t: squared_at(z, y, t) / z.shape[1])),
            "Your choice is that of the smallest squared error of the probabilities. It is a proper score "
            "too, but not the one asked for: the cross-entropy punishes sure mistakes harder.",
        ),
        misconception(
            "no logarithm",
            by_cost(
                lambda z, y, t: -true_of(softmax(z / t), y).mean(),
                lambda z, y, t: 1 - true_of(softmax(z / t), y).mean(),
            ),
            "Your choice is that of the largest mean **probability** of the true class. The cross-entropy "
            "takes its logarithm, which punishes sure mistakes harder.",
        ),
        misconception(
            "log of the mean", by_cost(lambda z, y, t: -np.log(true_of(softmax(z / t), y).mean())),
            "The logarithm is taken of the mean probability. It is taken of each example's own first; the "
            "mean comes last.",
        ),
        misconception(
            "perplexity", by_cost(lambda z, y, t: np.exp(cost_at(z, y, t))),
            "The temperature is right. The cost that you report is $e$ to the power of the cross-entropy, "
            "which is called perplexity; report the cross-entropy itself.",
            credit=0.5,
        ),
        misconception(
            "binary cross-entropy",
            by_cost(binary_cost(np.mean), binary_cost(lambda costs: costs.sum(axis=1).mean())),
            "Every class is charged, for being present or for being absent: that is the **binary** "
            "cross-entropy. Here only the logarithm of the true class's probability counts.",
        ),
        misconception(
            "the claimed class", by_cost(claimed_cost),
            "Your cost is that of the **largest** probability of each row. It looks at the one that the true "
            "class `y` was given.",
        ),
        misconception(
            "every label for every example",
            by_cost(lambda z, y, t: -log_softmax(z / t)[:, y].mean()),
            "Each example is charged for the labels of **all** examples: `log_p[:, y]` gives a table of "
            "shape `(n, n)`. Take one entry of each row: `log_p[np.arange(n), y]`.",
        ),
        misconception(
            "softmax over the examples",
            by_cost(lambda z, y, t: -true_of(log_softmax(z / t, axis=0), y).mean()),
            "Your softmax runs down the columns: the examples compete for each class. The classes of one "
            "example compete: the last axis.",
        ),
        misconception(
            "each divides the last", (calibrate_cumulative,),
            "Each temperature divides what the one before has left: that is what `z = z / temperature` in "
            "the loop does. Keep `z`, and give the quotient a name of its own.",
        ),
        misconception(
            "temperature not used",
            by_cost(
                plain_cost,
                lambda z, y, t: rounded_cost(z, y, 1.0),
                lambda z, y, t: naive_cost(z, y, 1.0),
                *map(cost_with_exponentials_divided, (True, False)),
            ),
            "All your costs are equal, but for rounding: the temperature does not reach the probabilities. "
            "Where it divides all exponentials of a row, it cancels. Divide the scores by it, before "
            "`np.exp`.",
        ),
        misconception(
            "temperature after the softmax",
            by_cost(
                lambda z, y, t: cost_at(z, y, 1.0) + np.log(t),
                lambda z, y, t: rounded_cost(z, y, 1.0) + np.log(t),
                lambda z, y, t: naive_cost(z, y, 1.0) + np.log(t),
            ),
            "Your probabilities are divided by the temperature, so that they no longer sum to 1. It divides "
            "the scores, before the softmax.",
        ),
        misconception(
            "a softmax too many",
            by_cost(twice_cost, lambda z, y, temperature: cost_at(softmax(z), y, temperature)),
            "Your costs are those of a softmax of a softmax, and none comes near 0: what starts from logits "
            "got probabilities. Give it `z / temperature`.",
        ),
        Misconception(
            "places exchanged", lambda z, y, temperatures: calibrate_briefly(z, y, temperatures)[::-1],
            "Both numbers are right, in the wrong order: first the temperature, then the cost.",
            credit=0.75,
        ),
        misconception(
            "mean over the table", by_cost(lambda z, y, t: cost_at(z, y, t) / z.shape[1]),
            "The mean of your costs runs over the classes too. The cost of one example is its surprise about "
            "the true class, whole, and the mean is over the examples.",
            credit=0.5,
        ),
        misconception(
            "bits", by_cost(lambda z, y, t: cost_at(z, y, t) / np.log(2)),
            "Your costs are in bits. Nats come from the natural logarithm.",
            credit=0.5,
        ),
        misconception(
            "minus before the cost",
            (with_costs(lambda temperatures, costs: (temperatures[costs.argmin()], -costs.min())),),
            "The temperature is right; the cost that you report is negative. The logarithm of a probability "
            "is at most 0, and the cost is its opposite.",
            credit=0.5,
        ),
        misconception(
            "multiplies",
            by_cost(
                multiplied_cost,
                lambda z, y, t: rounded_cost(z, y, 1 / t),
                lambda z, y, t: naive_cost(z, y, 1 / t),
            ),
            "Your costs are those of scores **times** the temperature. A high temperature flattens: divide.",
        ),
        misconception(
            "sum", by_cost(lambda z, y, t: cost_at(z, y, t) * len(y)),
            "The cost you report is the sum over the examples. The mean does not depend on how many digits "
            "there are.",
            credit=0.5,
        ),
        misconception(
            "place instead of temperature",
            (with_costs(lambda temperatures, costs: (int(costs.argmin()), costs.min())),),
            "You return the **place** of the best temperature in the list. Return the temperature that "
            "stands there.",
            credit=0.5,
        ),
        misconception(
            "a grid of your own",
            (
                calibrate_between,
                calibrate_on(np.linspace(0.5, 5.0, 60)),
                calibrate_on(np.linspace(0.1, 10.0, 100)),
            ),
            "You return a temperature that is not among `temperatures`. Choose one of those that are given, "
            "whatever lies between them.",
        ),
        misconception(
            "the worst",
            (
                with_costs(lambda temperatures, costs: (temperatures[costs.argmax()], costs.max())),
                with_costs(lambda temperatures, costs: (temperatures[costs.argmax()], -costs.max())),
                with_costs(lambda temperatures, costs: (temperatures[costs.argmax()], costs.min())),
            ),
            "You chose the largest cost. A forgotten minus sign gives that, or `argmax` in the place of "
            "`argmin`.",
        ),
        table_meets_row(
            *by_cost(
                with_log_p(without_keepdims),
                with_log_p(lambda z: np.log(np.exp(z) / np.exp(z).sum(axis=1))),
                lambda z, y, t: -(log_softmax(z / t) * y).sum(axis=1).mean(),
                lambda z, y, t: -(y * log_softmax(z / t)).sum(axis=1).mean(),
            ),
        ),
        misconception(
            "class number as a label",
            by_cost(lambda z, y, t: -(y[:, None] * log_softmax(z / t)).sum(axis=1).mean(),
                    lambda z, y, t: -(y[:, None] * log_softmax(z / t)).mean()),
            "The **number** of the class multiplies the logarithms here. `y` holds indices: take one entry "
            "of each row, or make one-hot rows, `np.eye(k)[y]`.",
        ),
        misconception(
            "temperature above the line alone",
            by_cost(*(cost_with_temperature_above(scale, shift)
                      for shift in (True, False) for scale in (False, True))),
            "In your softmax the scores above the fraction line are divided by the temperature, and those in "
            "the exponents of the sum below it are not. So the probabilities do not sum to 1. Both are the "
            "same numbers: divide the scores once, at the start.",
        ),
        misconception(
            "all costs",
            (with_costs(lambda temperatures, costs: (temperatures[costs.argmin()], costs)),
             with_costs(lambda temperatures, costs: (temperatures[costs.argmin()], list(costs)))),
            "The temperature is right, and beside it stand the costs of **all** temperatures. Report the "
            "smallest.",
            credit=0.5,
        ),
        misconception(
            "sigmoid of the true logit",
            by_cost(lambda z, y, temperature: np.logaddexp(0, -true_of(z / temperature, y)).mean()),
            "This is what a sigmoid of each true logit by itself gives. A softmax compares it with the "
            "logits of all other classes.",
        ),
        misconception(
            "sigmoid of every logit",
            by_cost(*(
                cost for reduce in (np.mean, row_sums)
                for cost in (exact_coin_cost(reduce), *(coin_cost(reduce, eps) for eps in EPSILONS))
            )),
            "This is what a sigmoid of each logit gives, with a cost for every class, present or absent. "
            "The classes exclude each other: a softmax compares their logits, and only the logarithm of the "
            "true class's probability counts.",
        ),
        misconception(
            "near costs count as equal",
            (*map(best_when_rounded, (4, 3, 2, 1)),
             *(last_of_nearly_equal(lambda costs, digits=digits: np.round(costs, digits))
               for digits in (4, 3, 2, 1)),
             *(smallest_so_far(cost_at, gain) for gain in (1e-5, 1e-4, 1e-3, 5e-3, 1e-2, 5e-2))),
            "Costs that differ only a little count as equal here, and another temperature wins. "
            "Rounding does that, and so does a smallest gain. The smallest cost is the best, by however "
            "little.",
            credit=0.5,
        ),
        misconception(
            "cost without the temperature", [best_by(cost_at, lambda z, y, temperature: cost_at(z, y, 1.0))],
            "The temperature is right. The cost is that of the logits as they came, before it. Report the "
            "cost at the temperature that you choose.",
        ),
        misconception(
            "search begins too low",
            tuple(smallest_so_far(cost_at, begin=begin, **default)
                  for begin in (lambda k: 1.0, lambda k: 0.0, np.log)
                  for default in ({}, {"default": 1.0}, {"default": 0.0}, {"default": None})),
            "Your search begins with a number for the smallest cost that is the cost of no temperature, such "
            "as 1 or $\\log k$. Where every cost lies above it, none is ever smaller, and what you return "
            "has not been found. Begin with `np.inf`, or with the first cost.",
        ),
        misconception(
            "search begins with another temperature",
            tuple(lambda z, y, temperatures, start=start: calibrate_briefly(z, y, [start, *temperatures])
                  for start in (1.0, 0.5, 2.0, 0.1)),
            "Right where one of the given temperatures is the best. Your search begins with the cost at a "
            "temperature of its own, such as 1, and returns that where none of the given ones has a lower "
            "cost. Choose among `temperatures` alone: begin with the first of them, or with `np.inf` for the "
            "cost.",
            credit=0.5,
        ),
    ],
    composed=two_at_once(
        calibrate_with, TERMS, FACTORS, CHOICES, REPORTS,
        but=[("temperature not used", "the worst"), ("no logarithm", "the worst"),
             ("a softmax too many", "mean over the table")],
    ),
    explanation="One number, chosen on labelled examples, turned a classifier that was sure of its errors "
    "into one whose probabilities can be believed, and it did not change a single answer. In real work, "
    "choose it on validation data and report the cost on a test set.",
)
