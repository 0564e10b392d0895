"""What a notebook, and the page, say after a cell that is not valid Python, or calls an exercise wrongly."""

from dlbasics.exercises.notebook_functions import failed_call_advice
from dlbasics.messages import Message
from dlbasics.render_target import running_shell


def install():
    """Look at each cell of a running IPython after it ran."""
    shell = running_shell()
    if shell:
        shell.events.register("post_run_cell", say_what_to_write)


def advice(error: BaseException, source: str) -> Message | None:
    """What to write in place of what a cell holds; None where Python's own words say enough.

    Parameters
    ----------
    error : BaseException
        As it was caught.
    source : str
        The cell.
    """
    if isinstance(error, SyntaxError):
        # Only here: it has many patterns to compile, and most cells are Python.
        from dlbasics.syntax_advice.advice import advice as syntax_advice

        return syntax_advice(error, source)
    return failed_call_advice.advice(error)


def say_what_to_write(result):
    """Print what to type, below Python's own message.

    Parameters
    ----------
    result : IPython.core.interactiveshell.ExecutionResult
    """
    error = getattr(result, "error_before_exec", None) or getattr(result, "error_in_exec", None)
    info = getattr(result, "info", None)
    cell = getattr(info, "transformed_cell", None) or getattr(info, "raw_cell", None) or ""
    message = advice(error, cell) if error else None
    if message:
        print(message)
