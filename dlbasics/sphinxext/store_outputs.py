"""Run notebooks and store what they print: ``python -m dlbasics.sphinxext.store_outputs FOLDER``.

The stored outputs are what GitHub and paper show and what nbval compares, hence the medium "print".
"""

import argparse
import os
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from dlbasics.sphinxext.cross_references.citations import as_links, as_roles
from dlbasics.sphinxext.notebooks.classify_cells import Role, roles
from dlbasics.sphinxext.notebooks.png_fallbacks import add_pngs

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
TIMEOUT = 180  # seconds for a cell
METADATA = {"kernelspec": KERNEL, "language_info": {"name": "python"}}


def execute_and_store(path: Path) -> None:
    """Run one notebook from a fresh kernel and write it back without noise.

    Parameters
    ----------
    path : pathlib.Path
        The notebook; changed in place, and only if every cell ran.
    """
    notebook = nbformat.read(path, as_version=4)
    notebook.metadata = METADATA
    name_sources(notebook.cells, path.parent / "references.bib")
    place = {"metadata": {"path": str(path.parent)}}
    # One print, one output: otherwise the number of pieces depends on timing.
    NotebookClient(notebook, timeout=TIMEOUT, resources=place, coalesce_streams=True).execute()
    notebook.metadata = METADATA  # nbclient has written the version of the kernel into it
    fold_cells(notebook.cells)
    try:
        add_pngs(notebook.cells)
    except FileNotFoundError as error:  # the figures are there all the same
        print(f"{path}: the figures are stored as SVG alone: {error}", file=sys.stderr)
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            output.pop("transient", None)
    nbformat.write(notebook, path)


def fold_cells(cells: list) -> None:
    """Leave of the metadata the tags, and fold in Jupyter what the page folds: what only draws or checks.

    Parameters
    ----------
    cells : list of dict
        Of one notebook; changed in place.
    """
    for cell in cells:
        tags = cell["metadata"].get("tags", [])
        cell["metadata"] = {"tags": tags} if tags else {}
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    for cell, role in zip(code, roles([cell["source"] for cell in code]), strict=True):
        # The page folds what has this tag by itself.
        if role is not Role.READ or "hide-input" in cell["metadata"].get("tags", []):
            cell["metadata"] = {"jupyter": {"source_hidden": True}} | cell["metadata"]


def name_sources(cells: list, bibliography: Path) -> None:
    """Write citations as Jupyter can show them: new ones, and stored ones whose source has changed.

    Parameters
    ----------
    cells : list of dict
        Of one notebook; changed in place.
    bibliography : pathlib.Path
        Where the sources stand.
    """
    for cell in cells:
        if cell["cell_type"] == "markdown":
            cell["source"] = as_links(as_roles(cell["source"]), bibliography)


def main(arguments=None):
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Run notebooks and store their outputs.")
    parser.add_argument("paths", nargs="+", type=Path, help="notebooks, or folders of notebooks")
    os.environ["DLBASICS_RENDER_TARGET"] = "print"
    failed = 0
    for path in parser.parse_args(arguments).paths:
        for notebook in sorted(path.glob("*.ipynb")) if path.is_dir() else [path]:
            try:
                execute_and_store(notebook)
                print(f"stored {notebook}")
            except Exception as error:  # whatever it is: the other notebooks follow
                failed += 1
                reason = f"{type(error).__name__}: {error}"
                print(f"FAILED {notebook}: nothing was written\n{reason}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
