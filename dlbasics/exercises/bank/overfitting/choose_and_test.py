"""Choose the strength of a penalty by validation, then test the chosen model once."""

import numpy as np

from dlbasics.datasets import load_digits
from dlbasics.exercises.kinds import Case, Code, Misconception


def accuracies(X, y, n_train, n_val, lams, rows=None, strength=lambda lam: lam):
    """For each lam the share read in each of the three parts, and minus the validation's squared error."""
    parts = [slice(0, n_train), slice(n_train, n_train + n_val), slice(n_train + n_val, None)]
    A, T = X[rows or parts[0]], np.eye(10)[y[rows or parts[0]]]
    table = []
    for lam in lams:
        W = np.linalg.solve(A.T @ A + strength(lam) * np.eye(X.shape[1]), A.T @ T)
        read = [np.mean((X[part] @ W).argmax(axis=1) == y[part]) for part in parts]
        table.append([*read, -np.mean((X[parts[1]] @ W - np.eye(10)[y[parts[1]]]) ** 2)])
    return np.array(table)


def chosen(lams, table, by=1, report=2):
    best = max(range(len(lams)), key=lambda i: (table[i, by], lams[i]))
    return float(lams[best]), table[best, report]


def choose_and_test(X, y, n_train, n_val, lams):
    train, val = slice(n_train), slice(n_train, n_train + n_val)
    best = (-1.0, 0.0, None)
    for lam in lams:
        A, targets = X[train], np.eye(10)[y[train]]
        W = np.linalg.solve(A.T @ A + lam * np.eye(X.shape[1]), A.T @ targets)
        score = np.mean((X[val] @ W).argmax(axis=1) == y[val])
        if (score, lam) > best[:2]:
            best = (score, lam, W)
    _, lam, W = best
    test = slice(n_train + n_val, None)
    return float(lam), np.mean((X[test] @ W).argmax(axis=1) == y[test])


def smaller_on_ties(X, y, n_train, n_val, lams):
    table = accuracies(X, y, n_train, n_val, lams)
    best = max(range(len(lams)), key=lambda i: (table[i, 1], -lams[i]))
    return float(lams[best]), table[best, 2]


def refitted(X, y, n_train, n_val, lams):
    lam, _ = chosen(lams, accuracies(X, y, n_train, n_val, lams))
    return lam, accuracies(X, y, n_train, n_val, [lam], rows=slice(0, n_train + n_val))[0, 2]


def wrong_digits(rng, n, n_train, share):
    """Digits in random order; of the training labels a share is wrong."""
    data = load_digits()
    rows = rng.choice(len(data.y), n, replace=False)
    X, y = data.X[rows], data.y[rows].copy()
    wrong = rng.choice(n_train, round(share * n_train), replace=False)
    y[wrong] = (y[wrong] + rng.integers(1, 10, len(wrong))) % 10
    return X, y


def lam_everywhere(X, y, n_train, n_val, lams):
    """What `A.T @ A + lam` does: it adds to every entry, or finds a matrix that has no inverse."""
    A, targets = X[:n_train], np.eye(10)[y[:n_train]]
    return lams[0], np.linalg.solve(A.T @ A + lams[0], A.T @ targets)


def fitted_on_everything(X, y, n_train, n_val, lams):
    return chosen(lams, accuracies(X, y, n_train, n_val, lams, rows=slice(None)))


def wrongly_reported(X, y, n_train, n_val, lams, report):
    return report(*chosen(lams, accuracies(X, y, n_train, n_val, lams)))


def last_model(X, y, n_train, n_val, lams):
    table = accuracies(X, y, n_train, n_val, lams)
    return chosen(lams, table)[0], table[-1, 2]


def tested_on_the_rest(X, y, n_train, n_val, lams):
    table = accuracies(X, y, n_train, n_val, lams)
    lam, share = chosen(lams, table)
    seen = table[lams.index(lam), 1]
    return lam, (n_val * seen + (len(X) - n_train - n_val) * share) / (len(X) - n_train)


LAMS = [0.01, 0.1, 1.0, 10.0, 100.0, 1000.0]
NEAR = [1.0, 1.25, 1.5]


def telling_digits(rng, n, n_train, n_val, share, lams, telling):
    """Digits for which `telling` holds, of the table and of the `lam` that each way to choose prefers."""
    while True:
        X, y = wrong_digits(rng, n, n_train, share)
        table = accuracies(X, y, n_train, n_val, lams)
        if telling(table, *(chosen(lams, table, by)[0] for by in (1, 2, 3))):
            return X, y


