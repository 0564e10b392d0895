"""Read what a learner handed in: a notebook, or the work file of the page. Nothing of it is run here."""

import json
import re
from dataclasses import dataclass, field

from dlbasics.clean_text import clean
from dlbasics.exercise_id import EXERCISE_ID
from dlbasics.exercises import progress_store
from dlbasics.grading.autograder.unsupported_file import describe_file
from dlbasics.messages import Message, MessageError

MAX_FILE_BYTES = 2**26
MAX_PARTS = 2**21  # of JSON: each costs a hundred times its size once it is read
MAX_SOURCE = 2**21
MAX_CELL_LENGTH, MAX_PARTS_OF_CELL = 10**5, 2 * 10**4
# Without an answer that stands in the call
ASKS = re.compile(r"""^ask\(\s*(?:id\s*=\s*)?(["'])(?P<id>.*?)\1\s*,?\s*\)""", re.MULTILINE)
ANSWER_MIME_TYPE = "application/vnd.dlbasics.answer+json"


@dataclass
class ParsedSubmission:
    """What a submission holds.

    Attributes
    ----------
    cells : list of str
        Sources of a notebook's code cells.
    cell_numbers : list of int
        As which cell each of them stands in the notebook, from 1.
    answers : dict
        Recorded answers: id -> version -> answer.
    answer_cells : dict
        In which of `cells` each of these was recorded: id -> version -> index; empty for a work file.
    cleared_questions : list of str
        Questions whose answers may have stood in the outputs of a notebook, which were cleared.
    learner : str
        Whose work it says that it is.
    notes : list of Message
        What was odd about it.
    problem : Message, optional
        Why it could not be read.
    """

    cells: list[str] = field(default_factory=list)
    cell_numbers: list[int] = field(default_factory=list)
    answers: dict[str, dict] = field(default_factory=dict)
    answer_cells: dict[str, dict[str, int]] = field(default_factory=dict)
    cleared_questions: list[str] = field(default_factory=list)
    learner: str = ""
    notes: list[Message] = field(default_factory=list)
    problem: Message | None = None


class UnreadableError(MessageError):
    """A file that is no submission; the message says why."""


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
        content, is_damaged = _load_json(data)
        if isinstance(content, dict) and content.get("format") == progress_store.FORMAT:
            parsed = _parse_work_file(content)
        elif isinstance(content, dict) and _cells(content) is not None:
            parsed = _parse_notebook(_cells(content))
        else:
            raise UnreadableError("submission.unknown-format")
    except UnreadableError as error:
        is_of_no_use = error.message.code in (
            "submission.no-json",
            "submission.no-utf-8",
            "submission.unknown-format",
        )
        return ParsedSubmission(problem=(is_of_no_use and describe_file(data)) or error.message)
    if is_damaged:
        parsed.notes.append(Message("submission.damaged-text"))
    return parsed


def _load_json(data: bytes) -> tuple[object, bool]:
    """The JSON value of a file that is not too large to be read, and whether some of its bytes are no text.

    Those cost what they stand in, and nothing else: in a comment nothing, in code its cell.
    """
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableError("submission.too-large", most=MAX_FILE_BYTES // 2**20)
    if not data.strip():
        raise UnreadableError("submission.empty")
    if sum(map(data.count, (b",", b"[", b"{"))) > MAX_PARTS:
        raise UnreadableError("submission.too-many-parts")
    encoding = _encoding(data)
    # Zeros at the end are left by a disk that was full, or a copy that failed.
    text = data.decode(encoding, "replace").rstrip("\x00 \t\r\n")
    is_damaged = "\ufffd" in text and "\ufffd".encode(encoding.removesuffix("-sig")) not in data
    try:
        return json.loads(text), is_damaged
    except (ValueError, RecursionError, MemoryError) as error:
        if is_damaged:
            raise UnreadableError("submission.no-utf-8") from None
        if getattr(error, "pos", 0) and text.startswith("{") and _is_cut_off(text, error):
            raise UnreadableError("submission.cut-off") from None
        raise UnreadableError("submission.no-json", error=clean(error, 80)) from None


def _encoding(data: bytes) -> str:
    """The encoding of JSON by its first bytes, also where nothing says it (RFC 4627, section 3)."""
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "utf-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    match [byte == 0 for byte in data[:4]]:
        case [True, True, True, False]:
            return "utf-32-be"
        case [False, True, True, True]:
            return "utf-32-le"
        case [True, False, True, False]:
            return "utf-16-be"
        case [False, True, False, True]:
            return "utf-16-le"
    return "utf-8-sig"


def _is_cut_off(text: str, error: Exception) -> bool:
    """Whether JSON could not be read since its end is missing."""
    return "Unterminated string" in str(error) or error.pos >= len(text)


def _parse_work_file(content: dict) -> ParsedSubmission:
    try:
        work, left_out = progress_store.validated(content)
    except progress_store.UnreadableWork as error:
        raise UnreadableError("submission.work-file-unreadable", error=error.message) from None
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
    if size > MAX_SOURCE:
        raise UnreadableError("submission.too-much-code-in-answers")
    return parsed


def _cells(content: dict) -> list | None:
    """A notebook's cells, also where they stand as in the third format; None if it is no notebook."""
    if isinstance(content.get("cells"), list):
        return content["cells"]
    sheets = content.get("worksheets")
    if not isinstance(sheets, list):
        return None
    cells = [cell for sheet in sheets if isinstance(sheet, dict) and isinstance(sheet.get("cells"), list)
             for cell in sheet["cells"]]
    return [cell | {"source": cell.get("input")} if isinstance(cell, dict) else cell for cell in cells]


def _parse_notebook(cells: list) -> ParsedSubmission:
    parsed, has_outputs = ParsedSubmission(), False
    for number, cell in enumerate(cells, 1):
        if isinstance(cell, dict) and cell.get("cell_type") == "code":
            source = _source(cell.get("source"))
            if _is_no_code(source):
                parsed.notes.append(Message("submission.cell-is-no-code", {"cell": number}))
                source = ""
            parsed.cells.append(source)
            parsed.cell_numbers.append(number)
            has_outputs = has_outputs or bool(cell.get("outputs"))
            for record in _answer_records(cell.get("outputs")):
                _add_answer(parsed, record)
    if not has_outputs:
        parsed.cleared_questions = [match["id"] for source in parsed.cells for match in ASKS.finditer(source)]
    if sum(map(len, parsed.cells)) > MAX_SOURCE:
        raise UnreadableError("submission.too-much-code-in-cells")
    return parsed


def _is_no_code(source: str) -> bool:
    """Whether a cell is a table of numbers, say, which a parser takes too long for."""
    return len(source) > MAX_CELL_LENGTH and sum(map(source.count, ",([{\n")) > MAX_PARTS_OF_CELL


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
    """Add a recorded answer of the cell that was added last; of several answers the last one counts."""
    id, version = record["id"], str(record.get("version"))
    versions = parsed.answers.setdefault(id, {})
    if version in versions:
        parsed.notes.append(Message("submission.answered-more-than-once", {"id": id[:80]}))
    versions[version] = record.get("answer")
    parsed.answer_cells.setdefault(id, {})[version] = len(parsed.cells) - 1
