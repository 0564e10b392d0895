"""Calls of `ask`, `check` and the others that Python cannot run are told as they are written."""

import linecache

import numpy as np
import pytest
from support.sample_exercises import CHOICE, CODE, NUMBER, ORDER, SINGLE, TUNE

from dlbasics import exercises
from dlbasics.exercises.notebook_functions.failed_call_advice import advice
from dlbasics.notebook_function_names import NOTEBOOK_FUNCTION_NAMES

pytestmark = pytest.mark.usefixtures("work_folder")
IDS = {"CHOICE": CHOICE.id, "NUMBER": NUMBER.id, "ORDER": ORDER.id, "TUNE": TUNE.id, "SINGLE": SINGLE.id,
       "CODE": CODE.id}


def message_on(source, monkeypatch, **names):
    """What is said of the error of a cell, in which the ids of the samples stand by their kinds."""
    for name, id in IDS.items():
        source = source.replace(name, id)
    monkeypatch.setitem(linecache.cache, "<cell>", (len(source), None, source.splitlines(True), "<cell>"))
    functions = {name: getattr(exercises, name) for name in NOTEBOOK_FUNCTION_NAMES}
    namespace = {"np": np, "e": exercises} | functions | names
    with pytest.raises(Exception) as caught:
        exec(compile(source, "<cell>", "exec"), namespace)
    message = advice(caught.value)
    said = str(message) if message else ""
    for name, id in IDS.items():
        said = said.replace(id, name)
    return said


@pytest.mark.parametrize(("source", "right"), [
    ("ask('CHOICE', c)", "ask('CHOICE', \"c\")"), ("ask('CHOICE', ab)", "ask('CHOICE', \"ab\")"),
    ("ask('CHOICE', [a, b])", "ask('CHOICE', \"a, b\")"), ("ask('CHOICE', a, b)", "ask('CHOICE', \"a, b\")"),
    ("ask('CHOICE', {a, 'b'})", "ask('CHOICE', \"a, b\")"),
    ("ask('CHOICE', answer=c)", "ask('CHOICE', \"c\")"),
    ("ask('ORDER', c>e>d>b>a)", "ask('ORDER', \"c>e>d>b>a\")"),
    ("e.ask('NUMBER', log(10))", "e.ask('NUMBER', \"log(10)\")"),
    ("ask('NUMBER', ln(10))", "ask('NUMBER', \"ln(10)\")"),
    ("ask('NUMBER', sqrt(16))", "ask('NUMBER', \"sqrt(16)\")"),
    ("ask('NUMBER', 9.77*10^-4)", "ask('NUMBER', \"9.77*10^-4\")"),
    ("ask('NUMBER',\n    (1/4)^5)", "ask('NUMBER', \"(1/4)^5\")"),
    ("x = 3\nprint(ask('NUMBER', e ^ -2))", "ask('NUMBER', \"e ^ -2\")"),
    ("another('NUMBER', ln(2))", "another('NUMBER', \"ln(2)\")"),
    ("ask('NUMBER', p=1/3)", "ask('NUMBER', \"p=1/3\")"), ("ask('NUMBER', λ=6)", "ask('NUMBER', \"λ=6\")"),
    ("ask('CHOICE', option='a')", "ask('CHOICE', \"a\")"),
])
def test_an_answer_is_told_in_its_quotes(source, right, monkeypatch):
    names = {"e": 2.7} if "e ^" in source else {}
    assert f"An answer that is not a plain number stands in quotes: `{right}`." in \
        message_on(source, monkeypatch, **names)
    exec(right.replace("NUMBER", NUMBER.id).replace("CHOICE", CHOICE.id).replace("ORDER", ORDER.id),
         {"ask": exercises.ask, "another": exercises.another, "e": exercises})


