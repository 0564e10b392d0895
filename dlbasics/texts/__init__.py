"""The table of sentences that users read, by code; `dlbasics.messages` looks them up."""

from dlbasics.texts.answers import ANSWERS_TEXTS
from dlbasics.texts.command_line import COMMAND_LINE_TEXTS
from dlbasics.texts.exceptions import EXCEPTION_TEXTS
from dlbasics.texts.exercises import EXERCISES_TEXTS
from dlbasics.texts.function_verdicts import VERDICTS_TEXTS
from dlbasics.texts.grading import GRADING_TEXTS
from dlbasics.texts.grading_reports import GRADING_PAGES_TEXTS
from dlbasics.texts.page import PAGE_TEXTS
from dlbasics.texts.playground import PLAYGROUND_TEXTS
from dlbasics.texts.source_diagnosis import SOURCE_DIAGNOSIS_TEXTS
from dlbasics.texts.syntax_errors import SYNTAX_TEXTS
from dlbasics.texts.value_relations import RELATIONS_TEXTS
from dlbasics.texts.wrong_shapes import SHAPES_TEXTS

TEXTS = {
    **ANSWERS_TEXTS,
    **SOURCE_DIAGNOSIS_TEXTS,
    **COMMAND_LINE_TEXTS,
    **EXCEPTION_TEXTS,
    **EXERCISES_TEXTS,
    **GRADING_PAGES_TEXTS,
    **GRADING_TEXTS,
    **PAGE_TEXTS,
    **PLAYGROUND_TEXTS,
    **RELATIONS_TEXTS,
    **SHAPES_TEXTS,
    **SYNTAX_TEXTS,
    **VERDICTS_TEXTS,
}
