"""A browser in which service workers may work."""

import pytest
from support.browser import new_context
from support.flaky_host import Host


@pytest.fixture
def context(browser):
    """A browser context in which service workers may work."""
    context = new_context(browser)
    yield context
    context.close()


@pytest.fixture
def host(tmp_path):
    """The host of a small site with its own runtime, edition "one"."""
    host = Host(tmp_path / "site")
    host.publish("one")
    yield host
    host.close()
