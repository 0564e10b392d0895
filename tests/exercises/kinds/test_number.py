"""Questions that are answered with a number."""

import math
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from support.sample_exercises import NUMBER

from dlbasics.exercises import Number, all_exercises
from dlbasics.exercises.judging import questions
from dlbasics.exercises.kinds.number import cell_at
from dlbasics.exercises.model import WrongNumber
from dlbasics.exercises.translate_exercise import in_language
from dlbasics.messages import Message
from dlbasics.sphinxext.exercises.exercise_cards import exercise_card
from dlbasics.translation import stored_catalogues

WITH_UNIT = [exercise for exercise in all_exercises() if isinstance(exercise, Number) and exercise.unit]


@pytest.mark.parametrize(("answer", "words"), [
    ("", "Write a number"), ("x", "`x` cannot be read here. Write the number alone"),
    ("0.25 m", "`m` cannot be read here. The answer is in per unit"), ("1/0", "no value"),
    ("nan", "NaN"), ("1,600", "Write `1600` or `1.6`"), (None, "A value of type NoneType"),
])
def test_what_is_no_number_is_not_attempted(answer, words):
    verdict = questions.judge(NUMBER, answer)
    assert verdict.status == "not attempted" and words in verdict.sentence


@pytest.mark.parametrize("answer", ["0,25", "\u00bc", "x = 1/4 per unit", "0.5^2", np.float64(0.25), [0.25]])
def test_a_right_number_is_right_in_every_form(answer):
    assert questions.judge(NUMBER, answer).status == "right"
    assert questions.judge(NUMBER, NUMBER.read(answer)).status == "right", "as it is recorded, too"


@pytest.mark.parametrize("language", stored_catalogues.languages(), indirect=True)
def test_a_unit_is_read_in_both_languages_whichever_one_the_question_speaks(language):
    """An answer that was given in one language stays readable in the other."""
    assert WITH_UNIT
    for exercise in WITH_UNIT:
        other = in_language(exercise, language)
        assert other.unit != exercise.unit and other.version == exercise.version
        for unit, asked in product((exercise.unit, other.unit), (exercise, other)):
            assert asked.probes(f"{exercise.answer!r} {unit}") == exercise.probes(f"{exercise.answer!r}")
        shown = (exercise_card(other, []), other.solution(), str(other.how_to_answer()))
        assert all(other.unit in text and exercise.unit not in text for text in shown)


def test_where_one_counts_a_point_is_not_guessed():
    count = replace(NUMBER, answer=1536, tolerance=0.5, mistakes=(), unit="")
    assert count.is_count and not NUMBER.is_count
    assert "Write `1536` or `1.5360`" in questions.judge(count, "1.536").sentence
    assert "data-count" in exercise_card(count, []) and "data-count" not in exercise_card(NUMBER, [])


@pytest.mark.parametrize("tolerance", [0, -1, math.inf])
def test_a_tolerance_that_cannot_work_is_refused(tolerance):
    with pytest.raises(ValueError, match="tolerance of activations/x"):
        Number("activations/x", "t", 1, "q", 1, tolerance)


def test_the_answer_is_in_the_middle_of_a_cell_that_holds_the_tolerance():
    inside, beyond = NUMBER.tolerance, 1.01 * NUMBER.tolerance
    cells = {NUMBER.cell(0.25 + step) for step in (-inside, 0, inside)}
    assert len(cells) == 1
    assert not cells & {NUMBER.cell(0.25 - beyond), NUMBER.cell(0.25 + beyond)}
    origin, width = NUMBER.grid
    assert origin != NUMBER.answer and NUMBER.grid_text == f"{origin!r} {width!r}"


def test_the_origin_depends_on_the_id_alone():
    other = replace(NUMBER, id="activations/sample-other-number")
    assert replace(NUMBER, title="Other", question="Other?").grid == NUMBER.grid != other.grid


