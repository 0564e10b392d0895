"""The answers of a set, which stand in a module for each chapter."""

from importlib import import_module
from importlib.util import find_spec

from dlbasics.chapters import CHAPTERS


def chapter_answers(package: str) -> list:
    """The answers of all chapters that a set has, in the order of the book.

    Parameters
    ----------
    package : str
        The set: ``support.public_answers.set_1``.
    """
    modules = [f"{package}.{chapter}" for chapter in CHAPTERS]
    return [answer for module in modules if find_spec(module) for answer in import_module(module).ANSWERS]
