"""Functions judged by what they do: the first thing that matters is named, and nothing breaks the judge."""

import linecache
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.always_equal import ArrayEqualToAll, EqualToAll, FloatEqualToAll
from support.function_from_source import swish_from
from support.sample_exercises import CODE, NUMBER, naive, swish
from support.verdict_details import details_of

from dlbasics.exercises import Case, Code, Misconception, find
from dlbasics.exercises.judging.code import attempt
from dlbasics.exercises.judging.short_text import short_text
from dlbasics.exercises.judging.verdict import STATUSES


def code(name, reference, *arguments, misconceptions=(), points=1):
    """An exercise of one parameter, with a case for each argument."""
    stub = f'def {name}(x):\n    """Say."""\n'
    return Code(f"activations/{name}", name.capitalize(), points, stub, ("a", "b"), reference,
                lambda rng: [Case((argument,)) for argument in arguments], misconceptions)


def shift(x):
    """Right on ordinary and edge cases, without digits for large inputs."""
    return (swish(x) + 1e17) - 1e17 if np.abs(x).max() > 100 else swish(x)


def explode(x):
    with np.errstate(all="ignore"):
        return x * np.exp(x) / (1 + np.exp(x))


VERDICTS = [
    ("def swish(x):\n    ...", "not attempted", "judge.unchanged", "Write the body"),
    ("def swish(x):\n    'other words'\n    # a comment\n    pass", "not attempted", "judge.unchanged",
     "Write the body"),
    ("def swish(x):\n    y = x * 2", "wrong", "judge.always-returns-none", "Is a `return` missing"),
    ("def swish(x, y):\n    return x", "does not run", "judge.other-arguments", "`def swish(x):`"),
    ("def swish(x):\n    return 1 / 0", "does not run", "judge.raises.division", "ZeroDivisionError"),
    ("def swish(x):\n    raise SystemExit(3)", "does not run", "judge.raises.exit", "`return`"),
    ("def swish(x):\n    raise KeyboardInterrupt", "does not run", "judge.stopped", "You stopped it"),
    ("def swish(x):\n    return swish(x)", "does not run", "judge.raises.recursion", "RecursionError"),
    ("def swish(x):\n    return x.sum()", "wrong shape", "judge.wrong-shape.single-number", "`axis=`"),
    ("def swish(x):\n    return x.tolist(), 3", "wrong shape", "judge.wrong-shape.one-of-several",
     "2 parts"),
    ("def swish(x):\n    return (x / 2 * (1 + np.tanh(x / 2))) if x.size > 3 else None", "wrong shape",
     "judge.returns-none", "return"),
    ("def swish(x):\n    return object()", "wrong shape", "judge.wrong-shape.foreign", "of type object"),
    ("def swish(x):\n    return x > 0", "wrong dtype", "judge.wrong-dtype.bool",
     "Expected float64, yours is bool: True or False"),
    ("def swish(x):\n    return np.zeros(x.shape, int)", "wrong dtype", "judge.wrong-dtype.whole", "int64"),
    ("def swish(x):\n    return x", "wrong", "judge.wrong-value.relation", "as it came in"),
    ("def swish(x):\n    return np.full(x.shape, np.nan)", "wrong", "judge.must-be-finite",
     "not right for this input"),
]


@pytest.mark.parametrize(("source", "status", "code", "words"), VERDICTS,
                         ids=[source.split("\n")[1] for source, *_ in VERDICTS])
def test_verdict_names_the_first_thing_that_matters(source, status, code, words):
    verdict = attempt(CODE, swish_from(source))
    assert (verdict.status, verdict.message.code) == (status, code) and words in verdict.sentence, verdict
    assert verdict.earned == 0 and verdict.name == ""
    assert verdict.is_try is (code not in ("judge.unchanged", "judge.stopped"))


