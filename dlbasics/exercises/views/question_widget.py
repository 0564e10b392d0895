"""Questions in a live notebook: ipywidgets, and a verdict that the saved notebook keeps as data."""

from html import escape

import ipywidgets as widgets
from IPython.display import display

from dlbasics.exercises.model import Question
from dlbasics.exercises.views.answer_record import mimebundle
from dlbasics.exercises.views.exercise_view import points
from dlbasics.markdown import block
from dlbasics.messages import text


def show_question(question: Question, explorer, recorded, judge, judge_and_keep, is_done, others_like):
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
    is_done : callable
        Whether practice is offered by now.
    others_like : callable
        ``others_like(question)`` gives others for practice; it is asked at the first press.
    """
    form, button, read = _form(question, recorded, explorer)
    display(form)
    unanswered = {"text/plain": text("exercise.not-answered"), "text/html": ""}
    output = display(unanswered, raw=True, display_id=True)
    practice = PracticeOffer(question, judge, is_done, others_like) if question.variant_maker else None
    if practice:
        display(practice.box)
    if recorded is not None:
        output.update(mimebundle(question, judge(question, recorded), recorded), raw=True)

    def on_click(_):
        answer = read()
        output.update(mimebundle(question, judge_and_keep(question, answer), answer), raw=True)
        if practice:
            practice.update()

    button.on_click(on_click)


def show_practice(question: Question, judge):
    """Show a question that earns no points, with its controls."""
    display(_practice_form(question, judge))


def _form(question: Question, recorded, explorer):
    """The form of a question, its button, and a function that reads the answer."""
    control, read = question.widget(widgets, recorded, explorer)
    button = widgets.Button(description=text("exercise.check"), button_style="primary")
    title = f"<h4>{escape(question.title)} <small>({points(question)})</small></h4>"
    form = widgets.VBox([widgets.HTMLMath(title + block(question.statement)), control, button])
    form.add_class("dl-exercise")
    return form, button, read


def _practice_form(question: Question, judge):
    """The form of a question whose verdict is kept nowhere."""
    form, button, read = _form(question, None, None)
    note = widgets.HTML(block(text("practice.note")))
    verdict = widgets.HTMLMath()

    def on_click(_):
        verdict.value = judge(question, read()).html()

    button.on_click(on_click)
    return widgets.VBox([note, form, verdict])


class PracticeOffer:
    """A button for one more question like one that is done, and below it that question.

    Parameters
    ----------
    question, judge, is_done, others_like
        As in `show_question`.

    Attributes
    ----------
    box : ipywidgets.VBox
    """

    def __init__(self, question: Question, judge, is_done, others_like):
        self._question = question
        self._judge = judge
        self._is_done = is_done
        self._others_like = others_like
        self._others = ()
        self._presses = 0
        self._button = widgets.Button(description=text("practice.button"), layout={"width": "auto"})
        self._button.on_click(lambda button: self.show_next())
        self.box = widgets.VBox([self._button], layout={"align_items": "flex-start"})
        self.update()

    def update(self):
        """Show the button if practice is offered by now."""
        self.box.layout.display = "flex" if self._is_done() else "none"

    def show_next(self):
        """Show the next of the other questions; after the last comes the first again."""
        if not self._others:
            self._others = self._others_like(self._question)
        if not self._others:
            self.box.children = [widgets.HTML(text("practice.none"))]
            return
        other = self._others[self._presses % len(self._others)]
        self._presses += 1
        self.box.children = [self._button, _practice_form(other, self._judge)]
