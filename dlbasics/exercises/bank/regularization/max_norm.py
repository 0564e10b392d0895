"""Scale down the columns of a weight matrix that are longer than a limit."""

import numpy as np

from dlbasics.exercises.kinds import Case, Code, Misconception


def max_norm(W, limit):
    norm = np.sqrt((W**2).sum(axis=0))
    return W * (limit / np.maximum(norm, limit))


def max_norm_loop(W, limit):
    out = W.astype(float)
    for j in range(W.shape[1]):
        norm = np.linalg.norm(W[:, j])
        if norm > limit:
            out[:, j] = W[:, j] * limit / norm
    return out


def lengths(W):
    return np.sqrt((W**2).sum(axis=0))


def with_length(length):
    """An answer with another length of the columns: ``length(W)``."""
    return lambda W, limit: W * (limit / np.maximum(length(W), limit))


def with_factor(factor):
    """An answer with another factor: ``factor(lengths, limit)``; a column of zeros may become 0/0."""
    def answer(W, limit):
        with np.errstate(all="ignore"):
            return W * factor(lengths(W), limit)

    return answer


def all_to(length_of, eps):
    """All columns get one length, ``length_of(limit)``, with an eps beside their own."""
    return with_factor(lambda norm, limit: length_of(limit) / (norm + eps))


def with_length_at_least(eps):
    """All columns get the length `limit`, and an eps is the least that they are divided by."""
    return with_factor(lambda norm, limit: limit / np.maximum(norm, eps))


def in_place(W, limit):
    W *= limit / np.maximum(lengths(W), limit)
    return W


def rows_spread(W, limit):
    """The lengths of the rows without `keepdims`: they meet the columns."""
    return W * (limit / np.maximum(np.sqrt((W**2).sum(axis=1)), limit))


def longest_alone(W, limit):
    out, longest = W.copy(), lengths(W).argmax()
    out[:, longest] = max_norm(W, limit)[:, longest]
    return out


def all_or_none(eps):
    """All columns get the length `limit` if one of them is longer."""
    def answer(W, limit):
        return all_to(of_limit, eps)(W, limit) if (lengths(W) > limit).any() else W.copy()

    return answer


def with_margin(margin):
    """Columns are scaled down if they are longer than the limit by so much."""
    def answer(W, limit):
        return W * np.where(lengths(W) > limit + margin, limit / np.maximum(lengths(W), limit), 1.0)

    return answer


def unless_close(W, limit):
    return np.where(np.isclose(lengths(W), limit), W, max_norm(W, limit))


def where_too_long(change):
    """The right columns are changed, in another way: ``change(W, lengths, limit)``."""
    return lambda W, limit: np.where(lengths(W) > limit, change(W, lengths(W), limit), W)


def shortened(eps):
    """Keras's form: the length that is wanted over the length, with an eps."""
    return with_factor(lambda norm, limit: np.minimum(norm, limit) / (norm + eps))


def long_ones_shortened(eps):
    return with_factor(lambda norm, limit: np.where(norm > limit, limit / (norm + eps), 1.0))


def first_alone(W, limit):
    return np.column_stack([max_norm(W[:, :1], limit), W[:, 1:]])


def first_long_one_alone(W, limit):
    out, too_long = W.copy(), np.flatnonzero(lengths(W) > limit)[:1]
    out[:, too_long] = max_norm(W, limit)[:, too_long]
    return out


def until_the_first_short_one(W, limit):
    """The columns before the first one that is short enough."""
    stop = np.argmax(np.append(lengths(W) <= limit, True))
    return np.column_stack([max_norm(W[:, :stop], limit), W[:, stop:]])


def of_limit(limit):
    return limit


def of_one(limit):
    return 1.0


def several_too_long(rng):
    """Weights whose last two columns are longer than 2, and whose first row is short."""
    W = rng.normal(size=(4, 3)) * [0.1, 1.0, 5.0] + [0.0, 3.0, 12.0]
    return W * [[0.01], [1.0], [1.0], [1.0]]


