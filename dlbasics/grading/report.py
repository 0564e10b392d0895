"""The class on one page: its scores, how hard each exercise was, and which misconceptions it holds."""

import html
from collections import Counter

import numpy as np

from ..exercises import markup, questions
from ..exercises.kinds import Code
from .feedback import page
from .formula import typeset

SHOWN = 12


def misconceptions(exercise) -> dict:
    """What a learner can have misunderstood: a name or a sentence leads to the sentence that helps."""
    if isinstance(exercise, Code):
        return {m.name: m.sentence for m in exercise.misconceptions}
    known = questions.findings(exercise)
    general = [] if exercise.kind == "order" else known[-1:]  # "not this number": nothing to teach
    return {f.sentence: f.sentence for f in known if f.status != "right" and f.sentence and f not in general}


def held(everyone: list, exercises: list) -> list:
    """The misconceptions of a class as (learners, exercise, name, sentence), most common first."""
    count, found = Counter(), []
    for e in exercises:
        known = misconceptions(e)
        for p in everyone:
            v = p["best"].get(e.id, {})
            if (name := v.get("name") or v.get("sentence")) in known and v["earned"] < v["points"]:
                count[e.id, name] += 1
        found += [(count[e.id, name], e, name, known[name]) for name in known if count[e.id, name]]
    return sorted(found, key=lambda one: -one[0])


def figure(draw, height: float, alt: str) -> str:
    """A figure that follows the reader's theme."""
    from matplotlib.figure import Figure

    from .. import plotting

    fig = Figure(figsize=(6, height))
    draw(fig.subplots())
    return f'<figure class="dl-figure">{plotting.svg(fig, alt)}</figure>'


def bars(ax, names: list, values: list, words: list, top: float):
    """Horizontal bars, the first one on top, each with a word at its end."""
    ax.barh(range(len(names)), values, height=0.62)
    ax.set(yticks=range(len(names)), yticklabels=names, ylim=(len(names) - 0.4, -0.6), xlim=(0, top * 1.12))
    ax.grid(axis="y", visible=False)
    for at, (value, word) in enumerate(zip(values, words, strict=True)):
        ax.text(value + top * 0.012, at, word, va="center", fontsize=8.5, color="muted")


def scores(ax, totals: list, most: float):
    """How many learners have how many points."""
    step = max(1, int(np.ceil(most / 20)))
    ax.hist(totals, bins=np.arange(0, most + step + 1, step), rwidth=0.9)
    ax.set(xlabel="points", ylabel="learners", xlim=(0, most + step))
    ax.yaxis.get_major_locator().set_params(integer=True)


def report(everyone: list, exercises: list) -> bytes:
    """Make ``class.html``."""
    handed = [p for p in everyone if p["files"]]
    totals, most = [p["total"] for p in handed], sum(e.points for e in exercises)
    made = [f"<p>{len(handed)} of {len(everyone)} handed something in"
            + (f"; the median is <strong>{np.median(totals):g} of {most:g} points</strong>.</p>" if handed else ".</p>")]
    if unsafe := sum(any("WITHOUT a sandbox" in n for n in p["notes"]) for p in handed):
        made.append(f'<p class="alert">The work of {unsafe} was judged WITHOUT a sandbox.</p>')
    if look := [p for p in everyone if p["status"] == "needs a look"]:
        rows = "".join(f"<li>{html.escape(p['name'] or p['id'])}: {html.escape(' '.join(p['notes']))}</li>" for p in look)
        made.append(f"<h2>Needs a look</h2><ul>{rows}</ul>")
    if handed:
        made.append("<h2>Scores</h2>" + figure(lambda ax: scores(ax, totals, most), 2.6, (
            f"Histogram of points: {len(totals)} learners, from {min(totals):g} to {max(totals):g} of {most:g}.")))
    tried = [(e, [p["best"][e.id]["earned"] for p in handed if e.id in p["best"]]) for e in exercises]
    tried = sorted(((100 * np.mean(got) / e.points, e, len(got)) for e, got in tried if got), key=lambda one: one[0])
    if tried:
        alt = f"Share of points earned in each exercise; the hardest is {tried[0][1].title}, {tried[0][0]:.0f}%."
        names, shares, words = [e.id for _, e, _ in tried], [s for s, *_ in tried], [f"{s:.0f}% of {n}" for s, _, n in tried]
        made.append("<h2>Difficulty</h2><p>Points earned by those who tried, the hardest first.</p>" + figure(
            lambda ax: bars(ax, names, shares, words, 100), 0.5 + 0.24 * len(tried), alt))
    made.append("<h2>What to teach next</h2>")
    found = held(everyone, exercises)
    if found:
        top = found[:SHOWN]
        short = [f"{at}. {e.id}" for at, (_, e, *_) in enumerate(top, 1)]
        alt = f"Most common misconceptions; the first, in {top[0][1].title}, is held by {top[0][0]}."
        made.append("<p>The misconceptions of this class, most common first.</p>" + figure(
            lambda ax: bars(ax, short, [n for n, *_ in top], [str(n) for n, *_ in top], top[0][0]),
            0.5 + 0.24 * len(top), alt))
        rows = [f"<li><strong>{html.escape(e.title)}</strong>{named(name, sentence)} "
                f'<span class="more">({n} learner{"s" if n > 1 else ""}, {e.id})</span>{markup.block(sentence)}</li>'
                for n, e, name, sentence in found]
        made.append(f"<ol>{''.join(rows)}</ol>")
    else:
        made.append("<p>No known misconception was found.</p>")
    return page("The class", typeset("\n".join(made)))


def named(name: str, sentence: str) -> str:
    """A misconception's name, where it has one beside its sentence."""
    return f": {html.escape(name)}" if name != sentence else ""
