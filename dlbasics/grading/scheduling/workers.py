"""Where submissions are judged: in processes of this machine, or on a Dask cluster."""

import ctypes
import gc
import os
import signal
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing import get_context

from dlbasics.grading.autograder.grade_in_worker import sandboxes
from dlbasics.grading.sandbox.bubblewrap import SandboxUnavailable
from dlbasics.messages import UsageError, text

# How long a cluster may be without a worker
PATIENCE = 60.0


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

    def check(self):
        """See whether anybody is there to judge: processes of this machine always are."""

    def start(self, count: int) -> Executor:
        """Start processes for `count` submissions: forks, which hold what is loaded."""
        gc.freeze()  # a collection here or there would copy all pages that the forks share
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


class WorkersGone(Exception):
    """No worker of the cluster has been there for a while; the message says so."""


class DaskCluster:
    """The workers of a Dask scheduler; attributes as of `LocalProcesses`.

    Parameters
    ----------
    client : distributed.Client
    patience : float
        How many seconds there may be no worker.
    """

    def __init__(self, client, patience: float = PATIENCE):
        self._client, self._patience = client, patience
        self._last_seen = time.monotonic()
        self.window = max(32, 4 * sum(client.ncores().values()))

    def check(self):
        """See whether there is a worker.

        Raises
        ------
        WorkersGone
            If there has been none for a while: what was handed out would be waited for without end.
        """
        try:
            is_there = self._client.status == "running" and self._client.scheduler_info()["workers"]
        except OSError:  # the scheduler is gone as well
            is_there = False
        if is_there:
            self._last_seen = time.monotonic()
        elif time.monotonic() - self._last_seen > self._patience:
            raise WorkersGone(text("cli.workers-gone", seconds=self._patience))

    def start(self, count: int) -> Executor:
        """An executor that hands out to all workers."""
        return self._client.get_executor()


@contextmanager
def connect_to_cluster(address: str, tls: dict | None = None) -> Iterator[DaskCluster]:
    """Connect to a Dask scheduler that has workers.

    Parameters
    ----------
    address : str
        ``tcp://host:port``, or ``tls://host:port`` for a connection that nobody can read.
    tls : dict, optional
        Files for that: ``ca``, ``cert``, ``key``.

    Raises
    ------
    UsageError
        If Dask is not installed, or no such scheduler answers; the message says what to do.
    """
    try:
        from distributed import Client
        from distributed.security import Security
    except ModuleNotFoundError:
        raise UsageError(text("cli.no-dask")) from None
    try:
        client = Client(address, timeout=10, set_as_default=False, security=_security(Security, tls or {}))
        client.wait_for_workers(1, timeout=10)
    except (OSError, ValueError) as error:
        raise UsageError(text("cli.no-scheduler", address=address, error=error)) from error
    with client:
        yield DaskCluster(client)


def _security(security: type, tls: dict):
    """What the connection is made safe with; None where no files are given."""
    files = {name: str(path) for name, path in tls.items() if path}
    if not files:
        return None
    return security(
        tls_ca_file=files.get("ca"),
        tls_client_cert=files.get("cert"),
        tls_client_key=files.get("key"),
        require_encryption=True,
    )
