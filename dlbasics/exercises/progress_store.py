"""The learner's work: one JSON file, written whole, that keeps every version's best answer (WORK_FILE.md)."""

import hashlib
import json
import math
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dlbasics.atomic_write import atomic_write
from dlbasics.clean_text import clean
from dlbasics.exercises.model import Exercise
from dlbasics.exercises.portable_number import portable_number
from dlbasics.file_lock import locked
from dlbasics.fnv1a import fnv1a
from dlbasics.messages import Message, MessageError

WORK_FILE = "dlbasics-work.json"
FORMAT, FORMAT_VERSION = "dlbasics-work", 1
TRIES_TO_OPEN_SOLUTION = 3  # different judged answers
MAX_STORED_TRIES = 20
MAX_VERSION_LENGTH = 50  # as it is shown
ENTRY_FIELDS = {"status": str, "earned": int | float, "when": str, "hints": int, "tries": list}
MISTAKE_FIELDS = {"when": str, "right": str}
CELL_FIELDS = {"text": str, "when": str}
PREDICTION_FIELDS = {"choice": int | None, "moved": bool, "when": str}
# What no grader reads: by key, of two the later is kept.
UNGRADED_PARTS = {"cells": CELL_FIELDS, "predictions": PREDICTION_FIELDS}
NO_ENTRY = {"answer": None, "status": "not attempted", "earned": 0, "when": "", "hints": 0, "tries": []}
NO_PREDICTION = {"choice": None, "moved": False, "when": ""}
# By work file: the work that this process could not write, and why, which is told once.
_unsaved: dict[Path, tuple[dict, Message]] = {}


class UnreadableWork(MessageError, ValueError):
    """What was read is no work file, or one of a later format."""


def empty_work() -> dict:
    """Work in which nothing is done."""
    return {"format": FORMAT, "format_version": FORMAT_VERSION, "learner": "", "exercises": {}}


def entry_of(work: dict, exercise: Exercise) -> dict:
    """The entry on the exercise as it is now; work on its earlier versions does not count."""
    return NO_ENTRY | work["exercises"].get(exercise.id, {}).get(exercise.version, {})


def solution_is_open(exercise: Exercise, entry: dict) -> bool:
    """Whether the solution may be seen after what was done: full marks, or enough different answers."""
    return entry["earned"] >= exercise.points or len(entry["tries"]) >= TRIES_TO_OPEN_SOLUTION


def mistakes_of(entry: dict) -> dict:
    """The well-formed part of an entry's mistakes; earlier editions of the book kept none."""
    mistakes = entry.get("mistakes")
    items = mistakes.items() if isinstance(mistakes, dict) else ()
    return {name: mistake for name, mistake in items if _has_fields(mistake, MISTAKE_FIELDS)}


def prediction_of(work: dict, key: str) -> dict:
    """What a reader has predicted before moving an explorer; a choice of None that has a time was skipped."""
    return work.get("predictions", {}).get(key, NO_PREDICTION)


# -- reading --------------------------------------------------------------------------------------


def read_json(content: str | bytes):
    """Read JSON; ``NaN``, ``Infinity`` and numbers too large for a float, which no page could read, are null.

    Raises
    ------
    ValueError, RecursionError
        If it is not JSON.
    """
    return json.loads(content, parse_constant=lambda name: None, parse_float=_finite_or_none)


def _finite_or_none(written: str) -> float | None:
    value = float(written)
    return value if math.isfinite(value) else None


def validated(data) -> tuple[dict, bool]:
    """Keep the well-formed part of what was read, and say whether something had to be left out.

    Raises
    ------
    UnreadableWork
        If it is not a work file, of a later format, or without its exercises.
    """
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise UnreadableWork("work.other-file", format=FORMAT)
    if data.get("format_version") != FORMAT_VERSION:
        shown = clean(repr(data.get("format_version")), MAX_VERSION_LENGTH)
        raise UnreadableWork("work.other-version", value=shown, expected=FORMAT_VERSION)
    if not isinstance(data.get("exercises"), dict):
        raise UnreadableWork("work.no-exercises", type=type(data.get("exercises")).__name__)
    work, left_out = empty_work(), False
    if isinstance(data.get("learner"), str):
        work["learner"] = data["learner"]
    for id, versions in data["exercises"].items():
        entries = versions.items() if isinstance(versions, dict) else [("", None)]
        for version, entry in entries:
            if _has_fields(entry, ENTRY_FIELDS):
                work["exercises"].setdefault(id, {})[version] = entry
            else:
                left_out = True
    return work | _ungraded(data), left_out


