"""Compute the gradient of a squared error with an L2 penalty."""

import numpy as np

from dlbasics.exercises.bank.common_misconceptions import last_example_only, with_the_last_alone
from dlbasics.exercises.bank.regularization.penalized_gradient_misconceptions import (
    PENALTIES,
    gradient_with,
    one_factor,
    penalized_bias,
    turned_round,
    two_factors,
)
from dlbasics.exercises.kinds import Case, Code, Misconception


def penalized_gradient(X, y, w, b, lam):
    too_high = X @ w + b - y
    return 2 * X.T @ too_high / len(y) + 2 * lam * w, 2 * too_high.mean()


def penalized_by_sums(X, y, w, b, lam):
    n = X.shape[0]
    residual = y - X @ w - b
    dw = np.array([-2 * np.dot(X[:, j], residual) / n + lam * 2 * w[j] for j in range(X.shape[1])])
    return dw, -2 * np.sum(residual) / n


HALF = PENALTIES["half"][1]


def changed(change):
    """The right pair, changed: ``change(dw, db, X, y, w, b)``."""
    def answer(X, y, w, b, lam):
        return change(*penalized_gradient(X, y, w, b, lam), X, y, w, b)

    return answer


def last_example_as_all(X, y, w, b, lam):
    """The right `db`; the slopes of the weights are those of the last example, as if it were alone."""
    error = X[-1] @ w + b - y[-1]
    return 2 * X[-1] * error + 2 * lam * w, penalized_gradient(X, y, w, b, lam)[1]


def with_the_last_example(*which):
    """The part of the error in these (0: of the weights, 1: of the bias) holds the last example alone."""
    def answer(X, y, w, b, lam):
        dw, db = with_the_last_alone(penalized_gradient, *which)(X, y, w, b, 0.0)
        return dw + 2 * lam * w, db

    return answer


def without_bias_in(part):
    """In one part the bias is missing from the prediction."""
    def answer(X, y, w, b, lam):
        gradient = list(penalized_gradient(X, y, w, b, lam))
        gradient[part] = penalized_gradient(X, y, w, 0.0, lam)[part]
        return tuple(gradient)

    return answer


def with_error_in_dw(factor):
    """The right `db`, and in `dw` ``factor(n)`` times the sums of the error."""
    def answer(X, y, w, b, lam):
        return gradient_with(factor)(X, y, w, b, lam)[0], penalized_gradient(X, y, w, b, lam)[1]

    return answer


def opposite_error(X, y, w, b, lam):
    dw, db = penalized_gradient(X, y, w, b, lam)
    return 4 * lam * w - dw, -db


def over_features(X, y, w, b, lam):
    """``X.shape[1]`` for n, in both parts or in one."""
    dw, db = penalized_gradient(X, y, w, b, 0.0)
    return dw * len(y) / len(w) + 2 * lam * w, db


def over_all_entries(X, y, w, b, lam):
    dw, db = penalized_gradient(X, y, w, b, 0.0)
    return dw / len(w) + 2 * lam * w, db


def over_features_both(X, y, w, b, lam):
    return over_features(X, y, w, b, lam)[0], penalized_gradient(X, y, w, b, 0.0)[1] * len(y) / len(w)


def targets_in_a_column(added):
    def answer(X, y, w, b, lam):
        error = X @ w + b - y[:, None]
        return 2 * X.T @ error / len(y) + 2 * lam * added(w), 2 * error.mean()

    return answer


def bias_multiplied(X, y, w, b, lam):
    too_high = X @ w * b - y
    return 2 * X.T @ too_high / len(y) + 2 * lam * w, 2 * too_high.mean()


def weights_in_a_column(X, y, w, b, lam):
    error = X @ w[:, None] + b - y
    return 2 * X.T @ error / len(y) + 2 * lam * w[:, None], 2 * error.mean()


