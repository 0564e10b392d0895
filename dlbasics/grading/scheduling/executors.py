"""Where submissions are judged: in processes of this machine, or on a Dask cluster."""

import ctypes
import os
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing import get_context

from dlbasics.grading.autograder.grade_in_worker import sandboxes
from dlbasics.grading.sandbox.bubblewrap import SandboxUnavailable


class LocalProcesses:
    """Processes of this machine.

    Parameters
    ----------
    jobs : int
        How many there are at most.
    unsafe : bool
        Whether they judge without a sandbox.

    Attributes
    ----------
    window : int
        How many submissions are handed out at a time.
    """

    def __init__(self, jobs: int, unsafe: bool = False):
        self._jobs, self._unsafe = jobs, unsafe
        self.window = 3 * jobs

    def start(self, count: int) -> Executor:
        """Start processes for `count` submissions: forks, which hold what is loaded."""
        return ProcessPoolExecutor(
            min(self._jobs, count),
            mp_context=get_context("fork"),
            initializer=_follow_grader,
            initargs=(os.getpid(), self._unsafe),
        )


def _follow_grader(grader: int, unsafe: bool):
    """Die with the grader: a worker of a killed one would wait for ever. Warm up a sandbox meanwhile."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)
    if os.getppid() != grader:  # it died before we could follow
        os._exit(1)
    with suppress(SandboxUnavailable):  # which is said when a sandbox is wanted
        sandboxes(unsafe, os.getpid()).start()


class DaskCluster:
    """The workers of a Dask scheduler; attributes as of `LocalProcesses`."""

    def __init__(self, client):
        self._client = client
        self.window = max(32, 4 * sum(client.ncores().values()))

    def start(self, count: int) -> Executor:
        """An executor that hands out to all workers."""
        return self._client.get_executor()


@contextmanager
def connect_to_cluster(address: str) -> Iterator[DaskCluster]:
    """Connect to a Dask scheduler that has workers.

    Raises
    ------
    ValueError
        If Dask is not installed, or no such scheduler answers; the message says what to do.
    """
    try:
        from distributed import Client
    except ModuleNotFoundError:
        message = '--cluster needs Dask: pip install "dlbasics[grading,cluster]", here and on the workers'
        raise ValueError(message) from None
    try:
        client = Client(address, timeout=10, set_as_default=False)
        client.wait_for_workers(1, timeout=10)
    except (OSError, ValueError) as error:
        message = f"no Dask scheduler with workers answers at {address} ({error})"
        advice = f"start `dask scheduler`, and `dask worker {address} --nthreads 1 --nworkers auto`"
        raise ValueError(f"{message}; {advice}") from error
    with client:
        yield DaskCluster(client)
