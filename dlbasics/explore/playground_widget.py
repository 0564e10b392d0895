"""The playground in a Jupyter kernel: ipywidgets over a network in training."""

from html import escape

from matplotlib.figure import Figure

from dlbasics import markdown
from dlbasics.explore.ignore_own_changes import IgnoreOwnChanges
from dlbasics.explore.playground_charts import draw_losses, draw_plane, draw_points, draw_sizes
from dlbasics.explore.playground_editors import Painter, WeightEditor
from dlbasics.explore.playground_page import OFFERED, shown_value, state_sentence
from dlbasics.messages import text
from dlbasics.playground import Playground, Settings
from dlbasics.playground_data import FEATURES, MIN_POINTS, PAINTED
from dlbasics.plotting import render
from dlbasics.translation import translate

INTERVAL = 200  # milliseconds between two epochs
MAX_EPOCHS = 10_000


def widget(runs: dict[str, Settings], caption: str):
    """The playground as a widget.

    Parameters
    ----------
    runs : dict of str to Settings
        What can be begun with, by name.
    caption : str
        Inline Markdown.

    Returns
    -------
    ipywidgets.VBox or None
        None where ipywidgets is not installed.
    """
    try:
        import ipywidgets
    except ImportError:
        return None
    return _Session(ipywidgets, runs, caption).box


class _Session:
    """The widgets, the network that they train, and its frames."""

    def __init__(self, ipywidgets, runs, caption):
        self.runs = runs
        self._own_changes = IgnoreOwnChanges()
        wide = {"description_width": "initial"}
        self.run = ipywidgets.Dropdown(options=[(translate(name), name) for name in runs], style=wide,
                                       value=next(iter(runs)), description=text("playground.run"))
        self.selects = {key: self._select(ipywidgets, key, wide) for key in OFFERED}
        self.features = {feature: ipywidgets.Checkbox(description=text(f"playground.feature.{feature}"),
                                                      indent=False, layout={"width": "7em"})
                         for feature in FEATURES}
        self.painter = Painter(self._restart)
        self.weight = WeightEditor(self._set_weight)
        self.unit = ipywidgets.Dropdown(description=text("playground.shown-unit"), style=wide)
        self.player = ipywidgets.Play(min=0, max=MAX_EPOCHS, interval=INTERVAL)
        step, reset = (ipywidgets.Button(description=text(f"playground.{action}"), layout={"width": "6em"})
                       for action in ("step", "reset"))
        self.picture, self.readout = ipywidgets.HTML(), ipywidgets.HTML()
        step.on_click(lambda button: self.advance())
        reset.on_click(lambda button: self._restart())
        self.player.observe(lambda change: self.advance(), names="value")
        self.run.observe(lambda change: self._load_run(), names="value")
        self.unit.observe(lambda change: self._draw(), names="value")
        for select in (*self.selects.values(), *self.features.values()):
            select.observe(lambda change: self._restart(), names="value")
        rows = {"flex_flow": "row wrap"}
        settings = ipywidgets.HBox([*self.selects.values()], layout=rows)
        inputs = ipywidgets.HBox([ipywidgets.Label(text("playground.features")), *self.features.values()],
                                 layout=rows)
        self.box = ipywidgets.VBox([
            ipywidgets.HBox([self.run, self.player, step, reset], layout=rows), self.readout, self.unit,
            self.weight.box, self.picture, settings, inputs, self.painter.box,
            ipywidgets.HTMLMath(markdown.inline(caption))])
        self._load_run()

    def _select(self, ipywidgets, key, style):
        of_runs = [getattr(settings, key) for settings in self.runs.values()]
        options = [(shown_value(key, value), value) for value in dict.fromkeys([*OFFERED[key], *of_runs])]
        label = text(f"playground.setting.{key}")
        return ipywidgets.Dropdown(options=options, description=label, style=style)

    def _load_run(self):
        """Begin the chosen run."""
        run = self.runs[self.run.value]
        with self._own_changes:  # while the selects change one by one, nothing is trained
            for key, select in self.selects.items():
                select.value = getattr(run, key)
            for feature, box in self.features.items():
                box.value = feature in run.features
            self.painter.points = list(run.points)
        self._restart()

    def _restart(self):
        """Begin again, with the settings of the selects."""
        if self._own_changes.is_on:
            return
        settings = {key: select.value for key, select in self.selects.items()}
        settings["features"] = [feature for feature, box in self.features.items() if box.value]
        is_painting = settings["data"] == PAINTED
        self.painter.show(is_painting)
        if is_painting:
            settings["points"] = self.painter.points
        self.frames = []
        if reason := self._cannot_train(settings):
            self._show_reason(reason)
            return
        self.play = Playground(**settings)
        self.frames = [self.play.frame()]
        depth, width = self.play.settings.depth, self.play.settings.width
        units = [(self._unit_name(layer, unit), (layer, unit))
                 for layer in range(1, depth + 1) for unit in range(width)]
        output = (depth + 1, 0)
        self.unit.options = [(text("playground.output"), output), *units]
        if self.unit.value == output:
            self._draw()
        self.unit.value = output  # else it draws by this

    def _cannot_train(self, settings: dict) -> str:
        """Why these settings cannot be trained yet, or nothing."""
        points = settings.get("points")
        if points is not None and (len(points) < MIN_POINTS or len({label for *_, label in points}) < 2):
            return text("playground.paint-more", least=MIN_POINTS, count=len(points))
        return "" if settings["features"] else text("playground.no-features")

    def _show_reason(self, reason: str):
        """Say why there is no network, and draw the points that are painted."""
        figure = Figure(figsize=(3, 3), layout="constrained")
        draw_points(figure.subplots(), [(*point, 0) for point in self.painter.points])
        self.picture.value = render(figure, "playground-in-kernel").svg(reason)
        self.readout.value = escape(reason)

    def _set_weight(self, layer: int, source: int | None, unit: int, value: float):
        """Set a weight by hand: the picture follows, and training goes on from here."""
        if not self.frames:
            return
        self.play.set_parameter(layer, source, unit, value)
        self.frames[-1] = self.play.frame()
        self._draw()

    def _unit_name(self, layer: int, unit: int) -> str:
        """What readers call a unit."""
        settings = self.play.settings
        if layer == 0:
            return text("playground.input", name=text(f"playground.feature.{settings.features[unit]}"))
        if layer > settings.depth:
            return text("playground.output")
        return text("playground.unit", layer=layer, unit=unit + 1)

    def advance(self):
        """Train an epoch; what has ended stays as it is."""
        if not self.frames or self.play.state != "training":
            return
        self.play.train_epoch()
        self.frames.append(self.play.frame())
        self._draw()

    def _draw(self):
        """Draw what there is now."""
        if self.unit.value is None or not self.frames:
            return
        self.weight.show(self.frames[-1].layers, self.unit.value, self._unit_name)
        figure = Figure(figsize=(9, 3), layout="constrained")
        plane, losses, sizes = figure.subplots(1, 3)
        draw_plane(plane, self.play, *self.unit.value)
        draw_losses(losses, self.frames)
        draw_sizes(sizes, self.frames[-1])
        sentence = state_sentence(self.frames[-1])
        self.picture.value = render(figure, "playground-in-kernel").svg(sentence)
        self.readout.value = escape(sentence)
