"""Lighthouse scores of the built book: ``python benchmarks/lighthouse.py [PAGE ...]``; needs Node, Chromium.

The pages are served compressed, as a web host does, and measured with Lighthouse's own simulated phone.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmark_setup import ROOT, find_chromium, served

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
METRICS = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time",
           "cumulative-layout-shift")
BAR = 0.95


def measure(address: str) -> dict:
    """Run Lighthouse 12 once and return its report."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        subprocess.run(
            ["npx", "--yes", "lighthouse@12", address, "--quiet", "--output=json", f"--output-path={out}",
             f"--only-categories={','.join(CATEGORIES)}", "--chrome-flags=--headless=new --no-sandbox"],
            check=True, env={**os.environ, "CHROME_PATH": find_chromium() or ""},
        )
        return json.loads(out.read_text(encoding="utf-8"))


def print_scores(page: str, report: dict) -> bool:
    """Print a line for a page; whether a category is below the bar."""
    scores = {name: report["categories"][name]["score"] for name in CATEGORIES}
    print(page, " ".join(f"{name} {100 * score:.0f}" for name, score in scores.items()))
    print("   ", " ".join(f"{name} {report['audits'][name]['displayValue']}" for name in METRICS))
    for name, audit in report["audits"].items():
        if audit["score"] is not None and audit["score"] < BAR and audit["scoreDisplayMode"] == "binary":
            print(f"    below: {name}: {audit['title']}")
    return any(score < BAR for score in scores.values())


def main(pages) -> int:
    """Measure the pages; 1 if any category is below the bar."""
    with served(ROOT / "_build" / "html") as site:
        low = [print_scores(page, measure(f"{site}/{page}.html")) for page in pages]
    return 1 if any(low) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["chapters/activations"]))
