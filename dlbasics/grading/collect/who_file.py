"""Who strangers are: a table that a run writes and a person fills in."""

from collections.abc import Iterable
from functools import reduce
from pathlib import Path

from dlbasics.grading.collect.column_names import column_name
from dlbasics.grading.collect.csv_table import Table, read_table
from dlbasics.grading.collect.owners import Owner
from dlbasics.grading.collect.people_index import PeopleIndex
from dlbasics.grading.collect.spreadsheet import csv_table, safe_cell
from dlbasics.messages import text

WHO_FILE = "who.csv"
FILLED_IN = ("who", "id")  # by which it is read again, in every language


def _read(path: Path) -> Table:
    return read_table(path, lambda names: set(FILLED_IN) <= set(names))


def read_who(path: Path, index: PeopleIndex) -> dict[str, str]:
    """Read what has been filled in: a stranger's words, as a cell has them -> the id of one of the class.

    Raises
    ------
    ValueError
        If it is no such table, or an id is nobody's; the message says which line.
    """
    who = {}
    for row in _read(path).rows:
        words, id = row.cells["who"], row.cells["id"]
        if words and id:
            found = index.find(id)
            if not found:
                raise ValueError(text("policy.nobody", path=path, line=row.line, words=repr(id)))
            who[safe_cell(words)] = found
    return who


def _either(ids: Iterable[str]) -> str:
    """One of these ids, in words; empty if there is none."""
    first, *others = ids or [""]
    return reduce(lambda words, id: text("owner.either", first=words, second=id), others, first)


def who_template(path: Path, owners: list[Owner]) -> bytes | None:
    """The table with a row for each stranger, and all that was filled in already; None if there is neither.

    Parameters
    ----------
    path : Path
        Where an earlier run has written it.
    owners : list of Owner
        Everyone who handed something in.
    """
    columns = (*FILLED_IN, text("column.looks-like"), text("column.why"))
    rows = {}
    for row in _read(path).rows if path.is_file() else ():
        if row.cells["id"]:
            rows[safe_cell(row.cells["who"])] = [row.cells.get(column_name(each), "") for each in columns]
    for owner in owners:
        if owner.problem:
            looks_like = _either(owner.suggestions)
            rows.setdefault(safe_cell(owner.words), [owner.words, "", looks_like, owner.problem])
    if not rows:
        return None
    return csv_table([columns, *(rows[words] for words in sorted(rows))])
