"""Every number in a chapter's sentences is computed or asserted by a cell of that chapter.

nbval holds the stored outputs and the assertions; here the sentences are held to these two.
"""

import json
import re
from contextlib import suppress
from typing import NamedTuple

import pytest
from support.book import notebooks

from dlbasics.sphinxext.cross_references.citations import as_roles

NUMBER = re.compile(r"(?<![\w.])[-−]?\d[\d,]*(?:\.\d+)?")
SMALL = {str(n) for n in range(11)}  # counts of things, steps and headings
# What a sentence may say without a cell: minutes of reading, the sections of other books, code, Chinese.
NOT_CLAIMED = re.compile(r"(sections?|chapters?) [\d.]+( and [\d.]+)?|About \d+ minutes.*?\.|\]\([^)]*\)"
                         r"|\{cite:[pt]\}`[^`]*`|`[^`]*`|<span.*?</span>|100 examples and 100,000")
BESIDE = 6  # cells before and after


class Numbers(NamedTuple):
    """The numbers of one cell: those that it holds, as code, and those that it says, as prose."""

    held: set
    said: set


def numbers(text):
    """The numbers in a text, without signs and separators."""
    return {found.replace(",", "").lstrip("-−") for found in NUMBER.findall(text)}


def readings(found):
    """The ways in which a sentence may write a number that a cell holds: rounded, or as a percentage."""
    yield found
    with suppress(ValueError):
        value = float(found)
        if value <= 1:
            yield from (f"{100 * value:.0f}", f"{100 * value:g}")
        if "." in found:
            yield from (f"{value:g}", *(f"{value:.{digits}f}" for digits in range(4)))


def numbers_of(cell):
    source = "".join(cell["source"])
    if cell["cell_type"] == "markdown":
        return Numbers(set(), numbers(NOT_CLAIMED.sub("", as_roles(source))) - SMALL)
    printed = [text for output in cell["outputs"]
               for text in (*output.get("text", []), *output.get("data", {}).get("text/plain", []))]
    found = numbers(source.replace("_", "")) | numbers("".join(printed))
    return Numbers({reading for number in found for reading in readings(number)}, set())


def cells_of(path):
    return [numbers_of(cell) for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]


@pytest.mark.parametrize("path", notebooks(), ids=lambda path: path.stem)
def test_every_number_that_is_said_is_held_by_a_cell(path):
    cells = cells_of(path)
    held = set().union(*(cell.held for cell in cells))
    assert [cell.said - held for cell in cells if cell.said - held] == []


@pytest.mark.parametrize("path", notebooks(), ids=lambda path: path.stem)
def test_a_changed_number_is_noticed(path):
    """Each number gets another last digit: hardly any of the new ones is held by a cell beside it."""
    cells, noticed = cells_of(path), []
    for place, cell in enumerate(cells):
        beside = SMALL.union(*(near.held for near in cells[max(0, place - BESIDE):place + BESIDE + 1]))
        changed = [number[:-1] + str((int(number[-1]) + 3) % 10) for number in cell.said]
        noticed += [number not in beside for number in changed]
    assert len(noticed) > 20 and sum(noticed) > 0.8 * len(noticed)
