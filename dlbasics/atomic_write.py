"""Write a file whole or not at all."""

import os
import stat
import tempfile
from pathlib import Path


def atomic_write(path: Path, data: bytes) -> None:
    """Write a file to a temporary name, to the disk, then rename it: nobody ever reads half of it.

    Parameters
    ----------
    path : pathlib.Path
        Its folder must exist.
        It keeps its permissions; a new file gets those of the umask, as with `open`.
    data : bytes
    """
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _mode(path))
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        umask = os.umask(0)  # only setting it tells what it was
        os.umask(umask)
        return 0o666 & ~umask
