"""The playground as HTML: recorded runs, which ``sphinxext/playground/`` draws, plays and goes on with.

The figure's JSON holds ``runs``, ``choices`` (what each setting offers), ``defaults``, ``edge``, ``texts``.
"""

from dataclasses import asdict
from html import escape

from dlbasics import markdown
from dlbasics.explore.playground_recording import RecordedRun, packed_run
from dlbasics.messages import text, unfilled
from dlbasics.playground import CHOICES, Frame, Settings
from dlbasics.playground_data import EDGE, FEATURES
from dlbasics.script_json import script_json
from dlbasics.texts.playground import PLAYGROUND_TEXTS
from dlbasics.translation import translate

# What the page offers of each setting; ``painted`` needs the reader's points.
OFFERED = {
    "data": CHOICES["data"],
    "n": (40, 60, 100, 200, 300, 500),
    "noise": (0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8),
    "validation": (0.1, 0.2, 0.3, 0.5, 0.8),
    "activation": CHOICES["activation"],
    "depth": (0, 1, 2, 3, 4, 5, 6, 7, 8),
    "width": (1, 2, 3, 4, 5, 6, 7, 8),
    "scale": (0.01, 0.1, 0.3, 1, 3, 10, 20),
    "loss": CHOICES["loss"],
    "lr": (0.001, 0.003, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 1, 2, 5),
    "batch_size": (5, 10, 30, 100, 500),
    "l1": (0, 0.0003, 0.001, 0.003, 0.007, 0.01, 0.03, 0.1),
    "l2": (0, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1),
    "drop_prob": (0, 0.1, 0.2, 0.3, 0.5),
    "norm": CHOICES["norm"],
    "patience": (0, 5, 10, 20, 60, 100),
    "seed": (0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
}
KEPT = (*OFFERED, "features")  # the settings that a page knows of a run


def page_html(name: str, caption: str, runs: list[RecordedRun]) -> str:
    """The figure for the static page.

    Parameters
    ----------
    name : str
        The id of the figure.
    caption : str
        Inline Markdown.
    runs : list of RecordedRun
        The first is seen first.

    Returns
    -------
    str
    """
    defaults = {key: value for key, value in asdict(Settings()).items() if key in KEPT}
    data = {"runs": [packed_run(run, KEPT) for run in runs], "choices": OFFERED, "defaults": defaults,
            "features": list(FEATURES),
            "edge": EDGE, "texts": unfilled(PLAYGROUND_TEXTS)}
    return (
        f'<figure class="dl-playground" id="{name}" aria-label="{text("playground.name")}">'
        f'<p class="dl-play-no-script">{text("playground.needs-javascript")}</p>'
        f"{_controls(name, runs)}"
        f'<p class="dl-play-state" role="status">{state_sentence(runs[0].frames[0])}</p>'
        f'<div class="dl-play-panels">{_panels(name)}</div>'
        f"{_settings(name, runs[0].play.settings)}{_numbers()}"
        f"<figcaption>{markdown.inline(caption)}</figcaption>"
        f'<script type="application/json" class="dl-frames">{script_json(data)}</script></figure>'
    )


def _controls(name: str, runs: list[RecordedRun]) -> str:
    options = [f'<option value="{i}">{escape(run.shown_name)}</option>' for i, run in enumerate(runs)]
    options.append(f'<option value="own">{text("playground.own-settings")}</option>')
    buttons = [f'<button type="button" data-action="{action}">{text(f"playground.{action}")}</button>'
               for action in ("play", "step", "reset", "copy-link")]
    return (
        f'<div class="dl-controls"><div class="dl-control"><label for="{name}--run">{text("playground.run")}'
        f'</label><select id="{name}--run" data-run autocomplete="off">{"".join(options)}</select></div>'
        f'<div class="dl-buttons">{"".join(buttons)}</div></div>'
    )


def _panels(name: str) -> str:
    """The network, the plane, and the two charts, each with its title and its key."""
    def legend(*entries):
        spans = [f'<span class="dl-key dl-key-{key}">{text(f"playground.{entry}")}</span>'
                 for key, entry in entries]
        return "".join(spans)

    return (
        f'<div class="dl-play-network"><p class="dl-play-title">{text("playground.network")}</p>'
        f'<div class="dl-play-scroll"><div class="dl-play-drawing">'
        f'<canvas class="dl-play-lines" aria-hidden="true"></canvas>'
        f'<div class="dl-play-diagram" role="group" aria-label="{text("playground.units")}"></div>'
        f"</div></div>{_editor(name)}</div>"
        f'<div><p class="dl-play-title dl-play-unit">{text("playground.output")}</p>'
        f'<canvas class="dl-play-surface" role="img" aria-label="{text("playground.surface")}"></canvas>'
        f'<p class="dl-legend">{legend((0, "class-0"), (1, "class-1"))}</p></div>'
        f'<div class="dl-play-charts"><p class="dl-play-title">{text("playground.losses")}</p>'
        f'<canvas class="dl-play-losses" role="img" aria-label="{text("playground.losses")}"></canvas>'
        f'<p class="dl-legend">{legend((2, "training"), (3, "validation"))}</p>'
        f'<p class="dl-play-title">{text("playground.sizes")}</p>'
        f'<canvas class="dl-play-sizes" role="img" aria-label="{text("playground.sizes")}"></canvas>'
        f'<p class="dl-legend">{legend((2, "activations"), (3, "gradients"))}</p></div>'
    )


def _editor(name: str) -> str:
    """One weight or bias of the chosen unit, to be seen and changed."""
    return (f'<div class="dl-play-edit"><label for="{name}--source">{text("playground.weight")}</label>'
            f'<select id="{name}--source" autocomplete="off" disabled></select>'
            f'<label for="{name}--value">{text("playground.value")}</label>'
            f'<input id="{name}--value" type="number" step="0.1" autocomplete="off" disabled></div>')


def state_sentence(frame: Frame) -> str:
    """Losses and accuracies of a frame in a sentence, as the page's script says them."""
    train, validation = (f"{loss:.3g}" for loss in frame.losses)
    train_right, validation_right = (f"{100 * share:.0f}" for share in frame.accuracies)
    return text("playground.state", epoch=frame.epoch, train=train, validation=validation,
                train_right=train_right, validation_right=validation_right)


def _settings(name: str, settings: Settings) -> str:
    """A select for each setting, set to those of the run that is shown first, and what painting needs."""
    controls = [_select(f"{name}--{key}", key, values, getattr(settings, key))
                for key, values in OFFERED.items()]
    return (f'<details class="dl-play-settings" open><summary>{text("playground.settings")}</summary>'
            f'<div class="dl-play-values">{"".join(controls)}</div>'
            f"{_features(settings)}{_brushes()}</details>")


def _features(settings: Settings) -> str:
    """A checkbox for each feature that the network can be given."""
    boxes = [f'<label><input type="checkbox" data-feature="{name}" autocomplete="off"'
             f'{" checked" * (name in settings.features)}> {text(f"playground.feature.{name}")}</label>'
             for name in FEATURES]
    return (f'<fieldset class="dl-play-features"><legend>{text("playground.features")}</legend>'
            f'{"".join(boxes)}</fieldset>')


def _select(id: str, key: str, values: tuple, start) -> str:
    options = [f'<option value="{i}"{" selected" * (value == start)}>{shown_value(key, value)}</option>'
               for i, value in enumerate(values)]
    return (f'<div><label for="{id}">{text(f"playground.setting.{key}")}</label>'
            f'<select id="{id}" data-setting="{key}" autocomplete="off">{"".join(options)}</select></div>')


def shown_value(key: str, value) -> str:
    """A value of a setting as readers see it."""
    if key == "patience":
        return text("playground.epochs", count=value) if value else text("playground.never")
    return translate(value.replace("_", " ")) if isinstance(value, str) else f"{value:g}"


def _brushes() -> str:
    """What paints points: hidden until the data are the reader's own."""
    buttons = [f'<button type="button" data-action="{action}" aria-pressed="{pressed}">'
               f'{text(f"playground.{action}")}</button>'
               for action, pressed in (("paint-0", "true"), ("paint-1", "false"))]
    clear = f'<button type="button" data-action="clear">{text("playground.clear")}</button>'
    return (f'<div class="dl-play-brushes" hidden><p>{text("playground.how-to-paint")}</p>'
            f'<div class="dl-buttons">{"".join(buttons)}{clear}</div></div>')


def _numbers() -> str:
    return (f'<details class="dl-play-numbers"><summary>{text("playground.numbers")}</summary>'
            f'<div class="dl-play-tables"></div></details>')
