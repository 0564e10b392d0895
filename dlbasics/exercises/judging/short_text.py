"""A short, exact-enough text of an argument or a value."""

import numpy as np

from dlbasics.messages import text
from dlbasics.runner.run_cases import UnsupportedValue

MAX_LENGTH = 200
MAX_ENTRIES = 20  # of an array that is written in full
ARRAY_FORMAT = {
    "threshold": MAX_ENTRIES, "edgeitems": 2, "precision": 6, "separator": ", ", "max_line_width": 72
}
USUAL_DTYPES = (np.dtype(float), np.dtype(np.int64), np.dtype(bool))


def short_text(value) -> str:
    """Write a value briefly; never raises, whatever a learner's own class does."""
    try:
        return _short_text(value)
    except Exception as error:  # a learner's own class may break in its repr
        return text("detail.unshowable", type=type(value).__name__, error=type(error).__name__)


def _short_text(value) -> str:
    if isinstance(value, tuple):
        return "(" + ", ".join(map(short_text, value)) + ")"
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value.item()
    if isinstance(value, np.ndarray):
        return _array_text(value)
    if isinstance(value, float):
        return f"{float(value):.8g}"
    if isinstance(value, UnsupportedValue):
        return f"({value.type})"
    if callable(value):
        return getattr(value, "__name__", type(value).__name__)
    written = repr(value)
    return written if len(written) <= MAX_LENGTH else written[: MAX_LENGTH - 3] + "..."


def _array_text(value: np.ndarray) -> str:
    written = np.array2string(value, **ARRAY_FORMAT)
    if value.dtype not in USUAL_DTYPES:
        written += f" {value.dtype}"
    if value.size > MAX_ENTRIES or not value.size:
        written += f" shape {value.shape}"
    return written
