"""Choose the strength of a penalty by validation, then test the chosen model once."""

import numpy as np

from dlbasics.datasets import load_digits
from dlbasics.exercises.bank.overfitting.choose_and_test_misconceptions import (
    OF_NOTHING,
    best_but_for,
    best_place,
    choices,
    chosen,
    chosen_by,
    compared_with_lam,
    counted,
    end_of_training,
    falling,
    first_by,
    first_of_ties_in_the_test,
    fitted,
    fitted_on,
    fitted_table,
    largest_of_one_number,
    last_model,
    least_squares,
    least_squares_of_full,
    looped,
    nearly_best,
    parts_exchanged,
    position,
    prepared,
    pseudo_inverse_of_full,
    refitted,
    reported,
    rounded,
    rounded_to,
    share_by_columns,
    shuffled_first,
    solved_for_labels_that_occur,
    squared_error_reported,
    standardized,
    stopped_at_a_fall,
    taken,
    taken_without_choice,
    tested_on,
    tests_decide_ties,
    validated_on,
    validation_and_test_exchanged,
    validation_ends_and_test_begins_at_n_val,
    validation_ends_at_n_val,
    validation_shares,
    whole_percent,
    with_ones,
    worst_and_smallest,
)
from dlbasics.exercises.kinds import Case, Code, Misconception


def choose_and_test(X, y, n_train, n_val, lams):
    train, val = slice(n_train), slice(n_train, n_train + n_val)
    A, targets, identity = X[train], np.eye(10)[y[train]], np.eye(X.shape[1])
    G, c = A.T @ A, A.T @ targets
    best = (-1.0, 0.0, None)
    for lam in lams:
        W = np.linalg.solve(G + lam * identity, c)
        score = np.mean((X[val] @ W).argmax(axis=1) == y[val])
        if (score, lam) > best[:2]:
            best = (score, lam, W)
    _, lam, W = best
    test = slice(n_train + n_val, None)
    return float(lam), np.mean((X[test] @ W).argmax(axis=1) == y[test])


def wrong_digits(rng, data, n, n_train, share):
    """Digits in random order; of the training labels a share is wrong."""
    rows = rng.choice(len(data.y), n, replace=False)
    X, y = data.X[rows], data.y[rows].copy()
    wrong = rng.choice(n_train, round(share * n_train), replace=False)
    y[wrong] = (y[wrong] + rng.integers(1, 10, len(wrong))) % 10
    return X, y


SEEN = ("training", "digits seen", "sum", "gap", "difference")  # scores that training takes part in
free_bias = fitted(free_bias=True)
# Without 1, whose square and whose root are 1 again.
LAMS = [0.03, 0.3, 3.0, 30.0, 300.0, 3000.0]
MIXED = [30.0, 3000.0, 0.3, 300.0]
TIED = [1.0, 5.0, 20.0]
TIED_MIXED = [5.0, 1.0, 20.0, 2.0]
CLOSE = [10.0, 5.0, 30.0, 20.0]


def telling_digits(rng, data, sizes, share, lams, telling):
    """Digits for which ``telling(X, y, n_train, n_val, lams)`` holds.

    `sizes` are those of all digits, of training and of validation.
    """
    n, n_train, n_val = sizes
    while True:
        given = *wrong_digits(rng, data, n, n_train, share), n_train, n_val, lams
        if telling(*given):
            return given


def without_a_tie(telling, unlike=None):
    """Whether one `lam` is the best in validation, and ``telling(choice)`` holds of what each score chooses.

    The answer `unlike` gives something else there than the right one.
    """
    def tells(X, y, n_train, n_val, lams):
        table = fitted_table(X, y, n_train, n_val, lams)
        if not is_single_best(table[:, 1]) or not telling(choices(lams, table, n_train, n_val)):
            return False
        return unlike is None or not np.allclose(unlike(X, y, n_train, n_val, lams), chosen(lams, table))

    return tells


def is_single_best(shares):
    return np.sum(shares == shares.max()) == 1


