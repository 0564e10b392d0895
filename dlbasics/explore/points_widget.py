"""The reader's points in a Jupyter kernel: ipywidgets that move one, add one and take one away."""

import numpy as np

from dlbasics.explore.ignore_own_changes import IgnoreOwnChanges
from dlbasics.messages import text
from dlbasics.plotting import drawn_series
from dlbasics.translation import translate_with_values

STEPS = 50  # of a field, from one side of the axes to the other


class PointsWidget:
    """Controls for the points of an explorer, one of which is chosen.

    Parameters
    ----------
    explorer : Explorer
        Its ``points`` follow the controls.
    redraw : callable
        Called after every change.

    Attributes
    ----------
    box : ipywidgets.HBox
    """

    def __init__(self, explorer, redraw):
        import ipywidgets

        self._explorer = explorer
        self._live = explorer.live
        self._redraw = redraw
        self._own_changes = IgnoreOwnChanges()
        ax = _axes_of(explorer.figure(), self._live.kinds[0])
        self._middle = [(low + high) / 2 for low, high in (ax.get_xlim(), ax.get_ylim())]
        self.number = ipywidgets.BoundedIntText(description=text("explore.point"), min=1, max=1)
        self.place = [_field(limits, translate_with_values(label)) for limits, label in (
            (ax.get_xlim(), ax.get_xlabel() or "x"), (ax.get_ylim(), ax.get_ylabel() or "y"))]
        kinds = [(name, number) for number, name in enumerate(self._live.shown_kinds)]
        self.kind = ipywidgets.Dropdown(description=text("explore.kind"), options=kinds)
        self.add, self.remove = (ipywidgets.Button(description=text(code))
                                 for code in ("explore.add-point", "explore.remove-point"))
        self.number.observe(lambda change: self._load(), names="value")
        for part in (*self.place, self.kind):
            part.observe(lambda change: self._store(), names="value")
        self.add.on_click(lambda button: self._add())
        self.remove.on_click(lambda button: self._remove())
        parts = [self.number] if self._live.most > 1 else []
        parts += [*self.place, *([self.kind] if len(kinds) > 1 else [])]
        parts += [self.add, self.remove] if self._live.fewest < self._live.most else []
        self.box = ipywidgets.HBox(parts, layout={"flex_flow": "row wrap"})
        self._load()

    def reset(self):
        """Bring all points back to where they started."""
        self._change(self._live.start, 1)

    def _points(self) -> np.ndarray:
        return self._live.accept(self._explorer.points)

    def _load(self):
        """Show the chosen point."""
        points = self._points()
        with self._own_changes:
            self.number.max = len(points)
            x, y, *kind = points[self.number.value - 1]
            self.place[0].value, self.place[1].value = x, y
            self.kind.value = int(kind[0]) if kind else 0
        self.add.disabled = len(points) >= self._live.most
        self.remove.disabled = len(points) <= self._live.fewest

    def _store(self):
        """Move the chosen point to where the controls stand."""
        if self._own_changes.is_on:
            return
        points = self._points()
        row = [*(field.value for field in self.place), self.kind.value]
        points[self.number.value - 1] = row[: points.shape[1]]
        self._explorer.points = points.tolist()
        self._redraw()

    def _change(self, points, number: int):
        """Take other points, and choose one of them."""
        self._explorer.points = np.asarray(points).tolist()
        with self._own_changes:
            self.number.max = len(points)
            self.number.value = number
        self._load()
        self._redraw()

    def _add(self):
        points = self._points()
        new = [*self._middle, self.kind.value][: points.shape[1]]
        self._change([*points.tolist(), new], len(points) + 1)

    def _remove(self):
        points = self._points()
        at = self.number.value - 1
        self._change(np.delete(points, at, axis=0), min(at + 1, len(points) - 1))


def _axes_of(figure, label: str):
    """The Axes that draws the points of this label."""
    (ax, *_) = [ax for ax in figure.axes for series in drawn_series(ax) if series.artist.get_label() == label]
    return ax


def _field(limits: tuple, name: str):
    """A number, as exact as one likes: a slider would move a point to its nearest step."""
    import ipywidgets

    low, high = limits
    return ipywidgets.BoundedFloatText(min=low, max=high, step=(high - low) / STEPS, description=name,
                                       style={"description_width": "initial"})
