"""The files of the package and what each imports, read from their syntax trees."""

import ast
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "dlbasics"
FILES = sorted(PACKAGE.rglob("*.py"))


def file_of(module: str) -> Path:
    """The file of a module of the package."""
    place = PACKAGE.parent.joinpath(*module.split("."))
    return place.with_suffix(".py") if place.with_suffix(".py").exists() else place / "__init__.py"


def module_name(path: Path) -> str:
    parts = ["dlbasics", *path.relative_to(PACKAGE).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path):
    """Every absolute module name that a file imports anywhere, functions included."""
    name = module_name(path)
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            origin = ".".join([*base, node.module] if node.module else base)
            # `from . import x` may name a module or an attribute: take the module where there is one
            for alias in node.names:
                inner = PACKAGE.parent.joinpath(*origin.split("."), alias.name)
                is_module = inner.with_suffix(".py").exists() or (inner / "__init__.py").exists()
                yield f"{origin}.{alias.name}" if is_module else origin
