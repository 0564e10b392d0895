"""What is wrong with an instructor's own exercise, found before learners meet it."""

from collections.abc import Iterable

from dlbasics.exercises.kinds.code import PUBLIC_SEED, Code
from dlbasics.exercises.model import Case, Exercise
from dlbasics.messages import Message
from dlbasics.runner.run_cases import call

MANY = ("hints", "misconceptions")


def exercise_fault(exercise: Exercise) -> Message | None:
    """Why an exercise cannot be judged; None if its reference runs on the cases that learners see."""
    for name in MANY:
        value = getattr(exercise, name, ())
        if not isinstance(value, tuple | list):
            return Message("exercise.no-tuple", {"id": exercise.id, "name": name})
    return _fault_of_cases(exercise) if isinstance(exercise, Code) else None


def _fault_of_cases(exercise: Code) -> Message | None:
    try:
        cases = exercise.cases_from(PUBLIC_SEED)
        cases = list(cases) if isinstance(cases, Iterable) else []
    except Exception as error:  # of the instructor's own code
        reason = f"{type(error).__name__}: {error}"
        return Message("exercise.cases-raise", {"id": exercise.id, "error": reason})
    if not cases or not all(isinstance(case, Case) for case in cases):
        return Message("exercise.no-cases", {"id": exercise.id})
    for number, case in enumerate(cases, 1):
        failure = call(exercise.reference, case.args).failure
        # At an edge a function may have to refuse its input.
        is_refusal = failure and failure.type == "ValueError" and case.kind != "ordinary"
        if failure and not is_refusal:
            params = {"id": exercise.id, "number": number, "about": case.about or case.kind,
                      "error": f"{failure.type}: {failure.message}"}
            return Message("exercise.reference-raises", params)
    return None
