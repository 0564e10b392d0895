"""One submission's cells in a sandbox, and what comes back of them, checked.

Whatever does not fit is refused. Only plain values leave this module, as `run_cases` makes them.
"""

import json
import math
import time
from dataclasses import asdict, dataclass, field

import numpy as np

from dlbasics.clean_text import clean
from dlbasics.grading.sandbox.answers_message import FoundAnswers, checked_answers
from dlbasics.grading.sandbox.sandbox import Sandbox, SandboxDied
from dlbasics.grading.sandbox.sandbox_factory import SandboxFactory
from dlbasics.messages import text
from dlbasics.runner import run_cases, wire
from dlbasics.runner.run_cases import Failure, Outcome, Run, UnsupportedValue

LIMITS = {"AS": 2**30, "FSIZE": 2**24, "NOFILE": 64, "NPROC": 64, "CORE": 0}  # of each exercise
SECONDS_TO_RECEIVE_CELLS = 60
SECONDS_TO_END = 10
# How a task ends that did not get the time or the memory it needed: perhaps others had taken it.
OUT_OF_RESOURCES = ("time", "signal 9")
STATES = ("failed", "missing", *run_cases.STATES)
# Characters:
MAX_NAME, MAX_WARNING, MAX_PRINTED = 80, 200, 500
MAX_WARNINGS = 20


class UnsendableArguments(Exception):
    """Arguments of a kind that does not cross the wire; the message says which."""


@dataclass(frozen=True)
class FunctionTask:
    """The function of an exercise, to be loaded in the sandbox.

    Attributes
    ----------
    id, function, stub : str
        The exercise, the name of its function, and the source that the learner began with.
    needs : list
        The pairs (cell, statement) to run, as in a `FoundFunction`.
    """

    id: str
    function: str
    stub: str
    needs: list


@dataclass
class Answers:
    """What a task in the sandbox has answered.

    Attributes
    ----------
    first : dict
        The message to the task itself.
    calls : list of (dict, object)
        Of each question what the function did, and its arguments afterwards.
    """

    first: dict
    calls: list[tuple] = field(default_factory=list)

    @property
    def last(self) -> dict:
        """The last message that says in which state the task is."""
        return self.calls[-1][0] if self.calls else self.first


