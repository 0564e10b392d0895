"""Whether a line, or a source, is Python."""

from dlbasics.ipython_source import PARSE_ERRORS, parse

# What can stand around a line that is Python in its place, such as `else:`.
AROUND = [
    ("", ""), ("", "\n    pass"), ("if x:\n    pass\n", "\n    pass"), ("try:\n    pass\n", "\n    pass"),
    ("", "\n    pass\nfinally:\n    pass"), ("", "\ndef f():\n    pass"), ("if x:\n    pass\n", ""),
]


def is_python(line: str) -> bool:
    """Whether a line by itself is Python, whatever stands below it.

    Parameters
    ----------
    line : str

    Returns
    -------
    bool
    """
    return any(parses(f"{before}{line.strip()}{after}") for before, after in AROUND)


def parses(source: str) -> bool:
    """Whether a source is Python."""
    return first_error(source) is None


def first_error(source: str) -> SyntaxError | None:
    """What Python says of a source; None where it is Python.

    Parameters
    ----------
    source : str

    Returns
    -------
    SyntaxError or None
    """
    try:
        parse(source)
    except SyntaxError as error:
        return error
    except PARSE_ERRORS:
        return SyntaxError("unreadable")
    return None
