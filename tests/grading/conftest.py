"""A messy class, graded once for all tests that look at what is written."""

import pytest
from support.run_grader import run
from support.sample_submissions import MESSY_ROSTER, messy_submissions


@pytest.fixture(scope="session")
def messy(tmp_path_factory):
    """The folder of all that is written for a messy class, and the process that graded it."""
    top = tmp_path_factory.mktemp("messy")
    exercises = messy_submissions(top / "in")
    (top / "roster.csv").write_text(MESSY_ROSTER)
    arguments = ("--roster", top / "roster.csv", "--seed", "s", "--only", *exercises)
    return top / "out", run("grade", top / "in", "--out", top / "out", *arguments)
