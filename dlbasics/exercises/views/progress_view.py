"""What is done, chapter by chapter: as text, as HTML and as the page's live element."""

import html
import json
from typing import NamedTuple

from dlbasics.chapters import CHAPTERS, chapter_title
from dlbasics.exercises import progress_store as works
from dlbasics.exercises.registry import all_exercises

BLOCKS = 24
# Where the page is to stand that knows all chapters: `dlbasics.sphinxext` puts `as_page` in its place.
HERE = '<div class="dl-progress-here"></div>'


class Tally(NamedTuple):
    """What is done in one chapter."""

    chapter: str
    done: int
    count: int
    earned: float
    points: float

    @property
    def words(self) -> str:
        """The tally as text."""
        return f"{self.done} of {self.count} exercises, {self.earned:g} of {self.points:g} points"


def tally(work: dict, exercises=None) -> list[Tally]:
    """Count exercises done (full marks) and points, by chapter in the book's order."""
    found = {}
    for exercise in all_exercises() if exercises is None else exercises:
        entry = works.entry_of(work, exercise)
        old = found.get(exercise.chapter, Tally(exercise.chapter, 0, 0, 0, 0))
        earned = min(max(entry["earned"], 0), exercise.points)
        done = old.done + (earned == exercise.points)
        found[exercise.chapter] = Tally(
            exercise.chapter, done, old.count + 1, old.earned + earned, old.points + exercise.points
        )
    place = {chapter: at for at, chapter in enumerate(CHAPTERS)}
    return sorted(found.values(), key=lambda t: place.get(t.chapter, len(place)))


def line(work: dict, chapter: str) -> str:
    """One chapter's tally as a line, shown beside a verdict."""
    return next((f"{chapter_title(t.chapter)}: {t.words}" for t in tally(work) if t.chapter == chapter), "")


def as_text(rows: list[Tally]) -> str:
    """Bars of characters for a terminal."""
    if not rows:
        return "There are no exercises yet."
    wide = max(len(chapter_title(t.chapter)) for t in rows)
    made = []
    for t in rows:
        full = int(BLOCKS * t.earned / t.points)
        bar = "#" * full + "." * (BLOCKS - full)
        made.append(f"{chapter_title(t.chapter):<{wide}} [{bar}] {t.words}")
    return "\n".join(made)


def as_html(rows: list[Tally], links: dict | None = None, data: dict | None = None) -> str:
    """Bars that the browser draws: `meter` needs no style sheet and no script."""
    made = ""
    for t in rows:
        title = html.escape(chapter_title(t.chapter))
        link = (links or {}).get(t.chapter)
        name = f'<a href="{html.escape(link)}">{title}</a>' if link else title
        held = f' data-exercises="{html.escape(json.dumps(data[t.chapter]))}"' if data else ""
        made += (
            f"<li{held}><span>{name}</span> "
            f'<meter min="0" max="{t.points:g}" value="{t.earned:g}" aria-label="{title}"></meter> '
            f"<small>{t.words}</small></li>"
        )
    return f'<ul class="dl-bars" style="list-style:none;padding:0">{made}</ul>'


def as_page(exercises=None, links: dict | None = None) -> str:
    """The page's element, which the site's script fills from the browser's storage.

    Parameters
    ----------
    exercises : list of Exercise, optional
        Default: all of the book.
    links : dict, optional
        Address of each chapter's page, relative to the page that holds the element.
    """
    exercises = all_exercises() if exercises is None else exercises
    data = {}
    for e in exercises:
        data.setdefault(e.chapter, []).append([e.id, e.version, e.points])
    return (
        f'<div class="dl-progress" data-total="{sum(e.points for e in exercises)}" data-good="Imported." '
        'data-bad="That file holds no work of this book." '
        'data-sure="Delete all your work in this browser?">'
        f"{as_html(tally(works.empty(), exercises), links, data)}"
        '<p class="dl-go" hidden><label>Your name, to hand in '
        '<input type="text" autocomplete="name"></label> '
        f'<a class="dl-act" download="{works.NAME}">Download my work</a> '
        '<label class="dl-act">Import <input type="file" accept=".json"></label> '
        '<button type="button">Start over</button></p>'
        '<p class="dl-note" role="status"></p><noscript>Progress needs JavaScript.</noscript></div>'
    )