def tells_near_from_equal(*given):
    """Whether another `lam` than the best in validation is chosen where near accuracies count as equal."""
    shares, lams = validation_shares(*given), given[-1]
    return is_single_best(shares) and all(
        best_place(lams, blurred(shares)) != best_place(lams, shares)
        for blurred in (whole_percent, rounded_to(2), best_but_for(0.005)))


def ties_with_the_first(*given):
    """Whether the first `lam` is among the best in validation, and not the best of these in the test."""
    shares, lams = validation_shares(*given), given[-1]
    if best_place(lams, shares) == 0 or shares[0] < shares.max():
        return False
    return first_of_ties_in_the_test(*given)[0] != lams[0]


def all_tie(*given):
    """Whether all are equally good in validation, and one that is neither largest nor last in the test."""
    shares, lams = validation_shares(*given), given[-1]
    return np.ptp(shares) == 0 and tests_decide_ties(*given)[0] not in (max(lams), lams[-1])


def ordinary_cases(rng, data):
    cases = []
    # Seldom do other scores choose otherwise than validation, or a bias matter, but here they must.
    draws = [
        ((250, 80, 60), 0.3, LAMS, without_a_tie(lambda choice: (
            choice["training"] != choice["digits seen"]
            and choice["worst"] not in (choice["gap"], choice["difference"])
            and not {choice[name] for name in SEEN} & {choice["validation"]}))),
        ((190, 60, 40), 0.0, LAMS, without_a_tie(
            lambda choice: choice["test"] != choice["validation"], unlike=free_bias)),
        ((120, 40, 50), 0.3, MIXED, without_a_tie(lambda choice: (
            choice["validation"] != choice["squares"] != choice["test"]
            # Neither the first of the list nor the last.
            and choice["worst"] == choice["worst, smallest on ties"] == MIXED[1]))),
    ]
    for sizes, share, lams, telling in draws:
        given = telling_digits(rng, data, sizes, share, lams, telling)
        about = f"{sizes[1]} digits to train on, {share:.0%} of their labels wrong"
        cases.append(Case(given, about=about))
    return cases


# On either side of the best the accuracies fall once and rise again.
SEVERAL_PEAKS = [0.5, 2.0, 8.0, 30.0, 120.0, 500.0, 2000.0]


def few_features():
    """Of 27 examples with four features: six for training, twelve for validation."""
    rng = np.random.default_rng(4179)
    return rng.integers(0, 10, (27, 4)).astype(float), rng.integers(0, 4, 27)


def choose_and_test_cases(rng):
    data = load_digits()
    cases = ordinary_cases(rng, data)
    given = telling_digits(rng, data, (240, 100, 5), 0.0, TIED, ties_with_the_first)
    cases.append(Case(given, kind="edge", about="five validation digits: a tie"))
    given = telling_digits(rng, data, (240, 100, 5), 0.0, TIED_MIXED, all_tie)
    cases.append(Case(given, kind="edge", about="a tie, and `lams` in no order"))
    given = telling_digits(rng, data, (240, 50, 50), 0.0, [300.0],
                           lambda *given: not np.allclose(with_ones(*given), choose_and_test(*given)))
    cases.append(Case(given, kind="edge", about="a single value to choose from"))
    X, y = given[:2]
    zeros_last = np.argsort(y == 0, kind="stable")
    cases.append(Case((X[zeros_last], y[zeros_last], 100, 80, LAMS), kind="edge",
                      about="no zero among the digits to train on"))
    cases.append(Case((1000 * X, y, 100, 100, [1e4, 1e6, 1e8]), kind="extreme", about="large inputs"))
    X, y = few_features()
    cases.append(Case((X, y, 6, 12, SEVERAL_PEAKS), kind="edge",
                      about="four features, and accuracies that rise and fall several times"))
    label_unseen = np.where(np.arange(len(y)) == 6, 9, y)
    cases.append(Case((X, label_unseen, 6, 1, [2.0, 120.0, 8.0]), kind="edge",
                      about="one validation example, which no model reads"))
    given = telling_digits(rng, data, (800, 200, 500), 0.2, CLOSE, tells_near_from_equal)
    cases.append(Case(given, kind="edge", about="500 validation digits, and accuracies close to each other"))
    return cases


