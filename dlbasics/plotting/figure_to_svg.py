"""Render a matplotlib figure as a drawing: a list of SVG elements that one `<svg>` can hold."""

import re
import textwrap
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from html import escape

import matplotlib
import numpy as np
from matplotlib.axis import XTick, YTick
from matplotlib.backend_bases import FigureCanvasBase
from matplotlib.font_manager import FontProperties
from matplotlib.layout_engine import ConstrainedLayoutEngine

from dlbasics.markdown import FORMULA
from dlbasics.plotting.axis_drawings import AxisDrawings
from dlbasics.plotting.style import FONT_FAMILY, PALETTE, UNITS_PER_INCH, UNITS_PER_POINT
from dlbasics.plotting.svg_renderer import SvgRenderer
from dlbasics.translation.han import HAN, columns

# A margin at the sides for text that grows on phones, as a share of the width.
SIDE_MARGIN = 0.012

# The caption below a drawing that stands alone: points, characters and units.
CAPTION_FONT_SIZE = 9
CAPTION_LINE_LENGTH = 86
CAPTION_LINE_HEIGHT = 135
CAPTION_INDENT = 60
CAPTION_BOTTOM_MARGIN = 80

# What is no plain text in a caption. What is left of "$" in its lines begins or ends a formula; readers see
# DOLLAR as a dollar sign.
CAPTION_MARKUP = re.compile(rf"(?P<tick>`+)(?P<code>.+?)(?P=tick)|(?P<formula>{FORMULA})|\*\*|`|\$")
DOLLAR = "\1"
# What stays on one line: a word, a formula, or a character of Chinese, with the marks around it.
OPENING, CLOSING = "（“‘《【", "，。；：！？、”’）》】"
UNBROKEN = re.compile(
    rf"[{OPENING}]*(?:(?:{FORMULA}|[^{HAN}{OPENING}])+|[{HAN}])[{CLOSING}]*|.")
# Where a formula would be broken, and what stands there until the lines are made.
HELD, FREED = str.maketrans(" -", "\0\2"), str.maketrans("\0\2", " -")

TICK_PARTS = ("tick1line", "tick2line", "gridline", "label1", "label2")


@dataclass
class Drawing:
    """A rendered figure.

    Parameters
    ----------
    width, height : int
        In units, tenths of a point.
    elements : list of str
        SVG elements in the order in which they are drawn.
    """

    width: int
    height: int
    elements: list[str]

    def svg(self, alt: str = "") -> str:
        """The whole `<svg>` element, named `alt` for those who cannot see it."""
        label = f' aria-label="{escape(alt)}"' if alt else ""
        font_size = round(matplotlib.rcParams["font.size"] * UNITS_PER_POINT)
        return (f'<svg xmlns="http://www.w3.org/2000/svg" role="img"{label} '
                f'viewBox="0 0 {self.width} {self.height}" width="{self.width // UNITS_PER_POINT}pt" '
                f'height="{self.height // UNITS_PER_POINT}pt" fill="none" stroke-linejoin="round" '
                f'font-family="{FONT_FAMILY}" font-size="{font_size}">'
                f'{"".join(self.elements)}</svg>')


def render(fig, id_prefix: str, caption: str = "", names=None,
           axis_drawings: AxisDrawings | None = None) -> Drawing:
    """Draw a matplotlib figure as SVG elements.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
    id_prefix : str
        Begins every id, so that several figures share a page.
    caption : str
        Set below the figure; for paper and GitHub, where the SVG stands alone.
    names : DrawnNames, optional
        Made of this figure: its elements then say which data they draw.
    axis_drawings : AxisDrawings, optional
        Of earlier frames like this one, whose axes have their places: what looks alike is not drawn again.

    Returns
    -------
    Drawing
    """
    width, height = (round(side * UNITS_PER_INCH) for side in fig.get_size_inches())
    with _in_units(fig):
        renderer = SvgRenderer(width, height, id_prefix, names)
        if axis_drawings is None:
            _copy_all_ticks(fig)
        else:
            axis_drawings.use_in(fig, _draw_axis)
        fig.draw(renderer)
        if names is not None:
            renderer.elements += names.handle_elements(height)
        lines = _caption_lines(caption)
        if lines:
            height = _draw_caption(renderer, lines)
    return Drawing(width, height, renderer.elements)


def axes_extents(fig) -> np.ndarray:
    """Where `render` would put the axes of a figure: x0, y0, x1, y1 of each, as parts of the figure."""
    with _in_units(fig):
        _copy_all_ticks(fig)
        engine = fig.get_layout_engine()
        if engine is not None:
            engine.execute(fig)
    return np.array([ax.get_position().extents for ax in fig.axes])


