"""The same grading on a Dask cluster: a real scheduler, two workers, one of them killed in the middle."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from support.run_grader import contents, environment, run
from support.sample_submissions import ROOT, submissions
from support.stopped_grader import StoppedGrader

from dlbasics.grading.scheduling.workers import DaskCluster, WorkersGone

WORDS = ("--seed", "s", "--only", "activations/hard-sigmoid")
COUNT = 8


@pytest.fixture
def cluster(tmp_path):
    """The address of a scheduler, and its two workers."""
    known = tmp_path / "scheduler.json"
    quiet = {
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
        "cwd": tmp_path,
        "env": environment(PYTHONPATH=str(ROOT)),
    }
    dask = [sys.executable, "-m", "dask"]
    scheduler = [
        *dask,
        "scheduler",
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--no-dashboard",
        "--no-jupyter",
        "--no-show",
        "--scheduler-file",
        str(known),
    ]
    processes = [subprocess.Popen(scheduler, **quiet)]
    try:
        while not known.exists() or not known.read_text():
            assert processes[0].poll() is None
            time.sleep(0.02)
        address = json.loads(known.read_text())["address"]
        for _ in range(2):
            worker = [*dask, "worker", address, "--nthreads", "2", "--no-nanny", "--no-dashboard"]
            processes.append(subprocess.Popen(worker, **quiet))
        yield address, processes[1:]
    finally:
        for process in processes:
            process.kill()
            process.wait()


def test_a_worker_that_is_killed_costs_nothing(cluster, tmp_path):
    """Each worker has two threads: its sandboxes must not get in each other's way."""
    address, workers = cluster
    folder, out = submissions(tmp_path / "in", COUNT), tmp_path / "out"
    alone = run("grade", folder, "--out", tmp_path / "alone", *WORDS)
    grader = StoppedGrader("after", 3, "grade", folder, "--out", out, *WORDS, "--cluster", address)
    assert len(list(out.glob("results/*.json"))) == 3
    os.kill(workers[0].pid, signal.SIGKILL)
    workers[0].wait()
    written = grader.finish()
    # First, since what differs says why a person would have to look.
    assert contents(out) == contents(tmp_path / "alone")
    assert grader.process.returncode == 0 == alone.returncode, written


class FakeClient:
    """A client whose scheduler has these workers."""

    status = "running"

    def __init__(self, workers: dict):
        self.workers = workers

    def ncores(self) -> dict:
        return {name: 1 for name in self.workers}

    def scheduler_info(self) -> dict:
        if self.workers is None:
            raise OSError("no route")
        return {"workers": self.workers}


def test_a_cluster_without_a_worker_is_not_waited_for_without_end():
    client = FakeClient({"a": {}})
    patient, hasty = DaskCluster(client, patience=1000), DaskCluster(client, patience=-1)
    for cluster in (patient, hasty):
        cluster.check()
    for workers in ({}, None):
        client.workers = workers
        patient.check()
        with pytest.raises(WorkersGone, match=r"No worker of the cluster .* Results so far are kept"):
            hasty.check()


def test_files_make_the_connection_safe(tmp_path):
    arguments = ("--out", tmp_path / "out", *WORDS, "--cluster", "tls://127.0.0.1:9")
    for name in ("ca", "cert", "key"):
        (tmp_path / f"{name}.pem").write_text("no certificate")
        arguments += (f"--tls-{name}", tmp_path / f"{name}.pem")
    done = run("grade", submissions(tmp_path / "in", 1), *arguments)
    assert done.returncode == 2 and "tls://127.0.0.1:9" in done.stderr, "they are read, and are none"


def test_a_scheduler_that_is_not_there(tmp_path):
    arguments = ("--out", tmp_path / "out", *WORDS, "--cluster", "nowhere:x")
    done = run("grade", submissions(tmp_path / "in", 1), *arguments)
    assert done.returncode == 2 and "no Dask scheduler with workers answers at nowhere:x" in done.stderr
