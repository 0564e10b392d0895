"""The relation of a function's values to the right ones over the cases, of a tuple by its parts."""

import numpy as np

from dlbasics.exercises.judging.case_set import CaseSet
from dlbasics.exercises.judging.compared_values import ComparedValues
from dlbasics.exercises.judging.outcome_fault import Fault
from dlbasics.exercises.judging.passing_cases import passing_cases_message
from dlbasics.exercises.judging.relation_to_expected import places_only, relation
from dlbasics.exercises.judging.update_step_factor import step_factor_message
from dlbasics.exercises.judging.value_comparison import close, part_of, shape
from dlbasics.exercises.model import CASE_KINDS
from dlbasics.messages import Message
from dlbasics.runner.run_cases import Outcome

# Two wrong parts: of two, and of more, where the others are right
PART_BY_PART = ("relation.part-by-part", "relation.part-by-part.others-right")

def with_relation(case_set: CaseSet, outcomes: list[Outcome], faults: list, fault: Fault) -> Message:
    """The message of a fault; of a wrong value also its relation to the right one, or where it is right.

    Parameters
    ----------
    case_set : CaseSet
    outcomes : list of Outcome
    faults : list of Fault or None
        Of all cases.
    fault : Fault
        That of the case that is shown.
    """
    if fault.message.code != "judge.wrong-value":
        return fault.message
    wrong_kinds = {case.kind for case, found in zip(case_set.cases, faults, strict=False) if found}
    if "ordinary" in wrong_kinds:
        found = _find_relation(case_set, outcomes)
    else:
        found = _relation_in(case_set, outcomes, CASE_KINDS, places_only)
    if found:
        return Message("judge.wrong-value.relation", {"relation": found})
    return passing_cases_message(case_set.cases, faults) or fault.message


def _find_relation(case_set: CaseSet, outcomes: list[Outcome]) -> Message | None:
    """The relation of values in the ordinary cases; what is near there is to be near in edge cases, too."""
    found = _relation_in(case_set, outcomes, ("ordinary",))
    if not found or found.code in ("relation.part", *PART_BY_PART):
        step = step_factor_message(case_set, outcomes)
        if step and found and found.code == "relation.part":
            return Message("relation.part.and", {"number": found.params["number"], "relation": step})
        if step:
            return step
    if found and _is_approximate(found):
        return _relation_in(case_set, outcomes, ("ordinary", "edge"))
    return found


def _is_approximate(found: Message) -> bool:
    """Whether values are only near the right ones, or those of the part that a message is about."""
    return "relation.approximate" in found.codes()


def _relation_in(case_set: CaseSet, outcomes: list[Outcome], kinds: tuple,
                 find=relation) -> Message | None:
    """The relation of values in cases of these kinds, of a tuple that of its wrong parts."""
    cases = case_set.cases[: len(outcomes)]
    indices = [i for i, case in enumerate(cases) if case.kind in kinds]
    elsewhere = [(case_set.references[i].value, outcomes[i].value) for i in range(len(cases))
                 if i not in indices]
    values = [(case_set.references[i].value, outcomes[i].value, cases[i]) for i in indices]
    if not values or not all(e is not None and shape(e) == shape(got) for e, got, _ in values):
        return None
    exercise, first = case_set.exercise, values[0][0]

    def pair(expected, got, case):
        return ComparedValues(expected, got, case, close(expected, got, exercise.rtol, exercise.atol))

    if not isinstance(first, tuple):
        remaining = _remaining_pairs(case_set, outcomes, indices) if exercise.by_entry else ()
        return find([pair(*three) for three in values], exercise.parameters, exercise.by_entry,
                    elsewhere=elsewhere, remaining=remaining)
    if any(isinstance(part, tuple) for part in first):
        return None
    by_part = [[pair(e[part], g[part], case) for e, g, case in values] for part in range(len(first))]
    found = []
    for part, pairs in enumerate(by_part):
        part_elsewhere = [(part_of(e, part), part_of(got, part)) for e, got in elsewhere]
        found.append(find(pairs, exercise.parameters, elsewhere=part_elsewhere))
    return _relation_of_parts(by_part, found)


def _remaining_pairs(case_set: CaseSet, outcomes: list[Outcome], indices: list[int]) -> list[ComparedValues]:
    """The values of all cases but some; what failed, or has another shape, is wrong everywhere."""
    exercise, pairs = case_set.exercise, []
    for i, got in enumerate(outcomes):
        expected = case_set.references[i].value
        if i in indices or not isinstance(expected, np.ndarray):
            continue
        if shape(got.value) == expected.shape:
            right = close(expected, got.value, exercise.rtol, exercise.atol)
        else:
            right = np.zeros(expected.shape, bool)
        pairs.append(ComparedValues(expected, got.value, case_set.cases[i], right))
    return pairs


def _relation_of_parts(by_part: list[list[ComparedValues]], relations: list) -> Message | None:
    """The relation of the one part that is wrong, or the one that all wrong parts have in common."""
    wrong = [part for part, pairs in enumerate(by_part) if not all(pair.is_right for pair in pairs)]
    found = [relations[part] for part in wrong]
    if len(wrong) == 1:
        code = "relation.part.and" if found[0] else "relation.part"
        return Message(code, {"number": wrong[0] + 1, "relation": found[0]})
    if all(found) and len({repr(inner.to_json()) for inner in found}) == 1:
        return found[0]
    if all(found) and len(wrong) == 2:
        one, other = wrong
        code = PART_BY_PART[len(by_part) > 2]
        return Message(code, {"one": one + 1, "first": found[0], "other": other + 1, "second": found[1]})
    if len(wrong) == len(by_part):
        return None
    return Message("relation.parts", {"numbers": ", ".join(str(part + 1) for part in wrong)})
