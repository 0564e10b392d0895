"""A picture of the first image that is wrong, beside the one expected."""

import numpy as np

from dlbasics.exercises.judging.svg_figure import svg_figure
from dlbasics.exercises.judging.value_comparison import close, holds_numbers
from dlbasics.messages import text

PIXEL, GAP = 10, 24
MAX_SIDE = 16


def image_picture(expected, got, rtol: float, atol: float) -> str:
    """Draw the first wrong image of a stack of small ones.

    Parameters
    ----------
    expected, got : array or tuple of arrays
        Values of one structure; the first part of shape ``(n, height, width)`` is looked at.
    rtol, atol : float
        The exercise's tolerances.

    Returns
    -------
    str
        A figure as HTML; empty where there are no images, or all of them are right.
    """
    pairs = zip(expected, got, strict=True) if isinstance(expected, tuple) else [(expected, got)]
    for right, own in pairs:
        if not _are_images(right) or right.shape != np.shape(own) or not holds_numbers(own):
            continue
        is_close = close(right, own, rtol, atol)
        wrong = [index for index in range(len(right)) if not np.all(is_close[index])]
        return _figure(own[wrong[0]], right[wrong[0]], wrong[0]) if wrong else ""
    return ""


def _are_images(array) -> bool:
    return isinstance(array, np.ndarray) and array.ndim == 3 and 3 < max(array.shape[1:]) <= MAX_SIDE


def _figure(own: np.ndarray, right: np.ndarray, index: int) -> str:
    height, width = right.shape
    shift = width * PIXEL + GAP
    body = _pixels(own, right, 0) + _pixels(right, right, shift)
    caption = text("image-picture.caption", index=index)
    return svg_figure(shift + width * PIXEL, height * PIXEL, body, caption)


def _pixels(image: np.ndarray, scale: np.ndarray, left: int) -> str:
    """An image as grey squares; what is not finite stays white."""
    low, high = float(scale.min()), float(scale.max())
    squares = []
    for row, column in np.ndindex(image.shape):
        share = (float(image[row, column]) - low) / ((high - low) or 1.0)
        grey = 255 - round(255 * min(max(share, 0.0), 1.0)) if np.isfinite(share) else 255
        squares.append(
            f'<rect x="{left + column * PIXEL}" y="{row * PIXEL}" width="{PIXEL}" height="{PIXEL}" '
            f'fill="rgb({grey},{grey},{grey})"/>'
        )
    return "".join(squares)
