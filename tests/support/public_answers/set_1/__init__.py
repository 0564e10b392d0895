"""Answers to code exercises, adapted from what people wrote in public: issues, reviews, course repositories.

Each has the thread or repository it comes from, and what is wrong there in one line (nothing if it is right).
They were gathered from the stubs alone, before the known mistakes of the exercises were read.
"""

from support.public_answers.chapter_answers import chapter_answers
from support.public_answers.set_1.expected import EXPECTED

__all__ = ["ANSWERS", "EXPECTED"]
ANSWERS = chapter_answers(__name__)
