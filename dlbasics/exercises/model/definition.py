"""What is refused where an exercise or a part of it is defined, and how that is said."""

from dataclasses import MISSING, fields
from numbers import Real

from dlbasics.messages import text

MAX_SHOWN = 60  # characters of a value


class DefinitionError(ValueError):
    """A definition that cannot work; its sentence says what was expected."""


class Definition:
    """What an author defines: a keyword that it does not have, or that is missing, is named."""

    def __new__(cls, *args, **given):
        if args or given:  # there are none for a copy
            check_keywords(cls, args, given)
        return super().__new__(cls)


def definition(cls: type, args: tuple, given: dict) -> str:
    """How a definition begins, for a sentence about it."""
    first = args[0] if args else given.get(fields(cls)[0].name, ...)
    return f"{cls.__name__}({'...' if first is ... else shown(first)}, ...)"


def check_keywords(cls: type, args: tuple, given: dict):
    """Refuse keywords that a class does not have, and arguments that are missing."""
    known = {field.name: field for field in fields(cls)}
    for name in given:
        if name not in known:
            import difflib  # takes longer to load than all that is here

            near = difflib.get_close_matches(name, known, n=1) or list(known)
            what = definition(cls, args, given)
            raise DefinitionError(text("exercise.no-such-keyword", what=what, name=name, near=near))
    by_place = [name for name, field in known.items() if not field.kw_only][: len(args)]
    needed = [name for name, field in known.items()
              if field.default is MISSING and field.default_factory is MISSING]
    missing = [name for name in needed if name not in by_place and name not in given]
    if missing:
        are_tuples = set(missing) <= set(getattr(cls, "part_types", ()))
        code = "exercise.missing-tuples" if are_tuples else "exercise.missing-keywords"
        raise DefinitionError(text(code, what=definition(cls, args, given), names=missing))


def check_parts(what: str, name: str, parts, kind: type):
    """Refuse what is no tuple or list of parts of a kind.

    Parameters
    ----------
    what : str
        The id of the exercise, or whatever else has the parts.
    name : str
        The keyword that they were given as.
    parts : object
    kind : type
    """
    if not isinstance(parts, tuple | list):
        raise DefinitionError(text("exercise.no-tuple", id=what, name=name))
    for part in parts:
        if not isinstance(part, kind):
            raise DefinitionError(
                text("exercise.wrong-part", id=what, name=name, value=shown(part), kind=kind.__name__))


def check_number(what: str, name: str, value):
    """Refuse what is no number."""
    if not isinstance(value, Real):
        raise DefinitionError(text("exercise.no-number", id=what, name=name, value=shown(value)))


def shown(value) -> str:
    """A value as a sentence shows it."""
    return repr(value)[:MAX_SHOWN]
