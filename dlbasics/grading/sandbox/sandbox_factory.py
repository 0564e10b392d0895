"""Sandboxes for submissions: one bubblewrap with one Python in it, the fork server, serves many of them.

Each submission gets a fork of that server, which is in a sandbox of its own before it gets the submission.
"""

import os
import socket
import subprocess
import sys
import sysconfig
import threading
from concurrent.futures import ThreadPoolExecutor
from subprocess import DEVNULL, PIPE

from dlbasics.grading.sandbox import bubblewrap, cgroup
from dlbasics.grading.sandbox.bubblewrap import SandboxUnavailable
from dlbasics.grading.sandbox.sandbox import Sandbox, SandboxDied
from dlbasics.messages import text
from dlbasics.package_contents import PACKAGE

SECONDS_TO_START = 60


class SandboxFactory:
    """Sandboxes for submissions, all forked from one fork server.

    Parameters
    ----------
    unsafe : bool
        Run submissions as they are, without a sandbox.

    Attributes
    ----------
    unsafe : bool
        The same.
    process : subprocess.Popen, optional
        The fork server, while there is one.
    """

    def __init__(self, unsafe: bool = False):
        self.unsafe = unsafe
        self.process: subprocess.Popen | None = None
        self._fork_server: socket.socket | None = None
        self._has_worked = False
        self._starter, self._lock = ThreadPoolExecutor(1), threading.Lock()

    def start(self):
        """Start the fork server, unless there is one; it takes a moment until it answers.

        Raises
        ------
        SandboxUnavailable
            If there is no bubblewrap.
        """
        if self.process:
            return
        if self.unsafe:
            command, environment = unsafe_command_line()
        else:
            bubblewrap.require_bubblewrap()
            command = cgroup.wrap_in_cgroup(cgroup.create_cgroup(), bubblewrap.command_line())
            environment = bubblewrap.ENVIRONMENT
        self._fork_server, theirs = socket.socketpair()
        self._fork_server.settimeout(SECONDS_TO_START)
        with theirs:  # in a thread that stays: bubblewrap ends a sandbox with the thread that started it
            starting = self._starter.submit(
                subprocess.Popen, command, env=environment, start_new_session=True,
                stdin=theirs, stdout=DEVNULL, stderr=PIPE)
            self.process = starting.result()

    def new_sandbox(self) -> Sandbox:
        """A sandbox that no submission has been in.

        Raises
        ------
        SandboxUnavailable
            If none ever came up here; the message says why and what to do.
        SandboxDied
            If none comes up any more.
        """
        with self._lock:
            for is_last_try in (False, True):
                self.start()
                sandbox = Sandbox(self._fork_server)
                try:
                    sandbox.receive(SECONDS_TO_START)
                except SandboxDied:  # the system may have ended the fork server
                    sandbox.close()
                    stderr = self.close()
                    if is_last_try and self._has_worked:
                        raise
                    if is_last_try:
                        raise SandboxUnavailable(_why_unavailable(stderr)) from None
                else:
                    self._has_worked = True
                    return sandbox

    def close(self) -> str:
        """End the fork server, and all sandboxes with it; what it has written on its standard error."""
        if not self.process:
            return ""
        self._fork_server.close()
        self.process.kill()
        stderr = self.process.communicate()[1]
        self.process = None
        return stderr.decode(errors="replace").strip()[-300:]


def _why_unavailable(stderr: str) -> str:
    """Why there is no sandbox, and what bubblewrap wrote on its standard error."""
    why = text("sandbox.unavailable")
    return text("sandbox.said", why=why, words=stderr) if stderr else text("sandbox.said-nothing", why=why)


def unsafe_command_line() -> tuple:
    """The command line of a fork server without a sandbox, and its environment."""
    environment = dict(os.environ)
    environment["PYTHONPATH"] = os.pathsep.join([str(PACKAGE.parent), sysconfig.get_path("purelib")])
    return [sys.executable, "-c", bubblewrap.START_FORK_SERVER.format(False)], environment
