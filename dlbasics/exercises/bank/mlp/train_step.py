"""Write one training step of a network with one hidden layer."""

import numpy as np

from dlbasics.activations import sigmoid, softmax
from dlbasics.datasets import load_digits
from dlbasics.exercises.bank.common_misconceptions import last_example_only, with_the_last_alone
from dlbasics.exercises.kinds import Case, Code, Misconception


def train_step(X, y, W1, b1, W2, b2, lr):
    # the way forward
    z1 = X @ W1 + b1
    h = np.maximum(z1, 0)
    scores = h @ W2 + b2
    # the way back
    targets = np.eye(len(b2))[y]
    dscores = 2 * (scores - targets) / len(y)
    dW2, db2 = h.T @ dscores, dscores.sum(axis=0)
    dz1 = (dscores @ W2.T) * (z1 > 0)
    dW1, db1 = X.T @ dz1, dz1.sum(axis=0)
    # the step
    return W1 - lr * dW1, b1 - lr * db1, W2 - lr * dW2, b2 - lr * db2


def one_by_one(X, y, W1, b1, W2, b2, lr):
    new = [array.copy() for array in (W1, b1, W2, b2)]
    for x, label in zip(X, y, strict=True):
        h = np.maximum(x @ W1 + b1, 0)
        d = h @ W2 + b2
        d[label] -= 1
        d = 2 * d / len(y)
        dz = np.where(h > 0, W2 @ d, 0)
        for array, slope in zip(new, (np.outer(x, dz), dz, np.outer(h, d), d), strict=True):
            array -= lr * slope
    return new


def step_with(sign=1, factor=lambda n, k: 2 / n, slope=lambda z1: z1 > 0, new_weights_back=False,
              activation=lambda z: np.maximum(z, 0), last=lambda z: z, moves=(1, 1, 1, 1), targets=None,
              last_slope=np.ones_like):
    """One training step with something changed; `moves` multiplies the steps of W1, b1, W2, b2."""

    def other(X, y, W1, b1, W2, b2, lr):
        z1 = X @ W1 + b1
        h = activation(z1)
        scores = last(h @ W2 + b2)
        wanted = np.eye(len(b2))[y] if targets is None else targets(y, len(b2))
        d = factor(len(y), len(b2)) * (scores - wanted) * last_slope(scores)
        new_W2 = W2 - sign * lr * moves[2] * (h.T @ d)
        dz1 = (d @ (new_W2 if new_weights_back else W2).T) * slope(z1)
        return (W1 - sign * lr * moves[0] * (X.T @ dz1), b1 - sign * lr * moves[1] * dz1.sum(axis=0),
                new_W2, b2 - sign * lr * moves[3] * d.sum(axis=0))

    return other


def new_output_layer_on_the_way_back(X, y, W1, b1, W2, b2, lr):
    """The output layer takes its step, the scores are computed again, and the hidden layer follows."""
    _, _, new_W2, new_b2 = train_step(X, y, W1, b1, W2, b2, lr)
    new_W1, new_b1, _, _ = train_step(X, y, W1, b1, new_W2, new_b2, lr)
    return new_W1, new_b1, new_W2, new_b2


def new_hidden_layer_in_the_output_layer(X, y, W1, b1, W2, b2, lr):
    """The hidden layer takes its step, its outputs are computed again, and the output layer follows."""
    new_W1, new_b1, _, _ = train_step(X, y, W1, b1, W2, b2, lr)
    _, _, new_W2, new_b2 = train_step(X, y, new_W1, new_b1, W2, b2, lr)
    return new_W1, new_b1, new_W2, new_b2


def columns_of_occurring_classes(y, k):
    """One-hot rows whose columns are numbered by the classes of the batch."""
    return np.eye(k)[np.unique(y, return_inverse=True)[1]]


def whole_columns(y, k):
    """A 1 in every row for each class that occurs: what ``targets[:, y] = 1`` makes."""
    return np.tile(np.isin(np.arange(k), y), (len(y), 1)).astype(float)


def one_hot_of_the_highest(scores):
    return np.eye(scores.shape[1])[scores.argmax(axis=1)]


