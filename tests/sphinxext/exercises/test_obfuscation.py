"""Tables of questions on the page: covered, and opened by an answer alone."""

import base64
import html
import json
import re
from dataclasses import replace

import pytest
from support.obfuscated_table import look_up, uncover
from support.question_page import settings
from support.sample_exercises import CHOICE, CODE, EXERCISES, NUMBER, FakeExplorer

from dlbasics.exercises import all_exercises
from dlbasics.exercises.judging.questions import verdict_of
from dlbasics.exercises.model import Question
from dlbasics.fnv1a import fnv1a
from dlbasics.sphinxext.exercises import obfuscation
from dlbasics.sphinxext.exercises.exercise_cards import exercise_card
from dlbasics.sphinxext.exercises.obfuscation import obfuscate, obfuscated_table

SETTINGS = list(FakeExplorer().grid())
SAMPLES = [exercise for exercise in EXERCISES if isinstance(exercise, Question)]
QUESTIONS = [*SAMPLES, *(exercise for exercise in all_exercises() if isinstance(exercise, Question))]


def settings_of(exercise):
    """What the explorer of a sample can be set to; those of the book stand in its chapters."""
    return SETTINGS if exercise in SAMPLES else []


@pytest.mark.parametrize("exercise", QUESTIONS, ids=lambda exercise: exercise.id)
def test_every_probe_opens_its_finding(exercise):
    table = obfuscated_table(exercise, settings_of(exercise), str)
    ranks = exercise.table(settings_of(exercise))
    assert len(table["keys"]) == len(ranks) and len(table["texts"]) == len(exercise.findings())
    for probe, rank in ranks.items():
        verdict = verdict_of(exercise, rank)
        assert look_up(table, [probe, exercise.ELSE]) == [
            verdict.status, verdict.earned, verdict.html(), verdict.name]


@pytest.mark.parametrize("exercise", QUESTIONS, ids=lambda exercise: exercise.id)
def test_without_an_answer_nothing_can_be_read(exercise):
    table = obfuscated_table(exercise, settings_of(exercise), str)
    assert table["salt"] == f"{exercise.id}:{exercise.version}"
    covered = [*table["texts"], table["openings"]]
    clear = json.dumps(table) + "".join(base64.b64decode(text).decode("latin-1") for text in covered)
    for rank in range(len(exercise.findings())):
        html = verdict_of(exercise, rank).html()
        assert html not in clear and html[:40] not in clear


def test_what_many_texts_begin_with_stands_once():
    for exercise in QUESTIONS:
        table = obfuscated_table(exercise, settings_of(exercise), str)
        verdicts = [verdict_of(exercise, rank) for rank in range(len(exercise.findings()))]
        openings = uncover(table["openings"], fnv1a(f"openings|{table['salt']}"))
        kinds = {(verdict.status, verdict.earned) for verdict in verdicts}
        assert sorted((status, earned) for status, earned, _ in openings) == sorted(kinds)
        assert all(html.endswith("</p>") and "dl-score" in html for *_, html in openings)


def test_an_unknown_probe_opens_nothing():
    assert look_up(obfuscated_table(NUMBER, [], str), ["no cell", "neither"]) is None


def test_the_finding_that_stands_first_wins():
    table = obfuscated_table(CHOICE, [], str)
    status, earned, html, name = look_up(table, CHOICE.probes([0, 2]))
    assert (status, earned) == ("wrong", 0) and "Its slope is 1" in html
    assert look_up(table, list(reversed(CHOICE.probes([0, 2])))) == [status, earned, html, name]


def test_a_text_is_typeset_before_it_is_covered():
    table = obfuscated_table(NUMBER, [], lambda html: html.replace("dl-math", "typeset"))
    _, _, html, _ = look_up(table, [NUMBER.cell(0.25)])
    assert 'class="typeset"' in html and "dl-math" not in html


def test_two_answers_on_one_place_are_refused(monkeypatch):
    monkeypatch.setattr(obfuscation, "fnv1a", lambda text: 7)
    with pytest.raises(ValueError, match=f"two answers of {CHOICE.id} fall on one place"):
        obfuscated_table(CHOICE, [], str)


def test_another_version_covers_otherwise():
    versions = (CHOICE, replace(CHOICE, version="second"))
    one, other = (obfuscated_table(exercise, [], str) for exercise in versions)
    assert not set(one["keys"]) & set(other["keys"])


def test_covering_twice_uncovers():
    data = bytes(range(256))
    assert obfuscate(obfuscate(data, 5), 5) == data != obfuscate(data, 5) != obfuscate(data, 6)
    assert obfuscate(b"\0\0\0\0", 1) == bytes.fromhex("3c5e81b4"), "fixed: the page's script makes the same"


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.kind)
def test_page_shows_no_answer_in_the_clear(exercise):
    form = exercise_card(exercise, settings(exercise))
    open_text = html.unescape(re.sub("<[^>]+>", "", form)) + form
    for blob in re.findall(r'"([A-Za-z0-9+/]{8,}=*)"', form):
        open_text += base64.b64decode(blob[: len(blob) // 4 * 4]).decode("latin-1")
    if exercise is CODE:
        assert "np.minimum" not in open_text and "gates" not in open_text
        return
    praise = exercise.praise.rpartition("”: ")[2]  # an option is quoted before it
    texts = [praise, exercise.explanation, *exercise.mistakes_by_name().values()]
    texts += [str(finding.message) for finding in exercise.findings() if finding.message]
    for text in filter(None, texts):
        assert text.split("`")[0][:20] not in open_text


def test_mathematics_in_the_table_is_typeset():
    math = re.compile('<span class="dl-math">.*?</span>')
    table = obfuscated_table(NUMBER, [], lambda text: math.sub("<math></math>", text))
    status, earned, text, _ = look_up(table, NUMBER.probes("0.25"))
    assert (status, earned) == ("right", 1) and "<math></math>" in text and "dl-math" not in text
