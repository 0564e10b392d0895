"""A browser in which service workers may work."""

import pytest
from support.browser import new_context


@pytest.fixture
def context(browser):
    """A browser context in which service workers may work."""
    context = new_context(browser)
    yield context
    context.close()
