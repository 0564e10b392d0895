"""An explorer in a Jupyter kernel: ipywidgets that draw a frame for any value."""

import itertools
import math
from html import escape

from dlbasics import markdown
from dlbasics.explore import data_table
from dlbasics.explore.control import Control, plain_value
from dlbasics.messages import text
from dlbasics.plotting import plain_text

# About so many steps a slider has from its first value to its last.
SLIDER_STEPS = 200


def widget(explorer):
    """The explorer as a widget, whose values follow its controls.

    Parameters
    ----------
    explorer : Explorer

    Returns
    -------
    ipywidgets.VBox or None
        None where ipywidgets is not installed.
    """
    try:
        import ipywidgets
    except ImportError:
        return None
    from dlbasics.explore.points_widget import PointsWidget
    from dlbasics.explore.prediction_widget_view import PredictionWidget

    controls = {name: _control_widget(control, explorer.values[name])
                for name, control in explorer.controls.items()}
    picture, readout = ipywidgets.HTML(), ipywidgets.HTML()
    data, show_table = _data_table(explorer)
    prediction = PredictionWidget(explorer.predict, explorer.name)

    def redraw(change=None):
        explorer.values = {name: plain_value(control.value) for name, control in controls.items()}
        description = explorer.description()
        picture.value = explorer.drawing().svg(description)
        readout.value = escape(description)
        show_table()
        if change is not None:
            prediction.on_move()

    for control in controls.values():
        control.observe(redraw, names="value")
    points = PointsWidget(explorer, lambda: redraw({})) if explorer.live else None
    redraw()
    parts = [
        prediction.box,
        ipywidgets.HBox([*controls.values(), _reset_button(explorer, controls, points, redraw)],
                        layout={"flex_flow": "row wrap"}),
        *_players(explorer, controls), picture,
        *([points.box] if points else []),
        *([readout] if explorer.describe else []),
    ]
    parts += [ipywidgets.HTMLMath(markdown.inline(explorer.caption)), data]
    return ipywidgets.VBox(parts)


def _reset_button(explorer, controls: dict, points, redraw):
    """A button that brings all controls, and points if there are any, back to where they started."""
    import ipywidgets

    def reset(button):
        for name, value in explorer.start_values().items():
            controls[name].unobserve(redraw, names="value")  # not a frame for each of them
            controls[name].value = value
            controls[name].observe(redraw, names="value")
        if points:
            points.reset()  # which redraws
        elif explorer.values != explorer.start_values():
            redraw({})

    button = ipywidgets.Button(description=text("explore.reset"), layout={"width": "6em"})
    button.on_click(reset)
    return button


def _data_table(explorer):
    """The frame's data table, closed, and what shows it once it is open."""
    import ipywidgets

    table = ipywidgets.HTML()
    box = ipywidgets.Accordion(children=[table], titles=[text("explore.table")], selected_index=None)

    def show(change=None):
        # while nobody sees it, it costs nothing
        if box.selected_index is not None:
            table.value = data_table.tables_html(explorer.figure())

    box.observe(show, names="selected_index")
    return box, show


def _players(explorer, widgets: dict) -> list:
    """A row with a player for each control that can be played."""
    import ipywidgets

    players = [_player(control, widgets[name]) for name, control in explorer.controls.items()
               if control.can_play]
    return [ipywidgets.HBox(players, layout={"flex_flow": "row wrap"})] if players else []


def _player(control: Control, slider):
    """Plays the values that a control lists, one after the other, up to the last."""
    import ipywidgets

    player = ipywidgets.Play(min=0, max=len(control.values) - 1, value=control.values.index(control.start),
                             interval=500, show_repeat=False)

    def show(change):
        slider.value = control.values[change.new]

    player.observe(show, names="value")
    return ipywidgets.HBox([ipywidgets.Label(text("page.play", control=plain_text(control.label))), player])


def _control_widget(control: Control, value):
    """The slider or menu of a control; a slider takes any number between the values, too."""
    import ipywidgets

    label = f"{control.label} ({control.shown_unit})" if control.unit else control.label
    shared = {"description": label, "value": value, "style": {"description_width": "initial"}}
    values = control.values
    if control.is_text:
        return ipywidgets.Dropdown(options=[(control.format(value), value) for value in values], **shared)
    low, high = values[0], values[-1]
    if all(isinstance(value, int) for value in values):
        return ipywidgets.IntSlider(min=low, max=high, **shared)
    shared["readout_format"] = ".3g"
    if _is_geometric(values):
        powers = [math.log10(value) for value in values]
        step = slider_step(powers, math.log10(control.start))
        return ipywidgets.FloatLogSlider(base=10, min=powers[0], max=powers[-1], step=step, **shared)
    return ipywidgets.FloatSlider(min=low, max=high, step=slider_step(values, control.start), **shared)


def _is_geometric(values: list[float]) -> bool:
    """Whether steps are ratios: the middle value is nearer the geometric mean than the arithmetic one."""
    low, middle, high = values[0], values[len(values) // 2], values[-1]
    if low <= 0 or len(values) < 3:
        return False
    geometric, arithmetic = math.sqrt(low * high), (low + high) / 2
    return middle < (geometric + arithmetic) / 2


def slider_step(values: list[float], start: float) -> float:
    """About a 200th of the range, such that `start` lies on a step.

    A slider shows no value between two steps: the browser would move it to the nearer one.

    Parameters
    ----------
    values : list of float
        What the control offers, in increasing order.
    start : float
        One of them.

    Returns
    -------
    float
        0 where there is one value only.
    """
    whole_range = values[-1] - values[0]
    distance = start - values[0]
    gap = min((after - before for before, after in itertools.pairwise(values)), default=0)
    if not gap:
        return 0
    gaps_to_start = distance / gap
    if abs(gaps_to_start - round(gaps_to_start)) > 1e-9:
        gap = distance
    return gap / max(1, round(SLIDER_STEPS * gap / whole_range))
