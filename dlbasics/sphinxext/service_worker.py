"""The service worker: a book that carries its own runtime is there without a network after one visit."""

import json
from hashlib import sha256
from pathlib import Path

from rjsmin import jsmin

from dlbasics.package_contents import digest
from dlbasics.sphinxext.pyodide_release import recorded_release
from dlbasics.sphinxext.subresource_integrity import integrity

WORKERS = Path(__file__).parent / "web_workers"
# The address by which readers' browsers know it.
NAME = "sw.js"
REGISTERING = "offline.js"
# The release, and what the build made of it
RUNTIME = ("_static/pyodide/", "_static/python/")


def write(site: Path, is_offline: bool, queries: dict[str, str]) -> None:
    """Write the service worker of a built site; it has to come last, since it lists all files.

    Parameters
    ----------
    site : pathlib.Path
        The folder of the built site.
    is_offline : bool
        Whether the site carries its own runtime. If not, the worker removes one that an earlier edition left.
    queries : dict of str to str
        The query with which pages ask for some of the files.
    """
    (site / NAME).unlink(missing_ok=True)
    script = service_worker(site, queries) if is_offline else _minified("no_service_worker.js")
    (site / NAME).write_text(script, encoding="utf-8")


def registering_script() -> str:
    """What each page of a site with its own runtime loads besides."""
    return _minified(REGISTERING)


def service_worker(site: Path, queries: dict[str, str]) -> str:
    """Make the service worker: it knows every file, and is a new one when a file changes."""
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    pages = {name: path for name, path in files.items() if not name.startswith((".", NAME, *RUNTIME))}
    book = {
        "digest": digest(pages)[:10],
        "pages": {"./": _checksum(files["index.html"])}
        | {name + queries.get(name, ""): _checksum(path) for name, path in pages.items()},
        "release": recorded_release()["version"],
        "runtime": {name: _checksum(path) for name, path in files.items() if name.startswith(RUNTIME)},
    }
    return f"const book = {json.dumps(book)};\n{_minified('service_worker.js')}"


def _checksum(path: Path) -> str:
    return integrity(sha256(path.read_bytes()).digest())


def _minified(name: str) -> str:
    return jsmin((WORKERS / name).read_text(encoding="utf-8")) + "\n"
