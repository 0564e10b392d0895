"""What the snapshot of the page's Python must hold besides its speed, which ``python_start.py`` measures.

``python benchmarks/snapshot.py SITE [--restarts N]``, where SITE was built by ``make html-offline``:

- made twice, it is the same bytes;
- N restarts in one page leave the browser as large as it was after the first few: printed are the seconds of
  a restart and the memory of Chromium's processes, which must not grow.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from benchmark_helpers import find_chromium, served
from live import EXERCISE, HEAD, RUN, START, Clock
from playwright.sync_api import sync_playwright

from dlbasics.sphinxext.pyodide_release import CDN, release_folder

WARM = 5  # restarts before the first look at memory


def check_reproducible() -> None:
    """Make the archives two times, each in a process of its own, and compare them."""
    with tempfile.TemporaryDirectory() as name:
        contents, seconds = [], []
        for attempt in ("first", "second"):
            folder, clock = Path(name) / attempt, Clock()
            subprocess.run([sys.executable, "-m", "dlbasics.sphinxext.pyodide_build",
                            str(release_folder(CDN)), str(folder)], check=True)
            seconds.append(clock.seconds)
            contents.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert contents[0] == contents[1], "two builds differ"
    assert any(name.startswith("snapshot-") for name in contents[0])
    print("the same bytes twice, made in", " and ".join(f"{value:.1f} s" for value in seconds))


def megabytes() -> float:
    """The memory that the processes of Chromium hold and share with nobody."""
    processes = [child for child in psutil.Process().children(recursive=True) if "chrom" in child.name()]
    return sum(process.memory_full_info().uss for process in processes) / 1e6


def measure_restarts(site: Path, restarts: int) -> None:
    """End the page's Python and start it anew, many times."""
    with sync_playwright() as play, served(site) as here:
        options = {"executable_path": find_chromium(), "args": ["--no-sandbox", "--disable-gpu"]}
        browser = play.chromium.launch(**options)
        page = browser.new_context(service_workers="block").new_page()
        page.goto(f"{here}/chapters/activations.html")
        seconds, sizes = [], []
        for i in range(restarts):
            clock = Clock()
            page.evaluate("() => window.worker?.terminate()")
            page.evaluate(START, {})
            verdict = page.evaluate(RUN, [[HEAD, EXERCISE], "verdict"])["verdict"]
            assert verdict["status"] == "right"
            seconds.append(clock.seconds)
            if i == WARM or i == restarts - 1:
                time.sleep(3)  # the browser takes back what the ended ones held
                sizes.append(megabytes())
        browser.close()
    print(f"{restarts} restarts, {statistics.median(seconds):.2f} s each to the verdict; "
          f"Chromium {sizes[0]:.0f} MB after {WARM}, {sizes[1]:.0f} MB at the end")


def main() -> None:
    """Run both."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("--restarts", type=int, default=50)
    options = parser.parse_args()
    check_reproducible()
    measure_restarts(options.site, options.restarts)


if __name__ == "__main__":
    main()
