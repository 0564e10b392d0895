"""What the gradebook knows of each learner."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from support.sample_submissions import ID, made_up_result

from dlbasics.exercises import find
from dlbasics.grading.collect.identity_matcher import IdentityMatch
from dlbasics.grading.collect.roster import Person
from dlbasics.grading.policy.deadlines import Deadlines
from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.policy.lateness import Lateness, LatePolicy
from dlbasics.grading.policy.overrides import Override
from dlbasics.grading.reports.learner_grades import Deduction, GradingStatus, learner_grades
from dlbasics.messages import Message

ADA = Person("ada", "Ada Lovelace", "ada@uni.example")
FIRST, OTHER, PINBALL = find(ID), find("losses/huber"), find("losses/pinball")
RULES = GradingPolicy([FIRST, OTHER])
NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


def entry_of(*results, people=(ADA,), **policy):
    """The entry of the first person."""
    return learner_grades(list(results), list(people), replace(RULES, **policy))[0]


def at(hour: int, earned: float, day: int = 1, label: str = "", **more):
    """A result that was handed in at that hour."""
    label = label or f"{day}-{hour}.ipynb"
    return made_up_result("ada", earned, label=label, time=f"2026-11-{day:02}T{hour:02}:00:00+00:00", **more)


def test_the_last_answer_before_the_deadline_counts_whatever_it_earns():
    deadlines = Deadlines({"": NOON})
    on_time, later, late = at(9, 2), at(11, 1), at(13, 2)
    for results in ([on_time, later, late], [late, later, on_time]):
        ada = entry_of(*results, deadlines=deadlines)
        assert (ada.total, ada.lateness, ada.status) == (1, Lateness.ON_TIME, GradingStatus.JUDGED)
    assert entry_of(late, deadlines=deadlines).lateness is Lateness.LATE
    assert entry_of(on_time, later, late, deadlines=deadlines, best_of=2).total == 2
    assert entry_of(at(8, 2), at(9, 0), at(10, 1), deadlines=deadlines, best_of=2).total == 1, "not of three"


def test_a_stub_is_no_answer_where_there_is_another():
    stub = at(11, 0, status="not attempted")
    assert entry_of(at(9, 2), stub).total == 2 and entry_of(stub).answers[ID].label == "1-11.ipynb"


def test_what_came_more_than_once_is_noted_with_the_file_that_counts():
    ada = entry_of(at(9, 2, label="a.ipynb"), at(10, 0, label="b.ipynb"))
    assert ada.files == ["a.ipynb", "b.ipynb"] and ada.answers[ID].label == "b.ipynb"
    assert ada.all_notes == [
        f"{ID}: the answer in a.ipynb earned 2, the one that counts 0.",
        f"Of what came more than once the last answer on time counts (b.ipynb): {ID}.",
    ]


def test_a_late_answer_is_not_said_to_be_on_time():
    deadlines = Deadlines({"": NOON})
    stub = at(9, 0, label="a.ipynb", status="not attempted")
    for earlier in (stub, at(13, 2, label="a.ipynb")):
        ada = entry_of(earlier, at(14, 2, label="b.ipynb"), deadlines=deadlines)
        (note,) = [note for note in ada.all_notes if "more than once" in note]
        assert "the last late answer counts (b.ipynb)" in note and "on time counts" not in note


def test_a_file_of_two_downloads_is_charged_and_noted():
    """A list says when a learner handed in last; many download once more for somebody else."""
    for hour, cut_off, total in ((11, None, 2), (13, None, 1.8), (13, NOON - NOON, 0)):
        policy = {"deadlines": Deadlines({"": NOON}), "late_policy": LatePolicy(10, True, cut_off=cut_off)}
        ada = entry_of(replace(at(hour, 2), is_in_earlier_download=True), **policy)
        assert (ada.total, ada.lateness) == (total, Lateness.LATE if hour > 12 else Lateness.ON_TIME)
        assert any("an earlier download has the same file" in note
                   for note in ada.instructor_notes) is (hour > 12)


def test_an_answer_that_came_nobody_knows_when_is_not_said_to_be_on_time():
    unknown = replace(at(13, 2, label="b.ipynb"), time="")
    ada = entry_of(replace(unknown, label="a.ipynb"), unknown, deadlines=Deadlines({"": NOON}))
    (note,) = [note for note in ada.all_notes if "more than once" in note]
    assert "not known whether it came on time (b.ipynb)" in note


@pytest.mark.parametrize(("column", "status", "is_draft"), [
    ("status", "Draft (not submitted)", True), ("status", "Entwurf (nicht abgegeben)", True),
    ("状态", "草稿（未提交）", True), ("status", "Submitted for grading", False), ("remark", "Draft", False)])
def test_a_draft_that_was_not_submitted_needs_a_look(column, status, is_draft):
    ada = replace(ADA, ids={"participant": "7"}, columns={column: status})
    entry = entry_of(made_up_result("ada", 2), people=[ada])
    assert (entry.status is GradingStatus.NEEDS_A_LOOK) == is_draft == ("draft" in str(entry.notes))
    assert entry_of(people=[ada]).status is GradingStatus.NOTHING_HANDED_IN
    assert entry_of(made_up_result("ada", 2), people=[replace(ada, ids={})]).counts, "of another list"
    decided = [Override("ada", as_judged=True)]
    assert entry_of(made_up_result("ada", 2), people=[ada], overrides=decided).total == 2


@pytest.mark.parametrize("code", ["is-archive", "archive-in-zip"])
def test_an_archive_that_is_not_read_needs_a_look_where_an_answer_is_missing(code):
    archive = replace(made_up_result("ada", 0, label="b.rar"), verdicts=[],
                      problem=Message(f"submission.{code}"))
    answered = made_up_result("ada", 1)
    assert entry_of(answered, archive, exercises=[FIRST]).status is GradingStatus.JUDGED
    assert entry_of(answered, archive).status is GradingStatus.NEEDS_A_LOOK
    assert any(note.startswith("b.rar: ") for note in entry_of(answered, archive).notes)


def test_the_files_are_known_in_the_order_of_handing_in():
    """A feedback file for Canvas names the last of them: the platform may no longer know an earlier one."""
    first, last = (replace(made_up_result("ada", 1, label=label), sort_key=(number,))
                   for label, number in (("b_77_90001_a.ipynb", "90001"), ("a_77_95001_a.ipynb", "95001")))
    ada = entry_of(last, first)
    assert ada.files == [last.label, first.label] and ada.files_last_first == [last.label, first.label]
    assert ada.answers[ID].label == last.label
    ada = entry_of(replace(last, sort_key=("1",)), first)
    assert ada.files_last_first == [first.label, last.label]


def test_being_late_costs_what_the_policy_says_and_no_more_than_the_late_answers_earn():
    deadlines = Deadlines({"": NOON, "losses": NOON.replace(day=9)})
    late, other = at(13, 2, day=2), at(13, 3, day=2, label="b", id=OTHER.id, points=3)
    for policy, total, off in [
        (LatePolicy(), 5, 0),
        (LatePolicy(per_day=0.5), 4, 1),
        (LatePolicy(per_day=10, is_percent=True), 4.6, 0.4),
        (LatePolicy(per_day=5), 3, 2),
    ]:
        ada = entry_of(late, other, deadlines=deadlines, late_policy=policy)
        (deduction,) = ada.deductions.values()
        assert round(ada.total, 9) == total and round(deduction.points, 9) == off and deduction.days == 2
        assert ada.lateness is Lateness.LATE, "though the other chapter is on time"


def test_after_the_cut_off_nothing_counts_unless_there_was_something_before():
    deadlines, policy = Deadlines({"": NOON}), LatePolicy(per_day=1, cut_off=NOON - NOON.replace(hour=0))
    ada = entry_of(at(13, 2, day=2), deadlines=deadlines, late_policy=policy)
    assert (ada.total, ada.lateness) == (0, Lateness.LATE) and "last moment" in ada.notes[0]
    ada = entry_of(at(13, 1, day=1), at(13, 2, day=2), deadlines=deadlines, late_policy=policy)
    assert ada.total == 0 and ada.answers[ID].label == "1-13.ipynb"


ONE_DAY_LATE = at(13, 4, label="a.ipynb", id=OTHER.id, points=4)
EARNS_NOTHING = {
    "a stub": ({"status": "not attempted"}, None),
    "a wrong answer": ({}, None),
    "an answer after the cut-off": ({}, NOON.replace(day=4) - NOON),
}


@pytest.mark.parametrize("name", EARNS_NOTHING)
def test_what_earns_nothing_costs_the_other_answers_of_its_chapter_nothing(name):
    more, cut_off = EARNS_NOTHING[name]
    earned = 3 if cut_off else 0
    rules = {"exercises": [OTHER, PINBALL], "deadlines": Deadlines({"": NOON}),
             "late_policy": LatePolicy(per_day=10, is_percent=True, cut_off=cut_off)}
    later = at(13, earned, day=9, label="b.ipynb", id=PINBALL.id, points=3, **more)
    ada = entry_of(ONE_DAY_LATE, later, **rules)
    assert round(ada.total, 9) == 3.6 and ada.deductions["losses"].days == 1


@pytest.mark.parametrize(("policy", "total"), [(LatePolicy(10, True), 3.6 + 2.7), (LatePolicy(1), 4 - 1 + 3)])
def test_an_answer_that_came_much_later_costs_the_others_of_its_chapter_nothing(policy, total):
    """Who hands in more has no fewer points than who does not."""
    rules = {"exercises": [OTHER, PINBALL], "deadlines": Deadlines({"": NOON}), "late_policy": policy}
    alone = entry_of(ONE_DAY_LATE, **rules)
    for day, of_it in ((1, total), (9, 3.6 + 0.3 if policy.is_percent else 3), (20, alone.total)):
        later = at(13, 3, day=day, label="b.ipynb", id=PINBALL.id, points=3)
        ada = entry_of(ONE_DAY_LATE, later, **rules)
        assert ada.total == pytest.approx(of_it) and ada.total >= alone.total
        assert ada.deductions["losses"].days == day


def test_what_came_nobody_knows_when_costs_nothing_and_the_others_what_they_cost():
    rules = {"exercises": [OTHER, PINBALL], "deadlines": Deadlines({"": NOON}),
             "late_policy": LatePolicy(10, True)}
    unknown = made_up_result("ada", 3, True, label="b.ipynb", id=PINBALL.id, points=3)
    ada = entry_of(ONE_DAY_LATE, unknown, **rules)
    assert ada.total == pytest.approx(3.6 + 3) and ada.is_late_by_unknown_days
    assert ada.deductions["losses"] == Deduction(pytest.approx(0.4), 1, True, 1)


def test_a_stub_of_which_nobody_knows_when_it_came_saves_nobody_what_being_late_costs():
    rules = {"exercises": [OTHER, PINBALL], "deadlines": Deadlines({"": NOON}),
             "late_policy": LatePolicy(per_day=10, is_percent=True)}
    stub = made_up_result("ada", 0, True, label="b.ipynb", id=PINBALL.id, status="not attempted")
    ada = entry_of(ONE_DAY_LATE, stub, **rules)
    assert round(ada.total, 9) == 3.6 and not ada.is_late_by_unknown_days


def test_a_stub_is_neither_late_nor_too_late():
    rules = {"deadlines": Deadlines({"": NOON}), "late_policy": LatePolicy(cut_off=NOON - NOON)}
    stub = at(13, 0, label="b.ipynb", status="not attempted")
    ada = entry_of(replace(ONE_DAY_LATE, time="2026-11-01T09:00:00+00:00"), stub, **rules)
    assert (ada.total, ada.lateness, ada.deductions, ada.notes) == (4, Lateness.ON_TIME, {}, [])
    unknown = replace(stub, time="")
    assert entry_of(unknown, **rules).lateness is Lateness.ON_TIME


def test_a_stub_on_time_hides_no_answer_after_the_cut_off():
    rules = {"deadlines": Deadlines({"": NOON}), "late_policy": LatePolicy(cut_off=NOON - NOON)}
    stub, answer = at(9, 0, label="a.ipynb", status="not attempted"), at(13, 2, label="b.ipynb")
    ada = entry_of(stub, answer, **rules)
    assert (ada.total, ada.worth, ada.lateness) == (0, {ID: 2}, Lateness.LATE)
    assert any("last moment" in note for note in ada.notes)


def test_what_came_after_the_cut_off_does_not_stand_in_for_a_file_that_could_not_be_read():
    broken = replace(at(9, 0, label="a.ipynb"), problem=Message("submission.cut-off"), verdicts=[])
    deadlines, later = Deadlines({"": NOON}), at(13, 2, label="b.ipynb")
    assert entry_of(broken, later, deadlines=deadlines).status is GradingStatus.JUDGED
    policy = LatePolicy(cut_off=NOON - NOON)
    ada = entry_of(broken, later, deadlines=deadlines, late_policy=policy)
    assert ada.status is GradingStatus.NEEDS_A_LOOK


def test_where_nothing_says_when_it_was_handed_in_it_is_not_known_and_costs_nothing():
    policy = {"deadlines": Deadlines({"": NOON}), "late_policy": LatePolicy(per_day=1)}
    for marked, lateness in ((None, Lateness.UNKNOWN), (True, Lateness.LATE), (False, Lateness.ON_TIME)):
        ada = entry_of(made_up_result("ada", 2, marked), **policy)
        assert (ada.total, ada.lateness) == (2, lateness)
    assert entry_of(made_up_result("ada", 2)).lateness is Lateness.ON_TIME, "there is no deadline"
    assert entry_of(made_up_result("ada", 2, True)).lateness is Lateness.LATE, "the platform has one"


def test_an_extension_is_a_learners_own():
    extended = Deadlines({"": NOON}, {("ada", ""): NOON.replace(day=3)})
    assert entry_of(at(13, 2, day=2), deadlines=extended).lateness is Lateness.ON_TIME
    assert entry_of(made_up_result("ada", 2, True), deadlines=extended).lateness is Lateness.UNKNOWN


def test_weights_are_of_chapters():
    both = [at(9, 2), at(9, OTHER.points / 2, label="b", id=OTHER.id, points=OTHER.points)]
    ada = entry_of(*both, weights={"activations": 40, "losses": 60})
    assert ada.total == 70


def test_a_total_by_hand_is_in_points_of_the_book_also_with_weights():
    """As what being late costs: so a row means the same whatever the platform's assignment has."""
    one = {"exercises": [FIRST], "weights": {"activations": 100}}
    ada = entry_of(at(9, 0), overrides=[Override("ada", "", FIRST.points)], **one)
    assert (ada.total, ada.by_chapter) == (100, {"activations": FIRST.points})
    two = {"weights": {"activations": 40, "losses": 60}}
    possible = FIRST.points + OTHER.points
    assert entry_of(overrides=[Override("ada", "", possible / 2)], **two).total == 50
    late = {"deadlines": Deadlines({"": NOON}), "late_policy": LatePolicy(per_day=0.5)}
    ada = entry_of(at(13, 2), **one, **late)
    assert (ada.total, ada.deductions["activations"].points) == (75, 0.5)


