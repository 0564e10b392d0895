"""Figures of the book: one style, and matplotlib figures as small, themeable, accessible SVG."""

from dlbasics.plotting.charts import bars, curves, digits, heat
from dlbasics.plotting.diagrams import network_diagram
from dlbasics.plotting.figure import Picture, show, svg, theme_grounds
from dlbasics.plotting.figure_to_svg import Drawing, axes_extents, render
from dlbasics.plotting.style import DASHES, PALETTE

__all__ = [
    "DASHES", "PALETTE", "Drawing", "Picture", "axes_extents", "bars", "curves", "digits", "heat",
    "network_diagram", "render", "show", "svg", "theme_grounds",
]
