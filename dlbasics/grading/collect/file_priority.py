"""Which files people hand in, and which their systems leave beside them."""

from collections.abc import Iterable
from enum import IntEnum

from dlbasics.grading.collect.platforms.export import is_handed_in

LEFT_BY_SYSTEMS = ("__MACOSX", ".git", ".DS_Store", "Thumbs.db", "desktop.ini")
# Folders of programs that are installed, which hold thousands of files and no work
INSTALLED = ("node_modules", "site-packages", "__pycache__")
# A file that every virtual environment of Python has, and what its folder is mostly called
IN_ENVIRONMENTS, ENVIRONMENTS = "pyvenv.cfg", ("venv", "env")
# Archives that are not read, and in which work may be
ARCHIVES = (".rar", ".7z", ".tar", ".tgz", ".tar.gz")


class FilePriority(IntEnum):
    """How likely a file was handed in. Of one hand-in only the likeliest files count."""

    HANDED_IN = 0
    OTHER = 1
    HIDDEN = 2
    NEVER = 3


def file_priority(parts: tuple) -> FilePriority:
    """The priority of a file by its folders and its name; an empty name is a folder that cannot be read."""
    *folders, name = parts
    if any(part in LEFT_BY_SYSTEMS for part in parts):
        return FilePriority.NEVER
    if name.startswith("._") or any(folder.startswith(".") or folder in INSTALLED for folder in folders):
        return FilePriority.HIDDEN
    if name.startswith((".", "~$")):
        return FilePriority.OTHER if is_handed_in(name) else FilePriority.NEVER
    return FilePriority.HANDED_IN if not name or is_handed_in(name) else FilePriority.OTHER


def environments(paths: Iterable[tuple]) -> set[tuple]:
    """The paths of the folders that are virtual environments of Python: not all that is called env is one."""
    found = set()
    for *folders, name in paths:
        if name == IN_ENVIRONMENTS:
            found.add(tuple(folders))
        elif "site-packages" in folders:
            above = folders[:folders.index("site-packages")]
            found.update(tuple(above[:at + 1]) for at, folder in enumerate(above) if folder in ENVIRONMENTS)
    return found - {()}


def is_unread_archive(name: str) -> bool:
    """Whether a file is called as an archive that is not read here."""
    return name.lower().endswith(ARCHIVES)


def hidden_at(parts: tuple) -> int:
    """Which of the parts hides a file; the number of parts if none does."""
    return next((at for at, part in enumerate(parts) if part.startswith(".") or part in INSTALLED),
                len(parts))
