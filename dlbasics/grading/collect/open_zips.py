"""Zips that are open while files are read from them."""

import zipfile
from pathlib import Path

from dlbasics.grading.collect.archive import read_member

# A process may have 256 files open on some systems, and needs some for its workers.
MAX_OPEN = 100


class OpenZips:
    """Zips, of which the last ones that were read from stay open: the directory of one takes long to read.

    The others are opened again when their turn comes, since a process may have only so many files open.
    """

    def __init__(self):
        self._archives: dict[Path, zipfile.ZipFile] = {}  # the one that was used last stands last

    def __enter__(self) -> "OpenZips":
        return self

    def __exit__(self, *exception):
        for path in list(self._archives):
            self.close(path)

    def archive(self, path: Path) -> zipfile.ZipFile:
        """A zip, open until others need its place; zipfile raises many kinds of errors on a broken one."""
        archive = self._archives.pop(path, None) or zipfile.ZipFile(path)
        if len(self._archives) >= MAX_OPEN:
            self.close(next(iter(self._archives)))
        self._archives[path] = archive
        return archive

    def close(self, path: Path):
        """Close a zip, if it is open."""
        if path in self._archives:
            self._archives.pop(path).close()

    def read_member(self, path: Path, member: zipfile.ZipInfo, max_bytes: int) -> bytes:
        """Read a file in a zip, as `archive.read_member` does."""
        return read_member(self.archive(path), member, max_bytes)
