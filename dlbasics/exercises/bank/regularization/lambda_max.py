"""Compute the smallest L1 penalty at which all weights are 0."""

from itertools import product

import numpy as np

from dlbasics.exercises.kinds import Case, Code, Misconception


def lambda_max(X, y):
    return np.abs(2 * X.T @ (y - y.mean()) / len(y)).max()


def lambda_max_by_columns(X, y):
    centred = X - X.mean(axis=0)
    return max(abs(2 * np.mean(centred[:, j] * (y - np.mean(y)))) for j in range(X.shape[1]))


def centred(y):
    return y - y.mean()


def largest(slopes):
    return np.abs(slopes).max()


def largest_with_sign(slopes):
    return slopes[np.argmax(np.abs(slopes))]


def slopes_with(factor=lambda n: 2 / n, targets=centred, chosen=largest):
    """An answer with another factor, other targets, or another number made of the slopes."""
    return lambda X, y: chosen(factor(len(y)) * X.T @ targets(y))


def of_examples(total):
    """The sums of the products along the wrong axis: one number for each example."""
    return lambda X, y: np.abs(total(2 * X * centred(y)[:, None])).max()


FACTORS = {
    "no two": (
        lambda n: 1 / n, 0.5,
        "Your slopes lack a 2. The squared error has no factor ½ here, so its slope keeps the 2. (With the "
        "½, as in scikit-learn's `Lasso`, nothing would be missing.)"),
    "no mean": (
        lambda n: 2, 0.5,
        "Your slopes are sums over the examples. The loss is a mean: divide by $n$."),
    "neither two nor mean": (
        lambda n: 1, 0.0,
        "Your slopes are sums over the examples, without a 2. The loss is a **mean** of squares: divide by "
        "$n$, and let the square bring its 2."),
}
NOT_CENTRED = (
    "The targets are not centred. With $w = 0$ the bias already predicts the mean of `y`: what is left to "
    "explain is the distance from that mean.")
CHOSEN = {
    "length": (
        np.linalg.norm,
        "This is the **length** of the vector of slopes. Each weight faces the same $\\lambda$ on its own, "
        "so only the largest slope counts."),
    "no absolute value": (
        np.max,
        "This is the largest slope with its sign, or 0 where none is positive. A weight can leave 0 in "
        "either direction, so a strong slope of the other sign counts as much: take absolute values."),
    "the other sign alone": (
        lambda slopes: -np.min(slopes),
        "This is the largest slope of **one** sign. A weight can leave 0 in either direction, so a strong "
        "slope of the other sign counts as much: take absolute values."),
    "absolute value too late": (
        lambda slopes: abs(np.max(slopes)),
        "The absolute value comes **after** a slope has been chosen, the largest or the smallest with its "
        "sign. By then a strong slope of the other sign has lost: take absolute values first."),
    "one feature alone": (
        lambda slopes: abs(slopes[0]),
        "This is the slope of **one** feature, the first or the last of `X`, and it need not be the largest. "
        "(A `return` inside the loop does that, or a value that each round overwrites.) Compare all of "
        "them."),
    "smallest": (
        lambda slopes: np.abs(slopes).min(),
        "This is the smallest slope: at that $\\lambda$ only the weakest feature is held at 0. **All** of "
        "them must be: take the largest."),
    "added up": (
        lambda slopes: np.abs(slopes).sum(),
        "This is the sum of the slopes. Each weight faces the same $\\lambda$ on its own, so the strongest "
        "one decides."),
    "average": (
        lambda slopes: np.abs(slopes).mean(),
        "This is the mean of the slopes. At that $\\lambda$ the stronger features have left 0 already: the "
        "strongest one decides."),
}


# Cut off at 0; slopes of the other sign, those of the predictions minus the targets; the last one.
ALSO_CHOSEN = {
    "no absolute value": (lambda slopes: np.maximum(slopes, 0).max(),),
    "the other sign alone": (lambda slopes: np.maximum(-slopes, 0).max(),),
    "absolute value too late": (lambda slopes: abs(np.min(slopes)),),
    "one feature alone": (lambda slopes: abs(slopes[-1]),),
}


def with_chosen(chosen, factor=lambda n: 2 / n):
    """The forms of an answer that makes another number of the slopes."""
    others = ALSO_CHOSEN.get(chosen, ())
    return [slopes_with(factor, chosen=number) for number in (CHOSEN[chosen][0], *others)]


