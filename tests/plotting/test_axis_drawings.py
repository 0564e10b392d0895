"""An axis that looks as before is repeated, and any other is drawn."""

import pytest
from matplotlib.axis import XAxis
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle
from matplotlib.ticker import FuncFormatter, MultipleLocator

from dlbasics.plotting import AxisDrawings, render


def _labels(ax, step):
    ax.set(xlabel=f"x {step // 2}", ylabel="loss", title=str(step))


def _limits(ax, step):
    ax.set(xlim=(0, 10 + step // 2), ylim=(-1, 1))


def _inverted(ax, step):
    if step == 2:
        ax.invert_yaxis()


def _scales(ax, step):
    ax.set(yscale=["linear", "log", "symlog", "log"][step], xlim=(0.1, 10), ylim=(0.1, 10))


def _ticks(ax, step):
    ax.set(xlim=(0, 10))
    ax.xaxis.set_major_locator(MultipleLocator(1 + step % 2))
    ax.tick_params(axis="y", labelcolor=f"C{step // 2}")


def _names(ax, step):
    ax.set_xticks([0, 1], ["none", "$x^2$" if step == 1 else "much"])
    ax.get_xticklabels()[0].set_color(f"C{step % 2}")


def _grid(ax, step):
    ax.grid(step > 1)
    ax.set_axisbelow(step != 3)


def _spines(ax, step):
    ax.set(xlabel="x", ylabel="loss", xlim=(0, 4), ylim=(0, 4))
    ax.spines["left"].set_position(("data", step % 2))
    ax.spines["right"].set_visible(step == 3)


def _function(ax, step):
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, place: f"{value:.0f} of {step}"))


def _aspect(ax, step):
    ax.set_aspect("equal" if step % 2 else "auto")


def _place(ax, step):
    ax.set_position([0.2, 0.2, 0.6, 0.5 + step // 2 / 10])


def _no_axis(ax, step):
    ax.set_axis_off()


def _clipped(ax, step):
    for radius in range(1, 1 + step):
        (line,) = ax.plot([0, 4], [0, 4], zorder=0)
        line.set_clip_path(Circle((2, 2), radius, transform=ax.transData))
    ax.xaxis.get_gridlines()[0].set_clip_path(Circle((2, 2), 0.5, transform=ax.transData))
    ax.set(xlim=(0, 4), ylim=(0, 4))


def _twin(ax, step):
    other = ax.twinx()
    other.plot([0, 1], [5, 5 + step // 2])
    other.set_ylabel("accuracy")


def _legend(ax, step):
    """Of what is not in the axes: only the grid says where these are."""
    ax.lines[0].remove()
    ax.set(xlim=(0, 1), ylim=(0, 1))
    ax.legend(handles=[Line2D([], [], label="loss")])


def figure(change, step):
    fig = Figure(figsize=(4, 3), layout="none")  # the place of axes is the same in all frames
    ax = fig.subplots()
    ax.plot([1, 2, 3], [3, 1, 2])
    change(ax, step)
    return fig


CHANGES = [_labels, _limits, _inverted, _scales, _ticks, _names, _grid, _spines, _function, _aspect, _place,
           _no_axis, _clipped, _twin, _legend]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__.strip("_"))
def test_frames_look_as_without(change):
    axis_drawings = AxisDrawings()
    for step in (0, 1, 0, 2, 3, 1, 2):
        expected = render(figure(change, step), "a")
        assert render(figure(change, step), "a", axis_drawings=axis_drawings) == expected


def test_an_axis_that_looks_as_before_is_not_drawn(monkeypatch):
    drawn = []
    draw = XAxis.draw
    monkeypatch.setattr(XAxis, "draw", lambda axis, renderer: drawn.append(axis) or draw(axis, renderer))
    axis_drawings = AxisDrawings()
    for step in (0, 0, 1, 2, 1, 3):
        render(figure(_limits, step), "a", axis_drawings=axis_drawings)
    assert len(drawn) == 2, "its limits are the same in two frames each"
