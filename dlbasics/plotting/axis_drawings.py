"""An axis that looks as in an earlier frame of an explorer is not drawn again, but repeated.

Matplotlib takes a third of a frame's time for ticks, grid lines and labels, which most sliders leave alone.
"""

import io
import pickle
from collections.abc import Callable
from functools import partial

from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure, FigureBase
from matplotlib.transforms import TransformNode

from dlbasics.plotting.svg_renderer import DrawnPart, SvgRenderer


class AxisDrawings:
    """What each axis of earlier frames has drawn, by its state."""

    def __init__(self):
        self._drawn: dict[bytes, DrawnPart] = {}

    def use_in(self, fig: Figure, draw: Callable[[Axis, SvgRenderer], None]) -> None:
        """Let a figure repeat them.

        Parameters
        ----------
        fig : matplotlib.figure.Figure
            Its axes have their places: no layout follows.
        draw : callable
            ``draw(axis, renderer)`` draws an axis that looks as none before.
        """
        for ax in fig.axes:
            for axis in (ax.xaxis, ax.yaxis):
                axis.draw = partial(self._draw, axis, draw)

    def _draw(self, axis: Axis, draw, renderer: SvgRenderer) -> None:
        try:
            state = _state(axis)
        except Exception:  # whatever is raised by what cannot be pickled: labels made by a lambda, for one
            draw(axis, renderer)
            return
        if state in self._drawn:
            renderer.repeat(self._drawn[state])
            return
        part = renderer.record(partial(draw, axis))
        if part is not None:
            self._drawn[state] = part


def _state(axis: Axis) -> bytes:
    """All that the drawing of an axis depends on: equal for those that look alike."""
    ax = axis.axes
    place = ax.bbox.extents.tolist(), ax.viewLim.extents.tolist()
    # the label of an axis keeps clear of them
    spines = [(name, spine.get_visible(), spine.get_position(), spine.get_bounds(), spine.get_linewidth())
              for name, spine in ax.spines.items()]
    file = io.BytesIO()
    _StatePickler(file).dump((axis, place, spines))
    return file.getvalue()


class _StatePickler(pickle.Pickler):
    """Leaves out what an axis is part of, and transforms, which follow from place and limits of the axes."""

    def reducer_override(self, value):
        # Not `persistent_id`, which is asked for every number and every text, and took seven times as long.
        if isinstance(value, Axes | FigureBase | TransformNode | AxisDrawings):
            return str, (type(value).__name__,)
        return NotImplemented
