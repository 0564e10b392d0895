"""What a sandbox holds: the runner and all that teaches, and never an exercise."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from dlbasics import package_contents
from dlbasics.grading.sandbox import bubblewrap, sandbox_factory

EXERCISES = (package_contents.PACKAGE / "exercises").resolve()


def mounted() -> dict:
    """Place in the sandbox -> path outside, of all that the real command line mounts."""
    arguments = bubblewrap.command_line()
    options = ("--ro-bind", "--dev-bind")
    assert not [name for name in arguments if ("bind" in name or "overlay" in name) and name not in options]
    starts = [at for at, name in enumerate(arguments) if name in options]
    pairs = {arguments[at + 2]: Path(arguments[at + 1]) for at in starts}
    assert len(pairs) == len(starts)
    return pairs


@pytest.mark.parametrize("folder", [
    "exercises", "exercises/", "exercises/bank", "exercises/bank/losses", "exercises/views", "exercises/..",
    "runner/../exercises", ".", "", "..", "../dlbasics/exercises", str(EXERCISES), str(EXERCISES.parents[1]),
])
def test_a_folder_with_exercises_is_refused(folder):
    for folders in ((folder,), (*bubblewrap.MOUNTED_FOLDERS, folder)):
        with pytest.raises(ValueError, match="must not hold exercises"):
            bubblewrap.mounted_package_files(folders)


def test_a_link_to_the_exercises_is_refused(copied_package):
    (copied_package / "answers").symlink_to(copied_package / "exercises" / "bank")
    with pytest.raises(ValueError, match="must not hold exercises"):
        bubblewrap.mounted_package_files(("runner", "answers"))


def test_a_file_that_is_a_link_to_an_exercise_is_refused(copied_package):
    (copied_package / "data" / "plain.py").symlink_to(copied_package / "exercises" / "registry.py")
    with pytest.raises(ValueError, match="must not hold exercises"):
        bubblewrap.mounted_package_files()


def test_the_real_command_line_holds_no_path_of_the_exercises():
    pairs = mounted()
    assert "/site/dlbasics/runner/run_cases.py" in pairs and len(pairs) > 40
    for place, path in pairs.items():
        real = path.resolve()
        assert real != EXERCISES and EXERCISES not in real.parents and real not in EXERCISES.parents, place
    assert not [word for word in bubblewrap.command_line() if "exercises" in Path(word).parts]


def test_the_package_is_mounted_file_by_file():
    """So no folder brings along what a look at its name does not show, such as __pycache__."""
    files = {place: path for place, path in mounted().items() if place.startswith("/site/dlbasics/")}
    assert files and all(path.is_file() and "__pycache__" not in path.parts for path in files.values())
    expected = {f"/site/dlbasics/{name}" for name in bubblewrap.mounted_package_files()}
    assert set(files) == expected


@pytest.fixture
def copied_package(tmp_path, monkeypatch):
    """A copy of the package that the command line is made from."""
    copy = tmp_path / "dlbasics"
    shutil.copytree(package_contents.PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", "sphinxext"))
    monkeypatch.setattr(package_contents, "PACKAGE", copy)
    bubblewrap.mounts.cache_clear()
    yield copy
    bubblewrap.mounts.cache_clear()


@pytest.mark.parametrize("folder", ["", *bubblewrap.MOUNTED_FOLDERS])
def test_a_new_module_of_a_mounted_folder_is_in_the_sandbox(copied_package, folder):
    (copied_package / folder / "newcomer.py").write_text("WORD = 'here'\n")
    places = ["/site/dlbasics", folder, "newcomer.py"]
    assert "/".join(filter(None, places)) in mounted()


def test_new_modules_can_be_imported_there_and_others_cannot(copied_package):
    (copied_package / "runner" / "new").mkdir()
    (copied_package / "runner" / "new" / "double.py").write_text("def twice(x):\n    return 2 * x\n")
    source = "from dlbasics.runner.new.double import twice\n@check('a/b')\ndef f(x):\n    return twice(x)"
    other = "@check('a/c')\ndef g(x):\n    import dlbasics.exercises.registry"
    sandboxes = sandbox_factory.SandboxFactory()
    sandbox = sandboxes.new_sandbox()
    try:
        cells = np.frombuffer(json.dumps([source, other]).encode(), np.uint8)
        sandbox.send({"cells": cells, "limits": {}}, 20)
        task = {"id": "a/b", "needs": [[0, 0], [0, 1]], "function": "f", "stub": "def f(x):\n    ...\n"}
        assert sandbox.request(task, 20)["state"] == "ran"
        assert sandbox.request({"args": (21,)}, 20)["value"] == 42
        assert sandbox.receive(20) == {"args": (21,), "foreign": []}
        sandbox.request({}, 20)
        assert sandbox.request(task | {"id": "a/c", "needs": [[1, 0]]}, 20)["state"] == "ran"
        assert "ModuleNotFoundError" in str(sandbox.request({"args": (1,)}, 20)["failure"])
    finally:
        sandbox.close()
        sandboxes.close()
