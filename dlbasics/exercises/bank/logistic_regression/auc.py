"""Compute the area under the ROC curve by comparing pairs."""

import numpy as np

from dlbasics.exercises.bank.combined_misconceptions import two_at_once
from dlbasics.exercises.kinds import Case, Code, Misconception


def auc(y, score):
    positive, negative = score[y == 1], score[y == 0]
    wins = positive[:, None] > negative
    ties = positive[:, None] == negative
    return wins.mean() + ties.mean() / 2


def mean_ranks(score):
    """Ranks from 1; equal scores share the mean of their ranks."""
    _, place, count = np.unique(score, return_inverse=True, return_counts=True)
    return (np.cumsum(count) - (count - 1) / 2)[place]


def ranks_by_rows(score):
    """Ranks from 1; of equal scores the earlier row has the lower rank."""
    return np.argsort(np.argsort(score, kind="stable")) + 1


def ranks_by_chance(score):
    """Ranks from 1; which of equal scores comes first is left to numpy, and differs between machines."""
    return np.argsort(np.argsort(score)) + 1


def ranks_in_unsorted_runs(score):
    """Ranks from 1, shared by runs of equal scores that are looked for before the scores are sorted."""
    rank, first = np.zeros(len(score)), 0
    while first < len(score):
        last = first
        while last + 1 < len(score) and score[last + 1] == score[first]:
            last += 1
        rank[first : last + 1] = (first + last) / 2 + 1
        first = last + 1
    return rank


def from_ranks(y, rank):
    ones = np.sum(y == 1)
    return (rank[y == 1].sum() - ones * (ones + 1) / 2) / (ones * (len(y) - ones))


def auc_by_ranks(y, score):
    return from_ranks(y, mean_ranks(score))


def auc_of_neighbours(kind):
    """The share of neighbours of both classes, in the order of the scores, of which the higher one is a 1."""

    def answer(y, score):
        y = y[np.argsort(score, kind=kind)]
        return np.mean((y[1:] > y[:-1])[y[1:] != y[:-1]])

    return answer


def auc_ranks_without_ties(y, score):
    return from_ranks(y, ranks_by_rows(score))


def auc_by_ranks_of_another_class(count):
    """The rank sum of class 1, less the smallest that another number of examples can have."""

    def answer(y, score):
        less = count(np.sum(y == 1), np.sum(y == 0))
        return (mean_ranks(score)[y == 1].sum() - less * (less + 1) / 2) / pairs(y)

    return answer


def auc_unsorted_runs(y, score):
    return from_ranks(y[np.argsort(score, kind="stable")], ranks_in_unsorted_runs(score))


def auc_without_ties(y, score):
    wins = np.sum(score[y == 1][:, None] > score[y == 0])
    with np.errstate(invalid="ignore"):
        return wins / (wins + np.sum(score[y == 1][:, None] < score[y == 0]))


def by_rows(order):
    """The area under a curve that takes a step at every row, in the ``order`` of falling scores."""

    def answer(y, score):
        here = y[order(score)]
        return np.sum(np.cumsum(here)[here == 0]) / pairs(y)

    return answer


def pairs(y):
    """The number of pairs of one example of each class."""
    return np.sum(y == 1) * np.sum(y == 0)


def wins(y, score):
    return np.mean(score[y == 1][:, None] > score[y == 0])


def folded(answer):
    """Below one half turned round to lie above it."""
    return lambda y, score: 0.5 + abs(answer(y, score) - 0.5)


def roc(y, score, thresholds, compare=np.greater_equal):
    """False alarms and finds at each threshold."""
    passes = compare(score, np.asarray(thresholds)[:, None])
    return passes[:, y == 0].mean(axis=1), passes[:, y == 1].mean(axis=1)


def area(x, height):
    return np.sum(np.diff(x) * (height[1:] + height[:-1]) / 2)


