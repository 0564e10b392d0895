"""Two answers beside each other, with what they have in common marked."""

from dataclasses import dataclass

from dlbasics.grading.similarity.kgram_overlap import MAX_TOKENS, TOKENS_PER_KGRAM, BaseCode
from dlbasics.grading.similarity.lexer import Token, lex


@dataclass(frozen=True)
class Stretch:
    """A stretch of a text, and whether the other text has it, too, beyond the base code."""

    text: str
    is_alike: bool


def side_by_side(first: str, second: str, base_code: BaseCode) -> tuple[list[Stretch], list[Stretch]]:
    """Both texts as stretches.

    Parameters
    ----------
    first, second : str
    base_code : BaseCode
    """
    shared = base_code.own_kgrams(first) & base_code.own_kgrams(second)
    return _stretches(first, shared), _stretches(second, shared)


def _stretches(source: str, shared: set[tuple]) -> list[Stretch]:
    tokens = lex(source)[:MAX_TOKENS]
    stretches, end = [], 0
    for start, stop in _marked(tokens, shared):
        stretches += [Stretch(source[end:start], False), Stretch(source[start:stop], True)]
        end = stop
    return [stretch for stretch in [*stretches, Stretch(source[end:], False)] if stretch.text]


def _marked(tokens: list[Token], shared: set[tuple]) -> list[tuple[int, int]]:
    """Where the text is marked: from the first token of shared kgrams to the last, without overlaps."""
    spans: list[tuple[int, int]] = []
    for at in range(len(tokens) - TOKENS_PER_KGRAM + 1):
        kgram = tokens[at : at + TOKENS_PER_KGRAM]
        if tuple(token.value for token in kgram) in shared:
            start, stop = kgram[0].start, kgram[-1].end
            if spans and start <= spans[-1][1]:
                start, stop = spans.pop()[0], stop
            spans.append((start, stop))
    return spans
