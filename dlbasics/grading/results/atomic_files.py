"""Files that are written whole or not at all, and names for them."""

import filecmp
import hashlib
import os
import re
import tempfile
import zipfile
from pathlib import Path

from dlbasics.atomic_write import atomic_write
from dlbasics.package_contents import write_entry

TEMPORARY = re.compile(r"\..+\.(json|html|csv|txt|zip)-\w{8}")
ATTEMPTS = 3


def file_stem(learner: str) -> str:
    """A file name without its ending that is the person's alone, whatever the person is called."""
    readable = re.sub(r"[^A-Za-z0-9]+", "-", learner)[:40].strip("-") or "learner"
    # Of fewer digits, whoever may choose a name finds one with another's within seconds.
    return f"{readable}-{hashlib.sha256(learner.encode('utf-8', 'replace')).hexdigest()[:16]}"


def write_if_changed(path: Path, data: bytes):
    """Write a file whole, unless it is there, in a folder that may be deleted meanwhile."""
    for attempt in range(1, ATTEMPTS + 1):
        try:
            if path.is_file() and path.read_bytes() == data:
                return
            path.parent.mkdir(parents=True, exist_ok=True)
            atomic_write(path, data)
            return
        except FileNotFoundError:
            if attempt == ATTEMPTS:
                raise


def write_zip_if_changed(path: Path, files: dict[str, Path]):
    """Write a zip of files whole, unless it is there; the same files are the same bytes.

    The files are read one after the other: those of a large class need more memory than judging it.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w+b") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                for member, source in files.items():
                    write_entry(archive, member, source.read_bytes())
            file.flush()
            os.fsync(file.fileno())
        if not (path.is_file() and filecmp.cmp(temporary, path, shallow=False)):
            os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def remove_temporaries(folder: Path):
    """Remove what writes that were killed have left; a write that is going on elsewhere is repeated there."""
    for place in (folder, folder / "results", folder / "feedback", *folder.glob("gradescope/*")):
        for path in place.iterdir() if place.is_dir() else ():
            if TEMPORARY.fullmatch(path.name):
                path.unlink(missing_ok=True)
