"""The learner's work: one JSON file, written whole, that keeps every version's best answer (FORMAT.md)."""

import hashlib
import json
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.exercises.kinds import Exercise

NAME = "dlbasics-work.json"
# So many different judged answers open a solution.
TRIES = 3
FIELDS = {"status": str, "earned": int | float, "when": str, "hints": int, "tries": list}


def empty() -> dict:
    """Work in which nothing is done."""
    return {"format": "dlbasics-work", "format_version": 1, "learner": "", "exercises": {}}


def now() -> str:
    """The time as the file writes it: UTC, so that two machines agree."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def cleaned(data) -> tuple[dict, bool]:
    """Keep the well-formed part of what was read, and say whether something had to be left out.

    Raises
    ------
    ValueError
        If it is not a work file, or of a later format.
    """
    if not isinstance(data, dict) or data.get("format") != "dlbasics-work":
        raise ValueError("data is no dlbasics-work file")
    if data.get("format_version") != 1 or not isinstance(data.get("exercises"), dict):
        raise ValueError(f"format_version is {data.get('format_version')!r}; expected 1")
    kept, left_out = empty(), False
    kept["learner"] = data["learner"] if isinstance(data.get("learner"), str) else ""
    for id, versions in data["exercises"].items():
        for version, entry in versions.items() if isinstance(versions, dict) else [("", None)]:
            if isinstance(entry, dict) and all(isinstance(entry.get(f), t) for f, t in FIELDS.items()):
                kept["exercises"].setdefault(id, {})[version] = entry
            else:
                left_out = True
    cells = data.get("cells")
    for key, cell in cells.items() if isinstance(cells, dict) else ():
        if isinstance(cell, dict) and all(isinstance(cell.get(f), str) for f in ("text", "when")):
            kept.setdefault("cells", {})[key] = cell
    return kept, left_out


def better(a: dict, b: dict) -> dict:
    """Join two entries of one version: the answer with more points, of equals the later; all tries."""
    best = max(a, b, key=lambda entry: (entry["earned"], entry["when"]))
    tries = list(dict.fromkeys(map(str, a["tries"] + b["tries"])))[:20]
    return best | {"hints": max(a["hints"], b["hints"]), "tries": tries}


def merge(a: dict, b: dict) -> dict:
    """Join two works so that nothing done in either is lost."""
    joined = empty() | {"learner": b["learner"] or a["learner"]}
    for work in (a, b):
        for id, versions in work["exercises"].items():
            mine = joined["exercises"].setdefault(id, {})
            for version, entry in versions.items():
                mine[version] = better(mine[version], entry) if version in mine else entry
        for key, cell in work.get("cells", {}).items():
            cells = joined.setdefault("cells", {})
            cells[key] = max(cells.get(key, cell), cell, key=lambda c: c["when"])
    return joined


def entry_of(work: dict, exercise: Exercise) -> dict:
    """The entry on the exercise as it is now; work on its earlier versions does not count."""
    blank = {"answer": None, "status": "not attempted", "earned": 0, "when": "", "hints": 0, "tries": []}
    return blank | work["exercises"].get(exercise.id, {}).get(exercise.version, {})


def load(path: Path) -> tuple[dict, str]:
    """Read work, with a note where something is odd; a damaged file is kept under another name."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return empty(), ""
    try:
        work, left_out = cleaned(json.loads(raw))
    except (ValueError, RecursionError):
        work, left_out = empty(), True
    if not left_out:
        return work, ""
    aside = path.with_name(f"{path.stem}.damaged-{hashlib.sha256(raw).hexdigest()[:8]}{path.suffix}")
    write_bytes(aside, raw)
    return work, f"{path.name} could not be read in full; the file as it was is kept as {aside.name}."


def write_bytes(path: Path, data: bytes):
    """Write a file whole or not at all: to a temporary name, to the disk, then renamed."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def write(path: Path, work: dict):
    """Write work as a file for people too: indented, in a fixed order."""
    write_bytes(path, (json.dumps(work, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode())


def keep(exercise: Exercise, **changes) -> tuple[dict, str]:
    """Join what happened into the work file beside the notebook. Never raises: the note says what failed."""
    path = Path(NAME).absolute()
    new = empty()
    try:
        old, note = load(path)
    except OSError as error:
        old, note = empty(), f"Your earlier work could not be read ({error.strerror or error})."
    entry = entry_of(old, exercise)
    new["exercises"][exercise.id] = {exercise.version: entry | changes}
    joined = merge(old, new)
    if note.startswith("Your earlier"):
        return joined, note
    try:
        write(path, joined)
    except (OSError, TypeError, ValueError) as error:
        note = f"Your work could not be saved in {path.name} ({error})."
    return joined, note


def counts(verdict: Verdict) -> bool:
    """Whether a verdict is a try: an empty or stopped answer is none."""
    return verdict.status != "not attempted" and not verdict.sentence.startswith("You stopped")


def mark(answer) -> str:
    """The short digest that tells different tries apart."""
    return hashlib.sha256(json.dumps(answer, sort_keys=True).encode()).hexdigest()[:8]


def keep_verdict(exercise: Exercise, verdict: Verdict, answer) -> tuple[dict, str]:
    """Keep a judged answer; an empty or stopped one is no try and changes nothing."""
    if not counts(verdict):
        return keep(exercise)
    done = {"answer": answer, "status": verdict.status, "earned": verdict.earned}
    return keep(exercise, **done, when=now(), tries=[mark(answer)])
