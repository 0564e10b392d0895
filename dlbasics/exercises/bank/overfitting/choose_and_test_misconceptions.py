"""Ways to fit, choose and test that differ from the right one in `choose_and_test` by one mistake each."""

import numpy as np

from dlbasics.exercises.bank.memoize_arrays import memoize_arrays


def one_hot(y):
    return np.eye(10)[y]


def largest(scores):
    return scores.argmax(axis=-1)


def rounded(scores):
    """The label that a single number stands for."""
    return np.rint(scores[..., 0])


def on_the_diagonal(lam, A):
    return lam * np.eye(A.shape[1])


def parts_of(X, n_train, n_val):
    """The rows of training, validation and test, as slices."""
    return slice(0, n_train), slice(n_train, n_train + n_val), slice(n_train + n_val, len(X))


def table_of(X, y, n_train, n_val, lams, **how):
    """For each `lam` the share read in each of the three parts, and minus the validation's squared error.

    Parameters
    ----------
    **how
        What is fitted in another way, as `fitted_table` takes it. The right table is made once for the same
        digits: most mistakes begin after it.
    """
    if how:
        return fitted_table(X, y, n_train, n_val, lams, **how)
    return _right_table(X, y, n_train, n_val, tuple(lams))


def fitted_table(X, y, n_train, n_val, lams, *, rows=None, penalty=on_the_diagonal, targets=one_hot,
                 read=largest, free_bias=False):
    """The table of fits that may be made in another way.

    Parameters
    ----------
    rows : slice, optional
        The rows to fit; by default the training part.
    penalty : callable
        ``penalty(lam, A)`` is the matrix beside ``A.T @ A``.
    targets, read : callable
        What is fitted for the labels, and how a label is read from the scores.
    free_bias : bool
        Whether a bias without a penalty is fitted too.
    """
    parts = parts_of(X, n_train, n_val)
    rows = rows or parts[0]
    T = targets(y)
    if free_bias:
        mu, nu = X[rows].mean(axis=0), T[rows].mean(axis=0)
        scores = (X - mu) @ weights_for(X[rows] - mu, T[rows] - nu, lams, penalty) + nu
    else:
        scores = X @ weights_for(X[rows], T[rows], lams, penalty)  # a table for each lam
    hits = read(scores) == y
    shares = [hits[:, part].mean(axis=1) for part in parts]
    return np.column_stack([*shares, -np.mean((scores[:, parts[1]] - T[parts[1]]) ** 2, axis=(1, 2))])


_right_table = memoize_arrays(16)(fitted_table)


def weights_for(A, targets, lams, penalty=on_the_diagonal):
    """The weights that are fitted for each `lam`."""
    if penalty is on_the_diagonal and len(A) < A.shape[1]:  # a smaller system has the same solution
        gram = A @ A.T
        return A.T @ np.linalg.solve(np.array([gram + penalty(lam, A.T) for lam in lams]), targets)
    gram = A.T @ A
    return np.linalg.solve(np.array([gram + penalty(lam, A) for lam in lams]), A.T @ targets)


def validation_shares(X, y, n_train, n_val, lams):
    """What `table_of` says of the validation alone."""
    train, val, _ = parts_of(X, n_train, n_val)
    scores = X[val] @ weights_for(X[train], one_hot(y[train]), lams)
    return np.mean(largest(scores) == y[val], axis=1)


def chosen(lams, table, score=None):
    """The `lam` with the best score, by default in validation, the largest on ties; its share in the test."""
    best = best_place(lams, table[:, 1] if score is None else score)
    return float(lams[best]), table[best, 2]


def best_place(lams, score):
    """Where the `lam` with the best score stands, the largest on ties."""
    return max(range(len(lams)), key=lambda i: (score[i], lams[i]))


def worst_place(lams, score):
    """Where the `lam` with the worst score stands, the smallest on ties."""
    return min(range(len(lams)), key=lambda i: (score[i], lams[i]))