def two_mistakes():
    """Slopes with another factor whose targets are not centred, or of which not the largest is taken."""
    for name, (factor, _, sentence) in FACTORS.items():
        yield Misconception(f"not centred; {name}", slopes_with(factor, targets=np.asarray),
                            f"{NOT_CENTRED} And: {sentence}")
    for (name, (factor, _, sentence)), (taken, (_, about)) in product(FACTORS.items(), CHOSEN.items()):
        answer, *also = with_chosen(taken, factor)
        yield Misconception(f"{name}; {taken}", answer, f"{about} And: {sentence}", also=tuple(also))


def scaled_to(scale):
    """The right slope of features that are centred and divided by a scale of their own."""
    return lambda X, y: lambda_max((X - X.mean(axis=0)) / scale(X), y)


def correlation(X, y):
    spread = y.std()
    return lambda_max((X - X.mean(axis=0)) / X.std(axis=0), y / spread if spread else y)


def correlation_by_pairs(factor):
    """Correlations as numpy computes them: nan for targets that are all the same."""
    return lambda X, y: factor * np.abs([np.corrcoef(column, y)[0, 1] for column in X.T]).max()


def largest_product(factor=lambda n: 2.0, centre=False):
    """The largest product of one feature and one error, in place of the mean of an example's products."""
    return lambda X, y: factor(len(y)) * np.abs(
        (X - X.mean(axis=0) if centre else X) * centred(y)[:, None]).max()


def at_the_best_fit(X, y):
    A = np.column_stack([X, np.ones(len(y))])
    return largest(2 * X.T @ (A @ np.linalg.lstsq(A, y, rcond=None)[0] - y) / len(y))


def largest_weight(factor):
    return lambda X, y: factor * np.abs(
        np.linalg.lstsq(X - X.mean(axis=0), centred(y), rcond=None)[0]).max()


def curvature(factor, centre=False):
    """The largest eigenvalue of the features' second moments."""
    def answer(X, y):
        A = X - X.mean(axis=0) if centre else X
        return factor * np.linalg.eigvalsh(A.T @ A / len(A)).max()

    return answer


STANDARDIZED = (
    "This is the answer for **standardized** features. Often one standardizes first. Here the slopes of the "
    "features in `X` are asked for, as they are.")


def standardized_with_factor():
    """Standardized features and another factor, as packages for lasso paths do it."""
    for name, (factor, _, sentence) in FACTORS.items():
        answer = slopes_with(factor)
        yield Misconception(
            f"{name}; standardized features",
            lambda X, y, answer=answer: answer((X - X.mean(axis=0)) / X.std(axis=0), y),
            f"{STANDARDIZED} And: {sentence}")


def lambda_max_cases(rng):
    X = rng.normal(size=(12, 3)) * [1.0, 0.5, 2.0] + np.array([0.0, 2.0, -1.0])
    falling = np.column_stack([np.arange(5.0), [0.5, -0.5, 0.0, 0.5, -0.5]])
    return [
        Case((falling, np.array([12.0, 5.0, 8.0, 4.0, 1.0])),
             about="the targets mostly fall as the first feature rises"),
        Case((X, X @ np.array([0.5, -1.0, 2.0]) + 3 + 2 * rng.normal(size=12)),
             about="three features with means other than 0"),
        Case((rng.normal(size=(6, 2)), np.full(6, 4.0)), kind="edge", about="every target is the same"),
        Case((np.array([[1.0], [3.0]]), np.array([0.0, 1.0])), kind="edge", about="one feature, two rows"),
        Case((np.array([[1.0], [2.0], [4.0]]), np.array([5.0, 2.0, 1.0])), kind="edge",
             about="one feature, and the targets fall as it rises"),
        Case((1e4 * X, 1e6 + 1e3 * X[:, 0]), kind="extreme", about="targets near a million"),
    ]


