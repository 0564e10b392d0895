"""Verdicts: codes that are data, and the sentences that are looked up in them."""

import json

import numpy as np
import pytest
from support.always_equal import EqualToAll
from support.function_from_source import swish_from
from support.sample_exercises import CHOICE, CODE, EXERCISES, NUMBER, ORDER, SINGLE, TUNE, swish

from dlbasics.exercises import Case, Code, Misconception, Verdict, all_exercises
from dlbasics.exercises.judging import questions
from dlbasics.exercises.judging.code import attempt
from dlbasics.exercises.judging.verdict import STATUSES, Detail
from dlbasics.exercises.model import Question
from dlbasics.messages import Message

QUESTIONS = [exercise for exercise in all_exercises() + EXERCISES if isinstance(exercise, Question)]


def through_json(verdict, exercise=None):
    """The verdict as another place reads it."""
    return Verdict.from_dict(json.loads(json.dumps(verdict.to_dict())), exercise or verdict.exercise)


def assert_reads_the_same(verdict):
    # a picture and what is said of this machine's progress stay where the verdict was made
    stored = verdict.replace(picture="", notes=(), answer=None)
    again = through_json(verdict)
    assert (str(again), again.html()) == (str(stored), stored.html())
    assert again.to_dict() == verdict.to_dict()
    assert (again.earned, again.is_try, again.heading) == (stored.earned, stored.is_try, stored.heading)


def refuses_negative(x):
    if x < 0:
        raise ValueError("negative")
    return np.sqrt(x)


def code(name, reference, *cases, misconceptions=(), **more):
    """An exercise of one parameter with these cases."""
    stub = f'def {name}(x):\n    """Say."""\n'
    return Code(f"activations/sample-{name}", name.capitalize(), 3, stub, ("a", "b"), reference,
                lambda rng: list(cases), misconceptions, **more)


ROOT = code("root", refuses_negative, Case((4.0,)), Case((-1.0,), "edge", "below zero"))
PAIR = code("pair", lambda x: (x, x.sum()), Case((np.arange(2.0),)))
SUM = code("sum", np.sum, Case((np.arange(3.0),)), Case((np.arange(5.0),)), misconceptions=(
    Misconception("too short", lambda x: x.sum() - len(x), "Too short."),
    Misconception("too late", lambda x: x.sum() + 2, "Too late."),
))


def reaches(value, case):
    return None if value > 1 else ("low", {"by": 1 - value})


LEAST = code("least", lambda x: 2.0, Case((1.0,)), accept=reaches,
             accept_sentences={"low": "Too low by {by:.1%}."})


def stop(x):
    raise KeyboardInterrupt


def prints(x):
    print("<b>a line</b>\nand another")
    return x


def writes(x):
    pair = x.copy(), x.sum()
    x *= 2
    return pair


def raises(x):
    raise LookupError("](x) <i>&")


ATTEMPTS = {
    "right": (CODE, swish),
    "other arguments": (CODE, lambda: 1),
    "raises": (CODE, raises),
    "stopped": (CODE, stop),
    "stub": (CODE, swish_from(CODE.source)),
    "nothing": (CODE, lambda x: print(x)),
    "nothing here": (CODE, lambda x: None if x.size == 1 else x),
    "shape": (CODE, lambda x: x[None]),
    "mean missing": (ROOT, lambda x: np.ones(3)),
    "column": (CODE, lambda x: x[..., None]),
    "tuple": (PAIR, lambda x: (x, (x, EqualToAll()))),
    "dtype": (CODE, lambda x: x > 0),
    "input changed": (PAIR, writes),
    "two mistakes": (SUM, lambda x: x.sum() - len(x) + 2),
    "wrong, printed": (CODE, prints),
    "not finite": (CODE, lambda x: x * np.nan),
    "overflows": (CODE, lambda x: np.where(np.abs(x) > 100, np.exp(x * x), swish(x))),
    "unstable": (CODE, lambda x: swish(x) if np.abs(x).max() < 100 else swish(x) * 1.1),
    "value for a refusal": (ROOT, lambda x: np.sqrt(abs(x))),
    "finding": (LEAST, lambda x: 0.5),
}


@pytest.mark.parametrize("name", ATTEMPTS)
def test_a_verdict_on_a_function_reads_the_same_from_json(name):
    exercise, function = ATTEMPTS[name]
    assert_reads_the_same(attempt(exercise, function))


@pytest.mark.parametrize("known", CODE.misconceptions, ids=lambda known: known.name)
def test_a_known_mistake_reads_the_same_from_json(known):
    verdict = attempt(CODE, known.answer)
    assert verdict.to_dict()["name"] == known.name and known.sentence not in json.dumps(verdict.to_dict())
    assert_reads_the_same(verdict)


def test_the_attempts_give_every_status():
    statuses = {attempt(exercise, function).status for exercise, function in ATTEMPTS.values()}
    statuses |= {attempt(CODE, known.answer).status for known in CODE.misconceptions}
    assert statuses == set(STATUSES)


