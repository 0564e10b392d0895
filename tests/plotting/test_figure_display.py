"""Figures of a notebook: the same each time, with ids of their own, never without alternative text."""

import re

import numpy as np
import pytest
from matplotlib.figure import Figure
from support.parse_svg import X, axes, elements

from dlbasics.plotting import curves, show, svg


def test_the_same_figure_is_the_same_text():
    def one():
        ax = axes()
        curves(ax, X, {"a": np.sin(X), "b": np.cos(X)}, "x", "y")
        ax.set_ylim(-0.5, 0.5)
        return svg(ax.figure, "alt")

    assert one() == one()


def test_ids_of_different_figures_differ_and_every_reference_finds_its_id():
    texts = []
    for height in (0.5, 0.6):
        ax = axes()
        ax.plot(X, np.sin(X))
        ax.set_ylim(-height, height)
        texts.append(svg(ax.figure))
    ids = [set(re.findall(r' id="([^"]+)"', text)) for text in texts]
    assert ids[0] and ids[1] and not ids[0] & ids[1]
    for text, known in zip(texts, ids, strict=True):
        assert set(re.findall(r"url\(#([^)]+)\)", text)) == known


@pytest.mark.parametrize("alt", ["", "  ", None])
def test_alt_text_is_required(alt):
    with pytest.raises(ValueError, match="alt is"):
        show(Figure(), alt)


def test_show_closes_the_figure_and_fits_where_it_is_read(monkeypatch):
    from matplotlib import pyplot

    figure = pyplot.figure()
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", "page")
    page = show(figure, 'Says "hi"', caption="A **bold** `x < 1` and $a < b$.")._repr_mimebundle_()
    assert figure.number not in pyplot.get_fignums()
    assert 'role="img" aria-label="Says &quot;hi&quot;"' in page["text/html"]
    assert ("<figcaption>A <strong>bold</strong> <code>x &lt; 1</code> and "
            '<span class="dl-math">$a &lt; b$</span>.</figcaption>') in page["text/html"]
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", "print")
    paper = show(Figure(), "Alt.", caption="A **bold** word.")._repr_mimebundle_()
    assert paper["text/plain"].startswith("Figure: Alt.")
    words = ["".join(e.itertext()) for e in elements(paper["image/svg+xml"], "text")]
    assert words == ["A bold word."]
