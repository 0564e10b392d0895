"""How Moodle's grading worksheet names people: ``Participant 123``, in the language of the course.

The word is ``hiddenuser`` of ``mod_assign``, which ends with a space in some languages and in others not.
"""

import re
from itertools import pairwise

from dlbasics.grading.collect.column_names import COLUMN_ALIASES, kind_of_column
from dlbasics.grading.collect.read_csv import Row

WORDS = (
    "participant", "teilnehmer/in", "participante", "partecipante", "deelnemer", "deltagare", "deltager",
    "deltaker", "osallistuja", "uczestnik", "účastník", "résztvevő", "sudionik", "udeleženec", "osaleja",
    "dalyvis", "dalībnieks", "parte-hartzailea", "katılımcı", "peserta",
)
KNOWN = re.compile(rf"(?:{'|'.join(map(re.escape, WORDS))})\s*(\d+)", re.IGNORECASE)
# In a column that holds nothing else: any words before a space, or in other letters than the Latin ones
ANY = re.compile(r"(?:\D+\s|[^\x00-\x7f]+)(\d+)")


def participant_number(cell: str, is_identifier: bool = False) -> str:
    """The number of a participant; empty if a cell is of something else.

    Parameters
    ----------
    cell : str
    is_identifier : bool
        Whether the column is called as only Moodle calls it, so that words of any language will do.
    """
    match = KNOWN.fullmatch(cell) or (ANY.fullmatch(cell) if is_identifier else None)
    return match[1] if match else ""


def is_of_worksheet(row: Row) -> bool:
    """Whether a row is of Moodle's worksheet: there the maximum, or the scale, stands behind the grade."""
    return any(name in COLUMN_ALIASES["grade"] and row.cells[behind] and not kind_of_column(behind)
               for name, behind in pairwise(row.cells))
