"""Who strangers are: a table that a run writes and a person fills in."""

import csv
import io
from pathlib import Path

from dlbasics.grading.collect.csv_table import Table, read_table
from dlbasics.grading.collect.owners import Owner
from dlbasics.grading.collect.people_index import PeopleIndex
from dlbasics.messages import text

WHO_FILE = "who.csv"
COLUMNS = ("who", "id", "looks like", "why")


def _read(path: Path) -> Table:
    return read_table(path, lambda names: {"who", "id"} <= set(names))


def read_who(path: Path, index: PeopleIndex) -> dict[str, str]:
    """Read what has been filled in: a stranger's words -> the id of one of the class.

    Raises
    ------
    ValueError
        If it is no such table, or an id is nobody's; the message says which line.
    """
    who = {}
    for row in _read(path).rows:
        words, told = row.cells["who"], row.cells["id"]
        if words and told:
            found = index.find(told)
            if not found:
                raise ValueError(text("policy.nobody", path=path, line=row.line, words=repr(told)))
            who[words] = found
    return who


def who_template(path: Path, owners: list[Owner]) -> bytes | None:
    """The table with a row for each stranger, and all that was filled in already; None if there is neither.

    Parameters
    ----------
    path : Path
        Where an earlier run has written it.
    owners : list of Owner
        Everyone who handed something in.
    """
    rows = {}
    for row in _read(path).rows if path.is_file() else ():
        if row.cells["id"]:
            rows[row.cells["who"]] = [row.cells.get(column, "") for column in COLUMNS]
    for owner in owners:
        if owner.problem:
            looks_like = " or ".join(owner.suggestions)
            rows.setdefault(owner.words, [owner.words, "", looks_like, str(owner.problem)])
    if not rows:
        return None
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([COLUMNS, *(rows[words] for words in sorted(rows))])
    return out.getvalue().encode()
