"""Gradescope: ``submission_123/losses.ipynb``, and ``submission_metadata.yml``, which says whose it is and
when.

Of a group the file is everyone's.
"""

import re
from datetime import UTC, datetime

import yaml

from dlbasics.grading.collect.platforms.export import Export, Layout, stray_file
from dlbasics.grading.collect.platforms.hand_in_metadata import HandInMetadata
from dlbasics.grading.collect.platforms.identity import Identity
from dlbasics.grading.collect.read_time import in_zone, read_time

METADATA = "submission_metadata.yml"
WANTED = (":submitters:", ":created_at:", ":late:")
NOTHING = ("", "~", "null")
SPACE_BEFORE_ZONE = re.compile(r" (?=[-+]\d\d:?\d\d$)")
TRUTH = {"true": True, "false": False}


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
            layout[path] = HandInMetadata(_people(record), _time(record), _late(record))
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
        data = _parsed(wanted)
        if data is not None:
            return data if isinstance(data, dict) else None
    parts = re.split(r"^(?=[^\s-])", "\n".join(lines), flags=re.MULTILINE)
    read = [part for part in map(_parsed, parts) if isinstance(part, dict)]  # all but those that are broken
    return dict(item for part in read for item in part.items()) or None


def _parsed(text: str):
    """What YAML says, with all of it as text: an id may look like a number, and a name like a day."""
    try:
        return yaml.load(text, Loader=yaml.BaseLoader)  # makes no objects but texts, lists and dicts
    except (yaml.YAMLError, RecursionError):
        return None


def _people(record: dict) -> tuple[Identity, ...]:
    submitters = record.get(":submitters")
    people = []
    for submitter in submitters if isinstance(submitters, list) else ():
        if isinstance(submitter, dict):
            ids = {"sis": _text(submitter, ":sid"), "email": _text(submitter, ":email")}
            known_ids = tuple((kind, value) for kind, value in ids.items() if value)
            people.append(Identity(_text(submitter, ":name"), known_ids))
    return tuple(people)


def _text(record: dict, key: str) -> str:
    """The text of a key; empty where there is none."""
    value = record.get(key)
    return value if isinstance(value, str) and value not in NOTHING else ""


def _time(record: dict) -> datetime | None:
    """When it was handed in; in UTC where no zone is named."""
    time = read_time(SPACE_BEFORE_ZONE.sub("", _text(record, ":created_at")))
    return time and in_zone(time, UTC)


def _late(record: dict) -> bool | None:
    return TRUTH.get(_text(record, ":late"))
