"""Until when each learner may hand in each chapter."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from dlbasics.grading.collect.people_index import PeopleIndex
from dlbasics.grading.collect.roster import Person
from dlbasics.grading.policy.deadlines import Deadlines, read_deadlines, read_extensions

BERLIN = ZoneInfo("Europe/Berlin")
CHAPTERS = ["activations", "losses"]
PEOPLE = PeopleIndex([Person("77", "Ada Lovelace", ids={"canvas": "77", "login": "ada"}), Person("b", "Bo")])
NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


def test_one_for_all_chapters_and_others_for_some():
    read = read_deadlines(["2026-11-30T23:59", "losses=2026-12-07T23:59:00+08:00"], BERLIN, CHAPTERS)
    assert {chapter: time.isoformat() for chapter, time in read.items()} == {
        "": "2026-11-30T23:59:59+01:00", "losses": "2026-12-07T23:59:00+08:00"
    }
    deadlines = Deadlines(read)
    assert deadlines.of("ada", "activations") == read[""] and deadlines.of("ada", "losses") == read["losses"]
    assert Deadlines().of("ada", "losses") is None


REASONS = {
    "tomorrow": "is no time that is understood", "2026-11-30T2x:59": "is no time that is understood",
    "12/10/2026 23:59": "can be read in two ways", "12-10-2026 23:59": "can be read in two ways",
    "2026-11-30": "is a day without a time of day", "30.11.2026": "is a day without a time of day",
    "30 Nov 2026": "is a day without a time of day", "2026年11月30日": "is a day without a time of day",
    "2026-02-30T23:59": "there is no such day", "2026-02-30": "there is no such day",
    "31 June 2026, 23:59": "there is no such day", "31.11.2026 23:59": "there is no such day",
    "2026/02/30 23:59": "there is no such day",
}


def test_what_is_no_deadline_says_why():
    for deadline, reason in (REASONS | {"lossses=2026-11-30T23:59": "no chapter"}).items():
        with pytest.raises(ValueError, match=reason):
            read_deadlines([deadline], UTC, CHAPTERS)


def extensions(tmp_path, text: str) -> dict:
    (tmp_path / "extensions.csv").write_text(text)
    return read_extensions(tmp_path / "extensions.csv", BERLIN, PEOPLE, CHAPTERS, {}, [], [])


def test_extensions_are_days_or_deadlines_of_anybody_by_any_name(tmp_path):
    read = extensions(tmp_path, "id,chapter,deadline,days\n77,losses,2026-11-05T12:00,\nada,,,2\nBo,,,0.5\n")
    deadlines = Deadlines({"": NOON}, read)
    assert deadlines.of("77", "losses").isoformat() == "2026-11-05T12:00:59+01:00"
    assert deadlines.of("77", "activations") == NOON + timedelta(days=2)
    assert deadlines.of("b", "losses") == NOON + timedelta(hours=12)
    assert deadlines.of("c", "losses") == NOON
    assert Deadlines({}, read).of("b", "losses") is None, "so much more than nothing"


def test_days_and_months_are_told_by_the_column_or_not_at_all(tmp_path):
    """3/4 is the third of April in one country, and the fourth of March in another."""
    read = extensions(tmp_path, "id,deadline\n77,12/10/2026 12:00\nBo,12/25/2026 12:00\n")
    assert [time.isoformat()[:10] for time in read.values()] == ["2026-12-10", "2026-12-25"]
    for day, reason in REASONS.items():
        with pytest.raises(ValueError, match=f"line 2: '{day}':? {reason}"):
            extensions(tmp_path, f'id,deadline\n77,"{day}"\n')


@pytest.mark.parametrize(("of_all", "of_chapter", "more"), [
    (7, 1, 7), (1, 7, 7), (NOON.replace(day=3), 1, 2), (1, NOON.replace(day=3), 2),
    (NOON.replace(day=5), NOON.replace(day=3), 4),
])
def test_of_an_extension_for_all_and_one_for_a_chapter_the_later_counts(of_all, of_chapter, more):
    own = [timedelta(each) if isinstance(each, int) else each for each in (of_all, of_chapter)]
    deadlines = Deadlines({"": NOON}, {("77", ""): own[0], ("77", "losses"): own[1]})
    assert deadlines.of("77", "losses") == NOON + timedelta(more)


def test_extensions_without_effect_are_known():
    day = timedelta(1)
    given = {("a", "losses"): day, ("b", ""): day, ("c", "mlp"): 2 * day, ("d", ""): 7 * day,
             ("d", "losses"): day, ("e", ""): 0 * day, ("f", "mlp"): NOON, ("g", ""): day,
             ("g", "losses"): day}
    deadlines = Deadlines({"losses": NOON}, given)
    assert deadlines.extensions_without_effect(["losses", "mlp"]) == [
        ("c", "mlp"), ("d", "losses"), ("e", ""), ("g", "")]


def test_a_mark_of_the_platform_may_be_of_another_deadline_where_one_is_extended():
    """Also where the class has none, but the platform has marked somebody late."""
    day = timedelta(1)
    given = {("a", "losses"): day, ("b", ""): day, ("c", "mlp"): day, ("d", "losses"): 0 * day}
    deadlines = Deadlines({"losses": NOON}, given)
    extended = [(learner, chapter) for learner in "abcde" for chapter in ("losses", "mlp")
                if deadlines.is_extended(learner, chapter)]
    assert extended == [("a", "losses"), ("b", "losses"), ("b", "mlp"), ("c", "mlp")]


def test_an_extension_for_all_makes_no_deadline_where_the_class_has_none():
    """Only where there is none at all the row says until when its learner may hand in."""
    later = NOON.replace(day=7)
    deadlines = Deadlines({"losses": NOON}, {("a", ""): later, ("b", "mlp"): later})
    assert deadlines.of("a", "losses") == later == deadlines.of("b", "mlp")
    assert deadlines.of("a", "mlp") is None
    assert Deadlines({}, {("a", ""): later}).of("a", "mlp") == later
    earlier = Deadlines({"losses": NOON}, {("a", ""): NOON.replace(hour=1)})
    assert earlier.class_deadline_later_than_extension("a", "", ["losses", "mlp"]) == NOON


def test_no_days_more_for_a_chapter_take_none_from_those_for_all(tmp_path):
    deadlines = Deadlines({"": NOON}, extensions(tmp_path, 'id,chapter,days\n77,,"1,5"\n77,losses,0\n'))
    assert deadlines.of("77", "losses") == deadlines.of("77", "activations") == NOON + timedelta(hours=36)


def test_an_extension_for_nobody_says_its_line(tmp_path):
    cases = {"id,days\n77,1\nx,1\n": "line 3: 'x' is nobody", "id,days\n77,soon\n": "line 2: 'soon'",
             "id,days\n77,inf\n": "line 2: 'inf' is no number of days", "id,days\n77,-2\n": "line 2: '-2'",
             "id,days\n77,1e9\n": "line 2",
             'id,days\n77,"1,000"\n': "line 2: '1,000' can be read in two ways",
             "id,days\n77,1\nAda Lovelace,7\n": "line 3: a row above",
             "id,deadline,days\n77,2026-11-05T12:00,2\n": "line 2: a deadline and days",
             "id,days,chapter\n77,1,foo\n": "line 2: there is no chapter 'foo'",
             "id,chapter,deadline,days\n77,,,\n": "line 2: no deadline and no days; write one",
             "id,name\n77,Ada\n": "A line like `id,deadline` would; the columns here are id, name"}
    for text, reason in cases.items():
        with pytest.raises(ValueError, match=reason):
            extensions(tmp_path, text)


def test_an_extension_of_what_does_not_count_is_told(tmp_path):
    path, notes = tmp_path / "extensions.csv", []
    path.write_bytes("id,chapter,days,why\n77,losses,1,für später\n77,,2,Krankheit von Zoë, bestätigt\n"
                     .replace(", best", "; best").encode("cp1252"))
    read = read_extensions(path, BERLIN, PEOPLE, ["activations"], {}, CHAPTERS, notes)
    assert read == {("77", ""): timedelta(days=2)}
    assert [note.code for note in notes] == ["table.guessed-encoding", "policy.chapter-not-counted"]
    assert "extensions.csv extends losses, which does not count" in str(notes[1])
    path.write_text("id,chapter,days\n77,lossses,1\n")
    with pytest.raises(ValueError, match="there is no chapter 'lossses'"):
        read_extensions(path, BERLIN, PEOPLE, ["activations"], {}, CHAPTERS, notes)


def test_an_extension_takes_no_time_from_anybody(tmp_path):
    """A month that was mistyped is refused; one for all chapters leaves a later deadline as it is."""
    by_chapter = read_deadlines(["2026-11-26T23:59", "losses=2026-12-07T23:59"], BERLIN, CHAPTERS)

    def read(row: str) -> Deadlines:
        (tmp_path / "extensions.csv").write_text(f"id,chapter,deadline,days\n{row}\n")
        path = tmp_path / "extensions.csv"
        return Deadlines(by_chapter, read_extensions(path, BERLIN, PEOPLE, CHAPTERS, by_chapter, [], []))

    assert read("b,,2026-12-01T12:00,").of("b", "losses") == by_chapter["losses"]
    assert read("b,,2026-12-01T12:00,").of("b", "activations").day == 1
    for row in ("b,,2026-11-20T00:00,", "b,losses,2026-12-01T12:00,", "b,activations,2026-11-26T23:58,"):
        with pytest.raises(ValueError, match=r"line 2: .* is before the deadline, 2026-1"):
            read(row)
