"""Order: put lines in order."""

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np

from dlbasics.exercises.model import DefinitionError, Finding, OrderConstraint, Question, UnreadableAnswer
from dlbasics.exercises.typed_answers.letters import LETTERS, letters_up_to
from dlbasics.markdown import inline
from dlbasics.messages import Message, text
from dlbasics.stable_digest import stable_number


@dataclass(frozen=True, eq=False)
class Order(Question):
    """Put lines in order; right when each constraint of `before` holds (default: the order of `lines`).

    `lines` stand in a right order.
    """

    kind: ClassVar[str] = "order"
    page_controls: ClassVar[str] = """\
<ol class="dl-lines" aria-label="{{ text("exercise.lines-to-order", title=exercise.title) }}">
{%- for line in exercise.lettered() -%}
{%- set index = loop.index0 -%}
<li data-line="{{ index }}"><span class="dl-drag-handle" aria-hidden="true">&#8942;&#8942;</span>\
<span>{{ line|markdown }}</span>
{%- for step, direction, arrow in ((-1, "up", "&#8593;"), (1, "down", "&#8595;")) -%}
{%- set label = text("exercise.move-line-" ~ direction, letter=letters[index]) -%}
<button type="button" data-move="{{ step }}" aria-label="{{ label }}" title="{{ label }}">\
{{ arrow|safe }}</button>
{%- endfor -%}
</li>
{%- endfor -%}
</ol>"""

    part_types: ClassVar[dict] = Question.part_types | {"lines": str, "before": OrderConstraint}
    lines: tuple
    before: tuple = ()

    def check_definition(self):
        count = len(self.lines)
        if count < 2:
            raise DefinitionError(text("exercise.no-lines", id=self.id))
        for constraint in self.before:
            first, then = constraint.first, constraint.then
            if not (0 <= first < count and 0 <= then < count):
                raise DefinitionError(
                    text("exercise.no-such-lines", id=self.id, first=first, then=then, count=count))
            if first >= then:
                raise DefinitionError(
                    text("exercise.not-in-a-right-order", id=self.id, first=first, then=then))

    @property
    def constraints(self) -> tuple:
        """`before`, or one constraint for each pair of consecutive lines."""
        return tuple(self.before) or tuple(OrderConstraint(i, i + 1) for i in range(len(self.lines) - 1))

    @cached_property
    def shuffled(self) -> tuple:
        """Indices of `lines` in the order first shown: from id and variant, and never a right one."""
        source = f"{self.id}:{self.variant_number}" if self.variant_number else self.id
        seed = stable_number(source)
        order = np.random.default_rng(seed).permutation(len(self.lines)).tolist()
        place = {line: at for at, line in enumerate(order)}
        right = all(place[c.first] < place[c.then] for c in self.constraints)
        return tuple(order[::-1] if right else order)

    def content(self) -> list:
        return [self.statement, self.lettered()]

    def is_sound(self) -> bool:
        return len(set(self.lines)) == len(self.lines)

    def solution(self) -> str:
        return "\n\n".join(self.lines)

    def mistakes_by_name(self) -> dict[str, str]:
        return {self._name(c): c.sentence or text("question.too-early", line=self.lines[c.then])
                for c in self.constraints}

    @staticmethod
    def _name(constraint: OrderConstraint) -> str:
        return f"line {constraint.then + 1} before line {constraint.first + 1}"

    def lettered(self) -> list[str]:
        return [self.lines[i] for i in self.shuffled]

    def how_to_answer(self) -> Message:
        call = f'{self.asked_by}("{self.id}", "{Message("exercise.your-letters")}")'
        return Message("exercise.answer-with-order", {"call": call})

    def read(self, answer) -> list[int]:
        # Only here: it has many patterns to compile.
        from dlbasics.exercises.typed_answers.letter_answer import read_letters

        count = len(self.lines)
        indices = read_letters(answer, count)
        if len(indices) != count:
            raise UnreadableAnswer("question.each-line-once", count=count, letters=letters_up_to(count))
        return indices

    def findings(self) -> list[Finding]:
        return [*(Finding("wrong", self._name(c)) for c in self.constraints), Finding("right")]

    def table(self, settings: list) -> dict[str, int]:
        place = {line: at for at, line in enumerate(self.shuffled)}
        ranks = {}
        for rank, c in enumerate(self.constraints):
            ranks.setdefault(f"{place[c.then]}<{place[c.first]}", rank)
        return ranks | {self.ELSE: len(self.constraints)}

    def probes(self, recorded) -> list[str]:
        pairs = [f"{a}<{b}" for at, a in enumerate(recorded) for b in recorded[at + 1 :]]
        return [*pairs, self.ELSE]

    def widget(self, widgets, recorded, explorer):
        order = list(recorded or range(len(self.lines)))
        rows = widgets.VBox([])
        lines = self.lettered()

        def move(place, step):
            order[place], order[place + step] = order[place + step], order[place]
            draw()

        def move_button(place, direction, step):
            label = text(f"exercise.move-line-{direction}", letter=LETTERS[order[place]])
            button = widgets.Button(icon=f"arrow-{direction}", tooltip=label, layout={"width": "2.5em"})
            button.disabled = not 0 <= place + step < len(order)
            button.on_click(lambda _: move(place, step))
            return button

        def draw():
            rows.children = [
                widgets.HBox([move_button(place, "up", -1), move_button(place, "down", 1),
                              widgets.HTMLMath(inline(lines[line]))])
                for place, line in enumerate(order)
            ]

        draw()
        return rows, lambda: list(order)
