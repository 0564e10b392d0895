"""The table of texts: every code is known, used, and given what stands in its placeholders."""

import ast
import json
import re
from functools import cache
from string import Formatter

import jinja2
from support.book import ROOT

from dlbasics.exercises.model import CASE_KINDS
from dlbasics.messages import TEXTS, Message
from dlbasics.texts.argparse_words import ARGPARSE_TEXTS

PACKAGE = ROOT / "dlbasics"
FILE_ENDINGS = (".css", ".csv", ".html", ".js", ".json", ".md", ".png", ".py")
FAMILIES = sorted({code.partition(".")[0] for code in TEXTS})
# A literal that names a code of the table, or begins one: f"page.{name}", "page.{}-" ~ name.
CODE = rf"(?:{'|'.join(FAMILIES)})\.[a-z0-9][a-z0-9. -]*|(?:{'|'.join(FAMILIES)})\."
PYTHON = [path for path in sorted(PACKAGE.rglob("*.py")) if path.parent.name != "texts"]
OTHERS = [path for path in sorted(PACKAGE.rglob("*"))
          if path.suffix in (".html", ".js") and "vendor" not in path.parts]


def placeholders(code: str) -> set[str]:
    """Names of the placeholders of a text."""
    return {name for _, name, _, _ in Formatter().parse(TEXTS[code]) if name is not None}


# -- the codes that the sources name --------------------------------------------------------------


def literals_of_python(path) -> tuple[set[str], set[str]]:
    """The codes that a module names, and the beginnings of codes that it computes."""
    names, beginnings = set(), set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            if re.fullmatch(CODE, node.values[0].value):
                beginnings.add(node.values[0].value)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            if re.fullmatch(CODE, node.value):
                names.add(node.value)
            elif "{{" in node.value or "{%" in node.value:
                found = literals_of_text(node.value)
                names |= found[0]
                beginnings |= found[1]
    return names - beginnings, beginnings


def literals_of_text(source: str) -> tuple[set[str], set[str]]:
    """The same of a template or a script."""
    names = set(re.findall(rf"""["']({CODE})["'](?!\s*[~+])""", source))
    beginnings = set(re.findall(rf"""["']({CODE})["']\s*[~+]""", source))
    return names, beginnings | set(re.findall(rf"`({CODE})\$\{{", source))


@cache
def literals() -> tuple[dict[str, str], dict[str, str]]:
    """The codes of all sources and the beginnings of computed ones, each with a file that has it."""
    names, beginnings = {}, {}
    for path in [*PYTHON, *OTHERS]:
        if path.suffix == ".py":
            found = literals_of_python(path)
        else:
            found = literals_of_text(path.read_text(encoding="utf-8"))
        for gathered, codes in zip((names, beginnings), found, strict=True):
            files = {code for code in codes if code.endswith(FILE_ENDINGS) and code not in TEXTS}
            gathered.update(dict.fromkeys(codes - files, path.relative_to(ROOT).as_posix()))
    return names, beginnings


def test_every_code_in_the_sources_is_in_the_table():
    plurals = {code.removesuffix(".one") for code in TEXTS if code.endswith(".one")}
    names, beginnings = literals()
    unknown = {name: path for name, path in names.items() if name not in plurals | set(TEXTS)}
    assert unknown == {}
    begun = {start for start in beginnings for code in TEXTS if code.startswith(start)}
    assert {start: path for start, path in beginnings.items() if start not in begun} == {}


def test_every_code_of_the_table_is_used():
    """But for argparse's: it asks by its English (`tests/grading/cli/test_argparse_words.py`)."""
    names, beginnings = literals()

    def is_used(code):
        base = re.sub(r"\.(one|other)$", "", code)
        return code in names or base in names or any(code.startswith(start) for start in beginnings)

    assert [code for code in TEXTS if code not in ARGPARSE_TEXTS and not is_used(code)] == []


