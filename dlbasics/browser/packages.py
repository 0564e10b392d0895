"""The packages that a cell imports, and what of Matplotlib the page can do without."""

import ast
import importlib.util
import logging
import sys
from pathlib import Path

from dlbasics.ipython_source import PARSE_ERRORS, without_magics

# Modules of ours that draw; the others need numpy alone.
DRAWING_MODULES = ("dlbasics.plotting", "dlbasics.explore")


def _imports_of(source: str) -> dict[str, set]:
    """The modules that a cell imports, and of each the names that it takes out of it."""
    try:
        tree = ast.parse(without_magics(source)[0])
    except PARSE_ERRORS:
        return {}
    imports = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                imports.setdefault(alias.name, set())
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            imports.setdefault(node.module, set()).update(alias.name for alias in node.names)
    return imports


def loads_modules(source: str) -> bool:
    """Whether a cell imports what is not loaded yet: its files are needed, not only what is in memory."""
    def is_loaded(module, names):
        loaded = sys.modules.get(module)
        return loaded and all(hasattr(loaded, name) or name == "*" for name in names)

    return not all(is_loaded(module, names) for module, names in _imports_of(source).items())


def packages_of(source: str) -> set:
    """Modules outside Python itself that a cell imports, by their first name."""
    modules = set()
    for module, names in _imports_of(source).items():
        modules |= {module, *(f"{module}.{name}" for name in names)}
    if any(name.startswith(DRAWING_MODULES) for name in modules):
        modules.add("matplotlib")
    first_names = {name.split(".")[0] for name in modules}
    return first_names - set(sys.stdlib_module_names) - {"dlbasics"}


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
