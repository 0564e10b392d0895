"""The playground: a small network in training, which each render target shows in its own way."""

from functools import cached_property

from matplotlib.figure import Figure

from dlbasics.explore import playground_page, playground_widget
from dlbasics.explore.playground_charts import draw_losses, draw_plane
from dlbasics.explore.playground_recording import record
from dlbasics.messages import text
from dlbasics.playground import Settings
from dlbasics.plotting import render
from dlbasics.render_target import render_target


class PlaygroundFigure:
    """Runs of small networks, which the page plays; see `playground`, which makes it.

    Attributes
    ----------
    name : str
        Names the figure in the page and in links.
    settings : dict of str to Settings
        Of each run.
    epochs : dict of str to int
    """

    def __init__(self, runs: dict, caption: str, name: str):
        if not runs:
            raise ValueError(text("argument.no-runs"))
        self.epochs = {title: epochs for title, (epochs, _) in runs.items()}
        self.settings = {title: Settings(**changes) for title, (_, changes) in runs.items()}
        self.caption = caption
        self.name = name

    @cached_property
    def first_run(self):
        """The run that is seen first."""
        title = next(iter(self.settings))
        return record(title, self.epochs[title], self.settings[title])

    def recorded_runs(self) -> list:
        """Train every run and keep its frames."""
        others = list(self.settings.items())[1:]
        recorded = [record(title, self.epochs[title], own) for title, own in others]
        return [self.first_run, *recorded]

    def figure(self):
        """The first run as a matplotlib figure: its losses, and the plane at its end."""
        figure = Figure(figsize=(6, 3), layout="constrained")
        left, right = figure.subplots(1, 2)
        draw_losses(left, self.first_run.frames)
        draw_plane(right, self.first_run.play, self.first_run.play.net.n_layers, 0)
        return figure

    def description(self) -> str:
        """What the figure of the first run shows, in a sentence."""
        return playground_page.state_sentence(self.first_run.frames[-1])

    def __repr__(self):
        return f"{text('playground.name')}: {self.first_run.shown_name}\n{self.description()}"

    def _repr_mimebundle_(self, include=None, exclude=None):
        match render_target():
            case "page":
                html = playground_page.page_html(self.name, self.caption, self.recorded_runs())
                return {"text/html": html, "text/plain": repr(self)}
            case "kernel":
                widget = playground_widget.widget(self.settings, self.caption)
                if widget is not None:
                    return widget._repr_mimebundle_() | {"text/plain": repr(self)}
        drawing = render(self.figure(), self.name, self.first_run.shown_name)
        return {"image/svg+xml": drawing.svg(self.description()), "text/plain": repr(self)}


def playground(runs: dict, *, caption: str, name: str = "network") -> PlaygroundFigure:
    """Make a figure that plays the training of small networks in the plane.

    Parameters
    ----------
    runs : dict of str to (int, dict)
        For each run, by its name: how many epochs, and what of `dlbasics.playground.Settings` is not the
        default.
    caption : str
        What the figure is; inline Markdown.
    name : str
        Its id in the page.

    Returns
    -------
    PlaygroundFigure
    """
    return PlaygroundFigure(runs, caption, name)
