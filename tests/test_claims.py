"""A broken claim is a sentence for a reader, and an error for nbval and the build."""

import ast
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell

from dlbasics import claims

LOUD = "from dlbasics import claims\nclaims.say_when_broken()"


def spoken(source, capsys, **names):
    """Run a source whose broken claims are reported, and return the report."""
    tree = claims.BrokenClaimReporter().visit(ast.parse(source))
    exec(compile(tree, "<cell>", "exec"), names)
    return capsys.readouterr().out


def test_a_broken_claim_is_said_with_its_numbers_and_the_run_goes_on(capsys):
    said = spoken("assert 0.05 < before and after > 0.95\nprint('on')", capsys, before=0.1, after=0.8765432)
    assert said == ("Your change breaks this claim: 0.05 < before and after > 0.95\n"
                    "Here before = 0.1, after = 0.8765.\non\n")


def test_whole_numbers_are_said_whole(capsys):
    said = spoken("assert count > rest", capsys, count=np.int64(12345), rest=23456)
    assert "Here count = 12345, rest = 23456." in said


@pytest.mark.parametrize(("value", "written"), [
    (Fraction(1, 3), "1/3"), (Decimal("0.123456"), "0.1235"), (0.5 - 2j, "0.5-2j"), (np.float32(0.1), "0.1"),
])
def test_numbers_of_any_class_are_said(value, written, capsys):
    assert f"Here value = {written}." in spoken("assert value == 5", capsys, value=value)


@pytest.mark.parametrize("claim", [
    "all(x > least for x in [-1])", "not any(x <= least for x, _ in [(-1, 0)])", "(lambda x: x > least)(-1)",
    "all(least > 1 for least in [2]) and least > 0",
])
def test_names_that_the_claim_has_for_itself_are_not_those_of_the_cell(claim, capsys):
    assert "Here least = 0.\n" in spoken(f"assert {claim}", capsys, x=3, least=0)


@pytest.mark.parametrize("source", [
    "assert x == 3",
    "assert all(value > 0 for value in [x])",
    "for i in range(2):\n    assert i < x",
    "check_gradient(lambda x: x**2, 1.0, 2.0)",
])
def test_a_claim_that_holds_says_nothing(source, capsys):
    assert spoken("from dlbasics.gradient_check import check_gradient\n" + source, capsys, x=3) == ""


def test_claims_in_loops_and_gradient_checks_speak_too(capsys):
    source = """
from dlbasics.gradient_check import check_gradient
for i in range(3):
    assert i < 1
check_gradient(lambda x: x**2, 1.0, 3.0)
"""
    said = spoken(source, capsys)
    assert said.count("Your change breaks this claim: i < 1") == 2
    assert "Here i = 2." in said and "breaks this claim: check_gradient(" in said


@pytest.mark.parametrize("source", [
    "def f(x):\n    assert x > 0\n\n\nf(-1)",
    "class A:\n    def f(self):\n        assert False\n\n\nA().f()",
    "raise AssertionError('mine')",
])
def test_what_a_function_asserts_still_raises(source, capsys):
    with pytest.raises(AssertionError):
        spoken(source, capsys)


def test_a_try_still_sees_the_error(capsys):
    assert spoken("try:\n    assert False\nexcept AssertionError:\n    print('seen')", capsys) == "seen\n"


@pytest.mark.parametrize("variables, raises", [
    ({}, False), ({"DLBASICS_RENDER_TARGET": "print"}, True), ({"DLBASICS_RENDER_TARGET": "page"}, True),
    ({"CI": "true"}, True), ({"PYTEST_VERSION": "9"}, True),
])
def test_only_a_reader_hears_a_sentence(variables, raises, monkeypatch, capsys):
    for name in ("CI", "PYTEST_VERSION", "DLBASICS_RENDER_TARGET"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    shell = InteractiveShell()
    monkeypatch.setattr("IPython.get_ipython", lambda: shell)
    for _ in range(2):  # a cell can run again
        shell.run_cell(LOUD)
    result = shell.run_cell("x = 1\nassert x == 2")
    assert isinstance(result.error_in_exec, AssertionError) is raises
    assert capsys.readouterr().out.count("Your change breaks this claim: x == 2") == (not raises)
