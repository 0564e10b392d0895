"""Chromium for the tests: how it starts, its contexts, and a visit to one page of the book."""

import itertools
import shutil
from urllib.parse import urlsplit

# Milliseconds. It ends what hangs; nothing is slower for it, and a machine that does much else stays green.
PATIENCE = 300_000
_numbers = itertools.count(1)


def chromium_options() -> dict:
    """How Chromium is started."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    return {"executable_path": found, "timeout": PATIENCE,
            "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]}


def new_context(browser, **options):
    """A browser context, which is patient."""
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    return context


def new_host(domain: str) -> str:
    """A host name that no other test has, so that a shared context keeps nothing of one test for the next."""
    return f"test{next(_numbers)}.{domain}"


class SharedContexts:
    """Browser contexts, one for each set of options: to make one takes longer than most tests do.

    Tests that share a context must each have a host of their own (`new_host`), and leave nothing behind in
    the context itself.
    """

    def __init__(self, browser):
        self.browser = browser
        self._contexts = {}

    def get(self, **options):
        """The context with these options of ``browser.new_context``."""
        key = repr(sorted(options.items()))
        if key not in self._contexts:
            self._contexts[key] = new_context(self.browser, **options)
        return self._contexts[key]


class Visit:
    """One page of the book, and what it asked for.

    Parameters
    ----------
    context : playwright.sync_api.BrowserContext
    port : int
        Where the site is served on this machine.
    hold_fonts : bool
        Keep the fonts back until `release_fonts`.

    Attributes
    ----------
    page : playwright.sync_api.Page
    server : str
        The site's address: this visit's own, by which alone it finds what it stored.
    requested : list of str
        Addresses that the page asked for.
    foreign : list of str
        Those outside the site (all refused).
    errors : list of str
        Console errors, uncaught exceptions and failed requests.
    """

    def __init__(self, context, port, hold_fonts=False):
        self.context = context
        self.server = f"http://{new_host('localhost')}:{port}"
        self.requested, self.foreign, self.errors = [], [], []
        self.page = context.new_page()
        self._bytes = {}
        self._held = [] if hold_fonts else None
        self.page.route("**/*", self._route)
        self.page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self.requested.append(request.url))
        self.page.on("response", self._respond)
        network = context.new_cdp_session(self.page)
        network.send("Network.enable")
        network.on("Network.loadingFinished",
                   lambda event: self._bytes.update({event["requestId"]: event["encodedDataLength"]}))

    def _route(self, route):
        address = urlsplit(route.request.url)
        if address.scheme in ("data", "blob", "about") or route.request.url.startswith(self.server):
            if self._held is not None and address.path.endswith(".woff2"):
                return self._held.append(route)
            return route.fallback()
        self.foreign.append(route.request.url)
        return route.abort()

    def release_fonts(self) -> int:
        """Let the fonts come that were held so far, and all later ones; says how many were held."""
        held, self._held = self._held, None
        for route in held:
            route.fallback()
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

    def close(self):
        """Close its pages and forget what a test did to their network."""
        for page in self.context.pages:
            page.close()
        self.context.unroute_all()
