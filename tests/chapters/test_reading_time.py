"""The minutes that a chapter names are those that its words, its explorers and its code take."""

import re
from collections import Counter

import pytest
from support.book import notebooks
from support.chapter import CHAPTERS, read

# A reader whose second language is English: each word and formula in view, each explorer asked and moved, and
# for those who read code, each line of it in view. Folded boxes and exercises come on top.
WORDS_A_MINUTE, MINUTES_AN_EXPLORER, LINES_A_MINUTE = 100, 2, 4
WORDS_OF_A_FORMULA = " formula" * 20
SAID = re.compile(r"About (\d+) minutes without the code, (\d+) with it: (.*?)\.")
NOT_READ = re.compile(r'<details.*?</details>|<span lang="zh">.*?</span>', re.DOTALL)
PART = re.compile(r"(\d+) for (the rest|[A-Z]\w+(?: and [A-Z]\w+)?)")


def is_folded(cell):
    return cell["metadata"].get("jupyter", {}).get("source_hidden", False)


def minutes_of(cells):
    """Minutes for each section without its code, and for all code."""
    without, code, section = Counter(), 0.0, "Question"
    for cell in cells:
        source = "".join(cell["source"])
        section = (re.findall(r"^## (\w+)", source, re.MULTILINE) or [section])[-1]
        if section == "Exercises":
            continue
        if cell["cell_type"] == "markdown":
            text = re.sub(r"\$\$.*?\$\$", WORDS_OF_A_FORMULA, NOT_READ.sub("", source), flags=re.DOTALL)
            without[section] += len(re.findall(r"[\w’'-]+", text)) / WORDS_A_MINUTE
        else:
            without[section] += MINUTES_AN_EXPLORER * bool(re.search(r"\bexplore\(", source))
            lines = sum(1 for line in source.splitlines() if line.strip())
            code += 0 if is_folded(cell) else lines / LINES_A_MINUTE
    return without, code


@pytest.mark.parametrize("path", notebooks(), ids=lambda path: path.stem)
def test_the_minutes_of_a_chapter_are_those_it_takes(path):
    title, *cells = read(path.stem).cells
    without, code = minutes_of(cells[1:])
    said = SAID.search("".join(title["source"]))
    short, long = int(said[1]), int(said[2])
    assert short == pytest.approx(without.total(), rel=0.15)
    assert long == pytest.approx(without.total() + code, rel=0.15)
    parts = {name: int(minutes) for minutes, name in PART.findall(said[3])}
    assert sum(parts.values()) == short
    for name, minutes in parts.items():
        if name != "the rest":
            taken = sum(without[section] for section in name.split(" and "))
            assert minutes == pytest.approx(taken, rel=0.25, abs=3), name
    index = (CHAPTERS / "index.md").read_text(encoding="utf-8")
    assert re.search(rf"\({path.stem}\.ipynb\) \|[^|]*\| {short} to {long} \|", index)
