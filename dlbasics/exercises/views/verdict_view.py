"""How a verdict reads, as text and as HTML. Showing one never raises."""

from html import escape

from dlbasics.markdown import block, inline
from dlbasics.messages import plural, text

COLOURS = {
    "open": "var(--dl-muted, #777)",
    "wrong": "var(--dl-wrong, #d0453a)",
    "part": "var(--dl-warn, #b57a00)",
    "right": "var(--dl-right, #2a8a4a)",
}
TERMINAL_MARKS = {"open": "-", "wrong": "x", "part": "~", "right": "+"}


def score(verdict) -> str:
    """Points as text."""
    if verdict.exercise.is_practice:
        return text("practice.points")
    return plural("verdict.score", verdict.points, earned=f"{verdict.earned:g}", points=f"{verdict.points:g}")


def _details(verdict) -> list[tuple[str, str, str]]:
    """Label and text of each detail, and what is special about the input, in Markdown."""
    return [(detail.heading, detail.body, verdict.about if detail.label == "input" else "")
            for detail in verdict.details]


def _detail_html(label: str, body: str, about: str) -> str:
    remark = f" <span>{text('verdict.about', about=inline(about))}</span>" if about else ""
    # Labels float in JupyterLab: one would stand beside the end of the value before it.
    label = f'<dt style="clear: left">{escape(label)}</dt>'
    return f"{label}<dd><pre><code>{escape(body)}</code></pre>{remark}</dd>"


def as_text(verdict) -> str:
    """The verdict in a terminal."""
    first = text("verdict.in-a-line", title=verdict.title, heading=verdict.heading, score=score(verdict))
    lines = [f"[{TERMINAL_MARKS[verdict.tone]}] {first}"]
    lines += [f"    {line}" for line in verdict.sentence.splitlines()]
    for label, body, about in _details(verdict):
        remark = "  " + text("verdict.about", about=about) if about else ""
        first, *rest = (body + remark).splitlines() or [""]
        lines.append("    " + text("verdict.detail-in-a-line", label=label, body=first))
        lines += [f"        {line}" for line in rest]
    lines += [f"    {part}" for part in (verdict.explanation, verdict.note) if part]
    return "\n".join(lines)


def as_html(verdict) -> str:
    """The verdict as HTML: classes for the book's sheet, and one line of colour where there is none."""
    rows = "".join(_detail_html(*detail) for detail in _details(verdict))
    parts = [
        f'<p class="dl-verdict-head"><strong>{escape(verdict.heading)}</strong> '
        f'<span class="dl-score">{score(verdict)}</span></p>',
        block(verdict.sentence),
        f"<dl>{rows}</dl>" if rows else "",
        verdict.picture,
        block(verdict.explanation),
        f'<p class="dl-note">{inline(verdict.note)}</p>' if verdict.note else "",
    ]
    style = f"border-left: 4px solid {COLOURS[verdict.tone]}; padding-left: 1rem"
    return f'<div class="dl-verdict" data-tone="{verdict.tone}" style="{style}">{"".join(parts)}</div>'
