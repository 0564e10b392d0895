"""Show something in the output of a notebook's cell."""

from html import escape

from IPython.display import display

from dlbasics.exercises.views.text_and_html import TextAndHtml


def show_in_notebook(value):
    """Display a value; a text in its own lines."""
    display(TextAndHtml(value, f"<pre>{escape(value)}</pre>") if isinstance(value, str) else value)
