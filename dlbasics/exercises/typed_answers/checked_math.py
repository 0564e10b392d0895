"""What typed arithmetic computes with: constants, functions, and operations that refuse what has no value."""

import math

from dlbasics.exercises.model import UnreadableAnswer


def sigmoid(z: float) -> float:
    """The sigmoid, which no argument makes overflow."""
    return math.exp(min(z, 0)) / (1 + math.exp(-abs(z)))


CONSTANTS = {"e": math.e, "pi": math.pi, "π": math.pi,
             **dict.fromkeys(("inf", "infinity", "infty", "∞"), math.inf)}
FUNCTIONS = {"ln": math.log, "log": math.log, "log2": math.log2, "log10": math.log10, "exp": math.exp,
             "loge": math.log,
             "sqrt": math.sqrt, "√": math.sqrt, "abs": abs, "sigmoid": sigmoid,
             # As numpy shows its numbers.
             **dict.fromkeys(("float", "float16", "float32", "float64", "int", "int32", "int64"), float)}


def not_too_large(value: float) -> float:
    """The value, refused if it is infinite."""
    if math.isinf(value):
        raise UnreadableAnswer("number.too-large")
    return value


def checked(a: float, b: float, operation) -> float:
    """The result of an operation; infinite only where a part of it is."""
    value = operation(a, b)
    if math.isnan(value):
        raise UnreadableAnswer("number.no-value")
    return value if math.isinf(a) or math.isinf(b) else not_too_large(value)


def quotient(a: float, b: float) -> float:
    """A fraction, refused if it divides by 0."""
    if b == 0:
        raise UnreadableAnswer("number.no-value")
    return checked(a, b, lambda a, b: a / b)


def power(base: float, exponent: float) -> float:
    """A power, refused if it has no value among the real numbers."""
    is_indeterminate = abs(base) == 1 and math.isinf(exponent)
    if (base == 0 and exponent < 0) or (base < 0 and exponent % 1 != 0) or is_indeterminate:
        raise UnreadableAnswer("number.no-value")
    try:
        return checked(base, exponent, math.pow)
    except OverflowError:
        raise UnreadableAnswer("number.too-large") from None


def applied(name: str, argument: float) -> float:
    """The value of a function, refused where it has none."""
    is_log = name.startswith(("ln", "log"))
    if (argument < 0 and (is_log or name in ("sqrt", "√"))) or (argument == 0 and is_log):
        raise UnreadableAnswer("number.no-value")
    if name not in FUNCTIONS:  # log5
        base = int(name.removeprefix("log"))
        return quotient(math.log(argument), math.log(base) if base else 0)
    try:
        return FUNCTIONS[name](argument)
    except OverflowError:
        raise UnreadableAnswer("number.too-large") from None
