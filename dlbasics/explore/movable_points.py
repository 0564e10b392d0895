"""Points of a figure that the reader moves and adds; the page computes what depends on them at once."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from dlbasics.messages import text
from dlbasics.plotting import shown_label


@dataclass(frozen=True)
class Live:
    """What the page needs to compute a figure anew; in a kernel `draw` does, for any points.

    Parameters
    ----------
    model : str
        Names the script that computes: one of ``sphinxext/site/movable_points/models/``.
    points : str, or tuple of str
        The label of the drawn points that can be moved; of points of several kinds, a label for each kind.
    start : array_like, shape (n, 2) or (n, 3)
        Where they stand at first: x, y, and where there are several kinds, the number of the kind. `draw`
        and `describe` get an array of this form as ``points``.
    fewest, most : int
        How many points the reader can leave and add. Where both are one, a click in the picture moves the
        point there.
    controls : tuple of str
        Controls that the model follows, too, which have no frames of their own then.
    says : str
        What the model says, in the words of `describe`, with names of its facts in braces.
    data : dict
        What the script needs besides: numbers and texts, and arrays, which are rounded to four digits.

    Raises
    ------
    ValueError
        If `start` is not such an array, or has fewer or more points than are allowed.
    """

    model: str
    points: str | tuple
    start: Sequence
    fewest: int = 1
    most: int = 60
    controls: tuple = ()
    says: str = ""
    data: dict = field(default_factory=dict)

    def __post_init__(self):
        self.accept(self.start)

    @property
    def kinds(self) -> tuple:
        """The labels of the points, one for each kind."""
        return (self.points,) if isinstance(self.points, str) else tuple(self.points)

    @property
    def shown_kinds(self) -> list[str]:
        """The names of the kinds as readers see them, and as what is drawn carries them."""
        return [shown_label(kind) for kind in self.kinds]

    def accept(self, points) -> np.ndarray:
        """Points as an array.

        Raises
        ------
        ValueError
            If the reader could not make them.
        """
        table = np.array(points, float)
        columns = 2 + (len(self.kinds) > 1)
        if table.ndim != 2 or table.shape[1] != columns or not np.isfinite(table).all():
            raise ValueError(text("argument.points-no-array", value=repr(points), columns=columns))
        if columns == 3 and not set(table[:, 2]) <= set(range(len(self.kinds))):
            raise ValueError(
                text("argument.no-kinds-of-points", value=repr(points), last=len(self.kinds) - 1))
        if not self.fewest <= len(table) <= self.most:
            raise ValueError(
                text("argument.number-of-points", count=len(table), fewest=self.fewest, most=self.most))
        return table

    def to_json(self, start_values: dict) -> str:
        """All of it as one JSON object.

        Parameters
        ----------
        start_values : dict
            What the explorer's controls stand at first.
        """
        own = {"model": self.model, "points": self.shown_kinds, "fewest": self.fewest, "most": self.most,
               "start": _rounded(self.start), "says": self.says,
               "controls": {name: start_values[name] for name in self.controls}}
        packed = {name: _rounded(value) if np.ndim(value) else value for name, value in self.data.items()}
        return json.dumps(own | packed, separators=(",", ":"))


def _rounded(value):
    """Numbers, and lists of them, with four significant digits."""
    if np.ndim(value) > 0:
        return [_rounded(part) for part in value]
    return float(f"{value:.4g}")
