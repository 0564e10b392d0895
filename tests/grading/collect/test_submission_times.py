"""When people handed in, as a platform's list says."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from support import platform_exports as made
from support.platform_exports import CLASS, HOMONYMS

from dlbasics.grading.collect.people_index import PeopleIndex
from dlbasics.grading.collect.platforms.identity import Identity
from dlbasics.grading.collect.read_csv import read_table
from dlbasics.grading.collect.read_time import read_time
from dlbasics.grading.collect.roster import Person, read_roster
from dlbasics.grading.collect.submission_times import read_times, times_in_table
from dlbasics.messages import UsageError

LOG = """Time,User full name,Affected user,Event context,Component,Event name,Description
"3/11/26, 09:00:01",Ada Lovelace,-,HW,Assignment,The status of the submission has been viewed.,x
"2/11/26, 10:15:00",Ada Lovelace,-,HW,Assignment,A submission has been submitted.,x
"1/11/26, 10:15:00",Ada Lovelace,-,HW,File submissions,A file has been uploaded.,x
"13/11/26, 10:15:00",Ben Okri,-,HW,Assignment,A submission has been submitted.,x
"""
GITHUB = """assignment_name,github_username,roster_identifier,submission_timestamp,points_awarded
HW,ada-hub,u1,2026-11-02 09:15:00 UTC,0
HW,ben-hub,u2,,0
"""
ADA, BEN = Person("ada", "Ada Lovelace"), Person("ben", "Ben Okri")
NOBODY = Identity()


@pytest.fixture
def times(tmp_path):
    """Read a list of times."""

    def read(text: str, *zone):
        path = tmp_path / "times.csv"
        path.write_text(text, encoding="utf-8")
        return read_times(path, *zone)

    return read


def test_moodles_log_tells_the_last_hand_in_and_nothing_else(times):
    log = times(LOG)
    assert log.of(ADA, NOBODY) == datetime(2026, 11, 2, 10, 15)
    assert log.of(BEN, NOBODY) == datetime(2026, 11, 13, 10, 15)
    assert log.of(Person("cy", "Cy"), NOBODY) is None


@pytest.mark.parametrize("component", ["Quiz", "Forum", "System", "H5P"])
def test_what_is_submitted_elsewhere_in_a_course_is_no_hand_in(component, times):
    other = '"5/11/26, 09:00:00",{},-,Week 5,{},Quiz attempt submitted,x\n'
    log = times(LOG + other.format("Ada Lovelace", component) + other.format("Cy", component))
    assert log.of(ADA, NOBODY) == datetime(2026, 11, 2, 10, 15)
    assert log.of(Person("cy", "Cy"), NOBODY) is None


def test_the_log_of_a_course_with_several_assignments_is_refused(times):
    """Nothing tells which of them is graded, so that the time of another would count."""
    other = '"5/11/26, 09:00:00",Cy,-,{},Assignment,{},x\n'
    several = LOG + other.format("Assignment: HW 2", "A submission has been submitted.")
    with pytest.raises(ValueError, match=r"several assignments in this log \(HW, Assignment: HW 2\)"):
        times(several)
    looked_at = LOG + other.format("Assignment: HW 2", "The status of the submission has been viewed.")
    assert times(looked_at).of(ADA, NOBODY)


def test_of_which_assignment_a_log_is_can_be_read(times):
    """It has no numbers of people that would show it."""
    (note,) = times(LOG).notes
    assert str(note) == "times.csv is a log of hand-ins to HW."
    assert times("id,time\nada,2026-11-02 18:15\n").notes == []


WORKSHEET = """Identifier,Full name,Email address,Grade,Maximum grade,Last modified (submission)
Participant 11,Ada Lovelace,ada@x,,2,2026-11-02 18:15
Participant 12,Ben Okri,ben@x,,2,2026-11-06 18:15
"""


@pytest.mark.parametrize(("numbers", "is_other"), [
    (("11", "12"), False), (("21", "22"), True), (("12", "11"), True), (("11", "22"), False),
])
def test_a_worksheet_of_another_assignment_is_told_by_its_numbers(numbers, is_other, times):
    """Where half of them fit, it is more likely that two people have one name."""
    people = [Identity(person.name, (("participant", number),))
              for person, number in zip((ADA, BEN), numbers, strict=True)]
    assert times(WORKSHEET).is_of_another_assignment(people) == is_other
    assert not times("id,time\nada,2026-11-02 18:15\n").is_of_another_assignment(people)


def test_a_roster_whose_column_only_sounds_like_times_is_a_roster(tmp_path):
    (tmp_path / "roster.csv").write_text("id,name,time\nada,Ada Lovelace,Mondays at ten\n")
    (note,) = times_in_table(read_roster(tmp_path / "roster.csv").table).notes
    assert "line 2: 'Mondays at ten' is no time" in str(note)
    with pytest.raises(ValueError, match="Mondays"):
        read_times(tmp_path / "roster.csv")


def test_githubs_table(times):
    of = times(GITHUB).of
    assert of(Person("u1"), NOBODY) == datetime(2026, 11, 2, 9, 15, tzinfo=UTC)
    assert of(Person("x", ids={"github": "Ada-Hub"}), NOBODY) == of(Person("u1"), NOBODY)
    assert of(Person("u2"), NOBODY) is None


def test_a_platforms_number_is_no_student_number(times):
    """A roster of Canvas tells people apart by the numbers of Canvas."""
    ada = Person("77", "Ada", ids={"canvas": "77", "sis": "900"})
    student_numbers = times("student id,time\n77,2026-11-01T10:15\n900,2026-11-02T10:15\n")
    assert student_numbers.of(ada, NOBODY) == datetime(2026, 11, 2, 10, 15)
    assert times("student id,time\n77,2026-11-01T10:15\n").of(ada, NOBODY) is None
    of_the_gradebook = times("id,time\n77,2026-11-01T10:15\n")
    assert of_the_gradebook.of(ada, NOBODY) == datetime(2026, 11, 1, 10, 15)


def test_moodles_worksheet_knows_homonyms_by_the_number_of_the_export(times, tmp_path):
    worksheet = times(made.moodle_worksheet())
    for learner in CLASS:
        person = Person(str(learner.number), learner.name)
        expected = datetime(2026, 11, 1 + learner.number % 28, 10, 15)
        assert worksheet.of(person, NOBODY) == (None if learner in HOMONYMS else expected)
        numbered = Identity(learner.name, (("participant", learner.participant),))
        assert worksheet.of(person, numbered) == expected
    (tmp_path / "roster.csv").write_text(made.moodle_worksheet())
    roster = read_roster(tmp_path / "roster.csv")
    found = times_in_table(roster.table)
    assert all(found.of(person, NOBODY) for person in roster.people), "as a roster it has the times too"


def test_sakais_table(times):
    assert times(made.sakai_roster()).of(Person("u1001"), NOBODY) == datetime(2026, 11, 1, 9, 15, tzinfo=UTC)


def test_where_day_and_month_cannot_be_told_apart_nothing_counts(times):
    found = times('id,time\nada,"3/4/26, 10:00"\n')
    assert found.of(ADA, NOBODY) is None and "which is the day and which the month" in str(found.notes[0])


def test_a_time_that_is_none_says_its_line(times):
    with pytest.raises(ValueError, match="line 2: 'soon' is no time"):
        times("id,time\nada,soon\n")
    with pytest.raises(ValueError, match="line 3: '0001-01-01 00:00:00' is no time"):
        times("id,time\nben,2026-11-26 10:15\nada,0001-01-01 00:00:00\n")
    with pytest.raises(ValueError, match=r"A line like `id,submitted at` would.*here are id, name"):
        times("id,name\nada,Ada\n")


@pytest.mark.parametrize("column", ["上次修改（作业）", "最后修改（学生）", "最終更新日時 (提出)"])
def test_a_worksheet_in_an_east_asian_language(column, times):
    """The columns are called as Moodle's language packs call them."""
    ada = "参与者730,Ada Lovelace,ada@x,,,2026年11月26日 星期四 10:15"
    read = times(f"标识,全名,邮箱,状态,成绩,{column}\n{ada}\n")
    assert read.of(ADA, NOBODY) == datetime(2026, 11, 26, 10, 15)


