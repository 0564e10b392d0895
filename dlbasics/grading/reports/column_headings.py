"""The headings of tables."""

from collections.abc import Iterable

from dlbasics.messages import text


def headings(columns: Iterable[str]) -> list[str]:
    """What stands above the columns of a table.

    Parameters
    ----------
    columns : iterable of str
        Their names, each the end of a code of ``column.``.
    """
    return [text(f"column.{name}") for name in columns]
