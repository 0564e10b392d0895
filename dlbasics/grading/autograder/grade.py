"""Judge one submission: its code runs in a box, the comparing happens here, on plain values.

First every exercise runs on the cases that the page shows; only then those that were right run on cases kept
back. So nothing that a learner gets to read was said by code that had seen a hidden input.
"""

import hmac
import json
import math
import time
from contextlib import contextmanager
from functools import cache

import numpy as np

from dlbasics.chapters import CHAPTERS
from dlbasics.exercises.judging import code as code_judge
from dlbasics.exercises.judging import questions
from dlbasics.exercises.judging.verdict import Detail, Verdict
from dlbasics.exercises.kinds.code import PUBLIC_SEED, Code
from dlbasics.grading.autograder.submission import clean
from dlbasics.grading.sandbox.pool import LIMITS, Box, BoxError, Supply
from dlbasics.markdown import literal
from dlbasics.messages import TEXTS, Message
from dlbasics.runner import wire
from dlbasics.runner.call_recorder import Failure, Foreign, Outcome, Run, call

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


class Session:
    """One submission's cells in a box; a box that broke is replaced by a fresh one."""

    def __init__(self, cells: list, supply: Supply, seconds: float):
        self.cells, self.supply, self.seconds, self.box = cells, supply, seconds, None

    def ready(self) -> Box:
        """The box, with the submission in it."""
        if self.box is None:
            try:
                self.box = self.supply.take()
            except BoxError as error:
                raise RuntimeError(f"no box starts any more ({error})") from None
            limits = {} if self.supply.unsafe else LIMITS | {"CPU": math.ceil(self.seconds) + 1}
            # As the bytes of UTF-8: written in ASCII, what may be read is more than what can be sent.
            text = json.dumps(self.cells, ensure_ascii=False).encode("utf-8", "replace")
            cells = np.frombuffer(text, np.uint8)
            self.box.send({"cells": cells, "limits": limits}, 60)
        return self.box

    def close(self):
        """End the box."""
        if self.box:
            self.box.close()
            self.box = None

    def asked(self, task: dict, questions=()) -> list:
        """What a child in the box says to a task and to each question, within the time for one exercise.

        It is asked no further once it is not in the state to answer.

        Raises
        ------
        BoxError
            If it does not come to an end as it should; the next task gets a fresh box.
        """
        box, end = self.ready(), time.monotonic() + self.seconds
        left = lambda: max(0.0, end - time.monotonic())
        try:
            said = [box.ask(task, left())]
            for question in questions:
                if state_of(said[-1]) != "ran":
                    break
                said.append(box.ask(question, left()))
            box.send({}, 10)
        except Exception:  # also of a case that cannot be sent: the child waits for it
            self.close()
            raise
        return said

    def find(self) -> dict:
        """What `cells.find` made of the cells, as far as what the box says can be that."""
        try:
            said = json.loads(self.asked({})[0]["cells"])
            for id, one in said["found"].items():
                places = all(len(p) == 2 and type(p[0]) is type(p[1]) is int for p in one["needs"])
                if not places or type(one["times"]) is not int or not isinstance(one["fault"], str):
                    raise ValueError(id)
                wire.dumps({"": one["needs"]})
            said["asked"] = {id: json.loads(answer) for id, answer in said["asked"].items()}
            said["skipped"] = [clean(text, 80) for text in said["skipped"][:50]]
            said["broken"] = [
                f"Cell {int(at) + 1} is no Python: {clean(told)}" for at, told in said["broken"][:50]
            ]
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
            raise BoxError("wire") from None
        return said

    def run(self, exercise: Code, needs: list, cases: list) -> tuple[Run, Failure | None]:
        """Run one exercise on cases; also what failed on the way to its function."""
        task = {"id": exercise.id, "needs": needs, "function": exercise.function, "stub": exercise.source}
        try:
            first, *said = self.asked(task, [{"args": case.args} for case in cases])
        except TypeError as error:
            raise Fault(f"The cases of {exercise.id} cannot be sent: {error}.") from None
        state = state_of((said or [first])[-1])
        if state not in ("ran", "failed", "missing", "unchanged", "signature"):
            raise BoxError("wire")
        return Run(state, [outcome_of(one) for one in said] if state == "ran" else []), failure_of(first)


def state_of(said: dict) -> str:
    """The state in a message; an array there would be neither equal to a state nor not."""
    return said["state"] if isinstance(said.get("state"), str) else ""


def failure_of(said: dict) -> Failure | None:
    """The exception in a message."""
    told = said.get("failure")
    if told is None:
        return None
    if not (isinstance(told, list) and len(told) == 4 and type(told[2]) is int):
        raise BoxError("wire")
    return Failure(clean(told[0], 80), clean(told[1]), told[2], clean(told[3]))


def outcome_of(said: dict) -> Outcome:
    """The outcome in a message; whatever does not fit is the fault of who sent it."""
    value, mutated, warned = said.get("value"), said.get("mutated"), said.get("warnings")
    lists = isinstance(mutated, list) and isinstance(warned, list) and all(type(m) is bool for m in mutated)
    texts = all(isinstance(said.get(part), str) for part in ("printed", "foreign"))
    if not lists or not texts or not plain(value):
        raise BoxError("wire")
    if said["foreign"]:
        value = Foreign(clean(said["foreign"], 80))
    told = tuple(clean(w, 200) for w in warned[:20])
    return Outcome(value, failure_of(said), tuple(mutated), told, clean(said["printed"], 500))


def plain(value) -> bool:
    """Whether a value is what `run.plain` makes: arrays, tuples of these, or nothing."""
    return value is None or type(value) is np.ndarray or (isinstance(value, tuple) and all(map(plain, value)))


def stopped(exercise: Code, code: str, **params) -> Verdict:
    """The verdict on a function that gave no values."""
    return Verdict(exercise, "does not run", message=Message(code, params))


def ended(exercise: Code, error: BoxError) -> Verdict:
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
        ran, before = session.run(exercise, at["needs"], cases)
    except BoxError as error:
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
        ran, _ = session.run(exercise, at["needs"], cases)
        if ran.state != "ran":
            raise BoxError(ran.state)
    except BoxError:
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

    This runs outside the box: no answer is so long, and no control so far off, that it takes for ever.
    """
    try:
        values = answer.values() if isinstance(answer, dict) else []
        if len(json.dumps(answer)) > 500 or not all(isinstance(v, str) or abs(v) <= 1e5 for v in values):
            raise ValueError("out of bounds")
        return questions.judge(exercise, answer)
    except Exception as error:  # an answer is any JSON; whatever it does, the others of this learner count
        message = Message("grade.unreadable-answer", {"error": type(error).__name__})
        return Verdict(exercise, "not attempted", message=message)


def mark(held: dict, learner: str, exercises: list, secret: str, supply: Supply, seconds=SECONDS,
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
    supply : Supply
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
            whole = f'"{e.id}"' in answer or f"'{e.id}'" in answer
            cells += [PAGE, answer if whole else f"@check({e.id!r})\n{answer}"]
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
                said = session.find()
            except BoxError as error:
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
