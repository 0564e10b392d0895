"""What Moodle's grading worksheet says of a hand-in in its column of the status.

``mod/assign/gradingtable.php`` writes it: ``Draft (not submitted)``, or ``Submitted for grading - Extension
granted until: Thursday, 3 December 2026, 11:59 PM``.
"""

import re

from dlbasics.grading.collect.roster import Person

STATUS_COLUMNS = ("status", "statut", "état", "estado", "estatus", "stato", "estat", "stav", "状态", "狀態",
                  "ステータス", "상태", "статус", "состояние")
# How the word for a draft begins, in the languages of Moodle
DRAFTS = ("draft", "entwurf", "brouillon", "borrador", "bozza", "rascunho", "esborrany", "concept", "utkast",
          "kladde", "luonnos", "szkic", "wersja robocza", "koncept",
          "черновик", "чернетка", "草稿", "下書き", "초안")
CLOCK = re.compile(r"\d{1,2}[:.]\d{2}\b")


def _status(person: Person) -> str:
    """The status of a hand-in in the worksheet; empty in any other roster."""
    if "participant" not in person.ids:
        return ""
    return next((person.columns[name] for name in STATUS_COLUMNS if person.columns.get(name)), "")


def is_draft(person: Person) -> bool:
    """Whether what a person uploaded was not submitted."""
    return _status(person).lower().startswith(DRAFTS)


def has_extension(person: Person) -> bool:
    """Whether the platform gives a person more time: nothing else in the status has a clock."""
    return bool(CLOCK.search(_status(person)))
