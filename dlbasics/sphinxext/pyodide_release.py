"""Check or record a downloaded Pyodide release.

``python -m dlbasics.sphinxext.pyodide_release check FOLDER``
"""

import argparse
import json
from hashlib import sha256
from pathlib import Path

from dlbasics.sphinxext import runtime_files

CORE = ("pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
PACKAGES = ("numpy", "matplotlib")
# Matplotlib asks for these, and what the book draws never imports them.
UNUSED = {"fonttools", "pytz", "matplotlib-pyodide"}


def record(folder: Path) -> dict:
    """Record a downloaded release: the core, and the packages of the book with what they need."""
    lock = json.loads((folder / "pyodide-lock.json").read_text(encoding="utf-8"))
    packages, todo = {}, list(PACKAGES)
    while todo:
        name = todo.pop()
        if name not in packages:
            entry = dict(lock["packages"][name])
            entry["depends"] = [d for d in entry["depends"] if d not in UNUSED]
            packages[name] = entry
            todo += entry["depends"]
    packages = dict(sorted(packages.items()))
    files = [*CORE, *(entry["file_name"] for entry in packages.values())]
    contents = {file: (folder / file).read_bytes() for file in files}
    for entry in packages.values():
        if sha256(contents[entry["file_name"]]).hexdigest() != entry["sha256"]:
            raise ValueError(f"{entry['file_name']} differs from the lock file of its own release")
    return {
        "version": lock["info"]["version"],
        "sha256": {file: sha256(content).hexdigest() for file, content in contents.items()},
        "bytes": {file: len(content) for file, content in contents.items()},
        "lock": {"info": lock["info"], "packages": packages},
    }


def main(arguments=None):
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Check a downloaded Pyodide release, or record another one.")
    parser.add_argument("what", choices=("check", "record"))
    parser.add_argument("folder", type=Path, help="where the release is unpacked")
    options = parser.parse_args(arguments)
    try:
        if options.what == "check":
            runtime_files.contents(options.folder)
        else:
            made = json.dumps(record(options.folder), indent=1)
            (runtime_files.CODE_CELLS / "pyodide_release.json").write_text(made + "\n", encoding="utf-8")
    except (OSError, ValueError) as error:
        parser.exit(1, f"{error}\n")


if __name__ == "__main__":
    main()