def test_what_a_person_has_decided_counts():
    late = {"deadlines": Deadlines({"": NOON}), "late_policy": LatePolicy(per_day=1)}
    one = [Override("ada", ID, 1.5, "Well tried."), Override("ada", comment="See me."), Override("x", "", 9)]
    ada = entry_of(at(13, 2), overrides=one, **late)
    assert (ada.total, ada.earned, ada.deductions) == (1.5, {ID: 1.5}, {}), "and nothing is taken off it"
    assert (ada.comment_on(ID), ada.comment_on("")) == ("Well tried.", "See me.")
    ada = entry_of(at(13, 2), overrides=[*one, Override("ada", "", 7)], **late)
    assert (ada.total, ada.by_chapter) == (7, {}), "since nothing says what each chapter earned"
    ada = entry_of(at(13, 2), exercises=[find(ID)], overrides=[Override("ada", "", 1.8)], **late)
    assert (ada.total, ada.by_chapter) == (1.8, {"activations": 1.8})
    assert ada.deductions == {"activations": Deduction(0, 1, charged_days=1)}
    assert ada.lateness is Lateness.LATE
    broken = replace(made_up_result("ada", 0), problem=Message("submission.empty"), verdicts=[])
    assert entry_of(broken, overrides=one[1:2]).status is GradingStatus.NEEDS_A_LOOK, "a word is no grade"
    for overrides in (one, [Override("ada", "", 0)]):
        assert entry_of(broken, overrides=overrides).status is GradingStatus.JUDGED
    assert entry_of(overrides=one).counts, "on paper, say"


