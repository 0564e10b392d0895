"""Judge one submission: its code runs in a sandbox, the comparing happens here, on plain values.

First every exercise runs on the cases that the page shows; only then those that were right run on cases kept
back. So nothing that a learner gets to read was said by code that had seen a hidden input.
"""

import hmac
import json
from contextlib import contextmanager
from functools import cache

import numpy as np

from dlbasics.chapters import CHAPTERS
from dlbasics.clean_text import clean
from dlbasics.exercises.judging import code as code_judge
from dlbasics.exercises.judging import questions
from dlbasics.exercises.judging.verdict import Detail, Verdict
from dlbasics.exercises.kinds.code import PUBLIC_SEED, Code
from dlbasics.grading.sandbox.pool import SandboxPool
from dlbasics.grading.sandbox.sandbox import SandboxDied
from dlbasics.grading.sandbox.session import FunctionTask, Session, UnsendableArguments
from dlbasics.markdown import literal
from dlbasics.messages import TEXTS, Message
from dlbasics.runner.call_recorder import call
from dlbasics.runner.check_syntax import with_check
from dlbasics.runner.learner_traceback import Failure

SECONDS = 10.0
# What a function in a work file finds around it, as in the chapter that it comes from
PAGE = "".join(f"from dlbasics.{name} import *\n" for name in CHAPTERS)
PAGE += f"import numpy as np\nfrom dlbasics import datasets, mlp, {', '.join(CHAPTERS)}"
class Fault(Exception):
    """An exercise cannot be judged; its author has to mend it, and the others count."""


@contextmanager
def authored(exercise: Code):
    """Where code of an exercise's author runs, on values that a learner may have chosen."""
    try:
        yield
    except Exception as error:  # whose words learners read as well: they could hold a value or an answer
        raise Fault(f"{exercise.id} cannot be judged ({type(error).__name__}).") from error


def hidden_seed(secret: str, learner: str, id: str) -> int:
    """The seed of one learner's hidden cases of one exercise."""
    return int.from_bytes(
        hmac.digest(secret.encode(), f"{learner}\0{id}".encode("utf-8", "replace"), "sha256")
    )


@cache
def shown(exercise: Code) -> tuple:
    """The cases that the page shows, and what the reference does with each."""
    cases = exercise.cases(np.random.default_rng(PUBLIC_SEED))
    return cases, [call(exercise.reference, case.args) for case in cases]


def run_cases(session: Session, exercise: Code, needs: list, cases: list) -> tuple:
    """Run an exercise on cases; also what failed on the way to its function."""
    task = FunctionTask(exercise.id, exercise.function, exercise.source, needs)
    try:
        return session.run(task, [case.args for case in cases])
    except UnsendableArguments as error:
        raise Fault(f"The cases of {exercise.id} cannot be sent: {error}.") from None


def stopped(exercise: Code, code: str, **params) -> Verdict:
    """The verdict on a function that gave no values."""
    return Verdict(exercise, "does not run", message=Message(code, params))


def ended(exercise: Code, error: SandboxDied) -> Verdict:
    """The verdict on a function that ended its process, or made the grader end it."""
    code = f"grade.ended.{error}"
    if code in TEXTS:
        return stopped(exercise, code)
    return stopped(exercise, "grade.ended", how=literal(clean(error, 40)))


def public(exercise: Code, at: dict, session: Session) -> Verdict:
    """Judge a function on the cases that the page shows."""
    if at["fault"]:
        return stopped(exercise, "grade.cell-is-no-python", fault=literal(clean(at["fault"])))
    with authored(exercise):
        cases, references = shown(exercise)
    try:
        ran, before = run_cases(session, exercise, at["needs"], cases)
    except SandboxDied as error:
        return ended(exercise, error)
    if ran.state == "missing":
        return stopped(exercise, "grade.no-function")
    if ran.state == "failed":
        return stopped(exercise, "grade.cell-raises").replace(details=tuple(failure_details(before)))
    with authored(exercise):
        verdict = code_judge.judge(exercise, cases, ran, references)
    if before and verdict.status == "does not run":
        details = failure_details(before, where="detail.in-a-cell-before")
        return verdict.replace(details=(*verdict.details, *details))
    return verdict


def failure_details(failure: Failure | None, where: str = "") -> list[Detail]:
    """The line and the exception of a cell."""
    if failure is None:
        return []
    error = Detail("error", f"{failure.type}: {failure.message}", where=where)
    if not failure.source:
        return [error]
    return [Detail("your-line", failure.source, line=failure.line, where=where), error]


