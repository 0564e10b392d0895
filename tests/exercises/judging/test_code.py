"""The exercise engine, held by sample exercises: what it says, and that nothing breaks it."""

import ast
import importlib
import json
import subprocess
import sys
import textwrap
from pathlib import Path

import nbformat
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbclient import NotebookClient
from support.sample_exercises import (
    CHOICE,
    CODE,
    EXERCISES,
    NUMBER,
    ORDER,
    SINGLE,
    TUNE,
    FakeExplorer,
    in_place,
    naive,
    swish,
    swish_alternative,
)

import dlbasics.exercises as public
from dlbasics.exercises import Case, Code, Misconception, Number, Option, Order, registry
from dlbasics.exercises import progress_store as works
from dlbasics.exercises.judging import numeric_answer, questions
from dlbasics.exercises.judging.code import attempt
from dlbasics.exercises.judging.compare import same
from dlbasics.exercises.judging.verdict import WORDS, compact
from dlbasics.exercises.kinds import Choice
from dlbasics.exercises.views import markdown, progress
from dlbasics.runner.call_recorder import Foreign, call, plain, run

ROOT = Path(__file__).parents[2]
CHAPTERS = registry.CHAPTERS  # before the tests empty it


@pytest.fixture(autouse=True)
def desk(monkeypatch, tmp_path):
    """The samples in the catalogue, and a folder of one's own."""
    monkeypatch.setattr(registry, "_added", {e.id: e for e in EXERCISES})
    monkeypatch.setattr(registry, "CHAPTERS", ("activations",))
    monkeypatch.setattr(registry.importlib.util, "find_spec", lambda name: None)
    monkeypatch.delenv("DLBASICS_RENDER_TARGET", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def learner(source):
    space = {"np": np}
    exec(compile(source, "<cell>", "exec"), space)
    return space["swish"]


def shift(x):
    """Right on ordinary and edge cases, without digits for large inputs."""
    return (swish(x) + 1e19) - 1e19 if np.abs(x).max() > 100 else swish(x)


def explode(x):
    with np.errstate(all="ignore"):
        return x * np.exp(x) / (1 + np.exp(x))


VERDICTS = [
    ("def swish(x):\n    ...", "not attempted", "Write the body"),
    ("def swish(x):\n    'other words'\n    # a comment\n    pass", "not attempted", "Write the body"),
    ("def swish(x):\n    y = x * 2", "wrong", "Is a `return` missing"),
    ("def swish(x, y):\n    return x", "does not run", "`def swish(x):`"),
    ("def swish(x):\n    return 1 / 0", "does not run", "ZeroDivisionError"),
    ("def swish(x):\n    raise SystemExit(3)", "does not run", "SystemExit"),
    ("def swish(x):\n    raise KeyboardInterrupt", "does not run", "You stopped it"),
    ("def swish(x):\n    return swish(x)", "does not run", "RecursionError"),
    ("def swish(x):\n    return x.sum()", "wrong shape", "a single number"),
    ("def swish(x):\n    return x.tolist(), 3", "wrong shape", "a tuple of 2"),
    ("def swish(x):\n    return x if x.size > 3 else None", "wrong shape", "return"),
    ("def swish(x):\n    return object()", "wrong shape", "of type object"),
    ("def swish(x):\n    return x > 0", "wrong dtype", "Expected float64, yours is bool"),
    ("def swish(x):\n    return np.zeros(x.shape, int)", "wrong dtype", "int64"),
    ("def swish(x):\n    x *= 2\n    return x", "changes its input", "`x`"),
    ("def swish(x):\n    return x", "wrong", "not right for this input"),
    ("def swish(x):\n    return np.full(x.shape, np.nan)", "wrong", "not right for this input"),
]


@pytest.mark.parametrize("source,status,said", VERDICTS, ids=[v[0].split("\n")[1] for v in VERDICTS])
def test_verdict_names_the_first_thing_that_matters(source, status, said):
    verdict = attempt(CODE, learner(source))
    assert verdict.status == status and said in verdict.sentence, verdict
    assert verdict.earned == 0


def test_unstable_and_overflowing_earn_half():
    unstable, blown = attempt(CODE, shift), attempt(CODE, explode)
    assert (unstable.status, unstable.earned, unstable.tone) == ("unstable", 1.0, "part")
    assert (blown.status, blown.earned) == ("overflows", 1.0)
    assert dict(blown.details)["Your value"] == "[-0., nan]"


def test_a_quotient_of_zeros_is_not_called_an_overflow():
    def underflow(x):
        e = np.exp(-np.abs(x))
        return np.where(np.abs(x) > 100, swish(x) * e / e, swish(x))

    verdict = attempt(CODE, underflow)
    assert (verdict.status, verdict.earned) == ("overflows", 1.0) and "division by 0" in verdict.sentence


def test_an_infinity_on_an_edge_case_earns_nothing_and_is_no_overflow_unless_numpy_says_so():
    verdict = attempt(CODE, lambda x: np.where(x == 0, np.inf, swish(x)))
    assert (verdict.status, verdict.earned) == ("wrong", 0)
    assert "should be finite" in verdict.sentence and "division by 0" in verdict.sentence
    verdict = attempt(CODE, lambda x: np.where(x == 0, np.exp(1000.0), swish(x)))
    assert (verdict.status, verdict.earned) == ("overflows", 0)


def test_mutation_tells_two_behaviours_apart():
    quiet, loud = (call(f, (np.ones(2),)) for f in (swish_alternative, in_place))
    assert np.array_equal(quiet.value, loud.value) and loud.mutated == (True,)
    assert not same(quiet, loud, CODE.rtol, CODE.atol)


def test_overflow_warning_with_right_values_costs_nothing():
    verdict = attempt(CODE, naive)
    assert verdict.earned == 2 and "overflow" in verdict.note and attempt(CODE, swish).note == ""


def test_own_line_is_shown_and_not_ours():
    source = "def helper(x):\n    return x.nothing\n\ndef swish(x):\n    return helper(x)\n"
    space = {"np": np}
    import linecache

    linecache.cache["<cell 7>"] = (len(source), None, source.splitlines(True), "<cell 7>")
    exec(compile(source, "<cell 7>", "exec"), space)
    shown = dict(attempt(CODE, space["swish"]).details)
    assert shown["Your line"] == "line 2: return x.nothing" and "AttributeError" in shown["Error"]


def test_line_of_the_learner_is_shown_when_numpy_raises_deeper():
    def mine(x):
        return np.concatenate([x, x[None]])

    shown = dict(attempt(CODE, mine).details)
    assert shown["Your line"].endswith("return np.concatenate([x, x[None]])")


def test_wrong_shows_input_and_own_value_and_picture_but_not_the_expected_one():
    verdict = attempt(CODE, lambda x: x + 1)
    assert dict(verdict.details)["Input"].startswith("x = [")
    text = verdict.html() + str(verdict)
    assert "<svg" in verdict.picture and "marked" in verdict.picture
    cases = CODE.cases(np.random.default_rng(0))
    assert compact(swish(cases[0].args[0])) not in text
    assert "<svg" not in attempt(CODE, swish).html()


def test_learner_prints_are_caught_and_short(capsys):
    def loud(x):
        print("hello " * 1000)
        return x

    verdict = attempt(CODE, loud)
    assert capsys.readouterr().out == "" and len(dict(verdict.details)["Printed"]) <= 200


def test_arguments_are_fresh_for_every_call():
    seen = []

    def greedy(x):
        seen.append(float(x.flat[0]))
        x[:] = 0
        return swish(x)

    cases = CODE.cases(np.random.default_rng(0))
    run(greedy, [c.args for c in cases])
    assert seen == [float(c.args[0].flat[0]) for c in cases]
    assert attempt(CODE, greedy).status == "changes its input"


class Liar:
    def __eq__(self, other):
        return True

    def __array__(self, *args, **kwargs):
        return np.zeros(5)


class Sub(np.ndarray):
    def __eq__(self, other):
        return True

    def __array_ufunc__(self, *args, **kwargs):
        return True


class Float(float):
    def __eq__(self, other):
        return True

    __hash__ = float.__hash__

    def __array__(self, *args, **kwargs):
        return np.ones(())


def test_clever_objects_are_plain_or_foreign():
    assert plain(Liar()) == Foreign("Liar")
    assert type(plain(np.ones(3).view(Sub))) is np.ndarray
    assert plain(Float(0.5)).item() == 0.5
    assert isinstance(plain(np.broadcast_to(0.0, (10**6, 10**6))), Foreign)
    assert attempt(CODE, lambda x: np.zeros(x.shape).view(Sub)).status == "wrong"
    assert attempt(CODE, lambda x: Liar()).status == "wrong shape"


def test_lists_scalars_and_tuples_count_as_what_they_hold():
    two = Code(
        "activations/two", "Two", 1, 'def two(x):\n    """Say."""\n', ("a", "b"),
        lambda x: (np.sum(x), x * 2.0), lambda rng: [Case((np.arange(3.0),))], (),
    )
    assert attempt(two, lambda x: (float(x.sum()), (x * 2).tolist())).status == "right"
    assert attempt(two, lambda x: [np.float64(x.sum()), x * 2]).status == "right"
    assert attempt(two, lambda x: (x.sum(), x * 2, 1)).status == "wrong shape"
    assert attempt(two, lambda x: (x.sum(keepdims=True), x * 2)).status == "wrong shape"


def test_a_wrong_shape_says_what_it_usually_comes_from():
    total = Code(
        "activations/total", "Total", 1, 'def total(x):\n    """Say."""\n', ("a", "b"),
        lambda x: np.sum(x), lambda rng: [Case((np.arange(3.0),))], (),
    )  # fmt: skip
    assert attempt(total, lambda x: x).sentence.endswith("yours is shape (3,). Is a mean or a sum missing?")
    assert attempt(total, lambda x: x.sum(keepdims=True)).sentence.endswith("yours is shape (1,).")
    assert "A column where a row is expected" in attempt(CODE, lambda x: x[..., None]).sentence


def test_where_a_tuple_is_expected_whatever_unpacks_as_one_counts():
    twins = Code(
        "activations/twins", "Twins", 1, 'def twins(x):\n    """Say."""\n', ("a", "b"),
        lambda x: (x, x * 2.0), lambda rng: [Case((np.arange(3.0),))],
        (Misconception("turned", lambda x: (x * 2.0, x), "Turned round."),),
    )  # fmt: skip
    assert attempt(twins, lambda x: [x, x * 2]).status == "right"
    assert attempt(twins, lambda x: np.array([x, x * 2])).status == "right"
    assert attempt(twins, lambda x: [x * 2, x]).name == "turned"
    assert attempt(twins, lambda x: [x, x * 2, x]).status == "wrong shape"


def test_one_mistake_is_known_in_several_forms():
    lift = Code(
        "activations/lift", "Lift", 2, 'def lift(x):\n    """Say."""\n', ("a", "b"), lambda x: x + 1,
        lambda rng: [Case((np.arange(3.0),))],
        (Misconception("lower", lambda x: x - 1, "Down.", 0.5, also=(lambda x: x - 2, lambda x: x - 3)),),
    )  # fmt: skip
    for step in (1, 2, 3):
        verdict = attempt(lift, lambda x, step=step: x - step)
        assert (verdict.name, verdict.sentence, verdict.earned) == ("lower", "Down.", 1)
    assert attempt(lift, lambda x: x - 4).name == ""


def test_float32_is_asked_for_only_where_the_reference_keeps_it():
    def made(reference):
        return Code("activations/f", "F", 1, 'def f(x):\n    """F."""\n', ("a", "b"), reference,
                    lambda rng: [Case((np.array([1.5, 2.5], np.float32),))], ())

    keeps, widens = made(lambda x: x * np.float32(0.1)), made(lambda x: np.asarray(x, float) * 0.5)
    assert attempt(keeps, lambda x: x.astype(float) * 0.1).status == "wrong dtype"
    assert attempt(keeps, lambda x: x / np.float32(10)).status == "right"
    assert attempt(widens, lambda x: x / 2).status == "right"


def test_a_list_does_for_a_tuple_whatever_the_shapes_of_its_parts():
    pair = Code("activations/f", "F", 1, 'def f(x):\n    """F."""\n', ("a", "b"),
                lambda x: (x.sum(), x.mean()), lambda rng: [Case((np.array([1.0, 2.0]),))],
                (Misconception("swapped", lambda x: (x.mean(), x.sum()), "The other way round."),))
    assert attempt(pair, lambda x: [x.sum(), x.mean()]).status == "right"
    assert attempt(pair, lambda x: [x.mean(), x.sum()]).name == "swapped"
    assert attempt(pair, lambda x: [x.sum(), x.mean(), x.min()]).status == "wrong shape"


def test_a_whole_number_does_for_a_float_and_not_the_other_way_round():
    def made(reference):
        return Code("activations/f", "F", 1, 'def f(x):\n    """F."""\n', ("a", "b"), reference,
                    lambda rng: [Case((np.array([1.0, 2.0]),))],
                    (Misconception("none", lambda x: 0 * reference(x), "That is nothing."),))

    total, count = made(lambda x: x.sum()), made(lambda x: len(x))
    assert attempt(total, lambda x: 3).status == "right"
    assert attempt(total, lambda x: 0).name == "none"
    assert attempt(count, lambda x: 2.0).status == "wrong dtype"


def test_an_input_to_refuse():
    def reference(x):
        if len(x) == 0:
            raise ValueError("empty")
        return x.max()

    refuses = Code("activations/r", "R", 1, 'def r(x):\n    """R."""\n', ("a", "b"), reference,
                   lambda rng: [Case((np.ones(2),)), Case((np.array([]),), "edge")],
                   (Misconception("zero", lambda x: x.max() if len(x) else 0.0, "Do not invent a maximum."),))
    assert attempt(refuses, lambda x: np.max(x)).status == "right"
    assert attempt(refuses, lambda x: x.max() if len(x) else 0.0).name == "zero"
    wrong = attempt(refuses, lambda x: x.max() if len(x) else 1.0)
    assert wrong.status == "wrong" and "refused with ValueError" in wrong.sentence


VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.complex_numbers(), st.text(max_size=5),
    st.binary(max_size=3), st.builds(Liar), st.just(np.array(["a"])), st.just(np.array([object()])),
    st.just(np.ma.masked_array([1.0], [True])),
    st.just(np.datetime64("2020-01-01")), st.just(iter([1])), st.just(np.zeros((2, 0))), st.just(lambda: 1),
    st.just(np.zeros(3, dtype=[("a", float)])), st.just(np.zeros(5).view(Sub)),
    st.builds(Float, st.floats()),
)
HOLDERS = lambda inner: st.one_of(
    st.lists(inner, max_size=3), st.lists(inner, max_size=3).map(tuple), st.dictionaries(st.integers(), inner)
)
NESTED = st.recursive(VALUES, HOLDERS, max_leaves=6)


