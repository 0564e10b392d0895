"""Write the share of examples whose highest score belongs to the right class."""

import numpy as np

from dlbasics.activations import softmax
from dlbasics.exercises.kinds import Case, Code, Misconception
from dlbasics.validation import ignore_fp_warnings as quiet


def share_read(scores, y):
    answers = scores.argmax(axis=1)
    return (answers == y).mean()


def share_read_by_loop(scores, y):
    right = 0
    for row, label in zip(scores, y, strict=True):
        if np.argmax(row) == label:
            right += 1
    return right / len(y)


def best_of_each_class(count):
    """The best example of each class, compared with the labels as far as both go."""

    def answer(scores, y):
        hits = [best == label for best, label in zip(scores.argmax(axis=0), y, strict=False)]
        return sum(hits) / count(scores, y, hits)

    return answer


def right_scores(scores, y):
    return scores[np.arange(len(y)), y]


def stops_after_the_first(scores, y):
    return (scores[0].argmax() == y[0]) / len(y)


def stops_at_the_first(scores, y):
    for row, label in zip(scores, y, strict=True):
        if row.argmax() == label:
            return 1 / len(y)
    return 0.0


def stops_at_a_mistake(count):
    """Hits counted up to the first miss, and divided by what is counted otherwise."""

    def answer(scores, y):
        misses = np.flatnonzero(scores.argmax(axis=1) != y)
        hits = misses[0] if len(misses) else len(y)
        return hits / count(hits, len(y))

    return answer


def hits_from(first, without_last, among=0):
    """Hits without the first or the last examples, divided by the number of all, or of so many fewer."""

    def answer(scores, y):
        counted = range(first, len(y) - without_last)
        return sum(int(scores[i].argmax() == y[i]) for i in counted) / (len(y) - among)

    return answer


def every_entry(scores, y):
    """Two one-hot tables compared."""
    one_hot = np.eye(scores.shape[1])
    return np.mean(one_hot[scores.argmax(axis=1)] == one_hot[y])


def mean_over_classes(scores, y):
    answers = scores.argmax(axis=1)
    return np.mean([np.mean(answers[y == label] == label) for label in np.unique(y)])


def among_the_best_two(scores, y):
    best = np.argsort(scores, axis=1)[:, -2:]
    return np.mean((best == y[:, None]).any(axis=1))


def search_from(start, default=0):
    """The highest score searched for by a loop that begins with a score of its own."""

    def answer(scores, y):
        found = np.where(scores.max(axis=1) > start, scores.argmax(axis=1), default)
        return (found == y).mean()

    return answer


def last_above(before):
    """The last place whose score is above ``before(row, j)``, where the best so far belongs."""

    def answer(scores, y):
        places = [max((j for j in range(1, len(row)) if row[j] > before(row, j)), default=0)
                  for row in scores]
        return (np.array(places) == y).mean()

    return answer


def search_goes_on(start):
    """The search that keeps the best score, and its place, of the rows before."""

    def answer(scores, y):
        best, place, right = start, 0, 0
        for row, label in zip(scores, y, strict=True):
            for j, score in enumerate(row):
                if score > best:
                    best, place = score, j
            right += place == label
        return right / len(y)

    return answer


def last_row_of_argsort(scores, y):
    last = np.argsort(scores, axis=1)[-1]
    return (last == y[: len(last)]).mean()


@quiet
def through_exponentials(scores, y):
    """A softmax as on paper first: nan where exp gives 0/0 or inf/inf."""
    exponentials = np.exp(scores)
    return share_read(exponentials / exponentials.sum(axis=1, keepdims=True), y)


def rounded_scores(digits):
    return lambda scores, y: (np.round(scores, digits).argmax(axis=1) == y).mean()


def nearly_highest(tolerance):
    """An example is read if the right score is equal to the highest, or nearly."""
    return lambda scores, y: np.isclose(
        right_scores(scores, y), scores.max(axis=1), rtol=1e-5, atol=tolerance).mean()


