"""Questions in a live notebook: ipywidgets, and a verdict that the saved notebook keeps as data."""

import html

import ipywidgets as widgets
from IPython.display import display

from dlbasics.exercises import progress_store
from dlbasics.exercises.api import my_work
from dlbasics.exercises.judging import questions
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.exercises.kinds import Choice, Exercise, Number, Order
from dlbasics.exercises.views import html as html_view
from dlbasics.exercises.views import markdown

MIME = "application/vnd.dlbasics.answer+json"


def show(shown):
    """Display something in the cell's output."""
    if isinstance(shown, str):
        shown = html_view.Shown(shown, f"<pre>{html.escape(shown)}</pre>")
    display(shown)


def ask(exercise: Exercise, explorer, judge):
    """Show a question with its controls; `judge(exercise, answer)` gives the verdict.

    The verdict is displayed beside a record of the answer, so that a saved notebook can be graded.
    """
    entry = progress_store.entry_of(my_work()[0], exercise)
    control, read = _control(exercise, explorer, entry["answer"])
    button = widgets.Button(description="Check", button_style="primary")
    title = f"<h4>{html.escape(exercise.title)} <small>({html_view.points(exercise)})</small></h4>"
    statement = widgets.HTMLMath(title + markdown.block(exercise.statement))
    form = widgets.VBox([statement, control, button])
    form.add_class("dl-exercise")
    display(form)
    handle = display({"text/plain": "Not answered yet.", "text/html": ""}, raw=True, display_id=True)

    def on_click(_):
        answer = read()
        handle.update(bundle(exercise, judge(exercise, answer), answer), raw=True)

    button.on_click(on_click)
    if entry["answer"] is not None:
        handle.update(bundle(exercise, questions.judge(exercise, entry["answer"]), entry["answer"]), raw=True)


def bundle(exercise: Exercise, verdict: Verdict, answer) -> dict:
    """The verdict with the record of the answer, unless there is none."""
    made = verdict._repr_mimebundle_()
    if verdict.status != "not attempted":
        made[MIME] = {
            "id": exercise.id,
            "version": exercise.version,
            "answer": questions.read(exercise, answer),
        }
    return made


def _control(exercise: Exercise, explorer, before):
    """The controls of a question, set to the answer given before, and a function that reads them."""
    if isinstance(exercise, Choice):
        return _choice(exercise, before)
    if isinstance(exercise, Number):
        box = widgets.Text(value=before or "", description="Answer:", placeholder=exercise.unit)
        return widgets.HBox([box, widgets.HTMLMath(markdown.inline(exercise.unit))]), lambda: box.value
    if isinstance(exercise, Order):
        return _order(exercise, before)
    told = "Move the explorer above, then check." if explorer is not None else "The explorer is missing."
    return widgets.HTML(told), lambda: explorer if explorer is not None else {}


def _choice(exercise: Choice, before):
    rows, boxes = [], []
    for i, option in enumerate(exercise.options):
        box = widgets.Checkbox(value=i in (before or []), indent=False, layout=widgets.Layout(width="2em"))
        boxes.append(box)
        rows.append(widgets.HBox([box, widgets.HTMLMath(markdown.inline(option.text))]))
    if not exercise.several:
        for box in boxes:
            box.observe(lambda change: _only(change, boxes), "value")
    return widgets.VBox(rows), lambda: [i for i, box in enumerate(boxes) if box.value]


def _only(change, boxes):
    """One option at a time: ipywidgets' own radio buttons cannot show math or code in their labels."""
    for box in boxes:
        if change["new"] and box is not change["owner"]:
            box.value = False


def _order(exercise: Order, before):
    order = list(before or range(len(exercise.lines)))
    rows = widgets.VBox([])

    def row(at, line):
        text = widgets.HTMLMath(markdown.inline(exercise.lines[exercise.shuffled[line]]))
        buttons = []
        for word, step in (("up", -1), ("down", 1)):
            name = f"Move line {questions.LETTERS[line]} {word}"
            icon = f"arrow-{word}"
            button = widgets.Button(icon=icon, tooltip=name, layout=widgets.Layout(width="2.5em"))
            button.disabled = not 0 <= at + step < len(order)
            button.on_click(lambda _, at=at, step=step: move(at, step))
            buttons.append(button)
        return widgets.HBox([*buttons, text])

    def move(at, step):
        order[at], order[at + step] = order[at + step], order[at]
        draw()

    def draw():
        rows.children = [row(at, line) for at, line in enumerate(order)]

    draw()
    return rows, lambda: list(order)
