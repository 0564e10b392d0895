"""Numbers that people have in one assignment alone, as in Moodle: of which one a worksheet is."""

from collections.abc import Iterable
from dataclasses import replace

from dlbasics.grading.collect.person_names import normalized
from dlbasics.grading.collect.platforms.identity import NUMBERS_OF_ONE_EXPORT, Identity
from dlbasics.grading.collect.roster import Person


def numbers_by_name(people: Iterable[Person]) -> dict[str, tuple[str, str] | None]:
    """The kind and the number of each person, by the name; None where several have one name."""
    numbers = {}
    for person in people:
        for kind in NUMBERS_OF_ONE_EXPORT:
            if kind in person.ids and person.name:
                name = normalized(person.name)
                numbers[name] = None if name in numbers else (kind, person.ids[kind])
    return numbers


def without_participant(person: Person) -> Person:
    """A person without such a number."""
    ids = {kind: id for kind, id in person.ids.items() if kind not in NUMBERS_OF_ONE_EXPORT}
    return replace(person, ids=ids)


def is_numbered(identities: Iterable[Identity]) -> bool:
    """Whether people of an export have such numbers."""
    return any(kind in NUMBERS_OF_ONE_EXPORT for identity in identities for kind, _ in identity.ids)


def are_of_another_assignment(numbers: dict[str, tuple[str, str] | None],
                              identities: Iterable[Identity]) -> bool:
    """Whether more people of an export have another number in a worksheet than have the same.

    Parameters
    ----------
    numbers : dict
        Those of the worksheet, as `numbers_by_name` gives them.
    identities : iterable of Identity
        The people of the export.
    """
    right = wrong = 0
    for identity in identities:
        known = numbers.get(normalized(identity.name)) if identity.name else None
        if known and is_numbered([identity]):
            right += known in identity.ids
            wrong += known not in identity.ids
    return wrong > right
