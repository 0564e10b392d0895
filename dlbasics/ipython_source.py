"""A notebook's cell as Python: lines that only IPython knows, such as ``%ls`` and ``!ls``, are taken out.

Standard library only: the sandbox holds this module.
"""

import ast
import io
import re
import textwrap
import tokenize
import warnings

# What parsing a source raises that is no Python, or too much of it.
PARSE_ERRORS = (SyntaxError, ValueError, RecursionError, MemoryError)
# Not the second line of an expression, which can begin with an operator: % n, %(a, b), != b
# Spaces are read by one part alone: else a long line of them would take the square of its length.
MAGIC = re.compile(r"^(\s*)([\w.,][\w., ]*=\s*)?((?:%%?[A-Za-z_]|!(?!=)|\?).*|[\w.]+\?{1,2}\s*)$")
# What opens and closes strings, and begins a comment
QUOTE = re.compile(r"""\\.|\"{3}|'{3}|[\"'#]""")
NO_CODE = (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.ENDMARKER)
PYTHON_CELL_MAGICS = ("%%time", "%%timeit", "%%capture", "%%prun")


def parse(source: str) -> ast.Module:
    """The tree of a source, without Python's warnings: running it shows them, at the learner's own line.

    Parameters
    ----------
    source : str

    Returns
    -------
    ast.Module

    Raises
    ------
    SyntaxError, ValueError, RecursionError, MemoryError
        One of `PARSE_ERRORS`.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(source)


def without_magics(source: str) -> tuple[str, list]:
    """A cell as Python, line for line, and the magics and shell lines that were left out of it."""
    try:
        parse(source)
        return source, []
    except PARSE_ERRORS:
        lines = textwrap.dedent(source).split("\n")  # a notebook runs a cell that is indented
    if lines[0].startswith("%%") and not lines[0].startswith(PYTHON_CELL_MAGICS):
        return "", [lines[0]]
    skipped, continued, quote = [], False, ""
    for number, line in enumerate(lines):
        magic = not quote and MAGIC.match(line)
        if continued:
            lines[number] = ""
        elif magic:
            lines[number] = f"{magic[1]}pass"
            skipped.append(line.strip())
        else:
            quote = _open_quote(line, quote)
            continue
        continued = line.endswith("\\")
    return "\n".join(lines), skipped


def _open_quote(line: str, quote: str) -> str:
    """The quote of the string that goes on behind a line, which begins within `quote`; empty if none does."""
    for match in QUOTE.finditer(line):
        mark = match[0]
        if quote:
            if mark.startswith(quote[0]) and len(mark) >= len(quote):
                quote = ""
        elif mark == "#":
            return ""
        elif not mark.startswith("\\"):
            quote = mark
    return quote if len(quote) == 3 or line.endswith("\\") else ""


def ends_with_semicolon(source: str) -> bool:
    """Whether Python ends with ``;`` or with a comment behind it: such a cell shows no value."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    code = [token.string for token in tokens if token.type not in NO_CODE]
    return code[-1:] == [";"]
