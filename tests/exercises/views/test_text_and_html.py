"""Something to display, as text and as HTML."""

from dlbasics.exercises.views.text_and_html import Rendered


def test_a_terminal_takes_the_text_and_a_notebook_the_html():
    rendered = Rendered.from_markdown("A **word**.\n\n<b>")
    assert repr(rendered) == "A **word**.\n\n<b>"
    html = "<p>A <strong>word</strong>.</p><p>&lt;b&gt;</p>"
    assert rendered._repr_mimebundle_() == {"text/plain": repr(rendered), "text/html": html}