def private(exercise: Code, at: dict, session: Session, seed: int) -> Verdict:
    """Judge a function that is right on the page on cases kept back; only the kind of a fault is told."""
    with authored(exercise):
        cases = exercise.cases_from(seed)
    try:
        ran, _ = run_cases(session, exercise, at["needs"], cases)
        if ran.state != "ran":
            raise SandboxDied(ran.state)
    except SandboxDied:
        return stopped(exercise, "grade.hidden-no-return").replace(hidden=True)
    with authored(exercise):
        verdict = code_judge.judge(exercise, cases, ran)
    if verdict.status == "right":
        return verdict
    case = cases[verdict.case]
    # What the page says of its own cases may be said of a hidden one of the same sort.
    same = exercise.abouts.index(case.about) if case.about and case.about in exercise.abouts else None
    code = "grade.hidden" if same is None else "grade.hidden-about"
    message = Message(code, {"kind": Message(f"case.{case.kind}")})
    return verdict.replace(message=message, case=same, hidden=True, details=(), notes=())


def question(exercise, answer) -> Verdict:
    """Judge a recorded answer; one that breaks the judge is one that cannot be read.

    This runs outside the sandbox: no answer is so long, and no control so far off, that it takes for ever.
    """
    try:
        values = answer.values() if isinstance(answer, dict) else []
        if len(json.dumps(answer)) > 500 or not all(isinstance(v, str) or abs(v) <= 1e5 for v in values):
            raise ValueError("out of bounds")
        return questions.judge(exercise, answer)
    except Exception as error:  # an answer is any JSON; whatever it does, the others of this learner count
        message = Message("grade.unreadable-answer", {"error": type(error).__name__})
        return Verdict(exercise, "not attempted", message=message)


def mark(held: dict, learner: str, exercises: list, secret: str, supply: SandboxPool, seconds=SECONDS,
         known=list) -> dict:
    """Judge all that a submission answers.

    Parameters
    ----------
    held : dict
        What `submission.read` found.
    learner, secret : str
        What the hidden cases are made from.
    exercises : list of Exercise
        Those that count.
    supply : SandboxPool
    seconds : float
        How long the function of one exercise may take for all of its cases.
    known : callable
        Gives all exercises that there are, asked only if an answer is to one that does not count.

    Returns
    -------
    dict
        JSON: ``verdicts`` (one for each exercise answered), ``notes``, ``problem``, ``learner``.
    """
    notes, cells, problem, answers = [*held["notes"]], [*held["cells"]], held["problem"], held["answers"]
    verdicts, said = {}, {"found": {}, "asked": {}, "skipped": [], "broken": []}
    for e in exercises:  # code in a work file is a cell of its own
        answer = answers.get(e.id, {}).get(e.version)
        if isinstance(e, Code) and isinstance(answer, str) and answer.strip() and len(answer) < 10**5:
            cells += [PAGE, with_check(answer, e.id)]
    session = Session(cells, supply, seconds)

    def judged(judging, e: Code, *more) -> Verdict:
        nonlocal problem
        try:
            return judging(e, found[e.id], session, *more)
        except Fault as error:
            problem = problem or str(error)
            return Verdict(e, "not attempted", message=Message("grade.not-judged"))

    try:
        if any("check" in c or "ask" in c for c in cells):
            try:
                said = session.find_exercises()
            except SandboxDied as error:
                problem = problem or f"Reading the cells broke the box ({clean(error, 60)})."
        found = said["found"]
        for e in exercises:
            versions = answers.get(e.id, {})
            if isinstance(e, Code) and e.id in found:
                verdicts[e.id] = judged(public, e)
                if found[e.id]["times"] > 1:
                    notes.append(f"{e.id} stands there {found[e.id]['times']} times; the last one counts.")
            elif not isinstance(e, Code) and e.version in versions:
                verdicts[e.id] = question(e, versions[e.version])
            elif not isinstance(e, Code) and e.id in said["asked"]:
                verdicts[e.id] = question(e, said["asked"][e.id])
            elif versions and e.version not in versions:
                notes.append(f"{e.id} is answered in another version of the exercise, which is not counted.")
        for e in exercises:
            if isinstance(e, Code) and e.id in verdicts and verdicts[e.id].status == "right":
                verdicts[e.id] = judged(private, e, hidden_seed(secret, learner, e.id))
    finally:
        session.close()
    notes += [f"Skipped: {line}" for line in said["skipped"]] + said["broken"]
    unknown = set(found) - {e.id for e in exercises}
    unknown -= {e.id for e in known()} if unknown else set()
    notes += [f"There is no exercise {clean(id, 80)}." for id in sorted(unknown)[:20]]
    made = [v.to_dict() for v in verdicts.values()]
    return {"problem": problem, "notes": notes[:100], "verdicts": made, "learner": learner}
