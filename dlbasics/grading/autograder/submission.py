"""Read what a learner handed in: a notebook, or the work file of the page. Nothing of it is run here."""

import io
import json
import zipfile

from dlbasics.clean_text import clean
from dlbasics.exercise_id import EXERCISE_ID
from dlbasics.exercises import progress_store

LARGEST, PARTS, SOURCE, MEMBERS = 2**26, 2**21, 2**21, 200
BOMB = "The zip holds more than is read: it may be a zip bomb."
ANSWER = "application/vnd.dlbasics.answer+json"


def blank(problem: str = "") -> dict:
    """A submission with nothing in it; `problem` says why it could not be read."""
    return {"cells": [], "answers": {}, "learner": "", "notes": [], "problem": problem}


def read(data: bytes) -> dict:
    """Read a submission, whatever is in it.

    Parameters
    ----------
    data : bytes
        The file's content; its name plays no part.

    Returns
    -------
    dict
        ``cells`` (sources), ``answers`` (id -> version -> answer), ``learner``, ``notes``, ``problem``.
    """
    if len(data) > LARGEST:
        return blank(f"The file is too large; at most {LARGEST // 2**20} MiB are read.")
    if not data.strip():
        return blank("The file is empty.")
    if (
        sum(map(data.count, (b",", b"[", b"{"))) > PARTS
    ):  # each costs a hundred times its size once it is read
        return blank("The file has more parts than any notebook.")
    try:
        held = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return blank("The file is no text in UTF-8.")
    except (ValueError, RecursionError, MemoryError) as error:
        return blank(f"The file is no JSON: {clean(error, 80)}.")
    if isinstance(held, dict) and held.get("format") == "dlbasics-work":
        return _work(held)
    if isinstance(held, dict) and isinstance(held.get("cells"), list):
        return _notebook(held)
    return blank("The file is neither a notebook nor a work file of this book.")


def _work(held: dict) -> dict:
    try:
        work, left_out = progress_store.validated(held)
    except ValueError as error:
        return blank(f"The work file cannot be read: {clean(error)}.")
    made = blank()
    made["learner"] = clean(work["learner"], 100).strip()
    made["notes"] = ["Parts of the work file could not be read."] if left_out else []
    for id, versions in work["exercises"].items():
        given = {version: entry.get("answer") for version, entry in versions.items()}
        made["answers"][id] = {version: answer for version, answer in given.items() if answer is not None}
    texts = [a for given in made["answers"].values() for a in given.values() if isinstance(a, str)]
    return made if sum(map(len, texts)) <= SOURCE else blank("The answers hold more code than any notebook.")


def _text(source) -> str:
    """A cell's source, of whatever a file has in its place."""
    parts = source if isinstance(source, list) else [source]
    return "".join(p for p in parts if isinstance(p, str)).encode("utf-8", "replace").decode()


def _notebook(held: dict) -> dict:
    made = blank()
    for cell in held["cells"]:
        if not isinstance(cell, dict) or cell.get("cell_type") != "code":
            continue
        made["cells"].append(_text(cell.get("source")))
        outputs = cell.get("outputs")
        for output in outputs if isinstance(outputs, list) else []:
            data = output.get("data") if isinstance(output, dict) else None
            record = data.get(ANSWER) if isinstance(data, dict) else None
            if isinstance(record, dict) and EXERCISE_ID.fullmatch(str(record.get("id"))):
                given = made["answers"].setdefault(record["id"], {})
                if str(record.get("version")) in given:
                    told = f"{record['id'][:80]} is answered more than once; the last answer counts."
                    made["notes"].append(told)
                given[str(record.get("version"))] = record.get("answer")
    if sum(map(len, made["cells"])) > SOURCE:
        return blank("The cells hold more code than any notebook.")
    return made


def member(held: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    """A file in a zip, unpacked no further than `most` bytes."""
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ValueError("of other methods than Deflate, zipfile unpacks gigabytes at once")
    with held.open(info) as file:
        return file.read(most)


def unzip(data: bytes) -> tuple[list, str]:
    """The files in a zip as (place, name), and a problem; sizes are counted while reading, not believed."""
    found, total = [], 0
    if data.count(b"PK\1\2") > 500 * MEMBERS:  # an entry of 46 bytes costs ten times as much once it is read
        return [], BOMB
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            for at, info in enumerate(held.infolist()):
                if not info.filename.lower().endswith((".ipynb", ".json")):
                    continue
                total += len(member(held, info, LARGEST - total + 1))
                if total > LARGEST or len(found) == MEMBERS:
                    return [], BOMB
                found.append((at, info.filename))
    except Exception as error:  # of a zip that is none zipfile raises anything, such as zlib.error
        return [], f"The zip cannot be read: {clean(error, 80)}."
    return found, "" if found else "The zip holds no notebook and no work file."
