"""Hide a question's table on the page, so that neither the answer nor the feedback can be read there.

A probe (see `dlbasics.exercises.model.Question`) hashes to a place in the table, where the key of a text lies
under a pad that only the same probe makes. This only prevents reading the answer by accident: it is no
cryptography, and a program that tries every answer still finds the right one. ``site/questions.js`` holds the
way back.
"""

import base64
import json
from collections.abc import Callable
from itertools import islice

from dlbasics.exercises.judging.questions import verdict_of
from dlbasics.exercises.model import Question
from dlbasics.fnv1a import fnv1a

MASK = 0xFFFFFFFF


def keystream(seed: int):
    """Bytes without end from a seed: the high ones of a linear congruential generator."""
    while True:
        seed = seed * 1664525 + 1013904223 & MASK
        yield seed >> 24


def obfuscate(data: bytes, seed: int) -> bytes:
    """Cover or uncover bytes: the exclusive or with the key stream."""
    return bytes(a ^ b for a, b in zip(data, islice(keystream(seed), len(data)), strict=True))


def obfuscated_table(question: Question, settings: list, typeset: Callable[[str], str]) -> dict:
    """Make the table of a question as the page carries it.

    Parameters
    ----------
    question : Question
    settings : list of dict
        What the controls of its explorer can be set to, for a question that is answered with one.
    typeset : callable
        Turns the HTML of a verdict into that of the page, formulas included.

    Returns
    -------
    dict
        ``salt``, ``keys`` (hash of a probe in hex -> rank and covered key), ``texts`` (by rank) and
        ``openings`` (how these begin: there are few, and each stands in the page once).

    Raises
    ------
    ValueError
        If two answers fall on one place.
    """
    salt = f"{question.id}:{question.version}"
    table = question.table(settings)
    text_keys = {rank: _text_key(salt, rank, table) for rank in range(len(question.findings()))}
    keys = {}
    for probe, rank in table.items():
        place = f"{fnv1a(f'place|{salt}|{probe}'):x}"
        if place in keys:
            raise ValueError(f"two answers of {question.id} fall on one place; give it another version")
        keys[place] = [rank, text_keys[rank] ^ fnv1a(f"pad|{salt}|{probe}")]
    texts, openings = [], []
    for rank, key in text_keys.items():
        opening, *rest = _parts(question, rank, typeset)
        if opening not in openings:
            openings.append(opening)
        texts.append(_covered([openings.index(opening), *rest], key))
    return {"salt": salt, "keys": keys, "texts": texts,
            "openings": _covered(openings, fnv1a(f"openings|{salt}"))}


def _text_key(salt: str, rank: int, table: dict) -> int:
    """The key of one finding's text: it takes an answer that leads there to make it."""
    probes = sorted(probe for probe, its_rank in table.items() if its_rank == rank)
    return fnv1a("|".join(["text", salt, str(rank), *probes[:1]]))


def _parts(question: Question, rank: int, typeset: Callable[[str], str]) -> tuple[list, str, str]:
    """An opening (status, points, the HTML of both), the rest of the HTML, and the name of the mistake."""
    verdict = verdict_of(question, rank)
    heading, end, rest = typeset(verdict.html()).partition("</p>")
    return [verdict.status, verdict.earned, heading + end], rest, verdict.name


def _covered(content: list, key: int) -> str:
    body = json.dumps(content, ensure_ascii=False)
    return base64.b64encode(obfuscate(body.encode(), key)).decode()
