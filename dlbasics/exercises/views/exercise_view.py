"""How an exercise is shown where no kernel judges it: on the page, in print and in a terminal."""

import html
import json
import re
from collections.abc import Callable

from dlbasics.exercises.judging import numeric_answer, questions
from dlbasics.exercises.kinds import Choice, Code, Exercise, Number, Order, Tune
from dlbasics.exercises.progress_store import TRIES
from dlbasics.exercises.registry import find
from dlbasics.exercises.views import markdown, obfuscation
from dlbasics.render_target import render_target

HOW = (
    "Complete the function below. Try it here, in the page, or in Jupyter: the links at the top of this page "
    "open or download the notebook. Both give the same verdict, at once. The solution opens after full marks "
    f"or {TRIES} different judged answers."
)


# What the page says where there is no answer yet.
ASK = {
    "choice": "Choose an option first.",
    "number": "This is not a number yet. Write 0.25, 1/4, 2.5e-1 or inf.",
    "tune": "The explorer is not ready yet.",
}


class Shown:
    """Something to display, as text and as HTML."""

    def __init__(self, text: str, html: str):
        self.text, self.html = text, html

    def __repr__(self) -> str:
        return self.text

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        return {"text/plain": self.text, "text/html": self.html}


def shown(exercise: Exercise, explorer=None) -> Shown:
    """The exercise in the form that fits the medium."""
    made = page(exercise, explorer) if render_target() == "page" else paper(exercise)
    return Shown(text(exercise), made)


def elsewhere(exercise: Exercise) -> Shown:
    """Where a question is answered, for a cell that runs in the page."""
    told = f'"{exercise.title}" is answered in its place on this page.'
    return Shown(told, markdown.block(told))


def points(exercise: Exercise) -> str:
    """Its points as text."""
    return f"{exercise.points:g} point" + ("s" if exercise.points != 1 else "")


def text(exercise: Exercise) -> str:
    """The exercise in a terminal, with how to answer it."""
    lines = [f"{exercise.title} ({points(exercise)})", exercise.statement]
    call = f'ask("{exercise.id}", '
    if isinstance(exercise, Choice):
        lines += [f"  {questions.LETTERS[i]}. {o.text}" for i, o in enumerate(exercise.options)]
        lines.append(f"Answer with {call}{chr(34)}{'a c' if exercise.several else 'a'}{chr(34)})")
    elif isinstance(exercise, Order):
        lines += [f"  {questions.LETTERS[i]}. {exercise.lines[at]}" for i, at in enumerate(exercise.shuffled)]
        lines.append(f"Answer with the letters in order: {call}{chr(34)}b a ...{chr(34)})")
    elif isinstance(exercise, Number):
        unit = f" in {exercise.unit}" if exercise.unit else ""
        lines.append(f"Answer with a number{unit}: {call}{chr(34)}1/2{chr(34)})")
    elif isinstance(exercise, Tune):
        lines.append(f"Answer with the explorer, or its values: {call}explorer)")
    return "\n".join(lines)


def paper(exercise: Exercise) -> str:
    """The exercise on paper and in stored notebooks: what is asked, and what to choose from."""
    rows = ""
    if isinstance(exercise, Choice):
        rows = "".join(f"<li>{markdown.inline(o.text)}</li>" for o in exercise.options)
    elif isinstance(exercise, Order):
        rows = "".join(f"<li>{markdown.inline(exercise.lines[i])}</li>" for i in exercise.shuffled)
    lines = f'<ol type="a">{rows}</ol>' if rows else ""
    return (
        f'<div class="dl-exercise" data-exercise="{exercise.id}">'
        f"<p><strong>{html.escape(exercise.title)}</strong> ({points(exercise)})</p>"
        f"{markdown.block(exercise.statement)}{lines}<p><em>Not attempted yet.</em></p></div>"
    )


def hints(exercise: Exercise) -> str:
    """Hints that open one after the other: each holds the next."""
    made = ""
    for at in range(len(exercise.hints), 0, -1):
        body = markdown.block(exercise.hints[at - 1])
        made = (
            f'<details class="dl-hint" data-hint="{at}"><summary>Hint {at} of {len(exercise.hints)}</summary>'
            f"{body}{made}</details>"
        )
    return made


