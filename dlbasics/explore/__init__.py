"""Explorers: a plain matplotlib draw function and its sliders, alive wherever it is read."""

from dlbasics.explore.control import Control, Handle
from dlbasics.explore.explorer import Explorer, explore

__all__ = ["Control", "Explorer", "Handle", "explore"]
