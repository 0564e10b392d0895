"""The files of the page's own Python in ``_static``: the worker, its config, the wheel, the formulas.

The worker checks every byte that it loads against the sums that ``config.json`` gives it.
"""

import base64
import json
from hashlib import sha256
from pathlib import Path

from rjsmin import jsmin

from dlbasics.sphinxext.pyodide_release import checked_files, is_folder, recorded_release
from dlbasics.sphinxext.runtime_formulas import formulas
from dlbasics.sphinxext.wheel import package_wheel

WORKER = Path(__file__).parent / "web_workers" / "pyodide_worker.js"


def write(static: Path, location: str, notebooks, mathml, scripts: str) -> None:
    """Write into ``code_cells/`` and, where the book carries its runtime, into ``pyodide/``.

    Parameters
    ----------
    static : pathlib.Path
        The folder ``_static``.
    location : str
        The address of the release's folder, or the folder of a downloaded release, to be copied.
    notebooks, mathml
        As `formulas` takes them.
    scripts : str
        The digest of the site's scripts: a page with older ones does not start this Python.
    """
    code_cells = static / "code_cells"
    code_cells.mkdir(exist_ok=True)
    worker = jsmin(WORKER.read_text(encoding="utf-8"))
    wheel = package_wheel()
    (code_cells / WORKER.name).write_text(worker, encoding="utf-8")
    (code_cells / wheel.name).write_bytes(wheel.content)
    _write_json(code_cells / "pyodide-lock.json", recorded_release()["lock"])
    _write_json(code_cells / "formulas.json", formulas(notebooks, mathml))
    base = location.rstrip("/") + "/"
    if is_folder(location):
        base = "../pyodide/"
        (static / "pyodide").mkdir(exist_ok=True)
        for name, content in checked_files(Path(location)).items():
            (static / "pyodide" / name).write_bytes(content)
    _write_json(code_cells / "config.json", worker_config(base, worker) | {"scripts": scripts})


def worker_config(base: str, worker: str) -> dict:
    """What the page tells its worker.

    Parameters
    ----------
    base : str
        Where the release's files are, as an address or relative to ``code_cells/``.
    worker : str
        The worker's source: another one has another address, so that no page starts an old one.
    """
    release, wheel = recorded_release(), package_wheel()
    checksums = release["sha256"] | {wheel.name: sha256(wheel.content).hexdigest()}
    return {
        "pyodide": release["version"],
        "base": base,
        "worker": f"{WORKER.name}?v={sha256(worker.encode()).hexdigest()[:10]}",
        "wheel": wheel.name,
        "first": [release["lock"]["packages"]["numpy"]["file_name"]],
        "integrity": {name: _integrity(checksum) for name, checksum in checksums.items()},
        "sizes": release["bytes"] | {wheel.name: len(wheel.content)},
    }


def _integrity(checksum: str) -> str:
    """A hexadecimal sha256 sum as browsers write it."""
    return "sha256-" + base64.b64encode(bytes.fromhex(checksum)).decode()


def _write_json(path: Path, data) -> None:
    path.write_text(json.dumps(data, separators=(",", ":"), ensure_ascii=False), encoding="utf-8")