class Rude(Exception):
    def __str__(self):
        raise RuntimeError("no words")


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(NESTED, st.sampled_from([None, ValueError, Rude, SystemExit, KeyboardInterrupt, GeneratorExit]))
def test_judging_never_raises(value, error):
    def weird(x):
        if error:
            raise error("<b>&")
        return value

    verdict = attempt(CODE, weird)
    assert verdict.status in WORDS and verdict.earned == 0
    assert str(verdict) and verdict.html().count("<div") == verdict.html().count("</div>")
    assert "<b>" not in verdict.html()


@pytest.mark.parametrize("thing", [3, None, int, print, np.exp, Liar(), type("C", (), {}), lambda: 1, "text"])
def test_check_on_anything_prints_a_verdict_and_gives_it_back(thing, capsys):
    assert public.check(CODE.id)(thing) is thing
    assert "Swish" in capsys.readouterr().out


def test_unknown_ids_name_near_ones():
    with pytest.raises(ValueError, match="did you mean 'activations/sample-swish'"):
        public.check("activations/sample-swich")
    with pytest.raises(ValueError, match="ask"):
        public.check(CHOICE.id)
    with pytest.raises(ValueError, match="check"):
        public.ask(CODE.id)
    with pytest.raises(TypeError, match="chapter/name"):
        public.check(swish)


