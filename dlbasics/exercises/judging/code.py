"""Compare what the learner's function did with the reference and with each misconception.

`judge` is pure: it gets the outcomes, wherever they were made. `attempt` runs and judges in one go; scripts
outside this repository import it from here, too.
"""

from dataclasses import replace

from dlbasics.exercises.judging.case_set import CaseSet, public_case_set, recent_case_set
from dlbasics.exercises.judging.constant_output import constant_output_message, for_further_inputs
from dlbasics.exercises.judging.curve_plot import curve_plot
from dlbasics.exercises.judging.follow_up_calls import (
    FollowUp,
    SecondOutcomes,
    follow_up_calls,
    name_holds,
    not_repeatable,
    rows_depend,
    unused_arguments,
    unused_note,
    without_effect,
)
from dlbasics.exercises.judging.image_picture import image_picture
from dlbasics.exercises.judging.integer_inputs import whole_number_calls, whole_number_note
from dlbasics.exercises.judging.misconception_match import MisconceptionMatch, find_match
from dlbasics.exercises.judging.outcome_fault import Fault, fault_of_mutation, find_fault, overflowed
from dlbasics.exercises.judging.relation_over_cases import with_relation
from dlbasics.exercises.judging.row_independence import dependence_note
from dlbasics.exercises.judging.shape_over_cases import shape_over_cases, telling_case
from dlbasics.exercises.judging.single_edit_repair import repair_note
from dlbasics.exercises.judging.source_diagnosis import with_source_diagnosis
from dlbasics.exercises.judging.unused_arguments_by_part import may_be_unused, notes_on_parts
from dlbasics.exercises.judging.value_comparison import shape, unpacked, values_only
from dlbasics.exercises.judging.verdict import STATUSES, Verdict
from dlbasics.exercises.judging.verdict_details import case_details, expected_value, first_printed
from dlbasics.exercises.kinds.code import PUBLIC_SEED, Code
from dlbasics.exercises.model import CASE_KINDS, Exercise
from dlbasics.messages import Message, text
from dlbasics.runner.function_snapshot import kept_values
from dlbasics.runner.restore_numpy import restore_numpy
from dlbasics.runner.run_cases import Outcome, Run, run

STATUS_ORDER = list(STATUSES)
CHANGES_INPUT_CREDIT = 0.5
# By the state of a run: what is said of that which is no function to call.
NOT_RUN = {
    "signature": "judge.other-arguments",
    "class": "judge.is-a-class",
    "generator": "judge.has-yield",
    "coroutine": "judge.is-async",
    "commands": "judge.has-command",
}


def judge(case_set: CaseSet, ran: Run, name_mistakes: bool = True) -> Verdict:
    """Judge the outcomes of a code exercise.

    Parameters
    ----------
    case_set : CaseSet
        The cases that were run.
    ran : Run
        What `run` recorded.
    name_mistakes : bool
        Whether known mistakes are named.

    Returns
    -------
    Verdict
        Names the first thing that matters.
    """
    exercise, cases = case_set.exercise, case_set.cases
    if ran.state != "ran":
        return _not_run(exercise, ran.state)
    references = case_set.references[: len(ran.outcomes)]
    outcomes = [unpacked(e, got) for e, got in zip(references, ran.outcomes, strict=True)]
    compared = zip(references, outcomes, cases, strict=False)
    faults = [find_fault(expected, got, exercise, case) for expected, got, case in compared]
    if not any(faults):
        return _right(exercise, outcomes)
    if all(got.value is None and not got.failure for got in outcomes):
        return Verdict(exercise, "wrong", message=Message("judge.always-returns-none"), case=0,
                       details=tuple(first_printed(outcomes[:1])))
    change = _changed_argument(exercise, references, outcomes)
    match, besides = _known_mistakes(case_set, outcomes, faults, change) if name_mistakes else (None, None)
    index = _case_to_show(faults, cases, outcomes, match)
    details = tuple(case_details(exercise, cases[index], outcomes[index]))
    if match and match.credit == 1 and not besides:
        return _right_but_for_a_note(exercise, match.names[0])
    if match:
        first, *second = match.names
        message = Message("judge.two-mistakes") if second else constant_output_message(case_set, outcomes)
        # With its values right, an answer that changes an argument earns no more than that.
        credit = min(match.credit, CHANGES_INPUT_CREDIT) if besides else match.credit
        return Verdict(exercise, "misconception", credit, first, message=message, details=details,
                       case=index, others=tuple(second), change=besides)
    fault = _not_only_extreme(faults, cases, shape_over_cases(case_set, outcomes, faults, index))
    message = with_relation(case_set, outcomes, faults, fault)
    credit = _credit(faults, cases)
    return Verdict(exercise, fault.status, credit, message=message, details=details, case=index,
                   change=change if fault.status == "wrong" else None)


