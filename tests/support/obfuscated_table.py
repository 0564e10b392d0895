"""What the page's script does with the obfuscated table of a question."""

import base64
import json

from dlbasics.fnv1a import fnv1a
from dlbasics.sphinxext.exercises.obfuscation import obfuscate


def look_up(table: dict, probes: list[str]) -> list | None:
    """The finding that stands first, or None."""
    best, salt = None, table["salt"]
    for probe in probes:
        entry = table["keys"].get(f"{fnv1a(f'place|{salt}|{probe}'):x}")
        if entry and (best is None or entry[0] < best[0]):
            best = [entry[0], entry[1] ^ fnv1a(f"pad|{salt}|{probe}")]
    if best is None:
        return None
    opening, rest, name = uncover(table["texts"][best[0]], best[1])
    status, earned, heading = uncover(table["openings"], fnv1a(f"openings|{salt}"))[opening]
    return [status, earned, heading + rest, name]


def uncover(text: str, key: int) -> list:
    """What lies in a text of the table under a key."""
    return json.loads(obfuscate(base64.b64decode(text), key))
