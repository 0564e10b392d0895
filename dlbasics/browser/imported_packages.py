"""The packages and modules that a cell imports."""

import ast
import re
import sys

from dlbasics.ipython_source import PARSE_ERRORS, parse, without_magics

# Modules of ours that draw; the others need numpy alone.
DRAWING_MODULES = ("dlbasics.plotting", "dlbasics.explore")
# What reads docstrings, which a restored memory does not hold
READS_DOCSTRINGS = re.compile(r"\b(help|info|getdoc)\s*\(|__doc__|\b(pydoc|doctest)\b")


def _imports_of(source: str) -> dict[str, set]:
    """The modules that a cell imports, and of each the names that it takes out of it."""
    try:
        tree = parse(without_magics(source)[0])
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


def needs_files(source: str) -> bool:
    """Whether a cell needs files, not only what is in memory: it imports or reads what is not there yet."""
    def is_loaded(module, names):
        loaded = sys.modules.get(module)
        return loaded and all(hasattr(loaded, name) or name == "*" for name in names)

    return bool(READS_DOCSTRINGS.search(source)) or not all(
        is_loaded(module, names) for module, names in _imports_of(source).items())


def packages_of(source: str) -> set:
    """Modules outside Python itself that a cell imports, by their first name."""
    modules = set()
    for module, names in _imports_of(source).items():
        modules |= {module, *(f"{module}.{name}" for name in names)}
    if any(name.startswith(DRAWING_MODULES) for name in modules):
        modules.add("matplotlib")
    first_names = {name.split(".")[0] for name in modules}
    return first_names - set(sys.stdlib_module_names) - {"dlbasics"}
