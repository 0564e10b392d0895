"""Canvas: ``lovelaceada_LATE_77_123_losses.ipynb``, one file beside the other.

The name is the one that Canvas sorts by, without capitals, spaces and signs; the first number is the user's,
the second the file's, which grows from one hand-in to the next. ``lib/content_zipper.rb`` of Canvas writes
these names. Where the assignment is graded anonymously, ``anon_ab12C`` stands for name and number.
"""

import re

from dlbasics.grading.collect.platforms.export import Export, Layout, match_names, stray_file
from dlbasics.grading.collect.platforms.hand_in_metadata import HandInMetadata
from dlbasics.grading.collect.platforms.identity import ANONYMOUS, Identity

# The first numbers are Canvas's own: whatever follows them the learner has named, and behind a hidden name it
# may look like another's. What hides a name has letters in it, but for rare chance, and LATE_ in front: a
# number behind anon_ is that of a user called Anon.
FILE_NAME = re.compile(
    r"(?:(?:(?P<late_anonymous>LATE_)anon_|anon_(?!(?:LATE_)?\d+_))(?P<anonymous>[^\W_]+)"
    r"|(?P<name>[^\W_].*?)_(?P<late>LATE_)?(?P<user>\d+))_"
    r"(?:(?P<file>\d{1,20})_.+|text\.html|link\.html)",
    re.DOTALL,
)


def read(export: Export) -> Layout | None:
    """What Canvas says of each file; None if it is no export of Canvas."""
    depth = export.depth_of(FILE_NAME)
    if depth is None:
        return None
    matches = dict(match_names(export, depth, FILE_NAME))
    last: dict[str, int] = {}  # of each user, the highest number of a file
    for match in filter(None, matches.values()):
        last[_user(match)] = max(int(match["file"] or 0), last.get(_user(match), 0))
    layout = {}
    for path, match in matches.items():
        if match:
            kind = ANONYMOUS if match["anonymous"] else "canvas"
            identity = Identity(match["name"] or "", ((kind, _user(match)),))
            is_late = bool(match["late"] or match["late_anonymous"])
            layout[path] = HandInMetadata((identity,), marked_late=is_late,
                                              file_number=last[_user(match)])
        else:
            layout[path] = stray_file(path, depth)
    return layout


def _user(match: re.Match) -> str:
    """What stands for the user."""
    return match["user"] or match["anonymous"]
