"""What is wrong with an instructor's own exercise that shows only when its parts are run and judged."""

from collections.abc import Callable, Iterator

from dlbasics.exercises.judging.case_set import CaseSet
from dlbasics.exercises.judging.code import judge
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.exercises.kinds.code import PUBLIC_SEED, Code
from dlbasics.exercises.model import Exercise, Misconception
from dlbasics.messages import Message
from dlbasics.runner.run_cases import run

# Of the cases that learners see, and of hidden ones
SEEDS = (PUBLIC_SEED, 1)


def definition_faults(exercise: Exercise) -> list[Message]:
    """What would judge answers wrongly; empty if all is well."""
    if isinstance(exercise, Code):
        return list(_faults_of_code(exercise))
    return [] if exercise.is_sound() else [Message("exercise.not-told-apart", {"id": exercise.id})]


def _faults_of_code(exercise: Code) -> Iterator[Message]:
    case_set = CaseSet(exercise, *SEEDS)
    first = case_set.references[0].value
    if _verdict(case_set, lambda *args: first).status == "right":
        yield Message("exercise.one-value-is-right", {"id": exercise.id})
    try:
        stub = _function_of_stub(exercise)
    except Exception as error:  # of the instructor's own code
        said = f"{type(error).__name__}: {error}"
        yield Message("exercise.stub-raises", {"id": exercise.id, "error": said})
    else:
        if _verdict(case_set, stub).status == "right":
            yield Message("exercise.stub-is-right", {"id": exercise.id})
    for known in exercise.misconceptions:
        for form in (known.answer, *known.also):
            yield from _faults_of_misconception(case_set, known, form)


def _faults_of_misconception(case_set: CaseSet, known: Misconception, form: Callable) -> Iterator[Message]:
    id, name = case_set.exercise.id, repr(known.name)
    ran = run(form, case_set.calls)
    verdict = judge(case_set, ran)
    failures = [outcome.failure for outcome in ran.outcomes]
    if failures and all(failures):
        error = f"{failures[0].type}: {failures[0].message}"
        yield Message("exercise.misconception-raises", {"id": id, "name": name, "error": error})
    elif not _is_named(verdict, known):
        said = ": ".join(filter(None, [verdict.heading, verdict.name or verdict.sentence]))
        yield Message("exercise.never-named", {"id": id, "name": name, "verdict": said})


def _verdict(case_set: CaseSet, answer: Callable) -> Verdict:
    return judge(case_set, run(answer, case_set.calls))


def _is_named(verdict: Verdict, known: Misconception) -> bool:
    if known.credit == 1:
        return known.sentence in verdict.note
    return verdict.status == "misconception" and verdict.name == known.name


def _function_of_stub(exercise: Code) -> Callable:
    space = {}
    exec("import numpy as np", space)  # as the notebook for learners does
    exec(compile(exercise.source, "<stub>", "exec"), space)
    return space[exercise.function]
