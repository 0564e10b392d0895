"""The secret that the hidden cases are made from."""

import os
import secrets
from pathlib import Path

from dlbasics.grading.cli.settings import read_utf8
from dlbasics.grading.results.atomic_files import write_if_changed
from dlbasics.messages import text

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
    ValueError
        If both are given, or the file is empty.
    """
    if given and file:
        raise ValueError(text("cli.two-secrets"))
    if given:
        return given
    path = file or output / SEED_FILE
    if not file and not path.exists():
        _create(path)
    secret = read_utf8(path).strip()
    if not secret:
        raise ValueError(text("cli.no-secret", path=path))
    return secret


def _create(path: Path):
    """Write a new secret, whole, and never over one that another grader has just made."""
    temporary = path.with_name(f".{SEED_FILE}-{secrets.token_hex(4)}")
    write_if_changed(temporary, secrets.token_hex(16).encode() + b"\n")
    try:
        os.link(temporary, path)
    except FileExistsError:
        pass
    except OSError:  # a disk without links, such as a memory stick's
        os.replace(temporary, path)
    temporary.unlink(missing_ok=True)