def page(exercise: Exercise, explorer=None, convert: Callable[[str], str] = str) -> str:
    """The exercise on the static page, alive with the site's script."""
    slug = exercise.id.replace("/", "-").replace("_", "-")
    head = (
        f'<section class="dl-exercise" id="exercise-{slug}" data-exercise="{exercise.id}" '
        f'data-kind="{exercise.kind}" data-points="{exercise.points}" data-version="{exercise.version}" '
        f'aria-labelledby="title-{slug}">'
        f'<h3 class="dl-title" id="title-{slug}">{html.escape(exercise.title)} '
        f'<span class="dl-points">{points(exercise)}</span></h3>{markdown.block(exercise.statement)}'
    )
    if isinstance(exercise, Code):
        return f'{head}<p class="dl-how">{HOW}</p>{hints(exercise)}</section>'
    if isinstance(exercise, Tune) and explorer is None:
        raise ValueError(f"explorer of {exercise.id} is missing; expected ask({exercise.id!r}, explorer)")
    more = f' data-explored="{html.escape(exercise.explorer)}"' if isinstance(exercise, Tune) else ""
    return (
        f'{head}<form data-ask="{ASK.get(exercise.kind, "")}"{more}>'
        f"{fields(exercise, slug)}"
        '<p class="dl-go"><button type="submit" class="dl-check" disabled>Check</button>'
        "<noscript> Checking needs JavaScript, or the notebook.</noscript></p></form>"
        f'<div class="dl-result" aria-live="polite"></div>{hints(exercise)}'
        f'{OPENING}{exercise.id}">'
        f"{json.dumps(obfuscation.sealed(exercise, explorer, convert), separators=(',', ':'))}"
        "</script></section>"
    )


def fields(exercise: Exercise, slug: str) -> str:
    """The controls of a question."""
    title = html.escape(exercise.title)
    if isinstance(exercise, Choice):
        box, say = ("checkbox", "Choose all that hold") if exercise.several else ("radio", "Choose one")
        rows = "".join(
            f'<label><input type="{box}" name="{slug}" value="{i}"> '
            f"<span>{markdown.inline(o.text)}</span></label>"
            for i, o in enumerate(exercise.options)
        )
        return f"<fieldset><legend>{say}</legend>{rows}</fieldset>"
    if isinstance(exercise, Number):
        origin, width = numeric_answer.grid(exercise)
        unit = f'<span class="dl-unit">{markdown.inline(exercise.unit)}</span>' if exercise.unit else ""
        return (
            f'<label class="dl-number">Your answer <input type="text" name="number" autocomplete="off" '
            f'spellcheck="false" data-grid="{origin!r} {width!r}" '
            f'data-unit="{html.escape(numeric_answer.bare(exercise.unit))}"></label>'
            f"{unit}"
        )
    if isinstance(exercise, Order):
        rows = "".join(
            f'<li data-line="{at}"><span class="dl-grip" aria-hidden="true">&#8942;&#8942;</span>'
            f"<span>{markdown.inline(exercise.lines[line])}</span>"
            f"{mover(at, -1)}{mover(at, 1)}</li>"
            for at, line in enumerate(exercise.shuffled)
        )
        return f'<ol class="dl-lines" aria-label="{title}: lines to put in order">{rows}</ol>'
    name = html.escape(exercise.explorer)
    return f'<p>Set <a href="#{name}">the explorer</a>, then check. </p>'


def mover(line: int, step: int) -> str:
    """The button that moves a line of an order."""
    word, arrow = ("up", "&#8593;") if step < 0 else ("down", "&#8595;")
    label = f"Move line {questions.LETTERS[line]} {word}"
    return f'<button type="button" data-move="{step}" aria-label="{label}" title="{label}">{arrow}</button>'


OPENING = '<script type="application/json" class="dl-sealed" data-for="'
TABLE = re.compile(f'({OPENING}([^"]+)">)(.*?)(</script>)', re.DOTALL)


def typeset(page_html: str, convert: Callable[[str], str]) -> str:
    """Apply `convert` (such as TeX to MathML) to the verdicts that are sealed in a page's HTML.

    What stands in the open is left to the caller.
    """

    def again(found):
        table = json.loads(found[3])
        table["texts"] = obfuscation.texts(find(found[2]), convert)
        return found[1] + json.dumps(table, separators=(",", ":")) + found[4]

    return TABLE.sub(again, page_html)
