"""Moodle: ``Ada Lovelace_123_assignsubmission_file/losses.ipynb``, or the same without folders.

The number is the participant's in this assignment. It is in the grading worksheet too, as ``Participant
123``; ``mod/assign/classes/downloader.php`` of Moodle writes these names. Nothing in it says when a file was
handed in.
"""

import re

from dlbasics.grading.collect.platforms.export import Export, Layout, match_names, stray_file
from dlbasics.grading.collect.platforms.hand_in_metadata import HandInMetadata
from dlbasics.grading.collect.platforms.identity import Identity

# An underscore in a name is made a space by Moodle, so the first number is its own.
ENTRY_NAME = re.compile(r"(?P<name>[^_]*)_(?P<number>\d+)_assignsubmission_[a-z0-9]+(_.*)?", re.DOTALL)


def read(export: Export) -> Layout | None:
    """What Moodle says of each file; None if it is no export of Moodle."""
    depth = export.depth_of(ENTRY_NAME)
    if depth is None:
        return None
    names = {(match["name"], match["number"]) for _, match in match_names(export, depth, ENTRY_NAME) if match}
    # "Participant" for everyone: a course that hides the names
    is_blind = len(names) > 2 and len({name for name, _ in names}) == 1
    layout = {}
    for path, match in match_names(export, depth, ENTRY_NAME):
        if match:
            name = "" if is_blind else match["name"].strip()
            layout[path] = HandInMetadata((Identity(name, (("participant", match["number"]),)),))
        else:
            layout[path] = stray_file(path, depth)
    return layout
