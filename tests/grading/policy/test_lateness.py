"""Whether something is late, by how much, and what that costs."""

from datetime import UTC, datetime, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

import pytest

from dlbasics.grading.policy.lateness import Lateness, LatePolicy, read_duration, read_late_policy

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


def timing(handed_in="", marked=None, deadline=NOON, policy=LatePolicy(), **more):  # noqa: B008
    found = policy.timing(handed_in, marked, deadline, **more)
    return found.lateness.name, found.days, found.is_cut_off


def test_a_time_counts_before_a_mark_and_a_mark_before_nothing():
    assert timing("2026-11-01T12:00:00+00:00", marked=True) == ("ON_TIME", 0, False)
    assert timing("2026-11-01T12:00:01+00:00", marked=False) == ("LATE", 1, False)
    assert timing(marked=True) == ("LATE", None, False) and timing(marked=False) == ("ON_TIME", 0, False)
    assert timing() == ("UNKNOWN", None, False) and timing(deadline=None) == ("ON_TIME", 0, False)
    assert timing(marked=True, is_extended=True) == ("UNKNOWN", None, False)
    assert timing("2026-11-09T12:00:00+00:00", deadline=None) == ("ON_TIME", 0, False)


def test_days_are_counted_from_the_deadline_in_whatever_zone():
    assert timing("2026-11-01T13:00:00+01:00") == ("ON_TIME", 0, False)
    for hours, days in ((1, 1), (24, 1), (25, 2), (48, 2), (49, 3)):
        assert timing((NOON + timedelta(hours=hours)).isoformat())[1] == days


def test_grace_and_cut_off():
    policy = LatePolicy(grace=timedelta(minutes=15), cut_off=timedelta(days=1))
    found = [timing((NOON + timedelta(minutes=m)).isoformat(), policy=policy) for m in (15, 16, 1440, 1441)]
    assert found == [("ON_TIME", 0, False), ("LATE", 1, False), ("LATE", 1, False), ("LATE", 2, True)]


def test_what_it_costs():
    points, percent = LatePolicy(per_day=0.5), LatePolicy(per_day=10, is_percent=True)
    assert [points.deduction([(3, days)]) for days in (0, 1, 4, 9, None)] == [0, 0.5, 2, 3, 0]
    assert [percent.deduction([(4, days)]) for days in (0, 1, 4, 20, None)] == [0, 0.4, 1.6, 4, 0]
    assert points.deduction([]) == percent.deduction([]) == 0


def test_each_answer_pays_for_its_own_days_or_all_for_those_of_the_last():
    percent, points = LatePolicy(per_day=10, is_percent=True), LatePolicy(per_day=0.5)
    assert percent.deduction([(2, 1), (2, 5), (2, None)]) == pytest.approx(0.2 + 1.0)
    assert points.deduction([(2, 1), (2, 4)]) == 2, "four days"
    assert points.deduction([(2, 1), (1, 5)]) == 1.5, "one day, and the answer that would cost two points"


@pytest.mark.parametrize("policy", [LatePolicy(10, True), LatePolicy(60, True), LatePolicy(0.5),
                                    LatePolicy(2)])
def test_handing_in_more_never_lowers_what_is_left(policy):
    answers = [(earned, days) for earned in (0.5, 1, 3) for days in (1, 2, 9, None)]

    def left(late) -> float:
        return sum(earned for earned, _ in late) - policy.deduction(late)

    for others in (*combinations(answers, 1), *combinations(answers, 2), *combinations(answers, 3)):
        for more in answers:
            assert left([*others, more]) >= left(others) - 1e-9, (others, more)


BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(("deadline", "handed_in", "days", "is_cut_off"), [
    # The clocks go back on the 25th of October, which has 25 hours, and forward on the 29th of March
    ("2026-10-24T23:59:59", "2026-10-25T23:30:00", 1, False),
    ("2026-10-24T23:59:59", "2026-10-26T00:00:00", 2, False),
    ("2026-10-24T23:59:59", "2026-10-31T23:30:00", 7, False),
    ("2026-10-24T23:59:59", "2026-11-01T00:00:00", 8, True),
    ("2026-03-28T23:59:59", "2026-03-30T00:30:00", 2, False),
    ("2026-03-28T23:59:59", "2026-04-05T00:30:00", 8, True),
    ("2026-11-24T12:00:00", "2026-11-24T12:00:01", 1, False),
    ("2026-11-24T12:00:00", "2026-11-25T11:00:00", 1, False),
    ("2026-11-24T12:00:00", "2026-11-25T13:00:00", 2, False),
])
def test_a_day_ends_at_the_deadlines_time_of_day_also_where_the_clocks_change(deadline, handed_in, days,
                                                                             is_cut_off):
    in_berlin = [datetime.fromisoformat(time).replace(tzinfo=BERLIN) for time in (deadline, handed_in)]
    found = timing(in_berlin[1].astimezone(UTC).isoformat(), deadline=in_berlin[0],
                   policy=LatePolicy(cut_off=timedelta(7)))
    assert found == ("LATE", days, is_cut_off)


def test_hours_and_minutes_pass_also_while_the_clocks_go_back():
    """Half past two comes twice on that night; what came an hour later is no earlier."""
    deadline = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    after = [(deadline.astimezone(UTC) + timedelta(minutes=minutes)).isoformat() for minutes in (0, 40, 90)]
    assert [timing(each, deadline=deadline)[0] for each in after] == ["ON_TIME", "LATE", "LATE"]
    policy = LatePolicy(grace=timedelta(hours=1))
    assert [timing(each, deadline=deadline, policy=policy)[0] for each in after] == [
        "ON_TIME", "ON_TIME", "LATE"]


def test_a_cut_off_beyond_the_calendar_cuts_nothing_off():
    policy = LatePolicy(cut_off=timedelta(days=10**8))
    assert timing("2026-11-03T12:00:00+00:00", policy=policy) == ("LATE", 2, False)


def test_a_policy_is_read():
    policy = read_late_policy(["per-day=10%", "grace=15m", "cut-off=3d"])
    assert policy == LatePolicy(10, True, timedelta(minutes=15), timedelta(days=3))
    assert read_late_policy([]) == LatePolicy() and read_late_policy(["per-day=0.5"]) == LatePolicy(0.5)
    assert [read_duration(text) for text in ("90m", "1.5h", "2w", "3", "-1d", "")] == [
        timedelta(minutes=90), timedelta(minutes=90), timedelta(weeks=2), None, None, None
    ]
    with pytest.raises(ValueError, match="nothing would ever be cut off"):
        read_late_policy(["grace=2d", "cut-off=1d"])
    for wrong in ("10%", "per-day=x", "grace=15", "cut-off=", "per-day=-1", f"cut-off={10**15}w"):
        with pytest.raises(ValueError, match="--late does not know"):
            read_late_policy([wrong])


def test_a_policy_is_said_in_words_that_show_a_forgotten_percent_sign():
    def said(*arguments: str) -> str:
        policy = read_late_policy(list(arguments))
        return " ".join(map(str, policy.described({"activations": 41, "losses": 4.5})))

    assert said("per-day=10") == (
        "Being late in a chapter costs 10 of its points for each day that has begun. "
        "The points of each chapter: activations: 41, losses: 4.5."
    )
    assert "costs 1234567 of its points" in said("per-day=1234567")
    assert "costs 12.3457% of" in said("per-day=12.34567%")
    described = read_late_policy(["per-day=1"]).described({"activations": 1e6})
    assert "activations: 1000000." in " ".join(map(str, described))
    assert said("per-day=10%", "cut-off=7d") == (
        "A late answer costs 10% of what it earns for each day that has begun. "
        "7 days after a deadline nothing counts any more."
    )
    assert said("grace=90m", "cut-off=1w") == (
        "Being late costs nothing. 90 minutes after a deadline is on time all the same. "
        "7 days after a deadline nothing counts any more."
    )
    assert said("grace=1h").endswith("1 hour after a deadline is on time all the same.")


def test_the_gradebook_shows_a_label():
    labels = {lateness: lateness.label for lateness in Lateness}
    assert labels == {Lateness.ON_TIME: "", Lateness.LATE: "yes", Lateness.UNKNOWN: "unknown"}
