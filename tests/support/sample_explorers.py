"""Explorers that the tests drive; a kernel imports this module too."""

import numpy as np

from dlbasics.explore import Control, Handle, Live, Prediction, explore
from dlbasics.plotting import bars, curves

X = np.linspace(-6, 6, 200)
SENTENCES = {"caption": "A line.", "predict": "Where does it end?"}


def draw_line(ax, slope):
    """The smallest draw function."""
    ax.plot([0, 1], [0, slope])


def draw_gain(ax, gain, base):
    y = 1 / (1 + np.exp(-gain * X)) if base == "sigmoid" else np.tanh(gain * X)
    curves(ax, X, {base: y, "identity": X}, "z", "value")
    ax.set(ylim=(-1.1, 1.1), title=f"{base}, gain {gain:g}")


def gain():
    """A slider and a select over two curves, one of which leaves the axes."""
    return explore(
        draw_gain, caption="A curve as its gain $g$ grows; `base` chooses it.",
        predict="Does the slope at 0 **rise**?", describe=lambda gain, base: f"{base} at gain {gain:g}.",
        gain=Control([0.25, 0.5, 1.0, 2.0, 4.0], label="Gain", unit="/s", start=1.0),
        base=["sigmoid", "tanh"])


def draw_height(axes, height):
    bars(axes[0], ["low", "high"], [1, height], "p")
    for k in range(height):
        axes[1].plot([0, 1], [k, height])


def height():
    """Two panels, no sentence of its own, a negative value, frames of more and fewer lines."""
    return explore(draw_height, panels=2, caption="Two panels.", predict="Which is higher?",
                   height=Control([-2, 0, 3], start=3))


def draw_forty(ax, gain):
    y = 1 / (1 + np.exp(-gain * X))
    curves(ax, X, {"sigmoid": y, "derivative": gain * y * (1 - y)}, "z", "value")
    ax.set(ylim=(-0.05, 1.05), title=f"gain {gain:g}")
    ax.legend(loc="upper left")


def forty():
    """The figure whose size is held: 40 frames, two curves of 200 points, axes, legend, title."""
    return explore(draw_forty, caption="Forty.", predict="Where?", gain=Control(np.linspace(0.2, 4.1, 40)))


def draw_busy(ax, phase):
    for k in range(2):
        ax.plot(X, np.sin(X * (3 + k) + phase) * np.cos(X / 3 + phase * k), label=f"wave {k}")
    ax.set(ylim=(-1.1, 1.1), title=f"phase {phase:g}")
    ax.legend(loc="upper right")


def busy():
    """The hard case: no point stays where it was, and nothing is straight."""
    return explore(draw_busy, caption="Waves.", predict="Where?", phase=Control(np.linspace(0, 6, 40)))


def draw_point(axes, x, lift):
    axes[0].plot(X, X**2 / 4)
    axes[0].plot(x, x**2 / 4, "o")
    axes[1].plot([0, 1], [-lift, -lift])
    axes[0].set(xlim=(-3, 3), ylim=(-1, 3))
    axes[1].set(ylim=(-3, 1))


def point():
    """A point that is dragged along a curve, and a line in the other panel whose value grows downwards."""
    return explore(draw_point, panels=2, caption="A point.", predict="Where?",
                   x=Control(range(-2, 3), start=0, handle=lambda x, lift: (x, x**2 / 4)),
                   lift=Control(range(3), handle=Handle(lambda x, lift: (0.5, -lift), panel=1)))


CHOOSING = Prediction(
    "Which curve ends **higher**?",
    {"the sigmoid": "Both reach 1, but `tanh` starts at −1.",
     "the tanh": "A `tanh` is steeper, and ends at 1, too."},
    right="the sigmoid",
)


def choosing():
    """A question with choices before the two curves."""
    return explore(draw_gain, name="choosing", caption="A curve.", predict=CHOOSING,
                   describe=lambda gain, base: f"{base} at gain {gain:g}.", gain=[1.0, 2.0, 4.0],
                   base=["sigmoid", "tanh"])


def draw_steps(ax, bend):
    x = np.array([0.0, 1, 1, 2, 4, 3])
    y = x**2 if bend == "up" else -x
    ax.plot(x, y, "o-", label="path")
    ax.plot(x, y, "s", label="now")
    ax.set(xlim=(-1, 5), ylim=(-6, 18))


def steps():
    """A path that turns back, drawn step by step with its markers, and a marker that goes along it."""
    return explore(draw_steps, caption="A path.", predict="Where?", bend=["up", "down"],
                   step=Control(range(6), reveals=["path", "now"]))


POINTS = np.array([[0.1, 0.2], [0.5, 0.4], [0.9, 0.1]])


MOVED_SAYS = "Degree {degree}: error {training}, {validation} on others."
GRID = np.linspace(0, 1, 101)


def errors(points, degree):
    """Root mean square errors of all degrees up to one, on these points and on those of the start."""
    fits = [np.polynomial.Polynomial.fit(*points.T, k) for k in range(degree + 1)]
    return [[np.sqrt(np.mean((fit(x) - y) ** 2)) for fit in fits] for x, y in (points.T, POINTS.T)]


def draw_moved(ax, degree, points):
    fit = np.polynomial.Polynomial.fit(*points.T, degree)
    ax.plot(GRID, fit(GRID), label="fit")
    ax.plot(*points.T, "o", label="points")
    ax.set(xlim=(0, 1), ylim=(-1, 1))


def describe_moved(degree, points):
    training, validation = (f"{part[-1]:.2f}" for part in errors(points, degree))
    return MOVED_SAYS.format(degree=degree, training=training, validation=validation)


def moved():
    """Points that the reader moves, with the polynomial through them."""
    return explore(draw_moved, caption="Points.", predict="Where?", degree=Control([0, 1], start=1),
                   describe=describe_moved,
                   live=Live("polynomial", "points", POINTS, says=MOVED_SAYS,
                             data={"validation": POINTS, "degrees": 2, "far": "far"}))


def draw_zoomed(ax, reach, points):
    ax.plot(*points.T, "o", label="points")
    ax.set(xlim=(0, reach), ylim=(-reach, reach))


def zoomed():
    """Points that stay what they are in axes that a control chooses."""
    return explore(draw_zoomed, caption="Points.", predict="Where?", reach=[1, 4],
                   describe=lambda reach, points: f"As far as {reach}.",
                   live=Live("polynomial", "points", POINTS, says="As far as {reach}."))


def draw_kinds(ax, angle, bias, points):
    for kind, marker in enumerate("os"):
        ax.plot(*points[points[:, 2] == kind, :2].T, marker, label=("round", "square")[kind])
    ax.plot([-1, 1], [0, 0], label="trained")
    ax.set(xlim=(-3, 3), ylim=(-3, 3))


def kinds():
    """Points of two kinds, and a control that the model follows, which has no frames."""
    return explore(draw_kinds, caption="Points.", predict="Where?", angle=[0, 90], bias=[0.0, 1.0, 2.0],
                   describe=lambda angle, bias, points: f"Bias {bias:g}.",
                   live=Live("logistic_regression", ("round", "square"), [[-1, 0, 0], [1, 0.5, 1]], most=3,
                             controls=("bias",), says="Model at {bias}, p {p}.",
                             data={"length": 1,
                                   "samples_of": [[0, 0, 1], [0.5, 0, 0], [2, 2, 1], [2, 0, 0]]}))