# Mistakes that are often made together, each with its number or its slope.
FACTORS = {
    "no factor 2": lambda n, k: 1 / n,
    "sum over the batch": lambda n, k: 2,
    "sum and no factor 2": lambda n, k: 1,
    "mean over all entries": lambda n, k: 2 / (n * k),
    "mean over the classes": lambda n, k: 2 / k,
}
SLOPES = {
    "no slope of ReLU": np.ones_like,
    "slope of ReLU reversed": lambda z1: z1 <= 0,
    "values for slopes": lambda z1: np.maximum(z1, 0),
}


def relu_on_the_way_back(masked):
    """One step with ReLU applied to what comes back, beside or in place of its slope."""

    def other(X, y, W1, b1, W2, b2, lr):
        z1 = X @ W1 + b1
        h = np.maximum(z1, 0)
        d = 2 * (h @ W2 + b2 - np.eye(len(b2))[y]) / len(y)
        dz1 = np.maximum(d @ W2.T, 0) * (z1 > 0 if masked else 1)
        return W1 - lr * X.T @ dz1, b1 - lr * dz1.sum(axis=0), W2 - lr * h.T @ d, b2 - lr * d.sum(axis=0)

    return other


def slope_from_above_lost(X, y, W1, b1, W2, b2, lr):
    _, _, new_W2, new_b2 = train_step(X, y, W1, b1, W2, b2, lr)
    dz1 = 1.0 * (X @ W1 + b1 > 0)
    return W1 - lr * X.T @ dz1, b1 - lr * dz1.sum(axis=0), new_W2, new_b2


def one_past_the_mask(which):
    """The step of `W1` (0) or of `b1` (1) is made of what comes back before the slope of ReLU meets it."""

    def other(*given):
        new = list(train_step(*given))
        new[which] = step_with(slope=np.ones_like)(*given)[which]
        return tuple(new)

    return other


def divided_twice_below(X, y, W1, b1, W2, b2, lr):
    new_W1, new_b1, *rest = train_step(X, y, W1, b1, W2, b2, lr)
    return W1 + (new_W1 - W1) / len(y), b1 + (new_b1 - b1) / len(y), *rest


def scores_from_sums(X, y, W1, b1, W2, b2, lr):
    z1 = X @ W1 + b1
    h = np.maximum(z1, 0)
    d = 2 * (z1 @ W2 + b2 - np.eye(len(b2))[y]) / len(y)
    dz1 = (d @ W2.T) * (z1 > 0)
    return W1 - lr * X.T @ dz1, b1 - lr * dz1.sum(axis=0), W2 - lr * h.T @ d, b2 - lr * d.sum(axis=0)


def gradients_only(X, y, W1, b1, W2, b2, lr):
    new = train_step(X, y, W1, b1, W2, b2, 1.0)
    return tuple(old - now for old, now in zip((W1, b1, W2, b2), new, strict=True))


def with_the_last_example(*which):
    """A step with slopes, numbered as they are returned, that hold the last example alone."""

    def other(X, y, *numbers):
        *old, lr = numbers
        slopes = with_the_last_alone(gradients_only, *which)(X, y, *numbers)
        return tuple(one - lr * slope for one, slope in zip(old, slopes, strict=True))

    return other


def mean_in_the_biases(X, y, W1, b1, W2, b2, lr):
    n = len(y)
    new_W1, new_b1, new_W2, new_b2 = train_step(X, y, W1, b1, W2, b2, lr)
    return new_W1, b1 + (new_b1 - b1) / n, new_W2, b2 + (new_b2 - b2) / n


def one_sum_for_all_biases(parts=(1, 3), of=np.sum):
    """The slopes of the biases of these parts, added up over everything."""

    def other(X, y, W1, b1, W2, b2, lr):
        new = list(train_step(X, y, W1, b1, W2, b2, lr))
        h = np.maximum(X @ W1 + b1, 0)
        d = 2 * (h @ W2 + b2 - np.eye(len(b2))[y]) / len(y)
        for part, old, slopes in ((1, b1, (d @ W2.T) * (h > 0)), (3, b2, d)):
            if part in parts:
                new[part] = old - lr * of(slopes)
        return tuple(new)

    return other


