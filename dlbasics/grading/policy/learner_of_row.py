"""Whom a row of a teacher's file is about."""

from pathlib import Path

from dlbasics.grading.collect.csv_table import Row
from dlbasics.grading.collect.people_index import PeopleIndex
from dlbasics.grading.collect.roster import person_of_row
from dlbasics.messages import text


def learner_of_row(path: Path, row: Row, index: PeopleIndex) -> str:
    """The id of the learner whom a row names, by the id of the gradebook or as a roster would.

    Raises
    ------
    ValueError
        If it is nobody, or not one alone, of the class.
    """
    person = person_of_row(row)
    words = [*person.ids.values(), person.name]
    found = next(filter(None, map(index.find, filter(None, words))), "")
    if not found:
        raise ValueError(text("policy.nobody", path=path, line=row.line, words=repr(" ".join(words).strip())))
    return found
