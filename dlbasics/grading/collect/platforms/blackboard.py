"""Blackboard: ``Homework 1_u1000_attempt_2021-03-01-10-15-00_losses.ipynb``, and a receipt ``..-00.txt``.

The receipt says ``Name: Ada Lovelace (u1000)``. It is Blackboard's own. Where it stands alone, the learner
has handed in no file, and perhaps a text, which stands in it. The time is that of the hand-in, in the zone of
the server.
"""

import re
from datetime import datetime

from dlbasics.grading.collect.platforms.export import (
    Export,
    Layout,
    PathParts,
    match_names,
    stray_file,
)
from dlbasics.grading.collect.platforms.hand_in_metadata import HandInMetadata
from dlbasics.grading.collect.platforms.identity import Identity
from dlbasics.messages import Message

# `prefix` is the assignment with the user behind it: ``Homework 1_u1000``.
ENTRY_NAME = re.compile(r"(?P<prefix>.+?)_attempt_(?P<time>\d{4}(?:-\d\d){5})(?P<rest>\.txt|_.*)?", re.DOTALL)
RECEIPT_NAME = re.compile(r"^Name: *(?P<name>.*?) *\((?P<user>[^()\n]+)\) *$", re.MULTILINE)
RECEIPT = ".txt"  # behind the time, where files have a name
MIN_TO_COMPARE = 3


def read(export: Export) -> Layout | None:
    """What Blackboard says of each file; None if it is no export of Blackboard."""
    depth = export.depth_of(ENTRY_NAME)
    if depth is None:
        return None
    matches = dict(match_names(export, depth, ENTRY_NAME))
    receipts = _receipts(export, matches)
    users = _users({match["prefix"] for match in matches.values() if match})
    with_files = {_attempt(match) for match in matches.values() if match and match["rest"] != RECEIPT}
    layout = {}
    for path, match in matches.items():
        if not match:
            layout[path] = stray_file(path, depth)
            continue
        is_receipt = match["rest"] == RECEIPT
        if is_receipt and _attempt(match) in with_files:
            layout[path] = None
            continue
        identity = receipts.get(match["prefix"]) or Identity(ids=(("login", users[match["prefix"]]),))
        problem = Message("submission.only-receipt") if is_receipt else None
        layout[path] = HandInMetadata((identity,), time=_time(match["time"]), problem=problem)
    return layout


def _receipts(export: Export, matches: dict[PathParts, re.Match | None]) -> dict[str, Identity]:
    """Whom the receipts name, by the assignment with the user behind it."""
    receipts = {}
    for path, match in matches.items():
        if match and match["rest"] == RECEIPT:
            receipt = RECEIPT_NAME.search(export.read_text(path))
            if receipt and match["prefix"].endswith(f"_{receipt['user']}"):
                receipts[match["prefix"]] = Identity(receipt["name"], (("login", receipt["user"]),))
    return receipts


def _attempt(match: re.Match) -> tuple[str, str]:
    """What is the same in the names of a receipt and of the files that it is of."""
    return match["prefix"], match["time"]


def _users(prefixes: set[str]) -> dict[str, str]:
    """The user in each prefix: what stands behind the assignment, which all share."""
    split = {prefix: prefix.split("_") for prefix in prefixes}
    shared = 0
    if len(prefixes) >= MIN_TO_COMPARE:
        while _shares_part(list(split.values()), shared):
            shared += 1
    return {prefix: "_".join(parts[shared:]) if shared else parts[-1] for prefix, parts in split.items()}


def _shares_part(prefixes: list[list[str]], at: int) -> bool:
    """Whether all have one part at a place, and more behind it."""
    return all(len(parts) > at + 1 for parts in prefixes) and len({parts[at] for parts in prefixes}) == 1


def _time(digits: str) -> datetime | None:
    try:
        return datetime.strptime(digits, "%Y-%m-%d-%H-%M-%S")
    except ValueError:
        return None
