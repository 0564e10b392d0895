"""Whose work a file is: the names of folders and file, what the file says, and the roster."""

import re
import unicodedata

from dlbasics.clean_text import clean
from dlbasics.grading.collect.roster import Person

CANVAS_NAME = re.compile(r"([^_]+)(_LATE)?_\d+_\d+_")  # lovelaceada_LATE_123_456_losses.ipynb
MOODLE_SUFFIX = re.compile(r"_\d+_assignsubmission_.*")  # Ada Lovelace_123_assignsubmission_file


def marked_late(file_name: str) -> bool:
    """Whether Canvas wrote into the file's name that it was late."""
    canvas = CANVAS_NAME.match(file_name)
    return bool(canvas and canvas[2])


def normalized(name: str) -> str:
    """A name without what two systems write differently: case, kinds of space, é as one character or two."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


def index_names(people: list[Person]) -> dict[str, str]:
    """Lead from every way to write a person to the id; ways that fit several people lead nowhere."""
    ids_by_name = {}
    for person in people:
        user_name = person.email.split("@")[0]
        for name in (person.id, person.name, person.email, user_name):
            ids_by_name.setdefault(normalized(name), set()).add(person.id)
    ids_by_name.pop("", None)
    return {name: ids.pop() for name, ids in ids_by_name.items() if len(ids) == 1}


def find_owner(parts: tuple, claimed: str, names: dict, platform_names: tuple = ()) -> str:
    """Find whose submission it is.

    What folders and file are called comes first, what the file claims last.

    Parameters
    ----------
    parts : tuple of str
        The folders and the file's name.
    claimed : str
        Whose work the file itself says that it is.
    names : dict
        What `index_names` made of the roster.
    platform_names : tuple of str
        What stands around these folders, such as the name of the zip.

    Returns
    -------
    str
        An id of the roster; of a stranger, the folder or the file.
    """
    *folders, file_name = parts
    stem = file_name.rsplit(".", 1)[0]
    candidates = [MOODLE_SUFFIX.sub("", part) for part in (*folders, stem, *platform_names)]
    words = [word for candidate in candidates for word in re.split(r"[_-]", candidate)]
    for name in [*candidates, *words, claimed]:
        if normalized(name) in names:
            return names[normalized(name)]
    stranger = candidates[0] if folders else _name_in_file_name(stem, claimed)
    return clean(stranger.strip(), 100) or "unnamed"


def _name_in_file_name(stem: str, claimed: str) -> str:
    """The person of a file that stands in no folder."""
    canvas = CANVAS_NAME.match(stem)
    if canvas:
        return canvas[1]
    if stem.startswith("dlbasics-work") and claimed:  # as the page calls what it saves
        return claimed
    return stem
