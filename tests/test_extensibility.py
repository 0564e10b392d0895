"""One place for each change: a chapter, a kind of exercise, a status and a module are added to a copy.

Each is added as CONTRIBUTING.md says, in one place, and followed from the notebook through the page to the
gradebook.
"""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import threading

import pytest
from support.book import ROOT

from dlbasics.sphinxext.serve import server

KIND = '''
"""Truth: say whether a sentence is true."""

from dataclasses import dataclass
from typing import ClassVar

from dlbasics.exercises.model import Finding, Question, UnreadableAnswer
from dlbasics.messages import Message


@dataclass(frozen=True, eq=False)
class Truth(Question):
    """Say whether a sentence is true."""

    kind: ClassVar[str] = "truth"
    page_no_answer: ClassVar[str] = "exercise.choose-first"
    page_controls: ClassVar[str] = """
    {%- for word in ("true", "false") -%}
    <label><input type="radio" name="{{ slug }}" value="{{ word }}"> {{ word }}</label>
    {%- endfor -%}"""

    is_true: bool
    sentence: str

    def solution(self):
        return str(self.is_true)

    def mistakes_by_name(self):
        return {"the opposite": self.sentence}

    def how_to_answer(self):
        return Message("exercise.answer-with-letter", {"call": f'ask("{self.id}", True)'})

    def read(self, answer):
        if not isinstance(answer, bool):
            raise UnreadableAnswer("question.unreadable", answer=repr(answer))
        return answer

    def findings(self):
        return [Finding("right"), Finding("upside down", "the opposite")]

    def table(self, settings):
        return {str(self.is_true): 0, self.ELSE: 1}

    def probes(self, recorded):
        return [str(recorded), self.ELSE]
'''
SCRIPT = """
dlKinds.truth = (form) => ({
  read() {
    const chosen = form.querySelector(":checked");
    return chosen ? chosen.value === "true" : null;
  },
  write(answer) { form.querySelector(`[value="${answer}"]`).checked = true; },
  probes: (answer) => [answer ? "True" : "False"],
});
"""
QUESTIONS = '''
"""The other exercises of the chapter."""

from dlbasics.exercises.kinds.truth import Truth

NO_MEMORY = Truth(
    id="dice/no-memory",
    title="After three sixes",
    points=1,
    question="After three sixes a six is less likely.",
    is_true=False,
    sentence="A die has no memory.",
)
'''
CODE = '''
"""Return the mean of a fair die."""

from dlbasics.exercises.kinds import Case, Code, Misconception

MEAN = Code(
    id="dice/mean",
    title="The mean of a die",
    points=2,
    stub="""
    def mean(sides):
        \'\'\'Return the mean of a fair die with `sides` sides.\'\'\'
        ...
    """,
    hints=("Which two numbers are in the middle?", "Add the first side and the last."),
    reference=lambda sides: (sides + 1) / 2,
    cases=lambda rng: [Case((6,)), Case((int(rng.integers(7, 20)),))],
    misconceptions=(Misconception("half", lambda sides: sides / 2, "A die begins at 1, not at 0."),),
)
'''
BANK = '''
"""Exercises of the chapter on dice, in the order in which it asks them."""

from dlbasics.exercises.bank.dice.mean import MEAN
from dlbasics.exercises.bank.dice.questions import NO_MEMORY

EXERCISES = [MEAN, NO_MEMORY]
'''
STUB = """@check("dice/mean")
def mean(sides):
    '''Return the mean of a fair die with `sides` sides.'''
    ..."""
CELLS = [
    "from dlbasics.exercises import ask, check, progress",
    STUB,
    'ask("dice/no-memory")',
    "progress()",
]
# What a module that was added in the runner's folder holds is in the page's wheel and in the sandbox.
ANSWER = """from dlbasics.runner.halves import half
@check("dice/mean")
def mean(sides):
    return half(sides + 1)"""


def notebook(sources) -> str:
    """The text of a notebook with these code cells."""
    title = {"cell_type": "markdown", "id": "title", "metadata": {}, "source": "# Dice\n\nFair ones."}
    cells = [{"cell_type": "code", "id": f"cell-{number}", "metadata": {}, "source": source, "outputs": [],
              "execution_count": None} for number, source in enumerate(sources)]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return json.dumps({"cells": [title, *cells], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5})


