"""A smaller set, written down after the second one had been mended for, and judged blind."""

from support.public_answers.chapter_answers import chapter_answers
from support.public_answers.set_3.expected import EXPECTED

__all__ = ["ANSWERS", "EXPECTED"]
ANSWERS = chapter_answers(__name__)
