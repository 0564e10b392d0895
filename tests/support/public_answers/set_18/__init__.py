"""Answers of a later blind set that were refused, accepted or told too little; the numbers between kept none.

417 wrong answers and 99 right ones were written from the stubs alone. Of the first 206 wrong ones 193 were
named, 9 got the exact place and 4 a general word; one of 61 right ones lost a point. Of all, one wrong answer
was accepted, choose-and-test "tuples with the test inside"; two were told something untrue. Kept are those
for which something had to be mended.
"""

from support.public_answers.chapter_answers import chapter_answers
from support.public_answers.set_18.expected import EXPECTED

__all__ = ["ANSWERS", "EXPECTED"]
ANSWERS = chapter_answers(__name__)
