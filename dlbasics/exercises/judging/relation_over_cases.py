"""The relation of a function's values to the right ones over the cases, of a tuple by its parts."""

from dlbasics.exercises.judging.case_set import CaseSet
from dlbasics.exercises.judging.compared_values import ComparedValues
from dlbasics.exercises.judging.outcome_fault import Fault
from dlbasics.exercises.judging.relation_to_expected import relation
from dlbasics.exercises.judging.unchanging_value import part_of
from dlbasics.exercises.judging.value_comparison import close, shape
from dlbasics.messages import Message
from dlbasics.runner.run_cases import Outcome


def with_relation(case_set: CaseSet, outcomes: list[Outcome], fault: Fault) -> Message:
    """The message of a fault; of a wrong value also what it has to do with the right one."""
    if fault.message.code != "judge.wrong-value":
        return fault.message
    found = _find_relation(case_set, outcomes)
    return Message("judge.wrong-value.relation", {"relation": found}) if found else fault.message


def _find_relation(case_set: CaseSet, outcomes: list[Outcome]) -> Message | None:
    """The relation of values in the ordinary cases; what is near there is to be near in edge cases, too."""
    found = _relation_in(case_set, outcomes, ("ordinary",))
    inner = found.params.get("relation") if found else None
    if "relation.approximate" in (found and found.code, inner and inner.code):
        return _relation_in(case_set, outcomes, ("ordinary", "edge"))
    return found


def _relation_in(case_set: CaseSet, outcomes: list[Outcome], kinds: tuple) -> Message | None:
    """The relation of values in cases of these kinds, of a tuple that of its wrong parts."""
    cases = case_set.cases[: len(outcomes)]
    indices = [i for i, case in enumerate(cases) if case.kind in kinds]
    elsewhere = [got.value for got, case in zip(outcomes, cases, strict=True) if case.kind not in kinds]
    values = [(case_set.references[i].value, outcomes[i].value, cases[i]) for i in indices]
    if not values or not all(e is not None and shape(e) == shape(got) for e, got, _ in values):
        return None
    exercise, first = case_set.exercise, values[0][0]

    def pair(expected, got, case):
        return ComparedValues(expected, got, case, close(expected, got, exercise.rtol, exercise.atol))

    if not isinstance(first, tuple):
        return relation([pair(*three) for three in values], exercise.parameters, exercise.by_entry, elsewhere)
    if any(isinstance(part, tuple) for part in first):
        return None
    by_part = [[pair(e[part], g[part], case) for e, g, case in values] for part in range(len(first))]
    others = [[part_of(value, part) for value in elsewhere] for part in range(len(first))]
    return _relation_of_parts(by_part, exercise.parameters, others)


def _relation_of_parts(by_part: list[list[ComparedValues]], parameters: list[str],
                       elsewhere: list[list]) -> Message | None:
    """The relation of the one part that is wrong, or the one that all wrong parts have in common."""
    wrong = [part for part, pairs in enumerate(by_part) if not all(pair.is_right for pair in pairs)]
    found = [relation(by_part[part], parameters, elsewhere=elsewhere[part]) for part in wrong]
    if len(wrong) == 1:
        code = "relation.part.and" if found[0] else "relation.part"
        return Message(code, {"number": wrong[0] + 1, "relation": found[0]})
    alike = all(found) and len({repr(inner.to_json()) for inner in found}) == 1
    if alike or len(wrong) == len(by_part):
        return found[0] if alike else None
    return Message("relation.parts", {"numbers": ", ".join(str(part + 1) for part in wrong)})
