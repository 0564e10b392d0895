"""A verdict: what the judge found. It carries codes; its sentences are looked up when it is shown."""

from dataclasses import dataclass, replace

from dlbasics.exercises.model import Exercise
from dlbasics.exercises.views import verdict_view
from dlbasics.messages import Message, invalid_argument_text, text
from dlbasics.translation import translate
from dlbasics.translation.join_sentences import join_sentences


@dataclass(frozen=True)
class Status:
    """How an answer fared: its heading, and the tone that colours it.

    `tone` is ``"open"``, ``"wrong"``, ``"part"`` or ``"right"``.
    """

    heading: str
    tone: str


# By the code that work files and results keep. Of several faults the first in this order is told.
STATUSES = {
    "not attempted": Status("Not attempted yet", "open"),
    "does not run": Status("Does not run", "wrong"),
    "wrong shape": Status("Wrong shape", "wrong"),
    "wrong dtype": Status("Wrong dtype", "wrong"),
    "changes its input": Status("Changes its input", "wrong"),
    "misconception": Status("Not quite", "wrong"),
    "wrong": Status("Wrong here", "wrong"),
    "overflows": Status("Overflows here", "wrong"),
    "unstable": Status("Right, but unstable", "part"),
    "right": Status("Right", "right"),
}


@dataclass(frozen=True)
class Detail:
    """Something shown beside a verdict: the code of its label, and a text that may quote the learner.

    Parameters
    ----------
    label : str
        ``"input"``, ``"your-value"``, ``"expected-value"``, ``"first-difference"``, ``"your-line"``,
        ``"error"`` or ``"printed"``.
    text : str
    line : int
        Number of the line that the text is; 0 if it is none.
    where : str
        Code of what follows the label; empty for nothing.
    """

    label: str
    text: str
    line: int = 0
    where: str = ""

    @property
    def heading(self) -> str:
        """The label as the learner reads it."""
        return text(f"detail.{self.label}") + (text(self.where) if self.where else "")

    @property
    def body(self) -> str:
        """The text as the learner reads it."""
        if self.line:
            return text("detail.line", number=self.line, source=self.text)
        if self.label == "error":  # of a type and, in English, what it says
            type_name, colon, message = self.text.partition(": ")
            return f"{type_name}{colon}{invalid_argument_text(message)}"
        return self.text


