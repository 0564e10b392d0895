"""Questions in a live notebook: ipywidgets, and a verdict that the saved notebook keeps as data."""

from html import escape

import ipywidgets as widgets
from IPython.display import display

from dlbasics.exercises.model import Question
from dlbasics.exercises.views.rendered import Rendered
from dlbasics.exercises.views.static_exercise_view import points
from dlbasics.markdown import block
from dlbasics.messages import text

ANSWER_MIME = "application/vnd.dlbasics.answer+json"


def show(value):
    """Display something in the cell's output."""
    if isinstance(value, str):
        value = Rendered(value, f"<pre>{escape(value)}</pre>")
    display(value)


def show_question(question: Question, explorer, recorded, judge, judge_and_keep):
    """Show a question with its controls.

    The verdict is displayed beside a record of the answer, so that a saved notebook can be graded.

    Parameters
    ----------
    question : Question
    explorer : Explorer or None
    recorded : object
        The answer given before, or None.
    judge, judge_and_keep : callable
        ``judge(question, answer)`` gives a verdict; the second keeps it with the learner's work, too.
    """
    control, read = question.widget(widgets, recorded, explorer)
    button = widgets.Button(description=text("exercise.check"), button_style="primary")
    title = f"<h4>{escape(question.title)} <small>({points(question)})</small></h4>"
    statement = widgets.HTMLMath(title + block(question.statement))
    form = widgets.VBox([statement, control, button])
    form.add_class("dl-exercise")
    display(form)
    unanswered = {"text/plain": text("exercise.not-answered"), "text/html": ""}
    output = display(unanswered, raw=True, display_id=True)

    def on_click(_):
        answer = read()
        output.update(mimebundle(question, judge_and_keep(question, answer), answer), raw=True)

    button.on_click(on_click)
    if recorded is not None:
        output.update(mimebundle(question, judge(question, recorded), recorded), raw=True)


def mimebundle(question: Question, verdict, answer) -> dict:
    """The verdict with the record of the answer, unless there is none."""
    bundle = verdict._repr_mimebundle_()
    if verdict.status != "not attempted":
        record = {"id": question.id, "version": question.version, "answer": question.read(answer)}
        bundle[ANSWER_MIME] = record
    return bundle