@pytest.mark.parametrize("make,word", [
    (lambda: Choice("Bad id", "t", 1, "q", ()), "id"),
    (lambda: Choice("activations/x", "t", 0, "q", ()), "points"),
    (lambda: Choice("activations/x", "t", 1, "q", (Option("a", "b"), Option("c", "d"))), "options"),
    (lambda: Number("activations/x", "t", 1, "q", 1, 0), "tolerance"),
    (lambda: Order("activations/x", "t", 1, "q", ("a",), (questions_before(),)), "before"),
    (lambda: Case((1,), "easy"), "kind"),
], ids=["id", "points", "options", "tolerance", "before", "kind"])
def test_definitions_that_cannot_work_are_refused(make, word):
    with pytest.raises(ValueError, match=word):
        make()


def questions_before():
    return public.Before(0, 5, "no such line")


def test_version_follows_what_the_learner_sees():
    from dataclasses import replace

    assert replace(CHOICE, explanation="other").version == CHOICE.version
    changed = [replace(CHOICE, question="Else?"), replace(CHOICE, points=2), replace(CHOICE, edition=2)]
    assert len({CHOICE.version, *(c.version for c in changed)}) == 4
    code = ("import sys; sys.path.insert(0, 'tests'); from support import sample_exercises as s; "
            "print(s.CODE.version)")
    out = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert out.stdout.strip() == CODE.version


