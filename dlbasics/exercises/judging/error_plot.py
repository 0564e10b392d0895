"""A small picture of the learner's own curve, drawn by hand so that the engine needs numpy alone."""

import numpy as np

from dlbasics.exercises.kinds.code import Code
from dlbasics.messages import text
from dlbasics.runner.call_recorder import Outcome, call

WIDTH, HEIGHT, MARGIN = 320, 140, 14


def own_curve(exercise: Code, function, case, got: Outcome) -> str:
    """Draw the learner's function over ``exercise.curve`` with the failing input marked.

    Returns an empty string where there is nothing to draw: the function refuses the range, its output is
    not finite or the failing input lies outside.
    """
    x = np.linspace(*exercise.curve, 161)
    out = call(function, (x, *case.args[1:]))
    y = out.value
    if out.failure or not isinstance(y, np.ndarray) or y.shape != x.shape or y.dtype.kind not in "fi":
        return ""
    keep = np.isfinite(y)
    mark = _marked(exercise, case, got)
    if keep.sum() < 2 or mark is None or not x[0] <= mark <= x[-1]:
        return ""
    left, low, high = x[0], float(y[keep].min()), float(y[keep].max())
    span = (high - low) or 1.0
    across = lambda v: MARGIN + (v - left) / (x[-1] - left) * (WIDTH - 2 * MARGIN)
    down = lambda v: HEIGHT - MARGIN - (v - low) / span * (HEIGHT - 2 * MARGIN)
    points = " ".join(f"{across(a):.1f},{down(b):.1f}" for a, b in zip(x[keep], y[keep], strict=True))
    at = f"{across(mark):.0f}"
    caption = text("error-plot.caption", start=f"{left:g}", end=f"{x[-1]:g}", at=f"{mark:.4g}")
    return (
        f'<figure class="dl-own"><svg viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" role="img" '
        f'aria-label="{caption}">'
        f'<path d="M{at} {MARGIN}V{HEIGHT - MARGIN}" class="mark" stroke="#b3261e" stroke-dasharray="3 3"/>'
        f'<polyline points="{points}" class="curve" fill="none" stroke="#1f6feb" stroke-width="2"/></svg>'
        f"<figcaption>{caption}</figcaption></figure>"
    )


def _marked(exercise: Code, case, got: Outcome):
    """The element of the first argument whose value is wrong."""
    x, expected = np.asarray(case.args[0]), call(exercise.reference, case.args).value
    arrays = isinstance(expected, np.ndarray) and isinstance(got.value, np.ndarray)
    if not arrays or x.shape != expected.shape or x.dtype.kind not in "fiu":
        return None
    with np.errstate(all="ignore"):
        wrong = ~np.isclose(got.value, expected, rtol=exercise.rtol, atol=exercise.atol, equal_nan=True)
    return float(x[wrong].flat[0]) if wrong.any() else None
