"""A last set, written down after the third one had been mended for, and judged blind."""

from support.public_answers.fourth import networks, regression
from support.public_answers.fourth.expected import EXPECTED

__all__ = ["ANSWERS", "EXPECTED"]
ANSWERS = [*networks.ANSWERS, *regression.ANSWERS]
