"""The exercises that count in a run."""

import pytest

from dlbasics.exercises import all_exercises
from dlbasics.grading.autograder.exercise_selection import select_exercises
from dlbasics.messages import UsageError

OWN = """
from dlbasics.exercises import Choice, Option
EXERCISES = [Choice(id, "T", points=1, question="Q?", hints=("a", "b"),
                    options=(Option("A", "r", right=True), Option("B", "s"))) for id in {ids}]
"""


def test_an_instructors_own_stand_behind_the_books():
    exercises = select_exercises(OWN.format(ids=["week1/a", "week1/b"]))
    assert [each.id for each in exercises[-2:]] == ["week1/a", "week1/b"]
    assert len(exercises) == len(all_exercises()) + 2
    assert [each.id for each in select_exercises(OWN.format(ids=["week1/a"]), ("week1",))] == ["week1/a"]


@pytest.mark.parametrize("ids", [["losses/huber", "week1/a"], ["week1/a", "week1/a"]])
def test_an_id_that_is_another_exercises_is_refused(ids):
    """Learners would get the stub of one, and be judged by the other."""
    with pytest.raises(UsageError, match=f"{ids[0]} .* once"):
        select_exercises(OWN.format(ids=ids))


@pytest.mark.parametrize("line", ["raise SystemExit(3)", "exit()", "1 / 0", "x ="])
def test_a_file_that_does_not_run_says_why(line):
    with pytest.raises(UsageError, match=r"does not run: (SystemExit|ZeroDivisionError|SyntaxError)"):
        select_exercises(line)
