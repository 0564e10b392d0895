"""Read a CSV file of any platform or spreadsheet: its encoding, its delimiter, its header, its rows."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dlbasics.clean_text import clean
from dlbasics.grading.autograder.unsupported_file import is_no_plain_text
from dlbasics.grading.collect.column_names import NAMING, column_name, kind_of_column
from dlbasics.grading.collect.text_encoding import OF_TEXT_FILES, guess_encoding
from dlbasics.messages import Message, UsageError, text

DELIMITERS = "\t;,|"
# Some platforms write a title above the header.
MAX_ROWS_ABOVE_HEADER = 5
MAX_CELL_LENGTH = 2000
# What old editors write behind the end of a text
PADDING = "\x1a\0"
MARKED = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True)
class Row:
    """A row of a table.

    Attributes
    ----------
    line : int
        Where it begins.
    cells : dict of str to str
        What it says, by the column's name in lower case: without signs that cannot be shown, and cut off
        where it is too long.
    raw : tuple of str
        The cells as they stand in the file, as many as the header has.
    """

    line: int
    cells: dict[str, str]
    raw: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table that was read.

    Attributes
    ----------
    path : Path
    header : list of str
        The columns' names as they stand there.
    rows : list of Row
    notes : list of Message
        What a person should know, such as an encoding that was only recognised by its letters.
    """

    path: Path
    header: list[str]
    rows: list[Row]
    notes: list[Message]


def _repeats_header(cells: list[str], header: list[str]) -> bool:
    """Whether a row is the header once more, as where two lists were joined."""
    return [cell.strip() for cell in cells if cell.strip()] == [cell for cell in header if cell]


def read_table(path, is_header: Callable[[list[str]], bool], example: str = "") -> Table:
    """Read a CSV file.

    Parameters
    ----------
    path : path-like
    is_header : callable
        Whether a row of names, as `column_name` makes them, is the header.
    example : str, optional
        A header that would do, for a table that is no roster.

    Raises
    ------
    UsageError
        If it is no table or has no such header; the message names the file, the line and what to change.
    """
    path = Path(path)
    data = path.read_bytes()
    if not data.strip():
        raise UsageError(text("table.empty", path=path))
    content, notes = decode(path, data)
    lines = list(io.StringIO(content.rstrip(PADDING), newline=""))
    first, delimiter = _first_line_and_delimiter(lines, is_header)
    records = _records(path, lines, first, delimiter)
    above = []
    for _, cells in records:
        names = [column_name(cell) for cell in cells]
        if is_header(names):
            header = [cell.strip() for cell in cells]
            rows = _rows_below(header, path, names, delimiter, records)
            return Table(path, header, rows, notes)
        above.append(cells)
        if len(above) > MAX_ROWS_ABOVE_HEADER:
            break
    columns = ", ".join(clean(cell, 40) for cell in max(above, key=len, default=[])) or "-"
    code = "table.no-such-header" if example else "table.no-header"
    raise _refusal(path, data, text(code, path=path, columns=columns, example=example))


def _rows_below(header: list[str], path: Path, names: list[str], delimiter: str,
                records: Iterator) -> list[Row]:
    """The rows of the records that are left; the header is left out where it is repeated."""
    rows = []
    for line, cells in records:
        if not _repeats_header(cells, header):
            rows.append(_row(path, names, delimiter, line, cells))
    return rows


def _refusal(path: Path, data: bytes, message: str) -> UsageError:
    """Why a file cannot be read; that it is no text at all, such as a workbook of Excel, says more."""
    return UsageError(text("table.no-csv-file", path=path) if is_no_plain_text(data) else message)


