"""No sentence that a reader, a learner or an instructor can meet stands in the code: a table holds them.

CONTRIBUTING.md states the rule. What it leaves in English is for those who write: the book, exercises, or
the package itself.
"""

import ast
import re

import pytest
from support.import_graph import FILES, PACKAGE

FOR_AUTHORS_AND_PROGRAMMERS = [
    # the book: its build, its formulas, the pages of its manual
    "sphinxext", "mathml", "grading/manual",
    # definitions of exercises
    "exercises/bank", "exercises/question_variants.py",
    "exercises/judging/verdict.py",
    # codes and languages that there are not
    "messages.py", "translation",
    # between the grader and its sandbox
    "grading/sandbox", "runner/wire.py",
    "package_contents.py",
]
SHOWN_AS = {"__repr__", "__str__"}
SAYING = {"print", "warn", "add_note", "exit", "error"}
# A word beside another word, or beside what an f-string puts in, which is 0 here.
PROSE = re.compile(r"[A-Za-z]{2,}[;:]? \w|[\w;:] [A-Za-z]{2,}")


def is_for_all(path) -> bool:
    return not any(path.is_relative_to(PACKAGE / part) for part in FOR_AUTHORS_AND_PROGRAMMERS)


def literals(node) -> list[str]:
    """The texts and f-strings in an expression, each with 0 for what is put into it."""
    match node:
        case ast.JoinedStr():
            return ["".join(getattr(part, "value", "0") if isinstance(part, ast.Constant) else "0"
                            for part in node.values)]
        case ast.Constant(value=str(text)):
            return [text]
    return [text for part in ast.iter_child_nodes(node) for text in literals(part)]


def values_of_names(tree) -> dict[str, list]:
    """What the names of a module are given, besides what a call returns."""
    values = {}
    for node in ast.walk(tree):
        is_simple = isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        if is_simple and not isinstance(node.value, ast.Call):
            values.setdefault(node.targets[0].id, []).append(node.value)
    return values


def is_said(node) -> bool:
    """Whether a statement or a call says something to a person."""
    if isinstance(node, ast.Raise):
        return node.exc is not None
    called = node.func if isinstance(node, ast.Call) else None
    return getattr(called, "id", getattr(called, "attr", "")) in SAYING


def sentences(source: str) -> list[str]:
    """The sentences in a source that are raised, printed, added to an exception, or shown for an object."""
    tree = ast.parse(source)
    values = values_of_names(tree)
    said = [node for node in ast.walk(tree) if is_said(node)]
    said += [node for function in ast.walk(tree) if getattr(function, "name", "") in SHOWN_AS
             for node in ast.walk(function) if isinstance(node, ast.Return)]
    names = {part.id for node in said for part in ast.walk(node) if isinstance(part, ast.Name)}
    said += [value for name in names for value in values.get(name, [])]
    return sorted({text for node in said for text in literals(node) if PROSE.search(text)})


def test_what_is_said_to_readers_is_looked_up():
    found = {path.relative_to(PACKAGE).as_posix(): sentences(path.read_text(encoding="utf-8"))
             for path in FILES if is_for_all(path)}
    assert {name: texts for name, texts in found.items() if texts} == {}


def test_every_exception_from_the_rule_is_needed():
    for part in FOR_AUTHORS_AND_PROGRAMMERS:
        paths = [path for path in FILES if path.is_relative_to(PACKAGE / part)]
        assert any(sentences(path.read_text(encoding="utf-8")) for path in paths), part


@pytest.mark.parametrize("source", [
    'raise ValueError("there is no such layer")', 'raise TypeError(f"{name} is {value!r}")',
    'message = "too many rows"\nraise ValueError(message)', 'print(f"trained for {epochs} epochs")',
    'warnings.warn("the labels are sorted")', 'error.add_note(f"while {name} was drawn")',
    'raise ValueError(f"{shape}; expected " + kind)', 'def __repr__(self):\n    return f"Figure: {self.alt}"',
])
def test_a_sentence_in_the_code_is_found(source):
    assert sentences(source)


@pytest.mark.parametrize("source", [
    'raise ValueError(text("argument.wrong-shape", name="x", expected="(n, height, width)"))',
    "raise SandboxDied(\"time\")", "raise", "raise NotImplementedError", 'print(f"{heading} {id}")',
    'note = "what nobody says"',
])
def test_codes_and_values_are_none(source):
    assert not sentences(source)
