"""Sakai: ``Lovelace, Ada(u1000)/Submission attachment(s)/losses.ipynb`` and ``.../timestamp.txt``.

In the brackets stands the user's eid; a group is several of these. Without folders it is
``Lovelace, Ada(u1000)_Submission attachment(s)_losses.ipynb``. ``AssignmentServiceImpl.java`` of Sakai
writes it.
"""

import re
from datetime import UTC, datetime

from dlbasics.grading.collect.platforms.export import (
    Export,
    Layout,
    PathParts,
    match_names,
    stray_file,
)
from dlbasics.grading.collect.platforms.hand_in_metadata import HandInMetadata
from dlbasics.grading.collect.platforms.identity import Identity

# The shortest that fits: what follows, a learner may have called as another person.
PERSON = r"[^;/]*?,[^;/]*?\([^()/;]+\)"
ENTRY_NAME = re.compile(rf"(?P<people>{PERSON}(?:; {PERSON})*)(?P<rest>_.*)?", re.DOTALL)
ONE_PERSON = re.compile(r"(?P<name>.*)\((?P<eid>[^()]+)\)", re.DOTALL)
GRADES = re.compile(r"grades\.(csv|xlsx?)")
TIMESTAMP = "timestamp.txt"
OF_TEACHERS = re.compile(r"(timestamp|comments)\.txt|feedbackText\.html", re.IGNORECASE)


def read(export: Export) -> Layout | None:
    """What Sakai says of each file; None if it is no export of Sakai."""
    depth = export.depth_of(ENTRY_NAME)
    if depth is None or not _looks_like_sakai(export, depth):
        return None
    times = {path[depth]: _time(export.read_text(path)) for path in export.paths
             if len(path) == depth + 2 and path[-1] == TIMESTAMP}
    layout = {}
    for path, match in match_names(export, depth, ENTRY_NAME):
        if match and not _is_of_teachers(path, depth, match["rest"] or ""):
            people = tuple(_identity(person) for person in match["people"].split("; "))
            layout[path] = HandInMetadata(people, time=times.get(path[depth]))
        elif match or (len(path) == depth + 1 and GRADES.fullmatch(path[-1])):
            layout[path] = None
        else:
            layout[path] = stray_file(path, depth)
    return layout


def _looks_like_sakai(export: Export, depth: int) -> bool:
    """Whether there are attachments, a time or the table of grades: beside names by hand there are none."""
    return any(
        (len(path) == depth + 2 and path[-1] == TIMESTAMP)
        or (len(path) == depth + 1 and GRADES.fullmatch(path[-1]))
        or "ttachment" in "/".join(path[depth:])
        for path in export.paths
    )


def _is_of_teachers(path: PathParts, depth: int, rest: str) -> bool:
    """Whether a file is the platform's or a teacher's."""
    if len(path) == depth + 2:
        return bool(OF_TEACHERS.fullmatch(path[-1]))
    # A folder or, without folders, what stands before the name of the file; that name is the learner's.
    folder = path[depth + 1] if len(path) > depth + 1 else rest.removeprefix("_").partition("_")[0]
    return bool(OF_TEACHERS.fullmatch(folder)) or "feedback" in folder.lower()


def _identity(person: str) -> Identity:
    match = ONE_PERSON.fullmatch(person)
    return Identity(match["name"].strip().rstrip(","), (("login", match["eid"].strip()),))


def _time(text: str) -> datetime | None:
    """The time in a timestamp, which is in UTC, also in the old form 20210301101500000."""
    text = text.strip()
    try:
        if re.fullmatch(r"\d{14,17}", text):
            return datetime.strptime(text[:14], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)