# What people choose by: one number for each `lam`, from the table and the sizes of training and validation.
SCORES = {
    "training": lambda table, n_train, n_val: table[:, 0],
    "validation": lambda table, n_train, n_val: table[:, 1],
    "test": lambda table, n_train, n_val: table[:, 2],
    "squares": lambda table, n_train, n_val: table[:, 3],
    "digits seen": lambda table, n_train, n_val: n_train * table[:, 0] + n_val * table[:, 1],
    "sum": lambda table, n_train, n_val: table[:, 0] + table[:, 1],
    "gap": lambda table, n_train, n_val: -np.abs(table[:, 0] - table[:, 1]),
    "difference": lambda table, n_train, n_val: table[:, 1] - table[:, 0],
    "worst": lambda table, n_train, n_val: -table[:, 1],
}


def fitted(**how):
    """An answer whose models are fitted in another way."""
    return lambda *given: chosen(given[-1], table_of(*given, **how))


def fitted_on(rows_of):
    """An answer whose models are fitted to other rows: ``rows_of(X, n_train, n_val)``."""
    return lambda *given: chosen(given[-1], table_of(*given, rows=rows_of(given[0], *given[2:4])))


def choices(lams, table, n_train, n_val):
    """The `lam` that each score chooses."""
    by_score = {name: chosen(lams, table, score(table, n_train, n_val))[0] for name, score in SCORES.items()}
    return by_score | {"worst, smallest on ties": float(lams[worst_place(lams, table[:, 1])])}


def chosen_by(name):
    """An answer that chooses by one of the scores."""
    def answer(X, y, n_train, n_val, lams):
        table = table_of(X, y, n_train, n_val, lams)
        return chosen(lams, table, SCORES[name](table, n_train, n_val))

    return answer


def first_by(name):
    """The same, with the first of the list on ties."""
    def answer(X, y, n_train, n_val, lams):
        table = table_of(X, y, n_train, n_val, lams)
        best = np.argmax(SCORES[name](table, n_train, n_val))
        return float(lams[best]), table[best, 2]

    return answer


def worst_and_smallest(X, y, n_train, n_val, lams):
    """The smallest pair of accuracy and `lam`: what `min` gives in the place of `max`."""
    table = table_of(X, y, n_train, n_val, lams)
    worst = worst_place(lams, table[:, 1])
    return float(lams[worst]), table[worst, 2]


def validation_ends_at_n_val(of_nothing):
    """Validated on ``X[n_train:n_val]``; where that is empty, the place ``of_nothing(lams)`` is taken."""
    def answer(X, y, n_train, n_val, lams):
        table = table_of(X, y, n_train, n_val, lams)
        if n_val <= n_train:
            place = of_nothing(lams)
            return float(lams[place]), table[place, 2]
        return chosen(lams, table, table_of(X, y, n_train, n_val - n_train, lams)[:, 1])

    return answer


# All scores are nan, so that the first stays, or all are 0: a tie, which the largest wins.
OF_NOTHING = (lambda lams: 0, np.argmax)


def validation_ends_and_test_begins_at_n_val(of_nothing):
    def answer(X, y, n_train, n_val, lams):
        lam, _ = validation_ends_at_n_val(of_nothing)(X, y, n_train, n_val, lams)
        W = solved(X[:n_train], y[:n_train], lam)
        return lam, share_read(X[n_val:] @ W, y[n_val:])

    return answer


def validation_and_test_exchanged(X, y, n_train, n_val, lams):
    table = table_of(X, y, n_train, n_val, lams)
    best = best_place(lams, table[:, 2])
    return float(lams[best]), table[best, 1]


def validated_on(rows_of, on_ties=None):
    """Chosen by other rows, ``rows_of(n, n_train, n_val)``: the largest `lam` on ties, or by ``on_ties``."""
    def answer(X, y, n_train, n_val, lams):
        parts = slice(0, n_train), rows_of(len(X), n_train, n_val), slice(n_train + n_val, len(X))
        digits, labels = (np.concatenate([array[part] for part in parts]) for array in (X, y))
        table = table_of(digits, labels, n_train, len(y[parts[1]]), lams)
        if on_ties is None:
            return chosen(lams, table)
        best = on_ties(table[:, 1])
        return float(lams[best]), table[best, 2]

    return answer


def end_of_training(n, n_train, n_val):
    """The last `n_val` digits of the training part, for `validated_on`."""
    return slice(max(0, n_train - n_val), n_train)


