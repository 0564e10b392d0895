"""Whether something is late, by how much, and what that costs."""

from datetime import UTC, datetime, timedelta

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
    assert [points.deduction(3, days) for days in (0, 1, 4, 9, None)] == [0, 0.5, 2, 3, 0]
    assert [percent.deduction(4, days) for days in (0, 1, 4, 20, None)] == [0, 0.4, 1.6, 4, 0]


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
        "Being late in a chapter costs 10 of its points for each day that has begun "
        "(activations: 41, losses: 4.5)."
    )
    assert said("per-day=10%", "cut-off=7d") == (
        "Being late costs 10% of what the late answers earn for each day that has begun. "
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
