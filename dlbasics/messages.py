"""Messages by their codes: what is stored rests on a code, and its sentence is looked up when it is shown."""

from dataclasses import dataclass, field

from dlbasics.texts import TEXTS


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
    params: dict = field(default_factory=dict)

    def __post_init__(self):
        if self.code not in TEXTS:
            raise ValueError(f"code is {self.code!r}; expected a code of dlbasics.messages.TEXTS")

    def __str__(self) -> str:
        return text(self.code, **self.params)

    def to_json(self) -> dict:
        """The message as JSON data: its code and what stands in its placeholders."""
        return {"code": self.code, "params": {name: _to_json(value) for name, value in self.params.items()}}

    @classmethod
    def from_json(cls, data: dict) -> "Message":
        """The message that `to_json` made."""
        return cls(data["code"], {name: _from_json(value) for name, value in data["params"].items()})


def text(code: str, **params) -> str:
    """Look a sentence up and fill its placeholders.

    Parameters
    ----------
    code : str
        A key of `TEXTS`.
    **params
        What stands in its placeholders: texts, numbers, messages, or lists of these, which commas join.
    """
    return TEXTS[code].format(**{name: _shown(value) for name, value in params.items()})


def plural(code: str, count: float, **params) -> str:
    """Look up ``code.one`` or ``code.other``, as `count` asks for."""
    return text(f"{code}.one" if count == 1 else f"{code}.other", **params)


def _shown(value) -> str:
    match value:
        case list() | tuple():
            return ", ".join(map(_shown, value))
        case float():
            return f"{value:g}"
        case _:
            return str(value)


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
