"""Seal a question's table for the page, so that neither the answer nor the feedback can be read there.

A probe (see `questions`) hashes to a place in the table, where the key of a text lies under a pad that only
the same probe makes. This keeps honest eyes honest: whoever tries every answer by program still finds the
right one. ``sphinxext/site/exercises.js`` holds `digest`, `keystream` and the way back.
"""

import base64
import json
from collections.abc import Callable
from itertools import islice

from dlbasics.exercises.judging import questions
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.exercises.kinds import Exercise

MASK = 0xFFFFFFFF


def digest(text: str) -> int:
    """A 32-bit hash of the text's UTF-8 bytes (FNV-1a)."""
    h = 0x811C9DC5
    for byte in text.encode():
        h = (h ^ byte) * 0x01000193 & MASK
    return h


def keystream(seed: int):
    """Bytes without end from a seed: the high ones of a linear congruential generator."""
    while True:
        seed = seed * 1664525 + 1013904223 & MASK
        yield seed >> 24


def cover(data: bytes, seed: int) -> bytes:
    """Cover or uncover bytes: the exclusive or with the key stream."""
    return bytes(a ^ b for a, b in zip(data, islice(keystream(seed), len(data)), strict=True))


def salt(exercise: Exercise) -> str:
    """What makes equal answers of two exercises look unequal."""
    return f"{exercise.id}:{exercise.version}"


def texts(exercise: Exercise, convert: Callable[[str], str] = str) -> list[str]:
    """Seal what can be said about an answer: status, points and the verdict's HTML, each under its own key.

    The key comes from the text before `convert`, so that converting again keeps the table valid.
    """
    sealed = []
    for rank, found in enumerate(questions.findings(exercise)):
        credit = 1.0 if found.status == "right" else 0.0
        more = {"explanation": found.explanation}
        html = Verdict.of(exercise, found.status, found.sentence, credit, **more).html()
        body = json.dumps([found.status, exercise.points * credit, convert(html)], ensure_ascii=False)
        sealed.append(base64.b64encode(cover(body.encode(), text_key(exercise, rank))).decode())
    return sealed


def text_key(exercise: Exercise, rank: int) -> int:
    """The key of one finding's text."""
    found = questions.findings(exercise)[rank]
    return digest(f"text|{salt(exercise)}|{rank}|{found.sentence}|{found.explanation}")


def sealed(exercise: Exercise, explorer=None, convert: Callable[[str], str] = str) -> dict:
    """Make the sealed table of a question.

    Returns
    -------
    dict
        ``salt``, ``keys`` (hash of a probe in hex -> rank and covered key) and ``texts``.
    """
    keys, about = {}, salt(exercise)
    for probe, rank in questions.table(exercise, explorer).items():
        place = f"{digest(f'place|{about}|{probe}'):x}"
        if place in keys:
            raise ValueError(f"two answers of {exercise.id} fall on one place; raise its edition")
        keys[place] = [rank, text_key(exercise, rank) ^ digest(f"pad|{about}|{probe}")]
    return {"salt": about, "keys": keys, "texts": texts(exercise, convert)}


def opened(table: dict, probes: list[str]) -> list:
    """What the page's script does with a table: the finding that stands first, or None. For the tests."""
    best, about = None, table["salt"]
    for probe in probes:
        entry = table["keys"].get(f"{digest(f'place|{about}|{probe}'):x}")
        if entry and (best is None or entry[0] < best[0]):
            best = [entry[0], entry[1] ^ digest(f"pad|{about}|{probe}")]
    if best is None:
        return None
    return json.loads(cover(base64.b64decode(table["texts"][best[0]]), best[1]))
