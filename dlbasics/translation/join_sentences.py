"""Sentences that follow each other, in whatever language they are."""

FULL_WIDTH_ENDS = "。！？；：…”）"


def join_sentences(sentences) -> str:
    """Sentences one after the other: with a space between, but for those that end with a full-width mark.

    Parameters
    ----------
    sentences : iterable of str
        Empty ones are left out.
    """
    whole = ""
    for sentence in filter(None, sentences):
        gap = "" if not whole or whole[-1] in FULL_WIDTH_ENDS else " "
        whole += gap + sentence
    return whole