def reported(report):
    """The right choice, and another report: ``report(lam, share, row of the table)``."""
    def answer(X, y, n_train, n_val, lams):
        table = table_of(X, y, n_train, n_val, lams)
        lam, share = chosen(lams, table)
        return report(lam, share, table[list(lams).index(lam)])

    return answer


def tested_on(rows_of):
    """The right model, tested on other rows: ``rows_of(n, n_train, n_val)``."""
    def answer(X, y, n_train, n_val, lams):
        lam, _ = chosen(lams, table_of(X, y, n_train, n_val, lams))
        W = solved(X[:n_train], y[:n_train], lam)
        rows = rows_of(len(X), n_train, n_val)
        return lam, np.mean(largest(X[rows] @ W) == y[rows])

    return answer


def taken(place):
    """Another `lam` of those that are best in validation: ``place(their indices, lams)``."""
    def answer(X, y, n_train, n_val, lams):
        table = table_of(X, y, n_train, n_val, lams)
        i = place(np.flatnonzero(table[:, 1] == table[:, 1].max()), np.array(lams))
        return float(lams[i]), table[i, 2]

    return answer


def tests_decide_ties(X, y, n_train, n_val, lams):
    """The best in validation, of these the best in the test, of these the largest."""
    table = table_of(X, y, n_train, n_val, lams)
    return chosen(lams, table, [tuple(row[1:3]) for row in table])


def first_of_ties_in_the_test(X, y, n_train, n_val, lams):
    table = table_of(X, y, n_train, n_val, lams)
    best = max(range(len(lams)), key=lambda i: tuple(table[i, 1:3]))
    return float(lams[best]), table[best, 2]


def compared_with_lam(is_better, order=list):
    """Compares an accuracy with the `lam` kept so far; `order` is that in which the `lams` are tried."""

    def answer(X, y, n_train, n_val, lams):
        table = table_of(X, y, n_train, n_val, lams)
        best_lam, best_test = 0.0, table[0, 2]
        for lam in order(lams):
            row = table[list(lams).index(lam)]
            if is_better(row[1], best_lam):
                best_lam, best_test = float(lam), row[2]
        return best_lam, best_test

    return answer


def stopped_at_a_fall(order, is_fall=np.less):
    """Tries no further `lam` once an accuracy lies below the best so far; `order` is that of the trials."""
    def answer(X, y, n_train, n_val, lams):
        table = table_of(X, y, n_train, n_val, lams)
        tried = []
        for lam in order(lams):
            at = list(lams).index(lam)
            if tried and is_fall(table[at, 1], table[tried, 1].max()):
                break
            tried.append(at)
        return chosen(np.array(lams)[tried], table[tried])

    return answer


def falling(lams):
    return sorted(lams, reverse=True)


def taken_without_choice(place):
    """The `lam` at a fixed place of the list."""
    return lambda *given: (float(given[-1][place]), table_of(*given)[place, 2])


def refitted(X, y, n_train, n_val, lams):
    lam, _ = chosen(lams, table_of(X, y, n_train, n_val, lams))
    return lam, table_of(X, y, n_train, n_val, [lam], rows=slice(0, n_train + n_val))[0, 2]


def last_model(place=lambda lams: -1, name="validation"):
    """The test of the model at a place of the list, whichever `lam` is chosen by a score."""
    def answer(X, y, n_train, n_val, lams):
        table = table_of(X, y, n_train, n_val, lams)
        lam, _ = chosen(lams, table, SCORES[name](table, n_train, n_val))
        return lam, table[place(lams), 2]

    return answer


def nearly_best(blurred):
    """The largest `lam` of those whose accuracies are the best when blurred: ``blurred(accuracies)``."""
    def answer(X, y, n_train, n_val, lams):
        table = table_of(X, y, n_train, n_val, lams)
        return chosen(lams, table, blurred(table[:, 1]))

    return answer


def rounded_to(digits):
    return lambda accuracies: np.round(accuracies, digits)


def best_but_for(gain):
    """Which accuracies lie below the best by so much at most."""
    return lambda accuracies: accuracies >= accuracies.max() - gain


def whole_percent(accuracies):
    return np.floor(100 * accuracies)


