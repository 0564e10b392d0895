"""A browser in which service workers may work."""

import pytest


@pytest.fixture
def context(browser):
    """A browser profile in which service workers may work."""
    made = browser.new_context()
    yield made
    made.close()
