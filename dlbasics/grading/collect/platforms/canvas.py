"""Canvas: ``lovelaceada_LATE_77_123_losses.ipynb``, one file beside the other.

The name is the one that Canvas sorts by, without capitals, spaces and signs; the first number is the user's,
the second the file's, which grows from one hand-in to the next. ``lib/content_zipper.rb`` of Canvas writes
these names. Where the assignment is graded anonymously, ``anon_ab12C`` stands for name and number.
"""

import re

from dlbasics.grading.collect.platforms.export_listing import Export, Layout, match_names, stray_file
from dlbasics.grading.collect.platforms.identity import ANONYMOUS, HandIn, Identity

# The first numbers are Canvas's own: whatever follows them the learner has named.
FILE = re.compile(
    r"(?:(?P<name>[^\W_].*?)_(?P<late>LATE_)?(?P<user>\d+)|(?P<late_one>LATE_)?anon_(?P<anonymous>[^\W_]+))_"
    r"(?:(?P<file>\d+)_.+|text\.html|link\.html)",
    re.DOTALL,
)


def read(export: Export) -> Layout | None:
    """What Canvas says of each file; None if it is no export of Canvas."""
    depth = export.depth_of(FILE)
    if depth is None:
        return None
    found_in = dict(match_names(export, depth, FILE))
    last: dict[str, int] = {}  # of each user, the highest number of a file
    for found in filter(None, found_in.values()):
        last[_who(found)] = max(int(found["file"] or 0), last.get(_who(found), 0))
    layout = {}
    for path, found in found_in.items():
        if found:
            kind = ANONYMOUS if found["anonymous"] else "canvas"
            identity = Identity(found["name"] or "", ((kind, _who(found)),))
            is_late = bool(found["late"] or found["late_one"])
            layout[path] = HandIn((identity,), marked_late=is_late, file_number=last[_who(found)])
        else:
            layout[path] = stray_file(path, depth)
    return layout


def _who(found: re.Match) -> str:
    """What stands for the user."""
    return found["user"] or found["anonymous"]
