"""Every exercise told in other words: nothing but its sentences changes.

Versions, shuffled lines, the keys of the page's tables and stored verdicts rest on ids and codes. So a
translated book reads the work of this one.
"""

import inspect
import json
import pickle
import re
from dataclasses import replace
from zlib import crc32

import pytest
from support.sample_exercises import EXERCISES, FakeExplorer

from dlbasics.exercises import Choice, Code, Number, Order, Tune, Verdict, all_exercises, find
from dlbasics.exercises.judging import case_set, questions
from dlbasics.exercises.judging.code import attempt
from dlbasics.exercises.model import Question
from dlbasics.exercises.translate_exercise import translated
from dlbasics.runner import run_cases
from dlbasics.sphinxext.exercises.exercise_cards import exercise_card
from dlbasics.sphinxext.exercises.obfuscation import obfuscated_table
from dlbasics.translation import ENGLISH, set_language, stored_catalogues

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
        found = [questions.verdict_of(exercise, rank) for rank in range(len(exercise.findings()))]
        return [*found, questions.judge(exercise, "?!")]
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


LANGUAGES = [ENGLISH, *stored_catalogues.languages()]


def answers_to(question) -> list:
    """Answers as readers of every language give them, and some that cannot be read."""
    match question:
        case Number():
            units = [question.unit, "", "parameters", "steps", "纳特", "个", "bits"]
            return [f"{question.answer:.12g} {word}" for word in (*units, *question.counted.split())]
        case Tune():
            words = {name: offered for name, offered in question.offers.items()
                     if isinstance(offered[0], str)}
            rest = {name: question.offers.get(name, (1, 2))[0]
                    for name in inspect.signature(question.goal).parameters}
            catalogues = map(stored_catalogues.catalogue, stored_catalogues.languages())
            translators = [str, *(catalogue.translate for catalogue in catalogues)]
            return [rest, "?!", *(rest | {name: told(word)} for name in words for word in (*words[name], "?!")
                                  for told in translators)]
        case Choice() | Order():
            return ["a", "a b", "b, a", "选项 a", "选项a和b", "答案是 b", "option a", "?!", [0], [0, 1]]
    return []


@pytest.fixture(autouse=True)
def english():
    """Whatever language a test has chosen."""
    yield
    set_language(ENGLISH)


@pytest.mark.parametrize("question", [e for e in all_exercises() if isinstance(e, Question)],
                         ids=lambda question: question.id)
def test_an_answer_earns_the_same_whatever_language_is_set(question):
    """A class hands in notebooks of every language, and its grader speaks one of them."""
    answers, judged = answers_to(question), []
    assert answers
    for language in LANGUAGES:
        set_language(language)
        verdicts = [questions.judge(find(question.id), answer).to_dict() for answer in answers]
        judged.append(dict(zip(map(str, answers), map(json.dumps, verdicts), strict=True)))
    assert all(others == judged[0] for others in judged)


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_the_words_of_a_refusal_are_in_the_language_that_shows_it(language):
    """Whatever language the grader spoke."""
    stored = [questions.judge(find(id), answer).to_dict() for id, answer in (
        ("playground/certain-and-wrong", {"loss": "?", "scale": 10}), ("losses/no-idea", "2.3 bits"))]
    in_english = [str(Verdict.from_dict(data, find(data["id"]))) for data in stored]
    set_language(language)
    shown = [str(Verdict.from_dict(data, find(data["id"]))) for data in stored]
    for english, word, text in zip(in_english, ("cross-entropy", "nats"), shown, strict=True):
        assert word in english and word not in text


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_what_is_counted_is_known_on_a_page_of_every_language(language):
    for id in ("mlp/parameters", "playground/steps"):
        counted = find(id).counted
        set_language(language)
        assert counted and f'data-counted="{counted}"' in exercise_card(find(id), [])
        set_language(ENGLISH)