def test_unstable_and_overflowing_earn_half():
    unstable, overflowing = attempt(CODE, shift), attempt(CODE, explode)
    assert (unstable.status, unstable.earned, unstable.tone) == ("unstable", 1.0, "part")
    assert (overflowing.status, overflowing.earned) == ("overflows", 1.0)
    assert details_of(overflowing)["your-value"] == "[-0., nan]"


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


def test_an_overflow_that_is_not_the_whole_story_is_wrong():
    verdict = attempt(CODE, lambda x: swish(x) + np.where(x > -100, 1, np.exp(1000.0)))
    assert (verdict.status, verdict.earned) == ("wrong", 0)
    assert verdict.message.code == "judge.wrong-value.relation" and "too large by 1" in verdict.sentence


def test_overflow_warning_with_right_values_costs_nothing():
    verdict = attempt(CODE, naive)
    assert verdict.earned == 2 and "overflow" in verdict.note and attempt(CODE, swish).note == ""
    assert [note.code for note in verdict.notes] == ["judge.harmless-overflow"]


def test_own_line_is_shown_and_not_ours():
    source = "def helper(x):\n    return x.nothing\n\ndef swish(x):\n    return helper(x)\n"
    namespace = {"np": np}
    linecache.cache["<cell 7>"] = (len(source), None, source.splitlines(True), "<cell 7>")
    exec(compile(source, "<cell 7>", "exec"), namespace)
    details = details_of(attempt(CODE, namespace["swish"]))
    assert details["your-line"] == "line 2: return x.nothing" and "AttributeError" in details["error"]


def test_line_of_the_learner_is_shown_when_numpy_raises_deeper():
    def mine(x):
        return np.concatenate([x, x[None]])

    details = details_of(attempt(CODE, mine))
    assert details["your-line"].endswith("return np.concatenate([x, x[None]])")


def test_wrong_shows_input_own_value_plot_and_of_an_ordinary_case_what_was_expected():
    verdict = attempt(CODE, lambda x: x + 1)
    details = details_of(verdict)
    assert list(details) == ["input", "your-value", "expected-value"] and details["input"].startswith("x = [")
    assert "<svg" in verdict.picture and "marked" in verdict.picture
    assert details["expected-value"] == short_text(swish(CODE.cases_from(0)[0].args[0]))
    assert "<svg" not in attempt(CODE, swish).html()
    assert "expected-value" not in details_of(attempt(CODE, shift)), "an extreme case is for thinking"


def test_learner_prints_are_caught_and_short(capsys):
    def loud(x):
        print("hello " * 1000)
        return x

    verdict = attempt(CODE, loud)
    assert capsys.readouterr().out == "" and len(details_of(verdict)["printed"]) <= 200


def test_what_is_done_to_arguments_reaches_no_other_call():
    def greedy(x):
        y = swish(x)
        x[:] = 0
        return y

    verdict = attempt(code("plain", swish, np.arange(3.0), points=2), greedy)
    assert (verdict.status, verdict.earned, verdict.tone) == ("changes its input", 1, "part")
    assert "`x`" in verdict.sentence
    assert attempt(CODE, swish).status == "right"


def test_clever_objects_convince_nobody():
    assert attempt(CODE, lambda x: np.zeros(x.shape).view(ArrayEqualToAll)).status == "wrong"
    assert attempt(CODE, lambda x: EqualToAll()).status == "wrong shape"


def test_lists_scalars_and_tuples_count_as_what_they_hold():
    two = code("two", lambda x: (np.sum(x), x * 2.0), np.arange(3.0))
    assert attempt(two, lambda x: (float(x.sum()), (x * 2).tolist())).status == "right"
    assert attempt(two, lambda x: [np.float64(x.sum()), x * 2]).status == "right"
    assert attempt(two, lambda x: (x.sum(), x * 2, 1)).status == "wrong shape"
    assert attempt(two, lambda x: (x.sum(keepdims=True), x * 2)).status == "wrong shape"


