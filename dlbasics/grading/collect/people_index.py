"""Find people of a roster by everything that they are known by."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from dlbasics.grading.collect.moodle_identifiers import participant_number
from dlbasics.grading.collect.person_names import normalized, parts_of, spellings
from dlbasics.grading.collect.platforms.identity import NUMBER_KINDS
from dlbasics.grading.collect.roster import Person
from dlbasics.grading.collect.same_person import is_called_as_a_group, is_same_person, may_be_same_person
from dlbasics.grading.results.write_csv import safe_cell

# Kinds of ids that stand for each other: what one platform calls a user name another calls a student number.
INTERCHANGEABLE = ("id", "sis", "login", "email", "local part", "github")
MAX_SUGGESTIONS = 3
# Who strangers are, as a person has written: their `Identity.label`, as a cell has it -> ids of the class.
IdentityMap = dict[str, tuple[str, ...]]


class PeopleIndex:
    """Leads from ids and names to people.

    Parameters
    ----------
    people : list of Person
    identity_map : IdentityMap, optional
        A row of a teacher's file may still be about a stranger by the old name.
    """

    def __init__(self, people: list[Person], identity_map: IdentityMap | None = None):
        self.people = {person.id: person for person in people}
        # As a table that we wrote has an id: one that looks like a formula begins with an apostrophe there.
        self._by_cell = {safe_cell(person.id): person.id for person in people}
        for cell, ids in (identity_map or {}).items():
            if len(ids) == 1:
                self._by_cell.setdefault(cell, ids[0])
        self._by_kind: dict[tuple, set] = {}
        self._by_spelling: list[dict[str, set]] = []
        for person in people:
            for kind, value in _ids_of(person):
                self._by_kind.setdefault((kind, normalized(value)), set()).add(person.id)
            for name in _names_of(person):
                for level, written in enumerate(spellings(name)):
                    if level == len(self._by_spelling):
                        self._by_spelling.append({})
                    for spelling in written:
                        self._by_spelling[level].setdefault(spelling, set()).add(person.id)

    def by_id(self, kind: str, value: str) -> set[str]:
        """Who has an id of this kind; if nobody, who has it as an id of a kind that can stand for it."""
        if not normalized(value):
            return set()
        exact = self._by_kind.get((kind, normalized(value)), set())
        if exact or kind not in (*INTERCHANGEABLE, "any"):
            return exact
        return self.by_any_id(value)

    def by_any_id(self, value: str) -> set[str]:
        """Who has an id, whatever its kind; an e-mail counts before a user name that begins another."""
        for kinds in (INTERCHANGEABLE[:4], INTERCHANGEABLE[4:]):
            ids = set().union(*(self._by_kind.get((kind, normalized(value)), set()) for kind in kinds))
            if ids:
                return ids
        return set()

    def find(self, query: str) -> str:
        """The id of the one person whom a query names by id, e-mail or name; empty if it is not one alone."""
        ids = self.candidates("any", query)
        return next(iter(ids)) if len(ids) == 1 else ""

    def candidates(self, kind: str, query: str) -> set[str]:
        """The ids of all whom a cell of a column of this kind may name.

        The gradebook's own ids count first, whatever the column is; where a platform's numbers stand, names
        do not.
        """
        if kind not in NUMBER_KINDS and safe_cell(query) in self._by_cell:
            return {self._by_cell[safe_cell(query)]}
        if kind in NUMBER_KINDS:
            return self.by_id(kind, query)
        return (self.by_id(kind, query) or self.by_name(query)
                or self.by_id("participant", participant_number(query)))

    def has_kind(self, kind: str) -> bool:
        """Whether anybody has an id of this kind."""
        return any(known == kind for known, _ in self._by_kind)

    def by_name(self, name: str) -> set[str]:
        """Who has a name, as closely written as there is anybody."""
        if not parts_of(name):
            return set()
        for level, written in zip(self._by_spelling, spellings(name), strict=False):
            ids = set().union(*(level.get(spelling, set()) for spelling in written))
            if ids:
                return ids
        return set()

    def by_id_and_name(self, query: str) -> set[str]:
        """Who has every part of a query: an id, and beside it nothing but parts of the name."""
        parts = parts_of(query)
        ids = set()
        for part in parts:
            for id in self.by_any_id(part):
                names = set().union(*map(parts_of, _names_of(self.people[id])))
                if set(parts) - {part} <= names:
                    ids.add(id)
        return ids

    def knows(self, query: str) -> bool:
        """Whether a query names somebody."""
        return bool(self.by_any_id(query) or self.by_name(query) or self.by_id_and_name(query))

    def value(self, id: str, kind: str) -> str:
        """The id of a kind that a person has, as it is compared; empty if the roster does not say."""
        return normalized(dict(_ids_of(self.people[id])).get(kind, ""))

    def is_called(self, id: str, name: str) -> bool:
        """Whether a person has a name; True where the platform or the roster names nobody."""
        names = _names_of(self.people[id])
        return not name or not names or any(is_same_person(name, each) for each in names)

    def may_be_called(self, id: str, name: str, is_other_script_fine: bool) -> bool:
        """Whether a person can have a name: it has a part of theirs, and is no other's and no group's."""
        if self.by_name(name) - {id} or self.members(name) or is_called_as_a_group(name):
            return False
        answers = [may_be_same_person(name, each) for each in _names_of(self.people[id])]
        return True in answers or (is_other_script_fine and None in answers)

    def members(self, group: str) -> list[str]:
        """The ids of those whom the roster has in a group or section of a name."""
        wanted = normalized(group)
        return [id for id, person in self.people.items()
                if wanted and wanted in map(normalized, re.split("[,;]", person.section))]

    def suggestions(self, query: str) -> list[str]:
        """Who may be meant by a query that names nobody: a person has to decide."""
        parts = set(parts_of(query))
        alike = [id for id, person in self.people.items() if _shares_parts(person, parts)]
        names = {normalized(person.name): id for id, person in self.people.items()}
        alike += [names[name] for name in get_close_matches(normalized(query), names, cutoff=0.75)]
        return list(dict.fromkeys(alike))[:MAX_SUGGESTIONS]


def names_of_others(claimed: Iterable[str], person: Person) -> set[str]:
    """What files say of themselves that is no name and no id of this person's, in any order and spelling."""
    names = set(filter(None, claimed))
    if not names:
        return names
    index = PeopleIndex([person])
    own = set().union(*map(parts_of, (person.name, person.first_name, person.last_name)))
    parts = {name: set(parts_of(name)) for name in names}
    return {name for name in names if not (index.knows(name) or (parts[name] and parts[name] <= own))}


def _shares_parts(person: Person, parts: set[str]) -> bool:
    """Whether an id, or two parts of the name, are among the parts of a query."""
    ids = {normalized(value) for _, value in _ids_of(person)}
    return bool(ids & parts) or len(parts & set(parts_of(person.name))) > 1


def _ids_of(person: Person) -> Iterator[tuple[str, str]]:
    yield from (person.ids or {"id": person.id, "email": person.email}).items()
    if "@" in person.email:
        yield "local part", person.email.split("@")[0]


def _names_of(person: Person) -> set[str]:
    """The name, and the ways to put it together where its parts are known."""
    names = {person.name, *person.other_names}
    if person.first_name and person.last_name:
        names |= {f"{person.first_name} {person.last_name}", f"{person.last_name}, {person.first_name}"}
    return {name for name in names if name}
