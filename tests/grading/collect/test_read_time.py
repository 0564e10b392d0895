"""Times as platforms and people write them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import TZPATH

import pytest

from dlbasics.grading.collect import read_time as module
from dlbasics.grading.collect.read_time import find_zone, is_day_first, own_zone, read_deadline, read_time

WRITTEN = {
    datetime(2026, 11, 3, 22, 15): [
        "2026-11-03T22:15", "2026-11-03 22:15:00", "Tuesday, 3 November 2026, 10:15 PM", "3 Nov 2026, 22:15",
        "November 3, 2026 10:15 PM", "Nov 3, 2026 10:15 p.m.", "Dienstag, 3. November 2026, 22:15",
        "mardi 3 novembre 2026, 22:15", "martes, 3 de noviembre de 2026, 22:15", "3/11/26, 22:15:00",
        "3.11.2026 22:15", "03/11/2026 10:15 PM", "2026年11月3日 星期二 22:15", "2026年11月3日 下午10:15",
        "2026年 11月 3日(火曜日) 22:15", "2026年11月3日(二) 22:15:00", "2026년 11월 3일(화) 오후 10:15",
    ],
    datetime(2026, 11, 26, 23, 59): [
        "quinta-feira, 26 de novembro de 2026, 23:59", "Nov 26, 2026 at 11:59 PM", "2026/11/26 23:59",
        "26-11-2026 23:59", "torstai, 26. marraskuuta 2026, 23:59", "26 marras 2026, 23.59",
        "26. November 2026 um 23:59", "Perşembe, 26 Kasım 2026, 23:59",
        "2026.11.26. 23:59", "26 ноября 2026, 23:59", "2026-11-26 11:59 PM", "2026-11-26, 11:59 p.m.",
        "2026-11-26 11:59:00 PM", "2026/11/26 下午 11:59", "2026-11-26 오후 11:59:00", "26-Nov-2026 23:59",
        "26-nov.-2026 11:59 p. m.",
    ],
    datetime(2026, 5, 1, 12, 0): ["1 maj 2026, 12:00", "1 maja 2026, 12:00", "lördag, 1 maj 2026, 12:00"],
    datetime(2026, 3, 1, 0, 5): ["1. März 2026, 00:05", "1 mars 2026, 00:05", "1 March 2026, 12:05 AM"],
    datetime(2026, 8, 1, 12, 0): ["1 août 2026, 12:00", "1 August 2026, 12:00 PM", "2026-8-1 12:00"],
    datetime(2026, 11, 30, 9, 15): ["2026-11-30 9:15", "2026-11-30 9:15:00 AM", "2026-11-30 9.15",
                                    "2026-11-30 9h15", "2026/11/30 上午 9:15", "30/11/2026 9:15 a. m.",
                                    "30/11/26 9:15 a.\xa0m."],
    datetime(2026, 11, 3, 22, 15, tzinfo=UTC): ["2026-11-03T22:15:00Z", "2026-11-03 22:15:00 UTC",
                                                "2026-11-03T22:15:00+00:00", "3 Nov 2026 22:15:00 +0000"],
}


@pytest.mark.parametrize("time", WRITTEN, ids=str)
def test_a_time_in_many_forms(time):
    assert {text: read_time(text) for text in WRITTEN[time]} == dict.fromkeys(WRITTEN[time], time)


def test_the_day_stands_first_or_the_month():
    assert read_time("3/4/26, 10:00") == datetime(2026, 4, 3, 10)
    assert read_time("3/4/26, 10:00", day_first=False) == datetime(2026, 3, 4, 10)
    assert is_day_first(["3/4/26, 10:00", "13/4/26, 10:00"]) is True
    assert is_day_first(["3/4/26, 10:00", "3/14/26, 10:00"]) is False
    assert is_day_first(["3/4/26, 10:00"]) is None and is_day_first(["3.4.26 10:00"]) is True
    assert is_day_first(["2026-11-03T22:15"]) is True


def test_a_deadline_lasts_to_the_end_of_its_minute():
    for text, second in {"2026-11-30T23:59": 59, "30.11.2026 23:59": 59, "2026-11-30T23:59+01:00": 59,
                         "2026-11-30T23:59:00": 0, "30 Nov 2026, 11:59:30 PM": 30}.items():
        assert read_deadline(text, True).second == second, text


@pytest.mark.parametrize(("written", "second"), [
    ("30.11.2026 23.59", 59), ("30.11.2026 23h59", 59), ("30.11.2026, 23.59.07", 7),
    ("30 Nov 2026, 23h59", 59), ("2026年11月30日 23.59", 59), ("20261130T2359", 59), ("20261130T235907", 7),
    ("2026-11-30 23.59", 59), ("2026-11-30T23.59", 59), ("2026-11-30 23,59", 59), ("2026-11-30 23h59", 59),
    ("2026-11-30 11:59 PM", 59), ("2026-11-30 11:59:07 p.m.", 7),
    ("2026-11-30 23.59.07", 7), ("2026-11-30 23:59.07", 7), ("20261130T23.59", 59), ("2026-W49-1 23.59", 59),
])
def test_a_clock_of_a_deadline_may_have_any_sign_that_other_times_have(written, second):
    time = datetime(2026, 11, 30, 23, 59, second)
    assert read_deadline(written, True) == time and read_time(written) == time.replace(second=second % 59)


def test_a_dot_in_the_clock_of_an_iso_time_leaves_its_zone_and_its_fraction():
    zoned = read_deadline("2026-11-30 23.59+01:00", True)
    assert zoned.isoformat() == "2026-11-30T23:59:59+01:00" == read_deadline(
        "2026-11-30T23:59+01:00", True).isoformat()
    assert read_time("2026-11-30T23:59:07.25").isoformat() == "2026-11-30T23:59:07.250000"


@pytest.mark.parametrize("written", ["26-11-30 10:00", "30-11-26 10:00", "30-11.2026 10:00",
                                     "3/4-2026 10:00"])
def test_hyphens_stand_twice_and_with_a_whole_year(written):
    """Else 26-11-30 would be the 26th of November 2030."""
    assert read_time(written) is None and read_deadline(written, True) is None


@pytest.mark.parametrize("day", ["2026-11-30", " 2026-11-30 ", "20261130", "2026-W48-1", "2026-11-30Z",
                                 "2026-11-30 UTC", "2026-11-30+01:00", "2026-11-30-05:00", "30.11.2026",
                                 "30.11.26", "30 Nov 2026", "2026-11-30T23"])
def test_a_day_without_a_clock_is_no_deadline(day):
    """Python takes the zone behind a day for a clock: 2026-11-30+01:00 would be one o'clock."""
    assert read_deadline(day, True) is None


