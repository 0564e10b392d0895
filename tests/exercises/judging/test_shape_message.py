"""Values of another structure than the expected one, with what they usually come from."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from dlbasics.exercises import Case, Code
from dlbasics.exercises.judging.code import attempt


def exercise(name, reference, argument):
    stub = f'def {name}(x):\n    """Say."""\n'
    return Code(f"activations/{name}", name.capitalize(), 1, stub, ("a", "b"), reference,
                lambda rng: [Case((argument,))], ())


X = np.arange(6.0).reshape(3, 2)
TOTAL = exercise("total", lambda x: x.sum(), X)
ROWS = exercise("rows", lambda x: x.sum(axis=1), X)
TABLE = exercise("table", lambda x: x * 2, X)
COLUMN = exercise("column", lambda x: x[:, :1], X)
SIGNS = exercise("signs", lambda x: (x[:, 0] > 1) * 1, X)
ALONE = exercise("alone", lambda x: x[:1, :1], X)
PAIR = exercise("pair", lambda x: (x.sum(axis=0), x.mean()), X)

SHAPES = [
    (TOTAL, lambda x: x.sum(axis=1), "mean-or-sum-missing"),
    (TOTAL, lambda x: x.sum(keepdims=True), "array-of-one"),
    (TOTAL, lambda x: (x.sum(), x.mean()), "one-of-several"),
    (TOTAL, lambda x: x.sum, "function"),
    (TOTAL, lambda x: str(x.sum()), "text"),
    (ROWS, lambda x: x.sum(), "single-number"),
    (ROWS, lambda x: x.sum(axis=1, keepdims=True), "column-for-row"),
    (ROWS, lambda x: x.sum(axis=1)[None], "row-in-a-table"),
    (ROWS, lambda x: x[:, :1] - x.sum(axis=1), "outer"),
    (ROWS, lambda x: x * 2, "mean-or-sum-missing"),
    (ROWS, lambda x: (row.sum() for row in x), "generator"),
    (ROWS, lambda x: map(sum, x), "iterator"),
    (ROWS, lambda x: reversed(x.sum(axis=1)), "iterator"),
    (ROWS, lambda x: SimpleNamespace(sums=x.sum(axis=1)), "foreign"),
    (PAIR, lambda x: zip(x, x, strict=True), "iterator"),
    (PAIR, lambda x: (row for row in x), "generator"),
    (ROWS, lambda x: {"sums": x.sum(axis=1)}, "container"),
    (ROWS, lambda x: np.ma.masked_less(x.sum(axis=1), 2), "masked-array"),
    (ROWS, lambda x: (x.sum(axis=1),), "trailing-comma"),
    (TABLE, lambda x: (x * 2).T, "transposed"),
    (COLUMN, lambda x: x[:, 0], "axis-lost"),
    (PAIR, lambda x: x.sum(axis=0) + np.ones(2), "one-part"),
    (PAIR, lambda x: (x.sum(axis=0), x.mean(), 1), "too-many-parts"),
    (PAIR, lambda x: (x.sum(), x.mean()), "part"),
    (PAIR, lambda x: (x.mean(), x.sum(axis=0)), "other-order"),
    (TOTAL, lambda x: f"{x.sum()}", "text"),
    (ROWS, lambda x: [str(v) for v in x.sum(axis=1)], "text"),
    (TABLE, lambda x: [[str(v) for v in row] for row in x], "text"),
    (ROWS, lambda x: ..., "ellipsis"),
    (ROWS, lambda x: [print(v) for v in x], "list-of-none"),
    (TABLE, lambda x: np.where(x > 0), "places"),
    (TABLE, lambda x: [row[: 1 + i % 2] for i, row in enumerate(x)], "uneven"),
    (TABLE, lambda x: x[-1] * 2, "one-axis-less"),
    (TABLE, lambda x: x.sum(axis=1), "one-axis-less"),
    (TABLE, lambda x: [x[-1] * 2], "one-along-an-axis"),
    (TABLE, lambda x: x.sum(axis=1, keepdims=True), "one-along-an-axis"),
    (TABLE, lambda x: (x * 2).ravel(), "rearranged"),
    (ROWS, lambda x: np.maximum, "function"),
    (ROWS, lambda x: (x + 1) / (x + 1).sum(axis=1, keepdims=True), "both-classes"),
    (SIGNS, lambda x: np.flatnonzero(x[:, 0] > 1), "places-of-ones"),
    (SIGNS, lambda x: np.flatnonzero(x[:, 0] < 1), "one-along-an-axis"),
    (ALONE, lambda x: x[0, 0], "ones-lost"),
    (replace(TABLE, by_entry=True), lambda x: x.sum(), "single-number-by-entry"),
]


@pytest.mark.parametrize(("asked", "answer", "hint"), SHAPES, ids=[row[2] for row in SHAPES])
def test_a_structure_says_what_it_usually_comes_from(asked, answer, hint):
    verdict = attempt(asked, answer)
    assert (verdict.status, verdict.message.code) == ("wrong shape", f"judge.wrong-shape.{hint}"), verdict


def test_the_part_that_differs_is_shown_by_itself():
    verdict = attempt(PAIR, lambda x: (x.sum(axis=0)[:, None] - x.sum(axis=0), x.mean()))
    assert "In part 1" in verdict.sentence and "`(n, n)`" in verdict.sentence
    assert "In part 2" in attempt(PAIR, lambda x: (x.sum(axis=0), x.mean(axis=1))).sentence


@pytest.mark.parametrize("answer", [lambda x: tuple(x.sum(axis=1)), lambda x: [row.sum() for row in x]])
def test_a_tuple_or_a_list_of_numbers_does_for_an_array(answer):
    assert attempt(ROWS, answer).status == "right"


@pytest.mark.parametrize("dtype", [object, str])
def test_an_array_of_objects_or_texts_is_a_wrong_dtype_even_without_entries(dtype):
    assert attempt(TABLE, lambda x: (x * 2).astype(dtype)).status == "wrong dtype"
    empty = exercise("empty", lambda x: x * 2.0, np.zeros(0))
    assert attempt(empty, lambda x: (x * 2).astype(dtype)).status == "wrong dtype"


COUNTS = exercise("counts", lambda x: (x > 1).sum(axis=1), X)
MASK = exercise("mask", lambda x: x > 1, X)


@pytest.mark.parametrize(("asked", "answer", "end"), [
    (COUNTS, lambda x: (x > 1).sum(axis=1) * 1.0, "float"), (MASK, lambda x: (x > 1) * 1, "not-bool"),
    (COUNTS, lambda x: (x > 1).sum(axis=1).astype(object), "object-whole"),
    (MASK, lambda x: (x > 1) * 1.0, "not-bool"),
])
def test_other_kinds_where_whole_numbers_or_truth_values_are_asked(asked, answer, end):
    verdict = attempt(asked, answer)
    assert (verdict.status, verdict.message.code) == ("wrong dtype", f"judge.wrong-dtype.{end}"), verdict


@pytest.mark.parametrize(("made", "end"), [
    (lambda values: values.astype(object), ".object"), (lambda values: values.astype(str), ".text"),
    (lambda values: values + 0j, ".complex"), (lambda values: values.astype(np.float16), ".half"),
    (lambda values: values.astype(int), ".whole"), (lambda values: values > 3, ".bool"),
])
def test_another_kind_of_number_says_where_it_comes_from(made, end):
    verdict = attempt(ROWS, lambda x: made(x.sum(axis=1) + 1.5))
    assert (verdict.status, verdict.message.code) == ("wrong dtype", f"judge.wrong-dtype{end}"), verdict


@pytest.mark.parametrize("answer", [lambda x: (len(row) for row in x), lambda x: map(len, x)])
def test_no_array_is_advised_where_parts_of_several_shapes_are_expected(answer):
    sentence = attempt(PAIR, answer).sentence
    assert "`list(...)`" in sentence and "np.array" not in sentence


EMPTY = exercise("empty", lambda x: x * 2, np.zeros(0))


@pytest.mark.parametrize("kind", [tuple, list, np.array])
def test_a_tuple_without_entries_is_an_empty_array_as_a_list_is(kind):
    assert attempt(EMPTY, lambda x: kind(x * 2)).status == "right"


def test_a_tuple_without_entries_is_told_by_its_name():
    assert "shape (3, 2); yours is a tuple without entries." in str(attempt(TABLE, lambda x: ()).message)
