"""Legends on a phone, where text must not shrink with the drawing: each grows as a whole, into its axes.

Text of a legend that grew on its own would run out of the drawing, or be of another size than its neighbour.
So every element of a legend is scaled about the corner of the axes that the legend is nearest to.
"""

from dataclasses import dataclass, field

import numpy as np

from dlbasics.plotting.svg_text import PHONE_TEXT_SCALE

CLASS = "legend"


@dataclass
class LegendOnPhones:
    """A legend while it is drawn.

    Parameters
    ----------
    first : int
        The number of its first element.
    axes_box : ndarray, shape (2, 2)
        Opposite corners of its axes, in units of the drawing.
    corners : list of (float, float)
        Points that the legend covers.
    """

    first: int
    axes_box: np.ndarray
    corners: list = field(default_factory=list)

    def scaled(self, elements: list[str]) -> list[str]:
        """The elements of the drawing, those of the legend with the point about which they grow."""
        if not self.corners:
            return elements
        low, high = np.min(self.corners, axis=0), np.max(self.corners, axis=0)
        middle = np.mean(self.axes_box, axis=0)
        room = np.ptp(self.axes_box, axis=0)
        x, y = np.where((low + high) / 2 > middle, high, low).round()
        scale = max(1, min(PHONE_TEXT_SCALE, *(room / np.maximum(high - low, 1))))
        style = f' style="transform-origin:{x:.0f}px {y:.0f}px'
        style += f';--legend:{scale:.2f}"' if scale < PHONE_TEXT_SCALE else '"'
        legend = [_named(element, style) for element in elements[self.first:]]
        return elements[: self.first] + legend


def _named(element: str, style: str) -> str:
    """An element of a legend, with its class and style."""
    tag, space, rest = element.partition(" ")
    if tag == "<clipPath":
        return element
    if ' class="' in element:
        return f"{tag}{style}{space}{rest}".replace(' class="', f' class="{CLASS} ', 1)
    return f'{tag} class="{CLASS}"{style}{space}{rest}'
