"""The controls of an explorer: what values each offers, and how a value reads."""

import math
import numbers
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dlbasics.messages import text
from dlbasics.minus_sign import with_minus_signs
from dlbasics.translation import translate


@dataclass(frozen=True)
class Handle:
    """A place in the picture that moves a control when it is dragged.

    Parameters
    ----------
    at : callable
        ``at(**values) -> (x, y)``: where it stands in the frame of these values of all controls.
    panel : int
        Which of the explorer's Axes these coordinates belong to.
    """

    at: Callable
    panel: int = 0


class Control:
    """One slider (numbers) or select (strings) of an explorer.

    Parameters
    ----------
    values : sequence of float, or sequence of str
        What the page offers; numbers must increase. A kernel offers all numbers between.
    label : str, optional
        The visible name; by default the keyword's, with spaces for underscores.
    unit : str
        Follows the value, as in ``"0.5 s"``.
    start : float or str, optional
        The value shown first, one of `values`; by default the first.
    handle : callable, Handle, or list of Handle, optional
        What the reader can drag in the picture instead; a callable is that of a `Handle` in the first panel.
    reveals : sequence of str
        Labels of lines that this control draws step by step, with a value for each of their points: a line
        as far as this point, markers without a line at this point alone. Such a control has no frames of its
        own, starts at its last value, and neither `draw` nor `describe` gets it. Its values are whole
        numbers in a row.

    Raises
    ------
    TypeError, ValueError
        If `values` are not such a list, or `start` is not one of them.
    """

    def __init__(self, values, label: str | None = None, unit: str = "", start=None,
                 handle=None, reveals=()):
        if isinstance(values, str) or np.ndim(values) != 1 or len(values) == 0:
            raise ValueError(text("argument.values-no-list", value=repr(values)))
        self.values = [plain_value(value) for value in values]
        self.is_text = isinstance(self.values[0], str)
        if len({isinstance(value, str) for value in self.values}) > 1:
            raise TypeError(text("argument.values-mixed", value=repr(self.values)))
        if len(set(self.values)) < len(self.values):
            raise ValueError(text("argument.values-repeated", value=repr(self.values)))
        if not self.is_text and self.values != sorted(self.values):
            raise ValueError(text("argument.values-not-increasing", value=repr(self.values)))
        self.reveals = list(reveals)
        if self.reveals and not _are_in_a_row(self.values):
            raise ValueError(text("argument.values-not-in-a-row", value=repr(self.values)))
        first = self.values[-1 if self.reveals else 0]
        self.start = first if start is None else plain_value(start)
        if self.start not in self.values:
            raise ValueError(
                text("argument.start-not-among", value=repr(start), choices=repr(self.values)))
        self.label = label
        self.unit = unit
        self.handles = _handles(handle)

    @property
    def can_play(self) -> bool:
        """Whether its values have an order and are enough to be worth playing."""
        return not self.is_text and len(self.values) > 2

    @property
    def shown_unit(self) -> str:
        """The unit as the reader sees it."""
        return translate(self.unit)

    def format(self, value) -> str:
        """A value as the reader sees and hears it."""
        if isinstance(value, str):
            return translate(value)
        return f"{with_minus_signs(f'{value:g}')} {self.shown_unit}".strip()

    def accept(self, name: str, value):
        """The value as a plain number or string.

        Parameters
        ----------
        name : str
            What an error calls the control.
        value : float or str

        Raises
        ------
        ValueError
            If this control cannot hold it.
        """
        value = plain_value(value)
        if self.is_text and value not in self.values:
            raise ValueError(
                text("argument.not-among", name=name, value=repr(value), choices=repr(self.values)))
        if not self.is_text and (isinstance(value, str) or not self.values[0] <= value <= self.values[-1]):
            raise ValueError(
                text("argument.not-from-to", name=name, value=repr(value),
                     least=str(self.values[0]), most=str(self.values[-1])))
        return value


def _handles(handle) -> list[Handle]:
    """The handles of a control, however they were given."""
    if handle is None:
        return []
    handles = handle if isinstance(handle, (list, tuple)) else [handle]
    handles = [each if isinstance(each, Handle) else Handle(each) for each in handles]
    for each in handles:
        if not callable(each.at):
            raise TypeError(text("argument.no-handle", value=repr(each.at)))
    return handles


def _are_in_a_row(values: list) -> bool:
    """Whether values are whole numbers, each one more than that before it."""
    if not all(isinstance(value, int) for value in values):
        return False
    return values == list(range(values[0], values[0] + len(values)))


def plain_value(value):
    """A value as str, int or float; 0.1 * 3 as 0.3, so that links and labels stay readable."""
    if isinstance(value, str):
        return str(value)
    is_bool = isinstance(value, (bool, np.bool_))
    if isinstance(value, numbers.Integral) and not is_bool:
        return int(value)
    if isinstance(value, numbers.Real) and not is_bool and math.isfinite(value):
        return float(f"{value:.10g}")
    raise TypeError(text("argument.no-control-value", value=repr(value)))
