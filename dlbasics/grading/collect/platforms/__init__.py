"""What learning platforms export: each module reads one platform's names.

To add a platform, write its module with a function ``read(export)`` that gives what the platform says of each
file, or None if the export is not its own, and name it in `PLATFORMS`.
"""

from collections.abc import Callable

from dlbasics.grading.collect.platforms import (
    blackboard,
    brightspace,
    by_hand,
    canvas,
    gradescope,
    moodle,
    nbgrader,
    sakai,
    teams,
)
from dlbasics.grading.collect.platforms.export_listing import Export, Layout

# Those that no name made by hand can be taken for come first.
PLATFORMS = {
    "Gradescope": gradescope.read,
    "Moodle": moodle.read,
    "Blackboard": blackboard.read,
    "Brightspace": brightspace.read,
    "Sakai": sakai.read,
    "Canvas": canvas.read,
    "nbgrader": nbgrader.read,
    "Teams": teams.read,
}


def recognise(export: Export) -> tuple[str, Layout] | None:
    """The platform that made an export, and what it says of each file; None if it is none that is known."""
    for name, read in PLATFORMS.items():
        layout = read(export)
        if layout is not None:
            return name, layout
    return None


def read_layout(export: Export, is_known: Callable[[str], bool],
                has_roster: bool) -> list[tuple[str, Export, Layout]]:
    """What is known of each file of a folder or a zip: the platform's name, its export, its layout.

    A folder may hold several exports side by side, each in its own folder; anything else was named by hand.
    A zip that is called as somebody of the class is this person's, whatever names are in it.
    """
    if export.is_zip and has_roster and is_known(export.name):
        return [("", export, by_hand.read(export, is_known, has_roster))]
    found = recognise(export)
    if found:
        return [(found[0], export, found[1])]
    parts = _parts(export)
    in_parts = [recognise(part) for part in parts] if len(parts) > 1 else []
    if in_parts and all(in_parts):
        return [(name, part, layout) for part, (name, layout) in zip(parts, in_parts, strict=True)]
    return [("", export, by_hand.read(export, is_known, has_roster))]


def _parts(export: Export) -> list[Export]:
    """The folders of an export, each as one of its own; none if it holds files beside them."""
    depth = export.common_depth()
    if any(len(path) <= depth + 1 for path in export.paths):
        return []
    folders: dict[str, list] = {}
    for path in export.paths:
        folders.setdefault(path[depth], []).append(path)
    return [Export(name, paths, export.read_text, export.is_zip) for name, paths in sorted(folders.items())]
