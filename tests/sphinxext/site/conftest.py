"""The page of sample questions, without the rest of the book."""

import pytest
from support.browser import new_context
from support.question_page import URL, document
from support.sample_exercises import EXERCISES

from dlbasics.exercises import registry


@pytest.fixture
def sample_exercises(monkeypatch):
    """The book has the sample exercises alone."""
    monkeypatch.setattr(registry, "_added", {e.id: e for e in EXERCISES})
    monkeypatch.setattr(registry, "CHAPTERS", ())


@pytest.fixture
def open_page(browser, sample_exercises):
    """Open the page: ``open_page(width=390, theme="dark")``; a second time, it is another tab."""
    context = new_context(browser)

    def make(width=1280, theme="light", init_script=""):
        page, body = context.new_page(), document(theme)
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme)
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.route("**/*", lambda route: route.fulfill(body=body, content_type="text/html"))
        page.add_init_script(init_script)
        page.goto(URL)
        return page

    yield make
    context.close()


@pytest.fixture
def page(open_page):
    """The page, whose scripts raise nothing."""
    page = open_page()
    yield page
    assert page.errors == []
