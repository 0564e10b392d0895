"""Explorers: a plain matplotlib draw function and its sliders, alive wherever it is read.

`explore` is written once. On the static page it becomes native controls over pre-rendered vector
frames, in a Jupyter kernel ipywidgets that redraw for any value, on paper its first frame.
"""

import inspect
import itertools
import json
import math
import numbers
import re
from html import escape

import numpy as np
from matplotlib.figure import Figure

from dlbasics.plotting import Drawing, places, prose, render
from dlbasics.render_target import render_target

MAX_FRAMES = 240


class Control:
    """One slider (numbers) or select (strings) of an explorer.

    Parameters
    ----------
    values : sequence of float, or sequence of str
        What the page offers; numbers must increase. A kernel offers all numbers between.
    label : str, optional
        The visible name; by default the keyword's, with spaces for underscores.
    unit : str
        Follows the value, as in ``"0.5 s"``.
    start : float or str, optional
        The value shown first, one of `values`; by default the first.
    """

    def __init__(self, values, label: str | None = None, unit: str = "", start=None):
        if isinstance(values, str) or np.ndim(values) != 1 or len(values) == 0:
            raise ValueError(f"values is {values!r}; expected a list of numbers or a list of strings")
        self.values = [_plain(value) for value in values]
        self.is_text = isinstance(self.values[0], str)
        if len({isinstance(value, str) for value in self.values}) > 1:
            raise TypeError(f"values is {self.values!r}; expected all numbers or all strings")
        if len(set(self.values)) < len(self.values):
            raise ValueError(f"values is {self.values!r}; expected no value twice")
        if not self.is_text and self.values != sorted(self.values):
            raise ValueError(f"values is {self.values!r}; expected numbers that increase")
        self.start = self.values[0] if start is None else _plain(start)
        if self.start not in self.values:
            raise ValueError(f"start is {start!r}; expected one of values: {self.values!r}")
        self.label, self.unit = label, unit

    def text(self, value) -> str:
        """A value as the reader sees and hears it."""
        if isinstance(value, str):
            return value
        return f"{value:g} {self.unit}".strip().replace("-", "\N{MINUS SIGN}", 1 if value < 0 else 0)

    def accept(self, name: str, value):
        """The value as a plain number or string, if this control can hold it."""
        value = _plain(value)
        if self.is_text and value not in self.values:
            raise ValueError(f"{name} is {value!r}; expected one of {self.values!r}")
        if not self.is_text and (isinstance(value, str) or not self.values[0] <= value <= self.values[-1]):
            raise ValueError(f"{name} is {value!r}; expected from {self.values[0]} to {self.values[-1]}")
        return value


