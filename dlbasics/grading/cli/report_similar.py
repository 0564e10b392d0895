"""Report whose answers are alike."""

import sys
from argparse import Namespace
from functools import partial

from dlbasics.exercises import Code
from dlbasics.grading.autograder.exercise_selection import select_exercises
from dlbasics.grading.autograder.parse import parse_submission
from dlbasics.grading.cli.class_inputs import open_class, print_notes
from dlbasics.grading.cli.prepare_run import check_output_folder, refuse_to_overwrite_inputs
from dlbasics.grading.cli.read_exercise_files import read_exercise_files
from dlbasics.grading.collect.collection import Collection
from dlbasics.grading.reports.similar import similar_csv, similar_page
from dlbasics.grading.results.write_result_files import write_if_changed
from dlbasics.grading.similarity.answer_texts import code_answers
from dlbasics.grading.similarity.base_code import base_code_of
from dlbasics.grading.similarity.class_comparison import Answer, compare_class
from dlbasics.grading.similarity.lexer import token_values
from dlbasics.messages import UsageError, text

PAGE, TABLE = "similar.html", "similar.csv"


def report_similar(arguments: Namespace) -> int:
    """Compare the answers of a class; 1 if a file of somebody could not be read."""
    check_output_folder(arguments.out)
    refuse_to_overwrite_inputs(arguments, (PAGE, TABLE))
    own_exercises = read_exercise_files(arguments)
    exercises = [exercise for exercise in select_exercises(own_exercises, tuple(arguments.only))
                 if isinstance(exercise, Code)]
    with open_class(arguments) as (class_inputs, collection):
        if not collection.count:
            raise UsageError(text("cli.no-submission", paths=list(map(str, arguments.submissions))))
        print_notes([*class_inputs.notes, *collection.notes])
        answers, unreadable = read_answers(collection, exercises)
        names = {id: match.person.name for id, match in collection.matches.items()}
    pairs, common = compare_class(answers, exercises, partial(base_code_of, own_exercises=own_exercises))
    learners = {answer.learner for given in answers.values() for answer in given}
    count = sum(map(len, answers.values()))
    write_if_changed(arguments.out / PAGE, similar_page(pairs, common, names, len(learners), count))
    write_if_changed(arguments.out / TABLE, similar_csv(pairs, names))
    print(text("cli.similar", learners=len(learners), answers=count, pairs=len(pairs),
               path=arguments.out / PAGE))
    for label in unreadable:
        print(text("cli.similar-unreadable", file=label), file=sys.stderr)
    return 1 if unreadable else 0


def read_answers(collection: Collection, exercises: list[Code]) -> tuple[dict[str, list[Answer]], list[str]]:
    """Read the last answer of each learner to each exercise, and which files could not be read.

    A stub that was left as it is counts as no answer.
    """
    stubs = {exercise.id: exercise.source for exercise in exercises}
    answers: dict[str, dict[str, Answer]] = {exercise.id: {} for exercise in exercises}
    unreadable = []
    for submission in collection:
        parsed = parse_submission(submission.data)
        if submission.problem or parsed.problem:
            unreadable.append(submission.label)
            continue
        for id, source in code_answers(parsed, exercises).items():
            # The files of a learner come with the last one first.
            if submission.learner not in answers[id] and not _is_stub(source, stubs[id]):
                answers[id][submission.learner] = Answer(submission.learner, source, submission.label)
    return {id: list(given.values()) for id, given in answers.items()}, unreadable


def _is_stub(source: str, stub: str) -> bool:
    """Whether an answer is the stub, which may have imports and comments beside it."""
    *_, last_line = stub.splitlines()
    return last_line.strip() in source and token_values(source) == token_values(stub)
