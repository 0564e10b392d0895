"""The pictures of the playground outside the page: losses, the plane, sizes by layer."""

import numpy as np

from dlbasics.activations import sigmoid
from dlbasics.messages import text
from dlbasics.playground_data import EDGE
from dlbasics.plotting import PALETTE

GRID = 50  # points along each side of the plane
SHADES = np.linspace(-1, 1, 9)


def draw_losses(ax, frames: list):
    """Draw the losses of frames over their epochs: training, and validation with dashes."""
    epochs = [frame.epoch for frame in frames]
    for part, (name, dashes) in enumerate((("training", "-"), ("validation", "--"))):
        losses = [frame.losses[part] for frame in frames]
        ax.plot(epochs, losses, dashes, color=f"C{3 * part}", label=text(f"playground.{name}"))
    loss = text("playground.setting.loss").lower()
    ax.set(xlabel=text("playground.epoch-axis"), ylabel=loss, ylim=(0, None))
    ax.legend()


def draw_sizes(ax, frame):
    """Draw the sizes of a frame's activations and gradients by layer, on a logarithmic scale."""
    series = ("activations", "o-", frame.activation_sizes), ("gradients", "s--", frame.gradient_sizes)
    for place, (name, style, sizes) in enumerate(series):
        known = [(layer, size) for layer, size in enumerate(sizes, 1) if size > 0]
        layers, sizes = zip(*known, strict=True) if known else ((), ())
        ax.plot(layers, sizes, style, color=f"C{3 * place}", markersize=3, label=text(f"playground.{name}"))
    ax.set(xlabel=text("playground.layer-axis"), yscale="log", xlim=(0.5, len(frame.gradient_sizes) + 0.5))
    ax.legend()


def unit_values(play, layer: int, unit: int, X):
    """What a unit of a `Playground` gives at points X (n, 2); the last layer's is a probability."""
    logits = play.net.forward(play.inputs(X))
    return sigmoid(logits[:, 0]) if layer > len(play.net.hidden) else play.net.hidden[layer - 1][:, unit]


def draw_plane(ax, play, layer: int, unit: int):
    """Draw a unit's output over the plane, the line where the network changes its answer, and all points."""
    ticks = np.linspace(-EDGE, EDGE, GRID)
    x1, x2 = np.meshgrid(ticks, ticks)
    X = np.column_stack([x1.ravel(), x2.ravel()])
    values = unit_values(play, layer, unit, X)
    if layer > len(play.net.hidden) or play.settings.activation == "sigmoid":
        strengths = 2 * values - 1
    else:
        strengths = values / max(np.abs(values).max(), 1e-12)
    colours = [_mixed(shade) for shade in (SHADES[1:] + SHADES[:-1]) / 2]
    ax.contourf(x1, x2, strengths.reshape(x1.shape), levels=SHADES, colors=colours)
    answers = play.net.forward(play.inputs(X)).reshape(x1.shape)
    if answers.min() < 0 < answers.max():
        ax.contour(x1, x2, answers, levels=[0], colors="ink", linewidths=1.5)
    draw_points(ax, play.all_points())


def draw_points(ax, points: list):
    """Draw points (x1, x2, class, part) in the plane: those held back are hollow."""
    points = np.reshape(points, (-1, 4))
    for label, marker, colour in ((0, "o", PALETTE["c1"]), (1, "s", PALETTE["c5"])):
        for part, fill in enumerate(("full", "none")):
            x1, x2 = points[(points[:, 2] == label) & (points[:, 3] == part), :2].T
            ax.plot(x1, x2, marker, color=colour, markersize=3, fillstyle=fill)
    ax.set(xlim=(-EDGE, EDGE), ylim=(-EDGE, EDGE), aspect="equal", xlabel="$x_1$", ylabel="$x_2$")
    ax.grid(False)


def _mixed(strength: float) -> tuple:
    """White at 0, the colour of a class at 1 and at -1, softened."""
    end = PALETTE["c5"] if strength > 0 else PALETTE["c1"]
    channels = [int(end[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return tuple(1 + 0.6 * abs(strength) * (channel - 1) for channel in channels)
