"""The class on one page: its scores, how hard each exercise was, and which misconceptions it holds."""

import html
from collections import Counter
from textwrap import shorten

import numpy as np

from dlbasics import markdown
from dlbasics.exercises import Code
from dlbasics.grading.reports.feedback import page
from dlbasics.grading.reports.formulas import typeset

SHOWN = 12


def held(everyone: list, exercises: list) -> list:
    """The misconceptions of a class as (learners, exercise, name, sentence), most common first."""
    count, found = Counter(), []
    for e in exercises:
        known = e.mistakes_by_name()
        for p in everyone:
            v = p["best"].get(e.id)
            if v and v["name"] in known and v["earned"] < v["points"]:
                count[e.id, v["name"]] += 1
        found += [(count[e.id, name], e, name, known[name]) for name in known if count[e.id, name]]
    return sorted(found, key=lambda one: -one[0])


def figure(draw, height: float, alt: str) -> str:
    """A figure that follows the reader's theme, narrow enough for a phone."""
    from matplotlib.figure import Figure

    from dlbasics import plotting

    fig = Figure(figsize=(4.6, height))
    draw(fig.subplots())
    return f'<figure class="dl-figure">{plotting.svg(fig, alt)}</figure>'


def load():
    """Load what draws: ahead of time, in a thread, since nothing else takes as long."""
    figure(lambda ax: ax.bar(0, 1), 1.0, "")


def bars(rows: list, top: float, alt: str) -> str:
    """A figure of horizontal bars from rows of (name, value, word at the end), each name above its bar."""

    def draw(ax):
        ax.barh(range(len(rows)), [value for _, value, _ in rows], height=0.36)
        ax.set(yticks=[], ylim=(len(rows) - 0.6, -0.8), xticks=[], xlim=(0, top * 1.25))
        ax.spines[:].set_visible(False)
        for at, (name, value, word) in enumerate(rows):
            ax.text(0, at - 0.27, name, va="bottom", fontsize=8.5)
            ax.text(value + top * 0.015, at, word, va="center", fontsize=8.5, color="muted")

    return figure(draw, 0.3 + 0.36 * len(rows), alt)


def scores(totals: list, most: float) -> str:
    """A figure of how many learners have how many points."""

    def draw(ax):
        step = max(1, int(np.ceil(most / 20)))
        ax.hist(totals, bins=np.arange(0, most + 2 * step, step), rwidth=0.9)
        ax.set(xlabel="points", ylabel="learners", xlim=(0, most + step))
        ax.yaxis.get_major_locator().set_params(integer=True)

    told = f"{len(totals)} learners, from {min(totals):g} to {max(totals):g} of {most:g}"
    return figure(draw, 2.4, f"Histogram of points: {told}.")


def difficulty(handed: list, exercises: list) -> str:
    """A figure of the share of points earned by those who tried, the hardest exercise first."""
    rows = []
    for e in exercises:
        if earned := [p["best"][e.id]["earned"] for p in handed if e.id in p["best"]]:
            share = 100 * sum(earned) / len(earned) / e.points
            rows.append((e.id, share, f"{share:.0f}% of {len(earned)}"))
    rows.sort(key=lambda row: row[1])
    if not rows:
        return ""
    told = ", ".join(f"{name} {word}" for name, _, word in rows[:3])
    figure = bars(rows, 100, f"Share of points earned in each exercise, the hardest first: {told}.")
    return f"<h2>Difficulty</h2><p>Points earned by those who tried, the hardest first.</p>{figure}"


def lessons(everyone: list, exercises: list) -> str:
    """What the class holds that is not so, as a figure and with the sentences that help."""
    found = held(everyone, exercises)
    if not found:
        return "<p>No known misconception was found.</p>"
    rows = []
    for at, (count, e, name, _) in enumerate(found[:SHOWN], 1):
        words = f"{at}. {e.title}" + (f": {name}" if isinstance(e, Code) else "")
        rows.append((shorten(words, 60, placeholder=" …"), count, str(count)))
    alt = f"Learners who hold each misconception; the most common one, in {found[0][1].title}: {found[0][0]}."
    told = []
    for count, e, name, sentence in found:
        head = f"<strong>{html.escape(e.title)}</strong>"
        head += f": {html.escape(name)}" if isinstance(e, Code) else ""
        who = f"{count} learner{'s' if count > 1 else ''}, {e.id}"
        text = typeset(markdown.block(sentence), [sentence])
        told.append(f'<li>{head} <span class="more">({who})</span>{text}</li>')
    made = "<p>The misconceptions of this class, most common first.</p>" + bars(rows, found[0][0], alt)
    made += f"<ol>{''.join(told[:SHOWN])}</ol>"
    if rest := "".join(told[SHOWN:]):
        made += f'<details><summary>The rarer ones</summary><ol start="{SHOWN + 1}">{rest}</ol></details>'
    return made


def report(everyone: list, exercises: list) -> bytes:
    """Make ``class.html``."""
    handed, most = [p for p in everyone if p["files"]], sum(e.points for e in exercises)
    totals = [p["total"] for p in handed]
    made = [f"<p>{len(handed)} of {len(everyone)} handed something in.</p>"]
    if unsafe := sum(p["unsafe"] for p in handed):
        made.append(f'<p class="alert">The work of {unsafe} was judged WITHOUT a sandbox.</p>')
    if look := [p for p in everyone if p["status"] == "needs a look"]:
        rows = [html.escape(f"{p['name'] or p['id']}: {' '.join(p['notes'])}") for p in look]
        made.append(f"<h2>Needs a look</h2><ul>{''.join(f'<li>{row}</li>' for row in rows)}</ul>")
    if handed:
        middle = f"<p>The median is <strong>{np.median(totals):g} of {most:g} points</strong>.</p>"
        made += ["<h2>Scores</h2>", middle, scores(totals, most), difficulty(handed, exercises)]
        made += ["<h2>What to teach next</h2>", lessons(handed, exercises)]
    return page("The class", "\n".join(made))
