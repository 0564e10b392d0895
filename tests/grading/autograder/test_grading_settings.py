"""What a result depends on."""

import subprocess
import sys

from support.sample_class import ID

from dlbasics.grading.autograder.grading_settings import NO_RESULT_DEPENDS_ON, GradingSettings
from dlbasics.package_contents import PACKAGE, package_files

DIGESTED = package_files(without=NO_RESULT_DEPENDS_ON)


def test_whatever_settings_differ_in_their_digest_does():
    all_settings = [
        GradingSettings("s"),
        GradingSettings("t"),
        GradingSettings("s", "x"),
        GradingSettings("s", seconds=1),
        GradingSettings("s", unsafe=True),
        GradingSettings("s", only=(ID,)),
        GradingSettings("s", own_numbers=True),
    ]
    assert len({settings.digest for settings in all_settings}) == len(all_settings)
    assert GradingSettings("s").digest == GradingSettings("s").digest


def test_all_code_that_judges_is_in_the_digest():
    code = (
        "import sys, dlbasics.grading.autograder.grade_in_worker;"
        "print(*(m.__file__ for n, m in sys.modules.items() if n.startswith('dlbasics') and m.__file__))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {path.removeprefix(f"{PACKAGE}/") for path in done.stdout.split()}
    assert {"grading/autograder/grade.py", "exercises/registry.py"} <= loaded <= set(DIGESTED)


def test_an_edit_of_command_line_collecting_or_reports_judges_nothing_anew():
    outside = {"cli", "collect", "reports", "results", "scheduling"}
    folders = {name.split("/")[1] for name in DIGESTED if name.startswith("grading/")}
    assert not folders & outside and {"autograder", "sandbox"} <= folders
