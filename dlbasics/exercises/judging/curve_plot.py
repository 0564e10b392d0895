"""A small picture of the learner's own curve."""

import numpy as np

from dlbasics.exercises.judging.svg_figure import svg_figure
from dlbasics.exercises.judging.value_comparison import close
from dlbasics.exercises.kinds.code import Code
from dlbasics.exercises.model import Case
from dlbasics.messages import text
from dlbasics.runner.run_cases import call

WIDTH, HEIGHT, MARGIN = 320, 140, 14
POINTS = 161


def curve_plot(exercise: Code, function, case: Case, expected, got) -> str:
    """Draw the learner's function over ``exercise.curve`` with the failing input marked.

    Parameters
    ----------
    exercise : Code
    function : callable
        The learner's.
    case : Case
        One in which it is wrong.
    expected, got : object
        The values of the reference and of the function in this case.

    Returns
    -------
    str
        A figure as HTML, with gaps where the function's output is not finite; empty where there is nothing to
        draw: the function refuses the range, its output is finite nowhere, or the failing input lies outside.
    """
    x = np.linspace(*exercise.curve, POINTS)
    y = _values(function, x, case)
    failing = _failing_input(exercise, case, expected, got)
    if y is None or failing is None or not x[0] <= failing <= x[-1]:
        return ""
    parts = _finite_parts(y)
    return _figure(x, y, parts, failing) if parts else ""


def _values(function, x: np.ndarray, case: Case) -> np.ndarray | None:
    """What the function gives over the range, if that is a curve."""
    outcome = call(function, (x, *case.args[1:]))
    y = outcome.value
    is_curve = isinstance(y, np.ndarray) and y.shape == x.shape and y.dtype.kind in "fi"
    return y if is_curve and not outcome.failure else None


def _failing_input(exercise: Code, case: Case, expected, got) -> float | None:
    """The first element of the first argument whose value is wrong."""
    x = np.asarray(case.args[0])
    are_arrays = isinstance(expected, np.ndarray) and isinstance(got, np.ndarray)
    if not are_arrays or x.shape != expected.shape or x.dtype.kind not in "fiu":
        return None
    is_close = close(expected, got, exercise.rtol, exercise.atol) if expected.shape == got.shape else None
    return None if is_close is None or is_close.all() else float(x[~is_close].flat[0])


def _finite_parts(y: np.ndarray) -> list[np.ndarray]:
    """The places of finite values, two neighbours or more in each part."""
    finite = np.flatnonzero(np.isfinite(y))
    parts = np.split(finite, np.flatnonzero(np.diff(finite) > 1) + 1)
    return [part for part in parts if len(part) > 1]


def _figure(x: np.ndarray, y: np.ndarray, parts: list[np.ndarray], failing: float) -> str:
    """The curve, part by part, and the mark."""
    left, right = x[0], x[-1]
    drawn = y[np.concatenate(parts)]
    low, high = float(drawn.min()), float(drawn.max())

    def across(value):
        return MARGIN + (value - left) / (right - left) * (WIDTH - 2 * MARGIN)

    def down(value):
        return HEIGHT - MARGIN - (value - low) / ((high - low) or 1.0) * (HEIGHT - 2 * MARGIN)

    def curve(places):
        points = " ".join(f"{across(x[i]):.1f},{down(y[i]):.1f}" for i in places)
        return f'<polyline points="{points}" class="curve" fill="none" stroke="#1f6feb" stroke-width="2"/>'

    caption = text("curve-plot.caption", start=f"{left:g}", end=f"{right:g}", at=f"{failing:.4g}")
    body = (
        f'<path d="M{across(failing):.0f} {MARGIN}V{HEIGHT - MARGIN}" class="mark" stroke="#d0453a" '
        'stroke-dasharray="3 3"/>'
    ) + "".join(map(curve, parts))
    return svg_figure(WIDTH, HEIGHT, body, caption)
