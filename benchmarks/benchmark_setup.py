"""What several benchmarks need: browser, server, a rival's environment, notebooks, a built book."""

import json
import os
import shutil
import subprocess
import sys
import threading
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from dlbasics.sphinxext.serve import Handler

ROOT = Path(__file__).parent.parent
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


def find_chromium() -> str | None:
    """The path of this machine's Chromium, a whole one, as readers have it; None for Playwright's own."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@contextmanager
def served(folder: Path, handler: type[Handler] = Handler) -> Iterator[str]:
    """Serve a folder on this machine meanwhile; what it gives is the address, without a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def environment_with(name: str, *requirements: str) -> Path:
    """The programs of an environment in ``_build/benchmarks``, which is made once."""
    folder = ROOT / "_build" / "benchmarks" / name
    if not (folder / "done").exists():
        print(f"installing {', '.join(requirements)} into {folder}", flush=True)
        venv.create(folder, with_pip=True, clear=True)
        command = [folder / "bin" / "pip", "install", "-q", *requirements]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        (folder / "done").touch()
    return folder / "bin"


def notebook(sources, metadata: dict | None = None, kernel: dict = KERNEL) -> dict:
    """A notebook of code cells; `metadata` holds that of some of them, by their number."""
    cells = []
    for index, source in enumerate(sources):
        cells.append({"cell_type": "code", "id": f"c{index}", "source": source, "outputs": [],
                      "execution_count": None, "metadata": (metadata or {}).get(index, {})})
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def write_notebook(path: Path, content: dict) -> None:
    """Write a notebook, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")


def build_book(source: Path, out: Path, **variables: str) -> Path:
    """Build a book with some variables of the environment; returns the folder of the site."""
    command = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build", str(source),
               "--path-output", str(out)]
    environment = {name: value for name, value in os.environ.items() if name != "DLBASICS_RENDER_TARGET"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment | variables)
    if done.returncode:
        sys.exit(done.stdout[-3000:] + done.stderr[-3000:])
    return out / "_build" / "html"
