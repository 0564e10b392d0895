"""Lines that a small change makes Python: the change is told, and only where it helps."""

import re
import warnings

import pytest

from dlbasics.syntax_advice import syntax_repairs
from dlbasics.syntax_advice.advice import advice
from dlbasics.syntax_advice.syntax_repairs import SIGNS


def told(source) -> str:
    with pytest.raises(SyntaxError) as caught:
        compile(source, "<cell>", "exec")
    return str(advice(caught.value, source) or "")


@pytest.mark.parametrize(("source", "right"), [
    ("def f(x):\n    Return x", "return"), ("def f(x):\n    retrun x", "return"),
    ("Def f(x):\n    pass", "def"),
    ("fro i in range(3):\n    pass", "for"), ("from numpy improt exp", "import"), ("y = 1 If x else 2", "if"),
    ("function f(x):\n    pass", "def"), ("if x:\n    pass\nelse if y:\n    pass", "elif"),
    ("if x:\n    pass\nelseif y:\n    pass", "elif"), ("if x && y:\n    pass", "and"),
    ("if x => 3:\n    pass", ">="), ("x === 3", "=="), ("x <> 3", "!="), ("if !x:\n    pass", "not"),
    ("i++", "i += 1"), ("return |e|", "np.abs(e)"), ("// a note", "#"),
    ("y = x > 0 ? x : 0", "x if x > 0 else 0"), ("def f(x):\n    return x > 3 ? 1 : 0", "1 if x > 3 else 0"),
    ("return x == 3 ? 1 : 0", "1 if x == 3 else 0"), ("y = x == 3 ? 1 : 0", "1 if x == 3 else 0"),
    ("if (a &&\n    b):\n    pass", "and"), ("if x && !y && z:\n    pass", "and"),
    ("def f(x)::\n    pass", ":"), ("return = x", "return"),
    ("y = X @@ W", "@"), ("y = x.*w", "*"), ("y = x.^2", "**"), ("y = X' * w", ".T"), ("y = x***2", "**"),
    ("y := 3", "="), ("f = x => x + 1", "lambda x:"), ("throw ValueError", "raise"), ("ret urn x", "return"),
    ("def f(x):\n    retrn W, b, costs", "return"),
    ("y = np exp(x)", "np.exp"), ("y = np..exp(x)", "."), ("y = 0. 5", "0.5"), ("y = 0 .5", "0.5"),
    ("x = 1 000", "1000"), ("y = f(10 000 * x)", "10000"), ("n = 1 000 000 + 2 000", "1000000"),
    ("x = [1 000, 2 000]", "1000"), ("Print x", "print(x)"), ("if x: Print 'a', x", "print('a', x)"),
    ("double f(double x) {", "def f(x):"), ("double f(double x) {\n    return x;\n}", "def f(x):"),
    ("public static double[] f(int n, double[] x) {", "def f(n, x):"), ("int main() {", "def main():"),
    ("function f(x, n = 3) {", "def f(x, n = 3):"), ("float f(const float *x, int n)\n{", "def f(x, n):"),
])
def test_what_to_write_instead_is_said(source, right):
    assert told(source).endswith(f"here. Write `{right}`.")


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.example)
def test_each_sign_is_what_is_told_of_its_example(sign, monkeypatch):
    with pytest.raises(SyntaxError) as caught:
        compile(sign.example, "<cell>", "exec")
    said = str(syntax_repairs.repair(caught.value, sign.example))
    found = re.search(sign.pattern, sign.example)
    assert f"`{found.expand(sign.replacement).strip()}`" in said
    assert not sign.shown or f"`{sign.shown}`" in said
    monkeypatch.setattr(syntax_repairs, "SIGNS", [other for other in SIGNS if other is not sign])
    assert str(syntax_repairs.repair(caught.value, sign.example)) != said


@pytest.mark.parametrize(("source", "words"), [
    ("lambda = 0.1", "`lambda` is a word of Python's own"),
    ("def f(x, class):\n    pass", "such as `class_`"),
    ("def dense-layer(X):\n    pass", "Write `dense_layer`"),
    ("learning-rate = 0.1", "Write `learning_rate`"),
    ("def dense layer(X):\n    pass", "no space. Write `dense_layer`"),
    ("def my dense layer (X, y=2):\n    pass", "Write `my_dense_layer`"),
    ("class Dense Layer:\n    pass", "Write `Dense_Layer`"),
    ("def f(x): {\n    return x\n}", "curly brackets"), ("def f(x) : {", "curly brackets"),
    ("X @ W + b = z", "`z = X @ W + b`"), ("y = 1e", "Python reads `1e`"),
    ("2layers = 3", "begin with a digit"),
    ("y = 2 x", "Is a `*` missing"), ("for i = 1 to 3:\n    pass", "`for i in range(n):`"),
    ("if x then:\n    pass", "`then` here. Leave it out"), ("if x > 0 {\n    y = 1\n}", "curly brackets"),
    ("def f(x):\n>>> return x", "Delete it"), ("def f(x):\n    >>> return x", "`>>>`"),
    ("try\n    x\nexcept:\n    pass", "`try` ends with a colon"),
    ("if (x > 0)\n    y", "`if` ends with a colon"),
    ("for x in X  # each\n    y", "`for` ends with a colon"),
    ("def f(x) return x", "`def` ends with a colon"),
    ('@check("a/b")\nf = lambda x: x', "Write `def` directly below it"),
    ('@check("a/b")\n# c\n', "Write `def` directly below it"),
    ('@check("a/b")\nx = 3\ndef f(x):\n    pass', "Move this line above the one with `@`"),
])
def test_the_slip_is_named(source, words):
    assert words in told(source)


