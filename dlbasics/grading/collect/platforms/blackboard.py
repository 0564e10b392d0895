"""Blackboard: ``Homework 1_u1000_attempt_2021-03-01-10-15-00_losses.ipynb``, and a receipt ``..-00.txt``.

The receipt says ``Name: Ada Lovelace (u1000)``. It is Blackboard's own. Where it stands alone, the learner
has handed in no file, and perhaps a text, which stands in it. The time is that of the hand-in, in the zone of
the server.
"""

import re
from datetime import datetime

from dlbasics.grading.collect.platforms.export_listing import (
    Export,
    Layout,
    PathParts,
    match_names,
    stray_file,
)
from dlbasics.grading.collect.platforms.identity import HandIn, Identity
from dlbasics.messages import Message

PLACE = re.compile(r"(?P<front>.+?)_attempt_(?P<time>\d{4}(?:-\d\d){5})(?P<rest>\.txt|_.*)?", re.DOTALL)
RECEIPT_NAME = re.compile(r"^Name: *(?P<name>.*?) *\((?P<user>[^()\n]+)\) *$", re.MULTILINE)
RECEIPT = ".txt"  # behind the time, where files have a name
MIN_TO_COMPARE = 3


def read(export: Export) -> Layout | None:
    """What Blackboard says of each file; None if it is no export of Blackboard."""
    depth = export.depth_of(PLACE)
    if depth is None:
        return None
    found_in = dict(match_names(export, depth, PLACE))
    receipts = _receipts(export, found_in)
    users = _users({found["front"] for found in found_in.values() if found})
    with_files = {_attempt(found) for found in found_in.values() if found and found["rest"] != RECEIPT}
    layout = {}
    for path, found in found_in.items():
        if not found:
            layout[path] = stray_file(path, depth)
            continue
        is_receipt = found["rest"] == RECEIPT
        if is_receipt and _attempt(found) in with_files:
            layout[path] = None
            continue
        identity = receipts.get(found["front"]) or Identity(ids=(("login", users[found["front"]]),))
        problem = Message("submission.only-receipt") if is_receipt else None
        layout[path] = HandIn((identity,), time=_time(found["time"]), problem=problem)
    return layout


def _receipts(export: Export, found_in: dict[PathParts, re.Match | None]) -> dict[str, Identity]:
    """Whom the receipts name, by the assignment with the user behind it."""
    receipts = {}
    for path, found in found_in.items():
        if found and found["rest"] == RECEIPT:
            receipt = RECEIPT_NAME.search(export.read_text(path))
            if receipt and found["front"].endswith(f"_{receipt['user']}"):
                receipts[found["front"]] = Identity(receipt["name"], (("login", receipt["user"]),))
    return receipts


def _attempt(found: re.Match) -> tuple[str, str]:
    """What is the same in the names of a receipt and of the files that it is of."""
    return found["front"], found["time"]


def _users(fronts: set[str]) -> dict[str, str]:
    """The user of each assignment with a user behind it: all are of one assignment."""
    split = {front: front.split("_") for front in fronts}
    shared = 0
    if len(fronts) >= MIN_TO_COMPARE:
        while _shares_part(list(split.values()), shared):
            shared += 1
    return {front: "_".join(parts[shared:]) if shared else parts[-1] for front, parts in split.items()}


def _shares_part(fronts: list[list[str]], at: int) -> bool:
    """Whether all have one part at a place, and more behind it."""
    return all(len(parts) > at + 1 for parts in fronts) and len({parts[at] for parts in fronts}) == 1


def _time(digits: str) -> datetime | None:
    try:
        return datetime.strptime(digits, "%Y-%m-%d-%H-%M-%S")
    except ValueError:
        return None