def max_norm_cases(rng):
    return [
        Case((np.array([[3.0, 0.9], [4.0, 1.2]]), 2.0), about="one column too long, one short enough"),
        Case((several_too_long(rng), 2.0), about="four rows, three columns"),
        Case((np.array([[0.3, 0.3], [0.4, 0.0]]), 0.4), about="a limit below 1"),
        Case((np.array([[3.0, 1.0, 0.3, 0.6], [0.0, 2.0, 0.4, -0.8], [4.0, -2.0, 0.0, 2.4]]), 2.0),
             about="a short column between long ones"),
        Case((np.array([[0.0, 6.0], [0.0, 8.0]]), 5.0), kind="edge", about="a column of zeros"),
        Case((np.array([[3.0], [4.0]]), 5.0), kind="edge", about="a column of exactly the allowed length"),
        Case((np.array([[0.3000006, 0.1], [0.4000006, 0.2]]), 0.5), kind="edge",
             about="a column that is longer than allowed by very little"),
        Case((np.array([[3.0, -6.0, 0.5]]), 5.0), kind="edge", about="a single row"),
        Case((np.array([[0.3, 0.1], [0.4, 0.2]]), 2.0), kind="edge", about="no column is too long"),
        Case((1e6 * rng.normal(size=(3, 3)), 0.5), kind="extreme", about="weights of a million"),
    ]


