"""Files of results that are written whole or not at all, and names for them.

They tell of people: a new one is for its owner alone, who may open it to others.
"""

import hashlib
import re
import time
import zipfile
from pathlib import Path

from dlbasics.atomic_write import atomic_write, atomic_write_by
from dlbasics.deterministic_zip import write_entry

# The folders in the folder of a run
RESULTS_FOLDER, FEEDBACK_FOLDER, GRADESCOPE_FOLDER = "results", "feedback", "gradescope"
TEMPORARY = re.compile(r"\..+\.(json|html|csv|txt|zip)-\w{8}")
# A write takes seconds: what is older was left by one that was killed.
OLD = 3600.0


def file_stem(learner: str) -> str:
    """A file name without its ending that is the person's alone, whatever the person is called."""
    readable = re.sub(r"[^A-Za-z0-9]+", "-", learner)[:40].strip("-") or "learner"
    # Of fewer digits, whoever may choose a name finds one with another's within seconds.
    return f"{readable}-{hashlib.sha256(learner.encode('utf-8', 'replace')).hexdigest()[:16]}"


def write_if_changed(path: Path, data: bytes):
    """Write a file whole, unless it holds these bytes already."""
    if path.is_file() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    atomic_write(path, data, private=True)


def write_zip_if_changed(path: Path, files: dict[str, Path]):
    """Write a zip of files whole, unless it holds their bytes already; the same files are the same bytes.

    The files are read one after the other: those of a large class need more memory than judging it.
    """

    def write(file):
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, source in files.items():
                write_entry(archive, member, source.read_bytes())

    atomic_write_by(path, write, private=True, only_if_changed=True)


def remove_temporaries(folder: Path):
    """Remove what writes that were killed have left, and nothing that another grader may be writing."""
    now = time.time()
    for parent in (folder, folder / RESULTS_FOLDER, folder / FEEDBACK_FOLDER,
                   *folder.glob(f"{GRADESCOPE_FOLDER}/*")):
        for path in parent.iterdir() if parent.is_dir() else ():
            if TEMPORARY.fullmatch(path.name) and _age(path, now) > OLD:
                path.unlink(missing_ok=True)


def _age(path: Path, now: float) -> float:
    """Seconds since a file was written; 0 if it is gone meanwhile."""
    try:
        return now - path.stat().st_mtime
    except FileNotFoundError:
        return 0.0