def example_by_example(share):
    """A step after each example, of its whole slope or of its share."""

    def other(X, y, W1, b1, W2, b2, lr):
        numbers, rate = (W1, b1, W2, b2), lr / len(y) if share else lr
        for i in range(len(y)):
            numbers = train_step(X[i : i + 1], y[i : i + 1], *numbers, rate)
        return numbers

    return other


def sums_for_outputs(X, y, W1, b1, W2, b2, lr):
    new_W1, new_b1, _, new_b2 = train_step(X, y, W1, b1, W2, b2, lr)
    z1 = X @ W1 + b1
    d = 2 * (np.maximum(z1, 0) @ W2 + b2 - np.eye(len(b2))[y]) / len(y)
    return new_W1, new_b1, W2 - lr * z1.T @ d, new_b2


def switches_without_bias(X, y, W1, b1, W2, b2, lr):
    _, _, new_W2, new_b2 = train_step(X, y, W1, b1, W2, b2, lr)
    d = 2 * (np.maximum(X @ W1 + b1, 0) @ W2 + b2 - np.eye(len(b2))[y]) / len(y)
    dz1 = (d @ W2.T) * (X @ W1 > 0)
    return W1 - lr * X.T @ dz1, b1 - lr * dz1.sum(axis=0), new_W2, new_b2


def signs_of_the_slopes(X, y, W1, b1, W2, b2, lr):
    numbers = (W1, b1, W2, b2)
    return tuple(old - lr * np.sign(slope)
                 for old, slope in zip(numbers, gradients_only(X, y, *numbers, lr), strict=True))


def right_class_alone(X, y, W1, b1, W2, b2, lr):
    h, targets = np.maximum(X @ W1 + b1, 0), np.eye(len(b2))[y]
    d = 2 * (h @ W2 + b2 - targets) * targets / len(y)
    dz1 = (d @ W2.T) * (h > 0)
    return W1 - lr * X.T @ dz1, b1 - lr * dz1.sum(axis=0), W2 - lr * h.T @ d, b2 - lr * d.sum(axis=0)


def one_bias_left_out(first):
    """A step whose way forward leaves out the biases of one layer."""

    def other(X, y, W1, b1, W2, b2, lr):
        new_W1, new_b1, new_W2, new_b2 = train_step(
            X, y, W1, b1 * (not first), W2, b2 * first, lr)
        return new_W1, new_b1 + b1 * first, new_W2, new_b2 + b2 * (not first)

    return other


def biases_at_rate_1(X, y, W1, b1, W2, b2, lr):
    slopes = gradients_only(X, y, W1, b1, W2, b2, lr)
    return W1 - lr * slopes[0], b1 - slopes[1], W2 - lr * slopes[2], b2 - slopes[3]


def scores_masked_on_the_way_back(X, y, W1, b1, W2, b2, lr):
    below = step_with(last_slope=lambda scores: scores > 0)(X, y, W1, b1, W2, b2, lr)
    return *below[:2], *train_step(X, y, W1, b1, W2, b2, lr)[2:]


def without_biases(X, y, W1, b1, W2, b2, lr):
    new_W1, new_b1, new_W2, new_b2 = train_step(X, y, W1, 0 * b1, W2, 0 * b2, lr)
    return new_W1, b1 + new_b1, new_W2, b2 + new_b2


def biases_multiplied(below, above):
    """On the way forward the biases of these layers are factors; the way back is that of a sum."""

    def other(X, y, W1, b1, W2, b2, lr):
        z1 = X @ W1 * b1 if below else X @ W1 + b1
        h = np.maximum(z1, 0)
        d = 2 * ((h @ W2 * b2 if above else h @ W2 + b2) - np.eye(len(b2))[y]) / len(y)
        dz1 = (d @ W2.T) * (z1 > 0)
        return W1 - lr * X.T @ dz1, b1 - lr * dz1.sum(axis=0), W2 - lr * h.T @ d, b2 - lr * d.sum(axis=0)

    return other


