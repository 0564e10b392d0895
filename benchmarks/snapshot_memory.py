"""What the snapshot of the page's Python must hold besides its speed, which ``python_startup.py`` measures.

``python benchmarks/snapshot_memory.py SITE [--restarts N]``, where SITE was built by ``make html-offline``:

- made twice, it is the same bytes;
- N restarts in one page leave the browser as large as it was after the first few: printed are the seconds of
  a restart and the memory of Chromium's processes after 1, 10, 25 and 50 of them, which must not grow, and
  the most that they held meanwhile: what a phone must have.
"""

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from benchmark_setup import find_chromium, served
from playwright.sync_api import sync_playwright
from python_startup import EXERCISE, HEAD, RUN, START, Clock

from dlbasics.sphinxext.pyodide_release import CDN, release_folder

LOOKS = (1, 10, 25, 50)  # restarts after which memory is looked at


def check_reproducible() -> None:
    """Make the archives two times, each in a process of its own, and compare them."""
    with tempfile.TemporaryDirectory() as name:
        contents, seconds = [], []
        for attempt in ("first", "second"):
            folder, clock = Path(name) / attempt, Clock()
            bytecode = folder.with_name(f"bytecode-{attempt}") / "code.zip"
            subprocess.run([sys.executable, "-m", "dlbasics.sphinxext.pyodide_build",
                            str(release_folder(CDN)), str(folder), str(bytecode)], check=True)
            seconds.append(clock.seconds)
            contents.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert contents[0] == contents[1], "two builds differ"
    assert any(name.startswith("snapshot-") for name in contents[0])
    print("the same bytes twice, made in", " and ".join(f"{value:.1f} s" for value in seconds))


def chromium() -> list[psutil.Process]:
    """The processes of the browser."""
    return [child for child in psutil.Process().children(recursive=True) if "chrom" in child.name()]


def megabytes() -> float:
    """The memory that the processes of Chromium hold and share with nobody."""
    return sum(process.memory_full_info().uss for process in chromium()) / 1e6


def peak_of_page() -> float:
    """The most that a page's process has held, in megabytes, shared memory included; Linux keeps account."""
    pages = [process.pid for process in chromium() if "--type=renderer" in process.cmdline()]
    accounts = [Path(f"/proc/{pid}/status").read_text(encoding="utf-8") for pid in pages]
    return max(int(re.search(r"VmHWM:\s+(\d+) kB", account)[1]) for account in accounts) * 1024 / 1e6


def measure_restarts(site: Path, restarts: int) -> None:
    """End the page's Python and start it anew, many times."""
    with sync_playwright() as play, served(site) as here:
        options = {"executable_path": find_chromium(), "args": ["--no-sandbox", "--disable-gpu"]}
        browser = play.chromium.launch(**options)
        page = browser.new_context(service_workers="block").new_page()
        page.goto(f"{here}/chapters/activations.html")
        without, peaks, seconds, sizes = megabytes(), [peak_of_page()], [], []
        for i in range(1, restarts + 1):
            clock = Clock()
            page.evaluate("() => window.worker?.terminate()")
            page.evaluate(START, {})
            verdict = page.evaluate(RUN, [[HEAD, EXERCISE], "verdict"])["verdict"]
            assert verdict["status"] == "right"
            seconds.append(clock.seconds)
            if i in LOOKS or i == restarts:
                time.sleep(3)  # the browser takes back what the ended ones held
                sizes.append(f"{megabytes():.0f} MB after {i}")
                peaks.append(peak_of_page())
        browser.close()
    print(f"{restarts} restarts, {statistics.median(seconds):.2f} s each to the verdict; "
          f"Chromium holds {without:.0f} MB before Python, {', '.join(sizes)}")
    print(f"the page's process held at most {peaks[0]:.0f} MB before Python, {max(peaks):.0f} MB with it")


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
