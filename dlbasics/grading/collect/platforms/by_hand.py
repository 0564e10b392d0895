"""Folders and files that somebody has named by hand: a folder or a file a learner, somewhere in the names.

Which level of folders names the people, and which beginning all of these names share (``homework1-ada``), is
told by the roster: where most names are in it. A name counts as a whole, never a word in it, and what stands
below the folder of a learner is the learner's own choice and plays no part.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from dlbasics.chapters import CHAPTERS
from dlbasics.grading.collect.platforms.export import Export, Layout, PathParts, stem
from dlbasics.grading.collect.platforms.hand_in_metadata import HandInMetadata
from dlbasics.grading.collect.platforms.identity import Identity

# Files that are called as the book calls them say nothing of whose they are.
BOOK_NAMES = (*CHAPTERS, "playground", "more_exercises", "dlbasics-work", "me")
# A work file as the book calls it, and as a mail program counts it
MAILED = re.compile(r"(me|dlbasics-work)[ _-]*(\(\d+\))?\.json", re.IGNORECASE)
COUNT = re.compile(r"[ _-]*\(\d+\)$")
COPY = re.compile(r"[ _-]*\(\d+\)$|-\d$")  # of a browser, or of a file that was there
SEPARATOR = re.compile("[ _-]+")
HAS_NUMBER = re.compile(r"\d")
CHECKPOINTS = ".ipynb_checkpoints"
# A beginning that so many names share, of at least three, is not the learners'; nor is one of two names whose
# rest the roster knows.
SHARE = 0.8
MIN_WITH_ONE_BEGINNING = 3
# A folder of a group holds so many of its people.
MIN_IN_A_GROUP, MAX_DEPTH = 3, 8
# Folders of groups, also smaller ones, are one word with a small number or a letter behind it. A number alone
# may be a stranger's.
GROUP = re.compile(r"(?P<word>.*[^\W\d_])(?:[ _-]*\d{1,2}|[ _-]+[A-Za-z])")
# Without a roster: so many more names on the second level make the first one of groups.
MANY_MORE = 5


@dataclass(frozen=True)
class Level:
    """Where the people's names stand: below so many folders, and behind a beginning or before an ending.

    The ending may be any name of the book, as a pattern finds it.
    """

    depth: int
    beginning: str = ""
    ending: str = ""
    before_book_name: re.Pattern | None = None

    def name(self, path: PathParts) -> str:
        """The name in a path; of a file that stands higher up, the file's."""
        name = path[self.depth] if len(path) > self.depth + 1 else stem(path[-1])
        if self.before_book_name:
            match = self.before_book_name.fullmatch(name) if len(path) == self.depth + 1 else None
            return match["rest"] if match and not is_short_number(match["rest"]) else name
        if self.beginning or self.ending:
            rest = name.removeprefix(self.beginning)
            rest = rest.removesuffix(self.ending) if self.ending else rest
            # A short number, as in hw-2, is more likely the homework's than a person's, unless what all share
            # has the homework's already: hw1_2.
            has_number = HAS_NUMBER.search(self.beginning + self.ending)
            is_homework = is_short_number(rest) and not has_number
            return name if is_homework or not rest else rest
        return name


def read(export: Export, is_known: Callable[[str], bool], has_roster: bool) -> Layout:
    """Say of each file which folder or file name stands for its learner.

    Parameters
    ----------
    export : Export
    is_known : callable
        Whether the roster has somebody of a name.
    has_roster : bool
    """
    if _is_zip_of_one_file(export, is_known, has_roster) or (has_roster and _is_of_one(export, is_known)):
        return {path: _metadata(export.name) for path in export.paths}
    level = _level_by_roster(export, is_known) if has_roster else _level_without_roster(export)
    names = {path: _name(export, level, path) for path in export.paths}
    if has_roster:
        names |= {path: "/".join([*path[:-1], stem(path[-1])]) for path in _copies_of_several(export, level)
                  if not is_known(names[path])}
    return {path: _metadata(name) for path, name in names.items()}


def _copies_of_several(export: Export, level: Level) -> list[PathParts]:
    """Work files that a mail program has counted, ``me.json`` and ``me (1).json``: of several people.

    It saves them loose. In a folder within the given one, or in a zip, they are copies of one learner's.
    """
    if export.is_zip or level.depth:
        return []
    copies: dict[str, list] = {}
    for path in export.paths:
        name = level.name(path)
        if len(path) == 1 and MAILED.fullmatch(path[0]):
            copies.setdefault(COUNT.sub("", name).lower(), []).append(path)
    return [path for paths in copies.values() if len(paths) > 1 for path in paths]


def _is_zip_of_one_file(export: Export, is_known: Callable[[str], bool], has_roster: bool) -> bool:
    """Whether a zip holds one file, and no folder that is called as a person: ``x.zip`` of ``a/hw.ipynb``."""
    if not export.is_zip or len(export.paths) > 1:
        return False
    folders = export.paths[0][:-1]
    return not (has_roster and any(map(is_known, folders)))