@pytest.mark.parametrize("text,value", [
    ("1e-3", 1e-3), ("1/3", 1 / 3), ("inf", np.inf), ("-\u221e", -np.inf), ("0,5", 0.5), (" 3 ms", 3.0),
    ("\u22122", -2.0), ("+.5", 0.5), ("Infinity", np.inf), ("50 %", 0.5), ("1/4%", 0.0025), ("0,333", 0.333),
    ("12,5", 12.5), ("1,2345", 1.2345),
])
def test_numbers_as_people_write_them(text, value):
    assert numeric_answer.number(text, "ms") == value


@pytest.mark.parametrize("text", ["", "x", "1/0", "1/2/3", "0x10", "nan", "1_000", "1 2 apples", "\u0663",
                                  "%", "5%%", "1,600", "-1,600 ms", "1,000,000"])
def test_what_is_no_number_is_not_attempted(text):
    verdict = questions.judge(NUMBER, text)
    assert verdict.status == "not attempted" and "cannot be read" in verdict.sentence


@pytest.mark.parametrize("exercise,answer", [
    (CHOICE, "z"), (CHOICE, ""), (CHOICE, [9]), (SINGLE, "ab"), (ORDER, "ab"), (ORDER, "aabcd"), (CHOICE, 3),
    (TUNE, 3), (CHOICE, None), (ORDER, [True, False]), (NUMBER, None), (TUNE, {}),
    (TUNE, {"temperature": "hot", "kind": 1}),
])
def test_answers_that_cannot_be_read_never_raise(exercise, answer, capsys):
    public.ask(exercise.id, answer if answer is not None else "?")
    assert "Not attempted" in capsys.readouterr().out


