"""How a verdict reads, as text and as HTML. Showing one never raises."""

from html import escape

from dlbasics.markdown import block
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
    if getattr(verdict.exercise, "is_practice", False):
        return text("practice.points")
    return plural("verdict.score", verdict.points, earned=f"{verdict.earned:g}", points=f"{verdict.points:g}")


def _details(verdict) -> list[tuple[str, str]]:
    """Label and text of each detail; behind the input stands what is special about it."""
    rows = []
    for detail in verdict.details:
        body = detail.body
        if detail.label == "input" and verdict.about:
            body = f"{body}  ({verdict.about})"
        rows.append((detail.heading, body))
    return rows


def as_text(verdict) -> str:
    """The verdict in a terminal."""
    lines = [f"[{TERMINAL_MARKS[verdict.tone]}] {verdict.title}: {verdict.heading} ({score(verdict)})"]
    lines += [f"    {line}" for line in verdict.sentence.splitlines()]
    for label, body in _details(verdict):
        first, *rest = body.splitlines() or [""]
        lines += [f"    {label}: {first}", *(f"        {line}" for line in rest)]
    lines += [f"    {part}" for part in (verdict.explanation, verdict.note) if part]
    return "\n".join(lines)


def as_html(verdict) -> str:
    """The verdict as HTML: classes for the book's sheet, and one line of colour where there is none."""
    rows = "".join(
        f"<dt>{escape(label)}</dt><dd><pre><code>{escape(body)}</code></pre></dd>"
        for label, body in _details(verdict)
    )
    parts = [
        f'<p class="dl-verdict-head"><strong>{escape(verdict.heading)}</strong> '
        f'<span class="dl-score">{score(verdict)}</span></p>',
        block(verdict.sentence),
        f"<dl>{rows}</dl>" if rows else "",
        verdict.error_plot,
        block(verdict.explanation),
        f'<p class="dl-note">{escape(verdict.note)}</p>' if verdict.note else "",
    ]
    style = f"border-left: 4px solid {COLOURS[verdict.tone]}; padding-left: 1rem"
    return f'<div class="dl-verdict" data-tone="{verdict.tone}" style="{style}">{"".join(parts)}</div>'