def parts_exchanged(X, y, n_train, n_val, lams):
    """Fitted on validation, chosen by training."""
    table = table_of(X, y, n_train, n_val, lams, rows=slice(n_train, n_train + n_val))
    return chosen(lams, table, table[:, 0])


def with_ones(X, y, n_train, n_val, lams):
    return chosen(lams, table_of(np.column_stack([X, np.ones(len(X))]), y, n_train, n_val, lams))


def squared_error_reported(X, y, n_train, n_val, lams):
    """The right choice, and the mean squared error of the test in place of the accuracy."""
    lam, _ = chosen(lams, table_of(X, y, n_train, n_val, lams))
    return lam, -table_of(X, y, n_train, len(X) - n_train, [lam], rows=slice(0, n_train))[0, 3]


def counted(X, y, n_train, n_val, lams):
    """The right choice, and the number of test digits that were read."""
    lam, share = chosen(lams, table_of(X, y, n_train, n_val, lams))
    return lam, round(share * (len(X) - n_train - n_val))


def position(X, y, n_train, n_val, lams):
    lam, share = chosen(lams, table_of(X, y, n_train, n_val, lams))
    return list(lams).index(lam), share


def prepared(how):
    """The right choice on other pixels: ``how(X, n_train)``."""
    return lambda X, y, n_train, n_val, lams: chosen(
        lams, table_of(how(X, n_train), y, n_train, n_val, lams))


def shuffled_first(source, seed):
    """The digits in the order that people draw, by the seeds that people take."""
    def answer(X, y, n_train, n_val, lams):
        order = source(seed).permutation(len(X))
        return chosen(lams, table_of(X[order], y[order], n_train, n_val, lams))

    return answer


def solved(A, labels, lam):
    return weights_for(A, one_hot(labels), [lam])[0]


def solved_for_labels_that_occur(A, labels, lam):
    """A column for each label that occurs: where one is missing, columns are not digits."""
    classes, codes = np.unique(labels, return_inverse=True)
    return np.linalg.solve(A.T @ A + on_the_diagonal(lam, A), A.T @ np.eye(len(classes))[codes])


def largest_of_one_number(X, y, n_train, n_val, lams):
    """The labels themselves are fitted: one number for each example, which has no largest entry."""
    A = X[:n_train]
    W = np.linalg.solve(A.T @ A + on_the_diagonal(lams[0], A), A.T @ y[:n_train])
    return float(lams[0]), np.mean((X @ W).argmax(axis=1) == y)


def least_squares_of_full(A, labels, lam):
    return np.linalg.lstsq(A.T @ A + lam, A.T @ one_hot(labels), rcond=None)[0]


def pseudo_inverse_of_full(A, labels, lam):
    return np.linalg.pinv(A.T @ A + lam) @ A.T @ one_hot(labels)


@memoize_arrays(4)
def without_penalty(A, labels):
    return np.linalg.lstsq(A, one_hot(labels), rcond=None)[0]


def least_squares(A, labels, lam):
    return without_penalty(A, labels)


def share_read(scores, labels):
    return np.mean(largest(scores) == labels)


def share_by_columns(scores, labels):
    """The largest entry of each column is the number of a row, and meets every label."""
    return np.mean(scores.argmax(axis=0)[:, None] == labels)


def looped(fit=solved, share=share_read):
    """An answer that fits, ``fit(A, labels, lam)``, or counts, ``share(scores, labels)``, in its own way."""
    def answer(X, y, n_train, n_val, lams):
        train, val, test = parts_of(X, n_train, n_val)
        weights = [fit(X[train], y[train], lam) for lam in lams]
        best = max(range(len(lams)), key=lambda i: (share(X[val] @ weights[i], y[val]), lams[i]))
        return float(lams[best]), share(X[test] @ weights[best], y[test])

    return answer


def standardized(X, y, n_train, n_val, lams):
    """Pixels divided by their spread in training; those that are always the same stay 0."""
    mu, spread = X[:n_train].mean(axis=0), X[:n_train].std(axis=0)
    return chosen(lams, table_of((X - mu) / np.where(spread == 0, 1, spread), y, n_train, n_val, lams))
