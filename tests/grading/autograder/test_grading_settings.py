"""What a result depends on."""

import subprocess
import sys
from dataclasses import fields, replace

from support.sample_submissions import ID

from dlbasics.grading.autograder.exercise_file import ExerciseFile
from dlbasics.grading.autograder.grading_settings import GradingSettings, digested_files
from dlbasics.grading.sandbox.bubblewrap import MOUNTED_FOLDERS
from dlbasics.package_contents import PACKAGE

DIGESTED = digested_files()


OWN = ExerciseFile("own.py", "import helper", (("helper.py", "f = abs"),), "/here")
OTHERS = {"secret": "t", "own_exercises": (OWN,), "seconds": 1.0, "learner_seconds": 1.0, "unsafe": True,
          "only": (ID,), "own_numbers": True}


def test_whatever_settings_differ_in_their_digest_does():
    plain = GradingSettings("s")
    assert set(OTHERS) == {each.name for each in fields(plain)} - {"code"}, "which is in every digest"
    digests = {replace(plain, **{name: value}).digest for name, value in OTHERS.items()}
    assert len(digests | {plain.digest}) == len(OTHERS) + 1
    assert GradingSettings("s").digest == plain.digest


def test_all_of_a_file_of_exercises_is_in_the_digest_but_where_it_stands():
    settings = GradingSettings("s", own_exercises=(OWN,))
    for other, is_same in ((replace(OWN, folder="/there"), True), (replace(OWN, source="import math"), False),
                           (replace(OWN, beside=(("helper.py", "f = max"),)), False)):
        assert (replace(settings, own_exercises=(other,)).digest == settings.digest) == is_same


def test_all_code_that_judges_is_in_the_digest():
    code = (
        "import sys, dlbasics.grading.autograder.grade_in_worker;"
        "print(*(m.__file__ for n, m in sys.modules.items() if n.startswith('dlbasics') and m.__file__))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {path.removeprefix(f"{PACKAGE}/") for path in done.stdout.split()}
    assert {"grading/autograder/grade.py", "exercises/registry.py"} <= loaded <= set(DIGESTED)


def test_an_edit_of_anything_else_judges_nothing_anew():
    """Such as the command line, the reports, a sample in the manual or a page about threats."""
    parts = [name.split("/") for name in DIGESTED]
    of_grader = {name[1] for name in parts if name[0] == "grading"}
    assert of_grader == {"__init__.py", "autograder", "sandbox"}
    folders = {name[0] for name in parts if len(name) > 1 and name[0] != "grading"}
    assert folders == {"data", "exercises", "plotting", "runner", "syntax_advice", "texts", "translation"}
    of_sandbox = {folder.split("/")[0] for folder in MOUNTED_FOLDERS}
    assert of_sandbox <= folders | {"grading"}, "all that a sandbox holds"
