"""Figures of the book: one style, and matplotlib figures as small, themeable, accessible SVG."""

from dlbasics.plotting.axis_drawings import AxisDrawings
from dlbasics.plotting.charts import bars, curves, digits, heat
from dlbasics.plotting.drawn_data import (
    DrawnNames,
    axes_title,
    drawn_series,
    four_significant_digits,
    plain_text,
    shown_label,
)
from dlbasics.plotting.figure_display import FigureDisplay, show, svg, theme_grounds
from dlbasics.plotting.figure_to_svg import Drawing, axes_extents, render
from dlbasics.plotting.network_diagram import network_diagram
from dlbasics.plotting.partial_lines import PartialLine, reveal
from dlbasics.plotting.style import DASHES, PALETTE

__all__ = [
    "DASHES",
    "PALETTE",
    "AxisDrawings",
    "Drawing",
    "DrawnNames",
    "FigureDisplay",
    "PartialLine",
    "axes_extents",
    "axes_title",
    "bars",
    "curves",
    "digits",
    "drawn_series",
    "four_significant_digits",
    "heat",
    "network_diagram",
    "plain_text",
    "render",
    "reveal",
    "show",
    "shown_label",
    "svg",
    "theme_grounds",
]