MAX_NORM = Code(
    id="regularization/max-norm",
    title="A limit instead of a price",
    points=4,
    version="cd3e8ac5",  # another word for the same rule
    stub='''\
def max_norm(W, limit):
    """Another restraint, often used with dropout: the weights into a unit,
    a **column** of `W`, must not be longer than `limit`, where the length
    is the root of the sum of squares. A longer column is scaled down to
    `limit`; the others stay. Do not change `W` itself."""
    ...
''',
    hints=[
        "First the length of each column, one number for each: square, add, take the root. Over which axis "
        "do you add so that the **columns** remain?",
        "Each column is multiplied by one factor. What is it for a column of length 10 and a limit of 2? And "
        "for a column of length 1?",
        "Take the larger of the two, the column's length and `limit`, and divide `limit` by it. What comes "
        "out for a long column, for a short one, and for a column of zeros?",
    ],
    reference=max_norm,
    alternatives=[max_norm_loop, with_length(lengths)],
    cases=max_norm_cases,
    misconceptions=[
        Misconception(
            "rows", with_length(lambda W: np.sqrt((W**2).sum(axis=1, keepdims=True))),
            "The **rows** are limited here: a row holds the weights that go out from one input. The weights "
            "into a unit are a **column** of `W`, since `z = X @ W`.",
        ),
        Misconception(
            "lengths of the rows for columns", rows_spread,
            "Your lengths are those of the **rows**, and numpy uses them for the columns where there are as "
            "many. Each column has a length of its own: add the squares down the column, over all rows.",
        ),
        Misconception(
            "whole matrix", with_length(lambda W: np.sqrt((W**2).sum())),
            "All columns are multiplied by the same factor, made from one number for the whole matrix. Each "
            "column has a length of its own, and so a factor of its own.",
            also=(with_length(lambda W: np.linalg.norm(W, 2)),
                  *(lambda W, limit, eps=eps: W * min(1.0, limit / (np.linalg.norm(W) + eps))
                    for eps in (1e-6, 1e-7, 1e-8, 1e-5))),
        ),
        Misconception(
            "always", all_to(of_limit, 0.0),
            "**Every** column gets the length `limit`: short ones grow, and a column of zeros becomes 0/0. "
            "Only columns that are too long change.",
        ),
        Misconception(
            "always, with an eps", all_to(of_limit, 1e-8),
            "Every column but one of zeros gets the length `limit`, or nearly: the short ones grow. Only "
            "columns that are too long change.",
            also=(all_to(of_limit, 1e-3), *map(with_length_at_least, (1e-12, 1e-10, 1e-8, 1e-7, 1e-6)),
                  with_factor(lambda norm, limit: limit / np.where(norm == 0, 1, norm))),
        ),
        Misconception(
            "all or none", all_or_none(1e-12),
            "If any column is too long, **all** of them get the length `limit`, or nearly: short ones grow. "
            "Each column is asked on its own.",
            also=tuple(map(all_or_none, (0.0, 1e-8, 1e-3))),
        ),
        Misconception(
            "by limit alone", where_too_long(lambda W, norm, limit: W * limit),
            "You change the columns that are too long, and only them. But they are multiplied or divided by "
            "`limit` alone. The factor is `limit` divided by the column's length.",
            also=(where_too_long(lambda W, norm, limit: W / limit),),
        ),
        Misconception(
            "factor turned round", where_too_long(lambda W, norm, limit: W * norm / limit),
            "You change the columns that are too long, and only them. But they **grow**: the factor is "
            "turned round. It is `limit` divided by the length, which is below 1 for a column that is too "
            "long.",
        ),
        Misconception(
            "not divided by the old length", with_factor(lambda norm, limit: np.minimum(norm, limit)),
            "You multiply each column by its new length and do not divide by the old one. The factor is the "
            "new length over the old one: 1 for a column that is short enough.",
        ),
        Misconception(
            "every entry becomes limit", where_too_long(lambda W, norm, limit: limit),
            "You change the columns that are too long, and only them. But each of their entries is now as "
            "large as `limit`. It is the **length** that becomes `limit`: multiply the column by one "
            "factor.",
            also=(where_too_long(lambda W, norm, limit: limit * np.sign(W)),),
        ),
        Misconception(
            "an eps beside the length", shortened(1e-3),
            "Nearly: a small number is added to the length, so that columns become a little too short. Use "
            "the larger of length and `limit` as the divisor, which is never 0.",
            credit=0.5,
            also=(*map(shortened, (1e-5, 1e-4, 1e-2, 1e-6)),
                  *map(long_ones_shortened, (1e-5, 1e-4, 1e-3, 1e-2, 1e-6))),
        ),
        Misconception(
            "a margin beside the limit", with_margin(1e-6),
            "A column that is longer than `limit` by very little stays as it is. A small number added to "
            "`limit` in the comparison does that, and so does a test for nearly equal numbers. Scale down "
            "every column that is longer, however little.",
            credit=0.5,
            also=(*map(with_margin, (1e-1, 1e-2, 1e-3, 1e-4, 1e-5)), unless_close),
        ),
        Misconception(
            "zeros become nan", shortened(0.0),
            "A column of zeros becomes `nan`: its length is 0, and 0/0 is no number. The other columns are "
            "right. With the larger of length and `limit` as the divisor nothing is divided by 0.",
            credit=0.5,
        ),
        Misconception(
            "the wrong way round", with_factor(lambda norm, limit: np.maximum(limit / norm, 1)),
            "Long columns stay as they are, and short ones **grow** to the length `limit`. It should be the "
            "other way round.",
            also=(with_factor(
                lambda norm, limit: limit / np.minimum(np.where(norm == 0, limit, norm), limit)),),
        ),
        Misconception(
            "clips entries", lambda W, limit: np.clip(W, -limit, limit),
            "This is what a limit for each **weight** gives: the large weights of a column shrink, and the "
            "small ones do not. Multiply the whole column by one factor.",
            also=(np.minimum,),
        ),
        Misconception(
            "squared length", with_length(lambda W: (W**2).sum(axis=0)),
            "This is what the **squared** length gives. The length is its root.",
        ),
        Misconception(
            "squared length in the question",
            lambda W, limit: np.where(lengths(W)**2 > limit, W * limit / np.maximum(lengths(W), 1e-150), W),
            "The factor is as it should be. But a column is changed where its **squared** length is above "
            "`limit`. A column of length 1.5 is short enough for a limit of 2, though its square, 2.25, is "
            "above it.",
        ),
        Misconception(
            "squared length in the factor",
            lambda W, limit: np.where(lengths(W) > limit, W * limit / np.maximum(lengths(W)**2, 1e-300), W),
            "You change the columns that are too long, and only them. But they are divided by their "
            "**squared** length. The factor is `limit` divided by the length itself.",
        ),
        Misconception(
            "no limit in the factor", lambda W, limit: W / np.maximum(lengths(W), limit),
            "Long columns end at length 1, and short ones are divided by `limit`. The factor is `limit` "
            "divided by the length for a column that is too long, and 1 for the others.",
        ),
        Misconception(
            "to length 1", lambda W, limit: W / np.where(lengths(W) > limit, lengths(W), 1),
            "You change the columns that are too long, and only them. But they end at length 1. They should "
            "end at the length `limit`.",
        ),
        Misconception(
            "all to length 1", all_to(of_one, 0.0),
            "**Every** column ends at length 1. Only columns longer than `limit` change, and they end at "
            "length `limit`.",
            also=(all_to(of_one, 1e-8),),
        ),
        Misconception(
            "one factor for all", with_length(lambda W: lengths(W).max()),
            "All columns are multiplied by the same factor, that of the longest column. Each column has its "
            "own factor.",
        ),
        Misconception(
            "the longest column alone", longest_alone,
            "Only the longest column is scaled down. Every column longer than `limit` is.",
        ),
        Misconception(
            "the first column alone", first_alone,
            "Only the first column has been looked at. (A `return` inside the loop does that.) Every column "
            "longer than `limit` is scaled down.",
        ),
        Misconception(
            "break at the first short one", until_the_first_short_one,
            "You stop at the first column that is short enough, and the long ones after it stay as they "
            "are. A `break` or a `return` inside the loop does that. Leave a short column alone and go on: "
            "`continue`.",
        ),
        Misconception(
            "by the largest entry", lambda W, limit: W / np.abs(W).max() * limit,
            "The whole matrix is scaled so that its largest entry is `limit`, or 1. Each column has its own "
            "length, and only those that are too long change.",
            also=(lambda W, limit: W / np.abs(W).max(),),
        ),
        Misconception(
            "length root of limit",
            with_factor(lambda norm, limit: np.sqrt(limit / np.maximum(norm**2, limit))),
            "Long columns end at the length $\\sqrt{\\text{limit}}$: here `limit` holds for the **squared** "
            "length. It is meant for the length itself.",
        ),
        Misconception(
            "short columns left out",
            lambda W, limit: W[:, lengths(W) > limit] * limit / lengths(W)[lengths(W) > limit],
            "The short columns are missing in your result. They stay as they are, in their places.",
        ),
        Misconception(
            "sum of absolute values", with_length(lambda W: np.abs(W).sum(axis=0)),
            "This is what the L1 length gives, the sum of absolute values. Here a column's length is the "
            "root of its sum of squares.",
        ),
        Misconception(
            "largest entry", with_length(lambda W: np.abs(W).max(axis=0)),
            "This is what the largest entry as the length gives. A column's length is the root of its sum of "
            "squares.",
        ),
        Misconception(
            "mean of squares", with_length(lambda W: np.sqrt((W**2).mean(axis=0))),
            "This is what the root of the **mean** of the squares gives. The length is the root of their "
            "sum.",
        ),
        Misconception(
            "factor squared", with_factor(lambda norm, limit: (limit / np.maximum(norm, limit)) ** 2),
            "The factor is squared: it is multiplied twice, or made of the squared length and the squared "
            "limit. A column that is too long then becomes shorter than `limit`.",
        ),
        Misconception(
            "mean of absolute values", with_length(lambda W: np.abs(W).mean(axis=0)),
            "You measure a column by the mean of its absolute values. Its length is the root of the sum of "
            "its squares.",
        ),
        Misconception(
            "root of the factor", with_factor(lambda norm, limit: np.sqrt(limit / np.maximum(norm, limit))),
            "You change the columns that are too long, and only them. But they are multiplied by the "
            "**root** of the factor, and stay too long. Multiply by the factor itself: `limit` divided by "
            "the length.",
        ),
        Misconception(
            "long columns removed", with_factor(lambda norm, limit: norm <= limit),
            "Columns that are too long become 0. Scale them down to the length `limit` instead.",
        ),
        Misconception(
            "subtracts what is too much", lambda W, limit: W - np.maximum(lengths(W) - limit, 0),
            "The length that is too much is subtracted from each weight of the column. That does not make "
            "the column as long as `limit`; multiply all its weights by one factor.",
        ),
        Misconception(
            "soft threshold", with_factor(lambda norm, limit: np.maximum(1 - limit / norm, 0)),
            "Every column becomes shorter **by** `limit`, and one that was not longer than that becomes 0: a "
            "soft threshold for columns. One that is too long gets the **length** `limit`, and the others "
            "stay.",
            also=(with_factor(lambda norm, limit: np.maximum(1 - limit / np.where(norm > 0, norm, 1), 0)),),
        ),
        Misconception(
            "nothing changed", lambda W, limit: W.copy(),
            "`W` comes back as it was: the long columns are still too long.",
        ),
        Misconception(
            "rows for columns", lambda W, limit: max_norm(W, limit).T,
            "The columns are right, but they stand as **rows**. (A loop over the columns collects them so.) "
            "The result has the shape of `W`.",
            credit=0.5,
        ),
        Misconception(
            "the lengths", lambda W, limit: np.minimum(lengths(W), limit),
            "You return one number for each column, not the matrix. Multiply each column of `W` by its "
            "factor, and return the result.",
            also=(lambda W, limit: lengths(W), lambda W, limit: limit / np.maximum(lengths(W), limit)),
        ),
        Misconception(
            "in place", in_place,
            "The values are right, but `W` itself has changed. Return a new array.",
            credit=0.5,
        ),
        Misconception(
            "divided by 1 at least",
            with_factor(lambda norm, limit: limit / np.maximum(norm, 1)),
            "Columns shorter than `limit` change too: every column is multiplied by `limit` and divided by "
            "its length, or by 1 if that is more. Divide by the larger of length and `limit`: then a "
            "short column stays.",
        ),
        Misconception(
            "the first long one alone", first_long_one_alone,
            "Only the first column that is too long is scaled down, and those after it stay as they are. "
            "Perhaps a `return` stands inside the loop. Every longer column is scaled.",
        ),
    ],
    explanation="A price pulls at every weight all the time. A limit does nothing until it is reached, and "
                "then allows no more, however large the learning rate.",
)
