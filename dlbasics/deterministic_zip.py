"""Zips that are the same bytes each time they are made."""

import io
import zipfile

FIRST_DATE = (1980, 1, 1, 0, 0, 0)  # of the zip format
INNER = "files.zip"


def deterministic_zip(files: dict[str, bytes]) -> bytes:
    """Pack files, in the order given, into a zip: the same files are the same bytes, whenever it is made."""
    return _packed(files, zipfile.ZIP_DEFLATED)


def solid_zip(files: dict[str, bytes]) -> bytes:
    """Pack files as a zip in a zip: the inner one, `INNER`, leaves them as they are; the outer compresses it.

    Of many small files that are like each other, it is smaller and unpacked sooner.
    """
    return deterministic_zip({INNER: _packed(files, zipfile.ZIP_STORED)})


def _packed(files: dict[str, bytes], compression: int) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compresslevel=9) as archive:
        for name, content in files.items():
            write_entry(archive, name, content, compression)
    return packed.getvalue()


def write_entry(archive: zipfile.ZipFile, name: str, content: bytes,
                compression: int = zipfile.ZIP_DEFLATED) -> None:
    """Add a file to a zip, without the time and the rights that it has on this machine."""
    entry = zipfile.ZipInfo(name, FIRST_DATE)
    entry.compress_type = compression
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content)
