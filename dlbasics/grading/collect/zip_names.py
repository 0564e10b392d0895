"""The names in a zip, also where the program that made it did not say in which encoding they are."""

import struct
import zipfile
from zlib import crc32

from dlbasics.grading.collect.text_encoding import OF_ZIP_NAMES, guess_encoding

SAYS_UTF_8 = 0x800
UNICODE_PATH = 0x7075


def member_names(members: list[zipfile.ZipInfo],
                 known_words: frozenset[str] = frozenset()) -> tuple[list[str], str]:
    """The names of a zip's members, and what people call their encoding where only its letters show it.

    Parameters
    ----------
    members : list of ZipInfo
    known_words : frozenset of str
        Words of the class's names, as of `words_of_names`.
    """
    raw = {id(member): _raw_name(member) for member in members if not member.flag_bits & SAYS_UTF_8}
    # Some programs write UTF-8 without saying so. One name in another encoding changes no other's.
    non_ascii = [name for name in raw.values() if not name.isascii()]
    not_utf_8 = [name for name in non_ascii if not _is_utf_8(name)]
    is_utf_8 = 2 * len(not_utf_8) < len(non_ascii)
    encoding, shown = "cp437", ""
    if not_utf_8:
        data = b"\n".join(not_utf_8 if is_utf_8 else non_ascii)
        guessed = guess_encoding(data, OF_ZIP_NAMES, known_words, errors="replace")
        encoding, shown = (guessed.encoding, guessed.name) if guessed else ("cp437", "CP437")
    names = []
    for member in members:
        written = raw.get(id(member))
        name = member.orig_filename if written is None else _unicode_path(member, written)
        if name is None:
            name = _decode(written, "utf-8" if is_utf_8 and _is_utf_8(written) else encoding)
        names.append(name)
    return names, shown


def _raw_name(member: zipfile.ZipInfo) -> bytes:
    """A name's bytes, which `zipfile` has taken for CP437."""
    return member.orig_filename.encode("cp437", "replace")


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _decode(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return raw.decode("cp437")


def _unicode_path(member: zipfile.ZipInfo, written: bytes) -> str | None:
    """The name in UTF-8 that some programs add beside the one in their own encoding.

    It is of a version and holds a checksum of the name beside it: a program that knows nothing of it has
    changed that one alone (APPNOTE 4.6.9).
    """
    extra = member.extra
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        if kind == UNICODE_PATH and size > 5:
            version, checksum = struct.unpack_from("<BL", extra, 4)
            name = extra[9 : 4 + size]
            return name.decode() if (version, checksum) == (1, crc32(written)) and _is_utf_8(name) else None
        extra = extra[4 + size :]
    return None
