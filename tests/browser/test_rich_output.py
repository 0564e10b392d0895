"""What the page shows of a value: IPython's protocol, as in a notebook."""

from unittest.mock import MagicMock, Mock

import pytest

from dlbasics.browser.rich_output import html_of, is_explorer


def showing(**methods):
    """An object with these methods."""
    return type("Showing", (), {name: staticmethod(method) for name, method in methods.items()})()


def bundle(result):
    return lambda include, exclude: result


@pytest.mark.parametrize(("value", "html"), [
    (showing(_repr_mimebundle_=bundle({"text/html": "<b>1</b>"})), "<b>1</b>"),
    (showing(_repr_mimebundle_=bundle(({"text/html": "<b>1</b>"}, {"isolated": True}))), "<b>1</b>"),
    (showing(_repr_mimebundle_=bundle({"image/svg+xml": "<svg/>"})), "<svg/>"),
    (showing(_repr_mimebundle_=bundle(None), _repr_html_=lambda: "<i>2</i>"), "<i>2</i>"),
    (showing(_repr_mimebundle_=bundle({"text/plain": "2"}), _repr_html_=lambda: "<i>2</i>"), "<i>2</i>"),
    (showing(_repr_html_=lambda: None, _repr_svg_=lambda: "<svg/>"), "<svg/>"),
    (showing(_repr_html_=lambda: None), ""),
    (showing(), ""),
    (type(showing(_repr_html_=lambda: "a class")), ""),
])
def test_the_richest_html_is_found_as_ipython_finds_it(value, html):
    assert html_of(value) == html


def with_getattr(answer):
    """An object whose class answers for each attribute that it lacks."""
    return type("Answering", (), {"__getattr__": answer})()


@pytest.mark.parametrize("value", [
    Mock(), MagicMock(),
    with_getattr(lambda self, name: name.upper()),
    with_getattr(lambda self, name: lambda **options: name),
    with_getattr(lambda self, name: {}[name]),
    with_getattr(lambda self, name: self.data[name]),
    showing(_repr_html_=lambda: 3, _repr_svg_=lambda: ["<svg/>"]),
    showing(_repr_mimebundle_=bundle("text/html")),
    showing(_repr_mimebundle_=bundle({"text/html": 3})),
    type("Text", (), {"_repr_html_": "<b>", "_repr_mimebundle_": {}})(),
], ids=lambda value: type(value).__name__)
def test_what_only_seems_to_have_html_is_shown_by_its_repr(value):
    assert html_of(value) == "" and not is_explorer(value)
