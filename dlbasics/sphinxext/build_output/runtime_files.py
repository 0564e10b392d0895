"""The files of the page's own Python in ``_static``: the worker, its config, what it loads, the formulas.

The worker checks every byte that it loads against the checksums that ``config.json`` gives it.
"""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from rjsmin import jsmin

from dlbasics.sphinxext.build_output.runtime_formulas import formulas
from dlbasics.sphinxext.html_pages.sri_hash import sri_hash
from dlbasics.sphinxext.pyodide_release import checked_files, is_folder, recorded_release
from dlbasics.sphinxext.wheel import package_wheel

WEB_WORKERS = Path(__file__).parents[1] / "web_workers"
WORKER = "pyodide_worker.js"
# What it consists of
WORKER_SCRIPTS = ("pyodide_internals.js", "sha256.js", "archives.js", "lazy_files.js", "snapshot_restorer.js",
                  WORKER)


@dataclass(frozen=True)
class StartFiles:
    """What a start loads besides the core of the release: names of files, and the bytes of the site's own.

    Parameters
    ----------
    stdlib : str
        The standard library.
    packages : tuple of str
        Archives to unpack into ``site-packages``.
    own : dict of str to bytes
        Those of them that the site itself serves, whatever the place of the release.
    libraries : str
        The one of the packages that holds numpy's compiled libraries alone.
    snapshot : str
        The memory from which a page can start; it then needs the libraries only.
    docstrings : str
        What is left out of that memory until it is asked for.
    """

    stdlib: str
    packages: tuple[str, ...]
    own: dict[str, bytes]
    libraries: str = ""
    snapshot: str = ""
    docstrings: str = ""


def start_files(archives: dict[str, Path] | None) -> StartFiles:
    """What a start loads: the archives with bytecode, or else the release's own files and our wheel."""
    if archives:
        own = {path.name: path.read_bytes() for path in archives.values()}
        names = {kind: path.name for kind, path in archives.items()}
        packages = tuple(names[kind] for kind in ("numpy", "libraries", "dlbasics"))
        snapshot_names = (names.get(kind, "") for kind in ("snapshot", "docstrings"))
        return StartFiles(names["stdlib"], packages, own, names["libraries"], *snapshot_names)
    numpy, wheel = recorded_release()["lock"]["packages"]["numpy"]["file_name"], package_wheel()
    return StartFiles("python_stdlib.zip", (numpy, wheel.name), {wheel.name: wheel.content})


def write(static: Path, location: str, archives: dict[str, Path] | None, notebooks: list[Path],
          scripts_digest: str) -> None:
    """Write into ``code_cells/`` and ``python/`` and, where the book carries its runtime, into ``pyodide/``.

    Parameters
    ----------
    static : pathlib.Path
        The folder ``_static``.
    location : str
        The address of the release's folder, with a slash at its end, or the folder of a downloaded release,
        to be copied.
    archives : dict of str to pathlib.Path, or None
        What `build_process.finish` returns.
    notebooks : list of pathlib.Path
        Of the book; the formulas in their cells are typeset.
    scripts_digest : str
        The digest of the site's scripts: a page with older ones does not start this Python.
    """
    code_cells, files = static / "code_cells", start_files(archives)
    code_cells.mkdir(exist_ok=True)
    (static / "python").mkdir(exist_ok=True)
    worker = jsmin("\n".join((WEB_WORKERS / name).read_text(encoding="utf-8") for name in WORKER_SCRIPTS))
    (code_cells / WORKER).write_text(worker, encoding="utf-8")
    for name, content in files.own.items():
        (static / "python" / name).write_bytes(content)
    _write_json(code_cells / "pyodide-lock.json", recorded_release()["lock"])
    _write_json(code_cells / "formulas.json", formulas(notebooks))
    base = location
    if is_folder(location):
        base = "../pyodide/"
        (static / "pyodide").mkdir(exist_ok=True)
        for name, content in checked_files(Path(location)).items():
            (static / "pyodide" / name).write_bytes(content)
    _write_json(code_cells / "config.json", worker_config(base, worker, files) | {"scripts": scripts_digest})


def worker_config(base: str, worker: str, files: StartFiles) -> dict:
    """What the page tells its worker.

    Parameters
    ----------
    base : str
        Where the release's files are, as an address or relative to ``code_cells/``.
    worker : str
        The worker's source: another one has another address, so that no page starts an old one.
    files : StartFiles
        What a start loads.
    """
    release = recorded_release()
    checksums = release["sha256"] | {name: sha256(content).hexdigest() for name, content in files.own.items()}
    own_sizes = {name: len(content) for name, content in files.own.items()}
    return {
        "base": base,
        "worker": f"{WORKER}?v={sha256(worker.encode()).hexdigest()[:10]}",
        "stdlib": files.stdlib,
        "packages": files.packages,
        "libraries": files.libraries,
        "snapshot": files.snapshot,
        "docstrings": files.docstrings,
        "own": list(files.own),
        "integrity": {name: sri_hash(bytes.fromhex(checksum)) for name, checksum in checksums.items()},
        "sizes": release["bytes"] | own_sizes,
    }


def _write_json(path: Path, data) -> None:
    path.write_text(json.dumps(data, separators=(",", ":"), ensure_ascii=False), encoding="utf-8")
