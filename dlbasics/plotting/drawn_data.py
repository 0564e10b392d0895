"""What a figure draws, as data: its lines, points and bars by name, and the scales of their axes.

A frame of an explorer carries these as attributes of its SVG elements, where
``site/interaction/drawn_data.js`` finds them: what is shown of a frame, whoever drew it, is always what
stands in it.
"""

import itertools
from dataclasses import dataclass
from html import escape

import matplotlib.collections
import matplotlib.patches
import numpy as np
from matplotlib.text import Text

from dlbasics.translation import translate_with_values

# A table reads a curve of more points than these at the ticks of its axis and half-way between them.
MAX_POINTS = 40
MAX_ROWS = 25
SCALES = ("linear", "log")
TITLE = "dl-title"


@dataclass
class Series:
    """A line, some points or a bar of an Axes.

    Parameters
    ----------
    artist : matplotlib.artist.Artist
    name : str
        As in a legend; empty where the figure gives it none.
    points : ndarray, shape (n, 2)
        In the axes' own values; nan where a line across the whole axes has no value.
    tick : str, optional
        What stands below a bar.
    """

    artist: object
    name: str
    points: np.ndarray
    tick: str | None = None

    def is_curve(self) -> bool:
        """Whether there is one y for each x, from left to right."""
        return len(self.points) > 1 and bool((np.diff(self.points[:, 0]) > 0).all())

    def is_dense(self) -> bool:
        """Whether a table reads it at the rows of the axes and not at its own points."""
        return self.is_curve() and len(self.points) > MAX_POINTS

    def table_points(self, ax) -> list[tuple]:
        """What a table says of it: x and y, each None where the axes do not show it."""
        x, y = self.points.T
        if self.is_dense():
            rows = table_rows(ax)
            return [(float(row), seen) for row, seen in
                    zip(rows, _visible(np.interp(rows, x, y, np.nan, np.nan), ax.yaxis), strict=True)]
        chosen = np.unique(np.linspace(0, len(x) - 1, min(len(x), MAX_POINTS)).round().astype(int))
        pairs = zip(_visible(x[chosen], ax.xaxis), _visible(y[chosen], ax.yaxis), strict=True)
        whole = [pair for pair in pairs if None not in pair]
        return whole or [(_visible(x, ax.xaxis)[0], _visible(y, ax.yaxis)[0])]


def _visible(values, axis) -> list:
    """Numbers, and None for those outside of what an axis shows."""
    shown = _is_shown(values, axis, slack=1e-3)
    return [float(value) if inside else None for value, inside in zip(values, shown, strict=True)]


def _is_shown(values, axis, slack: float) -> np.ndarray:
    """Whether each value stands on an axis, or beside it by no more than this share of its length."""
    scale = axis.get_transform().transform
    low, high = np.sort(scale(axis.get_view_interval()))
    margin = slack * (high - low)
    places = scale(np.asarray(values, float))
    return (low - margin <= places) & (places <= high + margin)


def drawn_series(ax) -> list[Series]:
    """The lines, points, named areas and bars of an Axes, but for those without a point."""
    series = []
    for line in ax.lines:
        points = np.array(line.get_xydata(), float)
        if line.get_transform() == ax.get_xaxis_transform():
            points = np.array([[points[0, 0], np.nan]])
        elif line.get_transform() == ax.get_yaxis_transform():
            points = np.array([[np.nan, points[0, 1]]])
        elif line.get_transform() != ax.transData:
            continue
        series.append(Series(line, _name(line), points))
    for collection in ax.collections:
        if isinstance(collection, matplotlib.collections.PathCollection):
            points = np.array(collection.get_offsets(), float)
            series.append(Series(collection, _name(collection), points))
    for patch in ax.patches:
        # an area that has a name is known by its outline
        if isinstance(patch, matplotlib.patches.Polygon) and _name(patch):
            series.append(Series(patch, _name(patch), np.array(patch.get_xy(), float)))
    for container in ax.containers:
        series += _bars(ax, container)
    return [each for each in series if len(each.points)]


def _name(artist) -> str:
    """The label, as plain text; matplotlib's own begin with an underscore."""
    label = str(artist.get_label())
    return "" if label.startswith("_") else shown_label(label)


def shown_label(label: str) -> str:
    """A label of a line, an axis or a tick as plain text in the reader's language."""
    return plain_text(translate_with_values(label))


def plain_text(label: str) -> str:
    """A label without the signs of its formulas."""
    for sign in "$\\{}":
        label = label.replace(sign, "")
    return " ".join(label.split())


def _bars(ax, container) -> list[Series]:
    """The upright bars of a container, each with the tick that it stands on, or its place."""
    if getattr(container, "orientation", "") != "vertical":
        return []
    places = np.array(ax.xaxis.get_majorticklocs(), float)
    ticks = ax.xaxis.get_major_formatter().format_ticks(places)
    bars = []
    for bar in container.patches:
        box = bar.get_bbox()
        middle = (box.x0 + box.x1) / 2
        distances = abs(places - middle)
        # bars of several groups stand beside the tick that they share
        is_named = len(places) and distances.min() < box.width
        tick = shown_label(ticks[int(distances.argmin())]) if is_named else ""
        point = np.array([[middle, bar.get_height()]])
        bars.append(Series(bar, _name(container), point, tick or four_significant_digits(middle)))
    return bars


