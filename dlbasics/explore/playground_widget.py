"""The playground in a Jupyter kernel: ipywidgets over a network in training."""

from html import escape

from matplotlib.figure import Figure

from dlbasics import markdown
from dlbasics.explore.playground_drawing import draw_losses, draw_plane, draw_sizes
from dlbasics.explore.playground_page import OFFERED, shown_value, state_sentence
from dlbasics.messages import text
from dlbasics.playground import Playground, Settings
from dlbasics.plotting import render

INTERVAL = 200  # milliseconds between two epochs
MOST_EPOCHS = 10_000
NEEDS_PAINTING = "painted"  # which only the page can do


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
        wide = {"description_width": "initial"}
        name = next(iter(runs))
        self.run = ipywidgets.Dropdown(options=list(runs), value=name, description=text("playground.run"),
                                       style=wide)
        self.selects = {key: self._select(ipywidgets, key, wide) for key in OFFERED}
        self.unit = ipywidgets.Dropdown(description=text("playground.shown-unit"), style=wide)
        self.player = ipywidgets.Play(min=0, max=MOST_EPOCHS, interval=INTERVAL)
        step, reset = (ipywidgets.Button(description=text(f"playground.{action}"), layout={"width": "6em"})
                       for action in ("step", "reset"))
        self.picture, self.readout = ipywidgets.HTML(), ipywidgets.HTML()
        step.on_click(lambda button: self.advance())
        reset.on_click(lambda button: self.begin())
        self.player.observe(lambda change: self.advance(), names="value")
        self.run.observe(lambda change: self.open(), names="value")
        self.unit.observe(lambda change: self.draw(), names="value")
        for select in self.selects.values():
            select.observe(lambda change: self.begin(), names="value")
        rows = {"flex_flow": "row wrap"}
        settings = ipywidgets.HBox([*self.selects.values()], layout=rows)
        self.box = ipywidgets.VBox([
            ipywidgets.HBox([self.run, self.player, step, reset], layout=rows), self.readout, self.unit,
            self.picture, settings, ipywidgets.HTMLMath(markdown.inline(caption))])  # fmt: skip
        self.open()

    def _select(self, ipywidgets, key, style):
        values = [value for value in OFFERED[key] if value != NEEDS_PAINTING]
        options = [(shown_value(key, value), value) for value in values]
        label = text(f"playground.setting.{key}")
        return ipywidgets.Dropdown(options=options, description=label, style=style)

    def open(self):
        """Begin the chosen run."""
        self.play = None  # while the selects change one by one, nothing is trained
        for key, select in self.selects.items():
            select.value = getattr(self.runs[self.run.value], key)
        self.play = Playground(self.runs[self.run.value])
        self.begin()

    def begin(self):
        """Begin again, with the settings of the selects."""
        if self.play is None:
            return
        self.play = Playground(**{key: select.value for key, select in self.selects.items()})
        self.frames = [self.play.frame()]
        depth, width = self.play.settings.depth, self.play.settings.width
        units = [(text("playground.unit", layer=layer, unit=unit + 1), (layer, unit))
                 for layer in range(1, depth + 1) for unit in range(width)]  # fmt: skip
        output = (depth + 1, 0)
        self.unit.options = [(text("playground.output"), output), *units]
        if self.unit.value == output:
            self.draw()
        self.unit.value = output  # else it draws by this

    def advance(self):
        """Train an epoch; what has ended stays as it is."""
        if self.play.state != "training":
            return
        self.play.train_epoch()
        self.frames.append(self.play.frame())
        self.draw()

    def draw(self):
        """Draw what there is now."""
        if self.unit.value is None:
            return
        figure = Figure(figsize=(9, 3), layout="constrained")
        plane, losses, sizes = figure.subplots(1, 3)
        draw_plane(plane, self.play, *self.unit.value)
        draw_losses(losses, self.frames)
        draw_sizes(sizes, self.frames[-1])
        sentence = state_sentence(self.frames[-1])
        self.picture.value = render(figure, "playground-in-kernel").svg(sentence)
        self.readout.value = escape(sentence)
