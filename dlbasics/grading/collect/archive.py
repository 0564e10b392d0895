"""Read zips: sizes are counted while reading, not believed, and no name can lead out of its folder."""

import io
import zipfile

from dlbasics.clean_text import clean
from dlbasics.grading.autograder.parse import LARGEST_FILE
from dlbasics.messages import Message

MOST_MEMBERS = 200
# An entry of 46 bytes in a zip's directory costs ten times as much once it is read.
MOST_ENTRIES = 500 * MOST_MEMBERS
ENTRY_SIGNATURE = b"PK\1\2"


class ArchiveError(Exception):
    """A zip that cannot be read; the message says why."""

    def __init__(self, code: str, **params):
        super().__init__(code)
        self.message = Message(code, params)


def path_parts(name: str) -> tuple:
    """The folders and the file of a zip member's name, none of which can climb."""
    parts = tuple(part for part in name.replace("\\", "/").split("/") if part not in ("", ".", ".."))
    return parts or ("unnamed",)


def read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """Read a file in a zip, unpacked no further than `most` bytes."""
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ValueError("of other methods than Deflate, zipfile unpacks gigabytes at once")
    with archive.open(member) as file:
        return file.read(most)


def unpack(data: bytes) -> list[tuple[str, bytes]]:
    """Unpack the notebooks and work files of one person's zip.

    Parameters
    ----------
    data : bytes
        The zip.

    Returns
    -------
    list of (str, bytes)
        Names and contents, which together are no larger than one file may be.

    Raises
    ------
    ArchiveError
        If it is no zip, may be a zip bomb or holds nothing of the kind.
    """
    if data.count(ENTRY_SIGNATURE) > MOST_ENTRIES:
        raise ArchiveError("submission.zip-bomb")
    try:
        members = _unpack_members(data)
    except ArchiveError:
        raise
    except Exception as error:  # of a zip that is none zipfile raises anything, such as zlib.error
        raise ArchiveError("submission.zip-unreadable", error=clean(error, 80)) from None
    if not members:
        raise ArchiveError("submission.zip-without-notebook")
    return members


def _unpack_members(data: bytes) -> list[tuple[str, bytes]]:
    members, total = [], 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.infolist():
            if not member.filename.lower().endswith((".ipynb", ".json")):
                continue
            content = read_member(archive, member, LARGEST_FILE - total + 1)
            total += len(content)
            if total > LARGEST_FILE or len(members) == MOST_MEMBERS:
                raise ArchiveError("submission.zip-bomb")
            members.append((member.filename, content))
    return members
