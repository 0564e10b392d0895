"""A verdict: what the judge found, and how it reads as text and as HTML. Showing one never raises."""

import html
from dataclasses import dataclass, replace

import numpy as np

from dlbasics.exercises.views import markdown

# status -> (what the learner reads, tone)
WORDS = {
    "not attempted": ("Not attempted yet", "open"),
    "does not run": ("Does not run", "wrong"),
    "wrong shape": ("Wrong shape", "wrong"),
    "wrong dtype": ("Wrong dtype", "wrong"),
    "changes its input": ("Changes its input", "wrong"),
    "misconception": ("Not quite", "wrong"),
    "wrong": ("Wrong here", "wrong"),
    "overflows": ("Overflows here", "wrong"),
    "unstable": ("Right, but unstable", "part"),
    "right": ("Right", "right"),
}
COLOURS = {
    "open": "var(--dl-muted, #777)",
    "wrong": "var(--dl-wrong, #d0453a)",
    "part": "var(--dl-warn, #b57a00)",
    "right": "var(--dl-right, #2a8a4a)",
}
MARKS = {"open": "-", "wrong": "x", "part": "~", "right": "+"}


def compact(value, width: int = 72) -> str:
    """A short, exact-enough text of an argument or a value."""
    try:
        if isinstance(value, tuple):
            return "(" + ", ".join(compact(v, width) for v in value) + ")"
        if isinstance(value, np.ndarray) and value.ndim == 0:
            value = value.item()
        if isinstance(value, np.ndarray):
            limits = {"threshold": 8, "edgeitems": 2, "precision": 6, "separator": ", "}
            body = np.array2string(value, max_line_width=width, **limits)
            usual = value.dtype in (np.dtype(float), np.dtype(np.int64), np.dtype(bool))
            note = "" if usual else f" {value.dtype}"
            return body + note + (f" shape {value.shape}" if value.size > 8 or not value.size else "")
        if isinstance(value, float):
            return f"{float(value):.8g}"
        if callable(value):
            return getattr(value, "__name__", type(value).__name__)
        made = f"({value.type})" if type(value).__name__ == "Foreign" else repr(value)
        return made if len(made) <= 200 else made[:197] + "..."
    except Exception as error:  # a learner's own class may break in its repr
        return f"(a {type(value).__name__} that cannot be shown: {type(error).__name__})"


@dataclass(frozen=True, eq=False)
class Verdict:
    """What the judge found.

    Attributes
    ----------
    id, title : str
        The exercise.
    status : str
        One of the keys of `WORDS`.
    earned, points : float
        Points earned and points that there are.
    sentence : str
        The sentence that helps, in inline Markdown.
    details : tuple of (str, str)
        Label and text: input, the learner's value, the learner's line.
    name : str
        Name of the misconception, if it is one.
    case : int or None
        Number of the case that shows the fault.
    answer : object
        What was judged, where another place keeps the work.
    """

    id: str
    title: str
    status: str
    earned: float
    points: float
    sentence: str = ""
    details: tuple = ()
    name: str = ""
    case: int | None = None
    explanation: str = ""
    picture: str = ""
    note: str = ""
    answer: object = None

    @classmethod
    def of(cls, exercise, status: str, sentence: str, credit: float = 0.0, details=(), **more) -> "Verdict":
        """Make the verdict on an exercise; `credit` is the fraction of its points."""
        earned = exercise.points * credit
        named = (exercise.id, exercise.title, status, earned, exercise.points, sentence)
        return cls(*named, tuple(details), **more)

    def but(self, **changes) -> "Verdict":
        """Copy with some attributes changed."""
        return replace(self, **changes)

    @property
    def heading(self) -> str:
        """The status as the learner reads it."""
        if self.status == "misconception" and self.earned > 0:
            return "Partly right"
        # A wrong answer to a question has no case to point at.
        return WORDS["misconception" if self.status == "wrong" and self.case is None else self.status][0]

    @property
    def tone(self) -> str:
        """``"open"``, ``"wrong"``, ``"part"`` or ``"right"``: what colours it."""
        return "part" if 0 < self.earned < self.points else WORDS[self.status][1]

    @property
    def score(self) -> str:
        """Points as text."""
        return f"{self.earned:g} of {self.points:g} point" + ("s" if self.points != 1 else "")

    def __str__(self) -> str:
        lines = [f"[{MARKS[self.tone]}] {self.title}: {self.heading} ({self.score})"]
        lines += [f"    {line}" for line in self.sentence.splitlines()]
        for label, text in self.details:
            first, *rest = text.splitlines() or [""]
            lines += [f"    {label}: {first}", *(f"        {line}" for line in rest)]
        lines += [f"    {text}" for text in (self.explanation, self.note) if text]
        return "\n".join(lines)

    __repr__ = __str__

    def html(self) -> str:
        """The verdict as HTML: classes for the book's sheet, and one line of colour where there is none."""
        rows = "".join(
            f"<dt>{html.escape(label)}</dt><dd><pre><code>{html.escape(text)}</code></pre></dd>"
            for label, text in self.details
        )
        parts = [
            f'<p class="dl-verdict-head"><strong>{html.escape(self.heading)}</strong> '
            f'<span class="dl-score">{self.score}</span></p>',
            markdown.block(self.sentence),
            f"<dl>{rows}</dl>" if rows else "",
            self.picture,
            markdown.block(self.explanation),
            f'<p class="dl-note">{html.escape(self.note)}</p>' if self.note else "",
        ]
        line = f"border-left: 4px solid {COLOURS[self.tone]}; padding-left: 1rem"
        return f'<div class="dl-verdict" data-tone="{self.tone}" style="{line}">{"".join(parts)}</div>'

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        return {"text/plain": str(self), "text/html": self.html()}