def slope_as_a_fraction(X, y, W1, b1, W2, b2, lr):
    with np.errstate(invalid="ignore"):
        return step_with(slope=lambda z1: np.maximum(z1, 0) / np.maximum(z1, 0))(X, y, W1, b1, W2, b2, lr)


def in_place(X, y, W1, b1, W2, b2, lr):
    for array, new in zip((W1, b1, W2, b2), train_step(X, y, W1, b1, W2, b2, lr), strict=True):
        array[:] = new
    return W1, b1, W2, b2


def weights_of(rng, d, units, k):
    """Weights of a small network whose units are on for some examples and off for others."""
    return (rng.normal(size=(d, units)) / np.sqrt(d), 0.3 * rng.normal(size=units),
            rng.normal(size=(units, k)) / 2, 0.3 * rng.normal(size=k))


def train_step_cases(rng):
    digits = load_digits()
    rows = rng.permutation(len(digits.y))[:8]
    X, y = rng.normal(size=(5, 3)), np.array([0, 1, 2, 3, 1])
    W1, b1, W2, b2 = weights_of(rng, 3, 4, 4)
    return [
        Case((np.array([[1.0, 2.0], [-1.0, 1.0]]), np.array([1, 0]), np.array([[1.0, -1.0], [0.5, 0.5]]),
              np.array([0.25, 0.25]), np.array([[2.0, 1.0], [-1.0, 3.0]]), np.array([0.0, 0.5]), 0.1),
             about="two examples, two hidden units, two classes"),
        Case((X, y, W1, b1, W2, b2, 0.05), about="five random examples, four hidden units, four classes"),
        Case((digits.X[rows], digits.y[rows], *weights_of(rng, 64, 6, 10), 0.1),
             about="eight handwritten digits"),
        Case((X[:1], y[:1], W1, b1 + 1, W2, b2, 0.1), kind="edge", about="a batch of one example"),
        Case((X, y, W1, b1 - 100, W2, b2, 0.1), kind="extreme", about="all hidden units are off"),
        Case((1e6 * X, y, 1e-6 * W1, b1, W2, b2, 0.1), kind="extreme",
             about="features in the millions, and weights of millionths"),
    ]


