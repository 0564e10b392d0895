"""The names in a zip, also where the program that made it did not say in which encoding they are."""

import struct
import zipfile

from dlbasics.grading.collect.text_encoding import OF_ZIP_NAMES, guess_encoding

SAYS_UTF_8 = 0x800
UNICODE_PATH = 0x7075


def member_names(members: list[zipfile.ZipInfo]) -> tuple[list[str], str]:
    """The names of a zip's members, and what people call their encoding where only its letters show it."""
    unsaid = [member for member in members if not member.flag_bits & SAYS_UTF_8]
    raw = {id(member): _raw_name(member) for member in unsaid}
    telling = b"\n".join(name for name in raw.values() if not name.isascii())
    encoding, shown = "utf-8", ""
    if not _is_utf_8(telling):
        guessed = guess_encoding(telling, OF_ZIP_NAMES)
        encoding, shown = (guessed.encoding, guessed.name) if guessed else ("cp437", "CP437")
    names = []
    for member in members:
        name = _unicode_path(member) if id(member) in raw else member.orig_filename
        names.append(name if name is not None else _decode(raw[id(member)], encoding))
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


def _unicode_path(member: zipfile.ZipInfo) -> str | None:
    """The name in UTF-8 that some programs add beside the one in their own encoding."""
    extra = member.extra
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        if kind == UNICODE_PATH and size > 5:
            try:
                return extra[9 : 4 + size].decode()
            except UnicodeDecodeError:
                return None
        extra = extra[4 + size :]
    return None
