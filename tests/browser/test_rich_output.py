"""What the page shows of a value: IPython's protocol, as in a notebook."""

import pytest

from dlbasics.browser.rich_output import html_of


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
