"""A page whose code cells meet a small worker in place of Python.

So their own half is seen: what it asks, shows and keeps, and does when the other is slow, broken or away.
"""

import json

import pytest
from support.code_cell_page import PAGE, WORKER


@pytest.fixture
def code_page(visit):
    """Open the page with the fake worker: ``code_page(config={...}, width=390)``."""

    def make(config=None, name=PAGE, before=None, **options):
        seen = visit(**options)
        settings = json.dumps({"worker": "pyodide_worker.js", **(config or {})})
        seen.context.route("**/code_cells/config.json", lambda route: route.fulfill(body=settings))
        seen.context.route("**/code_cells/pyodide_worker.js*", lambda route: route.fulfill(
            body=WORKER, content_type="text/javascript"))
        if before:
            before(seen.context)
        return seen.open(name)

    return make