def area_at(thresholds, sign=1, compare=np.greater_equal):
    """The area under a curve whose points belong to ``thresholds(score)``."""
    return lambda y, score: sign * area(*roc(y, score, thresholds(score), compare))


def with_even_steps(thresholds):
    """The area under a curve of which only the heights are known."""

    def answer(y, score):
        x, height = roc(y, score, thresholds(score))
        return area(np.linspace(x[0], x[-1], len(x)), height)

    return answer


def between_the_extremes(count):
    """So many thresholds from the highest score to the lowest, in even steps."""
    return lambda score: np.linspace(score.max(), score.min(), count)


def at_shares(count):
    """So many thresholds, between which equally many scores lie."""
    return lambda score: np.quantile(score, np.linspace(1, 0, count))


def with_start(thresholds):
    """The same, and the point from which nothing passes put before it."""
    return lambda score: np.append(np.inf, thresholds(score))


def falling(score):
    return np.unique(score)[::-1]


def even(count):
    return lambda score: np.linspace(1, 0, count)


def even_with_ends(count):
    """The same, and the curve's two ends put on by hand."""
    return lambda score: np.concatenate([[np.inf], np.linspace(1, 0, count), [-np.inf]])


def even_with_start(count):
    """The same, and the point from which nothing passes put before it by hand."""
    return lambda score: np.concatenate([[np.inf], np.linspace(1, 0, count)])


def side_by_side(compare):
    """One class's scores against the other's, entry by entry."""
    def answer(y, score):
        one, other = score[y == 1], score[y == 0]
        if compare in (np.less, np.less_equal):
            one, other = other, one
        return np.mean(compare(one, other))

    return answer


def against_all(tie):
    """Class 1 against all examples, itself among them."""
    def answer(y, score):
        positive = score[y == 1][:, None]
        return np.mean((positive > score) + tie * (positive == score))

    return answer


def as_a_whole(middle):
    """Which class lies higher, by one number for each."""

    def answer(y, score):
        ahead = middle(score[y == 1]) - middle(score[y == 0])
        return 0.5 if ahead == 0 else float(ahead > 0)

    return answer


def by_majority(y, score):
    """Whether more pairs are won than lost."""
    share = auc(y, score)
    return 0.5 if share == 0.5 else float(share > 0.5)


def with_pairs_of_one_class(tie, take_part):
    """Each example against all those that `take_part(y)` says, itself among them."""

    def answer(y, score):
        won = np.where(score[:, None] == score, tie, score[:, None] > score)
        return np.mean(won[take_part(y)])

    return answer


def not_lower(y):
    return y[:, None] >= y


def whole_table(y):
    return np.ones((len(y), len(y)), bool)


def hits_at(threshold, compare=np.greater):
    return lambda y, score: np.mean(compare(score[y == 1], threshold(score)))


def average_precision(y, score):
    here = y[np.argsort(-score, kind="stable")]
    found = np.cumsum(here)
    return np.sum(found / np.arange(1, len(y) + 1) * here) / found[-1]


def average_precision_by_thresholds(y, score):
    passes = score >= falling(score)[:, None]
    precision, recall = passes[:, y == 1].sum(axis=1) / passes.sum(axis=1), passes[:, y == 1].mean(axis=1)
    return np.sum(np.diff(recall, prepend=0) * precision)


def earlier_pairs(first, of_all):
    """Only pairs whose example of class ``first`` stands in an earlier row, out of these or of all pairs."""

    def answer(y, score):
        won = total = 0.0
        for i in np.flatnonzero(y == 1):
            for j in np.flatnonzero(y == 0):
                if (i < j) == (first == 1):
                    won, total = won + (score[i] > score[j]) + (score[i] == score[j]) / 2, total + 1
        return won / (pairs(y) if of_all else max(total, 1))

    return answer


def decisions_first(threshold):
    return lambda y, score: auc(y, (score >= threshold(score)).astype(float))


