"""The contrast of two colours, as WCAG 2 defines it."""

import matplotlib
import numpy as np


def luminance(colour):
    """The relative luminance that WCAG defines."""
    linear = np.array(matplotlib.colors.to_rgb(colour))
    linear = np.where(linear <= 0.04045, linear / 12.92, ((linear + 0.055) / 1.055) ** 2.4)
    return linear @ [0.2126, 0.7152, 0.0722]


def contrast(a, b):
    """The contrast that WCAG defines, from 1 to 21."""
    low, high = sorted([luminance(a), luminance(b)])
    return (high + 0.05) / (low + 0.05)
