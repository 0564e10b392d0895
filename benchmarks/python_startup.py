"""The ways in which the page's Python can start, side by side in one run, and JupyterLite beside them.

``python benchmarks/python_startup.py [--site FOLDER] [--lite] [--profiles N]`` builds the book with its own
runtime (or takes a site that was built so) and serves it. The ways:

- ``release``: the files of the Pyodide release as they are, and our wheel: every start compiles its modules;
- ``bytecode``: the archives that the build makes (``dlbasics/sphinxext/pyodide_build/``);
- ``snapshot``: the memory that the build has recorded, restored.

When it was last measured, in five runs on two machines, a first verdict took 0.24 to 0.37 of the
release's time with the snapshot, cold (1.7 to 2.6 s), 0.30 to 0.35 warm, 0.27 to 0.33 on a second page,
a restart 0.14 to 0.15 (0.5 to 1.0 s); with bytecode alone 0.45 to 0.66, 0.44 to 0.59, 0.43 to 0.63,
0.38 to 0.52; JupyterLite's first line took nine times as long as our verdict. If a release of Pyodide
closes that gap, drop the snapshot.

Every time is the median of several browser profiles, the ways taking turns, and counts from the moment a page
is asked for until the verdict stands; Python starts as soon as the page is loaded. "Cold" is a new profile of
a browser that runs already, "warm" the same page in a new tab of that profile, "second page" another chapter.
"Restart" counts from the end of a worker, as Stop ends it, to the verdict of the next one. "Opened before"
counts from the press of Check in an exercise that was opened two seconds ago. "MB gz" and "MB br" are what a
cold visit sends where the host compresses everything, with gzip or with brotli (if its package is there).
``--lite`` makes a JupyterLite site in an environment of its own, which needs a network. The book's service
worker is left out: the usual form has none.
"""

import argparse
import gzip
import json
import statistics
import subprocess
import tempfile
import time
import venv
from functools import cache, partial
from pathlib import Path
from typing import ClassVar

from benchmark_setup import ROOT, build_book, find_chromium, notebook, served, write_notebook
from playwright.sync_api import sync_playwright

try:
    import brotli
except ImportError:  # only for a column
    brotli = None

from dlbasics.sphinxext.build_output.runtime_files import start_files, worker_config
from dlbasics.sphinxext.pyodide_release import CDN, release_folder
from dlbasics.sphinxext.serve import Handler

# The last versions whose kernel is made for Pyodide 0.27; the kernel wants comm, which its index lacks.
LITE = ("jupyterlite-core==0.5.1", "jupyterlite-pyodide-kernel==0.5.2", "jupyter-server==2.15.0")
COMM = "comm==0.2.2"
CELL = "import numpy as np\nprint(np.tanh(np.linspace(-2, 2, 5)).round(4))"
SAYS = "0.7616"
OPENED = "activations/hard-sigmoid"
EXERCISE = '''@check("activations/softplus")
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))'''
HEAD = "import numpy as np\nfrom dlbasics.exercises import check"
START = """async (overrides) => {
  const url = new URL("../_static/code_cells/config.json", location.href);
  const config = await (await fetch(url)).json();
  const restorable = window.restorable;
  delete window.restorable;
  window.worker = new Worker(new URL(config.worker, url));
  const transferred = restorable ? [restorable.snapshot.words.buffer] : [];
  worker.postMessage({ type: "start", config: { ...config, ...overrides }, restorable }, transferred);
}"""
RUN = """([sources, wanted]) => new Promise((resolve, reject) => {
  let found;
  worker.onmessage = ({ data }) => {
    if (data.type === "restorable") window.restorable = data.parts;
    const isBad = ["failed", "snapshot-failed", "error"].includes(data.type);
    if (isBad) reject(new Error(data.message ?? JSON.stringify(data.reason)));
    if (data.type === wanted) found ??= data;
    if (data.type === "done") resolve(found);
  };
  const cells = sources.map((source) => ({ name: "", source }));
  worker.postMessage({ type: "run", id: 1, cells, index: cells.length - 1 });
})"""
# Not by a route of Playwright: that would switch off the browser's cache.
OVERRIDE = """(overrides) => {
  const { fetch } = window;
  window.fetch = async (...request) => {
    const response = await fetch(...request);
    if (!String(request[0]).endsWith("/code_cells/config.json")) return response;
    return Response.json({ ...await response.json(), ...overrides });
  };
}"""


class Recording(Handler):
    """Remembers what it sends; how small that is compressed is asked when no clock runs."""

    sent: ClassVar[list] = []

    def copyfile(self, source, outputfile):
        body = source.read()
        Recording.sent.append(body)
        outputfile.write(body)


