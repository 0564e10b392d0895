"""Compute the gradient of softmax regression."""

import numpy as np

from dlbasics.activations import log_softmax, sigmoid, softmax
from dlbasics.exercises.bank.combined_misconceptions import two_at_once
from dlbasics.exercises.bank.common_misconceptions import last_example_only, with_the_last_alone
from dlbasics.exercises.kinds import Case, Code, Misconception
from dlbasics.validation import ignore_fp_warnings as quiet


def softmax_gradient(X, y, W, b):
    dz = softmax(X @ W + b)
    dz[np.arange(len(y)), y] -= 1
    return X.T @ dz / len(y), dz.mean(axis=0)


def softmax_gradient_loops(X, y, W, b):
    dW, db = np.zeros(W.shape), np.zeros(b.shape)
    for x_i, y_i in zip(X, y, strict=True):
        z = x_i @ W + b
        e = np.exp(z - z.max())
        error = e / e.sum() - (np.arange(len(b)) == y_i)
        dW += np.outer(x_i, error) / len(y)
        db += error / len(y)
    return dW, db


def one_hot(y, k):
    return np.eye(k)[y]


def meaned(X, error):
    return X.T @ error / len(X), error.mean(axis=0)


def summed(X, error):
    return X.T @ error, error.sum(axis=0)


def gradient_of(error, reduce=meaned):
    """The gradients that an error ``error(scores, one-hot labels)`` leads to."""
    return lambda X, y, W, b: reduce(X, error(X @ W + b, one_hot(y, len(b))))


def misconception(name, error, sentence, others=()):
    """A misconception about the error at the scores, and other errors like it."""
    return Misconception(name, gradient_of(error), sentence, also=tuple(map(gradient_of, others)))


def nearly(name, error, sentence, others=()):
    """An error that is right but for extreme scores."""
    return Misconception(name, gradient_of(error), sentence, 0.5, also=tuple(map(gradient_of, others)))


def occurring(Y):
    """One-hot labels whose last column is that of the largest label that occurs."""
    return Y[:, : Y.argmax(axis=1).max() + 1]


def numbered_by_occurrence(Y):
    """One-hot labels whose columns are numbered by the classes that occur."""
    moved, found = np.zeros_like(Y), Y[:, Y.any(axis=0)]
    moved[:, : found.shape[1]] = found
    return moved


def without_the_largest(Y):
    """One-hot labels in which the largest label that occurs has no 1."""
    return Y * (np.arange(Y.shape[1]) < Y.argmax(axis=1).max())


def ratio(e):
    return e / e.sum(axis=1, keepdims=True)


def naive_softmax(z):
    return ratio(np.exp(z))


def softmax_with_one_maximum(z):
    return ratio(np.exp(z - z.max()))


def softmax_with_column_maxima(z):
    return ratio(np.exp(z - z.max(axis=0)))


