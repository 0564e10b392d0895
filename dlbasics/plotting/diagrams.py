"""A network as it is drawn on paper: a circle for each unit, a line for each weight, and numbers on both."""

import re

import numpy as np

# Where along its line a weight is written: in the middle, unless lines cross there.
IN_THE_MIDDLE, BEFORE_THE_CROSSING = 0.5, 0.3
CIRCLE, TEXT_SIZE = 38, 12  # points


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
    places = [
        [(column, (len(layer) - 1) / 2 - row) for row in range(len(layer))]
        for column, layer in enumerate(layers)
    ]
    lit = {(c, r) for c, layer in enumerate(layers) for r in range(len(layer))} if lit is None else set(lit)
    for column in range(1, len(layers)):
        shape = len(layers[column - 1]), len(layers[column])
        numbers = np.array(weights[column - 1] if column <= len(weights) else np.full(shape, None), object)
        if numbers.shape != shape:
            raise ValueError(f"weights[{column - 1}] has shape {numbers.shape}; expected {shape}")
        label_at = BEFORE_THE_CROSSING if min(shape) > 1 else IN_THE_MIDDLE
        for (before, after), number in np.ndenumerate(numbers):
            ends = places[column - 1][before], places[column][after]
            _line(ax, *ends, number, label_at, (column, after) in lit)
    for column, layer in enumerate(layers):
        for row, content in enumerate(layer):
            _circle(ax, places[column][row], content, (column, row) in lit)
    for texts, side in ((above or {}, 1), (below or {}, -1)):
        for (column, row), text in texts.items():
            x, y = places[column][row]
            _write(ax, (x, y + 0.42 * side), text, (column, row) in lit)
    ax.set_axis_off()
    height = max(map(len, layers)) / 2 + 0.2
    ax.set(xlim=(-0.35, len(layers) - 0.65), ylim=(-height, height))


def _line(ax, start, end, content, label_at, lit):
    """A weight: a line, and what is written on it."""
    ax.plot(*zip(start, end, strict=True), color="C0" if lit else "grid", zorder=1)
    if content is not None:
        place = np.add(start, label_at * np.subtract(end, start))
        _write(ax, place, content, lit, bbox={"facecolor": "paper", "edgecolor": "none", "pad": 1.5})


def _circle(ax, place, content, lit):
    """A unit: a circle, and what is written in it."""
    ax.plot(
        *place,
        "o",
        markersize=CIRCLE,
        markerfacecolor="paper",
        markeredgewidth=1.8,
        markeredgecolor="C0" if lit else "grid",
        zorder=2,
    )
    _write(ax, place, content, lit)


def _write(ax, place, content, lit, **options):
    """A text or a number, with the minus sign of print."""
    if content is None:
        return
    text = content if isinstance(content, str) else f"{content:.4g}"
    text = re.sub(r"-(?=\d)", "\N{MINUS SIGN}", text)
    ax.text(
        *place,
        text,
        ha="center",
        va="center",
        fontsize=TEXT_SIZE,
        color="ink" if lit else "muted",
        zorder=3,
        **options,
    )
