"""The minutes that a chapter names are those that its words and its code take."""

import re

import pytest
from support.book import notebooks
from support.chapter import CHAPTERS, read

# A reader whose second language is English, who reads each line of code in view once.
WORDS_A_MINUTE, LINES_A_MINUTE = 130, 15
WORDS_OF_A_FORMULA = " formula" * 10


def minutes(name):
    """Words and lines of code of a chapter, its exercises apart, in minutes."""
    words, lines, section = 0, 0, "Question"
    for cell in read(name).cells[2:]:
        source = "".join(cell["source"])
        section = (re.findall(r"^## (\w+)", source, re.MULTILINE) or [section])[-1]
        if section == "Exercises":
            continue
        if cell["cell_type"] == "markdown":
            text = re.sub(r"\$\$.*?\$\$", WORDS_OF_A_FORMULA, source, flags=re.DOTALL)
            words += len(re.findall(r"[\w’'-]+", text))
        elif "hide-input" not in cell["metadata"].get("tags", []):
            lines += sum(1 for line in source.splitlines() if line.strip())
    return words / WORDS_A_MINUTE + lines / LINES_A_MINUTE


@pytest.mark.parametrize("path", notebooks(), ids=lambda path: path.stem)
def test_the_minutes_of_a_chapter_are_those_it_takes(path):
    title = "".join(read(path.stem).cells[0]["source"])
    said, parts = re.search(r"About (\d+) minutes, not counting the exercises: (.*?)\.", title).groups()
    assert abs(int(said) - minutes(path.stem)) < 0.15 * minutes(path.stem)
    assert sum(map(int, re.findall(r"\d+", parts))) == int(said)
    index = (CHAPTERS / "index.md").read_text(encoding="utf-8")
    assert re.search(rf"\({path.stem}\.ipynb\) \|[^|]*\| {said} min \|", index)
