"""Write a file whole or not at all."""

import filecmp
import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

PRIVATE = 0o600  # for its owner alone


def atomic_write(path: Path, data: bytes, private: bool = False) -> None:
    """Write bytes to a file, as `atomic_write_by` does.

    Parameters
    ----------
    path : pathlib.Path
    data : bytes
    private : bool
    """
    atomic_write_by(path, lambda file: file.write(data), private)


def atomic_write_by(path: Path, write: Callable[[BinaryIO], object], private: bool = False,
                    only_if_changed: bool = False) -> None:
    """Write a file to a temporary name, to the disk, then rename it: nobody ever reads half of it.

    A file that is there keeps its permissions.

    Parameters
    ----------
    path : pathlib.Path
        Its folder must exist.
    write : callable
        Writes what the file shall hold into the open file that it gets.
    private : bool
        Whether a new file is for its owner alone; otherwise its permissions are those of the umask, as with
        `open`.
    only_if_changed : bool
        Whether a file that holds the same bytes already stays as it is.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w+b") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        if not (only_if_changed and path.is_file() and filecmp.cmp(temporary, path, shallow=False)):
            os.chmod(temporary, _mode(path, private))
            os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _mode(path: Path, private: bool) -> int:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        if private:
            return PRIVATE
        umask = os.umask(0)  # only setting it tells what it was
        os.umask(umask)
        return 0o666 & ~umask