def test_numbers_without_a_cell_have_names():
    cells = [cell_at(value, 0.0, 1.0) for value in (math.inf, -math.inf, 1e300)]
    assert cell_at(1e308, 0.0, 0.01) == "far"
    assert cells == ["Infinity", "-Infinity", "far"]


def test_the_way_to_answer_names_the_unit():
    call = f'ask("{NUMBER.id}", "your number")'
    assert str(NUMBER.how_to_answer()) == f"Answer with a number in per unit: {call}"
    assert str(replace(NUMBER, unit="").how_to_answer()) == f"Answer with a number: {call}"
    assert NUMBER.solution() == "0.25 per unit"


def test_what_is_counted_may_stand_behind_the_number():
    question = "How many weights and biases does it have?"
    count = replace(NUMBER, id="mlp/parameters", question=question, answer=63, tolerance=0.1, mistakes=(),
                    unit="")
    assert count.counted == "parameters how many weights and biases does it have" and NUMBER.counted == ""
    for text in ("63 parameters", "63 weights and biases", "63 weight"):
        assert questions.judge(count, text).status == "right"
    assert "`pairs`" in questions.judge(count, "63 pairs").sentence
    assert f'data-counted="{count.counted}"' in exercise_card(count, [])
    exact = replace(count, tolerance=0.001)
    assert exact.is_count and ' data-count data-counted="' in exercise_card(exact, [])
    assert questions.judge(exact, "9·5+6·3").status == "right", "whatever its tolerance is"
    assert "data-counted" not in exercise_card(NUMBER, [])


@pytest.mark.parametrize(("typed", "name"), [
    ("2.33", "mistake 1"), ("2.3", "mistake 1"), ("7/3", "mistake 1"), ("2.34", "mistake 1"), ("2.36", ""),
    ("0.1", "mistake 2"), ("0.10", "mistake 2"), ("0.105", ""), ("0.11", ""), ("-inf", "mistake 3"),
    ("150", "mistake 4"), ("151", ""),
])
def test_a_known_wrong_number_is_recognized_in_the_digits_that_were_typed(typed, name):
    """Not in a distance that follows from the size of the answer."""
    mistakes = tuple(WrongNumber(value, f"{value}") for value in (7 / 3, 0.1, -math.inf, 150.0))
    number = replace(NUMBER, answer=0.7619, tolerance=0.005, mistakes=mistakes, unit="")
    verdict = questions.judge(number, typed)
    assert verdict.name == name and verdict.status == ("misconception" if name else "wrong")


def test_a_known_wrong_number_in_full_is_not_taken_for_another_that_is_rounded():
    number = replace(NUMBER, answer=7.0, tolerance=0.001, unit="",
                     mistakes=(WrongNumber(18.6, "rounded"), WrongNumber(19.0, "in full")))
    assert [questions.judge(number, typed).sentence for typed in ("19", "18.6")] == ["in full", "rounded"]


@pytest.mark.parametrize(("typed", "is_short"), [
    ("0.8", True), ("0.76", True), ("0.760", True), ("0.7", True), ("76 %", True), ("0.77", False),
    ("0.75", False),
])
def test_the_answer_with_too_few_digits_is_told_so(typed, is_short):
    number = replace(NUMBER, answer=0.7619, tolerance=0.001, mistakes=(), unit="")
    assert (str(Message("question.too-few-digits")) in str(questions.judge(number, typed))) == is_short
    count = replace(number, answer=63, tolerance=0.5)
    assert "more digits" not in str(questions.judge(count, "60"))


def test_a_wrong_number_that_looks_like_another_is_not_sound():
    mistakes = (WrongNumber(2.0, "two"), WrongNumber(2.0001, "almost two"))
    assert not replace(NUMBER, mistakes=mistakes).is_sound()
    assert not replace(NUMBER, mistakes=(WrongNumber(0.2500001, "the answer"),)).is_sound()
    assert replace(NUMBER, mistakes=(WrongNumber(2.0, "two"), WrongNumber(math.nan, "none"))).is_sound()
