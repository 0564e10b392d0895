"""The work file of a folder, read."""

import json

from dlbasics.exercises.progress_store import WORK_FILE


def stored_work(folder) -> dict:
    """The work file of a folder."""
    return json.loads((folder / WORK_FILE).read_text(encoding="utf-8"))
