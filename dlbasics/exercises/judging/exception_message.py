"""What is said of an exception that a learner's function raises: beginners meet the same few kinds.

What is said of the code rests on the words of Python and NumPy, or on the tree of the line that failed.
"""

import importlib
import re

import numpy as np

from dlbasics.chapters import CHAPTERS
from dlbasics.exercises.judging import failing_line_syntax, names_of_other_libraries
from dlbasics.markdown import literal
from dlbasics.messages import Message
from dlbasics.runner.run_cases import Failure
from dlbasics.syntax_advice.twin_letters import twin_letter

UNCALLED = (r"'([\w.]*function_or_method|method|function|numpy\.ufunc|type|[\w.]*FunctionDispatcher)'"
            r"|of type (\w*function|method)")
ONE_NUMBER = r"(int|float|bool|numpy\.\w*(int|float|bool)\w*)"
# Type and words of an exception, as Python and NumPy write them, and the end of the message's code.
KINDS = [
    ("TypeError", r"unexpected keyword argument", "keyword"),
    ("ValueError", r"truth value of an array|truth value of a (Series|DataFrame)", "truth-value"),
    ("ValueError", r"broadcast|not aligned|core dimension|shapes? .*(mismatch|differ|not match)"
     r"|same number of dimensions|must match exactly|enough dimensions", "shapes"),
    ("ValueError", r"inhomogeneous shape", "inhomogeneous"),
    ("ValueError", r"zero-size array|empty (sequence|array)|size 0 inputs", "empty"),
    ("ValueError", r"setting an array element with a sequence", "element"),
    ("ValueError", r"object of too small depth", "array-due"),
    ("ValueError", r"equal division", "split"),
    ("ValueError", r"either both or neither", "where"),
    ("ValueError", r"cannot reshape", "reshape"),
    ("ValueError", r"read-only", "read-only"),
    ("ValueError", r"values to unpack", "unpack"),
    ("TypeError", r"only (length-1|size-1|0-dimensional) arrays|define __round__", "scalar-only"),
    ("TypeError|AttributeError", r"\bNoneType\b", "none-inside"),
    ("TypeError", r"boolean subtract", "boolean-subtract"),
    ("TypeError", r"boolean negative", "boolean-negative"),
    ("TypeError", r"'bitwise_xor' not supported|operand type\(s\) for \^", "caret"),
    ("TypeError", r"bitwise_(and|or)|'[&|]'|\binvert\b", "and-or"),
    ("TypeError|AttributeError", UNCALLED, "not-called"),
    ("TypeError", r"not callable", "not-callable"),
    ("TypeError", r"item assignment", "not-changed"),
    ("TypeError", r"non-iterable", "unpack"),
    ("TypeError", rf"'{ONE_NUMBER}' object is not iterable|type '{ONE_NUMBER}' (is not iterable|has no len)"
     r"|0-d array|unsized", "one-number"),
    ("TypeError", r"'[\w.]*float\w*' object cannot be interpreted as an integer|slice indices must be"
     r"|indices must be .* not '?float", "whole-number"),
    ("TypeError", r"only integer scalar arrays|cannot be interpreted as an integer", "one-whole-number"),
    ("TypeError", r"not subscriptable", "not-subscriptable"),
    ("TypeError", r"list indices must be .* not '?tuple", "list-index"),
    ("TypeError", r"return arrays must be", "out"),
    ("TypeError", r"as a data type|construct a dtype", "dtype"),
    ("TypeError", r"\(\) (takes|missing)|expected (at (least|most) )?\d+ (positional )?argument",
     "arguments"),
    ("TypeError", r"unhashable", "unhashable"),
    (r"\w*UFunc\w*", r"dtype\('<U|StrDType", "text"),
    ("TypeError", r"'str'|\bto str\b|not str\b", "text"),
    ("ValueError", r"could not convert string", "text"),
    (r"\w*UFunc\w*", r"Cannot cast ufunc .* to dtype\('u?int", "whole-array"),
    ("TypeError", r"^(?!.*['\"]list['\"]).*('tuple' and |and 'tuple'|type for .*'tuple'|concatenate tuple)",
     "tuple-arithmetic"),
    ("TypeError", r"(list|tuple).* and |and '(list|tuple)'|'(list|tuple)' object|multiply sequence"
     r"|concatenate (list|tuple)|operand type for .*'(list|tuple)'", "list-arithmetic"),
    ("AxisError", r"", "axis"),
    ("IndexError", r"only integers, slices|arrays used as indices", "index-kind"),
    ("IndexError", r"out of (bounds|range)|too many indices", "index"),
    ("UnboundLocalError", r"", "local-name"),
    ("NameError", r"", "name"),
    ("SystemExit", r"", "exit"),
    ("AttributeError", r"ask_exit", "exit"),
    ("AttributeError", r"'(list|tuple)' object", "list-attribute"),
    ("EOFError|StdinNotImplementedError", r"", "input"),
    ("NotImplementedError", r"", "not-implemented"),
    ("ZeroDivisionError", r"", "division"),
    ("OverflowError", r"", "overflow"),
    ("RecursionError", r"", "recursion"),
    (r"\w*MemoryError", r"", "memory"),
    ("ModuleNotFoundError", r"", "module"),
    ("ImportError", r"", "import"),
    ("AttributeError", r"", "attribute"),
    ("KeyError", r"", "key"),
    ("AssertionError", r"", "assert"),
    ("FileNotFoundError|PermissionError|IsADirectoryError|OSError", r"", "file"),
]
KEYWORDS = ("axis", "keepdims", "dtype", "out", "where", "ddof", "size", "shape", "initial", "start",
            "strict", "key", "default", "reverse", "indexing", "return_index", "return_counts")
