"""Read a text of the instructor's."""

from pathlib import Path

from dlbasics.messages import UsageError, text


def read_utf8(path: Path) -> str:
    """The text of a file of the instructor's.

    Raises
    ------
    UsageError
        If it is no text in UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(text("cli.no-utf-8", path=path)) from None
