"""Files of exercises are read with what they import from their own folder."""

import sys

import pytest

from dlbasics.grading.autograder.exercise_selection import select_exercises
from dlbasics.grading.cli.argument_parser import argument_parser
from dlbasics.grading.cli.main import main
from dlbasics.grading.cli.previous_options import note_differences, options_of, remember_options
from dlbasics.grading.cli.read_exercise_files import read_exercise_file
from dlbasics.messages import UsageError

OWN = """
{imports}
from dlbasics.exercises import Case, Code

EXERCISES = [Code("week1/a", "T", 1, "def f(x):\\n    ...", hints=("a", "b"), reference=lambda x: {value},
                  cases=lambda rng: [Case((1,)), Case((2,))], misconceptions=())]
"""
FORMS = {
    "import helper": "helper.half(x)",
    "from helper import half": "half(x)",
    "from parts.numbers import half": "half(x)",
    "import parts.numbers": "parts.numbers.half(x)",
    "from spaces.numbers import half": "half(x)",
    "def half(x):\n    from helper import half\n    return half(x)": "half(x)",
    "from through import half": "half(x)",
}
HALF = "def half(x):\n    return x / 2\n"


@pytest.fixture
def read(tmp_path):
    """Write modules, and a file of exercises that imports from them; read it."""

    def write_and_read(imports: str, value: str, half: str = HALF):
        modules = {"helper.py": half, "parts/__init__.py": "", "parts/numbers.py": "from .more import half",
                   "parts/more.py": half, "spaces/numbers.py": half, "through.py": "from helper import half",
                   "random.py": "no Python", "numpy.py": "no Python", "stranger.py": "no Python"}
        for name, text in modules.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(text)
        (tmp_path / "own.py").write_text(OWN.format(imports=imports, value=value))
        return read_exercise_file(tmp_path / "own.py")

    return write_and_read


@pytest.mark.parametrize("imports", FORMS)
def test_what_a_file_imports_from_its_folder_belongs_to_it(imports, read):
    before = read(f"import random\nimport numpy\n{imports}", FORMS[imports])
    after = read(f"import random\nimport numpy\n{imports}", FORMS[imports], HALF.replace("2", "4"))
    assert before.content != after.content
    names = {name for name, _ in before.beside}
    assert not names & {"own.py", "random.py", "numpy.py", "stranger.py"}
    for file, half in ((before, 4), (after, 2)):
        assert select_exercises((file,), ("week1",))[0].reference(8) == half


def read_in(folder, imports: str, value: str, helper: str = ""):
    """A file of exercises in a folder of its own, maybe with a helper beside it."""
    folder.mkdir()
    if helper:
        (folder / "helper.py").write_text(helper)
    (folder / "own.py").write_text(OWN.format(imports=imports, value=value).replace("week1", folder.name))
    return read_exercise_file(folder / "own.py")


@pytest.mark.parametrize("imports", ["from helper import half",
                                     "def half(x):\n    from helper import half\n    return half(x)"])
def test_each_file_has_the_modules_beside_it(imports, tmp_path):
    """Though another has one of the same name, and also where a function imports when it is called."""
    files = [read_in(tmp_path / name, imports, "half(x)", HALF.replace("2", number))
             for name, number in (("w1", "2"), ("w2", "4"))]
    before = sys.meta_path[:]
    first, second = select_exercises(tuple(files), ("w1", "w2"))
    assert [first.reference(8), second.reference(8), first.reference(8)] == [4, 2, 4]
    assert "helper" not in sys.modules and sys.meta_path == before


def test_no_file_runs_with_a_module_beside_another(tmp_path):
    first = read_in(tmp_path / "w1", "import helper", "helper.half(x)", HALF)
    second = read_in(tmp_path / "w2", "import helper", "helper.half(x)")
    assert select_exercises((first,))
    for files in ((second,), (first, second)):
        with pytest.raises(UsageError, match="No module named 'helper'"):
            select_exercises(files)


def test_a_helper_that_does_not_run_is_told(read):
    file = read("import math\nimport helper", "x", "def half(x)")
    with pytest.raises(UsageError, match=r"^own.py, line 3: .* expected ':' \(helper.py, line 1\)"):
        select_exercises((file,))


def test_all_files_of_exercises_are_listed(read, tmp_path, capsys):
    read("", "x")
    (tmp_path / "more.py").write_text((tmp_path / "own.py").read_text().replace("week1/a", "week2/b"))
    files = ["--exercises", str(tmp_path / "own.py"), "--exercises", str(tmp_path / "more.py")]
    assert main(["exercises", *files, "--only", "week1", "week2"]) == 0
    assert "2 exercises, 2 points" in capsys.readouterr().out


def test_a_change_in_a_file_of_exercises_is_told_in_the_next_run(read, tmp_path):
    files = ["--exercises", str(tmp_path / "own.py")]
    before = read("import helper", "helper.half(x)")
    arguments = argument_parser().parse_args(["grade", str(tmp_path), "--out", "out", *files])
    remember_options(tmp_path, options_of(arguments, "s", (before,)))
    assert note_differences(tmp_path, options_of(arguments, "s", (before,))) == []
    after = read("import helper", "helper.half(x)", HALF.replace("2", "4"))
    said = ["Not as in the last run: what own.py defines. Whatever depends on it is judged again."]
    assert list(map(str, note_differences(tmp_path, options_of(arguments, "s", (after,))))) == said
    arguments.exercises = []
    said = ["Not as in the last run: without --exercises; before: --exercises own.py."]
    assert list(map(str, note_differences(tmp_path, options_of(arguments, "s")))) == said