@dataclass(frozen=True, eq=False)
class Verdict:
    """What the judge found.

    Parameters
    ----------
    exercise : Exercise
    status : str
        A key of `STATUSES`.
    credit : float
        The fraction of the points that is earned.
    name : str
        Name of the known mistake, a key of ``exercise.mistakes_by_name()``; empty if it is none.
    message : Message, optional
        What is said of the fault, before the known mistake's sentence.
    details : tuple of Detail
    case : int, optional
        Number of the case that shows the fault, of those that the page shows.
    hidden : bool
        Whether the fault was found on a case that was kept back: of the case itself nothing is told.
    change : Message, optional
        A word about an argument that was changed, beside a wrong value that may come of it: told first.
    notes : tuple of Message or str
        What else the learner should know, such as how far the chapter is done.
    picture : str
        The learner's curve, or an image beside the one expected: a figure as HTML.
    answer : object
        What was judged, where another place keeps the work.
    others : tuple of str
        Names of further known mistakes that were made together with the one in `name`.
    """

    exercise: Exercise
    status: str
    credit: float = 0.0
    name: str = ""
    message: Message | None = None
    details: tuple = ()
    case: int | None = None
    hidden: bool = False
    change: Message | None = None
    notes: tuple = ()
    picture: str = ""
    answer: object = None
    others: tuple = ()

    def __post_init__(self):
        if self.status not in STATUSES:
            raise ValueError(f"status is {self.status!r}; expected one of {', '.join(STATUSES)}")

    def replace(self, **changes) -> "Verdict":
        """Copy with some attributes changed."""
        return replace(self, **changes)

    @property
    def id(self) -> str:
        """The exercise's id."""
        return self.exercise.id

    @property
    def title(self) -> str:
        """The exercise's title."""
        return self.exercise.title

    @property
    def points(self) -> float:
        """Points that there are."""
        return self.exercise.points

    @property
    def earned(self) -> float:
        """Points earned."""
        return self.exercise.points * self.credit

    @property
    def is_try(self) -> bool:
        """Whether it counts as a try: an empty or stopped answer does not."""
        stopped = self.message is not None and self.message.code == "judge.stopped"
        return self.status != "not attempted" and not stopped

    @property
    def heading(self) -> str:
        """The status as the learner reads it."""
        if self.status == "misconception" and self.credit > 0:
            return text("verdict.partly-right")
        # A wrong answer to a question has no case to point at.
        pointless = self.status == "wrong" and (self.case is None or self.hidden)
        return translate(STATUSES["misconception" if pointless else self.status].heading)

    @property
    def tone(self) -> str:
        """``"open"``, ``"wrong"``, ``"part"`` or ``"right"``: what colours it."""
        return "part" if 0 < self.credit < 1 else STATUSES[self.status].tone

    @property
    def about(self) -> str:
        """What is special about the case that shows the fault, in the author's words."""
        return "" if self.case is None else self.exercise.about_of(self.case)

    @property
    def sentence(self) -> str:
        """The sentence that helps, in inline Markdown."""
        if self.status == "right":
            return self.exercise.praise
        parts = [str(self.change)] if self.change else []
        parts += [self._message_text()] if self.message else []
        sentences = self.exercise.mistakes_by_name()
        parts += [sentences[name] for name in (self.name, *self.others) if name]
        return join_sentences(parts)

    def _message_text(self) -> str:
        """The message; what the exercise knows of it is looked up there."""
        match self.message:
            case Message("judge.finding", {"finding": name, "values": values}):
                return self.exercise.accept_sentences[name].format(**values)
            case Message("judge.wrong-value.right-for", {"right_cases": cases}):
                return text(self.message.code, right=[f"“{self.exercise.about_of(case)}”" for case in cases])
            case Message("question.other-number") if self.exercise.hints:
                hint = text("question.first-hint", hint=self.exercise.hints[0])
                return join_sentences([str(self.message), hint])
        params = {"about": self.about} | self.exercise.shown_params(self.message.params)
        return text(self.message.code, **params)

    @property
    def explanation(self) -> str:
        """Why it is so: for who has it right."""
        return self.exercise.explanation if self.status == "right" else ""

    @property
    def note(self) -> str:
        """The notes as one text."""
        return join_sentences(map(str, self.notes))

    def to_dict(self) -> dict:
        """The verdict as JSON data: codes and what the learner's code did; no notes, pictures or answers."""
        rare = {"drawing": self.exercise.variant_number} if self.exercise.variant_number else {}
        rare |= {"change": self.change.to_json()} if self.change else {}
        return rare | {
            "id": self.exercise.id,
            "version": self.exercise.version,
            "status": self.status,
            "earned": self.earned,
            "points": self.points,
            "name": self.name,
            "others": list(self.others),
            "message": self.message and self.message.to_json(),
            "details": [[detail.label, detail.text, detail.line, detail.where] for detail in self.details],
            "case": self.case,
            "hidden": self.hidden,
        }

    @classmethod
    def from_dict(cls, data: dict, exercise: Exercise) -> "Verdict":
        """The verdict that `to_dict` made on an exercise, or on a variant of it."""
        return cls(
            exercise.variant(data.get("drawing", 0)),
            data["status"],
            credit=data["earned"] / data["points"],
            name=data["name"],
            others=tuple(data.get("others", ())),
            message=data["message"] and Message.from_json(data["message"]),
            details=tuple(Detail(*parts) for parts in data["details"]),
            case=data["case"],
            hidden=data["hidden"],
            change=Message.from_json(data["change"]) if "change" in data else None,
        )

    def __str__(self) -> str:
        return verdict_view.as_text(self)

    __repr__ = __str__

    def html(self) -> str:
        """The verdict as HTML."""
        return verdict_view.as_html(self)

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        return {"text/plain": str(self), "text/html": self.html()}