CHOOSE_AND_TEST = Code(
    id="overfitting/choose-and-test",
    title="The whole chapter: few digits, wrong labels",
    points=8,
    stub='''\
def choose_and_test(X, y, n_train, n_val, lams):
    """The first `n_train` digits are for training, the next `n_val` for
    validation, the rest is the test. For each `lam` fit, on the training
    part, `W = solve(X.T @ X + lam * I, X.T @ Y)`, where `Y` holds one-hot
    labels (10 classes, `y` holds 0 to 9); an example's class is the
    largest entry of its row of `X @ W`. Choose the `lam` with the best
    validation accuracy, on ties the **largest**. Do not refit. Return
    the pair `(lam, test accuracy)`."""
    ...
''',
    hints=[
        "Cut the rows into three parts first: the first `n_train`, the `n_val` after them, and all that is "
        "left. The part for validation has `n_val` rows, so it does not end at row `n_val`. One-hot labels "
        "are rows of the identity matrix `np.eye(10)`: which row belongs to the label 3? Fitted to them, "
        "`X @ W` has ten scores for each digit.",
        "For each `lam` three lines: the two matrices of the formula, from the **training** part alone; "
        "`np.linalg.solve`; and the share of validation digits whose largest score stands at the right place "
        "(`argmax` over each row). `np.eye(d)` is the identity.",
        "Keep the best accuracy together with its `lam` and its `W`. On a tie the "
        "larger `lam` must win. So go through `lams` from small to large, `sorted(lams)`, and take the new "
        "one if its accuracy is higher or **equal**: `>=`. "
        "The test part is used once, after the loop, with the `W` that you kept.",
    ],
    reference=choose_and_test,
    alternatives=[fitted()],
    cases=choose_and_test_cases,
    ordinary_cases=lambda rng: ordinary_cases(rng, load_digits()),
    misconceptions=[
        Misconception(
            "validation ends at n_val", validation_ends_at_n_val(OF_NOTHING[0]),
            "This is the choice by a validation part that is empty or too short; where it is empty, no `lam` "
            "is better than another. The part goes from `n_train` to `n_train + n_val`.",
            also=(validation_ends_at_n_val(OF_NOTHING[1]),),
        ),
        Misconception(
            "validates on the test too", validated_on(lambda n, n_train, n_val: slice(n_train, n)),
            "This is the choice by **all** digits that come after training, those of the test too. Then the "
            "test has helped to choose, and is no test any more. The validation part ends at `n_train + "
            "n_val`.",
        ),
        Misconception(
            "validation and test exchanged", validation_and_test_exchanged,
            "Validation and test are exchanged: the last digits choose, and the accuracy is that of the "
            "`n_val` digits before them.",
        ),
        Misconception(
            "chooses by training accuracy", chosen_by("training"),
            "This is the choice by the accuracy on digits of **training**, or that of the smallest `lam`, "
            "whatever the accuracies are. On digits of training hardly any model looks better than the least "
            "restrained one: it can memorize the labels, the wrong ones too. The validation part begins at "
            "`n_train`; all digits before it belong to training.",
            also=(first_by("training"), validated_on(lambda n, n_train, n_val: slice(0, n_val)),
                  validated_on(lambda n, n_train, n_val: slice(0, n_val), np.argmax),
                  validated_on(end_of_training), validated_on(end_of_training, np.argmax)),
        ),
        Misconception(
            "chooses on the test part", chosen_by("test"),
            "This is the choice by the **test** accuracy. Then it is no test any more: it has been used to "
            "choose. That is what validation is for.",
            also=(first_by("test"),),
        ),
        Misconception(
            "chooses on training and validation",
            chosen_by("digits seen"),
            "This is the choice by the accuracies on training **and** validation together. The digits of "
            "training have been seen. Choose by the validation part alone.",
            also=(chosen_by("sum"),),
        ),
        Misconception(
            "chooses the smallest gap",
            chosen_by("gap"),
            "This is the choice of the smallest gap between training and validation. A model that reads "
            "nothing has no gap either. Choose the best validation accuracy.",
            also=(chosen_by("difference"),),
        ),
        Misconception(
            "chooses the worst", chosen_by("worst"),
            "The `lam` that you choose has the **worst** validation accuracy of all. That is what the "
            "smallest accuracy gives, and often what the largest `lam` gives, whatever its accuracy. The "
            "largest accuracy is the best; only on ties does the size of `lam` decide.",
            also=(first_by("worst"), worst_and_smallest),
        ),
        Misconception(
            "chooses by squared error", chosen_by("squares"),
            "This is the choice by the squared error on the validation part. The exercise chooses by "
            "**accuracy**, the share of digits read: the two need not agree.",
        ),
        Misconception(
            "no choice", taken_without_choice(0),
            "You always take the first `lam` of the list, or the last, whatever the accuracies are. A "
            "validation part that is empty does that, and so does a `return` inside the loop. The part goes "
            "from `n_train` to `n_train + n_val`; return when the loop has ended.",
            also=(taken_without_choice(-1),),
        ),
        Misconception(
            "compares with lam", compared_with_lam(np.greater),
            "Each accuracy is compared with the `lam` chosen so far, not with the best **accuracy** so far. "
            "Give each of the two a name of its own. Else the first `lam` above 1 stays, since no accuracy "
            "is above 1.",
            also=tuple(compared_with_lam(is_better, order) for is_better, order in (
                (np.greater_equal, list), (np.greater, sorted), (np.greater_equal, sorted))),
        ),
        Misconception(
            "stops at a fall", stopped_at_a_fall(sorted),
            "You try no further `lam` once an accuracy has fallen. Accuracies can fall and rise again: try "
            "all of `lams`, and take the best of them.",
            credit=0.5,
            also=tuple(stopped_at_a_fall(order, is_fall) for order, is_fall in (
                (falling, np.less), (list, np.less), (sorted, np.less_equal), (falling, np.less_equal),
                (list, np.less_equal))),
        ),
        Misconception(
            "smallest on ties", taken(lambda best, lams: best[lams[best].argmin()]),
            "Where several `lam` read equally many validation digits, yours need not be the largest of them. "
            "Among equally good models prefer the most restrained one, as the exercise says.",
            credit=0.5,
            also=(taken(lambda best, lams: best[0]),),
        ),
        Misconception(
            "last on ties", taken(lambda best, lams: best[-1]),
            "Where several `lam` read equally many validation digits, yours is the **last** of them in the "
            "list. That is the largest only if the list is in order.",
            credit=0.75,
        ),
        Misconception(
            "ties broken by the test", tests_decide_ties,
            "Where several `lam` read equally many validation digits, you take the one that is best in the "
            "**test**. Then the test has helped to choose, and is no test any more. On ties the largest "
            "`lam` wins. (The largest of tuples does this where the test accuracy stands before `lam`.)",
            credit=0.5,
            also=(first_of_ties_in_the_test,),
        ),
        Misconception(
            "near accuracies count as equal", nearly_best(rounded_to(2)),
            "Accuracies that differ by a few digits of a large validation part count as equal here, and a "
            "larger `lam` wins. Rounding does that, and so does a smallest gain. A tie is exact equality.",
            credit=0.5,
            also=(*map(nearly_best, (whole_percent, best_but_for(0.01), best_but_for(0.005))),),
        ),
        Misconception(
            "reports the validation accuracy", reported(lambda lam, share, row: (lam, row[1])),
            "The accuracy is that of the validation part, the best of several: on average it is a little too "
            "good, in one small draw it can be too low. Report the test.",
        ),
        Misconception(
            "reports the training accuracy", reported(lambda lam, share, row: (lam, row[0])),
            "The accuracy is that of the training digits. Those the model has seen: report the test.",
        ),
        Misconception(
            "reports the squared error", squared_error_reported,
            "The second number is the mean squared error of the test; asked for is the accuracy, the share "
            "of digits that were read.",
            credit=0.5,
        ),
        Misconception(
            "share of mistakes", reported(lambda lam, share, row: (lam, 1 - share)),
            "You report the share of **mistakes**; asked for is the accuracy, the share that was read.",
            credit=0.75,
        ),
        Misconception(
            "in percent", reported(lambda lam, share, row: (lam, 100 * share)),
            "The accuracy is in percent. Asked for is the share, a number between 0 and 1.",
            credit=0.75,
        ),
        Misconception(
            "counts digits", counted,
            "You report **how many** test digits were read; asked for is their share.",
            credit=0.75,
        ),
        Misconception(
            "tests the last model", last_model(),
            "The test is taken by the model that was fitted **last**, whichever `lam` you return. Keep the "
            "`W` of the best one beside its `lam`.",
            also=(last_model(np.argmax), last_model(np.argmin)),
        ),
        Misconception(
            "tests on validation too", tested_on(lambda n, n_train, n_val: slice(n_train, n)),
            "The test part of yours holds the validation digits, which have just been used to choose. It "
            "begins at `n_train + n_val`.",
        ),
        Misconception(
            "tests from n_val on", tested_on(lambda n, n_train, n_val: slice(n_val, n)),
            "Your test part begins at `n_val`, so that it holds digits of training or validation. It begins "
            "at `n_train + n_val`.",
        ),
        Misconception(
            "tests on what was used", tested_on(lambda n, n_train, n_val: slice(0, n_train + n_val)),
            "Your choice is tested on the digits of training and validation, which have been used to make "
            "it. The test part **begins** at `n_train + n_val`.",
        ),
        Misconception(
            "tests on everything", tested_on(lambda n, n_train, n_val: slice(0, n)),
            "Your choice is tested on **all** digits, those of training and validation too. The test part "
            "begins at `n_train + n_val`.",
        ),
        Misconception(
            "tests on too few", tested_on(lambda n, n_train, n_val: slice(n - n_val, n)),
            "Your choice is not tested on exactly what is left. The test part goes from `n_train + n_val` "
            "to the end.",
            credit=0.5,
            also=(tested_on(lambda n, n_train, n_val: slice(n_train + n_val, n - 1)),
                  tested_on(lambda n, n_train, n_val: slice(n_train + n_val + 1, n)),
                  tested_on(lambda n, n_train, n_val: slice(n_train + n_val, n_train + 2 * n_val))),
        ),
        Misconception(
            "refits on both parts", refitted,
            "This is the accuracy after one more fit, to training and validation together. People do that, "
            "and often gain by it. Here test the model that was chosen, as it is.",
            credit=0.5,
        ),
        Misconception(
            "fits on both parts", fitted_on(lambda X, n_train, n_val: slice(0, n_train + n_val)),
            "These models have seen the validation digits, which therefore cannot judge them: a leak. Fit on "
            "the training part only.",
        ),
        Misconception(
            "fits on everything", fitted_on(lambda X, n_train, n_val: slice(0, len(X))),
            "These models have seen **all** digits, those of validation and test too. So none is left that "
            "could judge. Fit on the training part only.",
        ),
        Misconception(
            "the parts exchanged", parts_exchanged,
            "Training and validation are exchanged: these models were fitted to the `n_val` digits and "
            "chosen by the first `n_train`.",
        ),
        Misconception(
            "the pair turned round", reported(lambda lam, share, row: (share, lam)),
            "The two numbers stand in the wrong order: first `lam`, then the test accuracy.",
            credit=0.75,
        ),
        Misconception(
            "one number alone", reported(lambda lam, share, row: lam),
            "One of the two numbers is missing. Return the pair: `lam`, and the accuracy in the test.",
            credit=0.5,
            also=(reported(lambda lam, share, row: share),),
        ),
        Misconception(
            "a third value", reported(lambda lam, share, row: (lam, row[1], share)),
            "Both numbers are there, but not alone. Return the pair `(lam, test accuracy)`, and nothing "
            "else.",
            credit=0.75,
            also=(reported(lambda lam, share, row: (lam, share, row[1])),
                  reported(lambda lam, share, row: (lam, row[0], row[1], share))),
        ),
        Misconception(
            "position of lam", position,
            "The first number is the **position** of `lam` in the list; asked for is its value.",
            credit=0.5,
        ),
        Misconception(
            "lam without I", fitted(penalty=lambda lam, A: lam),
            "Pixels that are always 0 leave a matrix without an inverse here: `lam` is missing in it, or "
            "does not stand on the diagonal alone. `lam` times the **identity** puts it there; a bare `lam` "
            "is added to every entry.",
        ),
        Misconception(
            "lam on every entry", looped(fit=least_squares_of_full),
            "`lam` is added to **every** entry of `X.T @ X`, or to none. Only the diagonal gets it: that is "
            "`lam` times the **identity**.",
            also=(looped(fit=pseudo_inverse_of_full), looped(fit=least_squares)),
        ),
        Misconception(
            "penalty over n", fitted(penalty=lambda lam, A: lam / len(A) * np.eye(A.shape[1])),
            "This is what `lam` divided by the number of examples gives. Here it stands beside a **sum** "
            "over them, `X.T @ X`, as it is.",
        ),
        Misconception(
            "penalty times n", fitted(penalty=lambda lam, A: lam * len(A) * np.eye(A.shape[1])),
            "This is what `lam` times the number of examples (or twice it) gives. That belongs to the "
            "*mean* squared error; here `lam` stands as it is.",
            also=(fitted(penalty=lambda lam, A: 2 * lam * len(A) * np.eye(A.shape[1])),),
        ),
        Misconception(
            "lam squared", fitted(penalty=lambda lam, A: lam**2 * np.eye(A.shape[1])),
            "This is what the square of `lam` gives, or twice `lam`. In the formula `lam` itself stands "
            "beside the identity.",
            also=(fitted(penalty=lambda lam, A: 2 * lam * np.eye(A.shape[1])),),
        ),
        Misconception(
            "labels as numbers, largest taken", largest_of_one_number,
            "The labels are fitted as **numbers**, so that an example has one number in the place of ten "
            "scores, and no row to take the largest of. Give each class a column of its own, one-hot: "
            "`np.eye(10)[y]`.",
        ),
        Misconception(
            "labels as numbers", fitted(targets=lambda y: y.astype(float)[:, None], read=rounded),
            "This is what the labels give when they are fitted as **numbers** and rounded. Then a 3 lies "
            "between a 1 and a 5, which is no truth about digits. Give each class a column of its own: "
            "one-hot.",
        ),
        Misconception(
            "labels that occur", looped(fit=solved_for_labels_that_occur),
            "Right where all ten digits occur in training. Where one is missing, your table has fewer than "
            "ten columns, and from there on the number of a column is not its digit. Make ten columns, "
            "whatever occurs.",
            credit=0.5,
        ),
        Misconception(
            "largest of each column", looped(share=share_by_columns),
            "Your accuracies do not tell how many digits are read, and most of them are near 0: the largest "
            "entry is taken of each **column**, and what comes out is the number of a row. Each row holds "
            "the scores of one digit: take the largest of each row.",
        ),
        Misconception(
            "shuffled first", shuffled_first(np.random.default_rng, 0),
            "This is what **shuffled** digits give. Often one shuffles first. Here the parts are fixed: the "
            "first `n_train` rows, the next `n_val`, the rest.",
            also=tuple(shuffled_first(source, seed) for source, seed in (
                (np.random.RandomState, 0), (np.random.default_rng, 42), (np.random.RandomState, 42))),
        ),
        Misconception(
            "centred pixels", prepared(lambda X, n_train: X - X[:n_train].mean(axis=0)),
            "This is what **centred** pixels give. The formula takes `X` as it is.",
            credit=0.5,
            also=(prepared(lambda X, n_train: X - X.mean(axis=0)),),
        ),
        Misconception(
            "standardized pixels", standardized,
            "This is what standardized pixels give. The formula takes `X` as it is.",
            credit=0.5,
            also=tuple(prepared(lambda X, n_train, eps=eps: (X - X.mean(axis=0)) / (X.std(axis=0) + eps))
                       for eps in (1e-9, 1e-8)),
        ),
        Misconception(
            "a bias", with_ones,
            "This is what a bias beside the pixels gives. The formula has none: only `X`, as it is.",
            credit=0.5,
            also=(free_bias,),
        ),
    ],
    composed=tuple(
        ("validation ends at n_val", "tests from n_val on", form)
        for form in map(validation_ends_and_test_begins_at_n_val, OF_NOTHING)
    ),
    explanation="A validation curve, a penalty, a choice and one honest look at the test: this is how a "
                "model is made in practice, whatever the model.",
)