def softmax_of_the_table(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def softmax_with_eps(eps):
    def softmax_of(z):
        e = np.exp(z - z.max(axis=1, keepdims=True))
        return e / (e.sum(axis=1, keepdims=True) + eps)

    return softmax_of


def through_the_softmax(derivative):
    """The error by way of the probabilities: the Jacobian of the softmax times ``derivative(p, Y)``."""

    def error(z, Y):
        p = softmax(z)
        g = derivative(p, Y)
        return p * (g - np.sum(g * p, axis=1, keepdims=True))

    return error


def over_p(cap):
    """The derivative with respect to the probabilities, which ``cap`` may keep away from 0."""
    return lambda p, Y: -Y / cap(p)


def capped(cap, *sizes):
    return [lambda p, eps=eps: cap(p, eps) for eps in sizes]


CLIPPERS = (*capped(np.add, 1e-15, 1e-12, 1e-10), *capped(np.maximum, 1e-15, 1e-12, 1e-8, 1e-7))
# Added to every probability these show where none is near 0.
LARGE_CLIPPERS = capped(np.add, 1e-7, 1e-8, 1e-9, 1e-6, 1e-5)


def times(first, second):
    """The right gradients, each with a factor ``factor(X, W)`` of its own."""

    def answer(X, y, W, b):
        dW, db = softmax_gradient(X, y, W, b)
        return first(X, W) * dW, second(X, W) * db

    return answer


def one(X, W):
    return 1.0


def n(X, W):
    return len(X)


def zero(X, W):
    return 0.0


def over_n(X, W):
    return 1 / len(X)


def over_k(X, W):
    return 1 / W.shape[1]


def n_over_d(X, W):
    return X.shape[0] / X.shape[1]


def turned(answer):
    def turned_answer(X, y, W, b):
        dW, db = answer(X, y, W, b)
        return dW.T, db

    return turned_answer


def whole_columns(X, y, W, b):
    p = softmax(X @ W + b)
    p[:, y] -= 1
    return meaned(X, p)


def whole_rows(X, y, W, b):
    p = softmax(X @ W + b)
    p[y] -= 1
    return meaned(X, p)


def with_product(product):
    """dW as a mean of ``product(x, p, one-hot label)``, tables that numpy spreads."""

    def answer(X, y, W, b):
        p, Y = softmax(X @ W + b), one_hot(y, len(b))
        return product(X[:, :, None], p[:, None], Y[:, None]).mean(axis=0), (p - Y).mean(axis=0)

    return answer


def with_classes_alike(divisor):
    """A mean over the examples of each class, and then over the classes that ``divisor(counts)`` counts."""

    def answer(X, y, W, b):
        counts = np.bincount(y, minlength=len(b))
        error = (softmax(X @ W + b) - one_hot(y, len(b))) / (counts[y] * divisor(counts))[:, None]
        return summed(X, error)

    return answer


def biases_multiplied(X, y, W, b):
    return meaned(X, softmax(X @ W * b) - one_hot(y, len(b)))


# -- two at once -----------------------------------------------------------------------------------------


def gradient_with(error=lambda z, Y: softmax(z) - Y, scores=lambda X, W, b: X @ W + b, shift=0, sign=1,
                  factors=(one, one), is_turned=False):
    """The gradients with another error, other scores or labels, another sign, factor or shape."""

    def answer(X, y, W, b):
        dW, db = meaned(X, sign * error(scores(X, W, b), one_hot((y + shift) % len(b), len(b))))
        first, second = factors
        return first(X, W) * (dW.T if is_turned else dW), second(X, W) * db

    return answer


ERRORS = [
    ("no softmax", {"error": lambda z, Y: z - Y}),
    ("exponentials", {"error": lambda z, Y: np.exp(z) - Y}),
    ("labels forgotten", {"error": lambda z, Y: softmax(z)}),
    ("with respect to the probability", {"error": lambda z, Y: -Y / softmax(z)}),
    ("decisions", {"error": lambda z, Y: one_hot(z.argmax(axis=1), z.shape[1]) - Y}),
    ("softmax over examples", {"error": lambda z, Y: softmax(z, axis=0) - Y}),
    ("softmax over the table", {"error": lambda z, Y: softmax_of_the_table(z) - Y}),
    ("a softmax too many", {"error": lambda z, Y: softmax(softmax(z)) - Y}),
    ("sigmoid", {"error": lambda z, Y: sigmoid(z) - Y}),
    ("slope of the softmax", {"error": lambda z, Y: (softmax(z) - Y) * softmax(z) * (1 - softmax(z))}),
    ("true class only", {"error": lambda z, Y: (softmax(z) - 1) * Y}),
]
SCORES = [
    ("scores without the bias", {"scores": lambda X, W, b: X @ W}),
    ("biases multiplied", {"scores": lambda X, W, b: X @ W * b}),
]
LABELS = [("classes from 1", {"shift": shift}) for shift in (-1, 1)]
SIGN = [("sign", {"sign": -1})]
FACTORS = [
    (name, {"factors": factors}) for name, factor in
    (("sum", n), ("mean over the table", over_k), ("divided by d", n_over_d), ("divided twice", over_n))
    for factors in ((factor, factor), (factor, one), (one, factor))
]
TURNED = [("transposed", {"is_turned": True})]


def softmax_gradient_cases(rng):
    X, W, b = rng.normal(size=(6, 4)), rng.normal(size=(4, 3)), rng.normal(size=3)
    y = np.array([0, 2, 1, 2, 0, 2])
    far = np.array([[900.0, 0.0, 1.0], [0.0, 0.09, 0.0]])
    return [
        Case((X, y, W, b), about="six examples, four features, three classes"),
        Case((rng.normal(size=(3, 3)), np.array([1, 1, 0]), rng.normal(size=(3, 3)), np.zeros(3)),
             about="three of everything"),
        Case((X[:1], y[:1], W, b), kind="edge", about="one example"),
        Case((X, y, W, b + 1000), kind="extreme", about="all scores are near 1000"),
        Case((np.diag([1.0, 1e4]), np.array([1, 1]), far, np.zeros(3)), kind="extreme",
             about="two examples: of one the true class has a probability of $e^{-900}$, of the other of 1"),
        Case((1e4 * X, y, W, b), kind="extreme", about="scores in the thousands"),
        Case((1e6 * X, y, 1e-6 * W, b), kind="extreme",
             about="features in the millions, and weights of millionths"),
    ]


SOFTMAX_GRADIENT = Code(
    id="logistic_regression/softmax-gradient",
    title="From two classes to k",
    points=6,
    stub='''\
def softmax_gradient(X, y, W, b):
    """Gradients `(dW, db)` of the **mean** cross-entropy of
    `softmax(X @ W + b)`. Shapes: `X` `(n, d)`, `W` `(d, k)`, `b` `(k,)`; `y`
    `(n,)` holds the index of each true class. You may use `softmax`."""
    ...
''',
    hints=[
        "For two classes the error at the score is prediction minus truth. Each example has `k` scores now, "
        "and an error at each of them. What is the prediction there, and which number is the truth?",
        "The predictions form a table of shape `(n, k)`, and `y` holds only indices. In each row the truth "
        "is 1 at one place and 0 at the others. The pair of indices `[np.arange(n), y]` reaches one place in "
        "each row, in row `i` the column `y[i]`; `[:, y]` reaches whole columns. A one-hot table helps, too.",
        "From the errors, `(n, k)`, to the gradients: `dW` has the shape of `W`, `db` that of `b`. Which "
        "product of `X` and the errors has that shape, and over what is the mean taken? Check yourself with "
        "`gradient_error`.",
    ],
    reference=softmax_gradient,
    alternatives=[softmax_gradient_loops],
    cases=softmax_gradient_cases,
    misconceptions=[
        Misconception(
            "sum", times(n, n),
            "Here the examples are added up, in one gradient or in both. The loss is their mean: divide by "
            "$n$.",
            also=(times(n, one), times(one, n)),
        ),
        Misconception(
            "mean over the table", times(over_k, over_k),
            "Here the divisor has the number of classes in it, in one gradient or in both. The cost of one "
            "example is one number, whatever $k$ is: divide by $n$ alone.",
            also=(times(over_k, one), times(one, over_k)),
        ),
        Misconception(
            "divided twice", times(one, over_n),
            "Here the errors are divided by $n$ twice, in one gradient or in both. A mean divides by it "
            "already: where the errors hold $1/n$, add them up.",
            also=(times(over_n, one), times(over_n, over_n)),
        ),
        Misconception(
            "no slope for the biases", times(one, zero),
            "`dW` is right, and `db` is 0. A sum over examples **and** classes gives that, since the errors "
            "of each example sum to 0, and so does a `db` that nothing was added to. Each class has its own "
            "mean over the examples: `axis=0`.",
            also=(lambda X, y, W, b: (softmax_gradient(X, y, W, b)[0], 0.0),),
        ),
        Misconception(
            "only the labels divided by n",
            gradient_of(lambda z, Y: softmax(z) - Y / len(Y), summed),
            "Only the labels are divided by $n$, so the predictions weigh $n$ times too much beside them. "
            "The whole error is: $(\\hat y - y)/n$, with brackets.",
        ),
        Misconception(
            "only a part multiplied by the feature", with_product(lambda x, p, Y: x * p - Y),
            "In `dW` only the probabilities, or only the labels, are multiplied by the feature. The whole "
            "error is: $x\\,(\\hat y - y)$, with brackets.",
            also=(with_product(lambda x, p, Y: p - x * Y),),
        ),
        Misconception(
            "classes count alike", with_classes_alike(np.count_nonzero),
            "Every **class** counts the same here, however many examples it has. In the mean every "
            "**example** counts the same: its error is divided by $n$.",
            also=(with_classes_alike(len),),
        ),
        Misconception(
            "divided by d", times(n_over_d, n_over_d),
            "Here the divisor is the number of **features**, in one gradient or in both. The mean is taken "
            "over the examples: `len(y)`, or `X.shape[0]`.",
            also=(times(n_over_d, one), times(one, n_over_d)),
        ),
        Misconception(
            "transposed", turned(softmax_gradient),
            "`dW` lies on its side. A gradient has the shape of what it belongs to, `(d, k)`.",
            credit=0.5,
        ),
        Misconception(
            "scores without the bias", lambda X, y, W, b: softmax_gradient(X, y, W, 0 * b),
            "This is what scores without the bias give: `X @ W + b`.",
        ),
        Misconception(
            "biases multiplied", biases_multiplied,
            "The biases **multiply** the scores here, `*` in the place of `+`: `X @ W + b`.",
        ),
        misconception(
            "no softmax", lambda z, Y: z - Y,
            "This is what the **scores** minus the labels give. The error is the softmax of the scores minus "
            "the labels.",
        ),
        misconception(
            "exponentials", lambda z, Y: np.exp(z) - Y,
            "This is what the exponentials of the scores give. They become probabilities when each row is "
            "divided by its sum: that is the softmax.",
            others=(lambda z, Y: np.exp(z - z.max(axis=1, keepdims=True)) - Y,),
        ),
        misconception(
            "labels forgotten", lambda z, Y: softmax(z),
            "The true classes make no difference here: this is what the predictions alone give. The error is "
            "prediction **minus truth**.",
            others=(lambda z, Y: softmax(z) * (1 - softmax(z)),
                    lambda z, Y: softmax(z) - one_hot(z.argmax(axis=1), z.shape[1])),
        ),
        misconception(
            "with respect to the probability", lambda z, Y: -Y / softmax(z),
            "$-y/\\hat y$ is the derivative with respect to the **probability**. The step through the "
            "softmax is missing; after it $\\hat y - y$ remains.",
            others=(lambda z, Y: -Y / (softmax(z) + 1e-8), lambda z, Y: -Y / (softmax(z) + 1e-7)),
        ),
        misconception(
            "1 not subtracted", lambda z, Y: np.where(Y == 1, -1, softmax(z)),
            "At the true class your error is -1: the probability that stood there is lost. **Subtract** 1 "
            "from it, `-=` in the place of `=`.",
        ),
        misconception(
            "logarithms", quiet(lambda z, Y: np.log(softmax(z)) - Y),
            "These are the **logarithms** of the probabilities minus the labels. The logarithm belongs to "
            "the loss; in its gradient the probability itself remains, $\\hat y - y$.",
            others=(lambda z, Y: log_softmax(z) - Y,),
        ),
        misconception(
            "squared error", through_the_softmax(lambda p, Y: 2 * (p - Y)),
            "This is the gradient of a **squared** error of the probabilities, through the softmax. With the "
            "cross-entropy the slope of the softmax cancels, and $\\hat y - y$ remains.",
            others=(through_the_softmax(lambda p, Y: p - Y),
                    through_the_softmax(lambda p, Y: 2 * (p - Y) / Y.shape[1]),
                    through_the_softmax(lambda p, Y: (p - Y) / Y.shape[1])),
        ),
        misconception(
            "a class without labels", lambda z, Y: softmax(z) - without_the_largest(Y),
            "One class never gets its labels, the last one or the largest that occurs. `range(y.max())` ends "
            "before it: the classes are `range(k)`, with $k$ the number of columns of `W`.",
            others=(lambda z, Y: softmax(z) - Y * (np.arange(Y.shape[1]) < Y.shape[1] - 1),),
        ),
        misconception(
            "one class for all", lambda z, Y: np.repeat((softmax(z) - Y)[:, :1], Y.shape[1], axis=1),
            "All classes get one and the same gradient, that of the first class or of the last. Each class "
            "has its own column of `dW` and its own entry of `db`, from its own column of errors.",
            others=(lambda z, Y: np.repeat((softmax(z) - Y)[:, -1:], Y.shape[1], axis=1),),
        ),
        nearly(
            "through the probabilities", through_the_softmax(over_p(lambda p: p)),
            "Right, as long as no probability is 0: $-y/\\hat y$ divides by it, and in the product with the "
            "slope of the softmax, 0, the digits are lost or `nan` comes out. On paper the two cancel: "
            "$\\hat y - y$ remains. Compute that.",
            others=[through_the_softmax(over_p(cap)) for cap in CLIPPERS],
        ),
        nearly(
            "through the probabilities, with an eps", through_the_softmax(over_p(LARGE_CLIPPERS[0])),
            "Nearly: the eps beside $\\hat y$ shifts every gradient a little, and a probability of 0 still "
            "goes wrong. On paper $\\hat y$ cancels, and $\\hat y - y$ remains. Compute that.",
            others=[through_the_softmax(over_p(cap)) for cap in LARGE_CLIPPERS[1:]],
        ),
        misconception(
            "as many classes as labels", lambda z, Y: softmax(z) - occurring(Y),
            "The number of classes is taken from the labels that occur, and one may be missing among them. "
            "`W` has a column for each class, and `b` an entry: `W.shape[1]`.",
            others=(lambda z, Y: softmax(z) - Y[:, Y.any(axis=0)],
                    lambda z, Y: softmax(z) - numbered_by_occurrence(Y)),
        ),
        Misconception(
            "whole columns", whole_columns,
            "This is what `p[:, y]` or `p[y]` gives: 1 is subtracted in whole columns or rows. One entry in "
            "each row is meant: `p[np.arange(n), y]`.",
            also=(whole_rows,),
        ),
        misconception(
            "decisions", lambda z, Y: one_hot(z.argmax(axis=1), z.shape[1]) - Y,
            "This is what the **decision** minus the truth gives, as in the perceptron: a right answer then "
            "gets no gradient, however unsure it is. Take the probabilities.",
        ),
        Misconception(
            "sign", times(lambda X, W: -1, lambda X, W: -1),
            "The sign is reversed: the error is prediction minus truth.",
        ),
        Misconception(
            "index subtracted", lambda X, y, W, b: meaned(X, softmax(X @ W + b) - y[:, None]),
            "This is what the class **index** gives when it is subtracted from the probabilities. Class 2 is "
            "not twice class 1: turn `y` into one-hot rows first.",
            also=(lambda X, y, W, b: summed(X, softmax(X @ W + b) - y[:, None]),
                  lambda X, y, W, b: meaned(X, softmax(X @ W + b) - y)),
        ),
        Misconception(
            "classes from 1", lambda X, y, W, b: softmax_gradient(X, y - 1, W, b),
            "Here each label counts for its neighbour: class 1 for class 0, and so on. Indices begin at 0, "
            "in `y` as in numpy.",
            also=(lambda X, y, W, b: softmax_gradient(X, (y + 1) % len(b), W, b),),
        ),
        misconception(
            "softmax over examples", lambda z, Y: softmax(z, axis=0) - Y,
            "In your softmax the **examples** compete. The classes of one example must: its sum runs over "
            "the classes, which is `axis=-1` where each example has a row.",
        ),
        misconception(
            "softmax over the table", lambda z, Y: softmax_of_the_table(z) - Y,
            "This is one softmax over the whole table: all its numbers sum to 1. Each **row** sums to 1: the "
            "classes of one example compete.",
            others=(lambda z, Y: np.exp(z) / np.exp(z).sum() - Y,),
        ),
        misconception(
            "maximum of each column", lambda z, Y: softmax_with_column_maxima(z) - Y,
            "This is what comes out when each **class** has its own number subtracted before the "
            "exponential. Only what is the same for all classes of an example cancels: the maximum of the "
            "row, `axis=1`.",
        ),
        misconception(
            "a softmax too many", lambda z, Y: softmax(softmax(z)) - Y,
            "These are the errors of a softmax of a softmax: what starts from scores got probabilities. Give "
            "it $z$ directly.",
        ),
        misconception(
            "sigmoid", lambda z, Y: sigmoid(z) - Y,
            "This is what a sigmoid for each class on its own gives. That is multi-label classification: the "
            "probabilities need not sum to 1.",
        ),
        misconception(
            "slope of the softmax", lambda z, Y: (softmax(z) - Y) * softmax(z) * (1 - softmax(z)),
            "Here the error is multiplied by $\\hat y(1-\\hat y)$ once more. In the gradient at the scores, "
            "$\\hat y - y$, that slope has cancelled already.",
        ),
        nearly(
            "eps below", lambda z, Y: softmax_with_eps(1e-8)(z) - Y,
            "Nearly: the probabilities sum to a little less than 1, as a small number in the divisor of the "
            "softmax makes them. The sum of the exponentials is at least 1 once the row's maximum has been "
            "subtracted: nothing need be added.",
            others=[lambda z, Y, eps=eps: softmax_with_eps(eps)(z) - Y
                    for eps in (1e-12, 1e-10, 1e-9, 1e-7)],
        ),
        nearly(
            "naive softmax", lambda z, Y: naive_softmax(z) - Y,
            "Right for small scores; for large ones $e^z$ is `inf`, and `nan` comes out. Subtract each row's "
            "maximum, or use `softmax`.",
        ),
        nearly(
            "one maximum", lambda z, Y: softmax_with_one_maximum(z) - Y,
            "Right, as long as the examples have scores of like size. With **one** maximum for the whole "
            "table, all exponentials of an example far below it are 0, and its probabilities 0/0. Each row "
            "needs its own maximum: `axis=1`.",
        ),
        last_example_only(*(with_the_last_alone(softmax_gradient, *which) for which in ((0, 1), (0,), (1,)))),
        misconception(
            "true class only", lambda z, Y: (softmax(z) - 1) * Y,
            "Only the true class gets a gradient here. The other classes must be pushed down too, by their "
            "probabilities.",
            others=(lambda z, Y: softmax(z) * Y, lambda z, Y: -Y),
        ),
        Misconception(
            "slopes in another order",
            lambda X, y, W, b: (softmax_gradient(X, y, W, b)[0].T.reshape(W.shape),
                                softmax_gradient(X, y, W, b)[1]),
            "The numbers of your `dW` are right, and they stand in another order: a table with a row for "
            "each class was given the shape of `W` by `reshape`. That does not turn a table, it reads all "
            "numbers row by row into new rows. `.T` turns it.",
        ),
    ],
    composed=two_at_once(
        gradient_with, ERRORS, SCORES, LABELS, SIGN, FACTORS, TURNED,
        but=[("softmax over examples", "scores without the bias"), ("labels forgotten", "classes from 1")],
    ),
    explanation="For $k = 2$ this is logistic regression with $w = W_{:,1} - W_{:,0}$. "
    "The last layer of most networks that choose one of several classes is exactly this.",
)