def first_of_equal_scores(y, score):
    """A curve whose points count only the first row of each block of equal scores."""
    order = np.argsort(-score, kind="stable")
    here = y[order] == 1
    _, first = np.unique(-score[order], return_index=True)
    return area(np.cumsum(~here)[first] / np.sum(y == 0), np.cumsum(here)[first] / np.sum(y == 1))


def labels_as_places(tie):
    """The labels as indices take the first two scores."""

    def answer(y, score):
        positive, negative = score[y][:, None], score[1 - y]
        return np.mean((positive > negative) + tie * (positive == negative))

    return answer


def nearly_equal(equal):
    """``equal(positive, negative)`` decides what a tie is."""

    def answer(y, score):
        positive, negative = score[y == 1][:, None], score[y == 0]
        return np.mean(np.where(equal(positive, negative), 0.5, positive > negative))

    return answer


# -- two at once -----------------------------------------------------------------------------------------


def auc_with(tie=0.5, higher=1, divisor=pairs, finish=lambda share: share):
    """The comparison of pairs with another value of a tie, class or divisor, and what is made of it."""

    def answer(y, score):
        ahead = score[y == higher][:, None] - score[y != higher]
        return finish(np.sum(np.where(ahead == 0, tie, ahead > 0)) / divisor(y))

    return answer


TIES = [("ties lose", {"tie": 0.0}), ("ties win", {"tie": 1.0})]
COUNTS = [
    ("reversed", {"higher": 0}),
    ("not divided", {"divisor": lambda y: 1}),
    ("all pairs", {"divisor": lambda y: len(y) ** 2}),
    ("all pairs", {"divisor": lambda y: len(y) * (len(y) - 1) / 2}),
    ("all pairs", {"divisor": len}),
    ("Gini", {"finish": lambda share: 2 * share - 1}),
]


def auc_cases(rng):
    y = rng.permutation(np.repeat([0, 1], [11, 9]))
    labels = np.tile([0, 1, 0, 0, 1], 46)
    return [
        Case((y, rng.normal(size=20) + y), about="twenty different scores"),
        # An odd number of ties: three.
        Case((np.array([0, 1, 0, 1, 1, 0]), np.array([1.0, 2.0, 2.0, 3.0, 1.0, 1.0])),
             about="some scores are equal"),
        # Five ties, of which four are won by the later row.
        Case((np.array([0, 0, 1, 1, 1, 0, 0, 1]), np.array([1.0, 1.0, 1.0, 1.0, 2.0, 2.0, 3.0, 0.0])),
             about="most scores are equal to others"),
        # More scores than there are percents.
        Case((labels, rng.normal(size=230) + labels), kind="edge", about="230 different scores"),
        Case((np.array([1, 0, 1, 0]), np.zeros(4)), kind="edge", about="all scores are equal"),
        Case((np.array([0, 0, 1]), np.array([0.1, 0.2, 0.3])), kind="edge",
             about="one example of class 1, ranked first"),
        Case((np.array([1, 0, 1]), np.array([0.3, 0.2, 0.1])), kind="edge", about="one example of class 0"),
        Case((np.array([1, 0, 1, 0]), np.array([0.5, 0.500001, 0.7, 0.2])), kind="edge",
             about="two scores that differ by a millionth"),
        Case((np.array([0, 1, 0, 1]), np.array([-1e300, 1e300, 1e-300, 2e-300])), kind="extreme",
             about="huge and tiny scores"),
    ]