def decode(path: Path, data: bytes) -> tuple[str, list[Message]]:
    """The text of a file's bytes, with a note where the encoding was recognised by its letters.

    Raises
    ------
    UsageError
        If no encoding fits.
    """
    for mark, encoding in MARKED.items():
        if data.startswith(mark):
            return _decoded(path, data, encoding), []
    if b"\0" in data[:100]:
        return _decoded(path, data, "utf-16-be" if data[:1] == b"\0" else "utf-16-le"), []
    try:
        return data.decode(), []
    except UnicodeDecodeError as error:
        guessed = guess_encoding(data, OF_TEXT_FILES)
        if not guessed:
            raise _undecodable(path, data, "utf-8", error) from None
    note = Message("table.guessed-encoding", {"path": path.name, "encoding": guessed.name})
    return data.decode(guessed.encoding), [note]


def _decoded(path: Path, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(path, data, encoding, error) from None


def _undecodable(path: Path, data: bytes, encoding: str, error: UnicodeDecodeError) -> UsageError:
    """In which line a file is in another encoding."""
    line = data[: error.start].decode(encoding, "replace").count("\n") + 1
    return _refusal(path, data, text("table.unknown-encoding", path=path, line=line))


def _records(path: Path, lines: list[str], first: int,
             delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The records that hold anything, each with the line where it begins."""
    reader = csv.reader(lines[first:], delimiter=delimiter, strict=True, skipinitialspace=True)
    begin = first + 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            is_open = "unexpected end" in str(error)
            code = "table.open-quote" if is_open else "table.no-csv"
            raise UsageError(text(code, path=path, line=begin, error=error)) from None
        end = first + reader.line_num
        if sum(line.count('"') for line in lines[begin - 1 : end]) % 2:
            raise UsageError(text("table.open-quote", path=path, line=begin))
        if any(cell.strip() for cell in cells):
            yield begin, cells
        begin = end + 1


def _first_line_and_delimiter(lines: list[str], is_header: Callable) -> tuple[int, str]:
    """The first line of the table, and what separates its cells.

    The delimiter is the sign which makes a header of the most columns; names can hold more of another.
    """
    if lines and lines[0].lower().startswith("sep=") and lines[0][4:5].strip("\r\n"):
        return 1, lines[0][4]
    best, most = ",", 0
    for delimiter in DELIMITERS:
        for line in lines[: MAX_ROWS_ABOVE_HEADER + 1]:
            names = [column_name(cell.strip('"')) for cell in line.strip("\r\n\ufeff").split(delimiter)]
            if len(names) > most and is_header(names):
                best, most = delimiter, len(names)
    return 0, best


def _swallows_a_row(cells: list[str], column: int, width: int, delimiter: str) -> bool:
    """Whether a cell holds whole rows, since its quotation mark is closed in one of them.

    A name may hold a line break; one with as many delimiters behind it as a row has is no name.
    """
    cell = cells[column]
    counts = [line.count(delimiter) for line in cell.splitlines()[1:]]
    if delimiter not in cell or not counts:
        return False
    counts[-1] += len(cells) - 1 - column  # the rest of the row stands behind the cell's last line
    return max(counts) >= width - 1


def _row(path: Path, names: list[str], delimiter: str, line: int, cells: list[str]) -> Row:
    """A row; cells without a column would shift the others, so they are refused.

    So are rows that a quotation mark has swallowed. Prose, such as a comment, may look like one.
    """
    for column, name in enumerate(names[: len(cells)]):
        if kind_of_column(name) in NAMING and _swallows_a_row(cells, column, len(names), delimiter):
            raise UsageError(text("table.open-quote", path=path, line=line))
    if any(cell.strip() for cell in cells[len(names) :]):
        raise UsageError(text("table.too-many-cells", path=path, line=line, count=len(cells),
                              expected=len(names)))
    values = [clean(cell, MAX_CELL_LENGTH).strip() for cell in cells]
    values += [""] * (len(names) - len(values))
    row = {}
    for name, value in zip(names, values, strict=False):
        if name and not row.get(name):  # of two columns of one name the first that says anything
            row[name] = value
    raw = (*cells, *[""] * (len(names) - len(cells)))
    return Row(line, row, raw[: len(names)])
