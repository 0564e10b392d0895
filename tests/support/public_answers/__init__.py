"""Answers to code exercises, adapted from what people wrote in public: issues, reviews, course repositories.

Each set was gathered after the ones before it had been mended for. A set holds `ANSWERS`, each with its
source and what is wrong in it, and `EXPECTED`: what the engine says of the wrong ones, a name or a status
after ``=``.
"""

from support.public_answers import eighth, fifth, first, fourth, second, seventh, sixth, third

SETS = {
    "first": first,
    "second": second,
    "third": third,
    "fourth": fourth,
    "fifth": fifth,
    "sixth": sixth,
    "seventh": seventh,
    "eighth": eighth,
}
