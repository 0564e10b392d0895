"""A prediction: a question before an explorer, and what a reader hears who has committed to a choice."""

import importlib
import importlib.util
import json
from dataclasses import dataclass, field, replace

from dlbasics.chapters import CHAPTERS
from dlbasics.messages import text
from dlbasics.stable_digest import short_digest
from dlbasics.translation import ENGLISH, catalogue, language

LETTERS = "abcd"


@dataclass(frozen=True)
class Prediction:
    """A question that a reader answers before moving an explorer. It is kept, and never graded.

    Parameters
    ----------
    question : str
        Inline Markdown.
    choices : dict of str to str
        Two to four choices in plain words. Each leads to its sentence (inline Markdown): what happens, and
        why one would choose this. None at all for a question that is only to be thought about.
    right : str
        The choice that the explorer shows to be right.
    version : str
        Under which answers are kept: by default a digest of what is asked, taken when it is defined.

    Raises
    ------
    ValueError
        If the question is empty, the choices are not two to four, one has no sentence, or `right` is not
        one of them.
    """

    question: str
    choices: dict = field(default_factory=dict)
    right: str = ""
    version: str = ""

    def __post_init__(self):
        if not isinstance(self.question, str) or not self.question.strip():
            raise ValueError(text("argument.no-question", value=repr(self.question)))
        if not self.version:
            asked = json.dumps([self.question, list(self.choices)])
            object.__setattr__(self, "version", short_digest(asked))
        if not self.choices:
            return
        if not 2 <= len(self.choices) <= len(LETTERS):
            raise ValueError(
                text("argument.number-of-choices", value=repr(list(self.choices)), most=len(LETTERS)))
        for choice, outcome in self.choices.items():
            if not isinstance(outcome, str) or not outcome.strip():
                raise ValueError(text("argument.no-outcome", choice=repr(choice), value=repr(outcome)))
        if self.right not in self.choices:
            raise ValueError(
                text("argument.not-among", name="right", value=repr(self.right),
                     choices=repr(list(self.choices))))

    @property
    def right_index(self) -> int:
        """The place of the right choice."""
        return list(self.choices).index(self.right)

    def key(self, explorer: str) -> str:
        """Where the answer is kept in the work file; another question has another key.

        Parameters
        ----------
        explorer : str
            The explorer's name.
        """
        return f"{explorer}/{self.version}"

    def texts(self) -> list[str]:
        """All that its author wrote."""
        return [self.question, *self.choices, *self.choices.values()]

    def translated(self, chapter: str) -> "Prediction":
        """The prediction in the reader's language.

        Parameters
        ----------
        chapter : str
            The one that it belongs to.
        """
        if language() == ENGLISH:
            return self
        translate = catalogue(chapter).translate
        choices = {translate(choice): translate(outcome) for choice, outcome in self.choices.items()}
        return replace(self, question=translate(self.question), choices=choices, right=translate(self.right))

    def lettered(self) -> list[str]:
        """The choices with their letters, for print and terminal."""
        return [f"{letter}) {choice}" for letter, choice in zip(LETTERS, self.choices, strict=False)]

    def answer(self) -> str:
        """The right choice and its sentence, for where nobody can commit to a choice."""
        return f"{self.right}. {self.choices[self.right]}"

    def reply(self, index: int) -> str:
        """What a reader hears after moving the explorer, in inline Markdown.

        Parameters
        ----------
        index : int
            Of the choice.
        """
        code = "explore.as-predicted" if index == self.right_index else "explore.not-as-predicted"
        return f"**{text(code)}** {list(self.choices.values())[index]}"


def prediction(id: str) -> Prediction:
    """A prediction of the book.

    Parameters
    ----------
    id : str
        The chapter and the explorer, as other pages name it: ``prediction("mlp#ball")``.

    Raises
    ------
    ValueError
        If there is no such prediction.
    """
    chapter, _, name = id.partition("#")
    known = chapter_predictions(chapter) if chapter in CHAPTERS else {}
    if not known:
        raise ValueError(text("argument.no-such-chapter", id=repr(id), chapters=list(CHAPTERS)))
    if name not in known:
        others = [f"{chapter}#{other}" for other in known]
        raise ValueError(text("argument.no-such-prediction", id=repr(id), known=others))
    return known[name].translated(chapter)


def prediction_keys(chapter: str) -> list[str]:
    """Where the answers to a chapter's predictions are kept, as `Prediction.key` has it."""
    return [prediction.key(name) for name, prediction in chapter_predictions(chapter).items()]


def chapter_predictions(chapter: str) -> dict:
    """The predictions of a chapter in English; none where it has no module of them."""
    name = f"dlbasics.explore.predictions.{chapter}"
    return importlib.import_module(name).PREDICTIONS if importlib.util.find_spec(name) else {}
