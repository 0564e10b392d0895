"""An eighth set of public answers, five wrong ones and a right one for each code exercise, judged blind.

They were gathered from the stubs alone. Of 210 wrong answers 190 got the right diagnosis or the exact place,
9 a general one that helps, 6 no help, and 5 a sentence that was not true of them in each part (softmax "one
maximum for the whole table"; silu-grad "1 - swish"; train-from-nothing "features as they were measured";
choose-and-test "reports the validation accuracy"; hard-sigmoid "the half is missing"). None was accepted, and
none of 42 right ones was refused. One more was taken for right at first (classify-digits, "through the
log-sum-exp"); it is safe up to scores of 1e15 only, and counted among the wrong ones since.
"""

from support.public_answers.chapter_answers import chapter_answers
from support.public_answers.set_8.expected import EXPECTED

__all__ = ["ANSWERS", "EXPECTED"]
ANSWERS = chapter_answers(__name__)
