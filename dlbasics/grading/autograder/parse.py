"""Read what a learner handed in: a notebook, or the work file of the page. Nothing of it is run here."""

import json
from dataclasses import dataclass, field

from dlbasics.clean_text import clean
from dlbasics.exercise_id import EXERCISE_ID
from dlbasics.exercises import progress_store
from dlbasics.messages import Message

LARGEST_FILE = 2**26
MOST_PARTS = 2**21  # of JSON: each costs a hundred times its size once it is read
MOST_SOURCE = 2**21
ANSWER_MIME_TYPE = "application/vnd.dlbasics.answer+json"


@dataclass
class ParsedSubmission:
    """What a submission holds.

    Attributes
    ----------
    cells : list of str
        Sources of a notebook's code cells.
    answers : dict
        Recorded answers: id -> version -> answer.
    learner : str
        Whose work it says that it is.
    notes : list of Message
        What was odd about it.
    problem : Message, optional
        Why it could not be read.
    """

    cells: list[str] = field(default_factory=list)
    answers: dict[str, dict] = field(default_factory=dict)
    learner: str = ""
    notes: list[Message] = field(default_factory=list)
    problem: Message | None = None


class UnreadableError(Exception):
    """A file that is no submission; the message says why."""

    def __init__(self, code: str, **params):
        super().__init__(code)
        self.message = Message(code, params)


def parse_submission(data: bytes) -> ParsedSubmission:
    """Parse a submission, whatever is in it.

    Parameters
    ----------
    data : bytes
        The file's content; its name plays no part.

    Returns
    -------
    ParsedSubmission
        With a ``problem`` and nothing else where it is none.
    """
    try:
        content = _load_json(data)
        if isinstance(content, dict) and content.get("format") == progress_store.FORMAT:
            return _parse_work_file(content)
        if isinstance(content, dict) and isinstance(content.get("cells"), list):
            return _parse_notebook(content)
        raise UnreadableError("submission.unknown-format")
    except UnreadableError as error:
        return ParsedSubmission(problem=error.message)


def _load_json(data: bytes):
    """The JSON value of a file that is not too large to be read."""
    if len(data) > LARGEST_FILE:
        raise UnreadableError("submission.too-large", most=LARGEST_FILE // 2**20)
    if not data.strip():
        raise UnreadableError("submission.empty")
    if sum(map(data.count, (b",", b"[", b"{"))) > MOST_PARTS:
        raise UnreadableError("submission.too-many-parts")
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableError("submission.no-utf-8") from None
    except (ValueError, RecursionError, MemoryError) as error:
        raise UnreadableError("submission.no-json", error=clean(error, 80)) from None


def _parse_work_file(content: dict) -> ParsedSubmission:
    try:
        work, left_out = progress_store.validated(content)
    except ValueError as error:
        raise UnreadableError("submission.work-file-unreadable", error=clean(error)) from None
    parsed = ParsedSubmission(learner=clean(work["learner"], 100).strip())
    if left_out:
        parsed.notes.append(Message("submission.work-file-incomplete"))
    size = 0
    for id, versions in work["exercises"].items():
        parsed.answers[id] = {}
        for version, entry in versions.items():
            answer = entry.get("answer")
            if answer is not None:
                parsed.answers[id][version] = answer
                size += len(answer) if isinstance(answer, str) else 0
    if size > MOST_SOURCE:
        raise UnreadableError("submission.too-much-code-in-answers")
    return parsed


def _parse_notebook(content: dict) -> ParsedSubmission:
    parsed = ParsedSubmission()
    for cell in content["cells"]:
        if isinstance(cell, dict) and cell.get("cell_type") == "code":
            parsed.cells.append(_source(cell.get("source")))
            for record in _answer_records(cell.get("outputs")):
                _add_answer(parsed, record)
    if sum(map(len, parsed.cells)) > MOST_SOURCE:
        raise UnreadableError("submission.too-much-code-in-cells")
    return parsed


def _source(source) -> str:
    """A cell's source, of whatever a file has in its place."""
    lines = source if isinstance(source, list) else [source]
    text = "".join(line for line in lines if isinstance(line, str))
    return text.encode("utf-8", "replace").decode()


def _answer_records(outputs):
    """The answers to questions that a cell's outputs record."""
    for output in outputs if isinstance(outputs, list) else []:
        data = output.get("data") if isinstance(output, dict) else None
        record = data.get(ANSWER_MIME_TYPE) if isinstance(data, dict) else None
        if isinstance(record, dict) and EXERCISE_ID.fullmatch(str(record.get("id"))):
            yield record


def _add_answer(parsed: ParsedSubmission, record: dict):
    """Add a recorded answer; of several the last one counts."""
    id, version = record["id"], str(record.get("version"))
    versions = parsed.answers.setdefault(id, {})
    if version in versions:
        parsed.notes.append(Message("submission.answered-more-than-once", {"id": id[:80]}))
    versions[version] = record.get("answer")
