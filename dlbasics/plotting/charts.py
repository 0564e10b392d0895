"""The charts that the chapters draw again and again: curves, bars, a heat map, rows of digits."""

import numpy as np

from dlbasics.messages import text
from dlbasics.plotting.style import DASHES

# WCAG's luminance of a colour, and where dark text on it begins to stand out more than white.
LUMINANCE_WEIGHTS = [0.2126, 0.7152, 0.0722]
DARK_TEXT_FROM = 0.19


def curves(ax, x, lines: dict, xlabel: str = "", ylabel: str = "", loc: str = "best"):
    """Draw labelled curves over the same `x`, told apart by colour and dash, with a legend.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    x : array_like, shape (n,)
    lines : dict
        Label to `y` values, each of shape (n,).
    xlabel, ylabel : str
    loc : str
        Where the legend stands, as for matplotlib; at a place of its own it covers what lies behind it.
    """
    for i, (label, y) in enumerate(lines.items()):
        if np.shape(y) != np.shape(x):
            raise ValueError(
                text("argument.line-of-other-shape", label=repr(label), shape=str(np.shape(y)),
                     expected=str(np.shape(x))))
        ax.plot(x, y, label=label, color=f"C{i}", linestyle=DASHES[i % len(DASHES)])
    ax.set(xlabel=xlabel, ylabel=ylabel)
    if len(lines) > 1:
        ax.legend(loc=loc, frameon=loc != "best")


def bars(ax, labels, values, ylabel: str = "", fmt: str = "{:.3g}"):
    """Draw one bar a label, with its value written above it.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    labels : sequence of str
    values : array_like, shape (n,)
    ylabel : str
    fmt : str
        Format of the written values.
    """
    container = ax.bar(list(labels), np.asarray(values, float), width=0.7)
    ax.bar_label(container, fmt=fmt, padding=2, fontsize=9)
    ax.grid(False, axis="x")
    ax.margins(y=0.12)
    ax.set_ylabel(ylabel)


def heat(ax, table, rows=None, columns=None, fmt: str = "{:.2f}", cmap: str = "viridis"):
    """Draw a matrix as coloured cells with the numbers in them.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    table : array_like, shape (m, n)
    rows, columns : sequence of str, optional
        Labels of the axes.
    fmt, cmap : str
        Format of the numbers (empty: none), matplotlib colour map.
    """
    table = np.asarray(table, float)
    if table.ndim != 2:
        raise ValueError(text("argument.not-two-dimensions", shape=str(table.shape)))
    image = ax.imshow(table, cmap=cmap, aspect="auto")
    ax.grid(False)
    for axis, labels, count in zip((ax.yaxis, ax.xaxis), (rows, columns), table.shape, strict=True):
        axis.set_ticks([] if labels is None else range(count), labels)
    if fmt:
        for (row, column), value in np.ndenumerate(table):
            # a cell without a number is transparent, and on the page stands its ink
            colour = _text_colour(image.to_rgba(value)[:3]) if np.isfinite(value) else None
            ax.text(column, row, fmt.format(value), ha="center", va="center", color=colour)


def _text_colour(background) -> str:
    """Dark or white, whichever stands out more; no theme touches either, as none touches the cell."""
    luminance = np.dot(np.power(background, 2.2), LUMINANCE_WEIGHTS)
    return "#111111" if luminance > DARK_TEXT_FROM else "white"


def digits(axes, images, titles=None):
    """Draw small grey images (handwritten digits), one in each of `axes`.

    Parameters
    ----------
    axes : array of matplotlib.axes.Axes
    images : array_like, shape (n, height, width)
    titles : sequence of str, optional
    """
    axes = np.ravel(axes)
    images = np.asarray(images)
    if images.ndim != 3 or len(images) > len(axes):
        raise ValueError(text("argument.images-do-not-fit", shape=str(images.shape), count=len(axes)))
    for i, ax in enumerate(axes):
        ax.set_axis_off()
        if i < len(images):
            ax.imshow(images[i], cmap="gray_r")
            if titles is not None:
                ax.set_title(titles[i], loc="center", fontsize=9)
