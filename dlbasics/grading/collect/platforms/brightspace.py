"""Brightspace: ``12345-67890 - Ada Lovelace - Mar 1, 2021 1015 AM/losses.ipynb``, and ``index.html``.

The first number is the user's, the second the folder's that all handed in to; some exports write the folder's
first: then that is what all names share. The time is that of the hand-in, in the zone of the course.
"""

import re
from datetime import datetime

from dlbasics.grading.collect.platforms.exported_files import Export, Layout, match_names, stray_file
from dlbasics.grading.collect.platforms.identity import Identity
from dlbasics.grading.collect.platforms.submission_metadata import SubmissionMetadata

DATE = r"[^-/]*\b\d{4},? \d{1,2}[:.]?\d{2}(?: ?[AaPp]\.?[Mm]\.?)?"
ENTRY_NAME = re.compile(
    rf"(?P<user>\d+)-(?P<folder>\d+) ?- (?P<name>.+?) - (?P<time>{DATE})( - .*)?", re.DOTALL
)
LISTING = "index.html"
FORMATS = ("%b %d %Y %I%M %p", "%B %d %Y %I%M %p", "%d %b %Y %I%M %p", "%d %B %Y %I%M %p", "%b %d %Y %H%M",
           "%B %d %Y %H%M", "%d %b %Y %H%M", "%d %B %Y %H%M")


def read(export: Export) -> Layout | None:
    """What Brightspace says of each file; None if it is no export of Brightspace."""
    depth = export.depth_of(ENTRY_NAME)
    if depth is None:
        return None
    matches = dict(match_names(export, depth, ENTRY_NAME))
    users = {match["user"] for match in matches.values() if match}
    folders = {match["folder"] for match in matches.values() if match}
    are_swapped = len(users) == 1 and len(folders) > 1
    number = "folder" if are_swapped else "user"
    layout = {}
    for path, match in matches.items():
        if match:
            identity = Identity(match["name"].strip(), (("brightspace", match[number]),))
            layout[path] = SubmissionMetadata((identity,), time=_time(match["time"]))
        elif path[depth] == LISTING and len(path) == depth + 1:
            layout[path] = None
        else:
            layout[path] = stray_file(path, depth)
    return layout


def _time(text: str) -> datetime | None:
    text = " ".join(re.sub("[,.:]", " ", text.replace("a.m.", "AM").replace("p.m.", "PM")).split())
    text = re.sub(r"\b(\d{1,2}) (\d{2})\b(?= [AaPp][Mm]|$)", r"\1\2", text)  # 10:15 and 10.15
    text = re.sub(r"\b(\d{3})\b(?= [AaPp][Mm]|$)", r"0\1", text)
    for form in FORMATS:
        try:
            return datetime.strptime(text, form)
        except ValueError:
            continue
    return None
