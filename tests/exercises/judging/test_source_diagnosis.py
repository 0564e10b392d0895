"""What the source of a function says in place of a verdict's sentence, or beside it."""

from dataclasses import replace

import numpy as np
import pytest
from support.function_from_source import function_of_cell
from support.sample_exercises import CODE

from dlbasics.exercises import Case, Code, Misconception
from dlbasics.exercises.judging.code import attempt

CHECK = '@check("activations/sample-swish")\n'
RIGHT = "return x / 2 * (1 + np.tanh(x / 2))"


def verdict_on(*lines, head="def swish(x):", below="", above=""):
    body = "".join(f"    {line}\n" for line in lines)
    return attempt(replace(CODE, misconceptions=()), function_of_cell(f"{above}{CHECK}{head}\n{body}{below}"))


@pytest.mark.parametrize(("lines", "status", "words"), [
    (["get_ipython().system('ls')", RIGHT], "does not run", "Your function was not called"),
    (["return", "np.exp(x)"], "wrong", "what stands below it never runs"),
    (["y = x * 2", "return", "np.exp(y)"], "wrong", "`return` alone in line 4"),
    (["try:", "    return np.exp(y)", "except:", "    pass"], "wrong", "`except` in line 5 hides errors"),
    (["return 0,5 * x"], "wrong shape", "`0,5` is two values"),
])
def test_the_sentence_that_would_lead_astray_is_replaced(lines, status, words):
    verdict = verdict_on(*lines)
    assert verdict.status == status and words in verdict.sentence, verdict
    assert "missing" not in verdict.sentence and "Write the body" not in verdict.sentence


@pytest.mark.parametrize("made", ["np.matrix(x)", "np.asmatrix(x)", "np.bmat([x[None]])"])
def test_a_matrix_keeps_its_two_axes(made):
    row = replace(CODE, misconceptions=(), cases=lambda rng: [Case((np.arange(3.0),))])
    source = f"def swish(x):\n    return {made} / 2\n"
    sentence = attempt(row, function_of_cell(source)).sentence
    assert "`np.matrix` always has two axes" in sentence and "takes it out" not in sentence


def test_what_a_function_says_decides_nothing():
    """Control flow rests on codes, not on words that a learner may have written."""
    verdict = verdict_on("raise KeyError('relation.approximate', np.float32(1))")
    assert "relation.approximate" in str(verdict) and verdict.note == ""


def test_two_numbers_beside_another_error_are_left_alone():
    """They may be a shape: what failed is something else."""
    verdict = verdict_on("shape = 3,4", "return np.exp(x) + missing_name")
    assert "NameError" in verdict.sentence and "`3,4`" not in verdict.sentence


@pytest.mark.parametrize(("lines", "words"), [
    (["x = np.ones(3)", "return x"], "gives `x` another value"),
    (["try:", "    return np.exp(x)", "except:", "    pass"], "The `except` in line 5 hides errors"),
    (["return np.exp(x)"], ""),
])
def test_what_else_stands_in_the_source_is_a_note(lines, words):
    note = verdict_on(*lines).note
    assert (words in note) if words else note == ""


@pytest.mark.parametrize(("lines", "line"), [
    (["for one in x:", "    y = 2 * one", "    return x + y"], 5),
    (["for one in x:", "    if one > 0:", "        return x", "    else:", "        return 2 * x"], 7),
    (["for one in x:", "    if one > 0:", "        return x", "    return 2 * x"], 6),
    (["while True:", "    with np.errstate(all='ignore'):", "        return 2 * x"], 5),
    (["for one in x:", "    for two in x:", "        return one * x"], 5),
    (["for one in x:", "    if one > 0:", "        return x", "return 2 * x"], 0),
    (["for one in x:", "    if one > 0:", "        continue", "    return 2 * x"], 0),
    (["for one in x:", "    def inner(a):", "        return a", "    x = x + inner(one)", "return x"], 0),
    (["y = 0 * x", "for one in x:", "    y = y + one", "return y"], 0),
])
def test_a_return_that_ends_a_loop_in_its_first_round_is_told(lines, line):
    told = f"The `return` in line {line} stands inside a loop, which ends in its first round."
    assert verdict_on(*lines).note == (told if line else "")


def test_a_right_answer_may_return_from_a_loop():
    assert verdict_on("for _ in range(2):", f"    {RIGHT}").note == ""


def test_float32_in_the_code_is_named_where_large_values_are_lost():
    lines = ["z = np.exp(-x.astype(np.float32)).astype(float)",
             "return np.where(np.isfinite(z), x / (1 + np.exp(-x)), np.nan)"]
    assert "names `float32`" in verdict_on(*lines).note


def test_a_value_that_is_kept_between_calls_is_named():
    head = "def swish(x, out=[]):"
    assert "`out` keeps" in verdict_on("out.append(np.exp(x))", "return out[0]", head=head).note
    kept = verdict_on("seen.append(np.exp(x))", "return seen[0]", above="seen = []\n")
    assert "`seen` stands outside" in kept.note
    assert verdict_on("return np.exp(x) + len(seen)", above="seen = [1]\n").note == ""


def test_the_function_that_check_judges_is_named_where_it_is_not_the_answer():
    helper = verdict_on("return u", head="def helper(u, v):", below=f"def swish(x):\n    {RIGHT}\n")
    assert helper.status == "does not run" and "that is `helper`" in helper.sentence
    fitting = verdict_on("return x", head="def helper(x):", below=f"def swish(x):\n    {RIGHT}\n")
    assert "that is `helper`" in fitting.sentence
    alone = verdict_on("return u", head="def helper(u, v):")
    assert "Expected `def swish(x):`" in alone.sentence


def test_an_answer_below_the_empty_function_is_seen():
    verdict = verdict_on("...", below=f"\ndef swish(x):\n    {RIGHT}\n")
    assert verdict.status == "not attempted" and "another `swish`" in verdict.sentence
    assert "Write the body" in verdict_on("...", below="\ndef swish(x):\n    pass\n").sentence


def test_exchanged_parameters_are_named_and_no_mistake_that_follows():
    stub = 'def product(X, W):\n    """Say."""\n'
    rng = np.random.default_rng(0)
    cases = [Case((rng.normal(size=(3, 3)), rng.normal(size=(3, 3)))) for _ in range(3)]
    swapped = Misconception("swapped", lambda X, W: W @ X, "`X` comes first.", 0.5)
    asked = Code("activations/product", "Product", 2, stub, ("a", "b"), lambda X, W: X @ W, lambda rng: cases,
                 (swapped,))

    def verdict_on_product(source):
        return attempt(asked, function_of_cell(source, "product"))

    verdict = verdict_on_product("def product(W, X):\n    return X @ W\n")
    assert (verdict.status, verdict.name) == ("wrong", "")
    assert "Yours takes them as `W, X`" in verdict.sentence
    assert verdict_on_product("def product(W, X):\n    return W @ X\n").status == "right"
    assert verdict_on_product("def product(X, W):\n    return W @ X\n").name == "swapped"
