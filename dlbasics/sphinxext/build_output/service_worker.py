"""The service worker: a book that carries its own runtime is there without a network after one visit."""

import json
from hashlib import sha256
from pathlib import Path

from rjsmin import jsmin

from dlbasics.package_contents import digest
from dlbasics.sphinxext.html_pages.site_languages import other_languages
from dlbasics.sphinxext.html_pages.sri_hash import sri_hash
from dlbasics.sphinxext.pyodide_release import recorded_release

WORKERS = Path(__file__).parents[1] / "web_workers"
# The address by which readers' browsers know it.
NAME = "sw.js"
REGISTERING = "register_service_worker.js"
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
    files = _files_of_book(site)
    pages = {name: path for name, path in files.items() if not name.startswith(RUNTIME)}
    book = {
        "digest": digest(pages)[:10],
        "pages": {"./": _checksum(files["index.html"])}
        | {name + queries.get(name, ""): _checksum(path) for name, path in pages.items()},
        "release": recorded_release()["version"],
        "runtime": {name: _checksum(path) for name, path in files.items() if name.startswith(RUNTIME)},
    }
    return f"const book = {json.dumps(book)};\n{_minified('service_worker.js')}"


def _files_of_book(site: Path) -> dict[str, Path]:
    """The files of this language's book by their names, but for the worker itself.

    An earlier build can have left the book of another language, which has a worker of its own, in the folder.
    Many hosts do not serve what begins with a dot, and a single file that is missing keeps a worker from
    being installed.
    """
    folders = {other.folder for other in other_languages()}
    files = {}
    for path in sorted(site.rglob("*")):
        parts = path.relative_to(site).parts
        is_hidden = any(part.startswith(".") for part in parts)
        if path.is_file() and not is_hidden and f"{parts[0]}/" not in folders:
            files["/".join(parts)] = path
    files.pop(NAME, None)
    return files


def _checksum(path: Path) -> str:
    return sri_hash(sha256(path.read_bytes()).digest())


def _minified(name: str) -> str:
    return jsmin((WORKERS / name).read_text(encoding="utf-8")) + "\n"
