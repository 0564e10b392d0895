"""What learning platforms export: each module reads one platform's names.

To add a platform, write its module with a function ``read(export)`` that gives what the platform says of each
file, or None if the export is not its own, and name it in `PLATFORMS`.
"""

from collections.abc import Callable
from dataclasses import replace

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
from dlbasics.grading.collect.platforms.export import Export, Layout
from dlbasics.grading.collect.platforms.identity import Identity
from dlbasics.messages import Message

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


def read_layouts(export: Export, is_known: Callable[[str], bool],
                 has_roster: bool) -> list[tuple[str, Export, Layout]]:
    """What is known of each file of a folder or a zip: the platform's name, its export, its layout.

    A folder may hold several exports side by side, each in its own folder; anything else was named by hand.
    A zip that is called as somebody of the class is this person's, whatever names are in it; so is all that
    stands in one folder that is called so. If the names are of several people, it may be the whole class's,
    so that nothing in it counts.
    """
    platform, recognised = recognise(export) or ("", None)
    if has_roster and _is_of_one(export, recognised, is_known):
        layout = by_hand.read(export, is_known, has_roster)
        if _names_several(export, recognised, is_known):
            problem = Message("submission.zip-of-several")
            layout = {path: metadata and replace(metadata, problem=problem)
                      for path, metadata in layout.items()}
        return [("", export, layout)]
    if recognised is not None:
        return [(platform, export, recognised)]
    folders = _folders_as_exports(export)
    recognised_folders = [recognise(folder) for folder in folders] if len(folders) > 1 else []
    if recognised_folders and all(recognised_folders):
        return [(platform, folder, layout)
                for folder, (platform, layout) in zip(folders, recognised_folders, strict=True)]
    return [("", export, by_hand.read(export, is_known, has_roster))]


def _is_of_one(export: Export, layout: Layout | None, is_known: Callable[[str], bool]) -> bool:
    """Whether an export is called, or stands in a folder that is called, as somebody of the class."""
    if export.is_zip and is_known(export.name):
        return True
    return layout is not None and _is_in_a_learners_folder(export, layout, is_known)


def _is_in_a_learners_folder(export: Export, layout: Layout, is_known: Callable[[str], bool]) -> bool:
    """Whether an export stands in a folder that is called as somebody of the class, who has named the rest.

    The folder that is given was named by nobody but the teacher: with the names of several in it, ``4101/``
    is an assignment's, whose number is an id too.
    """
    is_folder_of_learner = not export.is_zip and _is_learners(export.name, layout, is_known)
    if is_folder_of_learner and not _names_several(export, layout, is_known):
        return True
    shared_folders = export.paths[0][: export.common_depth()]
    return any(_is_learners(folder, layout, is_known) and _is_export_below(export, depth)
               for depth, folder in enumerate(shared_folders, 1))


def _is_learners(folder: str, layout: Layout, is_known: Callable[[str], bool]) -> bool:
    """Whether a folder is called as a learner, ``ada/``, and by more than a number of a week, ``2/``."""
    is_called_as_learner = is_known(folder) and not by_hand.is_short_number(folder)
    return is_called_as_learner and not _names_nobody_else(layout, folder)


def _names_nobody_else(layout: Layout, folder: str) -> bool:
    """Whether a platform names the learner of a folder alone: ``Ada/Ada_12_assignsubmission_file_/a.ipynb``.

    It is believed then: it may know when all was handed in.
    """
    people = _people(layout)
    return bool(people) and all(folder in person.names for person in people)


def _is_export_below(export: Export, depth: int) -> bool:
    """Whether what is below so many folders is an export by itself: that below ``Ada/`` in the path above.

    Else the folder is the export's own, as ``ada/`` in ``submitted/ada/hw/hw.ipynb`` of nbgrader.
    """
    return recognise(export.below(depth)) is not None


def _names_several(export: Export, layout: Layout | None, is_known: Callable[[str], bool]) -> bool:
    """Whether an export holds work under the names of several people of the class.

    Files that a learner has numbered are no sign of that, even where the class has such ids.
    """
    if layout is None:
        return sum(not name.isdigit() for name in by_hand.people_inside(export, is_known)) > 1
    return sum(any(map(is_known, person.names)) for person in _people(layout)) > 1


def _people(layout: Layout) -> set[Identity]:
    """Everyone whom a platform names."""
    return {person for metadata in filter(None, layout.values()) for person in metadata.people}


def _folders_as_exports(export: Export) -> list[Export]:
    """The folders of an export, each as one of its own; none if it holds files beside them."""
    depth = export.common_depth()
    if any(len(path) <= depth + 1 for path in export.paths):
        return []
    folders: dict[str, list] = {}
    for path in export.paths:
        folders.setdefault(path[depth], []).append(path)
    return [replace(export, name=name, paths=paths) for name, paths in sorted(folders.items())]