def replace_once(path, old: str, new: str):
    """Change one place of a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{path.name} has {old!r} {text.count(old)} times"
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the package with one chapter, kind, status and module more, and a book of that chapter."""
    folder = tmp_path_factory.mktemp("copy")
    package = folder / "dlbasics"
    shutil.copytree(ROOT / "dlbasics", package, ignore=shutil.ignore_patterns("__pycache__"))
    # A status
    replace_once(package / "exercises" / "judging" / "verdict.py", '    "right": Status("Right", "right"),',
                 '    "upside down": Status("Upside down", "wrong"),\n    "right": Status("Right", "right"),')
    # A kind of exercise
    (package / "exercises" / "kinds" / "truth.py").write_text(KIND)
    (package / "sphinxext" / "site" / "kinds" / "truth.js").write_text(SCRIPT)
    # A module
    (package / "runner" / "halves.py").write_text('"""Halves."""\n\n\ndef half(x):\n    return x / 2\n')
    # A chapter: one row
    last = '    "logistic_regression",\n'
    replace_once(package / "chapters.py", last, last + '    "dice",\n')
    (package / "dice.py").write_text('"""What the chapter on dice teaches."""\n')
    bank = package / "exercises" / "bank" / "dice"
    bank.mkdir()
    for name, text in {"__init__.py": BANK, "mean.py": CODE, "questions.py": QUESTIONS}.items():
        (bank / name).write_text(text)
    chapters = folder / "chapters"
    chapters.mkdir()
    shutil.copy(ROOT / "_config.yml", folder)
    # No Python is started in its page.
    replace_once(folder / "_config.yml", "dlbasics_compile_python: true", "dlbasics_compile_python: false")
    shutil.copy(ROOT / "chapters" / "references.bib", chapters)
    toc = "format: jb-book\nroot: chapters/index\nchapters:\n- file: chapters/dice\n"
    (folder / "_toc.yml").write_text(toc)
    (chapters / "index.md").write_text("# A book\n\nOf one chapter.\n")
    (chapters / "dice.ipynb").write_text(notebook(CELLS))
    return folder


def run(copy, *words, cwd=None) -> subprocess.CompletedProcess:
    """Run Python on the copied package."""
    environment = {name: value for name, value in os.environ.items() if name != "GITHUB_REPOSITORY"}
    return subprocess.run([sys.executable, *map(str, words)], cwd=cwd or copy, capture_output=True, text=True,
                          env=environment | {"PYTHONPATH": str(copy)})


def test_they_work_in_a_notebook(copy, tmp_path):
    program = "\n".join([CELLS[0], ANSWER, 'ask("dice/no-memory", True)', "progress()"])
    done = run(copy, "-c", program, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "[+] The mean of a die: Right (2 of 2 points)" in done.stdout
    assert "[x] After three sixes: Upside down (0 of 1 point)\n    A die has no memory." in done.stdout
    assert re.search(r"^Dice +\[################........\]", done.stdout, re.MULTILINE)
    work = json.loads((tmp_path / "dlbasics-work.json").read_text())["exercises"]
    (entry,) = work["dice/no-memory"].values()
    assert (entry["status"], entry["answer"]) == ("upside down", True)


@pytest.fixture(scope="module")
def work_file(copy, browser, tmp_path_factory):
    """The work of a learner who answered on the page, first wrongly, then right."""
    main = "from jupyter_book.cli.main import main; main()"
    done = run(copy, "-c", main, "build", ".", "-W", "-n", "--keep-going")
    assert done.returncode == 0, done.stdout + done.stderr
    site = server(copy / "_build" / "html")
    threading.Thread(target=site.serve_forever, daemon=True).start()
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{site.server_port}/chapters/dice.html")
    form = page.locator("#exercise-dice-no-memory")
    form.get_by_label("true").check()
    form.get_by_role("button", name="Check").click()
    assert form.locator(".dl-verdict-head strong").inner_text() == "Upside down"
    assert "A die has no memory." in form.locator(".dl-result").inner_text()
    form.get_by_label("false").check()
    form.get_by_role("button", name="Check").click()
    assert form.locator(".dl-verdict-head strong").inner_text() == "Right"
    assert "1 of 2 exercises, 1 of 3 points" in page.locator(".dl-progress").inner_text()
    with page.expect_download() as download:
        page.get_by_text("Download my work").click()
    path = tmp_path_factory.mktemp("work") / "dlbasics-work.json"
    download.value.save_as(path)
    context.close()
    site.shutdown()
    site.server_close()
    return path


def test_they_work_from_the_page_to_the_gradebook(copy, work_file, tmp_path):
    learner = tmp_path / "submissions" / "ada"
    learner.mkdir(parents=True)
    shutil.copy(work_file, learner)
    (learner / "dice.ipynb").write_text(notebook([CELLS[0], ANSWER]))
    out = tmp_path / "graded"
    done = run(copy, "-m", "dlbasics.grading", "grade", tmp_path / "submissions", "--out", out,
               "--only", "dice", "--seed", "secret")
    assert done.returncode == 0, done.stdout + done.stderr
    (row,) = csv.DictReader((out / "gradebook.csv").read_text().splitlines())
    assert (row["id"], row["dice/mean"], row["dice/no-memory"], row["total"]) == ("ada", "2", "1", "3")
    (feedback,) = (out / "feedback").iterdir()
    assert "The mean of a die" in feedback.read_text() and "After three sixes" in feedback.read_text()