def choose_and_test_cases(rng):
    # Seldom do test and squared error choose otherwise than validation, but here they must.
    draws = [
        (500, 80, 60, 0.3, lambda table, val, test, square: True),
        (300, 60, 40, 0.0, lambda table, val, test, square: test != val == square),
        (300, 100, 40, 0.2, lambda table, val, test, square: square != val),
    ]
    cases = []
    for n, n_train, n_val, share, telling in draws:
        X, y = telling_digits(rng, n, n_train, n_val, share, LAMS, telling)
        about = f"{n_train} digits to train on, {share:.0%} of their labels wrong"
        cases.append(Case((X, y, n_train, n_val, LAMS), about=about))
    X, y = telling_digits(rng, 300, 100, 5, 0.0, NEAR,
                          lambda table, val, *_: val > NEAR[0] and table[0, 1] == table[:, 1].max())
    cases.append(Case((X, y, 100, 5, NEAR), kind="edge", about="five validation digits: a tie"))
    cases.append(Case((X, y, 100, 100, [10.0]), kind="edge", about="a single value to choose from"))
    cases.append(Case((1000 * X, y, 100, 100, [1e4, 1e6, 1e8]), kind="extreme", about="large inputs"))
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
        "Three slices first: `X[:n_train]`, `X[n_train:n_train + n_val]`, `X[n_train + n_val:]`, and "
        "likewise for `y`. One-hot labels are `np.eye(10)[y]`.",
        "Fit and score in a loop over `lams`, with `np.linalg.solve(A.T @ A + lam * np.eye(A.shape[1]), A.T "
        "@ targets)`. Keep the best `(accuracy, lam, W)`.",
        "Ties: compare the pairs `(accuracy, lam)`; Python compares the accuracy first and then `lam`. Use "
        "the test part once, after the loop.",
    ],
    reference=choose_and_test,
    alternatives=[lambda X, y, n_train, n_val, lams: chosen(lams, accuracies(X, y, n_train, n_val, lams))],
    cases=choose_and_test_cases,
    misconceptions=[
        Misconception(
            "chooses by training accuracy",
            lambda *given: chosen(given[-1], accuracies(*given), by=0),
            "You chose by the accuracy on the **training** part. There the least restrained model always "
            "looks best: it knows the wrong labels by heart.",
        ),
        Misconception(
            "chooses on the test part",
            lambda *given: chosen(given[-1], accuracies(*given), by=2),
            "You chose by the **test** accuracy. Then it is no test any more: it has been used to choose. "
            "That is what validation is for.",
        ),
        Misconception(
            "reports the validation accuracy",
            lambda *given: chosen(given[-1], accuracies(*given), report=1),
            "The choice is right, and then you report the validation accuracy. It is the best of several, so "
            "it flatters. Report the test.",
        ),
        Misconception(
            "reports the training accuracy",
            lambda *given: chosen(given[-1], accuracies(*given), report=0),
            "The choice is right, and then you report the accuracy on the training digits. Those the model "
            "has seen.",
        ),
        Misconception(
            "smallest on ties", smaller_on_ties,
            "On ties you take the smaller `lam`. Among equally good models prefer the more restrained one, "
            "as the exercise says.",
            credit=0.5,
        ),
        Misconception(
            "refits on both parts", refitted,
            "You fitted once more, on training and validation together. People do that, and often gain by "
            "it. Here test the model that was chosen, as it is.",
            credit=0.5,
        ),
        Misconception(
            "fits on both parts",
            lambda *given: chosen(given[-1], accuracies(*given, rows=slice(0, given[2] + given[3]))),
            "Your fit has seen the validation digits, so they cannot judge it: a leak. Fit on the training "
            "part only.",
        ),
        Misconception(
            "chooses by squared error", lambda *given: chosen(given[-1], accuracies(*given), by=3),
            "You chose by the squared error on the validation part. The exercise chooses by **accuracy**, "
            "the share of digits read: the two need not agree.",
        ),
        Misconception(
            "tests the last model", last_model,
            "The `lam` is right, and then the test is taken by the model that was fitted **last**. Keep the "
            "`W` of the best one beside its `lam`.",
        ),
        Misconception(
            "tests on validation too", tested_on_the_rest,
            "Your test part begins at `n_train` and holds the validation digits, which have just been used "
            "to choose. It begins at `n_train + n_val`.",
        ),
        Misconception(
            "lam without I", lam_everywhere,
            "`A.T @ A + lam` adds `lam` to **every** entry, and a pixel that is always 0 leaves a matrix "
            "without an inverse. `lam * np.eye(A.shape[1])` adds it to the diagonal alone.",
        ),
        Misconception(
            "fits on everything", fitted_on_everything,
            "Your fit has seen **all** digits, those of validation and test too. So none is left that could "
            "judge. Fit on the training part only.",
        ),
        Misconception(
            "share of mistakes",
            lambda *given: wrongly_reported(*given, report=lambda lam, share: (lam, 1 - share)),
            "The choice is right. You report the share of **mistakes**; asked for is the accuracy, the "
            "share that was read.",
            credit=0.75,
        ),
        Misconception(
            "the pair turned round",
            lambda *given: wrongly_reported(*given, report=lambda lam, share: (share, lam)),
            "Both numbers are right, in the wrong order: first `lam`, then the test accuracy.",
            credit=0.75,
        ),
        Misconception(
            "penalty over n",
            lambda *given: chosen(given[-1], accuracies(*given, strength=lambda lam: lam / given[2])),
            "You divided `lam` by the number of examples. Here it stands beside a **sum** over them, `X.T @ "
            "X`, as it is.",
        ),
        Misconception(
            "penalty times n",
            lambda *given: chosen(given[-1], accuracies(*given, strength=lambda lam: given[2] * lam)),
            "You multiplied `lam` by the number of examples. That belongs to the *mean* squared error; here "
            "`lam` stands as it is.",
        ),
    ],
    explanation="A validation curve, a penalty, a choice and one honest look at the test: this is how a "
                "model is made in earnest, whatever the model.",
)
