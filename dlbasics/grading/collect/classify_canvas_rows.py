"""What a gradebook that Canvas exported holds beside its people: rows of points, of settings, of a test."""

from dlbasics.grading.collect.column_names import COLUMN_ALIASES
from dlbasics.grading.collect.read_csv import Row, Table

CANVAS_ONLY = {"student", "sis login id", "sis user id"}
POINTS_POSSIBLE, TEST_STUDENT = "points possible", ("student, test", "test student")
NAMES = (*COLUMN_ALIASES["name"], *COLUMN_ALIASES["last name"], *COLUMN_ALIASES["first name"])


def is_canvas_gradebook(table: Table) -> bool:
    """Whether Canvas exported a table: as its columns say, or its row of points."""
    names = set(table.rows[0].cells if table.rows else ())
    return len(CANVAS_ONLY & names) > 1 or any(map(is_row_of_points, table.rows))


def is_row_of_points(row: Row) -> bool:
    """Whether it is the row that says how many points there are for each assignment."""
    return _shown_name(row).startswith(POINTS_POSSIBLE)


def is_row_of_a_person(row: Row) -> bool:
    """Whether a row of Canvas is a person's: not of points, of how grades are posted, of the test student."""
    has_id = any(row.cells.get(column) for column in ("id", "sis login id"))
    return has_id and not is_row_of_points(row) and _shown_name(row) not in TEST_STUDENT


def _shown_name(row: Row) -> str:
    """The name in lower case, as Canvas sorts people, where it stands in one column or in two."""
    return ", ".join(filter(None, (row.cells.get(column, "") for column in NAMES))).lower()
