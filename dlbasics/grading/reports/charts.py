"""The figures of the class report."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from markupsafe import Markup

from dlbasics.grading.policy.write_points import points
from dlbasics.messages import text


@dataclass(frozen=True)
class Bar:
    """A horizontal bar: the name above it, how long it is, and the label at its end."""

    name: str
    value: float
    label: str


@dataclass(frozen=True)
class Dot:
    """A dot with its name beside it."""

    name: str
    x: float
    y: float


def draw_figure(draw: Callable, height: float, alt: str) -> Markup:
    """Draw a figure that follows the reader's theme, narrow enough for a phone.

    Parameters
    ----------
    draw : callable
        Gets the axes.
    height : float
        In inches.
    alt : str
        What it shows, for those who cannot see it.
    """
    from matplotlib.figure import Figure

    from dlbasics import plotting

    figure = Figure(figsize=(4.6, height))
    draw(figure.subplots())
    return Markup(f'<figure class="dl-figure">{plotting.svg(figure, alt)}</figure>')


def bar_chart(bars: list[Bar], longest: float, alt: str) -> Markup:
    """Draw horizontal bars, of which one of the value `longest` would be as long as the figure is wide.

    Parameters
    ----------
    bars : list of Bar
    longest : float
        The most that there usually is; with a bonus a bar may have more.
    alt : str
    """
    longest = max(longest, *(bar.value for bar in bars))

    def draw(axes):
        axes.barh(range(len(bars)), [bar.value for bar in bars], height=0.36)
        axes.set(yticks=[], ylim=(len(bars) - 0.6, -0.8), xticks=[], xlim=(0, longest * 1.25))
        axes.spines[:].set_visible(False)
        for row, bar in enumerate(bars):
            axes.text(0, row - 0.27, bar.name, va="bottom", fontsize=8.5)
            axes.text(bar.value + longest * 0.015, row, bar.label, va="center", fontsize=8.5, color="muted")

    return draw_figure(draw, 0.3 + 0.36 * len(bars), alt)


def dot_chart(dots: list[Dot], xlabel: str, ylabel: str, alt: str) -> Markup:
    """Draw dots at percentages (x) and correlations (y), each with its name."""

    def draw(axes):
        axes.plot([dot.x for dot in dots], [dot.y for dot in dots], "o", markersize=4)
        axes.axhline(0, color="muted", linewidth=0.8)
        lowest = min(0.0, *(dot.y for dot in dots))
        end = max(100, *(dot.x for dot in dots)) + 6  # with a bonus a mean may be above 100%
        axes.set(xlabel=xlabel, ylabel=ylabel, xlim=(-3, end), ylim=(lowest - 0.1, 1.05))
        for dot in dots:
            axes.text(dot.x + 1.2, dot.y + 0.015, dot.name, fontsize=8, color="muted")

    return draw_figure(draw, 3.0, alt)


def score_histogram(totals: list[float], possible: float, in_weights: bool = False) -> Markup:
    """Draw how many learners have how many points; those of weights may be parts of a point."""
    end = max(possible, *totals)  # with a bonus somebody has more
    step = end / 20 if in_weights and end < 20 else max(1, int(np.ceil(end / 20)))

    def draw(axes):
        axes.hist(totals, bins=np.arange(0, end + 2 * step, step), rwidth=0.9)
        axes.set(xlabel=text("class.points-axis"), ylabel=text("class.learners-axis"))
        axes.set(xlim=(0, end + step))
        axes.yaxis.get_major_locator().set_params(integer=True)

    alt = text("class.score-figure", count=len(totals), least=points(min(totals)), most=points(max(totals)),
               possible=points(possible))
    return draw_figure(draw, 2.4, alt)