def test_ask_prints_without_a_kernel_and_judges_letters(capsys):
    public.ask(CHOICE.id)
    assert "a. `sigmoid`" in capsys.readouterr().out
    public.ask(CHOICE.id, "a, b")
    assert "Right" in capsys.readouterr().out
    public.ask(ORDER.id, "".join("abcde"[ORDER.shuffled.index(i)] for i in range(5)))
    assert "Right (2 of 2" in capsys.readouterr().out
    public.ask(TUNE.id, FakeExplorer(0.5))
    assert "Right" in capsys.readouterr().out


@pytest.mark.parametrize("medium", ["page", "print"])
def test_media_show_the_exercise_and_judge_nothing(medium, monkeypatch, capsys, desk):
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", medium)
    ran = []
    public.check(CODE.id)(lambda x: ran.append(x))
    public.ask(CHOICE.id)
    public.progress()
    assert "Swish" in capsys.readouterr().out and ran == [] and list(desk.iterdir()) == []


def test_inline_markdown_escapes_everything_else():
    links = "[t](javascript:x) [n](glossary.md#relu)"
    made = markdown.inline(f'**b `a<b`** $x<1$ <script>"&" {links} *em* 2*3*4 a_b_c')
    assert made == (
        '<strong>b <code>a&lt;b</code></strong> <span class="dl-math">$x&lt;1$</span> &lt;script&gt;"&amp;" '
        '[t](javascript:x) <a href="glossary.md#relu">n</a> <em>em</em> 2*3*4 a_b_c'
    )
    assert markdown.block("a\n\n```\nx\n\ny < 1\n```\nb") == (
        "<p>a</p><pre><code>x\n\ny &lt; 1</code></pre><p>b</p>"
    )


