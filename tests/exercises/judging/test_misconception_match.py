"""A known mistake is recognized in other dress, and two at once; no name is given where several fit."""

from dataclasses import replace

import numpy as np
import pytest

from dlbasics.exercises import Case, Code, Misconception
from dlbasics.exercises.judging.code import attempt
from dlbasics.exercises.model import DefinitionError


def cases(rng):
    return [Case((rng.normal(size=(4, 3)),)), Case((rng.normal(size=(5, 2)),)),
            Case((np.zeros((0, 2)),), "edge", "no rows")]


def spread(x):
    """Squared distances from the mean, a mean over the rows."""
    return ((x - x.mean(axis=0)) ** 2).mean(axis=0) if len(x) else np.zeros(x.shape[1])


def known(name, answer):
    return Misconception(name, answer, f"That is {name}.")


MISTAKES = (
    known("n - 1", lambda x: x.var(axis=0, ddof=1) if len(x) else np.zeros(x.shape[1])),
    known("root", lambda x: np.sqrt(spread(x))),
    known("not centred", lambda x: (x**2).mean(axis=0) if len(x) else np.zeros(x.shape[1])),
    known("half", lambda x: spread(x) / 2),
)
SPREAD = Code("activations/spread", "Spread", 2, 'def spread(x):\n    """Say."""\n', ("a", "b"), spread,
              cases, MISTAKES, places=(("n - 1", "not centred"), ("half",)))


def test_a_mistake_is_known_by_the_ordinary_cases_where_it_breaks_on_an_edge():
    def loops(x):
        if not len(x):
            raise IndexError("no rows")
        return np.array([np.sqrt(column.var()) for column in x.T])

    assert attempt(SPREAD, loops).name == "root"


def test_an_ordinary_fault_is_shown_before_a_crash_on_an_edge():
    verdict = attempt(SPREAD, lambda x: spread(x) + x.min(axis=0))
    assert (verdict.status, verdict.case) == ("wrong", 0)
    verdict = attempt(SPREAD, lambda x: spread(x) + 0 * x.min(axis=0))
    assert (verdict.status, verdict.case, verdict.message.code) == ("does not run", 2, "judge.raises.empty")


def with_an_extreme(rng):
    return [*cases(rng), Case((np.array([[1e200, 1.0], [-1e200, 2.0]]) / 1e50,), "extreme", "huge"),
            Case((np.array([[1e8, 1.0], [1e8 + 1, 2.0]]),), "extreme", "near each other")]


def one_pass(x):
    """Right but for digits that cancel."""
    return (x**2).mean(axis=0) - x.mean(axis=0) ** 2


WITH_EXTREMES = replace(SPREAD, cases=with_an_extreme, misconceptions=(
    *MISTAKES, known("one pass", lambda x: one_pass(x) if len(x) else np.zeros(x.shape[1]))))


def test_what_is_wrong_with_a_value_is_told_before_a_crash_on_an_edge():
    def without_digits(x):
        return np.where(np.abs(x).max(axis=0) > 1e6, 0.0, spread(x))

    verdict = attempt(WITH_EXTREMES, without_digits)
    assert (verdict.status, verdict.case, verdict.credit) == ("wrong", 3, 0)


def test_a_crash_on_an_edge_is_told_before_lost_digits_which_call_the_rest_right():
    verdict = attempt(WITH_EXTREMES, lambda x: spread(x) * (1 + 1e-5 * (x.max(axis=0) > 1e6)))
    assert (verdict.status, verdict.case, verdict.credit) == ("does not run", 2, 0)


def test_a_mistake_is_known_by_the_extreme_cases_where_it_breaks_on_an_edge():
    verdict = attempt(WITH_EXTREMES, lambda x: one_pass(x) + 0 * x.max(axis=0))
    assert (verdict.name, verdict.case, verdict.credit) == ("one pass", 4, 0)


def test_two_mistakes_at_once_are_both_named():
    verdict = attempt(SPREAD, lambda x: x.var(axis=0, ddof=1) / 2 if len(x) else np.zeros(x.shape[1]))
    assert {verdict.name, *verdict.others} == {"n - 1", "half"} and verdict.earned == 0
    assert verdict.sentence.startswith("Two things at once.") and "That is half." in verdict.sentence


def test_two_mistakes_that_an_exercise_has_put_together_are_both_named():
    """What they change neither adds up nor multiplies."""
    both = ("root", "not centred", lambda x: np.sqrt((x**2).mean(axis=0)))
    asked = replace(SPREAD, places=(), composed=(both,))
    verdict = attempt(asked, lambda x: np.linalg.norm(x, axis=0) / np.sqrt(len(x)))
    assert (verdict.name, verdict.others, verdict.case) == ("root", ("not centred",), 0)
    assert attempt(asked, lambda x: np.linalg.norm(x, axis=0)).name == ""


def test_the_case_that_is_shown_is_one_that_the_named_mistake_explains():
    """Nothing is returned for an empty array; the mistake that is named is another one."""
    sized = [Case((np.arange(3),)), Case((np.arange(0),), "edge", "empty"),
             Case((np.arange(5),), "edge", "five")]
    asked = Code("activations/count", "Count", 2, 'def count(x):\n    """Say."""\n', ("a", "b"), len,
                 lambda rng: sized, (known("five as four", lambda x: min(len(x), 4)),))
    verdict = attempt(asked, lambda x: min(len(x), 4) if len(x) else None)
    assert (verdict.name, verdict.about) == ("five as four", "five")


