"""A fifth set of public answers, written down after the fourth one had been mended for, and judged blind.

What is wrong in each stands in its data, and stood there before the first of them was judged. Of 113 wrong
answers 84 got the right diagnosis or the exact place, 7 a general one that helps, 18 no help, 4 a sentence
that misled; none was accepted, and none of 33 right ones was refused.
"""

from support.public_answers.chapter_answers import chapter_answers
from support.public_answers.set_5.expected import EXPECTED

__all__ = ["ANSWERS", "EXPECTED"]
ANSWERS = chapter_answers(__name__)
