"""Whose work it is: what the platform says, matched with the roster. A stranger is reported, never guessed.

Ids count before names. A name counts where one person of the roster has it, and one person of the export: of
two of one name nobody is guessed.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from dlbasics.clean_text import clean
from dlbasics.grading.collect.people_index import IdentityMap, PeopleIndex
from dlbasics.grading.collect.person_names import normalized
from dlbasics.grading.collect.platforms.identity import (
    ANONYMOUS,
    NUMBER_KINDS,
    NUMBERS_OF_ONE_EXPORT,
    Identity,
)
from dlbasics.grading.collect.roster import Person
from dlbasics.grading.results.write_csv import safe_cell
from dlbasics.messages import Message

MAX_ID_LENGTH = 100
ENOUGH_TO_PROVE = 3


@dataclass(frozen=True, slots=True)
class IdentityMatch:
    """Whom an identity was matched with.

    Attributes
    ----------
    person : Person
        Of the roster, or a stranger.
    problem : Message, optional
        Why a person has to say who it is.
    suggestions : tuple of str
        Ids of the roster of those who may be meant.
    label : str
        What a stranger is called in the mapping: their `Identity.label`.
    """

    person: Person
    problem: Message | None = None
    suggestions: tuple = ()
    label: str = ""


class IdentityMatcher:
    """Matches the people of some exports with those of a roster.

    Parameters
    ----------
    exports : list of list of Identity
        The people of each export, each once.
    index : PeopleIndex
        Of the roster; of nobody if there is none.
    identity_map : IdentityMap
        Without a roster it says nothing.
    """

    def __init__(self, exports: list[list[Identity]], index: PeopleIndex, identity_map: IdentityMap):
        self._index, self._identity_map = index, identity_map
        if index.people:
            self._matches = [self._match_export(identities) for identities in exports]
        else:
            self._matches = _people_of_exports(exports)

    def match(self, export: int, identity: Identity) -> IdentityMatch:
        """Whom an identity of an export was matched with; of several who worked together the first."""
        return self._matches[export][identity]

    def owners(self, export: int, identity: Identity) -> list[IdentityMatch]:
        """All whom an identity of an export was matched with: several where the mapping says so."""
        mapped = self._identity_map.get(safe_cell(identity.label), ()) if self._index.people else ()
        return [IdentityMatch(self._index.people[id]) for id in mapped] or [self.match(export, identity)]

    def _match_export(self, identities: list[Identity]) -> dict[Identity, IdentityMatch]:
        """Match all identities of one export."""
        kinds = self._number_kinds(identities)
        are_proven = self._are_proven(identities, kinds)
        matches, named = {}, {}
        for identity in identities:
            match_by_id = self._by_id(identity, kinds, are_proven)
            if isinstance(match_by_id, IdentityMatch):
                matches[identity] = match_by_id
            else:
                named[identity] = self._by_name(identity, kinds)
        # Two who match one person by name, or one by name whom another is by id: homonyms. Where people have
        # named folders by hand, one person may stand there twice.
        taken = Counter(match.person.id for identity, match in [*matches.items(), *named.items()]
                        if not match.problem and not identity.is_by_hand and not self._is_group(identity))
        for identity, match in named.items():
            if not match.problem and not identity.is_by_hand and taken[match.person.id] > 1:
                ids = [match.person.id]
                match = self._stranger(identity, Message("owner.homonyms", {"people": self._shown(ids)}), ids)
            matches[identity] = match
        return matches

    def _is_group(self, identity: Identity) -> bool:
        """Whether the mapping says that it is several people."""
        return len(self._identity_map.get(safe_cell(identity.label), ())) > 1

    def _by_id(self, identity: Identity, kinds: tuple, are_proven: bool) -> IdentityMatch | None:
        """Match by the mapping or by ids; None where neither says anything."""
        mapped = self._identity_map.get(safe_cell(identity.label))
        if mapped:
            return IdentityMatch(self._index.people[mapped[0]])
        ids = set()
        for kind, value in identity.ids_besides_numbers:
            ids |= self._index.by_id(kind, value)
        if not ids and identity.number:
            ids = self._with_any_number(kinds, identity)
            misnamed = sorted(id for id in ids if not self._is_confirmed(id, identity, are_proven))
            if misnamed:
                return self._group_of_roster(identity) or self._stranger(
                    identity, Message("owner.other-name", {"people": self._shown(misnamed)}), misnamed)
        if len(ids) > 1:
            problem = Message("owner.several-ids", {"people": self._shown(sorted(ids))})
            return self._stranger(identity, problem, sorted(ids))
        return IdentityMatch(self._index.people[ids.pop()]) if ids else None

    def _by_name(self, identity: Identity, kinds: tuple) -> IdentityMatch:
        """Match by name; otherwise it is a stranger."""
        name = identity.name or next((value for kind, value in identity.ids if kind == "any"), "")
        ids = self._index.by_name(name) or self._index.by_id_and_name(name)
        ids = {id for id in ids if not self._has_another_id(id, identity, kinds)}
        if len(ids) > 1:
            problem = Message("owner.homonyms", {"people": self._shown(sorted(ids))})
            return self._stranger(identity, problem, sorted(ids))
        if ids:
            return IdentityMatch(self._index.people[ids.pop()])
        if identity.number and (group := self._group_of_roster(identity)):
            return group
        is_anonymous = any(kind == ANONYMOUS for kind, _ in identity.ids)
        problem = Message("owner.anonymous" if is_anonymous else "owner.not-in-the-roster")
        return self._stranger(identity, problem, self._index.suggestions(identity.label))

    def _group_of_roster(self, identity: Identity) -> IdentityMatch | None:
        """A stranger that is called as a group of the roster: who of it has worked on this, a person says."""
        members = self._index.members(identity.name)
        if not members:
            return None
        problem = Message("owner.group", {"people": self._shown(members)})
        return self._stranger(identity, problem, members)

    def _has_another_id(self, id: str, identity: Identity, kinds: tuple) -> bool:
        """Whether the roster knows this person by another id of the same kind: then it is a homonym."""
        pairs = [(kind, value) for kind, value in identity.ids_besides_numbers
                 if kind not in ("any", "email")]
        pairs += [(kind, identity.number) for kind in kinds if identity.number]
        compared = [(self._index.value(id, kind), normalized(value)) for kind, value in pairs]
        return any(in_roster and in_roster != value for in_roster, value in compared)

    def _shown(self, ids: Iterable[str]) -> list[str]:
        return [f"{id} ({self._index.people[id].name})" for id in ids]

    def _stranger(self, identity: Identity, problem: Message, suggestions: Iterable[str]) -> IdentityMatch:
        id = _bounded_id(identity.label)
        while id in self._index.people:  # a stranger's own label must not make one of the class
            id += "?"
        return IdentityMatch(
            Person(id, clean(identity.name, MAX_ID_LENGTH)), problem, tuple(suggestions), identity.label
        )

    def _number_kinds(self, identities: list[Identity]) -> tuple:
        """The kinds of ids of the roster that an export's numbers are.

        A platform numbers people as it likes: Moodle anew for each assignment, and a roster of another
        platform knows other numbers. So the numbers count only where they prove right on those whom the name
        shows.
        """
        own = sorted({kind for identity in identities for kind, _ in identity.ids if kind in NUMBER_KINDS})
        numbered = [identity for identity in identities if identity.number]
        if not any(person.name for person in self._index.people.values()):
            return self._number_kinds_without_names(own, {identity.number for identity in numbered})
        return tuple(kind for kind in (*own, "id") if self._is_proven(kind, kind in own, numbered))

    def _number_kinds_without_names(self, own: list[str], numbers: set[str]) -> tuple:
        """The same where the roster has no names: the kinds of the platform itself, or the ids.

        Ids count only where the roster has no numbers of the platform, these do not begin anew in each
        export, and all of several are known: one alone may be so by chance.
        """
        count_found = lambda kind: sum(bool(self._with_number(kind, number)) for number in numbers)
        if any(map(self._index.has_kind, own)):
            return tuple(kind for kind in own if 2 * count_found(kind) >= len(numbers))
        may_be_ids = len(numbers) > 1 and not set(own) & set(NUMBERS_OF_ONE_EXPORT)
        return ("id",) if may_be_ids and count_found("id") == len(numbers) else ()

    def _are_proven(self, identities: list[Identity], kinds: tuple) -> bool:
        """Whether the roster has most of an export's numbers under the names that stand beside them.

        Then they are people's. Of few that may be chance.
        """
        owners = {identity: self._with_any_number(kinds, identity)
                  for identity in identities if identity.name}
        known = {identity: ids for identity, ids in owners.items() if ids}
        right = sum(all(self._index.is_called(id, identity.name) for id in ids)
                    for identity, ids in known.items())
        return right >= ENOUGH_TO_PROVE and 2 * right > len(known)

    def _is_confirmed(self, id: str, identity: Identity, are_proven: bool) -> bool:
        """Whether the name beside a number does not say that it is another's or a group's."""
        if self._index.is_called(id, identity.name):
            return True
        # Platforms that number anew know one name of each person, in the worksheet and in the download.
        has_one_name = any(kind in NUMBERS_OF_ONE_EXPORT for kind, _ in identity.ids)
        return are_proven and self._index.may_be_called(id, identity.name, not has_one_name)

    def _with_any_number(self, kinds: tuple, identity: Identity) -> set[str]:
        """Who has an identity's number as an id of one of these kinds."""
        number = identity.number
        return {id for kind in kinds for id in self._with_number(kind, number)} if number else set()

    def _with_number(self, kind: str, number: str) -> set[str]:
        """Who has a number as an id of this very kind."""
        ids = self._index.by_id(kind, number)
        return {id for id in ids if self._index.value(id, kind) == normalized(number)}

    def _is_proven(self, kind: str, is_own: bool, numbered: list[Identity]) -> bool:
        """Whether ids of a kind in the roster are an export's numbers."""
        right = wrong = 0
        for identity in numbered:
            ids = self._index.by_name(identity.name)
            in_roster = self._index.value(min(ids), kind) if len(ids) == 1 else ""
            if not in_roster:
                continue
            if in_roster == normalized(identity.number):
                right += 1
            else:
                wrong += 1
        if is_own:
            return right >= wrong
        return right > 1 and right > 4 * wrong


