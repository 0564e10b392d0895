"""Whether two names are one person's, where a platform's number says so: a name confirms it, or does not."""

import re
from collections.abc import Iterator
from itertools import permutations

from dlbasics.grading.collect.person_names import joined_orders, parts_of, without_accents

# Words that stand before a last name and are no name by themselves
PARTICLES = ("al", "bin", "da", "das", "de", "del", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la",
             "las", "le", "los", "of", "van", "von", "zu")
# What groups are called in the languages of the platforms; without spaces, as Canvas writes them, as well
GROUP_WORDS = ("team", "group", "gruppe", "groupe", "grupo", "gruppo", "groep", "equipe", "equipo", "squad")
GROUP_ENDINGS = ("组", "組", "队", "隊", "团队", "团")
# In which programs have read names that were in UTF-8
MISREAD_AS = ("cp437", "cp850", "cp1252", "latin-1", "gb18030")
MAX_PARTS = 6  # more orders than those of six parts nobody's name has


def is_same_person(name: str, other: str) -> bool:
    """Whether a name of an export and one of a roster are one person's: the same, or all of one in the other.

    One part in common is not enough: a group may be called after one of its people. Nor is a part alone that
    is all of a name, unless it is written in characters, as Chinese names are. Parts may be shortened.

    Parameters
    ----------
    name : str
        In the export; a group may stand before it, and a program may have misread it.
    other : str
        In the roster.
    """
    wanted = _plain_parts(other)
    for written in (name, *_repaired(name)):
        parts = _plain_parts(written)
        if not parts or not wanted:
            continue
        if _are_same(parts, wanted) or _is_behind_a_group(written, wanted):
            return True
    return False


def may_be_same_person(name: str, other: str) -> bool | None:
    """Whether two names can be one person's: a part in common. None where that cannot be told.

    A name in Latin letters and one in Chinese have nothing in common, and can be the same person's. This is
    enough only where the number beside the name is known to be a person's.
    """
    parts, other_parts = _plain_parts(name), _plain_parts(other)
    joined, other_joined = "".join(parts), "".join(other_parts)
    if not parts or not other_parts or _is_latin(joined) != _is_latin(other_joined):
        return None
    return bool(set(parts) & set(other_parts)) or any(
        _is_distinctive(part) and part in whole
        for some, whole in ((parts, other_joined), (other_parts, joined)) for part in some)


def is_called_as_a_group(name: str) -> bool:
    """Whether a name has a number, or a word for groups."""
    parts = _plain_parts(name)
    return any(part.startswith(GROUP_WORDS) or part.endswith(GROUP_ENDINGS) or not part.isalpha()
               for part in parts)


def _plain_parts(name: str) -> list[str]:
    return parts_of(without_accents(name))


def _repaired(name: str) -> Iterator[str]:
    """What a name was before a program misread it."""
    for encoding in () if name.isascii() else MISREAD_AS:
        try:
            yield name.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue


def _are_same(parts: list[str], others: list[str]) -> bool:
    is_joined = "".join(parts) in joined_orders(others) or "".join(others) in joined_orders(parts)
    return is_joined or _covers(parts, others) or _covers(others, parts)


def _covers(parts: list[str], wanted: list[str]) -> bool:
    """Whether everything of one name, `wanted`, is in the other."""
    return (_has_all(parts, wanted) or _holds_joined(parts, wanted) or _is_shortened(parts, wanted)
            or (len(wanted) == 1 and _is_put_together(wanted[0], parts)))


def _has_all(parts: list[str], wanted: list[str]) -> bool:
    """Whether all parts of a name are among these."""
    return set(wanted) <= set(parts) and (_is_in_characters(wanted) or _has_two_names(wanted))


def _holds_joined(parts: list[str], wanted: list[str]) -> bool:
    """Whether a name stands within one that is written without spaces, and is too long to be an accident."""
    is_long = _is_in_characters(wanted) or len("".join(wanted)) > 5
    return (len(parts) == 1 and len(wanted) > 1 and is_long
            and any(joined in parts[0] for joined in joined_orders(wanted)))


def _is_shortened(parts: list[str], wanted: list[str]) -> bool:
    """Whether each part of a name is one of these, or how one of these begins: ``A. Lovelace``."""
    if len(wanted) < 2 or not any(part in parts and _is_a_name(part) for part in wanted):
        return False
    left = list(parts)
    for part in sorted(wanted, key=lambda part: part not in parts):
        match = next((each for each in left if each == part), None) or next(
            (each for each in left if each.startswith(part)), None)
        if not match:
            return False
        left.remove(match)
    return True


def _is_put_together(joined: str, parts: list[str]) -> bool:
    """Whether a name without spaces is some of these parts, of which the last may be shortened.

    Two of them are names, or one and the beginning of another: ``smithj``. A last name alone says too little.
    """
    for count in range(2, min(len(parts), MAX_PARTS) + 1):
        for some in permutations(parts[:MAX_PARTS], count):
            *first, last = some
            beginning = "".join(first)
            rest = joined.removeprefix(beginning)
            is_made_of = joined.startswith(beginning) and rest and last.startswith(rest)
            if is_made_of and last not in PARTICLES and any(map(_is_a_name, first)):
                return True
    return False


def _is_behind_a_group(name: str, wanted: list[str]) -> bool:
    """Whether the whole name stands behind a group's, as in Moodle: ``Group 1-Bo Ek``."""
    pieces = name.split("-")
    tails = ("-".join(pieces[at:]) for at in range(1, len(pieces)))
    return any(sorted(_plain_parts(tail)) == sorted(wanted) for tail in tails)


def _is_a_name(part: str) -> bool:
    return part not in PARTICLES and (len(part) > 1 or not part.isascii())


def _has_two_names(parts: list[str]) -> bool:
    return sum(map(_is_a_name, parts)) > 1


def _is_in_characters(parts: list[str]) -> bool:
    """Whether a name is in other than Latin letters, of which few say much."""
    return not _is_latin("".join(parts))


def _is_latin(name: str) -> bool:
    return bool(re.search("[a-z]", name))


def _is_distinctive(part: str) -> bool:
    """Whether a part of a name is long enough to be no accident; a Chinese character is."""
    return len(part) >= 3 or not part.isascii()
