"""Figures of the book: one style, and matplotlib figures as small, themeable, accessible SVG."""

from .svg_renderer import (
    DASHES,
    PALETTE,
    Drawing,
    Picture,
    bars,
    curves,
    digits,
    heat,
    places,
    prose,
    render,
    show,
    svg,
    wrap,
)

__all__ = [
    "DASHES", "PALETTE", "Drawing", "Picture", "bars", "curves", "digits", "heat", "places", "prose",
    "render", "show", "svg", "wrap",
]
