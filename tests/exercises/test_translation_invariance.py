"""Every exercise told in other words: nothing but its sentences changes.

Versions, shuffled lines, the keys of the page's tables and stored verdicts rest on ids and codes. So a
translated book reads the work of this one.
"""

import json
import pickle
import re
from dataclasses import replace
from zlib import crc32

import pytest
from support.sample_exercises import EXERCISES, FakeExplorer

from dlbasics.exercises import Code, Order, Verdict, all_exercises
from dlbasics.exercises.judging import case_set, question_judge
from dlbasics.exercises.judging.code_judge import attempt
from dlbasics.exercises.model import Question
from dlbasics.exercises.translate_exercise import translated
from dlbasics.runner import run_cases
from dlbasics.sphinxext.exercises.obfuscation import obfuscated_table

ALL = all_exercises() + EXERCISES
FIELD = re.compile(r"\{[a-z_]+(?::[^{}]*)?\}")


def other(text: str) -> str:
    """Other words, the same for the same text; an empty text stays empty."""
    return f"Andere Worte {crc32(text.encode())}." if text else text


def in_other_words(exercise):
    """The exercise with each of its texts replaced; placeholders stay."""
    return translated(exercise, lambda text: " ".join([other(text), *FIELD.findall(text)]))


def settings_of(exercise) -> list:
    """What the explorer of the sample can be set to; those of the book stand in its chapters."""
    return list(FakeExplorer().grid()) if exercise.id.startswith("activations/sample-tune") else []


def verdicts_on(exercise) -> list:
    """A verdict of each kind that the exercise can give."""
    if isinstance(exercise, Question):
        found = [question_judge.verdict_of(exercise, rank) for rank in range(len(exercise.findings()))]
        return [*found, question_judge.judge(exercise, "?!")]
    # Two names are enough for what is made of a name; each of them is said in test_bank.
    answers = [exercise.reference, *(known.answer for known in exercise.misconceptions[:2])]
    answers += [lambda *args: 1 / 0, lambda *args: (None, "x"), lambda: 0]
    cases = exercise.cases_from(0)  # once: some take longer than all the judging
    exercise = replace(exercise, cases=lambda rng: cases)
    return [attempt(exercise, answer) for answer in answers]


@pytest.fixture
def calls_once(monkeypatch):
    """Call each function with each case once, however often the judge asks: some of them train a network."""
    outcomes = {}
    call = run_cases.call

    def call_once(function, args):
        key = function, pickle.dumps(args)
        if key not in outcomes:
            outcomes[key] = call(function, args)
        return outcomes[key]

    monkeypatch.setattr(run_cases, "call", call_once)
    monkeypatch.setattr(case_set, "call", call_once)


def assert_nothing_but_sentences_changes(ours: Verdict, theirs: Verdict):
    """`theirs` was given on the exercise in other words."""
    data = json.loads(json.dumps(ours.to_dict()))
    assert data == json.loads(json.dumps(theirs.to_dict()))
    theirs = theirs.replace(picture="", notes=())
    read = Verdict.from_dict(data, theirs.exercise)
    assert (str(read), read.html()) == (str(theirs), theirs.html()), "stored here, read there"
    assert (theirs.heading, theirs.tone, theirs.is_try) == (ours.heading, ours.tone, ours.is_try)
    if ours.name or ours.explanation:
        assert str(theirs) != str(ours)
        assert not ours.name or ours.exercise.mistakes_by_name()[ours.name] not in str(theirs)


@pytest.mark.parametrize("exercise", ALL, ids=lambda exercise: exercise.id)
def test_an_exercise_in_other_words_is_the_same_exercise(exercise):
    theirs = in_other_words(exercise)
    assert theirs.statement != exercise.statement and theirs.title != exercise.title
    assert (theirs.id, theirs.version) == (exercise.id, exercise.version)
    assert list(theirs.mistakes_by_name()) == list(exercise.mistakes_by_name())


@pytest.mark.parametrize("question", [e for e in ALL if isinstance(e, Question) and e.variant_maker],
                         ids=lambda question: question.id)
def test_other_numbers_in_other_words_are_the_same_numbers(question):
    ours, theirs = question.variant_maker, in_other_words(question).variant_maker
    asked_for = {name for name in vars(type(ours)) if not name.startswith("_")}
    assert asked_for <= set(dir(theirs))
    variants = [maker.variant(question.id, 1) for maker in (ours, theirs)]
    for mine, thine in ((ours.book, theirs.book), variants):
        expected = in_other_words(mine)
        assert (thine.version, thine.solution()) == (mine.version, expected.solution())
        assert (thine.title, thine.statement) == (expected.title, expected.statement)


@pytest.mark.parametrize("exercise", [e for e in ALL if isinstance(e, Order)], ids=lambda e: e.id)
def test_lines_in_other_words_are_shuffled_the_same(exercise):
    translated = in_other_words(exercise)
    assert translated.shuffled == exercise.shuffled
    assert not set(translated.lettered()) & set(exercise.lettered())


@pytest.mark.parametrize("exercise", [e for e in ALL if isinstance(e, Question)], ids=lambda e: e.id)
def test_a_table_in_other_words_has_the_same_keys(exercise):
    settings = settings_of(exercise)
    ours, theirs = (obfuscated_table(e, settings, str) for e in (exercise, in_other_words(exercise)))
    assert (ours["salt"], ours["keys"]) == (theirs["salt"], theirs["keys"])
    assert len(ours["texts"]) == len(theirs["texts"])
    for finding, mine, thine in zip(exercise.findings(), ours["texts"], theirs["texts"], strict=True):
        assert mine != thine or not finding.name


@pytest.mark.parametrize("exercise", ALL, ids=lambda exercise: exercise.id)
def test_verdicts_in_other_words_are_the_same_data(exercise, calls_once):
    pairs = zip(verdicts_on(exercise), verdicts_on(in_other_words(exercise)), strict=True)
    for ours, theirs in pairs:
        assert_nothing_but_sentences_changes(ours, theirs)


@pytest.mark.parametrize("exercise", [e for e in ALL if isinstance(e, Code)], ids=lambda e: e.id)
def test_a_stub_in_other_words_is_not_attempted(exercise):
    """A notebook of either language may be handed in for the other."""
    translated = in_other_words(exercise)
    namespace = {}
    for source in (exercise.source, translated.source):
        exec(source, namespace)
        for stub in (exercise.source, translated.source):
            assert run_cases.run(namespace[exercise.function], [], stub).state == "unchanged"