@cache
def compressed_sizes(body: bytes) -> tuple[int, int]:
    """How many bytes travel where the host compresses everything with gzip, and with brotli."""
    smaller = brotli.compress(body) if brotli else body
    return min(len(body), len(gzip.compress(body, 9))), min(len(body), len(smaller))


def lite(folder: Path) -> None:
    """Build a JupyterLite site with one notebook, whose Pyodide is /pyodide/."""
    made = folder / "environment"
    venv.create(made, with_pip=True)
    pip = [made / "bin" / "python", "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", *LITE], check=True)
    subprocess.run([*pip, "download", "--no-deps", "--dest", folder / "wheels", COMM], check=True)
    kernel = {"display_name": "Python (Pyodide)", "language": "python", "name": "python"}
    write_notebook(folder / "contents" / "cell.ipynb", notebook([CELL], kernel=kernel))
    settings = {"pyodideUrl": "/pyodide/pyodide.js", "disablePyPIFallback": True}
    plugins = {"litePluginSettings": {"@jupyterlite/pyodide-kernel-extension:kernel": settings}}
    config = {"jupyter-lite-schema-version": 0, "jupyter-config-data": plugins}
    (folder / "jupyter-lite.json").write_text(json.dumps(config))
    (wheel,) = (folder / "wheels").glob("*.whl")
    command = [made / "bin" / "jupyter", "lite", "build", "--contents", "contents", "--output-dir", "lite",
               "--piplite-wheels", wheel]
    subprocess.run(command, check=True, cwd=folder, capture_output=True)


def start_modes(folder: Path, address: str) -> dict[str, dict]:
    """What the worker is told for each start mode, besides what the site tells it.

    Parameters
    ----------
    folder : pathlib.Path
        Served as `address`; the files of the release and our wheel are put there.
    address : str
    """
    files = start_files(None)
    folder.mkdir()
    for path in release_folder(CDN).iterdir():
        (folder / path.name).symlink_to(path)
    for name, content in files.own.items():
        (folder / name).write_bytes(content)
    release = worker_config(address, "", files) | {"own": []}
    return {"release": {key: value for key, value in release.items() if key != "worker"},
            "bytecode": {"snapshot": ""}, "snapshot": {}}


class Clock:
    """Seconds since it was made."""

    def __init__(self):
        self.start = time.perf_counter()

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self.start


def verdict(page, address: str, overrides: dict) -> dict:
    """A chapter opened in a new page and an answer judged; then more answers."""
    Recording.sent.clear()
    clock = Clock()
    page.goto(f"{address}.html", wait_until="load")
    page.evaluate(START, overrides)
    assert page.evaluate(RUN, [[HEAD, EXERCISE], "verdict"])["verdict"]["status"] == "right"
    result = {"verdict": clock.seconds}
    sizes = [compressed_sizes(body) for body in Recording.sent]
    result |= {"MB gz": sum(gz for gz, _ in sizes) / 1e6, "MB br": sum(br for _, br in sizes) / 1e6}
    later = []
    for i in range(8):
        clock = Clock()
        page.evaluate(RUN, [[HEAD, EXERCISE + f"  # {i}"], "verdict"])
        later.append(clock.seconds)
    clock = Clock()
    page.evaluate("worker.terminate()")
    page.evaluate(START, overrides)
    page.evaluate(RUN, [[HEAD, EXERCISE], "verdict"])
    return result | {"later": statistics.median(later), "restart": clock.seconds}


def numpy_line(page, address: str, overrides: dict) -> dict:
    """A chapter opened in a new page, and one line of numpy: what JupyterLite does too."""
    clock = Clock()
    page.goto(f"{address}.html", wait_until="load")
    page.evaluate(START, overrides)
    assert SAYS in page.evaluate(RUN, [[CELL], "stream"])["text"]
    return {"line": clock.seconds}


def opened_before(page, address: str, overrides: dict) -> dict:
    """From the press of Check to the verdict, as a reader does it, two seconds after opening the exercise."""
    page.add_init_script(f"({OVERRIDE})({json.dumps(overrides)})")
    page.goto(f"{address}.html", wait_until="load")
    cell = page.locator(f'.cell:has([data-exercise="{OPENED}"])')
    cell.locator(".dl-edit").click()
    cell.get_by_role("button", name="Check").wait_for()
    page.wait_for_timeout(2000)
    clock = Clock()
    cell.get_by_role("button", name="Check").click()
    cell.locator(".dl-output-area .dl-verdict").wait_for()
    return {"opened before": clock.seconds}


