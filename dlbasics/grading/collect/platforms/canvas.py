"""Canvas: ``lovelaceada_LATE_77_123_losses.ipynb``, one file beside the other.

The name is the one that Canvas sorts by, without capitals, spaces and signs; the first number is the user's,
the second the file's. ``lib/content_zipper.rb`` of Canvas writes these names.
"""

import re

from dlbasics.grading.collect.platforms.export_listing import Export, Layout, matches, unknown
from dlbasics.grading.collect.platforms.identity import HandIn, Identity

# The first numbers are Canvas's own: whatever follows them the learner has named.
FILE = re.compile(
    r"(?:(?P<name>[^\W_].*?)_(?P<late>LATE_)?(?P<user>\d+)|(?P<late_one>LATE_)?anon_(?P<anonymous>[^\W_]+))_"
    r"(?:\d+_.+|text\.html|link\.html)",
    re.DOTALL,
)


def read(export: Export) -> Layout | None:
    """What Canvas says of each file; None if it is no export of Canvas."""
    depth = export.depth_of(FILE)
    if depth is None:
        return None
    layout = {}
    for path, found in matches(export, depth, FILE):
        if found:
            number = found["user"] or found["anonymous"]
            identity = Identity(found["name"] or "", (("canvas", number),))
            layout[path] = HandIn((identity,), marked_late=bool(found["late"] or found["late_one"]))
        else:
            layout[path] = unknown(path, depth)
    return layout
