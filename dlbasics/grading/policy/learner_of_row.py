"""Whom a row of a teacher's file is about."""

from pathlib import Path

from dlbasics.grading.collect.people_index import PeopleIndex
from dlbasics.grading.collect.read_csv import Row
from dlbasics.grading.collect.roster import person_of_row
from dlbasics.messages import UsageError, text


def learner_of_row(path: Path, row: Row, index: PeopleIndex) -> str:
    """The id of the learner whom a row names, by the id of the gradebook or as a roster would.

    Raises
    ------
    UsageError
        If it is nobody, or not one alone, of the class: also where an id is one's and the name another's, or
        only the name leads to somebody though there is an id.
    """
    person = person_of_row(row)
    by_ids = {kind: index.candidates(kind, value) for kind, value in person.ids.items()}
    by_name = index.candidates("name", person.name) if person.name else set()
    candidates = [learners for learners in (*by_ids.values(), by_name) if learners]
    learners = set.intersection(*candidates) if candidates else set()
    is_id_wrong = "id" in by_ids and not by_ids["id"]
    is_by_name_alone = not any(by_ids.values()) and any(map(index.has_kind, by_ids))
    if is_id_wrong or is_by_name_alone or len(learners) != 1:
        query = " ".join(filter(None, [*person.ids.values(), person.name]))
        raise UsageError(text("policy.nobody", path=path, line=row.line, words=repr(query)))
    return learners.pop()
