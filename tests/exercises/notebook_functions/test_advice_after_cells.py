"""What a notebook says after a cell that is no Python."""

from types import SimpleNamespace

from dlbasics.exercises.notebook_functions.advice_after_cells import say_what_to_write


def test_the_cell_itself_is_read_where_ipython_only_calls_it_incomplete(capsys):
    cell = "def f(x):\n    if x.any():\n"
    error = SyntaxError("incomplete input", ("<cell>", 2, 1, "    if x.any():"))
    info = SimpleNamespace(transformed_cell=cell)
    say_what_to_write(SimpleNamespace(error_before_exec=error, info=info))
    said = capsys.readouterr().out
    assert "Below line 2" in said and "bracket" not in said