# -- captions -------------------------------------------------------------------------------------


def _caption_lines(caption: str) -> list[str]:
    """Lines of a caption's paragraphs, plain but for $math$, which is never broken."""
    lines = []
    for paragraph in caption.split("\n"):
        lines += _wrapped(CAPTION_MARKUP.sub(_plain, paragraph))
    return [line.translate(FREED) for line in lines]


def _plain(markup: re.Match) -> str:
    if markup["formula"]:
        return markup["formula"].translate(HELD)
    return (markup["code"] or markup[0].strip("*`")).replace("$", DOLLAR)


def _wrapped(words: str) -> list[str]:
    """Lines as wide as the picture: of English as `textwrap` makes them, and Chinese is twice as wide."""
    lines = [""]
    for chunk in textwrap.TextWrapper.wordsep_re.split(words):
        for piece in UNBROKEN.findall(chunk):
            if lines[-1] and columns(lines[-1] + piece.rstrip()) > CAPTION_LINE_LENGTH:
                lines.append("")
            lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines if line.strip()]


def _draw_caption(renderer: SvgRenderer, lines: list[str]) -> int:
    """Write lines below what is drawn, with paper behind everything; the height that the whole then has."""
    width, figure_height = renderer.width, renderer.height
    height = figure_height + len(lines) * CAPTION_LINE_HEIGHT + CAPTION_BOTTOM_MARGIN
    renderer.elements.insert(0, f'<path class="fill-paper" fill="{PALETTE["paper"]}" '
                                f'd="M0 0h{width}v{height}h-{width}z"/>')
    renderer.height = height
    gc = renderer.new_gc()
    gc.set_foreground(PALETTE["ink"])
    font = FontProperties(size=CAPTION_FONT_SIZE)
    for number, line in enumerate(lines, start=1):
        baseline = figure_height + number * CAPTION_LINE_HEIGHT
        is_math = "$" in line
        words = line.replace(DOLLAR, r"\$" if is_math else "$")
        renderer.draw_text(gc, CAPTION_INDENT, baseline, words, font, 0, is_math)
    return height


# -- matplotlib's side ----------------------------------------------------------------------------


class _Canvas(FigureCanvasBase):
    """Lets matplotlib's layout measure text with the renderer that will draw it."""

    def get_renderer(self):
        width, height = self.figure.get_size_inches() * UNITS_PER_INCH
        return SvgRenderer(width, height, "")


@contextmanager
def _in_units(fig):
    """Let a figure count and measure as `SvgRenderer` does."""
    canvas = fig.canvas
    dpi = fig.dpi
    for ax in fig.axes:
        for image in (image for axes in (ax, *ax.child_axes) for image in axes.images):
            # one pixel of data, one pixel of PNG; the browser enlarges it without blur
            image.set_interpolation("none")
    engine = fig.get_layout_engine()
    if isinstance(engine, ConstrainedLayoutEngine):
        engine.set(rect=(SIDE_MARGIN, 0, 1 - 2 * SIDE_MARGIN, 1))
    try:
        fig.set_canvas(_Canvas(fig))
        fig.dpi = UNITS_PER_INCH
        yield
    finally:
        fig.dpi = dpi
        fig.set_canvas(canvas)


def _draw_axis(axis, renderer: SvgRenderer) -> None:
    _copy_ticks(axis)
    type(axis).draw(axis, renderer)


def _copy_all_ticks(fig) -> None:
    for ax in fig.axes:
        if ax.axison:
            _copy_ticks(ax.xaxis)
            _copy_ticks(ax.yaxis)


def _copy_ticks(axis):
    """Give an axis the ticks it will draw, as copies of its first.

    Matplotlib makes each from its settings and then like the first: ``benchmarks/axis_tick_copying.py`` says
    what that costs.
    """
    for ticks, locations in ((axis.majorTicks, axis.get_majorticklocs()),
                             (axis.minorTicks, axis.get_minorticklocs())):
        if type(ticks[0]) not in (XTick, YTick):
            return  # those of other projections share what they change
        for _ in range(len(locations) - len(ticks)):
            ticks.append(_copy_tick(ticks[0]))


def _copy_tick(tick):
    """A tick like another, with lines and labels of its own."""
    tick = copy(tick)
    for part in TICK_PARTS:
        setattr(tick, part, copy(getattr(tick, part)))
    for label in (tick.label1, tick.label2):
        label.set_fontproperties(label.get_fontproperties())  # a copy of its own
    return tick
