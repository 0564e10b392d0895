"""Where the browser of the benchmarks is: a whole Chromium, as readers have it."""

import shutil


def find_chromium() -> str | None:
    """The path of this machine's Chromium; None for Playwright's own."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
