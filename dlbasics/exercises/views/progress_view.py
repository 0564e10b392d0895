"""What is done, chapter by chapter: as text, as HTML and as the page's live element."""

import json
from dataclasses import dataclass
from html import escape

from dlbasics.chapters import CHAPTERS, chapter_title
from dlbasics.exercises.progress_store import WORK_FILE, empty_work, entry_of
from dlbasics.exercises.registry import all_exercises, chapter_exercises
from dlbasics.exercises.views.text_and_html import TextAndHtml
from dlbasics.markdown import block, inline
from dlbasics.messages import text
from dlbasics.translation.han import columns

BAR_LENGTH = 24
MAX_REPETITIONS = 5
# Where the element is to stand that knows all chapters: the builder of the page puts `as_page` in its place.
PROGRESS_PLACEHOLDER = '<div class="dl-progress-here"></div>'
# Where the first page is to say how to go on; the other pages do so below the progress.
CONTINUE_PLACEHOLDER = '<div class="dl-continue-here"></div>'


@dataclass
class ChapterProgress:
    """What is done in one chapter."""

    chapter: str
    done: int = 0
    count: int = 0
    earned: float = 0
    points: float = 0

    def __str__(self) -> str:
        return text("progress.chapter", done=self.done, count=self.count,
                    earned=f"{self.earned:g}", points=f"{self.points:g}")


def progress_by_chapter(work: dict, exercises=None) -> list[ChapterProgress]:
    """Count exercises done (full marks) and points, by chapter in the book's order."""
    chapters = {}
    for exercise in all_exercises() if exercises is None else exercises:
        progress = chapters.setdefault(exercise.chapter, ChapterProgress(exercise.chapter))
        earned = min(max(entry_of(work, exercise)["earned"], 0), exercise.points)
        progress.done += earned == exercise.points
        progress.count += 1
        progress.earned += earned
        progress.points += exercise.points
    order = {chapter: place for place, chapter in enumerate(CHAPTERS)}
    return sorted(chapters.values(), key=lambda progress: order.get(progress.chapter, len(order)))


def chapter_line(work: dict, chapter: str) -> str:
    """One chapter's progress as a line, shown beside a verdict."""
    rows = progress_by_chapter(work, chapter_exercises(chapter))
    return text("line.labelled", label=chapter_title(chapter), body=rows[0]) if rows else ""


def advice(mistakes: list, following) -> TextAndHtml:
    """What to repeat and what to do next.

    Parameters
    ----------
    mistakes : list of MistakeToRepeat
    following : Exercise or None
    """
    heading = text("progress.to-repeat") if mistakes else ""
    items = [f"{text('progress.repetition', title=m.exercise.title, id=m.exercise.id)} {m.sentence}"
             for m in mistakes[:MAX_REPETITIONS]]
    last = text("progress.next", title=following.title, id=following.id) if following else ""
    words = "\n\n".join(filter(None, [heading, "\n".join(f"- {item}" for item in items), last]))
    rows = "".join(f"<li>{inline(item)}</li>" for item in items)
    return TextAndHtml(words, block(heading) + (f"<ul>{rows}</ul>" if rows else "") + block(last))


def as_text(rows: list[ChapterProgress]) -> str:
    """Bars of characters for a terminal."""
    if not rows:
        return text("progress.none")
    width = max(columns(chapter_title(row.chapter)) for row in rows)
    lines = []
    for row in rows:
        full = int(BAR_LENGTH * row.earned / row.points)
        bar = "#" * full + "." * (BAR_LENGTH - full)
        title = chapter_title(row.chapter)
        lines.append(f"{title}{' ' * (width - columns(title))} [{bar}] {row}")
    return "\n".join(lines)


def as_html(rows: list[ChapterProgress], links: dict | None = None, data: dict | None = None) -> str:
    """Bars that the browser draws: `meter` needs no style sheet and no script."""
    items = "".join(_as_list_item(row, (links or {}).get(row.chapter), (data or {}).get(row.chapter, {}))
                    for row in rows)
    return f'<ul class="dl-progress-bars" style="list-style:none;padding:0">{items}</ul>'


def _as_list_item(row: ChapterProgress, link: str | None, data: dict) -> str:
    title = escape(chapter_title(row.chapter))
    name = f'<a href="{escape(link)}">{title}</a>' if link else title
    attributes = "".join(f' data-{key}="{escape(json.dumps(values))}"' for key, values in data.items())
    return (
        f"<li{attributes}><span>{name}</span> "
        f'<meter min="0" max="{row.points:g}" value="{row.earned:g}" aria-label="{title}"></meter> '
        f"<small>{row}</small></li>"
    )


def what_next(title: str, classes: str = "dl-what-next") -> str:
    """The page's element that says how to go on, which the site's script fills from the browser's storage."""
    return f'<nav class="{classes}" aria-label="{escape(title)}" hidden><p>{escape(title)}</p><ul></ul></nav>'


def as_page(exercises: list, links: dict | None = None, predictions: dict | None = None) -> str:
    """The page's element, which the site's script fills from the browser's storage.

    Parameters
    ----------
    exercises : list of Exercise
        Those of the book: it may lack a chapter.
    links : dict, optional
        Address of each chapter's page, relative to the page that holds the element.
    predictions : dict, optional
        Under which keys the answers to each chapter's predictions are kept.
    """
    data = {}
    for exercise in exercises:
        row = [exercise.id, exercise.version, exercise.points, exercise.title]
        data.setdefault(exercise.chapter, {"exercises": []})["exercises"].append(row)
    for chapter, keys in (predictions or {}).items():
        data[chapter]["predictions"] = keys
    bars = as_html(progress_by_chapter(empty_work(), exercises), links, data)
    return (
        '<div class="dl-progress">'
        f"{bars}"
        f'<p class="dl-actions" hidden><label>{text("progress.your-name")} '
        '<input type="text" autocomplete="name"></label> '
        f'<a class="dl-action" download="{WORK_FILE}">{text("progress.download-work")}</a> '
        f'<label class="dl-action">{text("progress.import")} <input type="file" accept=".json"></label> '
        f'<button type="button">{text("progress.start-over")}</button></p>'
        '<p class="dl-note" role="status"></p>'
        f'<noscript>{text("progress.needs-javascript")}</noscript></div>'
    )
