"""What stands in an export, before it is known which platform made it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from dlbasics.grading.collect.platforms.hand_in_metadata import HandInMetadata
from dlbasics.grading.collect.platforms.identity import Identity

PathParts = tuple[str, ...]
# Windows and browsers add an ending of their own to files that they do not know.
HANDED_IN = re.compile(r"\.(?:(?:ipynb|json)(?:\.txt)?|zip)$", re.IGNORECASE)


def common_depth(paths: list[PathParts]) -> int:
    """How many folders all of these stand in."""
    depth = 0
    while all(len(path) > depth + 1 for path in paths) and len({path[depth] for path in paths}) == 1:
        depth += 1
    return depth if paths else 0


@dataclass(frozen=True)
class Export:
    """The files of a folder or a zip.

    Attributes
    ----------
    name : str
        Of the folder or the zip, without its ending.
    paths : list of tuple of str
        Folders and file name of each file.
    read_text : callable
        Gives the text of a small file of the platform's own, by its path.
    is_zip : bool
        Whether it is a zip.
    own_chapters : tuple of str
        The chapters of an instructor's own exercises: files may be called as these, too.
    """

    name: str
    paths: list[PathParts]
    read_text: Callable[[PathParts], str] = field(repr=False)
    is_zip: bool = False
    own_chapters: tuple[str, ...] = ()

    def common_depth(self) -> int:
        """How many folders all files stand in."""
        return common_depth(self.paths)

    def below(self, depth: int) -> "Export":
        """The same files without so many folders, in which they all stand."""
        above = self.paths[0][:depth]
        read_text = lambda path: self.read_text(above + path)
        return replace(self, paths=[path[depth:] for path in self.paths], read_text=read_text)

    def names(self, depth: int) -> set[str]:
        """What stands below that many folders: files and folders."""
        return {path[depth] for path in self.paths if len(path) > depth}

    def depth_of(self, pattern: re.Pattern) -> int | None:
        """Below how many folders more than half of the names are of a form; None if nowhere.

        Only folders that all files share may stand above: a learner may give a folder such a name.
        """
        for depth in range(self.common_depth() + 1):
            names = self.names(depth)
            matching = sum(bool(pattern.fullmatch(name)) for name in names)
            if 2 * matching > len(names):
                return depth
        return None


# What is known of each file: None of those that nobody handed in.
Layout = dict[PathParts, HandInMetadata | None]


def match_names(
    export: Export, depth: int, pattern: re.Pattern
) -> Iterator[tuple[PathParts, re.Match | None]]:
    """Each path and whether its name at a depth is of a form."""
    for path in export.paths:
        yield path, pattern.fullmatch(path[depth]) if len(path) > depth else None


def stray_file(path: PathParts, depth: int) -> HandInMetadata | None:
    """Of a file that does not fit in with the others: whoever its name says, nobody is guessed.

    What no learner hands in, such as a list that a teacher has put there, is left out.
    """
    name = path[min(depth, len(path) - 1)]
    if not is_handed_in(path[-1]):
        return None
    return HandInMetadata((Identity(ids=(("stray", stem(name)),)),))


def is_handed_in(name: str) -> bool:
    """Whether people hand in files of such a name; others count only where a learner has none of these."""
    return bool(HANDED_IN.search(name))


def stem(name: str) -> str:
    """A file's name without its ending."""
    if is_handed_in(name[1:]):
        return HANDED_IN.sub("", name)
    return name.rsplit(".", 1)[0] if "." in name[1:] else name