@pytest.mark.parametrize(("source", "right"), [
    ("@check(CODE)\ndef swish(x):\n    return x", '@check("CODE")'),
    ("@check(activations/sample_swish)\ndef swish(x):\n    return x", '@check("CODE")'),
    ("ask(NUMBER, 3)", 'ask("NUMBER", 3)'), ("ask(NUMBER, '3')", "ask(\"NUMBER\", '3')"),
    ("ask(CHOICE, a)", 'ask("CHOICE", "a")'), ("ask(CHOICE, [a, b])", 'ask("CHOICE", "a, b")'),
    ("ask(NUMBER)", 'ask("NUMBER")'), ("hint(CODE)", 'hint("CODE")'),
    ("ask('activations'/'sample-number', 3)", 'ask("NUMBER", 3)'),
    ("submit(me.json)", 'submit("me.json")'), ("submit('me.json', Ann)", "submit('me.json', \"Ann\")"),
    ("submit(me.json, learner=Ann)", 'submit("me.json", learner="Ann")'),
])
def test_an_id_and_a_name_are_told_in_their_quotes(source, right, monkeypatch):
    assert message_on(source, monkeypatch).endswith(f": `{right}`.")


def test_the_values_of_an_explorer_are_told_as_they_are_written(monkeypatch):
    said = message_on("ask('TUNE', temperature=0.5, kind='sharp')", monkeypatch)
    assert "`ask('TUNE', {\"temperature\": 0.5, \"kind\": 'sharp'})`" in said
    assert "`ask('TUNE', {\"temperature\": 0.5" not in message_on("ask('TUNE', heat=0.5)", monkeypatch)


@pytest.mark.parametrize(("source", "name", "call"), [
    ("ask('NUMBER', answer)", "answer", 'ask("NUMBER", "your number")'),
    ("ask('TUNE', explorer)", "explorer", 'ask("TUNE", explorer)'),
    ("ask('NUMBER', my_number + 1)", "my_number", "your number"),
    ("ask('NUMBER', three)", "three", "your number"),
])
def test_a_name_that_may_belong_to_another_cell_is_left_open(source, name, call, monkeypatch):
    said = message_on(source, monkeypatch)
    assert f"`{name}` has no value here" in said and call in said


def test_a_power_that_quotes_do_not_help_is_told_as_python_writes_it(monkeypatch):
    assert "A power is written `**`." in message_on("ask('NUMBER', np.array(0.5)^2.0)", monkeypatch)


@pytest.mark.parametrize("name", ["ask", "check", "own_numbers"])
def test_a_function_whose_name_has_another_value_is_imported_again(name, monkeypatch):
    said = message_on(f"{name} = 3\n{name}('NUMBER', 3)", monkeypatch)
    assert f"`from dlbasics.exercises import {name}`" in said
    said = message_on(f"del {name}\n{name}('NUMBER', 3)", monkeypatch)
    assert f"`from dlbasics.exercises import {name}`" in said


@pytest.mark.parametrize(("source", "right"), [
    ("ask['NUMBER', 3]", "ask('NUMBER', 3)"), ("hint['CODE']", "hint('CODE')"),
    ("ask['CHOICE', 'a']", "ask('CHOICE', 'a')"),
    ("@check['CODE']\ndef swish(x):\n    return x", "@check('CODE')"),
])
def test_round_brackets_call_a_function(source, right, monkeypatch):
    assert f"`{right}`" in message_on(source, monkeypatch)


@pytest.mark.parametrize("source", [
    "ask('NUMBER', 1 / 0)", "ask('nothing/here', 3)", "ask('NUMBER', np.nothing)", "1 / 0",
    "ask('NUMBER', 2.8, 3)", "def f():\n    return c\nask('CHOICE', f())", "ask('NUMBER', int('x'))",
    "other = c\nask('CHOICE', other)", "check()", "hint()", "ask('NUMBER', [][0])", "submit(3)",
    "check('CODE')(c)", "print(c)", "x['NUMBER', 3]",
])
def test_nothing_is_said_of_other_errors(source, monkeypatch):
    assert message_on(source, monkeypatch) == ""


def test_nothing_is_said_where_the_cell_is_not_known():
    with pytest.raises(NameError) as caught:
        exec(f"ask({CHOICE.id!r}, c)", {"ask": exercises.ask})
    assert advice(caught.value) is None and advice(ValueError("never raised")) is None


def test_a_notebook_says_it_below_the_error(run_notebook):
    cell = f'from dlbasics.exercises import ask\nask("{CHOICE.id}", c)'
    (outputs,) = run_notebook(f"get_ipython().run_cell({cell!r});")
    said = "".join(output.get("text", "") for output in outputs)
    assert f'`ask("{CHOICE.id}", "c")`' in said