def share_read_cases(rng):
    y = rng.integers(0, 4, 8)
    scores = rng.normal(size=(8, 4))
    scores[np.arange(5), y[:5]] += 4  # five surely right, among them scores above 1
    # So many that another rule hardly gives the same share by chance.
    labels = rng.integers(0, 5, 37)
    many = rng.normal(size=(37, 5)) + 2 * (rng.random((37, 1)) < 0.6) * np.eye(5)[labels]
    return [
        Case((np.array([[0.1, 0.7, 0.2], [0.9, 0.3, 0.4], [0.2, 0.1, 0.6], [0.95, 0.8, 0.2]]),
              np.array([1, 0, 0, 1])), about="four examples and three classes, two of them right"),
        Case((scores, y), about="eight random examples and four classes"),
        Case((many, labels), about="37 random examples and five classes"),
        Case((np.array([[-1.0, -2.0], [-0.5, -0.2], [-3.0, -4.0]]), np.array([1, 1, 0])),  # a miss first
             about="three examples with negative scores, two of them right"),
        Case((np.array([[0.7, 0.7000001, 0.2], [0.40004, 0.1, 0.4], [0.3, 0.31, 0.304]]),
              np.array([1, 0, 2])), kind="edge", about="scores that differ by very little"),
        Case((np.array([[0.2, 0.5, 0.1]]), np.array([1])), kind="edge", about="one example"),
        Case((np.eye(13)[[12, 4, 11]] - np.arange(13) / 50, np.array([12, 4, 10])),
             kind="edge", about="three examples and thirteen classes"),
        Case((np.array([[0.1, 0.9, 0.5], [-0.8, 0.4, 0.7], [-1.0, 0.3, -0.9], [0.2, -0.5, 0.6],
                        [-0.2, 0.1, -0.4]]), np.array([0, 0, 0, 0, 2])),
             kind="edge", about="five examples, none of them right"),
        Case((np.array([[1e300, -1e300], [1e-300, 0.0], [800.0, 900.0]]), np.array([0, 1, 1])),
             kind="extreme", about="very large and very small scores"),
        Case((np.array([[-3e9, -2e9], [-2e12, -1e12], [-1e12, -3e12]]), np.array([1, 1, 0])),
             kind="extreme", about="scores very far below 0"),
    ]


