"""A lock between processes that change one file: only its holder reads and writes."""

import contextlib
import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, and Python in a page
    fcntl = None
try:
    import msvcrt
except ImportError:
    msvcrt = None

PAUSE, MAX_PAUSES = 0.02, 500  # Windows does not wait


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a file, which need not exist. Where none can be had, go on without.

    The system lets go of it when its holder ends, however that ends.

    Parameters
    ----------
    path : pathlib.Path
    """
    lock = path.with_name(f".{path.name}.lock")
    handle = None
    with contextlib.suppress(OSError):  # a folder that is read-only, a disk that knows no locks
        handle = _of_posix(lock) if fcntl else _of_windows(path) if msvcrt else None
    try:
        yield
    finally:
        if handle is not None:
            if fcntl:  # while it is held: who opened it meanwhile sees that it is gone
                with contextlib.suppress(OSError):
                    lock.unlink()
            os.close(handle)


def _of_posix(lock: Path) -> int:
    """The open and locked file, which stands beside the other one as long as somebody holds it."""
    while True:
        handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            if _is_still(handle, lock):
                return handle
        except BaseException:  # an interrupt, too
            os.close(handle)
            raise
        os.close(handle)


def _is_still(handle: int, lock: Path) -> bool:
    """Whether that is the file of this name, and not one that its last holder has deleted."""
    try:
        return os.path.samestat(os.fstat(handle), lock.stat())
    except FileNotFoundError:
        return False


def _of_windows(path: Path) -> int:
    """The open and locked file. Windows deletes no open file: it stays, where temporary files stand."""
    digest = hashlib.sha256(os.path.normcase(os.path.realpath(path)).encode()).hexdigest()
    handle = os.open(Path(tempfile.gettempdir()) / f"dlbasics-{digest[:16]}.lock", os.O_RDWR | os.O_CREAT)
    try:
        for pause in range(MAX_PAUSES + 1):
            try:
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
                return handle
            except OSError:
                if pause == MAX_PAUSES:
                    raise
                time.sleep(PAUSE)
    except BaseException:
        os.close(handle)
        raise
