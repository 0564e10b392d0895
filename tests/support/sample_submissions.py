"""A small class and what it hands in."""

import json
import re
import zipfile
from pathlib import Path

from dlbasics.exercises import find, progress_store
from dlbasics.grading.autograder.result import Result

ROOT = Path(__file__).parents[2]
ID = "activations/hard-sigmoid"
ANSWERS = {
    "right": "np.clip((x + 3) / 6, 0, 1)",
    "line only": "(x + 3) / 6",
    "tangent at 0": "np.clip(x / 4 + 0.5, 0, 1)",
    "raises": "x / undefined",
}
CHOICE = find("activations/dying-relu")
WRONG_OPTION = next(i for i, option in enumerate(CHOICE.options) if not option.right)
MESSY_ROSTER = """id,name,email
s1,Ada Lovelace,ada@uni.example
s2,Ben Okri,ben@uni.example
s3,=cmd|' /C calc'!A0,eve@uni.example
s4,<script>alert(1)</script>,mallory@uni.example
s5,Never There,never@uni.example
"""


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


def work_file(learner: str, option: int) -> str:
    """The work file of the page, with an answer to the question of the class."""
    entry = progress_store.NO_ENTRY | {"answer": [option], "status": "wrong"}
    exercises = {CHOICE.id: {CHOICE.version: entry}}
    return json.dumps(progress_store.empty_work() | {"learner": learner, "exercises": exercises})


def zipped(path: Path, members: dict) -> Path:
    """A zip of texts or bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def messy_submissions(folder: Path) -> tuple:
    """A messy class, as folders and files; the exercises that it answers."""
    files = {
        "s1/activations.ipynb": notebook(answer("line only")),
        "s1/again (2).ipynb": notebook(answer("right")),
        "s1/.ipynb_checkpoints/a.ipynb": notebook(answer("raises")),
        "Ben Okri/x.ipynb": notebook(answer("line only")),
        "Ben Okri/work.json": work_file("Ben Okri", WRONG_OPTION),
        "mallory.json": work_file("Ada Lovelace", WRONG_OPTION),
        "s4/empty.ipynb": "",
        "stranger.ipynb": notebook("x = 1"),
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "s1" / "plot.png").write_bytes(b"\x89PNG")
    members = {"hw/a.ipynb": notebook(answer("line only")), "__MACOSX/._a.ipynb": "x"}
    zipped(folder / "s3" / "work.zip", members)
    return ID, CHOICE.id


def made_up_result(learner: str, earned: float, marked_late=None, label="a.ipynb", time="", ran_out=(),
                   judged_again=(), **more) -> Result:
    """A result with a verdict on one exercise, or with other parts of that verdict."""
    status = "right" if earned else "wrong"
    verdict = {"id": ID, "version": "", "status": status, "earned": earned, "points": 2, "name": "",
               "message": None, "details": [], "case": None, "hidden": False}
    return Result(learner, label, marked_late=marked_late, time=time, sort_key=(label,),
                  verdicts=[verdict | more], ran_out=list(ran_out),
                  judged_again=list(judged_again))


def text_of(page: str) -> str:
    """What a reader sees of a page."""
    return re.sub(r"\s+", " ", re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL))
