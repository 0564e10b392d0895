"""The texts in ``_config.yml`` that readers see."""

from collections.abc import Callable

# The way to each in the file, and what it is, for translators.
CONFIG_TEXTS = {
    ("title",): "name of the book",
    ("author",): "authors of the book",
    ("sphinx", "config", "html_short_title"): "what the book is",
    ("sphinx", "config", "nb_code_prompt_show"): "a fold of code",
    ("sphinx", "config", "nb_code_prompt_hide"): "a fold of code",
}


def translate_config(config: dict, translate: Callable[[str, str], str]) -> None:
    """Give a config other texts.

    Parameters
    ----------
    config : dict
        What ``_config.yml`` says; changed in place.
    translate : callable
        Leads from a text, and what it is, to its translation.
    """
    for (*sections, name), place in CONFIG_TEXTS.items():
        part = config
        for section in sections:
            part = part[section]
        part[name] = translate(part[name], place)