@pytest.mark.parametrize("day", ["30.11.26", "30/11/26", "30.11.2026", "5.6.26", "05.06.26", "5.12.26",
                                 "2026.11.30.", "2026/11/30"])
@pytest.mark.parametrize(("clock", "second"), [("23:59", 59), ("0:05", 59), ("23:59:07", 7), ("0:05:00", 0)])
def test_the_signs_of_a_date_are_no_clock_with_seconds(day, clock, second):
    assert read_deadline(f" {day}  {clock} ", True).second == second


NO_TIMES = ["", "-", "tomorrow", "31 June 2026, 10:00", "3 Foo 2026, 10:00", "25:00", "99/99/2026 10:00",
            "2026-11-30 25:00 PM", "30.11.202 10:00", "30/11/026 10:00"]


def test_what_is_no_time():
    assert {text: read_time(text) for text in NO_TIMES} == dict.fromkeys(NO_TIMES)


@pytest.mark.parametrize("written", ["0001-01-01 00:00:00", "0001-01-01T00:00:00Z",
                                     "9999-12-31 23:59", "31.12.9999 23:59", "9999年12月31日 23:59"])
def test_at_either_end_of_the_calendar_is_no_time(written):
    """Programs write these for "never"; in another zone there is no such time."""
    assert read_time(written) is None and read_deadline(written, True) is None


def test_a_zone_is_named(monkeypatch):
    assert str(find_zone("Asia/Shanghai")) == "Asia/Shanghai"
    monkeypatch.setenv("TZ", "America/New_York")
    assert str(find_zone("")) == "America/New_York"
    with pytest.raises(ValueError, match="'Mars/Base' is no time zone"):
        find_zone("Mars/Base")
    with pytest.raises(ValueError, match="no time zone"):
        find_zone("../../etc/passwd")


def test_the_zone_of_the_machine_is_found_however_it_is_written(monkeypatch, tmp_path):
    """The link that most have, or a copy of the file, which is nowhere named."""
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(module, "LOCALTIME", tmp_path / "localtime")
    assert own_zone() == (UTC, None), "as POSIX has it where nothing is said"
    source = next(path for folder in TZPATH if (path := Path(folder) / "Asia" / "Shanghai").exists())
    (tmp_path / "localtime").write_bytes(source.read_bytes())
    found, problem = own_zone()
    assert problem is None and found.utcoffset(datetime(2026, 11, 1)) == timedelta(hours=8)


def test_a_zone_of_the_machine_that_cannot_be_read_is_told(monkeypatch, tmp_path):
    monkeypatch.setenv("TZ", "CET-1CEST")
    found, problem = own_zone()
    assert found is UTC and "CET-1CEST" in str(problem) and "--timezone" in str(problem)
    assert find_zone("") is UTC
    monkeypatch.delenv("TZ")
    monkeypatch.setattr(module, "LOCALTIME", tmp_path / "localtime")
    (tmp_path / "localtime").write_text("no zone")
    assert own_zone()[0] is UTC and "localtime" in str(own_zone()[1])
