"""The sentences in Python source are found, and others can stand in their place."""

import ast

import pytest
from support.chapter import read

from dlbasics.chapters import CHAPTERS
from dlbasics.translation.han import columns
from dlbasics.translation.python_source import (
    looked_up_strings,
    source_messages,
    template_of,
    translated_source,
)
from dlbasics.translation.write_string_literal import string_literal


def texts(source: str, **options) -> list[str]:
    return [message.text for message in source_messages(source, **options)]


def run(source: str) -> list:
    shown = []
    exec(source, {"show": shown.append})
    return shown


@pytest.mark.parametrize(("source", "expected"), [
    ('print("the loss")', ["the loss"]),
    ('x = "two words"  # why', ["two words", "why"]),
    ('print(f"loss {x:.2f}")', ["loss {x:.2f}"]),
    ('print("a brace {" f"and {x}")', ["a brace {{and {x}"]),
    ("print(f\"The lamp is {'lit' if x else 'dark'}.\")", ["The lamp is {'lit' if x else 'dark'}."]),
    ('ax.plot(x, label="the training part", color="muted")', ["the training part"]),
    ('ax.set_xlabel("epoch")', ["epoch"]),
    ('kinds = ["relu", "tanh"]', []),
    ('says = "reads it" if right else "guesses"', ["reads it", "guesses"]),
    ('loc = "right" if far else "left"', []),
    ('show(fig, "Two curves.", name="kink")', ["Two curves.", "kink"]),
    ('ax.legend(loc="upper center", title="parts")', ["parts"]),
    ('explore(draw, name="noise-level", caption="The noise.")', ["The noise."]),
    ('%pip install "a package"\nprint("then this")', ["then this"]),
    ('!pip install "a package"\n%ls\nprint("then this")', ["then this"]),
    ('print("%d of %d"\n      %(a, b))', ["%d of %d"]),
    ('show("α and " + "后文")', ["α and ", "后文"]),
    ("x = 1  # noqa: E501", []),
])
def test_sentences_are_found(source, expected):
    assert texts(source) == expected


def test_a_string_that_code_compares_is_no_sentence():
    source = 'SWITCHES = {"both down": 0}\nprint("both down")\nprint("other words")'
    values = frozenset(looked_up_strings(source))
    assert texts(source, values=values) == ["other words"]
    assert set(looked_up_strings('explore(draw, kind=["a line", "b"], size=(1, 2))')) == {"a line", "b"}
    assert set(looked_up_strings('x == "a b" or y in ("c", d["e f"])')) == {"a b", "c", "e f"}


def test_the_label_of_a_line_is_looked_up_where_it_is_shown():
    source = 'ax.plot(x, label=f"your {name}", color="C0")\nLive("polynomial", ("start", "the end"), [1])'
    assert looked_up_strings(source) == {"your {name}": True, "start": False, "the end": False}


@pytest.mark.parametrize("source", [
    'show("one two")', "show('it\\'s \"so\"')", 'show("""one\n two\\t""")', 'show(r"\\frac{a b}{c}")',
    'show("one " "two "\n     "three")', 'x = 3\nshow(f"x {x!r:>4} and {{x}}" " {no}")',
    "x = 3\nshow(f\"one {'two' if x else 'b'} c\")",
])
def test_the_same_sentences_are_the_same_program(source):
    again = translated_source(source, lambda text: text + "" if text else text)
    assert run(again) == run(source)


def test_a_translation_takes_the_place_of_its_sentence():
    source = "lit = True\nshow(f\"The lamp is {'lit' if lit else 'dark'}.\")  # what it says"
    words = {"The lamp is {'lit' if lit else 'dark'}.": "灯{'lit' if lit else 'dark'}。", "lit": "亮着",
             "dark": "灭着", "what it says": "它说什么"}
    other = translated_source(source, lambda text: words.get(text, text))
    assert run(other) == ["灯亮着。"] and other.endswith("# 它说什么")


@pytest.mark.parametrize(("source", "expected"), [
    ('%ls\nshow("two words")', '%ls\nshow("T")'), ('  !ls\n  show("two words", 2)', '  !ls\n  show("T", 2)'),
    ('  show("two words")  # why not', '  show("T")  # T'),
    ('%ls \\\n  a\nshow("α", "two words")', '%ls \\\n  a\nshow("α", "T")'),
    ('show("%d or %d"\n     %(1, 2))', 'show("T"\n     %(1, 2))')])