@pytest.mark.parametrize(("zone", "last"), [("UTC", "12:00"), ("Asia/Shanghai", "10:15 UTC")])
def test_of_times_with_and_without_a_zone_the_last_counts(zone, last, times, tmp_path):
    found = times("id,time\nada,2026-11-26 10:15 UTC\nada,2026-11-26 12:00\n", ZoneInfo(zone))
    assert found.of(ADA, NOBODY) == read_time(f"2026-11-26 {last}")
    table = read_table(tmp_path / "times.csv", lambda names: True, "")
    assert times_in_table(table, ZoneInfo(zone)).of(ADA, NOBODY) == found.of(ADA, NOBODY)


def test_a_list_by_hand_has_an_id_and_a_time(times):
    read = times("id,time\nada,2026-11-28 01:59\n")
    assert read.of(ADA, NOBODY) == datetime(2026, 11, 28, 1, 59) and read.of(BEN, NOBODY) is None


def test_the_number_of_a_group_is_no_time_of_whoever_has_it(times):
    """Moodle's teams have numbers of their own, and its worksheet none of these."""
    worksheet = times("Identifier,Full name,Last modified (submission)\n"
                      "Participant 31,Ada Lovelace,2026-11-02 10:00\nParticipant 33,Cy,2026-11-09 10:00\n")
    ada = Person("ada", "Ada Lovelace", ids={"participant": "31"})
    assert worksheet.of(ada, Identity("Team A", (("participant", "33"),))).day == 2
    assert worksheet.of(Person("x"), Identity("Cy", (("participant", "33"),))).day == 9
    assert worksheet.of(Person("x"), Identity("", (("participant", "33"),))).day == 9, "names are hidden"


@pytest.mark.parametrize("day", ["2026-12-01", "20261201", "01.12.2026", "12/13/2026"])
def test_a_day_alone_is_no_time(day, times):
    """Its first moment would be on time for whoever came at noon."""
    with pytest.raises(UsageError, match="no time that is understood"):
        times(f"id,time\nada,{day}\n")


@pytest.mark.parametrize("name", ["Lovelace, Ada", "Lovelace Ada", "Someone Else"])
def test_nobody_in_a_list_is_whose_time_counts(name, times):
    """By the name of the roster, in any order, or by that of the download."""
    listed = times("id,name,time\n,Ada Lovelace,2026-11-02 10:00\n,Tia Teacher,2026-11-02 10:00\n"
                   "s99,,2026-11-02 10:00\n")
    index = PeopleIndex([Person("1", name)])
    ada = Identity("Ada Lovelace", (("participant", "5"),))
    assert listed.of_nobody(index, [ada]) == ["Tia Teacher", "s99"]
    assert ("Ada Lovelace" in listed.of_nobody(index, [])) is (name == "Someone Else")
