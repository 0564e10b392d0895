"""A page with one question of each kind and the learner's progress, driven by mouse, keys and dragging."""

import html
import json
from pathlib import Path

from rjsmin import jsmin
from support.sample_exercises import EXERCISES, ORDER, TUNE, FakeExplorer

from dlbasics.exercises.judging.verdict import STATUSES
from dlbasics.exercises.progress_store import validated
from dlbasics.exercises.registry import all_exercises
from dlbasics.exercises.typed_answers.letter_answer import LETTERS
from dlbasics.exercises.views.progress_view import as_page
from dlbasics.messages import text
from dlbasics.sphinxext import static_files
from dlbasics.sphinxext.exercises.exercise_cards import exercise_card
from dlbasics.sphinxext.html_pages.page_texts import page_texts_json
from dlbasics.translation import language, translate

SPHINXEXT = Path(__file__).parents[2] / "dlbasics" / "sphinxext"
STORED = "JSON.parse(localStorage['dlbasics-work'] ?? '{}')"
URL = "http://book.test/"
NUMBERS = [f"typed_answers/{name}" for name in static_files.NUMBERS]
SCRIPTS = (*static_files.FIRST, "deferred_data.js", "button_names.js", "fnv1a.js", "progress_store.js",
           "next_steps.js", "progress_view.js", "scroll_boxes.js", "question_variants.js", "questions.js",
           "modifier_keys.js", *NUMBERS, "kinds/*.js")


def document(theme="light", exercises=EXERCISES) -> str:
    """The page: the scripts of questions and progress alone, minified as in the book."""
    files = [path for name in SCRIPTS for path in sorted((SPHINXEXT / "site").glob(name))]
    script = jsmin("\n".join(path.read_text(encoding="utf-8") for path in files))
    sentences = f'<script type="application/json" id="dl-texts">{page_texts_json()}</script>'
    sheets = [SPHINXEXT / "styles" / name for name in ("book.css", "exercises.css")]
    style = "".join(path.read_text(encoding="utf-8") for path in sheets)
    values = html.escape(json.dumps({"temperature": 2, "kind": "sharp"}))
    forms = "".join(exercise_card(exercise, settings(exercise)) for exercise in exercises)
    return (
        f'<!doctype html><html lang="{language().replace("_", "-")}" data-theme="{theme}">'
        '<meta charset="utf-8"><title>Exercises</title>'
        f'<meta name="viewport" content="width=device-width"><style>{style}</style>'
        "<main><h1>Book</h1><h2>Exercises</h2>"
        f'<figure data-explorer="softmax" data-values="{values}"></figure>{forms}'
        f"{as_page(all_exercises())}</main>{sentences}<script>{script}</script></html>"
    )


def settings(exercise) -> list:
    """What the controls of a question's explorer can be set to."""
    return list(FakeExplorer().grid()) if exercise is TUNE else []


def card(page, exercise):
    """The card of an exercise."""
    return page.locator(f'[data-exercise="{exercise.id}"]')


def result(page, exercise):
    """Where its verdict stands."""
    return card(page, exercise).locator(".dl-result")


def check(page, exercise):
    """Have the answer judged."""
    card(page, exercise).get_by_role("button", name=text("exercise.check")).click()


def right() -> str:
    """What a verdict on a right answer begins with."""
    return translate(STATUSES["right"].heading)


def progress(done, earned) -> str:
    """What the page says of the learner's progress."""
    points = sum(exercise.points for exercise in EXERCISES)
    return text("progress.chapter", done=done, count=len(EXERCISES), earned=earned, points=points)


def stored_entry(page, exercise):
    """What the browser keeps of an exercise."""
    return page.evaluate(STORED).get("exercises", {}).get(exercise.id, {}).get(exercise.version)


def lines(page):
    """The lines of the order as they stand, by their index as first shown."""
    return [int(li.get_attribute("data-line")) for li in card(page, ORDER).locator("li").all()]


def right_order():
    """The right order as indices of the lines as first shown."""
    return [ORDER.shuffled.index(line) for line in range(len(ORDER.lines))]


def mover(page, line, direction):
    """The button that moves a line of the order up or down."""
    return page.get_by_label(text(f"exercise.move-line-{direction}", letter=LETTERS[line]))


def move_up(page, line):
    """Move a line of the order one place up."""
    mover(page, line, "up").click()


def put_in_order(page, move=move_up):
    """Bring the lines of the order into the right order by single steps."""
    goal = right_order()
    for at, line in enumerate(goal):
        for _ in range(lines(page).index(line) - at):
            move(page, line)
    assert lines(page) == goal


def exported(page) -> dict:
    """The work as the page gives it away."""
    with page.expect_download() as download:
        page.get_by_text(text("progress.download-work")).click()
    assert download.value.suggested_filename == "dlbasics-work.json"
    work, left_out = validated(json.loads(download.value.path().read_text(encoding="utf-8")))
    assert not left_out
    return work
