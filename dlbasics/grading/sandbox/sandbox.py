"""One sandbox for one submission: messages to it and from it, each within a time."""

import itertools
import math
import os
import select
import signal
import socket
import time

from dlbasics.runner import wire

# Users that root's sandboxes are; nobody's elsewhere.
FIRST_USER, USERS_PER_PROCESS, PROCESSES = 60100, 4, 1000
MAX_READ = 2**20
_count = itertools.count()


class SandboxDied(Exception):
    """A sandbox that ended, or had to be ended, before it answered.

    The message says how: ``signal <number>``, ``exit <number>``, ``time`` (it took too long), ``wire`` (it
    broke the rules of the wire) or ``disk`` (it left what cannot be removed).
    """


class Sandbox:
    """One sandbox for one submission.

    Parameters
    ----------
    fork_server : socket
        The connection to a fork server.
    """

    def __init__(self, fork_server: socket.socket):
        (their_source, self.sink), (self.source, their_sink) = os.pipe(), os.pipe()
        try:
            socket.send_fds(fork_server, [next_user().encode()], [their_source, their_sink])
            pid, self.handles, *_ = socket.recv_fds(fork_server, 16, 1)
        except OSError:
            pid, self.handles = b"", []
        os.close(their_source)
        os.close(their_sink)
        self.pid = int(pid or 0)  # without one there is nothing to receive, which shows it
        os.set_blocking(self.source, False)
        os.set_blocking(self.sink, False)

    def close(self):
        """End the sandbox, whatever it is doing."""
        try:
            if self.handles:
                signal.pidfd_send_signal(self.handles[0], signal.SIGKILL)  # all that is in it goes with it
                wait_for(self.handles[0], select.POLLIN)
            elif self.pid:
                os.killpg(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        for fd in (self.source, self.sink, *self.handles):
            os.close(fd)

    def receive(self, seconds: float) -> dict:
        """The next message, whole within `seconds`.

        Raises
        ------
        SandboxDied
            If there is none.
        """
        deadline = time.monotonic() + seconds
        try:
            message = wire.read_message(lambda size: self._read(size, deadline))
        except wire.WireError:
            raise SandboxDied("wire") from None
        if "ended" in message:
            raise SandboxDied(str(message["ended"]))
        return message

    def _read(self, size: int, deadline: float) -> bytes:
        """Read so many bytes until a moment of the monotonic clock."""
        data = bytearray()
        while len(data) < size:
            if not wait_for(self.source, select.POLLIN, deadline):
                raise SandboxDied("time")
            part = os.read(self.source, min(size - len(data), MAX_READ))
            if not part:
                raise SandboxDied("signal 9")  # the supervisor itself was ended: it never ends without a word
            data += part
        return bytes(data)

    def send(self, message: dict, seconds: float):
        """Send a message, whole within `seconds`.

        Raises
        ------
        SandboxDied
            If it does not take it.
        TypeError
            If the message cannot cross the wire.
        """
        left, deadline = memoryview(wire.encode_frame(message)), time.monotonic() + seconds
        try:
            while left:
                if not wait_for(self.sink, select.POLLOUT, deadline):
                    raise SandboxDied("time")
                left = left[os.write(self.sink, left) :]
        except BrokenPipeError:
            raise SandboxDied("signal 9") from None

    def request(self, message: dict, seconds: float) -> dict:
        """Send a message and receive the answer, each within `seconds`."""
        self.send(message, seconds)
        return self.receive(seconds)


def wait_for(fd: int, event: int, deadline: float | None = None) -> bool:
    """Wait until a descriptor is ready or its other end is closed; False if a moment came before that.

    `select.select` takes no descriptor above 1023, and a grader may have many files open.
    """
    poll = select.poll()
    poll.register(fd, event)
    if deadline is None:
        return bool(poll.poll())
    milliseconds = 1000 * max(0.0, deadline - time.monotonic())
    return bool(poll.poll(math.ceil(milliseconds)))


def next_user() -> str:
    """The user that the next sandbox is to be; ``"-"`` where this process cannot choose.

    Not the user of the sandbox before, nor of another process's, whose threads would count as one's own.
    """
    if os.getuid():
        return "-"
    process, turn = os.getpid() % PROCESSES, next(_count) % USERS_PER_PROCESS
    return str(FIRST_USER + process * USERS_PER_PROCESS + turn)
