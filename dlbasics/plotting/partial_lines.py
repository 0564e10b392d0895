"""Lines that are drawn step by step: the part that a step shows, and the whole line."""

from dataclasses import dataclass

import numpy as np
from matplotlib.lines import Line2D

from dlbasics.messages import text


@dataclass
class PartialLine:
    """A line of which a frame draws a part.

    Parameters
    ----------
    control : str
        Names what the reader moves.
    line : matplotlib.lines.Line2D
    points : ndarray, shape (n, 2)
        All of it, in the axes' own values.
    """

    control: str
    line: Line2D
    points: np.ndarray


def reveal(figure, control: str, labels: list[str], step: int) -> list[PartialLine]:
    """Draw some lines only up to a step, and of markers without a line only the one of that step.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        Changed in place.
    control : str
        Names what the reader moves.
    labels : list of str
    step : int
        How many points, counted from 1.

    Returns
    -------
    list of PartialLine

    Raises
    ------
    ValueError
        If there is no line of any of the labels.
    """
    lines = [line for ax in figure.axes for line in ax.lines if line.get_label() in labels]
    if not lines:
        raise ValueError(text("argument.no-drawn-lines", control=control, labels=repr(labels)))
    revealed = []
    for line in lines:
        points = np.array(line.get_xydata(), float)
        revealed.append(PartialLine(control, line, points))
        first = step - 1 if line.get_linestyle() == "None" else 0
        line.set_data(*points[min(first, len(points) - 1):step].T)
    return revealed
