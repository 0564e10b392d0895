"""What was judged is never lost: killed at counted moments, a full disk, a deleted folder."""

import json
import os
import re
import subprocess
import time
from pathlib import Path

import pytest
from support.hostile_submissions import as_nobody
from support.run_grader import command, contents, dead, run
from support.sample_submissions import ROOT, submissions
from support.stopped_grader import StoppedGrader

from dlbasics.grading.results.write_result_files import OLD
from dlbasics.grading.sandbox.bubblewrap import find_bubblewrap

COUNT = 6
WORDS = ("--seed", "s", "--only", "activations/hard-sigmoid")
# Kills of one run after the other, each before or after the file of this number has its name, of those that
# the run writes; and the results that there are then. Results come first, gradebook and pages at the end.
JUDGING = [("before", 2, 1), ("after", 2, 3)]
WRITING = [("before", 1, COUNT), ("after", 10, COUNT)]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """The arguments that grade a class, and all bytes of a run that nothing disturbs.

    Its roster is Moodle's, so that there is a zip of all pages, which takes the longest to write.
    """
    folder = tmp_path_factory.mktemp("class")
    people = "".join(f"Participant {n},p{n:02},p{n:02}@uni.example\n" for n in range(COUNT))
    (folder / "roster.csv").write_text(f"Identifier,Full name,Email address\n{people}")
    arguments = ("grade", submissions(folder / "in", COUNT), "--roster", folder / "roster.csv", *WORDS)
    done = run(*arguments, "--jobs", "2", "--out", folder / "out")
    assert done.returncode == 0, done.stderr
    expected = contents(folder / "out")
    assert len([name for name in expected if name.startswith("results/")]) == COUNT
    assert "moodle-feedback.zip" in expected
    return (*arguments, "--jobs", "1"), expected


def results(out) -> dict:
    """The results there are; one that is not whole breaks the test."""
    files = {path.name: path.read_bytes() for path in out.glob("results/*.json")}
    assert all(json.loads(data)["key"] == name.removesuffix(".json") for name, data in files.items())
    return files


def judged(stderr: str) -> int:
    """How many submissions a run says that it judged."""
    counts = re.findall(r"\] (\d+)/\1 ", stderr)
    return int(counts[-1]) if counts else 0


def let_time_pass(out):
    """What killed writes have left is old by now, so that nobody else can be at it."""
    for path in out.rglob(".*"):
        os.utime(path, (time.time() - 2 * OLD,) * 2)


def kill_and_finish(kills: list, arguments: tuple, expected: dict):
    """Kill one run after the other, then let one come to its end: nothing is lost, nothing judged anew."""
    out = arguments[-1]
    before = results(out)
    for kill, (when, number, count) in enumerate(kills):
        children = StoppedGrader(when, number, *arguments).kill(whole_group=kill % 2)
        after = results(out)
        assert before.items() <= after.items() and len(after) == count
        assert dead(children)  # sandboxes and workers die with the grader
        before = after
    let_time_pass(out)
    done = run(*arguments)
    assert judged(done.stderr) == COUNT - len(before)
    assert done.returncode == 0 and contents(out) == expected


def test_killed_while_judging_it_goes_on_where_it_was(undisturbed, tmp_path):
    arguments, expected = undisturbed
    kill_and_finish(JUDGING, (*arguments, "--out", tmp_path / "out"), expected)


def test_killed_while_writing_it_writes_the_rest(undisturbed, tmp_path):
    arguments, expected = undisturbed
    for name, data in expected.items():
        if name.startswith("results/"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes(data)
    kill_and_finish(WRITING, (*arguments, "--out", tmp_path), expected)


if os.getuid() == 0:

    def test_an_ordinary_user_loses_nothing_either():
        """The kills of this file while it judges."""
        options = ("-p", "no:cacheprovider", "-q", "-k", "killed_while_judging")
        done = as_nobody("-m", "pytest", *options, str(Path(__file__)))
        assert done.returncode == 0 and "1 passed" in done.stdout, done.stdout + done.stderr


def test_a_full_disk_loses_nothing(undisturbed, tmp_path):
    """On a small disk with a file that fills it; ``bwrap`` mounts it, also for those who are not root."""
    arguments, expected = undisturbed
    out, full, copy = tmp_path / "small" / "out", tmp_path / "full", tmp_path / "copy"
    out.parent.mkdir()
    grade = " ".join(map(str, command(*arguments, "--out", out)))
    script = f"""
    head -c 880000 /dev/zero > {out.parent}/ballast
    {grade}; echo first $?
    mkdir {full}; cp -r {out}/results {full}
    rm {out.parent}/ballast
    {grade}; echo second $?
    cp -r {out} {copy}
    """
    disk = [find_bubblewrap(), "--dev-bind", "/", "/", "--size", "900000", "--tmpfs", str(out.parent)]
    done = subprocess.run([*disk, "sh", "-c", script], capture_output=True, text=True, cwd=ROOT, timeout=300)
    assert "first 1" in done.stdout and "second 0" in done.stdout, done.stdout + done.stderr
    assert "No space left" in done.stderr and "Results so far are kept" in done.stderr
    assert 0 < len(results(full)) == COUNT - judged(done.stderr) < COUNT
    assert contents(copy) == expected


def test_a_deleted_folder_is_noticed_and_made_again_by_the_next_run(undisturbed, tmp_path):
    arguments, expected = undisturbed
    out = tmp_path / "out"
    grader = StoppedGrader("after", 4, *arguments, "--out", out)
    assert len(results(out)) == 4
    out.rename(tmp_path / "gone")
    assert "4 results are missing" in grader.finish() and grader.process.returncode == 1
    assert run(*arguments, "--out", out).returncode == 0 and contents(out) == expected


def test_two_graders_on_one_folder_agree(undisturbed, tmp_path):
    arguments, expected = undisturbed
    out = tmp_path / "out"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    two = [subprocess.Popen(command(*arguments, "--out", out), cwd=ROOT, **quiet) for _ in "ab"]
    assert [process.wait() for process in two] == [0, 0]
    assert contents(out) == expected