def test_the_status_says_who_has_to_be_looked_at():
    problem = replace(made_up_result("ada", 0), problem=Message("submission.empty"))
    stranger = IdentityMatch(Person("eve"), Message("owner.not-in-the-roster"))
    results = [problem, made_up_result("eve", 2)]
    entries = learner_grades(results, [ADA, Person("ben")], RULES, {"eve": stranger})
    assert {entry.person.id: entry.status for entry in entries} == {
        "ada": GradingStatus.NEEDS_A_LOOK, "ben": GradingStatus.NOTHING_HANDED_IN,
        "eve": GradingStatus.NEEDS_A_LOOK
    }
    ada, ben, eve = (entry.all_notes for entry in entries)
    assert (ada, ben, eve) == (["a.ipynb: The file is empty."], [], ["Not in the roster."])
    (eve,) = learner_grades([made_up_result("eve", 2)], [], RULES)
    assert eve.status is GradingStatus.JUDGED, "without a roster nobody is a stranger"


def test_who_may_be_a_stranger_is_not_taken_for_absent():
    problem = Message("owner.homonyms", {"people": "Bo"})
    stranger = IdentityMatch(Person("Bo (3)"), problem, ("b1", "b2"), "Bo (3)")
    entries = learner_grades([made_up_result("Bo (3)", 2)], [Person("b1"), Person("b2")], RULES,
                             {"Bo (3)": stranger})
    assert [entry.status for entry in entries] == [GradingStatus.NEEDS_A_LOOK] * 3
    assert "Bo (3) may be this person" in entries[0].instructor_notes[0]


