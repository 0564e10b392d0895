"""The samples in the instructor's manual are what the grader itself writes."""

import os
import re

import pytest
from support.sample_submissions import ROOT, text_of

from dlbasics.exercises import find
from dlbasics.grading.manual import directive
from dlbasics.grading.manual.directive import SAMPLES
from dlbasics.grading.manual.sample_class import sample_class

TEXT = (ROOT / "chapters" / "instructors.md").read_text(encoding="utf-8")


def test_the_manual_shows_every_sample_and_no_other():
    assert set(re.findall(r"^\s*```\{grader-sample\} (\S+)$", TEXT, re.MULTILINE)) == set(SAMPLES)


def test_the_class_holds_what_it_is_said_to_hold():
    graded = sample_class("moodle")
    sigmoid = find("activations/hard-sigmoid")
    ben = next(entry for entry in graded.entries if entry.person.name == "Ben Okri")
    assert ben.answers[sigmoid.id].mistake == "line only"
    assert ben.total == graded.policy.possible - sigmoid.points
    assert [entry.status.label for entry in graded.entries[-2:]] == ["nothing handed in", "needs a look"]


@pytest.mark.parametrize("platform", ["canvas", "moodle"])
def test_the_terminal_shows_what_an_instructor_must_know(platform):
    output = SAMPLES[platform]().astext()
    assert "6  judged" in output and "1  needs a look" in output and "Hand in the notebook itself" in output


def test_tables_leave_blank_what_a_person_must_look_at_first():
    for name in ("canvas.csv", "moodle-worksheet.csv"):
        html = SAMPLES[name]().astext()
        assert "Ada" in html and "<td>10</td>" in html and html.count("<tr>") > 3
    assert "Last modified (grade)" in html, "without which Moodle refuses a worksheet"
    assert "Your line is right" in text_of(SAMPLES["feedback"]().astext())
    assert "Expected" not in SAMPLES["feedback"]().astext()
    assert "line only" in SAMPLES["class"]().astext()


def test_a_sample_is_made_again_when_the_package_has_changed_and_only_then(small_book, tmp_path, monkeypatch):
    module, made = tmp_path / "summary.py", []
    module.touch()
    monkeypatch.setattr(directive, "package_files", lambda: {"grading/cli/summary.py": module})
    monkeypatch.setitem(SAMPLES, "canvas", lambda: made.append(1) or directive._raw("<p>A sample.</p>"))

    def samples_made(**documents):
        code, said, pages = small_book('extensions += ["dlbasics.grading.manual.directive"]\n', **documents)
        assert code == 0 and "A sample." in pages["index"], said
        return len(made)

    assert samples_made(index="# Title\n\n```{grader-sample} canvas\n```\n") == 1
    assert samples_made() == 1
    os.utime(module, ns=(2 * module.stat().st_mtime_ns,) * 2)
    assert samples_made() == 2
