"""The zip for learners."""

import io
import json
import os
import re
import subprocess
import sys
import zipfile

import pytest
from support.sample_submissions import CHOICE, ROOT

from dlbasics import translation
from dlbasics.exercises import Case, Code, all_exercises
from dlbasics.grading.cli.main import main
from dlbasics.grading.cli.student_release import own_notebook, student_zip


def test_release_is_what_a_learner_needs_and_no_more(tmp_path):
    data = student_zip(["activations"])
    assert data == student_zip(["activations"])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name.removeprefix("deep-learning-basics/") for name in archive.namelist()]
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        archive.extractall(tmp_path)
    folder = tmp_path / "deep-learning-basics"
    wanted = {"README.txt", "requirements.txt", "activations.ipynb", "dlbasics/exercises/model/parts.py"}
    assert wanted <= set(names)
    assert not [name for name in names if re.search("dlbasics/grading|sphinxext|pycache|losses.ipynb", name)]
    book = ROOT / "chapters" / "activations.ipynb"
    assert (folder / "activations.ipynb").read_bytes() == book.read_bytes()
    code = "import dlbasics.exercises as e, dlbasics.explore; print(e.__file__, len(e.all_exercises()))"
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    python = [sys.executable, "-c", code]
    done = subprocess.run(python, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.stdout.startswith(str(folder)) and int(done.stdout.split()[-1]) == len(all_exercises())


def test_with_own_numbers_each_notebook_asks_whose_they_are():
    with zipfile.ZipFile(io.BytesIO(student_zip(["activations"], own_numbers=True))) as archive:
        released = json.loads(archive.read("deep-learning-basics/activations.ipynb"))
    book = json.loads((ROOT / "chapters" / "activations.ipynb").read_text(encoding="utf-8"))
    added = [cell for cell in released["cells"] if cell["id"] == "own-numbers"]
    assert len(added) == 1 and 'own_numbers("")' in added[0]["source"]
    kinds = [cell["cell_type"] for cell in released["cells"]]
    assert kinds.index("code") + 1 == released["cells"].index(added[0]), "behind the imports"
    released["cells"].remove(added[0])
    assert released == book


def test_the_notebook_of_more_exercises_has_numpy_as_every_chapter_has():
    notebook = json.loads(own_notebook([exercise for exercise in all_exercises() if exercise.points == 2
                                        and isinstance(exercise, Code)][:1]))
    sources = [cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "code"]
    module = {}
    for source in [*sources, "@check('week1/root')\ndef root(x):\n    return np.sqrt(x)"]:
        exec(source, module)
    assert module["root"](4) == 2


def test_own_exercises_come_with_their_hints_and_say_when_they_are_judged():
    own = Code("week1/half", "Half", 1, "def half(x):\n    ...", hints=("Which `operator`?", "Divide."),
               reference=lambda x: x / 2, cases=lambda rng: [Case((1,)), Case((2,))], misconceptions=())
    with zipfile.ZipFile(io.BytesIO(student_zip(["activations"], [own]))) as archive:
        readme = archive.read("deep-learning-basics/README.txt").decode()
        cells = json.loads(archive.read("deep-learning-basics/more_exercises.ipynb"))["cells"]
    assert "more_exercises.ipynb are judged after you hand them in" in readme
    assert "more_exercises" not in zipfile.ZipFile(io.BytesIO(student_zip(["activations"]))).read(
        "deep-learning-basics/README.txt").decode()
    assert "judged after you hand them in" in cells[0]["source"]
    stub, *hints = [cell["source"] for cell in cells[-3:]]
    assert stub.startswith('@check("week1/half")')
    assert [re.findall(r"<summary>(.*)</summary>\n\n(.*)\n\n", hint) for hint in hints] == [
        [("Hint 1 of 2", "Which `operator`?")], [("Hint 2 of 2", "Divide.")]]


def test_a_release_speaks_the_language_in_which_it_is_made(tmp_path, monkeypatch, capsys):
    path = tmp_path / "class.zip"
    monkeypatch.setattr(translation, "_language", "zh_CN")
    assert main(["--language", "zh_CN", "release", str(path), "losses"]) == 0
    said = capsys.readouterr()
    assert "--branch zh_CN" in said.err and "英文" in said.err
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path)
    code = "import dlbasics; from dlbasics.translation import language; print(dlbasics.__file__, language())"
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path / "deep-learning-basics",
                          env=environment, capture_output=True, text=True)
    assert done.stdout.startswith(str(tmp_path)) and done.stdout.split()[-1] == "zh_CN", done.stderr


def test_what_cannot_be_released_is_refused():
    with pytest.raises(ValueError, match="no chapter 'x'; expected activations"):
        student_zip(["x"])
    with pytest.raises(ValueError, match="is a question"):
        student_zip(["activations"], [CHOICE])
