"""What a reader changes in a kernel's playground beside the settings: points to paint, and one weight."""

from dlbasics.explore.ignore_own_changes import IgnoreOwnChanges
from dlbasics.messages import text
from dlbasics.playground_data import EDGE

STEP = 0.1


class Painter:
    """Fields and buttons that set points of both classes, one after the other.

    Parameters
    ----------
    changed : callable
        Called after every change.

    Attributes
    ----------
    points : list of (float, float, int)
    box : ipywidgets.HBox
    """

    def __init__(self, changed):
        import ipywidgets

        self.points = []
        self._changed = changed
        self.place = [ipywidgets.BoundedFloatText(min=-EDGE, max=EDGE, step=STEP, description=name)
                      for name in ("x1", "x2")]
        self.add = [ipywidgets.Button(description=text(f"playground.paint-{label}")) for label in (0, 1)]
        self.undo, self.clear = (ipywidgets.Button(description=text(f"playground.{action}"))
                                 for action in ("undo", "clear"))
        for label, button in enumerate(self.add):
            button.on_click(lambda button, label=label: self._set([*self.points, self._point(label)]))
        self.undo.on_click(lambda button: self._set(self.points[:-1]))
        self.clear.on_click(lambda button: self._set([]))
        self.box = ipywidgets.HBox([*self.place, *self.add, self.undo, self.clear],
                                   layout={"flex_flow": "row wrap", "display": "none"})

    def _point(self, label: int) -> tuple:
        return (*(field.value for field in self.place), label)

    def _set(self, points: list):
        self.points = points
        self._changed()

    def show(self, is_on: bool):
        """Show the fields, or hide them."""
        self.box.layout.display = "flex" if is_on else "none"


class WeightEditor:
    """One weight or bias into a unit, to be seen and changed.

    Parameters
    ----------
    changed : callable
        Called as ``changed(layer, source, unit, value)``: see `Playground.set_parameter`.

    Attributes
    ----------
    box : ipywidgets.HBox
    """

    def __init__(self, changed):
        import ipywidgets

        self._changed = changed
        self._layers = None
        self._place = None
        self._own_changes = IgnoreOwnChanges()
        self.source = ipywidgets.Dropdown(description=text("playground.weight"))
        self.value = ipywidgets.FloatText(description=text("playground.value"), step=STEP)
        self.source.observe(lambda change: self._load(), names="value")
        self.value.observe(lambda change: self._store(), names="value")
        self.box = ipywidgets.HBox([self.source, self.value], layout={"flex_flow": "row wrap"})

    def show(self, layers: list, place: tuple, name):
        """Show the weights of a frame's layers into the unit at a place (layer, unit).

        `name(layer, unit)` is what readers call a unit.
        """
        self._layers = layers
        self._place = place
        layer, unit = place
        sources = [(text("playground.weight-between", source=name(layer - 1, j), to=name(layer, unit)), j)
                   for j in range(len(layers[layer - 1]["W"]))]
        kept = self.source.value
        with self._own_changes:
            self.source.options = [(text("playground.bias-of", unit=name(layer, unit)), None), *sources]
            self.source.value = kept if kept is None or kept < len(sources) else None
        self._load()

    def _load(self):
        if self._own_changes.is_on:
            return
        (layer, unit), source = self._place, self.source.value
        own = self._layers[layer - 1]
        with self._own_changes:
            self.value.value = own["b"][unit] if source is None else own["W"][source][unit]

    def _store(self):
        if not self._own_changes.is_on:
            layer, unit = self._place
            self._changed(layer, self.source.value, unit, self.value.value)
