"""What a learner reads: one page that needs nothing beside itself, in the book's style, without script."""

import html
import re
from functools import cache
from pathlib import Path

from dlbasics.chapters import chapter_title
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.grading.reports.formulas import typeset

# Read as data: the code of the page plays no part here.
STYLES = Path(__file__).parents[2] / "sphinxext" / "styles"
LAYOUT = """
body { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; background: var(--dl-paper);
  color: var(--dl-ink); font: 1.0625rem/1.6 var(--dl-serif); overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 1.9rem; line-height: 1.2; } h2 { margin: 2.5rem 0 0.5rem; font-size: 1.35rem; }
h3 { margin: 1.5rem 0 0.5rem; font-size: 1.05rem; } h2 small, h3 small, .more { color: var(--dl-muted);
  font-weight: 400; font-size: 0.9rem; } pre, code { font: 0.9em var(--dl-mono); }
pre { overflow-x: auto; } figure { margin: 1rem 0; }
.dl-figure { container-type: normal; } .dl-figure > svg { max-width: 34rem; margin: 0; }
ol { padding-left: 1.5rem; } li { margin: 0 0 0.9rem; } p { margin: 0.5rem 0; }
.alert { padding: 0.6rem 1rem; border-left: 4px solid var(--dl-warn); background: var(--dl-surface); }
"""


@cache
def style() -> str:
    """The sheets that are needed, light or dark as the reader's system prefers."""
    book = (STYLES / "book.css").read_text(encoding="utf-8")
    light = re.search(r":root (\{.*?\n\})", book, re.DOTALL)[1]
    dark = re.search(r'html\[data-theme="dark"\] (\{.*?\n  \})', book, re.DOTALL)[1]
    names = ("exercises", "figures", "math")
    sheets = [(STYLES / f"{name}.css").read_text(encoding="utf-8") for name in names]
    themed = f":root {light}\n@media screen and (prefers-color-scheme: dark) {{ :root {dark} }}"
    return "\n".join([themed, *sheets, LAYOUT])


def page(title: str, body: str) -> bytes:
    """A self-contained page; its policy forbids whatever could run or load anything."""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{html.escape(title)}</title><style>{style()}</style></head>\n<body><main>"
        f"<h1>{html.escape(title)}</h1>\n{body}\n</main></body></html>\n"
    ).encode()


def feedback(person: dict, exercises: list) -> bytes:
    """One learner's page: chapter by chapter the verdicts, then what was odd about the files."""
    earned, most = person["total"], sum(e.points for e in exercises)
    made = [f"<p><strong>{earned:g} of {most:g} points</strong></p>"]
    made += ["<p>Handed in late.</p>"] if person["late"] else []
    made += ["<p>Nothing was handed in.</p>"] if not person["files"] else []
    for chapter in dict.fromkeys(e.chapter for e in exercises):
        asked = [e for e in exercises if e.chapter == chapter]
        given = [(e, person["best"][e.id]) for e in asked if e.id in person["best"]]
        points = f"{sum(v['earned'] for _, v in given):g} of {sum(e.points for e in asked):g} points"
        made.append(f"<h2>{html.escape(chapter_title(chapter))} <small>{points}</small></h2>")
        made += [f"<h3>{html.escape(e.title)}</h3>{verdict_html(Verdict.from_dict(v, e))}" for e, v in given]
        if left := [html.escape(e.title) for e in asked if e.id not in person["best"]]:
            made.append(f'<p class="more">Not handed in: {"; ".join(left)}.</p>')
    if person["notes"]:
        rows = "".join(f"<li>{html.escape(note)}</li>" for note in person["notes"])
        made.append(f"<h2>About your files</h2><ul>{rows}</ul>")
    return page(person["name"] or person["id"], "\n".join(made))


def verdict_html(verdict: Verdict) -> str:
    """A verdict as the book shows it."""
    return typeset(verdict.html(), verdict.exercise.verdict_texts())
