"""The secret that the hidden cases are made from."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from dlbasics.atomic_write import PRIVATE
from dlbasics.grading.cli.read_utf8 import read_utf8
from dlbasics.messages import UsageError, text

SEED_FILE = "seed.txt"


def find_secret(given: str | None, file: Path | None, output: Path) -> str:
    """The secret: as given, from a file, or made once and kept beside the results.

    Parameters
    ----------
    given : str, optional
        The secret itself.
    file : Path, optional
        A file that holds it.
    output : Path
        The folder of results.

    Raises
    ------
    UsageError
        If both are given, or what is given is empty or another's.
    """
    if given is not None and file:
        raise UsageError(text("cli.two-secrets"))
    if given is not None and not given.strip():  # as from a variable that is not set
        raise UsageError(text("cli.empty-secret"))
    if given is not None:
        return given
    path = file or output / SEED_FILE
    if not file and not path.exists():
        _create(path)
    try:
        secret = read_utf8(path).strip()
    except PermissionError:
        raise UsageError(text("cli.secret-unreadable", path=path)) from None
    if not secret:
        raise UsageError(text("cli.no-secret", path=path))
    return secret


def _create(path: Path):
    """Write a new secret, whole, and never over one that another grader has just made."""
    secret = secrets.token_hex(16).encode() + b"\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    _write_new(temporary, secret)
    try:
        os.link(temporary, path)
    except FileExistsError:
        pass
    except OSError:  # a disk without links, such as a memory stick's
        with suppress(FileExistsError):
            _write_new(path, secret)
    finally:
        temporary.unlink(missing_ok=True)


def _write_new(path: Path, data: bytes):
    """Write a new file for its owner alone; nothing is left of one that could not be written."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE), "wb") as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            path.unlink(missing_ok=True)
            raise
