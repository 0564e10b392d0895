"""Choice: choose the right option, or all right options where several are."""

from dataclasses import dataclass, replace
from typing import ClassVar

from dlbasics.exercises.model import DefinitionError, Finding, Option, Question, UnreadableAnswer
from dlbasics.exercises.typed_answers.letters import LETTERS, letters_up_to
from dlbasics.markdown import inline
from dlbasics.messages import Message, text
from dlbasics.translation.join_sentences import join_sentences


@dataclass(frozen=True, eq=False)
class Choice(Question):
    """Choose the right option, or all right options where several are.

    `keeps_order` says that the options stand in one order in all variants, such as models A to D.
    """

    kind: ClassVar[str] = "choice"
    page_no_answer: ClassVar[str] = "exercise.choose-first"
    page_controls: ClassVar[str] = """\
<fieldset><legend>{{ text("exercise.choose-all" if exercise.several else "exercise.choose-one") }}</legend>
{%- for option in exercise.options -%}
<label><input type="{{ "checkbox" if exercise.several else "radio" }}" name="{{ slug }}" \
value="{{ loop.index0 }}"> <span>{{ option.text|markdown }}</span></label>
{%- endfor -%}
</fieldset>"""

    part_types: ClassVar[dict] = Question.part_types | {"options": Option}
    options: tuple
    keeps_order: bool = False

    def check_definition(self):
        if len(self.options) < 2 or not any(option.right for option in self.options):
            raise DefinitionError(text("exercise.no-right-option", id=self.id))

    @property
    def several(self) -> bool:
        """Whether more than one option is right."""
        return len(self._indices(right=True)) > 1

    def _indices(self, right: bool) -> list[int]:
        return [i for i, option in enumerate(self.options) if option.right == right]

    def content(self) -> list:
        return [self.statement, [option.text for option in self.options], self.several]

    def is_sound(self) -> bool:
        feedback = [option.feedback for option in self.options if not option.right]
        return len(set(self.lettered())) == len(self.options) and len(set(feedback)) == len(feedback)

    def shuffled_by(self, rng) -> "Choice":
        if self.keeps_order:
            return self
        return replace(self, options=[self.options[i] for i in rng.permutation(len(self.options))])

    @property
    def praise(self) -> str:
        said = [option for option in self.options if option.right and option.feedback]
        if not self.several:
            return join_sentences(option.feedback for option in said)
        # Of several right options a reader would not know which sentence belongs to which.
        return join_sentences(
            text("question.of-option", option=option.text.rstrip(".。"), feedback=option.feedback)
            for option in said)

    def solution(self) -> str:
        return "\n\n".join(option.text for option in self.options if option.right)

    def mistakes_by_name(self) -> dict[str, str]:
        return {self._name(i): self.options[i].feedback for i in self._indices(right=False)}

    @staticmethod
    def _name(index: int) -> str:
        return f"option {LETTERS[index]}"

    def lettered(self) -> list[str]:
        return [option.text for option in self.options]

    def how_to_answer(self) -> Message:
        # No letters for an example: they could be the right ones, and others would rule some out.
        if self.several:
            call = f'{self.asked_by}("{self.id}", "{Message("exercise.your-letters")}")'
            return Message("exercise.answer-with-letters", {"call": call})
        call = f'{self.asked_by}("{self.id}", "{Message("exercise.your-letter")}")'
        return Message("exercise.answer-with-letter", {"call": call})

    def read(self, answer) -> list[int]:
        # Only here: it has many patterns to compile.
        from dlbasics.exercises.typed_answers.letter_answer import read_letters

        indices = read_letters(answer, len(self.options), not self.several, self.lettered())
        if not indices or (len(indices) > 1 and not self.several):
            code = "question.choose-some" if self.several else "question.choose-one"
            raise UnreadableAnswer(code, letters=letters_up_to(len(self.options)))
        return sorted(indices)

    def findings(self) -> list[Finding]:
        wrong = [Finding("wrong", self._name(i)) for i in self._indices(right=False)]
        return [Finding("right"), *wrong, Finding("wrong", message=Message("question.not-all-options"))]

    def table(self, settings: list) -> dict[str, int]:
        ranks = {self._whole(self._indices(right=True)): 0}
        for rank, index in enumerate(self._indices(right=False), 1):
            ranks[f"+{index}"] = rank
        return ranks | {self.ELSE: len(self.findings()) - 1}

    def probes(self, recorded) -> list[str]:
        return [self._whole(recorded), *(f"+{index}" for index in recorded), self.ELSE]

    @staticmethod
    def _whole(indices) -> str:
        """The probe of all that is chosen."""
        return "=" + ",".join(map(str, sorted(indices)))

    def widget(self, widgets, recorded, explorer):
        chosen = recorded or []
        if self.several:
            boxes = [widgets.Checkbox(value=i in chosen, indent=False, layout={"width": "2em"})
                     for i in range(len(self.options))]
        else:
            boxes = self._radio_buttons(widgets, chosen)
        rows = [widgets.HBox([box, widgets.HTMLMath(inline(option.text))])
                for box, option in zip(boxes, self.options, strict=True)]
        return widgets.VBox(rows), lambda: [i for i, box in enumerate(boxes) if box.value]

    def _radio_buttons(self, widgets, chosen: list) -> list:
        """One for each option, beside its text: ipywidgets' own can show no math or code in their labels."""
        boxes = [widgets.RadioButtons(options=[LETTERS[i]], index=0 if i in chosen else None,
                                      layout={"width": "3em"})
                 for i in range(len(self.options))]

        def release_others(change):
            for box in boxes:
                if change["new"] == 0 and box is not change["owner"]:
                    box.index = None

        for box in boxes:
            box.observe(release_others, "index")
        return boxes
