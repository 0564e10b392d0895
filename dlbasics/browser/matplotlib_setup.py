"""Matplotlib in the page: the look of the book, and only the fonts that it uses."""

import importlib.util
import logging
import sys
from pathlib import Path


def matplotlib_environment() -> dict[str, str]:
    """What Matplotlib is to find when it loads: the look of the book, and where figures are shown."""
    style = Path(__file__).parents[1] / "plotting" / "course.mplstyle"
    return {"MATPLOTLIBRC": str(style), "MPLBACKEND": "module://dlbasics.plotting.page_backend"}


def remove_unused_fonts():
    """Leave Matplotlib the fonts that the book's figures use: reading all of them takes a second here."""
    matplotlib = importlib.util.find_spec("matplotlib")
    if not matplotlib or "matplotlib" in sys.modules or sys.platform != "emscripten":
        return
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    for path in (Path(matplotlib.origin).parent / "mpl-data" / "fonts").rglob("*.*"):
        if path.suffix == ".afm" or path.name.startswith("STIX"):
            path.unlink()
