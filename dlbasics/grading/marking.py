"""Judge one submission: its code runs in a box, the comparing happens here, on plain values."""

import hmac
import math
import time

import numpy as np

from ..exercises import judge as code_judge
from ..exercises import questions
from ..exercises.kinds import Code
from ..exercises.run import Failure, Foreign, Outcome, Run
from ..exercises.verdict import Verdict
from .sandbox import LIMITS, Box, BoxError
from .submission import clean

SECONDS = 10.0
ENDINGS = {
    "time": "It took longer than an exercise may take. Is there a loop that never ends?",
    "wire": "It interfered with the grader's messages.",
    "signal 11": "It crashed Python (segmentation fault).",
    "signal 6": "It crashed Python (abort).",
    "signal 9": "It was killed.",
    "signal 24": "It used more computing time than an exercise may.",
    "signal 25": "It wrote a file that is too large.",
}


def hidden_seed(secret: str, learner: str, id: str) -> int:
    """The seed of one learner's hidden cases of one exercise."""
    return int.from_bytes(hmac.digest(secret.encode(), f"{learner}\0{id}".encode("utf-8", "replace"), "sha256"))


class Supply:
    """Boxes, the next one started while the present one works."""

    def __init__(self, unsafe: bool = False):
        self.unsafe, self.next = unsafe, None

    def take(self) -> Box:
        """A box that no submission has been in."""
        box, self.next = self.next or Box(self.unsafe), Box(self.unsafe)
        return box

    def close(self):
        """End the spare box."""
        if self.next:
            self.next.close()
            self.next = None


class Session:
    """One submission's cells in a box; a box that broke is replaced by a fresh one."""

    def __init__(self, cells: list, supply: Supply, seconds: float):
        self.cells, self.supply, self.seconds, self.box = cells, supply, seconds, None

    def ready(self) -> Box:
        """The box, with the submission in it."""
        if self.box is None:
            self.box = self.supply.take()
            self.box.receive(30)
            cpu = math.ceil(self.seconds) + 1
            self.box.send({"cells": self.cells, "limits": LIMITS | {"CPU": cpu}})
        return self.box

    def close(self):
        """End the box."""
        if self.box:
            self.box.close()
            self.box = None

    def find(self) -> dict:
        """Which exercises the cells answer, as far as what the box says can be that."""
        said = self.ready().ask({"find": True}, self.seconds)
        found = said.get("found")
        ok = isinstance(found, dict) and all(
            isinstance(v, list) and len(v) == 3 and all(type(n) is int for n in v) for v in found.values()
        )
        if not ok:
            raise BoxError("wire")
        return said

    def outcomes(self, exercise: Code, at: list, sets: list):
        """Run one exercise on sets of cases: a `Run` for each set, or a failure before any call."""
        box, end = self.ready(), time.monotonic() + self.seconds
        left = lambda: end - time.monotonic()  # for all calls together
        opening = {"id": exercise.id, "cell": at[0], "place": at[1], "function": exercise.function,
                   "stub": exercise.source}
        said = box.ask(opening, left())
        if said.get("state") == "failed":
            return failure_of(said)
        if said.get("state") != "ran":
            box.send({})
            return said.get("state")
        made = []
        for cases in sets:
            outcomes = []
            for case in cases:
                said = box.ask({"args": case.args}, left())
                if said.get("state") == "signature":
                    box.send({})
                    return "signature"
                outcomes.append(outcome_of(said))
            made.append(Run("ran", outcomes))
        box.send({})
        return made


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
    if not lists or not plain(value) or not isinstance(said.get("printed"), str):
        raise BoxError("wire")
    if said.get("foreign"):
        value = Foreign(clean(said["foreign"], 80))
    told = tuple(clean(w, 200) for w in warned[:20])
    return Outcome(value, failure_of(said), tuple(mutated), told, clean(said["printed"], 500))


def plain(value) -> bool:
    """Whether a value is what `run.plain` makes: arrays, tuples of these, or nothing."""
    return value is None or type(value) is np.ndarray or (isinstance(value, tuple) and all(map(plain, value)))


def broken(exercise, told: str) -> Verdict:
    """The verdict on code that did not come to be judged."""
    return Verdict.of(exercise, "does not run", told)


