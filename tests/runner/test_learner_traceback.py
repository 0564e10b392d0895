"""Which lines of a traceback are the learner's."""

import linecache

import pytest

from dlbasics.runner.learner_traceback import Failure, describe_failure, learner_entries, source_line

SOURCE = "def f(call):\n    return call()\n\ndef g():\n    return f(lambda: 1 / 0)\n"


def is_learners(frame):
    return frame.f_code.co_filename == "mine"


def error_of(function, *args):
    linecache.cache["mine"] = (len(SOURCE), None, SOURCE.splitlines(True), "mine")
    try:
        function(*args)
    except Exception as error:
        return error


def functions() -> dict:
    namespace = {}
    exec(compile(SOURCE, "mine", "exec"), namespace)
    return namespace


def test_entries_come_outermost_first_and_others_are_left_out():
    def theirs():
        raise KeyError("deep")

    error = error_of(functions()["f"], lambda: theirs())
    (entry,) = learner_entries(error.__traceback__, is_learners)
    assert (entry.tb_lineno, source_line(entry)) == (2, "return call()")
    error = error_of(functions()["g"])
    assert [e.tb_lineno for e in learner_entries(error.__traceback__, is_learners)] == [5, 2, 5]


@pytest.mark.parametrize("raised", [RuntimeError, SystemExit, KeyboardInterrupt])
def test_an_exception_that_cannot_say_its_message_is_named(raised):
    class Speechless(Exception):
        def __str__(self):
            raise raised

    failure = describe_failure(Speechless(), is_learners)
    assert failure == Failure("Speechless", f"(its message cannot be shown: {raised.__name__})")


def test_a_failure_is_described_by_the_innermost_line():
    error = error_of(functions()["g"])
    expected = Failure("ZeroDivisionError", "division by zero", 5, "return f(lambda: 1 / 0)")
    assert describe_failure(error, is_learners) == expected
    assert describe_failure(ValueError("x" * 999), is_learners) == Failure("ValueError", "x" * 300)
