"""Calls such as ``ask("chapter/name", answer)`` as they are written in the cell that runs them."""

import ast
import linecache
from dataclasses import dataclass
from itertools import islice
from types import FrameType

from dlbasics.ipython_source import PARSE_ERRORS, parse
from dlbasics.notebook_function_names import NOTEBOOK_FUNCTION_NAMES
from dlbasics.runner.name_analysis import last_name


@dataclass(frozen=True)
class CallSource:
    """A call of one of `NOTEBOOK_FUNCTION_NAMES`, or the same with square brackets.

    Attributes
    ----------
    node : ast.Call or ast.Subscript
    running : ast.AST
        The part of it that is running.
    source : str
        The cell.
    """

    node: ast.Call | ast.Subscript
    running: ast.AST
    source: str

    @property
    def called(self) -> ast.expr:
        """What stands before the brackets."""
        return self.node.func if isinstance(self.node, ast.Call) else self.node.value

    @property
    def function(self) -> str:
        """The name of the function, whatever module it is asked of."""
        return last_name(self.called)

    def text_of(self, node: ast.AST) -> str:
        """A part of the call, as it is written."""
        return ast.get_source_segment(self.source, node) or ""

    def with_arguments(self, arguments: list[str]) -> str:
        """The call with other arguments, in one line; behind ``@`` where it stands there."""
        line = self.source.split("\n")[self.node.lineno - 1].encode()
        sign = "@" if line[: self.node.col_offset].strip() == b"@" else ""
        return f"{sign}{self.text_of(self.called)}({', '.join(arguments)})"

    @property
    def id(self) -> ast.expr | None:
        """The first argument, or the one called `id`; None where neither is written out."""
        named = [keyword.value for keyword in self.node.keywords if keyword.arg == "id"]
        return next(iter([*self.node.args, *named]), None)

    @property
    def answer(self) -> ast.expr | None:
        """The second argument, or the one called `answer`; None where there is none, or more."""
        named = [keyword.value for keyword in self.node.keywords if keyword.arg == "answer"]
        given = [*self.node.args[1:], *named]
        return given[0] if len(given) == 1 else None


def running_call(frame: FrameType, instruction: int) -> CallSource | None:
    """The innermost call of an exercise's function that an instruction of a frame belongs to.

    Parameters
    ----------
    frame : FrameType
        Of the cell.
    instruction : int
        Where it is: `FrameType.f_lasti`, or `TracebackType.tb_lasti`.

    Returns
    -------
    CallSource or None
        None outside of such a call, and where Python does not have the source.
    """
    source = "".join(linecache.getlines(frame.f_code.co_filename, frame.f_globals))
    first, last, column, end = next(islice(frame.f_code.co_positions(), instruction // 2, None), (None,) * 4)
    if not source or None in (first, last, column, end):
        return None
    try:
        tree = parse(source)
    except PARSE_ERRORS:
        return None
    begin, end = (first, column), (last, end)
    around = [node for node in ast.walk(tree) if hasattr(node, "lineno")
              and (node.lineno, node.col_offset) <= begin and end <= (node.end_lineno, node.end_col_offset)]
    calls = [node for node in around if _is_of_an_exercise(node)]
    # The walk comes to what is inside after what is around it.
    return CallSource(calls[-1], around[-1], source) if calls else None


def _is_of_an_exercise(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=called) | ast.Subscript(value=called):
            return last_name(called).lower() in NOTEBOOK_FUNCTION_NAMES
    return False
