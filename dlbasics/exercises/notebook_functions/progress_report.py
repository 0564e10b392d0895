"""`progress`: what is done, chapter by chapter."""

from dlbasics.exercises import progress_store
from dlbasics.exercises.next_steps import mistakes_to_repeat, next_exercise
from dlbasics.exercises.notebook_functions.display import show
from dlbasics.exercises.views import progress_view
from dlbasics.exercises.views.text_and_html import TextAndHtml
from dlbasics.markdown import block
from dlbasics.messages import text
from dlbasics.render_target import render_target


def progress(*more):
    """Draw what is done, chapter by chapter.

    Parameters
    ----------
    *more
        Nothing: it draws all chapters.
    """
    if more:
        raise TypeError(text("argument.takes-nothing", function="progress"))
    match render_target():
        case "browser":
            show(TextAndHtml.from_markdown(text("progress.in-place")))
        case "page":
            show(TextAndHtml(text("progress.heading"), progress_view.PROGRESS_PLACEHOLDER))
        case "print":
            show(TextAndHtml.from_markdown(text("progress.drawn-later")))
        case _:
            work, message = progress_store.load_own()
            note = str(message or "")
            rows = progress_view.progress_by_chapter(work)
            advice = progress_view.advice(mistakes_to_repeat(work), next_exercise(work))
            words = "\n\n".join(filter(None, [progress_view.as_text(rows), advice.text, note]))
            show(TextAndHtml(words, progress_view.as_html(rows) + advice.html + block(note)))
