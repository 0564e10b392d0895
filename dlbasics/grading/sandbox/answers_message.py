"""What the cells of a submission answer, as its sandbox has found it, checked."""

import json
from dataclasses import dataclass, field

from dlbasics.clean_text import clean
from dlbasics.runner import wire

MAX_NOTES = 50
MAX_NOTE_LENGTH = 80


@dataclass(frozen=True)
class FoundFunction:
    """Where the function stands that answers an exercise.

    Attributes
    ----------
    needs : list of list of int
        The pairs (cell, statement) to run, in this order.
    count : int
        How often the exercise is answered.
    parse_error : str
        Why its cell is no Python; empty if it is.
    """

    needs: list[list[int]]
    count: int
    parse_error: str


@dataclass(frozen=True)
class FoundAnswers:
    """What the cells of a submission answer.

    Attributes
    ----------
    functions : dict of str to FoundFunction
        By the id of the exercise.
    answers : dict of str to object
        To questions, by their ids, as far as they are written out.
    answer_cells : dict of str to int
        In which of the cells each of these stands.
    computed : list of str
        Questions whose answer only Python knows.
    skipped_lines : list of str
        Such as magics.
    broken_cells : list of (int, str)
        Cells that are no Python, and why.
    """

    functions: dict[str, FoundFunction] = field(default_factory=dict)
    answers: dict[str, object] = field(default_factory=dict)
    answer_cells: dict[str, int] = field(default_factory=dict)
    computed: list[str] = field(default_factory=list)
    skipped_lines: list[str] = field(default_factory=list)
    broken_cells: list[tuple[int, str]] = field(default_factory=list)


def checked_answers(message: dict) -> FoundAnswers:
    """The contents in a message of `find_exercises`.

    Raises
    ------
    ValueError, TypeError, LookupError, AttributeError, RecursionError
        If it cannot be right.
    """
    return FoundAnswers(
        functions={id: _checked_function(found) for id, found in message["found"].items()},
        answers={id: json.loads(answer) for id, answer in message["asked"].items()},
        answer_cells={id: _cell_number(message["asked_in"][id]) for id in message["asked"]},
        computed=[id for id in message["unread"] if isinstance(id, str)],
        skipped_lines=[clean(line, MAX_NOTE_LENGTH) for line in message["skipped"][:MAX_NOTES]],
        broken_cells=[(_cell_number(cell), clean(reason)) for cell, reason in message["broken"][:MAX_NOTES]],
    )


def _cell_number(number) -> int:
    """The number of a cell; JSON of Python's may hold an infinite one."""
    if type(number) is not int:
        raise TypeError(number)
    return number


def _checked_function(found: dict) -> FoundFunction:
    function = FoundFunction(found["needs"], found["count"], found["parse_error"])
    are_pairs = all(len(need) == 2 and type(need[0]) is type(need[1]) is int for need in function.needs)
    if not are_pairs or type(function.count) is not int or not isinstance(function.parse_error, str):
        raise ValueError(found)
    wire.encode_frame({"": function.needs})  # that it can be sent back
    return function
