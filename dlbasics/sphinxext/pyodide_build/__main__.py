"""The process that makes the archives: ``python -m dlbasics.sphinxext.pyodide_build RELEASE FOLDER``."""

import json
import os
import sys
from pathlib import Path

from dlbasics.sphinxext.pyodide_build.compiled_archives import compiled_archives
from dlbasics.sphinxext.pyodide_release import checked_files, recorded_release
from dlbasics.sphinxext.wheel import package_wheel


def main(release: Path, folder: Path) -> None:
    """Make the archives of a release and of `dlbasics` as it is; the folder appears when all are in it."""
    lock = recorded_release()["lock"]
    files = checked_files(release) | {"pyodide-lock.json": json.dumps(lock).encode()}
    archives = compiled_archives(files, lock["packages"]["numpy"]["file_name"], package_wheel())
    unfinished = folder.with_suffix(".unfinished")
    unfinished.mkdir(parents=True, exist_ok=True)
    for name, content in archives.items():
        (unfinished / name).write_bytes(content)
    unfinished.rename(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
    sys.stdout.flush()
    # V8's threads can hold up the end of the process for ever
    os._exit(0)
