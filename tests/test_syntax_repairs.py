"""Lines that a small change makes Python: the change is told, and only where it helps."""

import pytest

from dlbasics.syntax_advice import advice


def told(source) -> str:
    with pytest.raises(SyntaxError) as caught:
        compile(source, "<cell>", "exec")
    return str(advice(caught.value, source) or "")


@pytest.mark.parametrize(("source", "right"), [
    ("def f(x):\n    Return x", "return"), ("def f(x):\n    retrun x", "return"),
    ("Def f(x):\n    pass", "def"),
    ("fro i in range(3):\n    pass", "for"), ("from numpy improt exp", "import"), ("y = 1 If x else 2", "if"),
    ("function f(x):\n    pass", "def"), ("if x:\n    pass\nelse if y:\n    pass", "elif"),
    ("if x:\n    pass\nelseif y:\n    pass", "elif"), ("if x && y:\n    pass", "and"), ("a || b", "or"),
    ("if x => 3:\n    pass", ">="), ("x === 3", "=="), ("x <> 3", "!="), ("if !x:\n    pass", "not"),
    ("i++", "i += 1"), ("return |e|", "np.abs(e)"), ("// a note", "#"),
    ("y = x > 0 ? x : 0", "x if x > 0 else 0"),
    ("y = (a &&\n     b)", "and"), ("def f(x)::\n    pass", ":"), ("return = x", "return"),
])
def test_what_to_write_instead_is_said(source, right):
    assert told(source).endswith(f"here. Write `{right}`.")


@pytest.mark.parametrize(("source", "words"), [
    ("lambda = 0.1", "`lambda` is a word of Python's own"),
    ("def f(x, class):\n    pass", "such as `class_`"),
    ("def dense-layer(X):\n    pass", "Write `dense_layer`"),
    ("learning-rate = 0.1", "Write `learning_rate`"),
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


@pytest.mark.parametrize("source", ["y = np.exp(x) np.log(x)", "a = b c", "return return", "y = 3 +",
                                    "x = [1 2]"])
def test_nothing_is_said_where_no_change_helps(source):
    assert told(source) == ""
