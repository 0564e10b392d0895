"""A fourth set, written down after the third one had been mended for, and judged blind."""

from support.public_answers.chapter_answers import chapter_answers
from support.public_answers.set_4.expected import EXPECTED

__all__ = ["ANSWERS", "EXPECTED"]
ANSWERS = chapter_answers(__name__)
