"""Exercises of the chapter, in the order in which it asks them."""

from .questions import EXERCISES

__all__ = ["EXERCISES"]
