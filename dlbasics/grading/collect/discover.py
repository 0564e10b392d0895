"""Find what was handed in: files, folders and zips as a learning platform gives them. Nothing is read yet."""

import os
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from dlbasics.clean_text import clean
from dlbasics.grading.autograder.parse import LARGEST_FILE
from dlbasics.grading.collect.archive import path_parts, read_member
from dlbasics.grading.collect.owner import CANVAS_NAME
from dlbasics.grading.collect.read_file import read_file
from dlbasics.messages import Message

SUFFIXES = (".ipynb", ".json", ".zip")
LONGEST_PATH = 4096  # a label must keep its end


@dataclass(frozen=True)
class SubmittedFile:
    """A file that was handed in, found and not read.

    Attributes
    ----------
    parts : tuple of str
        Folders and file name; an empty name stands for a folder that cannot be read.
    label : str
        What people call it.
    read : callable
        Gives the file's bytes, no more of them than show that it is too large.
    changed : float
        When it was changed, in seconds.
    problem : Message, optional
        Why it cannot be read.
    platform_names : tuple of str
        What stands around its folders, such as the name of the class's zip.
    """

    parts: tuple
    label: str
    read: Callable[[], bytes]
    changed: float = 0.0
    problem: Message | None = None
    platform_names: tuple = ()

    @property
    def is_zip(self) -> bool:
        """Whether its name is a zip's."""
        return self.parts[-1].lower().endswith(".zip")

    @property
    def is_expected(self) -> bool:
        """Whether people hand in such files; any other counts only where its learner has none of these."""
        return not self.parts[-1] or self.parts[-1].lower().endswith(SUFFIXES)


def is_noise(parts: tuple) -> bool:
    """Whether it is a checkpoint, a Mac's resource fork or another file that no person handed in."""
    return any(part.startswith((".", "~$")) or part == "__MACOSX" for part in parts)


def open_class_archive(path: Path) -> zipfile.ZipFile | None:
    """Open a zip that may be a whole class's; None if it is no zip."""
    try:
        return zipfile.ZipFile(path)
    except Exception:  # of a zip that is none zipfile raises anything
        return None


def discover_in_archive(archive: zipfile.ZipFile, path: Path) -> list[SubmittedFile]:
    """List the files in a class's zip, in its order; reading one needs the open archive."""
    members = [m for m in archive.infolist() if not m.filename.endswith("/")]
    members = [member for member in members if not is_noise(path_parts(member.filename))]
    paths = _without_common_folders([path_parts(member.filename) for member in members])
    # Several files, and no names: one person's.
    one_person = all(len(parts) == 1 and not CANVAS_NAME.match(parts[0]) for parts in paths)
    return [
        SubmittedFile(
            (path.stem, *parts) if one_person else parts,
            clean("/".join(path_parts(member.filename)), LONGEST_PATH),
            partial(read_member, archive, member, LARGEST_FILE + 1),
            _member_time(member),
            platform_names=(path.stem,),
        )
        for member, parts in zip(members, paths, strict=True)
    ]


def _without_common_folders(paths: list[tuple]) -> list[tuple]:
    """Paths without the folders that all of them stand in."""
    while paths and all(len(path) > 1 for path in paths) and len({path[0] for path in paths}) == 1:
        paths = [path[1:] for path in paths]
    return paths


def _member_time(member: zipfile.ZipInfo) -> float:
    try:
        return datetime(*member.date_time).timestamp()
    except ValueError:  # a month 0 from a careless program
        return 0.0


def discover_in_folder(top: Path, output: Path | None = None) -> list[SubmittedFile]:
    """List the files of a folder, or the one file, in the order of their names.

    Parameters
    ----------
    top : Path
        The folder or the file.
    output : Path, optional
        The folder of results, which may lie inside and is left out.
    """
    files, paths = [], [top]
    left_out = output.stat() if output and output.exists() else None
    for path in paths:  # which grow meanwhile: folders can be nested deeper than Python calls itself
        parts = path.relative_to(top).parts or (top.name,)
        try:
            if path.is_symlink() and not (path == top and path.is_dir()):  # could lead to any of your files
                files.append(discovered_file(path, parts, problem=Message("submission.symbolic-link")))
            elif path.is_dir():
                paths += _inner_paths(path, left_out)
            elif path.is_file():
                files.append(discovered_file(path, parts, top, changed=path.stat().st_mtime))
        except OSError as error:
            problem = Message("submission.folder-unreadable", {"error": error.strerror})
            files.append(discovered_file(path, (*parts, ""), problem=problem))
    return sorted(files, key=lambda file: file.parts)


def _inner_paths(folder: Path, left_out: os.stat_result | None) -> list[Path]:
    """What stands in a folder, unless that is the one that is left out."""
    if left_out and os.path.samestat(folder.stat(), left_out):
        return []
    return [path for path in folder.iterdir() if not is_noise((path.name,))]


def discovered_file(path: Path, parts: tuple, top: Path | None = None, **more) -> SubmittedFile:
    """A file of a folder `top`, with the path that leads to it from there; or a file by itself."""
    label, top = clean("/".join(parts), LONGEST_PATH), (top or path).absolute()
    return SubmittedFile(parts, label, partial(read_file, path.absolute(), top, LARGEST_FILE + 1), **more)
