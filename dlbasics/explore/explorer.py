"""The explorer: a figure and its controls, which each render target shows in its own way."""

import copy
import inspect
import itertools
import math
import pickle
import re
from functools import cached_property

import numpy as np
from matplotlib.figure import Figure

from dlbasics.explore import page_view, widget_view
from dlbasics.explore.control import Control
from dlbasics.explore.movable_points import Live
from dlbasics.explore.prediction_model import Prediction
from dlbasics.messages import text
from dlbasics.plotting import AxisDrawings, Drawing, DrawnNames, PartialLine, axes_extents, render, reveal
from dlbasics.render_target import render_target
from dlbasics.translation import translate, translate_with_values

MAX_FRAMES = 240


class Explorer:
    """A figure that the reader moves; see `explore`, which makes it.

    On the static page it becomes native controls over frames drawn beforehand, in a Jupyter kernel ipywidgets
    that redraw for any value, on paper its first frame.

    Attributes
    ----------
    name : str
        Names the explorer in the page and in links.
    controls : dict of str to Control
    values : dict
        What is shown now; in a kernel it follows the widgets.
    points : array_like, optional
        Where the reader's points stand now, in the form of ``Live.start``.
    """

    def __init__(self, draw, *, caption, predict, name=None, describe=None, size=(6, 3.2), panels=1,
                 live=None, **controls):
        if not isinstance(caption, str) or not caption.strip():
            raise ValueError(text("argument.no-caption", value=repr(caption)))
        self.controls = _controls(controls)
        self.draw = draw
        self.describe = describe
        self.caption = caption
        self.predict = predict if isinstance(predict, Prediction) else Prediction(predict)
        self.size = size
        self.panels = panels
        self.live = live
        self.name = name or draw.__name__.removeprefix("draw_").replace("_", "-")
        if not re.fullmatch(r"[A-Za-z][\w-]*", self.name):
            raise ValueError(text("argument.no-name", value=repr(self.name)))
        self.values = self.start_values()
        self.points = live.start if live else None
        drawn = list(self._of_draw(self.controls))
        with_points = [*drawn, "points"] if live else drawn
        _check_parameters("draw", draw, ["ax"], with_points)
        if describe is not None:
            _check_parameters("describe", describe, [], with_points)
        self._check_handles(drawn)
        if live and not {*live.controls} <= {*drawn}:
            raise ValueError(
                text("argument.no-live-controls", value=repr(live.controls), choices=drawn))
        frames = math.prod(len(control.values) for control in self._with_frames().values())
        if frames > MAX_FRAMES:
            raise ValueError(
                text("argument.too-many-frames", name=repr(self.name), count=frames, most=MAX_FRAMES))
        self._axes_positions = None
        self._drawn = {}
        self._axis_drawings = None

    def _of_draw(self, values: dict) -> dict:
        """Those controls, or their values, that `draw` gets."""
        return {name: value for name, value in values.items() if not self.controls[name].reveals}

    def _with_frames(self) -> dict[str, Control]:
        """The controls that have frames of their own."""
        return {name: control for name, control in self.controls.items() if self.has_frames(name)}

    def has_frames(self, name: str) -> bool:
        """Whether each value of a control has frames of its own on the page: else a script draws them."""
        return not self.controls[name].reveals and not (self.live and name in self.live.controls)

    def _points(self) -> dict:
        """What `draw` and `describe` get of the reader's points."""
        return {"points": self.live.accept(self.points)} if self.live else {}

    def _check_handles(self, drawn: list[str]):
        """See that every handle can be placed in a panel that there is."""
        for name, control in self.controls.items():
            for handle in control.handles:
                _check_parameters(text("argument.handle-of", control=name), handle.at, [],
                                  [*dict.fromkeys([*drawn, name])])
                if not 0 <= handle.panel < self.panels:
                    raise ValueError(
                        text("argument.no-such-panel", control=name, panel=handle.panel,
                             last=self.panels - 1))

    # -- values -----------------------------------------------------------------------------------

    def start_values(self) -> dict:
        """The values of the frame that is shown first."""
        return {name: control.start for name, control in self.controls.items()}

    def grid(self):
        """Iterate over every combination of listed values, as dicts, the last control fastest."""
        controls = self._with_frames()
        for values in itertools.product(*(control.values for control in controls.values())):
            yield dict(zip(controls, values, strict=True))

    def _complete(self, values: dict) -> dict:
        """The values of all controls: those given, each checked, and what `values` holds of the others."""
        for name in values:
            if name not in self.controls:
                raise ValueError(
                    text("argument.no-such-control", name=repr(self.name), control=repr(name),
                         choices=list(self.controls)))
        accepted = {name: self.controls[name].accept(name, value) for name, value in values.items()}
        return self.values | accepted

    # -- one frame --------------------------------------------------------------------------------

    def figure(self, **values) -> Figure:
        """Draw a frame as a matplotlib figure.

        Its axes stand where those of every other frame stand, so that moving a slider moves
        the lines and never the axes.

        Parameters
        ----------
        **values
            Any of the controls; the others keep what `values` holds.
        """
        return self._frame(self._complete(values))[0]

    def _frame(self, values: dict) -> tuple[Figure, list[PartialLine]]:
        """A frame, and what it would draw of the lines that are revealed step by step."""
        if self._axes_positions is None:
            self._axes_positions = _common_axes_positions(self._frames_for_layout().values())
        figure = self._drawn.pop(self._key(values), None) or self._draw(values)
        if len(figure.axes) == len(self._axes_positions):
            figure.set_layout_engine("none")  # it would only find that nothing is left to place
            for ax, position in zip(figure.axes, self._axes_positions, strict=True):
                ax.set_position(position)
        revealed = [whole for name, control in self.controls.items() if control.reveals
                    for whole in reveal(figure, name, control.reveals, values[name] - control.values[0] + 1)]
        return figure, revealed

    @cached_property
    def _empty_figure(self) -> bytes:
        """What each frame begins as: matplotlib makes axes in four times the time in which it reads them."""
        figure = Figure(figsize=self.size, layout="constrained")
        figure.subplots(1, self.panels)
        return pickle.dumps(figure)

    def _draw(self, values: dict) -> Figure:
        """A frame whose axes stand where matplotlib's layout puts them."""
        figure = pickle.loads(self._empty_figure)
        axes = figure.axes[0] if self.panels == 1 else np.array(figure.axes)
        try:
            self.draw(axes, **self._of_draw(values), **self._points())
        except Exception as error:
            error.add_note(text("argument.while-drawing", name=repr(self.name), values=str(values)))
            raise
        return figure

    def _key(self, values: dict) -> str:
        """Equal for frames that `draw` draws alike."""
        return repr(self._of_draw(values))

    def _frames_for_layout(self) -> dict[str, Figure]:
        """Three frames, the axes of all of which have room for their labels; less where they are alike."""
        controls = self.controls.items()
        first = {name: control.values[0] for name, control in controls}
        last = {name: control.values[-1] for name, control in controls}
        frames = {self._key(values): values for values in (self.start_values(), first, last)}
        return {key: self._draw(values) for key, values in frames.items()}

    def drawing(self, caption: str = "", id_prefix: str = "", with_data: bool = False, **values) -> Drawing:
        """Draw a frame as SVG elements.

        Parameters
        ----------
        caption : str
            Set below the frame.
        id_prefix : str
            Begins the ids in it; by default the explorer's name.
        with_data : bool
            The elements also say what data they draw, and where handles can go, for the scripts of a page.
        **values
            As `figure` takes them.
        """
        figure, revealed = self._frame(self._complete(values))
        handles = self._handles(values) if with_data else []
        names = DrawnNames(figure, handles, revealed, bool(self.live)) if with_data else None
        return render(figure, id_prefix or self.name, caption, names, self._axis_drawings)

    def drawings(self):
        """Iterate over the frames of a page: for each of `grid` its values and its drawing."""
        # Nothing changes between these frames. So those drawn for the layout need not be drawn again, and an
        # axis that looks as before need not either.
        self._axis_drawings = AxisDrawings()
        self._drawn = self._frames_for_layout()
        self._axes_positions = _common_axes_positions(self._drawn.values())
        for values in self.grid():
            yield values, self.drawing(with_data=True, **values)
        self._drawn = {}
        self._axis_drawings = None

    def _handles(self, values: dict) -> list[tuple]:
        """Every handle: its control, its panel, and where it stands at each value of the control."""
        values = self._of_draw(self._complete(values))
        # one that reveals lines step by step is known to its own handles alone
        return [(name, handle.panel, [handle.at(**values | {name: value}) for value in control.values])
                for name, control in self.controls.items() for handle in control.handles]

    def description(self, **values) -> str:
        """The sentence that tells what a frame shows; without `describe`, the values alone."""
        values = self._complete(values)
        if self.describe is not None:
            said = str(self.describe(**self._of_draw(values), **self._points()))
            return translate_with_values(said)
        return ", ".join(f"{control.label}: {control.format(values[name])}"
                         for name, control in self.controls.items())

    # -- showing ----------------------------------------------------------------------------------

    @property
    def shown_name(self) -> str:
        """The name as readers see or hear it."""
        return translate(self.name.replace("-", " "))

    def __repr__(self):
        first = text("explore.as-text", name=self.shown_name, caption=self.caption)
        lines = [first, *self._question(), self.description()]
        return "\n".join(lines + self._answer())

    def _question(self) -> list[str]:
        return [f"{text('explore.predict-first')} {self.predict.question}", *self.predict.lettered()]

    def _answer(self) -> list[str]:
        """What happens, last: whoever reads text or paper cannot commit to a choice first."""
        return [f"{text('explore.what-happens')} {self.predict.answer()}"] if self.predict.choices else []

    def _repr_mimebundle_(self, include=None, exclude=None):
        match render_target():
            case "page":
                return {"text/html": page_view.page_html(self), "text/plain": repr(self)}
            case "browser":
                return {"text/html": page_view.browser_html(self), "text/plain": repr(self)}
            case "kernel":
                widget = widget_view.widget(self)
                if widget is not None:
                    return widget._repr_mimebundle_() | {"text/plain": repr(self)}
        caption = "\n".join([*self._question(), self.caption, *self._answer()])
        svg = self.drawing(caption).svg(self.description())
        return {"image/svg+xml": svg, "text/plain": repr(self)}

    def browser_svg(self, **values) -> str:
        """A frame to stand in the HTML that the browser shows: see `page_view.browser_html`."""
        return page_view.browser_svg(self, **values)


