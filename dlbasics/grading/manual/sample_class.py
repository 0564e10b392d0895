"""A small class, made up: rosters as platforms write them, and what learners answered."""

import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dlbasics.exercises import Code, find
from dlbasics.exercises.judging.case_set import public_case_set
from dlbasics.exercises.judging.code import judge
from dlbasics.grading.autograder.result import Result
from dlbasics.grading.collect.roster import read_roster
from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.reports.learner_grades import LearnerGrades, learner_grades
from dlbasics.messages import Message
from dlbasics.runner.run_cases import run

EXERCISES = ("activations/hard-sigmoid", "activations/elu", "losses/huber")
RIGHT = ""
# Name -> what was answered to each exercise: the name of a known mistake, nothing where it is right, None
# where it was left out.
ANSWERS = {
    "Ada Lovelace": (RIGHT, RIGHT, RIGHT),
    "Ben Okri": ("line only", RIGHT, RIGHT),
    "Chen Wei": (RIGHT, "forgets minus one", RIGHT),
    "Dora Keller": ("line only", RIGHT, "line without its offset"),
    "Emil Sander": ("tangent at 0", "forgets minus one", None),
    "Farah Nasser": ("line only", RIGHT, RIGHT),
}
WITHOUT_WORK, UNREADABLE = "Goran Ilić", "Hana Sato"
CANVAS = "Student,ID,SIS User ID,SIS Login ID,Section,Homework\n    Points Possible,,,,,{possible:g}\n"
MOODLE = ("Identifier,Full name,Email address,Status,Grade,Maximum grade,Grade can be changed,"
          "Last modified (submission),Last modified (grade),Feedback comments\n")
HANDED_IN = 'Submitted for grading,,{possible:g},Yes,"Monday, 30 November 2026, 6:15 PM",-,'
NOT_HANDED_IN = "No submission,,{possible:g},Yes,-,-,"


@dataclass(frozen=True)
class SampleClass:
    """A class that was graded: its entries, the policy, and the columns of its roster."""

    entries: list[LearnerGrades]
    policy: GradingPolicy
    header: list[str]


@cache
def sample_class(platform: str) -> SampleClass:
    """The class with the roster of a platform, ``"canvas"`` or ``"moodle"``.

    Raises
    ------
    ValueError
        If a mistake has no longer its name.
    """
    policy = GradingPolicy([find(id) for id in EXERCISES])
    names = [*ANSWERS, WITHOUT_WORK, UNREADABLE]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "roster.csv"
        path.write_text(_roster(platform, names, policy), encoding="utf-8")
        roster = read_roster(path)
    people = {person.name: person for person in roster.people}
    results = [_result(people[_as_listed(platform, name)].id, answers) for name, answers in ANSWERS.items()]
    unreadable = people[_as_listed(platform, UNREADABLE)].id
    results.append(Result(unreadable, "hw.docx", problem=Message("submission.is-document")))
    return SampleClass(learner_grades(results, roster.people, policy), policy, roster.table.header)


def _as_listed(platform: str, name: str) -> str:
    first, last = name.split()
    return f"{last}, {first}" if platform == "canvas" else name


def _roster(platform: str, names: list[str], policy: GradingPolicy) -> str:
    rows = CANVAS.format(possible=policy.possible) if platform == "canvas" else MOODLE
    for number, name in enumerate(names):
        login = name.split()[0].lower()
        if platform == "canvas":
            rows += f'"{_as_listed(platform, name)}",{4100 + number},s{number + 17},{login},Group A,\n'
        else:
            state = (NOT_HANDED_IN if name == WITHOUT_WORK else HANDED_IN).format(possible=policy.possible)
            rows += f"Participant {730 + number},{name},{login}@uni.example,{state}\n"
    return rows


def _result(learner: str, answers: tuple) -> Result:
    verdicts = [_verdict(id, mistake) for id, mistake in zip(EXERCISES, answers, strict=True)
                if mistake is not None]
    return Result(learner, "homework.ipynb", verdicts=verdicts)


@cache
def _verdict(id: str, mistake: str) -> dict:
    """The verdict on a right answer, or on a known mistake, as the grader gives it."""
    exercise: Code = find(id)
    functions = {known.name: known.answer for known in exercise.misconceptions} | {RIGHT: exercise.reference}
    if mistake not in functions:
        raise ValueError(f"{id} knows no mistake {mistake!r}; expected one of {sorted(functions)}")
    case_set = public_case_set(exercise)
    # As the grader judges: without the expected value, which only the page shows.
    return judge(case_set, run(functions[mistake], case_set.calls, exercise.source)).to_dict()
