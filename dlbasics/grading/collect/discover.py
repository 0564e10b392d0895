"""Find what was handed in: files, folders and zips as a learning platform gives them. Nothing is read yet."""

import errno
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from dlbasics.clean_text import clean
from dlbasics.grading.autograder.parse import MAX_FILE_BYTES
from dlbasics.grading.autograder.unsupported_file import describe_file
from dlbasics.grading.collect.archive import is_folder, path_parts
from dlbasics.grading.collect.file_priority import FilePriority, file_priority, hidden_at
from dlbasics.grading.collect.open_zips import OpenZips
from dlbasics.grading.collect.platforms.export import Export, common_depth, is_handed_in, stem
from dlbasics.grading.collect.read_file_nofollow import read_file
from dlbasics.grading.collect.zip_names import member_names
from dlbasics.messages import Message

MAX_PATH_LENGTH = 4096  # a label must keep its end
IS_ZIP = "submission.is-zip"
NO_MORE_FILES = (errno.EMFILE, errno.ENFILE)
BYTES_THAT_TELL = 1000  # what a file is


@dataclass(frozen=True, slots=True)
class DiscoveredFile:
    """A file that was found and not read.

    Attributes
    ----------
    parts : tuple of str
        Folders and file name; an empty name stands for a folder that cannot be read.
    label : str
        What people call it.
    read : callable
        Gives the file's bytes, no more of them than show that it is too large.
    problem : Message, optional
        Why it cannot be read.
    """

    parts: tuple
    label: str
    read: Callable[[], bytes] = field(repr=False)
    problem: Message | None = None

    @property
    def is_zip(self) -> bool:
        """Whether its name is a zip's."""
        return self.parts[-1].lower().endswith(".zip")

    @property
    def priority(self) -> FilePriority:
        """How likely it was handed in."""
        return file_priority(self.parts)


@dataclass(frozen=True)
class Source:
    """A folder or a zip, and what was found in it.

    Attributes
    ----------
    name : str
        Of the folder, or of the zip without its ending.
    files : list of DiscoveredFile
    zip_path : Path, optional
        Where the zip is.
    notes : list of Message
        What a person should know.
    """

    name: str
    files: list[DiscoveredFile]
    zip_path: Path | None = None
    notes: list[Message] = field(default_factory=list)

    def export(self, own_chapters: tuple[str, ...] = ()) -> Export:
        """The files by their paths; they may be called as an instructor's own chapters.

        Hidden files below the folders that all share are kept: a learner may have nothing else. Those above
        say nothing.
        """
        visible = [file.parts for file in self.files if file.priority <= FilePriority.OTHER]
        depth = common_depth(visible)
        hidden = [file.parts for file in self.files
                  if file.priority is FilePriority.HIDDEN and hidden_at(file.parts) > depth]
        return Export(self.name, visible + hidden, self.read_text, self.zip_path is not None, own_chapters)

    @cached_property
    def _by_parts(self) -> dict[tuple, DiscoveredFile]:
        return {file.parts: file for file in self.files}

    def read_text(self, parts: tuple) -> str:
        """The text of a file that the platform has added; empty if it cannot be read."""
        try:
            return self._by_parts[parts].read().decode("utf-8-sig", "replace")
        except Exception:  # zipfile raises many kinds of errors on a broken zip
            return ""


def is_zip(path: Path) -> bool:
    """Whether a file is a zip: by its name or, since browsers and copies change names, by its first bytes."""
    if path.suffix.lower() == ".zip":
        return True
    if not path.is_file() or is_handed_in(path.name):
        return False
    with open(path, "rb") as file:
        kind = describe_file(file.read(BYTES_THAT_TELL))
    return bool(kind) and kind.code == IS_ZIP


def discover_in_archive(path: Path, zips: OpenZips,
                        known_words: frozenset[str] = frozenset()) -> Source | None:
    """List the files in a zip, in its order; None if it is no zip or holds nothing that anybody made.

    Parameters
    ----------
    path : Path
    zips : OpenZips
        Opens the zip.
    known_words : frozenset of str
        Words of the class's names, as of `words_of_names`.
    """
    try:
        archive = zips.archive(path)
    except Exception as error:  # zipfile raises many kinds of errors on a broken zip
        if isinstance(error, OSError) and error.errno in NO_MORE_FILES:
            raise  # it may be a zip like any other
        return None
    members = [member for member in archive.infolist() if not is_folder(member)]
    names, encoding = member_names(members, known_words)
    files = []
    for member, name in zip(members, names, strict=True):
        parts = path_parts(name)
        if file_priority(parts) is not FilePriority.NEVER:
            label = clean("/".join(parts), MAX_PATH_LENGTH)
            read = partial(zips.read_member, path, member, MAX_FILE_BYTES + 1)
            files.append(DiscoveredFile(parts, label, read))
    if not any(file.priority <= FilePriority.OTHER for file in files):
        zips.close(path)
        return None
    return Source(stem(path.name), files, path, list(_notes_on_zip(path.name, files, encoding)))


def _notes_on_zip(name: str, files: list[DiscoveredFile], encoding: str) -> Iterator[Message]:
    """What a person should know of a zip."""
    if encoding:
        yield Message("collect.guessed-zip-names", {"name": name, "encoding": encoding})
    handed_in = [file for file in files if file.priority is FilePriority.HANDED_IN]
    if len(handed_in) == 1 and handed_in[0].is_zip:
        yield Message("collect.zip-in-zip", {"name": name, "inner": handed_in[0].label})


def discover_in_folder(top: Path, output: Path | None = None) -> Source:
    """List the files of a folder, or the one file, in the order of their names.

    Parameters
    ----------
    top : Path
        The folder or the file.
    output : Path, optional
        The folder of results, which may lie inside and is left out.
    """
    top = top.absolute()  # once: a path of its own for each file would be most of what a file takes
    files, paths = [], [top]
    left_out = output.stat() if output and output.exists() else None
    for path in paths:  # the body appends to them: folders can be nested deeper than Python calls itself
        parts = path.relative_to(top).parts or (top.name,)
        try:
            if path.is_symlink() and not (path == top and path.is_dir()):  # could lead to any of your files
                files.append(discovered_file(path, parts, Message("submission.symbolic-link")))
            elif path.is_dir():
                paths += _inner_paths(path, left_out)
            elif path.is_file():
                files.append(discovered_file(path, parts, top=top))
        except OSError as error:
            problem = Message("submission.folder-unreadable", {"error": error.strerror})
            files.append(discovered_file(path, (*parts, ""), problem))
    files = [file for file in files if file.priority is not FilePriority.NEVER]
    name = top.resolve().name if top.is_dir() else stem(top.name)
    return Source(name, sorted(files, key=lambda file: file.parts))


def _inner_paths(folder: Path, left_out: os.stat_result | None) -> list[Path]:
    """What stands in a folder, unless that is the one that is left out."""
    if left_out and os.path.samestat(folder.stat(), left_out):
        return []
    return [path for path in folder.iterdir()
            if file_priority((path.name, "x.ipynb")) is not FilePriority.NEVER]


def discovered_file(path: Path, parts: tuple, problem: Message | None = None,
                    top: Path | None = None) -> DiscoveredFile:
    """A file of a folder `top`, with the path that leads to it from there; or a file by itself."""
    label, top = clean("/".join(parts), MAX_PATH_LENGTH), (top or path).absolute()
    read = partial(read_file, str(path.absolute()), top, MAX_FILE_BYTES + 1)  # smaller than a Path
    return DiscoveredFile(parts, label, read, problem)