def test_labels_and_kinds_whose_codes_are_computed_are_in_the_table():
    labels = {call.args[0].value for path in PYTHON for call in ast.walk(ast.parse(path.read_text("utf-8")))
              if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Detail"
              and isinstance(call.args[0], ast.Constant)}
    parts = {"line", "in-a-cell-before", "unshowable"}  # of a detail, beside its label
    assert labels | parts == {code.removeprefix("detail.") for code in TEXTS if code.startswith("detail.")}
    assert set(CASE_KINDS) == {code.removeprefix("case.") for code in TEXTS if code.startswith("case.")}


def test_a_plural_has_both_forms():
    for code in TEXTS:
        base, _, form = code.rpartition(".")
        if form in ("one", "other"):
            assert placeholders(f"{base}.one") == placeholders(f"{base}.other")


# -- what stands in placeholders ------------------------------------------------------------------


def calls_of_python(path):
    """Each call with a literal code whose placeholders can be seen: (code, names)."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = getattr(node.func, "id", getattr(node.func, "attr", ""))
        names = {keyword.arg for keyword in node.keywords}
        for code in (getattr(argument, "value", None) for argument in node.args):
            if not isinstance(code, str) or not re.fullmatch(CODE, code):
                continue
            match called:
                case "Message" if len(node.args) == 1:
                    yield code, set()
                case "Message":
                    if isinstance(node.args[1], ast.Dict):
                        yield code, {getattr(key, "value", None) for key in node.args[1].keys}
                case "plural":
                    yield f"{code}.other", names
                case "text" | "UnreadableAnswer":
                    yield code, names
                case _ if code in TEXTS:  # a function that hands it on beside arguments of its own
                    yield code, names & placeholders(code)


def calls_of_template(source: str):
    """The same of ``text(code, name=...)`` and ``plural(code, count, name=...)`` in a template."""
    for call in jinja2.Environment().parse(source).find_all(jinja2.nodes.Call):
        called = getattr(call.node, "name", "")
        if called in ("text", "plural") and isinstance(call.args[0], jinja2.nodes.Const):
            code = call.args[0].value
            yield f"{code}.other" if called == "plural" else code, {keyword.key for keyword in call.kwargs}


def calls_of_script(source: str):
    """The same of ``dlText("code", { name, other: value })`` and its like in a script."""
    call = r"""(dlText|dlPlural|textWithElements|CodedError)\("([\w.-]+)"(?:[^{}()"]*\{([^{}]*)\})?"""
    for function, code, params in re.findall(call, source):
        names = set(re.findall(r"(?:^|,)\s*(\w+)\s*(?=[:,]|$)", params))
        yield f"{code}.other" if function == "dlPlural" else code, names


def calls():
    for path in PYTHON:
        yield from calls_of_python(path)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and "{{ text(" in node.value:
                yield from calls_of_template(node.value)
    for path in OTHERS:
        source = path.read_text(encoding="utf-8")
        yield from calls_of_template(source) if path.suffix == ".html" else calls_of_script(source)


def test_placeholders_are_given_where_a_text_is_used():
    seen = list(calls())
    assert len({code for code, _ in seen}) > len(TEXTS) / 2, "most calls can be seen"
    # What is special about a verdict's cases, and the sentence of an author's finding, are looked up later
    later = {"grade.hidden-about": {"about"}, "judge.finding": {"sentence", "finding"},
             "judge.wrong-value.right-for": {"right", "right_cases"}}
    wrong = [(code, names) for code, names in seen
             if names - later.get(code, set()) != placeholders(code) - later.get(code, set())]
    assert wrong == []


def test_every_text_goes_through_json():
    for code in TEXTS:
        message = Message(code, {name: f"<{name}>" for name in placeholders(code)})
        again = Message.from_json(json.loads(json.dumps(message.to_json())))
        assert again == message and str(again) == str(message)
        assert all(f"<{name}>" in str(message) for name in placeholders(code)), code
