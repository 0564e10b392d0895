"""A network as it is drawn on paper: a circle for each unit, a line for each weight, and numbers on both."""

import numpy as np

from dlbasics.messages import text
from dlbasics.minus_sign import with_minus_signs

# Where along its line a weight is written: in the middle, unless lines cross there.
IN_THE_MIDDLE, BEFORE_THE_CROSSING = 0.5, 0.3
# In points.
CIRCLE = 38
TEXT_SIZE = 12


def network_diagram(ax, layers, weights=(), lit=None, above=None, below=None):
    """Draw units in columns, the input on the left, and the lines that join each column to the next.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    layers : sequence of sequences
        What is written in the circles, column by column, from the top down: a number, a text, or None for
        an empty circle.
    weights : sequence of array_like, shape (units before, units after), optional
        What is written on the lines between two columns, likewise.
    lit : collection of (int, int), optional
        The circles that stand out, as (column, place in it), with the lines that end in them; by default all.
    above, below : dict of (int, int) to str, optional
        What is written above and below a circle.

    Raises
    ------
    ValueError
        If `weights` do not fit between the columns.
    """
    if len(weights) >= len(layers):
        raise ValueError(
            text("argument.too-many-weights", count=len(weights), layers=len(layers), most=len(layers) - 1))
    places = [[(column, (len(layer) - 1) / 2 - row) for row in range(len(layer))]
              for column, layer in enumerate(layers)]
    if lit is None:
        lit = {(column, row) for column, layer in enumerate(layers) for row in range(len(layer))}
    for column in range(1, len(layers)):
        numbers = _weights_into(column, layers, weights)
        _draw_weights(ax, places[column - 1], places[column], numbers,
                      {row for row in range(len(layers[column])) if (column, row) in lit})
    for column, layer in enumerate(layers):
        for row, content in enumerate(layer):
            _draw_unit(ax, places[column][row], content, (column, row) in lit)
    for written, side in ((above or {}, 1), (below or {}, -1)):
        for (column, row), content in written.items():
            x, y = places[column][row]
            _write(ax, (x, y + 0.42 * side), content, (column, row) in lit)
    ax.set_axis_off()
    height = max(map(len, layers)) / 2 + 0.2
    ax.set(xlim=(-0.35, len(layers) - 0.65), ylim=(-height, height))


def _weights_into(column: int, layers, weights) -> np.ndarray:
    """What is written on the lines into a column, shape (units before, units); None where nothing is."""
    shape = len(layers[column - 1]), len(layers[column])
    if column > len(weights):
        return np.full(shape, None)
    numbers = np.array(weights[column - 1], object)
    if numbers.shape != shape:
        raise ValueError(
            text("argument.wrong-shape", name=f"weights[{column - 1}]", shape=str(numbers.shape),
                 expected=str(shape)))
    return numbers


def _draw_weights(ax, starts: list, ends: list, numbers: np.ndarray, lit_ends: set):
    """The lines between two columns, and what is written on them."""
    label_at = BEFORE_THE_CROSSING if min(numbers.shape) > 1 else IN_THE_MIDDLE
    for (before, after), number in np.ndenumerate(numbers):
        _draw_weight(ax, starts[before], ends[after], number, label_at, after in lit_ends)


def _draw_weight(ax, start, end, content, label_at, lit):
    """A weight: a line, and what is written on it."""
    ax.plot(*zip(start, end, strict=True), color="C0" if lit else "grid", zorder=1)
    if content is not None:
        place = np.add(start, label_at * np.subtract(end, start))
        _write(ax, place, content, lit, bbox={"facecolor": "paper", "edgecolor": "none", "pad": 1.5})


def _draw_unit(ax, place, content, lit):
    """A unit: a circle, and what is written in it."""
    ax.plot(*place, "o", markersize=CIRCLE, markerfacecolor="paper", markeredgewidth=1.8,
            markeredgecolor="C0" if lit else "grid", zorder=2)
    _write(ax, place, content, lit)


def _write(ax, place, content, lit, **options):
    """A text or a number, with the minus sign of print."""
    if content is None:
        return
    written = content if isinstance(content, str) else f"{content:.4g}"
    ax.text(*place, with_minus_signs(written), ha="center", va="center", fontsize=TEXT_SIZE,
            color="ink" if lit else "muted", zorder=3, **options)
