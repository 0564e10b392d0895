"""Ten honest submissions are judged the same, byte for byte, with and without attackers beside them."""

import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from support import hostile_submissions as hostile
from support.run_grader import command
from support.sample_submissions import ID, answer, notebook, submissions

from dlbasics.exercises import find
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.grading.results.write_result_files import file_stem
from dlbasics.package_contents import PACKAGE

HONEST = 10
NOBODY = 65534
USERS = ["this user", "nobody"] if os.getuid() == 0 else ["this user"]
# Work that is about what attackers may hold: files of the package, files of libraries, processors, the disk.
IMPORTS = "import matplotlib.pyplot as plt\nfrom dlbasics import losses, mlp, plotting\nplt.subplots()\n"
COMPUTES = "import numpy as np\na = np.random.default_rng(0).normal(size=(200, 200))\nnp.linalg.svd(a @ a)\n"
WRITES = "import numpy as np\nnp.save('/tmp/a.npy', np.ones(9))\nassert np.load('/tmp/a.npy').sum() == 9\n"
RIGHT = "called, right = [], lambda x: np.clip((x + 3) / 6, 0, 1)"


def attack(lines: list) -> str:
    """A notebook that attacks when an exercise is called first."""
    body = ["if called: return right(x)", "called.append(1)", *lines]
    cell = "\n".join([f"@check({ID!r})", "def hard_sigmoid(x):", *("    " + line for line in body)])
    return notebook(hostile.SETUP + RIGHT, cell)


def write_class(folder: Path) -> tuple[Path, Path]:
    """Two folders: the honest by themselves, and the same with an attacker beside and between them."""
    alone = submissions(folder / "alone", HONEST)
    for number, work in ((7, IMPORTS), (8, COMPUTES), (9, WRITES)):
        (alone / f"p{number:02}.ipynb").write_text(notebook(work + answer("right")), encoding="utf-8")
    beside = shutil.copytree(alone, folder / "beside")
    for number, (lines, *_) in enumerate(hostile.NEIGHBOURS.values()):
        path = beside / f"p{number % HONEST:02}-attack-{number:02}.ipynb"
        path.write_text(attack(lines), encoding="utf-8")
    return alone, beside


def start_grading(folder: Path, output: Path, user: str) -> subprocess.Popen:
    """Grade a class as a user, to whom the package belongs."""
    jobs = 1 if folder.name == "alone" else 3
    arguments = ("--out", output, "--seed", "s", "--seconds", "20", "--jobs", jobs, "--only", ID)
    module, *rest = command("grade", folder, *arguments)[1:]
    if user == "nobody":
        return hostile.start_as_nobody(module, *rest, PYTHONPATH=str(output.parent / "package"))
    return subprocess.Popen(command("grade", folder, *arguments), cwd=hostile.ROOT, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)


@pytest.fixture(scope="module")
def graded():
    """(user, folder) -> the folder of results: each class graded alone and beside attackers, all at once."""
    with tempfile.TemporaryDirectory() as top:
        os.chmod(top, 0o755)
        folders, running = write_class(Path(top)), {}
        for user in USERS:
            own = Path(top, user)
            own.mkdir()
            if user == "nobody":
                ignored = shutil.ignore_patterns("__pycache__", "vendor")
                shutil.copytree(PACKAGE, own / "package" / "dlbasics", ignore=ignored)
                for path in (own, *own.rglob("*")):
                    os.chown(path, NOBODY, NOBODY)
            for folder in folders:
                running[user, folder.name] = start_grading(folder, own / folder.name, user)
        for process in running.values():
            _, errors = process.communicate()
            assert process.returncode == 0, errors
        yield {(user, name): Path(top, user, name) for user, name in running}


def results(folder: Path) -> dict:
    """Name of a submission -> the bytes of its result and of its learner's page."""
    found = {}
    for path in (folder / "results").iterdir():
        data = json.loads(path.read_bytes())
        page = folder / "feedback" / f"{file_stem(data['learner'])}.html"
        found[data["label"]] = path.read_bytes(), page.read_bytes()
    return dict(sorted(found.items()))


def test_there_are_enough_attackers():
    assert len(hostile.NEIGHBOURS) > 25


def test_the_threat_model_says_of_each_what_holds_it():
    text = (PACKAGE / "grading" / "THREATS.md").read_text(encoding="utf-8")
    table = re.search(r"^## Attacks on.*?^## ", text, re.DOTALL | re.MULTILINE)
    cells = re.findall(r"^\| (.+?) \|", table[0], re.MULTILINE)
    named = [name for cell in cells for name in cell.split("; ")]
    assert sorted(named) == sorted(["attack", "---", *hostile.NEIGHBOURS])


def test_the_files_that_the_threat_model_names_are_there():
    text = (PACKAGE / "grading" / "THREATS.md").read_text(encoding="utf-8")
    files = [f"/{path.relative_to(PACKAGE.parent).as_posix()}"
             for folder in (PACKAGE, PACKAGE.parent / "tests") for path in folder.rglob("*.*")]
    named = set(re.findall(r"`([\w/]+\.(?:py|txt))`", text))
    assert len(named) > 20
    assert [name for name in sorted(named) if not any(file.endswith(f"/{name}") for file in files)] == []


@pytest.mark.parametrize("user", USERS)
def test_the_honest_are_judged_the_same_with_and_without_attackers(user, graded):
    alone, beside = results(graded[user, "alone"]), results(graded[user, "beside"])
    assert len(alone) == HONEST and len(beside) == HONEST + len(hostile.NEIGHBOURS)
    for name, found in alone.items():
        assert beside[name] == found, name
    earned = [json.loads(result)["verdicts"][0]["earned"] for result, _ in alone.values()]
    assert earned[7:] == [2, 2, 2] and 0 in earned


@pytest.mark.parametrize("user", USERS)
@pytest.mark.parametrize("name", hostile.NEIGHBOURS)
def test_an_attacker_gets_what_is_its_due(user, name, graded):
    _, status, told = hostile.NEIGHBOURS[name]
    number = list(hostile.NEIGHBOURS).index(name)
    result, _ = results(graded[user, "beside"])[f"p{number % HONEST:02}-attack-{number:02}.ipynb"]
    (verdict,) = json.loads(result)["verdicts"]
    said = Verdict.from_dict(verdict, find(ID)).sentence + str(verdict["details"])
    assert verdict["status"] == status and told in said, said
