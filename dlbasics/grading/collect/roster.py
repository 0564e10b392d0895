"""The people of a class, from a CSV file."""

import csv
import io
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from dlbasics.clean_text import clean

# A gradebook that Canvas exported is a roster too.
CANVAS_COLUMNS = {"student": "name", "sis login id": "email"}
CANVAS_HEADER_ROW = "Points Possible"


@dataclass(frozen=True)
class Person:
    """A learner in the roster.

    Attributes
    ----------
    id, name, email : str
        As the roster has them; name and email may be empty.
    columns : dict
        The whole row, by the column's name in lower case.
    """

    id: str
    name: str = ""
    email: str = ""
    columns: dict = field(default_factory=dict)


def read_roster(path) -> list[Person]:
    """Read a roster: a CSV with a column ``id``, and ``name`` and ``email`` if there are any.

    Raises
    ------
    ValueError
        If it is no such file; the message says what to change.
    """
    people = [person for person in map(_person, _rows(path)) if person]
    ids = Counter(person.id for person in people)
    if not people or not all(ids):
        raise ValueError(f"roster {path} needs a header line with a column `id`, and an id in every row")
    repeated = sorted(id for id, count in ids.items() if count > 1)
    if repeated:
        raise ValueError(f"roster {path} has the id {repeated[0]!r} in more than one row")
    return people


def _person(row: dict) -> Person | None:
    """The person of a row; None if it is empty, or Canvas's second header."""
    columns = {str(name).strip().lower(): clean(value or "", 200).strip()
               for name, value in row.items() if name}  # fmt: skip
    for canvas, ours in CANVAS_COLUMNS.items():
        if canvas in columns and not columns.get(ours):
            columns[ours] = columns[canvas]
    name = columns.get("name", "")
    if not any(columns.values()) or name.startswith(CANVAS_HEADER_ROW):
        return None
    return Person(columns.get("id", ""), name, columns.get("email", ""), columns)


def _rows(path) -> list[dict]:
    """The rows of a CSV file, by the names of the columns."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(f"roster {path} is not UTF-8; save it as 'CSV UTF-8'") from None
    header = text.partition("\n")[0]
    delimiter = ";" if header.count(";") > header.count(",") else ","
    try:  # line for line as a spreadsheet reads it: a name may hold what Python takes for a line's end
        return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise ValueError(f"roster {path} is no CSV ({error})") from None
