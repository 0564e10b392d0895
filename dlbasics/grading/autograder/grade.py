"""Judge one submission: all that it answers.

First every exercise runs on the cases that the page shows; only then those that were right run on cases kept
back. So nothing that a learner gets to read was said by code that had seen a hidden input.
"""

import re
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from math import inf

from dlbasics.chapters import CHAPTERS
from dlbasics.clean_text import clean
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.exercises.kinds.code import Code
from dlbasics.exercises.model import Exercise, Question
from dlbasics.grading.autograder.grading_settings import SECONDS
from dlbasics.grading.autograder.judge_function import (
    ExerciseFault,
    hidden_seed,
    judge_on_hidden_cases,
    judge_on_shown_cases,
)
from dlbasics.grading.autograder.judge_question import judge_answer, judge_written_answer
from dlbasics.grading.autograder.other_variant_answers import (
    learner_named_in,
    names_nobody,
    note_on_other_record,
    note_on_other_variant,
)
from dlbasics.grading.autograder.parse import ParsedSubmission
from dlbasics.grading.sandbox.answers_message import FoundAnswers
from dlbasics.grading.sandbox.sandbox import SandboxDied
from dlbasics.grading.sandbox.sandbox_factory import SandboxFactory
from dlbasics.grading.sandbox.submission_session import Session
from dlbasics.messages import Message

# What a function in a work file finds around it, as in the chapter that it comes from
CHAPTER_IMPORTS = "".join(f"from dlbasics.{name} import *\n" for name in CHAPTERS)
CHAPTER_IMPORTS += f"import numpy as np\nfrom dlbasics import datasets, {', '.join(CHAPTERS)}"
# The first cell of each chapter installs the book's package where it is missing.
OF_THE_BOOK = re.compile(r"[%!]pip install .*\bdlbasics\b")
MAX_FUNCTION_LENGTH = 10**5
MAX_NOTES, MAX_UNKNOWN = 100, 20


@dataclass
class GradedWork:
    """What was found in a submission.

    Attributes
    ----------
    verdicts : list of dict
        One for each exercise that it answers, as `Verdict.to_dict` makes it.
    notes : list of Message
        What was odd about it.
    problem : Message, optional
        Why a person has to look at it.
    ran_out : list of str
        Exercises that ended because time or memory ran out, as `Session.ran_out`.
    """

    verdicts: list[dict] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)
    problem: Message | None = None
    ran_out: list[str] = field(default_factory=list)


def grade_submission(parsed: ParsedSubmission, learner: str, exercises: list[Exercise], secret: str,
                     factory: SandboxFactory, seconds: float = SECONDS, all_exercises: Callable = list,
                     seconds_left: float = inf) -> GradedWork:
    """Judge all that a submission answers.

    Parameters
    ----------
    parsed : ParsedSubmission
    learner, secret : str
        What the hidden cases are made from.
    exercises : list of Exercise
        Those that count.
    factory : SandboxFactory
    seconds : float
        How long the function of one exercise may take for all of its cases.
    all_exercises : callable
        Gives all exercises that there are; called only if an answer is to one that does not count.
    seconds_left : float
        How long the learner's work may still be judged: functions whose turn comes later are not.
    """
    with closing(Session(cells_to_run(parsed, exercises), factory, seconds)) as session:
        grader = SubmissionGrader(parsed, exercises, session, time.monotonic() + seconds_left)
        grader.find_functions()
        grader.judge_answers()
        grader.judge_again_on_hidden_cases(secret, learner)
    grader.add_notes_on_cells(all_exercises)
    verdicts = [verdict.to_dict() for verdict in grader.verdicts.values()]
    return GradedWork(verdicts, grader.notes[:MAX_NOTES], grader.problem, sorted(session.ran_out))


def cells_to_run(parsed: ParsedSubmission, exercises: list[Exercise]) -> list[str | tuple[str, str]]:
    """The cells of a submission; each function in a work file is one, with the exercise that it answers."""
    cells: list[str | tuple[str, str]] = list(parsed.cells)
    for exercise in exercises:
        code = parsed.answers.get(exercise.id, {}).get(exercise.version)
        if isinstance(exercise, Code) and is_code(code):
            cells += [CHAPTER_IMPORTS, (code, exercise.id)]
    return cells


def is_code(answer) -> bool:
    """Whether a recorded answer is code of a sensible length."""
    return isinstance(answer, str) and bool(answer.strip()) and len(answer) < MAX_FUNCTION_LENGTH


