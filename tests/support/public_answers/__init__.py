"""Answers to code exercises, adapted from what people wrote in public: issues, reviews, course repositories.

Each set was gathered after the ones before it had been mended for. A set holds `ANSWERS`, each with its
source and what is wrong in it, and `EXPECTED`: what the engine says of the wrong ones, a name or a status
after ``=``.
"""

from support.public_answers import (
    set_1,
    set_2,
    set_3,
    set_4,
    set_5,
    set_6,
    set_7,
    set_8,
    set_9,
    set_10,
    set_18,
)

SETS = {module.__name__.rpartition(".")[2]: module
        for module in (set_1, set_2, set_3, set_4, set_5, set_6, set_7, set_8, set_9, set_10, set_18)}