def _is_of_one(export: Export, is_known: Callable[[str], bool]) -> bool:
    """Whether all is of the person whom a zip or a folder is called as: ``ada.zip``, and ``ada/``.

    A folder, unlike a zip, was named by nobody but the teacher: ``2/`` may be the second week's.
    """
    if not is_known(export.name):
        return False
    return export.is_zip or len(people_inside(export, is_known)) < 2


def people_inside(export: Export, is_known: Callable[[str], bool]) -> set[str]:
    """The names in a folder or a zip that the roster knows, beside its own."""
    level = _level_by_roster(export, is_known)
    names = {_name(export, level, path) for path in export.paths}
    return {name for name in names if name != export.name and is_known(name)}


def _metadata(name: str) -> HandInMetadata | None:
    """What a name says; hidden folders on this level are nobody's."""
    return None if name == CHECKPOINTS else HandInMetadata((Identity(ids=(("any", name),)),))


def is_short_number(name: str) -> bool:
    """Whether a name is a number that homeworks and weeks have as well as people."""
    return name.isdigit() and len(name) < 5


def _is_of_the_book(name: str, own_chapters: tuple[str, ...]) -> bool:
    return COPY.sub("", name).lower() in (*BOOK_NAMES, *own_chapters)


@cache
def _before_book_name(own_chapters: tuple[str, ...]) -> re.Pattern:
    """What a learner writes before a name of the book or of an own chapter: s17_losses."""
    names = "|".join(map(re.escape, (*BOOK_NAMES, *own_chapters)))
    return re.compile(rf"(?P<rest>.+?)[ _-]+({names})([ _-]*\(\d+\)|-\d)?", re.IGNORECASE)


def _name(export: Export, level: Level, path: PathParts) -> str:
    """The name that stands for a file's learner."""
    name = level.name(path)
    is_file = len(path) <= level.depth + 1
    if not is_file:
        return name
    if _is_of_the_book(name, export.own_chapters):
        return export.name if len(path) == 1 or export.is_zip else path[-2]
    return re.sub(r" ?\(\d+\)$", "", name)


def _level_by_roster(export: Export, is_known: Callable[[str], bool]) -> Level:
    """The level on which the most names are in the roster; of equals the outermost."""
    best, most = Level(export.common_depth()), 0
    for depth in range(MAX_DEPTH):
        for level in (Level(depth), *_levels_with_shared_parts(export, depth)):
            names = {_name(export, level, path) for path in export.paths if len(path) > depth}
            in_roster = sum(map(is_known, names))
            if in_roster > most and _may_name_people(export, level, in_roster, len(names)):
                best, most = level, in_roster
    return best


def _may_name_people(export: Export, level: Level, in_roster: int, count: int) -> bool:
    """Whether the names of a level, so many of them known to the roster, can be those of people."""
    has_shared_part = bool(level.beginning or level.ending or level.before_book_name)
    if has_shared_part and not _is_proven(in_roster, count):
        return False
    if level.depth <= export.common_depth():
        return True
    if in_roster == count and _are_groups(export, level.depth):
        return True
    # Names in many folders of which nobody is known are what the learners have called their files.
    folders = {path[: level.depth] for path in export.paths if len(path) > level.depth}
    return in_roster >= MIN_IN_A_GROUP * len(folders)


def _is_proven(in_roster: int, names: int) -> bool:
    """Whether enough names are in the roster for what all share to be no part of them."""
    return in_roster == names if names < MIN_WITH_ONE_BEGINNING else 2 * in_roster > names


def _are_groups(export: Export, depth: int) -> bool:
    """Whether the folders right above a level are numbered, as a teacher's are: group1, group2."""
    if any(len(path) <= depth for path in export.paths):
        return False
    matches = [GROUP.fullmatch(path[depth - 1]) for path in export.paths]
    return all(matches) and len({match["word"] for match in matches}) == 1


def _levels_with_shared_parts(export: Export, depth: int) -> list[Level]:
    """The beginnings and endings that most names of a level share, each up to a separator."""
    names = {Level(depth).name(path) for path in export.paths if len(path) > depth}
    if len(names) < 2:
        return []
    beginnings, endings = Counter(), Counter()
    for name in names:
        for separator in SEPARATOR.finditer(name):
            beginnings[name[: separator.end()]] += 1
            endings[name[separator.start() :]] += 1
    most = SHARE * len(names)
    levels = [Level(depth, beginning=part) for part, count in beginnings.items() if count >= most]
    levels.append(Level(depth, before_book_name=_before_book_name(export.own_chapters)))
    return levels + [Level(depth, ending=part) for part, count in endings.items() if count >= most]


def _level_without_roster(export: Export) -> Level:
    """The first level below the folders that all share; the second where it has far more names.

    One or two files in one folder are of whoever the folder is of.
    """
    depth = export.common_depth()
    first = export.names(depth)
    second = {path[depth + 1] for path in export.paths if len(path) > depth + 2}
    if second and len(second) >= MANY_MORE * len(first):
        return Level(depth + 1)
    is_of_the_book = all(_is_of_the_book(stem(name), export.own_chapters) for name in first)
    if (
        depth
        and not second
        and len(first) < MIN_WITH_ONE_BEGINNING
        and not (export.is_zip and is_of_the_book)
    ):
        return Level(depth - 1)
    return Level(depth)
