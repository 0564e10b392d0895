"""A page whose code cells meet a small worker in place of Python.

So their own half is seen: what it asks, shows and keeps, and does when the other is slow, broken or away.
"""

import json
from functools import cache

import pytest
from bs4 import BeautifulSoup
from support.code_cell_page import CONFIG, PAGE, WORKER
from support.deferred_data import filled


@cache
def short_page(path):
    """The page with its first cells and its exercises alone: to open all of it takes a second."""
    page = BeautifulSoup(filled(path), "html.parser")
    for prose in page.select("article section:not(.dl-exercise) > :not(section, h1, h2, h3, .cell)"):
        prose.decompose()
    for cell in page.select("article .cell")[8:]:
        if not cell.select(".dl-exercise, .dl-progress"):
            cell.decompose()
    return str(page)


@pytest.fixture
def code_page(visit, site, folder):
    """Open the page in the language of the test with a fake worker: ``code_page(config={...}, width=390)``.

    An `older` page is one whose scripts are not those that the site has now.
    """

    name = f"{folder}{PAGE}"
    whole = short_page(site / f"{name}.html")

    def make(config=None, before=None, older=False, **options):
        seen = visit(**options)
        body = whole.replace("dlbasics.js?v=", "dlbasics.js?v=old") if older else whole
        seen.context.route(f"**/{name}.html", lambda route: route.fulfill(
            body=body, content_type="text/html; charset=utf-8"))
        settings = json.dumps(CONFIG | (config or {}))
        seen.context.route("**/code_cells/config.json", lambda route: route.fulfill(body=settings))
        seen.context.route("**/code_cells/pyodide_worker.js*", lambda route: route.fulfill(
            body=WORKER, content_type="text/javascript"))
        if before:
            before(seen.page)
        page = seen.open(name)
        page.visit = seen
        return page

    return make
