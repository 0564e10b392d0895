"""Find answers to one exercise that are alike beyond what it forces.

An answer is taken as its k-grams, five tokens in a row (`lexer.lex`). Left out are the k-grams
that the exercise and the book show (`base_code`), and those that many of the class have. Of the others, one
counts the more, the fewer learners have it. This is what winnowing does (Schleimer, Wilkerson and Aiken,
*Winnowing*, SIGMOD 2003), without its sampling: answers are short. K-grams lead to the learners who have
them, so that only answers with a rare k-gram in common are ever compared, and the time grows with the size of
the class, not with its square.

Why not a library: copydetect winnows as well, but compares every pair of files, and cannot discount what a
class has in common, only files that are named as boilerplate. JPlag compares every pair by greedy string
tiling, parses the code first, which a wrong answer can break, and needs Java. ``benchmarks/similarity.py``
runs copydetect beside this.
"""

from collections import Counter
from dataclasses import dataclass, field

import numpy as np

from dlbasics.grading.similarity.lexer import Token, lex

TOKENS_PER_KGRAM = 5
MAX_TOKENS = 2000  # of an answer
MAX_HOLDERS = 20  # learners; a kgram that more have is common
# A kgram counts in full where one in so many has it; a small class counts as so many learners larger.
RARE, SMOOTHING = 8, 10
MIN_SHARE = 0.7  # of what is an answer's own
MIN_STRENGTH = 3.0


@dataclass(frozen=True)
class SimilarPair:
    """How far two answers are alike.

    Attributes
    ----------
    first, second : int
        Which answers.
    strength : float
        How many rare k-grams they have in common, counted by how rare these are, times the square of `share`.
    share : float
        Which part of the rare k-grams of the shorter one the other has as well.
    """

    first: int
    second: int
    strength: float
    share: float


@dataclass
class Comparison:
    """What was found among the answers to an exercise.

    Attributes
    ----------
    pairs : list of SimilarPair
    common : list of list of int
        Answers of more learners than are compared that are one text but for names: each group has a source
        that many know.
    """

    pairs: list[SimilarPair] = field(default_factory=list)
    common: list[list[int]] = field(default_factory=list)


class BaseCode:
    """The k-grams that an exercise forces or that everybody knows: those of texts about it.

    Parameters
    ----------
    texts : list of str
        Code.
    """

    def __init__(self, texts: list[str]):
        self._kgrams = frozenset().union(*(_kgrams(lex(text)) for text in texts))

    def own_kgrams(self, source: str) -> set[tuple]:
        """The k-grams of an answer that are not of the base code."""
        return _kgrams(lex(source)[:MAX_TOKENS]) - self._kgrams


def _kgrams(tokens: list[Token]) -> set[tuple]:
    values = [token.value for token in tokens]
    return {tuple(values[at : at + TOKENS_PER_KGRAM]) for at in range(len(values) - TOKENS_PER_KGRAM + 1)}


def compare(answers: list[str], base_code: BaseCode) -> Comparison:
    """Find the answers that are alike.

    Parameters
    ----------
    answers : list of str
        One of each learner.
    base_code : BaseCode

    Returns
    -------
    Comparison
    """
    numbers: dict[tuple, int] = {}
    of_answers = []
    for source in answers:
        own = sorted(base_code.own_kgrams(source))
        of_answers.append([numbers.setdefault(kgram, len(numbers)) for kgram in own])
    if len(answers) < 2 or not numbers:
        return Comparison()
    # A kgram that an answer holds stands in `kgrams`, and the number of the answer beside it in `holders`.
    holders = np.repeat(np.arange(len(answers)), [len(own) for own in of_answers])
    kgrams = np.concatenate([np.array(own, dtype=np.int64) for own in of_answers])
    count = np.bincount(kgrams, minlength=len(numbers))
    weights = np.clip(np.log2((len(answers) + SMOOTHING) / count) / np.log2(RARE), 0, 1)
    weights[count > MAX_HOLDERS] = 0
    own_weight = np.bincount(holders, weights[kgrams], minlength=len(answers))
    firsts, seconds, shared = _shared(kgrams, holders, count, weights, len(answers))
    share = shared / np.minimum(own_weight[firsts], own_weight[seconds])
    strength = shared * share**2
    found = (share >= MIN_SHARE) & (strength >= MIN_STRENGTH)
    columns = zip(firsts[found], seconds[found], strength[found], share[found], strict=True)
    pairs = [SimilarPair(int(a), int(b), float(how), float(part)) for a, b, how, part in columns]
    return Comparison(pairs, _common(of_answers))


def _shared(kgrams: np.ndarray, holders: np.ndarray, count: np.ndarray, weights: np.ndarray,
            learners: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of all pairs with a rare k-gram in common: both, and the summed weights of what they have in common."""
    order = np.argsort(kgrams, kind="stable")  # of one kgram, holders stay in their order
    holders, starts = holders[order], np.cumsum(count) - count
    # One number stands for a pair of learners: the first, times how many there are, plus the second.
    pair_codes, pair_weights = [], []
    for size in range(2, MAX_HOLDERS + 1):
        which = np.flatnonzero(count == size)
        groups = holders[starts[which, None] + np.arange(size)]
        left, right = np.triu_indices(size, 1)
        pair_codes.append((groups[:, left] * learners + groups[:, right]).ravel())
        pair_weights.append(np.repeat(weights[which], len(left)))
    pairs, pair_numbers = np.unique(np.concatenate(pair_codes), return_inverse=True)
    summed = np.bincount(pair_numbers, np.concatenate(pair_weights), len(pairs))
    return pairs // learners, pairs % learners, summed


def _common(of_answers: list[list[int]]) -> list[list[int]]:
    """The groups of more answers than are compared that have the same kgrams, enough of them to be told."""
    sizes = Counter(map(tuple, of_answers))
    groups: dict[tuple, list[int]] = {}
    for at, own in enumerate(of_answers):
        if len(own) > MAX_HOLDERS and sizes[tuple(own)] > MAX_HOLDERS:
            groups.setdefault(tuple(own), []).append(at)
    return list(groups.values())
