"""Judge a learner's function: it runs in a sandbox, the comparing happens here, on plain values."""

import hmac
from contextlib import contextmanager
from dataclasses import replace

from dlbasics.clean_text import clean
from dlbasics.exercises.judging import code as code_judge
from dlbasics.exercises.judging.case_set import CaseSet, public_case_set
from dlbasics.exercises.judging.follow_up_calls import follow_up_calls
from dlbasics.exercises.judging.verdict import Detail, Verdict
from dlbasics.exercises.judging.verdict_details import exception_text
from dlbasics.exercises.kinds.code import Code
from dlbasics.grading.sandbox.answers_message import FoundFunction
from dlbasics.grading.sandbox.sandbox import SandboxDied
from dlbasics.grading.sandbox.submission_session import FunctionTask, Session, UnsendableArguments
from dlbasics.markdown import literal
from dlbasics.messages import TEXTS, Message, MessageError
from dlbasics.runner.run_cases import Failure, Outcome, Run

MAX_SENTENCE_LENGTH, MAX_DETAIL_LENGTH = 3000, 2000


class ExerciseFault(MessageError):
    """An exercise cannot be judged; its author has to mend it, and the others count."""


@contextmanager
def authors_code(exercise: Code):
    """Where code of an exercise's author runs, on values that a learner may have chosen."""
    try:
        yield
    except Exception as error:  # whose message learners read as well: it could hold a value or an answer
        reason = type(error).__name__
        raise ExerciseFault("submission.exercise-fails", id=exercise.id, error=reason) from error


def hidden_seed(secret: str, learner: str, id: str) -> int:
    """The seed of one learner's hidden cases of one exercise."""
    name = f"{learner}\0{id}".encode("utf-8", "replace")
    return int.from_bytes(hmac.digest(secret.encode(), name, "sha256"))


def judge_on_shown_cases(exercise: Code, found: FoundFunction, session: Session) -> Verdict:
    """Judge a function on the cases that the page shows.

    Parameters
    ----------
    exercise : Code
    found : FoundFunction
    session : Session

    Raises
    ------
    ExerciseFault
        If the exercise itself is at fault.
    """
    if found.parse_error:
        return _does_not_run(exercise, "grade.cell-is-no-python", fault=literal(clean(found.parse_error)))
    with authors_code(exercise):
        case_set = public_case_set(exercise)
    try:
        ran, earlier_failure = _run(exercise, found, session, case_set.calls)
    except SandboxDied as error:
        return _ended(exercise, str(error))
    if ran.state == "missing":
        return _does_not_run(exercise, "grade.no-function")
    if ran.state == "failed":
        verdict = _does_not_run(exercise, "grade.cell-raises")
        return verdict.replace(details=_failure_details(earlier_failure))
    with authors_code(exercise):
        verdict = code_judge.judge(case_set, ran)
        follow_up = follow_up_calls(case_set, verdict)
    outcomes = _run_again(exercise, found, session, follow_up.calls) if follow_up else []
    if outcomes:
        with authors_code(exercise):
            second = follow_up.outcomes_of(outcomes)
            verdict = code_judge.after_follow_up_calls(case_set, ran, verdict, follow_up, second)
    if verdict.status == "does not run":
        details = _failure_details(earlier_failure, where="detail.in-a-cell-before")
        verdict = verdict.replace(details=(*verdict.details, *details))
    return with_bounded_texts(verdict)


def judge_on_hidden_cases(exercise: Code, found: FoundFunction, session: Session, seed: int) -> Verdict:
    """Judge a function that is right on the page on cases kept back; only the kind of a fault is reported.

    Parameters
    ----------
    seed : int
        What the cases are made from; the others are those of `judge_on_shown_cases`.

    Raises
    ------
    ExerciseFault
        If the exercise itself is at fault.
    """
    with authors_code(exercise):
        case_set = CaseSet(exercise, seed)
    try:
        ran, _ = _run(exercise, found, session, case_set.calls)
    except SandboxDied:
        ran = Run("died", [])
    if ran.state != "ran":
        return _does_not_run(exercise, "grade.hidden-no-return").replace(hidden=True)
    with authors_code(exercise):
        verdict = code_judge.judge(case_set, ran)
    if verdict.status == "right":
        return verdict
    case = case_set.cases[verdict.case]
    # What the page says of its own cases may be said of a hidden one of the same sort.
    similar = exercise.abouts.index(case.about) if case.about and case.about in exercise.abouts else None
    code = "grade.hidden" if similar is None else "grade.hidden-about"
    message = Message(code, {"kind": Message(f"case.{case.kind}")})
    return verdict.replace(message=message, case=similar, hidden=True, details=(), notes=())


def with_bounded_texts(verdict: Verdict) -> Verdict:
    """A verdict of which no text is longer than anybody reads, whatever a function has returned."""
    details = tuple(replace(detail, text=clean(detail.text, MAX_DETAIL_LENGTH)) for detail in verdict.details)
    message = verdict.message
    if message and len(verdict.sentence) > MAX_SENTENCE_LENGTH:
        message = Message("grade.cut", {"sentence": clean(verdict.sentence, MAX_SENTENCE_LENGTH)})
    return verdict.replace(details=details, message=message)


def _run_again(exercise: Code, found: FoundFunction, session: Session, calls: list) -> list[Outcome]:
    """What a function does with the calls of a second look; nothing if it dies: its first values count."""
    try:
        return _run(exercise, found, session, calls)[0].outcomes
    except SandboxDied:
        return []


def _run(exercise: Code, found: FoundFunction, session: Session, calls: list) -> tuple[Run, Failure | None]:
    """Run a function on tuples of arguments; also what failed on the way to it."""
    task = FunctionTask(exercise.id, exercise.function, exercise.source, found.needs)
    try:
        return session.run(task, calls)
    except UnsendableArguments as error:
        reason = str(error)
        raise ExerciseFault("submission.cases-cannot-be-sent", id=exercise.id, error=reason) from None


def _does_not_run(exercise: Code, code: str, **params) -> Verdict:
    return Verdict(exercise, "does not run", message=Message(code, params))


def _ended(exercise: Code, how: str) -> Verdict:
    """The verdict on a function that ended its process, or made the grader end it."""
    code = f"grade.ended.{how}"
    if code in TEXTS:
        return _does_not_run(exercise, code)
    return _does_not_run(exercise, "grade.ended", how=literal(clean(how, 40)))


def _failure_details(failure: Failure | None, where: str = "") -> tuple[Detail, ...]:
    """The line and the exception of a cell."""
    if failure is None:
        return ()
    error = Detail("error", exception_text(failure), where=where)
    if not failure.source:
        return (error,)
    return (Detail("your-line", failure.source, line=failure.line, where=where), error)
