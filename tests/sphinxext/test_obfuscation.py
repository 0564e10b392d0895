"""The obfuscated table of a question: nothing in it can be read, and its formulas are typeset."""

import base64
import html
import re

import pytest
from support.question_page import settings
from support.sample_exercises import CODE, EXERCISES, NUMBER

from dlbasics.sphinxext.exercise_forms import exercise_form
from dlbasics.sphinxext.obfuscation import look_up, obfuscated_table


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.kind)
def test_page_shows_no_answer_in_the_clear(exercise):
    form = exercise_form(exercise, settings(exercise))
    open_text = html.unescape(re.sub("<[^>]+>", "", form)) + form
    for blob in re.findall(r'"([A-Za-z0-9+/]{8,}=*)"', form):
        open_text += base64.b64decode(blob[: len(blob) // 4 * 4]).decode("latin-1")
    if exercise is CODE:
        assert "np.minimum" not in open_text and "gates" not in open_text
        return
    texts = [exercise.praise, exercise.explanation, *exercise.mistakes_by_name().values()]
    texts += [str(finding.message) for finding in exercise.findings() if finding.message]
    for text in filter(None, texts):
        assert text.split("`")[0][:20] not in open_text


def test_mathematics_in_the_table_is_typeset():
    math = re.compile('<span class="dl-math">.*?</span>')
    table = obfuscated_table(NUMBER, [], lambda text: math.sub("<math></math>", text))
    status, earned, text = look_up(table, NUMBER.probes("0.25"))
    assert (status, earned) == ("right", 1) and "<math></math>" in text and "dl-math" not in text