# ---- work ----------------------------------------------------------------------------------------------


def stored(desk):
    return json.loads((desk / works.NAME).read_text(encoding="utf-8"))


def test_work_is_kept_and_better_stays(desk):
    public.check(CODE.id)(swish)
    public.check(CODE.id)(lambda x: x)
    entry = works.entry_of(stored(desk), CODE)
    assert entry["earned"] == 2 and "def swish" in entry["answer"] and len(entry["tries"]) == 2


def test_what_is_kept_of_a_function_runs_alone(tmp_path, monkeypatch):
    """The helpers and the numbers of other cells go with it."""
    cells = """
    import math as m
    K = 2
    UNUSED = 3
    class Twice:
        def of(self, x):
            return K * m.floor(x)
    def helper(x, again=True):
        return double(x, 1) if again else Twice().of(x)
    half = lambda x: x / K
    def double(x, deep=0):
        return helper(x, False) if deep else half(helper(helper(x)))
    """
    (tmp_path / "cells_of_mine.py").write_text(textwrap.dedent(cells))
    monkeypatch.syspath_prepend(tmp_path)
    mine = importlib.import_module("cells_of_mine")
    kept = public.api.source_of(mine.double, "a/b")
    space = {"check": lambda id: lambda function: function}
    exec(kept, space)
    assert space["double"](3.0) == mine.double(3.0) == 6.0
    assert kept.count("def ") == 3 and "UNUSED" not in kept and kept.endswith("half(helper(helper(x)))\n")
    assert '@check("a/b")\ndef double' in kept and public.api.source_of(len, "a/b") == ""


def test_stub_and_stop_change_nothing(desk):
    public.check(CODE.id)(learner("def swish(x): ..."))
    public.check(CODE.id)(learner("def swish(x): raise KeyboardInterrupt"))
    assert works.entry_of(stored(desk), CODE)["tries"] == []


def test_a_changed_exercise_keeps_the_old_work(desk, monkeypatch):
    from dataclasses import replace

    public.ask(CHOICE.id, "ab")
    new = replace(CHOICE, question="Another question?")
    monkeypatch.setitem(registry._added, CHOICE.id, new)
    public.ask(CHOICE.id, "c")
    versions = stored(desk)["exercises"][CHOICE.id]
    assert versions[CHOICE.version]["earned"] == 1 and versions[new.version]["earned"] == 0


LATER = b'{"format": "dlbasics-work", "format_version": 2}'


@pytest.mark.parametrize("content", [b"{broken", b"\xff\xfe", b"[]", LATER, b"[" * 9**5, b'{"format": "no"}'])
def test_damaged_file_is_set_aside(desk, content, capsys):
    (desk / works.NAME).write_bytes(content)
    public.ask(CHOICE.id, "ab")
    assert "is kept as" in capsys.readouterr().out
    aside = [p for p in desk.iterdir() if "damaged" in p.name]
    assert len(aside) == 1 and aside[0].read_bytes() == content
    assert works.entry_of(stored(desk), CHOICE)["earned"] == 1


def test_damaged_entry_costs_only_itself(desk):
    public.ask(CHOICE.id, "ab")
    work = stored(desk)
    work["exercises"][NUMBER.id] = {"v": {"earned": "many"}}
    work["exercises"][SINGLE.id] = 7
    (desk / works.NAME).write_text(json.dumps(work))
    public.ask(NUMBER.id, "1/4")
    for exercise in (CHOICE, NUMBER):
        assert works.entry_of(stored(desk), exercise)["earned"] == 1
    assert any("damaged" in p.name for p in desk.iterdir())


