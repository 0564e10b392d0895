"""Tune: move an explorer's controls until a goal is reached."""

import inspect
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar

from dlbasics.exercises.model import Finding, Question, UnreadableAnswer, WrongRegion
from dlbasics.exercises.portable_number import portable_number
from dlbasics.markdown import literal
from dlbasics.messages import Message
from dlbasics.translation import stored_catalogues, translate

MAX_QUOTE_LENGTH = 100
NEARLY = 1e-9  # a slider adds up its steps


@dataclass(frozen=True, eq=False)
class Tune(Question):
    """Move an explorer's controls until ``goal(**values)`` holds.

    `offers` says what the controls can be set to, by name: the least and the most of a slider, or the words
    of a choice. An answer that lies outside is none: nothing is computed for it.
    """

    kind: ClassVar[str] = "tune"
    needs_explorer: ClassVar[bool] = True
    page_no_answer: ClassVar[str] = "exercise.explorer-not-ready"
    page_controls: ClassVar[str] = """\
<p>{{ text("exercise.set-the-explorer", explorer=exercise.explorer)|markdown }}</p>"""

    part_types: ClassVar[dict] = Question.part_types | {"mistakes": WrongRegion}
    explorer: str
    goal: Callable[..., bool]
    mistakes: tuple = ()
    offers: dict = field(default_factory=dict)

    def content(self) -> list:
        return [self.statement, self.explorer]

    @property
    def page_data(self) -> dict[str, str]:
        return {"target-explorer": self.explorer}

    def solution(self) -> str:
        return str(Message("solution.any-setting"))

    def mistakes_by_name(self) -> dict[str, str]:
        return {f"region {i}": wrong.sentence for i, wrong in enumerate(self.mistakes, 1)}

    def how_to_answer(self) -> Message:
        return Message("exercise.answer-with-explorer", {"call": f'ask("{self.id}", explorer)'})

    def read(self, answer) -> dict:
        values = answer if isinstance(answer, dict) else getattr(answer, "values", answer)
        names = sorted(inspect.signature(self.goal).parameters)
        try:
            settings = {name: _plain(value) for name, value in dict(values).items()}
        except (TypeError, ValueError, OverflowError):
            settings = {}
        if sorted(settings) != names:
            shown, form = literal(repr(answer)[:MAX_QUOTE_LENGTH]), self._form(names, answer)
            raise UnreadableAnswer("question.unreadable-settings", answer=shown, form=form)
        for name, offered in self.offers.items():
            value = _as_offered(settings[name], offered)
            if value is None:
                shown = literal(_shown(settings[name])[:MAX_QUOTE_LENGTH])
                raise UnreadableAnswer("question.not-offered", name=name, answer=shown,
                                       offered=_offer(offered))
            settings[name] = value
        return settings

    def _form(self, names: list[str], answer) -> str:
        """How values are written, with the answer in its place where it can only belong to one control."""
        first, *others = names
        is_one_value = type(answer) in (str, int, float)
        value = _as_offered(answer, self.offers[first]) if is_one_value and first in self.offers else None
        if value is not None and not others:
            return literal(f'{{"{first}": {value!r}}}')
        return literal("{" + ", ".join(f'"{name}": ...' for name in names) + "}")

    def shown_params(self, params: dict) -> dict:
        offered = params.get("offered")
        return params | {"offered": list(map(translate, offered))} if isinstance(offered, list) else params

    def findings(self) -> list[Finding]:
        mistakes = [Finding("misconception", name) for name in self.mistakes_by_name()]
        return [Finding("right"), *mistakes, Finding("wrong", message=Message("question.goal-not-reached"))]

    def table(self, settings: list) -> dict[str, int]:
        last = len(self.mistakes) + 1
        ranks = {setting(values): self.rank(values) for values in settings}
        return {probe: rank for probe, rank in ranks.items() if rank != last} | {self.ELSE: last}

    def probes(self, recorded) -> list[str]:
        return [setting(recorded), self.ELSE]

    def rank(self, recorded) -> int:
        """By the goal itself: a kernel's sliders stop between the settings of the page's table, too."""
        if self.goal(**recorded):
            return 0
        ranks = [rank for rank, wrong in enumerate(self.mistakes, 1) if wrong.when(**recorded)]
        return min(ranks, default=len(self.mistakes) + 1)

    def widget(self, widgets, recorded, explorer):
        if explorer is None:
            return widgets.HTML(str(Message("exercise.no-explorer"))), lambda: {}
        return widgets.HTML(str(Message("exercise.move-explorer"))), lambda: explorer


def setting(values: dict) -> str:
    """The probe of an explorer's settings: the same text from Python's floats and JavaScript's numbers."""
    pairs = [[name, portable_number(values[name])] for name in sorted(values)]
    return json.dumps(pairs, separators=(",", ":"), ensure_ascii=False)


def _as_offered(value, offered: tuple):
    """What a control can be set to: 4 and ``"4"`` are one to a reader, and a word may be translated."""
    if isinstance(offered[0], str):
        typed = (value if isinstance(value, str) else _shown(value)).strip().lower()
        words = {_without_joints(word): word for word in offered}
        word = words.get(_without_joints(typed)) or _translated_from(typed, offered)
        return word or _same_number(typed, offered)
    number = _number(value)
    least, most = offered
    return number if number is not None and least - NEARLY <= number <= most + NEARLY else None


def _without_joints(word: str) -> str:
    """A word for which it is one whether elastic net or elastic-net is written."""
    return re.sub("(?<=[a-z])[-_ ](?=[a-z])", "", word.lower())


def _same_number(typed: str, offered: tuple) -> str | None:
    """The offered word that is the same number: 0.01 for ``.01``."""
    number = _number(typed)
    return next((word for word in offered if number is not None and _number(word) == number), None)


def _number(value) -> float | None:
    """A number, also of a text as Python or people write it; None if it is none.

    What may be two numbers is refused.
    """
    # Only here: it has many patterns to compile.
    from dlbasics.exercises.typed_answers.numeric_answer import read_number

    try:
        return float(value)
    except ValueError:
        pass
    try:
        return read_number(value)
    except UnreadableAnswer as refusal:
        if refusal.message.code == "number.two-meanings":
            raise
        return None


def _translated_from(typed: str, offered: tuple) -> str | None:
    """The offered word that a word of another language stands for, of those that the package speaks."""
    try:
        catalogues = list(map(stored_catalogues.catalogue, stored_catalogues.languages()))
    except ModuleNotFoundError:  # a checkout whose catalogues nobody has the library to read
        return None
    return next((word for word in offered for catalogue in catalogues
                 if catalogue.translate(word).lower() == typed), None)


def _shown(value) -> str:
    return repr(value) if isinstance(value, str) else f"{value:g}"


def _offer(offered: tuple) -> list | Message:
    """What a control offers, for a sentence: its words, or the range of its numbers."""
    if isinstance(offered[0], str):
        return list(offered)
    least, most = offered
    return Message("question.range", {"least": least, "most": most})


def _plain(value):
    if isinstance(value, bool):
        raise TypeError
    return value if isinstance(value, str) else float(value)
