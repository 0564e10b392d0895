"""The process of a task: it runs the learner's code for one exercise and says what it did."""

import __future__

import ast
import json
import linecache
import random
import sys
from typing import NoReturn

import numpy as np

from dlbasics.grading.sandbox.inside.null_modules import NULL_MODULES, NullModule
from dlbasics.grading.sandbox.inside.pipe import Pipe
from dlbasics.ipython_source import without_magics
from dlbasics.notebook_function_names import NOTEBOOK_FUNCTION_NAMES
from dlbasics.runner import find_exercises, run_cases, wire
from dlbasics.runner.find_check_calls import with_calls_of, with_check
from dlbasics.runner.learner_traceback import Failure, describe_failure

# Whatever a cell before has said, no hint of a type can fail.
LATE_ANNOTATIONS = __future__.annotations.compiler_flag
CELL_FILE = "cell "  # and its number: what the learner's tracebacks call a cell
NOTEBOOK_FUNCTIONS = (*NOTEBOOK_FUNCTION_NAMES, "display", "get_ipython")
CHECK = "check of the grader"  # no statement can bind a name like this
MAX_TEXT, MAX_PRINTED = 300, 500


def wait_to_be_ended(pipe: Pipe) -> NoReturn:
    """Wait after the last answer: the supervisor ends this process, and nothing else may happen in it."""
    while True:
        pipe.receive()


def run_task(pipe: Pipe, cells: list, task: dict):
    """Do one task: find the exercises, or load a function and call it as often as asked.

    Parameters
    ----------
    pipe : Pipe
        Leads to the supervisor.
    cells : list of str or [str, str]
        The cells of the submission, as `source_of` reads them.
    task : dict
        Empty to find the exercises; else ``id``, ``needs``, ``function`` and ``stub`` of one.
    """
    if "id" not in task:
        pipe.send({"cells": json.dumps(find_exercises.find_exercises(list(map(source_of, cells))))})
        wait_to_be_ended(pipe)
    random.seed(0)
    np.random.seed(0)  # noqa: NPY002  (so that a learner's use of it repeats)
    try:
        function, failures = load_function(cells, task)
    except BaseException as error:
        pipe.send({"state": "failed", "failure": as_message(describe_failure(error, is_learners))})
        wait_to_be_ended(pipe)
    state = "ran" if callable(function) else "missing"
    if state == "ran":
        state = run_cases.state_before_calls(function, task["stub"]) or "ran"
    pipe.send({"state": state, "failure": as_message(failures[0]) if failures else None})
    while True:
        args = pipe.receive()["args"]
        if run_cases.takes(function, [args]):
            pipe.write(result_frame(run_cases.call_with(function, args)))
        else:
            pipe.send({"state": "signature"})
        pipe.write(arguments_frame(args))


def load_function(cells: list, task: dict) -> tuple:
    """Run what an exercise needs; return the function under its `check` and the failures before it."""
    checked, failures, trees = {}, [], {}

    def check(id):
        def decorate(function):
            checked.setdefault(id, []).append(function)
            return function

        return decorate

    namespace = notebook_namespace(check) | {CHECK: check}
    for cell, number in task["needs"]:
        if cell not in trees:
            trees[cell] = parse_cell(source_of(cells[cell]), cell)
        node = trees[cell][number]
        if [cell, number] == task["needs"][-1]:
            node = with_calls_of(CHECK, node, task["id"])
        statement = ast.Module([node], [])
        try:
            exec(compile(statement, file_name(cell), "exec", LATE_ANNOTATIONS), namespace)
        except BaseException as error:  # in a notebook the cells behind a failing one still run
            failures.append(describe_failure(error, is_learners))
            if [cell, number] == task["needs"][-1]:
                raise
    functions = checked.get(task["id"]) or [namespace.get(task["function"])]
    return functions[-1], failures


def notebook_namespace(check) -> dict:
    """The names that a notebook's cells find, `check` among them; what only shows things has no effect."""
    exercises = NullModule("dlbasics.exercises")
    exercises.check = check
    sys.modules |= {name: NullModule(name) for name in NULL_MODULES} | {"dlbasics.exercises": exercises}
    sys.modules["dlbasics"].exercises = exercises
    return dict.fromkeys(NOTEBOOK_FUNCTIONS, exercises) | {"__name__": "__main__", "check": check}


def source_of(cell: str | list) -> str:
    """The source of a cell; a function in a work file comes with the exercise that it answers."""
    return cell if isinstance(cell, str) else with_check(*cell)


def parse_cell(source: str, cell: int) -> list:
    """The statements of a cell, whose lines tracebacks can then find."""
    text, name = without_magics(source)[0], file_name(cell)
    linecache.cache[name] = (len(text), None, text.splitlines(True), name)
    return ast.parse(text).body


def file_name(cell: int) -> str:
    """What tracebacks call a cell."""
    return f"{CELL_FILE}{cell + 1}"


def is_learners(frame) -> bool:
    """Whether a frame runs code of a cell."""
    return frame.f_code.co_filename.startswith(CELL_FILE)


def as_message(failure: Failure) -> list:
    """A failure as the wire carries it."""
    return [failure.type, failure.message[:MAX_TEXT], int(failure.line), failure.source[:MAX_TEXT]]


def result_frame(outcome: run_cases.Outcome) -> bytes:
    """What one call did; a value that does not cross the wire is replaced by the name of its type."""
    value = outcome.value
    message = {
        "state": "ran",
        "failure": outcome.failure and as_message(outcome.failure),
        "printed": outcome.printed[:MAX_PRINTED],
        "warnings": list(outcome.warnings),
        "foreign": "",
        "value": value,
    }
    try:
        return wire.encode_frame(message)
    except TypeError:
        foreign = getattr(value, "type", type(value).__name__)
        return wire.encode_frame(message | {"value": None, "foreign": foreign})


def arguments_frame(args: tuple) -> bytes:
    """The arguments as a call has left them; of one that no longer crosses the wire its position.

    Whether they are what they were is found out where no learner's code can say it.
    """
    try:
        return wire.encode_frame({"args": args, "foreign": []})
    except TypeError:
        foreign = [position for position, arg in enumerate(args) if not crosses_wire(arg)]
        crossing = tuple(None if position in foreign else arg for position, arg in enumerate(args))
        return wire.encode_frame({"args": crossing, "foreign": foreign})


def crosses_wire(value) -> bool:
    """Whether a value by itself can be sent."""
    try:
        wire.encode_frame({"": value})
    except TypeError:
        return False
    return True
