"""The page of sample questions, without the rest of the book."""

import pytest
from support.browser import new_host
from support.question_page import document
from support.sample_exercises import EXERCISES

from dlbasics.exercises import registry


@pytest.fixture
def sample_exercises(monkeypatch):
    """The book has the sample exercises alone."""
    monkeypatch.setattr(registry, "_added", {e.id: e for e in EXERCISES})
    monkeypatch.setattr(registry, "CHAPTERS", ())


@pytest.fixture
def open_page(shared_contexts, sample_exercises):
    """Open the page: ``open_page(width=390, theme="dark")``; a second time, it is another tab."""
    address, pages = f"http://{new_host('test')}/", []

    def make(width=1280, theme="light", init_script=""):
        context = shared_contexts.get(viewport={"width": width, "height": 900}, color_scheme=theme)
        page, body = context.new_page(), document(theme)
        pages.append(page)
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.route("**/*", lambda route: route.fulfill(body=body, content_type="text/html"))
        page.add_init_script(init_script)
        page.goto(address)
        return page

    yield make
    for page in pages:
        page.close()


@pytest.fixture
def page(open_page):
    """The page, whose scripts raise nothing."""
    page = open_page()
    yield page
    assert page.errors == []