def _people_of_exports(exports: list[list[Identity]]) -> list[dict[Identity, IdentityMatch]]:
    """The people of exports without a roster: each by what the platform knows them by.

    A number that begins anew in each export, as Moodle's, is left out where the name alone tells a person
    apart.
    """
    numbers_by_name: dict[str, set[tuple[int | None, str]]] = {}
    for export, identities in enumerate(exports):
        for identity in identities:
            number = _scope(export, identity), identity.number
            numbers_by_name.setdefault(normalized(identity.name), set()).add(number)
    matches = []
    for identities in exports:
        of_export = {}
        for identity in identities:
            per_scope = Counter(scope for scope, _ in numbers_by_name[normalized(identity.name)])
            is_unique = bool(identity.name) and max(per_scope.values()) == 1
            of_export[identity] = IdentityMatch(_person(identity, is_unique))
        matches.append(of_export)
    return matches


def _scope(export: int, identity: Identity) -> int | None:
    """The export in which a person's number means them alone; None where it does so in all exports."""
    kinds = {kind for kind, value in identity.ids if value == identity.number}
    return export if kinds & set(NUMBERS_OF_ONE_EXPORT) else None


def _bounded_id(label: str) -> str:
    """A label as an id; of one that is too long the beginning, and a digest of all of it."""
    if len(label) <= MAX_ID_LENGTH:
        return clean(label, MAX_ID_LENGTH)
    # As of names of files: of fewer digits, a label with another's would be found within seconds.
    digest = sha256(label.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{clean(label, MAX_ID_LENGTH - 17)} {digest}"


def _person(identity: Identity, is_unique: bool) -> Person:
    platform_id = next((value for _, value in identity.ids_besides_numbers), "")
    id = platform_id or (identity.name if is_unique else identity.label)
    id = _bounded_id(id.strip()) or "unnamed"
    email = next((value for kind, value in identity.ids if kind == "email"), "")
    return Person(id, clean(identity.name, MAX_ID_LENGTH), email)
