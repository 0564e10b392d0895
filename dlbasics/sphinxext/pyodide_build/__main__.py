"""The process that makes the archives: ``python -m dlbasics.sphinxext.pyodide_build RELEASE FOLDER SHARED``.

SHARED is the file of the bytecode, which builds in other languages use too.
"""

import json
import os
import sys
import time
from hashlib import sha256
from pathlib import Path

from filelock import FileLock

from dlbasics.sphinxext.pyodide_build.archives import bytecode, compiled_python
from dlbasics.sphinxext.pyodide_build.build_process import WITHOUT_SNAPSHOT
from dlbasics.sphinxext.pyodide_build.snapshot import make_snapshot
from dlbasics.sphinxext.pyodide_release import checked_files, recorded_release
from dlbasics.sphinxext.wheel import package_sources, package_wheel


def main(release: Path, folder: Path, shared: Path) -> None:
    """Make the archives of a release and of `dlbasics` as it is; the folder appears when all are in it."""
    lock = recorded_release()["lock"]
    files = checked_files(release) | {"pyodide-lock.json": json.dumps(lock).encode()}
    numpy = lock["packages"]["numpy"]["file_name"]
    python = compiled_python(files["python_stdlib.zip"], files[numpy], package_wheel(),
                             made_once(shared, lambda: bytecode(files, numpy, package_sources())))
    archives, reason = python.archives(), ""
    try:
        archives |= make_snapshot(files, python, archives)
    except RuntimeError as error:
        reason = str(error).splitlines()[0]
    unfinished = folder.with_suffix(".unfinished")
    unfinished.mkdir(parents=True, exist_ok=True)
    for kind, content in archives.items():
        (unfinished / f"{kind}-{sha256(content).hexdigest()[:10]}.zip").write_bytes(content)
    if reason:
        (unfinished / WITHOUT_SNAPSHOT).write_text(reason, encoding="utf-8")
    unfinished.rename(folder)


def made_once(path: Path, make) -> bytes:
    """What a file holds, which the first of the builds that run side by side makes for all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(path.with_name("lock")):
        if not path.exists():
            for other in path.parent.glob("*.zip"):  # of other contents
                other.unlink()
            unfinished = path.with_suffix(".unfinished")
            unfinished.write_bytes(make())
            unfinished.rename(path)
        return path.read_bytes()


if __name__ == "__main__":
    # What is recorded must not know where it was built.
    os.environ["TZ"] = "UTC"
    if hasattr(time, "tzset"):
        time.tzset()
    main(*map(Path, sys.argv[1:]))
    sys.stdout.flush()
    # V8's threads can hold up the end of the process for ever
    os._exit(0)
