"""What is recorded of a call, and that recording needs nothing that knows an answer."""

import ast
import warnings
from pathlib import Path

import numpy as np
import pytest
from support.always_equal import ArrayEqualToAll, EqualToAll, FloatEqualToAll
from support.broken_objects import (
    NamelessError,
    TextOfItsOwn,
    Unfindable,
    Unreadable,
    wrapped_around_itself,
)

from dlbasics import runner
from dlbasics.runner.run_cases import (
    MAX_WARNING,
    MAX_WARNINGS,
    UnsupportedValue,
    call,
    does_what_stub_does,
    is_changed,
    plain,
    run,
)

FOLDER = Path(runner.__file__).parent


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_the_runner_imports_itself_and_two_modules_that_need_no_other(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level]
    modules = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    modules += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    own = {name for name in modules if name.startswith("dlbasics")}
    assert {name for name in own if not name.startswith("dlbasics.runner")} <= {
        "dlbasics.exercise_id", "dlbasics.ipython_source"}


def test_calls_record_what_happened():
    outcome = call(lambda x: np.log(x), (np.array([0.0]),))
    assert outcome.value[0] == -np.inf and outcome.mutated == (False,)
    assert "divide by zero" in outcome.warnings[0]


def test_a_call_raises_nothing_and_shows_the_learners_innermost_line():
    def inner(x):
        print("before")
        return x.nothing

    outcome = call(lambda x: inner(x), (1,))
    failure = outcome.failure
    assert (failure.type, failure.source) == ("AttributeError", "return x.nothing")
    assert "nothing" in failure.message and failure.line and outcome.printed == "before\n"
    assert call(exec, ("raise SystemExit(3)",)).failure.type == "SystemExit"


def test_a_message_that_cannot_be_shown_is_said_to_be_none():
    class Broken(Exception):
        def __str__(self):
            raise ValueError("no words")

    def f(x):
        raise Broken

    assert call(f, (1,)).failure.message == "(its message cannot be shown: ValueError)"


def test_a_warning_that_can_be_shown_once_is_recorded_all_the_same():
    class SaidOnce(UserWarning):
        def __str__(self):
            if self.args[0]:
                return self.args[0].pop()
            raise ValueError("no words")

    said = call(lambda x: warnings.warn(SaidOnce(["once"]), stacklevel=1), (1,)).warnings
    assert said == ("(its message cannot be shown: ValueError)",)


def test_only_so_many_warnings_are_recorded_and_each_once():
    def warning(x):
        for number in range(10 * MAX_WARNINGS):
            warnings.warn("again", stacklevel=1)
            warnings.warn(f"{number} {'x' * MAX_WARNING}", stacklevel=1)
        return x

    outcome = call(warning, (1,))
    assert outcome.value == 1 and len(outcome.warnings) == MAX_WARNINGS
    assert outcome.warnings[0] == "again" and outcome.warnings.count("again") == 1
    assert {len(said) for said in outcome.warnings[1:]} == {MAX_WARNING}


def test_an_exception_of_a_class_without_a_name_is_recorded():
    def f(x):
        raise NamelessError("why")

    failure = call(f, (1,)).failure
    assert (failure.type, failure.message, failure.source) == (
        "NamelessError", "why", 'raise NamelessError("why")')


def test_the_message_of_an_exception_is_a_plain_text():
    class Own(Exception):
        def __str__(self):
            return TextOfItsOwn("why")

    def f(x):
        raise Own

    message = call(f, (1,)).failure.message
    assert message == "why" and type(message) is str


@pytest.mark.parametrize("function", [wrapped_around_itself(lambda x: 0.0), Unfindable()],
                         ids=["wrapped around itself", "unfindable"])
def test_a_function_whose_attributes_break_is_called_like_any_other(function):
    recorded = run(function, [(1,)], "def f(x):\n    ...\n")
    assert recorded.state == "ran" and recorded.outcomes[0].value == 0.0


