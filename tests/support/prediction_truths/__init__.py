"""What the explorers show, computed, beside what their predictions say: a module for each chapter.

Each has a function for each explorer. It takes the chapter's names and returns the right choice and the other
numbers that the replies may say. What they say in words, it asserts.
"""

import re
from importlib import import_module

NUMBER = re.compile(r"(?<![\w.,])[-−]?\d[\d,]*(?:\.\d+)?(?!\w)")


def numbers(text: str) -> set[str]:
    """The numbers in a text, as they are written, without separators."""
    return {number.replace(",", "").replace("-", "−") for number in NUMBER.findall(text)}


def written(value) -> str:
    """A number as a sentence writes it; a text as it is."""
    return value if isinstance(value, str) else f"{value:.6g}".replace("-", "−")


def check_prediction(chapter: str, explorer, names):
    """See that the right choice of an explorer's prediction is right, and that each number in it is computed.

    Parameters
    ----------
    chapter : str
    explorer : Explorer
    names : ChapterNames
    """
    prediction = explorer.predict
    assert prediction.choices, f"{chapter}#{explorer.name} is not asked as a question with choices"
    truths = import_module(f"support.prediction_truths.{chapter}")
    right, facts = getattr(truths, explorer.name.replace("-", "_"))(names)
    assert prediction.right == right, f"{chapter}#{explorer.name}"
    settings = [value for control in explorer.controls.values() for value in control.values]
    known = numbers(" ".join([prediction.question, *prediction.choices, *map(written, [*facts, *settings])]))
    for choice, reply in prediction.choices.items():
        assert numbers(reply) <= known, f"{chapter}#{explorer.name}, {choice}: {numbers(reply) - known}"
