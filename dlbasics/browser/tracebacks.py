"""An exception as the page shows it: by the learner's own lines, and by the cells they stand in."""

import linecache
import re
from collections import deque
from dataclasses import dataclass

from dlbasics.browser.streams import shortened
from dlbasics.exercises.notebook_functions.advice_after_cells import advice
from dlbasics.messages import text
from dlbasics.runner.learner_traceback import class_name, learner_entries, message_of, source_line

# So many of the learner's lines are shown at the beginning and at the end of a traceback.
MAX_FIRST, MAX_LAST = 3, 5
CELL_FILE = re.compile(r"<cell (\d+)>")


@dataclass(frozen=True)
class ShownLines:
    """The first and the last of the learner's entries in a traceback, and how many lie between."""

    first: list
    last: list
    left_out: int


def file_name(cell: int) -> str:
    """What tracebacks call a cell."""
    return f"<cell {cell}>"


def cell_of(file: str) -> int | None:
    """The cell that tracebacks call by this file name; None if it is no cell."""
    match = CELL_FILE.fullmatch(file)
    return int(match[1]) if match else None


def error_fields(error: BaseException, failed_cell: int, target: int) -> dict:
    """An error by the learner's own lines, as the page's message has it.

    Parameters
    ----------
    error : BaseException
    failed_cell : int
        The cell that ran: where the error is if no line says otherwise.
    target : int
        The cell that the reader asked for.

    Returns
    -------
    dict
        ``name``, ``message``, ``cell``, innermost ``line``, and all of it as ``text``.
    """
    if isinstance(error, SyntaxError) and cell_of(error.filename or "") is not None:
        cell, line = failed_cell, error.lineno or 0
        lines = [text("traceback.line", line=line), *_marked_line(error)]
    else:
        shown = shown_lines(error.__traceback__)
        lines = _traceback_text(shown, target)
        entries = [*shown.first, *shown.last]
        line = entries[-1].tb_lineno if entries else 0
        cell = _cell_of_entry(entries[-1]) if entries else failed_cell
    name, message = class_name(type(error)), shortened(message_of(error))
    if isinstance(error, ModuleNotFoundError):
        message = text("traceback.no-package", message=message)
    lines.append(f"{name}: {message}" if message else name)
    source = "".join(linecache.getlines(file_name(cell)))
    hint = advice(error, source)
    if hint:
        lines.append(str(hint))
    return {"name": name, "message": message, "cell": cell, "line": line, "text": "\n".join(lines)}


def shown_lines(traceback) -> ShownLines:
    """Choose the lines to show: a recursion without end leaves a million."""
    first, last, count = [], deque(maxlen=MAX_LAST), 0
    for entry in learner_entries(traceback, _is_learners):
        count += 1
        if count <= MAX_FIRST:
            first.append(entry)
        else:
            last.append(entry)
    return ShownLines(first, list(last), max(count - MAX_FIRST - MAX_LAST, 0))


def _is_learners(frame) -> bool:
    return cell_of(frame.f_code.co_filename) is not None


def _cell_of_entry(entry) -> int:
    return cell_of(entry.tb_frame.f_code.co_filename)


def _traceback_text(shown: ShownLines, target: int) -> list:
    """The lines of a traceback."""
    gap = [text("traceback.calls-more", count=f"{shown.left_out:,}")] if shown.left_out else []
    first = [line for entry in shown.first for line in _entry_lines(entry, target)]
    last = [line for entry in shown.last for line in _entry_lines(entry, target)]
    return [*first, *gap, *last]


def _entry_lines(entry, target: int) -> list:
    """An entry of a traceback: where it is, and the line of code."""
    cell, line, function = _cell_of_entry(entry), entry.tb_lineno, entry.tb_frame.f_code.co_name
    match cell == target, function == "<module>":
        case True, True:
            place = text("traceback.line", line=line)
        case True, False:
            place = text("traceback.line-in-function", line=line, function=function)
        case False, True:
            place = text("traceback.line-of-cell", line=line, cell=_place_of(cell, target))
        case _:
            place = text("traceback.line-of-cell-in-function", line=line, cell=_place_of(cell, target),
                         function=function)
    return [place, f"    {source_line(entry)}"]


def _place_of(cell: int, target: int) -> str:
    """Where a cell stands, seen from another."""
    direction = "before" if cell < target else "after"
    steps = abs(target - cell)
    if steps == 1:
        return text(f"traceback.cell-{direction}")
    return text(f"traceback.cells-{direction}", count=steps)


def _marked_line(error: SyntaxError) -> list:
    """The line that is no Python, and a mark below the place."""
    source = (error.text or "").rstrip("\n")
    if not source:
        return []
    spaces = " " * max((error.offset or 1) - 1, 0)
    return [f"    {source}", f"    {spaces}^"]