def _ungraded(data: dict) -> dict:
    """The well-formed records that no grader reads; one that is damaged harms only itself."""
    parts = {}
    for part, fields in UNGRADED_PARTS.items():
        records = data.get(part)
        for key, record in records.items() if isinstance(records, dict) else ():
            if _has_fields(record, fields):
                parts.setdefault(part, {})[key] = record
    return parts


def _has_fields(data, fields: dict) -> bool:
    return isinstance(data, dict) and all(
        name in data and isinstance(data[name], kind) for name, kind in fields.items())


def load(path: Path) -> tuple[dict, Message | None]:
    """Read work, with a message where something is odd; a damaged file is kept under another name."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return empty_work(), None
    try:
        work, left_out = validated(read_json(content))
    except (ValueError, RecursionError):
        work, left_out = empty_work(), True
    if not left_out:
        return work, None
    digest = hashlib.sha256(content).hexdigest()[:8]
    copy = path.with_name(f"{path.stem}.damaged-{digest}{path.suffix}")
    atomic_write(copy, content)
    return work, Message("work.damaged", {"name": path.name, "copy": copy.name})


def load_own() -> tuple[dict, Message | None]:
    """The work file beside the notebook, joined with what could not be saved.

    Never raises: the message says what failed.
    """
    path = _own_path()
    unsaved, told = _unsaved.get(path, (None, None))
    try:
        work, message = load(path)
    except OSError as error:
        work, message = empty_work(), Message("work.unreadable", _failure(path, error))
    return (merge(work, unsaved), message or told) if unsaved else (work, message)


def _own_path() -> Path:
    try:
        return Path(WORK_FILE).absolute()
    except OSError:  # the folder was deleted
        return Path(WORK_FILE)


def _failure(path: Path, error: OSError) -> dict:
    """What is told of a file and an error, whose own words may name a hidden file."""
    return {"name": path.name, "folder": path.parent.as_posix(), "error": error.strerror or str(error)}


def own_entry(exercise: Exercise) -> dict:
    """What the learner has done of an exercise, by the work file beside the notebook."""
    work, _ = load_own()
    return entry_of(work, exercise)


# -- joining --------------------------------------------------------------------------------------


def better_entry(a: dict, b: dict) -> dict:
    """Join two entries of one version: the answer with more points, of equals the later; all tries."""
    best = max(b, a, key=lambda entry: (entry["earned"], entry["when"]))
    mistakes = mistakes_of(a)
    for name, mistake in mistakes_of(b).items():
        known = mistakes.get(name, mistake)
        mistakes[name] = {field: max(known[field], mistake[field]) for field in MISTAKE_FIELDS}
    tries = list(dict.fromkeys(map(str, a["tries"] + b["tries"])))[:MAX_STORED_TRIES]
    joined = best | {"hints": max(a["hints"], b["hints"]), "tries": tries, "mistakes": mistakes}
    if not mistakes:
        del joined["mistakes"]
    return joined


def merge(a: dict, b: dict) -> dict:
    """Join two works so that nothing done in either is lost."""
    merged = empty_work() | {"learner": b["learner"] or a["learner"]}
    for work in (a, b):
        for id, versions in work["exercises"].items():
            entries = merged["exercises"].setdefault(id, {})
            for version, entry in versions.items():
                entries[version] = better_entry(entries[version], entry) if version in entries else entry
        for part in UNGRADED_PARTS:
            for key, record in work.get(part, {}).items():
                records = merged.setdefault(part, {})
                if key not in records or record["when"] >= records[key]["when"]:
                    records[key] = record
    return merged


# -- keeping --------------------------------------------------------------------------------------


def save(path: Path, work: dict) -> None:
    """Write work as a file for people too: indented, in a fixed order."""
    content = json.dumps(work, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    # Of half an emoji, which is no text, the backslash and number are what JSON itself writes.
    atomic_write(path, content.encode("utf-8", "backslashreplace"))


def update_entry(exercise: Exercise, **changes) -> tuple[dict, Message | None]:
    """Join changes into the work file beside the notebook. Never raises: the message says what failed."""
    return _join_entry(exercise, lambda entry: entry | changes)


def keep_prediction(key: str, choice: int | None, moved: bool) -> tuple[dict, Message | None]:
    """Keep a prediction in the work file beside the notebook. Never raises: the message says what failed.

    Parameters
    ----------
    key : str
        Of the question.
    choice : int or None
        None if it was skipped.
    moved : bool
        Whether the explorer was moved, too, so that the reader hears what happens.
    """
    prediction = {"choice": choice, "moved": moved}

    def changed(old: dict) -> dict:
        prediction["when"] = time_after(prediction_of(old, key)["when"])
        return {"predictions": {key: prediction}}

    _, message = _join(changed)
    return prediction, message


def _join_entry(exercise: Exercise, changed: Callable[[dict], dict]) -> tuple[dict, Message | None]:
    """Join in what `changed` makes of the exercise's entry."""
    return _join(lambda old: {"exercises": {
        exercise.id: {exercise.version: changed(entry_of(old, exercise))}}})


