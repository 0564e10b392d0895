"""Runs of the playground, trained and recorded for the page."""

import base64
from dataclasses import dataclass

import numpy as np

from dlbasics.playground import Frame, Playground, Settings
from dlbasics.translation import translate

FRAMES = 40


@dataclass(frozen=True)
class RecordedRun:
    """A run as it was trained, a picture every few epochs.

    Parameters
    ----------
    name : str
        What its author calls it.
    play : Playground
        At its end.
    frames : list of Frame
    """

    name: str
    play: Playground
    frames: list

    @property
    def shown_name(self) -> str:
        """The name as readers see it."""
        return translate(self.name)


def record(name: str, epochs: int, settings: Settings) -> RecordedRun:
    """Train, and keep about 40 frames, the first and the last among them."""
    play = Playground(settings)
    every = max(1, round(epochs / FRAMES))
    frames = [play.frame()]
    for epoch in range(1, epochs + 1):
        play.train_epoch()
        if epoch % every == 0 or epoch == epochs or play.state != "training":
            frames.append(play.frame())
        if play.state != "training":
            break
    return RecordedRun(name, play, frames)


def packed_run(run: RecordedRun, kept: tuple[str, ...]) -> dict:
    """A run as JSON data, its many numbers as little-endian half floats in base 64.

    Parameters
    ----------
    run : RecordedRun
    kept : tuple of str
        The settings that the page knows of a run.
    """
    frames = run.frames
    play = run.play
    return {
        "name": run.name,
        "settings": {key: value for key, value in play.settings.changed().items() if key in kept},
        "points": _packed(np.ravel(play.all_points())),
        "frames": [_packed_frame(frame) for frame in frames],
        "weights": _packed([value for frame in frames for value in _flat(frame)]),
    }


def _packed_frame(frame: Frame) -> list:
    """What the page says of a frame: epoch, losses, accuracies, sizes, state and the best epoch."""
    lists = frame.losses, frame.accuracies, frame.activation_sizes, frame.gradient_sizes
    return [frame.epoch, *([float(f"{value:.4g}") for value in values] for values in lists), frame.state,
            frame.best_epoch]


def _flat(frame: Frame) -> list[float]:
    """Its layers' numbers in one row: W, b and what a norm adds, layer by layer."""
    parts = [np.ravel(layer[key]) for layer in frame.layers for key in ("W", "b", "scale", "shift")
             if key in layer]
    return np.concatenate(parts).tolist()


def _packed(numbers) -> str:
    largest = np.finfo(np.float16).max
    return base64.b64encode(np.clip(numbers, -largest, largest).astype("<f2").tobytes()).decode()
