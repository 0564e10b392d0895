"""A function whose value is the same whatever the input: many mistakes do that, and it explains little."""

import numpy as np

from dlbasics.exercises.judging.case_set import CaseSet
from dlbasics.exercises.judging.value_comparison import numbers_in, part_of
from dlbasics.messages import Message
from dlbasics.runner.run_cases import Outcome

CONSTANT = "relation.constant"
# Where a message holds the relation of a part, and where the number of that part
INNER_RELATIONS = [("relation", "number"), ("first", "one"), ("second", "other")]
REAL = "biuf"
# A sum that is 0 on paper is seldom exactly 0 in floating point.
MAX_ROUNDED_ZERO = 1e-15


def constant_output_message(case_set: CaseSet, outcomes: list[Outcome]) -> Message | None:
    """A word about a function that gives one number in every entry of every case, be it `nan`."""
    if case_set.exercise.accept:
        return None
    got = [outcome.value for outcome in outcomes if not outcome.failure]
    right = [expected.value for expected in case_set.references if not expected.failure]
    number, truth = one_number(got), numbers_in(right, REAL)
    if number is None or truth is None or len(got) < 2 or len(np.unique(truth)) < 2:
        return None
    code = "judge.always-the-same.or-fails" if len(got) < len(outcomes) else "judge.always-the-same"
    return Message(code, {"value": written(number)})


def one_number(values: list) -> np.generic | None:
    """The number that all entries of some values are, be it 0 but for rounding; None where several."""
    entries = numbers_in(values, REAL)
    if entries is None or not len(entries):
        return None
    if entries.dtype.kind == "f" and np.all(np.abs(entries) <= MAX_ROUNDED_ZERO):
        return np.float64(0)
    same = np.isnan(entries).all() or np.all(entries == entries[0])
    return entries[0] if same else None


def written(number: np.generic) -> str:
    """A number as a sentence holds it."""
    return str(number) if number.dtype.kind == "b" else f"{number:.6g}"


# -- for further inputs ---------------------------------------------------------------------------


def for_further_inputs(message: Message | None, further: list[Outcome]) -> Message | None:
    """A message; where it tells of one value for all inputs, and further ones give it too, it asks why.

    Parameters
    ----------
    message : Message or None
    further : list of Outcome
        What the function did with other arguments.
    """
    return _asking_why(message, [outcome.value for outcome in further]) if message and further else message


def _asking_why(message: Message, values: list) -> Message:
    if message.code == CONSTANT:
        number = one_number(values)
        if number is None or written(number) != message.params["value"]:
            return message
        return Message("relation.constant.whatever" if number else "relation.constant.zero", message.params)
    params = dict(message.params)
    for inner, number in INNER_RELATIONS:
        if isinstance(params.get(inner), Message):
            part = params.get(number)
            inside = values if part is None else [part_of(value, part - 1) for value in values]
            params[inner] = _asking_why(params[inner], inside)
    return Message(message.code, params)