def test_a_wrong_shape_says_what_it_usually_comes_from():
    total = code("total", lambda x: np.sum(x), np.arange(3.0))
    assert attempt(total, lambda x: x).sentence.endswith("or is one entry, row or column of it meant?")
    assert "a number inside an array" in attempt(total, lambda x: x.sum(keepdims=True)).sentence
    assert "A column where a row is expected" in attempt(CODE, lambda x: x[..., None]).sentence


def test_where_a_tuple_is_expected_whatever_unpacks_as_one_counts():
    turned = Misconception("turned", lambda x: (x * 2.0, x), "Turned round.")
    twins = code("twins", lambda x: (x, x * 2.0), np.arange(3.0), misconceptions=(turned,))
    assert attempt(twins, lambda x: [x, x * 2]).status == "right"
    assert attempt(twins, lambda x: np.array([x, x * 2])).status == "right"
    assert attempt(twins, lambda x: [x * 2, x]).name == "turned"
    assert attempt(twins, lambda x: [x, x * 2, x]).status == "wrong shape"


def test_one_mistake_is_known_in_several_forms():
    lower = Misconception("lower", lambda x: x - 1, "Down.", 0.5, also=(lambda x: x - 2, lambda x: x - 3))
    lift = code("lift", lambda x: x + 1, np.arange(3.0), misconceptions=(lower,), points=2)
    for step in (1, 2, 3):
        verdict = attempt(lift, lambda x, step=step: x - step)
        assert (verdict.name, verdict.sentence, verdict.earned) == ("lower", "Down.", 1)
    assert attempt(lift, lambda x: x - 4).name == ""


def test_float32_is_asked_for_only_where_the_reference_keeps_it():
    single = np.array([1.5, 2.5], np.float32)
    keeps = code("keeps", lambda x: x * np.float32(0.1), single)
    widens = code("widens", lambda x: np.asarray(x, float) * 0.5, single)
    assert attempt(keeps, lambda x: x.astype(float) * 0.1).status == "wrong dtype"
    assert attempt(keeps, lambda x: x / np.float32(10)).status == "right"
    assert attempt(widens, lambda x: x / 2).status == "right"


def test_a_list_does_for_a_tuple_whatever_the_shapes_of_its_parts():
    swapped = Misconception("swapped", lambda x: (x.mean(), x.sum()), "The other way round.")
    pair = code("pair", lambda x: (x.sum(), x.mean()), np.array([1.0, 2.0]), misconceptions=(swapped,))
    assert attempt(pair, lambda x: [x.sum(), x.mean()]).status == "right"
    assert attempt(pair, lambda x: [x.mean(), x.sum()]).name == "swapped"
    assert attempt(pair, lambda x: [x.sum(), x.mean(), x.min()]).status == "wrong shape"


def test_a_number_is_judged_by_its_value_whichever_kind_it_is():
    def nothing(reference):
        return (Misconception("none", lambda x: 0 * reference(x), "That is nothing."),)

    total = code("total", lambda x: x.sum(), np.array([1.0, 2.0]), misconceptions=nothing(lambda x: x.sum()))
    count = code("count", lambda x: len(x), np.array([1.0, 2.0]), misconceptions=nothing(lambda x: len(x)))
    assert attempt(total, lambda x: 3).status == "right"
    assert attempt(total, lambda x: 0).name == "none"
    assert attempt(count, lambda x: 2.0).status == "right"
    assert attempt(count, lambda x: 2.5).status == "wrong"
    assert attempt(count, lambda x: np.nan).status == "wrong"


def test_whole_numbers_do_for_an_array_of_floats_where_they_are_right():
    doubled = code("doubled", lambda x: x * 2, np.array([1.0, 2.0]), np.array([0.5, -1.0]))
    assert attempt(doubled, lambda x: (x * 2).astype(int)).status == "right"
    halved = code("halved", lambda x: x / 2, np.array([1.0, 2.0]))
    verdict = attempt(halved, lambda x: (x / 2).astype(int))
    assert verdict.status == "wrong dtype" and "np.vectorize" in verdict.sentence