PYTHONS_CONSTANTS = {"true": "True", "false": "False", "none": "None", "null": "None", "nil": "None"}


def failure_message(failure: Failure) -> Message:
    """Say that the function raises, and what such an exception usually means."""
    error = {"error": literal(failure.type)}
    fitting = (kind for type_pattern, words, kind in KINDS
               if re.fullmatch(type_pattern, failure.type) and re.search(words, failure.message))
    kind = next(fitting, "")
    tree = failing_line_syntax.parse_line(failure.source)
    closer = _of_numpys_name(tree, failure.message) or CLOSER.get(kind, _of_a_call)(tree, failure.message)
    code, params = closer or (kind, {})
    return Message(f"judge.raises.{code}" if code else "judge.raises", error | params)


# -- a closer look, by the kind: the end of a code and what it names, or None -----------------------


def _of_numpys_name(tree, words: str) -> tuple | None:
    """The name of numpy in front of a point, where it is that of another value by now."""
    asked = re.match(r"'([\w.]+)' object has no attribute '(\w+)'", words)
    name = failing_line_syntax.name_of_numpy(tree, asked[2]) if asked else ""
    if not name:
        return None
    line = names_of_other_libraries.IMPORTS[name]
    return "numpy-renamed", {"type": literal(asked[1]), "name": name, "line": line}


def letter_of_another_alphabet(name: str) -> tuple | None:
    """A letter of another alphabet in a name."""
    twin = twin_letter(name)
    if not twin:
        return None
    letter, latin = twin
    about = {"letter": literal(f"{letter} (U+{ord(letter):04X})"), "latin": literal(latin)}
    return "name.letter", {"name": literal(name)} | about


def _of_a_call(tree, words: str) -> tuple | None:
    """A name of an argument that the function does not know."""
    unknown = re.search(r"unexpected keyword argument '(\w+)'", words)
    if not unknown:
        return None
    letter = letter_of_another_alphabet(unknown[1])
    if letter:
        return letter
    known = names_of_other_libraries.ARGUMENTS
    asked = [name for name in failing_line_syntax.arguments_beside(tree, unknown[1]) if name in known]
    if asked:
        written, right = (", ".join(f"{name}=..." for name in names)
                          for names in (asked, [known[name] for name in asked]))
        return "keyword.other-library", {"written": literal(written), "right": literal(right)}
    near = _nearest(unknown[1], KEYWORDS, 0.75)
    if near:
        return "keyword.near", {"name": literal(unknown[1]), "near": literal(near)}
    return "keyword", {"name": literal(unknown[1])}


def _of_a_truth_value(tree, words: str) -> tuple | None:
    """An array before `in`, where Python compares the whole of it with each value."""
    return ("truth-value.in", {}) if failing_line_syntax.only_asks_for_membership(tree) else None


def _of_an_axis(tree, words: str) -> tuple | None:
    """Something that stands where the number of an axis belongs."""
    function = failing_line_syntax.call_with_a_second_array(tree)
    if not function:
        return None
    name = function[3:]
    if function.startswith("."):
        return "axis-first", {"function": literal(f"{function}(...)")}
    if name in ("max", "min", "amax", "amin"):
        instead = "np.maximum" if "max" in name else "np.minimum"
        return "axis-second.compare", {"function": literal(function), "instead": literal(f"{instead}(a, b)")}
    if name in ("concatenate", "stack", "vstack", "hstack"):
        return "axis-second.list", {"instead": literal(f"{function}([a, b])")}
    return "axis-second", {"function": literal(function)}


def _of_arguments(tree, words: str) -> tuple | None:
    return _of_an_axis(tree, words) if re.search(r"takes .* but", words) else None


def _of_a_dtype(tree, words: str) -> tuple | None:
    """A second number where the shape, or the list, needed brackets of its own."""
    function = failing_line_syntax.call_with_a_dtype(tree)
    if not function:
        return None
    instead = "np.array([a, b])" if function == "np.array" else f"{function}((n, k))"
    return "dtype-second", {"function": literal(function), "instead": literal(instead)}


