"""An answer in a call that Python reads otherwise than a person is asked back, and counts as no try."""

import linecache
from dataclasses import replace

import numpy as np
import pytest
from support.sample_exercises import CHOICE, FRESH, FRESH_NUMBER, NUMBER, ORDER, SINGLE

from dlbasics import exercises

COUNT = replace(NUMBER, id="activations/sample-count", question="How many means?", unit="", answer=1600,
                tolerance=0.5, mistakes=())


@pytest.fixture
def ran(work_folder, monkeypatch, capsys):
    """What a cell shows, in which the ids of the samples stand by their kinds."""
    exercises.add([COUNT, *FRESH])
    ids = {"COUNT": COUNT.id, "NUMBER": NUMBER.id, "CHOICE": CHOICE.id, "ORDER": ORDER.id,
           "SINGLE": SINGLE.id, "FRESH": FRESH_NUMBER.id}

    def run(source):
        for name, id in ids.items():
            source = source.replace(name, id)
        monkeypatch.setitem(linecache.cache, "<cell>", (len(source), None, source.splitlines(True), "<cell>"))
        names = {"np": np, "ask": exercises.ask, "another": exercises.another}
        exec(compile(source, "<cell>", "exec"), names)
        out = capsys.readouterr().out
        for name, id in ids.items():
            out = out.replace(id, name)
        return out

    return run


@pytest.mark.parametrize(("written", "value"), [
    ("2^-10", "-12"), ("4^-5", "-1"), ("6^2", "4"), ("16^1", "17"), ("(40^2) / 2", "21.0"),
    ("1 / (2 ^ 3)", "1.0"),
])
def test_a_power_with_a_caret_is_asked_back(ran, work_folder, written, value):
    said = ran(f"ask('NUMBER', {written})")
    assert "Not attempted" in said and f"In Python `^` is no power: `{written}` is {value}." in said
    assert f'`ask(\'NUMBER\', "{written}")`' in said
    assert list(work_folder.iterdir()) == []
    assert "Not attempted" not in ran(f"ask('NUMBER', \"{written}\")")


@pytest.mark.parametrize("call", [
    "ask(answer=2^-2, id='NUMBER')", "ask(id='NUMBER', answer=2^-2)", "ask('NUMBER', answer=2^-2)",
])
def test_the_id_of_a_call_with_named_arguments_is_found(ran, call):
    assert "`ask('NUMBER', \"2^-2\")`" in ran(call)


def test_a_call_whose_id_is_not_written_out_is_told_without_a_line(ran):
    assert "A power is written `**`." in ran("ask(answer=2^-2, **{'id': 'NUMBER'})")


@pytest.mark.parametrize("written", [
    "lambda: 2^3", "{1} ^ {2}", "True ^ False", "(1 < 2) ^ (2 < 3)", "[1, 2, 4, 8][2^3]", "not 2^3",
    "{'a': 2^3}", "1 if 2^3 else 2",
])
def test_a_caret_that_is_no_part_of_a_number_is_not_told_of(ran, written):
    assert "is no power" not in ran(f"ask('NUMBER', {written})")


@pytest.mark.parametrize(("written", "value"), [
    ("'a' and 'b'", "b"), ("'a' or 'b'", "a"), ("0.5 or 0.25", "0.5"),
])
def test_what_python_makes_of_and_is_not_judged(ran, work_folder, written, value):
    for name in ("CHOICE", "NUMBER"):
        said = ran(f"ask('{name}', {written})")
        assert "Not attempted" in said and f"In Python `{written}` is" in said and f"{value}" in said
    assert list(work_folder.iterdir()) == []


def test_a_caret_that_quotes_do_not_help_is_told_as_python_writes_a_power(ran):
    assert "A power is written `**`." in ran("ask('NUMBER', np.array(6^2))")
    assert "Right" in ran("ask('NUMBER', answer=np.array(2**-2))")


@pytest.mark.parametrize(("written", "part"), [
    ("1.600", "1.600"), ("9.600/6", "9.600"), ("1.600 * 1", "1.600"),
])
def test_a_point_that_may_separate_thousands_is_asked_back(ran, work_folder, written, part):
    said = ran(f"ask('COUNT', {written})")
    assert "Not attempted" in said and f"`{part}` can mean two numbers" in said
    assert list(work_folder.iterdir()) == []


