"""A small class's submissions, and the grader run on them as an instructor runs it."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]
ID = "activations/hard-sigmoid"
ANSWERS = {
    "right": "np.clip((x + 3) / 6, 0, 1)",
    "line only": "(x + 3) / 6",
    "tangent at 0": "np.clip(x / 4 + 0.5, 0, 1)",
    "raises": "x / undefined",
}


def notebook(*sources, records=()) -> str:
    """The text of a notebook with these code cells and recorded answers to questions."""
    kind = "application/vnd.dlbasics.answer+json"
    cells = [{"cell_type": "code", "source": source, "outputs": []} for source in sources]
    cells += [{"cell_type": "code", "source": "", "outputs": [{"data": {kind: one}}]} for one in records]
    return json.dumps({"cells": cells, "nbformat": 4})


def answer(name: str) -> str:
    """A cell with one of `ANSWERS`."""
    return f"import numpy as np\n@check('{ID}')\ndef hard_sigmoid(x):\n    return {ANSWERS[name]}"


def submissions(folder: Path, count: int) -> Path:
    """A folder of quick submissions, all kinds in turn."""
    folder.mkdir(parents=True)
    for at in range(count):
        text = notebook(answer(list(ANSWERS)[at % len(ANSWERS)]))
        (folder / f"p{at:02}.ipynb").write_text(text, encoding="utf-8")
    return folder


def command(*words) -> list:
    """The command line."""
    return [sys.executable, "-m", "dlbasics.grading", *map(str, words)]


def run(*words, **options) -> subprocess.CompletedProcess:
    """Run the command line to its end."""
    return subprocess.run(command(*words), capture_output=True, text=True, cwd=ROOT, timeout=300, **options)


def contents(folder: Path) -> dict:
    """Every file under a folder and its bytes."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def environment(**more) -> dict:
    """This environment with more."""
    return os.environ | more


def text_of(page: str) -> str:
    """What a reader sees of a page."""
    return re.sub(r"\s+", " ", re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL))


def dead(family: list) -> bool:
    """Whether these processes end; one that only waits for its parent to look has ended."""
    for _ in range(4000):
        try:
            family = [p for p in family if p.is_running() and p.status() != psutil.STATUS_ZOMBIE]
        except psutil.NoSuchProcess:
            continue
        if not family:
            return True
        time.sleep(0.005)
    return False
