"""Chromium for the tests: how it starts, a context, and a visit to one page of the book."""

import shutil
import time
from urllib.parse import urlsplit

from playwright.sync_api import Error, Page, expect
from support.timeouts import HANG_SECONDS

HANG_MILLISECONDS = 1000 * HANG_SECONDS
POLL_MILLISECONDS = 20


def wait_for_function(page, expression, arg=None):
    """Wait until an expression is true; Playwright's own way needs `eval`, which a page's policy forbids."""
    end = time.monotonic() + HANG_SECONDS  # each look may take far longer than the time between two
    while time.monotonic() < end:
        try:
            if page.evaluate(expression, arg):
                return
        except Error as error:
            if "context was destroyed" not in str(error):  # the page has gone on to another one
                raise
        page.wait_for_timeout(POLL_MILLISECONDS)
    raise TimeoutError(f"never true: {expression}")


Page.wait_for_function = wait_for_function
expect.set_options(timeout=HANG_MILLISECONDS)


def chromium_options(shell: bool = True) -> dict:
    """How Chromium is started: no name leads out of this machine.

    Its headless shell is the same engine without the windows of a browser around it: a new context costs it
    less than half of the processor time. It looks for new service workers in an order of its own.
    """
    names = ["chromium", "chromium-browser", "google-chrome"]
    if shell:
        names.insert(0, "chromium-headless-shell")
    found = next(filter(None, map(shutil.which, names)), None)
    return {"executable_path": found, "timeout": HANG_MILLISECONDS,
            "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking",
                     "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"]}


def new_context(browser, **options):
    """A browser context that waits for what takes long."""
    context = browser.new_context(**options)
    context.set_default_timeout(HANG_MILLISECONDS)
    return context


class Visit:
    """One page in a fresh browser context, and what it asked for.

    Parameters
    ----------
    browser : playwright.sync_api.Browser
    server : str
        The site's address.
    hold_fonts : bool
        Keep the fonts back until `release_fonts`.
    **options
        Of ``browser.new_context``.

    Attributes
    ----------
    page : playwright.sync_api.Page
    requested : list of str
        Addresses that the page asked for.
    foreign : list of str
        Those outside the site that were asked for: see `chromium_options`.
    errors : list of str
        Console errors, uncaught exceptions with their stack, and failed requests.
    """

    def __init__(self, browser, server, hold_fonts=False, **options):
        self.server, self.requested, self.foreign, self.errors = server, [], [], []
        # A service worker would answer before the network that these tests watch; one test asks for it.
        self.context = new_context(browser, **{"service_workers": "block"} | options)
        self.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.page = self.context.new_page()
        self._bytes = {}
        self._held = [] if hold_fonts else None
        # Other requests are only watched: to let one pass here would cost the time of three processes.
        if hold_fonts:
            self.context.route("**/*.woff2", self._hold)
        self.page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(error.stack or str(error)))
        self.page.on("request", self._note)
        self.page.on("requestfailed", self._forget_refused)
        self.page.on("response", self._respond)
        network = self.context.new_cdp_session(self.page)
        network.send("Network.enable")
        network.on("Network.loadingFinished",
                   lambda event: self._bytes.update({event["requestId"]: event["encodedDataLength"]}))

    def _hold(self, route):
        if self._held is None:
            return route.continue_()
        return self._held.append(route)

    def _note(self, request):
        self.requested.append(request.url)
        is_of_page = urlsplit(request.url).scheme in ("data", "blob", "about")
        if not is_of_page and not request.url.startswith(self.server):
            self.foreign.append(request.url)

    def _forget_refused(self, request):
        """What the page's own policy refused was never asked of anybody."""
        if request.failure == "csp":
            self.foreign.remove(request.url)

    def release_fonts(self) -> int:
        """Let the fonts come, once one was held, and all later ones; says how many were held."""
        while not self._held:
            self.page.wait_for_timeout(20)
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
        """Open a page of the book by its name, ``chapters/index`` for one, and return it when it is whole."""
        self.page.goto(f"{self.server}/{name}.html", wait_until="load")
        self.page.wait_for_function("!document.querySelector('[data-parts][data-at-top=untouched]')")
        return self.page
