"""The built site and a browser that sees nothing but it."""

import os
import threading
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from filelock import FileLock
from support.book import ROOT, build, chromium_options


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """The folder of the built book; of several test processes the first builds it for all."""
    out = ROOT / "_build" / "test"
    out.mkdir(parents=True, exist_ok=True)
    mark = tmp_path_factory.getbasetemp().parent / "built"  # new in each run, shared by its processes
    alone = "PYTEST_XDIST_WORKER" not in os.environ
    with FileLock(out / "lock"):
        if alone or not mark.exists():
            mark.write_text(build(out), encoding="utf-8")
        log = mark.read_text(encoding="utf-8")
    assert not log, f"the book does not build without warnings:\n{log[-6000:]}"
    return out / "_build" / "html"


@pytest.fixture(scope="session")
def server(site):
    """The address at which the site is served, compressed, on this machine."""
    from dlbasics.sphinxext.serve import server as make

    running = make(site)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


@pytest.fixture(scope="session")
def browser():
    """Chromium as this machine has it, or Playwright's own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(**chromium_options())
        yield chromium
        chromium.close()


class Visit:
    """One page in a fresh browser profile, and what it asked for.

    Attributes
    ----------
    page : playwright.sync_api.Page
    foreign : list of str
        Addresses outside the site that the page asked for (all refused).
    errors : list of str
        Console errors, uncaught exceptions and failed requests.
    """

    def __init__(self, browser, server, hold_fonts=False, **options):
        self.server, self.foreign, self.errors = server, [], []
        # A service worker would answer before the network that these tests watch; one test asks for it.
        self.context = browser.new_context(**{"service_workers": "block"} | options)
        self.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.page = self.context.new_page()
        self._bytes = {}
        self._held = [] if hold_fonts else None
        self.context.route("**/*", self._route)
        self.page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("response", self._respond)
        network = self.context.new_cdp_session(self.page)
        network.send("Network.enable")
        network.on("Network.loadingFinished",
                   lambda event: self._bytes.update({event["requestId"]: event["encodedDataLength"]}))

    def _route(self, route):
        address = urlsplit(route.request.url)
        if address.scheme in ("data", "blob", "about") or route.request.url.startswith(self.server):
            if self._held is not None and address.path.endswith(".woff2"):
                return self._held.append(route)
            return route.continue_()
        self.foreign.append(route.request.url)
        return route.abort()

    def release_fonts(self) -> int:
        """Let the fonts come that were held so far, and all later ones; says how many were held."""
        held, self._held = self._held, None
        for route in held:
            route.continue_()
        return len(held)

    def _respond(self, response):
        if response.status >= 400:
            self.errors.append(f"{response.status} {response.url}")

    @property
    def bytes(self) -> int:
        """Bytes received so far, compressed, headers included."""
        return int(sum(self._bytes.values()))

    @property
    def requests(self) -> int:
        """Answered requests so far."""
        return len(self._bytes)

    def open(self, name):
        """Open a page of the book by its name, ``chapters/index`` for one, and return the page."""
        self.page.goto(f"{self.server}/{name}.html", wait_until="load")
        return self.page


@pytest.fixture
def visit(browser, server):
    """Open visits: ``visit(viewport=..., color_scheme=...)``; each is closed after the test."""
    opened = []

    def make(width=1280, height=900, **options):
        opened.append(Visit(browser, server, viewport={"width": width, "height": height}, **options))
        return opened[-1]

    yield make
    for one in opened:
        one.context.close()