@pytest.mark.parametrize(("source", "words"), [
    ("y = a && b", "write `and`, for arrays `(...) & (...)`"),
    ("y = np.where((a > 0) || (b > 0), 1, 0)", "write `or`, for arrays `(...) | (...)`"),
    ("y = (a &&\n     b)", "write `and`, for arrays"), ("y = !a", "write `not`, for arrays `~(...)`"),
])
def test_how_arrays_are_joined_is_said_where_no_single_value_is_asked_for(source, words):
    assert words in told(source)


@pytest.mark.parametrize(("source", "word"), [
    ("let y = 3", "let"), ("float y = 3", "float"), ("const y = 3", "const"),
    ("def f(int x, float y):\n    pass", "int"),
    ("y = x.sum().", "."), ("y = new list(x)", "new"), ("def f(x):\n    ... return x", "..."),
    ("def f(x):\n    ..\n    return x", ".."), ("y = x?", "?"),
])
def test_what_is_too_much_is_named(source, word):
    assert told(source).endswith(f"`{word}` here. Leave it out.")


@pytest.mark.parametrize(("source", "code"), [
    ("y = 3 // the learning rate", "comment"), ("y = 3 -- it's the rest", "comment"),
    ("y = 3 % of them all", "comment"),
    ("x = 3 y = 4", "new-line"), ("y = f(x) return y", "new-line"), ("if x: y = 1 else: y = 2", "new-line"),
    ("y np.exp(x)", "no-equals"), ("def f(x):\n    return x == 1 = y", "return-equals"),
    ("def f(X(n, d), W):\n    pass", "parameter"), ("def f([1, 2]):\n    pass", "parameter"),
    ("x = [1 2]", "list-comma"), ("y = x + \\ # rest\n    3", "backslash-comment"),
    ("def f(X W):\n    pass", "parameter"), ("def f(x, 3):\n    pass", "parameter"),
])
def test_the_kind_of_slip_is_found(source, code):
    assert code_of(source) == f"syntax.{code}"


@pytest.mark.parametrize(("written", "right"), [
    ("[1 2 3]", "[1, 2, 3]"), ("np.array([1, 2 3])", "[1, 2, 3]"), ("[x y]", "[x, y]"),
    ("[0.5 -1 f(2) 3]", "[0.5, -1, f(2), 3]"), ("[[1 2], [3 4]]", "[1, 2]"), ("[100 200]", "[100, 200]"),
])
def test_a_list_is_told_with_its_commas(written, right):
    assert told(f"x = {written}") == f"Between the values of a list stand commas: `{right}`."


@pytest.mark.parametrize(("source", "code"), [
    ("def f(x):\nreturn x == 3 // x", "not-indented"), ('def f(x):\n"""Which is it?"""', "not-indented"),
    ("x = 1\n   h1 h2, y = 3", "indented"), ("def f(y):\n    return y[tr=ain]", "equals"),
])
def test_a_line_that_is_python_is_not_repaired(source, code):
    assert code_of(source) == f"syntax.{code}"


def code_of(source) -> str:
    with pytest.raises(SyntaxError) as caught:
        compile(source, "<cell>", "exec")
    return advice(caught.value, source).code


@pytest.mark.parametrize("source", [
    "y = np.maximum(0 x)", "for i in range(0 n):\n    pass", "return np.power(2 n)",
    "y = np.where(x > 0 x, 0)",
    "y = f(g)(0 x)", "y = x.reshape(2 n)", "y = (np.clip(x, 0 high))",
])
def test_a_comma_is_named_first_between_the_arguments_of_a_call(source):
    assert "Is a comma missing, as in `f(2, x)`, or a `*`" in told(source)


@pytest.mark.parametrize("source", [
    "y = np.exp(2x)", "y = (2 x)", "y = np.exp(x) + 2 x", "y = f(x) * (1 + 2 x)", "if (2 x > 3):\n    pass",
    "y = np.exp((1 + x) / (2 x))",
])
def test_only_a_product_is_named_where_no_comma_can_stand(source):
    assert told(source) == "A number stands directly before a name. Is a `*` missing, as in `2 * x`?"


@pytest.mark.parametrize("source", ["y = np.exp(x) np.log(x)", "a = b c", "return return", "y = 3 +",
                                    "x = (1 2)", "h1 h2, y = x", "y x", "y = np.l inspace(3)",
                                    "y = 1 00", "y = 1 000 0", "y = 0 000", "Print(x) y", "y = f(1 2)"])
def test_nothing_is_said_where_no_change_helps(source):
    assert told(source) == ""


@pytest.mark.parametrize("source", ["def f(x):\n    return 0if x > 0 else 1)", 'y = "\\d" if x then 1'])
def test_python_warns_of_no_line_that_is_only_tried(source):
    """The learner has not written it; of what they wrote, running the cell warns."""
    with pytest.raises(SyntaxError) as caught, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        compile(source, "<cell>", "exec")
    with warnings.catch_warnings(record=True) as shown:
        warnings.simplefilter("always")
        advice(caught.value, source)
    assert shown == []