def test_float32_is_named_as_the_cause_of_what_it_loses():
    def single(x):
        return swish(np.asarray(x, np.float64)).astype(np.float32)

    ends = [Case((np.array([1.0, 2.0]),)), Case((np.array([1e300, 1.0]),), "extreme")]
    large = replace(code("large", swish), cases=lambda rng: ends)
    assert "ends at about 3.4e38" in attempt(large, single).sentence
    cases = [Case((np.ones(2) * 3,)), Case((np.ones(2),), "extreme")]
    exact = replace(large, reference=lambda x: x / 3, cases=lambda rng: cases, rtol=1e-12)
    verdict = attempt(exact, lambda x: (x / 3).astype(np.float32))
    assert verdict.status == "unstable" and "holds 7 digits" in verdict.sentence


def test_an_input_to_refuse():
    def reference(x):
        if len(x) == 0:
            raise ValueError("empty")
        return x.max()

    zero = Misconception("zero", lambda x: x.max() if len(x) else 0.0, "Do not invent a maximum.")
    refuses = code("refuses", reference, np.ones(2), np.array([]), misconceptions=(zero,))
    assert attempt(refuses, lambda x: np.max(x)).status == "right"
    assert attempt(refuses, lambda x: x.max() if len(x) else 0.0).name == "zero"
    wrong = attempt(refuses, lambda x: x.max() if len(x) else 1.0)
    assert wrong.status == "wrong" and "refused with ValueError" in wrong.sentence


def test_a_seed_gives_other_cases():
    assert attempt(CODE, swish, seed=5).status == "right"
    inputs = {details_of(attempt(CODE, lambda x: x + 1, seed=seed))["input"] for seed in (0, 5)}
    assert len(inputs) == 2


VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.complex_numbers(), st.text(max_size=5),
    st.binary(max_size=3), st.builds(EqualToAll), st.just(np.array(["a"])), st.just(np.array([object()])),
    st.just(np.ma.masked_array([1.0], [True])),
    st.just(np.datetime64("2020-01-01")), st.just(iter([1])), st.just(np.zeros((2, 0))), st.just(lambda: 1),
    st.just(np.zeros(3, dtype=[("a", float)])), st.just(np.zeros(5).view(ArrayEqualToAll)),
    st.builds(FloatEqualToAll, st.floats()),
)
HOLDERS = lambda inner: st.one_of(
    st.lists(inner, max_size=3), st.lists(inner, max_size=3).map(tuple), st.dictionaries(st.integers(), inner)
)
NESTED = st.recursive(VALUES, HOLDERS, max_leaves=6)


class WithoutText(Exception):
    def __str__(self):
        raise RuntimeError("no words")


@settings(max_examples=150)
@given(NESTED, st.sampled_from([None, ValueError, WithoutText, SystemExit, KeyboardInterrupt, GeneratorExit]))
def test_judging_never_raises(value, error):
    def weird(x):
        if error:
            raise error("<b>&")
        return value

    verdict = attempt(CODE, weird)
    assert verdict.status in STATUSES and verdict.earned == 0
    assert str(verdict) and verdict.html().count("<div") == verdict.html().count("</div>")
    assert "<b>" not in verdict.html()


def test_what_is_no_function_or_no_exercise_of_this_kind_is_said():
    verdict = attempt(CODE, 5)
    assert verdict.message.code == "judge.not-a-function" and "other arguments" not in verdict.sentence
    with pytest.raises(TypeError, match="is a question"):
        attempt(NUMBER, swish)


@pytest.mark.parametrize("kind", [object, str])
@pytest.mark.parametrize("id", ["regularization/drop-channels", "overfitting/mirror-copies"])
def test_right_values_of_a_kind_that_is_no_number_are_told(id, kind):
    exercise = find(id)

    def answer(*args):
        value = exercise.reference(*args)
        parts = [np.asarray(part).astype(kind) for part in (value if isinstance(value, tuple) else (value,))]
        return tuple(parts) if isinstance(value, tuple) else parts[0]

    verdict = attempt(exercise, answer)
    assert verdict.status == "wrong dtype" and str(verdict)
