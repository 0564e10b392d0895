"""The table at the end of a run: it says what to do next."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from support.sample_submissions import ID, made_up_result

from dlbasics.exercises import find
from dlbasics.grading.cli.summary import NOT_COUNTED, print_summary, shortened
from dlbasics.grading.collect.identity_matcher import IdentityMatch
from dlbasics.grading.collect.roster import Person
from dlbasics.grading.policy.deadlines import Deadlines
from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.policy.lateness import LatePolicy
from dlbasics.grading.policy.overrides import Override
from dlbasics.grading.reports.learner_grades import learner_grades
from dlbasics.grading.reports.platform_files import platform_files
from dlbasics.messages import Message

RULES = GradingPolicy([find(ID)])
ADA = Person("ada", "Ada Lovelace")
BROKEN = Message("submission.is-document")
NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.fixture
def summary(capsys):
    """What is said of a class."""

    def said(*results, people=(ADA,), matches=None, policy=RULES, header=()) -> str:
        entries = learner_grades(list(results), list(people), policy, matches)
        print_summary(Path("graded"), entries, policy, dict(platform_files(entries, policy, header)))
        return capsys.readouterr().out

    return said


def test_it_says_which_file_to_fill_in(summary):
    broken = replace(made_up_result("ada", 0), problem=BROKEN, verdicts=[])
    said = summary(broken)
    assert "write points into graded/overrides.csv" in said and "who.csv" not in said
    stranger = IdentityMatch(Person("Eve"), Message("owner.not-in-the-roster"), (), "Eve")
    said = summary(made_up_result("Eve", 2), matches={"Eve": stranger})
    assert "into graded/who.csv, and run" in said and "overrides.csv" not in said
    assert ".csv, and run" not in summary(made_up_result("ada", 2))


def test_it_names_the_file_to_upload_where_it_is_known(summary):
    found = {}
    for ids, columns in (({"canvas": "7"}, {}), ({"participant": "7"}, {}), ({"login": "a"}, {}),
                         ({"sis": "7"}, {"orgdefinedid": "7"}), ({"login": "a"}, {"availability": "Yes"})):
        person = replace(ADA, ids=ids, columns=columns, raw=("Participant 7", "", "10"))
        header = ["Identifier", "Grade", "Maximum grade"]
        said = summary(made_up_result("ada", 2), people=[person], header=header)
        found[*ids, *columns] = said.partition("To upload: ")[2].strip()
    assert list(found.values()) == ["graded/canvas.csv", "graded/moodle-worksheet.csv", "",
                                    "graded/brightspace.csv", "graded/blackboard.csv"]


def test_it_tells_whom_the_table_of_exercises_leaves_out(summary):
    person, policy = replace(ADA, ids={"canvas": "7"}), replace(RULES, overrides=[Override("ada", "", 1)])
    assert "leaves out" not in summary(made_up_result("ada", 2), people=[person])
    said = summary(made_up_result("ada", 2), people=[person], policy=policy)
    assert "canvas-exercises.csv leaves out 1, whose" in said and "ada" in said.partition("leaves out")[2]


@pytest.mark.parametrize("code", NOT_COUNTED)
def test_it_tells_which_answers_are_of_another_version(code, summary):
    """As where an instructor has changed a question of one's own that was given out."""
    old = replace(made_up_result("ada", 2), notes=[Message(code, {"id": "week1/which", "name": "eve"})])
    assert "      1  answers to another version" in summary(old) and "week1/which" in summary(old)
    answered = made_up_result("ada", 2, id="week1/which", label="b")
    assert "another version" not in summary(old, answered), "and in this one too"


def test_it_names_no_file_that_was_not_written(summary):
    """With a scale in place of points there is no worksheet."""
    person = replace(ADA, ids={"participant": "7"}, raw=("Participant 7", "", "good, fair"))
    said = summary(made_up_result("ada", 2), people=[person], header=["Identifier", "Grade", "Scale"])
    assert "To upload" not in said


def test_it_tells_of_late_work_of_which_nothing_could_be_taken_off(summary):
    """Canvas marks what is late, and does not say by how much."""
    late, deadlines = made_up_result("ada", 2, marked_late=True), Deadlines({"": NOON})
    for late_policy, is_said in ((LatePolicy(10, True), True), (LatePolicy(cut_off=timedelta(7)), True),
                                 (LatePolicy(), False)):
        said = summary(late, policy=replace(RULES, deadlines=deadlines, late_policy=late_policy))
        assert ("(--times)" in said) is is_said and "1  late" in said
    unknown = replace(late, marked_late=None)
    said = summary(unknown, policy=replace(RULES, deadlines=deadlines, late_policy=LatePolicy(1)))
    assert "1  of whom nobody says by how many days" in said
    known = replace(late, time="2026-11-03T12:00:00+00:00")
    said = summary(known, policy=replace(RULES, deadlines=deadlines, late_policy=LatePolicy(1)))
    assert "Give --times" not in said


def test_it_counts_those_whose_other_answer_earned_more(summary):
    first, last = made_up_result("ada", 2, label="a.ipynb"), made_up_result("ada", 0, label="b.ipynb")
    assert "1  whose last answer earned less" in summary(first, last)
    assert "earned less" not in summary(replace(first, label="c.ipynb", sort_key=("c",)), last)


def test_it_says_whom_an_earlier_run_knew(capsys):
    print_summary(Path("graded"), learner_grades([], [ADA], RULES), RULES, (), 1)
    assert "1  of those without a submission here handed something in" in capsys.readouterr().out


def test_notes_end_with_a_whole_sentence_or_word():
    assert shortened("One. Two", 20) == "One. Two"
    assert shortened("One is this. Two is that and more", 25) == "One is this. …"
    assert shortened("One is this and no sentence ends", 12) == "One is this …"
    assert shortened("这是一句。" * 4, 12) == "这是一句。这是一句。 …"
    assert shortened("a" * 30, 9) == "a" * 9 + "…"
