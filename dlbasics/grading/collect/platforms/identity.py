"""A person as a platform names them."""

from dataclasses import dataclass

# Numbers by which a platform counts people; all else in `Identity.ids` is a name that a person is known by.
NUMBER_KINDS = ("canvas", "participant", "brightspace")
# What stands for a person whose name the platform hides
ANONYMOUS = "anonymous"
# Of the numbers, those that begin anew in each export.
NUMBERS_OF_ONE_EXPORT = ("participant",)


@dataclass(frozen=True, slots=True)
class Identity:
    """A person as a platform names them in what it exports.

    Attributes
    ----------
    name : str
        As the platform shows it; may be empty.
    ids : tuple of (str, str)
        Kinds of ids, as of `Person.ids`, and the ids. The kind ``"any"`` is of a folder or a file that
        somebody has named by hand.
    """

    name: str = ""
    ids: tuple[tuple[str, str], ...] = ()

    @property
    def number(self) -> str:
        """The number that the platform counts the person with; empty if there is none."""
        return next((value for kind, value in self.ids if kind in NUMBER_KINDS), "")

    @property
    def is_by_hand(self) -> bool:
        """Whether it is the name of a folder or a file, which nobody but a person has given."""
        return any(kind == "any" for kind, _ in self.ids)

    @property
    def ids_besides_numbers(self) -> tuple[tuple[str, str], ...]:
        """All ids but such a number, with their kinds, also ``"any"`` and others that say little."""
        return tuple((kind, value) for kind, value in self.ids if kind not in NUMBER_KINDS and value)

    @property
    def names(self) -> tuple[str, ...]:
        """All that the person may be known by beside such a number."""
        return (self.name, *(value for _, value in self.ids_besides_numbers))

    @property
    def label(self) -> str:
        """What tells this person from all others of the export, for people to read."""
        known = next((value for _, value in self.ids_besides_numbers), "") or self.number
        if self.name and known and self.name != known:
            return f"{self.name} ({known})"
        return self.name or known or "unnamed"