def _plain(value):
    """A value as str, int or float; 0.1 * 3 as 0.3, so that links and labels stay readable."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, numbers.Integral) and not isinstance(value, (bool, np.bool_)):
        return int(value)
    if isinstance(value, numbers.Real) and not isinstance(value, (bool, np.bool_)) and math.isfinite(value):
        return float(f"{value:.10g}")
    raise TypeError(f"control value {value!r} is neither a finite number nor a string")


class Explorer:
    """A figure that the reader moves; see `explore`, which makes it.

    Attributes
    ----------
    name : str
        Names the explorer in the page and in links.
    controls : dict of str to Control
    values : dict
        What is shown now; in a kernel it follows the widgets.
    """

    def __init__(self, draw, *, caption, predict, name=None, describe=None, size=(6, 3.2), panels=1,
                 **controls):
        for word, text in (("caption", caption), ("predict", predict)):
            if not isinstance(text, str) or not text.strip():
                raise ValueError(f"{word} is {text!r}; expected a sentence")
        if not controls:
            raise ValueError("controls are missing; expected one or two, such as slope=[0, 0.01, 0.1]")
        self.draw, self.describe = draw, describe
        self.caption, self.predict = caption, predict
        self.size, self.panels = size, panels
        self.name = name or draw.__name__.removeprefix("draw_").replace("_", "-")
        if not re.fullmatch(r"[A-Za-z][\w-]*", self.name):
            raise ValueError(f"name is {self.name!r}; expected letters, digits and dashes (it names an id)")
        self.controls = {word: c if isinstance(c, Control) else Control(c) for word, c in controls.items()}
        for word, control in self.controls.items():
            control.label = control.label or word.replace("_", " ")
        self.values = {word: control.start for word, control in self.controls.items()}
        for word, function in (("draw", draw), ("describe", describe)):
            self._check_names(word, function)
        frames = math.prod(len(control.values) for control in self.controls.values())
        if frames > MAX_FRAMES:
            raise ValueError(f"explorer {self.name!r} has {frames} frames; expected at most {MAX_FRAMES}: "
                             "give its controls fewer values")
        self._places = None

    def _check_names(self, word, function):
        if function is None:
            return
        leading = (None,) if word == "draw" else ()
        try:
            inspect.signature(function).bind(*leading, **self.values)
        except TypeError as error:
            wanted = ", ".join([*(["ax"] if leading else []), *self.values])
            raise TypeError(f"{word} does not accept the controls ({error}); expected "
                            f"{word}({wanted})") from None

    def _complete(self, values: dict) -> dict:
        for word in values:
            if word not in self.controls:
                raise ValueError(f"explorer {self.name!r} has no control {word!r}; expected "
                                 f"{', '.join(self.controls)}")
        accepted = {word: self.controls[word].accept(word, value) for word, value in values.items()}
        return self.values | accepted

    def grid(self):
        """Iterate over every combination of listed values, as dicts, the last control fastest."""
        for values in itertools.product(*(control.values for control in self.controls.values())):
            yield dict(zip(self.controls, values, strict=True))

    def _draw(self, values: dict) -> Figure:
        figure = Figure(figsize=self.size, layout="constrained")
        axes = figure.subplots(1, self.panels)
        try:
            self.draw(axes, **values)
        except Exception as error:
            error.add_note(f"while explorer {self.name!r} drew {values}")
            raise
        return figure

    def figure(self, **values) -> Figure:
        """Draw a frame as a matplotlib figure.

        Its axes stand where those of every other frame stand, so that moving a slider moves
        the lines and never the axes.

        Parameters
        ----------
        **values
            Any of the controls; the others keep what `values` holds.
        """
        values = self._complete(values)
        if self._places is None:
            self._places = self._layout()
        figure = self._draw(values)
        if len(figure.axes) == len(self._places):
            for ax, place in zip(figure.axes, self._places, strict=True):
                ax.set_position(place)
        return figure

    def _layout(self) -> list:
        """Places that leave room for the labels of the first, the last and the start frame."""
        ends = [{word: c.values[end] for word, c in self.controls.items()} for end in (0, -1)]
        start = {word: control.start for word, control in self.controls.items()}
        boxes = []
        for values in (start, *ends):
            boxes.append(places(self._draw(values)))
        boxes = np.array([frame for frame in boxes if len(frame) == len(boxes[0])])
        low, high = boxes.max(axis=0)[:, :2], boxes.min(axis=0)[:, 2:]
        return [(*a, *(b - a)) for a, b in zip(low, high, strict=True)]

    def lines(self, **values) -> list[np.ndarray]:
        """The drawn lines of a frame as data, one array of shape (points, 2) a line."""
        return [np.asarray(line.get_xydata()) for ax in self.figure(**values).axes for line in ax.lines]

    def drawing(self, caption: str = "", prefix: str = "", **values) -> Drawing:
        """A frame as SVG elements, for one `Drawing.svg`; `prefix` begins its ids, by default the name."""
        return render(self.figure(**values), prefix or self.name, caption)

    def says(self, **values) -> str:
        """The sentence that tells what a frame shows; without `describe`, the values alone."""
        values = self._complete(values)
        if self.describe is not None:
            return str(self.describe(**values))
        return ", ".join(f"{c.label}: {c.text(values[word])}" for word, c in self.controls.items())

    def __repr__(self):
        return (f"Explorer {self.name}: {self.caption}\n"
                f"Predict first. {self.predict}\n"
                f"{self.says()}")

    def _repr_mimebundle_(self, include=None, exclude=None):
        where = render_target()
        if where == "page":
            return {"text/html": self._html(), "text/plain": repr(self)}
        if where == "browser":
            return {"text/html": self._live_html(), "text/plain": repr(self)}
        if where == "kernel" and (widget := self._widget()) is not None:
            return widget._repr_mimebundle_() | {"text/plain": repr(self)}
        svg = self.drawing(f"Predict first. {self.predict}\n{self.caption}").svg(self.says())
        return {"image/svg+xml": svg, "text/plain": repr(self)}

    # -- the static page --------------------------------------------------------------------------

    def _html(self) -> str:
        """Every frame, drawn beforehand."""
        start = {word: control.start for word, control in self.controls.items()}
        pool: dict[str, int] = {}
        frames, says, first = [], [], None
        for values in self.grid():
            drawing = self.drawing(**values)
            frames.append([pool.setdefault(block, len(pool)) for block in drawing.blocks])
            says.append(self.says(**values))
            if values == start:
                first = drawing
        drawn = {"frames": frames, "says": says, "blocks": list(pool)}
        # the longest sentence keeps its room, so that nothing below jumps
        return self._figure(self.name, first, drawn, max(says, key=len))

    def _live_html(self) -> str:
        """The first frame; whoever shows it asks for the others, with the values of ``data-values``."""
        place = f"live-{self.name}"  # the page holds the explorer that the book drew, too
        return self._figure(place, self.drawing(prefix=place), {}, self.says())

    def _figure(self, place: str, first: Drawing, drawn: dict, longest: str) -> str:
        start = self.values
        data = {
            "values": [c.values for c in self.controls.values()],
            "texts": [[c.text(value) for value in c.values] for c in self.controls.values()],
        }
        # "</script" inside would end the element
        packed = json.dumps(data | drawn, separators=(",", ":"), ensure_ascii=False).replace("</", "<\\/")
        controls = "".join(self._native(place, word, control) for word, control in self.controls.items())
        readout = (f'<p class="dl-description" data-longest="{escape(longest)}"><span class="dl-readout" '
                   f'aria-live="polite">{escape(self.says(**start), quote=False)}</span></p>')
        return (
            f'<figure class="dl-explorer" id="{place}" data-explorer="{self.name}" '
            f'data-values="{escape(json.dumps(start))}">'
            f'<p class="dl-predict"><strong>Predict first.</strong> {prose(self.predict)}</p>'
            f'<div class="dl-controls">{controls}<div class="dl-buttons">'
            '<button type="button" data-action="reset">Reset</button>'
            '<button type="button" data-action="copy">Copy link</button></div></div>'
            f'{first.svg(self.says(**start))}'
            f'{readout if self.describe else ""}<figcaption>{prose(self.caption)}</figcaption>'
            f'<script type="application/json">{packed}</script></figure>'
        )

    def _native(self, where: str, word: str, control: Control) -> str:
        place = f"{where}--{word}"
        label = f'<label for="{place}">{prose(control.label)}</label>'
        at = control.values.index(control.start)
        # off: browsers would restore a value at reload without telling the script
        common = f'id="{place}" data-control="{word}" autocomplete="off"'
        if control.is_text:
            options = "".join(
                f'<option value="{i}"{" selected" if i == at else ""}>{escape(value, quote=False)}</option>'
                for i, value in enumerate(control.values))
            return f'<div class="dl-control">{label}<select {common}>{options}</select></div>'
        text = escape(control.text(control.start))
        return (f'<div class="dl-control">{label}<input type="range" {common} min="0" '
                f'max="{len(control.values) - 1}" value="{at}" aria-valuetext="{text}">'
                f'<output for="{place}" aria-live="off">{text}</output></div>')

    # -- a Jupyter kernel -------------------------------------------------------------------------

    def _widget(self):
        """The ipywidgets form; None where no widgets are installed."""
        try:
            import ipywidgets as w
        except ImportError:
            return None

        controls = {word: self._kernel_control(w, word, c) for word, c in self.controls.items()}
        picture, readout = w.HTML(), w.HTML()

        def redraw(change=None):
            self.values = {word: _plain(control.value) for word, control in controls.items()}
            picture.value = self.drawing().svg(self.says())
            readout.value = escape(self.says())

        def reset(button):
            for word, control in controls.items():
                control.value = self.controls[word].start

        button = w.Button(description="Reset", layout={"width": "6em"})
        button.on_click(reset)
        for control in controls.values():
            control.observe(redraw, names="value")
        redraw()
        predict = w.HTMLMath(f"<b>Predict first.</b> {prose(self.predict)}")
        parts = [predict, w.HBox([*controls.values(), button], layout={"flex_flow": "row wrap"}), picture]
        return w.VBox([*parts, *([readout] if self.describe else []), w.HTMLMath(prose(self.caption))])

    def _kernel_control(self, w, word: str, control: Control):
        name = f"{control.label} ({control.unit})" if control.unit else control.label
        shared = {"description": name, "value": self.values[word], "style": {"description_width": "initial"}}
        values = control.values
        if control.is_text:
            return w.Dropdown(options=values, **shared)
        low, high = values[0], values[-1]
        if all(isinstance(value, int) for value in values):
            return w.IntSlider(min=low, max=high, **shared)
        shared["readout_format"] = ".3g"
        # where the middle value is nearer the geometric mean than the arithmetic one, steps are ratios
        middle = values[len(values) // 2]
        if low > 0 and len(values) > 2 and middle < (math.sqrt(low * high) + (low + high) / 2) / 2:
            powers = [math.log10(value) for value in values]
            step = _step(powers, math.log10(control.start))
            return w.FloatLogSlider(base=10, min=powers[0], max=powers[-1], step=step, **shared)
        return w.FloatSlider(min=low, max=high, step=_step(values, control.start), **shared)


def _step(values: list, start: float) -> float:
    """About a 200th of the way, such that `start` lies on a step: a slider shows no value between two."""
    wide, way = values[-1] - values[0], start - values[0]
    gap = min((b - a for a, b in itertools.pairwise(values)), default=0)
    if gap and abs(way / gap - round(way / gap)) > 1e-9:
        gap = way
    return gap / max(1, round(200 * gap / wide)) if gap else 0


def explore(draw, *, caption: str, predict: str, name: str | None = None, describe=None, size=(6, 3.2),
            panels: int = 1, **controls) -> Explorer:
    """Turn a draw function into a figure that the reader moves.

    Parameters
    ----------
    draw : callable
        ``draw(ax, **values)``: plain matplotlib on one Axes, or on an array of `panels` Axes.
    caption : str
        What the figure is; inline Markdown.
    predict : str
        The question to think about before touching a control.
    name : str, optional
        Unique on the page; by default the name of `draw` without ``draw_``, dashes for underscores.
    describe : callable, optional
        ``describe(**values) -> str``: what this frame shows, in one sentence.
    size : (float, float)
        Inches; the page fits the width.
    panels : int
        How many Axes side by side.
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
                    panels=panels, **controls)