def test_a_list_of_values_that_cannot_be_written_is_compared():
    assert is_changed([1], [Unreadable(1)]) and not is_changed([Unreadable(1)], [Unreadable(1)])


def test_arguments_are_fresh_and_changes_are_seen():
    seen = []

    def greedy(x, options):
        seen.append(x[0])
        x[:] = 0
        options["more"] = 1

    arguments = (np.ones(2), {})
    recorded = run(greedy, [arguments, arguments])
    assert seen == [1.0, 1.0] and [outcome.mutated for outcome in recorded.outcomes] == [(True, True)] * 2
    assert recorded.state == "ran" and arguments[1] == {}


def test_a_set_that_was_added_to_is_changed():
    def greedy(seen):
        seen.add(3)

    assert run(greedy, [({1, 2},), ({3},)]).outcomes[0].mutated == (True,)
    assert is_changed({1}, {2}) and is_changed({1}, frozenset({1})) and not is_changed({1, 2}, {2, 1})


def test_a_negative_zero_keeps_its_sign():
    numbers = (-0.0, complex(-0.0, -0.0), type("Float", (float,), {})(-0.0))
    assert [np.signbit(plain(number).real) for number in numbers] == [True] * 3


def test_a_function_that_nobody_touched_and_one_of_other_arguments_are_not_called():
    stub = 'def f(x):\n    """Do it."""\n    ...\n'
    namespace = {}
    exec("def f(x):\n    'other words'\n    # a comment\n    pass", namespace)
    assert does_what_stub_does(namespace["f"], stub)
    assert run(namespace["f"], [(1,)], stub).state == "unchanged"
    assert run(lambda x, y: 0, [(1,)], stub).state == "signature"


def test_a_run_that_is_interrupted_stops():
    def interrupted(x):
        raise KeyboardInterrupt

    assert len(run(interrupted, [(1,), (2,)]).outcomes) == 1


def test_values_become_plain():
    assert plain([[1, 2], [3, 4]]).tolist() == [[1, 2], [3, 4]] and plain([]).shape == (0,)
    ragged = plain(([1], [1, 2]))
    assert isinstance(ragged, tuple) and [part.tolist() for part in ragged] == [[1], [1, 2]]
    pieces = np.empty(2, dtype=object)
    pieces[:] = np.arange(2), np.arange(3)
    assert [piece.tolist() for piece in plain(pieces)] == [[0, 1], [0, 1, 2]]
    pieces[1] = np.arange(2)
    assert plain(pieces).tolist() == [[0, 1], [0, 1]]
    pieces[1] = pieces  # it holds itself
    assert isinstance(plain(pieces), tuple)
    assert plain("text") == UnsupportedValue("str") and plain(None) is None


@pytest.mark.parametrize(("value", "expected"), [
    (2**63 - 1, np.array(2**63 - 1)), (2**64 - 1, np.array(2**64 - 1)),
    (2**64, np.array(2.0**64)), (-(2**63) - 1, np.array(-(2.0**63))),
    (10**5000, np.array(np.inf)), (-(10**5000), np.array(-np.inf)), ([2**64, 1], np.array([2.0**64, 1.0])),
    (np.array([2**64]), np.array([2**64], dtype=object)),  # which is what the learner has made
], ids=["int64", "uint64", "float", "negative", "infinite", "negative infinite", "list", "objects"])
def test_a_whole_number_of_any_size_is_a_number(value, expected):
    np.testing.assert_array_equal(plain(value), expected, strict=True)


def test_clever_objects_are_plain_or_foreign():
    assert plain(EqualToAll()) == UnsupportedValue("EqualToAll")
    assert type(plain(np.ones(3).view(ArrayEqualToAll))) is np.ndarray
    assert plain(FloatEqualToAll(0.5)).item() == 0.5
    assert isinstance(plain(np.broadcast_to(0.0, (10**6, 10**6))), UnsupportedValue)
