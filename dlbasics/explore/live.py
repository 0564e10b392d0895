"""Points of a figure that the reader moves and adds; the page computes what depends on them at once."""

import json
from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True)
class Live:
    """What the page needs to compute a figure anew; a kernel and paper show the frames as they are.

    Parameters
    ----------
    model : str
        Names the script that computes: one of ``sphinxext/site/live/models/``.
    points : str
        The label of the drawn points that can be moved.
    fewest, most : int
        How many points the reader can leave and add.
    data : dict
        What the script needs besides: numbers, and arrays, which are rounded to four digits.
    """

    model: str
    points: str
    fewest: int = 1
    most: int = 60
    data: dict = field(default_factory=dict)

    def to_json(self) -> str:
        """All of it as one JSON object."""
        packed = {name: _rounded(value) for name, value in self.data.items()}
        own = {"model": self.model, "points": self.points, "fewest": self.fewest, "most": self.most}
        return json.dumps(own | packed, separators=(",", ":"))


def _rounded(value):
    """Numbers, and lists of them, with four significant digits."""
    if np.ndim(value) > 0:
        return [_rounded(part) for part in value]
    return float(f"{value:.4g}")