def _known_mistakes(
    case_set: CaseSet, outcomes, faults, change: Message | None
) -> tuple[MisconceptionMatch | None, Message | None]:
    """What explains the outcomes; if only their values are explained, with what is said of the argument."""
    match = find_match(case_set, outcomes, faults)
    if match or not change:
        return match, None
    values = values_only(case_set.references[: len(outcomes)], outcomes)
    return find_match(case_set, values, faults), change


def _not_run(exercise: Code, state: str) -> Verdict:
    """The verdict on what is no function to call."""
    if state == "unchanged":
        return Verdict(exercise, "not attempted", message=Message("judge.unchanged"))
    if state == "ends-at-once":
        return Verdict(exercise, "wrong", message=Message("judge.ends-at-once"))
    message = Message(NOT_RUN[state], {"signature": exercise.signature})
    return Verdict(exercise, "does not run", message=message)


def _right(exercise: Code, outcomes: list) -> Verdict:
    notes = (Message("judge.harmless-overflow"),) if any(map(overflowed, outcomes)) else ()
    return Verdict(exercise, "right", credit=1.0, notes=notes)


def _right_but_for_a_note(exercise: Code, name: str) -> Verdict:
    """The verdict on an answer that fails only where the exercise promises nothing: it loses no points."""
    return Verdict(exercise, "right", credit=1.0, notes=(exercise.mistakes_by_name()[name],))


def _case_to_show(faults: list, cases: list, outcomes: list, match: MisconceptionMatch | None) -> int:
    """The case to show: one that the known mistakes explain."""
    if match and match.cases is not None:
        faults = [fault if i in match.cases else None for i, fault in enumerate(faults)]
    return telling_case(faults, _most_telling(faults, cases, outcomes))


def _most_telling(faults: list, cases: list, outcomes: list) -> int:
    """The case to show: ordinary ones first; within a kind the first status in order, then the first case.

    An edge without a value says little of the formula: only lost digits, which call the rest right, follow.
    """
    def key(index):
        kind, status = cases[index].kind, faults[index].status
        is_only_unstable = status == "unstable"  # the formula is right: whatever is wrong comes first
        is_edge_without_value = kind == "edge" and outcomes[index].value is None
        return (
            is_only_unstable,
            is_edge_without_value,
            CASE_KINDS.index(kind),  # ordinary, then edge, then extreme
            STATUS_ORDER.index(status),  # the same order as that of all statuses
        )

    return min((index for index, fault in enumerate(faults) if fault), key=key)


def _not_only_extreme(faults: list, cases: list, fault: Fault) -> Fault:
    """The fault, or plainly a wrong value where an overflow is not the whole story."""
    ordinary = any(f and case.kind == "ordinary" for f, case in zip(faults, cases, strict=False))
    if fault.status == "overflows" and ordinary:
        return Fault("wrong", Message("judge.wrong-value"))
    return fault


def _changed_argument(exercise: Code, references: list, outcomes: list) -> Message | None:
    """A word about an argument that was changed, beside a wrong value: the one may come from the other."""
    compared = zip(references, outcomes, strict=True)
    changes = filter(None, (fault_of_mutation(expected, got, exercise) for expected, got in compared))
    change = next(changes, None)
    return Message("judge.changes-its-input.and-is-wrong", change.message.params) if change else None


def _credit(faults: list, cases: list) -> float:
    """Half the points for a formula that is right where numbers are not extreme, or that spoils its input."""
    found = [(f.status, case.kind) for f, case in zip(faults, cases, strict=False) if f]
    if all(status == "changes its input" for status, _ in found):
        return CHANGES_INPUT_CREDIT
    unstable = all(kind == "extreme" and status in ("overflows", "unstable") for status, kind in found)
    return 0.5 if unstable else 0.0


# -- running and judging --------------------------------------------------------------------------


def attempt(exercise: Code, function, seed: int = PUBLIC_SEED) -> Verdict:
    """Run a function on an exercise's cases and judge it.

    Parameters
    ----------
    exercise : Code
        As `dlbasics.exercises.find` gives it.
    function : callable
        The answer.
    seed : int
        What the cases are made from; by default those that the page shows.

    Returns
    -------
    Verdict
        Nothing is shown or kept.

    Raises
    ------
    TypeError
        If `exercise` is a question, or no exercise at all.
    """
    if not isinstance(exercise, Exercise):
        raise TypeError(text("argument.no-exercise", type=type(exercise).__name__))
    if not isinstance(exercise, Code):
        raise TypeError(text("argument.attempted-question", id=repr(exercise.id)))
    if not callable(function):
        message = Message("judge.not-a-function", {"signature": exercise.signature})
        return Verdict(exercise, "does not run", message=message)
    values_before = kept_values(function)
    overwritten = restore_numpy()
    case_set = public_case_set(exercise) if seed == PUBLIC_SEED else recent_case_set(exercise, seed)
    verdict = _run_and_judge(case_set, function, overwritten)
    verdict = with_source_diagnosis(verdict, function, values_before)
    note = repair_note(case_set, verdict, function)
    return verdict.replace(notes=(*verdict.notes, note)) if note else verdict


