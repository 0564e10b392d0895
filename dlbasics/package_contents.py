"""The files of this package, cut by folder, and digests of them."""

from hashlib import sha256
from pathlib import Path

PACKAGE = Path(__file__).parent


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
