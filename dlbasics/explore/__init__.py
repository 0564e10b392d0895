"""Explorers: a plain matplotlib draw function and its sliders, alive wherever it is read."""

from dlbasics.explore.control import Control, Handle
from dlbasics.explore.explorer import Explorer, explore
from dlbasics.explore.movable_points import Live
from dlbasics.explore.prediction_model import Prediction, prediction

__all__ = ["Control", "Explorer", "Handle", "Live", "Prediction", "explore", "prediction"]
