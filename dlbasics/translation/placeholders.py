"""The placeholders in a template of a sentence: expressions in braces, and doubled braces."""

import re

PLACEHOLDER = re.compile(r"\{\{|\}\}|\{(?:[^{}]|\{[^{}]*\})*\}")


def pieces(template: str) -> list[tuple[str, str]]:
    """The parts of a template, each a text and the braces behind it; behind the last there are none.

    Braces are an expression, as in ``{size:g}``, or a doubled brace.
    """
    *parts, last = re.split(f"({PLACEHOLDER.pattern})", template)
    return [*zip(parts[::2], parts[1::2], strict=True), (last, "")]