def test_no_name_where_the_ordinary_cases_fit_two():
    twin = known("root, too", lambda x: np.sqrt(spread(x)) if len(x) else np.ones(x.shape[1]))
    both = Code("activations/both", "Both", 2, SPREAD.stub, ("a", "b"), spread, cases, (*MISTAKES, twin))
    verdict = attempt(both, lambda x: np.sqrt(spread(x)) if len(x) else np.full(x.shape[1], 7.0))
    assert verdict.name == "" and verdict.message.params["relation"].code == "relation.root"


def test_no_name_by_some_cases_where_another_ordinary_one_raises():
    def breaks(x):
        if len(x) == 5:
            raise ValueError("no")
        return np.sqrt(spread(x))

    assert attempt(SPREAD, breaks).status == "does not run"


def test_right_but_for_a_changed_argument_is_no_name_where_an_edge_is_wrong():
    def in_place(x):
        out = spread(x)
        x *= 0
        return out

    mistakes = (*MISTAKES, Misconception("in place", in_place, "Right, but `x` has changed.", credit=0.5))
    asked = Code("activations/changed", "Changed", 2, SPREAD.stub, ("a", "b"), spread, cases, mistakes)
    assert attempt(asked, in_place).name == "in place"
    verdict = attempt(asked, lambda x: in_place(x) if len(x) else np.ones(x.shape[1]))
    assert verdict.name == "" and "Right" not in verdict.sentence


def test_two_mistakes_that_fit_by_chance_are_not_named():
    """In one place, or in a value that is the same whatever the input."""
    verdict = attempt(SPREAD, lambda x: np.sqrt(spread(x)) / 2)
    assert verdict.others == ()
    mistakes = (known("one minus", lambda x: 1 - spread(x)), known("minus one", lambda x: spread(x) - 1))
    asked = Code("activations/nothing", "Nothing", 2, SPREAD.stub, ("a", "b"), spread, cases, mistakes,
                 places=(("one minus",), ("minus one",)))
    assert attempt(asked, lambda x: np.zeros(x.shape[1])).name == ""


def test_a_name_that_fits_by_chance_is_not_told():
    """It must fit further cases as well, which nobody sees."""
    shown = [case.args[0] for case in SPREAD.cases_from(0)]

    def by_chance(x):
        seen = any(np.array_equal(x, one) for one in shown)
        return np.sqrt(spread(x)) if seen else spread(x) + 1

    assert attempt(SPREAD, by_chance).name == ""
    assert attempt(SPREAD, lambda x: np.sqrt(spread(x))).name == "root"


def test_two_names_that_fit_by_chance_are_not_told():
    shown = [case.args[0] for case in SPREAD.cases_from(0)]

    def by_chance(x):
        seen = any(np.array_equal(x, one) for one in shown) and len(x)
        return x.var(axis=0, ddof=1) / 2 if seen else spread(x) * 3

    verdict = attempt(SPREAD, by_chance)
    assert (verdict.name, verdict.others) == ("", ())


def test_a_mistake_that_is_right_in_a_case_does_not_explain_a_fault_in_it():
    """The answer's numbers are right but for an empty array, which the mistake counts otherwise."""
    sized = [Case((np.arange(n),)) for n in (2, 3)] + [Case((np.arange(0),), "edge", "empty")]
    asked = Code("activations/count", "Count", 2, 'def count(x):\n    """Say."""\n', ("a", "b"), len,
                 lambda rng: sized, (known("counts nothing as one", lambda x: max(len(x), 1)),))
    verdict = attempt(asked, lambda x: float(len(x)) if len(x) else 7.0)
    assert (verdict.name, verdict.status) == ("", "wrong")


def test_a_name_for_a_value_that_never_changes_is_one_way_to_get_there():
    mistakes = (known("all 0", lambda x: np.zeros(x.shape[1])),)
    asked = Code("activations/zeros", "Zeros", 2, SPREAD.stub, ("a", "b"), spread, cases, mistakes)
    verdict = attempt(asked, lambda x: np.zeros(x.shape[1]))
    beginning = "Your function gave 0 for every input that was tried. One way to get there: That is"
    assert verdict.sentence.startswith(beginning)
    assert attempt(SPREAD, lambda x: np.sqrt(spread(x))).sentence == "That is root."


def test_places_hold_names_of_mistakes():
    with pytest.raises(DefinitionError, match="places of activations/wrong names no such;"):
        Code("activations/wrong", "Wrong", 2, SPREAD.stub, ("a", "b"), spread, cases, MISTAKES,
             places=(("no such",),))


def test_what_is_put_together_holds_names_of_mistakes():
    with pytest.raises(DefinitionError, match="composed of activations/spread names no such;"):
        replace(SPREAD, composed=(("root", "no such", np.sum),))


def test_each_mistake_has_a_name_of_its_own():
    with pytest.raises(DefinitionError, match="activations/wrong has twice the same twice"):
        Code("activations/wrong", "Wrong", 2, SPREAD.stub, ("a", "b"), spread, cases,
             (known("twice the same", np.sum), known("twice the same", np.mean)))
