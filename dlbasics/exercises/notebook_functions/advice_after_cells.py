"""What a notebook says after a cell that is not valid Python."""

from dlbasics.render_target import running_shell
from dlbasics.syntax_advice import advice


def install():
    """Look at each cell of a running IPython after it ran."""
    shell = running_shell()
    if shell:
        shell.events.register("post_run_cell", explain_syntax_error)


def explain_syntax_error(result):
    """Print what to type, below Python's own message.

    Parameters
    ----------
    result : IPython.core.interactiveshell.ExecutionResult
    """
    error = getattr(result, "error_before_exec", None) or getattr(result, "error_in_exec", None)
    info = getattr(result, "info", None)
    cell = getattr(info, "transformed_cell", None) or getattr(info, "raw_cell", None) or ""
    message = advice(error, cell) if isinstance(error, SyntaxError) else None
    if message:
        print(message)
