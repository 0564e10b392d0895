"""The instructor's appendix: its example runs, its commands exist, its figures follow from each other."""

import csv
import io
import json
import re
import runpy
import shlex
import zipfile

import pytest
from support.chapter import WITH_CODE
from support.right_order import right_order
from support.run_grader import run
from support.sample_submissions import ROOT, notebook

from dlbasics.exercises import all_exercises
from dlbasics.exercises.judging.questions import judge
from dlbasics.exercises.kinds import Code
from dlbasics.grading.cli.argument_parser import argument_parser
from dlbasics.grading.cli.main import main

TEXT = (ROOT / "chapters" / "instructors.md").read_text(encoding="utf-8")
RIGHT = "@check('week1/spread')\ndef spread(x):\n    return x.max() - x.min()"


@pytest.fixture
def own(tmp_path):
    """The worked example as a file."""
    path = tmp_path / "own.py"
    path.write_text(re.search(r"```python\n(.*?)```", TEXT, re.DOTALL)[1], encoding="utf-8")
    return path


def test_commands_of_the_appendix_are_understood(tmp_path, monkeypatch):
    for name in ("roster.csv", "worksheet.csv", "grades.csv", "extensions.csv", "moodle.zip",
                 "submissions.zip", "own.py", "ada.ipynb"):
        (tmp_path / name).touch()
    (tmp_path / "submissions").mkdir()
    monkeypatch.chdir(tmp_path)
    commands = re.findall(r"^ +python -m dlbasics.grading (.+)$", TEXT, re.MULTILINE)
    assert len(commands) == 10
    for line in commands:
        argument_parser().parse_args(shlex.split(line))
    parts = argument_parser()._subparsers._group_actions[0].choices.values()
    known = "".join(part.format_help() for part in [argument_parser(), *parts]) + "--nthreads --nworkers"
    for option in re.findall(r"`[^`\n]*?(--[a-z-]+)", TEXT):
        assert option in known, option


def test_the_worked_example_grades_a_class(own, tmp_path, capsys):
    assert main(["exercises", "--exercises", str(own), "--only", "week1"]) == 0
    assert "week1/spread" in capsys.readouterr().out
    assert main(["release", str(tmp_path / "class.zip"), "losses", "--exercises", str(own)]) == 0
    with zipfile.ZipFile(tmp_path / "class.zip") as held:
        stubs = held.read("deep-learning-basics/more_exercises.ipynb").decode()
        assert not [name for name in held.namelist() if name.endswith("/own.py")]
    assert "Hint 2 of 2" in stubs and "x.max() - x.min()" not in stubs
    other = {"ben": "x.max()", "dot": "x.flat[-1] - x.flat[0]"}
    answers = {name: notebook(RIGHT.replace("x.max() - x.min()", text)) for name, text in other.items()}
    answers |= {"ada": notebook(RIGHT), "cy": stubs}
    (tmp_path / "in").mkdir()
    for name, text in answers.items():
        (tmp_path / "in" / f"{name}.ipynb").write_text(text, encoding="utf-8")
    arguments = ("--seed", "s", "--exercises", own, "--only", "week1")
    done = run("grade", tmp_path / "in", "--out", tmp_path / "out", *arguments)
    assert done.returncode == 1, done.stderr  # of cy's stub
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out" / "gradebook.csv").read_text())))
    assert {row["id"]: row["week1/spread"] for row in rows} == {"ada": "2", "ben": "0", "cy": "", "dot": "0"}
    results = [json.loads(path.read_text()) for path in (tmp_path / "out" / "results").iterdir()]
    verdicts = {result["learner"]: result["verdicts"][0] for result in results}
    names = {learner: (verdict["status"], verdict["name"]) for learner, verdict in verdicts.items()}
    assert names == {"ada": ("right", ""), "ben": ("misconception", "largest"), "cy": ("not attempted", ""),
                     "dot": ("misconception", "by place")}
    page = (tmp_path / "out" / "class.html").read_text()
    assert "Where do they begin?" in page and "only where <code>x</code> is sorted" in page


def test_the_worked_questions_are_of_all_kinds_and_sound(tmp_path, capsys):
    blocks = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    (source,) = (code for code in blocks if "questions.py" in code)
    path = tmp_path / "questions.py"
    path.write_text(source, encoding="utf-8")
    assert main(["exercises", "--exercises", str(path), "--only", "week1"]) == 0
    listed = capsys.readouterr()
    assert re.findall(r"(choice|number|order|tune) ", listed.out) == ["choice", "number", "order", "tune"]
    assert listed.err == ""
    questions = runpy.run_path(str(path))["EXERCISES"]
    right = {"week1/even": "a c", "week1/area": "12.57", "week1/sharp": {"temperature": 0.5}}
    wrong = {"week1/area": "50.3", "week1/sharp": {"temperature": 3}}
    for question in questions:
        answer = right.get(question.id) or right_order(question)
        assert judge(question, answer).status == "right"
        if question.id in wrong:
            assert judge(question, wrong[question.id]).status == "misconception"


def test_judging_by_program_prints_what_the_manual_says(capsys):
    (program,) = (code for code in re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL) if "attempt(" in code)
    (printed,) = re.findall(r"```text\n(.*?)```", TEXT, re.DOTALL)
    exec(compile(program, "instructors.md", "exec"), {})
    assert capsys.readouterr().out == printed


def test_the_cost_model_follows_from_the_measured_figures():
    """The table holds what was measured; every other figure is computed from it."""
    rows = re.findall(r"^\| a submission of (.+?) \| ([\d.]+) \| ([\d.]+) \|$", TEXT, re.MULTILINE)
    (_, one, _), (chapter, seconds, size) = [(name, float(a), float(b)) for name, a, b in rows]
    asked = [e for e in all_exercises() if e.chapter == "activations" and isinstance(e, Code)]
    assert chapter == f"a chapter, {len(asked)} functions" and one < seconds
    count = 100_000 * len(WITH_CODE)
    claim = rf"{count:,} submissions: ([\d,]+) core-hours, or ([\d.]+) hours on 64 cores, and ([\d.]+) GB"
    figures = re.search(claim, " ".join(TEXT.split()))
    hours, wall, gigabytes = (float(number.replace(",", "")) for number in figures.groups())
    assert hours == round(count * seconds / 3600) and wall == round(hours / 64, 1)
    assert gigabytes == round(count * size / 1e6, 1)
