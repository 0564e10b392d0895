"""Read zips: sizes are counted while reading, not believed, and no name can lead out of its folder."""

import io
import zipfile
from collections import Counter
from dataclasses import dataclass

from dlbasics.clean_text import clean
from dlbasics.grading.autograder.parse import MAX_FILE_BYTES
from dlbasics.grading.collect.file_priority import (
    FilePriority,
    environments,
    file_priority,
    is_unread_archive,
)
from dlbasics.grading.collect.platforms.export import common_depth, is_handed_in
from dlbasics.grading.collect.zip_names import member_names
from dlbasics.messages import Message, MessageError, text

MAX_MEMBERS = 200
# An entry of 46 bytes in a zip's directory costs ten times as much once it is read.
MAX_ENTRIES = 500 * MAX_MEMBERS
ENTRY_SIGNATURE = b"PK\1\2"
FIRST_SIGNATURE, END_SIGNATURE, MAX_AT_END = b"PK\3\4", b"PK\5\6", 2**16 + 22
IS_ENCRYPTED = 0x1
MAX_NAMED = 5


class ArchiveError(MessageError):
    """A zip that cannot be read; the message says why."""


def path_parts(name: str) -> tuple:
    """The folders and the file of a zip member's name, none of which can climb."""
    parts = tuple(part for part in name.replace("\\", "/").split("/") if part not in ("", ".", ".."))
    return parts or ("unnamed",)


def read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, max_bytes: int) -> bytes:
    """Read a file in a zip, unpacked no further than `max_bytes`."""
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ValueError(text("submission.zip-other-method"))
    if member.flag_bits & IS_ENCRYPTED:
        raise ValueError(text("submission.zip-member-encrypted"))
    with archive.open(member) as file:
        return file.read(max_bytes)


def is_folder(member: zipfile.ZipInfo) -> bool:
    """Whether a member is a folder; some programs on Windows end it with their own separator."""
    return member.filename.endswith("/") or member.orig_filename.endswith("\\")


@dataclass(frozen=True)
class Member:
    """A notebook or a work file in one person's zip, or an archive in it, which is not read.

    Attributes
    ----------
    name : str
        With its folders.
    content : bytes
    changed : str
        When it was changed, by the learner's own clock: which of several is the last, and nothing else.
    problem : Message, optional
        Why it is not read.
    """

    name: str
    content: bytes
    changed: str
    problem: Message | None = None


def unpack(data: bytes) -> list[Member]:
    """Unpack the notebooks and work files of one person's zip.

    Parameters
    ----------
    data : bytes
        The zip.

    Returns
    -------
    list of Member
        Which together are no larger than one file may be.

    Raises
    ------
    ArchiveError
        If it is no zip, is too large, may be a zip bomb or holds nothing of the kind.
    """
    if len(data) > MAX_FILE_BYTES:
        raise ArchiveError("submission.too-large", most=MAX_FILE_BYTES // 2**20)
    if data.count(ENTRY_SIGNATURE) > MAX_ENTRIES:
        raise ArchiveError("submission.zip-bomb")
    try:
        return _unpack_members(data)
    except ArchiveError:
        raise
    except Exception as error:  # zipfile raises many kinds of errors on a broken zip, such as zlib.error
        if data.startswith(FIRST_SIGNATURE) and END_SIGNATURE not in data[-MAX_AT_END:]:
            raise ArchiveError("submission.zip-cut-off") from None
        raise ArchiveError("submission.zip-unreadable", error=clean(error, 80)) from None


def _unpack_members(data: bytes) -> list[Member]:
    members, archives, total = [], [], 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = [info for info in archive.infolist() if not is_folder(info)]
        names, _ = member_names(infos)
        for info, parts in _likeliest(infos, list(map(path_parts, names))):
            name = "/".join(parts)
            if _is_archive(parts):
                archives.append((info, name))
                continue
            if info.flag_bits & IS_ENCRYPTED:
                raise ArchiveError("submission.zip-encrypted")
            content = read_member(archive, info, MAX_FILE_BYTES - total + 1)
            total += len(content)
            if total > MAX_FILE_BYTES:
                raise ArchiveError("submission.zip-bomb")
            if len(members) == MAX_MEMBERS:
                raise _too_many(members)
            members.append(Member(name, content, _changed(info)))
        if not members:
            if not names:
                raise ArchiveError("submission.zip-empty")
            raise ArchiveError("submission.zip-without-notebook", files=_listed(names))
        return members + _archives_of_work(archive, archives, members)


def _is_archive(parts: tuple) -> bool:
    return parts[-1].lower().endswith(".zip") or is_unread_archive(parts[-1])


def _likeliest(infos: list[zipfile.ZipInfo], paths: list[tuple]) -> list[tuple]:
    """What may be work; what lies in a virtual environment only if there is no work beside it."""
    installed = environments(paths)
    outside, inside = [], []
    for info, parts in zip(infos, paths, strict=True):
        if file_priority(parts) <= FilePriority.OTHER and (is_handed_in(parts[-1]) or _is_archive(parts)):
            is_inside = any(parts[:depth] in installed for depth in range(1, len(parts)))
            (inside if is_inside else outside).append((info, parts))
    has_work = any(not _is_archive(parts) for _, parts in outside)
    return outside if has_work else outside + inside


def _archives_of_work(archive: zipfile.ZipFile, archives: list[tuple],
                      members: list[Member]) -> list[Member]:
    """The archives that may hold work: beside a notebook, and of zips those that hold any."""
    folders = {_folder(member.name) for member in members}
    beside = [(info, name) for info, name in archives if _folder(name) in folders]
    problem = Message("submission.archive-in-zip")
    return [Member(name, b"", _changed(info), problem) for info, name in beside[:MAX_NAMED]
            if not _is_zip_without_work(archive, info, name)]


def _folder(name: str) -> str:
    return name.rpartition("/")[0]


def _is_zip_without_work(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bool:
    """Whether it is a zip that can be read and holds nothing that people hand in."""
    if not name.lower().endswith(".zip"):
        return False
    try:
        content = read_member(archive, info, MAX_FILE_BYTES)
        if content.count(ENTRY_SIGNATURE) > MAX_ENTRIES:
            return False
        with zipfile.ZipFile(io.BytesIO(content)) as inner:
            return not any(map(is_handed_in, inner.namelist()))
    except Exception:  # zipfile raises many kinds of errors on a broken zip
        return False


def _too_many(members: list[Member]) -> ArchiveError:
    """What is said of a zip of so many files, with the folder that holds most of them, if one does."""
    paths = [member.name.split("/") for member in members]
    depth = common_depth(paths)  # a whole project may lie in one folder
    folders = Counter(path[depth] for path in paths if len(path) > depth + 1)
    folder, count = max(folders.items(), key=lambda each: each[1], default=("", 0))
    if 2 * count <= len(paths):  # none of these
        folder = "/".join(paths[0][:depth])
    if folder:
        return ArchiveError("submission.zip-of-many", most=MAX_MEMBERS, folder=clean(folder, 60))
    return ArchiveError("submission.zip-of-many-files", most=MAX_MEMBERS)


def _changed(info: zipfile.ZipInfo) -> str:
    year, month, day, hour, minute, second = info.date_time
    return f"{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"


def _listed(names: list[str]) -> str:
    """The first names in a zip that holds nothing of use: they show what was handed in instead."""
    shown = [clean(name, 60) for name in names[:MAX_NAMED]]
    return ", ".join(shown) + (", ..." if len(names) > MAX_NAMED else "")
