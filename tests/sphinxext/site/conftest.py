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
def open_page(browser, sample_exercises, language):
    """Open the page in the language of the test: ``open_page(width=390, theme="dark")``.

    A second time, it is another tab. `files` are the JSON files that it can ask for, by their paths;
    `page.asked` lists those that it did.
    """
    context = new_context(browser)

    def make(width=1280, theme="light", init_script="", exercises=EXERCISES, files=None):
        page, body = context.new_page(), document(theme, exercises)
        page.asked, page.errors = [], []

        def answer(route):
            path = route.request.url.removeprefix(URL[:-1])
            if files is None or "/practice/" not in path:
                return route.fulfill(body=body, content_type="text/html")
            page.asked.append(path)
            if path not in files:
                return route.abort()
            return route.fulfill(body=files[path], content_type="application/json")

        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme)
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.route("**/*", answer)
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
