"""The page of sample questions, without the rest of the book."""

import pytest
from support.question_page import URL, document
from support.sample_exercises import EXERCISES

from dlbasics.exercises import registry


@pytest.fixture
def sample_exercises(monkeypatch):
    """The book has the sample exercises alone."""
    monkeypatch.setattr(registry, "_added", {e.id: e for e in EXERCISES})
    monkeypatch.setattr(registry, "CHAPTERS", ())


@pytest.fixture
def context(browser, sample_exercises):
    """A browser profile that gets the page at every address."""
    profile = browser.new_context(viewport={"width": 1280, "height": 900})
    body = document()
    profile.route("**/*", lambda route: route.fulfill(body=body, content_type="text/html"))
    yield profile
    profile.close()


@pytest.fixture
def page(context):
    """The page, whose scripts raise nothing."""
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(URL)
    yield page
    assert errors == []