def every_pair_averaged(X, y, w, b, lam):
    error = (X @ w + b)[:, None] - y
    return 2 * X.T @ error.mean(axis=1) / len(y) + 2 * lam * w, 2 * error.mean()


def one_slope_for_all(X, y, w, b, lam):
    error = X @ w + b - y
    return 2 * np.mean(X * error[:, None]) + 2 * lam * w, 2 * error.mean()


def slopes_of_examples(penalty, total=np.mean):
    """The mean over the wrong axis: one number for each example."""
    def answer(X, y, w, b, lam):
        error = X @ w + b - y
        return total(2 * error[:, None] * X, axis=1) + 2 * lam * penalty(w), 2 * error.mean()

    return answer


def errors_for_slopes(factor):
    """``factor(n)`` times the errors, where slopes are added to the penalty's."""
    def answer(X, y, w, b, lam):
        error = X @ w + b - y
        return factor(len(y)) * error + 2 * lam * w, 2 * error.mean()

    return answer


def product_by_entries(factor):
    """``factor(n)`` times the products ``X.T * error``, of which none are added."""
    def answer(X, y, w, b, lam):
        error = X @ w + b - y
        return factor(len(y)) * X.T * error + 2 * lam * w, 2 * error.mean()

    return answer


def of_inputs_and_errors(product):
    """The slopes of the error from ``product(X, e)``, divided by n."""
    def answer(X, y, w, b, lam):
        error = X @ w + b - y
        return 2 * product(X, error) / len(y) + 2 * lam * w, 2 * error.mean()

    return answer


def errors_beside_the_features(total):
    """``X * e`` entry by entry, where a row of X meets all errors."""
    return of_inputs_and_errors(lambda X, e: total(X * e, axis=0))


def of_errors(change):
    """The gradient with something else in the place of the errors."""
    def answer(X, y, w, b, lam):
        error = change(X @ w + b - y)
        return 2 * X.T @ error / len(y) + 2 * lam * w, 2 * error.mean()

    return answer


def penalty_for_all(one):
    """The right slopes of the error, each with the penalty of ``one(w)``."""
    def answer(X, y, w, b, lam):
        dw, db = penalized_gradient(X, y, w, b, 0.0)
        return dw + 2 * lam * one(w), db

    return answer


def targets_divided(factor):
    """``factor`` times the sums of errors of which the targets alone are divided by n."""
    def answer(X, y, w, b, lam):
        error = X @ w + b - y / len(y)
        return factor * X.T @ error + 2 * lam * w, factor * error.sum()

    return answer


def with_product(product, penalty=2):
    """The slopes of the error are twice the means of ``product(prediction, target, X)``."""
    def answer(X, y, w, b, lam):
        predicted = X @ w + b
        dw = 2 * product(predicted[:, None], y[:, None], X).mean(axis=0) + penalty * lam * w
        return dw, 2 * (predicted - y).mean()

    return answer


def forward_difference(h):
    def answer(X, y, w, b, lam):
        def loss(w, b):
            return np.mean((X @ w + b - y) ** 2) + lam * np.sum(w**2)

        here = loss(w, b)
        dw = np.array([(loss(w + h * e, b) - here) / h for e in np.eye(len(w))])
        return dw, (loss(w, b + h) - here) / h

    return answer


def penalized_gradient_cases(rng):
    return [
        Case((np.array([[1.0, 0.0], [0.0, 2.0], [1.0, 1.0]]), np.array([1.0, -1.0, 0.0]),
              np.array([0.5, -2.0]), 3.0, 0.1), about="three examples, two features"),
        Case((rng.normal(size=(7, 4)), rng.normal(size=7), rng.normal(size=4), -0.7, 0.5),
             about="seven examples, four features"),
        Case((rng.normal(size=(5, 3)), rng.normal(size=5), rng.normal(size=3), 1.5, 0.0), kind="edge",
             about="lam = 0: no penalty"),
        Case((np.array([[2.0]]), np.array([1.0]), np.array([-1.0]), 0.5, 2.0), kind="edge",
             about="one example, one feature"),
        Case((rng.normal(size=(3, 3)), rng.normal(size=3), np.array([1.0, 0.0, -2.0]), 0.0, 1.0), kind="edge",
             about="as many examples as features; one weight is 0, and so is the bias"),
        Case((rng.normal(size=(4, 2)), rng.normal(size=4), np.array([3e4, -5e3]), 10.0, 1e6), kind="extreme",
             about="large weights and a very large lam"),
    ]