def test_lines_of_ipython_stay_as_they_are(source, expected):
    assert translated_source(source, lambda text: "T") == expected


@pytest.mark.parametrize("translation", ['say "so"', "it's", "a\\slash", "两\n行", "a {brace}", "$\\frac12$"])
def test_whatever_a_translation_holds_is_quoted(translation):
    assert run(translated_source('show("two words")', lambda text: translation)) == [translation]
    doubled = translation.replace("{", "{{").replace("}", "}}")
    assert run(translated_source('show(f"two {1}")', lambda text: doubled + "{1}")) == [translation + "1"]


def test_a_wide_string_is_broken_inside_brackets():
    long = "一句很长的话，" * 12
    other = translated_source('show("two words",\n     1)'.replace(",\n     1", ""), lambda text: long)
    assert run(other) == [long]
    assert max(map(columns, other.splitlines())) <= 84 and other.count("\n") >= 1


@pytest.mark.parametrize("source", [
    '# see page (3\nmessage = "two words"', 'a = (1,  # don\'t\n     2)  # can\'t\nmessage = "two words"',
    'message = "two words" \\\n    "and more"', 'x = 1\nmessage = f"""two words\n{x}"""',
    '!echo (\nmessage = "two words"',
])
def test_a_wide_string_outside_brackets_stays_one_line(source):
    other = translated_source(source, lambda text: "一句很长的话，" * 12 if "two words" in text else text)
    ast.parse(other.replace("!echo", "#"))
    assert other.count("一句") == 12 and other.endswith('，"')


@pytest.mark.parametrize(("source", "message"), [
    ('show("one two "  # a comment\n     "three")', "one two three"),
    ('x = 3\nshow(f"one {x} "  # don\'t, it isn\'t\n     "two",)  # can\'t be', "one {x} two"),
])
def test_a_comment_between_the_parts_of_a_string_goes_with_them(source, message):
    found = texts(source)
    assert found[0] == message and "a comment" not in found
    other = translated_source(source, lambda text: "T" if text == message else text)
    assert run(other) == ["T"] and run(translated_source(source, lambda text: text)) == run(source)


@pytest.mark.parametrize(("segment", "template"), [
    (r"""f"say \"hi\" now" """, 'say "hi" now'), (r"""f"say \"hi\"" """, 'say "hi"'),
    (r"""f'it\'s {x}'""", "it's {x}"),
    (r"""f"\N{MINUS SIGN}{x}" """, "−{x}"), (r"""f"\\N{x}" """, r"\N{x}"),
    (r"""rf"\N{x} \" \n" """, r"""\N{x} \" \n"""), ('f"""a "b" {x}"""', 'a "b" {x}'),
    (r"""f"a\t{x}\n" """, "a\t{x}\n")])
def test_the_message_of_an_f_string_is_what_it_says(segment, template):
    assert template_of(segment.strip()) == template


def test_adjacent_literals_are_one_message():
    assert template_of('"a {" f"{x}" \'b\'') == "a {{{x}b"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_cell_of_the_book_survives_being_written_anew(chapter):
    for source in read(chapter).code:
        plain = source.replace("%pip", "pass  #")
        # Another object for each text, so that every string is written anew.
        marked = translated_source(plain, lambda text: text + "\u200b")
        found = {node.value.replace("\u200b", "") for node in ast.walk(ast.parse(marked))
                 if isinstance(node, ast.Constant) and isinstance(node.value, str)}
        wanted = {node.value for node in ast.walk(ast.parse(plain))
                  if isinstance(node, ast.Constant) and isinstance(node.value, str)}
        assert found - {""} == wanted - {""}


@pytest.mark.parametrize("text", ['He said "hi"', '"', 'ends with a backslash \\', 'two\nlines "', 'a""" b'])
@pytest.mark.parametrize("source", ['"""x"""', "'''x'''", '"x"'])
def test_any_text_stands_in_a_literal(text, source):
    assert ast.literal_eval(string_literal(text, source, 0, len(source), False)) == text
