"""The exercises that count in a run."""

import pytest

from dlbasics import translation
from dlbasics.exercises import all_exercises, find
from dlbasics.grading.autograder.exercise_file import ExerciseFile
from dlbasics.grading.autograder.exercise_selection import select_exercises
from dlbasics.messages import UsageError

OWN = """
from dlbasics.exercises import Choice, Option
EXERCISES = [Choice(id, "T", points=1, question="Q?", hints=("a", "b"),
                    options=(Option("A", "r", right=True), Option("B", "s"))) for id in {ids}]
"""


def own(*sources: str) -> tuple:
    """Files of an instructor's with these texts."""
    return tuple(ExerciseFile(f"own{number}.py", source) for number, source in enumerate(sources, 1))


def test_an_instructors_own_stand_behind_the_books():
    exercises = select_exercises(own(OWN.format(ids=["week1/a", "week1/b"])))
    assert [each.id for each in exercises[-2:]] == ["week1/a", "week1/b"]
    assert len(exercises) == len(all_exercises()) + 2
    assert [each.id for each in select_exercises(own(OWN.format(ids=["week1/a"])), ("week1",))] == ["week1/a"]


@pytest.mark.parametrize("ids", [["losses/huber", "week1/a"], ["week1/a", "week1/a"]])
def test_an_id_that_is_another_exercises_is_refused(ids):
    """Learners would get the stub of one, and be judged by the other."""
    with pytest.raises(UsageError, match=f"{ids[0]} .* once"):
        select_exercises(own(OWN.format(ids=ids)))


def test_a_word_that_names_nothing_is_told_with_the_nearest():
    for word, near in {"losses/hubert": "losses/huber", "losse": "losses"}.items():
        with pytest.raises(UsageError, match=f"names '{word}'; .* such as '{near}'"):
            select_exercises(only=(word,))


def test_several_files_count_together():
    files = own(OWN.format(ids=["week1/a"]), OWN.format(ids=["week2/a"]))
    assert [each.id for each in select_exercises(files)[-2:]] == ["week1/a", "week2/a"]
    assert [each.id for each in select_exercises(files, ("week1", "week2/a"))] == ["week1/a", "week2/a"]
    with pytest.raises(UsageError, match=r"own1.py, own3.py: week1/a is .* once"):
        select_exercises((*files, *own("", "", OWN.format(ids=["week1/a"]))[2:]))


@pytest.mark.parametrize("line", ["raise SystemExit(3)", "exit()", "1 / 0", "x ="])
def test_a_file_that_does_not_run_says_why(line):
    with pytest.raises(UsageError, match=r"does not run: (SystemExit|ZeroDivisionError|SyntaxError)"):
        select_exercises(own(line))
    with pytest.raises(UsageError, match=r"^own1.py, line 3: "):
        select_exercises(own(f"x = 1\n\n{line}"))


CODE = """
import numpy as np
from dlbasics.exercises import Case, Code, Misconception
def spread(x):
    return abs(x)
EXERCISES = [Code("week1/a", "T", 1, "def f(x):\\n    ...", hints=("a", "b"), reference=abs,
                  cases=lambda rng: [Case((1,)), Case((2,), "edge", "the second")], misconceptions=())]
"""


@pytest.mark.parametrize(("right", "wrong", "said"), [
    ("reference=abs", "reference=lambda x: y", r"week1/a raises NameError: .*, on case 1 \(ordinary\)"),
    ("reference=abs", "reference=lambda x: 1 / (x - 2)", r"ZeroDivisionError: .* on case 2 \(the second\)"),
    ("reference=abs", "reference=lambda: 1", "TypeError"),
    ("rng: [", "rng: [1, ", "cases of week1/a are no list of Case"),
    ("rng: [", "rng: [] and [", "cases of week1/a are no list of Case"),
    ("rng: [", "rng: 3 and [][0] or [", "cases of week1/a raise IndexError"),
    ('hints=("a", "b")', 'hints=("only")', r"hints of week1/a is no tuple; write hints=\("),
    ("f(x):", "f(x)", r"stub of week1/a has a syntax error in line 1: expected ':'"),
    ('"def f(x):\\n    ..."', '"f = abs"', "stub of week1/a must end with a function definition"),
    ("reference=abs", "reference=spread", "stub of week1/a defines f, and its reference is called spread"),
    ("reference=abs", "reference=lambda x: str(x)", r"week1/a returns str on case 1 \(ordinary\)"),
    ("reference=abs", "reference=lambda x: {'a': x}", "returns dict on case 1"),
    ("reference=abs", "reference=lambda x: (x, {x})", "returns set on case 1"),
    ("reference=abs", "reference=lambda x: range(x)", "returns range on case 1"),
    ("reference=abs", "reference=lambda x: x if x < 2 else abs", "returns builtin.* on case 2"),
    ("reference=abs", "reference=lambda x: np.array(['a'])", r"returns ndarray \(<U1\) on case 1"),
    ("reference=abs", "reference=print", "reference of week1/a returns nothing"),
    ("(1,)", "(abs,)", r"case 1 \(ordinary\) of week1/a calls .* with builtin_function_or_method; expected"),
    ("(2,)", "(rng,)", r"case 2 \(the second\) of week1/a calls .* with Generator"),
    ("(2,)", "(np.array(['a']),)", r"case 2 .* calls .* with ndarray \(<U1\)"),
    ("misconceptions=()", 'misconceptions=("no")', "misconceptions of week1/a is no tuple"),
    ("misconceptions=()", 'misconceptions=(Misconception("m", abs, "s"))',
     "misconceptions of week1/a is no tuple"),
])
def test_an_exercise_that_cannot_be_judged_is_refused(right, wrong, said):
    """Each would have given 0 for right answers, or have shown letters for hints."""
    assert select_exercises(own(CODE))[-1].id == "week1/a"
    assert right in CODE
    with pytest.raises(UsageError, match=said):
        select_exercises(own(CODE.replace(right, wrong)))


@pytest.mark.parametrize(
    "value", ["x > 1", "np.bool_(x > 1)", "(x, [1, 2])", "1j * x", "None if x == 2 else x"])
def test_an_exercise_may_return_what_can_be_compared(value):
    assert select_exercises(own(CODE.replace("=abs", f"=lambda x: {value}")))[-1].id == "week1/a"


def test_an_exercise_may_ask_for_a_refusal_at_an_edge():
    refusing = 'reference=lambda x: int("two") if x == 2 else x'
    assert select_exercises(own(CODE.replace("reference=abs", refusing)))[-1].id == "week1/a"
    with pytest.raises(UsageError, match="ValueError"):
        select_exercises(own(CODE.replace("reference=abs", refusing.replace("2", "1"))))


def test_the_hints_of_a_question_are_no_text():
    with pytest.raises(UsageError, match="hints of week1/a is no tuple"):
        select_exercises(own(OWN.format(ids=["week1/a"]).replace('("a", "b")', '("a")')))


def test_a_wrong_id_is_said_in_the_readers_language(monkeypatch):
    monkeypatch.setattr(translation, "_language", "zh_CN")
    with pytest.raises(UsageError, match="id是'Week 1/a'；应为'chapter/kebab-name'"):
        select_exercises(own(OWN.format(ids=["Week 1/a"])))


def test_the_nearest_ids_are_one_chinese_sentence(monkeypatch):
    monkeypatch.setattr(translation, "_language", "zh_CN")
    with pytest.raises(ValueError, match="没有练习'losses/hube'；最接近的是'losses/huber'"):
        find("losses/hube")