def _of_a_method(tree, words: str) -> tuple | None:
    indexed = failing_line_syntax.function_with_an_index(tree) if "not subscriptable" in words else ""
    if indexed:
        return "not-called.square", {"name": literal(indexed), "right": literal(f"{indexed}(...)")}
    method = failing_line_syntax.method_not_called(tree)
    return ("not-called.method", {"name": literal(method)}) if method else None


def _of_a_name(tree, words: str) -> tuple | None:
    """A name without a value: what stands in the line says what is meant."""
    name = (re.search(r"name '(\w+)'", words) or ["", ""])[1]
    letter = letter_of_another_alphabet(name)
    if letter:
        return letter
    if failing_line_syntax.is_arrow(tree, name):
        return "name.arrow", {"name": literal(name), "line": literal(f"{name} = ...")}
    if failing_line_syntax.is_note(tree, name):
        return "name.note", {"name": literal(name)}
    if failing_line_syntax.is_compared(tree, name):
        return "name.compared", {"name": literal(name), "line": literal(f"{name} = ...")}
    if name == "e" and failing_line_syntax.is_power_of(tree, name):
        return "name.e", {}
    right = failing_line_syntax.numpy_name(tree, name)
    if name in names_of_other_libraries.LIBRARIES:
        right = failing_line_syntax.asked_of(tree, name)
        return ("name.library", {"name": literal(name), "right": literal(right)}) if right else None
    if right:
        return "name.numpy", {"name": literal(name), "right": literal(right)}
    right = PYTHONS_CONSTANTS.get(name.lower())
    if right:
        return "name.constant", {"name": literal(name), "right": literal(right)}
    line = _import_of(tree, name)
    if line:
        return "name.import", {"name": literal(name), "line": literal(line)}
    return "name", {"name": literal(name)}


def _import_of(tree, name: str) -> str:
    """How a usual module is imported, or that of a chapter, if this name is asked for what it has."""
    if name in names_of_other_libraries.IMPORTS:
        return names_of_other_libraries.IMPORTS[name]
    attribute = failing_line_syntax.attribute_of(tree, name)
    if not attribute or name not in (*CHAPTERS, "datasets"):
        return ""
    module = importlib.import_module(f"dlbasics.{name}")
    return f"from dlbasics import {name}" if hasattr(module, attribute) else ""


def _of_an_attribute(tree, words: str) -> tuple | None:
    """What follows a point: a function of numpy, a name of another library, or nearly the right name."""
    if "deprecated alias" in words:  # NumPy itself says what to write
        return None
    asked = re.search(r"(?:'([\w.]+)' object|module '([\w.]+)') has no attribute '(\w+)'", words)
    if not asked:
        return None
    owner, module, name = asked.groups()
    letter = letter_of_another_alphabet(name)
    if letter:
        return letter
    if module == "numpy":
        return _of_numpys_attribute(name)
    return _of_an_arrays_attribute(name) if owner == "numpy.ndarray" else None


def _of_numpys_attribute(name: str) -> tuple:
    right = names_of_other_libraries.FUNCTIONS.get(name)
    right = f"{right}(...)" if right else names_of_other_libraries.EXPRESSIONS.get(name.lower())
    if right:
        return "attribute.other-library", {"name": literal(name), "right": literal(right)}
    known = [known for known in dir(np) if not known.startswith("_")]
    near = name.lower() if name.lower() in known else _nearest(name, known, 0.8)
    if near:
        return "attribute.near", {"name": literal(name), "near": literal(f"np.{near}")}
    return "attribute.none", {"name": literal(name)}


def _of_an_arrays_attribute(name: str) -> tuple | None:
    other = names_of_other_libraries.OF_ARRAYS
    right = other.get(name) or other.get(_nearest(name, [known for known in other if len(known) > 3], 0.8))
    if right or callable(getattr(np, name, None)):
        return "attribute.function", {"name": literal(name), "right": literal(right or f"np.{name}(...)")}
    near = _nearest(name, [known for known in dir(np.ndarray) if not known.startswith("_")], 0.8)
    return ("attribute.near-of-array", {"name": literal(name), "near": literal(f".{near}")}) if near else None


def _of_a_lists_attribute(tree, words: str) -> tuple | None:
    name = (re.search(r"has no attribute '(\w+)'", words) or ["", ""])[1]
    other = names_of_other_libraries.OF_LISTS
    right = other.get(name) or other.get(_nearest(name, [known for known in other if len(known) > 3], 0.8))
    return ("list-attribute.python", {"name": literal(name), "right": literal(right)}) if right else None


def _nearest(name: str, names, cutoff: float) -> str:
    import difflib  # takes longer to load than all that is here

    return next(iter(difflib.get_close_matches(name, names, n=1, cutoff=cutoff)), "")


CLOSER = {
    "one-whole-number": _of_an_axis, "whole-number": _of_an_axis, "arguments": _of_arguments,
    "dtype": _of_a_dtype, "not-called": _of_a_method, "name": _of_a_name, "attribute": _of_an_attribute,
    "list-attribute": _of_a_lists_attribute, "truth-value": _of_a_truth_value,
}