class SubmissionGrader:
    """Judges one submission, step by step.

    Attributes
    ----------
    verdicts : dict of str to Verdict
        On each exercise that is answered, by its id.
    notes : list of Message
        What was odd.
    problem : Message, optional
        Why a person has to look at it.
    """

    def __init__(self, parsed: ParsedSubmission, exercises: list[Exercise], session: Session,
                 end: float = inf):
        self.verdicts: dict[str, Verdict] = {}
        self.notes = list(parsed.notes)
        self.problem = parsed.problem
        self._recorded_answers, self._record_cells = parsed.answers, parsed.answer_cells
        self._cleared_questions = parsed.cleared_questions
        self._named = learner_named_in(parsed.cells)
        self._names_nobody = names_nobody(parsed.cells)
        self._cell_numbers = dict(enumerate(parsed.cell_numbers))
        self._exercises, self._session, self._end = exercises, session, end
        self._found_answers = FoundAnswers()

    def find_functions(self):
        """Find what the cells answer; source can break a parser, so that happens in the sandbox."""
        if not any(isinstance(cell, tuple) or "check" in cell or "ask" in cell
                   for cell in self._session.cells):
            return
        try:
            self._found_answers = self._session.find_exercises()
        except SandboxDied as error:
            self._set_problem(Message("submission.broke-the-sandbox", {"how": clean(error, 60)}))

    def judge_answers(self):
        """Judge functions on the cases that the page shows, and all answers to questions."""
        for exercise in self._exercises:
            if isinstance(exercise, Code):
                is_answered = self._judge_function(exercise)
            else:
                is_answered = self._judge_question(exercise)
            versions = self._recorded_answers.get(exercise.id, {})
            if not is_answered and versions and exercise.version not in versions:
                self.notes.append(note_on_other_record(exercise, versions, self._named))

    def judge_again_on_hidden_cases(self, secret: str, learner: str):
        """Judge the functions that are right so far on cases that were kept back."""
        for exercise in self._exercises:
            verdict = self.verdicts.get(exercise.id)
            if isinstance(exercise, Code) and verdict and verdict.status == "right":
                seed = hidden_seed(secret, learner, exercise.id)
                self.verdicts[exercise.id] = self._verdict_of(judge_on_hidden_cases, exercise, seed)

    def add_notes_on_cells(self, all_exercises: Callable):
        """Note what is not in the cells, or was left out of them, and exercises that there are not."""
        lost = {exercise.id for exercise in self._exercises if exercise.id not in self.verdicts}
        if lost.intersection(self._cleared_questions):
            self.notes.append(Message("submission.outputs-cleared"))
        skipped = [line for line in self._found_answers.skipped_lines if not OF_THE_BOOK.match(line)]
        self.notes += [Message("submission.skipped-line", {"line": line}) for line in skipped]
        for index, fault in self._found_answers.broken_cells:
            params = {"cell": self._cell_numbers.get(index, index + 1), "fault": fault}
            self.notes.append(Message("submission.cell-is-no-python", params))
        unknown = set(self._found_answers.functions) - {exercise.id for exercise in self._exercises}
        if unknown:
            unknown -= {exercise.id for exercise in all_exercises()}
        self.notes += [Message("submission.unknown-exercise", {"id": clean(id, 80)})
                       for id in sorted(unknown)[:MAX_UNKNOWN]]

    def _judge_function(self, exercise: Code) -> bool:
        """Judge the function that answers an exercise; whether there is one."""
        found = self._found_answers.functions.get(exercise.id)
        if found is None:
            return False
        self.verdicts[exercise.id] = self._verdict_of(judge_on_shown_cases, exercise)
        if found.count > 1:
            params = {"id": exercise.id, "count": found.count}
            self.notes.append(Message("submission.stands-several-times", params))
        return True

    def _judge_question(self, exercise: Question) -> bool:
        """Judge the answer to a question, recorded or written in a cell; whether there is one.

        Of both the later counts, but a written one that the notebook refuses leaves the recorded one as it
        is. One with the numbers of somebody else, or of the book, is told and not judged.
        """
        versions, written = self._recorded_answers.get(exercise.id, {}), self._found_answers.answers
        is_recorded = exercise.version in versions
        if exercise.id in written and not (is_recorded and self._is_record_last(exercise)):
            note = note_on_other_variant(exercise, written[exercise.id], self._named)
            verdict = judge_written_answer(exercise, written[exercise.id])
            if note:
                self.notes.append(note)
            elif verdict.status != "not attempted" or not is_recorded:
                self._add_note_on_naming_nobody(verdict)
                self.verdicts[exercise.id] = verdict
                return True
            if not is_recorded:
                return True
        if is_recorded:
            self.verdicts[exercise.id] = judge_answer(exercise, versions[exercise.version])
        elif exercise.id in self._found_answers.computed and not exercise.needs_explorer:
            self.notes.append(Message("submission.answer-is-computed", {"id": exercise.id}))
        return exercise.id in self.verdicts

    def _add_note_on_naming_nobody(self, verdict: Verdict):
        """Note that a wrong answer is to the numbers of the book, where the learner has others."""
        if self._names_nobody and verdict.exercise.variant_number and verdict.status != "right":
            self._add_once(Message("submission.names-nobody"))

    def _is_record_last(self, exercise: Question) -> bool:
        """Whether the recorded answer of a question stands in no earlier cell than the one that is written.

        The record of a cell that was run stands in that cell; in another one it is another answer.
        """
        recorded_in = self._record_cells.get(exercise.id, {}).get(exercise.version)
        if recorded_in is None:  # in a work file nothing but functions stands in cells
            return True
        written_in = self._found_answers.answer_cells[exercise.id]
        if recorded_in != written_in:
            self._add_once(Message("submission.answered-more-than-once", {"id": exercise.id}))
        return recorded_in >= written_in

    def _verdict_of(self, judge: Callable, exercise: Code, *more) -> Verdict:
        """The verdict on a function; a fault of the exercise itself is a problem and costs no other."""
        if time.monotonic() > self._end:
            self._set_problem(Message("submission.over-time"))
            return Verdict(exercise, "not attempted", message=Message("grade.over-time"))
        try:
            return judge(exercise, self._found_answers.functions[exercise.id], self._session, *more)
        except ExerciseFault as error:
            self._set_problem(error.message)
            return Verdict(exercise, "not attempted", message=Message("grade.not-judged"))

    def _add_once(self, note: Message):
        """Add a note that may have been made already."""
        if note not in self.notes:
            self.notes.append(note)

    def _set_problem(self, problem: Message):
        """Keep the first problem."""
        self.problem = self.problem or problem
