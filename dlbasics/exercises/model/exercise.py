"""What all kinds of exercise share."""

import json
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from dlbasics.exercise_id import EXERCISE_ID
from dlbasics.exercises.model.definition import Definition, DefinitionError, check_parts
from dlbasics.messages import Message, MessageError, text
from dlbasics.stable_digest import short_digest, stable_number

# Part of what is digested for a version: another number would give every exercise a new version.
DIGEST_FORMAT = 1


@dataclass(frozen=True, eq=False)
class Exercise(Definition):
    """What all kinds share.

    Parameters
    ----------
    id : str
        ``"<chapter>/<kebab-name>"``, unique in the book.
    title : str
        A few words, shown as the heading.
    points : int
        What a right answer earns.
    explanation : str
        What is said with the verdict on a right answer, in Markdown.
    version : str
        Work done on another version is kept, but apart. By default a digest of what the learner sees, taken
        when the exercise is defined: texts that are replaced later, as by a translation, leave it alone. Give
        another one when a change that nobody sees (a new case) makes old verdicts doubtful.
    """

    kind: ClassVar[str] = ""
    variant_number: ClassVar[int] = 0  # 0 has the numbers of the book
    variant_maker: ClassVar[object] = None  # of a question whose numbers can vary
    is_practice: ClassVar[bool] = False  # whether it earns no points
    needs_explorer: ClassVar[bool] = False  # whether it is answered by moving an explorer
    part_types: ClassVar[dict] = {"hints": str}  # what each field that is a tuple or a list holds
    id: str
    title: str
    points: int
    explanation: str = field(default="", kw_only=True)
    version: str = field(default="", kw_only=True)

    def __post_init__(self):
        if not EXERCISE_ID.fullmatch(str(self.id)):
            raise DefinitionError(text("exercise.no-id", id=repr(self.id)))
        if not (isinstance(self.points, int) and self.points > 0):
            raise DefinitionError(text("exercise.no-points", id=self.id, points=repr(self.points)))
        for name, kind in self.part_types.items():
            check_parts(self.id, name, getattr(self, name), kind)
        self.check_definition()
        if not self.version:
            object.__setattr__(self, "version", self._digest())

    def check_definition(self):
        """Raise a DefinitionError for a definition that cannot work; kinds say what that is."""

    def _digest(self) -> str:
        content = json.dumps([self.kind, self.points, DIGEST_FORMAT, *self.content()], ensure_ascii=True)
        return short_digest(content)

    def content(self) -> list:
        """What the learner sees, for the version of a new definition."""
        return [self.statement]

    @property
    def chapter(self) -> str:
        """The chapter that the exercise belongs to: the first part of its id."""
        return self.id.split("/")[0]

    @property
    def statement(self) -> str:
        """What the learner is asked, in inline Markdown."""
        raise NotImplementedError

    def variant(self, number: int) -> "Exercise":
        """The exercise with other numbers; one whose numbers cannot vary stays as it is."""
        return self

    def of_learner(self, learner: str) -> "Exercise":
        """The exercise with the numbers that a learner has, the same for whoever knows the learner's id.

        Parameters
        ----------
        learner : str
            As the roster has it; case and spaces around it do not count. Empty for the numbers of the book.
        """
        name = learner.strip().lower()
        seed = stable_number(f"{name}|{self.id}")
        return self.variant(1 + seed) if name else self

    @property
    def praise(self) -> str:
        """What a right answer is told before the explanation."""
        return ""

    def solution(self) -> str:
        """The right answer, as a terminal shows it."""
        raise NotImplementedError

    def solution_markdown(self) -> str:
        """The right answer, in Markdown."""
        return self.solution()

    def about_of(self, case: int) -> str:
        """What is special about one of its cases, in the author's words; a question has no cases."""
        return ""

    def mistakes_by_name(self) -> dict[str, str]:
        """The known mistakes: the name of each, and the sentence that helps."""
        raise NotImplementedError

    def shown_params(self, params: dict) -> dict:
        """What stands in the placeholders of a message on an answer, with its words in the reader's language.

        What is stored is the same in every language.
        """
        return params

    def verdict_texts(self) -> list[str]:
        """All that its author wrote for verdicts, in Markdown; a verdict can also quote the learner."""
        return [self.praise, self.explanation, *self.mistakes_by_name().values()]


