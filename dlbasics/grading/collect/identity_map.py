"""Who strangers are: a table that a run writes and a person fills in."""

from collections.abc import Iterable
from functools import reduce
from pathlib import Path

from dlbasics.grading.collect.column_names import column_name
from dlbasics.grading.collect.identity_matcher import IdentityMatch
from dlbasics.grading.collect.people_index import IdentityMap, PeopleIndex
from dlbasics.grading.collect.read_csv import Table, read_table
from dlbasics.grading.results.write_csv import csv_bytes, safe_cell
from dlbasics.messages import Message, UsageError, text
from dlbasics.texts import TEXTS
from dlbasics.translation import stored_catalogues

WHO_FILE = "who.csv"
FILLED_IN = ("who", "id")  # by which it is read again, in every language
EXPLAINING = ("column.looks-like", "column.why")


def _read(path: Path) -> Table:
    return read_table(path, lambda names: set(FILLED_IN) <= set(names), ",".join(FILLED_IN))


def read_identity_map(path: Path, index: PeopleIndex, notes: list[Message] | None = None) -> IdentityMap:
    """Read what has been filled in.

    A stranger is several people where these have worked together: then one cell holds all ids.

    Parameters
    ----------
    path : Path
    index : PeopleIndex
    notes : list of Message, optional
        Gets what a person should know of how it was read.

    Raises
    ------
    UsageError
        If it is no such table, an id is nobody's, or two rows say something else of one stranger; the
        message says which line.
    """
    identity_map: IdentityMap = {}
    table = _read(path)
    if notes is not None:
        notes += table.notes
    for row in table.rows:
        label, id = row.cells["who"], row.cells["id"]
        if label and id:
            ids = _people_in(id, index)
            if not ids:
                raise UsageError(text("policy.nobody", path=path, line=row.line, words=repr(id)))
            earlier = identity_map.setdefault(safe_cell(label), ids)
            if earlier != ids:
                all_ids = "; ".join(dict.fromkeys([*earlier, *ids]))
                raise UsageError(text("owner.twice", path=path, line=row.line, who=repr(label), ids=all_ids))
    return identity_map


def _people_in(cell: str, index: PeopleIndex) -> tuple[str, ...]:
    """The ids of all whom a cell names, with semicolons or commas between; none if one of them is nobody."""
    for separator in ("\n", ";", ","):  # a cell is one line, and a name may hold a comma
        parts = [part.strip() for part in cell.split(separator)]
        ids = [index.find(part) for part in parts if part]
        if ids and all(ids):
            return tuple(dict.fromkeys(ids))
    return ()


def _either(ids: Iterable[str]) -> str:
    """A phrase for one of these ids; empty if there is none."""
    first, *others = ids or [""]
    return reduce(lambda phrase, id: text("owner.either", first=phrase, second=id), others, first)


def _looks_like(match: IdentityMatch) -> str:
    """Whom a stranger looks like: all of a group, or one of several."""
    if match.problem.code == "owner.group":
        return "; ".join(match.suggestions)
    return _either(match.suggestions)


def _is_ours(column: str) -> bool:
    """Whether a column is one that a run writes, in any language."""
    translated = [stored_catalogues.stored(language)["codes"] for language in stored_catalogues.languages()]
    in_all_languages = [TEXTS, *translated]
    ours = {column_name(texts.get(code, "")) for texts in in_all_languages for code in EXPLAINING}
    return column_name(column) in ours.union(FILLED_IN)


def identity_map_template(path: Path, matches: list[IdentityMatch],
                          claimed: dict[str, str] | None = None) -> bytes | None:
    """The table with a row for each stranger, and all that was filled in already; None if there is neither.

    Parameters
    ----------
    path : Path
        Where an earlier run has written it, and a person may have added columns.
    matches : list of IdentityMatch
        Everyone who handed something in.
    claimed : dict of str to str, optional
        Whose the files of a stranger say that they are, by the stranger's id.
    """
    table = _read(path) if path.is_file() else Table(path, [], [], [])
    added = [column for column in table.header if not _is_ours(column)]
    columns = [*FILLED_IN, *map(text, EXPLAINING), *added]
    rows = {}
    for row in table.rows:
        cells = [row.cells.get(column_name(column), "") for column in columns]
        if row.cells["id"] or any(cells[len(columns) - len(added) :]):
            rows[safe_cell(row.cells["who"])] = cells
    for match in matches:
        if match.problem:
            empty = [""] * (len(columns) - 1)
            cells = rows.setdefault(safe_cell(match.label), [match.label, *empty])
            if not cells[1]:
                cells[2] = _looks_like(match) or (claimed or {}).get(match.person.id, "")
                cells[3] = match.problem
    if not rows:
        return None
    return csv_bytes([columns, *(rows[label] for label in sorted(rows))])
