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
        A figure as HTML; empty where there is nothing to draw: the function refuses the range, its output is
        not finite or the failing input lies outside.
    """
    x = np.linspace(*exercise.curve, POINTS)
    y = _values(function, x, case)
    failing = _failing_input(exercise, case, expected, got)
    if y is None or failing is None or not x[0] <= failing <= x[-1]:
        return ""
    finite = np.isfinite(y)
    if finite.sum() < 2:
        return ""
    return _figure(x[finite], y[finite], (x[0], x[-1]), failing)


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


def _figure(x: np.ndarray, y: np.ndarray, x_range: tuple, failing: float) -> str:
    """The curve and the mark."""
    left, right = x_range
    low, high = float(y.min()), float(y.max())

    def across(value):
        return MARGIN + (value - left) / (right - left) * (WIDTH - 2 * MARGIN)

    def down(value):
        return HEIGHT - MARGIN - (value - low) / ((high - low) or 1.0) * (HEIGHT - 2 * MARGIN)

    points = " ".join(f"{across(a):.1f},{down(b):.1f}" for a, b in zip(x, y, strict=True))
    caption = text("curve-plot.caption", start=f"{left:g}", end=f"{right:g}", at=f"{failing:.4g}")
    body = (
        f'<path d="M{across(failing):.0f} {MARGIN}V{HEIGHT - MARGIN}" class="mark" stroke="#d0453a" '
        'stroke-dasharray="3 3"/>'
        f'<polyline points="{points}" class="curve" fill="none" stroke="#1f6feb" stroke-width="2"/>'
    )
    return svg_figure(WIDTH, HEIGHT, body, caption)