LAMBDA_MAX = Code(
    id="regularization/lambda-max",
    title="Where the path begins",
    points=4,
    stub='''\
def lambda_max(X, y):
    """The smallest `lam` at which `mean((X @ w + b - y)**2) + lam *
    sum(abs(w))` is least at $w = 0$, all weights exactly 0. The bias $b$
    is free: with $w = 0$ the best one is the mean of `y`."""
    ...
''',
    hints=[
        "At $w = 0$ the prediction is the same for all examples, the mean of `y`. How steep is the error "
        "there in the direction of each weight? That is a gradient which you know, with a prediction that "
        "you know.",
        "Think of one weight. The penalty is a corner at 0 that rises with slope $\\lambda$ on both sides. "
        "The weight stays in the corner as long as the slope of the error, up or down, is at most "
        "$\\lambda$.",
        "The slopes are $\\frac2n X^\\top(\\bar y - y)$, one for each weight. **All** weights must stay at "
        "0: which one number of these does $\\lambda$ have to reach?",
    ],
    reference=lambda_max,
    alternatives=[lambda_max_by_columns, slopes_with()],
    cases=lambda_max_cases,
    misconceptions=[
        *(Misconception(name, slopes_with(factor), sentence, credit=credit)
          for name, (factor, credit, sentence) in FACTORS.items()),
        *(Misconception(name, with_chosen(name)[0], sentence, also=tuple(with_chosen(name)[1:]))
          for name, (_, sentence) in CHOSEN.items()),
        Misconception("not centred", slopes_with(targets=np.asarray), NOT_CENTRED),
        *two_mistakes(),
        Misconception(
            "twice", slopes_with(lambda n: 4 / n),
            "Twice the right value. The slope of the squared error holds one 2, and the slope of the penalty "
            "is $\\lambda$ itself. (The $\\lambda/2$ of the soft threshold has that 2 on the other side.)",
            credit=0.5,
        ),
        Misconception(
            "with its sign", slopes_with(chosen=largest_with_sign),
            "You take the slope of the largest **size**, as you should, but it keeps its sign: $\\lambda$ "
            "would be negative for one sign. Return its absolute value.",
            credit=0.5,
            also=(slopes_with(lambda n: -2 / n, chosen=largest_with_sign),),
        ),
        Misconception(
            "divided by n - 1", slopes_with(lambda n: 2 / (n - 1)),
            "Your slopes are divided by $n - 1$, as a sample covariance is. The loss is a mean over the "
            "examples: divide by $n$.",
            credit=0.5,
        ),
        Misconception(
            "divided by d", lambda X, y: lambda_max(X, y) * len(y) / X.shape[1],
            "Your slopes are divided by the number of **features**. The loss is a mean over the $n$ "
            "examples.",
        ),
        Misconception(
            "standardized features", scaled_to(lambda X: X.std(axis=0)), STANDARDIZED,
            also=(scaled_to(lambda X: X.std(axis=0, ddof=1)),),
        ),
        Misconception(
            "features of length 1", scaled_to(lambda X: np.linalg.norm(X, axis=0)),
            "This is the answer for features that are divided by the **length** of their column. Here the "
            "slopes of the features in `X` are asked for, as they are.",
            also=(scaled_to(lambda X: np.linalg.norm(X - X.mean(axis=0), axis=0)),),
        ),
        Misconception(
            "correlation", correlation,
            "This is the largest **correlation**, or twice it: the features and the targets are both divided "
            "by their spread. Asked for are the slopes of `X` and `y` as they are.",
            also=(lambda X, y: correlation(X, y) / 2, correlation_by_pairs(2.0), correlation_by_pairs(1.0)),
        ),
        *standardized_with_factor(),
        Misconception(
            "standardized targets", lambda X, y: lambda_max(X, y / (y.std() or 1.0)),
            "This is the answer for **standardized** targets. Here those in `y` are asked for, as they are.",
        ),
        Misconception(
            "divided by the root of n", slopes_with(lambda n: 2 / np.sqrt(n)),
            "Your slopes are divided by the root of $n$. The loss is a mean of squares: divide by $n$, and "
            "let the square bring its 2.",
            also=(slopes_with(lambda n: 1 / np.sqrt(n)),),
        ),
        Misconception(
            "a weight, not a slope", largest_weight(1.0),
            "This is the largest **weight** of the fit without a penalty, or twice it. $\\lambda$ must be as "
            "large as the largest slope of the error, at $w = 0$.",
            also=(largest_weight(2.0),),
        ),
        Misconception(
            "largest single product", largest_product(),
            "This is made of the largest **single** product of a feature and an error. The slope of a weight "
            "comes from all examples: take the mean of their products first, and then the largest.",
            also=(largest_product(lambda n: 1.0), largest_product(lambda n: 2 / n),
                  largest_product(lambda n: 1 / n), largest_product(centre=True),
                  largest_product(lambda n: 1.0, centre=True)),
        ),
        Misconception(
            "a slope for each example", of_examples(lambda table: table.mean(axis=1)),
            "The products of input and target are added up along the **rows**, which gives one number for "
            "each example. A slope belongs to a feature: its sum goes over the examples.",
            also=(of_examples(lambda table: table.sum(axis=1)),
                  of_examples(lambda table: table.sum(axis=1) / len(table)),
                  lambda X, y: of_examples(lambda table: table.mean(axis=1))(X, y) / 2,
                  lambda X, y: of_examples(lambda table: table.sum(axis=1))(X, y) / 2),
        ),
        Misconception(
            "distance of the slopes", slopes_with(chosen=np.ptp),
            "This is the distance from the smallest slope to the largest one. Each weight faces the same "
            "$\\lambda$ on its own: the largest absolute value counts.",
        ),
        Misconception(
            "largest of each multiplied", lambda X, y: 2 * np.abs(X).max() * np.abs(centred(y)).max(),
            "The largest input is multiplied by the largest target, of whichever examples. A slope is a mean "
            "of products, each within one example.",
            also=(lambda X, y: np.abs(X).max() * np.abs(centred(y)).max(),),
        ),
        Misconception(
            "rows centred", lambda X, y: lambda_max(X - X.mean(axis=1, keepdims=True), y),
            "The mean of each **row** of `X` is taken off. That mixes the features of an example. The inputs "
            "go in as they are: only the targets are centred.",
        ),
        Misconception(
            "median as the bias", slopes_with(targets=lambda y: y - np.median(y)),
            "This is what the **median** of `y` as the bias gives. The bias with the least squared error is "
            "the mean.",
        ),
        Misconception(
            "median as the bias; no two",
            slopes_with(lambda n: 1 / n, targets=lambda y: y - np.median(y)),
            "This is what the **median** of `y` as the bias gives. The bias with the least squared error is "
            f"the mean. And: {FACTORS['no two'][2]}",
        ),
        Misconception(
            "always 0", at_the_best_fit,
            "Your value is always 0, but for rounding. At the weights that fit best every slope is 0, and "
            "the errors around a mean add up to 0. Take the slopes at $w = 0$, one for each feature.",
            also=(lambda X, y: abs(2 * centred(y).mean()), lambda X, y: 0.0),
        ),
        Misconception(
            "largest curvature", curvature(2.0),
            "This is the largest **curvature** of the error, or half of it. It limits the length of a step, "
            "and the targets do not occur in it. In the slopes at $w = 0$ they do.",
            also=(curvature(1.0), curvature(2.0, centre=True), curvature(1.0, centre=True)),
        ),
        Misconception(
            "absolute values inside the sum",
            lambda X, y: (2 * np.abs(X).T @ np.abs(centred(y)) / len(y)).max(),
            "This is what the absolute value of **each product** gives, before they are added. In the slope "
            "products of either sign cancel: add first, and then take the absolute value.",
            also=(lambda X, y: (2 * np.abs(X - X.mean(axis=0)).T @ np.abs(centred(y)) / len(y)).max(),),
        ),
        Misconception(
            "position of the largest",
            lambda X, y: int(np.argmax(np.abs(X.T @ centred(y)))),
            "This is the **position** of the largest slope. Asked for is the slope itself.",
        ),
        Misconception(
            "all slopes", lambda X, y: np.abs(2 * X.T @ centred(y) / len(y)),
            "These are the slopes of all features. Each says at which $\\lambda$ its own weight leaves 0. "
            "One number is asked for: the $\\lambda$ that holds **all** of them.",
            credit=0.5,
            also=(lambda X, y: 2 * X.T @ centred(y) / len(y), lambda X, y: -2 * X.T @ centred(y) / len(y)),
        ),
        Misconception(
            "one mean for all features",
            lambda X, y: np.max(np.abs(2 * (X - X.mean()).T @ y / len(y))),
            "One mean, of **all** entries of `X`, is subtracted everywhere, and `y` stays as it is. The bias "
            "takes the mean of `y` away: subtract that. (Features may be centred as well, each by its own "
            "mean.)",
        ),
    ],
    places=(
        ("not centred", "length", "no absolute value", "the other sign alone", "absolute value too late",
         "one feature alone", "smallest", "added up", "average"),
        ("no two", "no mean", "neither two nor mean", "divided by n - 1", "divided by d"),
    ),
    explanation="Software for lasso paths starts here and goes down in equal ratios.",
)