def test_a_full_disk_is_told_and_leaves_the_old_file(desk, monkeypatch, capsys):
    public.ask(CHOICE.id, "ab")
    before = (desk / works.NAME).read_bytes()

    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(works.os, "fsync", full)
    public.ask(NUMBER.id, "1/4")
    out = capsys.readouterr().out
    assert "could not be saved" in out and "The slope: Right" in out
    assert (desk / works.NAME).read_bytes() == before and [p.name for p in desk.iterdir()] == [works.NAME]


def test_an_unreadable_file_is_not_overwritten(desk, capsys):
    (desk / works.NAME).mkdir()
    public.ask(CHOICE.id, "ab")
    public.progress()
    assert "could not be read" in capsys.readouterr().out and (desk / works.NAME).is_dir()


ENTRY = st.fixed_dictionaries({
    "answer": st.integers(0, 3), "status": st.just("wrong"), "earned": st.integers(0, 2),
    "when": st.sampled_from(["2026-01-01", "2026-01-02", "2026-01-03"]), "hints": st.integers(0, 3),
    "tries": st.lists(st.sampled_from("abc"), max_size=2, unique=True),
}).map(lambda e: e | {"answer": f"{e['earned']} {e['when']}"})
VERSIONS = st.dictionaries(st.sampled_from("12"), ENTRY, max_size=2)
IDS = st.sampled_from(["a/b", "a/c"])
WORK = st.dictionaries(IDS, VERSIONS).map(lambda made: works.empty() | {"exercises": made})


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(WORK, WORK, WORK)
def test_joining_is_the_same_in_any_order_and_loses_nothing(a, b, c):
    def key(work):
        return {(i, v): (e["answer"], e["earned"], e["when"], e["hints"], sorted(e["tries"]))
                for i, vs in work["exercises"].items() for v, e in vs.items()}

    assert key(works.merge(a, works.merge(b, c))) == key(works.merge(works.merge(c, a), b))
    assert key(works.merge(a, a)) == key(a)
    for (id, version), (_, earned, *_) in key(a).items():
        assert works.merge(a, b)["exercises"][id][version]["earned"] >= earned


def test_hints_come_one_at_a_time(capsys, desk):
    for said in ("Hint 1 of 3: Start", "Hint 2 of 3: Multiply", "Hint 3 of 3: Mind", "Hint 3 of 3: Mind"):
        public.hint(CODE.id)
        assert said in capsys.readouterr().out
    assert works.entry_of(stored(desk), CODE)["hints"] == 3


def test_solution_opens_after_full_marks_or_three_different_answers(capsys):
    for body in ("x", "x + 1", "x + 1"):
        public.check(CODE.id)(eval(f"lambda x: {body}"))
    public.ask(CHOICE.id, "ab")
    capsys.readouterr()
    public.solution(CODE.id)
    out = capsys.readouterr().out
    assert "three" in out.lower() or "3 different" in out
    assert "np.minimum" not in out
    public.solution(CHOICE.id)
    assert "`sigmoid`\n\n`tanh`" in capsys.readouterr().out


def test_solution_after_three_tries_is_the_reference_under_the_stub_name(capsys, monkeypatch):
    for text in ("1", "2", "3"):
        public.ask(NUMBER.id, text)
    sources = iter("abc")  # functions made by exec have no source of their own
    monkeypatch.setattr(public.api, "source_of", lambda *_: next(sources))
    for number in (1, 2, 3):
        public.check(CODE.id)(learner(f"def swish(x): return x * {number}"))
    capsys.readouterr()
    public.solution(NUMBER.id)
    assert capsys.readouterr().out.startswith("0.25 per unit")
    public.solution(CODE.id)
    out = capsys.readouterr().out
    assert out.startswith("def swish(x):") and "**gates**" in out


def test_submission_says_what_it_holds_and_reads_back(capsys, desk):
    public.ask(CHOICE.id, "ab")
    capsys.readouterr()
    public.submit("me.json", learner="Zo\u00eb")
    out = capsys.readouterr().out
    assert "1 of 6 exercises" in out and NUMBER.id in out and CHOICE.id not in out.split("Not answered")[1]
    work, left_out = works.cleaned(json.loads((desk / "me.json").read_text(encoding="utf-8")))
    assert work["learner"] == "Zo\u00eb" and not left_out and works.entry_of(work, CHOICE)["earned"] == 1
    with pytest.raises(TypeError, match="learner"):
        public.submit("me.json", learner=3)


