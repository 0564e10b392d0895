"""What a learner hands in: functions, orders of lines, and objects that claim to be equal to everything."""

import json
import linecache
import zlib

import numpy as np

from dlbasics.exercises.progress_store import WORK_FILE


def swish_from(source):
    """The function `swish` that a cell of this source defines."""
    namespace = {"np": np}
    exec(compile(source, "<cell>", "exec"), namespace)
    return namespace["swish"]


def function_of_cell(source, name="swish"):
    """The function under `check` in a cell, or that of a name, with the lines where Python finds them."""
    file = f"<cell {zlib.crc32(source.encode())}>"
    linecache.cache[file] = len(source), None, source.splitlines(True), file
    checked = []

    def check(id):
        return lambda function: checked.append(function) or function

    namespace = {"np": np, "check": check}
    exec(compile(source, file, "exec"), namespace)
    return checked[0] if checked else namespace[name]


def right_order(exercise) -> list[int]:
    """The right order of an `Order` whose lines stand in it: indices of the lines as first shown."""
    return [exercise.shuffled.index(line) for line in range(len(exercise.lines))]


def details_of(verdict) -> dict[str, str]:
    """What is shown beside a verdict, by the code of its label."""
    return {detail.label: detail.body for detail in verdict.details}


def stored_work(folder) -> dict:
    """The work file of a folder."""
    return json.loads((folder / WORK_FILE).read_text(encoding="utf-8"))


class EqualToAll:
    """Equal to whatever it is compared with."""

    def __eq__(self, other):
        return True

    def __array__(self, *args, **kwargs):
        return np.zeros(5)


class ArrayEqualToAll(np.ndarray):
    """An array whose every operation gives True."""

    def __eq__(self, other):
        return True

    def __array_ufunc__(self, *args, **kwargs):
        return True


class FloatEqualToAll(float):
    """A number that is another one as an array."""

    def __eq__(self, other):
        return True

    __hash__ = float.__hash__

    def __array__(self, *args, **kwargs):
        return np.ones(())