def table_rows(ax) -> np.ndarray:
    """Where a table reads the curves of an Axes: at the ticks of x, and half-way between them."""
    places = np.asarray(ax.get_xticks(), float)  # of an axis of words it is a list
    ticks = places[_is_shown(places, ax.xaxis, slack=1e-9)].tolist()
    if ax.get_xscale() == "log":
        middles = [float(np.sqrt(a * b)) for a, b in itertools.pairwise(ticks)]
    else:
        middles = [(a + b) / 2 for a, b in itertools.pairwise(ticks)]
    rows = sorted(ticks + middles) if len(ticks) + len(middles) <= MAX_ROWS else ticks[:MAX_ROWS]
    return np.array([float(f"{row:.4g}") for row in rows])


class DrawnNames:
    """Attributes for the SVG elements of a figure's artists, which it gives ids (``gid``).

    Parameters
    ----------
    fig : matplotlib.figure.Figure
    handles : list of (str, int, array_like)
        What can be dragged: a control's name, the number of the axes, and a point in these for each value
        that the control offers, shape (n, 2).
    revealed : list of PartialLine
        Lines that are drawn step by step.
    can_move : bool
        Whether a script will draw the series anew: then each is clipped to its axes, wherever it is.
    """

    def __init__(self, fig, handles=(), revealed=(), can_move=False):
        self._can_move = can_move
        self._revealed = {id(whole.line): whole for whole in revealed}
        self._axes = {f"dl-axes-{number}": ax for number, ax in enumerate(fig.axes)
                      if ax.axison and ax.get_xscale() in SCALES and ax.get_yscale() in SCALES}
        self._handles = [(name, fig.axes[number], points) for name, number, points in handles]
        self._series: dict[str, Series] = {}
        self._said: set[str] = set()
        for gid, ax in self._axes.items():
            ax.set_gid(gid)
            for child in ax.get_children():
                if isinstance(child, Text) and child.get_text() and child.get_text() == axes_title(ax):
                    child.set_gid(TITLE)
            for number, series in enumerate(drawn_series(ax)):
                series.artist.set_gid(f"{gid}-{number}")
                self._series[f"{gid}-{number}"] = series

    def needs_clip(self, gid: str) -> bool:
        """Whether what this id draws may leave its axes later."""
        return self._can_move and gid in self._series

    def attributes(self, gid: str, kind: str) -> str:
        """Attributes of an element that the artist of this id draws: a ``line``, ``points`` or a ``text``."""
        if gid == TITLE and kind == "text":
            return " data-title"
        series = self._series.get(gid)
        if series is None:
            return ""
        if series.tick is not None:
            return (_attribute("data-bar", series.name) + _attribute("data-tick", series.tick)
                    + _attribute("data-y", four_significant_digits(series.points[0, 1])))
        named = _attribute(f"data-{kind}", series.name)
        whole = self._revealed.get(id(series.artist))
        steps = _steps_attribute(whole) if whole else ""
        if kind == "points" and gid in self._said:
            return named + steps  # the markers of a line that has said them
        self._said.add(gid)
        if whole:
            # three digits are as exact as the drawing, and a path has many points
            numbers = [f"{number + 0:.3g}" for number in whole.points.ravel()]
            return named + _attribute("data-xy", " ".join(numbers)) + steps
        pairs = series.table_points(self._axes[gid.rpartition("-")[0]])
        if series.is_dense():
            return named + _attribute("data-y", " ".join(_number(y) for _, y in pairs))
        return named + _attribute("data-xy", " ".join(_number(n) for pair in pairs for n in pair))

    def axes_element(self, gid: str, height: float) -> str:
        """An element that draws nothing and says of some axes where they stand and what they measure."""
        ax = self._axes.get(gid)
        if ax is None:
            return ""
        box = ax.get_window_extent()
        place = [box.x0, height - box.y1, box.width, box.height]
        numbers = [f"{round(side)}" for side in place]
        numbers += [f"{limit:.6g}" for limit in (*ax.get_xlim(), *ax.get_ylim())]
        attributes = _attribute("data-axes", " ".join(numbers))
        logs = [name for name, scale in (("x", ax.get_xscale()), ("y", ax.get_yscale())) if scale == "log"]
        if logs:
            attributes += _attribute("data-log", "".join(logs))
        rows = [f"{row:g}" for row in table_rows(ax)] if ax.lines else []
        if rows:
            attributes += _attribute("data-rows", " ".join(rows))
        for axis, label in (("x", ax.get_xlabel()), ("y", ax.get_ylabel())):
            if label:
                attributes += _attribute(f"data-{axis}", shown_label(label))
        return f"<g{attributes}/>"

    def handle_elements(self, height: float) -> list[str]:
        """For each handle an element that draws nothing and says where in the drawing it can go."""
        elements = []
        for name, ax, points in self._handles:
            places = ax.transData.transform(np.asarray(points, float))
            places[:, 1] = height - places[:, 1]
            numbers = " ".join(f"{number:.0f}" for number in places.ravel())
            elements.append(f"<g{_attribute('data-handle', name)}{_attribute('data-at', numbers)}/>")
        return elements


def _steps_attribute(whole) -> str:
    """Which control draws a line step by step, as far as a point or this point alone."""
    is_point = whole.line.get_linestyle() == "None"
    return _attribute("data-follows" if is_point else "data-reveal", whole.control)


def _attribute(name: str, value: str) -> str:
    """An attribute of an element, with the space before it."""
    return f' {name}="{escape(value)}"'


def _number(value) -> str:
    """A number as the scripts read it; a dash where there is none."""
    return "-" if value is None else four_significant_digits(value)


def four_significant_digits(value: float) -> str:
    """A number as tables have it; 0 has no sign."""
    return f"{value + 0:.4g}"


def axes_title(ax) -> str:
    """The title of an Axes, wherever the style puts it."""
    return ax.get_title("left") or ax.get_title() or ax.get_title("right")
