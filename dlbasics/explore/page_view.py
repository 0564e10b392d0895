"""An explorer as HTML: native controls over vector frames, drawn beforehand or asked of a kernel in the page.

``sphinxext/site/explorers.js`` moves the frames drawn beforehand. It reads the figure's ``data-`` attributes
and classes, and of the JSON in it ``values`` and ``texts`` (what each control offers), ``blocks`` (every SVG
element once), ``frames`` (the elements of each frame) and ``says`` (its description). The scripts of
``sphinxext/site/interaction/`` read the SVG alone, whoever drew it.
"""

import gc
import json
from contextlib import contextmanager
from html import escape

from dlbasics import markdown
from dlbasics.explore.control import Control
from dlbasics.explore.prediction_page_view import prediction_html
from dlbasics.messages import text
from dlbasics.plotting import Drawing, plain_text
from dlbasics.script_json import script_json


@contextmanager
def _rare_garbage_collection():
    """Look for garbage seldom: a frame is thousands of objects, all in use until it is drawn."""
    usual = gc.get_threshold()
    gc.set_threshold(50_000, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


@_rare_garbage_collection()
def page_html(explorer) -> str:
    """The figure for the static page, with every frame drawn beforehand.

    Parameters
    ----------
    explorer : Explorer

    Returns
    -------
    str
    """
    element_numbers: dict[str, int] = {}
    frames = []
    descriptions = []
    first = None
    start = explorer.start_values()
    for values, drawing in explorer.drawings():
        for element in drawing.elements:
            element_numbers.setdefault(element, len(element_numbers))
        frames.append([element_numbers[element] for element in drawing.elements])
        descriptions.append(explorer.description(**values))
        if values.items() <= start.items():
            first = drawing
    data = {"frames": frames, "says": descriptions, "blocks": list(element_numbers)}
    # the longest sentence keeps its room, so that nothing below jumps
    return _figure(explorer, explorer.name, first, data, max(descriptions, key=len))


def browser_html(explorer) -> str:
    """The figure for a cell that runs in the page: the first frame alone.

    Whoever shows it asks for the others, with the values of ``data-values``.

    Parameters
    ----------
    explorer : Explorer

    Returns
    -------
    str
    """
    id = _browser_id(explorer)
    return _figure(explorer, id, explorer.drawing(id_prefix=id, with_data=True), {}, explorer.description())


def browser_svg(explorer, **values) -> str:
    """A frame for the figure that `browser_html` has made.

    Parameters
    ----------
    explorer : Explorer
    **values
        Any of the controls.

    Returns
    -------
    str
    """
    drawing = explorer.drawing(id_prefix=_browser_id(explorer), with_data=True, **values)
    return drawing.svg(explorer.description(**values))


def _browser_id(explorer) -> str:
    """An id of its own: the page holds the explorer that the book drew, too."""
    return f"live-{explorer.name}"


def _figure(explorer, id: str, first: Drawing, frames: dict, longest_description: str) -> str:
    """The whole figure.

    Parameters
    ----------
    explorer : Explorer
    id : str
        Of the element, and what the ids in it begin with.
    first : Drawing
        The frame that is seen first.
    frames : dict
        What a script needs to know of the other frames.
    longest_description : str
        Room is kept for this.
    """
    description = explorer.description()
    values = escape(json.dumps(explorer.values))
    live = f' data-live="{escape(explorer.live.to_json(explorer.start_values()))}"' if explorer.live else ""
    readout = (f'<p class="dl-description" data-longest="{escape(longest_description)}">'
               f'<span class="dl-readout">{escape(description, quote=False)}</span>'
               '<span class="dl-visually-hidden" role="status"></span></p>')
    return (
        f'<figure class="dl-explorer" id="{id}" data-explorer="{explorer.name}" '
        f'data-name="{escape(explorer.shown_name)}" data-values="{values}"{live}>'
        f'{prediction_html(explorer.predict, explorer.name, id)}'
        f'<div class="dl-controls">{_controls(explorer, id)}</div>'
        f'<div class="dl-picture">{first.svg(description)}</div>'
        f'{_live_buttons(explorer.live) if explorer.live else ""}'
        f'{readout if explorer.describe else ""}'
        f'<figcaption>{markdown.inline(explorer.caption)}</figcaption>'
        f'<details class="dl-data"><summary>{text("explore.table")}</summary></details>'
        f'<script type="application/json" class="dl-frames">{_script_data(explorer, frames)}</script>'
        "</figure>"
    )


def _script_data(explorer, frames: dict) -> str:
    """What the script reads, as JSON that can stand in a script element."""
    controls = explorer.controls.values()
    data = {
        "values": [control.values for control in controls],
        "texts": [[control.format(value) for value in control.values] for control in controls],
    }
    frameless = [not explorer.has_frames(name) for name in explorer.controls]
    if any(frameless):
        data["frameless"] = frameless
    return script_json(data | frames)


def _controls(explorer, id: str) -> str:
    """All controls, and the buttons behind them."""
    controls = [_control(f"{id}--{name}", name, control) for name, control in explorer.controls.items()]
    return (f'{"".join(controls)}<div class="dl-buttons">'
            f'<button type="button" data-action="reset">{text("explore.reset")}</button>'
            f'<button type="button" data-action="copy">{text("explore.copy-link")}</button></div>')


def _live_buttons(live) -> str:
    """What can be done with the reader's points beside moving them."""
    actions = ["add-point", "remove-point"] if live.fewest < live.most else []
    actions += ["other-kind"] if len(live.kinds) > 1 else []
    actions += ["new-sample"] if "samples" in live.data else []
    buttons = "".join(f'<button type="button" data-action="{action}">{text(f"explore.{action}")}</button>'
                      for action in actions)
    return f'<div class="dl-live dl-buttons">{buttons}</div>' if buttons else ""


def _control(id: str, name: str, control: Control) -> str:
    """A slider or a select with its label."""
    label = f'<label for="{id}">{markdown.inline(control.label)}</label>'
    # off: browsers would restore a value at reload without telling the script
    attributes = f'id="{id}" data-control="{name}" autocomplete="off"'
    start = control.values.index(control.start)
    if control.is_text:
        names = (escape(control.format(value), quote=False) for value in control.values)
        options = "".join(f'<option value="{i}"{" selected" if i == start else ""}>{name}</option>'
                          for i, name in enumerate(names))
        return f'<div class="dl-control">{label}<select {attributes}>{options}</select></div>'
    shown_value = escape(control.format(control.start))
    return (f'<div class="dl-control">{label}{_play_buttons(control)}'
            f'<input type="range" {attributes} min="0" max="{len(control.values) - 1}" value="{start}" '
            f'aria-valuetext="{shown_value}">'
            f'<output for="{id}" aria-live="off">{shown_value}</output></div>')


def _play_buttons(control: Control) -> str:
    """Two buttons before a slider: its values one after the other, and the next one."""
    if not control.can_play:
        return ""
    name = plain_text(control.label)
    buttons = "".join(f'<button type="button" data-action="{action}" aria-label="{escape(label)}"></button>'
                      for action, label in (("play", text("page.play", control=name)),
                                            ("step", text("explore.step", control=name))))
    return f'<span class="dl-play">{buttons}</span>'
