"""The table of sentences that users read, by code; `dlbasics.messages` looks them up."""

from dlbasics.texts.argparse_words import ARGPARSE_TEXTS
from dlbasics.texts.claims import CLAIM_TEXTS
from dlbasics.texts.command_line import COMMAND_LINE_TEXTS
from dlbasics.texts.exceptions import EXCEPTION_TEXTS
from dlbasics.texts.exercise_definitions import EXERCISE_DEFINITION_TEXTS
from dlbasics.texts.exercises import EXERCISE_TEXTS
from dlbasics.texts.failed_calls import FAILED_CALL_TEXTS
from dlbasics.texts.function_verdicts import FUNCTION_VERDICT_TEXTS
from dlbasics.texts.grading import GRADING_TEXTS
from dlbasics.texts.grading_reports import GRADING_REPORT_TEXTS
from dlbasics.texts.grading_rules import GRADING_RULE_TEXTS
from dlbasics.texts.invalid_arguments import INVALID_ARGUMENT_TEXTS
from dlbasics.texts.page import PAGE_TEXTS
from dlbasics.texts.playground import PLAYGROUND_TEXTS
from dlbasics.texts.progress import PROGRESS_TEXTS
from dlbasics.texts.question_variants import QUESTION_VARIANT_TEXTS
from dlbasics.texts.source_diagnosis import SOURCE_DIAGNOSIS_TEXTS
from dlbasics.texts.syntax_errors import SYNTAX_TEXTS
from dlbasics.texts.tracebacks import TRACEBACK_TEXTS
from dlbasics.texts.typed_answers import TYPED_ANSWER_TEXTS
from dlbasics.texts.value_relations import RELATIONS_TEXTS
from dlbasics.texts.wrong_shapes import SHAPES_TEXTS

TEXTS = {
    **TYPED_ANSWER_TEXTS,
    **QUESTION_VARIANT_TEXTS,
    **SOURCE_DIAGNOSIS_TEXTS,
    **COMMAND_LINE_TEXTS,
    **ARGPARSE_TEXTS,
    **EXCEPTION_TEXTS,
    **CLAIM_TEXTS,
    **FAILED_CALL_TEXTS,
    **EXERCISE_TEXTS,
    **EXERCISE_DEFINITION_TEXTS,
    **PROGRESS_TEXTS,
    **GRADING_REPORT_TEXTS,
    **GRADING_TEXTS,
    **GRADING_RULE_TEXTS,
    **INVALID_ARGUMENT_TEXTS,
    **PAGE_TEXTS,
    **PLAYGROUND_TEXTS,
    **RELATIONS_TEXTS,
    **SHAPES_TEXTS,
    **SYNTAX_TEXTS,
    **TRACEBACK_TEXTS,
    **FUNCTION_VERDICT_TEXTS,
}
