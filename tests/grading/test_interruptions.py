"""What was judged is never lost: killed at random moments, a full disk, a deleted folder."""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

import psutil
import pytest
from support.hostile import as_nobody
from support.sample_class import ROOT, command, contents, dead, run, submissions

from dlbasics.grading.sandbox.bubblewrap import find_bubblewrap

COUNT, KILLS = 12, int(os.environ.get("KILLS", 20))
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
WORDS = ("--seed", "s", "--jobs", "2", "--only", "activations/hard-sigmoid")


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """The folder of submissions, all bytes of a run that nothing disturbs, and its seconds."""
    folder = tmp_path_factory.mktemp("class")
    began = time.monotonic()
    done = run("grade", submissions(folder / "in", COUNT), "--out", folder / "out", *WORDS)
    assert done.returncode == 0, done.stderr
    made = contents(folder / "out")
    assert len([name for name in made if name.startswith("results/")]) == COUNT
    return folder / "in", made, time.monotonic() - began


def results(out) -> dict:
    """The results there are; one that is not whole breaks the test."""
    files = {path.name: path.read_bytes() for path in out.glob("results/*.json")}
    assert all(json.loads(data)["key"] == name.removesuffix(".json") for name, data in files.items())
    return files


def judged(stderr: str) -> int:
    """How many submissions a run says that it judged."""
    counts = re.findall(r"\] (\d+)/\1 ", stderr)
    return int(counts[-1]) if counts else 0


def test_killed_at_random_moments_it_goes_on_where_it_was(undisturbed, tmp_path):
    folder, expected, seconds = undisturbed
    rng, kills, stages, out = random.Random(5), 0, set(), tmp_path / "out"
    while kills < KILLS:
        before = results(out)
        process = subprocess.Popen(command("grade", folder, "--out", out, *WORDS), stderr=subprocess.PIPE,
                                   stdout=subprocess.DEVNULL, cwd=ROOT, text=True, start_new_session=True)
        began = time.monotonic()
        try:
            process.wait(seconds * rng.uniform(0.2, 1.1))
        except subprocess.TimeoutExpired:
            family = psutil.Process(process.pid).children(recursive=True)
            rng.choice([os.kill, os.killpg])(process.pid, signal.SIGKILL)
            process.communicate()
            kills += 1
            after = results(out)
            assert before.items() <= after.items()
            stages.add(len(after))
            assert dead(family)  # sandboxes and workers die with the grader
            continue
        assert judged(process.communicate()[1]) == COUNT - len(before)
        assert process.returncode == 0 and contents(out) == expected
        if not before:
            seconds = min(seconds, time.monotonic() - began)  # the first of all was slow: it was the first
        shutil.rmtree(out)
    done = run("grade", folder, "--out", out, *WORDS)
    assert done.returncode == 0 and contents(out) == expected
    assert len(stages) >= min(4, KILLS // 2), stages  # it was killed before, while and after judging


if os.getuid() == 0:

    def test_an_ordinary_user_loses_nothing_either():
        """The tests with a kill in them, a few times, in this file and with a cluster."""
        files = [str(Path(__file__).with_name(f"test_{name}.py")) for name in ("interruptions", "cluster")]
        done = as_nobody("-m", "pytest", "-p", "no:cacheprovider", "-q", "-k", "killed", *files, KILLS="4")
        assert done.returncode == 0 and "2 passed" in done.stdout, done.stdout + done.stderr


def test_a_full_disk_loses_nothing(undisturbed, tmp_path):
    """On a small disk with a file that fills it; ``bwrap`` mounts it, also for those who are not root."""
    folder, expected, _ = undisturbed
    out, full, copy = tmp_path / "small" / "out", tmp_path / "full", tmp_path / "copy"
    out.parent.mkdir()
    grade = " ".join(map(str, command("grade", folder, "--out", out, *WORDS)))
    script = f"""
    head -c 870000 /dev/zero > {out.parent}/ballast
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


def test_a_deleted_folder_is_made_again(undisturbed, tmp_path):
    folder, expected, _ = undisturbed
    out = tmp_path / "out"
    with subprocess.Popen(command("grade", folder, "--out", out, *WORDS), cwd=ROOT, **QUIET) as process:
        while process.poll() is None and len(list(out.glob("results/*.json"))) < 4:
            time.sleep(0.005)
        assert process.poll() is None
        out.rename(tmp_path / "gone")
    assert process.returncode == 0 and contents(out) == expected


def test_two_graders_on_one_folder_agree(undisturbed, tmp_path):
    folder, expected, _ = undisturbed
    out = tmp_path / "out"
    two = [subprocess.Popen(command("grade", folder, "--out", out, *WORDS), cwd=ROOT, **QUIET) for _ in "ab"]
    assert [process.wait(300) for process in two] == [0, 0]
    assert contents(out) == expected
