"""Explorers: a plain matplotlib draw function and its sliders, alive wherever it is read."""

from .explorer import Control, Explorer, explore

__all__ = ["Control", "Explorer", "explore"]