def test_a_file_that_says_nothing_is_a_remark_beside_one_that_does():
    empty = replace(
        at(10, 0, label="notes.ipynb"), problem=Message("submission.answers-nothing"), verdicts=[]
    )
    assert entry_of(at(9, 2), empty).status is GradingStatus.JUDGED
    assert entry_of(empty).status is GradingStatus.NEEDS_A_LOOK
    broken = Message("submission.empty")
    assert entry_of(at(9, 2), replace(empty, problem=broken)).status is GradingStatus.NEEDS_A_LOOK
    an_earlier_one = replace(empty, problem=broken)
    assert entry_of(at(11, 2), an_earlier_one).status is GradingStatus.JUDGED


def test_a_person_who_has_looked_can_let_what_was_judged_count():
    broken = replace(at(10, 0, label="b.ipynb"), problem=Message("submission.cut-off"), verdicts=[])
    assert entry_of(at(9, 2), broken).status is GradingStatus.NEEDS_A_LOOK
    ada = entry_of(at(9, 2), broken, overrides=[Override("ada", as_judged=True)])
    assert (ada.status, ada.total) == (GradingStatus.JUDGED, 2)


def test_a_status_is_a_code_with_a_label():
    assert [status.value for status in GradingStatus] == ["judged", "needs-a-look", "nothing-handed-in"]
    assert [status.label for status in GradingStatus] == ["judged", "needs a look", "nothing handed in"]


