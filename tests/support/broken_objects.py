"""Objects as a learner's class can make them, which break wherever they are asked."""

from functools import wraps


def _break(*_args, **_keywords):
    raise RuntimeError("broken")


class NamelessClass(type):
    """Gives its classes no name."""

    __name__ = property(_break)


class NamelessError(Exception, metaclass=NamelessClass):
    """An exception whose class has no name."""


class TextOfItsOwn(str):
    """A text that cannot be cut."""

    __slots__ = ()
    __getitem__ = _break


class Unfindable:
    """Callable; asked for what it does not have it says so by another exception than Python's own."""

    def __getattr__(self, name):
        raise KeyError(name)

    def __call__(self, *args):
        return 0.0


class Unreadable(int):
    """A number that cannot be written."""

    __repr__ = __str__ = _break


def wrapped_around_itself(function):
    """What a decorator makes of a function that wraps it in itself: ``wraps(f)(f)``."""
    return wraps(function)(function)
