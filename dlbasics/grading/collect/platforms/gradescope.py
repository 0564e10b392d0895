"""Gradescope: ``submission_123/losses.ipynb``, and ``submission_metadata.yml``, which says whose it is and
when.

Of a group the file is everyone's.
"""

import re
from datetime import UTC, datetime

import yaml

from dlbasics.grading.collect.platforms.exported_files import Export, Layout, stray_file
from dlbasics.grading.collect.platforms.identity import Identity
from dlbasics.grading.collect.platforms.submission_metadata import SubmissionMetadata

METADATA = "submission_metadata.yml"
WANTED = (":submitters:", ":created_at:", ":late:")


def read(export: Export) -> Layout | None:
    """What Gradescope says of each file; None if it is no export of Gradescope."""
    highest = export.common_depth() + 1
    metadata_paths = [path for path in export.paths if path[-1] == METADATA and len(path) <= highest]
    if not metadata_paths:
        return None
    depth = len(metadata_paths[0]) - 1
    submissions = _load(export.read_text(metadata_paths[0]))
    if submissions is None:
        return None
    layout = {}
    for path in export.paths:
        record = submissions.get(path[depth])
        if path == metadata_paths[0]:
            layout[path] = None
        elif isinstance(record, dict) and _people(record):
            layout[path] = SubmissionMetadata(_people(record), _time(record), _late(record))
        else:
            layout[path] = stray_file(path, depth)
    return layout


def _load(text: str) -> dict | None:
    """The metadata; None if it is none.

    Of each submission only what is needed is parsed: the results of an autograder can be of any length.
    """
    lines, is_wanted = [], True
    for line in text.splitlines():
        indent = len(line) - len(line.lstrip(" "))
        if indent == 0 and not line.startswith("-"):
            is_wanted = True
        elif indent == 2 and not line.startswith("  - "):
            is_wanted = line.strip().startswith(WANTED)
        if is_wanted and not re.match(r"(---|\.\.\.)", line):
            lines.append(line)
    for wanted in ("\n".join(lines), text):  # what was left out may hold the anchor of an alias
        try:
            data = yaml.safe_load(wanted)
        except yaml.YAMLError:
            continue
        return data if isinstance(data, dict) else None
    return None


def _people(record: dict) -> tuple[Identity, ...]:
    submitters = record.get(":submitters")
    people = []
    for submitter in submitters if isinstance(submitters, list) else ():
        if isinstance(submitter, dict):
            ids = {"sis": submitter.get(":sid"), "email": submitter.get(":email")}
            known_ids = tuple((kind, str(value)) for kind, value in ids.items() if value not in (None, ""))
            people.append(Identity(str(submitter.get(":name") or ""), known_ids))
    return tuple(people)


def _time(record: dict) -> datetime | None:
    """When it was handed in; YAML keeps no zone of a time that it turned into UTC."""
    time = record.get(":created_at")
    if isinstance(time, str):
        try:
            time = datetime.fromisoformat(time.replace(" UTC", "+00:00"))
        except ValueError:
            return None
    if not isinstance(time, datetime):
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _late(record: dict) -> bool | None:
    late = record.get(":late")
    return late if isinstance(late, bool) else None
