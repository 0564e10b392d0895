"""Moodle's grading worksheet: the grades filled in, and nothing else changed."""

import csv
import io

import pytest
from support import platform_exports as made
from support.sample_submissions import ID, made_up_result

from dlbasics.exercises import find
from dlbasics.grading.collect.roster import read_roster
from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.policy.overrides import Override
from dlbasics.grading.reports.learner_grades import learner_grades
from dlbasics.grading.reports.platform_files import platform_files
from dlbasics.grading.reports.platform_import_warnings import platform_import_warnings

HEADER = ("Identifier,Full name,Email address,Status,Grade,Maximum grade,Last modified (grade),"
          "Feedback comments")


@pytest.fixture
def filled_in(tmp_path):
    """Fill in a worksheet in which the first learner has 1 of 2 points: the rows, and the notes beside it."""

    def fill_in(content: str, overrides: tuple = ()) -> tuple[list, list[str]]:
        (tmp_path / "ws.csv").write_text(content, encoding="utf-8", newline="")
        roster = read_roster(tmp_path / "ws.csv")
        first = roster.people[0].id
        policy = GradingPolicy([find(ID)], overrides=[Override(first, *each) for each in overrides])
        entries = learner_grades([made_up_result(first, 1)], roster.people, policy)
        files = dict(platform_files(entries, policy, roster.table.header))
        notes = list(map(str, platform_import_warnings(roster, policy)))
        written = files.get("moodle-worksheet.csv", b"").decode()
        return list(csv.reader(io.StringIO(written, newline=""))), notes

    return fill_in


def worksheet(*rows: str) -> str:
    return "\n".join([HEADER, *rows]) + "\n"


def test_grades_are_in_the_points_of_the_assignment(filled_in):
    given = list(csv.reader(io.StringIO(made.moodle_worksheet())))
    rows, notes = filled_in(made.moodle_worksheet())
    assert notes == [] and rows[1][4] == "5"
    assert rows == [given[0], [*given[1][:4], "5", *given[1][5:]], *given[2:]]


@pytest.mark.parametrize("feedback", [
    "<p>- good start</p>\r\n<pre>def f(x):\n    return x</pre>", "- see me", "=oral exam", "x " * 3000,
    "two  spaces \u200b",
])
def test_what_colleagues_wrote_comes_back_as_it_was(feedback, filled_in):
    """Moodle imports every feedback that differs."""
    out = io.StringIO()
    csv.writer(out).writerow(["Participant 2", "Bo", "b@x", "Submitted", "7.5", "10.00", "-", feedback])
    rows, _ = filled_in(worksheet("Participant 1,Ada,a@x,Submitted,,10.00,-,", out.getvalue()))
    assert rows[2] == ["Participant 2", "Bo", "b@x", "Submitted", "7.5", "10.00", "-", feedback]


def test_a_comment_is_written_as_moodle_shows_it(filled_in):
    """That is as HTML, which takes `x<0` for a tag."""
    overrides = [("", None, "-3 for late; else fine"), ("", None, "Wrong if x<0 & n>1.")]
    rows, _ = filled_in(worksheet("Participant 1,Ada,a@x,Submitted,,10.00,-,"), overrides)
    assert rows[1][4:] == ["5", "10.00", "-", "-3 for late; else fine<br>Wrong if x&lt;0 &amp; n&gt;1."]


def test_no_grade_is_above_the_maximum_since_moodle_would_leave_it_out(filled_in):
    rows, _ = filled_in(worksheet("Participant 1,Ada,a@x,Submitted,,10.00,-,"), [("", 80, "")])
    assert rows[1][4] == "10"


OTHER_LANGUAGES = {
    "de": "ID,Name,E-Mail,Bewertung,Bestwertung|Teilnehmer/in",
    "es": "Identificador,Nombre completo,E-mail,Calificación,Calificación máxima|Participante",
    "it": "Identificativo,Nome completo,E-mail,Valutazione,Valutazione massima|Partecipante",
    "nl": "Identificatie,Volledige naam,E-mail,Cijfer,Hoogste cijfer|Deelnemer ",
    "pl": "Identyfikator,Imię i nazwisko,E-mail,Ocena,Najwyższa ocena|Uczestnik ",
    "zh": "标识符,全名,E-mail,成绩,最高分|参与者",
}


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_the_grade_is_found_in_other_languages(language, filled_in):
    """Behind it stands the maximum, however it is called."""
    header, word = OTHER_LANGUAGES[language].split("|")
    rows, notes = filled_in(f'{header}\n{word}730,Ada,a@x,,"24,00"\n')
    assert rows[1] == [f"{word}730", "Ada", "a@x", "12", "24,00"] and notes == []


@pytest.mark.parametrize(("maximum", "half"), [("100,000", "50"), ("10,500", "5.25")])
def test_a_maximum_has_as_many_decimals_as_moodle_is_set_to(maximum, half, filled_in):
    rows, notes = filled_in(worksheet(f'Participant 1,Ada,a@x,Submitted,,"{maximum}",-,'))
    assert rows[1][4:6] == [half, maximum] and notes == []


def test_where_the_grade_is_not_found_there_is_no_worksheet_and_it_says_why(filled_in):
    """Moodle would find no changes in it, and say no more."""
    rows, (note,) = filled_in("Identifier,Full name,Poäng,Max\nParticipant 1,Ada,,10\n")
    assert rows == [] and "ws.csv: it is not known which column holds the grade" in note
    assert "English" in note and "Poäng" in note


def test_a_scale_takes_no_points(filled_in):
    rows, (note,) = filled_in(worksheet('Participant 1,Ada,a@x,Submitted,,"Poor, Fair, Good",-,'))
    assert rows == [] and "grades with a scale" in note