def _run_and_judge(case_set: CaseSet, function, overwritten: list[str]) -> Verdict:
    """The verdict that rests on what a function does, with a note on names of numpy that were overwritten."""
    exercise = case_set.exercise
    ran = run(function, case_set.calls, exercise.source)
    verdict = _judge_and_look_again(case_set, function, ran)
    return verdict.replace(notes=(*numpy_notes([*overwritten, *ran.overwritten]), *verdict.notes))


def numpy_notes(overwritten: list[str]) -> tuple[Message, ...]:
    """A word about names of numpy that a line of the learner's has overwritten."""
    names = [f"`{name}`" for name in dict.fromkeys(overwritten)]
    return (Message("note.numpy-restored", {"names": names}),) if names else ()


def _judge_and_look_again(case_set: CaseSet, function, ran: Run) -> Verdict:
    verdict = judge(case_set, ran)
    if verdict.status == "right":
        with_whole_numbers = run(function, whole_number_calls(case_set)).outcomes
        note = whole_number_note(case_set, with_whole_numbers)
        notes = (*verdict.notes, note) if note else verdict.notes
        return verdict.replace(details=tuple(first_printed(ran.outcomes)), notes=notes)
    if verdict.case is None:
        return verdict
    follow_up = follow_up_calls(case_set, verdict)
    if follow_up:
        second = _run_follow_up(case_set, function, ran, follow_up)
        verdict = after_follow_up_calls(case_set, ran, verdict, follow_up, second)
        if not second.repeats():
            return verdict
    return _with_comparison(case_set, function, verdict, ran.outcomes[verdict.case])


def _run_follow_up(case_set: CaseSet, function, ran: Run, follow_up: FollowUp) -> SecondOutcomes:
    """What a function does with the calls of a second look.

    Where the shown case has already told that each argument makes a difference, no other case is asked.
    """
    in_shown_case = follow_up.in_shown_case()
    second = in_shown_case.outcomes_of(run(function, in_shown_case.calls).outcomes)
    shown, further = follow_up.changed.shown, follow_up.changed.further
    if not further or len(second.changed) < len(shown):
        return second
    asked = shown, ran.outcomes, second.changed
    if not without_effect(*asked) and not may_be_unused(case_set, *asked):
        return second
    of_further = run(function, [change.args for change in further]).outcomes
    return replace(second, changed=[*second.changed, *of_further])


def after_follow_up_calls(
    case_set: CaseSet, ran: Run, verdict: Verdict, follow_up: FollowUp, second: SecondOutcomes
) -> Verdict:
    """The verdict after another look: without a name that does not hold, or of values that change."""
    if not second.repeats():
        return not_repeatable(verdict)
    if not name_holds(verdict, second.further):
        return judge(case_set, ran, name_mistakes=False)
    verdict = verdict.replace(message=for_further_inputs(verdict.message, second.with_other_arguments))
    notes = list(verdict.notes)
    unused = unused_arguments(case_set, follow_up.changed.all, ran.outcomes, second.changed)
    if unused:
        notes.append(unused_note(unused))
    else:
        notes += notes_on_parts(case_set, follow_up.changed.all, ran.outcomes, second.changed)
    if rows_depend(case_set, second):
        notes.append(dependence_note(case_set.exercise, second.repeated[0].value))
    return verdict.replace(notes=tuple(notes))


def _with_comparison(case_set: CaseSet, function, verdict: Verdict, outcome: Outcome) -> Verdict:
    """A verdict with the expected value where it teaches, and with the learner's curve."""
    exercise, case = case_set.exercise, case_set.cases[verdict.case]
    got = unpacked(case_set.references[verdict.case], outcome)
    reference = case_set.references[verdict.case].value
    picture = ""
    if exercise.curve and verdict.status in ("wrong", "overflows", "unstable"):
        picture = curve_plot(exercise, function, case, reference, got.value)
    elif case.kind == "ordinary" and shape(reference) == shape(got.value):
        picture = image_picture(reference, got.value, exercise.rtol, exercise.atol)
    details = (*verdict.details, *expected_value(case_set, verdict.case, got))
    return verdict.replace(details=details, picture=picture)