def test_files_beside_work_that_was_judged_cost_it_nothing():
    """Unless they may have held an answer that is missing."""
    def beside(code: str, label: str, **more) -> GradingStatus:
        return entry_of(at(9, 2), replace(at(9, 0, label=label), problem=Message(code), verdicts=[]),
                        **more).status

    foreign, empty, cut = "submission.unknown-format", "submission.empty", "submission.cut-off"
    for exercises in ([FIRST], [FIRST, OTHER]):
        assert beside(foreign, "ada/settings.json", exercises=exercises) is GradingStatus.JUDGED
        assert beside(empty, "ada_7_9_Untitled1.ipynb", exercises=exercises) is GradingStatus.JUDGED
        assert beside(cut, "work.json", exercises=exercises) is GradingStatus.NEEDS_A_LOOK
        assert beside(foreign, "hw.ipynb", exercises=exercises) is GradingStatus.NEEDS_A_LOOK
    for code, label in ((empty, "losses.ipynb"), (cut, "a/dlbasics-work.damaged-0c9f.json")):
        assert beside(code, label, exercises=[FIRST]) is GradingStatus.JUDGED, "nothing is missing"
        assert beside(code, label, exercises=[FIRST, OTHER]) is GradingStatus.NEEDS_A_LOOK


def test_another_name_in_the_file_and_a_missing_sandbox_are_noted():
    """The name for the instructor alone."""
    ada = entry_of(replace(made_up_result("ada", 2), claimed="Eve", unsafe=True))
    assert ada.unsafe and ada.notes == ["a.ipynb: judged WITHOUT a sandbox."]
    assert ada.all_notes[1:] == ["a.ipynb: the file itself says that it is of 'Eve'."]
    for name in ("ADA", "ada lovelace", "Ada@uni.example", "Lovelace, Ada", "lovelace"):
        assert entry_of(replace(made_up_result("ada", 2), claimed=name)).all_notes == []


def test_a_name_that_the_roster_writes_the_other_way_round_is_the_same():
    grace = Person("4123", "Hopper, Grace", ids={"canvas": "4123", "login": "ghopper"})
    for name, is_own in {"Grace Hopper": True, "GHopper": True, "grace": True, "Emil Sander": False}.items():
        result = replace(made_up_result("4123", 2), claimed=name)
        (entry,) = learner_grades([result], [grace], RULES)
        assert (entry.all_notes == []) is is_own, name
