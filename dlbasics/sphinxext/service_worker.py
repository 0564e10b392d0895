"""The service worker of a book that carries its own runtime: after one visit, all of it without a network."""

import json
from pathlib import Path

from rjsmin import jsmin

from dlbasics.package_contents import digest
from dlbasics.sphinxext.pyodide_release import recorded_release

SCRIPT = Path(__file__).parent / "web_workers" / "service_worker.js"
# The address by which readers' browsers know it.
NAME = "sw.js"
RUNTIME, PYTHON = "_static/pyodide/", "_static/python/"


def service_worker(site: Path) -> str:
    """Make the service worker of a built site: it knows every file, and is a new one when a file changes.

    Parameters
    ----------
    site : pathlib.Path
        The folder of the built site.
    """
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    pages = {name: path for name, path in files.items() if not name.startswith((".", NAME, RUNTIME, PYTHON))}
    python = {name: path for name, path in files.items() if name.startswith(PYTHON)}
    book = {
        "digest": digest(pages)[:10],
        "pages": ["./", *pages],
        "release": recorded_release()["version"],
        "runtime": [name for name in files if name.startswith(RUNTIME)],
        "pythonDigest": digest(python)[:10],
        "python": list(python),
    }
    return f"const book = {json.dumps(book)};\n{jsmin(SCRIPT.read_text(encoding='utf-8'))}\n"
