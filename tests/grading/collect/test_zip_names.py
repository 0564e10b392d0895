"""The names in a zip that does not say in which encoding they are."""

import io
import struct
import zipfile
from zlib import crc32

import pytest

from dlbasics.grading.collect.zip_names import UNICODE_PATH, member_names

NAME, OTHER = "Zoë.ipynb", "Ada.ipynb"


class NamedInCp437(zipfile.ZipInfo):
    """A member whose name does not say that it is UTF-8."""

    def _encodeFilenameFlags(self):
        return self.filename.encode("cp437"), self.flag_bits & ~0x800


def names_read(header: str, extra: bytes) -> list[str]:
    """How the name of a member is read that stands so in its header, with an extra field beside it."""
    member = NamedInCp437(header)
    member.extra = extra
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(member, b"")
    with zipfile.ZipFile(buffer) as archive:
        return member_names(archive.infolist())[0]


def unicode_path(name: bytes, of: str, version: int = 1) -> bytes:
    """The field in which a program writes a name in UTF-8, beside the name `of`."""
    return struct.pack("<HHBL", UNICODE_PATH, 5 + len(name), version, crc32(of.encode("cp437"))) + name


def test_a_name_in_utf_8_beside_the_other_counts():
    before = struct.pack("<HHB", 0x9999, 1, 0)
    assert names_read("Zo_.ipynb", before + unicode_path(NAME.encode(), "Zo_.ipynb")) == [NAME]


@pytest.mark.parametrize("extra", [unicode_path(OTHER.encode(), of=OTHER),
                                   unicode_path(OTHER.encode(), of=NAME, version=2)])
def test_it_counts_only_if_it_is_of_the_name_beside_it(extra):
    """A program that knows nothing of the field renames a member and leaves it as it was."""
    assert names_read(NAME, extra) == [NAME]