PENALIZED_GRADIENT = Code(
    id="regularization/penalized-gradient",
    title="The gradient of a penalized loss",
    points=4,
    stub='''\
def penalized_gradient(X, y, w, b, lam):
    """The loss is `mean((X @ w + b - y)**2) + lam * sum(w**2)`.
    Return its gradient as a pair `(dw, db)`: an array like `w`, and a
    number."""
    ...
''',
    hints=[
        "Take the loss apart. With the error $e_i = \\sum_j X_{ij} w_j + b - y_i$ of example $i$ it is "
        "$\\frac1n \\sum_i e_i^2 + \\lambda \\sum_j w_j^2$. By how much does $e_i$ grow when $w_j$ grows a "
        "little? And when $b$ does?",
        "By the chain rule each example brings $2 e_i$ times that: $2 e_i X_{ij}$ to the slope in $w_j$, and "
        "$2 e_i$ to the slope in $b$. Take the mean over the examples.",
        "The sums $\\sum_i X_{ij} e_i$ for all $j$ at once are one product of a matrix and a vector. Which "
        "matrix has the shape $(d, n)$, so that its product with $n$ errors gives $d$ slopes?",
        "Now the penalty: what is the derivative of $\\lambda w_j^2$? It is one number for each weight. And "
        "does $b$ occur in the penalty at all? To test your answer, compare it with `numerical_gradient`.",
    ],
    reference=penalized_gradient,
    alternatives=[penalized_by_sums, gradient_with()],
    cases=penalized_gradient_cases,
    misconceptions=[
        Misconception(
            "penalizes the bias", gradient_with(bias=lambda b, lam, n: 2 * lam * b),
            "The bias is penalized too. The sum in the loss runs over $w$ only: the bias shifts all "
            "predictions together, and need not be small.", credit=0.5,
        ),
        Misconception(
            "lam on the bias", gradient_with(bias=lambda b, lam, n: 2 * lam),
            "`db` is too large by $2\\lambda$, or by another multiple of $\\lambda$, whatever `b` is, as a 1 "
            "in the place of the bias in the penalty gives it. The bias has no penalty: a 0 belongs there.",
            also=(gradient_with(bias=lambda b, lam, n: lam), gradient_with(bias=lambda b, lam, n: lam / n),
                  gradient_with(bias=lambda b, lam, n: 2 * lam / n)),
        ),
        *one_factor(),
        *two_factors(),
        *penalized_bias(),
        Misconception(
            "inputs missing",
            lambda X, y, w, b, lam: (np.full(w.shape, 2 * np.mean(X @ w + b - y)) + 2 * lam * w,
                                     2 * np.mean(X @ w + b - y)),
            "`db` is right. In `dw` every weight gets the slope of the bias: the factor $X_{ij}$ is missing, "
            "by which the error grows when $w_j$ does.",
        ),
        Misconception(
            "inputs and mean missing",
            lambda X, y, w, b, lam: (np.full(w.shape, 2 * np.sum(X @ w + b - y)) + 2 * lam * w,
                                     2 * np.mean(X @ w + b - y)),
            "`db` is right. In `dw` every weight gets $n$ times the slope of the bias: the sum of the errors "
            "is no mean, and the factor $X_{ij}$ is missing, by which the error grows when $w_j$ does.",
        ),
        Misconception(
            "errors for slopes", errors_for_slopes(lambda n: 2 / n),
            "In `dw` the errors themselves meet the weights: one number for each **example** beside one for "
            "each feature. The factor $X_{ij}$ is missing, by which the error grows when $w_j$ does; then "
            "comes the mean over the examples.",
            also=(errors_for_slopes(lambda n: 2), errors_for_slopes(lambda n: 1 / n),
                  errors_for_slopes(lambda n: 1)),
        ),
        Misconception(
            "product by entries", product_by_entries(lambda n: 2 / n),
            "In `dw` each input is multiplied by an error, and nothing is added up: a table of shape `(d, "
            "n)`. The slope of a weight is one number, a mean over the examples. `@` multiplies **and** "
            "adds; `*` only multiplies.",
            also=(product_by_entries(lambda n: 2), product_by_entries(lambda n: 1 / n),
                  product_by_entries(lambda n: 1)),
        ),
        Misconception(
            "errors beside the features", errors_beside_the_features(np.mean),
            "`X` and the errors are multiplied as they are: a row of `X` has a number for each **feature**, "
            "and the errors have one for each **example**. The slope of a weight takes its column of `X`: "
            "`X.T @ e` pairs each column with the errors, and adds.",
            also=(errors_beside_the_features(np.sum), of_inputs_and_errors(lambda X, e: X @ e)),
        ),
        Misconception(
            "only the targets divided by n", targets_divided(2),
            "Only the targets are divided by $n$, so the predictions weigh $n$ times too much beside them. "
            "The whole error is: $(\\hat y - y)/n$, with brackets; the square brings a 2.",
            also=(targets_divided(1),),
        ),
        Misconception(
            "only a part multiplied by the input", with_product(lambda predicted, y, X: predicted - y * X),
            "In `dw` only the target, or only the prediction, is multiplied by the input. The whole error "
            "is: $(\\hat y - y)\\,x$, with brackets.",
            also=(with_product(lambda predicted, y, X: predicted * X - y),
                  with_product(lambda predicted, y, X: predicted - y * X, 1),
                  with_product(lambda predicted, y, X: predicted * X - y, 1)),
        ),
        Misconception(
            "no bias in the prediction", lambda X, y, w, b, lam: penalized_gradient(X, y, w, 0.0, lam),
            "This is what a prediction without the bias gives. The error is `X @ w + b - y`.",
        ),
        Misconception(
            "no bias in one of the errors", without_bias_in(0),
            "Of `dw` and `db` one is right. In the other one the errors are made without the bias: both take "
            "`X @ w + b - y`.",
            also=(without_bias_in(1),),
        ),
        Misconception(
            "bias multiplied in the prediction", bias_multiplied,
            "The bias **multiplies** the prediction here, `*` in the place of `+`. The error is "
            "`X @ w + b - y`.",
        ),
        Misconception(
            "only db is a mean", with_error_in_dw(lambda n: 2),
            "`db` is right, and so is the penalty's part. In `dw` the part of the error is a **sum** over "
            "the examples, as `X.T @ e` gives it. The loss is a mean: divide by $n$ there, too.",
            also=(with_error_in_dw(lambda n: 1),),
        ),
        Misconception(
            "only dw is a mean", changed(lambda dw, db, X, y, w, b: (dw, db * len(y))),
            "`db` is a sum over the examples. The loss is a mean: divide by $n$ in `db`, too.",
        ),
        Misconception(
            "only dw is a mean; no two in db", changed(lambda dw, db, X, y, w, b: (dw, db * len(y) / 2)),
            "`dw` is right. `db` is the sum of the errors: there, too, the mean is taken, over the same $n$ "
            "examples, and the square brings its 2.",
        ),
        Misconception(
            "no two in db", changed(lambda dw, db, X, y, w, b: (dw, db / 2)),
            "`db` is half of what it should be: the derivative of $e^2$ is $2e$, with the error "
            "$e = \\hat y - y$, for the bias as well as for the weights.",
        ),
        Misconception(
            "no two in dw", with_error_in_dw(lambda n: 1 / n),
            "`db` is right, and so is the penalty's part. In `dw` the part of the error is half of what it "
            "should be.",
        ),
        Misconception(
            "no db", changed(lambda dw, db, X, y, w, b: (dw, 0.0)),
            "`db` is always 0. The penalty leaves the bias alone, but the error depends on it.",
        ),
        Misconception(
            "downhill", changed(lambda dw, db, X, y, w, b: (-dw, -db)),
            "This is **minus** the gradient, the direction of a step. The gradient points uphill; the "
            "minus belongs to the update.",
        ),
        Misconception(
            "a step", changed(lambda dw, db, X, y, w, b: (w - 0.1 * dw, b - 0.1 * db)),
            "These are the weights and the bias **after a step** of gradient descent. Asked for is the "
            "gradient itself.",
            also=tuple(changed(lambda dw, db, X, y, w, b, lr=lr: (w - lr * dw, b - lr * db))
                       for lr in (1.0, 0.5, 0.05, 0.01, 0.001)),
        ),
        Misconception(
            "the penalty itself", gradient_with(penalty=lambda w, lam, n: lam * np.sum(w**2)),
            "The penalty, one number, is added to every entry of `dw`. Add its **derivative**: one "
            "number for each weight.",
        ),
        Misconception(
            "the sum of the weights", gradient_with(penalty=lambda w, lam, n: 2 * lam * np.sum(w)),
            "The same number, from the sum of all weights, is added to every entry. The derivative in $w_j$ "
            "of $\\lambda\\sum w^2$ holds $w_j$ alone.",
            also=(gradient_with(penalty=lambda w, lam, n: lam * np.sum(w)),),
        ),
        Misconception(
            "the weights squared", gradient_with(penalty=lambda w, lam, n: lam * w**2),
            "The penalty adds the **squares** of the weights. That is the penalty of each weight, not its "
            "derivative: a negative weight must be pulled up.",
            also=(gradient_with(penalty=lambda w, lam, n: 2 * lam * w**2),),
        ),
        Misconception(
            "the same pull on all", gradient_with(penalty=lambda w, lam, n: 2 * lam),
            "The penalty adds the same number to every entry, whatever the weight. The derivative of a "
            "square grows with the weight.",
            also=(gradient_with(penalty=lambda w, lam, n: lam),),
        ),
        Misconception(
            "first weight left out", gradient_with(penalty=lambda w, lam, n: np.r_[0, 2 * lam * w[1:]]),
            "The first weight has no penalty here, as if it were the intercept. The intercept is `b`: every "
            "entry of `w` is penalized.",
        ),
        Misconception(
            "first weight left out; half", gradient_with(penalty=lambda w, lam, n: np.r_[0, lam * w[1:]]),
            "The first weight has no penalty here, as if it were the intercept. The intercept is `b`: every "
            f"entry of `w` is penalized. And: {HALF}",
        ),
        Misconception(
            "the penalty subtracted", gradient_with(penalty=lambda w, lam, n: -2 * lam * w),
            "The part of the penalty has the wrong sign: it makes large weights grow. A step goes against "
            "the gradient, so the gradient of the penalty points away from 0.",
        ),
        Misconception(
            "the penalty for each example", gradient_with(penalty=lambda w, lam, n: 2 * lam * n * w),
            "The penalty is counted once for each example, $n$ times. In the loss it stands outside the "
            "mean, and is added once.",
        ),
        Misconception(
            "twice the penalty", gradient_with(penalty=lambda w, lam, n: 4 * lam * w),
            "The penalty adds $4\\lambda w$, twice what it should be. The derivative of $w^2$ is $2w$.",
        ),
        Misconception(
            "lam squared", gradient_with(penalty=lambda w, lam, n: 2 * lam**2 * w),
            "In the penalty $\\lambda$ is squared. Only the weights are: $\\lambda$ is a factor, which stays "
            "as it is.",
            also=(gradient_with(penalty=lambda w, lam, n: lam**2 * w),),
        ),
        Misconception(
            "lam missing", gradient_with(penalty=lambda w, lam, n: 2 * w),
            "The penalty is there, without its factor $\\lambda$.",
            also=(gradient_with(penalty=lambda w, lam, n: w),),
        ),
        Misconception(
            "absolute weights", gradient_with(penalty=lambda w, lam, n: 2 * lam * np.abs(w)),
            "The penalty adds the **absolute values** of the weights. Negative weights are pulled to 0 from "
            "the other side: $2\\lambda w$ has the sign of $w$.",
            also=(gradient_with(penalty=lambda w, lam, n: lam * np.abs(w)),),
        ),
        Misconception(
            "the penalty in both", lambda X, y, w, b, lam: (
                penalized_gradient(X, y, w, b, lam)[0],
                penalized_gradient(X, y, w, b, lam)[1] + 2 * lam * np.sum(w)),
            "`dw` is right. In `db` the slopes of the penalty are added up. The penalty does not hold $b$, "
            "so its derivative with respect to $b$ is 0.",
        ),
        Misconception(
            "means multiplied", of_inputs_and_errors(lambda X, e: X.mean(axis=0) * e.sum()),
            "In `dw` the mean of the inputs is multiplied by the mean of the errors. The slope is the mean "
            "of the **products**: multiply example by example first.",
        ),
        Misconception(
            "targets missing in dw", lambda X, y, w, b, lam: (
                penalized_gradient(X, 0 * y, w, b, lam)[0], penalized_gradient(X, y, w, b, lam)[1]),
            "In `dw` stand the predictions in place of the errors: `y` is not subtracted. `db` is right.",
        ),
        Misconception(
            "the penalty over d", gradient_with(penalty=lambda w, lam, n: 2 * lam * w / len(w)),
            "This is what the **mean** of the squared weights as a penalty gives. The loss says `sum(w**2)`.",
        ),
        Misconception(
            "the length as a penalty", gradient_with(penalty=lambda w, lam, n: lam * w / np.linalg.norm(w)),
            "This is what the **length** of $w$ as a penalty gives, the root of the sum. The loss has the "
            "sum of the squares itself.",
        ),
        Misconception(
            "sign", opposite_error,
            "The part of the error has the wrong sign: a prediction that is too high must give a positive "
            "slope. Its sign is that of $\\hat y - y$.",
        ),
        Misconception(
            "divided by d", over_features,
            "The part of the error is divided by the number of **features**. The mean is over the $n$ "
            "examples.",
            also=(over_features_both,),
        ),
        Misconception(
            "divided by all entries", over_all_entries,
            "In `dw` the part of the error is divided by $nd$, the number of all entries of `X`. The mean is "
            "over the $n$ examples.",
        ),
        last_example_only(*(with_the_last_example(*which) for which in ((0, 1), (0,), (1,))),
                          last_example_as_all),
        Misconception(
            "one slope for all", one_slope_for_all,
            "The part of the error is one and the same number for all weights: a mean, or a sum, goes over "
            "the **features** as well. Each weight has its own slope, from its own column of `X`: a mean "
            "over the examples alone.",
            also=(of_inputs_and_errors(lambda X, e: len(e) * np.mean(X.T @ e)),
                  of_inputs_and_errors(lambda X, e: np.sum(X.T @ e))),
        ),
        Misconception(
            "a slope for each example", slopes_of_examples(lambda w: w),
            "The part of the error has as many numbers as there are **examples**: the mean, or the sum, is "
            "taken over the features. Each weight has one slope, a mean over the examples, which is the "
            "other axis.",
            also=(*(slopes_of_examples(penalty) for penalty in (np.mean, np.sum, lambda w: np.sum(w**2),
                                                                lambda w: 0.0)),
                  *(slopes_of_examples(penalty, np.sum) for penalty in (lambda w: w, np.mean, np.sum))),
        ),
        Misconception(
            "every pair", targets_in_a_column(lambda w: w[:, None]),
            "The error has the shape $(n, n)$: **every** prediction minus **every** target. An array of "
            "shape `(n, 1)` beside one of shape `(n,)` gives that. Give all of them the shape `(n,)`.",
            also=(targets_in_a_column(lambda w: w), weights_in_a_column, every_pair_averaged),
        ),
        Misconception(
            "dw alone", changed(lambda dw, db, X, y, w, b: dw),
            "`dw` is right, and it is all that comes back. Return the pair `(dw, db)`.", credit=0.5,
        ),
        Misconception(
            "the pair turned round", changed(lambda dw, db, X, y, w, b: (db, dw)),
            "Both parts are right, in the wrong order: first `dw`, then `db`.", credit=0.75,
        ),
        Misconception(
            "the loss as well",
            lambda X, y, w, b, lam: (np.mean((X @ w + b - y) ** 2) + lam * np.sum(w**2),
                                     *penalized_gradient(X, y, w, b, lam)),
            "The gradient is right, and the loss comes back with it. Return the pair `(dw, db)` alone.",
            credit=0.75,
            also=(lambda X, y, w, b, lam: (*penalized_gradient(X, y, w, b, lam),
                                           np.mean((X @ w + b - y) ** 2) + lam * np.sum(w**2)),),
        ),
        Misconception(
            "one array", changed(lambda dw, db, X, y, w, b: np.append(dw, db)),
            "All slopes are right, but they stand in one array. Return a pair: an array for the weights, and "
            "a "
            "number for the bias.", credit=0.75,
            also=(changed(lambda dw, db, X, y, w, b: np.append(db, dw)),),
        ),
        *turned_round(),
        Misconception(
            "squares of the errors", of_errors(np.square),
            "The errors in the slopes are **squared**. The derivative of the square of an error is twice the "
            "error: the square is gone.",
        ),
        Misconception(
            "absolute errors", of_errors(lambda error: np.sign(error) / 2),
            "This is the gradient for the mean **absolute** error, or twice that. The loss squares the "
            "errors.",
            also=(of_errors(np.sign),),
        ),
        Misconception(
            "root of the mean square", of_errors(lambda error: error / 2 / np.sqrt(np.mean(error**2))),
            "This is the gradient for the **root** of the mean squared error. The loss is the mean itself.",
        ),
        Misconception(
            "forward difference", forward_difference(1e-5),
            "Nearly: this is the difference of two losses a small step apart, divided by the step. It is a "
            "little off, since the loss is curved. Derive the slopes by hand.",
            credit=0.5,
            also=tuple(map(forward_difference, (0.1, 1e-2, 1e-3, 1e-4, 1e-6))),
        ),
        Misconception(
            "one penalty for all", penalty_for_all(lambda w: w[0]),
            "The slopes of all weights get one and the same part from the penalty. Each weight gets its own, "
            "$2\\lambda w_j$.",
            also=tuple(map(penalty_for_all, (lambda w: w[-1], np.mean))),
        ),
    ],
    places=(
        ("no two in the error", "sum", "half the sum", "sign", "no bias in the prediction", "divided by d",
         "squares of the errors", "absolute errors", "only the targets divided by n"),
        ("half", "penalty over n", "half the penalty over n", "no penalty", "L1", "penalizes the bias",
         "the penalty itself", "the sum of the weights", "the weights squared", "the same pull on all",
         "the penalty subtracted", "the penalty over d", "the length as a penalty"),
        ("lam on the bias", "no two in db", "only dw is a mean", "no db"),
    ),
    explanation="Add this to any training loop that you have: one term, `2 * lam * w`, and it regularizes.",
)