@pytest.mark.parametrize("exercise", QUESTIONS, ids=lambda exercise: exercise.id)
def test_every_finding_of_a_question_reads_the_same_from_json(exercise):
    for rank in range(len(exercise.findings())):
        assert_reads_the_same(questions.verdict_of(exercise, rank))


@pytest.mark.parametrize(("exercise", "answer"), [
    (CHOICE, "z"), (SINGLE, "ab"), (SINGLE, ""), (NUMBER, "1,600"), (NUMBER, "x"), (ORDER, "ab"),
    (ORDER, "zz"), (TUNE, 3), (TUNE, {"temperature": "hot", "kind": 1}),
])
def test_an_answer_that_cannot_be_read_reads_the_same_from_json(exercise, answer):
    assert_reads_the_same(questions.judge(exercise, answer))


def test_data_of_a_verdict_are_codes_and_what_the_learner_s_code_did():
    assert attempt(CODE, lambda x: x[None]).to_dict() == {
        "id": CODE.id,
        "version": CODE.version,
        "status": "wrong shape",
        "earned": 0.0,
        "points": 2,
        "name": "",
        "others": [],
        "message": {"code": "judge.wrong-shape.row-in-a-table", "params": {
            "expected": {"code": "shape.array", "params": {"shape": "(5,)"}},
            "got": {"code": "shape.array", "params": {"shape": "(1, 5)"}},
        }},
        "details": [
            ["input", "x = [ 0.12573 , -0.132105,  0.640423,  0.1049  , -0.535669]", 0, ""],
            ["your-value", "[[ 0.12573 , -0.132105,  0.640423,  0.1049  , -0.535669]]", 0, ""],
        ],
        "case": 0,
        "hidden": False,
    }


def test_a_picture_an_answer_and_notes_are_no_data():
    verdict = attempt(CODE, lambda x: x + 1)
    assert verdict.picture
    more = verdict.replace(answer="def swish(x): ...", notes=("Activations: 1 of 6",))
    assert more.to_dict() == verdict.to_dict()


def test_an_unknown_status_is_refused():
    with pytest.raises(ValueError, match="status is 'fine'; expected one of not attempted, does not run"):
        Verdict(CODE, "fine")


def test_only_an_empty_or_a_stopped_answer_is_no_try():
    stopped = Verdict(CODE, "does not run", message=Message("judge.stopped"))
    raising = Verdict(CODE, "does not run", message=Message("judge.raises", {"error": "KeyError"}))
    assert not stopped.is_try and raising.is_try
    assert [status for status in STATUSES if not Verdict(CODE, status).is_try] == ["not attempted"]


def test_a_heading_follows_the_credit_and_the_case():
    assert Verdict(CODE, "misconception", name="branch", credit=0.5).heading == "Partly right"
    assert Verdict(CODE, "misconception", name="branch").heading == "Not quite"
    assert Verdict(CODE, "wrong", case=0).heading == "Wrong here"
    assert Verdict(CODE, "wrong", case=0, hidden=True).heading == "Not quite"
    assert Verdict(CHOICE, "wrong").heading == "Not quite"
    assert [Verdict(CODE, "unstable", credit=credit).tone for credit in (0, 0.5)] == ["part", "part"]
    assert [Verdict(CODE, "wrong", credit=credit).tone for credit in (0, 0.5)] == ["wrong", "part"]


def test_what_is_special_about_a_case_is_looked_up():
    verdict = attempt(CODE, lambda x: x if x.ndim == 2 else swish(x))
    assert (verdict.case, verdict.about) == (1, "a matrix")
    assert "a matrix" not in json.dumps(verdict.to_dict())
    message = Message("grade.hidden-about", {"kind": Message("case.edge")})
    hidden = Verdict(CODE, "wrong", message=message, case=2, hidden=True)
    assert hidden.sentence.endswith("but not on edge ones that were kept back: zero.")


def test_a_finding_of_the_author_s_own_judge_is_looked_up():
    verdict = attempt(LEAST, lambda x: 0.5)
    assert verdict.sentence == "Too low by 50.0%."
    assert verdict.to_dict()["message"]["params"] == {"finding": "low", "values": {"by": 0.5}}


def test_right_answers_are_praised_and_explained():
    right, wrong = questions.judge(CHOICE, "ab"), questions.judge(CHOICE, "a")
    assert right.sentence == CHOICE.praise and right.explanation == CHOICE.explanation
    assert wrong.explanation == ""


@pytest.mark.parametrize(("detail", "heading", "body"), [
    (Detail("input", "x = 1"), "Input", "x = 1"),
    (Detail("your-value", "1"), "Your value", "1"),
    (Detail("your-line", "return y", 3), "Your line", "line 3: return y"),
    (Detail("your-line", "y = x", 2, "detail.in-a-cell-before"),
     "Your line, in a cell before", "line 2: y = x"),
    (Detail("error", "KeyError: 'a'"), "Error", "KeyError: 'a'"),
    (Detail("printed", "hello"), "Printed", "hello"),
])
def test_a_detail_is_a_label_and_a_text(detail, heading, body):
    assert (detail.heading, detail.body) == (heading, body)
