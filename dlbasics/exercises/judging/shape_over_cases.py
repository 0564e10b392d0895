"""Which case shows best that a structure is wrong, and what only all such cases together tell of it.

Where an axis has length 1, several mistakes look alike: a longer one tells them apart.
"""

import numpy as np

from dlbasics.exercises.judging.case_set import CaseSet
from dlbasics.exercises.judging.factor_between_values import argument_sizes
from dlbasics.exercises.judging.outcome_fault import Fault
from dlbasics.exercises.judging.shape_message import first_wrong_part, shape_message
from dlbasics.exercises.judging.value_comparison import part_of, shape
from dlbasics.messages import Message
from dlbasics.runner.run_cases import Outcome

PART = "judge.wrong-shape.part"
BY_AN_AXIS_OF_ONE = tuple(f"judge.wrong-shape.{end}" for end in (
    "axis-lost", "ones-lost", "column-for-row", "row-in-a-table", "array-of-one"))


def telling_case(faults: list, index: int) -> int:
    """The case to show in place of one of a wrong shape: one whose axes are long enough to tell."""
    if faults[index].status != "wrong shape" or _code(faults[index]) not in BY_AN_AXIS_OF_ONE:
        return index
    others = [i for i, fault in enumerate(faults)
              if fault and fault.status == "wrong shape" and _code(fault) not in BY_AN_AXIS_OF_ONE]
    return others[0] if others else index


def _code(fault: Fault) -> str:
    """The code of what is said of the structure, or of the part that is wrong."""
    message = fault.message
    return message.params["message"].code if message.code == PART else message.code


def shape_over_cases(case_set: CaseSet, outcomes: list[Outcome], faults: list, index: int) -> Fault:
    """The fault of a case; of a wrong structure with what all cases together tell of it."""
    fault = faults[index]
    expected, got = case_set.references[index].value, outcomes[index].value
    if fault.status != "wrong shape" or got is None:
        return fault
    if _is_list_asked_for(case_set):
        # A list whose entries are alike has become one array: only its entries tell what is wrong.
        expected, got = _entries(expected), _entries(got)
        return Fault(fault.status, shape_message(expected, got))
    pairs = [(e.value, g.value, case.args)
             for e, g, case in zip(case_set.references, outcomes, case_set.cases, strict=False)]
    if fault.message.code == PART:
        place = first_wrong_part(expected, got)
        pairs = [(part_of(e, place), part_of(g, place), args) for e, g, args in pairs]
    if not all(isinstance(e, np.ndarray) and isinstance(g, np.ndarray) for e, g, _ in pairs):
        return fault
    return Fault(fault.status, _with_all_cases(fault.message, pairs, case_set.exercise.parameters))


def _is_list_asked_for(case_set: CaseSet) -> bool:
    """Whether the right values are now of unlike parts, now one array: a list makes both, a tuple neither."""
    return {tuple, np.ndarray} <= {type(e.value) for e in case_set.references}


def _entries(value):
    """The entries of an array, as those of a list; any other value as it is."""
    is_of_entries = isinstance(value, np.ndarray) and value.size and value.ndim
    return tuple(map(np.asarray, value)) if is_of_entries else value


def _with_all_cases(message: Message, pairs: list[tuple], parameters: list[str]) -> Message:
    """A message on one structure, that of a part inside of what is said of the part."""
    if message.code == PART:
        inner = _with_all_cases(message.params["message"], pairs, parameters)
        return Message(message.code, message.params | {"message": inner})
    if message.code == "judge.wrong-shape.axis-lost" and _only_axes_of_one_are_lost(pairs):
        return Message("judge.wrong-shape.ones-lost", message.params)
    sizes = _named_sizes(pairs, parameters) if message.code == "judge.wrong-shape" else None
    return Message("judge.wrong-shape.another-size", message.params | sizes) if sizes else message


def _only_axes_of_one_are_lost(pairs: list[tuple]) -> bool:
    """Whether each structure is the right one without its axes of length 1, and some have no such axis."""
    squeezed = all(g.shape == tuple(length for length in e.shape if length != 1) for e, g, _ in pairs)
    return squeezed and any(1 not in e.shape for e, _, _ in pairs)


def _named_sizes(pairs: list[tuple], parameters: list[str]) -> dict[str, str] | None:
    """The argument whose size the wrong axis has, and the one whose size it should have.

    None where one case alone would tell, or where there are no such arguments.
    """
    wrong = [(e.shape, g.shape) for e, g, _ in pairs if shape(e) != shape(g)]
    if len(set(wrong)) < 2 or any(len(e) != len(g) for e, g in wrong):
        return None
    differing = [[axis for axis, (a, b) in enumerate(zip(e, g, strict=True)) if a != b] for e, g in wrong]
    if len({tuple(axes) for axes in differing}) > 1 or len(differing[0]) != 1:
        return None
    axis = differing[0][0]
    tables = [argument_sizes(args, parameters) for _, _, args in pairs]

    def name(lengths):
        fitting = (size for size in tables[0] if all(table.get(size) == length
                                                     for table, length in zip(tables, lengths, strict=True)))
        return next(fitting, None)

    right, other = name([e.shape[axis] for e, _, _ in pairs]), name([g.shape[axis] for _, g, _ in pairs])
    return {"right": right, "other": other} if right and other else None
