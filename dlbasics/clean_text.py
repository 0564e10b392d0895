"""Text of unknown origin, made fit to be shown and written."""


def clean(text, max_length: int = 300) -> str:
    """Text that can be written anywhere: no lone surrogates, no control characters, of bounded length."""
    text = str(text)[:max_length].encode("utf-8", "replace").decode()
    return "".join(map(_clean_character, text))


def _clean_character(character: str) -> str:
    # Persian and Hindi names hold joiners.
    if character.isprintable() or character in "\n\t\u200c\u200d":
        return character
    return " " if character.isspace() else "\N{REPLACEMENT CHARACTER}"  # a space of another kind is a space