TRAIN_STEP = Code(
    id="mlp/train-step",
    title="The whole chapter: one step of a network",
    points=8,
    stub='''\
def train_step(X, y, W1, b1, W2, b2, lr):
    """Take one training step on the batch `X`, shape `(n, d)`, with the
    right classes `y`, shape `(n,)`. The network has one hidden layer of
    ReLU units and an output layer without activation. The loss adds up the
    squared errors of the scores (the targets are one-hot) and takes the
    mean over the examples. Return the new `W1`, `b1`, `W2`, `b2`. The
    arrays that you were given must stay as they are."""
    ...
''',
    hints=[
        "Three parts, as in the chapter: the way forward, the way back, the step. Write down the shape of "
        "each array while you go.",
        "`np.eye(k)[y]` makes the one-hot targets; $k$ is the number of columns of `W2`. The way back begins "
        "at the scores: the loss adds the squares of a row, and takes the mean over the rows only.",
        "Compute all four gradients with the **old** weights first. Between the two layers stands ReLU: "
        "where a unit was off, the slope that comes back becomes 0 (multiply by `h > 0`).",
    ],
    reference=train_step,
    alternatives=[one_by_one],
    cases=train_step_cases,
    misconceptions=[
        Misconception(
            "uphill", step_with(sign=-1),
            "Your step goes uphill: what you add are the slopes, and the loss falls where they are "
            "subtracted. If you do subtract, they have the wrong sign: they begin with scores minus targets, "
            "not with targets minus scores.",
        ),
        Misconception(
            "no factor 2", step_with(factor=FACTORS["no factor 2"]),
            "Your steps are half as long as they must be. The derivative of a square has a factor 2.",
        ),
        Misconception(
            "sum over the batch", step_with(factor=FACTORS["sum over the batch"]),
            "Your step grows with the size of the batch. The loss is a **mean** over the examples: divide by "
            "their number.",
        ),
        Misconception(
            "sum and no factor 2", step_with(factor=FACTORS["sum and no factor 2"]),
            "The way back must begin with `2 * (scores - targets) / n`. You left out both the 2, from the "
            "square, and the division by the number of examples, from the mean.",
        ),
        Misconception(
            "mean over all entries", step_with(factor=FACTORS["mean over all entries"]),
            "You divide by the number of all scores. The loss **adds** the squares of an example and takes "
            "the mean over the examples: divide by `n` alone.",
        ),
        Misconception(
            "mean over the classes", step_with(factor=FACTORS["mean over the classes"]),
            "You divide by the number of classes. The mean goes over the examples, so it is their number.",
        ),
        Misconception(
            "no slope of ReLU", step_with(slope=SLOPES["no slope of ReLU"]),
            "In the first layer units that were off get a slope too. Where a unit was off, ReLU has slope 0 "
            "and nothing passes. (An output of ReLU is never below 0, so `>= 0` leaves all of them on.)",
        ),
        Misconception(
            "slope of ReLU reversed", step_with(slope=SLOPES["slope of ReLU reversed"]),
            "In the first layer exactly the wrong units learn: those that were off.",
        ),
        Misconception(
            "slope of ReLU in one alone", one_past_the_mask(1),
            "Of `W1` and `b1` only one is right. For the other one you forgot to multiply by the slope of "
            "ReLU, `z1 > 0`: both need it.",
            also=(one_past_the_mask(0),),
        ),
        Misconception(
            "values for slopes", step_with(slope=SLOPES["values for slopes"]),
            "On the way back you multiply by the **output** of ReLU. Multiply by its slope: 1 where the unit "
            "was on, 0 where it was off.",
        ),
        Misconception(
            "slope of a sigmoid", step_with(slope=lambda z1: np.maximum(z1, 0) * (1 - np.maximum(z1, 0))),
            "The second layer is right. In the first one the slope is $h\\,(1 - h)$, which is that of a "
            "sigmoid. ReLU has slope 1 where a unit is on, and 0 where it is off.",
        ),
        Misconception(
            "a slope at the output, for the first layer", scores_masked_on_the_way_back,
            "The second layer is right. On the way back to the first, nothing passes where a score is below "
            "0. There is no ReLU behind the scores: their errors go back whole.",
        ),
        Misconception(
            "new weights on the way back", step_with(new_weights_back=True),
            "You change `W2` first and then send the slopes back through the new `W2`. All slopes belong to "
            "the old place: compute all of them, then take the step.",
            also=(new_output_layer_on_the_way_back,),
        ),
        Misconception(
            "no activation", step_with(activation=lambda z: z),
            "Your hidden layer has no ReLU on the way forward. It needs one there, and the slope of ReLU on "
            "the way back.",
            also=(step_with(activation=lambda z: z, slope=np.ones_like),),
        ),
        Misconception(
            "ReLU on the scores", step_with(last=lambda z: np.maximum(z, 0)),
            "You send the scores through ReLU as well. The output layer has no activation: scores may be "
            "negative.",
        ),
        Misconception(
            "softmax on the scores", step_with(last=softmax, factor=lambda n, k: 1 / n),
            "You send the scores through a softmax, and your way back is that of the cross-entropy, or twice "
            "that. Here the loss is the squared error of the scores themselves.",
            also=(step_with(last=softmax),),
        ),
        Misconception(
            "error of the decision", step_with(last=one_hot_of_the_highest),
            "Your error is made of the decision: a one-hot row for the highest score. The loss measures the "
            "scores themselves: score minus target.",
            also=(step_with(last=one_hot_of_the_highest, factor=lambda n, k: 1 / n),),
        ),
        Misconception(
            "mean in the biases", mean_in_the_biases,
            "The weights are right. The slope of a bias is the **sum** of `dz` over the examples; you took "
            "their mean.",
        ),
        Misconception(
            "no biases on the way forward", without_biases,
            "Your way forward leaves out the biases: each layer adds its own ones.",
        ),
        Misconception(
            "one bias left out on the way forward", one_bias_left_out(first=True),
            "On the way forward the biases of one layer are left out. Both layers add theirs: `b1` before "
            "ReLU, `b2` to the scores.",
            also=(one_bias_left_out(first=False),),
        ),
        Misconception(
            "biases multiplied", biases_multiplied(True, True),
            "On the way forward the biases **multiply** the sums, `*` in the place of `+`, in one layer or "
            "in both. Each layer is `X @ W + b`.",
            also=(biases_multiplied(True, False), biases_multiplied(False, True)),
        ),
        Misconception(
            "slope as a fraction", slope_as_a_fraction,
            "`nan` comes out where a unit is off: a fraction stands for the slope of ReLU there, and it is "
            "0/0. A comparison gives the slope, `z > 0`.",
        ),
        Misconception(
            "targets of -1 and 1", step_with(targets=lambda y, k: 2 * np.eye(k)[y] - 1),
            "The targets of the wrong classes are -1 here. One-hot means 1 for the right class, and **0** "
            "for all others.",
        ),
        Misconception(
            "targets are class numbers", step_with(targets=lambda y, k: y[:, None]),
            "You compare all scores of an example with its class **number**. The target is one-hot: 1 at the "
            "place of the right class and 0 elsewhere.",
        ),
        Misconception(
            "biases stay", step_with(moves=(1, 0, 1, 0)),
            "The weights are right, but the biases have not moved. Their slopes are the sums of `dz` over "
            "the examples.",
        ),
        Misconception(
            "biases at rate 1", biases_at_rate_1,
            "The weights are right. The biases move by their whole slope: multiply it by `lr`, as you do for "
            "the weights.",
        ),
        Misconception(
            "only the last layer", step_with(moves=(0, 0, 1, 1)),
            "Only the output layer has learned. The slopes go on, back through `W2` and ReLU, to `W1` and "
            "`b1`.",
        ),
        Misconception(
            "only the first layer", step_with(moves=(1, 1, 0, 0)),
            "Only the hidden layer has learned. `W2` and `b2` take a step too.",
        ),
        Misconception(
            "slopes returned", gradients_only,
            "You return the slopes. The exercise asks for the new weights and biases: the old ones minus "
            "learning rate times slope.",
        ),
        Misconception(
            "no learning rate", lambda *given: train_step(*given[:-1], 1.0),
            "You subtract the whole slopes. Multiply them by `lr` first.",
        ),
        Misconception(
            "changes its arguments", in_place,
            "The numbers are right, but the caller's arrays are changed: `W -= ...` writes into the array "
            "that was given. `W - ...` makes a new one.",
            credit=0.5,
        ),
        Misconception(
            "a slope at the output", step_with(last_slope=lambda scores: scores > 0),
            "On the way back the **scores** are treated like units: multiplied by the slope of an "
            "activation. The output layer has none, so the slope of the loss goes on as it is.",
            also=(step_with(last_slope=lambda scores: sigmoid(scores) * sigmoid(-scores)),),
        ),
        Misconception(
            "ReLU on the way back", relu_on_the_way_back(masked=False),
            "The second layer is right. In the first one negative slopes are cut to 0, as ReLU cuts values. "
            "On the way back multiply by its **slope**: 1 where the unit was on, 0 where it was off.",
            also=(relu_on_the_way_back(masked=True),),
        ),
        Misconception(
            "divided twice below", divided_twice_below,
            "The second layer is right. In the first one the slopes are divided by the number of examples "
            "once more: what comes back from above is divided already.",
        ),
        Misconception(
            "scores from the sums", scores_from_sums,
            "On the way forward the second layer gets the sums `z1` as they are, while the way back has a "
            "ReLU. The scores come from what the units give out: `h @ W2 + b2` with `h = np.maximum(z1, 0)`.",
        ),
        Misconception(
            "nothing moves", lambda X, y, *numbers: tuple(map(np.copy, numbers[:4])),
            "All weights and biases come back as they were: no step reaches what you return.",
        ),
        Misconception(
            "slope from above lost", slope_from_above_lost,
            "The second layer is right. The first one moves as if 1 arrived at every unit: only the slope of "
            "ReLU, 1 or 0, is left. It **multiplies** what comes back through `W2`.",
        ),
        Misconception(
            "only the targets divided by n",
            step_with(factor=lambda n, k: 2, targets=lambda y, k: np.eye(k)[y] / len(y)),
            "Only the targets are divided by $n$, so the scores weigh $n$ times too much beside them. The "
            "slope at the scores is $2\\,(\\text{scores} - \\text{targets})/n$, with brackets.",
            also=(step_with(factor=lambda n, k: 1, targets=lambda y, k: np.eye(k)[y] / len(y)),
                  step_with(factor=lambda n, k: 2, targets=lambda y, k: np.eye(k)[y] / (2 * len(y)))),
        ),
        Misconception(
            "divided twice", step_with(factor=lambda n, k: 2 / n**2),
            "All your slopes are divided by the number of examples once more. The slope at the scores has "
            "this division in it already, and every other slope is made of it.",
        ),
        Misconception(
            "one sum for all biases", one_sum_for_all_biases(),
            "The weights are right. All biases of a layer move by the same amount: their slopes were taken "
            "together over everything. `axis=0` gives one for each unit.",
            also=tuple(one_sum_for_all_biases(parts, of) for of in (np.sum, np.mean)
                       for parts in ((1, 3), (1,), (3,))),
        ),
        Misconception(
            "example by example", example_by_example(share=False),
            "You take a step after each example. One step uses the mean of the slopes of **all** examples of "
            "the batch, all with the old weights.",
            also=(example_by_example(share=True),),
        ),
        last_example_only(*(with_the_last_example(*which) for which in ((0, 1, 2, 3), (0, 2), (1, 3)))),
        Misconception(
            "sums for outputs", sums_for_outputs,
            "Only `W2` is wrong: its slope is made with the sums `z1`, where the outputs of the units, `h`, "
            "belong.",
        ),
        Misconception(
            "right class alone", right_class_alone,
            "Only the score of the right class is pulled to its target. The other scores have a target too: "
            "0.",
        ),
        Misconception(
            "classes counted in the batch", step_with(targets=lambda y, k: np.eye(y.max() + 1)[y]),
            "The number of classes is taken from the labels of this batch, in which a class may be missing. "
            "Take it from the weights: `len(b2)`.",
            also=(step_with(targets=lambda y, k: np.eye(len(np.unique(y)))[y]),),
        ),
        Misconception(
            "labels that occur", step_with(targets=columns_of_occurring_classes),
            "Right where all classes occur in the batch. Where one is missing, the 1 of a target stands in "
            "the wrong column: the columns are numbered by the classes that occur. Column `c` belongs to "
            "class `c`, whatever the batch holds.",
            credit=0.5,
        ),
        Misconception(
            "whole columns", step_with(targets=whole_columns),
            "Every example has a target of 1 for **each** class of the batch: `[:, y]` takes whole columns. "
            "One entry in each row is meant: `[np.arange(n), y]`, or `np.eye(k)[y]`.",
        ),
        Misconception(
            "switches without the bias", switches_without_bias,
            "The second layer is right. In the first one the slope of ReLU is taken of `X @ W1`, without the "
            "bias: a unit is on where `X @ W1 + b1` is above 0.",
        ),
        Misconception(
            "signs of the slopes", signs_of_the_slopes,
            "Each of your numbers moves by exactly `lr`, or not at all: only the sign of the slope is left. "
            "Multiply `lr` by the slope itself.",
        ),
        Misconception(
            "new hidden layer", new_hidden_layer_in_the_output_layer,
            "The hidden layer is right. The output layer takes its step with outputs of the **new** hidden "
            "layer. All slopes belong to the old place: compute all of them, then take the step.",
        ),
    ],
    places=(
        ("no factor 2", "sum over the batch", "sum and no factor 2", "mean over all entries",
         "mean over the classes"),
        ("no slope of ReLU", "slope of ReLU reversed", "values for slopes", "no activation",
         "ReLU on the scores", "targets are class numbers", "a slope at the output"),
    ),
    composed=tuple(
        (name, other, step_with(factor=factor, slope=slope))
        for name, factor in FACTORS.items() for other, slope in SLOPES.items()
    ),
    explanation="Repeat it batch by batch, and it reads digits. That is the network of the Question, with "
                "another loss.",
)
