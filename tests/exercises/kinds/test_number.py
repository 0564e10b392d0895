"""Questions that are answered with a number."""

import math
from dataclasses import replace

import pytest
from support.sample_exercises import NUMBER

from dlbasics.exercises import Number
from dlbasics.exercises.judging import questions
from dlbasics.exercises.kinds.number import cell_at


@pytest.mark.parametrize("text", ["", "x", "1/0", "1/2/3", "0x10", "nan", "1_000", "1 2 apples", "\u0663",
                                  "%", "5%%", "1,600", "-1,600 ms", "1,000,000"])
def test_what_is_no_number_is_not_attempted(text):
    verdict = questions.judge(NUMBER, text)
    assert verdict.status == "not attempted" and "cannot be read" in verdict.sentence


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
    assert cells == ["Infinity", "-Infinity", "far"]


def test_the_way_to_answer_names_the_unit():
    assert str(NUMBER.how_to_answer()) == f'Answer with a number in per unit: ask("{NUMBER.id}", "1/2")'
    assert str(replace(NUMBER, unit="").how_to_answer()) == f'Answer with a number: ask("{NUMBER.id}", "1/2")'
    assert NUMBER.solution() == "0.25 per unit"
