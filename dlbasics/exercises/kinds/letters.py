"""Answers that name lines by their letters: ``"a c"``, ``["b", "a"]``, or their indices."""

from dlbasics.exercises.model import UnreadableAnswer
from dlbasics.markdown import literal
from dlbasics.messages import Message

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def letters_up_to(count: int) -> Message:
    """The words for the letters of `count` lines."""
    return Message("question.letters", {"last": LETTERS[count - 1]})


def read_letters(answer, count: int) -> list[int]:
    """The indices that an answer names, each once.

    Raises
    ------
    UnreadableAnswer
        If it names something else than the first `count` letters or indices, or one twice.
    """
    parts = answer.lower() if isinstance(answer, str) else answer
    indices = [_index(part) for part in parts if part not in (" ", ",")]
    known = all(type(index) is int and 0 <= index < count for index in indices)
    if not known or len(set(indices)) != len(indices):
        raise UnreadableAnswer("question.unreadable-letters", answer=literal(repr(answer)),
                               letters=letters_up_to(count))
    return indices


def _index(part):
    """The index of a letter; whatever is no letter stays as it is."""
    if isinstance(part, str) and len(part) == 1 and part.lower() in LETTERS:
        return LETTERS.index(part.lower())
    return part