class Session:
    """One submission's cells in a sandbox; a sandbox that broke is replaced by a fresh one.

    Parameters
    ----------
    cells : list of str or (str, str)
        Sources; of a function in a work file also the exercise that it answers.
    factory : SandboxFactory
    seconds : float
        How long one task may take.

    Attributes
    ----------
    ran_out : set of str
        Exercises that ended because time or memory ran out; empty text stands for reading the cells.
    """

    def __init__(self, cells: list, factory: SandboxFactory, seconds: float):
        self.cells, self.factory, self.seconds = cells, factory, seconds
        self.sandbox: Sandbox | None = None
        self.ran_out: set[str] = set()

    def close(self):
        """End the sandbox."""
        if self.sandbox:
            self.sandbox.close()
            self.sandbox = None

    def find_exercises(self) -> FoundAnswers:
        """What the cells answer, as far as the message can be that.

        Raises
        ------
        SandboxDied
            If the cells cannot be read, or the message cannot be right.
        """
        message = self._request({}).first
        try:
            return checked_answers(json.loads(message["cells"]))
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
            raise SandboxDied("wire") from None

    def run(self, task: FunctionTask, calls: list) -> tuple[Run, Failure | None]:
        """Run a function on each tuple of arguments.

        Returns
        -------
        run : Run
            Also of the states ``"failed"`` and ``"missing"``, where there is no function.
        earlier_failure : Failure or None
            What failed on the way to the function.

        Raises
        ------
        SandboxDied
            If it does not come to an end as it should.
        UnsendableArguments
            If arguments cannot be sent.
        """
        try:
            answers = self._request(asdict(task), [{"args": args} for args in calls])
        except TypeError as error:
            raise UnsendableArguments(str(error)) from None
        state = state_of(answers.last)
        if state not in STATES:
            raise SandboxDied("wire")
        outcomes = []
        if state == "ran":
            outcomes = [outcome_of(answer, mutated_arguments(args, after))
                        for args, (answer, after) in zip(calls, answers.calls, strict=False)]
        return Run(state, outcomes), failure_of(answers.first)

    def _request(self, task: dict, questions=()) -> Answers:
        """What is answered to a task, and to each question, within the time for one exercise.

        The answer to a question is two messages: what the function did, and its arguments afterwards. It is
        asked no further once it is not in the state to answer. If it does not come to an end as it
        should, the next task gets a fresh sandbox.
        """
        sandbox, deadline = self._ready_sandbox(), time.monotonic() + self.seconds

        def seconds_left() -> float:
            return max(0.0, deadline - time.monotonic())

        try:
            answers = Answers(sandbox.request(task, seconds_left()))
            for question in questions:
                if state_of(answers.last) != "ran":
                    break
                answer = sandbox.request(question, seconds_left())
                answers.calls.append((answer, sandbox.receive(seconds_left())))
            sandbox.send({}, SECONDS_TO_END)
        except Exception as error:  # also of a case that cannot be sent: the task waits for it
            if isinstance(error, SandboxDied) and str(error) in OUT_OF_RESOURCES:
                self.ran_out.add(task.get("id", ""))
            self.close()
            raise
        return answers

    def _ready_sandbox(self) -> Sandbox:
        """The sandbox, with the submission in it."""
        if self.sandbox:
            try:
                self.sandbox.receive(SECONDS_TO_END)  # that it is as new since the last task
            except SandboxDied:
                self.close()
        if self.sandbox is None:
            try:
                self.sandbox = self.factory.new_sandbox()
            except SandboxDied as error:
                raise RuntimeError(text("sandbox.starts-no-more", error=error)) from None
            limits = {} if self.factory.unsafe else LIMITS | {"CPU": math.ceil(self.seconds) + 1}
            # As the bytes of UTF-8: written in ASCII, what may be read is more than what can be sent.
            written = json.dumps(self.cells, ensure_ascii=False).encode("utf-8", "replace")
            cells = np.frombuffer(written, np.uint8)
            self.sandbox.send({"cells": cells, "limits": limits}, SECONDS_TO_RECEIVE_CELLS)
        return self.sandbox


def state_of(message: dict) -> str:
    """The state in a message; an array there would be neither equal to a state nor not."""
    return message["state"] if isinstance(message.get("state"), str) else ""


def failure_of(message: dict) -> Failure | None:
    """The exception in a message."""
    failure = message.get("failure")
    if failure is None:
        return None
    if not (isinstance(failure, list) and len(failure) == 4 and type(failure[2]) is int):
        raise SandboxDied("wire")
    kind, text, line, source = failure
    return Failure(clean(kind, MAX_NAME), clean(text), line, clean(source))


def mutated_arguments(args: tuple, message: dict) -> tuple:
    """Which arguments are no longer what was sent, by a message with those that a call has left."""
    after, foreign = message.get("args"), message.get("foreign")
    foreign_fits = isinstance(foreign, list) and all(type(position) is int for position in foreign)
    if not (foreign_fits and isinstance(after, tuple) and len(after) == len(args)):
        raise SandboxDied("wire")
    before = wire.as_received({"args": args})["args"]  # such as of the machine's own byte order
    pairs = enumerate(zip(before, after, strict=True))
    return tuple(position in foreign or run_cases.is_changed(*pair) for position, pair in pairs)


def outcome_of(message: dict, mutated: tuple) -> Outcome:
    """The outcome in a message; whatever does not fit is the fault of who sent it."""
    value, warnings = message.get("value"), message.get("warnings")
    texts_fit = all(isinstance(message.get(part), str) for part in ("printed", "foreign"))
    if not isinstance(warnings, list) or not texts_fit or not is_plain(value):
        raise SandboxDied("wire")
    if message["foreign"]:
        value = UnsupportedValue(clean(message["foreign"], MAX_NAME))
    return Outcome(
        value=value,
        failure=failure_of(message),
        mutated=mutated,
        warnings=tuple(clean(warning, MAX_WARNING) for warning in warnings[:MAX_WARNINGS]),
        printed=clean(message["printed"], MAX_PRINTED),
    )


def is_plain(value) -> bool:
    """Whether a value is what `run_cases.plain` makes: arrays, tuples of these, or nothing."""
    if isinstance(value, tuple):
        return all(map(is_plain, value))
    return value is None or type(value) is np.ndarray
