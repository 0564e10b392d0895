"""nbgrader: ``submitted/ada/homework1/losses.ipynb`` and ``.../timestamp.txt``; or, as its exchange keeps it,
``ada+homework1+2021-03-01 10:15:00 UTC+x7/losses.ipynb``.
"""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from dlbasics.grading.collect.platforms.export import Export, Layout, match_names, stray_file
from dlbasics.grading.collect.platforms.hand_in_metadata import HandInMetadata
from dlbasics.grading.collect.platforms.identity import Identity

EXCHANGE = re.compile(
    r"(?P<user>.+?)\+[^+]+\+(?P<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)? [^+]+)(?:\+[^+]*)?"
)
TIME = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d+)?)(?: ?(\S+))?")
TIMESTAMP = "timestamp.txt"


def read(export: Export) -> Layout | None:
    """What nbgrader says of each file; None if it is no folder of nbgrader."""
    depth = export.depth_of(EXCHANGE)
    if depth is not None:
        return _exchange_layout(export, depth)
    for depth in range(export.common_depth() + 1):
        stamps = {path[: depth + 2]: path for path in export.paths
                  if len(path) == depth + 3 and path[-1] == TIMESTAMP}
        if 2 * len({folder[depth] for folder in stamps}) > len(export.names(depth)):
            return _layout(export, depth, stamps)
    return None


def _exchange_layout(export: Export, depth: int) -> Layout:
    """What each file is, where the names of folders say it all."""
    layout = {}
    for path, match in match_names(export, depth, EXCHANGE):
        if path[-1] == TIMESTAMP:
            layout[path] = None  # nobody handed it in
        elif match:
            layout[path] = HandInMetadata((_identity(match["user"]),), time=_time(match["time"]))
        else:
            layout[path] = stray_file(path, depth)
    return layout


def _layout(export: Export, depth: int, stamps: dict) -> Layout:
    """What each file is, where the people's folders stand below that many folders."""
    times = {folder: _time(export.read_text(path)) for folder, path in stamps.items()}
    layout = {}
    for path in export.paths:
        if len(path) < depth + 3:
            layout[path] = stray_file(path, depth)
        elif path in stamps.values():
            layout[path] = None
        else:
            layout[path] = HandInMetadata((_identity(path[depth]),), time=times.get(path[: depth + 2]))
    return layout


def _identity(user: str) -> Identity:
    return Identity(ids=(("login", user),))


def _time(text: str) -> datetime | None:
    """A time as nbgrader writes it, with its zone; UTC where there is none."""
    match = TIME.match(text.strip())
    if not match:
        return None
    try:
        zone = match[3] or "UTC"
        if re.fullmatch(r"[+-]\d\d:?\d\d", zone):
            return datetime.fromisoformat(f"{match[1]} {match[2]}{zone}")
        time = datetime.fromisoformat(f"{match[1]} {match[2]}")
        return time.replace(tzinfo=UTC if zone in ("UTC", "Z", "UCT") else ZoneInfo(zone))
    except (ValueError, LookupError, OSError):
        return None
