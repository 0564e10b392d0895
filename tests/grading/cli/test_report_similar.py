"""`report similar`, as an instructor gives it."""

import csv
import io

import pytest
from support.answer_corpus import answers_of_strangers
from support.disguised_copy import disguised, source_of
from support.html_elements import Elements
from support.run_grader import contents
from support.sample_submissions import notebook, text_of

from dlbasics.grading.cli.main import main

ID = "logistic_regression/standardize"
OTHERS = [source_of(each.function) for each in answers_of_strangers() if each.exercise == ID]
COPIED = OTHERS.pop()
HOSTILE = '</pre><script>alert(1)</script><img src=x onerror="alert(2)">{{7*7}}\u202e\x1b[31m'


def cell(source: str) -> str:
    return f"import numpy as np\n\n@check('{ID}')\n{source}"


@pytest.fixture
def graded(tmp_path):
    """A class in which Ben has Ada's answer with other names, and its report."""
    answers = {f"p{number}": cell(source) for number, source in enumerate(OTHERS)}
    answers |= {"ada": cell(COPIED), "ben": cell(disguised(COPIED))}
    (tmp_path / "in").mkdir()
    for name, source in answers.items():
        (tmp_path / "in" / f"{name}.ipynb").write_text(notebook(source), encoding="utf-8")
    (tmp_path / "roster.csv").write_text("id,name\nada,Ada <b>L</b>\nben,=1+1\n")
    return tmp_path


def report(folder, *more) -> int:
    arguments = ("report", "similar", folder / "in", "--out", folder / "out", "--only", ID, *more)
    return main(list(map(str, arguments)))


def test_a_copy_is_shown_side_by_side_and_in_the_table(graded, capsys):
    assert report(graded, "--roster", graded / "roster.csv") == 0
    assert "Pairs of learners with answers that are alike: 1." in capsys.readouterr().out
    page = (graded / "out" / "similar.html").read_text(encoding="utf-8")
    assert "Ada &lt;b&gt;L&lt;/b&gt; and =1+1" in page and page.count("<pre>") == 2
    assert "It does not show who wrote it first" in text_of(page)
    assert "# step 1" in page and page.count("<mark>") >= 2
    (row,) = csv.DictReader(io.StringIO((graded / "out" / "similar.csv").read_text()))
    assert (row["id"], row["other id"], row["exercise"]) == ("ada", "ben", ID)
    assert row["other name"] == "'=1+1" and float(row["share"]) > 0.9
    before = contents(graded / "out")
    assert report(graded, "--roster", graded / "roster.csv") == 0 and contents(graded / "out") == before


def test_what_a_learner_wrote_is_text(graded):
    assert report(graded) == 0
    plain = Elements((graded / "out" / "similar.html").read_text())
    for name in ("ada", "ben"):
        path = graded / "in" / f"{name}.ipynb"
        path.rename(graded / "in" / f"{name}&lt;i&gt;.ipynb")
        source = cell(COPIED) + f"# {HOSTILE}\nx = '''{HOSTILE}'''\n"
        (graded / "in" / f"{name}&lt;i&gt;.ipynb").write_text(notebook(source), encoding="utf-8")
    assert report(graded) == 0
    page = (graded / "out" / "similar.html").read_text(encoding="utf-8")
    hostile = Elements(page)
    assert hostile.elements == plain.elements and hostile.attributes == plain.attributes
    assert "{{7*7}}" in page and "\u202e" not in page and "\x1b" not in page


def test_a_file_that_cannot_be_read_is_named_and_costs_no_other(graded, capsys):
    (graded / "in" / "eve.ipynb").write_text("{")
    assert report(graded) == 1
    output = capsys.readouterr()
    assert "eve.ipynb: it could not be read" in output.err and "alike: 1." in output.out


def test_stubs_and_questions_are_no_answers(tmp_path, capsys):
    from dlbasics.exercises import find

    (tmp_path / "in").mkdir()
    for name in ("ada", "ben", "cy"):
        (tmp_path / "in" / f"{name}.ipynb").write_text(notebook(cell(find(ID).source)))
    assert report(tmp_path) == 0
    assert capsys.readouterr().out.startswith("0 answers of 0 learners")


def test_wrong_usage(tmp_path, capsys):
    (tmp_path / "in").mkdir()
    assert report(tmp_path) == 2 and "there is no submission" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    with pytest.raises(SystemExit) as ended:
        main(["report"])
    assert ended.value.code == 2 and "similar" in capsys.readouterr().err
