"""Read a file of a folder that others may change meanwhile."""

import errno
import os
import stat
from functools import partial
from pathlib import Path

from dlbasics.messages import text


def read_file(path: str | Path, top: Path, max_bytes: int) -> bytes:
    """A file's bytes, if no link leads to it.

    Parameters
    ----------
    path : str or Path
    top : Path
        The folder that was given, which may be a link itself, or the file.
    max_bytes : int
        How many bytes are read at most.

    Raises
    ------
    OSError
        If there is no such file, or a link or a device stands where a folder or the file was listed.
    """
    with open(path, "rb", opener=partial(_open_without_links, top)) as file:
        return file.read(max_bytes)


def _open_without_links(top: Path, path: str, flags: int) -> int:
    """Open a file from folder to folder: each is held open while the next is looked up in it."""
    start = top.parent if Path(path) == top else top
    *folders, name = Path(path).relative_to(start).parts
    folder = os.open(start, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for part in folders:
            inner = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=folder)
            os.close(folder)
            folder = inner
        file = os.open(name, flags | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    finally:
        os.close(folder)
    if not stat.S_ISREG(os.fstat(file).st_mode):
        os.close(file)
        raise OSError(errno.EINVAL, text("submission.no-file"))
    return file
