"""A learner's functions, made from the source of a cell."""

import linecache
import zlib

import numpy as np


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
