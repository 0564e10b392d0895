"""How an exercise is shown where nothing judges it: in a terminal, on paper, and as a place on the page."""

from html import escape

from dlbasics.exercises.model import Exercise, Question
from dlbasics.exercises.typed_answers.letters import LETTERS
from dlbasics.exercises.views.text_and_html import TextAndHtml
from dlbasics.markdown import block, inline
from dlbasics.messages import plural, text
from dlbasics.render_target import render_target
from dlbasics.script_json import script_json

# The builder of the page puts the exercise's form in place of this element (`dlbasics.sphinxext`).
EXERCISE_PLACEHOLDER = '<script type="application/json" class="dl-exercise-placeholder">'
EXERCISE_PLACEHOLDER_END = "</script>"


def exercise_view(exercise: Exercise, explorer=None) -> TextAndHtml:
    """The exercise in the form that fits the render target."""
    if render_target() == "page":
        return TextAndHtml(as_text(exercise), placeholder(exercise, explorer))
    return TextAndHtml(as_text(exercise), as_print(exercise))


def answered_in_place(exercise: Exercise) -> TextAndHtml:
    """Where a question is answered, for a cell that runs in the page."""
    return TextAndHtml.from_markdown(text("exercise.answered-in-place", title=exercise.title))


def points(exercise: Exercise) -> str:
    """Its points as text."""
    if exercise.is_practice:
        return text("practice.points")
    return plural("exercise.points", exercise.points, points=f"{exercise.points:g}")


def as_text(exercise: Exercise) -> str:
    """The exercise in a terminal, with how to answer it."""
    lines = [f"{exercise.title} ({points(exercise)})", exercise.statement]
    if isinstance(exercise, Question):
        lines += [f"  {LETTERS[i]}. {line}" for i, line in enumerate(exercise.lettered())]
        lines.append(str(exercise.how_to_answer()))
        if exercise.is_practice:
            lines.append(text("practice.again", id=exercise.id))
    return "\n".join(lines)


def as_print(exercise: Exercise) -> str:
    """The exercise on paper and in stored notebooks: what is asked, and what to choose from."""
    lettered = exercise.lettered() if isinstance(exercise, Question) else []
    rows = "".join(f"<li>{inline(line)}</li>" for line in lettered)
    lines = f'<ol type="a">{rows}</ol>' if rows else ""
    return (
        f'<div class="dl-exercise" data-exercise="{exercise.id}">'
        f"<p><strong>{escape(exercise.title)}</strong> ({points(exercise)})</p>"
        f'{block(exercise.statement)}{lines}<p><em>{text("exercise.not-attempted")}</em></p></div>'
    )


def placeholder(exercise: Exercise, explorer=None) -> str:
    """Where the page's builder is to put the exercise: its id, and what its explorer can be set to.

    Raises
    ------
    ValueError
        If the exercise is answered with an explorer and there is none.
    """
    if exercise.needs_explorer and explorer is None:
        raise ValueError(text("argument.explorer-missing", id=exercise.id))
    settings = list(explorer.grid()) if explorer is not None else []
    data = script_json({"id": exercise.id, "settings": settings})
    return EXERCISE_PLACEHOLDER + data + EXERCISE_PLACEHOLDER_END
