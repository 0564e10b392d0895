"""Brightspace: ``12345-67890 - Ada Lovelace - Mar 1, 2021 1015 AM/losses.ipynb``, and ``index.html``.

The first number is the user's, the second the folder's that all handed in to; some exports write the folder's
first: then that is what all names share. The time is that of the hand-in, in the zone of the course.
"""

import re
from datetime import datetime

from dlbasics.grading.collect.platforms.export import Export, Layout, match_names, stray_file
from dlbasics.grading.collect.platforms.hand_in_metadata import HandInMetadata
from dlbasics.grading.collect.platforms.identity import Identity
from dlbasics.grading.collect.read_time import read_time

CLOCK = r"\d{1,2}[:.]?\d{2}(?: ?[AaPp]\.?[Mm]\.?)?"
DATE = rf"(?:[^-/]*\b\d{{4}},?|[^-/]*\b\d{{4}}年[^-/]*日) (?:[上下]午 ?)?{CLOCK}"
ENTRY_NAME = re.compile(
    rf"(?P<user>\d+)-(?P<folder>\d+) ?- (?P<name>.+?) - (?P<time>{DATE})( - .*)?", re.DOTALL
)
LISTING = "index.html"
BARE_CLOCK = re.compile(r"(?<!\d)(\d{1,2})(\d{2})(?=(?: ?[AaPp]\.?[Mm]\.?)?$)")


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
            layout[path] = HandInMetadata((identity,), time=_time(match["time"]))
        elif path[depth] == LISTING and len(path) == depth + 1:
            layout[path] = None
        else:
            layout[path] = stray_file(path, depth)
    return layout


def _time(text: str) -> datetime | None:
    """The time in a name, whose clock has no sign: 1015 is 10:15."""
    return read_time(BARE_CLOCK.sub(r"\1:\2", text))