@dataclass(frozen=True)
class Finding:
    """One thing that can be said about an answer to a question.

    Parameters
    ----------
    status : str
        A key of `dlbasics.exercises.judging.verdict.STATUSES`.
    name : str
        The known mistake, a key of `Exercise.mistakes_by_name`; empty for any other.
    message : Message, optional
        What is said where there is no name.
    """

    status: str
    name: str = ""
    message: Message | None = None


@dataclass(frozen=True, eq=False)
class Question(Exercise):
    """An exercise that is answered without code.

    An answer becomes a few short strings, its *probes*; a table leads from a probe to a finding, and the
    finding that stands first wins. The page holds the same table
    (`dlbasics.sphinxext.exercises.obfuscation`) and makes the same probes (``sphinxext/site/kinds/``), so
    that both give one verdict.

    A new kind is one module beside the others, and one script with its name.

    Parameters
    ----------
    question : str
        What is asked, in inline Markdown.
    hints : sequence of str
        Each one helps more than the one before.
    variant_maker : VariantMaker, optional
        Makes the same question with other numbers, for a question that was made by `fresh_numbers`.
    variant_number : int
        Which variant it is; 0 has the numbers of the book.
    is_practice : bool
        Whether it earns no points: one more like a question that is done.
    """

    ELSE: ClassVar[str] = "*"  # the probe of every other answer
    # Its controls on the page, as a Jinja2 template: there are `exercise`, `slug`, `text` and the filter
    # `markdown`.
    page_controls: ClassVar[str] = ""
    # The code of the text for a reader who presses Check without an answer.
    page_no_answer: ClassVar[str] = ""

    question: str
    hints: Sequence[str] = field(default=(), kw_only=True)
    variant_maker: object = field(default=None, kw_only=True, repr=False)
    variant_number: int = field(default=0, kw_only=True)
    is_practice: bool = field(default=False, kw_only=True)

    @property
    def statement(self) -> str:
        return textwrap.dedent(self.question).strip()

    def variant(self, number: int) -> "Question":
        """The question with other numbers; for variant 0, or if they cannot vary, the question itself."""
        return self.variant_maker.variant(self.id, number) if number and self.variant_maker else self

    def shuffled_by(self, rng) -> "Question":
        """The question with what can be chosen in another order; by default as it is."""
        return self

    def is_sound(self) -> bool:
        """Whether numbers that were drawn leave each answer a finding of its own."""
        return True

    def repeats(self, other: "Question") -> bool:
        """Whether it asks what another one asks, perhaps in another order."""
        return (self.statement, sorted(self.lettered())) == (other.statement, sorted(other.lettered()))

    @property
    def asked_by(self) -> str:
        """The function by which a learner answers it."""
        return "another" if self.is_practice else "ask"

    @property
    def page_data(self) -> dict[str, str]:
        """What its script needs to know: ``data-`` attributes of the form on the page."""
        return {}

    def lettered(self) -> list[str]:
        """What the learner chooses from, in Markdown, in the order in which it is shown."""
        return []

    def how_to_answer(self) -> Message:
        """How to answer where there are no controls."""
        raise NotImplementedError

    def read(self, answer):
        """Bring an answer into the form that is recorded.

        Raises
        ------
        UnreadableAnswer
            If it cannot be read; its message says what is expected.
        """
        raise NotImplementedError

    def findings(self) -> list[Finding]:
        """All that can be said about answers; the place in the list is the rank."""
        raise NotImplementedError

    def table(self, settings: list) -> dict[str, int]:
        """Lead from each probe to the rank of its finding; `ELSE` stands for every other answer.

        Parameters
        ----------
        settings : list of dict
            For a question that is answered with an explorer: what its controls can be set to.
        """
        raise NotImplementedError

    def probes(self, recorded) -> list[str]:
        """The probes of an answer in its recorded form."""
        raise NotImplementedError

    def rank(self, recorded) -> int:
        """The rank of what is to be said about an answer in its recorded form."""
        table = self.table([])
        return min(table[probe] for probe in self.probes(recorded) if probe in table)

    def widget(self, widgets, recorded, explorer):
        """Its controls in a Jupyter kernel.

        Parameters
        ----------
        widgets : module
            `ipywidgets`.
        recorded : object
            The answer given before, or None.
        explorer : Explorer or None

        Returns
        -------
        widget, callable
            The controls, and a function that reads the answer from them.
        """
        raise NotImplementedError


class UnreadableAnswer(MessageError, ValueError):
    """An answer that cannot be read; it does not count as a try."""
