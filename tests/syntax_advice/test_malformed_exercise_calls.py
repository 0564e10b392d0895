"""Lines with `check` and `ask` that are not Python are told as they are written."""

import pytest

from dlbasics.syntax_advice.advice import advice


def told(source) -> str:
    with pytest.raises(SyntaxError) as caught:
        compile(source, "<cell>", "exec")
    return str(advice(caught.value, source) or "")


@pytest.mark.parametrize("line", [
    'check("a/b-c"):', '@check("a/b-c"):', '@check = "a/b-c"', '@check "a/b-c"', '@check: "a/b-c"',
    '@check("a/b-c"', '@check("a/b-c)', '@check("a/b-c"))', "@check('a/b-c\");",
])
def test_the_line_of_check_is_told_as_it_is_written(line):
    assert "`@check(\"a/b-c\")`" in told(f"{line}\ndef f(x):\n    return x")


@pytest.mark.parametrize("between", [" ", ": ", "; "])
def test_def_stands_in_a_line_of_its_own(between):
    assert "`def` in the next one" in told(f"@check(\"a/b\"){between}def f(x): pass")


@pytest.mark.parametrize(("answer", "quoted"), [
    ("1600 means", '"1600 means"'), ("\u201c3\u201d", '"3"'), ("lambda = 6", '"lambda = 6"'),
    ("1/3 = 0.333", '"1/3 = 0.333"'), ("-(ln(0.6)+ln(0.8))/3 nats", '"-(ln(0.6)+ln(0.8))/3 nats"'),
    ("33%", '"33%"'), ("5 \u00b0C", '"5 \u00b0C"'), ("log 10", '"log 10"'),
])
def test_an_answer_in_words_needs_quotes(answer, quoted):
    assert told(f'ask("a/b", {answer})').endswith(f'`ask("a/b", {quoted})`.')


@pytest.mark.parametrize(("line", "right"), [
    ('ask("a/b" 3)', 'ask("a/b", 3)'), ('ask("a/b"; 3)', 'ask("a/b", 3)'),
    ("ask('a/b'; 'c d')", "ask('a/b', 'c d')"),
    ('ask("a/b" 3 nats)', 'ask("a/b", "3 nats")'), ('another("a/b"; 1/3)', 'another("a/b", 1/3)'),
    ('ask("a/b") = 3', 'ask("a/b", 3)'), ("ask('a/b') = 'c'", "ask('a/b', 'c')"),
    ('ask("a/b") = 3 nats', 'ask("a/b", "3 nats")'),
])
def test_a_call_is_told_with_its_comma(line, right):
    assert f"`{right}`" in told(line)


@pytest.mark.parametrize(("line", "right"), [
    ('hint "a/b"', 'hint("a/b")'), ("submit 'me.json'", "submit('me.json')"),
    ('solution "a/b"', 'solution("a/b")'), ('own_numbers "4711"', 'own_numbers("4711")'),
    ("display fig", "display(fig)"),
])
def test_a_call_needs_its_brackets(line, right):
    assert f"`{right}`" in told(line)


@pytest.mark.parametrize("source", [
    'x = 1\n  ask("a/b", explorer)', '@check("a/b\nc")', 'ask("a/b",, explorer)', 'ask("a/b", my_ explorer)',
    "@check('a/b')\nx = 3", "ask('a/b', 3))", "ask('a/b', (3)", "ask('a/b') = [1",
])
def test_other_lines_are_not_rewritten(source):
    assert not {"syntax.write-line", "syntax.answer-in-quotes", "syntax.check-and-def"} & {code_of(source)}


def code_of(source) -> str:
    with pytest.raises(SyntaxError) as caught:
        compile(source, "<cell>", "exec")
    found = advice(caught.value, source)
    return found.code if found else ""