SHARE_READ = Code(
    id="mlp/share-read",
    title="How many are read?",
    points=2,
    stub='''\
def share_read(scores, y):
    """Return the **share** of the examples that are read correctly, a
    number from 0 to 1. `scores` has the shape `(n, k)`: a row for each
    example, a column for each class. The answer to an example is the
    class with the highest score. `y`, shape `(n,)`, holds the right ones."""
    ...
''',
    hints=[
        "`np.argmax` says **where** the largest number stands. With `axis=1` it looks along each row: one "
        "answer for each example.",
        "Compare the answers with `y`: that gives a True or False for each example. The mean of such an "
        "array is the share of True.",
    ],
    reference=share_read,
    alternatives=[share_read_by_loop,
                  lambda scores, y: np.sum(np.argmax(scores, axis=-1) == y) / scores.shape[0]],
    cases=share_read_cases,
    misconceptions=[
        Misconception(
            "count", lambda scores, y: (scores.argmax(axis=1) == y).sum(),
            "That is how **many** are right. The share is this number divided by the number of examples.",
        ),
        Misconception(
            "divided by the classes",
            lambda scores, y: (scores.argmax(axis=1) == y).sum() / scores.shape[1],
            "You divide by the number of **classes**. The share is one of the examples: divide by how many "
            "of them there are.",
        ),
        Misconception(
            "share of errors", lambda scores, y: (scores.argmax(axis=1) != y).mean(),
            "You return the share of **wrong** answers: 1 where all are right.",
        ),
        Misconception(
            "percent", lambda scores, y: 100 * (scores.argmax(axis=1) == y).mean(),
            "You return percent, from 0 to 100. A share goes from 0 to 1.",
            also=tuple(lambda scores, y, decimals=decimals: np.round(100 * share_read(scores, y), decimals)
                       for decimals in range(5)),
        ),
        Misconception(
            "lowest score", lambda scores, y: (scores.argmin(axis=1) == y).mean(),
            "Your answer to each example is the class with the **lowest** score. The highest one wins.",
        ),
        Misconception(
            "along the columns", lambda scores, y: (scores.argmax(axis=0) == y).mean(),
            "An array with an entry for each **class** meets `y`, which has one for each example. One row "
            "is such an array, and so is what `axis=0` finds down each column: the best example for each "
            "class. The best class for each example needs `axis=1`.",
            also=(best_of_each_class(lambda scores, y, hits: len(y)),
                  best_of_each_class(lambda scores, y, hits: len(hits)),
                  best_of_each_class(lambda scores, y, hits: scores.shape[1]),
                  lambda scores, y: np.mean([scores.argmax(axis=0)[i] == y[i] for i in range(len(y))])),
        ),
        Misconception(
            "one maximum for all", lambda scores, y: (scores.argmax() == y).mean(),
            "Without `axis`, `argmax` gives one place for the whole table, counted through all rows. You "
            "need one for each row.",
            also=(lambda scores, y: (scores.argmax() % scores.shape[1] == y).mean(),),
        ),
        Misconception(
            "one label for all", lambda scores, y: (scores.argmax(axis=1) == y.argmax()).mean(),
            "Every answer is compared with one and the same number: the **place** of the largest label, as "
            "`y.argmax()` gives it. `y` is no one-hot table: it holds the right classes themselves. Compare "
            "with `y`.",
        ),
        Misconception(
            "the score itself", lambda scores, y: (scores.max(axis=1) == y).mean(),
            "You compare what is never equal: the highest **score** with the class, a text with a number, or "
            "two arrays by `is`. Which class the highest score belongs to is its place: `argmax`, not `max`. "
            "Compare that with the label, by `==`.",
        ),
        Misconception(
            "mean score of the right class", lambda scores, y: right_scores(scores, y).mean(),
            "You return the mean score of the right classes. Here only one thing counts: whether it is the "
            "highest of its row.",
        ),
        Misconception(
            "above one half", lambda scores, y: (right_scores(scores, y) > 0.5).mean(),
            "You count an example as read when the right score is above ½. It is read when the right score "
            "is the highest of its row, whatever its size.",
        ),
        Misconception(
            "first example only", lambda scores, y: float(scores[0].argmax() == y[0]),
            "Only the first example decides your result. Perhaps a `return` stands inside the loop.",
            also=(stops_after_the_first,),
        ),
        Misconception(
            "rounded down", lambda scores, y: (scores.argmax(axis=1) == y).sum() // len(y),
            "Your result is 1 where all are right, otherwise 0. A division that drops its fraction does "
            "that, `//`, and so does one comparison of the whole arrays. Compare place by place, and take "
            "the share: `/`, or `.mean()`.",
            also=(lambda scores, y: float((scores.argmax(axis=1) == y).sum() // len(y)),
                  lambda scores, y: float((scores.argmax(axis=1) == y).all())),
        ),
        Misconception(
            "stops at the first", stops_at_the_first,
            "One example counts in your result, however many are right. Perhaps the loop ends at the first "
            "that is right, or each one sets the count to 1. Count to the end, and add.",
        ),
        Misconception(
            "stops at a mistake", stops_at_a_mistake(lambda hits, n: n),
            "You stop counting at the first example that is read wrongly. Go on to the end: later examples "
            "count too.",
            also=(stops_at_a_mistake(lambda hits, n: min(hits + 1, n)),),
        ),
        Misconception(
            "in both directions", lambda scores, y: (scores.argmax(axis=1)[:, None] == y).mean(),
            "You compare every answer with every label, so that n × n comparisons are averaged. Answers and "
            "labels must both have the shape `(n,)`.",
        ),
        Misconception(
            "every entry", every_entry,
            "All entries of two one-hot tables are compared here, and most of their zeros agree by "
            "themselves. Compare the classes: one answer for each example.",
        ),
        Misconception(
            "classes in both", lambda scores, y: len(np.intersect1d(scores.argmax(axis=1), y)) / len(y),
            "You count the classes that occur among the answers and among the labels. Compare them place by "
            "place: is example 0 right, is example 1 right?",
        ),
        Misconception(
            "whole percent", lambda scores, y: np.floor(100 * share_read(scores, y) + 1e-9) / 100,
            "Your share is cut, or rounded, to whole percent. Return it with all its digits.",
            also=(lambda scores, y: np.round(share_read(scores, y), 2),),
        ),
        Misconception(
            "number of examples", lambda scores, y: float(len(y)),
            "You return how many examples there are. Divide how many of them are right by that.",
        ),
        Misconception(
            "mean over the classes", mean_over_classes,
            "This is the share of each class first, and then the plain mean of these shares: a rare class "
            "counts as much as a frequent one. Asked for is one share, of all examples.",
        ),
        Misconception(
            "among the best two", among_the_best_two,
            "An example counts here if the right class has one of the **two** highest scores. The answer is "
            "the class with the highest one alone.",
        ),
        Misconception(
            "somewhere in the labels", lambda scores, y: np.isin(scores.argmax(axis=1), y).mean(),
            "You ask whether a class occurs **somewhere** in the other array. Compare place by place: is the "
            "answer to example 0 the label of example 0?",
            also=(lambda scores, y: np.isin(y, scores.argmax(axis=1)).mean(),),
        ),
        Misconception(
            "softmax first", through_exponentials,
            "Right for moderate scores. You take a softmax first, or exp: of large scores exp is `inf`, and "
            "of very low ones it is 0, so that the order is lost. The highest score has the highest "
            "probability, too: compare the scores themselves.",
            credit=0.5,
            also=(quiet(lambda scores, y: share_read(np.exp(scores), y)),),
        ),
        Misconception(
            "search begins too high", search_from(0),
            "Your search for the highest score begins with a score such as 0. Where all scores of a row are "
            "below it, none of them is found. Begin with the first score of the row.",
            also=tuple(search_from(start, default) for default in (0, -1)
                       for start in (0, -1, -10, -100, -999, -1000, -9999, -1e6, -1e9)),
        ),
        Misconception(
            "best not kept", last_above(lambda row, j: row[j - 1]),
            "Your search compares each score with the one before it, or with the first one alone. Compare it "
            "with the **best** so far, and keep both: the best score and its place.",
            also=(last_above(lambda row, j: row[0]),),
        ),
        Misconception(
            "a class left out", lambda scores, y: (scores[:, :-1].argmax(axis=1) == y).mean(),
            "One class is never your answer, the last or the first: its column is left out. Search the whole "
            "row.",
            also=(lambda scores, y: (scores[:, 1:].argmax(axis=1) + 1 == y).mean(),),
        ),
        Misconception(
            "sorted first", lambda scores, y: (np.sort(scores.argmax(axis=1)) == np.sort(y)).mean(),
            "Answers and labels are sorted before they are compared, so that they no longer belong to the "
            "same examples. Compare them place by place, as they are.",
        ),
        Misconception(
            "search goes on", search_goes_on(0),
            "The best score of one row is still there when the next row begins, and a row of lower scores "
            "never gets past it. Begin the search again in each row.",
            also=(search_goes_on(-np.inf), search_goes_on(-1)),
        ),
        Misconception(
            "mean probability", lambda scores, y: right_scores(softmax(scores), y).mean(),
            "This is the mean **probability** of the right class. Count an example as 1 if the right class "
            "has the highest score, and as 0 otherwise.",
        ),
        Misconception(
            "counted from 1", lambda scores, y: (scores.argmax(axis=1) + 1 == y).mean(),
            "Your answers are compared with labels that lie one lower or one higher. `argmax` counts from 0, "
            "as the labels do: nothing is to be added.",
            also=(lambda scores, y: (scores.argmax(axis=1) == y + 1).mean(),),
        ),
        Misconception(
            "class 0 does not count",
            lambda scores, y: ((scores.argmax(axis=1) == y) & (scores.argmax(axis=1) > 0)).mean(),
            "Right answers of class 0 do not count here: a product with the class, or the class asked "
            "for yes or no, is 0 there. Count where answer and label are equal.",
            also=(lambda scores, y: np.count_nonzero(scores.argmax(axis=1) * (scores.argmax(axis=1) == y))
                  / len(y),),
        ),
        Misconception(
            "near scores count as equal", rounded_scores(2),
            "Scores that differ only a little count as equal here: rounding does that, and so does a "
            "comparison of nearly equal numbers. The highest score of the row wins, by however little.",
            credit=0.5,
            also=(*map(rounded_scores, (1, 3, 4, 5, 6)), *map(nearly_highest, (1e-8, 1e-6, 1e-5, 1e-3))),
        ),
        Misconception(
            "farthest from 0", lambda scores, y: (np.abs(scores).argmax(axis=1) == y).mean(),
            "You take the score farthest from 0. The highest one wins: -5 is below 1.",
        ),
        Misconception(
            "last row of argsort", last_row_of_argsort,
            "You compare with one example alone: `[-1]` takes the last **row**. The class with the highest "
            "score of each row stands in the last column of what `argsort` gives.",
        ),
        Misconception(
            "one example left out", hits_from(1, 0),
            "One example never counts: the first, or the last. The numbers of the examples go from 0 to "
            "`len(y) - 1`, and `range(len(y))` gives them all.",
            also=(hits_from(0, 1), hits_from(1, 0, among=1), hits_from(0, 1, among=1),
                  quiet(lambda scores, y: share_read(scores[1:], y[1:])),
                  quiet(lambda scores, y: share_read(scores[:-1], y[:-1]))),
        ),
        Misconception(
            "distance of the classes", lambda scores, y: 1 - np.mean(np.abs(scores.argmax(axis=1) - y)),
            "You subtract a mean distance between the **numbers** of the classes from 1, so that an 8 read "
            "as a 9 counts less than an 8 read as a 1. A class is only right or wrong: count 1 or 0.",
            also=(lambda scores, y: 1 - np.mean((scores.argmax(axis=1) - y) ** 2),),
        ),
        Misconception(
            "ten classes", lambda scores, y: share_read(scores[:, :10], y),
            "Right for up to ten classes. Yours looks at no column beyond them, and here are more: `scores` "
            "has a column for each class, `scores.shape[1]` of them.",
            credit=0.5,
        ),
    ],
    composed=(
        ("counted from 1", "divided by the classes",
         lambda scores, y: (scores.argmax(axis=1) + 1 == y).sum() / scores.shape[1]),
    ),
    explanation="This share is also called *accuracy*. It says nothing about how sure the network was: for "
                "that there is the loss.",
)