def lite_line(page, address: str) -> dict:
    """JupyterLite's notebook opened in a new page, its one cell run."""
    clock = Clock()
    page.goto(f"{address}/notebooks/index.html?path=cell.ipynb", wait_until="load")
    page.locator(".jp-CodeCell .cm-content").first.click(timeout=60_000)
    page.keyboard.press("Shift+Enter")
    page.locator(".jp-OutputArea-output", has_text=SAYS).wait_for(timeout=90_000)
    return {"line": clock.seconds}


def in_new_profile(play, visits) -> list[dict]:
    """The visits made one after the other with one new browser profile."""
    # A page of Playwright's is a window, and for each the browser prepares the popup of its address bar: two
    # seconds of a processor, which no reader waits for who opens a page in a window that is there.
    options = {"service_workers": "block", "executable_path": find_chromium(),
               "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking",
                        "--disable-features=PreloadTopChromeWebUI"]}
    with tempfile.TemporaryDirectory() as profile:
        context = play.chromium.launch_persistent_context(profile, **options)
        context.set_default_timeout(120_000)
        context.pages[0].wait_for_timeout(1500)  # the browser itself begins, with pages of its own
        results = []
        for visit in visits:
            page = context.new_page()
            results.append(visit(page))
            page.wait_for_timeout(2000)  # the browser writes what it compiled
            page.close()
        context.close()
    return results


def table(runs: dict[str, list]) -> None:
    """Print the medians, a row for each mode; each ratio is that to the release as it is."""
    columns = [("cold", 0, "verdict"), ("warm", 1, "verdict"), ("second page", 2, "verdict"),
               ("restart", 0, "restart"), ("opened before", 3, "opened before"), ("numpy line", 4, "line")]

    def median(mode, visit, what):
        return statistics.median(run[visit][what] for run in runs[mode])

    head = "".join(f"{name:>22}" for name, *_ in columns)
    print(f"{'first verdict, s':18}{head}{'MB gz':>8}{'MB br':>8}{'later, ms':>11}")
    for mode in runs:
        cells = []
        for _, visit, what in columns:
            seconds, base = median(mode, visit, what), median("release", visit, what)
            cells.append(f"{seconds:14.2f} (x{seconds / base:4.2f})")
        sizes = [f"{median(mode, 0, name):8.1f}" if name == "MB gz" or brotli else f"{'-':>8}"
                 for name in ("MB gz", "MB br")]
        later = 1000 * median(mode, 0, "later")
        print(f"{mode:18}" + "".join([f"{cell:>22}" for cell in cells] + sizes) + f"{later:11.0f}")


def take_turns(play, release: Path, here: str, options) -> tuple[dict, list]:
    """Visit the served sites in new profiles, by turns, so that a busy moment of the machine hits all.

    Returns
    -------
    tuple of dict and list
        The runs of each start mode, and those of JupyterLite.
    """
    modes = start_modes(release, f"{here}/release/")
    runs, lite_runs = {mode: [] for mode in modes}, []
    chapter, other = (f"{here}/book/chapters/{name}" for name in ("activations", "losses"))
    kinds = [(verdict, chapter), (verdict, chapter), (verdict, other), (opened_before, chapter),
             (numpy_line, chapter)]
    for _ in range(options.profiles):
        for mode, overrides in modes.items():
            visits = [partial(kind, address=address, overrides=overrides) for kind, address in kinds]
            runs[mode].append(in_new_profile(play, visits))
        if options.lite:
            lite_runs.append(in_new_profile(play, [partial(lite_line, address=f"{here}/lite")]))
    return runs, lite_runs


def main() -> None:
    """Build, measure and print."""
    parser = argparse.ArgumentParser(description="The ways in which the page's Python can start.")
    parser.add_argument("--site", type=Path, help="a site built by make html-offline")
    parser.add_argument("--lite", action="store_true", help="JupyterLite too")
    parser.add_argument("--profiles", type=int, default=5)
    options = parser.parse_args()
    pyodide = release_folder(CDN)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as play:
        folder = Path(name)
        site = options.site or build_book(ROOT, folder / "book-out", DLBASICS_PYODIDE=str(pyodide))
        root = folder / "root"
        root.mkdir()
        targets = {"book": site, "pyodide": pyodide}
        if options.lite:
            lite(folder)
            targets["lite"] = folder / "lite"
        for word, target in targets.items():
            (root / word).symlink_to(target.resolve())
        with served(root, Recording) as here:
            runs, lite_runs = take_turns(play, root / "release", here, options)
    table(runs)
    if lite_runs:
        line = statistics.median(run[0]["line"] for run in lite_runs)
        cold = statistics.median(run[0]["verdict"] for run in runs["snapshot"])
        print(f"JupyterLite's first line of numpy, cold: {line:.2f} s; our verdict: {cold / line:.2f} of it")


if __name__ == "__main__":
    main()
