"""How the tests read a chapter: its cells, its code, its prose, and what a draw function draws."""

import ast
import json
import re
from pathlib import Path
from typing import NamedTuple

CHAPTERS = Path(__file__).parents[2] / "chapters"


class Chapter(NamedTuple):
    """A notebook's cells, the sources of its code cells, and its Markdown as one text."""

    cells: list
    code: list
    prose: str


def read(name):
    """The chapter of that name."""
    cells = json.loads((CHAPTERS / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
    kinds = ("code", "markdown")
    code, prose = (["".join(c["source"]) for c in cells if c["cell_type"] == kind] for kind in kinds)
    return Chapter(cells, code, "\n\n".join(prose))


def runnable(source):
    """A cell's source without IPython magic, parsed."""
    return ast.parse(re.sub(r"^(\s*)%.*$", r"\1pass", source, flags=re.M))


def drawn(names, draw, panels=1, **values):
    """The lines that a draw function puts on its axes; for several panels a list of them each."""
    fig, axes = names["plt"].subplots(1, panels, squeeze=False)
    axes = axes[0]
    names[draw](axes if panels > 1 else axes[0], **values)
    lines = [[line.get_xydata() for line in ax.get_lines()] for ax in axes]
    names["plt"].close(fig)
    return lines


# One cell trains 160 networks, for 10 s in a kernel and half a minute in a browser. Where it only has to run,
# two draws do instead of eight; what only eight can show is asserted where nbval runs the notebook itself.
SHORTER = {
    "overfitting": {"range(5), range(5, 13)": "range(2), range(5, 7)", ".sum() >= 6": ".sum() >= 0",
                    "< 1 < wrong[name].mean() < 3": "< 100", "> 3 * wrong[crops].mean()": "> -100"},
}


def shorter(chapter: str, sources: list[str]) -> list[str]:
    """The code cells of a chapter, its longest training cut short."""
    for old, new in SHORTER.get(chapter, {}).items():
        assert any(old in source for source in sources), f"{chapter} no longer has {old!r}"
        sources = [source.replace(old, new) for source in sources]
    return sources
