"""What wrong values have to do with the right ones, in words, and never where it could mislead."""

from dataclasses import replace

import numpy as np
import pytest

from dlbasics.exercises import Case, Code
from dlbasics.exercises.judging.code import attempt

RNG = np.random.default_rng(0)
MATRICES = [RNG.normal(size=(4, 3)), RNG.normal(size=(5, 2)), RNG.normal(size=(3, 3))]
VECTORS = [np.array([-4.0, -1.0, 0.0, 0.5, 2.0]), np.array([-3.0, 0.25, 1.0, 7.0])]


def exercise(name, reference, arguments):
    """An exercise of one array `x`."""
    stub = f'def {name}(x):\n    """Say."""\n'
    return Code(f"activations/{name}", name.capitalize(), 1, stub, ("a", "b"), reference,
                lambda rng: [Case((argument,)) for argument in arguments], ())


MEANS = exercise("means", lambda x: x.mean(axis=0), MATRICES)
SQUARES = replace(exercise("squares", lambda x: x**2 + 1, VECTORS), by_entry=True)
TABLE = exercise("table", lambda x: np.exp(x), MATRICES)
TOTAL = exercise("total", lambda x: (x**2).sum() + 1, VECTORS)
COUNT = exercise("count", lambda x: int((x > 0).sum()), VECTORS)
RELU = exercise("relu", lambda x: np.maximum(x @ np.ones((x.shape[1], 2)), 0), MATRICES)
IMAGES = exercise("images", lambda x: 2 * x, [RNG.normal(size=(3, 2, 4)) for _ in range(2)])
TRIPLE = exercise("triple", lambda x: (x.sum(), x.max(), x.min()), VECTORS)
PAIR = exercise("pair", lambda x: (x.sum(), x.max()), VECTORS)


def only_first(x):
    out = np.zeros_like(x)
    out[0] = np.exp(x[0])
    return out


