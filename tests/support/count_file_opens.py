"""How often files are opened."""

import os
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

_opened = {"below": None, "log": None}


def _log_opening(event: str, arguments: tuple):
    if event == "open" and _opened["log"] is not None and isinstance(arguments[0], str | Path):
        is_folder = arguments[2] & os.O_DIRECTORY
        if not is_folder and str(arguments[0]).startswith(_opened["below"]):
            os.write(_opened["log"], f"{arguments[0]}\n".encode())


@contextmanager
def count_file_opens(top: Path) -> Iterator[Counter]:
    """Count how often each file below a path is opened, and each member of a zip there, also by forks."""
    if not _opened["below"]:
        sys.addaudithook(_log_opening)  # which nothing can remove
    counts, open_member = Counter(), zipfile.ZipFile.open

    def log_member(archive, member, *more, **options):
        if archive.filename and _opened["log"] is not None:
            os.write(_opened["log"], f"{archive.filename}/{member.filename}\n".encode())
        return open_member(archive, member, *more, **options)

    with tempfile.TemporaryFile() as log, mock.patch.object(zipfile.ZipFile, "open", log_member):
        _opened.update(below=str(top), log=log.fileno())
        try:
            yield counts
        finally:
            _opened["log"] = None
        log.seek(0)
        counts.update(log.read().decode().splitlines())
