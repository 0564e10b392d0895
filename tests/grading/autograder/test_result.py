"""What was found in one submission, and what a second judging adds."""

import json
from dataclasses import fields, replace

from support.sample_submissions import ID, made_up_result

from dlbasics.grading.autograder.result import Result
from dlbasics.grading.autograder.submission import Submission
from dlbasics.messages import Message

OVER_TIME = Message("submission.over-time")
FIRST = made_up_result("ada", 1, ran_out=[ID])


def second(**more) -> Result:
    return replace(made_up_result("ada", 2), **more)


def test_of_what_ran_out_the_second_judging_counts():
    whole = FIRST.with_second(second())
    assert (whole.verdicts[0]["earned"], whole.ran_out, whole.judged_again) == (2, [], [ID])


def test_a_problem_of_the_second_judging_is_kept():
    assert FIRST.with_second(second(problem=OVER_TIME)).problem == OVER_TIME
    first = replace(FIRST, problem=Message("submission.empty"))
    assert first.with_second(second(problem=OVER_TIME)).problem == first.problem


def test_what_there_was_no_time_for_was_not_judged_again():
    message = Message("grade.over-time").to_json()
    verdict = second().verdicts[0] | {"status": "not attempted", "earned": 0, "message": message}
    whole = FIRST.with_second(second(problem=OVER_TIME, verdicts=[verdict]))
    assert (whole.verdicts, whole.ran_out, whole.judged_again) == (FIRST.verdicts, [ID], [])


def test_what_the_second_judging_does_not_reach_has_run_out_twice():
    whole = FIRST.with_second(second(ran_out=[""], verdicts=[]))
    assert (whole.verdicts, whole.ran_out, whole.judged_again) == (FIRST.verdicts, ["", ID], [ID])


def test_what_is_known_of_a_submission_is_the_same_in_a_new_result_and_in_an_old_one():
    known = Submission("ada", "b.ipynb", claimed="Ada", time="2026-11-30T12:00:00+00:00", attempt=3,
                       is_in_earlier_download=True, marked_late=True, sort_key=("z",))
    found = {"verdicts": FIRST.verdicts, "ran_out": FIRST.ran_out}
    assert FIRST.brought_up_to(known) == Result.of(known, **found)
    taken = {each.name for each in fields(Submission)} & {each.name for each in fields(Result)} - {"problem"}
    assert all(getattr(FIRST.brought_up_to(known), name) == getattr(known, name) for name in taken)


def test_verdicts_share_their_strings():
    """Those of a large class would fill the memory otherwise."""
    kept = json.dumps(FIRST.to_dict())
    one, two = (Result.from_dict(json.loads(kept)).verdicts[0] for _ in range(2))
    assert one == FIRST.verdicts[0]
    for name in ("id", "status"):
        assert one[name] is two[name]
    assert all(ours is theirs for ours, theirs in zip(one, two, strict=True))