RELATIONS = [
    (MEANS, lambda x: x.sum(axis=0), "relation.factor.times", "len(x) times"),
    (MEANS, lambda x: 2 * x.sum(axis=0), "relation.factor.twice-times", "2 * len(x) times"),
    (MEANS, lambda x: x.mean(axis=0) / (2 * x.shape[1]), "relation.factor.half-divided", "2 * x.shape[1]"),
    (MEANS, lambda x: x.mean(axis=0) / x.shape[1], "relation.factor.divided", "divided by x.shape[1]"),
    (MEANS, lambda x: x.sum(axis=0) / (len(x) - 1), "relation.factor.bessel", "n - 1"),
    (MEANS, lambda x: x.sum(axis=0) / x.shape[1], "relation.factor.another-size",
     "len(x) divided by x.shape[1]"),
    (TABLE, lambda x: 2 * np.exp(x), "relation.factor.two", "twice"),
    (TABLE, lambda x: -np.exp(x), "relation.factor.minus-one", "sign"),
    (TABLE, lambda x: 1.3 * np.exp(x), "relation.factor.same", "1.3 times"),
    (TABLE, lambda x: np.exp(x) / np.exp(x).sum(), "relation.factor.of-each-case", "common factor"),
    (TABLE, lambda x: np.exp(x) / np.exp(x).sum(axis=1, keepdims=True), "relation.factor.rows", "Each row"),
    (TABLE, lambda x: np.exp(x) / np.exp(x).sum(axis=0), "relation.factor.columns", "Each column"),
    (TABLE, lambda x: np.round(np.exp(x), 3), "relation.rounded", "3 decimals"),
    (TABLE, lambda x: np.exp(x) * np.where(x > 0, 1.001, 0.999), "relation.approximate", "0.1 %"),
    (TABLE, only_first, "relation.only-first", "first row"),
    (TABLE, lambda x: np.vstack([np.exp(x[:-1]), x[-1:]]), "relation.not-last", "last row"),
    (TABLE, lambda x: np.exp(x)[::-1], "relation.reversed", "reverse"),
    (TABLE, lambda x: np.exp(x)[[1, 0, *range(2, len(x))]], "relation.other-order", "right rows stand in"),
    (TABLE, lambda x: np.exp(x)[:, ::-1], "relation.other-order", "right columns stand in"),
    (SQUARES, lambda x: np.sort(x**2 + 1), "relation.other-order", "right entries stand in"),
    (IMAGES, lambda x: 2 * x[[1, 2, 0]], "relation.other-order", "entries of the first axis stand in"),
    (IMAGES, lambda x: np.concatenate([2 * x[:1], x[1:] + 1]), "relation.only-first", "the first axis"),
    (RELU, lambda x: RELU.reference(x[:1]) * (np.arange(len(x)) < 9)[:, None],
     "relation.only-first.everywhere", "first row is right in every ordinary case"),
    (TOTAL, lambda x: ((x**2).sum() + 1) // 1, "relation.cut", "without its decimals"),
    (TOTAL, lambda x: np.sqrt((x**2).sum() + 1), "relation.root", "square root"),
    (TOTAL, lambda x: (x**2).sum(), "relation.too-small", "by 1 "),
    (TOTAL, lambda x: 3.5, "relation.constant.whatever", "3.5 whatever"),
    (TOTAL, lambda x: ((x**2).sum() + 1) / np.log(2), "relation.factor.log2", "base 2"),
    (SQUARES, lambda x: np.where(x > 0, x**2 + 1, 3 * x), "relation.wrong-below", "up to 0"),
    (SQUARES, lambda x: np.where(x > 0.75, x, x**2 + 1), "relation.wrong-above", "from 1 on"),
    (SQUARES, lambda x: np.where(x == 0, 7, x**2 + 1), "relation.wrong-at", "x = 0"),
    (SQUARES, lambda x: np.where(np.abs(x) < 1.5, x**2 + 1, x - 9), "relation.right-between", "from -1 to 1"),
    (SQUARES, lambda x: np.where((x == -3) | (x > 0.3) & (x < 5), x, x**2 + 1), "relation.wrong-in-two",
     "at -3 and from 0.5 to 2"),
    (SQUARES, lambda x: x, "relation.argument", "argument x"),
    (SQUARES, lambda x: np.where((x < -3.5) | (x > 3) | (x == 0), x**2 + 1, x**3 - 5),
     "relation.wrong-between-but", "wrong, except 0. All"),
    (SQUARES, lambda x: np.where((x < -3.5) | (x == 0), x**2 + 1, x**3 - 5), "relation.wrong-above-but",
     "right up to x = -4, and wrong from -3 on, except at 0."),
    (SQUARES, lambda x: np.where((x > 3) | (x == 0), x**2 + 1, x**3 - 5), "relation.wrong-below-but",
     "right from x = 7 on, and wrong up to 2, except at 0."),
    (COUNT, lambda x: int((x > 0).sum()) + 1, "relation.too-large", "by 1 "),
    (RELU, lambda x: np.where(RELU.reference(x) > 0, RELU.reference(x), 7), "relation.where-zero.always",
     "is 0; yours is 7 there"),
    (RELU, lambda x: np.where(RELU.reference(x) > 0, RELU.reference(x), x[:, :1] * 2 + 9),
     "relation.where-zero", "is 0."),
    (RELU, lambda x: RELU.reference(x) * [3, 7], "relation.factor.columns", "Each"),
    (TRIPLE, lambda x: (x.sum(), x.mean(), x.min() ** 3 + 2), "relation.parts", "parts 2, 3"),
    (PAIR, lambda x: (x.sum(), x.min()), "relation.part", "only part 2"),
    (PAIR, lambda x: (2 * x.sum(), x.max()), "relation.part.and", "twice"),
    (PAIR, lambda x: (-2 * x.sum(), -2 * x.max()), "relation.factor.minus-two", "minus twice"),
    (PAIR, lambda x: (2 * x.sum(), -x.max()), "relation.part-by-part", "Part 1: Yours is twice"),
    (TRIPLE, lambda x: (2 * x.sum(), -x.max(), x.min()), "relation.part-by-part.others-right", "All else is"),
]


@pytest.mark.parametrize(("asked", "answer", "code", "words"), RELATIONS, ids=[row[2] for row in RELATIONS])
def test_a_relation_that_holds_in_every_wrong_case_is_said(asked, answer, code, words):
    verdict = attempt(asked, answer)
    assert verdict.message.code == "judge.wrong-value.relation", verdict
    assert verdict.message.params["relation"].code == code, verdict
    assert words in verdict.sentence.replace("`", "")


def test_a_row_is_not_alone_where_entries_of_others_are_right():
    def every_other_entry(x):
        row, column = np.indices(x.shape)
        return np.where((row == 0) | ((row + column) % 2 == 0), np.exp(x), x - 9)

    assert "only-first" not in attempt(TABLE, every_other_entry).message.code
    assert "first row" not in str(attempt(TABLE, every_other_entry))


@pytest.mark.parametrize(("sizes_and_wrong", "kind"), [
    ([(3, [1]), (4, [0, 1])], "ordinary"),  # the third entry is right in both, too
    ([(3, [0]), (3, [1]), (3, [])], "ordinary"),  # right as a whole: no place is at fault
    ([(3, [0]), (3, [1])], "edge"),  # as the ordinary cases are
], ids=["lengths differ", "one is right", "no ordinary case"])
def test_no_place_is_said_to_be_alone_right_where_others_are_too(sizes_and_wrong, kind):
    """It is wrong for large numbers, wherever they stand."""
    arguments = [1.0 + np.arange(size) + 20 * np.isin(np.arange(size), wrong)
                 for size, wrong in sizes_and_wrong]
    asked = exercise("square", lambda x: x**2, [])
    cases = [Case((np.arange(1.0, 9),)), Case((np.arange(3.0, 8),))] if kind == "edge" else []
    cases += [Case((argument,), kind) for argument in arguments]
    verdict = attempt(replace(asked, cases=lambda rng: cases), lambda x: np.where(x > 10, 7, x**2))
    assert verdict.status == "wrong" and "Only the" not in str(verdict), verdict


@pytest.mark.parametrize(("asked", "change", "words"), [
    (COUNT, lambda right: right - 1, "by 1 in"),
    (TABLE, lambda right: 1.3 * right, "1.3 times the right one"),
])
def test_each_case_is_said_only_where_no_other_is_right_or_wrong_otherwise(asked, change, words):
    other = np.array([[5.0, 6.0]] if asked is TABLE else [5.0, 6.0])
    for kind in ("ordinary", "edge", "extreme"):
        asked_more = replace(asked, cases=lambda rng, kind=kind: [*asked.cases(rng), Case((other,), kind)])
        for elsewhere in (change, lambda right: right, lambda right: change(change(right)) - 5):
            verdict = attempt(asked_more, lambda x, elsewhere=elsewhere: (
                elsewhere if np.array_equal(x, other) else change)(asked.reference(x)))
            holds_in_each = elsewhere is change
            holds_where_wrong = kind != "ordinary" or holds_in_each or elsewhere(1) == 1
            assert ("in each case" in verdict.sentence) == holds_in_each, verdict
            in_several = holds_where_wrong and not holds_in_each
            assert ("in several cases" in verdict.sentence) == in_several, verdict
            assert (words in verdict.sentence) == holds_where_wrong, verdict


def test_a_sum_that_is_0_but_for_rounding_is_told_as_0():
    """All shares below 1 are 0 without their decimals, and so is every such sum: that explains nothing."""
    shares = replace(PAIR, reference=lambda x: (x.sum(), np.tanh(x) / 3))
    for rounded in (0.0, 1e-17):
        verdict = attempt(shares, lambda x, rounded=rounded: (x.sum(), rounded * x))
        relation = verdict.message.params["relation"]
        assert relation.params["relation"].code.startswith("relation.constant"), relation


SHARES = exercise("shares", lambda x: (x > 0).mean(), [
    np.array([-1.0, 1, 2, 3]), np.array([-1.0, -2, -3, 4]), np.array([1.0, 2, 3, 4]), np.array([-1.0, 1])])


@pytest.mark.parametrize("decide", [
    lambda x: float((x > 0).mean() > 0.5),
    lambda x: float((x > 0).all()),
], ids=["rounded", "cut"])
def test_a_decision_in_the_place_of_a_share_is_neither_rounded_nor_cut(decide):
    verdict = attempt(SHARES, decide)
    assert "decimals" not in verdict.sentence, verdict


def test_a_rounding_is_told_only_where_no_other_value_shows_more_digits():
    def decided(x):
        return 12.5 if len(x) == 5 else np.round(TOTAL.reference(x))

    for kind in ("ordinary", "edge"):
        cases = [Case((VECTORS[1],)), Case((VECTORS[1] / 3,)), Case((np.array([1.5, 0.5, 3, 0, 0]),), kind)]
        halves = replace(TOTAL, cases=lambda rng, cases=cases: cases)
        assert "rounded" not in attempt(halves, decided).sentence
        assert "rounded to 0 decimals" in attempt(halves, lambda x: np.round(TOTAL.reference(x))).sentence


def test_what_is_wrong_in_no_one_way_gets_no_relation():
    assert attempt(TABLE, lambda x: np.exp(x) + x**3 + 1).message.code == "judge.wrong-value"
    assert attempt(PAIR, lambda x: (x.min(), x.mean())).message.code == "judge.wrong-value"


def test_entries_of_a_table_in_other_places_are_no_order_of_rows():
    """Any exchange of pixels keeps them all, and says nothing of the order of the images."""
    for asked in (TABLE, IMAGES):
        verdict = attempt(asked, lambda x, asked=asked: np.sort(asked.reference(x), axis=-1))
        assert "order" not in verdict.sentence, verdict


def test_what_is_said_of_inputs_holds_in_edge_and_extreme_cases_too():
    """Two ordinary cases alone would say that all is wrong from 1 on."""
    cases = [*SQUARES.cases(None), Case((np.array([1e3]),), "extreme", "large")]
    asked = replace(SQUARES, cases=lambda rng: cases)
    verdict = attempt(asked, lambda x: np.where((x > 0.75) & (x < 100), x, x**2 + 1))
    assert "from 1 to 7 are wrong, all others right" in verdict.sentence.replace("`", ""), verdict
    verdict = attempt(asked, lambda x: np.where(x > 0.75, x, x**2 + 1))
    assert "up to x = 0.5, and wrong from 1 on" in verdict.sentence.replace("`", ""), verdict


def test_one_input_that_is_right_alone_is_no_stretch():
    """Nothing was tried outside of the wrong inputs, so nothing is said of what is there."""
    verdict = attempt(SQUARES, lambda x: np.where(x == 0, 1, x**3 - 5))
    assert verdict.message.code == "judge.wrong-value" and "outside" not in verdict.sentence


@pytest.mark.parametrize("answer", [
    lambda x: np.where((x == -1) | (x == 1), x**2 + 1, x**3 - 5),
    lambda x: np.where((x == -1) | (x == 1), x**3 - 5, x**2 + 1),
], ids=["right at two", "wrong at two"])
def test_two_inputs_are_no_stretch_either(answer):
    """Between them nothing was tried, or the other thing happened."""
    asked = exercise("squares", lambda x: x**2 + 1, [np.array([-3.0, -1.0, 1.0, 2.0]), np.array([-2.0, 4.0])])
    assert attempt(replace(asked, by_entry=True), answer).message.code == "judge.wrong-value"


def test_what_is_near_enough_for_the_exercise_is_not_called_wrong():
    pair = replace(PAIR, rtol=1e-3)
    verdict = attempt(pair, lambda x: (x.sum() * (1 + 1e-4), 2 * x.max()))
    assert "only part 2 is wrong. Yours is twice" in verdict.sentence, verdict
    table = replace(TABLE, atol=1e-8)
    verdict = attempt(table, lambda x: np.vstack([np.exp(x[:-1]) + 1e-9, x[-1:]]))
    assert verdict.message.params["relation"].code == "relation.not-last", verdict


def test_a_factor_that_two_sizes_would_explain_is_not_named():
    squares = exercise("squares", lambda x: x.sum(axis=0), [np.eye(4) + 1, np.eye(3) + 2])
    relation = attempt(squares, lambda x: x.mean(axis=0)).message.params["relation"]
    assert "x.shape[1]" not in str(relation)


def test_edge_and_extreme_cases_say_no_relation():
    def cases(rng):
        return [Case((np.arange(3.0),)), Case((np.zeros(2),), "edge"), Case((np.ones(2) * 1e9,), "extreme")]

    asked = Code("activations/edges", "Edges", 1, 'def edges(x):\n    """Say."""\n', ("a", "b"),
                 lambda x: x + 1, cases, ())
    verdict = attempt(asked, lambda x: x + 1 if x.any() else 2 * (x + 1))
    assert verdict.message.code == "judge.wrong-value.only-here" and "twice" not in verdict.sentence


def test_a_relation_to_one_and_the_same_number_may_be_chance():
    asked = exercise("largest", lambda x: x.max(), [np.array([1.0, 3.0]), np.array([2.0, 7.0, 3.0])])
    verdict = attempt(asked, lambda x: 1.5 if len(x) == 2 else x.max())
    assert "half" not in verdict.sentence and verdict.message.code == "judge.wrong-value"


def test_a_number_of_the_arguments_is_no_size():
    stub = 'def scaled(x, rate):\n    """Say."""\n'
    asked = Code("activations/scaled", "Scaled", 1, stub, ("a", "b"), lambda x, rate: 5 * x / rate,
                 lambda rng: [Case((x, rate)) for x, rate in zip(VECTORS, (3.0, 0.2), strict=True)], ())
    sentence = attempt(asked, lambda x, rate: 5 * x).sentence
    assert "rate times" in sentence.replace("`", "") and "mean" not in sentence


def test_regions_of_the_input_are_for_functions_of_single_entries():
    asked = replace(SQUARES, by_entry=False)
    assert attempt(asked, lambda x: np.where(x > 0, x**2 + 1, 3 * x)).message.code == "judge.wrong-value"


@pytest.mark.parametrize("scale", [0, 3])
def test_rows_of_which_one_alone_is_wrong_have_no_factor_each(scale):
    small = exercise("small", lambda x: np.exp(x), [RNG.normal(size=(2, 3)), *MATRICES])

    def first_scaled(x):
        return np.exp(x) * np.where(np.arange(len(x)) > 0, 1, scale)[:, None]

    for asked in (TABLE, small):
        verdict = attempt(asked, first_scaled)
        assert verdict.message.params["relation"].code == "relation.not-first", verdict


def test_rows_and_columns_are_for_tables_and_not_for_one_short_array():
    images = exercise("images", lambda x: x * 2, [RNG.normal(size=(2, 3, 2, 2)) for _ in range(2)])
    verdict = attempt(images, lambda x: x * np.array([5, 9, 2])[:, None, None])
    assert "column" not in verdict.sentence
    short = exercise("short", lambda x: x + 0.5 * x**2, [np.array([1.0, 2.0, 3.0])])
    assert "last" not in attempt(short, lambda x: np.append(x[:2] ** 3 + 7, 7.5)).sentence


def test_what_is_far_off_in_an_edge_case_is_not_called_near():
    total = replace(TOTAL, cases=lambda rng: [Case((x,)) for x in VECTORS]
                    + [Case((np.array([0.1, 0.2]),), kind="edge")])
    near = attempt(total, lambda x: (x**2).sum() + 1 + 1e-3 * len(x))
    assert near.message.params["relation"].code == "relation.approximate"
    assert "near everywhere" not in attempt(total, lambda x: (x**2).sum() + (1 if x.max() > 1 else 2)
                                            + 1e-2 * len(x)).sentence
