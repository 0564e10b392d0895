"""Our page against the stock Jupyter Book page of the same notebook, in one run.

``python benchmarks/against_jupyter_book.py [chapters/activations]`` builds both, opens both in Chromium
with an empty cache and prints bytes (gzip), requests, foreign requests and the time until an explorer has
answered a key press. What stock loads from CDNs comes from npm here (mathjax@3,
@jupyter-widgets/html-manager, requirejs), so no figure depends on the network of the day; latency to a CDN
is not counted, which favours stock.
"""

import argparse
import gzip
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from benchmark_setup import ROOT, build_book, find_chromium, served
from playwright.sync_api import TimeoutError as NothingHappened
from playwright.sync_api import sync_playwright

PACKED = {".woff2", ".woff", ".png"}
CDN = [  # what an address on a CDN is in an npm package
    (r"cdn\.jsdelivr\.net/npm/mathjax@3/(.*)", r"mathjax/\1"),
    (r"/@jupyter-widgets/html-manager@[^/]*/dist/(.*)", r"@jupyter-widgets/html-manager/dist/\1"),
    (r"/require\.js/[^/]*/require\.min\.js", r"requirejs/require.js"),
]
CONFIG = "title: Stock\nonly_build_toc_files: true\nexecute: {execute_notebooks: force, timeout: 300}\n"


def build(source: Path, out: Path) -> tuple[Path, float]:
    """Build a book cold and say how long it took."""
    start = time.perf_counter()
    site = build_book(source, out)
    return site, time.perf_counter() - start


def stock(folder: Path) -> Path:
    """The same chapters under Jupyter Book's own defaults."""
    shutil.copytree(ROOT / "chapters", folder / "chapters")
    shutil.copy(ROOT / "_toc.yml", folder)
    (folder / "_config.yml").write_text(
        CONFIG + "bibtex_bibfiles: [chapters/references.bib]\n"
        "parse: {myst_enable_extensions: [amsmath, colon_fence, deflist, dollarmath]}\n", encoding="utf-8")
    return folder


def measure(browser, base: str, page_name: str, modules: Path) -> dict:
    """Open a page of a served site cold and count."""
    counted = {"bytes": 0, "requests": 0, "foreign": 0, "not found on npm": 0}
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()

    def count(address, body):
        packed = Path(address.split("?")[0]).suffix in PACKED
        counted["bytes"] += len(body) if packed else len(gzip.compress(body, 9))
        counted["requests"] += 1

    def route(asked):
        address = asked.request.url
        if address.startswith(base):
            answer = asked.fetch()
            count(address, answer.body())
            return asked.fulfill(response=answer)
        if not address.startswith("http"):
            return asked.continue_()
        counted["foreign"] += 1
        for pattern, path in CDN:
            found = re.search(pattern, address.split("?")[0])
            file = modules / found.expand(path) if found else None
            if file and not file.suffix:
                file = file.with_suffix(".js")
            if file and file.is_file():
                count(address, file.read_bytes())
                return asked.fulfill(path=file, headers={"Access-Control-Allow-Origin": "*"})
        counted["not found on npm"] += 1
        return asked.abort()

    context.route("**/*", route)
    page.goto(f"{base}/{page_name}.html", wait_until="networkidle")
    counted["math set"] = page.locator("mjx-container, math:not(mjx-container math)").count()
    context.unroute("**/*")
    context.close()
    counted["first answer, ms"] = first_answer(browser, base, page_name)
    return counted


def first_answer(browser, base, page_name):
    """Milliseconds from the navigation until an explorer shows another frame after one key press."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.route(lambda address: not address.startswith(base), lambda asked: asked.abort())
    page = context.new_page()
    start = time.perf_counter()
    page.goto(f"{base}/{page_name}.html", wait_until="domcontentloaded")
    try:
        explorer = page.locator("[data-explorer]:has(input[type=range])").first
        control = explorer.locator("input[type=range]").first
        control.wait_for(timeout=5000)
        before = explorer.locator("svg").first.inner_html()
        control.press("ArrowRight")
        page.wait_for_function("([box, old]) => box.querySelector('svg').innerHTML !== old",
                               arg=[explorer.element_handle(), before], polling=5, timeout=5000)
        return round(1000 * (time.perf_counter() - start))
    except NothingHappened:
        return None
    finally:
        context.close()


def main() -> None:
    """Build, measure and print."""
    parser = argparse.ArgumentParser(description="Our page against stock Jupyter Book.")
    parser.add_argument("page", nargs="?", default="chapters/activations")
    options = parser.parse_args()
    chromium = find_chromium()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as play:
        folder = Path(name)
        modules = folder / "node_modules"
        packages = ["mathjax@3", "@jupyter-widgets/html-manager@1.0.14", "requirejs@2.3.6"]
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--ignore-scripts",
                        "--prefix", str(folder), *packages], check=True)
        (folder / "stock").mkdir()
        sites = {"ours": build(ROOT, folder / "ours-out"),
                 "stock": build(stock(folder / "stock"), folder / "stock-out")}
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        rows = {}
        for who, (site, seconds) in sites.items():
            with served(site) as base:
                rows[who] = measure(browser, base, options.page, modules)
            rows[who]["cold build, s"] = round(seconds, 1)
        browser.close()
    print(f"{options.page:22} {'ours':>10} {'stock':>10} {'stock/ours':>11}")
    for what in rows["ours"]:
        ours, theirs = rows["ours"][what], rows["stock"][what]
        ratio = f"{theirs / ours:.1f}" if ours and theirs is not None else "-"
        said = ["never" if value is None else value for value in (ours, theirs)]
        print(f"{what:22} {said[0]:>10} {said[1]:>10} {ratio:>11}")


if __name__ == "__main__":
    main()
