"""Letters of options and lines as people write them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.typed_answer_cases import TYPED_LETTERS

from dlbasics.exercises.model import UnreadableAnswer
from dlbasics.exercises.typed_answers.letter_answer import read_letters

FORMS = [(text, group["count"], expected)
         for group in TYPED_LETTERS for text, expected in group["forms"].items()]
READ = [form for form in FORMS if isinstance(form[2], list)]
REFUSED = [form for form in FORMS if isinstance(form[2], str)]


def refusal(answer, count=4):
    with pytest.raises(UnreadableAnswer) as refused:
        read_letters(answer, count)
    return refused.value.message


def test_there_are_forms_of_both_kinds():
    assert len(READ) > 150 and len(REFUSED) > 40


def test_what_people_type_is_read():
    for text, count, indices in READ:
        assert read_letters(text, count) == indices, text


def test_what_names_no_line_is_refused_for_its_reason():
    for text, count, code in REFUSED:
        message = refusal(text, count)
        assert message.code == code, text
        assert all(str(value) in str(message) for value in message.params.values()), text


@pytest.mark.parametrize(("text", "ends", "between"), [
    ("a-c", [0, 2], [0, 1, 2]), ("a-c, d", [0, 2, 3], [0, 1, 2, 3]), ("c～a", [2, 0], [2, 1, 0]),
    ("a, b, ..., d", [0, 1, 3], [0, 1, 2, 3]), ("a-c, b", [0, 2, 1], [0, 1, 2]),
    ("1-3 and 4", [0, 2, 3], [0, 1, 2, 3]),
])
def test_a_range_is_not_guessed_and_either_meaning_is_read(text, ends, between):
    params = refusal(text).params
    assert read_letters(params["first"], 4) == ends and read_letters(params["second"], 4) == between


@pytest.mark.parametrize(("answer", "indices"), [
    ([0, 2], [0, 2]), ((2, 0), [2, 0]), (range(3), [0, 1, 2]), (np.array([1, 0]), [1, 0]), (["c", 0], [2, 0]),
    (["a", "c"], [0, 2]), (["1", "3"], [0, 2]), (np.array(["b", "a"]), [1, 0]), (["a c"], [0, 2]),
    ([np.int64(2)], [2]), (np.str_("b"), [1]), ([], []),
])
def test_a_list_counts_from_0_and_its_texts_are_read(answer, indices):
    assert read_letters(answer, 4) == indices


@pytest.mark.parametrize("answer", [0, 1, 1.0, np.int64(1), np.array(1), np.float32(2)])
def test_a_single_number_is_not_guessed(answer):
    sentence = str(refusal(answer))
    assert "it may count from 0 or from 1" in sentence
    assert sentence.endswith('Expected text, such as "a": letters from a to d, none of them twice.')


@pytest.mark.parametrize(("answer", "name"), [
    (None, "NoneType"), (True, "bool"), ({"a": 1}, "dict"), ({"a", "c"}, "set"), ([True, False], "bool"),
    ([1.0], "float"), ([None], "NoneType"), (np.zeros(2), "float"), (print, "builtin_function_or_method"),
    ([[0, 1]], "list"), (b"a", "bytes"), (135, "int"), (1.5, "float"), (-1, "int"), (np.nan, "float"),
])
def test_another_value_is_refused_by_its_type(answer, name):
    sentence = str(refusal(answer))
    assert sentence.startswith(f"A value of type {name} names nothing here. Expected text, such as")


@pytest.mark.parametrize(("typed", "part"), [
    ("a b → c", "→"), ("½", "½"), ("ответ а", "ответ"), ("réponse a", "réponse"), ("a、不是b", "不"),
    ("e\u0301", "e\u0301"), ("Ｘ", "Ｘ"), ("-c -d", "-c"), ("～c", "～c"), ("①, ⑨", "⑨"), ("-1", "-1"),
])
def test_a_refusal_quotes_what_was_typed(typed, part):
    assert refusal(typed).params["part"] == part


@pytest.mark.parametrize("answer", ["x", "a a", "a 1", 1, 1.5, [9]])
def test_one_letter_is_expected_where_one_is_asked_for(answer):
    with pytest.raises(UnreadableAnswer) as refused:
        read_letters(answer, 4, is_single=True)
    assert "one letter from a to d." in str(refused.value)
    assert "none of them twice." in str(refusal(answer)) and "one letter" not in str(refusal(answer))


OPTIONS = ["It grows", "No change", "Exactly 0, whatever the loss.", "B: it is **not** used, or a bit"]


@pytest.mark.parametrize(("typed", "index"), [
    ("c. Exactly 0, whatever the loss.", 2), ("c: exactly 0", 2), ("c (exactly 0)", 2),
    ("a - the weights grow", 0),
    ("(c) exactly 0", 2), ("c) exactly 0", 2), ("A – a weight grows", 0),
    ("c：恰好为0", 2), ("c（恰好为0）", 2),
    ("b. No change", 1), ("b: no change.", 1), ("d. B: it is not used, or a bit", 3), ("b: B is used", 1),
    ("c: exactly 0!", 2),
])
def test_one_letter_may_have_its_option_or_a_note_behind_it(typed, index):
    assert read_letters(typed, 4, True, OPTIONS) == [index]
    assert index == 3 or refusal(typed), "one of several letters may be another one's note"


@pytest.mark.parametrize("typed", [
    "a. No change", "c: not it", "c: no", "a or b", "c (or a)", "c (wrong)", "c?: exactly 0", "c: exactly 0?",
    "c: a", "c: bad", "c (a is it)", "c - b", "c: then a", "c (both)", "c isn't it", "c: isn't it",
    "exactly 0", "c exactly 0", "f: zero", "c：不是", "-c: zero", "!c: zero", "c - or 2", "c: maybe",
    "c (not a)", "e.g. a", "c, exactly 0", "c! exactly 0",
])
def test_a_note_that_may_change_a_letter_or_name_another_is_no_note(typed):
    try:
        assert len(read_letters(typed, 4, True, OPTIONS)) > 1, typed
    except UnreadableAnswer:
        pass


@pytest.mark.parametrize("answer", [[9], [-1], [10**100]])
def test_an_index_that_is_not_there_is_named(answer):
    assert str(answer[0])[:20] in str(refusal(answer))


@pytest.mark.parametrize("text", ["a" * 10**5, "9" * 10**5, "(" * 10**6, "a - " * 10**4, "\u00e9" * 10**5])
def test_a_long_text_ends_at_once(text):
    try:
        assert read_letters(text, 4) == []
    except UnreadableAnswer as refused:
        assert len(str(refused)) < 150


@given(st.text(max_size=30), st.integers(2, 12))
def test_whatever_is_typed_names_lines_or_is_refused(text, count):
    try:
        indices = read_letters(text, count)
    except UnreadableAnswer as refused:
        assert str(refused)
    else:
        assert len(set(indices)) == len(indices) and all(0 <= index < count for index in indices)
