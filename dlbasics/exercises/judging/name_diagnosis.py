"""What the function, and the names around it, say of an exception that it raises."""

import ast
import builtins
import types
import unicodedata

import numpy as np

from dlbasics.exercises.judging.exception_message import letter_of_another_alphabet
from dlbasics.exercises.judging.shadowed_names import nodes_of_failing_line, shadowed_name_message
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.markdown import literal
from dlbasics.messages import Message
from dlbasics.runner import source_inspection
from dlbasics.runner.name_analysis import names_in_tree
from dlbasics.syntax_advice.twin_letters import twin_letter

REPLACED = ("max", "min", "sum", "round", "abs", "all", "any", "pow")  # by `from numpy import *`
IPYTHONS = ("In", "Out")
MIN_LENGTH = 4  # of a name that is nearly another one
ONE_TRUTH_VALUE = "truth value of an array"


def message_on_names(verdict: Verdict, function, code: str) -> Message | None:
    """What is said in place of the sentence on an exception; None if that may stay."""
    message, function = verdict.message, source_inspection.unwrapped(function)
    given_a_value = shadowed_name_message(verdict, function, code)
    if given_a_value:
        return given_a_value
    if code == "judge.raises.name":
        name = message.params.get("name", "")
        return _of_a_name_below(name, function) or _of_a_name(name, function)
    if code == "judge.raises.name.import":
        return _of_a_modules_name(message.params["name"], function, message.params)
    if code in ("judge.raises.one-whole-number", "judge.raises.axis"):
        return _of_a_replaced_function(function, message.params["error"])
    return None


def _of_a_name_below(name: str, function) -> Message | None:
    """A name that gets its value in the same cell, but below the function."""
    tree, own = source_inspection.cell_tree(function), source_inspection.definition(function)
    for statement in tree.body if tree and own else ():
        if statement.lineno > own.lineno and name in names_in_tree(ast.Module([statement], [])).binds:
            about = {"error": literal("NameError"), "name": literal(name), "line": statement.lineno}
            return Message("judge.raises.name.below", about)
    return None


def _of_a_name(name: str, function) -> Message | None:
    """A name without a value, beside the names that the function has."""
    code = source_inspection.code_of(function)
    if code is None or not name or name not in source_inspection.names_used(code):
        return None
    own_names = _names_inside(code)
    about = {"error": literal("NameError"), "name": literal(name)}
    twin = next((other for other in own_names if twin_letter(other) and _latin(other) == name), "")
    if twin:
        _, of_letter = letter_of_another_alphabet(twin)
        return Message("judge.raises.name.letter", about | of_letter)
    return _of_a_near_name(name, own_names, function, about)


def _latin(name: str) -> str:
    """A name with the letters that it only seems to be written with."""
    while twin_letter(name):
        name = name.replace(*twin_letter(name))
    return name


def _spelt(name: str) -> str:
    """A name; of a Greek letter, as it is called."""
    called = unicodedata.name(name, "") if len(name) == 1 else ""
    word = called.rpartition(" ")[2].lower()
    return {"lamda": "lam"}.get(word, word) if called.startswith("GREEK SMALL LETTER") else name


def _names_inside(code: types.CodeType) -> list[str]:
    """The parameters and variables of a function, and of functions inside it."""
    inner = [constant for constant in code.co_consts if isinstance(constant, types.CodeType)]
    names = [*code.co_varnames, *code.co_cellvars, *(name for one in inner for name in _names_inside(one))]
    return [name for name in dict.fromkeys(names) if name.isidentifier()]


def _of_a_modules_name(name: str, function, about: dict) -> Message | None:
    """A module that has another name in the notebook."""
    for other, value in getattr(function, "__globals__", {}).items():
        if isinstance(value, types.ModuleType) and value.__name__ == name != other and other.isidentifier():
            return Message("judge.raises.name.module", about | {"other": literal(other)})
    return None


def _of_a_near_name(name: str, own_names: list[str], function, about: dict) -> Message | None:
    """A name in capital letters or in small ones, transposed, or with letters in another order."""
    outside = [other for other, value in function.__globals__.items()
               if not (other.startswith("_") or other in IPYTHONS or callable(value))]
    for other in own_names:
        if _spelt(other) == _spelt(name):
            return Message("judge.raises.name.near", about | {"other": literal(other)})
    for other in (*own_names, *outside):
        if other.lower() == name.lower():
            return Message("judge.raises.name.capital", about | {"other": literal(other)})
    for other in own_names:
        if name in (f"{other}T", f"{other}_T", f"{other}t", f"{other}_t"):
            return Message("judge.raises.name.transposed",
                           about | {"other": literal(other), "right": literal(f"{other}.T")})
    import difflib  # takes longer to load than all that is here

    near = difflib.get_close_matches(name, own_names, n=1, cutoff=0.75) if len(name) >= MIN_LENGTH else []
    return Message("judge.raises.name.near", about | {"other": literal(near[0])}) if near else None


def _of_a_replaced_function(function, error: str) -> Message | None:
    """A call with two arguments of a function of Python whose name is one of numpy's by now."""
    namespace = getattr(function, "__globals__", {})
    for node in ast.walk(source_inspection.definition(function) or ast.Module([], [])):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[_, _, *_]) if name in REPLACED:
                value = namespace.get(name)
                if value is not None and value is getattr(np, name) is not getattr(builtins, name):
                    code = "judge.raises.replaced"
                    instead = {"max": "np.maximum(a, b)", "min": "np.minimum(a, b)"}.get(name)
                    about = {"error": error, "name": literal(name), "numpys": literal(f"np.{name}")}
                    return Message(f"{code}.compare", about | {"instead": literal(instead)}) if instead \
                        else Message(code, about)
    return None


def note_on_truth_values(verdict: Verdict, function) -> Message | None:
    """`and`, `or`, `not` or a chain of comparisons, where a whole array was asked for one yes or no."""
    details = {detail.label: detail for detail in verdict.details}
    if "your-line" not in details or ONE_TRUTH_VALUE not in details["error"].text:
        return None
    for node in nodes_of_failing_line(verdict, function):
        match node:
            case ast.BoolOp(op=ast.And()):
                about = {"written": "and", "right": "(...) & (...)"}
            case ast.BoolOp(op=ast.Or()):
                about = {"written": "or", "right": "(...) | (...)"}
            case ast.UnaryOp(op=ast.Not()):
                about = {"written": "not", "right": "~(...)"}
            case ast.Compare(ops=[_, _, *_]):
                return Message("note.truth-value.chain", {"line": node.lineno})
            case _:
                continue
        return Message("note.truth-value", {"line": node.lineno} | about)
    return None
