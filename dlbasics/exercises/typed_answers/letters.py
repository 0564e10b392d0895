"""The letters that name options and lines."""

from dlbasics.messages import Message

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def letters_up_to(count: int) -> Message:
    """The words for the letters of `count` lines."""
    return Message("question.letters", {"last": LETTERS[count - 1]})