def test_progress_in_text(capsys):
    public.ask(ORDER.id, "".join("abcde"[ORDER.shuffled.index(i)] for i in range(5)))
    capsys.readouterr()
    public.progress()
    assert "Activations [######..................] 1 of 6 exercises, 2 of 8 points" in capsys.readouterr().out
    assert progress.as_text([]) == "There are no exercises yet."


# ---- a real kernel --------------------------------------------------------------------------------------

SETUP = f"""
import sys
sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / "tests")!r}]
import numpy as np
import dlbasics.exercises as e
from support import sample_exercises as s
e.add(s.EXERCISES)
from ipywidgets import Button, Text, Checkbox
from ipywidgets.widgets.widget import _instances
def all_of(kind):
    return [w for w in _instances.values() if type(w) is kind]
"""


def kernel(desk, *cells):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in (SETUP, *cells)])
    NotebookClient(notebook, timeout=60, resources={"metadata": {"path": str(desk)}}).execute()
    return [cell.outputs for cell in notebook.cells[1:]]


def test_kernel_records_answers_in_the_saved_notebook(desk):
    ids = (NUMBER.id, CHOICE.id, ORDER.id)
    outputs = kernel(
        desk,
        *(f"e.ask({id!r})" for id in ids),
        f"x = s.FakeExplorer()\ne.ask({TUNE.id!r}, x)",
        "checks = [b for b in all_of(Button) if b.description == 'Check']\n"
        "all_of(Text)[0].value = '0,25'\n"
        "for box, on in zip(all_of(Checkbox), (1, 1, 0, 0)): box.value = bool(on)\n"
        "[b for b in all_of(Button) if b.tooltip == 'Move line a down'][0].click()\n"
        "x.values['temperature'] = 0.5\n"
        "for b in checks: b.click()",
        f"e.ask({NUMBER.id!r})",
    )
    mime = "application/vnd.dlbasics.answer+json"
    records = [next(o.data[mime] for o in out if mime in o.get("data", {})) for out in outputs[:4]]
    assert records == [
        {"id": NUMBER.id, "version": NUMBER.version, "answer": "0,25"},
        {"id": CHOICE.id, "version": CHOICE.version, "answer": [0, 1]},
        {"id": ORDER.id, "version": ORDER.version, "answer": [1, 0, 2, 3, 4]},
        {"id": TUNE.id, "version": TUNE.version, "answer": {"temperature": 0.5, "kind": "sharp"}},
    ]
    assert any("Right" in o.data["text/html"] for o in outputs[0] if "text/html" in o.get("data", {}))
    again = [o for o in outputs[5] if mime in o.get("data", {})]
    assert again and again[0].data[mime]["answer"] == "0,25", "an earlier answer stands again"


def test_kernel_check_shows_html_and_own_line_and_goes_on(desk):
    outputs = kernel(
        desk,
        f"@e.check({CODE.id!r})\ndef swish(x):\n    y = x\n    return y.nothing",
        "swish(np.ones(2)) if False else 'went on'",
        "e.progress()",
    )
    data = outputs[0][0].data
    assert "line 4: return y.nothing" in data["text/plain"] and "dl-verdict" in data["text/html"]
    assert outputs[1][0].data["text/plain"] == "'went on'"
    assert "<meter" in outputs[2][0].data["text/html"]


def test_running_needs_nothing_of_the_package():
    tree = ast.parse((ROOT / "dlbasics" / "runner" / "call_recorder.py").read_text())
    assert not [n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.level]


def test_engine_modules_stay_small():
    engine = (ROOT / "dlbasics" / "exercises").glob("*.py")
    long = {p.name: len(p.read_text().splitlines()) for p in engine if p.stem not in CHAPTERS}
    assert {name: n for name, n in long.items() if n >= 200} == {}


def test_calls_record_what_happened():
    outcome = call(lambda x: np.log(x), (np.array([0.0]),))
    assert outcome.value[0] == -np.inf and outcome.mutated == (False,)
    assert "divide by zero" in outcome.warnings[0]
