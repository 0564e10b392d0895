"""Number: give a number."""

import math
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from dlbasics.exercises.model import (
    DefinitionError,
    Finding,
    Question,
    WrongNumber,
    check_number,
    shown,
)
from dlbasics.exercises.typed_answers.significant_digits import (
    MOST,
    exact_forms,
    in_digits,
    near_forms,
    short_forms,
    typed_digits,
)
from dlbasics.markdown import inline
from dlbasics.messages import Message, text
from dlbasics.stable_digest import stable_number


@dataclass(frozen=True, eq=False)
class Number(Question):
    """Give a number: right within `tolerance` (absolute) of `answer`.

    A known wrong number is recognized in the digits that were typed, and so is the answer with too few of
    them.
    """

    kind: ClassVar[str] = "number"
    page_no_answer: ClassVar[str] = "number.empty"
    page_controls: ClassVar[str] = """\
<label class="dl-number">{{ text("exercise.your-answer") }} \
<input type="text" name="number" autocomplete="off" spellcheck="false" \
data-grid="{{ exercise.grid_text }}" data-unit="{{ exercise.unit }}"\
{{ " data-count" if exercise.is_count }}\
{% if exercise.counted %} data-counted="{{ exercise.counted }}"{% endif %}></label>
{%- if exercise.unit %}<span>{{ exercise.unit|markdown }}</span>{% endif %}"""

    part_types: ClassVar[dict] = Question.part_types | {"mistakes": WrongNumber}
    answer: float
    tolerance: float
    unit: str = ""
    mistakes: tuple = ()
    # The words that may stand behind a number of things, as in 63 parameters: those of the English question,
    # since `translate_exercise.TEXTS` does not name this field
    counted: str = field(default="", kw_only=True, repr=False)

    def __post_init__(self):
        super().__post_init__()
        if not self.counted:  # a translation keeps them, so that all languages read the same
            object.__setattr__(self, "counted", self._words_counted())

    def check_definition(self):
        check_number(self.id, "answer", self.answer)
        check_number(self.id, "tolerance", self.tolerance)
        if math.isnan(self.answer):
            raise DefinitionError(text("exercise.no-number", id=self.id, name="answer", value="NaN"))
        if not (self.tolerance > 0 and math.isfinite(self.tolerance)):
            raise DefinitionError(text("exercise.no-tolerance", id=self.id, value=shown(self.tolerance)))

    def content(self) -> list:
        return [self.statement, self.unit]

    def is_sound(self) -> bool:
        table = self.table([])
        values = [mistake.value for mistake in self.mistakes]
        return all(math.isnan(value) or (self.cell(value) != self.cell(self.answer)
                                         and table[in_digits(value, MOST)] == rank)
                   for rank, value in enumerate(values, 1))

    def repeats(self, other: "Number") -> bool:
        return abs(self.answer - other.answer) <= self.tolerance

    def solution(self) -> str:
        return f"{self.answer:g} {self.unit}".strip()

    def mistakes_by_name(self) -> dict[str, str]:
        return {f"mistake {i}": mistake.sentence for i, mistake in enumerate(self.mistakes, 1)}

    def how_to_answer(self) -> Message:
        call = f'{self.asked_by}("{self.id}", "{Message("exercise.your-number")}")'
        if self.unit:
            return Message("exercise.answer-with-number-in", {"unit": self.unit, "call": call})
        return Message("exercise.answer-with-number", {"call": call})

    def read(self, answer) -> str:
        # Only here: it has many patterns to compile.
        from dlbasics.exercises.typed_answers.numeric_answer import as_text

        written = as_text(answer)
        self._value_of(written)
        return written

    def _value_of(self, written: str) -> float:
        from dlbasics.exercises.typed_answers.numeric_answer import read_number

        return read_number(written, self.unit, self.is_count, self.counted)

    def shown_params(self, params: dict) -> dict:
        return params | {"unit": self.unit} if "unit" in params else params

    def findings(self) -> list[Finding]:
        mistakes = [Finding("misconception", name) for name in self.mistakes_by_name()]
        others = [Finding("wrong", message=Message(code))
                  for code in ("question.too-few-digits", "question.other-number")]
        return [Finding("right"), *mistakes, *others]

    def table(self, settings: list) -> dict[str, int]:
        ranks = {self.cell(self.answer): 0}
        mistakes = [(rank, mistake.value) for rank, mistake in enumerate(self.mistakes, 1)
                    if not math.isnan(mistake.value)]
        too_few_digits = len(self.mistakes) + 1
        forms = [(form, rank, value) for rank, value in mistakes for form in exact_forms(value)]
        # What is written out before what is rounded, and what is sure before what is near: 19 is 19, not 18.6
        forms.sort(key=lambda entry: not math.isclose(float(entry[0]), entry[2]))
        entries = [(form, rank) for form, rank, _ in forms]
        if not self.is_count:
            entries += [(form, too_few_digits) for form in short_forms(self.answer)]
        entries += [(form, rank) for rank, value in mistakes for form in near_forms(value)]
        for form, rank in entries:
            ranks.setdefault(form, rank)
        return ranks | {self.ELSE: len(self.findings()) - 1}

    def probes(self, recorded) -> list[str]:
        value = self._value_of(recorded)
        return [self.cell(value), in_digits(value, typed_digits(str(recorded))), self.ELSE]

    @property
    def is_count(self) -> bool:
        """Whether a whole number is asked for: the point of an answer such as ``1.024`` is then not clear."""
        return self.tolerance >= 0.1 or bool(self.counted)

    def _words_counted(self) -> str:
        """The words of the id and of the sentence that asks how many; none where nothing is counted."""
        asked = [sentence for sentence in re.split("[.?]", self.question) if "How many" in sentence]
        words = re.sub("[^a-z ]", " ", " ".join([self.id.split("/")[1], *asked]).lower())
        return " ".join(words.split()) if asked and not self.unit else ""

    # -- the cells that numbers fall into ---------------------------------------------------------

    @cached_property
    def grid(self) -> tuple[float, float]:
        """Origin and width of the cells that numbers fall into; the answer is in the middle of one.

        The origin is published with the page, so it is moved away from the answer by a number of cells that
        depends on the id. The width is a little more than twice the tolerance, so that its ends belong to it.
        """
        width = self.tolerance * 2.000002
        steps = 3 + stable_number(self.id, digits=4) % 997
        answer = self.answer if math.isfinite(self.answer) else 0.0
        return answer % width + steps * width, width

    @property
    def grid_text(self) -> str:
        """The grid as the page carries it."""
        origin, width = self.grid
        return f"{origin!r} {width!r}"

    def cell(self, value: float) -> str:
        """The cell that a number falls into, as text."""
        return cell_at(value, *self.grid)

    def widget(self, widgets, recorded, explorer):
        box = widgets.Text(value=recorded or "", description=str(Message("exercise.answer")),
                           placeholder=self.unit)
        return widgets.HBox([box, widgets.HTMLMath(inline(self.unit))]), lambda: box.value


def cell_at(value: float, origin: float, width: float) -> str:
    """The cell of a grid; the page computes the same, operation by operation."""
    if not math.isfinite(value):
        return "Infinity" if value > 0 else "-Infinity"
    place = (value - origin) / width + 0.5
    return str(math.floor(place)) if abs(place) < 10**15 else "far"
