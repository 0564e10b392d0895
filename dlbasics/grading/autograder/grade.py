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
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.exercises.kinds import Code
from dlbasics.grading.sandbox.pool import SandboxPool
from dlbasics.grading.sandbox.sandbox import SandboxDied
from dlbasics.grading.sandbox.session import FunctionTask, Session, UnsendableArguments
from dlbasics.runner.call_recorder import call
from dlbasics.runner.check_syntax import with_check

SECONDS = 10.0
# What a function in a work file finds around it, as in the chapter that it comes from
PAGE = "".join(f"from dlbasics.{name} import *\n" for name in CHAPTERS)
PAGE += f"import numpy as np\nfrom dlbasics import datasets, mlp, {', '.join(CHAPTERS)}"
ENDINGS = {
    "time": "It took longer than an exercise may take. Is there a loop that never ends?",
    "wire": "It interfered with the grader's messages.",
    "files": "It made too many files.",
    "signal 6": "It crashed Python (abort).",
    "signal 9": "It was killed.",
    "signal 11": "It crashed Python (segmentation fault).",
    "signal 24": "It used more computing time than an exercise may.",
    "signal 25": "It wrote a file that is too large.",
}


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
    cases = exercise.cases(np.random.default_rng(code_judge.SEED))
    return cases, [call(exercise.reference, case.args) for case in cases]


def run_cases(session: Session, exercise: Code, needs: list, cases: list) -> tuple:
    """Run an exercise on cases; also what failed on the way to its function."""
    task = FunctionTask(exercise.id, exercise.function, exercise.source, needs)
    try:
        return session.run(task, [case.args for case in cases])
    except UnsendableArguments as error:
        raise Fault(f"The cases of {exercise.id} cannot be sent: {error}.") from None


def public(exercise: Code, at: dict, session: Session) -> Verdict:
    """Judge a function on the cases that the page shows."""
    stopped = lambda told: Verdict.of(exercise, "does not run", told)
    if at["fault"]:
        return stopped(f"Its cell is no Python. {clean(at['fault'])}")
    with authored(exercise):
        cases, references = shown(exercise)
    try:
        ran, before = run_cases(session, exercise, at["needs"], cases)
    except SandboxDied as error:
        return stopped(ENDINGS.get(str(error), f"It ended Python ({clean(error, 40)}) before it returned."))
    if ran.state == "missing":
        return stopped("There is no function below `@check`.")
    where = [("Your line", f"line {before.line}: {before.source}")] if before and before.source else []
    where += [("Error", f"{before.type}: {before.message}")] if before else []
    if ran.state == "failed":
        return stopped("Its cell raises an exception before the function is there.").but(details=tuple(where))
    with authored(exercise):
        found = code_judge.judge(exercise, cases, ran, references)
    if before and found.status == "does not run":
        found = found.but(details=(*found.details, *((f"{a}, in a cell before", b) for a, b in where)))
    return found


def private(exercise: Code, at: dict, session: Session, seed: int) -> Verdict:
    """Judge a function that is right on the page on cases kept back; only the kind of a fault is told."""
    with authored(exercise):
        cases = exercise.cases(np.random.default_rng(seed))
    told = "Right on the cases that the page shows, but not on"
    try:
        ran, _ = run_cases(session, exercise, at["needs"], cases)
        if ran.state != "ran":
            raise SandboxDied(ran.state)
    except SandboxDied:
        return Verdict.of(exercise, "does not run", f"{told} others that were kept back: it did not return.")
    with authored(exercise):
        found = code_judge.judge(exercise, cases, ran)
    if found.status == "right":
        return found
    case = cases[found.case]
    about = f": {case.about}" if case.about in {c.about for c in shown(exercise)[0]} - {""} else ""
    told = f"{told} {case.kind} ones that were kept back{about}."
    return found.but(sentence=f"{told} {found.sentence if found.name else ''}".strip(), details=(), note="")


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
        told = f"This answer cannot be read ({type(error).__name__})."
        return Verdict.of(exercise, "not attempted", told)


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
    verdicts, hidden, said = {}, set(), {"found": {}, "asked": {}, "skipped": [], "broken": []}
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
            return Verdict.of(e, "not attempted", "This could not be judged, through no fault of yours.")

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
                hidden |= {e.id} if verdicts[e.id].status != "right" else set()
    finally:
        session.close()
    notes += [f"Skipped: {line}" for line in said["skipped"]] + said["broken"]
    unknown = set(found) - {e.id for e in exercises}
    unknown -= {e.id for e in known()} if unknown else set()
    notes += [f"There is no exercise {clean(id, 80)}." for id in sorted(unknown)[:20]]
    made = [record(v, v.id in hidden) for v in verdicts.values()]
    return {"problem": problem, "notes": notes[:100], "verdicts": made, "learner": learner}


def record(v: Verdict, hidden: bool) -> dict:
    """A verdict as JSON; code from a sandbox is the only source of its texts that is not the book's own."""
    said = clean(v.sentence, 3000)
    if v.status in ("does not run", "wrong shape", "not attempted"):  # which quote the learner: no links
        said = said.replace("](", "] (")
    return {"id": v.id, "status": v.status, "earned": v.earned, "points": v.points, "name": v.name,
            "sentence": said, "explanation": v.explanation, "hidden": hidden,
            "details": [[clean(a, 80), clean(b, 2000)] for a, b in v.details]}  # fmt: skip
