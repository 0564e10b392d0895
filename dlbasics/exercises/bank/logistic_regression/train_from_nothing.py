"""Train a logistic regression, judged by its predictions for new data."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dlbasics import datasets
from dlbasics.activations import sigmoid, softmax
from dlbasics.exercises.bank.common_misconceptions import misconception
from dlbasics.exercises.bank.logistic_regression.standardize import standardize
from dlbasics.exercises.kinds import Case, Code
from dlbasics.losses import binary_cross_entropy


def train_and_predict(X, y, X_new):
    mu, sd = X.mean(axis=0), X.std(axis=0)
    sd = np.where(np.ptp(X, axis=0) == 0, 1, sd)
    X, X_new = (X - mu) / sd, (X_new - mu) / sd
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(500):
        error = sigmoid(X @ w + b) - y
        dw = X.T @ error / len(y) + 0.01 * w
        w, b = w - 0.5 * dw, b - 0.5 * error.mean()
    return sigmoid(X_new @ w + b)


def gradient_descent(X, y, steps=500, lr=0.5, lam=0.0, bias=True):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = sigmoid(X @ w + b) - y
        w, b = w - lr * (X.T @ error / len(y) + 2 * lam * w), b - bias * lr * error.mean()
    return w, b


def newton(X, y, X_new, lam=0.01):
    """Another way down: second derivatives instead of many steps."""
    X, X_new = (np.column_stack([A, np.ones(len(A))]) for A in standardize(X, X_new))
    penalty = lam * np.diag(np.arange(X.shape[1]) < X.shape[1] - 1)
    w = np.zeros(X.shape[1])
    for _ in range(20):
        y_hat = sigmoid(X @ w)
        hessian = (X * (y_hat * (1 - y_hat))[:, None]).T @ X / len(y) + penalty
        w = w - np.linalg.solve(hessian, X.T @ (y_hat - y) / len(y) + penalty @ w)
    return sigmoid(X_new @ w)


# -- the parts of an answer, each right or wrong in its own way ---------------------------------------


def as_measured(X, X_new):
    return X, X_new


def new_as_measured(X, X_new):
    return standardize(X, X_new)[0], X_new


def each_alone(X, X_new):
    return standardize(X, X)[0], standardize(X_new, X_new)[0]


def unguarded(X, X_new):
    """Divides by a deviation of 0 where a feature is constant."""
    return (X - X.mean(0)) / X.std(0), (X_new - X.mean(0)) / X.std(0)


def whole_table(X, X_new):
    return (X - X.mean()) / X.std(), (X_new - X.mean()) / X.std()


def each_alone_unguarded(X, X_new):
    return standardize(X, X)[0], (X_new - X_new.mean(0)) / X_new.std(0)


def answer(scale=standardize, predict=sigmoid, **how):
    """An answer with another scaling, another last step, or other settings of `gradient_descent`."""

    def answer_of(X, y, X_new):
        X, X_new = scale(X, X_new)
        w, b = gradient_descent(X, y, **how)
        return predict(X_new @ w + b)

    return answer_of


def least_squares(X, y, X_new):
    """A straight line to the labels, 0 and 1."""
    A, A_new = (np.column_stack([table, np.ones(len(table))]) for table in standardize(X, X_new))
    return A_new @ np.linalg.lstsq(A, y, rcond=None)[0]


def in_two_columns(**how):
    def answer_of(X, y, X_new):
        y_hat = answer(**how)(X, y, X_new)
        return np.column_stack([1 - y_hat, y_hat])

    return answer_of


def labels_of_minus_one(**how):
    return lambda X, y, X_new: answer(**how)(X, 2 * y - 1, X_new)


def of_the_training_part(**how):
    return lambda X, y, X_new: answer(**how)(X, y, X)


# -- what held-out data say -------------------------------------------------------------------------

NEARLY_CERTAIN = 1e-12
MANY = 0.3  # of the predictions are certain, or nearly
LARGEST = 3  # features
SMALLEST = 1e-300  # prediction whose score is known
ENOUGH_SCORES = 4  # to tell a line by: its two numbers, and two that agree
LITTLE = 0.05  # of the spread of the scores
ALMOST = 0.03  # above the share that is asked for: what the right model reaches
RARE = 0.2  # share of ones
LEVEL = 0.1  # between the mean prediction and the share of ones
TURNED = 0.25  # share of right ones below which the predictions turned round would be good
FLAT = 0.1  # distance of the largest prediction from the smallest
ROUNDING = 1e-9  # of the spread of the scores
ENOUGH = 0.18  # mean cross-entropy, below that which is asked for
TWO = [20, 27]  # features that need a bias, unless they are centred
PULLED = 0.05  # the smallest prediction, at least, where all are mixed with one half
AROUND_0_TO_1 = (-1, 2)
SQUEEZED = (0.35, 0.85)  # where a sigmoid puts numbers that lie around 0 to 1


@dataclass
class Seen:
    """Predictions for new samples, and the truth about them."""

    y_hat: np.ndarray
    X: np.ndarray
    y_of_X: np.ndarray
    X_new: np.ndarray
    y: np.ndarray
    accuracy: float
    loss: float

    @cached_property
    def share(self):
        return float(np.mean((self.y_hat >= 0.5) == self.y))

    @cached_property
    def cost(self):
        return float(binary_cross_entropy(self.y, self.y_hat))

    @cached_property
    def is_good(self):
        return self.share >= self.accuracy and self.cost <= self.loss

    @cached_property
    def certain(self):
        """Share of the predictions that are 0 or 1, or so near that the difference is lost."""
        return float(np.mean(np.minimum(self.y_hat, 1 - self.y_hat) <= NEARLY_CERTAIN))

    @cached_property
    def is_binary(self):
        return bool(np.isin(self.y_hat, (0, 1)).all())

    @cached_property
    def has_two_values(self):
        """Whether there are only two predictions, as of decisions that are kept away from 0 and 1."""
        return len(np.unique(self.y_hat)) == 2

    @cached_property
    def z(self):
        """The scores that a sigmoid has made the predictions of."""
        inside = np.clip(self.y_hat, 1e-15, 1 - 1e-15)
        return np.log(inside / (1 - inside))

    def follows(self, features, how_nearly):
        """Whether the scores are a linear function of some features, but for so much of their spread."""
        A = np.column_stack([features, np.ones(len(self.z))])
        rest = self.z - A @ np.linalg.lstsq(A, self.z, rcond=None)[0]
        return bool(rest.var() < how_nearly * self.z.var())

    @cached_property
    def follows_the_largest(self):
        """Whether the scores are almost a function of the few features with the largest numbers."""
        largest = np.argsort(-self.X_new.std(axis=0))[:LARGEST]
        return self.follows(self.X_new[:, largest], LITTLE)

    @cached_property
    def only_feature(self):
        """The index of the one feature that the scores are a linear function of; None if it takes several."""
        X, z = self.X_new - self.X_new.mean(axis=0), self.z - self.z.mean()
        spread = (X**2).sum(axis=0)
        slope = X.T @ z / np.where(spread > 0, spread, 1)
        rest = ((z[:, None] - slope * X) ** 2).mean(axis=0)
        alone = np.flatnonzero(rest < ROUNDING * z.var())
        return int(alone[0]) if len(alone) == 1 else None

    @cached_property
    def follows_scaled_rows(self):
        """Whether the scores are a linear function of the rows, each scaled by its own numbers."""
        X = self.X_new
        spread = X.std(axis=1, keepdims=True)
        sizes = (np.linalg.norm(X, axis=1, keepdims=True), np.abs(X).sum(axis=1, keepdims=True),
                 np.abs(X).max(axis=1, keepdims=True))
        tables = [*(X / np.where(size > 0, size, 1) for size in sizes),
                  (X - X.mean(axis=1, keepdims=True)) / np.where(spread > 0, spread, 1)]
        return any(self.follows(table, ROUNDING) for table in tables)

    @cached_property
    def is_a_single_step(self):
        """Whether the weights point exactly where the first step from 0 leads.

        The step may be so long that most predictions are rounded: their scores are lost.
        """
        X, X_new = standardize(self.X, self.X_new)
        kept = (self.y_hat > SMALLEST) & (self.y_hat < 1 - NEARLY_CERTAIN)
        if kept.sum() < ENOUGH_SCORES:
            return False
        z = np.log(self.y_hat[kept] / (1 - self.y_hat[kept]))
        A = np.column_stack([X_new @ (X.T @ (self.y_of_X - 0.5)), np.ones(len(X_new))])[kept]
        return bool((z - A @ np.linalg.lstsq(A, z, rcond=None)[0]).var() < ROUNDING * z.var())

    @cached_property
    def majority(self):
        """The share that is right where every sample gets the more frequent class."""
        return float(max(self.y.mean(), 1 - self.y.mean()))

    @cached_property
    def passes_through_one_half(self):
        """Whether the scores come from the features alone, so that it is 1/2 where all of them are 0."""
        rest = self.z - self.X_new @ np.linalg.lstsq(self.X_new, self.z, rcond=None)[0]
        return bool(rest.var() < ROUNDING * self.z.var())

    @cached_property
    def is_squeezed(self):
        """Whether the scores lie around 0 to 1, and tell the classes apart in the middle of that."""
        low, high = SQUEEZED
        inside = np.mean((self.y_hat >= low) & (self.y_hat <= high))
        right = np.mean((self.y_hat >= sigmoid(0.5)) == self.y)
        return bool(inside >= 1 - LITTLE and right >= self.accuracy - LITTLE)

    @cached_property
    def is_pulled(self):
        """Whether many predictions lie at an end of a range around one half: sure ones, mixed with it."""
        low, high = self.y_hat.min(), self.y_hat.max()
        near_an_end = np.minimum(self.y_hat - low, high - self.y_hat) < LITTLE * (high - low)
        return bool(low >= PULLED and high <= 1 - PULLED and np.mean(near_an_end) >= MANY)

    @cached_property
    def in_order(self):
        """The share that is right if as many samples get a 1 as there are ones, the highest first."""
        threshold = np.quantile(self.y_hat, 1 - self.y.mean())
        return float(np.mean((self.y_hat >= threshold) == self.y))

    @cached_property
    def is_on_the_level(self):
        """Whether the mean prediction is near the share of ones, as a bias makes it, whatever the weights."""
        return bool(abs(self.y_hat.mean() - self.y.mean()) <= LEVEL)

    @cached_property
    def is_a_line(self):
        """Whether the predictions lie where a line does that was fitted to 0 and 1."""
        low, high = AROUND_0_TO_1
        return bool(low < self.y_hat.min() and self.y_hat.max() < high and self.is_on_the_level)

    @cached_property
    def is_flat(self):
        """Whether all predictions are nearly equal, on the level or near their start."""
        is_at_the_start = abs(self.y_hat.mean() - 0.5) <= LEVEL
        return bool(np.ptp(self.y_hat) < FLAT and (self.is_on_the_level or is_at_the_start))

    @cached_property
    def adds_up_to_1(self):
        """Whether the samples share one probability; a decision that finds one sample does not count."""
        return bool(np.isclose(self.y_hat.sum(), 1, rtol=0, atol=ROUNDING) and not self.is_binary)

    @cached_property
    def numbers(self):
        """What stands in the placeholders of the sentences."""
        return {"share": self.share, "cost": self.cost, "accuracy": self.accuracy, "loss": self.loss,
                "certain": self.certain, "majority": self.majority,
                "mean": float(self.y_hat.mean()), "ones": float(self.y.mean()),
                "probability": float(self.y_hat[0]), "low": float(self.y_hat.min()),
                "high": float(self.y_hat.max()), "in_order": self.in_order, "feature": self.only_feature}


def finding_of(seen):
    """The name of what is to be said, None if the predictions are good enough."""
    if seen.adds_up_to_1:
        return "compete"
    if seen.y.min() == seen.y.max():
        return None if seen.is_good else finding_of_one_kind(seen)
    if seen.has_two_values and seen.share >= seen.accuracy + ALMOST:
        return "decisions" if seen.is_binary else "two values"
    if seen.is_good:
        return None
    if seen.X_new.shape[1] == len(TWO):  # where there is little to see, only one thing is told
        return "one half" if seen.passes_through_one_half else "two features"
    if seen.is_a_single_step:
        return "single step"
    return finding_where_rare(seen) if seen.y.mean() < RARE else finding_of_two_classes(seen)


def finding_of_one_kind(seen):
    return "one kind" if seen.share >= 0.5 else "one kind, most wrong"


def finding_where_rare(seen):
    return "rare" if seen.is_on_the_level else "level"


def finding_of_two_classes(seen):
    if np.ptp(seen.y_hat) < 1e-9:
        return f"all {seen.y_hat[0]:g}" if seen.is_binary else "constant"
    if seen.only_feature is not None:
        return "one feature"
    if seen.follows_scaled_rows:
        return "rows"
    if seen.follows_the_largest:
        return "largest"
    if seen.share >= seen.accuracy and seen.is_pulled:
        return "pulled"
    if seen.is_squeezed:
        return "squeezed"
    if seen.share < 0.5:
        return finding_where_most_are_wrong(seen)
    if seen.is_binary:
        return "binary"
    if seen.certain >= MANY:
        return "too certain" if seen.share >= seen.accuracy + ALMOST else "certain"
    if seen.is_flat:
        return "flat"
    if seen.share < seen.accuracy:
        return finding_where_few_are_right(seen)
    return "sure" if np.maximum(seen.y_hat, 1 - seen.y_hat).mean() > seen.share else "timid"


def finding_where_few_are_right(seen):
    if np.ptp(seen.y_hat) < FLAT:
        return "level"
    if seen.is_on_the_level and seen.in_order >= seen.accuracy:
        return "weak"
    return "majority" if seen.share < seen.majority + ALMOST else "accuracy"


def finding_where_most_are_wrong(seen):
    if seen.y_hat.min() >= 0.5:
        return "at least one half"
    return "reversed" if seen.share < TURNED else "no better than chance"


def reached(y_hat, case):
    """What held-out data say about predictions: a finding and its numbers, None if they are good enough."""
    if not np.isfinite(y_hat).all():
        return "nan", {}
    seen = Seen(y_hat, *case.args, *case.goal)
    if y_hat.min() < 0 or y_hat.max() > 1:
        return "line" if seen.is_a_line else "scores", {}
    name = finding_of(seen)
    return (name, seen.numbers) if name else None


RESULT = (
    "{share:.1%} of the held-out examples are right (at least {accuracy:.0%} are needed), at a mean "
    "cross-entropy of {cost:.3f} (at most {loss:g})."
)
NOT_CHEAP_ENOUGH = (
    "{share:.1%} of the held-out examples are right, which is enough. But their mean cross-entropy is "
    "{cost:.3f}, and at most {loss:g} is needed: the probabilities are too "
)
EVERY_SAMPLE = (
    "Every sample gets the probability {probability:.3g}, so {share:.1%} of the held-out examples are right. "
)
FINDINGS = {
    "nan": "Some predictions are `nan` or `inf`. Where could a division by 0 hide, or an overflow?",
    "scores": "Some numbers lie outside 0 to 1: they are no probabilities. Is the sigmoid missing?",
    "line": "Some numbers lie outside 0 to 1, all of them near it: they are no probabilities. Is the sigmoid "
            "missing, or were the weights fitted without it, as those of a straight line?",
    "constant": EVERY_SAMPLE + "Do the weights move, and has `y_hat - y` the shape `(n,)`?",
    "all 0": EVERY_SAMPLE + "All scores are far below 0. Are `X` and `X_new` scaled, and in the same way?",
    "all 1": EVERY_SAMPLE + "All scores are far above 0. Are `X` and `X_new` scaled, and in the same way?",
    "decisions": "All predictions are exactly 0 or 1, and {share:.1%} of them are right. One that is wrong "
                 "costs infinitely much. If they are decisions: the cross-entropy judges probabilities. If "
                 "not, the scores are so large that the sigmoid is rounded: steps that are far too large do "
                 "that.",
    "two values": "All predictions are one of two numbers, and {share:.1%} of them are on the right side: "
                  "they look like decisions that are kept away from 0 and 1. The cross-entropy judges "
                  "probabilities: return what the sigmoid gives.",
    "binary": "All predictions are exactly 0 or 1, and {share:.1%} of them are right. If they are decisions: "
              "the cross-entropy judges probabilities. If not, the scores are so large that the sigmoid is "
              "rounded: features of very different size do that, or steps that are far too large.",
    "certain": "{share:.1%} of the held-out examples are right, and {certain:.0%} of the predictions are as "
               "good as 0 or 1. Scores so large come from a fit without a penalty that goes on until the "
               "training data are separated, from features of very different size, from steps that are far "
               "too large, or from labels other than 0 and 1.",
    "too certain": "{share:.1%} of the held-out examples are right, which is enough. But {certain:.0%} of "
                   "the predictions are as good as 0 or 1, and a wrong one among them costs very much. "
                   "Steps that are far too large do that; a penalty helps.",
    "compete": "All your predictions add up to 1.",
    "one feature": "{share:.1%} of the held-out examples are right, at a cost of {cost:.3f}. Only "
                   "`X_new[:, {feature}]` makes a difference to the predictions. Does each feature have a "
                   "weight, and does each weight take its steps?",
    "weak": "{share:.1%} of the held-out examples are right. The order of the predictions is good: with "
            "another threshold than one half, {in_order:.1%} would be right. They lie between {low:.2f} and "
            "{high:.2f}, too near their mean: the weights are too small. A penalty that is far too strong "
            "does that, or steps that are too few or too small.",
    "largest": "{share:.1%} of the held-out examples are right, at a cost of {cost:.3f}. The predictions "
               "follow almost alone the three features with the largest numbers. Do all features have the "
               "same chance?",
    "rows": RESULT + " The scores follow the **rows**, each scaled by its own length or spread. The size of "
                     "a sample's values is lost then, and the largest feature still rules the others. Scale "
                     "each column by what it is in `X`: `axis=0`.",
    "single step": RESULT + " The weights point exactly where the **first** step from 0 leads. Does the "
                            "`return` stand inside the loop, or does every step use predictions that were "
                            "made once, before the loop?",
    "flat": "{share:.1%} of the held-out examples are right, and all predictions lie between {low:.2f} and "
            "{high:.2f}: the weights hardly differ from 0. A penalty that is far too strong does that, or "
            "steps that are too few or too small.",
    "squeezed": "The predictions lie between {low:.2f} and {high:.2f}, around the range from 0.5 to 0.73, so "
                "{share:.1%} of the held-out examples are right. There a sigmoid puts the numbers from 0 to "
                "1: it has got probabilities already, of another sigmoid or of a line that was fitted to 0 "
                "and 1.",
    "pulled": "{share:.1%} of the held-out examples are right, which is enough. But all predictions lie "
              "between {low:.2f} and {high:.2f}, many of them near an end of that range: they are pulled "
              "towards one half, as in a mixture with it. Return what the sigmoid gives.",
    "no better than chance": "Only {share:.1%} of the held-out examples are right, as by chance. Do the "
                             "steps reach the weights that you predict with?",
    "reversed": "Only {share:.1%} of the held-out examples are right: a coin does better.",
    "at least one half": "No prediction lies below one half, so {share:.1%} of the held-out examples are "
                         "right: no score is negative. Is `X_new` scaled as `X` is, and does the bias "
                         "take its steps?",
    "level": "On average the predictions say {mean:.0%}, and {ones:.0%} of the held-out examples have "
             "$y = 1$. The level is the task of the bias: does it move, and far enough?",
    "rare": "Class 1 is rare here. " + RESULT,
    "one kind, most wrong": "All new samples are of one kind here, and most of them are on the wrong side. "
                            + RESULT,
    "one kind": "All new samples are of one kind here. " + RESULT,
    "one half": RESULT + " Every prediction comes from the features alone: where all of them are 0 it is one "
                         "half. Is there a bias, and does it move?",
    "two features": "There are only two features here. " + RESULT,
    "majority": "{share:.1%} of the held-out examples are right, and to say the more frequent class of all "
                "makes {majority:.1%} right. Does each row of `X` keep its own label in `y`, also when "
                "the rows are shuffled?",
    "accuracy": "{share:.1%} of the held-out examples are right. At least {accuracy:.0%} are needed.",
    "timid": NOT_CHEAP_ENOUGH + "timid. More steps help, or larger ones, or a weaker penalty.",
    "sure": NOT_CHEAP_ENOUGH + "sure. Features of like size help, a smaller rate, fewer steps or a penalty.",
}


def a_typical_order(X, y, rng):
    """The samples in random order, but for the few in which a right answer of many steps costs too much."""
    while True:
        order = rng.permutation(len(y))
        y_hat = answer(steps=1000)(X[order[:380]], y[order[:380]], X[order[380:]])
        if binary_cross_entropy(y[order[380:]], y_hat) < ENOUGH:
            return X[order], y[order]


def goal_for(kind, features):
    """The accuracy that is needed, and the mean cross-entropy that is allowed."""
    if kind == "extreme":  # few samples of the harder class: fewer are right, each miss weighs more
        return 0.7, 1.0
    return (0.85, 0.35) if features == len(TWO) else (0.92, 0.2)


def train_and_predict_cases(rng):
    X, y, *_ = datasets.load_breast_cancer()
    X, y, train, new = *a_typical_order(X, y.astype(float), rng), slice(0, 380), slice(380, None)
    ill = np.flatnonzero(y[new] == 1)[:30] + 380
    few = np.concatenate([np.flatnonzero(y == 0)[:300], np.flatnonzero(y == 1)[:24]])
    constant = np.column_stack([X, np.full(len(X), 3.0)])
    of_one_size, _ = standardize(X, X)
    parts = {
        ("ordinary", "all thirty features, as they were measured"): (X[train], y[train], X[new], y[new]),
        ("edge", "class 1 is rare"): (X[few[::2]], y[few[::2]], X[few[1::2]], y[few[1::2]]),
        ("edge", "one feature is constant"): (constant[train], y[train], constant[new], y[new]),
        # Here an answer is good that only lacks the scaling, and one is not that fails for another reason.
        ("edge", "features that have been standardized before"): (
            of_one_size[train], y[train], of_one_size[new], y[new]),
        ("edge", "two features: the largest radius and the concave points"): (
            X[train][:, TWO], y[train], X[new][:, TWO], y[new]),
        ("extreme", "all new samples are of one kind"): (X[train], y[train], X[ill], y[ill]),
    }
    return [
        Case(part[:3], kind, about, goal=(part[3], *goal_for(kind, part[0].shape[1])))
        for (kind, about), part in parts.items()
    ]


TRAIN_FROM_NOTHING = Code(
    id="logistic_regression/train-from-nothing",
    title="The whole chapter: train it from nothing",
    points=10,
    stub='''\
def train_and_predict(X, y, X_new):
    """Train a logistic regression on `X` `(n, d)` and `y` `(n,)` of 0 and 1, in
    your own way, and return the probability of 1 for every row of `X_new`
    `(m, d)`. The features are as they were measured, of any size. You are
    judged by the truth about `X_new`: **accuracy and cross-entropy**."""
    ...
''',
    hints=[
        "Three parts: bring all features to about the same size, `X_new` by the numbers of `X`; "
        "find `w` and `b`; return probabilities. The chapter has each of them.",
        "Start at 0 and repeat the step of gradient descent, a few hundred times. With standardized features "
        "a learning rate between 0.1 and 0.5 is fine. The bias takes its steps, too.",
        "Too sure? A penalty on the weights, or fewer steps. Not sure enough? More steps. Some `nan`? One of "
        "the tables has a feature that is constant: you wrote `standardize` above for such ones.",
    ],
    reference=train_and_predict,
    alternatives=[newton, answer(steps=300, lr=1.0), answer(steps=2000)],
    cases=train_and_predict_cases,
    accept=reached,
    accept_sentences=FINDINGS,
    misconceptions=[
        misconception(
            "no scaling",
            [answer(as_measured, steps=200, lr=0.01), answer(as_measured, steps=300, lr=2e-5),
             answer(as_measured, steps=1000, lr=1e-5), answer(as_measured, steps=100, lr=1e-6),
             answer(whole_table, steps=100, lr=0.5), answer(as_measured, steps=100, lr=0.1),
             answer(as_measured, steps=1000, lr=0.1), answer(as_measured, steps=1000, lr=2e-5),
             answer(as_measured, steps=1000)],
            "This is what training on features of very different size gives, areas in the hundreds and "
            "thousands beside fractions of one. The steps that suit one overshoot on the other: the model "
            "hardly learns, or its probabilities jump to 0 and 1, where each mistake costs infinitely much. "
            "Standardize each **column**, and `X_new` by the same statistics, and look at the loss.",
        ),
        misconception(
            "new samples unscaled",
            [answer(new_as_measured, steps=100), answer(new_as_measured, steps=200, lr=0.5 * 380)],
            "Where the features are as they were measured, all new samples get a probability of 1, the "
            "healthy ones too. Most likely weights for standardized features meet `X_new` as it was "
            "measured: standardize both, by the statistics of `X`. (Steps that are far too large can do it, "
            "too.)",
        ),
        misconception(
            "own statistics", [answer(each_alone, steps=100), answer(each_alone_unguarded, steps=100)],
            "When all new samples are of one kind, they look average here. That is what their **own** mean "
            "and deviation do to them. Standardize `X_new` by the statistics of the training part.",
        ),
        misconception(
            "scores", [answer(steps=100, predict=lambda z: z)],
            "Numbers below 0 and above 1 are no probabilities. The scores $z$ become probabilities by "
            "$\\sigma(z)$.",
        ),
        misconception(
            "line fitted to 0 and 1", [least_squares],
            "The predictions lie around the range from 0 to 1 and leave it, as those of a straight line do "
            "that was fitted to 0 and 1. They are no probabilities, and a sigmoid put on the line does not "
            "help: $\\sigma(0)$ is one half. Fit the weights with the sigmoid **inside**, by the "
            "cross-entropy.",
        ),
        misconception(
            "decisions",
            [answer(predict=lambda z: (z >= 0).astype(float)),
             answer(predict=lambda z: (z >= -0.5).astype(float)),
             answer(steps=20, predict=lambda z: (z >= 0).astype(int)),
             answer(steps=20, predict=lambda z: z >= 0)],
            "All predictions are exactly 0 or 1, and one that is wrong costs infinitely much cross-entropy. "
            "If they are decisions, return the probabilities. If they are not, the scores are so large that "
            "the sigmoid is rounded, as far too large steps make them: a sum of the gradients in place of "
            "their mean, or too large a rate.",
        ),
        misconception(
            "uphill", [answer(steps=100, predict=lambda z: sigmoid(-z)), answer(steps=100, lr=-0.5)],
            "Nearly every prediction is on the wrong side. Either the steps go up the gradient, so that the "
            "loss grows, or these are the probabilities of class 0.",
        ),
        misconception(
            "sigmoid twice", [answer(steps=100, predict=lambda z: sigmoid(sigmoid(z)))],
            "The predictions lie in the range from 0.5 to 0.73, or around it. There a sigmoid puts the "
            "numbers from 0 to 1: it has got probabilities already, of another sigmoid or of a line that was "
            "fitted to 0 and 1. One sigmoid is enough, of scores.",
        ),
        misconception(
            "single step", [answer(steps=1, lr=lr) for lr in (0.1, 0.01, 0.5, 1.0, 10.0, 100.0)],
            "The weights point exactly where the **first** step from 0 leads. Either there is only one step: "
            "does the `return` stand inside the loop? It stands below it, as far to the left as the `for`. "
            "Or every step repeats the first, with predictions that were made once, before the loop: make "
            "them again in each step.",
        ),
        misconception(
            "penalty too strong", [answer(steps=1000, lr=0.01, lam=45.0)],
            "All predictions lie near the share of ones: the weights hardly differ from 0, though the bias "
            "has moved. A penalty that is far too strong does that.",
        ),
        misconception(
            "samples compete",
            [answer(predict=softmax), answer(predict=lambda z: sigmoid(z) / sigmoid(z).sum())],
            "All your predictions add up to 1: the samples compete for one probability, as the classes in a "
            "softmax do. Each sample has a probability of its own, a sigmoid of its score.",
        ),
        misconception(
            "both columns", [in_two_columns()],
            "There are two columns here, as `predict_proba` of scikit-learn gives them: the probabilities of "
            "class 0 and of class 1. Asked for is the second, one number for each row.",
        ),
        misconception(
            "rows of the training part", [of_the_training_part()],
            "There are as many predictions as `X` has rows: they are those of the training part. Asked for "
            "is one for each row of `X_new`.",
        ),
        misconception(
            "no bias", [answer(steps=200, lam=0.005, bias=False)],
            "Where class 1 is rare the probabilities are too high on average. A bias does that which stays "
            "at 0, or near it: with standardized features, the average sample then has the probability one "
            "half. Does the bias take its steps, and steps enough? (A scaling of `X_new` that is not that of "
            "`X` can do it, too.)",
        ),
        misconception(
            "stops too soon", [answer(steps=20, lr=0.05), answer(steps=5, lr=0.01)],
            "Your model points the right way but is still close to its start, where every probability is one "
            "half. Take more steps, or larger ones.",
        ),
        misconception(
            "weights too large",
            [answer(steps=200, lr=0.5 * 380), lambda X, y, X_new: newton(X, y, X_new, lam=1e-6)],
            "Many predictions are as good as 0 or 1, and some of them are wrong. Steps that are far "
            "too large do that, such as the **sum** of the gradients in place of the mean. So does a fit "
            "without a penalty that goes on until the training data are separated.",
        ),
        misconception(
            "labels of -1 and 1", [labels_of_minus_one(steps=1000)],
            "Many predictions are as good as 0 or 1, even where all features have the same size. "
            "Labels of −1 and 1 do that: $\\hat y - y$ is the gradient for labels of 0 and 1, and with a "
            "label of −1 it never becomes 0. So do steps that are far too large.",
        ),
        misconception(
            "constant feature", [answer(unguarded, steps=100)],
            "A constant feature has no spread: its deviation is 0, and so is the range of its values. "
            "Dividing by that gives `nan` everywhere. Divide such a column by 1.",
            credit=0.5,
        ),
    ],
    explanation="A training loop needs no more than ten lines: predict, compare, step, and the scaling "
    "before it.",
)
