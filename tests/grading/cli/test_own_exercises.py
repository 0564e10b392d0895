"""An instructor's own file of exercises: where it stands, and where it is wrong."""

import subprocess

import pytest
from support.run_grader import command, environment
from support.sample_submissions import ROOT

from dlbasics.grading.cli.main import main

OWN = """from dlbasics.exercises import Choice, Option
EXERCISES = [
    Choice("week1/a", "Two", points=1, question="How many?", hints=(),
           options=(Option("2", "yes", right=True), Option("3", "no"))),
]
"""


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "own.py"
    path.write_text(OWN)
    return path


def listed(path, capsys) -> tuple[int, str]:
    code = main(["exercises", "--exercises", str(path), "--only", "week1"])
    said = capsys.readouterr()
    return code, said.out + said.err


@pytest.mark.parametrize(("right", "wrong", "said"), [
    ("points=1", "point=1", "own.py, line 3: Choice('week1/a', ...) has no point; expected points"),
    ("points=1", "points=0", "own.py, line 3: points of week1/a is 0; expected a positive integer"),
    ("question", "points=1 question", "own.py, line 3: this file of --exercises does not run: SyntaxError"),
    ("points=1", "points=1 / 0", "own.py, line 3: this file of --exercises does not run: ZeroDivisionError"),
    ("from dlbasics", "import nothing_here\nfrom dlbasics",
     "own.py, line 1: this file of --exercises does not run: ModuleNotFoundError: No module named"),
])
def test_what_is_wrong_is_said_with_its_line(own, capsys, right, wrong, said):
    own.write_text(OWN.replace(right, wrong, 1))
    code, printed = listed(own, capsys)
    assert code == 2 and said in printed


def test_a_helper_beside_the_file_is_found_from_any_folder(own, capsys):
    (own.parent / "helper_of_week1.py").write_text("POINTS = 7\n")
    own.write_text("from helper_of_week1 import POINTS\n" + OWN.replace("points=1", "points=POINTS"))
    code, printed = listed(own, capsys)
    assert code == 0 and "7 points" in printed


@pytest.mark.parametrize("name", ["random", "copy", "statistics", "numpy"])
def test_a_file_that_is_called_as_a_library_hides_none(own, name):
    own.rename(own.parent / f"{name}.py")
    words = command("exercises", "--exercises", f"{name}.py", "--only", "week1")
    done = subprocess.run(words, capture_output=True, text=True, cwd=own.parent, timeout=300,
                          env=environment(PYTHONPATH=str(ROOT)))
    assert (done.returncode, done.stderr) == (0, "") and "week1/a" in done.stdout
