"""Lines that only Jupyter knows, such as ``!ls`` and ``%timeit``: where a cell comes to one, it says so."""

import textwrap

from dlbasics.ipython_source import without_magics

# The function that says it, by the name that it has in the cell.
ONLY_IN_JUPYTER = "_only_in_jupyter_"
# Figures stand in the page anyway.
NOTHING_TO_SAY = ("%matplotlib", "%config InlineBackend")


def python_with_notices(source: str) -> str:
    """A cell as Python, line for line, in which each line that only Jupyter knows calls `ONLY_IN_JUPYTER`.

    Parameters
    ----------
    source : str
        The cell as it stands in the page.
    """
    python, skipped = without_magics(source)
    if not skipped:
        return python
    lines = python.split("\n")
    for number, line in enumerate(textwrap.dedent(source).split("\n")[: len(lines)]):
        magic, rest = line.strip(), lines[number]
        if magic in skipped and rest.strip() in ("pass", "") and not magic.startswith(NOTHING_TO_SAY):
            indent = line[: len(line) - len(line.lstrip())]
            lines[number] = f"{indent}{ONLY_IN_JUPYTER}({magic!r})"
    return "\n".join(lines)
