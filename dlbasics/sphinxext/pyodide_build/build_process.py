"""The process that makes bytecode and a snapshot of the release, from the beginning of a build to its end.

They are made while the notebooks run, once for each content, and stay in ``.pyodide_build`` beside the site.
Bytecode takes most of that time and knows no language: it stays in `BYTECODE`, for sites in all languages.
In a process of its own, since V8 may end a process, or never end itself. What cannot be made is left out with
a sentence in the log: the page then loads the release as it is.

The snapshot needs much code, and names of Pyodide's inside. It is worth that as long as a reader's first
verdict comes in a fraction of the time that it takes with bytecode alone:
``benchmarks/python_startup.py`` measures both.
"""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from sphinx.util import logging

from dlbasics.package_contents import PACKAGE, digest, digest_of_contents
from dlbasics.sphinxext.pyodide_release import recorded_release, release_folder
from dlbasics.sphinxext.wheel import package_sources, package_wheel

logger = logging.getLogger(__name__)

HERE = Path(__file__).parent
BYTECODE = PACKAGE.parent / "_build" / ".bytecode"
MAX_SECONDS = 600
LEFT_OUT = "the page's Python will compile its modules in the browser, and start later: %s"
NO_SNAPSHOT = "the page's Python will start from bytecode and not from a snapshot, and so later: %s"
# The file that says why there is none, beside the archives
WITHOUT_SNAPSHOT = "without_snapshot.txt"


@dataclass(frozen=True)
class ArchiveBuild:
    """The process that makes the archives, if they are not there yet, and their folder."""

    folder: Path
    process: subprocess.Popen | None


def on_builder_inited(app) -> None:
    """Begin to make the archives; called when Sphinx begins."""
    app.dlbasics_archive_build = None
    if not app.config.dlbasics_compile_python or app.builder.format != "html":
        return
    release = release_folder(app.config.dlbasics_pyodide)
    if release is None:
        return logger.info(LEFT_OUT, "the files of Pyodide are not here (see requirements.txt)")
    try:
        v8 = version("mini-racer")
    except PackageNotFoundError:
        return logger.info(LEFT_OUT, "mini-racer is not installed (see requirements.txt)")
    app.dlbasics_archive_build = _start_build(Path(app.outdir).parent / ".pyodide_build", release, v8)


def _start_build(cache: Path, release: Path, v8: str) -> ArchiveBuild:
    folder = cache / _cache_key(v8, package_wheel().name)
    if folder.is_dir():
        return ArchiveBuild(folder, None)
    shutil.rmtree(cache, ignore_errors=True)  # of other contents
    command = [sys.executable, "-m", __package__, str(release), str(folder), str(bytecode_file(v8))]
    process = subprocess.Popen(command, cwd=PACKAGE.parent, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                               text=True)
    return ArchiveBuild(folder, process)


def bytecode_file(v8: str) -> Path:
    """Where the bytecode stands, or will stand: one file for the sites of all languages."""
    return BYTECODE / f"{_cache_key(v8, digest_of_contents(package_sources()))}.zip"


def _cache_key(v8: str, package: str) -> str:
    """A name for what is made, from all that it is made of and with; `package` stands for our files."""
    used = [*HERE.glob("*.*"), HERE.parent / "web_workers" / "pyodide_internals.js"]
    sources = digest({path.name: path for path in sorted(used)})
    parts = [json.dumps(recorded_release()["sha256"]), package, sources, v8]
    return sha256("\n".join(parts).encode()).hexdigest()[:16]


def finish(app) -> dict[str, Path] | None:
    """Wait for the archives; called when Sphinx has written all pages.

    Returns
    -------
    dict of str to pathlib.Path, or None
        ``stdlib``, ``numpy``, ``libraries``, ``dlbasics`` and, if the release allows it, ``snapshot`` and
        ``docstrings``; None if they were not made.
    """
    build = getattr(app, "dlbasics_archive_build", None)
    if build is None:
        return None
    if build.process:
        message = _wait(build.process)
        if message:
            logger.info(LEFT_OUT, message)
            return None
    reason = build.folder / WITHOUT_SNAPSHOT
    if reason.exists():
        logger.info(NO_SNAPSHOT, reason.read_text(encoding="utf-8"))
    return {path.name.split("-")[0]: path for path in sorted(build.folder.glob("*.zip"))}


def cancel(app) -> None:
    """End the process, which would go on without anybody; called when the build has failed."""
    build = getattr(app, "dlbasics_archive_build", None)
    if build and build.process:
        build.process.kill()
        build.process.communicate()


def _wait(process: subprocess.Popen) -> str:
    """Why the process failed, or nothing."""
    try:
        _, errors = process.communicate(timeout=MAX_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return f"it was not made within {MAX_SECONDS} seconds"
    if process.returncode == 0:
        return ""
    return (errors.strip() or f"the process ended with {process.returncode}")[-500:]
