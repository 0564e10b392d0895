"""Messages by their codes: what is stored rests on a code, and its sentence is looked up when it is shown."""

from dataclasses import dataclass, field
from functools import lru_cache, reduce

from dlbasics.texts import TEXTS
from dlbasics.texts.invalid_arguments import INVALID_ARGUMENT_TEXTS
from dlbasics.translation import language, translate
from dlbasics.translation.catalogue import Catalogue


@dataclass(frozen=True)
class Message:
    """A sentence by its code; `str` looks it up.

    Parameters
    ----------
    code : str
        A key of `TEXTS`.
    params : dict
        What stands in its placeholders: texts, numbers, other messages, or lists of these.
    """

    code: str
    params: dict = field(default_factory=dict, hash=False)  # a dict has no hash

    def __post_init__(self):
        if self.code not in TEXTS:
            raise ValueError(f"code is {self.code!r}; expected a code of dlbasics.texts.TEXTS")

    def __str__(self) -> str:
        return text(self.code, **self.params)

    def codes(self) -> set[str]:
        """Its code, and those of the messages in its placeholders."""
        values = [value if isinstance(value, (list, tuple)) else [value] for value in self.params.values()]
        inner = [part for value in values for part in value if isinstance(part, Message)]
        return {self.code}.union(*(message.codes() for message in inner))

    def to_json(self) -> dict:
        """The message as JSON data: its code and what stands in its placeholders."""
        return {"code": self.code, "params": {name: _to_json(value) for name, value in self.params.items()}}

    @classmethod
    def from_json(cls, data: dict) -> "Message":
        """The message that `to_json` made."""
        return cls(data["code"], {name: _from_json(value) for name, value in data["params"].items()})


class MessageError(Exception):
    """An error that a message explains, kept by its code until somebody reads it.

    Parameters
    ----------
    code : str
        A key of `TEXTS`.
    **params
        What stands in its placeholders.
    """

    def __init__(self, code: str, **params):
        super().__init__(code)
        self.message = Message(code, params)

    def __str__(self) -> str:
        return str(self.message)


class UsageError(ValueError):
    """Something that a person gave has to be changed; its sentence says how. Any other error is a fault."""


def text(code: str, **params) -> str:
    """Look a sentence up and fill its placeholders.

    Parameters
    ----------
    code : str
        A key of `TEXTS`.
    **params
        What stands in its placeholders: texts, numbers, messages, or lists of these, with commas between.
    """
    return translate(TEXTS[code], code).format(**{name: _shown(value) for name, value in params.items()})


def invalid_argument_text(message: str) -> str:
    """Say in the reader's language what one of the package's functions said of an argument in English.

    A sandbox speaks English, since it holds no catalogue: the answers of exercises are in it.

    Parameters
    ----------
    message : str
        Of any exception; one that is not the package's comes back as it is.
    """
    return _invalid_argument_catalogue(language()).translate(message)


@lru_cache(maxsize=4)
def _invalid_argument_catalogue(key: str) -> Catalogue:
    """What is said of arguments, by its English; `key` is the language in which all is looked up."""
    templates = {english: translate(english, code) for code, english in INVALID_ARGUMENT_TEXTS.items()}
    return Catalogue({}, templates)


def unfilled(codes) -> dict[str, str]:
    """Look sentences up and leave their placeholders to a script.

    Parameters
    ----------
    codes : iterable of str
        Keys of `TEXTS`.
    """
    return {code: translate(TEXTS[code], code) for code in codes}


def plural(code: str, count: float, **params) -> str:
    """Look up ``code.one`` or ``code.other``, as `count` asks for."""
    return text(f"{code}.one" if count == 1 else f"{code}.other", **params)


def _shown(value) -> str:
    match value:
        case list() | tuple():
            return reduce(_with_next, map(_shown, value)) if value else ""
        case float():
            return f"{value:g}"
        case _:
            return str(value)


def _with_next(before: str, word: str) -> str:
    """A list in one line with one word more, as the reader's language sets them apart."""
    return text("list-of.words", before=before, word=word)


def _to_json(value):
    match value:
        case Message():
            return value.to_json()
        case list() | tuple():
            return [_to_json(part) for part in value]
        case _:
            return value


def _from_json(value):
    match value:
        case {"code": _, "params": _}:
            return Message.from_json(value)
        case list():
            return [_from_json(part) for part in value]
        case _:
            return value