@pytest.mark.parametrize(("id", "written", "first", "second"), [
    ("COUNT", "1.600", "1600", "1.6"), ("COUNT", "9.600/6", "9600/6", "9.6/6"),
    ("NUMBER", "9.77*10e-4", "9.77*10^-4", "9.77*10*10^-4"),
    ("NUMBER", "answer=9.77*10e-4", "9.77*10^-4", "9.77*10*10^-4"),
])
def test_what_it_can_mean_is_offered_as_calls_that_can_be_typed(ran, id, written, first, second):
    said = ran(f"ask('{id}', {written})")
    offered = [line for line in said.split("`") if line.startswith(f"ask('{id}', ")]
    assert offered == [f"ask('{id}', \"{first}\")", f"ask('{id}', \"{second}\")"]
    assert all("can mean" not in ran(line) and "Not attempted" not in ran(line) for line in offered)


@pytest.mark.parametrize(("id", "written"), [
    ("NUMBER", "0.25"), ("NUMBER", "1/4"), ("NUMBER", "2**-2"), ("NUMBER", "np.exp(np.log(0.25))"),
    ("NUMBER", "[0.25]"), ("NUMBER", "0.250"), ("NUMBER", "np.float64(1) / 4"), ("NUMBER", "25e-2"),
    ("COUNT", "1600"), ("COUNT", "1600.0"), ("COUNT", "40**2"), ("COUNT", "1_600"), ("COUNT", "float(1.6e3)"),
    ("NUMBER", "answer=0.25"), ("NUMBER", "'0.25'"),
])
def test_a_plain_value_is_judged_without_a_word(ran, id, written):
    assert "Right" in ran(f"ask('{id}', {written})")


@pytest.mark.parametrize(("id", "written", "offered"), [
    ("CHOICE", "[1, 3]", ["`ask('CHOICE', \"a c\")`", "`ask('CHOICE', \"b d\")`"]),
    ("CHOICE", "(2, 1)", ['"b a"', '"c b"']), ("SINGLE", "[1]", ['"a"', '"b"']),
    ("CHOICE", "np.array([1, 2])", ['"a b"', '"b c"']), ("CHOICE", "range(1, 3)", ['"a b"', '"b c"']),
    ("ORDER", "[3, 5, 4, 2, 1]", ['"c e d b a"']), ("CHOICE", "[1, 4]", ['"a d"']),
])
def test_a_list_that_may_count_from_one_is_asked_back(ran, work_folder, id, written, offered):
    said = ran(f"ask('{id}', {written})")
    assert "Not attempted" in said and all(one in said for one in offered)
    assert list(work_folder.iterdir()) == []


@pytest.mark.parametrize(("id", "written"), [("CHOICE", "[0, 1]"), ("ORDER", "[2, 4, 3, 1, 0]"),
                                             ("CHOICE", "['a', 'b']"), ("CHOICE", "'1 2'")])
def test_a_list_that_counts_from_zero_and_texts_are_judged(ran, id, written):
    assert "Not attempted" not in ran(f"ask('{id}', {written})")


@pytest.mark.parametrize("written", [
    "[5, 6]", "[-1]", "[1, 1]", "[True, False]", "[1.5]", "3", "{1, 2}", "[]",
])
def test_what_names_nothing_is_refused_in_its_own_words(ran, written):
    said = ran(f"ask('CHOICE', {written})")
    assert "Not attempted" in said and "count from 1" not in said.replace("from 0 or from 1", "")


@pytest.mark.parametrize("id", ["CHOICE", "NUMBER", "ORDER"])
@pytest.mark.parametrize("written", ["np.float64", "np.ndarray", "float", "np.exp"])
def test_a_type_in_place_of_a_value_gets_a_verdict(ran, id, written):
    assert "Not attempted" in ran(f"ask('{id}', {written})")


def test_practice_asks_back_too(ran):
    ran("ask('FRESH', '1/4')")
    ran("another('FRESH')")
    assert "In Python `^` is no power" in ran("another('FRESH', 2^-2)")


def test_a_call_whose_lines_are_not_known_is_judged(work_folder, capsys):
    exec(f"ask({NUMBER.id!r}, 2 ^ -10)", {"ask": exercises.ask})
    assert "Not attempted" not in capsys.readouterr().out