def _common_axes_positions(figures) -> list:
    """Left, bottom, width, height of each axes, with room for the labels of all figures."""
    extents = [axes_extents(figure) for figure in figures]
    # a frame with more or fewer axes does not count
    extents = np.array([frame for frame in extents if len(frame) == len(extents[0])])
    low, high = extents.max(axis=0)[:, :2], extents.min(axis=0)[:, 2:]
    return np.hstack([low, high - low]).tolist()


def _controls(controls: dict) -> dict[str, Control]:
    """The controls of an explorer, those given as lists made one, each with a label."""
    if not controls:
        raise ValueError(text("argument.no-controls"))
    complete = {}
    for name, control in controls.items():
        # A copy: another explorer may have been given the same control.
        control = copy.copy(control) if isinstance(control, Control) else Control(control)
        control.label = translate(control.label or name.replace("_", " "))
        complete[name] = control
    return complete


def _check_parameters(name: str, function, positional: list[str], keywords: list[str]):
    """See that a function can be called with these parameters."""
    try:
        inspect.signature(function).bind(*positional, **dict.fromkeys(keywords))
    except TypeError as error:
        raise TypeError(
            text("argument.controls-not-accepted", function=name, error=error,
                 parameters=", ".join(positional + keywords))) from None


def explore(draw, *, caption: str, predict: Prediction | str, name: str | None = None, describe=None,
            size=(6, 3.2), panels: int = 1, live: Live | None = None, **controls) -> Explorer:
    """Turn a draw function into a figure that the reader moves.

    Parameters
    ----------
    draw : callable
        ``draw(ax, **values)``: plain matplotlib on one Axes, or on an array of `panels` Axes.
    caption : str
        What the figure is; inline Markdown.
    predict : Prediction or str
        What to answer before touching a control; as text, a question to think about.
    name : str, optional
        Unique on the page; by default the name of `draw` without ``draw_``, dashes for underscores.
    describe : callable, optional
        ``describe(**values) -> str``: what this frame shows, in one sentence.
    size : (float, float)
        Inches; the page fits the width.
    panels : int
        How many Axes side by side.
    live : Live, optional
        Points that the reader moves and adds; `draw` and `describe` get them as ``points``.
    **controls : list of float, list of str, or Control
        One for each parameter of `draw` that the reader moves.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> def draw_line(ax, slope):
    ...     ax.plot([0, 1], [0, slope])
    >>> explore(draw_line, slope=[0.0, 0.5, 1.0], caption="A line.", predict="Where does it end?")
    Explorer line: A line.
    Predict first. Where does it end?
    slope: 0
    """
    return Explorer(draw, caption=caption, predict=predict, name=name, describe=describe, size=size,
                    panels=panels, live=live, **controls)
