"""The files of this package, cut by folder, and zips of them that are the same bytes each time."""

import io
import zipfile
from hashlib import sha256
from pathlib import Path

PACKAGE = Path(__file__).parent
FIRST_DATE = (1980, 1, 1, 0, 0, 0)  # of the zip format


def package_files(*, without: tuple = ()) -> dict[str, Path]:
    """List the package's files by their path in it, sorted.

    Parameters
    ----------
    without : tuple of str
        Folders, as paths in the package (``"grading"``, ``"exercises/bank"``), that are left out whole.

    Raises
    ------
    ValueError
        If one of them is not a folder of the package, so that nothing would be left out.
    """
    for folder in without:
        if not (PACKAGE / folder).is_dir():
            raise ValueError(f"without names {folder!r}; expected folders of {PACKAGE.name}")
    files = {}
    for path in sorted(PACKAGE.rglob("*")):
        name = path.relative_to(PACKAGE).as_posix()
        left_out = any(name.startswith(f"{folder}/") for folder in without)
        if path.is_file() and "__pycache__" not in path.parts and not left_out:
            files[name] = path
    return files


def digest(files: dict[str, Path]) -> str:
    """Digest names and contents of files: another one when anything in them changes."""
    return digest_of_contents({name: path.read_bytes() for name, path in files.items()})


def digest_of_contents(files: dict[str, bytes]) -> str:
    """Digest names and contents of files that are not on a disk, as `digest` does."""
    hasher = sha256()
    for name, content in files.items():
        hasher.update(name.encode() + b"\0" + sha256(content).digest())
    return hasher.hexdigest()


def deterministic_zip(files: dict[str, bytes]) -> bytes:
    """Pack files, in the order given, into a zip: the same files are the same bytes, whenever it is made."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files.items():
            write_entry(archive, name, content)
    return packed.getvalue()


def write_entry(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """Add a file to a zip, without the time and the rights that it has on this machine."""
    entry = zipfile.ZipInfo(name, FIRST_DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content)
