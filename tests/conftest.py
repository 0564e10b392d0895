"""The built site and a browser that sees nothing but it."""

import os
import threading
from pathlib import Path
from unittest import mock

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings
from support.book import CHINESE, ROOT, build, build_translations
from support.browser import Visit, chromium_options
from support.languages import FOLDERS, language_of
from support.xdist_groups import XdistGroups

from dlbasics.translation import ENGLISH, set_language

pytest_plugins = ["support.small_book"]

# The same examples in every run, however slowly they come.
settings.register_profile("tests", deadline=None, derandomize=True, database=None,
                          suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tests")


def pytest_xdist_make_scheduler(config, log):
    """How tests are shared out among processes."""
    return XdistGroups(config, log)


def pytest_generate_tests(metafunc):
    """A test that asks for a `language` runs in one, which its name tells: the tests of a file take turns."""
    given = [mark.args[0] for mark in metafunc.definition.iter_markers("parametrize")]
    if "language" in metafunc.fixturenames and not any("language" in names for names in given):
        metafunc.parametrize("language", [language_of(metafunc.function)], indirect=True)


@pytest.fixture(autouse=True)
def environment():
    """What a test and the code under test put into the environment ends with the test."""
    with mock.patch.dict(os.environ):
        # What was asked of this run, such as where its report goes, is not asked of those that a test starts.
        os.environ.pop("PYTEST_ADDOPTS", None)
        yield


def built_once(tmp_path_factory, name: str, make) -> tuple[Path, str]:
    """The folder of the built site, and what went wrong; the first of several processes makes it for all."""
    out = ROOT / "_build" / "test"
    out.mkdir(parents=True, exist_ok=True)
    mark = tmp_path_factory.getbasetemp().parent / f"built-{name}"  # new in each run, shared by its processes
    alone = "PYTEST_XDIST_WORKER" not in os.environ
    with FileLock(out / f"lock-{name}"):
        if alone or not mark.exists():
            mark.write_text(make(out), encoding="utf-8")
        return out / "_build" / "html", mark.read_text(encoding="utf-8")


def checked(built: tuple[Path, str]) -> Path:
    """The folder, if nothing went wrong."""
    folder, log = built
    assert not log, f"the book does not build without warnings:\n{log[-6000:]}"
    return folder


@pytest.fixture(scope="session")
def site(request, tmp_path_factory) -> Path:
    """The folder of the built book. The other languages follow at once, if a test will ask for them."""
    folder = checked(built_once(tmp_path_factory, "english", build))
    is_asked_for = any("chinese_site" in getattr(item, "fixturenames", ()) for item in request.session.items)
    following = threading.Thread(target=built_once,
                                 args=(tmp_path_factory, "translations", build_translations))
    if is_asked_for and "PYTEST_XDIST_WORKER" in os.environ:
        following.start()
    yield folder
    if following.is_alive():
        following.join()


@pytest.fixture(scope="session")
def chinese_site(tmp_path_factory, site) -> Path:
    """The same folder, with the Chinese pages in ``zh/``."""
    return checked(built_once(tmp_path_factory, "translations", build_translations))


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
def chromium():
    """What starts Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        yield play.chromium


@pytest.fixture(scope="session")
def browser(chromium):
    """Chromium as this machine has it, or Playwright's own."""
    browser = chromium.launch(**chromium_options())
    yield browser
    browser.close()


@pytest.fixture
def language(request):
    """The language of a test, in which `dlbasics.messages.text` looks up what a page has to read."""
    set_language(request.param)
    yield request.param
    set_language(ENGLISH)


@pytest.fixture
def folder(request, language):
    """Where the pages of that language stand in the site: "" or "zh/"."""
    if language != ENGLISH:
        request.getfixturevalue("chinese_site")
    return FOLDERS[language]


@pytest.fixture
def page_name(request):
    """A page that a test asks for; the Chinese ones are built first where it is one of them."""
    if request.param.startswith(CHINESE):
        request.getfixturevalue("chinese_site")
    return request.param


@pytest.fixture
def visit(browser, server):
    """Open visits: ``visit(width=390, color_scheme="dark")``; each is closed after the test."""
    visits = []

    def make(width=1280, height=900, **options):
        visits.append(Visit(browser, server, viewport={"width": width, "height": height}, **options))
        return visits[-1]

    yield make
    for one in visits:
        one.context.close()
    refused = [error for one in visits for error in one.errors if "Content Security Policy" in error]
    assert refused == [], "a page asks for what its own policy forbids"