def code(exercise: Code, at: list, session: Session, secret: str, learner: str) -> tuple[Verdict, bool]:
    """Judge a function on the page's cases and on hidden ones; also whether it failed on hidden ones alone."""
    public = exercise.cases(np.random.default_rng(code_judge.SEED))
    hidden = exercise.cases(np.random.default_rng(hidden_seed(secret, learner, exercise.id)))
    try:
        ran = session.outcomes(exercise, at, [public, hidden])
    except BoxError as error:
        session.close()
        why = str(error)
        return broken(exercise, ENDINGS.get(why, f"It ended Python ({why}) before it returned.")), False
    if isinstance(ran, Failure):
        where = f"\n\n`line {ran.line}: {ran.source}`" if ran.source else ""
        return broken(exercise, f"{ran.type}: {ran.message}{where}"), False
    if ran == "missing":
        return broken(exercise, "There is no function below `@check`."), False
    if isinstance(ran, str):
        return code_judge.judge(exercise, public, Run(ran)), False
    seen = code_judge.judge(exercise, public, ran[0])
    if seen.status != "right":
        return seen, False
    found = code_judge.judge(exercise, hidden, ran[1])
    if found.status == "right":
        return found, False
    return veiled(exercise, found, hidden, public), True


def veiled(exercise: Code, found: Verdict, hidden: list, public: list) -> Verdict:
    """A verdict on hidden cases without their inputs, values and exception texts: only the kind is told."""
    told = "Right on the cases that the page shows, but not on others that were kept back."
    if found.case is not None:
        case = hidden[found.case]
        told = f"Right on the cases that the page shows, but not on {case.kind} ones that were kept back"
        same = case.about and case.about in {c.about for c in public}
        told += f": {case.about}." if same else "."
    return found.but(sentence=f"{told} {found.sentence}".strip() if found.name else told, details=(), picture="")


def question(exercise, answer) -> Verdict:
    """Judge a recorded answer; one that breaks the judge is one that cannot be read."""
    try:
        return questions.judge(exercise, answer)
    except Exception as error:  # an answer is any JSON; whatever it does, the others of this learner count
        told = f"This answer cannot be read ({type(error).__name__})."
        return Verdict.of(exercise, "not attempted", told)


def mark(held: dict, learner: str, exercises: list, secret: str, supply: Supply, seconds: float = SECONDS) -> dict:
    """Judge all that a submission answers.

    Returns
    -------
    dict
        JSON: ``verdicts`` (one for each exercise answered), ``notes``, ``problem``.
    """
    notes, verdicts, problem = list(held["notes"]), [], held["problem"]
    cells, offset = list(held["cells"]), len(held["cells"])
    for e in exercises:  # code in a work file is a cell of its own
        answer = held["answers"].get(e.id, {}).get(e.version)
        if isinstance(e, Code) and isinstance(answer, str) and answer.strip():
            head = "" if "check(" in answer.split("def ")[0] else f"@check({e.id!r})\n"
            cells += ["import numpy as np", head + answer]
    session, found = Session(cells, supply, seconds), {}
    try:
        if any("check" in c for c in cells):
            try:
                said = session.find()
                found = said["found"]
                notes += [f"Skipped: {clean(m, 80)}" for m in said.get("skipped", [])]
                notes += [f"Cell {b[0] + 1} is no Python (line {b[1]}): {clean(b[2], 120)}"
                          for b in said.get("broken", [])]
            except (BoxError, TypeError, LookupError) as error:
                problem = problem or f"Reading the cells broke the box ({clean(error, 60)})."
                session.close()
        for e in exercises:
            verdict, late_fault = None, False
            if isinstance(e, Code) and e.id in found:
                at = found[e.id]
                if at[2] > 1:
                    notes.append(f"{e.id} stands there {at[2]} times; the last one counts.")
                if at[1] < 0:
                    verdict = broken(e, "The cell is no Python; see the notes.")
                else:
                    verdict, late_fault = code(e, at, session, secret, learner)
            elif not isinstance(e, Code) and e.version in held["answers"].get(e.id, {}):
                verdict = question(e, held["answers"][e.id][e.version])
            elif e.id in held["answers"] and e.version not in held["answers"][e.id]:
                notes.append(f"{e.id} is answered in another version of the exercise, which is not counted.")
            if verdict:
                verdicts.append(record(verdict, late_fault))
    finally:
        session.close()
    unknown = sorted(set(found) - {e.id for e in exercises})
    notes += [f"There is no exercise {clean(id, 80)}." for id in unknown[:20]]
    return {"problem": problem, "notes": notes[:100], "verdicts": verdicts, "learner": learner}


def record(v: Verdict, hidden: bool) -> dict:
    """A verdict as JSON; code from a box is the only source of these texts that is not the book's own."""
    return {"id": v.id, "status": v.status, "earned": v.earned, "points": v.points, "name": v.name,
            "sentence": clean(v.sentence, 3000), "details": [[clean(a, 80), clean(b, 2000)] for a, b in v.details],
            "explanation": v.explanation, "hidden": hidden}
