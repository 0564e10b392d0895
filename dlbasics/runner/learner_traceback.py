"""The learner's own lines in a traceback, and an exception described by the innermost of them."""

import linecache
from dataclasses import dataclass

MAX_MESSAGE = 300


@dataclass(frozen=True)
class Failure:
    """An exception, and the innermost line of the learner's own code that led to it."""

    type: str
    message: str
    line: int = 0
    source: str = ""


def learner_entries(traceback, is_learners):
    """Yield the entries of a traceback that are the learner's, the outermost first.

    Parameters
    ----------
    traceback : types.TracebackType or None
    is_learners : callable
        Takes a frame and says whether it runs the learner's code.
    """
    while traceback is not None:
        if is_learners(traceback.tb_frame):
            yield traceback
        traceback = traceback.tb_next


def source_line(entry) -> str:
    """The line of code that an entry of a traceback stands at."""
    frame = entry.tb_frame
    return linecache.getline(frame.f_code.co_filename, entry.tb_lineno or 0, frame.f_globals).strip()


def describe_failure(error: BaseException, is_learners) -> Failure:
    """Describe an exception; `is_learners` says of a frame whether it runs the learner's code."""
    line, source = 0, ""
    for innermost in learner_entries(error.__traceback__, is_learners):
        line, source = innermost.tb_lineno or 0, source_line(innermost)
    return Failure(class_name(type(error)), message_of(error, MAX_MESSAGE), line, source)


def message_of(error: BaseException, most: int | None = None) -> str:
    """The message of an exception, or its first characters, even of one that cannot say it."""
    try:
        # As `str` itself cuts it: a learner's own kind of text may cut otherwise.
        return str.__getitem__(str(error), slice(most))
    except BaseException as broken:  # SystemExit, too
        return f"(its message cannot be shown: {class_name(type(broken))})"


def class_name(kind: type) -> str:
    """The name of a class as a plain text, whatever the class says of itself."""
    return str.__str__(vars(type)["__name__"].__get__(kind))