def _join(changes: Callable[[dict], dict]) -> tuple[dict, Message | None]:
    """Read the work file, join in what `changes` makes of it, and write it: one notebook at a time."""
    path = _own_path()
    with locked(path):
        return _join_alone(path, changes)


def _join_alone(path: Path, changes: Callable[[dict], dict]) -> tuple[dict, Message | None]:
    failure = None
    try:
        old, message = load(path)
    except OSError as error:
        old, message, failure = empty_work(), None, Message("work.unreadable", _failure(path, error))
    if path in _unsaved:
        old = merge(old, _unsaved[path][0])
    work = merge(old, empty_work() | changes(old))
    try:
        if not failure:  # what could not be read must not be overwritten
            save(path, work)
    except OSError as error:
        failure = Message("work.not-written", _failure(path, error))
    except (TypeError, ValueError) as error:
        return work, Message("work.not-saved", {"name": path.name, "error": str(error)})
    is_told = _unsaved.pop(path, None) is not None
    if failure:
        _unsaved[path] = work, failure
    if failure and not is_told:
        message = failure
    return work, message


def record_verdict(verdict, answer) -> tuple[dict, Message | None]:
    """Keep a judged answer; an empty or stopped one does not count as a try and changes nothing."""
    if not verdict.is_try:
        return load_own()

    def changed(entry: dict) -> dict:
        time = time_after(entry["when"])
        mistakes = mistakes_after(mistakes_of(entry), verdict, time)
        return entry | {"answer": answer, "status": verdict.status, "earned": verdict.earned, "when": time,
                        "tries": [try_digest(answer)], "mistakes": mistakes}

    return _join_entry(verdict.exercise, changed)


def mistakes_after(known: dict, verdict, time: str) -> dict:
    """The mistakes that were made, after another verdict.

    Parameters
    ----------
    known : dict
        By name: when it was made last, and when its exercise was right last.
    verdict : Verdict
    time : str
        When it was given.
    """
    if verdict.status == "right":
        return {name: mistake | {"right": time} for name, mistake in known.items()}
    names = [verdict.name or verdict.status, *verdict.others]
    return known | {name: {"when": time, "right": ""} for name in names}


def now() -> str:
    """The time as the file writes it: UTC, so that two machines agree."""
    return _written(datetime.now(UTC))


def _written(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def time_after(known: str) -> str:
    """Now, or just after a known time: a machine's clock may be ahead, and what was done last counts."""
    time = now()
    if time > known:
        return time
    try:
        time = _written(datetime.fromisoformat(known) + timedelta(milliseconds=1))
    except (ValueError, OverflowError):
        time = ""
    return time if time > known else f"{known}0"  # it was no time, or written in another way


def try_digest(answer) -> str:
    """The short digest that tells different tries apart; the page's script computes the same.

    Parameters
    ----------
    answer : object
        A recorded answer. Of an explorer's settings the numbers are first written alike in both languages.
    """
    if isinstance(answer, dict):
        answer = {name: portable_number(value) for name, value in answer.items()}
    canonical = json.dumps(answer, sort_keys=True, separators=(",", ":"))
    return str(fnv1a(canonical))