AUC = Code(
    id="logistic_regression/auc",
    title="The area under the ROC curve, without the curve",
    points=5,
    stub='''\
def auc(y, score):
    """The probability that a random example of class 1 has a higher score than
    a random example of class 0; equal scores count one half. `y` holds 0 and 1,
    `score` any real numbers, both of shape `(n,)`. Both classes occur."""
    ...
''',
    hints=[
        "Read the text below `def auc` as an experiment: draw one example of each class and compare their "
        "scores. Which pairs can be drawn, and how many are there?",
        "Every example of class 1 meets **every** example of class 0. Two loops do that, or one table: an "
        "array of shape `(a, 1)` compared with one of shape `(b,)` gives shape `(a, b)`.",
        "There are three kinds of pairs: won, lost and equal. What does each kind add? Check yourself: where "
        "all scores are equal, one half must come out.",
    ],
    reference=auc,
    alternatives=[auc_by_ranks],
    cases=auc_cases,
    misconceptions=[
        Misconception(
            "ties lose", wins,
            "Equal scores count nothing here. A tie is half a win: a model that gives everyone the same "
            "score has ½, the value of guessing.",
            credit=0.5,
        ),
        Misconception(
            "ties win", lambda y, score: np.mean(score[y == 1][:, None] >= score[y == 0]),
            "Equal scores count as wins here, so a model that gives everyone the same score would be "
            "perfect. A tie is half a win. (On a curve it is a slanted step: take the mean of its two "
            "heights.)",
            credit=0.5,
        ),
        Misconception(
            "losses count one half", lambda y, score: (1 + wins(y, score)) / 2,
            "Every pair that is not won counts one half here, the **lost** ones too. Only equal scores do: "
            "where the example of class 1 has the lower score, the pair counts 0.",
        ),
        Misconception(
            "reversed", lambda y, score: 1 - auc(y, score),
            "This is the share of the pairs in which class **0** has the higher score. On a curve: the area "
            "above it, not below it.",
            also=(lambda y, score: from_ranks(y, ranks_by_rows(-score)),
                  lambda y, score: from_ranks(y, ranks_by_chance(-score))),
        ),
        Misconception(
            "near scores count as equal", nearly_equal(np.isclose),
            "Scores that differ only a little count as equal here. A tie is exact equality, `==`: a higher "
            "score wins, by however little.",
            credit=0.5,
            also=(*(nearly_equal(lambda a, b, eps=eps: np.abs(a - b) < eps)
                    for eps in (1e-12, 1e-10, 1e-9, 1e-8, 1e-6, 1e-5)),
                  *(lambda y, score, digits=digits: auc(y, np.round(score, digits))
                    for digits in (3, 4, 5, 6, 8, 10))),
        ),
        Misconception(
            "ties left out", auc_without_ties,
            "Here equal pairs are missing from the count and from the total. They take part, as half a win "
            "each: where all scores are equal this is even 0/0.",
            credit=0.5,
        ),
        Misconception(
            "half a tie rounded off", lambda y, score: (
                np.sum(score[y == 1][:, None] > score[y == 0])
                + np.sum(score[y == 1][:, None] == score[y == 0]) // 2) / pairs(y),
            "This is what whole numbers give: where the number of ties is odd, half a win is lost. Half of "
            "the ties need not be a whole number.",
            credit=0.5,
        ),
        Misconception(
            "not divided", lambda y, score: auc(y, score) * pairs(y),
            "This is the **number** of won comparisons. Divide it by the number of pairs.",
        ),
        Misconception(
            "Gini", lambda y, score: 2 * auc(y, score) - 1,
            "This is the Gini coefficient, wins minus losses: 0 for guessing. The probability asked for is ½ "
            "for guessing.",
            also=(lambda y, score: 2 * auc_ranks_without_ties(y, score) - 1,),
        ),
        Misconception(
            "argsort for ranks", lambda y, score: from_ranks(y, np.argsort(score) + 1),
            "This is what `np.argsort` gives when it is taken for ranks. It says **which** example stands at "
            "each place, not which place each example has. Apply it twice, or count with comparisons.",
            also=(lambda y, score: from_ranks(y, np.argsort(score)),
                  lambda y, score: from_ranks(y, np.argsort(-score) + 1),
                  lambda y, score: from_ranks(y, np.argsort(score)[::-1] + 1)),
        ),
        Misconception(
            "ranks from 0", lambda y, score: auc_ranks_without_ties(y, score) - 1 / np.sum(y == 0),
            "This is what ranks from 0 give, or $n_1(n_1-1)/2$ for $n_1(n_1+1)/2$, with $n_1$ the number of "
            "examples of class 1: the two must fit together, ranks from 1 to the formula with $+1$. (Equal "
            "scores must share the mean of their ranks, too.)",
            also=(lambda y, score: auc(y, score) - 1 / np.sum(y == 0),
                  lambda y, score: from_ranks(y, ranks_by_chance(score) - 1),
                  lambda y, score: auc_ranks_without_ties(y, score) + 1 / np.sum(y == 0),
                  lambda y, score: auc(y, score) + 1 / np.sum(y == 0)),
        ),
        Misconception(
            "rank sum", lambda y, score: mean_ranks(score)[y == 1].sum() / pairs(y),
            "This is the sum of the ranks of class 1, divided. A rank also counts the examples of class 1 "
            "that stand below: subtract the least that the sum can be, $n_1(n_1+1)/2$, with $n_1$ "
            "the number of examples of class 1.",
            also=(lambda y, score: ranks_by_rows(score)[y == 1].sum() / pairs(y),
                  lambda y, score: ranks_by_chance(score)[y == 1].sum() / pairs(y),
                  lambda y, score: mean_ranks(score)[y == 1].mean() / len(y)),
        ),
        Misconception(
            "curve row by row", by_rows(lambda score: np.argsort(-score, kind="stable")),
            "Where scores are equal, the order of the rows decides here. On a curve they pass the threshold "
            "**together**, in one slanted step; in ranks they share the mean; in pairs each counts one half.",
            credit=0.5,
            also=(by_rows(lambda score: np.argsort(-score)),),
        ),
        Misconception(
            "ranks without ties", auc_ranks_without_ties,
            "Where scores are equal, the order of the rows decides here. In ranks they must share the "
            "**mean** of their ranks; on a curve they pass the threshold together; in pairs each counts ½.",
            credit=0.5,
            also=(auc_unsorted_runs, lambda y, score: from_ranks(y, ranks_by_chance(score))),
        ),
        Misconception(
            "subtracts the other class's ranks", auc_by_ranks_of_another_class(min),
            "From the sum of the ranks too much or too little is subtracted. The smallest sum that the ranks "
            "of class 1 can have is $n_1(n_1+1)/2$, with $n_1$ the number of examples of class **1**.",
            also=(auc_by_ranks_of_another_class(max),
                  auc_by_ranks_of_another_class(lambda ones, zeros: zeros)),
        ),
        Misconception(
            "curve without its first step", area_at(falling),
            "This is the area under a curve that begins too late: it lacks the point (0, 0), where nothing "
            "passes the threshold. The highest score needs a threshold **above** it.",
        ),
        Misconception(
            "curve without its last step", area_at(lambda score: np.append(np.inf, falling(score)[:-1])),
            "This is the area under a curve that ends too early: the step to (1, 1), where everything "
            "passes the threshold, is missing.",
        ),
        Misconception(
            "steps of one width", with_even_steps(lambda score: np.append(np.inf, falling(score))),
            "This is what the area gives if all steps of the curve are equally wide. A step is as wide as "
            "the share of class 0 that it passes; where it passes class 1 alone, it has no width.",
            also=(with_even_steps(falling),),
        ),
        Misconception(
            "area below 0", lambda y, score: -auc(y, score),
            "The area is negative: this is what a curve gives that is followed from right to left, from low "
            "thresholds to high ones.",
            also=(area_at(falling, -1), area_at(even(101), -1), area_at(even(100), -1),
                  lambda y, score: -wins(y, score)),
        ),
        Misconception(
            "side by side", side_by_side(np.greater),
            "The scores of the one class stand beside those of the other, entry by entry, and there are not "
            "equally many. **Each** of the one is to meet **each** of the other: make one of them a column, "
            "`a[:, None] > b`.",
            also=(side_by_side(np.less), side_by_side(np.greater_equal), side_by_side(np.less_equal)),
        ),
        Misconception(
            "thresholds from 0 to 1", area_at(even(101)),
            "This is the area under a curve whose thresholds run from 0 to 1 in even steps. Scores are any "
            "real numbers here: all those below 0 change sides together or never, and so do those above 1 "
            "and those between two thresholds.",
            also=tuple(area_at(thresholds(count), compare=compare)
                       for thresholds in (even, even_with_start, even_with_ends)
                       for compare in (np.greater_equal, np.greater)
                       for count in (5, 6, 9, 10, 11, 20, 21, 50, 51, 100, 101, 200, 201, 500, 501, 1000,
                                     1001)),
        ),
        Misconception(
            "too few thresholds", area_at(with_start(at_shares(101))),
            "This is the area under a curve whose thresholds are a list from the highest score to the "
            "lowest: scores between the same two of them count as equal. On the curve **every** score is a "
            "threshold.",
            credit=0.5,
            also=(*(area_at(with_start(at_shares(count))) for count in (11, 21, 51)),
                  *(area_at(with_start(between_the_extremes(count)))
                    for count in (10, 11, 20, 21, 50, 51))),
        ),
        Misconception(
            "decisions for scores", decisions_first(lambda score: 0.5),
            "This is the area for **decisions**: all scores on one side of a threshold count as equal. "
            "Compare the scores themselves.",
            also=(decisions_first(lambda score: 0.0), decisions_first(np.mean), decisions_first(np.median)),
        ),
        Misconception(
            "accuracy", lambda y, score: np.mean((score >= 0.5) == y),
            "This is the accuracy at one threshold. The measure asked for needs none: it looks at the order "
            "of the scores alone.",
            also=(lambda y, score: np.mean((score >= 0) == y),
                  lambda y, score: np.mean((score > np.median(score)) == y),
                  lambda y, score: np.mean((score >= np.median(score)) == y)),
        ),
        Misconception(
            "hits at one threshold", hits_at(np.median),
            "This is the share of class 1 that lies above **one** threshold. The measure asked for needs "
            "none: compare each example of class 1 with each of class 0.",
            also=(hits_at(np.median, np.greater_equal),
                  *(hits_at(threshold, compare) for compare in (np.greater, np.greater_equal)
                    for threshold in (np.mean, lambda score: 0.5, lambda score: 0.0))),
        ),
        Misconception(
            "classes as a whole", as_a_whole(np.mean),
            "Your value is 0, ½ or 1: one decision about the two classes as a whole, such as which of them "
            "has the higher mean. Compare **each** example of class 1 with **each** of class 0: asked for is "
            "the share of these pairs that are won.",
            also=(as_a_whole(np.median), by_majority),
        ),
        Misconception(
            "pairs of one class", with_pairs_of_one_class(0.5, not_lower),
            "Pairs of the **same** class take part here, each example with itself among them. Compare each "
            "example of class 1 with each of class 0, and nothing else.",
            also=(with_pairs_of_one_class(0.0, not_lower), with_pairs_of_one_class(1.0, not_lower),
                  with_pairs_of_one_class(0.0, whole_table), with_pairs_of_one_class(1.0, whole_table)),
        ),
        Misconception(
            "average precision", average_precision,
            "This is the average precision, the area under the curve of precision and recall. The ROC curve "
            "has the false alarms on its axis, and its area is the share of won pairs.",
            also=(average_precision_by_thresholds,),
        ),
        Misconception(
            "all pairs", lambda y, score: auc(y, score) * pairs(y) / len(y) ** 2,
            "The divisor is not the number of pairs that are compared. Pairs of one example of each class "
            "take part: the number of examples of class 1 times that of class 0.",
            also=(lambda y, score: auc(y, score) * pairs(y) / (len(y) * (len(y) - 1) / 2),
                  lambda y, score: auc(y, score) * pairs(y) / (len(y) * (len(y) - 1)),
                  lambda y, score: auc(y, score) * pairs(y) / len(y)),
        ),
        Misconception(
            "against all examples", against_all(0.5),
            "Each example of class 1 is compared with **all** examples, those of class 1 and itself among "
            "them. It is compared with the examples of class 0 alone: `score[y == 0]`.",
            also=(against_all(0.0), against_all(1.0)),
        ),
        Misconception(
            "labels as places", labels_as_places(0.5),
            "Your pairs hold only the first two scores, again and again. In brackets the numbers 0 and 1 are "
            "**places**; True and False select: `score[y == 1]`.",
            also=(labels_as_places(0.0), labels_as_places(1.0)),
        ),
        Misconception(
            "matching rows", lambda y, score:
            np.mean([a > b for a, b in zip(score[y == 1], score[y == 0], strict=False)]),
            "This compares the first of one class with the first of the other, the second with the second, "
            "and so on. Every example of class 1 meets every example of class 0.",
            also=(lambda y, score: np.mean(
                [(a > b) + (a == b) / 2 for a, b in zip(score[y == 1], score[y == 0], strict=False)]),),
        ),
        Misconception(
            "one order of the rows", earlier_pairs(1, of_all=True),
            "Only pairs count here in which one class stands in an earlier row. The order of the rows means "
            "nothing: compare each example of class 1 with **every** example of class 0.",
            also=(earlier_pairs(0, of_all=True), earlier_pairs(1, of_all=False),
                  earlier_pairs(0, of_all=False)),
        ),
        Misconception(
            "never below one half", lambda y, score: max(auc(y, score), 1 - auc(y, score)),
            "Right where class 1 mostly has the higher scores. Where it has the lower ones, your value is "
            "turned round to lie above ½. A score can be worse than guessing, and the probability says so.",
            also=(lambda y, score: 0.5 + abs(auc(y, score) - 0.5),),
        ),
        Misconception(
            "never below one half, and ties", folded(auc_ranks_without_ties),
            "Two things: equal scores do not count one half here, though a tie is half a win; and a value "
            "below ½ is turned round to lie above it, though a score can be worse than guessing.",
            also=(folded(lambda y, score: from_ranks(y, ranks_by_chance(score))), folded(wins),
                  folded(lambda y, score: np.mean(score[y == 1][:, None] >= score[y == 0]))),
        ),
        Misconception(
            "difference of the means", lambda y, score: score[y == 1].mean() - score[y == 0].mean(),
            "This is the distance of the two mean scores. It grows with the unit of the scores; the "
            "probability asked for looks at their order alone.",
        ),
        Misconception(
            "soft comparison",
            lambda y, score: np.mean(1 / (1 + np.exp(score[y == 0] - score[y == 1][:, None]))),
            "This is the mean of a sigmoid of the differences. A higher score wins, by however little: count "
            "1, ½ or 0.",
        ),
        Misconception(
            "first of equal scores", first_of_equal_scores,
            "Of equal scores your curve takes the first alone, as if the others had another score. A point "
            "of the curve belongs to a threshold, which takes **all** examples with equal scores.",
        ),
        Misconception(
            "neighbours alone", auc_of_neighbours("stable"),
            "Only **neighbours** in the order of the scores are compared here. Every example of class 1 "
            "meets every example of class 0, however far apart they stand.",
            also=(auc_of_neighbours("quicksort"),),
        ),
    ],
    composed=two_at_once(auc_with, TIES, COUNTS),
    explanation="It is the Mann-Whitney statistic divided by the number of pairs. No threshold, and any "
    "strictly rising function of the scores has the same AUC: so it says nothing about calibration.",
)
