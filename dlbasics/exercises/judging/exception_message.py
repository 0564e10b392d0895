"""What is said of an exception that a learner's function raises: beginners meet the same few kinds."""

import re

from dlbasics.markdown import literal
from dlbasics.messages import Message
from dlbasics.runner.run_cases import Failure

# Type and words of an exception, as Python and NumPy write them, and the end of the message's code.
KINDS = [
    ("ValueError", r"truth value of an array|truth value of a (Series|DataFrame)", "truth-value"),
    ("ValueError", r"broadcast|not aligned|core dimension|shapes? .*(mismatch|differ|not match)", "shapes"),
    ("ValueError", r"inhomogeneous shape", "inhomogeneous"),
    ("ValueError", r"zero-size array|empty (sequence|array)|size 0 inputs", "empty"),
    ("ValueError", r"setting an array element with a sequence", "element"),
    ("TypeError", r"only (length-1|size-1|0-dimensional) arrays|only integer scalar arrays", "scalar-only"),
    ("TypeError|AttributeError", r"'NoneType'", "none-inside"),
    ("TypeError", r"bitwise_xor|\^", "caret"),
    ("TypeError", r"bitwise_(and|or)|'[&|]'|\binvert\b", "and-or"),
    ("TypeError", r"not callable", "not-callable"),
    ("TypeError", r"not subscriptable", "not-subscriptable"),
    ("TypeError", r"(list|tuple).* and |and '(list|tuple)'|'(list|tuple)' object", "list-arithmetic"),
    ("AxisError", r"", "axis"),
    ("IndexError", r"out of (bounds|range)|too many indices", "index"),
    ("UnboundLocalError", r"", "local-name"),
    ("NameError", r"", "name"),
    ("SystemExit", r"", "exit"),
    ("AttributeError", r"ask_exit", "exit"),
    ("EOFError|StdinNotImplementedError", r"", "input"),
    ("NotImplementedError", r"", "not-implemented"),
    ("ZeroDivisionError", r"", "division"),
    ("OverflowError", r"", "overflow"),
    ("RecursionError", r"", "recursion"),
    ("ModuleNotFoundError", r"", "module"),
    ("AttributeError", r"", "attribute"),
]


def failure_message(failure: Failure) -> Message:
    """Say that the function raises, and what such an exception usually means."""
    error = {"error": literal(failure.type)}
    for type_pattern, words, kind in KINDS:
        if re.fullmatch(type_pattern, failure.type) and re.search(words, failure.message):
            return Message(f"judge.raises.{kind}", error)
    return Message("judge.raises", error)
