"""Something to display, as text and as HTML."""

from dlbasics.exercises.views.text_and_html import TextAndHtml


def test_a_terminal_takes_the_text_and_a_notebook_the_html():
    shown = TextAndHtml.from_markdown("A **word**.\n\n<b>")
    assert repr(shown) == "A **word**.\n\n<b>"
    html = "<p>A <strong>word</strong>.</p><p>&lt;b&gt;</p>"
    assert shown._repr_mimebundle_() == {"text/plain": repr(shown), "text/html": html}
