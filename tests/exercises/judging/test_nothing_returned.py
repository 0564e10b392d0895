"""A function that returns nothing: why, as its source says."""

import pytest
from support.verdict_on_source import verdict_on


@pytest.mark.parametrize(("lines", "words"), [
    (["return print(x)"], "`print(...)` in line 3 shows a value"),
    (["y = print(x)", "return y"], "`print(...)` in line 3 shows a value"),
    (["return x.sort()"], "`.sort(...)` in line 3 changes an object"),
    (["return np.random.shuffle(x)"], "`.shuffle(...)` in line 3 changes an object"),
    (["a = [1]", "a = a.append(2)", "return a"], "`.append(...)` in line 4"),
    (["rows = []", "return rows.append(x)"], "`.append(...)` in line 4"),
    (["y = np.exp(x)", "return"], "Write the result behind it: `return y`."),
    (["y = np.exp(x)", "if len(y) > 99:", "    return", "return None"], "The `return` in line 6"),
    (["def inner(x):", "    return x * 2"], "`inner`, a function inside yours that is never called"),
    (["def swish(x):", "    return x * 2"], "Leave out the `def` of line 3"),
    (["def inner(x):", "    return x * 2", "inner(x)"], "as many spaces in front as `def inner` has"),
    (["kept = [None]", "return kept[0]"], "what stands behind it in line 4 is nothing"),
    (["for v in x[:0]:", "    return v"], "on this way through the function?"),
    (["y = x * 2  # return y"], "`return y` in line 3 stands behind `#`"),
    (["y = x * 2", "# return y"], "Delete the `#` in front of `return`"),
    (["y = x * 2  # this is what to return"], "Is a `return` missing?"),
    (["y = '# return y'"], "Is a `return` missing?"),
    (["y = x * 2"], "Is a `return` missing?"),
    (["y = x * 2", "def inner(x):", "    y = x"], "Is a `return` missing?"),
])
def test_a_return_that_stands_there_is_not_called_missing(lines, words):
    verdict = verdict_on(*lines)
    assert verdict.status == "wrong" and words in verdict.sentence, verdict


def test_a_function_of_the_notebook_that_returns_nothing_is_named():
    verdict = verdict_on("return helper(x)", above="def helper(x):\n    y = x * 2\n")
    assert "`helper` has no `return` with a value" in verdict.sentence


def test_what_is_returned_in_one_case_alone_is_left_to_its_own_sentence():
    verdict = verdict_on("if len(x) > 3:", "    return x * np.exp(x)")
    assert "Is a `return` missing on this way" in verdict.sentence
